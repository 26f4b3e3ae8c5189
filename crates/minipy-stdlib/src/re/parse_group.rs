//! What stands in parentheses: groups, assertions, conditions, flags, comments.

use super::flags;
use super::parse::Parser;
use super::source::{Parsed, Token};
use super::tree::{Fold, Node};
use minipy_vm::native::text::escape::str_repr;

/// What the beginning of a group has said.
enum Opening {
    Capture(Option<String>),
    Cluster {
        add: u32,
        remove: u32,
    },
    Atomic,
    /// All of it has been read.
    Done(Option<Node>),
}

impl Parser {
    /// A group, after its parenthesis; None for what matches nothing and is nothing. Flags for the whole pattern may stand only
    /// where it begins.
    pub(super) fn group(&mut self, flags: &mut u32, at_start: bool) -> Parsed<Option<Node>> {
        let start = self.source.tell() - 1;
        let opening = match self.source.accept('?')? {
            true => self.extension(flags, at_start, start)?,
            false => Opening::Capture(None),
        };
        let mut inner = *flags;
        let mut group = None;
        match &opening {
            Opening::Done(node) => return Ok(node.clone()),
            Opening::Capture(name) => group = Some(self.open_group(name.as_deref())?),
            Opening::Cluster { add, remove } => {
                if add & flags::KINDS != 0 {
                    inner &= !flags::KINDS;
                }
                inner = (inner | add) & !remove;
            }
            Opening::Atomic => {}
        }
        let body = self.alternatives(inner, false)?;
        self.close(start)?;
        Ok(Some(match (opening, group) {
            (_, Some(group)) => {
                self.close_group(group, &body);
                Node::Group(group, body)
            }
            (Opening::Atomic, _) => Node::Atomic(body),
            (Opening::Cluster { add, remove }, _) => Node::Cluster {
                body,
                plain: add == 0 && remove == 0,
            },
            (_, None) => Node::Cluster { body, plain: true },
        }))
    }

    fn close(&mut self, start: usize) -> Parsed<()> {
        if self.source.accept(')')? {
            return Ok(());
        }
        let offset = self.source.tell() - start;
        Err(self.source.error("missing ), unterminated subpattern", offset))
    }

    fn open_group(&mut self, name: Option<&str>) -> Parsed<usize> {
        let group = self.widths.len();
        self.widths.push(None);
        if let Some(name) = name {
            if let Some((_, before)) = self.names.iter().find(|(known, _)| known == name) {
                let message = format!(
                    "redefinition of group name {} as group {group}; was group {before}",
                    str_repr(name)
                );
                return Err(self.source.error(message, name.chars().count() + 1));
            }
            self.names.push((name.to_owned(), group));
        }
        Ok(group)
    }

    /// What follows `(?`.
    fn extension(&mut self, flags: &mut u32, at_start: bool, start: usize) -> Parsed<Opening> {
        let Some(token) = self.source.take()? else {
            return Err(self.source.error("unexpected end of pattern", 0));
        };
        Ok(match token.plain().unwrap_or('\\') {
            'P' => return self.python_extension(*flags),
            ':' => Opening::Cluster { add: 0, remove: 0 },
            '#' => {
                self.comment(start)?;
                Opening::Done(None)
            }
            '=' => Opening::Done(Some(self.look(*flags, false, false, start)?)),
            '!' => Opening::Done(Some(self.look(*flags, false, true, start)?)),
            '<' => {
                let Some(token) = self.source.take()? else {
                    return Err(self.source.error("unexpected end of pattern", 0));
                };
                if !token.is('=') && !token.is('!') {
                    let message = format!("unknown extension ?<{}", token.text());
                    return Err(self.source.error(message, token.len() + 2));
                }
                Opening::Done(Some(self.look(*flags, true, token.is('!'), start)?))
            }
            '(' => Opening::Done(Some(self.condition(*flags, start)?)),
            '>' => Opening::Atomic,
            char if char == '-' || flags::of_letter(char).is_some() => match self.flag_letters(char)? {
                Some((add, remove)) => Opening::Cluster { add, remove },
                None => {
                    if !at_start {
                        let offset = self.source.tell() - start;
                        let message = "global flags not at the start of the expression";
                        return Err(self.source.error(message, offset));
                    }
                    *flags |= self.global;
                    Opening::Done(None)
                }
            },
            _ => {
                let message = format!("unknown extension ?{}", token.text());
                return Err(self.source.error(message, token.len() + 1));
            }
        })
    }

    fn comment(&mut self, start: usize) -> Parsed<()> {
        loop {
            match self.source.take()? {
                None => {
                    let offset = self.source.tell() - start;
                    return Err(self.source.error("missing ), unterminated comment", offset));
                }
                Some(token) if token.is(')') => return Ok(()),
                Some(_) => {}
            }
        }
    }

    /// `(?P<name>` and `(?P=name)`.
    fn python_extension(&mut self, flags: u32) -> Parsed<Opening> {
        if self.source.accept('<')? {
            let name = self.source.take_until('>', "group name")?;
            self.source.check_group_name(&name, 1)?;
            return Ok(Opening::Capture(Some(name)));
        }
        if self.source.accept('=')? {
            let name = self.source.take_until(')', "group name")?;
            self.source.check_group_name(&name, 1)?;
            let length = name.chars().count() + 1;
            let Some(group) = self.named(&name) else {
                let message = format!("unknown group name {}", str_repr(&name));
                return Err(self.source.error(message, length));
            };
            if self.widths[group].is_none() {
                return Err(self.source.error("cannot refer to an open group", length));
            }
            self.check_lookbehind_group(group)?;
            let fold = match (flags & flags::IGNORECASE != 0, self.is_ascii(flags)) {
                (false, _) => Fold::No,
                (true, true) => Fold::Ascii,
                (true, false) => Fold::Unicode,
            };
            return Ok(Opening::Done(Some(Node::BackReference(group, fold))));
        }
        match self.source.take()? {
            None => Err(self.source.error("unexpected end of pattern", 0)),
            Some(token) => {
                let message = format!("unknown extension ?P{}", token.text());
                Err(self.source.error(message, token.len() + 2))
            }
        }
    }

    fn named(&self, name: &str) -> Option<usize> {
        let found = self.names.iter().find(|(known, _)| known == name);
        found.map(|(_, group)| *group)
    }

    fn look(&mut self, flags: u32, behind: bool, negated: bool, start: usize) -> Parsed<Node> {
        let outer = self.lookbehind_groups;
        if behind && outer.is_none() {
            self.lookbehind_groups = Some(self.widths.len());
        }
        let body = self.alternatives(flags, false)?;
        self.lookbehind_groups = outer;
        self.close(start)?;
        Ok(match negated && body.is_empty() {
            true => Node::Fail,
            false => Node::Look { behind, negated, body },
        })
    }

    /// `(?(1)yes|no)`.
    fn condition(&mut self, flags: u32, start: usize) -> Parsed<Node> {
        let name = self.source.take_until(')', "group name")?;
        let length = name.chars().count() + 1;
        let group = if name.bytes().all(|byte| byte.is_ascii_digit()) {
            let group = name.parse::<usize>().unwrap_or(usize::MAX);
            if group == 0 {
                return Err(self.source.error("bad group number", length));
            }
            if group >= 1 << 30 {
                let digits = name.trim_start_matches('0');
                return Err(self.source.error(format!("invalid group reference {digits}"), length));
            }
            let place = self.source.tell() - length;
            if !self.conditions.iter().any(|(known, _)| *known == group) {
                self.conditions.push((group, place));
            }
            group
        } else {
            self.source.check_group_name(&name, 1)?;
            match self.named(&name) {
                Some(group) => group,
                None => {
                    let message = format!("unknown group name {}", str_repr(&name));
                    return Err(self.source.error(message, length));
                }
            }
        };
        self.check_lookbehind_group(group)?;
        let yes = self.sequence(&mut flags.clone(), false)?;
        let has_no = self.source.accept('|')?;
        let mut no = Vec::new();
        if has_no {
            no = self.sequence(&mut flags.clone(), false)?;
            if self.source.next_is('|') {
                let message = "conditional backref with more than two branches";
                return Err(self.source.error(message, 0));
            }
        }
        self.close(start)?;
        Ok(Node::Conditional { group, yes, no, has_no })
    }

    /// The flags of `(?i-m:`, to be added and removed. None for `(?i)`, whose flags are those of the whole pattern now.
    fn flag_letters(&mut self, first: char) -> Parsed<Option<(u32, u32)>> {
        let (mut add, mut remove) = (0, 0);
        let mut end = first;
        if first != '-' {
            end = self.letters(first, &mut add, true)?;
            if end == ')' {
                self.global |= add;
                return Ok(None);
            }
        }
        if add & flags::DEBUG != 0 {
            return Err(self.source.error("bad inline flags: cannot turn on global flag", 1));
        }
        if end == '-' {
            let letter = self.letter("missing flag")?;
            let Some(letter) = letter.plain().filter(|letter| flags::of_letter(*letter).is_some()) else {
                return Err(self.unknown_flag(letter, "missing flag"));
            };
            self.letters(letter, &mut remove, false)?;
        }
        if add & remove != 0 {
            let message = "bad inline flags: flag turned on and off";
            return Err(self.source.error(message, 1));
        }
        Ok(Some((add, remove)))
    }

    fn letter(&mut self, missing: &str) -> Parsed<Token> {
        match self.source.take()? {
            Some(token) => Ok(token),
            None => Err(self.source.error(missing, 0)),
        }
    }

    fn unknown_flag(&self, token: Token, missing: &str) -> super::source::Fault {
        let alphabetic = token.plain().is_some_and(char::is_alphabetic);
        let message = if alphabetic { "unknown flag" } else { missing };
        self.source.error(message, token.len())
    }

    /// Letters to add or remove, up to what ends them.
    fn letters(&mut self, first: char, flags: &mut u32, adding: bool) -> Parsed<char> {
        let missing = if adding { "missing -, : or )" } else { "missing :" };
        let mut letter = first;
        loop {
            let flag = flags::of_letter(letter).unwrap_or(0);
            let message = if !adding && flag & flags::KINDS != 0 {
                "bad inline flags: cannot turn off flags 'a', 'u' and 'L'"
            } else if adding && self.source.is_text && letter == 'L' {
                "bad inline flags: cannot use 'L' flag with a str pattern"
            } else if adding && !self.source.is_text && letter == 'u' {
                "bad inline flags: cannot use 'u' flag with a bytes pattern"
            } else if adding && flag & flags::KINDS != 0 && (*flags | flag) & flags::KINDS != flag {
                "bad inline flags: flags 'a', 'u' and 'L' are incompatible"
            } else {
                ""
            };
            if !message.is_empty() {
                return Err(self.source.error(message, 0));
            }
            *flags |= flag;
            let token = self.letter(missing)?;
            match token.plain() {
                Some(end @ (')' | '-')) if adding => return Ok(end),
                Some(':') => return Ok(':'),
                Some(next) if flags::of_letter(next).is_some() => letter = next,
                _ => return Err(self.unknown_flag(token, missing)),
            }
        }
    }
}
