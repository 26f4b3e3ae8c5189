//! String literals: where they end, and the alternation of text and code inside an f-string.
//!
//! A plain literal becomes one [`Tok::Str`]. An f-string becomes [`Tok::FStringStart`], then pieces of literal text
//! ([`Tok::FStringMiddle`]) and, between braces, ordinary tokens, then [`Tok::FStringEnd`]. Escapes are decoded later,
//! by the parser.
//!
//! ```text
//! f"a{x:>{w}}b"     FStringStart Middle(a) { Name(x) : Middle(>) { Name(w) } } Middle(b) FStringEnd
//!   text  spec text
//!      code  code
//! ```

use super::Lexer;
use crate::error::RawError;
use crate::token::Tok;

/// CPython's limit of f-strings inside f-strings.
const MAX_FSTRINGS: usize = 149;

/// CPython's limit of replacement fields inside the format specifications of one f-string.
const MAX_FIELDS: usize = 3;

/// An f-string that has begun and not ended.
pub(super) struct FString {
    quote: u8,
    is_triple: bool,
    is_raw: bool,
    start: usize,
    fields: Vec<Field>,
}

/// A replacement field that has begun and not ended.
struct Field {
    /// How many brackets were open in front of its brace.
    brackets: usize,
    /// The colon has been seen: the cursor is in the format specification, which is text again.
    is_spec: bool,
}

impl FString {
    /// The cursor is in literal text, not among tokens.
    pub(super) fn is_in_text(&self) -> bool {
        self.fields.last().is_none_or(|field| field.is_spec)
    }

    /// The bracket that has `brackets` open ones around it is the brace of the innermost field.
    pub(super) fn opens_field(&self, brackets: usize) -> bool {
        self.fields.last().is_some_and(|field| field.brackets == brackets)
    }
}

/// The letters in front of the quote.
#[derive(Default)]
struct Prefix {
    bytes: bool,
    raw: bool,
    unicode: bool,
    format: bool,
    template: bool,
}

impl Prefix {
    /// `None` when a letter occurs twice: then the letters are a name.
    fn parse(letters: &[u8]) -> Option<Prefix> {
        let mut prefix = Prefix::default();
        for letter in letters {
            let flag = match letter.to_ascii_lowercase() {
                b'b' => &mut prefix.bytes,
                b'r' => &mut prefix.raw,
                b'u' => &mut prefix.unicode,
                b'f' => &mut prefix.format,
                _ => &mut prefix.template,
            };
            if std::mem::replace(flag, true) {
                return None;
            }
        }
        Some(prefix)
    }

    /// The first pair of letters that exclude each other, in CPython's order.
    fn conflict(&self) -> Option<(char, char)> {
        let flags = [
            ('u', self.unicode),
            ('b', self.bytes),
            ('r', self.raw),
            ('f', self.format),
            ('t', self.template),
        ];
        let has = |letter| flags.contains(&(letter, true));
        let pairs = [
            ('u', 'b'),
            ('u', 'r'),
            ('u', 'f'),
            ('u', 't'),
            ('b', 'f'),
            ('b', 't'),
            ('f', 't'),
        ];
        pairs.into_iter().find(|&(first, second)| has(first) && has(second))
    }
}

impl Lexer<'_> {
    /// Logos has matched the prefix and the first quote.
    pub(super) fn string(&mut self, start: usize, end: usize) -> Result<(), RawError> {
        let quote = self.bytes[end - 1];
        let letters = &self.bytes[start..end - 1];
        let Some(prefix) = Prefix::parse(letters) else {
            self.push(Tok::Name, start as u32, end as u32 - 1);
            return self.literal(end - 1, end, quote);
        };
        if let Some((first, second)) = prefix.conflict() {
            let message = format!("'{first}' and '{second}' prefixes are incompatible");
            let span = crate::ast::Span::new(start as u32, end as u32 - 1);
            return Err(RawError::at(span, message));
        }
        if prefix.template {
            return Err(Lexer::unsupported(start, "template strings"));
        }
        if prefix.format {
            return self.open_fstring(start, end, quote, prefix.raw);
        }
        self.literal(start, end, quote)
    }

    /// Finds the end of a plain literal; `end` is behind its first quote.
    fn literal(&mut self, start: usize, end: usize, quote: u8) -> Result<(), RawError> {
        if self.bytes[end..].starts_with(&[quote, quote]) {
            return self.triple(start, end + 2, quote);
        }
        let mut at = end;
        let mut escaped_quote = false;
        loop {
            match self.bytes.get(at) {
                Some(&byte) if byte == quote => break,
                Some(b'\\') => {
                    at += 1;
                    escaped_quote |= self.bytes.get(at) == Some(&quote);
                    if self.bytes.get(at) == Some(&b'\n') {
                        self.line_start = at + 1;
                    }
                }
                None | Some(b'\n') => return Err(self.unterminated(start, at, quote, 1, escaped_quote)),
                Some(_) => {}
            }
            at += 1;
        }
        self.push(Tok::Str, start as u32, at as u32 + 1);
        self.logos.bump(at + 1 - self.position());
        Ok(())
    }

    fn triple(&mut self, start: usize, end: usize, quote: u8) -> Result<(), RawError> {
        let mut at = end;
        loop {
            match self.bytes.get(at) {
                None => return Err(self.unterminated(start, at, quote, 3, false)),
                Some(b'\\') => {
                    at += 1;
                    if self.bytes.get(at) == Some(&b'\n') {
                        self.line_start = at + 1;
                    }
                }
                Some(b'\n') => self.line_start = at + 1,
                Some(&byte) if byte == quote && self.bytes[at..].starts_with(&[quote; 3]) => break,
                Some(_) => {}
            }
            at += 1;
        }
        self.push(Tok::Str, start as u32, at as u32 + 3);
        self.logos.bump(at + 3 - self.position());
        Ok(())
    }

    #[cold]
    fn unterminated(&self, start: usize, at: usize, quote: u8, size: usize, escaped_quote: bool) -> RawError {
        // A quote inside a replacement field that opens no string was meant to end the f-string.
        if let Some(outer) = self.fstrings.last()
            && outer.quote == quote
            && outer.is_triple == (size == 3)
        {
            return RawError::token(start + size, "f-string: expecting '}'");
        }
        let line = self.line_of(at.min(self.last_newline()));
        let triple = if size == 3 { "triple-quoted " } else { "" };
        let hint = if escaped_quote {
            "; perhaps you escaped the end quote?"
        } else {
            ""
        };
        let message = format!("unterminated {triple}string literal (detected at line {line}){hint}");
        RawError::token(start + 1, message)
    }

    fn open_fstring(&mut self, start: usize, end: usize, quote: u8, is_raw: bool) -> Result<(), RawError> {
        let is_triple = self.bytes[end..].starts_with(&[quote, quote]);
        let end = if is_triple { end + 2 } else { end };
        if self.fstrings.len() >= MAX_FSTRINGS {
            return Err(RawError::token(end, "too many nested f-strings or t-strings"));
        }
        self.fstrings.push(FString {
            quote,
            is_triple,
            is_raw,
            start,
            fields: Vec::new(),
        });
        self.push(Tok::FStringStart, start as u32, end as u32);
        self.logos.bump(end - self.position());
        Ok(())
    }

    /// Reads literal text up to a brace or the end of the f-string, and that brace or end.
    pub(super) fn fstring_text(&mut self) -> Result<(), RawError> {
        let Some(fstring) = self.fstrings.last() else {
            return Ok(());
        };
        let (quote, is_triple, is_raw) = (fstring.quote, fstring.is_triple, fstring.is_raw);
        let is_spec = !fstring.fields.is_empty();
        let start = self.position();
        let mut at = start;
        loop {
            let byte = self.bytes.get(at).copied();
            let next = self.bytes.get(at + 1).copied();
            match byte {
                Some(b'\n') if is_triple => self.line_start = at + 1,
                None | Some(b'\n') => return Err(self.unterminated_fstring(at, byte.is_some() && is_spec)),
                Some(b'\\') => at = self.skip_escape(at, is_raw),
                Some(b'{') if next == Some(b'{') && !is_spec => at += 1,
                Some(b'{') => return self.open_field(start, at),
                Some(b'}') if is_spec => {
                    self.end_text(start, at, at + 1);
                    return self.close(Tok::RBrace, at);
                }
                Some(b'}') if next == Some(b'}') => at += 1,
                Some(b'}') => return Err(RawError::token(at + 1, "f-string: single '}' is not allowed")),
                Some(byte) if byte == quote && (!is_triple || self.bytes[at..].starts_with(&[quote; 3])) => {
                    let end = if is_triple { at + 3 } else { at + 1 };
                    self.end_text(start, at, end);
                    self.push(Tok::FStringEnd, at as u32, end as u32);
                    self.fstrings.pop();
                    return Ok(());
                }
                Some(_) => {}
            }
            at += 1;
        }
    }

    /// The last byte that belongs to the escape at `at`: the braces of `\N{...}` are no field, but a backslash in
    /// front of any other brace stands for itself.
    fn skip_escape(&mut self, at: usize, is_raw: bool) -> usize {
        match self.bytes.get(at + 1) {
            None | Some(b'{' | b'}') => at,
            Some(b'N') if !is_raw && self.bytes.get(at + 2) == Some(&b'{') => {
                let rest = &self.bytes[at..];
                let end = rest.iter().position(|byte| matches!(byte, b'}' | b'\n' | b'"' | b'\''));
                match end {
                    Some(length) if rest[length] == b'}' => at + length,
                    _ => at + 2,
                }
            }
            Some(b'\n') => {
                self.line_start = at + 2;
                at + 1
            }
            Some(_) => at + 1,
        }
    }

    /// Emits the text `start..end` and moves the cursor to `next`. Empty text is emitted behind a colon only: it is the
    /// sign that the colon started a format specification.
    fn end_text(&mut self, start: usize, end: usize, next: usize) {
        if start < end || self.tokens.last().is_some_and(|token| token.kind == Tok::Colon) {
            self.push(Tok::FStringMiddle, start as u32, end as u32);
        }
        self.logos.bump(next - self.position());
    }

    fn open_field(&mut self, start: usize, at: usize) -> Result<(), RawError> {
        let brackets = self.brackets.len();
        if let Some(fstring) = self.fstrings.last_mut() {
            if fstring.fields.len() >= MAX_FIELDS {
                return Err(RawError::token(at, "f-string: expressions nested too deeply"));
            }
            fstring.fields.push(Field {
                brackets,
                is_spec: false,
            });
        }
        self.end_text(start, at, at + 1);
        self.open(Tok::LBrace, at)
    }

    /// The closing brace of a field has been read.
    pub(super) fn leave_field(&mut self) {
        if let Some(fstring) = self.fstrings.last_mut() {
            fstring.fields.pop();
        }
    }

    /// A colon directly inside a field starts the format specification, even the colon of `:=`.
    pub(super) fn field_punctuation(&mut self, kind: Tok, start: usize, end: usize) {
        let brackets = self.brackets.len();
        let field = self.fstrings.last_mut().and_then(|fstring| fstring.fields.last_mut());
        match field {
            Some(field) if field.brackets + 1 == brackets && matches!(kind, Tok::Colon | Tok::ColonEqual) => {
                field.is_spec = true;
                self.push_first(Tok::Colon, start);
            }
            _ => self.push(kind, start as u32, end as u32),
        }
    }

    #[cold]
    fn unterminated_fstring(&self, at: usize, is_newline_in_spec: bool) -> RawError {
        if is_newline_in_spec {
            let message = "f-string: newlines are not allowed in format specifiers for single quoted f-strings";
            return RawError {
                before: false,
                ..RawError::token(at, message)
            };
        }
        let Some(fstring) = self.fstrings.last() else {
            return self.unexpected_end();
        };
        let line = self.line_of(at.min(self.last_newline()));
        let triple = if fstring.is_triple { "triple-quoted " } else { "" };
        let message = format!("unterminated {triple}f-string literal (detected at line {line})");
        RawError::token(fstring.start + 1, message)
    }
}
