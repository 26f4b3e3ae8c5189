//! `mappingproxy`: a read-only door to a mapping: `Class.__dict__`, `view.mapping`.

use super::generic_alias::class_getitem;
use crate::heap::class::Special;
use crate::heap::classes::ClassId;
use crate::heap::native::{Args, Arity, Binary, Comparison, NativeDef, NativeSlots, Outcome};
use crate::heap::object::Payload;
use crate::heap::thread::Thread;
use crate::heap::value::Value;

/// A proxy.
struct MappingProxy {
    mapping: Value,
}

impl Payload for MappingProxy {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        visit(&self.mapping);
    }
}

/// A proxy of a mapping.
pub fn mapping_proxy(mapping: Value) -> Value {
    Value::builtin_payload(ClassId::MappingProxy, MappingProxy { mapping })
}

/// The mapping behind a proxy; None if the collector has taken it.
fn mapping_of(thread: &Thread, proxy: &Value) -> Value {
    proxy
        .payload::<MappingProxy>(thread)
        .map_or(Value::NONE, |proxy| proxy.mapping.clone())
}

/// The mapping behind a proxy; anything else stands for itself.
fn unwrapped(thread: &Thread, value: &Value) -> Value {
    value
        .payload::<MappingProxy>(thread)
        .map_or_else(|| value.clone(), |proxy| proxy.mapping.clone())
}

fn new(thread: &mut Thread, _class: &Value, args: Args<'_>) -> Outcome {
    let by_name = args
        .by_keyword()
        .find(|(name, _)| name.as_str() == Some("mapping"))
        .map(|(_, value)| value);
    let Some(mapping) = args.by_position().first().or(by_name) else {
        return Err(thread.type_error("mappingproxy() missing required argument 'mapping' (pos 1)"));
    };
    if args.values.len() > 1 {
        let message = format!("mappingproxy() takes at most 1 argument ({} given)", args.values.len());
        return Err(thread.type_error(message));
    }
    let is_mapping = thread.slots(mapping).get_item.is_some() || thread.overrides(mapping, Special::GetItem);
    if !is_mapping || mapping.as_list().is_some() || mapping.as_tuple().is_some() {
        let message = format!(
            "mappingproxy() argument must be a mapping, not {}",
            thread.class_name(mapping)
        );
        return Err(thread.type_error(message));
    }
    Ok(mapping_proxy(mapping.clone()))
}

fn repr(thread: &mut Thread, proxy: &Value) -> Outcome {
    let mapping = mapping_of(thread, proxy);
    let text = format!("mappingproxy({})", thread.repr_text(&mapping)?);
    thread.text_value(&text)
}

fn str(thread: &mut Thread, proxy: &Value) -> Outcome {
    let mapping = mapping_of(thread, proxy);
    thread.str(&mapping)
}

fn hash(thread: &mut Thread, proxy: &Value) -> Outcome<i64> {
    let mapping = mapping_of(thread, proxy);
    thread.hash(&mapping)
}

fn iter(thread: &mut Thread, proxy: &Value) -> Outcome {
    let mapping = mapping_of(thread, proxy);
    thread.iter(&mapping)
}

fn len(thread: &mut Thread, proxy: &Value) -> Outcome<usize> {
    let mapping = mapping_of(thread, proxy);
    thread.len(&mapping)
}

fn get_item(thread: &mut Thread, proxy: &Value, key: &Value) -> Outcome {
    let mapping = mapping_of(thread, proxy);
    thread.get_item(&mapping, key)
}

fn contains(thread: &mut Thread, proxy: &Value, key: &Value) -> Outcome<bool> {
    let mapping = mapping_of(thread, proxy);
    thread.contains(&mapping, key)
}

fn compare(thread: &mut Thread, proxy: &Value, other: &Value, op: Comparison) -> Outcome {
    let mapping = mapping_of(thread, proxy);
    thread.compare(op, &mapping, other)
}

fn binary(thread: &mut Thread, op: Binary, left: &Value, right: &Value) -> Outcome {
    if op != Binary::Or {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (left, right) = (unwrapped(thread, left), unwrapped(thread, right));
    thread.try_binary(op, &left, &right)
}

fn in_place(thread: &mut Thread, op: Binary, _proxy: &Value, _other: &Value) -> Outcome {
    if op != Binary::Or {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    Err(thread.type_error("'|=' is not supported by mappingproxy; use '|' instead"))
}

fn get(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let mapping = mapping_of(thread, &args[0]);
    let default = args.get(2).cloned().unwrap_or(Value::NONE);
    thread.call_method(&mapping, "get", &[args[1].clone(), default])
}

fn keys(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let mapping = mapping_of(thread, &args[0]);
    thread.call_method(&mapping, "keys", &[])
}

fn values(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let mapping = mapping_of(thread, &args[0]);
    thread.call_method(&mapping, "values", &[])
}

fn items(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let mapping = mapping_of(thread, &args[0]);
    thread.call_method(&mapping, "items", &[])
}

fn copy(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let mapping = mapping_of(thread, &args[0]);
    thread.call_method(&mapping, "copy", &[])
}

fn reversed(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let mapping = mapping_of(thread, &args[0]);
    thread.call_method(&mapping, "__reversed__", &[])
}

/// Slots of `mappingproxy`.
pub static PROXY_SLOTS: NativeSlots = NativeSlots {
    repr: Some(repr),
    str: Some(str),
    hash: Some(hash),
    iter: Some(iter),
    len: Some(len),
    get_item: Some(get_item),
    contains: Some(contains),
    compare: Some(compare),
    binary: Some(binary),
    in_place: Some(in_place),
    new: Some(new),
    ..NativeSlots::NONE
};

/// Methods of `mappingproxy`.
pub static PROXY_METHODS: &[NativeDef] = &[
    NativeDef::method("get", Arity::Positional(1, 2), get),
    NativeDef::method("keys", Arity::Zero, keys),
    NativeDef::method("values", Arity::Zero, values),
    NativeDef::method("items", Arity::Zero, items),
    NativeDef::method("copy", Arity::Zero, copy),
    NativeDef::method("__reversed__", Arity::Zero, reversed),
    NativeDef::class_method("__class_getitem__", Arity::One, class_getitem),
];
