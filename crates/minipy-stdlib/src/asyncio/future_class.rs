//! The class `Future`, and the iterator that `await` walks.

use super::future::{self, Future, State, future_mut, future_of};
use super::{event_loop, handle, helper, known, task};
use crate::support::{construct, constructor, itself, short_name};
use minipy_vm::native::{
    Args, Arity, ClassId, NativeClass, NativeDef, NativeSlots, Outcome, Payload, Raised, Resumed, Signature, Thread,
    Value, WEAKREF, class_getitem,
};

fn new(thread: &mut Thread, class: &Value, _: Args<'_>) -> Outcome {
    let known = known(thread);
    let plain = class.is(&known.future);
    Ok(Value::payload_object(
        class,
        Future {
            plain,
            ..Future::default()
        },
    ))
}

/// A new future of a loop.
pub(super) fn make(thread: &mut Thread, event_loop: &Value) -> Outcome {
    let future = Future {
        plain: true,
        event_loop: event_loop.clone(),
        ..Future::default()
    };
    Ok(Value::payload_object(&known(thread).future, future))
}

static INIT: NativeDef = constructor(
    "Future",
    Arity::Named(&Signature {
        params: &["loop"],
        required: 0,
        positional_only: 0,
        keyword_only: 1,
    }),
    initialize,
);

fn init(thread: &mut Thread, this: &Value, args: Args<'_>) -> Outcome<()> {
    construct(thread, &INIT, this, args).map(drop)
}

fn initialize(thread: &mut Thread, args: Args<'_>) -> Outcome {
    begin(thread, &args[0], args.get(1)).map(|()| Value::NONE)
}

/// What `__init__` of futures and tasks begins with: a clean slate, and a loop.
pub(super) fn begin(thread: &mut Thread, this: &Value, given: Option<&Value>) -> Outcome<()> {
    let future = future_mut!(this, thread);
    let fresh = Future {
        plain: future.plain,
        task: future.task.is_some().then(Box::default),
        ..Future::default()
    };
    let old = std::mem::replace(future, fresh);
    drop(old);
    let event_loop = match given.filter(|given| !given.is_none()) {
        Some(given) => given.clone(),
        None => super::get_event_loop(thread)?,
    };
    if !event_loop::is_core(thread, &event_loop) {
        // CPython asks, to note where the future was made; here only a value that is no loop makes a difference.
        thread.call_method(&event_loop, "get_debug", &[])?;
    }
    future_mut!(this, thread).event_loop = event_loop;
    Ok(())
}

/// The text of a future or a task: `show` of a module makes it.
pub(super) fn shown(thread: &mut Thread, this: &Value, module: &'static str, show: &'static str) -> Outcome {
    future::loop_of(thread, this)?;
    let name = short_name(thread, this);
    thread.repr_once(this, "...", |thread| {
        let show = helper(thread, module, show)?;
        let text = thread.call(&show, std::slice::from_ref(this))?;
        Ok(format!("<{name} {}>", text.as_str().unwrap_or_default()))
    })
}

fn repr(thread: &mut Thread, this: &Value) -> Outcome {
    shown(thread, this, "asyncio.futures", "_shown_future")
}

/// `__del__`: an exception that nobody has asked for is told to the loop.
pub(super) fn del(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let this = &args[0];
    task::end_too_early(thread, this)?;
    let future = future_mut!(this, thread);
    if !std::mem::take(&mut future.log_traceback) {
        return Ok(Value::NONE);
    }
    let (event_loop, exception) = (future.event_loop.clone(), future.exception.clone());
    let message = format!("{} exception was never retrieved", short_name(thread, this));
    let told = [
        ("message", Value::str(&message)),
        ("exception", exception),
        ("future", this.clone()),
    ];
    handle::tell(thread, &event_loop, &told)?;
    Ok(Value::NONE)
}

pub(super) fn result(thread: &mut Thread, args: Args<'_>) -> Outcome {
    future::result(thread, &args[0])
}

fn exception(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let future = future_mut!(args[0], thread);
    match future.state {
        State::Finished => {
            future.log_traceback = false;
            Ok(none_if_absent(&future.exception))
        }
        State::Cancelled => {
            let error = future::cancelled_error(thread, &args[0])?;
            Err(thread.raise_value(error))
        }
        State::Pending if future.event_loop.is_undef() => {
            Err(future::invalid_state(thread, "Future object is not initialized."))
        }
        State::Pending => Err(future::invalid_state(thread, "Exception is not set.")),
    }
}

fn set_result(thread: &mut Thread, args: Args<'_>) -> Outcome {
    future::set_result(thread, &args[0], args[1].clone())?;
    Ok(Value::NONE)
}

fn set_exception(thread: &mut Thread, args: Args<'_>) -> Outcome {
    future::set_exception(thread, &args[0], &args[1])?;
    Ok(Value::NONE)
}

fn add_done_callback(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let context = args.get(2).filter(|context| !context.is_none());
    future::add_done_callback(thread, &args[0], &args[1], context)?;
    Ok(Value::NONE)
}

fn remove_done_callback(thread: &mut Thread, args: Args<'_>) -> Outcome {
    future::remove_done_callback(thread, &args[0], &args[1]).map(Value::length)
}

/// `cancel(msg=None)` of a future or a task.
fn cancel(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let message = args.get(1).cloned().unwrap_or_default();
    task::cancel_any(thread, &args[0], message).map(Value::bool)
}

fn cancelled(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::bool(future_of!(args[0], thread).state == State::Cancelled))
}

fn done(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::bool(future_of!(args[0], thread).state != State::Pending))
}

fn get_loop(thread: &mut Thread, args: Args<'_>) -> Outcome {
    future::loop_of(thread, &args[0])
}

fn make_cancelled_error(thread: &mut Thread, args: Args<'_>) -> Outcome {
    future::cancelled_error(thread, &args[0])
}

/// None in the place of what is absent.
pub(super) fn none_if_absent(value: &Value) -> Value {
    value.given().cloned().unwrap_or(Value::NONE)
}

fn state(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::intern(match future_of!(args[0], thread).state {
        State::Pending => "PENDING",
        State::Cancelled => "CANCELLED",
        State::Finished => "FINISHED",
    }))
}

fn callbacks(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let callbacks = &future_of!(args[0], thread).callbacks;
    if callbacks.is_empty() {
        return Ok(Value::NONE);
    }
    let pair = |(callback, context): &(Value, Value)| Value::tuple(vec![callback.clone(), context.clone()]);
    Ok(Value::list(callbacks.iter().map(pair).collect()))
}

/// Getters of the values inside.
macro_rules! fields {
    ($($getter:ident $field:ident)*) => {
        $(fn $getter(thread: &mut Thread, args: Args<'_>) -> Outcome {
            Ok(none_if_absent(&future_of!(args[0], thread).$field))
        })*
    };
}

fields! { get_event_loop event_loop get_result result get_exception exception cancel_message cancel_message }

#[cold]
fn not_deletable(thread: &mut Thread, this: &Value, name: &str) -> Raised {
    let class = match this
        .payload::<Future>(thread)
        .is_some_and(|future| future.task.is_some())
    {
        true => "_asyncio.Task",
        false => "_asyncio.Future",
    };
    let message = format!("attribute '{name}' of '{class}' objects cannot be deleted");
    thread.raise(ClassId::AttributeError, message)
}

fn set_cancel_message(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let Some(message) = args.get(1) else {
        return Err(not_deletable(thread, &args[0], "_cancel_message"));
    };
    let old = std::mem::replace(&mut future_mut!(args[0], thread).cancel_message, message.clone());
    drop(old);
    Ok(Value::NONE)
}

fn blocking(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::bool(future_of!(args[0], thread).blocking))
}

fn set_blocking(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let Some(given) = args.get(1) else {
        return Err(not_deletable(thread, &args[0], "_asyncio_future_blocking"));
    };
    let blocking = thread.truth(given)?;
    future_mut!(args[0], thread).blocking = blocking;
    Ok(Value::NONE)
}

fn log_traceback(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::bool(future_of!(args[0], thread).log_traceback))
}

fn set_log_traceback(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let Some(given) = args.get(1) else {
        return Err(not_deletable(thread, &args[0], "_log_traceback"));
    };
    if thread.truth(given)? {
        return Err(thread.value_error("_log_traceback can only be set to False"));
    }
    future_mut!(args[0], thread).log_traceback = false;
    Ok(Value::NONE)
}

/// Where a future was made is not noted.
fn source_traceback(_: &mut Thread, _: Args<'_>) -> Outcome {
    Ok(Value::NONE)
}

/// What `await future` walks.
struct Walk {
    /// Absent once it has ended.
    future: Value,
}

impl Payload for Walk {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        if !self.future.is_undef() {
            visit(&self.future);
        }
    }
}

fn iter(thread: &mut Thread, this: &Value) -> Outcome {
    future::loop_of(thread, this)?;
    let walk = Walk { future: this.clone() };
    Ok(Value::payload_object(&known(thread).walk, walk))
}

fn dunder_await(thread: &mut Thread, args: Args<'_>) -> Outcome {
    iter(thread, &args[0])
}

/// A pending future yields itself, once; one that is done ends the walk.
fn step(thread: &mut Thread, walk: &Value, _: Value) -> Outcome<Resumed> {
    let this = walk.payload::<Walk>(thread).map(|walk| walk.future.clone());
    let Some(this) = this.filter(|this| !this.is_undef()) else {
        return Ok(Resumed::Returned(Value::NONE));
    };
    if let Some(future) = this.payload_mut::<Future>(thread)
        && future.state == State::Pending
    {
        if std::mem::replace(&mut future.blocking, true) {
            return Err(thread.raise(ClassId::RuntimeError, "await wasn't used with future"));
        }
        return Ok(Resumed::Yielded(this));
    }
    leave(thread, walk);
    future::result(thread, &this).map(Resumed::Returned)
}

/// Ends a walk.
fn leave(thread: &mut Thread, walk: &Value) {
    if let Some(walk) = walk.payload_mut::<Walk>(thread) {
        let gone = std::mem::take(&mut walk.future);
        drop(gone);
    }
}

fn next(thread: &mut Thread, walk: &Value) -> Outcome<Option<Value>> {
    match step(thread, walk, Value::NONE)? {
        Resumed::Yielded(value) => Ok(Some(value)),
        Resumed::Returned(value) if value.is_none() => Ok(None),
        Resumed::Returned(value) => Err(thread.stop_iteration(value)),
    }
}

fn send(thread: &mut Thread, args: Args<'_>) -> Outcome {
    match step(thread, &args[0], args[1].clone())? {
        Resumed::Yielded(value) => Ok(value),
        Resumed::Returned(value) => Err(thread.stop_iteration(value)),
    }
}

/// `throw(type, value, traceback)`, whose last two may be absent.
fn throw(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let exception = thrown(thread, &args[1], args.get(2), args.get(3))?;
    leave(thread, &args[0]);
    Err(thread.raise_value(exception))
}

fn thrown(thread: &mut Thread, kind: &Value, value: Option<&Value>, traceback: Option<&Value>) -> Outcome {
    let value = value.filter(|value| !value.is_none());
    let traceback = traceback.filter(|traceback| !traceback.is_none());
    if traceback.is_some_and(|traceback| !thread.is_a(traceback, ClassId::Traceback)) {
        return Err(thread.type_error("throw() third argument must be a traceback"));
    }
    let exception = if thread.is_exception_class(kind) {
        match value {
            Some(value) if thread.is_instance(value, kind)? => value.clone(),
            Some(value) => thread.call(kind, std::slice::from_ref(value))?,
            None => thread.call(kind, &[])?,
        }
    } else if kind.as_exception().is_some() {
        if value.is_some() {
            return Err(thread.type_error("instance exception may not have a separate value"));
        }
        kind.clone()
    } else {
        let message = "exceptions must be classes deriving BaseException or instances of such a class";
        return Err(thread.type_error(message));
    };
    if let Some(traceback) = traceback {
        thread.set_attr(&exception, &Value::intern("__traceback__"), Some(traceback))?;
    }
    Ok(exception)
}

fn close(thread: &mut Thread, args: Args<'_>) -> Outcome {
    leave(thread, &args[0]);
    Ok(Value::NONE)
}

static WALK_SLOTS: NativeSlots = NativeSlots {
    iter: Some(itself),
    next: Some(next),
    step: Some(step),
    ..NativeSlots::NONE
};

/// The class of what `Future.__await__` gives.
pub(super) static WALK: NativeClass = NativeClass {
    name: "FutureIter",
    module: "_asyncio",
    base: ClassId::Object,
    slots: Some(&WALK_SLOTS),
    methods: &[
        NativeDef::method("send", Arity::One, send),
        NativeDef::method("throw", Arity::Positional(1, 3), throw),
        NativeDef::method("close", Arity::Zero, close),
    ],
    has_dict: false,
    is_final: true,
};

/// What operators ask of a future.
pub(super) static SLOTS: NativeSlots = NativeSlots {
    new: Some(new),
    init: Some(init),
    repr: Some(repr),
    iter: Some(iter),
    ..NativeSlots::NONE
};

/// `asyncio.Future`.
pub(super) static CLASS: NativeClass = NativeClass {
    name: "Future",
    module: "_asyncio",
    base: ClassId::Object,
    slots: Some(&SLOTS),
    methods: &[
        NativeDef::method("result", Arity::Zero, result),
        NativeDef::method("exception", Arity::Zero, exception),
        NativeDef::method("set_result", Arity::Named(&RESULT), set_result),
        NativeDef::method("set_exception", Arity::Named(&EXCEPTION), set_exception),
        NativeDef::method("add_done_callback", Arity::Named(&ADD), add_done_callback),
        NativeDef::method("remove_done_callback", Arity::One, remove_done_callback),
        NativeDef::method("cancel", Arity::Named(&CANCEL), cancel),
        NativeDef::method("cancelled", Arity::Zero, cancelled),
        NativeDef::method("done", Arity::Zero, done),
        NativeDef::method("get_loop", Arity::Zero, get_loop),
        NativeDef::method("_make_cancelled_error", Arity::Zero, make_cancelled_error),
        NativeDef::slot("__await__", Arity::Zero, dunder_await),
        NativeDef::slot("__del__", Arity::Zero, del),
        NativeDef::class_method("__class_getitem__", Arity::One, class_getitem),
        NativeDef::getter("_state", state),
        NativeDef::getter("_callbacks", callbacks),
        NativeDef::getter("_loop", get_event_loop),
        NativeDef::getter("_result", get_result),
        NativeDef::getter("_exception", get_exception),
        NativeDef::getter("_source_traceback", source_traceback),
        NativeDef::attribute("_cancel_message", cancel_message, set_cancel_message),
        NativeDef::attribute("_asyncio_future_blocking", blocking, set_blocking),
        NativeDef::attribute("_log_traceback", log_traceback, set_log_traceback),
        WEAKREF,
    ],
    has_dict: true,
    is_final: false,
};

static ADD: Signature = Signature {
    params: &["fn", "context"],
    required: 1,
    positional_only: 1,
    keyword_only: 1,
};

static CANCEL: Signature = Signature {
    params: &["msg"],
    required: 0,
    positional_only: 0,
    keyword_only: 0,
};

pub(super) static RESULT: Signature = Signature {
    params: &["result"],
    required: 1,
    positional_only: 1,
    keyword_only: 0,
};

pub(super) static EXCEPTION: Signature = Signature {
    params: &["exception"],
    ..RESULT
};
