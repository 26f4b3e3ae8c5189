//! Containers asked and told in a few steps: a dict or set of exactly the builtin class, and a key that is an int or a string, whose
//! hash is known, and which is found by its word or by its text.
//!
//! The functions here call nothing but in their last step, and so keep nothing across a call, which makes them several times shorter
//! than the ways that know everything else: the one for other keys that can be found without running Python code is such a last step.
//! They answer None, and have done nothing, wherever the general rules are to be taken.

use super::quick;
use crate::builtins::dict;
use crate::heap::class::Special;
use crate::heap::classes::ClassId;
use crate::heap::dict_table::{Entry, RawDict, Sight};
use crate::heap::exact::is_exactly;
use crate::heap::object::{BytesObject, DictObject, Header, Kind, ListObject, SetObject, StrObject, TupleObject};
use crate::heap::set_table::{Place, RawSet};
use crate::heap::thread::Thread;
use crate::heap::value::{Value, Word, word};
use crate::types::text::number_hash::hash_of_small;
use crate::types::text::str_search::{has_byte, is_same_short};

/// The hash of an int, or of a string that has its hash.
///
/// # Safety
/// For this and all functions below: the words' values are alive in registers or constants until the function returns.
#[inline(always)]
unsafe fn known_hash(thread: &Thread, key: Word) -> Option<u64> {
    if word::is_int(key) {
        return hash_of_small(word::get_int(key)).map(|hash| hash as u64);
    }
    // SAFETY: the shape tells the layout.
    unsafe { is_exactly(thread, key, ClassId::Str).then(|| &*(key as *const StrObject))? }.known_hash()
}

/// Are two keys of the same hash the same text, and a short one?
#[inline(always)]
unsafe fn is_text(thread: &Thread, found: &Value, key: Word) -> bool {
    // SAFETY: the shape tells the layout.
    unsafe {
        let text = |w: Word| (*(w as *const StrObject)).as_str().as_bytes();
        is_exactly(thread, key, ClassId::Str)
            && is_exactly(thread, found.word(), ClassId::Str)
            && is_same_short(text(found.word()), text(key))
    }
}

/// The table of a dict of another class (a `defaultdict`, a script's own), if that leaves a special method as `dict` has it.
#[inline(always)]
unsafe fn table_of_class(thread: &Thread, container: Word, special: Special) -> Option<&RawDict> {
    // SAFETY: the kind tells the layout; the object keeps its class, and no Python code runs meanwhile.
    unsafe {
        if !word::is_pointer(container) || (*(container as *const Header)).kind != Kind::Dict {
            return None;
        }
        let dict = &*(container as *const DictObject);
        let class = &*(*(*dict.header.shape).class).data.raw();
        // A defaultdict differs from a dict in what it does for a missing key.
        let plain = std::ptr::eq(class.native, &raw const dict::SLOTS) || !dict.factory(thread).is_undef();
        (plain && !class.overrides(special)).then(|| dict.table.get(thread))
    }
}

/// `container[key]` of a dict that has the key, the character of a string, or a byte of bytes.
#[inline(never)]
pub(super) unsafe fn item(thread: &Thread, container: Word, key: Word) -> Option<Value> {
    // SAFETY: the shape tells the layout.
    unsafe {
        if !is_exactly(thread, container, ClassId::Dict) {
            return item_of_other(thread, container, key);
        }
        let table = (*(container as *const DictObject)).table.get(thread);
        item_of_table(thread, table, key)
    }
}

/// As [`item`], in the table of the dict.
#[inline(always)]
unsafe fn item_of_table(thread: &Thread, table: &RawDict, key: Word) -> Option<Value> {
    // SAFETY: as above.
    unsafe {
        let Some(hash) = known_hash(thread, key) else {
            return item_of_other_key(thread, table, key);
        };
        match table.sight(hash, key) {
            Sight::Same(entry, _) => Some(entry.value.clone()),
            Sight::Alike(entry, _) => item_by_text(thread, entry, key),
            Sight::Absent => None,
        }
    }
}

/// As [`item`], where an entry has a key of the same hash.
#[inline(never)]
unsafe fn item_by_text(thread: &Thread, entry: &Entry, key: Word) -> Option<Value> {
    // SAFETY: as above.
    unsafe { is_text(thread, &entry.key, key).then(|| entry.value.clone()) }
}

/// As [`item`], where the container is no dict of exactly that class.
#[inline(never)]
unsafe fn item_of_other(thread: &Thread, container: Word, key: Word) -> Option<Value> {
    // SAFETY: as above.
    unsafe {
        if is_exactly(thread, container, ClassId::Bytes) {
            return byte(&*(container as *const BytesObject), key);
        }
        let Some(table) = table_of_class(thread, container, Special::GetItem) else {
            return character(thread, container, key);
        };
        item_of_table(thread, table, key)
    }
}

/// As [`item`], where the key is a tuple, an instance, or anything else that takes nobody's help to be found.
#[inline(never)]
unsafe fn item_of_other_key(thread: &Thread, table: &RawDict, key: Word) -> Option<Value> {
    // SAFETY: as above.
    let key = unsafe { Value::borrow(&raw const key) };
    let number = thread.dict_look(table, thread.other_hash(key)?, key)??;
    Some(table.value(number).clone())
}

/// `key in container` of a dict or set, and of one byte in a text.
#[inline(never)]
pub(super) unsafe fn contains(thread: &Thread, container: Word, key: Word) -> Option<bool> {
    // SAFETY: the shape tells the layout.
    unsafe {
        if is_exactly(thread, container, ClassId::Str) {
            return text_contains(thread, container, key);
        }
        if is_exactly(thread, container, ClassId::Dict) {
            let table = (*(container as *const DictObject)).table.get(thread);
            let Some(hash) = known_hash(thread, key) else {
                return has_other_key(thread, table, key);
            };
            return match table.sight(hash, key) {
                Sight::Same(..) => Some(true),
                Sight::Absent => Some(false),
                Sight::Alike(entry, _) => has_text(thread, &entry.key, key),
            };
        }
        if !is_exactly(thread, container, ClassId::Set) && !is_exactly(thread, container, ClassId::FrozenSet) {
            return other_contains(thread, container, key);
        }
        let table = (*(container as *const SetObject)).table.get(thread);
        let Some(hash) = known_hash(thread, key) else {
            return has_other_item(thread, table, key);
        };
        match table.first_sight(hash, key) {
            Some(answer) => Some(answer),
            None => has_item_further(thread, table, hash, key),
        }
    }
}

/// [`contains`] of what is neither a set nor a dict of exactly that class.
#[inline(never)]
unsafe fn other_contains(thread: &Thread, container: Word, key: Word) -> Option<bool> {
    // SAFETY: as above.
    unsafe {
        let Some(table) = table_of_class(thread, container, Special::Contains) else {
            return sequence_contains(thread, container, key);
        };
        let key = Value::borrow(&raw const key);
        let found = thread.dict_look(table, thread.simple_hash(key)?, key)?;
        Some(found.is_some())
    }
}

/// [`contains`] where a key of the same hash was found: yes, if that can be told here.
#[inline(never)]
unsafe fn has_text(thread: &Thread, found: &Value, key: Word) -> Option<bool> {
    // SAFETY: as above.
    unsafe { is_text(thread, found, key).then_some(true) }
}

/// [`contains`] of a dict and any other key.
#[inline(never)]
unsafe fn has_other_key(thread: &Thread, table: &RawDict, key: Word) -> Option<bool> {
    // SAFETY: as above.
    let key = unsafe { Value::borrow(&raw const key) };
    let found = thread.dict_look(table, thread.other_hash(key)?, key)?;
    Some(found.is_some())
}

/// [`contains`] of a set and any other item.
#[inline(never)]
unsafe fn has_other_item(thread: &Thread, table: &RawSet, key: Word) -> Option<bool> {
    // SAFETY: as above.
    let key = unsafe { Value::borrow(&raw const key) };
    quick::is_member(thread, table, thread.other_hash(key)?, key)
}

/// [`contains`] of a set, where the first entry on the walk is not the item and not free.
#[inline(never)]
unsafe fn has_item_further(thread: &Thread, table: &RawSet, hash: u64, key: Word) -> Option<bool> {
    match table.sight(hash, key) {
        Some(Place::Found(_)) => Some(true),
        Some(Place::Free(_)) | None => Some(false),
        // SAFETY: as above.
        Some(Place::Alike(number)) => unsafe { has_text(thread, table.key(number), key) },
    }
}

/// `item in container` of a tuple or list.
#[inline(never)]
unsafe fn sequence_contains(thread: &Thread, container: Word, key: Word) -> Option<bool> {
    // SAFETY: as above; the shape tells the layout.
    unsafe {
        let items = if is_exactly(thread, container, ClassId::Tuple) {
            (*(container as *const TupleObject)).items()
        } else if is_exactly(thread, container, ClassId::List) {
            (*(container as *const ListObject)).items.get(thread)
        } else {
            return None;
        };
        quick::is_item(thread, items, Value::borrow(&raw const key))
    }
}

/// `part in text` of a string, if it is one byte that is sought.
#[inline(never)]
unsafe fn text_contains(thread: &Thread, text: Word, part: Word) -> Option<bool> {
    // SAFETY: the shape tells the layout.
    unsafe {
        if !is_exactly(thread, part, ClassId::Str) {
            return None;
        }
        let (text, part) = (&*(text as *const StrObject), &*(part as *const StrObject));
        match part.as_str().as_bytes() {
            [byte] => Some(has_byte(text.as_str().as_bytes(), *byte)),
            _ => None,
        }
    }
}

/// `bytes[key]`, if there is such a byte.
#[inline(always)]
fn byte(bytes: &BytesObject, key: Word) -> Option<Value> {
    if !word::is_int(key) {
        return None;
    }
    let (index, bytes) = (word::get_int(key), bytes.as_slice());
    let index = if index < 0 { index + bytes.len() as i64 } else { index };
    bytes.get(index as usize).map(|&byte| Value::small_int(i64::from(byte)))
}

/// `text[key]` of a string, if the character is ASCII, and its place is known: its byte in an ASCII string, what the heap's window says in
/// another.
#[inline(never)]
unsafe fn character(thread: &Thread, text: Word, key: Word) -> Option<Value> {
    // SAFETY: the shape tells the layout.
    let text = unsafe {
        if !is_exactly(thread, text, ClassId::Str) || !word::is_int(key) {
            return None;
        }
        &*(text as *const StrObject)
    };
    let (index, length) = (word::get_int(key), text.char_len() as i64);
    let index = if index < 0 { index + length } else { index };
    if index as u64 >= length as u64 {
        return None;
    }
    let bytes = text.as_str().as_bytes();
    if text.is_ascii() {
        return thread.heap().known_character(*bytes.get(index as usize)?);
    }
    let at = thread.heap().marks.window.get().byte_of(text, index as usize)?;
    match *bytes.get(at)? {
        byte @ 0..0x80 => thread.heap().known_character(byte),
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
        let table = match is_exactly(thread, container, ClassId::Dict) {
            true => (*(container as *const DictObject)).table.get(thread),
            false => table_of_class(thread, container, Special::SetItem)?,
        };
        let Some(hash) = known_hash(thread, key) else {
            return place_of_other_key(thread, table, key);
        };
        match table.sight(hash, key) {
            Sight::Absent => Some(Belongs::New(hash)),
            Sight::Same(entry, _) => Some(Belongs::Here((&raw const entry.value).cast_mut())),
            Sight::Alike(entry, _) if is_text(thread, &entry.key, key) => {
                Some(Belongs::Here((&raw const entry.value).cast_mut()))
            }
            Sight::Alike(..) => place_of_other_key(thread, table, key),
        }
    }
}

/// As [`value_place`], of any key that takes nobody's help to be found.
#[inline(never)]
unsafe fn place_of_other_key(thread: &Thread, table: &RawDict, key: Word) -> Option<Belongs> {
    // SAFETY: as above.
    let key = unsafe { Value::borrow(&raw const key) };
    let hash = thread.simple_hash(key)?;
    Some(match thread.dict_look(table, hash, key)? {
        Some(number) => Belongs::Here(table.value_address(number).cast_mut()),
        None => Belongs::New(hash),
    })
}
