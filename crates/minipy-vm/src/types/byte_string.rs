//! The algorithms behind the methods of `bytes` and `bytearray`, on plain bytes. Letters are those of ASCII.

use crate::types::text::str_search::occurrences_in;
use memchr::memmem;

/// What stands in a table of [`hex_digits`] for a byte that is no digit: more than a byte holds.
const NO_HEX: u16 = 0x100;

/// What each byte means as a hexadecimal digit, shifted to where the digit belongs; those in lower case too if wanted.
const fn hex_digits(shift: u8, lower: bool) -> [u16; 256] {
    let (mut table, digits) = ([NO_HEX; 256], b"0123456789ABCDEF");
    let mut at = 0;
    while at < digits.len() {
        table[digits[at] as usize] = (at << shift) as u16;
        if lower {
            table[digits[at].to_ascii_lowercase() as usize] = (at << shift) as u16;
        }
        at += 1;
    }
    table
}

/// What the first and the second digit of a byte mean, in either case.
static HEX: [[u16; 256]; 2] = [hex_digits(4, true), hex_digits(0, true)];

/// The same, in upper case.
static UPPER_HEX: [[u16; 256]; 2] = [hex_digits(4, false), hex_digits(0, false)];

/// Fills the bytes from pairs of hexadecimal digits, of which there are enough; false if there is anything else among them. In upper
/// case only, if asked so.
pub fn fill_from_hex(text: &[u8], upper_only: bool, bytes: &mut [u8]) -> bool {
    let [first, second] = if upper_only { &UPPER_HEX } else { &HEX };
    let mut all = 0;
    for (byte, [high, low]) in bytes.iter_mut().zip(text.as_chunks::<2>().0) {
        let bits = first[*high as usize] | second[*low as usize];
        all |= bits;
        *byte = bits as u8;
    }
    all < NO_HEX
}

/// The bytes of pairs of hexadecimal digits; `None` if there is anything else. A last digit alone is left out.
pub fn from_hex(text: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = vec![0; text.len() / 2];
    fill_from_hex(text, false, &mut bytes).then_some(bytes)
}

/// The two digits of every byte, in lower and in upper case.
static DIGITS: [[[u8; 2]; 256]; 2] = {
    let (mut tables, cases) = ([[[0; 2]; 256]; 2], [b"0123456789abcdef", b"0123456789ABCDEF"]);
    let mut at = 0;
    while at < 512 {
        let (case, byte) = (at >> 8, at & 255);
        tables[case][byte] = [cases[case][byte >> 4], cases[case][byte & 15]];
        at += 1;
    }
    tables
};

/// The two hexadecimal digits of a byte, in lower case.
#[inline]
pub fn hex_of(byte: u8) -> [u8; 2] {
    DIGITS[0][byte as usize]
}

/// Writes the hexadecimal digits of bytes, two for each.
#[inline]
pub fn fill_with_hex(bytes: &[u8], upper: bool, text: &mut [u8]) {
    let digits = &DIGITS[usize::from(upper)];
    for (place, &byte) in text.as_chunks_mut::<2>().0.iter_mut().zip(bytes) {
        *place = digits[byte as usize];
    }
}

/// The bytes `bytes.split()` splits at.
pub fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}

/// Where a search with these bounds takes place; None if it begins behind the end.
pub fn window(length: usize, start: Option<i64>, end: Option<i64>) -> Option<std::ops::Range<usize>> {
    let length = length as i64;
    let place = |bound: i64| {
        if bound < 0 {
            bound.saturating_add(length).max(0)
        } else {
            bound
        }
    };
    let (start, end) = (place(start.unwrap_or(0)), place(end.unwrap_or(length)).min(length));
    (start <= end).then_some(start as usize..end as usize)
}

/// How often a needle is in there, without overlaps; an empty one is between all bytes.
pub fn count(bytes: &[u8], needle: &[u8]) -> usize {
    if needle.is_empty() {
        return bytes.len() + 1;
    }
    let mut found = 0;
    occurrences_in(bytes, needle, usize::MAX, |_| found += 1);
    found
}

/// The parts between runs of whitespace; at most `limit` splits unless it is negative.
pub fn split_whitespace(bytes: &[u8], limit: i64) -> Vec<&[u8]> {
    let (mut parts, mut rest) = (Vec::new(), bytes);
    loop {
        rest = trim_start(rest, is_space);
        if rest.is_empty() {
            return parts;
        }
        if limit >= 0 && parts.len() as i64 >= limit {
            parts.push(rest);
            return parts;
        }
        let end = rest.iter().position(|&b| is_space(b)).unwrap_or(rest.len());
        parts.push(&rest[..end]);
        rest = &rest[end..];
    }
}

/// As [`split_whitespace`], from the end.
pub fn rsplit_whitespace(bytes: &[u8], limit: i64) -> Vec<&[u8]> {
    let (mut parts, mut rest) = (Vec::new(), bytes);
    loop {
        rest = trim_end(rest, is_space);
        if rest.is_empty() {
            break;
        }
        if limit >= 0 && parts.len() as i64 >= limit {
            parts.push(rest);
            break;
        }
        let start = rest.iter().rposition(|&b| is_space(b)).map_or(0, |at| at + 1);
        parts.push(&rest[start..]);
        rest = &rest[..start];
    }
    parts.reverse();
    parts
}

/// The parts between separators, which are not empty; at most `limit` splits unless it is negative.
pub fn split<'b>(bytes: &'b [u8], separator: &[u8], limit: i64) -> Vec<&'b [u8]> {
    let (mut parts, mut start) = (Vec::new(), 0);
    occurrences_in(bytes, separator, usize::try_from(limit).unwrap_or(usize::MAX), |at| {
        parts.push(&bytes[start..at]);
        start = at + separator.len();
    });
    parts.push(&bytes[start..]);
    parts
}

/// As [`split`], from the end.
pub fn rsplit<'b>(bytes: &'b [u8], separator: &[u8], limit: i64) -> Vec<&'b [u8]> {
    let (mut parts, mut rest) = (Vec::new(), bytes);
    while limit < 0 || (parts.len() as i64) < limit {
        let Some(at) = memmem::rfind(rest, separator) else {
            break;
        };
        parts.push(&rest[at + separator.len()..]);
        rest = &rest[..at];
    }
    parts.push(rest);
    parts.reverse();
    parts
}

/// The lines; they end with `\n`, `\r` or `\r\n`.
pub fn splitlines(bytes: &[u8], keep_ends: bool) -> Vec<&[u8]> {
    let (mut lines, mut rest) = (Vec::new(), bytes);
    while !rest.is_empty() {
        let end = rest
            .iter()
            .position(|b| matches!(b, b'\n' | b'\r'))
            .unwrap_or(rest.len());
        let width = match rest[end..] {
            [b'\r', b'\n', ..] => 2,
            [] => 0,
            _ => 1,
        };
        lines.push(&rest[..if keep_ends { end + width } else { end }]);
        rest = &rest[end + width..];
    }
    lines
}

/// Without the bytes of this kind at the front.
pub fn trim_start(bytes: &[u8], goes: impl Fn(u8) -> bool) -> &[u8] {
    &bytes[bytes.iter().position(|&b| !goes(b)).unwrap_or(bytes.len())..]
}

/// Without the bytes of this kind at the end.
pub fn trim_end(bytes: &[u8], goes: impl Fn(u8) -> bool) -> &[u8] {
    &bytes[..bytes.iter().rposition(|&b| !goes(b)).map_or(0, |at| at + 1)]
}

/// With `new` in place of the first `limit` occurrences of `old`, or of all if `limit` is negative. None if there is no memory.
pub fn replace(bytes: &[u8], old: &[u8], new: &[u8], limit: i64) -> Option<Vec<u8>> {
    let most = if limit < 0 { usize::MAX } else { limit as usize };
    let times = count(bytes, old).min(most);
    let length = (bytes.len() - times * old.len()).checked_add(times.checked_mul(new.len())?)?;
    let mut out = Vec::new();
    out.try_reserve_exact(length).ok()?;
    if old.is_empty() {
        return Some(with_between(bytes, new, times, out));
    }
    let mut start = 0;
    occurrences_in(bytes, old, times, |at| {
        out.extend_from_slice(&bytes[start..at]);
        out.extend_from_slice(new);
        start = at + old.len();
    });
    out.extend_from_slice(&bytes[start..]);
    Some(out)
}

/// With `new` before the first `times` bytes, and behind the last one if there are fewer.
fn with_between(bytes: &[u8], new: &[u8], times: usize, mut out: Vec<u8>) -> Vec<u8> {
    for n in 0..times {
        out.extend_from_slice(new);
        out.extend(bytes.get(n));
    }
    out.extend_from_slice(bytes.get(times..).unwrap_or_default());
    out
}

/// With upper-case letters where words begin and lower-case ones elsewhere.
pub fn title(bytes: &[u8]) -> Vec<u8> {
    let mut in_word = false;
    let letter = |&b: &u8| {
        let changed = if in_word {
            b.to_ascii_lowercase()
        } else {
            b.to_ascii_uppercase()
        };
        in_word = b.is_ascii_alphabetic();
        changed
    };
    bytes.iter().map(letter).collect()
}

/// Does it have words, which all begin with an upper-case letter and go on in lower case?
pub fn is_title(bytes: &[u8]) -> bool {
    let (mut in_word, mut any) = (false, false);
    for &b in bytes {
        if b.is_ascii_uppercase() && in_word || b.is_ascii_lowercase() && !in_word {
            return false;
        }
        in_word = b.is_ascii_alphabetic();
        any |= in_word;
    }
    any
}

/// With the first letter in upper case and the others in lower case.
pub fn capitalize(bytes: &[u8]) -> Vec<u8> {
    let mut out = bytes.to_ascii_lowercase();
    if let Some(first) = out.first_mut() {
        first.make_ascii_uppercase();
    }
    out
}

/// With upper and lower case exchanged.
pub fn swapcase(bytes: &[u8]) -> Vec<u8> {
    let swap = |b: &u8| {
        if b.is_ascii_uppercase() {
            b.to_ascii_lowercase()
        } else {
            b.to_ascii_uppercase()
        }
    };
    bytes.iter().map(swap).collect()
}

/// With tabs as spaces up to the next multiple of `size`. None if there is no memory.
pub fn expand_tabs(bytes: &[u8], size: i64) -> Option<Vec<u8>> {
    let (mut out, mut column) = (Vec::new(), 0);
    let size = usize::try_from(size).unwrap_or(0);
    for &b in bytes {
        match b {
            b'\t' if size > 0 => {
                let spaces = size - column % size;
                out.try_reserve(spaces).ok()?;
                out.resize(out.len() + spaces, b' ');
                column += spaces;
            }
            b'\t' => {}
            _ => {
                out.push(b);
                column = if matches!(b, b'\n' | b'\r') { 0 } else { column + 1 };
            }
        }
    }
    Some(out)
}

/// With this many `fill` before and behind. None if there is no memory.
pub fn pad(bytes: &[u8], before: usize, behind: usize, fill: u8) -> Option<Vec<u8>> {
    let length = before.checked_add(bytes.len())?.checked_add(behind)?;
    let mut out = Vec::new();
    out.try_reserve_exact(length).ok()?;
    out.resize(before, fill);
    out.extend_from_slice(bytes);
    out.resize(length, fill);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(parts: Vec<&[u8]>) -> String {
        parts
            .iter()
            .map(|part| format!("[{}]", String::from_utf8_lossy(part)))
            .collect()
    }

    #[test]
    fn splitting() {
        for (bytes, limit, left, right) in [
            (" a  b ", -1, "[a][b]", "[a][b]"),
            (" a  b ", 1, "[a][b ]", "[ a][b]"),
            (" a  b ", 0, "[a  b ]", "[ a  b]"),
            ("", -1, "", ""),
        ] {
            assert_eq!(
                texts(split_whitespace(bytes.as_bytes(), limit)),
                left,
                "{bytes:?} {limit}"
            );
            assert_eq!(
                texts(rsplit_whitespace(bytes.as_bytes(), limit)),
                right,
                "{bytes:?} {limit}"
            );
        }
        for (bytes, limit, left, right) in [
            ("a,b,c", -1, "[a][b][c]", "[a][b][c]"),
            ("a,b,c", 1, "[a][b,c]", "[a,b][c]"),
            (",", -1, "[][]", "[][]"),
            ("", -1, "[]", "[]"),
        ] {
            assert_eq!(texts(split(bytes.as_bytes(), b",", limit)), left, "{bytes:?} {limit}");
            assert_eq!(texts(rsplit(bytes.as_bytes(), b",", limit)), right, "{bytes:?} {limit}");
        }
        assert_eq!(texts(splitlines(b"a\nb\r\nc\rd\x0be", false)), "[a][b][c][d\u{b}e]");
        assert_eq!(texts(splitlines(b"a\r\n\n", true)), "[a\r\n][\n]");
    }

    #[test]
    fn changing() {
        for (bytes, old, new, limit, expect) in [
            ("aXbX", "X", "--", -1, "a--b--"),
            ("aXbX", "X", "", 1, "abX"),
            ("abc", "", ".", -1, ".a.b.c."),
            ("abc", "", ".", 2, ".a.bc"),
            ("", "", ".", -1, "."),
        ] {
            let made = replace(bytes.as_bytes(), old.as_bytes(), new.as_bytes(), limit);
            assert_eq!(made.as_deref(), Some(expect.as_bytes()), "{bytes:?} {old:?} {limit}");
        }
        assert_eq!(title(b"ab\ncD e1f"), b"Ab\nCd E1F");
        assert!(is_title(b"Ab Cd") && !is_title(b"AB") && !is_title(b"1"));
        assert_eq!(expand_tabs(b"a\tb\n\tc", 4).as_deref(), Some(&b"a   b\n    c"[..]));
    }

    #[test]
    fn bounds() {
        for (start, end, expect) in [
            (None, None, Some(0..5)),
            (Some(-2), None, Some(3..5)),
            (Some(1), Some(-1), Some(1..4)),
            (Some(5), Some(99), Some(5..5)),
            (Some(6), None, None),
            (Some(3), Some(2), None),
        ] {
            assert_eq!(window(5, start, end), expect, "{start:?} {end:?}");
        }
    }
}
