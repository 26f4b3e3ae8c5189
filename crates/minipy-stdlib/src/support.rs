//! What several modules need: arguments as numbers, and exceptions whose class has something to set up.

use minipy_vm::native::{
    Args, Arity, Binding, ClassId, NativeDef, NativeFn, Num, Outcome, Raised, Special, Thread, Value, with_first,
};

/// An argument as a float.
#[inline]
pub(crate) fn real(thread: &mut Thread, value: &Value) -> Outcome<f64> {
    thread.real(value)
}

/// An argument as a C `int`.
pub(crate) fn c_int(thread: &mut Thread, value: &Value) -> Outcome<i32> {
    let int = thread.index_value(value)?;
    match Num::of(&int).and_then(Num::small).and_then(|i| i32::try_from(i).ok()) {
        Some(i) => Ok(i),
        None => Err(thread.overflow_error("Python int too large to convert to C int")),
    }
}

/// Raises a new exception made by calling its class, so that its constructor sees the arguments.
#[cold]
pub(crate) fn raise_new(thread: &mut Thread, class: ClassId, args: &[Value]) -> Raised {
    let class = thread.heap().class(class).clone();
    match thread.call(&class, args) {
        Ok(exception) => thread.raise_value(exception),
        Err(raised) => raised,
    }
}

/// An attribute; None if looking for it ends in an AttributeError.
pub(crate) fn optional_attribute(thread: &mut Thread, value: &Value, name: &str) -> Outcome<Option<Value>> {
    match thread.find_attr(value, &Value::intern(name)) {
        Ok(found) => Ok(found),
        Err(raised) => {
            drop(thread.catch(raised, ClassId::AttributeError)?);
            Ok(None)
        }
    }
}

/// Sets an attribute of a module.
pub(crate) fn set(thread: &mut Thread, module: &Value, name: &str, value: Value) {
    thread.set_own_attribute(module, &Value::intern(name), value);
}

/// The text of an argument that must be a string; the error names what was to be a string.
pub(crate) fn text<'a>(thread: &mut Thread, value: &'a Value, what: &str) -> Outcome<&'a str> {
    match value.as_str() {
        Some(text) => Ok(text),
        None => {
            let message = format!("{what} must be str, not {}", thread.argument_name(value));
            Err(thread.type_error(message))
        }
    }
}

/// The constructor of a class as a table entry, for [`construct`]: the function gets the class and then the arguments.
pub(crate) const fn constructor(name: &'static str, arity: Arity, function: NativeFn) -> NativeDef {
    NativeDef {
        name,
        binding: Binding::New,
        arity,
        function,
        asks: false,
    }
}

/// Makes an object through a constructor's table entry. Keywords that a positional constructor does not know are left to the
/// `__init__` of a script's subclass, if it has one.
pub(crate) fn construct(thread: &mut Thread, def: &'static NativeDef, class: &Value, args: Args<'_>) -> Outcome {
    let keep = matches!(def.arity, Arity::Named(_) | Arity::Short(_) | Arity::Any)
        || !thread.class_overrides(class, Special::Init);
    let given = if keep { args.values } else { args.by_position() };
    let names = if keep { args.names } else { &[] };
    with_first(class.clone(), given, |values| {
        thread.call_def(def, None, Args { values, names })
    })
}

/// An argument as a C `Py_ssize_t`.
pub(crate) fn ssize(thread: &mut Thread, value: &Value) -> Outcome<i64> {
    if let Some(i) = value.as_small_int() {
        return Ok(i);
    }
    let int = thread.index_value(value)?;
    match Num::of(&int).and_then(Num::small) {
        Some(i) => Ok(i),
        None => Err(thread.overflow_error("Python int too large to convert to C ssize_t")),
    }
}

/// `iter(iterator)` of an iterator.
pub(crate) fn itself(_: &mut Thread, iterator: &Value) -> Outcome {
    Ok(iterator.clone())
}

/// The name of a value's class without its module, as `__class__.__name__` has it.
pub(crate) fn short_name(thread: &Thread, value: &Value) -> String {
    let name = thread.class_name(value);
    name.rsplit('.').next().unwrap_or_default().to_owned()
}
/// Calls a table entry with an object before the arguments: how a slot gets its arguments into the places of a signature.
pub(crate) fn with_receiver(thread: &mut Thread, def: &'static NativeDef, object: &Value, args: Args<'_>) -> Outcome {
    let mut values = Vec::with_capacity(args.values.len() + 1);
    values.push(object.clone());
    values.extend_from_slice(args.values);
    let args = Args {
        values: &values,
        names: args.names,
    };
    thread.call_def(def, None, args)
}
