//! The module `math`: the table. Functions of reals are in `math_real` and `math_gamma`, of ints in `math_int`, of iterables in
//! `math_sums`.

use crate::support::set;
use crate::{math_int as int, math_real as real, math_sums as sums};
use minipy_vm::native::{Arity, NativeDef, NativeModule, Outcome, Signature, Thread, Value};

fn init(thread: &mut Thread, module: &Value) -> Outcome<()> {
    let constants = [
        ("pi", std::f64::consts::PI),
        ("e", std::f64::consts::E),
        ("tau", std::f64::consts::TAU),
        ("inf", f64::INFINITY),
        ("nan", f64::NAN),
    ];
    for (name, value) in constants {
        set(thread, module, name, Value::float(value));
    }
    Ok(())
}

static IS_CLOSE: Signature = Signature {
    params: &["a", "b", "rel_tol", "abs_tol"],
    required: 2,
    positional_only: 0,
    keyword_only: 2,
};
static NEXT_AFTER: Signature = Signature {
    params: &["x", "y", "steps"],
    required: 2,
    positional_only: 2,
    keyword_only: 1,
};
static PROD: Signature = Signature {
    params: &["iterable", "start"],
    required: 1,
    positional_only: 1,
    keyword_only: 1,
};

/// The module `math`.
pub static MODULE: NativeModule = NativeModule {
    name: "math",
    functions: &[
        NativeDef::function("acos", Arity::One, real::acos),
        NativeDef::function("acosh", Arity::One, real::acosh),
        NativeDef::function("asin", Arity::One, real::asin),
        NativeDef::function("asinh", Arity::One, real::asinh),
        NativeDef::function("atan", Arity::One, real::atan),
        NativeDef::function("atan2", Arity::Positional(2, 2), real::atan2),
        NativeDef::function("atanh", Arity::One, real::atanh),
        NativeDef::function("cbrt", Arity::One, real::cbrt),
        NativeDef::function("ceil", Arity::One, int::ceil),
        NativeDef::function("comb", Arity::Positional(2, 2), int::comb),
        NativeDef::function("copysign", Arity::Positional(2, 2), real::copysign),
        NativeDef::function("cos", Arity::One, real::cos),
        NativeDef::function("cosh", Arity::One, real::cosh),
        NativeDef::function("degrees", Arity::One, real::degrees),
        NativeDef::function("dist", Arity::Positional(2, 2), sums::dist),
        NativeDef::function("erf", Arity::One, real::erf),
        NativeDef::function("erfc", Arity::One, real::erfc),
        NativeDef::function("exp", Arity::One, real::exp),
        NativeDef::function("exp2", Arity::One, real::exp2),
        NativeDef::function("expm1", Arity::One, real::expm1),
        NativeDef::function("fabs", Arity::One, real::fabs),
        NativeDef::function("factorial", Arity::One, int::factorial),
        NativeDef::function("floor", Arity::One, int::floor),
        NativeDef::function("fma", Arity::Positional(3, 3), real::fma),
        NativeDef::function("fmod", Arity::Positional(2, 2), real::fmod),
        NativeDef::function("frexp", Arity::One, real::frexp),
        NativeDef::function("fsum", Arity::One, sums::fsum),
        NativeDef::function("gamma", Arity::One, real::gamma),
        NativeDef::function("gcd", Arity::Any, int::gcd),
        NativeDef::function("hypot", Arity::Any, sums::hypot),
        NativeDef::function("isclose", Arity::Named(&IS_CLOSE), real::isclose),
        NativeDef::function("isfinite", Arity::One, real::isfinite),
        NativeDef::function("isinf", Arity::One, real::isinf),
        NativeDef::function("isnan", Arity::One, real::isnan),
        NativeDef::function("isqrt", Arity::One, int::isqrt),
        NativeDef::function("lcm", Arity::Any, int::lcm),
        NativeDef::function("ldexp", Arity::Positional(2, 2), real::ldexp),
        NativeDef::function("lgamma", Arity::One, real::lgamma),
        NativeDef::function("log", Arity::Positional(1, 2), real::log),
        NativeDef::function("log10", Arity::One, real::log10),
        NativeDef::function("log1p", Arity::One, real::log1p),
        NativeDef::function("log2", Arity::One, real::log2),
        NativeDef::function("modf", Arity::One, real::modf),
        NativeDef::function("nextafter", Arity::Named(&NEXT_AFTER), real::nextafter),
        NativeDef::function("perm", Arity::Positional(1, 2), int::perm),
        NativeDef::function("pow", Arity::Positional(2, 2), real::pow),
        NativeDef::function("prod", Arity::Named(&PROD), sums::prod),
        NativeDef::function("radians", Arity::One, real::radians),
        NativeDef::function("remainder", Arity::Positional(2, 2), real::remainder),
        NativeDef::function("sin", Arity::One, real::sin),
        NativeDef::function("sinh", Arity::One, real::sinh),
        NativeDef::function("sqrt", Arity::One, real::sqrt),
        NativeDef::function("sumprod", Arity::Positional(2, 2), sums::sumprod),
        NativeDef::function("tan", Arity::One, real::tan),
        NativeDef::function("tanh", Arity::One, real::tanh),
        NativeDef::function("trunc", Arity::One, int::trunc),
        NativeDef::function("ulp", Arity::One, real::ulp),
    ],
    missing: &[],
    init,
};
