//! What a thread does at a switch point when the breaker says that there is something to do.

use crate::heap::classes::ClassId;
use crate::heap::native::Outcome;
use crate::heap::thread::Thread;
use minipy_gil::{GIL_POLL, PENDING, SIGNAL};
use std::sync::atomic::Ordering;

impl Thread {
    /// Does what the breaker asks for: give the lock away, run finalizers, collect cycles, handle a signal.
    #[cold]
    #[inline(never)]
    pub(crate) fn poll(&mut self) -> Outcome<()> {
        let bits = self.breaker_bits();
        if bits & GIL_POLL != 0 {
            self.heap().gil.poll(self.id());
        }
        if bits & PENDING != 0 {
            self.heap().gil.breaker().fetch_and(!PENDING, Ordering::Relaxed);
            self.run_finalizers();
            if self.heap().collector_on.get() && self.heap().young.get() > self.heap().threshold.get() {
                self.collect_cycles();
            }
        }
        self.handle_signals()
    }

    /// Raises KeyboardInterrupt if Ctrl-C came and this is the main thread.
    pub(crate) fn handle_signals(&mut self) -> Outcome<()> {
        if !self.is_main() || self.breaker_bits() & SIGNAL == 0 {
            return Ok(());
        }
        self.heap().gil.breaker().fetch_and(!SIGNAL, Ordering::Relaxed);
        self.heap().gil.clear_interrupt(self.id());
        Err(self.raise_with(ClassId::KeyboardInterrupt, Vec::new()))
    }

    /// The hook of the observed loop, before every instruction: counts it, or gives the lock away in places where the plain loop does
    /// not look. It cannot raise: signals and finalizers wait for the plain loop's switch points, as nothing has prepared for an
    /// exception between any two instructions.
    #[inline]
    pub(crate) fn observe(&mut self) {
        let over = self.observed.counts && self.heap().gil.step();
        if over || self.observed.everywhere && self.breaker_bits() & GIL_POLL != 0 {
            self.heap().gil.poll(self.id());
        }
    }
}
