//! What can happen to a thread and the lock, as one enum, and who may listen.
//!
//! Decides the vocabulary of every instrument: statistics name a switch by [`Cause`], a timeline is a list of
//! [`Event`]s. Leaves to others when an event happens (the lock does that) and what is done with it (a [`Sink`] does
//! that). It knows neither values nor bytecode, so the lock can speak it without knowing Python.

#![forbid(unsafe_code)]

use std::sync::Arc;
use std::time::Duration;

/// States the list of causes once; the enum, the count, the array of all and the names follow from it.
macro_rules! causes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// Why a thread gave up the lock.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
        #[repr(u8)]
        pub enum Cause { $($(#[$doc])* $variant,)* }

        impl Cause {
            /// Every cause, in the order of [`Cause::index`].
            pub const ALL: &'static [Cause] = &[$(Cause::$variant),*];

            /// The number of causes: the length of a table indexed by [`Cause::index`].
            pub const COUNT: usize = [$($name),*].len();

            /// The name people read, in a table or on a timeline.
            pub const fn name(self) -> &'static str {
                match self { $(Cause::$variant => $name,)* }
            }
        }
    };
}

causes! {
    /// The slice was over and somebody waited: the drop request was honoured.
    Expiry = "interval",
    /// A call into the world that may block: read, write, open, connect, accept.
    BlockingIo = "blocking I/O",
    /// `time.sleep` with a duration above zero.
    Sleep = "sleep",
    /// Waiting for a `threading.Lock` or `RLock` that another thread owns.
    Lock = "lock wait",
    /// Waiting in a `Condition`, `Event`, `Semaphore` or `Barrier`.
    Condition = "condition wait",
    /// Waiting in a `queue.Queue`.
    Queue = "queue wait",
    /// Waiting for a thread to end.
    Join = "join",
    /// The thread ended.
    Exit = "thread exit",
    /// `time.sleep(0)`: the thread offered its turn.
    Yield = "explicit yield",
    /// The lock was given up so that a signal could be handled.
    Signal = "signal",
}

impl Cause {
    /// The position in [`Cause::ALL`], for tables with one column per cause.
    pub const fn index(self) -> usize {
        self as usize
    }
}

/// What happened. The thread it happened to stands in [`Event::thread`]; threads are named by their number, which
/// counts from 1 and is never used twice.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Kind {
    /// The thread is known to the lock from now on.
    Start {
        /// The name it registered with.
        name: Arc<str>,
    },
    /// It joins the queue for the lock.
    Wait,
    /// It holds the lock.
    Take {
        /// The holder before it: itself if nobody held the lock in between, `None` if it is the first of all.
        from: Option<u32>,
    },
    /// Its patience ran out: it asks the holder to drop the lock.
    Ask {
        /// The holder it asks.
        of: u32,
    },
    /// It gives the lock away and wants it back at once (`Expiry`, `Yield`).
    Give(Cause),
    /// It leaves the lock for something in the world outside (`BlockingIo`, `Sleep`, `Exit`).
    Leave(Cause),
    /// It comes back from outside, or from a park whose time ran out, and wants the lock.
    Back,
    /// It leaves the lock and waits for another thread (`Lock`, `Condition`, `Queue`, `Join`).
    Park {
        /// Why.
        cause: Cause,
        /// What it waits for: the `id()` of a lock, a condition or the handle of a thread; 0 if nobody said.
        on: u64,
    },
    /// Its park or its sleep is ended by somebody.
    Unpark {
        /// The thread that did it; `None` for an interrupt, which comes from no thread of ours.
        by: Option<u32>,
    },
    /// It changed the switch interval.
    Interval(Duration),
    /// The lock forgets the thread.
    Exit,
}

/// One thing that happened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Event {
    /// Time since the lock was made.
    pub at: Duration,
    /// The number of the thread it happened to.
    pub thread: u32,
    /// What happened.
    pub kind: Kind,
}

/// Somebody who listens.
///
/// Events arrive one at a time and in the order in which they happened: the lock calls [`Sink::event`] while it holds
/// its internal mutex. A sink therefore must be short and must never call the lock.
pub trait Sink: Send + Sync {
    /// Takes note of one event.
    fn event(&self, event: &Event);
}

#[cfg(test)]
mod tests {
    use super::Cause;

    #[test]
    fn index_is_the_position_in_all() {
        assert_eq!(Cause::ALL.len(), Cause::COUNT);
        for (position, cause) in Cause::ALL.iter().enumerate() {
            assert_eq!(cause.index(), position, "{cause:?}");
        }
    }

    #[test]
    fn names_differ() {
        let names: std::collections::HashSet<_> = Cause::ALL.iter().map(|cause| cause.name()).collect();
        assert_eq!(names.len(), Cause::COUNT);
    }
}
