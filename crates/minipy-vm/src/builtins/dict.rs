//! `dict`: construction, items, operators and methods. Filling one dict from another thing is in `dict_update.rs`, the views in
//! `dict_views.rs`, walks in `dict_iter.rs`.

use super::dict_iter::{self, Part};
use super::dict_update::{update, update_from_call};
use super::dict_views;
use super::generic_alias::class_getitem;
use crate::heap::class::Special;
use crate::heap::classes::ClassId;
use crate::heap::dict_table::{Entry, RawDict, Sight};
use crate::heap::native::{Args, Arity, Binary, Comparison, NativeDef, NativeSlots, Outcome, Raised};
use crate::heap::object::DictObject;
use crate::heap::thread::Thread;
use crate::heap::value::Value;

/// The dict a slot or method was called with; slots go by layout, so it is one.
macro_rules! dict_of {
    ($value:expr) => {
        match $value.as_dict() {
            Some(dict) => dict,
            None => return Ok(Default::default()),
        }
    };
}
pub(super) use dict_of;

fn new(thread: &mut Thread, class: &Value, _args: Args<'_>) -> Outcome {
    let dict = Value::dict(RawDict::default());
    if class.is(thread.heap().class(ClassId::Dict)) {
        Ok(dict)
    } else {
        Ok(dict.with_class(class))
    }
}

fn init(thread: &mut Thread, dict: &Value, args: Args<'_>) -> Outcome<()> {
    update_from_call(thread, dict, "dict", args)
}

fn repr(thread: &mut Thread, dict: &Value) -> Outcome {
    if dict_of!(dict).table.get(thread).is_empty() {
        return Ok(Value::str("{}"));
    }
    thread.repr_once(dict, "{...}", |thread| {
        let mut text = String::from("{");
        let (mut at, mut first) = (0, true);
        while let Some((number, key, value)) = dict_iter::entry_at(thread, dict, at) {
            at = number + 1;
            text.push_str(if first { "" } else { ", " });
            first = false;
            thread.push_repr(&mut text, &key)?;
            text.push_str(": ");
            thread.push_repr(&mut text, &value)?;
            thread.poll_native()?;
        }
        text.push('}');
        Ok(text)
    })
}

fn len(thread: &mut Thread, dict: &Value) -> Outcome<usize> {
    Ok(dict_of!(dict).table.get(thread).len())
}

fn iter(thread: &mut Thread, dict: &Value) -> Outcome {
    Ok(dict_iter::iterator(thread, dict, Part::Keys, false))
}

/// The keys.
fn keys_at_once(thread: &Thread, dict: &Value) -> Option<Vec<Value>> {
    dict_iter::items_at_once(thread, dict, Part::Keys)
}

/// Where a key is, if finding it runs no Python code: its hash and the number of its entry.
#[inline(always)]
fn place_simply(thread: &Thread, dict: &DictObject, key: &Value) -> Option<(u64, Option<usize>)> {
    let hash = thread.simple_hash(key)?;
    let found = thread.dict_look(dict.table.get(thread), hash, key)?;
    Some((hash, found))
}

/// The value of a key that is an int or a string with a hash, if there is one; None if that is no matter of one look.
#[inline(always)]
fn find_at_sight(thread: &Thread, dict: &DictObject, key: &Value) -> Option<Option<Value>> {
    match dict.table.get(thread).sight(thread.known_leaf_hash(key)?, key.word()) {
        Sight::Same(entry, _) => Some(Some(entry.value.clone())),
        Sight::Absent => Some(None),
        Sight::Alike(..) => None,
    }
}

/// The value of a key, if there is one; None if only Python code can tell.
#[inline(always)]
pub(crate) fn find_simply(thread: &Thread, dict: &DictObject, key: &Value) -> Option<Option<Value>> {
    let (_, found) = place_simply(thread, dict, key)?;
    Some(found.map(|number| dict.table.get(thread).value(number).clone()))
}

/// Is there such a key? None if only Python code can tell.
#[inline]
pub(crate) fn has_simply(thread: &Thread, dict: &DictObject, key: &Value) -> Option<bool> {
    place_simply(thread, dict, key).map(|(_, found)| found.is_some())
}

/// Stores a value, and gives the one it replaces, if there was one; None, and nothing is done, if only Python code can tell where it belongs.
#[inline]
pub(crate) fn store_simply(
    thread: &mut Thread,
    dict: &DictObject,
    key: &Value,
    value: &Value,
) -> Option<Option<Value>> {
    let (hash, found) = place_simply(thread, dict, key)?;
    let table = dict.table.get_mut(thread);
    if let Some(number) = found {
        return Some(Some(table.replace_value(number, value.clone())));
    }
    table.insert_new(hash, key.clone(), value.clone());
    dict.keys_changed(thread);
    Some(None)
}

/// Stores a value under a key, both given away.
#[inline]
pub(crate) fn put(thread: &mut Thread, dict: &DictObject, key: Value, value: Value) -> Outcome<()> {
    if let Some(hash) = thread.known_leaf_hash(&key)
        && let Sight::Absent = dict.table.get(thread).sight(hash, key.word())
    {
        dict.table.get_mut(thread).insert_new(hash, key, value);
        dict.keys_changed(thread);
        return Ok(());
    }
    put_anywhere(thread, dict, key, value)
}

/// As [`put`], whatever the key is.
#[inline(never)]
fn put_anywhere(thread: &mut Thread, dict: &DictObject, key: Value, value: Value) -> Outcome<()> {
    match place_simply(thread, dict, &key) {
        Some((hash, None)) => {
            dict.table.get_mut(thread).insert_new(hash, key, value);
            dict.keys_changed(thread);
        }
        Some((_, Some(number))) => drop(dict.table.get_mut(thread).replace_value(number, value)),
        None => thread.dict_set(dict, &key, value)?,
    }
    Ok(())
}

/// The value of a key: the short way for simple keys, then the general one.
#[inline(always)]
pub fn lookup(thread: &mut Thread, dict: &DictObject, key: &Value) -> Outcome<Option<Value>> {
    match find_at_sight(thread, dict, key) {
        Some(found) => Ok(found),
        None => lookup_closely(thread, dict, key),
    }
}

/// As [`lookup`], of any key.
#[inline(never)]
fn lookup_closely(thread: &mut Thread, dict: &DictObject, key: &Value) -> Outcome<Option<Value>> {
    if let Some(hash) = thread.other_hash(key)
        && let Some(found) = thread.dict_look(dict.table.get(thread), hash, key)
    {
        return Ok(found.map(|number| dict.table.get(thread).value(number).clone()));
    }
    thread.dict_get(dict, key)
}

/// `dict[key]` of a dict that no script has redefined it for.
pub(crate) fn get_item(thread: &mut Thread, dict: &Value, key: &Value) -> Outcome {
    match lookup(thread, dict_of!(dict), key)? {
        Some(value) => Ok(value),
        None => missing(thread, dict, key),
    }
}

#[cold]
fn missing(thread: &mut Thread, dict: &Value, key: &Value) -> Outcome {
    match thread.call_special(dict, Special::Missing, &[key])? {
        Some(value) => Ok(value),
        None => Err(thread.key_error(key)),
    }
}

fn set_item(thread: &mut Thread, dict: &Value, key: &Value, value: Option<&Value>) -> Outcome<()> {
    let object = dict_of!(dict);
    match value {
        Some(value) => match store_simply(thread, object, key, value) {
            Some(_) => Ok(()),
            None => thread.dict_set(object, key, value.clone()),
        },
        None => delete(thread, object, key),
    }
}

/// `del dict[key]`.
pub(crate) fn delete(thread: &mut Thread, dict: &DictObject, key: &Value) -> Outcome<()> {
    match thread.dict_remove(dict, key)? {
        Some(_) => Ok(()),
        None => Err(thread.key_error(key)),
    }
}

fn dunder_get_item(thread: &mut Thread, args: Args<'_>) -> Outcome {
    get_item(thread, &args[0], &args[1])
}

fn dunder_contains(thread: &mut Thread, args: Args<'_>) -> Outcome {
    contains(thread, &args[0], &args[1]).map(Value::bool)
}

fn contains(thread: &mut Thread, dict: &Value, key: &Value) -> Outcome<bool> {
    has_key(thread, dict_of!(dict), key)
}

/// `key in dict`.
pub(super) fn has_key(thread: &mut Thread, dict: &DictObject, key: &Value) -> Outcome<bool> {
    if let Some(answer) = has_simply(thread, dict, key) {
        return Ok(answer);
    }
    let hash = thread.hash_key(key)?;
    Ok(thread.dict_find(dict, hash, key)?.is_some())
}

fn compare(thread: &mut Thread, left: &Value, right: &Value, op: Comparison) -> Outcome {
    let equality = matches!(op, Comparison::Eq | Comparison::Ne);
    if !equality || left.as_dict().is_none() || right.as_dict().is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let equal = equal(thread, left, right)?;
    Ok(Value::bool(equal == (op == Comparison::Eq)))
}

/// Has the key of an entry an equal value in a table? None if only Python code can tell.
#[inline]
fn equal_simply(thread: &Thread, entry: &Entry, table: &RawDict) -> Option<bool> {
    match thread.dict_look(table, entry.hash, &entry.key)? {
        Some(found) => thread.equals_simply(&entry.value, table.value(found)),
        None => Some(false),
    }
}

/// Every key of the one has an equal value in the other (`dict_equal`); either may change meanwhile.
fn equal(thread: &mut Thread, left: &Value, right: &Value) -> Outcome<bool> {
    let (l, r) = (dict_of!(left), dict_of!(right));
    if l.table.get(thread).len() != r.table.get(thread).len() {
        return Ok(false);
    }
    let mut at = 0;
    while let Some((number, entry)) = l.table.get(thread).next_entry(at) {
        at = number + 1;
        match equal_simply(thread, entry, r.table.get(thread)) {
            Some(true) => continue,
            Some(false) => return Ok(false),
            None => {}
        }
        let (hash, key, value) = (entry.hash, entry.key.clone(), entry.value.clone());
        let Some(found) = thread.dict_find(r, hash, &key)? else {
            return Ok(false);
        };
        let other = r.table.get(thread).value(found).clone();
        if !thread.equals(&value, &other)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn binary(thread: &mut Thread, op: Binary, left: &Value, right: &Value) -> Outcome {
    if op != Binary::Or || left.as_dict().is_none() || right.as_dict().is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let result = copied(thread, left)?;
    update(thread, &result, right)?;
    Ok(result)
}

/// A dict with the items of another; those of a script's class with an `__iter__` of its own are what its `keys` says.
fn copied(thread: &mut Thread, dict: &Value) -> Outcome {
    if !thread.overrides(dict, Special::Iter) {
        return Ok(Value::dict(dict_of!(dict).table.get(thread).duplicate()));
    }
    let copy = Value::dict(RawDict::default());
    update(thread, &copy, dict)?;
    Ok(copy)
}

fn in_place(thread: &mut Thread, op: Binary, dict: &Value, other: &Value) -> Outcome {
    if op != Binary::Or {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    update(thread, dict, other)?;
    Ok(dict.clone())
}

fn get(thread: &mut Thread, args: Args<'_>) -> Outcome {
    match lookup(thread, dict_of!(args[0]), &args[1])? {
        Some(value) => Ok(value),
        None => Ok(args.get(2).cloned().unwrap_or(Value::NONE)),
    }
}

fn set_default(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (dict, key) = (dict_of!(args[0]), &args[1]);
    if let Some(Some(value)) = find_at_sight(thread, dict, key) {
        return Ok(value);
    }
    let hash = thread.hash_key(key)?;
    if let Some(number) = thread.dict_find(dict, hash, key)? {
        return Ok(dict.table.get(thread).value(number).clone());
    }
    let default = args.get(2).cloned().unwrap_or(Value::NONE);
    dict.table
        .get_mut(thread)
        .insert_new(hash, key.clone(), default.clone());
    dict.keys_changed(thread);
    Ok(default)
}

fn pop(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let dict = dict_of!(args[0]);
    // An empty dict does not even ask for the hash.
    let found = match dict.table.get(thread).is_empty() {
        true => None,
        false => thread.dict_remove(dict, &args[1])?,
    };
    match (found, args.get(2)) {
        (Some((_, value)), _) => Ok(value),
        (None, Some(default)) => Ok(default.clone()),
        (None, None) => Err(thread.key_error(&args[1])),
    }
}

fn pop_item(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let dict = dict_of!(args[0]);
    let Some((number, _)) = dict.table.get(thread).previous_entry(usize::MAX) else {
        return Err(empty(thread));
    };
    let (key, value) = dict.table.get_mut(thread).remove_last(number);
    dict.keys_changed(thread);
    Ok(Value::tuple(vec![key, value]))
}

#[cold]
fn empty(thread: &mut Thread) -> Raised {
    thread.raise(ClassId::KeyError, "popitem(): dictionary is empty")
}

fn clear(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let dict = dict_of!(args[0]);
    let old = dict.table.get_mut(thread).take();
    dict.keys_changed(thread);
    drop(old);
    Ok(Value::NONE)
}

fn copy(thread: &mut Thread, args: Args<'_>) -> Outcome {
    copied(thread, &args[0])
}

fn update_method(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let rest = Args {
        values: &args.values[1..],
        names: args.names,
    };
    update_from_call(thread, &args[0], "update", rest)?;
    Ok(Value::NONE)
}

/// `Class.fromkeys(iterable, value=None)`: a class that is not `dict` itself is called, and its `__setitem__` used.
/// The keys of a dict or a set with their hashes, which need not be asked for again.
fn hashed_keys(thread: &Thread, keys: &Value) -> Vec<(u64, Value)> {
    if let Some(set) = keys.as_any_set() {
        let entries = set.table.get(thread).iter();
        return entries.map(|entry| (entry.hash, entry.key.clone())).collect();
    }
    let table = keys.as_dict().map(|dict| dict.table.get(thread));
    let entries = table.into_iter().flat_map(|table| table.iter());
    entries.map(|entry| (entry.hash, entry.key.clone())).collect()
}

fn from_keys(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let value = args.get(2).cloned().unwrap_or(Value::NONE);
    let result = thread.call(&args[0], &[])?;
    if thread.is_exactly(&result, ClassId::Dict) {
        let dict = dict_of!(result);
        if [ClassId::Dict, ClassId::Set, ClassId::FrozenSet]
            .iter()
            .any(|&class| thread.is_exactly(&args[1], class))
        {
            for (hash, key) in hashed_keys(thread, &args[1]) {
                thread.dict_set_hashed(dict, hash, &key, value.clone())?;
            }
            return Ok(result);
        }
        thread.for_each(&args[1], |thread, key| thread.dict_set(dict, &key, value.clone()))?;
    } else {
        thread.for_each(&args[1], |thread, key| thread.set_item(&result, &key, &value))?;
    }
    Ok(result)
}

fn keys(_thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(dict_views::view(&args[0], Part::Keys))
}

fn values(_thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(dict_views::view(&args[0], Part::Values))
}

fn items(_thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(dict_views::view(&args[0], Part::Items))
}

fn reversed(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(dict_iter::iterator(thread, &args[0], Part::Keys, true))
}

/// Slots of `dict`.
pub static SLOTS: NativeSlots = NativeSlots {
    repr: Some(repr),
    iter: Some(iter),
    items: Some(keys_at_once),
    len: Some(len),
    get_item: Some(get_item),
    set_item: Some(set_item),
    contains: Some(contains),
    compare: Some(compare),
    binary: Some(binary),
    in_place: Some(in_place),
    new: Some(new),
    init: Some(init),
    ..NativeSlots::NONE
};

/// Methods of `dict`.
pub static METHODS: &[NativeDef] = &[
    NativeDef::method("__contains__", Arity::One, dunder_contains),
    NativeDef::method("__getitem__", Arity::One, dunder_get_item),
    NativeDef::method("get", Arity::Positional(1, 2), get),
    NativeDef::method("setdefault", Arity::Positional(1, 2), set_default),
    NativeDef::method("pop", Arity::Positional(1, 2), pop),
    NativeDef::method("popitem", Arity::Zero, pop_item),
    NativeDef::method("clear", Arity::Zero, clear),
    NativeDef::method("copy", Arity::Zero, copy),
    NativeDef::method("update", Arity::Any, update_method),
    NativeDef::class_method("fromkeys", Arity::Positional(1, 2), from_keys),
    NativeDef::method("keys", Arity::Zero, keys),
    NativeDef::method("values", Arity::Zero, values),
    NativeDef::method("items", Arity::Zero, items),
    NativeDef::method("__reversed__", Arity::Zero, reversed),
    NativeDef::class_method("__class_getitem__", Arity::One, class_getitem),
];
