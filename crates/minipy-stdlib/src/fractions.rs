//! The module `_fractions`: the arithmetic of `fractions.Fraction`, whose instances have the attributes `_numerator` and
//! `_denominator`, ints without a common factor, the second above 0.
//!
//! Common factors are taken out before multiplying (Knuth, "The Art of Computer Programming", volume 2, 4.5.1). Ints of a machine
//! word go a short way, in which no intermediate result exceeds 128 bits.

use dashu_int::ops::Gcd;
use dashu_int::{IBig, UBig};
use minipy_vm::native::{Args, Arity, ClassId, NativeDef, NativeModule, Num, Outcome, Thread, Value};

const NUMERATOR: &str = "_numerator";
const DENOMINATOR: &str = "_denominator";

/// What an operation makes of two fractions.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Op {
    Add,
    Sub,
    Mul,
    Div,
}

/// Numerator and denominator of a Fraction or an int.
fn parts(thread: &mut Thread, value: &Value) -> Outcome<(Value, Value)> {
    if Num::of(value).is_some() {
        return Ok((value.clone(), Value::small_int(1)));
    }
    let numerator = thread.own_attribute(value, &Value::intern(NUMERATOR));
    let denominator = thread.own_attribute(value, &Value::intern(DENOMINATOR));
    match (numerator, denominator) {
        (Some(numerator), Some(denominator)) => Ok((numerator, denominator)),
        _ => Err(thread.type_error("minipy: not a Fraction")),
    }
}

/// A Fraction of a class.
fn make(thread: &mut Thread, class: &Value, numerator: Value, denominator: Value) -> Outcome {
    let Some(made) = thread.new_instance(class) else {
        return Err(thread.type_error("minipy: not a class of Fractions"));
    };
    thread.set_own_attribute(&made, &Value::intern(NUMERATOR), numerator);
    thread.set_own_attribute(&made, &Value::intern(DENOMINATOR), denominator);
    Ok(made)
}

/// Euclid's algorithm.
fn gcd(a: i64, b: i64) -> i64 {
    let (mut a, mut b) = (a.unsigned_abs(), b.unsigned_abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a as i64
}

fn wide(number: i128) -> Value {
    match i64::try_from(number) {
        Ok(number) => Value::int(number),
        Err(_) => Value::big(IBig::from(number)),
    }
}

/// The short way, of immediate ints: 63 bits, so that sums of two products fit.
fn small(op: Op, a: (i64, i64), b: (i64, i64)) -> (Value, Value) {
    let ((na, da), (nb, db)) = (a, b);
    let product = |x: i64, y: i64| i128::from(x) * i128::from(y);
    match op {
        Op::Add | Op::Sub => {
            let combine = |x: i128, y: i128| if op == Op::Add { x + y } else { x - y };
            let g = gcd(da, db);
            if g == 1 {
                return (wide(combine(product(na, db), product(nb, da))), wide(product(da, db)));
            }
            let s = da / g;
            let t = combine(product(na, db / g), product(nb, s));
            let g2 = gcd((t % i128::from(g)) as i64, g);
            (wide(t / i128::from(g2)), wide(product(s, db / g2)))
        }
        Op::Mul => {
            let (g1, g2) = (gcd(na, db).max(1), gcd(nb, da).max(1));
            (wide(product(na / g1, nb / g2)), wide(product(db / g1, da / g2)))
        }
        Op::Div => {
            let (g1, g2) = (gcd(na, nb).max(1), gcd(db, da).max(1));
            let (n, d) = (product(na / g1, db / g2), product(nb / g1, da / g2));
            if d < 0 {
                (wide(-n), wide(-d))
            } else {
                (wide(n), wide(d))
            }
        }
    }
}

fn big(value: &Value) -> IBig {
    match Num::of(value) {
        Some(Num::Big(big)) => big.clone(),
        Some(Num::Small(small)) => IBig::from(small),
        None => IBig::ZERO,
    }
}

/// A common divisor, at least 1.
fn common(a: &IBig, b: &IBig) -> IBig {
    let zero = IBig::ZERO;
    if *a == zero && *b == zero {
        return IBig::ONE;
    }
    let divisor: UBig = a.gcd(b);
    IBig::from(divisor)
}

fn large(op: Op, a: &(Value, Value), b: &(Value, Value)) -> (Value, Value) {
    let (na, da, nb, db) = (big(&a.0), big(&a.1), big(&b.0), big(&b.1));
    match op {
        Op::Add | Op::Sub => {
            let g = common(&da, &db);
            let s = &da / &g;
            let (x, y) = (na * (&db / &g), nb * &s);
            let t = if op == Op::Add { x + y } else { x - y };
            let g2 = common(&t, &g);
            (Value::big(t / &g2), Value::big(s * (db / g2)))
        }
        Op::Mul => {
            let (g1, g2) = (common(&na, &db), common(&nb, &da));
            (Value::big((na / &g1) * (nb / &g2)), Value::big((db / g1) * (da / g2)))
        }
        Op::Div => {
            let (g1, g2) = (common(&na, &nb), common(&db, &da));
            let (n, d) = ((na / &g1) * (db / &g2), (nb / g1) * (da / g2));
            if d < IBig::ZERO {
                (Value::big(-n), Value::big(-d))
            } else {
                (Value::big(n), Value::big(d))
            }
        }
    }
}

/// `op(Fraction, a, b)`: `a` and `b` are Fractions or ints.
fn arithmetic(thread: &mut Thread, args: Args<'_>, op: Op) -> Outcome {
    let a = parts(thread, &args[1])?;
    let b = parts(thread, &args[2])?;
    if op == Op::Div && b.0.as_small_int() == Some(0) {
        let text = thread.str_text(&b.1)?;
        return Err(thread.raise(ClassId::ZeroDivisionError, format!("Fraction({text}, 0)")));
    }
    let words = |pair: &(Value, Value)| Some((pair.0.as_small_int()?, pair.1.as_small_int()?));
    let (numerator, denominator) = match (words(&a), words(&b)) {
        (Some(a), Some(b)) => small(op, a, b),
        _ => large(op, &a, &b),
    };
    make(thread, &args[0], numerator, denominator)
}

fn add(thread: &mut Thread, args: Args<'_>) -> Outcome {
    arithmetic(thread, args, Op::Add)
}

fn sub(thread: &mut Thread, args: Args<'_>) -> Outcome {
    arithmetic(thread, args, Op::Sub)
}

fn mul(thread: &mut Thread, args: Args<'_>) -> Outcome {
    arithmetic(thread, args, Op::Mul)
}

fn div(thread: &mut Thread, args: Args<'_>) -> Outcome {
    arithmetic(thread, args, Op::Div)
}

/// `reduced(class, numerator, denominator)`: a Fraction in lowest terms of two ints.
fn reduced(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (numerator, denominator) = (&args[1], &args[2]);
    if denominator.as_small_int() == Some(0) || denominator.as_bool() == Some(false) {
        let text = thread.str_text(numerator)?;
        return Err(thread.raise(ClassId::ZeroDivisionError, format!("Fraction({text}, 0)")));
    }
    if let (Some(n), Some(d)) = (numerator.as_small_int(), denominator.as_small_int()) {
        let g = if d < 0 { -gcd(n, d) } else { gcd(n, d) };
        return make(thread, &args[0], Value::int(n / g), Value::int(d / g));
    }
    let (n, d) = (big(numerator), big(denominator));
    let g = common(&n, &d);
    let g = if d < IBig::ZERO { -g } else { g };
    make(thread, &args[0], Value::big(n / &g), Value::big(d / g))
}

fn init(_: &mut Thread, _: &Value) -> Outcome<()> {
    Ok(())
}

const THREE: Arity = Arity::Positional(3, 3);

/// The module `_fractions`.
pub static MODULE: NativeModule = NativeModule {
    name: "_fractions",
    functions: &[
        NativeDef::function("add", THREE, add),
        NativeDef::function("div", THREE, div),
        NativeDef::function("mul", THREE, mul),
        NativeDef::function("reduced", THREE, reduced),
        NativeDef::function("sub", THREE, sub),
    ],
    missing: &[],
    init,
};
