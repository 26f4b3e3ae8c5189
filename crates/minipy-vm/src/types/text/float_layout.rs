//! The digits of a float laid out: the styles `e`, `f`, `g` and `repr` that `format` and `%` share.
//!
//! All digits are exact, rounded half-even: most `f` formats take a fast path of 128-bit integers, the rest goes through the
//! standard library's formatting. Signs, grouping and padding are the callers'.

use super::fault::{Fault, text_with_capacity};
use super::float_text::{float_repr, non_finite_name, scaled_decimal};
use super::format_number::push_fill;
use crate::heap::digits::ascii;

/// The largest precision of a float; C's `INT_MAX`.
pub(super) const MOST_PRECISION: usize = i32::MAX as usize;

/// How the digits of a float are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FloatStyle {
    /// `e`: always with an exponent.
    Exponent,
    /// `f`: never with an exponent.
    Fixed,
    /// `g`: significant digits, an exponent for very large and very small numbers.
    General,
    /// As `g`, but a number without an exponent has a digit behind the dot: the type left out and a precision given.
    GeneralWithDot,
    /// `repr`.
    Shortest,
}

/// The text of |value| in a style. `alternate` keeps the dot and, in the general styles, trailing zeros.
pub(super) fn float_magnitude(
    value: f64,
    style: FloatStyle,
    precision: usize,
    alternate: bool,
    upper: bool,
) -> Result<String, Fault> {
    let value = value.abs();
    let mut text = if !value.is_finite() {
        non_finite_name(value).to_owned()
    } else {
        match style {
            FloatStyle::Fixed => fixed(value, precision, alternate)?,
            FloatStyle::Exponent => exponential(value, precision, alternate)?,
            FloatStyle::General => general(value, precision, alternate, false)?,
            FloatStyle::GeneralWithDot => general(value, precision, alternate, true)?,
            FloatStyle::Shortest => shortest(value, alternate),
        }
    };
    if upper {
        text.make_ascii_uppercase();
    }
    Ok(text)
}

/// No float has a nonzero digit beyond this many places after the dot, nor this many significant digits.
const EXACT_DIGITS: usize = 1100;

/// Appends a number with so many digits after the dot; false, and nothing is appended, where that takes more than 64 bits.
#[inline]
pub fn push_fixed(value: f64, precision: usize, out: &mut String) -> bool {
    let Some(scaled) = scaled_fixed(value.abs(), precision) else {
        return false;
    };
    if value.is_sign_negative() {
        out.push('-');
    }
    push_dotted(scaled, precision, false, out);
    true
}

/// The digits of a value without their dot, if 64 bits suffice.
#[inline]
fn scaled_fixed(value: f64, precision: usize) -> Option<u64> {
    const MOST_PLACES: usize = 22;
    if precision > MOST_PLACES {
        return None;
    }
    u64::try_from(scaled_decimal(value, precision as u32)?).ok()
}

/// A finite value, not negative, with `precision` digits after the dot.
fn fixed(value: f64, precision: usize, alternate: bool) -> Result<String, Fault> {
    if let Some(scaled) = scaled_fixed(value, precision) {
        let mut out = String::new();
        push_dotted(scaled, precision, alternate, &mut out);
        return Ok(out);
    }
    let exact = precision.min(EXACT_DIGITS);
    let digits = format!("{value:.exact$}");
    let mut out = text_with_capacity(digits.len() + precision - exact + 1)?;
    out.push_str(&digits);
    push_fill('0', precision - exact, &mut out);
    if alternate && precision == 0 {
        out.push('.');
    }
    Ok(out)
}

/// An integer with a dot before its last `places` digits.
fn push_dotted(scaled: u64, places: usize, alternate: bool, out: &mut String) {
    // 22 places and the twenty digits of a u64, a zero and a dot.
    let mut buffer = [b'0'; 48];
    let mut at = buffer.len();
    let mut left = scaled;
    let mut push = |at: &mut usize| {
        *at -= 1;
        buffer[*at] = b'0' + (left % 10) as u8;
        left /= 10;
        left > 0
    };
    for _ in 0..places {
        push(&mut at);
    }
    let dot_at = at - 1;
    if places > 0 || alternate {
        at -= 1;
    }
    while push(&mut at) {}
    if places > 0 || alternate {
        buffer[dot_at] = b'.';
    }
    out.push_str(ascii(&buffer[at..]));
}

/// The significant digits of a finite value (without a dot) and its decimal exponent.
fn significant_digits(value: f64, count: usize) -> Result<(String, i32), Fault> {
    let exact = count.min(EXACT_DIGITS);
    let text = format!("{value:.*e}", exact - 1);
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let mut digits = text_with_capacity(count)?;
    digits.extend(mantissa.chars().filter(|&c| c != '.'));
    push_fill('0', count - exact, &mut digits);
    Ok((digits, exponent.parse().unwrap_or(0)))
}

fn exponential(value: f64, precision: usize, alternate: bool) -> Result<String, Fault> {
    let (digits, exponent) = significant_digits(value, precision + 1)?;
    with_exponent(&digits, exponent, alternate)
}

/// `d.ddde+XX`, the exponent of two digits at least.
fn with_exponent(digits: &str, exponent: i32, alternate: bool) -> Result<String, Fault> {
    const ROOM_FOR_EXPONENT: usize = 8;
    let mut out = text_with_capacity(digits.len() + ROOM_FOR_EXPONENT)?;
    out.push_str(&digits[..1]);
    if digits.len() > 1 || alternate {
        out.push('.');
        out.push_str(&digits[1..]);
    }
    out.push_str(if exponent < 0 { "e-" } else { "e+" });
    if exponent.abs() < 10 {
        out.push('0');
    }
    out.push_str(&exponent.unsigned_abs().to_string());
    Ok(out)
}

fn general(value: f64, precision: usize, alternate: bool, with_dot: bool) -> Result<String, Fault> {
    let precision = precision.max(1);
    let (mut digits, exponent) = significant_digits(value, precision)?;
    if !alternate {
        let significant = digits.trim_end_matches('0').len().max(1);
        digits.truncate(significant);
    }
    // With a digit promised behind the dot, a number that fills the precision before it has no room left.
    let most = precision as i64 - i64::from(with_dot);
    if exponent < -4 || i64::from(exponent) >= most {
        return with_exponent(&digits, exponent, alternate);
    }
    let before = usize::try_from(exponent + 1).unwrap_or(0);
    let mut out = text_with_capacity(digits.len().max(before) + 8)?;
    if exponent < 0 {
        out.push_str("0.");
        push_fill('0', (-exponent - 1) as usize, &mut out);
        out.push_str(&digits);
    } else if digits.len() <= before {
        out.push_str(&digits);
        push_fill('0', before - digits.len(), &mut out);
        out.push_str(if with_dot { ".0" } else { "" });
        out.push_str(if alternate && !with_dot { "." } else { "" });
    } else {
        out.push_str(&digits[..before]);
        out.push('.');
        out.push_str(&digits[before..]);
    }
    Ok(out)
}

/// `repr`, with a dot in any case when `alternate`.
fn shortest(value: f64, alternate: bool) -> String {
    let mut text = float_repr(value);
    if alternate
        && !text.contains('.')
        && let Some(at) = text.find('e')
    {
        text.insert(at, '.');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The fast path of a few decimal places and the general one must not differ.
    #[test]
    fn fixed_places_agree_with_exact_digits() {
        let mut state = 1u64;
        for _ in 0..20_000 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let value = (state >> 20) as f64 / f64::from(1u32 << (state % 31));
            let places = (state >> 40) as usize % 10;
            let dotted = format!("{value:.places$}");
            assert_eq!(fixed(value, places, false), Ok(dotted.clone()));
            assert_eq!(
                fixed(value, places, true),
                Ok(dotted + if places == 0 { "." } else { "" })
            );
        }
    }
}
