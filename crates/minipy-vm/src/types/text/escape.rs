//! `repr` of text and of bytes, and `ascii`.
//!
//! A character is written as itself when `str.isprintable` says so, otherwise as the shortest of `\n`-like, `\xhh`, `\uhhhh`
//! and `\Uhhhhhhhh`. The quote is `'` unless the text has one and has no `"`.

use super::surrogate::code_point;
use super::unicode::is_printable;

const HEX: &[u8; 16] = b"0123456789abcdef";

/// `repr(str)`.
pub fn str_repr(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    push_str_repr(text, &mut out);
    out
}

/// Appends `repr(str)`.
pub fn push_str_repr(text: &str, out: &mut String) {
    push_quoted(text, out, is_printable);
}

/// `ascii(str)`.
pub fn str_ascii(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    push_quoted(text, &mut out, |_| false);
    out
}

/// `ascii(object)` from the object's repr: what is not ASCII is escaped, the rest stays.
pub fn escape_non_ascii(repr: &str) -> String {
    let mut out = String::with_capacity(repr.len());
    push_unescaped_runs(repr, &mut out, |c| c.is_ascii());
    out
}

/// Quotes and escapes; `keep` decides which characters beyond ASCII are written as themselves.
fn push_quoted(text: &str, out: &mut String, keep: impl Fn(char) -> bool) {
    let is_plain = |byte: u8| matches!(byte, b' '..=b'~') && byte != b'\\' && byte != b'\'';
    if text.bytes().all(is_plain) {
        out.push('\'');
        out.push_str(text);
        out.push('\'');
        return;
    }
    let quote = quote_for(text.as_bytes());
    out.push(quote);
    push_unescaped_runs(text, out, |c| match c {
        '\\' => false,
        ' '..='~' => c != quote,
        _ => !c.is_ascii() && keep(c),
    });
    out.push(quote);
}

fn quote_for(bytes: &[u8]) -> char {
    if memchr::memchr(b'\'', bytes).is_some() && memchr::memchr(b'"', bytes).is_none() {
        '"'
    } else {
        '\''
    }
}

/// Copies runs of plain characters whole, and escapes each of the others.
fn push_unescaped_runs(text: &str, out: &mut String, plain: impl Fn(char) -> bool) {
    let mut copied = 0;
    for (at, c) in text.char_indices() {
        if !plain(c) {
            out.push_str(&text[copied..at]);
            push_escape(c, out);
            copied = at + c.len_utf8();
        }
    }
    out.push_str(&text[copied..]);
}

/// Appends the escape of one character.
fn push_escape(c: char, out: &mut String) {
    match c {
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        '\\' | '\'' | '"' => {
            out.push('\\');
            out.push(c);
        }
        _ => match code_point(c) {
            code @ ..0x100 => push_hex("\\x", code, 2, out),
            code @ ..0x1_0000 => push_hex("\\u", code, 4, out),
            code => push_hex("\\U", code, 8, out),
        },
    }
}

fn push_hex(prefix: &str, code: u32, digits: u32, out: &mut String) {
    out.push_str(prefix);
    for place in (0..digits).rev() {
        out.push(char::from(HEX[(code >> (4 * place) & 15) as usize]));
    }
}

/// `repr(bytes)`, with its `b`.
pub fn bytes_repr(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() + 3);
    push_bytes_repr(bytes, &mut out);
    out
}

/// Appends `repr(bytes)`.
pub fn push_bytes_repr(bytes: &[u8], out: &mut String) {
    push_quoted_bytes(bytes, quote_for(bytes), out);
}

/// Appends what stands inside the parentheses of `repr(bytearray)`: as for bytes, but a single quote is escaped even inside
/// double quotes (`bytearray_repr` in bytearrayobject.c).
pub fn push_bytearray_repr(bytes: &[u8], out: &mut String) {
    let quote = quote_for(bytes);
    if quote == '\'' {
        return push_quoted_bytes(bytes, quote, out);
    }
    let mut plain = String::with_capacity(bytes.len() + 3);
    push_quoted_bytes(bytes, quote, &mut plain);
    out.push_str(&plain.replace('\'', "\\'"));
}

fn push_quoted_bytes(bytes: &[u8], quote: char, out: &mut String) {
    out.push('b');
    out.push(quote);
    for &byte in bytes {
        let c = char::from(byte);
        if (' '..='~').contains(&c) && c != quote && c != '\\' {
            out.push(c);
        } else {
            push_escape(c, out);
        }
    }
    out.push(quote);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repr_and_ascii_of_text() {
        // text, repr, ascii
        for (text, repr, ascii) in [
            ("", "''", "''"),
            ("abc", "'abc'", "'abc'"),
            ("it's", "\"it's\"", "\"it's\""),
            ("\"", "'\"'", "'\"'"),
            ("'\"", r#"'\'"'"#, r#"'\'"'"#),
            ("a\\b", r"'a\\b'", r"'a\\b'"),
            ("\n\r\t\0\x1b\x7f", r"'\n\r\t\x00\x1b\x7f'", r"'\n\r\t\x00\x1b\x7f'"),
            ("é", "'é'", r"'\xe9'"),
            ("\u{80}\u{a0}\u{ad}", r"'\x80\xa0\xad'", r"'\x80\xa0\xad'"),
            ("日本", "'日本'", r"'\u65e5\u672c'"),
            ("😀", "'😀'", r"'\U0001f600'"),
            (
                "\u{200b}\u{2028}\u{3000}",
                r"'\u200b\u2028\u3000'",
                r"'\u200b\u2028\u3000'",
            ),
            ("\u{e000}", r"'\ue000'", r"'\ue000'"),
            ("\u{10FFFF}", r"'\U0010ffff'", r"'\U0010ffff'"),
            ("\u{378}", r"'\u0378'", r"'\u0378'"),
            ("\u{10DC80}x", r"'\udc80x'", r"'\udc80x'"),
        ] {
            assert_eq!(str_repr(text), repr);
            assert_eq!(str_ascii(text), ascii);
            assert_eq!(escape_non_ascii(&str_repr(text)), ascii);
        }
    }

    #[test]
    fn repr_of_bytes() {
        for (bytes, repr) in [
            (&b""[..], "b''"),
            (b"abc ~", "b'abc ~'"),
            (b"it's", "b\"it's\""),
            (b"'\"", r#"b'\'"'"#),
            (b"\\\n\r\t\0\x7f\x80\xff", r"b'\\\n\r\t\x00\x7f\x80\xff'"),
        ] {
            assert_eq!(bytes_repr(bytes), repr);
        }
    }
}
