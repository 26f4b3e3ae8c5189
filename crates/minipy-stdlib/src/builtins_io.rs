//! `print` and `input`: to and from whatever `sys.stdout` and `sys.stdin` are when they are called.

use crate::stdio;
use minipy_vm::native::{Args, ClassId, Outcome, Thread, Value, decimal};

/// What the keywords of `print` say; an absent value is the default.
struct Layout {
    separator: Value,
    end: Value,
    file: Value,
    flush: bool,
}

impl Layout {
    fn of(thread: &mut Thread, args: Args<'_>) -> Outcome<Layout> {
        let mut layout = Layout {
            separator: Value::UNDEF,
            end: Value::UNDEF,
            file: Value::UNDEF,
            flush: false,
        };
        for (name, value) in args.by_keyword() {
            match name.as_str().unwrap_or_default() {
                "flush" => layout.flush = thread.truth(value)?,
                "sep" if value.is_none() => {}
                "end" if value.is_none() => {}
                "file" if value.is_none() => {}
                "sep" => layout.separator = value.clone(),
                "end" => layout.end = value.clone(),
                "file" => layout.file = value.clone(),
                other => {
                    return Err(thread.unexpected_keyword("print", other, &["sep", "end", "file", "flush"]));
                }
            }
        }
        for (name, value) in [("sep", &layout.separator), ("end", &layout.end)] {
            if let Some(value) = value.given().filter(|value| value.as_str().is_none()) {
                let message = format!("{name} must be None or a string, not {}", thread.class_name(value));
                return Err(thread.type_error(message));
            }
        }
        Ok(layout)
    }
}

/// `print(*values, sep=' ', end='\n', file=None, flush=False)`.
///
/// Every piece is written by itself, in order: what the `__str__` of a value writes comes after the values before it.
pub(crate) fn print(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let layout = match args.names {
        [] => Layout {
            separator: Value::UNDEF,
            end: Value::UNDEF,
            file: Value::UNDEF,
            flush: false,
        },
        _ => Layout::of(thread, args)?,
    };
    let file = match layout.file.given() {
        Some(file) => file.clone(),
        None => match stdio::current(thread, stdio::STDOUT) {
            None => return Err(thread.raise(ClassId::RuntimeError, "lost sys.stdout")),
            Some(file) if file.is_none() => return Ok(Value::NONE),
            Some(file) => file,
        },
    };
    if stdio::is_ours(thread, &file) {
        print_to_stream(thread, &file, args.by_position(), &layout)?;
    } else {
        print_to_object(thread, &file, args.by_position(), &layout)?;
    }
    Ok(Value::NONE)
}

/// The short way, to a stream of ours.
fn print_to_stream(thread: &mut Thread, file: &Value, values: &[Value], layout: &Layout) -> Outcome<()> {
    for (i, value) in values.iter().enumerate() {
        if i > 0 {
            match layout.separator.given() {
                None => stdio::write_ascii(thread, file, " ")?,
                Some(separator) => stdio::write(thread, file, separator)?,
            }
        }
        if let Some(int) = value.as_small_int() {
            stdio::write_ascii(thread, file, decimal(int, &mut [0; 20]))?;
        } else if thread.is_exactly(value, ClassId::Str) {
            stdio::write(thread, file, value)?;
        } else {
            let text = thread.str(value)?;
            stdio::write(thread, file, &text)?;
        }
    }
    match layout.end.given() {
        None => stdio::write_ascii(thread, file, "\n")?,
        Some(end) => stdio::write(thread, file, end)?,
    }
    if layout.flush {
        stdio::flush(thread, file)
    } else {
        Ok(())
    }
}

/// The way of CPython: `file.write` is looked up and called for every piece.
fn print_to_object(thread: &mut Thread, file: &Value, values: &[Value], layout: &Layout) -> Outcome<()> {
    let separator = layout.separator.given().cloned().unwrap_or_else(|| Value::str(" "));
    let end = layout.end.given().cloned().unwrap_or_else(|| Value::str("\n"));
    let write = Value::intern("write");
    let put = |thread: &mut Thread, text: Value| {
        let write = thread.get_attr(file, &write)?;
        thread.call(&write, &[text]).map(drop)
    };
    for (i, value) in values.iter().enumerate() {
        if i > 0 {
            put(thread, separator.clone())?;
        }
        // The method is looked up before the text is made, so that a file without one is the first to be complained of.
        let write = thread.get_attr(file, &write)?;
        let text = thread.str(value)?;
        thread.call(&write, &[text])?;
    }
    put(thread, end)?;
    if layout.flush {
        thread.call_method(file, "flush", &[])?;
    }
    Ok(())
}

/// One of the streams, which `input` cannot do without.
fn stream(thread: &mut Thread, which: &'static str) -> Outcome {
    match stdio::current(thread, which) {
        Some(stream) if !stream.is_none() => Ok(stream),
        _ => Err(thread.raise(ClassId::RuntimeError, format!("lost sys.{which}"))),
    }
}

/// What a stream cannot get rid of, or that it has no `flush`, keeps nobody from reading.
fn flush_if_possible(thread: &mut Thread, stream: &Value) {
    if thread.call_method(stream, "flush", &[]).is_err() {
        drop(thread.take_exception());
    }
}

/// `input(prompt='')`.
pub(crate) fn input(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let stdin = stream(thread, stdio::STDIN)?;
    let stdout = stream(thread, stdio::STDOUT)?;
    let stderr = stream(thread, stdio::STDERR)?;
    flush_if_possible(thread, &stderr);
    if let Some(prompt) = args.get(0) {
        let prompt = thread.str(prompt)?;
        thread.call_method(&stdout, "write", &[prompt])?;
    }
    flush_if_possible(thread, &stdout);
    let line = if stdio::is_ours(thread, &stdin) {
        stdio::read_line(thread, &stdin, None)?
    } else {
        thread.call_method(&stdin, "readline", &[])?
    };
    let Some(text) = line.as_str() else {
        return Err(thread.type_error("object.readline() returned non-string"));
    };
    match text.strip_suffix('\n') {
        Some(text) => Ok(Value::str(text)),
        None if text.is_empty() => Err(thread.raise(ClassId::EOFError, "EOF when reading a line")),
        None => Ok(line.clone()),
    }
}
