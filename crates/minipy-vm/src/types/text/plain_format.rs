//! The formats that most programs use: a width, zeros, a precision and one letter, for `%` and for `format` alike.
//!
//! They are read and written here in one go, without the general parsers of `percent` and `format_spec`, which answer whatever this
//! file declines: it never refuses anything itself.

use super::float_layout::push_fixed;
use super::float_text::push_float_repr;
use crate::heap::digits::{decimal, hexadecimal};

/// Where the padding goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Padding {
    /// Spaces before numbers, behind text.
    Natural,
    /// Spaces before.
    Before,
    /// Spaces behind.
    Behind,
    /// Zeros between the sign and the digits.
    Zeros,
}

/// A format that asks for nothing rare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlainFormat {
    padding: Padding,
    width: usize,
    precision: Option<usize>,
    kind: Kind,
}

/// What the letter says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// No letter: the value's own way.
    Own,
    /// `s`
    Text,
    /// `d` or, of `%`, `i`.
    Decimal,
    /// `f`
    Fixed,
    /// `x`
    Hex,
    /// `X`
    UpperHex,
}

/// Widths have two digits at most, so that the padding is a part of one of these.
const SPACES: &str =
    "                                                                                                    ";
const ZEROS: &str =
    "0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000";

/// The number at the beginning, of two digits at most, and what is behind it.
#[inline]
fn number(bytes: &[u8]) -> (Option<usize>, &[u8]) {
    let digit = |byte: u8| usize::from(byte - b'0');
    match bytes {
        [a @ b'0'..=b'9', b @ b'0'..=b'9', rest @ ..] => (Some(10 * digit(*a) + digit(*b)), rest),
        [a @ b'0'..=b'9', rest @ ..] => (Some(digit(*a)), rest),
        _ => (None, bytes),
    }
}

impl PlainFormat {
    /// Width and precision, and what is behind them.
    #[inline]
    fn counts(padding: Padding, bytes: &[u8]) -> Option<(PlainFormat, &[u8])> {
        let (width, mut rest) = number(bytes);
        let mut precision = None;
        if let [b'.', behind @ ..] = rest {
            (precision, rest) = number(behind);
            precision?;
        }
        let format = PlainFormat {
            padding,
            width: width.unwrap_or(0),
            precision,
            kind: Kind::Own,
        };
        Some((format, rest))
    }

    /// A spec of `format`, if it is a plain one.
    #[inline]
    pub fn of_spec(spec: &str) -> Option<PlainFormat> {
        let (padding, bytes) = match spec.as_bytes() {
            // A zero behind an alignment is another thing.
            [b'<' | b'>', b'0', ..] => return None,
            [b'<', rest @ ..] => (Padding::Behind, rest),
            [b'>', rest @ ..] => (Padding::Before, rest),
            [b'0', rest @ ..] => (Padding::Zeros, rest),
            bytes => (Padding::Natural, bytes),
        };
        let (mut format, rest) = PlainFormat::counts(padding, bytes)?;
        format.kind = match rest {
            [] => Kind::Own,
            [b's'] => Kind::Text,
            [b'd'] => Kind::Decimal,
            [b'f'] => Kind::Fixed,
            [b'x'] => Kind::Hex,
            [b'X'] => Kind::UpperHex,
            _ => return None,
        };
        Some(format)
    }

    /// A conversion of `%` at the beginning of a text, if it is a plain one, and how many bytes it has.
    #[inline]
    pub fn of_conversion(text: &[u8]) -> Option<(PlainFormat, usize)> {
        let [b'%', bytes @ ..] = text else { return None };
        let (padding, bytes) = match bytes {
            [b'-' | b'0', b'-' | b'0', ..] => return None,
            [b'-', rest @ ..] => (Padding::Behind, rest),
            [b'0', rest @ ..] => (Padding::Zeros, rest),
            bytes => (Padding::Before, bytes),
        };
        let (mut format, rest) = PlainFormat::counts(padding, bytes)?;
        let (letter, rest) = rest.split_first()?;
        format.kind = match letter {
            b's' => Kind::Text,
            b'd' | b'i' => Kind::Decimal,
            b'f' => Kind::Fixed,
            b'x' => Kind::Hex,
            b'X' => Kind::UpperHex,
            _ => return None,
        };
        // Text is padded with spaces, whatever the flag says.
        if format.kind == Kind::Text && padding == Padding::Zeros {
            format.padding = Padding::Before;
        }
        Some((format, text.len() - rest.len()))
    }

    /// What the letter says.
    #[inline]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Appends an int; false, and nothing is appended, if the format is not one for ints.
    #[inline]
    pub fn push_int(&self, value: i64, out: &mut String) -> bool {
        let mut buffer = [0; 20];
        let digits = match self.kind {
            Kind::Fixed => return self.push_float(value as f64, out),
            _ if self.precision.is_some() => return false,
            Kind::Own | Kind::Decimal => decimal(value, &mut buffer),
            Kind::Hex => hexadecimal(value, false, &mut buffer),
            Kind::UpperHex => hexadecimal(value, true, &mut buffer),
            Kind::Text => return false,
        };
        let start = out.len();
        out.push_str(digits);
        self.pad_number(start, out);
        true
    }

    /// The format for a number whose `str` is asked for by `%s`.
    #[inline]
    pub fn of_text(self) -> PlainFormat {
        PlainFormat {
            kind: Kind::Own,
            ..self
        }
    }

    /// Appends a float; false, and nothing is appended, if the format is not one for floats, or the number has too many digits.
    #[inline]
    pub fn push_float(&self, value: f64, out: &mut String) -> bool {
        const DEFAULT_PRECISION: usize = 6;
        let start = out.len();
        match (self.kind, self.precision) {
            (Kind::Fixed, precision) => {
                if !value.is_finite() || !push_fixed(value, precision.unwrap_or(DEFAULT_PRECISION), out) {
                    return false;
                }
            }
            (Kind::Own, None) if value.is_finite() => push_float_repr(value, out),
            _ => return false,
        }
        self.pad_number(start, out);
        true
    }

    /// Appends a text of so many characters; false, and nothing is appended, if the format is not one for text.
    #[inline]
    pub fn push_text(&self, text: &str, chars: usize, out: &mut String) -> bool {
        if !matches!(self.kind, Kind::Own | Kind::Text) || self.precision.is_some() || self.padding == Padding::Zeros {
            return false;
        }
        let padding = &SPACES[..self.width.saturating_sub(chars)];
        if self.padding == Padding::Before {
            out.push_str(padding);
            out.push_str(text);
        } else {
            out.push_str(text);
            out.push_str(padding);
        }
        true
    }

    /// Pads the number, which is ASCII, that begins at `start`.
    #[inline]
    fn pad_number(&self, start: usize, out: &mut String) {
        let missing = self.width.saturating_sub(out.len() - start);
        if missing == 0 {
            return;
        }
        match self.padding {
            Padding::Behind => out.push_str(&SPACES[..missing]),
            Padding::Natural | Padding::Before => out.insert_str(start, &SPACES[..missing]),
            Padding::Zeros => {
                let sign = usize::from(out.as_bytes()[start] == b'-');
                out.insert_str(start + sign, &ZEROS[..missing]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::text::format_number::{format_float, format_int, format_str};
    use crate::types::text::format_spec::{FormatSpec, Target};
    use crate::types::text::percent::{self, Layout, Piece};

    const SPECS: &[&str] = &[
        "", "d", "5", "5d", "05d", "<5", ">5", "<5d", "08", "x", "X", "02x", "4X", ".2f", "8.3f", "08.3f", "<8.1f",
        "f", ".0f", "10", "s", "5s", "<5s", ">5s", "99", ".22f",
    ];

    fn written(push: impl FnOnce(&mut String) -> bool) -> Option<String> {
        let mut out = "before ".to_owned();
        push(&mut out).then(|| out["before ".len()..].to_owned())
    }

    #[test]
    fn specs_agree_with_the_general_formatter() {
        let mut known = 0;
        for spec in SPECS {
            let plain = PlainFormat::of_spec(spec).unwrap();
            for value in [0, 7, -7, 255, -255, 123_456, i64::MIN >> 2] {
                if let Some(text) = written(|out| plain.push_int(value, out)) {
                    let general =
                        FormatSpec::parse(spec, Target::Int, "int").and_then(|s| format_int(value, &s, "int"));
                    assert_eq!(Ok(text), general, "{spec} {value}");
                    known += 1;
                }
            }
            for value in [
                0.0,
                -0.0,
                1.5,
                -2.675,
                1e-7,
                123_456.789,
                1e15,
                1e16,
                1e300,
                f64::INFINITY,
                f64::NAN,
            ] {
                if let Some(text) = written(|out| plain.push_float(value, out)) {
                    let general =
                        FormatSpec::parse(spec, Target::Float, "float").and_then(|s| format_float(value, &s, "float"));
                    assert_eq!(Ok(text), general, "{spec} {value}");
                    known += 1;
                }
            }
            for value in ["", "abc", "é日", "longer than that"] {
                if let Some(text) = written(|out| plain.push_text(value, value.chars().count(), out)) {
                    let general =
                        FormatSpec::parse(spec, Target::Str, "str").and_then(|s| format_str(value, &s, "str"));
                    assert_eq!(Ok(text), general, "{spec} {value}");
                    known += 1;
                }
            }
        }
        assert!(known > 250, "{known}");
    }

    #[test]
    fn conversions_agree_with_the_general_formatter() {
        for template in [
            "%d", "%i", "%5d", "%05d", "%-5d", "%x", "%02X", "%8x", "%f", "%.2f", "%8.3f", "%08.3f", "%-8.1f", "%.0f",
            "%s", "%5s", "%-5s", "%05s",
        ] {
            let (plain, length) = PlainFormat::of_conversion(format!("{template} rest").as_bytes()).unwrap();
            assert_eq!(length, template.len());
            let Some(Ok(Piece::Conversion(conversion))) = percent::pieces(template).next() else {
                panic!("{template} is a conversion");
            };
            let layout = Layout::with_stars(&conversion, 0, 0);
            for value in [0, 7, -255] {
                if plain.kind() != Kind::Text && plain.kind() != Kind::Fixed {
                    let text = written(|out| plain.push_int(value, out)).unwrap();
                    assert_eq!(Ok(text), percent::format_int(value, &layout), "{template} {value}");
                }
            }
            for value in [0.0, -0.0, 1.5, -2.675, 1e300] {
                if let (Kind::Fixed, Some(text)) = (plain.kind(), written(|out| plain.push_float(value, out))) {
                    assert_eq!(Ok(text), percent::format_float(value, &layout), "{template} {value}");
                }
            }
            if plain.kind() == Kind::Text {
                let text = written(|out| plain.push_text("é", 1, out)).unwrap();
                assert_eq!(Ok(text), percent::format_text("é", &layout), "{template}");
            }
        }
    }

    #[test]
    fn what_is_rare_is_declined() {
        for spec in [
            "^5", "<05", "+d", ",", "_", ".f", "100", "5.", "z.2f", "#x", "e", "%", "c", "n", "é", ">>5",
        ] {
            assert_eq!(PlainFormat::of_spec(spec), None, "{spec}");
        }
        for template in [
            "%", "%5", "%%", "%-05d", "%+d", "%(a)s", "%*d", "%100d", "%r", "d", "%.d", "%ld",
        ] {
            assert_eq!(PlainFormat::of_conversion(template.as_bytes()), None, "{template}");
        }
    }
}
