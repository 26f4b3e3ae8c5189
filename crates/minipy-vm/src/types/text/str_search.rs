//! Finding, cutting and replacing in text: `find`, `count`, `split`, `strip`, `replace`, `partition`, slices and their kin.
//!
//! Positions are in characters. Searching works on the bytes (a match of valid UTF-8 in valid UTF-8 begins at a character),
//! and only the positions that go in and come out are converted; ASCII text needs no conversion.

use super::fault::{Fault, checked_size, text_with_capacity};
use super::unicode::is_space;
use crate::heap::marks::{self, Marked};
use memchr::memmem;
use std::borrow::Cow;

/// Text with its length in characters, which the caller has at hand.
#[derive(Clone, Copy, Debug)]
pub struct Text<'a> {
    /// The text.
    pub text: &'a str,
    /// Its length in characters.
    pub chars: usize,
    /// What remembers where the characters are, if the text is long.
    pub owner: Option<&'a dyn Marked>,
}

impl<'a> Text<'a> {
    /// Text whose characters are counted here.
    pub fn new(text: &'a str) -> Text<'a> {
        Text {
            text,
            chars: text.chars().count(),
            owner: None,
        }
    }

    /// Whether every character is one byte.
    #[inline]
    pub fn is_ascii(&self) -> bool {
        self.chars == self.text.len()
    }

    /// The byte where the character `index` starts; the end of the text for an index beyond it.
    #[inline]
    pub fn byte_offset(&self, index: usize) -> usize {
        match self.owner {
            _ if self.is_ascii() => index.min(self.chars),
            _ if index >= self.chars => self.text.len(),
            Some(owner) => owner.byte_offset(index),
            None => marks::byte_of(self.text.as_bytes(), index),
        }
    }

    /// How many characters stand before this byte, which is the start of one.
    #[inline]
    pub fn char_index(&self, byte: usize) -> usize {
        match self.owner {
            _ if self.is_ascii() => byte,
            _ if byte == self.text.len() => self.chars,
            Some(owner) => owner.char_index(byte),
            None => marks::count(&self.text.as_bytes()[..byte]),
        }
    }

    /// The character at an index, negative from the end; `None` outside.
    #[inline]
    pub fn nth(&self, index: i64) -> Option<&'a str> {
        let index = if index < 0 {
            index.checked_add(self.chars as i64)?
        } else {
            index
        };
        let index = usize::try_from(index).ok().filter(|&index| index < self.chars)?;
        let start = self.byte_offset(index);
        let width = self.text[start..].chars().next()?.len_utf8();
        Some(&self.text[start..start + width])
    }

    /// The characters from `start` to `stop`, both within the text.
    #[inline]
    pub fn slice(&self, start: usize, stop: usize) -> &'a str {
        if stop <= start {
            return "";
        }
        if self.is_ascii() {
            return &self.text[start.min(self.chars)..stop.min(self.chars)];
        }
        let (first, last) = self.byte_bounds(start, stop);
        &self.text[first..last]
    }

    /// The bytes where two characters begin, the second not before the first.
    fn byte_bounds(&self, start: usize, stop: usize) -> (usize, usize) {
        let first = self.byte_offset(start);
        let known = self.owner.and_then(|owner| owner.known_offset(stop));
        let last = match (self.owner, known) {
            _ if stop >= self.chars => self.text.len(),
            (_, Some(known)) => known,
            (Some(owner), _) if stop - start > NEAR => owner.byte_offset(stop),
            _ => first + marks::byte_of(&self.text.as_bytes()[first..], stop - start),
        };
        (first, last)
    }

    /// `count` characters from `start` on, `step` apart, as the indices of a Python slice give them: every one of
    /// `start + i * step` for `i` below `count` is within the text.
    pub fn slice_with_step(&self, start: usize, step: i64, count: usize) -> String {
        if step == 1 {
            return self.slice(start, start + count).to_owned();
        }
        let stride = usize::try_from(step.unsigned_abs()).unwrap_or(usize::MAX).max(1);
        if self.is_ascii() {
            let bytes = self.text.as_bytes();
            let picked: Vec<u8> = match step > 0 {
                true => bytes[start..].iter().step_by(stride).take(count).copied().collect(),
                false => bytes[..=start]
                    .iter()
                    .rev()
                    .step_by(stride)
                    .take(count)
                    .copied()
                    .collect(),
            };
            return String::from_utf8(picked).unwrap_or_default();
        }
        if step > 0 {
            self.text[self.byte_offset(start)..]
                .chars()
                .step_by(stride)
                .take(count)
                .collect()
        } else {
            self.text[..self.byte_offset(start + 1)]
                .chars()
                .rev()
                .step_by(stride)
                .take(count)
                .collect()
        }
    }

    /// The part between two optional bounds as `find` and its kin take them, with the byte where it starts; `None` when the
    /// start lies behind the end of the text or behind the other bound.
    fn window(&self, start: Option<i64>, end: Option<i64>) -> Option<(usize, &'a str)> {
        let (start, end) = clamp_bounds(start, end, self.chars);
        if start > end {
            return None;
        }
        if self.is_ascii() {
            return Some((start, &self.text[start..end]));
        }
        let (from, to) = self.byte_bounds(start, end);
        Some((from, &self.text[from..to]))
    }

    /// `str.find`: the first position of `needle` between the bounds.
    #[inline]
    pub fn find(&self, needle: &str, start: Option<i64>, end: Option<i64>) -> Option<usize> {
        if start.is_none() && end.is_none() {
            return find_bytes(self.text, needle).map(|at| self.char_index(at));
        }
        let (from, window) = self.window(start, end)?;
        let at = find_bytes(window, needle)?;
        // The start is known in characters.
        Some(match start {
            Some(start @ 0..) if at <= NEAR && !self.is_ascii() => {
                start as usize + marks::count(&window.as_bytes()[..at])
            }
            _ => self.char_index(from + at),
        })
    }

    /// `str.rfind`: the last position of `needle` between the bounds.
    pub fn rfind(&self, needle: &str, start: Option<i64>, end: Option<i64>) -> Option<usize> {
        let (from, window) = self.window(start, end)?;
        rfind_bytes(window, needle).map(|at| self.char_index(from + at))
    }

    /// `str.count`: occurrences that do not overlap.
    pub fn count(&self, needle: &str, start: Option<i64>, end: Option<i64>) -> usize {
        match self.window(start, end) {
            None => 0,
            Some((_, window)) if needle.is_empty() => window.chars().count() + 1,
            Some((_, window)) => match needle.as_bytes() {
                [byte] => memchr::memchr_iter(*byte, window.as_bytes()).count(),
                bytes => memmem::find_iter(window.as_bytes(), bytes).count(),
            },
        }
    }

    /// `str.startswith` of one prefix.
    #[inline]
    pub fn starts_with(&self, prefix: &str, start: Option<i64>, end: Option<i64>) -> bool {
        match (start, end) {
            (None, None) => return self.text.starts_with(prefix),
            // As a scanner asks, that walks on.
            (Some(start @ 0..), None) if self.is_ascii() => {
                let rest = self.text.as_bytes().get(start as usize..);
                return rest.is_some_and(|rest| rest.starts_with(prefix.as_bytes()));
            }
            _ => {}
        }
        self.window(start, end)
            .is_some_and(|(_, window)| window.starts_with(prefix))
    }

    /// `str.endswith` of one suffix.
    #[inline]
    pub fn ends_with(&self, suffix: &str, start: Option<i64>, end: Option<i64>) -> bool {
        if start.is_none() && end.is_none() {
            return self.text.ends_with(suffix);
        }
        self.window(start, end)
            .is_some_and(|(_, window)| window.ends_with(suffix))
    }
}

/// Up to this many characters, counting from a known place is no longer than asking the owner.
const NEAR: usize = 64;

/// Optional bounds, negative from the end, brought into the text. A start beyond the end stays beyond it.
pub fn clamp_bounds(start: Option<i64>, end: Option<i64>, length: usize) -> (usize, usize) {
    let from_end = |index: i64| match usize::try_from(index) {
        Ok(index) => index,
        Err(_) => length.saturating_sub(usize::try_from(index.unsigned_abs()).unwrap_or(usize::MAX)),
    };
    (start.map_or(0, from_end), end.map_or(length, from_end).min(length))
}

/// The first byte position of `needle`: `in`, and the heart of `find`.
#[inline]
pub fn find_bytes(text: &str, needle: &str) -> Option<usize> {
    find_in(text.as_bytes(), needle.as_bytes())
}

/// Are two texts the same? Most that are compared are short.
#[inline]
pub fn is_same(left: &[u8], right: &[u8]) -> bool {
    match left.len() {
        0..=16 => is_same_short(left, right),
        _ => left == right,
    }
}

/// Are two texts the same, and of at most 16 bytes? Two overlapping words tell, and no function need be called.
#[inline(always)]
pub fn is_same_short(left: &[u8], right: &[u8]) -> bool {
    if left.len() != right.len() {
        return false;
    }
    match left.len() {
        0 => true,
        1..4 => {
            let middle = left.len() / 2;
            left[0] == right[0] && left[middle] == right[middle] && left.last() == right.last()
        }
        4..8 => left.first_chunk::<4>() == right.first_chunk() && left.last_chunk::<4>() == right.last_chunk(),
        8..=16 => left.first_chunk::<8>() == right.first_chunk() && left.last_chunk::<8>() == right.last_chunk(),
        _ => false,
    }
}

/// Does a byte occur among others? Eight at a time, as long as setting up a wider search would take longer.
#[inline]
pub fn has_byte(text: &[u8], byte: u8) -> bool {
    if text.len() >= SHORT {
        return memchr::memchr(byte, text).is_some();
    }
    const ONES: u64 = u64::MAX / 255;
    let (words, rest) = text.as_chunks::<8>();
    let wanted = ONES * u64::from(byte);
    let in_word = |word: &[u8; 8]| {
        // A byte is zero if subtracting one borrows from its highest bit.
        let zeros = u64::from_ne_bytes(*word) ^ wanted;
        zeros.wrapping_sub(ONES) & !zeros & (ONES << 7) != 0
    };
    words.iter().any(in_word) || rest.contains(&byte)
}

/// The first position of `needle` among bytes.
#[inline]
pub fn find_in(text: &[u8], needle: &[u8]) -> Option<usize> {
    match needle {
        [byte] if text.len() < FEW => text.iter().position(|there| there == byte),
        [byte] => memchr::memchr(*byte, text),
        _ if text.len() < SHORT => find_in_short(text, needle),
        _ => find_in_long(text, needle),
    }
}

/// As [`find_in`], in text that may be long: preparing a searcher pays if the first byte is a frequent one.
fn find_in_long(text: &[u8], needle: &[u8]) -> Option<usize> {
    let Some((first, rest)) = needle.split_first() else {
        return Some(0);
    };
    let last = text.len().checked_sub(needle.len())?;
    let mut at = 0;
    for _ in 0..TRIES {
        at += memchr::memchr(*first, text.get(at..=last)?)?;
        if text[at + 1..at + needle.len()] == *rest {
            return Some(at);
        }
        at += 1;
    }
    memmem::find(&text[at..], needle).map(|found| at + found)
}

/// As [`find_in`], by looking at every place where the first byte is.
#[inline]
fn find_in_short(text: &[u8], needle: &[u8]) -> Option<usize> {
    let Some((first, rest)) = needle.split_first() else {
        return Some(0);
    };
    let last = text.len().checked_sub(needle.len())?;
    let mut at = 0;
    while at <= last {
        at += memchr::memchr(*first, &text[at..=last])?;
        if text[at + 1..at + needle.len()] == *rest {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// Below this length of the text, a byte is found sooner by looking at one after another.
const FEW: usize = 16;

/// Below this length of the text, preparing a searcher takes longer than the search.
const SHORT: usize = 64;

/// Up to this length of the text, its occurrences are found one by one.
const LONG: usize = 256;

/// How often the first byte may promise too much.
const TRIES: usize = 4;

/// Calls `each` with the byte positions of the first `most` occurrences of a needle that is not empty.
#[inline]
pub fn occurrences(text: &str, needle: &str, most: usize, each: impl FnMut(usize)) {
    occurrences_in(text.as_bytes(), needle.as_bytes(), most, each);
}

/// As [`occurrences`], among bytes.
#[inline]
pub fn occurrences_in(text: &[u8], needle: &[u8], most: usize, mut each: impl FnMut(usize)) {
    match needle {
        // The bytes of short text are passed sooner than a search for the next one has begun.
        [byte] if text.len() < SHORT => {
            let places = text.iter().enumerate().filter(|(_, there)| *there == byte);
            places.take(most).for_each(|(at, _)| each(at));
        }
        [byte] => memchr::memchr_iter(*byte, text).take(most).for_each(each),
        _ if text.len() < LONG => {
            let mut from = 0;
            for _ in 0..most {
                let Some(at) = find_in(&text[from..], needle) else {
                    return;
                };
                each(from + at);
                from += at + needle.len();
            }
        }
        _ => memmem::find_iter(text, needle).take(most).for_each(each),
    }
}

/// The last byte position of `needle`.
#[inline]
pub fn rfind_bytes(text: &str, needle: &str) -> Option<usize> {
    let text = text.as_bytes();
    match needle.as_bytes() {
        [byte] if text.len() < FEW => text.iter().rposition(|there| there == byte),
        [byte] => memchr::memrchr(*byte, text),
        bytes @ [first, ..] if text.len() < SHORT => text
            .windows(bytes.len())
            .rposition(|there| there[0] == *first && there == bytes),
        bytes => memmem::rfind(text, bytes),
    }
}

#[cold]
fn empty_separator() -> Fault {
    Fault::value("empty separator")
}

/// A limit on splits or replacements: none when negative.
fn limit(count: i64) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

/// `str.split` at a separator, at most `maxsplit` times unless it is negative: gives the parts in their order.
///
/// # Errors
/// `ValueError` when the separator is empty.
#[inline]
pub fn split_each<'a>(
    text: &'a str,
    separator: &str,
    maxsplit: i64,
    mut each: impl FnMut(&'a str),
) -> Result<(), Fault> {
    if separator.is_empty() {
        return Err(empty_separator());
    }
    let mut start = 0;
    occurrences(text, separator, limit(maxsplit), |at| {
        each(&text[start..at]);
        start = at + separator.len();
    });
    each(&text[start..]);
    Ok(())
}

/// `str.rsplit` at a separator: as [`split_each`], but the splits are counted, and overlaps decided, from the end.
pub fn rsplit<'a>(text: &'a str, separator: &str, maxsplit: i64) -> Result<Vec<&'a str>, Fault> {
    if separator.is_empty() {
        return Err(empty_separator());
    }
    let mut pieces = Vec::new();
    let mut rest = text;
    for _ in 0..limit(maxsplit) {
        let Some(at) = rfind_bytes(rest, separator) else { break };
        pieces.push(&rest[at + separator.len()..]);
        rest = &rest[..at];
    }
    pieces.push(rest);
    pieces.reverse();
    Ok(pieces)
}

/// `str.split()` at runs of whitespace, at most `maxsplit` times unless it is negative; what remains keeps its trailing
/// whitespace.
pub fn split_spaces<'a>(text: &'a str, maxsplit: i64, mut each: impl FnMut(&'a str)) {
    let mut rest = text.trim_start_matches(is_space);
    let mut left = limit(maxsplit);
    while !rest.is_empty() {
        if left == 0 {
            return each(rest);
        }
        let end = rest.find(is_space).unwrap_or(rest.len());
        each(&rest[..end]);
        rest = rest[end..].trim_start_matches(is_space);
        left -= 1;
    }
}

/// As [`split_spaces`], for ASCII text.
#[inline]
pub fn split_ascii_spaces<'a>(text: &'a str, maxsplit: i64, mut each: impl FnMut(&'a str)) {
    let bytes = text.as_bytes();
    let mut left = limit(maxsplit);
    let mut at = 0;
    while let Some(gap) = bytes[at..].iter().position(|byte| !is_ascii_space(*byte)) {
        let start = at + gap;
        if left == 0 {
            return each(&text[start..]);
        }
        at = next_ascii_space(bytes, start);
        each(&text[start..at]);
        left -= 1;
    }
}

#[inline(always)]
fn is_ascii_space(byte: u8) -> bool {
    matches!(byte, 9..=13 | 28..=32)
}

/// Where the next whitespace is in ASCII text, from a place on; its length if there is none. Eight bytes are passed at once.
#[inline(always)]
fn next_ascii_space(bytes: &[u8], from: usize) -> usize {
    const ONES: u64 = u64::MAX / 255;
    let mut at = from;
    while let Some(word) = bytes[at..].first_chunk::<8>() {
        let word = u64::from_le_bytes(*word);
        // The lowest byte that is marked is less than 33; a borrow may mark higher ones.
        match word.wrapping_sub(ONES * 33) & !word & ONES << 7 {
            0 => at += 8,
            marked => {
                at += marked.trailing_zeros() as usize / 8;
                if is_ascii_space(bytes[at]) {
                    return at;
                }
                at += 1;
            }
        }
    }
    let end = bytes[at..].iter().position(|byte| is_ascii_space(*byte));
    end.map_or(bytes.len(), |end| at + end)
}

/// `str.rsplit()` at runs of whitespace, counted from the end; what remains keeps its leading whitespace.
pub fn rsplit_whitespace(text: &str, maxsplit: i64) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = text.trim_end_matches(is_space);
    let mut left = limit(maxsplit);
    while !rest.is_empty() {
        if left == 0 {
            pieces.push(rest);
            break;
        }
        let start = rest
            .char_indices()
            .rev()
            .find(|&(_, c)| is_space(c))
            .map_or(0, |(at, c)| at + c.len_utf8());
        pieces.push(&rest[start..]);
        rest = rest[..start].trim_end_matches(is_space);
        left -= 1;
    }
    pieces.reverse();
    pieces
}

/// Whether `splitlines` ends a line at this character. More than files have: the ASCII separators, NEL, and Unicode's.
pub fn is_line_break(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{1C}'..='\u{1E}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// `str.splitlines`: gives the lines in their order.
#[inline]
pub fn splitlines<'a>(text: &'a str, keep_ends: bool, mut each: impl FnMut(&'a str)) {
    let bytes = text.as_bytes();
    let (mut start, mut at) = (0, 0);
    while let Some(&byte) = bytes.get(at) {
        let width = match byte {
            b'\r' if bytes.get(at + 1) == Some(&b'\n') => 2,
            b'\n'..=b'\r' | 0x1C..=0x1E => 1,
            0xC2 | 0xE2 => match text[at..].chars().next() {
                Some(c) if is_line_break(c) => c.len_utf8(),
                _ => 0,
            },
            _ => 0,
        };
        if width == 0 {
            at += 1;
            continue;
        }
        each(&text[start..if keep_ends { at + width } else { at }]);
        at += width;
        start = at;
    }
    if start < text.len() {
        each(&text[start..]);
    }
}

/// The ends that `strip` and its kin work on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    /// `strip`
    Both,
    /// `lstrip`
    Start,
    /// `rstrip`
    End,
}

/// `strip`, `lstrip`, `rstrip`: of whitespace when `chars` is `None`, otherwise of any of these characters.
pub fn strip<'a>(text: &'a str, chars: Option<&str>, ends: Ends) -> &'a str {
    match chars {
        None => strip_while(text, is_space, ends),
        Some(chars) => match chars.as_bytes() {
            [byte] if byte.is_ascii() => strip_while(text, |c| c == char::from(*byte), ends),
            _ => strip_while(text, |c| chars.contains(c), ends),
        },
    }
}

fn strip_while(text: &str, unwanted: impl Fn(char) -> bool, ends: Ends) -> &str {
    let text = if ends == Ends::End {
        text
    } else {
        text.trim_start_matches(&unwanted)
    };
    if ends == Ends::Start {
        text
    } else {
        text.trim_end_matches(&unwanted)
    }
}

/// `str.replace`, at most `count` times unless it is negative. Text without a match comes back as it is.
///
/// # Errors
/// `MemoryError` when the result would be absurdly long.
pub fn replace<'a>(text: &'a str, old: &str, new: &str, count: i64) -> Result<Cow<'a, str>, Fault> {
    let most = limit(count);
    if most == 0 || old == new {
        return Ok(Cow::Borrowed(text));
    }
    if old.is_empty() {
        return insert_between(text, new, most).map(Cow::Owned);
    }
    let mut found = 0;
    occurrences(text, old, most, |_| found += 1);
    if found == 0 {
        return Ok(Cow::Borrowed(text));
    }
    let size = checked_size(found, new.len())?.saturating_add(text.len() - found * old.len());
    let mut out = text_with_capacity(size)?;
    let mut start = 0;
    occurrences(text, old, found, |at| {
        out.push_str(&text[start..at]);
        out.push_str(new);
        start = at + old.len();
    });
    out.push_str(&text[start..]);
    Ok(Cow::Owned(out))
}

/// Replacing the empty string: `new` before each character and at the end, at most `most` times.
fn insert_between(text: &str, new: &str, most: usize) -> Result<String, Fault> {
    let places = (text.chars().count() + 1).min(most);
    let mut out = text_with_capacity(checked_size(places, new.len())?.saturating_add(text.len()))?;
    let mut left = places;
    for c in text.chars() {
        if left > 0 {
            out.push_str(new);
            left -= 1;
        }
        out.push(c);
    }
    if left > 0 {
        out.push_str(new);
    }
    Ok(out)
}

/// `str.partition`: the text before and after the first separator; `None` when there is none.
///
/// # Errors
/// `ValueError` when the separator is empty.
pub fn partition<'a>(text: &'a str, separator: &str) -> Result<Option<(&'a str, &'a str)>, Fault> {
    cut_around(text, separator, find_bytes)
}

/// `str.rpartition`: the text before and after the last separator; `None` when there is none.
///
/// # Errors
/// `ValueError` when the separator is empty.
pub fn rpartition<'a>(text: &'a str, separator: &str) -> Result<Option<(&'a str, &'a str)>, Fault> {
    cut_around(text, separator, rfind_bytes)
}

fn cut_around<'a>(
    text: &'a str,
    separator: &str,
    find: impl Fn(&str, &str) -> Option<usize>,
) -> Result<Option<(&'a str, &'a str)>, Fault> {
    if separator.is_empty() {
        return Err(empty_separator());
    }
    Ok(find(text, separator).map(|at| (&text[..at], &text[at + separator.len()..])))
}

#[cfg(test)]
mod tests;
