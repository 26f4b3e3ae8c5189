//! What the lock counts, and the snapshot people get.
//!
//! Decides the figures and their identities: the sum of a snapshot's causes is its number of switches, and the sum of
//! its histograms is its number of contended acquisitions. Counting costs no atomic read-modify-write: every counter
//! has one writer at a time, named in [`Counters`], and an uncontended acquisition touches one counter beside the lock
//! word instead of a table. Leaves to others how figures are printed.

use std::array;
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use std::time::Duration;

use minipy_event::Cause;

use crate::sync::AtomicU64;

/// Columns of a wait histogram. Column 0 holds waits below 1 ns, column `i` those of at least 2^(i-1) and below 2^i ns,
/// the last everything longer (from 2^42 ns: 73 minutes).
pub const BUCKETS: usize = 44;

/// The column of a wait of that length.
pub fn bucket(wait: Duration) -> usize {
    let nanos = u64::try_from(wait.as_nanos()).unwrap_or(u64::MAX);
    ((u64::BITS - nanos.leading_zeros()) as usize).min(BUCKETS - 1)
}

/// A counter that one thread at a time may write and every thread may read.
#[derive(Default)]
pub(crate) struct Counter(AtomicU64);

impl Counter {
    #[inline]
    pub fn get(&self) -> u64 {
        self.0.load(Relaxed)
    }

    /// A load and a store, not an atomic addition: an addition would cost as much as taking the lock.
    #[inline]
    pub fn add(&self, more: u64) {
        self.0.store(self.0.load(Relaxed).wrapping_add(more), Relaxed);
    }

    #[inline]
    pub fn take(&self) -> u64 {
        let value = self.get();
        self.0.store(0, Relaxed);
        value
    }
}

/// The counters of one thread. `uncontended`, `taken`, `causes` and the waits are written by whoever holds the lock;
/// `asked` and `void` by whoever holds the internal mutex. The next figures (held time, longest hold) belong here too.
pub(crate) struct Counters {
    pub uncontended: Counter,
    pub contended: Counter,
    pub taken: Counter,
    pub waited: Counter,
    pub asked: Counter,
    pub void: Counter,
    pub causes: [Counter; Cause::COUNT],
    pub waits: [Counter; BUCKETS],
}

impl Default for Counters {
    fn default() -> Self {
        Self {
            uncontended: Counter::default(),
            contended: Counter::default(),
            taken: Counter::default(),
            waited: Counter::default(),
            asked: Counter::default(),
            void: Counter::default(),
            causes: array::from_fn(|_| Counter::default()),
            waits: array::from_fn(|_| Counter::default()),
        }
    }
}

impl Counters {
    /// Counts an acquisition that waited.
    pub fn waited(&self, wait: Duration) {
        self.contended.add(1);
        self.waited.add(u64::try_from(wait.as_nanos()).unwrap_or(u64::MAX));
        self.waits[bucket(wait)].add(1);
    }

    fn all(&self) -> impl Iterator<Item = &Counter> {
        [
            &self.uncontended,
            &self.contended,
            &self.taken,
            &self.waited,
            &self.asked,
            &self.void,
        ]
        .into_iter()
        .chain(&self.causes)
        .chain(&self.waits)
    }

    /// Back to nothing, for the next thread in this seat.
    pub fn reset(&self) {
        for counter in self.all() {
            counter.take();
        }
    }

    pub fn snapshot(&self, number: u32, name: Arc<str>, alive: bool) -> ThreadStats {
        ThreadStats {
            number,
            name,
            alive,
            uncontended: self.uncontended.get(),
            contended: self.contended.get(),
            taken: self.taken.get(),
            waited: Duration::from_nanos(self.waited.get()),
            asked: self.asked.get(),
            void: self.void.get(),
            causes: array::from_fn(|index| self.causes[index].get()),
            waits: array::from_fn(|index| self.waits[index].get()),
        }
    }
}

/// The figures of one thread, or of several added up.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ThreadStats {
    /// The thread's number; 0 for a sum.
    pub number: u32,
    /// The name it registered with.
    pub name: Arc<str>,
    /// Whether it is still registered.
    pub alive: bool,
    /// Acquisitions that did not wait.
    pub uncontended: u64,
    /// Acquisitions that waited.
    pub contended: u64,
    /// Acquisitions by which it followed another thread (or was the first holder of all).
    pub taken: u64,
    /// Time spent waiting for the lock.
    pub waited: Duration,
    /// Drop requests it sent.
    pub asked: u64,
    /// Those of its requests that caused no switch, because the holder had left the lock by itself.
    pub void: u64,
    /// Switches away from this thread, by why it had left; indexed by [`Cause::index`].
    pub causes: [u64; Cause::COUNT],
    /// Waits by length, see [`bucket`].
    pub waits: [u64; BUCKETS],
}

impl ThreadStats {
    /// Nothing yet, under a name.
    pub fn zero(name: &str) -> Self {
        Self {
            number: 0,
            name: Arc::from(name),
            alive: false,
            uncontended: 0,
            contended: 0,
            taken: 0,
            waited: Duration::ZERO,
            asked: 0,
            void: 0,
            causes: [0; Cause::COUNT],
            waits: [0; BUCKETS],
        }
    }

    /// All acquisitions.
    pub fn acquisitions(&self) -> u64 {
        self.uncontended + self.contended
    }

    /// How often it had given up the lock and took it again with nobody in between.
    pub fn retook(&self) -> u64 {
        self.acquisitions().saturating_sub(self.taken)
    }

    /// Switches away from this thread.
    pub fn switches(&self) -> u64 {
        self.causes.iter().sum()
    }

    /// Adds another thread's figures to these.
    pub fn add(&mut self, other: &ThreadStats) {
        self.uncontended += other.uncontended;
        self.contended += other.contended;
        self.taken += other.taken;
        self.waited += other.waited;
        self.asked += other.asked;
        self.void += other.void;
        self.causes
            .iter_mut()
            .zip(other.causes)
            .for_each(|(mine, theirs)| *mine += theirs);
        self.waits
            .iter_mut()
            .zip(other.waits)
            .for_each(|(mine, theirs)| *mine += theirs);
    }
}

/// A snapshot of everything counted. Exact if the caller holds the lock or no thread is in it; else each figure is one
/// that was true a moment ago.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stats {
    /// The policy's name.
    pub policy: &'static str,
    /// The switch interval in force.
    pub interval: Duration,
    /// Time since the lock was made.
    pub wall: Duration,
    /// How often the lock went from one thread to another.
    pub switches: u64,
    /// One row per thread, in the order of their numbers. Of the threads that ended, all but the last few hundred are
    /// added up in one row with number 0, so that a program that starts a million threads does not keep a million rows.
    pub threads: Vec<ThreadStats>,
}

impl Stats {
    /// All threads added up.
    pub fn total(&self) -> ThreadStats {
        let mut sum = ThreadStats::zero("all");
        self.threads.iter().for_each(|row| sum.add(row));
        sum
    }
}

/// Rows kept of threads that ended.
const KEPT: usize = 256;

/// The rows of ended threads whose seat has been given to somebody else.
#[derive(Default)]
pub(crate) struct Finished {
    rows: std::collections::VecDeque<ThreadStats>,
    older: Option<ThreadStats>,
}

impl Finished {
    pub fn push(&mut self, row: ThreadStats) {
        self.rows.push_back(row);
        if self.rows.len() > KEPT
            && let Some(oldest) = self.rows.pop_front()
        {
            self.older
                .get_or_insert_with(|| ThreadStats::zero("ended threads"))
                .add(&oldest);
        }
    }

    pub fn rows(&self) -> impl Iterator<Item = &ThreadStats> {
        self.older.iter().chain(&self.rows)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buckets() {
        for (nanos, expect) in [
            (0, 0),
            (1, 1),
            (2, 2),
            (3, 2),
            (4, 3),
            (1023, 10),
            (1024, 11),
            (5_000_000, 23),
            ((1 << 42) - 1, 42),
            (1 << 42, 43),
            (u64::MAX, 43),
        ] {
            assert_eq!(bucket(Duration::from_nanos(nanos)), expect, "{nanos} ns");
        }
        assert_eq!(bucket(Duration::MAX), BUCKETS - 1);
    }

    #[test]
    fn ended_threads_are_added_up() {
        let mut finished = Finished::default();
        let mut row = ThreadStats::zero("t");
        row.contended = 2;
        row.causes[Cause::Exit.index()] = 1;
        for number in 1..=1000 {
            row.number = number;
            finished.push(row.clone());
        }
        let mut sum = ThreadStats::zero("all");
        finished.rows().for_each(|row| sum.add(row));
        assert_eq!(finished.rows().count(), KEPT + 1);
        assert_eq!((sum.contended, sum.switches()), (2000, 1000));
    }
}
