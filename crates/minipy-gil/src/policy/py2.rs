//! `py2`: the lock of CPython 2 (`Python/ceval.c`): every 100 instructions the holder releases it and takes it again.
//!
//! There is no hand-over and no request. The waiter that is woken by the release has to be faster than the thread that is already
//! running and takes the lock a microsecond later, which it seldom is on several cores: many releases, few switches, and two CPU
//! threads that are slower together than one after the other, because each release wakes somebody in vain. A thread that comes back
//! from a blocking call gets a chance every 100 instructions and so need not wait for an interval.

use super::{Arrival, Departure, Next, Over, Policy};
use crate::queue::{Place, Queue};
use crate::slice::Slice;

/// See the module.
#[derive(Clone, Copy, Debug)]
pub struct Py2 {
    every: u32,
}

impl Py2 {
    /// Releases after that many instructions and one more, as CPython 2 does it after `sys.setcheckinterval(every)`: its counter goes
    /// down to -1.
    pub fn every(every: u32) -> Py2 {
        Py2 { every: every.max(1) }
    }
}

impl Default for Py2 {
    /// CPython 2's own number: 100.
    fn default() -> Py2 {
        Py2::every(100)
    }
}

impl Policy for Py2 {
    fn name(&self) -> &'static str {
        "py2"
    }

    fn slice(&self) -> Slice {
        Slice::Ops(self.every.saturating_add(1))
    }

    fn switches_everywhere(&self) -> bool {
        true
    }

    fn over(&self) -> Over {
        Over::Retake
    }

    fn may_barge(&mut self, _who: Arrival, _queue: &Queue) -> bool {
        true
    }

    fn place(&mut self, _who: Arrival, _queue: &Queue) -> Place {
        Place::Back
    }

    fn next(&mut self, _leaver: Departure, queue: &Queue) -> Next {
        queue.front().map_or(Next::Free, Next::Wake)
    }
}
