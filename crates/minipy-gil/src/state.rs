//! What the internal mutex protects: who waits, for what, and in which order.
//!
//! Decides nothing but how waiters that are awake are counted and which of several a release wakes; `gil.rs` and `park.rs` change it.

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::policy::Policy;
use crate::queue::{Place, Queue};
use crate::spin::Experience;
use crate::stats::Finished;
use crate::thread::ThreadId;

/// What the internal mutex protects.
pub(crate) struct State {
    pub queue: Queue,
    pub waiting: Vec<Waiting>,
    pub policy: Box<dyn Policy>,
    pub interval: Duration,
    /// Whose drop request is in the breaker.
    pub asker: Option<ThreadId>,
    /// Waiters in the queue that are awake and so can measure time. If there are waiters and none of them is, `GIL_TICK` is set.
    pub armed: usize,
    /// Under [`crate::policy::Timing::Holder`]: who sleeps with an alarm for the end of the slice.
    pub keeper: Option<ThreadId>,
    /// The holder came by [`Place::Express`].
    pub express: bool,
    /// Who is to have the lock next whatever the policy says.
    pub demanded_by: Option<ThreadId>,
    /// Who spins before it sleeps: one at a time.
    pub spinner: Option<ThreadId>,
    pub ended: Vec<u32>,
    pub finished: Finished,
    pub next_number: u32,
    /// Switches before the figures were last reset.
    pub switches_before: u64,
    /// Threads that are registered.
    pub alive: usize,
    /// Those of them that wait for another one without a time limit.
    pub stuck: usize,
}

/// What a thread does, as far as the lock is concerned.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) enum Phase {
    /// It holds the lock, or is outside.
    #[default]
    Away,
    /// It waits for `unpark`, an interrupt or its deadline.
    Parked,
    /// It waits for an interrupt or its deadline.
    Sleeping,
    /// It stands in the queue.
    Queued,
}

/// One thread's part of the state.
pub(crate) struct Waiting {
    pub id: ThreadId,
    pub name: Arc<str>,
    pub alive: bool,
    pub phase: Phase,
    /// An `unpark` that no `park` has consumed yet.
    pub token: bool,
    /// An `interrupt` that nobody has consumed yet.
    pub interrupted: bool,
    /// The time limit of the current wait counts as reached.
    pub run_out: bool,
    /// The lock has been passed to this waiter.
    pub granted: bool,
    /// It was woken because the lock became free.
    pub nudged: bool,
    pub armed: bool,
    /// Where it stands in the queue.
    pub place: Place,
    /// What was left of its slice when it was made to give way.
    pub rest: u64,
    /// The length of its last hold, if that was measured.
    pub held: Option<Duration>,
    /// It is counted in [`State::stuck`].
    pub stuck: bool,
    /// What spinning after a park began came to, and after asking for the lock.
    pub spins: Experience,
    pub asks: Experience,
    /// Since when it stands in the queue.
    pub since: Instant,
    /// When it was registered, and when it ended: nanoseconds since the lock was made.
    pub born: u64,
    pub ended: u64,
    /// Where its longest hold ended.
    pub longest_at: Option<Arc<str>>,
    /// It will not unpark anybody any more.
    pub retired: bool,
    /// It had ended when the figures were reset.
    pub forgotten: bool,
}

impl Waiting {
    pub fn new(id: ThreadId, name: Arc<str>, now: Instant, born: u64) -> Self {
        Self {
            id,
            name,
            alive: true,
            phase: Phase::Away,
            token: false,
            interrupted: false,
            run_out: false,
            granted: false,
            nudged: false,
            armed: false,
            place: Place::Back,
            rest: 0,
            held: None,
            stuck: false,
            spins: Experience::default(),
            asks: Experience::default(),
            since: now,
            born,
            ended: 0,
            longest_at: None,
            retired: false,
            forgotten: false,
        }
    }
}

impl State {
    /// Notes that this waiter measures time.
    pub fn arm(&mut self, who: ThreadId) {
        let entry = &mut self.waiting[who.seat()];
        self.armed += usize::from(!entry.armed);
        entry.armed = true;
    }

    /// Whom to wake for a free lock, if `next` is the policy's choice. If that one was woken before and has not got a CPU yet, a thread
    /// that was unparked and does not know it yet may be faster. (CPython's unparked thread wakes at once and competes by itself.)
    pub fn who_sleeps(&self, next: ThreadId) -> ThreadId {
        const FEW: usize = 8;
        if !self.waiting[next.seat()].nudged {
            return next;
        }
        let sleeps = |who: &ThreadId| {
            let entry = &self.waiting[who.seat()];
            !entry.armed && !entry.nudged
        };
        self.queue.iter().take(FEW).find(sleeps).unwrap_or(next)
    }
}

#[cfg(all(test, not(feature = "shuttle")))]
mod tests {
    use crate::{Config, Gil, Place, ThreadId};

    /// Of three waiters the first two measure time and the third was unparked.
    fn woken(nudged: &[usize], choice: usize) -> ThreadId {
        let gil = Gil::new(Config::default());
        let ids = [gil.register("a"), gil.register("b"), gil.register("c")];
        let mut state = gil.state.lock();
        for id in ids {
            state.queue.join(id, Place::Back);
        }
        state.arm(ids[0]);
        state.arm(ids[1]);
        for index in nudged {
            state.waiting[*index].nudged = true;
        }
        let woken = state.who_sleeps(ids[choice]);
        assert!(ids.contains(&woken));
        woken
    }

    #[test]
    fn a_release_wakes_one_that_sleeps() {
        for (nudged, choice, expect) in [
            (&[] as &[usize], 0, 1),
            (&[1], 0, 1),
            (&[0], 0, 3),
            (&[0, 1], 1, 3),
            (&[0, 2], 0, 1),
            (&[0, 1, 2], 2, 3),
        ] {
            assert_eq!(woken(nudged, choice).number(), expect, "{nudged:?} {choice}");
        }
    }
}
