//! Memory that an object lends to others: the contents of a bytearray or an array, and the count of those who look at it.
//!
//! Whoever lends is a payload that shows its [`Buffer`] (see `Payload::buffer`); whoever borrows for longer than a call, a
//! memoryview, holds an [`Export`]. While one exists the memory may change but not move or grow: `is_exported` must be asked first.

use std::cell::Cell;
use std::rc::Rc;

/// Bytes with a format, which may be lent.
#[derive(Default)]
pub struct Buffer {
    /// The contents.
    pub bytes: Vec<u8>,
    /// What the bytes are, as a letter of the module `struct`; 0 stands for `B`.
    pub code: u8,
    exports: Option<Rc<Cell<usize>>>,
}

impl Buffer {
    /// A buffer nobody looks at.
    pub fn new(bytes: Vec<u8>, code: u8) -> Buffer {
        Buffer {
            bytes,
            code,
            exports: None,
        }
    }

    /// The format.
    pub fn format(&self) -> u8 {
        if self.code == 0 { b'B' } else { self.code }
    }

    /// Does anybody look at it, so that its length must stay?
    pub fn is_exported(&self) -> bool {
        self.exports.as_ref().is_some_and(|count| count.get() > 0)
    }

    /// Lends it until the export is dropped.
    pub fn export(&mut self) -> Export {
        let count = self.exports.get_or_insert_default();
        count.set(count.get() + 1);
        Export(count.clone())
    }
}

/// Somebody looks at a [`Buffer`].
pub struct Export(Rc<Cell<usize>>);

impl Clone for Export {
    fn clone(&self) -> Export {
        self.0.set(self.0.get() + 1);
        Export(self.0.clone())
    }
}

impl Drop for Export {
    fn drop(&mut self) {
        self.0.set(self.0.get() - 1);
    }
}
