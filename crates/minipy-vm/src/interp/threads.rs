//! Threads: starting them, and waiting for one another and for time.
//!
//! Starting a thread hands its first values over to another OS thread: the one place where values cross, and they do so between two
//! holders of the same lock.

use crate::heap::classes::ClassId;
use crate::heap::native::{Args, Outcome};
use crate::heap::os_signals;
use crate::heap::stack::Stack;
use crate::heap::state::{self, Heap};
use crate::heap::thread::Thread;
use crate::heap::value::{Value, Word};
use minipy_event::Cause;
use minipy_gil::{Deadlock, ThreadId, Wake};
use std::cell::{Cell, RefCell};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Native stack of a thread of a script, in bytes of address space; pages are touched as they are needed.
const STACK_SIZE: usize = 16 << 20;

/// Stacks of threads that have ended, for those that come: programs start threads again and again, and mapping, touching and unmapping
/// memory takes longer than all else that a start does.
#[derive(Default)]
struct Idle {
    stacks: RefCell<Vec<Kept>>,
    /// The registers of all of them that have memory behind them.
    used: Cell<usize>,
}

struct Kept {
    stack: Stack,
    used: usize,
}

impl Idle {
    /// Registers in all the stacks that are kept: 16 MiB, or two thousand stacks of threads that never called deeply.
    const MOST: usize = 1 << 21;
    /// A thread that has used more registers than this gives its memory back.
    const LARGEST: usize = 1 << 13;
    /// What the frames of a stack come to, in registers: the page that every thread touches.
    const FRAMES: usize = 1 << 9;

    fn take(&self) -> Option<Stack> {
        let Kept { stack, used } = self.stacks.borrow_mut().pop()?;
        self.used.set(self.used.get() - used);
        Some(stack)
    }

    /// Ends a thread and keeps its stack, or gives it back if it is not worth keeping.
    fn keep(&self, thread: Thread) -> Option<Stack> {
        let Thread { stack, ready, .. } = thread;
        let used = (ready.addr() - stack.registers().addr()) / size_of::<Word>() + Self::FRAMES;
        let total = self.used.get() + used;
        if used > Self::LARGEST || total > Self::MOST {
            return Some(stack);
        }
        self.used.set(total);
        self.stacks.borrow_mut().push(Kept { stack, used });
        None
    }
}

/// What a new thread begins with.
struct Handover {
    heap: Arc<Heap>,
    id: ThreadId,
    stack: Stack,
    function: Value,
    args: Vec<Value>,
}

// SAFETY: the values are not touched before the new thread holds the lock, and the starting thread gave them up while it held it.
// From then on they belong to the new thread, which counts references under the lock like everybody else.
unsafe impl Send for Handover {}

impl Thread {
    /// Starts an OS thread that calls `function` with `args`; what it returns or raises is the function's business. Gives the new
    /// thread's number at the lock and its `ident`. RuntimeError if there is no memory or no thread to be had.
    pub fn spawn(&mut self, name: &str, function: Value, args: Vec<Value>) -> Outcome<(ThreadId, u64)> {
        // Reserved here and not by the new thread: whoever waits for it to begin must not wait in vain.
        let Some(stack) = self.heap().extension::<Idle>().take().or_else(Stack::new) else {
            return Err(self.raise(ClassId::RuntimeError, "can't start new thread"));
        };
        let ident = stack.ident();
        let id = self.heap().gil.register(name);
        let handover = Handover {
            heap: self.interpreter(),
            id,
            stack,
            function,
            args,
        };
        match start(Box::new(handover)) {
            Ok(()) => Ok((id, ident)),
            Err(_not_started) => {
                self.heap().gil.unregister(id);
                Err(self.raise(ClassId::RuntimeError, "can't start new thread"))
            }
        }
    }

    /// Waits until another thread calls [`Thread::unpark`], or for the deadline, or until a signal has been handled, which raises or
    /// answers `Interrupted`.
    ///
    /// A signal handler may run Python code, which may wait itself and so consume a wake-up that was meant for its caller. Whoever
    /// parks therefore looks again, after `Unparked` and `Interrupted` alike, whether what it waits for has come, and parks anew if not.
    pub fn park(&mut self, cause: Cause, deadline: Option<Instant>) -> Outcome<Wake> {
        let on = self.waits_for.given().map_or(0, |what| self.identity(what) as u64);
        let gil = &self.interpreter().gil;
        let wake = gil.park_unless_stuck(self.id(), cause, on, deadline);
        let wake = wake.unwrap_or_else(|Deadlock| {
            self.report_deadlock();
            gil.park_on(self.id(), cause, on, deadline)
        });
        if wake == Wake::Interrupted {
            self.heap().gil.clear_interrupt(self.id());
            self.handle_signals()?;
        }
        Ok(wake)
    }

    /// As [`Thread::park`], and tells whoever asks meanwhile (the report of a deadlock) what is waited for: a lock, a condition, the
    /// handle of a thread.
    pub fn park_on(&mut self, what: &Value, cause: Cause, deadline: Option<Instant>) -> Outcome<Wake> {
        let outer = std::mem::replace(&mut self.waits_for, what.clone());
        let wake = self.park(cause, deadline);
        let done = std::mem::replace(&mut self.waits_for, outer);
        drop(done);
        wake
    }

    /// Sends a signal to the OS thread that runs the thread of this `ident`. ESRCH if that has ended.
    pub fn signal_thread(&self, ident: u64, signal: i32) -> std::io::Result<()> {
        let threads = self.heap().threads.borrow();
        // SAFETY: who is in the list has not ended, and does not end without the lock.
        let found =
            (threads.iter()).find_map(|&other| unsafe { ((*other).ident == ident).then_some((*other).os_thread) });
        match found {
            Some(os_thread) => os_signals::raise_in(os_thread, signal),
            None => Err(std::io::Error::from_raw_os_error(libc::ESRCH)),
        }
    }

    /// Says that nobody is left who could run, if somebody wants to know. A handler of a script for some signal, or an alarm, is a
    /// hope.
    #[cold]
    pub(super) fn report_deadlock(&mut self) {
        if self.heap().signals.expects_any() {
            return;
        }
        // Once: what the report does to tell it may wait itself.
        let report = self.heap().on_deadlock.borrow_mut().take();
        if let Some(report) = report {
            report(self);
        }
    }

    /// Lets a parked thread go on, or its next park return at once.
    pub fn unpark(&mut self, target: ThreadId) {
        self.heap().gil.unpark(target);
    }

    /// Sleeps without the lock. An interrupt raises.
    pub(super) fn sleep_unlocked(&mut self, duration: Duration) -> Outcome<()> {
        if duration.is_zero() {
            self.heap().gil.yield_now(self.id());
            return Ok(());
        }
        let start = self.heap().gil.now();
        loop {
            let left = duration.saturating_sub(self.heap().gil.now() - start);
            if left.is_zero() {
                return Ok(());
            }
            let wake = self.heap().gil.sleep(self.id(), left);
            if wake != Wake::Interrupted {
                return Ok(());
            }
            self.heap().gil.clear_interrupt(self.id());
            self.handle_signals()?;
        }
    }
}

/// Starts an OS thread of its own, which nobody joins; gives the values back if there is none to be had.
///
/// Not by `std::thread`, which maps a second stack for signal handlers, protects a page of it, asks for the first stack's bounds, and
/// unmaps it all at the end: a tenth of what a short thread costs.
fn start(handover: Box<Handover>) -> Result<(), Box<Handover>> {
    let handover = Box::into_raw(handover);
    let mut attributes = std::mem::MaybeUninit::uninit();
    let mut thread = std::mem::MaybeUninit::uninit();
    // SAFETY: the attributes are used between their making and their end. The new thread owns the values if there is one.
    unsafe {
        let attributes: *mut libc::pthread_attr_t = attributes.as_mut_ptr();
        if libc::pthread_attr_init(attributes) != 0 {
            return Err(Box::from_raw(handover));
        }
        libc::pthread_attr_setstacksize(attributes, STACK_SIZE);
        libc::pthread_attr_setdetachstate(attributes, libc::PTHREAD_CREATE_DETACHED);
        let failed = libc::pthread_create(thread.as_mut_ptr(), attributes, begin, handover.cast()) != 0;
        libc::pthread_attr_destroy(attributes);
        if failed { Err(Box::from_raw(handover)) } else { Ok(()) }
    }
}

/// The first function of a new OS thread. A panic cannot leave it: it ends the process.
extern "C" fn begin(handover: *mut libc::c_void) -> *mut libc::c_void {
    // SAFETY: made by `start`, for this thread.
    run(*unsafe { Box::from_raw(handover.cast::<Handover>()) });
    std::ptr::null_mut()
}

/// The life of a new OS thread.
fn run(handover: Handover) {
    let Handover {
        heap,
        id,
        stack,
        function,
        args,
    } = handover;
    state::attach(Arc::as_ptr(&heap));
    heap.gil.acquire(id);
    let mut thread = Thread::new(heap.clone(), id, false, STACK_SIZE, stack);
    thread.enter();
    let result = thread.call_with(&function, Args::positional(&args));
    if result.is_err() {
        let error = thread.take_exception();
        if !thread.is_a(&error, ClassId::SystemExit) {
            crate::builtins::ignored::print_ignored(&mut thread, &error, "in thread started by", &function);
        }
    }
    drop((function, args));
    thread.forget_exceptions();
    thread.run_finalizers();
    if heap.gil.retire(id) {
        thread.report_deadlock();
    }
    thread.leave();
    // What it holds must go before the lock does, but for memory that may take its time.
    let extra = heap.extension::<Idle>().keep(thread);
    heap.gil.release(id, Cause::Exit);
    heap.gil.unregister(id);
    drop(extra);
}
