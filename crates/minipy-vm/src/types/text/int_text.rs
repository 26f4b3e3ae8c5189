//! Integers and text: `int(text, base)`, `str(int)`, `hex`, `oct`, `bin`, and the limit on the digits of both directions.
//!
//! [`Int`] is the answer of every function that makes an integer: an `i64` when it fits. Signs, grouping and padding of
//! `format` are `format_number`'s.

use super::fault::{Fault, check_room};
use super::{escape, unicode};
use dashu_int::{IBig, Sign, UBig, ops::BitTest};
use std::borrow::Cow;

/// An integer result: small whenever it fits in 64 bits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Int {
    /// A number of 64 bits.
    Small(i64),
    /// A number beyond 64 bits.
    Big(IBig),
}

impl From<i64> for Int {
    fn from(value: i64) -> Int {
        Int::Small(value)
    }
}

impl From<i128> for Int {
    fn from(value: i128) -> Int {
        match i64::try_from(value) {
            Ok(small) => Int::Small(small),
            Err(_) => Int::Big(IBig::from(value)),
        }
    }
}

impl From<IBig> for Int {
    fn from(value: IBig) -> Int {
        match i64::try_from(&value) {
            Ok(small) => Int::Small(small),
            Err(_) => Int::Big(value),
        }
    }
}

impl From<Int> for IBig {
    fn from(value: Int) -> IBig {
        match value {
            Int::Small(small) => IBig::from(small),
            Int::Big(big) => big,
        }
    }
}

/// The default of `sys.get_int_max_str_digits()`: the most decimal digits that are read or written at once. Zero lifts the
/// limit.
pub const DEFAULT_MAX_DIGITS: usize = 4300;

/// What went wrong in [`parse_int`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParseIntError {
    /// The text is not a number: the caller raises [`invalid_literal`] with the repr of its own object.
    NotANumber,
    /// A failure with its own text: a bad base or too many digits.
    Fault(Fault),
}

/// `int(text, base)` of a `str`, with the error of a `str`.
pub fn int_from_text(text: &str, base: i64, max_digits: usize) -> Result<Int, Fault> {
    parse_int(text, base, max_digits).map_err(|error| match error {
        ParseIntError::NotANumber => invalid_literal(base, &escape::str_repr(text)),
        ParseIntError::Fault(fault) => fault,
    })
}

/// The `ValueError` of text that is not a number. `repr` is cut to 200 characters, as CPython does.
#[cold]
pub fn invalid_literal(base: i64, repr: &str) -> Fault {
    let shown: String = repr.chars().take(200).collect();
    Fault::value(format!("invalid literal for int() with base {base}: {shown}"))
}

/// `int(text, base)`: base 0 (read the prefix) or 2 to 36; `max_digits` is the limit on decimal digits, 0 for none.
#[inline]
pub fn parse_int(text: &str, base: i64, max_digits: usize) -> Result<Int, ParseIntError> {
    let bytes = text.as_bytes();
    if base == 10
        && (1..=18).contains(&bytes.len())
        && let Some(value) = bytes
            .iter()
            .try_fold(0i64, |n, b| b.is_ascii_digit().then(|| n * 10 + i64::from(b - b'0')))
    {
        return Ok(Int::Small(value));
    }
    parse_int_slow(text, base, max_digits)
}

#[cold]
fn parse_int_slow(text: &str, base: i64, max_digits: usize) -> Result<Int, ParseIntError> {
    if base != 0 && !(2..=36).contains(&base) {
        return Err(ParseIntError::Fault(Fault::value(
            "int() base must be >= 2 and <= 36, or 0",
        )));
    }
    let ascii = ascii_number_text(text);
    let body = super::float_text::trim_ascii_space(&ascii);
    let (negative, body) = match body.as_bytes().first() {
        Some(b'-') => (true, &body[1..]),
        Some(b'+') => (false, &body[1..]),
        _ => (false, body),
    };
    let (radix, digits) = split_prefix(body, base as u32);
    let clean = clean_digits(digits, radix).ok_or(ParseIntError::NotANumber)?;
    if base == 0 && radix == 10 && clean.starts_with('0') && clean.bytes().any(|b| b != b'0') {
        // `017` would be octal to other languages, so that base 0 refuses it.
        return Err(ParseIntError::NotANumber);
    }
    if !radix.is_power_of_two() && max_digits > 0 && clean.len() > max_digits {
        return Err(ParseIntError::Fault(too_many_digits_read(clean.len(), max_digits)));
    }
    let magnitude = UBig::from_str_radix(&clean, radix).map_err(|_| ParseIntError::NotANumber)?;
    Ok(Int::from(IBig::from_parts(
        if negative { Sign::Negative } else { Sign::Positive },
        magnitude,
    )))
}

/// The radix and the digits behind a prefix that fits the base. The underscore of `0x_1` belongs to the prefix.
fn split_prefix(body: &str, base: u32) -> (u32, &str) {
    let marked = match body.as_bytes() {
        [b'0', b'x' | b'X', ..] => 16,
        [b'0', b'o' | b'O', ..] => 8,
        [b'0', b'b' | b'B', ..] => 2,
        _ => 0,
    };
    if marked != 0 && (base == 0 || base == marked) {
        let digits = &body[2..];
        (marked, digits.strip_prefix('_').unwrap_or(digits))
    } else {
        (if base == 0 { 10 } else { base }, body)
    }
}

/// The digits without their underscores; `None` when one is no digit or an underscore is not between two digits.
fn clean_digits(digits: &str, radix: u32) -> Option<Cow<'_, str>> {
    let mut after_digit = false;
    let mut underscores = false;
    for b in digits.bytes() {
        if b == b'_' && after_digit {
            (after_digit, underscores) = (false, true);
        } else if char::from(b).is_digit(radix) {
            after_digit = true;
        } else {
            return None;
        }
    }
    if !after_digit {
        return None;
    }
    Some(if underscores {
        Cow::Owned(digits.replace('_', ""))
    } else {
        Cow::Borrowed(digits)
    })
}

/// Text as the number parsers read it: decimal digits of any script as ASCII digits, whitespace beyond ASCII as spaces.
/// Other characters stay, and are no part of any number.
pub(super) fn ascii_number_text(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(transliterate(text))
    }
}

#[cold]
fn transliterate(text: &str) -> String {
    let plain = |c: char| match unicode::decimal_value(c) {
        _ if c.is_ascii() => c,
        Some(digit) => char::from(b'0' + digit as u8),
        None if unicode::is_space(c) => ' ',
        None => c,
    };
    text.chars().map(plain).collect()
}

#[cold]
fn too_many_digits_read(digits: usize, limit: usize) -> Fault {
    Fault::value(format!(
        "Exceeds the limit ({limit} digits) for integer string conversion: value has {digits} digits; \
         use sys.set_int_max_str_digits() to increase the limit"
    ))
}

/// The `ValueError` of writing an integer of too many decimal digits.
#[cold]
pub fn too_many_digits_written(limit: usize) -> Fault {
    Fault::value(format!(
        "Exceeds the limit ({limit} digits) for integer string conversion; \
         use sys.set_int_max_str_digits() to increase the limit"
    ))
}

/// `str(int)` of a big integer; `max_digits` is the limit on digits, 0 for none.
pub fn big_to_decimal(value: &IBig, max_digits: usize) -> Result<String, Fault> {
    let bits = value.bit_len();
    // Every decimal digit is worth more than 3.3 bits: a number far above the limit is refused without converting it.
    if max_digits > 0 && bits / 4 > max_digits {
        return Err(too_many_digits_written(max_digits));
    }
    check_room(bits / 3)?;
    let text = value.to_string();
    let digits = text.len() - usize::from(text.starts_with('-'));
    if max_digits > 0 && digits > max_digits {
        return Err(too_many_digits_written(max_digits));
    }
    Ok(text)
}

/// The notations with a prefix: `bin`, `oct`, `hex`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Radix {
    /// `0b`
    Binary,
    /// `0o`
    Octal,
    /// `0x`
    Hex,
}

impl Radix {
    /// `0b`, `0o` or `0x`.
    pub fn prefix(self) -> &'static str {
        match self {
            Radix::Binary => "0b",
            Radix::Octal => "0o",
            Radix::Hex => "0x",
        }
    }

    fn bits_per_digit(self) -> usize {
        match self {
            Radix::Binary => 1,
            Radix::Octal => 3,
            Radix::Hex => 4,
        }
    }
}

/// The most characters of [`small_to_radix`]: a sign, the prefix, and 64 digits.
pub const RADIX_ROOM: usize = 67;

/// `bin`, `oct` or `hex` of a small integer, written at the end of `room`.
pub fn small_to_radix(value: i64, radix: Radix, room: &mut [u8; RADIX_ROOM]) -> &str {
    let mut start = fill_magnitude(value.unsigned_abs(), radix, room);
    for &byte in radix.prefix().as_bytes().iter().rev() {
        start -= 1;
        room[start] = byte;
    }
    if value < 0 {
        start -= 1;
        room[start] = b'-';
    }
    std::str::from_utf8(&room[start..]).unwrap_or_default()
}

/// Writes digits at the end of `room`, and gives the place of the first.
fn fill_magnitude(mut value: u64, radix: Radix, room: &mut [u8; RADIX_ROOM]) -> usize {
    let bits = radix.bits_per_digit();
    let mut at = RADIX_ROOM;
    loop {
        at -= 1;
        room[at] = b"0123456789abcdef"[(value & ((1 << bits) - 1)) as usize];
        value >>= bits;
        if value == 0 {
            return at;
        }
    }
}

/// The digits of a magnitude, lower case, without a prefix.
pub(super) fn push_magnitude(value: u64, radix: Radix, out: &mut String) {
    let mut room = [0; RADIX_ROOM];
    let start = fill_magnitude(value, radix, &mut room);
    out.push_str(std::str::from_utf8(&room[start..]).unwrap_or_default());
}

/// `bin`, `oct` or `hex` of a big integer.
pub fn big_to_radix(value: &IBig, radix: Radix) -> Result<String, Fault> {
    let sign = if value.sign() == Sign::Negative { "-" } else { "" };
    Ok(format!("{sign}{}{}", radix.prefix(), big_magnitude(value, radix)?))
}

/// The digits of |value|, lower case, without a prefix.
pub(super) fn big_magnitude(value: &IBig, radix: Radix) -> Result<String, Fault> {
    check_room(value.bit_len() / radix.bits_per_digit())?;
    let magnitude = value.as_sign_words().1;
    let magnitude = UBig::from_words(magnitude);
    Ok(match radix {
        Radix::Binary => format!("{magnitude:b}"),
        Radix::Octal => format!("{magnitude:o}"),
        Radix::Hex => format!("{magnitude:x}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_of(value: Int) -> String {
        match value {
            Int::Small(small) => small.to_string(),
            Int::Big(big) => {
                assert!(i64::try_from(&big).is_err(), "{big} is small");
                big.to_string()
            }
        }
    }

    #[test]
    fn int_of_text() {
        // text, base, the number
        for (text, base, expected) in [
            ("0", 10, "0"),
            ("-12", 10, "-12"),
            ("+7", 10, "7"),
            ("9223372036854775807", 10, "9223372036854775807"),
            ("9223372036854775808", 10, "9223372036854775808"),
            ("-9223372036854775809", 10, "-9223372036854775809"),
            (" 1\n", 10, "1"),
            ("1_000", 10, "1000"),
            ("٣٤", 10, "34"),
            ("１２", 10, "12"),
            ("\u{A0}5\u{2003}", 10, "5"),
            ("0b1", 16, "177"),
            ("z", 36, "35"),
            ("0xFF", 0, "255"),
            ("-0o17", 0, "-15"),
            ("0b_101", 0, "5"),
            ("0_0", 0, "0"),
            ("0x_f", 16, "15"),
            ("1111111111111111111111111", 10, "1111111111111111111111111"),
        ] {
            assert_eq!(
                int_from_text(text, base, DEFAULT_MAX_DIGITS).map(text_of).as_deref(),
                Ok(expected),
                "{text:?}"
            );
        }
    }

    #[test]
    fn text_that_is_no_int() {
        for (text, base, error) in [
            ("", 10, "invalid literal for int() with base 10: ''"),
            ("1__0", 10, "invalid literal for int() with base 10: '1__0'"),
            ("_1", 10, "invalid literal for int() with base 10: '_1'"),
            ("1_", 10, "invalid literal for int() with base 10: '1_'"),
            ("1.5", 10, "invalid literal for int() with base 10: '1.5'"),
            ("0x10", 10, "invalid literal for int() with base 10: '0x10'"),
            ("--1", 10, "invalid literal for int() with base 10: '--1'"),
            ("+ 1", 10, "invalid literal for int() with base 10: '+ 1'"),
            ("²", 10, "invalid literal for int() with base 10: '²'"),
            ("1\u{0}", 10, "invalid literal for int() with base 10: '1\\x00'"),
            ("\u{1C}1", 10, "invalid literal for int() with base 10: '\\x1c1'"),
            ("017", 0, "invalid literal for int() with base 0: '017'"),
            ("0_1", 0, "invalid literal for int() with base 0: '0_1'"),
            ("0x", 0, "invalid literal for int() with base 0: '0x'"),
            ("0x__1", 0, "invalid literal for int() with base 0: '0x__1'"),
            ("0b102", 0, "invalid literal for int() with base 0: '0b102'"),
            ("Ａ", 16, "invalid literal for int() with base 16: 'Ａ'"),
            ("12", 2, "invalid literal for int() with base 2: '12'"),
            ("1", 1, "int() base must be >= 2 and <= 36, or 0"),
            ("1", 37, "int() base must be >= 2 and <= 36, or 0"),
            ("1", -2, "int() base must be >= 2 and <= 36, or 0"),
            ("it's", 10, "invalid literal for int() with base 10: \"it's\""),
            (
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                10,
                "invalid literal for int() with base 10: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            ),
        ] {
            assert_eq!(
                int_from_text(text, base, DEFAULT_MAX_DIGITS),
                Err(Fault::value(error)),
                "{text:?}"
            );
        }
    }

    #[test]
    fn the_limit_on_digits() {
        let digits = |count: usize| "9".repeat(count);
        let read = "Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits; use sys.set_int_max_str_digits() to increase the limit";
        let written = "Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit";
        assert!(int_from_text(&digits(4300), 10, 4300).is_ok());
        assert_eq!(
            int_from_text(&format!("-{} ", digits(4301)), 10, 4300),
            Err(Fault::value(read))
        );
        assert!(int_from_text(&digits(4301), 10, 0).is_ok());
        assert!(int_from_text(&digits(4301), 16, 4300).is_ok());
        let power = |n| IBig::from(10).pow(n);
        assert_eq!(
            big_to_decimal(&(-power(4300) + IBig::ONE), 4300),
            Ok(format!("-{}", digits(4300)))
        );
        assert_eq!(big_to_decimal(&power(4300), 4300), Err(Fault::value(written)));
        assert_eq!(big_to_decimal(&power(40_000), 4300), Err(Fault::value(written)));
        assert_eq!(big_to_decimal(&power(4300), 0).map(|text| text.len()), Ok(4301));
    }

    #[test]
    fn radix_notations() {
        for (value, binary, octal, hex) in [
            (0, "0b0", "0o0", "0x0"),
            (1, "0b1", "0o1", "0x1"),
            (-10, "-0b1010", "-0o12", "-0xa"),
            (255, "0b11111111", "0o377", "0xff"),
            (
                -9223372036854775808,
                "-0b1000000000000000000000000000000000000000000000000000000000000000",
                "-0o1000000000000000000000",
                "-0x8000000000000000",
            ),
        ] {
            for (radix, expected) in [(Radix::Binary, binary), (Radix::Octal, octal), (Radix::Hex, hex)] {
                assert_eq!(small_to_radix(value, radix, &mut [0; RADIX_ROOM]), expected);
                assert_eq!(big_to_radix(&IBig::from(value), radix).as_deref(), Ok(expected));
            }
        }
        assert_eq!(
            big_to_radix(&-(IBig::ONE << 100), Radix::Hex).as_deref(),
            Ok("-0x10000000000000000000000000")
        );
    }
}
