//! The module `_base_digits`: what `base64` does byte by byte: base 16, 32 and 85 there and back.
//!
//! The encodings are functions on plain bytes, with a table for each alphabet; `base64` looks at the arguments and cuts what Adobe adds.

use crate::binascii::error;
use minipy_vm::native::{
    Args, Arity, NativeDef, NativeModule, Outcome, Thread, Value, bytes_argument, fill_from_hex, fill_with_hex,
};

// ---- base 32 ----

/// An alphabet of base 32.
struct Base32 {
    /// The two letters of ten bits.
    pairs: [[u8; 2]; 1024],
    /// For each of the eight letters of a group what it means, shifted to where its bits belong; [`NO_GROUP`] for what is no letter.
    places: [[u64; 256]; 8],
}

/// Greater than the bits of eight letters.
const NO_GROUP: u64 = 1 << 40;

impl Base32 {
    const fn new(letters: &[u8; 32]) -> Base32 {
        let mut made = Base32 {
            pairs: [[0; 2]; 1024],
            places: [[NO_GROUP; 256]; 8],
        };
        let mut at = 0;
        while at < 1024 {
            made.pairs[at] = [letters[at >> 5], letters[at & 31]];
            at += 1;
        }
        at = 0;
        while at < 8 * 32 {
            let (place, value) = (at >> 5, at & 31);
            made.places[place][letters[value] as usize] = (value as u64) << (35 - 5 * place);
            at += 1;
        }
        made
    }

    /// The eight letters of five bytes.
    #[inline]
    fn letters(&self, [a, b, c, d, e]: [u8; 5]) -> [u8; 8] {
        let bits = u64::from_be_bytes([0, 0, 0, a, b, c, d, e]) as usize;
        let [[a, b], [c, d], [e, f], [g, h]] = [30, 20, 10, 0].map(|shift| self.pairs[bits >> shift & 1023]);
        [a, b, c, d, e, f, g, h]
    }

    /// The 40 bits of at most eight letters; at least [`NO_GROUP`] if there is anything else.
    #[inline]
    fn bits(&self, group: &[u8]) -> u64 {
        let places = self.places.iter().zip(group);
        places.fold(0, |bits, (place, &letter)| bits | place[letter as usize])
    }

    /// Writes eight letters for every five bytes.
    fn encode(&self, bytes: &[u8], text: &mut [u8]) {
        let (groups, rest) = bytes.as_chunks::<5>();
        let (places, _) = text.as_chunks_mut::<8>();
        for (place, &group) in places.iter_mut().zip(groups) {
            *place = self.letters(group);
        }
        if let (Some(last), false) = (places.last_mut(), rest.is_empty()) {
            let mut group = [0; 5];
            group[..rest.len()].copy_from_slice(rest);
            let count = (rest.len() * 8).div_ceil(5);
            *last = [b'='; 8];
            last[..count].copy_from_slice(&self.letters(group)[..count]);
        }
    }

    /// Reads letters; false if there is anything else. The last group gives as many bytes as there is room for.
    fn decode(&self, letters: &[u8], bytes: &mut [u8]) -> bool {
        let (groups, rest) = letters.as_chunks::<8>();
        let (places, tail) = bytes.as_chunks_mut::<5>();
        let mut all = 0;
        for (place, group) in places.iter_mut().zip(groups) {
            let bits = self.bits(group);
            all |= bits;
            let [_, _, _, group @ ..] = bits.to_be_bytes();
            *place = group;
        }
        let bits = self.bits(rest);
        tail.copy_from_slice(&bits.to_be_bytes()[3..3 + tail.len()]);
        (all | bits) < NO_GROUP
    }
}

static BASE32: Base32 = Base32::new(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");
static BASE32_HEX: Base32 = Base32::new(b"0123456789ABCDEFGHIJKLMNOPQRSTUV");

/// How many bytes the last group of eight letters stands for if it ends with so many `=`; None if it cannot.
fn base32_tail(fill: usize) -> Option<usize> {
    match fill {
        0 => Some(0),
        1 | 3 | 4 | 6 => Some((43 - 5 * fill) / 8),
        _ => None,
    }
}

// ---- base 85 ----

/// What stands in a table of digits for a byte that is none: no digit has its highest bit.
const NO_DIGIT: u8 = 0x80;

/// An alphabet of base 85.
struct Base85 {
    letters: &'static [u8; 85],
    digits: [u8; 256],
    /// Four zeros are one `z`, and four spaces `y` if the caller wants.
    folds: bool,
}

impl Base85 {
    const fn new(letters: &'static [u8; 85], folds: bool) -> Base85 {
        let mut digits = [NO_DIGIT; 256];
        let mut at = 0;
        while at < letters.len() {
            digits[letters[at] as usize] = at as u8;
            at += 1;
        }
        Base85 { letters, digits, folds }
    }

    /// The five letters of four bytes.
    #[inline]
    fn letters(&self, group: [u8; 4]) -> [u8; 5] {
        let word = u32::from_be_bytes(group);
        let (high, low) = (word / 7225, word % 7225);
        let (first, middle) = (high / 7225, high % 7225);
        [first, middle / 85, middle % 85, low / 85, low % 85].map(|digit| self.letters[digit as usize])
    }

    /// The number of five letters, which may be too large for four bytes; None if there is anything else.
    #[inline]
    fn number(&self, group: &[u8; 5]) -> Option<u64> {
        let digits = group.map(|letter| self.digits[letter as usize]);
        let all = digits.iter().fold(0, |all, &digit| all | digit);
        let number = digits.iter().fold(0, |word, &digit| word * 85 + u64::from(digit));
        (all < NO_DIGIT).then_some(number)
    }

    /// The letter that four bytes are folded into, if any.
    #[inline]
    fn folded(&self, group: [u8; 4], fold_spaces: bool) -> Option<u8> {
        match &group {
            [0, 0, 0, 0] if self.folds => Some(b'z'),
            b"    " if fold_spaces => Some(b'y'),
            _ => None,
        }
    }

    /// The letters of bytes; the padding of the last group stays if wanted.
    fn encode(&self, thread: &mut Thread, bytes: &[u8], pad: bool, fold_spaces: bool) -> Outcome {
        let (groups, rest) = bytes.as_chunks::<4>();
        let mut last = [0; 4];
        last[..rest.len()].copy_from_slice(rest);
        let tail = match rest.len() {
            0 => 0,
            _ if pad => 5,
            some => some + 1,
        };
        let last_folded = self.folded(last, false).filter(|_| tail == 5);
        if last_folded.is_none() && !groups.iter().any(|&group| self.folded(group, fold_spaces).is_some()) {
            return thread.made(Value::bytes_filled(groups.len() * 5 + tail, |text| {
                let (places, end) = text.as_chunks_mut::<5>();
                for (place, &group) in places.iter_mut().zip(groups) {
                    *place = self.letters(group);
                }
                match places.get_mut(groups.len()) {
                    Some(whole) => *whole = self.letters(last),
                    None => end.copy_from_slice(&self.letters(last)[..end.len()]),
                }
            }));
        }
        let mut text = Vec::with_capacity(groups.len() * 5 + tail);
        for &group in groups {
            match self.folded(group, fold_spaces) {
                Some(letter) => text.push(letter),
                None => text.extend_from_slice(&self.letters(group)),
            }
        }
        match last_folded {
            Some(letter) => text.push(letter),
            None => text.extend_from_slice(&self.letters(last)[..tail]),
        }
        thread.made(Value::bytes(&text))
    }

    /// Reads letters that are cut into groups of five from the beginning; `name` is for the errors.
    fn decode(&self, text: &[u8], name: &str, bytes: &mut [u8]) -> Result<(), String> {
        let (groups, rest) = text.as_chunks::<5>();
        let (places, tail) = bytes.as_chunks_mut::<4>();
        for (number, (place, group)) in places.iter_mut().zip(groups).enumerate() {
            *place = self.word(group, name, number)?;
        }
        if !rest.is_empty() {
            // A group that is short ends with the highest digit.
            let mut group = [self.letters[84]; 5];
            group[..rest.len()].copy_from_slice(rest);
            let word = self.word(&group, name, groups.len())?;
            tail.copy_from_slice(&word[..tail.len()]);
        }
        Ok(())
    }

    /// The bytes of the group with this number.
    #[inline]
    fn word(&self, group: &[u8; 5], name: &str, number: usize) -> Result<[u8; 4], String> {
        match self.number(group).map(u32::try_from) {
            Some(Ok(word)) => Ok(word.to_be_bytes()),
            Some(Err(_)) => Err(format!("{name} overflow in hunk starting at byte {}", number * 5)),
            None => {
                let wrong = group
                    .iter()
                    .position(|&letter| self.digits[letter as usize] == NO_DIGIT);
                let at = number * 5 + wrong.unwrap_or(0);
                Err(format!("bad {name} character at position {at}"))
            }
        }
    }
}

static ASCII85: Base85 = Base85::new(
    b"!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstu",
    true,
);
static BASE85: Base85 = Base85::new(
    b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~",
    false,
);
static Z85: Base85 = Base85::new(
    b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#",
    false,
);

/// What has been read of Ascii85.
struct Ascii85Reader<'a> {
    bytes: Vec<u8>,
    /// The number of the letters that await the rest of their group, and how many they are.
    word: u64,
    held: usize,
    fold_spaces: bool,
    ignored: &'a [u8],
}

impl Ascii85Reader<'_> {
    /// Reads whole groups, up to the first that has anything but letters, and gives what is left.
    fn groups<'t>(&mut self, mut text: &'t [u8]) -> Result<&'t [u8], String> {
        while let Some((group, rest)) = text.split_first_chunk::<5>()
            && let Some(word) = ASCII85.number(group)
        {
            self.complete(word)?;
            text = rest;
        }
        Ok(text)
    }

    #[inline]
    fn complete(&mut self, word: u64) -> Result<(), String> {
        let word = u32::try_from(word).map_err(|_| "Ascii85 overflow".to_owned())?;
        self.bytes.extend_from_slice(&word.to_be_bytes());
        Ok(())
    }

    /// Reads one letter.
    fn letter(&mut self, letter: u8) -> Result<(), String> {
        match letter {
            b'!'..=b'u' => {
                self.word = self.word * 85 + u64::from(letter - b'!');
                self.held += 1;
                if self.held == 5 {
                    self.complete(self.word)?;
                    (self.word, self.held) = (0, 0);
                }
            }
            b'z' if self.held == 0 => self.bytes.extend_from_slice(&[0; 4]),
            b'z' => return Err("z inside Ascii85 5-tuple".to_owned()),
            b'y' if self.fold_spaces && self.held == 0 => self.bytes.extend_from_slice(b"    "),
            b'y' if self.fold_spaces => return Err("y inside Ascii85 5-tuple".to_owned()),
            _ if self.ignored.contains(&letter) => {}
            _ => return Err(format!("Non-Ascii85 digit found: {}", char::from(letter))),
        }
        Ok(())
    }
}

/// Reads Ascii85: letters that are to be ignored may stand anywhere, and `z` and `y` between groups.
fn from_ascii85(text: &[u8], fold_spaces: bool, ignored: &[u8]) -> Result<Vec<u8>, String> {
    let mut reader = Ascii85Reader {
        bytes: Vec::with_capacity(text.len().div_ceil(5) * 4),
        word: 0,
        held: 0,
        fold_spaces,
        ignored,
    };
    let mut rest = text;
    loop {
        if reader.held == 0 {
            rest = reader.groups(rest)?;
        }
        let Some((&letter, more)) = rest.split_first() else {
            break;
        };
        reader.letter(letter)?;
        rest = more;
    }
    // Four of the highest digit complete the last group.
    for &letter in b"uuuu" {
        reader.letter(letter)?;
    }
    let Ascii85Reader { mut bytes, held, .. } = reader;
    bytes.truncate(bytes.len() - (4 - held));
    Ok(bytes)
}

// ---- the module ----

/// Has the caller asked for the digits of the extended alphabet?
fn base32(thread: &mut Thread, extended: &Value) -> Outcome<&'static Base32> {
    Ok(if thread.truth(extended)? { &BASE32_HEX } else { &BASE32 })
}

/// The alphabet of this name.
fn base85(name: &Value) -> &'static Base85 {
    match name.as_str() {
        Some("ascii85") => &ASCII85,
        Some("z85") => &Z85,
        _ => &BASE85,
    }
}

/// `encode16(bytes)`: digits in upper case.
fn encode16(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let bytes = bytes_argument(thread, &args[0])?;
    thread.made(Value::bytes_filled(bytes.len() * 2, |text| {
        fill_with_hex(&bytes, true, text)
    }))
}

/// `decode16(text)`: digits in upper case only.
fn decode16(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let text = bytes_argument(thread, &args[0])?;
    let mut sound = true;
    let made = Value::bytes_filled(text.len() / 2, |bytes| sound = fill_from_hex(&text, true, bytes));
    // A last digit alone must be one too.
    let last = text.as_chunks::<2>().1;
    if !sound || !last.iter().all(|&digit| fill_from_hex(&[b'0', digit], true, &mut [0])) {
        return Err(error(thread, "Non-base16 digit found"));
    }
    if !last.is_empty() {
        return Err(error(thread, "Odd-length string"));
    }
    thread.made(made)
}

/// `encode32(bytes, extended)`.
fn encode32(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let alphabet = base32(thread, &args[1])?;
    let bytes = bytes_argument(thread, &args[0])?;
    thread.made(Value::bytes_filled(bytes.len().div_ceil(5) * 8, |text| {
        alphabet.encode(&bytes, text)
    }))
}

/// `decode32(text, extended)`.
fn decode32(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let alphabet = base32(thread, &args[1])?;
    let text = bytes_argument(thread, &args[0])?;
    let fill = text.iter().rev().take_while(|&&byte| byte == b'=').count();
    let (letters, tail) = (&text[..text.len() - fill], base32_tail(fill));
    let mut sound = true;
    let made = Value::bytes_filled(letters.len() / 8 * 5 + tail.unwrap_or(0), |bytes| {
        sound = alphabet.decode(letters, bytes);
    });
    if !text.len().is_multiple_of(8) {
        return Err(error(thread, "Incorrect padding"));
    }
    if !sound {
        return Err(error(thread, "Non-base32 digit found"));
    }
    if tail.is_none() {
        return Err(error(thread, "Incorrect padding"));
    }
    thread.made(made)
}

/// `encode85(bytes, name, pad, fold_spaces)`.
fn encode85(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (pad, fold_spaces) = (thread.truth(&args[2])?, thread.truth(&args[3])?);
    let bytes = bytes_argument(thread, &args[0])?;
    base85(&args[1]).encode(thread, &bytes, pad, fold_spaces)
}

/// `decode85(text, name)`.
fn decode85(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let text = bytes_argument(thread, &args[0])?;
    let size = text.len() / 5 * 4 + (text.len() % 5).saturating_sub(1);
    let mut read = Ok(());
    let made = Value::bytes_filled(size, |bytes| {
        read = base85(&args[1]).decode(&text, args[1].as_str().unwrap_or_default(), bytes);
    });
    match read {
        Ok(()) => thread.made(made),
        Err(message) => Err(thread.value_error(message)),
    }
}

/// `decode_ascii85(text, fold_spaces, ignored)`.
fn decode_ascii85(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let fold_spaces = thread.truth(&args[1])?;
    let ignored = bytes_argument(thread, &args[2])?;
    let text = bytes_argument(thread, &args[0])?;
    match from_ascii85(&text, fold_spaces, &ignored) {
        Ok(bytes) => thread.made(Value::bytes(&bytes)),
        Err(message) => Err(thread.value_error(message)),
    }
}

/// `lines(bytes, width)`: a newline after each `width` bytes but the last.
fn lines(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let width = thread
        .index_value(&args[1])?
        .as_small_int()
        .and_then(|width| usize::try_from(width).ok());
    let bytes = bytes_argument(thread, &args[0])?;
    // No bytes are as long as a number that is none of these.
    let width = width.filter(|&width| width > 0).unwrap_or(usize::MAX);
    let breaks = bytes.len().saturating_sub(1) / width;
    thread.made(Value::bytes_filled(bytes.len() + breaks, |text| {
        for (place, line) in text.chunks_mut(width.saturating_add(1)).zip(bytes.chunks(width)) {
            place[..line.len()].copy_from_slice(line);
            if let Some(end) = place.get_mut(line.len()) {
                *end = b'\n';
            }
        }
    }))
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
        NativeDef::function("decode85", Arity::Positional(2, 2), decode85),
        NativeDef::function("decode_ascii85", Arity::Positional(3, 3), decode_ascii85),
        NativeDef::function("encode16", Arity::One, encode16),
        NativeDef::function("encode32", Arity::Positional(2, 2), encode32),
        NativeDef::function("encode85", Arity::Positional(4, 4), encode85),
        NativeDef::function("lines", Arity::Positional(2, 2), lines),
    ],
    missing: &[],
    init,
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base_32_there_and_back() {
        for (bytes, text, fill) in [
            (&b""[..], &b""[..], 0),
            (b"f", b"MY======", 6),
            (b"fo", b"MZXQ====", 4),
            (b"foo", b"MZXW6===", 3),
            (b"foob", b"MZXW6YQ=", 1),
            (b"fooba", b"MZXW6YTB", 0),
            (b"foobar", b"MZXW6YTBOI======", 6),
        ] {
            let mut written = vec![0; text.len()];
            BASE32.encode(bytes, &mut written);
            assert_eq!(written, text);
            let letters = &text[..text.len() - fill];
            let mut read = vec![0; letters.len() / 8 * 5 + base32_tail(fill).unwrap()];
            assert!(BASE32.decode(letters, &mut read));
            assert_eq!(read, bytes);
        }
        assert!(!BASE32.decode(b"MZXW6YT1", &mut [0; 5]));
        assert!(!BASE32.decode(b"M1", &mut [0; 1]));
        assert!([2, 5, 7, 8].into_iter().all(|fill| base32_tail(fill).is_none()));
    }

    #[test]
    fn base_85_is_read() {
        let mut bytes = [0; 5];
        assert_eq!(BASE85.decode(b"Xk~0{Zv", "base85", &mut bytes), Ok(()));
        assert_eq!(&bytes, b"hello");
        for (text, message) in [
            (&b"~~~~~"[..], "base85 overflow in hunk starting at byte 0"),
            (b"Xk~0{Z ", "bad base85 character at position 6"),
        ] {
            assert_eq!(BASE85.decode(text, "base85", &mut [0; 5]), Err(message.to_owned()));
        }
    }
}
