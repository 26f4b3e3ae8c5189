//! What becomes of an exception that leaves a thread's function: a text on `sys.stderr`, and the thread ends.

use crate::stdio;
use crate::struct_seq::{self, StructSeq, field};
use minipy_vm::native::{
    Args, ClassId, NativeClass, NativeDef, NativeSlots, Outcome, TUPLE_SLOTS, Thread, Value, report,
};

static SLOTS: NativeSlots = NativeSlots {
    repr: Some(struct_seq::repr),
    new: Some(new_args),
    ..TUPLE_SLOTS
};

/// `threading.ExceptHookArgs`.
static ARGS: StructSeq = StructSeq {
    class: NativeClass {
        name: "_ExceptHookArgs",
        module: "_thread",
        base: ClassId::Tuple,
        slots: Some(&SLOTS),
        methods: &[
            NativeDef::getter("exc_type", field::<0>),
            NativeDef::getter("exc_value", field::<1>),
            NativeDef::getter("exc_traceback", field::<2>),
            NativeDef::getter("thread", field::<3>),
        ],
        has_dict: false,
        is_final: true,
    },
    fields: &["exc_type", "exc_value", "exc_traceback", "thread"],
    hidden: 0,
};

/// The class `threading.ExceptHookArgs`.
pub(super) fn args_class(thread: &mut Thread) -> Value {
    struct_seq::class(thread, &ARGS)
}

fn new_args(thread: &mut Thread, class: &Value, args: Args<'_>) -> Outcome {
    let Some(sequence) = args.get(0) else {
        return Err(thread.type_error("_ExceptHookArgs() missing required argument 'sequence' (pos 1)"));
    };
    let is_iterable = thread.iter(sequence).is_ok();
    if !is_iterable {
        drop(thread.take_exception());
        return Err(thread.type_error("constructor requires a sequence"));
    }
    let items = thread.collect(sequence)?;
    if items.len() != ARGS.fields.len() {
        let given = items.len();
        let message = format!("_thread._ExceptHookArgs() takes a 4-sequence ({given}-sequence given)");
        return Err(thread.type_error(message));
    }
    Ok(Value::tuple(items).with_class(class))
}

/// `threading.excepthook`: `Exception in thread NAME:` and the traceback. SystemExit is silent.
pub(super) fn excepthook(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let class = args_class(thread);
    let items = match args[0].as_tuple() {
        Some(tuple) if thread.class_of(&args[0]).is(&class) => tuple.items(),
        _ => return Err(thread.type_error("_thread.excepthook argument type must be ExceptHookArgs")),
    };
    let [exc_type, error, _, who] = items else {
        return Ok(Value::NONE);
    };
    if exc_type.is(thread.heap().class(ClassId::SystemExit)) {
        return Ok(Value::NONE);
    }
    let name = match who.is_none() {
        true => thread.ident.to_string(),
        false => {
            let name = thread.get_attr(who, &Value::intern("name"))?;
            thread.str_text(&name)?
        }
    };
    let traceback = match error.as_exception() {
        Some(_) => report::format_exception(thread, error),
        None => format!("{}\n", thread.full_class_name(exc_type)),
    };
    write(thread, &format!("Exception in thread {name}:\n{traceback}"))?;
    Ok(Value::NONE)
}

/// `_report_exception(line, exception)`: the line, then the traceback.
pub(super) fn report_exception(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let line = thread.str_text(&args[0])?;
    let traceback = report::format_exception(thread, &args[1]);
    write(thread, &format!("{line}\n{traceback}"))?;
    Ok(Value::NONE)
}

/// An exception that nobody can be told of otherwise.
pub(super) fn report_ignored(thread: &mut Thread, error: &Value, function: &Value) {
    let name = thread
        .repr_text(function)
        .unwrap_or_else(|_| "<object repr() failed>".to_owned());
    let traceback = report::format_exception(thread, error);
    let written = write(
        thread,
        &format!("Exception ignored in thread started by {name}:\n{traceback}"),
    );
    if written.is_err() {
        // There is nobody left to tell.
        drop(thread.take_exception());
    }
}

/// Writes to what `sys.stderr` is now. Without one, nothing happens.
fn write(thread: &mut Thread, text: &str) -> Outcome<()> {
    let Some(stream) = stdio::current(thread, stdio::STDERR).filter(|stream| !stream.is_none()) else {
        return Ok(());
    };
    thread.call_method(&stream, "write", &[Value::str(text)])?;
    thread.call_method(&stream, "flush", &[])?;
    Ok(())
}
