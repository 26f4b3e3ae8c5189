//! The answers of special methods that instructions asked, in frames of the same loop: what an instruction does with the answer when the
//! frame is gone, and what an exception that leaves the frame means for it.
//!
//! Which method is asked, and with what, is decided in `specials.rs`.

use super::fetch::Fetched;
use super::frames::set;
use super::{iterate, second_tier, slow};
use crate::heap::classes::ClassId;
use crate::heap::native::{Binary, Comparison, Outcome};
use crate::heap::thread::Thread;
use crate::heap::value::{Value, Word, word};
use crate::ops::arith::Asked;
use minipy_code::instr::{Instr, Op};
use minipy_code::ops::{IN_PLACE, SWAPPED, TEMP_A, TEMP_B, TEMP_C};

/// What a frame keeps that tells the truth of an instance by `__bool__`.
pub(super) const BY_BOOL: Word = word::TRUE;

/// What a frame keeps that tells the truth of an instance by `__len__`.
pub(super) const BY_LEN: Word = word::FALSE;

/// What a frame keeps that gives a loop its next item: its StopIteration ends the loop.
pub(super) const NEXT: Word = word::NONE;

/// What a frame keeps that gives an attribute which is missing: its AttributeError is about that.
pub(super) const MISSING: Word = word::ELLIPSIS;

/// What an instruction does with the answer of a method.
#[derive(Clone, Copy)]
enum Use {
    /// `a = b op c`
    Binary(Binary),
    /// `a = b op c`
    Compare(Comparison),
    /// Jump if `a op b` is the flag.
    Jump(Comparison, bool),
    /// `a = b in c`, or whether it is not.
    Contains(bool),
    /// Jump if `a in b` is the flag.
    ContainsJump(bool),
    /// Jump if `a` is the flag, and release it if `b` says that it is a temporary.
    Truth(bool),
    /// Jump and keep `a` if it is the flag, else release it.
    TruthKeep(bool),
    /// `a = not b`
    Not,
    /// Begin a loop over the iterator.
    Iter,
    /// `a` is the attribute.
    Attribute,
    /// `b` is the next item of the loop over the iterator from `a`: jump to its body.
    Next,
}

/// What the instruction does with the answer, and whether its second operand is a constant. None for those that do not look at it.
const fn use_of(op: Op) -> Option<(Use, bool)> {
    macro_rules! table {
        ($($op:ident $k:ident,)*; $($cmp:ident $if:ident $if_k:ident $unless:ident $unless_k:ident,)*) => {
            Some(match op {
                $(Op::$op => (Use::Binary(Binary::$op), false), Op::$k => (Use::Binary(Binary::$op), true),)*
                Op::MatMul => (Use::Binary(Binary::MatMul), false),
                $(
                    Op::$cmp => (Use::Compare(Comparison::$cmp), false),
                    Op::$if => (Use::Jump(Comparison::$cmp, true), false),
                    Op::$if_k => (Use::Jump(Comparison::$cmp, true), true),
                    Op::$unless => (Use::Jump(Comparison::$cmp, false), false),
                    Op::$unless_k => (Use::Jump(Comparison::$cmp, false), true),
                )*
                Op::In => (Use::Contains(true), false),
                Op::NotIn => (Use::Contains(false), false),
                Op::JumpIn => (Use::ContainsJump(true), false),
                Op::JumpNotIn => (Use::ContainsJump(false), false),
                Op::JumpTrue => (Use::Truth(true), false),
                Op::JumpFalse => (Use::Truth(false), false),
                Op::JumpTrueKeep => (Use::TruthKeep(true), false),
                Op::JumpFalseKeep => (Use::TruthKeep(false), false),
                Op::Not => (Use::Not, false),
                Op::ForIter => (Use::Next, false),
                Op::GetIter => (Use::Iter, false),
                Op::GetAttr | Op::LoadAttr => (Use::Attribute, false),
                _ => return None,
            })
        };
    }
    table! {
        Add AddK, Sub SubK, Mul MulK, TrueDiv TrueDivK, FloorDiv FloorDivK, Mod ModK, Pow PowK, LShift LShiftK, RShift RShiftK,
        And AndK, Or OrK, Xor XorK,;
        Lt JumpLt JumpLtK JumpNotLt JumpNotLtK, Le JumpLe JumpLeK JumpNotLe JumpNotLeK, Eq JumpEq JumpEqK JumpNotEq JumpNotEqK,
        Ne JumpNe JumpNeK JumpNotNe JumpNotNeK, Gt JumpGt JumpGtK JumpNotGt JumpNotGtK, Ge JumpGe JumpGeK JumpNotGe JumpNotGeK,
    }
}

/// [`use_of`] by the number of the operation.
static USES: [Option<(Use, bool)>; 256] = {
    let mut uses = [None; 256];
    let mut i = 0;
    while i < Op::ALL.len() {
        uses[Op::ALL[i] as usize] = use_of(Op::ALL[i]);
        i += 1;
    }
    uses
};

/// The operator of an instruction that is one, and whether its right operand is a constant.
pub(super) fn binary_of(ins: Instr) -> Option<(Binary, bool)> {
    match USES[ins.op_byte() as usize] {
        Some((Use::Binary(op), is_constant)) => Some((op, is_constant)),
        _ => None,
    }
}

/// As [`finish`], for the common cases: an operator's or a comparison's result, a bool, and the next item of a loop. Says whether it was one; then the
/// answer is used up.
///
/// # Safety
/// For this and all functions below: `t` is the running thread, and the program counter of its top frame, whose instruction asked the
/// method, is one past that instruction.
#[inline(always)]
unsafe fn finish_plainly(t: *mut Thread, ins: Instr, what: Use, constant: bool, answer: Word) -> bool {
    // SAFETY: as for `finish`.
    unsafe {
        let frame = (*t).frame;
        let regs = (*frame).regs;
        match what {
            Use::Binary(_) if answer != word::NOT_IMPLEMENTED => {
                if ins.x() & TEMP_B != 0 {
                    set(t, regs.add(ins.b() as usize), word::UNDEF);
                }
                if ins.x() & TEMP_C != 0 && !constant {
                    set(t, regs.add(ins.c() as usize), word::UNDEF);
                }
                set(t, regs.add(ins.a() as usize), answer);
                true
            }
            Use::Compare(_) if answer != word::NOT_IMPLEMENTED => {
                second_tier::release_operands(t, regs, ins);
                set(t, regs.add(ins.a() as usize), answer);
                true
            }
            Use::Contains(wanted) if answer == word::TRUE || answer == word::FALSE => {
                second_tier::release_operands(t, regs, ins);
                set(
                    t,
                    regs.add(ins.a() as usize),
                    word::from_bool((answer == word::TRUE) == wanted),
                );
                true
            }
            Use::Jump(_, wanted) | Use::ContainsJump(wanted) if answer == word::TRUE || answer == word::FALSE => {
                if ins.x() & TEMP_B != 0 && !constant {
                    set(t, regs.add(ins.b() as usize), word::UNDEF);
                }
                if ins.x() & TEMP_A != 0 {
                    set(t, regs.add(ins.a() as usize), word::UNDEF);
                }
                if (answer == word::TRUE) == wanted {
                    (*frame).pc = (*frame).pc.offset(ins.c() as i16 as isize);
                }
                true
            }
            Use::Attribute => {
                set(t, regs.add(ins.a() as usize), answer);
                true
            }
            Use::Next => {
                set(t, regs.add(ins.b() as usize), answer);
                (*frame).pc = (*frame).pc.offset(ins.cx_signed() as isize);
                true
            }
            _ => false,
        }
    }
}

/// Releases the operands that are temporaries (the flags say which), in CPython's order.
unsafe fn release_operands(t: *mut Thread, operands: [(bool, *mut Word); 2], right_first: bool) {
    for at in if right_first { [1, 0] } else { [0, 1] } {
        let (is_temporary, register) = operands[at];
        if is_temporary {
            // SAFETY: the register is a temporary of the top frame.
            unsafe { set(t, register, word::UNDEF) }
        }
    }
}

/// Completes the instruction whose method has answered; the frame of the method is gone.
#[inline(never)]
pub(super) unsafe fn finish(t: *mut Thread, answer: Value, asked: Word) -> Outcome<()> {
    // SAFETY: the instruction is verified code, so it names registers and constants that exist; the top frame is at it.
    unsafe {
        let frame = (*t).frame;
        let ins = *(*frame).pc.cast::<Instr>().sub(1);
        let Some((what, constant)) = USES[ins.op_byte() as usize] else {
            return Ok(());
        };
        match what {
            Use::Truth(_) | Use::TruthKeep(_) | Use::Not => return finish_truth(t, ins, what, answer, asked),
            Use::Iter => return begin_loop(t, ins, answer),
            _ => {}
        }
        let answer = answer.into_word();
        match finish_plainly(t, ins, what, constant, answer) {
            true => Ok(()),
            false => finish_by_rules(t, ins, what, constant, Value::from_word(answer), asked),
        }
    }
}

/// Completes an instruction that asked for the truth of its operand.
#[inline(never)]
unsafe fn finish_truth(t: *mut Thread, ins: Instr, what: Use, answer: Value, asked: Word) -> Outcome<()> {
    // SAFETY: as for `finish`.
    unsafe {
        let holds = match answer.word() {
            word::TRUE if asked == BY_BOOL => true,
            word::FALSE if asked == BY_BOOL => false,
            _ if asked == BY_BOOL => return Err((*t).no_bool(&answer)),
            _ => (*t).length_of_answer(&answer)? != 0,
        };
        let frame = (*t).frame;
        let register = (*frame).regs.add(ins.a() as usize);
        let wanted = match what {
            Use::Truth(wanted) => {
                if ins.b() != 0 {
                    set(t, register, word::UNDEF);
                }
                wanted
            }
            Use::TruthKeep(wanted) => {
                if holds != wanted {
                    set(t, register, word::UNDEF);
                }
                wanted
            }
            _ => {
                set(t, register, word::from_bool(!holds));
                return Ok(());
            }
        };
        if holds == wanted {
            (*frame).pc = (*frame).pc.offset(ins.cx_signed() as isize);
        }
        Ok(())
    }
}

/// As [`finish`], when the answer is NotImplemented, or must be asked for its truth.
#[inline(never)]
unsafe fn finish_by_rules(
    t: *mut Thread,
    ins: Instr,
    what: Use,
    constant: bool,
    answer: Value,
    asked: Word,
) -> Outcome<()> {
    // SAFETY: as for `finish`.
    unsafe {
        let frame = (*t).frame;
        let regs = (*frame).regs;
        let (first, temps) = match what {
            Use::Jump(..) | Use::ContainsJump(_) => {
                ((ins.a(), ins.b()), (ins.x() & TEMP_A != 0, ins.x() & TEMP_B != 0))
            }
            _ => ((ins.b(), ins.c()), (ins.x() & TEMP_B != 0, ins.x() & TEMP_C != 0)),
        };
        let (x, y) = (regs.add(first.0 as usize), first.1 as usize);
        let other = if constant {
            (*(*frame).code).consts.add(y)
        } else {
            regs.add(y).cast_const()
        };
        let (left, right) = match constant && !matches!(what, Use::Jump(..)) && ins.x() & SWAPPED != 0 {
            true => (Value::borrow(other), Value::borrow(x)),
            false => (Value::borrow(x), Value::borrow(other)),
        };
        let declined = answer.is_not_implemented();
        let answer = match what {
            Use::Binary(op) if declined => {
                (*t).binary_declined(op, ins.x() & IN_PLACE != 0, Asked::from_word(asked), left, right)?
            }
            Use::Compare(op) | Use::Jump(op, _) if declined => (*t).compare_declined(op, left, right)?,
            _ => answer,
        };
        let holds = match what {
            Use::Jump(_, wanted) | Use::ContainsJump(wanted) | Use::Contains(wanted) => (*t).truth(&answer)? == wanted,
            _ => false,
        };
        let right_first = !matches!(what, Use::Binary(_));
        release_operands(t, [(temps.0, x), (temps.1 && !constant, regs.add(y))], right_first);
        match what {
            Use::Jump(..) | Use::ContainsJump(_) => {
                if holds {
                    (*frame).pc = (*frame).pc.offset(ins.c() as i16 as isize);
                }
            }
            Use::Contains(_) => set(t, regs.add(ins.a() as usize), word::from_bool(holds)),
            _ => set(t, regs.add(ins.a() as usize), answer.into_word()),
        }
        Ok(())
    }
}

/// An exception leaves the frame of a method that an instruction asked, which kept `asked`; that of the instruction is on top now. True if
/// the exception ends there: a StopIteration was the end of a loop.
pub(super) unsafe fn leave(t: *mut Thread, asked: Word) -> bool {
    // SAFETY: as for `finish`.
    unsafe {
        match asked {
            NEXT if (*t).raised_is(ClassId::StopIteration) => {
                drop((*t).take_exception());
                end_loop(t);
                slow::run_due_finalizers(t);
                true
            }
            MISSING => {
                let frame = (*t).frame;
                let ins = Fetched::new((*frame).pc.cast::<Instr>().sub(1));
                let object = (*frame).regs.add(ins.b() as usize);
                (*t).complete_attribute_error(Value::borrow(object), &(*ins.cache()).name);
                false
            }
            _ => false,
        }
    }
}

/// Begins the loop that the top frame is at, over what `__iter__` gave.
unsafe fn begin_loop(t: *mut Thread, ins: Instr, answer: Value) -> Outcome<()> {
    // SAFETY: as for `finish`: the instruction is GET_ITER.
    unsafe {
        let iterator = (*t).iterator_of_answer(answer)?;
        let frame = (*t).frame;
        iterate::begin_iterator_loop(t, (*frame).regs.add(ins.a() as usize), iterator);
        Ok(())
    }
}

/// Ends the loop that the top frame is at, whose iterator has no more items.
unsafe fn end_loop(t: *mut Thread) {
    // SAFETY: as for `finish`: the instruction is FOR_ITER, whose hidden registers are temporaries.
    unsafe {
        let frame = (*t).frame;
        let ins = *(*frame).pc.cast::<Instr>().sub(1);
        let hidden = (*frame).regs.add(ins.a() as usize);
        set(t, iterate::place_of_iterator(hidden), word::UNDEF);
    }
}
