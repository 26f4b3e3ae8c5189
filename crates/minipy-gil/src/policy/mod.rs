//! What a lock policy is: a few questions, one file per answer.
//!
//! Decides the questions. The engine (`gil.rs`, `slice.rs`, `park.rs`) owns the word, the mutex, the queue, the condvars, the timing of
//! slices and the counters, and is right whatever a policy answers: a bad policy is unfair or slow, never unsound. All questions but
//! the first five, which are asked once, are asked on contended paths only, under the internal mutex, hence `&mut self`: a policy keeps
//! its state (tokens, a random generator, a schedule) in plain fields.
//!
//! | policy | switch points | timed by | `over` | `may_barge` | `place` | `next` |
//! |---|---|---|---|---|---|---|
//! | `py3` | loops, calls | waiters | hand over | yes | back | free the lock, wake the front |
//! | `py39` | everywhere | waiters | hand over | yes | back | free the lock, wake the front |
//! | `py2` | everywhere | the holder | retake | yes | back | free the lock, wake the front |
//! | `fair` | loops, calls | the holder | hand over | the last holder, after I/O | back | pass it to the front; free it for I/O |
//! | `boost` | loops, calls | the holder | hand over | the last holder, after I/O | express on credit | as `fair` |
//! | `coop` | loops, calls | nobody | | no | back | pass it to the front |

mod boost;
mod coop;
mod fair;
mod py2;
mod py3;
mod py39;

use std::time::Duration;

use minipy_event::Cause;

pub use boost::Boost;
pub use coop::Coop;
pub use fair::Fair;
pub use py2::Py2;
pub use py3::Py3;
pub use py39::Py39;

use crate::queue::{Place, Queue};
use crate::slice::Slice;
use crate::thread::ThreadId;

/// A thread that wants the lock.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Arrival {
    /// Who comes.
    pub thread: ThreadId,
    /// Why it gave the lock up last time; `None` if it never held it.
    pub left: Option<Cause>,
    /// Nobody else has held the lock since.
    pub was_last: bool,
    /// How long its last hold lasted; `None` if that was not measured, because nobody waited at its end.
    pub held: Option<Duration>,
    /// What is left of its slice. Zero unless it was made to give way before the slice was over.
    pub rest: Duration,
    /// The switch interval.
    pub interval: Duration,
    /// The moment, since the lock was made.
    pub at: Duration,
}

/// A holder that gives the lock up.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Departure {
    /// Who leaves.
    pub thread: ThreadId,
    /// Why.
    pub cause: Cause,
    /// How long it has had its turn.
    pub held: Duration,
    /// Whether its slice is over (also if it leaves for another reason).
    pub slice_over: bool,
    /// It had come by [`Place::Express`].
    pub express: bool,
    /// The moment, since the lock was made.
    pub at: Duration,
}

/// Who finds out that a slice measured in time is over.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Timing {
    /// Each waiter, by its own patience: it waits one interval and asks.
    Waiters,
    /// The holder, which compares the clock at switch points while somebody waits.
    Holder,
    /// Nobody: there are no slices, whatever they are measured in.
    Nobody,
}

/// What a holder does whose slice is over.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Over {
    /// It gives way and cannot have the lock back before somebody else had it.
    HandOver,
    /// It releases the lock and takes it again, whether or not somebody was faster.
    Retake,
}

/// What a waiter does whose patience ran out while the holder stayed the same.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Impatience {
    /// It asks the holder to drop the lock, and goes to the back of the queue.
    AskAndRequeue,
    /// It asks the holder to drop the lock, and keeps its place.
    Ask,
    /// It goes on waiting.
    Wait,
}

/// What happens to the lock when its holder gives it up.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Next {
    /// The lock becomes free and nobody is woken. Only right when nobody waits: the engine wakes the front otherwise.
    Free,
    /// The lock becomes free and this waiter is woken to try; somebody else may be faster.
    Wake(ThreadId),
    /// The lock passes to this waiter without ever being free.
    Grant(ThreadId),
}

/// How the lock goes from one thread to the next.
pub trait Policy: Send {
    /// The name on the command line and in tables.
    fn name(&self) -> &'static str;

    /// The slice if nobody asks for another one.
    fn slice(&self) -> Slice {
        Slice::DEFAULT
    }

    /// Whether the holder may lose the lock at every instruction, and not only at back jumps, on entering a function and after calls.
    fn switches_everywhere(&self) -> bool {
        false
    }

    /// Who finds out that a slice is over.
    fn timing(&self) -> Timing {
        Timing::Holder
    }

    /// What the holder does then.
    fn over(&self) -> Over {
        Over::HandOver
    }

    /// Whether the policy wants to see every release and every acquisition. The uncontended fast path is then closed.
    fn owns_every_turn(&self) -> bool {
        false
    }

    /// A thread finds the lock free while others queue: may it take it before them?
    fn may_barge(&mut self, who: Arrival, queue: &Queue) -> bool;

    /// Where a thread joins the queue.
    fn place(&mut self, who: Arrival, queue: &Queue) -> Place;

    /// A waiter waited an interval through, and the holder stayed the same all the while. Asked under [`Timing::Waiters`].
    fn out_of_patience(&mut self, _who: ThreadId, _queue: &Queue) -> Impatience {
        Impatience::Ask
    }

    /// The holder gives up the lock: what becomes of it? `queue` does not contain the leaver.
    fn next(&mut self, leaver: Departure, queue: &Queue) -> Next;

    /// How many switch points the holder may pass, after it unparked somebody into a queue in which nobody measures
    /// time, before one waiter is woken to measure it. Below this number `a.release(); b.acquire()` costs one wake
    /// instead of two.
    fn grace(&self) -> u32 {
        64
    }
}

/// The names of all policies, as they are shown to people.
pub const NAMES: [&str; 6] = ["py3", "py39", "py2[:N]", "fair", "boost", "coop"];

/// The policy of that name, as on the command line.
pub fn by_name(name: &str) -> Option<Box<dyn Policy>> {
    if let Some(count) = name.strip_prefix("py2:") {
        let count: u32 = count.parse().ok().filter(|count| *count > 0)?;
        return Some(Box::new(Py2::every(count)));
    }
    match name {
        "py3" => Some(Box::new(Py3)),
        "py39" => Some(Box::new(Py39)),
        "py2" => Some(Box::new(Py2::default())),
        "fair" => Some(Box::new(Fair)),
        "boost" => Some(Box::new(Boost::default())),
        "coop" => Some(Box::new(Coop)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{NAMES, by_name};
    use crate::Slice;

    #[test]
    fn a_policy_is_found_under_its_own_name() {
        for name in NAMES.map(|name| name.trim_end_matches("[:N]")) {
            assert_eq!(by_name(name).map(|policy| policy.name()), Some(name));
        }
        for (name, slice) in [
            ("py2", Some(Slice::Ops(101))),
            ("py2:7", Some(Slice::Ops(8))),
            ("fair", Some(Slice::DEFAULT)),
            ("py2:0", None),
            ("py2:", None),
            ("py2:x", None),
            ("py3:5", None),
            ("PY3", None),
            ("", None),
        ] {
            assert_eq!(by_name(name).map(|policy| policy.slice()), slice, "{name}");
        }
    }
}
