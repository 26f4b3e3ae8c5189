//! What a search may skip: the bytes with which a match begins.

use super::compile::{Compiler, make_set};
use super::fold;
use super::paths;
use super::program::Start;
use super::source::Parsed;
use super::tree::{Fold, Node, Place};

/// Bytes that can begin a match, as far as they are known.
struct First {
    bytes: [bool; 256],
    /// How many nodes may still be looked at: an alternation of alternations is looked at over and over.
    left: usize,
}

/// Finds out where matches of a sequence can begin.
pub(super) fn of(nodes: &[Node], is_text: bool, compiler: &mut Compiler) -> Parsed<Start> {
    if let Some(Node::At(Place::Begin)) = nodes.first() {
        return Ok(Start::Begin);
    }
    let mut literal = Vec::new();
    prefix(nodes, compiler, &mut literal);
    if !literal.is_empty() {
        let finder = memchr::memmem::Finder::new(&literal).into_owned();
        return Ok(Start::Literal(Box::new(finder)));
    }
    if let Some(paths) = paths::of(nodes, is_text) {
        return Ok(Start::Paths(paths));
    }
    let mut first = First {
        bytes: [false; 256],
        left: 2000,
    };
    let known = first.sequence(nodes, is_text);
    let useful = first.bytes.iter().filter(|is_first| !**is_first).count() > 0;
    Ok(match known == Some(false) && useful {
        true => Start::Bytes(Box::new(first.bytes)),
        false => Start::Anywhere,
    })
}

/// The bytes that every match begins with. True if the sequence is nothing else.
fn prefix(nodes: &[Node], compiler: &Compiler, bytes: &mut Vec<u8>) -> bool {
    for node in nodes {
        match node {
            Node::Char(char, fold) if !fold::is_cased(*char, *fold) => compiler.push_bytes(*char, bytes),
            Node::Group(_, body) | Node::Cluster { body, .. } | Node::Atomic(body) => {
                if !prefix(body, compiler, bytes) {
                    return false;
                }
            }
            _ => return false,
        }
    }
    true
}

impl First {
    /// Notes what a sequence can begin with: Some(may it be empty?), or None if it is not known.
    fn sequence(&mut self, nodes: &[Node], is_text: bool) -> Option<bool> {
        for node in nodes {
            if !self.node(node, is_text)? {
                return Some(false);
            }
        }
        Some(true)
    }

    fn node(&mut self, node: &Node, is_text: bool) -> Option<bool> {
        self.left = self.left.checked_sub(1)?;
        match node {
            Node::Char(..) | Node::Set { .. } | Node::NotChar(..) | Node::Any { .. } => {
                self.character(node, is_text)?;
                Some(false)
            }
            // What looks around takes no characters; that it may fail does not matter here.
            Node::At(_) | Node::Look { .. } => Some(true),
            Node::Branch(branches) => {
                let mut empty = false;
                for branch in branches {
                    empty |= self.sequence(branch, is_text)?;
                }
                Some(empty)
            }
            Node::Group(_, body) | Node::Cluster { body, .. } | Node::Atomic(body) => self.sequence(body, is_text),
            Node::Repeat { min, body, .. } => {
                let empty = self.sequence(body, is_text)?;
                Some(empty || *min == 0)
            }
            Node::BackReference(..) | Node::Conditional { .. } => None,
            Node::Fail => Some(false),
        }
    }

    fn character(&mut self, node: &Node, is_text: bool) -> Option<()> {
        let limit = if is_text { 128 } else { 256 };
        let set = match node {
            Node::Char(char, fold) => make_set(&[super::tree::SetItem::Char(*char)], false, *fold),
            Node::NotChar(char, fold) => make_set(&[super::tree::SetItem::Char(*char)], true, *fold),
            Node::Set { items, negated, fold } => {
                // A wide range under a fold is slow to make, and it was made once already.
                let wide = items
                    .iter()
                    .any(|item| matches!(item, super::tree::SetItem::Range(low, high) if high - low > 1000));
                if wide && *fold != Fold::No {
                    return None;
                }
                make_set(items, *negated, *fold)
            }
            _ => return None,
        };
        for byte in 0..limit {
            self.bytes[byte as usize] |= set.contains(byte);
        }
        if is_text {
            // Bytes of other characters: which of them are in the set is left to the matcher.
            for byte in 128..256 {
                self.bytes[byte] = true;
            }
        }
        Some(())
    }
}
