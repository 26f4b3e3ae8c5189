//! GET_SLICE and SET_SLICE: `x[a:b]` of the builtin sequences without a slice object.
//!
//! The fast paths are for containers of exactly the builtin classes, whose methods no script can change, and for bounds that are
//! immediate ints or absent, which takes no Python code to learn. For everything else the slice object is made after all, in the
//! register of the first bound, where the instruction becomes what `x[key]` is: the same operands, flags and slow paths.

use super::frames::take;
use super::slow;
use crate::builtins::{bytes, list_slice, range, sequence, str};
use crate::heap::classes::ClassId;
use crate::heap::native::Outcome;
use crate::heap::object::{Header, Kind};
use crate::heap::thread::Thread;
use crate::heap::value::{Value, Word, word};
use crate::ops::subscript::Bounds;
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
unsafe fn make_slice(first: *mut Word) {
    // SAFETY: as the caller says; what the registers held moves into the object.
    unsafe {
        let slice = Value::slice_object(take(first), take(first.add(1)), Value::NONE);
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
        make_slice(first);
        slow::get_item(t, regs, ins)
    }
}

/// SET_SLICE.
#[inline(never)]
pub(super) unsafe fn set(t: *mut Thread, regs: *mut Word, ins: Instr) -> Outcome<()> {
    // SAFETY: as above; nothing is released before the new items are in their places.
    unsafe {
        let first = regs.add(ins.b() as usize);
        let (list, items) = (*regs.add(ins.a() as usize), *regs.add(ins.c() as usize));
        if builtin_kind(&*t, list) == Some(Kind::List)
            && matches!(builtin_kind(&*t, items), Some(Kind::List | Kind::Tuple))
            && list != items
            && let Some(bounds) = plain_bounds(first)
        {
            list_slice::replace_between(
                &mut *t,
                Value::borrow(&raw const list),
                bounds,
                Value::borrow(&raw const items),
            )?;
            drop(slow::Lent::new(t, regs, ins.c(), ins.x() & TEMP_C != 0));
            drop(slow::Lent::new(t, regs, ins.a(), ins.x() & TEMP_A != 0));
            slow::run_due_finalizers(t);
            return Ok(());
        }
        make_slice(first);
        slow::set_item(t, regs, ins)
    }
}
