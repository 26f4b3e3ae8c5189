//! The module `_text_pieces`: cutting text for `string.Template` and for `textwrap`, character by character.

use minipy_vm::native::text::unicode::{is_alpha, is_decimal, is_numeric};
use minipy_vm::native::{Args, Arity, NativeDef, NativeModule, Outcome, Thread, Value};

/// `template(text)`: a list of pairs, each a literal text and what a `$` behind it means: (escaped, name, place, text of the whole), or
/// None at the end. What is neither escaped nor names anything is invalid, and its place is behind the `$`.
fn template(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let text = crate::support::text(thread, &args[0], "template")?;
    let bytes = text.as_bytes();
    let (mut pieces, mut at) = (Vec::new(), 0);
    // A place known in bytes and in characters.
    let (mut known, mut chars) = (0, 0);
    while let Some(found) = memchr::memchr(b'$', &bytes[at..]) {
        let dollar = at + found;
        chars += text[known..dollar].chars().count();
        known = dollar;
        let literal = &text[at..dollar];
        let (escaped, name, end) = placeholder(&bytes[dollar..]);
        at = dollar + end;
        let is_valid = escaped || name.is_some();
        let name = name.map_or(Value::NONE, |(from, to)| Value::str(&text[dollar + from..dollar + to]));
        let place = Value::length(chars + usize::from(!is_valid));
        let whole = Value::str(&text[dollar..at]);
        let meaning = Value::tuple(vec![Value::bool(escaped), name, place, whole]);
        pieces.push(Value::tuple(vec![Value::str(literal), meaning]));
    }
    pieces.push(Value::tuple(vec![Value::str(&text[at..]), Value::NONE]));
    Ok(Value::list(pieces))
}

/// What begins with a `$`: is it escaped, where is its name, and where does it end?
fn placeholder(bytes: &[u8]) -> (bool, Option<(usize, usize)>, usize) {
    if bytes.get(1) == Some(&b'$') {
        return (true, None, 2);
    }
    let braced = bytes.get(1) == Some(&b'{');
    let from = 1 + usize::from(braced);
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let length = match bytes.get(from) {
        Some(first) if !first.is_ascii_digit() => bytes[from..].iter().take_while(|byte| is_name(byte)).count(),
        _ => 0,
    };
    let to = from + length;
    if length == 0 || braced && bytes.get(to) != Some(&b'}') {
        return (false, None, 1);
    }
    (false, Some((from, to)), to + usize::from(braced))
}

/// A text that is cut into words.
struct Words<'a> {
    chars: &'a [char],
}

impl Words<'_> {
    fn at(&self, at: isize) -> Option<char> {
        usize::try_from(at).ok().and_then(|at| self.chars.get(at)).copied()
    }

    fn is_dash(&self, at: isize) -> bool {
        self.at(at) == Some('-')
    }

    fn is_word(&self, at: isize) -> bool {
        self.at(at).is_some_and(|c| is_alpha(c) || is_numeric(c) || c == '_')
    }

    fn is_letter(&self, at: isize) -> bool {
        self.is_word(at) && !self.at(at).is_some_and(is_decimal)
    }

    fn is_word_or_punctuation(&self, at: isize) -> bool {
        self.is_word(at) || self.at(at).is_some_and(|c| "!\"'&.,?".contains(c))
    }

    /// The end of two or more dashes that a word follows.
    fn dashes_before_word(&self, at: isize) -> Option<isize> {
        let dashes = (at..).take_while(|&at| self.is_dash(at)).count() as isize;
        (dashes >= 2 && self.is_word(at + dashes)).then_some(at + dashes)
    }

    /// The end of the piece that begins here with something else than a space: a word, or its part up to a hyphen between letters.
    fn end(&self, at: isize) -> isize {
        let mut end = at;
        loop {
            end += 1;
            if self.is_dash(end) && self.is_hyphen(end) {
                return end + 1;
            }
            if self.at(end).is_none_or(is_space) {
                return end;
            }
            if self.is_word_or_punctuation(end - 1) && self.dashes_before_word(end).is_some() {
                return end;
            }
        }
    }

    /// Is the dash between two letters on either side, or such with dashes between them?
    fn is_hyphen(&self, at: isize) -> bool {
        let before =
            self.is_letter(at - 1) && (self.is_letter(at - 2) || self.is_dash(at - 2) && self.is_letter(at - 3));
        let behind =
            self.is_letter(at + 1) && (self.is_letter(at + 2) || self.is_dash(at + 2) && self.is_letter(at + 3));
        before && behind
    }

    /// The end of the piece that begins here.
    fn piece(&self, at: isize, hyphens: bool) -> isize {
        let run = |spaces: bool| {
            let run = (at..).take_while(|&at| self.at(at).is_some_and(|c| is_space(c) == spaces));
            at + run.count() as isize
        };
        if self.at(at).is_some_and(is_space) {
            return run(true);
        }
        if !hyphens {
            return run(false);
        }
        match self.dashes_before_word(at) {
            Some(end) if self.is_word_or_punctuation(at - 1) => end,
            _ => self.end(at),
        }
    }
}

/// The spaces at which `textwrap` cuts, which are those of ASCII.
fn is_space(c: char) -> bool {
    matches!(c, '\t'..='\r' | ' ')
}

/// `words(text, hyphens)`: the pieces that are not broken: words, parts of hyphenated words, dashes, and the spaces between.
fn words(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let text = crate::support::text(thread, &args[0], "text")?;
    let hyphens = args[1].is_true();
    let chars: Vec<char> = text.chars().collect();
    let words = Words { chars: &chars };
    let (mut pieces, mut at, mut byte) = (Vec::new(), 0, 0);
    while at < chars.len() {
        let end = words.piece(at as isize, hyphens) as usize;
        let length: usize = chars[at..end].iter().map(|c| c.len_utf8()).sum();
        pieces.push(Value::str(&text[byte..byte + length]));
        (at, byte) = (end, byte + length);
        thread.poll_native()?;
    }
    Ok(Value::list(pieces))
}

/// The module `_text_pieces`.
pub(crate) static MODULE: NativeModule = NativeModule {
    name: "_text_pieces",
    functions: &[
        NativeDef::function("template", Arity::One, template),
        NativeDef::function("words", Arity::Positional(2, 2), words),
    ],
    missing: &[],
    init: |_, _| Ok(()),
};
