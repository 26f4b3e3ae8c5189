//! What of a loop every step of a task needs: the calls that are due, and a turn of the loop. All else is in `base_events.py`, whose
//! loop is derived from the class here.
//!
//! A loop that a script has made, or one with methods of its own in place of these, is asked by the methods' names.

use super::handle::{self, Handle};
use super::known;
use crate::collections::{deque_pop, deque_push, new_deque};
use crate::contextvars;
use crate::heapq;
use crate::time::monotonic_seconds;
use minipy_vm::native::{
    Args, Arity, Binary, ClassId, NativeClass, NativeDef, NativeSlots, Outcome, Payload, Raised, Thread, Value, WEAKREF,
};

/// What of a loop is in Rust.
pub(super) struct Core {
    /// A deque of the handles that are due.
    ready: Value,
    /// A list of timers, as a heap.
    scheduled: Value,
    /// What waits for the world, or None.
    selector: Value,
    /// How many of the timers were cancelled.
    cancelled_timers: i64,
    closed: bool,
    stopping: bool,
    /// The task that runs, or absent.
    pub task: Value,
}

impl Payload for Core {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        visit(&self.ready);
        visit(&self.scheduled);
        visit(&self.selector);
        if !self.task.is_undef() {
            visit(&self.task);
        }
    }
}

/// The core in a value; methods are only called with one.
macro_rules! core_of {
    ($value:expr, $thread:expr) => {
        match $value.payload::<Core>($thread) {
            Some(core) => core,
            None => return Ok(Default::default()),
        }
    };
}
/// As `core_of`, to be changed.
macro_rules! core_mut {
    ($value:expr, $thread:expr) => {
        match $value.payload_mut::<Core>($thread) {
            Some(core) => core,
            None => return Ok(Default::default()),
        }
    };
}

/// Timers that are due within this time of the clock, in seconds, run now: its resolution.
const RESOLUTION: f64 = 1e-9;
/// The longest wait for the world, in seconds.
const LONGEST_WAIT: f64 = 24.0 * 3600.0;
/// With more timers than this, those that were cancelled are thrown out when they are the most.
const MANY_TIMERS: usize = 100;

fn new(thread: &mut Thread, class: &Value, _: Args<'_>) -> Outcome {
    let core = Core {
        ready: new_deque(thread),
        scheduled: Value::list(Vec::new()),
        selector: Value::NONE,
        cancelled_timers: 0,
        // `__init__` opens it.
        closed: true,
        stopping: false,
        task: Value::UNDEF,
    };
    Ok(Value::payload_object(class, core))
}

/// The places of methods in the table of the class.
const CALL_SOON: usize = 0;
const TIME: usize = 1;
const CALL_AT: usize = 2;

/// Is a method of a loop the one of this place in the table, and not one that a script has put in its place?
fn has_own(thread: &mut Thread, this: &Value, name: &Value, place: usize) -> bool {
    if !is_core(thread, this) {
        return false;
    }
    let class = thread.class_of(this).clone();
    let found = thread.class_lookup(&class, name);
    let same = found
        .as_ref()
        .and_then(|found| found.as_native())
        .is_some_and(|native| native.is_of(&METHODS[place]));
    same && thread.own_attribute(this, name).is_none()
}

/// Is it a loop of ours?
pub(super) fn is_core(thread: &Thread, event_loop: &Value) -> bool {
    event_loop.payload::<Core>(thread).is_some()
}

#[cold]
fn closed_error(thread: &mut Thread) -> Raised {
    thread.raise(ClassId::RuntimeError, "Event loop is closed")
}

/// `loop.call_soon(callback, *args, context=context)`, with one argument or none. Without a context it is a copy of the current one.
pub(super) fn call_soon(
    thread: &mut Thread,
    this: &Value,
    callback: &Value,
    arg: Option<&Value>,
    context: Option<&Value>,
) -> Outcome<()> {
    let name = &known(thread).call_soon;
    if has_own(thread, this, name, CALL_SOON) {
        let args = Value::tuple_of(arg.map_or(&[][..], std::slice::from_ref));
        return schedule(thread, this, callback, args, context).map(drop);
    }
    let method = thread.get_attr(this, name)?;
    let given = [Some(callback), arg, context];
    let values: Vec<Value> = given.into_iter().flatten().cloned().collect();
    let names = context.map(|_| Value::intern("context"));
    let call = Args {
        values: &values,
        names: names.as_slice(),
    };
    thread.call_with(&method, call).map(drop)
}

/// A handle among those that are due.
fn schedule(thread: &mut Thread, this: &Value, callback: &Value, args: Value, context: Option<&Value>) -> Outcome {
    let core = core_of!(this, thread);
    if core.closed {
        return Err(closed_error(thread));
    }
    let ready = core.ready.clone();
    let context = match context {
        Some(context) => context.clone(),
        None => contextvars::copy_current(thread),
    };
    let made = Handle {
        callback: callback.clone(),
        args,
        event_loop: this.clone(),
        context,
        ..Handle::default()
    };
    let made = Value::payload_object(&known(thread).handle, made);
    deque_push(thread, &ready, made.clone());
    Ok(made)
}

/// The context that a call was given by keyword, which is the only one.
fn context_of<'a>(thread: &mut Thread, method: &str, args: Args<'a>) -> Outcome<Option<&'a Value>> {
    let mut context = None;
    for (name, value) in args.by_keyword() {
        if name.as_str() != Some("context") {
            let method = format!("BaseEventLoop.{method}");
            return Err(thread.unexpected_keyword(&method, name.as_str().unwrap_or_default(), &["context"]));
        }
        context = Some(value).filter(|value| !value.is_none());
    }
    Ok(context)
}

/// `call_soon(callback, *args, context=None)`.
fn call_soon_method(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let context = context_of(thread, "call_soon", args)?;
    let [this, callback, rest @ ..] = args.by_position() else {
        let message = "BaseEventLoop.call_soon() missing 1 required positional argument: 'callback'";
        return Err(thread.type_error(message));
    };
    schedule(thread, this, callback, Value::tuple_of(rest), context)
}

fn time(_: &mut Thread, _: Args<'_>) -> Outcome {
    Ok(Value::float(monotonic_seconds()))
}

/// `loop.time()`.
fn time_of(thread: &mut Thread, this: &Value) -> Outcome<f64> {
    if has_own(thread, this, &known(thread).time, TIME) {
        return Ok(monotonic_seconds());
    }
    let time = thread.call_method(this, "time", &[])?;
    thread.real(&time)
}

/// The timer that is due first: when, and was it cancelled?
fn first_timer(thread: &mut Thread, this: &Value) -> Outcome<Option<(Value, f64, bool)>> {
    let scheduled = core_of!(this, thread).scheduled.clone();
    let first = scheduled
        .as_list()
        .and_then(|list| list.as_slice(thread).first().cloned());
    let Some(first) = first else {
        return Ok(None);
    };
    let (when, cancelled) = match first.payload::<Handle>(thread) {
        Some(timer) => (timer.when.clone(), timer.cancelled),
        None => return Ok(None),
    };
    let when = thread.real(&when)?;
    Ok(Some((first, when, cancelled)))
}

/// Takes the timer that is due first out of the heap.
fn pop_timer(thread: &mut Thread, this: &Value) -> Outcome {
    let scheduled = core_of!(this, thread).scheduled.clone();
    let timer = heapq::pop_least(thread, Args::positional(&[scheduled]))?;
    if let Some(timer) = timer.payload_mut::<Handle>(thread) {
        timer.scheduled = false;
    }
    Ok(timer)
}

/// Throws cancelled timers out, if they are many, or those that would be due next.
fn drop_cancelled(thread: &mut Thread, this: &Value) -> Outcome<()> {
    let core = core_of!(this, thread);
    let (scheduled, cancelled) = (core.scheduled.clone(), core.cancelled_timers);
    let Some(list) = scheduled.as_list() else {
        return Ok(());
    };
    let count = list.as_slice(thread).len();
    if count > MANY_TIMERS && cancelled.saturating_mul(2) > count as i64 {
        let is_live = |timer: &&Value| timer.payload::<Handle>(thread).is_none_or(|timer| !timer.cancelled);
        let live: Vec<Value> = list.as_slice(thread).iter().filter(is_live).cloned().collect();
        let live = Value::list(live);
        heapq::heapify_least(thread, Args::positional(std::slice::from_ref(&live)))?;
        let core = core_mut!(this, thread);
        core.cancelled_timers = 0;
        let old = std::mem::replace(&mut core.scheduled, live);
        drop(old);
        return Ok(());
    }
    while let Some((_, _, true)) = first_timer(thread, this)? {
        core_mut!(this, thread).cancelled_timers -= 1;
        pop_timer(thread, this)?;
    }
    Ok(())
}

/// How long the selector may wait: not at all if something is due.
fn timeout(thread: &mut Thread, this: &Value) -> Outcome {
    let core = core_of!(this, thread);
    let (ready, stopping) = (core.ready.clone(), core.stopping);
    if stopping || crate::collections::deque_len(thread, &ready) > 0 {
        return Ok(Value::int(0));
    }
    match first_timer(thread, this)? {
        None => Ok(Value::NONE),
        Some((_, when, _)) => {
            let wait = when - time_of(thread, this)?;
            Ok(Value::float(if wait > 0.0 { wait.min(LONGEST_WAIT) } else { 0.0 }))
        }
    }
}

/// Moves the timers that are due among the handles that are.
fn wake_timers(thread: &mut Thread, this: &Value) -> Outcome<()> {
    if first_timer(thread, this)?.is_none() {
        return Ok(());
    }
    let end = time_of(thread, this)? + RESOLUTION;
    while let Some((_, when, _)) = first_timer(thread, this)? {
        if when >= end {
            break;
        }
        let timer = pop_timer(thread, this)?;
        let ready = core_of!(this, thread).ready.clone();
        deque_push(thread, &ready, timer);
    }
    Ok(())
}

/// One turn of the loop: waits for the world, and makes the calls that were due then.
fn run_once(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let this = &args[0];
    if first_timer(thread, this)?.is_some() {
        drop_cancelled(thread, this)?;
    }
    let timeout = timeout(thread, this)?;
    let selector = core_of!(this, thread).selector.clone();
    let events = thread.call_method(&selector, "select", &[timeout])?;
    if thread.truth(&events)? {
        thread.call_method(this, "_process_events", &[events])?;
    }
    wake_timers(thread, this)?;
    run_ready(thread, this)?;
    Ok(Value::NONE)
}

/// Makes the calls that are due now; those that become due meanwhile wait for the next turn.
fn run_ready(thread: &mut Thread, this: &Value) -> Outcome<()> {
    let ready = core_of!(this, thread).ready.clone();
    let known = known(thread);
    for _ in 0..crate::collections::deque_len(thread, &ready) {
        thread.poll_native()?;
        let Some(handle) = deque_pop(thread, &ready) else {
            break;
        };
        let class = thread.class_of(&handle);
        if class.is(&known.handle) || class.is(&known.timer) {
            if handle.payload::<Handle>(thread).is_some_and(|handle| !handle.cancelled) {
                handle::run(thread, &handle)?;
            }
            continue;
        }
        let cancelled = thread.get_attr(&handle, &Value::intern("_cancelled"))?;
        if !thread.truth(&cancelled)? {
            thread.call_method(&handle, "_run", &[])?;
        }
    }
    Ok(())
}

fn timer_cancelled(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if args[1].payload::<Handle>(thread).is_some_and(|timer| timer.scheduled) {
        core_mut!(args[0], thread).cancelled_timers += 1;
    }
    Ok(Value::NONE)
}

/// `call_at(when, callback, *args, context=None)`.
fn call_at(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let context = context_of(thread, "call_at", args)?;
    let [this, when, callback, rest @ ..] = args.by_position() else {
        return Err(too_few(thread, "call_at", "when", args));
    };
    if when.is_none() {
        return Err(thread.type_error("when cannot be None"));
    }
    schedule_at(thread, this, when, callback, rest, context)
}

/// `call_later(delay, callback, *args, context=None)`.
fn call_later(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let context = context_of(thread, "call_later", args)?;
    let [this, delay, callback, rest @ ..] = args.by_position() else {
        return Err(too_few(thread, "call_later", "delay", args));
    };
    if delay.is_none() {
        return Err(thread.type_error("delay must not be None"));
    }
    let now = Value::float(time_of(thread, this)?);
    let when = thread.binary(Binary::Add, &now, delay)?;
    if has_own(thread, this, &known(thread).call_at, CALL_AT) {
        return schedule_at(thread, this, &when, callback, rest, context);
    }
    let mut values = vec![when];
    values.extend_from_slice(&args.values[2..]);
    let method = thread.get_attr(this, &known(thread).call_at)?;
    let call = Args {
        values: &values,
        names: args.names,
    };
    thread.call_with(&method, call)
}

/// A method that takes a time and a callback was not given both.
#[cold]
fn too_few(thread: &mut Thread, method: &str, time: &str, args: Args<'_>) -> Raised {
    let missing = match args.by_position().len() {
        1 => format!("2 required positional arguments: '{time}' and 'callback'"),
        _ => "1 required positional argument: 'callback'".to_owned(),
    };
    thread.type_error(format!("BaseEventLoop.{method}() missing {missing}"))
}

fn schedule_at(
    thread: &mut Thread,
    this: &Value,
    when: &Value,
    callback: &Value,
    args: &[Value],
    context: Option<&Value>,
) -> Outcome {
    let core = core_of!(this, thread);
    if core.closed {
        return Err(closed_error(thread));
    }
    let scheduled = core.scheduled.clone();
    let context = match context {
        Some(context) => context.clone(),
        None => contextvars::copy_current(thread),
    };
    let made = Handle {
        callback: callback.clone(),
        args: Value::tuple_of(args),
        event_loop: this.clone(),
        context,
        when: when.clone(),
        ..Handle::default()
    };
    let made = Value::payload_object(&known(thread).timer, made);
    heapq::push_least(thread, Args::positional(&[scheduled, made.clone()]))?;
    if let Some(timer) = made.payload_mut::<Handle>(thread) {
        timer.scheduled = true;
    }
    Ok(made)
}

fn create_future(thread: &mut Thread, args: Args<'_>) -> Outcome {
    super::future_class::make(thread, &args[0])
}

fn ready(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(core_of!(args[0], thread).ready.clone())
}

fn scheduled(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(core_of!(args[0], thread).scheduled.clone())
}

fn selector(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(core_of!(args[0], thread).selector.clone())
}

fn set_selector(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let selector = args.get(1).cloned().unwrap_or(Value::NONE);
    let old = std::mem::replace(&mut core_mut!(args[0], thread).selector, selector);
    drop(old);
    Ok(Value::NONE)
}

fn timers_cancelled(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::int(core_of!(args[0], thread).cancelled_timers))
}

/// Attributes that are true or false.
macro_rules! flags {
    ($($field:ident $set:ident)*) => {
        $(
            fn $field(thread: &mut Thread, args: Args<'_>) -> Outcome {
                Ok(Value::bool(core_of!(args[0], thread).$field))
            }
            fn $set(thread: &mut Thread, args: Args<'_>) -> Outcome {
                let value = match args.get(1) {
                    Some(given) => thread.truth(given)?,
                    None => false,
                };
                core_mut!(args[0], thread).$field = value;
                Ok(Value::NONE)
            }
        )*
    };
}

flags! { closed set_closed stopping set_stopping }

static SLOTS: NativeSlots = NativeSlots {
    new: Some(new),
    ..NativeSlots::NONE
};

static METHODS: &[NativeDef] = &[
    NativeDef::method("call_soon", Arity::Any, call_soon_method),
    NativeDef::method("time", Arity::Zero, time),
    NativeDef::method("call_at", Arity::Any, call_at),
    NativeDef::method("call_later", Arity::Any, call_later),
    NativeDef::method("create_future", Arity::Zero, create_future),
    NativeDef::method("_run_once", Arity::Zero, run_once),
    NativeDef::method("_timer_handle_cancelled", Arity::One, timer_cancelled),
    NativeDef::getter("_ready", ready),
    NativeDef::getter("_scheduled", scheduled),
    NativeDef::getter("_timer_cancelled_count", timers_cancelled),
    NativeDef::attribute("_selector", selector, set_selector),
    NativeDef::attribute("_closed", closed, set_closed),
    NativeDef::attribute("_stopping", stopping, set_stopping),
    WEAKREF,
];

/// What `asyncio.BaseEventLoop` is derived from.
pub(super) static CLASS: NativeClass = NativeClass {
    name: "_Loop",
    module: "_asyncio",
    base: ClassId::Object,
    slots: Some(&SLOTS),
    methods: METHODS,
    has_dict: false,
    is_final: false,
};
