//! `type.__new__`: a class from its name, bases and namespace.
//!
//! The steps and their errors are those of CPython's `type_new`; order of resolution and layout are found in `mro.rs`, and
//! the class statement around it is `build_class.rs`.

use super::descriptors::{class_method, getter, member, static_method};
use super::mapping_proxy::mapping_proxy;
use super::mro::{best_base, calculate_metaclass, linearize, native_slots, solid_base};
use super::object::{DICT, WEAKREF};
use crate::heap::class::Special;
use crate::heap::classes::{ClassId, NewClass};
use crate::heap::dict_table::RawDict;
use crate::heap::native::{Args, Outcome};
use crate::heap::object::Kind;
use crate::heap::thread::Thread;
use crate::heap::value::Value;
use crate::types::text::str_methods::is_identifier_text;

/// `type.__new__(metaclass, name, bases, dict, **keywords)`; `type(x)` with one argument gives the class of `x`.
pub fn type_new(thread: &mut Thread, metaclass: &Value, args: Args<'_>) -> Outcome {
    let given = args.by_position();
    if metaclass.is(thread.heap().class(ClassId::Type)) {
        match given {
            [value] if args.names.is_empty() => return Ok(thread.class_of(value).clone()),
            [_] => return Err(thread.type_error("type() takes no keyword arguments")),
            [_, _, _] => {}
            _ => return Err(thread.type_error("type() takes 1 or 3 arguments")),
        }
    }
    let [name, bases, dict] = given else {
        let message = format!("type.__new__() takes exactly 3 arguments ({} given)", given.len());
        return Err(thread.type_error(message));
    };
    let kinds = [
        ("str", name.as_str().is_some()),
        ("tuple", bases.as_tuple().is_some()),
        ("dict", dict.as_dict().is_some()),
    ];
    for (i, (kind, good)) in kinds.into_iter().enumerate() {
        if !good {
            let class = thread.argument_name(&given[i]);
            let message = format!("type.__new__() argument {} must be {kind}, not {class}", i + 1);
            return Err(thread.type_error(message));
        }
    }
    let bases = bases.as_tuple().map(|bases| bases.items().to_vec()).unwrap_or_default();
    let winner = calculate_metaclass(thread, metaclass, &bases)?;
    if !winner.is(metaclass) && thread.class_overrides(&winner, Special::New) {
        let new = thread.get_attr(&winner, &Value::intern("__new__"))?;
        let mut values = vec![winner];
        values.extend_from_slice(args.values);
        return thread.call_with(
            &new,
            Args {
                values: &values,
                names: args.names,
            },
        );
    }
    let class = make_class(thread, &winner, name, bases, dict)?;
    set_names(thread, &class)?;
    let keywords = Args {
        values: &args.values[3..],
        names: args.names,
    };
    init_subclass(thread, &class, keywords)?;
    Ok(class)
}

/// What `__slots__` of a class asks for.
#[derive(Default)]
struct Slots {
    /// Names of new members, mangled and interned, in the order of the text.
    names: Vec<Value>,
    /// May instances have other attributes?
    dict: bool,
    /// May there be weak references to instances?
    weakref: bool,
}

fn make_class(thread: &mut Thread, metaclass: &Value, name: &Value, mut bases: Vec<Value>, dict: &Value) -> Outcome {
    if name.as_str().is_some_and(|name| name.contains('\0')) {
        return Err(thread.value_error("type name must not contain null characters"));
    }
    if bases.is_empty() {
        bases.push(thread.heap().class(ClassId::Object).clone());
    }
    let base = best_base(thread, &bases)?;
    let layout = base
        .as_class()
        .map_or(Kind::Instance, |base| base.data.get(thread).layout);
    let entries = dict.as_dict().map(|dict| thread.dict_entries(dict)).unwrap_or_default();
    let mut slots = requested_slots(thread, name, &bases, layout, &entries)?;
    let (namespace, special) = fill_namespace(thread, entries)?;
    let ancestors = linearize(thread, &bases)?;
    let native = native_slots(thread, &ancestors, layout);
    let room = expected_attributes(thread, &ancestors, special.static_attributes.as_ref());
    let inherits_dict = bases.iter().any(|base| has_dict(thread, base));
    let places = layout == Kind::Instance;
    // A member that has no place behind the header is kept in the attribute dict.
    let keeps_members = bases.iter().any(|base| has_attribute_dict(thread, base));
    let has_dict = slots.dict || keeps_members || !places && !slots.names.is_empty();
    let members_only = has_dict && !slots.dict && !inherits_dict;
    let interned = name.interned();
    let new = NewClass {
        qualname: special.qualname.unwrap_or_else(|| interned.clone()),
        name: interned,
        bases,
        ancestors,
        dict: namespace,
        layout,
        native,
        heap: true,
        has_dict,
        members_only,
        slot_names: if places {
            all_slot_names(thread, &base, &slots.names)
        } else {
            Vec::new()
        },
        room,
    };
    let class = thread.heap().new_class(Some(metaclass), new);
    slots.dict = has_dict && !members_only && !inherits_dict;
    add_attributes(thread, &class, slots);
    if let Some(cell) = special.cell.as_ref().and_then(|cell| cell.as_cell()) {
        let old = std::mem::replace(cell.contents.get_mut(thread), class.clone());
        drop(old);
    }
    if let Some(cell) = special.dict_cell.as_ref().and_then(|cell| cell.as_cell()) {
        // Annotations see the class as it is from now on; a proxy, so that nobody changes it behind the caches.
        let dict = class.as_class().map(|class| class.data.get(thread).dict.clone());
        let dict = dict.map_or(Value::UNDEF, mapping_proxy);
        let old = std::mem::replace(cell.contents.get_mut(thread), dict);
        drop(old);
    }
    own_order(thread, metaclass, &class)?;
    Ok(class)
}

/// The names of the slots behind the header of an instance: those of the base, then the new ones.
fn all_slot_names(thread: &Thread, base: &Value, new: &[Value]) -> Vec<Value> {
    let mut names = base
        .as_class()
        .map(|class| class.data.get(thread).slot_name_values())
        .unwrap_or_default();
    for name in new {
        if !names.iter().any(|known| known.is(name)) {
            names.push(name.clone());
        }
    }
    names
}

/// Adds to the namespace of a new class what the class statement did not write.
fn add_attributes(thread: &mut Thread, class: &Value, slots: Slots) {
    let has_members = !slots.names.is_empty();
    for name in slots.names {
        let descriptor = member(name.clone(), class.clone());
        add(thread, class, name.as_str().unwrap_or_default(), descriptor);
    }
    if slots.dict {
        add(thread, class, "__dict__", getter(&DICT, class.clone()));
    }
    if slots.weakref {
        add(thread, class, "__weakref__", getter(&WEAKREF, class.clone()));
    }
    add(thread, class, "__doc__", Value::NONE);
    if has_members {
        // One of them may be called like a special method. Nobody has looked anything up yet.
        thread.forget_class_caches(class);
    }
}

/// Have instances a dict that they show?
fn has_dict(thread: &Thread, class: &Value) -> bool {
    class.as_class().is_some_and(|class| {
        let data = class.data.get(thread);
        data.has_dict && !data.members_only
    })
}

/// Have instances an attribute dict, if only for the members of `__slots__`?
fn has_attribute_dict(thread: &Thread, class: &Value) -> bool {
    class.as_class().is_some_and(|class| class.data.get(thread).has_dict)
}

/// Adds an entry to the namespace of a class, unless there is one.
fn add(thread: &mut Thread, class: &Value, name: &str, value: Value) {
    let dict = class.as_class().map(|class| class.data.get(thread).dict.clone());
    let name = Value::intern(name);
    if let Some(dict) = dict.as_ref().and_then(|dict| dict.as_dict())
        && dict.get_str(thread, &name).is_none()
    {
        dict.set_str(thread, &name, value);
    }
}

/// Reads `__slots__`.
fn requested_slots(
    thread: &mut Thread,
    class_name: &Value,
    bases: &[Value],
    layout: Kind,
    entries: &[(Value, Value)],
) -> Outcome<Slots> {
    let weakref = Value::intern("__weakref__");
    let has_weakref = bases.iter().any(|base| thread.class_lookup(base, &weakref).is_some());
    let fixed_size = !matches!(layout, Kind::Int | Kind::Bytes | Kind::Tuple | Kind::Class);
    let inherits_dict = bases.iter().any(|base| has_dict(thread, base));
    let Some((_, wanted)) = entries.iter().find(|(key, _)| key.as_str() == Some("__slots__")) else {
        return Ok(Slots {
            names: Vec::new(),
            dict: layout != Kind::Class,
            weakref: !has_weakref && fixed_size,
        });
    };
    let wanted = if wanted.as_str().is_some() {
        vec![wanted.clone()]
    } else {
        thread.collect(wanted)?
    };
    if !wanted.is_empty() && !fixed_size {
        let base = bases.first().map(|base| thread.name_of_class(base)).unwrap_or_default();
        return Err(thread.type_error(format!("nonempty __slots__ not supported for subtype of '{base}'")));
    }
    let mut slots = Slots::default();
    for name in wanted {
        let Some(text) = name.as_str() else {
            let message = format!("__slots__ items must be strings, not '{}'", thread.class_name(&name));
            return Err(thread.type_error(message));
        };
        if !is_identifier_text(text) {
            return Err(thread.type_error("__slots__ must be identifiers"));
        }
        let (asked, taken) = match text {
            "__dict__" => (&mut slots.dict, inherits_dict),
            "__weakref__" => (&mut slots.weakref, has_weakref),
            _ => {
                let mangled = mangle(class_name.as_str().unwrap_or_default(), text);
                check_conflict(thread, &mangled, entries)?;
                slots.names.push(Value::intern(&mangled));
                continue;
            }
        };
        if *asked || taken {
            return Err(thread.type_error(format!("{text} slot disallowed: we already got one")));
        }
        *asked = true;
    }
    slots.names.sort_by(|a, b| a.as_str().cmp(&b.as_str()));
    slots.names.dedup_by(|a, b| a.is(b));
    Ok(slots)
}

fn check_conflict(thread: &mut Thread, name: &str, entries: &[(Value, Value)]) -> Outcome<()> {
    let exempt = matches!(name, "__qualname__" | "__classcell__" | "__classdictcell__");
    if !exempt && entries.iter().any(|(key, _)| key.as_str() == Some(name)) {
        return Err(thread.value_error(format!("'{name}' in __slots__ conflicts with class variable")));
    }
    Ok(())
}

/// A private name as the compiler writes it inside the class.
fn mangle(class: &str, name: &str) -> String {
    let stripped = class.trim_start_matches('_');
    if !name.starts_with("__") || name.ends_with("__") || name.contains('.') || stripped.is_empty() {
        return name.to_owned();
    }
    format!("_{stripped}{name}")
}

/// Entries of the namespace that are not for the class's `__dict__`, or tell something besides.
#[derive(Default)]
struct SpecialEntries {
    qualname: Option<Value>,
    cell: Option<Value>,
    dict_cell: Option<Value>,
    static_attributes: Option<Value>,
}

/// The class's own namespace: a copy with interned keys, and with what every class has.
fn fill_namespace(thread: &mut Thread, entries: Vec<(Value, Value)>) -> Outcome<(Value, SpecialEntries)> {
    let namespace = Value::dict(RawDict::with_capacity(entries.len()));
    let mut special = SpecialEntries::default();
    let Some(dict) = namespace.as_dict() else {
        return Ok((namespace, special));
    };
    for (key, value) in entries {
        let Some(text) = key.as_str() else {
            thread.dict_set(dict, &key, value)?;
            continue;
        };
        let value = match text {
            "__classcell__" => {
                if value.as_cell().is_none() {
                    let class = thread.class_of(&value).clone();
                    let shown = thread.repr_text(&class)?;
                    return Err(thread.type_error(format!("__classcell__ must be a nonlocal cell, not {shown}")));
                }
                special.cell = Some(value);
                continue;
            }
            "__classdictcell__" => {
                special.dict_cell = Some(value);
                continue;
            }
            "__qualname__" => {
                if value.as_str().is_none() {
                    let message = format!("type __qualname__ must be a str, not {}", thread.class_name(&value));
                    return Err(thread.type_error(message));
                }
                special.qualname = Some(value);
                continue;
            }
            "__static_attributes__" => {
                special.static_attributes = Some(value.clone());
                value
            }
            "__new__" if value.as_function().is_some() => static_method(value),
            "__init_subclass__" | "__class_getitem__" if value.as_function().is_some() => class_method(value),
            _ => value,
        };
        dict.set_str(thread, &key.interned(), value);
    }
    let has = |thread: &Thread, name: &str| dict.get_str(thread, &Value::intern(name)).is_some();
    let slot_for_hash = dict
        .get_str(thread, &Value::intern("__slots__"))
        .and_then(|slots| Some(slots.as_tuple()?.items()))
        .is_some_and(|slots| slots.iter().any(|slot| slot.as_str() == Some("__hash__")));
    if has(thread, "__eq__") && !has(thread, "__hash__") && !slot_for_hash {
        dict.set_str(thread, &Value::intern("__hash__"), Value::NONE);
    }
    if !has(thread, "__module__")
        && let Some(module) = running_module(thread)
    {
        dict.set_str(thread, &Value::intern("__module__"), module);
    }
    Ok((namespace, special))
}

/// `__name__` of the module whose code runs.
fn running_module(thread: &mut Thread) -> Option<Value> {
    let globals = (thread.heap().hooks.get().frame_globals)(thread);
    globals.as_dict()?.get_str(thread, &Value::intern("__name__")).cloned()
}

/// How many attributes the methods of the class and its ancestors assign on `self`.
fn expected_attributes(thread: &Thread, ancestors: &[Value], own: Option<&Value>) -> usize {
    let key = Value::intern("__static_attributes__");
    let of_ancestor = |class: &Value| {
        let data = class.as_class()?.data.get(thread);
        if !data.heap {
            None
        } else {
            data.dict.as_dict()?.get_str(thread, &key).cloned()
        }
    };
    let tuples = own.cloned().into_iter().chain(ancestors.iter().filter_map(of_ancestor));
    let mut names: Vec<Value> = Vec::new();
    for tuple in tuples {
        for name in tuple.as_tuple().map_or(&[][..], |tuple| tuple.items()) {
            if !names.iter().any(|known| known.as_str() == name.as_str()) {
                names.push(name.clone());
            }
        }
    }
    names.len()
}

/// A metaclass may compute the order of resolution itself, by a method `mro`.
fn own_order(thread: &mut Thread, metaclass: &Value, class: &Value) -> Outcome<()> {
    let Some(method) = thread.class_lookup(metaclass, &Value::intern("mro")) else {
        return Ok(());
    };
    let Some(object) = class.as_class().filter(|_| method.kind() != Some(Kind::NativeMethod)) else {
        return Ok(());
    };
    let bound = thread.bind(&method, class, metaclass)?;
    let order = thread.call(&bound, &[])?;
    let mut order = thread.collect(&order)?;
    check_order(thread, class, &order)?;
    order.remove(0);
    let old = std::mem::replace(&mut object.data.get_mut(thread).ancestors, order);
    drop(old);
    thread.forget_class_caches(class);
    Ok(())
}

/// What a metaclass's `mro` gives must be classes whose instances may look like those of the class, itself first.
fn check_order(thread: &mut Thread, class: &Value, order: &[Value]) -> Outcome<()> {
    if order.is_empty() {
        return Err(thread.type_error("type MRO must not be empty"));
    }
    let solid = solid_base(thread, class);
    for base in order {
        if base.as_class().is_none() {
            let message = format!("mro() returned a non-class ('{}')", thread.class_name(base));
            return Err(thread.type_error(message));
        }
        let of_base = solid_base(thread, base);
        if !thread.is_subclass_of(&solid, &of_base) {
            let name = thread.name_of_class(base);
            return Err(thread.type_error(format!("mro() returned base with unsuitable layout ('{name}')")));
        }
    }
    match order {
        [first, rest @ ..] if first.is(class) && !rest.iter().any(|other| other.is(class)) => Ok(()),
        _ => Err(thread.type_error("minipy: mro() must give the class itself first, and once")),
    }
}

/// Tells every value in the namespace that asks for it under which name it stands in which class.
fn set_names(thread: &mut Thread, class: &Value) -> Outcome<()> {
    let Some(object) = class.as_class() else { return Ok(()) };
    let dict = object.data.get(thread).dict.clone();
    let entries = dict.as_dict().map(|dict| thread.dict_entries(dict)).unwrap_or_default();
    for (name, value) in entries {
        if !matches!(value.kind(), Some(Kind::Payload | Kind::Instance | Kind::Class))
            && !thread.overrides(&value, Special::SetName)
        {
            continue;
        }
        if let Err(raised) = thread.call_special_by_name(&value, Special::SetName, &[class, &name]) {
            let exception = thread.take_exception();
            note_set_name(thread, &exception, &value, &name, class)?;
            let _ = raised;
            return Err(thread.reraise(exception));
        }
    }
    Ok(())
}

/// Adds to an exception where it came from.
fn note_set_name(thread: &mut Thread, exception: &Value, value: &Value, name: &Value, class: &Value) -> Outcome<()> {
    let (kind, owner, name) = (
        thread.class_name(value),
        thread.name_of_class(class),
        thread.repr_text(name)?,
    );
    let note = Value::str(&format!(
        "Error calling __set_name__ on '{kind}' instance {name} in '{owner}'"
    ));
    let key = Value::intern("__notes__");
    match thread
        .own_attribute(exception, &key)
        .as_ref()
        .and_then(|notes| notes.as_list())
    {
        Some(notes) => notes.items.get_mut(thread).push(note),
        None => {
            thread.set_own_attribute(exception, &key, Value::list(vec![note]));
        }
    }
    Ok(())
}

/// `super(class, class).__init_subclass__(**keywords)`.
fn init_subclass(thread: &mut Thread, class: &Value, keywords: Args<'_>) -> Outcome<()> {
    let name = Value::intern("__init_subclass__");
    let Some(found) = thread.lookup_after(class, class, &name) else {
        return Ok(());
    };
    let object = thread.heap().class(ClassId::Object).clone();
    let of_object = thread.class_lookup(&object, &name);
    if keywords.values.is_empty() && of_object.is_some_and(|default| default.is(&found)) {
        return Ok(());
    }
    let bound = thread.bind(&found, &Value::UNDEF, class)?;
    thread.call_with(&bound, keywords).map(drop)
}
