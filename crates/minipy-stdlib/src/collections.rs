//! The module `_collections`: what of `collections` is in Rust. `deque` is a class of its own; `defaultdict` and `OrderedDict` are
//! dicts in memory; `_tuplegetter` reads the fields of named tuples, and `_count_elements` counts for `Counter`.

mod count;
mod default_dict;
mod deque;
mod deque_methods;
mod ordered_dict;
mod ordered_views;
mod tuple_getter;

use crate::support::set;
use minipy_vm::native::{Arity, Collection, NativeClass, NativeDef, NativeModule, Outcome, Thread, Value};

static CLASSES: &[&NativeClass] = &[
    &deque::CLASS,
    &deque::ITERATOR,
    &deque::REVERSE_ITERATOR,
    &default_dict::CLASS,
    &ordered_dict::CLASS,
    &tuple_getter::CLASS,
];

/// A deque without items, for other modules of the library.
pub(crate) fn new_deque(thread: &mut Thread) -> Value {
    let class = thread.native_class(&deque::CLASS);
    Value::payload_object(&class, deque::Deque::default())
}

/// Appends to such a deque.
pub(crate) fn deque_push(thread: &mut Thread, deque: &Value, item: Value) {
    if let Some(deque) = deque.payload_mut::<deque::Deque>(thread) {
        deque.items.push_back(item);
        deque.changes += 1;
    }
}

/// Takes the first item out of such a deque.
pub(crate) fn deque_pop(thread: &mut Thread, deque: &Value) -> Option<Value> {
    let deque = deque.payload_mut::<deque::Deque>(thread)?;
    deque.changes += 1;
    deque.items.pop_front()
}

/// How many items are in such a deque?
pub(crate) fn deque_len(thread: &Thread, deque: &Value) -> usize {
    deque
        .payload::<deque::Deque>(thread)
        .map_or(0, |deque| deque.items.len())
}

fn init(thread: &mut Thread, module: &Value) -> Outcome<()> {
    for spec in CLASSES {
        let class = thread.native_class(spec);
        set(thread, module, spec.name, class);
    }
    let deque = thread.native_class(&deque::CLASS);
    thread.set_native_collection(&deque, Collection::Sequence);
    Ok(())
}

/// The module `_collections`.
pub static MODULE: NativeModule = NativeModule {
    name: "_collections",
    functions: &[
        NativeDef::function("_count_elements", Arity::Positional(2, 2), count::count_elements),
        NativeDef::function("_make_tuple", Arity::Any, tuple_getter::make_tuple),
        NativeDef::function("_makes_tuple", Arity::One, tuple_getter::makes_tuple),
        NativeDef::function("_replaced", Arity::Positional(4, 4), tuple_getter::replaced),
    ],
    missing: &[],
    init,
};
