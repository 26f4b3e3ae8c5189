//! `object`: what every class inherits. Identity as equality and hash, the plain way to make an instance and to reach its
//! attributes.
//!
//! The methods here do what `object` does even when they are called on an instance of another class: `object.__repr__([])`
//! is not a list's. How attributes are found is in `ops/attribute.rs`.

use crate::heap::class::Special;
use crate::heap::native::{Args, Arity, Comparison, NativeDef, NativeSlots, Outcome, Raised};
use crate::heap::thread::Thread;
use crate::heap::value::Value;
use crate::ops::hash::hash_identity;

/// `hash(x)` by identity.
pub(crate) fn identity_hash(_: &mut Thread, value: &Value) -> Outcome<i64> {
    Ok(hash_identity(value.word()))
}

/// `==` and `!=` by identity; everything else is for the other operand to say.
pub(crate) fn identity_compare(_: &mut Thread, left: &Value, right: &Value, op: Comparison) -> Outcome {
    Ok(match op {
        Comparison::Eq if left.is(right) => Value::TRUE,
        Comparison::Ne if left.is(right) => Value::FALSE,
        _ => Value::NOT_IMPLEMENTED,
    })
}

fn repr(thread: &mut Thread, value: &Value) -> Outcome {
    Ok(Value::str(&thread.default_repr(value)))
}

/// Does making an instance of the class come down to `object.__new__`?
fn is_made_plainly(thread: &Thread, class: &Value) -> bool {
    let native = class.as_class().and_then(|class| class.data.get(thread).native.new);
    !thread.class_overrides(class, Special::New)
        && native
            .is_some_and(|new| std::ptr::fn_addr_eq(new, object_new as fn(&mut Thread, &Value, Args<'_>) -> Outcome))
}

/// Does initializing an instance of the class come down to `object.__init__`?
fn is_initialized_plainly(thread: &Thread, class: &Value) -> bool {
    let native = class.as_class().and_then(|class| class.data.get(thread).native.init);
    !thread.class_overrides(class, Special::Init)
        && native.is_none_or(|init| {
            std::ptr::fn_addr_eq(init, object_init as fn(&mut Thread, &Value, Args<'_>) -> Outcome<()>)
        })
}

/// `object.__new__(class, ...)`: arguments are an error unless somebody else takes them.
fn object_new(thread: &mut Thread, class: &Value, args: Args<'_>) -> Outcome {
    if !args.values.is_empty() {
        if !is_made_plainly(thread, class) {
            return Err(thread.type_error("object.__new__() takes exactly one argument (the type to instantiate)"));
        }
        if is_initialized_plainly(thread, class) {
            let message = format!("{}() takes no arguments", thread.name_of_class(class));
            return Err(thread.type_error(message));
        }
    }
    if class.as_class().is_some_and(|class| class.data.get(thread).is_abstract) {
        return Err(abstract_class(thread, class));
    }
    match thread.new_instance(class) {
        Some(instance) => Ok(instance),
        None => {
            let message = format!("cannot create '{}' instances", thread.name_of_class(class));
            Err(thread.type_error(message))
        }
    }
}

/// `object.__init__(instance, ...)`.
fn object_init(thread: &mut Thread, instance: &Value, args: Args<'_>) -> Outcome<()> {
    if args.values.is_empty() {
        return Ok(());
    }
    let class = thread.class_of(instance).clone();
    if !is_initialized_plainly(thread, &class) {
        return Err(thread.type_error("object.__init__() takes exactly one argument (the instance to initialize)"));
    }
    if is_made_plainly(thread, &class) {
        let name = thread.name_of_class(&class);
        let message = format!("{name}.__init__() takes exactly one argument (the instance to initialize)");
        return Err(thread.type_error(message));
    }
    Ok(())
}

/// The TypeError for an instance of a class with abstract methods.
#[cold]
pub(crate) fn abstract_class(thread: &mut Thread, class: &Value) -> Raised {
    let names = match abstract_names(thread, class) {
        Ok(names) => names,
        Err(raised) => return raised,
    };
    let plural = if names.len() == 1 { "" } else { "s" };
    let list = names
        .iter()
        .map(|name| format!("'{name}'"))
        .collect::<Vec<_>>()
        .join(", ");
    let class = thread.name_of_class(class);
    thread.type_error(format!(
        "Can't instantiate abstract class {class} without an implementation for abstract method{plural} {list}"
    ))
}

fn abstract_names(thread: &mut Thread, class: &Value) -> Outcome<Vec<String>> {
    let names = thread.class_lookup(class, &Value::intern("__abstractmethods__"));
    let names = names
        .map(|names| thread.collect(&names))
        .transpose()?
        .unwrap_or_default();
    let mut names: Vec<String> = names
        .iter()
        .map(|name| name.as_str().unwrap_or("?").to_owned())
        .collect();
    names.sort();
    Ok(names)
}

fn init_method(thread: &mut Thread, args: Args<'_>) -> Outcome {
    object_init(
        thread,
        &args[0],
        Args {
            values: &args.values[1..],
            names: args.names,
        },
    )?;
    Ok(Value::NONE)
}

fn repr_method(thread: &mut Thread, args: Args<'_>) -> Outcome {
    repr(thread, &args[0])
}

fn str_method(thread: &mut Thread, args: Args<'_>) -> Outcome {
    thread.repr(&args[0])
}

fn hash_method(thread: &mut Thread, args: Args<'_>) -> Outcome {
    identity_hash(thread, &args[0]).map(Value::int)
}

fn eq_method(thread: &mut Thread, args: Args<'_>) -> Outcome {
    identity_compare(thread, &args[0], &args[1], Comparison::Eq)
}

fn ne_method(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let answer = thread.compare_half(Comparison::Eq, &args[0], &args[1])?;
    if answer.is_not_implemented() {
        return Ok(answer);
    }
    thread.truth(&answer).map(|equal| Value::bool(!equal))
}

fn order_method(_: &mut Thread, _: Args<'_>) -> Outcome {
    Ok(Value::NOT_IMPLEMENTED)
}

fn format_method(thread: &mut Thread, args: Args<'_>) -> Outcome {
    match args[1].as_str() {
        Some("") => thread.str(&args[0]),
        Some(_) => {
            let message = format!(
                "unsupported format string passed to {}.__format__",
                thread.class_name(&args[0])
            );
            Err(thread.type_error(message))
        }
        None => {
            let message = format!(
                "__format__() argument must be str, not {}",
                thread.argument_name(&args[1])
            );
            Err(thread.type_error(message))
        }
    }
}

/// An attribute's name, interned.
pub(crate) fn attribute_name(thread: &mut Thread, name: &Value) -> Outcome {
    if name.as_str().is_some() {
        return Ok(name.interned());
    }
    let message = format!("attribute name must be string, not '{}'", thread.class_name(name));
    Err(thread.type_error(message))
}

/// `object.__getattribute__`, and that of every class that looks attributes up in its own way.
pub(crate) fn get_attribute(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let name = attribute_name(thread, &args[1])?;
    match thread.find_attr_plain(&args[0], &name)? {
        Some(found) => Ok(found),
        None => Err(thread.no_attribute(&args[0], &name)),
    }
}

fn set_attribute(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if args[0].as_class().is_some() {
        return Err(thread.type_error("can't apply this __setattr__ to type object"));
    }
    let name = attribute_name(thread, &args[1])?;
    thread.set_attr_plain(&args[0], &name, Some(&args[2]))?;
    Ok(Value::NONE)
}

fn delete_attribute(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if args[0].as_class().is_some() {
        return Err(thread.type_error("can't apply this __delattr__ to type object"));
    }
    let name = attribute_name(thread, &args[1])?;
    thread.set_attr_plain(&args[0], &name, None)?;
    Ok(Value::NONE)
}

/// The keys of the namespaces of a class and its ancestors.
pub(crate) fn class_names(thread: &Thread, class: &Value) -> Vec<Value> {
    let Some(object) = class.as_class() else {
        return Vec::new();
    };
    let order = std::iter::once(class).chain(&object.data.get(thread).ancestors);
    let mut names = Vec::new();
    for class in order {
        let dict = class.as_class().and_then(|class| class.data.get(thread).dict.as_dict());
        names.extend(
            dict.into_iter()
                .flat_map(|dict| dict.table.get(thread).iter().map(|e| e.key.clone())),
        );
    }
    names
}

/// A list of the names that are strings, each once, in the order of the text.
pub(crate) fn list_of_names(names: Vec<Value>) -> Value {
    let mut names: Vec<Value> = names.into_iter().filter(|name| name.as_str().is_some()).collect();
    names.sort_by(|a, b| a.as_str().cmp(&b.as_str()));
    names.dedup_by(|a, b| a.as_str() == b.as_str());
    Value::list(names)
}

/// The keys of `__dict__`, which a class may define in its own way; none if that is no dict.
fn names_of_dict(thread: &mut Thread, object: &Value) -> Outcome<Vec<Value>> {
    let (name, class) = (Value::intern("__dict__"), thread.class_of(object).clone());
    let plain = match thread.class_lookup(&class, &name) {
        None => true,
        Some(found) => super::descriptors::is_getter(thread, &found),
    };
    if plain && !thread.overrides(object, Special::GetAttribute) {
        return Ok(thread.own_attribute_names(object));
    }
    let found = thread.find_or_none(object, &name)?;
    let entries = found.as_ref().and_then(|found| found.as_dict());
    Ok(entries.map_or_else(Vec::new, |dict| {
        thread.dict_entries(dict).into_iter().map(|(key, _)| key).collect()
    }))
}

fn dir_method(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let mut names = names_of_dict(thread, &args[0])?;
    let class = match thread.claimed_class(&args[0])? {
        Some(claimed) => claimed,
        None => thread.class_of(&args[0]).clone(),
    };
    names.extend(class_names(thread, &class));
    Ok(list_of_names(names))
}

fn init_subclass(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let what = match (args.names.len(), args.values.len() - 1) {
        (0, 0) => return Ok(Value::NONE),
        (0, given) => format!("no arguments ({given} given)"),
        _ => "no keyword arguments".to_owned(),
    };
    let message = format!("{}.__init_subclass__() takes {what}", thread.name_of_class(&args[0]));
    Err(thread.type_error(message))
}

fn subclass_hook(_: &mut Thread, _: Args<'_>) -> Outcome {
    Ok(Value::NOT_IMPLEMENTED)
}

fn size_of_object(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::length(thread.object_size(&args[0])))
}

fn get_class(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(thread.class_of(&args[0]).clone())
}

fn set_class(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (object, class) = (&args[0], &args[1]);
    if class.is_undef() {
        return Err(thread.type_error("can't delete __class__ attribute"));
    }
    let Some(new) = class.as_class() else {
        let message = format!(
            "__class__ must be set to a class, not '{}' object",
            thread.class_name(class)
        );
        return Err(thread.type_error(message));
    };
    let old = thread.class_of(object).clone();
    let old_is_heap = old.as_class().is_some_and(|class| class.data.get(thread).heap);
    if !(old_is_heap && new.data.get(thread).heap) {
        let message = "__class__ assignment only supported for mutable types or ModuleType subclasses";
        return Err(thread.type_error(message));
    }
    let name = Value::intern("__weakref__");
    let alike = thread.class_lookup(&old, &name).is_some() == thread.class_lookup(class, &name).is_some();
    if !alike || !thread.set_class(object, class) {
        let (new, old) = (thread.name_of_class(class), thread.name_of_class(&old));
        return Err(thread.type_error(format!(
            "__class__ assignment: '{new}' object layout differs from '{old}'"
        )));
    }
    Ok(Value::NONE)
}

fn get_dict(thread: &mut Thread, args: Args<'_>) -> Outcome {
    match thread.attribute_dict(&args[0]) {
        Some(dict) => Ok(dict),
        None => Err(thread.no_attribute(&args[0], &Value::intern("__dict__"))),
    }
}

fn set_dict(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let dict = match &args[1] {
        dict if dict.is_undef() => Value::dict(Default::default()),
        dict if dict.as_dict().is_some() => dict.clone(),
        other => {
            let message = format!(
                "__dict__ must be set to a dictionary, not a '{}'",
                thread.class_name(other)
            );
            return Err(thread.type_error(message));
        }
    };
    if thread.set_attribute_dict(&args[0], dict) {
        return Ok(Value::NONE);
    }
    Err(thread.raise(crate::heap::classes::ClassId::AttributeError, "readonly attribute"))
}

fn set_builtin_dict(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if args[1].is_undef() {
        return Err(thread.type_error("cannot delete __dict__"));
    }
    set_dict(thread, args)
}

fn get_weakref(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(thread.weakrefs_of(&args[0]).into_iter().next().unwrap_or(Value::NONE))
}

/// `__dict__` in the first class of an order of resolution whose instances have attributes.
pub(crate) static DICT: NativeDef = NativeDef::attribute("__dict__", get_dict, set_dict);
/// As [`DICT`], for functions, exceptions and other instances of builtin classes, which keep theirs.
pub(crate) static BUILTIN_DICT: NativeDef = NativeDef::attribute("__dict__", get_dict, set_builtin_dict);
/// `__weakref__` of a class whose instances may be referred to weakly: the first reference there is.
pub const WEAKREF: NativeDef = NativeDef::getter("__weakref__", get_weakref);

/// Slots of `object`.
pub static SLOTS: NativeSlots = NativeSlots {
    repr: Some(repr),
    hash: Some(identity_hash),
    compare: Some(identity_compare),
    new: Some(object_new),
    init: Some(object_init),
    ..NativeSlots::NONE
};

/// Methods of `object`.
pub static METHODS: &[NativeDef] = &[
    NativeDef::slot("__init__", Arity::Any, init_method),
    NativeDef::slot("__repr__", Arity::Zero, repr_method),
    NativeDef::slot("__str__", Arity::Zero, str_method),
    NativeDef::slot("__hash__", Arity::Zero, hash_method),
    NativeDef::slot("__eq__", Arity::One, eq_method),
    NativeDef::slot("__ne__", Arity::One, ne_method),
    NativeDef::slot("__lt__", Arity::One, order_method),
    NativeDef::slot("__le__", Arity::One, order_method),
    NativeDef::slot("__gt__", Arity::One, order_method),
    NativeDef::slot("__ge__", Arity::One, order_method),
    NativeDef::slot("__getattribute__", Arity::One, get_attribute),
    NativeDef::slot("__setattr__", Arity::Positional(2, 2), set_attribute),
    NativeDef::slot("__delattr__", Arity::One, delete_attribute),
    NativeDef::method("__format__", Arity::One, format_method),
    NativeDef::method("__dir__", Arity::Zero, dir_method),
    NativeDef::method("__sizeof__", Arity::Zero, size_of_object),
    NativeDef::class_method("__init_subclass__", Arity::Any, init_subclass),
    NativeDef::class_method("__subclasshook__", Arity::Any, subclass_hook),
    NativeDef::attribute("__class__", get_class, set_class),
];
