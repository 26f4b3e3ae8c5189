//! `Handle` and `TimerHandle`: a call that the loop will make, at once or at a time, unless it is cancelled before.

use super::helper;
use crate::contextvars;
use crate::support::{construct, constructor};
use minipy_vm::native::{
    Args, Arity, ClassId, Comparison, NativeClass, NativeDef, NativeSlots, Outcome, Payload, Raised, RawDict,
    Signature, Thread, Value, WEAKREF,
};

/// `Handle`, or `TimerHandle`.
#[derive(Default)]
pub(super) struct Handle {
    /// None once it was cancelled.
    pub callback: Value,
    /// A tuple, or None.
    pub args: Value,
    pub event_loop: Value,
    pub context: Value,
    pub cancelled: bool,
    /// A timer waits among those of the loop.
    pub scheduled: bool,
    /// The time of the call; absent if it is due at once.
    pub when: Value,
}

impl Payload for Handle {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        for value in [&self.callback, &self.args, &self.event_loop, &self.context, &self.when] {
            if !value.is_undef() {
                visit(value);
            }
        }
    }
}

/// The handle in a value; methods are only called with one.
macro_rules! handle_of {
    ($value:expr, $thread:expr) => {
        match $value.payload::<Handle>($thread) {
            Some(handle) => handle,
            None => return Ok(Default::default()),
        }
    };
}
/// As `handle_of`, to be changed.
macro_rules! handle_mut {
    ($value:expr, $thread:expr) => {
        match $value.payload_mut::<Handle>($thread) {
            Some(handle) => handle,
            None => return Ok(Default::default()),
        }
    };
}

fn shown(value: &Value) -> Value {
    value.given().cloned().unwrap_or(Value::NONE)
}

fn new(_: &mut Thread, class: &Value, _: Args<'_>) -> Outcome {
    Ok(Value::payload_object(class, Handle::default()))
}

static INIT: NativeDef = constructor(
    "Handle",
    Arity::Named(&Signature {
        params: &["callback", "args", "loop", "context"],
        required: 3,
        positional_only: 0,
        keyword_only: 0,
    }),
    |thread, args| {
        let rest = [args.get(1), args.get(2), args.get(3), args.get(4)];
        fill(thread, &args[0], rest, Value::UNDEF)
    },
);

static TIMER_INIT: NativeDef = constructor(
    "TimerHandle",
    Arity::Named(&Signature {
        params: &["when", "callback", "args", "loop", "context"],
        required: 4,
        positional_only: 0,
        keyword_only: 0,
    }),
    |thread, args| {
        let rest = [args.get(2), args.get(3), args.get(4), args.get(5)];
        fill(thread, &args[0], rest, shown(&args[1]))
    },
);

/// Fills a handle with a callback, its arguments, the loop and the context.
fn fill(thread: &mut Thread, this: &Value, given: [Option<&Value>; 4], when: Value) -> Outcome {
    let [callback, args, event_loop, context] = given.map(|given| given.cloned().unwrap_or(Value::NONE));
    let context = match context.is_none() {
        true => contextvars::copy_current(thread),
        false => context,
    };
    let filled = Handle {
        callback,
        args,
        event_loop,
        context,
        when,
        ..Handle::default()
    };
    let old = std::mem::replace(handle_mut!(this, thread), filled);
    drop(old);
    Ok(Value::NONE)
}

fn init(thread: &mut Thread, this: &Value, args: Args<'_>) -> Outcome<()> {
    construct(thread, &INIT, this, args).map(drop)
}

fn timer_init(thread: &mut Thread, this: &Value, args: Args<'_>) -> Outcome<()> {
    construct(thread, &TIMER_INIT, this, args).map(drop)
}

fn repr(thread: &mut Thread, this: &Value) -> Outcome {
    let show = helper(thread, "asyncio.events", "_shown_handle")?;
    thread.call(&show, std::slice::from_ref(this))
}

/// Makes the call. What it raises is told to the loop, unless it shall end the program.
pub(super) fn run(thread: &mut Thread, this: &Value) -> Outcome<()> {
    let handle = handle_of!(this, thread);
    let (callback, args, context) = (handle.callback.clone(), handle.args.clone(), handle.context.clone());
    let items = args.as_tuple().map_or(&[][..], |args| args.items());
    match contextvars::run_in(thread, &context, &callback, items) {
        Ok(_) => Ok(()),
        Err(raised) => failed(thread, this, &callback, raised),
    }
}

#[cold]
fn failed(thread: &mut Thread, this: &Value, callback: &Value, raised: Raised) -> Outcome<()> {
    if thread.raised_is(ClassId::SystemExit) || thread.raised_is(ClassId::KeyboardInterrupt) {
        return Err(raised);
    }
    let error = thread.take_exception();
    let describe = helper(thread, "asyncio.events", "describe")?;
    let described = thread.call(&describe, std::slice::from_ref(callback))?;
    let message = format!("Exception in callback {}", described.as_str().unwrap_or_default());
    let event_loop = handle_of!(this, thread).event_loop.clone();
    let told = [
        ("message", Value::str(&message)),
        ("exception", error),
        ("handle", this.clone()),
    ];
    tell(thread, &event_loop, &told)
}

/// Calls the loop's handler of exceptions with a dict.
#[cold]
pub(super) fn tell(thread: &mut Thread, event_loop: &Value, told: &[(&str, Value)]) -> Outcome<()> {
    let context = Value::dict(RawDict::default());
    if let Some(dict) = context.as_dict() {
        for (name, value) in told {
            thread.dict_set(dict, &Value::intern(name), value.clone())?;
        }
    }
    thread
        .call_method(event_loop, "call_exception_handler", &[context])
        .map(drop)
}

fn run_method(thread: &mut Thread, args: Args<'_>) -> Outcome {
    run(thread, &args[0]).map(|()| Value::NONE)
}

fn cancel(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let handle = handle_mut!(args[0], thread);
    if handle.cancelled {
        return Ok(Value::NONE);
    }
    handle.cancelled = true;
    let gone = (
        std::mem::replace(&mut handle.callback, Value::NONE),
        std::mem::replace(&mut handle.args, Value::NONE),
    );
    drop(gone);
    Ok(Value::NONE)
}

fn timer_cancel(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let handle = handle_of!(args[0], thread);
    if !handle.cancelled {
        let event_loop = handle.event_loop.clone();
        thread.call_method(&event_loop, "_timer_handle_cancelled", &args.values[..1])?;
    }
    cancel(thread, args)
}

fn cancelled(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::bool(handle_of!(args[0], thread).cancelled))
}

fn scheduled(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::bool(handle_of!(args[0], thread).scheduled))
}

fn set_scheduled(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let scheduled = match args.get(1) {
        Some(given) => thread.truth(given)?,
        None => false,
    };
    handle_mut!(args[0], thread).scheduled = scheduled;
    Ok(Value::NONE)
}

/// Getters of the values inside.
macro_rules! fields {
    ($($name:ident)*) => {
        $(fn $name(thread: &mut Thread, args: Args<'_>) -> Outcome {
            Ok(shown(&handle_of!(args[0], thread).$name))
        })*
    };
}

fields! { callback args event_loop context when }

/// The time, callback, arguments and state of a timer.
fn parts(thread: &Thread, timer: &Value) -> Option<[Value; 4]> {
    let handle = timer.payload::<Handle>(thread)?;
    let (callback, args) = (shown(&handle.callback), shown(&handle.args));
    let when = handle.when.given()?.clone();
    Some([when, callback, args, Value::bool(handle.cancelled)])
}

fn compare(thread: &mut Thread, left: &Value, right: &Value, op: Comparison) -> Outcome {
    let times = |thread: &Thread, timer: &Value| timer.payload::<Handle>(thread)?.when.as_float();
    if op == Comparison::Lt
        && let (Some(left), Some(right)) = (times(thread, left), times(thread, right))
    {
        return Ok(Value::bool(left < right));
    }
    let (Some(left), Some(right)) = (parts(thread, left), parts(thread, right)) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let strictly = match op {
        Comparison::Le => Comparison::Lt,
        Comparison::Ge => Comparison::Gt,
        op => op,
    };
    if matches!(strictly, Comparison::Lt | Comparison::Gt) {
        let answer = thread.compare(strictly, &left[0], &right[0])?;
        if strictly == op || thread.truth(&answer)? {
            return Ok(answer);
        }
        return thread.compare(Comparison::Eq, &Value::tuple_of(&left), &Value::tuple_of(&right));
    }
    thread.compare(op, &Value::tuple_of(&left), &Value::tuple_of(&right))
}

fn hash(thread: &mut Thread, this: &Value) -> Outcome<i64> {
    let when = shown(&handle_of!(this, thread).when);
    thread.hash(&when)
}

static SLOTS: NativeSlots = NativeSlots {
    new: Some(new),
    init: Some(init),
    repr: Some(repr),
    ..NativeSlots::NONE
};

/// `asyncio.Handle`.
pub(super) static CLASS: NativeClass = NativeClass {
    name: "Handle",
    module: "asyncio.events",
    base: ClassId::Object,
    slots: Some(&SLOTS),
    methods: &[
        NativeDef::method("cancel", Arity::Zero, cancel),
        NativeDef::method("cancelled", Arity::Zero, cancelled),
        NativeDef::method("get_context", Arity::Zero, context),
        NativeDef::method("_run", Arity::Zero, run_method),
        NativeDef::getter("_callback", callback),
        NativeDef::getter("_args", args),
        NativeDef::getter("_cancelled", cancelled),
        NativeDef::getter("_loop", event_loop),
        NativeDef::getter("_context", context),
        WEAKREF,
    ],
    has_dict: false,
    is_final: false,
};

static TIMER_SLOTS: NativeSlots = NativeSlots {
    init: Some(timer_init),
    compare: Some(compare),
    hash: Some(hash),
    ..SLOTS
};

/// `asyncio.TimerHandle`.
pub(super) static TIMER: NativeClass = NativeClass {
    name: "TimerHandle",
    module: "asyncio.events",
    base: ClassId::Object,
    slots: Some(&TIMER_SLOTS),
    methods: &[
        NativeDef::method("cancel", Arity::Zero, timer_cancel),
        NativeDef::method("when", Arity::Zero, when),
        NativeDef::attribute("_scheduled", scheduled, set_scheduled),
        NativeDef::getter("_when", when),
    ],
    has_dict: false,
    is_final: false,
};
