//! The letters of names beyond ASCII. The parser compares names after Unicode's NFKC normalisation, as CPython does.

use crate::error::RawError;
use unicode_ident::{is_xid_continue, is_xid_start};

/// Checks a word that may hold non-ASCII characters.
#[inline]
pub(super) fn check(word: &str, start: usize) -> Result<(), RawError> {
    if word.is_ascii() {
        Ok(())
    } else {
        check_slow(word, start)
    }
}

#[cold]
fn check_slow(word: &str, start: usize) -> Result<(), RawError> {
    for (at, character) in word.char_indices() {
        let is_letter = match at {
            0 => character == '_' || is_xid_start(character),
            _ => is_xid_continue(character),
        };
        if !is_letter {
            return Err(invalid(character, start + at));
        }
    }
    Ok(())
}

fn invalid(character: char, at: usize) -> RawError {
    let code = character as u32;
    let message = if is_printable(character) {
        format!("invalid character '{character}' (U+{code:04X})")
    } else {
        format!("invalid non-printable character U+{code:04X}")
    };
    // CPython's cursor stands behind the character; its width in bytes does not matter to a column in characters.
    RawError::token(at + character.len_utf8(), message)
}

/// An approximation of `str.isprintable` for characters that are no letters: separators, controls, format characters,
/// private use and noncharacters are not printable.
fn is_printable(character: char) -> bool {
    !(character.is_control() || (character.is_whitespace() && character != ' ') || is_invisible(character))
}

fn is_invisible(character: char) -> bool {
    matches!(character as u32,
        0xAD | 0x600..=0x605 | 0x61C | 0x6DD | 0x70F | 0x180E | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F
        | 0xE000..=0xF8FF | 0xFEFF | 0xFFF0..=0xFFFB | 0xFFFE..=0xFFFF | 0xE0000..=0x10FFFF)
}
