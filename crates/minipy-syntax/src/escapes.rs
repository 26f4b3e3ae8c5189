//! Backslash escapes of string and bytes literals.
//!
//! Decided here: what each escape stands for and CPython's texts for broken ones. An unknown escape such as `\d` stands
//! for itself, as in CPython, where it only earns a warning.

use crate::character_names::character_named;
use std::fmt::Write;

/// Why a literal cannot be decoded.
#[derive(Debug, PartialEq)]
pub(crate) enum EscapeError {
    /// The text of CPython's SyntaxError.
    Broken(String),
}

/// Stores a lone surrogate in a Rust string.
///
/// `'\ud800'` is a legal Python string, but a Rust `str` cannot hold U+D800..=U+DFFF. The project keeps the surrogate
/// U+D800+n as the private-use character U+10D800+n, so that plain `&str` can be used everywhere; whoever encodes or
/// compares code points turns it back. Any other code point is returned as it is, `None` above U+10FFFF.
pub fn surrogate_to_private(code: u32) -> Option<char> {
    match code {
        0xD800..=0xDFFF => char::from_u32(code + 0x10_0000),
        _ => char::from_u32(code),
    }
}

/// The surrogate that a character of a Rust string stands for, if it stands for one.
pub(crate) fn private_to_surrogate(c: char) -> Option<u32> {
    (c as u32)
        .checked_sub(0x10_0000)
        .filter(|code| (0xD800..=0xDFFF).contains(code))
}

/// Decodes the text between the quotes of a string literal that is not raw.
pub(crate) fn decode_str(text: &str) -> Result<String, EscapeError> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        rest = decode_one(text, &rest[at..], &mut out)?;
    }
    out.push_str(rest);
    Ok(out)
}

/// Decodes literal text of an f-string: escapes unless raw, and doubled braces unless in a format specification.
pub(crate) fn decode_fstring(text: &str, is_raw: bool, is_spec: bool) -> Result<String, EscapeError> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['\\', '{', '}']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let bytes = rest.as_bytes();
        let is_escape = bytes[0] == b'\\' && !is_raw && !matches!(bytes.get(1), Some(b'{' | b'}'));
        if is_escape {
            rest = decode_one(text, rest, &mut out)?;
            continue;
        }
        out.push(bytes[0] as char);
        let is_doubled = bytes[0] != b'\\' && !is_spec && bytes.get(1) == Some(&bytes[0]);
        rest = &rest[if is_doubled { 2 } else { 1 }..];
    }
    out.push_str(rest);
    Ok(out)
}

/// Decodes the escape at the start of `rest`, a suffix of `text`, and returns what follows it.
fn decode_one<'t>(text: &'t str, rest: &'t str, out: &mut String) -> Result<&'t str, EscapeError> {
    let bytes = rest.as_bytes();
    let Some(&kind) = bytes.get(1) else {
        out.push('\\');
        return Ok("");
    };
    let simple = match kind {
        b'\n' => return Ok(&rest[2..]),
        b'\\' | b'\'' | b'"' => kind as char,
        b'a' => '\x07',
        b'b' => '\x08',
        b'f' => '\x0c',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'v' => '\x0b',
        b'0'..=b'7' => {
            let (code, length) = octal(&bytes[1..]);
            out.extend(char::from_u32(code));
            return Ok(&rest[1 + length..]);
        }
        b'x' => return hexadecimal(text, rest, 2, "truncated \\xXX escape", out),
        b'u' => return hexadecimal(text, rest, 4, "truncated \\uXXXX escape", out),
        b'U' => return hexadecimal(text, rest, 8, "truncated \\UXXXXXXXX escape", out),
        b'N' => return named(text, rest, out),
        _ => {
            out.push('\\');
            return Ok(&rest[1..]);
        }
    };
    out.push(simple);
    Ok(&rest[2..])
}

/// Up to three octal digits: their value and their number.
fn octal(digits: &[u8]) -> (u32, usize) {
    let length = digits
        .iter()
        .take(3)
        .take_while(|byte| (b'0'..=b'7').contains(byte))
        .count();
    let value = digits[..length]
        .iter()
        .fold(0, |value, byte| value * 8 + u32::from(byte - b'0'));
    (value, length)
}

fn hexadecimal<'t>(
    text: &str,
    rest: &'t str,
    width: usize,
    truncated: &str,
    out: &mut String,
) -> Result<&'t str, EscapeError> {
    let digits = &rest.as_bytes()[2..];
    let length = digits
        .iter()
        .take(width)
        .take_while(|byte| byte.is_ascii_hexdigit())
        .count();
    if length < width {
        return Err(unicode_error(text, rest, 2 + length, truncated));
    }
    let code = u32::from_str_radix(&rest[2..2 + width], 16).unwrap_or(u32::MAX);
    match surrogate_to_private(code) {
        Some(character) => out.push(character),
        None => return Err(unicode_error(text, rest, 2 + width, "illegal Unicode character")),
    }
    Ok(&rest[2 + width..])
}

/// `\N{name}`.
fn named<'t>(text: &str, rest: &'t str, out: &mut String) -> Result<&'t str, EscapeError> {
    let end = rest.find('}').filter(|_| rest.as_bytes().get(2) == Some(&b'{'));
    let length = match end {
        None if rest.as_bytes().get(2) != Some(&b'{') => 2,
        None => rest.len(),
        Some(3) => 3,
        Some(end) => {
            return match character_named(&rest[3..end]) {
                Some(character) => {
                    out.push(character);
                    Ok(&rest[end + 1..])
                }
                None => Err(unicode_error(text, rest, end + 1, "unknown Unicode character name")),
            };
        }
    };
    Err(unicode_error(text, rest, length, "malformed \\N character escape"))
}

/// The error of the escape at the start of `rest` that is `length` bytes long.
///
/// CPython reports positions in an intermediate form of the literal in which each non-ASCII character has been
/// replaced by an escape of ten bytes, and so does this.
#[cold]
fn unicode_error(text: &str, rest: &str, length: usize, reason: &str) -> EscapeError {
    let before = &text[..text.len() - rest.len()];
    let start: usize = before
        .chars()
        .map(|character| if character.is_ascii() { 1 } else { 10 })
        .sum();
    let width = |character: char| if character.is_ascii() { 1 } else { 10 };
    let end = start + rest[..length].chars().map(width).sum::<usize>() - 1;
    EscapeError::Broken(format!(
        "(unicode error) 'unicodeescape' codec can't decode bytes in position {start}-{end}: {reason}"
    ))
}

/// Decodes the text between the quotes of a bytes literal, all ASCII.
pub(crate) fn decode_bytes(text: &str) -> Result<Vec<u8>, EscapeError> {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let byte = bytes[at];
        at += 1;
        if byte != b'\\' {
            out.push(byte);
            continue;
        }
        let Some(&kind) = bytes.get(at) else {
            out.push(b'\\');
            break;
        };
        at += 1;
        match kind {
            b'\n' => {}
            b'\\' | b'\'' | b'"' => out.push(kind),
            b'a' => out.push(7),
            b'b' => out.push(8),
            b'f' => out.push(12),
            b'n' => out.push(b'\n'),
            b'r' => out.push(b'\r'),
            b't' => out.push(b'\t'),
            b'v' => out.push(11),
            b'0'..=b'7' => {
                let (code, length) = octal(&bytes[at - 1..]);
                out.push(code as u8);
                at += length - 1;
            }
            b'x' => {
                let value = text
                    .get(at..at + 2)
                    .filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
                let Some(value) = value.and_then(|digits| u8::from_str_radix(digits, 16).ok()) else {
                    let mut message = String::new();
                    let _ = write!(message, "(value error) invalid \\x escape at position {}", at - 2);
                    return Err(EscapeError::Broken(message));
                };
                out.push(value);
                at += 2;
            }
            _ => out.extend([b'\\', kind]),
        }
    }
    Ok(out)
}
