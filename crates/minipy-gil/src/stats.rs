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

use crate::slice::Slice;
use crate::state::Waiting;
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
    pub fn new(value: u64) -> Counter {
        Counter(AtomicU64::new(value))
    }

    #[inline]
    pub fn set(&self, value: u64) {
        self.0.store(value, Relaxed);
    }

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

/// Lengths of time in columns an eighth of their size wide, for medians and the like.
pub(crate) struct Fine(Box<[Counter]>);

/// Columns of [`Fine`]: eight per power of two up to 2^44 ns.
const FINE: usize = 8 * 43;

impl Default for Fine {
    fn default() -> Fine {
        Fine((0..FINE).map(|_| Counter::default()).collect())
    }
}

impl Fine {
    /// Counts one length, in nanoseconds.
    pub fn add(&self, nanos: u64) {
        let column = match nanos {
            0..8 => nanos as usize,
            _ => {
                let power = nanos.ilog2() as usize;
                (power - 2) * 8 + (nanos >> (power - 3) & 7) as usize
            }
        };
        self.0[column.min(FINE - 1)].add(1);
    }

    /// The length that such a share of all lie below, in nanoseconds: the middle of its column. Nothing if none was counted.
    pub fn quantile(&self, share: f64) -> Option<u64> {
        let all: u64 = self.0.iter().map(Counter::get).sum();
        let rank = ((all as f64 * share).ceil() as u64).clamp(1, all.max(1));
        let mut below = 0;
        let column = self.0.iter().position(|column| {
            below += column.get();
            below >= rank
        })?;
        if column < 8 {
            return Some(column as u64);
        }
        let (power, eighth) = (column / 8 + 2, column as u64 % 8);
        Some(((8 + eighth) << (power - 3)) + (1 << (power - 3)) / 2)
    }

    pub fn reset(&self) {
        self.0.iter().for_each(|column| column.set(0));
    }
}

/// The counters of one thread. `asked` and `void` are written by whoever holds the internal mutex, the others by whoever holds the
/// lock or has just left it and still has the mutex.
pub(crate) struct Counters {
    pub uncontended: Counter,
    pub contended: Counter,
    pub taken: Counter,
    pub waited: Counter,
    pub longest_wait: Counter,
    pub held: Counter,
    pub longest: Counter,
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
            longest_wait: Counter::default(),
            held: Counter::default(),
            longest: Counter::default(),
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
        let nanos = crate::slice::nanos(wait);
        self.contended.add(1);
        self.waited.add(nanos);
        self.longest_wait.set(self.longest_wait.get().max(nanos));
        self.waits[bucket(wait)].add(1);
    }

    fn all(&self) -> impl Iterator<Item = &Counter> {
        [
            &self.uncontended,
            &self.contended,
            &self.taken,
            &self.waited,
            &self.longest_wait,
            &self.held,
            &self.longest,
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

    /// The figures of a thread; `now` is the end of its life if it has not ended.
    pub fn snapshot(&self, entry: &Waiting, now: u64) -> ThreadStats {
        let end = if entry.alive { now } else { entry.ended };
        ThreadStats {
            number: entry.id.number(),
            name: entry.name.clone(),
            alive: entry.alive,
            life: Duration::from_nanos(end.saturating_sub(entry.born)),
            held: Duration::from_nanos(self.held.get()),
            longest_hold: Duration::from_nanos(self.longest.get()),
            longest_at: entry.longest_at.clone(),
            longest_wait: Duration::from_nanos(self.longest_wait.get()),
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
    /// Time since it was registered, up to its end. What is neither held nor waited of it, it was outside: blocked, parked or asleep.
    pub life: Duration,
    /// Time it held the lock, see `account.rs` for what counts.
    pub held: Duration,
    /// The longest time it held the lock without leaving it.
    pub longest_hold: Duration,
    /// Where it was at the end of that hold.
    pub longest_at: Option<Arc<str>>,
    /// The longest time it waited for the lock.
    pub longest_wait: Duration,
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
            life: Duration::ZERO,
            held: Duration::ZERO,
            longest_hold: Duration::ZERO,
            longest_at: None,
            longest_wait: Duration::ZERO,
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

    /// Time in which it was neither in the lock nor waiting for it.
    pub fn blocked(&self) -> Duration {
        self.life.saturating_sub(self.held + self.waited)
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
        self.life += other.life;
        self.held += other.held;
        self.longest_wait = self.longest_wait.max(other.longest_wait);
        if other.longest_hold > self.longest_hold {
            self.longest_hold = other.longest_hold;
            self.longest_at = other.longest_at.clone();
        }
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
    /// What a slice is measured by.
    pub slice: Slice,
    /// The switch interval in force; of slices that are counted in instructions it says nothing.
    pub interval: Duration,
    /// Time since the lock was made, or since the figures were reset.
    pub wall: Duration,
    /// Time in which nobody held the lock.
    pub idle: Duration,
    /// How often the lock went from one thread to another.
    pub switches: u64,
    /// The median length of a turn that ended because its slice was over; none if there was no such turn.
    pub slice_p50: Option<Duration>,
    /// The median of all waits for the lock; none if nobody waited.
    pub wait_p50: Option<Duration>,
    /// The time that 99 of 100 waits did not exceed.
    pub wait_p99: Option<Duration>,
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
    fn quantiles_are_within_an_eighth() {
        for exact in [0u64, 3, 7, 8, 15, 16, 1000, 4_999_999, 5_000_000, 1 << 42] {
            let fine = Fine::default();
            fine.add(exact);
            let (told, error) = (fine.quantile(0.5).unwrap(), exact / 8);
            assert!(told.abs_diff(exact) <= error, "{exact}: {told}");
        }
        let fine = Fine::default();
        assert_eq!(fine.quantile(0.5), None);
        (0..99).for_each(|_| fine.add(2));
        fine.add(1 << 30);
        assert_eq!((fine.quantile(0.5), fine.quantile(0.99)), (Some(2), Some(2)));
        assert!(fine.quantile(1.0) > Some(1 << 29));
        fine.add(u64::MAX);
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
