//! What a lock policy is: a few questions, one file per answer.
//!
//! Decides the questions. The engine (`gil.rs`, `park.rs`) owns the word, the mutex, the queue, the condvars and the
//! counters, and is right whatever a policy answers: a bad policy is unfair or slow, never unsound. All questions are
//! asked on contended paths only, under the internal mutex, hence `&mut self`: a policy keeps its state (tokens, a
//! random generator, a schedule) in plain fields.
//!
//! | policy | `owns_every_turn` | `may_barge` | `place` | `patience` | `out_of_patience` | `next` |
//! |---|---|---|---|---|---|---|
//! | `py3` | no | yes | back | the interval | ask, lose the place | free the lock, wake the front |

mod py3;

use std::time::Duration;

use minipy_event::Cause;

pub use py3::Py3;

use crate::queue::{Place, Queue};
use crate::thread::ThreadId;

/// A thread that wants the lock.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Arrival {
    /// Who comes.
    pub thread: ThreadId,
    /// Why it gave the lock up last time; `None` if it never held it.
    pub left: Option<Cause>,
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

    /// Whether the policy wants to see every release and every acquisition. The uncontended fast path is then closed.
    fn owns_every_turn(&self) -> bool {
        false
    }

    /// A thread finds the lock free while others queue: may it take it before them?
    fn may_barge(&mut self, who: Arrival, queue: &Queue) -> bool;

    /// Where a thread joins the queue.
    fn place(&mut self, who: Arrival, queue: &Queue) -> Place;

    /// How long a waiter waits, with no switch seen, before [`Policy::out_of_patience`]; `None` for ever.
    fn patience(&mut self, interval: Duration) -> Option<Duration>;

    /// A waiter waited its patience through, and the holder stayed the same all the while.
    fn out_of_patience(&mut self, who: ThreadId, queue: &Queue) -> Impatience;

    /// The holder gives up the lock for `cause`: what becomes of it? `queue` does not contain the leaver.
    fn next(&mut self, leaver: ThreadId, cause: Cause, queue: &Queue) -> Next;

    /// How many switch points the holder may pass, after it unparked somebody into a queue in which nobody measures
    /// time, before one waiter is woken to measure it. Below this number `a.release(); b.acquire()` costs one wake
    /// instead of two.
    fn grace(&self) -> u32 {
        64
    }
}

/// The policy of that name, as on the command line.
pub fn by_name(name: &str) -> Option<Box<dyn Policy>> {
    match name {
        "py3" => Some(Box::new(Py3)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::by_name;

    #[test]
    fn a_policy_is_found_under_its_own_name() {
        for (name, expect) in [("py3", Some("py3")), ("PY3", None), ("", None)] {
            assert_eq!(by_name(name).map(|policy| policy.name()), expect);
        }
    }
}
