//! `complex`: its slots, constructor and methods. The arithmetic is in `arith`, reading one from text in `parse`.

mod arith;
mod parse;

use super::float::{self, hash_of};
use super::int::Num;
use super::sequence::has_index;
use crate::heap::class::Special;
use crate::heap::classes::ClassId;
use crate::heap::native::{Args, Arity, Comparison, NativeDef, NativeSlots, Outcome, Unary};
use crate::heap::thread::Thread;
use crate::heap::value::Value;
use crate::types::text::format_number::format_complex;
use crate::types::text::format_spec::{FormatSpec, Target};
use crate::types::text::{escape, number_hash};

pub use arith::{Operand, answer, power};

/// The parts of a receiver, which is a complex number.
fn parts(value: &Value) -> (f64, f64) {
    value.as_complex().map_or((0.0, 0.0), |z| (z.re, z.im))
}

fn repr(thread: &mut Thread, value: &Value) -> Outcome {
    let (re, im) = parts(value);
    let text = thread.sound(format_complex(re, im, &FormatSpec::empty(Target::Complex), "complex"))?;
    Ok(Value::str(&text))
}

fn format(thread: &mut Thread, value: &Value, spec: &str) -> Outcome {
    let (re, im) = parts(value);
    let name = thread.class_name(value);
    let text = FormatSpec::parse(spec, Target::Complex, &name).and_then(|spec| format_complex(re, im, &spec, &name));
    let text = thread.sound(text)?;
    thread.made(Value::try_str(&text))
}

fn hash(thread: &mut Thread, value: &Value) -> Outcome<i64> {
    let (re, im) = parts(value);
    Ok(number_hash::hash_complex(
        hash_of(thread, re, value),
        hash_of(thread, im, value),
    ))
}

fn truth(_: &mut Thread, value: &Value) -> Outcome<bool> {
    Ok(parts(value) != (0.0, 0.0))
}

fn compare(thread: &mut Thread, left: &Value, right: &Value, op: Comparison) -> Outcome {
    if !matches!(op, Comparison::Eq | Comparison::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (re, im) = parts(left);
    let equal = match right.as_complex() {
        Some(z) => (re, im) == (z.re, z.im),
        None => match float::compare(thread, &Value::float(re), right, Comparison::Eq)?.as_bool() {
            Some(equal) => equal && im == 0.0,
            None => return Ok(Value::NOT_IMPLEMENTED),
        },
    };
    Ok(Value::bool(equal == (op == Comparison::Eq)))
}

fn unary(thread: &mut Thread, op: Unary, value: &Value) -> Outcome {
    let (re, im) = parts(value);
    Ok(match op {
        Unary::Neg => Value::complex(-re, -im),
        Unary::Pos => Value::complex(re, im),
        Unary::Abs => {
            let length = re.hypot(im);
            if length.is_infinite() && re.is_finite() && im.is_finite() {
                return Err(thread.overflow_error("absolute value too large"));
            }
            Value::float(length)
        }
        Unary::Invert => Value::NOT_IMPLEMENTED,
    })
}

/// A number that `complex()` got: a real one or a complex one.
enum Number {
    Real(f64),
    Complex(f64, f64),
}

/// `complex(value)` of anything but text; None if the value has no way to become one.
fn from_number(thread: &mut Thread, value: &Value) -> Outcome<Option<Number>> {
    if let Some(answer) = thread.call_special(value, Special::Complex, &[])? {
        return match answer.as_complex() {
            Some(z) => Ok(Some(Number::Complex(z.re, z.im))),
            None => {
                let message = format!(
                    "{}.__complex__() must return a complex, not {}",
                    thread.class_name(value),
                    thread.class_name(&answer)
                );
                Err(thread.type_error(message))
            }
        };
    }
    if let Some(z) = value.as_complex() {
        return Ok(Some(Number::Complex(z.re, z.im)));
    }
    Ok(float::from_number(thread, value)?.map(Number::Real))
}

/// The real and the imaginary argument of a constructor with two arguments or with names.
fn two_arguments<'a>(thread: &mut Thread, args: Args<'a>) -> Outcome<(Option<&'a Value>, Option<&'a Value>)> {
    if args.values.len() > 2 {
        let message = format!("complex() takes at most 2 arguments ({} given)", args.values.len());
        return Err(thread.type_error(message));
    }
    let given = args.by_position();
    let mut places = [given.first(), given.get(1)];
    for (name, value) in args.by_keyword() {
        let place = match name.as_str() {
            Some("real") => 0,
            Some("imag") => 1,
            other => {
                return Err(thread.unexpected_keyword("complex", other.unwrap_or_default(), &["real", "imag"]));
            }
        };
        if places[place].is_some() {
            let name = name.as_str().unwrap_or_default();
            let message = format!(
                "argument for complex() given by name ('{name}') and position ({})",
                place + 1
            );
            return Err(thread.type_error(message));
        }
        places[place] = Some(value);
    }
    Ok((places[0], places[1]))
}

/// One of two arguments, which must not be text.
fn part(thread: &mut Thread, value: &Value, name: &str) -> Outcome<Number> {
    let number = match name {
        "real" => from_number(thread, value)?,
        _ => match value.as_complex() {
            Some(z) => Some(Number::Complex(z.re, z.im)),
            None => float::from_number(thread, value)?.map(Number::Real),
        },
    };
    match number {
        Some(number) => Ok(number),
        None => {
            let message = format!(
                "complex() argument '{name}' must be a real number, not {}",
                thread.script_class_name(value)
            );
            Err(thread.type_error(message))
        }
    }
}

fn from_one(thread: &mut Thread, value: &Value) -> Outcome<(f64, f64)> {
    if let Some(text) = value.as_str() {
        return match parse::parse_complex(text) {
            Some(parts) => Ok(parts),
            None if parse::misplaces_underscores(text) => {
                let repr = escape::str_repr(text);
                Err(thread.value_error(format!("could not convert string to complex: {repr}")))
            }
            None => Err(thread.value_error("complex() arg is a malformed string")),
        };
    }
    match from_number(thread, value)? {
        Some(Number::Real(re)) => Ok((re, 0.0)),
        Some(Number::Complex(re, im)) => Ok((re, im)),
        None => {
            let message = format!(
                "complex() argument must be a string or a number, not {}",
                thread.script_class_name(value)
            );
            Err(thread.type_error(message))
        }
    }
}

fn new(thread: &mut Thread, class: &Value, args: Args<'_>) -> Outcome {
    let (re, im) = match two_arguments(thread, args)? {
        (None, None) => (0.0, 0.0),
        (Some(value), None) => from_one(thread, value)?,
        (re, im) => {
            let re = re.map_or(Ok(Number::Real(0.0)), |re| part(thread, re, "real"))?;
            let im = im.map_or(Ok(Number::Real(0.0)), |im| part(thread, im, "imag"))?;
            match (re, im) {
                (Number::Real(a), Number::Real(b)) => (a, b),
                (Number::Complex(a, b), Number::Real(c)) => (a, b + c),
                // The imaginary argument times 1j.
                (Number::Real(a), Number::Complex(c, d)) => (a - d, c),
                (Number::Complex(a, b), Number::Complex(c, d)) => (a - d, b + c),
            }
        }
    };
    let exact = class.is(thread.heap().class(ClassId::Complex));
    let made = Value::complex(re, im);
    Ok(if exact { made } else { made.with_class(class) })
}

fn real(_: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::float(parts(&args[0]).0))
}

fn imag(_: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::float(parts(&args[0]).1))
}

fn conjugate(_: &mut Thread, args: Args<'_>) -> Outcome {
    let (re, im) = parts(&args[0]);
    Ok(Value::complex(re, -im))
}

fn itself(_: &mut Thread, args: Args<'_>) -> Outcome {
    let (re, im) = parts(&args[0]);
    Ok(Value::complex(re, im))
}

fn new_args(_: &mut Thread, args: Args<'_>) -> Outcome {
    let (re, im) = parts(&args[0]);
    Ok(Value::tuple(vec![Value::float(re), Value::float(im)]))
}

fn class_from_number(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let value = &args[1];
    let is_number = value.as_complex().is_some()
        || value.as_float().is_some()
        || Num::of(value).is_some()
        || has_index(thread, value)
        || thread.overrides(value, Special::Complex)
        || thread.overrides(value, Special::Float);
    if !is_number {
        let message = format!("must be real number, not {}", thread.class_name(value));
        return Err(thread.type_error(message));
    }
    let (re, im) = from_one(thread, value)?;
    let (class, made) = (&args[0], Value::complex(re, im));
    if class.is(thread.heap().class(ClassId::Complex)) {
        Ok(made)
    } else {
        thread.call(class, &[made])
    }
}

/// The slots.
pub static SLOTS: NativeSlots = NativeSlots {
    repr: Some(repr),
    hash: Some(hash),
    compare: Some(compare),
    truth: Some(truth),
    binary: Some(arith::binary),
    unary: Some(unary),
    format: Some(format),
    new: Some(new),
    ..NativeSlots::NONE
};
/// The methods.
pub static METHODS: &[NativeDef] = &[
    NativeDef::method("conjugate", Arity::Zero, conjugate),
    NativeDef::class_method("from_number", Arity::One, class_from_number),
    NativeDef::getter("imag", imag),
    NativeDef::getter("real", real),
    NativeDef::method("__complex__", Arity::Zero, itself),
    NativeDef::method("__getnewargs__", Arity::Zero, new_args),
];
