//! The codecs: text to bytes and back in UTF-8, ASCII and Latin-1, with the error handlers of the `codecs` module.
//!
//! An encoding or handler that is not known is a LookupError; a handler is looked up only when there is an error to handle.

use crate::heap::classes::ClassId;
use crate::heap::native::{Outcome, Raised};
use crate::heap::thread::Thread;
use crate::heap::value::Value;
use crate::types::text::{code_point, from_code_point, is_surrogate_stand_in};
use std::fmt::Write;

/// An encoding.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Codec {
    Utf8,
    Ascii,
    Latin1,
}

impl Codec {
    /// The encoding of a name, which may be spelled in several ways.
    fn find(name: &str) -> Option<Codec> {
        let name: String = name
            .chars()
            .map(|c| {
                if matches!(c, '_' | ' ') {
                    '-'
                } else {
                    c.to_ascii_lowercase()
                }
            })
            .collect();
        match name.as_str() {
            "utf-8" | "utf8" | "u8" | "utf" | "cp65001" => Some(Codec::Utf8),
            "ascii" | "us-ascii" | "646" | "ansi-x3.4-1968" | "iso646-us" => Some(Codec::Ascii),
            "latin-1" | "latin1" | "latin" | "l1" | "iso-8859-1" | "iso8859-1" | "8859" | "cp819" => {
                Some(Codec::Latin1)
            }
            _ => None,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Codec::Utf8 => "utf-8",
            Codec::Ascii => "ascii",
            Codec::Latin1 => "latin-1",
        }
    }

    /// The code points the encoding has, and why it lacks the others. (UTF-8 lacks surrogates.)
    fn limit(self) -> (u32, &'static str) {
        match self {
            Codec::Utf8 => (u32::MAX, "surrogates not allowed"),
            Codec::Ascii => (0x80, "ordinal not in range(128)"),
            Codec::Latin1 => (0x100, "ordinal not in range(256)"),
        }
    }

    fn has(self, c: char) -> bool {
        match self {
            Codec::Utf8 => !is_surrogate_stand_in(c),
            _ => code_point(c) < self.limit().0,
        }
    }

    fn push(self, c: char, bytes: &mut Vec<u8>) {
        match self {
            Codec::Utf8 => bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
            Codec::Ascii | Codec::Latin1 => bytes.push(c as u8),
        }
    }
}

/// How the names of the encodings begin that CPython has and minipy has not.
const MISSING: &[&str] = &[
    "utf",
    "u16",
    "u32",
    "cp",
    "windows",
    "iso",
    "koi8",
    "mac",
    "big5",
    "gb",
    "euc",
    "shift",
    "sjis",
    "johab",
    "hz",
    "idna",
    "punycode",
    "raw_unicode",
    "raw-unicode",
    "unicode_escape",
    "unicode-escape",
    "ptcp",
    "tis",
    "hp-roman",
    "kz",
];

#[cold]
fn unknown_encoding(thread: &mut Thread, name: &str) -> Raised {
    let lower = name.to_ascii_lowercase();
    if MISSING.iter().any(|family| lower.starts_with(family)) {
        return thread.raise(
            ClassId::LookupError,
            format!("minipy: the encoding {name} is not supported yet"),
        );
    }
    thread.raise(ClassId::LookupError, format!("unknown encoding: {name}"))
}

#[cold]
fn unknown_handler(thread: &mut Thread, name: &str) -> Raised {
    if name == "namereplace" {
        return thread.raise(
            ClassId::LookupError,
            "minipy: the error handler 'namereplace' is not supported yet",
        );
    }
    thread.raise(ClassId::LookupError, format!("unknown error handler name '{name}'"))
}

/// The one name minipy has for an encoding: `utf-8`, `ascii`, `latin-1`. LookupError if there is no such encoding.
pub fn canonical(thread: &mut Thread, encoding: &str) -> Outcome<&'static str> {
    match Codec::find(encoding) {
        Some(codec) => Ok(codec.name()),
        None => Err(unknown_encoding(thread, encoding)),
    }
}

/// `text.encode(encoding, errors)`; `text` is a string.
pub fn encode(thread: &mut Thread, text: &Value, encoding: &str, errors: &str) -> Outcome {
    let Some(codec) = Codec::find(encoding) else {
        return Err(unknown_encoding(thread, encoding));
    };
    let source = text.as_str().unwrap_or_default();
    // The stand-ins of surrogates are in the last plane, whose characters begin with this byte.
    let may_lack = || memchr::memchr(0xf4, source.as_bytes()).is_some() && source.chars().any(is_surrogate_stand_in);
    if source.is_ascii() || codec == Codec::Utf8 && !may_lack() {
        return thread.made(Value::bytes(source.as_bytes()));
    }
    let mut bytes = Vec::with_capacity(source.len());
    let mut chars = source.chars().enumerate().peekable();
    while let Some((start, c)) = chars.next() {
        if codec.has(c) {
            codec.push(c, &mut bytes);
            continue;
        }
        let mut lacking = vec![c];
        while let Some((_, c)) = chars.next_if(|&(_, c)| !codec.has(c)) {
            lacking.push(c);
        }
        if !encode_otherwise(codec, errors, &lacking, &mut bytes) {
            return Err(encode_error(thread, codec, errors, text, start, lacking.len()));
        }
    }
    thread.made(Value::bytes(&bytes))
}

/// Does with characters that an encoding lacks what a handler says; false if it does not know, or refuses.
fn encode_otherwise(codec: Codec, errors: &str, lacking: &[char], bytes: &mut Vec<u8>) -> bool {
    let codes = || lacking.iter().map(|&c| code_point(c));
    let mut text = String::new();
    match errors {
        "ignore" => {}
        "replace" => text.extend(lacking.iter().map(|_| '?')),
        "xmlcharrefreplace" => codes().for_each(|code| {
            // Writing to a String cannot fail; so below.
            let _ = write!(text, "&#{code};");
        }),
        "backslashreplace" => codes().for_each(|code| {
            let _ = match code {
                ..=0xff => write!(text, "\\x{code:02x}"),
                0x100..=0xffff => write!(text, "\\u{code:04x}"),
                _ => write!(text, "\\U{code:08x}"),
            };
        }),
        "surrogateescape" if codes().all(|code| (0xdc80..=0xdcff).contains(&code)) => {
            bytes.extend(codes().map(|code| (code - 0xdc00) as u8));
        }
        "surrogatepass" if codec == Codec::Utf8 => {
            bytes.extend(codes().flat_map(|code| {
                [
                    0xe0 | (code >> 12) as u8,
                    0x80 | (code >> 6 & 0x3f) as u8,
                    0x80 | (code & 0x3f) as u8,
                ]
            }));
        }
        _ => return false,
    }
    bytes.extend_from_slice(text.as_bytes());
    true
}

/// Is it a handler that may leave an error standing?
fn may_refuse(errors: &str) -> bool {
    matches!(errors, "strict" | "surrogateescape" | "surrogatepass")
}

#[cold]
fn encode_error(thread: &mut Thread, codec: Codec, errors: &str, text: &Value, start: usize, count: usize) -> Raised {
    if !may_refuse(errors) {
        return unknown_handler(thread, errors);
    }
    let args = vec![
        Value::str(codec.name()),
        text.clone(),
        Value::length(start),
        Value::length(start + count),
        Value::str(codec.limit().1),
    ];
    thread.raise_with(ClassId::UnicodeEncodeError, args)
}

/// `bytes.decode(encoding, errors)`; `bytes` is a bytes object.
pub fn decode(thread: &mut Thread, bytes: &Value, encoding: &str, errors: &str) -> Outcome {
    let Some(codec) = Codec::find(encoding) else {
        return Err(unknown_encoding(thread, encoding));
    };
    let source = bytes.as_bytes().map_or(&[][..], |bytes| bytes.as_slice());
    match codec {
        Codec::Latin1 if !source.is_ascii() => {
            let text: String = source.iter().map(|&b| char::from(b)).collect();
            thread.made(Value::try_str(&text))
        }
        Codec::Ascii if !source.is_ascii() => decode_with_errors(thread, codec, bytes, source, errors),
        _ => match std::str::from_utf8(source) {
            Ok(text) if text.len() <= 1 => Ok(Value::str(text)),
            Ok(text) => thread.made(Value::try_str(text)),
            Err(_) => decode_with_errors(thread, codec, bytes, source, errors),
        },
    }
}

/// The text up to the next error, and the error: how many bytes it spans and what is wrong with them.
fn next_error(codec: Codec, rest: &[u8]) -> (&str, Option<(usize, &'static str)>) {
    let (good, error) = match codec {
        Codec::Utf8 => match std::str::from_utf8(rest) {
            Ok(_) => (rest.len(), None),
            Err(error) => {
                let good = error.valid_up_to();
                let error = match error.error_len() {
                    None => (rest.len() - good, "unexpected end of data"),
                    Some(span) if (0xc2..=0xf4).contains(&rest[good]) => (span, "invalid continuation byte"),
                    Some(span) => (span, "invalid start byte"),
                };
                (good, Some(error))
            }
        },
        _ => match rest.iter().position(|b| !b.is_ascii()) {
            Some(good) => (good, Some((1, "ordinal not in range(128)"))),
            None => (rest.len(), None),
        },
    };
    (std::str::from_utf8(&rest[..good]).unwrap_or_default(), error)
}

#[cold]
fn decode_with_errors(thread: &mut Thread, codec: Codec, bytes: &Value, source: &[u8], errors: &str) -> Outcome {
    let mut text = String::with_capacity(source.len());
    let mut at = 0;
    loop {
        let (good, error) = next_error(codec, &source[at..]);
        text.push_str(good);
        at += good.len();
        let Some((span, reason)) = error else { break };
        match decode_otherwise(codec, errors, &source[at..], span, &mut text) {
            Some(taken) => at += taken,
            None if !may_refuse(errors) => return Err(unknown_handler(thread, errors)),
            None => {
                let args = vec![
                    Value::str(codec.name()),
                    bytes.clone(),
                    Value::length(at),
                    Value::length(at + span),
                    Value::str(reason),
                ];
                return Err(thread.raise_with(ClassId::UnicodeDecodeError, args));
            }
        }
    }
    thread.made(Value::try_str(&text))
}

/// Does with bytes that are no text what a handler says: how many bytes that took; None if it does not know, or refuses.
fn decode_otherwise(codec: Codec, errors: &str, rest: &[u8], span: usize, text: &mut String) -> Option<usize> {
    let wrong = &rest[..span];
    match errors {
        "ignore" => {}
        "replace" => text.push('\u{fffd}'),
        "backslashreplace" => wrong.iter().for_each(|byte| {
            let _ = write!(text, "\\x{byte:02x}");
        }),
        "surrogateescape" => {
            for &byte in wrong {
                text.push(from_code_point(0xdc00 + u32::from(byte)).filter(|_| !byte.is_ascii())?);
            }
        }
        "surrogatepass" if codec == Codec::Utf8 => {
            let [0xed, second @ 0xa0..=0xbf, third @ 0x80..=0xbf, ..] = *rest else {
                return None;
            };
            let code = 0xd000 | u32::from(second & 0x3f) << 6 | u32::from(third & 0x3f);
            text.push(from_code_point(code)?);
            return Some(3);
        }
        _ => return None,
    }
    Some(span)
}

#[cfg(test)]
mod tests {
    use super::{Codec, next_error};

    #[test]
    fn errors_span_what_cpython_says() {
        use Codec::{Ascii, Utf8};
        for (codec, bytes, good, error) in [
            (Utf8, &b"abc"[..], "abc", None),
            (Utf8, b"a\xff", "a", Some((1, "invalid start byte"))),
            (Utf8, b"ab\xc3(", "ab", Some((1, "invalid continuation byte"))),
            (Utf8, b"\xf0\x90x", "", Some((2, "invalid continuation byte"))),
            (Utf8, b"\xe2\x82", "", Some((2, "unexpected end of data"))),
            (Utf8, b"\xed\xa0\x80", "", Some((1, "invalid continuation byte"))),
            (Utf8, b"\xc0\xaf", "", Some((1, "invalid start byte"))),
            (Ascii, b"a\x80\x81", "a", Some((1, "ordinal not in range(128)"))),
        ] {
            assert_eq!(next_error(codec, bytes), (good, error), "{bytes:?}");
        }
    }

    #[test]
    fn encodings_have_many_names() {
        for (name, expected) in [
            ("UTF-8", Some("utf-8")),
            ("utf_8", Some("utf-8")),
            ("US-ASCII", Some("ascii")),
            ("ISO-8859-1", Some("latin-1")),
            ("Latin1", Some("latin-1")),
            ("rot13", None),
        ] {
            assert_eq!(Codec::find(name).map(Codec::name), expected, "{name}");
        }
    }
}
