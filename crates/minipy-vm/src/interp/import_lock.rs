//! Which modules are being loaded, by whom, and who waits for them: CPython's module locks (`importlib._bootstrap._ModuleLock`).
//!
//! A thread that imports a module whose code another thread still runs waits until it has ended, and so never sees half of it.
//! It does not wait where both would wait for ever: if the other one waits, itself or through others, for a module this thread
//! loads. Then it gets the module as it is, as in a circular import within one thread.

use crate::heap::guard::Guarded;
use crate::heap::native::Outcome;
use crate::heap::thread::Thread;
use crate::heap::value::Value;
use minipy_event::Cause;
use minipy_gil::ThreadId;

/// A module whose code runs now.
struct Running {
    module: Value,
    /// Its full name.
    name: String,
    by: ThreadId,
}

/// What is being loaded.
pub(super) struct Loading {
    running: Guarded<Vec<Running>>,
    /// Threads that wait, each for one of these modules.
    waiting: Guarded<Vec<(ThreadId, Value)>>,
}

impl Default for Loading {
    fn default() -> Loading {
        Loading {
            running: Guarded::new(Vec::new()),
            waiting: Guarded::new(Vec::new()),
        }
    }
}

impl Thread {
    /// Notes that the code of a module begins to run.
    pub(super) fn begin_loading(&mut self, name: &str, module: &Value) {
        let (module, name, by) = (module.clone(), name.to_owned(), self.id());
        let loading = self.heap().extension::<Loading>();
        loading.running.get_mut(self).push(Running { module, name, by });
    }

    /// The code of a module has ended; who waited for it goes on.
    pub(super) fn end_loading(&mut self, module: &Value) {
        let loading = self.heap().extension::<Loading>();
        let running = loading.running.get_mut(self);
        let place = running.iter().rposition(|running| running.module.is(module));
        let ended = place.map(|place| running.remove(place));
        drop(ended);
        let waiters: Vec<ThreadId> = (loading.waiting.get(self).iter())
            .filter(|(_, awaited)| awaited.is(module))
            .map(|(waiter, _)| *waiter)
            .collect();
        for waiter in waiters {
            self.unpark(waiter);
        }
    }

    /// Who runs the code of this module.
    pub(super) fn loader_of(&self, module: &Value) -> Option<ThreadId> {
        let running = self.heap().extension::<Loading>().running.get(self).iter();
        running
            .rev()
            .find(|running| running.module.is(module))
            .map(|running| running.by)
    }

    /// Does code run of a module that was imported under this name?
    pub(super) fn is_loading(&self, name: &str) -> bool {
        let running = self.heap().extension::<Loading>().running.get(self);
        running.iter().any(|running| running.name == name)
    }

    /// Is a module's code still running in another thread, for which this thread can wait?
    #[inline]
    pub(super) fn must_wait_for(&self, module: &Value) -> bool {
        let loading = self.heap().extension::<Loading>();
        !loading.running.get(self).is_empty() && self.would_end(loading, module)
    }

    #[cold]
    fn would_end(&self, loading: &Loading, module: &Value) -> bool {
        let me = self.id();
        let Some(mut loader) = self.loader_of(module) else {
            return false;
        };
        let waiting = loading.waiting.get(self);
        // Each step follows one entry; more steps than entries would mean a circle without this thread.
        for _ in 0..=waiting.len() {
            if loader == me {
                return false;
            }
            let awaited = waiting.iter().rev().find(|(waiter, _)| *waiter == loader);
            match awaited.and_then(|(_, module)| self.loader_of(module)) {
                Some(next) => loader = next,
                None => return true,
            }
        }
        true
    }

    /// Waits until the code of a module has ended, or until a signal has been handled: whoever waits looks again.
    #[cold]
    pub(super) fn wait_for_loading(&mut self, module: &Value) -> Outcome<()> {
        let me = self.id();
        let loading = self.heap().extension::<Loading>();
        loading.waiting.get_mut(self).push((me, module.clone()));
        let wake = self.park_on(module, Cause::Lock, None);
        let waiting = loading.waiting.get_mut(self);
        let place = waiting.iter().rposition(|(waiter, _)| *waiter == me);
        let done = place.map(|place| waiting.remove(place));
        drop(done);
        wake.map(|_| ())
    }
}
