//! Which tasks there are: all that are not done, without keeping them alive.

use super::future::{Future, State};
use crate::weakref::REFERENCE;
use minipy_vm::native::{Args, ClassId, Outcome, Thread, Value};
use rustc_hash::FxHashMap;
use std::cell::{Cell, RefCell};

/// Below this many tasks nobody asks which of them are gone.
const PRUNE_FROM: usize = 64;

/// Weak references to the tasks of an interpreter, by the identity of the task.
#[derive(Default)]
struct Registry {
    tasks: RefCell<FxHashMap<i64, Value>>,
    /// With more tasks than this, those that are gone are forgotten.
    limit: Cell<usize>,
}

/// Notes a task.
pub(super) fn add(thread: &mut Thread, task: &Value) {
    let class = thread.native_class(&REFERENCE);
    let reference = thread.new_weakref(&class, task, None);
    let registry = thread.heap().extension::<Registry>();
    let mut tasks = registry.tasks.borrow_mut();
    if tasks.len() > registry.limit.get().max(PRUNE_FROM) {
        tasks.retain(|_, reference| thread.weakref_target(reference).is_some());
        registry.limit.set(tasks.len() * 2);
    }
    tasks.insert(thread.identity(task), reference);
}

/// Forgets a task.
pub(super) fn remove(thread: &mut Thread, task: &Value) {
    let registry = thread.heap().extension::<Registry>();
    let gone = registry.tasks.borrow_mut().remove(&thread.identity(task));
    drop(gone);
}

/// Is it a task of this loop that is not done?
fn is_active(thread: &mut Thread, task: &Value, event_loop: &Value) -> Outcome<bool> {
    if let Some(future) = task.payload::<Future>(thread) {
        return Ok(future.event_loop.is(event_loop) && future.state == State::Pending);
    }
    if !thread.call_method(task, "get_loop", &[])?.is(event_loop) {
        return Ok(false);
    }
    let done = thread.call_method(task, "done", &[])?;
    Ok(!thread.truth(&done)?)
}

/// `all_tasks(loop)`: the tasks of a loop that are not done.
pub(super) fn all_tasks(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let event_loop = match args.get(0).filter(|given| !given.is_none()) {
        Some(given) => given.clone(),
        None => super::running_loop(thread)?,
    };
    let registry = thread.heap().extension::<Registry>();
    let references: Vec<Value> = registry.tasks.borrow().values().cloned().collect();
    let mut active = Vec::new();
    for reference in references {
        if let Some(task) = thread.weakref_target(&reference)
            && is_active(thread, &task, &event_loop)?
        {
            active.push(task);
        }
    }
    let class = thread.heap().class(ClassId::Set).clone();
    thread.call(&class, &[Value::list(active)])
}
