//! The module `builtins`: the functions that are short, the classes that have names, and the table.
//!
//! `aiter` and `anext` are in `builtins_async`, attributes and namespaces in `builtins_attributes`, numbers in `builtins_numbers`, input and output in `builtins_io`,
//! code made at run time in `builtins_code`, `exit` and `quit` in `builtins_quit`, `open` in `io`.

use crate::builtins_async as asynchronous;
use crate::builtins_attributes as attributes;
use crate::builtins_code as code;
use crate::builtins_io as io;
use crate::builtins_numbers as numbers;
use crate::builtins_quit as quit;
use crate::support::{set, text as str_argument};
use minipy_vm::native::text::int_text::{RADIX_ROOM, Radix, big_to_radix, small_to_radix};
use minipy_vm::native::text::{code_point, escape, from_code_point};
use minipy_vm::native::{
    Args, Arity, ClassId, Kind, NativeDef, NativeModule, Num, Outcome, Resumed, Signature, Thread, Value, build_class,
    callable_iterator, sort_values,
};

/// `all(iterable)`.
fn all(thread: &mut Thread, args: Args<'_>) -> Outcome {
    any_truth(thread, &args[0], false).map(|found| Value::bool(!found))
}

/// `any(iterable)`.
fn any(thread: &mut Thread, args: Args<'_>) -> Outcome {
    any_truth(thread, &args[0], true).map(Value::bool)
}

/// Is there an item with this truth value? No item after the first such is asked for.
fn any_truth(thread: &mut Thread, iterable: &Value, wanted: bool) -> Outcome<bool> {
    let mut found = false;
    thread.for_each_while(iterable, |thread, item| {
        found = thread.truth(&item)? == wanted;
        Ok(!found)
    })?;
    Ok(found)
}

/// `ascii(value)`.
fn ascii(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let repr = thread.repr(&args[0])?;
    match repr.as_str_object() {
        Some(text) if !text.is_ascii() => Ok(Value::str(&escape::escape_non_ascii(text.as_str()))),
        _ => Ok(repr),
    }
}

fn radix(thread: &mut Thread, value: &Value, radix: Radix) -> Outcome {
    let int = thread.index_value(value)?;
    match Num::of(&int) {
        Some(Num::Big(big)) => {
            let text = thread.sound(big_to_radix(big, radix))?;
            thread.made(Value::try_str(&text))
        }
        Some(Num::Small(i)) => Ok(Value::str(small_to_radix(i, radix, &mut [0; RADIX_ROOM]))),
        None => Ok(Value::str("")),
    }
}

/// `bin(number)`.
fn bin(thread: &mut Thread, args: Args<'_>) -> Outcome {
    radix(thread, &args[0], Radix::Binary)
}

/// `oct(number)`.
fn oct(thread: &mut Thread, args: Args<'_>) -> Outcome {
    radix(thread, &args[0], Radix::Octal)
}

/// `hex(number)`.
fn hex(thread: &mut Thread, args: Args<'_>) -> Outcome {
    radix(thread, &args[0], Radix::Hex)
}

/// `callable(value)`.
fn callable(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::bool(thread.is_callable(&args[0])))
}

/// `chr(code)`.
fn chr(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let code = match args[0].as_small_int() {
        Some(code) => code,
        None => thread.index_clamped(&args[0])?,
    };
    let code = u32::try_from(code).ok().filter(|&code| code <= char::MAX as u32);
    let Some(code) = code else {
        return Err(thread.value_error("chr() arg not in range(0x110000)"));
    };
    match from_code_point(code) {
        Some(c) => Ok(Value::char(c)),
        None => {
            let message = format!("minipy: U+{code:X} is the stand-in of a lone surrogate and no character of its own");
            Err(thread.value_error(message))
        }
    }
}

/// `ord(character)`.
fn ord(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let length = if let Some(text) = args[0].as_str() {
        let mut chars = text.chars();
        if let (Some(c), None) = (chars.next(), chars.next()) {
            return Ok(Value::small_int(i64::from(code_point(c))));
        }
        args[0].as_str_object().map_or(0, |text| text.char_len())
    } else if let Some(bytes) = thread.plain_bytes(&args[0]) {
        if let [byte] = *bytes {
            return Ok(Value::small_int(i64::from(byte)));
        }
        bytes.len()
    } else {
        let message = format!(
            "ord() expected string of length 1, but {} found",
            thread.class_name(&args[0])
        );
        return Err(thread.type_error(message));
    };
    Err(thread.type_error(format!(
        "ord() expected a character, but string of length {length} found"
    )))
}

/// `format(value, spec='')`.
fn format(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let spec = match args.get(1) {
        Some(spec) => str_argument(thread, spec, "format() argument 2")?,
        None => "",
    };
    thread.format(&args[0], spec)
}

/// `hash(value)`.
fn hash(thread: &mut Thread, args: Args<'_>) -> Outcome {
    thread.hash(&args[0]).map(Value::int)
}

/// `id(value)`.
fn id(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::int(thread.identity(&args[0])))
}

/// `isinstance(value, class)`.
fn isinstance(thread: &mut Thread, args: Args<'_>) -> Outcome {
    thread.is_instance(&args[0], &args[1]).map(Value::bool)
}

/// `issubclass(class, of)`.
fn issubclass(thread: &mut Thread, args: Args<'_>) -> Outcome {
    thread.is_subclass(&args[0], &args[1]).map(Value::bool)
}

/// `iter(iterable)`, `iter(function, sentinel)`.
fn iter(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let Some(sentinel) = args.get(1) else {
        return thread.iter(&args[0]);
    };
    if !thread.is_callable(&args[0]) {
        return Err(thread.type_error("iter(v, w): v must be callable"));
    }
    Ok(callable_iterator(&args[0], sentinel))
}

/// `len(value)`.
fn len(thread: &mut Thread, args: Args<'_>) -> Outcome {
    thread.len(&args[0]).map(Value::length)
}

/// `next(iterator)`, `next(iterator, default)`.
fn next(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let Some(default) = args.get(1) else {
        return next_or_stop(thread, &args[0]);
    };
    Ok(thread.next(&args[0])?.unwrap_or_else(|| default.clone()))
}

/// At the end the StopIteration of a generator or of a script's iterator comes through, with the value it carries.
fn next_or_stop(thread: &mut Thread, iterator: &Value) -> Outcome {
    let slots = thread.slots(iterator);
    if let (Some(_), Some(step)) = (slots.next, slots.step) {
        return match step(thread, iterator, Value::NONE)? {
            Resumed::Yielded(item) => Ok(item),
            Resumed::Returned(value) => Err(thread.stop_iteration(value)),
        };
    }
    match thread.next_or_stop(iterator)? {
        Some(item) => Ok(item),
        None => Err(thread.raise_with(ClassId::StopIteration, Vec::new())),
    }
}

/// `repr(value)`.
fn repr(thread: &mut Thread, args: Args<'_>) -> Outcome {
    thread.repr(&args[0])
}

/// `sorted(iterable, /, *, key=None, reverse=False)`: a list, and its `sort`.
fn sorted(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let given = args.by_position().len();
    if given != 1 {
        return Err(thread.type_error(format!("sorted expected 1 argument, got {given}")));
    }
    let mut items = thread.collect(&args[0])?;
    if args.names.is_empty() {
        sort_values(thread, &mut items, None, false)?;
        return Ok(Value::list(items));
    }
    let (mut key, mut reverse) = (None, None);
    let known = args.by_keyword().all(|(name, value)| {
        let place = match name.as_str() {
            Some("key") => &mut key,
            Some("reverse") => &mut reverse,
            _ => return false,
        };
        *place = Some(value);
        true
    });
    if known {
        let reverse = reverse.map_or(Ok(false), |reverse| thread.truth(reverse))?;
        sort_values(thread, &mut items, key.filter(|key| !key.is_none()), reverse)?;
        return Ok(Value::list(items));
    }
    // `sort` knows what to say of other keywords.
    let list = Value::list(items);
    let class = thread.heap().class(ClassId::List).clone();
    let sort = thread
        .class_lookup(&class, &Value::intern("sort"))
        .unwrap_or(Value::NONE);
    let mut values = args.values.to_vec();
    values[0] = list.clone();
    thread.call_with(
        &sort,
        Args {
            values: &values,
            names: args.names,
        },
    )?;
    Ok(list)
}

/// The classes that have a name in `builtins`, beside the exceptions.
const CLASSES: &[ClassId] = &[
    ClassId::Object,
    ClassId::Type,
    ClassId::Int,
    ClassId::Bool,
    ClassId::Float,
    ClassId::Complex,
    ClassId::Str,
    ClassId::Bytes,
    ClassId::ByteArray,
    ClassId::MemoryView,
    ClassId::Tuple,
    ClassId::List,
    ClassId::Dict,
    ClassId::Set,
    ClassId::FrozenSet,
    ClassId::Range,
    ClassId::Slice,
    ClassId::Property,
    ClassId::StaticMethod,
    ClassId::ClassMethod,
    ClassId::Super,
    ClassId::Enumerate,
    ClassId::Zip,
    ClassId::Map,
    ClassId::Filter,
    ClassId::Reversed,
];

fn init(thread: &mut Thread, module: &Value) -> Outcome<()> {
    let exceptions = ClassId::ALL.iter().filter(|id| id.layout() == Kind::Exception);
    for &id in CLASSES.iter().chain(exceptions) {
        let class = thread.heap().class(id).clone();
        set(thread, module, id.name(), class);
    }
    let os_error = thread.heap().class(ClassId::OSError).clone();
    set(thread, module, "EnvironmentError", os_error.clone());
    set(thread, module, "IOError", os_error);
    set(thread, module, "NotImplemented", Value::NOT_IMPLEMENTED);
    set(thread, module, "Ellipsis", Value::ELLIPSIS);
    set(thread, module, "None", Value::NONE);
    set(thread, module, "True", Value::TRUE);
    set(thread, module, "False", Value::FALSE);
    let debug = thread.heap().optimize.get() == 0;
    set(thread, module, "__debug__", Value::bool(debug));
    // It says that it comes from `_io`, which need not be imported for that.
    let home = thread.new_module("_io", None);
    set(thread, module, "open", Value::native(&crate::io::OPEN_DEF, home));
    for name in ["exit", "quit"] {
        let quitter = quit::quitter(thread, name);
        set(thread, module, name, quitter);
    }
    Ok(())
}

static POW: Signature = Signature {
    params: &["base", "exp", "mod"],
    required: 2,
    positional_only: 0,
    keyword_only: 0,
};
static ROUND: Signature = Signature {
    params: &["number", "ndigits"],
    required: 1,
    positional_only: 0,
    keyword_only: 0,
};
static SUM: Signature = Signature {
    params: &["iterable", "start"],
    required: 1,
    positional_only: 1,
    keyword_only: 0,
};

/// The module `builtins`.
pub static MODULE: NativeModule = NativeModule {
    name: "builtins",
    functions: &[
        NativeDef::function("__build_class__", Arity::Any, build_class),
        NativeDef::function("__import__", Arity::Named(&code::IMPORT), code::import),
        NativeDef::function("abs", Arity::One, numbers::abs),
        NativeDef::function("aiter", Arity::One, asynchronous::aiter),
        NativeDef::function("all", Arity::One, all),
        NativeDef::function("anext", Arity::Positional(1, 2), asynchronous::anext),
        NativeDef::function("any", Arity::One, any),
        NativeDef::function("ascii", Arity::One, ascii),
        NativeDef::function("bin", Arity::One, bin),
        NativeDef::function("callable", Arity::One, callable),
        NativeDef::function("chr", Arity::One, chr),
        NativeDef::function("compile", Arity::Named(&code::COMPILE), code::compile),
        NativeDef::function("delattr", Arity::Positional(2, 2), attributes::delattr),
        NativeDef::function("dir", Arity::Positional(0, 1), attributes::dir),
        NativeDef::function("divmod", Arity::Positional(2, 2), numbers::divmod),
        NativeDef::function("eval", Arity::Named(&code::EVAL), code::eval),
        NativeDef::function("exec", Arity::Named(&code::EXEC), code::exec),
        NativeDef::function("format", Arity::Positional(1, 2), format),
        NativeDef::function("getattr", Arity::Positional(2, 3), attributes::getattr),
        NativeDef::function("globals", Arity::Zero, attributes::globals),
        NativeDef::function("hasattr", Arity::Positional(2, 2), attributes::hasattr),
        NativeDef::function("hash", Arity::One, hash),
        NativeDef::function("hex", Arity::One, hex),
        NativeDef::function("id", Arity::One, id),
        NativeDef::function("input", Arity::Positional(0, 1), io::input),
        NativeDef::function("isinstance", Arity::Positional(2, 2), isinstance),
        NativeDef::function("issubclass", Arity::Positional(2, 2), issubclass),
        NativeDef::function("iter", Arity::Positional(1, 2), iter),
        NativeDef::function("len", Arity::One, len),
        NativeDef::function("locals", Arity::Zero, attributes::locals),
        NativeDef::function("max", Arity::Any, numbers::max),
        NativeDef::function("min", Arity::Any, numbers::min),
        NativeDef::function("next", Arity::Positional(1, 2), next).asking(),
        NativeDef::function("oct", Arity::One, oct),
        NativeDef::function("ord", Arity::One, ord),
        NativeDef::function("pow", Arity::Named(&POW), numbers::pow),
        NativeDef::function("print", Arity::Any, io::print),
        NativeDef::function("repr", Arity::One, repr),
        NativeDef::function("round", Arity::Named(&ROUND), numbers::round),
        NativeDef::function("setattr", Arity::Positional(3, 3), attributes::setattr),
        NativeDef::function("sorted", Arity::Any, sorted),
        NativeDef::function("sum", Arity::Named(&SUM), numbers::sum),
        NativeDef::function("vars", Arity::Positional(0, 1), attributes::vars),
    ],
    missing: &["breakpoint", "copyright", "credits", "help", "license"],
    init,
};
