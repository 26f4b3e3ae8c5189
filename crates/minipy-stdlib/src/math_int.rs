//! Functions of ints: factorials, binomials, divisors, square roots; and rounding to ints.

use crate::support::real;
use dashu_int::{IBig, UBig};
use minipy_vm::native::text::fault::check_room;
use minipy_vm::native::text::{int_float, math_int};
use minipy_vm::native::{Args, ClassId, Num, Outcome, Special, Thread, Value};

/// The product of `low..=high`; a MemoryError if there is no room for it.
fn product(thread: &mut Thread, low: u64, high: u64) -> Outcome<UBig> {
    let bits = u128::from(high.saturating_sub(low)) * u128::from(u64::BITS - high.leading_zeros());
    let room = check_room(usize::try_from(bits / 8).unwrap_or(usize::MAX));
    thread.sound(room)?;
    product_of_halves(thread, low, high)
}

/// Halved until the halves are short: large numbers of like size multiply fastest.
fn product_of_halves(thread: &mut Thread, low: u64, high: u64) -> Outcome<UBig> {
    if low > high {
        return Ok(UBig::ONE);
    }
    if high - low < 16 {
        let mut answer = UBig::from(low);
        for factor in low + 1..=high {
            answer *= factor;
        }
        return Ok(answer);
    }
    thread.poll_native()?;
    let middle = low + (high - low) / 2;
    let left = product_of_halves(thread, low, middle)?;
    Ok(left * product_of_halves(thread, middle + 1, high)?)
}

/// The product of `count` numbers from `first` downwards.
fn falling(thread: &mut Thread, first: &IBig, count: u64) -> Outcome<IBig> {
    if let Ok(high) = u64::try_from(first) {
        return product(thread, high - count + 1, high).map(IBig::from);
    }
    let mut answer = IBig::ONE;
    for i in 0..count {
        answer *= first - IBig::from(i);
        thread.poll_native()?;
    }
    Ok(answer)
}

fn factorial_of(thread: &mut Thread, value: &Value) -> Outcome {
    let int = thread.index_value(value)?;
    let number = Num::of(&int).unwrap_or(Num::Small(0));
    if number.is_negative() {
        return Err(thread.value_error("factorial() not defined for negative values"));
    }
    match number.small() {
        Some(n) if n <= 20 => Ok(Value::int((2..=n).product())),
        Some(n) => product(thread, 2, n as u64).map(|answer| Value::big(answer.into())),
        None => {
            let message = format!("factorial() argument should not exceed {}", i64::MAX);
            Err(thread.overflow_error(message))
        }
    }
}

pub(crate) fn factorial(thread: &mut Thread, args: Args<'_>) -> Outcome {
    factorial_of(thread, &args[0])
}

/// The two arguments of `comb` and `perm`, neither of which may be negative.
fn whole_numbers(thread: &mut Thread, args: Args<'_>) -> Outcome<(IBig, IBig)> {
    let (n, k) = (thread.index_value(&args[0])?, thread.index_value(&args[1])?);
    let big = |value: &Value| Num::of(value).map_or(IBig::ZERO, |number| number.big().into_owned());
    let (n, k) = (big(&n), big(&k));
    for (name, number) in [("n", &n), ("k", &k)] {
        if *number < IBig::ZERO {
            return Err(thread.value_error(format!("{name} must be a non-negative integer")));
        }
    }
    Ok((n, k))
}

/// `comb(n, k)`.
pub(crate) fn comb(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (n, k) = whole_numbers(thread, args)?;
    if k > n {
        return Ok(Value::small_int(0));
    }
    let fewer = (&n - &k).min(k);
    let Ok(k) = i64::try_from(&fewer) else {
        return Err(thread.overflow_error(format!("min(n - k, k) must not exceed {}", i64::MAX)));
    };
    if let Some(answer) = i64::try_from(&n).ok().and_then(|n| small_comb(n as u64, k as u64)) {
        return Ok(Value::int(answer));
    }
    let numerator = falling(thread, &n, k as u64)?;
    let denominator = product(thread, 2, k as u64)?;
    Ok(Value::big(numerator / IBig::from(denominator)))
}

/// The binomial coefficient, if no step on the way leaves 64 bits.
fn small_comb(n: u64, k: u64) -> Option<i64> {
    let mut answer: u64 = 1;
    for i in 0..k {
        // The product of i + 1 neighbours is divisible by (i + 1)!.
        answer = answer.checked_mul(n - i)? / (i + 1);
    }
    i64::try_from(answer).ok()
}

/// `perm(n, k=None)`.
pub(crate) fn perm(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if args.get(1).is_none_or(Value::is_none) {
        return factorial_of(thread, &args[0]);
    }
    let (n, k) = whole_numbers(thread, args)?;
    if k > n {
        return Ok(Value::small_int(0));
    }
    match u64::try_from(&k) {
        Ok(k) if k <= i64::MAX as u64 => falling(thread, &n, k).map(Value::big),
        _ => Err(thread.overflow_error(format!("k must not exceed {}", i64::MAX))),
    }
}

pub(crate) fn isqrt(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let int = thread.index_value(&args[0])?;
    let root = match Num::of(&int).unwrap_or(Num::Small(0)) {
        Num::Small(i) => math_int::isqrt(i).map(Value::int),
        Num::Big(big) => math_int::big_isqrt(big).map(Value::from),
    };
    thread.sound(root)
}

/// Goes through the arguments of `gcd` and `lcm`, all of which must be ints.
fn fold(thread: &mut Thread, args: Args<'_>, name: &str, start: i64, join: fn(Num<'_>, Num<'_>) -> Value) -> Outcome {
    if !args.names.is_empty() {
        return Err(thread.type_error(format!("math.{name}() takes no keyword arguments")));
    }
    let mut answer = Value::small_int(start);
    for arg in args.values {
        let next = thread.index_value(arg)?;
        if let (Some(a), Some(b)) = (Num::of(&answer), Num::of(&next)) {
            answer = join(a, b);
        }
    }
    Ok(answer)
}

fn divisor(a: Num<'_>, b: Num<'_>) -> Value {
    match (a, b) {
        (Num::Small(a), Num::Small(b)) => math_int::gcd(a, b).into(),
        (a, b) => math_int::big_gcd(&a.big(), &b.big()).into(),
    }
}

fn multiple(a: Num<'_>, b: Num<'_>) -> Value {
    if a.is_zero() || b.is_zero() {
        return Value::small_int(0);
    }
    let common = divisor(a, b);
    let common = Num::of(&common).unwrap_or(Num::Small(1));
    let product = &*a.big() / &*common.big() * &*b.big();
    Value::big(if product < IBig::ZERO { -product } else { product })
}

pub(crate) fn gcd(thread: &mut Thread, args: Args<'_>) -> Outcome {
    fold(thread, args, "gcd", 0, divisor)
}

pub(crate) fn lcm(thread: &mut Thread, args: Args<'_>) -> Outcome {
    fold(thread, args, "lcm", 1, multiple)
}

/// A float rounded to an int by `round`, or what the method of another object gives.
fn rounded(thread: &mut Thread, value: &Value, special: Special, round: fn(f64) -> f64) -> Outcome<Option<Value>> {
    let exact = thread.is_exactly(value, ClassId::Float);
    if !exact && let Some(answer) = thread.call_special(value, special, &[])? {
        return Ok(Some(answer));
    }
    if let Some(f) = value.as_float() {
        let int = thread.sound(int_float::float_to_int(round(f)))?;
        return Ok(Some(int.into()));
    }
    Ok(Num::of(value).map(Num::to_value))
}

/// As [`rounded`]; what has no method may still be a real number.
fn rounded_real(thread: &mut Thread, value: &Value, special: Special, round: fn(f64) -> f64) -> Outcome {
    if let Some(answer) = rounded(thread, value, special, round)? {
        return Ok(answer);
    }
    let x = real(thread, value)?;
    let int = thread.sound(int_float::float_to_int(round(x)))?;
    Ok(int.into())
}

pub(crate) fn ceil(thread: &mut Thread, args: Args<'_>) -> Outcome {
    rounded_real(thread, &args[0], Special::Ceil, f64::ceil)
}

pub(crate) fn floor(thread: &mut Thread, args: Args<'_>) -> Outcome {
    rounded_real(thread, &args[0], Special::Floor, f64::floor)
}

pub(crate) fn trunc(thread: &mut Thread, args: Args<'_>) -> Outcome {
    match rounded(thread, &args[0], Special::Trunc, f64::trunc)? {
        Some(answer) => Ok(answer),
        None => {
            let message = format!("type {} doesn't define __trunc__ method", thread.class_name(&args[0]));
            Err(thread.type_error(message))
        }
    }
}
