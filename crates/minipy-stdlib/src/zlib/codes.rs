//! Huffman codes as the deflate format wants them (RFC 1951), chosen as zlib chooses them.
//!
//! Many codes of minimal length exist for the same counts; which one is written depends on how ties are broken. Here they are broken
//! as zlib breaks them (nodes of equal count by their depth, then by their place in the heap), so that compressed bytes are equal.

/// Codes of literals and lengths: 256 bytes, the end of a block, 29 lengths.
pub(super) const LITERAL_CODES: usize = 286;
/// Codes of distances.
pub(super) const DISTANCE_CODES: usize = 30;
/// Codes in which the lengths of the other codes are written.
pub(super) const LENGTH_CODES: usize = 19;
/// The code that ends a block.
pub(super) const END_OF_BLOCK: usize = 256;
/// No code is longer.
const MOST_BITS: usize = 15;

/// How many bits follow a length's code.
pub(super) const LENGTH_EXTRA: [u8; 29] = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
];
/// How many bits follow a distance's code.
pub(super) const DISTANCE_EXTRA: [u8; DISTANCE_CODES] = [
    0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
];
const NO_EXTRA: [u8; LENGTH_CODES] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 3, 7];

/// The first value that each code with extra bits stands for.
const fn bases<const N: usize>(extra: &[u8; N]) -> [u16; N] {
    let mut bases = [0; N];
    let (mut at, mut base) = (0, 0_u16);
    while at < N {
        bases[at] = base;
        base = base.wrapping_add(1 << extra[at]);
        at += 1;
    }
    bases
}

/// By code: the least length over 3 that it stands for. The last code is for the greatest length alone.
pub(super) const LENGTH_BASE: [u16; 29] = {
    let mut bases = bases(&LENGTH_EXTRA);
    bases[28] = 255;
    bases
};
/// By code: the least distance over 1 that it stands for.
pub(super) const DISTANCE_BASE: [u16; DISTANCE_CODES] = bases(&DISTANCE_EXTRA);

/// By length over 3: its code.
pub(super) const LENGTH_CODE: [u8; 256] = {
    let mut codes = [0; 256];
    let (mut length, mut code) = (0, 0);
    while length < 256 {
        while code < 28 && LENGTH_BASE[code + 1] as usize <= length {
            code += 1;
        }
        codes[length] = code as u8;
        length += 1;
    }
    codes
};

/// The code of a distance over 1.
pub(super) fn distance_code(distance: u16) -> usize {
    match distance {
        0..4 => distance.into(),
        _ => {
            let high = 15 - distance.leading_zeros() as usize;
            2 * high + usize::from(distance >> (high - 1) & 1)
        }
    }
}

/// What kind of code it is.
pub(super) struct Kind {
    extra: &'static [u8],
    /// The first code that has extra bits.
    extra_from: usize,
    codes: usize,
    longest: usize,
}

pub(super) static LITERALS: Kind = Kind {
    extra: &LENGTH_EXTRA,
    extra_from: END_OF_BLOCK + 1,
    codes: LITERAL_CODES,
    longest: MOST_BITS,
};
pub(super) static DISTANCES: Kind = Kind {
    extra: &DISTANCE_EXTRA,
    extra_from: 0,
    codes: DISTANCE_CODES,
    longest: MOST_BITS,
};
pub(super) static LENGTHS: Kind = Kind {
    extra: &NO_EXTRA,
    extra_from: 0,
    codes: LENGTH_CODES,
    longest: 7,
};

/// A code: for every value its bits and how many they are.
#[derive(Clone)]
pub(super) struct Code {
    pub(super) bits: Vec<u16>,
    pub(super) lengths: Vec<u8>,
    /// The greatest value that occurs.
    pub(super) last: usize,
}

impl Code {
    /// The code that has these lengths: shorter ones first, and those of one length by value.
    pub(super) fn of_lengths(lengths: Vec<u8>, last: usize) -> Code {
        let mut counts = [0_u16; MOST_BITS + 1];
        for &length in &lengths[..=last] {
            counts[usize::from(length)] += 1;
        }
        counts[0] = 0;
        let (mut next, mut code) = ([0_u16; MOST_BITS + 1], 0_u16);
        for length in 1..=MOST_BITS {
            code = (code + counts[length - 1]) << 1;
            next[length] = code;
        }
        let mut bits = vec![0; lengths.len()];
        for (value, &length) in lengths[..=last].iter().enumerate() {
            if length > 0 {
                let next = &mut next[usize::from(length)];
                bits[value] = next.reverse_bits() >> (16 - length);
                *next = next.wrapping_add(1);
            }
        }
        Code { bits, lengths, last }
    }

    /// The fixed code of literals and lengths.
    pub(super) fn fixed_literals() -> Code {
        let lengths = (0..288).map(|value| match value {
            0..144 => 8,
            144..256 => 9,
            256..280 => 7,
            _ => 8,
        });
        Code::of_lengths(lengths.collect(), 287)
    }

    /// The fixed code of distances.
    pub(super) fn fixed_distances() -> Code {
        Code::of_lengths(vec![5; DISTANCE_CODES], DISTANCE_CODES - 1)
    }
}

/// How many bits a block takes, with its own codes and with the fixed ones.
#[derive(Clone, Copy, Default)]
pub(super) struct Cost {
    pub(super) own: u64,
    pub(super) fixed: u64,
}

/// A tree that grows from its leaves: values first, then the nodes over them.
struct Tree<'a> {
    counts: Vec<u16>,
    depths: Vec<u8>,
    parents: Vec<u16>,
    /// Nodes without a parent, least count first: `heap[1]`, with the sons of `heap[n]` in `heap[2 * n]` and behind it.
    heap: Vec<u16>,
    /// All nodes that have got a parent, in that order.
    joined: Vec<u16>,
    kind: &'a Kind,
}

impl Tree<'_> {
    fn is_smaller(&self, a: u16, b: u16) -> bool {
        let (a, b) = (usize::from(a), usize::from(b));
        self.counts[a] < self.counts[b] || self.counts[a] == self.counts[b] && self.depths[a] <= self.depths[b]
    }

    /// Moves the node at a place of the heap down until it is smaller than both sons.
    fn sink(&mut self, mut place: usize) {
        let (node, end) = (self.heap[place], self.heap.len());
        loop {
            let mut son = 2 * place;
            if son >= end {
                break;
            }
            if son + 1 < end && self.is_smaller(self.heap[son + 1], self.heap[son]) {
                son += 1;
            }
            if self.is_smaller(node, self.heap[son]) {
                break;
            }
            self.heap[place] = self.heap[son];
            place = son;
        }
        self.heap[place] = node;
    }

    /// Takes the least node from the heap.
    fn take_least(&mut self) -> u16 {
        let least = self.heap[1];
        let last = self.heap.pop().unwrap_or(least);
        if self.heap.len() > 1 {
            self.heap[1] = last;
            self.sink(1);
        }
        least
    }

    /// Joins the two least nodes under a new one until one is left.
    fn grow(&mut self) {
        for place in (1..=(self.heap.len() - 1) / 2).rev() {
            self.sink(place);
        }
        while self.heap.len() > 2 {
            let left = self.take_least();
            let right = self.heap[1];
            let (l, r) = (usize::from(left), usize::from(right));
            let node = self.counts.len() as u16;
            self.counts.push(self.counts[l].wrapping_add(self.counts[r]));
            self.depths.push(self.depths[l].max(self.depths[r]) + 1);
            self.parents.push(0);
            self.parents[l] = node;
            self.parents[r] = node;
            self.joined.extend([left, right]);
            self.heap[1] = node;
            self.sink(1);
        }
    }

    /// The length of each value's code. Those that would be too long are shortened at the expense of others.
    fn lengths(&self, cost: &mut Cost, fixed: Option<&Code>) -> Vec<u8> {
        let (codes, longest) = (self.kind.codes, self.kind.longest);
        let mut lengths = vec![0_u8; self.counts.len()];
        let (mut per_length, mut overflow) = ([0_u16; MOST_BITS + 1], 0);
        for &node in self.joined.iter().rev() {
            let node = usize::from(node);
            let mut length = usize::from(lengths[usize::from(self.parents[node])]) + 1;
            if length > longest {
                length = longest;
                overflow += 1;
            }
            lengths[node] = length as u8;
            if node >= codes {
                continue;
            }
            per_length[length] += 1;
            let extra = match node.checked_sub(self.kind.extra_from) {
                Some(at) => u64::from(self.kind.extra[at]),
                None => 0,
            };
            let count = u64::from(self.counts[node]);
            cost.own = cost.own.wrapping_add(count * (length as u64 + extra));
            if let Some(fixed) = fixed {
                cost.fixed = cost
                    .fixed
                    .wrapping_add(count * (u64::from(fixed.lengths[node]) + extra));
            }
        }
        if overflow > 0 {
            self.shorten(&mut lengths, &mut per_length, overflow, cost);
        }
        lengths.truncate(codes);
        lengths
    }

    /// Makes room for `overflow` codes among those of the greatest length, then deals the lengths out again, least count first.
    fn shorten(&self, lengths: &mut [u8], per_length: &mut [u16], mut overflow: i32, cost: &mut Cost) {
        let longest = self.kind.longest;
        while overflow > 0 {
            let mut length = longest - 1;
            while per_length[length] == 0 {
                length -= 1;
            }
            per_length[length] -= 1;
            per_length[length + 1] += 2;
            per_length[longest] -= 1;
            overflow -= 2;
        }
        let mut leaves = self
            .joined
            .iter()
            .map(|&node| usize::from(node))
            .filter(|&node| node < self.kind.codes);
        for length in (1..=longest).rev() {
            for node in leaves.by_ref().take(per_length[length].into()) {
                let count = u64::from(self.counts[node]);
                let (more, less) = (count * length as u64, count * u64::from(lengths[node]));
                cost.own = cost.own.wrapping_add(more).wrapping_sub(less);
                lengths[node] = length as u8;
            }
        }
    }
}

/// The code for values that occur so often, and what it costs.
pub(super) fn best(counts: &[u16], kind: &'static Kind, cost: &mut Cost, fixed: Option<&Code>) -> Code {
    let mut tree = Tree {
        counts: counts.to_vec(),
        depths: vec![0; counts.len()],
        parents: vec![0; counts.len()],
        heap: vec![0],
        joined: Vec::new(),
        kind,
    };
    let occurring = (0..counts.len()).filter(|&value| counts[value] > 0);
    tree.heap.extend(occurring.map(|value| value as u16));
    let mut last = (0..counts.len()).rfind(|&value| counts[value] > 0);
    // The format wants two codes at least, also if one value or none occurs.
    while tree.heap.len() < 3 {
        let value = match last {
            None => 0,
            Some(last @ 0..2) => last + 1,
            Some(_) => 0,
        };
        last = last.max(Some(value));
        tree.heap.push(value as u16);
        tree.counts[value] = 1;
        cost.own = cost.own.wrapping_sub(1);
        if let Some(fixed) = fixed {
            cost.fixed = cost.fixed.wrapping_sub(fixed.lengths[value].into());
        }
    }
    tree.grow();
    let lengths = tree.lengths(cost, fixed);
    Code::of_lengths(lengths, last.unwrap_or(0))
}

/// A step of writing down the lengths of codes: a value of the third code, with bits behind it.
#[derive(Clone, Copy)]
pub(super) struct Step {
    pub(super) value: u8,
    pub(super) extra: u8,
    pub(super) bits: u8,
}

/// Lengths with their repetitions named: 16 repeats the one before, 17 and 18 stand for zeros.
pub(super) fn steps(lengths: &[u8]) -> Vec<Step> {
    let mut steps = Vec::new();
    let step = |value, extra: usize, bits| Step {
        value,
        extra: extra as u8,
        bits,
    };
    let (mut at, mut previous) = (0, None);
    while let Some(&length) = lengths.get(at) {
        let is_new = previous != Some(length);
        let (most, least) = match (length, is_new) {
            (0, _) => (138, 3),
            (_, true) => (7, 4),
            (_, false) => (6, 3),
        };
        let count = lengths[at..]
            .iter()
            .take(most)
            .take_while(|&&next| next == length)
            .count();
        if count < least {
            steps.extend(std::iter::repeat_n(step(length, 0, 0), count));
        } else if length > 0 {
            if is_new {
                steps.push(step(length, 0, 0));
            }
            steps.push(step(16, count - usize::from(is_new) - 3, 2));
        } else if count <= 10 {
            steps.push(step(17, count - 3, 3));
        } else {
            steps.push(step(18, count - 11, 7));
        }
        previous = Some(length);
        at += count;
    }
    steps
}
