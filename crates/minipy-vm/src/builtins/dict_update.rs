//! Filling a dict from another dict, from a mapping with `keys()`, from pairs, from keyword arguments: `dict(...)`,
//! `update(...)`, `|=`.

use super::dict::{dict_of, store_simply};
use crate::heap::class::Special;
use crate::heap::classes::ClassId;
use crate::heap::native::{Args, Outcome, Pair, Raised};
use crate::heap::object::DictObject;
use crate::heap::thread::Thread;
use crate::heap::value::Value;

/// `dict.update(*args, **names)`; `what` is the function's name for messages.
pub fn update_from_call(thread: &mut Thread, dict: &Value, what: &str, args: Args<'_>) -> Outcome<()> {
    match args.by_position() {
        [] => {}
        [other] => update(thread, dict, other)?,
        given => {
            let message = format!("{what} expected at most 1 argument, got {}", given.len());
            return Err(thread.type_error(message));
        }
    }
    let object = dict_of!(dict);
    for (name, value) in args.by_keyword() {
        thread.dict_set(object, name, value.clone())?;
    }
    Ok(())
}

/// Takes in the items of a mapping, or pairs.
pub fn update(thread: &mut Thread, dict: &Value, other: &Value) -> Outcome<()> {
    if other.as_dict().is_some() && !thread.overrides(other, Special::Iter) {
        return merge(thread, dict, other);
    }
    match thread.find_attr(other, &Value::intern("keys"))? {
        Some(keys) => update_from_mapping(thread, dict, other, &keys),
        None => update_from_pairs(thread, dict, other),
    }
}

/// Takes in the items of a dict, whose keys are not hashed again.
pub(crate) fn merge(thread: &mut Thread, dict: &Value, other: &Value) -> Outcome<()> {
    let (into, from) = (dict_of!(dict), dict_of!(other));
    if dict.is(other) || from.table.get(thread).is_empty() {
        return Ok(());
    }
    if into.table.get(thread).is_empty() {
        let copy = from.table.get(thread).duplicate();
        let old = into.table.get_mut(thread).replace(copy);
        into.keys_changed(thread);
        drop(old);
        return Ok(());
    }
    let version = from.table.get(thread).version();
    let Some(mut at) = merge_simply(thread, into, from) else {
        return Ok(());
    };
    while let Some((number, entry)) = from.table.get(thread).next_entry(at) {
        at = number + 1;
        let (hash, key, value) = (entry.hash, entry.key.clone(), entry.value.clone());
        thread.dict_set_hashed(into, hash, &key, value)?;
        if from.table.get(thread).version() != version {
            return Err(thread.raise(ClassId::RuntimeError, "dict mutated during update"));
        }
    }
    Ok(())
}

/// Takes in the items of another dict up to the first whose key only Python code can tell from those that are there: gives the number of
/// its entry. Until then none runs, so the table may be away from its dict.
fn merge_simply(thread: &mut Thread, into: &DictObject, from: &DictObject) -> Option<usize> {
    let mut table = std::mem::take(into.table.get_mut(thread));
    let held: &Thread = thread;
    let source = from.table.get(held);
    let (mut at, mut stuck) = (0, None);
    while let Some((number, entry)) = source.next_entry(at) {
        match held.dict_look(&table, entry.hash, &entry.key) {
            Some(None) => {
                table.insert_new(entry.hash, entry.key.clone(), entry.value.clone());
            }
            Some(Some(found)) => drop(table.replace_value(found, entry.value.clone())),
            None => {
                stuck = Some(number);
                break;
            }
        }
        at = number + 1;
    }
    *into.table.get_mut(thread) = table;
    into.keys_changed(thread);
    stuck
}

/// What the method `keys` of a mapping gives.
pub fn keys_of(thread: &mut Thread, mapping: &Value, keys: &Value) -> Outcome<Vec<Value>> {
    let keys = thread.call(keys, &[])?;
    match thread.iter(&keys) {
        Ok(iterator) => thread.collect(&iterator),
        Err(raised) => {
            let _ = thread.catch(raised, ClassId::TypeError)?;
            let message = format!(
                "{}.keys() returned a non-iterable (type {})",
                thread.class_name(mapping),
                thread.class_name(&keys)
            );
            Err(thread.type_error(message))
        }
    }
}

fn update_from_mapping(thread: &mut Thread, dict: &Value, mapping: &Value, keys: &Value) -> Outcome<()> {
    let into = dict_of!(dict);
    for key in keys_of(thread, mapping, keys)? {
        let value = thread.get_item(mapping, &key)?;
        thread.dict_set(into, &key, value)?;
    }
    Ok(())
}

/// `PyDict_MergeFromSeq2`.
fn update_from_pairs(thread: &mut Thread, dict: &Value, pairs: &Value) -> Outcome<()> {
    let into = dict_of!(dict);
    let mut number = 0;
    let iterator = thread.iter(pairs)?;
    loop {
        match thread.next_pair(&iterator)? {
            Pair::Two(key, value) => store(thread, into, &key, value)?,
            Pair::End => return Ok(()),
            Pair::No => break,
        }
        number += 1;
        thread.poll_native()?;
    }
    thread.for_rest(&iterator, |thread, pair| {
        update_from_pair(thread, into, &pair, number)?;
        number += 1;
        Ok(true)
    })
}

#[inline]
fn store(thread: &mut Thread, into: &DictObject, key: &Value, value: Value) -> Outcome<()> {
    match store_simply(thread, into, key, &value) {
        Some(_) => Ok(()),
        None => thread.dict_set(into, key, value),
    }
}

/// Takes in what should be a pair, the one with this number.
fn update_from_pair(thread: &mut Thread, into: &DictObject, pair: &Value, number: usize) -> Outcome<()> {
    if thread.is_exactly(pair, ClassId::Tuple)
        && let Some([key, value]) = pair.as_tuple().map(|pair| pair.items())
    {
        return store(thread, into, key, value.clone());
    }
    let items = match pair_items(thread, pair) {
        Ok(items) => items,
        Err(raised) => return Err(note_position(thread, raised, number)),
    };
    let [key, value] = items.as_slice() else {
        let count = items.len();
        let message = format!("dictionary update sequence element #{number} has length {count}; 2 is required");
        return Err(thread.value_error(message));
    };
    thread.dict_set(into, key, value.clone())
}

fn pair_items(thread: &mut Thread, pair: &Value) -> Outcome<Vec<Value>> {
    if pair.as_tuple().is_some() || pair.as_list().is_some() {
        return thread.collect(pair);
    }
    match thread.iter(pair) {
        Ok(iterator) => thread.collect(&iterator),
        Err(raised) => {
            let _ = thread.catch(raised, ClassId::TypeError)?;
            Err(thread.type_error("object is not iterable"))
        }
    }
}

/// Adds the note that tells which element was no pair to the TypeError on its way.
#[cold]
fn note_position(thread: &mut Thread, raised: Raised, number: usize) -> Raised {
    let Ok(exception) = thread.catch(raised, ClassId::TypeError) else {
        return raised;
    };
    let note = format!("Cannot convert dictionary update sequence element #{number} to a sequence");
    let notes = Value::list(vec![Value::str(&note)]);
    match thread.set_attr(&exception, &Value::intern("__notes__"), Some(&notes)) {
        Ok(()) => thread.reraise(exception),
        Err(raised) => raised,
    }
}
