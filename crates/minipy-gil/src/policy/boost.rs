//! `boost`: `fair`, and a thread that comes back from a blocking call goes first, as long as it has credit.
//!
//! A thread whose last hold was short and ended by its own choice, and which then waited for the world (I/O or sleep), is likely to
//! need the lock for a moment only: it is served at once, and the holder it interrupts goes on afterwards with what is left of its
//! slice. Waiting for another Python thread earns no boost: two threads that contend for a `Lock` would interrupt each other at every
//! release.
//!
//! The credit is one bucket of time for all boosts together, because ten such threads must not be able to do what one may not. A
//! boosted turn costs what it lasted and the two switches it caused; 40 % of the time flows back in, so busy threads keep at least
//! 60 %. Whoever finds the bucket empty queues like everybody else.

use std::time::Duration;

use minipy_event::Cause;

use super::{Arrival, Departure, Fair, Next, Policy};
use crate::queue::{Place, Queue};

/// The most that can be saved up: what flows in within 100 ms.
const CAPACITY: Duration = Duration::from_millis(40);

/// Of each unit of time this many hundredths flow in.
const SHARE: i64 = 40;

/// What the two switches of a boosted turn cost the others.
const SWITCHES: Duration = Duration::from_micros(20);

/// A boost needs a last hold below the interval divided by this.
const SHORT: u32 = 5;

/// See the module.
#[derive(Clone, Copy, Debug)]
pub struct Boost {
    /// In nanoseconds; below zero after a turn that cost more than there was.
    credit: i64,
    /// Up to when the inflow has been counted.
    filled: Duration,
}

impl Default for Boost {
    /// A full bucket.
    fn default() -> Boost {
        Boost {
            credit: nanos(CAPACITY),
            filled: Duration::ZERO,
        }
    }
}

fn nanos(duration: Duration) -> i64 {
    i64::try_from(duration.as_nanos()).unwrap_or(i64::MAX)
}

impl Boost {
    fn fill(&mut self, at: Duration) {
        let inflow = nanos(at.saturating_sub(self.filled)) / 100 * SHARE;
        self.credit = self.credit.saturating_add(inflow).min(nanos(CAPACITY));
        self.filled = at;
    }

    fn deserves(&mut self, who: Arrival) -> bool {
        let from_the_world = matches!(who.left, Some(Cause::BlockingIo | Cause::Sleep));
        let was_short = who.held.is_none_or(|held| held < who.interval / SHORT);
        self.fill(who.at);
        from_the_world && was_short && self.credit > 0
    }
}

impl Policy for Boost {
    fn name(&self) -> &'static str {
        "boost"
    }

    fn may_barge(&mut self, who: Arrival, queue: &Queue) -> bool {
        Fair.may_barge(who, queue)
    }

    fn place(&mut self, who: Arrival, _queue: &Queue) -> Place {
        match self.deserves(who) {
            true => Place::Express,
            false if !who.rest.is_zero() => Place::Front,
            false => Place::Back,
        }
    }

    fn next(&mut self, leaver: Departure, queue: &Queue) -> Next {
        if leaver.express {
            self.fill(leaver.at);
            self.credit = self.credit.saturating_sub(nanos(leaver.held + SWITCHES));
        }
        Fair.next(leaver, queue)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::thread::ThreadId;

    const MILLI: Duration = Duration::from_millis(1);

    fn arrival(left: Option<Cause>, held: Option<Duration>, at: Duration) -> Arrival {
        Arrival {
            thread: ThreadId::new(0, 1),
            left,
            was_last: false,
            held,
            rest: Duration::ZERO,
            interval: 5 * MILLI,
            at,
        }
    }

    fn departure(held: Duration, at: Duration) -> Departure {
        Departure {
            thread: ThreadId::new(0, 1),
            cause: Cause::BlockingIo,
            held,
            slice_over: false,
            express: true,
            at,
        }
    }

    #[test]
    fn who_is_boosted() {
        let queue = Queue::default();
        for (left, held, expect) in [
            (Some(Cause::BlockingIo), Some(MILLI / 10), Place::Express),
            (Some(Cause::Sleep), Some(Duration::ZERO), Place::Express),
            (Some(Cause::BlockingIo), None, Place::Express),
            (Some(Cause::BlockingIo), Some(MILLI), Place::Back),
            (Some(Cause::Expiry), Some(MILLI / 10), Place::Back),
            (Some(Cause::Lock), Some(MILLI / 10), Place::Back),
            (Some(Cause::Yield), Some(MILLI / 10), Place::Back),
            (None, None, Place::Back),
        ] {
            let place = Boost::default().place(arrival(left, held, MILLI), &queue);
            assert_eq!(place, expect, "{left:?} {held:?}");
        }
    }

    #[test]
    fn who_was_interrupted_goes_on_first() {
        let interrupted = Arrival {
            rest: MILLI,
            ..arrival(Some(Cause::Expiry), Some(MILLI), MILLI)
        };
        assert_eq!(Boost::default().place(interrupted, &Queue::default()), Place::Front);
    }

    /// Threads that ask for a boost whenever they can get at most the share.
    #[test]
    fn boosts_keep_to_their_share() {
        let queue = Queue::default();
        let mut boost = Boost::default();
        let mut boosted = Duration::ZERO;
        let mut at = Duration::ZERO;
        let end = Duration::from_secs(10);
        while at < end {
            at += MILLI / 10;
            let hungry = arrival(Some(Cause::BlockingIo), Some(MILLI / 2), at);
            if boost.place(hungry, &queue) == Place::Express {
                at += MILLI / 2;
                boosted += MILLI / 2 + SWITCHES;
                boost.next(departure(MILLI / 2, at), &queue);
            }
        }
        let percent = nanos(boosted) * 100 / nanos(end);
        assert!((SHARE - 2..=SHARE + 1).contains(&percent), "{percent} %");
    }
}
