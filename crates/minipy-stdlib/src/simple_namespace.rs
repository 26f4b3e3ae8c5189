//! `types.SimpleNamespace`: an object that is nothing but its attributes. `sys.implementation` is one.

use minipy_vm::native::{
    Args, Arity, ClassId, Comparison, NativeClass, NativeDef, NativeSlots, Outcome, Payload, Thread, Value,
};

/// It has no contents but its attribute dict.
struct Namespace;

impl Payload for Namespace {
    fn traverse(&self, _: &Thread, _: &mut dyn FnMut(&Value)) {}
}

fn new(_: &mut Thread, class: &Value, _: Args<'_>) -> Outcome {
    Ok(Value::payload_object(class, Namespace))
}

/// The attributes come from a mapping or from pairs, then from the keywords.
fn init(thread: &mut Thread, object: &Value, args: Args<'_>) -> Outcome<()> {
    match args.by_position() {
        [] => {}
        [given] => {
            let dict = thread.heap().class(ClassId::Dict).clone();
            let dict = thread.call(&dict, std::slice::from_ref(given))?;
            let entries = dict.as_dict().map(|dict| thread.dict_entries(dict));
            let entries = entries.unwrap_or_default();
            if entries.iter().any(|(name, _)| name.as_str().is_none()) {
                return Err(thread.type_error("keywords must be strings"));
            }
            for (name, value) in entries {
                thread.set_own_attribute(object, &name.interned(), value);
            }
        }
        given => {
            let message = format!("SimpleNamespace expected at most 1 argument, got {}", given.len());
            return Err(thread.type_error(message));
        }
    }
    for (name, value) in args.by_keyword() {
        thread.set_own_attribute(object, &name.interned(), value.clone());
    }
    Ok(())
}

/// `copy.replace(namespace, **changes)`: another one with some attributes different.
fn replace(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let [object] = args.by_position() else {
        return Err(thread.type_error("__replace__() takes no positional arguments"));
    };
    let class = thread.class_of(object).clone();
    let made = thread.call(&class, &[])?;
    if made.payload::<Namespace>(thread).is_none() {
        let (wanted, found) = (thread.repr_text(object)?, thread.class_name(&made));
        let shown = wanted.split('(').next().unwrap_or_default();
        let message = format!("expect types.SimpleNamespace type, but {shown}() returned '{found}' object");
        return Err(thread.type_error(message));
    }
    let attributes = thread.attribute_dict(object);
    let entries = attributes.as_ref().and_then(|dict| dict.as_dict());
    for (name, value) in entries.map(|dict| thread.dict_entries(dict)).unwrap_or_default() {
        thread.set_own_attribute(&made, &name, value);
    }
    for (name, value) in args.by_keyword() {
        thread.set_own_attribute(&made, &name.interned(), value.clone());
    }
    Ok(made)
}

/// `copy` and `pickle` ask for the class and the attributes.
fn reduce(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let class = thread.class_of(&args[0]).clone();
    let attributes = thread.attribute_dict(&args[0]).unwrap_or(Value::NONE);
    Ok(Value::tuple(vec![class, Value::tuple(Vec::new()), attributes]))
}

fn repr(thread: &mut Thread, value: &Value) -> Outcome {
    let class = thread.class_of(value).clone();
    let known = thread.native_class(&CLASS);
    let name = if class.is(&known) {
        "namespace".to_owned()
    } else {
        thread.class_name(value)
    };
    thread.repr_once(value, &format!("{name}(...)"), |thread| {
        let dict = thread.attribute_dict(value);
        let entries = dict
            .as_ref()
            .and_then(|dict| dict.as_dict())
            .map(|dict| thread.dict_entries(dict));
        let mut text = format!("{name}(");
        for (i, (name, value)) in entries.unwrap_or_default().iter().enumerate() {
            if i > 0 {
                text.push_str(", ");
            }
            text.push_str(&thread.str_text(name)?);
            text.push('=');
            text.push_str(&thread.repr_text(value)?);
        }
        text.push(')');
        Ok(text)
    })
}

fn compare(thread: &mut Thread, left: &Value, right: &Value, op: Comparison) -> Outcome {
    let both = left.payload::<Namespace>(thread).is_some() && right.payload::<Namespace>(thread).is_some();
    if !both {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    match (thread.attribute_dict(left), thread.attribute_dict(right)) {
        (Some(left), Some(right)) => thread.compare(op, &left, &right),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

static SLOTS: NativeSlots = NativeSlots {
    repr: Some(repr),
    compare: Some(compare),
    new: Some(new),
    init: Some(init),
    ..NativeSlots::NONE
};

/// `types.SimpleNamespace`.
pub(crate) static CLASS: NativeClass = NativeClass {
    name: "SimpleNamespace",
    module: "types",
    base: ClassId::Object,
    slots: Some(&SLOTS),
    methods: &[
        NativeDef::method("__replace__", Arity::Any, replace),
        NativeDef::method("__reduce__", Arity::Zero, reduce),
    ],
    has_dict: true,
    is_final: false,
};

/// A namespace with these attributes.
pub(crate) fn make(thread: &mut Thread, attributes: Vec<(&str, Value)>) -> Value {
    let class = thread.native_class(&CLASS);
    let object = Value::payload_object(&class, Namespace);
    for (name, value) in attributes {
        thread.set_own_attribute(&object, &Value::intern(name), value);
    }
    object
}
