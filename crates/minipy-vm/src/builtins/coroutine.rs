//! `coroutine`, and `coroutine_wrapper`, the iterator that its `__await__` gives. How a coroutine runs is in `interp/generators.rs`.

use super::generator::{self, hook_send};
use super::generic_alias;
use super::report::frames::Sources;
use crate::heap::classes::ClassId;
use crate::heap::native::{Args, Arity, NativeDef, NativeSlots, Outcome, Resumed};
use crate::heap::object::Payload;
use crate::heap::thread::Thread;
use crate::heap::value::Value;
use rustc_hash::FxHashSet;
use std::cell::RefCell;
use std::io::Write;

/// What `coroutine.__await__()` gives.
struct Wrapper {
    coroutine: Value,
}

impl Payload for Wrapper {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        visit(&self.coroutine);
    }
}

fn repr(thread: &mut Thread, value: &Value) -> Outcome {
    generator::repr_as(thread, value, "coroutine")
}

fn dunder_await(_: &mut Thread, args: Args<'_>) -> Outcome {
    let coroutine = args[0].clone();
    Ok(Value::builtin_payload(ClassId::CoroutineWrapper, Wrapper { coroutine }))
}

/// minipy does not track where coroutines are made.
fn origin(_: &mut Thread, _: Args<'_>) -> Outcome {
    Ok(Value::NONE)
}

fn inner(thread: &Thread, wrapper: &Value) -> Value {
    wrapper
        .payload::<Wrapper>(thread)
        .map_or(Value::NONE, |wrapper| wrapper.coroutine.clone())
}

fn step(thread: &mut Thread, wrapper: &Value, value: Value) -> Outcome<Resumed> {
    let coroutine = inner(thread, wrapper);
    hook_send(thread, &coroutine, value)
}

/// Calls a method of a coroutine with the wrapper's arguments.
fn forward(thread: &mut Thread, args: Args<'_>, method: fn(&mut Thread, Args<'_>) -> Outcome) -> Outcome {
    let mut values = args.values.to_vec();
    values[0] = inner(thread, &args[0]);
    method(thread, Args::positional(&values))
}

fn wrapper_throw(thread: &mut Thread, args: Args<'_>) -> Outcome {
    forward(thread, args, generator::throw)
}

fn wrapper_close(thread: &mut Thread, args: Args<'_>) -> Outcome {
    forward(thread, args, generator::close)
}

/// The warnings given so far: each place gives a warning once.
#[derive(Default)]
struct Given(RefCell<FxHashSet<(String, String, u32)>>);

/// Warns that something was never awaited: through `warnings` if the program has loaded it, else as CPython's default filters have it.
#[cold]
pub(crate) fn warn_never_awaited(thread: &mut Thread, what: &str) {
    let message = format!("{what} was never awaited");
    if let Some(warn) = warn_function(thread) {
        let text = [
            Value::str(&message),
            thread.heap().class(ClassId::RuntimeWarning).clone(),
        ];
        if thread.call(&warn, &text).is_err() {
            // A filter made an error of it, and there is nobody to catch it.
            let error = thread.take_exception();
            super::ignored::print_ignored(thread, &error, "finalizing coroutine", &Value::str(what));
        }
        return;
    }
    let message = format!("RuntimeWarning: {message}");
    print_once(thread, message);
}

/// `warnings._warn_unawaited`, if that module is loaded.
fn warn_function(thread: &mut Thread) -> Option<Value> {
    let modules = thread.heap().modules.get(thread).clone();
    let module = thread.dict_get(modules.as_dict()?, &Value::intern("warnings")).ok()??;
    let dict = module.as_module()?.dict.clone();
    thread
        .dict_get(dict.as_dict()?, &Value::intern("_warn_unawaited"))
        .ok()?
}

/// Writes a warning to stderr, once for each place.
fn print_once(thread: &mut Thread, message: String) {
    let place = thread.current_place();
    let (file, line) = match &place {
        Some((file, line)) => (&**file, *line),
        None => ("<sys>", 0),
    };
    let given = thread.heap().extension::<Given>();
    if !given.0.borrow_mut().insert((message.clone(), file.to_owned(), line)) {
        return;
    }
    let mut text = format!("{file}:{line}: {message}\n");
    if let Some((file, line)) = &place {
        let mut sources = Sources::default();
        let source = sources.lines(thread, file).get((*line as usize).wrapping_sub(1));
        if let Some(source) = source.map(|source| source.trim()).filter(|source| !source.is_empty()) {
            text.push_str(&format!("  {source}\n"));
        }
        text.push_str("RuntimeWarning: Enable tracemalloc to get the object allocation traceback\n");
    }
    // Stderr may be closed: there is nobody left to tell.
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}

/// What `ops` asks of a coroutine.
pub static SLOTS: NativeSlots = NativeSlots {
    repr: Some(repr),
    step: Some(hook_send),
    ..NativeSlots::NONE
};

/// Methods and attributes of a coroutine.
pub static METHODS: &[NativeDef] = &[
    NativeDef::method("send", Arity::One, generator::send).asking(),
    NativeDef::method("throw", Arity::Positional(1, 3), generator::throw),
    NativeDef::method("close", Arity::Zero, generator::close),
    NativeDef::slot("__await__", Arity::Zero, dunder_await),
    NativeDef::attribute("__name__", generator::name, generator::set_name),
    NativeDef::attribute("__qualname__", generator::qualname, generator::set_qualname),
    NativeDef::getter("cr_running", generator::running),
    NativeDef::getter("cr_suspended", generator::suspended),
    NativeDef::getter("cr_await", generator::yield_from),
    NativeDef::getter("cr_code", generator::code),
    NativeDef::getter("cr_origin", origin),
    NativeDef::class_method("__class_getitem__", Arity::One, generic_alias::class_getitem),
];

/// What `ops` asks of the iterator of a coroutine.
pub static WRAPPER_SLOTS: NativeSlots = NativeSlots {
    iter: Some(generator::iter),
    next: Some(generator::next_by_step),
    step: Some(step),
    ..NativeSlots::NONE
};

/// Methods of the iterator of a coroutine.
pub static WRAPPER_METHODS: &[NativeDef] = &[
    NativeDef::method("send", Arity::One, generator::send_by_step),
    NativeDef::method("throw", Arity::Positional(1, 3), wrapper_throw),
    NativeDef::method("close", Arity::Zero, wrapper_close),
    NativeDef::slot("__next__", Arity::Zero, generator::send_by_step),
];
