//! `float`: its slots and its constructor. The arithmetic is in `arith`, the methods are in `methods`.
//!
//! An operand that is an int or a bool becomes the nearest float; one too large for that is an OverflowError.

pub mod arith;
mod methods;

use super::int::{Num, number_text};
use super::sequence::{has_index, sole_argument};
use crate::heap::class::Special;
use crate::heap::classes::ClassId;
use crate::heap::native::{Args, Comparison, NativeSlots, Outcome, Unary};
use crate::heap::thread::Thread;
use crate::heap::value::{Value, word};
use crate::types::text::format_number::format_float;
use crate::types::text::format_spec::{FormatSpec, Target};
use crate::types::text::{float_text, int_float, number_hash};
use std::borrow::Cow;
use std::cmp::Ordering;

pub use arith::{binary, power};
pub use methods::METHODS;

/// The number of a receiver, which is a float.
#[inline(always)]
fn receiver(value: &Value) -> f64 {
    value.as_float().unwrap_or(0.0)
}

fn repr(_: &mut Thread, value: &Value) -> Outcome {
    let mut text = String::with_capacity(24);
    float_text::push_float_repr(receiver(value), &mut text);
    Ok(Value::str(&text))
}

/// The hash of a number; a NaN hashes as the object it is in.
pub fn hash_of(thread: &Thread, f: f64, object: &Value) -> i64 {
    number_hash::hash_float(f).unwrap_or_else(|| thread.identity(object) >> 3)
}

fn hash(thread: &mut Thread, value: &Value) -> Outcome<i64> {
    Ok(hash_of(thread, receiver(value), value))
}

fn truth(_: &mut Thread, value: &Value) -> Outcome<bool> {
    Ok(receiver(value) != 0.0)
}

/// Comparison with floats and ints, the latter exactly.
pub fn compare(_: &mut Thread, left: &Value, right: &Value, op: Comparison) -> Outcome {
    let Some(a) = left.as_float() else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if let Some(b) = right.as_float() {
        return Ok(Value::bool(op.holds_for_floats(a, b)));
    }
    let order = match Num::of(right) {
        Some(Num::Small(b)) => int_float::compare_with_float(b, a),
        Some(Num::Big(b)) => int_float::big_compare_with_float(b, a),
        None => return Ok(Value::NOT_IMPLEMENTED),
    };
    Ok(Value::bool(match order.map(Ordering::reverse) {
        Some(order) => op.holds(order),
        // A NaN differs from everything, and is neither more nor less than it.
        None => op == Comparison::Ne,
    }))
}

fn unary(_: &mut Thread, op: Unary, value: &Value) -> Outcome {
    let f = receiver(value);
    Ok(match op {
        Unary::Neg => Value::float(-f),
        Unary::Pos => Value::float(f),
        Unary::Abs => Value::float(f.abs()),
        Unary::Invert => Value::NOT_IMPLEMENTED,
    })
}

fn format(thread: &mut Thread, value: &Value, spec: &str) -> Outcome {
    let exact = word::is_float(value.word());
    let name = if exact {
        Cow::Borrowed("float")
    } else {
        Cow::Owned(thread.class_name(value))
    };
    let text =
        FormatSpec::parse(spec, Target::Float, &name).and_then(|spec| format_float(receiver(value), &spec, &name));
    let text = thread.sound(text)?;
    thread.made(Value::try_str(&text))
}

/// `float(value)` of anything but text; None if the value has no way to become one.
pub fn from_number(thread: &mut Thread, value: &Value) -> Outcome<Option<f64>> {
    if word::is_float(value.word()) {
        return Ok(value.as_float());
    }
    if let Some(answer) = thread.call_special(value, Special::Float, &[])? {
        if let Some(f) = answer.as_float() {
            return Ok(Some(f));
        }
        let message = format!(
            "{}.__float__ returned non-float (type {})",
            thread.class_name(value),
            thread.class_name(&answer)
        );
        return Err(thread.type_error(message));
    }
    if let Some(f) = value.as_float() {
        return Ok(Some(f));
    }
    if let Some(number) = Num::of(value) {
        return thread.sound(number.to_float()).map(Some);
    }
    if has_index(thread, value) {
        let int = thread.index_value(value)?;
        let number = Num::of(&int).unwrap_or(Num::Small(0));
        return thread.sound(number.to_float()).map(Some);
    }
    Ok(None)
}

/// The number of an argument that must be a real one: what the functions of `math` take.
#[inline]
pub fn real_number(thread: &mut Thread, value: &Value) -> Outcome<f64> {
    match word::is_float(value.word()) {
        true => Ok(word::get_float(value.word())),
        false => real_number_slow(thread, value),
    }
}

fn real_number_slow(thread: &mut Thread, value: &Value) -> Outcome<f64> {
    match from_number(thread, value)? {
        Some(f) => Ok(f),
        None => {
            let message = format!("must be real number, not {}", thread.class_name(value));
            Err(thread.type_error(message))
        }
    }
}

/// `float(value)`.
pub fn from_object(thread: &mut Thread, value: &Value) -> Outcome<f64> {
    // The text of a script's subclass of str is looked at before its methods are, as in CPython for exact strings.
    if let Some(text) = value.as_str()
        && !thread.overrides(value, Special::Float)
    {
        return match float_text::parse_float(text) {
            Some(f) => Ok(f),
            None => Err(thread.fault(float_text::float_error(text))),
        };
    }
    if let Some(f) = from_number(thread, value)? {
        return Ok(f);
    }
    let Some(text) = number_text(thread, value) else {
        let message = format!(
            "float() argument must be a string or a real number, not '{}'",
            thread.class_name(value)
        );
        return Err(thread.type_error(message));
    };
    match float_text::parse_float(&text) {
        Some(f) => Ok(f),
        None => {
            let message = format!("could not convert string to float: {}", thread.repr_text(value)?);
            Err(thread.value_error(message))
        }
    }
}

fn new(thread: &mut Thread, class: &Value, args: Args<'_>) -> Outcome {
    let exact = class.is(thread.heap().class(ClassId::Float));
    let strict = exact || !thread.class_overrides(class, Special::Init);
    let value = match sole_argument(thread, "float", args, strict)? {
        Some(value) => Value::float(from_object(thread, value)?),
        None => Value::float(0.0),
    };
    let exact = class.is(thread.heap().class(ClassId::Float));
    Ok(if exact { value } else { value.with_class(class) })
}

/// The slots.
pub static SLOTS: NativeSlots = NativeSlots {
    repr: Some(repr),
    hash: Some(hash),
    compare: Some(compare),
    truth: Some(truth),
    binary: Some(binary),
    unary: Some(unary),
    format: Some(format),
    new: Some(new),
    ..NativeSlots::NONE
};

impl Thread {
    /// An argument as a float, as `PyFloat_AsDouble` takes it: a float, or what has `__float__` or `__index__`.
    #[inline]
    pub fn real(&mut self, value: &Value) -> Outcome<f64> {
        if let Some(f) = value.as_float() {
            return Ok(f);
        }
        if let Some(i) = value.as_small_int() {
            return Ok(i as f64);
        }
        self.real_slow(value)
    }

    #[cold]
    fn real_slow(&mut self, value: &Value) -> Outcome<f64> {
        if let Some(answer) = self.call_special(value, Special::Float, &[])? {
            if let Some(f) = answer.as_float() {
                return Ok(f);
            }
            let (class, got) = (self.class_name(value), self.class_name(&answer));
            return Err(self.type_error(format!("{class}.__float__ returned non-float (type {got})")));
        }
        if Num::of(value).is_none() && !self.overrides(value, Special::Index) && self.slots(value).index.is_none() {
            let message = format!("must be real number, not {}", self.class_name(value));
            return Err(self.type_error(message));
        }
        let int = self.index_value(value)?;
        match Num::of(&int) {
            Some(number) => self.sound(number.to_float()),
            None => Ok(0.0),
        }
    }
}
