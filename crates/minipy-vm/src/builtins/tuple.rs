//! `tuple`: construction, hash, and what it does for the operators. What tuples share with lists is in `sequence.rs`.

use super::generic_alias::class_getitem;
use super::iterators::sequence_iterator;
use super::sequence;
use crate::heap::class::Special;
use crate::heap::classes::ClassId;
use crate::heap::native::{Args, Arity, Binary, Comparison, NativeDef, NativeSlots, Outcome};
use crate::heap::thread::Thread;
use crate::heap::value::Value;

fn new(thread: &mut Thread, class: &Value, args: Args<'_>) -> Outcome {
    let exact = class.is(thread.heap().class(ClassId::Tuple));
    let strict = exact || !thread.class_overrides(class, Special::Init);
    let iterable = sequence::sole_argument(thread, "tuple", args, strict)?;
    let items = match iterable {
        Some(iterable) if exact && thread.is_exactly(iterable, ClassId::Tuple) => return Ok(iterable.clone()),
        Some(iterable) if exact && thread.is_exactly(iterable, ClassId::List) => {
            return Ok(Value::tuple_of(sequence::items(thread, iterable)));
        }
        Some(iterable) => thread.collect_unasked(iterable)?,
        None => Vec::new(),
    };
    let tuple = Value::tuple(items);
    if exact { Ok(tuple) } else { Ok(tuple.with_class(class)) }
}

fn items_of(tuple: &Value) -> &[Value] {
    tuple.as_tuple().map_or(&[], |tuple| tuple.items())
}

fn repr(thread: &mut Thread, tuple: &Value) -> Outcome {
    if items_of(tuple).is_empty() {
        return Ok(Value::str("()"));
    }
    thread.repr_once(tuple, "(...)", |thread| {
        let mut text = String::from("(");
        sequence::push_reprs(thread, &mut text, tuple)?;
        text.push_str(if items_of(tuple).len() == 1 { ",)" } else { ")" });
        Ok(text)
    })
}

fn hash(thread: &mut Thread, tuple: &Value) -> Outcome<i64> {
    thread.hash_tuple(tuple)
}

fn len(_thread: &mut Thread, tuple: &Value) -> Outcome<usize> {
    Ok(items_of(tuple).len())
}

fn iter(_thread: &mut Thread, tuple: &Value) -> Outcome {
    Ok(sequence_iterator(tuple, ClassId::TupleIterator))
}

fn get_item(thread: &mut Thread, tuple: &Value, key: &Value) -> Outcome {
    let index = match key.as_small_int() {
        Some(index) => index,
        None if key.as_slice().is_some() => {
            let items = sequence::sliced(thread, tuple, key)?;
            let whole = items.len() == items_of(tuple).len() && thread.is_exactly(tuple, ClassId::Tuple);
            // Only a slice of everything forwards is the tuple itself; one backwards has as many items.
            let same = whole && items.iter().zip(items_of(tuple)).all(|(a, b)| a.is(b));
            return Ok(if same { tuple.clone() } else { Value::tuple(items) });
        }
        None => sequence::key_index(thread, "tuple", key)?,
    };
    match sequence::item_at(items_of(tuple), index) {
        Some(item) => Ok(item.clone()),
        None => Err(thread.index_error("tuple index out of range")),
    }
}

/// `+` and `*`.
pub fn binary(thread: &mut Thread, op: Binary, left: &Value, right: &Value) -> Outcome {
    match op {
        Binary::Add if left.as_tuple().is_some() => {
            if right.as_tuple().is_none() {
                return sequence::cannot_concatenate(thread, "tuple", right);
            }
            if items_of(left).is_empty() && thread.is_exactly(right, ClassId::Tuple) {
                return Ok(right.clone());
            }
            if items_of(right).is_empty() && thread.is_exactly(left, ClassId::Tuple) {
                return Ok(left.clone());
            }
            let (l, r) = (items_of(left), items_of(right));
            match l.len() + r.len() {
                total if total <= sequence::FEW => Ok(Value::tuple_from(total, l.iter().chain(r).cloned())),
                _ => sequence::joined(thread, left, right).map(Value::tuple),
            }
        }
        Binary::Mul => {
            let (tuple, factor) = if left.as_tuple().is_some() {
                (left, right)
            } else {
                (right, left)
            };
            let Some(times) = sequence::repetitions(thread, factor)? else {
                return Ok(Value::NOT_IMPLEMENTED);
            };
            if (times == 1 || items_of(tuple).is_empty()) && thread.is_exactly(tuple, ClassId::Tuple) {
                return Ok(tuple.clone());
            }
            let items = items_of(tuple);
            match items.len().checked_mul(times) {
                Some(total) if total <= sequence::FEW => Ok(Value::tuple_from(total, items.iter().cycle().cloned())),
                _ => sequence::repeated(thread, tuple, times).map(Value::tuple),
            }
        }
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn compare(thread: &mut Thread, left: &Value, right: &Value, op: Comparison) -> Outcome {
    if left.as_tuple().is_none() || right.as_tuple().is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    sequence::compare(thread, left, right, op)
}

fn get_new_args(_thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::tuple(vec![Value::tuple(items_of(&args[0]).to_vec())]))
}

/// Slots of `tuple`.
pub static SLOTS: NativeSlots = NativeSlots {
    repr: Some(repr),
    hash: Some(hash),
    iter: Some(iter),
    len: Some(len),
    get_item: Some(get_item),
    contains: Some(sequence::contains),
    compare: Some(compare),
    binary: Some(binary),
    new: Some(new),
    ..NativeSlots::NONE
};

/// Methods of `tuple`.
pub static METHODS: &[NativeDef] = &[
    NativeDef::method("count", Arity::One, sequence::count),
    NativeDef::method("index", Arity::Positional(1, 3), sequence::index),
    NativeDef::method("__getnewargs__", Arity::Zero, get_new_args),
    NativeDef::class_method("__class_getitem__", Arity::One, class_getitem),
];
