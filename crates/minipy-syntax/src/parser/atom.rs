//! Atoms: names, literals, and everything in brackets (groups, displays, comprehensions).

use super::{Fail, Mode, Parser, Res, node};
use crate::ast::{Comprehension, Constant, DictComp, DictItem, Expr, ExprKind, Span};
use crate::error::RawError;
use crate::token::Tok;

impl Parser<'_> {
    /// The tightest kind of expression.
    pub(super) fn atom(&mut self) -> Res<Expr> {
        let token = self.token();
        let kind = match token.kind {
            Tok::Name => {
                self.advance();
                ExprKind::Name { id: self.ident(token) }
            }
            Tok::Int | Tok::Float | Tok::Imaginary => {
                let value = self.number(token)?;
                self.advance();
                ExprKind::Constant(value)
            }
            Tok::Str | Tok::FStringStart => return self.strings(),
            Tok::LParen => return self.parenthesized(),
            Tok::LBracket => return self.list(),
            Tok::LBrace => return self.dict_or_set(),
            Tok::None => self.constant(Constant::None),
            Tok::True => self.constant(Constant::Bool(true)),
            Tok::False => self.constant(Constant::Bool(false)),
            Tok::Ellipsis => self.constant(Constant::Ellipsis),
            _ => return Err(Fail::Soft),
        };
        Ok(node(kind, Span::new(token.start, token.end)))
    }

    fn constant(&mut self, value: Constant) -> ExprKind {
        self.advance();
        ExprKind::Constant(value)
    }

    /// `()`, `(a)`, `(a, b)`, `(a for ...)`, `(yield)`.
    fn parenthesized(&mut self) -> Res<Expr> {
        let pos = self.pos;
        match self.plain_parenthesized() {
            Err(Fail::Soft) if self.mode == Mode::Diagnose => {
                self.reset(pos);
                self.invalid_comprehension()?;
                self.invalid_group()?;
                Err(Fail::Soft)
            }
            result => result,
        }
    }

    fn plain_parenthesized(&mut self) -> Res<Expr> {
        let start = self.expect(Tok::LParen)?.start;
        match self.peek() {
            Tok::RParen => {
                self.advance();
                return Ok(node(ExprKind::Tuple { elts: Vec::new() }, self.span_from(start)));
            }
            Tok::Yield => {
                let value = self.nested(Self::yield_expr)?;
                self.expect(Tok::RParen)?;
                return Ok(value);
            }
            _ => {}
        }
        let first = self.star_named_expression()?;
        match self.peek() {
            Tok::For | Tok::Async if !is_starred(&first) => {
                let generators = self.comprehensions()?;
                self.expect(Tok::RParen)?;
                let elt = Box::new(first);
                Ok(node(ExprKind::GeneratorExp { elt, generators }, self.span_from(start)))
            }
            Tok::Comma => {
                let elts = self.elements(first)?;
                self.expect(Tok::RParen)?;
                Ok(node(ExprKind::Tuple { elts }, self.span_from(start)))
            }
            _ if is_starred(&first) => Err(Fail::Soft),
            _ => {
                self.expect(Tok::RParen)?;
                Ok(first)
            }
        }
    }

    /// The elements behind the first one.
    fn elements(&mut self, first: Expr) -> Res<Vec<Expr>> {
        let mut elts = vec![first];
        while self.eat(Tok::Comma) {
            match self.attempt(Self::star_named_expression)? {
                Some(next) => elts.push(next),
                None => break,
            }
        }
        Ok(elts)
    }

    /// `[]`, `[a, *b]`, `[a for ...]`.
    fn list(&mut self) -> Res<Expr> {
        let pos = self.pos;
        match self.plain_list() {
            Err(Fail::Soft) if self.mode == Mode::Diagnose => {
                self.reset(pos);
                self.invalid_comprehension()?;
                Err(Fail::Soft)
            }
            result => result,
        }
    }

    fn plain_list(&mut self) -> Res<Expr> {
        let start = self.expect(Tok::LBracket)?.start;
        if self.eat(Tok::RBracket) {
            return Ok(node(ExprKind::List { elts: Vec::new() }, self.span_from(start)));
        }
        let first = self.star_named_expression()?;
        if matches!(self.peek(), Tok::For | Tok::Async) && !is_starred(&first) {
            let generators = self.comprehensions()?;
            self.expect(Tok::RBracket)?;
            let elt = Box::new(first);
            return Ok(node(ExprKind::ListComp { elt, generators }, self.span_from(start)));
        }
        let elts = self.elements(first)?;
        self.expect(Tok::RBracket)?;
        Ok(node(ExprKind::List { elts }, self.span_from(start)))
    }

    /// `{}`, `{a: b, **c}`, `{a, *b}` and their comprehensions.
    fn dict_or_set(&mut self) -> Res<Expr> {
        let pos = self.pos;
        match self.plain_dict_or_set() {
            Err(Fail::Soft) if self.mode == Mode::Diagnose => {
                self.reset(pos);
                self.invalid_dict_or_set()?;
                Err(Fail::Soft)
            }
            result => result,
        }
    }

    fn plain_dict_or_set(&mut self) -> Res<Expr> {
        let start = self.expect(Tok::LBrace)?.start;
        match self.peek() {
            Tok::RBrace => {
                self.advance();
                return Ok(node(ExprKind::Dict { items: Vec::new() }, self.span_from(start)));
            }
            Tok::DoubleStar => return self.dict(start, None),
            _ => {}
        }
        let is_named = self.peek() == Tok::Name && self.peek_second() == Tok::ColonEqual;
        let first = self.star_named_expression()?;
        match self.peek() {
            Tok::Colon if !is_named && !is_starred(&first) => {
                let value = self.dict_value()?;
                if matches!(self.peek(), Tok::For | Tok::Async) {
                    let generators = self.comprehensions()?;
                    self.expect(Tok::RBrace)?;
                    let comprehension = Box::new(DictComp {
                        key: first,
                        value,
                        generators,
                    });
                    return Ok(node(ExprKind::DictComp(comprehension), self.span_from(start)));
                }
                self.dict(
                    start,
                    Some(DictItem {
                        key: Some(first),
                        value,
                    }),
                )
            }
            Tok::For | Tok::Async if !is_starred(&first) => {
                let generators = self.comprehensions()?;
                self.expect(Tok::RBrace)?;
                let elt = Box::new(first);
                Ok(node(ExprKind::SetComp { elt, generators }, self.span_from(start)))
            }
            _ => {
                let elts = self.elements(first)?;
                self.expect(Tok::RBrace)?;
                Ok(node(ExprKind::Set { elts }, self.span_from(start)))
            }
        }
    }

    /// The rest of a dict display behind its first item, if that has been read.
    fn dict(&mut self, start: u32, first: Option<DictItem>) -> Res<Expr> {
        let mut items = Vec::new();
        let mut expects_item = match first {
            Some(item) => {
                items.push(item);
                self.eat(Tok::Comma)
            }
            None => true,
        };
        while expects_item && self.peek() != Tok::RBrace {
            items.push(self.dict_item(!items.is_empty())?);
            expects_item = self.eat(Tok::Comma);
        }
        self.expect(Tok::RBrace)?;
        Ok(node(ExprKind::Dict { items }, self.span_from(start)))
    }

    /// `key: value` or `**value`. CPython's rules for broken items are active even in its first pass; `is_later`:
    /// complete items stand in front of this one.
    fn dict_item(&mut self, is_later: bool) -> Res<DictItem> {
        if self.eat(Tok::DoubleStar) {
            return Ok(DictItem {
                key: None,
                value: self.nested(Self::bitwise_or)?,
            });
        }
        let key = self.expression()?;
        if is_later && self.peek() != Tok::Colon {
            let error = RawError::from_here(key.span.end - 1, "':' expected after dictionary key");
            return Err(error.into());
        }
        Ok(DictItem {
            key: Some(key),
            value: self.dict_value()?,
        })
    }

    /// The colon and the value.
    fn dict_value(&mut self) -> Res<Expr> {
        let colon = self.pos;
        self.expect(Tok::Colon)?;
        match self.peek() {
            Tok::Star => {
                let star = self.advance().start;
                self.bitwise_or()?;
                Err(self.starting_from(star, "cannot use a starred expression in a dictionary value"))
            }
            Tok::RBrace | Tok::Comma => Err(self.at_token(colon, "expression expected after dictionary key and ':'")),
            _ => self.expression(),
        }
    }

    /// One or more `for target in iter if ... if ...`.
    pub(super) fn comprehensions(&mut self) -> Res<Vec<Comprehension>> {
        let mut clauses = vec![self.comprehension()?];
        while matches!(self.peek(), Tok::For | Tok::Async) {
            match self.attempt(Self::comprehension)? {
                Some(clause) => clauses.push(clause),
                None => break,
            }
        }
        Ok(clauses)
    }

    fn comprehension(&mut self) -> Res<Comprehension> {
        let pos = self.pos;
        let is_async = self.eat(Tok::Async);
        self.expect(Tok::For)?;
        let target = self.attempt(|parser| {
            let target = parser.for_target()?;
            parser.expect(Tok::In)?;
            Ok(target)
        })?;
        let Some(target) = target else {
            self.reset(pos);
            if self.mode == Mode::Diagnose {
                self.invalid_for_if_clause()?;
                self.invalid_for_target()?;
            }
            return Err(Fail::Soft);
        };
        let iter = self.disjunction()?;
        let mut ifs = Vec::new();
        while self.peek() == Tok::If {
            let pos = self.pos;
            self.advance();
            match self.attempt(Self::disjunction)? {
                Some(test) => ifs.push(test),
                None => {
                    self.reset(pos);
                    break;
                }
            }
        }
        Ok(Comprehension {
            target,
            iter,
            ifs,
            is_async,
        })
    }
}

pub(super) fn is_starred(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Starred { .. })
}
