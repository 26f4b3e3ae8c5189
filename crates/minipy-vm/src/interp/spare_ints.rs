//! Arithmetic of large ints in the memory of an operand that the operation uses up: `x *= y` where nobody else holds `x`, or an operand
//! that is a temporary. The words of the other operand are read in place, so nothing is copied.
//!
//! Only what cannot fail is done here; sizes beyond the limit and divisions by zero are left to the general rules.

use super::frames::set;
use crate::builtins::int::Num;
use crate::heap::native::Binary;
use crate::heap::number_objects::{is_plain_int, is_spare, overwrite_int, take_int};
use crate::heap::object::Kind;
use crate::heap::thread::Thread;
use crate::heap::value::{Value, Word, word};
use crate::types::text::fault::check_product_room;
use dashu_int::IBig;
use dashu_int::ops::{BitTest, DivRem};
use minipy_code::instr::Instr;
use minipy_code::ops::{TEMP_B, TEMP_C};

/// Which register's object is used up, and whether it is the left operand.
struct Spare {
    register: u16,
    is_left: bool,
}

/// The operand whose object nobody needs after `a = x op y`.
///
/// # Safety
/// For this and the function below: `regs` is the top frame's window, `ins` the instruction it is at, and the words its operands.
#[inline]
unsafe fn spare_operand(regs: *mut Word, ins: Instr, x: Word, y: Word) -> Option<Spare> {
    // SAFETY: the registers are those of the frame.
    unsafe {
        // A constant has one reference too, but is in no register.
        let is_free = |may: bool, register: u16| may && is_spare(*regs.add(register as usize), Kind::Int);
        let register = if is_free(ins.x() & TEMP_B != 0 || ins.a() == ins.b(), ins.b()) {
            ins.b()
        } else if is_free(ins.x() & TEMP_C != 0, ins.c()) {
            ins.c()
        } else {
            return None;
        };
        let w = *regs.add(register as usize);
        (x != y).then_some(Spare {
            register,
            is_left: w == x,
        })
    }
}

/// `a = x op y` for two ints of which one is large and used up. Says whether it was done.
///
/// # Safety
/// As above; `t` is the running thread.
#[inline(never)]
pub(super) unsafe fn binary(t: *mut Thread, regs: *mut Word, ins: Instr, op: Binary, x: Word, y: Word) -> bool {
    // SAFETY: as the caller says. The other operand stays alive in its register or constant until the answer is there.
    unsafe {
        let Some(spare) = spare_operand(regs, ins, x, y) else {
            return false;
        };
        let other = if spare.is_left { &y } else { &x };
        if !word::is_int(*other) && !is_plain_int(*other) {
            return false;
        }
        let register = regs.add(spare.register as usize);
        let (Some(own), Some(number)) = (Value::borrow(register).as_big(), Num::of(Value::borrow(other))) else {
            return false;
        };
        let number = number.big();
        let is_left = spare.is_left;
        let may = match op {
            Binary::Add | Binary::Sub => true,
            Binary::Mul => check_product_room((own.bit_len() + number.bit_len()) / 8).is_ok(),
            Binary::FloorDiv => is_left && !number.is_zero(),
            _ => false,
        };
        if !may {
            return false;
        }
        let own = take_int(*register);
        let answer = match op {
            Binary::Add => own + &*number,
            Binary::Sub if is_left => own - &*number,
            Binary::Sub => &*number - own,
            Binary::Mul => own * &*number,
            _ => floor_div_of(own, &number),
        };
        drop(number);
        finish(t, regs, ins, spare.register, answer);
        true
    }
}

/// Stores the answer in the object it came from.
#[inline]
unsafe fn finish(t: *mut Thread, regs: *mut Word, ins: Instr, register: u16, answer: IBig) {
    // SAFETY: as the caller says; nobody else refers to the object.
    unsafe {
        let w = regs.add(register as usize).replace(word::UNDEF);
        let w = match i64::try_from(&answer).ok().and_then(word::try_from_int) {
            Some(small) => {
                drop(Value::from_word(w));
                small
            }
            None => {
                overwrite_int(w, answer);
                w
            }
        };
        super::second_tier::release_operands(t, regs, ins);
        set(t, regs.add(ins.a() as usize), w);
    }
}

/// `a // b` in the memory of `a`; `b` is not zero.
fn floor_div_of(a: IBig, b: &IBig) -> IBig {
    if a.sign() == b.sign() {
        return a / b;
    }
    let (quotient, remainder) = a.div_rem(b);
    if remainder.is_zero() {
        quotient
    } else {
        quotient - IBig::ONE
    }
}
