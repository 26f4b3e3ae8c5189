//! Tuples with named fields, as `sys.version_info` and `time.struct_time` are.
//!
//! They are tuples in memory, of a class whose attributes read the places; a table names the fields, and the repr finds the
//! names in the class again, under `__match_args__`.

use minipy_vm::native::{Args, NativeClass, NativeSlots, Outcome, TUPLE_SLOTS, Thread, Value};

/// A class of such tuples.
pub(crate) struct StructSeq {
    /// The class; its methods are getters [`field`].
    pub class: NativeClass,
    /// The names of the places.
    pub fields: &'static [&'static str],
    /// How many more attributes there are that are no places.
    pub hidden: usize,
}

/// Slots of a class whose instances only Rust code makes.
pub(crate) static SLOTS: NativeSlots = NativeSlots {
    repr: Some(repr),
    new: None,
    ..TUPLE_SLOTS
};

/// The getter of a place.
pub(crate) fn field<const INDEX: usize>(_: &mut Thread, args: Args<'_>) -> Outcome {
    let item = args[0].as_tuple().and_then(|tuple| tuple.items().get(INDEX)).cloned();
    Ok(item.unwrap_or(Value::NONE))
}

/// The class object.
pub(crate) fn class(thread: &mut Thread, spec: &'static StructSeq) -> Value {
    let class = thread.native_class(&spec.class);
    let names_key = Value::intern("__match_args__");
    if thread.class_lookup(&class, &names_key).is_none() {
        let names = spec.fields.iter().map(|name| Value::intern(name)).collect();
        let count = spec.fields.len();
        thread.set_native_class_constant(&class, "__match_args__", Value::tuple(names));
        thread.set_native_class_constant(&class, "n_fields", Value::length(count + spec.hidden));
        thread.set_native_class_constant(&class, "n_sequence_fields", Value::length(count));
        thread.set_native_class_constant(&class, "n_unnamed_fields", Value::small_int(0));
    }
    class
}

/// A tuple of the class; there must be as many items as the table has fields.
pub(crate) fn make(thread: &mut Thread, spec: &'static StructSeq, items: Vec<Value>) -> Value {
    debug_assert_eq!(items.len(), spec.fields.len());
    let class = class(thread, spec);
    Value::tuple(items).with_class(&class)
}

pub(crate) fn repr(thread: &mut Thread, value: &Value) -> Outcome {
    let class = thread.class_of(value).clone();
    let names = thread
        .class_lookup(&class, &Value::intern("__match_args__"))
        .unwrap_or(Value::NONE);
    let mut text = thread.full_class_name(&class);
    let (items, names) = match (value.as_tuple(), names.as_tuple()) {
        (Some(items), Some(names)) => (items.items(), names.items()),
        _ => (&[][..], &[][..]),
    };
    let mut separator = "(";
    for (name, item) in names.iter().zip(items) {
        text.push_str(separator);
        text.push_str(name.as_str().unwrap_or_default());
        text.push('=');
        text.push_str(&thread.repr_text(item)?);
        separator = ", ";
    }
    text.push(')');
    Ok(Value::str(&text))
}
