//! The text that replacing makes, piece by piece.

use super::search::Haystack;
use minipy_vm::native::{Outcome, Thread, Value};

/// Strings or bytes, to be joined; counts them as the list would be that CPython joins.
pub(super) struct Parts {
    is_text: bool,
    text: String,
    bytes: Vec<u8>,
    count: usize,
}

impl Parts {
    pub(super) fn new(is_text: bool) -> Parts {
        Parts {
            is_text,
            text: String::new(),
            bytes: Vec::new(),
            count: 0,
        }
    }

    /// A part of the text that is searched, not counted if it is empty.
    pub(super) fn push_part(
        &mut self,
        thread: &mut Thread,
        haystack: &Haystack,
        from: usize,
        to: usize,
    ) -> Outcome<()> {
        if to <= from {
            return Ok(());
        }
        self.count += 1;
        let room = match self.is_text {
            true => self.text.try_reserve(to - from),
            false => self.bytes.try_reserve(to - from),
        };
        if room.is_err() {
            return Err(thread.memory_error());
        }
        match haystack.data.as_str() {
            Some(text) => self.text.push_str(&text[from..to]),
            None => self.bytes.extend_from_slice(&haystack.bytes()[from..to]),
        }
        Ok(())
    }

    /// What a replacement gave.
    pub(super) fn push_value(&mut self, thread: &mut Thread, value: &Value) -> Outcome<()> {
        if self.is_text {
            let Some(text) = value.as_str() else {
                let name = thread.class_name(value);
                let message = format!("sequence item {}: expected str instance, {name} found", self.count);
                return Err(thread.type_error(message));
            };
            if self.text.try_reserve(text.len()).is_err() {
                return Err(thread.memory_error());
            }
            self.text.push_str(text);
        } else {
            let Some(bytes) = thread.bytes_like(value) else {
                let name = thread.class_name(value);
                let message = format!(
                    "sequence item {}: expected a bytes-like object, {name} found",
                    self.count
                );
                return Err(thread.type_error(message));
            };
            if self.bytes.try_reserve(bytes.len()).is_err() {
                drop(bytes);
                return Err(thread.memory_error());
            }
            self.bytes.extend_from_slice(&bytes);
        }
        self.count += 1;
        Ok(())
    }

    pub(super) fn finish(self, thread: &mut Thread) -> Outcome {
        let made = match self.is_text {
            true => Value::try_str(&self.text),
            false => Value::bytes(&self.bytes),
        };
        thread.made(made)
    }
}
