//! Walks over a dict: the iterators of dicts and their views, forwards and backwards.
//!
//! An iterator holds the number of the next entry, the size the dict must keep, and how many entries are to come: CPython
//! tells a change of size from a change of keys by these two.

use super::sequence;
use crate::heap::classes::ClassId;
use crate::heap::native::{Args, Arity, NativeDef, NativeSlots, Outcome};
use crate::heap::object::Payload;
use crate::heap::thread::Thread;
use crate::heap::value::Value;

/// What a walk or a view gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// `keys()`
    Keys,
    /// `values()`
    Values,
    /// `items()`
    Items,
}

/// An iterator over a dict.
pub struct DictIterator {
    /// The dict; absent when the walk has ended.
    pub dict: Value,
    /// What it gives.
    pub part: Part,
    /// From the last entry to the first?
    pub backwards: bool,
    /// The number of the next entry; backwards, one more.
    pub position: usize,
    /// Entries when the walk began; `usize::MAX` after an error, which makes it stay one.
    pub size: usize,
    /// Entries to come.
    pub left: usize,
}

impl Payload for DictIterator {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        visit(&self.dict);
    }
}

/// The first entry at or after a number: its number, key and value.
pub(super) fn entry_at(thread: &Thread, dict: &Value, from: usize) -> Option<(usize, Value, Value)> {
    let (number, entry) = dict.as_dict()?.table.get(thread).next_entry(from)?;
    Some((number, entry.key.clone(), entry.value.clone()))
}

/// An iterator over a dict.
pub fn iterator(thread: &Thread, dict: &Value, part: Part, backwards: bool) -> Value {
    let class = match (part, backwards) {
        (Part::Keys, false) => ClassId::DictKeyIterator,
        (Part::Values, false) => ClassId::DictValueIterator,
        (Part::Items, false) => ClassId::DictItemIterator,
        (Part::Keys, true) => ClassId::DictReverseKeyIterator,
        (Part::Values, true) => ClassId::DictReverseValueIterator,
        (Part::Items, true) => ClassId::DictReverseItemIterator,
    };
    let (size, slots) = match dict.as_dict().map(|dict| dict.table.get(thread)) {
        Some(table) => (table.len(), table.slots()),
        None => (0, 0),
    };
    let position = if backwards { slots } else { 0 };
    Value::builtin_payload(
        class,
        DictIterator {
            dict: dict.clone(),
            part,
            backwards,
            position,
            size,
            left: size,
        },
    )
}

/// What a step of a walk finds.
enum Step {
    Item { item: Value, position: usize },
    End,
    SizeChanged,
    KeysChanged,
}

fn step(thread: &Thread, it: &DictIterator) -> Step {
    let Some(dict) = it.dict.as_dict() else {
        return Step::End;
    };
    let table = dict.table.get(thread);
    if table.len() != it.size {
        return Step::SizeChanged;
    }
    let found = match it.backwards {
        false => table.next_entry(it.position).map(|(number, entry)| (number + 1, entry)),
        true => table.previous_entry(it.position),
    };
    let Some((position, entry)) = found else {
        return Step::End;
    };
    if it.left == 0 {
        return Step::KeysChanged;
    }
    let item = match it.part {
        Part::Keys => entry.key.clone(),
        Part::Values => entry.value.clone(),
        Part::Items => Value::tuple_from(2, [entry.key.clone(), entry.value.clone()]),
    };
    Step::Item { item, position }
}

fn next(thread: &mut Thread, iterator: &Value) -> Outcome<Option<Value>> {
    let Some(it) = iterator.payload::<DictIterator>(thread) else {
        return Ok(None);
    };
    let step = step(thread, it);
    let Some(it) = iterator.payload_mut::<DictIterator>(thread) else {
        return Ok(None);
    };
    match step {
        Step::Item { item, position } => {
            it.position = position;
            it.left -= 1;
            Ok(Some(item))
        }
        Step::End => {
            let dict = std::mem::take(&mut it.dict);
            drop(dict);
            Ok(None)
        }
        Step::SizeChanged => {
            it.size = usize::MAX;
            Err(thread.raise(ClassId::RuntimeError, "dictionary changed size during iteration"))
        }
        Step::KeysChanged => {
            let dict = std::mem::take(&mut it.dict);
            drop(dict);
            Err(thread.raise(ClassId::RuntimeError, "dictionary keys changed during iteration"))
        }
    }
}

fn length_hint(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let Some(it) = args[0].payload::<DictIterator>(thread) else {
        return Ok(Value::small_int(0));
    };
    let intact = it
        .dict
        .as_dict()
        .is_some_and(|dict| dict.table.get(thread).len() == it.size);
    Ok(Value::length(if intact { it.left } else { 0 }))
}

/// Slots of the iterators over dicts.
pub static ITERATOR_SLOTS: NativeSlots = NativeSlots {
    hash: Some(sequence::hash_identity),
    iter: Some(sequence::iter_self),
    next: Some(next),
    ..NativeSlots::NONE
};

/// Methods of the iterators over dicts.
pub static ITERATOR_METHODS: &[NativeDef] = &[NativeDef::method("__length_hint__", Arity::Zero, length_hint)];
