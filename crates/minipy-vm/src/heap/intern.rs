//! Interned strings: equal texts, one object. The table owns nothing; a string that dies leaves it (`dealloc.rs`).
//!
//! Most callers ask again and again with the same text in the same place (a literal, the name of a function). So the last answers are
//! kept by the address of the text asked for, which takes a comparison of the text and no hash.

use super::classes::ClassId;
use super::make::heap;
use super::object::{INTERNED, StrObject};
use super::value::{Value, Word};
use rustc_hash::FxHashMap;
use std::cell::{RefCell, UnsafeCell};
use std::mem::ManuallyDrop;

/// Answers kept, a power of two.
const ANSWERS: usize = 256;

/// The interned strings of a heap.
#[derive(Default)]
pub(crate) struct Interned {
    table: RefCell<FxHashMap<Box<str>, Word>>,
    /// Owned, so that they stay alive; not given up with the cache, whose heap takes the memory of every object with it.
    answers: UnsafeCell<Vec<ManuallyDrop<Value>>>,
}

impl Interned {
    /// The string that dies leaves the table.
    pub(super) fn forget(&self, text: &str) {
        self.table.borrow_mut().remove(text);
    }

    /// The string of the text, if it is in the table.
    fn find(&self, text: &str) -> Option<Value> {
        let known = self.table.borrow().get(text).copied()?;
        // SAFETY: an entry leaves the table when its string dies, so this one is alive.
        unsafe {
            super::refcount::retain(known);
            Some(Value::from_word(known))
        }
    }

    fn find_or_make(&self, text: &str) -> Value {
        if let Some(known) = self.find(text) {
            return known;
        }
        self.adopt(text, Value::str(text))
    }

    /// Makes a string the one that stands for its text, which has none.
    fn adopt(&self, text: &str, value: Value) -> Value {
        if let Some(object) = value.pointer() {
            // SAFETY: the string is alive.
            unsafe { (*object).flags |= INTERNED }
        }
        self.table.borrow_mut().insert(text.into(), value.word());
        value
    }

    /// As [`Interned::find_or_make`], with the answer kept.
    #[cold]
    #[inline(never)]
    fn learn(&self, text: &str) -> Value {
        let value = self.find_or_make(text);
        // SAFETY: the lock's holder is the only user; the answer given up is dropped when the list is not borrowed any more.
        let old = unsafe {
            let answers = &mut *self.answers.get();
            answers.resize_with(ANSWERS, || ManuallyDrop::new(Value::UNDEF));
            std::mem::replace(&mut answers[place(text)], ManuallyDrop::new(value.clone()))
        };
        drop(ManuallyDrop::into_inner(old));
        value
    }

    #[inline]
    fn get(&self, text: &str) -> Value {
        // SAFETY: the lock's holder is the only user, and nothing is called while the list is borrowed.
        let answers = unsafe { &*self.answers.get() };
        match answers.get(place(text)) {
            Some(answer) if answer.as_str() == Some(text) => Value::clone(answer),
            _ => self.learn(text),
        }
    }
}

fn place(text: &str) -> usize {
    (text.as_ptr().addr() ^ text.as_ptr().addr() >> 8) % ANSWERS
}

impl Value {
    /// The interned string of a text: equal texts give the same object.
    pub fn intern(text: &str) -> Value {
        heap().interned.get(text)
    }

    /// The interned string equal to this string (of the class `str` itself, or another text is made of it).
    pub fn interned(&self) -> Value {
        match self.as_str_object() {
            Some(object) if object.header.flags & INTERNED != 0 => self.clone(),
            Some(object) if object.header.shape == heap().shape(ClassId::Str) => {
                let table = &heap().interned;
                table
                    .find(object.as_str())
                    .unwrap_or_else(|| table.adopt(object.as_str(), self.clone()))
            }
            Some(object) => heap().interned.find_or_make(object.as_str()),
            None => self.clone(),
        }
    }

    /// Is it an interned string?
    #[inline(always)]
    pub fn is_interned(&self) -> bool {
        self.as_str_object().is_some_and(StrObject::is_interned)
    }
}

impl StrObject {
    /// Is it the one string that stands for its text?
    #[inline(always)]
    pub fn is_interned(&self) -> bool {
        self.header.flags & INTERNED != 0
    }
}
