//! Lone surrogates inside Rust text.
//!
//! A Python `str` may hold U+D800..=U+DFFF, a Rust `str` may not. The surrogate U+D800+n is therefore stored as the character
//! U+10D800+n of the last private-use plane. The price is that those 2,048 private-use characters cannot be had themselves:
//! [`from_code_point`] refuses them, so that no script sees one character turn into another.

use std::cmp::Ordering;

const FIRST_SURROGATE: u32 = 0xD800;
const LAST_SURROGATE: u32 = 0xDFFF;
const SHIFT: u32 = 0x10_0000;

/// Whether this character stands for a lone surrogate.
#[inline]
pub fn is_surrogate_stand_in(c: char) -> bool {
    (FIRST_SURROGATE + SHIFT..=LAST_SURROGATE + SHIFT).contains(&(c as u32))
}

/// The Python code point of a stored character: `ord()`.
#[inline]
pub fn code_point(c: char) -> u32 {
    if is_surrogate_stand_in(c) {
        c as u32 - SHIFT
    } else {
        c as u32
    }
}

/// The stored character of a Python code point: `chr()`. `None` when there is none: above U+10FFFF, or one of the
/// private-use characters that serve as stand-ins.
#[inline]
pub fn from_code_point(code: u32) -> Option<char> {
    match char::from_u32(code) {
        Some(c) if is_surrogate_stand_in(c) => None,
        Some(c) => Some(c),
        None if (FIRST_SURROGATE..=LAST_SURROGATE).contains(&code) => char::from_u32(code + SHIFT),
        None => None,
    }
}

/// The order of two texts by code points. Stored text stands in the order of its bytes, but for the stand-ins, which lie above
/// nearly all other characters.
#[inline]
pub fn order(a: &str, b: &str) -> Ordering {
    let order = a.cmp(b);
    if order.is_eq() || !(may_have_stand_in(a) || may_have_stand_in(b)) {
        return order;
    }
    order_by_code_points(a, b)
}

/// Every stand-in begins with this byte, and hardly anything else does.
#[inline]
pub fn may_have_stand_in(text: &str) -> bool {
    memchr::memchr(0xF4, text.as_bytes()).is_some()
}

#[cold]
fn order_by_code_points(a: &str, b: &str) -> Ordering {
    a.chars().map(code_point).cmp(b.chars().map(code_point))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surrogates_stand_below_the_astral_planes() {
        let text = |codes: &[u32]| {
            codes
                .iter()
                .filter_map(|&code| from_code_point(code))
                .collect::<String>()
        };
        for (a, b) in [
            (&[0xD800][..], &[0x1_0000][..]),
            (&[0xDFFF], &[0xE000]),
            (&[0xD7FF], &[0xD800]),
            (&[0x61, 0xD800], &[0x61, 0xD801]),
            (&[0xD800], &[0x10_FFFF]),
            (&[], &[0xD800]),
        ] {
            assert_eq!(order(&text(a), &text(b)), Ordering::Less, "{a:x?} {b:x?}");
            assert_eq!(order(&text(b), &text(a)), Ordering::Greater, "{b:x?} {a:x?}");
        }
        assert_eq!(order("a", "a"), Ordering::Equal);
    }

    #[test]
    fn code_points_survive_the_round_trip() {
        for code in [0, 0x41, 0xD7FF, 0xD800, 0xDC80, 0xDFFF, 0xE000, 0x1F600, 0x10_FFFF] {
            assert_eq!(from_code_point(code).map(code_point), Some(code));
        }
        assert!(from_code_point(0xDC80).is_some_and(is_surrogate_stand_in));
        assert!(!is_surrogate_stand_in('a'));
        for code in [0x11_0000, u32::MAX, 0x10_D800, 0x10_DFFF] {
            assert_eq!(from_code_point(code), None);
        }
    }
}
