//! The primitives the lock stands on, behind one door so that they can be exchanged as a whole.
//!
//! Decides between two sets: `parking_lot`, std atomics and the wall clock in use; Shuttle's types under the feature
//! `shuttle`, where a scheduler owns every interleaving. In the second set time stands still and a timed wait never
//! times out (Shuttle has no clock): a model that wants "the time ran out" says so with [`crate::Gil::run_out`], which
//! is an ordinary call and therefore one more thing whose order Shuttle explores.

pub use imp::*;

#[cfg(not(feature = "shuttle"))]
mod imp {
    use std::time::Instant;

    pub use std::sync::atomic::{AtomicU32, AtomicU64};

    /// Whether a thread that spins may count on others to run meanwhile.
    pub const MAY_SPIN: bool = true;

    pub struct Mutex<T>(parking_lot::Mutex<T>);

    pub type Guard<'a, T> = parking_lot::MutexGuard<'a, T>;

    impl<T> Mutex<T> {
        pub fn new(value: T) -> Self {
            Self(parking_lot::Mutex::new(value))
        }

        #[inline]
        pub fn lock(&self) -> Guard<'_, T> {
            self.0.lock()
        }
    }

    #[derive(Default)]
    pub struct Condvar(parking_lot::Condvar);

    impl Condvar {
        /// Waits until notified or until `limit`, or without need: the caller looks at its condition again.
        pub fn wait<'a, T>(&self, mut guard: Guard<'a, T>, limit: Option<Instant>) -> Guard<'a, T> {
            match limit {
                Some(limit) => drop(self.0.wait_until(&mut guard, limit)),
                None => self.0.wait(&mut guard),
            }
            guard
        }

        /// Wakes the waiter. Each thread has its own condvar, so there is at most one.
        pub fn notify(&self) {
            self.0.notify_one();
        }
    }

    /// The clock behind every limit and every stamp.
    pub struct Clock;

    impl Clock {
        pub fn new() -> Self {
            Self
        }

        #[inline]
        pub fn now(&self) -> Instant {
            Instant::now()
        }
    }
}

#[cfg(feature = "shuttle")]
mod imp {
    use std::sync::PoisonError;
    use std::time::Instant;

    pub use shuttle::sync::atomic::{AtomicU32, AtomicU64};

    /// Nobody else runs between two steps of a model, and a spin by the clock would never end.
    pub const MAY_SPIN: bool = false;

    pub struct Mutex<T>(shuttle::sync::Mutex<T>);

    pub type Guard<'a, T> = shuttle::sync::MutexGuard<'a, T>;

    impl<T> Mutex<T> {
        pub fn new(value: T) -> Self {
            Self(shuttle::sync::Mutex::new(value))
        }

        pub fn lock(&self) -> Guard<'_, T> {
            self.0.lock().unwrap_or_else(PoisonError::into_inner)
        }
    }

    #[derive(Default)]
    pub struct Condvar(shuttle::sync::Condvar);

    impl Condvar {
        pub fn wait<'a, T>(&self, guard: Guard<'a, T>, _limit: Option<Instant>) -> Guard<'a, T> {
            self.0.wait(guard).unwrap_or_else(PoisonError::into_inner)
        }

        pub fn notify(&self) {
            self.0.notify_one();
        }
    }

    /// Time stands still at the moment the lock was made.
    pub struct Clock(Instant);

    impl Clock {
        pub fn new() -> Self {
            Self(Instant::now())
        }

        pub fn now(&self) -> Instant {
            self.0
        }
    }
}
