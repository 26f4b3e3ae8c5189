//! Parameter lists of `def` and `lambda`, and type parameters.
//!
//! One left-to-right walk serves both kinds. The mistakes that CPython names are all visible from the token at hand, so
//! they are reported at once.

use super::{Fail, Mode, Parser, Res};
use crate::ast::{Arg, Arguments, Expr, Span, TypeParam, TypeParamKind};
use crate::error::{RawEnd, RawError};
use crate::token::Tok;

/// What has been seen of a parameter list.
struct Walk {
    arguments: Arguments,
    /// `)` or `:`.
    end: Tok,
    has_slash: bool,
    has_star: bool,
    /// A positional parameter has a default, so the following need one.
    needs_default: bool,
}

impl Walk {
    /// Only parameters without defaults have been seen.
    fn is_plain(&self) -> bool {
        !(self.has_slash || self.has_star || self.needs_default)
    }
}

impl Parser<'_> {
    /// The parameters between the parentheses of a `def`.
    pub(super) fn def_parameters(&mut self) -> Res<Arguments> {
        self.parameters(Tok::RParen)
    }

    /// The parameters between `lambda` and the colon.
    pub(super) fn lambda_parameters(&mut self) -> Res<Arguments> {
        self.parameters(Tok::Colon)
    }

    fn parameters(&mut self, end: Tok) -> Res<Arguments> {
        let arguments = Arguments::default();
        let mut walk = Walk {
            arguments,
            end,
            has_slash: false,
            has_star: false,
            needs_default: false,
        };
        while self.peek() != end {
            match self.peek() {
                Tok::Name => self.plain_parameter(&mut walk)?,
                Tok::Slash => self.slash(&mut walk)?,
                Tok::Star => self.star(&mut walk)?,
                Tok::DoubleStar => {
                    self.double_star(&mut walk)?;
                    break;
                }
                Tok::LParen if self.mode == Mode::Diagnose && walk.is_plain() => {
                    return Err(self.parenthesized_parameter(end));
                }
                _ => return Err(Fail::Soft),
            }
            if !self.eat(Tok::Comma) {
                break;
            }
        }
        if self.peek() == end {
            Ok(walk.arguments)
        } else {
            Err(Fail::Soft)
        }
    }

    fn parameter(&mut self, end: Tok, may_star: bool) -> Res<Arg> {
        let name = self.expect(Tok::Name)?;
        let arg = self.ident(name);
        let mut annotation = None;
        if end == Tok::RParen && self.eat(Tok::Colon) {
            let value = if may_star {
                self.star_expression()?
            } else {
                self.expression()?
            };
            annotation = Some(Box::new(value));
        }
        Ok(Arg {
            arg,
            annotation,
            span: self.span_from(name.start),
        })
    }

    fn default(&mut self, end: Tok) -> Res<Option<Expr>> {
        if self.peek() != Tok::Equal {
            return Ok(None);
        }
        let pos = self.pos;
        self.advance();
        if matches!(self.peek(), Tok::RParen | Tok::Comma) {
            return Err(self.at_token(pos, "expected default value expression"));
        }
        let value = self.expression()?;
        if self.peek() == end || self.peek() == Tok::Comma {
            Ok(Some(value))
        } else {
            Err(Fail::Soft)
        }
    }

    fn plain_parameter(&mut self, walk: &mut Walk) -> Res<()> {
        let arg = self.parameter(walk.end, false)?;
        let default = self.default(walk.end)?;
        if walk.has_star {
            walk.arguments.kwonlyargs.push(arg);
            walk.arguments.kw_defaults.push(default);
            return Ok(());
        }
        match default {
            Some(default) => {
                walk.needs_default = true;
                walk.arguments.defaults.push(default);
            }
            None if walk.needs_default && (self.peek() == walk.end || self.peek() == Tok::Comma) => {
                let message = "parameter without a default follows parameter with a default";
                return Err(RawError::at(arg.span, message).into());
            }
            None => {}
        }
        walk.arguments.args.push(arg);
        Ok(())
    }

    fn slash(&mut self, walk: &mut Walk) -> Res<()> {
        let pos = self.pos;
        self.advance();
        if walk.has_star {
            return Err(self.at_token(pos, "/ must be ahead of *"));
        }
        if walk.has_slash {
            return Err(self.at_token(pos, "/ may appear only once"));
        }
        if walk.arguments.args.is_empty() {
            if self.peek() == Tok::Comma {
                return Err(self.at_token(pos, "at least one argument must precede /"));
            }
            // CPython's first pass does not look behind such a slash.
            self.pos = pos;
            return Err(Fail::Soft);
        }
        if self.peek() == Tok::Star {
            return Err(self.at_token(self.pos, "expected comma between / and *"));
        }
        walk.has_slash = true;
        walk.arguments.posonlyargs = std::mem::take(&mut walk.arguments.args);
        Ok(())
    }

    fn star(&mut self, walk: &mut Walk) -> Res<()> {
        let pos = self.pos;
        self.advance();
        if walk.has_star {
            if matches!(self.peek(), Tok::Name | Tok::Comma) {
                return Err(self.at_token(pos, "* argument may appear only once"));
            }
            self.pos = pos;
            return Err(Fail::Soft);
        }
        walk.has_star = true;
        if self.peek() == walk.end {
            return Err(self.bare_star(pos, walk.end));
        }
        if self.peek() == Tok::Comma {
            let next = self.peek_second();
            if next == walk.end || next == Tok::DoubleStar {
                return Err(self.bare_star(pos, walk.end));
            }
            return Ok(());
        }
        let arg = self.parameter(walk.end, true)?;
        if self.peek() == Tok::Equal {
            return Err(self.at_token(self.pos, "var-positional argument cannot have default value"));
        }
        walk.arguments.vararg = Some(Box::new(arg));
        Ok(())
    }

    /// CPython points at the star in a `def`, but at the furthest token in a `lambda`.
    fn bare_star(&self, pos: usize, end: Tok) -> Fail {
        let message = "named arguments must follow bare *";
        if end == Tok::RParen {
            self.at_token(pos, message)
        } else {
            self.error_here(message)
        }
    }

    fn double_star(&mut self, walk: &mut Walk) -> Res<()> {
        self.advance();
        let arg = self.parameter(walk.end, false)?;
        if self.peek() == Tok::Equal {
            return Err(self.at_token(self.pos, "var-keyword argument cannot have default value"));
        }
        walk.arguments.kwarg = Some(Box::new(arg));
        if !self.eat(Tok::Comma) {
            return Ok(());
        }
        let message = "arguments cannot follow var-keyword argument";
        match self.peek() {
            Tok::Name => {
                let arg = self.parameter(walk.end, false)?;
                Err(RawError::at(arg.span, message).into())
            }
            Tok::Star | Tok::DoubleStar | Tok::Slash => Err(self.at_token(self.pos, message)),
            _ => Ok(()),
        }
    }

    /// `def f((a, b))`, which was legal in Python 2.
    fn parenthesized_parameter(&mut self, end: Tok) -> Fail {
        let start = self.start();
        self.advance();
        loop {
            match self.attempt(|parser| parser.parameter(end, false)) {
                Ok(Some(_)) if self.eat(Tok::Comma) => {}
                Ok(_) => break,
                Err(fail) => return fail,
            }
        }
        let has_names = self.tokens[self.pos - 1].kind != Tok::LParen;
        if !has_names || !self.eat(Tok::RParen) {
            return Fail::Soft;
        }
        let owner = if end == Tok::RParen {
            "Function"
        } else {
            "Lambda expression"
        };
        RawError::at(
            self.span_from(start),
            format!("{owner} parameters cannot be parenthesized"),
        )
        .into()
    }

    /// An error at a token.
    pub(super) fn at_token(&self, pos: usize, message: impl Into<String>) -> Fail {
        match self.check_lexer() {
            Ok(()) => self.error_at_token(pos, message).into(),
            Err(fail) => fail,
        }
    }

    /// `[T: int = str, *Ts, **P]`, if it is there.
    pub(super) fn type_params(&mut self) -> Res<Vec<TypeParam>> {
        if self.peek() != Tok::LBracket {
            return Ok(Vec::new());
        }
        Ok(self.attempt(Self::bracketed_type_params)?.unwrap_or_default())
    }

    fn bracketed_type_params(&mut self) -> Res<Vec<TypeParam>> {
        let mut params = Vec::new();
        self.expect(Tok::LBracket)?;
        if self.peek() == Tok::RBracket {
            return Err(self.starting_from(self.start(), "Type parameter list cannot be empty"));
        }
        loop {
            params.push(self.type_param()?);
            if !self.eat(Tok::Comma) || self.peek() == Tok::RBracket {
                break;
            }
        }
        self.expect(Tok::RBracket)?;
        Ok(params)
    }

    fn type_param(&mut self) -> Res<TypeParam> {
        let start = self.start();
        let (kind, shown) = match self.peek() {
            Tok::Star => (Some(TypeParamKind::TypeVarTuple), "TypeVarTuple"),
            Tok::DoubleStar => (Some(TypeParamKind::ParamSpec), "ParamSpec"),
            _ => (None, ""),
        };
        if kind.is_some() {
            self.advance();
        }
        let name = self.identifier()?;
        let colon = self.start();
        let mut bound = None;
        if self.eat(Tok::Colon) {
            let value = self.expression()?;
            if kind.is_some() {
                let is_tuple = matches!(value.kind, crate::ast::ExprKind::Tuple { .. });
                let what = if is_tuple { "constraints" } else { "bound" };
                return Err(self.starting_from(colon, format!("cannot use {what} with {shown}")));
            }
            bound = Some(Box::new(value));
        }
        let mut default_value = None;
        if self.eat(Tok::Equal) {
            let may_star = matches!(kind, Some(TypeParamKind::TypeVarTuple));
            let value = if may_star {
                self.star_expression()?
            } else {
                self.expression()?
            };
            default_value = Some(Box::new(value));
        }
        let kind = kind.unwrap_or(TypeParamKind::TypeVar { bound });
        Ok(TypeParam {
            kind,
            name,
            default_value,
            span: self.span_from(start),
        })
    }

    /// An error from `start` to the furthest token: CPython's `RAISE_SYNTAX_ERROR_STARTING_FROM`.
    pub(super) fn starting_from(&self, start: u32, message: impl Into<String>) -> Fail {
        if let Err(fail) = self.check_lexer() {
            return fail;
        }
        let last = self.tokens[self.furthest.max(self.pos)];
        // The newline that CPython adds to the last line counts.
        let end = if last.kind == Tok::Newline {
            last.start + 1
        } else {
            last.end
        };
        let is_newline = start == last.start && last.kind == Tok::Newline;
        let start = if is_newline { self.newline_start(start) } else { start };
        let error = RawError::at(Span::new(start, end), message);
        RawError {
            end: RawEnd::Cursor(end),
            ..error
        }
        .into()
    }
}
