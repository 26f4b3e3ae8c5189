//! What is called: functions, methods bound to a receiver, functions written in Rust; and the cells of closures.
//!
//! How a call binds its arguments is in `interp/` (Python functions) and `ops/call.rs` (the others). Here are the attributes,
//! what a script may change of them, and the reprs.

use super::descriptors::readonly;
use super::object::identity_hash;
use super::wrappers::{call_with_receiver, qualname_of};
use crate::heap::native::{Args, Arity, Binding, Comparison, NativeDef, NativeSlots, Outcome, Signature};
use crate::heap::object::{CellObject, CodeObject, FunctionData, Kind};
use crate::heap::thread::Thread;
use crate::heap::value::Value;

/// A part of what a script may change of a function.
type Part = fn(&mut FunctionData) -> &mut Value;

/// A part, or None if it is absent.
fn part(thread: &mut Thread, function: &Value, part: Part) -> Outcome {
    let Some(function) = function.as_function() else {
        return Ok(Value::NONE);
    };
    let value = part(function.data.get_mut(thread)).clone();
    Ok(if value.is_undef() { Value::NONE } else { value })
}

/// Sets a part; `value` may be absent.
fn set_part(thread: &mut Thread, function: &Value, part: Part, value: Value) -> Outcome {
    if let Some(function) = function.as_function() {
        let old = std::mem::replace(part(function.data.get_mut(thread)), value);
        drop(old);
    }
    Ok(Value::NONE)
}

/// The argument of a setter: absent for `del` and None.
fn or_absent(value: &Value) -> Value {
    if value.is_none() { Value::UNDEF } else { value.clone() }
}

/// The functions of an attribute that is a part, with a check of what is set.
macro_rules! parts {
    ($($get:ident $set:ident $field:ident: $check:expr;)*) => {
        $(
            fn $get(thread: &mut Thread, args: Args<'_>) -> Outcome {
                part(thread, &args[0], |data| &mut data.$field)
            }
            fn $set(thread: &mut Thread, args: Args<'_>) -> Outcome {
                let check: fn(&Value) -> Result<Value, &'static str> = $check;
                match check(&args[1]) {
                    Ok(value) => set_part(thread, &args[0], |data| &mut data.$field, value),
                    Err(message) => Err(thread.type_error(message)),
                }
            }
        )*
    };
}

parts! {
    get_name set_name name:
        |v| if v.as_str().is_some() { Ok(v.clone()) } else { Err("__name__ must be set to a string object") };
    get_qualname set_qualname qualname:
        |v| if v.as_str().is_some() { Ok(v.clone()) } else { Err("__qualname__ must be set to a string object") };
    get_doc set_doc doc: |v| Ok(or_absent(v));
    get_module set_module module: |v| Ok(or_absent(v));
    get_defaults set_defaults defaults: |v| match or_absent(v) {
        v if v.is_undef() || v.as_tuple().is_some() => Ok(v),
        _ => Err("__defaults__ must be set to a tuple object"),
    };
    get_kwdefaults set_kwdefaults kwdefaults: |v| match or_absent(v) {
        v if v.is_undef() || v.as_dict().is_some() => Ok(v),
        _ => Err("__kwdefaults__ must be set to a dict object"),
    };
}

fn get_code(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(args[0]
        .as_function()
        .map_or(Value::NONE, |function| function.code.get(thread).clone()))
}

/// Frames and suspended generators rely on the code of their function staying what it was: it cannot be replaced.
fn set_code(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if args[1].as_code().is_none() {
        return Err(thread.type_error("__code__ must be set to a code object"));
    }
    if get_code(thread, args)?.is(&args[1]) {
        return Ok(Value::NONE);
    }
    let name = part(thread, &args[0], |data| &mut data.qualname)?;
    let message = format!(
        "minipy: the code of a function cannot be replaced ('{}')",
        name.as_str().unwrap_or("?")
    );
    Err(thread.type_error(message))
}

fn get_globals(_: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(args[0]
        .as_function()
        .map_or(Value::NONE, |function| function.globals.clone()))
}

fn get_closure(_: &mut Thread, args: Args<'_>) -> Outcome {
    let closure = args[0].as_function().and_then(|function| function.closure.given());
    Ok(closure.cloned().unwrap_or(Value::NONE))
}

fn get_builtins(thread: &mut Thread, _: Args<'_>) -> Outcome {
    Ok(thread.heap().builtins.get(thread).clone())
}

fn repr(thread: &mut Thread, function: &Value) -> Outcome {
    let name = part(thread, function, |data| &mut data.qualname)?;
    Ok(Value::str(&format!(
        "<function {} at {:#x}>",
        name.as_str().unwrap_or("?"),
        function.word()
    )))
}

fn call(thread: &mut Thread, function: &Value, args: Args<'_>) -> Outcome {
    thread.call_with(function, args)
}

fn descriptor_get(thread: &mut Thread, function: &Value, instance: &Value, class: &Value) -> Outcome {
    thread.bind(function, instance, class)
}

/// `types.FunctionType(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)`.
fn new(thread: &mut Thread, class: &Value, args: Args<'_>) -> Outcome {
    static DEF: NativeDef = NativeDef {
        name: "function",
        binding: Binding::New,
        arity: Arity::Named(&Signature {
            params: &["code", "globals", "name", "argdefs", "closure", "kwdefaults"],
            required: 2,
            positional_only: 0,
            keyword_only: 0,
        }),
        function: make,
        asks: false,
    };
    call_with_receiver(thread, &DEF, class, args)
}

fn make(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let wrong = |thread: &mut Thread, param: &str, kind: &str, value: &Value| {
        let given = thread.class_name(value);
        Err(thread.type_error(format!("function() argument '{param}' must be {kind}, not {given}")))
    };
    let Some(code) = args[1].as_code() else {
        return wrong(thread, "code", "code", &args[1]);
    };
    if args[2].as_dict().is_none() {
        return wrong(thread, "globals", "dict", &args[2]);
    }
    let given = |i: usize| {
        args.get(i)
            .filter(|value| !value.is_none())
            .cloned()
            .unwrap_or(Value::UNDEF)
    };
    let (name, defaults, closure, kwdefaults) = (given(3), given(4), given(5), given(6));
    if !name.is_undef() && name.as_str().is_none() {
        return Err(thread.type_error("arg 3 (name) must be None or string"));
    }
    if !defaults.is_undef() && defaults.as_tuple().is_none() {
        return Err(thread.type_error("arg 4 (defaults) must be None or tuple"));
    }
    check_closure(thread, code, &closure)?;
    let source = code.data.source.clone();
    let module = args[2]
        .as_dict()
        .and_then(|dict| dict.get_str(thread, &Value::intern("__name__")).cloned());
    let doc = match (source.flags.docstring, source.consts.first()) {
        (true, Some(minipy_code::Const::Str(doc))) => Value::str(doc),
        _ => Value::UNDEF,
    };
    let qualname = Value::str(&source.qualname);
    let name = if name.is_undef() {
        Value::intern(&source.name)
    } else {
        name
    };
    let module = module.unwrap_or(Value::UNDEF);
    let data = FunctionData {
        defaults,
        kwdefaults,
        name,
        qualname,
        doc,
        module,
        ..FunctionData::default()
    };
    Ok(Value::function(args[1].clone(), args[2].clone(), closure, data))
}

/// The closure must have a cell for each free variable of the code.
fn check_closure(thread: &mut Thread, code: &CodeObject, closure: &Value) -> Outcome<()> {
    let free = code.data.free.len();
    match closure.as_tuple() {
        None if free > 0 => Err(thread.type_error("arg 5 (closure) must be tuple")),
        None if !closure.is_undef() => Err(thread.type_error("arg 5 (closure) must be None or tuple")),
        Some(cells) if cells.items().len() != free => {
            let (name, given) = (code.data.source.name.to_string(), cells.items().len());
            Err(thread.value_error(format!("{name} requires closure of length {free}, not {given}")))
        }
        Some(cells) if cells.items().iter().any(|cell| cell.as_cell().is_none()) => {
            Err(thread.type_error("arg 5 (closure) expected cell, found something else"))
        }
        _ => Ok(()),
    }
}

fn method_parts(method: &Value) -> (Value, Value) {
    method
        .as_method()
        .map_or((Value::NONE, Value::NONE), |m| (m.function.clone(), m.receiver.clone()))
}

fn method_new(thread: &mut Thread, class: &Value, args: Args<'_>) -> Outcome {
    static DEF: NativeDef = NativeDef {
        name: "method",
        binding: Binding::New,
        arity: Arity::Positional(2, 2),
        function: make_method,
        asks: false,
    };
    call_with_receiver(thread, &DEF, class, args)
}

fn make_method(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if !thread.is_callable(&args[1]) {
        return Err(thread.type_error("first argument must be callable"));
    }
    if args[2].is_none() {
        return Err(thread.type_error("instance must not be None"));
    }
    Ok(Value::method(args[1].clone(), args[2].clone()))
}

fn method_repr(thread: &mut Thread, method: &Value) -> Outcome {
    let (function, receiver) = method_parts(method);
    let mut name = thread.find_attr(&function, &Value::intern("__qualname__"))?;
    if name.as_ref().is_none_or(|name| name.as_str().is_none()) {
        name = thread.find_attr(&function, &Value::intern("__name__"))?;
    }
    let receiver = thread.repr_text(&receiver)?;
    let name = name.as_ref().and_then(|name| name.as_str()).unwrap_or("?");
    Ok(Value::str(&format!("<bound method {name} of {receiver}>")))
}

fn method_hash(thread: &mut Thread, method: &Value) -> Outcome<i64> {
    let (function, receiver) = method_parts(method);
    let of_receiver = identity_hash(thread, &receiver)?;
    Ok(of_receiver ^ thread.hash(&function)?.rotate_left(7) & i64::MAX)
}

fn method_compare(thread: &mut Thread, left: &Value, right: &Value, op: Comparison) -> Outcome {
    if right.as_method().is_none() || !matches!(op, Comparison::Eq | Comparison::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let ((left, left_of), (right, right_of)) = (method_parts(left), method_parts(right));
    let equal = thread.equals(&left, &right)? && left_of.is(&right_of);
    Ok(Value::bool(equal == (op == Comparison::Eq)))
}

/// A bound method has the attributes of its function.
fn method_get_attr(thread: &mut Thread, method: &Value, name: &Value) -> Outcome {
    let class = thread.class_of(method).clone();
    if let Some(found) = thread.class_lookup(&class, name) {
        return thread.bind(&found, method, &class);
    }
    let (function, _) = method_parts(method);
    thread.get_attr(&function, name)
}

/// A bound method is not bound again.
fn method_get(_: &mut Thread, method: &Value, _: &Value, _: &Value) -> Outcome {
    Ok(method.clone())
}

fn method_function(_: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(method_parts(&args[0]).0)
}

fn method_receiver(_: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(method_parts(&args[0]).1)
}

/// Attributes that a bound method's class would otherwise have of its own.
macro_rules! of_function {
    ($($function:ident $name:literal),*) => {
        $(fn $function(thread: &mut Thread, args: Args<'_>) -> Outcome {
            let (function, _) = method_parts(&args[0]);
            thread.get_attr(&function, &Value::intern($name))
        })*
    };
}

of_function! {
    method_name "__name__", method_qualname "__qualname__", method_doc "__doc__", method_module "__module__"
}

/// The class that a native method belongs to, or that of the receiver it is bound to; None for a module's function.
fn native_class(thread: &Thread, value: &Value) -> Option<Value> {
    let native = value.as_native()?;
    match (value.kind(), native.bound) {
        (Some(Kind::NativeMethod), _) => Some(native.receiver.clone()),
        (_, true) if native.receiver.as_class().is_some() => Some(native.receiver.clone()),
        (_, true) => Some(thread.class_of(&native.receiver).clone()),
        (_, false) => native.receiver.as_class().is_some().then(|| native.receiver.clone()),
    }
}

fn native_name_text(value: &Value) -> &'static str {
    value.as_native().map_or("?", |native| native.def.name)
}

fn native_repr(thread: &mut Thread, value: &Value) -> Outcome {
    let Some(native) = value.as_native() else {
        return Ok(Value::NONE);
    };
    let name = native.def.name;
    let text = match native_class(thread, value) {
        None => format!("<built-in function {name}>"),
        Some(class) if value.kind() == Some(Kind::NativeMethod) => {
            let what = if matches!(native.def.binding, Binding::Slot) {
                "slot wrapper"
            } else {
                "method"
            };
            format!("<{what} '{name}' of '{}' objects>", thread.name_of_class(&class))
        }
        Some(_) => {
            let what = if matches!(native.def.binding, Binding::Slot) {
                "method-wrapper "
            } else {
                "built-in method "
            };
            let quote = if matches!(native.def.binding, Binding::Slot) {
                "'"
            } else {
                ""
            };
            let class = thread.class_name(&native.receiver);
            format!(
                "<{what}{quote}{name}{quote} of {class} object at {:#x}>",
                native.receiver.word()
            )
        }
    };
    Ok(Value::str(&text))
}

fn native_hash(thread: &mut Thread, value: &Value) -> Outcome<i64> {
    match value.as_native() {
        Some(native) if native.bound => {
            Ok(identity_hash(thread, &native.receiver)? ^ (std::ptr::from_ref(native.def).addr() as i64 >> 4))
        }
        _ => identity_hash(thread, value),
    }
}

fn native_compare(_: &mut Thread, left: &Value, right: &Value, op: Comparison) -> Outcome {
    let (Some(l), Some(r), Comparison::Eq | Comparison::Ne) = (left.as_native(), right.as_native(), op) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let equal = left.is(right) || l.bound && r.bound && std::ptr::eq(l.def, r.def) && l.receiver.is(&r.receiver);
    Ok(Value::bool(equal == (op == Comparison::Eq)))
}

fn native_call(thread: &mut Thread, value: &Value, args: Args<'_>) -> Outcome {
    thread.call_native(value, args)
}

fn native_get(thread: &mut Thread, value: &Value, instance: &Value, class: &Value) -> Outcome {
    thread.bind(value, instance, class)
}

fn native_name(_: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::intern(native_name_text(&args[0])))
}

fn native_qualname(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let name = native_name_text(&args[0]);
    Ok(match native_class(thread, &args[0]) {
        Some(class) => Value::str(&format!("{}.{name}", qualname_of(thread, &class))),
        None => Value::intern(name),
    })
}

fn native_self(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let Some(native) = args[0].as_native() else {
        return Ok(Value::NONE);
    };
    if args[0].kind() == Some(Kind::NativeMethod) {
        return Err(thread.no_attribute(&args[0], &Value::intern("__self__")));
    }
    Ok(native.receiver.given().cloned().unwrap_or(Value::NONE))
}

fn native_module(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let name = Value::intern("__module__");
    if args[0].kind() == Some(Kind::NativeMethod) {
        return Err(thread.no_attribute(&args[0], &name));
    }
    let module = args[0]
        .as_native()
        .filter(|native| native.receiver.as_module().is_some());
    match module {
        Some(native) => thread.get_attr(&native.receiver, &Value::intern("__name__")),
        None => Ok(Value::NONE),
    }
}

fn native_objclass(thread: &mut Thread, args: Args<'_>) -> Outcome {
    match native_class(thread, &args[0]) {
        Some(class) if args[0].kind() == Some(Kind::NativeMethod) || is_wrapper_of(&args[0]) => Ok(class),
        _ => Err(thread.no_attribute(&args[0], &Value::intern("__objclass__"))),
    }
}

fn is_wrapper_of(value: &Value) -> bool {
    value
        .as_native()
        .is_some_and(|native| matches!(native.def.binding, Binding::Slot))
}

fn no_text(_: &mut Thread, _: Args<'_>) -> Outcome {
    Ok(Value::NONE)
}

fn cell_repr(thread: &mut Thread, cell: &Value) -> Outcome {
    let contents = cell.as_cell().and_then(|c| c.contents.get(thread).given().cloned());
    let inside = match contents {
        Some(contents) => format!("{} object at {:#x}", thread.class_name(&contents), contents.word()),
        None => "empty".to_owned(),
    };
    Ok(Value::str(&format!("<cell at {:#x}: {inside}>", cell.word())))
}

fn cell_new(thread: &mut Thread, class: &Value, args: Args<'_>) -> Outcome {
    static DEF: NativeDef = NativeDef {
        name: "cell",
        binding: Binding::New,
        arity: Arity::Positional(0, 1),
        function: make_cell,
        asks: false,
    };
    call_with_receiver(thread, &DEF, class, args)
}

fn make_cell(_: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::cell(args.get(1).cloned().unwrap_or(Value::UNDEF)))
}

fn cell_contents(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let contents = args[0]
        .as_cell()
        .and_then(|cell| cell.contents.get(thread).given().cloned());
    contents.ok_or_else(|| thread.value_error("Cell is empty"))
}

fn set_cell_contents(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if let Some(cell) = args[0].as_cell() {
        let old = std::mem::replace(cell.contents.get_mut(thread), args[1].clone());
        drop(old);
    }
    Ok(Value::NONE)
}

/// Cells compare as their contents do; an empty one comes before all others.
fn cell_compare(thread: &mut Thread, left: &Value, right: &Value, op: Comparison) -> Outcome {
    let (Some(left), Some(right)) = (left.as_cell(), right.as_cell()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let contents = |cell: &CellObject| cell.contents.get(thread).given().cloned();
    match (contents(left), contents(right)) {
        (Some(left), Some(right)) => thread.compare(op, &left, &right),
        (left, right) => Ok(Value::bool(op.holds(left.is_some().cmp(&right.is_some())))),
    }
}

fn cell_hash(thread: &mut Thread, _: &Value) -> Outcome<i64> {
    Err(thread.type_error("unhashable type: 'cell'"))
}

/// Slots of the cells of closures.
pub static CELL_SLOTS: NativeSlots = NativeSlots {
    repr: Some(cell_repr),
    hash: Some(cell_hash),
    compare: Some(cell_compare),
    new: Some(cell_new),
    ..NativeSlots::NONE
};

/// Attributes of the cells of closures.
pub static CELL_METHODS: &[NativeDef] = &[NativeDef::attribute("cell_contents", cell_contents, set_cell_contents)];

/// Slots of functions written in Python.
pub static SLOTS: NativeSlots = NativeSlots {
    repr: Some(repr),
    hash: Some(identity_hash),
    call: Some(call),
    descriptor_get: Some(descriptor_get),
    new: Some(new),
    ..NativeSlots::NONE
};

/// Attributes of functions written in Python. Their `__dict__` is in the namespace as that of every class with attributes.
pub static METHODS: &[NativeDef] = &[
    NativeDef::attribute("__name__", get_name, set_name),
    NativeDef::attribute("__qualname__", get_qualname, set_qualname),
    NativeDef::attribute("__doc__", get_doc, set_doc),
    NativeDef::attribute("__module__", get_module, set_module),
    NativeDef::attribute("__defaults__", get_defaults, set_defaults),
    NativeDef::attribute("__kwdefaults__", get_kwdefaults, set_kwdefaults),
    NativeDef::attribute("__code__", get_code, set_code),
    NativeDef::attribute("__globals__", get_globals, readonly),
    NativeDef::attribute("__closure__", get_closure, readonly),
    NativeDef::attribute("__builtins__", get_builtins, readonly),
];

/// Slots of bound methods.
pub static METHOD_SLOTS: NativeSlots = NativeSlots {
    repr: Some(method_repr),
    hash: Some(method_hash),
    call: Some(call),
    compare: Some(method_compare),
    get_attr: Some(method_get_attr),
    descriptor_get: Some(method_get),
    new: Some(method_new),
    ..NativeSlots::NONE
};

/// Attributes of bound methods.
pub static METHOD_METHODS: &[NativeDef] = &[
    NativeDef::attribute("__func__", method_function, readonly),
    NativeDef::attribute("__self__", method_receiver, readonly),
    NativeDef::getter("__name__", method_name),
    NativeDef::getter("__qualname__", method_qualname),
    NativeDef::getter("__doc__", method_doc),
    NativeDef::getter("__module__", method_module),
];

/// Slots of functions written in Rust and of their methods bound to a receiver.
pub static NATIVE_SLOTS: NativeSlots = NativeSlots {
    repr: Some(native_repr),
    hash: Some(native_hash),
    call: Some(native_call),
    compare: Some(native_compare),
    ..NativeSlots::NONE
};

/// Slots of methods written in Rust, as they stand in their class.
pub static NATIVE_METHOD_SLOTS: NativeSlots = NativeSlots {
    repr: Some(native_repr),
    hash: Some(identity_hash),
    call: Some(native_call),
    descriptor_get: Some(native_get),
    ..NativeSlots::NONE
};

/// Attributes of what is written in Rust.
pub static NATIVE_METHODS: &[NativeDef] = &[
    NativeDef::getter("__name__", native_name),
    NativeDef::getter("__qualname__", native_qualname),
    NativeDef::getter("__self__", native_self),
    NativeDef::getter("__module__", native_module),
    NativeDef::getter("__objclass__", native_objclass),
    NativeDef::getter("__doc__", no_text),
    NativeDef::getter("__text_signature__", no_text),
];
