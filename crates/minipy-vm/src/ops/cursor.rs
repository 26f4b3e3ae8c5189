//! The iterators that nearly every walk ends in: over a list, tuple, string or bytes, over a range of 64-bit numbers, and over a set.
//! [`Thread::next`] knows them, so that whoever asks for an item (a loop, `zip`, `sum`, `itertools`) pays no call for it.
//!
//! What they are to scripts (their classes, `__length_hint__`) is in `builtins`.

use crate::heap::object::{Kind, Payload};
use crate::heap::thread::Thread;
use crate::heap::value::{Value, word};
use std::cell::Cell;

/// A walk over a list, tuple, string or bytes.
pub struct Cursor {
    /// What is walked; absent at the end.
    pub sequence: Value,
    /// The next index; of a walk backwards, one more than it.
    pub index: Cell<usize>,
    /// Where the next character begins, in a string.
    pub byte: Cell<usize>,
    /// From the last item to the first? Lists only.
    pub backwards: bool,
}

impl Payload for Cursor {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        visit(&self.sequence);
    }
}

/// As index of a walk backwards: it begins at the end the list has when it begins.
pub const NOT_BEGUN: usize = usize::MAX;

impl Cursor {
    /// A walk from the first item to the last.
    pub fn forwards(sequence: &Value) -> Cursor {
        Cursor {
            sequence: sequence.clone(),
            index: Cell::new(0),
            byte: Cell::new(0),
            backwards: false,
        }
    }

    /// A walk over a list from the item before an index to the first.
    pub fn backwards(list: &Value, index: usize) -> Cursor {
        Cursor {
            index: Cell::new(index),
            backwards: true,
            ..Cursor::forwards(list)
        }
    }

    /// Of a walk backwards: one more than the next index.
    pub fn end(&self, thread: &Thread) -> usize {
        match self.index.get() {
            NOT_BEGUN => self.sequence.as_list().map_or(0, |list| list.items.get(thread).len()),
            index => index,
        }
    }

    /// The item at the cursor, which moves on.
    #[inline]
    pub fn step(&self, thread: &Thread) -> Option<Value> {
        match self.sequence.as_list() {
            Some(list) if !self.backwards => {
                let index = self.index.get();
                let item = list.items.get(thread).get(index)?.clone();
                self.index.set(index + 1);
                Some(item)
            }
            _ => self.step_elsewhere(thread),
        }
    }

    /// As [`Cursor::step`], of a walk that is not forwards over a list.
    #[inline(never)]
    fn step_elsewhere(&self, thread: &Thread) -> Option<Value> {
        if self.backwards {
            let index = self.end(thread).checked_sub(1)?;
            let item = self.sequence.as_list()?.items.get(thread).get(index)?;
            self.index.set(index);
            return Some(item.clone());
        }
        let index = self.index.get();
        let item = match self.sequence.kind()? {
            Kind::Tuple => self.sequence.as_tuple()?.items().get(index)?.clone(),
            Kind::Str => return self.character(),
            Kind::Bytes => Value::small_int(i64::from(*self.sequence.as_bytes()?.as_slice().get(index)?)),
            _ => Value::small_int(i64::from(*self.sequence.buffer(thread)?.bytes.get(index)?)),
        };
        self.index.set(index + 1);
        Some(item)
    }

    fn character(&self) -> Option<Value> {
        let at = self.byte.get();
        let text = self.sequence.as_str()?;
        let c = match *text.as_bytes().get(at)? {
            byte @ 0..0x80 => {
                self.byte.set(at + 1);
                Value::ascii_char(byte)
            }
            _ => {
                let c = text[at..].chars().next()?;
                self.byte.set(at + c.len_utf8());
                Value::char(c)
            }
        };
        self.index.set(self.index.get() + 1);
        Some(c)
    }
}

/// A walk over a range whose numbers fit in 64 bits.
pub struct RangeCursor {
    /// What comes next.
    pub next: Cell<i64>,
    /// Distance.
    pub step: i64,
    /// How many are left.
    pub left: Cell<u64>,
}

impl Payload for RangeCursor {
    fn traverse(&self, _: &Thread, _: &mut dyn FnMut(&Value)) {}
}

impl RangeCursor {
    /// A walk over so many numbers.
    pub fn new(first: i64, step: i64, count: u64) -> RangeCursor {
        RangeCursor {
            next: Cell::new(first),
            step,
            left: Cell::new(count),
        }
    }

    /// The next number.
    #[inline]
    pub fn step(&self) -> Option<Value> {
        let left = self.left.get().checked_sub(1)?;
        let number = self.next.get();
        self.left.set(left);
        self.next.set(number.wrapping_add(self.step));
        Some(Value::int(number))
    }
}

/// A walk over a set.
pub struct SetCursor {
    /// The set; absent when the walk has ended.
    pub set: Value,
    /// The number of the next entry.
    pub position: Cell<usize>,
    /// Items when the walk began; `usize::MAX` after an error, which makes it stay one.
    pub size: Cell<usize>,
    /// Items to come.
    pub left: Cell<usize>,
}

impl Payload for SetCursor {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        visit(&self.set);
    }
}

impl SetCursor {
    /// A walk over a set that has so many items.
    pub fn new(set: &Value, size: usize) -> SetCursor {
        SetCursor {
            set: set.clone(),
            position: Cell::new(0),
            size: Cell::new(size),
            left: Cell::new(size),
        }
    }

    /// Has the set got more or fewer items since the walk began?
    pub fn has_changed(&self, thread: &Thread) -> bool {
        let set = self.set.as_any_set();
        set.is_some_and(|set| set.table.get(thread).len() != self.size.get())
    }

    /// The next item; None at the end, and if the set has changed.
    #[inline]
    pub fn step(&self, thread: &Thread) -> Option<Value> {
        let table = self.set.as_any_set()?.table.get(thread);
        if table.len() != self.size.get() {
            return None;
        }
        let (number, entry) = table.next_entry(self.position.get())?;
        self.position.set(number + 1);
        self.left.set(self.left.get().saturating_sub(1));
        Some(entry.key.clone())
    }
}

impl Value {
    /// The next item of one of the three iterators of this file; None at the end, and of any other value.
    #[inline]
    pub fn cursor_item(&self, thread: &Thread) -> Option<Value> {
        if !word::is_pointer(self.word()) {
            return None;
        }
        if let Some(cursor) = self.payload::<Cursor>(thread) {
            return cursor.step(thread);
        }
        match self.payload::<RangeCursor>(thread) {
            Some(cursor) => cursor.step(),
            None => self.payload::<SetCursor>(thread)?.step(thread),
        }
    }

    /// Is it one of the three iterators of this file?
    pub(crate) fn is_cursor(&self, thread: &Thread) -> bool {
        self.payload::<Cursor>(thread).is_some()
            || self.payload::<RangeCursor>(thread).is_some()
            || self.payload::<SetCursor>(thread).is_some()
    }
}
