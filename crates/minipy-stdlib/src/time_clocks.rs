//! What the module `time` says about clocks: those of the system by number, and how the clocks of Python are made.

use crate::simple_namespace;
use crate::support::{c_int, set, text};
use minipy_vm::native::clocks::{CLOCKS, numbered, resolution};
use minipy_vm::native::{Args, Arity, NativeDef, Outcome, Thread, Value, os_error};

fn reading(thread: &mut Thread, clock: &Value, read: fn(i32) -> std::io::Result<(i64, i64)>) -> Outcome<(i64, i64)> {
    let clock = clock_number(thread, clock)?;
    read(clock).map_err(|error| os_error(thread, &error, None))
}

fn seconds((whole, nanos): (i64, i64)) -> Value {
    Value::float(whole as f64 + nanos as f64 * 1e-9)
}

/// The number of a clock, with the words of the converter that CPython has for it.
fn clock_number(thread: &mut Thread, clock: &Value) -> Outcome<i32> {
    match clock.as_small_int().or_else(|| clock.as_bool().map(i64::from)) {
        Some(number) if i32::try_from(number).is_ok() => Ok(number as i32),
        _ => {
            let class = thread.class_name(clock);
            Err(thread.type_error(format!("clk_id should be integer, not {class}")))
        }
    }
}

/// `clock_gettime(clock)`.
fn clock_gettime(thread: &mut Thread, args: Args<'_>) -> Outcome {
    reading(thread, &args[0], numbered).map(seconds)
}

/// `clock_gettime_ns(clock)`.
fn clock_gettime_ns(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (whole, nanos) = reading(thread, &args[0], numbered)?;
    Ok(Value::int(whole * 1_000_000_000 + nanos))
}

/// `clock_getres(clock)`.
fn clock_getres(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let clock = c_int(thread, &args[0])?;
    resolution(clock)
        .map(seconds)
        .map_err(|error| os_error(thread, &error, None))
}

/// Python's clocks: the name of each, what it reads, and whether it may be set.
const SOURCES: &[(&str, &str, bool)] = &[
    ("time", "CLOCK_REALTIME", true),
    ("monotonic", "CLOCK_MONOTONIC", false),
    ("perf_counter", "CLOCK_MONOTONIC", false),
    ("process_time", "CLOCK_PROCESS_CPUTIME_ID", false),
    ("thread_time", "CLOCK_THREAD_CPUTIME_ID", false),
];

/// `get_clock_info(name)`.
fn get_clock_info(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let name = text(thread, &args[0], "get_clock_info() argument 1")?;
    let Some(&(_, clock, is_set)) = SOURCES.iter().find(|(known, ..)| *known == name) else {
        return Err(thread.value_error("unknown clock"));
    };
    let number = CLOCKS.iter().find(|(known, _)| *known == clock);
    let resolution = match number.map(|&(_, number)| resolution(number)) {
        Some(Ok(resolution)) => seconds(resolution),
        Some(Err(error)) => return Err(os_error(thread, &error, None)),
        None => Value::NONE,
    };
    let attributes = vec![
        ("implementation", Value::str(&format!("clock_gettime({clock})"))),
        ("monotonic", Value::bool(!is_set)),
        ("adjustable", Value::bool(is_set)),
        ("resolution", resolution),
    ];
    Ok(simple_namespace::make(thread, attributes))
}

/// The numbers of the system's clocks.
pub(crate) fn init(thread: &mut Thread, module: &Value) {
    for &(name, number) in CLOCKS {
        set(thread, module, name, Value::int(number.into()));
    }
}

/// `time.clock_getres`.
pub(crate) const GETRES: NativeDef = NativeDef::function("clock_getres", Arity::One, clock_getres);
/// `time.clock_gettime`.
pub(crate) const GETTIME: NativeDef = NativeDef::function("clock_gettime", Arity::One, clock_gettime);
/// `time.clock_gettime_ns`.
pub(crate) const GETTIME_NS: NativeDef = NativeDef::function("clock_gettime_ns", Arity::One, clock_gettime_ns);
/// `time.get_clock_info`.
pub(crate) const INFO: NativeDef = NativeDef::function("get_clock_info", Arity::One, get_clock_info);
