//! The classes of `None`, `NotImplemented` and `...`: each has one value.

use super::object::identity_compare;
use crate::heap::native::{Args, NativeSlots, Outcome, Raised};
use crate::heap::thread::Thread;
use crate::heap::value::Value;
use crate::ops::hash::HASH_OF_NONE;

/// An error if the class of a constant is called with arguments.
fn no_arguments(thread: &mut Thread, class: &Value, args: Args<'_>) -> Outcome<()> {
    if args.values.is_empty() {
        return Ok(());
    }
    let message = format!("{} takes no arguments", thread.name_of_class(class));
    Err(thread.type_error(message))
}

fn none_repr(_: &mut Thread, _: &Value) -> Outcome {
    Ok(Value::intern("None"))
}

fn none_hash(_: &mut Thread, _: &Value) -> Outcome<i64> {
    Ok(HASH_OF_NONE)
}

fn none_truth(_: &mut Thread, _: &Value) -> Outcome<bool> {
    Ok(false)
}

fn none_new(thread: &mut Thread, class: &Value, args: Args<'_>) -> Outcome {
    no_arguments(thread, class, args).map(|()| Value::NONE)
}

fn not_implemented_repr(_: &mut Thread, _: &Value) -> Outcome {
    Ok(Value::intern("NotImplemented"))
}

fn not_implemented_truth(thread: &mut Thread, _: &Value) -> Outcome<bool> {
    let error: Raised = thread.type_error("NotImplemented should not be used in a boolean context");
    Err(error)
}

fn not_implemented_new(thread: &mut Thread, class: &Value, args: Args<'_>) -> Outcome {
    no_arguments(thread, class, args).map(|()| Value::NOT_IMPLEMENTED)
}

fn ellipsis_repr(_: &mut Thread, _: &Value) -> Outcome {
    Ok(Value::intern("Ellipsis"))
}

fn ellipsis_new(thread: &mut Thread, _: &Value, args: Args<'_>) -> Outcome {
    if args.values.is_empty() {
        return Ok(Value::ELLIPSIS);
    }
    Err(thread.type_error("EllipsisType takes no arguments"))
}

fn small_hash(_: &mut Thread, value: &Value) -> Outcome<i64> {
    Ok(value.word() as i64)
}

/// Slots of `NoneType`.
pub static NONE_SLOTS: NativeSlots = NativeSlots {
    repr: Some(none_repr),
    hash: Some(none_hash),
    compare: Some(identity_compare),
    truth: Some(none_truth),
    new: Some(none_new),
    ..NativeSlots::NONE
};

/// Slots of `NotImplementedType`.
pub static NOT_IMPLEMENTED_SLOTS: NativeSlots = NativeSlots {
    repr: Some(not_implemented_repr),
    hash: Some(small_hash),
    compare: Some(identity_compare),
    truth: Some(not_implemented_truth),
    new: Some(not_implemented_new),
    ..NativeSlots::NONE
};

/// Slots of `ellipsis`.
pub static ELLIPSIS_SLOTS: NativeSlots = NativeSlots {
    repr: Some(ellipsis_repr),
    hash: Some(small_hash),
    compare: Some(identity_compare),
    new: Some(ellipsis_new),
    ..NativeSlots::NONE
};
