//! UnicodeDecodeError, UnicodeEncodeError and UnicodeTranslateError: what stands where and could not be converted.
//!
//! The attributes are read from the arguments, so that an error made by Rust code needs only those:
//! `(encoding, object, start, end, reason)`; the last of the three has no encoding.

use super::exceptions::{BASE, args_of, init as base_init, member, members, set_member};
use crate::heap::classes::ClassId;
use crate::heap::native::{Args, NativeDef, NativeSlots, Outcome};
use crate::heap::thread::Thread;
use crate::heap::value::Value;
use crate::types::text::code_point;

/// An argument counted from the last, which is 0: `reason`.
fn from_last(thread: &Thread, exception: &Value, index: usize) -> Option<Value> {
    let args = args_of(thread, exception);
    if matches!(args.len(), 4 | 5) {
        args.iter().rev().nth(index).cloned()
    } else {
        None
    }
}

members! {
    get_reason set_reason "reason" |thread, exception| from_last(thread, exception, 0);
    get_object set_object "object" |thread, exception| from_last(thread, exception, 3);
    get_encoding set_encoding "encoding" |thread, exception| from_last(thread, exception, 4);
}

fn start(thread: &Thread, exception: &Value) -> Value {
    member(thread, exception, "start", |thread, exception| {
        from_last(thread, exception, 2)
    })
}

fn end(thread: &Thread, exception: &Value) -> Value {
    member(thread, exception, "end", |thread, exception| {
        from_last(thread, exception, 1)
    })
}

fn get_start(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(start(thread, &args[0]))
}

fn get_end(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(end(thread, &args[0]))
}

fn set_start(thread: &mut Thread, args: Args<'_>) -> Outcome {
    check_number(thread, args)?;
    set_member(thread, args, "start")
}

fn set_end(thread: &mut Thread, args: Args<'_>) -> Outcome {
    check_number(thread, args)?;
    set_member(thread, args, "end")
}

fn check_number(thread: &mut Thread, args: Args<'_>) -> Outcome<()> {
    match args.get(1) {
        None => Err(thread.type_error("can't delete numeric/char attribute")),
        Some(value) if thread.is_a(value, ClassId::Int) => Ok(()),
        Some(_) => Err(thread.type_error("an integer is required")),
    }
}

/// Checks number and kinds of the arguments: `kinds` has a letter for each: text, object (bytes), number.
fn check_args(thread: &mut Thread, args: &[Value], kinds: &str) -> Outcome<()> {
    if args.len() != kinds.len() {
        let message = format!(
            "function takes exactly {} arguments ({} given)",
            kinds.len(),
            args.len()
        );
        return Err(thread.type_error(message));
    }
    for (index, (value, kind)) in args.iter().zip(kinds.chars()).enumerate() {
        match kind {
            't' if value.as_str().is_none() => {
                let message = format!("argument {} must be str, not {}", index + 1, thread.class_name(value));
                return Err(thread.type_error(message));
            }
            'b' if value.as_bytes().is_none() => {
                let message = format!("a bytes-like object is required, not '{}'", thread.class_name(value));
                return Err(thread.type_error(message));
            }
            'n' => {
                thread.index(value)?;
            }
            _ => {}
        }
    }
    Ok(())
}

fn decode_init(thread: &mut Thread, exception: &Value, args: Args<'_>) -> Outcome<()> {
    base_init(thread, exception, args)?;
    check_args(thread, args.values, "tbnnt")
}

fn encode_init(thread: &mut Thread, exception: &Value, args: Args<'_>) -> Outcome<()> {
    base_init(thread, exception, args)?;
    check_args(thread, args.values, "ttnnt")
}

fn translate_init(thread: &mut Thread, exception: &Value, args: Args<'_>) -> Outcome<()> {
    base_init(thread, exception, args)?;
    check_args(thread, args.values, "tnnt")
}

/// What the texts of the three are made of.
struct Parts {
    encoding: String,
    object: Value,
    start: i64,
    end: i64,
    reason: String,
}

/// None if the error was never given an object.
fn parts(thread: &mut Thread, exception: &Value) -> Outcome<Option<Parts>> {
    let own = [Value::clone(exception)];
    let assigned = thread.exception_member(exception, "object");
    let Some(object) = assigned.or_else(|| from_last(thread, exception, 3)) else {
        return Ok(None);
    };
    let reason = get_reason(thread, Args::positional(&own))?;
    let encoding = get_encoding(thread, Args::positional(&own))?;
    let (reason, encoding) = (thread.str_text(&reason)?, thread.str_text(&encoding)?);
    let (start, end) = (start(thread, exception), end(thread, exception));
    let (start, end) = (thread.index(&start)?, thread.index(&end)?);
    Ok(Some(Parts {
        encoding,
        object,
        start,
        end,
        reason,
    }))
}

impl Parts {
    /// "position 3" or "position 3-5": with the first text if the range is one item that is there.
    fn text(&self, what: Option<String>, action: &str, many: &str) -> Value {
        let Parts { start, end, reason, .. } = self;
        Value::str(&match what {
            Some(one) if *end == start + 1 => format!("{action} {one} in position {start}: {reason}"),
            _ => format!("{action} {many} in position {start}-{}: {reason}", end.wrapping_sub(1)),
        })
    }

    /// The character at the start, as the messages show it.
    fn character(&self, text: &str) -> Option<String> {
        let c = usize::try_from(self.start)
            .ok()
            .and_then(|start| text.chars().nth(start))?;
        Some(match code_point(c) {
            code @ 0..=0xff => format!("character '\\x{code:02x}'"),
            code @ 0x100..=0xffff => format!("character '\\u{code:04x}'"),
            code => format!("character '\\U{code:08x}'"),
        })
    }
}

fn decode_str(thread: &mut Thread, exception: &Value) -> Outcome {
    let Some(parts) = parts(thread, exception)? else {
        return Ok(Value::str(""));
    };
    let Some(bytes) = parts.object.as_bytes() else {
        return Err(thread.type_error("UnicodeError 'object' attribute must be a bytes"));
    };
    let byte = usize::try_from(parts.start)
        .ok()
        .and_then(|start| bytes.as_slice().get(start));
    let action = format!("'{}' codec can't decode", parts.encoding);
    Ok(parts.text(byte.map(|byte| format!("byte 0x{byte:02x}")), &action, "bytes"))
}

fn encode_str(thread: &mut Thread, exception: &Value) -> Outcome {
    let Some(parts) = parts(thread, exception)? else {
        return Ok(Value::str(""));
    };
    let Some(text) = parts.object.as_str() else {
        return Err(thread.type_error("UnicodeError 'object' attribute must be a string"));
    };
    let action = format!("'{}' codec can't encode", parts.encoding);
    Ok(parts.text(parts.character(text), &action, "characters"))
}

fn translate_str(thread: &mut Thread, exception: &Value) -> Outcome {
    let Some(parts) = parts(thread, exception)? else {
        return Ok(Value::str(""));
    };
    let Some(text) = parts.object.as_str() else {
        return Err(thread.type_error("UnicodeError 'object' attribute must be a string"));
    };
    Ok(parts.text(parts.character(text), "can't translate", "characters"))
}

/// `UnicodeDecodeError`.
pub static DECODE_ERROR_SLOTS: NativeSlots = NativeSlots {
    init: Some(decode_init),
    str: Some(decode_str),
    ..BASE
};
/// `UnicodeEncodeError`.
pub static ENCODE_ERROR_SLOTS: NativeSlots = NativeSlots {
    init: Some(encode_init),
    str: Some(encode_str),
    ..BASE
};
/// `UnicodeTranslateError`.
pub static TRANSLATE_ERROR_SLOTS: NativeSlots = NativeSlots {
    init: Some(translate_init),
    str: Some(translate_str),
    ..BASE
};

/// The attributes, which the three have alike.
const MEMBERS: [NativeDef; 5] = [
    NativeDef::attribute("encoding", get_encoding, set_encoding),
    NativeDef::attribute("object", get_object, set_object),
    NativeDef::attribute("start", get_start, set_start),
    NativeDef::attribute("end", get_end, set_end),
    NativeDef::attribute("reason", get_reason, set_reason),
];

/// `UnicodeDecodeError`.
pub static DECODE_ERROR_METHODS: &[NativeDef] = &MEMBERS;
/// `UnicodeEncodeError`.
pub static ENCODE_ERROR_METHODS: &[NativeDef] = &MEMBERS;
/// `UnicodeTranslateError`.
pub static TRANSLATE_ERROR_METHODS: &[NativeDef] = &MEMBERS;
