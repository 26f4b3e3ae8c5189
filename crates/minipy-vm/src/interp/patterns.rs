//! The instructions of `match`: what is a sequence or a mapping, the values of keys, the attributes of a class pattern.
//!
//! The order of lookups and the texts of errors are those of CPython's `_PyEval_MatchKeys` and `_PyEval_MatchClass`. Which patterns
//! are tried, and what they bind, is the compiler's business.

use super::frames::set;
use super::slow::Lent;
use crate::heap::class::Collection;
use crate::heap::classes::ClassId;
use crate::heap::native::{Outcome, Raised};
use crate::heap::set_table::RawSet;
use crate::heap::thread::Thread;
use crate::heap::value::{Value, Word};
use minipy_code::instr::Instr;
use minipy_code::ops::{TEMP_B, TEMP_C};

/// The classes whose instances, and those of classes derived from them, are what one positional sub-pattern of theirs looks at.
const SELF_MATCHING: [ClassId; 10] = [
    ClassId::ByteArray,
    ClassId::Bytes,
    ClassId::Dict,
    ClassId::Float,
    ClassId::FrozenSet,
    ClassId::Int,
    ClassId::List,
    ClassId::Set,
    ClassId::Str,
    ClassId::Tuple,
];

/// Is the value a sequence to `match`?
pub(super) fn is_sequence(thread: &Thread, value: &Value) -> bool {
    thread.collection_of(value) == Collection::Sequence
}

/// Is the value a mapping to `match`?
pub(super) fn is_mapping(thread: &Thread, value: &Value) -> bool {
    thread.collection_of(value) == Collection::Mapping || thread.is_exactly(value, ClassId::MappingProxy)
}

/// GET_LEN.
///
/// # Safety
/// For this and all functions below: `t` is the running thread, `regs` its top frame's window, `consts` the constants of its code,
/// and `ins` the instruction it is at.
#[inline(never)]
pub(super) unsafe fn get_len(t: *mut Thread, regs: *mut Word, ins: Instr) -> Outcome<()> {
    // SAFETY: as the caller says.
    unsafe {
        let length = {
            let value = Lent::new(t, regs.add(ins.b() as usize), false);
            (*t).len(&value)?
        };
        set(t, regs.add(ins.a() as usize), Value::length(length).into_word());
        Ok(())
    }
}

/// MATCH_KEYS.
#[inline(never)]
pub(super) unsafe fn match_keys(t: *mut Thread, regs: *mut Word, ins: Instr) -> Outcome<()> {
    // SAFETY: as above.
    unsafe {
        let found = {
            let mapping = Lent::new(t, regs.add(ins.b() as usize), ins.x() & TEMP_B != 0);
            let keys = Lent::new(t, regs.add(ins.c() as usize), ins.x() & TEMP_C != 0);
            let keys = keys.as_tuple().map_or(&[][..], |tuple| tuple.items());
            values_of(&mut *t, &mapping, keys)?
        };
        let found = found.map_or(Value::NONE, Value::tuple);
        set(t, regs.add(ins.a() as usize), found.into_word());
        Ok(())
    }
}

/// The values of a mapping for some keys, None if one is missing. A dict is asked itself, anything else through its `get`, which does
/// not make up missing items as `__missing__` may.
fn values_of(thread: &mut Thread, mapping: &Value, keys: &[Value]) -> Outcome<Option<Vec<Value>>> {
    let dict = mapping.as_dict().filter(|_| thread.is_exactly(mapping, ClassId::Dict));
    let getter = match dict {
        Some(_) => None,
        None => {
            let get = thread.get_attr(mapping, &Value::intern("get"))?;
            let object = thread.heap().class(ClassId::Object).clone();
            Some((get, thread.call(&object, &[])?))
        }
    };
    let seen = Value::set(RawSet::default());
    let mut values = Vec::with_capacity(keys.len());
    for key in keys {
        note_key(thread, &seen, key, keys.len())?;
        let value = match (dict, &getter) {
            (Some(dict), _) => thread.dict_get(dict, key)?,
            (None, Some((get, absent))) => {
                Some(thread.call(get, &[key.clone(), absent.clone()])?).filter(|value| !value.is(absent))
            }
            (None, None) => None,
        };
        match value {
            Some(value) => values.push(value),
            None => return Ok(None),
        }
    }
    Ok(Some(values))
}

/// An error if the key cannot be hashed or was seen before; a lone key is not kept.
fn note_key(thread: &mut Thread, seen: &Value, key: &Value, count: usize) -> Outcome<()> {
    let hash = thread.hash_item(key)?;
    let Some(seen) = seen.as_set().filter(|_| count > 1) else {
        return Ok(());
    };
    if thread.set_find(seen, hash, key)?.is_some() {
        let text = thread.repr_text(key)?;
        return Err(thread.value_error(format!("mapping pattern checks duplicate key ({text})")));
    }
    thread.set_add_hashed(seen, hash, key)?;
    Ok(())
}

/// MATCH_CLASS.
#[inline(never)]
pub(super) unsafe fn match_class(t: *mut Thread, regs: *mut Word, consts: *const Word, ins: Instr) -> Outcome<()> {
    // SAFETY: as above; the constant is a tuple of a count and strings (V4).
    unsafe {
        let found = {
            let class = Lent::new(t, regs.add(ins.a() as usize), true);
            let subject = Lent::new(t, regs.add(ins.b() as usize), ins.x() & TEMP_B != 0);
            let wanted = Value::borrow(consts.add(ins.c() as usize));
            let wanted = wanted.as_tuple().map_or(&[][..], |tuple| tuple.items());
            match wanted.split_first() {
                Some((count, names)) => {
                    let count = count.as_small_int().unwrap_or_default() as usize;
                    attributes_of(&mut *t, &subject, &class, count, names)?
                }
                None => None,
            }
        };
        let found = found.map_or(Value::NONE, Value::tuple);
        set(t, regs.add(ins.a() as usize), found.into_word());
        Ok(())
    }
}

/// What a class pattern with `count` positional sub-patterns and those for `names` looks at; None if the subject does not match.
fn attributes_of(
    thread: &mut Thread,
    subject: &Value,
    class: &Value,
    count: usize,
    names: &[Value],
) -> Outcome<Option<Vec<Value>>> {
    if class.as_class().is_none() {
        return Err(thread.type_error("called match pattern must be a class"));
    }
    if !thread.is_instance(subject, class)? {
        return Ok(None);
    }
    let mut values = Vec::with_capacity(count + names.len());
    let mut seen = Vec::new();
    if count > 0 {
        match match_args(thread, class)? {
            Some(wanted) => {
                let wanted = wanted.as_tuple().map_or(&[][..], |tuple| tuple.items());
                if wanted.len() < count {
                    return Err(too_many(thread, class, wanted.len(), count));
                }
                for name in &wanted[..count] {
                    if !thread.is_exactly(name, ClassId::Str) {
                        let message = format!(
                            "__match_args__ elements must be strings (got {})",
                            thread.class_name(name)
                        );
                        return Err(thread.type_error(message));
                    }
                    let Some(value) = attribute(thread, subject, class, name, &mut seen)? else {
                        return Ok(None);
                    };
                    values.push(value);
                }
            }
            None => {
                let allowed = SELF_MATCHING
                    .iter()
                    .any(|&id| thread.is_subclass_of(class, thread.heap().class(id)));
                if count > allowed as usize {
                    return Err(too_many(thread, class, allowed as usize, count));
                }
                values.push(subject.clone());
            }
        }
    }
    for name in names {
        let Some(value) = attribute(thread, subject, class, name, &mut seen)? else {
            return Ok(None);
        };
        values.push(value);
    }
    Ok(Some(values))
}

/// `__match_args__` of a class, a tuple; None if it has none.
fn match_args(thread: &mut Thread, class: &Value) -> Outcome<Option<Value>> {
    let Some(wanted) = find(thread, class, &Value::intern("__match_args__"))? else {
        return Ok(None);
    };
    if !thread.is_exactly(&wanted, ClassId::Tuple) {
        let message = format!(
            "{}.__match_args__ must be a tuple (got {})",
            thread.name_of_class(class),
            thread.class_name(&wanted)
        );
        return Err(thread.type_error(message));
    }
    Ok(Some(wanted))
}

#[cold]
fn too_many(thread: &mut Thread, class: &Value, allowed: usize, given: usize) -> Raised {
    let plural = if allowed == 1 { "" } else { "s" };
    let name = thread.name_of_class(class);
    thread.type_error(format!(
        "{name}() accepts {allowed} positional sub-pattern{plural} ({given} given)"
    ))
}

/// An attribute of the subject that a class pattern asks for, which it may do once.
fn attribute(
    thread: &mut Thread,
    subject: &Value,
    class: &Value,
    name: &Value,
    seen: &mut Vec<Value>,
) -> Outcome<Option<Value>> {
    let name = name.interned();
    if seen.iter().any(|before| before.is(&name)) {
        let text = thread.repr_text(&name)?;
        let message = format!(
            "{}() got multiple sub-patterns for attribute {text}",
            thread.name_of_class(class)
        );
        return Err(thread.type_error(message));
    }
    let value = find(thread, subject, &name)?;
    seen.push(name);
    Ok(value)
}

/// An attribute; None if there is none, or if looking for it ended in an AttributeError.
fn find(thread: &mut Thread, value: &Value, name: &Value) -> Outcome<Option<Value>> {
    match thread.find_attr(value, name) {
        Ok(found) => Ok(found),
        Err(raised) => {
            let caught = thread.catch(raised, ClassId::AttributeError)?;
            drop(caught);
            Ok(None)
        }
    }
}
