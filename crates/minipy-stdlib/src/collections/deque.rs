//! `collections.deque`: construction, the operators and protocols, and the walks over it. Its methods are in
//! `deque_methods.rs`.
//!
//! Every change moves a number; a walk that finds another than it began with ends in an error.

use super::deque_methods::{self, METHODS};
use crate::support::{construct, constructor, itself, short_name};
use minipy_vm::native::{
    Args, Arity, Binary, ClassId, Comparison, MAX_ITEMS, NativeClass, NativeDef, NativeSlots, Outcome, Payload, Raised,
    Signature, Special, Thread, Value, has_index,
};
use std::collections::VecDeque;

/// A deque.
#[derive(Default)]
pub(super) struct Deque {
    pub items: VecDeque<Value>,
    pub max: Option<usize>,
    /// Moves with every change of the items' number or order.
    pub changes: u64,
}

impl Payload for Deque {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        self.items.iter().for_each(visit);
    }
}

/// The deque in a value; methods are only called with one.
macro_rules! deque_of {
    ($value:expr, $thread:expr) => {
        match $value.payload::<Deque>($thread) {
            Some(deque) => deque,
            None => return Ok(Default::default()),
        }
    };
}
/// As `deque_of`, to be changed.
macro_rules! deque_mut {
    ($value:expr, $thread:expr) => {
        match $value.payload_mut::<Deque>($thread) {
            Some(deque) => deque,
            None => return Ok(Default::default()),
        }
    };
}
pub(super) use {deque_mut, deque_of};

#[cold]
pub(super) fn mutated(thread: &mut Thread) -> Raised {
    thread.raise(ClassId::RuntimeError, "deque mutated during iteration")
}

fn new(_: &mut Thread, class: &Value, _: Args<'_>) -> Outcome {
    Ok(Value::payload_object(class, Deque::default()))
}

static INIT: NativeDef = constructor(
    "deque",
    Arity::Named(&Signature {
        params: &["iterable", "maxlen"],
        required: 0,
        positional_only: 0,
        keyword_only: 0,
    }),
    initialize,
);

fn init(thread: &mut Thread, this: &Value, args: Args<'_>) -> Outcome<()> {
    construct(thread, &INIT, this, args).map(drop)
}

/// `deque(iterable, maxlen)`: `args[0]` is the deque.
fn initialize(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let max = match args.get(2).filter(|max| !max.is_none()) {
        None => None,
        Some(max) => {
            if max.as_small_int().is_none() && max.as_big().is_none() && max.as_bool().is_none() {
                return Err(thread.type_error("an integer is required"));
            }
            match usize::try_from(crate::support::ssize(thread, max)?) {
                Ok(max) => Some(max),
                Err(_) => return Err(thread.value_error("maxlen must be non-negative")),
            }
        }
    };
    let deque = deque_mut!(args[0], thread);
    deque.max = max;
    deque.changes += 1;
    let old = std::mem::take(&mut deque.items);
    drop(old);
    if let Some(iterable) = args.get(1) {
        deque_methods::extend(thread, &args[0], iterable)?;
    }
    Ok(Value::NONE)
}

/// The item at an index, if there is one and nothing else has changed the deque.
fn item(thread: &Thread, this: &Value, index: usize) -> Option<Value> {
    this.payload::<Deque>(thread)?.items.get(index).cloned()
}

fn repr(thread: &mut Thread, this: &Value) -> Outcome {
    thread.repr_once(this, "[...]", |thread| {
        let mut text = format!("{}([", short_name(thread, this));
        let items = copied_items(thread, this);
        for (i, item) in items.iter().enumerate() {
            text.push_str(if i == 0 { "" } else { ", " });
            thread.push_repr(&mut text, item)?;
            thread.poll_native()?;
        }
        match this.payload::<Deque>(thread).and_then(|deque| deque.max) {
            Some(max) => text.push_str(&format!("], maxlen={max})")),
            None => text.push_str("])"),
        }
        Ok(text)
    })
}

/// The items as they stand now.
pub(super) fn copied_items(thread: &Thread, this: &Value) -> Vec<Value> {
    let deque = this.payload::<Deque>(thread);
    deque.map_or_else(Vec::new, |deque| deque.items.iter().cloned().collect())
}

fn len(thread: &mut Thread, this: &Value) -> Outcome<usize> {
    Ok(deque_of!(this, thread).items.len())
}

/// The place an index names; None outside.
fn place(thread: &mut Thread, this: &Value, key: &Value) -> Outcome<Option<usize>> {
    let index = match key.as_small_int() {
        Some(index) => index,
        None => slow_index(thread, key)?,
    };
    let length = deque_of!(this, thread).items.len();
    let index = if index < 0 {
        index.saturating_add(length as i64)
    } else {
        index
    };
    Ok(usize::try_from(index).ok().filter(|&index| index < length))
}

#[cold]
fn slow_index(thread: &mut Thread, key: &Value) -> Outcome<i64> {
    if !has_index(thread, key) {
        let message = format!("sequence index must be integer, not '{}'", thread.class_name(key));
        return Err(thread.type_error(message));
    }
    match thread.index(key) {
        Ok(index) => Ok(index),
        Err(raised) => {
            thread.catch(raised, ClassId::OverflowError)?;
            let name = thread.class_name(key);
            Err(thread.index_error(format!("cannot fit '{name}' into an index-sized integer")))
        }
    }
}

fn get_item(thread: &mut Thread, this: &Value, key: &Value) -> Outcome {
    match place(thread, this, key)? {
        Some(index) => Ok(item(thread, this, index).unwrap_or(Value::NONE)),
        None => Err(thread.index_error("deque index out of range")),
    }
}

fn set_item(thread: &mut Thread, this: &Value, key: &Value, value: Option<&Value>) -> Outcome<()> {
    let Some(index) = place(thread, this, key)? else {
        return Err(thread.index_error("deque index out of range"));
    };
    let deque = deque_mut!(this, thread);
    let old = match value {
        Some(value) => Some(std::mem::replace(&mut deque.items[index], value.clone())),
        None => {
            deque.changes += 1;
            deque.items.remove(index)
        }
    };
    drop(old);
    Ok(())
}

/// The index of the first item in `from..to` that equals `wanted`; an error if a comparison changes the deque.
pub(super) fn find(
    thread: &mut Thread,
    this: &Value,
    wanted: &Value,
    from: usize,
    to: usize,
) -> Outcome<Option<usize>> {
    let changes = deque_of!(this, thread).changes;
    for index in from..to {
        let Some(item) = item(thread, this, index) else { break };
        let equal = thread.equals(&item, wanted)?;
        if deque_of!(this, thread).changes != changes {
            return Err(mutated(thread));
        }
        if equal {
            return Ok(Some(index));
        }
        thread.poll_native()?;
    }
    Ok(None)
}

fn contains(thread: &mut Thread, this: &Value, wanted: &Value) -> Outcome<bool> {
    Ok(find(thread, this, wanted, 0, usize::MAX)?.is_some())
}

fn compare(thread: &mut Thread, left: &Value, right: &Value, op: Comparison) -> Outcome {
    let numbers = |thread: &Thread| {
        let (l, r) = (left.payload::<Deque>(thread)?, right.payload::<Deque>(thread)?);
        Some((l.items.len(), r.items.len(), l.changes, r.changes))
    };
    let Some(before) = numbers(thread) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let equality = matches!(op, Comparison::Eq | Comparison::Ne);
    if equality && left.is(right) {
        return Ok(Value::bool(op == Comparison::Eq));
    }
    if equality && before.0 != before.1 {
        return Ok(Value::bool(op == Comparison::Ne));
    }
    let mut index = 0;
    while let (Some(l), Some(r)) = (item(thread, left, index), item(thread, right, index)) {
        let equal = thread.equals(&l, &r)?;
        if !equal {
            // CPython asks once more, with the operator itself.
            return thread.compare_is_true(op, &l, &r).map(Value::bool);
        }
        if numbers(thread) != Some(before) {
            return Err(mutated(thread));
        }
        index += 1;
        thread.poll_native()?;
    }
    Ok(Value::bool(op.holds(before.0.cmp(&before.1))))
}

fn binary(thread: &mut Thread, op: Binary, left: &Value, right: &Value) -> Outcome {
    let is_deque = |thread: &Thread, value: &Value| value.payload::<Deque>(thread).is_some();
    match op {
        Binary::Add if is_deque(thread, left) => {
            if !is_deque(thread, right) {
                if thread.overrides(right, Special::RAdd) {
                    return Ok(Value::NOT_IMPLEMENTED);
                }
                let given = thread.class_name(right);
                return Err(thread.type_error(format!("can only concatenate deque (not \"{given}\") to deque")));
            }
            let sum = deque_methods::copied(thread, left)?;
            deque_methods::extend(thread, &sum, right)?;
            Ok(sum)
        }
        Binary::Mul => {
            let (deque, factor) = if is_deque(thread, left) {
                (left, right)
            } else {
                (right, left)
            };
            let Some(times) = repetitions(thread, factor)? else {
                return Ok(Value::NOT_IMPLEMENTED);
            };
            let product = deque_methods::copied(thread, deque)?;
            repeat(thread, &product, times)?;
            Ok(product)
        }
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn in_place(thread: &mut Thread, op: Binary, this: &Value, other: &Value) -> Outcome {
    match op {
        Binary::Add => deque_methods::extend(thread, this, other)?,
        Binary::Mul => match repetitions(thread, other)? {
            Some(times) => repeat(thread, this, times)?,
            None => return Ok(Value::NOT_IMPLEMENTED),
        },
        _ => return Ok(Value::NOT_IMPLEMENTED),
    }
    Ok(this.clone())
}

fn repetitions(thread: &mut Thread, factor: &Value) -> Outcome<Option<usize>> {
    if thread.overrides(factor, Special::RMul) || thread.overrides(factor, Special::Mul) {
        return Ok(None);
    }
    if !has_index(thread, factor) {
        let message = format!(
            "can't multiply sequence by non-int of type '{}'",
            thread.class_name(factor)
        );
        return Err(thread.type_error(message));
    }
    Ok(Some(thread.index(factor)?.max(0) as usize))
}

fn repeat(thread: &mut Thread, this: &Value, times: usize) -> Outcome<()> {
    let deque = deque_mut!(this, thread);
    deque.changes += 1;
    let length = deque.items.len();
    if length == 0 || times == 1 {
        return Ok(());
    }
    if times == 0 {
        let old = std::mem::take(&mut deque.items);
        drop(old);
        return Ok(());
    }
    // With a bound only the last items stay: so many rounds are enough to fill it.
    let rounds = match deque.max {
        Some(max) => times.min(max.div_ceil(length) + 1),
        None => times,
    };
    let total = length.checked_mul(rounds).filter(|&total| total <= MAX_ITEMS);
    let fits = total.is_some_and(|total| deque.items.try_reserve_exact(total - length).is_ok());
    if !fits {
        return Err(thread.memory_error());
    }
    for index in 0..length * (rounds - 1) {
        let item = deque.items[index].clone();
        deque.items.push_back(item);
    }
    let excess = deque.max.map_or(0, |max| deque.items.len().saturating_sub(max));
    let dropped: Vec<Value> = deque.items.drain(..excess).collect();
    drop(dropped);
    Ok(())
}

fn iter(thread: &mut Thread, this: &Value) -> Outcome {
    walk(thread, this, &ITERATOR, false)
}

/// A walk over a deque.
pub(super) struct Walk {
    deque: Value,
    changes: u64,
    backwards: bool,
    /// Items to come.
    left: usize,
}

impl Payload for Walk {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        visit(&self.deque);
    }
}

/// A new walk over a deque.
pub(super) fn walk(thread: &mut Thread, this: &Value, class: &'static NativeClass, backwards: bool) -> Outcome {
    let class = thread.native_class(class);
    let deque = deque_of!(this, thread);
    let walk = Walk {
        deque: this.clone(),
        changes: deque.changes,
        backwards,
        left: deque.items.len(),
    };
    Ok(Value::payload_object(&class, walk))
}

fn walk_next(thread: &mut Thread, this: &Value) -> Outcome<Option<Value>> {
    let Some(walk) = this.payload::<Walk>(thread) else {
        return Ok(None);
    };
    let Some(deque) = walk.deque.payload::<Deque>(thread) else {
        return Ok(None);
    };
    let intact = deque.changes == walk.changes;
    // A walk forwards looks for changes even when it has ended.
    if walk.left == 0 && (intact || walk.backwards) {
        return Ok(None);
    }
    let index = if walk.backwards {
        walk.left - 1
    } else {
        deque.items.len().saturating_sub(walk.left)
    };
    let item = deque.items.get(index).filter(|_| intact).cloned();
    let Some(walk) = this.payload_mut::<Walk>(thread) else {
        return Ok(None);
    };
    match item {
        Some(item) => {
            walk.left -= 1;
            Ok(Some(item))
        }
        None => {
            walk.left = 0;
            Err(mutated(thread))
        }
    }
}

fn walk_hint(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::length(
        args[0].payload::<Walk>(thread).map_or(0, |walk| walk.left),
    ))
}

/// `_deque_iterator(deque, index=0)`.
fn make_walk(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let start = match args.get(2) {
        Some(start) => crate::support::ssize(thread, start)?,
        None => 0,
    };
    let backwards = args[0].is(&thread.native_class(&REVERSE_ITERATOR));
    let Some(deque) = args[1].payload::<Deque>(thread) else {
        let given = thread.argument_name(&args[1]);
        let name = short_name(thread, &args[0]);
        return Err(thread.type_error(format!("{name}() argument 1 must be collections.deque, not {given}")));
    };
    let walk = Walk {
        deque: args[1].clone(),
        changes: deque.changes,
        backwards,
        left: deque.items.len().saturating_sub(start.max(0) as usize),
    };
    Ok(Value::payload_object(&args[0], walk))
}

static NEW_WALK: NativeDef = constructor("_deque_iterator", Arity::Positional(1, 2), make_walk);

static WALK_SLOTS: NativeSlots = NativeSlots {
    iter: Some(itself),
    next: Some(walk_next),
    new: Some(|thread, class, args| construct(thread, &NEW_WALK, class, args)),
    ..NativeSlots::NONE
};

static WALK_METHODS: &[NativeDef] = &[NativeDef::method("__length_hint__", Arity::Zero, walk_hint)];

/// The class of a walk.
const fn walk_class(name: &'static str) -> NativeClass {
    NativeClass {
        name,
        module: "_collections",
        base: ClassId::Object,
        slots: Some(&WALK_SLOTS),
        methods: WALK_METHODS,
        has_dict: false,
        is_final: true,
    }
}

/// `_collections._deque_iterator`.
pub(super) static ITERATOR: NativeClass = walk_class("_deque_iterator");

/// `_collections._deque_reverse_iterator`.
pub(super) static REVERSE_ITERATOR: NativeClass = walk_class("_deque_reverse_iterator");

static SLOTS: NativeSlots = NativeSlots {
    repr: Some(repr),
    iter: Some(iter),
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

/// `collections.deque`.
pub(super) static CLASS: NativeClass = NativeClass {
    name: "deque",
    module: "collections",
    base: ClassId::Object,
    slots: Some(&SLOTS),
    methods: METHODS,
    has_dict: false,
    is_final: false,
};
