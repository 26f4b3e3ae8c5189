//! Arithmetic of ints: each operator on two small numbers, and on numbers of which one is big.

use super::{Num, wide};
use crate::builtins::float;
use crate::heap::class::Special;
use crate::heap::native::{Binary, Outcome};
use crate::heap::thread::Thread;
use crate::heap::value::Value;
use crate::types::text::fault::check_product_room;
use crate::types::text::int_float::{big_true_div, true_div};
use crate::types::text::{Fault, Int, math_int};
use dashu_int::IBig;
use dashu_int::ops::BitTest;

/// A binary operator on ints and bools; NotImplemented if an operand is neither.
pub fn binary(thread: &mut Thread, op: Binary, left: &Value, right: &Value) -> Outcome {
    match (Num::of(left), Num::of(right)) {
        (Some(Num::Small(a)), Some(Num::Small(b))) => small(thread, op, a, b),
        (Some(a), Some(b)) => match of_two_words(op, a, b) {
            Some(answer) => Ok(Value::wide(answer)),
            None => with_big(thread, op, a, b),
        },
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn of_two_words(op: Binary, a: Num<'_>, b: Num<'_>) -> Option<i128> {
    wide::binary(op, a.wide()?, b.wide()?)
}

/// The operator on two numbers of 64 bits.
pub fn small(thread: &mut Thread, op: Binary, a: i64, b: i64) -> Outcome {
    let (x, y) = (i128::from(a), i128::from(b));
    let answer = match op {
        Binary::Add => return Ok(Value::wide(x + y)),
        Binary::Sub => return Ok(Value::wide(x - y)),
        Binary::Mul => return Ok(Value::wide(x * y)),
        Binary::And => return Ok(Value::int(a & b)),
        Binary::Or => return Ok(Value::int(a | b)),
        Binary::Xor => return Ok(Value::int(a ^ b)),
        Binary::TrueDiv => return thread.sound(true_div(a, b)).map(Value::float),
        Binary::FloorDiv => math_int::floor_div(a, b),
        Binary::Mod => math_int::floor_mod(a, b).map(Int::Small),
        Binary::LShift => math_int::shift_left(a, b),
        Binary::RShift => math_int::shift_right(a, b).map(Int::Small),
        Binary::Pow => match u64::try_from(b) {
            Ok(exponent) => math_int::pow(a, exponent),
            Err(_) => return float::power(thread, a as f64, b as f64),
        },
        Binary::DivMod => {
            let (quotient, rest) = thread.sound(math_int::div_mod(a, b))?;
            return Ok(Value::tuple_from(2, [quotient.into(), Value::int(rest)]));
        }
        Binary::MatMul => return Ok(Value::NOT_IMPLEMENTED),
    };
    thread.sound(answer).map(Value::from)
}

/// The operator on numbers of which one is big.
#[cold]
fn with_big(thread: &mut Thread, op: Binary, left: Num<'_>, right: Num<'_>) -> Outcome {
    let (a, b) = (left.big(), right.big());
    let (a, b): (&IBig, &IBig) = (&a, &b);
    let answer = match op {
        Binary::Add => Ok(Int::from(a + b)),
        Binary::Sub => Ok(Int::from(a - b)),
        Binary::Mul => product(a, b),
        Binary::And => Ok(Int::from(a & b)),
        Binary::Or => Ok(Int::from(a | b)),
        Binary::Xor => Ok(Int::from(a ^ b)),
        Binary::TrueDiv => return thread.sound(big_true_div(a, b)).map(Value::float),
        Binary::FloorDiv => math_int::big_floor_div(a, b),
        Binary::Mod => math_int::big_floor_mod(a, b),
        Binary::LShift => math_int::big_shift_left(a, b),
        Binary::RShift => math_int::big_shift_right(a, b),
        Binary::Pow if *b < IBig::ZERO => {
            let base = thread.sound(left.to_float())?;
            let exponent = thread.sound(right.to_float())?;
            return float::power(thread, base, exponent);
        }
        Binary::Pow => math_int::big_pow(a, b),
        Binary::DivMod => {
            let (quotient, rest) = thread.sound(math_int::big_div_mod(a, b))?;
            return Ok(Value::tuple_from(2, [quotient.into(), rest.into()]));
        }
        Binary::MatMul => return Ok(Value::NOT_IMPLEMENTED),
    };
    thread.sound(answer).map(Value::from)
}

fn product(a: &IBig, b: &IBig) -> Result<Int, Fault> {
    check_product_room((a.bit_len() + b.bit_len()) / 8)?;
    Ok(Int::from(a * b))
}

/// What methods of scripts' classes say: that of the exponent first if its class derives from that of the base. A float answers
/// itself, and refuses.
fn power_by_methods(thread: &mut Thread, base: &Value, exponent: &Value, modulus: &Value) -> Outcome<Option<Value>> {
    let (of_base, of_exponent) = (thread.class_of(base), thread.class_of(exponent));
    let derived = !of_base.is(of_exponent) && thread.is_subclass_of(of_exponent, of_base);
    let plain = (base, Special::Pow, exponent);
    let reflected = (exponent, Special::RPow, base);
    let refuses = base.as_float().is_some() || base.as_complex().is_some();
    for (value, special, other) in if derived {
        [reflected, plain]
    } else {
        [plain, reflected]
    } {
        if refuses && special == Special::RPow && !derived {
            break;
        }
        let answer = thread.call_special(value, special, &[other, modulus])?;
        if let Some(answer) = answer.filter(|answer| !answer.is_not_implemented()) {
            return Ok(Some(answer));
        }
    }
    Ok(None)
}

/// `pow(base, exponent, modulus)`.
pub fn pow_mod(thread: &mut Thread, base: &Value, exponent: &Value, modulus: &Value) -> Outcome {
    if let Some(answer) = power_by_methods(thread, base, exponent, modulus)? {
        return Ok(answer);
    }
    if let (Some(a), Some(e), Some(m)) = (Num::of(base), Num::of(exponent), Num::of(modulus)) {
        let power = match (a, e, m) {
            (Num::Small(a), Num::Small(e), Num::Small(m)) => math_int::pow_mod(a, e, m),
            _ => math_int::pollable_pow_mod(&a.big(), &e.big(), &m.big(), &mut || thread.poll_native())?,
        };
        return thread.sound(power).map(Value::from);
    }
    let all = [base, exponent, modulus];
    if all.iter().any(|v| v.as_complex().is_some()) && all.iter().all(|v| is_number(v)) {
        return Err(thread.value_error("complex modulo"));
    }
    if all.iter().all(|v| is_number(v)) || all.iter().any(|v| v.as_float().is_some()) {
        return Err(thread.type_error("pow() 3rd argument not allowed unless all arguments are integers"));
    }
    let message = format!(
        "unsupported operand type(s) for ** or pow(): '{}', '{}', '{}'",
        thread.class_name(base),
        thread.class_name(exponent),
        thread.class_name(modulus)
    );
    Err(thread.type_error(message))
}

fn is_number(value: &Value) -> bool {
    Num::of(value).is_some() || value.as_float().is_some() || value.as_complex().is_some()
}
