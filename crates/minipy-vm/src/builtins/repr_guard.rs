//! Containers that contain themselves: their repr stops at the second meeting with `[...]`.
//!
//! Decides which objects are in the middle of a repr, per thread of Python: another thread may well print the same list
//! at the same time.

use crate::heap::native::Outcome;
use crate::heap::thread::Thread;
use crate::heap::value::{Value, Word};
use minipy_gil::ThreadId;
use rustc_hash::FxHashSet;
use std::cell::RefCell;

/// Objects whose repr is being made, with the thread that makes it: as many as containers are nested.
#[derive(Default)]
struct Active(RefCell<FxHashSet<(ThreadId, Word)>>);

impl Thread {
    /// The repr of a container, made by `make`; `again` if this thread is in the middle of making it already.
    pub fn repr_once(
        &mut self,
        value: &Value,
        again: &str,
        make: impl FnOnce(&mut Thread) -> Outcome<String>,
    ) -> Outcome {
        let active: &'static Active = self.heap().extension();
        let entry = (self.id(), value.word());
        if !active.0.borrow_mut().insert(entry) {
            return Ok(Value::str(again));
        }
        let text = make(self);
        active.0.borrow_mut().remove(&entry);
        self.text_value(&text?)
    }

    /// A string of a text, or MemoryError.
    pub fn text_value(&mut self, text: &str) -> Outcome {
        let made = Value::try_str(text);
        self.made(made)
    }

    /// Appends the repr of a value to a text.
    pub fn push_repr(&mut self, text: &mut String, value: &Value) -> Outcome<()> {
        let repr = self.repr(value)?;
        text.push_str(repr.as_str().unwrap_or_default());
        Ok(())
    }
}
