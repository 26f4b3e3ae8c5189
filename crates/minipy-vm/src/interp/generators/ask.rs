//! Calls that ask an iterator for its next item: `next(it)`, `generator.send(value)`, `generator.__next__()`.
//!
//! If that is for a generator to say, or for a script's `__next__`, its frame is pushed and the loop goes on in it: what it yields or
//! returns is the call's result. A generator's call leaves everything in its window meanwhile, which keeps it alive. All else is left to the
//! native functions, which know the rules.

use super::resume_simply;
use crate::heap::native::Outcome;
use crate::heap::object::{GeneratorState, Header, Kind, NativeObject};
use crate::heap::refcount;
use crate::heap::stack::Entry;
use crate::heap::thread::Thread;
use crate::heap::value::{Value, Word, word};
use crate::interp::calls;
use crate::interp::frames::{clear, retained, set, take};
use crate::interp::specials;
use minipy_code::instr::{Instr, Op};

/// Is it a native callable that asks its first argument for the next item?
///
/// # Safety
/// The word is in a register.
#[inline(always)]
pub(in crate::interp) unsafe fn asks(callee: Word) -> bool {
    // SAFETY: the callee is alive.
    unsafe {
        word::is_pointer(callee)
            && matches!((*(callee as *const Header)).kind, Kind::Native | Kind::NativeMethod)
            && (*(callee as *const NativeObject)).plain.asks
    }
}

/// Calls the native callable in `callee` that asks the first of the `argc` arguments from `base`.
///
/// # Safety
/// As [`calls::call`]; `callee` is a register before `base`.
#[inline(never)]
pub(in crate::interp) unsafe fn ask(
    t: *mut Thread,
    callee: *mut Word,
    base: *mut Word,
    argc: usize,
) -> Outcome<Option<Value>> {
    // SAFETY: as the caller says.
    unsafe {
        let native = *callee as *const NativeObject;
        if argc == 0 || !(*native).plain.holds(argc) || !word::is_pointer(*base) {
            return ask_otherwise(t, callee, base, argc);
        }
        let is_method = (*native).header.kind == Kind::NativeMethod;
        let can_resume = match is_method {
            true => calls::is_own_receiver(t, native, base),
            // `next` refuses coroutines. Its default is found behind the iterator (`over`).
            false => (*(*base as *const Header)).kind == Kind::Generator && (argc == 1 || base == callee.add(1)),
        };
        if !can_resume {
            return ask_otherwise(t, callee, base, argc);
        }
        let sent = match is_method && argc > 1 {
            true => *base.add(1),
            false => word::NONE,
        };
        let is_early = sent != word::NONE && (*super::data_of(*base)).state == GeneratorState::Created;
        // Whether it is early or not, the window keeps the argument.
        retained(sent);
        if is_early || !resume_simply(t, *base, Entry::Ask, sent) {
            refcount::release_shared(sent);
            return ask_otherwise(t, callee, base, argc);
        }
        Ok(None)
    }
}

/// As [`ask`], of what is no generator, or of one about which something is out of the ordinary.
#[inline(never)]
unsafe fn ask_otherwise(t: *mut Thread, callee: *mut Word, base: *mut Word, argc: usize) -> Outcome<Option<Value>> {
    // SAFETY: as for `ask`.
    unsafe {
        if argc == 1 && specials::is_instance(*base) && specials::ask_instance(t, callee, base)? {
            return Ok(None);
        }
        calls::call_native(t, callee, base, argc, &[])
    }
}

/// Gives the item of a generator, whose frame has just been taken off, to the call that asked for it.
///
/// # Safety
/// `t` is the running thread; the frame above the top one was pushed with [`Entry::Ask`]. `item` is owned by the caller, who gives it up.
#[inline(never)]
pub(in crate::interp) unsafe fn answer(t: *mut Thread, item: Word) {
    // SAFETY: the top frame is at the call, which names its window: what is called, for a method perhaps nothing or its receiver, and so
    // many arguments.
    unsafe {
        let frame = (*t).frame;
        let ins = *(*frame).pc.cast::<Instr>().sub(1);
        let window = (*frame).regs.add(ins.a() as usize);
        let callee = *window;
        let count = window_behind(ins);
        if count != 1 || refcount::count(callee as *const Header) == 1 {
            return answer_from(t, window, count, item);
        }
        // Only the generator stands behind what was called.
        refcount::release_shared(callee);
        window.write(item);
        set(t, window.add(1), word::UNDEF);
    }
}

/// How many registers stand behind that of what is called, in the window of a call.
#[inline(always)]
fn window_behind(ins: Instr) -> usize {
    let is_function = ins.op_byte() == Op::Call as u8 || ins.op_byte() == Op::CallFar as u8;
    ins.b() as usize + !is_function as usize
}

/// As [`answer`], when so many registers are to be released.
#[inline(never)]
unsafe fn answer_from(t: *mut Thread, window: *mut Word, count: usize, item: Word) {
    // SAFETY: as for `answer`.
    unsafe {
        clear(t, window, 1, 1 + count);
        set(t, window, item);
    }
}

/// The generator that a call asked, and whose frame has just been taken off, has returned a value. The call gives what it has for that,
/// else the StopIteration is raised.
///
/// # Safety
/// As [`answer`].
#[inline(never)]
pub(in crate::interp) unsafe fn over(t: *mut Thread, value: Value) -> Outcome<()> {
    // SAFETY: as above; the register of what is called still holds it.
    unsafe {
        let frame = (*t).frame;
        let ins = *(*frame).pc.cast::<Instr>().sub(1);
        let window = (*frame).regs.add(ins.a() as usize);
        let is_next = (*(*window as *const Header)).kind == Kind::Native;
        if !is_next || ins.b() != 2 {
            return Err((*t).stop_iteration(value));
        }
        drop(value);
        let default = take(window.add(2));
        answer(t, default.into_word());
        Ok(())
    }
}
