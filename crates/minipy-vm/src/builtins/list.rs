//! `list`: construction, indexing, the operators and the methods. Slices as targets are in `list_slice.rs`, sorting in
//! `list_sort.rs`; what lists share with tuples is in `sequence.rs`.

use super::generic_alias::class_getitem;
use super::iterators::{reverse_iterator, sequence_iterator};
use super::sequence;
use super::{list_slice, list_sort};
use crate::heap::class::Special;
use crate::heap::classes::ClassId;
use crate::heap::make::MAX_ITEMS;
use crate::heap::native::{Args, Arity, Binary, NativeDef, NativeSlots, Outcome, Raised};
use crate::heap::object::ListObject;
use crate::heap::thread::Thread;
use crate::heap::value::Value;

/// The list a slot or method was called with; slots go by layout, so it is one.
macro_rules! list_of {
    ($value:expr) => {
        match $value.as_list() {
            Some(list) => list,
            None => return Ok(Default::default()),
        }
    };
}
pub(super) use list_of;

fn new(_thread: &mut Thread, class: &Value, _args: Args<'_>) -> Outcome {
    let list = Value::list(Vec::new());
    if class.is(_thread.heap().class(ClassId::List)) {
        Ok(list)
    } else {
        Ok(list.with_class(class))
    }
}

fn init(thread: &mut Thread, list: &Value, args: Args<'_>) -> Outcome<()> {
    let strict = !thread.overrides(list, Special::New);
    let iterable = sequence::sole_argument(thread, "list", args, strict)?;
    let items = list_of!(list).items.get_mut(thread);
    if !items.is_empty() {
        let old = std::mem::take(items);
        drop(old);
    }
    match iterable {
        Some(iterable) => extend_from(thread, list, iterable),
        None => Ok(()),
    }
}

fn repr(thread: &mut Thread, list: &Value) -> Outcome {
    if list_of!(list).items.get(thread).is_empty() {
        return Ok(Value::str("[]"));
    }
    thread.repr_once(list, "[...]", |thread| {
        let mut text = String::from("[");
        sequence::push_reprs(thread, &mut text, list)?;
        text.push(']');
        Ok(text)
    })
}

fn len(thread: &mut Thread, list: &Value) -> Outcome<usize> {
    Ok(list_of!(list).items.get(thread).len())
}

fn iter(_thread: &mut Thread, list: &Value) -> Outcome {
    Ok(sequence_iterator(list, ClassId::ListIterator))
}

fn dunder_get_item(thread: &mut Thread, args: Args<'_>) -> Outcome {
    get_item(thread, &args[0], &args[1])
}

fn get_item(thread: &mut Thread, list: &Value, key: &Value) -> Outcome {
    let index = match key.as_small_int() {
        Some(index) => index,
        None if key.as_slice().is_some() => return sequence::sliced(thread, list, key).map(Value::list),
        None => sequence::key_index(thread, "list", key)?,
    };
    match sequence::item_at(list_of!(list).items.get(thread), index) {
        Some(item) => Ok(item.clone()),
        None => Err(thread.index_error("list index out of range")),
    }
}

fn set_item(thread: &mut Thread, list: &Value, key: &Value, value: Option<&Value>) -> Outcome<()> {
    let index = match key.as_small_int() {
        Some(index) => index,
        None if key.as_slice().is_some() => return list_slice::assign(thread, list, key, value),
        None => sequence::key_index(thread, "list", key)?,
    };
    let items = list_of!(list).items.get_mut(thread);
    let at = if index < 0 {
        index.wrapping_add(items.len() as i64)
    } else {
        index
    } as usize;
    if at >= items.len() {
        return Err(thread.index_error("list assignment index out of range"));
    }
    let old = match value {
        Some(value) => std::mem::replace(&mut items[at], value.clone()),
        None => items.remove(at),
    };
    drop(old);
    Ok(())
}

/// `+` and `*`.
pub fn binary(thread: &mut Thread, op: Binary, left: &Value, right: &Value) -> Outcome {
    match op {
        Binary::Add if left.as_list().is_some() => match right.as_list() {
            Some(_) => sequence::joined(thread, left, right).map(Value::list),
            None => sequence::cannot_concatenate(thread, "list", right),
        },
        Binary::Mul => {
            let (list, factor) = if left.as_list().is_some() {
                (left, right)
            } else {
                (right, left)
            };
            match sequence::repetitions(thread, factor)? {
                Some(times) => sequence::repeated(thread, list, times).map(Value::list),
                None => Ok(Value::NOT_IMPLEMENTED),
            }
        }
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// `+=` and `*=`.
pub fn in_place(thread: &mut Thread, op: Binary, list: &Value, operand: &Value) -> Outcome {
    match op {
        // The reflected method of the operand goes first, as list has no `nb_inplace_add`.
        Binary::Add if !thread.overrides(operand, Special::RAdd) => {
            extend_from(thread, list, operand)?;
            Ok(list.clone())
        }
        Binary::Mul => {
            let Some(times) = sequence::repetitions(thread, operand)? else {
                return Ok(Value::NOT_IMPLEMENTED);
            };
            if times != 1 {
                let items = sequence::repeated(thread, list, times)?;
                let old = std::mem::replace(list_of!(list).items.get_mut(thread), items);
                drop(old);
            }
            Ok(list.clone())
        }
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// Appends one item, unless there is no memory for it.
#[inline]
pub fn push(thread: &mut Thread, list: &ListObject, item: Value) -> Outcome<()> {
    let items = list.items.get_mut(thread);
    if items.len() < items.capacity() {
        items.push(item);
        return Ok(());
    }
    reserve(thread, list, 1)?;
    list.items.get_mut(thread).push(item);
    Ok(())
}

/// `list.extend(iterable)`: what an iterator gives is appended one by one, visible to whoever looks at the list meanwhile.
pub fn extend_from(thread: &mut Thread, list: &Value, iterable: &Value) -> Outcome<()> {
    let object = list_of!(list);
    let plain =
        (iterable.as_list().is_some() || iterable.as_tuple().is_some()) && !thread.overrides(iterable, Special::Iter);
    if plain {
        if let Some(tuple) = iterable.as_tuple() {
            return append_all(thread, object, tuple.items());
        }
        if !iterable.is(list) {
            return append_all_of(thread, object, iterable);
        }
    }
    if let Some(more) = thread.items_at_once(iterable) {
        let items = object.items.get_mut(thread);
        if items.is_empty() {
            *items = more;
            return Ok(());
        }
        return append_all(thread, object, &more);
    }
    let iterator = thread.iter(iterable)?;
    let hint = thread.expected_items(iterable)?;
    let items = object.items.get_mut(thread);
    // As in CPython, what no list could hold together with what is here is not believed.
    let believed = i64::try_from(hint + items.len()).is_ok();
    if believed && items.try_reserve(hint).is_err() {
        return Err(thread.memory_error());
    }
    thread.for_rest(&iterator, |thread, item| push(thread, object, item).map(|()| true))
}

fn append_all(thread: &mut Thread, list: &ListObject, more: &[Value]) -> Outcome<()> {
    let items = list.items.get_mut(thread);
    if items.capacity() == 0 && more.len() <= sequence::FEW {
        *items = Value::copies(more);
        return Ok(());
    }
    reserve(thread, list, more.len())?;
    Value::extend_with_copies(list.items.get_mut(thread), more);
    Ok(())
}

/// Makes room for so many more items, unless there is no memory for them.
#[inline(never)]
pub(crate) fn reserve(thread: &mut Thread, list: &ListObject, more: usize) -> Outcome<()> {
    if more == 1 && thread.grow_into_spare(list) {
        return Ok(());
    }
    let items = list.items.get_mut(thread);
    match items.len() + more <= MAX_ITEMS && items.try_reserve(more).is_ok() {
        true => Ok(()),
        false => Err(thread.memory_error()),
    }
}

/// Appends the items of another list: the list's own are away meanwhile, as only one of the two can be borrowed to be changed.
fn append_all_of(thread: &mut Thread, list: &ListObject, other: &Value) -> Outcome<()> {
    let mut items = std::mem::take(list.items.get_mut(thread));
    let more = sequence::items(thread, other);
    let fits = items.len() + more.len() <= MAX_ITEMS && items.try_reserve(more.len()).is_ok();
    if fits {
        Value::extend_with_copies(&mut items, more);
    }
    *list.items.get_mut(thread) = items;
    if fits { Ok(()) } else { Err(thread.memory_error()) }
}

fn append(thread: &mut Thread, args: Args<'_>) -> Outcome {
    push(thread, list_of!(args[0]), args[1].clone())?;
    Ok(Value::NONE)
}

fn extend(thread: &mut Thread, args: Args<'_>) -> Outcome {
    extend_from(thread, &args[0], &args[1])?;
    Ok(Value::NONE)
}

fn insert(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let index = match args[1].as_small_int() {
        Some(index) => index,
        None => argument_index(thread, &args[1])?,
    };
    let items = list_of!(args[0]).items.get_mut(thread);
    let at = if index < 0 {
        index.saturating_add(items.len() as i64).max(0)
    } else {
        index
    } as usize;
    let at = at.min(items.len());
    if items.len() < items.capacity() {
        items.insert(at, args[2].clone());
        return Ok(Value::NONE);
    }
    let list = list_of!(args[0]);
    reserve(thread, list, 1)?;
    list.items.get_mut(thread).insert(at, args[2].clone());
    Ok(Value::NONE)
}

/// An index given as argument of a method (`Py_ssize_t` of the argument clinic).
fn argument_index(thread: &mut Thread, value: &Value) -> Outcome<i64> {
    let int = thread.index_value(value)?;
    match int
        .as_small_int()
        .or_else(|| int.as_big().and_then(|big| i64::try_from(big).ok()))
    {
        Some(index) => Ok(index),
        None => Err(thread.overflow_error("Python int too large to convert to C ssize_t")),
    }
}

fn pop(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let list = list_of!(args[0]);
    let Some(index) = args.get(1) else {
        return match list.items.get_mut(thread).pop() {
            Some(item) => Ok(item),
            None => Err(thread.index_error("pop from empty list")),
        };
    };
    let index = match index.as_small_int() {
        Some(index) => index,
        None => argument_index(thread, index)?,
    };
    let items = list.items.get_mut(thread);
    let at = if index < 0 {
        index.wrapping_add(items.len() as i64)
    } else {
        index
    } as usize;
    if at < items.len() {
        return Ok(items.remove(at));
    }
    let message = if items.is_empty() {
        "pop from empty list"
    } else {
        "pop index out of range"
    };
    Err(thread.index_error(message))
}

fn remove(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let found = sequence::find(thread, &args[0], &args[1], 0, usize::MAX)?;
    let Some(at) = found else {
        return Err(not_in_list(thread));
    };
    // The comparison may have shortened the list; then there is nothing at the index any more, as in CPython.
    let items = list_of!(args[0]).items.get_mut(thread);
    let removed = (at < items.len()).then(|| items.remove(at));
    drop(removed);
    Ok(Value::NONE)
}

#[cold]
fn not_in_list(thread: &mut Thread) -> Raised {
    thread.value_error("list.remove(x): x not in list")
}

fn clear(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let old = std::mem::take(list_of!(args[0]).items.get_mut(thread));
    super::list_slice::drop_backwards(old);
    Ok(Value::NONE)
}

fn copy(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::list_of(thread.heap(), list_of!(args[0]).items.get(thread)))
}

fn reverse(thread: &mut Thread, args: Args<'_>) -> Outcome {
    list_of!(args[0]).items.get_mut(thread).reverse();
    Ok(Value::NONE)
}

fn reversed(_thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(reverse_iterator(&args[0]))
}

fn compare(thread: &mut Thread, left: &Value, right: &Value, op: crate::heap::native::Comparison) -> Outcome {
    if left.as_list().is_none() || right.as_list().is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    sequence::compare(thread, left, right, op)
}

/// Slots of `list`.
pub static SLOTS: NativeSlots = NativeSlots {
    repr: Some(repr),
    iter: Some(iter),
    len: Some(len),
    get_item: Some(get_item),
    set_item: Some(set_item),
    contains: Some(sequence::contains),
    compare: Some(compare),
    binary: Some(binary),
    in_place: Some(in_place),
    new: Some(new),
    init: Some(init),
    ..NativeSlots::NONE
};

/// Methods of `list`.
pub static METHODS: &[NativeDef] = &[
    NativeDef::method("__getitem__", Arity::One, dunder_get_item),
    NativeDef::method("append", Arity::One, append),
    NativeDef::method("extend", Arity::One, extend),
    NativeDef::method("insert", Arity::Positional(2, 2), insert),
    NativeDef::method("pop", Arity::Positional(0, 1), pop),
    NativeDef::method("remove", Arity::One, remove),
    NativeDef::method("clear", Arity::Zero, clear),
    NativeDef::method("copy", Arity::Zero, copy),
    NativeDef::method("count", Arity::One, sequence::count),
    NativeDef::method("index", Arity::Positional(1, 3), sequence::index),
    NativeDef::method("reverse", Arity::Zero, reverse),
    NativeDef::method("sort", Arity::Named(&list_sort::SIGNATURE), list_sort::sort),
    NativeDef::method("__reversed__", Arity::Zero, reversed),
    NativeDef::class_method("__class_getitem__", Arity::One, class_getitem),
];
