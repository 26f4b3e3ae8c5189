//! Simple statements, and which statement a line starts.

use super::target::{is_del_target, is_single_target, is_star_target};
use super::{Fail, Mode, Parser, Res, node};
use crate::ast::{Expr, ExprKind, Operator, Span, Stmt, StmtKind, TypeAlias};
use crate::token::Tok;

fn augmented(kind: Tok) -> Option<Operator> {
    Some(match kind {
        Tok::PlusEqual => Operator::Add,
        Tok::MinusEqual => Operator::Sub,
        Tok::StarEqual => Operator::Mult,
        Tok::AtEqual => Operator::MatMult,
        Tok::SlashEqual => Operator::Div,
        Tok::PercentEqual => Operator::Mod,
        Tok::AmpersandEqual => Operator::BitAnd,
        Tok::BarEqual => Operator::BitOr,
        Tok::CaretEqual => Operator::BitXor,
        Tok::LeftShiftEqual => Operator::LShift,
        Tok::RightShiftEqual => Operator::RShift,
        Tok::DoubleStarEqual => Operator::Pow,
        Tok::DoubleSlashEqual => Operator::FloorDiv,
        _ => return None,
    })
}

/// Whether a token is an augmented assignment operator.
pub(super) fn is_augmented(kind: Tok) -> bool {
    augmented(kind).is_some()
}

impl Parser<'_> {
    /// A compound statement, or a line of simple ones, appended to a block. Tells whether it was compound.
    pub(super) fn statement_into(&mut self, body: &mut Vec<Stmt>) -> Res<bool> {
        match self.peek() {
            Tok::If | Tok::Def | Tok::At | Tok::Async | Tok::Class | Tok::With | Tok::For | Tok::Try | Tok::While => {
                body.push(self.nested(Self::compound_statement)?);
                return Ok(true);
            }
            Tok::Name if self.at_word("match") => {
                if let Some(statement) = self.nested(Self::match_statement)? {
                    body.push(statement);
                    return Ok(true);
                }
            }
            _ => {}
        }
        self.simple_statements(body)?;
        Ok(false)
    }

    /// `a; b; c` and the newline.
    pub(super) fn simple_statements(&mut self, body: &mut Vec<Stmt>) -> Res<()> {
        loop {
            let start = self.start();
            let kind = self.nested(Self::simple_statement)?;
            body.push(Stmt {
                kind,
                span: self.span_from(start),
            });
            if self.eat(Tok::Newline) {
                return Ok(());
            }
            self.expect(Tok::Semicolon)?;
            if self.eat(Tok::Newline) {
                return Ok(());
            }
        }
    }

    pub(super) fn simple_statement(&mut self) -> Res<StmtKind> {
        match self.peek() {
            Tok::Import => self.import(),
            Tok::From => self.import_from(),
            Tok::Return => {
                self.advance();
                let value = self.attempt(Self::star_expressions)?.map(Box::new);
                Ok(StmtKind::Return { value })
            }
            Tok::Raise => self.raise(),
            Tok::Pass => self.word(StmtKind::Pass),
            Tok::Break => self.word(StmtKind::Break),
            Tok::Continue => self.word(StmtKind::Continue),
            Tok::Del => self.delete(),
            Tok::Assert => self.assert(),
            Tok::Global | Tok::Nonlocal => self.scope_declaration(),
            Tok::Name if self.at_word("type") && self.peek_second() == Tok::Name => {
                match self.attempt(Self::type_alias)? {
                    Some(alias) => Ok(alias),
                    None => self.expression_statement(),
                }
            }
            _ => self.expression_statement(),
        }
    }

    /// `pass`, `break`, `continue`; in the second pass they may turn out to be operands of a conditional.
    fn word(&mut self, kind: StmtKind) -> Res<StmtKind> {
        if self.mode == Mode::Diagnose {
            self.attempt(Self::star_expressions)?;
        }
        self.advance();
        Ok(kind)
    }

    /// An expression, an assignment of any kind, or an annotation.
    fn expression_statement(&mut self) -> Res<StmtKind> {
        if self.mode == Mode::Plain {
            return self.assignment_or_expression();
        }
        let pos = self.pos;
        let result = self.attempt(Self::assignment_or_expression)?;
        match result {
            None | Some(StmtKind::Expr { .. }) => {}
            Some(assignment) => return Ok(assignment),
        }
        let end = self.pos;
        self.reset(pos);
        self.invalid_assignment()?;
        self.reset(end);
        match result {
            Some(expression) => Ok(expression),
            None => {
                let value = self.star_expressions()?;
                Ok(StmtKind::Expr { value: Box::new(value) })
            }
        }
    }

    fn assignment_or_expression(&mut self) -> Res<StmtKind> {
        let is_parenthesized = self.peek() == Tok::LParen;
        let first = self.annotated_rhs()?;
        match self.peek() {
            Tok::Equal => self.assignment(first),
            Tok::Colon => self.annotation(first, is_parenthesized),
            kind => match augmented(kind) {
                Some(op) => self.augmented_assignment(first, op),
                None => Ok(StmtKind::Expr { value: Box::new(first) }),
            },
        }
    }

    fn assignment(&mut self, first: Expr) -> Res<StmtKind> {
        let mut targets = Vec::new();
        let mut value = first;
        while self.peek() == Tok::Equal {
            if !is_star_target(&value) {
                return Err(Fail::Soft);
            }
            self.advance();
            targets.push(value);
            value = self.annotated_rhs()?;
        }
        Ok(StmtKind::Assign {
            targets,
            value: Box::new(value),
        })
    }

    fn annotation(&mut self, target: Expr, is_parenthesized: bool) -> Res<StmtKind> {
        if !is_single_target(&target) {
            return Err(Fail::Soft);
        }
        self.advance();
        let annotation = Box::new(self.expression()?);
        let mut value = None;
        if self.peek() == Tok::Equal {
            let pos = self.pos;
            self.advance();
            value = self.attempt(Self::annotated_rhs)?.map(Box::new);
            if value.is_none() {
                self.reset(pos);
            }
        }
        let simple = !is_parenthesized && matches!(target.kind, ExprKind::Name { .. });
        Ok(StmtKind::AnnAssign {
            target: Box::new(target),
            annotation,
            value,
            simple,
        })
    }

    fn augmented_assignment(&mut self, target: Expr, op: Operator) -> Res<StmtKind> {
        if !is_single_target(&target) {
            return Err(Fail::Soft);
        }
        self.advance();
        let value = Box::new(self.annotated_rhs()?);
        Ok(StmtKind::AugAssign {
            target: Box::new(target),
            op,
            value,
        })
    }

    fn raise(&mut self) -> Res<StmtKind> {
        self.expect(Tok::Raise)?;
        let exc = self.attempt(Self::expression)?.map(Box::new);
        let mut cause = None;
        if exc.is_some() && self.peek() == Tok::From {
            self.advance();
            cause = Some(Box::new(self.expression()?));
        }
        Ok(StmtKind::Raise { exc, cause })
    }

    fn delete(&mut self) -> Res<StmtKind> {
        let pos = self.pos;
        match self.plain_delete() {
            Err(Fail::Soft) if self.mode == Mode::Diagnose => {
                self.reset(pos);
                self.invalid_delete()?;
                Err(Fail::Soft)
            }
            result => result,
        }
    }

    fn plain_delete(&mut self) -> Res<StmtKind> {
        self.expect(Tok::Del)?;
        let mut targets = Vec::new();
        loop {
            let target = self.primary()?;
            if !is_del_target(&target) {
                return Err(Fail::Soft);
            }
            targets.push(target);
            if !self.eat(Tok::Comma) || matches!(self.peek(), Tok::Semicolon | Tok::Newline) {
                break;
            }
        }
        let is_end = matches!(self.peek(), Tok::Semicolon | Tok::Newline);
        if is_end {
            Ok(StmtKind::Delete { targets })
        } else {
            Err(Fail::Soft)
        }
    }

    fn assert(&mut self) -> Res<StmtKind> {
        self.expect(Tok::Assert)?;
        let test = Box::new(self.expression()?);
        let msg = if self.eat(Tok::Comma) {
            Some(Box::new(self.expression()?))
        } else {
            None
        };
        Ok(StmtKind::Assert { test, msg })
    }

    fn scope_declaration(&mut self) -> Res<StmtKind> {
        let is_global = self.advance().kind == Tok::Global;
        let mut names = vec![self.identifier()?];
        while self.eat(Tok::Comma) {
            names.push(self.identifier()?);
        }
        Ok(if is_global {
            StmtKind::Global { names }
        } else {
            StmtKind::Nonlocal { names }
        })
    }

    /// `type X[T] = value`.
    fn type_alias(&mut self) -> Res<StmtKind> {
        self.advance();
        let name = self.identifier()?;
        let type_params = self.type_params()?;
        self.expect(Tok::Equal)?;
        let value = self.expression()?;
        Ok(StmtKind::TypeAlias(Box::new(TypeAlias {
            name,
            type_params,
            value,
        })))
    }

    /// From `start` to the last token that is no layout: where a compound statement ends.
    pub(super) fn statement_span(&self, start: u32) -> Span {
        let is_layout = |kind| matches!(kind, Tok::Newline | Tok::Indent | Tok::Dedent);
        let last = self.tokens[..self.pos]
            .iter()
            .rev()
            .find(|token| !is_layout(token.kind));
        Span::new(start, last.map_or(start, |token| token.end.max(start)))
    }

    /// A tuple of one or more expressions that have been read, for `match a, b:`.
    pub(super) fn tuple(&self, elts: Vec<Expr>, start: u32) -> Expr {
        node(ExprKind::Tuple { elts }, self.span_from(start))
    }
}
