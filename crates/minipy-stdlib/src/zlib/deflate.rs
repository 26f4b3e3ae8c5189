//! Compression, with exactly the bytes that zlib 1.3 writes.
//!
//! A format does not say how to compress: which match is taken, how far is searched and where a block ends are zlib's decisions, and
//! scripts print their result (`len(zlib.compress(data))`). So the searches here make the same ones: hash chains over three bytes, the
//! limits of each level, a match given up for a better one at the next byte. How much room the caller has for output is part of
//! it, since level 0 fits its blocks into that. Codes are chosen in `codes.rs`, blocks written in `block.rs`, level 0 is in
//! `stored.rs`.

use super::block::{Bits, Block};
use super::stored::Stored;
use super::{adler32, crc32};

const LEAST_MATCH: usize = 3;
pub(super) const MOST_MATCH: usize = 258;
/// So much is looked at ahead, unless the input ends.
const AHEAD: usize = MOST_MATCH + LEAST_MATCH + 1;
/// A match of three bytes that is farther away than this costs more than the bytes.
const TOO_FAR: usize = 4096;

/// What a call is to do beside compressing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Flush {
    No,
    Partial,
    Sync,
    Full,
    Finish,
    Block,
}

impl Flush {
    /// By the number that Python scripts give.
    pub(crate) fn numbered(number: i32) -> Option<Flush> {
        use Flush::*;
        usize::try_from(number)
            .ok()
            .and_then(|at| [No, Partial, Sync, Full, Finish, Block].get(at).copied())
    }

    /// How much is flushed: a call that flushes no more than the one before has nothing to do.
    fn rank(self) -> i32 {
        match self {
            Flush::No => 0,
            Flush::Block => 1,
            Flush::Partial => 2,
            Flush::Sync => 4,
            Flush::Full => 6,
            Flush::Finish => 8,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Strategy {
    Usual,
    Filtered,
    HuffmanOnly,
    Runs,
    Fixed,
}

/// What stands around the compressed data.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wrap {
    Raw,
    Zlib,
    Gzip,
}

/// How a call ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum End {
    Ok,
    Done,
    /// Z_BUF_ERROR: there was nothing to do, or no room.
    Nothing,
    /// Z_STREAM_ERROR.
    Misused,
}

/// Input and room for output of one call.
pub(crate) struct Work<'a> {
    pub(crate) input: &'a [u8],
    pub(crate) out: Vec<u8>,
    /// How much `out` may still grow.
    pub(crate) room: usize,
}

/// How hard a level tries.
#[derive(Clone, Copy)]
struct Effort {
    /// With a match this good in hand, the search is cut short.
    good: usize,
    /// With a match this long in hand, no better one is looked for (or, at the fast levels, its bytes are not remembered).
    lazy: usize,
    /// A match this long ends a search.
    nice: usize,
    /// So many places are looked at.
    chain: usize,
    is_lazy: bool,
}

const fn effort(good: usize, lazy: usize, nice: usize, chain: usize, is_lazy: bool) -> Effort {
    Effort {
        good,
        lazy,
        nice,
        chain,
        is_lazy,
    }
}

/// By level.
const EFFORTS: [Effort; 10] = [
    effort(0, 0, 0, 0, false),
    effort(4, 4, 8, 4, false),
    effort(4, 5, 16, 8, false),
    effort(4, 6, 32, 32, false),
    effort(4, 4, 16, 16, true),
    effort(8, 16, 32, 32, true),
    effort(8, 16, 128, 128, true),
    effort(8, 32, 128, 256, true),
    effort(32, 128, 258, 1024, true),
    effort(32, 258, 258, 4096, true),
];

/// How the work on blocks ended.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Progress {
    NeedMore,
    BlockDone,
    FinishStarted,
    FinishDone,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Status {
    Begun,
    Busy,
    Finished,
}

/// A stream of compressed data.
#[derive(Clone)]
pub(crate) struct Deflate {
    wrap: Wrap,
    window_bits: u32,
    level: usize,
    strategy: Strategy,
    status: Status,
    trailer_is_written: bool,
    /// None after a call that ended for want of room.
    last_flush: Option<Flush>,
    check: u32,
    total_in: u64,
    /// Bytes and bits that have not found room in the output.
    pub(super) pending: Bits,
    block: Block,
    stored: Stored,
    window: Vec<u8>,
    pub(super) window_size: usize,
    /// By hash: the last place with these three bytes; 0 is none.
    head: Vec<u16>,
    /// By place: the one before it with the same hash.
    previous: Vec<u16>,
    hash_shift: u32,
    /// Where in the window the next byte to be compressed stands, and how many follow it.
    at: usize,
    ahead: usize,
    /// Where the block begins; negative if that has left the window.
    block_start: isize,
    /// So many of the bytes before `at` are not in the hash table yet.
    unhashed: usize,
    match_length: usize,
    match_start: usize,
    /// A byte is waiting for the decision whether it begins a match.
    has_waiting: bool,
}

impl Deflate {
    /// A new stream. None if the parameters do not go together.
    pub(crate) fn new(level: i32, window_bits: i32, memory_level: i32, strategy: i32) -> Option<Deflate> {
        use Strategy::*;
        let level = if level == -1 {
            6
        } else {
            usize::try_from(level).ok().filter(|level| *level <= 9)?
        };
        let (wrap, bits) = match window_bits {
            ..0 => (Wrap::Raw, window_bits.checked_neg()?),
            0..=15 => (Wrap::Zlib, window_bits),
            _ => (Wrap::Gzip, window_bits - 16),
        };
        if !(8..=15).contains(&bits) || bits == 8 && wrap != Wrap::Zlib || !(1..=9).contains(&memory_level) {
            return None;
        }
        let strategy = *[Usual, Filtered, HuffmanOnly, Runs, Fixed].get(usize::try_from(strategy).ok()?)?;
        let (window_bits, memory_level) = (bits.max(9) as u32, memory_level as u32);
        let (window_size, hash_bits) = (1 << window_bits, memory_level + 7);
        Some(Deflate {
            wrap,
            window_bits,
            level,
            strategy,
            status: Status::Begun,
            trailer_is_written: false,
            last_flush: None,
            check: if wrap == Wrap::Gzip { 0 } else { 1 },
            total_in: 0,
            pending: Bits::default(),
            block: Block::new(memory_level),
            stored: Stored::new(window_size, memory_level),
            window: vec![0; 2 * window_size],
            window_size,
            head: vec![0; 1 << hash_bits],
            previous: vec![0; window_size],
            hash_shift: hash_bits.div_ceil(3),
            at: 0,
            ahead: 0,
            block_start: 0,
            unhashed: 0,
            match_length: LEAST_MATCH - 1,
            match_start: 0,
            has_waiting: false,
        })
    }

    /// Makes what stands in a dictionary known, before the first byte.
    pub(crate) fn set_dictionary(&mut self, dictionary: &[u8]) {
        if self.wrap == Wrap::Zlib {
            self.check = adler32(self.check, dictionary);
        }
        let size = self.window_size;
        let wrap = std::mem::replace(&mut self.wrap, Wrap::Raw);
        let mut work = Work {
            input: &dictionary[dictionary.len().saturating_sub(size)..],
            out: Vec::new(),
            room: 0,
        };
        let total = self.total_in;
        self.fill_window(&mut work);
        while self.ahead >= LEAST_MATCH {
            let end = self.at + self.ahead - (LEAST_MATCH - 1);
            for at in self.at..end {
                self.remember(at);
            }
            self.at = end;
            self.ahead = LEAST_MATCH - 1;
            self.fill_window(&mut work);
        }
        self.at += self.ahead;
        self.block_start = self.at as isize;
        self.unhashed = self.ahead;
        self.ahead = 0;
        self.stored.begin_at(self.at);
        (self.total_in, self.wrap) = (total, wrap);
    }

    /// Compresses what there is, as far as the output has room.
    pub(crate) fn run(&mut self, work: &mut Work<'_>, flush: Flush) -> End {
        if self.status == Status::Finished && flush != Flush::Finish {
            return End::Misused;
        }
        if work.room == 0 {
            return End::Nothing;
        }
        let earlier = self.last_flush.replace(flush);
        if self.status == Status::Begun {
            self.write_header();
        }
        if !self.pending.bytes.is_empty() {
            self.flush_pending(work);
            if work.room == 0 {
                self.last_flush = None;
                return End::Ok;
            }
        } else if work.input.is_empty()
            && flush != Flush::Finish
            && earlier.is_some_and(|earlier| flush.rank() <= earlier.rank())
        {
            return End::Nothing;
        }
        if self.status == Status::Finished && !work.input.is_empty() {
            return End::Nothing;
        }
        if (!work.input.is_empty() || self.ahead > 0 || flush != Flush::No && self.status != Status::Finished)
            && !self.run_blocks(work, flush)
        {
            return End::Ok;
        }
        match flush {
            Flush::Finish => self.finish(work),
            _ => End::Ok,
        }
    }

    /// Compresses blocks. False if the call ends here.
    fn run_blocks(&mut self, work: &mut Work<'_>, flush: Flush) -> bool {
        let progress = match self.strategy {
            _ if self.level == 0 => self.deflate_stored(work, flush),
            Strategy::HuffmanOnly => self.deflate_literals(work, flush),
            Strategy::Runs => self.deflate_runs(work, flush),
            _ if EFFORTS[self.level].is_lazy => self.deflate_lazy(work, flush),
            _ => self.deflate_fast(work, flush),
        };
        if matches!(progress, Progress::FinishStarted | Progress::FinishDone) {
            self.status = Status::Finished;
        }
        match progress {
            Progress::NeedMore | Progress::FinishStarted => {
                if work.room == 0 {
                    self.last_flush = None;
                }
                return false;
            }
            Progress::FinishDone => return true,
            Progress::BlockDone => {}
        }
        match flush {
            Flush::Partial => self.block.write_empty(&mut self.pending),
            Flush::Block => {}
            _ => self.pending.put_stored_head(0, false),
        }
        if flush == Flush::Full {
            self.head.fill(0);
            if self.ahead == 0 {
                (self.at, self.block_start, self.unhashed) = (0, 0, 0);
                self.stored.begin_at(0);
            }
        }
        self.flush_pending(work);
        if work.room == 0 {
            self.last_flush = None;
            return false;
        }
        true
    }

    fn write_header(&mut self) {
        self.status = Status::Busy;
        let fastest = self.strategy_is_fast() || self.level < 2;
        match self.wrap {
            Wrap::Raw => {}
            Wrap::Gzip => {
                let speed = match self.level {
                    9 => 2,
                    _ if fastest => 4,
                    _ => 0,
                };
                // The last byte names the system: Unix.
                self.pending.bytes.extend([31, 139, 8, 0, 0, 0, 0, 0, speed, 3]);
            }
            Wrap::Zlib => {
                let effort = match self.level {
                    _ if fastest => 0,
                    ..6 => 1,
                    6 => 2,
                    _ => 3,
                };
                let mut header = (8 + ((self.window_bits as u16 - 8) << 4)) << 8 | effort << 6;
                let has_dictionary = self.at != 0;
                if has_dictionary {
                    header |= 0x20;
                }
                header += 31 - header % 31;
                self.pending.bytes.extend(header.to_be_bytes());
                if has_dictionary {
                    self.pending.bytes.extend(self.check.to_be_bytes());
                }
                self.check = 1;
            }
        }
    }

    fn strategy_is_fast(&self) -> bool {
        matches!(self.strategy, Strategy::HuffmanOnly | Strategy::Runs | Strategy::Fixed)
    }

    /// Writes what stands behind the compressed data, once.
    fn finish(&mut self, work: &mut Work<'_>) -> End {
        if self.wrap == Wrap::Raw || self.trailer_is_written {
            return End::Done;
        }
        match self.wrap {
            Wrap::Gzip => {
                self.pending.bytes.extend(self.check.to_le_bytes());
                self.pending.bytes.extend((self.total_in as u32).to_le_bytes());
            }
            _ => self.pending.bytes.extend(self.check.to_be_bytes()),
        }
        self.flush_pending(work);
        self.trailer_is_written = true;
        match self.pending.bytes.is_empty() {
            true => End::Done,
            false => End::Ok,
        }
    }

    /// Moves what is pending to the output, as far as there is room.
    pub(super) fn flush_pending(&mut self, work: &mut Work<'_>) {
        let count = self.pending.bytes.len().min(work.room);
        work.out.extend(self.pending.bytes.drain(..count));
        work.room -= count;
    }

    /// Takes so many bytes of the input, and counts them.
    pub(super) fn take_input<'a>(&mut self, work: &mut Work<'a>, most: usize) -> &'a [u8] {
        let (taken, rest) = work.input.split_at(work.input.len().min(most));
        work.input = rest;
        match self.wrap {
            Wrap::Raw => {}
            Wrap::Zlib => self.check = adler32(self.check, taken),
            Wrap::Gzip => self.check = crc32(self.check, taken),
        }
        self.total_in += taken.len() as u64;
        taken
    }

    pub(super) fn stored(&mut self) -> &mut Stored {
        &mut self.stored
    }

    // ---- the window ----

    /// The greatest distance of a match.
    fn most_distance(&self) -> usize {
        self.window_size - AHEAD
    }

    /// Reads input until enough is ahead.
    fn fill_window(&mut self, work: &mut Work<'_>) {
        loop {
            if self.at >= self.window_size + self.most_distance() {
                self.slide();
            }
            if work.input.is_empty() {
                return;
            }
            let end = self.at + self.ahead;
            let taken = self.take_input(work, 2 * self.window_size - end);
            self.window[end..end + taken.len()].copy_from_slice(taken);
            self.ahead += taken.len();
            while self.unhashed > 0 && self.ahead + self.unhashed >= LEAST_MATCH {
                self.remember(self.at - self.unhashed);
                self.unhashed -= 1;
            }
            if self.ahead >= AHEAD {
                return;
            }
        }
    }

    /// Forgets the lower half of the window.
    fn slide(&mut self) {
        let size = self.window_size;
        self.window.copy_within(size.., 0);
        self.match_start = self.match_start.wrapping_sub(size);
        self.at -= size;
        self.block_start -= size as isize;
        self.unhashed = self.unhashed.min(self.at);
        for place in self.head.iter_mut().chain(&mut self.previous) {
            *place = usize::from(*place).saturating_sub(size) as u16;
        }
    }

    /// Puts a place into the hash table; the place before it with the same hash.
    fn remember(&mut self, at: usize) -> usize {
        let [a, b, c] = [0, 1, 2].map(|offset| u32::from(self.window[at + offset]));
        let hash = (a << (2 * self.hash_shift) ^ b << self.hash_shift ^ c) as usize & (self.head.len() - 1);
        let earlier = self.head[hash];
        self.previous[at & (self.window_size - 1)] = earlier;
        self.head[hash] = at as u16;
        earlier.into()
    }

    /// [`Deflate::remember`] here, if three bytes are there. A place that is too far away counts as none.
    fn remember_here(&mut self) -> usize {
        if self.ahead < LEAST_MATCH {
            return 0;
        }
        let earlier = self.remember(self.at);
        match self.at - earlier <= self.most_distance() {
            true => earlier,
            false => 0,
        }
    }

    /// The longest match of what comes here with an earlier place, beginning the search at one; longer than `best`, or `best`.
    fn longest_match(&mut self, mut place: usize, mut best: usize) -> usize {
        let effort = EFFORTS[self.level];
        let mut chain = if best >= effort.good {
            effort.chain >> 2
        } else {
            effort.chain
        };
        let nice = effort.nice.min(self.ahead);
        let limit = self.at.saturating_sub(self.most_distance());
        let mask = self.window_size - 1;
        let here = &self.window[self.at..self.at + MOST_MATCH];
        loop {
            let there = &self.window[place..place + MOST_MATCH];
            // The byte that would make the match longer is compared first: it is the one that differs most often.
            if there[best.min(MOST_MATCH - 1)] == here[best.min(MOST_MATCH - 1)] && there[..2] == here[..2] {
                let length = here.iter().zip(there).take_while(|(a, b)| a == b).count();
                if length > best {
                    self.match_start = place;
                    best = length;
                    if length >= nice {
                        break;
                    }
                }
            }
            place = self.previous[place & mask].into();
            chain -= 1;
            if place <= limit || chain == 0 {
                break;
            }
        }
        best.min(self.ahead)
    }

    // ---- blocks ----

    /// Writes the block that ends here. True if the output is full.
    fn end_block(&mut self, work: &mut Work<'_>, is_last: bool) -> bool {
        let source = usize::try_from(self.block_start)
            .ok()
            .map(|start| &self.window[start..self.at]);
        let always_fixed = self.strategy == Strategy::Fixed;
        self.block.write(&mut self.pending, source, is_last, always_fixed);
        self.block_start = self.at as isize;
        self.flush_pending(work);
        work.room == 0
    }

    /// Ends the work on blocks, with the block that was begun.
    fn end_blocks(&mut self, work: &mut Work<'_>, flush: Flush, unhashed: usize) -> Progress {
        self.unhashed = unhashed;
        if flush == Flush::Finish {
            return match self.end_block(work, true) {
                true => Progress::FinishStarted,
                false => Progress::FinishDone,
            };
        }
        if !self.block.is_empty() && self.end_block(work, false) {
            return Progress::NeedMore;
        }
        Progress::BlockDone
    }

    /// Is there enough to go on with? None if the work ends, `Some(false)` if more input is needed.
    fn is_ready(&mut self, work: &mut Work<'_>, flush: Flush, wanted: usize) -> Option<bool> {
        if self.ahead < wanted {
            self.fill_window(work);
            if self.ahead < wanted && flush == Flush::No {
                return Some(false);
            }
            if self.ahead == 0 {
                return None;
            }
        }
        Some(true)
    }

    /// Moves on by so many bytes.
    fn pass(&mut self, count: usize) {
        self.at += count;
        self.ahead -= count;
    }

    /// The fast levels: each match is taken as it comes.
    fn deflate_fast(&mut self, work: &mut Work<'_>, flush: Flush) -> Progress {
        let most_remembered = EFFORTS[self.level].lazy;
        while let Some(is_ready) = self.is_ready(work, flush, AHEAD) {
            if !is_ready {
                return Progress::NeedMore;
            }
            let earlier = self.remember_here();
            let length = match earlier {
                0 => 0,
                _ => self.longest_match(earlier, LEAST_MATCH - 1),
            };
            let is_full = if length >= LEAST_MATCH {
                let is_full = self.block.push_match(self.at - self.match_start, length - LEAST_MATCH);
                let begin = self.at;
                self.pass(length);
                if length <= most_remembered && self.ahead >= LEAST_MATCH {
                    for at in begin + 1..self.at {
                        self.remember(at);
                    }
                }
                is_full
            } else {
                let byte = self.window[self.at];
                self.pass(1);
                self.block.push_literal(byte)
            };
            if is_full && self.end_block(work, false) {
                return Progress::NeedMore;
            }
        }
        self.match_length = LEAST_MATCH - 1;
        self.end_blocks(work, flush, self.at.min(LEAST_MATCH - 1))
    }

    /// The thorough levels: a match is given up if the next byte begins a longer one.
    fn deflate_lazy(&mut self, work: &mut Work<'_>, flush: Flush) -> Progress {
        let effort = EFFORTS[self.level];
        while let Some(is_ready) = self.is_ready(work, flush, AHEAD) {
            if !is_ready {
                return Progress::NeedMore;
            }
            let earlier = self.remember_here();
            let (last_length, last_start) = (self.match_length, self.match_start);
            self.match_length = LEAST_MATCH - 1;
            if earlier != 0 && last_length < effort.lazy {
                let length = self.longest_match(earlier, last_length);
                let is_poor = length <= 5
                    && (self.strategy == Strategy::Filtered
                        || length == LEAST_MATCH && self.at - self.match_start > TOO_FAR);
                self.match_length = if is_poor { LEAST_MATCH - 1 } else { length };
            }
            if last_length >= LEAST_MATCH && self.match_length <= last_length {
                if self.take_last_match(last_length, last_start) && self.end_block(work, false) {
                    return Progress::NeedMore;
                }
            } else if self.has_waiting {
                if self.block.push_literal(self.window[self.at - 1]) {
                    self.end_block(work, false);
                }
                self.pass(1);
                if work.room == 0 {
                    return Progress::NeedMore;
                }
            } else {
                self.has_waiting = true;
                self.pass(1);
            }
        }
        if std::mem::take(&mut self.has_waiting) {
            self.block.push_literal(self.window[self.at - 1]);
        }
        self.end_blocks(work, flush, self.at.min(LEAST_MATCH - 1))
    }

    /// Takes the match that began one byte before. True if the block is full.
    fn take_last_match(&mut self, length: usize, start: usize) -> bool {
        let last_to_remember = self.at + self.ahead - LEAST_MATCH.min(self.at + self.ahead);
        let is_full = self.block.push_match(self.at - 1 - start, length - LEAST_MATCH);
        let begin = self.at;
        self.pass(length - 1);
        for at in begin + 1..self.at {
            if at <= last_to_remember {
                self.remember(at);
            }
        }
        self.has_waiting = false;
        self.match_length = LEAST_MATCH - 1;
        is_full
    }

    /// Only runs of one byte are looked for.
    fn deflate_runs(&mut self, work: &mut Work<'_>, flush: Flush) -> Progress {
        while let Some(is_ready) = self.is_ready(work, flush, MOST_MATCH + 1) {
            if !is_ready {
                return Progress::NeedMore;
            }
            let byte = self.window[self.at];
            let mut length = 0;
            if self.ahead >= LEAST_MATCH && self.at > 0 {
                let before = self.window[self.at - 1];
                let run = &self.window[self.at..self.at + MOST_MATCH.min(self.ahead)];
                length = run.iter().take_while(|&&next| next == before).count();
            }
            let is_full = if length >= LEAST_MATCH {
                self.pass(length);
                self.block.push_match(1, length - LEAST_MATCH)
            } else {
                self.pass(1);
                self.block.push_literal(byte)
            };
            if is_full && self.end_block(work, false) {
                return Progress::NeedMore;
            }
        }
        self.end_blocks(work, flush, 0)
    }

    /// No matches at all.
    fn deflate_literals(&mut self, work: &mut Work<'_>, flush: Flush) -> Progress {
        while let Some(is_ready) = self.is_ready(work, flush, 1) {
            if !is_ready {
                return Progress::NeedMore;
            }
            let byte = self.window[self.at];
            self.pass(1);
            if self.block.push_literal(byte) && self.end_block(work, false) {
                return Progress::NeedMore;
            }
        }
        self.end_blocks(work, flush, 0)
    }
}
