//! Replacements: text with `\1`, `\g<name>` and escapes in it.

use super::matched;
use super::pattern::{Pattern, raise};
use super::source::{Fault, Parsed, Source};
use minipy_vm::native::text::escape::str_repr;
use minipy_vm::native::{Outcome, Thread, Value};

/// A piece of a replacement.
pub(super) enum Piece {
    /// Text as it is: a string, or bytes.
    Text(Value),
    Group(usize),
}

/// A replacement; without groups it is one text.
pub(super) struct Template {
    pub(super) pieces: Vec<Piece>,
}

impl Template {
    /// Visits the values of the pieces.
    pub(super) fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        for piece in &self.pieces {
            if let Piece::Text(text) = piece {
                visit(text);
            }
        }
    }
}

/// Parses a replacement for a pattern.
pub(super) fn prepare(thread: &mut Thread, pattern: &Value, template: &Value) -> Outcome<Template> {
    let (chars, is_text): (Vec<char>, bool) = match template.as_str() {
        Some(text) if !text.contains('\\') => return Ok(literal(template)),
        Some(text) => (text.chars().collect(), true),
        None => {
            let Some(bytes) = thread.bytes_like(template) else {
                let name = thread.class_name(template);
                let message = format!("decoding to str: need a bytes-like object, {name} found");
                return Err(thread.type_error(message));
            };
            if !bytes.contains(&b'\\') {
                drop(bytes);
                return Ok(literal(template));
            }
            (bytes.iter().map(|byte| char::from(*byte)).collect(), false)
        }
    };
    let Some(compiled) = pattern.payload::<Pattern>(thread) else {
        return Ok(literal(template));
    };
    let (groups, names) = (compiled.program.groups, compiled.names.clone());
    let parsed = Source::new(chars, is_text).and_then(|source| {
        let mut parser = Parser {
            source,
            groups,
            names,
            pieces: Vec::new(),
            text: String::new(),
        };
        parser.run()?;
        Ok(parser.pieces)
    });
    match parsed {
        Ok(pieces) => Ok(Template {
            pieces: pieces.into_iter().map(|piece| piece.into_piece(is_text)).collect(),
        }),
        Err(fault) => Err(raise(thread, fault, template)),
    }
}

fn literal(template: &Value) -> Template {
    Template {
        pieces: vec![Piece::Text(template.clone())],
    }
}

/// The replacement for a match, as one text.
pub(super) fn expand(thread: &mut Thread, template: &Template, found: &Value) -> Outcome {
    let is_text = found
        .payload::<matched::Match>(thread)
        .is_some_and(|found| found.haystack.data.as_str().is_some());
    let mut parts = super::join::Parts::new(is_text);
    for piece in &template.pieces {
        match piece {
            Piece::Text(text) => parts.push_value(thread, text)?,
            Piece::Group(group) => {
                if let Some(text) = matched::text_of(thread, found, *group)? {
                    parts.push_value(thread, &text)?;
                }
            }
        }
    }
    parts.finish(thread)
}

/// A piece before there are values.
enum Raw {
    Text(String),
    Group(usize),
}

impl Raw {
    fn into_piece(self, is_text: bool) -> Piece {
        match self {
            Raw::Group(group) => Piece::Group(group),
            Raw::Text(text) if is_text => Piece::Text(Value::str(&text)),
            Raw::Text(text) => {
                let bytes: Vec<u8> = text.chars().map(|char| char as u8).collect();
                Piece::Text(Value::bytes(&bytes).unwrap_or(Value::NONE))
            }
        }
    }
}

struct Parser {
    source: Source,
    groups: usize,
    names: Vec<(String, usize)>,
    pieces: Vec<Raw>,
    text: String,
}

impl Parser {
    fn run(&mut self) -> Parsed<()> {
        while let Some(token) = self.source.take()? {
            match token.escaped {
                None => self.text.push(token.char),
                Some('g') => self.named()?,
                Some('0') => {
                    let digits = format!("0{}", self.source.take_while(2, |c| ('0'..='7').contains(c))?);
                    let code = u32::from_str_radix(&digits, 8).unwrap_or(0) & 0xff;
                    self.push_code(code);
                }
                Some(digit) if digit.is_ascii_digit() => self.number(digit)?,
                Some(other) => self.escape(other)?,
            }
        }
        self.flush();
        Ok(())
    }

    fn push_code(&mut self, code: u32) {
        self.text.extend(char::from_u32(code));
    }

    fn flush(&mut self) {
        if !self.text.is_empty() {
            self.pieces.push(Raw::Text(std::mem::take(&mut self.text)));
        }
    }

    fn group(&mut self, group: usize, offset: usize) -> Parsed<()> {
        if group > self.groups {
            return Err(self.source.error(format!("invalid group reference {group}"), offset));
        }
        self.flush();
        self.pieces.push(Raw::Group(group));
        Ok(())
    }

    /// `\g<name>`.
    fn named(&mut self) -> Parsed<()> {
        if !self.source.accept('<')? {
            return Err(self.source.error("missing <", 0));
        }
        let name = self.source.take_until('>', "group name")?;
        let offset = name.chars().count() + 1;
        if name.bytes().all(|byte| byte.is_ascii_digit()) {
            return match name.parse::<usize>() {
                Ok(group) if group < 1 << 30 => self.group(group, offset),
                _ => {
                    let digits = name.trim_start_matches('0');
                    Err(self.source.error(format!("invalid group reference {digits}"), offset))
                }
            };
        }
        self.source.check_group_name(&name, 1)?;
        match self.names.iter().find(|(known, _)| *known == name) {
            Some((_, group)) => self.group(*group, offset),
            None => Err(Fault::Index(format!("unknown group name {}", str_repr(&name)))),
        }
    }

    fn number(&mut self, first: char) -> Parsed<()> {
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
                self.push_code(code);
                return Ok(());
            }
        }
        let length = digits.len();
        self.group(digits.parse().unwrap_or(usize::MAX), length)
    }

    fn escape(&mut self, char: char) -> Parsed<()> {
        let code = match char {
            'a' => '\x07',
            'b' => '\x08',
            'f' => '\x0c',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'v' => '\x0b',
            '\\' => '\\',
            char if char.is_ascii_alphabetic() => {
                return Err(self.source.error(format!("bad escape \\{char}"), 2));
            }
            char => {
                self.text.push('\\');
                char
            }
        };
        self.text.push(code);
        Ok(())
    }
}
