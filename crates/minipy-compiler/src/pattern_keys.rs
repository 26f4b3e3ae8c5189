//! The constant keys of mapping patterns: which of them are one key to a dict, and how the error about that shows them.

use minipy_code::Const;
use std::rc::Rc;

/// A constant, so that keys are equal exactly if Python's `==` says so: `1`, `1.0`, `True` and `1+0j` are one.
#[derive(PartialEq, Eq, Hash)]
pub(crate) enum Key {
    None,
    Str(Rc<str>),
    Bytes(Rc<[u8]>),
    Number(Number),
    Complex(Number, Number),
}

/// A real number: an integer if it is one.
#[derive(PartialEq, Eq, Hash)]
pub(crate) enum Number {
    Int(i64),
    /// Hexadecimal digits, beyond 64 bits.
    Big(Rc<str>),
    /// The bits of a float that is no integer.
    Float(u64),
}

impl Key {
    /// None for what is no literal of a pattern.
    pub fn of(value: &Const) -> Option<Key> {
        Some(match value {
            Const::None => Key::None,
            Const::Bool(value) => Key::Number(Number::Int(*value as i64)),
            Const::Int(value) => Key::Number(Number::Int(*value)),
            Const::BigInt(digits) => Key::Number(Number::Big(digits.clone())),
            Const::Float(value) => Key::Number(Number::of(*value)),
            Const::Complex(real, 0.0) => Key::Number(Number::of(*real)),
            Const::Complex(real, imag) => Key::Complex(Number::of(*real), Number::of(*imag)),
            Const::Str(text) => Key::Str(text.clone()),
            Const::Bytes(bytes) => Key::Bytes(bytes.clone()),
            Const::Ellipsis | Const::Tuple(_) | Const::FrozenSet(_) | Const::Code(_) => return None,
        })
    }
}

impl Number {
    fn of(value: f64) -> Number {
        // 2^63: the first power of two that 64 bits do not hold.
        const LIMIT: f64 = 9_223_372_036_854_775_808.0;
        if value.fract() != 0.0 || !value.is_finite() {
            return Number::Float(value.to_bits());
        }
        if (-LIMIT..LIMIT).contains(&value) {
            return Number::Int(value as i64);
        }
        let bits = value.to_bits();
        let mantissa = bits & ((1 << 52) - 1) | 1 << 52;
        let exponent = (bits >> 52 & 0x7FF) as usize - 1075;
        let sign = if value < 0.0 { "-" } else { "" };
        let zeros = "0".repeat(exponent / 4);
        Number::Big(format!("{sign}{:x}{zeros}", mantissa << (exponent % 4)).into())
    }
}

/// A constant as `repr` shows it.
pub(crate) fn text(value: &Const) -> String {
    match value {
        Const::Bool(true) => "True".to_string(),
        Const::Bool(false) => "False".to_string(),
        Const::Int(value) => value.to_string(),
        Const::BigInt(digits) => decimal(digits),
        Const::Float(value) => float_text(*value),
        Const::Complex(real, imag) => complex_text(*real, *imag),
        Const::Str(text) => str_text(text),
        Const::Bytes(bytes) => bytes_text(bytes),
        Const::Ellipsis | Const::None | Const::Tuple(_) | Const::FrozenSet(_) | Const::Code(_) => "None".to_string(),
    }
}

/// Hexadecimal digits as decimal ones, nine at a time.
fn decimal(digits: &str) -> String {
    const BASE: u64 = 1_000_000_000;
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |digits| ("-", digits));
    let mut limbs: Vec<u64> = vec![0];
    for digit in digits.chars().filter_map(|digit| digit.to_digit(16)) {
        let mut carry = digit as u64;
        for limb in &mut limbs {
            let value = *limb * 16 + carry;
            *limb = value % BASE;
            carry = value / BASE;
        }
        if carry > 0 {
            limbs.push(carry);
        }
    }
    let mut text = sign.to_string();
    for (at, limb) in limbs.iter().rev().enumerate() {
        text.push_str(&if at == 0 {
            limb.to_string()
        } else {
            format!("{limb:09}")
        });
    }
    text
}

/// The shortest digits that give the float again, with an exponent where `repr` has one.
fn float_text(value: f64) -> String {
    let text = format!("{value:e}");
    let Some((digits, exponent)) = text.split_once('e') else {
        return text;
    };
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if !(-4..16).contains(&exponent) {
        let sign = if exponent < 0 { '-' } else { '+' };
        return format!("{digits}e{sign}{:02}", exponent.abs());
    }
    let text = value.to_string();
    if text.contains('.') { text } else { text + ".0" }
}

fn complex_text(real: f64, imag: f64) -> String {
    let part = |value: f64| {
        let text = float_text(value);
        text.strip_suffix(".0").map_or(text.clone(), str::to_string)
    };
    if real == 0.0 && real.is_sign_positive() {
        return format!("{}j", part(imag));
    }
    let plus = if imag.is_sign_negative() { "" } else { "+" };
    format!("({}{plus}{}j)", part(real), part(imag))
}

fn quote_for(single: bool, double: bool) -> char {
    if single && !double { '"' } else { '\'' }
}

fn str_text(text: &str) -> String {
    let quote = quote_for(text.contains('\''), text.contains('"'));
    let mut out = quote.to_string();
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c == quote => out.extend(['\\', c]),
            '\'' | '"' => out.push(c),
            // The stand-ins of lone surrogates, see docs/decisions/0001-lone-surrogates.md.
            '\u{10D800}'..='\u{10DFFF}' => out.push_str(&format!("\\u{:04x}", c as u32 - 0x10_0000)),
            c if is_printable(c) => out.push(c),
            c if (c as u32) < 0x100 => out.push_str(&format!("\\x{:02x}", c as u32)),
            c if (c as u32) < 0x1_0000 => out.push_str(&format!("\\u{:04x}", c as u32)),
            c => out.push_str(&format!("\\U{:08x}", c as u32)),
        }
    }
    out.push(quote);
    out
}

/// Whether the character stands for itself. The standard library answers that for a character that is not the first of a text (the
/// first may be a combining one, which it shows apart).
fn is_printable(c: char) -> bool {
    let text: String = ['a', c].iter().collect();
    text.escape_debug().count() == 2
}

fn bytes_text(bytes: &[u8]) -> String {
    let quote = quote_for(bytes.contains(&b'\''), bytes.contains(&b'"'));
    let mut out = format!("b{quote}");
    for &byte in bytes {
        match byte {
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            _ if byte as char == quote => out.extend(['\\', quote]),
            0x20..0x7f => out.push(byte as char),
            _ => out.push_str(&format!("\\x{byte:02x}")),
        }
    }
    out.push(quote);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(value: Const, expected: &str) {
        assert_eq!(text(&value), expected);
    }

    #[test]
    fn texts_are_those_of_repr() {
        check(Const::Bool(true), "True");
        check(Const::None, "None");
        check(Const::BigInt("-56bc75e2d63100000".into()), "-100000000000000000000");
        check(Const::Float(1e16), "1e+16");
        check(Const::Float(123456.0), "123456.0");
        check(Const::Float(0.0001), "0.0001");
        check(Const::Float(0.00001), "1e-05");
        check(Const::Float(f64::INFINITY), "inf");
        check(Const::Complex(1.0, 2.0), "(1+2j)");
        check(Const::Complex(-0.0, -1.0), "(-0-1j)");
        check(Const::Complex(0.0, 2.5), "2.5j");
        check(Const::Str("a'é\u{85}\u{301}\n".into()), "\"a'é\\x85\u{301}\\n\"");
        check(Const::Str("'\"\u{10D800}".into()), "'\\'\"\\ud800'");
        check(Const::Bytes((*b"a\"\xff").into()), "b'a\"\\xff'");
    }

    #[test]
    fn equal_numbers_are_one_key() {
        let big = || Const::BigInt("56bc75e2d63100000".into());
        for (left, right, same) in [
            (Const::Int(1), Const::Bool(true), true),
            (Const::Int(0), Const::Float(-0.0), true),
            (Const::Int(1), Const::Complex(1.0, 0.0), true),
            (big(), Const::Float(1e20), true),
            (big(), Const::Float(1e21), false),
            (Const::Float(0.5), Const::Int(0), false),
            (Const::Str("a".into()), Const::Bytes((*b"a").into()), false),
        ] {
            assert_eq!(Key::of(&left) == Key::of(&right), same, "{left:?} {right:?}");
        }
    }
}
