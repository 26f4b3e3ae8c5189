//! The methods with underscores of the builtin classes: `int.__add__`, `list.__len__` and so on, made from the slots a class
//! fills, so that scripts can call them, compare them and reach them through `super()`.
//!
//! A wrapper asks the slot of its receiver's builtin class and never a method that a script's class defines: that is how an
//! overriding method reaches what it overrides. A method that a class has in its own table is left alone.

use super::object::{BUILTIN_DICT, attribute_name};
use crate::heap::classes::ClassId;
use crate::heap::native::{Args, Arity, Binary, Comparison, NativeDef, NativeSlots, Outcome, Raised, Unary};
use crate::heap::thread::Thread;
use crate::heap::value::Value;

/// Calls a table entry whose first value is `receiver`: its arity is checked as for a call by name.
pub(crate) fn call_with_receiver(
    thread: &mut Thread,
    def: &'static NativeDef,
    receiver: &Value,
    args: Args<'_>,
) -> Outcome {
    let mut values = Vec::with_capacity(args.values.len() + 1);
    values.push(receiver.clone());
    values.extend_from_slice(args.values);
    thread.call_def(
        def,
        None,
        Args {
            values: &values,
            names: args.names,
        },
    )
}

/// `__qualname__` of a class.
pub(crate) fn qualname_of(thread: &Thread, class: &Value) -> String {
    let name = class
        .as_class()
        .and_then(|class| class.data.get(thread).qualname.as_str());
    name.unwrap_or("?").to_owned()
}

/// The arguments behind the receiver; an error unless there are from `min` to `max`, all by position.
fn operands<'a>(thread: &mut Thread, args: Args<'a>, min: usize, max: usize) -> Outcome<&'a [Value]> {
    let given = &args.values[1..];
    if args.names.is_empty() && (min..=max).contains(&given.len()) {
        return Ok(given);
    }
    if !args.names.is_empty() {
        return Err(thread.type_error("wrapper takes no keyword arguments"));
    }
    let (bound, wanted) = match (min == max, given.len() < min) {
        (true, _) => ("", min),
        (false, true) => ("at least ", min),
        (false, false) => ("at most ", max),
    };
    let plural = if wanted == 1 { "" } else { "s" };
    Err(thread.type_error(format!(
        "expected {bound}{wanted} argument{plural}, got {}",
        given.len()
    )))
}

/// The receiver's class does not fill the slot of a wrapper that was found by other means than its name.
#[cold]
fn no_slot(thread: &mut Thread, receiver: &Value, name: &str) -> Raised {
    thread.no_attribute(receiver, &Value::intern(name))
}

/// Wrappers of slots that take the receiver and a fixed number of operands.
macro_rules! wrappers {
    ($($function:ident $name:literal $slot:ident ($count:literal): $call:expr;)*) => {
        $(fn $function(thread: &mut Thread, args: Args<'_>) -> Outcome {
            let operands = operands(thread, args, $count, $count)?;
            match thread.slots(&args[0]).$slot {
                Some(slot) => ($call)(thread, slot, &args[0], operands),
                None => Err(no_slot(thread, &args[0], $name)),
            }
        })*
    };
}

/// A slot's function, named by its operands and its result.
type Slot0<T> = fn(&mut Thread, &Value) -> Outcome<T>;
type Slot1<T> = fn(&mut Thread, &Value, &Value) -> Outcome<T>;
type ItemSlot = fn(&mut Thread, &Value, &Value, Option<&Value>) -> Outcome<()>;

wrappers! {
    repr "__repr__" repr(0): |t: &mut Thread, f: Slot0<Value>, x: &Value, _: &[Value]| f(t, x);
    str "__str__" str(0): |t: &mut Thread, f: Slot0<Value>, x: &Value, _: &[Value]| f(t, x);
    hash "__hash__" hash(0): |t: &mut Thread, f: Slot0<i64>, x: &Value, _: &[Value]| f(t, x).map(Value::int);
    iter "__iter__" iter(0): |t: &mut Thread, f: Slot0<Value>, x: &Value, _: &[Value]| f(t, x);
    len "__len__" len(0): |t: &mut Thread, f: Slot0<usize>, x: &Value, _: &[Value]| f(t, x).map(Value::length);
    truth "__bool__" truth(0): |t: &mut Thread, f: Slot0<bool>, x: &Value, _: &[Value]| f(t, x).map(Value::bool);
    index "__index__" index(0): |t: &mut Thread, f: Slot0<Value>, x: &Value, _: &[Value]| f(t, x);
    get_item "__getitem__" get_item(1): |t: &mut Thread, f: Slot1<Value>, x: &Value, o: &[Value]| f(t, x, &o[0]);
    contains "__contains__" contains(1):
        |t: &mut Thread, f: Slot1<bool>, x: &Value, o: &[Value]| f(t, x, &o[0]).map(Value::bool);
    set_item "__setitem__" set_item(2):
        |t: &mut Thread, f: ItemSlot, x: &Value, o: &[Value]| f(t, x, &o[0], Some(&o[1])).map(|()| Value::NONE);
    del_item "__delitem__" set_item(1):
        |t: &mut Thread, f: ItemSlot, x: &Value, o: &[Value]| f(t, x, &o[0], None).map(|()| Value::NONE);
    descriptor_delete "__delete__" descriptor_set(1):
        |t: &mut Thread, f: ItemSlot, x: &Value, o: &[Value]| f(t, x, &o[0], None).map(|()| Value::NONE);
    descriptor_set "__set__" descriptor_set(2):
        |t: &mut Thread, f: ItemSlot, x: &Value, o: &[Value]| f(t, x, &o[0], Some(&o[1])).map(|()| Value::NONE);
}

fn next(thread: &mut Thread, args: Args<'_>) -> Outcome {
    operands(thread, args, 0, 0)?;
    let Some(next) = thread.slots(&args[0]).next else {
        return Err(no_slot(thread, &args[0], "__next__"));
    };
    match next(thread, &args[0])? {
        Some(item) => Ok(item),
        None => Err(thread.raise_with(ClassId::StopIteration, Vec::new())),
    }
}

fn call(thread: &mut Thread, args: Args<'_>) -> Outcome {
    match thread.slots(&args[0]).call {
        Some(call) => call(
            thread,
            &args[0],
            Args {
                values: &args.values[1..],
                names: args.names,
            },
        ),
        None => Err(no_slot(thread, &args[0], "__call__")),
    }
}

fn init(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if let Some(init) = thread.slots(&args[0]).init {
        init(
            thread,
            &args[0],
            Args {
                values: &args.values[1..],
                names: args.names,
            },
        )?;
    }
    Ok(Value::NONE)
}

fn get_attribute(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let name = operands(thread, args, 1, 1)?;
    let name = attribute_name(thread, &name[0])?;
    let found = match thread.slots(&args[0]).get_attr {
        Some(get) => get(thread, &args[0], &name)?.given().cloned(),
        None => thread.find_attr_plain(&args[0], &name)?,
    };
    found.ok_or_else(|| thread.no_attribute(&args[0], &name))
}

fn set_attribute(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let given = operands(thread, args, 2, 2)?;
    let name = attribute_name(thread, &given[0])?;
    thread
        .set_attr_plain(&args[0], &name, Some(&given[1]))
        .map(|()| Value::NONE)
}

fn delete_attribute(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let given = operands(thread, args, 1, 1)?;
    let name = attribute_name(thread, &given[0])?;
    thread.set_attr_plain(&args[0], &name, None).map(|()| Value::NONE)
}

fn descriptor_get(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let given = operands(thread, args, 1, 2)?;
    let class = given.get(1).filter(|class| !class.is_none());
    if given[0].is_none() && class.is_none() {
        return Err(thread.type_error("__get__(None, None) is invalid"));
    }
    let instance = if given[0].is_none() {
        Value::UNDEF
    } else {
        given[0].clone()
    };
    let class = class.cloned().unwrap_or_else(|| thread.class_of(&given[0]).clone());
    match thread.slots(&args[0]).descriptor_get {
        Some(get) => get(thread, &args[0], &instance, &class),
        None => Err(no_slot(thread, &args[0], "__get__")),
    }
}

fn format(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let given = operands(thread, args, 1, 1)?;
    let Some(spec) = given[0].as_str() else {
        let message = std::format!(
            "__format__() argument must be str, not {}",
            thread.argument_name(&given[0])
        );
        return Err(thread.type_error(message));
    };
    match thread.slots(&args[0]).format {
        Some(format) if !spec.is_empty() => format(thread, &args[0], spec),
        _ => thread.str(&args[0]),
    }
}

/// `X.__new__(Y, ...)`: the function is bound to X.
fn new(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let of = &args[0];
    let class = args.by_position().get(1);
    let Some((class, object)) = class.and_then(|class| Some((class, class.as_class()?))) else {
        return Err(no_class(thread, of, class));
    };
    let mine = of.as_class().and_then(|class| class.data.get(thread).native.new);
    let its = object.data.get(thread).native.new;
    match (mine, its) {
        (Some(mine), Some(its)) if std::ptr::fn_addr_eq(mine, its) && thread.is_subclass_of(class, of) => {
            let rest = Args {
                values: &args.values[2..],
                names: args.names,
            };
            mine(thread, class, rest)
        }
        _ => Err(cannot_make(thread, of, class)),
    }
}

/// The error of a `__new__` that is not given a class.
#[cold]
fn no_class(thread: &mut Thread, of: &Value, given: Option<&Value>) -> Raised {
    let name = thread.name_of_class(of);
    let Some(given) = given else {
        return thread.type_error(std::format!("{name}.__new__(): not enough arguments"));
    };
    let given = thread.class_name(given);
    thread.type_error(std::format!("{name}.__new__(X): X is not a type object ({given})"))
}

/// The error of a `__new__` that makes objects of another kind than the class given has.
#[cold]
fn cannot_make(thread: &mut Thread, of: &Value, class: &Value) -> Raised {
    let (name, wanted) = (thread.name_of_class(of), thread.name_of_class(class));
    if !thread.is_subclass_of(class, of) {
        let message = std::format!("{name}.__new__({wanted}): {wanted} is not a subtype of {name}");
        return thread.type_error(message);
    }
    let safe = builtin_base(thread, class);
    thread.type_error(std::format!(
        "{name}.__new__({wanted}) is not safe, use {safe}.__new__()"
    ))
}

/// The name of the first builtin class in the order of resolution that has a layout of its own.
fn builtin_base(thread: &Thread, class: &Value) -> String {
    let Some(object) = class.as_class() else {
        return String::new();
    };
    let order = std::iter::once(class).chain(&object.data.get(thread).ancestors);
    let builtin = order
        .clone()
        .find(|class| class.as_class().is_some_and(|class| !class.data.get(thread).heap));
    builtin.map_or(String::new(), |class| thread.name_of_class(class))
}

macro_rules! comparisons {
    ($($function:ident $op:ident),*) => {
        $(fn $function(thread: &mut Thread, args: Args<'_>) -> Outcome {
            let other = operands(thread, args, 1, 1)?;
            match thread.slots(&args[0]).compare {
                Some(compare) => compare(thread, &args[0], &other[0], Comparison::$op),
                None => Ok(Value::NOT_IMPLEMENTED),
            }
        })*
    };
}

comparisons! { lt Lt, le Le, eq Eq, ne Ne, gt Gt, ge Ge }

macro_rules! unary_operators {
    ($($function:ident $op:ident),*) => {
        $(fn $function(thread: &mut Thread, args: Args<'_>) -> Outcome {
            operands(thread, args, 0, 0)?;
            match thread.slots(&args[0]).unary {
                Some(unary) => unary(thread, Unary::$op, &args[0]),
                None => Ok(Value::NOT_IMPLEMENTED),
            }
        })*
    };
}

unary_operators! { neg Neg, pos Pos, invert Invert, abs Abs }

/// A slot of binary operators.
type BinarySlot = fn(&mut Thread, Binary, &Value, &Value) -> Outcome;

/// Does it have a length? Of what has arithmetic, these are the sequences, and mappings and sets that have neither `+` nor `*`.
fn is_sequence(thread: &Thread, value: &Value) -> bool {
    thread.slots(value).len.is_some()
}

/// What the left operand answers that is asked alone. Sequences do not leave `+` and `*` to the other operand then, as they do in an
/// operator: what they cannot add or count with is an error.
fn alone(thread: &mut Thread, slot: Option<BinarySlot>, op: Binary, left: &Value, right: &Value) -> Outcome {
    let Some(slot) = slot else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if op == Binary::Mul && is_sequence(thread, left) {
        let times = thread.index(right)?;
        return slot(thread, op, left, &Value::int(times));
    }
    let answer = slot(thread, op, left, right)?;
    if op == Binary::Add && answer.is_not_implemented() && is_sequence(thread, left) {
        return Err(not_to_be_added(thread, slot, left, right));
    }
    Ok(answer)
}

/// The error of a sequence that was given something else to add.
#[cold]
fn not_to_be_added(thread: &mut Thread, slot: BinarySlot, left: &Value, right: &Value) -> Raised {
    let is_in_place = thread
        .slots(left)
        .in_place
        .is_some_and(|own| std::ptr::fn_addr_eq(own, slot));
    if is_in_place
        && left.as_list().is_some()
        && let Err(raised) = thread.iter(right)
    {
        return raised;
    }
    let class = thread.class_of(left).clone();
    let (base, other) = (builtin_base(thread, &class), thread.class_name(right));
    let what = base.rsplit('.').next().unwrap_or_default();
    thread.type_error(match what {
        "bytes" | "bytearray" => std::format!("can't concat {other} to {what}"),
        "array" => std::format!("can only append array (not \"{other}\") to array"),
        _ => std::format!("can only concatenate {what} (not \"{other}\") to {what}"),
    })
}

/// The plain and the reflected method of a binary operator.
macro_rules! binary_operators {
    ($($Op:ident $plain:ident $reflected:ident;)*) => {
        $(
            fn $plain(thread: &mut Thread, args: Args<'_>) -> Outcome {
                let other = operands(thread, args, 1, 1)?;
                let slot = thread.slots(&args[0]).binary;
                alone(thread, slot, Binary::$Op, &args[0], &other[0])
            }
            fn $reflected(thread: &mut Thread, args: Args<'_>) -> Outcome {
                let other = operands(thread, args, 1, 1)?;
                if Binary::$Op == Binary::Mul && is_sequence(thread, &args[0]) {
                    return mul(thread, args);
                }
                match thread.slots(&args[0]).binary {
                    Some(binary) => binary(thread, Binary::$Op, &other[0], &args[0]),
                    None => Ok(Value::NOT_IMPLEMENTED),
                }
            }
        )*
    };
}

binary_operators! {
    Add plus radd;
    Sub sub rsub;
    Mul mul rmul;
    TrueDiv truediv rtruediv;
    FloorDiv floordiv rfloordiv;
    Mod modulo rmodulo;
    Pow pow rpow;
    LShift lshift rlshift;
    RShift rshift rrshift;
    And and rand;
    Or or ror;
    Xor xor rxor;
    MatMul matmul rmatmul;
    DivMod divmod rdivmod;
}

/// The method of an augmented assignment.
macro_rules! in_place_operators {
    ($($function:ident $Op:ident),*) => {
        $(fn $function(thread: &mut Thread, args: Args<'_>) -> Outcome {
            let other = operands(thread, args, 1, 1)?;
            let slot = thread.slots(&args[0]).in_place;
            alone(thread, slot, Binary::$Op, &args[0], &other[0])
        })*
    };
}

in_place_operators! {
    iadd Add, isub Sub, imul Mul, itruediv TrueDiv, ifloordiv FloorDiv, imodulo Mod, ipow Pow, ilshift LShift,
    irshift RShift, iand And, ior Or, ixor Xor, imatmul MatMul
}

/// Does a class fill a slot otherwise than its base?
type Filled = fn(&NativeSlots, &NativeSlots) -> bool;

/// Whether a slot is filled, and not as in the base.
macro_rules! filled {
    ($slot:ident) => {
        |mine: &NativeSlots, base: &NativeSlots| {
            let place = |slots: &NativeSlots| slots.$slot.map(|slot| slot as *const () as usize);
            mine.$slot.is_some() && place(mine) != place(base)
        }
    };
}

const fn wrapper(name: &'static str, function: crate::heap::native::NativeFn) -> NativeDef {
    NativeDef::slot(name, Arity::Any, function)
}

/// The methods that a slot makes.
static METHODS: &[(Filled, &[NativeDef])] = &[
    (filled!(repr), &[wrapper("__repr__", repr)]),
    (filled!(str), &[wrapper("__str__", str)]),
    (filled!(hash), &[wrapper("__hash__", hash)]),
    (filled!(call), &[wrapper("__call__", call)]),
    (filled!(iter), &[wrapper("__iter__", iter)]),
    (filled!(next), &[wrapper("__next__", next)]),
    (filled!(len), &[wrapper("__len__", len)]),
    (filled!(truth), &[wrapper("__bool__", truth)]),
    (filled!(index), &[wrapper("__index__", index)]),
    (filled!(get_item), &[wrapper("__getitem__", get_item)]),
    (
        filled!(set_item),
        &[wrapper("__setitem__", set_item), wrapper("__delitem__", del_item)],
    ),
    (filled!(contains), &[wrapper("__contains__", contains)]),
    (filled!(get_attr), &[wrapper("__getattribute__", get_attribute)]),
    (
        filled!(set_attr),
        &[
            wrapper("__setattr__", set_attribute),
            wrapper("__delattr__", delete_attribute),
        ],
    ),
    (filled!(descriptor_get), &[wrapper("__get__", descriptor_get)]),
    (
        filled!(descriptor_set),
        &[
            wrapper("__set__", descriptor_set),
            wrapper("__delete__", descriptor_delete),
        ],
    ),
    (filled!(init), &[wrapper("__init__", init)]),
    (filled!(format), &[wrapper("__format__", format)]),
    (
        filled!(compare),
        &[
            wrapper("__lt__", lt),
            wrapper("__le__", le),
            wrapper("__eq__", eq),
            wrapper("__ne__", ne),
            wrapper("__gt__", gt),
            wrapper("__ge__", ge),
        ],
    ),
];

/// The methods of unary operators.
static UNARY: &[NativeDef] = &[
    wrapper("__neg__", neg),
    wrapper("__pos__", pos),
    wrapper("__invert__", invert),
    wrapper("__abs__", abs),
];

/// The methods of binary operators, plain and reflected.
static BINARY: &[NativeDef] = &[
    wrapper("__add__", plus),
    wrapper("__radd__", radd),
    wrapper("__sub__", sub),
    wrapper("__rsub__", rsub),
    wrapper("__mul__", mul),
    wrapper("__rmul__", rmul),
    wrapper("__truediv__", truediv),
    wrapper("__rtruediv__", rtruediv),
    wrapper("__floordiv__", floordiv),
    wrapper("__rfloordiv__", rfloordiv),
    wrapper("__mod__", modulo),
    wrapper("__rmod__", rmodulo),
    wrapper("__pow__", pow),
    wrapper("__rpow__", rpow),
    wrapper("__lshift__", lshift),
    wrapper("__rlshift__", rlshift),
    wrapper("__rshift__", rshift),
    wrapper("__rrshift__", rrshift),
    wrapper("__and__", and),
    wrapper("__rand__", rand),
    wrapper("__or__", or),
    wrapper("__ror__", ror),
    wrapper("__xor__", xor),
    wrapper("__rxor__", rxor),
    wrapper("__matmul__", matmul),
    wrapper("__rmatmul__", rmatmul),
    wrapper("__divmod__", divmod),
    wrapper("__rdivmod__", rdivmod),
];

/// The methods of augmented assignments.
static IN_PLACE: &[NativeDef] = &[
    wrapper("__iadd__", iadd),
    wrapper("__isub__", isub),
    wrapper("__imul__", imul),
    wrapper("__itruediv__", itruediv),
    wrapper("__ifloordiv__", ifloordiv),
    wrapper("__imod__", imodulo),
    wrapper("__ipow__", ipow),
    wrapper("__ilshift__", ilshift),
    wrapper("__irshift__", irshift),
    wrapper("__iand__", iand),
    wrapper("__ior__", ior),
    wrapper("__ixor__", ixor),
    wrapper("__imatmul__", imatmul),
];

/// `X.__new__`, bound to X.
static NEW: NativeDef = NativeDef::method("__new__", Arity::Any, new);

/// The operators a class knows, by the names of their methods; one function answers for all of them. `r`, `i` and nothing
/// else stand in front of the plain name. A class that is not listed is taken to know all.
static OPERATORS: &[(ClassId, &[&str])] = &[
    (
        ClassId::Int,
        &[
            "add",
            "radd",
            "sub",
            "rsub",
            "mul",
            "rmul",
            "truediv",
            "rtruediv",
            "floordiv",
            "rfloordiv",
            "mod",
            "rmod",
            "pow",
            "rpow",
            "lshift",
            "rlshift",
            "rshift",
            "rrshift",
            "and",
            "rand",
            "or",
            "ror",
            "xor",
            "rxor",
            "divmod",
            "rdivmod",
            "neg",
            "pos",
            "invert",
            "abs",
        ],
    ),
    (ClassId::Bool, &["and", "rand", "or", "ror", "xor", "rxor", "invert"]),
    (
        ClassId::Float,
        &[
            "add",
            "radd",
            "sub",
            "rsub",
            "mul",
            "rmul",
            "truediv",
            "rtruediv",
            "floordiv",
            "rfloordiv",
            "mod",
            "rmod",
            "pow",
            "rpow",
            "divmod",
            "rdivmod",
            "neg",
            "pos",
            "abs",
        ],
    ),
    (
        ClassId::Complex,
        &[
            "add", "radd", "sub", "rsub", "mul", "rmul", "truediv", "rtruediv", "pow", "rpow", "neg", "pos", "abs",
        ],
    ),
    (ClassId::Str, &["add", "mul", "rmul", "mod", "rmod"]),
    (ClassId::Bytes, &["add", "mul", "rmul", "mod", "rmod"]),
    (ClassId::Tuple, &["add", "mul", "rmul"]),
    (ClassId::List, &["add", "mul", "rmul", "iadd", "imul"]),
    (ClassId::Dict, &["or", "ror", "ior"]),
    (ClassId::MappingProxy, &["or", "ror"]),
    (ClassId::Type, &["or", "ror"]),
    (ClassId::GenericAlias, &["or", "ror"]),
    (ClassId::Union, &["or", "ror"]),
    (
        ClassId::Set,
        &[
            "sub", "rsub", "and", "rand", "or", "ror", "xor", "rxor", "isub", "iand", "ior", "ixor",
        ],
    ),
    (
        ClassId::FrozenSet,
        &["sub", "rsub", "and", "rand", "or", "ror", "xor", "rxor"],
    ),
    (
        ClassId::DictKeys,
        &["sub", "rsub", "and", "rand", "or", "ror", "xor", "rxor"],
    ),
    (
        ClassId::DictItems,
        &["sub", "rsub", "and", "rand", "or", "ror", "xor", "rxor"],
    ),
];

/// Puts the wrappers of the slots a builtin class fills, and its base does not, into its namespace.
pub(crate) fn add(thread: &mut Thread, class: &Value, slots: &'static NativeSlots, base: &'static NativeSlots) {
    for (filled, defs) in METHODS {
        if filled(slots, base) {
            for def in *defs {
                put(thread, class, def.name, || Value::native_method(def, class.clone()));
            }
        }
    }
    let groups: [(Filled, &'static [NativeDef]); 3] = [
        (filled!(unary), UNARY),
        (filled!(binary), BINARY),
        (filled!(in_place), IN_PLACE),
    ];
    let known = OPERATORS
        .iter()
        .find(|(id, _)| thread.heap().class(*id).is(class))
        .map(|(_, names)| *names);
    for (filled, defs) in groups {
        if filled(slots, base) {
            for def in defs {
                let plain = def.name.trim_matches('_');
                if known.is_none_or(|known| known.contains(&plain)) {
                    put(thread, class, def.name, || Value::native_method(def, class.clone()));
                }
            }
        }
    }
    if (filled!(new) as Filled)(slots, base) {
        put(thread, class, "__new__", || Value::bound_native(&NEW, class.clone()));
    }
    if slots.compare.is_some() && slots.hash.is_none() {
        put(thread, class, "__hash__", || Value::NONE);
    }
    add_attributes(thread, class);
}

/// `__dict__` where instances begin to have attributes, and the docstring that every class inherits.
fn add_attributes(thread: &mut Thread, class: &Value) {
    let Some(object) = class.as_class() else { return };
    let data = object.data.get(thread);
    let of_base = data
        .bases
        .first()
        .and_then(|base| base.as_class())
        .is_some_and(|base| base.data.get(thread).has_dict);
    if data.has_dict && !of_base {
        put(thread, class, "__dict__", || {
            super::descriptors::getter(&BUILTIN_DICT, class.clone())
        });
    }
    if thread.heap().class(ClassId::Object).is(class) {
        put(thread, class, "__doc__", || Value::NONE);
    }
}

/// Puts an entry into the namespace of a class, unless there is one of that name.
fn put(thread: &mut Thread, class: &Value, name: &str, value: impl FnOnce() -> Value) {
    let Some(object) = class.as_class() else { return };
    let dict = object.data.get(thread).dict.clone();
    let name = Value::intern(name);
    if let Some(dict) = dict.as_dict()
        && dict.get_str(thread, &name).is_none()
    {
        dict.set_str(thread, &name, value());
    }
}
