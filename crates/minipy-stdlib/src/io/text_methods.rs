//! `_io.TextIOWrapper`: its methods and attributes, and how one is made.

use super::base::{self, attribute, size_argument, text_base, unsupported};
use super::text::{Newline, Text, buffer_is_closed, buffer_of, flush, open_buffer, write};
use super::text_codec::Codec;
use super::text_read::{below, bytes_beyond, read_all, read_chars, read_line};
use crate::support::{c_int, with_receiver};
use minipy_vm::native::{Args, Arity, ClassId, NativeClass, NativeDef, NativeSlots, Outcome, Signature, Thread, Value};

fn write_method(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let Some(text) = args[1].as_str_object() else {
        let message = format!("write() argument must be str, not {}", thread.argument_name(&args[1]));
        return Err(thread.type_error(message));
    };
    let length = text.char_len();
    write(thread, &args[0], &args[1])?;
    Ok(Value::length(length))
}

fn flush_method(thread: &mut Thread, args: Args<'_>) -> Outcome {
    flush(thread, &args[0]).map(|()| Value::NONE)
}

fn close(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let object = &args[0];
    let buffer = buffer_of(thread, object)?;
    if buffer_is_closed(thread, &buffer)? {
        return Ok(Value::NONE);
    }
    let flushed = thread.call_method(object, "flush", &[]);
    let first = flushed.is_err().then(|| thread.take_exception());
    let closed = thread.call_method(&buffer, "close", &[]);
    super::chain(thread, first, closed)
}

fn detach(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let buffer = buffer_of(thread, &args[0])?;
    thread.call_method(&args[0], "flush", &[])?;
    if let Some(state) = args[0].payload_mut::<Text>(thread) {
        (state.ready, state.detached) = (false, true);
        let old = std::mem::take(&mut state.buffer);
        drop(old);
    }
    Ok(buffer)
}

fn read(thread: &mut Thread, args: Args<'_>) -> Outcome {
    match size_argument(thread, args.get(1))? {
        Some(count) => read_chars(thread, &args[0], count),
        None => read_all(thread, &args[0]),
    }
}

fn readline(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let limit = match args.get(1) {
        Some(limit) => usize::try_from(thread.index_clamped(limit)?).ok(),
        None => None,
    };
    read_line(thread, &args[0], limit)
}

fn next(thread: &mut Thread, object: &Value) -> Outcome<Option<Value>> {
    let Some(state) = object.payload_mut::<Text>(thread) else {
        return base::next(thread, object);
    };
    state.telling = false;
    let line = match state.plain {
        true => read_line(thread, object, None)?,
        false => {
            let line = thread.call_method(object, "readline", &[])?;
            if line.as_str().is_none() {
                let class = thread.class_name(&line);
                let message = format!("readline() should have returned a str object, not '{class}'");
                return Err(thread.raise(ClassId::OSError, message));
            }
            line
        }
    };
    if line.as_str().is_some_and(|line| !line.is_empty()) {
        return Ok(Some(line));
    }
    if let Some(state) = object.payload_mut::<Text>(thread) {
        state.telling = state.seekable;
    }
    Ok(None)
}

fn tell(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let object = &args[0];
    open_buffer(thread, object)?;
    let (seekable, telling) = match object.payload::<Text>(thread) {
        Some(state) => (state.seekable, state.telling),
        None => (false, false),
    };
    if !seekable {
        return Err(unsupported(thread, "underlying stream is not seekable"));
    }
    if !telling {
        return Err(thread.raise(ClassId::OSError, "telling position disabled by next() call"));
    }
    thread.call_method(object, "flush", &[])?;
    let position = below(thread, object)?;
    let beyond = bytes_beyond(thread, object)? as i64;
    Ok(Value::int((position - beyond).max(0)))
}

fn seek(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let object = &args[0];
    let buffer = open_buffer(thread, object)?;
    let whence = match args.get(2) {
        Some(whence) => c_int(thread, whence)?,
        None => 0,
    };
    if !object.payload::<Text>(thread).is_some_and(|state| state.seekable) {
        return Err(unsupported(thread, "underlying stream is not seekable"));
    }
    let mut cookie = args[1].clone();
    let zero = Value::small_int(0);
    match whence {
        0 => {}
        1 => {
            if !thread.equals(&cookie, &zero)? {
                return Err(unsupported(thread, "can't do nonzero cur-relative seeks"));
            }
            cookie = thread.call_method(object, "tell", &[])?;
        }
        2 => {
            if !thread.equals(&cookie, &zero)? {
                return Err(unsupported(thread, "can't do nonzero end-relative seeks"));
            }
            return seek_to_end(thread, object, &buffer);
        }
        _ => return Err(thread.value_error(format!("invalid whence ({whence}, should be 0, 1 or 2)"))),
    }
    if thread.compare_is_true(minipy_vm::native::Comparison::Lt, &cookie, &zero)? {
        let shown = thread.repr_text(&cookie)?;
        return Err(thread.value_error(format!("negative seek position {shown}")));
    }
    thread.call_method(object, "flush", &[])?;
    thread.call_method(&buffer, "seek", std::slice::from_ref(&cookie))?;
    forget(thread, object, cookie.as_small_int() == Some(0));
    Ok(cookie)
}

fn seek_to_end(thread: &mut Thread, object: &Value, buffer: &Value) -> Outcome {
    thread.call_method(object, "flush", &[])?;
    let position = thread.call_method(buffer, "seek", &[Value::small_int(0), Value::small_int(2)])?;
    forget(thread, object, position.as_small_int() == Some(0));
    Ok(position)
}

/// What was read is not what comes next any more.
fn forget(thread: &mut Thread, object: &Value, at_start: bool) {
    if let Some(state) = object.payload_mut::<Text>(thread) {
        state.forget_read();
        state.decoder.started = !at_start;
        state.start = at_start;
    }
}

fn truncate(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let buffer = buffer_of(thread, &args[0])?;
    thread.call_method(&args[0], "flush", &[])?;
    let position = args.get(1).cloned().unwrap_or(Value::NONE);
    let position = match position.is_none() && object_has_read(thread, &args[0]) {
        true => thread.call_method(&args[0], "tell", &[])?,
        false => position,
    };
    thread.call_method(&buffer, "truncate", &[position])
}

fn object_has_read(thread: &Thread, object: &Value) -> bool {
    object
        .payload::<Text>(thread)
        .is_some_and(|state| !state.text.is_empty())
}

handed_on! { buffer_of: fileno isatty readable writable seekable }

fn get_name(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let buffer = buffer_of(thread, &args[0])?;
    attribute(thread, &buffer, "name")
}

fn get_closed(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let buffer = buffer_of(thread, &args[0])?;
    buffer_is_closed(thread, &buffer).map(Value::bool)
}

fn get_buffer(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let buffer = args[0].payload::<Text>(thread).map(|state| state.buffer.clone());
    match buffer {
        Some(buffer) if !buffer.is_undef() => Ok(buffer),
        _ => Ok(Value::NONE),
    }
}

/// Attributes that stand in the payload.
macro_rules! fields {
    ($($function:ident $state:ident $value:expr;)*) => {
        $(fn $function(thread: &mut Thread, args: Args<'_>) -> Outcome {
            buffer_of(thread, &args[0])?;
            Ok(args[0].payload::<Text>(thread).map_or(Value::NONE, |$state| $value))
        })*
    };
}

fields! {
    get_encoding state state.encoding.clone();
    get_errors state state.errors.clone();
    get_line_buffering state Value::bool(state.line_buffering);
    get_write_through state Value::bool(state.write_through);
    get_chunk_size state Value::length(state.chunk);
    get_newlines state {
        let seen = state.decoder.seen;
        super::newlines(seen)
    };
}

fn set_chunk_size(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let size = match args.get(1) {
        Some(size) => match thread.index(size) {
            Ok(size) => size,
            Err(raised) => {
                let error = thread.catch(raised, ClassId::OverflowError)?;
                let text = thread.str_text(&error)?;
                return Err(thread.value_error(text));
            }
        },
        None => return Err(thread.raise(ClassId::AttributeError, "cannot delete attribute")),
    };
    let Some(size) = usize::try_from(size).ok().filter(|&size| size > 0) else {
        return Err(thread.value_error("a strictly positive integer is required"));
    };
    if let Some(state) = args[0].payload_mut::<Text>(thread) {
        state.chunk = size;
    }
    Ok(Value::NONE)
}

static RECONFIGURE: Signature = Signature {
    params: &["encoding", "errors", "newline", "line_buffering", "write_through"],
    required: 0,
    positional_only: 0,
    keyword_only: 5,
};

/// An optional truth value; None leaves things as they are.
fn switch(thread: &mut Thread, value: Option<&Value>) -> Outcome<Option<bool>> {
    match value.filter(|value| !value.is_none()) {
        None => Ok(None),
        Some(value) => Ok(Some(c_int(thread, value)? != 0)),
    }
}

/// An optional string argument of `function`.
fn string_argument(thread: &mut Thread, value: Option<&Value>, function: &str, name: &str) -> Outcome<Option<String>> {
    match value.filter(|value| !value.is_none()) {
        None => Ok(None),
        Some(value) => match value.as_str() {
            Some(text) if text.contains('\0') => Err(thread.value_error("embedded null character")),
            Some(text) => Ok(Some(text.to_owned())),
            None => {
                let class = thread.argument_name(value);
                let message = format!("{function}() argument '{name}' must be str or None, not {class}");
                Err(thread.type_error(message))
            }
        },
    }
}

fn reconfigure(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let object = &args[0];
    buffer_of(thread, object)?;
    let has_read = object
        .payload::<Text>(thread)
        .is_some_and(|state| !state.text.is_empty() || state.source.is_some());
    let changes_reading = [1, 2, 3]
        .iter()
        .any(|&index| args.get(index).is_some_and(|value| index == 3 || !value.is_none()));
    if has_read && changes_reading {
        let message = "It is not possible to set the encoding or newline of stream after the first read";
        return Err(unsupported(thread, message));
    }
    let encoding = string_argument(thread, args.get(1), "reconfigure", "encoding")?;
    let errors = string_argument(thread, args.get(2), "reconfigure", "errors")?;
    let newline = match args.get(3) {
        Some(newline) => {
            let newline = string_argument(thread, Some(newline), "reconfigure", "newline")?;
            Some(parse_newline(thread, newline.as_deref())?)
        }
        None => None,
    };
    let line_buffering = switch(thread, args.get(4))?;
    let write_through = switch(thread, args.get(5))?;
    let codec = match &encoding {
        Some(name) => Some(Codec::find(thread, if name == "locale" { "utf-8" } else { name })?),
        None => None,
    };
    thread.call_method(object, "flush", &[])?;
    let at_start = match codec {
        Some(_) => is_at_start(thread, object)?,
        None => true,
    };
    let Some(state) = object.payload_mut::<Text>(thread) else {
        return Ok(Value::NONE);
    };
    if let (Some(codec), Some(name)) = (codec, encoding) {
        state.codec = codec;
        state.start &= at_start;
        state.encoding = Value::str(if name == "locale" { "UTF-8" } else { &name });
        // A new encoding brings the default of its own.
        state.errors = Value::intern("strict");
    }
    if let Some(errors) = errors {
        state.errors = Value::intern(&errors);
    }
    state.newline = newline.unwrap_or(state.newline);
    state.line_buffering = line_buffering.unwrap_or(state.line_buffering);
    state.write_through = write_through.unwrap_or(state.write_through);
    Ok(Value::NONE)
}

/// Does the file below say that it is at its beginning? One without positions says nothing.
fn is_at_start(thread: &mut Thread, object: &Value) -> Outcome<bool> {
    let Some((true, buffer)) = (object.payload::<Text>(thread)).map(|state| (state.seekable, state.buffer.clone()))
    else {
        return Ok(true);
    };
    let position = thread.call_method(&buffer, "tell", &[])?;
    thread.equals(&position, &Value::small_int(0))
}

fn parse_newline(thread: &mut Thread, newline: Option<&str>) -> Outcome<Newline> {
    match Newline::parse(newline) {
        Some(newline) => Ok(newline),
        None => {
            let message = format!("illegal newline value: {}", newline.unwrap_or_default());
            Err(thread.value_error(message))
        }
    }
}

fn repr(thread: &mut Thread, object: &Value) -> Outcome {
    let class = thread.class_of(object).clone();
    let mut text = format!("<{}", thread.full_class_name(&class));
    let Some((buffer, encoding)) = object
        .payload::<Text>(thread)
        .filter(|state| state.ready || state.detached)
        .map(|state| (state.ready.then(|| state.buffer.clone()), state.encoding.clone()))
    else {
        buffer_of(thread, object)?;
        return Ok(Value::NONE);
    };
    let mut push = |thread: &mut Thread, object: &Value, attribute: &str| -> Outcome<()> {
        match thread.find_attr(object, &Value::intern(attribute)) {
            Ok(None) => {}
            Ok(Some(value)) => {
                text.push_str(&format!(" {attribute}={}", super::shown_name(thread, object, &value)?));
            }
            Err(raised) => drop(thread.catch(raised, ClassId::ValueError)?),
        }
        Ok(())
    };
    if let Some(buffer) = buffer {
        push(thread, &buffer, "name")?;
        push(thread, object, "mode")?;
    }
    text.push_str(&format!(" encoding={}>", thread.repr_text(&encoding)?));
    Ok(Value::str(&text))
}

fn new(thread: &mut Thread, class: &Value, _: Args<'_>) -> Outcome {
    Ok(uninitialized(thread, class))
}

fn uninitialized(thread: &mut Thread, class: &Value) -> Value {
    let plain = class.is(&self::class(thread));
    Value::payload_object(class, Text { plain, ..Text::new() })
}

static INIT: Signature = Signature {
    params: &[
        "buffer",
        "encoding",
        "errors",
        "newline",
        "line_buffering",
        "write_through",
    ],
    required: 1,
    positional_only: 0,
    keyword_only: 0,
};

static INIT_DEF: NativeDef = NativeDef::method("TextIOWrapper", Arity::Named(&INIT), init_places);

fn init(thread: &mut Thread, object: &Value, args: Args<'_>) -> Outcome<()> {
    with_receiver(thread, &INIT_DEF, object, args).map(drop)
}

fn init_places(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let options = Options {
        encoding: string_argument(thread, args.get(2), "TextIOWrapper", "encoding")?,
        errors: string_argument(thread, args.get(3), "TextIOWrapper", "errors")?,
        newline: string_argument(thread, args.get(4), "TextIOWrapper", "newline")?,
        line_buffering: truth(thread, args.get(5))?,
        write_through: truth(thread, args.get(6))?,
    };
    start(thread, &args[0], &args[1], &options)?;
    Ok(Value::NONE)
}

fn truth(thread: &mut Thread, value: Option<&Value>) -> Outcome<bool> {
    value.map_or(Ok(false), |value| thread.truth(value))
}

/// How a text file is to be.
#[derive(Default)]
pub(crate) struct Options {
    /// None is that of the locale, which is always UTF-8 here.
    pub encoding: Option<String>,
    pub errors: Option<String>,
    pub newline: Option<String>,
    pub line_buffering: bool,
    pub write_through: bool,
}

/// `TextIOWrapper.__init__`.
pub(crate) fn start(thread: &mut Thread, object: &Value, buffer: &Value, options: &Options) -> Outcome<()> {
    if let Some(state) = object.payload_mut::<Text>(thread) {
        state.ready = false;
    }
    let newline = parse_newline(thread, options.newline.as_deref())?;
    let encoding = match options.encoding.as_deref() {
        None | Some("locale") => "UTF-8",
        Some(name) => name,
    };
    let codec = Codec::find(thread, encoding)?;
    let mut answer = |question: &str| -> Outcome<bool> {
        let answer = thread.call_method(buffer, question, &[])?;
        thread.truth(&answer)
    };
    let (readable, writable, seekable) = (answer("readable")?, answer("writable")?, answer("seekable")?);
    let has_read1 = thread.find_attr(buffer, &Value::intern("read1"))?.is_some();
    let mut at_start = true;
    if seekable && writable {
        let position = thread.call_method(buffer, "tell", &[])?;
        at_start = thread.equals(&position, &Value::small_int(0))?;
    }
    if let Some(state) = object.payload_mut::<Text>(thread) {
        let new = Text {
            plain: state.plain,
            ready: true,
            buffer: buffer.clone(),
            encoding: Value::str(encoding),
            errors: Value::intern(options.errors.as_deref().unwrap_or("strict")),
            codec,
            newline,
            line_buffering: options.line_buffering,
            write_through: options.write_through,
            readable,
            writable,
            seekable,
            telling: seekable,
            has_read1,
            start: at_start,
            ..Text::new()
        };
        let old = std::mem::replace(state, new);
        drop(old);
    }
    Ok(())
}

/// A text file over another.
pub(crate) fn make(thread: &mut Thread, buffer: &Value, options: &Options) -> Outcome {
    let class = class(thread);
    let object = uninitialized(thread, &class);
    start(thread, &object, buffer, options)?;
    Ok(object)
}

static SLOTS: NativeSlots = NativeSlots {
    new: Some(new),
    init: Some(init),
    repr: Some(repr),
    next: Some(next),
    ..base::SLOTS
};

static CLASS: NativeClass = NativeClass {
    name: "TextIOWrapper",
    module: "_io",
    base: ClassId::Object,
    slots: Some(&SLOTS),
    methods: &[
        NativeDef::getter("buffer", get_buffer),
        NativeDef::method("close", Arity::Zero, close),
        NativeDef::getter("closed", get_closed),
        NativeDef::method("detach", Arity::Zero, detach),
        NativeDef::getter("encoding", get_encoding),
        NativeDef::getter("errors", get_errors),
        NativeDef::method("fileno", Arity::Zero, fileno),
        NativeDef::method("flush", Arity::Zero, flush_method),
        NativeDef::method("isatty", Arity::Zero, isatty),
        NativeDef::getter("line_buffering", get_line_buffering),
        NativeDef::getter("name", get_name),
        NativeDef::getter("newlines", get_newlines),
        NativeDef::method("read", Arity::Positional(0, 1), read),
        NativeDef::method("readable", Arity::Zero, readable),
        NativeDef::method("readline", Arity::Positional(0, 1), readline),
        NativeDef::method("reconfigure", Arity::Named(&RECONFIGURE), reconfigure),
        NativeDef::method("seek", Arity::Positional(1, 2), seek),
        NativeDef::method("seekable", Arity::Zero, seekable),
        NativeDef::method("tell", Arity::Zero, tell),
        NativeDef::method("truncate", Arity::Positional(0, 1), truncate),
        NativeDef::method("writable", Arity::Zero, writable),
        NativeDef::method("write", Arity::One, write_method),
        NativeDef::getter("write_through", get_write_through),
        NativeDef::attribute("_CHUNK_SIZE", get_chunk_size, set_chunk_size),
    ],
    has_dict: true,
    is_final: false,
};

/// The class.
pub(crate) fn class(thread: &mut Thread) -> Value {
    let base = text_base(thread);
    thread.native_class_over(&CLASS, &base)
}
