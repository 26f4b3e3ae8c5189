//! Integer arithmetic with Python's rules, on `i64` and on `IBig`.
//!
//! Addition, subtraction, multiplication and the bit operators need no rule of their own: `checked_add` and its kin, and the
//! operators of `IBig`, are right already. Here are the operations where Python differs from Rust (floor division, rounding)
//! or that could ask for absurd memory (shifts, powers). Where integers meet floats is `int_float`'s.
//! A function named `big_...` takes any `IBig`, also one that would fit in 64 bits.

use super::fault::{Fault, MAX_RESULT_BYTES, check_product_room, check_room};
use super::int_text::Int;
use dashu_int::fast_div::ConstDivisor;
use dashu_int::ops::{Abs, BitTest, DivRem, ExtendedGcd, Gcd, SquareRoot, UnsignedAbs};
use dashu_int::{IBig, Sign, UBig};
use std::cmp::Ordering;

#[cold]
pub(super) fn division_by_zero() -> Fault {
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
    Ok(if remainder != 0 && (remainder < 0) != (b < 0) {
        remainder + b
    } else {
        remainder
    })
}

/// `divmod(a, b)`.
#[inline]
pub fn div_mod(a: i64, b: i64) -> Result<(Int, i64), Fault> {
    Ok((floor_div(a, b)?, floor_mod(a, b)?))
}

/// `a // b` of big integers.
pub fn big_floor_div(a: &IBig, b: &IBig) -> Result<Int, Fault> {
    if b.is_zero() {
        return Err(division_by_zero());
    }
    // Of operands with the same sign the quotient cut towards zero is the one rounded down, and nobody needs the remainder.
    if a.sign() == b.sign() {
        return Ok(Int::from(a / b));
    }
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
    if !remainder.is_zero() && remainder.sign() != b.sign() {
        remainder + b
    } else {
        remainder
    }
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
    check_product_room(bits / 8)?;
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
    Ok(Int::Small(if modulus < 0 && power != 0 {
        power + modulus
    } else {
        power
    }))
}

/// `pow(a, exponent, modulus)` of big integers; errors as [`pow_mod`]'s.
pub fn big_pow_mod(a: &IBig, exponent: &IBig, modulus: &IBig) -> Result<Int, Fault> {
    let never = &mut || Ok::<(), std::convert::Infallible>(());
    match pollable_pow_mod(a, exponent, modulus, never) {
        Ok(power) => power,
        Err(never) => match never {},
    }
}

/// As [`big_pow_mod`]; asks `go_on` now and then, and gives up with its error.
pub fn pollable_pow_mod<E>(
    a: &IBig,
    exponent: &IBig,
    modulus: &IBig,
    go_on: &mut dyn FnMut() -> Result<(), E>,
) -> Result<Result<Int, Fault>, E> {
    let (base, divisor) = match pow_mod_base(a, exponent, modulus) {
        Ok(Some(both)) => both,
        Ok(None) => return Ok(Ok(Int::Small(0))),
        Err(fault) => return Ok(Err(fault)),
    };
    let power = IBig::from(power_in_ring(base, &exponent.unsigned_abs(), divisor, go_on)?);
    let wrong_sign = modulus.sign() == Sign::Negative && !power.is_zero();
    Ok(Ok(Int::from(if wrong_sign { power + modulus } else { power })))
}

/// Exponents up to this many bits are left to the library, which cannot be interrupted.
const SHORT_EXPONENT: usize = 512;

/// `base ** exponent` modulo `divisor`, four bits of the exponent at a time from the highest.
fn power_in_ring<E>(
    base: UBig,
    exponent: &UBig,
    divisor: UBig,
    go_on: &mut dyn FnMut() -> Result<(), E>,
) -> Result<UBig, E> {
    const WINDOW: usize = 4;
    let ring = ConstDivisor::new(divisor);
    let base = ring.reduce(base);
    if exponent.bit_len() <= SHORT_EXPONENT {
        return Ok(base.pow(exponent).residue());
    }
    let mut powers = vec![ring.reduce(UBig::ONE)];
    for i in 1..1 << WINDOW {
        powers.push(&powers[i - 1] * &base);
    }
    let mut power = powers[0].clone();
    for window in (0..exponent.bit_len().div_ceil(WINDOW)).rev() {
        go_on()?;
        for _ in 0..WINDOW {
            power = power.sqr();
        }
        let bits = (0..WINDOW)
            .map(|i| (exponent.bit(window * WINDOW + i) as usize) << i)
            .sum::<usize>();
        if bits != 0 {
            power *= &powers[bits];
        }
    }
    Ok(power.residue())
}

/// The base, made positive and inverted if the exponent is negative, and the absolute modulus; None if that is 1.
fn pow_mod_base(a: &IBig, exponent: &IBig, modulus: &IBig) -> Result<Option<(UBig, UBig)>, Fault> {
    if modulus.is_zero() {
        return Err(Fault::value("pow() 3rd argument cannot be 0"));
    }
    let divisor = modulus.unsigned_abs();
    if divisor.is_one() {
        return Ok(None);
    }
    let mut base = residue(a, &divisor);
    if exponent.sign() == Sign::Negative {
        base = inverse(base, &divisor).ok_or_else(|| Fault::value("base is not invertible for the given modulus"))?;
    }
    Ok(Some((base, divisor)))
}

/// `a` modulo a positive divisor, not negative.
fn residue(a: &IBig, divisor: &UBig) -> UBig {
    let remainder = a.unsigned_abs() % divisor;
    if a.sign() == Sign::Negative && !remainder.is_zero() {
        divisor - remainder
    } else {
        remainder
    }
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
    64 * value.as_sign_words().1.len()
        - value
            .as_sign_words()
            .1
            .last()
            .map_or(0, |word| word.leading_zeros() as usize)
}

/// `int.bit_count`: the ones of the magnitude.
#[inline]
pub fn bit_count(value: i64) -> u32 {
    value.unsigned_abs().count_ones()
}

/// `int.bit_count` of a big integer.
pub fn big_bit_count(value: &IBig) -> usize {
    value
        .as_sign_words()
        .1
        .iter()
        .map(|word| word.count_ones() as usize)
        .sum()
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

#[cfg(test)]
mod tests {
    use super::*;

    fn big(text: &str) -> IBig {
        IBig::from_str_radix(text, 10).unwrap()
    }

    fn text(value: Int) -> String {
        IBig::from(value).to_string()
    }

    /// Runs the function of big integers, and that of small ones when the numbers are small, on one row of a table.
    #[track_caller]
    fn check<const N: usize>(
        numbers: [&str; N],
        expected: Result<&str, Fault>,
        big_answer: impl Fn([IBig; N]) -> Result<Int, Fault>,
        small_answer: impl Fn([i64; N]) -> Result<Int, Fault>,
    ) {
        assert_eq!(
            big_answer(numbers.map(big)).map(text).as_deref(),
            expected.as_ref().map(|e| *e),
            "{numbers:?}"
        );
        if numbers.iter().all(|n| n.parse::<i64>().is_ok()) {
            let small = small_answer(numbers.map(|n| n.parse().unwrap()));
            assert_eq!(
                small.map(text).as_deref(),
                expected.as_ref().map(|e| *e),
                "{numbers:?}, small"
            );
        }
    }

    #[test]
    fn floor_division() {
        for (a, b, quotient, remainder) in [
            ("7", "2", Ok("3"), Ok("1")),
            ("-7", "2", Ok("-4"), Ok("1")),
            ("7", "-2", Ok("-4"), Ok("-1")),
            ("-7", "-2", Ok("3"), Ok("-1")),
            ("6", "-3", Ok("-2"), Ok("0")),
            ("0", "-5", Ok("0"), Ok("0")),
            (
                "5",
                "0",
                Err(Fault::zero_division("division by zero")),
                Err(Fault::zero_division("division by zero")),
            ),
            ("-9223372036854775808", "-1", Ok("9223372036854775808"), Ok("0")),
            ("-9223372036854775808", "1", Ok("-9223372036854775808"), Ok("0")),
            (
                "1000000000000000000000000000000",
                "7",
                Ok("142857142857142857142857142857"),
                Ok("1"),
            ),
            (
                "-1000000000000000000000000000000",
                "7",
                Ok("-142857142857142857142857142858"),
                Ok("6"),
            ),
            (
                "1000000000000000000000000000000",
                "-7",
                Ok("-142857142857142857142857142858"),
                Ok("-6"),
            ),
            ("7", "1000000000000000000000000000000", Ok("0"), Ok("7")),
            (
                "-7",
                "1000000000000000000000000000000",
                Ok("-1"),
                Ok("999999999999999999999999999993"),
            ),
            (
                "1000000000000000000000000000000",
                "0",
                Err(Fault::zero_division("division by zero")),
                Err(Fault::zero_division("division by zero")),
            ),
            (
                "10000000000000000000000000000000000000000",
                "100000000000000000000",
                Ok("100000000000000000000"),
                Ok("0"),
            ),
        ] {
            check(
                [a, b],
                quotient,
                |[a, b]| big_floor_div(&a, &b),
                |[a, b]| floor_div(a, b),
            );
            check(
                [a, b],
                remainder.clone(),
                |[a, b]| big_floor_mod(&a, &b),
                |[a, b]| floor_mod(a, b).map(Int::Small),
            );
            check(
                [a, b],
                remainder,
                |[a, b]| Ok(big_div_mod(&a, &b)?.1),
                |[a, b]| Ok(Int::Small(div_mod(a, b)?.1)),
            );
        }
    }

    #[test]
    fn powers() {
        for (a, exponent, expected) in [
            ("2", "10", Ok("1024")),
            ("2", "62", Ok("4611686018427387904")),
            ("2", "63", Ok("9223372036854775808")),
            ("-2", "63", Ok("-9223372036854775808")),
            ("-2", "64", Ok("18446744073709551616")),
            ("0", "0", Ok("1")),
            ("0", "5", Ok("0")),
            ("1", "100000000000000000000", Ok("1")),
            ("-1", "100000000000000000000", Ok("1")),
            ("-1", "100000000000000000001", Ok("-1")),
            ("3", "100", Ok("515377520732011331036461129765621272702107522001")),
            (
                "100000000000000000000",
                "3",
                Ok("1000000000000000000000000000000000000000000000000000000000000"),
            ),
            ("-7", "3", Ok("-343")),
        ] {
            check(
                [a, exponent],
                expected,
                |[a, e]| big_pow(&a, &e),
                |[a, e]| pow(a, e as u64),
            );
        }
        assert_eq!(pow(3, 1 << 50), Err(Fault::memory()));
        assert_eq!(big_pow(&big("2"), &big("1000000000000000000000")), Err(Fault::memory()));
    }

    #[test]
    fn powers_modulo() {
        for (a, exponent, modulus, expected) in [
            ("2", "10", "1000", Ok("24")),
            ("2", "-1", "0", Err(Fault::value("pow() 3rd argument cannot be 0"))),
            ("2", "1", "0", Err(Fault::value("pow() 3rd argument cannot be 0"))),
            (
                "2",
                "-1",
                "4",
                Err(Fault::value("base is not invertible for the given modulus")),
            ),
            ("3", "-1", "4", Ok("3")),
            ("3", "-2", "-7", Ok("-3")),
            ("3", "2", "-7", Ok("-5")),
            ("2", "0", "1", Ok("0")),
            ("2", "0", "-1", Ok("0")),
            ("-3", "3", "7", Ok("1")),
            (
                "7",
                "100000000000000000000",
                "1000000000000000000000000000000",
                Ok("955128060000000000000000000001"),
            ),
            (
                "3",
                "-1",
                "1000000000000000000000000000057",
                Ok("666666666666666666666666666705"),
            ),
            (
                "1180591620717411303424",
                "1180591620717411303424",
                "2305843009213693951",
                Ok("32"),
            ),
            ("0", "0", "5", Ok("1")),
            (
                "0",
                "-1",
                "5",
                Err(Fault::value("base is not invertible for the given modulus")),
            ),
            ("5", "3", "1099511627777", Ok("125")),
            (
                "6",
                "-1",
                "4611686018427387904",
                Err(Fault::value("base is not invertible for the given modulus")),
            ),
        ] {
            check(
                [a, exponent, modulus],
                expected,
                |[a, e, m]| big_pow_mod(&a, &e, &m),
                |[a, e, m]| pow_mod(a, e, m),
            );
        }
    }

    #[test]
    fn roots_divisors_and_bits() {
        for (value, root, length, ones) in [
            ("0", Ok("0"), "0", "0"),
            ("1", Ok("1"), "1", "1"),
            ("15", Ok("3"), "4", "4"),
            ("16", Ok("4"), "5", "1"),
            ("17", Ok("4"), "5", "2"),
            ("9223372036854775807", Ok("3037000499"), "63", "63"),
            (
                "-1",
                Err(Fault::value("isqrt() argument must be nonnegative")),
                "1",
                "1",
            ),
            (
                "-9223372036854775808",
                Err(Fault::value("isqrt() argument must be nonnegative")),
                "64",
                "1",
            ),
            ("1000000000000000000000000000000", Ok("1000000000000000"), "100", "37"),
            (
                "-1000000000000000000000000000000",
                Err(Fault::value("isqrt() argument must be nonnegative")),
                "100",
                "37",
            ),
        ] {
            check([value], root, |[v]| big_isqrt(&v), |[v]| isqrt(v).map(Int::Small));
            check(
                [value],
                Ok(length),
                |[v]| Ok(Int::Small(big_bit_length(&v) as i64)),
                |[v]| Ok(Int::Small(bit_length(v).into())),
            );
            check(
                [value],
                Ok(ones),
                |[v]| Ok(Int::Small(big_bit_count(&v) as i64)),
                |[v]| Ok(Int::Small(bit_count(v).into())),
            );
        }
        for (a, b, expected) in [
            ("0", "0", "0"),
            ("0", "-5", "5"),
            ("-4", "6", "2"),
            ("17", "5", "1"),
            ("-9223372036854775808", "0", "9223372036854775808"),
            ("-9223372036854775808", "-9223372036854775808", "9223372036854775808"),
            (
                "1000000000000000000000000000000",
                "-600000000000000000000",
                "200000000000000000000",
            ),
        ] {
            check(
                [a, b],
                Ok(expected),
                |[a, b]| Ok(big_gcd(&a, &b)),
                |[a, b]| Ok(gcd(a, b)),
            );
        }
    }

    #[test]
    fn shifts() {
        for (value, count, expected) in [
            ("1", "3", Ok("8")),
            ("1", "62", Ok("4611686018427387904")),
            ("1", "63", Ok("9223372036854775808")),
            ("-1", "63", Ok("-9223372036854775808")),
            ("-1", "64", Ok("-18446744073709551616")),
            ("0", "1000000000000000000000000000000", Ok("0")),
            ("5", "-1", Err(Fault::value("negative shift count"))),
            (
                "1",
                "1000000000000000000000000000000",
                Err(Fault::overflow("too many digits in integer")),
            ),
            ("3", "100", Ok("3802951800684688204490109616128")),
            (
                "1000000000000000000000000000000",
                "5",
                Ok("32000000000000000000000000000000"),
            ),
        ] {
            check(
                [value, count],
                expected,
                |[v, c]| big_shift_left(&v, &c),
                |[v, c]| shift_left(v, c),
            );
        }
        assert_eq!(shift_left(1, 1 << 62), Err(Fault::memory()));
        for (value, count, expected) in [
            ("8", "2", Ok("2")),
            ("-7", "1", Ok("-4")),
            ("-1", "1000000000000000000000000000000", Ok("-1")),
            ("1", "1000000000000000000000000000000", Ok("0")),
            ("1", "64", Ok("0")),
            ("-1", "64", Ok("-1")),
            ("5", "-1", Err(Fault::value("negative shift count"))),
            (
                "1000000000000000000000000000000",
                "5",
                Ok("31250000000000000000000000000"),
            ),
            (
                "-1000000000000000000000000000000",
                "5",
                Ok("-31250000000000000000000000000"),
            ),
            ("-1000000000000000000000000000000", "1000", Ok("-1")),
        ] {
            check(
                [value, count],
                expected,
                |[v, c]| big_shift_right(&v, &c),
                |[v, c]| shift_right(v, c).map(Int::Small),
            );
        }
    }

    #[test]
    fn rounding_to_digits() {
        for (value, digits, expected) in [
            ("15", -1, "20"),
            ("25", -1, "20"),
            ("-15", -1, "-20"),
            ("-25", -1, "-20"),
            ("14", -1, "10"),
            ("16", -1, "20"),
            ("5", -1, "0"),
            ("6", -1, "10"),
            ("5", -400, "0"),
            ("12345", 2, "12345"),
            ("9223372036854775807", -1, "9223372036854775810"),
            ("9223372036854775807", -19, "10000000000000000000"),
            ("-9223372036854775808", -19, "-10000000000000000000"),
            ("5000000000000000000", -19, "0"),
            ("5000000000000000001", -19, "10000000000000000000"),
            (
                "1000000000000000000005000000000",
                -10,
                "1000000000000000000000000000000",
            ),
            (
                "1000000000000000000015000000000",
                -10,
                "1000000000000000000020000000000",
            ),
            (
                "-1000000000000000000015000000000",
                -10,
                "-1000000000000000000020000000000",
            ),
            ("1000000000000000000000000000000", -31, "0"),
            (
                "6000000000000000000000000000000",
                -31,
                "10000000000000000000000000000000",
            ),
        ] {
            check(
                [value],
                Ok(expected),
                |[v]| Ok(big_round_to_digits(&v, digits)),
                |[v]| Ok(round_to_digits(v, digits)),
            );
        }
        assert_eq!(
            big_round_to_digits(&big("1000000000000000000000000000000"), i64::MIN),
            Int::Small(0)
        );
    }
}
