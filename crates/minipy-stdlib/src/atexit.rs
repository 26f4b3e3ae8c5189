//! `atexit`: calls that a program wants made when it ends.
//!
//! It decides their order, the last one registered first, and that an exception of one is told on stderr and stops neither the others
//! nor the end. When the end comes is the facade's business, which calls [`run`].

use minipy_vm::native::{Args, Arity, Guarded, NativeDef, NativeModule, Outcome, Thread, Value, print_ignored};

/// A call to be made.
#[derive(Clone)]
struct Callback {
    function: Value,
    values: Vec<Value>,
    names: Vec<Value>,
}

/// The calls, in the order of registering.
struct Registered(Guarded<Vec<Callback>>);

impl Default for Registered {
    fn default() -> Registered {
        Registered(Guarded::new(Vec::new()))
    }
}

fn list(thread: &Thread) -> &'static Guarded<Vec<Callback>> {
    &thread.heap().extension::<Registered>().0
}

/// `register(function, *args, **kwargs)`: gives the function back, so that it is a decorator too.
fn register(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let Some((function, _)) = args.by_position().split_first() else {
        return Err(thread.type_error("register() takes at least 1 argument (0 given)"));
    };
    if !thread.is_callable(function) {
        return Err(thread.type_error("the first argument must be callable"));
    }
    let callback = Callback {
        function: function.clone(),
        values: args.values[1..].to_vec(),
        names: args.names.to_vec(),
    };
    list(thread).get_mut(thread).push(callback);
    Ok(function.clone())
}

/// `unregister(function)`: forgets every call of a function that equals it. The comparisons may register and unregister themselves.
fn unregister(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let mut index = list(thread).get(thread).len();
    while index > 0 {
        index -= 1;
        let Some(callback) = list(thread).get(thread).get(index).cloned() else {
            continue;
        };
        if !thread.equals(&callback.function, &args[0])? {
            continue;
        }
        let callbacks = list(thread).get_mut(thread);
        let same = callbacks
            .iter()
            .rposition(|known| known.function.is(&callback.function));
        let gone = same.map(|place| callbacks.remove(place));
        drop(gone);
    }
    Ok(Value::NONE)
}

fn clear(thread: &mut Thread, _: Args<'_>) -> Outcome {
    let gone = std::mem::take(list(thread).get_mut(thread));
    drop(gone);
    Ok(Value::NONE)
}

fn count(thread: &mut Thread, _: Args<'_>) -> Outcome {
    Ok(Value::length(list(thread).get(thread).len()))
}

fn run_now(thread: &mut Thread, _: Args<'_>) -> Outcome {
    run(thread);
    Ok(Value::NONE)
}

/// Makes the calls. What they register themselves is forgotten, as in CPython.
pub fn run(thread: &mut Thread) {
    let due = list(thread).get(thread).clone();
    for callback in due.iter().rev() {
        let args = Args {
            values: &callback.values,
            names: &callback.names,
        };
        if thread.call_with(&callback.function, args).is_err() {
            let error = thread.take_exception();
            print_ignored(thread, &error, "in atexit callback", &callback.function);
        }
    }
    let gone = std::mem::take(list(thread).get_mut(thread));
    drop((due, gone));
}

fn init(_: &mut Thread, _: &Value) -> Outcome<()> {
    Ok(())
}

/// The module `atexit`.
pub(crate) static MODULE: NativeModule = NativeModule {
    name: "atexit",
    functions: &[
        NativeDef::function("register", Arity::Any, register),
        NativeDef::function("unregister", Arity::One, unregister),
        NativeDef::function("_clear", Arity::Zero, clear),
        NativeDef::function("_ncallbacks", Arity::Zero, count),
        NativeDef::function("_run_exitfuncs", Arity::Zero, run_now),
    ],
    missing: &[],
    init,
};
