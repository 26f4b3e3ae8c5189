//! `super`: attributes of an object as if its class began behind a given one in the order of resolution.

use super::object::identity_hash;
use crate::heap::classes::ClassId;
use crate::heap::native::{Args, NativeDef, NativeSlots, Outcome};
use crate::heap::object::Payload;
use crate::heap::thread::Thread;
use crate::heap::value::Value;

/// A `super` object. Absent values: `super(C)` has no object yet.
#[derive(Clone, Default)]
struct Super {
    /// The search begins behind this class...
    class: Value,
    /// ...for this instance or class...
    object: Value,
    /// ...in the order of resolution of this one.
    object_class: Value,
}

impl Payload for Super {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        visit(&self.class);
        visit(&self.object);
        visit(&self.object_class);
    }
}

fn state(thread: &Thread, this: &Value) -> Super {
    this.payload::<Super>(thread).cloned().unwrap_or_default()
}

/// The class and the instance or class of a `super` object of exactly that class, if the search goes along the object's own class.
#[inline]
pub(crate) fn parts<'t>(thread: &'t Thread, this: &'t Value) -> Option<(&'t Value, &'t Value)> {
    let state = this
        .payload::<Super>(thread)
        .filter(|_| thread.is_exactly(this, ClassId::Super))?;
    let is_plain = state.object_class.is(thread.class_of(&state.object)) || state.object_class.is(&state.object);
    (is_plain && !state.object.is_undef()).then_some((&state.class, &state.object))
}

fn new(_: &mut Thread, class: &Value, _: Args<'_>) -> Outcome {
    Ok(Value::payload_object(class, Super::default()))
}

fn init(thread: &mut Thread, this: &Value, args: Args<'_>) -> Outcome<()> {
    if !args.names.is_empty() {
        return Err(thread.type_error("super() takes no keyword arguments"));
    }
    let made = match args.values {
        [] => {
            let (class, object) = (thread.heap().hooks.get().super_arguments)(thread)?;
            check(thread, class, object)?
        }
        [class] | [class, _] if class.as_class().is_none() => {
            let message = format!("super() argument 1 must be a type, not {}", thread.class_name(class));
            return Err(thread.type_error(message));
        }
        [class] => Super {
            class: class.clone(),
            ..Super::default()
        },
        [class, object] if object.is_none() => Super {
            class: class.clone(),
            ..Super::default()
        },
        [class, object] => check(thread, class.clone(), object.clone())?,
        more => {
            let message = format!("super() expected at most 2 arguments, got {}", more.len());
            return Err(thread.type_error(message));
        }
    };
    if let Some(state) = this.payload_mut::<Super>(thread) {
        let old = std::mem::replace(state, made);
        drop(old);
    }
    Ok(())
}

/// The state for a class and an instance of it, or a subclass of it (CPython's `supercheck`).
fn check(thread: &mut Thread, class: Value, object: Value) -> Outcome<Super> {
    if object.as_class().is_some() && thread.is_subclass_of(&object, &class) {
        return Ok(Super {
            class,
            object_class: object.clone(),
            object,
        });
    }
    let object_class = thread.class_of(&object).clone();
    if thread.is_subclass_of(&object_class, &class) {
        return Ok(Super {
            class,
            object,
            object_class,
        });
    }
    // A proxy may say that its class is another.
    let claimed = thread.find_attr(&object, &Value::intern("__class__"))?;
    if let Some(claimed) = claimed
        && claimed.as_class().is_some()
        && !claimed.is(&object_class)
        && thread.is_subclass_of(&claimed, &class)
    {
        return Ok(Super {
            class,
            object,
            object_class: claimed,
        });
    }
    let what = match object.as_class() {
        Some(_) => format!("type {}", thread.name_of_class(&object)),
        None => format!("instance of {}", thread.name_of_class(&object_class)),
    };
    let name = thread.name_of_class(&class);
    let message = format!("super(type, obj): obj ({what}) is not an instance or subtype of type ({name}).");
    Err(thread.type_error(message))
}

fn get_attr(thread: &mut Thread, this: &Value, name: &Value) -> Outcome {
    if let Some((found, instance, class)) = look_up(thread, this, name) {
        return thread.bind(&found, &instance, &class);
    }
    let own_class = thread.class_of(this).clone();
    match thread.class_lookup(&own_class, name) {
        Some(found) => thread.bind(&found, this, &own_class),
        None => Ok(Value::UNDEF),
    }
}

/// What stands under a name behind the class, and the instance (absent for a class) and class to bind it to.
fn look_up(thread: &Thread, this: &Value, name: &Value) -> Option<(Value, Value, Value)> {
    let state = this.payload::<Super>(thread)?;
    let object_class = state
        .object_class
        .given()
        .filter(|_| name.as_str() != Some("__class__"))?;
    let found = thread.lookup_after(object_class, &state.class, name)?;
    let instance = if state.object.is(object_class) {
        Value::UNDEF
    } else {
        state.object.clone()
    };
    Some((found, instance, object_class.clone()))
}

fn descriptor_get(thread: &mut Thread, this: &Value, instance: &Value, _: &Value) -> Outcome {
    let bound = state(thread, this);
    if instance.is_undef() || instance.is_none() || !bound.object.is_undef() {
        return Ok(this.clone());
    }
    let made = check(thread, bound.class, instance.clone())?;
    let class = thread.class_of(this).clone();
    Ok(Value::payload_object(&class, made))
}

fn repr(thread: &mut Thread, this: &Value) -> Outcome {
    let Super {
        class, object_class, ..
    } = state(thread, this);
    let name = if class.is_undef() {
        "NULL".to_owned()
    } else {
        thread.name_of_class(&class)
    };
    let object = match object_class.given() {
        Some(of) => format!("<{} object>", thread.name_of_class(of)),
        None => "NULL".to_owned(),
    };
    Ok(Value::str(&format!("<super: <class '{name}'>, {object}>")))
}

fn shown(value: Value) -> Outcome {
    Ok(if value.is_undef() { Value::NONE } else { value })
}

fn this_class(thread: &mut Thread, args: Args<'_>) -> Outcome {
    shown(state(thread, &args[0]).class)
}

fn this_object(thread: &mut Thread, args: Args<'_>) -> Outcome {
    shown(state(thread, &args[0]).object)
}

fn object_class(thread: &mut Thread, args: Args<'_>) -> Outcome {
    shown(state(thread, &args[0]).object_class)
}

/// Slots of `super`.
pub static SLOTS: NativeSlots = NativeSlots {
    repr: Some(repr),
    hash: Some(identity_hash),
    get_attr: Some(get_attr),
    descriptor_get: Some(descriptor_get),
    new: Some(new),
    init: Some(init),
    ..NativeSlots::NONE
};

/// Attributes of `super`.
pub static METHODS: &[NativeDef] = &[
    NativeDef::getter("__thisclass__", this_class),
    NativeDef::getter("__self__", this_object),
    NativeDef::getter("__self_class__", object_class),
];
