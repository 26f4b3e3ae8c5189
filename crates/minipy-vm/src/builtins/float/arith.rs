//! Arithmetic of floats, with Python's rules for signs, zeros and infinities.

use crate::builtins::complex;
use crate::builtins::int::Num;
use crate::heap::classes::ClassId;
use crate::heap::native::{Binary, Outcome, Raised};
use crate::heap::thread::Thread;
use crate::heap::value::Value;

/// A binary operator on floats and ints; NotImplemented if an operand is neither.
pub fn binary(thread: &mut Thread, op: Binary, left: &Value, right: &Value) -> Outcome {
    let Some(a) = operand(thread, left, right)? else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let Some(b) = operand(thread, right, left)? else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    Ok(Value::float(match op {
        Binary::Add => a + b,
        Binary::Sub => a - b,
        Binary::Mul => a * b,
        Binary::TrueDiv if b != 0.0 => a / b,
        Binary::FloorDiv if b != 0.0 => floor_div(a, b).0,
        Binary::Mod if b != 0.0 => modulo(a, b),
        Binary::DivMod if b != 0.0 => {
            let (quotient, rest) = floor_div(a, b);
            return Ok(Value::tuple(vec![Value::float(quotient), Value::float(rest)]));
        }
        Binary::TrueDiv | Binary::FloorDiv | Binary::Mod | Binary::DivMod => {
            return Err(thread.raise(ClassId::ZeroDivisionError, "division by zero"));
        }
        Binary::Pow => return power(thread, a, b),
        _ => return Ok(Value::NOT_IMPLEMENTED),
    }))
}

/// An operand as a float; None if it, or the other one, is no number of this arithmetic.
#[inline(always)]
fn operand(thread: &mut Thread, value: &Value, other: &Value) -> Outcome<Option<f64>> {
    if let Some(f) = value.as_float() {
        return Ok(Some(f));
    }
    match Num::of(value) {
        Some(Num::Small(i)) => Ok(Some(i as f64)),
        Some(big) if other.as_float().is_some() => thread.sound(big.to_float()).map(Some),
        _ => Ok(None),
    }
}

/// `a % b` with the sign of `b`, which is not zero (`float_rem` of `floatobject.c`).
pub fn modulo(a: f64, b: f64) -> f64 {
    let rest = a % b;
    if rest == 0.0 {
        return 0f64.copysign(b);
    }
    if (b < 0.0) != (rest < 0.0) { rest + b } else { rest }
}

/// `divmod(a, b)` of a divisor that is not zero (`_float_div_mod` of `floatobject.c`).
pub fn floor_div(a: f64, b: f64) -> (f64, f64) {
    let mut rest = a % b;
    let mut quotient = (a - rest) / b;
    if rest != 0.0 {
        if (b < 0.0) != (rest < 0.0) {
            rest += b;
            quotient -= 1.0;
        }
    } else {
        rest = 0f64.copysign(b);
    }
    // The quotient is nearly whole already; a zero keeps the sign that the true one would have.
    if quotient == 0.0 {
        return (0f64.copysign(a / b), rest);
    }
    let floor = quotient.floor();
    (if quotient - floor > 0.5 { floor + 1.0 } else { floor }, rest)
}

fn is_odd(f: f64) -> bool {
    (f.abs() % 2.0) == 1.0
}

/// `a ** b`, if it is a finite float of finite ones.
#[inline]
pub fn simple_power(a: f64, b: f64) -> Option<f64> {
    let is_real = a > 0.0 || a < 0.0 && b == b.floor();
    if !is_real || !a.is_finite() || !b.is_finite() {
        return None;
    }
    Some(a.powf(b)).filter(|power| power.is_finite())
}

/// `a ** b`: a complex number if the base is negative and the exponent no whole number.
pub fn power(thread: &mut Thread, a: f64, b: f64) -> Outcome {
    if a.is_finite() && b.is_finite() {
        if a == 0.0 && b < 0.0 {
            return Err(thread.raise(ClassId::ZeroDivisionError, "zero to a negative power"));
        }
        if a < 0.0 && b != b.floor() {
            return complex::power(thread, (a, 0.0), (b, 0.0));
        }
        let power = a.powf(b);
        return if power.is_finite() {
            Ok(Value::float(power))
        } else {
            Err(out_of_range(thread))
        };
    }
    Ok(Value::float(unbounded_power(a, b)))
}

/// `a ** b` where one of them is infinite or a NaN, by C99's annex F as CPython spells it out.
#[cold]
fn unbounded_power(a: f64, b: f64) -> f64 {
    if b == 0.0 || a == 1.0 {
        return 1.0;
    }
    if a.is_nan() || b.is_nan() {
        return f64::NAN;
    }
    if b.is_infinite() {
        let a = a.abs();
        return if a == 1.0 {
            1.0
        } else if (b > 0.0) == (a > 1.0) {
            f64::INFINITY
        } else {
            0.0
        };
    }
    match (b > 0.0, is_odd(b)) {
        (true, true) => a,
        (true, false) => a.abs(),
        (false, true) => 0f64.copysign(a),
        (false, false) => 0.0,
    }
}

/// The OverflowError of a power, with the number and the text of C's `ERANGE`.
#[cold]
fn out_of_range(thread: &mut Thread) -> Raised {
    const ERANGE: i64 = 34;
    let args = vec![Value::small_int(ERANGE), Value::str("Numerical result out of range")];
    thread.raise_with(ClassId::OverflowError, args)
}

#[cfg(test)]
mod tests {
    use super::{floor_div, modulo, unbounded_power};

    /// Equal, the sign of a zero included, or both NaN.
    fn check(what: &str, got: f64, expected: f64) {
        assert!(
            got.to_bits() == expected.to_bits() || got.is_nan() && expected.is_nan(),
            "{what} gave {got}"
        );
    }

    #[test]
    fn the_remainder_has_the_sign_of_the_divisor() {
        const INF: f64 = f64::INFINITY;
        for (a, b, quotient, rest) in [
            (7.5, 2.0, 3.0, 1.5),
            (-7.5, 2.0, -4.0, 0.5),
            (5.0, -3.0, -2.0, -1.0),
            (0.0, -5.0, -0.0, -0.0),
            (-3.0, INF, -1.0, INF),
            (3.0, INF, 0.0, 3.0),
            (INF, 3.0, f64::NAN, f64::NAN),
        ] {
            check(&format!("{a} // {b}"), floor_div(a, b).0, quotient);
            check(&format!("divmod({a}, {b})[1]"), floor_div(a, b).1, rest);
            check(&format!("{a} % {b}"), modulo(a, b), rest);
        }
    }

    #[test]
    fn powers_of_infinities_follow_c99() {
        const INF: f64 = f64::INFINITY;
        for (a, b, expected) in [
            (f64::NAN, 0.0, 1.0),
            (1.0, f64::NAN, 1.0),
            (-1.0, INF, 1.0),
            (0.5, INF, 0.0),
            (0.5, -INF, INF),
            (-INF, 3.0, -INF),
            (-INF, 2.0, INF),
            (-INF, -3.0, -0.0),
            (2.0, f64::NAN, f64::NAN),
        ] {
            check(&format!("{a} ** {b}"), unbounded_power(a, b), expected);
        }
    }
}
