//! `complex(text)`: an optional pair of parentheses, then a real part, an imaginary part, or both, without spaces inside.

use crate::types::text::float_text::parse_float;

/// Real and imaginary part; None if the text is not a complex number.
pub(super) fn parse_complex(text: &str) -> Option<(f64, f64)> {
    let mut text = text.trim_matches(crate::types::text::unicode::is_space);
    if let Some(inner) = text.strip_prefix('(') {
        text = inner
            .strip_suffix(')')?
            .trim_matches(crate::types::text::unicode::is_space);
    }
    if text.is_empty() || text.contains(crate::types::text::unicode::is_space) {
        return None;
    }
    let Some(imaginary) = text.strip_suffix(['j', 'J']) else {
        return Some((parse_float(text)?, 0.0));
    };
    // The last sign that does not belong to an exponent parts the two; without one there is no real part.
    let bytes = imaginary.as_bytes();
    let split = (1..bytes.len())
        .rev()
        .find(|&at| matches!(bytes[at], b'+' | b'-') && !matches!(bytes[at - 1], b'e' | b'E'));
    match split {
        Some(at) => Some((parse_float(&imaginary[..at])?, coefficient(&imaginary[at..])?)),
        None => Some((0.0, coefficient(imaginary)?)),
    }
}

/// What stands before the `j`: a number, or a sign or nothing for a one.
fn coefficient(text: &str) -> Option<f64> {
    match text {
        "" | "+" => Some(1.0),
        "-" => Some(-1.0),
        _ => parse_float(text),
    }
}

/// Has the text an underscore that is not between two digits? CPython tells this apart from other mistakes.
pub(super) fn misplaces_underscores(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digit_at = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    (0..bytes.len()).any(|at| bytes[at] == b'_' && !(at > 0 && digit_at(at - 1) && digit_at(at + 1)))
}

#[cfg(test)]
mod tests {
    use super::{misplaces_underscores, parse_complex};

    #[test]
    fn reads_what_cpython_reads() {
        for (text, expected) in [
            ("1+2j", Some((1.0, 2.0))),
            ("(1-j)", Some((1.0, -1.0))),
            (" ( 1e-5j ) ", Some((0.0, 1e-5))),
            ("+j", Some((0.0, 1.0))),
            ("1_0-2e+3J", Some((10.0, -2000.0))),
            ("-inf+infj", Some((f64::NEG_INFINITY, f64::INFINITY))),
            ("3", Some((3.0, 0.0))),
            ("", None),
            ("1 +2j", None),
            ("1+", None),
            ("(1", None),
            ("1+2jx", None),
            ("1+2", None),
        ] {
            assert_eq!(parse_complex(text), expected, "complex({text:?})");
        }
    }

    #[test]
    fn underscores_belong_between_digits() {
        for (text, misplaced) in [
            ("1_0j", false),
            ("_1", true),
            ("1__0", true),
            ("1._5", true),
            ("1_", true),
        ] {
            assert_eq!(misplaces_underscores(text), misplaced, "complex({text:?})");
        }
    }
}
