//! The module `_asyncio`: futures, tasks and handles, and what of a loop each of their steps needs. The rest of `asyncio` is Python code
//! (`python/asyncio/`), as in CPython, and is asked here by name for what is rare: texts, and the classes of exceptions.

mod current;
mod event_loop;
mod future;
mod future_class;
mod handle;
mod registry;
mod task;
mod task_class;

use crate::support::set;
use minipy_vm::native::{Args, Arity, ClassId, NativeDef, NativeModule, Outcome, Signature, Thread, Value};
use rustc_hash::FxHashMap;
use std::cell::{Cell, OnceCell, RefCell};

/// The classes of the module, and names of methods that a script may have put something else in the place of.
struct Known {
    future: Value,
    task: Value,
    walk: Value,
    step: Value,
    wakeup: Value,
    handle: Value,
    timer: Value,
    call_at: Value,
    call_soon: Value,
    time: Value,
}

/// What the module keeps for an interpreter.
#[derive(Default)]
struct State {
    known: OnceCell<Known>,
    /// Functions and classes of the Python part, by module and name.
    helpers: RefCell<FxHashMap<(&'static str, &'static str), Value>>,
    /// How many tasks have been given a number for a name.
    tasks: Cell<i64>,
}

/// What is known from the start.
#[inline]
fn known(thread: &Thread) -> &'static Known {
    let state: &'static State = thread.heap().extension();
    match state.known.get() {
        Some(known) => known,
        None => unreachable!("objects of the module's classes are made after the module"),
    }
}

/// Something of the Python part of `asyncio`.
#[cold]
fn helper(thread: &mut Thread, module: &'static str, name: &'static str) -> Outcome {
    let state: &'static State = thread.heap().extension();
    let found = state.helpers.borrow().get(&(module, name)).cloned();
    if let Some(found) = found {
        return Ok(found);
    }
    let imported = thread.import_for_library(module)?;
    let found = thread.get_attr(&imported, &Value::intern(name))?;
    state.helpers.borrow_mut().insert((module, name), found.clone());
    Ok(found)
}

/// The number of another task without a name.
fn next_number(thread: &mut Thread) -> Value {
    let state: &'static State = thread.heap().extension();
    state.tasks.set(state.tasks.get() + 1);
    Value::int(state.tasks.get())
}

/// The loop that runs in this thread; an error if there is none.
fn running_loop(thread: &mut Thread) -> Outcome {
    match thread.event_loop.is_undef() {
        true => Err(thread.raise(ClassId::RuntimeError, "no running event loop")),
        false => Ok(thread.event_loop.clone()),
    }
}

/// The loop that runs in this thread, else the one that was set for it.
fn get_event_loop(thread: &mut Thread) -> Outcome {
    if !thread.event_loop.is_undef() {
        return Ok(thread.event_loop.clone());
    }
    let find = helper(thread, "asyncio.events", "_get_set_loop")?;
    thread.call(&find, &[])
}

fn get_event_loop_function(thread: &mut Thread, _: Args<'_>) -> Outcome {
    get_event_loop(thread)
}

fn get_running_loop(thread: &mut Thread, _: Args<'_>) -> Outcome {
    running_loop(thread)
}

fn get_running_loop_or_none(thread: &mut Thread, _: Args<'_>) -> Outcome {
    Ok(thread.event_loop.given().cloned().unwrap_or(Value::NONE))
}

fn set_running_loop(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let event_loop = match args[0].is_none() {
        true => Value::UNDEF,
        false => args[0].clone(),
    };
    let old = std::mem::replace(&mut thread.event_loop, event_loop);
    drop(old);
    Ok(Value::NONE)
}

fn register_task(thread: &mut Thread, args: Args<'_>) -> Outcome {
    registry::add(thread, &args[0]);
    Ok(Value::NONE)
}

fn unregister_task(thread: &mut Thread, args: Args<'_>) -> Outcome {
    registry::remove(thread, &args[0]);
    Ok(Value::NONE)
}

/// The parameters of `current_task` and `all_tasks`.
static OF_LOOP: Signature = Signature {
    params: &["loop"],
    required: 0,
    positional_only: 0,
    keyword_only: 0,
};

static OF_TASK: Signature = Signature {
    params: &["task"],
    required: 1,
    positional_only: 0,
    keyword_only: 0,
};

static OF_LOOP_AND_TASK: Signature = Signature {
    params: &["loop", "task"],
    required: 2,
    positional_only: 0,
    keyword_only: 0,
};

fn init(thread: &mut Thread, module: &Value) -> Outcome<()> {
    let future = thread.native_class(&future_class::CLASS);
    let handle = thread.native_class(&handle::CLASS);
    let known = Known {
        task: thread.native_class_over(&task_class::CLASS, &future),
        timer: thread.native_class_over(&handle::TIMER, &handle),
        walk: thread.native_class(&future_class::WALK),
        step: thread.native_class(&task::STEP),
        wakeup: thread.native_class(&task::WAKEUP),
        call_at: Value::intern("call_at"),
        call_soon: Value::intern("call_soon"),
        time: Value::intern("time"),
        future,
        handle,
    };
    let shown = [
        ("Future", known.future.clone()),
        ("Task", known.task.clone()),
        ("Handle", known.handle.clone()),
        ("TimerHandle", known.timer.clone()),
        ("_Loop", thread.native_class(&event_loop::CLASS)),
    ];
    let state: &'static State = thread.heap().extension();
    // The module may be made again, after `del sys.modules[...]`: the classes are the same.
    let _ = state.known.set(known);
    for (name, class) in shown {
        set(thread, module, name, class);
    }
    Ok(())
}

/// The module `_asyncio`.
pub static MODULE: NativeModule = NativeModule {
    name: "_asyncio",
    functions: &[
        NativeDef::function("_enter_task", Arity::Named(&OF_LOOP_AND_TASK), current::enter_task),
        NativeDef::function("_leave_task", Arity::Named(&OF_LOOP_AND_TASK), current::leave_task),
        NativeDef::function(
            "_swap_current_task",
            Arity::Named(&OF_LOOP_AND_TASK),
            current::swap_current_task,
        ),
        NativeDef::function("current_task", Arity::Named(&OF_LOOP), current::current_task),
        NativeDef::function("all_tasks", Arity::Named(&OF_LOOP), registry::all_tasks),
        NativeDef::function("_register_task", Arity::Named(&OF_TASK), register_task),
        NativeDef::function("_register_eager_task", Arity::Named(&OF_TASK), register_task),
        NativeDef::function("_unregister_task", Arity::Named(&OF_TASK), unregister_task),
        NativeDef::function("_unregister_eager_task", Arity::Named(&OF_TASK), unregister_task),
        NativeDef::function("get_event_loop", Arity::Zero, get_event_loop_function),
        NativeDef::function("get_running_loop", Arity::Zero, get_running_loop),
        NativeDef::function("_get_running_loop", Arity::Zero, get_running_loop_or_none),
        NativeDef::function("_set_running_loop", Arity::One, set_running_loop),
    ],
    missing: &["future_add_to_awaited_by", "future_discard_from_awaited_by"],
    init,
};
