//! Exceptions that nobody can catch: they are reported on stderr and the program goes on.

use crate::heap::thread::Thread;
use crate::heap::value::Value;
use std::io::Write;

/// Prints `Exception ignored DOING repr(source):` and the traceback. Errors of printing are ignored too.
#[cold]
pub fn print_ignored(thread: &mut Thread, error: &Value, doing: &str, source: &Value) {
    let name = thread.repr_text(source).unwrap_or_else(|_| {
        drop(thread.take_exception());
        "<object repr() failed>".to_owned()
    });
    let text = super::report::format_ignored(thread, error);
    // Stderr may be closed: there is nobody left to tell.
    let _ = write!(std::io::stderr(), "Exception ignored {doing} {name}:\n{text}");
}
