//! `__annotations__` and `__annotate__` of functions, classes and modules (PEP 649), and `__type_params__` of functions and classes.
//!
//! What the annotations are is computed by `__annotate__` when somebody asks, and then kept: a class has both in its namespace under
//! `__annotate_func__` and `__annotations_cache__`, a module under their own names. A function has one place for all three: empty, or the
//! function that computes, or, once there is more to say, a tuple of the three.

use super::type_object::{entry, is_heap_class, set_entry};
use crate::heap::classes::ClassId;
use crate::heap::native::{Args, NativeDef, Outcome};
use crate::heap::thread::Thread;
use crate::heap::value::Value;

/// The format that `__annotate__` is asked for: the values.
const VALUE: i64 = 1;

/// What `__annotate__` gives: a new dict.
fn compute(thread: &mut Thread, annotate: &Value) -> Outcome {
    if annotate.is_none() || !thread.is_callable(annotate) {
        return Ok(Value::dict(Default::default()));
    }
    let made = thread.call(annotate, &[Value::small_int(VALUE)])?;
    if made.as_dict().is_none() {
        let message = format!("__annotate__ returned non-dict of type '{}'", thread.class_name(&made));
        return Err(thread.type_error(message));
    }
    Ok(made)
}

/// Refuses what `__annotate__` cannot be.
fn check_annotate(thread: &mut Thread, new: &Value) -> Outcome<()> {
    if !new.is_none() && !thread.is_callable(new) {
        return Err(thread.type_error("__annotate__ must be callable or None"));
    }
    Ok(())
}

// ---- functions ----

/// What a function computes annotations with, its annotations, and its type parameters; each None if it has none.
struct Parts {
    annotate: Value,
    annotations: Value,
    type_params: Value,
}

fn parts(thread: &Thread, function: &Value) -> Parts {
    let kept = function
        .as_function()
        .map(|function| &function.data.get(thread).annotate);
    match kept.and_then(Value::given) {
        None => Parts {
            annotate: Value::NONE,
            annotations: Value::NONE,
            type_params: Value::NONE,
        },
        Some(kept) => match kept.as_tuple().map(|tuple| tuple.items()) {
            Some([annotate, annotations, type_params]) => Parts {
                annotate: annotate.clone(),
                annotations: annotations.clone(),
                type_params: type_params.clone(),
            },
            _ => Parts {
                annotate: kept.clone(),
                annotations: Value::NONE,
                type_params: Value::NONE,
            },
        },
    }
}

fn set_parts(thread: &mut Thread, function: &Value, parts: Parts) {
    let kept = match parts.annotations.is_none() && parts.type_params.is_none() {
        true if parts.annotate.is_none() => Value::UNDEF,
        true => parts.annotate,
        false => Value::tuple(vec![parts.annotate, parts.annotations, parts.type_params]),
    };
    if let Some(function) = function.as_function() {
        let old = std::mem::replace(&mut function.data.get_mut(thread).annotate, kept);
        drop(old);
    }
}

fn function_annotations(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let known = parts(thread, &args[0]);
    if !known.annotations.is_none() {
        return Ok(known.annotations);
    }
    let annotations = compute(thread, &known.annotate)?;
    let known = parts(thread, &args[0]);
    set_parts(
        thread,
        &args[0],
        Parts {
            annotations: annotations.clone(),
            ..known
        },
    );
    Ok(annotations)
}

fn set_function_annotations(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let annotations = match &args[1] {
        new if new.is_undef() || new.is_none() => Value::NONE,
        new if new.as_dict().is_some() => new.clone(),
        _ => return Err(thread.type_error("__annotations__ must be set to a dict object")),
    };
    let type_params = parts(thread, &args[0]).type_params;
    set_parts(
        thread,
        &args[0],
        Parts {
            annotate: Value::NONE,
            annotations,
            type_params,
        },
    );
    Ok(Value::NONE)
}

fn function_annotate(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(parts(thread, &args[0]).annotate)
}

fn set_function_annotate(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if args[1].is_undef() {
        return Err(thread.type_error("__annotate__ cannot be deleted"));
    }
    check_annotate(thread, &args[1])?;
    let known = parts(thread, &args[0]);
    let annotations = match args[1].is_none() {
        true => known.annotations,
        false => Value::NONE,
    };
    let annotate = args[1].clone();
    set_parts(
        thread,
        &args[0],
        Parts {
            annotate,
            annotations,
            ..known
        },
    );
    Ok(Value::NONE)
}

fn function_type_params(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let params = parts(thread, &args[0]).type_params;
    Ok(if params.is_none() {
        Value::tuple(Vec::new())
    } else {
        params
    })
}

fn set_function_type_params(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if args[1].as_tuple().is_none() {
        return Err(thread.type_error("__type_params__ must be set to a tuple"));
    }
    let known = parts(thread, &args[0]);
    let type_params = args[1].clone();
    set_parts(thread, &args[0], Parts { type_params, ..known });
    Ok(Value::NONE)
}

/// The attributes of functions.
pub static FUNCTION: &[NativeDef] = &[
    NativeDef::attribute("__annotations__", function_annotations, set_function_annotations),
    NativeDef::attribute("__annotate__", function_annotate, set_function_annotate),
    NativeDef::attribute("__type_params__", function_type_params, set_function_type_params),
];

// ---- classes ----

const CLASS_ANNOTATE: &str = "__annotate_func__";
const CLASS_CACHE: &str = "__annotations_cache__";

/// Only classes that scripts make have annotations.
fn check_heap(thread: &mut Thread, class: &Value, name: &str) -> Outcome<()> {
    if is_heap_class(thread, class) {
        return Ok(());
    }
    let message = format!(
        "type object '{}' has no attribute '{name}'",
        thread.name_of_class(class)
    );
    Err(thread.attribute_error(message, class, &Value::intern(name)))
}

fn check_mutable(thread: &mut Thread, class: &Value, name: &str) -> Outcome<()> {
    if is_heap_class(thread, class) {
        return Ok(());
    }
    let message = format!(
        "cannot set '{name}' attribute of immutable type '{}'",
        thread.name_of_class(class)
    );
    Err(thread.type_error(message))
}

fn class_annotations(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let class = &args[0];
    check_heap(thread, class, "__annotations__")?;
    let known = entry(thread, class, "__annotations__").or_else(|| entry(thread, class, CLASS_CACHE));
    if let Some(known) = known {
        return thread.bind(&known, &Value::UNDEF, class);
    }
    let annotate = class_annotate(thread, args)?;
    let made = compute(thread, &annotate)?;
    set_entry(thread, class, CLASS_CACHE, &made);
    Ok(made)
}

fn set_class_annotations(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let class = &args[0];
    check_mutable(thread, class, "__annotations__")?;
    let own = entry(thread, class, "__annotations__").is_some();
    let name = if own { "__annotations__" } else { CLASS_CACHE };
    if !set_entry(thread, class, name, &args[1]) {
        return Err(thread.raise(ClassId::AttributeError, "__annotations__"));
    }
    set_entry(thread, class, CLASS_ANNOTATE, &Value::UNDEF);
    set_entry(thread, class, "__annotate__", &Value::UNDEF);
    Ok(Value::NONE)
}

fn class_annotate(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let class = &args[0];
    check_heap(thread, class, "__annotate__")?;
    match entry(thread, class, CLASS_ANNOTATE).or_else(|| entry(thread, class, "__annotate__")) {
        Some(known) => thread.bind(&known, &Value::UNDEF, class),
        None => {
            set_entry(thread, class, CLASS_ANNOTATE, &Value::NONE);
            Ok(Value::NONE)
        }
    }
}

fn set_class_annotate(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let class = &args[0];
    if args[1].is_undef() {
        return Err(thread.type_error("cannot delete __annotate__ attribute"));
    }
    check_mutable(thread, class, "__annotate__")?;
    check_annotate(thread, &args[1])?;
    set_entry(thread, class, CLASS_ANNOTATE, &args[1]);
    if !args[1].is_none() {
        set_entry(thread, class, CLASS_CACHE, &Value::UNDEF);
    }
    Ok(Value::NONE)
}

fn class_type_params(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(entry(thread, &args[0], "__type_params__").unwrap_or_else(|| Value::tuple(Vec::new())))
}

fn set_class_type_params(thread: &mut Thread, args: Args<'_>) -> Outcome {
    check_mutable(thread, &args[0], "__type_params__")?;
    set_entry(thread, &args[0], "__type_params__", &args[1]);
    Ok(Value::NONE)
}

/// The attributes of classes.
pub static CLASS: &[NativeDef] = &[
    NativeDef::attribute("__annotations__", class_annotations, set_class_annotations),
    NativeDef::attribute("__annotate__", class_annotate, set_class_annotate),
    NativeDef::attribute("__type_params__", class_type_params, set_class_type_params),
];

// ---- modules ----

fn module_annotations(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let name = Value::intern("__annotations__");
    if let Some(known) = thread.own_attribute(&args[0], &name) {
        return Ok(known);
    }
    let annotate = thread.own_attribute(&args[0], &Value::intern("__annotate__"));
    let made = compute(thread, &annotate.unwrap_or(Value::NONE))?;
    thread.set_own_attribute(&args[0], &name, made.clone());
    Ok(made)
}

fn set_module_annotations(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let name = Value::intern("__annotations__");
    if args[1].is_undef() {
        if !thread.delete_own_attribute(&args[0], &name) {
            return Err(thread.raise(ClassId::AttributeError, "__annotations__"));
        }
    } else {
        thread.set_own_attribute(&args[0], &name, args[1].clone());
    }
    thread.delete_own_attribute(&args[0], &Value::intern("__annotate__"));
    Ok(Value::NONE)
}

fn module_annotate(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let name = Value::intern("__annotate__");
    match thread.own_attribute(&args[0], &name) {
        Some(known) => Ok(known),
        None => {
            thread.set_own_attribute(&args[0], &name, Value::NONE);
            Ok(Value::NONE)
        }
    }
}

fn set_module_annotate(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if args[1].is_undef() {
        return Err(thread.type_error("cannot delete __annotate__ attribute"));
    }
    check_annotate(thread, &args[1])?;
    thread.set_own_attribute(&args[0], &Value::intern("__annotate__"), args[1].clone());
    if !args[1].is_none() {
        thread.delete_own_attribute(&args[0], &Value::intern("__annotations__"));
    }
    Ok(Value::NONE)
}

/// The attributes of modules.
pub static MODULE: &[NativeDef] = &[
    NativeDef::attribute("__annotations__", module_annotations, set_module_annotations),
    NativeDef::attribute("__annotate__", module_annotate, set_module_annotate),
];
