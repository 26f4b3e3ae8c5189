//! Numbers as text without a check of what was just written: the digits of an int, and bytes known to be ASCII.

/// The pairs of digits from 00 to 99.
const PAIRS: [[u8; 2]; 100] = {
    let mut pairs = [[b'0'; 2]; 100];
    let mut i = 0;
    while i < 100 {
        pairs[i] = [b'0' + (i / 10) as u8, b'0' + (i % 10) as u8];
        i += 1;
    }
    pairs
};

/// The digits of a number, written from the end of `buffer`.
#[inline]
pub fn decimal(i: i64, buffer: &mut [u8; 20]) -> &str {
    let mut rest = i.unsigned_abs();
    let mut at = buffer.len();
    while rest >= 100 {
        at -= 2;
        buffer[at..at + 2].copy_from_slice(&PAIRS[(rest % 100) as usize]);
        rest /= 100;
    }
    if rest >= 10 {
        at -= 2;
        buffer[at..at + 2].copy_from_slice(&PAIRS[rest as usize]);
    } else {
        at -= 1;
        buffer[at] = b'0' + rest as u8;
    }
    if i < 0 {
        at -= 1;
        buffer[at] = b'-';
    }
    // SAFETY: from `at` on there are only digits and a sign.
    unsafe { std::str::from_utf8_unchecked(&buffer[at..]) }
}

/// The digits of a number to the base 16, with its sign, written from the end of `buffer`.
#[inline]
pub fn hexadecimal(i: i64, upper: bool, buffer: &mut [u8; 20]) -> &str {
    let digits: &[u8; 16] = if upper {
        b"0123456789ABCDEF"
    } else {
        b"0123456789abcdef"
    };
    let mut rest = i.unsigned_abs();
    let mut at = buffer.len();
    loop {
        at -= 1;
        buffer[at] = digits[(rest & 15) as usize];
        rest >>= 4;
        if rest == 0 {
            break;
        }
    }
    if i < 0 {
        at -= 1;
        buffer[at] = b'-';
    }
    // SAFETY: from `at` on there are only digits and a sign.
    unsafe { std::str::from_utf8_unchecked(&buffer[at..]) }
}

/// Bytes as a text; empty if they are not ASCII.
#[inline]
pub fn ascii(bytes: &[u8]) -> &str {
    if !bytes.is_ascii() {
        return "";
    }
    // SAFETY: ASCII is UTF-8.
    unsafe { std::str::from_utf8_unchecked(bytes) }
}

#[cfg(test)]
mod tests {
    use super::{ascii, decimal, hexadecimal};

    #[test]
    fn hexadecimal_writes_every_digit() {
        for i in [0, 7, -7, 10, 255, -256, i64::MAX] {
            let sign = if i < 0 { "-" } else { "" };
            assert_eq!(
                hexadecimal(i, false, &mut [0; 20]),
                format!("{sign}{:x}", i.unsigned_abs())
            );
            assert_eq!(
                hexadecimal(i, true, &mut [0; 20]),
                format!("{sign}{:X}", i.unsigned_abs())
            );
        }
    }

    #[test]
    fn decimal_writes_every_digit() {
        for i in [0, 7, -7, 10, 99, 100, -123_456, i64::MAX, i64::MIN] {
            assert_eq!(decimal(i, &mut [0; 20]), i.to_string());
        }
    }

    #[test]
    fn only_ascii_becomes_text() {
        assert_eq!(ascii(b"1.5e10"), "1.5e10");
        assert_eq!(ascii("é".as_bytes()), "");
    }
}
