//! Case, padding and the `is...` questions of `str`.
//!
//! ASCII text takes a path over its bytes; other text goes character by character through `unicode`. Finding, cutting and
//! replacing are `str_search`'s.

use super::fault::{Fault, checked_size, text_with_capacity};
use super::format_number::push_fill;
use super::unicode::{
    is_alpha, is_case_ignorable, is_cased, is_decimal, is_digit, is_identifier_continue, is_identifier_start, is_lower,
    is_numeric, is_printable, is_space, is_titlecase_letter, is_upper, push_folded, push_lower, push_title, push_upper,
};

/// `str.upper`.
pub fn upper(text: &str) -> String {
    if text.is_ascii() {
        text.to_ascii_uppercase()
    } else {
        map_chars(text, char::to_ascii_uppercase, push_upper)
    }
}

/// `str.lower`.
pub fn lower(text: &str) -> String {
    if text.is_ascii() {
        text.to_ascii_lowercase()
    } else {
        map_in_place(text, |_, _| Case::Lower)
    }
}

/// `str.casefold`.
pub fn casefold(text: &str) -> String {
    if text.is_ascii() {
        text.to_ascii_lowercase()
    } else {
        map_chars(text, char::to_ascii_lowercase, push_folded)
    }
}

/// ASCII text whose every byte is changed by a function.
fn map_ascii(text: &str, change: impl FnMut(u8) -> u8) -> String {
    String::from_utf8(text.bytes().map(change).collect()).unwrap_or_default()
}

/// `str.capitalize`: the first character in title case, the rest in lower case.
pub fn capitalize(text: &str) -> String {
    if text.is_ascii() {
        let mut changed = text.to_ascii_lowercase();
        if let Some(first) = changed.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        return changed;
    }
    map_in_place(text, |at, _| if at == 0 { Case::Title } else { Case::Lower })
}

/// `str.title`: the first cased character of each word in title case, the rest in lower case.
pub fn title(text: &str) -> String {
    let mut in_word = false;
    if text.is_ascii() {
        return map_ascii(text, |byte| {
            let changed = match in_word {
                true => byte.to_ascii_lowercase(),
                false => byte.to_ascii_uppercase(),
            };
            in_word = byte.is_ascii_alphabetic();
            changed
        });
    }
    map_in_place(text, |_, c| {
        let case = if in_word { Case::Lower } else { Case::Title };
        in_word = is_cased(c);
        case
    })
}

/// `str.swapcase`.
pub fn swapcase(text: &str) -> String {
    if text.is_ascii() {
        return map_ascii(text, |byte| byte ^ (u8::from(byte.is_ascii_alphabetic()) << 5));
    }
    map_in_place(text, |_, c| {
        if is_upper(c) {
            Case::Lower
        } else if is_lower(c) {
            Case::Upper
        } else {
            Case::Same
        }
    })
}

enum Case {
    Lower,
    Upper,
    Title,
    Same,
}

/// Maps ASCII characters by one function and others by another.
fn map_chars(text: &str, ascii: fn(&char) -> char, other: impl Fn(char, &mut String)) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c.is_ascii() {
            true => out.push(ascii(&c)),
            false => other(c, &mut out),
        }
    }
    out
}

/// Puts each character in the case that `choose` says for its byte position. A capital sigma looks at its neighbours.
fn map_in_place(text: &str, mut choose: impl FnMut(usize, char) -> Case) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        match choose(at, c) {
            Case::Lower if c == 'Σ' => out.push(if is_final_sigma(text, at) { 'ς' } else { 'σ' }),
            Case::Lower if c.is_ascii() => out.push(c.to_ascii_lowercase()),
            Case::Lower => push_lower(c, &mut out),
            Case::Upper => push_upper(c, &mut out),
            Case::Title => push_title(c, &mut out),
            Case::Same => out.push(c),
        }
    }
    out
}

/// Whether the capital sigma at this byte ends a word: a cased character before it and none after it, what is case-ignorable
/// not counting.
#[cold]
fn is_final_sigma(text: &str, at: usize) -> bool {
    let before = text[..at].chars().rev().find(|&c| !is_case_ignorable(c));
    let after = text[at + 'Σ'.len_utf8()..].chars().find(|&c| !is_case_ignorable(c));
    before.is_some_and(is_cased) && !after.is_some_and(is_cased)
}

/// True for a text that is not empty and whose every character passes.
fn every(text: &str, property: impl Fn(char) -> bool) -> bool {
    !text.is_empty() && text.chars().all(property)
}

/// `str.isalpha`.
pub fn is_alpha_text(text: &str) -> bool {
    every(text, is_alpha)
}

/// `str.isalnum`.
pub fn is_alnum_text(text: &str) -> bool {
    every(text, |c| is_alpha(c) || is_numeric(c))
}

/// `str.isdecimal`.
pub fn is_decimal_text(text: &str) -> bool {
    every(text, is_decimal)
}

/// `str.isdigit`.
pub fn is_digit_text(text: &str) -> bool {
    every(text, is_digit)
}

/// `str.isnumeric`.
pub fn is_numeric_text(text: &str) -> bool {
    every(text, is_numeric)
}

/// `str.isspace`.
pub fn is_space_text(text: &str) -> bool {
    every(text, is_space)
}

/// `str.isprintable`, true of the empty text.
pub fn is_printable_text(text: &str) -> bool {
    text.chars().all(is_printable)
}

/// `str.islower`: some character in lower case and none in another.
pub fn is_lower_text(text: &str) -> bool {
    let mut found = false;
    for c in text.chars() {
        if is_upper(c) || is_titlecase_letter(c) {
            return false;
        }
        found |= is_lower(c);
    }
    found
}

/// `str.isupper`: some character in upper case and none in another.
pub fn is_upper_text(text: &str) -> bool {
    let mut found = false;
    for c in text.chars() {
        if is_lower(c) || is_titlecase_letter(c) {
            return false;
        }
        found |= is_upper(c);
    }
    found
}

/// `str.istitle`: upper case only at the starts of words, lower case only inside them, and some of either.
pub fn is_title_text(text: &str) -> bool {
    let (mut in_word, mut found) = (false, false);
    for c in text.chars() {
        let starts = is_upper(c) || is_titlecase_letter(c);
        let continues = !starts && is_lower(c);
        if (starts && in_word) || (continues && !in_word) {
            return false;
        }
        in_word = starts || continues;
        found |= in_word;
    }
    found
}

/// `str.isidentifier`.
pub fn is_identifier_text(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(is_identifier_start) && chars.all(is_identifier_continue)
}

/// `str.expandtabs`: spaces up to the next column that is a multiple of `tab_size`, none when that is not positive.
///
/// # Errors
/// `OverflowError` or `MemoryError` when the result would be absurdly long.
pub fn expand_tabs(text: &str, tab_size: i64) -> Result<String, Fault> {
    let tab_size = usize::try_from(tab_size).unwrap_or(0);
    let mut spaces_needed = 0usize;
    each_tab(text, tab_size, |piece| {
        if let TabPiece::Spaces(count) = piece {
            spaces_needed = spaces_needed.saturating_add(count);
        }
    });
    if spaces_needed.saturating_add(text.len()) > isize::MAX as usize {
        return Err(Fault::overflow("new string is too long"));
    }
    let mut out = text_with_capacity(checked_size(spaces_needed, 1)? + text.len())?;
    each_tab(text, tab_size, |piece| match piece {
        TabPiece::Char(c) => out.push(c),
        TabPiece::Spaces(count) => push_fill(' ', count, &mut out),
    });
    Ok(out)
}

enum TabPiece {
    Char(char),
    Spaces(usize),
}

fn each_tab(text: &str, tab_size: usize, mut take: impl FnMut(TabPiece)) {
    let mut column = 0usize;
    for c in text.chars() {
        if c == '\t' {
            let spaces = if tab_size == 0 { 0 } else { tab_size - column % tab_size };
            column = column.saturating_add(spaces);
            take(TabPiece::Spaces(spaces));
        } else {
            column = if matches!(c, '\n' | '\r') {
                0
            } else {
                column.saturating_add(1)
            };
            take(TabPiece::Char(c));
        }
    }
}

/// What `str.translate` does with a character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Translation {
    /// The table has no entry for it.
    Keep,
    /// The entry is `None`.
    Delete,
    /// The entry is a code point.
    Char(char),
    /// The entry is text.
    Text(String),
}

/// `str.translate`; `look_up` asks the table, and its error ends the work.
pub fn translate<E>(text: &str, mut look_up: impl FnMut(char) -> Result<Translation, E>) -> Result<String, E> {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match look_up(c)? {
            Translation::Keep => out.push(c),
            Translation::Delete => {}
            Translation::Char(other) => out.push(other),
            Translation::Text(other) => out.push_str(&other),
        }
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases() {
        // text, upper, lower, title, capitalize, swapcase, casefold
        for (text, expected) in [
            ("", ["", "", "", "", "", ""]),
            (
                "hello World",
                [
                    "HELLO WORLD",
                    "hello world",
                    "Hello World",
                    "Hello world",
                    "HELLO wORLD",
                    "hello world",
                ],
            ),
            ("ÀÉß", ["ÀÉSS", "àéß", "Àéß", "Àéß", "àéSS", "àéss"]),
            (
                "straße",
                ["STRASSE", "straße", "Straße", "Straße", "STRASSE", "strasse"],
            ),
            ("ΑΣ", ["ΑΣ", "ας", "Ας", "Ας", "ας", "ασ"]),
            ("ΑΣΑ", ["ΑΣΑ", "ασα", "Ασα", "Ασα", "ασα", "ασα"]),
            ("Σ", ["Σ", "σ", "Σ", "Σ", "σ", "σ"]),
            ("ΑΣ.x", ["ΑΣ.X", "ασ.x", "Ασ.X", "Ασ.x", "ασ.X", "ασ.x"]),
            ("ΑΣ.", ["ΑΣ.", "ας.", "Ας.", "Ας.", "ας.", "ασ."]),
            ("a.Σ", ["A.Σ", "a.ς", "A.Σ", "A.ς", "A.ς", "a.σ"]),
            ("ǆǅǄ", ["ǄǄǄ", "ǆǆǆ", "ǅǆǆ", "ǅǆǆ", "Ǆǅǆ", "ǆǆǆ"]),
            ("İi", ["İI", "i̇i", "İi", "İi", "i̇I", "i̇i"]),
            ("ŉx", ["ʼNX", "ŉx", "ʼNx", "ʼNx", "ʼNX", "ʼnx"]),
            ("ﬁx", ["FIX", "ﬁx", "Fix", "Fix", "FIX", "fix"]),
            (
                "they're bill's",
                [
                    "THEY'RE BILL'S",
                    "they're bill's",
                    "They'Re Bill'S",
                    "They're bill's",
                    "THEY'RE BILL'S",
                    "they're bill's",
                ],
            ),
            ("x1y 2Z", ["X1Y 2Z", "x1y 2z", "X1Y 2Z", "X1y 2z", "X1Y 2z", "x1y 2z"]),
            ("ᾳx", ["ΑΙX", "ᾳx", "ᾼx", "ᾼx", "ΑΙX", "αιx"]),
            ("ⅷ", ["Ⅷ", "ⅷ", "Ⅷ", "Ⅷ", "Ⅷ", "ⅷ"]),
            ("Ꭰꭰ", ["ᎠᎠ", "ꭰꭰ", "Ꭰꭰ", "Ꭰꭰ", "ꭰᎠ", "ᎠᎠ"]),
            ("აბ", ["ᲐᲑ", "აბ", "აბ", "აბ", "ᲐᲑ", "აბ"]),
        ] {
            let got = [upper, lower, title, capitalize, swapcase, casefold].map(|case| case(text));
            assert_eq!(got, expected, "{text:?}");
        }
    }

    #[test]
    fn questions() {
        type Question = (&'static str, fn(&str) -> bool);
        const QUESTIONS: [Question; 11] = [
            ("isalpha", is_alpha_text),
            ("isalnum", is_alnum_text),
            ("isdecimal", is_decimal_text),
            ("isdigit", is_digit_text),
            ("isnumeric", is_numeric_text),
            ("isspace", is_space_text),
            ("isprintable", is_printable_text),
            ("islower", is_lower_text),
            ("isupper", is_upper_text),
            ("istitle", is_title_text),
            ("isidentifier", is_identifier_text),
        ];
        // The questions whose answer is yes.
        for (text, yes) in [
            ("", "isprintable"),
            ("abc", "isalpha isalnum isprintable islower isidentifier"),
            ("ABC", "isalpha isalnum isprintable isupper isidentifier"),
            ("Abc", "isalpha isalnum isprintable istitle isidentifier"),
            ("aBc", "isalpha isalnum isprintable isidentifier"),
            ("Abc Def", "isprintable istitle"),
            ("a1", "isalnum isprintable islower isidentifier"),
            ("12", "isalnum isdecimal isdigit isnumeric isprintable"),
            ("²", "isalnum isdigit isnumeric isprintable"),
            ("٣", "isalnum isdecimal isdigit isnumeric isprintable"),
            ("½", "isalnum isnumeric isprintable"),
            ("一", "isalpha isalnum isnumeric isprintable isidentifier"),
            (" ", "isspace isprintable"),
            ("\t\u{1C}", "isspace"),
            ("é", "isalpha isalnum isprintable islower isidentifier"),
            ("ª", "isalpha isalnum isprintable islower isidentifier"),
            ("ǅ", "isalpha isalnum isprintable istitle isidentifier"),
            ("ǅa", "isalpha isalnum isprintable istitle isidentifier"),
            ("a_b", "isprintable islower isidentifier"),
            ("1a", "isalnum isprintable islower"),
            ("_", "isprintable isidentifier"),
            ("日本", "isalpha isalnum isprintable isidentifier"),
            ("a b", "isprintable islower"),
            ("\u{0}", ""),
            ("\u{200B}", ""),
            ("Ⅷ", "isalnum isnumeric isprintable isupper istitle isidentifier"),
            ("ß", "isalpha isalnum isprintable islower isidentifier"),
            ("A1B", "isalnum isprintable isupper istitle isidentifier"),
            ("1A", "isalnum isprintable isupper istitle"),
        ] {
            let got: Vec<_> = QUESTIONS
                .iter()
                .filter(|(_, is)| is(text))
                .map(|(name, _)| *name)
                .collect();
            assert_eq!(got.join(" "), yes, "{text:?}");
        }
    }

    #[test]
    fn tabs() {
        for (text, size, expected) in [
            ("a\tb", 8, "a       b"),
            ("\t", 4, "    "),
            ("abcd\tx", 4, "abcd    x"),
            ("a\nbc\td", 4, "a\nbc  d"),
            ("a\rbc\td", 4, "a\rbc  d"),
            ("日\tx", 4, "日   x"),
            ("a\tb", 0, "ab"),
            ("a\tb", -1, "ab"),
            ("a\t\tb", 1, "a  b"),
        ] {
            assert_eq!(expand_tabs(text, size).as_deref(), Ok(expected), "{text:?}");
        }
        assert_eq!(
            expand_tabs("\t\t\t", i64::MAX),
            Err(Fault::overflow("new string is too long"))
        );
        assert_eq!(expand_tabs("\t", 1 << 50), Err(Fault::memory()));
    }

    #[test]
    fn translating() {
        let table = |c| match c {
            'a' => Ok(Translation::Delete),
            'b' => Ok(Translation::Char('é')),
            'c' => Ok(Translation::Text("xyz".to_owned())),
            '!' => Err("refused"),
            _ => Ok(Translation::Keep),
        };
        assert_eq!(translate("abcd", table).as_deref(), Ok("éxyzd"));
        assert_eq!(translate("a!", table), Err("refused"));
    }
}
