//! Walks over a dict: the iterators of dicts and their views, forwards and backwards.
//!
//! An iterator holds the number of the next entry, the size the dict must keep, and how many entries are to come: CPython
//! tells a change of size from a change of keys by these two.

use super::sequence;
use crate::heap::classes::ClassId;
use crate::heap::dict_table::{Entry, RawDict};
use crate::heap::native::{Args, Arity, Each, NativeDef, NativeSlots, Outcome, Pair};
use crate::heap::object::Payload;
use crate::heap::thread::Thread;
use crate::heap::value::Value;
use std::cell::Cell;

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

impl Part {
    /// The class of a dict's views of this part.
    pub(crate) fn view_class(self) -> ClassId {
        match self {
            Part::Keys => ClassId::DictKeys,
            Part::Values => ClassId::DictValues,
            Part::Items => ClassId::DictItems,
        }
    }

    /// This part of an entry.
    #[inline(always)]
    pub(crate) fn of(self, entry: &Entry) -> Value {
        match self {
            Part::Keys => entry.key.clone(),
            Part::Values => entry.value.clone(),
            Part::Items => Value::tuple_from(2, [entry.key.clone(), entry.value.clone()]),
        }
    }
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
    pub position: Cell<usize>,
    /// Entries when the walk began; `usize::MAX` after an error, which makes it stay one.
    pub size: Cell<usize>,
    /// Entries to come.
    pub left: Cell<usize>,
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
    let position = Cell::new(if backwards { slots } else { 0 });
    let (dict, size, left) = (dict.clone(), Cell::new(size), Cell::new(size));
    Value::builtin_payload(
        class,
        DictIterator {
            dict,
            part,
            backwards,
            position,
            size,
            left,
        },
    )
}

/// All that a walk over a dict gives.
pub(super) fn items_at_once(thread: &Thread, dict: &Value, part: Part) -> Option<Vec<Value>> {
    let table = dict.as_dict()?.table.get(thread);
    let mut items = Vec::new();
    items.try_reserve_exact(table.len()).ok()?;
    match table.all_entries() {
        Some(entries) => items.extend(entries.iter().map(|entry| part.of(entry))),
        None => items.extend(table.iter().map(|entry| part.of(entry))),
    }
    Some(items)
}

/// Why a walk does not go on.
#[derive(Clone, Copy)]
pub(crate) enum Stop {
    /// There are no more entries.
    End,
    /// Entries came or went.
    SizeChanged,
    /// There are more entries than there were.
    KeysChanged,
}

impl Stop {
    /// The error, unless it is the end.
    #[cold]
    pub fn outcome(self, thread: &mut Thread) -> Outcome<()> {
        let message = match self {
            Stop::End => return Ok(()),
            Stop::SizeChanged => "dictionary changed size during iteration",
            Stop::KeysChanged => "dictionary keys changed during iteration",
        };
        Err(thread.raise(ClassId::RuntimeError, message))
    }
}

/// One step of a walk. The iterator's own state is in cells, so that it is looked up once.
#[inline]
fn step<'t>(thread: &'t Thread, it: &'t DictIterator) -> Result<&'t Entry, Stop> {
    let Some(dict) = it.dict.as_dict() else {
        return Err(Stop::End);
    };
    let table = dict.table.get(thread);
    if !it.backwards {
        let at = Place {
            position: it.position.get(),
            size: it.size.get(),
            left: it.left.get(),
        };
        let (position, entry) = at.step(table)?;
        it.position.set(position);
        it.left.set(at.left - 1);
        return Ok(entry);
    }
    if table.len() != it.size.get() {
        return Err(Stop::SizeChanged);
    }
    let found = match it.position.get() > table.slots() {
        true => None,
        false => table.previous_entry(it.position.get()),
    };
    let Some((position, entry)) = found else {
        return Err(Stop::End);
    };
    if it.left.get() == 0 {
        return Err(Stop::KeysChanged);
    }
    it.position.set(position);
    it.left.set(it.left.get() - 1);
    Ok(entry)
}

/// Where a walk forwards stands.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    /// The number of the next entry.
    pub position: usize,
    /// Entries when the walk began.
    pub size: usize,
    /// Entries to come.
    pub left: usize,
}

impl Place {
    /// The next entry, and the number to go on at.
    #[inline]
    pub fn step(self, table: &RawDict) -> Result<(usize, &Entry), Stop> {
        if table.len() != self.size {
            return Err(Stop::SizeChanged);
        }
        let Some((number, entry)) = table.next_entry(self.position) else {
            return Err(Stop::End);
        };
        if self.left == 0 {
            return Err(Stop::KeysChanged);
        }
        Ok((number + 1, entry))
    }
}

fn next(thread: &mut Thread, iterator: &Value) -> Outcome<Option<Value>> {
    let Some(it) = iterator.payload::<DictIterator>(thread) else {
        return Ok(None);
    };
    match step(thread, it) {
        Ok(entry) => Ok(Some(it.part.of(entry))),
        Err(stop) => stopped(thread, iterator, stop).map(|()| None),
    }
}

/// Gives all items that are left.
fn each_left(thread: &mut Thread, iterator: &Value, each: &mut Each<'_>) -> Outcome<bool> {
    while let Some(it) = iterator.payload::<DictIterator>(thread) {
        match step(thread, it) {
            Ok(entry) => {
                let item = it.part.of(entry);
                if !each(thread, item)? {
                    break;
                }
                thread.poll_native()?;
            }
            Err(stop) => {
                stopped(thread, iterator, stop)?;
                break;
            }
        }
    }
    Ok(true)
}

fn next_pair(thread: &mut Thread, iterator: &Value) -> Outcome<Pair> {
    let Some(it) = iterator
        .payload::<DictIterator>(thread)
        .filter(|it| it.part == Part::Items)
    else {
        return Ok(Pair::No);
    };
    match step(thread, it) {
        Ok(entry) => Ok(Pair::Two(entry.key.clone(), entry.value.clone())),
        Err(stop) => stopped(thread, iterator, stop).map(|()| Pair::End),
    }
}

#[cold]
fn stopped(thread: &mut Thread, iterator: &Value, stop: Stop) -> Outcome<()> {
    let Some(it) = iterator.payload_mut::<DictIterator>(thread) else {
        return Ok(());
    };
    match stop {
        Stop::SizeChanged => it.size.set(usize::MAX),
        Stop::End | Stop::KeysChanged => {
            let dict = std::mem::take(&mut it.dict);
            drop(dict);
        }
    }
    stop.outcome(thread)
}

fn length_hint(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let Some(it) = args[0].payload::<DictIterator>(thread) else {
        return Ok(Value::small_int(0));
    };
    let intact = it
        .dict
        .as_dict()
        .is_some_and(|dict| dict.table.get(thread).len() == it.size.get());
    Ok(Value::length(if intact { it.left.get() } else { 0 }))
}

/// Slots of the iterators over dicts.
pub static ITERATOR_SLOTS: NativeSlots = NativeSlots {
    hash: Some(sequence::hash_identity),
    iter: Some(sequence::iter_self),
    next: Some(next),
    next_pair: Some(next_pair),
    each: Some(each_left),
    ..NativeSlots::NONE
};

/// Methods of the iterators over dicts.
pub static ITERATOR_METHODS: &[NativeDef] = &[NativeDef::method("__length_hint__", Arity::Zero, length_hint)];
