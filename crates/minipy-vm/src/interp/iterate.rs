//! `for` loops: the four hidden registers, and a step of each kind of loop.
//!
//! | first hidden register | second | third | fourth | loop over |
//! |---|---|---|---|---|
//! | RANGE_LOOP | next | stop | | a range with step 1 |
//! | RANGE_LOOP_STEP | next | how many are left | step | another range |
//! | a list or tuple | next index | | | that sequence |
//! | a generator | | | | its frame is pushed for each item |
//! | any other object | | | | an iterator, asked by `next` |

use super::frames::set;
use super::slow::{Lent, operand};
use crate::heap::class::Special;
use crate::heap::native::Outcome;
use crate::heap::object::{CodeObject, Kind, RangeObject};
use crate::heap::thread::Thread;
use crate::heap::value::{Value, Word, word};
use minipy_code::instr::{Instr, Op};
use minipy_code::ops::TEMP_B;

/// What a step of a loop did.
pub(super) enum Step {
    /// The loop variable is set.
    Item,
    /// The loop has ended; its hidden registers are released.
    End,
}

/// Rewrites FOR_ITER for the kind of loop at hand.
///
/// # Safety
/// `at` is the address of `ins` in the running code.
#[inline]
pub(super) unsafe fn quicken(at: *mut Instr, regs: *mut Word, ins: Instr) {
    // SAFETY: opcodes of the same operands replace each other; only the lock's holder writes code.
    unsafe {
        let hidden = Value::borrow(regs.add(ins.a() as usize));
        let op = match hidden.word() {
            word::RANGE_LOOP | word::RANGE_LOOP_STEP => Op::ForRange,
            _ if hidden.kind() == Some(Kind::List) => Op::ForList,
            _ => return,
        };
        at.write(ins.with_op(op));
    }
}

/// Fills the hidden registers.
///
/// # Safety
/// For this and all functions below: `t` is the running thread, `regs` its top frame's window, and `ins` the instruction it is at.
#[inline(never)]
pub(super) unsafe fn get_iter(t: *mut Thread, regs: *mut Word, ins: Instr) -> Outcome<()> {
    // SAFETY: as the caller says; the four registers from `a` are temporaries (V3).
    unsafe {
        let thread = &mut *t;
        let iterable = operand(regs, ins.b(), ins.x() & TEMP_B != 0);
        let hidden = regs.add(ins.a() as usize);
        if let Some(range) = iterable.as_range()
            && let Some((marker, rest)) = range_loop(range)
        {
            set(t, hidden, marker);
            for (i, w) in rest.into_iter().enumerate() {
                set(t, hidden.add(i + 1), w);
            }
            return Ok(());
        }
        let plain = match iterable.kind() {
            Some(Kind::List | Kind::Tuple) => !thread.overrides(&iterable, Special::Iter),
            _ => false,
        };
        let is_iterator = ins.b() == 0 && is_made_iterator((*(*t).frame).code, &iterable);
        if plain || is_iterator || iterable.kind() == Some(Kind::Generator) {
            set(t, hidden, iterable.into_word());
            set(t, hidden.add(1), word::from_int(0));
            return Ok(());
        }
        let iterator = thread.iter(&iterable)?;
        drop(iterable);
        set(t, hidden, iterator.into_word());
        Ok(())
    }
}

/// What GET_ITER_OBJECT left for a generator expression, whose only parameter no script can name, is an iterator: it is not asked for
/// another one.
unsafe fn is_made_iterator(code: *const CodeObject, iterable: &Value) -> bool {
    // SAFETY: the code of an active frame.
    let data = unsafe { &(*code).data };
    data.source.locals.first().is_some_and(|name| &**name == ".0") && iterable.kind() != Some(Kind::Range)
}

/// The hidden registers for a range whose bounds are immediate.
fn range_loop(range: &RangeObject) -> Option<(Word, [Word; 3])> {
    let (start, stop) = (range.start.as_small_int()?, range.stop.as_small_int()?);
    let step = range.step.as_small_int()?;
    if step == 1 {
        return Some((
            word::RANGE_LOOP,
            [word::from_int(start), word::from_int(stop), word::UNDEF],
        ));
    }
    let (span, stride) = if step > 0 {
        (stop as i128 - start as i128, step as i128)
    } else {
        (start as i128 - stop as i128, -(step as i128))
    };
    let count = if span <= 0 { 0 } else { (span - 1) / stride + 1 };
    let count = i64::try_from(count).ok().and_then(word::try_from_int)?;
    Some((
        word::RANGE_LOOP_STEP,
        [word::from_int(start), count, word::from_int(step)],
    ))
}

/// Rewrites a loop that met another kind of iterable than it was rewritten for back to FOR_ITER, which runs again.
///
/// # Safety
/// As [`quicken`].
#[cold]
pub(super) unsafe fn generalize(at: *mut Instr, ins: Instr) {
    // SAFETY: as in `quicken`.
    unsafe { at.write(ins.with_op(Op::ForIter)) }
}

/// One step of a loop that is not over a generator.
#[inline(never)]
pub(super) unsafe fn for_iter(t: *mut Thread, regs: *mut Word, ins: Instr) -> Outcome<Step> {
    // SAFETY: as above.
    unsafe {
        let thread = &mut *t;
        let hidden = regs.add(ins.a() as usize);
        let item = match *hidden {
            word::RANGE_LOOP => {
                let current = *hidden.add(1);
                let more = (current as i64) < *hidden.add(2) as i64;
                if more {
                    *hidden.add(1) = current.wrapping_add(2);
                }
                more.then(|| Value::from_word(current))
            }
            word::RANGE_LOOP_STEP => step_range(hidden),
            _ => {
                let iterator = Value::borrow(hidden);
                match iterator.kind() {
                    Some(Kind::List | Kind::Tuple) => sequence_item(thread, hidden),
                    _ => {
                        let iterator = Lent::new(t, hidden, 0, false);
                        thread.next(&iterator)?
                    }
                }
            }
        };
        match item {
            Some(item) => {
                set(t, regs.add(ins.b() as usize), item.into_word());
                Ok(Step::Item)
            }
            None => {
                set(t, hidden, word::UNDEF);
                Ok(Step::End)
            }
        }
    }
}

unsafe fn step_range(hidden: *mut Word) -> Option<Value> {
    // SAFETY: the registers were filled by `range_loop`, so all three are immediate ints.
    unsafe {
        let left = word::get_int(*hidden.add(2));
        if left == 0 {
            return None;
        }
        let (current, step) = (word::get_int(*hidden.add(1)), word::get_int(*hidden.add(3)));
        *hidden.add(2) = word::from_int(left - 1);
        if left > 1 {
            *hidden.add(1) = word::from_int(current + step);
        }
        Some(Value::small_int(current))
    }
}

unsafe fn sequence_item(thread: &Thread, hidden: *mut Word) -> Option<Value> {
    // SAFETY: the first register holds a list or tuple, the second the next index.
    unsafe {
        let (sequence, index) = (Value::borrow(hidden), word::get_int(*hidden.add(1)) as usize);
        let item = match sequence.as_list() {
            Some(list) => list.items.get(thread).get(index).cloned(),
            None => sequence.as_tuple().and_then(|tuple| tuple.items().get(index).cloned()),
        };
        *hidden.add(1) = word::from_int(index as i64 + 1);
        item
    }
}

/// `a` = `iter(b)` as an object.
#[inline(never)]
pub(super) unsafe fn get_iter_object(t: *mut Thread, regs: *mut Word, ins: Instr) -> Outcome<()> {
    // SAFETY: as above.
    unsafe {
        let iterable = operand(regs, ins.b(), ins.x() & TEMP_B != 0);
        // What GET_ITER keeps in hidden registers needs no iterator object now: nobody else will see it, and making it has no effect.
        let thread = &mut *t;
        let as_it_is = match iterable.kind() {
            Some(Kind::List | Kind::Tuple | Kind::Range) => !iterable.is_of_script_class(),
            _ => false,
        };
        let iterator = if as_it_is { iterable } else { thread.iter(&iterable)? };
        set(t, regs.add(ins.a() as usize), iterator.into_word());
        Ok(())
    }
}
