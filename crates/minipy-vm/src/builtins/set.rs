//! `set`, `frozenset` and their iterator: construction, operators and methods. The algorithms are in `set_ops.rs`.

use super::generic_alias::class_getitem;
use super::sequence;
use super::set_ops::{self, set_of};
use crate::heap::class::Special;
use crate::heap::classes::ClassId;
use crate::heap::native::{Args, Arity, Binary, Comparison, NativeDef, NativeSlots, Outcome, Raised};
use crate::heap::set_table::{Place, RawSet};
use crate::heap::thread::Thread;
use crate::heap::value::Value;
use crate::ops::cursor::SetCursor;

fn new(thread: &mut Thread, class: &Value, _args: Args<'_>) -> Outcome {
    let set = Value::set(RawSet::default());
    if class.is(thread.heap().class(ClassId::Set)) {
        Ok(set)
    } else {
        Ok(set.with_class(class))
    }
}

fn init(thread: &mut Thread, set: &Value, args: Args<'_>) -> Outcome<()> {
    let iterable = sequence::sole_argument(thread, "set", args, true)?;
    let object = set_of!(set);
    if object.table.get(thread).fill() > 0 {
        let old = object.table.get_mut(thread).take();
        drop(old);
    }
    match iterable {
        Some(iterable) => set_ops::update(thread, set, iterable),
        None => Ok(()),
    }
}

fn new_frozen(thread: &mut Thread, class: &Value, args: Args<'_>) -> Outcome {
    let exact = class.is(thread.heap().class(ClassId::FrozenSet));
    let strict = exact || !thread.class_overrides(class, Special::Init);
    let iterable = sequence::sole_argument(thread, "frozenset", args, strict)?;
    let frozen = Value::frozenset(RawSet::default());
    if let Some(iterable) = iterable {
        if exact && thread.is_exactly(iterable, ClassId::FrozenSet) {
            return Ok(iterable.clone());
        }
        set_ops::update(thread, &frozen, iterable)?;
    }
    if exact {
        Ok(frozen)
    } else {
        Ok(frozen.with_class(class))
    }
}

fn repr(thread: &mut Thread, set: &Value) -> Outcome {
    let name = thread.class_name(set);
    let object = set_of!(set);
    if object.table.get(thread).is_empty() {
        return thread.text_value(&format!("{name}()"));
    }
    let plain = thread.is_exactly(set, ClassId::Set);
    thread.repr_once(set, &format!("{name}(...)"), |thread| {
        let mut text = if plain { String::from("{") } else { format!("{name}({{") };
        // The items as they stand now: their repr may change the set.
        let items: Vec<Value> = object.table.get(thread).iter().map(|entry| entry.key.clone()).collect();
        for (i, item) in items.iter().enumerate() {
            text.push_str(if i == 0 { "" } else { ", " });
            thread.push_repr(&mut text, item)?;
            thread.poll_native()?;
        }
        text.push_str(if plain { "}" } else { "})" });
        Ok(text)
    })
}

fn frozen_hash(thread: &mut Thread, set: &Value) -> Outcome<i64> {
    Ok(thread.hash_of_set(set).unwrap_or(0))
}

fn len(thread: &mut Thread, set: &Value) -> Outcome<usize> {
    Ok(set_of!(set).table.get(thread).len())
}

/// The hash of an item that is asked for, not added: a `set` stands for the frozenset equal to it.
fn hash_of_wanted(thread: &mut Thread, item: &Value) -> Outcome<u64> {
    match item.as_set() {
        Some(_) if !thread.overrides(item, Special::Hash) => Ok(thread.hash_of_set(item).unwrap_or(0) as u64),
        _ => thread.hash_item(item),
    }
}

fn dunder_contains(thread: &mut Thread, args: Args<'_>) -> Outcome {
    contains(thread, &args[0], &args[1]).map(Value::bool)
}

fn contains(thread: &mut Thread, set: &Value, item: &Value) -> Outcome<bool> {
    let hash = hash_of_wanted(thread, item)?;
    Ok(thread.set_find(set_of!(set), hash, item)?.is_some())
}

fn compare(thread: &mut Thread, left: &Value, right: &Value, op: Comparison) -> Outcome {
    let (Some(l), Some(r)) = (left.as_any_set(), right.as_any_set()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let (len_left, len_right) = (l.table.get(thread).len(), r.table.get(thread).len());
    let holds = match op {
        Comparison::Eq | Comparison::Ne => {
            let known_apart = l.hash.get() != -1 && r.hash.get() != -1 && l.hash.get() != r.hash.get();
            let equal = len_left == len_right && !known_apart && set_ops::is_subset(thread, l, r)?;
            equal == (op == Comparison::Eq)
        }
        Comparison::Le => set_ops::is_subset(thread, l, r)?,
        Comparison::Ge => set_ops::is_subset(thread, r, l)?,
        Comparison::Lt => len_left < len_right && set_ops::is_subset(thread, l, r)?,
        Comparison::Gt => len_left > len_right && set_ops::is_subset(thread, r, l)?,
    };
    Ok(Value::bool(holds))
}

/// `&`, `|`, `-` and `^`.
pub fn binary(thread: &mut Thread, op: Binary, left: &Value, right: &Value) -> Outcome {
    if left.as_any_set().is_none() || right.as_any_set().is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    match op {
        Binary::And => set_ops::intersection(thread, left, right, left),
        Binary::Or => set_ops::union(thread, left, right),
        Binary::Sub => set_ops::difference(thread, left, right, left),
        Binary::Xor => set_ops::symmetric_difference(thread, left, right),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// `&=`, `|=`, `-=` and `^=`.
pub fn in_place(thread: &mut Thread, op: Binary, set: &Value, other: &Value) -> Outcome {
    if other.as_any_set().is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    match op {
        Binary::Or => set_ops::update(thread, set, other)?,
        Binary::And => intersect_with(thread, set, std::slice::from_ref(other))?,
        Binary::Sub => set_ops::difference_update(thread, set, other)?,
        Binary::Xor => set_ops::symmetric_difference_update(thread, set, other)?,
        _ => return Ok(Value::NOT_IMPLEMENTED),
    }
    Ok(set.clone())
}

fn intersect_with(thread: &mut Thread, set: &Value, others: &[Value]) -> Outcome<()> {
    let result = intersection_of(thread, set, others)?;
    set_ops::replace_items(thread, set, &result)
}

fn intersection_of(thread: &mut Thread, set: &Value, others: &[Value]) -> Outcome {
    let Some((first, rest)) = others.split_first() else {
        return Ok(set_ops::copied(thread, set, set));
    };
    let mut result = set_ops::intersection(thread, set, first, set)?;
    for other in rest {
        result = set_ops::intersection(thread, &result, other, set)?;
    }
    Ok(result)
}

/// The arguments after the receiver of a method that takes any number of them, by position.
fn others<'a>(thread: &mut Thread, name: &str, args: Args<'a>) -> Outcome<&'a [Value]> {
    if args.names.is_empty() {
        return Ok(&args.values[1..]);
    }
    let message = format!("{}.{name}() takes no keyword arguments", thread.class_name(&args[0]));
    Err(thread.type_error(message))
}

fn union(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let result = set_ops::copied(thread, &args[0], &args[0]);
    for other in others(thread, "union", args)? {
        if !other.is(&args[0]) {
            set_ops::update(thread, &result, other)?;
        }
    }
    Ok(result)
}

fn intersection(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let others = others(thread, "intersection", args)?;
    intersection_of(thread, &args[0], others)
}

fn difference(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let set = &args[0];
    let Some((first, rest)) = others(thread, "difference", args)?.split_first() else {
        return Ok(set_ops::copied(thread, set, set));
    };
    let result = set_ops::difference(thread, set, first, set)?;
    for other in rest {
        set_ops::difference_update(thread, &result, other)?;
    }
    Ok(result)
}

fn symmetric_difference(thread: &mut Thread, args: Args<'_>) -> Outcome {
    set_ops::symmetric_difference(thread, &args[0], &args[1])
}

fn update(thread: &mut Thread, args: Args<'_>) -> Outcome {
    for other in others(thread, "update", args)? {
        set_ops::update(thread, &args[0], other)?;
    }
    Ok(Value::NONE)
}

fn intersection_update(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let others = others(thread, "intersection_update", args)?;
    intersect_with(thread, &args[0], others)?;
    Ok(Value::NONE)
}

fn difference_update(thread: &mut Thread, args: Args<'_>) -> Outcome {
    for other in others(thread, "difference_update", args)? {
        set_ops::difference_update(thread, &args[0], other)?;
    }
    Ok(Value::NONE)
}

fn symmetric_difference_update(thread: &mut Thread, args: Args<'_>) -> Outcome {
    set_ops::symmetric_difference_update(thread, &args[0], &args[1])?;
    Ok(Value::NONE)
}

fn copy(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if thread.is_exactly(&args[0], ClassId::FrozenSet) {
        return Ok(args[0].clone());
    }
    Ok(set_ops::copied(thread, &args[0], &args[0]))
}

fn is_disjoint(thread: &mut Thread, args: Args<'_>) -> Outcome {
    set_ops::is_disjoint(thread, &args[0], &args[1]).map(Value::bool)
}

fn is_subset(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let set = set_of!(args[0]);
    if let Some(other) = args[1].as_any_set() {
        return set_ops::is_subset(thread, set, other).map(Value::bool);
    }
    let common = set_ops::intersection(thread, &args[0], &args[1], &args[0])?;
    let (size, all) = (set_of!(common).table.get(thread).len(), set.table.get(thread).len());
    Ok(Value::bool(size == all))
}

fn is_superset(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let set = set_of!(args[0]);
    if let Some(other) = args[1].as_any_set() {
        return set_ops::is_subset(thread, other, set).map(Value::bool);
    }
    let iterator = thread.iter(&args[1])?;
    while let Some(item) = thread.next(&iterator)? {
        if !contains(thread, &args[0], &item)? {
            return Ok(Value::FALSE);
        }
        thread.poll_native()?;
    }
    Ok(Value::TRUE)
}

fn add(thread: &mut Thread, args: Args<'_>) -> Outcome {
    thread.set_add(set_of!(args[0]), &args[1])?;
    Ok(Value::NONE)
}

fn discard_wanted(thread: &mut Thread, args: Args<'_>) -> Outcome<bool> {
    if let Some(hash) = thread.known_leaf_hash(&args[1]) {
        let table = set_of!(args[0]).table.get_mut(thread);
        match table.sight(hash, args[1].word()) {
            Some(Place::Found(number)) => {
                let removed = table.remove(number);
                drop(removed);
                return Ok(true);
            }
            Some(Place::Free(_)) | None => return Ok(false),
            Some(Place::Alike(_)) => {}
        }
    }
    let hash = hash_of_wanted(thread, &args[1])?;
    set_ops::discard_hashed(thread, set_of!(args[0]), hash, &args[1])
}

fn remove(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if discard_wanted(thread, args)? {
        Ok(Value::NONE)
    } else {
        Err(thread.key_error(&args[1]))
    }
}

fn discard(thread: &mut Thread, args: Args<'_>) -> Outcome {
    discard_wanted(thread, args)?;
    Ok(Value::NONE)
}

fn pop(thread: &mut Thread, args: Args<'_>) -> Outcome {
    match set_of!(args[0]).table.get_mut(thread).pop() {
        Some(item) => Ok(item),
        None => Err(pop_from_empty(thread)),
    }
}

#[cold]
fn pop_from_empty(thread: &mut Thread) -> Raised {
    thread.raise(ClassId::KeyError, "pop from an empty set")
}

fn clear(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let old = set_of!(args[0]).table.get_mut(thread).take();
    drop(old);
    Ok(Value::NONE)
}

fn iter(thread: &mut Thread, set: &Value) -> Outcome {
    let size = set_of!(set).table.get(thread).len();
    Ok(Value::builtin_payload(ClassId::SetIterator, SetCursor::new(set, size)))
}

fn items_at_once(thread: &Thread, set: &Value) -> Option<Vec<Value>> {
    let table = set.as_any_set()?.table.get(thread);
    let mut items = Vec::new();
    items.try_reserve_exact(table.len()).ok()?;
    items.extend(table.iter().map(|entry| entry.key.clone()));
    Some(items)
}

/// What [`SetCursor::step`] does not: the end, and the error if the set has changed.
fn iterator_next(thread: &mut Thread, iterator: &Value) -> Outcome<Option<Value>> {
    let Some(cursor) = iterator.payload::<SetCursor>(thread) else {
        return Ok(None);
    };
    if let Some(item) = cursor.step(thread) {
        return Ok(Some(item));
    }
    if cursor.has_changed(thread) {
        cursor.size.set(usize::MAX);
        return Err(changed_size(thread));
    }
    let set = iterator
        .payload_mut::<SetCursor>(thread)
        .map(|cursor| std::mem::take(&mut cursor.set));
    drop(set);
    Ok(None)
}

/// The error of a walk over a set that has got more or fewer items meanwhile.
#[cold]
pub(crate) fn changed_size(thread: &mut Thread) -> Raised {
    thread.raise(ClassId::RuntimeError, "Set changed size during iteration")
}

fn length_hint(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let Some(cursor) = args[0].payload::<SetCursor>(thread) else {
        return Ok(Value::small_int(0));
    };
    let intact = cursor.set.as_any_set().is_some() && !cursor.has_changed(thread);
    Ok(Value::length(if intact { cursor.left.get() } else { 0 }))
}

/// Slots of `set`.
pub static SLOTS: NativeSlots = NativeSlots {
    repr: Some(repr),
    iter: Some(iter),
    items: Some(items_at_once),
    len: Some(len),
    contains: Some(contains),
    compare: Some(compare),
    binary: Some(binary),
    in_place: Some(in_place),
    new: Some(new),
    init: Some(init),
    ..NativeSlots::NONE
};

/// Slots of `frozenset`.
pub static FROZEN_SLOTS: NativeSlots = NativeSlots {
    hash: Some(frozen_hash),
    in_place: None,
    new: Some(new_frozen),
    init: None,
    ..SLOTS
};

/// Methods of `set`.
pub static METHODS: &[NativeDef] = &[
    NativeDef::method("__contains__", Arity::One, dunder_contains),
    NativeDef::method("union", Arity::Any, union),
    NativeDef::method("intersection", Arity::Any, intersection),
    NativeDef::method("difference", Arity::Any, difference),
    NativeDef::method("symmetric_difference", Arity::One, symmetric_difference),
    NativeDef::method("isdisjoint", Arity::One, is_disjoint),
    NativeDef::method("issubset", Arity::One, is_subset),
    NativeDef::method("issuperset", Arity::One, is_superset),
    NativeDef::method("copy", Arity::Zero, copy),
    NativeDef::class_method("__class_getitem__", Arity::One, class_getitem),
    NativeDef::method("add", Arity::One, add),
    NativeDef::method("remove", Arity::One, remove),
    NativeDef::method("discard", Arity::One, discard),
    NativeDef::method("pop", Arity::Zero, pop),
    NativeDef::method("clear", Arity::Zero, clear),
    NativeDef::method("update", Arity::Any, update),
    NativeDef::method("intersection_update", Arity::Any, intersection_update),
    NativeDef::method("difference_update", Arity::Any, difference_update),
    NativeDef::method("symmetric_difference_update", Arity::One, symmetric_difference_update),
];

/// Methods of `frozenset`.
pub static FROZEN_METHODS: &[NativeDef] = &[
    NativeDef::method("__contains__", Arity::One, dunder_contains),
    NativeDef::method("union", Arity::Any, union),
    NativeDef::method("intersection", Arity::Any, intersection),
    NativeDef::method("difference", Arity::Any, difference),
    NativeDef::method("symmetric_difference", Arity::One, symmetric_difference),
    NativeDef::method("isdisjoint", Arity::One, is_disjoint),
    NativeDef::method("issubset", Arity::One, is_subset),
    NativeDef::method("issuperset", Arity::One, is_superset),
    NativeDef::method("copy", Arity::Zero, copy),
    NativeDef::class_method("__class_getitem__", Arity::One, class_getitem),
];

/// Slots of `set_iterator`.
pub static ITERATOR_SLOTS: NativeSlots = NativeSlots {
    hash: Some(sequence::hash_identity),
    iter: Some(sequence::iter_self),
    next: Some(iterator_next),
    ..NativeSlots::NONE
};

/// Methods of `set_iterator`.
pub static ITERATOR_METHODS: &[NativeDef] = &[NativeDef::method("__length_hint__", Arity::Zero, length_hint)];
