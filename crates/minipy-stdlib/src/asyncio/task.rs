//! How a task runs: a step resumes its coroutine until that waits for a future, whose end wakes the task for the next step. How
//! scripts see tasks is in `task_class.rs`.

use super::future::{self, End, Future, State, TaskPart, future_mut, future_of};
use super::{current, event_loop, handle, helper, known};
use crate::contextvars;
use minipy_vm::native::{
    Args, Arity, ClassId, Kind, NativeClass, NativeDef, NativeSlots, Outcome, Payload, Raised, Resumed, Thread, Value,
};

/// What a task has beside what futures have.
macro_rules! part_of {
    ($value:expr, $thread:expr) => {
        match $value
            .payload::<$crate::asyncio::future::Future>($thread)
            .and_then(|future| future.task.as_deref())
        {
            Some(part) => part,
            None => return Ok(Default::default()),
        }
    };
}
/// As `part_of`, to be changed.
macro_rules! part_mut {
    ($value:expr, $thread:expr) => {
        match $value
            .payload_mut::<$crate::asyncio::future::Future>($thread)
            .and_then(|future| future.task.as_deref_mut())
        {
            Some(part) => part,
            None => return Ok(Default::default()),
        }
    };
}
pub(super) use {part_mut, part_of};

/// The call of the loop that makes a task go on.
struct Step {
    task: Value,
    /// What is to be raised in it; absent if nothing is.
    error: Value,
}

impl Payload for Step {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        visit(&self.task);
        if !self.error.is_undef() {
            visit(&self.error);
        }
    }
}

fn call_step(thread: &mut Thread, this: &Value, args: Args<'_>) -> Outcome {
    if !args.values.is_empty() {
        let what = match args.names.is_empty() {
            true => "positional",
            false => "keyword",
        };
        return Err(thread.type_error(format!("function takes no {what} arguments")));
    }
    let Some(call) = this.payload::<Step>(thread) else {
        return Ok(Value::NONE);
    };
    let (task, error) = (call.task.clone(), call.error.clone());
    step(thread, &task, error)?;
    Ok(Value::NONE)
}

static STEP_SLOTS: NativeSlots = NativeSlots {
    call: Some(call_step),
    ..NativeSlots::NONE
};

/// The class of the callbacks that make a task go on.
pub(super) static STEP: NativeClass = NativeClass {
    name: "TaskStepMethWrapper",
    module: "_asyncio",
    base: ClassId::Object,
    slots: Some(&STEP_SLOTS),
    methods: &[],
    has_dict: false,
    is_final: true,
};

/// What a future calls that a task waits for: a bound method of the task, but one that the collector looks into.
struct Wakeup {
    task: Value,
}

impl Payload for Wakeup {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        visit(&self.task);
    }
}

/// The task that a wakeup wakes.
fn woken(thread: &Thread, this: &Value) -> Value {
    this.payload::<Wakeup>(thread)
        .map_or(Value::NONE, |wakeup| wakeup.task.clone())
}

/// The callback for a future that a task waits for.
fn wakeup_of(thread: &Thread, task: &Value) -> Value {
    let wakeup = Wakeup { task: task.clone() };
    Value::payload_object(&known(thread).wakeup, wakeup)
}

fn call_wakeup(thread: &mut Thread, this: &Value, args: Args<'_>) -> Outcome {
    let ([future], []) = (args.by_position(), args.names) else {
        let given = args.values.len();
        let message = format!("Task.task_wakeup() takes exactly one argument ({given} given)");
        return Err(thread.type_error(message));
    };
    let task = woken(thread, this);
    wakeup(thread, &task, future)?;
    Ok(Value::NONE)
}

fn show_wakeup(thread: &mut Thread, this: &Value) -> Outcome {
    let task = woken(thread, this);
    let class = thread.class_of(&task).clone();
    let (class, at) = (thread.full_class_name(&class), thread.identity(&task));
    Ok(Value::str(&format!(
        "<built-in method task_wakeup of {class} object at {at:#x}>"
    )))
}

static WAKEUP_SLOTS: NativeSlots = NativeSlots {
    call: Some(call_wakeup),
    repr: Some(show_wakeup),
    ..NativeSlots::NONE
};

/// The class of the callbacks of futures that tasks wait for.
pub(super) static WAKEUP: NativeClass = NativeClass {
    name: "builtin_function_or_method",
    module: "builtins",
    base: ClassId::Object,
    slots: Some(&WAKEUP_SLOTS),
    methods: &[
        NativeDef::getter("__self__", |thread, args| Ok(woken(thread, &args[0]))),
        NativeDef::getter("__name__", |_, _| Ok(Value::intern("task_wakeup"))),
        NativeDef::getter("__qualname__", |_, _| Ok(Value::intern("Task.task_wakeup"))),
    ],
    has_dict: false,
    is_final: true,
};

/// The loop makes a step of the task soon; `error`, unless absent, is raised in it.
pub(super) fn step_soon(thread: &mut Thread, task: &Value, error: Value) -> Outcome<()> {
    let call = Step {
        task: task.clone(),
        error,
    };
    let call = Value::payload_object(&known(thread).step, call);
    let event_loop = future_of!(task, thread).event_loop.clone();
    let context = part_of!(task, thread).context.clone();
    event_loop::call_soon(thread, &event_loop, &call, None, Some(&context))
}

/// The future a task waited for is done.
fn wakeup(thread: &mut Thread, task: &Value, awaited: &Value) -> Outcome<()> {
    let plain = awaited.payload::<Future>(thread).is_some_and(|future| future.plain);
    let ended = match plain {
        true => future::end(thread, awaited),
        false => thread.call_method(awaited, "result", &[]).map(End::Result),
    };
    let error = match ended {
        Ok(End::Result(_)) => Value::UNDEF,
        Ok(End::Failed(error)) => error,
        Err(_) => thread.take_exception(),
    };
    step(thread, task, error)
}

#[cold]
fn already_done(thread: &mut Thread, task: &Value, error: &Value) -> Raised {
    let error = super::future_class::none_if_absent(error);
    let shown = match (thread.repr_text(task), thread.repr_text(&error)) {
        (Ok(task), Ok(error)) => format!("__step(): already done: {task} {error}"),
        (Err(raised), _) | (_, Err(raised)) => return raised,
    };
    future::invalid_state(thread, &shown)
}

/// One step of a task, as the one that runs.
fn step(thread: &mut Thread, task: &Value, error: Value) -> Outcome<()> {
    let event_loop = future::loop_of(thread, task)?;
    if future_of!(task, thread).state != State::Pending {
        return Err(already_done(thread, task, &error));
    }
    current::enter(thread, &event_loop, task)?;
    let outcome = advance(thread, task, error);
    // What went wrong in the step counts, even if the task cannot be left.
    match outcome {
        Ok(()) => current::leave(thread, &event_loop, task),
        Err(raised) => {
            current::forget(thread, &event_loop, task);
            Err(raised)
        }
    }
}

/// Is it a CancelledError?
fn is_cancellation(thread: &mut Thread, error: &Value) -> Outcome<bool> {
    if error.as_exception().is_none() {
        return Ok(false);
    }
    let class = helper(thread, "asyncio.exceptions", "CancelledError")?;
    Ok(thread.is_subclass_of(thread.class_of(error), &class))
}

/// One step of a task: resumes its coroutine, and does what that comes to.
pub(super) fn advance(thread: &mut Thread, task: &Value, mut error: Value) -> Outcome<()> {
    if part_of!(task, thread).must_cancel {
        if !is_cancellation(thread, &error)? {
            error = future::cancelled_error(thread, task)?;
        }
        part_mut!(task, thread).must_cancel = false;
    }
    let part = part_mut!(task, thread);
    let (coro, waited) = (part.coro.clone(), std::mem::take(&mut part.waiter));
    drop(waited);
    match resume(thread, &coro, error) {
        Ok(Resumed::Yielded(awaited)) => wait_for(thread, task, &awaited),
        Ok(Resumed::Returned(value)) => {
            if std::mem::take(&mut part_mut!(task, thread).must_cancel) {
                let message = future_of!(task, thread).cancel_message.clone();
                return future::cancel(thread, task, message).map(drop);
            }
            future::set_result(thread, task, value)
        }
        Err(raised) => fail(thread, task, raised),
    }
}

/// Sends None into a coroutine, or raises an exception in it.
fn resume(thread: &mut Thread, coro: &Value, error: Value) -> Outcome<Resumed> {
    if error.is_undef() {
        if matches!(coro.kind(), Some(Kind::Coroutine | Kind::Generator)) {
            return thread.generator_send(coro, Value::NONE);
        }
        if thread.is_iterator(coro) {
            return thread.send_to(coro, Value::NONE);
        }
    }
    let outcome = match error.is_undef() {
        true => thread.call_method(coro, "send", &[Value::NONE]),
        false => thread.call_method(coro, "throw", &[error]),
    };
    match outcome {
        Ok(value) => Ok(Resumed::Yielded(value)),
        Err(raised) => thread.stop_value(raised).map(Resumed::Returned),
    }
}

/// The coroutine has ended by an exception.
fn fail(thread: &mut Thread, task: &Value, raised: Raised) -> Outcome<()> {
    let ends_all = thread.raised_is(ClassId::SystemExit) || thread.raised_is(ClassId::KeyboardInterrupt);
    let error = thread.take_exception();
    if !ends_all && is_cancellation(thread, &error)? {
        future_mut!(task, thread).cancelled_error = error;
        return future::cancel(thread, task, Value::UNDEF).map(drop);
    }
    future::set_exception(thread, task, &error)?;
    if ends_all {
        let _ = thread.reraise(error);
        return Err(raised);
    }
    Ok(())
}

/// The coroutine has yielded something: the task waits for it, if it is a future.
fn wait_for(thread: &mut Thread, task: &Value, awaited: &Value) -> Outcome<()> {
    if awaited.is(task) {
        return fault(thread, task, |thread| {
            Ok(format!("Task cannot await on itself: {}", thread.repr_text(task)?))
        });
    }
    let event_loop = future_of!(task, thread).event_loop.clone();
    match awaited.payload_mut::<Future>(thread) {
        Some(future) if future.plain => {
            if !future.event_loop.is(&event_loop) {
                return other_loop(thread, task, awaited);
            }
            if !std::mem::take(&mut future.blocking) {
                return not_awaited(thread, task, awaited);
            }
            let context = part_of!(task, thread).context.clone();
            let wakeup = wakeup_of(thread, task);
            future::add_done_callback(thread, awaited, &wakeup, Some(&context))?;
        }
        _ if awaited.is_none() => return step_soon(thread, task, Value::UNDEF),
        _ => {
            if !wait_for_other(thread, task, awaited, &event_loop)? {
                return Ok(());
            }
        }
    }
    part_mut!(task, thread).waiter = awaited.clone();
    if part_of!(task, thread).must_cancel {
        let message = future_of!(task, thread).cancel_message.clone();
        if cancel_awaited(thread, awaited, message)? {
            part_mut!(task, thread).must_cancel = false;
        }
    }
    Ok(())
}

/// Waits for what is not a plain future, if it looks like one. Says whether it does.
fn wait_for_other(thread: &mut Thread, task: &Value, awaited: &Value, event_loop: &Value) -> Outcome<bool> {
    let name = Value::intern("_asyncio_future_blocking");
    let blocking = crate::support::optional_attribute(thread, awaited, "_asyncio_future_blocking")?;
    let Some(blocking) = blocking.filter(|blocking| !blocking.is_none()) else {
        bad_yield(thread, task, awaited)?;
        return Ok(false);
    };
    let blocking = thread.truth(&blocking)?;
    if !loop_of_any(thread, awaited)?.is(event_loop) {
        other_loop(thread, task, awaited)?;
        return Ok(false);
    }
    if !blocking {
        not_awaited(thread, task, awaited)?;
        return Ok(false);
    }
    thread.set_attr(awaited, &name, Some(&Value::FALSE))?;
    let wakeup = wakeup_of(thread, task);
    let context = part_of!(task, thread).context.clone();
    let method = thread.get_attr(awaited, &Value::intern("add_done_callback"))?;
    let call = Args {
        values: &[wakeup, context],
        names: &[Value::intern("context")],
    };
    thread.call_with(&method, call)?;
    Ok(true)
}

/// The loop of anything that looks like a future.
fn loop_of_any(thread: &mut Thread, awaited: &Value) -> Outcome {
    match crate::support::optional_attribute(thread, awaited, "get_loop")? {
        Some(method) => thread.call(&method, &[]),
        None => thread.get_attr(awaited, &Value::intern("_loop")),
    }
}

/// A RuntimeError is raised in the coroutine in its next step.
#[cold]
fn fault(thread: &mut Thread, task: &Value, text: impl FnOnce(&mut Thread) -> Outcome<String>) -> Outcome<()> {
    let text = text(thread)?;
    let class = thread.heap().class(ClassId::RuntimeError).clone();
    let error = thread.call(&class, &[Value::str(&text)])?;
    step_soon(thread, task, error)
}

#[cold]
fn other_loop(thread: &mut Thread, task: &Value, awaited: &Value) -> Outcome<()> {
    fault(thread, task, |thread| {
        let (task, awaited) = (thread.repr_text(task)?, thread.repr_text(awaited)?);
        Ok(format!("Task {task} got Future {awaited} attached to a different loop"))
    })
}

#[cold]
fn not_awaited(thread: &mut Thread, task: &Value, awaited: &Value) -> Outcome<()> {
    fault(thread, task, |thread| {
        let (task, awaited) = (thread.repr_text(task)?, thread.repr_text(awaited)?);
        Ok(format!(
            "yield was used instead of yield from in task {task} with {awaited}"
        ))
    })
}

#[cold]
fn bad_yield(thread: &mut Thread, task: &Value, awaited: &Value) -> Outcome<()> {
    fault(thread, task, |thread| {
        let shown = thread.repr_text(awaited)?;
        if awaited.kind() == Some(Kind::Generator) {
            let task = thread.repr_text(task)?;
            return Ok(format!(
                "yield was used instead of yield from for generator in task {task} with {shown}"
            ));
        }
        Ok(format!("Task got bad yield: {shown}"))
    })
}

/// Cancels what a task waits for; says whether it could be.
fn cancel_awaited(thread: &mut Thread, awaited: &Value, message: Value) -> Outcome<bool> {
    if awaited.payload::<Future>(thread).is_some_and(|future| future.plain) {
        return cancel_any(thread, awaited, message);
    }
    let method = thread.get_attr(awaited, &Value::intern("cancel"))?;
    let call = Args {
        values: &[super::future_class::none_if_absent(&message)],
        names: &[Value::intern("msg")],
    };
    let answer = thread.call_with(&method, call)?;
    thread.truth(&answer)
}

/// `cancel(msg)` of a future, or of a task: that gets CancelledError where it waits.
pub(super) fn cancel_any(thread: &mut Thread, this: &Value, message: Value) -> Outcome<bool> {
    if future_of!(this, thread).task.is_none() {
        return future::cancel(thread, this, message);
    }
    // A task may wait for one that waits for another, and so on.
    thread.check_native_stack("")?;
    future::loop_of(thread, this)?;
    let future = future_mut!(this, thread);
    future.log_traceback = false;
    if future.state != State::Pending {
        return Ok(false);
    }
    let part = part_mut!(this, thread);
    part.cancels += 1;
    let waiter = part.waiter.clone();
    if !waiter.is_undef() && cancel_awaited(thread, &waiter, message.clone())? {
        return Ok(true);
    }
    part_mut!(this, thread).must_cancel = true;
    let old = std::mem::replace(&mut future_mut!(this, thread).cancel_message, message);
    drop(old);
    Ok(true)
}

/// Runs a new task up to where it first waits, in its context, as the one that runs.
pub(super) fn start(thread: &mut Thread, task: &Value) -> Outcome<()> {
    let event_loop = future_of!(task, thread).event_loop.clone();
    let context = part_of!(task, thread).context.clone();
    let before = current::swap(thread, &event_loop, task.clone());
    let call = Value::bound_native(&ADVANCE, task.clone());
    let outcome = contextvars::run_in(thread, &context, &call, &[]);
    let after = current::swap(thread, &event_loop, before);
    drop(after);
    outcome?;
    if future_of!(task, thread).state != State::Pending {
        let coro = std::mem::take(&mut part_mut!(task, thread).coro);
        drop(coro);
    }
    Ok(())
}

/// The first step of a task that is started at once.
static ADVANCE: NativeDef = NativeDef::method("task_eager_start", Arity::Zero, |thread, args| {
    advance(thread, &args[0], Value::UNDEF)?;
    Ok(Value::NONE)
});

/// A task goes away: the loop is told if it is not done.
pub(super) fn end_too_early(thread: &mut Thread, this: &Value) -> Outcome<()> {
    let future = future_of!(this, thread);
    if !future.ends_too_early() {
        return Ok(());
    }
    let event_loop = future.event_loop.clone();
    let message = Value::str("Task was destroyed but it is pending!");
    handle::tell(thread, &event_loop, &[("task", this.clone()), ("message", message)])
}

/// Gives a new task what makes it one.
pub(super) fn fill(thread: &mut Thread, this: &Value, part: TaskPart) -> Outcome<()> {
    let old = future_mut!(this, thread).task.replace(Box::new(part));
    drop(old);
    Ok(())
}
