//! The first bytes of what a pattern can match, as up to eight *paths*: one for each alternative. A place where no path can begin is
//! passed over without trying the pattern there.
//!
//! Each path is one bit. A table for each of the first few places says which paths allow a byte there, so that the tables' entries
//! for the bytes at hand, combined by `&`, tell which paths are left.

use super::compile::make_set;
use super::tree::{Fold, Node, SetItem};
use std::cell::OnceCell;

/// The most places that are looked at.
const DEPTH: usize = 4;
/// The most paths: bits of a table's entry.
const MOST: usize = 8;

/// Bytes, as bits.
type Bytes = [u64; 4];

/// One way to begin.
#[derive(Clone, Default, Debug)]
struct Path {
    places: Vec<Bytes>,
    /// What comes next is not known.
    closed: bool,
}

/// The paths, and their tables, which the first search makes: many patterns are compiled and never searched with.
#[derive(Debug)]
pub(super) struct Paths {
    paths: Vec<Path>,
    tables: OnceCell<Vec<Table>>,
}

/// Which paths allow a byte.
type Table = [u8; 256];

/// The paths of a sequence of nodes; None if there are too many, or if one of them tells nothing.
pub(super) fn of(nodes: &[Node], is_text: bool) -> Option<Paths> {
    let mut paths = vec![Path::default()];
    follow(nodes, is_text, &mut paths)?;
    if paths.iter().any(|path| path.places.is_empty()) {
        return None;
    }
    Some(Paths {
        paths,
        tables: OnceCell::new(),
    })
}

/// Makes the paths longer by what a sequence can begin with.
fn follow(nodes: &[Node], is_text: bool, paths: &mut Vec<Path>) -> Option<()> {
    for node in nodes {
        if paths.iter().all(|path| path.closed) {
            return Some(());
        }
        match node {
            // What looks around takes no characters; that it may fail does not matter here.
            Node::At(_) | Node::Look { .. } => {}
            Node::Char(..) | Node::NotChar(..) | Node::Set { .. } => {
                let (bytes, goes_on) = character(node, is_text)?;
                for path in paths.iter_mut().filter(|path| !path.closed) {
                    path.places.push(bytes);
                    path.closed = !goes_on || path.places.len() == DEPTH;
                }
            }
            Node::Group(_, body) | Node::Cluster { body, .. } | Node::Atomic(body) => follow(body, is_text, paths)?,
            Node::Branch(branches) => fork(branches, is_text, paths)?,
            Node::Repeat { min, max, body, .. } => {
                if *min > 0 {
                    follow(body, is_text, paths)?;
                }
                if *max != Some(1) || *min != 1 {
                    close(paths);
                }
            }
            _ => close(paths),
        }
    }
    Some(())
}

fn close(paths: &mut [Path]) {
    paths.iter_mut().for_each(|path| path.closed = true);
}

/// Every path that is open goes on in each of the branches.
fn fork(branches: &[Vec<Node>], is_text: bool, paths: &mut Vec<Path>) -> Option<()> {
    let (closed, open): (Vec<Path>, Vec<Path>) = paths.drain(..).partition(|path| path.closed);
    *paths = closed;
    for branch in branches {
        let mut ways = open.clone();
        follow(branch, is_text, &mut ways)?;
        paths.extend(ways);
        if paths.len() > MOST {
            return None;
        }
    }
    Some(())
}

/// The bytes that a character can begin with, and whether it has but one.
fn character(node: &Node, is_text: bool) -> Option<(Bytes, bool)> {
    let is_ascii = |item: &SetItem| match item {
        SetItem::Char(char) => *char < 128,
        SetItem::Range(_, high) => *high < 128,
        SetItem::Category(_) => false,
    };
    let (set, narrow) = match node {
        Node::Char(char, fold) => (
            make_set(&[SetItem::Char(*char)], false, *fold),
            *char < 128 && *fold == Fold::No,
        ),
        Node::NotChar(char, fold) => (make_set(&[SetItem::Char(*char)], true, *fold), false),
        Node::Set { items, negated, fold } => {
            // A wide range under a fold is slow to make, and it was made once already.
            let wide = |item: &SetItem| matches!(item, SetItem::Range(low, high) if high - low > 1000);
            if items.iter().any(wide) && *fold != Fold::No {
                return None;
            }
            let narrow = !negated && *fold == Fold::No && items.iter().all(is_ascii);
            (make_set(items, *negated, *fold), narrow)
        }
        _ => return None,
    };
    let mut bytes: Bytes = [0; 4];
    for byte in 0..if is_text { 128 } else { 256 } {
        bytes[byte as usize >> 6] |= u64::from(set.contains(byte)) << (byte & 63);
    }
    if is_text && !narrow {
        // Bytes of other characters: which of them are in the set is left to the matcher.
        (bytes[2], bytes[3]) = (u64::MAX, u64::MAX);
    }
    Some((bytes, narrow || !is_text))
}

impl Paths {
    #[cold]
    fn make_tables(&self) -> Vec<Table> {
        let depth = self.paths.iter().map(|path| path.places.len()).max().unwrap_or(0);
        let mut tables = vec![[0; 256]; depth];
        for (path, bit) in self.paths.iter().zip((0..MOST).map(|n| 1u8 << n)) {
            for (place, table) in tables.iter_mut().enumerate() {
                for (byte, entry) in table.iter_mut().enumerate() {
                    let allowed = path
                        .places
                        .get(place)
                        .is_none_or(|bytes| bytes[byte >> 6] >> (byte & 63) & 1 != 0);
                    *entry |= if allowed { bit } else { 0 };
                }
            }
        }
        tables
    }

    /// The next place before the end at which a path can begin. `is_text` says that a character begins there too.
    #[inline]
    pub(super) fn find(&self, bytes: &[u8], from: usize, is_text: bool) -> Option<usize> {
        let tables = self.tables.get_or_init(|| self.make_tables());
        let begins = |at: usize| !is_text || bytes[at] & 0xc0 != 0x80;
        let whole = (bytes.len() + 1).saturating_sub(tables.len());
        let mut at = from;
        if let [first, second, rest @ ..] = tables.as_slice() {
            while at < whole {
                let two = first[usize::from(bytes[at])] & second[usize::from(bytes[at + 1])];
                if two != 0 {
                    let behind = rest.iter().zip(&bytes[at + 2..]);
                    let left = behind.fold(two, |left, (table, byte)| left & table[usize::from(*byte)]);
                    if left != 0 && begins(at) {
                        return Some(at);
                    }
                }
                at += 1;
            }
        }
        // Near the end, or if only one place is known, the first byte decides.
        let first = tables.first()?;
        (at..bytes.len()).find(|&at| first[usize::from(bytes[at])] != 0 && begins(at))
    }
}
