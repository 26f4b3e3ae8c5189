//! What the module `binascii` has for mail: uuencode, quoted-printable, and the checksum of BinHex.
//!
//! The three encodings are functions on plain bytes and follow CPython's `binascii.c` rule by rule, its tolerance of broken lines
//! included. The arguments are read here too; the other encodings are in `binascii`.

use crate::binascii::{encoded, error};
use minipy_vm::native::{Args, Arity, NativeDef, Outcome, Signature, Thread, Value, bytes_argument, wide};

// ---- uuencode ----

/// One line without its encoding.
fn from_uu(line: &[u8]) -> Result<Vec<u8>, &'static str> {
    let Some((first, rest)) = line.split_first() else {
        return Err("Missing length byte");
    };
    let count = first.wrapping_sub(b' ') & 0o77;
    let mut rest = rest.iter();
    let mut bytes = Vec::with_capacity(count.into());
    let (mut bits, mut held) = (0_u32, 0);
    while bytes.len() < count.into() {
        let six = match rest.next() {
            // Spaces at the end of the line were lost on the way.
            None | Some(b'\n' | b'\r') => 0,
            Some(&letter @ b' '..=b'`') => (letter - b' ') & 0o77,
            Some(_) => return Err("Illegal char"),
        };
        bits = bits << 6 | u32::from(six);
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
        }
    }
    match rest.all(|byte| matches!(byte, b' ' | b'`' | b'\n' | b'\r')) {
        true => Ok(bytes),
        false => Err("Trailing garbage"),
    }
}

/// A line of at most 45 bytes.
fn to_uu(bytes: &[u8], backtick: bool) -> Vec<u8> {
    let letter = |six: u8| if backtick && six == 0 { b'`' } else { six + b' ' };
    let mut line = vec![letter(bytes.len() as u8)];
    for group in bytes.chunks(3) {
        let at = |index: usize| u32::from(group.get(index).copied().unwrap_or(0));
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        line.extend((0..4).map(|place| letter((bits >> (18 - 6 * place)) as u8 & 0o77)));
    }
    line.push(b'\n');
    line
}

fn a2b_uu(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let line = encoded(thread, &args[0])?;
    match from_uu(&line) {
        Ok(bytes) => thread.made(Value::bytes(&bytes)),
        Err(message) => Err(error(thread, message)),
    }
}

static B2A_UU: Signature = Signature {
    params: &["data", "backtick"],
    required: 1,
    positional_only: 1,
    keyword_only: 1,
};

fn b2a_uu(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let backtick = args.get(1).map_or(Ok(false), |backtick| thread.truth(backtick))?;
    let bytes = bytes_argument(thread, &args[0])?;
    if bytes.len() > 45 {
        return Err(error(thread, "At most 45 bytes at once"));
    }
    thread.made(Value::bytes(&to_uu(&bytes, backtick)))
}

// ---- quoted-printable ----

/// The longest line that is written.
const LINE: usize = 76;

/// Text without its quotes; with `header`, underscores are spaces.
fn from_quoted(text: &[u8], header: bool) -> Vec<u8> {
    let digit = |at: usize| text.get(at).and_then(|&byte| char::from(byte).to_digit(16));
    let mut bytes = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(&byte) = text.get(at) {
        at += 1;
        if byte != b'=' {
            bytes.push(if header && byte == b'_' { b' ' } else { byte });
            continue;
        }
        match text.get(at) {
            None => {}
            // The end of a line that goes on; after a return, whatever stands before the newline is dropped.
            Some(b'\n') => at += 1,
            Some(b'\r') => {
                let newline = text[at..].iter().position(|&byte| byte == b'\n');
                at = newline.map_or(text.len(), |offset| at + offset + 1);
            }
            Some(b'=') => {
                bytes.push(b'=');
                at += 1;
            }
            Some(_) => match (digit(at), digit(at + 1)) {
                (Some(high), Some(low)) => {
                    bytes.push((high << 4 | low) as u8);
                    at += 2;
                }
                _ => bytes.push(b'='),
            },
        }
    }
    bytes
}

/// What is quoted, besides bytes that are always.
#[derive(Clone, Copy)]
struct Quoting {
    /// Tabs and spaces.
    tabs: bool,
    /// Ends of lines stay as they are.
    is_text: bool,
    /// Underscores; spaces become underscores.
    header: bool,
}

impl Quoting {
    /// Must the byte at a place be written as two digits?
    fn quotes(self, bytes: &[u8], at: usize, at_start: bool) -> bool {
        let next = bytes.get(at + 1);
        match bytes[at] {
            b'=' | 127.. => true,
            b'_' => self.header,
            // A dot alone on its line would end a mail.
            b'.' => at_start && matches!(next, None | Some(b'\n' | b'\r' | 0)),
            b'\r' | b'\n' => !self.is_text,
            b'\t' | b' ' => next.is_none() || self.tabs,
            byte => byte < b' ',
        }
    }
}

fn push_quoted(text: &mut Vec<u8>, byte: u8) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    text.extend([b'=', DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]);
}

fn to_quoted(bytes: &[u8], how: Quoting) -> Vec<u8> {
    let newline = bytes.iter().position(|&byte| byte == b'\n');
    let with_return = newline.is_some_and(|at| at > 0 && bytes[at - 1] == b'\r');
    let end: &[u8] = if with_return { b"\r\n" } else { b"\n" };
    let mut text = Vec::with_capacity(bytes.len());
    let (mut at, mut length) = (0, 0);
    while at < bytes.len() {
        let (byte, next) = (bytes[at], bytes.get(at + 1));
        if how.quotes(bytes, at, length == 0) {
            if length + 3 >= LINE {
                text.push(b'=');
                text.extend_from_slice(end);
                length = 0;
            }
            push_quoted(&mut text, byte);
            length += 3;
            at += 1;
        } else if how.is_text && (byte == b'\n' || byte == b'\r' && next == Some(&b'\n')) {
            // A space at the end of a line might get lost.
            if let Some(blank @ (b' ' | b'\t')) = text.last().copied() {
                text.pop();
                push_quoted(&mut text, blank);
            }
            text.extend_from_slice(end);
            length = 0;
            at += if byte == b'\r' { 2 } else { 1 };
        } else {
            if next.is_some_and(|&next| next != b'\n') && length + 1 >= LINE {
                text.push(b'=');
                text.extend_from_slice(end);
                length = 0;
            }
            length += 1;
            text.push(if how.header && byte == b' ' { b'_' } else { byte });
            at += 1;
        }
    }
    text
}

static A2B_QP: Signature = Signature {
    params: &["data", "header"],
    required: 1,
    positional_only: 0,
    keyword_only: 0,
};

fn a2b_qp(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let header = args.get(1).map_or(Ok(false), |header| thread.truth(header))?;
    let text = encoded(thread, &args[0])?;
    thread.made(Value::bytes(&from_quoted(&text, header)))
}

static B2A_QP: Signature = Signature {
    params: &["data", "quotetabs", "istext", "header"],
    required: 1,
    positional_only: 0,
    keyword_only: 0,
};

fn b2a_qp(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let mut flags = [false, true, false];
    for (at, flag) in flags.iter_mut().enumerate() {
        if let Some(given) = args.get(at + 1) {
            *flag = thread.truth(given)?;
        }
    }
    let [tabs, is_text, header] = flags;
    let how = Quoting { tabs, is_text, header };
    let bytes = bytes_argument(thread, &args[0])?;
    thread.made(Value::bytes(&to_quoted(&bytes, how)))
}

// ---- the checksum ----

/// The CRC-CCITT of BinHex, continued from an earlier one.
fn checksum(bytes: &[u8], earlier: u16) -> u16 {
    let bit = |crc: u16, _| if crc & 0x8000 == 0 { crc << 1 } else { crc << 1 ^ 0x1021 };
    let step = |crc: u16, &byte: &u8| (0..8).fold(crc ^ u16::from(byte) << 8, bit);
    bytes.iter().fold(earlier, step)
}

fn crc_hqx(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let bytes = bytes_argument(thread, &args[0])?;
    let int = thread.index_value(&args[1])?;
    // Of a larger number the lowest bits count.
    let earlier = wide(&int).unwrap_or_default() as u16;
    Ok(Value::int(checksum(&bytes, earlier).into()))
}

/// The functions of the module `binascii` that are here.
pub(crate) const A2B_QP_DEF: NativeDef = NativeDef::function("a2b_qp", Arity::Named(&A2B_QP), a2b_qp);
pub(crate) const A2B_UU_DEF: NativeDef = NativeDef::function("a2b_uu", Arity::One, a2b_uu);
pub(crate) const B2A_QP_DEF: NativeDef = NativeDef::function("b2a_qp", Arity::Named(&B2A_QP), b2a_qp);
pub(crate) const B2A_UU_DEF: NativeDef = NativeDef::function("b2a_uu", Arity::Named(&B2A_UU), b2a_uu);
pub(crate) const CRC_HQX_DEF: NativeDef = NativeDef::function("crc_hqx", Arity::Positional(2, 2), crc_hqx);

#[cfg(test)]
mod tests {
    use super::{Quoting, checksum, from_quoted, from_uu, to_quoted, to_uu};

    const TEXT: Quoting = Quoting {
        tabs: false,
        is_text: true,
        header: false,
    };

    #[test]
    fn lines_of_uuencode() {
        let cases: &[(&[u8], &[u8])] = &[
            (b"", b" \n"),
            (b"\0", b"!    \n"),
            (b"cat", b"#8V%T\n"),
            (b"x", b"!>   \n"),
        ];
        for &(bytes, line) in cases {
            assert_eq!(to_uu(bytes, false), line);
            assert_eq!(from_uu(line).as_deref(), Ok(bytes));
        }
        assert_eq!(to_uu(b"\0", true), b"!````\n");
        assert_eq!(from_uu(b"!>").as_deref(), Ok(&b"x"[..]));
        assert_eq!(from_uu(b"!\x7f"), Err("Illegal char"));
        assert_eq!(from_uu(b"!>   x"), Err("Trailing garbage"));
    }

    #[test]
    fn quoted_printable() {
        let cases: &[(&[u8], &[u8])] = &[
            (b"a=b", b"a=3Db"),
            (b"a \nb", b"a=20\nb"),
            (b"\xff", b"=FF"),
            (b".", b"=2E"),
        ];
        for &(bytes, text) in cases {
            assert_eq!(to_quoted(bytes, TEXT), text);
            assert_eq!(from_quoted(text, false), bytes);
        }
        assert_eq!(from_quoted(b"a=\nb=\r\nc=", false), b"abc");
        assert_eq!(from_quoted(b"=4g==a_", true), b"=4g=a ");
    }

    #[test]
    fn checksum_of_binhex() {
        assert_eq!(checksum(b"123456789", 0), 0x31c3);
    }
}
