//! What is between a raw file and its user: bytes read ahead, and bytes not yet written.
//!
//! One [`Buffer`] serves `BufferedReader`, `BufferedWriter` and `BufferedRandom`, whose methods are in `buffered.rs`. It is either
//! ahead of the raw file (reading) or behind it (writing), never both. Whoever works on it holds its lock, since the raw file may let
//! other threads run; the bytes are taken out of the object meanwhile. A raw file that is a plain `FileIO` is called directly, any
//! other by its methods.

use super::base::{attribute, raw_read_into};
use super::file;
use crate::thread::raw_lock::{Lockable, RawLock, pass_on, wait};
use minipy_vm::native::{ClassId, Outcome, Payload, Raised, Thread, Value};
use std::cell::Cell;
use std::time::Duration;

/// What a buffered file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Reader,
    Writer,
    Random,
}

/// The payload of the three classes.
pub(crate) struct Buffer {
    pub role: Role,
    /// The raw file; absent before `__init__`, and after `detach`.
    pub raw: Value,
    /// `__init__` has run.
    pub ready: bool,
    pub detached: bool,
    /// Its class is one of the three and no script's.
    pub plain: bool,
    pub lock: RawLock,
    /// How much is gathered or read ahead.
    pub size: usize,
    /// Bytes read; those before `taken` were given out.
    pub ahead: Vec<u8>,
    pub taken: usize,
    /// Bytes to be written.
    pub pending: Vec<u8>,
}

impl Buffer {
    pub fn new(role: Role) -> Buffer {
        Buffer {
            role,
            raw: Value::UNDEF,
            ready: false,
            detached: false,
            plain: false,
            lock: RawLock::default(),
            size: super::DEFAULT_BUFFER_SIZE,
            ahead: Vec::new(),
            taken: 0,
            pending: Vec::new(),
        }
    }

    /// The bytes read and not given out.
    pub fn waiting(&self) -> &[u8] {
        &self.ahead[self.taken..]
    }

    fn forget_ahead(&mut self) {
        self.ahead.clear();
        self.taken = 0;
    }
}

impl Payload for Buffer {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        visit(&self.raw);
    }
}

impl Lockable for Buffer {
    fn raw(&mut self) -> &mut RawLock {
        &mut self.lock
    }
}

/// Set when the program ends: a thread that was stopped in the middle of a write never gives its lock back.
#[derive(Default)]
pub(crate) struct Ending(pub Cell<bool>);

/// How long a lock is waited for then.
const PATIENCE: Duration = Duration::from_secs(1);

/// Runs `work` while no other thread uses the buffer.
pub(crate) fn locked<R>(
    thread: &mut Thread,
    object: &Value,
    work: impl FnOnce(&mut Thread) -> Outcome<R>,
) -> Outcome<R> {
    let (me, here) = (thread.id(), thread.spot());
    let Some(buffer) = object.payload_mut::<Buffer>(thread) else {
        return Err(uninitialized(thread));
    };
    if !buffer.lock.try_take(me, here) {
        take_lock(thread, object)?;
    }
    let result = work(thread);
    if object
        .payload_mut::<Buffer>(thread)
        .is_some_and(|buffer| buffer.lock.open())
    {
        pass_on::<Buffer>(thread, object);
    }
    result
}

#[cold]
fn take_lock(thread: &mut Thread, object: &Value) -> Outcome<()> {
    let me = thread.id();
    if object
        .payload::<Buffer>(thread)
        .is_some_and(|buffer| buffer.lock.holder() == Some(me))
    {
        let shown = thread.repr_text(object)?;
        return Err(thread.raise(ClassId::RuntimeError, format!("reentrant call inside {shown}")));
    }
    let ending = thread.heap().extension::<Ending>().0.get();
    let deadline = ending.then(|| thread.heap().gil.now() + PATIENCE);
    match wait::<Buffer>(thread, object, deadline)? {
        true => Ok(()),
        false => {
            let shown = thread.repr_text(object)?;
            let message = format!("could not acquire lock for {shown} at interpreter shutdown");
            Err(thread.raise(ClassId::RuntimeError, message))
        }
    }
}

#[cold]
pub(crate) fn uninitialized(thread: &mut Thread) -> Raised {
    thread.value_error("I/O operation on uninitialized object")
}

/// The raw file.
#[inline]
pub(crate) fn raw_of(thread: &mut Thread, object: &Value) -> Outcome {
    match object.payload::<Buffer>(thread) {
        Some(buffer) if buffer.ready => Ok(buffer.raw.clone()),
        Some(buffer) if buffer.detached => Err(thread.value_error("raw stream has been detached")),
        _ => Err(uninitialized(thread)),
    }
}

/// Is the raw file closed?
#[inline]
pub(crate) fn raw_is_closed(thread: &mut Thread, raw: &Value) -> Outcome<bool> {
    if file::is_plain(thread, raw) {
        return Ok(raw.payload::<file::File>(thread).is_some_and(|file| file.fd < 0));
    }
    let closed = attribute(thread, raw, "closed")?;
    thread.truth(&closed)
}

/// The raw file, unless it is closed.
pub(crate) fn open_raw(thread: &mut Thread, object: &Value, message: &str) -> Outcome {
    let raw = raw_of(thread, object)?;
    if raw_is_closed(thread, &raw)? {
        return Err(thread.value_error(message));
    }
    Ok(raw)
}

/// Reads once from the raw file, behind what stands in `bytes`; None if there is nothing yet.
pub(crate) fn raw_read(thread: &mut Thread, raw: &Value, bytes: &mut Vec<u8>, size: usize) -> Outcome<Option<usize>> {
    if file::is_plain(thread, raw) {
        return file::read_once(thread, raw, bytes, size);
    }
    let more = raw_read_into(thread, raw, size)?;
    Ok(more.map(|more| {
        bytes.extend_from_slice(&more);
        more.len()
    }))
}

/// Writes once to the raw file; None if nothing can be written yet.
pub(crate) fn raw_write(thread: &mut Thread, raw: &Value, bytes: &[u8]) -> Outcome<Option<usize>> {
    if file::is_plain(thread, raw) {
        return file::write_once(thread, raw, bytes);
    }
    let made = Value::bytes(bytes);
    let value = thread.made(made)?;
    let count = thread.call_method(raw, "write", &[value])?;
    if count.is_none() {
        return Ok(None);
    }
    let count = thread.index(&count)?;
    match usize::try_from(count).ok().filter(|&count| count <= bytes.len()) {
        Some(count) => Ok(Some(count)),
        None => {
            let length = bytes.len();
            let message =
                format!("raw write() returned invalid length {count} (should have been between 0 and {length})");
            Err(thread.raise(ClassId::OSError, message))
        }
    }
}

/// Moves the raw file's position.
pub(crate) fn raw_seek(thread: &mut Thread, raw: &Value, offset: i64, whence: i32) -> Outcome<i64> {
    if file::is_plain(thread, raw) {
        return file::seek_to(thread, raw, offset, whence);
    }
    let position = thread.call_method(raw, "seek", &[Value::int(offset), Value::int(whence.into())])?;
    checked_position(thread, &position)
}

/// The raw file's position.
pub(crate) fn raw_tell(thread: &mut Thread, raw: &Value) -> Outcome<i64> {
    if file::is_plain(thread, raw) {
        return file::seek_to(thread, raw, 0, file::libc_seek::CURRENT);
    }
    let position = thread.call_method(raw, "tell", &[])?;
    checked_position(thread, &position)
}

fn checked_position(thread: &mut Thread, position: &Value) -> Outcome<i64> {
    let position = thread.index(position)?;
    if position < 0 {
        let message = format!("Raw stream returned invalid position {position}");
        return Err(thread.raise(ClassId::OSError, message));
    }
    Ok(position)
}

/// The error of a write that would have to wait: how much was taken all the same.
#[cold]
pub(crate) fn would_block(thread: &mut Thread, taken: usize) -> Raised {
    let args = vec![
        Value::int(minipy_vm::native::os_calls::flags::EAGAIN.into()),
        Value::str("write could not complete without blocking"),
        Value::length(taken),
    ];
    crate::support::raise_new(thread, ClassId::BlockingIOError, &args)
}

/// Writes what is pending; the lock is held. What could not be written stays.
pub(crate) fn flush_pending(thread: &mut Thread, object: &Value, raw: &Value) -> Outcome<()> {
    let Some(buffer) = object.payload_mut::<Buffer>(thread) else {
        return Ok(());
    };
    if buffer.pending.is_empty() {
        return Ok(());
    }
    let mut bytes = std::mem::take(&mut buffer.pending);
    let mut written = 0;
    let mut result = Ok(());
    while written < bytes.len() {
        match raw_write(thread, raw, &bytes[written..]) {
            Ok(Some(count)) => written += count,
            Ok(None) => {
                result = Err(would_block(thread, 0));
                break;
            }
            Err(raised) => {
                result = Err(raised);
                break;
            }
        }
        if let Err(raised) = thread.poll_native() {
            result = Err(raised);
            break;
        }
    }
    bytes.drain(..written);
    if let Some(buffer) = object.payload_mut::<Buffer>(thread) {
        buffer.pending = bytes;
    }
    result
}

/// Brings the raw file to the position its user sees: nothing pending, nothing ahead. The lock is held.
pub(crate) fn settle(thread: &mut Thread, object: &Value, raw: &Value) -> Outcome<()> {
    flush_pending(thread, object, raw)?;
    let ahead = match object.payload_mut::<Buffer>(thread) {
        Some(buffer) => buffer.waiting().len(),
        None => 0,
    };
    if ahead > 0 {
        raw_seek(thread, raw, -(ahead as i64), file::libc_seek::CURRENT)?;
    }
    if let Some(buffer) = object.payload_mut::<Buffer>(thread) {
        buffer.forget_ahead();
    }
    Ok(())
}

/// Reads once into the empty buffer; None if there is nothing yet. The lock is held.
pub(crate) fn fill(thread: &mut Thread, object: &Value, raw: &Value) -> Outcome<Option<usize>> {
    let Some(buffer) = object.payload_mut::<Buffer>(thread) else {
        return Ok(Some(0));
    };
    let (mut bytes, size) = (std::mem::take(&mut buffer.ahead), buffer.size);
    bytes.drain(..std::mem::take(&mut buffer.taken));
    let result = raw_read(thread, raw, &mut bytes, size);
    if let Some(buffer) = object.payload_mut::<Buffer>(thread) {
        buffer.ahead = bytes;
    }
    result
}

/// Puts bytes behind what is pending, writing when the buffer is full. The lock is held; `raw` is open.
pub(crate) fn write_locked(thread: &mut Thread, object: &Value, raw: &Value, bytes: &[u8]) -> Outcome<()> {
    let Some(buffer) = object.payload_mut::<Buffer>(thread) else {
        return Ok(());
    };
    let size = buffer.size;
    if buffer.pending.len() + bytes.len() <= size && bytes.len() < size && buffer.ahead.is_empty() {
        buffer.pending.extend_from_slice(bytes);
        return Ok(());
    }
    if !buffer.ahead.is_empty() {
        settle(thread, object, raw)?;
    }
    if let Err(raised) = flush_pending(thread, object, raw) {
        return take_what_fits(thread, object, bytes, raised);
    }
    let mut rest = bytes;
    while rest.len() >= size && !rest.is_empty() {
        match raw_write(thread, raw, rest)? {
            Some(count) => rest = &rest[count..],
            None => {
                let kept = rest.len().min(size);
                if let Some(buffer) = object.payload_mut::<Buffer>(thread) {
                    buffer.pending.extend_from_slice(&rest[..kept]);
                }
                let taken = bytes.len() - rest.len() + kept;
                return if kept == rest.len() {
                    Ok(())
                } else {
                    Err(would_block(thread, taken))
                };
            }
        }
        thread.poll_native()?;
    }
    if let Some(buffer) = object.payload_mut::<Buffer>(thread) {
        buffer.pending.extend_from_slice(rest);
    }
    Ok(())
}

/// After a flush that failed: if only because it would have had to wait, the buffer takes what it has room for.
#[cold]
fn take_what_fits(thread: &mut Thread, object: &Value, bytes: &[u8], raised: Raised) -> Outcome<()> {
    let error = thread.catch(raised, ClassId::BlockingIOError)?;
    let Some(buffer) = object.payload_mut::<Buffer>(thread) else {
        return Ok(());
    };
    let room = buffer.size.saturating_sub(buffer.pending.len()).min(bytes.len());
    buffer.pending.extend_from_slice(&bytes[..room]);
    if room == bytes.len() {
        return Ok(());
    }
    drop(error);
    Err(would_block(thread, room))
}
