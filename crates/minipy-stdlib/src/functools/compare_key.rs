//! `functools.cmp_to_key`: keys that compare by asking a function of two arguments.

use minipy_vm::native::{
    Args, Arity, ClassId, Comparison, NativeClass, NativeDef, NativeSlots, Outcome, Payload, Signature, Thread, Value,
};

/// A key: the function, and the object it stands for (absent in the maker of keys).
struct Key {
    function: Value,
    object: Value,
}

impl Payload for Key {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        visit(&self.function);
        visit(&self.object);
    }
}

/// `cmp_to_key(mycmp)`.
pub(super) fn cmp_to_key(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let class = thread.native_class(&CLASS);
    let function = args[0].clone();
    let object = Value::UNDEF;
    Ok(Value::payload_object(&class, Key { function, object }))
}

/// Parameters of `cmp_to_key`.
pub(super) static SIGNATURE: Signature = Signature {
    params: &["mycmp"],
    required: 1,
    positional_only: 0,
    keyword_only: 0,
};

static CALL: NativeDef = NativeDef {
    name: "K",
    binding: minipy_vm::native::Binding::New,
    arity: Arity::Named(&Signature {
        params: &["obj"],
        required: 1,
        positional_only: 0,
        keyword_only: 0,
    }),
    function: make_key,
    asks: false,
};

fn call(thread: &mut Thread, this: &Value, args: Args<'_>) -> Outcome {
    crate::support::construct(thread, &CALL, this, args)
}

/// `K(obj)`: `args[0]` is the maker.
fn make_key(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let class = thread.native_class(&CLASS);
    let function = args[0]
        .payload::<Key>(thread)
        .map_or(Value::NONE, |key| key.function.clone());
    let object = args[1].clone();
    Ok(Value::payload_object(&class, Key { function, object }))
}

fn compare(thread: &mut Thread, left: &Value, right: &Value, op: Comparison) -> Outcome {
    let (Some(l), Some(r)) = (left.payload::<Key>(thread), right.payload::<Key>(thread)) else {
        return Err(thread.type_error("other argument must be K instance"));
    };
    let (function, l, r) = (l.function.clone(), l.object.clone(), r.object.clone());
    if l.is_undef() || r.is_undef() {
        return Err(thread.raise(ClassId::AttributeError, "object"));
    }
    let answer = thread.call(&function, &[l, r])?;
    thread.compare(op, &answer, &Value::small_int(0))
}

fn object(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let object = args[0].payload::<Key>(thread).map(|key| key.object.clone());
    match object.filter(|object| !object.is_undef()) {
        Some(object) => Ok(object),
        None => Err(thread.raise(ClassId::AttributeError, "obj")),
    }
}

fn set_object(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if let Some(key) = args[0].payload_mut::<Key>(thread) {
        drop(std::mem::replace(&mut key.object, args[1].clone()));
    }
    Ok(Value::NONE)
}

static SLOTS: NativeSlots = NativeSlots {
    call: Some(call),
    compare: Some(compare),
    ..NativeSlots::NONE
};

/// `functools.KeyWrapper`.
static CLASS: NativeClass = NativeClass {
    name: "KeyWrapper",
    module: "functools",
    base: ClassId::Object,
    slots: Some(&SLOTS),
    methods: &[NativeDef::attribute("obj", object, set_object)],
    has_dict: false,
    is_final: true,
};
