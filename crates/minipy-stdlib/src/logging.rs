//! `_logging`: what `logging` (written in Python, `python/logging/`) asks of the machine: who called, and exceptions as text.
//!
//! Frames are no objects here; what can be learned of them is where they are.

use crate::support::{c_int, text};
use minipy_vm::native::{Args, Arity, NativeDef, NativeModule, Outcome, Thread, Value, report};

/// How far below the running frame the caller is that the arguments ask for: (how the names of files begin whose frames do not count,
/// how many of the others to go up to). If there are too few the outermost counts.
fn caller_depth(thread: &mut Thread, args: Args<'_>) -> Outcome<usize> {
    let own = text(thread, &args[0], "own")?.to_owned();
    let mut wanted = c_int(thread, &args[1])?.max(1);
    let mut last = 0;
    let mut depth = 0;
    while let Some(place) = thread.frame_place(depth) {
        let inside = report::place(&place).is_some_and(|(file, _, _)| file.starts_with(&own));
        if !inside {
            last = depth;
            wanted -= 1;
            if wanted == 0 {
                break;
            }
        }
        depth += 1;
    }
    Ok(last)
}

/// `caller(own, level)`: file, line and function of the frame that many levels up, not counting those of files called `own...`.
fn caller(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let depth = caller_depth(thread, args)?;
    let place = thread.frame_place(depth).and_then(|place| report::place(&place));
    Ok(match place {
        Some((file, line, function)) => Value::tuple(vec![
            Value::str(&file),
            Value::int(i64::from(line)),
            Value::str(&function),
        ]),
        None => Value::NONE,
    })
}

/// `stack(own, level)`: the frames down to that one, as `traceback.print_stack` writes them.
fn stack(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let depth = caller_depth(thread, args)?;
    Ok(Value::str(&report::format_stack(thread, depth)))
}

/// `format_exception(exception)`: the whole text of a traceback.
fn format_exception(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if args[0].as_exception().is_none() {
        return Ok(Value::str("NoneType: None\n"));
    }
    Ok(Value::str(&report::format_exception(thread, &args[0])))
}

/// `getpid()`.
fn getpid(_: &mut Thread, _: Args<'_>) -> Outcome {
    Ok(Value::int(i64::from(std::process::id())))
}

fn init(_: &mut Thread, _: &Value) -> Outcome<()> {
    Ok(())
}

/// `_logging`.
pub(crate) static MODULE: NativeModule = NativeModule {
    name: "_logging",
    functions: &[
        NativeDef::function("caller", Arity::Positional(2, 2), caller),
        NativeDef::function("format_exception", Arity::One, format_exception),
        NativeDef::function("getpid", Arity::Zero, getpid),
        NativeDef::function("stack", Arity::Positional(2, 2), stack),
    ],
    missing: &[],
    init,
};
