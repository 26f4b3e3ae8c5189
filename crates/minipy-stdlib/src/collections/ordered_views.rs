//! The views of an `OrderedDict` and the walks over it: like those of dicts, but any change ends a walk with an error.

use super::ordered_dict::dict_of;
use crate::support::itself;
use minipy_vm::native::{
    Args, Arity, ClassId, DictView, ITEMS_SLOTS, KEYS_SLOTS, NativeClass, NativeDef, NativeSlots, Outcome, Part,
    Payload, Thread, VALUES_SLOTS, Value,
};

/// A view of an ordered dict.
pub(super) fn view(thread: &mut Thread, dict: &Value, class: &'static NativeClass, part: Part) -> Value {
    let class = thread.native_class(class);
    let dict = dict.clone();
    Value::payload_object(&class, DictView { dict, part })
}

/// The dict of a view, and what of it.
fn parts(thread: &Thread, view: &Value) -> Option<(Value, Part)> {
    let view = view.payload::<DictView>(thread)?;
    Some((view.dict.clone(), view.part))
}

fn view_iter(thread: &mut Thread, view: &Value) -> Outcome {
    match parts(thread, view) {
        Some((dict, part)) => walk(thread, &dict, part, false),
        None => Ok(Value::NONE),
    }
}

fn view_reversed(thread: &mut Thread, args: Args<'_>) -> Outcome {
    match parts(thread, &args[0]) {
        Some((dict, part)) => walk(thread, &dict, part, true),
        None => Ok(Value::NONE),
    }
}

static VIEW_METHODS: &[NativeDef] = &[NativeDef::method("__reversed__", Arity::Zero, view_reversed)];

/// The class of a view.
const fn view_class(name: &'static str, base: ClassId, slots: &'static NativeSlots) -> NativeClass {
    NativeClass {
        name,
        module: "builtins",
        base,
        slots: Some(slots),
        methods: VIEW_METHODS,
        has_dict: false,
        is_final: true,
    }
}

/// `odict_keys`.
pub(super) static KEYS: NativeClass = {
    static SLOTS: NativeSlots = NativeSlots {
        iter: Some(view_iter),
        ..KEYS_SLOTS
    };
    view_class("odict_keys", ClassId::DictKeys, &SLOTS)
};

/// `odict_values`.
pub(super) static VALUES: NativeClass = {
    static SLOTS: NativeSlots = NativeSlots {
        iter: Some(view_iter),
        ..VALUES_SLOTS
    };
    view_class("odict_values", ClassId::DictValues, &SLOTS)
};

/// `odict_items`.
pub(super) static ITEMS: NativeClass = {
    static SLOTS: NativeSlots = NativeSlots {
        iter: Some(view_iter),
        ..ITEMS_SLOTS
    };
    view_class("odict_items", ClassId::DictItems, &SLOTS)
};

/// A walk over an ordered dict.
struct Walk {
    /// Absent at the end.
    dict: Value,
    part: Part,
    backwards: bool,
    /// The number of the next entry; backwards, one more.
    position: usize,
    version: u32,
    /// Entries to come.
    left: usize,
}

impl Payload for Walk {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        visit(&self.dict);
    }
}

/// A new walk.
pub(super) fn walk(thread: &mut Thread, dict: &Value, part: Part, backwards: bool) -> Outcome {
    let class = thread.native_class(&ITERATOR);
    let object = dict_of!(dict);
    let walk = Walk {
        dict: dict.clone(),
        part,
        backwards,
        position: if backwards { usize::MAX } else { 0 },
        version: thread.dict_version(object),
        left: thread.dict_len(object),
    };
    Ok(Value::payload_object(&class, walk))
}

fn walk_next(thread: &mut Thread, this: &Value) -> Outcome<Option<Value>> {
    let Some(walk) = this.payload::<Walk>(thread) else {
        return Ok(None);
    };
    let Some(dict) = walk.dict.as_dict() else {
        return Ok(None);
    };
    let intact = thread.dict_version(dict) == walk.version;
    let entry = match (intact, walk.backwards) {
        (false, _) => None,
        (true, false) => thread.dict_entry_at(dict, walk.position),
        (true, true) => thread.dict_entry_before(dict, walk.position),
    };
    let Some(walk) = this.payload_mut::<Walk>(thread) else {
        return Ok(None);
    };
    let Some((number, key, value)) = entry else {
        let ended = std::mem::take(&mut walk.dict);
        drop(ended);
        return match intact {
            true => Ok(None),
            false => Err(thread.raise(ClassId::RuntimeError, "OrderedDict mutated during iteration")),
        };
    };
    walk.position = if walk.backwards { number } else { number + 1 };
    walk.left = walk.left.saturating_sub(1);
    Ok(Some(match walk.part {
        Part::Keys => key,
        Part::Values => value,
        Part::Items => Value::tuple_from(2, [key, value]),
    }))
}

fn walk_hint(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let walk = args[0].payload::<Walk>(thread).filter(|walk| !walk.dict.is_undef());
    Ok(Value::length(walk.map_or(0, |walk| walk.left)))
}

static WALK_SLOTS: NativeSlots = NativeSlots {
    iter: Some(itself),
    next: Some(walk_next),
    ..NativeSlots::NONE
};

/// `odict_iterator`.
static ITERATOR: NativeClass = NativeClass {
    name: "odict_iterator",
    module: "builtins",
    base: ClassId::Object,
    slots: Some(&WALK_SLOTS),
    methods: &[NativeDef::method("__length_hint__", Arity::Zero, walk_hint)],
    has_dict: false,
    is_final: true,
};
