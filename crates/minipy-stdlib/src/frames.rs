//! `_frames`: what library modules written in Python ask about frames, which are no objects here: where they are, as numbers and text.

use crate::support::{c_int, text};
use minipy_vm::native::{Args, Arity, NativeDef, NativeModule, Outcome, Thread, Value, report};

fn place_tuple(entry: &Value) -> Option<Vec<Value>> {
    let (file, line, function) = report::place(entry)?;
    Some(vec![
        Value::str(&file),
        Value::int(i64::from(line)),
        Value::str(&function),
    ])
}

/// `place(depth)`: file, line, function and module of the function so many calls above the one that asks; None if there is none.
fn place(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let depth = c_int(thread, &args[0])?.max(0) as usize;
    let Some(mut parts) = thread.frame_place(depth).as_ref().and_then(place_tuple) else {
        return Ok(Value::NONE);
    };
    parts.push(thread.caller_module(depth).unwrap_or(Value::NONE));
    Ok(Value::tuple(parts))
}

/// `traceback_place(traceback)`: file, line and function of one entry.
fn traceback_place(_: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(place_tuple(&args[0]).map_or(Value::NONE, Value::tuple))
}

/// `format_exception(exception)`: the whole text of a traceback, with the exceptions it came from.
fn format_exception(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if args[0].as_exception().is_none() {
        return Err(thread.type_error("an exception is required"));
    }
    Ok(Value::str(&report::format_exception(thread, &args[0])))
}

/// `format_exception_only(exception)`: its last lines.
fn format_exception_only(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if args[0].as_exception().is_none() {
        return Err(thread.type_error("an exception is required"));
    }
    Ok(Value::str(&report::format_exception_only(thread, &args[0])))
}

/// `remember_source(filename, text)`: the text that tracebacks show for a file that is none.
fn remember_source(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (file, source) = (text(thread, &args[0], "filename")?, text(thread, &args[1], "text")?);
    report::remember_source(thread, file, source);
    Ok(Value::NONE)
}

/// `has_ended(generator)`: also of a coroutine or an asynchronous generator.
fn has_ended(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::bool(thread.has_generator_ended(&args[0])))
}

/// `standing_line(generator)`: the line a generator or coroutine stands at while it does not run.
fn standing_line(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(thread
        .generator_line(&args[0])
        .map_or(Value::NONE, |line| Value::int(i64::from(line))))
}

fn init(_: &mut Thread, _: &Value) -> Outcome<()> {
    Ok(())
}

/// The module `_frames`.
pub(crate) static MODULE: NativeModule = NativeModule {
    name: "_frames",
    functions: &[
        NativeDef::function("format_exception", Arity::One, format_exception),
        NativeDef::function("format_exception_only", Arity::One, format_exception_only),
        NativeDef::function("has_ended", Arity::One, has_ended),
        NativeDef::function("place", Arity::One, place),
        NativeDef::function("remember_source", Arity::Positional(2, 2), remember_source),
        NativeDef::function("standing_line", Arity::One, standing_line),
        NativeDef::function("traceback_place", Arity::One, traceback_place),
    ],
    missing: &[],
    init,
};
