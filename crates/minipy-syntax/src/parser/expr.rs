//! Expressions from the loosest binding to unary operators: lists with commas, conditionals, lambda, binary operators.
//!
//! Binary operators are one loop over binding powers (Pratt). Chains of prefix operators and of `else` are loops too,
//! so that only brackets and lambdas use native stack.

use super::{Fail, Mode, Parser, Res, node};
use crate::ast::{BoolOp, CmpOp, Comparator, Expr, ExprKind, Operator, UnaryOp};
use crate::error::RawError;
use crate::token::Tok;

/// Binding powers, loosest first.
pub(super) mod power {
    pub const OR: u8 = 1;
    pub const AND: u8 = 2;
    pub const NOT: u8 = 3;
    pub const COMPARE: u8 = 4;
    pub const BIT_OR: u8 = 5;
    pub const BIT_XOR: u8 = 6;
    pub const BIT_AND: u8 = 7;
    pub const SHIFT: u8 = 8;
    pub const SUM: u8 = 9;
    pub const TERM: u8 = 10;
}

/// The operator that a token is, behind an operand.
#[derive(Clone, Copy)]
enum Infix {
    Bool(BoolOp, u8),
    Compare,
    Binary(Operator, u8),
}

fn infix(kind: Tok) -> Option<Infix> {
    use Infix::{Binary, Bool, Compare};
    Some(match kind {
        Tok::Or => Bool(BoolOp::Or, power::OR),
        Tok::And => Bool(BoolOp::And, power::AND),
        Tok::EqEqual | Tok::NotEqual | Tok::Less | Tok::LessEqual | Tok::Greater | Tok::GreaterEqual => Compare,
        Tok::In | Tok::Is | Tok::Not | Tok::LessGreater => Compare,
        Tok::Bar => Binary(Operator::BitOr, power::BIT_OR),
        Tok::Caret => Binary(Operator::BitXor, power::BIT_XOR),
        Tok::Ampersand => Binary(Operator::BitAnd, power::BIT_AND),
        Tok::LeftShift => Binary(Operator::LShift, power::SHIFT),
        Tok::RightShift => Binary(Operator::RShift, power::SHIFT),
        Tok::Plus => Binary(Operator::Add, power::SUM),
        Tok::Minus => Binary(Operator::Sub, power::SUM),
        Tok::Star => Binary(Operator::Mult, power::TERM),
        Tok::Slash => Binary(Operator::Div, power::TERM),
        Tok::DoubleSlash => Binary(Operator::FloorDiv, power::TERM),
        Tok::Percent => Binary(Operator::Mod, power::TERM),
        Tok::At => Binary(Operator::MatMult, power::TERM),
        _ => return None,
    })
}

impl Parser<'_> {
    /// `a, b` without stars.
    pub(super) fn expressions(&mut self) -> Res<Expr> {
        self.comma_list(Self::expression)
    }

    /// `a, *b`.
    pub(super) fn star_expressions(&mut self) -> Res<Expr> {
        self.comma_list(Self::star_expression)
    }

    /// One item, or a tuple without parentheses.
    fn comma_list(&mut self, item: fn(&mut Self) -> Res<Expr>) -> Res<Expr> {
        let start = self.start();
        let first = item(self)?;
        if self.peek() != Tok::Comma {
            return Ok(first);
        }
        let mut elts = vec![first];
        while self.eat(Tok::Comma) {
            match self.attempt(item)? {
                Some(next) => elts.push(next),
                None => break,
            }
        }
        self.grow(1)?;
        Ok(node(ExprKind::Tuple { elts }, self.span_from(start)))
    }

    /// `yield ...` or `a, *b`: what may stand behind `=`.
    pub(super) fn annotated_rhs(&mut self) -> Res<Expr> {
        if self.peek() == Tok::Yield {
            self.yield_expr()
        } else {
            self.star_expressions()
        }
    }

    /// `yield`, `yield a, b`, `yield from a`.
    pub(super) fn yield_expr(&mut self) -> Res<Expr> {
        let start = self.expect(Tok::Yield)?.start;
        if self.peek() == Tok::From {
            self.advance();
            let value = Box::new(self.expression()?);
            return Ok(node(ExprKind::YieldFrom { value }, self.span_from(start)));
        }
        let value = self.attempt(Self::star_expressions)?.map(Box::new);
        Ok(node(ExprKind::Yield { value }, self.span_from(start)))
    }

    pub(super) fn star_expression(&mut self) -> Res<Expr> {
        if self.peek() == Tok::Star {
            self.starred_bitwise_or()
        } else {
            self.expression()
        }
    }

    fn starred_bitwise_or(&mut self) -> Res<Expr> {
        let start = self.expect(Tok::Star)?.start;
        let value = Box::new(self.nested(Self::bitwise_or)?);
        Ok(node(ExprKind::Starred { value }, self.span_from(start)))
    }

    /// An element of a display: `*a`, `a := b`, `a`.
    pub(super) fn star_named_expression(&mut self) -> Res<Expr> {
        if self.peek() == Tok::Star {
            self.starred_bitwise_or()
        } else {
            self.named_expression()
        }
    }

    /// `a := b` or `a`.
    pub(super) fn named_expression(&mut self) -> Res<Expr> {
        if self.peek() == Tok::Name && self.peek_second() == Tok::ColonEqual {
            return self.assignment_expression();
        }
        if self.mode == Mode::Diagnose {
            self.invalid_named_expression()?;
        }
        let value = self.expression()?;
        if self.peek() == Tok::ColonEqual {
            Err(Fail::Soft)
        } else {
            Ok(value)
        }
    }

    /// `name := value`.
    pub(super) fn assignment_expression(&mut self) -> Res<Expr> {
        let token = self.expect(Tok::Name)?;
        let id = self.ident(token);
        let target = Box::new(node(
            ExprKind::Name { id },
            crate::ast::Span::new(token.start, token.end),
        ));
        self.expect(Tok::ColonEqual)?;
        let value = Box::new(self.expression()?);
        Ok(node(ExprKind::NamedExpr { target, value }, self.span_from(token.start)))
    }

    /// A conditional, a lambda, or anything tighter.
    pub(super) fn expression(&mut self) -> Res<Expr> {
        if self.second_pass {
            self.diagnosed_expression()
        } else {
            self.nested(Self::plain_expression)
        }
    }

    pub(super) fn plain_expression(&mut self) -> Res<Expr> {
        if self.peek() == Tok::Lambda {
            return self.lambda();
        }
        let start = self.start();
        let value = self.disjunction()?;
        if self.peek() == Tok::If {
            self.conditional(start, value)
        } else {
            Ok(value)
        }
    }

    /// `body if test else body if test else ...`, without recursion.
    fn conditional(&mut self, start: u32, first: Expr) -> Res<Expr> {
        let mut arms = Vec::new();
        let mut last = first;
        let mut start = start;
        while self.peek() == Tok::If {
            let pos = self.pos;
            self.advance();
            let Some(test) = self.attempt(Self::disjunction)? else {
                self.reset(pos);
                break;
            };
            if !self.eat(Tok::Else) {
                self.reset(pos);
                break;
            }
            let rest_start = self.start();
            // In the second pass the mistakes inside the last arm must be seen by its own rules.
            let is_chain = self.mode == Mode::Plain && self.peek() != Tok::Lambda;
            let rest = if is_chain {
                self.attempt(Self::disjunction)?
            } else {
                self.attempt(Self::expression)?
            };
            let Some(rest) = rest else {
                self.reset(pos);
                break;
            };
            arms.push((start, last, test));
            last = rest;
            start = rest_start;
        }
        self.grow(arms.len() as u32)?;
        for (start, body, test) in arms.into_iter().rev() {
            let span = self.span_from(start);
            let (test, body, orelse) = (Box::new(test), Box::new(body), Box::new(last));
            last = node(ExprKind::IfExp { test, body, orelse }, span);
        }
        Ok(last)
    }

    fn lambda(&mut self) -> Res<Expr> {
        let start = self.expect(Tok::Lambda)?.start;
        let args = Box::new(self.lambda_parameters()?);
        self.expect(Tok::Colon)?;
        let body = Box::new(self.expression()?);
        Ok(node(ExprKind::Lambda { args, body }, self.span_from(start)))
    }

    /// Anything without `if`, `lambda` and `:=`.
    pub(super) fn disjunction(&mut self) -> Res<Expr> {
        self.operators(power::OR)
    }

    /// Arithmetic and tighter.
    pub(super) fn bitwise_or(&mut self) -> Res<Expr> {
        self.operators(power::BIT_OR)
    }

    /// Operands joined by operators that bind at least as tight as `min`.
    pub(super) fn operators(&mut self, min: u8) -> Res<Expr> {
        let start = self.start();
        let outer = std::mem::replace(&mut self.height, 0);
        let mut left = match self.peek() {
            Tok::Not if min <= power::NOT => self.not_chain()?,
            Tok::Minus | Tok::Plus | Tok::Tilde => self.unary_chain()?,
            _ => self.power()?,
        };
        while let Some(operator) = infix(self.peek()) {
            let tightness = match operator {
                Infix::Bool(_, tightness) | Infix::Binary(_, tightness) => tightness,
                Infix::Compare => power::COMPARE,
            };
            // A negation is no operand of a comparison or of arithmetic.
            if tightness < min {
                break;
            }
            let next = match operator {
                Infix::Binary(op, _) => self.binary(left, op, tightness, start)?,
                Infix::Bool(op, _) => self.boolean(left, op, tightness, start)?,
                Infix::Compare => self.comparison(left, start)?,
            };
            match next {
                Ok(joined) => left = joined,
                Err(alone) => {
                    left = alone;
                    break;
                }
            }
            self.grow(1)?;
        }
        self.height = self.height.max(outer);
        Ok(left)
    }

    /// The inner result is `Err(left)` when no operand follows: then the expression ends in front of the operator.
    fn binary(&mut self, left: Expr, op: Operator, tightness: u8, start: u32) -> Res<Result<Expr, Expr>> {
        let pos = self.pos;
        self.advance();
        if self.mode == Mode::Diagnose && self.peek() == Tok::Not && tightness >= power::SUM {
            self.invalid_not_operand(power::NOT)?;
        }
        let Some(right) = self.attempt(|parser| parser.operators(tightness + 1))? else {
            self.reset(pos);
            return Ok(Err(left));
        };
        let span = self.span_from(start);
        let (left, right) = (Box::new(left), Box::new(right));
        Ok(Ok(node(ExprKind::BinOp { left, op, right }, span)))
    }

    fn boolean(&mut self, left: Expr, op: BoolOp, tightness: u8, start: u32) -> Res<Result<Expr, Expr>> {
        let kind = if op == BoolOp::Or { Tok::Or } else { Tok::And };
        let mut values = vec![left];
        while self.peek() == kind {
            let pos = self.pos;
            self.advance();
            if let Some(value) = self.attempt(|parser| parser.operators(tightness + 1))? {
                values.push(value);
                continue;
            }
            self.reset(pos);
            break;
        }
        if let [_] = values.as_slice() {
            return values.pop().map(Err).ok_or(Fail::Soft);
        }
        Ok(Ok(node(ExprKind::BoolOp { op, values }, self.span_from(start))))
    }

    fn comparison(&mut self, left: Expr, start: u32) -> Res<Result<Expr, Expr>> {
        let mut comparators = Vec::new();
        loop {
            let pos = self.pos;
            let Some(op) = self.comparison_operator()? else { break };
            match self.attempt(Self::bitwise_or)? {
                Some(value) => comparators.push(Comparator { op, value }),
                None => {
                    self.reset(pos);
                    break;
                }
            }
        }
        if comparators.is_empty() {
            return Ok(Err(left));
        }
        let left = Box::new(left);
        Ok(Ok(node(ExprKind::Compare { left, comparators }, self.span_from(start))))
    }

    /// Takes a comparison operator of one or two tokens.
    fn comparison_operator(&mut self) -> Res<Option<CmpOp>> {
        let pos = self.pos;
        let op = match self.peek() {
            Tok::EqEqual => CmpOp::Eq,
            Tok::NotEqual => CmpOp::NotEq,
            Tok::Less => CmpOp::Lt,
            Tok::LessEqual => CmpOp::LtE,
            Tok::Greater => CmpOp::Gt,
            Tok::GreaterEqual => CmpOp::GtE,
            Tok::In => CmpOp::In,
            Tok::Is => CmpOp::Is,
            Tok::Not => CmpOp::NotIn,
            // CPython's check fires in the first pass only.
            Tok::LessGreater if !self.second_pass => {
                let message = "invalid syntax.  Maybe you meant '!=' instead of '<>'?";
                return Err(RawError::at(self.token_span(pos), message).into());
            }
            _ => return Ok(None),
        };
        self.advance();
        if op == CmpOp::NotIn && !self.eat(Tok::In) {
            self.reset(pos);
            return Ok(None);
        }
        let is_not = op == CmpOp::Is && self.eat(Tok::Not);
        Ok(Some(if is_not { CmpOp::IsNot } else { op }))
    }

    /// `not not a == b`.
    fn not_chain(&mut self) -> Res<Expr> {
        let first = self.pos;
        while self.eat(Tok::Not) {}
        let count = self.pos - first;
        let operand = self.operators(power::COMPARE)?;
        self.wrap_unary(first, count, operand)
    }

    /// `-+~a`. The operand includes a power: `-a ** b` is `-(a ** b)`.
    fn unary_chain(&mut self) -> Res<Expr> {
        let first = self.pos;
        while matches!(self.peek(), Tok::Minus | Tok::Plus | Tok::Tilde) {
            self.advance();
        }
        let count = self.pos - first;
        if self.mode == Mode::Diagnose && self.peek() == Tok::Not {
            self.invalid_not_operand(power::TERM + 1)?;
        }
        let operand = self.power()?;
        self.wrap_unary(first, count, operand)
    }

    fn wrap_unary(&mut self, first: usize, count: usize, operand: Expr) -> Res<Expr> {
        self.grow(count as u32)?;
        let mut result = operand;
        let end = self.span_from(0).end;
        for token in self.tokens[first..first + count].iter().rev() {
            let op = match token.kind {
                Tok::Not => UnaryOp::Not,
                Tok::Minus => UnaryOp::USub,
                Tok::Plus => UnaryOp::UAdd,
                _ => UnaryOp::Invert,
            };
            let span = crate::ast::Span::new(token.start, end);
            result = node(
                ExprKind::UnaryOp {
                    op,
                    operand: Box::new(result),
                },
                span,
            );
        }
        Ok(result)
    }

    /// `await a ** -b`; the exponent is a unary chain with a power of its own.
    fn power(&mut self) -> Res<Expr> {
        let start = self.start();
        let base = self.await_primary()?;
        if self.peek() != Tok::DoubleStar {
            return Ok(base);
        }
        let pos = self.pos;
        self.advance();
        let exponent = self.attempt(|parser| {
            parser.nested(|parser| match parser.peek() {
                Tok::Minus | Tok::Plus | Tok::Tilde => parser.unary_chain(),
                _ => parser.power(),
            })
        })?;
        let Some(right) = exponent else {
            self.reset(pos);
            return Ok(base);
        };
        let (left, right) = (Box::new(base), Box::new(right));
        Ok(node(
            ExprKind::BinOp {
                left,
                op: Operator::Pow,
                right,
            },
            self.span_from(start),
        ))
    }

    fn await_primary(&mut self) -> Res<Expr> {
        if self.peek() != Tok::Await {
            return self.primary();
        }
        let start = self.advance().start;
        let value = Box::new(self.primary()?);
        self.grow(1)?;
        Ok(node(ExprKind::Await { value }, self.span_from(start)))
    }
}
