//! `bool`: an `int` that prints differently and whose bit operators give bools.

use super::{int, sequence};
use crate::heap::native::{Args, Binary, NativeDef, NativeSlots, Outcome};
use crate::heap::thread::Thread;
use crate::heap::value::Value;

fn repr(_: &mut Thread, value: &Value) -> Outcome {
    Ok(Value::intern(if value.is_true() { "True" } else { "False" }))
}

fn binary(thread: &mut Thread, op: Binary, left: &Value, right: &Value) -> Outcome {
    if let (Some(a), Some(b)) = (left.as_bool(), right.as_bool()) {
        match op {
            Binary::And => return Ok(Value::bool(a & b)),
            Binary::Or => return Ok(Value::bool(a | b)),
            Binary::Xor => return Ok(Value::bool(a ^ b)),
            _ => {}
        }
    }
    int::binary(thread, op, left, right)
}

fn new(thread: &mut Thread, _class: &Value, args: Args<'_>) -> Outcome {
    match sequence::sole_argument(thread, "bool", args, true)? {
        Some(value) => thread.truth(value).map(Value::bool),
        None => Ok(Value::FALSE),
    }
}

/// The slots.
pub static SLOTS: NativeSlots = NativeSlots {
    repr: Some(repr),
    binary: Some(binary),
    new: Some(new),
    ..int::SLOTS
};
/// The methods are those of `int`.
pub static METHODS: &[NativeDef] = &[];
