//! The module `operator`: the operators as functions, and the three callables that look something up (`attrgetter`, `itemgetter`,
//! `methodcaller`, in `operator/getters.rs`). CPython's `_operator` is this module too.

mod getters;

use crate::builtins_numbers;
use crate::support::set;
use minipy_vm::native::{
    Args, Arity, Binary, ClassId, Comparison, NativeDef, NativeModule, Outcome, Raised, Special, Thread, Unary, Value,
};

/// Functions of two operands.
macro_rules! binary_functions {
    ($($name:ident $in_place:ident $Op:ident;)*) => {
        $(
            fn $name(thread: &mut Thread, args: Args<'_>) -> Outcome {
                thread.binary(Binary::$Op, &args[0], &args[1])
            }
            fn $in_place(thread: &mut Thread, args: Args<'_>) -> Outcome {
                thread.in_place(Binary::$Op, &args[0], &args[1])
            }
        )*
    };
}

binary_functions! {
    add iadd Add;
    sub isub Sub;
    mul imul Mul;
    truediv itruediv TrueDiv;
    floordiv ifloordiv FloorDiv;
    modulo imodulo Mod;
    pow ipow Pow;
    lshift ilshift LShift;
    rshift irshift RShift;
    and iand And;
    or ior Or;
    xor ixor Xor;
    matmul imatmul MatMul;
}

/// Comparisons.
macro_rules! comparisons {
    ($($name:ident $Op:ident),*) => {
        $(fn $name(thread: &mut Thread, args: Args<'_>) -> Outcome {
            thread.compare(Comparison::$Op, &args[0], &args[1])
        })*
    };
}

comparisons! { lt Lt, le Le, eq Eq, ne Ne, gt Gt, ge Ge }

/// Functions of one operand.
macro_rules! unary_functions {
    ($($name:ident $Op:ident),*) => {
        $(fn $name(thread: &mut Thread, args: Args<'_>) -> Outcome {
            thread.unary(Unary::$Op, &args[0])
        })*
    };
}

unary_functions! { neg Neg, pos Pos, invert Invert }

fn not(thread: &mut Thread, args: Args<'_>) -> Outcome {
    thread.truth(&args[0]).map(|truth| Value::bool(!truth))
}

fn truth(thread: &mut Thread, args: Args<'_>) -> Outcome {
    thread.truth(&args[0]).map(Value::bool)
}

fn is(_: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::bool(args[0].is(&args[1])))
}

fn is_not(_: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::bool(!args[0].is(&args[1])))
}

fn is_none(_: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::bool(args[0].is_none()))
}

fn is_not_none(_: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::bool(!args[0].is_none()))
}

fn index(thread: &mut Thread, args: Args<'_>) -> Outcome {
    thread.index_value(&args[0])
}

fn get_item(thread: &mut Thread, args: Args<'_>) -> Outcome {
    thread.get_item(&args[0], &args[1])
}

fn set_item(thread: &mut Thread, args: Args<'_>) -> Outcome {
    thread.set_item(&args[0], &args[1], &args[2]).map(|()| Value::NONE)
}

fn del_item(thread: &mut Thread, args: Args<'_>) -> Outcome {
    thread.del_item(&args[0], &args[1]).map(|()| Value::NONE)
}

fn contains(thread: &mut Thread, args: Args<'_>) -> Outcome {
    thread.contains(&args[0], &args[1]).map(Value::bool)
}

/// An error unless the value can be indexed (`PySequence_Check`).
fn check_sequence(thread: &mut Thread, value: &Value) -> Outcome<()> {
    let builtin = thread.slots(value).get_item.is_some() && value.as_dict().is_none();
    let is_sequence = builtin || (value.as_dict().is_none() && thread.overrides(value, Special::GetItem));
    if is_sequence {
        return Ok(());
    }
    let message = format!("'{}' object can't be concatenated", thread.class_name(value));
    Err(thread.type_error(message))
}

fn concat(thread: &mut Thread, args: Args<'_>) -> Outcome {
    check_sequence(thread, &args[0])?;
    check_concatenable(thread, &args[1], &args[0])?;
    thread.binary(Binary::Add, &args[0], &args[1])
}

fn iconcat(thread: &mut Thread, args: Args<'_>) -> Outcome {
    check_sequence(thread, &args[0])?;
    thread.in_place(Binary::Add, &args[0], &args[1])
}

/// `concat` asks for two sequences, unless the first is a builtin one, which has its own words.
fn check_concatenable(thread: &mut Thread, right: &Value, left: &Value) -> Outcome<()> {
    if thread.slots(left).binary.is_some() {
        return Ok(());
    }
    check_sequence(thread, right)
}

/// `countOf(iterable, item)`.
fn count_of(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let iterator = iterate(thread, &args[0])?;
    let mut count = 0;
    while let Some(item) = thread.next(&iterator)? {
        count += i64::from(thread.equals(&item, &args[1])?);
        thread.poll_native()?;
    }
    Ok(Value::int(count))
}

/// `indexOf(iterable, item)`.
fn index_of(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let iterator = iterate(thread, &args[0])?;
    let mut index = 0;
    while let Some(item) = thread.next(&iterator)? {
        if thread.equals(&item, &args[1])? {
            return Ok(Value::int(index));
        }
        index += 1;
        thread.poll_native()?;
    }
    Err(thread.value_error("sequence.index(x): x not in sequence"))
}

/// An iterator, with the words of CPython's `_PySequence_IterSearch` for what has none.
fn iterate(thread: &mut Thread, value: &Value) -> Outcome {
    thread
        .iter(value)
        .or_else(|raised| not_a_container(thread, value, raised))
}

#[cold]
fn not_a_container(thread: &mut Thread, value: &Value, raised: Raised) -> Outcome {
    drop(thread.catch(raised, ClassId::TypeError)?);
    let message = format!("argument of type '{}' is not iterable", thread.class_name(value));
    Err(thread.type_error(message))
}

fn length_hint(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let default = match args.get(1) {
        None => 0,
        Some(default)
            if default.as_small_int().is_some() || default.as_big().is_some() || default.as_bool().is_some() =>
        {
            crate::support::ssize(thread, default)?
        }
        Some(default) => {
            let message = format!(
                "'{}' object cannot be interpreted as an integer",
                thread.class_name(default)
            );
            return Err(thread.type_error(message));
        }
    };
    match hint(thread, &args[0])? {
        Some(hint) => Ok(hint),
        None => Ok(Value::int(default)),
    }
}

/// What an object says of its length; None if it says nothing.
fn hint(thread: &mut Thread, value: &Value) -> Outcome<Option<Value>> {
    if thread.slots(value).len.is_some() || thread.overrides(value, Special::Len) {
        match thread.len(value) {
            Ok(length) => return Ok(Some(Value::length(length))),
            Err(raised) => drop(thread.catch(raised, ClassId::TypeError)?),
        }
    }
    let hint = match thread.call_special_by_name(value, Special::LengthHint, &[]) {
        Ok(hint) => hint,
        Err(raised) => {
            drop(thread.catch(raised, ClassId::TypeError)?);
            None
        }
    };
    let Some(hint) = hint.filter(|hint| !hint.is_not_implemented()) else {
        return Ok(None);
    };
    if hint.as_small_int().is_none() && hint.as_big().is_none() && hint.as_bool().is_none() {
        let message = format!("__length_hint__ must be an integer, not {}", thread.class_name(&hint));
        return Err(thread.type_error(message));
    }
    let hint = crate::support::ssize(thread, &hint)?;
    if hint < 0 {
        return Err(thread.value_error("__length_hint__() should return >= 0"));
    }
    Ok(Some(Value::int(hint)))
}

/// `call(function, *args, **kwargs)`.
fn call(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let Some(function) = args.by_position().first() else {
        return Err(thread.type_error("call expected at least 1 argument, got 0"));
    };
    let rest = Args {
        values: &args.values[1..],
        names: args.names,
    };
    thread.call_with(function, rest)
}

/// `_compare_digest(a, b)`: of strings and bytes, without telling by its time where they differ.
fn compare_digest(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let bytes = |value: &Value| match value.as_str() {
        Some(text) => text.is_ascii().then(|| text.as_bytes().to_vec()),
        None => value.as_bytes().map(|bytes| bytes.as_slice().to_vec()),
    };
    let same_kind = args[0].as_str().is_some() == args[1].as_str().is_some();
    match (bytes(&args[0]), bytes(&args[1])) {
        (Some(a), Some(b)) if same_kind => {
            let differing = a.iter().zip(&b).fold(0, |sum, (a, b)| sum | (a ^ b));
            Ok(Value::bool(a.len() == b.len() && differing == 0))
        }
        _ if args[0].as_str().is_some() && args[1].as_str().is_some() => {
            Err(thread.type_error("comparing strings with non-ASCII characters is not supported"))
        }
        _ => {
            let (a, b) = (thread.class_name(&args[0]), thread.class_name(&args[1]));
            Err(thread.type_error(format!(
                "unsupported operand types(s) or combination of types: '{a}' and '{b}'"
            )))
        }
    }
}

/// The functions whose names with underscores around them are names too.
static ALIASES: &[&str] = &[
    "lt",
    "le",
    "eq",
    "ne",
    "ge",
    "gt",
    "not",
    "abs",
    "add",
    "and",
    "floordiv",
    "index",
    "inv",
    "invert",
    "lshift",
    "mod",
    "mul",
    "matmul",
    "neg",
    "or",
    "pos",
    "pow",
    "rshift",
    "sub",
    "truediv",
    "xor",
    "concat",
    "contains",
    "delitem",
    "getitem",
    "setitem",
    "iadd",
    "iand",
    "iconcat",
    "ifloordiv",
    "ilshift",
    "imod",
    "imul",
    "imatmul",
    "ior",
    "ipow",
    "irshift",
    "isub",
    "itruediv",
    "ixor",
    "call",
];

/// `__all__`.
static PUBLIC: &[&str] = &[
    "abs",
    "add",
    "and_",
    "attrgetter",
    "call",
    "concat",
    "contains",
    "countOf",
    "delitem",
    "eq",
    "floordiv",
    "ge",
    "getitem",
    "gt",
    "iadd",
    "iand",
    "iconcat",
    "ifloordiv",
    "ilshift",
    "imatmul",
    "imod",
    "imul",
    "index",
    "indexOf",
    "inv",
    "invert",
    "ior",
    "ipow",
    "irshift",
    "is_",
    "is_none",
    "is_not",
    "is_not_none",
    "isub",
    "itemgetter",
    "itruediv",
    "ixor",
    "le",
    "length_hint",
    "lshift",
    "lt",
    "matmul",
    "methodcaller",
    "mod",
    "mul",
    "ne",
    "neg",
    "not_",
    "or_",
    "pos",
    "pow",
    "rshift",
    "setitem",
    "sub",
    "truediv",
    "truth",
    "xor",
];

/// Fills the module `_operator`.
fn init(thread: &mut Thread, module: &Value) -> Outcome<()> {
    for spec in getters::CLASSES {
        let class = thread.native_class(spec);
        set(thread, module, spec.name, class);
    }
    for alias in ALIASES {
        let found = [(*alias).to_owned(), format!("{alias}_")]
            .iter()
            .find_map(|name| thread.own_attribute(module, &Value::intern(name)));
        if let Some(function) = found {
            set(thread, module, &format!("__{alias}__"), function);
        }
    }
    Ok(())
}

/// Fills the module `operator` with what `_operator` has.
fn init_public(thread: &mut Thread, module: &Value) -> Outcome<()> {
    let inner = thread.import_for_library("_operator")?;
    let aliases = ALIASES.iter().map(|alias| format!("__{alias}__"));
    let names = PUBLIC.iter().map(|name| (*name).to_owned()).chain(aliases);
    for name in names {
        let function = thread.own_attribute(&inner, &Value::intern(&name));
        set(thread, module, &name, function.unwrap_or(Value::NONE));
    }
    let names = PUBLIC.iter().map(|name| Value::intern(name)).collect();
    set(thread, module, "__all__", Value::list(names));
    Ok(())
}

const TWO: Arity = Arity::Positional(2, 2);

/// The functions of `_operator`.
static FUNCTIONS: &[NativeDef] = &[
    NativeDef::function("_compare_digest", TWO, compare_digest),
    NativeDef::function("abs", Arity::One, builtins_numbers::abs),
    NativeDef::function("add", TWO, add),
    NativeDef::function("and_", TWO, and),
    NativeDef::function("call", Arity::Any, call),
    NativeDef::function("concat", TWO, concat),
    NativeDef::function("contains", TWO, contains),
    NativeDef::function("countOf", TWO, count_of),
    NativeDef::function("delitem", TWO, del_item),
    NativeDef::function("eq", TWO, eq),
    NativeDef::function("floordiv", TWO, floordiv),
    NativeDef::function("ge", TWO, ge),
    NativeDef::function("getitem", TWO, get_item),
    NativeDef::function("gt", TWO, gt),
    NativeDef::function("iadd", TWO, iadd),
    NativeDef::function("iand", TWO, iand),
    NativeDef::function("iconcat", TWO, iconcat),
    NativeDef::function("ifloordiv", TWO, ifloordiv),
    NativeDef::function("ilshift", TWO, ilshift),
    NativeDef::function("imatmul", TWO, imatmul),
    NativeDef::function("imod", TWO, imodulo),
    NativeDef::function("imul", TWO, imul),
    NativeDef::function("index", Arity::One, index),
    NativeDef::function("indexOf", TWO, index_of),
    NativeDef::function("inv", Arity::One, invert),
    NativeDef::function("invert", Arity::One, invert),
    NativeDef::function("ior", TWO, ior),
    NativeDef::function("ipow", TWO, ipow),
    NativeDef::function("irshift", TWO, irshift),
    NativeDef::function("is_", TWO, is),
    NativeDef::function("is_none", Arity::One, is_none),
    NativeDef::function("is_not", TWO, is_not),
    NativeDef::function("is_not_none", Arity::One, is_not_none),
    NativeDef::function("isub", TWO, isub),
    NativeDef::function("itruediv", TWO, itruediv),
    NativeDef::function("ixor", TWO, ixor),
    NativeDef::function("le", TWO, le),
    NativeDef::function("length_hint", Arity::Positional(1, 2), length_hint),
    NativeDef::function("lshift", TWO, lshift),
    NativeDef::function("lt", TWO, lt),
    NativeDef::function("matmul", TWO, matmul),
    NativeDef::function("mod", TWO, modulo),
    NativeDef::function("mul", TWO, mul),
    NativeDef::function("ne", TWO, ne),
    NativeDef::function("neg", Arity::One, neg),
    NativeDef::function("not_", Arity::One, not),
    NativeDef::function("or_", TWO, or),
    NativeDef::function("pos", Arity::One, pos),
    NativeDef::function("pow", TWO, pow),
    NativeDef::function("rshift", TWO, rshift),
    NativeDef::function("setitem", Arity::Positional(3, 3), set_item),
    NativeDef::function("sub", TWO, sub),
    NativeDef::function("truediv", TWO, truediv),
    NativeDef::function("truth", Arity::One, truth),
    NativeDef::function("xor", TWO, xor),
];

/// The module `operator`.
pub static MODULE: NativeModule = NativeModule {
    name: "operator",
    functions: &[],
    missing: &[],
    init: init_public,
};

/// CPython's name for the part that is in C.
pub static INNER: NativeModule = NativeModule {
    name: "_operator",
    functions: FUNCTIONS,
    missing: &[],
    init,
};
