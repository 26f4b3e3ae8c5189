//! The waiting inside `_thread.lock` and `_thread.RLock`: who holds, who waits, who is next.
//!
//! Everything here is protected by the interpreter's lock and by nothing else. It decides the order of waiters; parking and
//! waking is the interpreter's business (`Thread::park`, `Thread::unpark`), what a lock looks like in Python is `lock.rs`.
//!
//! A release wakes the first waiter and leaves the lock open: whoever runs first may take it ("barging", as in CPython), so a
//! thread that releases and takes again need not switch. A waiter that has waited longer than [`FAIR_AFTER`] gets the lock
//! handed over instead. One waiter at most is on its way at a time, and it alone is responsible for the others:
//!
//! > **If the lock is open and somebody waits, a waiter that was woken has not looked yet.**
//!
//! A woken waiter that looks either takes the lock or finds it taken, and then the holder's release wakes the next one. One that
//! gives up (a signal) passes the wake-up on. A waiter whose time has run out was not woken: `park` tells a wake-up before
//! everything else. A wake-up is a hint, never a promise: who wakes looks.

use minipy_vm::native::{Awaited, Cause, Origin, Outcome, Payload, Spot, Thread, ThreadId, Value, Wake};
use std::collections::VecDeque;
use std::time::{Duration, Instant};

/// A waiter of this age gets the lock handed over: `TIME_TO_BE_FAIR_NS` of CPython's `Python/lock.c`.
const FAIR_AFTER: Duration = Duration::from_millis(1);

/// A payload with a lock in it.
pub(crate) trait Lockable: Payload {
    fn raw(&mut self) -> &mut RawLock;
}

/// A mutex and its waiters.
#[derive(Default)]
pub(crate) struct RawLock {
    /// Who took it or got it handed over.
    holder: Option<ThreadId>,
    /// Where the holder was then.
    since: Spot,
    /// Where the lock was made.
    made: Origin,
    next: Next,
    waiters: VecDeque<Waiter>,
    /// The last ticket given: one per wait, since a thread may wait twice for one mutex (in a signal handler).
    last_ticket: u64,
}

/// One wait: the ticket tells it from others of the same thread.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Waiter {
    ticket: u64,
    thread: ThreadId,
    since: Instant,
}

/// Which waiter has left the queue and not looked yet.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Next {
    #[default]
    Nobody,
    /// It may try.
    Woken(Waiter),
    /// It holds the lock already.
    Given(Waiter),
}

/// What a waiter finds when it looks.
enum Look {
    Taken,
    /// It was woken, but somebody was faster.
    Late(Waiter),
    /// It was not woken for this mutex.
    Waiting,
}

impl RawLock {
    /// An open lock, made here.
    pub(crate) fn made_by(thread: &Thread) -> RawLock {
        RawLock {
            made: thread.origin(),
            ..RawLock::default()
        }
    }

    /// Takes the lock if it is open. `here` is where the thread is.
    #[inline]
    pub(crate) fn try_take(&mut self, me: ThreadId, here: Spot) -> bool {
        let open = self.holder.is_none();
        if open {
            self.holder = Some(me);
            self.since = here;
        }
        open
    }

    /// See [`Payload::traverse`].
    pub(crate) fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.made.traverse(visit);
    }

    /// See [`Payload::awaited`].
    pub(crate) fn awaited(&self, kind: &'static str) -> Awaited<'_> {
        Awaited {
            holder: self.holder,
            since: self.since,
            made: Some(&self.made),
            kind,
        }
    }

    /// Who holds it.
    #[inline]
    pub(crate) fn holder(&self) -> Option<ThreadId> {
        self.holder
    }

    /// Opens the lock. True if a waiter may have to be woken: then [`pass_on`] must follow.
    #[inline]
    #[must_use]
    pub(crate) fn open(&mut self) -> bool {
        self.holder = None;
        !self.waiters.is_empty() || self.next != Next::Nobody
    }

    /// Chooses whom to wake now that the lock is open.
    fn choose(&mut self, now: Instant) -> Option<ThreadId> {
        match self.next {
            Next::Woken(_) => return None,
            // It was handed over and has been released by another thread since.
            Next::Given(waiter) => {
                self.next = Next::Woken(waiter);
                return None;
            }
            Next::Nobody => {}
        }
        let first = self.waiters.pop_front()?;
        if now.saturating_duration_since(first.since) > FAIR_AFTER {
            self.holder = Some(first.thread);
            self.next = Next::Given(first);
        } else {
            self.next = Next::Woken(first);
        }
        Some(first.thread)
    }

    /// A number that no other wait for this lock has; later ones are larger.
    pub(crate) fn new_ticket(&mut self) -> u64 {
        self.last_ticket += 1;
        self.last_ticket
    }

    /// Stands a thread into the queue of a lock that somebody holds, whose release will wake it. The thread may sleep already:
    /// that is how `notify` of a condition moves its waiters, so that each is woken once, when the lock is open for it.
    pub(crate) fn enqueue(&mut self, ticket: u64, thread: ThreadId, since: Instant) {
        self.waiters.push_back(Waiter { ticket, thread, since });
    }

    fn look(&mut self, ticket: u64, here: Spot) -> Look {
        match self.next {
            Next::Given(waiter) if waiter.ticket == ticket => {
                self.next = Next::Nobody;
                self.since = here;
                Look::Taken
            }
            Next::Woken(waiter) if waiter.ticket == ticket => {
                self.next = Next::Nobody;
                match self.try_take(waiter.thread, here) {
                    true => Look::Taken,
                    false => Look::Late(waiter),
                }
            }
            Next::Nobody | Next::Given(_) | Next::Woken(_) => Look::Waiting,
        }
    }

    fn leave(&mut self, ticket: u64) {
        self.waiters.retain(|waiter| waiter.ticket != ticket);
    }
}

/// Wakes a waiter of a lock that has just been opened.
#[cold]
#[inline(never)]
pub(crate) fn pass_on<L: Lockable>(thread: &mut Thread, object: &Value) {
    let now = thread.heap().gil.now();
    let next = object
        .payload_mut::<L>(thread)
        .and_then(|payload| payload.raw().choose(now));
    if let Some(next) = next {
        thread.unpark(next);
    }
}

/// Waits for a lock that somebody else holds. False if the deadline passed.
#[cold]
#[inline(never)]
pub(crate) fn wait<L: Lockable>(thread: &mut Thread, object: &Value, deadline: Option<Instant>) -> Outcome<bool> {
    let (me, since) = (thread.id(), thread.heap().gil.now());
    let Some(payload) = object.payload_mut::<L>(thread) else {
        return Ok(false);
    };
    let raw = payload.raw();
    let ticket = raw.new_ticket();
    raw.enqueue(ticket, me, since);
    let wake = thread.park_on(object, Cause::Lock, deadline);
    go_on::<L>(thread, object, deadline, ticket, wake)
}

/// Waits on with a ticket that stands in the queue, or has been called from there, after a park that ended with `wake`.
pub(crate) fn go_on<L: Lockable>(
    thread: &mut Thread,
    object: &Value,
    deadline: Option<Instant>,
    ticket: u64,
    mut wake: Outcome<Wake>,
) -> Outcome<bool> {
    loop {
        let here = thread.spot();
        let Some(payload) = object.payload_mut::<L>(thread) else {
            return wake.map(|_| false);
        };
        let mutex = payload.raw();
        match (mutex.look(ticket, here), wake) {
            (Look::Taken, Ok(_)) => return Ok(true),
            (Look::Taken, Err(raised)) => {
                if mutex.open() {
                    pass_on::<L>(thread, object);
                }
                return Err(raised);
            }
            (Look::Late(waiter), Ok(_)) => {
                let now = thread.heap().gil.now();
                if deadline.is_some_and(|deadline| now >= deadline) {
                    return Ok(false);
                }
                // It keeps its place: it was the first.
                let Some(payload) = object.payload_mut::<L>(thread) else {
                    return Ok(false);
                };
                payload.raw().waiters.push_front(waiter);
            }
            (Look::Late(_), Err(raised)) => return Err(raised),
            (Look::Waiting, Ok(Wake::TimedOut)) => {
                mutex.leave(ticket);
                return Ok(false);
            }
            (Look::Waiting, Err(raised)) => {
                mutex.leave(ticket);
                return Err(raised);
            }
            // The wake-up was for something else, long over.
            (Look::Waiting, Ok(_)) => {}
        }
        wake = thread.park_on(object, Cause::Lock, deadline);
    }
}
