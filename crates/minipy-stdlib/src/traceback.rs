//! `_traceback`: what `traceback` (written in Python) asks of the machine: where the entries of a traceback and the running frames
//! are, and texts as the interpreter itself writes them.

use crate::support::text;
use minipy_vm::native::{Args, Arity, NativeDef, NativeModule, Outcome, Thread, Value, report, traceback_location};

/// File, line, function, last line, columns: of an entry of a traceback.
fn entry(place: &Value) -> Option<Value> {
    let (file, line, function) = report::place(place)?;
    let location = traceback_location(place);
    let number = |number: u32| match location.line {
        0 => Value::NONE,
        _ => Value::int(number.into()),
    };
    Some(Value::tuple(vec![
        Value::str(&file),
        Value::int(line.into()),
        Value::str(&function),
        number(location.end_line),
        number(location.column),
        number(location.end_column),
    ]))
}

/// `entries(traceback)`: one for each frame, the outermost first.
fn entries(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let mut found = Vec::new();
    let mut at = args[0].clone();
    while at.as_traceback().is_some() {
        found.extend(entry(&at));
        at = thread.get_attr(&at, &Value::intern("tb_next"))?;
    }
    Ok(Value::list(found))
}

/// `stack(depth)`: one for each running frame from the outermost down to that one, counted from the running one.
fn stack(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let mut depth = usize::try_from(thread.index(&args[0])?).unwrap_or(0);
    let mut found = Vec::new();
    while let Some(place) = thread.frame_place(depth) {
        found.extend(entry(&place));
        depth += 1;
    }
    found.reverse();
    Ok(Value::list(found))
}

/// `block(lines, column, end_column)`: lines of source as a report shows them, with carets.
fn block(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let text = text(thread, &args[0], "lines")?.to_owned();
    let (column, end) = (thread.index(&args[1])?, thread.index(&args[2])?);
    let lines: Vec<&str> = text.split('\n').collect();
    // Columns are those of a compiler, but a script may have made its own: they must lie inside of their lines, between characters.
    let inside = |line: Option<&&str>, column: i64| {
        let column = usize::try_from(column).ok()?;
        line.is_some_and(|line| line.is_char_boundary(column)).then_some(column)
    };
    let shown = match (inside(lines.first(), column), inside(lines.last(), end)) {
        (Some(column), Some(end)) if lines.len() > 1 || column <= end => {
            report::carets::with_carets(&lines, column, end)
        }
        _ => report::carets::plain(lines.first().unwrap_or(&"")),
    };
    Ok(Value::str(&shown))
}

/// `format_exception(exception)`: the whole text, with what it came from.
fn format_exception(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::str(&report::format_exception(thread, &args[0])))
}

/// `format_exception_only(exception)`: the last lines.
fn format_exception_only(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::str(&report::format_exception_only(thread, &args[0])))
}

/// `format_traceback(traceback)`: the frames.
fn format_traceback(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::str(&report::format_traceback(thread, &args[0])))
}

/// `_traceback`.
pub(crate) static MODULE: NativeModule = NativeModule {
    name: "_traceback",
    functions: &[
        NativeDef::function("block", Arity::Positional(3, 3), block),
        NativeDef::function("entries", Arity::One, entries),
        NativeDef::function("format_exception", Arity::One, format_exception),
        NativeDef::function("format_exception_only", Arity::One, format_exception_only),
        NativeDef::function("format_traceback", Arity::One, format_traceback),
        NativeDef::function("stack", Arity::One, stack),
    ],
    missing: &[],
    init: |_, _| Ok(()),
};
