//! The class `Task`.

use super::future::{Future, TaskPart, future_of};
use super::future_class::{self, begin, none_if_absent, shown};
use super::task::{self, part_mut, part_of};
use super::{helper, known, registry};
use crate::contextvars;
use crate::support::{construct, constructor};
use minipy_vm::native::{
    Args, Arity, ClassId, Kind, NativeClass, NativeDef, NativeSlots, Outcome, Raised, Signature, Thread, Value,
    class_getitem,
};

fn new(thread: &mut Thread, class: &Value, _: Args<'_>) -> Outcome {
    let made = Future {
        plain: class.is(&known(thread).task),
        task: Some(Box::default()),
        ..Future::default()
    };
    Ok(Value::payload_object(class, made))
}

static INIT: NativeDef = constructor(
    "Task",
    Arity::Named(&Signature {
        params: &["coro", "loop", "name", "context", "eager_start"],
        required: 1,
        positional_only: 0,
        keyword_only: 4,
    }),
    initialize,
);

fn init(thread: &mut Thread, this: &Value, args: Args<'_>) -> Outcome<()> {
    construct(thread, &INIT, this, args).map(drop)
}

/// Is it a coroutine, for `asyncio`?
fn is_coroutine(thread: &mut Thread, value: &Value) -> Outcome<bool> {
    if value.kind() == Some(Kind::Coroutine) {
        return Ok(true);
    }
    let test = helper(thread, "asyncio.tasks", "iscoroutine")?;
    let answer = thread.call(&test, std::slice::from_ref(value))?;
    thread.truth(&answer)
}

#[cold]
fn no_coroutine(thread: &mut Thread, value: &Value) -> Raised {
    match thread.repr_text(value) {
        Ok(shown) => thread.type_error(format!("a coroutine was expected, got {shown}")),
        Err(raised) => raised,
    }
}

/// The arguments of `Task`, behind the task itself.
fn initialize(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (this, coro) = (&args[0], &args[1]);
    begin(thread, this, args.get(2))?;
    if !is_coroutine(thread, coro)? {
        return Err(no_coroutine(thread, coro));
    }
    let context = match args.get(4).filter(|context| !context.is_none()) {
        Some(context) => context.clone(),
        None => contextvars::copy_current(thread),
    };
    let name = match args.get(3).filter(|name| !name.is_none()) {
        Some(name) => thread.str(name)?,
        None => super::next_number(thread),
    };
    let part = TaskPart {
        coro: coro.clone(),
        context,
        name,
        log_destroy_pending: true,
        ..TaskPart::default()
    };
    task::fill(thread, this, part)?;
    let eager = match args.get(5) {
        Some(eager) => thread.truth(eager)?,
        None => false,
    };
    registry::add(thread, this);
    if eager && is_running(thread, this)? {
        task::start(thread, this)?;
    } else {
        task::step_soon(thread, this, Value::UNDEF)?;
    }
    Ok(Value::NONE)
}

fn is_running(thread: &mut Thread, this: &Value) -> Outcome<bool> {
    let event_loop = future_of!(this, thread).event_loop.clone();
    let answer = thread.call_method(&event_loop, "is_running", &[])?;
    thread.truth(&answer)
}

fn repr(thread: &mut Thread, this: &Value) -> Outcome {
    shown(thread, this, "asyncio.tasks", "_shown_task")
}

fn set_result(thread: &mut Thread, _: Args<'_>) -> Outcome {
    Err(thread.raise(ClassId::RuntimeError, "Task does not support set_result operation"))
}

fn set_exception(thread: &mut Thread, _: Args<'_>) -> Outcome {
    Err(thread.raise(ClassId::RuntimeError, "Task does not support set_exception operation"))
}

fn cancelling(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::int(part_of!(args[0], thread).cancels))
}

fn uncancel(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let part = part_mut!(args[0], thread);
    if part.cancels > 0 {
        part.cancels -= 1;
        if part.cancels == 0 {
            part.must_cancel = false;
        }
    }
    Ok(Value::int(part.cancels))
}

fn get_name(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let name = part_of!(args[0], thread).name.clone();
    let Some(number) = name.as_small_int() else {
        return Ok(none_if_absent(&name));
    };
    let name = Value::str(&format!("Task-{number}"));
    part_mut!(args[0], thread).name = name.clone();
    Ok(name)
}

fn set_name(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let name = thread.str(&args[1])?;
    let old = std::mem::replace(&mut part_mut!(args[0], thread).name, name);
    drop(old);
    Ok(Value::NONE)
}

fn print_stack(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let print = helper(thread, "asyncio.tasks", "_print_stack")?;
    let given = |index: usize| args.get(index).cloned().unwrap_or(Value::NONE);
    thread.call(&print, &[args[0].clone(), given(1), given(2)])
}

fn get_stack(thread: &mut Thread, _: Args<'_>) -> Outcome {
    let message = "'Task' object has no attribute 'get_stack': minipy does not support frame objects";
    Err(thread.raise(ClassId::AttributeError, message))
}

/// Getters of the values inside.
macro_rules! fields {
    ($($name:ident)*) => {
        $(fn $name(thread: &mut Thread, args: Args<'_>) -> Outcome {
            Ok(none_if_absent(&part_of!(args[0], thread).$name))
        })*
    };
}

fields! { coro context waiter }

fn must_cancel(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::bool(part_of!(args[0], thread).must_cancel))
}

fn log_destroy_pending(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::bool(part_of!(args[0], thread).log_destroy_pending))
}

fn set_log_destroy_pending(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let Some(given) = args.get(1) else {
        let message = "attribute '_log_destroy_pending' of '_asyncio.Task' objects cannot be deleted";
        return Err(thread.raise(ClassId::AttributeError, message));
    };
    let value = thread.truth(given)?;
    part_mut!(args[0], thread).log_destroy_pending = value;
    Ok(Value::NONE)
}

static SLOTS: NativeSlots = NativeSlots {
    new: Some(new),
    init: Some(init),
    repr: Some(repr),
    ..future_class::SLOTS
};

static STACK: Signature = Signature {
    params: &["limit", "file"],
    required: 0,
    positional_only: 0,
    keyword_only: 2,
};

/// `asyncio.Task`.
pub(super) static CLASS: NativeClass = NativeClass {
    name: "Task",
    module: "_asyncio",
    base: ClassId::Object,
    slots: Some(&SLOTS),
    methods: &[
        NativeDef::method("set_result", Arity::Named(&future_class::RESULT), set_result),
        NativeDef::method("set_exception", Arity::Named(&future_class::EXCEPTION), set_exception),
        NativeDef::method("cancelling", Arity::Zero, cancelling),
        NativeDef::method("uncancel", Arity::Zero, uncancel),
        NativeDef::method("get_name", Arity::Zero, get_name),
        NativeDef::method("set_name", Arity::One, set_name),
        NativeDef::method("get_coro", Arity::Zero, coro),
        NativeDef::method("get_context", Arity::Zero, context),
        NativeDef::method("get_stack", Arity::Any, get_stack),
        NativeDef::method("print_stack", Arity::Named(&STACK), print_stack),
        NativeDef::class_method("__class_getitem__", Arity::One, class_getitem),
        NativeDef::getter("_coro", coro),
        NativeDef::getter("_fut_waiter", waiter),
        NativeDef::getter("_must_cancel", must_cancel),
        NativeDef::attribute("_log_destroy_pending", log_destroy_pending, set_log_destroy_pending),
    ],
    has_dict: true,
    is_final: false,
};
