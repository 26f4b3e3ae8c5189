//! Questions the standard library asks about the running thread and about objects: `sys.exc_info`, `sys.getrefcount`,
//! `globals()`. The answers of the interpreter itself come through the hooks.

use super::native::Outcome;
use super::object::{ComplexObject, ListObject};
use super::refcount;
use super::state::Heap;
use super::thread::Thread;
use super::value::Value;
use std::rc::Rc;
use std::time::Duration;

impl Thread {
    /// The exception being handled: `sys.exception()`.
    pub fn handled_exception(&self) -> Option<Value> {
        self.handled.given().cloned()
    }

    /// How many references there are to an object; None for an immediate or an immortal object, which nobody counts.
    pub fn reference_count(&self, value: &Value) -> Option<u32> {
        let object = value.pointer()?;
        // SAFETY: the value keeps the object alive.
        let count = unsafe { refcount::count(object) };
        (count < refcount::IMMORTAL).then_some(count)
    }

    /// Sets how deep calls may go, in this thread at once, in the others when they next reach their limit.
    pub fn set_recursion_limit(&mut self, limit: usize) {
        self.heap().recursion_limit.set(limit);
        self.refresh_frame_limit();
    }

    /// The namespace of the module whose code runs: `globals()`.
    pub fn frame_globals(&mut self) -> Value {
        (self.heap().hooks.get().frame_globals)(self)
    }

    /// The names of the running function: `locals()`.
    pub fn frame_locals(&mut self) -> Value {
        (self.heap().hooks.get().frame_locals)(self)
    }

    /// The file and the line of the running function, as of the last instruction that could raise; None if no Python code runs.
    pub fn current_place(&self) -> Option<(Rc<str>, u32)> {
        if self.frame < self.stack.frames() {
            return None;
        }
        // SAFETY: the top frame is active; its program counter points into its code, behind the instruction it is at.
        unsafe {
            let code = (*self.frame).code;
            let next = (*self.frame).pc.offset_from((*code).instrs.cast_const());
            let source = &(*code).data.source;
            let location = source.locations.get((next as usize).saturating_sub(1))?;
            Some((source.filename.clone(), location.line))
        }
    }

    /// Where the frame so far below the running one is, as a traceback of one entry; None if there is no such frame.
    pub fn frame_place(&mut self, depth: usize) -> Option<Value> {
        let place = (self.heap().hooks.get().frame_place)(self, depth);
        place.given().cloned()
    }

    /// Waits without the lock: `time.sleep()`.
    pub fn sleep(&mut self, duration: Duration) -> Outcome<()> {
        (self.heap().hooks.get().sleep)(self, duration)
    }
}

impl Heap {
    /// Makes an object live as long as the process.
    pub(crate) fn make_immortal(&self, value: &Value) {
        if let Some(object) = value.pointer() {
            // SAFETY: the value keeps the object alive.
            unsafe { refcount::immortalize(object) }
        }
    }
}

impl ComplexObject {
    /// Real and imaginary part.
    pub fn parts(&self) -> (f64, f64) {
        (self.re, self.im)
    }
}

impl ListObject {
    /// The items.
    #[inline]
    pub fn items<'t>(&'t self, held: &'t Thread) -> &'t Vec<Value> {
        self.items.get(held)
    }

    /// The items, to be changed.
    #[inline]
    pub fn items_mut<'t>(&'t self, held: &'t mut Thread) -> &'t mut Vec<Value> {
        self.items.get_mut(held)
    }
}
