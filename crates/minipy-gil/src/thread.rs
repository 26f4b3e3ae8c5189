//! Thread numbers and the table of seats.
//!
//! Decides how a thread is named and where the part of its record lives that is reached without the internal mutex: its
//! condvar and its counters. Seats never move, so a `&Seat` lives as long as the lock and no reference count is touched
//! to wake somebody. A seat is used again after its thread has ended; a number is not, so a stale [`ThreadId`] is
//! recognised.

use std::sync::OnceLock;

use crate::stats::Counters;
use crate::sync::{AtomicU32, Condvar};

/// A thread as the lock knows it. Made by [`crate::Gil::register`]; means nothing to another `Gil`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct ThreadId {
    seat: u32,
    number: u32,
}

impl ThreadId {
    pub(crate) fn new(seat: u32, number: u32) -> Self {
        Self { seat, number }
    }

    /// The number of the thread: 1 for the first registered, counting up, never used twice. Events carry it.
    pub fn number(self) -> u32 {
        self.number
    }

    #[inline]
    pub(crate) fn seat(self) -> usize {
        self.seat as usize
    }

    /// The id as one word that fits an atomic. Never 0, because numbers begin at 1.
    #[inline]
    pub(crate) fn pack(self) -> u64 {
        u64::from(self.number) << 32 | u64::from(self.seat)
    }

    pub(crate) fn unpack(word: u64) -> Option<Self> {
        (word != 0).then_some(Self {
            seat: word as u32,
            number: (word >> 32) as u32,
        })
    }
}

/// What belongs to one thread and is shared without the internal mutex. Two cache lines apart, as its owner writes
/// its counters while others read theirs.
#[repr(align(128))]
#[derive(Default)]
pub(crate) struct Seat {
    /// Where the thread waits, always together with the lock's one internal mutex.
    pub wake: Condvar,
    /// Set by whoever wakes the thread, for one that still spins.
    pub signal: AtomicU32,
    /// Why the thread gave up the lock last time, as one more than `Cause::index`; 0 if it never did. Written at the
    /// next switch.
    pub left: AtomicU32,
    pub counters: Counters,
}

/// The first chunk has this many seats (a power of two), each following chunk twice as many as the one before.
const FIRST: usize = 8;

/// Enough doublings of [`FIRST`] for every index a `u32` can hold.
const CHUNKS: usize = 32 - FIRST.trailing_zeros() as usize + 1;

/// A table that grows and whose entries never move.
#[derive(Default)]
pub(crate) struct Seats {
    chunks: [OnceLock<Box<[Seat]>>; CHUNKS],
}

impl Seats {
    #[inline]
    pub fn get(&self, seat: usize) -> &Seat {
        let position = seat + FIRST;
        let chunk = (position.ilog2() - FIRST.ilog2()) as usize;
        let seats = self.chunks[chunk].get_or_init(|| (0..FIRST << chunk).map(|_| Seat::default()).collect());
        &seats[position - (FIRST << chunk)]
    }
}

#[cfg(test)]
mod tests {
    use super::{Seats, ThreadId};

    #[test]
    fn seats_are_distinct_and_never_move() {
        let seats = Seats::default();
        let early: Vec<*const super::Seat> = (0..10).map(|seat| std::ptr::from_ref(seats.get(seat))).collect();
        let all: std::collections::HashSet<_> = (0..1000).map(|seat| std::ptr::from_ref(seats.get(seat))).collect();
        assert_eq!(all.len(), 1000);
        for (seat, place) in early.iter().enumerate() {
            assert_eq!(*place, std::ptr::from_ref(seats.get(seat)));
        }
    }

    #[test]
    fn an_id_survives_packing() {
        for id in [
            ThreadId::new(0, 1),
            ThreadId::new(7, 900),
            ThreadId::new(u32::MAX - 8, u32::MAX),
        ] {
            assert_eq!(ThreadId::unpack(id.pack()), Some(id));
        }
        assert_eq!(ThreadId::unpack(0), None);
    }
}
