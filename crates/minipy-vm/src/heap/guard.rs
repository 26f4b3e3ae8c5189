//! The one door to what can change inside an object. Reading borrows the proof of holding the lock, writing borrows it
//! mutably; so nothing read survives a release of the lock or a call of Python code, and no container is changed while it is walked.

use super::thread::Thread;
use std::cell::UnsafeCell;

/// Contents guarded by the lock.
#[repr(transparent)]
pub struct Guarded<T>(UnsafeCell<T>);

impl<T> Guarded<T> {
    /// Wraps.
    pub const fn new(contents: T) -> Guarded<T> {
        Guarded(UnsafeCell::new(contents))
    }

    /// Reads: as long as the result lives, the thread cannot run Python code or let go of the lock.
    #[inline(always)]
    pub fn get<'t>(&'t self, _held: &'t Thread) -> &'t T {
        // SAFETY: there is one `Thread` per OS thread and it holds the lock; a `&mut T` from `get_mut` borrows it mutably, so
        // none is alive beside this shared borrow.
        unsafe { &*self.0.get() }
    }

    /// Writes: as long as the result lives, nobody else reads or writes anything guarded.
    #[inline(always)]
    #[allow(clippy::mut_from_ref)] // The exclusive borrow is that of the thread.
    pub fn get_mut<'t>(&'t self, _held: &'t mut Thread) -> &'t mut T {
        // SAFETY: as in `get`, and the mutable borrow of the thread excludes every other borrow of anything guarded.
        unsafe { &mut *self.0.get() }
    }

    /// For the heap, the collector and the loop, which answer for themselves.
    #[inline(always)]
    pub(in crate::heap) fn as_ptr(&self) -> *mut T {
        self.0.get()
    }

    /// As [`Guarded::as_ptr`], for the loop.
    #[inline(always)]
    pub(crate) fn raw(&self) -> *mut T {
        self.0.get()
    }
}
