//! What a thread does at a switch point when the breaker says that there is something to do.

use crate::heap::classes::ClassId;
use crate::heap::native::Outcome;
use crate::heap::os_signals;
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

    /// Handles the signals that have come, in the order of their numbers, if this is the main thread. The first handler that raises
    /// ends it; what is left is handled at the next switch point. A handler may be interrupted by another signal, which then takes what
    /// is left, as in CPython.
    pub(crate) fn handle_signals(&mut self) -> Outcome<()> {
        if !self.is_main() || self.breaker_bits() & SIGNAL == 0 {
            return Ok(());
        }
        self.heap().gil.breaker().fetch_and(!SIGNAL, Ordering::AcqRel);
        self.heap().gil.clear_interrupt(self.id());
        let mut from = 1;
        while from < os_signals::COUNT
            && let Some(signal) = self.heap().signals.take(from)
        {
            from = signal + 1;
            let handled = self.heap().signals_handled.get();
            self.heap().signals_handled.set(handled + 1);
            let result = match self.heap().on_signal.get() {
                Some(handle) => handle(self, signal),
                None => Err(self.raise_with(ClassId::KeyboardInterrupt, Vec::new())),
            };
            if result.is_err() {
                self.heap().gil.breaker().fetch_or(SIGNAL, Ordering::Relaxed);
                return result;
            }
        }
        Ok(())
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
