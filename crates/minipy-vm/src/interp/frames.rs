//! Pushing and popping frames.
//!
//! A frame's window of registers begins where its arguments are: inside the caller's window for a call from the loop, behind the
//! top frame's window for a call from native code. Registers above the top window hold nothing that must be released. The window
//! of a generator is in its object; what it calls has its window behind the last one that is on the stack.

use crate::heap::classes::ClassId;
use crate::heap::native::Outcome;
use crate::heap::object::{CodeObject, FunctionObject, Kind};
use crate::heap::refcount;
use crate::heap::stack::{Entry, Frame};
use crate::heap::thread::Thread;
use crate::heap::value::{Value, Word, word};
use std::hint::cold_path;

/// The first register behind the top frame's window.
///
/// # Safety
/// `t` is the running thread.
#[inline(always)]
pub(super) unsafe fn top(t: *mut Thread) -> *mut Word {
    // SAFETY: the top frame is active, or there is none and its slot is the one below the first.
    unsafe {
        let frame = (*t).frame;
        if frame < (*t).stack.frames() {
            (*t).stack.registers()
        } else {
            top_of_running(t)
        }
    }
}

/// As [`top`], when a frame is active.
///
/// # Safety
/// `t` is the running thread, and runs a frame.
#[inline(always)]
pub(super) unsafe fn top_of_running(t: *mut Thread) -> *mut Word {
    // SAFETY: the top frame is active.
    unsafe {
        let frame = (*t).frame;
        match (*frame).entry.is_generator() {
            true => (*frame).top,
            false => (*frame).regs.add((*(*frame).code).registers as usize),
        }
    }
}

/// Makes sure there is room for a frame of this code whose window begins at `base`.
///
/// # Safety
/// `base` is inside or just behind the top frame's window.
#[inline(always)]
pub(super) unsafe fn reserve(t: *mut Thread, base: *mut Word, code: *const CodeObject) -> Outcome<()> {
    // SAFETY: pointer arithmetic stays inside the reservation: `ready` never exceeds it by more than a window.
    unsafe {
        if (*t).frame.wrapping_add(1) >= (*t).frame_limit || base.add((*code).registers as usize) > (*t).ready {
            return reserve_slow(t, base, code);
        }
        Ok(())
    }
}

#[cold]
#[inline(never)]
unsafe fn reserve_slow(t: *mut Thread, base: *mut Word, code: *const CodeObject) -> Outcome<()> {
    // SAFETY: as `reserve`.
    unsafe {
        let thread = &mut *t;
        thread.refresh_frame_limit();
        let end = base.add((*code).registers as usize);
        if thread.frame.wrapping_add(1) >= thread.frame_limit {
            return Err(thread.recursion_error(""));
        }
        if end > thread.ready {
            match thread.stack.prepare(thread.ready, end) {
                Some(ready) => thread.ready = ready,
                None => return Err(thread.recursion_error("")),
            }
        }
        Ok(())
    }
}

/// Makes sure there is room for the frame of a generator, whose registers are not on the stack.
///
/// # Safety
/// `t` is the running thread.
#[inline(always)]
pub(super) unsafe fn reserve_frame(t: *mut Thread) -> Outcome<()> {
    // SAFETY: the caller holds the thread.
    unsafe {
        if (*t).frame.wrapping_add(1) >= (*t).frame_limit {
            (*t).refresh_frame_limit();
            if (*t).frame.wrapping_add(1) >= (*t).frame_limit {
                return Err((*t).recursion_error(""));
            }
        }
        Ok(())
    }
}

/// Where the window of a call begins whose arguments stand from `base`: there or, if they are temporaries of a generator, behind the
/// windows on the stack.
///
/// # Safety
/// `t` is the running thread.
#[inline(always)]
pub(super) unsafe fn window_of_call(t: *mut Thread, base: *mut Word) -> *mut Word {
    // SAFETY: the top frame is active, or there is none.
    unsafe {
        match (*t).frame >= (*t).stack.frames() {
            true => window_in_loop(t, base),
            false => base,
        }
    }
}

/// As [`window_of_call`], when a frame is active.
///
/// # Safety
/// `t` is the running thread, and runs a frame.
#[inline(always)]
pub(super) unsafe fn window_in_loop(t: *mut Thread, base: *mut Word) -> *mut Word {
    // SAFETY: the top frame is active.
    unsafe {
        let frame = (*t).frame;
        match (*frame).entry.is_generator() {
            true => (*frame).top,
            false => base,
        }
    }
}

/// Moves the arguments of a call that a generator makes from its window to the stack, where the called function's window begins.
///
/// # Safety
/// The top frame is that of a generator, `argc` registers from `from` are its temporaries, and as many are ready from `to` on.
#[inline(always)]
pub(super) unsafe fn move_arguments(from: *mut Word, to: *mut Word, argc: usize) {
    for i in 0..argc {
        // SAFETY: as the caller says; a register behind the top window holds nothing that must be released.
        unsafe { to.add(i).write(from.add(i).replace(word::UNDEF)) }
    }
}

/// Pushes a frame. The arguments are in place; `function` is owned by the frame from now on.
///
/// # Safety
/// [`reserve`] has succeeded for `base` and the code of `function`; `args` registers from `base` are filled, and the
/// others of the window hold nothing that must be released.
#[inline(always)]
pub(super) unsafe fn push(
    t: *mut Thread,
    base: *mut Word,
    args: usize,
    function: *mut FunctionObject,
    entry: Entry,
) -> *mut Frame {
    // SAFETY: there is room, as the caller says.
    unsafe {
        let code = code_of(function);
        let frame = (*t).frame.wrapping_add(1);
        (*frame).pc = (*code).instrs;
        (*frame).regs = base;
        (*frame).consts = (*code).consts;
        (*frame).code = code;
        (*frame).function = function as Word;
        (*frame).entry = entry;
        (*frame).namespace = word::UNDEF;
        (*t).frame = frame;
        for i in args..(*code).locals as usize {
            base.add(i).write(word::UNDEF);
        }
        frame
    }
}

/// Are the registers behind the locals free of objects, as they must be when a function returns?
///
/// # Safety
/// The frame is active.
pub(super) unsafe fn has_no_temporaries(frame: *const Frame) -> bool {
    // SAFETY: the window has as many registers as the code says.
    unsafe {
        let code = (*frame).code;
        ((*code).locals as usize..(*code).registers as usize).all(|i| !word::is_pointer(*(*frame).regs.add(i)))
    }
}

/// The code of a function.
///
/// # Safety
/// The function is alive.
#[inline(always)]
pub(super) unsafe fn code_of(function: *const FunctionObject) -> *const CodeObject {
    // SAFETY: the field is set when the function is made and always holds a code object.
    unsafe { (*(*function).code.raw()).word() as *const CodeObject }
}

/// Releases the registers `from..to` of a window, the last first, as CPython does.
///
/// # Safety
/// They are registers of the top frame.
#[inline]
pub(super) unsafe fn clear(t: *mut Thread, regs: *mut Word, from: usize, to: usize) {
    for i in (from..to).rev() {
        // SAFETY: each register owns what it holds; it is emptied before it is released.
        unsafe {
            let w = regs.add(i).replace(word::UNDEF);
            release(t, w);
        }
    }
}

/// Gives up one reference in the loop: finalizers that this makes due run at once.
///
/// # Safety
/// The caller owns the reference, and all the loop's state is where unwinding would find it.
#[inline(always)]
pub(super) unsafe fn release(t: *mut Thread, w: Word) {
    if word::is_pointer(w) {
        // SAFETY: the caller owns the reference.
        unsafe {
            let object = w as *mut crate::heap::object::Header;
            debug_assert!(
                (*object).kind != Kind::Free && (*object).count != 0,
                "a reference given up twice"
            );
            let count = (*object).count.wrapping_sub(1);
            (*object).count = count;
            if count == 0 {
                free(t, object);
            }
        }
    }
}

/// Gives up a frame's function, as [`release`] does.
///
/// # Safety
/// The frame was the top one and has just been left.
#[inline(always)]
pub(super) unsafe fn release_function(t: *mut Thread, frame: *const Frame) {
    // SAFETY: the frame owned its function, which is an object.
    unsafe {
        let function = (*frame).function as *mut crate::heap::object::Header;
        let count = (*function).count.wrapping_sub(1);
        (*function).count = count;
        if count == 0 {
            cold_path();
            free(t, function);
        }
    }
}

/// The last reference went.
#[inline(never)]
unsafe fn free(t: *mut Thread, object: *mut crate::heap::object::Header) {
    // SAFETY: the count is zero.
    unsafe {
        crate::heap::dealloc::free(object);
        if (*t).heap().has_finalizers() {
            (*t).run_finalizers();
        }
    }
}

/// Writes a register, releasing what it held.
///
/// # Safety
/// `register` is a register of the top frame; `w` is owned by the caller, who gives it up.
#[inline(always)]
pub(super) unsafe fn set(t: *mut Thread, register: *mut Word, w: Word) {
    // SAFETY: the register owns what it holds.
    unsafe {
        let old = register.replace(w);
        release(t, old);
    }
}

/// Takes what a register holds.
///
/// # Safety
/// `register` is a register of the top frame.
#[inline(always)]
pub(super) unsafe fn take(register: *mut Word) -> Value {
    // SAFETY: the register owns what it holds; afterwards it holds nothing.
    unsafe { Value::from_word(register.replace(word::UNDEF)) }
}

/// A tuple of what `count` registers from `first` hold, which they do not afterwards.
///
/// # Safety
/// They are registers of the top frame, or ready behind it.
#[inline(always)]
pub(super) unsafe fn take_tuple(first: *mut Word, count: usize) -> Word {
    // SAFETY: as the caller says.
    unsafe { Value::tuple_from(count, (0..count).map(|i| take(first.add(i)))).into_word() }
}

/// Takes one more reference to what a word points to.
///
/// # Safety
/// The word's value is alive.
#[inline(always)]
pub(super) unsafe fn retained(w: Word) -> Word {
    // SAFETY: the value is alive.
    unsafe { refcount::retain(w) };
    w
}

/// The class and the first argument of the method that is running: what `super()` without arguments means.
pub(super) fn super_arguments(thread: &mut Thread) -> Outcome<(Value, Value)> {
    // SAFETY: the top frame, if there is one, is active; its registers hold valid words, and locals that are cells hold cells.
    unsafe {
        let frame = thread.frame;
        if frame < thread.stack.frames() {
            return Err(thread.raise(ClassId::RuntimeError, "super(): no current frame"));
        }
        let data = &(*(*frame).code).data;
        let source = &data.source;
        if source.arg_count == 0 {
            return Err(thread.raise(ClassId::RuntimeError, "super(): no arguments"));
        }
        let first = Value::borrow((*frame).regs);
        let first = match first.as_cell() {
            Some(cell) if source.cells.contains(&0) => cell.contents.get(thread).clone(),
            _ => first.clone(),
        };
        if first.is_undef() {
            return Err(thread.raise(ClassId::RuntimeError, "super(): arg[0] deleted"));
        }
        let Some(place) = data.own_class else {
            return Err(thread.raise(ClassId::RuntimeError, "super(): __class__ cell not found"));
        };
        let function = &*((*frame).function as *const FunctionObject);
        let cell = function
            .closure
            .as_tuple()
            .and_then(|closure| closure.items().get(place as usize));
        let class = cell
            .and_then(|cell| cell.as_cell())
            .map(|cell| cell.contents.get(thread).clone());
        match class {
            Some(class) if !class.is_undef() => Ok((class, first)),
            _ => Err(thread.raise(ClassId::RuntimeError, "super(): empty __class__ cell")),
        }
    }
}

/// The globals of the running function, or an empty dict if none runs.
pub(super) fn frame_globals(thread: &mut Thread) -> Value {
    // SAFETY: as above.
    unsafe {
        if thread.frame < thread.stack.frames() {
            return Value::namespace();
        }
        (*((*thread.frame).function as *const FunctionObject)).globals.clone()
    }
}

impl Thread {
    /// `__name__` among the globals of the function `depth` calls above the running one; None if there is no such function or name.
    pub fn caller_module(&self, depth: usize) -> Option<Value> {
        // SAFETY: the frames from the first to the current one are active, and their functions alive.
        let globals = unsafe {
            if self.frame < self.stack.frames() || depth > self.frame.offset_from(self.stack.frames()) as usize {
                return None;
            }
            &(*((*self.frame.sub(depth)).function as *const FunctionObject)).globals
        };
        globals.as_dict()?.get_str(self, &Value::intern("__name__")).cloned()
    }
}

/// The locals of the running function: its namespace if it has one (a module's is its globals), else a new dict of the locals and
/// free variables that are bound.
pub(super) fn frame_locals(thread: &mut Thread) -> Value {
    // SAFETY: as above.
    unsafe {
        if thread.frame < thread.stack.frames() {
            return Value::namespace();
        }
        let frame = thread.frame;
        if (*frame).namespace != word::UNDEF {
            return Value::borrow(&raw const (*frame).namespace).clone();
        }
        let data = &(*(*frame).code).data;
        if &*data.source.name == "<module>" {
            return frame_globals(thread);
        }
        let locals = Value::dict(Default::default());
        let Some(dict) = locals.as_dict() else { return locals };
        let function = &*((*frame).function as *const FunctionObject);
        let free = function.closure.as_tuple().map_or(&[][..], |tuple| tuple.items());
        let own = data
            .locals
            .iter()
            .enumerate()
            .map(|(i, name)| (name, Value::borrow((*frame).regs.add(i))));
        for (name, value) in own.chain(data.free.iter().zip(free)) {
            let value = match value.as_cell() {
                Some(cell) => cell.contents.get(thread).clone(),
                None => value.clone(),
            };
            if !value.is_undef() && !name.as_str().is_some_and(|text| text.starts_with('.')) {
                drop(dict.set_str(thread, name, value));
            }
        }
        locals
    }
}
