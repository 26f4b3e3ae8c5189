//! The module `gc`: the cycle collector by hand.
//!
//! minipy has one generation, so what CPython does with three is taken for all of it. `get_objects`, `get_referrers` and their
//! relatives are left out: they would show what has no object here.

use crate::support::{c_int, set};
use minipy_vm::native::{Args, Arity, Guarded, Kind, NativeDef, NativeModule, Outcome, Signature, Thread, Value};

/// What `set_threshold` was told. The collector has a measure of its own.
struct Thresholds(Guarded<[i32; 3]>);

impl Default for Thresholds {
    fn default() -> Thresholds {
        Thresholds(Guarded::new([2000, 10, 10]))
    }
}

fn collect(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let generation = args.get(0).map_or(Ok(2), |generation| c_int(thread, generation))?;
    if !(0..=2).contains(&generation) {
        return Err(thread.value_error("invalid generation"));
    }
    Ok(Value::length(thread.collect_cycles()))
}

fn enable(thread: &mut Thread, _: Args<'_>) -> Outcome {
    thread.heap().switch_collector(true);
    Ok(Value::NONE)
}

fn disable(thread: &mut Thread, _: Args<'_>) -> Outcome {
    thread.heap().switch_collector(false);
    Ok(Value::NONE)
}

fn is_enabled(thread: &mut Thread, _: Args<'_>) -> Outcome {
    Ok(Value::bool(thread.heap().collector_is_on()))
}

fn get_count(thread: &mut Thread, _: Args<'_>) -> Outcome {
    let young = thread.heap().young_containers();
    Ok(Value::tuple(vec![
        Value::length(young),
        Value::small_int(0),
        Value::small_int(0),
    ]))
}

fn get_threshold(thread: &mut Thread, _: Args<'_>) -> Outcome {
    let thresholds = *thread.heap().extension::<Thresholds>().0.get(thread);
    Ok(Value::tuple(
        thresholds.iter().map(|&n| Value::small_int(i64::from(n))).collect(),
    ))
}

fn set_threshold(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let given = args.values.len();
    if !args.names.is_empty() {
        return Err(thread.type_error("gc.set_threshold() takes no keyword arguments"));
    }
    if !(1..=3).contains(&given) {
        return Err(thread.type_error("gc.set_threshold requires 1 to 3 arguments"));
    }
    let mut numbers = Vec::with_capacity(given);
    for value in args.values {
        numbers.push(c_int(thread, value)?);
    }
    let thresholds = thread.heap().extension::<Thresholds>();
    thresholds.0.get_mut(thread)[..given].copy_from_slice(&numbers);
    Ok(Value::NONE)
}

/// Nothing is ever frozen: a process of minipy does not fork.
fn nothing(_: &mut Thread, _: Args<'_>) -> Outcome {
    Ok(Value::NONE)
}

fn get_freeze_count(_: &mut Thread, _: Args<'_>) -> Outcome {
    Ok(Value::small_int(0))
}

fn is_tracked(_: &mut Thread, args: Args<'_>) -> Outcome {
    let plain = matches!(
        args[0].kind(),
        None | Some(Kind::Float | Kind::Int | Kind::Complex | Kind::Str | Kind::Bytes | Kind::Range | Kind::Code)
    );
    Ok(Value::bool(!plain))
}

fn is_finalized(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::bool(thread.is_finalized(&args[0])))
}

static COLLECT: Signature = Signature {
    params: &["generation"],
    required: 0,
    positional_only: 0,
    keyword_only: 0,
};

fn init(thread: &mut Thread, module: &Value) -> Outcome<()> {
    for name in ["garbage", "callbacks"] {
        set(thread, module, name, Value::list(Vec::new()));
    }
    Ok(())
}

/// The module `gc`.
pub static MODULE: NativeModule = NativeModule {
    name: "gc",
    functions: &[
        NativeDef::function("collect", Arity::Named(&COLLECT), collect),
        NativeDef::function("disable", Arity::Zero, disable),
        NativeDef::function("enable", Arity::Zero, enable),
        NativeDef::function("freeze", Arity::Zero, nothing),
        NativeDef::function("get_count", Arity::Zero, get_count),
        NativeDef::function("get_freeze_count", Arity::Zero, get_freeze_count),
        NativeDef::function("get_threshold", Arity::Zero, get_threshold),
        NativeDef::function("is_finalized", Arity::One, is_finalized),
        NativeDef::function("is_tracked", Arity::One, is_tracked),
        NativeDef::function("isenabled", Arity::Zero, is_enabled),
        NativeDef::function("set_threshold", Arity::Any, set_threshold),
        NativeDef::function("unfreeze", Arity::Zero, nothing),
    ],
    init,
    missing: &[
        "DEBUG_COLLECTABLE",
        "DEBUG_LEAK",
        "DEBUG_SAVEALL",
        "DEBUG_STATS",
        "DEBUG_UNCOLLECTABLE",
        "get_debug",
        "get_objects",
        "get_referents",
        "get_referrers",
        "get_stats",
        "set_debug",
    ],
};
