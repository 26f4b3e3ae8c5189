//! What the tokens of a correct text are warned of: unknown escapes in literals, and numbers that touch a keyword.
//!
//! The parser says nothing of them, since almost no text has any. A quick look at the bytes decides whether the text is cut into tokens
//! once more; what is said and where is CPython's.

use crate::lexer;
use crate::source::normalize_newlines;
use crate::token::{Tok, Token};

/// Something that is legal and looks like a mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextWarning {
    /// The text of the SyntaxWarning.
    pub message: String,
    /// The text of the SyntaxError, if warnings are errors; `None`: the same.
    pub error: Option<String>,
    /// Where it begins, in bytes of the text with `\n` newlines.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
}

/// The warnings about the tokens of a text that has been parsed without an error, in their order.
pub fn text_warnings(source: &str) -> Vec<TextWarning> {
    if !is_suspicious(source.as_bytes()) {
        return Vec::new();
    }
    let source = &*normalize_newlines(source);
    let tokens = lexer::tokenize(source).tokens;
    let mut found = Vec::new();
    let mut raw = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        match token.kind {
            Tok::Str => literal(source, *token, &mut found),
            Tok::FStringStart => raw.push(text(source, *token).contains(['r', 'R'])),
            Tok::FStringEnd => drop(raw.pop()),
            Tok::FStringMiddle if raw.last() == Some(&false) => {
                escape(text(source, *token), token.start, true, &mut found);
            }
            Tok::Int | Tok::Float | Tok::Imaginary => number(source, *token, tokens.get(index + 1), &mut found),
            _ => {}
        }
    }
    found
}

/// Is there a backslash before what is no escape, or a digit before a letter? Comments and raw strings are looked at too.
fn is_suspicious(bytes: &[u8]) -> bool {
    bytes.windows(2).any(|pair| match pair[0] {
        b'\\' => !matches!(
            pair[1],
            b'\n' | b'\r' | b'\\' | b'\'' | b'"' | b'a' | b'b' | b'f' | b'n' | b'r' | b't' | b'v' | b'x'
        ),
        b'0'..=b'9' | b'.' => matches!(pair[1], b'a' | b'e' | b'f' | b'i' | b'j' | b'n' | b'o' | b'x' | b'b'),
        _ => false,
    })
}

fn text(source: &str, token: Token) -> &str {
    source.get(token.start as usize..token.end as usize).unwrap_or_default()
}

fn literal(source: &str, token: Token, found: &mut Vec<TextWarning>) {
    let literal = text(source, token);
    let quote = literal.find(['"', '\'']).unwrap_or(0);
    let prefix = &literal[..quote];
    if !prefix.contains(['r', 'R']) {
        escape(
            &literal[quote..],
            token.start + quote as u32,
            !prefix.contains(['b', 'B']),
            found,
        );
    }
}

/// Warns of the first unknown escape in a literal, or piece of an f-string, that begins at `start`.
fn escape(text: &str, start: u32, is_str: bool, found: &mut Vec<TextWarning>) {
    let mut at = 0;
    while let Some(next) = text[at..].find('\\') {
        at += next;
        let rest = &text[at + 1..];
        let Some(kind) = rest.chars().next() else { return };
        let octal = rest
            .bytes()
            .take(3)
            .take_while(|byte| (b'0'..=b'7').contains(byte))
            .count();
        let is_large = octal == 3 && rest.as_bytes()[0] > b'3';
        let is_known = match kind {
            '\n' | '\\' | '\'' | '"' | 'a' | 'b' | 'f' | 'n' | 'r' | 't' | 'v' | 'x' => true,
            'u' | 'U' | 'N' => is_str,
            '0'..='7' => !is_large,
            // CPython writes such a character as an escape itself before it looks at escapes.
            kind => !kind.is_ascii(),
        };
        if !is_known {
            let shown = if is_large { &rest[..3] } else { &rest[..kind.len_utf8()] };
            let word = if is_large { "octal escape" } else { "escape" };
            let start = start + at as u32;
            let advice = format!("Did you mean \"\\\\{shown}\"? A raw string is also an option.");
            found.push(TextWarning {
                message: format!(
                    "\"\\{shown}\" is an invalid {word} sequence. Such sequences will not work in the future. {advice}"
                ),
                error: Some(format!("\"\\{shown}\" is an invalid {word} sequence. {advice}")),
                start,
                // An octal escape is longer, but this is what CPython marks.
                end: start + 2,
            });
            return;
        }
        at += 1 + kind.len_utf8();
    }
}

/// Warns of a number that runs into a keyword.
fn number(source: &str, token: Token, next: Option<&Token>, found: &mut Vec<TextWarning>) {
    let is_word =
        |next: &&Token| next.start == token.end && text(source, **next).starts_with(|c: char| c.is_ascii_alphabetic());
    let Some(next) = next.filter(is_word) else { return };
    let digits = text(source, token).as_bytes();
    let kind = match (token.kind, digits.get(1)) {
        (Tok::Imaginary, _) => "imaginary",
        (_, Some(b'x' | b'X')) => "hexadecimal",
        (_, Some(b'o' | b'O')) => "octal",
        (_, Some(b'b' | b'B')) => "binary",
        _ => "decimal",
    };
    found.push(TextWarning {
        message: format!("invalid {kind} literal"),
        error: None,
        start: token.start,
        end: next.start,
    });
}

#[cfg(test)]
mod tests {
    use super::text_warnings;

    #[test]
    fn warns_of_what_looks_wrong() {
        for (source, expect) in [
            (r"'\d'", Some((r#""\d" is an invalid escape"#, 1, 3))),
            (r"b'\u1234'", Some((r#""\u" is an invalid escape"#, 2, 4))),
            (r"'\n' + r'\d' # \d", None),
            (r"f'\d{1:\w}'", Some((r#""\d" is an invalid escape"#, 2, 4))),
            (r"'\400'", Some((r#""\400" is an invalid octal escape"#, 1, 3))),
            (r"'\377'", None),
            ("1if x else y", Some(("invalid decimal literal", 0, 1))),
            ("0xfor x", Some(("invalid hexadecimal literal", 0, 3))),
            ("x1e = a1if", None),
            ("1e5 + 0x1f + 1j", None),
        ] {
            let found = text_warnings(source);
            let first = found.first();
            let told = first.map(|warning| (warning.start, warning.end));
            assert_eq!(told, expect.map(|(_, start, end)| (start, end)), "{source}");
            if let (Some(warning), Some((message, ..))) = (first, expect) {
                assert!(warning.message.starts_with(message), "{source}: {}", warning.message);
            }
        }
    }
}
