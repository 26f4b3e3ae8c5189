//! Exceptions that nobody can catch: they are reported on stderr and the program goes on.
//!
//! A program that has imported `sys` may have put a function of its own into `sys.unraisablehook`; the module leaves here what asks it.

use crate::heap::thread::Thread;
use crate::heap::value::Value;
use std::cell::Cell;
use std::io::Write;

/// What is told of an exception that nobody can catch: the thread, the exception, and the line before its text without the colon.
pub type Report = fn(&mut Thread, &Value, &str);

/// What reports such exceptions, once `sys` is loaded.
#[derive(Default)]
pub struct UnraisableHook(pub Cell<Option<Report>>);

/// Reports `Exception ignored DOING repr(source)`. Errors of reporting are ignored too.
#[cold]
pub fn print_ignored(thread: &mut Thread, error: &Value, doing: &str, source: &Value) {
    let name = thread.repr_text(source).unwrap_or_else(|_| {
        drop(thread.take_exception());
        "<object repr() failed>".to_owned()
    });
    print_ignored_with(thread, error, &format!("Exception ignored {doing} {name}"));
}

/// Reports an exception below that line, to which a colon is added.
#[cold]
pub fn print_ignored_with(thread: &mut Thread, error: &Value, header: &str) {
    match thread.heap().extension::<UnraisableHook>().0.get() {
        Some(report) => report(thread, error, header),
        None => {
            let text = super::report::format_ignored(thread, error);
            // Stderr may be closed: there is nobody left to tell.
            let _ = write!(std::io::stderr(), "{header}:\n{text}");
        }
    }
}
