//! String literals to constants and f-strings to trees; adjacent literals are joined.

use super::{Fail, Mode, Parser, Res, node};
use crate::ast::{Constant, Conversion, Expr, ExprKind, Span};
use crate::error::RawError;
use crate::escapes::{self, EscapeError};
use crate::token::{Tok, Token};
use std::rc::Rc;

/// What has been joined so far.
#[derive(Default)]
struct Joined {
    text: String,
    /// Where `text` began and ends.
    span: Option<Span>,
    values: Vec<Expr>,
    is_fstring: bool,
    bytes: Vec<u8>,
    is_bytes: bool,
    is_str: bool,
}

impl Joined {
    fn push_text(&mut self, text: &str, span: Span) {
        if !text.is_empty() {
            self.text.push_str(text);
            self.span = Some(self.span.map_or(span, |first| first.to(span)));
        }
    }

    fn push_value(&mut self, value: Expr) {
        self.flush();
        self.values.push(value);
    }

    fn flush(&mut self) {
        if let Some(span) = self.span.take() {
            let text = std::mem::take(&mut self.text);
            self.values
                .push(node(ExprKind::Constant(Constant::Str(Rc::from(text))), span));
        }
    }
}

/// The letters in front of the quotes, and the text between them.
fn split_literal(literal: &str) -> (&str, &str) {
    let quote = literal.find(['"', '\'']).unwrap_or(0);
    let (prefix, quoted) = literal.split_at(quote);
    let size = if is_triple(quoted) { 3 } else { 1 };
    (
        prefix,
        quoted.get(size..quoted.len().saturating_sub(size)).unwrap_or(""),
    )
}

fn is_triple(quoted: &str) -> bool {
    quoted.len() >= 6 && (quoted.starts_with("\"\"\"") || quoted.starts_with("'''"))
}

fn is_raw(prefix: &str) -> bool {
    prefix.contains(['r', 'R'])
}

impl Parser<'_> {
    /// One or more adjacent literals.
    pub(super) fn strings(&mut self) -> Res<Expr> {
        let start = self.start();
        if let Some(constant) = self.lone_plain_string()? {
            return Ok(node(ExprKind::Constant(constant), self.span_from(start)));
        }
        let mut joined = Joined::default();
        loop {
            match self.peek() {
                Tok::Str => self.plain_string(&mut joined)?,
                Tok::FStringStart => self.fstring(&mut joined)?,
                _ => break,
            }
        }
        if joined.is_bytes && joined.is_str {
            return Err(self.error_here("cannot mix bytes and nonbytes literals"));
        }
        let span = self.span_from(start);
        let kind = if joined.is_bytes {
            ExprKind::Constant(Constant::Bytes(Rc::from(joined.bytes)))
        } else if joined.is_fstring {
            joined.flush();
            ExprKind::JoinedStr { values: joined.values }
        } else {
            ExprKind::Constant(Constant::Str(Rc::from(joined.text)))
        };
        Ok(node(kind, span))
    }

    /// The frequent case: one literal without prefix and backslash.
    fn lone_plain_string(&mut self) -> Res<Option<Constant>> {
        let token = self.token();
        let (prefix, text) = split_literal(self.text(token));
        if token.kind != Tok::Str || !prefix.is_empty() || text.contains('\\') {
            return Ok(None);
        }
        if matches!(self.peek_second(), Tok::Str | Tok::FStringStart) {
            return Ok(None);
        }
        self.advance();
        Ok(Some(Constant::Str(Rc::from(text))))
    }

    fn plain_string(&mut self, joined: &mut Joined) -> Res<()> {
        // A broken escape is reported at the furthest token that has been read.
        let last = self.furthest.max(self.pos);
        let token = self.advance();
        let span = Span::new(token.start, token.end);
        let (prefix, text) = split_literal(self.text(token));
        if prefix.contains(['b', 'B']) {
            joined.is_bytes = true;
            if !text.is_ascii() {
                return Err(RawError::at(span, "bytes can only contain ASCII literal characters").into());
            }
            if is_raw(prefix) {
                joined.bytes.extend_from_slice(text.as_bytes());
            } else {
                joined
                    .bytes
                    .extend(escapes::decode_bytes(text).map_err(|error| self.escape_error(error, last))?);
            }
            return Ok(());
        }
        joined.is_str = true;
        if is_raw(prefix) || !text.contains('\\') {
            joined.push_text(text, span);
        } else {
            let decoded = escapes::decode_str(text).map_err(|error| self.escape_error(error, last))?;
            joined.push_text(&decoded, span);
        }
        Ok(())
    }

    fn fstring(&mut self, joined: &mut Joined) -> Res<()> {
        let opening = self.expect(Tok::FStringStart)?;
        let is_raw = is_raw(self.text(opening));
        (joined.is_fstring, joined.is_str) = (true, true);
        let mut broken = None;
        loop {
            match self.peek() {
                Tok::FStringMiddle => {
                    let token = self.advance();
                    if let Err(error) = self.fstring_middle(token, is_raw, false, joined) {
                        broken = broken.or(Some(error));
                    }
                }
                Tok::LBrace => self.replacement_field(is_raw, joined)?,
                _ => break,
            }
        }
        // CPython decodes the pieces when it has them all, so that the error stands at the closing quotes.
        if let (Tok::FStringEnd, Some(error)) = (self.peek(), broken) {
            return Err(self.escape_error(error, self.pos));
        }
        self.expect(Tok::FStringEnd)?;
        Ok(())
    }

    fn fstring_middle(
        &mut self,
        token: Token,
        is_raw: bool,
        is_spec: bool,
        joined: &mut Joined,
    ) -> Result<(), EscapeError> {
        let text = escapes::decode_fstring(self.text(token), is_raw, is_spec)?;
        joined.push_text(&text, Span::new(token.start, token.end));
        Ok(())
    }

    /// `{value = !r :spec}`.
    fn replacement_field(&mut self, is_raw: bool, joined: &mut Joined) -> Res<()> {
        let open = self.expect(Tok::LBrace)?;
        let first = self.pos;
        self.missing_field_value()?;
        let Some(value) = self.attempt(|parser| parser.nested(Self::annotated_rhs))? else {
            return self.field_error(first, "f-string: expecting a valid expression after '{'");
        };
        let has_text = self.eat(Tok::Equal);
        if has_text {
            let text = self.field_text(open, first);
            joined.push_text(&text, Span::new(open.end, self.start()));
        }
        let mut conversion = self.conversion(has_text)?;
        let mut format_spec = None;
        if self.peek() == Tok::Colon {
            format_spec = Some(Box::new(self.format_spec(is_raw)?));
        }
        if self.peek() != Tok::RBrace {
            let message = match format_spec {
                Some(_) => "f-string: expecting '}', or format specs",
                None => "f-string: expecting '}'",
            };
            return self.field_error(self.pos, message);
        }
        self.advance();
        if has_text && conversion == Conversion::None && format_spec.is_none() {
            conversion = Conversion::Repr;
        }
        let kind = ExprKind::FormattedValue {
            value: Box::new(value),
            conversion,
            format_spec,
        };
        joined.push_value(node(kind, self.span_from(open.start)));
        Ok(())
    }

    /// `{}`, `{=}`, `{!r}`, `{:x}`.
    fn missing_field_value(&mut self) -> Res<()> {
        let shown = match self.peek() {
            Tok::Equal => '=',
            Tok::Exclamation => '!',
            Tok::Colon => ':',
            Tok::RBrace => '}',
            _ => return Ok(()),
        };
        if self.mode == Mode::Plain {
            return Err(Fail::Soft);
        }
        let message = format!("f-string: valid expression required before '{shown}'");
        Err(RawError::at(self.token_span(self.pos), message).into())
    }

    /// An error at a token, but only once the rules inside the field have had their say.
    fn field_error(&mut self, pos: usize, message: &str) -> Res<()> {
        self.check_lexer()?;
        if self.mode == Mode::Plain {
            return Err(Fail::Soft);
        }
        Err(self.error_at_token(pos, message).into())
    }

    /// The text that `{x=}` shows: from the brace to the end of the blanks behind `=`, without comments.
    fn field_text(&self, open: Token, first: usize) -> String {
        let mut text = String::new();
        let mut at = open.end;
        for token in &self.tokens[first..=self.pos] {
            let mut gap = &self.source[at as usize..token.start as usize];
            while let Some(comment) = gap.find('#') {
                text.push_str(&gap[..comment]);
                let rest = &gap[comment..];
                gap = rest.find('\n').map_or("", |end| &rest[end..]);
            }
            text.push_str(gap);
            at = token.start;
            if token.start < self.start() {
                text.push_str(self.text(*token));
                at = token.end;
            }
        }
        text
    }

    fn conversion(&mut self, has_text: bool) -> Res<Conversion> {
        if self.peek() != Tok::Exclamation {
            if matches!(self.peek(), Tok::Colon | Tok::RBrace) {
                return Ok(Conversion::None);
            }
            let message = match has_text {
                true => "f-string: expecting '!', or ':', or '}'",
                false => "f-string: expecting '=', or '!', or ':', or '}'",
            };
            self.field_error(self.pos, message)?;
        }
        let mark = self.advance();
        let name = self.token();
        if name.kind != Tok::Name {
            let message = match name.kind {
                Tok::Colon | Tok::RBrace => "f-string: missing conversion character",
                _ => "f-string: invalid conversion character",
            };
            self.field_error(self.pos, message)?;
        }
        if mark.end != name.start {
            let message = "f-string: conversion type must come right after the exclamation mark";
            return Err(RawError::at(Span::new(mark.start, name.end), message).into());
        }
        let conversion = match self.text(name) {
            "s" => Conversion::Str,
            "r" => Conversion::Repr,
            "a" => Conversion::Ascii,
            other => {
                let message = format!("f-string: invalid conversion character '{other}': expected 's', 'r', or 'a'");
                return Err(RawError::at(Span::new(name.start, name.end), message).into());
            }
        };
        self.advance();
        if !matches!(self.peek(), Tok::Colon | Tok::RBrace) && self.peek() != Tok::FStringEnd {
            self.field_error(self.pos, "f-string: expecting ':' or '}'")?;
        }
        Ok(conversion)
    }

    /// `:spec`, text and nested fields.
    fn format_spec(&mut self, is_raw: bool) -> Res<Expr> {
        let start = self.expect(Tok::Colon)?.start;
        let mut joined = Joined::default();
        loop {
            match self.peek() {
                Tok::FStringMiddle => {
                    let token = self.advance();
                    let place = self.pos - 1;
                    let decoded = self.fstring_middle(token, is_raw, true, &mut joined);
                    decoded.map_err(|error| self.escape_error(error, place))?;
                }
                Tok::LBrace => self.replacement_field(is_raw, &mut joined)?,
                _ => break,
            }
        }
        joined.flush();
        Ok(node(
            ExprKind::JoinedStr { values: joined.values },
            self.span_from(start),
        ))
    }

    /// The error of a literal that cannot be decoded, at a token.
    #[cold]
    fn escape_error(&self, error: EscapeError, pos: usize) -> Fail {
        let EscapeError::Broken(message) = error;
        self.error_at_token(pos, message).into()
    }
}
