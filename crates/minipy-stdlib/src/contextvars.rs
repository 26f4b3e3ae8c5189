//! The module `_contextvars`: contexts, the mappings that hold the values of context variables, and which one a thread is in.
//! The variables are in `contextvars/variable.rs`.
//!
//! A copy shares the dict of its original; whichever of the two is changed first takes a dict of its own. So to copy a context, which
//! every scheduled call of `asyncio` does, costs no more than an object.

mod variable;

use crate::support::set;
use minipy_vm::native::{
    Args, Arity, ClassId, Comparison, NativeClass, NativeDef, NativeModule, NativeSlots, Outcome, Payload, Raised,
    RawDict, Thread, Value, WEAKREF, dict_update,
};
use std::cell::Cell;

/// `Context`.
struct Context {
    /// A dict; absent as long as nothing was put in.
    values: Value,
    /// Does another context, or an iterator, use the dict too?
    shared: Cell<bool>,
    /// Is a thread in it?
    entered: Cell<bool>,
}

impl Payload for Context {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        if !self.values.is_undef() {
            visit(&self.values);
        }
    }
}

/// A context with these values, which it shares.
fn make(thread: &mut Thread, values: Value) -> Value {
    let class = thread.native_class(&CLASS);
    let context = Context {
        shared: Cell::new(!values.is_undef()),
        values,
        entered: Cell::new(false),
    };
    Value::payload_object(&class, context)
}

/// The context the thread is in, made when it is first needed.
fn current(thread: &mut Thread) -> Value {
    if thread.context.is_undef() {
        let first = make(thread, Value::UNDEF);
        if let Some(context) = first.payload::<Context>(thread) {
            context.entered.set(true);
        }
        thread.context = first;
    }
    thread.context.clone()
}

/// Another context with the values of this one.
fn copy_of(thread: &mut Thread, context: &Value) -> Value {
    let values = shared_values(thread, context);
    make(thread, values)
}

/// The dict of a context, or absent; the context will not change it any more.
fn shared_values(thread: &Thread, context: &Value) -> Value {
    let Some(context) = context.payload::<Context>(thread) else {
        return Value::UNDEF;
    };
    context.shared.set(!context.values.is_undef());
    context.values.clone()
}

/// A copy of the context the thread is in: `copy_context()`.
pub(crate) fn copy_current(thread: &mut Thread) -> Value {
    if thread.context.is_undef() {
        return make(thread, Value::UNDEF);
    }
    let values = shared_values(thread, &thread.context);
    make(thread, values)
}

/// `context.run(callable, *args)`, for a value that is a context; the method `run` of any other is called.
pub(crate) fn run_in(thread: &mut Thread, context: &Value, callable: &Value, args: &[Value]) -> Outcome {
    if context.payload::<Context>(thread).is_some() {
        return run_with(thread, context, callable, Args::positional(args));
    }
    let mut values = Vec::with_capacity(args.len() + 1);
    values.push(callable.clone());
    values.extend_from_slice(args);
    thread.call_method(context, "run", &values)
}

fn run_with(thread: &mut Thread, context: &Value, callable: &Value, args: Args<'_>) -> Outcome {
    let Some(inside) = context.payload::<Context>(thread) else {
        return Ok(Value::NONE);
    };
    if inside.entered.replace(true) {
        return Err(already_entered(thread, context));
    }
    let before = std::mem::replace(&mut thread.context, context.clone());
    let outcome = thread.call_with(callable, args);
    let after = std::mem::replace(&mut thread.context, before);
    if let Some(inside) = context.payload::<Context>(thread) {
        inside.entered.set(false);
    }
    drop(after);
    outcome
}

#[cold]
fn already_entered(thread: &mut Thread, context: &Value) -> Raised {
    match thread.repr_text(context) {
        Ok(shown) => {
            let message = format!("cannot enter context: {shown} is already entered");
            thread.raise(ClassId::RuntimeError, message)
        }
        Err(raised) => raised,
    }
}

/// The value of a variable in a context.
fn value_of(thread: &mut Thread, context: &Value, variable: &Value) -> Outcome<Option<Value>> {
    let values = match context.payload::<Context>(thread) {
        Some(context) if !context.values.is_undef() => context.values.clone(),
        _ => return Ok(None),
    };
    match values.as_dict() {
        Some(dict) => thread.dict_get(dict, variable),
        None => Ok(None),
    }
}

/// The dict of a context, for a change: nobody else has it.
fn own_values(thread: &mut Thread, context: &Value) -> Outcome {
    let known = match context.payload::<Context>(thread) {
        Some(context) if !context.shared.get() && !context.values.is_undef() => return Ok(context.values.clone()),
        Some(context) => context.values.clone(),
        None => Value::UNDEF,
    };
    let own = Value::dict(RawDict::default());
    if !known.is_undef() {
        dict_update(thread, &own, &known)?;
    }
    if let Some(context) = context.payload_mut::<Context>(thread) {
        context.values = own.clone();
        context.shared.set(false);
    }
    Ok(own)
}

/// Sets a variable in a context, or removes it if the value is absent; gives the value before.
fn change(thread: &mut Thread, context: &Value, variable: &Value, value: Value) -> Outcome<Option<Value>> {
    let values = own_values(thread, context)?;
    let Some(dict) = values.as_dict() else {
        return Ok(None);
    };
    if value.is_undef() {
        return Ok(thread.dict_remove(dict, variable)?.map(|(_, value)| value));
    }
    let before = thread.dict_get(dict, variable)?;
    thread.dict_set(dict, variable, value)?;
    Ok(before)
}

fn new(thread: &mut Thread, _: &Value, args: Args<'_>) -> Outcome {
    if !args.values.is_empty() {
        return Err(thread.type_error("Context() does not accept any arguments"));
    }
    Ok(make(thread, Value::UNDEF))
}

fn run(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if args.by_position().len() < 2 {
        return Err(thread.type_error("run() missing 1 required positional argument"));
    }
    let call = Args {
        values: &args.values[2..],
        names: args.names,
    };
    run_with(thread, &args[0], &args[1], call)
}

fn copy(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(copy_of(thread, &args[0]))
}

fn check_key(thread: &mut Thread, key: &Value) -> Outcome<()> {
    if variable::is_variable(thread, key) {
        return Ok(());
    }
    let shown = thread.repr_text(key)?;
    Err(thread.type_error(format!("a ContextVar key was expected, got {shown}")))
}

fn get(thread: &mut Thread, args: Args<'_>) -> Outcome {
    check_key(thread, &args[1])?;
    let found = value_of(thread, &args[0], &args[1])?;
    Ok(found.or_else(|| args.get(2).cloned()).unwrap_or(Value::NONE))
}

fn get_item(thread: &mut Thread, context: &Value, key: &Value) -> Outcome {
    check_key(thread, key)?;
    match value_of(thread, context, key)? {
        Some(value) => Ok(value),
        None => Err(thread.key_error(key)),
    }
}

fn contains(thread: &mut Thread, context: &Value, key: &Value) -> Outcome<bool> {
    check_key(thread, key)?;
    Ok(value_of(thread, context, key)?.is_some())
}

/// The values of a context as a dict that nobody changes.
fn settled(thread: &Thread, context: &Value) -> Value {
    let values = shared_values(thread, context);
    match values.is_undef() {
        true => Value::dict(RawDict::default()),
        false => values,
    }
}

fn len(thread: &mut Thread, context: &Value) -> Outcome<usize> {
    let values = context.payload::<Context>(thread).map(|context| context.values.clone());
    let dict = values.as_ref().and_then(|values| values.as_dict());
    Ok(dict.map_or(0, |dict| thread.dict_len(dict)))
}

fn iter(thread: &mut Thread, context: &Value) -> Outcome {
    let values = settled(thread, context);
    thread.iter(&values)
}

fn keys(thread: &mut Thread, args: Args<'_>) -> Outcome {
    iter(thread, &args[0])
}

fn values(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let values = settled(thread, &args[0]);
    let view = thread.call_method(&values, "values", &[])?;
    thread.iter(&view)
}

fn items(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let values = settled(thread, &args[0]);
    let view = thread.call_method(&values, "items", &[])?;
    thread.iter(&view)
}

fn compare(thread: &mut Thread, left: &Value, right: &Value, op: Comparison) -> Outcome {
    if !matches!(op, Comparison::Eq | Comparison::Ne) || right.payload::<Context>(thread).is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (left, right) = (settled(thread, left), settled(thread, right));
    let same = thread.equals(&left, &right)?;
    Ok(Value::bool(same == (op == Comparison::Eq)))
}

static SLOTS: NativeSlots = NativeSlots {
    new: Some(new),
    get_item: Some(get_item),
    contains: Some(contains),
    len: Some(len),
    iter: Some(iter),
    compare: Some(compare),
    ..NativeSlots::NONE
};

static CLASS: NativeClass = NativeClass {
    name: "Context",
    module: "_contextvars",
    base: ClassId::Object,
    slots: Some(&SLOTS),
    methods: &[
        NativeDef::method("run", Arity::Any, run),
        NativeDef::method("copy", Arity::Zero, copy),
        NativeDef::method("get", Arity::Positional(1, 2), get),
        NativeDef::method("keys", Arity::Zero, keys),
        NativeDef::method("values", Arity::Zero, values),
        NativeDef::method("items", Arity::Zero, items),
        WEAKREF,
    ],
    has_dict: false,
    is_final: true,
};

fn copy_context(thread: &mut Thread, _: Args<'_>) -> Outcome {
    Ok(copy_current(thread))
}

fn init(thread: &mut Thread, module: &Value) -> Outcome<()> {
    for spec in [&CLASS, &variable::CLASS, &variable::TOKEN] {
        let class = thread.native_class(spec);
        set(thread, module, spec.name, class);
    }
    variable::give_missing(thread);
    Ok(())
}

/// The module `_contextvars`.
pub static MODULE: NativeModule = NativeModule {
    name: "_contextvars",
    functions: &[NativeDef::function("copy_context", Arity::Zero, copy_context)],
    missing: &[],
    init,
};
