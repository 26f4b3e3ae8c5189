//! What the parser makes of a pattern. Flags are settled here: whatever depends on one carries what it means.

/// How letters of either case are taken for equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fold {
    /// They are not.
    No,
    /// The 26 letters of ASCII.
    Ascii,
    /// All letters that Unicode pairs.
    Unicode,
}

/// `\d`, `\s`, `\w`, of ASCII or of Unicode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Category {
    pub(super) kind: CategoryKind,
    pub(super) negated: bool,
    pub(super) ascii: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CategoryKind {
    Digit,
    Space,
    Word,
}

/// An item of `[...]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SetItem {
    Char(u32),
    Range(u32, u32),
    Category(Category),
}

/// A place that is no character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// `\A`, and `^` without MULTILINE.
    Begin,
    /// `^` with MULTILINE.
    LineBegin,
    /// `$` without MULTILINE: the end, or before a newline that ends the text.
    LastLineEnd,
    /// `$` with MULTILINE.
    LineEnd,
    /// `\Z`, `\z`.
    End,
    /// `\b`; of ASCII words or of Unicode's.
    Boundary { ascii: bool },
    /// `\B`.
    NoBoundary { ascii: bool },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Greed {
    Greedy,
    Lazy,
    Possessive,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    Char(u32, Fold),
    NotChar(u32, Fold),
    /// `.`; with DOTALL newlines too.
    Any {
        newline: bool,
    },
    Set {
        items: Vec<SetItem>,
        negated: bool,
        fold: Fold,
    },
    At(Place),
    Branch(Vec<Vec<Node>>),
    /// A capturing group.
    Group(usize, Vec<Node>),
    /// A group that captures nothing; `plain` if it says nothing about flags.
    Cluster {
        body: Vec<Node>,
        plain: bool,
    },
    Repeat {
        min: u32,
        /// None: as often as it goes.
        max: Option<u32>,
        greed: Greed,
        body: Vec<Node>,
    },
    Look {
        behind: bool,
        negated: bool,
        body: Vec<Node>,
    },
    Atomic(Vec<Node>),
    BackReference(usize, Fold),
    /// `(?(1)yes|no)`.
    Conditional {
        group: usize,
        yes: Vec<Node>,
        no: Vec<Node>,
        has_no: bool,
    },
    /// Never matches.
    Fail,
}

/// The fewest and the most characters something can match. What has no end counts as `NO_END`.
pub(super) type Width = (u64, u64);

/// More characters than any text has.
pub(super) const NO_END: u64 = 1 << 40;

/// The width of a sequence, given those of the groups.
pub(super) fn width(nodes: &[Node], groups: &[Option<Width>]) -> Width {
    let mut total = (0, 0);
    for node in nodes {
        let (low, high) = width_of(node, groups);
        total = (u64::min(total.0 + low, NO_END), u64::min(total.1 + high, NO_END));
    }
    total
}

fn width_of(node: &Node, groups: &[Option<Width>]) -> Width {
    match node {
        Node::Char(..) | Node::NotChar(..) | Node::Any { .. } | Node::Set { .. } => (1, 1),
        Node::At(_) | Node::Look { .. } | Node::Fail => (0, 0),
        Node::Branch(branches) => branches
            .iter()
            .map(|branch| width(branch, groups))
            .reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
            .unwrap_or((0, 0)),
        Node::Group(_, body) | Node::Cluster { body, .. } | Node::Atomic(body) => width(body, groups),
        Node::Repeat { min, max, body, .. } => {
            let (low, high) = width(body, groups);
            let most = max.map_or(NO_END, u64::from);
            (
                low.saturating_mul(u64::from(*min)).min(NO_END),
                high.saturating_mul(most).min(NO_END),
            )
        }
        Node::BackReference(group, _) => groups.get(*group).copied().flatten().unwrap_or((0, NO_END)),
        Node::Conditional { yes, no, has_no, .. } => {
            let (low, high) = width(yes, groups);
            let other = width(no, groups);
            (if *has_no { low.min(other.0) } else { 0 }, high.max(other.1))
        }
    }
}
