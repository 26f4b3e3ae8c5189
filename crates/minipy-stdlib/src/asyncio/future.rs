//! What futures and tasks hold, and what becomes of them: results, exceptions, cancellation, and the callbacks that tell of it. How
//! scripts see this is in `future_class.rs`.

use super::{event_loop, helper, registry};
use minipy_vm::native::{ClassId, Outcome, Payload, Raised, Thread, Value};

/// How far a future is.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum State {
    #[default]
    Pending,
    Cancelled,
    Finished,
}

/// A future, or a task.
#[derive(Default)]
pub(super) struct Future {
    pub state: State,
    /// `_asyncio_future_blocking`: it was yielded by an `await`.
    pub blocking: bool,
    /// Nobody has asked for its exception yet.
    pub log_traceback: bool,
    /// Its class is `Future` or `Task` itself.
    pub plain: bool,
    /// Absent until `__init__` has run. As all values here, absent means None where a script can see it.
    pub event_loop: Value,
    /// The callbacks and their contexts.
    pub callbacks: Vec<(Value, Value)>,
    pub result: Value,
    pub exception: Value,
    /// The traceback that the exception came with.
    pub traceback: Value,
    pub cancel_message: Value,
    /// The CancelledError that ended a task, until somebody asks for it.
    pub cancelled_error: Value,
    /// What a task has beside all this.
    pub task: Option<Box<TaskPart>>,
}

/// What makes a future a task.
#[derive(Default)]
pub(super) struct TaskPart {
    /// The coroutine; absent before `__init__`, and in a task that ended while it was started.
    pub coro: Value,
    pub context: Value,
    /// A string, or the number that makes one.
    pub name: Value,
    /// The future it waits for.
    pub waiter: Value,
    /// CancelledError is to be raised in its next step.
    pub must_cancel: bool,
    /// To be told of if it goes away before it is done.
    pub log_destroy_pending: bool,
    /// Requests to cancel it that were not taken back.
    pub cancels: i64,
}

impl Payload for Future {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        let mut show = |value: &Value| {
            if !value.is_undef() {
                visit(value);
            }
        };
        [&self.event_loop, &self.result, &self.exception, &self.traceback]
            .into_iter()
            .for_each(&mut show);
        [&self.cancel_message, &self.cancelled_error]
            .into_iter()
            .for_each(&mut show);
        for (callback, context) in &self.callbacks {
            show(callback);
            show(context);
        }
        if let Some(task) = &self.task {
            [&task.coro, &task.context, &task.name, &task.waiter]
                .into_iter()
                .for_each(&mut show);
        }
    }

    fn ends_quietly(&self) -> bool {
        self.plain && !self.log_traceback && !self.ends_too_early()
    }
}

impl Future {
    /// Would the end of this task now be reported?
    pub fn ends_too_early(&self) -> bool {
        let waits = |task: &TaskPart| task.log_destroy_pending && !task.coro.is_undef();
        self.state == State::Pending && self.task.as_deref().is_some_and(waits)
    }
}

/// The future in a value; the functions here are only called with one.
macro_rules! future_of {
    ($value:expr, $thread:expr) => {
        match $value.payload::<$crate::asyncio::future::Future>($thread) {
            Some(future) => future,
            None => return Ok(Default::default()),
        }
    };
}
/// As `future_of`, to be changed.
macro_rules! future_mut {
    ($value:expr, $thread:expr) => {
        match $value.payload_mut::<$crate::asyncio::future::Future>($thread) {
            Some(future) => future,
            None => return Ok(Default::default()),
        }
    };
}
pub(super) use {future_mut, future_of};

/// The loop of a future; an error if it was not initialized.
pub(super) fn loop_of(thread: &mut Thread, this: &Value) -> Outcome {
    let event_loop = future_of!(this, thread).event_loop.clone();
    match event_loop.is_undef() {
        true => Err(not_initialized(thread)),
        false => Ok(event_loop),
    }
}

#[cold]
fn not_initialized(thread: &mut Thread) -> Raised {
    thread.raise(ClassId::RuntimeError, "Future object is not initialized.")
}

/// `InvalidStateError(message)`.
#[cold]
pub(super) fn invalid_state(thread: &mut Thread, message: &str) -> Raised {
    match helper(thread, "asyncio.exceptions", "InvalidStateError") {
        Ok(class) => match thread.call(&class, &[Value::str(message)]) {
            Ok(error) => thread.raise_value(error),
            Err(raised) => raised,
        },
        Err(raised) => raised,
    }
}

/// Gives the callbacks to the loop.
fn schedule_callbacks(thread: &mut Thread, this: &Value) -> Outcome<()> {
    let future = future_mut!(this, thread);
    if future.task.is_some() {
        registry::remove(thread, this);
    }
    let future = future_mut!(this, thread);
    if future.callbacks.is_empty() {
        return Ok(());
    }
    let (event_loop, callbacks) = (future.event_loop.clone(), std::mem::take(&mut future.callbacks));
    for (callback, context) in &callbacks {
        event_loop::call_soon(thread, &event_loop, callback, Some(this), Some(context))?;
    }
    Ok(())
}

/// It is done, with this result.
pub(super) fn set_result(thread: &mut Thread, this: &Value, result: Value) -> Outcome<()> {
    loop_of(thread, this)?;
    let future = future_mut!(this, thread);
    if future.state != State::Pending {
        return Err(invalid_state(thread, "invalid state"));
    }
    future.result = result;
    future.state = State::Finished;
    schedule_callbacks(thread, this)
}

/// The exception that `set_exception` was given, or one of the class it was given.
fn settled_exception(thread: &mut Thread, given: &Value) -> Outcome {
    let exception = match thread.is_exception_class(given) {
        true => thread.call(given, &[])?,
        false => given.clone(),
    };
    if exception.as_exception().is_none() {
        return Err(thread.type_error("invalid exception object"));
    }
    if !thread.is_a(&exception, ClassId::StopIteration) {
        return Ok(exception);
    }
    let text = "StopIteration interacts badly with generators and cannot be raised into a Future";
    let class = thread.heap().class(ClassId::RuntimeError).clone();
    let replaced = thread.call(&class, &[Value::str(text)])?;
    for name in ["__cause__", "__context__"] {
        thread.set_attr(&replaced, &Value::intern(name), Some(&exception))?;
    }
    Ok(replaced)
}

/// It is done, with this exception, or one of this class.
pub(super) fn set_exception(thread: &mut Thread, this: &Value, given: &Value) -> Outcome<()> {
    loop_of(thread, this)?;
    if future_of!(this, thread).state != State::Pending {
        return Err(invalid_state(thread, "invalid state"));
    }
    let exception = settled_exception(thread, given)?;
    let traceback = thread.get_attr(&exception, &Value::intern("__traceback__"))?;
    let future = future_mut!(this, thread);
    future.exception = exception;
    future.traceback = traceback;
    future.state = State::Finished;
    schedule_callbacks(thread, this)?;
    future_mut!(this, thread).log_traceback = true;
    Ok(())
}

/// Cancels it, unless it is done; says whether it did. A task is ended by this.
pub(super) fn cancel(thread: &mut Thread, this: &Value, message: Value) -> Outcome<bool> {
    loop_of(thread, this)?;
    let future = future_mut!(this, thread);
    future.log_traceback = false;
    if future.state != State::Pending {
        return Ok(false);
    }
    future.state = State::Cancelled;
    future.cancel_message = message;
    schedule_callbacks(thread, this)?;
    Ok(true)
}

/// The CancelledError for who asks for the result.
#[cold]
pub(super) fn cancelled_error(thread: &mut Thread, this: &Value) -> Outcome {
    let future = future_mut!(this, thread);
    let error = std::mem::take(&mut future.cancelled_error);
    if !error.is_undef() {
        return Ok(error);
    }
    let message = future.cancel_message.clone();
    let class = helper(thread, "asyncio.exceptions", "CancelledError")?;
    match message.is_undef() || message.is_none() {
        true => thread.call(&class, &[]),
        false => thread.call(&class, &[message]),
    }
}

/// What a future came to.
pub(super) enum End {
    Result(Value),
    Failed(Value),
}

/// What a future came to: its result, or the exception to be raised. An error if there is none.
pub(super) fn end(thread: &mut Thread, this: &Value) -> Outcome<End> {
    let Some(future) = this.payload_mut::<Future>(thread) else {
        return Ok(End::Result(Value::NONE));
    };
    match future.state {
        State::Cancelled => Ok(End::Failed(cancelled_error(thread, this)?)),
        State::Pending if future.event_loop.is_undef() => {
            Err(invalid_state(thread, "Future object is not initialized."))
        }
        State::Pending => Err(invalid_state(thread, "Result is not set.")),
        State::Finished => {
            future.log_traceback = false;
            if future.exception.is_undef() {
                return Ok(End::Result(future.result.clone()));
            }
            let (exception, traceback) = (future.exception.clone(), future.traceback.clone());
            thread.set_attr(&exception, &Value::intern("__traceback__"), Some(&traceback))?;
            Ok(End::Failed(exception))
        }
    }
}

/// `future.result()`.
pub(super) fn result(thread: &mut Thread, this: &Value) -> Outcome {
    match end(thread, this)? {
        End::Result(value) => Ok(value),
        End::Failed(exception) => Err(thread.raise_value(exception)),
    }
}

/// `future.add_done_callback(callback, context=context)`; without a context, a copy of the current one.
pub(super) fn add_done_callback(
    thread: &mut Thread,
    this: &Value,
    callback: &Value,
    context: Option<&Value>,
) -> Outcome<()> {
    let future = future_of!(this, thread);
    if future.event_loop.is_undef() {
        return Err(thread.raise(ClassId::RuntimeError, "uninitialized Future object"));
    }
    if future.state != State::Pending {
        let event_loop = future.event_loop.clone();
        return event_loop::call_soon(thread, &event_loop, callback, Some(this), context);
    }
    let context = match context {
        Some(context) => context.clone(),
        None => crate::contextvars::copy_current(thread),
    };
    future_mut!(this, thread).callbacks.push((callback.clone(), context));
    Ok(())
}

/// `future.remove_done_callback(callback)`: how often it was there.
pub(super) fn remove_done_callback(thread: &mut Thread, this: &Value, callback: &Value) -> Outcome<usize> {
    loop_of(thread, this)?;
    let known = future_of!(this, thread).callbacks.clone();
    let mut kept = Vec::new();
    for entry in &known {
        // The comparison may run a script.
        if !thread.equals(&entry.0, callback)? {
            kept.push(entry.clone());
        }
    }
    let removed = known.len() - kept.len();
    if removed > 0 {
        let old = std::mem::replace(&mut future_mut!(this, thread).callbacks, kept);
        drop(old);
    }
    Ok(removed)
}
