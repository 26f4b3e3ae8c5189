//! `_io.BytesIO`: bytes in memory.

use super::base::{self, buffered_base, size_argument};
use super::bytes_argument::{bytes, fill, writable_length};
use crate::support::with_receiver;
use minipy_vm::native::{
    Args, Arity, Buffer, ClassId, MAX_ITEMS, NativeClass, NativeDef, NativeSlots, Outcome, Payload, Signature, Thread,
    Value,
};

/// The payload.
#[derive(Default)]
struct Memory {
    buffer: Buffer,
    /// It lends its memory now. `getbuffer` alone makes it do so.
    lends: bool,
    /// The position; it may lie behind the end.
    at: usize,
    closed: bool,
    /// Its class is `BytesIO` itself.
    plain: bool,
}

impl Payload for Memory {
    fn traverse(&self, _: &Thread, _: &mut dyn FnMut(&Value)) {}

    /// Nobody sees the closing of bytes in memory, unless a script's class says what closing is.
    fn ends_quietly(&self) -> bool {
        self.plain
    }

    fn buffer(&self) -> Option<&Buffer> {
        (self.lends || self.buffer.is_exported()).then_some(&self.buffer)
    }

    fn buffer_mut(&mut self) -> Option<&mut Buffer> {
        (self.lends || self.buffer.is_exported()).then_some(&mut self.buffer)
    }
}

impl Memory {
    fn rest(&self) -> &[u8] {
        self.buffer.bytes.get(self.at..).unwrap_or_default()
    }

    /// Is there nothing that `__init__` without arguments would change or refuse?
    fn is_fresh(&self) -> bool {
        self.buffer.bytes.is_empty() && self.at == 0 && !self.closed && !self.buffer.is_exported()
    }
}

/// What is known of the object, unless it is closed.
fn open<'t>(thread: &'t mut Thread, object: &'t Value) -> Outcome<&'t mut Memory> {
    if object.payload::<Memory>(thread).is_none_or(|memory| memory.closed) {
        return Err(thread.value_error("I/O operation on closed file."));
    }
    match object.payload_mut::<Memory>(thread) {
        Some(memory) => Ok(memory),
        None => unreachable!("just looked at"),
    }
}

/// BufferError if somebody looks at the memory.
fn check_exports(thread: &mut Thread, object: &Value) -> Outcome<()> {
    let exported = (object.payload::<Memory>(thread)).is_some_and(|memory| memory.buffer.is_exported());
    if exported {
        let message = "Existing exports of data: object cannot be re-sized";
        return Err(thread.raise(ClassId::BufferError, message));
    }
    Ok(())
}

fn write(thread: &mut Thread, args: Args<'_>) -> Outcome {
    open(thread, &args[0])?;
    check_exports(thread, &args[0])?;
    let new = bytes(thread, &args[1])?;
    let memory = open(thread, &args[0])?;
    if new.is_empty() {
        return Ok(Value::small_int(0));
    }
    let (at, held) = (memory.at, &mut memory.buffer.bytes);
    let end = at.saturating_add(new.len());
    if end > MAX_ITEMS || held.try_reserve(end.saturating_sub(held.len())).is_err() {
        return Err(thread.memory_error());
    }
    if at == held.len() {
        held.extend_from_slice(&new);
    } else {
        if held.len() < end {
            held.resize(end, 0);
        }
        held[at..end].copy_from_slice(&new);
    }
    memory.at = end;
    Ok(Value::length(new.len()))
}

fn writelines(thread: &mut Thread, args: Args<'_>) -> Outcome {
    open(thread, &args[0])?;
    let iterator = thread.iter(&args[1])?;
    while let Some(line) = thread.next(&iterator)? {
        write(thread, Args::positional(&[args[0].clone(), line]))?;
    }
    Ok(Value::NONE)
}

/// Takes `count` bytes, as far as they exist.
fn take(thread: &mut Thread, object: &Value, count: usize) -> Outcome {
    let memory = open(thread, object)?;
    let rest = memory.rest();
    let count = count.min(rest.len());
    let made = Value::bytes(&rest[..count]);
    memory.at += count;
    thread.made(made)
}

fn read(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let size = size_argument(thread, args.get(1))?;
    take(thread, &args[0], size.unwrap_or(usize::MAX))
}

fn read_line(thread: &mut Thread, object: &Value, limit: Option<usize>) -> Outcome {
    let rest = open(thread, object)?.rest();
    let end = memchr::memchr(b'\n', rest).map_or(rest.len(), |at| at + 1);
    take(thread, object, end.min(limit.unwrap_or(usize::MAX)))
}

fn readline(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let limit = size_argument(thread, args.get(1))?;
    read_line(thread, &args[0], limit)
}

fn readlines(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let hint = match args.get(1).filter(|hint| !hint.is_none()) {
        None => usize::MAX,
        Some(hint) => match thread.index_value(hint) {
            Ok(_) => usize::try_from(thread.index_clamped(hint)?)
                .ok()
                .filter(|&hint| hint > 0),
            Err(raised) => {
                drop(thread.catch(raised, ClassId::TypeError)?);
                let message = format!("integer argument expected, got '{}'", thread.class_name(hint));
                return Err(thread.type_error(message));
            }
        }
        .unwrap_or(usize::MAX),
    };
    let (mut lines, mut length) = (Vec::new(), 0);
    while length < hint {
        let line = read_line(thread, &args[0], None)?;
        let size = line.as_bytes().map_or(0, |line| line.as_slice().len());
        if size == 0 {
            break;
        }
        length += size;
        lines.push(line);
    }
    Ok(Value::list(lines))
}

fn readinto(thread: &mut Thread, args: Args<'_>) -> Outcome {
    open(thread, &args[0])?;
    let length = writable_length(thread, &args[1], "readinto")?;
    let data = take(thread, &args[0], length)?;
    let data = data.as_bytes().map_or(&[][..], |data| data.as_slice());
    fill(thread, &args[1], data)?;
    Ok(Value::length(data.len()))
}

fn next(thread: &mut Thread, object: &Value) -> Outcome<Option<Value>> {
    let line = read_line(thread, object, None)?;
    Ok(line
        .as_bytes()
        .is_some_and(|line| !line.as_slice().is_empty())
        .then_some(line))
}

fn tell(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let at = open(thread, &args[0])?.at;
    Ok(Value::length(at))
}

fn seek(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let whence = match args.get(2) {
        Some(whence) => thread.index(whence)?,
        None => 0,
    };
    open(thread, &args[0])?;
    let offset = thread.index(&args[1])?;
    if offset < 0 && whence == 0 {
        return Err(thread.value_error(format!("negative seek value {offset}")));
    }
    let memory = open(thread, &args[0])?;
    let from = match whence {
        0 => 0,
        1 => memory.at as i64,
        2 => memory.buffer.bytes.len() as i64,
        _ => return Err(thread.value_error(format!("invalid whence ({whence}, should be 0, 1 or 2)"))),
    };
    let Some(at) = from.checked_add(offset) else {
        return Err(thread.overflow_error("new position too large"));
    };
    memory.at = at.max(0) as usize;
    Ok(Value::int(at.max(0)))
}

fn truncate(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let at = open(thread, &args[0])?.at as i64;
    check_exports(thread, &args[0])?;
    let size = match args.get(1).filter(|size| !size.is_none()) {
        Some(size) => thread.index(size)?,
        None => at,
    };
    let Ok(length) = usize::try_from(size) else {
        return Err(thread.value_error(format!("negative size value {size}")));
    };
    open(thread, &args[0])?.buffer.bytes.truncate(length);
    Ok(Value::int(size))
}

fn getvalue(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let made = Value::bytes(&open(thread, &args[0])?.buffer.bytes);
    thread.made(made)
}

fn flush(thread: &mut Thread, args: Args<'_>) -> Outcome {
    open(thread, &args[0])?;
    Ok(Value::NONE)
}

/// A memoryview of the contents, through which they can be changed.
fn getbuffer(thread: &mut Thread, args: Args<'_>) -> Outcome {
    open(thread, &args[0])?.lends = true;
    let class = thread.heap().class(ClassId::MemoryView).clone();
    let view = thread.call(&class, &args.values[..1]);
    if let Some(memory) = args[0].payload_mut::<Memory>(thread) {
        memory.lends = false;
    }
    view
}

fn close(thread: &mut Thread, args: Args<'_>) -> Outcome {
    check_exports(thread, &args[0])?;
    if let Some(memory) = args[0].payload_mut::<Memory>(thread) {
        memory.closed = true;
        memory.buffer = Buffer::default();
    }
    Ok(Value::NONE)
}

fn get_closed(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::bool(
        args[0].payload::<Memory>(thread).is_none_or(|memory| memory.closed),
    ))
}

fn yes(thread: &mut Thread, args: Args<'_>) -> Outcome {
    open(thread, &args[0])?;
    Ok(Value::TRUE)
}

fn isatty(thread: &mut Thread, args: Args<'_>) -> Outcome {
    open(thread, &args[0])?;
    Ok(Value::FALSE)
}

fn new(thread: &mut Thread, class: &Value, _: Args<'_>) -> Outcome {
    let plain = class.is(&self::class(thread));
    Ok(Value::payload_object(
        class,
        Memory {
            plain,
            ..Memory::default()
        },
    ))
}

static INIT: Signature = Signature {
    params: &["initial_bytes"],
    required: 0,
    positional_only: 0,
    keyword_only: 0,
};

static INIT_DEF: NativeDef = NativeDef::method("BytesIO", Arity::Named(&INIT), init_places);

fn init(thread: &mut Thread, object: &Value, args: Args<'_>) -> Outcome<()> {
    if args.values.is_empty()
        && let Some(memory) = object.payload::<Memory>(thread)
        && memory.is_fresh()
    {
        return Ok(());
    }
    with_receiver(thread, &INIT_DEF, object, args).map(drop)
}

fn init_places(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let initial = match args.get(1).filter(|value| !value.is_none()) {
        Some(value) => bytes(thread, value)?.into_owned(),
        None => Vec::new(),
    };
    check_exports(thread, &args[0])?;
    if let Some(memory) = args[0].payload_mut::<Memory>(thread) {
        // Without anything new, what is closed stays so.
        memory.closed &= args.get(1).is_none_or(Value::is_none);
        (memory.buffer.bytes, memory.at) = (initial, 0);
    }
    Ok(Value::NONE)
}

static SLOTS: NativeSlots = NativeSlots {
    new: Some(new),
    init: Some(init),
    next: Some(next),
    ..base::SLOTS
};

static CLASS: NativeClass = NativeClass {
    name: "BytesIO",
    module: "_io",
    base: ClassId::Object,
    slots: Some(&SLOTS),
    methods: &[
        NativeDef::method("close", Arity::Zero, close),
        NativeDef::getter("closed", get_closed),
        NativeDef::method("flush", Arity::Zero, flush),
        NativeDef::method("getbuffer", Arity::Zero, getbuffer),
        NativeDef::method("getvalue", Arity::Zero, getvalue),
        NativeDef::method("isatty", Arity::Zero, isatty),
        NativeDef::method("read", Arity::Positional(0, 1), read),
        NativeDef::method("read1", Arity::Positional(0, 1), read),
        NativeDef::method("readable", Arity::Zero, yes),
        NativeDef::method("readinto", Arity::One, readinto),
        NativeDef::method("readline", Arity::Positional(0, 1), readline),
        NativeDef::method("readlines", Arity::Positional(0, 1), readlines),
        NativeDef::method("seek", Arity::Positional(1, 2), seek),
        NativeDef::method("seekable", Arity::Zero, yes),
        NativeDef::method("tell", Arity::Zero, tell),
        NativeDef::method("truncate", Arity::Positional(0, 1), truncate),
        NativeDef::method("writable", Arity::Zero, yes),
        NativeDef::method("write", Arity::One, write),
        NativeDef::method("writelines", Arity::One, writelines),
    ],
    has_dict: true,
    is_final: false,
};

/// The class.
pub(crate) fn class(thread: &mut Thread) -> Value {
    let base = buffered_base(thread);
    thread.native_class_over(&CLASS, &base)
}
