//! Operators on operands of exactly the builtin classes, whose methods no script can redefine: the loop's slow paths ask here before
//! they look for methods.

use crate::builtins::{dict, float, int, list, sequence, set, tuple};
use crate::heap::class::Special;
use crate::heap::classes::ClassId;
use crate::heap::exact::{class_like, is_exactly};
use crate::heap::native::{Binary, Comparison, Outcome};
use crate::heap::object::{DictObject, Header, Kind, ListObject, SetObject, TupleObject};
use crate::heap::refcount;
use crate::heap::set_table::RawSet;
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

/// What a comparison says of two tuples, lists or sets of exactly the same builtin class, or of two named tuples of one class, if no
/// Python code need run.
#[inline]
pub(super) unsafe fn compare(thread: &Thread, op: Comparison, x: &Word, y: &Word) -> Option<bool> {
    if !word::is_pointer(*x) || !word::is_pointer(*y) {
        return None;
    }
    // SAFETY: the operands are alive, and the shape of a builtin class tells the layout.
    unsafe {
        let shape = (*(*x as *const Header)).shape;
        if (*(*y as *const Header)).shape != shape {
            return None;
        }
        let is = |id| shape == thread.heap().shape(id);
        let compares_as_tuple = || class_like(*x, &tuple::SLOTS).is_some_and(|class| !class.overrides_comparison());
        if is(ClassId::Set) || is(ClassId::FrozenSet) {
            return thread.compare_sets_simply(op, &*(*x as *const SetObject), &*(*y as *const SetObject));
        }
        if is(ClassId::Tuple) || compares_as_tuple() {
            let [left, right] = [*x, *y].map(|w| (*(w as *const TupleObject)).items());
            return thread.compare_items_simply(op, left, right);
        }
        if !is(ClassId::List) {
            return None;
        }
        let [left, right] = [*x, *y].map(|w| (*(w as *const ListObject)).items.get(thread));
        match op {
            Comparison::Eq if left.len() != right.len() => Some(false),
            Comparison::Ne if left.len() != right.len() => Some(true),
            _ => thread.compare_items_simply(op, left, right),
        }
    }
}

/// Is an operand a container or a text, which no operation of numbers knows?
#[inline(always)]
pub(super) unsafe fn is_container(w: Word) -> bool {
    // SAFETY: the operand is alive.
    word::is_pointer(w) && unsafe { ((*(w as *const Header)).kind as u8).wrapping_sub(Kind::Str as u8) } <= SPAN
}

/// How far the last kind of [`is_container`] is from the first.
const SPAN: u8 = Kind::FrozenSet as u8 - Kind::Str as u8;

/// `left op right` of two lists, tuples or sets of exactly the builtin classes, or of a list and an int, or the same in place; None for
/// other operands.
#[inline]
pub(super) unsafe fn containers(
    thread: &mut Thread,
    op: Binary,
    in_place: bool,
    x: &Word,
    y: &Word,
) -> Option<Outcome> {
    // SAFETY: the operands are alive.
    unsafe {
        if !word::is_pointer(*x) {
            return None;
        }
        let (left, right) = (Value::borrow(x), Value::borrow(y));
        let both = |id| is_exactly(thread, *x, id) && is_exactly(thread, *y, id);
        match op {
            Binary::Add if both(ClassId::List) => {
                if !in_place && let Some(joined) = joined_lists(thread, left, right) {
                    return Some(Ok(joined));
                }
            }
            Binary::Add if both(ClassId::Tuple) => return Some(tuple::binary(thread, op, left, right)),
            Binary::Mul if is_exactly(thread, *x, ClassId::List) && word::is_int(*y) => {}
            Binary::Mul if is_exactly(thread, *x, ClassId::Tuple) && word::is_int(*y) => {
                return Some(tuple::binary(thread, op, left, right));
            }
            Binary::And | Binary::Or | Binary::Sub | Binary::Xor => {
                let (_, _) = (thread.exact_set(left)?, thread.exact_set(right)?);
                return Some(match in_place && is_exactly(thread, *x, ClassId::Set) {
                    true => set::in_place(thread, op, left, right),
                    false => set::binary(thread, op, left, right),
                });
            }
            _ => return None,
        }
        Some(match in_place {
            true => list::in_place(thread, op, left, right),
            false => list::binary(thread, op, left, right),
        })
    }
}

/// `left + right` of two lists for which there certainly is memory.
#[inline(never)]
fn joined_lists(thread: &Thread, left: &Value, right: &Value) -> Option<Value> {
    let (left, right) = (
        thread.exact_list(left)?.items.get(thread),
        thread.exact_list(right)?.items.get(thread),
    );
    (left.len() + right.len() <= sequence::FEW).then(|| {
        let mut joined = thread.heap().vector(left.len() + right.len());
        Value::extend_with_copies(&mut joined, left);
        Value::extend_with_copies(&mut joined, right);
        Value::list(joined)
    })
}

/// Makes `left + right` of two lists of the left one, which nobody else has: its items need not be copied, nor those of the right one if
/// that is so too. Says whether it was done; the registers still hold the lists.
#[inline(never)]
pub(super) unsafe fn join_onto_left(thread: &Thread, x: Word, y: Word, right_is_ours: bool) -> bool {
    // SAFETY: the operands are alive. They are two objects, as one of them has a single reference; nothing else borrows their items.
    unsafe {
        let sole = |w: Word| refcount::count(w as *const Header) == 1;
        if !is_exactly(thread, y, ClassId::List) || !is_exactly(thread, x, ClassId::List) || !sole(x) {
            return false;
        }
        let [left, right] = [x, y].map(|w| &mut *(*(w as *const ListObject)).items.raw());
        let total = left.len() + right.len();
        if total > sequence::FEW {
            return false;
        }
        if total > left.capacity() {
            thread.heap().move_items(left, thread.heap().vector(total));
        }
        match right_is_ours && sole(y) {
            true => left.append(right),
            false => Value::extend_with_copies(left, right),
        }
        true
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

/// `item in container`, if the container does what a builtin class does, and telling takes nobody's help.
#[inline(always)]
pub(super) unsafe fn contains(thread: &Thread, container: &Word, item: &Word) -> Option<bool> {
    // SAFETY: as the caller says.
    let (container, item) = unsafe { (Value::borrow(container), Value::borrow(item)) };
    match container.kind()? {
        Kind::Dict => dict::has_simply(thread, thread.exact_dict(container)?, item),
        Kind::Str => {
            let (text, part) = (thread.exact_str(container)?, thread.exact_str(item)?);
            Some(str_search::find_bytes(text.as_str(), part.as_str()).is_some())
        }
        Kind::Tuple | Kind::List if is_plain_container(thread, container) => {
            is_item(thread, sequence::items(thread, container), item)
        }
        Kind::Set | Kind::FrozenSet if is_plain_container(thread, container) => {
            let table = container.as_any_set()?.table.get(thread);
            is_member(thread, table, thread.simple_hash(item)?, item)
        }
        _ => None,
    }
}

/// Is the item in a set?
#[inline(always)]
pub(super) fn is_member(thread: &Thread, table: &RawSet, hash: u64, item: &Value) -> Option<bool> {
    match thread.set_look(table, hash, item) {
        Quick::Found(_) => Some(true),
        Quick::Absent(_) => Some(false),
        Quick::Unknown => None,
    }
}

/// Is the item in a list or tuple?
#[inline(always)]
pub(super) fn is_item(thread: &Thread, items: &[Value], sought: &Value) -> Option<bool> {
    for item in items {
        if thread.equals_simply(item, sought)? {
            return Some(true);
        }
    }
    Some(false)
}

/// Has a container the `in` of its builtin class?
#[inline(always)]
fn is_plain_container(thread: &Thread, container: &Value) -> bool {
    !container.is_of_script_class() || !thread.overrides(container, Special::Contains)
}
