//! The module `_abc`: the registry and the caches behind `abc.ABCMeta`.
//!
//! A class of that metaclass has in `_abc_impl` what was registered with it and two caches of answers, all of them weak references. The
//! cache of negative answers holds only as long as nothing is registered anywhere: a counter tells. Which methods are abstract is
//! worked out here too; that a class with such methods makes no instances is `object.__new__`'s business.

use crate::support::{optional_attribute, set};
use crate::weakref::REFERENCE;
use minipy_vm::native::{
    Args, Arity, ClassId, Collection, NativeClass, NativeDef, NativeModule, NativeSlots, Outcome, Payload, Thread,
    Value, WeakRef,
};
use std::cell::Cell;
use std::collections::BTreeMap;

/// Weak references to classes by the address of the class.
type Classes = BTreeMap<i64, Value>;

/// What stands in `_abc_impl`.
#[derive(Default)]
struct Data {
    registry: Classes,
    positive: Classes,
    negative: Classes,
    /// The counter when the negative answers were given.
    version: i64,
}

impl Payload for Data {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        for classes in [&self.registry, &self.positive, &self.negative] {
            classes.values().for_each(&mut *visit);
        }
    }
}

static DATA: NativeClass = NativeClass {
    name: "_abc_data",
    module: "_abc",
    base: ClassId::Object,
    slots: Some(&NativeSlots::NONE),
    methods: &[],
    has_dict: false,
    is_final: true,
};

/// How often a class was registered in this interpreter.
#[derive(Default)]
struct Counter(Cell<i64>);

fn counter(thread: &Thread) -> i64 {
    thread.heap().extension::<Counter>().0.get()
}

/// Which of the sets of a class.
type Which = fn(&mut Data) -> &mut Classes;

const REGISTRY: Which = |data| &mut data.registry;
const POSITIVE: Which = |data| &mut data.positive;
const NEGATIVE: Which = |data| &mut data.negative;

/// The data of an abstract class, or the TypeError of a class that has none.
fn data_of(thread: &mut Thread, class: &Value) -> Outcome {
    let data = match class.as_class() {
        Some(_) => thread.class_lookup(class, &Value::intern("_abc_impl")),
        None => None,
    };
    match data {
        Some(data) if data.payload::<Data>(thread).is_some() => Ok(data),
        _ => Err(thread.type_error("_abc_impl is set to a wrong type")),
    }
}

fn has(thread: &mut Thread, data: &Value, which: Which, class: &Value) -> bool {
    let key = thread.identity(class);
    let known = data
        .payload_mut::<Data>(thread)
        .and_then(|data| which(data).get(&key).cloned());
    known
        .and_then(|reference| thread.weakref_target(&reference))
        .is_some_and(|known| known.is(class))
}

/// A weak reference to a class: the one it has already, or a new one.
fn reference_to(thread: &mut Thread, class: &Value) -> Value {
    let reference_class = thread.native_class(&REFERENCE);
    let plain = |thread: &Thread, known: &Value| {
        let callback = known.payload::<WeakRef>(thread).map(|known| known.callback().is_some());
        thread.class_of(known).is(&reference_class) && callback == Some(false)
    };
    let known = thread.weakrefs_of(class);
    match known.into_iter().find(|known| plain(thread, known)) {
        Some(known) => known,
        None => thread.new_weakref(&reference_class, class, None),
    }
}

/// Adds a class. Each time a set has doubled the references whose class is gone are dropped.
fn add(thread: &mut Thread, data: &Value, which: Which, class: &Value) {
    let key = thread.identity(class);
    let reference = reference_to(thread, class);
    let classes = data.payload_mut::<Data>(thread).map(which);
    let known = classes.map(|classes| match classes.len() {
        n if n >= 16 && n.is_power_of_two() => std::mem::take(classes),
        _ => Classes::new(),
    });
    let mut kept = known.unwrap_or_default();
    kept.retain(|_, reference| thread.weakref_target(reference).is_some());
    if let Some(classes) = data.payload_mut::<Data>(thread).map(which) {
        classes.append(&mut kept);
        classes.insert(key, reference);
    }
}

// ---- abstract methods ----

/// Is `value.__isabstractmethod__` there and true?
fn is_abstract(thread: &mut Thread, value: &Value) -> Outcome<bool> {
    match optional_attribute(thread, value, "__isabstractmethod__")? {
        Some(flag) => thread.truth(&flag),
        None => Ok(false),
    }
}

/// The names of the methods of a class that are abstract: its own, and those of its bases that it does not replace.
fn abstract_names(thread: &mut Thread, class: &Value) -> Outcome<Vec<Value>> {
    let mut names = Vec::new();
    let namespace = thread.get_attr(class, &Value::intern("__dict__"))?;
    let entries = thread.call_method(&namespace, "items", &[])?;
    for entry in thread.collect(&entries)? {
        let Some([name, value]) = entry.as_tuple().map(|entry| entry.items()) else {
            continue;
        };
        if is_abstract(thread, value)? {
            names.push(name.clone());
        }
    }
    let bases = thread.get_attr(class, &Value::intern("__bases__"))?;
    for base in thread.collect(&bases)? {
        let Some(inherited) = optional_attribute(thread, &base, "__abstractmethods__")? else {
            continue;
        };
        for name in thread.collect(&inherited)? {
            let value = match name.as_str() {
                Some(text) => optional_attribute(thread, class, text)?,
                None => return Err(thread.type_error("attribute name must be string")),
            };
            if let Some(value) = value
                && is_abstract(thread, &value)?
            {
                names.push(name);
            }
        }
    }
    Ok(names)
}

fn set_abstract_names(thread: &mut Thread, class: &Value) -> Outcome<()> {
    let names = abstract_names(thread, class)?;
    let frozenset = thread.heap().class(ClassId::FrozenSet).clone();
    let names = thread.call(&frozenset, &[Value::list(names)])?;
    thread.set_attr(class, &Value::intern("__abstractmethods__"), Some(&names))
}

// ---- the functions ----

/// `_abc_init(class)`: what the metaclass does for a new class.
fn abc_init(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let class = &args[0];
    set_abstract_names(thread, class)?;
    let data_class = thread.native_class(&DATA);
    let data = Value::payload_object(&data_class, Data::default());
    thread.set_attr(class, &Value::intern("_abc_impl"), Some(&data))?;
    let name = Value::intern("__abc_tpflags__");
    let namespace = thread.get_attr(class, &Value::intern("__dict__"))?;
    let flags = thread.call_method(&namespace, "get", std::slice::from_ref(&name))?;
    if let Some(flags) = flags.as_small_int() {
        let collection = match flags {
            SEQUENCE => Collection::Sequence,
            MAPPING => Collection::Mapping,
            _ => Collection::Neither,
        };
        thread.set_collection(class, collection);
        thread.set_attr(class, &name, None)?;
    }
    Ok(Value::NONE)
}

/// CPython's `Py_TPFLAGS_SEQUENCE` and `Py_TPFLAGS_MAPPING`, as they stand in `__abc_tpflags__`.
const SEQUENCE: i64 = 1 << 5;
const MAPPING: i64 = 1 << 6;

/// `_abc_register(class, subclass)`.
fn register(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (class, subclass) = (&args[0], &args[1]);
    if subclass.as_class().is_none() {
        return Err(thread.type_error("Can only register classes"));
    }
    if thread.is_subclass(subclass, class)? {
        return Ok(subclass.clone());
    }
    if thread.is_subclass(class, subclass)? {
        return Err(thread.raise(ClassId::RuntimeError, "Refusing to create an inheritance cycle"));
    }
    let data = data_of(thread, class)?;
    add(thread, &data, REGISTRY, subclass);
    thread.heap().extension::<Counter>().0.update(|n| n + 1);
    let collection = thread.collection_of_class(class);
    if collection != Collection::Neither {
        thread.set_collection(subclass, collection);
    }
    Ok(subclass.clone())
}

/// Are the negative answers of this class still good? If not, they are dropped.
fn negatives_are_good(thread: &mut Thread, data: &Value) -> bool {
    let now = counter(thread);
    let old = match data.payload_mut::<Data>(thread) {
        Some(data) if data.version < now => {
            data.version = now;
            std::mem::take(&mut data.negative)
        }
        _ => return true,
    };
    drop(old);
    false
}

/// `_abc_instancecheck(class, instance)`.
fn instance_check(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (class, instance) = (&args[0], &args[1]);
    let data = data_of(thread, class)?;
    let real = thread.class_of(instance).clone();
    let subclass = optional_attribute(thread, instance, "__class__")?.unwrap_or_else(|| real.clone());
    if has(thread, &data, POSITIVE, &subclass) {
        return Ok(Value::TRUE);
    }
    if real.is(&subclass) && negatives_are_good(thread, &data) && has(thread, &data, NEGATIVE, &subclass) {
        return Ok(Value::FALSE);
    }
    let answer = thread.call_method(class, "__subclasscheck__", std::slice::from_ref(&subclass))?;
    if real.is(&subclass) || thread.truth(&answer)? {
        return Ok(answer);
    }
    thread.call_method(class, "__subclasscheck__", &[real])
}

/// `_abc_subclasscheck(class, subclass)`.
fn subclass_check(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (class, subclass) = (&args[0], &args[1]);
    if subclass.as_class().is_none() {
        return Err(thread.type_error("issubclass() arg 1 must be a class"));
    }
    let data = data_of(thread, class)?;
    if has(thread, &data, POSITIVE, subclass) {
        return Ok(Value::TRUE);
    }
    if negatives_are_good(thread, &data) && has(thread, &data, NEGATIVE, subclass) {
        return Ok(Value::FALSE);
    }
    let hook = Value::intern("__subclasshook__");
    let said = thread.call_method(class, "__subclasshook__", std::slice::from_ref(subclass))?;
    let answer = match said.as_bool() {
        Some(said) => said,
        None if !said.is_not_implemented() => {
            let message = "__subclasshook__ must return either False, True, or NotImplemented";
            return Err(thread.raise(ClassId::AssertionError, message));
        }
        None if has(thread, &data, REGISTRY, subclass) => {
            // Such an answer is not remembered, so that a hook of the script's is asked each time, as in CPython.
            let object = thread.heap().class(ClassId::Object).clone();
            let (own, default) = (thread.class_lookup(class, &hook), thread.class_lookup(&object, &hook));
            if own.is_some_and(|own| !default.is_some_and(|default| own.is(&default))) {
                return Ok(Value::TRUE);
            }
            true
        }
        None => is_virtual_subclass(thread, &data, class, subclass)?,
    };
    add(thread, &data, if answer { POSITIVE } else { NEGATIVE }, subclass);
    Ok(Value::bool(answer))
}

/// The answer that neither a cache nor the hook knows: from the order of resolution, what is registered, and the subclasses.
fn is_virtual_subclass(thread: &mut Thread, data: &Value, class: &Value, subclass: &Value) -> Outcome<bool> {
    if thread.is_subclass_of(subclass, class) {
        return Ok(true);
    }
    let registered = data
        .payload::<Data>(thread)
        .map(|data| data.registry.values().cloned().collect::<Vec<Value>>());
    for reference in registered.unwrap_or_default() {
        if let Some(registered) = thread.weakref_target(&reference)
            && thread.is_subclass(subclass, &registered)?
        {
            return Ok(true);
        }
    }
    let derived = thread.call_method(class, "__subclasses__", &[])?;
    for derived in thread.collect(&derived)? {
        if thread.is_subclass(subclass, &derived)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn get_cache_token(thread: &mut Thread, _: Args<'_>) -> Outcome {
    Ok(Value::int(counter(thread)))
}

fn update_abstract_methods(thread: &mut Thread, args: Args<'_>) -> Outcome {
    set_abstract_names(thread, &args[0]).map(|()| Value::NONE)
}

fn forget(thread: &mut Thread, class: &Value, which: &[Which]) -> Outcome {
    let data = data_of(thread, class)?;
    for which in which {
        let old = data.payload_mut::<Data>(thread).map(|data| std::mem::take(which(data)));
        drop(old);
    }
    Ok(Value::NONE)
}

fn reset_registry(thread: &mut Thread, args: Args<'_>) -> Outcome {
    forget(thread, &args[0], &[REGISTRY])
}

fn reset_caches(thread: &mut Thread, args: Args<'_>) -> Outcome {
    forget(thread, &args[0], &[POSITIVE, NEGATIVE])
}

/// `_get_dump(class)`: the three sets of weak references, and the counter of the negative answers.
fn get_dump(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let data = data_of(thread, &args[0])?;
    let class = thread.heap().class(ClassId::Set).clone();
    let mut parts = Vec::new();
    for which in [REGISTRY, POSITIVE, NEGATIVE] {
        let references = data
            .payload_mut::<Data>(thread)
            .map(|data| which(data).values().cloned().collect());
        parts.push(thread.call(&class, &[Value::list(references.unwrap_or_default())])?);
    }
    let version = data.payload::<Data>(thread).map_or(0, |data| data.version);
    parts.push(Value::int(version));
    Ok(Value::tuple(parts))
}

fn init(thread: &mut Thread, module: &Value) -> Outcome<()> {
    let class = thread.native_class(&DATA);
    set(thread, module, "_abc_data", class);
    Ok(())
}

/// The module `_abc`.
pub static MODULE: NativeModule = NativeModule {
    name: "_abc",
    functions: &[
        NativeDef::function("get_cache_token", Arity::Zero, get_cache_token),
        NativeDef::function("_abc_init", Arity::One, abc_init),
        NativeDef::function("_abc_register", Arity::Positional(2, 2), register),
        NativeDef::function("_abc_instancecheck", Arity::Positional(2, 2), instance_check),
        NativeDef::function("_abc_subclasscheck", Arity::Positional(2, 2), subclass_check),
        NativeDef::function("_abc_update", Arity::One, update_abstract_methods),
        NativeDef::function("_reset_registry", Arity::One, reset_registry),
        NativeDef::function("_reset_caches", Arity::One, reset_caches),
        NativeDef::function("_get_dump", Arity::One, get_dump),
    ],
    init,
    missing: &[],
};
