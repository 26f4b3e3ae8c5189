//! The text of a pattern or a replacement, one token at a time: a character, or a backslash with the character behind it. Errors
//! say where they are, as CPython's do.

use minipy_vm::native::text::escape::{str_ascii, str_repr};
use minipy_vm::native::text::str_methods::is_identifier_text;

/// What is wrong with a pattern or a replacement.
#[derive(Debug)]
pub(super) enum Fault {
    /// `re.PatternError`, with the place if it has one.
    Pattern(String, Option<usize>),
    /// The exception classes that are not our own.
    Value(&'static str),
    Overflow(&'static str),
    Index(String),
    /// Nested too deeply.
    Recursion,
}

pub(super) type Parsed<T> = Result<T, Fault>;

/// A token: its first character, and the one behind a backslash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) char: char,
    pub(super) escaped: Option<char>,
}

impl Token {
    pub(super) fn len(self) -> usize {
        1 + usize::from(self.escaped.is_some())
    }

    pub(super) fn text(self) -> String {
        [Some(self.char), self.escaped].into_iter().flatten().collect()
    }

    pub(super) fn is(self, char: char) -> bool {
        self.char == char && self.escaped.is_none()
    }

    /// The character if no backslash stands before it.
    pub(super) fn plain(self) -> Option<char> {
        self.escaped.is_none().then_some(self.char)
    }
}

pub(super) struct Source {
    chars: Vec<char>,
    index: usize,
    pub(super) is_text: bool,
    pub(super) next: Option<Token>,
}

impl Source {
    pub(super) fn new(chars: Vec<char>, is_text: bool) -> Parsed<Source> {
        let mut source = Source {
            chars,
            index: 0,
            is_text,
            next: None,
        };
        source.advance()?;
        Ok(source)
    }

    fn advance(&mut self) -> Parsed<()> {
        self.next = None;
        if let Some(&char) = self.chars.get(self.index) {
            let mut escaped = None;
            if char == '\\' {
                escaped = self.chars.get(self.index + 1).copied();
                if escaped.is_none() {
                    return Err(Fault::Pattern(
                        "bad escape (end of pattern)".to_owned(),
                        Some(self.chars.len() - 1),
                    ));
                }
            }
            let token = Token { char, escaped };
            self.index += token.len();
            self.next = Some(token);
        }
        Ok(())
    }

    pub(super) fn accept(&mut self, char: char) -> Parsed<bool> {
        let found = self.next_is(char);
        if found {
            self.advance()?;
        }
        Ok(found)
    }

    pub(super) fn next_is(&self, char: char) -> bool {
        self.next.is_some_and(|token| token.is(char))
    }

    pub(super) fn next_is_digit(&self) -> bool {
        self.next
            .and_then(Token::plain)
            .is_some_and(|char| char.is_ascii_digit())
    }

    pub(super) fn next_is_octal(&self) -> bool {
        self.next
            .and_then(Token::plain)
            .is_some_and(|char| ('0'..='7').contains(&char))
    }

    pub(super) fn take(&mut self) -> Parsed<Option<Token>> {
        let token = self.next;
        self.advance()?;
        Ok(token)
    }

    /// At most `n` characters that fit.
    pub(super) fn take_while(&mut self, n: usize, fits: fn(&char) -> bool) -> Parsed<String> {
        let mut taken = String::new();
        for _ in 0..n {
            let Some(char) = self.next.and_then(Token::plain).filter(fits) else {
                break;
            };
            taken.push(char);
            self.advance()?;
        }
        Ok(taken)
    }

    /// What stands before a character, which is taken too.
    pub(super) fn take_until(&mut self, terminator: char, name: &str) -> Parsed<String> {
        let mut taken = String::new();
        loop {
            let token = self.next;
            self.advance()?;
            match token {
                None if taken.is_empty() => return Err(self.error(format!("missing {name}"), 0)),
                None => {
                    let length = taken.chars().count();
                    return Err(self.error(format!("missing {terminator}, unterminated name"), length));
                }
                Some(token) if token.is(terminator) => {
                    if taken.is_empty() {
                        return Err(self.error(format!("missing {name}"), 1));
                    }
                    return Ok(taken);
                }
                Some(token) => taken.push_str(&token.text()),
            }
        }
    }

    pub(super) fn tell(&self) -> usize {
        self.index - self.next.map_or(0, Token::len)
    }

    pub(super) fn seek(&mut self, index: usize) -> Parsed<()> {
        self.index = index;
        self.advance()
    }

    /// An error so many characters before the next token.
    #[cold]
    pub(super) fn error(&self, message: impl Into<String>, offset: usize) -> Fault {
        let mut message = message.into();
        if !self.is_text {
            let ascii = str_ascii(&message);
            if !message.is_ascii() {
                message = ascii[1..ascii.len() - 1].to_owned();
            }
        }
        Fault::Pattern(message, Some(self.tell().saturating_sub(offset)))
    }

    pub(super) fn check_group_name(&self, name: &str, offset: usize) -> Parsed<()> {
        let length = name.chars().count() + offset;
        if !self.is_text && !name.is_ascii() {
            return Err(self.error(format!("bad character in group name {}", str_ascii(name)), length));
        }
        if !is_identifier_text(name) {
            return Err(self.error(format!("bad character in group name {}", str_repr(name)), length));
        }
        Ok(())
    }
}
