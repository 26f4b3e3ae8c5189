//! `int`: its slots and its constructor.
//!
//! An operand is a small number or a big one ([`Num`]); everything here goes through that view, so that a bool, an immediate
//! and an instance of a script's subclass are all the same. Arithmetic is in `arith`, the methods are in `methods`. What a
//! float does with an int is `float`'s.

pub mod arith;
mod methods;
pub mod wide;

use super::sequence::has_index;
use crate::heap::class::Special;
use crate::heap::classes::ClassId;
pub use crate::heap::digits::decimal;
use crate::heap::native::{Args, Comparison, NativeSlots, Outcome, Raised, Unary};
use crate::heap::number_objects::wide_of_big;
use crate::heap::thread::Thread;
use crate::heap::value::{Value, word};
use crate::types::text::format_number::{format_big_int, format_int};
use crate::types::text::format_spec::{FormatSpec, Target};
use crate::types::text::int_text::{self, ParseIntError};
use crate::types::text::{Fault, FaultKind, Int, escape, int_float, number_hash};
use dashu_int::IBig;
use std::borrow::Cow;

pub use arith::binary;
pub use methods::METHODS;

/// An int operand.
#[derive(Clone, Copy)]
pub enum Num<'a> {
    /// An immediate int or a bool.
    Small(i64),
    /// An int object: a large number, or any number of a subclass.
    Big(&'a IBig),
}

impl<'a> Num<'a> {
    /// The number of an int, bool or instance of a subclass.
    #[inline(always)]
    pub fn of(value: &'a Value) -> Option<Num<'a>> {
        let w = value.word();
        if word::is_int(w) {
            return Some(Num::Small(word::get_int(w)));
        }
        match w {
            word::TRUE => Some(Num::Small(1)),
            word::FALSE => Some(Num::Small(0)),
            _ => value.as_big().map(Num::Big),
        }
    }

    /// The number for the algorithms on big ones.
    pub fn big(self) -> Cow<'a, IBig> {
        match self {
            Num::Small(i) => Cow::Owned(IBig::from(i)),
            Num::Big(big) => Cow::Borrowed(big),
        }
    }

    /// The number if it fits.
    pub fn small(self) -> Option<i64> {
        match self {
            Num::Small(i) => Some(i),
            Num::Big(big) => i64::try_from(big).ok(),
        }
    }

    /// The number if it has at most two words and is less than 2^127.
    #[inline]
    pub fn wide(self) -> Option<i128> {
        match self {
            Num::Small(i) => Some(i128::from(i)),
            Num::Big(big) => wide_of_big(big),
        }
    }

    /// Is it less than zero?
    pub fn is_negative(self) -> bool {
        match self {
            Num::Small(i) => i < 0,
            Num::Big(big) => *big < IBig::ZERO,
        }
    }

    /// Is it zero?
    pub fn is_zero(self) -> bool {
        match self {
            Num::Small(i) => i == 0,
            Num::Big(big) => big.is_zero(),
        }
    }

    /// The nearest float; an OverflowError beyond them.
    pub fn to_float(self) -> Result<f64, Fault> {
        match self {
            Num::Small(i) => Ok(i as f64),
            Num::Big(big) => int_float::big_to_float(big),
        }
    }

    /// The number as a value of the class `int` itself.
    pub fn to_value(self) -> Value {
        match self {
            Num::Small(i) => Value::int(i),
            Num::Big(big) => Value::big(big.clone()),
        }
    }
}

impl From<Int> for Value {
    fn from(int: Int) -> Value {
        match int {
            Int::Small(i) => Value::int(i),
            Int::Big(big) => Value::big(big),
        }
    }
}

impl Thread {
    /// Raises what an algorithm on plain text or numbers wants raised.
    #[cold]
    #[inline(never)]
    pub fn fault(&mut self, fault: Fault) -> Raised {
        let class = match fault.kind {
            FaultKind::Value => ClassId::ValueError,
            FaultKind::Type => ClassId::TypeError,
            FaultKind::Key => ClassId::KeyError,
            FaultKind::Overflow => ClassId::OverflowError,
            FaultKind::ZeroDivision => ClassId::ZeroDivisionError,
            FaultKind::Memory => return self.memory_error(),
        };
        self.raise(class, fault.text)
    }

    /// The answer of an algorithm on plain text or numbers.
    #[inline]
    pub fn sound<T>(&mut self, answer: Result<T, Fault>) -> Outcome<T> {
        answer.map_err(|fault| self.fault(fault))
    }
}

/// The decimal text of a number; a ValueError if it has more digits than `sys.set_int_max_str_digits()` allows.
pub fn to_text(thread: &mut Thread, number: Num<'_>) -> Outcome {
    match number {
        Num::Small(i) => decimal_text(thread, i),
        Num::Big(big) => {
            let text = int_text::big_to_decimal(big, thread.heap().int_max_str_digits.get());
            let text = thread.sound(text)?;
            Ok(Value::str(&text))
        }
    }
}

/// The digits of an int of 64 bits as a string.
#[inline]
pub fn decimal_text(thread: &mut Thread, i: i64) -> Outcome {
    let mut buffer = [0; 20];
    let text = decimal(i, &mut buffer);
    thread.made(Value::str_counted(text, text.len()))
}

fn repr(thread: &mut Thread, value: &Value) -> Outcome {
    to_text(thread, receiver(value))
}

/// The number of a receiver, which is an int.
#[inline(always)]
fn receiver(value: &Value) -> Num<'_> {
    Num::of(value).unwrap_or(Num::Small(0))
}

fn hash(_: &mut Thread, value: &Value) -> Outcome<i64> {
    Ok(match receiver(value) {
        Num::Small(i) => number_hash::hash_int(i),
        Num::Big(big) => number_hash::hash_big(big),
    })
}

fn truth(_: &mut Thread, value: &Value) -> Outcome<bool> {
    Ok(!receiver(value).is_zero())
}

fn index(_: &mut Thread, value: &Value) -> Outcome {
    Ok(receiver(value).to_value())
}

/// Comparison of ints; floats are asked by the other side.
pub fn compare(_: &mut Thread, left: &Value, right: &Value, op: Comparison) -> Outcome {
    let order = match (Num::of(left), Num::of(right)) {
        (Some(Num::Small(a)), Some(Num::Small(b))) => a.cmp(&b),
        (Some(a), Some(b)) => a.big().cmp(&b.big()),
        _ => return Ok(Value::NOT_IMPLEMENTED),
    };
    Ok(Value::bool(op.holds(order)))
}

fn unary(_: &mut Thread, op: Unary, value: &Value) -> Outcome {
    Ok(match (op, receiver(value)) {
        (Unary::Neg, Num::Small(i)) => Value::int(-i),
        (Unary::Abs, Num::Small(i)) => Value::int(i.abs()),
        (Unary::Invert, Num::Small(i)) => Value::int(!i),
        (Unary::Neg, Num::Big(big)) => Value::big(-big),
        (Unary::Abs, Num::Big(big)) if *big < IBig::ZERO => Value::big(-big),
        (Unary::Invert, Num::Big(big)) => Value::big(!big.clone()),
        (Unary::Pos | Unary::Abs, number) => number.to_value(),
    })
}

/// `format(int, spec)`, for `bool` as well.
pub fn format(thread: &mut Thread, value: &Value, spec: &str) -> Outcome {
    let number = receiver(value);
    let name = if word::is_int(value.word()) {
        Cow::Borrowed("int")
    } else {
        Cow::Owned(thread.class_name(value))
    };
    let digits = thread.heap().int_max_str_digits.get();
    let text = FormatSpec::parse(spec, Target::Int, &name).and_then(|spec| match number {
        Num::Small(i) => format_int(i, &spec, &name),
        Num::Big(big) => format_big_int(big, &spec, &name, digits),
    });
    let text = thread.sound(text)?;
    thread.made(Value::try_str(&text))
}

/// `int(value)` of anything but text: an int of the class `int` itself; None if the value has no way to become one.
pub fn from_number(thread: &mut Thread, value: &Value) -> Outcome<Option<Value>> {
    if word::is_int(value.word()) {
        return Ok(Some(value.clone()));
    }
    if let Some(answer) = thread.call_special(value, Special::Int, &[])? {
        if let Some(number) = Num::of(&answer) {
            return Ok(Some(number.to_value()));
        }
        let message = format!("__int__ returned non-int (type {})", thread.class_name(&answer));
        return Err(thread.type_error(message));
    }
    if let Some(number) = Num::of(value) {
        return Ok(Some(number.to_value()));
    }
    if let Some(f) = value.as_float() {
        return thread.sound(int_float::float_to_int(f)).map(|int| Some(int.into()));
    }
    if has_index(thread, value) {
        let int = thread.index_value(value)?;
        return Ok(Num::of(&int).map(Num::to_value));
    }
    Ok(None)
}

/// `int(text, base)`; `source` is what the text was given as.
fn from_text(thread: &mut Thread, source: &Value, text: &str, base: i64) -> Outcome {
    let digits = thread.heap().int_max_str_digits.get();
    match int_text::parse_int(text, base, digits) {
        Ok(int) => Ok(int.into()),
        Err(ParseIntError::Fault(fault)) => Err(thread.fault(fault)),
        Err(ParseIntError::NotANumber) => {
            // Whatever gives bytes is shown as bytes.
            let repr = match (source.as_str(), thread.bytes_like(source)) {
                (Some(text), _) => escape::str_repr(text),
                (None, Some(bytes)) => escape::bytes_repr(&bytes),
                _ => thread.repr_text(source)?,
            };
            Err(thread.fault(int_text::invalid_literal(base, &repr)))
        }
    }
}

/// The text of a string or, byte by byte, of bytes or a bytearray: what numbers are read from.
pub fn number_text<'a>(thread: &Thread, value: &'a Value) -> Option<Cow<'a, str>> {
    if let Some(text) = value.as_str() {
        return Some(Cow::Borrowed(text));
    }
    let bytes = thread.bytes_like(value)?;
    // Bytes beyond ASCII are no digits in any number; a letter that is none either stands for them.
    Some(Cow::Owned(
        bytes
            .iter()
            .map(|&b| if b.is_ascii() { char::from(b) } else { '\u{fffd}' })
            .collect(),
    ))
}

/// `int(value)`.
pub fn from_object(thread: &mut Thread, value: &Value) -> Outcome {
    // Strings are asked first: they are what scripts convert most.
    if let Some(text) = value.as_str()
        && thread.is_exactly(value, ClassId::Str)
    {
        return from_text(thread, value, text, 10);
    }
    if let Some(int) = from_number(thread, value)? {
        return Ok(int);
    }
    if let Some(text) = number_text(thread, value) {
        return from_text(thread, value, &text, 10);
    }
    let message = format!(
        "int() argument must be a string, a bytes-like object or a real number, not '{}'",
        thread.class_name(value)
    );
    Err(thread.type_error(message))
}

fn new(thread: &mut Thread, class: &Value, args: Args<'_>) -> Outcome {
    let exact = class.is(thread.heap().class(ClassId::Int));
    let made = match args.values {
        [] => Value::small_int(0),
        [value] if args.names.is_empty() => from_object(thread, value)?,
        _ => new_with_base(thread, args)?,
    };
    Ok(if exact { made } else { made.with_class(class) })
}

#[cold]
fn new_with_base(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let given = args.by_position();
    if args.values.len() > 2 {
        let message = format!("int expected at most 2 arguments, got {}", args.values.len());
        return Err(thread.type_error(message));
    }
    let mut base = given.get(1);
    for (name, value) in args.by_keyword() {
        match name.as_str() {
            Some("base") if base.is_none() => base = Some(value),
            Some("base") => {
                return Err(thread.type_error("argument for int() given by name ('base') and position (2)"));
            }
            other => {
                return Err(thread.unexpected_keyword("int", other.unwrap_or_default(), &["base"]));
            }
        }
    }
    let (Some(value), Some(base)) = (given.first(), base) else {
        return Err(thread.type_error("int() missing string argument"));
    };
    let base = thread.index_clamped(base)?;
    let is_text = value.as_str().is_some() || thread.plain_bytes(value).is_some();
    match number_text(thread, value).filter(|_| is_text) {
        Some(text) => from_text(thread, value, &text, base),
        None => Err(thread.type_error("int() can't convert non-string with explicit base")),
    }
}

/// The slots.
pub static SLOTS: NativeSlots = NativeSlots {
    repr: Some(repr),
    hash: Some(hash),
    compare: Some(compare),
    truth: Some(truth),
    binary: Some(binary),
    unary: Some(unary),
    index: Some(index),
    format: Some(format),
    new: Some(new),
    ..NativeSlots::NONE
};
