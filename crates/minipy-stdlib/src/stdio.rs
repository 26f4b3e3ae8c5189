//! The three standard streams: `sys.stdin`, `sys.stdout`, `sys.stderr`, as text files with buffers of their own.
//!
//! Output is gathered and written in pieces of 8 KiB, or line by line to a terminal, as CPython does. Writing and reading happen
//! without the lock. While one thread writes, the others add to the buffer; the writer takes what they added along, so that
//! nothing is written out of order. What is written to stderr comes after everything written to stdout before.
//!
//! The text encoding is UTF-8. The methods a script calls are in `stdio/methods.rs`, bytes and text in `stdio/coding.rs`.

mod coding;
mod methods;

use minipy_vm::native::{
    Cause, Gil, Guarded, Outcome, Payload, Raised, SIGNAL, Thread, Value, os_error, wait_readable,
};
use std::fs::File;
use std::io::{self, IsTerminal, Read, Write};
use std::os::fd::AsFd;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

pub use coding::Errors;

/// The name of standard input in `sys`.
pub const STDIN: &str = "stdin";
/// The name of standard output in `sys`.
pub const STDOUT: &str = "stdout";
/// The name of standard error in `sys`.
pub const STDERR: &str = "stderr";

/// Output is written when this much has gathered, and input read in pieces of this size: CPython's buffer size.
const CHUNK: usize = 8192;

/// A thread that finds another one writing waits once the buffer is this long.
const BACKLOG: usize = 64 * CHUNK;

/// One of the standard streams.
pub struct TextStream {
    /// `stdin`, `stdout` or `stderr`.
    which: &'static str,
    /// A copy of the process's descriptor; None once the stream is closed.
    file: Option<Arc<File>>,
    is_terminal: bool,
    line_buffering: bool,
    errors: Errors,
    /// Text that waits to be written, or that was read and not yet asked for.
    buffer: Vec<u8>,
    /// How much of the input in `buffer` was taken already.
    taken: usize,
    /// A thread is in the middle of writing.
    writing: bool,
}

impl Payload for TextStream {
    fn traverse(&self, _: &Thread, _: &mut dyn FnMut(&Value)) {}
}

/// The streams of an interpreter, and where a script may have put others.
struct Streams {
    /// The streams as they were at the start, made when first asked for; None where the process has no such descriptor.
    stdin: Guarded<Value>,
    stdout: Guarded<Value>,
    stderr: Guarded<Value>,
    /// The namespace of `sys`; absent until it is imported.
    sys: Guarded<Value>,
    stdin_name: Guarded<Value>,
    stdout_name: Guarded<Value>,
    stderr_name: Guarded<Value>,
}

impl Default for Streams {
    fn default() -> Streams {
        Streams {
            stdin: Guarded::new(Value::UNDEF),
            stdout: Guarded::new(Value::UNDEF),
            stderr: Guarded::new(Value::UNDEF),
            sys: Guarded::new(Value::UNDEF),
            stdin_name: Guarded::new(Value::intern(STDIN)),
            stdout_name: Guarded::new(Value::intern(STDOUT)),
            stderr_name: Guarded::new(Value::intern(STDERR)),
        }
    }
}

impl Streams {
    fn original(&self, which: &str) -> &Guarded<Value> {
        match which {
            STDIN => &self.stdin,
            STDOUT => &self.stdout,
            _ => &self.stderr,
        }
    }

    fn name(&self, which: &str) -> &Guarded<Value> {
        match which {
            STDIN => &self.stdin_name,
            STDOUT => &self.stdout_name,
            _ => &self.stderr_name,
        }
    }
}

/// The stream as the process got it: `sys.__stdout__` and so on. None (of Python) if the process got none.
pub fn original(thread: &mut Thread, which: &'static str) -> Value {
    let streams = thread.heap().extension::<Streams>();
    if let Some(stream) = streams.original(which).get(thread).given() {
        return stream.clone();
    }
    let stream = open(thread, which);
    *streams.original(which).get_mut(thread) = stream.clone();
    stream
}

/// What stands in `sys` under the name of a stream now; None if a script has deleted it.
pub fn current(thread: &mut Thread, which: &'static str) -> Option<Value> {
    let streams = thread.heap().extension::<Streams>();
    match streams.sys.get(thread).as_dict() {
        Some(dict) => dict.get_str(thread, streams.name(which).get(thread)).cloned(),
        None => Some(original(thread, which)),
    }
}

/// Says which dict the namespace of `sys` is.
pub(crate) fn set_sys_namespace(thread: &mut Thread, dict: Value) {
    let streams = thread.heap().extension::<Streams>();
    let old = std::mem::replace(streams.sys.get_mut(thread), dict);
    drop(old);
}

fn open(thread: &mut Thread, which: &'static str) -> Value {
    let (descriptor, is_terminal) = match which {
        STDIN => (io::stdin().as_fd().try_clone_to_owned(), io::stdin().is_terminal()),
        STDOUT => (io::stdout().as_fd().try_clone_to_owned(), io::stdout().is_terminal()),
        _ => (io::stderr().as_fd().try_clone_to_owned(), io::stderr().is_terminal()),
    };
    let Ok(descriptor) = descriptor else { return Value::NONE };
    let stream = TextStream {
        which,
        file: Some(Arc::new(File::from(descriptor))),
        is_terminal,
        line_buffering: is_terminal || which == STDERR,
        errors: if which == STDERR {
            Errors::BackslashReplace
        } else {
            Errors::of_locale()
        },
        buffer: Vec::new(),
        taken: 0,
        writing: false,
    };
    let class = thread.native_class(&methods::CLASS);
    Value::payload_object(&class, stream)
}

#[cold]
fn closed(thread: &mut Thread) -> Raised {
    thread.value_error("I/O operation on closed file.")
}

/// Writes a string to a stream.
pub fn write(thread: &mut Thread, stream: &Value, text: &Value) -> Outcome<()> {
    match text.as_str_object() {
        Some(object) if object.is_ascii() => write_str(thread, stream, object.as_str()),
        Some(object) => {
            let errors = stream
                .payload::<TextStream>(thread)
                .map_or(Errors::Strict, |stream| stream.errors);
            match coding::encode(object.as_str(), errors) {
                Ok(bytes) => write_bytes(thread, stream, &bytes),
                Err(position) => Err(coding::cannot_encode(thread, text, position)),
            }
        }
        None => Ok(()),
    }
}

/// Writes text that contains no lone surrogates to a stream.
#[inline]
pub fn write_str(thread: &mut Thread, stream: &Value, text: &str) -> Outcome<()> {
    write_bytes(thread, stream, text.as_bytes())
}

fn write_bytes(thread: &mut Thread, stream: &Value, bytes: &[u8]) -> Outcome<()> {
    let Some(state) = stream.payload_mut::<TextStream>(thread) else {
        return Ok(());
    };
    if state.file.is_none() {
        return Err(closed(thread));
    }
    state.buffer.extend_from_slice(bytes);
    let line_ended = state.line_buffering && memchr::memchr2(b'\n', b'\r', bytes).is_some();
    if state.buffer.len() < CHUNK && !line_ended {
        return Ok(());
    }
    if state.which == STDERR {
        flush_stdout(thread)?;
    }
    write_out(thread, stream)
}

fn flush_stdout(thread: &mut Thread) -> Outcome<()> {
    let stdout = original(thread, STDOUT);
    flush(thread, &stdout)
}

/// Writes everything that has gathered in a stream, and returns when it is written.
pub fn flush(thread: &mut Thread, stream: &Value) -> Outcome<()> {
    let Some(state) = stream.payload::<TextStream>(thread) else {
        return Ok(());
    };
    if state.file.is_none() || state.which == STDIN || state.buffer.is_empty() && !state.writing {
        return Ok(());
    }
    wait_for_writer(thread, stream, 0);
    write_out(thread, stream)
}

/// Waits until no other thread writes to the stream, or less than `backlog` bytes wait. A writer that does not come back
/// within a second (its thread may have been stopped with the interpreter) is not waited for.
fn wait_for_writer(thread: &mut Thread, stream: &Value, backlog: usize) {
    let waits = |state: &TextStream| state.writing && state.buffer.len() >= backlog;
    let mut patience = 1000;
    while patience > 0 && stream.payload::<TextStream>(thread).is_some_and(waits) {
        thread.unlocked(Cause::BlockingIo, || std::thread::sleep(Duration::from_millis(1)));
        patience -= 1;
    }
}

/// Writes the buffer, unless another thread is about to.
fn write_out(thread: &mut Thread, stream: &Value) -> Outcome<()> {
    wait_for_writer(thread, stream, BACKLOG);
    loop {
        let Some(state) = stream.payload_mut::<TextStream>(thread) else {
            return Ok(());
        };
        let Some(file) = state.file.clone() else { return Ok(()) };
        if state.writing || state.buffer.is_empty() {
            return Ok(());
        }
        state.writing = true;
        let mut bytes = std::mem::take(&mut state.buffer);
        let result = write_all(thread, &file, &bytes);
        let Some(state) = stream.payload_mut::<TextStream>(thread) else {
            return result;
        };
        state.writing = false;
        if state.buffer.is_empty() {
            bytes.clear();
            state.buffer = bytes;
        }
        result?;
    }
}

fn write_all(thread: &mut Thread, file: &Arc<File>, bytes: &[u8]) -> Outcome<()> {
    let mut rest = bytes;
    while !rest.is_empty() {
        match thread.unlocked(Cause::BlockingIo, || (&**file).write(rest)) {
            Ok(written) => rest = &rest[written..],
            Err(error) if error.kind() == io::ErrorKind::Interrupted => thread.poll_native()?,
            Err(error) => return Err(os_error(thread, &error, None)),
        }
    }
    Ok(())
}

/// Writes out what scripts have left in `sys.stdout` and `sys.stderr`: to be called when the interpreter ends. If a script has
/// put an object of its own there, the object's `flush` is called. The first error is the answer, but everything is tried.
pub fn flush_at_exit(thread: &mut Thread) -> Outcome<()> {
    let mut result = Ok(());
    for which in [STDOUT, STDERR] {
        let original = original(thread, which);
        match current(thread, which) {
            Some(stream) if !stream.is_none() && !stream.is(&original) => {
                let flushed = thread.call_method(&stream, "flush", &[]).map(drop);
                result = result.and(flushed);
            }
            _ => {}
        }
        let flushed = flush(thread, &original);
        result = result.and(flushed);
    }
    result
}

/// Reads more input into the buffer; false at the end of the file.
fn read_more(thread: &mut Thread, stream: &Value) -> Outcome<bool> {
    loop {
        let file = stream
            .payload::<TextStream>(thread)
            .and_then(|state| state.file.clone());
        let Some(file) = file else { return Err(closed(thread)) };
        let mut chunk = vec![0; CHUNK];
        let gil = thread.is_main().then(|| thread.heap().gil.clone());
        match thread.unlocked(Cause::BlockingIo, || {
            read_interruptibly(&file, &mut chunk, gil.as_deref())
        }) {
            Ok(0) => return Ok(false),
            Ok(length) => {
                if let Some(state) = stream.payload_mut::<TextStream>(thread) {
                    let taken = std::mem::take(&mut state.taken);
                    state.buffer.drain(..taken);
                    state.buffer.extend_from_slice(&chunk[..length]);
                }
                return Ok(true);
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => thread.poll_native()?,
            Err(error) => return Err(os_error(thread, &error, None)),
        }
    }
}

/// A `read` that stops waiting when a signal has come for this thread. Only the main thread is told of signals: it gives the
/// lock.
fn read_interruptibly(mut file: &File, chunk: &mut [u8], gil: Option<&Gil>) -> io::Result<usize> {
    /// A signal that another thread of the process got is noticed after this.
    const PATIENCE: Duration = Duration::from_millis(100);
    while let Some(gil) = gil
        && !wait_readable(file, PATIENCE)?
    {
        if gil.breaker().load(Ordering::Relaxed) & SIGNAL != 0 {
            return Err(io::ErrorKind::Interrupted.into());
        }
    }
    file.read(chunk)
}

/// Reads until `enough` finds the number of bytes to take in the input that has not been taken, or to the end of the file.
fn read_until(thread: &mut Thread, stream: &Value, mut enough: impl FnMut(&[u8]) -> Option<usize>) -> Outcome<Vec<u8>> {
    loop {
        let Some(state) = stream.payload_mut::<TextStream>(thread) else {
            return Ok(Vec::new());
        };
        if state.file.is_none() {
            return Err(closed(thread));
        }
        let waiting = &state.buffer[state.taken..];
        if let Some(length) = enough(waiting) {
            let bytes = waiting[..length].to_vec();
            state.taken += length;
            return Ok(bytes);
        }
        if !read_more(thread, stream)? {
            let Some(state) = stream.payload_mut::<TextStream>(thread) else {
                return Ok(Vec::new());
            };
            let rest = state.buffer.split_off(state.taken);
            state.buffer.clear();
            state.taken = 0;
            return Ok(rest);
        }
    }
}

/// Reads a line with its end, at most `limit` characters of it; the empty string at the end of the file.
pub fn read_line(thread: &mut Thread, stream: &Value, limit: Option<usize>) -> Outcome {
    let mut searched = 0;
    let bytes = read_until(thread, stream, |waiting| {
        let end = memchr::memchr(b'\n', &waiting[searched.min(waiting.len())..]).map(|at| searched + at + 1);
        searched = waiting.len();
        match limit {
            None => end,
            Some(limit) => {
                let line = &waiting[..end.unwrap_or(waiting.len())];
                coding::bytes_of_chars(line, limit).or(end)
            }
        }
    })?;
    decoded(thread, stream, &bytes)
}

/// Reads some characters, or all to the end of the file.
fn read_text(thread: &mut Thread, stream: &Value, count: Option<usize>) -> Outcome {
    let bytes = read_until(thread, stream, |waiting| {
        count.and_then(|n| coding::bytes_of_chars(waiting, n))
    })?;
    decoded(thread, stream, &bytes)
}

fn decoded(thread: &mut Thread, stream: &Value, bytes: &[u8]) -> Outcome {
    let errors = stream
        .payload::<TextStream>(thread)
        .map_or(Errors::Strict, |stream| stream.errors);
    coding::decode(thread, bytes, errors)
}
