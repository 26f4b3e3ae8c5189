//! The methods of `collections.deque`.

use super::deque::{self, Deque, REVERSE_ITERATOR, copied_items, deque_mut, deque_of, find, walk};
use crate::support::ssize;
use minipy_vm::native::{
    Args, Arity, ClassId, NativeDef, Outcome, Raised, Thread, Value, WEAKREF, class_getitem, has_index,
};

/// Appends at the right end; an item that has no room any more falls out at the left.
#[inline(never)]
fn push_back(thread: &mut Thread, this: &Value, item: Value) -> Outcome<()> {
    let deque = deque_mut!(this, thread);
    if deque.items.len() == deque.items.capacity() && deque.items.try_reserve(1).is_err() {
        return Err(thread.memory_error());
    }
    deque.changes += 1;
    deque.items.push_back(item);
    let over = deque.max.is_some_and(|max| deque.items.len() > max);
    let old = if over { deque.items.pop_front() } else { None };
    drop(old);
    Ok(())
}

/// Appends at the left end; an item that has no room any more falls out at the right.
#[inline(never)]
fn push_front(thread: &mut Thread, this: &Value, item: Value) -> Outcome<()> {
    let deque = deque_mut!(this, thread);
    if deque.items.len() == deque.items.capacity() && deque.items.try_reserve(1).is_err() {
        return Err(thread.memory_error());
    }
    deque.changes += 1;
    deque.items.push_front(item);
    let over = deque.max.is_some_and(|max| deque.items.len() > max);
    let old = if over { deque.items.pop_back() } else { None };
    drop(old);
    Ok(())
}

/// Appends all items of an iterable; of the deque itself, those it has now.
pub(super) fn extend(thread: &mut Thread, this: &Value, iterable: &Value) -> Outcome<()> {
    if this.is(iterable) {
        let items = copied_items(thread, this);
        return items.into_iter().try_for_each(|item| push_back(thread, this, item));
    }
    thread.for_each(iterable, |thread, item| push_back(thread, this, item))
}

fn append(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let deque = deque_mut!(args[0], thread);
    if deque.max.is_none() && deque.items.len() < deque.items.capacity() {
        deque.changes += 1;
        deque.items.push_back(args[1].clone());
        return Ok(Value::NONE);
    }
    push_back(thread, &args[0], args[1].clone()).map(|()| Value::NONE)
}

fn append_left(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let deque = deque_mut!(args[0], thread);
    if deque.max.is_none() && deque.items.len() < deque.items.capacity() {
        deque.changes += 1;
        deque.items.push_front(args[1].clone());
        return Ok(Value::NONE);
    }
    push_front(thread, &args[0], args[1].clone()).map(|()| Value::NONE)
}

fn extend_right(thread: &mut Thread, args: Args<'_>) -> Outcome {
    extend(thread, &args[0], &args[1]).map(|()| Value::NONE)
}

fn extend_left(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let this = &args[0];
    if this.is(&args[1]) {
        for item in copied_items(thread, this) {
            push_front(thread, this, item)?;
        }
    } else {
        thread.for_each(&args[1], |thread, item| push_front(thread, this, item))?;
    }
    Ok(Value::NONE)
}

#[cold]
fn empty(thread: &mut Thread) -> Raised {
    thread.index_error("pop from an empty deque")
}

fn pop(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let deque = deque_mut!(args[0], thread);
    match deque.items.pop_back() {
        Some(item) => {
            deque.changes += 1;
            Ok(item)
        }
        None => Err(empty(thread)),
    }
}

fn pop_left(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let deque = deque_mut!(args[0], thread);
    match deque.items.pop_front() {
        Some(item) => {
            deque.changes += 1;
            Ok(item)
        }
        None => Err(empty(thread)),
    }
}

fn clear(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let deque = deque_mut!(args[0], thread);
    deque.changes += 1;
    let old = std::mem::take(&mut deque.items);
    drop(old);
    Ok(Value::NONE)
}

fn count(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (mut from, mut count) = (0, 0);
    while let Some(at) = find(thread, &args[0], &args[1], from, usize::MAX)? {
        count += 1;
        from = at + 1;
    }
    Ok(Value::int(count))
}

/// A bound of `index`, counted from the end if negative.
fn bound(thread: &mut Thread, args: Args<'_>, place: usize, absent: usize) -> Outcome<usize> {
    let Some(bound) = args.get(place) else {
        return Ok(absent);
    };
    if !has_index(thread, bound) {
        return Err(thread.type_error("slice indices must be integers or have an __index__ method"));
    }
    let bound = thread.index_clamped(bound)?;
    let length = deque_of!(args[0], thread).items.len() as i64;
    let bound = if bound < 0 {
        bound.saturating_add(length).max(0)
    } else {
        bound
    };
    Ok(bound as usize)
}

fn index(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let from = bound(thread, args, 2, 0)?;
    let to = bound(thread, args, 3, usize::MAX)?;
    match find(thread, &args[0], &args[1], from, to)? {
        Some(at) => Ok(Value::length(at)),
        None => Err(thread.value_error("deque.index(x): x not in deque")),
    }
}

fn insert(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let index = ssize(thread, &args[1])?;
    let deque = deque_mut!(args[0], thread);
    let length = deque.items.len();
    if deque.max.is_some_and(|max| length >= max) {
        return Err(thread.index_error("deque already at its maximum size"));
    }
    if deque.items.try_reserve(1).is_err() {
        return Err(thread.memory_error());
    }
    let index = if index < 0 {
        index.saturating_add(length as i64).max(0)
    } else {
        index
    };
    deque.changes += 1;
    deque.items.insert((index as usize).min(length), args[2].clone());
    Ok(Value::NONE)
}

fn remove(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (this, length) = (&args[0], deque_of!(args[0], thread).items.len());
    let changes = deque_of!(this, thread).changes;
    for at in 0..length {
        let Some(item) = deque_of!(this, thread).items.get(at).cloned() else {
            break;
        };
        let equal = thread.equals(&item, &args[1])?;
        let deque = deque_mut!(this, thread);
        if deque.changes != changes {
            return Err(thread.index_error("deque mutated during iteration"));
        }
        if equal {
            deque.changes += 1;
            let old = deque.items.remove(at);
            drop(old);
            return Ok(Value::NONE);
        }
        thread.poll_native()?;
    }
    Err(thread.value_error("deque.remove(x): x not in deque"))
}

fn reverse(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let deque = deque_mut!(args[0], thread);
    deque.changes += 1;
    deque.items.make_contiguous().reverse();
    Ok(Value::NONE)
}

fn rotate(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let by = match args.get(1) {
        Some(by) => ssize(thread, by)?,
        None => 1,
    };
    let deque = deque_mut!(args[0], thread);
    let length = deque.items.len() as i64;
    if length > 1 {
        deque.changes += 1;
        deque.items.rotate_right(by.rem_euclid(length) as usize);
    }
    Ok(Value::NONE)
}

/// A deque of the same class with the same items and bound.
pub(super) fn copied(thread: &mut Thread, this: &Value) -> Outcome {
    let class = thread.class_of(this).clone();
    let plain = thread.native_class(&deque::CLASS);
    let original = deque_of!(this, thread);
    let max = original.max;
    if class.is(&plain) {
        let copy = Deque {
            items: original.items.clone(),
            max,
            changes: 0,
        };
        return Ok(Value::payload_object(&plain, copy));
    }
    let copy = match max {
        None => thread.call(&class, std::slice::from_ref(this))?,
        Some(max) => thread.call(&class, &[this.clone(), Value::length(max)])?,
    };
    if copy.payload::<Deque>(thread).is_none() {
        let (class, given) = (thread.name_of_class(&class), thread.class_name(&copy));
        return Err(thread.type_error(format!("{class}() must return a deque, not {given}")));
    }
    Ok(copy)
}

fn copy(thread: &mut Thread, args: Args<'_>) -> Outcome {
    copied(thread, &args[0])
}

fn reversed(thread: &mut Thread, args: Args<'_>) -> Outcome {
    walk(thread, &args[0], &REVERSE_ITERATOR, true)
}

fn max_len(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let deque = deque_of!(args[0], thread);
    Ok(deque.max.map_or(Value::NONE, Value::length))
}

fn reduce(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let this = &args[0];
    let class = thread.class_of(this).clone();
    let state = match thread.find_attr(this, &Value::intern("__dict__")) {
        Ok(state) => state.unwrap_or(Value::NONE),
        Err(raised) => {
            thread.catch(raised, ClassId::AttributeError)?;
            Value::NONE
        }
    };
    let arguments = match deque_of!(this, thread).max {
        Some(max) => vec![Value::tuple(Vec::new()), Value::length(max)],
        None => Vec::new(),
    };
    let items = thread.iter(this)?;
    Ok(Value::tuple(vec![class, Value::tuple(arguments), state, items]))
}

fn allocated(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let deque = deque_of!(args[0], thread);
    let items = deque.items.capacity() * size_of::<Value>();
    Ok(Value::length(items + size_of::<Deque>()))
}

/// Methods of `collections.deque`.
pub(super) static METHODS: &[NativeDef] = &[
    NativeDef::method("append", Arity::One, append),
    NativeDef::method("appendleft", Arity::One, append_left),
    NativeDef::method("clear", Arity::Zero, clear),
    NativeDef::method("copy", Arity::Zero, copy),
    NativeDef::method("__copy__", Arity::Zero, copy),
    NativeDef::method("count", Arity::One, count),
    NativeDef::method("extend", Arity::One, extend_right),
    NativeDef::method("extendleft", Arity::One, extend_left),
    NativeDef::method("index", Arity::Positional(1, 3), index),
    NativeDef::method("insert", Arity::Positional(2, 2), insert),
    NativeDef::method("pop", Arity::Zero, pop),
    NativeDef::method("popleft", Arity::Zero, pop_left),
    NativeDef::method("remove", Arity::One, remove),
    NativeDef::method("reverse", Arity::Zero, reverse),
    NativeDef::method("rotate", Arity::Positional(0, 1), rotate),
    NativeDef::method("__reversed__", Arity::Zero, reversed),
    NativeDef::method("__reduce__", Arity::Zero, reduce),
    NativeDef::method("__sizeof__", Arity::Zero, allocated),
    NativeDef::class_method("__class_getitem__", Arity::One, class_getitem),
    NativeDef::getter("maxlen", max_len),
    WEAKREF,
];
