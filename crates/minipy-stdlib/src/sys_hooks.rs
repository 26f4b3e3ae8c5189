//! `sys.excepthook` and `sys.unraisablehook`: the functions that report exceptions nobody caught, and those nobody can catch.
//!
//! The end of the program calls a script's `sys.excepthook` (facade, `ending.rs`). When a script's `sys.unraisablehook` is called is
//! decided here.

use crate::stdio;
use crate::struct_seq::{self, StructSeq, field};
use crate::support::set;
use minipy_vm::native::{
    Args, ClassId, NativeClass, NativeDef, NativeSlots, Outcome, TUPLE_SLOTS, Thread, UnraisableHook, Value, report,
};
use std::io::Write;

static SLOTS: NativeSlots = NativeSlots {
    repr: Some(struct_seq::repr),
    new: Some(new_args),
    ..TUPLE_SLOTS
};

/// `sys.UnraisableHookArgs`, which has no name in the module.
static ARGS: StructSeq = StructSeq {
    class: NativeClass {
        name: "UnraisableHookArgs",
        module: "builtins",
        base: ClassId::Tuple,
        slots: Some(&SLOTS),
        methods: &[
            NativeDef::getter("exc_type", field::<0>),
            NativeDef::getter("exc_value", field::<1>),
            NativeDef::getter("exc_traceback", field::<2>),
            NativeDef::getter("err_msg", field::<3>),
            NativeDef::getter("object", field::<4>),
        ],
        has_dict: false,
        is_final: true,
    },
    fields: &["exc_type", "exc_value", "exc_traceback", "err_msg", "object"],
    hidden: 0,
};

fn new_args(thread: &mut Thread, class: &Value, args: Args<'_>) -> Outcome {
    let Some(sequence) = args.get(0) else {
        return Err(thread.type_error("UnraisableHookArgs() missing required argument 'sequence' (pos 1)"));
    };
    let items = thread.collect(sequence)?;
    if items.len() != ARGS.fields.len() {
        let given = items.len();
        let message = format!("UnraisableHookArgs() takes a 5-sequence ({given}-sequence given)");
        return Err(thread.type_error(message));
    }
    Ok(Value::tuple(items).with_class(class))
}

/// `sys.excepthook(type, value, traceback)`: the traceback on `sys.stderr`.
pub(crate) fn excepthook(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (error, traceback) = (&args[1], &args[2]);
    let text = match error.as_exception() {
        Some(_) => {
            let name = Value::intern("__traceback__");
            if !traceback.is_none() && thread.get_attr(error, &name)?.is_none() {
                thread.set_attr(error, &name, Some(traceback))?;
            }
            report::format_exception(thread, error)
        }
        None => format!(
            "TypeError: print_exception(): Exception expected for value, {} found\n",
            thread.class_name(error)
        ),
    };
    write(thread, &text);
    Ok(Value::NONE)
}

/// `sys.unraisablehook(args)`: what happened, then frames and last line.
pub(crate) fn unraisablehook(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let class = struct_seq::class(thread, &ARGS);
    let items = match args[0].as_tuple() {
        Some(tuple) if thread.class_of(&args[0]).is(&class) => tuple.items(),
        _ => return Err(thread.type_error("sys.unraisablehook argument type must be UnraisableHookArgs")),
    };
    let [exc_type, error, _, message, object] = items else {
        return Ok(Value::NONE);
    };
    let message = match message.is_none() {
        true => None,
        false => Some(thread.str_text(message)?),
    };
    let header = match (message, object.is_none()) {
        (Some(message), true) => format!("{message}:\n"),
        (None, true) => String::new(),
        (message, false) => {
            let what = message.unwrap_or_else(|| "Exception ignored in".to_owned());
            format!("{what}: {}\n", thread.repr_text(object)?)
        }
    };
    let text = match error.as_exception() {
        Some(_) => report::format_ignored(thread, error),
        None => format!("{}\n", thread.full_class_name(exc_type)),
    };
    write(thread, &format!("{header}{text}"));
    Ok(Value::NONE)
}

/// Reports an exception that nobody can catch: to a script's `sys.unraisablehook`, or on `sys.stderr`.
fn report_unraisable(thread: &mut Thread, error: &Value, header: &str) {
    let (hook, original) = (
        stdio::sys_attribute(thread, "unraisablehook"),
        stdio::sys_attribute(thread, "__unraisablehook__"),
    );
    let own = hook.filter(|hook| !hook.is_none() && !original.is_some_and(|original| original.is(hook)));
    let Some(hook) = own else {
        let text = report::format_ignored(thread, error);
        return write(thread, &format!("{header}:\n{text}"));
    };
    let traceback = thread.get_attr(error, &Value::intern("__traceback__"));
    let traceback = traceback.unwrap_or_else(|_| {
        drop(thread.take_exception());
        Value::NONE
    });
    let class = thread.class_of(error).clone();
    let items = vec![class, error.clone(), traceback, Value::str(header), Value::NONE];
    let given = struct_seq::make(thread, &ARGS, items);
    if thread.call(&hook, &[given]).is_err() {
        let second = thread.take_exception();
        let name = thread.repr_text(&hook).unwrap_or_else(|_| {
            drop(thread.take_exception());
            "<object repr() failed>".to_owned()
        });
        let text = report::format_ignored(thread, &second);
        write(
            thread,
            &format!("Exception ignored in sys.unraisablehook: {name}\n{text}"),
        );
    }
}

/// Writes to what stands in `sys.stderr` now. What cannot be written is lost: there is nobody left to tell.
fn write(thread: &mut Thread, text: &str) {
    let original = stdio::original(thread, stdio::STDERR);
    match stdio::current(thread, stdio::STDERR) {
        Some(stream) if stream.is_none() => {}
        Some(stream) if !stream.is(&original) => {
            if thread.call_method(&stream, "write", &[Value::str(text)]).is_err() {
                drop(thread.take_exception());
            }
        }
        _ => {
            let _ = std::io::stderr().lock().write_all(text.as_bytes());
        }
    }
}

/// Adds the second names of the hooks, and has what nobody can catch reported here from now on.
pub(crate) fn install(thread: &mut Thread, module: &Value) {
    for (name, kept) in [
        ("displayhook", "__displayhook__"),
        ("excepthook", "__excepthook__"),
        ("unraisablehook", "__unraisablehook__"),
    ] {
        if let Some(hook) = thread.own_attribute(module, &Value::intern(name)) {
            set(thread, module, kept, hook);
        }
    }
    let hook = thread.heap().extension::<UnraisableHook>();
    hook.0.set(Some(report_unraisable));
}
