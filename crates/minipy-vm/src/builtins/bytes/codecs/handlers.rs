//! What is done with errors: by the handlers everybody knows, and by those a script has registered.

use super::registry::handler;
use super::steps::Wrong;
use super::{Codec, Order};
use crate::heap::classes::ClassId;
use crate::heap::native::{Outcome, Raised};
use crate::heap::thread::Thread;
use crate::heap::value::Value;
use crate::types::text::{code_point, from_code_point};
use std::fmt::Write;
use std::ops::Range;

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

/// Does with characters that an encoding lacks what a handler says; false if it does not know, or refuses.
pub(super) fn encode_otherwise(codec: Codec, errors: &str, lacking: &[char], bytes: &mut Vec<u8>) -> bool {
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
        "surrogateescape" if codec.gathers() && codes().all(|code| (0xdc80..=0xdcff).contains(&code)) => {
            bytes.extend(codes().map(|code| (code - 0xdc00) as u8));
        }
        "surrogatepass" if !matches!(codec, Codec::Ascii | Codec::Latin1) => {
            codes().for_each(|code| codec.push(code, bytes));
        }
        _ => return false,
    }
    text.chars().for_each(|c| codec.push(code_point(c), bytes));
    true
}

/// Is it a handler that may leave an error standing?
fn may_refuse(errors: &str) -> bool {
    matches!(errors, "strict" | "surrogateescape" | "surrogatepass")
}

/// What a registered handler answers: a replacement, and where to go on. `length` is that of what is converted.
fn answer(thread: &mut Thread, result: &Value, length: usize, complaint: &str) -> Outcome<(Value, usize)> {
    let items = result.as_tuple().map_or(&[][..], |tuple| tuple.items());
    let [replacement, position] = items else {
        return Err(thread.type_error(complaint));
    };
    let position = thread.index(position)?;
    let from_end = if position < 0 {
        length as i64 + position
    } else {
        position
    };
    match usize::try_from(from_end) {
        Ok(place) if place <= length => Ok((replacement.clone(), place)),
        _ => {
            let message = format!("position {position} from error handler out of bounds");
            Err(thread.raise(ClassId::IndexError, message))
        }
    }
}

/// The exception for characters an encoding lacks, or what a script's handler does instead: it gives the place to go on from.
#[cold]
pub(super) fn ask_to_encode(
    thread: &mut Thread,
    codec: Codec,
    errors: &str,
    text: &Value,
    place: Range<usize>,
    bytes: &mut Vec<u8>,
) -> Outcome<usize> {
    let args = vec![
        Value::str(codec.name()),
        text.clone(),
        Value::length(place.start),
        Value::length(place.end),
        Value::str(codec.reason()),
    ];
    let registered = handler(thread, errors);
    let Some(handler) = registered else {
        if !may_refuse(errors) {
            return Err(unknown_handler(thread, errors));
        }
        return Err(thread.raise_with(ClassId::UnicodeEncodeError, args));
    };
    let class = thread.heap().class(ClassId::UnicodeEncodeError).clone();
    let error = thread.call(&class, &args)?;
    let result = thread.call(&handler, std::slice::from_ref(&error))?;
    let length = text.as_str().unwrap_or_default().chars().count();
    let complaint = "encoding error handler must return (str/bytes, int) tuple";
    let (replacement, next) = answer(thread, &result, length, complaint)?;
    match (replacement.as_bytes(), replacement.as_str()) {
        (Some(raw), _) => bytes.extend_from_slice(raw.as_slice()),
        (_, Some(new)) if new.chars().all(|c| codec.has(c)) => {
            new.chars().for_each(|c| codec.push(code_point(c), bytes));
        }
        (_, Some(_)) => return Err(thread.raise_with(ClassId::UnicodeEncodeError, args)),
        (None, None) => return Err(thread.type_error(complaint)),
    }
    Ok(next)
}

/// Does with bytes that are no text what a handler says: how many bytes that took; None if it does not know, or refuses.
pub(super) fn decode_otherwise(
    codec: Codec,
    errors: &str,
    rest: &[u8],
    span: usize,
    text: &mut String,
) -> Option<usize> {
    let wrong = &rest[..span];
    match errors {
        "ignore" => {}
        "replace" => text.push('\u{fffd}'),
        "backslashreplace" => wrong.iter().for_each(|byte| {
            let _ = write!(text, "\\x{byte:02x}");
        }),
        "surrogateescape" => {
            // Up to the first that is a character of its own.
            let taken = wrong.iter().take_while(|byte| !byte.is_ascii()).count();
            let escaped = wrong[..taken].iter();
            text.extend(escaped.filter_map(|&byte| from_code_point(0xdc00 + u32::from(byte))));
            return (taken > 0).then_some(taken);
        }
        "surrogatepass" => {
            let (code, length) = surrogate(codec, rest)?;
            text.push(from_code_point(code)?);
            return Some(length);
        }
        _ => return None,
    }
    Some(span)
}

/// The surrogate at the beginning of some bytes, in the form of the encoding, and how long it is.
fn surrogate(codec: Codec, rest: &[u8]) -> Option<(u32, usize)> {
    let (code, length) = match codec {
        Codec::Utf8 | Codec::Utf8Sig => {
            let [0xed, second @ 0xa0..=0xbf, third @ 0x80..=0xbf, ..] = *rest else {
                return None;
            };
            (0xd000 | u32::from(second & 0x3f) << 6 | u32::from(third & 0x3f), 3)
        }
        Codec::Utf16(order) => {
            let unit = *rest.first_chunk::<2>()?;
            let unit = if order == Order::Big {
                u16::from_be_bytes(unit)
            } else {
                u16::from_le_bytes(unit)
            };
            (unit.into(), 2)
        }
        Codec::Utf32(order) => {
            let unit = *rest.first_chunk::<4>()?;
            (
                if order == Order::Big {
                    u32::from_be_bytes(unit)
                } else {
                    u32::from_le_bytes(unit)
                },
                4,
            )
        }
        Codec::Ascii | Codec::Latin1 | Codec::Escape | Codec::RawEscape => return None,
    };
    (0xd800..=0xdfff).contains(&code).then_some((code, length))
}

/// The exception for bytes that are no text, or what a script's handler does instead: it gives the place to go on from, and may put
/// other bytes into the exception, which are read from then on.
#[cold]
pub(super) fn ask_to_decode(
    thread: &mut Thread,
    codec: Codec,
    errors: &str,
    bytes: &mut Value,
    at: usize,
    wrong: Wrong,
    text: &mut String,
) -> Outcome<usize> {
    let args = vec![
        Value::str(codec.name()),
        bytes.clone(),
        Value::length(at),
        Value::length(at + wrong.span),
        Value::str(wrong.reason),
    ];
    let registered = handler(thread, errors);
    let Some(handler) = registered else {
        if !may_refuse(errors) {
            return Err(unknown_handler(thread, errors));
        }
        return Err(thread.raise_with(ClassId::UnicodeDecodeError, args));
    };
    let class = thread.heap().class(ClassId::UnicodeDecodeError).clone();
    let error = thread.call(&class, &args)?;
    let result = thread.call(&handler, std::slice::from_ref(&error))?;
    let object = thread.get_attr(&error, &Value::intern("object"))?;
    if object.as_bytes().is_some() {
        *bytes = object;
    }
    let length = bytes.as_bytes().map_or(0, |bytes| bytes.as_slice().len());
    let complaint = "decoding error handler must return (str, int) tuple";
    let (replacement, next) = answer(thread, &result, length, complaint)?;
    match replacement.as_str() {
        Some(new) => text.push_str(new),
        None => return Err(thread.type_error(complaint)),
    }
    Ok(next)
}
