//! `types.GenericAlias`: `list[int]`, a class with what an annotation says is in it.
//!
//! It is called and asked for attributes like the class itself. What stands between the brackets is never looked at, but in
//! the repr.

use super::library::call_in_library;
use super::union::union_operator;
use crate::heap::classes::ClassId;
use crate::heap::native::{Args, Arity, Comparison, NativeDef, NativeSlots, Outcome, Raised};
use crate::heap::object::Payload;
use crate::heap::thread::Thread;
use crate::heap::value::Value;

/// A class and the tuple of what stands between the brackets.
struct GenericAlias {
    origin: Value,
    args: Value,
    /// It stands for its items: `*tuple[int, ...]`.
    unpacked: bool,
}

impl Payload for GenericAlias {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        visit(&self.origin);
        visit(&self.args);
    }
}

/// The attributes of the alias itself; all others are those of the class.
const OWN: &[&str] = &[
    "__class__",
    "__origin__",
    "__args__",
    "__parameters__",
    "__mro_entries__",
    "__unpacked__",
    "__typing_unpacked_tuple_args__",
    "__reduce__",
    "__reduce_ex__",
    "__copy__",
    "__deepcopy__",
];

/// `Class[item]` of the containers.
pub fn class_getitem(_: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(alias(&args[0], &args[1]))
}

/// `origin[item]`.
pub fn alias(origin: &Value, item: &Value) -> Value {
    Value::builtin_payload(ClassId::GenericAlias, of(origin, item))
}

fn of(origin: &Value, item: &Value) -> GenericAlias {
    let args = match item.as_tuple() {
        Some(_) => item.clone(),
        None => Value::tuple(vec![item.clone()]),
    };
    let origin = origin.clone();
    GenericAlias {
        origin,
        args,
        unpacked: false,
    }
}

/// `types.GenericAlias(origin, args)`.
fn new(thread: &mut Thread, class: &Value, args: Args<'_>) -> Outcome {
    if !args.names.is_empty() {
        return Err(thread.type_error("GenericAlias() takes no keyword arguments"));
    }
    match args.values {
        [origin, item] => Ok(Value::payload_object(class, of(origin, item))),
        given => {
            let message = format!("GenericAlias expected 2 arguments, got {}", given.len());
            Err(thread.type_error(message))
        }
    }
}

/// The class and the arguments of an alias; None if the value is none, or the collector has taken it.
fn parts(thread: &Thread, value: &Value) -> Option<(Value, Value)> {
    let alias = value.payload::<GenericAlias>(thread)?;
    Some((alias.origin.clone(), alias.args.clone()))
}

/// A class, or part of an annotation, as annotations are written: without `<class ...>`.
pub fn annotation_text(thread: &mut Thread, value: &Value) -> Outcome<String> {
    if value.is(thread.heap().class(ClassId::NoneType)) {
        return Ok("None".to_owned());
    }
    if value.as_class().is_some() {
        return Ok(thread.full_class_name(value));
    }
    match value.is(&Value::ELLIPSIS) {
        true => Ok("...".to_owned()),
        false => thread.repr_text(value),
    }
}

/// An argument of an alias in its repr; a list, which stands for the parameters of a callable, with its items so.
fn argument_text(thread: &mut Thread, item: &Value) -> Outcome<String> {
    if item.is_none() {
        return Ok("None".to_owned());
    }
    let Some(list) = item.as_list() else {
        return annotation_text(thread, item);
    };
    thread.check_native_stack(" while getting the repr of an object")?;
    let mut texts = Vec::new();
    for item in list.items.get(thread).clone() {
        texts.push(argument_text(thread, &item)?);
    }
    Ok(format!("[{}]", texts.join(", ")))
}

fn repr(thread: &mut Thread, value: &Value) -> Outcome {
    let Some((origin, args)) = parts(thread, value) else {
        return Ok(Value::NONE);
    };
    let star = if is_unpacked(thread, value) { "*" } else { "" };
    let mut text = star.to_owned() + &annotation_text(thread, &origin)?;
    let mut items = Vec::new();
    for item in args.as_tuple().into_iter().flat_map(|args| args.items()) {
        items.push(argument_text(thread, item)?);
    }
    if items.is_empty() {
        items.push("()".to_owned());
    }
    text.push_str(&format!("[{}]", items.join(", ")));
    Ok(Value::str(&text))
}

fn hash(thread: &mut Thread, value: &Value) -> Outcome<i64> {
    let Some((origin, args)) = parts(thread, value) else {
        return Ok(0);
    };
    Ok(thread.hash(&origin)? ^ thread.hash(&args)?)
}

fn compare(thread: &mut Thread, left: &Value, right: &Value, op: Comparison) -> Outcome {
    let (Some(l), Some(r), Comparison::Eq | Comparison::Ne) = (parts(thread, left), parts(thread, right), op) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let same = is_unpacked(thread, left) == is_unpacked(thread, right);
    let equal = same && thread.equals(&l.0, &r.0)? && thread.equals(&l.1, &r.1)?;
    Ok(Value::bool(equal == (op == Comparison::Eq)))
}

/// `alias(...)` makes an object of the class, which remembers the alias if it can.
fn call(thread: &mut Thread, value: &Value, args: Args<'_>) -> Outcome {
    let Some((origin, _)) = parts(thread, value) else {
        return Ok(Value::NONE);
    };
    let made = thread.call_with(&origin, args)?;
    if let Err(raised) = thread.set_attr(&made, &Value::intern("__orig_class__"), Some(value)) {
        let refused = thread.raised_is(ClassId::AttributeError) || thread.raised_is(ClassId::TypeError);
        if !refused {
            return Err(raised);
        }
        drop(thread.take_exception());
    }
    Ok(made)
}

fn get_attr(thread: &mut Thread, value: &Value, name: &Value) -> Outcome {
    let Some((origin, _)) = parts(thread, value) else {
        return Ok(Value::UNDEF);
    };
    if name.as_str().is_some_and(|name| OWN.contains(&name)) {
        let class = thread.class_of(value).clone();
        return match thread.class_lookup(&class, name) {
            Some(found) => thread.bind(&found, value, &class),
            None => Ok(Value::UNDEF),
        };
    }
    thread.get_attr(&origin, name)
}

/// `alias[items]`: the type parameters in it replaced.
fn get_item(thread: &mut Thread, value: &Value, items: &Value) -> Outcome {
    let Some((origin, args)) = parts(thread, value) else {
        return Ok(Value::NONE);
    };
    let replaced = substituted(thread, value, &args, items)?;
    let mut made = of(&origin, &replaced);
    made.unpacked = is_unpacked(thread, value);
    Ok(Value::builtin_payload(ClassId::GenericAlias, made))
}

/// The arguments of an alias or union with its type parameters replaced by what stands between the brackets.
pub fn substituted(thread: &mut Thread, value: &Value, args: &Value, items: &Value) -> Outcome {
    let params = parameters_in(thread, args)?;
    if params.as_tuple().is_none_or(|params| params.items().is_empty()) {
        let message = format!("{} is not a generic class", thread.repr_text(value)?);
        return Err(thread.type_error(message));
    }
    let args = [value.clone(), params, args.clone(), items.clone()];
    call_in_library(thread, "_typing", "_substituted", &args)
}

/// The type parameters in a tuple of arguments. Among classes there are none.
pub fn parameters_in(thread: &mut Thread, args: &Value) -> Outcome {
    let plain = |arg: &Value| arg.as_class().is_some() || arg.is_none() || arg.is(&Value::ELLIPSIS);
    match args.as_tuple() {
        Some(tuple) if !tuple.items().iter().all(plain) => {
            call_in_library(thread, "_typing", "_collect_parameters", std::slice::from_ref(args))
        }
        _ => Ok(Value::tuple(Vec::new())),
    }
}

fn is_unpacked(thread: &Thread, value: &Value) -> bool {
    value
        .payload::<GenericAlias>(thread)
        .is_some_and(|alias| alias.unpacked)
}

/// `*alias` gives the alias once, marked as unpacked.
fn iter(thread: &mut Thread, value: &Value) -> Outcome {
    let Some((origin, args)) = parts(thread, value) else {
        return Ok(Value::NONE);
    };
    let mut made = of(&origin, &args);
    made.unpacked = true;
    let class = thread.class_of(value).clone();
    let unpacked = Value::tuple(vec![Value::payload_object(&class, made)]);
    thread.iter(&unpacked)
}

fn unpacked(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::bool(is_unpacked(thread, &args[0])))
}

/// The items that an unpacked tuple type stands for, else None.
fn unpacked_args(thread: &mut Thread, args: Args<'_>) -> Outcome {
    match parts(thread, &args[0]) {
        Some((origin, items)) if is_unpacked(thread, &args[0]) && origin.is(thread.heap().class(ClassId::Tuple)) => {
            Ok(items)
        }
        _ => Ok(Value::NONE),
    }
}

fn reduce(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let Some((origin, items)) = parts(thread, &args[0]) else {
        return Ok(Value::NONE);
    };
    let class = thread.heap().class(ClassId::GenericAlias).clone();
    Ok(Value::tuple(vec![class, Value::tuple(vec![origin, items])]))
}

fn same(_: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(args[0].clone())
}

fn origin(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(parts(thread, &args[0]).map_or(Value::NONE, |(origin, _)| origin))
}

fn arguments(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(parts(thread, &args[0]).map_or(Value::NONE, |(_, args)| args))
}

fn parameters(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let args = arguments(thread, args)?;
    parameters_in(thread, &args)
}

/// `class C(list[int])` derives from `list`.
fn mro_entries(thread: &mut Thread, args: Args<'_>) -> Outcome {
    origin(thread, args).map(|origin| Value::tuple(vec![origin]))
}

#[cold]
fn refuse(thread: &mut Thread, function: &str) -> Raised {
    thread.type_error(format!("{function}() argument 2 cannot be a parameterized generic"))
}

fn instance_check(thread: &mut Thread, _: Args<'_>) -> Outcome {
    Err(refuse(thread, "isinstance"))
}

fn subclass_check(thread: &mut Thread, _: Args<'_>) -> Outcome {
    Err(refuse(thread, "issubclass"))
}

/// Slots of `types.GenericAlias`.
pub static SLOTS: NativeSlots = NativeSlots {
    repr: Some(repr),
    hash: Some(hash),
    compare: Some(compare),
    call: Some(call),
    get_attr: Some(get_attr),
    get_item: Some(get_item),
    binary: Some(union_operator),
    new: Some(new),
    iter: Some(iter),
    ..NativeSlots::NONE
};

/// `__class_getitem__`, for classes that have no other methods.
pub static SUBSCRIPT: &[NativeDef] = &[NativeDef::class_method("__class_getitem__", Arity::One, class_getitem)];

/// Methods of `types.GenericAlias`.
pub static METHODS: &[NativeDef] = &[
    NativeDef::getter("__origin__", origin),
    NativeDef::getter("__args__", arguments),
    NativeDef::getter("__parameters__", parameters),
    NativeDef::getter("__unpacked__", unpacked),
    NativeDef::getter("__typing_unpacked_tuple_args__", unpacked_args),
    NativeDef::method("__reduce__", Arity::Zero, reduce),
    NativeDef::method("__copy__", Arity::Zero, same),
    NativeDef::method("__deepcopy__", Arity::One, same),
    NativeDef::method("__mro_entries__", Arity::One, mro_entries),
    NativeDef::method("__instancecheck__", Arity::One, instance_check),
    NativeDef::method("__subclasscheck__", Arity::One, subclass_check),
];
