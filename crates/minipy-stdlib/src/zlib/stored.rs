//! Level 0: blocks that are stored as they are.
//!
//! What fits into the output goes there at once, in blocks as large as the room allows; the rest waits in the window. Where blocks end
//! depends on both, so the positions in the window are kept although its older half is not.

use super::deflate::{Deflate, Flush, Progress, Work};

/// No stored block is larger.
const MOST: usize = 65535;

/// What waits to be stored.
#[derive(Clone)]
pub(super) struct Stored {
    /// The bytes from `start` to `at` of the window.
    waiting: Vec<u8>,
    start: usize,
    at: usize,
    window_size: usize,
    /// So much is pending at most.
    pending_size: usize,
}

impl Stored {
    pub(super) fn new(window_size: usize, memory_level: u32) -> Stored {
        Stored {
            waiting: Vec::new(),
            start: 0,
            at: 0,
            window_size,
            pending_size: 4 << (memory_level + 6),
        }
    }

    /// Nothing waits, and the window is filled up to here.
    pub(super) fn begin_at(&mut self, at: usize) {
        self.waiting.clear();
        (self.start, self.at) = (at, at);
    }

    /// So many bytes went from the input to the output.
    fn passed_directly(&mut self, count: usize) {
        if count == 0 {
            return;
        }
        if count >= self.window_size {
            self.at = self.window_size;
        } else {
            if 2 * self.window_size - self.at <= count {
                self.at -= self.window_size;
            }
            self.at += count;
        }
        self.start = self.at;
    }

    /// How much more the window can take.
    fn room(&mut self, wanted: usize) -> usize {
        let room = 2 * self.window_size - self.at;
        if wanted > room && self.start >= self.window_size {
            self.start -= self.window_size;
            self.at -= self.window_size;
            return room + self.window_size;
        }
        room
    }
}

impl Deflate {
    /// Stores the input.
    pub(super) fn deflate_stored(&mut self, work: &mut Work<'_>, flush: Flush) -> Progress {
        if self.store_directly(work, flush) {
            return Progress::FinishDone;
        }
        let is_settled = work.input.is_empty() && self.stored().waiting.is_empty();
        if !matches!(flush, Flush::No | Flush::Finish) && is_settled {
            return Progress::BlockDone;
        }
        let room = self.stored().room(work.input.len());
        let taken = self.take_input(work, room);
        let head = self.pending.stored_head();
        let stored = self.stored();
        stored.waiting.extend_from_slice(taken);
        stored.at += taken.len();
        let most = (stored.pending_size - head).min(MOST);
        let waiting = stored.waiting.len();
        let flushes = (waiting > 0 || flush == Flush::Finish) && flush != Flush::No && work.input.is_empty();
        if waiting < most.min(stored.window_size) && !(flushes && waiting <= most) {
            return Progress::NeedMore;
        }
        let length = waiting.min(most);
        let is_last = flush == Flush::Finish && work.input.is_empty() && length == waiting;
        let bytes: Vec<u8> = stored.waiting.drain(..length).collect();
        stored.start += length;
        self.pending.put_stored_head(length, is_last);
        self.pending.bytes.extend(bytes);
        self.flush_pending(work);
        match is_last {
            true => Progress::FinishStarted,
            false => Progress::NeedMore,
        }
    }

    /// Stores straight into the output what makes blocks that are large enough. True if the last one is written.
    fn store_directly(&mut self, work: &mut Work<'_>, flush: Flush) -> bool {
        let stored = self.stored();
        let least = (stored.pending_size - 5).min(stored.window_size);
        let before = work.input.len();
        let mut is_last = false;
        while !is_last {
            let Some(room) = work.room.checked_sub(self.pending.stored_head()) else {
                break;
            };
            let waiting = self.stored().waiting.len();
            let all = waiting + work.input.len();
            let length = all.min(MOST).min(room);
            let is_poor = length == 0 && flush != Flush::Finish || flush == Flush::No || length != all;
            if length < least && is_poor {
                break;
            }
            is_last = flush == Flush::Finish && length == all;
            self.pending.put_stored_head(length, is_last);
            self.flush_pending(work);
            let stored = self.stored();
            let first = waiting.min(length);
            stored.start += first;
            work.out.extend(stored.waiting.drain(..first));
            let taken = self.take_input(work, length - first);
            work.out.extend_from_slice(taken);
            work.room -= length;
        }
        let passed = before - work.input.len();
        self.stored().passed_directly(passed);
        is_last
    }
}
