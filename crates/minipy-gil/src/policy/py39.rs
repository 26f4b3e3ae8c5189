//! `py39`: the lock of CPython 3.2 to 3.9: that of `py3`, obeyed at every instruction.
//!
//! Until 3.9 the loop looked at the breaker before (nearly) every instruction, so a switch could come between the load and the store of
//! `counter += 1`. From 3.10 on it looks only at back jumps, on entering a function and after calls, and the same statement loses
//! nothing. The difference is where the holder looks, not how the lock is passed on.

use super::{Arrival, Departure, Impatience, Next, Policy, Py3, Timing};
use crate::queue::{Place, Queue};
use crate::thread::ThreadId;

/// See the module.
#[derive(Clone, Copy, Default, Debug)]
pub struct Py39;

impl Policy for Py39 {
    fn name(&self) -> &'static str {
        "py39"
    }

    fn switches_everywhere(&self) -> bool {
        true
    }

    fn timing(&self) -> Timing {
        Py3.timing()
    }

    fn may_barge(&mut self, who: Arrival, queue: &Queue) -> bool {
        Py3.may_barge(who, queue)
    }

    fn place(&mut self, who: Arrival, queue: &Queue) -> Place {
        Py3.place(who, queue)
    }

    fn out_of_patience(&mut self, who: ThreadId, queue: &Queue) -> Impatience {
        Py3.out_of_patience(who, queue)
    }

    fn next(&mut self, leaver: Departure, queue: &Queue) -> Next {
        Py3.next(leaver, queue)
    }
}
