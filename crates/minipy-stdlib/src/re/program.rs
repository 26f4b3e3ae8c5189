//! Compiled patterns: a list of operations for the matcher, and what a search may skip over.
//!
//! Operations work on *slots*: two for each group (its begin and end), one for the group that was closed last, and some for the
//! loops and for what is to be cut off. Every slot is a position in bytes or a count; `NONE` says that it was not set.

use super::matcher::Stacks;
use super::paths::Paths;
use super::tree::{Category, CategoryKind, Fold, Place};
use minipy_vm::native::text::unicode;
use std::cell::RefCell;

/// A slot that is not set.
pub(super) const NONE: usize = usize::MAX;

/// What one character must be.
#[derive(Clone, Copy, Debug)]
pub(super) enum Test {
    Char(u32),
    NotChar(u32),
    /// Equal when both are made lower case; the character is lower case already.
    Folded(u32, Fold),
    NotFolded(u32, Fold),
    NoNewline,
    Any,
    Set(u32),
}

/// An operation. Numbers called `to` are indices of operations.
#[derive(Clone, Copy, Debug)]
pub(super) enum Op {
    /// So many bytes of the literals.
    Literal {
        start: u32,
        len: u32,
    },
    One(Test),
    /// One character, again and again. With `follow`, nothing but this byte can come afterwards.
    Many {
        test: Test,
        min: u32,
        max: u32,
        follow: Option<u8>,
    },
    ManyLazy {
        test: Test,
        min: u32,
        max: u32,
    },
    ManyPossessive {
        test: Test,
        min: u32,
        max: u32,
    },
    At(Place),
    /// Sets a slot to the position.
    Save(u32),
    /// The end of a group.
    Close(u32),
    /// Goes on behind, and if that fails at `to`.
    Try {
        to: u32,
    },
    /// Goes on at `to`, and if that fails behind.
    TryLater {
        to: u32,
    },
    Jump {
        to: u32,
    },
    /// Begins a loop: its count and the place of its last round are in two slots.
    LoopBegin {
        slot: u32,
        end: u32,
    },
    /// Stands behind the body: another round, or on.
    LoopEnd {
        slot: u32,
        body: u32,
        min: u32,
        max: u32,
        lazy: bool,
    },
    Back {
        group: u32,
        fold: Fold,
    },
    /// Goes to `to` if the group has matched nothing.
    Unless {
        group: u32,
        to: u32,
    },
    /// Begins an assertion of so many characters before this place (`NONE`: after it); one that is to fail goes on at `end`.
    LookBegin {
        slot: u32,
        behind: u32,
        negated: bool,
        end: u32,
    },
    LookEnd {
        slot: u32,
        negated: bool,
    },
    /// What is tried between these two is not tried again.
    CutBegin(u32),
    CutEnd(u32),
    Fail,
    Match,
}

/// `behind` of an assertion about what comes.
pub(super) const AHEAD: u32 = u32::MAX;
/// `max` of what has no end.
pub(super) const FOREVER: u32 = u32::MAX;

/// A set of characters: the first 256 as bits, the others as ranges and categories.
#[derive(Debug)]
pub(super) struct Set {
    pub(super) low: [u64; 4],
    pub(super) ranges: Vec<(u32, u32)>,
    pub(super) categories: Vec<Category>,
    pub(super) negated: bool,
    pub(super) fold: Fold,
}

impl Set {
    #[inline(always)]
    pub(super) fn contains(&self, char: u32) -> bool {
        if char < 128 || (char < 256 && self.fold != Fold::Unicode) {
            return self.low[(char >> 6) as usize] >> (char & 63) & 1 != 0;
        }
        self.contains_high(char)
    }

    fn contains_high(&self, char: u32) -> bool {
        let char = match self.fold {
            Fold::Unicode => super::fold::lower(char),
            _ => char,
        };
        if char < 256 {
            return self.low[(char >> 6) as usize] >> (char & 63) & 1 != 0;
        }
        let after = self.ranges.partition_point(|(low, _)| *low <= char);
        let found = after > 0 && char <= self.ranges[after - 1].1;
        (found || self.categories.iter().any(|category| category.contains(char))) != self.negated
    }
}

impl Category {
    pub(super) fn contains(self, code: u32) -> bool {
        let found = match char::from_u32(code) {
            None => false,
            Some(char) if self.ascii => match self.kind {
                CategoryKind::Digit => char.is_ascii_digit(),
                CategoryKind::Space => matches!(char, ' ' | '\t'..='\r'),
                CategoryKind::Word => char.is_ascii_alphanumeric() || char == '_',
            },
            Some(char) => match self.kind {
                CategoryKind::Digit => unicode::is_decimal(char),
                CategoryKind::Space => unicode::is_space(char),
                CategoryKind::Word => is_word(char),
            },
        };
        found != self.negated
    }
}

/// Is it a letter, a digit or an underscore?
pub(super) fn is_word(char: char) -> bool {
    if char.is_ascii() {
        return char.is_ascii_alphanumeric() || char == '_';
    }
    unicode::is_alpha(char) || unicode::is_decimal(char) || unicode::is_digit(char) || unicode::is_numeric(char)
}

/// Where a match can begin.
#[derive(Debug)]
pub(super) enum Start {
    Anywhere,
    /// Only at the beginning of the text.
    Begin,
    /// Where these bytes are.
    Literal(Box<memchr::memmem::Finder<'static>>),
    /// Where one of these paths can begin.
    Paths(Paths),
    /// Where one of these bytes is.
    Bytes(Box<[bool; 256]>),
}

/// A compiled pattern.
#[derive(Debug)]
pub(super) struct Program {
    pub(super) ops: Vec<Op>,
    pub(super) literals: Vec<u8>,
    pub(super) sets: Vec<Set>,
    pub(super) start: Start,
    /// The groups, without the whole.
    pub(super) groups: usize,
    /// How many slots there are.
    pub(super) slots: usize,
    /// Is it for text, in UTF-8?
    pub(super) is_text: bool,
    /// Stacks that a walk has left for the next one: most texts are short, and making stacks would take longer than matching.
    pub(super) spare: RefCell<Stacks>,
}

impl Program {
    /// The slot of the group closed last.
    pub(super) fn last_group_slot(&self) -> usize {
        2 * (self.groups + 1)
    }
}
