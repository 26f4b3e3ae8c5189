//! Searching: where to try, and with which text.

use super::matcher::{Characters, Matcher, Octets, Stacks, Stopped, Subject};
use super::program::{NONE, Program, Start};
use minipy_vm::native::text::Text;
use minipy_vm::native::{ClassId, Outcome, Thread, Value};

/// A text that is searched. It keeps what it needs: nobody can change it meanwhile.
#[derive(Clone)]
pub(super) struct Haystack {
    /// What the program gave.
    pub(super) original: Value,
    /// A string or bytes.
    pub(super) data: Value,
}

/// How a match must lie.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// Anywhere behind the beginning.
    Search,
    /// At the beginning.
    Match,
    /// At the beginning, up to the end.
    Full,
}

/// Where to search: positions in bytes.
#[derive(Clone, Copy)]
pub(super) struct Range {
    pub(super) from: usize,
    pub(super) end: usize,
    /// A match may not be empty here.
    pub(super) not_empty_at: usize,
}

impl Haystack {
    /// The text of an argument, for a pattern of text or of bytes.
    pub(super) fn new(thread: &mut Thread, value: &Value, is_text: bool) -> Outcome<Haystack> {
        if value.as_str().is_some() {
            if !is_text {
                return Err(thread.type_error("cannot use a bytes pattern on a string-like object"));
            }
            return Ok(Haystack {
                original: value.clone(),
                data: value.clone(),
            });
        }
        let data = if value.as_bytes().is_some() {
            value.clone()
        } else {
            let Some(bytes) = thread.bytes_like(value) else {
                let name = thread.class_name(value);
                return Err(thread.type_error(format!("expected string or bytes-like object, got '{name}'")));
            };
            let copy = Value::bytes(&bytes);
            drop(bytes);
            thread.made(copy)?
        };
        if is_text {
            return Err(thread.type_error("cannot use a string pattern on a bytes-like object"));
        }
        Ok(Haystack {
            original: value.clone(),
            data,
        })
    }

    pub(super) fn bytes(&self) -> &[u8] {
        match self.data.as_str() {
            Some(text) => text.as_bytes(),
            None => self.data.as_bytes().map_or(&[], |bytes| bytes.as_slice()),
        }
    }

    fn text(&self) -> Option<Text<'_>> {
        self.data.as_str_object().map(|object| object.text())
    }

    /// The length in characters.
    pub(super) fn len(&self) -> usize {
        self.text().map_or(self.bytes().len(), |text| text.chars)
    }

    /// The byte where a character stands; the end for one beyond it.
    pub(super) fn byte_of(&self, index: usize) -> usize {
        match self.text() {
            Some(text) => text.byte_offset(index),
            None => index.min(self.bytes().len()),
        }
    }

    /// Where a byte stands, in characters, given one place that is known.
    pub(super) fn char_of(&self, byte: usize, (known_byte, known_char): (usize, usize)) -> usize {
        let Some(text) = self.text().filter(|text| !text.is_ascii()) else {
            return byte;
        };
        match byte >= known_byte {
            true => known_char + text.text[known_byte..byte].chars().count(),
            false => known_char - text.text[byte..known_byte].chars().count(),
        }
    }

    /// A part, as a value of the kind of the whole.
    pub(super) fn part(&self, thread: &mut Thread, from: usize, to: usize) -> Outcome {
        part(thread, &self.data, from, to)
    }
}

/// A part of a string or of bytes, as a value of the kind of the whole.
pub(super) fn part(thread: &mut Thread, data: &Value, from: usize, to: usize) -> Outcome {
    let to = to.max(from);
    let length = data
        .as_str()
        .map_or_else(|| data.as_bytes().map_or(0, |bytes| bytes.as_slice().len()), str::len);
    if from == 0 && to == length && (thread.is_exactly(data, ClassId::Str) || thread.is_exactly(data, ClassId::Bytes)) {
        return Ok(data.clone());
    }
    let made = match (data.as_str(), data.as_bytes()) {
        (Some(text), _) if to - from <= 1 => return Ok(Value::str(&text[from..to])),
        (Some(text), _) => Value::try_str(&text[from..to]),
        (None, Some(bytes)) => Value::bytes(&bytes.as_slice()[from..to]),
        (None, None) => return Ok(Value::NONE),
    };
    thread.made(made)
}

/// Looks for a match; the slots of `stacks` tell where it is.
pub(super) fn find(
    thread: &mut Thread,
    program: &Program,
    haystack: &Haystack,
    stacks: &mut Stacks,
    range: Range,
    mode: Mode,
) -> Outcome<bool> {
    let mut raised = None;
    let mut poll = || match thread.poll_native() {
        Ok(()) => true,
        Err(error) => {
            raised = Some(error);
            false
        }
    };
    let found = match haystack.data.as_str() {
        Some(text) => find_in(program, Characters(text), stacks, range, mode, &mut poll),
        None => find_in(program, Octets(haystack.bytes()), stacks, range, mode, &mut poll),
    };
    match (found, raised) {
        (_, Some(raised)) => Err(raised),
        (Ok(found), None) => Ok(found),
        (Err(_), None) => Err(thread.memory_error()),
    }
}

fn find_in<S: Subject>(
    program: &Program,
    subject: S,
    stacks: &mut Stacks,
    range: Range,
    mode: Mode,
    poll: &mut dyn FnMut() -> bool,
) -> Result<bool, Stopped> {
    if range.from > range.end {
        return Ok(false);
    }
    let mut matcher = Matcher {
        program,
        subject,
        end: range.end,
        stacks,
        full: mode == Mode::Full,
        not_empty_at: range.not_empty_at,
        patience: 0,
    };
    matcher.patience = 1 << 14;
    if mode != Mode::Search {
        return matcher.attempt(range.from, poll);
    }
    let mut position = range.from;
    loop {
        let Some(candidate) = candidate(program, subject.bytes(), position, range.end) else {
            return Ok(false);
        };
        if matcher.attempt(candidate, poll)? {
            return Ok(true);
        }
        if candidate >= range.end {
            return Ok(false);
        }
        position = matcher.subject.at(candidate).1;
    }
}

/// The next place at which a match can begin.
#[inline]
fn candidate(program: &Program, bytes: &[u8], from: usize, end: usize) -> Option<usize> {
    match &program.start {
        Start::Anywhere => Some(from),
        Start::Begin => (from == 0).then_some(0),
        Start::Literal(finder) => finder.find(&bytes[from..end]).map(|found| from + found),
        Start::Paths(paths) => paths.find(&bytes[..end], from, program.is_text),
        Start::Bytes(first) => {
            let found = bytes[from..end].iter().position(|byte| first[*byte as usize])? + from;
            // A byte within a character begins none.
            match program.is_text && bytes[found] & 0xc0 == 0x80 {
                true => bytes[found..end]
                    .iter()
                    .position(|byte| byte & 0xc0 != 0x80 && first[*byte as usize])
                    .map(|more| found + more),
                false => Some(found),
            }
        }
    }
}

/// The range of a search from and to positions in characters.
pub(super) fn range(haystack: &Haystack, pos: i64, endpos: i64) -> (Range, usize, usize) {
    let length = haystack.len();
    let clamp = |position: i64| usize::try_from(position).unwrap_or(0).min(length);
    let (pos, endpos) = (clamp(pos), clamp(endpos));
    let range = Range {
        from: haystack.byte_of(pos),
        end: haystack.byte_of(endpos),
        not_empty_at: NONE,
    };
    (range, pos, endpos)
}
