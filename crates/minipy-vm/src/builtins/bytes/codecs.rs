//! The codecs: text to bytes and back, with the error handlers of the `codecs` module.
//!
//! UTF-8, UTF-16, UTF-32, ASCII, Latin-1 and the two that write escapes are here, their reading in `steps`; what handlers do with
//! errors is in `handlers`, and so are those a script has registered. An encoding that is not known is asked of the search functions
//! a script has registered (`registry`); then it is a LookupError. A handler is looked up only when there is an error to handle.

mod handlers;
pub mod registry;
mod steps;

use crate::heap::classes::ClassId;
use crate::heap::native::{Outcome, Raised};
use crate::heap::thread::Thread;
use crate::heap::value::Value;
use crate::types::text::{code_point, is_surrogate_stand_in};
use std::fmt::Write;

/// Which byte of a number comes first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Order {
    /// A mark at the beginning says so; without one it is the last.
    Marked,
    Little,
    Big,
}

/// An encoding.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Codec {
    Utf8,
    /// With a signature at the beginning.
    Utf8Sig,
    Ascii,
    Latin1,
    Utf16(Order),
    Utf32(Order),
    /// `unicode_escape`.
    Escape,
    /// `raw_unicode_escape`.
    RawEscape,
}

/// The mark at the beginning of a text, in UTF-8.
const SIGNATURE: &[u8] = b"\xef\xbb\xbf";

impl Codec {
    /// The encoding of a name, which may be spelled in several ways.
    fn find(name: &str) -> Option<Codec> {
        if let Some(codec) = Codec::named(name) {
            return Some(codec);
        }
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
        Codec::named(&name)
    }

    /// The encoding of a name in small letters, with `-` between its parts.
    fn named(name: &str) -> Option<Codec> {
        Some(match name {
            "utf-8" | "utf8" | "u8" | "utf" | "cp65001" => Codec::Utf8,
            "utf-8-sig" => Codec::Utf8Sig,
            "ascii" | "us-ascii" | "646" | "ansi-x3.4-1968" | "iso646-us" => Codec::Ascii,
            "latin-1" | "latin1" | "latin" | "l1" | "iso-8859-1" | "iso8859-1" | "8859" | "cp819" => Codec::Latin1,
            "utf-16" | "utf16" | "u16" => Codec::Utf16(Order::Marked),
            "utf-16-le" | "utf-16le" | "unicodelittleunmarked" => Codec::Utf16(Order::Little),
            "utf-16-be" | "utf-16be" | "unicodebigunmarked" => Codec::Utf16(Order::Big),
            "utf-32" | "utf32" | "u32" => Codec::Utf32(Order::Marked),
            "utf-32-le" | "utf-32le" => Codec::Utf32(Order::Little),
            "utf-32-be" | "utf-32be" => Codec::Utf32(Order::Big),
            "unicode-escape" | "unicodeescape" => Codec::Escape,
            "raw-unicode-escape" | "rawunicodeescape" => Codec::RawEscape,
            _ => return None,
        })
    }

    /// What errors call it.
    fn name(self) -> &'static str {
        match self {
            Codec::Utf8 | Codec::Utf8Sig => "utf-8",
            Codec::Ascii => "ascii",
            Codec::Latin1 => "latin-1",
            Codec::Utf16(Order::Marked) => "utf-16",
            Codec::Utf16(Order::Little) => "utf-16-le",
            Codec::Utf16(Order::Big) => "utf-16-be",
            Codec::Utf32(Order::Marked) => "utf-32",
            Codec::Utf32(Order::Little) => "utf-32-le",
            Codec::Utf32(Order::Big) => "utf-32-be",
            Codec::Escape => "unicodeescape",
            Codec::RawEscape => "rawunicodeescape",
        }
    }

    /// Why the encoding lacks a character.
    fn reason(self) -> &'static str {
        match self {
            Codec::Ascii => "ordinal not in range(128)",
            Codec::Latin1 => "ordinal not in range(256)",
            _ => "surrogates not allowed",
        }
    }

    fn has(self, c: char) -> bool {
        match self {
            Codec::Utf8 | Codec::Utf8Sig | Codec::Utf16(_) | Codec::Utf32(_) => !is_surrogate_stand_in(c),
            Codec::Ascii => code_point(c) < 0x80,
            Codec::Latin1 => code_point(c) < 0x100,
            Codec::Escape | Codec::RawEscape => true,
        }
    }

    /// Does an error speak of all characters in a row that are lacking, and not of the first alone?
    fn gathers(self) -> bool {
        !matches!(self, Codec::Utf16(_) | Codec::Utf32(_))
    }

    /// Appends a code point that the encoding has, or a surrogate in the form of the encoding.
    fn push(self, code: u32, bytes: &mut Vec<u8>) {
        match self {
            Codec::Utf8 | Codec::Utf8Sig => match char::from_u32(code) {
                Some(c) => bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
                None => bytes.extend([
                    0xe0 | (code >> 12) as u8,
                    0x80 | (code >> 6 & 0x3f) as u8,
                    0x80 | (code & 0x3f) as u8,
                ]),
            },
            Codec::Ascii | Codec::Latin1 => bytes.push(code as u8),
            Codec::Utf16(order) => {
                let mut push = |unit: u32| {
                    let unit = unit as u16;
                    bytes.extend(if order == Order::Big {
                        unit.to_be_bytes()
                    } else {
                        unit.to_le_bytes()
                    });
                };
                match code.checked_sub(0x10000) {
                    Some(rest) => {
                        push(0xd800 + (rest >> 10));
                        push(0xdc00 + (rest & 0x3ff));
                    }
                    None => push(code),
                }
            }
            Codec::Utf32(order) => {
                bytes.extend(if order == Order::Big {
                    code.to_be_bytes()
                } else {
                    code.to_le_bytes()
                });
            }
            Codec::Escape | Codec::RawEscape => push_escaped(code, self == Codec::RawEscape, bytes),
        }
    }

    /// What stands before the first character.
    fn mark(self, bytes: &mut Vec<u8>) {
        match self {
            Codec::Utf8Sig => bytes.extend_from_slice(SIGNATURE),
            Codec::Utf16(Order::Marked) | Codec::Utf32(Order::Marked) => self.push(0xfeff, bytes),
            _ => {}
        }
    }

    /// The order that the mark at the beginning of some bytes says, and the length of the mark. Nothing if the mark may come yet.
    fn unmarked(self, bytes: &[u8], last: bool) -> Option<(Codec, usize)> {
        let begins = |mark: &[u8]| {
            let known = bytes.len() >= mark.len() || last || !mark.starts_with(bytes);
            known.then(|| bytes.starts_with(mark))
        };
        Some(match self {
            Codec::Utf8Sig => (Codec::Utf8, if begins(SIGNATURE)? { 3 } else { 0 }),
            Codec::Utf16(Order::Marked) => match (begins(b"\xff\xfe")?, begins(b"\xfe\xff")?) {
                (true, _) => (Codec::Utf16(Order::Little), 2),
                (_, true) => (Codec::Utf16(Order::Big), 2),
                _ => (Codec::Utf16(Order::Little), 0),
            },
            Codec::Utf32(Order::Marked) => match (begins(b"\xff\xfe\0\0")?, begins(b"\0\0\xfe\xff")?) {
                (true, _) => (Codec::Utf32(Order::Little), 4),
                (_, true) => (Codec::Utf32(Order::Big), 4),
                _ => (Codec::Utf32(Order::Little), 0),
            },
            codec => (codec, 0),
        })
    }
}

fn push_escaped(code: u32, raw: bool, bytes: &mut Vec<u8>) {
    let mut text = String::new();
    // Writing to a String cannot fail.
    let _ = match (code, char::from_u32(code)) {
        (..=0xff, _) if raw => return bytes.push(code as u8),
        (_, Some('\\')) => write!(text, "\\\\"),
        (_, Some('\n')) => write!(text, "\\n"),
        (_, Some('\r')) => write!(text, "\\r"),
        (_, Some('\t')) => write!(text, "\\t"),
        (0x20..=0x7e, Some(c)) => write!(text, "{c}"),
        (..=0xff, _) => write!(text, "\\x{code:02x}"),
        (..=0xffff, _) => write!(text, "\\u{code:04x}"),
        _ => write!(text, "\\U{code:08x}"),
    };
    bytes.extend_from_slice(text.as_bytes());
}

/// How the names of the encodings begin that CPython has and minipy has not.
const MISSING: &[&str] = &[
    "utf", "cp", "windows", "iso", "koi8", "mac", "big5", "gb", "euc", "shift", "sjis", "johab", "hz", "idna",
    "punycode", "ptcp", "tis", "hp-roman", "kz",
];

/// The LookupError for an encoding nobody knows.
#[cold]
pub fn unknown_encoding(thread: &mut Thread, name: &str) -> Raised {
    if let Some(at) = name.chars().position(is_surrogate_stand_in) {
        let (start, end) = (Value::length(at), Value::length(at + 1));
        let args = vec![
            Value::str("utf-8"),
            Value::str(name),
            start,
            end,
            Value::str(Codec::Utf8.reason()),
        ];
        return thread.raise_with(ClassId::UnicodeEncodeError, args);
    }
    let lower = name.to_ascii_lowercase();
    if MISSING.iter().any(|family| lower.starts_with(family)) {
        return thread.raise(
            ClassId::LookupError,
            format!("minipy: the encoding {name} is not supported yet"),
        );
    }
    thread.raise(ClassId::LookupError, format!("unknown encoding: {name}"))
}

/// The one name minipy has for an encoding, in the form of errors; `utf-8-sig` for UTF-8 with a signature. Nothing if it is not
/// known here.
pub fn canonical(encoding: &str) -> Option<&'static str> {
    Codec::find(encoding).map(|codec| match codec {
        Codec::Utf8Sig => "utf-8-sig",
        Codec::Escape => "unicode_escape",
        Codec::RawEscape => "raw_unicode_escape",
        codec => codec.name(),
    })
}

/// As [`canonical`], and asks the search functions of a script if it is not known here: nothing if one of these knows it. LookupError
/// if nobody does, or if it is no encoding of text; `verb` says which function of `codecs` is for such.
pub fn known(thread: &mut Thread, encoding: &str, verb: &str) -> Outcome<Option<&'static str>> {
    match canonical(encoding) {
        Some(name) => Ok(Some(name)),
        None => registry::check(thread, encoding, verb).map(|()| None),
    }
}

/// `text.encode(encoding, errors)`; `text` is a string.
pub fn encode(thread: &mut Thread, text: &Value, encoding: &str, errors: &str) -> Outcome {
    let Some(codec) = Codec::find(encoding) else {
        return registry::encode(thread, text, encoding, errors);
    };
    let source = text.as_str().unwrap_or_default();
    // The stand-ins of surrogates are in the last plane, whose characters begin with this byte.
    let may_lack = || memchr::memchr(0xf4, source.as_bytes()).is_some() && source.chars().any(is_surrogate_stand_in);
    let as_it_stands = match codec {
        Codec::Utf8 => source.is_ascii() || !may_lack(),
        Codec::Ascii | Codec::Latin1 => source.is_ascii(),
        _ => false,
    };
    if as_it_stands {
        return thread.made(Value::bytes(source.as_bytes()));
    }
    let mut bytes = Vec::with_capacity(source.len());
    codec.mark(&mut bytes);
    let mut chars = source.chars().enumerate().peekable();
    while let Some((start, c)) = chars.next() {
        if codec.has(c) {
            codec.push(code_point(c), &mut bytes);
            continue;
        }
        let mut lacking = vec![c];
        while let Some((_, c)) = chars.next_if(|&(_, c)| codec.gathers() && !codec.has(c)) {
            lacking.push(c);
        }
        if handlers::encode_otherwise(codec, errors, &lacking, &mut bytes) {
            continue;
        }
        let place = start..start + lacking.len();
        let next = handlers::ask_to_encode(thread, codec, errors, text, place.clone(), &mut bytes)?;
        if next != place.end {
            chars = source.chars().enumerate().peekable();
            if next > 0 {
                chars.nth(next - 1);
            }
        }
    }
    thread.made(Value::bytes(&bytes))
}

/// `bytes.decode(encoding, errors)`; `bytes` is a bytes object.
pub fn decode(thread: &mut Thread, bytes: &Value, encoding: &str, errors: &str) -> Outcome {
    let Some(codec) = Codec::find(encoding) else {
        return registry::decode(thread, bytes, encoding, errors);
    };
    let source = bytes.as_bytes().map_or(&[][..], |bytes| bytes.as_slice());
    if codec == Codec::Utf8Sig && source.starts_with(SIGNATURE) {
        // Errors count from behind the signature.
        let rest = Value::bytes(&source[SIGNATURE.len()..]);
        let rest = thread.made(rest)?;
        return decode(thread, &rest, "utf-8", errors);
    }
    let plain = match codec {
        Codec::Utf8 | Codec::Utf8Sig => true,
        Codec::Ascii | Codec::Latin1 => source.is_ascii(),
        _ => false,
    };
    match std::str::from_utf8(if plain { source } else { b"\xff" }) {
        Ok(text) if text.len() <= 1 => Ok(Value::str(text)),
        Ok(text) => thread.made(Value::try_str(text)),
        Err(_) => {
            let (text, _) = decode_part(thread, codec, bytes, errors, true)?;
            thread.made(Value::try_str(&text))
        }
    }
}

/// A piece of a text that comes in pieces: `(text, bytes taken, the encoding to go on with)`. What may be the beginning of a
/// character is left for later unless `last`. A mark at the beginning decides the encoding of the rest.
pub fn decode_piece(
    thread: &mut Thread,
    bytes: &Value,
    encoding: &str,
    errors: &str,
    last: bool,
) -> Outcome<(String, usize, &'static str)> {
    let Some(codec) = Codec::find(encoding) else {
        return Err(unknown_encoding(thread, encoding));
    };
    let source = bytes.as_bytes().map_or(&[][..], |bytes| bytes.as_slice());
    let marked = matches!(
        codec,
        Codec::Utf8Sig | Codec::Utf16(Order::Marked) | Codec::Utf32(Order::Marked)
    );
    let decided = if marked {
        codec.unmarked(source, last)
    } else {
        Some((codec, 0))
    };
    let Some((decided, _)) = decided.filter(|_| !marked || !source.is_empty()) else {
        let name = if codec == Codec::Utf8Sig {
            "utf-8-sig"
        } else {
            codec.name()
        };
        return Ok((String::new(), 0, name));
    };
    let (text, taken) = decode_part(thread, codec, bytes, errors, last)?;
    Ok((text, taken, canonical(decided.name()).unwrap_or("utf-8")))
}

fn decode_part(thread: &mut Thread, codec: Codec, bytes: &Value, errors: &str, last: bool) -> Outcome<(String, usize)> {
    let mut bytes = bytes.clone();
    let mut text = String::new();
    let length = |bytes: &Value| bytes.as_bytes().map_or(0, |bytes| bytes.as_slice().len());
    let source = bytes.as_bytes().map_or(&[][..], |bytes| bytes.as_slice());
    let (codec, mut at) = codec.unmarked(source, true).unwrap_or((codec, 0));
    loop {
        let source = bytes.as_bytes().map_or(&[][..], |bytes| bytes.as_slice());
        let (good, wrong) = steps::read(codec, &source[at..], &mut text);
        at += good;
        let Some(wrong) = wrong.filter(|wrong| last || !wrong.unfinished) else {
            return Ok((text, if wrong.is_some() { at } else { length(&bytes) }));
        };
        if wrong.reason == steps::NO_NAMES {
            let message = "minipy: unicode_escape does not support \\N{...}: it does not know the names of characters";
            return Err(thread.raise(ClassId::LookupError, message));
        }
        match handlers::decode_otherwise(codec, errors, &source[at..], wrong.span, &mut text) {
            Some(taken) => at += taken,
            None => at = handlers::ask_to_decode(thread, codec, errors, &mut bytes, at, wrong, &mut text)?,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::canonical;

    #[test]
    fn encodings_have_many_names() {
        for (name, expected) in [
            ("UTF-8", Some("utf-8")),
            ("utf_8", Some("utf-8")),
            ("US-ASCII", Some("ascii")),
            ("ISO-8859-1", Some("latin-1")),
            ("Latin1", Some("latin-1")),
            ("UTF_16LE", Some("utf-16-le")),
            ("utf_8_sig", Some("utf-8-sig")),
            ("rot13", None),
        ] {
            assert_eq!(canonical(name), expected, "{name}");
        }
    }
}
