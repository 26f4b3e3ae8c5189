//! The patterns of `case`.

use super::target::describe;
use super::{Fail, Mode, Parser, Res, node};
use crate::ast::{Constant, Expr, ExprKind, Identifier, MatchClass, Operator, Pattern, PatternKind, Span, UnaryOp};
use crate::error::RawError;
use crate::token::Tok;

impl Parser<'_> {
    /// The pattern of a case: possibly a sequence without brackets.
    pub(super) fn patterns(&mut self) -> Res<Pattern> {
        let start = self.start();
        let first = self.maybe_star_pattern()?;
        if self.peek() != Tok::Comma {
            return if is_star(&first) { Err(Fail::Soft) } else { Ok(first) };
        }
        let patterns = self.sequence_items(first)?;
        Ok(Pattern {
            kind: PatternKind::MatchSequence { patterns },
            span: self.span_from(start),
        })
    }

    fn sequence_items(&mut self, first: Pattern) -> Res<Vec<Pattern>> {
        let mut patterns = vec![first];
        while self.eat(Tok::Comma) {
            match self.attempt(Self::maybe_star_pattern)? {
                Some(next) => patterns.push(next),
                None => break,
            }
        }
        Ok(patterns)
    }

    fn maybe_star_pattern(&mut self) -> Res<Pattern> {
        let start = self.start();
        if !self.eat(Tok::Star) {
            return self.pattern();
        }
        let name = self.capture_target()?;
        Ok(Pattern {
            kind: PatternKind::MatchStar { name },
            span: self.span_from(start),
        })
    }

    /// A name that is bound, or nothing for `_`.
    fn capture_target(&mut self) -> Res<Option<Identifier>> {
        let name = self.identifier()?;
        if matches!(self.peek(), Tok::Dot | Tok::LParen | Tok::Equal) {
            return Err(Fail::Soft);
        }
        Ok(Some(name).filter(|name| &*name.name != "_"))
    }

    /// `a | b as c`.
    fn pattern(&mut self) -> Res<Pattern> {
        self.nested(Self::as_pattern)
    }

    fn as_pattern(&mut self) -> Res<Pattern> {
        let start = self.start();
        let pattern = self.or_pattern()?;
        if self.peek() != Tok::As {
            return Ok(pattern);
        }
        let pos = self.pos;
        self.advance();
        let target = self.attempt(Self::capture_target)?;
        let Some(Some(name)) = target else {
            self.reset(pos);
            if self.mode == Mode::Diagnose {
                self.invalid_as_pattern()?;
            }
            return Ok(pattern);
        };
        let kind = PatternKind::MatchAs {
            pattern: Some(Box::new(pattern)),
            name: Some(name),
        };
        Ok(Pattern {
            kind,
            span: self.span_from(start),
        })
    }

    fn invalid_as_pattern(&mut self) -> Res<()> {
        let pos = self.pos;
        self.advance();
        if self.at_word("_") {
            return Err(self.at_token(self.pos, "cannot use '_' as a target"));
        }
        if let Some(value) = self.attempt(Self::expression)? {
            let message = format!("cannot use {} as pattern target", describe(&value));
            return Err(RawError::at(value.span, message).into());
        }
        self.reset(pos);
        Ok(())
    }

    fn or_pattern(&mut self) -> Res<Pattern> {
        let start = self.start();
        let first = self.closed_pattern()?;
        if self.peek() != Tok::Bar {
            return Ok(first);
        }
        let mut patterns = vec![first];
        while self.eat(Tok::Bar) {
            patterns.push(self.closed_pattern()?);
        }
        Ok(Pattern {
            kind: PatternKind::MatchOr { patterns },
            span: self.span_from(start),
        })
    }

    fn closed_pattern(&mut self) -> Res<Pattern> {
        let start = self.start();
        let kind = match self.peek() {
            Tok::Int | Tok::Float | Tok::Imaginary | Tok::Minus | Tok::Plus | Tok::Str | Tok::FStringStart => {
                PatternKind::MatchValue {
                    value: Box::new(self.literal_expression()?),
                }
            }
            Tok::None | Tok::True | Tok::False => PatternKind::MatchSingleton {
                value: self.singleton(),
            },
            Tok::Name => return self.name_pattern(start),
            Tok::LParen => return self.group_pattern(start),
            Tok::LBracket => {
                self.advance();
                let patterns = if self.peek() == Tok::RBracket {
                    Vec::new()
                } else {
                    self.bracketed_items()?
                };
                self.expect(Tok::RBracket)?;
                PatternKind::MatchSequence { patterns }
            }
            Tok::LBrace => self.mapping_pattern()?,
            _ => return Err(Fail::Soft),
        };
        Ok(Pattern {
            kind,
            span: self.span_from(start),
        })
    }

    fn bracketed_items(&mut self) -> Res<Vec<Pattern>> {
        let first = self.maybe_star_pattern()?;
        self.sequence_items(first)
    }

    fn singleton(&mut self) -> Constant {
        match self.advance().kind {
            Tok::None => Constant::None,
            kind => Constant::Bool(kind == Tok::True),
        }
    }

    /// A number with a sign, a complex number as a sum, or a string.
    fn literal_expression(&mut self) -> Res<Expr> {
        if matches!(self.peek(), Tok::Str | Tok::FStringStart) {
            return self.strings();
        }
        let start = self.start();
        let left = self.signed_number()?;
        let op = match self.peek() {
            Tok::Plus => Operator::Add,
            Tok::Minus => Operator::Sub,
            _ => return Ok(left),
        };
        if is_imaginary(&left) {
            return Err(self.wrong_complex(self.token_span(self.pos - 1), "real"));
        }
        self.advance();
        let token = self.token();
        if !matches!(token.kind, Tok::Int | Tok::Float | Tok::Imaginary) {
            return Err(Fail::Soft);
        }
        let right = self.atom()?;
        if !is_imaginary(&right) {
            return Err(self.wrong_complex(right.span, "imaginary"));
        }
        let kind = ExprKind::BinOp {
            left: Box::new(left),
            op,
            right: Box::new(right),
        };
        Ok(node(kind, self.span_from(start)))
    }

    fn wrong_complex(&self, span: Span, part: &str) -> Fail {
        RawError::at(span, format!("{part} number required in complex literal")).into()
    }

    fn signed_number(&mut self) -> Res<Expr> {
        let sign = self.token();
        let is_signed = self.peek() == Tok::Minus;
        if is_signed {
            self.advance();
        }
        if !matches!(self.peek(), Tok::Int | Tok::Float | Tok::Imaginary) {
            return Err(Fail::Soft);
        }
        let number = self.atom()?;
        if !is_signed {
            return Ok(number);
        }
        let kind = ExprKind::UnaryOp {
            op: UnaryOp::USub,
            operand: Box::new(number),
        };
        Ok(node(kind, self.span_from(sign.start)))
    }

    /// A capture, the wildcard, a dotted value, or a class pattern.
    fn name_pattern(&mut self, start: u32) -> Res<Pattern> {
        let first = self.identifier()?;
        if !matches!(self.peek(), Tok::Dot | Tok::LParen | Tok::Equal) {
            let name = Some(first).filter(|name| &*name.name != "_");
            let kind = PatternKind::MatchAs { pattern: None, name };
            return Ok(Pattern {
                kind,
                span: self.span_from(start),
            });
        }
        let value = self.dotted(first)?;
        let kind = match self.peek() {
            Tok::LParen => self.class_pattern(value)?,
            Tok::Equal => return Err(Fail::Soft),
            _ => PatternKind::MatchValue { value: Box::new(value) },
        };
        Ok(Pattern {
            kind,
            span: self.span_from(start),
        })
    }

    /// The attributes behind a name.
    fn dotted(&mut self, first: Identifier) -> Res<Expr> {
        let mut value = node(ExprKind::Name { id: first.name }, first.span);
        while self.eat(Tok::Dot) {
            let attr = self.identifier()?;
            let span = first.span.to(attr.span);
            self.grow(1)?;
            value = node(
                ExprKind::Attribute {
                    value: Box::new(value),
                    attr,
                },
                span,
            );
        }
        Ok(value)
    }

    /// `(pattern)`, or a sequence in parentheses.
    fn group_pattern(&mut self, start: u32) -> Res<Pattern> {
        self.expect(Tok::LParen)?;
        let mut patterns = Vec::new();
        if self.peek() != Tok::RParen {
            let first = self.maybe_star_pattern()?;
            if self.peek() == Tok::RParen && !is_star(&first) {
                self.advance();
                return Ok(first);
            }
            if self.peek() != Tok::Comma {
                return Err(Fail::Soft);
            }
            patterns = self.sequence_items(first)?;
        }
        self.expect(Tok::RParen)?;
        Ok(Pattern {
            kind: PatternKind::MatchSequence { patterns },
            span: self.span_from(start),
        })
    }

    fn mapping_pattern(&mut self) -> Res<PatternKind> {
        self.expect(Tok::LBrace)?;
        let (mut keys, mut patterns, mut rest) = (Vec::new(), Vec::new(), None);
        while self.peek() != Tok::RBrace {
            if rest.is_some() {
                return Err(Fail::Soft);
            }
            if self.eat(Tok::DoubleStar) {
                if self.at_word("_") {
                    return Err(Fail::Soft);
                }
                rest = self.capture_target()?;
            } else {
                keys.push(self.mapping_key()?);
                self.expect(Tok::Colon)?;
                patterns.push(self.pattern()?);
            }
            if !self.eat(Tok::Comma) {
                break;
            }
        }
        self.expect(Tok::RBrace)?;
        Ok(PatternKind::MatchMapping { keys, patterns, rest })
    }

    fn mapping_key(&mut self) -> Res<Expr> {
        let token = self.token();
        match token.kind {
            Tok::None | Tok::True | Tok::False => {
                let value = self.singleton();
                Ok(node(ExprKind::Constant(value), Span::new(token.start, token.end)))
            }
            Tok::Name => {
                let first = self.identifier()?;
                if self.peek() != Tok::Dot {
                    return Err(Fail::Soft);
                }
                self.dotted(first)
            }
            _ => self.literal_expression(),
        }
    }

    fn class_pattern(&mut self, cls: Expr) -> Res<PatternKind> {
        self.expect(Tok::LParen)?;
        let mut class = MatchClass {
            cls,
            patterns: Vec::new(),
            kwd_attrs: Vec::new(),
            kwd_patterns: Vec::new(),
        };
        while self.peek() != Tok::RParen {
            if self.peek() == Tok::Name && self.peek_second() == Tok::Equal {
                class.kwd_attrs.push(self.identifier()?);
                self.advance();
                class.kwd_patterns.push(self.pattern()?);
            } else {
                let first = self.pattern()?;
                if !class.kwd_attrs.is_empty() {
                    return Err(self.misplaced_positional(first));
                }
                class.patterns.push(first);
            }
            if !self.eat(Tok::Comma) {
                break;
            }
        }
        self.expect(Tok::RParen)?;
        Ok(PatternKind::MatchClass(Box::new(class)))
    }

    /// A positional pattern behind a keyword pattern; the error covers those that follow it directly.
    fn misplaced_positional(&mut self, first: Pattern) -> Fail {
        let mut span = first.span;
        while self.eat(Tok::Comma) {
            match self.attempt(Self::pattern) {
                Ok(Some(next)) => span = span.to(next.span),
                Ok(None) => break,
                Err(fail) => return fail,
            }
        }
        RawError::at(span, "positional patterns follow keyword patterns").into()
    }
}

fn is_star(pattern: &Pattern) -> bool {
    matches!(pattern.kind, PatternKind::MatchStar { .. })
}

fn is_imaginary(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Constant(Constant::Complex(_)) => true,
        ExprKind::UnaryOp { operand, .. } => is_imaginary(operand),
        _ => false,
    }
}
