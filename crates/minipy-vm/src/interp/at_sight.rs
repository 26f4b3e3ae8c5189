//! Containers asked and told in a few steps: a dict or set of exactly the builtin class, and a key that is an int or a string, whose
//! hash is known, and which is found by its word or by its text.
//!
//! The functions here call nothing and so keep nothing across a call, which makes them several times shorter than the ways that know
//! everything else. They answer None, and have done nothing, wherever one of those is to be taken.

use crate::heap::classes::ClassId;
use crate::heap::dict_table::{Entry, Sight};
use crate::heap::exact::is_exactly;
use crate::heap::object::{DictObject, SetObject, StrObject};
use crate::heap::set_table::Place;
use crate::heap::thread::Thread;
use crate::heap::value::{Value, Word, word};
use crate::types::text::number_hash::hash_of_small;
use crate::types::text::str_search::{has_byte, is_same_short};

/// A key, and its hash.
struct Key<'a> {
    word: Word,
    hash: u64,
    /// The string, if it is one.
    text: Option<&'a StrObject>,
}

/// An int or a string that has its hash.
///
/// # Safety
/// For this and all functions below: the words' values are alive in registers or constants until the function returns.
#[inline(always)]
unsafe fn key_at_sight<'a>(thread: &Thread, key: Word) -> Option<Key<'a>> {
    let (hash, text) = if word::is_int(key) {
        (hash_of_small(word::get_int(key))? as u64, None)
    } else {
        // SAFETY: the shape tells the layout.
        let text = unsafe { is_exactly(thread, key, ClassId::Str).then(|| &*(key as *const StrObject))? };
        (text.known_hash()?, Some(text))
    };
    Some(Key { word: key, hash, text })
}

impl Key<'_> {
    /// Is a key of the same hash the same text, and a short one?
    #[inline(always)]
    unsafe fn is_text(&self, thread: &Thread, found: &Value) -> bool {
        // SAFETY: the shape tells the layout.
        unsafe {
            let Some(text) = self.text else { return false };
            is_exactly(thread, found.word(), ClassId::Str)
                && is_same_short(
                    (*(found.word() as *const StrObject)).as_str().as_bytes(),
                    text.as_str().as_bytes(),
                )
        }
    }
}

/// The entry of a dict that has the key, if it has it.
#[inline(always)]
unsafe fn entry(thread: &Thread, dict: Word, key: Word) -> Option<Option<&Entry>> {
    // SAFETY: the shape tells the layout.
    unsafe {
        let key = key_at_sight(thread, key)?;
        match (*(dict as *const DictObject))
            .table
            .get(thread)
            .sight(key.hash, key.word)
        {
            Sight::Same(entry, _) => Some(Some(entry)),
            Sight::Absent => Some(None),
            Sight::Alike(entry, _) => key.is_text(thread, &entry.key).then_some(Some(entry)),
        }
    }
}

/// `key in container`, of a dict or set.
#[inline(always)]
pub(super) unsafe fn contains(thread: &Thread, container: Word, key: Word) -> Option<bool> {
    // SAFETY: the shape tells the layout.
    unsafe {
        if is_exactly(thread, container, ClassId::Dict) {
            return entry(thread, container, key).map(|found| found.is_some());
        }
        if !is_exactly(thread, container, ClassId::Set) && !is_exactly(thread, container, ClassId::FrozenSet) {
            return None;
        }
        let (key, table) = (
            key_at_sight(thread, key)?,
            (*(container as *const SetObject)).table.get(thread),
        );
        match table.sight(key.hash, key.word) {
            Some(Place::Found(_)) => Some(true),
            Some(Place::Free(_)) | None => Some(false),
            Some(Place::Alike(number)) => key.is_text(thread, table.key(number)).then_some(true),
        }
    }
}

/// `part in text` of two strings, or None if it is more than one byte that is sought.
#[inline(always)]
pub(super) unsafe fn text_contains(thread: &Thread, text: Word, part: Word) -> Option<Option<bool>> {
    // SAFETY: the shape tells the layout.
    unsafe {
        if !is_exactly(thread, text, ClassId::Str) || !is_exactly(thread, part, ClassId::Str) {
            return None;
        }
        let (text, part) = (&*(text as *const StrObject), &*(part as *const StrObject));
        Some(match part.as_str().as_bytes() {
            [byte] => Some(has_byte(text.as_str().as_bytes(), *byte)),
            _ => None,
        })
    }
}

/// `container[key]` of a dict that has the key. What is found is lent by the container.
#[inline(always)]
pub(super) unsafe fn item(thread: &Thread, container: Word, key: Word) -> Option<Word> {
    // SAFETY: the shape tells the layout.
    unsafe {
        match is_exactly(thread, container, ClassId::Dict) {
            true => entry(thread, container, key)?.map(|entry| entry.value.word()),
            false => None,
        }
    }
}

/// `text[key]` of a string, if the character is ASCII, and the place of it known. It is lent by the heap.
#[inline(always)]
pub(super) unsafe fn character_of(thread: &Thread, text: Word, key: Word) -> Option<Word> {
    // SAFETY: the shape tells the layout.
    unsafe {
        match is_exactly(thread, text, ClassId::Str) && word::is_int(key) {
            true => character(thread, &*(text as *const StrObject), word::get_int(key)),
            false => None,
        }
    }
}

/// The character at an index if it is ASCII, and its place is known: its byte in an ASCII string, what the heap's window says in another.
#[inline(always)]
fn character(thread: &Thread, text: &StrObject, index: i64) -> Option<Word> {
    let length = text.char_len() as i64;
    let index = if index < 0 { index + length } else { index };
    if index as u64 >= length as u64 {
        return None;
    }
    let bytes = text.as_str().as_bytes();
    if text.is_ascii() {
        return thread.heap().character_word(*bytes.get(index as usize)?);
    }
    let at = thread.heap().marks.window.get().byte_of(text, index as usize)?;
    match *bytes.get(at)? {
        byte @ 0..0x80 => thread.heap().character_word(byte),
        _ => None,
    }
}

/// Where the value of a key belongs in a dict.
pub(super) enum Belongs {
    /// In the place of the one it has.
    Here(*mut Value),
    /// In a new entry, for a key of this hash.
    New(u64),
}

/// Where the value of a key belongs.
#[inline(always)]
pub(super) unsafe fn value_place(thread: &Thread, container: Word, key: Word) -> Option<Belongs> {
    // SAFETY: the shape tells the layout; a table's values are changed by whoever holds the lock.
    unsafe {
        if !is_exactly(thread, container, ClassId::Dict) {
            return None;
        }
        let key = key_at_sight(thread, key)?;
        Some(
            match (*(container as *const DictObject))
                .table
                .get(thread)
                .sight(key.hash, key.word)
            {
                Sight::Absent => Belongs::New(key.hash),
                Sight::Same(entry, _) => Belongs::Here((&raw const entry.value).cast_mut()),
                Sight::Alike(entry, _) if key.is_text(thread, &entry.key) => {
                    Belongs::Here((&raw const entry.value).cast_mut())
                }
                Sight::Alike(..) => return None,
            },
        )
    }
}
