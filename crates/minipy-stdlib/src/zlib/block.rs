//! A block of compressed data: the literals and matches collected for it, and the shortest way to write them down.

use super::codes::{
    self, Code, Cost, DISTANCE_BASE, DISTANCE_CODES, DISTANCE_EXTRA, DISTANCES, END_OF_BLOCK, LENGTH_BASE, LENGTH_CODE,
    LENGTH_CODES, LENGTH_EXTRA, LENGTHS, LITERAL_CODES, LITERALS, distance_code,
};

/// The order in which the lengths of the third code are written.
const LENGTH_ORDER: [usize; LENGTH_CODES] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/// Kinds of blocks.
const STORED: u64 = 0;
const FIXED: u64 = 1;
const OWN: u64 = 2;

/// Bits on their way into bytes, the lowest first.
#[derive(Clone, Default)]
pub(super) struct Bits {
    pub(super) bytes: Vec<u8>,
    waiting: u64,
    count: u32,
}

impl Bits {
    /// At most 16 bits.
    fn put(&mut self, bits: u64, count: u32) {
        self.waiting |= bits << self.count;
        self.count += count;
        while self.count >= 8 {
            self.bytes.push(self.waiting as u8);
            self.waiting >>= 8;
            self.count -= 8;
        }
    }

    fn put_code(&mut self, code: &Code, value: usize) {
        self.put(code.bits[value].into(), code.lengths[value].into());
    }

    /// Goes on at the next byte.
    fn align(&mut self) {
        if self.count > 0 {
            self.bytes.push(self.waiting as u8);
        }
        (self.waiting, self.count) = (0, 0);
    }

    /// How many bytes the head of a stored block takes, with the bits before it.
    pub(super) fn stored_head(&self) -> usize {
        (self.count as usize + 42) / 8
    }

    /// The head of a stored block of this length, whose bytes follow.
    pub(super) fn put_stored_head(&mut self, length: usize, is_last: bool) {
        self.put(STORED << 1 | u64::from(is_last), 3);
        self.align();
        let length = length as u16;
        self.bytes.extend(length.to_le_bytes());
        self.bytes.extend((!length).to_le_bytes());
    }
}

/// The literals and matches of a block that is not yet written.
#[derive(Clone)]
pub(super) struct Block {
    /// Distance and length over 3 of a match; distance 0 and the byte for a literal.
    items: Vec<(u16, u8)>,
    literals: [u16; LITERAL_CODES],
    distances: [u16; DISTANCE_CODES],
    /// So many items fill it.
    limit: usize,
    fixed_literals: Code,
    fixed_distances: Code,
}

impl Block {
    pub(super) fn new(memory_level: u32) -> Block {
        let mut block = Block {
            items: Vec::new(),
            literals: [0; LITERAL_CODES],
            distances: [0; DISTANCE_CODES],
            limit: (1 << (memory_level + 6)) - 1,
            fixed_literals: Code::fixed_literals(),
            fixed_distances: Code::fixed_distances(),
        };
        block.clear();
        block
    }

    fn clear(&mut self) {
        self.items.clear();
        self.literals.fill(0);
        self.distances.fill(0);
        self.literals[END_OF_BLOCK] = 1;
    }

    pub(super) fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// One more byte. True if the block is full.
    pub(super) fn push_literal(&mut self, byte: u8) -> bool {
        self.items.push((0, byte));
        self.literals[usize::from(byte)] += 1;
        self.items.len() == self.limit
    }

    /// One more match, of a length over 3. True if the block is full.
    pub(super) fn push_match(&mut self, distance: usize, length: usize) -> bool {
        self.items.push((distance as u16, length as u8));
        self.literals[END_OF_BLOCK + 1 + usize::from(LENGTH_CODE[length])] += 1;
        self.distances[distance_code(distance as u16 - 1)] += 1;
        self.items.len() == self.limit
    }

    /// Writes the block and empties it. `source` is what it stands for, unless that has left the window.
    pub(super) fn write(&mut self, out: &mut Bits, source: Option<&[u8]>, is_last: bool, always_fixed: bool) {
        let mut cost = Cost::default();
        let literals = codes::best(&self.literals, &LITERALS, &mut cost, Some(&self.fixed_literals));
        let distances = codes::best(&self.distances, &DISTANCES, &mut cost, Some(&self.fixed_distances));
        let mut steps = codes::steps(&literals.lengths[..=literals.last]);
        steps.extend(codes::steps(&distances.lengths[..=distances.last]));
        let mut counts = [0_u16; LENGTH_CODES];
        for step in &steps {
            counts[usize::from(step.value)] += 1;
        }
        let lengths = codes::best(&counts, &LENGTHS, &mut cost, None);
        let order = LENGTH_ORDER.iter().rposition(|&value| lengths.lengths[value] > 0);
        let written = order.map_or(4, |last| (last + 1).max(4));
        cost.own = cost.own.wrapping_add(3 * written as u64 + 14);
        let fixed = (cost.fixed + 10) / 8;
        let least = if always_fixed {
            fixed
        } else {
            fixed.min((cost.own + 10) / 8)
        };
        let kind = |kind: u64| kind << 1 | u64::from(is_last);
        match source {
            Some(source) if source.len() as u64 + 4 <= least => {
                out.put_stored_head(source.len(), is_last);
                out.bytes.extend_from_slice(source);
            }
            _ if fixed == least => {
                out.put(kind(FIXED), 3);
                self.write_items(out, &self.fixed_literals, &self.fixed_distances);
            }
            _ => {
                out.put(kind(OWN), 3);
                out.put(literals.last as u64 + 1 - 257, 5);
                out.put(distances.last as u64, 5);
                out.put(written as u64 - 4, 4);
                for &value in &LENGTH_ORDER[..written] {
                    out.put(lengths.lengths[value].into(), 3);
                }
                for step in &steps {
                    out.put_code(&lengths, step.value.into());
                    out.put(step.extra.into(), step.bits.into());
                }
                self.write_items(out, &literals, &distances);
            }
        }
        self.clear();
        if is_last {
            out.align();
        }
    }

    fn write_items(&self, out: &mut Bits, literals: &Code, distances: &Code) {
        for &(distance, item) in &self.items {
            if distance == 0 {
                out.put_code(literals, item.into());
                continue;
            }
            let code = usize::from(LENGTH_CODE[usize::from(item)]);
            out.put_code(literals, END_OF_BLOCK + 1 + code);
            out.put(
                u64::from(u16::from(item) - LENGTH_BASE[code]),
                LENGTH_EXTRA[code].into(),
            );
            let distance = distance - 1;
            let code = distance_code(distance);
            out.put_code(distances, code);
            out.put(u64::from(distance - DISTANCE_BASE[code]), DISTANCE_EXTRA[code].into());
        }
        out.put_code(literals, END_OF_BLOCK);
    }

    /// An empty block of the fixed code, which ends what came before: ten bits.
    pub(super) fn write_empty(&self, out: &mut Bits) {
        out.put(FIXED << 1, 3);
        out.put_code(&self.fixed_literals, END_OF_BLOCK);
    }
}
