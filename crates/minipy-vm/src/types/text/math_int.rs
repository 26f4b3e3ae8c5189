//! Integer arithmetic with Python's rules, on `i64` and on `IBig`.
//!
//! Addition, subtraction, multiplication and the bit operators need no rule of their own: `checked_add` and its kin, and the
//! operators of `IBig`, are right already. Here are the operations where Python differs from Rust (floor division), must be
//! exact (division to a float, comparison with a float, rounding) or could ask for absurd memory (shifts, powers).
//! A function named `big_...` takes any `IBig`, also one that would fit in 64 bits.

use super::fault::{Fault, MAX_RESULT_BYTES, check_room};
use super::float_text::{decompose, round_to_float};
use super::int_text::Int;
use dashu_int::fast_div::ConstDivisor;
use dashu_int::ops::{Abs, BitTest, DivRem, ExtendedGcd, Gcd, SquareRoot, UnsignedAbs};
use dashu_int::{IBig, Sign, UBig};
use std::cmp::Ordering;

#[cold]
fn division_by_zero() -> Fault {
    Fault::zero_division("division by zero")
}

/// `a // b`.
#[inline]
pub fn floor_div(a: i64, b: i64) -> Result<Int, Fault> {
    match a.checked_div(b) {
        // The remainder has the sign of `a`: a quotient cut towards zero is one too large when the signs differ.
        Some(quotient) => Ok(Int::Small(quotient - i64::from(a % b != 0 && (a < 0) != (b < 0)))),
        None if b == 0 => Err(division_by_zero()),
        None => Ok(Int::from(-i128::from(a))),
    }
}

/// `a % b`, with the sign of `b`.
#[inline]
pub fn floor_mod(a: i64, b: i64) -> Result<i64, Fault> {
    if b == 0 {
        return Err(division_by_zero());
    }
    let remainder = a.wrapping_rem(b);
    Ok(if remainder != 0 && (remainder < 0) != (b < 0) { remainder + b } else { remainder })
}

/// `divmod(a, b)`.
#[inline]
pub fn div_mod(a: i64, b: i64) -> Result<(Int, i64), Fault> {
    Ok((floor_div(a, b)?, floor_mod(a, b)?))
}

/// `a // b` of big integers.
pub fn big_floor_div(a: &IBig, b: &IBig) -> Result<Int, Fault> {
    big_div_mod(a, b).map(|(quotient, _)| quotient)
}

/// `a % b` of big integers.
pub fn big_floor_mod(a: &IBig, b: &IBig) -> Result<Int, Fault> {
    if b.is_zero() {
        return Err(division_by_zero());
    }
    Ok(Int::from(floor_remainder(a, b)))
}

/// `a % b` with the sign of `b`, which is not zero.
fn floor_remainder(a: &IBig, b: &IBig) -> IBig {
    let remainder = a % b;
    if !remainder.is_zero() && remainder.sign() != b.sign() { remainder + b } else { remainder }
}

/// `divmod(a, b)` of big integers.
pub fn big_div_mod(a: &IBig, b: &IBig) -> Result<(Int, Int), Fault> {
    if b.is_zero() {
        return Err(division_by_zero());
    }
    let (mut quotient, mut remainder) = a.div_rem(b);
    if !remainder.is_zero() && remainder.sign() != b.sign() {
        quotient -= IBig::ONE;
        remainder += b;
    }
    Ok((Int::from(quotient), Int::from(remainder)))
}

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
        let shifted = if shift >= 0 { a << shift as usize } else { a >> shift.unsigned_abs() as usize };
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

/// `a ** exponent` for a non-negative exponent (a negative one is a power of floats).
#[inline]
pub fn pow(a: i64, exponent: u64) -> Result<Int, Fault> {
    match u32::try_from(exponent).ok().and_then(|e| a.checked_pow(e)) {
        Some(power) => Ok(Int::Small(power)),
        None => big_pow(&IBig::from(a), &IBig::from(exponent)),
    }
}

/// `a ** exponent` of big integers, for a non-negative exponent.
#[cold]
pub fn big_pow(a: &IBig, exponent: &IBig) -> Result<Int, Fault> {
    if exponent.is_zero() || a.is_one() {
        return Ok(Int::Small(1));
    }
    if a.is_zero() {
        return Ok(Int::Small(0));
    }
    if *a == IBig::NEG_ONE {
        return Ok(Int::Small(if exponent.bit(0) { -1 } else { 1 }));
    }
    let exponent = usize::try_from(exponent).map_err(|_| Fault::memory())?;
    let bits = a.bit_len().checked_mul(exponent).ok_or_else(Fault::memory)?;
    check_room(bits / 8)?;
    Ok(Int::from(a.pow(exponent)))
}

/// `pow(a, exponent, modulus)` of small integers.
///
/// # Errors
/// `ValueError` for a zero modulus, or a negative exponent of a base without an inverse.
pub fn pow_mod(a: i64, exponent: i64, modulus: i64) -> Result<Int, Fault> {
    // Products of numbers below 2**32 stay within 64 bits; division of 128 bits is much slower and left to the library.
    if exponent < 0 || modulus == 0 || modulus.unsigned_abs() > 1 << 32 {
        return big_pow_mod(&IBig::from(a), &IBig::from(exponent), &IBig::from(modulus));
    }
    let divisor = modulus.unsigned_abs();
    let mut base = i128::from(a).rem_euclid(i128::from(divisor)) as u64;
    let mut power = 1 % divisor;
    let mut exponent = exponent as u64;
    while exponent > 0 {
        if exponent & 1 == 1 {
            power = power * base % divisor;
        }
        base = base * base % divisor;
        exponent >>= 1;
    }
    let power = power as i64;
    Ok(Int::Small(if modulus < 0 && power != 0 { power + modulus } else { power }))
}

/// `pow(a, exponent, modulus)` of big integers; errors as [`pow_mod`]'s.
pub fn big_pow_mod(a: &IBig, exponent: &IBig, modulus: &IBig) -> Result<Int, Fault> {
    if modulus.is_zero() {
        return Err(Fault::value("pow() 3rd argument cannot be 0"));
    }
    let divisor = modulus.unsigned_abs();
    if divisor.is_one() {
        return Ok(Int::Small(0));
    }
    let mut base = residue(a, &divisor);
    if exponent.sign() == Sign::Negative {
        base = inverse(base, &divisor).ok_or_else(|| Fault::value("base is not invertible for the given modulus"))?;
    }
    let ring = ConstDivisor::new(divisor);
    let power = IBig::from(ring.reduce(base).pow(&exponent.unsigned_abs()).residue());
    let wrong_sign = modulus.sign() == Sign::Negative && !power.is_zero();
    Ok(Int::from(if wrong_sign { power + modulus } else { power }))
}

/// `a` modulo a positive divisor, not negative.
fn residue(a: &IBig, divisor: &UBig) -> UBig {
    let remainder = a.unsigned_abs() % divisor;
    if a.sign() == Sign::Negative && !remainder.is_zero() { divisor - remainder } else { remainder }
}

/// The inverse of `a` modulo `divisor`, which is larger than one.
fn inverse(a: UBig, divisor: &UBig) -> Option<UBig> {
    if a.is_zero() {
        return None;
    }
    let (gcd, factor, _) = a.gcd_ext(divisor);
    gcd.is_one().then(|| residue(&factor, divisor))
}

#[cold]
fn negative_root() -> Fault {
    Fault::value("isqrt() argument must be nonnegative")
}

/// `math.isqrt`.
pub fn isqrt(value: i64) -> Result<i64, Fault> {
    value.checked_isqrt().ok_or_else(negative_root)
}

/// `math.isqrt` of a big integer.
pub fn big_isqrt(value: &IBig) -> Result<Int, Fault> {
    if value.sign() == Sign::Negative {
        return Err(negative_root());
    }
    Ok(Int::from(IBig::from(value.unsigned_abs().sqrt())))
}

/// `math.gcd`, never negative.
pub fn gcd(a: i64, b: i64) -> Int {
    let (mut a, mut b) = (a.unsigned_abs(), b.unsigned_abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    Int::from(i128::from(a))
}

/// `math.gcd` of big integers.
pub fn big_gcd(a: &IBig, b: &IBig) -> Int {
    if a.is_zero() {
        return Int::from(b.clone().abs());
    }
    if b.is_zero() {
        return Int::from(a.clone().abs());
    }
    Int::from(IBig::from(a.gcd(b)))
}

/// `int.bit_length`: the bits of the magnitude.
#[inline]
pub fn bit_length(value: i64) -> u32 {
    64 - value.unsigned_abs().leading_zeros()
}

/// `int.bit_length` of a big integer.
pub fn big_bit_length(value: &IBig) -> usize {
    64 * value.as_sign_words().1.len() - value.as_sign_words().1.last().map_or(0, |word| word.leading_zeros() as usize)
}

/// `int.bit_count`: the ones of the magnitude.
#[inline]
pub fn bit_count(value: i64) -> u32 {
    value.unsigned_abs().count_ones()
}

/// `int.bit_count` of a big integer.
pub fn big_bit_count(value: &IBig) -> usize {
    value.as_sign_words().1.iter().map(|word| word.count_ones() as usize).sum()
}

#[cold]
fn negative_shift() -> Fault {
    Fault::value("negative shift count")
}

/// `value << count`.
#[inline]
pub fn shift_left(value: i64, count: i64) -> Result<Int, Fault> {
    if (0..64).contains(&count) && (value << count) >> count == value {
        return Ok(Int::Small(value << count));
    }
    big_shift_left(&IBig::from(value), &IBig::from(count))
}

/// `value << count` of big integers.
#[cold]
pub fn big_shift_left(value: &IBig, count: &IBig) -> Result<Int, Fault> {
    if count.sign() == Sign::Negative {
        return Err(negative_shift());
    }
    if value.is_zero() {
        return Ok(Int::Small(0));
    }
    let count = usize::try_from(count).map_err(|_| Fault::overflow("too many digits in integer"))?;
    let bytes = (value.bit_len() / 8).saturating_add(count / 8);
    if bytes > MAX_RESULT_BYTES {
        return Err(Fault::memory());
    }
    check_room(bytes)?;
    Ok(Int::from(value << count))
}

/// `value >> count`.
#[inline]
pub fn shift_right(value: i64, count: i64) -> Result<i64, Fault> {
    if count < 0 {
        return Err(negative_shift());
    }
    Ok(value >> count.min(63))
}

/// `value >> count` of big integers, rounding down.
pub fn big_shift_right(value: &IBig, count: &IBig) -> Result<Int, Fault> {
    if count.sign() == Sign::Negative {
        return Err(negative_shift());
    }
    match usize::try_from(count) {
        Ok(count) if count < value.bit_len() + 1 => Ok(Int::from(value >> count)),
        _ => Ok(Int::Small(if value.sign() == Sign::Negative { -1 } else { 0 })),
    }
}

/// An integer against a float, exactly; `None` for a NaN.
#[inline]
pub fn compare_with_float(int: i64, float: f64) -> Option<Ordering> {
    if int.unsigned_abs() <= EXACT_FLOAT { (int as f64).partial_cmp(&float) } else { compare_large(int, float) }
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
    Some(int.cmp(&whole).then_with(|| 0.0.partial_cmp(&float.fract()).unwrap_or(Ordering::Equal)))
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
    if float.abs() < 9.0e18 { Ok(Int::Small(float as i64)) } else { large_float_to_int(float) }
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
    if float.is_finite() { Ok(float) } else { Err(Fault::overflow("int too large to convert to float")) }
}

/// `round(value, digits)` of an integer: digits below zero round half-even to a power of ten, others change nothing.
pub fn round_to_digits(value: i64, digits: i64) -> Int {
    if digits >= 0 {
        return Int::Small(value);
    }
    // No 64-bit integer has more than 19 digits, and rounding 9e18 to a place of twenty gives zero.
    match u32::try_from(digits.unsigned_abs()) {
        Ok(places @ ..=19) => {
            let unit = 10i128.pow(places);
            let value = i128::from(value);
            let (quotient, rest) = (value.div_euclid(unit), value.rem_euclid(unit));
            let up = rest * 2 > unit || (rest * 2 == unit && quotient & 1 == 1);
            Int::from((quotient + i128::from(up)) * unit)
        }
        _ => Int::Small(0),
    }
}

/// `round(value, digits)` of a big integer.
pub fn big_round_to_digits(value: &IBig, digits: i64) -> Int {
    if digits >= 0 {
        return Int::from(value.clone());
    }
    let places = digits.unsigned_abs();
    // A power of ten of more digits than the number has bits is far more than twice the number.
    if places > value.bit_len() as u64 {
        return Int::Small(0);
    }
    let unit = IBig::from(10).pow(places as usize);
    let (mut quotient, mut rest) = value.div_rem(&unit);
    if rest.sign() == Sign::Negative && !rest.is_zero() {
        quotient -= IBig::ONE;
        rest += &unit;
    }
    let up = match (rest * IBig::from(2)).cmp(&unit) {
        Ordering::Greater => true,
        Ordering::Equal => quotient.bit(0),
        Ordering::Less => false,
    };
    if up {
        quotient += IBig::ONE;
    }
    Int::from(quotient * unit)
}
