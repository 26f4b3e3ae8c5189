//! What a script may do with a standard stream: the class `_io.TextIOWrapper`, as far as these streams go. There is no
//! `buffer`: bytes cannot be read or written.

use super::{Errors, STDERR, STDIN, TextStream, closed, flush, read_line, read_text, write};
use crate::support::c_int;
use minipy_vm::native::{
    Args, Arity, ClassId, NativeClass, NativeDef, NativeSlots, Outcome, Raised, Signature, Thread, Value,
};

/// `io.UnsupportedOperation`.
static UNSUPPORTED: NativeClass = NativeClass {
    name: "UnsupportedOperation",
    module: "io",
    base: ClassId::OSError,
    slots: None,
    methods: &[],
    has_dict: true,
    is_final: false,
};

#[cold]
fn unsupported(thread: &mut Thread, text: &str) -> Raised {
    let class = thread.native_class(&UNSUPPORTED);
    let exception = Value::exception(&class, Value::tuple(vec![Value::str(text)]));
    thread.raise_value(exception)
}

/// Something about the stream.
fn about<R>(thread: &Thread, stream: &Value, question: impl FnOnce(&TextStream) -> R) -> Option<R> {
    stream.payload::<TextStream>(thread).map(question)
}

fn is_stdin(thread: &Thread, stream: &Value) -> bool {
    about(thread, stream, |state| state.which == STDIN).unwrap_or(false)
}

fn open_for_writing(thread: &mut Thread, stream: &Value) -> Outcome<()> {
    check_open(thread, stream)?;
    if is_stdin(thread, stream) {
        Err(unsupported(thread, "not writable"))
    } else {
        Ok(())
    }
}

fn open_for_reading(thread: &mut Thread, stream: &Value) -> Outcome<()> {
    check_open(thread, stream)?;
    if is_stdin(thread, stream) {
        Ok(())
    } else {
        Err(unsupported(thread, "not readable"))
    }
}

fn check_open(thread: &mut Thread, stream: &Value) -> Outcome<()> {
    match about(thread, stream, |state| state.file.is_none()) {
        Some(true) => Err(closed(thread)),
        _ => Ok(()),
    }
}

fn write_method(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let Some(text) = args[1].as_str_object() else {
        let message = format!("write() argument must be str, not {}", thread.argument_name(&args[1]));
        return Err(thread.type_error(message));
    };
    let length = text.char_len();
    open_for_writing(thread, &args[0])?;
    write(thread, &args[0], &args[1])?;
    Ok(Value::length(length))
}

fn write_lines(thread: &mut Thread, args: Args<'_>) -> Outcome {
    check_open(thread, &args[0])?;
    thread.for_each(&args[1], |thread, line| {
        write_method(thread, Args::positional(&[args[0].clone(), line])).map(drop)
    })?;
    Ok(Value::NONE)
}

fn flush_method(thread: &mut Thread, args: Args<'_>) -> Outcome {
    check_open(thread, &args[0])?;
    flush(thread, &args[0]).map(|()| Value::NONE)
}

fn close(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let flushed = flush(thread, &args[0]);
    if let Some(state) = args[0].payload_mut::<TextStream>(thread) {
        state.file = None;
    }
    flushed.map(|()| Value::NONE)
}

fn enter(thread: &mut Thread, args: Args<'_>) -> Outcome {
    check_open(thread, &args[0])?;
    Ok(args[0].clone())
}

fn exit(thread: &mut Thread, args: Args<'_>) -> Outcome {
    close(thread, Args::positional(&args.values[..1]))
}

/// A number of characters: None and negative numbers mean all.
fn count(thread: &mut Thread, value: Option<&Value>) -> Outcome<Option<usize>> {
    match value {
        None => Ok(None),
        Some(value) if value.is_none() => Ok(None),
        Some(value) => match thread.index_value(value) {
            Ok(_) => thread.index_clamped(value).map(|n| usize::try_from(n).ok()),
            Err(raised) => {
                drop(thread.catch(raised, ClassId::TypeError)?);
                let message = format!("argument should be integer or None, not '{}'", thread.class_name(value));
                Err(thread.type_error(message))
            }
        },
    }
}

fn read(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let count = count(thread, args.get(1))?;
    open_for_reading(thread, &args[0])?;
    read_text(thread, &args[0], count)
}

fn read_line_method(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let limit = match args.get(1) {
        Some(limit) => usize::try_from(thread.index_clamped(limit)?).ok(),
        None => None,
    };
    open_for_reading(thread, &args[0])?;
    read_line(thread, &args[0], limit)
}

fn read_lines(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let hint = count(thread, args.get(1))?
        .filter(|&hint| hint > 0)
        .unwrap_or(usize::MAX);
    open_for_reading(thread, &args[0])?;
    let (mut lines, mut length) = (Vec::new(), 0);
    while length < hint {
        let line = read_line(thread, &args[0], None)?;
        let chars = line.as_str_object().map_or(0, |text| text.char_len());
        if chars == 0 {
            break;
        }
        length += chars;
        lines.push(line);
    }
    Ok(Value::list(lines))
}

fn is_terminal(thread: &mut Thread, args: Args<'_>) -> Outcome {
    match about(thread, &args[0], |state| (state.file.is_none(), state.is_terminal)) {
        Some((true, _)) => Err(thread.value_error("I/O operation on closed file")),
        Some((false, is_terminal)) => Ok(Value::bool(is_terminal)),
        None => Ok(Value::FALSE),
    }
}

fn file_number(thread: &mut Thread, args: Args<'_>) -> Outcome {
    check_open(thread, &args[0])?;
    let number = about(thread, &args[0], |state| match state.which {
        STDIN => 0,
        STDERR => 2,
        _ => 1,
    });
    Ok(Value::small_int(number.unwrap_or(1)))
}

fn readable(thread: &mut Thread, args: Args<'_>) -> Outcome {
    check_open(thread, &args[0])?;
    Ok(Value::bool(is_stdin(thread, &args[0])))
}

fn writable(thread: &mut Thread, args: Args<'_>) -> Outcome {
    check_open(thread, &args[0])?;
    Ok(Value::bool(!is_stdin(thread, &args[0])))
}

fn seekable(thread: &mut Thread, args: Args<'_>) -> Outcome {
    check_open(thread, &args[0])?;
    Ok(Value::FALSE)
}

/// `reconfigure(*, encoding, errors, newline, line_buffering, write_through)`: line buffering and errors can be changed; the
/// encoding may be named if it is UTF-8.
fn reconfigure(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let given = |index: usize| args.get(index).filter(|value| !value.is_none());
    if let Some(encoding) = given(1) {
        let name = crate::support::text(thread, encoding, "encoding")?
            .to_ascii_lowercase()
            .replace('_', "-");
        if name != "utf-8" && name != "utf8" {
            return Err(thread.value_error(format!("minipy: the standard streams are UTF-8, not {name}")));
        }
    }
    let errors = match given(2) {
        Some(errors) => {
            let name = crate::support::text(thread, errors, "errors")?;
            let known = Errors::by_name(name);
            if known.is_none() {
                return Err(thread.value_error(format!("minipy: no error handler '{name}' for the standard streams")));
            }
            known
        }
        // A new encoding brings the default of its own.
        None => given(1).map(|_| Errors::Strict),
    };
    let line_buffering = match given(4) {
        Some(value) if value.as_bool().is_some() => value.as_bool(),
        Some(value) => Some(c_int(thread, value)? != 0),
        None => None,
    };
    flush(thread, &args[0])?;
    if let Some(state) = args[0].payload_mut::<TextStream>(thread) {
        state.errors = errors.unwrap_or(state.errors);
        state.line_buffering = line_buffering.unwrap_or(state.line_buffering);
    }
    Ok(Value::NONE)
}

fn encoding(_: &mut Thread, _: Args<'_>) -> Outcome {
    Ok(Value::intern("utf-8"))
}

fn errors(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::intern(
        about(thread, &args[0], |state| state.errors.name()).unwrap_or_default(),
    ))
}

fn name_text(thread: &Thread, stream: &Value) -> String {
    format!("<{}>", about(thread, stream, |state| state.which).unwrap_or_default())
}

fn name(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::str(&name_text(thread, &args[0])))
}

fn mode_text(thread: &Thread, stream: &Value) -> &'static str {
    if is_stdin(thread, stream) { "r" } else { "w" }
}

fn mode(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::str(mode_text(thread, &args[0])))
}

fn is_closed(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::bool(
        about(thread, &args[0], |state| state.file.is_none()).unwrap_or(false),
    ))
}

fn line_buffering(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::bool(
        about(thread, &args[0], |state| state.line_buffering).unwrap_or(false),
    ))
}

fn none(_: &mut Thread, _: Args<'_>) -> Outcome {
    Ok(Value::NONE)
}

fn no(_: &mut Thread, _: Args<'_>) -> Outcome {
    Ok(Value::FALSE)
}

fn repr(thread: &mut Thread, stream: &Value) -> Outcome {
    let (name, mode) = (name_text(thread, stream), mode_text(thread, stream));
    Ok(Value::str(&format!(
        "<_io.TextIOWrapper name='{name}' mode='{mode}' encoding='utf-8'>"
    )))
}

fn iter(thread: &mut Thread, stream: &Value) -> Outcome {
    check_open(thread, stream)?;
    Ok(stream.clone())
}

fn next(thread: &mut Thread, stream: &Value) -> Outcome<Option<Value>> {
    open_for_reading(thread, stream)?;
    let line = read_line(thread, stream, None)?;
    Ok(line.as_str().is_some_and(|text| !text.is_empty()).then_some(line))
}

static SLOTS: NativeSlots = NativeSlots {
    repr: Some(repr),
    iter: Some(iter),
    next: Some(next),
    ..NativeSlots::NONE
};

static RECONFIGURE: Signature = Signature {
    params: &["encoding", "errors", "newline", "line_buffering", "write_through"],
    required: 0,
    positional_only: 0,
    keyword_only: 5,
};

static METHODS: &[NativeDef] = &[
    NativeDef::method("write", Arity::One, write_method),
    NativeDef::method("writelines", Arity::One, write_lines),
    NativeDef::method("flush", Arity::Zero, flush_method),
    NativeDef::method("close", Arity::Zero, close),
    NativeDef::method("__enter__", Arity::Zero, enter),
    NativeDef::method("__exit__", Arity::Any, exit),
    NativeDef::method("read", Arity::Positional(0, 1), read),
    NativeDef::method("readline", Arity::Positional(0, 1), read_line_method),
    NativeDef::method("readlines", Arity::Positional(0, 1), read_lines),
    NativeDef::method("isatty", Arity::Zero, is_terminal),
    NativeDef::method("fileno", Arity::Zero, file_number),
    NativeDef::method("readable", Arity::Zero, readable),
    NativeDef::method("writable", Arity::Zero, writable),
    NativeDef::method("seekable", Arity::Zero, seekable),
    NativeDef::method("reconfigure", Arity::Named(&RECONFIGURE), reconfigure),
    NativeDef::getter("encoding", encoding),
    NativeDef::getter("errors", errors),
    NativeDef::getter("name", name),
    NativeDef::getter("mode", mode),
    NativeDef::getter("closed", is_closed),
    NativeDef::getter("line_buffering", line_buffering),
    NativeDef::getter("newlines", none),
    NativeDef::getter("write_through", no),
];

/// `_io.TextIOWrapper`.
pub(super) static CLASS: NativeClass = NativeClass {
    name: "TextIOWrapper",
    module: "_io",
    base: ClassId::Object,
    slots: Some(&SLOTS),
    methods: METHODS,
    has_dict: true,
    is_final: true,
};
