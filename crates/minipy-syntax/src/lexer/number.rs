//! The slow path of numbers: what exactly is wrong with a number that does not end where its pattern does.
//!
//! The patterns in `token.rs` match every legal number. When the character behind the match could continue a word or
//! a number, this file reads the number again, character by character, in the order in which CPython's tokenizer looks
//! for mistakes, because that order decides the message and the column.

use crate::error::{RawEnd, RawError};

/// Reads the number that starts at `start`. `Ok` holds the end of a legal number (`1if x else y` is one).
#[cold]
pub(super) fn check(bytes: &[u8], line_start: usize, start: usize) -> Result<usize, RawError> {
    Reader {
        bytes,
        at: start,
        start,
        line_start,
    }
    .number()
}

/// The error of `0777`: the leading zeros are underlined.
#[cold]
pub(super) fn leading_zeros(bytes: &[u8], start: usize) -> RawError {
    let mut zeros = start;
    while matches!(bytes.get(zeros), Some(b'0' | b'_')) {
        zeros += 1;
    }
    let message = "leading zeros in decimal integer literals are not permitted; \
                   use an 0o prefix for octal integers";
    RawError {
        end: RawEnd::At(zeros as u32),
        ..RawError::from_here(start as u32, message)
    }
}

struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
    start: usize,
    line_start: usize,
}

impl Reader<'_> {
    fn peek(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or(0)
    }

    fn fail<T>(&self, message: String) -> Result<T, RawError> {
        debug_assert!(self.at > self.line_start);
        Err(RawError::token(self.at, message))
    }

    fn number(self) -> Result<usize, RawError> {
        if self.peek() == b'0' {
            let radix = self.bytes.get(self.start + 1).map(u8::to_ascii_lowercase);
            match radix {
                Some(b'x') => return self.based("hexadecimal", |byte| byte.is_ascii_hexdigit()),
                Some(b'o') => return self.based("octal", |byte| (b'0'..b'8').contains(&byte)),
                Some(b'b') => return self.based("binary", |byte| byte == b'0' || byte == b'1'),
                _ => {}
            }
        }
        self.decimal()
    }

    fn based(mut self, kind: &str, is_digit: impl Fn(u8) -> bool) -> Result<usize, RawError> {
        self.at += 2;
        loop {
            if self.peek() == b'_' {
                self.at += 1;
            }
            if !is_digit(self.peek()) {
                self.wrong_digit(kind)?;
                return self.fail(format!("invalid {kind} literal"));
            }
            while is_digit(self.peek()) {
                self.at += 1;
            }
            if self.peek() != b'_' {
                break;
            }
        }
        self.wrong_digit(kind)?;
        self.end(kind)
    }

    /// A decimal digit in a number of a smaller base has a message of its own.
    fn wrong_digit(&mut self, kind: &str) -> Result<(), RawError> {
        let digit = self.peek();
        if digit.is_ascii_digit() && kind != "hexadecimal" {
            self.at += 1;
            return self.fail(format!("invalid digit '{}' in {kind} literal", digit as char));
        }
        Ok(())
    }

    fn decimal(mut self) -> Result<usize, RawError> {
        let first = self.peek();
        if first != b'.' {
            self.digits()?;
        }
        let whole = self.at;
        if self.peek() == b'.' {
            self.at += 1;
            if self.peek().is_ascii_digit() {
                self.digits()?;
            }
        }
        if matches!(self.peek(), b'e' | b'E') {
            let mark = self.at;
            self.at += 1;
            if matches!(self.peek(), b'+' | b'-') {
                self.at += 1;
                if !self.peek().is_ascii_digit() {
                    return self.fail("invalid decimal literal".into());
                }
            } else if !self.peek().is_ascii_digit() {
                self.at = mark;
                return self.end("decimal");
            }
            self.digits()?;
        }
        if matches!(self.peek(), b'j' | b'J') {
            self.at += 1;
            return self.end("imaginary");
        }
        let is_old_octal = first == b'0' && self.at == whole && self.has_nonzero_digit();
        if is_old_octal {
            Err(leading_zeros(self.bytes, self.start))
        } else {
            self.end("decimal")
        }
    }

    fn has_nonzero_digit(&self) -> bool {
        self.bytes[self.start..self.at]
            .iter()
            .any(|byte| (b'1'..=b'9').contains(byte))
    }

    /// Digits with single underscores between them.
    fn digits(&mut self) -> Result<(), RawError> {
        loop {
            while self.peek().is_ascii_digit() {
                self.at += 1;
            }
            if self.peek() != b'_' {
                return Ok(());
            }
            self.at += 1;
            if !self.peek().is_ascii_digit() {
                return self.fail("invalid decimal literal".into());
            }
        }
    }

    /// A number may touch the keywords that can follow an operand, and nothing else that looks like a word.
    fn end(self, kind: &str) -> Result<usize, RawError> {
        let rest = &self.bytes[self.at..];
        let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80;
        let starts = |word: &[u8]| rest.starts_with(word);
        let whole = |word: &[u8]| starts(word) && !rest.get(word.len()).copied().is_some_and(is_word);
        let is_keyword = [&b"if"[..], b"in", b"is"].into_iter().any(starts)
            || [&b"and"[..], b"else", b"for", b"or", b"not"].into_iter().any(whole);
        let next = self.peek();
        if is_keyword || !(next.is_ascii() && is_word(next)) {
            return Ok(self.at);
        }
        self.fail(format!("invalid {kind} literal"))
    }
}
