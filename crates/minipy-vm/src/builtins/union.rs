//! `typing.Union`: `int | str`, the classes of which one is meant, for annotations and `isinstance`.
//!
//! What stands in a union is a class, `None` (kept as its class), an alias such as `list[int]`; each once, in the order written.
//! What else may stand in one, such as a type variable or a text, comes by `Union[...]`, and is looked at by `typing`.

use super::generic_alias::{annotation_text, parameters_in, substituted};
use super::library::call_in_library;
use crate::heap::classes::ClassId;
use crate::heap::native::{Args, Arity, Binary, Comparison, NativeDef, NativeSlots, Outcome};
use crate::heap::object::Payload;
use crate::heap::thread::Thread;
use crate::heap::value::Value;

/// The members, a tuple of at least two.
struct Union {
    members: Value,
}

impl Payload for Union {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        visit(&self.members);
    }
}

/// The members of a union.
fn members(thread: &Thread, value: &Value) -> Vec<Value> {
    let union = value.payload::<Union>(thread);
    union
        .and_then(|union| union.members.as_tuple())
        .map_or(Vec::new(), |members| members.items().to_vec())
}

/// What an operand of `|` brings into a union; nothing if it cannot stand in one.
fn brought(thread: &Thread, operand: &Value) -> Vec<Value> {
    if operand.is_none() {
        return vec![thread.heap().class(ClassId::NoneType).clone()];
    }
    if operand.as_class().is_some() || thread.is_a(operand, ClassId::GenericAlias) {
        return vec![operand.clone()];
    }
    members(thread, operand)
}

/// `left | right` where one of them is a class, an alias or a union.
pub fn union_operator(thread: &mut Thread, op: Binary, left: &Value, right: &Value) -> Outcome {
    if op != Binary::Or {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (left, right) = (brought(thread, left), brought(thread, right));
    if left.is_empty() || right.is_empty() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    of_members(thread, left.into_iter().chain(right))
}

/// The union of members, each once; of one member that itself.
fn of_members(thread: &mut Thread, members: impl Iterator<Item = Value>) -> Outcome {
    let mut all: Vec<Value> = Vec::new();
    for member in members {
        if !has(thread, &all, &member)? {
            all.push(member);
        }
    }
    match all.len() {
        1 => Ok(all.swap_remove(0)),
        _ => Ok(Value::builtin_payload(
            ClassId::Union,
            Union {
                members: Value::tuple(all),
            },
        )),
    }
}

fn has(thread: &mut Thread, all: &[Value], member: &Value) -> Outcome<bool> {
    for known in all {
        if thread.equals(known, member)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn repr(thread: &mut Thread, value: &Value) -> Outcome {
    let mut texts = Vec::new();
    for member in members(thread, value) {
        texts.push(annotation_text(thread, &member)?);
    }
    Ok(Value::str(&texts.join(" | ")))
}

/// The order of the members does not matter.
fn hash(thread: &mut Thread, value: &Value) -> Outcome<i64> {
    let mut hash = 0i64;
    for member in members(thread, value) {
        hash = hash.wrapping_add(thread.hash(&member)?);
    }
    Ok(if hash == -1 { -2 } else { hash })
}

fn compare(thread: &mut Thread, left: &Value, right: &Value, op: Comparison) -> Outcome {
    let (left, right) = (members(thread, left), members(thread, right));
    if left.is_empty() || right.is_empty() || !matches!(op, Comparison::Eq | Comparison::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let mut equal = left.len() == right.len();
    for member in &left {
        equal = equal && has(thread, &right, member)?;
    }
    Ok(Value::bool(equal == (op == Comparison::Eq)))
}

/// `Union[items]`.
fn class_getitem(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let items = match args[1].as_tuple() {
        Some(items) => items.items().to_vec(),
        None => vec![args[1].clone()],
    };
    if items.is_empty() {
        return Err(thread.type_error("Cannot take a Union of no types."));
    }
    let mut all = Vec::new();
    for item in items {
        let known = brought(thread, &item);
        if !known.is_empty() {
            all.extend(known);
            continue;
        }
        let message = Value::str("Union[arg, ...]: each arg must be a type.");
        all.push(call_in_library(thread, "typing", "_type_check", &[item, message])?);
    }
    of_members(thread, all.into_iter())
}

/// `union[items]`: the type parameters in it replaced.
fn get_item(thread: &mut Thread, value: &Value, items: &Value) -> Outcome {
    let args = Value::tuple(members(thread, value));
    let replaced = substituted(thread, value, &args, items)?;
    let class = thread.heap().class(ClassId::Union).clone();
    class_getitem(thread, Args::positional(&[class, replaced]))
}

fn arguments(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::tuple(members(thread, &args[0])))
}

fn parameters(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let args = Value::tuple(members(thread, &args[0]));
    parameters_in(thread, &args)
}

fn origin(thread: &mut Thread, _: Args<'_>) -> Outcome {
    Ok(thread.heap().class(ClassId::Union).clone())
}

fn instance_check(thread: &mut Thread, args: Args<'_>) -> Outcome {
    for member in members(thread, &args[0]) {
        if thread.is_instance(&args[1], &member)? {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

fn subclass_check(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if args[1].as_class().is_none() {
        return Err(thread.type_error("issubclass() arg 1 must be a class"));
    }
    for member in members(thread, &args[0]) {
        if thread.is_subclass(&args[1], &member)? {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

/// Slots of `typing.Union`.
pub static SLOTS: NativeSlots = NativeSlots {
    repr: Some(repr),
    hash: Some(hash),
    compare: Some(compare),
    get_item: Some(get_item),
    binary: Some(union_operator),
    ..NativeSlots::NONE
};

/// Methods of `typing.Union`.
pub static METHODS: &[NativeDef] = &[
    NativeDef::getter("__args__", arguments),
    NativeDef::getter("__parameters__", parameters),
    NativeDef::getter("__origin__", origin),
    NativeDef::class_method("__class_getitem__", Arity::One, class_getitem),
    NativeDef::method("__instancecheck__", Arity::One, instance_check),
    NativeDef::method("__subclasscheck__", Arity::One, subclass_check),
];
