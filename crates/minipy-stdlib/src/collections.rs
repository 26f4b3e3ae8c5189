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
    ],
    missing: &[],
    init,
};
