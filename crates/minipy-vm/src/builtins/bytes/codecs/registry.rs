//! What a script adds: search functions for encodings (`codecs.register`) and error handlers (`codecs.register_error`).

use super::unknown_encoding;
use crate::heap::classes::ClassId;
use crate::heap::guard::Guarded;
use crate::heap::native::{Outcome, Raised};
use crate::heap::thread::Thread;
use crate::heap::value::Value;

/// The function `codecs.lookup`, once the module is there, and the registered handlers by name.
struct Registry {
    lookup: Guarded<Value>,
    handlers: Guarded<Vec<(String, Value)>>,
}

impl Default for Registry {
    fn default() -> Registry {
        Registry {
            lookup: Guarded::new(Value::UNDEF),
            handlers: Guarded::new(Vec::new()),
        }
    }
}

/// Says what finds encodings that are not known here: it takes a name and gives a `CodecInfo`, or raises a LookupError.
pub fn set_lookup(thread: &mut Thread, lookup: Value) {
    let registry = thread.heap().extension::<Registry>();
    let old = std::mem::replace(registry.lookup.get_mut(thread), lookup);
    drop(old);
}

/// Keeps an error handler under a name; without one, forgets it.
pub fn set_handler(thread: &mut Thread, name: &str, handler: Option<Value>) {
    let handlers = thread.heap().extension::<Registry>().handlers.get_mut(thread);
    let place = handlers.iter().position(|(known, _)| known == name);
    let old = place.map(|place| handlers.remove(place));
    if let Some(handler) = handler {
        handlers.push((name.to_owned(), handler));
    }
    drop(old);
}

/// The error handler a script has registered under a name.
pub fn handler(thread: &Thread, name: &str) -> Option<Value> {
    let handlers = thread.heap().extension::<Registry>().handlers.get(thread);
    let found = handlers.iter().find(|(known, _)| known == name);
    found.map(|(_, handler)| handler.clone())
}

/// The `CodecInfo` of an encoding that is not known here, if it is one of text.
fn found(thread: &mut Thread, encoding: &str, verb: &str) -> Outcome {
    let lookup = thread.heap().extension::<Registry>().lookup.get(thread);
    let Some(lookup) = lookup.given().cloned() else {
        return Err(not_found(thread, encoding, verb));
    };
    let info = thread.call(&lookup, &[Value::str(encoding)])?;
    let is_text = thread.find_attr(&info, &Value::intern("_is_text_encoding"))?;
    if let Some(is_text) = is_text
        && !thread.truth(&is_text)?
    {
        return Err(not_text(thread, encoding, verb));
    }
    Ok(info)
}

/// LookupError unless a script has registered this encoding of text.
pub(super) fn check(thread: &mut Thread, encoding: &str, verb: &str) -> Outcome<()> {
    found(thread, encoding, verb).map(drop)
}

#[cold]
fn not_text(thread: &mut Thread, encoding: &str, verb: &str) -> Raised {
    if verb == "open" {
        return thread.raise(ClassId::LookupError, format!("'{encoding}' is not a text encoding"));
    }
    let message = format!("'{encoding}' is not a text encoding; use codecs.{verb}() to handle arbitrary codecs");
    thread.raise(ClassId::LookupError, message)
}

#[cold]
fn not_found(thread: &mut Thread, encoding: &str, verb: &str) -> Raised {
    let plain = encoding.to_ascii_lowercase().replace(['-', ' '], "_");
    match plain.as_str() {
        "rot13" | "rot_13" | "hex" | "hex_codec" | "base64" | "base_64" | "base64_codec" | "bz2" | "bz2_codec"
        | "zlib" | "zip" | "zlib_codec" | "uu" | "uu_codec" | "quopri" | "quoted_printable" | "quopri_codec" => {
            not_text(thread, encoding, verb)
        }
        _ => unknown_encoding(thread, encoding),
    }
}

/// Calls the first (encode) or second (decode) part of a `CodecInfo`; what it gives must be of the right class.
fn convert(thread: &mut Thread, value: &Value, encoding: &str, errors: &str, verb: &'static str) -> Outcome {
    let info = found(thread, encoding, verb)?;
    let function = thread.get_attr(&info, &Value::intern(verb))?;
    let result = thread.call(&function, &[value.clone(), Value::str(errors)])?;
    let coder = if verb == "encode" { "encoder" } else { "decoder" };
    let items = result.as_tuple().map_or(&[][..], |tuple| tuple.items());
    let [converted, _] = items else {
        return Err(thread.type_error(format!("{coder} must return a tuple (object, integer)")));
    };
    let (fits, wanted) = match verb {
        "encode" => (converted.as_bytes().is_some(), "bytes"),
        _ => (converted.as_str().is_some(), "str"),
    };
    if !fits {
        let class = thread.class_name(converted);
        let message = format!(
            "'{encoding}' {coder} returned '{class}' instead of '{wanted}'; use codecs.{verb}() to {verb} to arbitrary types"
        );
        return Err(thread.type_error(message));
    }
    Ok(converted.clone())
}

pub(super) fn encode(thread: &mut Thread, text: &Value, encoding: &str, errors: &str) -> Outcome {
    convert(thread, text, encoding, errors, "encode")
}

pub(super) fn decode(thread: &mut Thread, bytes: &Value, encoding: &str, errors: &str) -> Outcome {
    convert(thread, bytes, encoding, errors, "decode")
}
