//! `_io.BufferedReader`, `BufferedWriter` and `BufferedRandom`: the methods. What they do with bytes is in `buffer.rs`.

use super::base::{self, attribute, buffered_base, check_able, size_argument, unsupported};
use super::buffer::{
    Buffer, Role, fill, flush_pending, locked, open_raw, raw_is_closed, raw_of, raw_read, raw_seek, raw_tell, settle,
    write_locked,
};
use super::bytes_argument::{self, writable_length};
use super::file;
use crate::support::{c_int, with_receiver};
use minipy_vm::native::{Args, Arity, ClassId, NativeClass, NativeDef, NativeSlots, Outcome, Signature, Thread, Value};

/// The bytes of a read that may have found nothing yet.
fn bytes_or_none(thread: &mut Thread, bytes: Option<Vec<u8>>) -> Outcome {
    match bytes {
        None => Ok(Value::NONE),
        Some(bytes) => {
            let made = Value::bytes(&bytes);
            thread.made(made)
        }
    }
}

/// Before reading, what is pending is written.
fn ready_to_read(thread: &mut Thread, object: &Value, raw: &Value) -> Outcome<()> {
    match object.payload::<Buffer>(thread) {
        Some(buffer) if !buffer.pending.is_empty() => flush_pending(thread, object, raw),
        _ => Ok(()),
    }
}

/// Takes at most `size` of the bytes read ahead.
fn take_ahead(thread: &mut Thread, object: &Value, size: usize) -> Vec<u8> {
    let Some(buffer) = object.payload_mut::<Buffer>(thread) else {
        return Vec::new();
    };
    let size = size.min(buffer.waiting().len());
    if size == buffer.ahead.len() && size > 0 {
        buffer.taken = 0;
        return std::mem::take(&mut buffer.ahead);
    }
    let bytes = buffer.waiting()[..size].to_vec();
    buffer.taken += size;
    bytes
}

/// Reads `size` bytes or to the end; None if there is nothing yet. The lock is held.
fn read_size(thread: &mut Thread, object: &Value, raw: &Value, size: usize) -> Outcome<Option<Vec<u8>>> {
    let mut bytes = take_ahead(thread, object, size);
    if bytes.len() == size {
        return Ok(Some(bytes));
    }
    ready_to_read(thread, object, raw)?;
    let room = object.payload::<Buffer>(thread).map_or(1, |buffer| buffer.size);
    while bytes.len() < size {
        let missing = size - bytes.len();
        let got = if missing >= room {
            raw_read(thread, raw, &mut bytes, missing - missing % room)?
        } else {
            let got = fill(thread, object, raw)?;
            bytes.extend(take_ahead(thread, object, missing));
            got
        };
        match got {
            None if bytes.is_empty() => return Ok(None),
            None | Some(0) => break,
            Some(_) => thread.poll_native()?,
        }
    }
    Ok(Some(bytes))
}

/// Reads to the end; None if there is nothing yet. The lock is held.
fn read_rest(thread: &mut Thread, object: &Value, raw: &Value) -> Outcome<Option<Vec<u8>>> {
    let mut bytes = take_ahead(thread, object, usize::MAX);
    ready_to_read(thread, object, raw)?;
    if file::is_plain(thread, raw) {
        let got = file::read_all(thread, raw, &mut bytes)?;
        return Ok((got.is_some() || !bytes.is_empty()).then_some(bytes));
    }
    if let Some(readall) = thread.find_attr(raw, &Value::intern("readall"))? {
        let rest = thread.call(&readall, &[])?;
        if !rest.is_none() {
            let Some(rest) = rest.as_bytes() else {
                return Err(thread.type_error("readall() should return bytes"));
            };
            bytes.extend_from_slice(rest.as_slice());
            return Ok(Some(bytes));
        }
        return Ok((!bytes.is_empty()).then_some(bytes));
    }
    loop {
        let more = thread.call_method(raw, "read", &[])?;
        if more.is_none() {
            return Ok((!bytes.is_empty()).then_some(bytes));
        }
        let Some(more) = more.as_bytes().map(|more| more.as_slice()) else {
            return Err(thread.type_error("read() should return bytes"));
        };
        if more.is_empty() {
            return Ok(Some(bytes));
        }
        bytes.extend_from_slice(more);
    }
}

/// `read(size=-1)`.
pub(crate) fn read_bytes(thread: &mut Thread, object: &Value, size: Option<usize>) -> Outcome<Option<Vec<u8>>> {
    let raw = open_raw(thread, object, "read of closed file")?;
    locked(thread, object, |thread| match size {
        Some(size) => read_size(thread, object, &raw, size),
        None => read_rest(thread, object, &raw),
    })
}

fn read(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let size = match size_argument(thread, args.get(1))? {
        None => match args.get(1).filter(|size| !size.is_none()) {
            Some(size) if thread.index_clamped(size)? < -1 => {
                return Err(thread.value_error("read length must be non-negative or -1"));
            }
            _ => None,
        },
        size => size,
    };
    let bytes = read_bytes(thread, &args[0], size)?;
    bytes_or_none(thread, bytes)
}

/// `read1(size=-1)`: what is there, or one read of the raw file.
pub(crate) fn read1_bytes(thread: &mut Thread, object: &Value, size: Option<usize>) -> Outcome<Option<Vec<u8>>> {
    let raw = open_raw(thread, object, "read of closed file")?;
    let room = object.payload::<Buffer>(thread).map_or(1, |buffer| buffer.size);
    let size = size.unwrap_or(room);
    if size == 0 {
        return Ok(Some(Vec::new()));
    }
    locked(thread, object, |thread| {
        let mut bytes = take_ahead(thread, object, size);
        if !bytes.is_empty() {
            return Ok(Some(bytes));
        }
        ready_to_read(thread, object, &raw)?;
        let got = raw_read(thread, &raw, &mut bytes, size)?;
        Ok(Some(bytes).filter(|_| got.is_some()).or(Some(Vec::new())))
    })
}

fn read1(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let size = match args.get(1) {
        Some(size) => usize::try_from(thread.index(size)?).ok(),
        None => None,
    };
    let bytes = read1_bytes(thread, &args[0], size)?;
    bytes_or_none(thread, bytes)
}

fn read_into(thread: &mut Thread, args: Args<'_>, once: bool) -> Outcome {
    let length = writable_length(thread, &args[1], if once { "readinto1" } else { "readinto" })?;
    let raw = open_raw(thread, &args[0], "readinto of closed file")?;
    let bytes = if once {
        read1_bytes(thread, &args[0], Some(length))?
    } else {
        locked(thread, &args[0], |thread| read_size(thread, &args[0], &raw, length))?
    };
    match bytes {
        None => Ok(Value::NONE),
        Some(bytes) => {
            bytes_argument::fill(thread, &args[1], &bytes)?;
            Ok(Value::length(bytes.len()))
        }
    }
}

fn readinto(thread: &mut Thread, args: Args<'_>) -> Outcome {
    read_into(thread, args, false)
}

fn readinto1(thread: &mut Thread, args: Args<'_>) -> Outcome {
    read_into(thread, args, true)
}

fn peek(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if let Some(size) = args.get(1) {
        thread.index(size)?;
    }
    let raw = open_raw(thread, &args[0], "peek of closed file")?;
    let object = &args[0];
    let bytes = locked(thread, object, |thread| {
        ready_to_read(thread, object, &raw)?;
        let none = object
            .payload::<Buffer>(thread)
            .is_none_or(|buffer| buffer.waiting().is_empty());
        if none {
            fill(thread, object, &raw)?;
        }
        Ok(object
            .payload::<Buffer>(thread)
            .map_or(Vec::new(), |buffer| buffer.waiting().to_vec()))
    })?;
    bytes_or_none(thread, Some(bytes))
}

/// Reads a line, at most `limit` bytes of it.
fn read_line(thread: &mut Thread, object: &Value, limit: Option<usize>) -> Outcome {
    let raw = open_raw(thread, object, "readline of closed file")?;
    let limit = limit.unwrap_or(usize::MAX);
    // The line is there as a rule, and then no other thread can come between.
    if let Some(buffer) = object.payload_mut::<Buffer>(thread)
        && let waiting = &buffer.ahead[buffer.taken..]
        && let Some(end) = memchr::memchr(b'\n', waiting)
        && end < limit
    {
        let made = Value::bytes(&waiting[..end + 1]);
        buffer.taken += end + 1;
        return thread.made(made);
    }
    let line = locked(thread, object, |thread| {
        let mut line = Vec::new();
        while let Some(buffer) = object.payload::<Buffer>(thread) {
            let waiting = buffer.waiting();
            let end = memchr::memchr(b'\n', waiting).map_or(waiting.len(), |at| at + 1);
            let count = end.min(limit - line.len());
            line.extend(take_ahead(thread, object, count));
            if line.ends_with(b"\n") || line.len() >= limit {
                break;
            }
            ready_to_read(thread, object, &raw)?;
            if fill(thread, object, &raw)?.unwrap_or(0) == 0 {
                break;
            }
            thread.poll_native()?;
        }
        Ok(line)
    })?;
    bytes_or_none(thread, Some(line))
}

fn readline(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let limit = size_argument(thread, args.get(1))?;
    read_line(thread, &args[0], limit)
}

fn next(thread: &mut Thread, object: &Value) -> Outcome<Option<Value>> {
    if !is_plain(thread, object) {
        return base::next(thread, object);
    }
    let line = read_line(thread, object, None)?;
    Ok(line
        .as_bytes()
        .is_some_and(|line| !line.as_slice().is_empty())
        .then_some(line))
}

/// Puts bytes into the buffer, or through it.
pub(crate) fn write_bytes(thread: &mut Thread, object: &Value, bytes: &[u8]) -> Outcome<()> {
    let raw = open_raw(thread, object, "write to closed file")?;
    locked(thread, object, |thread| {
        // The file may have been closed while another thread had the lock.
        if raw_is_closed(thread, &raw)? {
            return Err(thread.value_error("write to closed file"));
        }
        write_locked(thread, object, &raw, bytes)
    })
}

fn write(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let bytes = bytes_argument::bytes(thread, &args[1])?;
    write_bytes(thread, &args[0], &bytes)?;
    Ok(Value::length(bytes.len()))
}

/// Writes everything to the raw file, whose own `flush` is the caller's business.
pub(crate) fn flush_object(thread: &mut Thread, object: &Value) -> Outcome<()> {
    let raw = raw_of(thread, object)?;
    if object
        .payload::<Buffer>(thread)
        .is_some_and(|buffer| buffer.role == Role::Reader)
    {
        return thread.call_method(&raw, "flush", &[]).map(drop);
    }
    if raw_is_closed(thread, &raw)? {
        return Err(thread.value_error("flush of closed file"));
    }
    locked(thread, object, |thread| settle(thread, object, &raw))
}

fn flush(thread: &mut Thread, args: Args<'_>) -> Outcome {
    flush_object(thread, &args[0]).map(|()| Value::NONE)
}

fn close(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let raw = raw_of(thread, &args[0])?;
    if raw_is_closed(thread, &raw)? {
        return Ok(Value::NONE);
    }
    let flushed = thread.call_method(&args[0], "flush", &[]);
    let first = flushed.is_err().then(|| thread.take_exception());
    // Whoever is in the middle of a call of the system must be through with it before the descriptor may mean another file.
    let closed = locked(thread, &args[0], |thread| thread.call_method(&raw, "close", &[]));
    if let Some(buffer) = args[0].payload_mut::<Buffer>(thread) {
        buffer.ahead = Vec::new();
        buffer.taken = 0;
    }
    super::chain(thread, first, closed)
}

fn detach(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let raw = raw_of(thread, &args[0])?;
    thread.call_method(&args[0], "flush", &[])?;
    if let Some(buffer) = args[0].payload_mut::<Buffer>(thread) {
        (buffer.ready, buffer.detached) = (false, true);
        let old = std::mem::take(&mut buffer.raw);
        drop(old);
    }
    Ok(raw)
}

fn seek(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let whence = match args.get(2) {
        Some(whence) => c_int(thread, whence)?,
        None => file::libc_seek::START,
    };
    if !(0..=4).contains(&whence) || whence == 3 && cfg!(not(target_os = "linux")) {
        return Err(thread.value_error(format!("whence value {whence} unsupported")));
    }
    let object = &args[0];
    let raw = open_raw(thread, object, "seek of closed file")?;
    check_able(thread, &raw, "seekable", "File or stream is not seekable.")?;
    let target = thread.index(&args[1])?;
    let position = locked(thread, object, |thread| {
        seek_locked(thread, object, &raw, target, whence)
    })?;
    Ok(Value::int(position))
}

fn seek_locked(thread: &mut Thread, object: &Value, raw: &Value, target: i64, whence: i32) -> Outcome<i64> {
    use file::libc_seek::{CURRENT, START};
    flush_pending(thread, object, raw)?;
    let (taken, length) = match object.payload::<Buffer>(thread) {
        Some(buffer) => (buffer.taken as i64, buffer.ahead.len() as i64),
        None => (0, 0),
    };
    if length > 0 && matches!(whence, START | CURRENT) {
        // Inside of what was read ahead nothing has to move.
        let current = raw_tell(thread, raw)? - (length - taken);
        let offset = if whence == START { target - current } else { target };
        if (-taken..=length - taken).contains(&offset) {
            if let Some(buffer) = object.payload_mut::<Buffer>(thread) {
                buffer.taken = (taken + offset) as usize;
            }
            return Ok(current + offset);
        }
    }
    let target = if whence == CURRENT {
        target - (length - taken)
    } else {
        target
    };
    let position = raw_seek(thread, raw, target, whence)?;
    if let Some(buffer) = object.payload_mut::<Buffer>(thread) {
        buffer.ahead.clear();
        buffer.taken = 0;
    }
    Ok(position)
}

/// The position its user sees.
pub(crate) fn position(thread: &mut Thread, object: &Value) -> Outcome<i64> {
    let raw = raw_of(thread, object)?;
    let position = locked(thread, object, |thread| raw_tell(thread, &raw))?;
    let offset = object
        .payload::<Buffer>(thread)
        .map_or(0, |buffer| buffer.pending.len() as i64 - buffer.waiting().len() as i64);
    Ok((position + offset).max(0))
}

fn tell(thread: &mut Thread, args: Args<'_>) -> Outcome {
    position(thread, &args[0]).map(Value::int)
}

fn truncate(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let object = &args[0];
    let raw = open_raw(thread, object, "truncate of closed file")?;
    let writable = thread.call_method(object, "writable", &[])?;
    if !thread.truth(&writable)? {
        return Err(unsupported(thread, "truncate"));
    }
    let size = args.get(1).cloned().unwrap_or(Value::NONE);
    locked(thread, object, |thread| {
        settle(thread, object, &raw)?;
        let size = match size.is_none() {
            true => Value::int(raw_tell(thread, &raw)?),
            false => size.clone(),
        };
        thread.call_method(&raw, "truncate", &[size])
    })
}

handed_on! { raw_of: fileno isatty readable writable seekable }

fn get_name(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let raw = raw_of(thread, &args[0])?;
    attribute(thread, &raw, "name")
}

fn get_mode(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let raw = raw_of(thread, &args[0])?;
    attribute(thread, &raw, "mode")
}

fn get_closed(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let raw = raw_of(thread, &args[0])?;
    raw_is_closed(thread, &raw).map(Value::bool)
}

fn get_raw(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let raw = args[0].payload::<Buffer>(thread).map(|buffer| buffer.raw.clone());
    Ok(raw.filter(|raw| !raw.is_undef()).unwrap_or(Value::NONE))
}

fn repr(thread: &mut Thread, object: &Value) -> Outcome {
    let class = thread.class_of(object).clone();
    let class = thread.full_class_name(&class);
    let name = match raw_of(thread, object) {
        Ok(raw) => thread.find_attr(&raw, &Value::intern("name")),
        Err(raised) => {
            drop(thread.catch(raised, ClassId::ValueError)?);
            Ok(None)
        }
    };
    let text = match name? {
        Some(name) => format!("<{class} name={}>", super::shown_name(thread, object, &name)?),
        None => format!("<{class}>"),
    };
    Ok(Value::str(&text))
}

fn new_object(thread: &mut Thread, class: &Value, role: Role) -> Value {
    let plain = class.is(&self::class(thread, role));
    let buffer = Buffer {
        plain,
        ..Buffer::new(role)
    };
    Value::payload_object(class, buffer)
}

fn new_reader(thread: &mut Thread, class: &Value, _: Args<'_>) -> Outcome {
    Ok(new_object(thread, class, Role::Reader))
}

fn new_writer(thread: &mut Thread, class: &Value, _: Args<'_>) -> Outcome {
    Ok(new_object(thread, class, Role::Writer))
}

fn new_random(thread: &mut Thread, class: &Value, _: Args<'_>) -> Outcome {
    Ok(new_object(thread, class, Role::Random))
}

static INIT: Signature = Signature {
    params: &["raw", "buffer_size"],
    required: 1,
    positional_only: 0,
    keyword_only: 0,
};

static INIT_READER: NativeDef = NativeDef::method("BufferedReader", Arity::Named(&INIT), init);
static INIT_WRITER: NativeDef = NativeDef::method("BufferedWriter", Arity::Named(&INIT), init);
static INIT_RANDOM: NativeDef = NativeDef::method("BufferedRandom", Arity::Named(&INIT), init);

fn init(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (object, raw) = (&args[0], &args[1]);
    let size = match args.get(2) {
        Some(size) => thread.index(size)?,
        None => super::DEFAULT_BUFFER_SIZE as i64,
    };
    let Some(buffer) = object.payload_mut::<Buffer>(thread) else {
        return Ok(Value::NONE);
    };
    buffer.ready = false;
    let role = buffer.role;
    if role == Role::Random {
        check_able(thread, raw, "seekable", "File or stream is not seekable.")?;
    }
    if role != Role::Writer {
        check_able(thread, raw, "readable", "File or stream is not readable.")?;
    }
    if role != Role::Reader {
        check_able(thread, raw, "writable", "File or stream is not writable.")?;
    }
    let Some(size) = usize::try_from(size).ok().filter(|&size| size > 0) else {
        return Err(thread.value_error("buffer size must be strictly positive"));
    };
    if size > minipy_vm::native::MAX_ITEMS {
        return Err(thread.memory_error());
    }
    set_raw(thread, object, raw, size);
    Ok(Value::NONE)
}

fn set_raw(thread: &mut Thread, object: &Value, raw: &Value, size: usize) {
    if let Some(buffer) = object.payload_mut::<Buffer>(thread) {
        let new = Buffer {
            raw: raw.clone(),
            size,
            ready: true,
            plain: buffer.plain,
            ..Buffer::new(buffer.role)
        };
        let old = std::mem::replace(buffer, new);
        drop(old);
    }
}

/// A buffered file over a raw one that is known to fit.
pub(crate) fn make(thread: &mut Thread, role: Role, raw: &Value, size: usize) -> Value {
    let class = class(thread, role);
    let object = new_object(thread, &class, role);
    set_raw(thread, &object, raw, size);
    object
}

fn init_reader(thread: &mut Thread, object: &Value, args: Args<'_>) -> Outcome<()> {
    with_receiver(thread, &INIT_READER, object, args).map(drop)
}

fn init_writer(thread: &mut Thread, object: &Value, args: Args<'_>) -> Outcome<()> {
    with_receiver(thread, &INIT_WRITER, object, args).map(drop)
}

fn init_random(thread: &mut Thread, object: &Value, args: Args<'_>) -> Outcome<()> {
    with_receiver(thread, &INIT_RANDOM, object, args).map(drop)
}

static READER_SLOTS: NativeSlots = NativeSlots {
    new: Some(new_reader),
    init: Some(init_reader),
    repr: Some(repr),
    next: Some(next),
    ..base::SLOTS
};

static WRITER_SLOTS: NativeSlots = NativeSlots {
    new: Some(new_writer),
    init: Some(init_writer),
    repr: Some(repr),
    ..base::SLOTS
};

static RANDOM_SLOTS: NativeSlots = NativeSlots {
    new: Some(new_random),
    init: Some(init_random),
    repr: Some(repr),
    ..base::SLOTS
};

/// What all three classes have, then what is given.
macro_rules! methods {
    ($($more:expr),* $(,)?) => {
        &[
            NativeDef::method("close", Arity::Zero, close),
            NativeDef::getter("closed", get_closed),
            NativeDef::method("detach", Arity::Zero, detach),
            NativeDef::method("fileno", Arity::Zero, fileno),
            NativeDef::method("flush", Arity::Zero, flush),
            NativeDef::method("isatty", Arity::Zero, isatty),
            NativeDef::getter("mode", get_mode),
            NativeDef::getter("name", get_name),
            NativeDef::getter("raw", get_raw),
            NativeDef::method("seek", Arity::Positional(1, 2), seek),
            NativeDef::method("seekable", Arity::Zero, seekable),
            NativeDef::method("tell", Arity::Zero, tell),
            NativeDef::method("truncate", Arity::Positional(0, 1), truncate),
            $($more),*
        ]
    };
}

const fn spec(name: &'static str, slots: &'static NativeSlots, methods: &'static [NativeDef]) -> NativeClass {
    NativeClass {
        name,
        module: "_io",
        base: ClassId::Object,
        slots: Some(slots),
        methods,
        has_dict: true,
        is_final: false,
    }
}

static READER: NativeClass = spec(
    "BufferedReader",
    &READER_SLOTS,
    methods![
        NativeDef::method("peek", Arity::Positional(0, 1), peek),
        NativeDef::method("read", Arity::Positional(0, 1), read),
        NativeDef::method("read1", Arity::Positional(0, 1), read1),
        NativeDef::method("readable", Arity::Zero, readable),
        NativeDef::method("readinto", Arity::One, readinto),
        NativeDef::method("readinto1", Arity::One, readinto1),
        NativeDef::method("readline", Arity::Positional(0, 1), readline),
    ],
);

static WRITER: NativeClass = spec(
    "BufferedWriter",
    &WRITER_SLOTS,
    methods![
        NativeDef::method("writable", Arity::Zero, writable),
        NativeDef::method("write", Arity::One, write),
    ],
);

static RANDOM: NativeClass = spec(
    "BufferedRandom",
    &RANDOM_SLOTS,
    methods![
        NativeDef::method("peek", Arity::Positional(0, 1), peek),
        NativeDef::method("read", Arity::Positional(0, 1), read),
        NativeDef::method("read1", Arity::Positional(0, 1), read1),
        NativeDef::method("readable", Arity::Zero, readable),
        NativeDef::method("readinto", Arity::One, readinto),
        NativeDef::method("readinto1", Arity::One, readinto1),
        NativeDef::method("readline", Arity::Positional(0, 1), readline),
        NativeDef::method("writable", Arity::Zero, writable),
        NativeDef::method("write", Arity::One, write),
    ],
);

/// The class for a role.
pub(crate) fn class(thread: &mut Thread, role: Role) -> Value {
    let spec = match role {
        Role::Reader => &READER,
        Role::Writer => &WRITER,
        Role::Random => &RANDOM,
    };
    let base = buffered_base(thread);
    thread.native_class_over(spec, &base)
}

/// Is it exactly of one of these classes?
#[inline]
pub(crate) fn is_plain(thread: &Thread, value: &Value) -> bool {
    value.payload::<Buffer>(thread).is_some_and(|buffer| buffer.plain)
}
