//! `coop`: nobody is ever interrupted.
//!
//! A thread keeps the lock until it blocks, waits for a lock, yields (`time.sleep(0)`) or ends; then the first in the queue has it.
//! What others learn from this policy is what happens to them if it never does.

use super::{Arrival, Departure, Next, Policy, Timing};
use crate::queue::{Place, Queue};

/// See the module.
#[derive(Clone, Copy, Default, Debug)]
pub struct Coop;

impl Policy for Coop {
    fn name(&self) -> &'static str {
        "coop"
    }

    fn timing(&self) -> Timing {
        Timing::Nobody
    }

    fn may_barge(&mut self, _who: Arrival, _queue: &Queue) -> bool {
        false
    }

    fn place(&mut self, _who: Arrival, _queue: &Queue) -> Place {
        Place::Back
    }

    fn next(&mut self, _leaver: Departure, queue: &Queue) -> Next {
        queue.front().map_or(Next::Free, Next::Grant)
    }
}
