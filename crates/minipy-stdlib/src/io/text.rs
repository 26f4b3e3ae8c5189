//! `_io.TextIOWrapper`: text over a buffered file. This file has the object and writing; reading is in `text_read.rs`, the rest of
//! what a script may call in `text_methods.rs`.
//!
//! Text to be written is encoded at once and gathered here until there is a chunk of it, or a line if lines are to be seen at once.
//! A buffered file that is a plain one of `buffered.rs` is called directly, any other by its methods.

use super::buffered;
use super::text_codec::{Codec, Decoder, Reading};
use crate::stdio;
use minipy_vm::native::{Outcome, Payload, Raised, Thread, Value};

/// How much is read at once, and gathered before it is passed on.
const CHUNK: usize = 8192;

/// What becomes of line ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Newline {
    /// Reading: `\r`, `\n` and `\r\n` end lines.
    pub universal: bool,
    /// Reading: all of them become `\n`.
    pub translate: bool,
    /// Reading: the only line end, if there is one and it is not `\n`.
    pub end: Option<&'static str>,
    /// Writing: what `\n` becomes.
    pub write: Option<&'static str>,
}

impl Newline {
    /// What the argument `newline` means; None if it means nothing.
    pub fn parse(newline: Option<&str>) -> Option<Newline> {
        let mut meaning = Newline::default();
        match newline {
            None => (meaning.universal, meaning.translate) = (true, true),
            Some("") => meaning.universal = true,
            Some("\n") => {}
            Some("\r") => (meaning.end, meaning.write) = (Some("\r"), Some("\r")),
            Some("\r\n") => (meaning.end, meaning.write) = (Some("\r\n"), Some("\r\n")),
            Some(_) => return None,
        }
        Some(meaning)
    }
}

/// The payload.
pub(crate) struct Text {
    /// Its class is `TextIOWrapper` itself.
    pub plain: bool,
    pub ready: bool,
    pub detached: bool,
    /// The file below; absent before `__init__` and after `detach`.
    pub buffer: Value,
    /// As the script wrote it.
    pub encoding: Value,
    pub errors: Value,
    pub codec: Codec,
    pub newline: Newline,
    pub line_buffering: bool,
    pub write_through: bool,
    pub readable: bool,
    pub writable: bool,
    pub seekable: bool,
    /// False while `next` reads, so that `tell` would tell nothing.
    pub telling: bool,
    pub has_read1: bool,
    pub chunk: usize,
    /// Nothing has been written yet, so that a signature would be in place.
    pub start: bool,
    /// Encoded text that waits.
    pub pending: Vec<u8>,
    /// Decoded text; what stands before `taken` (in bytes) was given out.
    pub text: String,
    pub taken: usize,
    /// The bytes `text` was decoded from, and the decoder before them, unless they are the same bytes.
    pub source: Option<(Vec<u8>, Box<Decoder>)>,
    pub decoder: Decoder,
    /// Standard error: what went to standard output before is to be seen before.
    pub after_stdout: bool,
}

impl Text {
    pub fn new() -> Text {
        Text {
            plain: false,
            ready: false,
            detached: false,
            buffer: Value::UNDEF,
            encoding: Value::NONE,
            errors: Value::NONE,
            codec: Codec::Utf8,
            newline: Newline::default(),
            line_buffering: false,
            write_through: false,
            readable: false,
            writable: false,
            seekable: false,
            telling: false,
            has_read1: true,
            chunk: CHUNK,
            start: true,
            pending: Vec::new(),
            text: String::new(),
            taken: 0,
            source: None,
            decoder: Decoder::default(),
            after_stdout: false,
        }
    }

    /// How pieces are to be decoded; `errors` is the handler's name.
    pub fn reading<'a>(&self, errors: &'a str) -> Reading<'a> {
        Reading {
            codec: self.codec,
            errors,
            universal: self.newline.universal,
            translate: self.newline.translate,
        }
    }

    /// Forgets what was read and not given out.
    pub fn forget_read(&mut self) {
        self.text.clear();
        self.taken = 0;
        self.source = None;
        self.decoder.held.clear();
        self.decoder.held_cr = false;
        self.decoder.shown = None;
    }
}

impl Payload for Text {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        visit(&self.buffer);
        visit(&self.encoding);
        visit(&self.errors);
    }
}

/// Is it a `TextIOWrapper` and nothing more?
#[inline]
pub(crate) fn is_plain(thread: &Thread, value: &Value) -> bool {
    value.payload::<Text>(thread).is_some_and(|text| text.plain)
}

#[cold]
pub(crate) fn not_ready(thread: &mut Thread, object: &Value) -> Raised {
    match object.payload::<Text>(thread) {
        Some(text) if text.detached => thread.value_error("underlying buffer has been detached"),
        _ => thread.value_error("I/O operation on uninitialized object"),
    }
}

/// The file below.
#[inline]
pub(crate) fn buffer_of(thread: &mut Thread, object: &Value) -> Outcome {
    match object.payload::<Text>(thread) {
        Some(text) if text.ready => Ok(text.buffer.clone()),
        _ => Err(not_ready(thread, object)),
    }
}

/// Is the file below closed?
pub(crate) fn buffer_is_closed(thread: &mut Thread, buffer: &Value) -> Outcome<bool> {
    if buffered::is_plain(thread, buffer) {
        let raw = super::buffer::raw_of(thread, buffer)?;
        return super::buffer::raw_is_closed(thread, &raw);
    }
    super::base::is_closed(thread, buffer)
}

/// The file below, unless it is closed.
#[inline]
pub(crate) fn open_buffer(thread: &mut Thread, object: &Value) -> Outcome {
    let buffer = buffer_of(thread, object)?;
    if buffer_is_closed(thread, &buffer)? {
        return Err(thread.value_error("I/O operation on closed file."));
    }
    Ok(buffer)
}

/// Writes a string.
pub(crate) fn write(thread: &mut Thread, object: &Value, text: &Value) -> Outcome<()> {
    let Some(source) = text.as_str_object() else {
        return Ok(());
    };
    let Some(state) = object.payload::<Text>(thread) else {
        return Ok(());
    };
    // The commonest: nothing to be translated or encoded.
    let as_it_stands = state.codec.keeps_ascii() && !(state.start && state.codec == Codec::Utf8Sig);
    if source.is_ascii() && state.newline.write.is_none() && as_it_stands {
        return write_ascii(thread, object, source.as_str());
    }
    write_encoded(thread, object, text)
}

/// Writes text without lone surrogates in which nothing has to be translated or encoded.
#[inline]
pub(crate) fn write_ascii(thread: &mut Thread, object: &Value, text: &str) -> Outcome<()> {
    check_writable(thread, object)?;
    put(thread, object, text.as_bytes())
}

#[inline]
fn check_writable(thread: &mut Thread, object: &Value) -> Outcome<()> {
    open_buffer(thread, object)?;
    match object.payload::<Text>(thread) {
        Some(state) if state.writable => Ok(()),
        _ => Err(super::base::unsupported(thread, "not writable")),
    }
}

fn write_encoded(thread: &mut Thread, object: &Value, text: &Value) -> Outcome<()> {
    check_writable(thread, object)?;
    let Some(state) = object.payload::<Text>(thread) else {
        return Ok(());
    };
    let (newline, codec, start, errors) = (state.newline, state.codec, state.start, state.errors.clone());
    let translated = match (newline.write, text.as_str()) {
        (Some(end), Some(source)) if source.contains('\n') => {
            let made = Value::try_str(&source.replace('\n', end));
            thread.made(made)?
        }
        _ => text.clone(),
    };
    let bytes = codec.encode(thread, &translated, errors.as_str().unwrap_or("strict"), start)?;
    if let Some(state) = object.payload_mut::<Text>(thread) {
        state.start = false;
    }
    put(thread, object, &bytes)
}

/// Gathers encoded text, and passes it on when it is time.
#[inline]
fn put(thread: &mut Thread, object: &Value, bytes: &[u8]) -> Outcome<()> {
    let Some(state) = object.payload_mut::<Text>(thread) else {
        return Ok(());
    };
    // Where the file has no positions, as a socket, what was read ahead cannot be read again.
    if state.seekable && (!state.text.is_empty() || state.source.is_some()) {
        state.forget_read();
    }
    if state.pending.len() + bytes.len() > state.chunk && !state.pending.is_empty() {
        return put_much(thread, object, bytes);
    }
    state.pending.extend_from_slice(bytes);
    let line_ended = state.line_buffering && memchr::memchr2(b'\n', b'\r', bytes).is_some();
    if state.pending.len() < state.chunk && !line_ended && !state.write_through {
        return Ok(());
    }
    pass_on(thread, object, line_ended)
}

#[cold]
fn put_much(thread: &mut Thread, object: &Value, bytes: &[u8]) -> Outcome<()> {
    pass_on(thread, object, false)?;
    // A file below that is a script's may have written something here itself, which stands before this.
    while (object.payload::<Text>(thread))
        .is_some_and(|state| !state.pending.is_empty() && state.pending.len() + bytes.len() > state.chunk)
    {
        pass_on(thread, object, false)?;
        thread.poll_native()?;
    }
    let Some(state) = object.payload_mut::<Text>(thread) else {
        return Ok(());
    };
    state.pending.extend_from_slice(bytes);
    let line_ended = state.line_buffering && memchr::memchr2(b'\n', b'\r', bytes).is_some();
    if state.pending.len() < state.chunk && !line_ended && !state.write_through {
        return Ok(());
    }
    pass_on(thread, object, line_ended)
}

#[inline(never)]
fn pass_on(thread: &mut Thread, object: &Value, flush_below: bool) -> Outcome<()> {
    if object.payload::<Text>(thread).is_some_and(|state| state.after_stdout) {
        stdio::flush_stdout_first(thread);
    }
    write_pending(thread, object)?;
    if flush_below {
        flush_buffer(thread, object)?;
    }
    Ok(())
}

/// Gives the gathered bytes to the file below.
pub(crate) fn write_pending(thread: &mut Thread, object: &Value) -> Outcome<()> {
    let Some(state) = object.payload_mut::<Text>(thread) else {
        return Ok(());
    };
    if state.pending.is_empty() {
        return Ok(());
    }
    let mut bytes = std::mem::take(&mut state.pending);
    let buffer = state.buffer.clone();
    if buffered::is_plain(thread, &buffer) {
        buffered::write_bytes(thread, &buffer, &bytes)?;
    } else {
        let made = Value::bytes(&bytes);
        let value = thread.made(made)?;
        thread.call_method(&buffer, "write", &[value])?;
    }
    // The room is used again, unless another thread has begun with one of its own.
    if let Some(state) = object.payload_mut::<Text>(thread)
        && state.pending.capacity() == 0
    {
        bytes.clear();
        state.pending = bytes;
    }
    Ok(())
}

/// Flushes the file below.
pub(crate) fn flush_buffer(thread: &mut Thread, object: &Value) -> Outcome<()> {
    let buffer = buffer_of(thread, object)?;
    if buffered::is_plain(thread, &buffer) {
        return buffered::flush_object(thread, &buffer);
    }
    thread.call_method(&buffer, "flush", &[]).map(drop)
}

/// `flush()`.
pub(crate) fn flush(thread: &mut Thread, object: &Value) -> Outcome<()> {
    open_buffer(thread, object)?;
    if let Some(state) = object.payload_mut::<Text>(thread) {
        state.telling = state.seekable;
        if state.after_stdout && !state.pending.is_empty() {
            stdio::flush_stdout_first(thread);
        }
    }
    write_pending(thread, object)?;
    flush_buffer(thread, object)
}
