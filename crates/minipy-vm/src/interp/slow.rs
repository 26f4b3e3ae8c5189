//! The slow paths of operators: whatever the loop does not decide on immediates alone.
//!
//! Each takes the instruction by value, lends or takes the operands, runs the operation of `ops`, releases what was taken, and
//! writes the destination last, so that an exception leaves it as it was.

pub(super) use super::at_sight;
use super::frames::{release, set, take};
pub(super) use super::items::{contains, del_item, get_item, get_item_k, give_up, set_item};
use super::specials::{self, Truth};
use super::{quick, second_tier, texts};
use crate::heap::class::Special;
use crate::heap::native::{Binary, Comparison, Outcome, Unary};
use crate::heap::object::{HAS_DICT, Header};
use crate::heap::thread::Thread;
use crate::heap::value::{Value, Word, word};
use minipy_code::instr::Instr;
use minipy_code::ops::{IN_PLACE, SWAPPED, TEMP_A, TEMP_B, TEMP_C};
use std::mem::ManuallyDrop;

/// An operand: taken from a temporary, or copied from a local.
///
/// # Safety
/// `index` is a register of the top frame.
#[inline(always)]
pub(super) unsafe fn operand(regs: *mut Word, index: u16, temporary: bool) -> Value {
    // SAFETY: as the caller says.
    unsafe {
        let register = regs.add(index as usize);
        if temporary {
            take(register)
        } else {
            Value::borrow(register).clone()
        }
    }
}

/// An operand lent for the time of an operation; a temporary is released at the end, unless it is also the destination, whose
/// old contents are released when it is written.
pub(super) struct Lent {
    value: ManuallyDrop<Value>,
    owned: bool,
    thread: *mut Thread,
}

impl Lent {
    /// # Safety
    /// `operand` is a register of the top frame of `t` or, if it is no temporary, a constant of its code. A local that is lent is not
    /// written while the operand lives: the registers of a frame are written by its own instructions only.
    #[inline]
    pub(super) unsafe fn new(t: *mut Thread, operand: *const Word, temporary: bool) -> Lent {
        // SAFETY: as the caller says; a borrowed word is never dropped.
        unsafe {
            let w = match temporary {
                true => operand.cast_mut().replace(word::UNDEF),
                false => *operand,
            };
            Lent {
                value: ManuallyDrop::new(Value::from_word(w)),
                owned: temporary,
                thread: t,
            }
        }
    }
}

impl std::ops::Deref for Lent {
    type Target = Value;
    #[inline(always)]
    fn deref(&self) -> &Value {
        &self.value
    }
}

impl Drop for Lent {
    #[inline]
    fn drop(&mut self) {
        if self.owned {
            // SAFETY: the operand was taken from a temporary, and the loop is between two effects.
            unsafe { release(self.thread, self.value.word()) }
        }
    }
}

/// The operands of `a = b op c` in their order, where `c` is `*other`.
#[inline(always)]
unsafe fn operands(regs: *const Word, other: *const Word, ins: Instr) -> (Word, Word) {
    // SAFETY: as the callers say.
    let (x, y) = unsafe { (*regs.add(ins.b() as usize), *other) };
    if ins.x() & SWAPPED != 0 { (y, x) } else { (x, y) }
}

/// `a = b op c`.
///
/// # Safety
/// For this and all functions below: `t` is the running thread, `regs` its top frame's window, and `ins` the instruction it is at.
/// `other` is where the operand beside the first register stands: another register, or a constant, which is no temporary (V8).
#[inline(never)]
pub(super) unsafe fn binary(
    t: *mut Thread,
    regs: *mut Word,
    other: *const Word,
    ins: Instr,
    op: Binary,
) -> Outcome<()> {
    // SAFETY: as the caller says.
    unsafe {
        let (x, _) = operands(regs, other, ins);
        match specials::is_instance(x) {
            true => binary_of_instance(t, regs, other, ins, op),
            false => binary_of_others(t, regs, other, ins, op),
        }
    }
}

/// [`binary`], of anything else.
#[inline(never)]
unsafe fn binary_of_others(t: *mut Thread, regs: *mut Word, other: *const Word, ins: Instr, op: Binary) -> Outcome<()> {
    // SAFETY: as the caller says.
    unsafe {
        let (x, y) = operands(regs, other, ins);
        if texts::is_text(&*t, x)
            && let Some(done) = texts::binary(t, regs, ins, op, x, y)
        {
            return done;
        }
        if texts::are_bytes(&*t, x, y)
            && let Some(done) = texts::join_bytes(t, regs, ins, op, x, y)
        {
            return done;
        }
        match !quick::is_container(x) && second_tier::others(t, regs, ins, op, x, y) {
            true => Ok(()),
            false => binary_of_objects(t, regs, other, ins, op),
        }
    }
}

/// [`binary`], of an instance of a script's class on the left.
#[inline(never)]
unsafe fn binary_of_instance(
    t: *mut Thread,
    regs: *mut Word,
    other: *const Word,
    ins: Instr,
    op: Binary,
) -> Outcome<()> {
    // SAFETY: as the caller says.
    unsafe {
        let (x, y) = operands(regs, other, ins);
        match specials::binary_quickly(t, ins, op, x, y)? {
            true => Ok(()),
            false => binary_by_methods(t, regs, other, ins, op),
        }
    }
}

/// [`binary`] by the general rules.
#[inline(never)]
unsafe fn binary_of_objects(
    t: *mut Thread,
    regs: *mut Word,
    other: *const Word,
    ins: Instr,
    op: Binary,
) -> Outcome<()> {
    // SAFETY: as the caller says.
    unsafe {
        let (x, y) = operands(regs, other, ins);
        if quick::is_container(x) {
            let (left_is_ours, right_is_ours) = (ins.x() & TEMP_B != 0, ins.x() & TEMP_C != 0);
            if op == Binary::Add && left_is_ours && quick::join_onto_left(&*t, x, y, right_is_ours) {
                let joined = take(regs.add(ins.b() as usize));
                drop(Lent::new(t, other, right_is_ours));
                set(t, regs.add(ins.a() as usize), joined.into_word());
                return Ok(());
            }
            if let Some(answer) = quick::containers(&mut *t, op, ins.x() & IN_PLACE != 0, &x, &y) {
                drop(Lent::new(t, regs.add(ins.b() as usize), ins.x() & TEMP_B != 0));
                drop(Lent::new(t, other, ins.x() & TEMP_C != 0));
                set(t, regs.add(ins.a() as usize), answer?.into_word());
                return Ok(());
            }
        } else if let Some(answer) = quick::numbers(&mut *t, op, &x, &y) {
            second_tier::release_operands(t, regs, ins);
            set(t, regs.add(ins.a() as usize), answer?.into_word());
            return Ok(());
        }
        binary_by_methods(t, regs, other, ins, op)
    }
}

/// [`binary`] by whatever methods the operands have.
#[inline(never)]
unsafe fn binary_by_methods(
    t: *mut Thread,
    regs: *mut Word,
    other: *const Word,
    ins: Instr,
    op: Binary,
) -> Outcome<()> {
    // SAFETY: as the caller says.
    unsafe {
        let (x, y) = operands(regs, other, ins);
        if specials::binary(t, ins, op, x, y)? {
            return Ok(());
        }
        let result = {
            // What is lent last is released first: CPython frees the left operand first, but of a comparison the right one.
            let other = Lent::new(t, other, ins.x() & TEMP_C != 0);
            let register = Lent::new(t, regs.add(ins.b() as usize), ins.x() & TEMP_B != 0);
            match ins.x() & SWAPPED != 0 {
                true => arithmetic(&mut *t, ins, op, &other, &register)?,
                false => arithmetic(&mut *t, ins, op, &register, &other)?,
            }
        };
        set(t, regs.add(ins.a() as usize), result.into_word());
        Ok(())
    }
}

#[inline]
fn arithmetic(thread: &mut Thread, ins: Instr, op: Binary, left: &Value, right: &Value) -> Outcome {
    if ins.x() & IN_PLACE != 0 {
        thread.in_place(op, left, right)
    } else {
        thread.binary(op, left, right)
    }
}

/// A unary operator.
#[inline(never)]
pub(super) unsafe fn unary(t: *mut Thread, regs: *mut Word, ins: Instr, op: Unary) -> Outcome<()> {
    // SAFETY: as above.
    unsafe {
        let result = {
            let value = Lent::new(t, regs.add(ins.b() as usize), false);
            match second_tier::negative(op, value.word()) {
                Some(f) => Value::float(f),
                None => (*t).unary(op, &value)?,
            }
        };
        set(t, regs.add(ins.a() as usize), result.into_word());
        Ok(())
    }
}

/// `a = b op c` for a comparison.
#[inline(never)]
pub(super) unsafe fn compare(t: *mut Thread, regs: *mut Word, ins: Instr, op: Comparison) -> Outcome<()> {
    // SAFETY: as above.
    unsafe {
        let (x, y) = (*regs.add(ins.b() as usize), *regs.add(ins.c() as usize));
        match texts::compare_at_sight(&*t, op, x, y) {
            Some(answer) => {
                second_tier::release_operands(t, regs, ins);
                set(t, regs.add(ins.a() as usize), word::from_bool(answer));
                Ok(())
            }
            None => compare_any(t, regs, ins, op),
        }
    }
}

/// [`compare`] of what cannot be told at sight.
#[inline(never)]
unsafe fn compare_any(t: *mut Thread, regs: *mut Word, ins: Instr, op: Comparison) -> Outcome<()> {
    // SAFETY: as above.
    unsafe {
        let (x, y) = (*regs.add(ins.b() as usize), *regs.add(ins.c() as usize));
        if specials::is_instance(x) {
            if specials::compare_quickly(t, op, x, y)? {
                return Ok(());
            }
            if let Some(answer) = specials::compare_identity(&*t, op, x, y) {
                drop(Lent::new(t, regs.add(ins.c() as usize), ins.x() & TEMP_C != 0));
                drop(Lent::new(t, regs.add(ins.b() as usize), ins.x() & TEMP_B != 0));
                set(t, regs.add(ins.a() as usize), word::from_bool(answer));
                return Ok(());
            }
        }
        let answer = match texts::compare(&*t, op, x, y) {
            None if quick::is_container(x) => quick::compare(&*t, op, &x, &y),
            None => numbers_compare(op, x, y),
            answer => answer,
        };
        if let Some(answer) = answer {
            second_tier::release_operands(t, regs, ins);
            set(t, regs.add(ins.a() as usize), word::from_bool(answer));
            return Ok(());
        }
        if specials::is_instance(x) && specials::compare(t, op, x, y)? {
            return Ok(());
        }
        let result = {
            let left = Lent::new(t, regs.add(ins.b() as usize), ins.x() & TEMP_B != 0);
            let right = Lent::new(t, regs.add(ins.c() as usize), ins.x() & TEMP_C != 0);
            (*t).compare(op, &left, &right)?
        };
        set(t, regs.add(ins.a() as usize), result.into_word());
        Ok(())
    }
}

/// What two numbers say that have an answer without the general rules.
#[inline(always)]
unsafe fn numbers_compare(op: Comparison, x: Word, y: Word) -> Option<bool> {
    // SAFETY: the operands are alive.
    unsafe {
        second_tier::floats_compare(op, x, y)
            .or_else(|| second_tier::ints_compare(op, x, y))
            .or_else(|| second_tier::complexes_compare(op, x, y))
    }
}

/// Does `a op b` hold, where `b` is `*other`? None if a method's frame was pushed, whose return will see to the jump.
#[inline(never)]
pub(super) unsafe fn compare_jump(
    t: *mut Thread,
    regs: *mut Word,
    other: *const Word,
    ins: Instr,
    op: Comparison,
) -> Outcome<Option<bool>> {
    // SAFETY: as above.
    unsafe {
        match texts::compare_at_sight(&*t, op, *regs.add(ins.a() as usize), *other) {
            Some(answer) => second_tier::decided(t, regs, ins, answer),
            None => compare_jump_of_any(t, regs, other, ins, op),
        }
    }
}

/// [`compare_jump`] of what cannot be told at sight.
#[inline(never)]
unsafe fn compare_jump_of_any(
    t: *mut Thread,
    regs: *mut Word,
    other: *const Word,
    ins: Instr,
    op: Comparison,
) -> Outcome<Option<bool>> {
    // SAFETY: as above.
    unsafe {
        let (x, y) = (*regs.add(ins.a() as usize), *other);
        if specials::is_instance(x) {
            return compare_jump_of_instance(t, regs, other, ins, op);
        }
        if let Some(answer) = texts::compare(&*t, op, x, y).or_else(|| second_tier::floats_compare(op, x, y)) {
            return second_tier::decided(t, regs, ins, answer);
        }
        compare_jump_of_others(t, regs, other, ins, op)
    }
}

/// [`compare_jump`] of an instance of a script's class on the left.
#[inline(never)]
unsafe fn compare_jump_of_instance(
    t: *mut Thread,
    regs: *mut Word,
    other: *const Word,
    ins: Instr,
    op: Comparison,
) -> Outcome<Option<bool>> {
    // SAFETY: as above.
    unsafe {
        let (x, y) = (*regs.add(ins.a() as usize), *other);
        if specials::compare_quickly(t, op, x, y)? {
            return Ok(None);
        }
        match specials::compare_identity(&*t, op, x, y) {
            Some(answer) => second_tier::decided(t, regs, ins, answer),
            None => compare_jump_of_others(t, regs, other, ins, op),
        }
    }
}

/// [`compare_jump`] of what are no floats.
#[inline(never)]
unsafe fn compare_jump_of_others(
    t: *mut Thread,
    regs: *mut Word,
    other: *const Word,
    ins: Instr,
    op: Comparison,
) -> Outcome<Option<bool>> {
    // SAFETY: as above.
    unsafe {
        let (x, y) = (*regs.add(ins.a() as usize), *other);
        let answer = match quick::is_container(x) {
            true => quick::compare(&*t, op, &x, &y),
            false => second_tier::ints_compare(op, x, y),
        };
        if let Some(answer) = answer {
            return second_tier::decided(t, regs, ins, answer);
        }
        if specials::is_instance(x) && specials::compare(t, op, x, y)? {
            return Ok(None);
        }
        let left = Lent::new(t, regs.add(ins.a() as usize), ins.x() & TEMP_A != 0);
        let right = Lent::new(t, other, ins.x() & TEMP_B != 0);
        (*t).compare_is_true(op, &left, &right).map(Some)
    }
}

/// Is the register's value true? None: a frame was pushed whose return goes on with the instruction. Else a temporary is released.
#[inline(never)]
pub(super) unsafe fn truth(t: *mut Thread, regs: *mut Word, index: u16, temporary: bool) -> Outcome<Option<bool>> {
    // SAFETY: as above; a temporary stays in its register meanwhile.
    unsafe {
        let register = regs.add(index as usize);
        let found = match specials::is_instance(*register) {
            true => specials::truth(t, Value::borrow(register))?,
            false => Truth::Other,
        };
        let holds = match found {
            Truth::Entered => return Ok(None),
            Truth::Plain => true,
            Truth::Other => (*t).truth(Value::borrow(register))?,
        };
        if temporary {
            set(t, register, word::UNDEF);
        }
        Ok(Some(holds))
    }
}

/// `left is right`; bit 0 of `temps` says that the left one is a temporary, bit 1 the right one.
#[inline(always)]
pub(super) unsafe fn is(t: *mut Thread, regs: *mut Word, left: u16, right: u16, temps: u8) -> bool {
    // SAFETY: as above.
    unsafe {
        let (l, r) = (regs.add(left as usize), regs.add(right as usize));
        let same = *l == *r;
        if temps & 1 != 0 {
            set(t, l, word::UNDEF);
        }
        if temps & 2 != 0 {
            set(t, r, word::UNDEF);
        }
        same
    }
}

/// Is the list or tuple one whose subscripts no script has redefined?
#[inline(always)]
pub(super) unsafe fn is_plain_sequence(t: *mut Thread, container: Word) -> bool {
    // SAFETY: `container` points to a live object.
    unsafe {
        if (*(container as *const Header)).flags & HAS_DICT == 0 {
            return true;
        }
        let container = Value::borrow(&raw const container);
        !(*t).overrides(container, Special::GetItem) && !(*t).overrides(container, Special::SetItem)
    }
}

/// Runs finalizers that a slow path has made due, so that they come before the next instruction.
#[inline]
pub(super) unsafe fn run_due_finalizers(t: *mut Thread) {
    // SAFETY: as above.
    unsafe {
        if (*t).heap().has_finalizers() {
            (*t).run_finalizers();
        }
    }
}
