//! The methods of `float`.

use super::receiver;
use crate::heap::classes::ClassId;
use crate::heap::native::{Args, Arity, NativeDef, Outcome};
use crate::heap::thread::Thread;
use crate::heap::value::Value;
use crate::types::text::{float_text, int_float};

fn as_integer_ratio(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (numerator, denominator) = thread.sound(float_text::as_integer_ratio(receiver(&args[0])))?;
    Ok(Value::tuple(vec![Value::big(numerator), Value::big(denominator)]))
}

/// `conjugate`, `real`, `__float__`: the number as a float of the class itself.
fn itself(_: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::float(receiver(&args[0])))
}

fn imag(_: &mut Thread, _: Args<'_>) -> Outcome {
    Ok(Value::float(0.0))
}

fn hex(_: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::str(&float_text::float_hex(receiver(&args[0]))))
}

fn is_integer(_: &mut Thread, args: Args<'_>) -> Outcome {
    let f = receiver(&args[0]);
    Ok(Value::bool(f.is_finite() && f.floor() == f))
}

/// A float as an instance of the class a class method was called on.
fn of_class(thread: &mut Thread, class: &Value, f: f64) -> Outcome {
    let value = Value::float(f);
    if class.is(thread.heap().class(ClassId::Float)) {
        Ok(value)
    } else {
        thread.call(class, &[value])
    }
}

fn from_hex(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let Some(text) = args[1].as_str() else {
        return Err(thread.type_error("bad argument type for built-in operation"));
    };
    let f = thread.sound(float_text::float_from_hex(text))?;
    of_class(thread, &args[0], f)
}

fn from_number(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let f = super::real_number(thread, &args[1])?;
    of_class(thread, &args[0], f)
}

fn whole(thread: &mut Thread, f: f64) -> Outcome {
    thread.sound(int_float::float_to_int(f)).map(Value::from)
}

fn trunc(thread: &mut Thread, args: Args<'_>) -> Outcome {
    whole(thread, receiver(&args[0]))
}

fn floor(thread: &mut Thread, args: Args<'_>) -> Outcome {
    whole(thread, receiver(&args[0]).floor())
}

fn ceil(thread: &mut Thread, args: Args<'_>) -> Outcome {
    whole(thread, receiver(&args[0]).ceil())
}

/// `round(float)` is an int, `round(float, digits)` a float.
fn round(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let f = receiver(&args[0]);
    match args.values.get(1) {
        Some(digits) if !digits.is_none() => {
            let digits = thread.index_clamped(digits)?;
            thread.sound(float_text::round_to_digits(f, digits)).map(Value::float)
        }
        _ => whole(thread, f.round_ties_even()),
    }
}

fn new_args(_: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::tuple(vec![Value::float(receiver(&args[0]))]))
}

fn get_format(thread: &mut Thread, args: Args<'_>) -> Outcome {
    match args[1].as_str() {
        Some("double" | "float") if cfg!(target_endian = "little") => Ok(Value::str("IEEE, little-endian")),
        Some("double" | "float") => Ok(Value::str("IEEE, big-endian")),
        Some(_) => Err(thread.value_error("__getformat__() argument 1 must be 'double' or 'float'")),
        None => {
            let message = format!(
                "__getformat__() argument must be str, not {}",
                thread.argument_name(&args[1])
            );
            Err(thread.type_error(message))
        }
    }
}

/// The methods.
pub static METHODS: &[NativeDef] = &[
    NativeDef::method("as_integer_ratio", Arity::Zero, as_integer_ratio),
    NativeDef::method("conjugate", Arity::Zero, itself),
    NativeDef::class_method("from_number", Arity::One, from_number),
    NativeDef::class_method("fromhex", Arity::One, from_hex),
    NativeDef::method("hex", Arity::Zero, hex),
    NativeDef::method("is_integer", Arity::Zero, is_integer),
    NativeDef::getter("imag", imag),
    NativeDef::getter("real", itself),
    NativeDef::method("__ceil__", Arity::Zero, ceil),
    NativeDef::slot("__float__", Arity::Zero, itself),
    NativeDef::method("__floor__", Arity::Zero, floor),
    NativeDef::class_method("__getformat__", Arity::One, get_format),
    NativeDef::method("__getnewargs__", Arity::Zero, new_args),
    NativeDef::slot("__int__", Arity::Zero, trunc),
    NativeDef::method("__round__", Arity::Positional(0, 1), round),
    NativeDef::method("__trunc__", Arity::Zero, trunc),
];
