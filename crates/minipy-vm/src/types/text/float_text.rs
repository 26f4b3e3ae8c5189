//! Floats and text: `repr(float)`, `float(text)`, `float.hex`, `float.fromhex`, `round(float, n)`, `float.as_integer_ratio`.
//!
//! The shortest digits come from `zmij`, reading from the standard library; this file decides what Python adds: its
//! exponent thresholds and spelling, the grammar of `float()`, and exact half-even rounding to decimal places. Padding,
//! grouping and the presentation types of `format` are `format_number`'s.

use super::escape;
use super::fault::Fault;
use super::int_text::ascii_number_text;
use dashu_int::IBig;

/// `repr(float)`.
pub fn float_repr(value: f64) -> String {
    let mut out = String::with_capacity(24);
    push_float_repr(value, &mut out);
    out
}

/// Appends `repr(float)`.
///
/// Python writes an exponent outside 1e-4 <= |x| < 1e16, of two digits at least. `zmij` agrees but for 1e-5 <= |x| < 1e-4
/// and for exponents of one digit, both of them small numbers.
pub fn push_float_repr(value: f64, out: &mut String) {
    if !value.is_finite() {
        out.push_str(non_finite_name(value));
        return;
    }
    let mut buffer = zmij::Buffer::new();
    let text = buffer.format_finite(value);
    if value.abs() >= 1e-4 || value == 0.0 {
        out.push_str(text);
    } else {
        push_small_repr(text, out);
    }
}

/// Python's spelling of a number below 1e-4 that `zmij` has written as `0.0000ddd` or as `d.ddde-n`.
#[cold]
fn push_small_repr(text: &str, out: &mut String) {
    if let Some((digits, exponent)) = text.split_once("e-") {
        out.push_str(digits);
        out.push_str(if exponent.len() < 2 { "e-0" } else { "e-" });
        out.push_str(exponent);
        return;
    }
    let (sign, text) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text),
    };
    // Here the number is between 1e-5 and 1e-4: `0.0000` and the digits.
    let digits = text.trim_start_matches(['0', '.']);
    out.push_str(sign);
    out.push_str(&digits[..1]);
    if digits.len() > 1 {
        out.push('.');
        out.push_str(&digits[1..]);
    }
    out.push_str("e-05");
}

/// `inf`, `-inf` or `nan` of a float that is not finite.
pub fn non_finite_name(value: f64) -> &'static str {
    if value.is_nan() {
        "nan"
    } else if value > 0.0 {
        "inf"
    } else {
        "-inf"
    }
}

/// `float(text)`: `None` when the text is not a number, whose error is [`float_error`].
pub fn parse_float(text: &str) -> Option<f64> {
    let ascii = ascii_number_text(text);
    let ascii = trim_ascii_space(&ascii);
    let bytes = ascii.as_bytes();
    // Rust's grammar is Python's without underscores, but for longer words that Rust may learn; letters are therefore
    // checked here.
    match bytes
        .iter()
        .find(|b| !matches!(b, b'0'..=b'9' | b'.' | b'+' | b'-' | b'e' | b'E'))
    {
        None => ascii.parse().ok(),
        Some(b'_') => parse_float_with_underscores(ascii),
        Some(_) => parse_float_word(ascii),
    }
}

#[cold]
fn parse_float_with_underscores(ascii: &str) -> Option<f64> {
    let bytes = ascii.as_bytes();
    let digit_at = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    let well_placed = |i: usize| i > 0 && digit_at(i - 1) && digit_at(i + 1);
    if (0..bytes.len()).all(|i| bytes[i] != b'_' || well_placed(i)) {
        parse_float(&ascii.replace('_', ""))
    } else {
        None
    }
}

#[cold]
fn parse_float_word(ascii: &str) -> Option<f64> {
    let (negative, word) = match ascii.as_bytes().first()? {
        b'-' => (true, &ascii[1..]),
        b'+' => (false, &ascii[1..]),
        _ => (false, ascii),
    };
    let value = if word.eq_ignore_ascii_case("inf") || word.eq_ignore_ascii_case("infinity") {
        f64::INFINITY
    } else if word.eq_ignore_ascii_case("nan") {
        f64::NAN
    } else {
        return None;
    };
    Some(if negative { -value } else { value })
}

/// The `ValueError` of `float(text)`.
#[cold]
pub fn float_error(text: &str) -> Fault {
    Fault::value(format!("could not convert string to float: {}", escape::str_repr(text)))
}

/// C's `isspace`, narrower than `str.isspace`: number parsing strips this.
pub(super) fn trim_ascii_space(text: &str) -> &str {
    text.trim_matches([' ', '\t', '\n', '\u{B}', '\u{C}', '\r'])
}

const MANTISSA_BITS: u32 = 52;
const HIDDEN_BIT: u64 = 1 << MANTISSA_BITS;

/// The integer mantissa and binary exponent of |value|, a finite float: |value| = mantissa * 2**exponent.
#[inline]
pub fn decompose(value: f64) -> (u64, i32) {
    let bits = value.to_bits();
    let fraction = bits & (HIDDEN_BIT - 1);
    let biased = ((bits >> MANTISSA_BITS) & 0x7FF) as i32;
    if biased == 0 {
        (fraction, -1074)
    } else {
        (fraction | HIDDEN_BIT, biased - 1075)
    }
}

/// The powers of ten that [`scaled_decimal`] multiplies by.
const WHOLE_POWERS_OF_TEN: [u128; 23] = {
    let mut powers = [1; 23];
    let mut at = 1;
    while at < powers.len() {
        powers[at] = powers[at - 1] * 10;
        at += 1;
    }
    powers
};

/// |value| * 10**digits rounded half-even to an integer, exactly; `None` where 128 bits do not suffice (or not finite).
///
/// With |value| = m * 2**-k the product m * 10**digits is an integer, and the bits shifted out of it decide the rounding.
#[inline]
pub fn scaled_decimal(value: f64, digits: u32) -> Option<u128> {
    // m < 2**53 and 10**22 < 2**74, so that their product is below 2**127.
    const MOST_DIGITS: u32 = 22;
    if digits > MOST_DIGITS || !value.is_finite() {
        return None;
    }
    let (mantissa, exponent) = decompose(value);
    let product = u128::from(mantissa) * WHOLE_POWERS_OF_TEN[digits as usize];
    match exponent {
        0.. => (product.leading_zeros() > exponent as u32).then(|| product << exponent),
        // Below a half of the last place: the product is less than 2**127.
        ..-127 => Some(0),
        _ => {
            let shift = exponent.unsigned_abs();
            let quotient = product >> shift;
            let lost = product & ((1 << shift) - 1);
            let half = 1 << (shift - 1);
            Some(quotient + u128::from(lost > half || (lost == half && quotient & 1 == 1)))
        }
    }
}

/// mantissa * 2**exponent as a float; the caller knows that it is exact.
fn compose(mantissa: u64, exponent: i32) -> f64 {
    // Two steps, because 2**exponent itself may be below the smallest float.
    let half = exponent / 2;
    mantissa as f64 * power_of_two(half) * power_of_two(exponent - half)
}

fn power_of_two(exponent: i32) -> f64 {
    f64::from_bits(((exponent + 1023) as u64) << MANTISSA_BITS)
}

/// `float.hex`.
pub fn float_hex(value: f64) -> String {
    if !value.is_finite() {
        return non_finite_name(value).to_owned();
    }
    let sign = if value.is_sign_negative() { "-" } else { "" };
    let bits = value.to_bits();
    let fraction = bits & (HIDDEN_BIT - 1);
    match ((bits >> MANTISSA_BITS) & 0x7FF) as i32 {
        0 if fraction == 0 => format!("{sign}0x0.0p+0"),
        0 => format!("{sign}0x0.{fraction:013x}p-1022"),
        biased => format!("{sign}0x1.{fraction:013x}p{:+}", biased - 1023),
    }
}

/// `float.fromhex`.
pub fn float_from_hex(text: &str) -> Result<f64, Fault> {
    let invalid = || Fault::value("invalid hexadecimal floating-point string");
    let text = trim_ascii_space(text);
    let (negative, body) = match text.as_bytes().first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        _ => (false, text),
    };
    let magnitude = match parse_float_word(body) {
        Some(_) if body.starts_with(['+', '-']) => return Err(invalid()),
        Some(word) => word,
        None => match hex_magnitude(body) {
            Some(Some(magnitude)) => magnitude,
            Some(None) => return Err(Fault::overflow("hexadecimal value too large to represent as a float")),
            None => return Err(invalid()),
        },
    };
    Ok(if negative { -magnitude } else { magnitude })
}

/// The number without a sign: `None` when it is not one, `Some(None)` when it is too large for a float.
fn hex_magnitude(body: &str) -> Option<Option<f64>> {
    let body = body
        .strip_prefix("0x")
        .or_else(|| body.strip_prefix("0X"))
        .unwrap_or(body);
    let (digits, exponent) = match body.find(['p', 'P']) {
        Some(at) => (&body[..at], parse_hex_exponent(&body[at + 1..])?),
        None => (body, 0),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    // The first 30 significant digits (120 bits) are kept; of the rest it only matters whether one of them is not zero.
    let mut mantissa: u128 = 0;
    let mut sticky = false;
    let mut scale = exponent - 4 * fraction.len() as i64;
    for digit in whole.chars().chain(fraction.chars()) {
        let digit = digit.to_digit(16)?;
        if mantissa >> 116 == 0 {
            mantissa = mantissa << 4 | u128::from(digit);
        } else {
            sticky |= digit != 0;
            scale += 4;
        }
    }
    Some(round_to_float(mantissa, sticky, scale))
}

/// The decimal exponent after `p`, held within a range far beyond that of floats.
fn parse_hex_exponent(text: &str) -> Option<i64> {
    const FAR: i64 = 1 << 60;
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let value = digits.bytes().fold(0i64, |n, b| {
        (n.saturating_mul(10).saturating_add(i64::from(b - b'0'))).min(FAR)
    });
    Some(if text.starts_with('-') { -value } else { value })
}

/// mantissa * 2**scale rounded half-even to a float; `sticky` tells that something more than zero and less than one was
/// dropped below the mantissa, which must then have 55 bits or more. `None` when the result is too large for a float.
pub(super) fn round_to_float(mantissa: u128, sticky: bool, scale: i64) -> Option<f64> {
    if mantissa == 0 {
        return Some(0.0);
    }
    let length = i64::from(128 - mantissa.leading_zeros());
    let top = length + scale;
    if top > 1024 {
        return None;
    }
    if top < -1075 {
        return Some(0.0);
    }
    // The place of the last bit that a float has: 53 bits below the top, or the last denormal bit.
    let last = (top - 53).max(-1074);
    let shift = last - scale;
    if shift <= 0 {
        // Shorter than 53 bits.
        return Some(compose(mantissa as u64, scale as i32));
    }
    let kept = if shift >= 128 { 0 } else { (mantissa >> shift) as u64 };
    let lost = if shift >= 128 {
        mantissa
    } else {
        mantissa & ((1 << shift) - 1)
    };
    let half = if shift > 128 { u128::MAX } else { 1u128 << (shift - 1) };
    let up = lost > half || (lost == half && (sticky || kept & 1 == 1));
    let result = compose(kept + u64::from(up), last as i32);
    result.is_finite().then_some(result)
}

/// `round(value, digits)`: half-even on the exact binary value, as CPython does it through decimal text.
///
/// # Errors
/// `OverflowError` when rounding carries the largest floats out of range.
pub fn round_to_digits(value: f64, digits: i64) -> Result<f64, Fault> {
    // No float has a digit beyond 10**-323 or before 10**308.
    const MOST_DIGITS: i64 = 323;
    const LEAST_DIGITS: i64 = -308;
    if !value.is_finite() || value == 0.0 || digits > MOST_DIGITS {
        return Ok(value);
    }
    if digits < LEAST_DIGITS {
        return Ok(0.0 * value);
    }
    if (0..=22).contains(&digits)
        && let Some(scaled) = scaled_decimal(value, digits as u32)
        && scaled < 1 << 53
    {
        // Both are exact floats, so one correctly rounded division gives what reading the decimal text would.
        return Ok((scaled as f64 / POWERS_OF_TEN[digits as usize]).copysign(value));
    }
    round_through_text(value, digits)
}

const POWERS_OF_TEN: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
];

#[cold]
fn round_through_text(value: f64, digits: i64) -> Result<f64, Fault> {
    let text = if digits >= 0 {
        format!("{value:.*}", digits as usize)
    } else {
        // The decimal exponent tells how many digits stand before the place rounded to.
        let scientific = format!("{value:e}");
        let exponent: i64 = scientific
            .split_once('e')
            .and_then(|(_, e)| e.parse().ok())
            .unwrap_or(0);
        match exponent + digits {
            kept @ 0.. => format!("{value:.*e}", kept as usize),
            // The first digit is the one after the place: more than a half rounds up, a half goes to zero, the even one.
            -1 if value.abs() > format!("5e{exponent}").parse().unwrap_or(f64::INFINITY) => {
                format!("{}1e{}", if value < 0.0 { "-" } else { "" }, -digits)
            }
            _ => return Ok(0.0f64.copysign(value)),
        }
    };
    match text.parse::<f64>() {
        Ok(rounded) if rounded.is_finite() => Ok(rounded),
        _ => Err(Fault::overflow("rounded value too large to represent")),
    }
}

/// `float.as_integer_ratio`: numerator and denominator without a common factor.
///
/// # Errors
/// `OverflowError` of an infinity, `ValueError` of a NaN.
pub fn as_integer_ratio(value: f64) -> Result<(IBig, IBig), Fault> {
    if value.is_nan() {
        return Err(Fault::value("cannot convert NaN to integer ratio"));
    }
    if value.is_infinite() {
        return Err(Fault::overflow("cannot convert Infinity to integer ratio"));
    }
    let (mantissa, exponent) = decompose(value);
    if mantissa == 0 {
        return Ok((IBig::ZERO, IBig::ONE));
    }
    let zeros = mantissa.trailing_zeros();
    let mut numerator = IBig::from(mantissa >> zeros);
    let mut denominator = IBig::ONE;
    match exponent + zeros as i32 {
        up @ 0.. => numerator <<= up as usize,
        down => denominator <<= down.unsigned_abs() as usize,
    }
    if value < 0.0 {
        numerator = -numerator;
    }
    Ok((numerator, denominator))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Equal as floats are told apart: by sign of zero too, and NaN equal to itself.
    #[track_caller]
    fn same(got: f64, expected: f64, what: &str) {
        assert!(
            got.to_bits() == expected.to_bits() || (got.is_nan() && expected.is_nan()),
            "{what}: {got}, not {expected}"
        );
    }

    #[test]
    fn repr() {
        for (value, text) in [
            (0.0, "0.0"),
            (-0.0, "-0.0"),
            (1.0, "1.0"),
            (-1.5, "-1.5"),
            (0.1, "0.1"),
            (1000000000000000.0, "1000000000000000.0"),
            (9999999999999998.0, "9999999999999998.0"),
            (1e+16, "1e+16"),
            (1.5e+16, "1.5e+16"),
            (1.2345678901234568e+17, "1.2345678901234568e+17"),
            (1e+22, "1e+22"),
            (1e+100, "1e+100"),
            (0.0001, "0.0001"),
            (0.00012345, "0.00012345"),
            (1e-05, "1e-05"),
            (1.5e-05, "1.5e-05"),
            (-9.99e-05, "-9.99e-05"),
            (1e-07, "1e-07"),
            (1.5e-300, "1.5e-300"),
            (5e-324, "5e-324"),
            (1.7976931348623157e+308, "1.7976931348623157e+308"),
            (f64::INFINITY, "inf"),
            (-f64::INFINITY, "-inf"),
            (f64::NAN, "nan"),
            (4.35, "4.35"),
        ] {
            assert_eq!(float_repr(value), text);
        }
    }

    #[test]
    fn float_of_text() {
        for (text, expected) in [
            ("1", Some(1.0)),
            ("+1.5", Some(1.5)),
            ("-.5e-3", Some(-0.0005)),
            ("1.", Some(1.0)),
            ("1e400", Some(f64::INFINITY)),
            ("1_0.2_5", Some(10.25)),
            ("1e5_0", Some(1e+50)),
            (" \t1\n", Some(1.0)),
            ("\u{A0}1\u{2003}", Some(1.0)),
            ("٣.١", Some(3.1)),
            ("inf", Some(f64::INFINITY)),
            ("-Infinity", Some(-f64::INFINITY)),
            ("nan", Some(f64::NAN)),
            ("1__0", None),
            ("_1", None),
            ("1_", None),
            ("1_.5", None),
            ("1e_5", None),
            (".", None),
            ("", None),
            ("e5", None),
            ("+ 1", None),
            ("0x10", None),
            ("infinit", None),
            ("in_f", None),
            ("\u{1C}1", None),
            ("1\u{0}", None),
            ("½", None),
            ("--1", None),
        ] {
            match (parse_float(text), expected) {
                (Some(got), Some(expected)) => same(got, expected, text),
                (got, expected) => assert_eq!(got, expected, "{text:?}"),
            }
        }
        assert_eq!(
            float_error("a\u{0}"),
            Fault::value("could not convert string to float: 'a\\x00'")
        );
    }

    #[test]
    fn hexadecimal() {
        for (value, text) in [
            (1.0, "0x1.0000000000000p+0"),
            (-0.0, "-0x0.0p+0"),
            (5e-324, "0x0.0000000000001p-1022"),
            (1e+308, "0x1.1ccf385ebc8a0p+1023"),
            (4.35, "0x1.1666666666666p+2"),
            (-2.5, "-0x1.4000000000000p+1"),
            (f64::INFINITY, "inf"),
            (f64::NAN, "nan"),
        ] {
            assert_eq!(float_hex(value), text);
        }
        for (text, expected) in [
            ("0x1.8p1", Ok(3.0)),
            ("1.8", Ok(1.5)),
            ("-0x.8p-3", Ok(-0.0625)),
            ("0x1p-1074", Ok(5e-324)),
            ("0x1p-1075", Ok(0.0)),
            ("0x1.1p-1075", Ok(5e-324)),
            ("0x1.8p-1074", Ok(1e-323)),
            ("0x1.fffffffffffff7p1023", Ok(1.7976931348623157e+308)),
            (
                "0x1.fffffffffffff8p1023",
                Err(Fault::overflow("hexadecimal value too large to represent as a float")),
            ),
            (
                "0x1p1024",
                Err(Fault::overflow("hexadecimal value too large to represent as a float")),
            ),
            ("0x1.00000000000008p0", Ok(1.0)),
            ("0x1.00000000000018p0", Ok(1.0000000000000004)),
            (
                "0x1.000000000000080000000000000000000000000001p0",
                Ok(1.0000000000000002),
            ),
            ("0x0p99999999999999999999", Ok(0.0)),
            (
                "0x1p99999999999999999999",
                Err(Fault::overflow("hexadecimal value too large to represent as a float")),
            ),
            ("inf", Ok(f64::INFINITY)),
            ("-nan", Ok(f64::NAN)),
            ("0x", Err(Fault::value("invalid hexadecimal floating-point string"))),
            ("0x.p1", Err(Fault::value("invalid hexadecimal floating-point string"))),
            ("0x1p", Err(Fault::value("invalid hexadecimal floating-point string"))),
            ("1 2", Err(Fault::value("invalid hexadecimal floating-point string"))),
            ("+-inf", Err(Fault::value("invalid hexadecimal floating-point string"))),
            ("", Err(Fault::value("invalid hexadecimal floating-point string"))),
        ] {
            match (float_from_hex(text), expected) {
                (Ok(got), Ok(expected)) => same(got, expected, text),
                (got, expected) => assert_eq!(got, expected, "{text}"),
            }
        }
    }

    #[test]
    fn rounding_to_digits() {
        for (value, digits, expected) in [
            (2.675, 2, Ok(2.67)),
            (0.5, 0, Ok(0.0)),
            (1.5, 0, Ok(2.0)),
            (2.5, 0, Ok(2.0)),
            (-0.5, 0, Ok(-0.0)),
            (0.125, 2, Ok(0.12)),
            (0.375, 2, Ok(0.38)),
            (1e+300, 2, Ok(1e+300)),
            (5e-324, 323, Ok(0.0)),
            (5e-324, 324, Ok(5e-324)),
            (15.0, -1, Ok(20.0)),
            (25.0, -1, Ok(20.0)),
            (5.0, -1, Ok(0.0)),
            (6.0, -1, Ok(10.0)),
            (-50.0, -2, Ok(-0.0)),
            (-50.1, -2, Ok(-100.0)),
            (12345.678, -2, Ok(12300.0)),
            (1e+22, -22, Ok(1e+22)),
            (5.1e+22, -23, Ok(1e+23)),
            (
                1.7976931348623157e+308,
                -308,
                Err(Fault::overflow("rounded value too large to represent")),
            ),
            (1.2e+308, -309, Ok(0.0)),
            (123.456, 1, Ok(123.5)),
            (1.005, 2, Ok(1.0)),
            (2.5, -400, Ok(0.0)),
            (0.1, 25, Ok(0.1)),
            (123456.789, 30, Ok(123456.789)),
            (f64::INFINITY, 2, Ok(f64::INFINITY)),
        ] {
            match (round_to_digits(value, digits), expected) {
                (Ok(got), Ok(expected)) => same(got, expected, &format!("round({value}, {digits})")),
                (got, expected) => assert_eq!(got, expected, "round({value}, {digits})"),
            }
        }
    }

    #[test]
    fn ratios() {
        for (value, expected) in [
            (0.0, Ok((0, 1))),
            (-0.0, Ok((0, 1))),
            (1.0, Ok((1, 1))),
            (-2.5, Ok((-5, 2))),
            (4.35, Ok((2448832297382707, 562949953421312))),
            (1000000000000000.0, Ok((1000000000000000, 1))),
            (8.673617379884035e-19, Ok((1, 1152921504606846976))),
            (
                f64::INFINITY,
                Err(Fault::overflow("cannot convert Infinity to integer ratio")),
            ),
            (f64::NAN, Err(Fault::value("cannot convert NaN to integer ratio"))),
        ] {
            let expected = expected.map(|(n, d): (i64, i64)| (IBig::from(n), IBig::from(d)));
            assert_eq!(as_integer_ratio(value), expected, "{value}");
        }
        assert_eq!(as_integer_ratio(5e-324), Ok((IBig::ONE, IBig::ONE << 1074)));
        assert_eq!(as_integer_ratio(2f64.powi(1000)), Ok((IBig::ONE << 1000, IBig::ONE)));
    }
}
