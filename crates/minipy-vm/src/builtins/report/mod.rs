//! The text of an uncaught exception: what CPython 3.14 writes, to the character.
//!
//! This file decides how one exception looks: the last line and the notes. What is shown in which order, chained exceptions and
//! groups, is in `chain.rs`. One frame is in `frames.rs`, its carets in `carets.rs`, the layout of a SyntaxError in `syntax.rs`, the
//! "Did you mean" in `names.rs`. Who prints, and what happens to the process afterwards (SystemExit!), is the program's decision.
//!
//! Errors that arise while the text is made, in a script's `__str__` for instance, are part of the text and never raised.

pub mod anchors;
pub mod carets;
pub mod chain;
pub mod frames;
pub mod names;
pub use crate::types::text::suggestions;
pub mod syntax;
pub mod typos;
pub mod width;

pub use frames::remember_source;

use crate::builtins::traceback::location_of;
use crate::heap::classes::ClassId;
use crate::heap::native::Outcome;
use crate::heap::thread::Thread;
use crate::heap::value::Value;
use crate::types::text::{code_point, is_surrogate_stand_in};
use frames::Sources;
use std::io::Write;
use std::rc::Rc;

/// The whole text for an exception, with those it came from before it: `traceback.format_exception`.
pub fn format_exception(thread: &mut Thread, exception: &Value) -> String {
    chain::format(thread, exception, &mut Sources::default())
}

/// What is said of an exception that nobody can catch: CPython writes this one in C, with the frames and the last line alone.
pub fn format_ignored(thread: &mut Thread, exception: &Value) -> String {
    let mut sources = Sources::without_carets();
    let traceback = exception
        .as_exception()
        .map_or(Value::UNDEF, |object| object.data.get(thread).traceback.clone());
    let mut text = String::new();
    if !traceback.is_undef() {
        text.push_str("Traceback (most recent call last):\n");
        text.push_str(&frames::format(thread, &traceback, &mut sources));
    }
    let message = safe_text(thread, Thread::str_text, exception, "<exception str() failed>");
    format!("{text}{}: {message}\n", thread.script_class_name(exception))
}

/// The last part of the text, without the frames: `traceback.format_exception_only`.
pub fn format_exception_only(thread: &mut Thread, exception: &Value) -> String {
    last_lines(thread, exception, &Value::UNDEF, &mut Sources::default())
}

/// The frames of a traceback, without a header: `traceback.format_tb`.
pub fn format_traceback(thread: &mut Thread, traceback: &Value) -> String {
    frames::format(thread, traceback, &mut Sources::default())
}

/// The frames that run, from the outermost to the one so far below the running one, without a header: `traceback.print_stack`.
pub fn format_stack(thread: &mut Thread, depth: usize) -> String {
    let mut sources = Sources::without_carets();
    let mut chain = Value::UNDEF;
    let mut depth = depth;
    while let Some(place) = thread.frame_place(depth) {
        if let Some(entry) = place.as_traceback() {
            *entry.next.get_mut(thread) = chain;
        }
        chain = place;
        depth += 1;
    }
    frames::format(thread, &chain, &mut sources)
}

/// File, line and function of a traceback entry.
pub fn place(traceback: &Value) -> Option<(Rc<str>, u32, Rc<str>)> {
    let code = frames::code_of(traceback)?;
    let line = location_of(traceback).line;
    let line = if line == 0 { code.first_line.max(1) } else { line };
    Some((code.filename.clone(), line, code.name.clone()))
}

/// Writes the text of an uncaught exception to the standard error stream of the process, whatever a script has made of
/// `sys.stderr`. What cannot be written is lost: there is nobody left to tell.
pub fn print_uncaught(thread: &mut Thread, exception: &Value) {
    let text = escape_surrogates(format_exception(thread, exception));
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}

/// Lone surrogates have no bytes; they are written as their escapes.
fn escape_surrogates(text: String) -> String {
    if !text.contains(is_surrogate_stand_in) {
        return text;
    }
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match is_surrogate_stand_in(c) {
            true => escaped.push_str(&format!("\\u{:04x}", code_point(c))),
            false => escaped.push(c),
        }
    }
    escaped
}

/// Frames and last lines of one exception; `header` begins the line before the frames.
fn one_exception(thread: &mut Thread, exception: &Value, header: &str, sources: &mut Sources) -> String {
    let traceback = exception
        .as_exception()
        .map_or(Value::UNDEF, |object| object.data.get(thread).traceback.clone());
    let mut text = String::new();
    if !traceback.is_undef() {
        text.push_str(&format!("{header} (most recent call last):\n"));
        text.push_str(&frames::format(thread, &traceback, sources));
    }
    text.push_str(&last_lines(thread, exception, &traceback, sources));
    text
}

/// The line with type and message, and the notes.
fn last_lines(thread: &mut Thread, exception: &Value, traceback: &Value, sources: &mut Sources) -> String {
    let name = thread.script_class_name(exception);
    let mut text = if thread.is_a(exception, ClassId::SyntaxError) {
        syntax::format(thread, exception, &name, sources)
    } else {
        let mut message = safe_text(thread, Thread::str_text, exception, "<exception str() failed>");
        message.push_str(&names::hint(thread, exception, traceback, sources));
        if message.is_empty() {
            format!("{name}\n")
        } else {
            format!("{name}: {message}\n")
        }
    };
    push_notes(thread, exception, &mut text);
    text
}

/// What a conversion gives, or `failed` if it raises.
fn safe_text(
    thread: &mut Thread,
    convert: fn(&mut Thread, &Value) -> Outcome<String>,
    value: &Value,
    failed: &str,
) -> String {
    convert(thread, value).unwrap_or_else(|_| {
        drop(thread.take_exception());
        failed.to_owned()
    })
}

/// The lines of `__notes__`, which a script may have made anything.
fn push_notes(thread: &mut Thread, exception: &Value, text: &mut String) {
    let notes = match thread.find_attr(exception, &Value::intern("__notes__")) {
        Ok(notes) => notes.unwrap_or(Value::NONE),
        Err(_) => {
            let error = thread.take_exception();
            let error = safe_text(thread, Thread::repr_text, &error, "<__notes__ repr() failed>");
            text.push_str(&format!("Ignored error getting __notes__: {error}\n"));
            return;
        }
    };
    if notes.as_list().is_some() || notes.as_tuple().is_some() {
        let Ok(notes) = thread.collect(&notes) else {
            drop(thread.take_exception());
            return;
        };
        for note in notes {
            text.push_str(&safe_text(thread, Thread::str_text, &note, "<note str() failed>"));
            text.push('\n');
        }
    } else if !notes.is_none() {
        text.push_str(&safe_text(
            thread,
            Thread::repr_text,
            &notes,
            "<__notes__ repr() failed>",
        ));
        text.push('\n');
    }
}
