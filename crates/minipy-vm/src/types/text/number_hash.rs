//! Hashes: of numbers as CPython computes them, of tuples and frozensets from their items' hashes, of text by a function of
//! our own.
//!
//! Numbers that are equal must hash equal whatever their type (`1 == 1.0 == True`), so that the hash of a rational number is
//! its value modulo the prime 2**61 - 1. Scripts may print such hashes, and they are the order of small sets of integers:
//! they equal CPython's. Hashes of text are random in CPython and therefore free here. No hash is -1, which is CPython's
//! mark of failure.

use dashu_int::{IBig, Sign, UBig};

/// The modulus, a Mersenne prime: 2**61 is one modulo it, so that scaling by a power of two is a rotation of 61 bits.
const MODULUS: u64 = (1 << MODULUS_BITS) - 1;
const MODULUS_BITS: u32 = 61;

/// `hash(float('inf'))`.
const INFINITY_HASH: i64 = 314_159;

#[inline]
fn not_minus_one(hash: i64) -> i64 {
    if hash == -1 { -2 } else { hash }
}

#[inline]
fn signed(negative: bool, residue: u64) -> i64 {
    not_minus_one(if negative { -(residue as i64) } else { residue as i64 })
}

/// `hash(int)`.
#[inline]
pub fn hash_int(value: i64) -> i64 {
    match hash_of_small(value) {
        Some(hash) => hash,
        None => signed(value < 0, value.unsigned_abs() % MODULUS),
    }
}

/// `hash(int)`, if it is the number itself or nearly so.
#[inline(always)]
pub fn hash_of_small(value: i64) -> Option<i64> {
    const LARGEST: i64 = MODULUS as i64 - 1;
    // One comparison tells both ends.
    let is_small = value.wrapping_add(LARGEST) as u64 <= 2 * LARGEST as u64;
    is_small.then(|| not_minus_one(value))
}

/// `hash(int)` of a big integer.
pub fn hash_big(value: &IBig) -> i64 {
    let (sign, words) = value.as_sign_words();
    let residue = UBig::from_words(words) % MODULUS;
    signed(sign == Sign::Negative, residue)
}

/// `hash(float)`; `None` for a NaN, which hashes by identity.
#[inline]
pub fn hash_float(value: f64) -> Option<i64> {
    let whole = value as i64;
    if whole as f64 == value && whole != i64::MAX {
        Some(hash_int(whole))
    } else {
        hash_fraction(value)
    }
}

#[cold]
fn hash_fraction(value: f64) -> Option<i64> {
    if value.is_nan() {
        return None;
    }
    if value.is_infinite() {
        return Some(if value > 0.0 { INFINITY_HASH } else { -INFINITY_HASH });
    }
    let (mantissa, exponent) = super::float_text::decompose(value);
    let turn = exponent.rem_euclid(MODULUS_BITS as i32) as u32;
    let residue = (mantissa << turn | mantissa >> (MODULUS_BITS - turn)) & MODULUS;
    // All 61 bits set would be zero again, but a mantissa has 53.
    Some(signed(value < 0.0, residue))
}

/// `hash(complex)` from the hashes of its parts.
pub fn hash_complex(real: i64, imaginary: i64) -> i64 {
    const IMAGINARY_FACTOR: i64 = 1_000_003;
    not_minus_one(real.wrapping_add(imaginary.wrapping_mul(IMAGINARY_FACTOR)))
}

/// The hash of a tuple, fed one item's hash after the other (xxHash, as in CPython's `tupleobject.c`).
#[derive(Clone, Copy, Debug)]
pub struct TupleHasher {
    state: u64,
    length: u64,
}

const PRIME_1: u64 = 11_400_714_785_074_694_791;
const PRIME_2: u64 = 14_029_467_366_897_019_727;
const PRIME_5: u64 = 2_870_177_450_012_600_261;

impl TupleHasher {
    /// The hasher of an empty tuple.
    #[inline]
    pub fn new() -> TupleHasher {
        TupleHasher {
            state: PRIME_5,
            length: 0,
        }
    }

    /// Takes in the hash of the next item.
    #[inline]
    pub fn add(&mut self, item: i64) {
        let mixed = self.state.wrapping_add((item as u64).wrapping_mul(PRIME_2));
        self.state = mixed.rotate_left(31).wrapping_mul(PRIME_1);
        self.length += 1;
    }

    /// The hash of the tuple.
    #[inline]
    pub fn finish(self) -> i64 {
        const INSTEAD_OF_MINUS_ONE: i64 = 1_546_275_796;
        match self.state.wrapping_add(self.length ^ PRIME_5 ^ 3_527_539) as i64 {
            -1 => INSTEAD_OF_MINUS_ONE,
            hash => hash,
        }
    }
}

impl Default for TupleHasher {
    fn default() -> TupleHasher {
        TupleHasher::new()
    }
}

/// The hash of a frozenset from the hashes of its items, in any order (CPython's `frozenset_hash_impl`).
pub fn hash_frozenset(items: impl IntoIterator<Item = i64>) -> i64 {
    let shuffle = |hash: u64| ((hash ^ 89_869_747) ^ (hash << 16)).wrapping_mul(3_644_798_167);
    let (mut hash, mut count) = (0u64, 0u64);
    for item in items {
        hash ^= shuffle(item as u64);
        count += 1;
    }
    hash ^= (count + 1).wrapping_mul(1_927_868_237);
    hash ^= (hash >> 11) ^ (hash >> 25);
    match hash.wrapping_mul(69_069).wrapping_add(907_133_923) as i64 {
        -1 => 590_923_713,
        hash => hash,
    }
}

/// Odd constants with bits spread evenly (the first digits of pi).
const SECRET: [u64; 4] = [
    0x243f_6a88_85a3_08d3,
    0x1319_8a2e_0370_7344,
    0xa409_3822_299f_31d0,
    0x082e_fa98_ec4e_6c89,
];

/// The two halves of a 128-bit product folded into one: every bit of the inputs reaches every bit of the answer.
#[inline]
fn folded_multiply(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    product as u64 ^ (product >> 64) as u64
}

#[inline]
fn read_eight(bytes: &[u8], at: usize) -> u64 {
    let mut word = [0; 8];
    word.copy_from_slice(&bytes[at..at + 8]);
    u64::from_le_bytes(word)
}

#[inline]
fn read_four(bytes: &[u8], at: usize) -> u64 {
    let mut word = [0; 4];
    word.copy_from_slice(&bytes[at..at + 4]);
    u64::from(u32::from_le_bytes(word))
}

/// The hash of text or bytes, 16 bytes at a step, in the manner of wyhash. `seed` makes hashes differ between processes.
#[inline]
pub fn hash_bytes(bytes: &[u8], seed: u64) -> i64 {
    let length = bytes.len();
    let (low, high) = match length {
        0 => (0, 0),
        // First, middle and last byte are all the bytes there are.
        1..=3 => (
            u64::from(bytes[0]) << 16 | u64::from(bytes[length / 2]) << 8 | u64::from(bytes[length - 1]),
            0,
        ),
        4..=7 => (read_four(bytes, 0), read_four(bytes, length - 4)),
        8..=16 => (read_eight(bytes, 0), read_eight(bytes, length - 8)),
        _ => return hash_long(bytes, seed),
    };
    finish_bytes(low, high, seed ^ SECRET[0], length)
}

#[inline]
fn finish_bytes(low: u64, high: u64, state: u64, length: usize) -> i64 {
    let mixed = folded_multiply(low ^ SECRET[1], high ^ state);
    not_minus_one(folded_multiply(mixed ^ SECRET[2], length as u64 ^ SECRET[3]) as i64)
}

fn hash_long(bytes: &[u8], seed: u64) -> i64 {
    let mut state = seed ^ SECRET[0];
    let mut other = state;
    let mut at = 0;
    // Two independent chains, because one multiplication has to wait for the one before.
    while bytes.len() - at > 32 {
        state = folded_multiply(read_eight(bytes, at) ^ SECRET[1], read_eight(bytes, at + 8) ^ state);
        other = folded_multiply(
            read_eight(bytes, at + 16) ^ SECRET[2],
            read_eight(bytes, at + 24) ^ other,
        );
        at += 32;
    }
    state ^= other;
    if bytes.len() - at > 16 {
        state = folded_multiply(read_eight(bytes, at) ^ SECRET[1], read_eight(bytes, at + 8) ^ state);
    }
    // The last sixteen bytes, which may overlap with those already taken.
    let end = bytes.len();
    finish_bytes(read_eight(bytes, end - 16), read_eight(bytes, end - 8), state, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ints() {
        for (value, expected) in [
            ("0", 0),
            ("1", 1),
            ("-1", -2),
            ("-2", -2),
            ("2305843009213693951", 0),
            ("-2305843009213693951", 0),
            ("2305843009213693952", 1),
            ("9223372036854775807", 3),
            ("-9223372036854775808", -4),
            ("18446744073709551621", 13),
            ("1000000000000000000000000000000", 465258685558744706),
            (
                "-1606938044258990275541962092341162602522202993782792835301376",
                -131072,
            ),
            ("-2305843009213693952", -2),
        ] {
            let big = IBig::from_str_radix(value, 10).unwrap();
            assert_eq!(hash_big(&big), expected, "{value}");
            if let Ok(small) = value.parse() {
                assert_eq!(hash_int(small), expected, "{value}, small");
            }
        }
    }

    #[test]
    fn floats() {
        for (value, expected) in [
            (0.0, 0),
            (-0.0, 0),
            (1.0, 1),
            (-1.0, -2),
            (1.5, 1152921504606846977),
            (-2.5, -1152921504606846978),
            (0.1, 230584300921369408),
            (1e+16, 10000000000000000),
            (1e+300, 1224995262755759164),
            (5e-324, 16777216),
            (2.305843009213694e+18, 1),
            (2.3058430092136934e+18, 2305843009213693440),
            (1.6069380442589903e+60, 131072),
            (1.7976931348623157e+308, 2234066890152476671),
            (f64::INFINITY, 314159),
            (-f64::INFINITY, -314159),
        ] {
            assert_eq!(hash_float(value), Some(expected), "{value}");
        }
        assert_eq!(hash_float(f64::NAN), None);
        assert_eq!(hash_float(2f64.powi(200)), Some(hash_big(&(IBig::ONE << 200))));
    }

    #[test]
    fn complex_numbers() {
        assert_eq!(hash_complex(1, 2), 2000007);
        assert_eq!(hash_complex(-2, -2), -2000008);
        assert_eq!(hash_complex(3, 0), hash_int(3));
    }

    #[test]
    fn tuples_and_frozensets() {
        for (items, tuple, set) in [
            (&[][..], 5740354900026072187, 133146708735736),
            (&[1][..], -6644214454873602895, -558064481276695278),
            (&[1, 2, 3][..], 529344067295497451, -272375401224217160),
            (&[-2, 0][..], 2575514064802888272, -8351715106182815688),
            (
                &[1152921504606846976, 5, 7, -9][..],
                -5245056133596320265,
                -775069002231739557,
            ),
        ] {
            let mut hasher = TupleHasher::new();
            items.iter().for_each(|&item| hasher.add(item));
            assert_eq!(hasher.finish(), tuple, "{items:?}");
            assert_eq!(hash_frozenset(items.iter().copied()), set, "{items:?}");
            assert_eq!(hash_frozenset(items.iter().rev().copied()), set, "{items:?} reversed");
        }
    }

    /// Every length takes its own way through the function: no two of these texts may collide, nor may their low bits, by
    /// which a table of 64 entries is searched, crowd together.
    #[test]
    fn texts_hash_apart() {
        let mut hashes = std::collections::HashSet::new();
        let mut buckets = [0; 64];
        let mut texts = 0;
        for length in 0..200 {
            for changed in 0..length.max(1) {
                let mut bytes = vec![b'a'; length];
                if let Some(byte) = bytes.get_mut(changed) {
                    *byte = b'b';
                }
                let hash = hash_bytes(&bytes, 7);
                assert!(hashes.insert(hash), "{length} {changed}");
                buckets[(hash & 63) as usize] += 1;
                texts += 1;
            }
        }
        let most = buckets.iter().max().copied().unwrap_or(0);
        assert!(most < texts / 64 * 3 / 2, "{most} of {texts} in one bucket");
        assert_ne!(hash_bytes(b"abc", 1), hash_bytes(b"abc", 2));
    }
}
