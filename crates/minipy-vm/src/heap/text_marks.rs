//! The marks of long strings that are not ASCII: the heap keeps them beside the strings, from the first index asked for to the string's
//! end, so that the others pay nothing for them.

use super::make::heap;
use super::marks::{Marked, Marks};
use super::object::{Header, MARKED, StrObject};
use super::value::Word;
use rustc_hash::FxHashMap;
use std::cell::RefCell;

/// The marks of every marked string, by its address. They are boxed: a reference to them outlives changes of the table.
pub(crate) type MarksTable = RefCell<FxHashMap<Word, Box<RefCell<Marks>>>>;

/// Texts with fewer bytes are counted through each time.
const LONG: u32 = 256;

impl StrObject {
    /// What keeps the marks of the text, if it is one that needs some.
    #[inline(always)]
    pub(crate) fn marked(&self) -> Option<&dyn Marked> {
        (self.byte_len >= LONG && !self.is_ascii()).then_some(self as &dyn Marked)
    }

    fn address(&self) -> Word {
        &raw const *self as Word
    }
}

impl std::fmt::Debug for StrObject {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.as_str().fmt(f)
    }
}

impl Marked for StrObject {
    fn marks(&self) -> &RefCell<Marks> {
        let mut table = heap().marks.borrow_mut();
        let marks = table.entry(self.address()).or_insert_with(|| {
            // SAFETY: flags are written by the lock's holder only, which `heap` proves this thread to be.
            unsafe { (*(self.address() as *mut Header)).flags |= MARKED }
            Box::default()
        });
        // SAFETY: the box stays where it is until `forget` or `moved`, which are called when nobody refers to the string.
        unsafe { &*std::ptr::from_ref(&**marks) }
    }
}

/// Drops the marks of a string that dies.
#[cold]
pub(super) fn forget(string: Word) {
    drop(heap().marks.borrow_mut().remove(&string));
}

/// The string was moved to another address.
#[cold]
pub(super) fn moved(from: Word, to: *mut StrObject) {
    let mut table = heap().marks.borrow_mut();
    if let Some(marks) = table.remove(&from) {
        table.insert(to as Word, marks);
        // SAFETY: the caller has just made the object, and holds the lock.
        unsafe { (*to).header.flags |= MARKED }
    }
}
