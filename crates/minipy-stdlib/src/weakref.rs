//! The module `_weakref`: weak references. Proxies and the containers of `weakref` are Python code on top of it.

use crate::support::set;
use minipy_vm::native::{
    Args, Arity, ClassId, Comparison, NativeClass, NativeDef, NativeModule, NativeSlots, Outcome, Thread, Value,
    WeakRef,
};

/// The object and the callback in the arguments of `ref`.
fn arguments<'a>(thread: &mut Thread, args: Args<'a>, name: &str) -> Outcome<(&'a Value, Option<&'a Value>)> {
    match args.values {
        [target] => Ok((target, None)),
        [target, callback] => Ok((target, Some(callback).filter(|callback| !callback.is_none()))),
        [] => Err(thread.type_error(format!("{name} expected at least 1 argument, got 0"))),
        more => Err(thread.type_error(format!("{name} expected at most 2 arguments, got {}", more.len()))),
    }
}

fn new(thread: &mut Thread, class: &Value, args: Args<'_>) -> Outcome {
    let plain = class.is(&thread.native_class(&REFERENCE));
    let (target, callback) = arguments(thread, Args::positional(args.by_position()), "__new__")?;
    if plain && !args.names.is_empty() {
        return Err(thread.type_error("ref() takes no keyword arguments"));
    }
    if !thread.is_weakly_referable(target) {
        let message = format!("cannot create weak reference to '{}' object", thread.class_name(target));
        return Err(thread.type_error(message));
    }
    if plain && callback.is_none() {
        // References that do nothing are shared.
        let same = |thread: &Thread, known: &Value| {
            thread.class_of(known).is(class)
                && known
                    .payload::<WeakRef>(thread)
                    .is_some_and(|known| known.callback().is_none())
        };
        let known = thread.weakrefs_of(target);
        if let Some(known) = known.into_iter().find(|known| same(thread, known)) {
            return Ok(known);
        }
    }
    Ok(thread.new_weakref(class, target, callback))
}

fn init_reference(thread: &mut Thread, _: &Value, args: Args<'_>) -> Outcome<()> {
    arguments(thread, args, "__init__").map(drop)
}

fn call(thread: &mut Thread, reference: &Value, args: Args<'_>) -> Outcome {
    if !args.values.is_empty() {
        let message = format!("weakref expected 0 arguments, got {}", args.values.len());
        return Err(thread.type_error(message));
    }
    Ok(thread.weakref_target(reference).unwrap_or(Value::NONE))
}

fn hash(thread: &mut Thread, reference: &Value) -> Outcome<i64> {
    if let Some(known) = reference
        .payload::<WeakRef>(thread)
        .and_then(|reference| reference.hash.get())
    {
        return Ok(known);
    }
    let Some(target) = thread.weakref_target(reference) else {
        return Err(thread.type_error("weak object has gone away"));
    };
    let hash = thread.hash(&target)?;
    if let Some(reference) = reference.payload::<WeakRef>(thread) {
        reference.hash.set(Some(hash));
    }
    Ok(hash)
}

fn compare(thread: &mut Thread, left: &Value, right: &Value, op: Comparison) -> Outcome {
    if !matches!(op, Comparison::Eq | Comparison::Ne) || right.payload::<WeakRef>(thread).is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    match (thread.weakref_target(left), thread.weakref_target(right)) {
        (Some(left), Some(right)) => thread.compare(op, &left, &right),
        _ => Ok(Value::bool(left.is(right) == (op == Comparison::Eq))),
    }
}

fn repr(thread: &mut Thread, reference: &Value) -> Outcome {
    let address = thread.identity(reference);
    let Some(target) = thread.weakref_target(reference) else {
        return Ok(Value::str(&format!("<weakref at {address:#x}; dead>")));
    };
    let (class, at) = (thread.class_name(&target), thread.identity(&target));
    // Asked of the class, which knows the names of functions and classes: an instance's own `__getattr__` plays no part.
    let owner = thread.class_of(&target).clone();
    let name = match thread.class_lookup(&owner, &Value::intern("__name__")) {
        Some(found) => Some(thread.bind(&found, &target, &owner)?),
        None => None,
    };
    let name = name.as_ref().and_then(|name| name.as_str());
    let name = name.map(|name| format!(" ({name})")).unwrap_or_default();
    Ok(Value::str(&format!(
        "<weakref at {address:#x}; to '{class}' at {at:#x}{name}>"
    )))
}

fn get_callback(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let callback = args[0]
        .payload::<WeakRef>(thread)
        .and_then(|reference| reference.callback().cloned());
    Ok(callback.unwrap_or(Value::NONE))
}

static SLOTS: NativeSlots = NativeSlots {
    new: Some(new),
    init: Some(init_reference),
    call: Some(call),
    hash: Some(hash),
    compare: Some(compare),
    repr: Some(repr),
    ..NativeSlots::NONE
};

/// `weakref.ref`.
pub(crate) static REFERENCE: NativeClass = NativeClass {
    name: "ReferenceType",
    module: "weakref",
    base: ClassId::Object,
    slots: Some(&SLOTS),
    methods: &[NativeDef::getter("__callback__", get_callback)],
    has_dict: false,
    is_final: false,
};

fn get_weakrefs(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::list(thread.weakrefs_of(&args[0])))
}

fn get_weakref_count(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::length(thread.weakrefs_of(&args[0]).len()))
}

fn init(thread: &mut Thread, module: &Value) -> Outcome<()> {
    let class = thread.native_class(&REFERENCE);
    set(thread, module, "ReferenceType", class.clone());
    set(thread, module, "ref", class);
    Ok(())
}

/// The module `_weakref`.
pub static MODULE: NativeModule = NativeModule {
    name: "_weakref",
    functions: &[
        NativeDef::function("getweakrefcount", Arity::One, get_weakref_count),
        NativeDef::function("getweakrefs", Arity::One, get_weakrefs),
    ],
    init,
    missing: &["CallableProxyType", "ProxyType", "proxy"],
};
