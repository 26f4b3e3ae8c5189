//! Unwinding: an exception looks for its handler, frame by frame.

use super::{answers, calls, frames, generators};
use crate::heap::classes::ClassId;
use crate::heap::native::Raised;
use crate::heap::object::{Header, Kind};
use crate::heap::stack::{Entry, Frame};
use crate::heap::thread::Thread;
use crate::heap::value::Value;
use minipy_code::Handler;
use minipy_code::instr::Instr;

/// Finds the handler of the exception on its way. Ok: the top frame is the one that handles it, its program counter at the handler
/// and the exception in the register the handler's entry names. Err: the frame that native code pushed is gone, and the
/// exception goes on in native code.
///
/// # Safety
/// `t` is the running thread; the program counter of its top frame is saved.
#[inline(never)]
pub(super) unsafe fn unwind(t: *mut Thread, raised: Raised) -> Result<(), Raised> {
    // SAFETY: frames from the top down to the one native code pushed are active.
    unsafe {
        super::slow::run_due_finalizers(t);
        loop {
            let frame = (*t).frame;
            let code = (*frame).code;
            let instr = (*frame).pc.cast::<Instr>().offset_from((*code).instrs.cast::<Instr>()) as u32;
            let instr = instr.saturating_sub(1);
            if !std::mem::take(&mut (*t).has_entry) {
                (*t).add_traceback(frame, instr);
            }
            let code_data = &(*code).data;
            if let Some(handler) = find_handler(&code_data.source.handlers, instr) {
                frames::clear(t, (*frame).regs, handler.depth as usize, (*code).registers as usize);
                let exception = (*t).take_exception();
                (*frame).regs.add(handler.depth as usize).write(exception.into_word());
                (*frame).pc = (*code).instrs.add(handler.target as usize);
                return Ok(());
            }
            frames::clear(t, (*frame).regs, 0, (*code).registers as usize);
            match (*frame).entry {
                Entry::Call | Entry::Discard => calls::pop(t),
                Entry::Operator => {
                    let asked = (*frame).extra;
                    calls::pop(t);
                    if answers::leave(t, asked) {
                        return Ok(());
                    }
                }
                Entry::Construct => {
                    let instance = Value::from_word((*frame).extra);
                    calls::pop(t);
                    frames::release(t, instance.into_word());
                }
                Entry::Native => {
                    calls::pop(t);
                    return Err(raised);
                }
                Entry::Delegate => {
                    let ended = generators::finish(t);
                    (*t).stop_iteration_is_an_error((*(ended.generator as *const Header)).kind);
                }
                entry @ (Entry::For | Entry::Ask | Entry::Resume | Entry::Each | Entry::Parked) => {
                    let ended = generators::finish(t);
                    (*t).stop_iteration_is_an_error((*(ended.generator as *const Header)).kind);
                    if ended.generator != ended.root {
                        generators::return_to_delegator(t, ended, Value::UNDEF);
                    } else if !matches!(entry, Entry::For | Entry::Ask) {
                        return Err(raised);
                    }
                }
            }
        }
    }
}

/// A traceback of one entry, for the instruction the top frame is at; absent if no frame is active.
pub(super) fn traceback_here(thread: &mut Thread) -> Value {
    frame_place(thread, 0)
}

/// As [`traceback_here`], for the frame so far below the top one.
pub(super) fn frame_place(thread: &mut Thread, depth: usize) -> Value {
    let frame = thread.frame.wrapping_sub(depth);
    if thread.frame.is_null() || depth > thread.depth() || frame < thread.stack.frames() {
        return Value::UNDEF;
    }
    // SAFETY: frames from the first to the top one are active, and their program counters were saved by whoever let native code
    // run, or by the call that pushed the frame above.
    unsafe {
        let instr = (*frame)
            .pc
            .cast::<Instr>()
            .offset_from((*(*frame).code).instrs.cast::<Instr>()) as u32;
        match thread.code_of_frame(frame) {
            Some(code) => Value::traceback(Value::UNDEF, code, instr.saturating_sub(1)),
            None => Value::UNDEF,
        }
    }
}

/// The first entry of the table that covers an instruction.
fn find_handler(handlers: &[Handler], instr: u32) -> Option<Handler> {
    handlers
        .iter()
        .find(|handler| handler.start <= instr && instr < handler.end)
        .copied()
}

impl Thread {
    /// Adds an entry for a frame to the traceback of the exception on its way.
    unsafe fn add_traceback(&mut self, frame: *const Frame, instr: u32) {
        // SAFETY: the frame is active, so its function is, and that owns the code.
        let Some(code) = (unsafe { self.code_of_frame(frame) }) else {
            return;
        };
        let exception = self.exception.clone();
        if let Some(object) = exception.as_exception() {
            let data = object.data.get_mut(self);
            let next = std::mem::take(&mut data.traceback);
            data.traceback = Value::traceback(next, code, instr);
        }
    }

    /// # Safety
    /// The frame is active.
    unsafe fn code_of_frame(&self, frame: *const Frame) -> Option<Value> {
        // SAFETY: the frame's function is alive, and that owns the code.
        let function = unsafe { Frame::function(frame) };
        Some(function.as_function()?.code.get(self).clone())
    }

    /// PEP 479: a StopIteration that leaves a generator becomes a RuntimeError, and so does the StopAsyncIteration of an
    /// asynchronous one.
    fn stop_iteration_is_an_error(&mut self, kind: Kind) {
        let name = if self.raised_is(ClassId::StopIteration) {
            "StopIteration"
        } else if kind == Kind::AsyncGenerator && self.raised_is(ClassId::StopAsyncIteration) {
            "StopAsyncIteration"
        } else {
            return;
        };
        let stop = self.take_exception();
        let _ = self.raise(
            ClassId::RuntimeError,
            format!("{} raised {name}", generators::noun_of(kind)),
        );
        let error = self.exception.clone();
        if let Some(object) = error.as_exception() {
            let data = object.data.get_mut(self);
            data.cause = stop.clone();
            data.context = stop;
            data.suppress_context = true;
        }
    }
}
