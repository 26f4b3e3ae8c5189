//! Arithmetic of ints of up to two words: products of 64-bit numbers, and the masks, remainders and shifts that bring them back.
//!
//! It never allocates. Whatever does not stay below 2^127, or is an error, is left to the arithmetic of any size.

use crate::heap::native::Binary;

/// Zero bits before the magnitude of a number.
#[inline(always)]
fn room(i: i128) -> u32 {
    i.unsigned_abs().leading_zeros()
}

/// `a op b` of two numbers below 2^127; None if it is left to others.
#[inline(always)]
pub fn binary(op: Binary, a: i128, b: i128) -> Option<i128> {
    match op {
        Binary::Add => a.checked_add(b),
        Binary::Sub => a.checked_sub(b),
        Binary::Mul => product(a, b),
        Binary::And => Some(a & b),
        Binary::Or => Some(a | b),
        Binary::Xor => Some(a ^ b),
        Binary::Mod => modulo(a, b),
        Binary::FloorDiv => floor_div(a, b),
        Binary::LShift => (b >= 0 && b < i128::from(room(a))).then(|| a << b),
        Binary::RShift => (b >= 0).then(|| a >> b.min(127)),
        Binary::Pow => power(a, b),
        Binary::TrueDiv | Binary::MatMul | Binary::DivMod => None,
    }
    .filter(|&answer| answer != i128::MIN)
}

/// `a * b`.
#[inline(always)]
fn product(a: i128, b: i128) -> Option<i128> {
    if let (Ok(a), Ok(b)) = (i64::try_from(a), i64::try_from(b)) {
        return Some(i128::from(a) * i128::from(b));
    }
    // Of n and m bits the product has at most n + m.
    (room(a) + room(b) > 128).then(|| a.wrapping_mul(b))
}

/// `a % b` with the sign of `b`.
#[inline]
fn modulo(a: i128, b: i128) -> Option<i128> {
    if b > 0 && b & (b - 1) == 0 {
        return Some(a & (b - 1));
    }
    let rest = a.checked_rem(b)?;
    Some(if rest != 0 && (rest < 0) != (b < 0) {
        rest + b
    } else {
        rest
    })
}

/// `a // b`, rounded down.
#[inline]
fn floor_div(a: i128, b: i128) -> Option<i128> {
    let quotient = a.checked_div(b)?;
    let is_below = a - quotient * b != 0 && (a < 0) != (b < 0);
    Some(quotient - i128::from(is_below))
}

/// `a ** b`, if all fit in 64 bits.
#[inline]
fn power(a: i128, b: i128) -> Option<i128> {
    let (a, b) = (i64::try_from(a).ok()?, u32::try_from(b).ok()?);
    a.checked_pow(b).map(i128::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use dashu_int::IBig;

    fn math_of_any_size(op: Binary, a: i128, b: i128) -> String {
        let (x, y) = (IBig::from(a), IBig::from(b));
        // The library cuts quotients towards zero.
        let rounds = |rest: &IBig| !rest.is_zero() && rest.sign() != y.sign();
        let answer = match op {
            Binary::Add => x + y,
            Binary::Sub => x - y,
            Binary::Mul => x * y,
            Binary::And => x & y,
            Binary::Or => x | y,
            Binary::Xor => x ^ y,
            Binary::Mod => {
                let rest = &x % &y;
                if rounds(&rest) { rest + y } else { rest }
            }
            Binary::FloorDiv => {
                let rest = &x % &y;
                &x / &y - IBig::from(rounds(&rest))
            }
            Binary::LShift => x << b as usize,
            _ => x >> b as usize,
        };
        answer.to_string()
    }

    /// Every operator on numbers around the powers of two says what the arithmetic of any size says, or nothing.
    #[test]
    fn agrees_with_the_arithmetic_of_any_size() {
        let around = |power: u32| {
            let middle = 1i128 << power;
            [middle - 1, middle, middle + 1]
        };
        let mut numbers: Vec<i128> = vec![0, 1, -1, 7, i128::MAX, -i128::MAX];
        for power in [2, 31, 32, 61, 62, 63, 64, 65, 95, 126] {
            numbers.extend(around(power).iter().flat_map(|&i| [i, -i]));
        }
        let ops = [
            Binary::Add,
            Binary::Sub,
            Binary::Mul,
            Binary::And,
            Binary::Or,
            Binary::Xor,
            Binary::Mod,
            Binary::FloorDiv,
        ];
        let shifts = [Binary::LShift, Binary::RShift];
        let mut answers = 0;
        for &a in &numbers {
            for op in ops {
                for &b in &numbers {
                    if let Some(answer) = binary(op, a, b) {
                        assert_eq!(answer.to_string(), math_of_any_size(op, a, b), "{a} {op:?} {b}");
                        answers += 1;
                    }
                }
            }
            for op in shifts {
                for b in [0, 1, 31, 63, 64, 65, 126, 127, 128, 1000] {
                    if let Some(answer) = binary(op, a, b) {
                        assert_eq!(answer.to_string(), math_of_any_size(op, a, b), "{a} {op:?} {b}");
                        answers += 1;
                    }
                }
            }
        }
        assert!(answers > 25_000, "only {answers} answers");
        assert_eq!(binary(Binary::Mod, 5, 0), None);
        assert_eq!(binary(Binary::LShift, 1, -1), None);
        assert_eq!(binary(Binary::Pow, 3, 4), Some(81));
        assert_eq!(binary(Binary::Pow, 10, 19), None);
    }
}
