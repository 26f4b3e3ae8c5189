//! `Thread`: the proof that this OS thread holds the lock, and what belongs to one thread of Python.
//!
//! Whatever may run Python code or let go of the lock takes `&mut Thread`; what lacks it cannot. The value is not `Send`, so
//! it cannot be carried into a region where the lock is released.

use super::native::Each;
use super::stack::{Frame, Stack};
use super::state::Heap;
use super::value::{Value, Word};
use minipy_event::Cause;
use minipy_gil::{Gil, ThreadId};
use std::ptr::NonNull;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

/// One thread of Python, while it holds the lock.
#[repr(C)]
pub struct Thread {
    /// The word the loop looks at, at its switch points.
    pub(crate) breaker: *const AtomicU32,
    /// The running frame; the slot below the first if there is none.
    pub(crate) frame: *mut Frame,
    /// No frame may be pushed at or above this one.
    pub(crate) frame_limit: *mut Frame,
    /// Registers from here on have not been made ready.
    pub(crate) ready: *mut Word,
    /// The exception on its way, or absent.
    pub(crate) exception: Value,
    /// The exception being handled, or absent.
    pub(crate) handled: Value,
    /// The exception on its way has an entry for the top frame in its traceback already.
    pub(crate) has_entry: bool,
    pub(crate) observed: Observed,
    /// What is done with the items of the generator that native code walks over, innermost walk; None if there is none.
    pub(crate) each: Option<NonNull<Each<'static>>>,
    /// The lowest address the native stack may reach.
    pub(crate) native_limit: usize,
    pub(crate) stack: Stack,
    pub(crate) heap: Arc<Heap>,
    pub(crate) id: ThreadId,
    /// The main thread: the one signals are for.
    pub(crate) is_main: bool,
    /// `threading`'s object for this thread, or absent.
    pub current: Value,
    /// What the thread waits for while it is parked, or absent.
    pub(crate) waits_for: Value,
    /// What `sys.set_asyncgen_hooks` set: `firstiter` and `finalizer`, or absent.
    pub async_generator_hooks: (Value, Value),
    /// The context (of `contextvars`) that the thread is in; absent as long as none was asked for.
    pub context: Value,
    /// The event loop (of `asyncio`) that runs in the thread, or absent.
    pub event_loop: Value,
    /// The task that runs in that loop, if the loop is one of a script's own making and does not know it; or absent.
    pub task: Value,
    /// `threading.get_ident()`.
    pub ident: u64,
    /// Where text is put together whose length is not known before; empty between two uses.
    pub(crate) scratch: String,
    /// The OS thread, as the C library names it.
    pub(crate) os_thread: libc::pthread_t,
}

/// Where a thread was: addresses only, which mean something as long as a frame runs that code.
#[derive(Clone, Copy, Default, Debug)]
pub struct Spot {
    pub(crate) code: usize,
    pub(crate) pc: usize,
}

/// Where something was made: in which code (a value; absent if no Python code ran), at which instruction.
#[derive(Default)]
pub struct Origin {
    pub(crate) code: Value,
    pub(crate) instr: usize,
}

impl Origin {
    /// Shows the collector what it holds.
    pub fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        if !self.code.is_undef() {
            visit(&self.code);
        }
    }
}

/// What something that threads wait for can tell about itself: for the report of a deadlock.
pub struct Awaited<'a> {
    /// Whom a waiter waits for: the holder of a lock, the thread of a handle.
    pub holder: Option<ThreadId>,
    /// Where the holder took it.
    pub since: Spot,
    /// Where it was made.
    pub made: Option<&'a Origin>,
    /// What people call it: `lock`, `queue`.
    pub kind: &'static str,
}

/// Why the loop runs with a hook before every instruction, if it does.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Observed {
    /// The lock's policy may take the lock away before any instruction.
    pub everywhere: bool,
    /// Slices are counted in instructions.
    pub counts: bool,
}

impl Observed {
    /// What that lock asks for. It does not ask for more later.
    pub fn of(gil: &Gil) -> Observed {
        Observed {
            everywhere: gil.switches_everywhere(),
            counts: gil.counts_instructions(),
        }
    }

    /// Does anything have to be done before every instruction?
    pub fn any(self) -> bool {
        self.everywhere || self.counts
    }
}

impl Thread {
    /// The state shared by all threads of the interpreter.
    #[inline(always)]
    pub fn heap(&self) -> &Heap {
        &self.heap
    }

    /// The interpreter, to start another thread with.
    pub fn interpreter(&self) -> Arc<Heap> {
        self.heap.clone()
    }

    /// This thread's number at the lock.
    pub fn id(&self) -> ThreadId {
        self.id
    }

    /// Is this the main thread?
    pub fn is_main(&self) -> bool {
        self.is_main
    }

    /// Runs `f` without the lock: for what waits for the world. `f` cannot reach a value.
    pub fn unlocked<R>(&mut self, cause: Cause, f: impl FnOnce() -> R + Send) -> R
    where
        R: Send,
    {
        self.heap.gil.unlocked(self.id, cause, f)
    }

    /// Where this thread is, to be remembered at no cost.
    #[inline]
    pub fn spot(&self) -> Spot {
        if self.frame < self.stack.frames() {
            return Spot::default();
        }
        // SAFETY: the top frame is active.
        unsafe {
            Spot {
                code: (*self.frame).code.addr(),
                pc: (*self.frame).pc.addr(),
            }
        }
    }

    /// The breaker's bits.
    #[inline(always)]
    pub(crate) fn breaker_bits(&self) -> u32 {
        // SAFETY: the breaker belongs to the lock, which the heap keeps alive.
        unsafe { (*self.breaker).load(Ordering::Relaxed) }
    }

    /// How many frames are active.
    pub fn depth(&self) -> usize {
        // SAFETY: both point into the reservation for frames.
        unsafe { self.frame.offset_from(self.stack.frames()) as usize }
    }

    /// Sets how deep calls may go, for this thread; the others learn it when they next reach their limit.
    pub(crate) fn refresh_frame_limit(&mut self) {
        let limit = self.heap.recursion_limit.get().min(super::stack::MAX_FRAMES - 32);
        // SAFETY: the limit lies inside the reservation.
        self.frame_limit = unsafe { self.stack.frames().add(limit) };
    }

    /// Is there too little native stack left for another level of native recursion?
    #[inline(always)]
    pub fn native_stack_is_low(&self) -> bool {
        let here = 0u8;
        (&raw const here).addr() < self.native_limit
    }
}
