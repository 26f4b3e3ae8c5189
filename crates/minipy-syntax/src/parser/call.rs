//! What follows an atom: attributes, calls with their arguments, subscripts.

use super::atom::is_starred;
use super::{Fail, Mode, Parser, Res, node};
use crate::ast::{Call, Expr, ExprKind, Keyword};
use crate::token::Tok;

/// The arguments of a call or of a class header.
#[derive(Default)]
pub(super) struct ArgumentList {
    pub args: Vec<Expr>,
    pub keywords: Vec<Keyword>,
}

impl Parser<'_> {
    /// An atom and its trailers.
    pub(super) fn primary(&mut self) -> Res<Expr> {
        if self.second_pass {
            self.diagnosed_primary()
        } else {
            self.plain_primary()
        }
    }

    pub(super) fn plain_primary(&mut self) -> Res<Expr> {
        let start = self.start();
        let atom = self.atom()?;
        if !matches!(self.peek(), Tok::Dot | Tok::LParen | Tok::LBracket) {
            Ok(atom)
        } else {
            self.trailers(atom, start)
        }
    }

    fn trailers(&mut self, atom: Expr, start: u32) -> Res<Expr> {
        let outer = self.height;
        let mut value = atom;
        loop {
            let pos = self.pos;
            let kind = match self.peek() {
                Tok::Dot => {
                    self.advance();
                    let Some(attr) = self.attempt(Self::identifier)? else {
                        self.reset(pos);
                        break;
                    };
                    ExprKind::Attribute {
                        value: Box::new(value),
                        attr,
                    }
                }
                Tok::LParen => {
                    let Some(list) = self.attempt(|parser| parser.call_arguments(true))? else {
                        break;
                    };
                    let call = Call {
                        func: value,
                        args: list.args,
                        keywords: list.keywords,
                    };
                    ExprKind::Call(Box::new(call))
                }
                Tok::LBracket => {
                    let Some(slice) = self.attempt(Self::subscript)? else {
                        break;
                    };
                    ExprKind::Subscript {
                        value: Box::new(value),
                        slice: Box::new(slice),
                    }
                }
                _ => break,
            };
            self.grow(1)?;
            value = node(kind, self.span_from(start));
        }
        self.height = self.height.max(outer);
        Ok(value)
    }

    /// `(arguments)`; in a call also `(a for ...)`, whose parentheses belong to the generator expression too.
    pub(super) fn call_arguments(&mut self, may_generate: bool) -> Res<ArgumentList> {
        let start = self.expect(Tok::LParen)?.start;
        if self.eat(Tok::RParen) {
            return Ok(ArgumentList::default());
        }
        let open = Some(start).filter(|_| may_generate);
        if self.mode == Mode::Diagnose {
            return self.diagnosed_arguments(open);
        }
        let list = self.arguments(open)?;
        self.expect(Tok::RParen)?;
        Ok(list)
    }

    /// The arguments up to `)`, which is not taken. `open` is where the parenthesis stands, if a lone generator
    /// expression may use it.
    pub(super) fn arguments(&mut self, open: Option<u32>) -> Res<ArgumentList> {
        let mut list = ArgumentList::default();
        let mut has_double_star = false;
        loop {
            match self.peek() {
                Tok::RParen => break,
                // Behind `**` only keywords may come.
                Tok::Star if has_double_star => return Err(Fail::Soft),
                Tok::Star => {
                    let value = self.starred_argument()?;
                    list.args.push(value);
                }
                Tok::DoubleStar => {
                    has_double_star = true;
                    let start = self.advance().start;
                    let value = self.expression()?;
                    list.keywords.push(Keyword {
                        arg: None,
                        value,
                        span: self.span_from(start),
                    });
                }
                Tok::Name if self.peek_second() == Tok::Equal => {
                    let keyword = self.keyword_argument()?;
                    list.keywords.push(keyword);
                }
                _ if !list.keywords.is_empty() => return Err(Fail::Soft),
                _ => {
                    let value = self.positional_argument()?;
                    let is_first = list.args.is_empty();
                    list.args.push(value);
                    if is_first && matches!(self.peek(), Tok::For | Tok::Async) {
                        return self.lone_generator(list, open.ok_or(Fail::Soft)?);
                    }
                }
            }
            if !self.eat(Tok::Comma) {
                break;
            }
        }
        if self.peek() == Tok::RParen {
            Ok(list)
        } else {
            Err(Fail::Soft)
        }
    }

    /// The prefix of the arguments that CPython's rule `args` matches: no trailing comma, whatever follows.
    pub(super) fn args_prefix(&mut self) -> Res<ArgumentList> {
        let mut list = ArgumentList::default();
        let mut has_double_star = false;
        loop {
            let pos = self.pos;
            let is_later = !(list.args.is_empty() && list.keywords.is_empty());
            if is_later && !self.eat(Tok::Comma) {
                break;
            }
            let found = match self.peek() {
                Tok::Star if !has_double_star => {
                    self.attempt(Self::starred_argument)?.map(|value| list.args.push(value))
                }
                Tok::DoubleStar => {
                    let keyword = self.attempt(|parser| {
                        parser.invalid_kwarg()?;
                        let start = parser.advance().start;
                        let value = parser.expression()?;
                        Ok(Keyword {
                            arg: None,
                            value,
                            span: parser.span_from(start),
                        })
                    })?;
                    has_double_star |= keyword.is_some();
                    keyword.map(|keyword| list.keywords.push(keyword))
                }
                Tok::Name if self.peek_second() == Tok::Equal => {
                    let keyword = self.attempt(|parser| {
                        parser.invalid_kwarg()?;
                        parser.keyword_argument()
                    })?;
                    keyword.map(|keyword| list.keywords.push(keyword))
                }
                _ if !list.keywords.is_empty() => {
                    self.invalid_kwarg()?;
                    None
                }
                _ => match self.attempt(Self::positional_argument)? {
                    Some(value) => {
                        list.args.push(value);
                        Some(())
                    }
                    None => {
                        self.invalid_kwarg()?;
                        None
                    }
                },
            };
            if found.is_none() {
                self.reset(pos);
                break;
            }
        }
        if list.args.is_empty() && list.keywords.is_empty() {
            Err(Fail::Soft)
        } else {
            Ok(list)
        }
    }

    /// `*value`; unlike in a display, any expression.
    pub(super) fn starred_argument(&mut self) -> Res<Expr> {
        if self.mode == Mode::Diagnose {
            self.invalid_starred_unpacking()?;
        }
        let pos = self.pos;
        let start = self.expect(Tok::Star)?.start;
        let value = match self.attempt(Self::expression)? {
            Some(value) => Box::new(value),
            None if self.mode == Mode::Diagnose => return Err(self.error_here("Invalid star expression")),
            None => {
                self.reset(pos);
                return Err(Fail::Soft);
            }
        };
        Ok(node(ExprKind::Starred { value }, self.span_from(start)))
    }

    fn keyword_argument(&mut self) -> Res<Keyword> {
        let name = self.expect(Tok::Name)?;
        let arg = Some(self.ident(name));
        self.expect(Tok::Equal)?;
        let value = self.expression()?;
        Ok(Keyword {
            arg,
            value,
            span: self.span_from(name.start),
        })
    }

    /// `a` or `a := b`, not followed by `=`.
    pub(super) fn positional_argument(&mut self) -> Res<Expr> {
        let value = if self.peek() == Tok::Name && self.peek_second() == Tok::ColonEqual {
            self.assignment_expression()?
        } else {
            let value = self.expression()?;
            if self.peek() == Tok::ColonEqual {
                return Err(Fail::Soft);
            }
            value
        };
        if self.peek() == Tok::Equal {
            Err(Fail::Soft)
        } else {
            Ok(value)
        }
    }

    fn lone_generator(&mut self, mut list: ArgumentList, open: u32) -> Res<ArgumentList> {
        let generators = self.comprehensions()?;
        if self.peek() != Tok::RParen {
            return Err(Fail::Soft);
        }
        let end = self.token().end;
        if let Some(first) = list.args.pop() {
            let elt = Box::new(first);
            list.args.push(node(
                ExprKind::GeneratorExp { elt, generators },
                crate::ast::Span::new(open, end),
            ));
        }
        Ok(list)
    }

    /// `[a]`, `[a:b, c]`.
    fn subscript(&mut self) -> Res<Expr> {
        self.expect(Tok::LBracket)?;
        let start = self.start();
        let first = self.slice_or_starred()?;
        if self.peek() != Tok::Comma && !is_starred(&first) {
            self.expect(Tok::RBracket)?;
            return Ok(first);
        }
        let mut elts = vec![first];
        while self.eat(Tok::Comma) {
            match self.attempt(Self::slice_or_starred)? {
                Some(next) => elts.push(next),
                None => break,
            }
        }
        let tuple = node(ExprKind::Tuple { elts }, self.span_from(start));
        self.expect(Tok::RBracket)?;
        Ok(tuple)
    }

    fn slice_or_starred(&mut self) -> Res<Expr> {
        if self.peek() == Tok::Star {
            return self.starred_argument();
        }
        let start = self.start();
        let lower = match self.peek() {
            Tok::Colon => None,
            _ => {
                let is_named = self.peek() == Tok::Name && self.peek_second() == Tok::ColonEqual;
                let value = self.named_expression()?;
                if is_named || self.peek() != Tok::Colon {
                    return Ok(value);
                }
                Some(Box::new(value))
            }
        };
        self.expect(Tok::Colon)?;
        let upper = self.slice_part()?;
        let step = if self.eat(Tok::Colon) { self.slice_part()? } else { None };
        Ok(node(ExprKind::Slice { lower, upper, step }, self.span_from(start)))
    }

    fn slice_part(&mut self) -> Res<Option<Box<Expr>>> {
        if matches!(self.peek(), Tok::Colon | Tok::Comma | Tok::RBracket) {
            return Ok(None);
        }
        Ok(self.attempt(Self::expression)?.map(Box::new))
    }
}
