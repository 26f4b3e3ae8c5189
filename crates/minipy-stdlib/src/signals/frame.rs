//! What a signal handler gets as its second argument: where the signal came.
//!
//! minipy has no frame objects. This one tells the line, the code and the globals of the interrupted function, as they were then, and
//! refuses the rest by name.

use minipy_vm::native::{
    Args, ClassId, NativeClass, NativeDef, NativeSlots, OBJECT_SLOTS, Outcome, Payload, Thread, Value, traceback_code,
    traceback_location,
};

/// A function that was interrupted.
struct Frame {
    /// A traceback of one entry.
    place: Value,
    globals: Value,
}

impl Payload for Frame {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        visit(&self.place);
        visit(&self.globals);
    }
}

/// The running function; None if there is none.
pub(super) fn running(thread: &mut Thread) -> Value {
    let Some(place) = thread.frame_place(0) else {
        return Value::NONE;
    };
    let globals = thread.frame_globals();
    let class = thread.native_class(&CLASS);
    Value::payload_object(&class, Frame { place, globals })
}

fn line(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let line = (args[0].payload::<Frame>(thread)).map_or(0, |frame| traceback_location(&frame.place).line);
    Ok(Value::int(line.into()))
}

fn code(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let code = args[0]
        .payload::<Frame>(thread)
        .and_then(|frame| traceback_code(&frame.place));
    Ok(code.unwrap_or(Value::NONE))
}

fn globals(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let globals = args[0].payload::<Frame>(thread).map(|frame| frame.globals.clone());
    Ok(globals.unwrap_or(Value::NONE))
}

/// Getters that refuse.
macro_rules! refused {
    ($($name:ident)*) => {
        $(fn $name(thread: &mut Thread, _: Args<'_>) -> Outcome {
            let name = stringify!($name);
            let message = format!("'frame' object has no attribute '{name}': minipy does not support frame objects");
            Err(thread.raise(ClassId::AttributeError, &message))
        })*
    };
}

refused! { f_back f_builtins f_lasti f_locals f_trace }

static SLOTS: NativeSlots = NativeSlots {
    new: None,
    ..OBJECT_SLOTS
};

static CLASS: NativeClass = NativeClass {
    name: "frame",
    module: "builtins",
    base: ClassId::Object,
    slots: Some(&SLOTS),
    methods: &[
        NativeDef::getter("f_back", f_back),
        NativeDef::getter("f_builtins", f_builtins),
        NativeDef::getter("f_code", code),
        NativeDef::getter("f_globals", globals),
        NativeDef::getter("f_lasti", f_lasti),
        NativeDef::getter("f_lineno", line),
        NativeDef::getter("f_locals", f_locals),
        NativeDef::getter("f_trace", f_trace),
    ],
    has_dict: false,
    is_final: true,
};
