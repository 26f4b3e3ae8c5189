//! `import` and `from ... import`.

use super::target::describe;
use super::{Fail, Mode, Parser, Res};
use crate::ast::{Alias, Ident, Identifier, StmtKind};
use crate::error::RawError;
use crate::token::Tok;

impl Parser<'_> {
    /// `import a.b as c, d`.
    pub(super) fn import(&mut self) -> Res<StmtKind> {
        let start = self.expect(Tok::Import)?.start;
        if self.peek() == Tok::Newline {
            return Err(self.starting_from(self.start(), "Expected one or more names after 'import'"));
        }
        let mut names = Vec::new();
        loop {
            names.push(self.dotted_alias()?);
            if !self.eat(Tok::Comma) {
                break;
            }
        }
        if self.mode == Mode::Diagnose && self.peek() == Tok::From && names.iter().all(|alias| alias.asname.is_none()) {
            self.advance();
            if self.attempt(Self::dotted_name)?.is_some() {
                return Err(self.starting_from(start, "Did you mean to use 'from ... import ...' instead?"));
            }
            return Err(Fail::Soft);
        }
        Ok(StmtKind::Import { names })
    }

    /// `from ..a.b import c as d, e`.
    pub(super) fn import_from(&mut self) -> Res<StmtKind> {
        self.expect(Tok::From)?;
        let mut level = 0;
        loop {
            level += match self.peek() {
                Tok::Dot => 1,
                Tok::Ellipsis => 3,
                _ => break,
            };
            self.advance();
        }
        let start = self.start();
        let module = match self.peek() {
            Tok::Import if level > 0 => None,
            _ => {
                let name = self.dotted_name()?;
                Some(Identifier {
                    name,
                    span: self.span_from(start),
                })
            }
        };
        self.expect(Tok::Import)?;
        let names = self.import_targets()?;
        Ok(StmtKind::ImportFrom { module, names, level })
    }

    fn import_targets(&mut self) -> Res<Vec<Alias>> {
        match self.peek() {
            Tok::Star => {
                let token = self.advance();
                let name = self.ident(token);
                Ok(vec![Alias {
                    name,
                    asname: None,
                    span: self.span_from(token.start),
                }])
            }
            Tok::Newline => Err(self.starting_from(self.start(), "Expected one or more names after 'import'")),
            Tok::LParen => {
                self.advance();
                let names = self.aliases(Tok::RParen)?;
                self.expect(Tok::RParen)?;
                Ok(names)
            }
            _ => {
                let names = self.aliases(Tok::Newline)?;
                if self.tokens[self.pos - 1].kind == Tok::Comma {
                    let message = "trailing comma not allowed without surrounding parentheses";
                    return Err(self.error_here(message));
                }
                Ok(names)
            }
        }
    }

    /// Names up to a token that may follow a last comma.
    fn aliases(&mut self, end: Tok) -> Res<Vec<Alias>> {
        let mut names = Vec::new();
        loop {
            let token = self.expect(Tok::Name)?;
            let name = self.ident(token);
            let asname = self.import_as()?;
            names.push(Alias {
                name,
                asname,
                span: self.span_from(token.start),
            });
            if !self.eat(Tok::Comma) || self.peek() == end {
                return Ok(names);
            }
        }
    }

    fn dotted_alias(&mut self) -> Res<Alias> {
        let start = self.start();
        let name = self.dotted_name()?;
        let asname = self.import_as()?;
        Ok(Alias {
            name,
            asname,
            span: self.span_from(start),
        })
    }

    /// `as name`, if it is there.
    fn import_as(&mut self) -> Res<Option<Identifier>> {
        if self.peek() != Tok::As {
            return Ok(None);
        }
        self.advance();
        let pos = self.pos;
        let name = self.attempt(Self::identifier)?;
        let is_end = matches!(self.peek(), Tok::Comma | Tok::RParen | Tok::Semicolon | Tok::Newline);
        match name {
            Some(name) if is_end => Ok(Some(name)),
            _ if self.mode == Mode::Plain => Err(Fail::Soft),
            _ => {
                self.reset(pos);
                let value = self.expression()?;
                let message = format!("cannot use {} as import target", describe(&value));
                Err(RawError::at(value.span, message).into())
            }
        }
    }

    /// `a.b.c`, possibly with blanks between, which are no part of the name.
    fn dotted_name(&mut self) -> Res<Ident> {
        let first = self.expect(Tok::Name)?;
        if self.peek() != Tok::Dot {
            return Ok(self.ident(first));
        }
        let mut name = self.ident(first).to_string();
        while self.eat(Tok::Dot) {
            let part = self.expect(Tok::Name)?;
            name.push('.');
            name.push_str(&self.ident(part));
        }
        Ok(Ident::from(name))
    }
}
