//! Operators on operands of exactly the builtin classes, whose methods no script can redefine: the loop's slow paths ask here before
//! they look for methods.

use crate::builtins::{dict, float, int, list, sequence};
use crate::heap::class::Special;
use crate::heap::classes::ClassId;
use crate::heap::native::{Binary, Comparison, Outcome};
use crate::heap::object::{DictObject, Header, Kind, StrObject};
use crate::heap::thread::Thread;
use crate::heap::value::{Value, Word, word};
use crate::ops::set::Quick;
use crate::types::text::str_search;

/// The answer of two numbers; None if an operand is something else, or there is no answer.
///
/// # Safety
/// For this and all functions below: the operands are alive in registers or constants until the function returns.
#[inline]
pub(super) unsafe fn numbers(thread: &mut Thread, op: Binary, x: &Word, y: &Word) -> Option<Outcome> {
    let (ints, floats) = (thread.heap().shape(ClassId::Int), thread.heap().shape(ClassId::Float));
    // SAFETY: the operands are alive.
    let class_of = |w: Word| unsafe {
        if !word::is_pointer(w) {
            return (word::is_int(w), word::is_float(w));
        }
        let shape = (*(w as *const Header)).shape;
        (shape == ints, shape == floats)
    };
    let ((int_x, float_x), (int_y, float_y)) = (class_of(*x), class_of(*y));
    // SAFETY: as above.
    let (left, right) = unsafe { (Value::borrow(x), Value::borrow(y)) };
    let answer = if int_x && int_y {
        int::arith::binary(thread, op, left, right)
    } else if (int_x || float_x) && (int_y || float_y) {
        float::arith::binary(thread, op, left, right)
    } else {
        return None;
    };
    match answer {
        Ok(declined) if declined.is_not_implemented() => None,
        answer => Some(answer),
    }
}

/// Are two strings equal, if that is asked, and both are of the class `str` itself?
#[inline]
pub(super) unsafe fn texts(thread: &Thread, op: Comparison, x: Word, y: Word) -> Option<bool> {
    let shape = thread.heap().shape(ClassId::Str);
    // SAFETY: the operands are alive, and their shape tells their layout.
    unsafe {
        let is_text = |w: Word| word::is_pointer(w) && (*(w as *const Header)).shape == shape;
        if !is_text(x) || !is_text(y) {
            return None;
        }
        let (l, r) = (&*(x as *const StrObject), &*(y as *const StrObject));
        let (l, r) = (l.as_str().as_bytes(), r.as_str().as_bytes());
        // Most that differ do so in length or in their first character.
        let same = || x == y || l.len() == r.len() && l.first() == r.first() && l == r;
        match op {
            Comparison::Eq => Some(same()),
            Comparison::Ne => Some(!same()),
            _ => None,
        }
    }
}

/// `left + right` of two lists and `list * int`, or the same in place; None for other operands.
#[inline]
pub(super) unsafe fn lists(thread: &mut Thread, op: Binary, in_place: bool, x: &Word, y: &Word) -> Option<Outcome> {
    let lists = thread.heap().shape(ClassId::List);
    // SAFETY: the operands are alive.
    unsafe {
        let is_list = |w: Word| word::is_pointer(w) && (*(w as *const Header)).shape == lists;
        if !is_list(*x) || !(op == Binary::Add && is_list(*y) || op == Binary::Mul && word::is_int(*y)) {
            return None;
        }
        let (left, right) = (Value::borrow(x), Value::borrow(y));
        Some(match in_place {
            true => list::in_place(thread, op, left, right),
            false => list::binary(thread, op, left, right),
        })
    }
}

/// The dict, if the word is one whose class leaves a special method, and the slot it stands for, as `dict` has them.
#[inline]
unsafe fn plain_dict<'a>(thread: &Thread, w: &'a Word, special: Special) -> Option<&'a DictObject> {
    // SAFETY: the operand is alive, and its kind tells its layout.
    unsafe {
        if !word::is_pointer(*w) || (*(*w as *const Header)).kind != Kind::Dict {
            return None;
        }
        let value = Value::borrow(w);
        let slots = thread.slots(value);
        let object = &*(*w as *const DictObject);
        let plain = std::ptr::eq(slots, &raw const dict::SLOTS)
            || match special {
                // A defaultdict gives what it has, as a dict does.
                Special::GetItem if object.factory(thread).given().is_some() => true,
                Special::GetItem => slots.get_item.map(|f| f as usize) == dict::SLOTS.get_item.map(|f| f as usize),
                _ => slots.set_item.map(|f| f as usize) == dict::SLOTS.set_item.map(|f| f as usize),
            };
        (plain && !thread.overrides(value, special)).then_some(object)
    }
}

/// `container[key]`, if the container is a dict that has the key, and finding it takes nobody's help.
#[inline]
pub(super) unsafe fn dict_item(thread: &Thread, container: &Word, key: &Word) -> Option<Value> {
    // SAFETY: as the caller says.
    unsafe {
        dict::find_simply(
            thread,
            plain_dict(thread, container, Special::GetItem)?,
            Value::borrow(key),
        )
        .flatten()
    }
}

/// `container[key] = value`, if the container is a dict and storing takes nobody's help. Gives the value replaced, if there was one.
#[inline]
pub(super) unsafe fn set_dict_item(
    thread: &mut Thread,
    container: &Word,
    key: &Word,
    value: &Word,
) -> Option<Option<Value>> {
    // SAFETY: as the caller says.
    unsafe {
        dict::store_simply(
            thread,
            plain_dict(thread, container, Special::SetItem)?,
            Value::borrow(key),
            Value::borrow(value),
        )
    }
}

/// `item in container`, if the container is of exactly a builtin class and telling takes nobody's help.
#[inline]
pub(super) unsafe fn contains(thread: &Thread, container: &Word, item: &Word) -> Option<bool> {
    // SAFETY: as the caller says.
    let (container, item) = unsafe { (Value::borrow(container), Value::borrow(item)) };
    match container.kind()? {
        Kind::Tuple | Kind::List if !thread.overrides(container, Special::Contains) => {
            let items = sequence::items(thread, container);
            for candidate in items {
                if thread.equals_simply(candidate, item)? {
                    return Some(true);
                }
            }
            Some(false)
        }
        Kind::Set | Kind::FrozenSet if !thread.overrides(container, Special::Contains) => {
            let hash = thread.simple_hash(item)?;
            match thread.set_look(container.as_any_set()?.table.get(thread), hash, item) {
                Quick::Found(_) => Some(true),
                Quick::Absent(_) => Some(false),
                Quick::Unknown => None,
            }
        }
        Kind::Str if thread.is_exactly(container, ClassId::Str) => {
            let (text, part) = (container.as_str()?, item.as_str()?);
            Some(str_search::find_bytes(text, part).is_some())
        }
        Kind::Dict if thread.is_exactly(container, ClassId::Dict) => {
            dict::has_simply(thread, container.as_dict()?, item)
        }
        _ => None,
    }
}
