//! Which task runs in a loop. The loop itself knows; one that a script has made without ours runs only in the thread that asks, which
//! knows for it.

use super::event_loop::Core;
use minipy_vm::native::{Args, ClassId, Outcome, Raised, Thread, Value};

/// Puts another task, or none (absent), in the place of the one that runs in a loop; gives that one.
pub(super) fn swap(thread: &mut Thread, event_loop: &Value, task: Value) -> Value {
    match event_loop.payload_mut::<Core>(thread) {
        Some(core) => std::mem::replace(&mut core.task, task),
        None => std::mem::replace(&mut thread.task, task),
    }
}

/// The task that runs in a loop, or absent.
fn of(thread: &Thread, event_loop: &Value) -> Value {
    match event_loop.payload::<Core>(thread) {
        Some(core) => core.task.clone(),
        None if thread.event_loop.is(event_loop) => thread.task.clone(),
        None => Value::UNDEF,
    }
}

#[cold]
fn not_running(thread: &mut Thread, event_loop: &Value) -> Raised {
    match thread.repr_text(event_loop) {
        Ok(shown) => thread.raise(ClassId::RuntimeError, format!("loop {shown} is not the running loop")),
        Err(raised) => raised,
    }
}

/// An error about two tasks, the second of which may be absent.
#[cold]
fn refuse(thread: &mut Thread, task: &Value, other: &Value, text: fn(&str, &str) -> String) -> Raised {
    let other = other.given().cloned().unwrap_or(Value::NONE);
    match (thread.repr_text(task), thread.repr_text(&other)) {
        (Ok(task), Ok(other)) => thread.raise(ClassId::RuntimeError, text(&task, &other)),
        (Err(raised), _) | (_, Err(raised)) => raised,
    }
}

/// The task runs now.
pub(super) fn enter(thread: &mut Thread, event_loop: &Value, task: &Value) -> Outcome<()> {
    if !thread.event_loop.is(event_loop) {
        return Err(not_running(thread, event_loop));
    }
    let other = swap(thread, event_loop, task.clone());
    if other.is_undef() {
        return Ok(());
    }
    let entered = swap(thread, event_loop, other.clone());
    drop(entered);
    Err(refuse(thread, task, &other, |task, other| {
        format!("Cannot enter into task {task} while another task {other} is being executed.")
    }))
}

/// The task runs no longer.
pub(super) fn leave(thread: &mut Thread, event_loop: &Value, task: &Value) -> Outcome<()> {
    if !thread.event_loop.is(event_loop) {
        return Err(not_running(thread, event_loop));
    }
    let other = swap(thread, event_loop, Value::UNDEF);
    if other.is(task) {
        return Ok(());
    }
    drop(swap(thread, event_loop, other.clone()));
    Err(refuse(thread, task, &other, |task, other| {
        format!("Invalid attempt to leave task {task} while task {other} is entered.")
    }))
}

/// As `leave`, while an exception is on its way: nothing more is raised.
pub(super) fn forget(thread: &mut Thread, event_loop: &Value, task: &Value) {
    if of(thread, event_loop).is(task) {
        drop(swap(thread, event_loop, Value::UNDEF));
    }
}

/// `_enter_task(loop, task)`.
pub(super) fn enter_task(thread: &mut Thread, args: Args<'_>) -> Outcome {
    enter(thread, &args[0], &args[1])?;
    Ok(Value::NONE)
}

/// `_leave_task(loop, task)`.
pub(super) fn leave_task(thread: &mut Thread, args: Args<'_>) -> Outcome {
    leave(thread, &args[0], &args[1])?;
    Ok(Value::NONE)
}

/// `_swap_current_task(loop, task)`: the one that ran before.
pub(super) fn swap_current_task(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if !thread.event_loop.is(&args[0]) {
        return Err(not_running(thread, &args[0]));
    }
    let task = match args[1].is_none() {
        true => Value::UNDEF,
        false => args[1].clone(),
    };
    let before = swap(thread, &args[0], task);
    Ok(before.given().cloned().unwrap_or(Value::NONE))
}

/// `current_task(loop)`.
pub(super) fn current_task(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let event_loop = match args.get(0).filter(|given| !given.is_none()) {
        Some(given) => given.clone(),
        None => super::running_loop(thread)?,
    };
    let task = of(thread, &event_loop);
    Ok(task.given().cloned().unwrap_or(Value::NONE))
}
