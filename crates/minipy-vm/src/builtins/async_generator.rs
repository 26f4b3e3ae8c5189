//! `async_generator`, and what its methods give to be awaited: `async_generator_asend` and `async_generator_athrow`.
//!
//! The frame of an asynchronous generator runs like any generator's (`interp/generators.rs`). When it is suspended at an `await`, what
//! it gave is for whoever drives the awaiting; when it is suspended at a `yield`, what it gave is the result of the awaiting. The states
//! and errors are those of CPython's `genobject.c`.

use super::coroutine;
use super::generator::{self, hook_send, hook_throw};
use super::generic_alias;
use super::native_class::NativeClass;
use crate::heap::classes::ClassId;
use crate::heap::native::{Args, Arity, NativeDef, NativeSlots, Outcome, Raised, Resumed};
use crate::heap::object::{AsyncState, GeneratorState, Payload};
use crate::heap::thread::Thread;
use crate::heap::value::Value;
use std::cell::Cell;

/// How far an awaitable has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Nobody has awaited it.
    Begin,
    /// It was suspended.
    UnderWay,
    /// It cannot be used again.
    Over,
}

/// `asend(value)`; `__anext__()` is `asend(None)`.
struct Send {
    generator: Value,
    value: Value,
    stage: Cell<Stage>,
}

impl Payload for Send {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        visit(&self.generator);
        visit(&self.value);
    }
}

/// `athrow(...)` and `aclose()`.
struct Throw {
    generator: Value,
    /// The arguments of `athrow`, a tuple; absent for `aclose`.
    exception: Value,
    stage: Cell<Stage>,
}

impl Payload for Throw {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        visit(&self.generator);
        visit(&self.exception);
    }
}

fn repr(thread: &mut Thread, value: &Value) -> Outcome {
    generator::repr_as(thread, value, "async_generator")
}

fn asynchronous<R>(thread: &mut Thread, generator: &Value, read: impl FnOnce(&mut AsyncState) -> R) -> Option<R> {
    let object = generator.as_generator()?;
    Some(read(&mut object.data.get_mut(thread).asynchronous))
}

fn is_running(thread: &mut Thread, generator: &Value) -> bool {
    asynchronous(thread, generator, |state| state.running).unwrap_or(false)
}

/// Notes whether it is running; says whether it was.
fn set_running(thread: &mut Thread, generator: &Value, running: bool) -> bool {
    asynchronous(thread, generator, |state| {
        std::mem::replace(&mut state.running, running)
    })
    .unwrap_or(false)
}

/// The first time anything is asked of the generator, the event loop learns of it.
#[inline]
pub(crate) fn begin(thread: &mut Thread, generator: &Value) -> Outcome<()> {
    match asynchronous(thread, generator, |state| state.begun) {
        Some(true) => Ok(()),
        _ => begin_first(thread, generator),
    }
}

#[inline(never)]
fn begin_first(thread: &mut Thread, generator: &Value) -> Outcome<()> {
    let (first, last) = thread.async_generator_hooks.clone();
    let is_first = asynchronous(thread, generator, |state| !std::mem::replace(&mut state.begun, true));
    if is_first == Some(true)
        && !last.is_undef()
        && let Some(object) = generator.as_generator()
    {
        object.data.get_mut(thread).extras_mut().finalizer = last;
    }
    if is_first == Some(true) && !first.is_undef() {
        thread.call(&first, std::slice::from_ref(generator))?;
    }
    Ok(())
}

/// `generator.asend(value)`.
fn send_later(thread: &mut Thread, generator: &Value, value: Value) -> Outcome {
    begin(thread, generator)?;
    let send = Send {
        generator: generator.clone(),
        value,
        stage: Cell::new(Stage::Begin),
    };
    Ok(Value::builtin_payload(ClassId::AsyncGeneratorSend, send))
}

/// The first step of `generator.__anext__()`, for one who awaits it at once.
pub(crate) fn anext_step(thread: &mut Thread, generator: &Value) -> Outcome<Resumed> {
    if set_running(thread, generator, true) {
        return Err(already_running(thread, "anext"));
    }
    let result = hook_send(thread, generator, Value::NONE);
    settle(thread, generator, result)
}

/// What `generator.__anext__()` gave, after [`anext_step`] as its first step.
pub(crate) fn anext_under_way(thread: &mut Thread, generator: &Value) -> Value {
    let send = Send {
        generator: generator.clone(),
        value: Value::NONE,
        stage: Cell::new(Stage::UnderWay),
    };
    let awaitable = Value::builtin_payload(ClassId::AsyncGeneratorSend, send);
    thread.mark_finalized(&awaitable);
    awaitable
}

fn throw_later(thread: &mut Thread, generator: &Value, exception: Value) -> Outcome {
    begin(thread, generator)?;
    let class = thread.native_class(&THROW);
    let throw = Throw {
        generator: generator.clone(),
        exception,
        stage: Cell::new(Stage::Begin),
    };
    Ok(Value::payload_object(&class, throw))
}

fn anext(thread: &mut Thread, args: Args<'_>) -> Outcome {
    send_later(thread, &args[0], Value::NONE)
}

fn asend(thread: &mut Thread, args: Args<'_>) -> Outcome {
    send_later(thread, &args[0], args[1].clone())
}

fn athrow(thread: &mut Thread, args: Args<'_>) -> Outcome {
    throw_later(thread, &args[0], Value::tuple(args.values[1..].to_vec()))
}

fn aclose(thread: &mut Thread, args: Args<'_>) -> Outcome {
    throw_later(thread, &args[0], Value::UNDEF)
}

fn running(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::bool(is_running(thread, &args[0])))
}

// ---- steps ----

/// What a step of the generator means to who awaits: what it yields is the result, what it awaits goes on outwards.
fn settle(thread: &mut Thread, generator: &Value, result: Outcome<Resumed>) -> Outcome<Resumed> {
    let settled = match result {
        Ok(Resumed::Yielded(value)) if thread.is_delegating(generator) => return Ok(Resumed::Yielded(value)),
        Ok(Resumed::Yielded(value)) => Ok(Resumed::Returned(value)),
        Ok(Resumed::Returned(_)) => Err(thread.raise_with(ClassId::StopAsyncIteration, Vec::new())),
        Err(raised) => Err(raised),
    };
    let ended = settled.is_err() && is_end(thread);
    asynchronous(thread, generator, |state| {
        state.running = false;
        state.closed |= ended;
    });
    settled
}

/// Does the exception on its way say that the generator is over?
fn is_end(thread: &Thread) -> bool {
    thread.raised_is(ClassId::StopAsyncIteration) || thread.raised_is(ClassId::GeneratorExit)
}

fn reused(thread: &mut Thread, method: &str) -> Raised {
    let message = format!("cannot reuse already awaited {method}");
    thread.raise(ClassId::RuntimeError, message)
}

fn already_running(thread: &mut Thread, method: &str) -> Raised {
    let message = format!("{method}(): asynchronous generator is already running");
    thread.raise(ClassId::RuntimeError, message)
}

/// What a `Send` works on, if it can be resumed: the generator, the value to send, and whether this is the first time.
fn send_state(thread: &mut Thread, awaitable: &Value) -> Outcome<(Value, Value, bool)> {
    let Some(send) = awaitable.payload::<Send>(thread) else {
        return Err(reused(thread, "__anext__()/asend()"));
    };
    let (generator, value, stage) = (send.generator.clone(), send.value.clone(), send.stage.get());
    match stage {
        Stage::Over => Err(reused(thread, "__anext__()/asend()")),
        Stage::UnderWay => Ok((generator, value, false)),
        Stage::Begin => {
            thread.mark_finalized(awaitable);
            if is_running(thread, &generator) {
                set_send_stage(thread, awaitable, Stage::Over);
                return Err(already_running(thread, "anext"));
            }
            set_send_stage(thread, awaitable, Stage::UnderWay);
            Ok((generator, value, true))
        }
    }
}

fn set_send_stage(thread: &Thread, awaitable: &Value, stage: Stage) {
    if let Some(send) = awaitable.payload::<Send>(thread) {
        send.stage.set(stage);
    }
}

fn send_step(thread: &mut Thread, awaitable: &Value, value: Value) -> Outcome<Resumed> {
    let (generator, first, is_first) = send_state(thread, awaitable)?;
    let value = if is_first && value.is_none() { first } else { value };
    set_running(thread, &generator, true);
    let result = hook_send(thread, &generator, value);
    let settled = settle(thread, &generator, result);
    if !matches!(settled, Ok(Resumed::Yielded(_))) {
        set_send_stage(thread, awaitable, Stage::Over);
    }
    settled
}

fn send_throw(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (generator, _, is_first) = send_state(thread, &args[0])?;
    if is_first {
        set_running(thread, &generator, true);
    }
    let result = hook_throw(thread, &generator, &args.values[1..]);
    let settled = settle(thread, &generator, result);
    if !matches!(settled, Ok(Resumed::Yielded(_))) {
        set_send_stage(thread, &args[0], Stage::Over);
    }
    generator::outcome(thread, settled?)
}

fn send_close(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let over = args[0]
        .payload::<Send>(thread)
        .is_none_or(|send| send.stage.get() == Stage::Over);
    close(thread, args, over, send_throw)
}

/// `close()` of an awaitable: it must not go on after a GeneratorExit.
fn close(thread: &mut Thread, args: Args<'_>, over: bool, throw: fn(&mut Thread, Args<'_>) -> Outcome) -> Outcome {
    if over {
        return Ok(Value::NONE);
    }
    let exit = thread.heap().class(ClassId::GeneratorExit).clone();
    match throw(thread, Args::positional(&[args[0].clone(), exit])) {
        Ok(_) => Err(thread.raise(ClassId::RuntimeError, "coroutine ignored GeneratorExit")),
        Err(_) if is_end(thread) || thread.raised_is(ClassId::StopIteration) => {
            drop(thread.take_exception());
            Ok(Value::NONE)
        }
        Err(raised) => Err(raised),
    }
}

/// The last reference has gone and nobody has awaited it.
fn send_del(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let generator = args[0].payload::<Send>(thread).map(|send| send.generator.clone());
    warn_unawaited(thread, "asend", generator)
}

fn throw_del(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let throw = args[0].payload::<Throw>(thread);
    let method = match throw {
        Some(throw) if throw.exception.is_undef() => "aclose",
        _ => "athrow",
    };
    let generator = throw.map(|throw| throw.generator.clone());
    warn_unawaited(thread, method, generator)
}

fn warn_unawaited(thread: &mut Thread, method: &str, generator: Option<Value>) -> Outcome {
    let (_, name) = thread.generator_names(&generator.unwrap_or(Value::NONE));
    let name = thread.repr_text(&name)?;
    coroutine::warn_never_awaited(thread, &format!("coroutine method '{method}' of {name}"));
    Ok(Value::NONE)
}

// ---- athrow and aclose ----

/// What a `Throw` works on: the generator, the exception's arguments or nothing, and how far it is.
fn throw_state(thread: &mut Thread, awaitable: &Value) -> Outcome<(Value, Value, Stage)> {
    let state = awaitable
        .payload::<Throw>(thread)
        .map(|throw| (throw.generator.clone(), throw.exception.clone(), throw.stage.get()));
    match state {
        Some(state) if state.2 != Stage::Over => Ok(state),
        _ => Err(reused(thread, "aclose()/athrow()")),
    }
}

fn set_throw_stage(thread: &Thread, awaitable: &Value, stage: Stage) {
    if let Some(throw) = awaitable.payload::<Throw>(thread) {
        throw.stage.set(stage);
    }
}

/// Only one awaitable of a generator may be under way.
fn start_throw(thread: &mut Thread, awaitable: &Value, generator: &Value, closing: bool) -> Outcome<()> {
    if is_running(thread, generator) {
        thread.mark_finalized(awaitable);
        set_throw_stage(thread, awaitable, Stage::Over);
        return Err(already_running(thread, if closing { "aclose" } else { "athrow" }));
    }
    Ok(())
}

fn throw_step(thread: &mut Thread, awaitable: &Value, value: Value) -> Outcome<Resumed> {
    let (generator, exception, stage) = throw_state(thread, awaitable)?;
    let ended = generator
        .as_generator()
        .is_none_or(|object| object.data.get(thread).state == GeneratorState::Closed);
    if ended {
        thread.mark_finalized(awaitable);
        set_throw_stage(thread, awaitable, Stage::Over);
        return Ok(Resumed::Returned(Value::NONE));
    }
    let closing = exception.is_undef();
    let result = if stage == Stage::Begin {
        start_throw(thread, awaitable, &generator, closing)?;
        if asynchronous(thread, &generator, |state| state.closed) == Some(true) {
            thread.mark_finalized(awaitable);
            set_throw_stage(thread, awaitable, Stage::Over);
            return Err(thread.raise_with(ClassId::StopAsyncIteration, Vec::new()));
        }
        if !value.is_none() {
            let message = "can't send non-None value to a just-started coroutine";
            return Err(thread.raise(ClassId::RuntimeError, message));
        }
        thread.mark_finalized(awaitable);
        set_throw_stage(thread, awaitable, Stage::UnderWay);
        asynchronous(thread, &generator, |state| {
            state.running = true;
            state.closed |= closing;
        });
        first_throw(thread, &generator, &exception)
    } else {
        hook_send(thread, &generator, value)
    };
    after_throw(thread, awaitable, &generator, closing, result)
}

/// Throws what is to be thrown into the generator; a GeneratorExit goes to the innermost one that is awaited, too.
fn first_throw(thread: &mut Thread, generator: &Value, exception: &Value) -> Outcome<Resumed> {
    let throw = thread.heap().hooks.get().generator_throw_through;
    match exception.as_tuple() {
        Some(args) => throw(thread, generator, args.items()),
        None => {
            let class = thread.heap().class(ClassId::GeneratorExit).clone();
            throw(thread, generator, &[Value::exception(&class, Value::tuple(Vec::new()))])
        }
    }
}

/// What the generator's answer means to who awaits `athrow` or `aclose`.
fn after_throw(
    thread: &mut Thread,
    awaitable: &Value,
    generator: &Value,
    closing: bool,
    result: Outcome<Resumed>,
) -> Outcome<Resumed> {
    let settled = match settle(thread, generator, result) {
        Ok(Resumed::Yielded(value)) => return Ok(Resumed::Yielded(value)),
        Ok(Resumed::Returned(_)) if closing => {
            Err(thread.raise(ClassId::RuntimeError, "async generator ignored GeneratorExit"))
        }
        Err(_) if closing && is_end(thread) => {
            drop(thread.take_exception());
            Ok(Resumed::Returned(Value::NONE))
        }
        settled => settled,
    };
    set_throw_stage(thread, awaitable, Stage::Over);
    settled
}

fn throw_throw(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (generator, exception, stage) = throw_state(thread, &args[0])?;
    let closing = exception.is_undef();
    if stage == Stage::Begin {
        start_throw(thread, &args[0], &generator, closing)?;
        thread.mark_finalized(&args[0]);
        set_throw_stage(thread, &args[0], Stage::UnderWay);
        set_running(thread, &generator, true);
    }
    let result = hook_throw(thread, &generator, &args.values[1..]);
    let settled = after_throw(thread, &args[0], &generator, closing, result)?;
    generator::outcome(thread, settled)
}

fn throw_close(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let over = args[0]
        .payload::<Throw>(thread)
        .is_none_or(|throw| throw.stage.get() == Stage::Over);
    close(thread, args, over, throw_throw)
}

/// What `ops` asks of an asynchronous generator.
pub static SLOTS: NativeSlots = NativeSlots {
    repr: Some(repr),
    ..NativeSlots::NONE
};

/// Methods and attributes of an asynchronous generator.
pub static METHODS: &[NativeDef] = &[
    NativeDef::slot("__aiter__", Arity::Zero, generator::itself),
    NativeDef::slot("__anext__", Arity::Zero, anext),
    NativeDef::method("asend", Arity::One, asend),
    NativeDef::method("athrow", Arity::Positional(1, 3), athrow),
    NativeDef::method("aclose", Arity::Zero, aclose),
    NativeDef::attribute("__name__", generator::name, generator::set_name),
    NativeDef::attribute("__qualname__", generator::qualname, generator::set_qualname),
    NativeDef::getter("ag_running", running),
    NativeDef::getter("ag_suspended", generator::suspended),
    NativeDef::getter("ag_await", generator::yield_from),
    NativeDef::getter("ag_code", generator::code),
    NativeDef::class_method("__class_getitem__", Arity::One, generic_alias::class_getitem),
];

/// What `ops` asks of `asend(...)`.
pub static SEND_SLOTS: NativeSlots = NativeSlots {
    iter: Some(generator::iter),
    next: Some(generator::next_by_step),
    step: Some(send_step),
    ..NativeSlots::NONE
};

/// Methods of `asend(...)`.
pub static SEND_METHODS: &[NativeDef] = &[
    NativeDef::slot("__await__", Arity::Zero, generator::itself),
    NativeDef::method("send", Arity::One, generator::send_by_step),
    NativeDef::method("throw", Arity::Positional(1, 3), send_throw),
    NativeDef::method("close", Arity::Zero, send_close),
    NativeDef::slot("__del__", Arity::Zero, send_del),
    NativeDef::slot("__next__", Arity::Zero, generator::send_by_step),
];

static THROW_SLOTS: NativeSlots = NativeSlots {
    iter: Some(generator::iter),
    next: Some(generator::next_by_step),
    step: Some(throw_step),
    ..NativeSlots::NONE
};

static THROW: NativeClass = NativeClass {
    name: "async_generator_athrow",
    module: "builtins",
    base: ClassId::Object,
    slots: Some(&THROW_SLOTS),
    methods: &[
        NativeDef::slot("__await__", Arity::Zero, generator::itself),
        NativeDef::method("send", Arity::One, generator::send_by_step),
        NativeDef::method("throw", Arity::Positional(1, 3), throw_throw),
        NativeDef::method("close", Arity::Zero, throw_close),
        NativeDef::slot("__del__", Arity::Zero, throw_del),
        NativeDef::slot("__next__", Arity::Zero, generator::send_by_step),
    ],
    has_dict: false,
    is_final: true,
};
