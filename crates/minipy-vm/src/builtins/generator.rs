//! `generator`: its methods. How a generator runs is in `interp/generators.rs`.

use crate::heap::native::{Args, Arity, NativeDef, NativeSlots, Outcome, Resumed};
use crate::heap::object::{GeneratorData, Kind};
use crate::heap::thread::Thread;
use crate::heap::value::Value;

/// For loops, which only want to know whether it is over; `next(g)` asks `step`, which shows the value.
fn hook_next(thread: &mut Thread, generator: &Value) -> Outcome<Option<Value>> {
    (thread.heap().hooks.get().generator_next)(thread, generator)
}

pub(super) fn hook_send(thread: &mut Thread, generator: &Value, value: Value) -> Outcome<Resumed> {
    (thread.heap().hooks.get().generator_send)(thread, generator, value)
}

pub(super) fn hook_throw(thread: &mut Thread, generator: &Value, thrown: &[Value]) -> Outcome<Resumed> {
    (thread.heap().hooks.get().generator_throw)(thread, generator, thrown)
}

fn hook_close(thread: &mut Thread, generator: &Value) -> Outcome {
    (thread.heap().hooks.get().generator_close)(thread, generator)
}

fn repr(thread: &mut Thread, value: &Value) -> Outcome {
    repr_as(thread, value, "generator")
}

/// The text of a generator, or of one of the kinds that `async def` makes.
pub(super) fn repr_as(thread: &mut Thread, value: &Value, noun: &str) -> Outcome {
    let (_, name) = thread.generator_names(value);
    Ok(Value::str(&format!(
        "<{noun} object {} at {:#x}>",
        name.as_str().unwrap_or("?"),
        value.word()
    )))
}

pub(super) fn iter(_: &mut Thread, value: &Value) -> Outcome {
    Ok(value.clone())
}

/// As [`iter`], as a method.
pub(super) fn itself(_: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(args[0].clone())
}

/// `next` of what has a `step`, for those who only want to know whether it is over.
pub(super) fn next_by_step(thread: &mut Thread, value: &Value) -> Outcome<Option<Value>> {
    let Some(step) = thread.slots(value).step else {
        return Ok(None);
    };
    match step(thread, value, Value::NONE)? {
        Resumed::Yielded(item) => Ok(Some(item)),
        Resumed::Returned(_) => Ok(None),
    }
}

/// `send(value)` and `__next__()` of what has a `step`.
pub(super) fn send_by_step(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let value = args.get(1).cloned().unwrap_or(Value::NONE);
    match thread.slots(&args[0]).step {
        Some(step) => step(thread, &args[0], value).and_then(|resumed| outcome(thread, resumed)),
        None => Ok(Value::NONE),
    }
}

/// A step as `send` shows it: what was returned is the value of a StopIteration.
pub(super) fn outcome(thread: &mut Thread, resumed: Resumed) -> Outcome {
    match resumed {
        Resumed::Yielded(item) => Ok(item),
        Resumed::Returned(result) => Err(thread.stop_iteration(result)),
    }
}

pub(super) fn send(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let resumed = hook_send(thread, &args[0], args[1].clone())?;
    outcome(thread, resumed)
}

fn dunder_next(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let resumed = hook_send(thread, &args[0], Value::NONE)?;
    outcome(thread, resumed)
}

/// What `throw(exception)`, or the old `throw(type, value, traceback)`, throws. A class that cannot be called throws the error of that.
pub(crate) fn thrown(thread: &mut Thread, args: &[Value]) -> Outcome {
    let (kind, value) = (&args[0], args.get(1).filter(|value| !value.is_none()));
    if args
        .get(2)
        .is_some_and(|third| !third.is_none() && third.kind() != Some(Kind::Traceback))
    {
        return Err(thread.type_error("throw() third argument must be a traceback object"));
    }
    Ok(match value {
        Some(value) if value.as_exception().is_some() => value.clone(),
        Some(value) if kind.as_class().is_some() => thread.call(kind, std::slice::from_ref(value))?,
        Some(_) => return Err(thread.type_error("instance exception may not have a separate value")),
        None if kind.as_exception().is_some() => kind.clone(),
        None if thread.is_exception_class(kind) => made(thread, kind),
        None => {
            let class = thread.class_name(kind);
            let message = format!("exceptions must be classes or instances deriving from BaseException, not {class}");
            return Err(thread.type_error(message));
        }
    })
}

/// An exception of the class; the error, if it cannot be made.
fn made(thread: &mut Thread, class: &Value) -> Value {
    match thread.call(class, &[]) {
        Ok(made) if made.as_exception().is_some() => return made,
        Ok(other) => {
            let class = thread.repr_text(class).unwrap_or_default();
            let message = format!(
                "calling {class} should have returned an instance of BaseException, not {}",
                thread.class_name(&other)
            );
            let _ = thread.type_error(message);
        }
        Err(_) => {}
    }
    thread.take_exception()
}

pub(super) fn throw(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let resumed = hook_throw(thread, &args[0], &args.values[1..])?;
    outcome(thread, resumed)
}

pub(super) fn close(thread: &mut Thread, args: Args<'_>) -> Outcome {
    hook_close(thread, &args[0])
}

fn field(thread: &Thread, value: &Value, get: impl Fn(&GeneratorData) -> Value) -> Value {
    value
        .as_generator()
        .map_or(Value::NONE, |generator| get(generator.data.get(thread)))
}

pub(super) fn name(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(thread.generator_names(&args[0]).0)
}

pub(super) fn qualname(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(thread.generator_names(&args[0]).1)
}

fn set_text(thread: &mut Thread, args: Args<'_>, attribute: &str) -> Outcome {
    if args[1].as_str().is_none() {
        return Err(thread.type_error(format!("{attribute} must be set to a string object")));
    }
    if let Some(generator) = args[0].as_generator() {
        let extras = generator.data.get_mut(thread).extras_mut();
        let place = if attribute == "__name__" {
            &mut extras.name
        } else {
            &mut extras.qualname
        };
        let old = std::mem::replace(place, args[1].clone());
        drop(old);
    }
    Ok(Value::NONE)
}

pub(super) fn set_name(thread: &mut Thread, args: Args<'_>) -> Outcome {
    set_text(thread, args, "__name__")
}

pub(super) fn set_qualname(thread: &mut Thread, args: Args<'_>) -> Outcome {
    set_text(thread, args, "__qualname__")
}

pub(super) fn running(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::bool(thread.is_generator_running(&args[0])))
}

pub(super) fn suspended(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let suspended = field(thread, &args[0], |data| Value::bool(data.state.is_suspended()));
    Ok(Value::bool(
        suspended.as_bool() == Some(true) && !thread.is_generator_running(&args[0]),
    ))
}

pub(super) fn yield_from(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if thread.is_generator_running(&args[0]) {
        return Ok(Value::NONE);
    }
    Ok(thread.delegate_of(&args[0]).unwrap_or(Value::NONE))
}

pub(super) fn code(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let function = field(thread, &args[0], |data| data.function.clone());
    Ok(function
        .as_function()
        .map_or(Value::NONE, |function| function.code.get(thread).clone()))
}

/// What the loop and `ops` ask of it.
pub static SLOTS: NativeSlots = NativeSlots {
    repr: Some(repr),
    iter: Some(iter),
    next: Some(hook_next),
    step: Some(hook_send),
    ..NativeSlots::NONE
};

/// Its methods and attributes.
pub static METHODS: &[NativeDef] = &[
    NativeDef::method("send", Arity::One, send).asking(),
    NativeDef::method("throw", Arity::Positional(1, 3), throw),
    NativeDef::method("close", Arity::Zero, close),
    NativeDef::slot("__next__", Arity::Zero, dunder_next).asking(),
    NativeDef::attribute("__name__", name, set_name),
    NativeDef::attribute("__qualname__", qualname, set_qualname),
    NativeDef::getter("gi_running", running),
    NativeDef::getter("gi_suspended", suspended),
    NativeDef::getter("gi_yieldfrom", yield_from),
    NativeDef::getter("gi_code", code),
];
