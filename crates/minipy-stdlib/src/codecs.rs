//! The module `_codecs`: the machine's encodings and error handlers, as the module `codecs` sees them.

use crate::support;
use minipy_vm::native::codecs::{self, registry};
use minipy_vm::native::{Args, Arity, NativeDef, NativeModule, Outcome, Thread, Value};

fn text<'a>(thread: &mut Thread, args: &'a Args<'_>, index: usize, function: &str) -> Outcome<&'a str> {
    support::text(thread, &args[index], &format!("{function}() argument {}", index + 1))
}

/// `canonical(name)`: the one name of an encoding the machine knows; None if it knows none of that name.
fn canonical(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let name = text(thread, &args, 0, "canonical")?;
    Ok(codecs::canonical(name).map_or(Value::NONE, Value::str))
}

/// `encode(text, encoding, errors)`.
fn encode(thread: &mut Thread, args: Args<'_>) -> Outcome {
    text(thread, &args, 0, "encode")?;
    let encoding = text(thread, &args, 1, "encode")?;
    let errors = text(thread, &args, 2, "encode")?;
    codecs::encode(thread, &args[0], encoding, errors)
}

/// `decode_piece(bytes, encoding, errors, final)`: the text, how many bytes it took, and the encoding to go on with.
fn decode_piece(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let encoding = text(thread, &args, 1, "decode_piece")?;
    let errors = text(thread, &args, 2, "decode_piece")?;
    let last = thread.truth(&args[3])?;
    let (text, taken, encoding) = codecs::decode_piece(thread, &args[0], encoding, errors, last)?;
    let made = Value::try_str(&text);
    let text = thread.made(made)?;
    Ok(Value::tuple(vec![text, Value::length(taken), Value::str(encoding)]))
}

/// `set_lookup(function)`: what is asked for encodings the machine does not know.
fn set_lookup(thread: &mut Thread, args: Args<'_>) -> Outcome {
    registry::set_lookup(thread, args[0].clone());
    Ok(Value::NONE)
}

/// `register_error(name, handler)`.
fn register_error(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let name = text(thread, &args, 0, "register_error")?;
    if !thread.is_callable(&args[1]) {
        return Err(thread.type_error("handler must be callable"));
    }
    registry::set_handler(thread, name, Some(args[1].clone()));
    Ok(Value::NONE)
}

/// `_unregister_error(name)`: was there one?
fn unregister_error(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let name = text(thread, &args, 0, "_unregister_error")?;
    let was_there = registry::handler(thread, name).is_some();
    registry::set_handler(thread, name, None);
    Ok(Value::bool(was_there))
}

/// `registered_error(name)`: the handler a script has registered, or None.
fn registered_error(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let name = text(thread, &args, 0, "lookup_error")?;
    Ok(registry::handler(thread, name).unwrap_or(Value::NONE))
}

/// `unknown(encoding)`: raises the LookupError for an encoding nobody knows.
fn unknown(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let encoding = text(thread, &args, 0, "lookup")?;
    Err(codecs::unknown_encoding(thread, encoding))
}

fn init(_: &mut Thread, _: &Value) -> Outcome<()> {
    Ok(())
}

/// The module `_codecs`.
pub static MODULE: NativeModule = NativeModule {
    name: "_codecs",
    functions: &[
        NativeDef::function("_unregister_error", Arity::One, unregister_error),
        NativeDef::function("canonical", Arity::One, canonical),
        NativeDef::function("decode_piece", Arity::Positional(4, 4), decode_piece),
        NativeDef::function("encode", Arity::Positional(3, 3), encode),
        NativeDef::function("register_error", Arity::Positional(2, 2), register_error),
        NativeDef::function("registered_error", Arity::One, registered_error),
        NativeDef::function("set_lookup", Arity::One, set_lookup),
        NativeDef::function("unknown", Arity::One, unknown),
    ],
    missing: &[],
    init,
};
