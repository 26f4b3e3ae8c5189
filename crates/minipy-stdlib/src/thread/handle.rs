//! `_thread._ThreadHandle`: what one thread knows of another's life, and waits for.
//!
//! A handle goes through its states once, forwards. Whoever waits for a state is woken at every step and looks again.

use super::timeout::{deadline, nanoseconds};
use minipy_vm::native::{
    Args, Arity, Awaited, Cause, ClassId, NativeClass, NativeDef, NativeSlots, OBJECT_SLOTS, Outcome, Payload,
    Signature, Spot, Thread, ThreadId, Value, Wake,
};
use std::time::Instant;

/// How far a thread has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Stage {
    /// Nobody has started it.
    #[default]
    New,
    /// The system thread exists.
    Starting,
    /// It has entered itself into the list of threads.
    Running,
    /// It runs no more Python code.
    Done,
}

/// `_thread._ThreadHandle`.
#[derive(Default)]
struct Handle {
    stage: Stage,
    /// `get_ident()` of the thread; 0 before it starts.
    ident: u64,
    /// The thread's number at the interpreter's lock, if it was started by means of this handle.
    thread: Option<ThreadId>,
    waiters: Vec<ThreadId>,
}

impl Payload for Handle {
    fn traverse(&self, _: &Thread, _: &mut dyn FnMut(&Value)) {}

    fn awaited(&self) -> Option<Awaited<'_>> {
        Some(Awaited {
            holder: self.thread,
            since: Spot::default(),
            made: None,
            kind: "thread",
        })
    }
}

/// Is it a handle?
pub(super) fn is_handle(thread: &Thread, value: &Value) -> bool {
    value.payload::<Handle>(thread).is_some()
}

/// The stage of a handle's thread.
pub(super) fn stage(thread: &Thread, handle: &Value) -> Stage {
    handle
        .payload::<Handle>(thread)
        .map_or(Stage::Done, |state| state.stage)
}

/// Moves a handle on and wakes who waits for it. A stage that has passed already is nothing new.
pub(super) fn reach(thread: &mut Thread, handle: &Value, stage: Stage) {
    let Some(state) = handle.payload_mut::<Handle>(thread) else {
        return;
    };
    if state.stage >= stage {
        return;
    }
    state.stage = stage;
    for waiter in std::mem::take(&mut state.waiters) {
        thread.unpark(waiter);
    }
}

/// A thread of this number is about to start, or (number 0) could not be started.
pub(super) fn begin(thread: &mut Thread, handle: &Value, id: ThreadId, ident: u64) {
    if let Some(state) = handle.payload_mut::<Handle>(thread) {
        state.stage = if ident == 0 { Stage::New } else { Stage::Starting };
        state.ident = ident;
        state.thread = Some(id);
    }
}

/// Waits until a handle has reached a stage. False if the deadline passed.
fn wait_for(
    thread: &mut Thread,
    handle: &Value,
    stage: Stage,
    cause: Cause,
    deadline: Option<Instant>,
) -> Outcome<bool> {
    let me = thread.id();
    loop {
        let Some(state) = handle.payload_mut::<Handle>(thread) else {
            return Ok(true);
        };
        if state.stage >= stage {
            return Ok(true);
        }
        if !state.waiters.contains(&me) {
            state.waiters.push(me);
        }
        let wake = thread.park_on(handle, cause, deadline);
        // After a wake-up, or a signal whose handler has run, it looks again.
        let Ok(Wake::Unparked | Wake::Interrupted) = wake else {
            let Some(state) = handle.payload_mut::<Handle>(thread) else {
                return Ok(true);
            };
            state.waiters.retain(|&waiter| waiter != me);
            let reached = state.stage >= stage;
            return wake.map(|_| reached);
        };
    }
}

fn join(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let deadline = match args.get(1).filter(|timeout| !timeout.is_none()) {
        Some(timeout) => match nanoseconds(thread, timeout)? {
            timeout if timeout < 0 => None,
            timeout => deadline(thread, timeout),
        },
        None => None,
    };
    let ident = thread.ident;
    let Some(state) = args[0].payload::<Handle>(thread) else {
        return Ok(Value::NONE);
    };
    if state.stage == Stage::New {
        return Err(thread.raise(ClassId::RuntimeError, "thread not started"));
    }
    if state.ident == ident && state.stage != Stage::Done {
        return Err(thread.raise(ClassId::RuntimeError, "Cannot join current thread"));
    }
    wait_for(thread, &args[0], Stage::Done, Cause::Join, deadline)?;
    Ok(Value::NONE)
}

static JOIN: Signature = Signature {
    params: &["timeout"],
    required: 0,
    positional_only: 0,
    keyword_only: 0,
};

fn is_done(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::bool(stage(thread, &args[0]) == Stage::Done))
}

fn is_started(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::bool(stage(thread, &args[0]) != Stage::New))
}

fn set_running(thread: &mut Thread, args: Args<'_>) -> Outcome {
    reach(thread, &args[0], Stage::Running);
    Ok(Value::NONE)
}

fn set_done(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if stage(thread, &args[0]) == Stage::New {
        return Err(thread.raise(ClassId::RuntimeError, "thread not started"));
    }
    reach(thread, &args[0], Stage::Done);
    Ok(Value::NONE)
}

fn wait_running(thread: &mut Thread, args: Args<'_>) -> Outcome {
    wait_for(thread, &args[0], Stage::Running, Cause::Condition, None)?;
    Ok(Value::NONE)
}

fn ident(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let ident = args[0].payload::<Handle>(thread).map_or(0, |state| state.ident);
    Ok(Value::int(ident as i64))
}

fn repr(thread: &mut Thread, value: &Value) -> Outcome {
    let ident = value.payload::<Handle>(thread).map_or(0, |state| state.ident);
    let address = thread.identity(value);
    Ok(Value::str(&format!(
        "<_ThreadHandle object at {address:#x}: ident={ident}>"
    )))
}

fn new(thread: &mut Thread, class: &Value, args: Args<'_>) -> Outcome {
    if !args.values.is_empty() {
        return Err(thread.type_error("_ThreadHandle() takes no arguments"));
    }
    Ok(Value::payload_object(class, Handle::default()))
}

/// A new handle.
pub(super) fn make(thread: &mut Thread) -> Value {
    let class = thread.native_class(&CLASS);
    Value::payload_object(&class, Handle::default())
}

/// A handle of a thread that runs already: the main thread, or one that `threading` has not started.
pub(super) fn make_running(thread: &mut Thread, ident: u64) -> Value {
    let class = thread.native_class(&CLASS);
    let id = (ident == thread.ident).then(|| thread.id());
    Value::payload_object(
        &class,
        Handle {
            stage: Stage::Running,
            ident,
            thread: id,
            waiters: Vec::new(),
        },
    )
}

static SLOTS: NativeSlots = NativeSlots {
    repr: Some(repr),
    new: Some(new),
    ..OBJECT_SLOTS
};

static METHODS: &[NativeDef] = &[
    NativeDef::method("join", Arity::Named(&JOIN), join),
    NativeDef::method("is_done", Arity::Zero, is_done),
    NativeDef::method("_is_started", Arity::Zero, is_started),
    NativeDef::method("_set_running", Arity::Zero, set_running),
    NativeDef::method("_set_done", Arity::Zero, set_done),
    NativeDef::method("_wait_running", Arity::Zero, wait_running),
    NativeDef::getter("ident", ident),
];

/// `_thread._ThreadHandle`.
pub(super) static CLASS: NativeClass = NativeClass {
    name: "_ThreadHandle",
    module: "_thread",
    base: ClassId::Object,
    slots: Some(&SLOTS),
    methods: METHODS,
    has_dict: false,
    is_final: true,
};
