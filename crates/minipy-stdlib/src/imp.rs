//! The module `_imp`: which modules are parts of the program. What `importlib` asks of the importer.

use minipy_vm::native::{Args, Arity, NativeDef, NativeModule, Outcome, Thread, Value};

fn name<'a>(thread: &mut Thread, function: &str, value: &'a Value) -> Outcome<&'a str> {
    match value.as_str() {
        Some(name) => Ok(name),
        None => {
            let kind = thread.class_name(value);
            Err(thread.type_error(format!("{function}() argument must be str, not {kind}")))
        }
    }
}

/// `is_builtin(name)`: 1 for a module in Rust.
fn is_builtin(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let name = name(thread, "is_builtin", &args[0])?;
    Ok(Value::int(i64::from(crate::find(name).is_some())))
}

/// `is_frozen(name)`: is it a module in Python that is part of the program?
fn is_frozen(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let name = name(thread, "is_frozen", &args[0])?;
    Ok(Value::bool(crate::source(name).is_some()))
}

fn init(_: &mut Thread, _: &Value) -> Outcome<()> {
    Ok(())
}

/// The module `_imp`.
pub static MODULE: NativeModule = NativeModule {
    name: "_imp",
    functions: &[
        NativeDef::function("is_builtin", Arity::One, is_builtin),
        NativeDef::function("is_frozen", Arity::One, is_frozen),
    ],
    missing: &[],
    init,
};
