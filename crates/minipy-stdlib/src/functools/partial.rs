//! `functools.partial`: a callable with arguments given beforehand, and `Placeholder`, which leaves a place among them open.

use minipy_vm::native::{
    Args, Arity, ClassId, Forward, NativeClass, NativeDef, NativeSlots, Outcome, Payload, Raised, RawDict, Thread,
    Value, WEAKREF, class_getitem,
};

/// A partial application.
struct Partial {
    function: Value,
    /// A tuple, with the placeholder where arguments are to come.
    args: Value,
    /// A dict.
    keywords: Value,
    /// How many placeholders are among `args`.
    open: usize,
}

impl Payload for Partial {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        visit(&self.function);
        visit(&self.args);
        visit(&self.keywords);
    }

    fn forwards(&self) -> Option<Forward<'_>> {
        let forward = Forward {
            function: &self.function,
            before: &self.args,
            keywords: &self.keywords,
        };
        (self.open == 0).then_some(forward)
    }
}

/// The one placeholder of an interpreter.
#[derive(Default)]
struct ThePlaceholder(std::cell::RefCell<Value>);

struct Placeholder;

impl Payload for Placeholder {
    fn traverse(&self, _: &Thread, _: &mut dyn FnMut(&Value)) {}
}

/// `functools.Placeholder`.
pub(super) fn placeholder(thread: &mut Thread) -> Value {
    let known = thread.heap().extension::<ThePlaceholder>();
    if known.0.borrow().is_undef() {
        let class = thread.native_class(&PLACEHOLDER);
        *known.0.borrow_mut() = Value::payload_object(&class, Placeholder);
    }
    known.0.borrow().clone()
}

fn placeholder_repr(_: &mut Thread, _: &Value) -> Outcome {
    Ok(Value::str("Placeholder"))
}

fn placeholder_new(thread: &mut Thread, _: &Value, args: Args<'_>) -> Outcome {
    if !args.values.is_empty() {
        return Err(thread.type_error("_PlaceholderType takes no arguments"));
    }
    Ok(placeholder(thread))
}

fn placeholder_reduce(_: &mut Thread, _: Args<'_>) -> Outcome {
    Ok(Value::str("Placeholder"))
}

static PLACEHOLDER_SLOTS: NativeSlots = NativeSlots {
    repr: Some(placeholder_repr),
    new: Some(placeholder_new),
    ..NativeSlots::NONE
};

/// The class of `Placeholder`.
pub(super) static PLACEHOLDER: NativeClass = NativeClass {
    name: "_PlaceholderType",
    module: "functools",
    base: ClassId::Object,
    slots: Some(&PLACEHOLDER_SLOTS),
    methods: &[NativeDef::method("__reduce__", Arity::Zero, placeholder_reduce)],
    has_dict: false,
    is_final: true,
};

/// The function, the arguments, the keywords and the number of placeholders of a partial.
fn parts(thread: &Thread, this: &Value) -> Option<(Value, Value, Value, usize)> {
    let partial = this.payload::<Partial>(thread)?;
    let values = (partial.function.clone(), partial.args.clone(), partial.keywords.clone());
    Some((values.0, values.1, values.2, partial.open))
}

fn items(tuple: &Value) -> &[Value] {
    tuple.as_tuple().map_or(&[], |tuple| tuple.items())
}

/// A dict of keyword arguments.
fn keyword_dict(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let keywords = Value::dict(RawDict::default());
    if let Some(dict) = keywords.as_dict() {
        for (name, value) in args.by_keyword() {
            thread.dict_set(dict, name, value.clone())?;
        }
    }
    Ok(keywords)
}

fn new(thread: &mut Thread, class: &Value, args: Args<'_>) -> Outcome {
    let [function, given @ ..] = args.by_position() else {
        return Err(thread.type_error("type 'partial' takes at least one argument"));
    };
    if !thread.is_callable(function) {
        return Err(thread.type_error("the first argument must be callable"));
    }
    let hole = placeholder(thread);
    if given.last().is_some_and(|last| last.is(&hole)) {
        return Err(thread.type_error("trailing Placeholders are not allowed"));
    }
    if args.by_keyword().any(|(_, value)| value.is(&hole)) {
        return Err(thread.type_error("Placeholder cannot be passed as a keyword argument"));
    }
    let mut keywords = keyword_dict(thread, args)?;
    let (mut function, mut all) = (function.clone(), given.to_vec());
    if let Some((inner, before, known, _)) = flat_parts(thread, &function) {
        all = filled(items(&before), &all, &hole);
        let merged = Value::dict(RawDict::default());
        minipy_vm::native::dict_update(thread, &merged, &known)?;
        minipy_vm::native::dict_update(thread, &merged, &keywords)?;
        (function, keywords) = (inner, merged);
    }
    let open = all.iter().filter(|value| value.is(&hole)).count();
    let partial = Partial {
        function,
        args: Value::tuple(all),
        keywords,
        open,
    };
    Ok(Value::payload_object(class, partial))
}

/// The parts of a partial without attributes: one over it can do without it.
fn flat_parts(thread: &mut Thread, value: &Value) -> Option<(Value, Value, Value, usize)> {
    let found = parts(thread, value)?;
    thread.own_attribute_names(value).is_empty().then_some(found)
}

/// The arguments with the open places filled in order, and what is left of the others behind.
fn filled(before: &[Value], given: &[Value], hole: &Value) -> Vec<Value> {
    let mut rest = given.iter();
    let mut all: Vec<Value> = before
        .iter()
        .map(|value| {
            if value.is(hole) {
                rest.next().unwrap_or(value)
            } else {
                value
            }
            .clone()
        })
        .collect();
    all.extend(rest.cloned());
    all
}

fn call(thread: &mut Thread, this: &Value, args: Args<'_>) -> Outcome {
    thread.check_native_stack(" while calling a Python object")?;
    let Some((function, before, keywords, open)) = parts(thread, this) else {
        return Ok(Value::NONE);
    };
    let given = args.by_position();
    if given.len() < open {
        return Err(missing(thread, open, given.len()));
    }
    let mut values = Vec::with_capacity(items(&before).len() + args.values.len());
    if open == 0 {
        values.extend_from_slice(items(&before));
        values.extend_from_slice(given);
    } else {
        let hole = placeholder(thread);
        let mut rest = given.iter();
        for value in items(&before) {
            values.push(if value.is(&hole) {
                rest.next().unwrap_or(value).clone()
            } else {
                value.clone()
            });
        }
        values.extend(rest.cloned());
    }
    let no_keywords = keywords.as_dict().is_none_or(|dict| thread.dict_len(dict) == 0);
    if no_keywords && args.names.is_empty() {
        return thread.call(&function, &values);
    }
    if let Some(names) = joined_keywords(thread, &keywords, args, &mut values) {
        return thread.call_with(
            &function,
            Args {
                values: &values,
                names: &names,
            },
        );
    }
    let merged = Value::dict(RawDict::default());
    minipy_vm::native::dict_update(thread, &merged, &keywords)?;
    if let Some(dict) = merged.as_dict() {
        for (name, value) in args.by_keyword() {
            thread.dict_set(dict, name, value.clone())?;
        }
        let entries = thread.dict_entries(dict);
        let (names, more): (Vec<Value>, Vec<Value>) = entries.into_iter().unzip();
        if names.iter().any(|name| name.as_str().is_none()) {
            return Err(thread.type_error("keywords must be strings"));
        }
        values.extend(more);
        return thread.call_with(
            &function,
            Args {
                values: &values,
                names: &names,
            },
        );
    }
    Ok(Value::NONE)
}

/// The names of the keywords of a partial and of a call of it, whose values go behind `values`: those of the call count. None, and nothing
/// done, if a name of the partial's is no plain string.
fn joined_keywords(thread: &Thread, known: &Value, args: Args<'_>, values: &mut Vec<Value>) -> Option<Vec<Value>> {
    let known = thread.dict_entries(known.as_dict()?);
    if known.iter().any(|(name, _)| !name.is_interned()) || args.names.iter().any(|name| !name.is_interned()) {
        return None;
    }
    let mut names = Vec::with_capacity(known.len() + args.names.len());
    for (name, value) in known {
        let given = args.by_keyword().find(|(given, _)| given.is(&name));
        values.push(given.map_or(value, |(_, value)| value.clone()));
        names.push(name);
    }
    for (name, value) in args.by_keyword() {
        if !names.iter().any(|known| known.is(name)) {
            names.push(name.clone());
            values.push(value.clone());
        }
    }
    Some(names)
}

#[cold]
fn missing(thread: &mut Thread, open: usize, given: usize) -> Raised {
    thread.type_error(format!(
        "missing positional arguments in 'partial' call; expected at least {open}, got {given}"
    ))
}

fn get(_: &mut Thread, this: &Value, instance: &Value, _: &Value) -> Outcome {
    if instance.is_undef() {
        return Ok(this.clone());
    }
    Ok(Value::method(this.clone(), instance.clone()))
}

fn repr(thread: &mut Thread, this: &Value) -> Outcome {
    let Some((function, before, keywords, _)) = parts(thread, this) else {
        return Ok(Value::NONE);
    };
    let class = thread.class_of(this).clone();
    let name = thread.full_class_name(&class);
    thread.repr_once(this, "...", |thread| {
        let mut texts = vec![thread.repr_text(&function)?];
        for value in items(&before) {
            texts.push(thread.repr_text(value)?);
        }
        let entries = keywords.as_dict().map(|dict| thread.dict_entries(dict));
        for (key, value) in entries.unwrap_or_default() {
            texts.push(format!("{}={}", thread.str_text(&key)?, thread.repr_text(&value)?));
        }
        Ok(format!("{name}({})", texts.join(", ")))
    })
}

fn reduce(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let class = thread.class_of(&args[0]).clone();
    let Some((function, before, keywords, _)) = parts(thread, &args[0]) else {
        return Ok(Value::NONE);
    };
    let attributes = match thread.own_attribute_names(&args[0]).is_empty() {
        true => Value::NONE,
        false => thread.attribute_dict(&args[0]).unwrap_or(Value::NONE),
    };
    let state = vec![function.clone(), before, keywords, attributes];
    Ok(Value::tuple(vec![
        class,
        Value::tuple(vec![function]),
        Value::tuple(state),
    ]))
}

fn set_state(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let bad = |thread: &mut Thread| Err(thread.type_error("invalid partial state"));
    let [function, before, keywords, attributes] = items(&args[1]) else {
        return bad(thread);
    };
    let keywords = if keywords.is_none() {
        Value::dict(RawDict::default())
    } else {
        keywords.clone()
    };
    let attributes = match attributes.is_none() {
        true => Value::dict(RawDict::default()),
        false => attributes.clone(),
    };
    let fits = before.as_tuple().is_some() && keywords.as_dict().is_some() && attributes.as_dict().is_some();
    if !thread.is_callable(function) || !fits {
        return bad(thread);
    }
    let hole = placeholder(thread);
    if items(before).last().is_some_and(|last| last.is(&hole)) {
        return Err(thread.type_error("trailing Placeholders are not allowed"));
    }
    // What is plain already is kept, so that a copy shares it.
    let before = match thread.is_exactly(before, ClassId::Tuple) {
        true => before.clone(),
        false => Value::tuple_of(items(before)),
    };
    let open = items(&before).iter().filter(|value| value.is(&hole)).count();
    let plain = match thread.is_exactly(&keywords, ClassId::Dict) {
        true => keywords,
        false => {
            let plain = Value::dict(RawDict::default());
            minipy_vm::native::dict_update(thread, &plain, &keywords)?;
            plain
        }
    };
    thread.set_attribute_dict(&args[0], attributes);
    if let Some(partial) = args[0].payload_mut::<Partial>(thread) {
        let made = Partial {
            function: function.clone(),
            args: before,
            keywords: plain,
            open,
        };
        drop(std::mem::replace(partial, made));
    }
    Ok(Value::NONE)
}

fn function(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(parts(thread, &args[0]).map_or(Value::NONE, |parts| parts.0))
}

fn arguments(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(parts(thread, &args[0]).map_or(Value::NONE, |parts| parts.1))
}

fn keywords(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(parts(thread, &args[0]).map_or(Value::NONE, |parts| parts.2))
}

fn readonly(thread: &mut Thread, _: Args<'_>) -> Outcome {
    Err(thread.raise(ClassId::AttributeError, "readonly attribute"))
}

static SLOTS: NativeSlots = NativeSlots {
    repr: Some(repr),
    call: Some(call),
    descriptor_get: Some(get),
    new: Some(new),
    ..NativeSlots::NONE
};

/// `functools.partial`.
pub(super) static CLASS: NativeClass = NativeClass {
    name: "partial",
    module: "functools",
    base: ClassId::Object,
    slots: Some(&SLOTS),
    methods: &[
        NativeDef::attribute("func", function, readonly),
        NativeDef::attribute("args", arguments, readonly),
        NativeDef::attribute("keywords", keywords, readonly),
        NativeDef::method("__reduce__", Arity::Zero, reduce),
        NativeDef::method("__setstate__", Arity::One, set_state),
        NativeDef::class_method("__class_getitem__", Arity::One, class_getitem),
        WEAKREF,
    ],
    has_dict: true,
    is_final: false,
};
