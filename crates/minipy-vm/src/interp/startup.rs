//! An interpreter: made, entered by threads, and finished.

use super::{from_native, whereabouts};
use crate::heap::delivery::Delivery;
use crate::heap::native::Args;
use crate::heap::native::Outcome;
use crate::heap::nudge::Nudge;
use crate::heap::stack::Stack;
use crate::heap::state::{self, Heap, Hooks, Host, OnDeadlock};
use crate::heap::thread::{Observed, Thread};
use crate::heap::value::Value;
use minipy_event::Cause;
use minipy_gil::{Config, Gil, ThreadId};
use std::sync::Arc;

/// Native stack kept free for what runs at the limit: the slow paths between two checks, and reporting the error.
const STACK_MARGIN: usize = 512 << 10;

/// One interpreter: a heap and its lock.
pub struct Interpreter {
    heap: Arc<Heap>,
    main: ThreadId,
}

impl Interpreter {
    /// An interpreter with its builtin classes, whose main thread is the calling OS thread.
    pub fn new(config: Config, host: &'static dyn Host) -> Interpreter {
        let gil = Gil::new(Config {
            locate: Some(whereabouts::locate),
            ..config
        });
        let main = gil.register("MainThread");
        let heap = Arc::new(Heap::new(gil));
        heap.hooks.set(hooks(host));
        Interpreter { heap, main }
    }

    /// The lock.
    pub fn gil(&self) -> Arc<Gil> {
        self.heap.gil.clone()
    }

    /// How the main thread is got out of a call that waits.
    pub fn nudge(&self) -> Arc<Nudge> {
        self.heap.nudge.clone()
    }

    /// The signals that wait for the main thread.
    pub fn signals(&self) -> Arc<Delivery> {
        self.heap.signals.clone()
    }

    /// The main thread's number at the lock.
    pub fn main_thread(&self) -> ThreadId {
        self.main
    }

    /// Has `report` called when threads wait for each other and nobody is left. Without it they wait for ever. To be called before
    /// [`Interpreter::run`].
    pub fn on_deadlock(&self, report: Arc<OnDeadlock>) {
        *self.heap.on_deadlock.borrow_mut() = Some(report);
    }

    /// To look at its threads from outside.
    pub fn inspector(&self) -> Inspector {
        Inspector {
            heap: self.heap.clone(),
        }
    }

    /// Runs `f` as the main thread of the interpreter. `stack_size` is the size of the OS thread's stack, of which this call is near the
    /// beginning. To be called once.
    pub fn run<R>(&self, stack_size: usize, f: impl FnOnce(&mut Thread) -> R) -> Option<R> {
        state::attach(Arc::as_ptr(&self.heap));
        self.heap.gil.acquire(self.main);
        self.heap.nudge.enroll();
        crate::builtins::bootstrap(&self.heap);
        let result = Stack::new().map(|stack| {
            let mut thread = Thread::new(self.heap.clone(), self.main, true, stack_size, stack);
            crate::builtins::fill(&mut thread);
            *thread.interpreter().modules.get_mut(&mut thread) = Value::dict(Default::default());
            thread.enter();
            let result = f(&mut thread);
            thread.leave();
            result
        });
        self.heap.gil.release(self.main, Cause::Exit);
        result
    }
}

/// Looks at the threads of an interpreter, from an OS thread that is none of them.
#[derive(Clone)]
pub struct Inspector {
    heap: Arc<Heap>,
}

impl Inspector {
    /// The lock.
    pub fn gil(&self) -> &Gil {
        &self.heap.gil
    }

    /// Runs `f` in a thread of that name as soon as the lock can be had, which the holder is asked for at once. Nothing if there is no
    /// memory. `stack_size` is that of the calling OS thread's stack.
    pub fn inspect<R>(&self, name: &str, stack_size: usize, f: impl FnOnce(&mut Thread) -> R) -> Option<R> {
        let stack = Stack::new()?;
        let id = self.gil().register(name);
        state::attach(Arc::as_ptr(&self.heap));
        self.gil().acquire_at_once(id);
        let mut thread = Thread::new(self.heap.clone(), id, false, stack_size, stack);
        let result = f(&mut thread);
        if self.gil().retire(id) {
            thread.report_deadlock();
        }
        drop(thread);
        self.gil().release(id, Cause::Exit);
        self.gil().unregister(id);
        state::attach(std::ptr::null());
        Some(result)
    }
}

fn hooks(host: &'static dyn Host) -> Hooks {
    Hooks {
        call_function: from_native::call_from_native,
        call_with_two: from_native::call_with_two,
        ask: from_native::ask,
        ask_about: from_native::ask_about,
        handle_signals: Thread::handle_signals,
        run_body,
        super_arguments: super::frames::super_arguments,
        frame_globals: super::frames::frame_globals,
        frame_locals: super::frames::frame_locals,
        frame_place: super::unwind::frame_place,
        sleep: Thread::sleep_unlocked,
        generator_each: Thread::generator_each,
        generator_next: Thread::generator_next,
        generator_send: Thread::generator_send,
        generator_throw: Thread::generator_throw,
        generator_throw_through: Thread::generator_throw_through,
        generator_close: Thread::generator_close,
        generic_alias: crate::builtins::generic_alias::alias,
        host: Some(host),
    }
}

/// Runs the function of a class body with a namespace.
fn run_body(thread: &mut Thread, function: &Value, namespace: &Value) -> Outcome {
    // SAFETY: native code calls, so the loop, if any, is between two instructions.
    unsafe { from_native::run_function(thread, function, Args::positional(&[]), namespace.clone()) }
}

impl Thread {
    /// The thread that the calling OS thread is, which holds the lock.
    pub(super) fn new(heap: Arc<Heap>, id: ThreadId, is_main: bool, stack_size: usize, stack: Stack) -> Thread {
        let here = 0u8;
        let native_limit = (&raw const here)
            .addr()
            .saturating_sub(stack_size.saturating_sub(STACK_MARGIN));
        let ident = stack.ident();
        let mut thread = Thread {
            breaker: heap.gil.breaker(),
            // The slot below the first frame: `top` knows it by its address.
            frame: stack.frames().wrapping_sub(1),
            frame_limit: stack.frames(),
            ready: stack.registers(),
            exception: Value::UNDEF,
            handled: Value::UNDEF,
            has_entry: false,
            observed: Observed::of(&heap.gil),
            each: None,
            native_limit,
            stack,
            heap,
            id,
            is_main,
            current: Value::UNDEF,
            waits_for: Value::UNDEF,
            async_generator_hooks: Default::default(),
            context: Value::UNDEF,
            event_loop: Value::UNDEF,
            task: Value::UNDEF,
            ident,
            scratch: String::new(),
            os_thread: crate::heap::os_signals::this_thread(),
        };
        thread.refresh_frame_limit();
        thread
    }

    /// What the thread was handling is over: for the end of a program.
    pub fn forget_exceptions(&mut self) {
        let gone = (std::mem::take(&mut self.exception), std::mem::take(&mut self.handled));
        drop(gone);
    }
}
