//! The module `_base_digits`: what `base64` does byte by byte: base 16, 32 and 85 there and back.
//!
//! The encodings are functions on plain bytes; `base64` looks at the arguments, cuts lines and knows the alphabets.

use crate::binascii::error;
use minipy_vm::native::{Args, Arity, NativeDef, NativeModule, Outcome, Thread, Value, from_hex};

/// What stands in a table of digits for a byte that is none.
const NO_DIGIT: u8 = u8::MAX;

/// What each byte means as a digit of this alphabet.
const fn digits_of(alphabet: &[u8]) -> [u8; 256] {
    let mut table = [NO_DIGIT; 256];
    let mut at = 0;
    while at < alphabet.len() {
        table[alphabet[at] as usize] = at as u8;
        at += 1;
    }
    table
}

// ---- base 32 ----

/// Eight letters for five bytes.
fn to_base32(bytes: &[u8], alphabet: &[u8; 32]) -> Vec<u8> {
    let letters = |[a, b, c, d, e]: [u8; 5]| {
        let bits = u64::from_be_bytes([0, 0, 0, a, b, c, d, e]);
        [35, 30, 25, 20, 15, 10, 5, 0].map(|shift| alphabet[(bits >> shift) as usize & 31])
    };
    let (groups, rest) = bytes.as_chunks::<5>();
    let mut text = vec![[b'='; 8]; bytes.len().div_ceil(5)];
    for (place, &group) in text.iter_mut().zip(groups) {
        *place = letters(group);
    }
    if let Some(last) = text.last_mut().filter(|_| !rest.is_empty()) {
        let mut group = [0; 5];
        group[..rest.len()].copy_from_slice(rest);
        let count = (rest.len() * 8).div_ceil(5);
        last[..count].copy_from_slice(&letters(group)[..count]);
    }
    text.into_flattened()
}

fn from_base32(text: &[u8], alphabet: &[u8; 32]) -> Result<Vec<u8>, &'static str> {
    const PADDING: &str = "Incorrect padding";
    if !text.len().is_multiple_of(8) {
        return Err(PADDING);
    }
    let digits = digits_of(alphabet);
    let fill = text.iter().rev().take_while(|&&byte| byte == b'=').count();
    let mut bytes = Vec::with_capacity(text.len() / 8 * 5);
    let (mut last, mut wrong) = (0, 0);
    for group in text[..text.len() - fill].chunks(8) {
        last = group.iter().fold(0_u64, |bits, &letter| {
            let digit = digits[letter as usize];
            wrong |= digit;
            bits << 5 | u64::from(digit & 31)
        });
        if group.len() == 8 {
            bytes.extend_from_slice(&last.to_be_bytes()[3..]);
        }
    }
    if wrong > 31 {
        return Err("Non-base32 digit found");
    }
    if !matches!(fill, 0 | 1 | 3 | 4 | 6) {
        return Err(PADDING);
    }
    if fill > 0 {
        let bits = (last << (5 * fill)).to_be_bytes();
        bytes.extend_from_slice(&bits[3..3 + (43 - 5 * fill) / 8]);
    }
    Ok(bytes)
}

// ---- base 85 ----

/// How base 85 is written.
#[derive(Clone, Copy)]
struct Style {
    /// The padding of the last group stays.
    pad: bool,
    /// Four zeros are one `z`.
    fold_zeros: bool,
    /// Four spaces are one `y`.
    fold_spaces: bool,
}

/// Five letters for four bytes.
fn to_base85(bytes: &[u8], alphabet: &[u8; 85], style: Style) -> Vec<u8> {
    let mut text = Vec::with_capacity(bytes.len().div_ceil(4) * 5);
    for group in bytes.chunks(4) {
        let mut word = [0; 4];
        word[..group.len()].copy_from_slice(group);
        let word = u32::from_be_bytes(word);
        let cut = if style.pad { 0 } else { 4 - group.len() };
        if style.fold_zeros && word == 0 && cut == 0 {
            text.push(b'z');
        } else if style.fold_spaces && word == 0x2020_2020 {
            text.push(b'y');
        } else {
            let letter = |power: u32| alphabet[(word / 85_u32.pow(power) % 85) as usize];
            text.extend([letter(4), letter(3), letter(2), letter(1), letter(0)]);
            text.truncate(text.len() - cut);
        }
    }
    text
}

/// Reads base 85 that is cut into groups of five from the beginning; `name` is for the errors.
fn from_base85(text: &[u8], alphabet: &[u8; 85], name: &str) -> Result<Vec<u8>, String> {
    let digits = digits_of(alphabet);
    let mut bytes = Vec::with_capacity(text.len().div_ceil(5) * 4);
    for (number, group) in text.chunks(5).enumerate() {
        let mut word = 0;
        for place in 0..5 {
            // A group that is short ends with the highest digit.
            let digit = match group.get(place) {
                None => 84,
                Some(&letter) => digits[letter as usize],
            };
            if digit == NO_DIGIT {
                return Err(format!("bad {name} character at position {}", number * 5 + place));
            }
            word = word * 85 + u64::from(digit);
        }
        let Ok(word) = u32::try_from(word) else {
            return Err(format!("{name} overflow in hunk starting at byte {}", number * 5));
        };
        bytes.extend_from_slice(&word.to_be_bytes()[..(group.len() + 4) - 5]);
    }
    Ok(bytes)
}

/// Reads Ascii85: letters that are to be ignored may stand anywhere, and `z` and `y` between groups.
fn from_ascii85(text: &[u8], fold_spaces: bool, ignored: &[u8]) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::with_capacity(text.len().div_ceil(5) * 4);
    let (mut word, mut held) = (0, 0);
    // Four of the highest digit complete the last group.
    for &letter in text.iter().chain(b"uuuu") {
        match letter {
            b'!'..=b'u' => {
                word = word * 85 + u64::from(letter - b'!');
                held += 1;
                if held == 5 {
                    let Ok(full) = u32::try_from(word) else {
                        return Err("Ascii85 overflow".to_owned());
                    };
                    bytes.extend_from_slice(&full.to_be_bytes());
                    (word, held) = (0, 0);
                }
            }
            b'z' if held == 0 => bytes.extend_from_slice(&[0; 4]),
            b'z' => return Err("z inside Ascii85 5-tuple".to_owned()),
            b'y' if fold_spaces && held == 0 => bytes.extend_from_slice(b"    "),
            b'y' if fold_spaces => return Err("y inside Ascii85 5-tuple".to_owned()),
            _ if ignored.contains(&letter) => {}
            _ => return Err(format!("Non-Ascii85 digit found: {}", char::from(letter))),
        }
    }
    bytes.truncate(bytes.len() - (4 - held));
    Ok(bytes)
}

// ---- the module ----

/// The bytes of an argument; `base64` gives nothing else.
fn octets<'a>(thread: &mut Thread, value: &'a Value) -> Outcome<std::borrow::Cow<'a, [u8]>> {
    minipy_vm::native::bytes_argument(thread, value)
}

/// An alphabet of `N` letters.
fn alphabet<const N: usize>(thread: &mut Thread, value: &Value) -> Outcome<[u8; N]> {
    let letters = octets(thread, value)?;
    match <[u8; N]>::try_from(&*letters) {
        Ok(letters) => Ok(letters),
        Err(_) => Err(thread.value_error(format!("the alphabet must have {N} letters"))),
    }
}

/// `decode16(text)`: digits in upper case only.
fn decode16(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let text = octets(thread, &args[0])?;
    if !text.iter().all(|byte| matches!(byte, b'0'..=b'9' | b'A'..=b'F')) {
        return Err(error(thread, "Non-base16 digit found"));
    }
    if !text.len().is_multiple_of(2) {
        return Err(error(thread, "Odd-length string"));
    }
    thread.made(Value::bytes(&from_hex(&text).unwrap_or_default()))
}

/// `encode32(bytes, alphabet)`.
fn encode32(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let alphabet = alphabet(thread, &args[1])?;
    let bytes = octets(thread, &args[0])?;
    thread.made(Value::bytes(&to_base32(&bytes, &alphabet)))
}

/// `decode32(text, alphabet)`.
fn decode32(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let alphabet = alphabet(thread, &args[1])?;
    let text = octets(thread, &args[0])?;
    match from_base32(&text, &alphabet) {
        Ok(bytes) => thread.made(Value::bytes(&bytes)),
        Err(message) => Err(error(thread, message)),
    }
}

/// `encode85(bytes, alphabet, pad, fold_zeros, fold_spaces)`.
fn encode85(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let style = Style {
        pad: thread.truth(&args[2])?,
        fold_zeros: thread.truth(&args[3])?,
        fold_spaces: thread.truth(&args[4])?,
    };
    let alphabet = alphabet(thread, &args[1])?;
    let bytes = octets(thread, &args[0])?;
    thread.made(Value::bytes(&to_base85(&bytes, &alphabet, style)))
}

/// The bytes read, or the ValueError about what stands there.
fn read(thread: &mut Thread, result: Result<Vec<u8>, String>) -> Outcome {
    match result {
        Ok(bytes) => thread.made(Value::bytes(&bytes)),
        Err(message) => Err(thread.value_error(message)),
    }
}

/// `decode85(text, alphabet, name)`.
fn decode85(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let alphabet = alphabet(thread, &args[1])?;
    let text = octets(thread, &args[0])?;
    let result = from_base85(&text, &alphabet, args[2].as_str().unwrap_or_default());
    read(thread, result)
}

/// `decode_ascii85(text, fold_spaces, ignored)`.
fn decode_ascii85(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let fold_spaces = thread.truth(&args[1])?;
    let ignored = octets(thread, &args[2])?;
    let text = octets(thread, &args[0])?;
    let result = from_ascii85(&text, fold_spaces, &ignored);
    read(thread, result)
}

fn init(_: &mut Thread, _: &Value) -> Outcome<()> {
    Ok(())
}

/// The module `_base_digits`.
pub static MODULE: NativeModule = NativeModule {
    name: "_base_digits",
    functions: &[
        NativeDef::function("decode16", Arity::One, decode16),
        NativeDef::function("decode32", Arity::Positional(2, 2), decode32),
        NativeDef::function("decode85", Arity::Positional(3, 3), decode85),
        NativeDef::function("decode_ascii85", Arity::Positional(3, 3), decode_ascii85),
        NativeDef::function("encode32", Arity::Positional(2, 2), encode32),
        NativeDef::function("encode85", Arity::Positional(5, 5), encode85),
    ],
    missing: &[],
    init,
};

#[cfg(test)]
mod tests {
    use super::*;

    const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    #[test]
    fn base_32_there_and_back() {
        for (bytes, text) in [
            (&b""[..], &b""[..]),
            (b"f", b"MY======"),
            (b"fo", b"MZXQ===="),
            (b"foo", b"MZXW6==="),
            (b"foob", b"MZXW6YQ="),
            (b"fooba", b"MZXW6YTB"),
            (b"foobar", b"MZXW6YTBOI======"),
        ] {
            assert_eq!(to_base32(bytes, LETTERS), text);
            assert_eq!(from_base32(text, LETTERS).as_deref(), Ok(bytes));
        }
        for wrong in ["M", "MZXW6YT=========", "MZX=====", "========"] {
            assert!(from_base32(wrong.as_bytes(), LETTERS).is_err(), "{wrong}");
        }
    }

    #[test]
    fn hexadecimal_digits() {
        assert_eq!(from_hex(b"00fFa9"), Some(vec![0, 255, 0xa9]));
        assert_eq!(from_hex(b"0g"), None);
        assert_eq!(from_hex("é".as_bytes()), None);
    }
}
