//! `_collections._tuplegetter`: the descriptor of a field of a named tuple, which reads the item at its place.

use crate::support::{construct, constructor, ssize};
use minipy_vm::native::{
    Args, Arity, ClassId, NativeClass, NativeDef, NativeSlots, Outcome, Payload, Special, Thread, Value,
};

/// A place, and the text about it.
struct TupleGetter {
    index: i64,
    doc: Value,
}

impl Payload for TupleGetter {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        visit(&self.doc);
    }

    fn item_of_tuple(&self) -> Option<usize> {
        usize::try_from(self.index).ok()
    }
}

fn make(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (index, doc) = (ssize(thread, &args[1])?, args[2].clone());
    Ok(Value::payload_object(&args[0], TupleGetter { index, doc }))
}

fn get(thread: &mut Thread, this: &Value, instance: &Value, _: &Value) -> Outcome {
    let index = match this.payload::<TupleGetter>(thread) {
        Some(getter) if !instance.is_undef() => getter.index,
        _ => return Ok(this.clone()),
    };
    let Some(tuple) = instance.as_tuple() else {
        let given = thread.class_name(instance);
        let message = format!("descriptor for index '{index}' for tuple subclasses doesn't apply to '{given}' object");
        return Err(thread.type_error(message));
    };
    match usize::try_from(index).ok().and_then(|index| tuple.items().get(index)) {
        Some(item) => Ok(item.clone()),
        None => Err(thread.index_error("tuple index out of range")),
    }
}

fn set(thread: &mut Thread, _: &Value, _: &Value, value: Option<&Value>) -> Outcome<()> {
    let verb = if value.is_some() { "set" } else { "delete" };
    Err(thread.raise(ClassId::AttributeError, format!("can't {verb} attribute")))
}

fn repr(thread: &mut Thread, this: &Value) -> Outcome {
    let Some(getter) = this.payload::<TupleGetter>(thread) else {
        return Ok(Value::NONE);
    };
    let (index, doc) = (getter.index, getter.doc.clone());
    let doc = thread.repr_text(&doc)?;
    thread.text_value(&format!("_tuplegetter({index}, {doc})"))
}

fn doc(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let getter = args[0].payload::<TupleGetter>(thread);
    Ok(getter.map_or(Value::NONE, |getter| getter.doc.clone()))
}

fn set_doc(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if let Some(getter) = args[0].payload_mut::<TupleGetter>(thread) {
        drop(std::mem::replace(
            &mut getter.doc,
            args[1].given().cloned().unwrap_or(Value::NONE),
        ));
    }
    Ok(Value::NONE)
}

fn reduce(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let class = thread.class_of(&args[0]).clone();
    let Some(getter) = args[0].payload::<TupleGetter>(thread) else {
        return Ok(Value::NONE);
    };
    let parts = vec![Value::int(getter.index), getter.doc.clone()];
    Ok(Value::tuple(vec![class, Value::tuple(parts)]))
}

/// `_make_tuple(cls, *items)`: a tuple of these items and of a class derived from `tuple`.
pub(super) fn make_tuple(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let tuple = thread.heap().class(ClassId::Tuple).clone();
    match args.values.split_first() {
        Some((class, items)) if class.as_class().is_some() && thread.is_subclass_of(class, &tuple) => {
            Ok(Value::derived_tuple(class, items.len(), items.iter().cloned()))
        }
        _ => Err(thread.type_error("minipy: the class of a named tuple is derived from tuple")),
    }
}

/// `_makes_tuple(function)`: says that the function calls `_make_tuple` with its arguments and does nothing else.
pub(super) fn makes_tuple(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if let Some(function) = args[0].as_function() {
        function.declare_makes_tuple(thread);
    }
    Ok(Value::NONE)
}

/// `_replaced(tuple, maker, names, fields)`: a named tuple with the fields of these names instead of its own, which are taken out of the
/// dict. None, with nothing done, if its class does not walk it as a tuple, or makes such tuples otherwise than by `maker`.
pub(super) fn replaced(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let [this, maker, names, fields] = args.values else {
        return Ok(Value::NONE);
    };
    let class = thread.class_of(this).clone();
    let (Some(tuple), Some(names), Some(fields)) = (this.as_tuple(), names.as_tuple(), fields.as_dict()) else {
        return Ok(Value::NONE);
    };
    let name = Value::intern("_make");
    let made_plainly = thread.class_lookup(&class, &name).is_some_and(|found| found.is(maker));
    let walked_plainly = !thread.overrides(this, Special::Iter) && !thread.overrides(this, Special::GetAttribute);
    let known = thread.own_attribute(this, &name).is_some() || tuple.items().len() != names.items().len();
    if !made_plainly || !walked_plainly || known {
        return Ok(Value::NONE);
    }
    let mut items = tuple.items().to_vec();
    for (item, name) in items.iter_mut().zip(names.items()) {
        if let Some((_, value)) = thread.dict_remove(fields, name)? {
            *item = value;
        }
    }
    Ok(Value::derived_tuple(&class, items.len(), items))
}

static NEW: NativeDef = constructor("_tuplegetter", Arity::Positional(2, 2), make);

static SLOTS: NativeSlots = NativeSlots {
    repr: Some(repr),
    descriptor_get: Some(get),
    descriptor_set: Some(set),
    new: Some(|thread, class, args| construct(thread, &NEW, class, args)),
    ..NativeSlots::NONE
};

/// `_collections._tuplegetter`.
pub(super) static CLASS: NativeClass = NativeClass {
    name: "_tuplegetter",
    module: "_collections",
    base: ClassId::Object,
    slots: Some(&SLOTS),
    methods: &[
        NativeDef::attribute("__doc__", doc, set_doc),
        NativeDef::method("__reduce__", Arity::Zero, reduce),
    ],
    has_dict: false,
    is_final: false,
};
