//! `collections.OrderedDict`: a dict whose order is part of what it is. The builtin dict keeps the order of insertion anyhow; here
//! are moving keys, taking items from either end, and a comparison that looks at the order. Its views and walks are in
//! `ordered_views.rs`.

use super::ordered_views::{self, view, walk};
use crate::support::short_name;
use minipy_vm::native::{
    Args, Arity, Binary, ClassId, Comparison, DICT_SLOTS, NativeClass, NativeDef, NativeSlots, Outcome, Part, Raised,
    RawDict, Signature, Thread, Value, WEAKREF, class_getitem,
};

/// The dict in a value; slots and methods are only called with one.
macro_rules! dict_of {
    ($value:expr) => {
        match $value.as_dict() {
            Some(dict) => dict,
            None => return Ok(Default::default()),
        }
    };
}
pub(super) use dict_of;

/// Is it an ordered dict?
pub(super) fn is_ordered(thread: &mut Thread, value: &Value) -> bool {
    let class = thread.native_class(&CLASS);
    thread.is_subclass_of(thread.class_of(value), &class)
}

/// Is it one of exactly this class, so that its methods are those here?
fn is_plain(thread: &mut Thread, value: &Value) -> bool {
    let class = thread.native_class(&CLASS);
    thread.class_of(value).is(&class)
}

fn new(thread: &mut Thread, class: &Value, _: Args<'_>) -> Outcome {
    let _ = thread;
    Ok(Value::dict(RawDict::default()).with_class(class))
}

fn init(thread: &mut Thread, this: &Value, args: Args<'_>) -> Outcome<()> {
    let given = args.by_position().len();
    if given > 1 {
        return Err(thread.type_error(format!("expected at most 1 argument, got {given}")));
    }
    update_from_call(thread, this, args)
}

/// Takes in what a call of the class or of `update` says, through the item assignment of the object's class.
fn update_from_call(thread: &mut Thread, this: &Value, args: Args<'_>) -> Outcome<()> {
    if let Some(other) = args.by_position().first() {
        update(thread, this, other)?;
    }
    args.by_keyword()
        .try_for_each(|(name, value)| thread.set_item(this, name, value))
}

/// `MutableMapping.update` with one argument.
fn update(thread: &mut Thread, this: &Value, other: &Value) -> Outcome<()> {
    if let Some(dict) = other.as_dict().filter(|_| thread.is_exactly(other, ClassId::Dict)) {
        return thread
            .dict_entries(dict)
            .into_iter()
            .try_for_each(|(key, value)| thread.set_item(this, &key, &value));
    }
    if let Some(keys) = find(thread, other, "keys")? {
        let keys = thread.call(&keys, &[])?;
        return thread.for_each(&keys, |thread, key| {
            let value = thread.get_item(other, &key)?;
            thread.set_item(this, &key, &value)
        });
    }
    let pairs = match find(thread, other, "items")? {
        Some(items) => thread.call(&items, &[])?,
        None => other.clone(),
    };
    thread.for_each(&pairs, |thread, pair| {
        let iterator = thread.iter(&pair)?;
        let Some(key) = thread.next(&iterator)? else {
            return Err(thread.value_error("need more than 0 values to unpack"));
        };
        let Some(value) = thread.next(&iterator)? else {
            return Err(thread.value_error("need more than 1 value to unpack"));
        };
        if thread.next(&iterator)?.is_some() {
            return Err(thread.value_error("too many values to unpack (expected 2)"));
        }
        thread.set_item(this, &key, &value)
    })
}

/// An attribute, or None if there is none.
fn find(thread: &mut Thread, object: &Value, name: &str) -> Outcome<Option<Value>> {
    match thread.find_attr(object, &Value::intern(name)) {
        Err(raised) => thread.catch(raised, ClassId::AttributeError).map(|_| None),
        found => found,
    }
}

fn update_method(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let rest = Args {
        values: &args.values[1..],
        names: args.names,
    };
    let given = rest.by_position().len();
    if given > 1 {
        let message = format!("update() takes at most 1 positional argument ({given} given)");
        return Err(thread.type_error(message));
    }
    update_from_call(thread, &args[0], rest)?;
    Ok(Value::NONE)
}

fn repr(thread: &mut Thread, this: &Value) -> Outcome {
    let name = short_name(thread, this);
    if thread.dict_len(dict_of!(this)) == 0 {
        return thread.text_value(&format!("{name}()"));
    }
    thread.repr_once(this, "...", |thread| {
        let plain = Value::dict(RawDict::default());
        if is_plain(thread, this) {
            let entries = this.as_dict().map(|dict| thread.dict_entries(dict));
            for (key, value) in entries.unwrap_or_default() {
                thread.set_item(&plain, &key, &value)?;
            }
        } else {
            let items = thread.call_method(this, "items", &[])?;
            update(thread, &plain, &items)?;
        }
        Ok(format!("{name}({})", thread.repr_text(&plain)?))
    })
}

fn compare(thread: &mut Thread, left: &Value, right: &Value, op: Comparison) -> Outcome {
    let answer = match DICT_SLOTS.compare {
        Some(compare) => compare(thread, left, right, Comparison::Eq)?,
        None => Value::NOT_IMPLEMENTED,
    };
    let (Some(mut equal), true) = (answer.as_bool(), matches!(op, Comparison::Eq | Comparison::Ne)) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if equal && is_ordered(thread, left) && is_ordered(thread, right) {
        equal = same_order(thread, left, right)?;
    }
    Ok(Value::bool(equal == (op == Comparison::Eq)))
}

fn same_order(thread: &mut Thread, left: &Value, right: &Value) -> Outcome<bool> {
    let (l, r) = (dict_of!(left), dict_of!(right));
    let before = (thread.dict_version(l), thread.dict_version(r));
    let (mut at_left, mut at_right) = (0, 0);
    loop {
        match (thread.dict_entry_at(l, at_left), thread.dict_entry_at(r, at_right)) {
            (Some((i, key, _)), Some((j, other, _))) => {
                (at_left, at_right) = (i + 1, j + 1);
                if !thread.equals(&key, &other)? {
                    return Ok(false);
                }
            }
            (left, right) => return Ok(left.is_none() && right.is_none()),
        }
        if (thread.dict_version(l), thread.dict_version(r)) != before {
            return Err(mutated(thread));
        }
        thread.poll_native()?;
    }
}

#[cold]
fn mutated(thread: &mut Thread) -> Raised {
    thread.raise(ClassId::RuntimeError, "OrderedDict mutated during iteration")
}

fn binary(thread: &mut Thread, op: Binary, left: &Value, right: &Value) -> Outcome {
    if op != Binary::Or || left.as_dict().is_none() || right.as_dict().is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let ordered = if is_ordered(thread, left) { left } else { right };
    let class = thread.class_of(ordered).clone();
    let union = thread.call(&class, std::slice::from_ref(left))?;
    update(thread, &union, right)?;
    Ok(union)
}

fn in_place(thread: &mut Thread, op: Binary, this: &Value, other: &Value) -> Outcome {
    if op != Binary::Or {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    update(thread, this, other)?;
    Ok(this.clone())
}

#[cold]
fn empty(thread: &mut Thread) -> Raised {
    thread.raise(ClassId::KeyError, "dictionary is empty")
}

/// The argument `last`, true if it is not given.
fn is_last(thread: &mut Thread, value: Option<&Value>) -> Outcome<bool> {
    value.map_or(Ok(true), |value| thread.truth(value))
}

fn pop_item(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let last = is_last(thread, args.get(1))?;
    match thread.dict_take_end(dict_of!(args[0]), last) {
        Some((key, value)) => Ok(Value::tuple_from(2, [key, value])),
        None => Err(empty(thread)),
    }
}

fn move_to_end(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let last = is_last(thread, args.get(2))?;
    let dict = dict_of!(args[0]);
    let hash = thread.hash_key(&args[1])?;
    match thread.dict_find(dict, hash, &args[1])? {
        Some(number) => {
            thread.dict_move(dict, number, last);
            Ok(Value::NONE)
        }
        None => Err(thread.key_error(&args[1])),
    }
}

fn pop(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (this, key) = (&args[0], &args[1]);
    let removed = thread.dict_remove(dict_of!(this), key)?;
    if let Some((_, value)) = removed {
        return Ok(value);
    }
    if let Some(default) = args.get(2) {
        return Ok(default.clone());
    }
    Err(thread.key_error(key))
}

fn set_default(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (this, key) = (&args[0], &args[1]);
    let default = args.get(2).cloned().unwrap_or(Value::NONE);
    if thread.contains(this, key)? {
        return thread.get_item(this, key);
    }
    thread.set_item(this, key, &default)?;
    Ok(default)
}

fn copy(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let this = &args[0];
    let (class, plain) = (thread.class_of(this).clone(), is_plain(thread, this));
    let copy = thread.call(&class, &[])?;
    let dict = dict_of!(this);
    let before = thread.dict_version(dict);
    for (key, value) in thread.dict_entries(dict) {
        let value = if plain { value } else { thread.get_item(this, &key)? };
        thread.set_item(&copy, &key, &value)?;
        if thread.dict_version(dict) != before {
            return Err(mutated(thread));
        }
    }
    Ok(copy)
}

fn from_keys(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let value = args.get(2).cloned().unwrap_or(Value::NONE);
    let made = thread.call(&args[0], &[])?;
    thread.for_each(&args[1], |thread, key| thread.set_item(&made, &key, &value))?;
    Ok(made)
}

fn reduce(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let class = thread.class_of(&args[0]).clone();
    let state = match thread.attribute_dict(&args[0]) {
        Some(dict) if dict.as_dict().is_some_and(|dict| thread.dict_len(dict) > 0) => dict,
        _ => Value::NONE,
    };
    let items = thread.call_method(&args[0], "items", &[])?;
    let items = thread.iter(&items)?;
    Ok(Value::tuple(vec![
        class,
        Value::tuple(Vec::new()),
        state,
        Value::NONE,
        items,
    ]))
}

fn iter(thread: &mut Thread, this: &Value) -> Outcome {
    walk(thread, this, Part::Keys, false)
}

fn reversed(thread: &mut Thread, args: Args<'_>) -> Outcome {
    walk(thread, &args[0], Part::Keys, true)
}

fn keys(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(view(thread, &args[0], &ordered_views::KEYS, Part::Keys))
}

fn values(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(view(thread, &args[0], &ordered_views::VALUES, Part::Values))
}

fn items(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(view(thread, &args[0], &ordered_views::ITEMS, Part::Items))
}

/// Parameters that may all be given by name.
const fn named(params: &'static [&'static str], required: u8) -> Signature {
    Signature {
        params,
        required,
        positional_only: 0,
        keyword_only: 0,
    }
}

static POP: Signature = named(&["key", "default"], 1);
static POP_ITEM: Signature = named(&["last"], 0);
static MOVE: Signature = named(&["key", "last"], 1);
static FROM_KEYS: Signature = named(&["iterable", "value"], 1);

static SLOTS: NativeSlots = NativeSlots {
    repr: Some(repr),
    iter: Some(iter),
    compare: Some(compare),
    binary: Some(binary),
    in_place: Some(in_place),
    new: Some(new),
    init: Some(init),
    ..DICT_SLOTS
};

/// `collections.OrderedDict`.
pub(super) static CLASS: NativeClass = NativeClass {
    name: "OrderedDict",
    module: "collections",
    base: ClassId::Dict,
    slots: Some(&SLOTS),
    methods: &[
        NativeDef::method("pop", Arity::Named(&POP), pop),
        WEAKREF,
        NativeDef::method("popitem", Arity::Named(&POP_ITEM), pop_item),
        NativeDef::method("move_to_end", Arity::Named(&MOVE), move_to_end),
        NativeDef::method("setdefault", Arity::Named(&POP), set_default),
        NativeDef::method("update", Arity::Any, update_method),
        NativeDef::method("copy", Arity::Zero, copy),
        NativeDef::method("__reduce__", Arity::Zero, reduce),
        NativeDef::method("__reversed__", Arity::Zero, reversed),
        NativeDef::method("keys", Arity::Zero, keys),
        NativeDef::method("values", Arity::Zero, values),
        NativeDef::method("items", Arity::Zero, items),
        NativeDef::class_method("fromkeys", Arity::Named(&FROM_KEYS), from_keys),
        NativeDef::class_method("__class_getitem__", Arity::One, class_getitem),
    ],
    has_dict: true,
    is_final: false,
};
