//! Floats and text: `repr(float)`, `float(text)`, `float.hex`, `float.fromhex`, `round(float, n)`, `float.as_integer_ratio`.
//!
//! The shortest digits come from `zmij`, reading from the standard library; this file decides what Python adds: its
//! exponent thresholds and spelling, the grammar of `float()`, and exact half-even rounding to decimal places. Padding,
//! grouping and the presentation types of `format` are `format_number`'s.

use super::fault::Fault;
use super::int_text::ascii_number_text;
use super::escape;
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
    match bytes.iter().find(|b| !matches!(b, b'0'..=b'9' | b'.' | b'+' | b'-' | b'e' | b'E')) {
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
    if biased == 0 { (fraction, -1074) } else { (fraction | HIDDEN_BIT, biased - 1075) }
}

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
    let product = u128::from(mantissa) * 10u128.pow(digits);
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
    let body = body.strip_prefix("0x").or_else(|| body.strip_prefix("0X")).unwrap_or(body);
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
    let value = digits.bytes().fold(0i64, |n, b| (n.saturating_mul(10).saturating_add(i64::from(b - b'0'))).min(FAR));
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
    let lost = if shift >= 128 { mantissa } else { mantissa & ((1 << shift) - 1) };
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
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21,
    1e22,
];

#[cold]
fn round_through_text(value: f64, digits: i64) -> Result<f64, Fault> {
    let text = if digits >= 0 {
        format!("{value:.*}", digits as usize)
    } else {
        // The decimal exponent tells how many digits stand before the place rounded to.
        let scientific = format!("{value:e}");
        let exponent: i64 = scientific.split_once('e').and_then(|(_, e)| e.parse().ok()).unwrap_or(0);
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
