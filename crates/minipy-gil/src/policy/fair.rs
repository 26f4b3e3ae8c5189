//! `fair`: turns in the order of asking, each as long as the interval says.
//!
//! The holder measures its own slice, so that a waiter need not get a CPU to end it, and passes the lock directly to the first in the
//! queue. To pass it on at every short blocking call would cost a switch for each line that is printed, so there the lock is only made
//! free: the leaver may have it back if it returns before the woken waiter came, but within the same slice, and no other thread may.

use minipy_event::Cause;

use super::{Arrival, Departure, Next, Policy};
use crate::queue::{Place, Queue};

/// See the module.
#[derive(Clone, Copy, Default, Debug)]
pub struct Fair;

impl Policy for Fair {
    fn name(&self) -> &'static str {
        "fair"
    }

    fn may_barge(&mut self, who: Arrival, _queue: &Queue) -> bool {
        who.was_last && who.left == Some(Cause::BlockingIo)
    }

    fn place(&mut self, _who: Arrival, _queue: &Queue) -> Place {
        Place::Back
    }

    fn next(&mut self, leaver: Departure, queue: &Queue) -> Next {
        let Some(front) = queue.front() else { return Next::Free };
        match leaver.cause == Cause::BlockingIo && !leaver.slice_over {
            true => Next::Wake(front),
            false => Next::Grant(front),
        }
    }
}
