//! A short look before a long sleep: a thread that parks for another one may spin for a moment first.
//!
//! Decides when. To wake a thread that sleeps on an idle core takes about 20 us on the machines measured, so two
//! threads that pass a turn to and fro over two cores reach 25 thousand rounds a second, as CPython's do, and spend
//! nearly all of them waking up; with the spin they reach fifty times that. The spin lasts no longer than such a
//! wake-up would, so it never costs more than it could have saved; it is given up by a thread for which it fails, apart
//! from a probe now and then; one thread spins at a time; and there is none on a single core, where it would keep off
//! the thread it waits for. So a parked thread costs no CPU after its first moment.

use std::num::NonZero;
use std::sync::OnceLock;
use std::sync::atomic::Ordering::Acquire;
use std::thread::available_parallelism;
use std::time::Duration;

use minipy_event::Cause;

use crate::sync::{self, AtomicU32, Clock};

/// How long a spin lasts: as long as waking a thread on an idle core takes.
const LIMIT: Duration = Duration::from_micros(20);
/// Failures in a row after which a thread spins only now and then.
const PATIENCE: u8 = 3;
/// A discouraged thread spins at one park in so many.
const PROBE: u8 = 32;

/// What one thread's spins came to.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Experience {
    failures: u8,
    parks: u8,
}

impl Experience {
    /// Whether to spin at this park.
    pub fn advises(&mut self) -> bool {
        self.parks = (self.parks + 1) % PROBE;
        self.failures < PATIENCE || self.parks == 0
    }

    /// Learns how a spin ended.
    pub fn learn(&mut self, success: bool) {
        self.failures = if success { 0 } else { (self.failures + 1).min(PATIENCE) };
    }
}

/// Whether spinning makes sense at all on this machine. Looked up at the first park, because the answer is read from
/// files.
#[derive(Default)]
pub(crate) struct Cores(OnceLock<bool>);

impl Cores {
    pub fn several(&self) -> bool {
        *self
            .0
            .get_or_init(|| sync::MAY_SPIN && available_parallelism().is_ok_and(|cores| cores > NonZero::<usize>::MIN))
    }
}

/// Whether waiting for that is often over within microseconds. A join, a sleep and I/O are not.
pub(crate) fn is_short(cause: Cause) -> bool {
    match cause {
        Cause::Lock | Cause::Condition | Cause::Queue => true,
        Cause::Expiry | Cause::BlockingIo | Cause::Sleep | Cause::Join | Cause::Exit | Cause::Yield | Cause::Signal => {
            false
        }
    }
}

/// Spins until `signal` is set or the limit is reached. Says whether it was set.
pub(crate) fn spin(signal: &AtomicU32, clock: &Clock) -> bool {
    let end = clock.now() + LIMIT;
    loop {
        for _ in 0..16 {
            if signal.load(Acquire) != 0 {
                return true;
            }
            std::hint::spin_loop();
        }
        if clock.now() >= end {
            return false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Experience, PATIENCE, PROBE};

    #[test]
    fn failures_discourage_and_a_success_encourages() {
        let mut experience = Experience::default();
        for _ in 0..PATIENCE {
            assert!(experience.advises());
            experience.learn(false);
        }
        let advised = (0..10 * u32::from(PROBE)).filter(|_| experience.advises()).count();
        assert_eq!(advised, 10, "one probe in {PROBE} parks");
        experience.learn(true);
        assert!(experience.advises());
    }
}
