//! Operators on strings of exactly the class `str`, whose methods no script can redefine. The slow paths of the loop ask here first:
//! what they are called for is mostly text.

use super::frames::set;
use super::second_tier::{release_operands, release_temporary};
use crate::builtins::str::{concatenate, percent, repeat};
use crate::heap::classes::ClassId;
use crate::heap::exact::is_exactly;
use crate::heap::make::append_in_place;
use crate::heap::native::{Binary, Comparison, Outcome};
use crate::heap::object::{BytesObject, Kind, StrObject};
use crate::heap::thread::Thread;
use crate::heap::value::{Value, Word, word};
use crate::ops::plain::holds_for_texts;
use crate::types::text::str_search::{is_same, is_same_short};
use minipy_code::instr::Instr;
use minipy_code::ops::TEMP_C;

/// Is it a string of the class `str` itself?
///
/// # Safety
/// For this and all functions below: the operands are alive in registers or constants until the function returns.
#[inline(always)]
pub(super) unsafe fn is_text(thread: &Thread, w: Word) -> bool {
    // SAFETY: as the caller says.
    unsafe { is_exactly(thread, w, ClassId::Str) }
}

/// `a = x op y` where `x` is a text, if that is decided without a script's methods. The operands stand as the instruction says: in
/// registers, or one of them is a constant.
///
/// # Safety
/// `t` is the running thread, `regs` its top frame's window, and `ins` the instruction it is at.
#[inline(never)]
pub(super) unsafe fn binary(
    t: *mut Thread,
    regs: *mut Word,
    ins: Instr,
    op: Binary,
    x: Word,
    y: Word,
) -> Option<Outcome<()>> {
    // SAFETY: as the caller says.
    unsafe {
        let (thread, left, right) = (&mut *t, Value::borrow(&raw const x), Value::borrow(&raw const y));
        let answer = match op {
            Binary::Add if is_text(thread, y) => {
                if append(regs, ins, x, &*(y as *const StrObject)) {
                    release_temporary(t, regs, ins.c(), ins.x() & TEMP_C != 0);
                    return Some(Ok(()));
                }
                concatenate(thread, left, right)
            }
            Binary::Mul if word::is_int(y) => repeat(thread, left, word::get_int(y).max(0) as usize),
            // A subclass of `str` on the right would be asked first.
            Binary::Mod if right.kind() != Some(Kind::Str) || is_text(thread, y) => {
                percent::format(thread, left.as_str().unwrap_or_default(), right)
            }
            _ => return None,
        };
        Some(answer.map(|value| {
            release_operands(t, regs, ins);
            set(t, regs.add(ins.a() as usize), value.into_word());
        }))
    }
}

/// `s += t` or `s = s + t` where the register holds the only reference to the string: it grows in place, which makes building a
/// string in a loop linear, as in CPython. Says whether it was done.
#[inline(always)]
unsafe fn append(regs: *mut Word, ins: Instr, x: Word, added: &StrObject) -> bool {
    // SAFETY: as the caller says; the two are different strings.
    unsafe {
        let register = regs.add(ins.a() as usize);
        ins.a() == ins.b()
            && *register == x
            && !std::ptr::eq(added, x as *const StrObject)
            && append_in_place(register.cast::<Value>(), added)
    }
}

/// `x op y` of two texts that are the same object or short and the same, or differ in length or at the beginning: that is most of them,
/// and takes no call.
#[inline(always)]
pub(super) unsafe fn compare_at_sight(thread: &Thread, op: Comparison, x: Word, y: Word) -> Option<bool> {
    // SAFETY: the operands are alive, and their shape tells their layout.
    unsafe {
        if !is_text(thread, x) || !is_text(thread, y) {
            return None;
        }
        let (l, r) = (bytes_of(x), bytes_of(y));
        let (first, other) = (l.first(), r.first());
        match op {
            Comparison::Eq | Comparison::Ne if x == y => Some(op == Comparison::Eq),
            Comparison::Eq | Comparison::Ne if l.len() != r.len() || first != other => Some(op == Comparison::Ne),
            Comparison::Eq | Comparison::Ne => is_same_short(l, r).then_some(op == Comparison::Eq),
            _ => match (first, other) {
                // What is no ASCII is not always in the order of its bytes.
                (Some(first @ 0..0x80), Some(other @ 0..0x80)) if first != other => Some(op.holds(first.cmp(other))),
                _ => None,
            },
        }
    }
}

#[inline(always)]
unsafe fn bytes_of<'a>(text: Word) -> &'a [u8] {
    // SAFETY: the caller knows it to be a string that is alive.
    unsafe { (*(text as *const StrObject)).as_str().as_bytes() }
}

/// `x op y` of two texts, or of two bytes; None if one is something else.
#[inline(always)]
pub(super) unsafe fn compare(thread: &Thread, op: Comparison, x: Word, y: Word) -> Option<bool> {
    // SAFETY: the operands are alive, and their shape tells their layout.
    unsafe {
        if is_text(thread, x) && is_text(thread, y) {
            return Some(holds(op, &*(x as *const StrObject), &*(y as *const StrObject)));
        }
        are_bytes(thread, x, y).then(|| holds_for_bytes(op, x, y))
    }
}

/// Are both of exactly the class `bytes`?
#[inline(always)]
pub(super) unsafe fn are_bytes(thread: &Thread, x: Word, y: Word) -> bool {
    // SAFETY: as the caller says.
    unsafe { is_exactly(thread, x, ClassId::Bytes) && is_exactly(thread, y, ClassId::Bytes) }
}

#[inline(never)]
unsafe fn holds_for_bytes(op: Comparison, x: Word, y: Word) -> bool {
    // SAFETY: the two are bytes, and alive.
    let [l, r] = unsafe { [x, y].map(|w| (*(w as *const BytesObject)).as_slice()) };
    match op {
        Comparison::Eq => is_same(l, r),
        Comparison::Ne => !is_same(l, r),
        _ => op.holds(l.cmp(r)),
    }
}

/// `a = x op y` of two bytes, if it is their sum.
///
/// # Safety
/// As [`binary`]; the two are bytes.
#[inline(never)]
pub(super) unsafe fn join_bytes(
    t: *mut Thread,
    regs: *mut Word,
    ins: Instr,
    op: Binary,
    x: Word,
    y: Word,
) -> Option<Outcome<()>> {
    // SAFETY: as the caller says.
    unsafe {
        if op != Binary::Add {
            return None;
        }
        let parts = [x, y].map(|w| (*(w as *const BytesObject)).as_slice());
        let joined = (*t).made(Value::bytes_of_parts(parts.into_iter()));
        Some(joined.map(|value| {
            release_operands(t, regs, ins);
            set(t, regs.add(ins.a() as usize), value.into_word());
        }))
    }
}

#[inline(never)]
fn holds(op: Comparison, left: &StrObject, right: &StrObject) -> bool {
    let (l, r) = (left.as_str().as_bytes(), right.as_str().as_bytes());
    let same = || std::ptr::eq(left, right) || is_same(l, r);
    match op {
        Comparison::Eq => same(),
        Comparison::Ne => !same(),
        _ => holds_for_texts(op, left, right),
    }
}
