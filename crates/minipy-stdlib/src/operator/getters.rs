//! `attrgetter`, `itemgetter` and `methodcaller`: callables made once and called with many objects.

use crate::support::{construct, constructor};
use minipy_vm::native::{
    Args, Arity, ClassId, Kind, NativeClass, NativeDef, NativeSlots, Outcome, Payload, Raised, Thread, Value,
};

/// The classes of this file.
pub(super) static CLASSES: &[&NativeClass] = &[&ATTR_GETTER, &ITEM_GETTER, &METHOD_CALLER];

/// `attrgetter(*names)`: each name a path of names.
struct AttrGetter {
    /// The names as given.
    names: Value,
    /// The interned names between the dots.
    paths: Vec<Vec<Value>>,
}

impl Payload for AttrGetter {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        visit(&self.names);
    }
}

/// The arguments of a getter: at least one, none by keyword.
fn some_arguments<'a>(thread: &mut Thread, name: &str, args: Args<'a>) -> Outcome<&'a [Value]> {
    if !args.names.is_empty() {
        return Err(thread.type_error(format!("{name}() takes no keyword arguments")));
    }
    let given = &args.values[1..];
    if given.is_empty() {
        return Err(thread.type_error(format!("{name} expected 1 argument, got 0")));
    }
    Ok(given)
}

fn make_attr_getter(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let names = some_arguments(thread, "attrgetter", args)?;
    let mut paths = Vec::with_capacity(names.len());
    for name in names {
        let Some(text) = name.as_str() else {
            return Err(thread.type_error("attribute name must be a string"));
        };
        paths.push(text.split('.').map(Value::intern).collect());
    }
    let names = Value::tuple_of(names);
    Ok(Value::payload_object(&args[0], AttrGetter { names, paths }))
}

/// The one argument of a getter's call.
fn sole_argument<'a>(thread: &mut Thread, name: &str, args: Args<'a>) -> Outcome<&'a Value> {
    match args.values {
        [object] if args.names.is_empty() => Ok(object),
        _ => Err(wrong_call(thread, name, args)),
    }
}

#[cold]
fn wrong_call(thread: &mut Thread, name: &str, args: Args<'_>) -> Raised {
    let given = args.by_position().len();
    if !args.names.is_empty() && (given == 1 || name != "methodcaller") {
        return thread.type_error(format!("{name}() takes no keyword arguments"));
    }
    thread.type_error(format!("{name} expected 1 argument, got {given}"))
}

fn call_attr_getter(thread: &mut Thread, this: &Value, args: Args<'_>) -> Outcome {
    let object = sole_argument(thread, "attrgetter", args)?;
    let count = this
        .payload::<AttrGetter>(thread)
        .map_or(0, |getter| getter.paths.len());
    if count == 1 {
        return follow(thread, this, 0, object);
    }
    let items: Outcome<Vec<Value>> = (0..count).map(|path| follow(thread, this, path, object)).collect();
    items.map(Value::tuple)
}

/// The attribute at the end of a path.
fn follow(thread: &mut Thread, this: &Value, path: usize, object: &Value) -> Outcome {
    let mut found = object.clone();
    let mut step = 0;
    loop {
        let getter = this.payload::<AttrGetter>(thread);
        let Some(name) = getter.and_then(|getter| getter.paths.get(path)?.get(step)).cloned() else {
            return Ok(found);
        };
        found = thread.get_attr(&found, &name)?;
        step += 1;
    }
}

/// `Class(reprs of the arguments)`.
fn repr_of(thread: &mut Thread, this: &Value, arguments: &Value, keywords: &[(Value, Value)]) -> Outcome {
    let name = thread.class_name(this);
    thread.repr_once(this, &format!("{name}(...)"), |thread| {
        let mut parts = Vec::new();
        for argument in arguments.as_tuple().map_or(&[][..], |tuple| tuple.items()) {
            parts.push(thread.repr_text(argument)?);
        }
        for (key, value) in keywords {
            parts.push(format!("{}={}", key.as_str().unwrap_or("?"), thread.repr_text(value)?));
        }
        Ok(format!("{name}({})", parts.join(", ")))
    })
}

fn repr_attr_getter(thread: &mut Thread, this: &Value) -> Outcome {
    let names = this.payload::<AttrGetter>(thread).map(|getter| getter.names.clone());
    repr_of(thread, this, &names.unwrap_or(Value::NONE), &[])
}

fn reduce_attr_getter(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let class = thread.class_of(&args[0]).clone();
    let names = args[0].payload::<AttrGetter>(thread).map(|getter| getter.names.clone());
    Ok(Value::tuple(vec![class, names.unwrap_or(Value::NONE)]))
}

/// `itemgetter(*keys)`.
struct ItemGetter {
    /// A tuple.
    keys: Value,
}

impl Payload for ItemGetter {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        visit(&self.keys);
    }
}

fn make_item_getter(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let keys = Value::tuple_of(some_arguments(thread, "itemgetter", args)?);
    Ok(Value::payload_object(&args[0], ItemGetter { keys }))
}

fn call_item_getter(thread: &mut Thread, this: &Value, args: Args<'_>) -> Outcome {
    let object = sole_argument(thread, "itemgetter", args)?;
    let Some(getter) = this.payload::<ItemGetter>(thread) else {
        return Ok(Value::NONE);
    };
    let keys = getter.keys.clone();
    match keys.as_tuple().map_or(&[][..], |tuple| tuple.items()) {
        [key] => item(thread, object, key),
        keys => {
            let items: Outcome<Vec<Value>> = keys.iter().map(|key| item(thread, object, key)).collect();
            items.map(Value::tuple)
        }
    }
}

/// `object[key]`, the short way for an item of a plain tuple.
#[inline]
fn item(thread: &mut Thread, object: &Value, key: &Value) -> Outcome {
    if let (Some(Kind::Tuple), Some(index)) = (object.kind(), key.as_small_int())
        && thread.is_exactly(object, ClassId::Tuple)
        && let Some(item) = object
            .as_tuple()
            .and_then(|tuple| tuple.items().get(usize::try_from(index).ok()?))
    {
        return Ok(item.clone());
    }
    thread.get_item(object, key)
}

fn repr_item_getter(thread: &mut Thread, this: &Value) -> Outcome {
    let keys = this.payload::<ItemGetter>(thread).map(|getter| getter.keys.clone());
    repr_of(thread, this, &keys.unwrap_or(Value::NONE), &[])
}

fn reduce_item_getter(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let class = thread.class_of(&args[0]).clone();
    let keys = args[0].payload::<ItemGetter>(thread).map(|getter| getter.keys.clone());
    Ok(Value::tuple(vec![class, keys.unwrap_or(Value::NONE)]))
}

/// `methodcaller(name, *args, **kwargs)`.
struct MethodCaller {
    name: Value,
    values: Vec<Value>,
    /// The names of the last values.
    keywords: Vec<Value>,
}

impl Payload for MethodCaller {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        visit(&self.name);
        self.values.iter().chain(&self.keywords).for_each(visit);
    }
}

fn make_method_caller(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let Some(name) = args.by_position().get(1) else {
        return Err(thread.type_error("methodcaller needs at least one argument, the method name"));
    };
    if name.as_str().is_none() {
        return Err(thread.type_error("method name must be a string"));
    }
    let caller = MethodCaller {
        name: name.interned(),
        values: args.values[2..].to_vec(),
        keywords: args.names.to_vec(),
    };
    Ok(Value::payload_object(&args[0], caller))
}

/// The name, the values and the keywords of a caller.
fn parts(thread: &Thread, this: &Value) -> Option<(Value, Vec<Value>, Vec<Value>)> {
    let caller = this.payload::<MethodCaller>(thread)?;
    Some((caller.name.clone(), caller.values.clone(), caller.keywords.clone()))
}

fn call_method_caller(thread: &mut Thread, this: &Value, args: Args<'_>) -> Outcome {
    let object = sole_argument(thread, "methodcaller", args)?;
    let Some((name, values, names)) = parts(thread, this) else {
        return Ok(Value::NONE);
    };
    if names.is_empty() {
        return thread.call_method(object, name.as_str().unwrap_or_default(), &values);
    }
    let method = thread.get_attr(object, &name)?;
    let args = Args {
        values: &values,
        names: &names,
    };
    thread.call_with(&method, args)
}

fn repr_method_caller(thread: &mut Thread, this: &Value) -> Outcome {
    let Some((name, values, names)) = parts(thread, this) else {
        return Ok(Value::NONE);
    };
    let plain = values.len() - names.len();
    let mut arguments = vec![name];
    arguments.extend_from_slice(&values[..plain]);
    let keywords: Vec<(Value, Value)> = names.into_iter().zip(values[plain..].iter().cloned()).collect();
    repr_of(thread, this, &Value::tuple(arguments), &keywords)
}

fn reduce_method_caller(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let class = thread.class_of(&args[0]).clone();
    let Some((name, values, names)) = parts(thread, &args[0]) else {
        return Ok(Value::NONE);
    };
    if names.is_empty() {
        let mut arguments = vec![name];
        arguments.extend(values);
        return Ok(Value::tuple(vec![class, Value::tuple(arguments)]));
    }
    let plain = values.len() - names.len();
    let partial = thread.import_dotted("functools")?;
    let partial = thread.get_attr(&partial, &Value::intern("partial"))?;
    let mut given = vec![class, name];
    given.extend_from_slice(&values[plain..]);
    let constructor = thread.call_with(
        &partial,
        Args {
            values: &given,
            names: &names,
        },
    )?;
    Ok(Value::tuple(vec![constructor, Value::tuple(values[..plain].to_vec())]))
}

/// A class of this file.
macro_rules! getter_class {
    ($CLASS:ident $name:literal $make:ident $call:ident $repr:ident $reduce:ident) => {
        static $CLASS: NativeClass = {
            static NEW: NativeDef = constructor($name, Arity::Any, $make);
            static SLOTS: NativeSlots = NativeSlots {
                repr: Some($repr),
                call: Some($call),
                new: Some(|thread, class, args| construct(thread, &NEW, class, args)),
                ..NativeSlots::NONE
            };
            NativeClass {
                name: $name,
                module: "operator",
                base: ClassId::Object,
                slots: Some(&SLOTS),
                methods: &[NativeDef::method("__reduce__", Arity::Zero, $reduce)],
                has_dict: false,
                is_final: true,
            }
        };
    };
}

getter_class!(ATTR_GETTER "attrgetter" make_attr_getter call_attr_getter repr_attr_getter reduce_attr_getter);
getter_class!(ITEM_GETTER "itemgetter" make_item_getter call_item_getter repr_item_getter reduce_item_getter);
getter_class!(METHOD_CALLER "methodcaller" make_method_caller call_method_caller repr_method_caller reduce_method_caller);
