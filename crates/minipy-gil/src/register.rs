//! Who exists: registering and forgetting threads, and the lists of them people ask for.
//!
//! Decides when a seat may be used again and what remains of a thread that has ended.

use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use std::time::Duration;

use minipy_event::Kind;

use crate::gil::Gil;
use crate::slice::Slice;
use crate::state::{Phase, Waiting};
use crate::stats::{Fine, Stats};
use crate::thread::{Seat, ThreadId};

/// Somebody who waits for the lock.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Waiter {
    /// Who.
    pub thread: ThreadId,
    /// The name it registered with.
    pub name: Arc<str>,
    /// For how long it has waited.
    pub age: Duration,
}

/// What a thread does, as far as the lock is concerned.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Doing {
    /// It holds the lock, or has been granted it.
    Holds,
    /// It has waited for the lock for so long.
    Wants(Duration),
    /// It waits for another thread.
    Waits,
    /// It sleeps.
    Sleeps,
    /// It is out in the world: blocked, or has not begun yet.
    Outside,
}

impl Gil {
    /// What the threads do that are registered and have not retired, in the order of their numbers.
    pub fn doings(&self) -> Vec<(ThreadId, Arc<str>, Doing)> {
        let state = self.state.lock();
        let (now, holder) = (self.now(), self.holder());
        let mut all: Vec<_> = (state.waiting.iter().filter(|entry| entry.alive && !entry.retired))
            .map(|entry| {
                let doing = match entry.phase {
                    _ if holder == Some(entry.id) => Doing::Holds,
                    Phase::Away => Doing::Outside,
                    Phase::Parked => Doing::Waits,
                    Phase::Sleeping => Doing::Sleeps,
                    Phase::Queued => Doing::Wants(now.saturating_duration_since(entry.since)),
                };
                (entry.id, entry.name.clone(), doing)
            })
            .collect();
        all.sort_by_key(|(id, ..)| id.number());
        all
    }

    /// Makes a thread known. Needs no lock; usually its parent does it, so that the number follows the order of
    /// starting.
    pub fn register(&self, name: &str) -> ThreadId {
        let name: Arc<str> = Arc::from(name);
        let mut state = self.state.lock();
        let number = state.next_number;
        state.next_number += 1;
        // The last holder's seat is still written to at the next switch, when its run and its cause are counted.
        let last = self.last().map(ThreadId::seat);
        let free = state.ended.iter().rposition(|seat| Some(*seat as usize) != last);
        let seat = match free {
            Some(position) => state.ended.swap_remove(position),
            None => state.waiting.len() as u32,
        };
        let id = ThreadId::new(seat, number);
        let entry = Waiting::new(id, name.clone(), self.now(), self.nanos());
        state.alive += 1;
        if free.is_some() {
            let old = std::mem::replace(&mut state.waiting[id.seat()], entry);
            let Seat { counters, left, .. } = self.seat(id);
            if !old.forgotten {
                state.finished.push(counters.snapshot(&old, 0));
            }
            counters.reset();
            left.store(0, Relaxed);
        } else {
            state.waiting.push(entry);
        }
        self.tell(id, || Kind::Start { name });
        id
    }

    /// Forgets a thread. It has released the lock (with `Cause::Exit`) and will not ask for it again.
    pub fn unregister(&self, me: ThreadId) {
        let mut state = self.state.lock();
        let entry = &mut state.waiting[me.seat()];
        debug_assert_eq!(
            (entry.id, entry.phase),
            (me, Phase::Away),
            "a thread ends outside the lock"
        );
        if entry.id != me || !std::mem::replace(&mut entry.alive, false) {
            return;
        }
        entry.ended = self.nanos();
        let retired = entry.retired;
        state.alive -= usize::from(!retired);
        state.ended.push(me.seat() as u32);
        self.tell(me, || Kind::Exit);
    }

    /// Who waits for the lock, in the order of the queue.
    pub fn waiters(&self) -> Vec<Waiter> {
        let state = self.state.lock();
        let now = self.now();
        let waiter = |thread: ThreadId| {
            let entry = &state.waiting[thread.seat()];
            Waiter {
                thread,
                name: entry.name.clone(),
                age: now.saturating_duration_since(entry.since),
            }
        };
        state.queue.iter().map(waiter).collect()
    }

    /// Everything counted so far.
    pub fn stats(&self) -> Stats {
        let state = self.state.lock();
        let now = self.nanos();
        let (idle, holding) = self.unsettled(now);
        let mut threads: Vec<_> = state.finished.rows().cloned().collect();
        let last = self.last();
        for entry in state.waiting.iter().filter(|entry| !entry.forgotten) {
            let mut row = self.seat(entry.id).counters.snapshot(entry, now);
            if last == Some(entry.id) {
                row.uncontended += self.run();
                row.held += Duration::from_nanos(holding);
            }
            threads.push(row);
        }
        threads.sort_by_key(|row| row.number);
        let account = &self.account;
        let quantile = |of: &Fine, share| of.quantile(share).map(Duration::from_nanos);
        Stats {
            policy: state.policy.name(),
            slice: match self.turn.counts_ops() {
                true => Slice::Ops(self.turn.ops_per_slice.load(Relaxed)),
                false => Slice::Time(state.interval),
            },
            interval: state.interval,
            wall: Duration::from_nanos(now - account.since.get()),
            idle: Duration::from_nanos(idle),
            switches: self.switches() - state.switches_before,
            slice_p50: quantile(&account.slices, 0.5),
            wait_p50: quantile(&account.waits, 0.5),
            wait_p99: quantile(&account.waits, 0.99),
            threads,
        }
    }
}
