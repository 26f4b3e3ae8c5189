//! Bytes as text and back, piece by piece: what `TextIOWrapper` does beyond `str.encode` and `bytes.decode`.
//!
//! A piece may end inside a character, or between the two bytes of a line end. UTF-8 without anything special in it is text as it
//! stands, and so is ASCII in most encodings; the rest goes through the codecs of the VM.

use minipy_vm::native::{ClassId, Outcome, Raised, Thread, Value, codecs};
use std::borrow::Cow;

/// UTF-8's signature.
const BOM: &[u8] = b"\xef\xbb\xbf";

/// An encoding of text files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Codec {
    Utf8,
    /// With a signature at the beginning of the file.
    Utf8Sig,
    Ascii,
    Latin1,
    /// One of the VM's in which ASCII does not stand as it is, by its name there.
    Other(&'static str),
}

impl Codec {
    /// The encoding of this name; a LookupError if there is none.
    pub fn find(thread: &mut Thread, name: &str) -> Outcome<Codec> {
        match codecs::known(thread, name, "open")? {
            Some("utf-8") => Ok(Codec::Utf8),
            Some("utf-8-sig") => Ok(Codec::Utf8Sig),
            Some("ascii") => Ok(Codec::Ascii),
            Some("latin-1") => Ok(Codec::Latin1),
            Some(other) => Ok(Codec::Other(other)),
            None => {
                let message =
                    format!("minipy: text files do not support the encoding {name}, which a script registered");
                Err(thread.raise(ClassId::LookupError, message))
            }
        }
    }

    /// Is ASCII the same in this encoding, after the beginning?
    pub fn keeps_ascii(self) -> bool {
        !matches!(self, Codec::Other(_))
    }

    /// What the VM's codecs call it.
    fn name(self) -> &'static str {
        match self {
            Codec::Utf8 | Codec::Utf8Sig => "utf-8",
            Codec::Ascii => "ascii",
            Codec::Latin1 => "latin-1",
            Codec::Other(name) => name,
        }
    }

    /// What it is called behind the mark that stands at the beginning.
    fn name_inside(self) -> &'static str {
        match self.name() {
            "utf-16" => "utf-16-le",
            "utf-32" => "utf-32-le",
            name => name,
        }
    }

    /// The bytes of text; `start` says that nothing was written before.
    pub fn encode<'a>(self, thread: &mut Thread, text: &'a Value, errors: &str, start: bool) -> Outcome<Cow<'a, [u8]>> {
        let source = text.as_str().unwrap_or_default();
        let plain = match self {
            // Lone surrogates are stored as characters that begin with this byte.
            Codec::Utf8 | Codec::Utf8Sig => memchr::memchr(0xf4, source.as_bytes()).is_none(),
            _ => false,
        };
        if let Codec::Other(name) = self {
            let name = if start { name } else { self.name_inside() };
            let encoded = codecs::encode(thread, text, name, errors)?;
            return Ok(Cow::Owned(
                encoded.as_bytes().map_or(Vec::new(), |bytes| bytes.as_slice().to_vec()),
            ));
        }
        let is_ascii = text.as_str_object().is_some_and(|text| text.is_ascii());
        let bytes = if plain || is_ascii {
            Cow::Borrowed(source.as_bytes())
        } else {
            let encoded = codecs::encode(thread, text, self.name(), errors)?;
            Cow::Owned(
                encoded
                    .as_bytes()
                    .map(|bytes| bytes.as_slice().to_vec())
                    .unwrap_or_default(),
            )
        };
        if start && self == Codec::Utf8Sig {
            return Ok(Cow::Owned([BOM, &*bytes].concat()));
        }
        Ok(bytes)
    }
}

/// Which line ends were seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Seen {
    pub cr: bool,
    pub lf: bool,
    pub crlf: bool,
}

/// What a decoder remembers from one piece to the next.
#[derive(Clone, Debug, Default)]
pub(crate) struct Decoder {
    /// The beginning of a character that is not complete.
    pub held: Vec<u8>,
    /// A `\r` that may be the first half of a line end.
    pub held_cr: bool,
    /// The signature is behind, or there is none to come.
    pub started: bool,
    /// What the mark at the beginning has shown the encoding to be.
    pub shown: Option<&'static str>,
    pub seen: Seen,
}

/// How a piece is to be read.
#[derive(Clone, Copy)]
pub(crate) struct Reading<'a> {
    pub codec: Codec,
    pub errors: &'a str,
    /// All line ends are recognised.
    pub universal: bool,
    /// They become `\n`.
    pub translate: bool,
}

/// The text of a piece.
pub(crate) struct Decoded {
    pub text: String,
    /// The text is the bytes that were given.
    pub same: bool,
}

/// How many bytes at the end are a character that may still be completed.
fn incomplete(bytes: &[u8]) -> usize {
    for length in 1..=bytes.len().min(3) {
        let tail = &bytes[bytes.len() - length..];
        if tail[0] & 0xc0 == 0x80 {
            continue;
        }
        let open = std::str::from_utf8(tail).is_err_and(|error| error.error_len().is_none());
        return if open { length } else { 0 };
    }
    0
}

impl Decoder {
    /// The text of the next piece; `last` if no other follows.
    pub fn decode(&mut self, thread: &mut Thread, how: Reading<'_>, piece: Vec<u8>, last: bool) -> Outcome<Decoded> {
        let mut same = self.held.is_empty() && !self.held_cr;
        let mut bytes = piece;
        if !self.held.is_empty() {
            let mut all = self.held.clone();
            all.append(&mut bytes);
            bytes = all;
        }
        if how.codec == Codec::Utf8Sig && !self.started {
            if !last && bytes.len() < BOM.len() && BOM.starts_with(&bytes) {
                self.held = bytes;
                return Ok(Decoded {
                    text: String::new(),
                    same: false,
                });
            }
            if bytes.starts_with(BOM) {
                bytes.drain(..BOM.len());
                same = false;
            }
            self.started = true;
        }
        if let Codec::Other(name) = how.codec {
            let text = self.decode_other(thread, how, name, bytes, last)?;
            let text = match how.universal {
                true => self.line_ends(text, how.translate, last, &mut same),
                false => text,
            };
            return Ok(Decoded { text, same: false });
        }
        let is_utf8 = matches!(how.codec, Codec::Utf8 | Codec::Utf8Sig);
        let tail = if last || !is_utf8 { 0 } else { incomplete(&bytes) };
        let held = bytes.split_off(bytes.len() - tail);
        same &= held.is_empty();
        let as_it_stands = is_utf8 || bytes.is_ascii();
        let text = match String::from_utf8(bytes) {
            Ok(text) if as_it_stands => text,
            Ok(text) => {
                same = false;
                decode_odd(thread, how, text.into_bytes(), &held)?
            }
            Err(error) => {
                same = false;
                decode_odd(thread, how, error.into_bytes(), &held)?
            }
        };
        self.held = held;
        let text = match how.universal {
            true => self.line_ends(text, how.translate, last, &mut same),
            false => text,
        };
        Ok(Decoded { text, same })
    }

    fn decode_other(
        &mut self,
        thread: &mut Thread,
        how: Reading<'_>,
        name: &'static str,
        bytes: Vec<u8>,
        last: bool,
    ) -> Outcome<String> {
        let inside = how.codec.name_inside();
        let encoding = match self.shown {
            Some(shown) => shown,
            None if self.started => inside,
            None => name,
        };
        let made = Value::bytes(&bytes);
        let value = thread.made(made)?;
        let (text, taken, shown) = codecs::decode_piece(thread, &value, encoding, how.errors, last)?;
        if encoding == name && name != inside && taken > 0 {
            let mark = if name == "utf-16" { 2 } else { 4 };
            let first = bytes.get(..mark).unwrap_or_default();
            let marked = match *first {
                [a, b] => [0xfeff, 0xfffe].contains(&u16::from_le_bytes([a, b])),
                [a, b, c, d] => [0xfeff, 0xfffe_0000].contains(&u32::from_le_bytes([a, b, c, d])),
                _ => true,
            };
            if !marked {
                return Err(no_mark(thread, name, value, mark));
            }
        }
        self.shown = (shown != name || name == inside).then_some(shown);
        self.held = bytes[taken..].to_vec();
        Ok(text)
    }

    /// Notes the line ends, and makes them `\n` if asked to.
    fn line_ends(&mut self, mut text: String, translate: bool, last: bool, same: &mut bool) -> String {
        if self.held_cr && (last || !text.is_empty()) {
            text.insert(0, '\r');
            self.held_cr = false;
        }
        if memchr::memchr(b'\r', text.as_bytes()).is_none() {
            self.seen.lf = self.seen.lf || memchr::memchr(b'\n', text.as_bytes()).is_some();
            return text;
        }
        if !last && text.ends_with('\r') {
            text.pop();
            self.held_cr = true;
            *same = false;
        }
        let bytes = text.as_bytes();
        let mut plain = String::with_capacity(if translate { text.len() } else { 0 });
        let mut from = 0;
        for at in memchr::memchr2_iter(b'\r', b'\n', bytes) {
            if at < from {
                continue;
            }
            let end = match (bytes[at], bytes.get(at + 1)) {
                (b'\n', _) => {
                    self.seen.lf = true;
                    continue;
                }
                (_, Some(b'\n')) => {
                    self.seen.crlf = true;
                    at + 2
                }
                _ => {
                    self.seen.cr = true;
                    at + 1
                }
            };
            if translate {
                plain.push_str(&text[from..at]);
                plain.push('\n');
            }
            from = end;
        }
        if !translate {
            return text;
        }
        *same &= from == 0;
        plain.push_str(&text[from..]);
        plain
    }
}

/// The error of a file that does not say in which order its bytes are.
#[cold]
fn no_mark(thread: &mut Thread, name: &str, bytes: Value, length: usize) -> Raised {
    let args = vec![
        Value::str(name),
        bytes,
        Value::small_int(0),
        Value::length(length),
        Value::str("Stream does not start with BOM"),
    ];
    thread.raise_with(ClassId::UnicodeDecodeError, args)
}

/// The text of bytes that are not text as they stand. A strict error speaks of all bytes, those that are held back included.
#[cold]
fn decode_odd(thread: &mut Thread, how: Reading<'_>, mut bytes: Vec<u8>, held: &[u8]) -> Outcome<String> {
    if how.errors == "strict" {
        bytes.extend_from_slice(held);
    }
    let made = Value::bytes(&bytes);
    let value = thread.made(made)?;
    let text = codecs::decode(thread, &value, how.codec.name(), how.errors)?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}

#[cfg(test)]
mod tests {
    use super::incomplete;

    #[test]
    fn the_beginning_of_a_character_is_incomplete() {
        for (bytes, expected) in [
            (&b"abc"[..], 0),
            (b"", 0),
            ("é".as_bytes(), 0),
            (b"a\xc3", 1),
            (b"a\xe6\x97", 2),
            (b"\xf0\x9f\x98", 3),
            (b"a\xff", 0),
            (b"\x80\x80\x80\x80", 0),
            (b"\xe6a", 0),
        ] {
            assert_eq!(incomplete(bytes), expected, "{bytes:?}");
        }
    }
}
