//! The exception classes: construction, text, and the attributes all of them share.
//!
//! It decides where the attributes peculiar to a class live: what the constructor got by position is read from `args`, so
//! that an exception raised by Rust code with nothing but arguments has them too; what came by keyword or was assigned later
//! stands in the attribute dict and wins. OSError, SyntaxError and the Unicode errors are in files of their own. How an
//! uncaught exception is printed is decided in `report/`.

use super::object::{identity_compare, identity_hash};
use crate::heap::classes::ClassId;
use crate::heap::native::{Args, Arity, NativeDef, NativeSlots, Outcome};
use crate::heap::thread::Thread;
use crate::heap::value::Value;

pub use super::exception_group::{METHODS as GROUP_METHODS, SLOTS as GROUP_SLOTS};
pub use super::os_error::{OS_ERROR_METHODS, OS_ERROR_SLOTS, os_error, system_text};
pub use super::syntax_error::{SYNTAX_ERROR_METHODS, SYNTAX_ERROR_SLOTS};
pub use super::unicode_error::{
    DECODE_ERROR_METHODS, DECODE_ERROR_SLOTS, ENCODE_ERROR_METHODS, ENCODE_ERROR_SLOTS, TRANSLATE_ERROR_METHODS,
    TRANSLATE_ERROR_SLOTS,
};

/// An argument of an exception, by number.
pub(super) fn arg(thread: &Thread, exception: &Value, index: usize) -> Option<Value> {
    args_of(thread, exception).get(index).cloned()
}

/// The arguments of an exception.
pub(super) fn args_of<'t>(thread: &'t Thread, exception: &'t Value) -> &'t [Value] {
    let args = exception.as_exception().map(|object| &object.data.get(thread).args);
    args.and_then(|args| args.as_tuple()).map_or(&[], |args| args.items())
}

/// Replaces the arguments of an exception.
pub(super) fn set_args(thread: &mut Thread, exception: &Value, args: &[Value]) {
    let args = Value::tuple(args.to_vec());
    let old = exception
        .as_exception()
        .map(|object| std::mem::replace(&mut object.data.get_mut(thread).args, args));
    drop(old);
}

/// An attribute as assigned, or as the arguments have it, or None.
pub(super) fn member(
    thread: &Thread,
    exception: &Value,
    name: &str,
    in_args: impl FnOnce(&Thread, &Value) -> Option<Value>,
) -> Value {
    let assigned = thread.exception_member(exception, name);
    assigned.or_else(|| in_args(thread, exception)).unwrap_or(Value::NONE)
}

/// Assigns an attribute; deleting one makes it None, as in CPython.
pub(super) fn set_member(thread: &mut Thread, args: Args<'_>, name: &str) -> Outcome {
    let value = args.get(1).cloned().unwrap_or(Value::NONE);
    thread.set_exception_member(&args[0], name, value);
    Ok(Value::NONE)
}

/// Makes getters and setters of attributes: `getter setter "name" where-in-the-arguments;`.
macro_rules! members {
    ($($get:ident $set:ident $name:literal $in_args:expr;)*) => {$(
        fn $get(thread: &mut Thread, args: Args<'_>) -> Outcome {
            Ok($crate::builtins::exceptions::member(thread, &args[0], $name, $in_args))
        }
        fn $set(thread: &mut Thread, args: Args<'_>) -> Outcome {
            $crate::builtins::exceptions::set_member(thread, args, $name)
        }
    )*};
}
pub(super) use members;

/// TypeError if there are keyword arguments, naming the class called.
pub(super) fn refuse_keywords(thread: &mut Thread, class: &Value, args: Args<'_>) -> Outcome<()> {
    if args.names.is_empty() {
        return Ok(());
    }
    let message = format!("{}() takes no keyword arguments", thread.name_of_class(class));
    Err(thread.type_error(message))
}

/// `BaseException.__new__`. Keyword arguments are for `__init__` to judge.
fn new(_: &mut Thread, class: &Value, args: Args<'_>) -> Outcome {
    Ok(Value::exception(class, Value::tuple(args.by_position().to_vec())))
}

/// `BaseException.__init__`.
pub(super) fn init(thread: &mut Thread, exception: &Value, args: Args<'_>) -> Outcome<()> {
    let class = thread.class_of(exception).clone();
    refuse_keywords(thread, &class, args)?;
    set_args(thread, exception, args.values);
    Ok(())
}

/// `BaseException.__repr__`.
fn repr(thread: &mut Thread, exception: &Value) -> Outcome {
    let args = args_of(thread, exception).to_vec();
    let name = thread.class_name(exception);
    let name = name.rsplit('.').next().unwrap_or_default();
    let text = match &args[..] {
        [only] => format!("{name}({})", thread.repr_text(only)?),
        _ => format!("{name}{}", thread.repr_text(&Value::tuple(args))?),
    };
    Ok(Value::str(&text))
}

/// `BaseException.__str__`.
pub(super) fn str(thread: &mut Thread, exception: &Value) -> Outcome {
    let args = args_of(thread, exception).to_vec();
    match &args[..] {
        [] => Ok(Value::str("")),
        [only] => thread.str(only),
        _ => thread.repr(&Value::tuple(args)),
    }
}

fn get_args(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(args[0]
        .as_exception()
        .map_or(Value::NONE, |object| object.data.get(thread).args.clone()))
}

fn set_args_attribute(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let Some(new) = args.get(1) else {
        return Err(thread.type_error("args may not be deleted"));
    };
    let items = thread.collect(new)?;
    set_args(thread, &args[0], &items);
    Ok(Value::NONE)
}

fn get_cause(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let cause = args[0]
        .as_exception()
        .and_then(|object| object.data.get(thread).cause.given().cloned());
    Ok(cause.unwrap_or(Value::NONE))
}

fn set_cause(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let cause = exception_or_none(thread, args, "__cause__", "cause")?;
    if let Some(object) = args[0].as_exception() {
        let data = object.data.get_mut(thread);
        data.suppress_context = true;
        let old = std::mem::replace(&mut data.cause, cause);
        drop(old);
    }
    Ok(Value::NONE)
}

fn get_context(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let context = args[0]
        .as_exception()
        .and_then(|object| object.data.get(thread).context.given().cloned());
    Ok(context.unwrap_or(Value::NONE))
}

fn set_context(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let context = exception_or_none(thread, args, "__context__", "context")?;
    if let Some(object) = args[0].as_exception() {
        let old = std::mem::replace(&mut object.data.get_mut(thread).context, context);
        drop(old);
    }
    Ok(Value::NONE)
}

/// What a script assigns to `__cause__` or `__context__`: an exception, or the absent value for None.
fn exception_or_none(thread: &mut Thread, args: Args<'_>, attribute: &str, role: &str) -> Outcome {
    match args.get(1) {
        None => Err(thread.type_error(format!("{attribute} may not be deleted"))),
        Some(value) if value.is_none() => Ok(Value::UNDEF),
        Some(value) if value.as_exception().is_some() => Ok(value.clone()),
        Some(_) => {
            let message = format!("exception {role} must be None or derive from BaseException");
            Err(thread.type_error(message))
        }
    }
}

fn get_suppress(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::bool(
        args[0]
            .as_exception()
            .is_some_and(|object| object.data.get(thread).suppress_context),
    ))
}

fn set_suppress(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let Some(value) = args.get(1) else {
        return Err(thread.type_error("can't delete numeric/char attribute"));
    };
    let Some(suppress) = value.as_bool() else {
        return Err(thread.type_error("attribute value type must be bool"));
    };
    if let Some(object) = args[0].as_exception() {
        object.data.get_mut(thread).suppress_context = suppress;
    }
    Ok(Value::NONE)
}

fn get_traceback(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let traceback = args[0]
        .as_exception()
        .and_then(|object| object.data.get(thread).traceback.given().cloned());
    Ok(traceback.unwrap_or(Value::NONE))
}

fn set_traceback(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let traceback = match args.get(1) {
        None => return Err(thread.type_error("__traceback__ may not be deleted")),
        Some(value) if value.is_none() => Value::UNDEF,
        Some(value) if value.as_traceback().is_some() => value.clone(),
        Some(_) => return Err(thread.type_error("__traceback__ must be a traceback or None")),
    };
    if let Some(object) = args[0].as_exception() {
        let old = std::mem::replace(&mut object.data.get_mut(thread).traceback, traceback);
        drop(old);
    }
    Ok(Value::NONE)
}

fn with_traceback(thread: &mut Thread, args: Args<'_>) -> Outcome {
    set_traceback(thread, args)?;
    Ok(args[0].clone())
}

fn add_note(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if args[1].as_str().is_none() {
        let message = format!(
            "add_note() argument must be str, not {}",
            thread.argument_name(&args[1])
        );
        return Err(thread.type_error(message));
    }
    let name = Value::intern("__notes__");
    let notes = match thread.find_attr(&args[0], &name)? {
        Some(notes) => notes,
        None => {
            let notes = Value::list(Vec::new());
            thread.set_attr(&args[0], &name, Some(&notes))?;
            notes
        }
    };
    let Some(list) = notes.as_list() else {
        return Err(thread.type_error("Cannot add note: __notes__ is not a list"));
    };
    list.items.get_mut(thread).push(args[1].clone());
    Ok(Value::NONE)
}

fn get_dict(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(thread.attribute_dict(&args[0]).unwrap_or(Value::NONE))
}

fn set_dict(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let Some(dict) = args.get(1) else {
        return Err(thread.type_error("cannot delete __dict__"));
    };
    if dict.as_dict().is_none() {
        let message = format!(
            "__dict__ must be set to a dictionary, not a '{}'",
            thread.class_name(dict)
        );
        return Err(thread.type_error(message));
    }
    if let Some(object) = args[0].as_exception() {
        let old = std::mem::replace(&mut object.data.get_mut(thread).dict, dict.clone());
        drop(old);
    }
    Ok(Value::NONE)
}

/// What the base of the exceptions does.
pub(super) const BASE: NativeSlots = NativeSlots {
    repr: Some(repr),
    str: Some(str),
    hash: Some(identity_hash),
    compare: Some(identity_compare),
    new: Some(new),
    init: Some(init),
    ..NativeSlots::NONE
};

/// Does making an exception with these slots only keep the arguments, as `BaseException` does?
pub(crate) fn keeps_arguments(slots: &NativeSlots) -> bool {
    let is_base_new = slots
        .new
        .is_some_and(|slot| std::ptr::fn_addr_eq(slot, new as fn(&mut Thread, &Value, Args<'_>) -> Outcome));
    let is_base_init = slots
        .init
        .is_some_and(|slot| std::ptr::fn_addr_eq(slot, init as fn(&mut Thread, &Value, Args<'_>) -> Outcome<()>));
    is_base_new && is_base_init
}

/// `exception.__setstate__(dict)`: gives it attributes.
fn set_state(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if args[1].is_none() {
        return Ok(Value::NONE);
    }
    let Some(state) = args[1].as_dict() else {
        return Err(thread.type_error("state is not a dictionary"));
    };
    for (name, value) in thread.dict_entries(state) {
        if name.as_str().is_none() {
            let class = thread.class_name(&name);
            return Err(thread.type_error(format!("attribute name must be string, not '{class}'")));
        }
        thread.set_attr(&args[0], &name.interned(), Some(&value))?;
    }
    Ok(Value::NONE)
}

/// `BaseException`.
pub static SLOTS: NativeSlots = BASE;
/// `BaseException`.
pub static METHODS: &[NativeDef] = &[
    NativeDef::attribute("args", get_args, set_args_attribute),
    NativeDef::attribute("__cause__", get_cause, set_cause),
    NativeDef::attribute("__context__", get_context, set_context),
    NativeDef::attribute("__suppress_context__", get_suppress, set_suppress),
    NativeDef::attribute("__traceback__", get_traceback, set_traceback),
    NativeDef::attribute("__dict__", get_dict, set_dict),
    NativeDef::method("with_traceback", Arity::One, with_traceback),
    NativeDef::method("add_note", Arity::One, add_note),
    NativeDef::method("__setstate__", Arity::One, set_state),
];

fn first_arg(thread: &Thread, exception: &Value) -> Option<Value> {
    arg(thread, exception, 0)
}

fn not_in_args(_: &Thread, _: &Value) -> Option<Value> {
    None
}

/// `code` of SystemExit: the argument, or all of them.
fn exit_code_in_args(thread: &Thread, exception: &Value) -> Option<Value> {
    match args_of(thread, exception) {
        [] => None,
        [code] => Some(code.clone()),
        all => Some(Value::tuple(all.to_vec())),
    }
}

/// `msg` of ImportError.
fn only_arg(thread: &Thread, exception: &Value) -> Option<Value> {
    match args_of(thread, exception) {
        [only] => Some(only.clone()),
        _ => None,
    }
}

members! {
    get_value set_value "value" first_arg;
    get_code set_code "code" exit_code_in_args;
    get_msg set_msg "msg" only_arg;
    get_name set_name "name" not_in_args;
    get_path set_path "path" not_in_args;
    get_name_from set_name_from "name_from" not_in_args;
    get_obj set_obj "obj" not_in_args;
}

/// `StopIteration`.
pub static STOP_ITERATION_SLOTS: NativeSlots = BASE;
/// `StopIteration`.
pub static STOP_ITERATION_METHODS: &[NativeDef] = &[NativeDef::attribute("value", get_value, set_value)];
/// `SystemExit`.
pub static SYSTEM_EXIT_SLOTS: NativeSlots = BASE;
/// `SystemExit`.
pub static SYSTEM_EXIT_METHODS: &[NativeDef] = &[NativeDef::attribute("code", get_code, set_code)];

/// A KeyError shows its key as `repr` does, so that a missing `''` is not an empty text.
fn key_error_str(thread: &mut Thread, exception: &Value) -> Outcome {
    match only_arg(thread, exception) {
        Some(key) => thread.repr(&key),
        None => str(thread, exception),
    }
}

/// `KeyError`.
pub static KEY_ERROR_SLOTS: NativeSlots = NativeSlots {
    str: Some(key_error_str),
    ..BASE
};

/// The `__init__` of a class that takes attributes by keyword; `function` is what messages call it.
fn init_with_keywords(
    thread: &mut Thread,
    exception: &Value,
    args: Args<'_>,
    function: &str,
    keywords: &[&'static str],
) -> Outcome<()> {
    if args.names.len() > keywords.len() {
        let (most, plural) = (keywords.len(), if keywords.len() == 1 { "" } else { "s" });
        let given = args.names.len();
        let message = format!("{function}() takes at most {most} keyword argument{plural} ({given} given)");
        return Err(thread.type_error(message));
    }
    for name in args.names {
        let text = name.as_str().unwrap_or_default();
        if !keywords.contains(&text) {
            return Err(thread.unexpected_keyword(function, text, keywords));
        }
    }
    set_args(thread, exception, args.by_position());
    for keyword in keywords {
        let given = args.by_keyword().find(|(name, _)| name.as_str() == Some(keyword));
        match given {
            Some((_, value)) => thread.set_exception_member(exception, keyword, value.clone()),
            None => {
                thread.delete_exception_member(exception, keyword);
            }
        }
    }
    Ok(())
}

fn import_error_init(thread: &mut Thread, exception: &Value, args: Args<'_>) -> Outcome<()> {
    init_with_keywords(thread, exception, args, "ImportError", &["name", "path", "name_from"])
}

fn import_error_str(thread: &mut Thread, exception: &Value) -> Outcome {
    let message = member(thread, exception, "msg", only_arg);
    if thread.is_exactly(&message, ClassId::Str) {
        Ok(message)
    } else {
        str(thread, exception)
    }
}

/// `ImportError`.
pub static IMPORT_ERROR_SLOTS: NativeSlots = NativeSlots {
    init: Some(import_error_init),
    str: Some(import_error_str),
    ..BASE
};
/// `ImportError`.
pub static IMPORT_ERROR_METHODS: &[NativeDef] = &[
    NativeDef::attribute("msg", get_msg, set_msg),
    NativeDef::attribute("name", get_name, set_name),
    NativeDef::attribute("path", get_path, set_path),
    NativeDef::attribute("name_from", get_name_from, set_name_from),
];

fn name_error_init(thread: &mut Thread, exception: &Value, args: Args<'_>) -> Outcome<()> {
    init_with_keywords(thread, exception, args, "NameError", &["name"])
}

/// `NameError`.
pub static NAME_ERROR_SLOTS: NativeSlots = NativeSlots {
    init: Some(name_error_init),
    ..BASE
};
/// `NameError`.
pub static NAME_ERROR_METHODS: &[NativeDef] = &[NativeDef::attribute("name", get_name, set_name)];

fn attribute_error_init(thread: &mut Thread, exception: &Value, args: Args<'_>) -> Outcome<()> {
    init_with_keywords(thread, exception, args, "AttributeError", &["name", "obj"])
}

/// `AttributeError`.
pub static ATTRIBUTE_ERROR_SLOTS: NativeSlots = NativeSlots {
    init: Some(attribute_error_init),
    ..BASE
};
/// `AttributeError`.
pub static ATTRIBUTE_ERROR_METHODS: &[NativeDef] = &[
    NativeDef::attribute("name", get_name, set_name),
    NativeDef::attribute("obj", get_obj, set_obj),
];
