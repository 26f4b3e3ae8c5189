//! `ContextVar`, and `Token`: what its `set` gives, to undo it.

use super::{change, current, value_of};
use minipy_vm::native::{
    Args, Arity, ClassId, Comparison, NativeClass, NativeDef, NativeSlots, Outcome, Payload, Raised, Thread, Value,
    class_getitem,
};
use std::cell::{Cell, RefCell};

/// `ContextVar`.
struct Variable {
    name: Value,
    /// Absent if there is none.
    default: Value,
}

impl Payload for Variable {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        if !self.default.is_undef() {
            visit(&self.default);
        }
    }
}

/// `Token`.
struct Token {
    context: Value,
    variable: Value,
    /// The value before; absent if there was none.
    old: Value,
    used: Cell<bool>,
}

impl Payload for Token {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        visit(&self.context);
        visit(&self.variable);
        if !self.old.is_undef() {
            visit(&self.old);
        }
    }
}

/// What `Token.MISSING` is.
struct Missing;

impl Payload for Missing {
    fn traverse(&self, _: &Thread, _: &mut dyn FnMut(&Value)) {}
}

/// The `Token.MISSING` of an interpreter.
#[derive(Default)]
struct TheMissing(RefCell<Value>);

/// Is it a context variable?
pub(super) fn is_variable(thread: &Thread, value: &Value) -> bool {
    value.payload::<Variable>(thread).is_some()
}

fn new(thread: &mut Thread, class: &Value, args: Args<'_>) -> Outcome {
    let name = match args.by_position() {
        [name] => name,
        [] => return Err(thread.type_error("ContextVar() takes exactly 1 positional argument (0 given)")),
        more => {
            let message = format!(
                "ContextVar() takes at most 1 positional argument ({} given)",
                more.len()
            );
            return Err(thread.type_error(message));
        }
    };
    let mut default = Value::UNDEF;
    for (given, value) in args.by_keyword() {
        if given.as_str() != Some("default") {
            let shown = thread.repr_text(given)?;
            return Err(thread.type_error(format!("ContextVar() got an unexpected keyword argument {shown}")));
        }
        default = value.clone();
    }
    if name.as_str().is_none() {
        return Err(thread.type_error("context variable name must be a str"));
    }
    // A string of a script's class may refuse.
    thread.hash(name)?;
    let name = name.clone();
    Ok(Value::payload_object(class, Variable { name, default }))
}

fn repr(thread: &mut Thread, this: &Value) -> Outcome {
    let Some(variable) = this.payload::<Variable>(thread) else {
        return Ok(Value::NONE);
    };
    let (name, default) = (variable.name.clone(), variable.default.clone());
    let mut text = format!("<ContextVar name={}", thread.repr_text(&name)?);
    if !default.is_undef() {
        text.push_str(&format!(" default={}", thread.repr_text(&default)?));
    }
    text.push_str(&format!(" at {:#x}>", thread.identity(this)));
    Ok(Value::str(&text))
}

/// The value in the current context; else the argument, else the default of the variable.
fn get(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if !thread.context.is_undef() {
        let context = thread.context.clone();
        if let Some(value) = value_of(thread, &context, &args[0])? {
            return Ok(value);
        }
    }
    if let Some(default) = args.get(1) {
        return Ok(default.clone());
    }
    match args[0].payload::<Variable>(thread) {
        Some(variable) if !variable.default.is_undef() => Ok(variable.default.clone()),
        _ => Err(thread.raise_with(ClassId::LookupError, vec![args[0].clone()])),
    }
}

fn set(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let context = current(thread);
    let old = change(thread, &context, &args[0], args[1].clone())?;
    let class = thread.native_class(&TOKEN);
    let token = Token {
        context,
        variable: args[0].clone(),
        old: old.unwrap_or_default(),
        used: Cell::new(false),
    };
    Ok(Value::payload_object(&class, token))
}

fn reset(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let Some(token) = args[1].payload::<Token>(thread) else {
        let shown = thread.repr_text(&args[1])?;
        return Err(thread.type_error(format!("expected an instance of Token, got {shown}")));
    };
    let (context, variable, old) = (token.context.clone(), token.variable.clone(), token.old.clone());
    if token.used.get() {
        return Err(refused(
            thread,
            &args[1],
            ClassId::RuntimeError,
            "has already been used once",
        ));
    }
    if !variable.is(&args[0]) {
        let why = "was created by a different ContextVar";
        return Err(refused(thread, &args[1], ClassId::ValueError, why));
    }
    if !context.is(&thread.context) {
        let why = "was created in a different Context";
        return Err(refused(thread, &args[1], ClassId::ValueError, why));
    }
    token_used(thread, &args[1]);
    drop(change(thread, &context, &variable, old)?);
    Ok(Value::NONE)
}

fn token_used(thread: &Thread, token: &Value) {
    if let Some(token) = token.payload::<Token>(thread) {
        token.used.set(true);
    }
}

#[cold]
fn refused(thread: &mut Thread, token: &Value, class: ClassId, why: &str) -> Raised {
    match thread.repr_text(token) {
        Ok(shown) => thread.raise(class, format!("{shown} {why}")),
        Err(raised) => raised,
    }
}

fn name(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let variable = args[0].payload::<Variable>(thread);
    Ok(variable.map_or(Value::NONE, |variable| variable.name.clone()))
}

fn readonly(thread: &mut Thread, _: Args<'_>) -> Outcome {
    Err(thread.raise(ClassId::AttributeError, "readonly attribute"))
}

static SLOTS: NativeSlots = NativeSlots {
    new: Some(new),
    repr: Some(repr),
    ..NativeSlots::NONE
};

/// `ContextVar`.
pub(super) static CLASS: NativeClass = NativeClass {
    name: "ContextVar",
    module: "_contextvars",
    base: ClassId::Object,
    slots: Some(&SLOTS),
    methods: &[
        NativeDef::attribute("name", name, readonly),
        NativeDef::method("get", Arity::Positional(0, 1), get),
        NativeDef::method("set", Arity::One, set),
        NativeDef::method("reset", Arity::One, reset),
        NativeDef::class_method("__class_getitem__", Arity::One, class_getitem),
    ],
    has_dict: false,
    is_final: true,
};

fn token_new(thread: &mut Thread, _: &Value, _: Args<'_>) -> Outcome {
    Err(thread.raise(ClassId::RuntimeError, "Tokens can only be created by ContextVars"))
}

fn token_repr(thread: &mut Thread, this: &Value) -> Outcome {
    let Some(token) = this.payload::<Token>(thread) else {
        return Ok(Value::NONE);
    };
    let (used, variable) = (token.used.get(), token.variable.clone());
    let shown = thread.repr_text(&variable)?;
    let used = if used { " used" } else { "" };
    let at = thread.identity(this);
    Ok(Value::str(&format!("<Token{used} var={shown} at {at:#x}>")))
}

/// Tokens are told apart by identity; that they compare at all says that they have no hash.
fn token_compare(_: &mut Thread, _: &Value, _: &Value, _: Comparison) -> Outcome {
    Ok(Value::NOT_IMPLEMENTED)
}

fn token_variable(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let token = args[0].payload::<Token>(thread);
    Ok(token.map_or(Value::NONE, |token| token.variable.clone()))
}

fn token_old(thread: &mut Thread, args: Args<'_>) -> Outcome {
    match args[0].payload::<Token>(thread) {
        Some(token) if !token.old.is_undef() => Ok(token.old.clone()),
        _ => Ok(missing(thread)),
    }
}

fn token_enter(_: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(args[0].clone())
}

fn token_exit(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let variable = token_variable(thread, args)?;
    reset(thread, Args::positional(&[variable, args[0].clone()]))
}

static TOKEN_SLOTS: NativeSlots = NativeSlots {
    new: Some(token_new),
    repr: Some(token_repr),
    compare: Some(token_compare),
    ..NativeSlots::NONE
};

/// `Token`.
pub(super) static TOKEN: NativeClass = NativeClass {
    name: "Token",
    module: "_contextvars",
    base: ClassId::Object,
    slots: Some(&TOKEN_SLOTS),
    methods: &[
        NativeDef::getter("var", token_variable),
        NativeDef::getter("old_value", token_old),
        NativeDef::method("__enter__", Arity::Zero, token_enter),
        NativeDef::method("__exit__", Arity::Positional(3, 3), token_exit),
        NativeDef::class_method("__class_getitem__", Arity::One, class_getitem),
    ],
    has_dict: false,
    is_final: true,
};

fn missing_repr(_: &mut Thread, _: &Value) -> Outcome {
    Ok(Value::str("<Token.MISSING>"))
}

static MISSING_SLOTS: NativeSlots = NativeSlots {
    repr: Some(missing_repr),
    ..NativeSlots::NONE
};

static MISSING: NativeClass = NativeClass {
    name: "Token.MISSING",
    module: "builtins",
    base: ClassId::Object,
    slots: Some(&MISSING_SLOTS),
    methods: &[],
    has_dict: false,
    is_final: true,
};

fn missing(thread: &mut Thread) -> Value {
    let known = thread.heap().extension::<TheMissing>();
    if known.0.borrow().is_undef() {
        let class = thread.native_class(&MISSING);
        *known.0.borrow_mut() = Value::payload_object(&class, Missing);
    }
    known.0.borrow().clone()
}

/// Puts `MISSING` into `Token`.
pub(super) fn give_missing(thread: &mut Thread) {
    let (class, missing) = (thread.native_class(&TOKEN), missing(thread));
    thread.set_native_class_constant(&class, "MISSING", missing);
}
