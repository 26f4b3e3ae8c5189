//! Waiting for something other than the lock: `park` and `unpark` (another Python thread), `sleep` (time), `interrupt`
//! (a signal).
//!
//! Decides how such a wait ends exactly once and how the woken thread comes to the lock. `threading.Lock`, conditions,
//! queues and joins are built on these verbs elsewhere, with lists of waiters that the lock itself protects. The three
//! ways a park can end race with each other; what counts is settled when the thread holds the lock again, in the order
//! token, interrupt, time.

use std::sync::atomic::Ordering::Relaxed;
use std::time::{Duration, Instant};

use minipy_event::{Cause, Kind};

use crate::SIGNAL;
use crate::gil::Gil;
use crate::policy::Timing;
use crate::spin::{self, Experience};
use crate::state::{Phase, State, Waiting};
use crate::sync::Guard;
use crate::thread::ThreadId;

/// How a [`Gil::park`] or a [`Gil::sleep`] ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wake {
    /// By [`Gil::unpark`].
    Unparked,
    /// The deadline passed.
    TimedOut,
    /// By [`Gil::interrupt`].
    Interrupted,
}

/// The caller was about to park although nobody would be left to unpark it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Deadlock;

impl Gil {
    /// Gives up the lock for `cause`, waits until somebody unparks the caller or `deadline` passes, and takes the lock
    /// again.
    ///
    /// The caller holds the lock; it has entered itself into whatever list its waker will look at. An `unpark` that
    /// came before is a token which ends the next park at once, without a release; so does an interrupt, and so does a
    /// deadline in the past. `Unparked` consumes the token and wins over the other two: a waker that took the caller
    /// off its list has passed something on, and that must not be lost because the deadline passed too. An answer other
    /// than `Unparked` means that nobody unparked the caller up to now, while it holds the lock: it takes itself off
    /// the list, and the matter is closed.
    pub fn park(&self, me: ThreadId, cause: Cause, deadline: Option<Instant>) -> Wake {
        self.park_on(me, cause, 0, deadline)
    }

    /// As [`Gil::park`], for what is named by `on` (a number for the record).
    pub fn park_on(&self, me: ThreadId, cause: Cause, on: u64, deadline: Option<Instant>) -> Wake {
        let state = self.state.lock();
        self.rest(state, me, (cause, on), deadline, Phase::Parked)
    }

    /// As [`Gil::park_on`], but not if no thread would be left that could ever unpark
    /// another: all others are parked without a deadline too, none holds the lock, wants it, sleeps or is outside. The caller then
    /// still holds the lock.
    pub fn park_unless_stuck(
        &self,
        me: ThreadId,
        cause: Cause,
        on: u64,
        deadline: Option<Instant>,
    ) -> Result<Wake, Deadlock> {
        let state = self.state.lock();
        if deadline.is_none() && self.is_last(&state, me) {
            return Err(Deadlock);
        }
        Ok(self.rest(state, me, (cause, on), deadline, Phase::Parked))
    }

    /// Whether all others wait for another thread without a time limit, and the caller, the holder, has no reason to come back if it
    /// parks.
    fn is_last(&self, state: &State, me: ThreadId) -> bool {
        let entry = &state.waiting[me.seat()];
        state.stuck + 1 == state.alive && !entry.token && !entry.interrupted && !self.signal_waits()
    }

    /// Whether a signal has come whose handler has not run yet: that may wake anybody.
    fn signal_waits(&self) -> bool {
        self.breaker().load(Relaxed) & SIGNAL != 0
    }

    /// The holder is about to release the lock for the last time: from now on nobody need expect anything of it. Says whether it leaves
    /// others behind who wait for each other for ever. Optional, but without it the last moments of a thread, up to
    /// [`Gil::unregister`], hide a deadlock of the others.
    pub fn retire(&self, me: ThreadId) -> bool {
        let mut state = self.state.lock();
        let entry = &mut state.waiting[me.seat()];
        if entry.id == me && !std::mem::replace(&mut entry.retired, true) {
            state.alive -= 1;
        }
        state.stuck > 0 && state.stuck == state.alive && !self.signal_waits()
    }

    /// Gives up the lock for `duration` and takes it again. Never answers `Unparked`, and leaves a token where it is.
    ///
    /// A duration beyond what the clock can count is for ever. The caller handles `time.sleep(0)` with
    /// [`Gil::yield_now`].
    pub fn sleep(&self, me: ThreadId, duration: Duration) -> Wake {
        let deadline = self.now().checked_add(duration);
        self.rest(self.state.lock(), me, (Cause::Sleep, 0), deadline, Phase::Sleeping)
    }

    fn rest<'a>(
        &'a self,
        mut state: Guard<'a, State>,
        me: ThreadId,
        (cause, on): (Cause, u64),
        deadline: Option<Instant>,
        phase: Phase,
    ) -> Wake {
        if let Some(wake) = answer(&mut state.waiting[me.seat()], phase) {
            return wake;
        }
        let now = self.now();
        if deadline.is_some_and(|deadline| now >= deadline) {
            return Wake::TimedOut;
        }
        let entry = &mut state.waiting[me.seat()];
        entry.phase = phase;
        entry.run_out = false;
        entry.stuck = phase == Phase::Parked && deadline.is_none();
        state.stuck += usize::from(state.waiting[me.seat()].stuck);
        let next = self.give_up(&mut state, me, cause, on, self.moment(now));
        state = self.linger(state, me, cause, next);
        state = self.wait_end(state, me, deadline);
        let now = self.now();
        state = self.wait_turn(state, me, self.watch_from(now), now);
        answer(&mut state.waiting[me.seat()], phase).unwrap_or(Wake::TimedOut)
    }

    /// Wakes whoever is next and perhaps spins for a moment, both without the mutex.
    fn linger<'a>(
        &'a self,
        mut state: Guard<'a, State>,
        me: ThreadId,
        cause: Cause,
        next: Option<ThreadId>,
    ) -> Guard<'a, State> {
        let spins = spin::is_short(cause)
            && state.spinner.is_none()
            && self.cores.several()
            && state.waiting[me.seat()].spins.advises();
        if !spins {
            if next.is_none() {
                return state;
            }
            drop(state);
            self.wake(next);
            return self.state.lock();
        }
        self.spin(state, me, next, |waiting| &mut waiting.spins)
    }

    /// Wakes `next` and spins for a moment, both without the mutex; `experience` learns whether it was worth it. The caller has found
    /// that nobody else spins.
    pub(crate) fn spin<'a>(
        &'a self,
        mut state: Guard<'a, State>,
        me: ThreadId,
        next: Option<ThreadId>,
        experience: impl FnOnce(&mut Waiting) -> &mut Experience,
    ) -> Guard<'a, State> {
        state.spinner = Some(me);
        let signal = &self.seat(me).signal;
        signal.store(0, Relaxed);
        drop(state);
        self.wake(next);
        let signalled = spin::spin(signal, &self.clock);
        let mut state = self.state.lock();
        state.spinner.take_if(|spinner| *spinner == me);
        experience(&mut state.waiting[me.seat()]).learn(signalled);
        state
    }

    /// Waits until the thread stands in the lock's queue: somebody stood it there, or its time ran out and it does so
    /// itself.
    fn wait_end<'a>(
        &'a self,
        mut state: Guard<'a, State>,
        me: ThreadId,
        deadline: Option<Instant>,
    ) -> Guard<'a, State> {
        loop {
            let entry = &mut state.waiting[me.seat()];
            if entry.phase == Phase::Queued {
                return state;
            }
            if entry.run_out || deadline.is_some_and(|deadline| self.now() >= deadline) {
                self.tell(me, || Kind::Back);
                self.add_waiter();
                self.join(&mut state, me, 0, self.now());
                return state;
            }
            state = self.seat(me).wake.wait(state, deadline);
        }
    }

    /// Ends the park of `target`, or its next one if it is not parked. Several unparks before a park are one.
    ///
    /// The caller holds the lock (or, at worst, nobody does). The target is stood into the lock's queue where it
    /// sleeps: it is woken once, when the lock is for it, and not a first time to learn that the caller still holds the
    /// lock. A target that has ended is ignored.
    pub fn unpark(&self, target: ThreadId) {
        let mut state = self.state.lock();
        let entry = &mut state.waiting[target.seat()];
        if entry.id != target || !entry.alive {
            return;
        }
        entry.token = true;
        if entry.phase != Phase::Parked {
            return;
        }
        let by = self.holder().map(ThreadId::number);
        self.tell(target, || Kind::Unpark { by });
        let free = self.add_waiter();
        self.join(&mut state, target, 0, self.now());
        if free {
            // Nobody will release a lock that nobody holds, so nobody else would wake it.
            drop(state);
            return self.wake(Some(target));
        }
        self.keep_time(&state);
    }

    /// Makes a parked or sleeping thread return `Interrupted`; meant for the thread that receives signals, which does
    /// not hold the lock.
    ///
    /// The flag is sticky: a target that is not parked or asleep meets it at its next park or sleep, so an interrupt
    /// that arrives while the target is on its way there is not lost. One return of `Interrupted` or
    /// [`Gil::clear_interrupt`] consumes it; several interrupts before that are one. A target that has ended is
    /// ignored. Calls in [`Gil::unlocked`] are not interrupted: the kernel does that, with `EINTR`. Not for use inside
    /// a signal handler: it takes a mutex.
    pub fn interrupt(&self, target: ThreadId) {
        let mut state = self.state.lock();
        let entry = &mut state.waiting[target.seat()];
        if entry.id != target || !entry.alive {
            return;
        }
        entry.interrupted = true;
        if !matches!(entry.phase, Phase::Parked | Phase::Sleeping) {
            return;
        }
        self.tell(target, || Kind::Unpark { by: None });
        self.add_waiter();
        self.join(&mut state, target, 0, self.now());
        drop(state);
        self.wake(Some(target));
    }

    /// Consumes a pending interrupt and says whether there was one: for a thread that has handled the signal by another
    /// way, so that its next sleep is not cut short.
    pub fn clear_interrupt(&self, me: ThreadId) -> bool {
        std::mem::take(&mut self.state.lock().waiting[me.seat()].interrupted)
    }

    /// Treats the time limit of what `target` waits for as reached: the deadline of its park or sleep, or its patience
    /// in the queue, or the slice it holds the lock for while somebody waits. For models and tests, in which no clock runs.
    pub fn run_out(&self, target: ThreadId) {
        let mut state = self.state.lock();
        let holds = self.holder() == Some(target) && !state.queue.is_empty();
        let entry = &mut state.waiting[target.seat()];
        if entry.id != target {
            return;
        }
        if entry.phase == Phase::Away {
            if holds && self.timing == Timing::Holder {
                self.end_slice();
            }
            return;
        }
        entry.run_out = true;
        drop(state);
        self.wake(Some(target));
    }
}

/// What has ended the rest of a thread, if anything has.
fn answer(entry: &mut Waiting, phase: Phase) -> Option<Wake> {
    if phase == Phase::Parked && std::mem::take(&mut entry.token) {
        return Some(Wake::Unparked);
    }
    std::mem::take(&mut entry.interrupted).then_some(Wake::Interrupted)
}
