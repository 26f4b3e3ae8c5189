//! `types.SimpleNamespace`: an object that is nothing but its attributes. `sys.implementation` is one.

use minipy_vm::native::{Args, ClassId, Comparison, NativeClass, NativeSlots, Outcome, Payload, Thread, Value};

/// It has no contents but its attribute dict.
struct Namespace;

impl Payload for Namespace {
    fn traverse(&self, _: &Thread, _: &mut dyn FnMut(&Value)) {}
}

fn new(thread: &mut Thread, class: &Value, args: Args<'_>) -> Outcome {
    if !args.by_position().is_empty() {
        let given = args.by_position().len();
        return Err(thread.type_error(format!("namespace expected 0 arguments, got {given}")));
    }
    let object = Value::payload_object(class, Namespace);
    for (name, value) in args.by_keyword() {
        thread.set_own_attribute(&object, &name.interned(), value.clone());
    }
    Ok(object)
}

fn repr(thread: &mut Thread, value: &Value) -> Outcome {
    let dict = thread.attribute_dict(value);
    let entries = dict
        .as_ref()
        .and_then(|dict| dict.as_dict())
        .map(|dict| thread.dict_entries(dict));
    let mut text = String::from("namespace(");
    for (i, (name, value)) in entries.unwrap_or_default().iter().enumerate() {
        if i > 0 {
            text.push_str(", ");
        }
        text.push_str(&thread.str_text(name)?);
        text.push('=');
        text.push_str(&thread.repr_text(value)?);
    }
    text.push(')');
    Ok(Value::str(&text))
}

fn compare(thread: &mut Thread, left: &Value, right: &Value, op: Comparison) -> Outcome {
    let both = left.payload::<Namespace>(thread).is_some() && right.payload::<Namespace>(thread).is_some();
    if !both || !matches!(op, Comparison::Eq | Comparison::Ne) {
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
    ..NativeSlots::NONE
};

/// `types.SimpleNamespace`.
pub(crate) static CLASS: NativeClass = NativeClass {
    name: "SimpleNamespace",
    module: "types",
    base: ClassId::Object,
    slots: Some(&SLOTS),
    methods: &[],
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
