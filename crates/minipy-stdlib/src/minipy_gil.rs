//! `minipy_gil`: what the interpreter's lock does, for scripts. CPython has no such module; a script that is to run there too writes
//!
//! ```python
//! try:
//!     import minipy_gil
//! except ImportError:
//!     minipy_gil = None
//! ```
//!
//! From the import on every release and acquisition is timed, so that the figures are exact. Times are floats in seconds. What is
//! counted and how it adds up is the lock's business.

use crate::support::set;
use minipy_vm::native::{
    Args, Arity, Cause, NativeDef, NativeModule, Outcome, RawDict, Slice, Thread, ThreadStats, Value,
};
use std::time::Duration;

fn seconds(time: Duration) -> Value {
    Value::float(time.as_secs_f64())
}

fn optional(time: Option<Duration>) -> Value {
    time.map_or(Value::NONE, seconds)
}

fn dict(thread: &mut Thread, entries: Vec<(&str, Value)>) -> Value {
    let dict = Value::dict(RawDict::default());
    for (name, value) in entries {
        if let Some(table) = dict.as_dict() {
            drop(table.set_str(thread, &Value::intern(name), value));
        }
    }
    dict
}

/// `policy()`: the name of the lock's policy.
fn policy(thread: &mut Thread, _: Args<'_>) -> Outcome {
    Ok(Value::str(thread.heap().gil.policy()))
}

/// `interval()`: the switch interval. For slices that are counted in instructions see `slice_ops()`.
fn interval(thread: &mut Thread, _: Args<'_>) -> Outcome {
    Ok(seconds(thread.heap().gil.interval()))
}

/// `slice_ops()`: the instructions in a slice, or None if slices are measured in time.
fn slice_ops(thread: &mut Thread, _: Args<'_>) -> Outcome {
    Ok(match thread.heap().gil.slice() {
        Slice::Ops(ops) => Value::int(i64::from(ops)),
        Slice::Time(_) => Value::NONE,
    })
}

/// `effective_slice()`: the median length of the turns that ended because the slice was over, or None if there were none.
fn effective_slice(thread: &mut Thread, _: Args<'_>) -> Outcome {
    Ok(optional(thread.heap().gil.stats().slice_p50))
}

/// `holder()`: number and name of the thread that holds the lock, which is the one that asks.
fn holder(thread: &mut Thread, _: Args<'_>) -> Outcome {
    let me = thread.id();
    let doings = thread.heap().gil.doings();
    let mine = doings.into_iter().find(|(id, ..)| *id == me);
    Ok(match mine {
        Some((id, name, _)) => Value::tuple(vec![Value::int(id.number().into()), Value::str(&name)]),
        None => Value::NONE,
    })
}

/// `waiters()`: number, name and age of each wait for the lock, in the order of the queue.
fn waiters(thread: &mut Thread, _: Args<'_>) -> Outcome {
    let waiters = thread.heap().gil.waiters();
    let row =
        |number: u32, name: &str, age| Value::tuple(vec![Value::int(number.into()), Value::str(name), seconds(age)]);
    let rows = waiters
        .iter()
        .map(|waiter| row(waiter.thread.number(), &waiter.name, waiter.age));
    Ok(Value::list(rows.collect()))
}

fn thread_figures(thread: &mut Thread, row: &ThreadStats) -> Value {
    let causes = Cause::ALL
        .iter()
        .map(|cause| (cause.name(), Value::int(row.causes[cause.index()] as i64)))
        .collect();
    let causes = dict(thread, causes);
    let waits = row.waits.iter().map(|count| Value::int(*count as i64)).collect();
    let count = |count: u64| Value::int(count as i64);
    let at = row.longest_at.as_deref().map_or(Value::NONE, Value::str);
    dict(
        thread,
        vec![
            ("number", Value::int(row.number.into())),
            ("name", Value::str(&row.name)),
            ("alive", Value::bool(row.alive)),
            ("life", seconds(row.life)),
            ("held", seconds(row.held)),
            ("waited", seconds(row.waited)),
            ("blocked", seconds(row.blocked())),
            ("uncontended", count(row.uncontended)),
            ("contended", count(row.contended)),
            ("taken", count(row.taken)),
            ("retook", count(row.retook())),
            ("asked", count(row.asked)),
            ("void", count(row.void)),
            ("longest_hold", seconds(row.longest_hold)),
            ("longest_hold_at", at),
            ("longest_wait", seconds(row.longest_wait)),
            ("causes", causes),
            ("waits_log2", Value::list(waits)),
        ],
    )
}

/// `counters()`: everything counted so far, as a dict; `threads` is a list of dicts.
fn counters(thread: &mut Thread, _: Args<'_>) -> Outcome {
    let stats = thread.heap().gil.stats();
    let rows = stats.threads.iter().map(|row| thread_figures(thread, row)).collect();
    Ok(dict(
        thread,
        vec![
            ("policy", Value::str(stats.policy)),
            ("interval", seconds(stats.interval)),
            ("wall", seconds(stats.wall)),
            ("idle", seconds(stats.idle)),
            ("switches", Value::int(stats.switches as i64)),
            ("slice_p50", optional(stats.slice_p50)),
            ("wait_p50", optional(stats.wait_p50)),
            ("wait_p99", optional(stats.wait_p99)),
            ("threads", Value::list(rows)),
        ],
    ))
}

/// `reset()`: counts from here.
fn reset(thread: &mut Thread, _: Args<'_>) -> Outcome {
    thread.heap().gil.reset_stats();
    Ok(Value::NONE)
}

fn init(thread: &mut Thread, module: &Value) -> Outcome<()> {
    thread.heap().gil.observe_closely();
    let names = Cause::ALL.iter().map(|cause| Value::str(cause.name()));
    set(thread, module, "CAUSES", Value::tuple(names.collect()));
    Ok(())
}

/// `minipy_gil`.
pub static MODULE: NativeModule = NativeModule {
    name: "minipy_gil",
    functions: &[
        NativeDef::function("policy", Arity::Zero, policy),
        NativeDef::function("interval", Arity::Zero, interval),
        NativeDef::function("slice_ops", Arity::Zero, slice_ops),
        NativeDef::function("effective_slice", Arity::Zero, effective_slice),
        NativeDef::function("holder", Arity::Zero, holder),
        NativeDef::function("waiters", Arity::Zero, waiters),
        NativeDef::function("counters", Arity::Zero, counters),
        NativeDef::function("reset", Arity::Zero, reset),
    ],
    missing: &[],
    init,
};
