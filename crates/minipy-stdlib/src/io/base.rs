//! The bases of the file classes: `_io._IOBase`, `_RawIOBase`, `_BufferedIOBase`, `_TextIOBase`.
//!
//! Their methods are what a script's subclass gets for free: lines over `read`, `read` over `readinto`, closing when the object
//! goes. Each asks the object through its attributes, as a subclass may define any of them. The classes of real files derive from
//! these and bring methods of their own.

use super::bytes_argument::{self, taken};
use crate::support::raise_new;
use minipy_vm::native::{
    Args, Arity, ClassId, Guarded, NativeClass, NativeDef, NativeSlots, Outcome, Payload, Raised, Thread, Value,
    WEAKREF,
};

/// An instance of a script's class over one of the bases: it keeps everything in attributes.
struct Plain;

impl Payload for Plain {
    fn traverse(&self, _: &Thread, _: &mut dyn FnMut(&Value)) {}
}

/// The attribute that says that [`close`] was called, under CPython's name.
const CLOSED: &str = "__IOBase_closed";

/// `io.UnsupportedOperation`, once it was needed.
struct Unsupported(Guarded<Value>);

impl Default for Unsupported {
    fn default() -> Unsupported {
        Unsupported(Guarded::new(Value::UNDEF))
    }
}

/// `io.UnsupportedOperation`: a class of two bases, which no table describes.
pub(crate) fn unsupported_class(thread: &mut Thread) -> Outcome {
    let known = thread.heap().extension::<Unsupported>();
    if let Some(class) = known.0.get(thread).given() {
        return Ok(class.clone());
    }
    let heap = thread.heap();
    let (of, os_error) = (heap.class(ClassId::Type).clone(), heap.class(ClassId::OSError).clone());
    let bases = Value::tuple(vec![os_error, heap.class(ClassId::ValueError).clone()]);
    let names = Value::dict(Default::default());
    if let Some(names) = names.as_dict() {
        names.set_str(thread, &Value::intern("__module__"), Value::intern("io"));
    }
    let class = thread.call(&of, &[Value::intern("UnsupportedOperation"), bases, names])?;
    *known.0.get_mut(thread) = class.clone();
    Ok(class)
}

/// Raises `io.UnsupportedOperation`.
#[cold]
pub(crate) fn unsupported(thread: &mut Thread, text: &str) -> Raised {
    let raised = unsupported_class(thread).and_then(|class| thread.call(&class, &[Value::str(text)]));
    match raised {
        Ok(exception) => thread.raise_value(exception),
        Err(raised) => raised,
    }
}

/// The value of an attribute.
pub(crate) fn attribute(thread: &mut Thread, file: &Value, name: &str) -> Outcome {
    thread.get_attr(file, &Value::intern(name))
}

/// `file.closed`, as a truth value.
pub(crate) fn is_closed(thread: &mut Thread, file: &Value) -> Outcome<bool> {
    let closed = attribute(thread, file, "closed")?;
    thread.truth(&closed)
}

/// ValueError if `file.closed`.
pub(crate) fn check_open(thread: &mut Thread, file: &Value) -> Outcome<()> {
    if is_closed(thread, file)? {
        return Err(thread.value_error("I/O operation on closed file."));
    }
    Ok(())
}

/// An optional size: None and what is absent mean all.
pub(crate) fn size_argument(thread: &mut Thread, value: Option<&Value>) -> Outcome<Option<usize>> {
    let Some(value) = value.filter(|value| !value.is_none()) else {
        return Ok(None);
    };
    if let Some(size) = value.as_small_int() {
        return Ok(usize::try_from(size).ok());
    }
    match thread.index_value(value) {
        Ok(_) => thread.index_clamped(value).map(|size| usize::try_from(size).ok()),
        Err(raised) => {
            drop(thread.catch(raised, ClassId::TypeError)?);
            let message = format!("argument should be integer or None, not '{}'", thread.class_name(value));
            Err(thread.type_error(message))
        }
    }
}

/// An optional position: None if it is absent or None.
pub(crate) fn position_argument(thread: &mut Thread, value: Option<&Value>) -> Outcome<Option<i64>> {
    match value.filter(|value| !value.is_none()) {
        None => Ok(None),
        Some(value) => {
            // It complains in the words of a size.
            size_argument(thread, Some(value))?;
            thread.index(value).map(Some)
        }
    }
}

fn says_closed(thread: &Thread, file: &Value) -> bool {
    thread.own_attribute(file, &Value::intern(CLOSED)).is_some()
}

fn get_closed(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::bool(says_closed(thread, &args[0])))
}

/// `_IOBase.close`.
pub(crate) fn close(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if says_closed(thread, &args[0]) {
        return Ok(Value::NONE);
    }
    let flushed = thread.call_method(&args[0], "flush", &[]);
    thread.set_own_attribute(&args[0], &Value::intern(CLOSED), Value::TRUE);
    flushed.map(|_| Value::NONE)
}

fn flush(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if says_closed(thread, &args[0]) {
        return Err(thread.value_error("I/O operation on closed file."));
    }
    Ok(Value::NONE)
}

fn del(thread: &mut Thread, args: Args<'_>) -> Outcome {
    match is_closed(thread, &args[0]) {
        Ok(true) => return Ok(Value::NONE),
        Ok(false) => {}
        // What cannot tell was never opened, or is of no use any more.
        Err(_) => {
            drop(thread.take_exception());
            return Ok(Value::NONE);
        }
    }
    thread.call_method(&args[0], "close", &[])?;
    Ok(Value::NONE)
}

fn enter(thread: &mut Thread, args: Args<'_>) -> Outcome {
    check_open(thread, &args[0])?;
    Ok(args[0].clone())
}

fn exit(thread: &mut Thread, args: Args<'_>) -> Outcome {
    thread.call_method(&args[0], "close", &[])
}

fn no(_: &mut Thread, _: Args<'_>) -> Outcome {
    Ok(Value::FALSE)
}

fn none(_: &mut Thread, _: Args<'_>) -> Outcome {
    Ok(Value::NONE)
}

/// Methods that no file of this kind has.
macro_rules! unsupported_methods {
    ($($function:ident $text:literal;)*) => {
        $(fn $function(thread: &mut Thread, _: Args<'_>) -> Outcome {
            Err(unsupported(thread, $text))
        })*
    };
}

unsupported_methods! {
    no_seek "seek";
    no_truncate "truncate";
    no_fileno "fileno";
    no_detach "detach";
    no_read "read";
    no_read1 "read1";
    no_readline "readline";
    no_write "write";
}

fn tell(thread: &mut Thread, args: Args<'_>) -> Outcome {
    thread.call_method(&args[0], "seek", &[Value::small_int(0), Value::small_int(1)])
}

fn isatty(thread: &mut Thread, args: Args<'_>) -> Outcome {
    check_open(thread, &args[0])?;
    Ok(Value::FALSE)
}

/// `_checkReadable` and its like: the question, then the answer.
pub(crate) fn check_able(thread: &mut Thread, file: &Value, question: &str, text: &str) -> Outcome {
    let answer = thread.call_method(file, question, &[])?;
    if !answer.is_true() {
        return Err(unsupported(thread, text));
    }
    Ok(answer)
}

fn check_readable(thread: &mut Thread, args: Args<'_>) -> Outcome {
    check_able(thread, &args[0], "readable", "File or stream is not readable.")
}

fn check_writable(thread: &mut Thread, args: Args<'_>) -> Outcome {
    check_able(thread, &args[0], "writable", "File or stream is not writable.")
}

fn check_seekable(thread: &mut Thread, args: Args<'_>) -> Outcome {
    check_able(thread, &args[0], "seekable", "File or stream is not seekable.")
}

fn check_closed(thread: &mut Thread, args: Args<'_>) -> Outcome {
    check_open(thread, &args[0])?;
    Ok(Value::NONE)
}

/// `_IOBase.readline`: over `read`, with the help of `peek` if there is one.
fn readline(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let file = &args[0];
    let limit = size_argument(thread, args.get(1))?.unwrap_or(usize::MAX);
    let peek = thread.find_attr(file, &Value::intern("peek"))?;
    let mut line = Vec::new();
    while line.len() < limit {
        let mut count = 1;
        if let Some(peek) = &peek {
            let ahead = thread.call(peek, &[Value::small_int(1)])?;
            let Some(ahead) = ahead.as_bytes().map(|bytes| bytes.as_slice()) else {
                let message = format!(
                    "peek() should have returned a bytes object, not '{}'",
                    thread.class_name(&ahead)
                );
                return Err(thread.raise(ClassId::OSError, message));
            };
            if !ahead.is_empty() {
                let end = memchr::memchr(b'\n', ahead).map_or(ahead.len(), |at| at + 1);
                count = end.min(limit - line.len());
            }
        }
        let more = thread.call_method(file, "read", &[Value::length(count)])?;
        let Some(more) = more.as_bytes().map(|bytes| bytes.as_slice()) else {
            let message = format!(
                "read() should have returned a bytes object, not '{}'",
                thread.class_name(&more)
            );
            return Err(thread.raise(ClassId::OSError, message));
        };
        if more.is_empty() {
            break;
        }
        line.extend_from_slice(more);
        if line.ends_with(b"\n") {
            break;
        }
    }
    let made = Value::bytes(&line);
    thread.made(made)
}

/// `_IOBase.readlines`.
fn readlines(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let hint = size_argument(thread, args.get(1))?.filter(|&hint| hint > 0);
    if hint.is_none() {
        let lines = thread.collect(&args[0])?;
        return Ok(Value::list(lines));
    }
    let (mut lines, mut length) = (Vec::new(), 0);
    let iterator = thread.iter(&args[0])?;
    while length <= hint.unwrap_or(usize::MAX)
        && let Some(line) = thread.next(&iterator)?
    {
        let size = thread.len(&line)?;
        if size > hint.unwrap_or(usize::MAX) - length.min(hint.unwrap_or(usize::MAX)) {
            lines.push(line);
            break;
        }
        length += size;
        lines.push(line);
    }
    Ok(Value::list(lines))
}

/// `_IOBase.writelines`.
fn writelines(thread: &mut Thread, args: Args<'_>) -> Outcome {
    check_open(thread, &args[0])?;
    let write = |thread: &mut Thread, line: Value| thread.call_method(&args[0], "write", &[line]).map(drop);
    let iterator = thread.iter(&args[1])?;
    while let Some(line) = thread.next(&iterator)? {
        write(thread, line)?;
        thread.poll_native()?;
    }
    Ok(Value::NONE)
}

/// `_RawIOBase.read`.
fn raw_read(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let Some(size) = size_argument(thread, args.get(1))? else {
        return thread.call_method(&args[0], "readall", &[]);
    };
    let (room, count) = read_by_readinto(thread, &args[0], size)?;
    if count.is_none() {
        return Ok(Value::NONE);
    }
    let count = thread.index(&count)?;
    match usize::try_from(count).ok().filter(|&count| count <= size) {
        Some(count) => {
            let made = Value::bytes(&first_bytes(thread, &room, count));
            thread.made(made)
        }
        None => Err(thread.value_error(format!("readinto returned {count} outside buffer size {size}"))),
    }
}

/// Reads at most `size` bytes by the `readinto` of a raw file, which a script may have written; None if there is nothing yet.
fn read_by_readinto(thread: &mut Thread, raw: &Value, size: usize) -> Outcome<(Value, Value)> {
    let room = bytes_argument::room(thread, size)?;
    let count = thread.call_method(raw, "readinto", std::slice::from_ref(&room))?;
    Ok((room, count))
}

fn first_bytes(thread: &mut Thread, room: &Value, count: usize) -> Vec<u8> {
    let mut bytes = taken(thread, room);
    bytes.truncate(count);
    bytes
}

/// What a buffered file reads at most from a raw one that is a script's; None if there is nothing yet. An answer that is no number
/// is an OSError here.
pub(crate) fn raw_read_into(thread: &mut Thread, raw: &Value, size: usize) -> Outcome<Option<Vec<u8>>> {
    let (room, count) = read_by_readinto(thread, raw, size)?;
    if count.is_none() {
        return Ok(None);
    }
    let count = match thread.index(&count) {
        Ok(count) => count,
        Err(raised) => {
            let cause = thread.catch(raised, ClassId::TypeError)?;
            let class = thread.heap().class(ClassId::OSError).clone();
            let error = thread.call(&class, &[Value::str("raw readinto() failed")])?;
            thread.set_attr(&error, &Value::intern("__cause__"), Some(&cause))?;
            return Err(thread.raise_value(error));
        }
    };
    match usize::try_from(count).ok().filter(|&count| count <= size) {
        Some(count) => Ok(Some(first_bytes(thread, &room, count))),
        None => {
            let message =
                format!("raw readinto() returned invalid length {count} (should have been between 0 and {size})");
            Err(thread.raise(ClassId::OSError, message))
        }
    }
}

/// `_RawIOBase.readall`.
fn raw_readall(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let mut all = Vec::new();
    loop {
        let more = thread.call_method(&args[0], "read", &[Value::length(super::DEFAULT_BUFFER_SIZE)])?;
        if more.is_none() && all.is_empty() {
            return Ok(Value::NONE);
        }
        if more.is_none() {
            break;
        }
        let Some(bytes) = more.as_bytes().map(|bytes| bytes.as_slice()) else {
            return Err(thread.type_error("read() should return bytes"));
        };
        if bytes.is_empty() {
            break;
        }
        all.extend_from_slice(bytes);
    }
    let made = Value::bytes(&all);
    thread.made(made)
}

fn not_implemented(thread: &mut Thread, _: Args<'_>) -> Outcome {
    Err(raise_new(thread, ClassId::NotImplementedError, &[]))
}

/// `_BufferedIOBase.readinto` and `readinto1`, over the method they are named after.
fn read_into_by(thread: &mut Thread, args: Args<'_>, method: &str) -> Outcome {
    let length = bytes_argument::writable_length(thread, &args[1], "readinto")?;
    let data = thread.call_method(&args[0], method, &[Value::length(length)])?;
    let Some(bytes) = data.as_bytes().map(|bytes| bytes.as_slice()) else {
        return Err(thread.type_error(format!("{method}() should return bytes")));
    };
    if bytes.len() > length {
        let message = format!(
            "{method}() returned too much data: {length} bytes requested, {} returned",
            bytes.len()
        );
        return Err(thread.value_error(message));
    }
    bytes_argument::fill(thread, &args[1], bytes)?;
    Ok(Value::length(bytes.len()))
}

fn buffered_readinto(thread: &mut Thread, args: Args<'_>) -> Outcome {
    read_into_by(thread, args, "read")
}

fn buffered_readinto1(thread: &mut Thread, args: Args<'_>) -> Outcome {
    read_into_by(thread, args, "read1")
}

fn new(_: &mut Thread, class: &Value, _: Args<'_>) -> Outcome {
    Ok(Value::payload_object(class, Plain))
}

/// `iter(file)` of every file class.
pub(crate) fn iter(thread: &mut Thread, file: &Value) -> Outcome {
    check_open(thread, file)?;
    Ok(file.clone())
}

/// `next(file)`: a line, unless it is empty.
pub(crate) fn next(thread: &mut Thread, file: &Value) -> Outcome<Option<Value>> {
    let line = thread.call_method(file, "readline", &[])?;
    let empty = match (line.as_str(), line.as_bytes()) {
        (Some(text), _) => text.is_empty(),
        (None, Some(bytes)) => bytes.as_slice().is_empty(),
        (None, None) => thread.len(&line)? == 0,
    };
    Ok((!empty).then_some(line))
}

/// The slots all four bases share: they look alike in memory.
pub(crate) static SLOTS: NativeSlots = NativeSlots {
    new: Some(new),
    iter: Some(iter),
    next: Some(next),
    ..NativeSlots::NONE
};

const fn class(name: &'static str, methods: &'static [NativeDef]) -> NativeClass {
    NativeClass {
        name,
        module: "_io",
        base: ClassId::Object,
        slots: Some(&SLOTS),
        methods,
        has_dict: true,
        is_final: false,
    }
}

static IO_BASE: NativeClass = class(
    "_IOBase",
    &[
        WEAKREF,
        NativeDef::method("__del__", Arity::Zero, del),
        NativeDef::method("__enter__", Arity::Zero, enter),
        NativeDef::method("__exit__", Arity::Any, exit),
        NativeDef::method("_checkClosed", Arity::Any, check_closed),
        NativeDef::method("_checkReadable", Arity::Any, check_readable),
        NativeDef::method("_checkSeekable", Arity::Any, check_seekable),
        NativeDef::method("_checkWritable", Arity::Any, check_writable),
        NativeDef::method("close", Arity::Zero, close),
        NativeDef::getter("closed", get_closed),
        NativeDef::method("fileno", Arity::Zero, no_fileno),
        NativeDef::method("flush", Arity::Zero, flush),
        NativeDef::method("isatty", Arity::Zero, isatty),
        NativeDef::method("readable", Arity::Zero, no),
        NativeDef::method("readline", Arity::Positional(0, 1), readline),
        NativeDef::method("readlines", Arity::Positional(0, 1), readlines),
        NativeDef::method("seek", Arity::Any, no_seek),
        NativeDef::method("seekable", Arity::Zero, no),
        NativeDef::method("tell", Arity::Zero, tell),
        NativeDef::method("truncate", Arity::Any, no_truncate),
        NativeDef::method("writable", Arity::Zero, no),
        NativeDef::method("writelines", Arity::One, writelines),
    ],
);

static RAW_BASE: NativeClass = class(
    "_RawIOBase",
    &[
        NativeDef::method("read", Arity::Positional(0, 1), raw_read),
        NativeDef::method("readall", Arity::Zero, raw_readall),
        NativeDef::method("readinto", Arity::Any, not_implemented),
        NativeDef::method("write", Arity::Any, not_implemented),
    ],
);

static BUFFERED_BASE: NativeClass = class(
    "_BufferedIOBase",
    &[
        NativeDef::method("detach", Arity::Zero, no_detach),
        NativeDef::method("read", Arity::Any, no_read),
        NativeDef::method("read1", Arity::Any, no_read1),
        NativeDef::method("readinto", Arity::One, buffered_readinto),
        NativeDef::method("readinto1", Arity::One, buffered_readinto1),
        NativeDef::method("write", Arity::Any, no_write),
    ],
);

static TEXT_BASE: NativeClass = class(
    "_TextIOBase",
    &[
        NativeDef::method("detach", Arity::Zero, no_detach),
        NativeDef::method("read", Arity::Any, no_read),
        NativeDef::method("readline", Arity::Any, no_readline),
        NativeDef::method("write", Arity::Any, no_write),
        NativeDef::getter("encoding", none),
        NativeDef::getter("errors", none),
        NativeDef::getter("newlines", none),
    ],
);

/// `_io._IOBase`.
pub(crate) fn io_base(thread: &mut Thread) -> Value {
    thread.native_class(&IO_BASE)
}

fn over_io_base(thread: &mut Thread, spec: &'static NativeClass) -> Value {
    let base = io_base(thread);
    thread.native_class_over(spec, &base)
}

/// `_io._RawIOBase`.
pub(crate) fn raw_base(thread: &mut Thread) -> Value {
    over_io_base(thread, &RAW_BASE)
}

/// `_io._BufferedIOBase`.
pub(crate) fn buffered_base(thread: &mut Thread) -> Value {
    over_io_base(thread, &BUFFERED_BASE)
}

/// `_io._TextIOBase`.
pub(crate) fn text_base(thread: &mut Thread) -> Value {
    over_io_base(thread, &TEXT_BASE)
}
