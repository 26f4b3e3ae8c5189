//! `aiter` and `anext`, and what `anext` with a default gives to be awaited: `anext_awaitable`.

use minipy_vm::native::{
    Args, Arity, ClassId, NativeClass, NativeDef, NativeSlots, Outcome, Payload, Resumed, Special, Thread, Value,
};

/// `anext(iterator, default)`: what the iterator gave to be awaited, with an end of its own.
struct WithDefault {
    awaitable: Value,
    default: Value,
}

impl Payload for WithDefault {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        visit(&self.awaitable);
        visit(&self.default);
    }
}

/// `aiter(iterable)`.
pub(crate) fn aiter(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let Some(iterator) = thread.call_aiter(&args[0])? else {
        let message = format!("'{}' object is not an async iterable", thread.class_name(&args[0]));
        return Err(thread.type_error(message));
    };
    if !thread.has_special(&iterator, Special::Anext) {
        let message = format!(
            "aiter() returned not an async iterator of type '{}'",
            thread.class_name(&iterator)
        );
        return Err(thread.type_error(message));
    }
    Ok(iterator)
}

/// `anext(iterator)`, `anext(iterator, default)`.
pub(crate) fn anext(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let Some(awaitable) = thread.call_special_by_name(&args[0], Special::Anext, &[])? else {
        let message = format!("'{}' object is not an async iterator", thread.class_name(&args[0]));
        return Err(thread.type_error(message));
    };
    let Some(default) = args.get(1).cloned() else {
        return Ok(awaitable);
    };
    let class = thread.native_class(&CLASS);
    Ok(Value::payload_object(&class, WithDefault { awaitable, default }))
}

/// What to walk, and the value at its end. As in CPython `__await__` is called for every step.
fn parts(thread: &mut Thread, value: &Value) -> Outcome<(Value, Value)> {
    let parts = value
        .payload::<WithDefault>(thread)
        .map(|inner| (inner.awaitable.clone(), inner.default.clone()));
    let (awaitable, default) = parts.unwrap_or_default();
    Ok((thread.awaitable_iterator(&awaitable)?, default))
}

fn step(thread: &mut Thread, value: &Value, sent: Value) -> Outcome<Resumed> {
    let (iterator, default) = parts(thread, value)?;
    match thread.send_to(&iterator, sent) {
        Err(raised) => {
            drop(thread.catch(raised, ClassId::StopAsyncIteration)?);
            Ok(Resumed::Returned(default))
        }
        resumed => resumed,
    }
}

fn iter(_: &mut Thread, value: &Value) -> Outcome {
    Ok(value.clone())
}

fn itself(_: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(args[0].clone())
}

fn next(thread: &mut Thread, value: &Value) -> Outcome<Option<Value>> {
    match step(thread, value, Value::NONE)? {
        Resumed::Yielded(item) => Ok(Some(item)),
        Resumed::Returned(_) => Ok(None),
    }
}

fn send(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let sent = args.get(1).cloned().unwrap_or(Value::NONE);
    match step(thread, &args[0], sent)? {
        Resumed::Yielded(item) => Ok(item),
        Resumed::Returned(value) => Err(thread.stop_iteration(value)),
    }
}

fn throw(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (iterator, default) = parts(thread, &args[0])?;
    match thread.call_method(&iterator, "throw", &args.values[1..]) {
        Err(raised) => {
            drop(thread.catch(raised, ClassId::StopAsyncIteration)?);
            Err(thread.stop_iteration(default))
        }
        item => item,
    }
}

fn close(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (iterator, _) = parts(thread, &args[0])?;
    thread.call_method(&iterator, "close", &[])
}

static SLOTS: NativeSlots = NativeSlots {
    iter: Some(iter),
    next: Some(next),
    step: Some(step),
    ..NativeSlots::NONE
};

static CLASS: NativeClass = NativeClass {
    name: "anext_awaitable",
    module: "builtins",
    base: ClassId::Object,
    slots: Some(&SLOTS),
    methods: &[
        NativeDef::slot("__await__", Arity::Zero, itself),
        NativeDef::slot("__next__", Arity::Zero, send),
        NativeDef::method("send", Arity::One, send),
        NativeDef::method("throw", Arity::Positional(1, 3), throw),
        NativeDef::method("close", Arity::Zero, close),
    ],
    has_dict: false,
    is_final: true,
};
