//! Text as bytes and back: UTF-8, and what becomes of what is none.

use minipy_vm::native::text::{code_point, from_code_point, is_surrogate_stand_in};
use minipy_vm::native::{ClassId, Outcome, Raised, Thread, Value};

/// What is done with text that has no bytes, and bytes that are no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Errors {
    /// It is an error.
    Strict,
    /// A byte that is no text becomes a lone surrogate, and back.
    SurrogateEscape,
    /// A lone surrogate is written as its escape.
    BackslashReplace,
}

impl Errors {
    /// Its name in Python.
    pub fn name(self) -> &'static str {
        match self {
            Errors::Strict => "strict",
            Errors::SurrogateEscape => "surrogateescape",
            Errors::BackslashReplace => "backslashreplace",
        }
    }

    /// The one of this name.
    pub fn by_name(name: &str) -> Option<Errors> {
        [Errors::Strict, Errors::SurrogateEscape, Errors::BackslashReplace]
            .into_iter()
            .find(|e| e.name() == name)
    }

    /// What CPython chooses for stdin and stdout: strict, but lenient in the locale "C" and what it takes for one, where
    /// nobody has chosen anything.
    pub fn of_locale() -> Errors {
        let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
        let locale = set("LC_ALL").or_else(|| set("LC_CTYPE")).or_else(|| set("LANG"));
        match locale.as_deref() {
            None | Some("C" | "POSIX" | "C.UTF-8" | "C.utf8" | "UTF-8") => Errors::SurrogateEscape,
            Some(_) => Errors::Strict,
        }
    }
}

/// The bytes of text, or the position of the first character that has none.
pub(super) fn encode(text: &str, errors: Errors) -> Result<Vec<u8>, usize> {
    let mut bytes = Vec::with_capacity(text.len());
    for (position, c) in text.chars().enumerate() {
        if !is_surrogate_stand_in(c) {
            bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
            continue;
        }
        let code = code_point(c);
        match errors {
            Errors::BackslashReplace => bytes.extend_from_slice(format!("\\u{code:04x}").as_bytes()),
            Errors::SurrogateEscape if (0xDC80..=0xDCFF).contains(&code) => bytes.push((code - 0xDC00) as u8),
            _ => return Err(position),
        }
    }
    Ok(bytes)
}

/// Raises the error for a character without bytes.
#[cold]
pub(super) fn cannot_encode(thread: &mut Thread, text: &Value, position: usize) -> Raised {
    let surrogates = text
        .as_str()
        .unwrap_or_default()
        .chars()
        .skip(position)
        .take_while(|&c| is_surrogate_stand_in(c));
    let end = position + surrogates.count();
    let args = vec![
        Value::str("utf-8"),
        text.clone(),
        Value::length(position),
        Value::length(end),
        Value::str("surrogates not allowed"),
    ];
    crate::support::raise_new(thread, ClassId::UnicodeEncodeError, &args)
}

/// The text of bytes.
pub(super) fn decode(thread: &mut Thread, bytes: &[u8], errors: Errors) -> Outcome {
    if let Ok(text) = std::str::from_utf8(bytes) {
        let made = Value::try_str(text);
        return thread.made(made);
    }
    if errors == Errors::Strict {
        let made = Value::bytes(bytes);
        let bytes = thread.made(made)?;
        return thread.call_method(&bytes, "decode", &[]);
    }
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        for &byte in chunk.invalid() {
            match errors {
                Errors::BackslashReplace => text.push_str(&format!("\\x{byte:02x}")),
                _ => text.extend(from_code_point(0xDC00 + u32::from(byte))),
            }
        }
    }
    let made = Value::try_str(&text);
    thread.made(made)
}

/// How many bytes the first `count` characters take, if there are that many and the last is complete. A byte that is no text
/// counts as a character.
pub(super) fn bytes_of_chars(bytes: &[u8], count: usize) -> Option<usize> {
    let mut at = 0;
    for _ in 0..count {
        let first = *bytes.get(at)?;
        let length = match first {
            0xC2..=0xDF => 2,
            0xE0..=0xEF => 3,
            0xF0..=0xF4 => 4,
            _ => 1,
        };
        let rest = bytes.get(at..at + length)?;
        at += if std::str::from_utf8(rest).is_ok() { length } else { 1 };
    }
    Some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_counted_in_bytes() {
        let cases: &[(&[u8], usize, Option<usize>)] = &[
            (b"abc", 2, Some(2)),
            (b"abc", 4, None),
            (b"", 0, Some(0)),
            ("é日😀".as_bytes(), 1, Some(2)),
            ("é日😀".as_bytes(), 3, Some(9)),
            // The third byte of the character has not come yet.
            (b"\xe6\x97", 1, None),
            (b"\xffab", 2, Some(2)),
            (b"\xe6ab", 1, Some(1)),
        ];
        for &(bytes, count, expected) in cases {
            assert_eq!(bytes_of_chars(bytes, count), expected, "{bytes:?} {count}");
        }
    }

    #[test]
    fn surrogates_have_bytes_only_where_they_stand_for_some() {
        let lone: String = from_code_point(0xDC80).into_iter().collect();
        let cases = [
            ("é", Errors::Strict, Some(&b"\xc3\xa9"[..])),
            (&lone, Errors::Strict, None),
            (&lone, Errors::SurrogateEscape, Some(b"\x80")),
            (&lone, Errors::BackslashReplace, Some(b"\\udc80")),
        ];
        for (text, errors, expected) in cases {
            assert_eq!(encode(text, errors).ok().as_deref(), expected, "{text:?} {errors:?}");
        }
    }
}
