//! When a slice is over: measured in time by waiters or by the holder, or counted in instructions.
//!
//! Decides how the holder learns that its slice is over, without a clock in the interpreter's loop. While nobody waits nothing is
//! measured. Under [`Timing::Waiters`] each waiter that is awake measures its own patience and asks (`gil.rs`); this file only sees to
//! it that one of them *is* awake. Under [`Timing::Holder`] the holder is made to look up at each of its switch points ([`GIL_TICK`]),
//! counts them, and compares the clock at every few. That costs a tight loop a quarter of its speed, so only the last part of a slice, the
//! *lead*, is measured like that: until then one waiter, the *keeper*, sleeps with an alarm. It is usually the thread that has just given
//! way. The lead is twice as long as alarms have lately been late: a tenth of a millisecond while there are cores to spare, the whole
//! slice if the keeper gets none. A slice in instructions is counted by the observed instantiation of the loop, in [`Gil::step`].

use std::sync::atomic::Ordering::Relaxed;
use std::time::{Duration, Instant};

use crate::GIL_TICK;
use crate::gil::Gil;
use crate::policy::{Over, Timing};
use crate::state::State;
use crate::stats::Counter;
use crate::sync::AtomicU32;
use crate::thread::ThreadId;

/// How long a turn may last while others wait.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Slice {
    /// So much time: the switch interval.
    Time(Duration),
    /// So many instructions.
    Ops(u32),
}

impl Slice {
    /// CPython's interval: 5 ms.
    pub const DEFAULT: Slice = Slice::Time(Duration::from_millis(5));
}

/// The least lead: alarms of idle cores are late by 60 to 90 us, most of it the kernel's timer slack.
const LEAST_LEAD: u64 = 200_000;

/// The longest lead, and the lead where there is one core: as late as a sleeper may get a CPU when the cores are busy, which is some ticks
/// of the kernel's scheduler. With an alarm at nine tenths of a slice of 5 ms its median was 12 ms on a busy machine.
const MOST_LEAD: u64 = 10_000_000;

/// The lead after an alarm that was late by so much. It grows at once and shrinks slowly, so that one core that is idle by chance does not
/// cost the next turn its end. Nothing is lost by an alarm that is less late than the lead: the end of the slice is still ahead.
fn lead_after(lead: u64, late: u64) -> u64 {
    late.saturating_mul(2)
        .max(lead - lead / 16)
        .clamp(LEAST_LEAD, MOST_LEAD)
}

/// The most switch points between two looks at the clock.
const MOST_STRIDE: u32 = 64;

/// What the holder knows of its slice. Everything is written by the holder, or under the mutex while somebody waits.
pub(crate) struct Turn {
    /// Switch points the holder may still pass before [`GIL_TICK`] means something.
    pub ticks: AtomicU32,
    /// Switch points between two looks at the clock.
    stride: AtomicU32,
    /// When the holder last looked at the clock.
    looked: Counter,
    /// When the slice is over.
    pub end: Counter,
    /// The interval in nanoseconds, to be read without the mutex.
    pub interval: Counter,
    /// The part of a slice, at its end, that the holder measures itself.
    lead: Counter,
    /// 1 if the slice is over whatever the clock says.
    pub over: AtomicU32,
    /// Instructions left of a slice that is counted in them.
    ops: AtomicU32,
    /// Instructions in a slice; 0 if slices are measured in time.
    pub ops_per_slice: AtomicU32,
}

impl Turn {
    /// `ops` is the number of instructions in a slice, or 0.
    pub fn new(interval: Duration, ops: u32) -> Turn {
        Turn {
            ticks: AtomicU32::new(0),
            stride: AtomicU32::new(1),
            looked: Counter::default(),
            end: Counter::new(nanos(interval)),
            interval: Counter::new(nanos(interval)),
            lead: Counter::new(LEAST_LEAD),
            over: AtomicU32::new(0),
            ops: AtomicU32::new(ops),
            ops_per_slice: AtomicU32::new(ops),
        }
    }

    /// A new slice begins at `now`, with this much time.
    pub fn begin(&self, now: u64, time: u64) {
        self.end.set(now.saturating_add(time));
        self.ops.store(self.ops_per_slice.load(Relaxed), Relaxed);
    }

    pub fn counts_ops(&self) -> bool {
        self.ops_per_slice.load(Relaxed) != 0
    }
}

/// A duration in nanoseconds; `u64::MAX` is for ever.
pub(crate) fn nanos(duration: Duration) -> u64 {
    u64::try_from(duration.as_nanos()).unwrap_or(u64::MAX)
}

impl Gil {
    /// Counts an instruction, for an interpreter whose slices are counted in them ([`Gil::counts_instructions`]). Called by the holder.
    /// True if it should call [`Gil::poll`] now: the slice is over, and the policy switches at every instruction. Under other policies
    /// the breaker says so from now on.
    #[inline]
    pub fn step(&self) -> bool {
        let left = self.turn.ops.load(Relaxed);
        if left > 1 {
            self.turn.ops.store(left - 1, Relaxed);
            return false;
        }
        self.ops_are_over()
    }

    #[cold]
    fn ops_are_over(&self) -> bool {
        let slice = self.turn.ops_per_slice.load(Relaxed);
        // `sys.setswitchinterval` may have put a time in the place of a count.
        self.turn.ops.store(if slice == 0 { u32::MAX } else { slice }, Relaxed);
        if slice == 0 {
            return false;
        }
        let state = self.state.lock();
        let somebody = !state.queue.is_empty() && self.timing != Timing::Nobody;
        if somebody || self.over == Over::Retake {
            self.end_slice();
        }
        (somebody && self.switches_everywhere) || self.over == Over::Retake
    }

    /// Has the holder find its slice over at its next switch point. By the holder, or under the mutex while somebody waits: whoever
    /// takes the lock while somebody waits clears it.
    pub(crate) fn end_slice(&self) {
        self.turn.over.store(1, Relaxed);
        self.breaker().fetch_or(GIL_TICK, Relaxed);
    }

    /// Whether slices are counted in instructions, so that [`Gil::step`] is to be called before each.
    pub fn counts_instructions(&self) -> bool {
        self.turn.counts_ops()
    }

    /// Whether the holder is to look at the breaker before every instruction.
    pub fn switches_everywhere(&self) -> bool {
        self.switches_everywhere
    }

    /// If somebody waits and nobody measures the holder's slice, the holder looks up at switch points from now on. Parked threads that
    /// were stood into the queue by somebody else sleep on and measure nothing.
    pub(crate) fn keep_time(&self, state: &State) {
        if state.queue.is_empty() || self.turn.counts_ops() {
            return;
        }
        let ticks = match self.timing {
            Timing::Nobody => return,
            Timing::Waiters if state.armed > 0 => return,
            Timing::Waiters => state.policy.grace(),
            Timing::Holder if state.keeper.is_some() => return,
            Timing::Holder => self.turn.stride.load(Relaxed),
        };
        self.turn.ticks.store(ticks, Relaxed);
        self.breaker().fetch_or(GIL_TICK, Relaxed);
    }

    /// How much of a slice the holder measures itself.
    fn lead(&self) -> u64 {
        match self.cores.several() {
            true => self.turn.lead.get(),
            false => MOST_LEAD,
        }
    }

    /// The keeper's alarm was to go off at `alarm`; it is awake, and it is `now`.
    pub(crate) fn learn_lead(&self, alarm: Instant, now: Instant) {
        let late = nanos(now.saturating_duration_since(alarm));
        if late > 0 {
            self.turn.lead.set(lead_after(self.turn.lead.get(), late));
        }
    }

    /// Until when a waiter may sleep under [`Timing::Holder`]: to its alarm, if it is the keeper.
    pub(crate) fn alarm(&self, state: &mut State, me: ThreadId, now: u64) -> Option<Instant> {
        state.keeper.take_if(|keeper| *keeper == me);
        if !self.is_locked() || state.keeper.is_some() || self.turn.counts_ops() {
            return None;
        }
        let measured_from = self.turn.end.get().saturating_sub(self.lead());
        if now >= measured_from {
            // A lead as long as the slice would never be put to the test again.
            self.turn.lead.set(lead_after(self.turn.lead.get(), 0));
            self.keep_time(state);
            return None;
        }
        let alarm = self.born.checked_add(Duration::from_nanos(measured_from))?;
        state.keeper = Some(me);
        Some(alarm)
    }

    /// One switch point passed with [`GIL_TICK`] set. Says whether the slice is over.
    pub(crate) fn tick(&self) -> bool {
        if self.turn.over.load(Relaxed) != 0 {
            self.turn.end.set(0);
            return self.no_more_ticks(true);
        }
        let left = self.turn.ticks.load(Relaxed);
        if left > 1 {
            self.turn.ticks.store(left - 1, Relaxed);
            return false;
        }
        if self.timing == Timing::Holder {
            // The looks of a slice that nobody else keeps the time of need no mutex.
            let now = self.nanos();
            let left = self.turn.end.get().saturating_sub(now);
            if left == 0 {
                return self.no_more_ticks(true);
            }
            if left <= 2 * self.lead() {
                self.adapt(now);
                return false;
            }
        }
        let state = self.state.lock();
        match self.timing {
            Timing::Nobody => self.no_more_ticks(false),
            Timing::Waiters => {
                // One waiter is woken so that it measures time.
                let keeper = if state.armed == 0 { state.queue.front() } else { None };
                self.no_more_ticks(false);
                drop(state);
                self.wake(keeper);
                false
            }
            Timing::Holder => {
                self.adapt(self.nanos());
                // There is enough time left for an alarm: the front will set it.
                let keeper = match state.keeper.is_none() {
                    true => state.queue.front(),
                    false => None,
                };
                if keeper.is_some() {
                    self.no_more_ticks(false);
                }
                drop(state);
                self.wake(keeper);
                false
            }
        }
    }

    /// Under the mutex, unless the holder gives way next: a waiter that asks for ticks meanwhile must not be overheard.
    fn no_more_ticks(&self, over: bool) -> bool {
        self.turn.over.store(0, Relaxed);
        self.breaker().fetch_and(!GIL_TICK, Relaxed);
        over
    }

    /// Chooses how many switch points to pass until the next look at the clock, so that looks are rare and the error is small against
    /// the interval.
    fn adapt(&self, now: u64) {
        let gap = now.saturating_sub(self.turn.looked.get());
        let error = self.turn.interval.get() / 16;
        let stride = self.turn.stride.load(Relaxed);
        let stride = match () {
            () if gap < error => (stride * 2).min(MOST_STRIDE),
            () if gap > 4 * error => (stride / 4).max(1),
            () => stride,
        };
        self.turn.looked.set(now);
        self.turn.stride.store(stride, Relaxed);
        self.turn.ticks.store(stride, Relaxed);
    }

    /// The switch interval in force. Of slices that are counted in instructions it says nothing.
    pub fn interval(&self) -> Duration {
        self.state.lock().interval
    }

    /// The name of the policy.
    pub fn policy(&self) -> &'static str {
        self.state.lock().policy.name()
    }

    /// What a slice is measured by, and how long it is.
    pub fn slice(&self) -> Slice {
        match self.turn.ops_per_slice.load(Relaxed) {
            0 => Slice::Time(self.interval()),
            ops => Slice::Ops(ops),
        }
    }

    /// Changes the switch interval, from now on and also for those who wait already: a waiter that has waited longer
    /// than the new interval asks at once. `me` is who changed it, the holder, for the record. Slices that were counted in instructions
    /// are measured in time from now on.
    pub fn set_interval(&self, me: ThreadId, interval: Duration) {
        let mut state = self.state.lock();
        state.interval = interval;
        self.turn.interval.set(nanos(interval));
        self.turn.ops_per_slice.store(0, Relaxed);
        self.turn
            .end
            .set(self.account.turn.get().saturating_add(nanos(interval)));
        self.tell(me, || minipy_event::Kind::Interval(interval));
        let waiters: Vec<ThreadId> = state.queue.iter().collect();
        drop(state);
        waiters.into_iter().for_each(|waiter| self.wake(Some(waiter)));
    }
}

#[cfg(test)]
mod tests {
    use super::{LEAST_LEAD, MOST_LEAD, lead_after};

    #[test]
    fn a_late_alarm_lengthens_the_lead_and_punctual_ones_shorten_it() {
        assert_eq!(lead_after(LEAST_LEAD, 0), LEAST_LEAD);
        assert_eq!(lead_after(LEAST_LEAD, 70_000), LEAST_LEAD);
        assert_eq!(lead_after(LEAST_LEAD, 3_000_000), 6_000_000);
        assert_eq!(lead_after(LEAST_LEAD, u64::MAX), MOST_LEAD);
        let punctual = (0..).scan(MOST_LEAD, |lead, _| {
            *lead = lead_after(*lead, 60_000);
            Some(*lead)
        });
        let slices = punctual.take_while(|lead| *lead > LEAST_LEAD).count();
        assert!((40..80).contains(&slices), "forgotten after {slices} slices");
    }
}
