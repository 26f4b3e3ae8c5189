//! `_re`: the engine of `re`, whose functions and flags are in Python (`python/re.py`).
//!
//! A backtracking matcher of our own: what a Python pattern means is defined by backtracking (docs/decisions/). The way of a pattern:
//! `parse` makes a tree (`tree`), `compile` a list of operations (`program`), `matcher` runs them, `search` decides where. What scripts
//! see are `pattern` and `matched`.

mod compile;
mod flags;
mod fold;
mod join;
mod matched;
mod matcher;
mod parse;
mod parse_group;
mod parse_set;
mod paths;
mod pattern;
mod program;
mod scan;
mod search;
mod source;
mod start;
mod template;
mod tree;

use crate::support::set;
use minipy_vm::native::{Args, Arity, Guarded, NativeDef, NativeModule, Outcome, Thread, Value};

/// The class of errors, which is written in Python.
struct ErrorClass(Guarded<Value>);

impl Default for ErrorClass {
    fn default() -> ErrorClass {
        ErrorClass(Guarded::new(Value::NONE))
    }
}

fn error_class(thread: &mut Thread) -> Value {
    thread.heap().extension::<ErrorClass>().0.get(thread).clone()
}

/// `set_error(class)`: the class of errors.
fn set_error(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let place = thread.heap().extension::<ErrorClass>();
    let old = std::mem::replace(place.0.get_mut(thread), args[0].clone());
    drop(old);
    Ok(Value::NONE)
}

fn init(thread: &mut Thread, module: &Value) -> Outcome<()> {
    for spec in [&pattern::CLASS, &matched::CLASS] {
        let class = thread.native_class(spec);
        set(thread, module, spec.name, class);
    }
    Ok(())
}

/// The module `_re`.
pub(crate) static MODULE: NativeModule = NativeModule {
    name: "_re",
    functions: &[
        NativeDef::function("compile", Arity::Positional(3, 3), pattern::compile),
        NativeDef::function("set_error", Arity::One, set_error),
    ],
    missing: &[],
    init,
};
