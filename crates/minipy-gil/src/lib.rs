//! The lock whose holder may run Python, and nothing about Python.
//!
//! Decides whose turn it is: threads are numbers ([`ThreadId`]) that take turns holding one [`Gil`]. Leaves to the
//! interpreter where its switch points are, to `threading` what is waited for, to a [`Sink`](minipy_event::Sink) what
//! becomes of the events.
//!
//! # The word
//!
//! One `AtomicU32`: bit 0 is set while somebody holds the lock, the bits above it count those who wait for it. With
//! nobody waiting, `acquire` is one compare-exchange 0 -> 1 and `release` one compare-exchange 1 -> 0; both fail as
//! soon as somebody waits. So:
//!
//! > **While the word counts a waiter, every change of the word is made under the internal mutex.**
//!
//! A sink, or a policy that wants to see every turn, is one waiter in the word that does not exist: the fast paths
//! never apply, every change is made under the mutex and is seen, and a lock without either pays nothing for the
//! possibility.
//!
//! # The table
//!
//! What a thread is (`Phase`), what moves it on, what that does to the word (`w`), and who is woken. Everything but the
//! first two rows happens under the mutex; a thread is woken after the mutex is dropped, and decides nothing before it
//! has the mutex again.
//!
//! | from | event | w | to | woken |
//! |---|---|---|---|---|
//! | away, outside | `acquire`, w = 0 | 0 -> 1 | holder | |
//! | holder | `release`, w = 1 | 1 -> 0 | away | |
//! | away, outside | `acquire`, bit 0 clear, policy lets it barge | + 2, - 1 | holder | |
//! | away, outside | `acquire` otherwise | + 2 | queued | |
//! | holder | `release`, somebody waits | - 1 | away | the policy's choice or the front |
//! | holder | ... and the policy grants | | away | the grantee, marked |
//! | holder | `poll` with a drop request, `yield_now` | - 1, + 2 | queued, barred | as `release` |
//! | holder | `park`, `sleep` | - 1 | parked, sleeping | as `release` |
//! | parked | `unpark` by the holder | + 2 | queued, asleep | nobody: a release will |
//! | parked | `unpark` with bit 0 clear | + 2 | queued | itself |
//! | parked, sleeping | `interrupt` | + 2 | queued | itself |
//! | parked, sleeping | its deadline | + 2 | queued | (awake) |
//! | queued | awake, bit 0 clear, not barred | - 2 + 1 | holder | |
//! | queued | awake, marked | - 2 | holder | |
//! | queued | awake otherwise | | queued | |
//! | queued | its patience ran out, holder unchanged | | queued | nobody: the drop request is set |
//!
//! *Barred*: a thread that was made to give way may not take the lock back before the switch it made way for (CPython's
//! forced switch). It is barred for one generation, a generation being the number of switches so far, so the bar ends
//! by itself.
//!
//! # Why no wake-up is lost
//!
//! The invariant: *if bit 0 is clear and somebody is queued, then some queued thread that is not barred is awake or has
//! been notified and has not yet looked.* A queued thread sleeps only after it looked at bit 0 under the mutex and
//! found it set (or is barred). Bit 0 is cleared, with somebody queued, only under the mutex, by a `release` that
//! notifies a queued thread after it (if the policy's choice has been notified and has not looked yet, perhaps another
//! one: both have the duty then); that thread is not the one that gave way, which queues only afterwards, and an
//! older bar has ended, since the releaser held the lock in a later generation. A thread becomes queued with bit 0
//! clear only by its own action, awake, or by one that notifies it. So the invariant holds after every row. A notified
//! thread that looks and finds bit 0 set again leaves the duty to that holder, whose release finds it queued. A thread
//! leaves the queue only by taking the lock: a waiter that times out while it is being granted is a waiter that looks
//! and finds itself marked. With the flag and the count in two words the release could clear one and miss the other.
//!
//! A drop request never outlives the one it is meant for: it is set under the mutex, while bit 0 is set, only if the
//! switch count stayed the same through the whole wait; and every way of taking the lock while somebody waits clears
//! it. When nobody waits none can be set, as a waiter leaves only by taking. So the fast path need not look.
//!
//! # One wake, not two
//!
//! `unpark` moves the target into the lock's queue without waking it. But under `py3` waiters measure the holder's
//! slice, and a thread that sleeps measures nothing. If none of the queued threads does, the lock sets [`GIL_TICK`] and
//! the holder counts switch points: if it passes [`policy::Policy::grace`] of them without leaving the lock, one waiter
//! is woken to measure. In a ping-pong (`a.release(); b.acquire()`) the holder parks long before that, so each turn
//! costs one wake, or none at all if the parked thread still spins (`spin.rs`).

#![forbid(unsafe_code)]

mod account;
mod gil;
mod park;
pub mod policy;
mod queue;
mod register;
mod slice;
mod spin;
mod state;
mod stats;
mod sync;
mod thread;

pub use gil::{Config, Gil};
pub use park::{Deadlock, Wake};
pub use queue::{Place, Queue};
pub use register::{Doing, Waiter};
pub use slice::Slice;
pub use stats::{BUCKETS, Stats, ThreadStats, bucket};
pub use sync::AtomicU32;
pub use thread::ThreadId;

/// Breaker: a waiter asks the holder to drop the lock. Set and cleared by the lock.
pub const GIL_DROP_REQUEST: u32 = 1;
/// Breaker: a signal waits to be handled. Set and cleared by the interpreter.
pub const SIGNAL: u32 = 2;
/// Breaker: other work waits for a switch point (finalisers, exceptions from outside). Set and cleared by the
/// interpreter.
pub const PENDING: u32 = 4;
/// Breaker: the lock counts switch points. Set and cleared by the lock.
pub const GIL_TICK: u32 = 8;
/// Breaker: the bits on which the interpreter calls [`Gil::poll`].
pub const GIL_POLL: u32 = GIL_DROP_REQUEST | GIL_TICK;
