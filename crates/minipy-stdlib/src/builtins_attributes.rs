//! Attributes by name, and namespaces: `getattr`, `dir`, `vars`, `globals` and their relatives.

use minipy_vm::native::{Args, ClassId, Outcome, Special, Thread, Value};

/// The interned name in an argument.
fn name(thread: &mut Thread, value: &Value) -> Outcome {
    if value.as_str().is_some() {
        return Ok(value.interned());
    }
    let message = format!("attribute name must be string, not '{}'", thread.class_name(value));
    Err(thread.type_error(message))
}

/// An attribute, or None if there is none: an AttributeError counts as absence.
fn find(thread: &mut Thread, object: &Value, attribute: &Value) -> Outcome<Option<Value>> {
    match thread.find_attr(object, attribute) {
        Err(raised) => thread.catch(raised, ClassId::AttributeError).map(|_| None),
        found => found,
    }
}

/// `getattr(object, name)`, `getattr(object, name, default)`.
pub(crate) fn getattr(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let attribute = name(thread, &args[1])?;
    match args.get(2) {
        None => thread.get_attr(&args[0], &attribute),
        Some(default) => Ok(find(thread, &args[0], &attribute)?.unwrap_or_else(|| default.clone())),
    }
}

/// `hasattr(object, name)`.
pub(crate) fn hasattr(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let attribute = name(thread, &args[1])?;
    find(thread, &args[0], &attribute).map(|found| Value::bool(found.is_some()))
}

/// `setattr(object, name, value)`.
pub(crate) fn setattr(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let attribute = name(thread, &args[1])?;
    thread
        .set_attr(&args[0], &attribute, Some(&args[2]))
        .map(|()| Value::NONE)
}

/// `delattr(object, name)`.
pub(crate) fn delattr(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let attribute = name(thread, &args[1])?;
    thread.set_attr(&args[0], &attribute, None).map(|()| Value::NONE)
}

/// `globals()`.
pub(crate) fn globals(thread: &mut Thread, _: Args<'_>) -> Outcome {
    Ok(thread.frame_globals())
}

/// `locals()`.
pub(crate) fn locals(thread: &mut Thread, _: Args<'_>) -> Outcome {
    Ok(thread.frame_locals())
}

/// `vars()`, `vars(object)`.
pub(crate) fn vars(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let Some(object) = args.get(0) else {
        return Ok(thread.frame_locals());
    };
    match find(thread, object, &Value::intern("__dict__"))? {
        Some(dict) => Ok(dict),
        None => Err(thread.type_error("vars() argument must have __dict__ attribute")),
    }
}

/// `dir()`, `dir(object)`: a sorted list.
pub(crate) fn dir(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let names = match args.get(0) {
        None => thread.frame_locals(),
        Some(object) => match thread.call_special_by_name(object, Special::Dir, &[])? {
            Some(names) => names,
            None => return Err(thread.type_error("object does not provide __dir__")),
        },
    };
    let list = Value::list(thread.collect(&names)?);
    thread.call_method(&list, "sort", &[])?;
    Ok(list)
}
