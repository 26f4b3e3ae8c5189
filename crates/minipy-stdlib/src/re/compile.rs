//! From the tree of a pattern to the operations of the matcher.
//!
//! A repetition of one character is one operation, so that the matcher walks over the text in a small loop; everything else that
//! repeats is a loop with a count. What can begin a match is found out beforehand (`start.rs`).

use super::fold;
use super::parse::Parse;
use super::program::{AHEAD, FOREVER, Op, Program, Set, Test};
use super::source::{Fault, Parsed};
use super::start;
use super::tree::{Fold, Greed, Node, SetItem, Width, width};
use minipy_vm::native::text::unicode;

/// A lookbehind may be so wide.
const WIDEST: u64 = u32::MAX as u64 - 1;

pub(super) struct Compiler {
    pub(super) ops: Vec<Op>,
    literals: Vec<u8>,
    sets: Vec<Set>,
    slots: usize,
    is_text: bool,
    widths: Vec<Option<Width>>,
}

/// Compiles a parsed pattern.
pub(super) fn compile(parse: &Parse, is_text: bool) -> Parsed<Program> {
    let groups = parse.widths.len() - 1;
    let mut compiler = Compiler {
        ops: Vec::new(),
        literals: Vec::new(),
        sets: Vec::new(),
        slots: 2 * (groups + 1) + 1,
        is_text,
        widths: parse.widths.clone(),
    };
    compiler.sequence(&parse.nodes)?;
    compiler.ops.push(Op::Match);
    let start = start::of(&parse.nodes, is_text, &mut compiler)?;
    compiler.note_followers();
    Ok(Program {
        ops: compiler.ops,
        literals: compiler.literals,
        sets: compiler.sets,
        start,
        groups,
        slots: compiler.slots,
        is_text,
        spare: Default::default(),
    })
}

impl Compiler {
    fn here(&self) -> u32 {
        self.ops.len() as u32
    }

    fn slot(&mut self, count: usize) -> u32 {
        let slot = self.slots as u32;
        self.slots += count;
        slot
    }

    /// Appends the bytes a character has in the text.
    pub(super) fn push_bytes(&self, char: u32, bytes: &mut Vec<u8>) {
        match char::from_u32(char).filter(|_| self.is_text) {
            Some(char) => bytes.extend_from_slice(char.encode_utf8(&mut [0; 4]).as_bytes()),
            None => bytes.push(char as u8),
        }
    }

    pub(super) fn sequence(&mut self, nodes: &[Node]) -> Parsed<()> {
        let mut index = 0;
        while index < nodes.len() {
            let literal = nodes[index..]
                .iter()
                .take_while(|node| plain_char(node).is_some())
                .count();
            if literal > 0 {
                let start = self.literals.len() as u32;
                let mut bytes = Vec::new();
                for char in nodes[index..index + literal].iter().filter_map(plain_char) {
                    self.push_bytes(char, &mut bytes);
                }
                self.literals.extend_from_slice(&bytes);
                let len = bytes.len() as u32;
                self.ops.push(Op::Literal { start, len });
                index += literal;
                continue;
            }
            self.node(&nodes[index])?;
            index += 1;
        }
        Ok(())
    }

    fn node(&mut self, node: &Node) -> Parsed<()> {
        if let Some(test) = self.test(node) {
            self.ops.push(Op::One(test));
            return Ok(());
        }
        match node {
            Node::At(place) => self.ops.push(Op::At(*place)),
            Node::Branch(branches) => self.branch(branches)?,
            Node::Group(group, body) => {
                self.ops.push(Op::Save(2 * *group as u32));
                self.sequence(body)?;
                self.ops.push(Op::Close(*group as u32));
            }
            Node::Cluster { body, .. } => self.sequence(body)?,
            Node::Repeat { min, max, greed, body } => self.repeat(*min, max.unwrap_or(FOREVER), *greed, body)?,
            Node::Look { behind, negated, body } => self.look(*behind, *negated, body)?,
            Node::Atomic(body) => self.uncuttable(body)?,
            Node::BackReference(group, fold) => self.ops.push(Op::Back {
                group: *group as u32,
                fold: *fold,
            }),
            Node::Conditional { group, yes, no, .. } => self.condition(*group, yes, no)?,
            Node::Char(..) | Node::NotChar(..) | Node::Any { .. } | Node::Set { .. } | Node::Fail => {
                self.ops.push(Op::Fail);
            }
        }
        Ok(())
    }

    /// What matches exactly one character.
    pub(super) fn test(&mut self, node: &Node) -> Option<Test> {
        Some(match node {
            Node::Char(char, found) | Node::NotChar(char, found) if fold::is_cased(*char, *found) => {
                let lower = fold::folded(*char, *found);
                let negated = matches!(node, Node::NotChar(..));
                if *found == Fold::Unicode && fold::alike(lower).next().is_some() {
                    let items = [SetItem::Char(*char)];
                    return Some(Test::Set(self.set(&items, negated, *found)));
                }
                match negated {
                    true => Test::NotFolded(lower, *found),
                    false => Test::Folded(lower, *found),
                }
            }
            Node::Char(char, _) => Test::Char(*char),
            Node::NotChar(char, _) => Test::NotChar(*char),
            Node::Any { newline: true } => Test::Any,
            Node::Any { newline: false } => Test::NoNewline,
            Node::Set { items, negated, fold } => Test::Set(self.set(items, *negated, *fold)),
            _ => return None,
        })
    }

    fn set(&mut self, items: &[SetItem], negated: bool, fold: Fold) -> u32 {
        let set = make_set(items, negated, fold);
        self.sets.push(set);
        self.sets.len() as u32 - 1
    }

    fn branch(&mut self, branches: &[Vec<Node>]) -> Parsed<()> {
        let mut jumps = Vec::new();
        for (number, branch) in branches.iter().enumerate() {
            let last = number + 1 == branches.len();
            let tried = self.ops.len();
            if !last {
                self.ops.push(Op::Try { to: 0 });
            }
            self.sequence(branch)?;
            if !last {
                jumps.push(self.ops.len());
                self.ops.push(Op::Jump { to: 0 });
                let to = self.here();
                self.ops[tried] = Op::Try { to };
            }
        }
        let to = self.here();
        for jump in jumps {
            self.ops[jump] = Op::Jump { to };
        }
        Ok(())
    }

    fn repeat(&mut self, min: u32, max: u32, greed: Greed, body: &[Node]) -> Parsed<()> {
        if let [only] = body
            && let Some(test) = self.test(only)
        {
            self.ops.push(match greed {
                Greed::Greedy => Op::Many {
                    test,
                    min,
                    max,
                    follow: None,
                },
                Greed::Lazy => Op::ManyLazy { test, min, max },
                Greed::Possessive => Op::ManyPossessive { test, min, max },
            });
            return Ok(());
        }
        let cut = (greed == Greed::Possessive).then(|| self.slot(1));
        if let Some(slot) = cut {
            self.ops.push(Op::CutBegin(slot));
        }
        if (min, max) == (0, 1) {
            // Nothing is counted: it is tried or left out.
            let tried = self.ops.len();
            self.ops.push(Op::Fail);
            self.sequence(body)?;
            let to = self.here();
            self.ops[tried] = match greed {
                Greed::Lazy => Op::TryLater { to },
                _ => Op::Try { to },
            };
            if greed == Greed::Lazy {
                self.lazy_optional(tried);
            }
        } else {
            let slot = self.slot(2);
            let begin = self.ops.len();
            self.ops.push(Op::Fail);
            let body_at = self.here();
            self.sequence(body)?;
            let end = self.here();
            self.ops[begin] = Op::LoopBegin { slot, end };
            self.ops.push(Op::LoopEnd {
                slot,
                body: body_at,
                min,
                max,
                lazy: greed == Greed::Lazy,
            });
        }
        if let Some(slot) = cut {
            self.ops.push(Op::CutEnd(slot));
        }
        Ok(())
    }

    /// `TryLater` skips the body and comes back to it: its target is what follows the body.
    fn lazy_optional(&mut self, tried: usize) {
        let to = self.here();
        self.ops[tried] = Op::TryLater { to };
    }

    fn look(&mut self, behind: bool, negated: bool, body: &[Node]) -> Parsed<()> {
        let mut before = AHEAD;
        if behind {
            let (low, high) = width(body, &self.widths);
            if low != high {
                let message = "look-behind requires fixed-width pattern".to_owned();
                return Err(Fault::Pattern(message, None));
            }
            if low > WIDEST {
                return Err(Fault::Pattern("looks too much behind".to_owned(), None));
            }
            before = low as u32;
        }
        let slot = self.slot(2);
        let begin = self.ops.len();
        self.ops.push(Op::Fail);
        self.sequence(body)?;
        self.ops.push(Op::LookEnd { slot, negated });
        let end = self.here();
        self.ops[begin] = Op::LookBegin {
            slot,
            behind: before,
            negated,
            end,
        };
        Ok(())
    }

    fn uncuttable(&mut self, body: &[Node]) -> Parsed<()> {
        let slot = self.slot(1);
        self.ops.push(Op::CutBegin(slot));
        self.sequence(body)?;
        self.ops.push(Op::CutEnd(slot));
        Ok(())
    }

    fn condition(&mut self, group: usize, yes: &[Node], no: &[Node]) -> Parsed<()> {
        let test = self.ops.len();
        self.ops.push(Op::Fail);
        self.sequence(yes)?;
        let jump = self.ops.len();
        self.ops.push(Op::Fail);
        let to = self.here();
        self.ops[test] = Op::Unless {
            group: group as u32,
            to,
        };
        self.sequence(no)?;
        let to = self.here();
        self.ops[jump] = Op::Jump { to };
        Ok(())
    }

    /// Notes for each greedy repetition which byte must follow it, if a literal does.
    fn note_followers(&mut self) {
        for index in 0..self.ops.len() {
            let mut next = index + 1;
            while let Some(Op::Close(_) | Op::Save(_)) = self.ops.get(next) {
                next += 1;
            }
            let byte = match self.ops.get(next) {
                Some(Op::Literal { start, .. }) => self.literals.get(*start as usize).copied(),
                Some(Op::One(Test::Char(char))) if *char < 128 => Some(*char as u8),
                _ => None,
            };
            if let Op::Many { follow, .. } = &mut self.ops[index] {
                *follow = byte;
            }
        }
    }
}

fn plain_char(node: &Node) -> Option<u32> {
    match node {
        Node::Char(char, fold) if !fold::is_cased(*char, *fold) => Some(*char),
        _ => None,
    }
}

/// The set of some items; under a fold it is asked for lower case letters.
pub(super) fn make_set(items: &[SetItem], negated: bool, fold: Fold) -> Set {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    let mut categories = Vec::new();
    for item in items {
        match *item {
            SetItem::Char(char) => add_folded(char, char, fold, &mut ranges),
            SetItem::Range(low, high) => add_folded(low, high, fold, &mut ranges),
            SetItem::Category(category) => categories.push(category),
        }
    }
    ranges.sort_unstable();
    let mut merged: Vec<(u32, u32)> = Vec::with_capacity(ranges.len());
    for (low, high) in ranges {
        match merged.last_mut() {
            Some(last) if low <= last.1.saturating_add(1) => last.1 = last.1.max(high),
            _ => merged.push((low, high)),
        }
    }
    let mut set = Set {
        low: [0; 4],
        ranges: merged,
        categories,
        negated,
        fold,
    };
    if fold == Fold::No {
        set.low = low_bits(&set);
        return set;
    }
    for char in 0..256_u32 {
        let lower = match fold {
            // Characters from 128 on are folded before they are looked up.
            Fold::Unicode if char >= 128 => char,
            fold => fold::folded(char, fold),
        };
        let in_range = set.ranges.iter().any(|(low, high)| (*low..=*high).contains(&lower));
        let found = in_range || set.categories.iter().any(|category| category.contains(lower));
        if found != negated {
            set.low[(char >> 6) as usize] |= 1 << (char & 63);
        }
    }
    set
}

/// The first 256 characters of a set without a fold.
fn low_bits(set: &Set) -> [u64; 4] {
    let mut low = [0u64; 4];
    let mut add = |char: u32| low[(char >> 6) as usize] |= 1 << (char & 63);
    for (first, last) in &set.ranges {
        (*first..=(*last).min(255)).for_each(&mut add);
    }
    for category in &set.categories {
        (0..256).filter(|char| category.contains(*char)).for_each(&mut add);
    }
    match set.negated {
        true => low.map(|word| !word),
        false => low,
    }
}

/// Adds a range, and what its letters are folded to.
fn add_folded(low: u32, high: u32, found: Fold, ranges: &mut Vec<(u32, u32)>) {
    match found {
        Fold::No => ranges.push((low, high)),
        Fold::Ascii => {
            ranges.push((low, high));
            for char in low..=high.min(127) {
                let lower = fold::folded(char, Fold::Ascii);
                ranges.push((lower, lower));
            }
        }
        Fold::Unicode => {
            for char in low..=high {
                // Most of a wide range has no case: it is added piece by piece and merged afterwards.
                let lower = fold::lower(char);
                match ranges.last_mut() {
                    Some(last) if last.1 + 1 == lower => last.1 = lower,
                    _ => ranges.push((lower, lower)),
                }
                if lower != char || unicode::is_cased(char::from_u32(char).unwrap_or('\0')) {
                    ranges.extend(fold::alike(lower).map(|other| (other, other)));
                }
            }
        }
    }
}
