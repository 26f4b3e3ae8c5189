//! Unpacking: `a, b = c` and `a, *b = c`, and the items of what is spread. Lists and tuples that no script has redefined give their items as
//! they are, anything else is walked.

use super::build::is_iterable;
use super::frames::{retained, set};
use super::slow::{operand, run_due_finalizers};
use crate::builtins::tuple;
use crate::heap::class::Special;
use crate::heap::classes::ClassId;
use crate::heap::exact::class_like;
use crate::heap::native::{Outcome, Raised};
use crate::heap::object::{Header, Kind, ListObject, TupleObject};
use crate::heap::refcount;
use crate::heap::thread::Thread;
use crate::heap::value::{Value, Word, word};
use minipy_code::instr::Instr;
use minipy_code::ops::TEMP_B;

/// The items of a list or tuple which no script has redefined how to walk.
///
/// # Safety
/// For this and all functions below: `t` is the running thread, `regs` its top frame's window, and `ins` the instruction it is at.
#[inline(always)]
pub(super) unsafe fn builtin_items<'a>(t: *mut Thread, source: Word) -> Option<&'a [Value]> {
    // SAFETY: the source is alive in its register; the caller lets no Python code run while it uses the items.
    unsafe {
        if !word::is_pointer(source) {
            return None;
        }
        let (shape, heap) = ((*(source as *const Header)).shape, (*t).heap());
        if shape == heap.shape(ClassId::Tuple) {
            Some((*(source as *const TupleObject)).items())
        } else if shape == heap.shape(ClassId::List) {
            Some(&*(*(source as *const ListObject)).items.raw())
        } else {
            derived_items(source)
        }
    }
}

/// [`builtin_items`] of a tuple whose class a script has made: of named tuples, mostly.
#[inline(never)]
unsafe fn derived_items<'a>(source: Word) -> Option<&'a [Value]> {
    // SAFETY: as above; the kind tells the layout.
    unsafe {
        let is_walked_as_tuple = (*(source as *const Header)).kind == Kind::Tuple
            && class_like(source, &tuple::SLOTS).is_some_and(|class| !class.overrides(Special::Iter));
        is_walked_as_tuple.then(|| (*(source as *const TupleObject)).items())
    }
}

/// Puts copies of items into the registers from `first` on. What those held is released, but finalizers wait: they may change the list
/// that the items are from.
#[inline(always)]
unsafe fn give_items(first: *mut Word, items: &[Value]) {
    for (i, item) in items.iter().enumerate() {
        // SAFETY: as above.
        unsafe { refcount::release(first.add(i).replace(retained(item.word()))) }
    }
}

/// UNPACK of a list or tuple of just as many items whose class no script has made. Says whether it was one.
#[inline(always)]
pub(super) unsafe fn unpack_plainly(t: *mut Thread, regs: *mut Word, ins: Instr) -> bool {
    // SAFETY: as above; the destinations need not be temporaries.
    unsafe {
        match builtin_items(t, *regs.add(ins.b() as usize)) {
            Some(items) if items.len() == ins.c() as usize => give_items(regs.add(ins.a() as usize), items),
            _ => return false,
        }
        end_unpacking(t, regs, ins);
        true
    }
}

/// Releases the source, if it is a temporary, and lets finalizers run.
#[inline(always)]
unsafe fn end_unpacking(t: *mut Thread, regs: *mut Word, ins: Instr) {
    // SAFETY: as above.
    unsafe {
        if ins.x() & TEMP_B != 0 {
            refcount::release(regs.add(ins.b() as usize).replace(word::UNDEF));
        }
        run_due_finalizers(t);
    }
}

/// UNPACK of anything else.
#[inline(never)]
pub(super) unsafe fn unpack(t: *mut Thread, regs: *mut Word, ins: Instr) -> Outcome<()> {
    // SAFETY: as above.
    unsafe {
        let source = operand(regs, ins.b(), ins.x() & TEMP_B != 0);
        let items = unpack_items(&mut *t, &source, ins.c() as usize)?;
        drop(source);
        for (i, item) in items.into_iter().enumerate() {
            set(t, regs.add(ins.a() as usize + i), item.into_word());
        }
        Ok(())
    }
}

/// Exactly `count` items of an iterable.
fn unpack_items(thread: &mut Thread, source: &Value, count: usize) -> Outcome<Vec<Value>> {
    let length = match (source.as_tuple(), source.as_list()) {
        (Some(tuple), _) if thread.is_exactly(source, ClassId::Tuple) => Some(tuple.items().len()),
        (_, Some(list)) if thread.is_exactly(source, ClassId::List) => Some(list.items.get(thread).len()),
        _ => None,
    };
    if let Some(length) = length.filter(|&length| length != count) {
        return Err(wrong_count(thread, count, length, Some(length)));
    }
    if !is_iterable(thread, source) {
        let message = format!("cannot unpack non-iterable {} object", thread.class_name(source));
        return Err(thread.type_error(message));
    }
    let iterator = thread.iter(source)?;
    let mut items = Vec::with_capacity(count);
    while items.len() < count {
        match thread.next(&iterator)? {
            Some(item) => items.push(item),
            None => return Err(wrong_count(thread, count, items.len(), None)),
        }
    }
    if thread.next(&iterator)?.is_some() {
        let length = match thread.is_exactly(source, ClassId::Dict) {
            true => Some(thread.len(source)?),
            false => None,
        };
        return Err(wrong_count(thread, count, count + 1, length));
    }
    Ok(items)
}

#[cold]
fn wrong_count(thread: &mut Thread, expected: usize, got: usize, length: Option<usize>) -> Raised {
    let message = match (got < expected, length) {
        (true, _) => format!("not enough values to unpack (expected {expected}, got {got})"),
        (false, Some(length)) => format!("too many values to unpack (expected {expected}, got {length})"),
        (false, None) => format!("too many values to unpack (expected {expected})"),
    };
    thread.value_error(message)
}

/// UNPACK_STAR.
#[inline(never)]
pub(super) unsafe fn unpack_star(t: *mut Thread, regs: *mut Word, ins: Instr) -> Outcome<()> {
    // SAFETY: as above.
    unsafe {
        let (before, after) = (ins.c() as usize & 255, ins.c() as usize >> 8);
        if let Some(items) = builtin_items(t, *regs.add(ins.b() as usize))
            && items.len() >= before + after
        {
            let (first, rest) = (regs.add(ins.a() as usize), items.len() - after);
            let middle = Value::list(Value::copies(&items[before..rest]));
            give_items(first, &items[..before]);
            refcount::release(first.add(before).replace(middle.into_word()));
            give_items(first.add(before + 1), &items[rest..]);
            end_unpacking(t, regs, ins);
            return Ok(());
        }
        let source = operand(regs, ins.b(), ins.x() & TEMP_B != 0);
        let thread = &mut *t;
        if !is_iterable(thread, &source) {
            let message = format!("cannot unpack non-iterable {} object", thread.class_name(&source));
            return Err(thread.type_error(message));
        }
        let mut items = thread.collect(&source)?;
        drop(source);
        if items.len() < before + after {
            let message = format!(
                "not enough values to unpack (expected at least {}, got {})",
                before + after,
                items.len()
            );
            return Err(thread.value_error(message));
        }
        let tail = items.split_off(items.len() - after);
        let middle = items.split_off(before);
        let values = items
            .into_iter()
            .chain(std::iter::once(Value::list(middle)))
            .chain(tail);
        for (i, value) in values.enumerate() {
            set(t, regs.add(ins.a() as usize + i), value.into_word());
        }
        Ok(())
    }
}
