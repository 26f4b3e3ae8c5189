//! The traceback object: one entry for each frame an exception passed, from the outermost to the one that raised.
//!
//! A frame itself is gone by then (minipy keeps registers, not frame objects), so that `tb_frame` is refused.

use super::object::{identity_compare, identity_hash};
use crate::heap::classes::ClassId;
use crate::heap::native::{Args, NativeDef, NativeSlots, Outcome};
use crate::heap::thread::Thread;
use crate::heap::value::Value;
use minipy_code::Location;

/// Where the instruction of a traceback entry comes from; the default (line 0) if it has no place in the source.
pub fn location_of(traceback: &Value) -> Location {
    let Some(entry) = traceback.as_traceback() else {
        return Location::default();
    };
    let location = entry
        .code
        .as_code()
        .and_then(|code| code.data.source.locations.get(entry.instr as usize));
    location.copied().unwrap_or_default()
}

/// The code of a traceback entry.
pub fn code_of(traceback: &Value) -> Option<Value> {
    traceback.as_traceback().map(|entry| entry.code.clone())
}

/// An entry without an instruction stands at the first line of its function.
fn get_line(_: &mut Thread, args: Args<'_>) -> Outcome {
    let entry = args[0].as_traceback();
    let first = entry.and_then(|entry| Some(entry.code.as_code()?.data.source.first_line));
    match location_of(&args[0]).line {
        0 => Ok(first.map_or(Value::NONE, |line| Value::int(line.into()))),
        line => Ok(Value::int(line.into())),
    }
}

fn get_instruction(_: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(args[0]
        .as_traceback()
        .map_or(Value::NONE, |entry| Value::int(entry.instr.into())))
}

fn get_next(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let next = args[0]
        .as_traceback()
        .and_then(|entry| entry.next.get(thread).given().cloned());
    Ok(next.unwrap_or(Value::NONE))
}

fn set_next(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let next = match args.get(1) {
        None => return Err(thread.type_error("can't delete tb_next attribute")),
        Some(next) if next.is_none() => Value::UNDEF,
        Some(next) if next.as_traceback().is_some() => next.clone(),
        Some(next) => {
            let message = format!("expected traceback object or None, got '{}'", thread.class_name(next));
            return Err(thread.type_error(message));
        }
    };
    let mut at = next.clone();
    while let Some(entry) = at.as_traceback() {
        if at.is(&args[0]) {
            return Err(thread.value_error("traceback loop detected"));
        }
        let after = entry.next.get(thread).clone();
        at = after;
    }
    if let Some(entry) = args[0].as_traceback() {
        let old = std::mem::replace(entry.next.get_mut(thread), next);
        drop(old);
    }
    Ok(Value::NONE)
}

fn get_frame(thread: &mut Thread, _: Args<'_>) -> Outcome {
    let message = "'traceback' object has no attribute 'tb_frame': minipy does not support frame objects";
    Err(thread.raise(ClassId::AttributeError, message))
}

/// `traceback`.
pub static SLOTS: NativeSlots = NativeSlots {
    hash: Some(identity_hash),
    compare: Some(identity_compare),
    ..NativeSlots::NONE
};
/// `traceback`.
pub static METHODS: &[NativeDef] = &[
    NativeDef::attribute("tb_next", get_next, set_next),
    NativeDef::getter("tb_lineno", get_line),
    NativeDef::getter("tb_lasti", get_instruction),
    NativeDef::getter("tb_frame", get_frame),
];
