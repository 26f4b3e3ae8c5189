//! Formatting with `%`: the template's parser, and the text of each conversion given a plain number or text.
//!
//! Looking up keys, taking values from the tuple, `*` widths and calling `str`, `repr`, `__int__` or `__float__` are left to
//! the caller. The errors that concern the values (`not enough arguments for format string` and its kin) are therefore the
//! caller's too; those of the template are made here.

use super::fault::{Fault, checked_size, text_with_capacity};
use super::float_layout::{FloatStyle, MOST_PRECISION, float_magnitude};
use super::format_number::{cut, push_fill};
use super::int_text::{Radix, big_magnitude, big_to_decimal, push_magnitude};
use super::plain_format::PlainFormat;
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
        Fault::value(format!(
            "unsupported format character '{shown}' (0x{code:x}) at index {}",
            self.position
        ))
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
    /// The text up to the next `%`, which may be none.
    #[inline]
    pub fn literal(&mut self) -> &'a str {
        let rest = &self.template[self.at..];
        let length = match rest.as_bytes().first() {
            None | Some(b'%') => 0,
            Some(_) => memchr::memchr(b'%', rest.as_bytes()).unwrap_or(rest.len()),
        };
        self.at += length;
        &rest[..length]
    }

    /// Is there nothing left?
    #[inline]
    pub fn is_done(&self) -> bool {
        self.at == self.template.len()
    }

    /// The conversion that comes next, if it is a plain one, and its bytes.
    #[inline]
    pub fn plain(&self) -> Option<(PlainFormat, usize)> {
        PlainFormat::of_conversion(self.template.as_bytes().get(self.at..)?)
    }

    /// Goes on behind a plain conversion of so many bytes, which came next.
    #[inline]
    pub fn pass(&mut self, bytes: usize) {
        self.at += bytes;
    }
}

impl<'a> Pieces<'a> {
    fn peek(&self) -> Option<u8> {
        self.template.as_bytes().get(self.at).copied()
    }

    /// A conversion, from behind its `%`.
    fn conversion(&mut self) -> Result<Conversion<'a>, Fault> {
        let key = if self.peek() == Some(b'(') {
            Some(self.key()?)
        } else {
            None
        };
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
        Ok(Conversion {
            key,
            flags,
            width,
            precision,
            kind,
            position,
        })
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
        let most = if too_big.starts_with('w') {
            isize::MAX as usize
        } else {
            MOST_PRECISION
        };
        let mut number = None;
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            let next = number
                .unwrap_or(0usize)
                .checked_mul(10)
                .and_then(|n| n.checked_add(usize::from(digit - b'0')));
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
        Layout {
            flags,
            width,
            precision,
            kind: conversion.kind,
        }
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
        push_fill(
            '0',
            if pad_with_zeros {
                missing.saturating_add(zeros)
            } else {
                zeros
            },
            &mut out,
        );
        out.push_str(digits);
        if self.flags.left {
            push_fill(' ', missing, &mut out);
        }
        Ok(out)
    }

    /// Digits led by zeros up to the precision.
    fn integer(&self, negative: bool, prefix: &str, digits: &str) -> Result<String, Fault> {
        let prefix = if self.flags.alternate { prefix } else { "" };
        self.number(
            negative,
            prefix,
            digits,
            self.precision.unwrap_or(0).saturating_sub(digits.len()),
        )
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
    let digits = float_magnitude(
        value,
        style,
        precision,
        layout.flags.alternate,
        layout.kind.is_ascii_uppercase(),
    )?;
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
    let missing = if layout.width == 0 {
        0
    } else {
        layout.width.saturating_sub(text.chars().count())
    };
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Formats a template whose every conversion takes the same value.
    fn run(
        template: &str,
        stars: (i64, i64),
        convert: impl Fn(&Layout) -> Result<String, Fault>,
    ) -> Result<String, Fault> {
        let mut out = String::new();
        for piece in pieces(template) {
            match piece? {
                Piece::Literal(text) => out.push_str(text),
                Piece::Conversion(conversion) if "diuoxXeEfFgGcrsa".contains(conversion.kind) => {
                    out.push_str(&convert(&Layout::with_stars(&conversion, stars.0, stars.1))?);
                }
                Piece::Conversion(conversion) => return Err(conversion.unsupported()),
            }
        }
        Ok(out)
    }

    #[test]
    fn ints() {
        for (template, value, expected) in [
            ("%d", "42", "42"),
            ("%i", "-42", "-42"),
            ("%u", "7", "7"),
            ("%5d|", "42", "   42|"),
            ("%-5d|", "42", "42   |"),
            ("%05d", "-42", "-0042"),
            ("%+d", "42", "+42"),
            ("% d", "42", " 42"),
            ("%+ d", "42", "+42"),
            ("%.5d", "-42", "-00042"),
            ("%8.5d", "42", "   00042"),
            ("%010.5d", "42", "0000000042"),
            ("%-08d|", "42", "42      |"),
            ("%x", "255", "ff"),
            ("%X", "255", "FF"),
            ("%#x", "255", "0xff"),
            ("%#X", "-255", "-0XFF"),
            ("%#o", "8", "0o10"),
            ("%#.6x", "255", "0x0000ff"),
            ("%#08x", "255", "0x0000ff"),
            ("%.0d", "0", "0"),
            ("%d", "10000000000000000000000000", "10000000000000000000000000"),
            ("%#x", "-10000000000000000000000000", "-0x84595161401484a000000"),
            ("%ld%%", "3", "3%"),
            ("%hd", "3", "3"),
        ] {
            let big = IBig::from_str_radix(value, 10).unwrap();
            let got = run(template, (0, 0), |layout| format_big_int(&big, layout, 4300));
            assert_eq!(got.as_deref(), Ok(expected), "{template:?}");
            if let Ok(small) = value.parse() {
                let got = run(template, (0, 0), |layout| format_int(small, layout));
                assert_eq!(got.as_deref(), Ok(expected), "{template:?}, small");
            }
        }
    }

    #[test]
    fn floats() {
        for (template, value, expected) in [
            ("%f", 1.5, "1.500000"),
            ("%.2f", 2.675, "2.67"),
            ("%e", 12345.678, "1.234568e+04"),
            ("%E", 1e-10, "1.000000E-10"),
            ("%g", 1e-05, "1e-05"),
            ("%G", 1e+20, "1E+20"),
            ("%.3g", 1234.0, "1.23e+03"),
            ("%#.0f", 3.0, "3."),
            ("%#g", 1.0, "1.00000"),
            ("%8.2f|", -1.5, "   -1.50|"),
            ("%-8.2f|", 1.5, "1.50    |"),
            ("%08.2f", -1.5, "-0001.50"),
            ("%+.1f", 0.25, "+0.2"),
            ("%f", f64::INFINITY, "inf"),
            ("%08F", -f64::INFINITY, "-0000INF"),
            ("%+f", f64::NAN, "+nan"),
            ("%.0f", 0.5, "0"),
            ("%.30f", 0.1, "0.100000000000000005551115123126"),
        ] {
            let got = run(template, (0, 0), |layout| format_float(value, layout));
            assert_eq!(got.as_deref(), Ok(expected), "{template:?}");
        }
    }

    #[test]
    fn texts_and_characters() {
        for (template, value, expected) in [
            ("%s", "abc", "abc"),
            ("%5s|", "abc", "  abc|"),
            ("%-5s|", "é", "é    |"),
            ("%05s", "a", "    a"),
            ("%.2s", "héé", "hé"),
            ("%5.1s|", "abc", "    a|"),
            ("%ls", "x", "x"),
        ] {
            let got = run(template, (0, 0), |layout| format_text(value, layout));
            assert_eq!(got.as_deref(), Ok(expected), "{template:?}");
        }
        for (template, expected) in [
            ("%c", "é"),
            ("%3c", "  é"),
            ("%-3c|", "é  |"),
            ("%03c", "  é"),
            ("%.0c", "é"),
        ] {
            assert_eq!(
                run(template, (0, 0), |layout| format_char('é', layout)).as_deref(),
                Ok(expected),
                "{template:?}"
            );
        }
    }

    #[test]
    fn stars() {
        // template, width, precision
        for (template, width, precision, expected) in [
            ("%*d|", 5, 0, "   42|"),
            ("%*d|", -5, 0, "42   |"),
            ("%0*d|", 5, 0, "00042|"),
            ("%.*d|", 0, 4, "0042|"),
            ("%.*d|", 0, -4, "42|"),
            ("%*.*d|", 6, 4, "  0042|"),
        ] {
            assert_eq!(
                run(template, (width, precision), |layout| format_int(42, layout)).as_deref(),
                Ok(expected),
                "{template:?}"
            );
        }
    }

    #[test]
    fn keys() {
        let keys = |template| {
            pieces(template)
                .map(|piece| match piece {
                    Ok(Piece::Conversion(conversion)) => conversion.key,
                    _ => None,
                })
                .collect::<Vec<_>>()
        };
        assert_eq!(keys("%(a)s%(b c)d"), [Some("a"), Some("b c")]);
        assert_eq!(keys("%((a))s%()s%s"), [Some("(a)"), Some(""), None]);
    }

    #[test]
    fn wrong_templates() {
        for (template, error) in [
            ("%", "incomplete format"),
            ("abc%", "incomplete format"),
            ("%5", "incomplete format"),
            ("%-", "incomplete format"),
            ("%.", "incomplete format"),
            ("%(a", "incomplete format key"),
            ("%((a)", "incomplete format key"),
            ("%(a)", "incomplete format"),
            ("%99999999999999999999d", "width too big"),
            ("%.99999999999d", "precision too big"),
            ("%.2147483648f", "precision too big"),
            ("%l", "incomplete format"),
            ("%q", "unsupported format character 'q' (0x71) at index 1"),
            ("%é", "unsupported format character '?' (0xe9) at index 1"),
            ("é%\u{1}", "unsupported format character '?' (0x1) at index 2"),
            ("%\u{7F}", "unsupported format character '?' (0x7f) at index 1"),
            ("%5%", "unsupported format character '%' (0x25) at index 2"),
            ("%lld", "unsupported format character 'l' (0x6c) at index 2"),
            ("%y", "unsupported format character 'y' (0x79) at index 1"),
        ] {
            let got = run(template, (0, 0), |_| Ok(String::new()));
            assert_eq!(got, Err(Fault::value(error)), "{template:?}");
            // An iterator that has failed is at its end.
            let mut pieces = pieces(template);
            pieces.by_ref().find(Result::is_err);
            assert!(pieces.next().is_none());
        }
    }

    #[test]
    fn absurd_widths() {
        for template in ["%9000000000000000000d", "%09000000000000000000d"] {
            assert_eq!(
                run(template, (0, 0), |layout| format_int(1, layout)),
                Err(Fault::memory())
            );
        }
        assert_eq!(
            run("%*s", (i64::MIN, 0), |layout| format_text("a", layout)),
            Err(Fault::memory())
        );
    }
}
