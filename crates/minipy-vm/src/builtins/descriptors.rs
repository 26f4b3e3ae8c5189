//! What stands in a class and answers for its instances: `property`, `staticmethod`, `classmethod`, the attributes that Rust
//! code gives a builtin class, and the members that `__slots__` makes.
//!
//! When a descriptor is asked is decided in `ops/attribute.rs`; this file says what it answers.

use super::object::identity_hash;
use super::wrappers::{call_with_receiver, qualname_of};
use crate::heap::classes::ClassId;
use crate::heap::native::{Args, Arity, Binding, NativeDef, NativeSlots, Outcome, Raised, Signature};
use crate::heap::object::Payload;
use crate::heap::thread::Thread;
use crate::heap::value::Value;
use crate::heap::wrapped::Wrapped;

/// An attribute whose functions are in a table of a builtin class.
struct Getter {
    def: &'static NativeDef,
    class: Value,
}

impl Payload for Getter {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        visit(&self.class);
    }
}

/// A name of `__slots__`.
struct Member {
    name: Value,
    class: Value,
}

impl Payload for Member {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        visit(&self.class);
    }
}

/// `property`. Functions that are not there are absent values.
#[derive(Default)]
struct Property {
    getter: Value,
    setter: Value,
    deleter: Value,
    doc: Value,
    name: Value,
    /// Was the docstring taken from the getter?
    doc_of_getter: bool,
}

impl Payload for Property {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        for value in [&self.getter, &self.setter, &self.deleter, &self.doc, &self.name] {
            visit(value);
        }
    }
}

/// `classmethod(function)`.
pub fn class_method(function: Value) -> Value {
    Value::builtin_payload(ClassId::ClassMethod, Wrapped { function })
}

/// `staticmethod(function)`.
pub fn static_method(function: Value) -> Value {
    Value::builtin_payload(ClassId::StaticMethod, Wrapped { function })
}

/// The descriptor of a table entry with [`Binding::Attribute`].
pub fn getter(def: &'static NativeDef, class: Value) -> Value {
    Value::builtin_payload(ClassId::Getter, Getter { def, class })
}

/// The descriptor of a name (interned) in the `__slots__` of a class.
pub fn member(name: Value, class: Value) -> Value {
    Value::builtin_payload(ClassId::Member, Member { name, class })
}

/// The setter of an attribute that CPython calls a read-only member.
pub(crate) fn readonly(thread: &mut Thread, _: Args<'_>) -> Outcome {
    Err(thread.raise(ClassId::AttributeError, "readonly attribute"))
}

fn wrapped_function(thread: &Thread, this: &Value) -> Value {
    this.payload::<Wrapped>(thread)
        .map_or(Value::NONE, |wrapped| wrapped.function.clone())
}

fn wrapped_new(_: &mut Thread, class: &Value, _: Args<'_>) -> Outcome {
    Ok(Value::payload_object(class, Wrapped { function: Value::NONE }))
}

fn set_wrapped(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if let Some(wrapped) = args[0].payload_mut::<Wrapped>(thread) {
        let old = std::mem::replace(&mut wrapped.function, args[1].clone());
        if !old.is_none() {
            // What was remembered of it is the function it wrapped until now.
            thread.forget_all_classes();
        }
        drop(old);
    }
    copy_attributes(thread, &args[0], &args[1])?;
    Ok(Value::NONE)
}

static STATIC_METHOD_INIT: NativeDef = NativeDef {
    name: "staticmethod",
    binding: Binding::New,
    arity: Arity::Positional(1, 1),
    function: set_wrapped,
    asks: false,
};
static CLASS_METHOD_INIT: NativeDef = NativeDef {
    name: "classmethod",
    binding: Binding::New,
    arity: Arity::Positional(1, 1),
    function: set_wrapped,
    asks: false,
};

fn static_method_init(thread: &mut Thread, this: &Value, args: Args<'_>) -> Outcome<()> {
    call_with_receiver(thread, &STATIC_METHOD_INIT, this, args).map(drop)
}

fn class_method_init(thread: &mut Thread, this: &Value, args: Args<'_>) -> Outcome<()> {
    call_with_receiver(thread, &CLASS_METHOD_INIT, this, args).map(drop)
}

fn static_method_get(thread: &mut Thread, this: &Value, _: &Value, _: &Value) -> Outcome {
    Ok(wrapped_function(thread, this))
}

fn static_method_call(thread: &mut Thread, this: &Value, args: Args<'_>) -> Outcome {
    let function = wrapped_function(thread, this);
    thread.call_with(&function, args)
}

fn class_method_get(thread: &mut Thread, this: &Value, instance: &Value, class: &Value) -> Outcome {
    let function = wrapped_function(thread, this);
    let class = if class.is_undef() || class.is_none() {
        thread.class_of(instance).clone()
    } else {
        class.clone()
    };
    match function.as_native() {
        Some(native) if matches!(native.def.binding, Binding::Class) => Ok(Value::bound_native(native.def, class)),
        _ => Ok(Value::method(function, class)),
    }
}

fn wrapped_repr(thread: &mut Thread, this: &Value) -> Outcome {
    let function = wrapped_function(thread, this);
    if let Some(native) = function
        .as_native()
        .filter(|native| matches!(native.def.binding, Binding::Class))
    {
        let class = thread.name_of_class(&native.receiver);
        return Ok(Value::str(&format!(
            "<method '{}' of '{class}' objects>",
            native.def.name
        )));
    }
    // A subclass is shown by the name of its builtin base.
    let is_static = thread.is_a(this, ClassId::StaticMethod);
    let name = if is_static { "staticmethod" } else { "classmethod" };
    let inside = thread.repr_text(&function)?;
    Ok(Value::str(&format!("<{name}({inside})>")))
}

fn wrapped_func(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(wrapped_function(thread, &args[0]))
}

fn wrapped_is_abstract(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let function = wrapped_function(thread, &args[0]);
    is_abstract(thread, &function).map(Value::bool)
}

/// Copies what a script may ask a method for into its own attributes, as CPython does; what the function has not is left out.
fn copy_attributes(thread: &mut Thread, this: &Value, function: &Value) -> Outcome<()> {
    for name in ["__module__", "__name__", "__qualname__", "__doc__"] {
        let name = Value::intern(name);
        if let Some(value) = thread.find_attr(function, &name)? {
            thread.set_own_attribute(this, &name, value);
        }
    }
    Ok(())
}

/// `staticmethod` and `classmethod` show these attributes of what they wrap, unless they were given others.
macro_rules! forwarded {
    ($($get:ident $set:ident $name:literal $kept:literal),*) => {
        $(fn $get(thread: &mut Thread, args: Args<'_>) -> Outcome {
            forward(thread, &args[0], $name, $kept)
        }
        fn $set(thread: &mut Thread, args: Args<'_>) -> Outcome {
            set_forwarded(thread, &args[0], $name, &args[1])
        })*
    };
}

/// An own attribute, or that of the function; `keep` makes it an own one. What a script made has copies of the others: there they can be
/// deleted.
fn forward(thread: &mut Thread, this: &Value, name: &str, keep: bool) -> Outcome {
    let name = Value::intern(name);
    if let Some(own) = thread.own_attribute(this, &name) {
        return Ok(own);
    }
    if !keep && !thread.own_attribute_names(this).is_empty() {
        return Err(thread.no_attribute(this, &name));
    }
    let function = wrapped_function(thread, this);
    let value = thread.get_attr(&function, &name)?;
    if keep {
        thread.set_own_attribute(this, &name, value.clone());
    }
    Ok(value)
}

fn set_forwarded(thread: &mut Thread, this: &Value, name: &str, value: &Value) -> Outcome {
    let name = Value::intern(name);
    if !value.is_undef() {
        thread.set_own_attribute(this, &name, value.clone());
        return Ok(Value::NONE);
    }
    match thread.delete_own_attribute(this, &name) {
        true => Ok(Value::NONE),
        false => Err(thread.no_attribute(this, &name)),
    }
}

forwarded! {
    wrapped_name set_wrapped_name "__name__" false,
    wrapped_qualname set_wrapped_qualname "__qualname__" false,
    wrapped_doc set_wrapped_doc "__doc__" false,
    wrapped_module set_wrapped_module "__module__" false,
    wrapped_annotations set_wrapped_annotations "__annotations__" true,
    wrapped_annotate set_wrapped_annotate "__annotate__" true
}

/// Is `value.__isabstractmethod__` there and true?
fn is_abstract(thread: &mut Thread, value: &Value) -> Outcome<bool> {
    match thread.find_attr(value, &Value::intern("__isabstractmethod__"))? {
        Some(answer) => thread.truth(&answer),
        None => Ok(false),
    }
}

/// An error unless the instance is one of the class a descriptor belongs to.
fn check_instance(thread: &mut Thread, name: &str, class: &Value, instance: &Value) -> Outcome<()> {
    if thread.is_subclass_of(thread.class_of(instance), class) {
        return Ok(());
    }
    let (owner, given) = (thread.name_of_class(class), thread.class_name(instance));
    Err(thread.type_error(format!(
        "descriptor '{name}' for '{owner}' objects doesn't apply to a '{given}' object"
    )))
}

/// Is the value an attribute of a builtin class, or one that every class has?
pub(crate) fn is_getter(thread: &Thread, value: &Value) -> bool {
    getter_parts(thread, value).is_some()
}

fn getter_parts(thread: &Thread, this: &Value) -> Option<(&'static NativeDef, Value)> {
    this.payload::<Getter>(thread)
        .map(|getter| (getter.def, getter.class.clone()))
}

fn getter_get(thread: &mut Thread, this: &Value, instance: &Value, _: &Value) -> Outcome {
    let Some((def, class)) = getter_parts(thread, this) else {
        return Ok(Value::NONE);
    };
    if instance.is_undef() {
        return Ok(this.clone());
    }
    check_instance(thread, def.name, &class, instance)?;
    (def.function)(thread, Args::positional(std::slice::from_ref(instance)))
}

fn getter_set(thread: &mut Thread, this: &Value, instance: &Value, value: Option<&Value>) -> Outcome<()> {
    let Some((def, class)) = getter_parts(thread, this) else {
        return Ok(());
    };
    check_instance(thread, def.name, &class, instance)?;
    let Binding::Attribute(Some(setter)) = def.binding else {
        let message = format!(
            "attribute '{}' of '{}' objects is not writable",
            def.name,
            thread.name_of_class(&class)
        );
        return Err(thread.raise(ClassId::AttributeError, message));
    };
    let values = [instance.clone(), value.cloned().unwrap_or(Value::UNDEF)];
    setter(thread, Args::positional(&values)).map(drop)
}

/// The name and the class of an attribute or a member.
fn named_in(thread: &Thread, this: &Value) -> (String, Value) {
    match this.payload::<Member>(thread) {
        Some(member) => (member.name.as_str().unwrap_or("?").to_owned(), member.class.clone()),
        None => getter_parts(thread, this).map_or((String::new(), Value::NONE), |(d, c)| (d.name.to_owned(), c)),
    }
}

fn getter_repr(thread: &mut Thread, this: &Value) -> Outcome {
    let (name, class) = named_in(thread, this);
    let what = if thread.is_exactly(this, ClassId::Member) {
        "member"
    } else {
        "attribute"
    };
    Ok(Value::str(&format!(
        "<{what} '{name}' of '{}' objects>",
        thread.name_of_class(&class)
    )))
}

fn descriptor_name(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::str(&named_in(thread, &args[0]).0))
}

fn descriptor_qualname(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (name, class) = named_in(thread, &args[0]);
    Ok(Value::str(&format!("{}.{name}", qualname_of(thread, &class))))
}

fn descriptor_class(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(named_in(thread, &args[0]).1)
}

fn no_doc(_: &mut Thread, _: Args<'_>) -> Outcome {
    Ok(Value::NONE)
}

fn member_parts(thread: &Thread, this: &Value) -> Option<(Value, Value)> {
    this.payload::<Member>(thread)
        .map(|member| (member.name.clone(), member.class.clone()))
}

fn member_get(thread: &mut Thread, this: &Value, instance: &Value, _: &Value) -> Outcome {
    let Some((name, class)) = member_parts(thread, this) else {
        return Ok(Value::NONE);
    };
    if instance.is_undef() {
        return Ok(this.clone());
    }
    check_instance(thread, name.as_str().unwrap_or("?"), &class, instance)?;
    match thread.own_attribute(instance, &name) {
        Some(value) => Ok(value),
        None => Err(thread.no_member(instance, &name)),
    }
}

fn member_set(thread: &mut Thread, this: &Value, instance: &Value, value: Option<&Value>) -> Outcome<()> {
    let Some((name, class)) = member_parts(thread, this) else {
        return Ok(());
    };
    check_instance(thread, name.as_str().unwrap_or("?"), &class, instance)?;
    let done = match value {
        Some(value) => thread.set_own_attribute(instance, &name, value.clone()),
        None => thread.delete_own_attribute(instance, &name),
    };
    if done {
        Ok(())
    } else {
        Err(thread.attribute_error(name.as_str().unwrap_or("?").to_owned(), instance, &name))
    }
}

fn property_new(_: &mut Thread, class: &Value, _: Args<'_>) -> Outcome {
    Ok(Value::payload_object(class, Property::default()))
}

static PROPERTY_INIT: NativeDef = NativeDef {
    name: "property",
    binding: Binding::New,
    arity: Arity::Named(&Signature {
        params: &["fget", "fset", "fdel", "doc"],
        required: 0,
        positional_only: 0,
        keyword_only: 0,
    }),
    function: set_property,
    asks: false,
};

fn property_init(thread: &mut Thread, this: &Value, args: Args<'_>) -> Outcome<()> {
    call_with_receiver(thread, &PROPERTY_INIT, this, args).map(drop)
}

fn set_property(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let given = |i: usize| {
        args.get(i)
            .filter(|value| !value.is_none())
            .cloned()
            .unwrap_or(Value::UNDEF)
    };
    let mut made = Property {
        getter: given(1),
        setter: given(2),
        deleter: given(3),
        doc: given(4),
        ..Property::default()
    };
    if made.doc.is_undef() && !made.getter.is_undef() {
        let doc = match thread.find_attr(&made.getter, &Value::intern("__doc__")) {
            Ok(doc) => doc,
            Err(raised) => {
                drop(thread.catch(raised, ClassId::AttributeError)?);
                None
            }
        };
        made.doc = doc.filter(|doc| !doc.is_none()).unwrap_or(Value::UNDEF);
        made.doc_of_getter = !made.doc.is_undef();
    }
    if !thread.is_exactly(&args[0], ClassId::Property) {
        // The class of a script's own has a `__doc__` that would hide the attribute.
        let doc = std::mem::take(&mut made.doc);
        let doc = if doc.is_undef() { Value::NONE } else { doc };
        let set = thread.set_attr(&args[0], &Value::intern("__doc__"), Some(&doc));
        if let Err(raised) = set {
            if made.doc_of_getter {
                return Err(raised);
            }
            // A docstring that was given and has no place is dropped without a word.
            drop(thread.catch(raised, ClassId::AttributeError)?);
        }
    }
    if let Some(property) = args[0].payload_mut::<Property>(thread) {
        made.name = property.name.clone();
        let old = std::mem::replace(property, made);
        drop(old);
    }
    Ok(Value::NONE)
}

/// The function that reads a property, if it has one.
#[inline(always)]
pub(crate) fn reader_of_property<'t>(thread: &'t Thread, property: &'t Value) -> Option<&'t Value> {
    property.payload::<Property>(thread)?.getter.given()
}

/// The function that writes a property of exactly the builtin class, if it is one and has one.
pub(crate) fn writer_of_property<'t>(thread: &'t Thread, property: &'t Value) -> Option<&'t Value> {
    match thread.is_exactly(property, ClassId::Property) {
        true => property.payload::<Property>(thread)?.setter.given(),
        false => None,
    }
}

/// One of the values of a property; absent if there is none.
fn property_part(thread: &Thread, this: &Value, part: fn(&Property) -> &Value) -> Value {
    this.payload::<Property>(thread)
        .map_or(Value::UNDEF, |property| part(property).clone())
}

fn property_get(thread: &mut Thread, this: &Value, instance: &Value, _: &Value) -> Outcome {
    if instance.is_undef() {
        return Ok(this.clone());
    }
    let getter = property_part(thread, this, |p| &p.getter);
    if getter.is_undef() {
        return Err(no_function(thread, this, instance, "getter"));
    }
    thread.call(&getter, std::slice::from_ref(instance))
}

fn property_set(thread: &mut Thread, this: &Value, instance: &Value, value: Option<&Value>) -> Outcome<()> {
    let function = match value {
        Some(_) => property_part(thread, this, |p| &p.setter),
        None => property_part(thread, this, |p| &p.deleter),
    };
    if function.is_undef() {
        return Err(no_function(
            thread,
            this,
            instance,
            if value.is_some() { "setter" } else { "deleter" },
        ));
    }
    let result = match value {
        Some(value) => thread.call(&function, &[instance.clone(), value.clone()])?,
        None => thread.call(&function, std::slice::from_ref(instance))?,
    };
    drop(result);
    Ok(())
}

#[cold]
fn no_function(thread: &mut Thread, this: &Value, instance: &Value, what: &str) -> Raised {
    let name = match property_name(thread, this) {
        Ok(name) => name,
        Err(raised) => return raised,
    };
    let name = match name.filter(|name| name.as_str().is_some()) {
        Some(name) => format!(" '{}'", name.as_str().unwrap_or_default()),
        None => String::new(),
    };
    let class = qualname_of(thread, thread.class_of(instance));
    thread.raise(
        ClassId::AttributeError,
        format!("property{name} of '{class}' object has no {what}"),
    )
}

/// The name given by the class statement, else the getter's.
fn property_name(thread: &mut Thread, this: &Value) -> Outcome<Option<Value>> {
    let name = property_part(thread, this, |p| &p.name);
    if !name.is_undef() {
        return Ok(Some(name));
    }
    match property_part(thread, this, |p| &p.getter) {
        getter if getter.is_undef() => Ok(None),
        getter => thread.find_attr(&getter, &Value::intern("__name__")),
    }
}

/// `@x.getter`, `@x.setter`, `@x.deleter`: a property with one function exchanged.
fn property_with(thread: &mut Thread, this: &Value, index: usize, function: &Value) -> Outcome {
    let Some(old) = this.payload::<Property>(thread) else {
        return Ok(Value::NONE);
    };
    let or_none = |value: &Value| value.given().cloned().unwrap_or(Value::NONE);
    let mut parts = [&old.getter, &old.setter, &old.deleter, &old.doc].map(or_none);
    let name = old.name.clone();
    let doc_of_getter = old.doc_of_getter;
    if !function.is_none() {
        parts[index] = function.clone();
    }
    if doc_of_getter && !parts[0].is_none() {
        parts[3] = Value::NONE;
    }
    let class = thread.class_of(this).clone();
    let made = thread.call(&class, &parts)?;
    if let Some(property) = made.payload_mut::<Property>(thread) {
        let old = std::mem::replace(&mut property.name, name);
        drop(old);
    }
    Ok(made)
}

fn property_getter(thread: &mut Thread, args: Args<'_>) -> Outcome {
    property_with(thread, &args[0], 0, &args[1])
}

fn property_setter(thread: &mut Thread, args: Args<'_>) -> Outcome {
    property_with(thread, &args[0], 1, &args[1])
}

fn property_deleter(thread: &mut Thread, args: Args<'_>) -> Outcome {
    property_with(thread, &args[0], 2, &args[1])
}

fn shown(value: Value) -> Outcome {
    Ok(if value.is_undef() { Value::NONE } else { value })
}

fn property_fget(thread: &mut Thread, args: Args<'_>) -> Outcome {
    shown(property_part(thread, &args[0], |p| &p.getter))
}

fn property_fset(thread: &mut Thread, args: Args<'_>) -> Outcome {
    shown(property_part(thread, &args[0], |p| &p.setter))
}

fn property_fdel(thread: &mut Thread, args: Args<'_>) -> Outcome {
    shown(property_part(thread, &args[0], |p| &p.deleter))
}

fn property_doc(thread: &mut Thread, args: Args<'_>) -> Outcome {
    shown(property_part(thread, &args[0], |p| &p.doc))
}

fn set_property_doc(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if let Some(property) = args[0].payload_mut::<Property>(thread) {
        property.doc_of_getter = false;
        let old = std::mem::replace(&mut property.doc, args[1].clone());
        drop(old);
    }
    Ok(Value::NONE)
}

fn property_get_name(thread: &mut Thread, args: Args<'_>) -> Outcome {
    match property_name(thread, &args[0])? {
        Some(name) => Ok(name),
        None => Err(thread.no_attribute(&args[0], &Value::intern("__name__"))),
    }
}

fn set_property_name(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if let Some(property) = args[0].payload_mut::<Property>(thread) {
        let old = std::mem::replace(&mut property.name, args[1].clone());
        drop(old);
    }
    Ok(Value::NONE)
}

fn property_set_name(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if args.values.len() != 3 {
        let given = args.values.len() - 1;
        return Err(thread.type_error(format!(
            "__set_name__() takes 2 positional arguments but {given} were given"
        )));
    }
    set_property_name(thread, Args::positional(&[args[0].clone(), args[2].clone()]))
}

fn property_is_abstract(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let parts: [fn(&Property) -> &Value; 3] = [|p| &p.getter, |p| &p.setter, |p| &p.deleter];
    for part in parts {
        let function = property_part(thread, &args[0], part);
        if !function.is_undef() && is_abstract(thread, &function)? {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

/// Slots of the attributes of builtin classes.
pub static GETTER_SLOTS: NativeSlots = NativeSlots {
    repr: Some(getter_repr),
    hash: Some(identity_hash),
    descriptor_get: Some(getter_get),
    descriptor_set: Some(getter_set),
    ..NativeSlots::NONE
};

/// Attributes of the attributes of builtin classes.
pub static GETTER_METHODS: &[NativeDef] = &[
    NativeDef::getter("__name__", descriptor_name),
    NativeDef::getter("__qualname__", descriptor_qualname),
    NativeDef::getter("__objclass__", descriptor_class),
    NativeDef::getter("__doc__", no_doc),
];

/// Slots of the members that `__slots__` makes.
pub static MEMBER_SLOTS: NativeSlots = NativeSlots {
    repr: Some(getter_repr),
    hash: Some(identity_hash),
    descriptor_get: Some(member_get),
    descriptor_set: Some(member_set),
    ..NativeSlots::NONE
};

/// Attributes of the members that `__slots__` makes.
pub static MEMBER_METHODS: &[NativeDef] = &[
    NativeDef::getter("__name__", descriptor_name),
    NativeDef::getter("__qualname__", descriptor_qualname),
    NativeDef::getter("__objclass__", descriptor_class),
    NativeDef::getter("__doc__", no_doc),
];

/// Slots of `property`.
pub static PROPERTY_SLOTS: NativeSlots = NativeSlots {
    hash: Some(identity_hash),
    descriptor_get: Some(property_get),
    descriptor_set: Some(property_set),
    new: Some(property_new),
    init: Some(property_init),
    ..NativeSlots::NONE
};

/// Methods of `property`.
pub static PROPERTY_METHODS: &[NativeDef] = &[
    NativeDef::method("getter", Arity::One, property_getter),
    NativeDef::method("setter", Arity::One, property_setter),
    NativeDef::method("deleter", Arity::One, property_deleter),
    NativeDef::method("__set_name__", Arity::Any, property_set_name),
    NativeDef::attribute("fget", property_fget, readonly),
    NativeDef::attribute("fset", property_fset, readonly),
    NativeDef::attribute("fdel", property_fdel, readonly),
    NativeDef::attribute("__doc__", property_doc, set_property_doc),
    NativeDef::attribute("__name__", property_get_name, set_property_name),
    NativeDef::getter("__isabstractmethod__", property_is_abstract),
];

/// Slots of `staticmethod`.
pub static STATIC_METHOD_SLOTS: NativeSlots = NativeSlots {
    repr: Some(wrapped_repr),
    hash: Some(identity_hash),
    call: Some(static_method_call),
    descriptor_get: Some(static_method_get),
    new: Some(wrapped_new),
    init: Some(static_method_init),
    ..NativeSlots::NONE
};

/// Slots of `classmethod`.
pub static CLASS_METHOD_SLOTS: NativeSlots = NativeSlots {
    repr: Some(wrapped_repr),
    hash: Some(identity_hash),
    descriptor_get: Some(class_method_get),
    new: Some(wrapped_new),
    init: Some(class_method_init),
    ..NativeSlots::NONE
};

/// Attributes of `staticmethod` and `classmethod`.
pub static WRAPPED_METHODS: &[NativeDef] = &[
    NativeDef::attribute("__func__", wrapped_func, readonly),
    NativeDef::attribute("__wrapped__", wrapped_func, readonly),
    NativeDef::getter("__isabstractmethod__", wrapped_is_abstract),
    NativeDef::attribute("__name__", wrapped_name, set_wrapped_name),
    NativeDef::attribute("__qualname__", wrapped_qualname, set_wrapped_qualname),
    NativeDef::attribute("__doc__", wrapped_doc, set_wrapped_doc),
    NativeDef::attribute("__module__", wrapped_module, set_wrapped_module),
    NativeDef::attribute("__annotations__", wrapped_annotations, set_wrapped_annotations),
    NativeDef::attribute("__annotate__", wrapped_annotate, set_wrapped_annotate),
];
