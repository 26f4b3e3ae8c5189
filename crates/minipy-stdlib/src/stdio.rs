//! The three standard streams: which objects `sys.stdin`, `sys.stdout`, `sys.stderr` are at the start, what stands there now, and
//! the end of the program.
//!
//! They are text files over buffered files over descriptors 0, 1 and 2, as any other (`io/text.rs`), but that closing them leaves the
//! descriptor open. What is written to stderr comes after everything written to stdout before.

use crate::io::buffer::{Ending, Role};
use crate::io::text::{self, Text};
use crate::io::text_codec::Codec;
use crate::io::text_methods::{self, Options};
use crate::io::{DEFAULT_BUFFER_SIZE, buffered, file};
use minipy_vm::native::{Guarded, Outcome, Thread, Value, os_calls};
use std::cell::Cell;

pub(crate) use crate::io::text_read::read_line;

/// The name of standard input in `sys`.
pub const STDIN: &str = "stdin";
/// The name of standard output in `sys`.
pub const STDOUT: &str = "stdout";
/// The name of standard error in `sys`.
pub const STDERR: &str = "stderr";

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
    /// Output is not gathered: the option `-u`.
    unbuffered: Cell<bool>,
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
            unbuffered: Cell::new(false),
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
    let stream = open(thread, which).unwrap_or_else(|_| {
        drop(thread.take_exception());
        Value::NONE
    });
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

/// What stands in `sys` under a name; None before it is imported.
pub(crate) fn sys_attribute(thread: &Thread, name: &str) -> Option<Value> {
    let sys = thread.heap().extension::<Streams>().sys.get(thread);
    sys.as_dict()?.get_str(thread, &Value::intern(name)).cloned()
}

/// Says which dict the namespace of `sys` is.
pub(crate) fn set_sys_namespace(thread: &mut Thread, dict: Value) {
    let streams = thread.heap().extension::<Streams>();
    let old = std::mem::replace(streams.sys.get_mut(thread), dict);
    drop(old);
}

/// Says whether the streams pass on at once what is written to them: before they are made.
pub fn set_unbuffered(thread: &Thread, unbuffered: bool) {
    let streams = thread.heap().extension::<Streams>();
    streams.unbuffered.set(unbuffered);
}

/// What CPython does with text that has no bytes, and bytes that are no text, on stdin and stdout: an error, but a lone surrogate in
/// the locale "C" and what it takes for one, where nobody has chosen anything.
fn errors_of_locale() -> &'static str {
    let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = set("LC_ALL").or_else(|| set("LC_CTYPE")).or_else(|| set("LANG"));
    match locale.as_deref() {
        None | Some("C" | "POSIX" | "C.UTF-8" | "C.utf8" | "UTF-8") => "surrogateescape",
        Some(_) => "strict",
    }
}

fn open(thread: &mut Thread, which: &'static str) -> Outcome {
    let (fd, role) = match which {
        STDIN => (0, Role::Reader),
        STDOUT => (1, Role::Writer),
        _ => (2, Role::Writer),
    };
    let Ok(stat) = os_calls::stat(fd) else {
        return Ok(Value::NONE);
    };
    let unbuffered = role == Role::Writer && thread.heap().extension::<Streams>().unbuffered.get();
    let raw = file::standard(thread, fd, &format!("<{which}>"), role == Role::Reader);
    let buffer = match unbuffered {
        true => raw,
        false => {
            let size = usize::try_from(stat.block_size).unwrap_or(0).max(DEFAULT_BUFFER_SIZE);
            buffered::make(thread, role, &raw, size)
        }
    };
    let options = Options {
        encoding: Some("utf-8".to_owned()),
        errors: Some(
            if which == STDERR {
                "backslashreplace"
            } else {
                errors_of_locale()
            }
            .to_owned(),
        ),
        newline: (role == Role::Writer).then(|| "\n".to_owned()),
        line_buffering: which == STDERR || os_calls::is_terminal(fd),
        write_through: unbuffered,
    };
    let stream = text_methods::make(thread, &buffer, &options)?;
    if let Some(state) = stream.payload_mut::<Text>(thread) {
        state.after_stdout = which == STDERR;
    }
    let mode = if role == Role::Reader { "r" } else { "w" };
    thread.set_own_attribute(&stream, &Value::intern("mode"), Value::str(mode));
    Ok(stream)
}

/// Is it a text file that [`write`] and its like may be used on: one of ours, of no script's class?
#[inline]
pub(crate) fn is_ours(thread: &Thread, stream: &Value) -> bool {
    text::is_plain(thread, stream)
}

/// Writes a string to a stream.
#[inline]
pub(crate) fn write(thread: &mut Thread, stream: &Value, text: &Value) -> Outcome<()> {
    text::write(thread, stream, text)
}

/// Writes ASCII text to a stream.
#[inline]
pub(crate) fn write_ascii(thread: &mut Thread, stream: &Value, text: &str) -> Outcome<()> {
    let plain = stream.payload::<Text>(thread).is_some_and(|state| {
        let codec = state.codec;
        state.newline.write.is_none() && codec.keeps_ascii() && codec != Codec::Utf8Sig
    });
    match plain {
        true => text::write_ascii(thread, stream, text),
        false => text::write(thread, stream, &Value::str(text)),
    }
}

/// Writes everything that has gathered in a stream, and returns when it is written.
pub(crate) fn flush(thread: &mut Thread, stream: &Value) -> Outcome<()> {
    text::flush(thread, stream)
}

/// Before something is written to stderr. What stdout cannot get rid of is its own affair.
pub(crate) fn flush_stdout_first(thread: &mut Thread) {
    let stdout = original(thread, STDOUT);
    let waits = stdout.payload::<Text>(thread).is_some_and(|state| state.ready);
    if waits && text::flush(thread, &stdout).is_err() {
        drop(thread.take_exception());
    }
}

/// To be called when the program ends: threads that were stopped in the middle of a write are not waited for any more.
pub fn prepare_to_end(thread: &Thread) {
    thread.heap().extension::<Ending>().0.set(true);
}
