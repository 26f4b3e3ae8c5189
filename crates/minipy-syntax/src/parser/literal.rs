//! Number tokens to constants.

use super::{Parser, Res};
use crate::ast::{BigInt, Constant};
use crate::error::RawError;
use crate::token::{Tok, Token};
use std::borrow::Cow;
use std::rc::Rc;

/// CPython's default limit of decimal digits, `sys.int_info.default_max_str_digits`.
const MAX_DECIMAL_DIGITS: usize = 4300;

impl Parser<'_> {
    /// The value of a number token.
    pub(super) fn number(&self, token: Token) -> Res<Constant> {
        let text = self.text(token);
        let digits: Cow<str> = if text.contains('_') {
            text.replace('_', "").into()
        } else {
            text.into()
        };
        match token.kind {
            Tok::Float => Ok(Constant::Float(parse_float(&digits))),
            Tok::Imaginary => Ok(Constant::Complex(parse_float(&digits[..digits.len() - 1]))),
            _ => self.integer(token, &digits),
        }
    }

    fn integer(&self, token: Token, text: &str) -> Res<Constant> {
        let (radix, digits) = match text.as_bytes() {
            [b'0', b'x' | b'X', ..] => (16, &text[2..]),
            [b'0', b'o' | b'O', ..] => (8, &text[2..]),
            [b'0', b'b' | b'B', ..] => (2, &text[2..]),
            _ => (10, text),
        };
        if let Ok(value) = i64::from_str_radix(digits, radix) {
            return Ok(Constant::Int(value));
        }
        let digits = digits.trim_start_matches('0');
        if radix == 10 && digits.len() > MAX_DECIMAL_DIGITS {
            let message = format!(
                "Exceeds the limit ({MAX_DECIMAL_DIGITS} digits) for integer string conversion: value has {} digits; \
                 use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer \
                 literals to avoid decimal conversion limits.",
                digits.len()
            );
            return Err(RawError::at(crate::ast::Span::new(token.start, token.end), message).into());
        }
        Ok(Constant::BigInt(BigInt {
            digits: Rc::from(digits),
            radix,
        }))
    }
}

/// Rust reads every Python float, and rounds and overflows alike; only `1.` and `.5` need no help either.
fn parse_float(text: &str) -> f64 {
    text.parse().unwrap_or(f64::NAN)
}
