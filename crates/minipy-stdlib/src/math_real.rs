//! Functions of real numbers: exponentials, logarithms, trigonometry, and the parts of a float.
//!
//! The numbers are those of the platform's C library, as CPython's are. Where Rust's `f64` computes something of its own, the
//! library's function is called (`libm`), or its formula repeated (`cube_root`).

use crate::math_gamma::{NoValue, gamma as gamma_of, log_gamma};
use crate::support::real;
use minipy_vm::native::text::float_text::float_repr;
use minipy_vm::native::text::int_float::big_to_float;
use minipy_vm::native::{Args, Num, Outcome, Raised, Thread, Value, libm};

/// ValueError with CPython's sentence for the function, and the argument.
#[cold]
fn domain(thread: &mut Thread, expected: &str, got: f64) -> Raised {
    let got = float_repr(got);
    thread.value_error(format!("expected {expected}, got {got}"))
}

#[cold]
fn domain_error(thread: &mut Thread) -> Raised {
    thread.value_error("math domain error")
}

#[cold]
fn range_error(thread: &mut Thread) -> Raised {
    thread.overflow_error("math range error")
}

/// Functions that have an answer for every argument.
macro_rules! total {
    ($($name:ident => $function:expr;)*) => {$(
        pub(crate) fn $name(thread: &mut Thread, args: Args<'_>) -> Outcome {
            let function: fn(f64) -> f64 = $function;
            let x = real(thread, &args[0])?;
            Ok(Value::float(function(x)))
        }
    )*};
}

/// Functions whose answer may be NaN or infinite for an argument that is not: then it is no answer.
macro_rules! partial {
    ($($name:ident => $function:expr, $expected:literal;)*) => {$(
        pub(crate) fn $name(thread: &mut Thread, args: Args<'_>) -> Outcome {
            let function: fn(f64) -> f64 = $function;
            let x = real(thread, &args[0])?;
            let answer = function(x);
            if answer.is_finite() || answer.is_nan() && x.is_nan() || answer.is_infinite() && x.is_infinite() {
                return Ok(Value::float(answer));
            }
            Err(domain(thread, $expected, x))
        }
    )*};
}

/// Functions that may grow beyond the floats.
macro_rules! growing {
    ($($name:ident => $function:expr;)*) => {$(
        pub(crate) fn $name(thread: &mut Thread, args: Args<'_>) -> Outcome {
            let function: fn(f64) -> f64 = $function;
            let x = real(thread, &args[0])?;
            let answer = function(x);
            if answer.is_infinite() && x.is_finite() {
                return Err(range_error(thread));
            }
            Ok(Value::float(answer))
        }
    )*};
}

total! {
    asinh => |x| libm::asinh(x);
    atan => f64::atan;
    cbrt => cube_root;
    degrees => |x| x * (180.0 / std::f64::consts::PI);
    erf => |x| libm::erf(x);
    erfc => |x| libm::erfc(x);
    fabs => f64::abs;
    radians => |x| x * (std::f64::consts::PI / 180.0);
    tanh => f64::tanh;
    ulp => unit_in_last_place;
}

partial! {
    acos => f64::acos, "a number in range from -1 up to 1";
    acosh => |x| libm::acosh(x), "argument value not less than 1";
    asin => f64::asin, "a number in range from -1 up to 1";
    atanh => |x| libm::atanh(x), "a number between -1 and 1";
    cos => f64::cos, "a finite input";
    log1p => f64::ln_1p, "argument value > -1";
    sin => f64::sin, "a finite input";
    sqrt => f64::sqrt, "a nonnegative input";
    tan => f64::tan, "a finite input";
}

growing! {
    cosh => f64::cosh;
    exp => f64::exp;
    exp2 => f64::exp2;
    expm1 => f64::exp_m1;
    sinh => f64::sinh;
}

/// The cube root as glibc computes it: a polynomial, then one step of Halley's iteration. (Rust links a correctly rounded one
/// in its place; `math.cbrt(27)` is 3.0000000000000004 under CPython.)
fn cube_root(x: f64) -> f64 {
    const CBRT_2: f64 = 1.2599210498948732;
    const CBRT_4: f64 = 1.5874010519681996;
    const FACTORS: [f64; 5] = [1.0 / CBRT_4, 1.0 / CBRT_2, 1.0, CBRT_2, CBRT_4];
    const COEFFICIENTS: [f64; 7] = [
        0.35489576504391984,
        1.508191937815849,
        2.114994941673713,
        2.4469312256353444,
        1.8346927748361308,
        0.7849323449766392,
        0.14526389938548637,
    ];
    if x == 0.0 || !x.is_finite() {
        return x + x;
    }
    let (m, exponent) = split(x.abs());
    let [c0, c1, c2, c3, c4, c5, c6] = COEFFICIENTS;
    let u = c0 + (c1 - (c2 - (c3 - (c4 - (c5 - c6 * m) * m) * m) * m) * m) * m;
    let cube = u * u * u;
    let root = u * (cube + 2.0 * m) / (2.0 * cube + m) * FACTORS[(2 + exponent % 3) as usize];
    scale(if x > 0.0 { root } else { -root }, i64::from(exponent / 3))
}

/// Mantissa in [0.5, 1) and exponent: C's `frexp`.
fn split(x: f64) -> (f64, i32) {
    if x == 0.0 || !x.is_finite() {
        return (x, 0);
    }
    if x.is_subnormal() {
        let (m, exponent) = split(x * (1u64 << 54) as f64);
        return (m, exponent - 54);
    }
    let bits = x.to_bits();
    let exponent = (bits >> 52 & 0x7FF) as i32 - 1022;
    (f64::from_bits(bits & !(0x7FF << 52) | 1022 << 52), exponent)
}

/// x times a power of two, rounded once: C's `ldexp`.
pub(crate) fn scale(x: f64, exponent: i64) -> f64 {
    let power = |e: i64| f64::from_bits(((1023 + e) as u64) << 52);
    let (mut x, mut rest) = (x, exponent.clamp(-3000, 3000));
    while rest > 1023 {
        x *= power(1023);
        rest -= 1023;
    }
    while rest < -1022 {
        // The last factor must do all the rounding: it must not be the second to reach the subnormal numbers.
        x *= power(-1022 + 53);
        rest += 1022 - 53;
    }
    x * power(rest)
}

pub(crate) fn frexp(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (mantissa, exponent) = split(real(thread, &args[0])?);
    Ok(Value::tuple(vec![Value::float(mantissa), Value::int(exponent.into())]))
}

pub(crate) fn ldexp(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let x = real(thread, &args[0])?;
    let Some(exponent) = Num::of(&args[1]) else {
        return Err(thread.type_error("Expected an int as second argument to ldexp."));
    };
    if x == 0.0 || !x.is_finite() {
        return Ok(Value::float(x));
    }
    let limit = if exponent.is_negative() { i64::MIN } else { i64::MAX };
    let answer = scale(x, exponent.small().unwrap_or(limit));
    if answer.is_infinite() {
        Err(range_error(thread))
    } else {
        Ok(Value::float(answer))
    }
}

pub(crate) fn modf(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let x = real(thread, &args[0])?;
    let whole = x.trunc();
    let fraction = if x.is_infinite() { 0.0 } else { x - whole };
    Ok(Value::tuple(vec![
        Value::float(if x.is_nan() { x } else { fraction.copysign(x) }),
        Value::float(whole),
    ]))
}

pub(crate) fn isfinite(thread: &mut Thread, args: Args<'_>) -> Outcome {
    real(thread, &args[0]).map(|x| Value::bool(x.is_finite()))
}

pub(crate) fn isinf(thread: &mut Thread, args: Args<'_>) -> Outcome {
    real(thread, &args[0]).map(|x| Value::bool(x.is_infinite()))
}

pub(crate) fn isnan(thread: &mut Thread, args: Args<'_>) -> Outcome {
    real(thread, &args[0]).map(|x| Value::bool(x.is_nan()))
}

fn of_gamma(thread: &mut Thread, args: Args<'_>, function: fn(f64) -> Result<f64, NoValue>) -> Outcome {
    let x = real(thread, &args[0])?;
    match function(x) {
        Ok(answer) => Ok(Value::float(answer)),
        Err(NoValue::Range) => Err(range_error(thread)),
        Err(NoValue::Domain) => Err(domain(thread, "a noninteger or positive integer", x)),
    }
}

pub(crate) fn gamma(thread: &mut Thread, args: Args<'_>) -> Outcome {
    of_gamma(thread, args, gamma_of)
}

pub(crate) fn lgamma(thread: &mut Thread, args: Args<'_>) -> Outcome {
    of_gamma(thread, args, log_gamma)
}

/// The logarithm of an argument. An int may be beyond the floats: then it is that of its leading bits, and of the power of two
/// they are multiplied with.
fn logarithm(thread: &mut Thread, value: &Value, function: fn(f64) -> f64) -> Outcome<f64> {
    let Some(number) = Num::of(value) else {
        let x = real(thread, value)?;
        return if x > 0.0 || x.is_nan() {
            Ok(function(x))
        } else {
            Err(domain(thread, "a positive input", x))
        };
    };
    if number.is_negative() || number.is_zero() {
        return Err(thread.value_error("expected a positive input"));
    }
    if let Ok(x) = number.to_float() {
        return Ok(function(x));
    }
    let big = number.big();
    let bits = dashu_int::ops::BitTest::bit_len(&*big);
    let dropped = bits - 64;
    // Bits below the leading ones matter only as being zero or not: the last bit kept tells.
    let mut leading = &*big >> dropped;
    if (&leading << dropped) != *big {
        leading |= dashu_int::IBig::ONE;
    }
    let mantissa = thread.sound(big_to_float(&leading))?;
    Ok(function(scale(mantissa, -64)) + function(2.0) * bits as f64)
}

/// `log(x)`, `log(x, base)`.
pub(crate) fn log(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let numerator = logarithm(thread, &args[0], f64::ln)?;
    let Some(base) = args.get(1) else {
        return Ok(Value::float(numerator));
    };
    let denominator = logarithm(thread, base, f64::ln)?;
    if denominator == 0.0 {
        return Err(thread.raise(minipy_vm::native::ClassId::ZeroDivisionError, "division by zero"));
    }
    Ok(Value::float(numerator / denominator))
}

pub(crate) fn log2(thread: &mut Thread, args: Args<'_>) -> Outcome {
    logarithm(thread, &args[0], f64::log2).map(Value::float)
}

pub(crate) fn log10(thread: &mut Thread, args: Args<'_>) -> Outcome {
    logarithm(thread, &args[0], f64::log10).map(Value::float)
}

fn two(thread: &mut Thread, args: Args<'_>) -> Outcome<(f64, f64)> {
    Ok((real(thread, &args[0])?, real(thread, &args[1])?))
}

pub(crate) fn atan2(thread: &mut Thread, args: Args<'_>) -> Outcome {
    two(thread, args).map(|(y, x)| Value::float(y.atan2(x)))
}

pub(crate) fn copysign(thread: &mut Thread, args: Args<'_>) -> Outcome {
    two(thread, args).map(|(x, y)| Value::float(x.copysign(y)))
}

pub(crate) fn fmod(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (x, y) = two(thread, args)?;
    let answer = x % y;
    if answer.is_nan() && !x.is_nan() && !y.is_nan() {
        return Err(domain_error(thread));
    }
    Ok(Value::float(answer))
}

pub(crate) fn pow(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (x, y) = two(thread, args)?;
    let answer = x.powf(y);
    if !answer.is_finite() && x.is_finite() && y.is_finite() {
        let in_domain = answer.is_infinite() && x != 0.0;
        return Err(if in_domain {
            range_error(thread)
        } else {
            domain_error(thread)
        });
    }
    Ok(Value::float(answer))
}

/// The IEEE remainder: x less the multiple of y that is nearest, the even one if two are.
pub(crate) fn remainder(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (x, y) = two(thread, args)?;
    if x.is_nan() || y.is_nan() {
        return Ok(Value::float(x + y));
    }
    if x.is_infinite() || y == 0.0 {
        return Err(domain_error(thread));
    }
    if y.is_infinite() {
        return Ok(Value::float(x));
    }
    let (of, by) = (x.abs(), y.abs());
    let below = of % by;
    let above = by - below;
    let rest = if below < above {
        below
    } else if below > above {
        -above
    } else {
        below - 2.0 * ((0.5 * (of - below)) % by)
    };
    Ok(Value::float(1.0f64.copysign(x) * rest))
}

pub(crate) fn fma(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (x, y) = two(thread, args)?;
    let z = real(thread, &args[2])?;
    let answer = x.mul_add(y, z);
    if answer.is_nan() && !x.is_nan() && !y.is_nan() && !z.is_nan() {
        return Err(thread.value_error("invalid operation in fma"));
    }
    if answer.is_infinite() && x.is_finite() && y.is_finite() && z.is_finite() {
        return Err(thread.overflow_error("overflow in fma"));
    }
    Ok(Value::float(answer))
}

/// `isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)`.
pub(crate) fn isclose(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (a, b) = two(thread, args)?;
    let relative = args.get(2).map_or(Ok(1e-9), |tolerance| real(thread, tolerance))?;
    let absolute = args.get(3).map_or(Ok(0.0), |tolerance| real(thread, tolerance))?;
    if relative < 0.0 || absolute < 0.0 {
        return Err(thread.value_error("tolerances must be non-negative"));
    }
    if a == b || a.is_infinite() || b.is_infinite() {
        return Ok(Value::bool(a == b));
    }
    let difference = (b - a).abs();
    let close = difference <= (relative * b).abs() || difference <= (relative * a).abs() || difference <= absolute;
    Ok(Value::bool(close))
}

/// The float some steps from `x` on the way to `y`, but not beyond it.
fn steps_towards(x: f64, y: f64, steps: u64) -> f64 {
    const SIGN: u64 = 1 << 63;
    if steps == 0 || x.is_nan() {
        return x;
    }
    if y.is_nan() {
        return y;
    }
    let (from, to) = (x.to_bits(), y.to_bits());
    let (from_zero, to_zero) = (from & !SIGN, to & !SIGN);
    if (from ^ to) & SIGN != 0 {
        if from_zero + to_zero <= steps {
            return y;
        }
        // Through zero, both signs of which are one step.
        return f64::from_bits(if from_zero < steps {
            to & SIGN | (steps - from_zero)
        } else {
            from - steps
        });
    }
    if from_zero.abs_diff(to_zero) <= steps {
        return y;
    }
    f64::from_bits(if from_zero > to_zero {
        from - steps
    } else {
        from + steps
    })
}

/// `nextafter(x, y, /, *, steps=None)`.
pub(crate) fn nextafter(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (x, y) = two(thread, args)?;
    let steps = match args.get(2).filter(|steps| !steps.is_none()) {
        None => {
            let next = steps_towards(x, y, 1);
            // The C library steps down to a zero of the sign of x, the function with steps ends at y itself.
            return Ok(Value::float(if next == 0.0 && x != y {
                next.copysign(x)
            } else {
                next
            }));
        }
        Some(steps) => {
            let steps = thread.index_value(steps)?;
            let number = Num::of(&steps).unwrap_or(Num::Small(0));
            if number.is_negative() {
                return Err(thread.value_error("steps must be a non-negative integer"));
            }
            u64::try_from(&*number.big()).unwrap_or(u64::MAX)
        }
    };
    Ok(Value::float(steps_towards(x, y, steps)))
}

fn unit_in_last_place(x: f64) -> f64 {
    let x = x.abs();
    if !x.is_finite() {
        return x;
    }
    let next = steps_towards(x, f64::INFINITY, 1);
    if next.is_infinite() {
        x - steps_towards(x, 0.0, 1)
    } else {
        next - x
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scaling_rounds_once() {
        let cases = [
            (1.5, -1074, 1e-323),
            (3.0, -1075, 1e-323),
            (5e-324, 1074, 1.0),
            (5e-324, 2097, 8.98846567431158e307),
            (1.0, 1024, f64::INFINITY),
            (1.0, i64::MIN, 0.0),
        ];
        for (x, exponent, expected) in cases {
            assert_eq!(scale(x, exponent), expected, "ldexp({x}, {exponent})");
        }
        for x in [1.0, -0.1, 5e-324, f64::MAX, 1e-310] {
            let (mantissa, exponent) = split(x);
            assert!(
                (0.5..1.0).contains(&mantissa.abs()) && scale(mantissa, exponent.into()) == x,
                "frexp({x})"
            );
        }
    }

    #[test]
    fn cube_roots_are_those_of_the_c_library() {
        let cases = [
            (27.0, 3.0000000000000004),
            (-27.0, -3.0000000000000004),
            (2.0, 1.2599210498948734),
            (0.3, 0.6694329500821694),
            (1e308, 4.64158883361278e102),
            (1e-310, 4.641588833612775e-104),
            (170.7, 5.547251296960567),
        ];
        for (x, expected) in cases {
            assert_eq!(cube_root(x), expected, "cbrt({x})");
        }
    }
}
