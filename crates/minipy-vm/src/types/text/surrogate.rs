//! Lone surrogates inside Rust text.
//!
//! A Python `str` may hold U+D800..=U+DFFF, a Rust `str` may not. The surrogate U+D800+n is therefore stored as the character
//! U+10D800+n of the last private-use plane. The price is that those 2,048 private-use characters cannot be had themselves:
//! [`from_code_point`] refuses them, so that no script sees one character turn into another.

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

#[cfg(test)]
mod tests {
    use super::*;

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
