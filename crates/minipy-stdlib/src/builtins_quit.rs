//! `exit` and `quit`: objects whose repr tells how to leave, and which leave when they are called.

use crate::support::raise_new;
use minipy_vm::native::{Args, ClassId, NativeClass, NativeSlots, Outcome, Payload, Thread, Value};

/// One of the two.
struct Quitter {
    name: &'static str,
}

impl Payload for Quitter {
    fn traverse(&self, _: &Thread, _: &mut dyn FnMut(&Value)) {}
}

fn repr(thread: &mut Thread, value: &Value) -> Outcome {
    let name = value.payload::<Quitter>(thread).map_or("", |quitter| quitter.name);
    Ok(Value::str(&format!("Use {name}() or Ctrl-D (i.e. EOF) to exit")))
}

fn call(thread: &mut Thread, _: &Value, args: Args<'_>) -> Outcome {
    let given = args.by_position().len();
    if given > 1 {
        let message = format!(
            "Quitter.__call__() takes from 1 to 2 positional arguments but {} were given",
            given + 1
        );
        return Err(thread.type_error(message));
    }
    let mut code = args.by_position().first().cloned();
    for (name, value) in args.by_keyword() {
        if name.as_str() != Some("code") {
            return Err(thread.unexpected_keyword("Quitter.__call__", name.as_str().unwrap_or_default(), &["code"]));
        }
        if code.is_some() {
            return Err(thread.type_error("Quitter.__call__() got multiple values for argument 'code'"));
        }
        code = Some(value.clone());
    }
    Err(raise_new(thread, ClassId::SystemExit, &[code.unwrap_or(Value::NONE)]))
}

static SLOTS: NativeSlots = NativeSlots {
    repr: Some(repr),
    call: Some(call),
    ..NativeSlots::NONE
};

static CLASS: NativeClass = NativeClass {
    name: "Quitter",
    module: "_sitebuiltins",
    base: ClassId::Object,
    slots: Some(&SLOTS),
    methods: &[],
    has_dict: false,
    is_final: true,
};

/// The object of this name.
pub(crate) fn quitter(thread: &mut Thread, name: &'static str) -> Value {
    let class = thread.native_class(&CLASS);
    Value::payload_object(&class, Quitter { name })
}
