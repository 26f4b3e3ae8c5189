//! The module `_functools`: what of `functools` is in Rust, because it is called often: `partial`, the wrapper of `lru_cache`,
//! `cmp_to_key` and `reduce`.

mod compare_key;
mod lru_cache;
mod partial;

use crate::support::set;
use minipy_vm::native::{Args, Arity, ClassId, NativeDef, NativeModule, Outcome, Signature, Thread, Value};

/// `reduce(function, iterable, initial)`.
fn reduce(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (function, iterable) = (&args[0], &args[1]);
    let iterator = match thread.iter(iterable) {
        Ok(iterator) => iterator,
        Err(raised) => {
            drop(thread.catch(raised, ClassId::TypeError)?);
            return Err(thread.type_error("reduce() arg 2 must support iteration"));
        }
    };
    let mut result = args.get(2).cloned();
    thread.for_rest(&iterator, |thread, item| {
        result = Some(match result.take() {
            None => item,
            Some(result) => thread.call(function, &[result, item])?,
        });
        Ok(true)
    })?;
    match result {
        Some(result) => Ok(result),
        None => Err(thread.type_error("reduce() of empty iterable with no initial value")),
    }
}

static REDUCE: Signature = Signature {
    params: &["function", "iterable", "initial"],
    required: 2,
    positional_only: 2,
    keyword_only: 0,
};

fn init(thread: &mut Thread, module: &Value) -> Outcome<()> {
    for spec in [&partial::CLASS, &lru_cache::CLASS] {
        let class = thread.native_class(spec);
        set(thread, module, spec.name, class);
    }
    let class = thread.native_class(&partial::PLACEHOLDER);
    set(thread, module, "_PlaceholderType", class);
    let placeholder = partial::placeholder(thread);
    set(thread, module, "Placeholder", placeholder);
    Ok(())
}

/// The module `_functools`.
pub static MODULE: NativeModule = NativeModule {
    name: "_functools",
    functions: &[
        NativeDef::function(
            "cmp_to_key",
            Arity::Named(&compare_key::SIGNATURE),
            compare_key::cmp_to_key,
        ),
        NativeDef::function("reduce", Arity::Named(&REDUCE), reduce),
    ],
    missing: &[],
    init,
};
