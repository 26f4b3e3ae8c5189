//! Text to tokens: the driver around logos that keeps the memory a Python lexer needs.
//!
//! Decided here: the indentation stack, open brackets, and where one token ends and the next begins. Strings are in
//! `string.rs`, the mistakes in numbers in `number.rs`, the letters of names in `name.rs`. The whole text is turned into
//! one vector of tokens before parsing; the first mistake ends the vector with [`Tok::Error`], and the parser decides
//! whether its own error comes first.

mod indent;
mod name;
mod number;
mod string;

use crate::error::{ErrorKind, RawEnd, RawError};
use crate::token::{Tok, Token};
use logos::Logos;
use string::FString;

/// CPython's limit of nested brackets.
const MAX_BRACKETS: usize = 200;

/// What the lexer hands to the parser.
pub(crate) struct Tokens {
    /// The tokens; the last is [`Tok::End`] or [`Tok::Error`].
    pub tokens: Vec<Token>,
    /// Why the lexer stopped, if it did.
    pub error: Option<RawError>,
    /// The innermost bracket that was open when the lexer stopped, if one was.
    pub open_bracket: Option<Bracket>,
    /// CPython's tokenizer only notes this error, and its parser raises it when it gets there: it does not outrank an
    /// earlier error of the parser. (An unclosed bracket, and all errors about the layout of lines.)
    pub is_silent: bool,
    /// The lexer stopped inside an f-string; then its error never outranks one of the parser.
    pub is_in_fstring: bool,
}

/// An open bracket.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bracket {
    pub byte: u8,
    pub at: u32,
}

impl Bracket {
    /// The error of a bracket that is still open at the end.
    pub fn never_closed(self) -> RawError {
        RawError::from_here(self.at, format!("'{}' was never closed", self.byte as char))
    }
}

/// Cuts a text into tokens.
pub(crate) fn tokenize(source: &str) -> Tokens {
    let mut lexer = Lexer {
        source,
        bytes: source.as_bytes(),
        logos: Tok::lexer(source),
        tokens: Vec::with_capacity(source.len() / 4 + 8),
        indents: vec![(0, 0)],
        brackets: Vec::new(),
        fstrings: Vec::new(),
        line_start: 0,
    };
    let error = lexer.run().err();
    let open_bracket = lexer.brackets.last().copied();
    let is_silent = error
        .as_ref()
        .is_none_or(|error| error.kind != ErrorKind::Syntax || matches!(error.end, RawEnd::Zero | RawEnd::MinusOne));
    let error = error.or_else(|| open_bracket.map(Bracket::never_closed));
    if error.is_some() {
        let at = lexer.position() as u32;
        lexer.push(Tok::Error, at, at);
    }
    let is_in_fstring = !lexer.fstrings.is_empty();
    Tokens {
        tokens: lexer.tokens,
        error,
        open_bracket,
        is_silent,
        is_in_fstring,
    }
}

struct Lexer<'s> {
    source: &'s str,
    bytes: &'s [u8],
    logos: logos::Lexer<'s, Tok>,
    tokens: Vec<Token>,
    /// Column with tabs to multiples of 8, and column with tabs of 1: the two disagree when tabs and spaces are mixed.
    indents: Vec<(u32, u32)>,
    brackets: Vec<Bracket>,
    /// The f-strings that are open around the cursor.
    fstrings: Vec<FString>,
    /// Where the current line starts.
    line_start: usize,
}

impl<'s> Lexer<'s> {
    fn run(&mut self) -> Result<(), RawError> {
        self.start_line()?;
        loop {
            if self.fstrings.last().is_some_and(FString::is_in_text) {
                self.fstring_text()?;
                continue;
            }
            let Some(result) = self.logos.next() else {
                return self.end_of_text();
            };
            let span = self.logos.span();
            let (start, end) = (span.start, span.end);
            let Ok(kind) = result else {
                self.unmatched(start)?;
                continue;
            };
            match kind {
                Tok::Name => {
                    name::check(&self.source[start..end], start)?;
                    self.push(Tok::Name, start as u32, end as u32);
                }
                Tok::Newline => self.newline(start)?,
                Tok::Int | Tok::Float | Tok::Imaginary => self.number(kind, start, end)?,
                Tok::Str => self.string(start, end)?,
                Tok::LParen | Tok::LBracket | Tok::LBrace => self.open(kind, start)?,
                Tok::RParen | Tok::RBracket | Tok::RBrace => self.close(kind, start)?,
                Tok::Continuation => self.continuation(end)?,
                // CPython reads `<>=` as `<` and `>=`.
                Tok::LessGreater if self.bytes.get(end) == Some(&b'=') => self.push_first(Tok::Less, start),
                Tok::Colon | Tok::ColonEqual | Tok::Exclamation | Tok::NotEqual if !self.fstrings.is_empty() => {
                    self.field_punctuation(kind, start, end);
                }
                _ => self.push(kind, start as u32, end as u32),
            }
        }
    }

    fn position(&self) -> usize {
        self.logos.span().end
    }

    fn push(&mut self, kind: Tok, start: u32, end: u32) {
        self.tokens.push(Token { kind, start, end });
    }

    /// Takes only the first byte of what logos has matched.
    fn push_first(&mut self, kind: Tok, start: usize) {
        self.push(kind, start as u32, start as u32 + 1);
        self.logos = Tok::lexer(self.source);
        self.logos.bump(start + 1);
    }

    /// Inside brackets a newline means nothing; elsewhere it ends the statement.
    fn newline(&mut self, start: usize) -> Result<(), RawError> {
        self.line_start = start + 1;
        if self.brackets.is_empty() {
            self.push(Tok::Newline, start as u32, start as u32 + 1);
            return self.start_line();
        }
        Ok(())
    }

    fn number(&mut self, kind: Tok, start: usize, end: usize) -> Result<(), RawError> {
        let next = self.bytes.get(end).copied().unwrap_or(b' ');
        let mut end = end;
        if next.is_ascii_alphanumeric() || next == b'_' {
            end = number::check(self.bytes, self.line_start, start)?;
        }
        let digits = &self.bytes[start..end];
        if kind == Tok::Int
            && digits[0] == b'0'
            && digits.len() > 1
            && !digits[1].is_ascii_alphabetic()
            && digits.iter().any(|byte| (b'1'..=b'9').contains(byte))
        {
            return Err(number::leading_zeros(self.bytes, start));
        }
        self.push(kind, start as u32, end as u32);
        Ok(())
    }

    fn open(&mut self, kind: Tok, start: usize) -> Result<(), RawError> {
        if self.brackets.len() >= MAX_BRACKETS {
            return Err(RawError::token(start + 1, "too many nested parentheses"));
        }
        self.brackets.push(Bracket {
            byte: self.bytes[start],
            at: start as u32,
        });
        self.push(kind, start as u32, start as u32 + 1);
        Ok(())
    }

    fn close(&mut self, kind: Tok, start: usize) -> Result<(), RawError> {
        let byte = self.bytes[start];
        let Some(open) = self.brackets.pop() else {
            return Err(RawError::token(start + 1, format!("unmatched '{}'", byte as char)));
        };
        let is_field = self
            .fstrings
            .last()
            .is_some_and(|fstring| fstring.opens_field(self.brackets.len()));
        if !matches!((open.byte, byte), (b'(', b')') | (b'[', b']') | (b'{', b'}')) {
            self.brackets.push(open);
            return Err(self.mismatch(open, byte, start, is_field));
        }
        self.push(kind, start as u32, start as u32 + 1);
        if is_field {
            self.leave_field();
        }
        Ok(())
    }

    #[cold]
    fn mismatch(&self, open: Bracket, byte: u8, start: usize, is_field: bool) -> RawError {
        let (closing, opening) = (byte as char, open.byte as char);
        if is_field {
            return RawError::token(start + 1, format!("f-string: unmatched '{closing}'"));
        }
        let mut message = format!("closing parenthesis '{closing}' does not match opening parenthesis '{opening}'");
        let line = self.line_of(open.at as usize);
        if line != self.line_of(start) {
            message += &format!(" on line {line}");
        }
        RawError::token(start + 1, message)
    }

    /// A backslash joined two lines; a third must follow.
    fn continuation(&mut self, end: usize) -> Result<(), RawError> {
        self.line_start = end;
        if end == self.bytes.len() {
            Err(self.unexpected_end())
        } else {
            Ok(())
        }
    }

    /// No pattern matches at `start`.
    #[cold]
    fn unmatched(&mut self, start: usize) -> Result<(), RawError> {
        let rest = &self.source[start..];
        let Some(character) = rest.chars().next() else {
            return Ok(());
        };
        if matches!(character, '$' | '?' | '`') {
            self.push(Tok::Unknown, start as u32, start as u32 + 1);
            return Ok(());
        }
        if character != '\\' {
            let message = format!("invalid non-printable character U+{:04X}", character as u32);
            return Err(RawError::token(start + character.len_utf8(), message));
        }
        Err(self.lone_backslash(start))
    }

    /// A backslash that does not end its line.
    #[cold]
    fn lone_backslash(&self, at: usize) -> RawError {
        if at + 1 == self.bytes.len() {
            return self.unexpected_end();
        }
        RawError::from_here(at as u32 + 1, "unexpected character after line continuation character")
    }

    fn unexpected_end(&self) -> RawError {
        if let Some(open) = self.brackets.last() {
            return open.never_closed();
        }
        let error = RawError::from_here(self.last_newline() as u32, "unexpected EOF while parsing");
        RawError {
            end: RawEnd::MinusOne,
            ..error
        }
    }

    /// Where the last line ends: CPython gives every text a final newline.
    fn last_newline(&self) -> usize {
        if self.bytes.last() == Some(&b'\n') {
            self.bytes.len() - 1
        } else {
            self.bytes.len()
        }
    }

    /// Closes the last statement and all blocks. An open bracket is left for the caller to see.
    fn end_of_text(&mut self) -> Result<(), RawError> {
        if !self.brackets.is_empty() {
            return Ok(());
        }
        let end = self.bytes.len() as u32;
        if self
            .tokens
            .last()
            .is_some_and(|token| !matches!(token.kind, Tok::Newline | Tok::Indent | Tok::Dedent))
        {
            self.push(Tok::Newline, end, end);
        }
        let last = self.last_newline() as u32;
        for _ in 1..self.indents.len() {
            self.push(Tok::Dedent, last, last);
        }
        self.push(Tok::End, last, last);
        Ok(())
    }

    /// The line (from 1) of a byte offset; for errors only, as it walks the text.
    #[cold]
    fn line_of(&self, offset: usize) -> usize {
        1 + self.bytes[..offset.min(self.bytes.len())]
            .iter()
            .filter(|&&byte| byte == b'\n')
            .count()
    }

    /// The error of a construct that minipy leaves out.
    #[cold]
    fn unsupported(start: usize, feature: &str) -> RawError {
        RawError::from_here(start as u32, feature).kind(ErrorKind::Unsupported)
    }
}
