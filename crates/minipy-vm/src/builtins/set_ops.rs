//! The algebra of sets, by the algorithms of CPython 3.14's `setobject.c`: which set is walked and which is asked decides
//! the order of the result, and scripts print sets.
//!
//! Every walk goes by the number of the entry and looks the entry up anew: asking whether two items are equal may run Python code
//! that changes either set.

use super::sequence;
use crate::heap::class::Special;
use crate::heap::classes::ClassId;
use crate::heap::native::Outcome;
use crate::heap::object::{Kind, SetObject};
use crate::heap::set_table::RawSet;
use crate::heap::thread::Thread;
use crate::heap::value::Value;
use crate::ops::set::{Quick, Walk};

/// The set or frozenset a function was called with; slots go by layout, so it is one.
macro_rules! set_of {
    ($value:expr) => {
        match $value.as_any_set() {
            Some(set) => set,
            None => return Ok(Default::default()),
        }
    };
}
pub(super) use set_of;

/// The next item at or after entry `at`, with its hash; `at` moves beyond it.
pub(super) fn next_item(thread: &Thread, set: &SetObject, at: &mut usize) -> Option<(u64, Value)> {
    let (number, entry) = set.table.get(thread).next_entry(*at)?;
    *at = number + 1;
    Some((entry.hash, entry.key.clone()))
}

fn size(thread: &Thread, set: &SetObject) -> usize {
    set.table.get(thread).len()
}

/// The items of a table that are in another (`common`) or are not, and where Python code may have to tell: the number of an entry.
fn selected(held: &Thread, from: &RawSet, other: &RawSet, common: bool) -> (RawSet, Option<usize>) {
    let mut table = RawSet::default();
    for (number, entry) in from.numbered() {
        let Some(found) = held.set_has_simply(other, entry) else {
            return (table, Some(number));
        };
        // The items of one set are not equal to each other: no more need be found out than whether somebody might ask.
        if found == common && !table.insert_distinct(entry.hash, &entry.key) {
            return (table, Some(number));
        }
    }
    (table, None)
}

/// Adds the items of `from` to a table. Ends early where Python code may have to tell whether an item is there: with the number of
/// its entry.
fn merge_simply(held: &Thread, table: &mut RawSet, from: &RawSet) -> Option<usize> {
    for (number, entry) in from.numbered() {
        match held.set_look(table, entry.hash, &entry.key) {
            Quick::Found(_) => {}
            Quick::Absent(free) => table.insert_at(free, entry.hash, entry.key.clone()),
            Quick::Unknown => return Some(number),
        }
    }
    None
}

/// Removes the items of `from` from a table, or (`toggling`) adds those that are not there. Ends early as [`merge_simply`] does.
fn discard_simply(held: &Thread, table: &mut RawSet, from: &RawSet, toggling: bool) -> Option<usize> {
    for (number, entry) in from.numbered() {
        match held.set_look(table, entry.hash, &entry.key) {
            Quick::Found(at) => drop(table.remove(at)),
            Quick::Absent(free) if toggling => table.insert_at(free, entry.hash, entry.key.clone()),
            Quick::Absent(_) => {}
            Quick::Unknown => return Some(number),
        }
    }
    None
}

/// Does to the table of a set what takes no Python code, while the table is away from its set.
fn with_table<T>(thread: &mut Thread, set: &SetObject, change: impl FnOnce(&Thread, &mut RawSet) -> T) -> T {
    let mut table = std::mem::take(set.table.get_mut(thread));
    let result = change(thread, &mut table);
    *set.table.get_mut(thread) = table;
    result
}

/// A set for a result in the class of `like`: `set` or `frozenset`, never a script's subclass.
pub(super) fn in_kind_of(like: &Value, table: RawSet) -> Value {
    match like.kind() {
        Some(Kind::FrozenSet) => Value::frozenset(table),
        _ => Value::set(table),
    }
}

/// An empty set for a result.
pub(super) fn empty() -> Value {
    Value::set(RawSet::default())
}

/// A copy in the class of `like` (`set_copy`, before it gets its class).
pub(super) fn copied(thread: &Thread, set: &Value, like: &Value) -> Value {
    let copy = set.as_any_set().map(|set| set.table.get(thread).duplicate());
    in_kind_of(like, copy.unwrap_or_default())
}

/// `set | other` (`set_or`): a copy into which the other set is merged.
pub(super) fn union(thread: &mut Thread, set: &Value, other: &Value) -> Outcome {
    let (left, right) = (set_of!(set).table.get(thread), set_of!(other));
    let more = if set.is(other) { 0 } else { size(thread, right) };
    let mut table = left.duplicate_for(more);
    if table.is_empty() {
        return Ok(copied(thread, other, set));
    }
    let stuck = match more {
        0 => None,
        _ => merge_simply(thread, &mut table, right.table.get(thread)),
    };
    let result = in_kind_of(set, table);
    if let Some(at) = stuck {
        merge_from(thread, set_of!(result), right, at)?;
    }
    Ok(result)
}

/// `set.update(other)` (`set_update_internal`).
pub fn update(thread: &mut Thread, set: &Value, other: &Value) -> Outcome<()> {
    if let Some(from) = other.as_any_set() {
        return merge(thread, set_of!(set), from);
    }
    let into = set_of!(set);
    if other.as_dict().is_some() && thread.is_exactly(other, ClassId::Dict) {
        return update_from_dict(thread, into, other);
    }
    if thread.has_plain_items(other) {
        let mut at = add_simple_items(thread, into, other);
        while let Some(item) = thread.plain_item(other, at) {
            thread.set_add(into, &item)?;
            at += 1;
        }
        return Ok(());
    }
    thread.for_each(other, |thread, item| thread.set_put(into, item))
}

/// Adds the items of a list or tuple up to the first that may take Python code to add; gives its index. Until then none runs, so the
/// table that grows may be away from its set.
fn add_simple_items(thread: &mut Thread, into: &SetObject, from: &Value) -> usize {
    with_table(thread, into, |held, table| {
        let items = sequence::items(held, from);
        let added = items.iter().take_while(|item| match held.simple_hash(item) {
            Some(hash) => match held.set_look(table, hash, item) {
                Quick::Found(_) => true,
                Quick::Absent(free) => {
                    table.insert_at(free, hash, (*item).clone());
                    true
                }
                Quick::Unknown => false,
            },
            None => false,
        });
        added.count()
    })
}

/// `set_merge`.
fn merge(thread: &mut Thread, into: &SetObject, from: &SetObject) -> Outcome<()> {
    let more = size(thread, from);
    if std::ptr::eq(into, from) || more == 0 {
        return Ok(());
    }
    if into.table.get(thread).fill() == 0 {
        let copy = from.table.get(thread).duplicate();
        let old = into.table.get_mut(thread).replace(copy);
        drop(old);
        return Ok(());
    }
    let stuck = with_table(thread, into, |held, table| {
        table.reserve(more);
        merge_simply(held, table, from.table.get(held))
    });
    match stuck {
        Some(at) => merge_from(thread, into, from, at),
        None => Ok(()),
    }
}

/// As [`merge`], of the items from an entry on, one after the other.
fn merge_from(thread: &mut Thread, into: &SetObject, from: &SetObject, mut at: usize) -> Outcome<()> {
    while let Some((hash, item)) = next_item(thread, from, &mut at) {
        thread.set_add_hashed(into, hash, &item)?;
    }
    Ok(())
}

fn update_from_dict(thread: &mut Thread, into: &SetObject, dict: &Value) -> Outcome<()> {
    let Some(dict) = dict.as_dict() else { return Ok(()) };
    let more = dict.table.get(thread).len();
    into.table.get_mut(thread).reserve(more);
    let mut at = 0;
    while let Some((number, entry)) = dict.table.get(thread).next_entry(at) {
        at = number + 1;
        let (hash, key) = (entry.hash, entry.key.clone());
        thread.set_add_hashed(into, hash, &key)?;
    }
    Ok(())
}

/// Is an item with a known hash in the set?
fn has(thread: &mut Thread, set: &SetObject, hash: u64, item: &Value) -> Outcome<bool> {
    Ok(thread.set_find(set, hash, item)?.is_some())
}

/// Removes an item with a known hash; false if it was not there (`set_discard_entry`).
pub(super) fn discard_hashed(thread: &mut Thread, set: &SetObject, hash: u64, item: &Value) -> Outcome<bool> {
    let Some(number) = thread.set_find(set, hash, item)? else {
        return Ok(false);
    };
    let removed = set.table.get_mut(thread).remove(number);
    drop(removed);
    Ok(true)
}

/// `set & other` (`set_intersection`), in the class of `like`.
pub(super) fn intersection(thread: &mut Thread, set: &Value, other: &Value, like: &Value) -> Outcome {
    if set.is(other) {
        return Ok(copied(thread, set, like));
    }
    let mut base = set_of!(set);
    if let Some(mut walked) = other.as_any_set() {
        if size(thread, walked) > size(thread, base) {
            std::mem::swap(&mut walked, &mut base);
        }
        let (table, stuck) = selected(thread, walked.table.get(thread), base.table.get(thread), true);
        let result = in_kind_of(like, table);
        if let Some(at) = stuck {
            add_common(thread, set_of!(result), walked, base, at)?;
        }
        return Ok(result);
    }
    let result = in_kind_of(like, RawSet::default());
    let into = set_of!(result);
    let iterator = thread.iter(other)?;
    while let Some(item) = thread.next(&iterator)? {
        let hash = thread.hash(&item)? as u64;
        if has(thread, base, hash, &item)? {
            thread.set_add_hashed(into, hash, &item)?;
            if size(thread, into) >= size(thread, base) {
                break;
            }
        }
        thread.poll_native()?;
    }
    Ok(result)
}

/// Adds the items of `walked`, from an entry on, that are in `base` too, one after the other.
fn add_common(
    thread: &mut Thread,
    into: &SetObject,
    walked: &SetObject,
    base: &SetObject,
    mut at: usize,
) -> Outcome<()> {
    while let Some((hash, item)) = next_item(thread, walked, &mut at) {
        if has(thread, base, hash, &item)? {
            thread.set_add_hashed(into, hash, &item)?;
        }
    }
    Ok(())
}

/// `set - other` (`set_difference`), in the class of `like`.
pub(super) fn difference(thread: &mut Thread, set: &Value, other: &Value, like: &Value) -> Outcome {
    let base = set_of!(set);
    let dict = other.as_dict().filter(|_| thread.is_exactly(other, ClassId::Dict));
    let other_size = match (other.as_any_set(), dict) {
        (Some(other), _) => size(thread, other),
        (None, Some(dict)) => dict.table.get(thread).len(),
        (None, None) => return copy_and_difference(thread, set, other, like),
    };
    if size(thread, base) >> 2 > other_size {
        return copy_and_difference(thread, set, other, like);
    }
    let (table, stuck) = match other.as_any_set() {
        Some(other) => selected(thread, base.table.get(thread), other.table.get(thread), false),
        None => (RawSet::default(), Some(0)),
    };
    let result = in_kind_of(like, table);
    let (into, Some(mut at)) = (set_of!(result), stuck) else {
        return Ok(result);
    };
    while let Some((hash, item)) = next_item(thread, base, &mut at) {
        let common = match (other.as_any_set(), dict) {
            (Some(other), _) => has(thread, other, hash, &item)?,
            (None, Some(dict)) => thread.dict_find(dict, hash, &item)?.is_some(),
            (None, None) => false,
        };
        if !common {
            thread.set_add_hashed(into, hash, &item)?;
        }
    }
    Ok(result)
}

fn copy_and_difference(thread: &mut Thread, set: &Value, other: &Value, like: &Value) -> Outcome {
    let result = copied(thread, set, like);
    difference_update(thread, &result, other)?;
    Ok(result)
}

/// `set -= other` (`set_difference_update_internal`).
pub fn difference_update(thread: &mut Thread, set: &Value, other: &Value) -> Outcome<()> {
    let base = set_of!(set);
    if set.is(other) {
        let old = base.table.get_mut(thread).take();
        drop(old);
        return Ok(());
    }
    if let Some(from) = other.as_any_set() {
        if size(thread, from) >> 3 > size(thread, base) {
            let common = intersection(thread, set, other, set)?;
            discard_all(thread, base, set_of!(common))?;
        } else {
            discard_all(thread, base, from)?;
        }
    } else {
        thread.for_each(other, |thread, item| thread.set_discard(base, &item).map(|_| ()))?;
    }
    base.table.get_mut(thread).shrink();
    Ok(())
}

fn discard_all(thread: &mut Thread, set: &SetObject, items: &SetObject) -> Outcome<()> {
    let stuck = with_table(thread, set, |held, table| {
        discard_simply(held, table, items.table.get(held), false)
    });
    let Some(mut at) = stuck else { return Ok(()) };
    while let Some((hash, item)) = next_item(thread, items, &mut at) {
        discard_hashed(thread, set, hash, &item)?;
    }
    Ok(())
}

/// Puts the result of an operation in the place of the set's items (`set_swap_bodies`).
pub(super) fn replace_items(thread: &mut Thread, set: &Value, result: &Value) -> Outcome<()> {
    let (set, result) = (set_of!(set), set_of!(result));
    let table = result.table.get_mut(thread).take();
    let old = set.table.get_mut(thread).replace(table);
    drop(old);
    Ok(())
}

/// `set ^ other` (`set_symmetric_difference`), in the class of `set`.
pub(super) fn symmetric_difference(thread: &mut Thread, set: &Value, other: &Value) -> Outcome {
    let result = in_kind_of(set, RawSet::default());
    update(thread, &result, other)?;
    toggle_all(thread, set_of!(result), set_of!(set))?;
    Ok(result)
}

/// `set ^= other` (`set_symmetric_difference_update`).
pub fn symmetric_difference_update(thread: &mut Thread, set: &Value, other: &Value) -> Outcome<()> {
    let base = set_of!(set);
    if set.is(other) {
        let old = base.table.get_mut(thread).take();
        drop(old);
        return Ok(());
    }
    if let Some(from) = other.as_any_set() {
        return toggle_all(thread, base, from);
    }
    if let Some(dict) = other.as_dict().filter(|_| thread.is_exactly(other, ClassId::Dict)) {
        let mut at = 0;
        while let Some((number, entry)) = dict.table.get(thread).next_entry(at) {
            at = number + 1;
            let (hash, key) = (entry.hash, entry.key.clone());
            toggle(thread, base, hash, &key)?;
        }
        return Ok(());
    }
    let collected = empty();
    update(thread, &collected, other)?;
    toggle_all(thread, base, set_of!(collected))
}

fn toggle(thread: &mut Thread, set: &SetObject, hash: u64, item: &Value) -> Outcome<()> {
    if !discard_hashed(thread, set, hash, item)? {
        thread.set_add_hashed(set, hash, item)?;
    }
    Ok(())
}

fn toggle_all(thread: &mut Thread, set: &SetObject, items: &SetObject) -> Outcome<()> {
    let stuck = with_table(thread, set, |held, table| {
        discard_simply(held, table, items.table.get(held), true)
    });
    let Some(mut at) = stuck else { return Ok(()) };
    while let Some((hash, item)) = next_item(thread, items, &mut at) {
        toggle(thread, set, hash, &item)?;
    }
    Ok(())
}

/// Are all items of a set in another (true), or none of them (false)?
fn all_are(thread: &mut Thread, walked: &SetObject, other: &SetObject, expected: bool) -> Outcome<bool> {
    let mut at = match thread.walk_simply(walked, other, expected) {
        Walk::All => return Ok(true),
        Walk::Exception => return Ok(false),
        Walk::Unknown(at) => at,
    };
    while let Some((hash, item)) = next_item(thread, walked, &mut at) {
        if has(thread, other, hash, &item)? != expected {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Is every item of the one set in the other?
pub(super) fn is_subset(thread: &mut Thread, set: &SetObject, of: &SetObject) -> Outcome<bool> {
    if size(thread, set) > size(thread, of) {
        return Ok(false);
    }
    all_are(thread, set, of, true)
}

/// `set.isdisjoint(other)`.
pub(super) fn is_disjoint(thread: &mut Thread, set: &Value, other: &Value) -> Outcome<bool> {
    let mut base = set_of!(set);
    if set.is(other) {
        return Ok(size(thread, base) == 0);
    }
    let plain = !thread.overrides(other, Special::Iter);
    if let Some(mut walked) = other.as_any_set().filter(|_| plain) {
        if size(thread, walked) > size(thread, base) {
            std::mem::swap(&mut walked, &mut base);
        }
        return all_are(thread, walked, base, false);
    }
    let iterator = thread.iter(other)?;
    while let Some(item) = thread.next(&iterator)? {
        if thread.set_has(base, &item)? {
            return Ok(false);
        }
        thread.poll_native()?;
    }
    Ok(true)
}
