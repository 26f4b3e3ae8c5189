//! `collections.defaultdict`: a dict that makes the value of a missing key by calling its factory.

use crate::support::short_name;
use minipy_vm::native::{
    Args, Arity, Binary, ClassId, DICT_SLOTS, NativeClass, NativeDef, NativeSlots, Outcome, RawDict, Special, Thread,
    Value, class_getitem, dict_lookup, dict_update, dict_update_from_call,
};

fn new(thread: &mut Thread, class: &Value, _: Args<'_>) -> Outcome {
    let _ = thread;
    Ok(Value::dict(RawDict::default()).with_class(class))
}

fn init(thread: &mut Thread, this: &Value, args: Args<'_>) -> Outcome<()> {
    let factory = args.by_position().first().cloned().unwrap_or(Value::NONE);
    if !factory.is_none() && !thread.is_callable(&factory) {
        return Err(thread.type_error("first argument must be callable or None"));
    }
    set_factory(thread, this, factory);
    let rest = Args {
        values: &args.values[args.by_position().len().min(1)..],
        names: args.names,
    };
    dict_update_from_call(thread, this, "dict", rest)
}

/// The factory; None if there is none.
fn factory(thread: &Thread, this: &Value) -> Value {
    let factory = this.as_dict().and_then(|dict| dict.factory(thread).given().cloned());
    factory.unwrap_or(Value::NONE)
}

fn set_factory(thread: &mut Thread, this: &Value, factory: Value) {
    if let Some(dict) = this.as_dict() {
        dict.set_factory(thread, factory);
    }
}

fn get_item(thread: &mut Thread, this: &Value, key: &Value) -> Outcome {
    let Some(dict) = this.as_dict() else {
        return Ok(Value::NONE);
    };
    if let Some(value) = dict_lookup(thread, dict, key)? {
        return Ok(value);
    }
    match thread.call_special(this, Special::Missing, &[key])? {
        Some(value) => Ok(value),
        None => make_missing(thread, this, key),
    }
}

/// Calls the factory and keeps what it gives.
fn make_missing(thread: &mut Thread, this: &Value, key: &Value) -> Outcome {
    let factory = factory(thread, this);
    if factory.is_none() {
        return Err(thread.key_error(key));
    }
    let value = thread.call(&factory, &[])?;
    let Some(dict) = this.as_dict() else { return Ok(value) };
    // What the factory itself has put there stays.
    let hash = thread.hash_key(key)?;
    match thread.dict_find(dict, hash, key)? {
        Some(_) => Ok(thread.dict_get(dict, key)?.unwrap_or(value)),
        None => {
            thread.dict_set_hashed(dict, hash, key, value.clone())?;
            Ok(value)
        }
    }
}

fn missing(thread: &mut Thread, args: Args<'_>) -> Outcome {
    make_missing(thread, &args[0], &args[1])
}

fn repr(thread: &mut Thread, this: &Value) -> Outcome {
    let (name, factory) = (short_name(thread, this), factory(thread, this));
    let of_items = match DICT_SLOTS.repr {
        Some(repr) => repr(thread, this)?,
        None => Value::NONE,
    };
    // A factory that prints the dict itself meets it in the middle of its repr.
    let of_factory = thread.repr_once(&factory, "...", |thread| thread.repr_text(&factory))?;
    let (of_items, of_factory) = (of_items.as_str().unwrap_or("?"), of_factory.as_str().unwrap_or("?"));
    thread.text_value(&format!("{name}({of_factory}, {of_items})"))
}

fn copy(thread: &mut Thread, args: Args<'_>) -> Outcome {
    copied(thread, &args[0], &args[0])
}

/// A dict of the class and with the factory of `this`, and with the items of `items`.
fn copied(thread: &mut Thread, this: &Value, items: &Value) -> Outcome {
    let (class, factory) = (thread.class_of(this).clone(), factory(thread, this));
    thread.call(&class, &[factory, items.clone()])
}

fn binary(thread: &mut Thread, op: Binary, left: &Value, right: &Value) -> Outcome {
    if op != Binary::Or || left.as_dict().is_none() || right.as_dict().is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let class = thread.native_class(&CLASS);
    let left_is_one = thread.is_subclass_of(thread.class_of(left), &class);
    let union = copied(thread, if left_is_one { left } else { right }, left)?;
    dict_update(thread, &union, right)?;
    Ok(union)
}

fn reduce(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (class, factory) = (thread.class_of(&args[0]).clone(), factory(thread, &args[0]));
    let arguments = if factory.is_none() { Vec::new() } else { vec![factory] };
    let items = thread.call_method(&args[0], "items", &[])?;
    let items = thread.iter(&items)?;
    Ok(Value::tuple(vec![
        class,
        Value::tuple(arguments),
        Value::NONE,
        Value::NONE,
        items,
    ]))
}

fn get_factory(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(factory(thread, &args[0]))
}

fn write_factory(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let factory = args[1].given().cloned().unwrap_or(Value::NONE);
    set_factory(thread, &args[0], factory);
    Ok(Value::NONE)
}

static SLOTS: NativeSlots = NativeSlots {
    repr: Some(repr),
    get_item: Some(get_item),
    binary: Some(binary),
    new: Some(new),
    init: Some(init),
    ..DICT_SLOTS
};

/// `collections.defaultdict`.
pub(super) static CLASS: NativeClass = NativeClass {
    name: "defaultdict",
    module: "collections",
    base: ClassId::Dict,
    slots: Some(&SLOTS),
    methods: &[
        NativeDef::method("__missing__", Arity::One, missing),
        NativeDef::method("copy", Arity::Zero, copy),
        NativeDef::method("__copy__", Arity::Zero, copy),
        NativeDef::method("__reduce__", Arity::Zero, reduce),
        NativeDef::class_method("__class_getitem__", Arity::One, class_getitem),
        NativeDef::attribute("default_factory", get_factory, write_factory),
    ],
    has_dict: false,
    is_final: false,
};
