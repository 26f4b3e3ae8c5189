//! Formatting with `%`: the template's parser, and the text of each conversion given a plain number or text.
//!
//! Looking up keys, taking values from the tuple, `*` widths and calling `str`, `repr`, `__int__` or `__float__` are left to
//! the caller. The errors that concern the values (`not enough arguments for format string` and its kin) are therefore the
//! caller's too; those of the template are made here.

use super::fault::{Fault, checked_size, text_with_capacity};
use super::format_number::{FloatStyle, MOST_PRECISION, cut, float_magnitude, push_fill};
use super::int_text::{Radix, big_magnitude, big_to_decimal, push_magnitude};
use dashu_int::{IBig, Sign};

/// The flags of a conversion.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags {
    /// `-`: padding behind.
    pub left: bool,
    /// `+`: always a sign.
    pub plus: bool,
    /// A space where positive numbers have no sign.
    pub space: bool,
    /// `#`
    pub alternate: bool,
    /// `0`: padding with zeros behind the sign.
    pub zero: bool,
}

/// A width or a precision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// Not given.
    None,
    /// Given as a number.
    Number(usize),
    /// `*`: the next value.
    Star,
}

/// One `%` conversion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conversion<'a> {
    /// The text between parentheses.
    pub key: Option<&'a str>,
    /// The flags.
    pub flags: Flags,
    /// The least width.
    pub width: Count,
    /// The precision.
    pub precision: Count,
    /// The letter: one of `diuoxXeEfFgGcrsa` when the template is right. Others are for the caller to refuse, with
    /// [`Conversion::unsupported`], once it has taken the values before it.
    pub kind: char,
    /// Where the letter stands in the template, in characters.
    pub position: usize,
}

impl Conversion<'_> {
    /// The `ValueError` of a letter that is no conversion.
    #[cold]
    pub fn unsupported(&self) -> Fault {
        let code = super::surrogate::code_point(self.kind);
        let shown = if (31..=0x7E).contains(&code) { self.kind } else { '?' };
        Fault::value(format!("unsupported format character '{shown}' (0x{code:x}) at index {}", self.position))
    }
}

/// A piece of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Text that stays, among it the `%` of `%%`.
    Literal(&'a str),
    /// A conversion.
    Conversion(Conversion<'a>),
}

/// Iterates over the pieces of a template. After an error it ends.
///
/// An error comes when it is reached and not before, because CPython converts the values in front of it first.
#[derive(Clone, Debug)]
pub struct Pieces<'a> {
    template: &'a str,
    /// The byte where the next piece starts.
    at: usize,
}

/// The pieces of a template.
pub fn pieces(template: &str) -> Pieces<'_> {
    Pieces { template, at: 0 }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Result<Piece<'a>, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        let rest = &self.template.as_bytes()[self.at..];
        if rest.is_empty() {
            return None;
        }
        let literal = memchr::memchr(b'%', rest).unwrap_or(rest.len());
        if literal > 0 {
            let start = self.at;
            self.at += literal;
            return Some(Ok(Piece::Literal(&self.template[start..self.at])));
        }
        self.at += 1;
        if self.peek() == Some(b'%') {
            self.at += 1;
            return Some(Ok(Piece::Literal("%")));
        }
        let conversion = self.conversion();
        if conversion.is_err() {
            self.at = self.template.len();
        }
        Some(conversion.map(Piece::Conversion))
    }
}

impl<'a> Pieces<'a> {
    fn peek(&self) -> Option<u8> {
        self.template.as_bytes().get(self.at).copied()
    }

    /// A conversion, from behind its `%`.
    fn conversion(&mut self) -> Result<Conversion<'a>, Fault> {
        let key = if self.peek() == Some(b'(') { Some(self.key()?) } else { None };
        let flags = self.flags();
        let width = self.count("width too big")?;
        let precision = if self.peek() == Some(b'.') {
            self.at += 1;
            match self.count("precision too big")? {
                Count::None => Count::Number(0),
                given => given,
            }
        } else {
            Count::None
        };
        // C's length modifiers mean nothing here.
        if matches!(self.peek(), Some(b'h' | b'l' | b'L')) {
            self.at += 1;
        }
        let Some(kind) = self.template[self.at..].chars().next() else {
            return Err(Fault::value("incomplete format"));
        };
        let position = self.template[..self.at].chars().count();
        self.at += kind.len_utf8();
        Ok(Conversion { key, flags, width, precision, kind, position })
    }

    /// The key from its opening parenthesis on; parentheses inside it are counted.
    fn key(&mut self) -> Result<&'a str, Fault> {
        let start = self.at + 1;
        let mut depth = 0;
        for (offset, byte) in self.template.as_bytes()[self.at..].iter().enumerate() {
            match byte {
                b'(' => depth += 1,
                b')' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                let end = self.at + offset;
                self.at = end + 1;
                return Ok(&self.template[start..end]);
            }
        }
        Err(Fault::value("incomplete format key"))
    }

    fn flags(&mut self) -> Flags {
        let mut flags = Flags::default();
        while let Some(byte) = self.peek() {
            match byte {
                b'-' => flags.left = true,
                b'+' => flags.plus = true,
                b' ' => flags.space = true,
                b'#' => flags.alternate = true,
                b'0' => flags.zero = true,
                _ => break,
            }
            self.at += 1;
        }
        flags
    }

    fn count(&mut self, too_big: &'static str) -> Result<Count, Fault> {
        if self.peek() == Some(b'*') {
            self.at += 1;
            return Ok(Count::Star);
        }
        let most = if too_big.starts_with('w') { isize::MAX as usize } else { MOST_PRECISION };
        let mut number = None;
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            let next = number.unwrap_or(0usize).checked_mul(10).and_then(|n| n.checked_add(usize::from(digit - b'0')));
            number = Some(next.filter(|&n| n <= most).ok_or_else(|| Fault::value(too_big))?);
            self.at += 1;
        }
        Ok(number.map_or(Count::None, Count::Number))
    }
}

/// A conversion's layout with its stars replaced by values. A negative `*` width is the flag `-` and the width without
/// sign; a negative `*` precision is zero: [`Layout::with_stars`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The flags.
    pub flags: Flags,
    /// The least width in characters, 0 for none.
    pub width: usize,
    /// The precision.
    pub precision: Option<usize>,
    /// The letter.
    pub kind: char,
}

impl Layout {
    /// The layout of a conversion, with the values of its `*` width and `*` precision (used only where there is a star).
    pub fn with_stars(conversion: &Conversion<'_>, width: i64, precision: i64) -> Layout {
        let mut flags = conversion.flags;
        let width = match conversion.width {
            Count::None => 0,
            Count::Number(number) => number,
            Count::Star => {
                flags.left |= width < 0;
                width.unsigned_abs() as usize
            }
        };
        let precision = match conversion.precision {
            Count::None => None,
            Count::Number(number) => Some(number),
            Count::Star => Some(usize::try_from(precision).unwrap_or(0)),
        };
        Layout { flags, width, precision, kind: conversion.kind }
    }

    fn sign(&self, negative: bool) -> &'static str {
        match self.flags {
            _ if negative => "-",
            Flags { plus: true, .. } => "+",
            Flags { space: true, .. } => " ",
            _ => "",
        }
    }

    /// Sign, prefix and digits at the width.
    fn number(&self, negative: bool, prefix: &str, digits: &str, zeros: usize) -> Result<String, Fault> {
        let sign = self.sign(negative);
        let length = (sign.len() + prefix.len() + digits.len()).saturating_add(zeros);
        let missing = self.width.saturating_sub(length);
        let mut out = text_with_capacity(length.saturating_add(missing))?;
        let pad_with_zeros = self.flags.zero && !self.flags.left;
        if !pad_with_zeros && !self.flags.left {
            push_fill(' ', missing, &mut out);
        }
        out.push_str(sign);
        out.push_str(prefix);
        push_fill('0', if pad_with_zeros { missing.saturating_add(zeros) } else { zeros }, &mut out);
        out.push_str(digits);
        if self.flags.left {
            push_fill(' ', missing, &mut out);
        }
        Ok(out)
    }

    /// Digits led by zeros up to the precision.
    fn integer(&self, negative: bool, prefix: &str, digits: &str) -> Result<String, Fault> {
        let prefix = if self.flags.alternate { prefix } else { "" };
        self.number(negative, prefix, digits, self.precision.unwrap_or(0).saturating_sub(digits.len()))
    }

    fn radix(&self) -> Option<(Radix, &'static str)> {
        match self.kind {
            'o' => Some((Radix::Octal, "0o")),
            'x' => Some((Radix::Hex, "0x")),
            'X' => Some((Radix::Hex, "0X")),
            _ => None,
        }
    }
}

/// The conversions `d`, `i`, `u`, `o`, `x` and `X`.
pub fn format_int(value: i64, layout: &Layout) -> Result<String, Fault> {
    match layout.radix() {
        None => layout.integer(value < 0, "", value.to_string().trim_start_matches('-')),
        Some((radix, prefix)) => {
            let mut digits = String::new();
            push_magnitude(value.unsigned_abs(), radix, &mut digits);
            finish_radix(value < 0, prefix, digits, layout)
        }
    }
}

/// The conversions `d`, `i`, `u`, `o`, `x` and `X` of a big integer; `max_digits` is the limit on decimal digits.
pub fn format_big_int(value: &IBig, layout: &Layout, max_digits: usize) -> Result<String, Fault> {
    let negative = value.sign() == Sign::Negative;
    match layout.radix() {
        None => layout.integer(negative, "", big_to_decimal(value, max_digits)?.trim_start_matches('-')),
        Some((radix, prefix)) => finish_radix(negative, prefix, big_magnitude(value, radix)?, layout),
    }
}

fn finish_radix(negative: bool, prefix: &str, mut digits: String, layout: &Layout) -> Result<String, Fault> {
    if layout.kind == 'X' {
        digits.make_ascii_uppercase();
    }
    layout.integer(negative, prefix, &digits)
}

/// The conversions `e`, `E`, `f`, `F`, `g` and `G`.
pub fn format_float(value: f64, layout: &Layout) -> Result<String, Fault> {
    const DEFAULT_PRECISION: usize = 6;
    let style = match layout.kind {
        'e' | 'E' => FloatStyle::Exponent,
        'f' | 'F' => FloatStyle::Fixed,
        _ => FloatStyle::General,
    };
    let precision = layout.precision.unwrap_or(DEFAULT_PRECISION);
    let digits = float_magnitude(value, style, precision, layout.flags.alternate, layout.kind.is_ascii_uppercase())?;
    layout.number(value.is_sign_negative() && !value.is_nan(), "", &digits, 0)
}

/// The conversions `s`, `r` and `a` of the text that `str`, `repr` or `ascii` gave: cut to the precision, then padded.
pub fn format_text(text: &str, layout: &Layout) -> Result<String, Fault> {
    let shown = match layout.precision {
        Some(limit) => cut(text, limit),
        None => text,
    };
    padded(shown, layout)
}

/// The conversion `c` of a character, which knows no precision.
pub fn format_char(c: char, layout: &Layout) -> Result<String, Fault> {
    padded(c.encode_utf8(&mut [0; 4]), layout)
}

/// Text padded with spaces, also where the flag asks for zeros.
fn padded(text: &str, layout: &Layout) -> Result<String, Fault> {
    let missing = if layout.width == 0 { 0 } else { layout.width.saturating_sub(text.chars().count()) };
    let mut out = text_with_capacity(checked_size(missing, 1)? + text.len())?;
    if !layout.flags.left {
        push_fill(' ', missing, &mut out);
    }
    out.push_str(text);
    if layout.flags.left {
        push_fill(' ', missing, &mut out);
    }
    Ok(out)
}
