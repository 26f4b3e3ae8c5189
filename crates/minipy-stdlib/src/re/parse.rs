//! Parses a pattern: the grammar of CPython's `re`, with its errors.
//!
//! Sets are in `parse_set.rs`, what stands behind `(?` in `parse_group.rs`.

use super::flags;
use super::parse_set;
use super::source::{Fault, Parsed, Source, Token};
use super::tree::{Category, CategoryKind, Fold, Greed, Node, Place, SetItem, Width, width};
use minipy_vm::native::text::escape::str_repr;
use minipy_vm::native::text::from_code_point;
use rustc_hash::FxHashMap;

/// Groups may be nested this deep; CPython gives up at about the same depth, with a RecursionError.
const DEEPEST: usize = 400;
/// A repetition number is below this.
const MOST_REPEATS: u64 = 4_294_967_295;

/// A parsed pattern.
pub(super) struct Parse {
    pub(super) nodes: Vec<Node>,
    pub(super) flags: u32,
    /// The width of each group; group 0 is the whole and has none.
    pub(super) widths: Vec<Option<Width>>,
    pub(super) names: Vec<(String, usize)>,
    /// What a FutureWarning is to say.
    pub(super) warnings: Vec<String>,
}

pub(super) struct Parser {
    pub(super) source: Source,
    /// The flags of the whole pattern.
    pub(super) global: u32,
    pub(super) widths: Vec<Option<Width>>,
    pub(super) names: Vec<(String, usize)>,
    /// Groups that conditions name, and where.
    pub(super) conditions: Vec<(usize, usize)>,
    /// How many groups there were before the lookbehind that is being parsed.
    pub(super) lookbehind_groups: Option<usize>,
    pub(super) warnings: Vec<String>,
    /// The characters that `\N{...}` names.
    characters: Named,
    depth: usize,
}

/// Characters by their names, as the pattern writes these.
pub(super) type Named = FxHashMap<String, u32>;

/// Parses all of a pattern.
pub(super) fn parse(chars: Vec<char>, is_text: bool, flags: u32, characters: Named) -> Parsed<Parse> {
    let mut parser = Parser {
        source: Source::new(chars, is_text)?,
        global: flags,
        widths: vec![None],
        names: Vec::new(),
        conditions: Vec::new(),
        lookbehind_groups: None,
        warnings: Vec::new(),
        characters,
        depth: 0,
    };
    // The kind must be known while the flags of characters are settled; if it is wrong, that is said after the pattern's own errors.
    let nodes = parser.alternatives(flags, true)?;
    let flags = fix_flags(is_text, parser.global)?;
    if parser.source.next.is_some() {
        return Err(parser.source.error("unbalanced parenthesis", 0));
    }
    for (group, place) in &parser.conditions {
        if *group >= parser.widths.len() {
            return Err(Fault::Pattern(format!("invalid group reference {group}"), Some(*place)));
        }
    }
    Ok(Parse {
        nodes,
        flags,
        widths: parser.widths,
        names: parser.names,
        warnings: parser.warnings,
    })
}

fn fix_flags(is_text: bool, flags: u32) -> Parsed<u32> {
    if is_text {
        if flags & flags::LOCALE != 0 {
            return Err(Fault::Value("cannot use LOCALE flag with a str pattern"));
        }
        if flags & flags::ASCII == 0 {
            return Ok(flags | flags::UNICODE);
        }
        if flags & flags::UNICODE != 0 {
            return Err(Fault::Value("ASCII and UNICODE flags are incompatible"));
        }
    } else {
        if flags & flags::UNICODE != 0 {
            return Err(Fault::Value("cannot use UNICODE flag with a bytes pattern"));
        }
        if flags & flags::LOCALE != 0 && flags & flags::ASCII != 0 {
            return Err(Fault::Value("ASCII and LOCALE flags are incompatible"));
        }
    }
    Ok(flags)
}

impl Parser {
    /// Are words, digits and cases those of ASCII under these flags?
    pub(super) fn is_ascii(&self, flags: u32) -> bool {
        !self.source.is_text || flags & flags::ASCII != 0
    }

    fn fold(&self, flags: u32) -> Fold {
        match (flags & flags::IGNORECASE != 0, self.is_ascii(flags)) {
            (false, _) => Fold::No,
            (true, true) => Fold::Ascii,
            (true, false) => Fold::Unicode,
        }
    }

    /// `a|b|c`. On the outermost level the flags may change at the beginning.
    pub(super) fn alternatives(&mut self, flags: u32, outermost: bool) -> Parsed<Vec<Node>> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Fault::Recursion);
        }
        let mut flags = flags;
        let mut branches = Vec::new();
        loop {
            let first = outermost && branches.is_empty();
            branches.push(self.sequence(&mut flags, first)?);
            if !self.source.accept('|')? {
                break;
            }
        }
        self.depth -= 1;
        Ok(match branches.len() {
            1 => branches.pop().unwrap_or_default(),
            _ => join(branches, self.fold(flags)),
        })
    }

    /// One alternative.
    pub(super) fn sequence(&mut self, flags: &mut u32, first: bool) -> Parsed<Vec<Node>> {
        let mut nodes: Vec<Node> = Vec::new();
        while let Some(token) = self.source.next {
            if token.is('|') || token.is(')') {
                break;
            }
            self.source.take()?;
            let verbose = *flags & flags::VERBOSE != 0;
            if verbose && token.plain().is_some_and(|char| " \t\n\r\x0b\x0c".contains(char)) {
                continue;
            }
            if verbose && token.is('#') {
                while self.source.take()?.is_some_and(|token| !token.is('\n')) {}
                continue;
            }
            self.item(token, flags, first, &mut nodes)?;
        }
        unpack(&mut nodes);
        Ok(nodes)
    }

    fn item(&mut self, token: Token, flags: &mut u32, first: bool, nodes: &mut Vec<Node>) -> Parsed<()> {
        if let Some(escaped) = token.escaped {
            let node = self.escape(escaped, *flags)?;
            nodes.push(node);
            return Ok(());
        }
        match token.char {
            '[' => {
                let fold = self.fold(*flags);
                let node = parse_set::set(self, *flags, fold)?;
                nodes.push(node);
            }
            '?' | '*' | '+' | '{' => self.repeat(token.char, *flags, nodes)?,
            '.' => nodes.push(Node::Any {
                newline: *flags & flags::DOTALL != 0,
            }),
            '(' => {
                if let Some(node) = self.group(flags, first && nodes.is_empty())? {
                    nodes.push(node);
                }
            }
            '^' => nodes.push(Node::At(match *flags & flags::MULTILINE {
                0 => Place::Begin,
                _ => Place::LineBegin,
            })),
            '$' => nodes.push(Node::At(match *flags & flags::MULTILINE {
                0 => Place::LastLineEnd,
                _ => Place::LineEnd,
            })),
            char => nodes.push(Node::Char(char as u32, self.fold(*flags))),
        }
        Ok(())
    }

    /// `min` and `max` of a repetition, or None if the brace is no repetition.
    fn counts(&mut self, char: char) -> Parsed<Option<(u64, Option<u64>)>> {
        Ok(Some(match char {
            '?' => (0, Some(1)),
            '*' => (0, None),
            '+' => (1, None),
            _ => {
                if self.source.next_is('}') {
                    return Ok(None);
                }
                let here = self.source.tell();
                let low = self.source.take_while(usize::MAX, char::is_ascii_digit)?;
                let high = match self.source.accept(',')? {
                    true => self.source.take_while(usize::MAX, char::is_ascii_digit)?,
                    false => low.clone(),
                };
                if !self.source.accept('}')? {
                    self.source.seek(here)?;
                    return Ok(None);
                }
                let number = |text: &str| match text.parse::<u64>() {
                    _ if text.is_empty() => Ok(None),
                    Ok(number) if number < MOST_REPEATS => Ok(Some(number)),
                    _ => Err(Fault::Overflow("the repetition number is too large")),
                };
                let (low, high) = (number(&low)?.unwrap_or(0), number(&high)?);
                if high.is_some_and(|high| high < low) {
                    let offset = self.source.tell() - here;
                    return Err(self.source.error("min repeat greater than max repeat", offset));
                }
                (low, high)
            }
        }))
    }

    fn repeat(&mut self, char: char, flags: u32, nodes: &mut Vec<Node>) -> Parsed<()> {
        let here = self.source.tell();
        let Some((min, max)) = self.counts(char)? else {
            nodes.push(Node::Char(u32::from(char), self.fold(flags)));
            return Ok(());
        };
        let offset = self.source.tell() - here + 1;
        let body = match nodes.pop() {
            None | Some(Node::At(_)) => return Err(self.source.error("nothing to repeat", offset)),
            Some(Node::Repeat { .. }) => return Err(self.source.error("multiple repeat", offset)),
            Some(Node::Cluster { body, plain: true }) => body,
            Some(node) => vec![node],
        };
        let greed = if self.source.accept('?')? {
            Greed::Lazy
        } else if self.source.accept('+')? {
            Greed::Possessive
        } else {
            Greed::Greedy
        };
        nodes.push(Node::Repeat {
            min: min as u32,
            max: max.map(|max| max as u32),
            greed,
            body,
        });
        Ok(())
    }

    /// What a backslash and a character mean outside a set.
    fn escape(&mut self, char: char, flags: u32) -> Parsed<Node> {
        let ascii = self.is_ascii(flags);
        let place = match char {
            'A' => Some(Place::Begin),
            'b' => Some(Place::Boundary { ascii }),
            'B' => Some(Place::NoBoundary { ascii }),
            'Z' | 'z' => Some(Place::End),
            _ => None,
        };
        if let Some(place) = place {
            return Ok(Node::At(place));
        }
        if let Some(category) = category(char, ascii) {
            return Ok(Node::Set {
                items: vec![SetItem::Category(category)],
                negated: false,
                fold: Fold::No,
            });
        }
        if char.is_ascii_digit() && char != '0' {
            return self.number(char, flags);
        }
        let octal = char == '0';
        let code = if octal {
            let digits = format!("0{}", self.source.take_while(2, |c| ('0'..='7').contains(c))?);
            u32::from_str_radix(&digits, 8).unwrap_or(0)
        } else {
            self.character(char)?
        };
        Ok(Node::Char(code, self.fold(flags)))
    }

    /// `\12`: an octal number of three digits or a group.
    fn number(&mut self, first: char, flags: u32) -> Parsed<Node> {
        let mut digits = String::from(first);
        if self.source.next_is_digit() {
            digits.push_str(&self.source.take_while(1, char::is_ascii_digit)?);
            let octal = digits.bytes().all(|digit| digit < b'8');
            if octal && self.source.next_is_octal() {
                digits.push_str(&self.source.take_while(1, char::is_ascii_digit)?);
                let code = u32::from_str_radix(&digits, 8).unwrap_or(0);
                if code > 0o377 {
                    let message = format!("octal escape value \\{digits} outside of range 0-0o377");
                    return Err(self.source.error(message, 4));
                }
                return Ok(Node::Char(code, self.fold(flags)));
            }
        }
        let group: usize = digits.parse().unwrap_or(0);
        if group >= self.widths.len() {
            let message = format!("invalid group reference {group}");
            return Err(self.source.error(message, digits.len()));
        }
        if self.widths[group].is_none() {
            return Err(self.source.error("cannot refer to an open group", digits.len() + 1));
        }
        self.check_lookbehind_group(group)?;
        Ok(Node::BackReference(group, self.fold(flags)))
    }

    /// A back reference by name or condition within a lookbehind may only name what stood before it.
    pub(super) fn check_lookbehind_group(&self, group: usize) -> Parsed<()> {
        if let Some(before) = self.lookbehind_groups {
            if self.widths.get(group).copied().flatten().is_none() {
                return Err(self.source.error("cannot refer to an open group", 0));
            }
            if group >= before {
                let message = "cannot refer to group defined in the same lookbehind subpattern";
                return Err(self.source.error(message, 0));
            }
        }
        Ok(())
    }

    /// The character a backslash and a character stand for, in a set or outside.
    pub(super) fn character(&mut self, char: char) -> Parsed<u32> {
        let simple = match char {
            'a' => 7,
            'f' => 12,
            'n' => 10,
            'r' => 13,
            't' => 9,
            'v' => 11,
            '\\' => 92,
            _ => 0,
        };
        if simple != 0 {
            return Ok(simple);
        }
        let digits = match char {
            'x' => 2,
            'u' if self.source.is_text => 4,
            'U' if self.source.is_text => 8,
            'N' if self.source.is_text => {
                return self.named_character();
            }
            char if char.is_ascii_alphanumeric() => {
                return Err(self.source.error(format!("bad escape \\{char}"), 2));
            }
            char => return Ok(char as u32),
        };
        let hex = self.source.take_while(digits, char::is_ascii_hexdigit)?;
        if hex.len() != digits {
            let message = format!("incomplete escape \\{char}{hex}");
            return Err(self.source.error(message, hex.len() + 2));
        }
        let code = u32::from_str_radix(&hex, 16).unwrap_or(u32::MAX);
        match from_code_point(code) {
            Some(found) => Ok(found as u32),
            None => Err(self.source.error(format!("bad escape \\{char}{hex}"), hex.len() + 2)),
        }
    }

    /// What stands between the braces of `\N{...}`.
    fn named_character(&mut self) -> Parsed<u32> {
        if !self.source.accept('{')? {
            return Err(self.source.error("missing {", 0));
        }
        let name = self.source.take_until('}', "character name")?;
        match self.characters.get(&name) {
            Some(found) => Ok(*found),
            None => {
                let message = format!("undefined character name {}", str_repr(&name));
                Err(self.source.error(message, name.chars().count() + 4))
            }
        }
    }

    /// Notes the width of a group that has been closed.
    pub(super) fn close_group(&mut self, group: usize, body: &[Node]) {
        self.widths[group] = Some(width(body, &self.widths));
    }
}

/// `\d` and its kin.
pub(super) fn category(char: char, ascii: bool) -> Option<Category> {
    let kind = match char.to_ascii_lowercase() {
        'd' => CategoryKind::Digit,
        's' => CategoryKind::Space,
        'w' => CategoryKind::Word,
        _ => return None,
    };
    let negated = char.is_ascii_uppercase();
    Some(Category { kind, negated, ascii })
}

/// Alternatives: what all begin with is taken out, and single characters become a set.
fn join(mut branches: Vec<Vec<Node>>, fold: Fold) -> Vec<Node> {
    let mut nodes = Vec::new();
    while let Some(first) = branches[0].first().cloned() {
        // A group captures; were it taken out, the rest would be the same, but comparing groups costs more than it saves.
        let simple = matches!(
            first,
            Node::Char(..) | Node::Any { .. } | Node::Set { .. } | Node::At(_)
        );
        if !simple || branches.iter().any(|branch| branch.first() != Some(&first)) {
            break;
        }
        for branch in &mut branches {
            branch.remove(0);
        }
        nodes.push(first);
    }
    let mut items = Vec::new();
    for branch in &branches {
        match &branch[..] {
            [Node::Char(char, found)] if *found == fold => items.push(SetItem::Char(*char)),
            [
                Node::Set {
                    items: more,
                    negated: false,
                    fold: found,
                },
            ] if *found == fold => items.extend(more),
            _ => {
                nodes.push(Node::Branch(branches));
                return nodes;
            }
        }
    }
    nodes.push(Node::Set {
        items,
        negated: false,
        fold,
    });
    nodes
}

/// Groups that neither capture nor change flags give their contents to the sequence they stand in.
fn unpack(nodes: &mut Vec<Node>) {
    if !nodes
        .iter()
        .any(|node| matches!(node, Node::Cluster { plain: true, .. }))
    {
        return;
    }
    let mut flat = Vec::with_capacity(nodes.len());
    for node in nodes.drain(..) {
        match node {
            Node::Cluster { body, plain: true } => flat.extend(body),
            node => flat.push(node),
        }
    }
    *nodes = flat;
}
