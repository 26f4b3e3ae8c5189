//! `type`: the attributes and methods of classes, and calling them. Making a class is `type_new.rs`.

use super::mapping_proxy::mapping_proxy;
use super::mro::best_base;
use super::object::{attribute_name, class_names, get_attribute, identity_compare, identity_hash, list_of_names};
use super::type_new::type_new;
use super::union::union_operator;
use crate::heap::class::ClassData;
use crate::heap::classes::ClassId;
use crate::heap::native::{Args, Arity, NativeDef, NativeSlots, Outcome};
use crate::heap::object::{DictObject, Kind};
use crate::heap::thread::Thread;
use crate::heap::value::Value;

fn repr(thread: &mut Thread, class: &Value) -> Outcome {
    Ok(Value::str(&format!("<class '{}'>", thread.full_class_name(class))))
}

fn call(thread: &mut Thread, class: &Value, args: Args<'_>) -> Outcome {
    thread.instantiate(class, args)
}

/// `type.__init__`: everything was done by `__new__`.
fn init(thread: &mut Thread, _: &Value, args: Args<'_>) -> Outcome<()> {
    match (args.by_position().len(), args.names.len()) {
        (1, 0) | (3, _) => Ok(()),
        (1, _) => Err(thread.type_error("type.__init__() takes no keyword arguments")),
        _ => Err(thread.type_error("type.__init__() takes 1 or 3 arguments")),
    }
}

/// Reads from a class's data. A receiver is a class: the attributes stand in `type`.
fn read<T>(thread: &Thread, class: &Value, read: impl FnOnce(&ClassData) -> T) -> Option<T> {
    class.as_class().map(|class| read(class.data.get(thread)))
}

/// An entry of a class's own namespace.
pub(super) fn entry(thread: &Thread, class: &Value, name: &str) -> Option<Value> {
    let data = class.as_class()?.data.get(thread);
    data.dict.as_dict()?.get_str(thread, &Value::intern(name)).cloned()
}

/// Is it a class that a script made?
pub(super) fn is_heap_class(thread: &Thread, class: &Value) -> bool {
    read(thread, class, |data| data.heap) == Some(true)
}

/// Sets an entry of a class's own namespace, or removes it if `value` is absent.
pub(super) fn set_entry(thread: &mut Thread, class: &Value, name: &str, value: &Value) -> bool {
    let Some(dict) = read(thread, class, |data| data.dict.clone()) else {
        return false;
    };
    let (Some(dict), name) = (dict.as_dict(), Value::intern(name)) else {
        return false;
    };
    let change = |thread: &mut Thread, dict: &DictObject| match value.given() {
        Some(value) => (dict.set_str(thread, &name, value.clone()), true),
        None => {
            let old = dict.remove_str(thread, &name);
            let found = old.is_some();
            (old, found)
        }
    };
    let (old, done) = change(thread, dict);
    thread.forget_class_caches(class);
    drop(old);
    done
}

fn get_name(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(read(thread, &args[0], |data| data.name.clone()).unwrap_or(Value::NONE))
}

fn get_qualname(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(read(thread, &args[0], |data| data.qualname.clone()).unwrap_or(Value::NONE))
}

/// Checks what `__name__` or `__qualname__` is set to.
fn check_name(thread: &mut Thread, attribute: &str, args: Args<'_>) -> Outcome<()> {
    let class = thread.name_of_class(&args[0]);
    let message = match &args[1] {
        value if value.is_undef() => format!("cannot delete '{attribute}' attribute of immutable type '{class}'"),
        value if value.as_str().is_none() => {
            format!(
                "can only assign string to {class}.{attribute}, not '{}'",
                thread.class_name(value)
            )
        }
        value if attribute == "__name__" && value.as_str().is_some_and(|name| name.contains('\0')) => {
            return Err(thread.value_error("type name must not contain null characters"));
        }
        _ => return Ok(()),
    };
    Err(thread.type_error(message))
}

fn set_name(thread: &mut Thread, args: Args<'_>) -> Outcome {
    check_name(thread, "__name__", args)?;
    if let Some(class) = args[0].as_class() {
        let old = std::mem::replace(&mut class.data.get_mut(thread).name, args[1].clone());
        drop(old);
    }
    Ok(Value::NONE)
}

fn set_qualname(thread: &mut Thread, args: Args<'_>) -> Outcome {
    check_name(thread, "__qualname__", args)?;
    if let Some(class) = args[0].as_class() {
        let old = std::mem::replace(&mut class.data.get_mut(thread).qualname, args[1].clone());
        drop(old);
    }
    Ok(Value::NONE)
}

/// `type` and the class of functions keep among their entries the descriptors that answer for their instances: those are not what
/// their own `__module__` and `__doc__` are.
fn is_of_class(thread: &Thread, class: &Value, found: &Value) -> bool {
    is_heap_class(thread, class) || found.as_str().is_some()
}

fn get_module(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let found = entry(thread, &args[0], "__module__").filter(|found| is_of_class(thread, &args[0], found));
    Ok(found.unwrap_or_else(|| Value::intern("builtins")))
}

fn set_module(thread: &mut Thread, args: Args<'_>) -> Outcome {
    set_entry(thread, &args[0], "__module__", &args[1]);
    Ok(Value::NONE)
}

fn get_bases(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::tuple(
        read(thread, &args[0], |data| data.bases.clone()).unwrap_or_default(),
    ))
}

fn set_bases(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (class, name) = (&args[0], thread.name_of_class(&args[0]));
    let Some(bases) = args[1].as_tuple() else {
        let message = match args[1].is_undef() {
            true => format!("cannot delete '__bases__' attribute of immutable type '{name}'"),
            false => format!(
                "can only assign tuple to {name}.__bases__, not {}",
                thread.class_name(&args[1])
            ),
        };
        return Err(thread.type_error(message));
    };
    if !read(thread, class, |data| data.heap).unwrap_or_default() {
        let message = format!("cannot set '__bases__' attribute of immutable type '{name}'");
        return Err(thread.type_error(message));
    }
    if bases.items().is_empty() {
        return Err(thread.type_error(format!("can only assign non-empty tuple to {name}.__bases__, not ()")));
    }
    for base in bases.items() {
        if base.as_class().is_none() {
            let message = format!(
                "{name}.__bases__ must be tuple of classes, not '{}'",
                thread.class_name(base)
            );
            return Err(thread.type_error(message));
        }
        if thread.is_subclass_of(base, class) {
            return Err(thread.type_error("a __bases__ item causes an inheritance cycle"));
        }
    }
    check_same_layout(thread, class, bases.items())?;
    rebase(thread, class, bases.items().to_vec())?;
    Ok(Value::NONE)
}

/// The instances there are must fit the class with its new bases: the same layout and the same declared slots.
fn check_same_layout(thread: &mut Thread, class: &Value, bases: &[Value]) -> Outcome<()> {
    let best = super::mro::best_base(thread, bases)?;
    let shape = |thread: &Thread, class: &Value| {
        read(thread, class, |data| {
            (data.layout, data.slot_names.clone(), data.has_dict)
        })
        .unwrap_or((Kind::Free, Vec::new(), false))
    };
    let (layout, slots, has_dict) = shape(thread, class);
    let (new_layout, new_slots, _) = shape(thread, &best);
    if layout != new_layout {
        let old = read(thread, class, |data| data.bases.first().cloned())
            .flatten()
            .unwrap_or_else(|| class.clone());
        let message = format!(
            "__bases__ assignment: '{}' deallocator differs from '{}'",
            thread.name_of_class(&best),
            thread.name_of_class(&old)
        );
        return Err(thread.type_error(message));
    }
    if slots != new_slots || !has_dict {
        let name = thread.name_of_class(class);
        return Err(thread.type_error(format!(
            "minipy: the bases of a class with __slots__ cannot be changed ('{name}')"
        )));
    }
    Ok(())
}

/// Gives a class its bases, and it and the classes derived from it their orders of resolution.
fn rebase(thread: &mut Thread, class: &Value, bases: Vec<Value>) -> Outcome<()> {
    let ancestors = super::mro::linearize(thread, &bases)?;
    let Some(object) = class.as_class() else { return Ok(()) };
    let layout = object.data.get(thread).layout;
    let native = super::mro::native_slots(thread, &ancestors, layout);
    thread.set_bases(class, bases, ancestors, native);
    for subclass in thread.subclasses(class) {
        let bases = read(thread, &subclass, |data| data.bases.clone()).unwrap_or_default();
        rebase(thread, &subclass, bases)?;
    }
    thread.forget_class_caches(class);
    Ok(())
}

fn get_base(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (heap, bases) = read(thread, &args[0], |data| (data.heap, data.bases.clone())).unwrap_or_default();
    match (heap, bases.first()) {
        (_, None) => Ok(Value::NONE),
        (false, Some(base)) => Ok(base.clone()),
        (true, Some(_)) => best_base(thread, &bases),
    }
}

/// The order of resolution with the class itself.
fn order(thread: &Thread, class: &Value) -> Vec<Value> {
    let ancestors = read(thread, class, |data| data.ancestors.clone()).unwrap_or_default();
    std::iter::once(class.clone()).chain(ancestors).collect()
}

fn get_mro(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::tuple(order(thread, &args[0])))
}

fn mro(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::list(order(thread, &args[0])))
}

fn get_dict(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(read(thread, &args[0], |data| data.dict.clone()).map_or(Value::NONE, mapping_proxy))
}

fn get_doc(thread: &mut Thread, args: Args<'_>) -> Outcome {
    match entry(thread, &args[0], "__doc__") {
        Some(found) if is_of_class(thread, &args[0], &found) => thread.bind(&found, &Value::UNDEF, &args[0]),
        _ => Ok(Value::NONE),
    }
}

fn set_doc(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let immutable = !read(thread, &args[0], |data| data.heap).unwrap_or(false);
    if immutable || args[1].is_undef() {
        let doing = if immutable { "set" } else { "delete" };
        let message = format!(
            "cannot {doing} '__doc__' attribute of immutable type '{}'",
            thread.name_of_class(&args[0])
        );
        return Err(thread.type_error(message));
    }
    set_entry(thread, &args[0], "__doc__", &args[1]);
    Ok(Value::NONE)
}

fn get_abstract(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let is_type = args[0].is(thread.heap().class(ClassId::Type));
    match entry(thread, &args[0], "__abstractmethods__").filter(|_| !is_type) {
        Some(names) => Ok(names),
        None => Err(thread.raise(ClassId::AttributeError, "__abstractmethods__")),
    }
}

fn set_abstract(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let any = if args[1].is_undef() {
        false
    } else {
        thread.truth(&args[1])?
    };
    if !set_entry(thread, &args[0], "__abstractmethods__", &args[1]) {
        return Err(thread.raise(ClassId::AttributeError, "__abstractmethods__"));
    }
    if let Some(class) = args[0].as_class() {
        class.data.get_mut(thread).is_abstract = any;
    }
    Ok(Value::NONE)
}

fn subclasses(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::list(thread.subclasses(&args[0])))
}

fn instance_check(thread: &mut Thread, args: Args<'_>) -> Outcome {
    thread.is_plain_instance(&args[1], &args[0]).map(Value::bool)
}

fn subclass_check(thread: &mut Thread, args: Args<'_>) -> Outcome {
    thread.is_plain_subclass(&args[1], &args[0]).map(Value::bool)
}

fn prepare(_: &mut Thread, _: Args<'_>) -> Outcome {
    Ok(Value::dict(Default::default()))
}

fn dir(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(list_of_names(class_names(thread, &args[0])))
}

fn set_attribute(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let name = attribute_name(thread, &args[1])?;
    thread
        .set_attr_plain(&args[0], &name, Some(&args[2]))
        .map(|()| Value::NONE)
}

fn delete_attribute(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let name = attribute_name(thread, &args[1])?;
    thread.set_attr_plain(&args[0], &name, None).map(|()| Value::NONE)
}

/// Slots of `type`.
pub static SLOTS: NativeSlots = NativeSlots {
    repr: Some(repr),
    hash: Some(identity_hash),
    compare: Some(identity_compare),
    call: Some(call),
    binary: Some(union_operator),
    new: Some(type_new),
    init: Some(init),
    ..NativeSlots::NONE
};

/// Methods of `type`.
pub static METHODS: &[NativeDef] = &[
    NativeDef::method("mro", Arity::Zero, mro),
    NativeDef::method("__subclasses__", Arity::Zero, subclasses),
    NativeDef::method("__instancecheck__", Arity::One, instance_check),
    NativeDef::method("__subclasscheck__", Arity::One, subclass_check),
    NativeDef::class_method("__prepare__", Arity::Any, prepare),
    NativeDef::method("__dir__", Arity::Zero, dir),
    NativeDef::slot("__getattribute__", Arity::One, get_attribute),
    NativeDef::slot("__setattr__", Arity::Positional(2, 2), set_attribute),
    NativeDef::slot("__delattr__", Arity::One, delete_attribute),
    NativeDef::attribute("__name__", get_name, set_name),
    NativeDef::attribute("__qualname__", get_qualname, set_qualname),
    NativeDef::attribute("__module__", get_module, set_module),
    NativeDef::attribute("__bases__", get_bases, set_bases),
    NativeDef::getter("__base__", get_base),
    NativeDef::getter("__mro__", get_mro),
    NativeDef::getter("__dict__", get_dict),
    NativeDef::attribute("__doc__", get_doc, set_doc),
    NativeDef::attribute("__abstractmethods__", get_abstract, set_abstract),
];
