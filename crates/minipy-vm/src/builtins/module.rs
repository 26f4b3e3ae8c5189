//! Module objects: making one by hand, its repr, its `__dict__`. Importing is elsewhere.

use super::object::{identity_hash, list_of_names};
use super::wrappers::call_with_receiver;
use crate::heap::classes::ClassId;
use crate::heap::native::{Args, Arity, Binding, NativeDef, NativeSlots, Outcome, Signature};
use crate::heap::thread::Thread;
use crate::heap::value::Value;

/// Names that a module of ours lacks; only such modules have it.
const MISSING: &str = "__minipy_missing__";

fn new(thread: &mut Thread, class: &Value, _: Args<'_>) -> Outcome {
    let module = Value::module(Value::namespace());
    Ok(if class.is(thread.heap().class(ClassId::Module)) {
        module
    } else {
        module.with_class(class)
    })
}

fn init(thread: &mut Thread, module: &Value, args: Args<'_>) -> Outcome<()> {
    static DEF: NativeDef = NativeDef {
        name: "module",
        binding: Binding::New,
        arity: Arity::Named(&Signature {
            params: &["name", "doc"],
            required: 1,
            positional_only: 0,
            keyword_only: 0,
        }),
        function: fill,
        asks: false,
    };
    call_with_receiver(thread, &DEF, module, args).map(drop)
}

fn fill(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if args[1].as_str().is_none() {
        let message = format!(
            "module() argument 'name' must be str, not {}",
            thread.class_name(&args[1])
        );
        return Err(thread.type_error(message));
    }
    let doc = args.get(2).cloned().unwrap_or(Value::NONE);
    let entries = [
        ("__name__", args[1].clone()),
        ("__doc__", doc),
        ("__package__", Value::NONE),
        ("__loader__", Value::NONE),
        ("__spec__", Value::NONE),
    ];
    for (name, value) in entries {
        thread.set_own_attribute(&args[0], &Value::intern(name), value);
    }
    Ok(Value::NONE)
}

fn repr(thread: &mut Thread, module: &Value) -> Outcome {
    let own = |thread: &mut Thread, name: &str| thread.own_attribute(module, &Value::intern(name));
    let name = match own(thread, "__name__") {
        Some(name) => thread.repr_text(&name)?,
        None => "'?'".to_owned(),
    };
    let place = match own(thread, "__file__") {
        Some(file) if file.as_str().is_some() => format!(" from {}", thread.repr_text(&file)?),
        _ if own(thread, MISSING).is_some() => " (built-in)".to_owned(),
        Some(_) if own(thread, "__path__").is_some() => {
            let path = own(thread, "__path__").unwrap_or(Value::NONE);
            format!(" (namespace) from {}", thread.repr_text(&path)?)
        }
        _ => String::new(),
    };
    Ok(Value::str(&format!("<module {name}{place}>")))
}

fn dir(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if let Some(hook) = thread.own_attribute(&args[0], &Value::intern("__dir__")) {
        return thread.call(&hook, &[]);
    }
    let mut names = thread.own_attribute_names(&args[0]);
    names.retain(|name| name.as_str() != Some(MISSING));
    Ok(list_of_names(names))
}

/// Slots of modules.
pub static SLOTS: NativeSlots = NativeSlots {
    repr: Some(repr),
    hash: Some(identity_hash),
    new: Some(new),
    init: Some(init),
    ..NativeSlots::NONE
};

/// Methods of modules.
pub static METHODS: &[NativeDef] = &[NativeDef::method("__dir__", Arity::Zero, dir)];
