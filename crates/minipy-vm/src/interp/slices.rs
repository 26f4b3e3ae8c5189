//! GET_SLICE, GET_STEPPED and SET_SLICE: `x[a:b]` and `x[a:b:c]` of the builtin sequences without a slice object.
//!
//! The fast paths are for containers of exactly the builtin classes, whose methods no script can change, and for bounds that are
//! immediate ints or absent, which takes no Python code to learn. For everything else the slice object is made after all, in the
//! register of the first bound, where the instruction becomes what `x[key]` is: the same operands, flags and slow paths.

use super::frames::take;
use super::second_tier::release_temporary;
use super::slow;
use crate::builtins::{bytes, list_slice, range, sequence, str};
use crate::heap::classes::ClassId;
use crate::heap::exact::is_exactly;
use crate::heap::native::Outcome;
use crate::heap::object::{Header, Kind, ListObject};
use crate::heap::refcount;
use crate::heap::thread::Thread;
use crate::heap::value::{Value, Word, word};
use crate::ops::subscript::{Bounds, simple_bound};
use minipy_code::instr::Instr;
use minipy_code::ops::{TEMP_A, TEMP_C};

/// The two bounds from `first` on, if they are immediate: such need no release.
///
/// # Safety
/// For this and all functions below: `t` is the running thread, `regs` its top frame's window, and `ins` the instruction it is at;
/// the bounds stand in temporaries (V3).
#[inline(always)]
unsafe fn plain_bounds(first: *const Word) -> Option<Bounds> {
    let bound = |w: Word, absent: i64| match w {
        _ if word::is_int(w) => Some(word::get_int(w)),
        word::NONE => Some(absent),
        _ => None,
    };
    // SAFETY: as the caller says.
    let (start, stop) = unsafe { (*first, *first.add(1)) };
    Some(Bounds {
        start: bound(start, 0)?,
        stop: bound(stop, i64::MAX)?,
    })
}

/// The kind of an object whose class is exactly the builtin one of this kind.
#[inline(always)]
unsafe fn builtin_kind(thread: &Thread, w: Word) -> Option<Kind> {
    if !word::is_pointer(w) {
        return None;
    }
    // SAFETY: the object is alive in a register.
    let (kind, shape) = unsafe { ((*(w as *const Header)).kind, (*(w as *const Header)).shape) };
    let id = match kind {
        Kind::List => ClassId::List,
        Kind::Tuple => ClassId::Tuple,
        Kind::Str => ClassId::Str,
        Kind::Bytes => ClassId::Bytes,
        Kind::Range => ClassId::Range,
        _ => return None,
    };
    (shape == thread.heap().shape(id)).then_some(kind)
}

/// Makes the slice object in the register of the first bound.
#[cold]
unsafe fn make_slice(first: *mut Word, has_step: bool) {
    // SAFETY: as the caller says; what the registers held moves into the object.
    unsafe {
        let step = if has_step { take(first.add(2)) } else { Value::NONE };
        let slice = Value::slice_object(take(first), take(first.add(1)), step);
        first.write(slice.into_word());
    }
}

/// GET_SLICE. Gives the value, which the loop stores, or None if a method's frame was pushed.
#[inline(never)]
pub(super) unsafe fn get(t: *mut Thread, regs: *mut Word, ins: Instr) -> Outcome<Option<Value>> {
    // SAFETY: as above. If `b` is a temporary it is the destination, and is released when that is written.
    unsafe {
        let first = regs.add(ins.c() as usize);
        let sequence = *regs.add(ins.b() as usize);
        if is_exactly(&*t, sequence, ClassId::List)
            && let Some(bounds) = plain_bounds(first)
        {
            let items = (*(sequence as *const ListObject)).items.get(&*t);
            return Ok(Some(Value::list_of((*t).heap(), &items[bounds.of(items.len())])));
        }
        if is_exactly(&*t, sequence, ClassId::Str)
            && let Some(bounds) = plain_bounds(first)
        {
            return get_of_text(t, sequence, bounds);
        }
        get_of_others(t, regs, ins)
    }
}

/// [`get`] of a string of exactly the builtin class.
#[inline(never)]
unsafe fn get_of_text(t: *mut Thread, text: Word, bounds: Bounds) -> Outcome<Option<Value>> {
    // SAFETY: as above.
    unsafe { str::between(&mut *t, Value::borrow(&raw const text), bounds).map(Some) }
}

/// [`get`] of anything else than a list or a string.
#[inline(never)]
unsafe fn get_of_others(t: *mut Thread, regs: *mut Word, ins: Instr) -> Outcome<Option<Value>> {
    // SAFETY: as above. If `b` is a temporary it is the destination, and is released when that is written.
    unsafe {
        let first = regs.add(ins.c() as usize);
        let sequence = *regs.add(ins.b() as usize);
        if let Some(kind) = builtin_kind(&*t, sequence)
            && let Some(bounds) = plain_bounds(first)
        {
            let (thread, sequence) = (&mut *t, Value::borrow(&raw const sequence));
            let part = match kind {
                Kind::Str => Some(str::between(thread, sequence, bounds)?),
                Kind::Bytes => Some(bytes::between(thread, sequence, bounds)?),
                Kind::Range => range::between(sequence, bounds),
                _ => Some(sequence::between(thread, sequence, bounds)),
            };
            if part.is_some() {
                return Ok(part);
            }
        }
        make_slice(first, false);
        slow::get_item(t, regs, ins)
    }
}

/// GET_STEPPED, with a fast path for lists, tuples and strings. As [`get`].
#[inline(never)]
pub(super) unsafe fn get_stepped(t: *mut Thread, regs: *mut Word, ins: Instr) -> Outcome<Option<Value>> {
    // SAFETY: as above.
    unsafe {
        let first = regs.add(ins.c() as usize);
        let sequence = *regs.add(ins.b() as usize);
        if *first.add(2) == const { word::from_int(-1) }
            && is_exactly(&*t, sequence, ClassId::List)
            && let [Some(start), Some(stop)] = [0, 1].map(|i| simple_bound(Value::borrow(first.add(i))))
        {
            let items = (*(sequence as *const ListObject)).items.get(&*t);
            return Ok(Some(sequence::backwards(&*t, items, start, stop)));
        }
        get_stepped_of_others(t, regs, ins)
    }
}

/// [`get_stepped`] of anything but a list backwards.
#[inline(never)]
unsafe fn get_stepped_of_others(t: *mut Thread, regs: *mut Word, ins: Instr) -> Outcome<Option<Value>> {
    // SAFETY: as above.
    unsafe {
        let first = regs.add(ins.c() as usize);
        let sequence = *regs.add(ins.b() as usize);
        if let Some(kind @ (Kind::List | Kind::Tuple | Kind::Str)) = builtin_kind(&*t, sequence)
            && let [Some(start), Some(stop), Some(step)] = [0, 1, 2].map(|i| simple_bound(Value::borrow(first.add(i))))
        {
            let (thread, sequence, parts) = (&mut *t, Value::borrow(&raw const sequence), [start, stop, step]);
            let part = match kind {
                Kind::Str => str::between_stepped(thread, sequence, parts)?,
                _ => sequence::between_stepped(thread, sequence, parts),
            };
            if part.is_some() {
                return Ok(part);
            }
        }
        make_slice(first, true);
        slow::get_item(t, regs, ins)
    }
}

/// SET_SLICE.
#[inline(never)]
pub(super) unsafe fn set(t: *mut Thread, regs: *mut Word, ins: Instr) -> Outcome<()> {
    // SAFETY: as above.
    unsafe {
        let first = regs.add(ins.b() as usize);
        let (list, new) = (*regs.add(ins.a() as usize), *regs.add(ins.c() as usize));
        if is_exactly(&*t, list, ClassId::List)
            && let Some(bounds) = plain_bounds(first)
            && list != new
            && let Some(kind @ (Kind::List | Kind::Tuple)) = builtin_kind(&*t, new)
        {
            let is_ours = kind == Kind::List && ins.x() & TEMP_C != 0 && refcount::count(new as *const Header) == 1;
            if !(is_ours && exchange(list, bounds, new)) {
                replace(
                    &mut *t,
                    &*(list as *const ListObject),
                    bounds,
                    Value::borrow(&raw const new),
                    is_ours,
                )?;
            }
            release_temporary(t, regs, ins.c(), ins.x() & TEMP_C != 0);
            release_temporary(t, regs, ins.a(), ins.x() & TEMP_A != 0);
            slow::run_due_finalizers(t);
            return Ok(());
        }
        make_slice(first, false);
        slow::set_item(t, regs, ins)
    }
}

/// `list[bounds] = new` of two lists, if nobody else has the new one, and as many items go as come: they change places.
#[inline(always)]
unsafe fn exchange(list: Word, bounds: Bounds, new: Word) -> bool {
    // SAFETY: nothing else borrows the items of the two, which are different objects.
    unsafe {
        let [items, new] = [list, new].map(|w| &mut *(*(w as *const ListObject)).items.raw());
        let range = bounds.of(items.len());
        let part = &mut items[range];
        if part.len() != new.len() {
            return false;
        }
        part.iter_mut().zip(new).for_each(|(old, new)| std::mem::swap(old, new));
        true
    }
}

/// `list[bounds] = new`, which is another list, or a tuple. If nobody else has that list (`is_ours`) its items move, and what they
/// replace goes with it.
#[inline(never)]
unsafe fn replace(thread: &mut Thread, list: &ListObject, bounds: Bounds, new: &Value, is_ours: bool) -> Outcome<()> {
    // SAFETY: nothing else borrows the items of the two, which are different objects, and freeing what is replaced runs no Python code.
    unsafe {
        let items = &mut *list.items.raw();
        let range = bounds.of(items.len());
        let copied = sequence::items(thread, new);
        if range.len() != copied.len() {
            let new = match new.as_list().filter(|_| is_ours) {
                Some(ours) => std::mem::take(&mut *ours.items.raw()),
                None => Value::copies(copied),
            };
            return list_slice::replace(thread, list, range.into(), new);
        }
        // The last goes first, as in CPython.
        items[range]
            .iter_mut()
            .zip(copied)
            .rev()
            .for_each(|(place, item)| *place = item.clone());
        Ok(())
    }
}
