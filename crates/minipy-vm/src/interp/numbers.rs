//! Arithmetic on immediates, as the loop's fast paths need it: on bare words, answering None when the slow path must decide.

use crate::heap::value::{Word, word};

/// `x + y` of two immediate ints.
#[inline(always)]
pub(super) fn add(x: Word, y: Word) -> Option<Word> {
    // The tag of one operand is taken off, so the sum carries one.
    (x as i64).checked_add(y as i64 - 1).map(|v| v as u64)
}

/// `x - y` of two immediate ints.
#[inline(always)]
pub(super) fn sub(x: Word, y: Word) -> Option<Word> {
    (x as i64).checked_sub(y as i64 - 1).map(|v| v as u64)
}

/// `x * y` of two immediate ints.
#[inline(always)]
pub(super) fn mul(x: Word, y: Word) -> Option<Word> {
    (x as i64 - 1).checked_mul(y as i64 >> 1).map(|v| (v | 1) as u64)
}

/// `x % y` of two immediate ints, with Python's sign.
#[inline(always)]
pub(super) fn modulo(x: Word, y: Word) -> Option<Word> {
    let (a, b) = (word::get_int(x), word::get_int(y));
    // A division of 32 bits takes half the time of one of 64.
    if b > 0 && (a | b) as u64 >> 32 == 0 {
        return Some(word::from_int((a as u32 % b as u32) as i64));
    }
    if b == 0 {
        return None;
    }
    let m = a % b;
    Some(word::from_int(if m != 0 && (m ^ b) < 0 { m + b } else { m }))
}

/// `x // y` of two immediate ints, rounded down.
#[inline(always)]
pub(super) fn floor_div(x: Word, y: Word) -> Option<Word> {
    let (a, b) = (word::get_int(x), word::get_int(y));
    if b > 0 && (a | b) as u64 >> 32 == 0 {
        return Some(word::from_int((a as u32 / b as u32) as i64));
    }
    if b == 0 {
        return None;
    }
    let q = a / b;
    // The least int by -1 is one more than the greatest.
    word::try_from_int(if a % b != 0 && (a ^ b) < 0 { q - 1 } else { q })
}

/// `x << y` of two immediate ints.
#[inline(always)]
pub(super) fn l_shift(x: Word, y: Word) -> Option<Word> {
    let (a, n) = (word::get_int(x), word::get_int(y));
    if !(0..62).contains(&n) {
        return None;
    }
    let shifted = a << n;
    if shifted >> n == a {
        word::try_from_int(shifted)
    } else {
        None
    }
}

/// `x >> y` of two immediate ints.
#[inline(always)]
pub(super) fn r_shift(x: Word, y: Word) -> Option<Word> {
    let n = word::get_int(y);
    (n >= 0).then(|| word::from_int(word::get_int(x) >> n.min(63)))
}

/// `x & y` of two immediate ints.
#[inline(always)]
pub(super) fn and(x: Word, y: Word) -> Option<Word> {
    Some(x & y)
}

/// `x | y` of two immediate ints.
#[inline(always)]
pub(super) fn or(x: Word, y: Word) -> Option<Word> {
    Some(x | y)
}

/// `x ^ y` of two immediate ints.
#[inline(always)]
pub(super) fn xor(x: Word, y: Word) -> Option<Word> {
    Some((x ^ y) | 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use word::{INT_MAX, INT_MIN, from_int, get_int};

    fn check(f: fn(Word, Word) -> Option<Word>, table: &[(i64, i64, Option<i64>)]) {
        for &(a, b, expected) in table {
            assert_eq!(f(from_int(a), from_int(b)).map(get_int), expected, "{a} and {b}");
        }
    }

    #[test]
    fn sums_and_products_overflow_at_63_bits() {
        check(
            add,
            &[
                (1, 2, Some(3)),
                (-1, 1, Some(0)),
                (INT_MAX, 1, None),
                (INT_MIN, -1, None),
            ],
        );
        check(
            sub,
            &[
                (1, 2, Some(-1)),
                (INT_MIN, 1, None),
                (INT_MAX, -1, None),
                (0, INT_MIN, None),
            ],
        );
        check(
            mul,
            &[
                (3, -4, Some(-12)),
                (INT_MAX, 2, None),
                (INT_MIN, -1, None),
                (1 << 31, 1 << 31, None),
            ],
        );
    }

    #[test]
    fn division_rounds_down_and_leaves_zero_to_the_slow_path() {
        check(
            modulo,
            &[
                (7, 3, Some(1)),
                (-7, 3, Some(2)),
                (7, -3, Some(-2)),
                (1 << 40, 7, Some((1 << 40) % 7)),
                (1, 0, None),
            ],
        );
        check(
            floor_div,
            &[
                (7, 3, Some(2)),
                (-7, 3, Some(-3)),
                (7, -3, Some(-3)),
                (INT_MIN, -1, None),
                (1, 0, None),
            ],
        );
    }

    #[test]
    fn shifts_keep_every_bit_or_decline() {
        check(
            l_shift,
            &[
                (1, 10, Some(1024)),
                (1, 61, Some(1 << 61)),
                (1, 62, None),
                (1, -1, None),
                (-3, 2, Some(-12)),
            ],
        );
        check(
            r_shift,
            &[
                (1024, 3, Some(128)),
                (-1, 100, Some(-1)),
                (5, 200, Some(0)),
                (1, -1, None),
            ],
        );
    }
}
