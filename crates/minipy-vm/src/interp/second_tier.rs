//! The second tier of arithmetic: numbers of exactly the builtin classes that the loop's inline paths do not take. These are floats in
//! objects (zeros and infinities above all), an int beside a float, bools, ints of two words, and complex numbers.
//!
//! None of it can run Python code or raise: where an error is due, or more than this is needed, the answer is None, and the
//! slow path goes on to the general rules. Each operator is first asked for an answer in machine registers; only to store it are
//! references counted.

use super::frames::{release, set};
use super::{answers, spare_ints};
use crate::builtins::complex::{self, Operand};
use crate::builtins::float;
use crate::builtins::int::{self, wide};
use crate::heap::class::ClassData;
use crate::heap::exact::class_like;
use crate::heap::native::{Binary, Comparison, Outcome, Unary};
use crate::heap::number_objects::{
    complex_in, float_in, is_spare, overwrite_complex, overwrite_int, wide_in, wide_of_big,
};
use crate::heap::object::{HAS_DICT, Header, IntObject, Kind};
use crate::heap::refcount::release_if_shared;
use crate::heap::thread::Thread;
use crate::heap::value::{Value, Word, word};
use dashu_int::IBig;
use minipy_code::instr::Instr;
use minipy_code::ops::{TEMP_A, TEMP_B, TEMP_C};

/// Ints up to this magnitude are exact as floats.
const EXACT: i64 = 1 << 53;

/// The number of an int or float as a float: what arithmetic of floats makes of an immediate int.
///
/// # Safety
/// For this and all functions below: the words are those of live values.
#[inline(always)]
unsafe fn as_float(w: Word) -> Option<f64> {
    if word::is_float(w) {
        Some(word::get_float(w))
    } else if word::is_int(w) {
        Some(word::get_int(w) as f64)
    } else {
        // SAFETY: as the caller says.
        unsafe { float_in(w) }
    }
}

/// The two numbers of an operation of which one is a float, as floats.
#[inline(always)]
unsafe fn both_as_floats(x: Word, y: Word) -> Option<(f64, f64)> {
    if word::both_int(x, y) {
        return None;
    }
    // SAFETY: as the caller says.
    unsafe { Some((as_float(x)?, as_float(y)?)) }
}

/// The operands of an instruction, the second of which stands among `others`: registers or constants. That they are read anew
/// spares the loop's inline paths from keeping them.
#[inline(always)]
unsafe fn operands(regs: *const Word, others: *const Word, ins: Instr) -> (Word, Word) {
    // SAFETY: as the caller says.
    unsafe { (*regs.add(ins.b() as usize), *others.add(ins.c() as usize)) }
}

macro_rules! on_floats {
    ($($name:ident $op:tt $symbol:literal;)*) => {
        $(
            #[doc = concat!("`b ", $symbol, " c`, if one of the numbers is a float.")]
            ///
            /// # Safety
            /// `regs` is the window of the top frame, `others` that or its constants, and `ins` the instruction it is at.
            #[inline(never)]
            pub(super) unsafe fn $name(regs: *const Word, others: *const Word, ins: Instr) -> Option<f64> {
                // SAFETY: as the caller says.
                unsafe {
                    let (x, y) = operands(regs, others, ins);
                    both_as_floats(x, y).map(|(a, b)| a $op b)
                }
            }
        )*
    };
}

on_floats! {
    add + "+";
    sub - "-";
    mul * "*";
}

/// `b / c`, if one of the numbers is a float, or both are ints that are exact as floats, so that their quotient is the correctly
/// rounded one.
///
/// # Safety
/// As [`add`].
#[inline(never)]
pub(super) unsafe fn true_div(regs: *const Word, others: *const Word, ins: Instr) -> Option<f64> {
    // SAFETY: as the caller says.
    let (x, y) = unsafe { operands(regs, others, ins) };
    let is_rounded = |w: Word| !(-EXACT..=EXACT).contains(&word::get_int(w));
    if word::both_int(x, y) && (is_rounded(x) || is_rounded(y)) {
        return None;
    }
    // SAFETY: as the caller says.
    let (a, b) = unsafe { (as_float(x)?, as_float(y)?) };
    (b != 0.0).then(|| a / b)
}

/// As [`add`], for the operators whose inline paths are for ints alone.
#[inline]
unsafe fn rarer(op: Binary, x: Word, y: Word) -> Option<f64> {
    // SAFETY: as the caller says.
    let (a, b) = unsafe { both_as_floats(x, y)? };
    match op {
        Binary::FloorDiv if b != 0.0 => Some(float::arith::floor_div(a, b).0),
        Binary::Mod if b != 0.0 => Some(float::arith::modulo(a, b)),
        Binary::Pow => float::arith::simple_power(a, b),
        _ => None,
    }
}

/// Does `x op y` hold? Of an int and a float, if the int is exact as a float, and of two floats.
#[inline(always)]
pub(super) unsafe fn floats_compare(op: Comparison, x: Word, y: Word) -> Option<bool> {
    let is_rounded = |w: Word| word::is_int(w) && !(-EXACT..=EXACT).contains(&word::get_int(w));
    if is_rounded(x) || is_rounded(y) {
        return None;
    }
    // SAFETY: as the caller says.
    unsafe { Some(op.holds_for_floats(as_float(x)?, as_float(y)?)) }
}

/// `-x` of a float in an object.
#[inline(always)]
pub(super) unsafe fn negative(op: Unary, w: Word) -> Option<f64> {
    // SAFETY: as the caller says.
    (op == Unary::Neg).then(|| unsafe { float_in(w) }).flatten().map(|f| -f)
}

/// The number of an int or bool below 2^127.
#[inline(always)]
unsafe fn as_wide(w: Word) -> Option<i128> {
    match w {
        _ if word::is_int(w) => Some(i128::from(word::get_int(w))),
        word::TRUE => Some(1),
        word::FALSE => Some(0),
        // SAFETY: as the caller says.
        _ => unsafe { wide_in(w) },
    }
}

/// Does `x op y` hold for two ints?
#[inline]
pub(super) unsafe fn ints_compare(op: Comparison, x: Word, y: Word) -> Option<bool> {
    // SAFETY: as the caller says.
    unsafe {
        let number = |w| as_wide(w).or_else(|| derived_int(w, |class| class.overrides_comparison()));
        Some(op.holds(number(x)?.cmp(&number(y)?)))
    }
}

/// The number below 2^127 of an int of a script's class (a member of an `IntEnum`, mostly), unless that has a method of its own for what
/// is to be done.
#[inline]
unsafe fn derived_int(w: Word, has_method: impl Fn(&ClassData) -> bool) -> Option<i128> {
    // SAFETY: as the caller says; the kind tells the layout.
    unsafe {
        if !word::is_pointer(w) || (*(w as *const Header)).kind != Kind::Int {
            return None;
        }
        match has_method(class_like(w, &int::SLOTS)?) {
            true => None,
            false => wide_of_big(&(*(w as *const IntObject)).value),
        }
    }
}

/// [`others`] for two ints of which one is of a script's class.
#[inline(never)]
unsafe fn derived_ints(t: *mut Thread, regs: *mut Word, ins: Instr, op: Binary, x: Word, y: Word) -> bool {
    // SAFETY: as the caller says.
    unsafe {
        let (plain, reflected, in_place) = op.specials();
        let has_method = |class: &ClassData| {
            class.overrides(plain)
                || class.overrides(reflected)
                || in_place.is_some_and(|method| class.overrides(method))
        };
        let number = |w| as_wide(w).or_else(|| derived_int(w, has_method));
        let (Some(a), Some(b)) = (number(x), number(y)) else {
            return false;
        };
        let Some(answer) = wide::binary(op, a, b) else {
            return false;
        };
        // Unlike plain numbers these may have finalizers, the left one's first.
        let answer = Value::wide(answer).into_word();
        release_temporary(t, regs, ins.b(), ins.x() & TEMP_B != 0);
        release_temporary(t, regs, ins.c(), ins.x() & TEMP_C != 0);
        set(t, regs.add(ins.a() as usize), answer);
        true
    }
}

/// Is it an int of a script's class?
#[inline(always)]
unsafe fn is_derived_int(w: Word) -> bool {
    // SAFETY: as the caller says.
    unsafe {
        word::is_pointer(w) && {
            let object = w as *const Header;
            (*object).kind == Kind::Int && (*object).flags & HAS_DICT != 0
        }
    }
}

/// Are two complex numbers equal, or not? Nothing else is to be known of them.
#[inline]
pub(super) unsafe fn complexes_compare(op: Comparison, x: Word, y: Word) -> Option<bool> {
    // SAFETY: as the caller says.
    let is_equal = unsafe { complex_in(x)? == complex_in(y)? };
    match op {
        Comparison::Eq => Some(is_equal),
        Comparison::Ne => Some(!is_equal),
        _ => None,
    }
}

/// The parts of a complex number, or a real one.
#[inline(always)]
unsafe fn as_complex(w: Word) -> Option<Operand> {
    // SAFETY: as the caller says.
    unsafe {
        match complex_in(w) {
            Some(parts) => Some(Operand::Complex(parts)),
            None => as_float(w).map(Operand::Real),
        }
    }
}

/// `a = x op y`, as far as it is not done by [`add`] and its like. Says whether it was done.
///
/// # Safety
/// `t` is the running thread, `regs` its top frame's window, `ins` the instruction it is at, and the words its operands.
#[inline(never)]
pub(super) unsafe fn others(t: *mut Thread, regs: *mut Word, ins: Instr, op: Binary, x: Word, y: Word) -> bool {
    // SAFETY: as the caller says.
    unsafe {
        if let (Some(a), Some(b)) = (as_wide(x), as_wide(y)) {
            // `&`, `|` and `^` of two bools give a bool.
            let is_bool = |w: Word| w == word::TRUE || w == word::FALSE;
            if is_bool(x) && is_bool(y) && matches!(op, Binary::And | Binary::Or | Binary::Xor) {
                return false;
            }
            let answer = wide::binary(op, a, b);
            if let Some(answer) = answer {
                go_on_with(t, regs, ins, answer);
                return true;
            }
        }
        if is_derived_int(x) || is_derived_int(y) {
            return derived_ints(t, regs, ins, op, x, y);
        }
        if spare_ints::binary(t, regs, ins, op, x, y) {
            return true;
        }
        if let Some(f) = rarer(op, x, y) {
            store(t, regs, ins, f);
            return true;
        }
        let (Some(a), Some(b)) = (as_complex(x), as_complex(y)) else {
            return false;
        };
        if let (Operand::Real(_), Operand::Real(_)) = (a, b) {
            return false;
        }
        complex::answer(op, a, b).is_some_and(|answer| store_complex(t, regs, ins, answer))
    }
}

/// Releases the temporaries among the operands of `a = b op c` as far as they own something.
#[inline(always)]
pub(super) unsafe fn release_operands(t: *mut Thread, regs: *mut Word, ins: Instr) {
    // SAFETY: the flags name registers of the frame. Numbers of the builtin classes have no finalizers.
    unsafe {
        release_temporary(t, regs, ins.c(), ins.x() & TEMP_C != 0);
        release_temporary(t, regs, ins.b(), ins.x() & TEMP_B != 0);
    }
}

/// Releases what a register owns, if it is a temporary.
#[inline(always)]
pub(super) unsafe fn release_temporary(t: *mut Thread, regs: *mut Word, register: u16, is_temporary: bool) {
    // SAFETY: it is a register of the frame.
    unsafe {
        let register = regs.add(register as usize);
        if is_temporary && word::is_pointer(*register) {
            release(t, register.replace(word::UNDEF));
        }
    }
}

/// Stores the float that is the answer of `a = b op c`, and releases the temporaries.
///
/// # Safety
/// As [`others`].
#[inline(never)]
pub(super) unsafe fn store(t: *mut Thread, regs: *mut Word, ins: Instr, f: f64) {
    // SAFETY: as the caller says; the flags name registers of the frame.
    unsafe {
        let register = regs.add(ins.a() as usize);
        match word::try_from_float(f) {
            Some(w) if !word::is_pointer(*register) && !owns_temporary(regs, ins) => *register = w,
            _ => store_and_release(t, regs, ins, f),
        }
    }
}

/// Is a temporary among the operands a pointer?
#[inline(always)]
unsafe fn owns_temporary(regs: *mut Word, ins: Instr) -> bool {
    // SAFETY: the flags name registers of the frame.
    unsafe {
        let owns = |flag: u8, register: u16| ins.x() & flag != 0 && word::is_pointer(*regs.add(register as usize));
        owns(TEMP_B, ins.b()) || owns(TEMP_C, ins.c())
    }
}

#[inline(never)]
unsafe fn store_and_release(t: *mut Thread, regs: *mut Word, ins: Instr, f: f64) {
    // SAFETY: as the caller says.
    unsafe {
        release_operands(t, regs, ins);
        set(t, regs.add(ins.a() as usize), Value::float(f).into_word());
    }
}

/// Takes a number object of this kind that the instruction would free: what `a` held, or a temporary operand.
#[inline(always)]
unsafe fn take_spare(regs: *mut Word, ins: Instr, kind: Kind) -> Option<Word> {
    // SAFETY: the registers are those of the frame.
    unsafe {
        for (may, register) in [
            (true, ins.a()),
            (ins.x() & TEMP_B != 0, ins.b()),
            (ins.x() & TEMP_C != 0, ins.c()),
        ] {
            let register = regs.add(register as usize);
            if may && is_spare(*register, kind) {
                return Some(register.replace(word::UNDEF));
            }
        }
        None
    }
}

/// The word of an int that is an immediate.
#[inline(always)]
fn immediate(i: i128) -> Option<Word> {
    i64::try_from(i).ok().and_then(word::try_from_int)
}

/// Stores the answer of `ins`, or uses it at once: a product of two words is mostly followed by the mask, remainder or shift that makes
/// it small again, and then needs no object.
#[inline(always)]
unsafe fn go_on_with(t: *mut Thread, regs: *mut Word, ins: Instr, answer: i128) {
    // SAFETY: as the caller says. What the temporary between two operations holds is nothing that must be released.
    unsafe {
        let (mut ins, mut answer) = (ins, answer);
        while immediate(answer).is_none()
            && let Some((next, following)) = consumer(t, regs, ins, answer)
        {
            release_operands(t, regs, ins);
            (*(*t).frame).pc = (*(*t).frame).pc.add(1);
            (ins, answer) = (next, following);
        }
        store_wide(t, regs, ins, answer);
    }
}

/// The instruction behind `ins`, and its answer, if it is an operation that consumes the temporary which `ins` has the answer for.
/// None where every instruction must be seen.
#[inline(always)]
unsafe fn consumer(t: *mut Thread, regs: *mut Word, ins: Instr, answer: i128) -> Option<(Instr, i128)> {
    // SAFETY: the program counter was saved, and `ins` falls through (V7): there is a next instruction.
    unsafe {
        if (*t).observed.any() {
            return None;
        }
        let frame = (*t).frame;
        let next = *(*frame).pc.cast::<Instr>();
        let (op, is_constant) = answers::binary_of(next)?;
        let takes = |flag: u8, register: u16| next.x() & flag != 0 && register == ins.a();
        let following = match (takes(TEMP_B, next.b()), !is_constant && takes(TEMP_C, next.c())) {
            (true, false) if is_constant => {
                wide::binary(op, answer, as_wide(*(*(*frame).code).consts.add(next.c() as usize))?)
            }
            (true, false) => wide::binary(op, answer, as_wide(*regs.add(next.c() as usize))?),
            (false, true) => wide::binary(op, as_wide(*regs.add(next.b() as usize))?, answer),
            _ => None,
        };
        following.map(|following| (next, following))
    }
}

/// Stores an int as [`store`] does a float.
#[inline(always)]
unsafe fn store_wide(t: *mut Thread, regs: *mut Word, ins: Instr, i: i128) {
    // SAFETY: as the caller says.
    unsafe {
        let w = match immediate(i) {
            Some(w) => w,
            None => match take_spare(regs, ins, Kind::Int) {
                Some(w) => {
                    overwrite_int(w, IBig::from(i));
                    w
                }
                None => Value::wide(i).into_word(),
            },
        };
        release_operands(t, regs, ins);
        set(t, regs.add(ins.a() as usize), w);
    }
}

/// Stores a complex number as [`store`] does a float; always true.
#[inline(always)]
unsafe fn store_complex(t: *mut Thread, regs: *mut Word, ins: Instr, (re, im): (f64, f64)) -> bool {
    // SAFETY: as the caller says.
    unsafe {
        let w = match take_spare(regs, ins, Kind::Complex) {
            Some(w) => {
                overwrite_complex(w, (re, im));
                w
            }
            None => Value::complex(re, im).into_word(),
        };
        release_operands(t, regs, ins);
        set(t, regs.add(ins.a() as usize), w);
        true
    }
}

/// The answer of a comparison that jumps, `a op b`, whose temporaries are released.
#[inline(always)]
pub(super) unsafe fn decided(t: *mut Thread, regs: *mut Word, ins: Instr, answer: bool) -> Outcome<Option<bool>> {
    if ins.x() & (TEMP_A | TEMP_B) == 0 {
        return Ok(Some(answer));
    }
    // SAFETY: as the caller says.
    unsafe { decided_of_temporaries(t, regs, ins, answer) }
}

#[inline(never)]
unsafe fn decided_of_temporaries(t: *mut Thread, regs: *mut Word, ins: Instr, answer: bool) -> Outcome<Option<bool>> {
    // SAFETY: the flags name registers of the frame.
    unsafe {
        let is_given_up =
            |register: u16, flag| ins.x() & flag == 0 || release_if_shared(&mut *regs.add(register as usize).cast());
        match is_given_up(ins.b(), TEMP_B) && is_given_up(ins.a(), TEMP_A) {
            true => Ok(Some(answer)),
            false => decided_of_last(t, regs, ins, answer),
        }
    }
}

/// [`decided`] where a temporary is the last to refer to its object.
#[inline(never)]
unsafe fn decided_of_last(t: *mut Thread, regs: *mut Word, ins: Instr, answer: bool) -> Outcome<Option<bool>> {
    // SAFETY: the flags name registers of the frame.
    unsafe {
        release_temporary(t, regs, ins.b(), ins.x() & TEMP_B != 0);
        release_temporary(t, regs, ins.a(), ins.x() & TEMP_A != 0);
    }
    Ok(Some(answer))
}
