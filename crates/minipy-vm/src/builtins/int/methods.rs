//! The methods of `int`.

use super::{Num, receiver};
use crate::builtins::bytes;
use crate::heap::classes::ClassId;
use crate::heap::make::NoMemory;
use crate::heap::native::{Args, Arity, NativeDef, Outcome, Signature};
use crate::heap::thread::Thread;
use crate::heap::value::Value;
use crate::types::text::math_int;
use dashu_int::{IBig, Sign, UBig, ops::UnsignedAbs};

fn bit_length(_: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(match receiver(&args[0]) {
        Num::Small(i) => Value::small_int(i64::from(math_int::bit_length(i))),
        Num::Big(big) => Value::length(math_int::big_bit_length(big)),
    })
}

fn bit_count(_: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(match receiver(&args[0]) {
        Num::Small(i) => Value::small_int(i64::from(math_int::bit_count(i))),
        Num::Big(big) => Value::length(math_int::big_bit_count(big)),
    })
}

/// `int.__repr__`, which shows a bool as a number.
fn dunder_repr(thread: &mut Thread, args: Args<'_>) -> Outcome {
    super::to_text(thread, receiver(&args[0]))
}

/// `conjugate`, `real`, `numerator`, `__int__`, `__trunc__` and so on: the number as an int of the class itself.
fn itself(_: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(receiver(&args[0]).to_value())
}

fn zero(_: &mut Thread, _: Args<'_>) -> Outcome {
    Ok(Value::small_int(0))
}

fn one(_: &mut Thread, _: Args<'_>) -> Outcome {
    Ok(Value::small_int(1))
}

fn as_integer_ratio(_: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::tuple(vec![receiver(&args[0]).to_value(), Value::small_int(1)]))
}

fn is_integer(_: &mut Thread, _: Args<'_>) -> Outcome {
    Ok(Value::TRUE)
}

fn to_float(thread: &mut Thread, args: Args<'_>) -> Outcome {
    thread.sound(receiver(&args[0]).to_float()).map(Value::float)
}

fn new_args(_: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::tuple(vec![receiver(&args[0]).to_value()]))
}

/// `round(int, digits)`.
fn round(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let digits = match args.values.get(1) {
        Some(digits) if !digits.is_none() => thread.index_clamped(digits)?,
        _ => return itself(thread, args),
    };
    Ok(match receiver(&args[0]) {
        Num::Small(i) => math_int::round_to_digits(i, digits),
        Num::Big(big) => math_int::big_round_to_digits(big, digits),
    }
    .into())
}

/// `__pow__` with or without a modulus.
fn pow(thread: &mut Thread, args: Args<'_>) -> Outcome {
    match args.values.get(2) {
        Some(modulus) if !modulus.is_none() => {
            let operands = [&args[0], &args[1], modulus].map(Num::of);
            let [Some(a), Some(e), Some(m)] = operands else {
                return Ok(Value::NOT_IMPLEMENTED);
            };
            let power = math_int::pollable_pow_mod(&a.big(), &e.big(), &m.big(), &mut || thread.poll_native())?;
            thread.sound(power).map(Value::from)
        }
        _ => super::binary(thread, crate::heap::native::Binary::Pow, &args[0], &args[1]),
    }
}

static TO_BYTES: Signature = Signature {
    params: &["length", "byteorder", "signed"],
    required: 0,
    positional_only: 0,
    keyword_only: 1,
};

/// Is the least significant byte the first?
fn is_little(thread: &mut Thread, function: &str, order: Option<&Value>) -> Outcome<bool> {
    let Some(order) = order else { return Ok(false) };
    match order.as_str() {
        Some("little") => Ok(true),
        Some("big") => Ok(false),
        Some(_) => Err(thread.value_error("byteorder must be either 'little' or 'big'")),
        None => {
            let class = thread.argument_name(order);
            Err(thread.type_error(format!("{function}() argument 'byteorder' must be str, not {class}")))
        }
    }
}

/// `to_bytes` of a number that fits, into at most eight bytes.
fn small_to_bytes(number: i64, length: usize, little: bool, signed: bool) -> Option<Result<Value, NoMemory>> {
    let unused = match length {
        1..=8 => 64 - 8 * length as u32,
        _ => return None,
    };
    let fits = match signed {
        true => number << unused >> unused == number,
        false => number >= 0 && (number as u64) << unused >> unused == number as u64,
    };
    fits.then(|| match little {
        true => Value::bytes(&number.to_le_bytes()[..length]),
        false => Value::bytes(&number.to_be_bytes()[8 - length..]),
    })
}

/// `from_bytes` of one to eight bytes, unless the number has more than 63 bits.
fn small_from_bytes(bytes: &[u8], little: bool, signed: bool) -> Option<i64> {
    let unused = match bytes.len() {
        length @ 1..=8 => 64 - 8 * length as u32,
        _ => return None,
    };
    let mut all = [0; 8];
    let bits = if little {
        all[..bytes.len()].copy_from_slice(bytes);
        i64::from_le_bytes(all)
    } else {
        all[8 - bytes.len()..].copy_from_slice(bytes);
        i64::from_be_bytes(all)
    };
    match signed {
        true => Some(bits << unused >> unused),
        false => (bits >= 0).then_some(bits),
    }
}

fn to_bytes(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let length = args.get(1).map_or(Ok(1), |length| thread.index(length))?;
    let little = is_little(thread, "to_bytes", args.get(2))?;
    let signed = args.get(3).map_or(Ok(false), |signed| thread.truth(signed))?;
    let Ok(length) = usize::try_from(length) else {
        return Err(thread.value_error("length argument must be non-negative"));
    };
    if let Some(number) = args[0].as_small_int()
        && let Some(value) = small_to_bytes(number, length, little, signed)
    {
        return thread.made(value);
    }
    let number = receiver(&args[0]).big();
    if !signed && *number < IBig::ZERO {
        return Err(thread.overflow_error("can't convert negative int to unsigned"));
    }
    // In two's complement a negative number has as many bits as its complement.
    let (fill, magnitude) = match *number < IBig::ZERO {
        true => (0xff, (!number.into_owned()).unsigned_abs()),
        false => (0, number.into_owned().unsigned_abs()),
    };
    let mut bytes = magnitude.to_le_bytes().into_vec();
    while bytes.last() == Some(&0) {
        bytes.pop();
    }
    // A sign needs a bit, also that of -1, which has no others.
    let sign_fits = !signed || bytes.len() < length || bytes.last().map_or(fill == 0, |&top| top < 0x80);
    if bytes.len() > length || !sign_fits {
        return Err(thread.overflow_error("int too big to convert"));
    }
    if bytes.try_reserve_exact(length - bytes.len()).is_err() {
        return Err(thread.memory_error());
    }
    bytes.iter_mut().for_each(|byte| *byte ^= fill);
    bytes.resize(length, fill);
    if !little {
        bytes.reverse();
    }
    thread.made(Value::bytes(&bytes))
}

static FROM_BYTES: Signature = Signature {
    params: &["bytes", "byteorder", "signed"],
    required: 1,
    positional_only: 0,
    keyword_only: 1,
};

fn from_bytes(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let little = is_little(thread, "from_bytes", args.get(2))?;
    let signed = args.get(3).map_or(Ok(false), |signed| thread.truth(signed))?;
    if let Some(given) = args[1].as_bytes()
        && thread.is_exactly(&args[1], ClassId::Bytes)
        && args[0].is(thread.heap().class(ClassId::Int))
        && let Some(number) = small_from_bytes(given.as_slice(), little, signed)
    {
        return Ok(Value::int(number));
    }
    let mut digits = bytes::from_object(thread, &args[1])?;
    if !little {
        digits.reverse();
    }
    let negative = signed && digits.last().is_some_and(|&top| top >= 0x80);
    if negative {
        digits.iter_mut().for_each(|byte| *byte = !*byte);
    }
    let number = IBig::from_parts(Sign::Positive, UBig::from_le_bytes(&digits));
    let value = Value::big(if negative { !number } else { number });
    let class = &args[0];
    if class.is(thread.heap().class(ClassId::Int)) {
        Ok(value)
    } else {
        thread.call(class, &[value])
    }
}

/// The methods.
pub static METHODS: &[NativeDef] = &[
    NativeDef::slot("__repr__", Arity::Zero, dunder_repr),
    NativeDef::method("as_integer_ratio", Arity::Zero, as_integer_ratio),
    NativeDef::method("bit_count", Arity::Zero, bit_count),
    NativeDef::method("bit_length", Arity::Zero, bit_length),
    NativeDef::method("conjugate", Arity::Zero, itself),
    NativeDef::class_method("from_bytes", Arity::Named(&FROM_BYTES), from_bytes),
    NativeDef::method("is_integer", Arity::Zero, is_integer),
    NativeDef::method("to_bytes", Arity::Named(&TO_BYTES), to_bytes),
    NativeDef::getter("denominator", one),
    NativeDef::getter("imag", zero),
    NativeDef::getter("numerator", itself),
    NativeDef::getter("real", itself),
    NativeDef::method("__ceil__", Arity::Zero, itself),
    NativeDef::slot("__float__", Arity::Zero, to_float),
    NativeDef::method("__floor__", Arity::Zero, itself),
    NativeDef::method("__getnewargs__", Arity::Zero, new_args),
    NativeDef::slot("__int__", Arity::Zero, itself),
    NativeDef::slot("__pow__", Arity::Positional(1, 2), pow),
    NativeDef::method("__round__", Arity::Positional(0, 1), round),
    NativeDef::method("__trunc__", Arity::Zero, itself),
];
