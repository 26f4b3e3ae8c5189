//! `_thread`: starting threads, locks, and what `threading` (written in Python, `python/threading.py`) is built on.
//!
//! This file decides how a thread begins and ends and how its last exception is reported. Locks are in `thread/lock.rs` and
//! `thread/raw_lock.rs`, `Condition` in `thread/condition.rs`, waiting for a thread in `thread/handle.rs`, `threading.local` in `thread/local.rs`.

mod condition;
mod excepthook;
mod handle;
mod local;
mod lock;
pub(crate) mod raw_lock;
pub(crate) mod timeout;

use crate::support::set;
use handle::Stage;
use minipy_vm::native::{
    Args, Arity, ClassId, NativeDef, NativeModule, Num, Outcome, Signature, Thread, ThreadId, Value, os_calls,
};
use std::cell::Cell;

/// What the module remembers.
#[derive(Default)]
struct State {
    /// The thread that imported the module: the main thread, as no other can exist before.
    main: Cell<Option<(ThreadId, u64)>>,
    /// Threads started and not ended.
    count: Cell<usize>,
    /// `stack_size()`.
    stack_size: Cell<i64>,
}

/// What a new thread is to do.
struct Start<'a> {
    /// The thread's name in the lock's statistics.
    name: &'a str,
    function: &'a Value,
    /// A tuple.
    args: &'a Value,
    /// A dict, or None.
    keywords: &'a Value,
    /// A handle, or None.
    handle: &'a Value,
}

/// Starts a thread and gives its `get_ident()`. The thread begins to run when it gets the interpreter's lock.
fn start(thread: &mut Thread, start: &Start<'_>) -> Outcome<(ThreadId, u64)> {
    let trampoline = Value::native(&TRAMPOLINE, Value::NONE);
    let values = [start.handle, start.function, start.args, start.keywords]
        .map(Value::clone)
        .to_vec();
    let (id, ident) = thread.spawn(start.name, trampoline, values)?;
    let state = thread.heap().extension::<State>();
    state.count.set(state.count.get() + 1);
    Ok((id, ident))
}

/// The whole life of a thread, but for what the system does: `args` are the last four fields of [`Start`].
fn run(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (handle, function) = (&args[0], &args[1]);
    if call(thread, function, &args[2], &args[3]).is_err() {
        let error = thread.take_exception();
        if !thread.is_a(&error, ClassId::SystemExit) {
            excepthook::report_ignored(thread, &error, function);
        }
    }
    end(thread);
    handle::reach(thread, handle, Stage::Done);
    let state = thread.heap().extension::<State>();
    state.count.set(state.count.get().saturating_sub(1));
    Ok(Value::NONE)
}

fn call(thread: &mut Thread, function: &Value, args: &Value, keywords: &Value) -> Outcome {
    let mut values = args.as_tuple().map_or(&[][..], |args| args.items()).to_vec();
    let entries = keywords
        .as_dict()
        .map(|dict| thread.dict_entries(dict))
        .unwrap_or_default();
    let (names, by_name): (Vec<_>, Vec<_>) = entries.into_iter().unzip();
    values.extend(by_name);
    thread.call_with(
        function,
        Args {
            values: &values,
            names: &names,
        },
    )
}

/// Removes what `threading` and `threading.local` keep for a thread.
fn end(thread: &mut Thread) {
    let current = std::mem::take(&mut thread.current);
    if !current.is_undef() && thread.call_method(&current, "_delete", &[]).is_err() {
        drop(thread.take_exception());
    }
    drop(current);
    local::forget_thread(thread);
}

static TRAMPOLINE: NativeDef = NativeDef::function("_run", Arity::Any, run);

fn start_new_thread(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let keywords = args.get(2).cloned().unwrap_or(Value::NONE);
    if !thread.is_callable(&args[0]) {
        return Err(thread.type_error("first arg must be callable"));
    }
    if args[1].as_tuple().is_none() {
        return Err(thread.type_error("2nd arg must be a tuple"));
    }
    if args.get(2).is_some() && keywords.as_dict().is_none() {
        return Err(thread.type_error("optional 3rd arg must be a dictionary"));
    }
    let (function, args) = (&args[0], &args[1]);
    let what = Start {
        name: "start_new_thread",
        function,
        args,
        keywords: &keywords,
        handle: &Value::NONE,
    };
    start(thread, &what).map(|(_, ident)| Value::int(ident as i64))
}

/// `start_joinable_thread(function, handle=None, daemon=True, name=None)`: the name is for statistics only. Whether a thread is a
/// daemon is `threading`'s business.
fn start_joinable_thread(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if !thread.is_callable(&args[0]) {
        return Err(thread.type_error("thread function must be callable"));
    }
    let handle = match args.get(1).filter(|handle| !handle.is_none()) {
        Some(handle) if handle::is_handle(thread, handle) => handle.clone(),
        Some(_) => return Err(thread.type_error("'handle' must be a _ThreadHandle")),
        None => handle::make(thread),
    };
    if handle::stage(thread, &handle) != Stage::New {
        return Err(thread.raise(ClassId::RuntimeError, "thread already started"));
    }
    let name = args.get(3).and_then(Value::as_str).unwrap_or("Thread");
    let (function, nothing) = (&args[0], Value::tuple(Vec::new()));
    let what = Start {
        name,
        function,
        args: &nothing,
        keywords: &Value::NONE,
        handle: &handle,
    };
    let (id, ident) = start(thread, &what)?;
    handle::begin(thread, &handle, id, ident);
    Ok(handle)
}

static START_JOINABLE: Signature = Signature {
    params: &["function", "handle", "daemon", "name"],
    required: 1,
    positional_only: 0,
    keyword_only: 0,
};

fn make_thread_handle(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let ident = Num::of(&args[0]).and_then(Num::small).unwrap_or(0);
    Ok(handle::make_running(thread, ident as u64))
}

fn get_ident(thread: &mut Thread, _: Args<'_>) -> Outcome {
    Ok(Value::int(thread.ident as i64))
}

/// How many threads can run at once: `os.process_cpu_count()`.
fn cpu_count(_: &mut Thread, _: Args<'_>) -> Outcome {
    let count = std::thread::available_parallelism().map_or(1, |count| count.get());
    Ok(Value::length(count))
}

fn get_native_id(thread: &mut Thread, _: Args<'_>) -> Outcome {
    let id = os_calls::native_thread_id().unwrap_or(thread.ident);
    Ok(Value::int(id as i64))
}

fn main_ident(thread: &mut Thread, _: Args<'_>) -> Outcome {
    let main = thread.heap().extension::<State>().main.get();
    Ok(Value::int(main.map_or(0, |(_, ident)| ident as i64)))
}

/// `threading`'s object for the calling thread, or None.
fn current(thread: &mut Thread, _: Args<'_>) -> Outcome {
    Ok(thread.current.given().cloned().unwrap_or(Value::NONE))
}

/// Says which object that is; None takes it away.
fn set_current(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let new = if args[0].is_none() {
        Value::UNDEF
    } else {
        args[0].clone()
    };
    let old = std::mem::replace(&mut thread.current, new);
    drop(old);
    Ok(Value::NONE)
}

fn count(thread: &mut Thread, _: Args<'_>) -> Outcome {
    Ok(Value::length(thread.heap().extension::<State>().count.get()))
}

/// The least size CPython 3.14 takes on Linux, in bytes.
const LEAST_STACK: i64 = 53_248;

/// Checks the size and remembers it; without one it is 0, the default, as in CPython. Stacks do not depend on it: they are
/// reserved large, and memory comes as it is touched.
fn stack_size(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let size = match args.get(0) {
        Some(size) => thread.index(size)?,
        None => 0,
    };
    if size != 0 && size < LEAST_STACK {
        return Err(thread.value_error(format!("size must be at least {LEAST_STACK} bytes")));
    }
    Ok(Value::int(thread.heap().extension::<State>().stack_size.replace(size)))
}

static STACK_SIZE: Signature = Signature {
    params: &["size"],
    required: 0,
    positional_only: 1,
    keyword_only: 0,
};

fn exit(thread: &mut Thread, _: Args<'_>) -> Outcome {
    Err(thread.raise_with(ClassId::SystemExit, Vec::new()))
}

/// As if a signal had come, Ctrl-C if none is named.
fn interrupt_main(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let main = thread.heap().extension::<State>().main.get();
    crate::signals::interrupt_main(thread, args.get(0), main.map(|(main, _)| main))
}

fn always(_: &mut Thread, _: Args<'_>) -> Outcome {
    Ok(Value::TRUE)
}

fn init(thread: &mut Thread, module: &Value) -> Outcome<()> {
    let state = thread.heap().extension::<State>();
    if state.main.get().is_none() {
        state.main.set(Some((thread.id(), thread.ident)));
    }
    let lock = thread.native_class(&lock::LOCK);
    set(thread, module, "lock", lock.clone());
    set(thread, module, "LockType", lock);
    for class in [&lock::RLOCK, &condition::CLASS, &handle::CLASS, &local::CLASS] {
        let object = thread.native_class(class);
        set(thread, module, class.name, object);
    }
    let hook_args = excepthook::args_class(thread);
    set(thread, module, "_ExceptHookArgs", hook_args);
    let error = thread.heap().class(ClassId::RuntimeError).clone();
    set(thread, module, "error", error);
    set(thread, module, "TIMEOUT_MAX", Value::float(timeout::MAX));
    Ok(())
}

/// `_thread`.
pub(crate) static MODULE: NativeModule = NativeModule {
    name: "_thread",
    functions: &[
        NativeDef::function("start_new_thread", Arity::Positional(2, 3), start_new_thread),
        NativeDef::function("start_new", Arity::Positional(2, 3), start_new_thread),
        NativeDef::function(
            "start_joinable_thread",
            Arity::Named(&START_JOINABLE),
            start_joinable_thread,
        ),
        NativeDef::function("_make_thread_handle", Arity::One, make_thread_handle),
        NativeDef::function("daemon_threads_allowed", Arity::Zero, always),
        NativeDef::function("_is_main_interpreter", Arity::Zero, always),
        NativeDef::function("allocate_lock", Arity::Zero, lock::allocate),
        NativeDef::function("allocate", Arity::Zero, lock::allocate),
        NativeDef::function("get_ident", Arity::Zero, get_ident),
        NativeDef::function("get_native_id", Arity::Zero, get_native_id),
        NativeDef::function("_get_main_thread_ident", Arity::Zero, main_ident),
        NativeDef::function("_current", Arity::Zero, current),
        NativeDef::function("_set_current", Arity::One, set_current),
        NativeDef::function("_count", Arity::Zero, count),
        NativeDef::function("_cpu_count", Arity::Zero, cpu_count),
        NativeDef::function("stack_size", Arity::Named(&STACK_SIZE), stack_size),
        NativeDef::function("exit", Arity::Zero, exit),
        NativeDef::function("exit_thread", Arity::Zero, exit),
        NativeDef::function("interrupt_main", Arity::Positional(0, 1), interrupt_main),
        NativeDef::function("_excepthook", Arity::One, excepthook::excepthook),
        NativeDef::function(
            "_report_exception",
            Arity::Positional(2, 2),
            excepthook::report_exception,
        ),
    ],
    missing: &["set_name"],
    init,
};
