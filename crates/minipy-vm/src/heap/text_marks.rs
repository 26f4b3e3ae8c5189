//! What is remembered of where the characters of strings are that are not ASCII. The heap keeps it beside the strings, so that the others
//! pay nothing for it: the marks of long ones, from the first index asked for to the string's end, and one window, which is a stretch of
//! the string that was looked at last.

use super::make::heap;
use super::marks::{self, Marked, Marks, Stretch};
use super::object::{Header, MARKED, StrObject};
use super::value::Word;
use rustc_hash::FxHashMap;
use std::cell::{Cell, RefCell};

/// What is remembered of all strings.
#[derive(Default)]
pub(crate) struct TextMarks {
    /// The marks of long strings, by their addresses.
    of_long: RefCell<FxHashMap<Word, Marks>>,
    /// What was looked at last.
    pub(crate) window: Cell<Window>,
}

/// Texts with fewer bytes are counted through from the beginning.
const LONG: u32 = 256;

/// A stretch of one string.
#[derive(Clone, Copy, Default)]
pub(crate) struct Window {
    /// The string's address; 0 for none.
    text: Word,
    stretch: Stretch,
}

impl Window {
    /// The byte where a character of a string begins, if the window shows it.
    #[inline(always)]
    pub(crate) fn byte_of(self, text: &StrObject, index: usize) -> Option<usize> {
        match self.text == text.address() {
            true => self.stretch.byte_of(index),
            false => None,
        }
    }
}

impl StrObject {
    /// What knows the places of the characters, if they are not those of the bytes.
    #[inline(always)]
    pub(crate) fn marked(&self) -> Option<&dyn Marked> {
        (!self.is_ascii()).then_some(self as &dyn Marked)
    }

    #[inline(always)]
    fn address(&self) -> Word {
        &raw const *self as Word
    }

    /// Something is remembered of this string, which it takes along when it ends.
    fn mark(&self) {
        // SAFETY: flags are written by the lock's holder only, which `heap` proves this thread to be.
        unsafe { (*(self.address() as *mut Header)).flags |= MARKED }
    }

    /// Asks the marks of a long text.
    fn ask_marks(&self, ask: impl FnOnce(&mut Marks) -> usize) -> usize {
        self.mark();
        ask(heap().marks.of_long.borrow_mut().entry(self.address()).or_default())
    }

    /// The byte where a character begins that the window does not show. It will.
    fn move_window(&self, index: usize) -> usize {
        let bytes = self.as_str().as_bytes();
        let window = heap().marks.window.get();
        let last = (window.text == self.address()).then_some(window.stretch);
        let byte = match last.and_then(|stretch| stretch.near(bytes, index)) {
            Some(byte) => byte,
            None if self.byte_len >= LONG => self.ask_marks(|marks| marks.byte_offset(self.as_str(), index)),
            None => marks::byte_of(bytes, index),
        };
        let backwards = last.is_some_and(|stretch| stretch.is_behind(index));
        heap().marks.window.set(Window {
            text: self.address(),
            stretch: Stretch::around(bytes, index, byte, backwards),
        });
        self.mark();
        byte
    }
}

impl std::fmt::Debug for StrObject {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.as_str().fmt(f)
    }
}

impl Marked for StrObject {
    fn byte_offset(&self, index: usize) -> usize {
        match self.known_offset(index) {
            Some(byte) => byte,
            None => self.move_window(index),
        }
    }

    #[inline]
    fn known_offset(&self, index: usize) -> Option<usize> {
        heap().marks.window.get().byte_of(self, index)
    }

    fn char_index(&self, byte: usize) -> usize {
        let window = heap().marks.window.get();
        let known = (window.text == self.address()).then(|| window.stretch.char_of(byte));
        match known.flatten() {
            Some(index) => index,
            None if byte >= LONG as usize => self.ask_marks(|marks| marks.char_index(self.as_str(), byte)),
            None => marks::count(&self.as_str().as_bytes()[..byte]),
        }
    }
}

/// Forgets a string that dies.
#[cold]
pub(super) fn forget(string: Word) {
    let TextMarks { of_long, window } = &heap().marks;
    if window.get().text == string {
        window.set(Window::default());
    }
    drop(of_long.borrow_mut().remove(&string));
}

/// The string was moved to another address.
#[cold]
pub(super) fn moved(from: Word, to: *mut StrObject) {
    let TextMarks { of_long, window } = &heap().marks;
    let (mut of_long, shown) = (of_long.borrow_mut(), window.get());
    if shown.text == from {
        let text = to as Word;
        window.set(Window { text, ..shown });
    }
    if let Some(marks) = of_long.remove(&from) {
        of_long.insert(to as Word, marks);
    }
    // SAFETY: the caller has just made the object, and holds the lock.
    unsafe { (*to).header.flags |= MARKED }
}
