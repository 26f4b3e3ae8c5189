//! Reading text in each encoding: the characters up to the next error, and that error in CPython's words.

use super::{Codec, Order};
use crate::types::text::from_code_point;

/// What is wrong with some bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wrong {
    /// How many bytes.
    pub span: usize,
    /// Why.
    pub reason: &'static str,
    /// It may become right when more bytes follow.
    pub unfinished: bool,
}

fn wrong(span: usize, reason: &'static str) -> Option<Wrong> {
    Some(Wrong {
        span,
        reason,
        unfinished: false,
    })
}

fn unfinished(span: usize, reason: &'static str) -> Option<Wrong> {
    Some(Wrong {
        span,
        reason,
        unfinished: true,
    })
}

/// Reads up to the next error: how many bytes were right, and the error behind them.
pub(super) fn read(codec: Codec, bytes: &[u8], text: &mut String) -> (usize, Option<Wrong>) {
    match codec {
        Codec::Utf8 | Codec::Utf8Sig => utf8(bytes, text),
        Codec::Ascii => {
            let good = bytes.iter().position(|b| !b.is_ascii()).unwrap_or(bytes.len());
            text.push_str(std::str::from_utf8(&bytes[..good]).unwrap_or_default());
            let error = (good < bytes.len()).then(|| wrong(1, "ordinal not in range(128)"));
            (good, error.flatten())
        }
        Codec::Latin1 => {
            text.extend(bytes.iter().map(|&b| char::from(b)));
            (bytes.len(), None)
        }
        Codec::Utf16(order) => utf16(bytes, order == Order::Big, text),
        Codec::Utf32(order) => utf32(bytes, order == Order::Big, text),
        Codec::Escape => escape(bytes, text),
        Codec::RawEscape => raw_escape(bytes, text),
    }
}

fn utf8(bytes: &[u8], text: &mut String) -> (usize, Option<Wrong>) {
    let (good, error) = match std::str::from_utf8(bytes) {
        Ok(_) => (bytes.len(), None),
        Err(error) => {
            let good = error.valid_up_to();
            let error = match error.error_len() {
                None => unfinished(bytes.len() - good, "unexpected end of data"),
                Some(span) if (0xc2..=0xf4).contains(&bytes[good]) => wrong(span, "invalid continuation byte"),
                Some(span) => wrong(span, "invalid start byte"),
            };
            (good, error)
        }
    };
    text.push_str(std::str::from_utf8(&bytes[..good]).unwrap_or_default());
    (good, error)
}

fn utf16(bytes: &[u8], big: bool, text: &mut String) -> (usize, Option<Wrong>) {
    let unit = |at: usize| {
        let pair = [*bytes.get(at)?, *bytes.get(at + 1)?];
        Some(u32::from(if big {
            u16::from_be_bytes(pair)
        } else {
            u16::from_le_bytes(pair)
        }))
    };
    let mut at = 0;
    while at < bytes.len() {
        let Some(first) = unit(at) else {
            return (at, unfinished(1, "truncated data"));
        };
        let (code, length) = match first {
            0xd800..=0xdbff => match unit(at + 2) {
                None => return (at, unfinished(bytes.len() - at, "unexpected end of data")),
                Some(second @ 0xdc00..=0xdfff) => (0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00), 4),
                Some(_) => return (at, wrong(2, "illegal UTF-16 surrogate")),
            },
            0xdc00..=0xdfff => return (at, wrong(2, "illegal encoding")),
            code => (code, 2),
        };
        text.extend(from_code_point(code));
        at += length;
    }
    (at, None)
}

fn utf32(bytes: &[u8], big: bool, text: &mut String) -> (usize, Option<Wrong>) {
    let mut at = 0;
    while let Some(&four) = bytes[at..].first_chunk::<4>() {
        let code = if big {
            u32::from_be_bytes(four)
        } else {
            u32::from_le_bytes(four)
        };
        match code {
            0xd800..=0xdfff => {
                return (at, wrong(4, "code point in surrogate code point range(0xd800, 0xe000)"));
            }
            0x11_0000.. => return (at, wrong(4, "code point not in range(0x110000)")),
            code => text.extend(from_code_point(code)),
        }
        at += 4;
    }
    match bytes.len() - at {
        0 => (at, None),
        rest => (at, unfinished(rest, "truncated data")),
    }
}

/// The hexadecimal number behind an escape's letter, if all digits are there; else how many are.
fn hexadecimal(bytes: &[u8], digits: usize) -> Result<u32, usize> {
    let found = bytes.iter().take(digits).take_while(|b| b.is_ascii_hexdigit()).count();
    match std::str::from_utf8(&bytes[..found]) {
        Ok(text) if found == digits => u32::from_str_radix(text, 16).map_err(|_| found),
        _ => Err(found),
    }
}

/// `\\xXX`, `\\uXXXX`, `\\UXXXXXXXX`: how long it is and what it stands for, or what is wrong.
fn numbered(bytes: &[u8], outside: &'static str) -> Result<(usize, char), Option<Wrong>> {
    let (digits, reason) = match bytes[1] {
        b'x' => (2, "truncated \\xXX escape"),
        b'u' => (4, "truncated \\uXXXX escape"),
        _ => (8, "truncated \\UXXXXXXXX escape"),
    };
    match hexadecimal(&bytes[2..], digits) {
        Ok(code) => match from_code_point(code) {
            Some(c) => Ok((2 + digits, c)),
            None => Err(wrong(2 + digits, outside)),
        },
        Err(found) if 2 + found == bytes.len() => Err(unfinished(2 + found, reason)),
        Err(found) => Err(wrong(2 + found, reason)),
    }
}

fn escape(bytes: &[u8], text: &mut String) -> (usize, Option<Wrong>) {
    let mut at = 0;
    while at < bytes.len() {
        let rest = &bytes[at..];
        let length = match *rest {
            [b'\\'] => return (at, unfinished(1, "\\ at end of string")),
            [b'\\', b'x' | b'u' | b'U', ..] => match numbered(rest, "illegal Unicode character") {
                Ok((length, c)) => {
                    text.push(c);
                    length
                }
                Err(error) => return (at, error),
            },
            [b'\\', b'N', ..] => {
                let name = rest.get(2..).filter(|name| name.first() == Some(&b'{'));
                let end = name.and_then(|name| name.iter().position(|&b| b == b'}'));
                return match (name, end) {
                    (_, Some(end)) if end > 1 => (at, wrong(end + 3, NO_NAMES)),
                    (_, Some(end)) => (at, wrong(end + 2, MALFORMED)),
                    (Some(name), None) => (at, unfinished(2 + name.len(), MALFORMED)),
                    (None, None) if rest.len() == 2 => (at, unfinished(2, MALFORMED)),
                    (None, None) => (at, wrong(2, MALFORMED)),
                };
            }
            [b'\\', b'0'..=b'7', ..] => {
                let digits = rest[1..].iter().take(3).take_while(|b| (b'0'..=b'7').contains(b));
                let (length, code) = digits.fold((1, 0), |(n, code), b| (n + 1, code * 8 + u32::from(b - b'0')));
                text.extend(from_code_point(code));
                length
            }
            [b'\\', letter, ..] => {
                simple(letter, text);
                2
            }
            [byte, ..] => {
                text.push(char::from(byte));
                1
            }
            [] => 0,
        };
        at += length;
    }
    (at, None)
}

/// The reason of an error that is none of CPython's: names of characters are not known here.
pub(super) const NO_NAMES: &str = "minipy does not know the names of characters";

const MALFORMED: &str = "malformed \\N character escape";

/// An escape of one letter; what is none stands for itself.
fn simple(letter: u8, text: &mut String) {
    match letter {
        b'\n' => {}
        b'\\' | b'\'' | b'"' => text.push(char::from(letter)),
        b'a' => text.push('\x07'),
        b'b' => text.push('\x08'),
        b'f' => text.push('\x0c'),
        b'n' => text.push('\n'),
        b'r' => text.push('\r'),
        b't' => text.push('\t'),
        b'v' => text.push('\x0b'),
        other => text.extend(['\\', char::from(other)]),
    }
}

fn raw_escape(bytes: &[u8], text: &mut String) -> (usize, Option<Wrong>) {
    let mut at = 0;
    while at < bytes.len() {
        let rest = &bytes[at..];
        at += match *rest {
            [b'\\', b'u' | b'U', ..] => match numbered(rest, "\\Uxxxxxxxx out of range") {
                Ok((length, c)) => {
                    text.push(c);
                    length
                }
                Err(error) => return (at, error),
            },
            // A backslash behind another one escapes nothing.
            [b'\\', b'\\', ..] => {
                text.push_str("\\\\");
                2
            }
            [byte, ..] => {
                text.push(char::from(byte));
                1
            }
            [] => 1,
        };
    }
    (at, None)
}

#[cfg(test)]
mod tests {
    use super::super::{Codec, Order};
    use super::{read, unfinished, wrong};

    #[test]
    fn errors_span_what_cpython_says() {
        use Codec::{Ascii, Escape, Utf8, Utf16, Utf32};
        let (little, big) = (Utf16(Order::Little), Utf16(Order::Big));
        for (codec, bytes, good, error) in [
            (Utf8, &b"abc"[..], "abc", None),
            (Utf8, b"a\xff", "a", wrong(1, "invalid start byte")),
            (Utf8, b"ab\xc3(", "ab", wrong(1, "invalid continuation byte")),
            (Utf8, b"\xf0\x90x", "", wrong(2, "invalid continuation byte")),
            (Utf8, b"\xe2\x82", "", unfinished(2, "unexpected end of data")),
            (Utf8, b"\xed\xa0\x80", "", wrong(1, "invalid continuation byte")),
            (Utf8, b"\xc0\xaf", "", wrong(1, "invalid start byte")),
            (Ascii, b"a\x80\x81", "a", wrong(1, "ordinal not in range(128)")),
            (little, b"a\0\0\xd8b\0", "a", wrong(2, "illegal UTF-16 surrogate")),
            (little, b"\x3d\xd8\0\xde", "\u{1f600}", None),
            (big, b"\xdc\0", "", wrong(2, "illegal encoding")),
            (big, b"\0a\0", "a", unfinished(1, "truncated data")),
            (
                Utf32(Order::Little),
                b"a\0\0\0b\0",
                "a",
                unfinished(2, "truncated data"),
            ),
            (Escape, b"\\x41\\x4", "A", unfinished(3, "truncated \\xXX escape")),
            (Escape, b"\\101\\z", "A\\z", None),
        ] {
            let mut text = String::new();
            let (_, found) = read(codec, bytes, &mut text);
            assert_eq!((text.as_str(), found), (good, error), "{bytes:?}");
        }
    }
}
