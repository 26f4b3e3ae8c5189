//! `py3`: the lock of CPython 3.10 and later (`Python/ceval_gil.c`).
//!
//! The slice is timed by the waiters: each waits one interval, and if the holder stayed the same all the while it sets
//! the drop request. The holder obeys at its next switch point and then stays out until another thread took the lock
//! (the forced switch, which is the engine's). A thread that comes back from a blocking call takes a free lock although
//! others were woken for it: the convoy of bpo-7946 is visible here as it is there. CPython's waiters re-enter
//! `pthread_cond_timedwait` after every interval and so lose their place, which is why sixteen busy threads do not get
//! equal shares; ours go to the back likewise.

use super::{Arrival, Departure, Impatience, Next, Policy, Timing};
use crate::queue::{Place, Queue};
use crate::thread::ThreadId;

/// See the module.
#[derive(Clone, Copy, Default, Debug)]
pub struct Py3;

impl Policy for Py3 {
    fn name(&self) -> &'static str {
        "py3"
    }

    fn timing(&self) -> Timing {
        Timing::Waiters
    }

    fn may_barge(&mut self, _who: Arrival, _queue: &Queue) -> bool {
        true
    }

    fn place(&mut self, _who: Arrival, _queue: &Queue) -> Place {
        Place::Back
    }

    fn out_of_patience(&mut self, _who: ThreadId, _queue: &Queue) -> Impatience {
        Impatience::AskAndRequeue
    }

    fn next(&mut self, _leaver: Departure, queue: &Queue) -> Next {
        queue.front().map_or(Next::Free, Next::Wake)
    }
}
