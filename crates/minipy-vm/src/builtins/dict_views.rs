//! `dict_keys`, `dict_values`, `dict_items`: live views of a dict, the first and the last with the operators of sets.

use super::dict::has_key;
use super::dict_iter::{self, Part};
pub use super::dict_iter::{ITERATOR_METHODS, ITERATOR_SLOTS};
use super::mapping_proxy::mapping_proxy;
pub use super::mapping_proxy::{PROXY_METHODS, PROXY_SLOTS};
use super::{sequence, set_ops};
use crate::heap::classes::ClassId;
use crate::heap::native::{Args, Arity, Binary, Comparison, NativeDef, NativeSlots, Outcome};
use crate::heap::object::Payload;
use crate::heap::thread::Thread;
use crate::heap::value::Value;

/// A view.
pub struct DictView {
    /// The dict.
    pub dict: Value,
    /// What of it.
    pub part: Part,
}

impl Payload for DictView {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        visit(&self.dict);
    }
}

/// A view of a dict.
pub fn view(dict: &Value, part: Part) -> Value {
    Value::builtin_payload(
        part.view_class(),
        DictView {
            dict: dict.clone(),
            part,
        },
    )
}

/// The dict of a view, and what of it, if the value is one.
fn parts(thread: &Thread, view: &Value) -> Option<(Value, Part)> {
    let view = view.payload::<DictView>(thread)?;
    Some((view.dict.clone(), view.part))
}

/// As [`parts`], for views that are like sets.
fn set_like(thread: &Thread, view: &Value) -> Option<(Value, Part)> {
    parts(thread, view).filter(|(_, part)| *part != Part::Values)
}

fn len(thread: &mut Thread, view: &Value) -> Outcome<usize> {
    let dict = view.payload::<DictView>(thread).and_then(|view| view.dict.as_dict());
    Ok(dict.map_or(0, |dict| dict.table.get(thread).len()))
}

fn iter(thread: &mut Thread, view: &Value) -> Outcome {
    let Some((dict, part)) = parts(thread, view) else {
        return Ok(Value::NONE);
    };
    Ok(dict_iter::iterator(thread, &dict, part, false))
}

fn items_at_once(thread: &Thread, view: &Value) -> Option<Vec<Value>> {
    let (dict, part) = parts(thread, view)?;
    dict_iter::items_at_once(thread, &dict, part)
}

fn reversed(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let Some((dict, part)) = parts(thread, &args[0]) else {
        return Ok(Value::NONE);
    };
    Ok(dict_iter::iterator(thread, &dict, part, true))
}

fn repr(thread: &mut Thread, view: &Value) -> Outcome {
    thread.repr_once(view, "...", |thread| {
        let mut text = thread.class_name(view);
        let items = Value::list(thread.collect(view)?);
        text.push_str("([");
        sequence::push_reprs(thread, &mut text, &items)?;
        text.push_str("])");
        Ok(text)
    })
}

fn contains(thread: &mut Thread, view: &Value, item: &Value) -> Outcome<bool> {
    let Some((dict, part)) = parts(thread, view) else {
        return Ok(false);
    };
    let Some(object) = dict.as_dict() else { return Ok(false) };
    if part == Part::Keys {
        return has_key(thread, object, item);
    }
    let Some([key, value]) = item.as_tuple().map(|pair| pair.items()) else {
        return Ok(false);
    };
    match thread.dict_get(object, key)? {
        Some(found) => thread.equals(&found, value),
        None => Ok(false),
    }
}

/// Is every item of the one collection in the other?
fn all_in(thread: &mut Thread, items: &Value, container: &Value) -> Outcome<bool> {
    let iterator = thread.iter(items)?;
    while let Some(item) = thread.next(&iterator)? {
        if !thread.contains(container, &item)? {
            return Ok(false);
        }
        thread.poll_native()?;
    }
    Ok(true)
}

fn compare(thread: &mut Thread, left: &Value, right: &Value, op: Comparison) -> Outcome {
    if right.as_any_set().is_none() && set_like(thread, right).is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (len_left, len_right) = (len(thread, left)?, thread.len(right)?);
    let holds = match op {
        Comparison::Eq => len_left == len_right && all_in(thread, left, right)?,
        Comparison::Ne => !(len_left == len_right && all_in(thread, left, right)?),
        Comparison::Lt => len_left < len_right && all_in(thread, left, right)?,
        Comparison::Le => len_left <= len_right && all_in(thread, left, right)?,
        Comparison::Gt => len_left > len_right && all_in(thread, right, left)?,
        Comparison::Ge => len_left >= len_right && all_in(thread, right, left)?,
    };
    Ok(Value::bool(holds))
}

/// The operators of sets; either operand is the view, the other anything iterable.
fn binary(thread: &mut Thread, op: Binary, left: &Value, right: &Value) -> Outcome {
    match op {
        Binary::And => intersection(thread, left, right),
        Binary::Or => {
            let result = as_set(thread, left)?;
            set_ops::update(thread, &result, right)?;
            Ok(result)
        }
        Binary::Sub => {
            let result = as_set(thread, left)?;
            set_ops::difference_update(thread, &result, right)?;
            Ok(result)
        }
        Binary::Xor => symmetric_difference(thread, left, right),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// `dictviews_to_set`: a view of the keys of a plain dict is taken as that dict, whose size is known.
fn as_set(thread: &mut Thread, value: &Value) -> Outcome {
    let result = set_ops::empty();
    match set_like(thread, value) {
        Some((dict, Part::Keys)) if thread.is_exactly(&dict, ClassId::Dict) => {
            set_ops::update(thread, &result, &dict)?;
        }
        _ => set_ops::update(thread, &result, value)?,
    }
    Ok(result)
}

/// `_PyDictView_Intersect`.
fn intersection(thread: &mut Thread, left: &Value, right: &Value) -> Outcome {
    let (mut view, mut other) = if set_like(thread, left).is_some() {
        (left, right)
    } else {
        (right, left)
    };
    let size = len(thread, view)?;
    if thread.is_exactly(other, ClassId::Set) && size <= thread.len(other)? {
        return set_ops::intersection(thread, other, view, other);
    }
    if set_like(thread, other).is_some() && len(thread, other)? > size {
        std::mem::swap(&mut view, &mut other);
    }
    let result = set_ops::empty();
    let Some(set) = result.as_set() else { return Ok(result) };
    thread.for_each(other, |thread, item| {
        if contains(thread, view, &item)? {
            thread.set_add(set, &item)?;
        }
        Ok(())
    })?;
    Ok(result)
}

fn symmetric_difference(thread: &mut Thread, left: &Value, right: &Value) -> Outcome {
    if let (Some((l, Part::Items)), Some((r, Part::Items))) = (set_like(thread, left), set_like(thread, right)) {
        return items_symmetric_difference(thread, &l, &r);
    }
    let result = as_set(thread, left)?;
    set_ops::symmetric_difference_update(thread, &result, right)?;
    Ok(result)
}

/// `dictitems_xor`: values need not be hashable where both sides have equal items.
fn items_symmetric_difference(thread: &mut Thread, left: &Value, right: &Value) -> Outcome {
    let (Some(l), Some(r)) = (left.as_dict(), right.as_dict()) else {
        return Ok(Value::NONE);
    };
    let remaining = Value::dict(l.table.get(thread).duplicate());
    let (result, Some(rest)) = (set_ops::empty(), remaining.as_dict()) else {
        return Ok(Value::NONE);
    };
    let Some(set) = result.as_set() else {
        return Ok(Value::NONE);
    };
    let mut at = 0;
    while let Some((number, entry)) = r.table.get(thread).next_entry(at) {
        at = number + 1;
        let (hash, key, value) = (entry.hash, entry.key.clone(), entry.value.clone());
        let equal = match thread.dict_find(rest, hash, &key)? {
            Some(found) => {
                let other = rest.table.get(thread).value(found).clone();
                thread.equals(&other, &value)?
            }
            None => false,
        };
        if equal {
            let removed = thread.dict_remove(rest, &key)?;
            drop(removed);
        } else {
            thread.set_add(set, &Value::tuple(vec![key, value]))?;
        }
    }
    set_ops::update(thread, &result, &view(&remaining, Part::Items))?;
    Ok(result)
}

fn is_disjoint(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (mut view, mut other) = (&args[0], &args[1]);
    let size = len(thread, view)?;
    if view.is(other) {
        return Ok(Value::bool(size == 0));
    }
    let sized = other.as_any_set().is_some() || set_like(thread, other).is_some();
    if sized && thread.len(other)? > size {
        std::mem::swap(&mut view, &mut other);
    }
    let iterator = thread.iter(other)?;
    while let Some(item) = thread.next(&iterator)? {
        if thread.contains(view, &item)? {
            return Ok(Value::FALSE);
        }
        thread.poll_native()?;
    }
    Ok(Value::TRUE)
}

fn mapping(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(parts(thread, &args[0]).map_or(Value::NONE, |(dict, _)| mapping_proxy(dict)))
}

/// Slots of `dict_keys`.
pub static KEYS_SLOTS: NativeSlots = NativeSlots {
    repr: Some(repr),
    iter: Some(iter),
    items: Some(items_at_once),
    len: Some(len),
    contains: Some(contains),
    compare: Some(compare),
    binary: Some(binary),
    ..NativeSlots::NONE
};

/// Methods of `dict_keys` and `dict_items`.
pub static KEYS_METHODS: &[NativeDef] = &[
    NativeDef::method("isdisjoint", Arity::One, is_disjoint),
    NativeDef::method("__reversed__", Arity::Zero, reversed),
    NativeDef::getter("mapping", mapping),
];

/// Slots of `dict_values`.
pub static VALUES_SLOTS: NativeSlots = NativeSlots {
    repr: Some(repr),
    hash: Some(sequence::hash_identity),
    iter: Some(iter),
    items: Some(items_at_once),
    len: Some(len),
    ..NativeSlots::NONE
};

/// Methods of `dict_values`.
pub static VALUES_METHODS: &[NativeDef] = &[
    NativeDef::method("__reversed__", Arity::Zero, reversed),
    NativeDef::getter("mapping", mapping),
];

/// Slots of `dict_items`.
pub static ITEMS_SLOTS: NativeSlots = KEYS_SLOTS;
