//! Where the time goes: to the thread that holds the lock, or to nobody.
//!
//! Decides when the clock is read: on contended paths only, since a reading costs four times what an uncontended release and take do.
//! A thread that leaves the lock while nobody waits, and comes back to it, is therefore not seen to have been away, and the time it was
//! away counts as held: nobody was kept from anything. A lock that somebody observes ([`Gil::observe_closely`], a sink) has no
//! uncontended path, and its figures are exact to the reading. In both cases the identity holds: what the threads held, and the time
//! in which the lock was known to be free, add up to the wall clock.

use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use std::time::{Duration, Instant};

use minipy_event::Cause;

use crate::gil::Gil;
use crate::slice::nanos;
use crate::state::State;
use crate::stats::{Counter, Fine};
use crate::thread::ThreadId;

/// A longest hold of this length gets its place even if nobody asked for exact figures. To find the place takes a microsecond, and each
/// hold in the first moments of a thread is its longest.
const PLACED_FROM: Duration = Duration::from_micros(100);

/// The book. Moments are nanoseconds since the lock was made. Written by the holder, or by the thread that has just left the lock and
/// still has the mutex.
#[derive(Default)]
pub(crate) struct Account {
    /// Up to when all time has been given to somebody.
    mark: Counter,
    /// When the present hold began.
    hold: Counter,
    /// Acquisitions without waiting up to the begin of the hold: if more have come since, the hold had gaps.
    run: Counter,
    /// When the present turn began: the time since the last switch.
    pub turn: Counter,
    /// 1 if the lock has been free since `mark`.
    free: Counter,
    /// Time in which the lock was free.
    idle: Counter,
    /// Since when things are counted.
    pub since: Counter,
    /// Lengths of turns that ended because the slice was over.
    pub slices: Fine,
    /// Waits for the lock.
    pub waits: Fine,
}

impl Gil {
    /// Nanoseconds since the lock was made.
    #[inline]
    pub(crate) fn nanos(&self) -> u64 {
        self.moment(self.clock.now())
    }

    /// A moment in nanoseconds since the lock was made.
    #[inline]
    pub(crate) fn moment(&self, at: Instant) -> u64 {
        nanos(at.saturating_duration_since(self.born))
    }

    /// Gives the time up to now to whom it belongs. Whoever read the clock before it got the mutex may be behind what is settled
    /// already: nothing is left to give then, and the mark must not go back, or that time would be given twice.
    fn settle(&self, now: u64) {
        let Some(passed) = now.checked_sub(self.account.mark.get()) else {
            return;
        };
        match self.last() {
            Some(last) if self.account.free.get() == 0 => self.seat(last).counters.held.add(passed),
            _ => self.account.idle.add(passed),
        }
        self.account.mark.set(now);
    }

    /// The holder leaves, under the mutex. Gives the length of the hold, if it had no gaps.
    pub(crate) fn book_leave(&self, state: &mut State, me: ThreadId, now: u64) {
        self.settle(now);
        self.account.free.set(1);
        let whole = self.account.run.get() == self.run();
        let hold = now.saturating_sub(self.account.hold.get());
        state.waiting[me.seat()].held = whole.then(|| Duration::from_nanos(hold));
        let counters = &self.seat(me).counters;
        if whole && hold > counters.longest.get() {
            counters.longest.set(hold);
            let worth_a_look = hold >= nanos(PLACED_FROM) || self.phantom.load(Relaxed);
            state.waiting[me.seat()].longest_at = worth_a_look.then(|| self.place_of(me)).flatten();
        }
    }

    /// Where a thread is, in the words of whoever made the lock.
    pub(crate) fn place_of(&self, who: ThreadId) -> Option<Arc<str>> {
        self.locate.and_then(|locate| locate(who)).map(Arc::from)
    }

    /// Somebody takes the lock, under the mutex.
    pub(crate) fn book_take(&self, now: u64) {
        self.settle(now);
        self.account.free.set(0);
        self.account.hold.set(now);
        self.whole_from(0);
    }

    /// The hold that begins is one of so many acquisitions without waiting that are not counted yet.
    pub(crate) fn whole_from(&self, uncounted: u64) {
        self.account.run.set(self.run() + uncounted);
    }

    /// The lock has gone from `last` to another thread, which has just taken it.
    pub(crate) fn book_switch(&self, cause: Cause) {
        if self.account.free.get() == 1 && cause == Cause::Expiry {
            let length = self.account.mark.get().saturating_sub(self.account.turn.get());
            self.account.slices.add(length);
        }
    }

    /// A turn begins.
    pub(crate) fn book_turn(&self, now: u64, slice: u64) {
        self.account.turn.set(now);
        self.turn.begin(now, slice);
    }

    /// From now on every release and every acquisition is seen and timed, which makes an uncontended pair ten times as dear. By the
    /// holder; for whoever wants exact figures.
    pub fn observe_closely(&self) {
        let _changes_of_the_word_need_it = self.state.lock();
        if !self.phantom.swap(true, Relaxed) {
            self.add_waiter();
        }
    }

    /// Time in which nobody held the lock, and that which its last holder has held it beyond what stands in its counters.
    pub(crate) fn unsettled(&self, now: u64) -> (u64, u64) {
        let passed = now.saturating_sub(self.account.mark.get());
        match self.account.free.get() == 0 && self.last().is_some() {
            true => (self.account.idle.get(), passed),
            false => (self.account.idle.get() + passed, 0),
        }
    }

    /// Forgets all figures, but not who waits or holds. By the holder.
    pub fn reset_stats(&self) {
        let mut state = self.state.lock();
        let now = self.nanos();
        self.settle(now);
        self.take_run();
        let account = &self.account;
        account.run.set(0);
        account.idle.set(0);
        account.hold.set(now);
        account.since.set(account.mark.get());
        account.slices.reset();
        account.waits.reset();
        state.switches_before = self.switches();
        state.finished = Default::default();
        let moment = self.clock.now();
        for entry in &mut state.waiting {
            entry.born = now;
            entry.longest_at = None;
            entry.since = entry.since.max(moment);
            entry.forgotten = !entry.alive;
            self.seat(entry.id).counters.reset();
        }
    }

    /// The interval, as whoever takes the lock by the fast path reads it.
    pub(crate) fn interval_nanos(&self) -> u64 {
        self.turn.interval.get()
    }

    /// Whether slices are counted rather than measured: such a slice is never over by the clock.
    pub(crate) fn is_over(&self, now: u64) -> bool {
        self.turn.over.load(Relaxed) != 0 || !self.turn.counts_ops() && now >= self.turn.end.get()
    }
}
