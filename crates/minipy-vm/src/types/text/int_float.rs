//! Where integers meet floats: true division, comparison, conversion, each exact or correctly rounded.
//!
//! Small integers take a path through the floating-point unit as far as that is exact; all else is done in integers.
//! A function named `big_...` takes any `IBig`, also one that would fit in 64 bits.

use super::fault::Fault;
use super::float_text::{decompose, round_to_float};
use super::int_text::Int;
use super::math_int::division_by_zero;
use dashu_int::ops::{BitTest, DivRem, UnsignedAbs};
use dashu_int::{IBig, Sign};
use std::cmp::Ordering;

/// Floats hold integers up to this exactly.
const EXACT_FLOAT: u64 = 1 << 53;

/// `a / b`, correctly rounded.
#[inline]
pub fn true_div(a: i64, b: i64) -> Result<f64, Fault> {
    if b != 0 && a.unsigned_abs() <= EXACT_FLOAT && b.unsigned_abs() <= EXACT_FLOAT {
        Ok(a as f64 / b as f64)
    } else {
        big_true_div(&IBig::from(a), &IBig::from(b))
    }
}

/// `a / b` of big integers, correctly rounded.
///
/// # Errors
/// `ZeroDivisionError`; `OverflowError` when the quotient is beyond the floats.
#[cold]
pub fn big_true_div(a: &IBig, b: &IBig) -> Result<f64, Fault> {
    /// Bits of the quotient that are computed: more than a float has, less than `u128`.
    const QUOTIENT_BITS: i64 = 66;
    if b.is_zero() {
        return Err(division_by_zero());
    }
    let negative = (a.sign() == Sign::Negative) != (b.sign() == Sign::Negative);
    let (a, b) = (a.unsigned_abs(), b.unsigned_abs());
    let length = a.bit_len() as i64 - b.bit_len() as i64;
    let magnitude = if a.is_zero() || length < -1100 {
        0.0
    } else if length > 1100 {
        return Err(quotient_overflow());
    } else {
        let shift = QUOTIENT_BITS - length;
        // What is shifted out of `a` only matters as being zero or not.
        let dropped = shift < 0 && a.trailing_zeros().is_some_and(|zeros| (zeros as i64) < -shift);
        let shifted = if shift >= 0 {
            a << shift as usize
        } else {
            a >> shift.unsigned_abs() as usize
        };
        let (quotient, remainder) = shifted.div_rem(&b);
        let quotient = u128::try_from(quotient).map_err(|_| quotient_overflow())?;
        round_to_float(quotient, dropped || !remainder.is_zero(), -shift).ok_or_else(quotient_overflow)?
    };
    Ok(if negative { -magnitude } else { magnitude })
}

#[cold]
fn quotient_overflow() -> Fault {
    Fault::overflow("integer division result too large for a float")
}

/// An integer against a float, exactly; `None` for a NaN.
#[inline]
pub fn compare_with_float(int: i64, float: f64) -> Option<Ordering> {
    if int.unsigned_abs() <= EXACT_FLOAT {
        (int as f64).partial_cmp(&float)
    } else {
        compare_large(int, float)
    }
}

#[cold]
fn compare_large(int: i64, float: f64) -> Option<Ordering> {
    const END: f64 = 9_223_372_036_854_775_808.0;
    if float.is_nan() {
        None
    } else if float >= END {
        Some(Ordering::Less)
    } else if float < -END {
        Some(Ordering::Greater)
    } else if float.abs() < EXACT_FLOAT as f64 {
        Some(int.cmp(&0))
    } else {
        // From 2**53 on a float has no fraction.
        Some(int.cmp(&(float as i64)))
    }
}

/// A big integer against a float, exactly; `None` for a NaN.
pub fn big_compare_with_float(int: &IBig, float: f64) -> Option<Ordering> {
    if float.is_nan() {
        return None;
    }
    if float.is_infinite() {
        return Some(if float > 0.0 { Ordering::Less } else { Ordering::Greater });
    }
    let whole = whole_part(float);
    // Equal whole parts leave the decision to the fraction.
    Some(
        int.cmp(&whole)
            .then_with(|| 0.0.partial_cmp(&float.fract()).unwrap_or(Ordering::Equal)),
    )
}

/// A finite float cut towards zero.
fn whole_part(float: f64) -> IBig {
    let (mantissa, exponent) = decompose(float);
    let magnitude = match exponent {
        0.. => IBig::from(mantissa) << exponent as usize,
        _ => IBig::from(mantissa.checked_shr(exponent.unsigned_abs()).unwrap_or(0)),
    };
    if float < 0.0 { -magnitude } else { magnitude }
}

/// `int(float)`: cut towards zero.
///
/// # Errors
/// `OverflowError` of an infinity, `ValueError` of a NaN.
#[inline]
pub fn float_to_int(float: f64) -> Result<Int, Fault> {
    if float.abs() < 9.0e18 {
        Ok(Int::Small(float as i64))
    } else {
        large_float_to_int(float)
    }
}

#[cold]
fn large_float_to_int(float: f64) -> Result<Int, Fault> {
    if float.is_nan() {
        Err(Fault::value("cannot convert float NaN to integer"))
    } else if float.is_infinite() {
        Err(Fault::overflow("cannot convert float infinity to integer"))
    } else {
        Ok(Int::from(whole_part(float)))
    }
}

/// `float(int)` of a big integer, rounded half-even.
///
/// # Errors
/// `OverflowError` when it is beyond the floats.
pub fn big_to_float(value: &IBig) -> Result<f64, Fault> {
    let float = value.to_f64().value();
    if float.is_finite() {
        Ok(float)
    } else {
        Err(Fault::overflow("int too large to convert to float"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    use std::cmp::Ordering::{Equal, Greater, Less};

    fn big(text: &str) -> IBig {
        IBig::from_str_radix(text, 10).unwrap()
    }

    fn text(value: Int) -> String {
        IBig::from(value).to_string()
    }

    #[test]
    fn true_division() {
        let two_to = |n: usize| IBig::ONE << n;
        let ten_to = |n: usize| IBig::from(10).pow(n);
        for (a, b, expected) in [
            (IBig::from(1i64), IBig::from(3i64), Ok(0.3333333333333333)),
            (IBig::from(-1i64), IBig::from(3i64), Ok(-0.3333333333333333)),
            (IBig::from(0i64), IBig::from(-5i64), Ok(-0.0)),
            (
                IBig::from(1i64),
                IBig::from(0i64),
                Err(Fault::zero_division("division by zero")),
            ),
            (
                IBig::from(9007199254740993i64),
                IBig::from(1i64),
                Ok(9007199254740992.0),
            ),
            (
                IBig::from(9223372036854775807i64),
                IBig::from(3i64),
                Ok(3.0744573456182584e+18),
            ),
            (ten_to(400), ten_to(399), Ok(10.0)),
            (
                ten_to(400),
                IBig::from(3i64),
                Err(Fault::overflow("integer division result too large for a float")),
            ),
            (IBig::from(1i64), ten_to(400), Ok(0.0)),
            (IBig::from(-1i64), ten_to(400), Ok(-0.0)),
            (IBig::from(1i64), two_to(1074), Ok(5e-324)),
            (IBig::from(1i64), two_to(1075), Ok(0.0)),
            (IBig::from(3i64), two_to(1075), Ok(1e-323)),
            (
                two_to(1024) - two_to(970),
                IBig::from(1i64),
                Err(Fault::overflow("integer division result too large for a float")),
            ),
            (
                two_to(1024) - two_to(970) - IBig::ONE,
                IBig::from(1i64),
                Ok(1.7976931348623157e+308),
            ),
            (ten_to(30), ten_to(30) + IBig::ONE, Ok(1.0)),
            (
                IBig::from(18014398509481986i64),
                IBig::from(1i64),
                Ok(1.8014398509481984e+16),
            ),
            (
                IBig::from(18014398509481990i64),
                IBig::from(1i64),
                Ok(1.801439850948199e+16),
            ),
        ] {
            let got = big_true_div(&a, &b).map(f64::to_bits);
            assert_eq!(got, expected.map(f64::to_bits), "{a} / {b}");
            if let (Ok(a), Ok(b)) = (i64::try_from(&a), i64::try_from(&b)) {
                assert_eq!(true_div(a, b).map(f64::to_bits), got, "{a} / {b}, small");
            }
        }
    }

    #[test]
    fn comparison_with_floats() {
        for (int, float, expected) in [
            ("1", 1.0, Some(Equal)),
            ("1", 1.5, Some(Less)),
            ("-1", -1.5, Some(Greater)),
            ("0", -0.0, Some(Equal)),
            ("9007199254740992", 9007199254740992.0, Some(Equal)),
            ("9007199254740993", 9007199254740992.0, Some(Greater)),
            ("9223372036854775807", 9.223372036854776e+18, Some(Less)),
            ("-9223372036854775808", -9.223372036854776e+18, Some(Equal)),
            ("9223372036854775807", 1.5, Some(Greater)),
            ("-9223372036854775808", -1.5, Some(Less)),
            ("1000000000000000000000000000000", 1e+30, Some(Less)),
            ("1000000000000000019884624838656", 1e+30, Some(Equal)),
            ("1000000000000000019884624838655", 1e+30, Some(Less)),
            ("1e400", f64::INFINITY, Some(Less)),
            ("-1e400", -f64::INFINITY, Some(Greater)),
            ("1e400", 1e+308, Some(Greater)),
            ("5", f64::NAN, None),
            ("1000000000000000000000000000000", 0.5, Some(Greater)),
            ("-1000000000000000000000000000000", -0.5, Some(Less)),
        ] {
            let value = match int.strip_suffix("1e400") {
                Some(sign) => big(&format!("{sign}1")) * IBig::from(10).pow(400),
                None => big(int),
            };
            assert_eq!(big_compare_with_float(&value, float), expected, "{int} and {float}");
            if let Ok(small) = int.parse() {
                assert_eq!(compare_with_float(small, float), expected, "{int} and {float}, small");
            }
        }
    }

    #[test]
    fn ints_and_floats() {
        for (float, expected) in [
            (0.0, Ok("0")),
            (-0.9, Ok("0")),
            (1.9, Ok("1")),
            (-1.9, Ok("-1")),
            (9e+18, Ok("9000000000000000000")),
            (9.223372036854776e+18, Ok("9223372036854775808")),
            (-9.223372036854776e+18, Ok("-9223372036854775808")),
            (1e+22, Ok("10000000000000000000000")),
            (-1e+25, Ok("-10000000000000000905969664")),
            (0.1, Ok("0")),
            (
                f64::INFINITY,
                Err(Fault::overflow("cannot convert float infinity to integer")),
            ),
            (
                -f64::INFINITY,
                Err(Fault::overflow("cannot convert float infinity to integer")),
            ),
            (f64::NAN, Err(Fault::value("cannot convert float NaN to integer"))),
        ] {
            assert_eq!(
                float_to_int(float).map(text).as_deref(),
                expected.as_ref().map(|e| *e),
                "{float}"
            );
        }
        let limit = (IBig::ONE << 1024) - (IBig::ONE << 970);
        assert_eq!(
            big_to_float(&limit),
            Err(Fault::overflow("int too large to convert to float"))
        );
        assert_eq!(big_to_float(&(limit - IBig::ONE)), Ok(f64::MAX));
        assert_eq!(big_to_float(&big("18014398509481986")), Ok(1.8014398509481984e+16));
        assert_eq!(big_to_float(&big("-18014398509481990")), Ok(-1.801439850948199e+16));
    }
}
