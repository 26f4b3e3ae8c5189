//! The module `binascii`: bytes as hexadecimal digits and as base 64, and a checksum. What it has for mail is in `binascii_mail`.

use crate::binascii_mail::{A2B_QP_DEF, A2B_UU_DEF, B2A_QP_DEF, B2A_UU_DEF, CRC_HQX_DEF};
use crate::support::set;
use minipy_vm::native::{
    Args, Arity, ClassId, NativeClass, NativeDef, NativeModule, NoMemory, Outcome, Raised, Signature, Thread, Value,
    bytes_argument, fill_from_hex, hex_bytes,
};
use std::borrow::Cow;
use zlib_rs::crc32::crc32 as crc32_of;

/// Raises `binascii.Error`.
#[cold]
pub(crate) fn error(thread: &mut Thread, message: &str) -> Raised {
    let class = thread.native_class(&ERROR);
    match thread.call(&class, &[Value::str(message)]) {
        Ok(exception) => thread.raise_value(exception),
        Err(raised) => raised,
    }
}

/// What is decoded: bytes, or a string of ASCII.
pub(crate) fn encoded<'a>(thread: &mut Thread, value: &'a Value) -> Outcome<Cow<'a, [u8]>> {
    match value.as_str() {
        Some(text) if text.is_ascii() => Ok(Cow::Borrowed(text.as_bytes())),
        Some(_) => Err(thread.value_error("string argument should contain only ASCII characters")),
        None => match thread.bytes_like(value) {
            Some(bytes) => Ok(bytes),
            None => {
                let class = thread.class_name(value);
                let message = format!("argument should be bytes, buffer or ASCII string, not '{class}'");
                Err(thread.type_error(message))
            }
        },
    }
}

// ---- hexadecimal ----

static HEXLIFY: Signature = Signature {
    params: &["data", "sep", "bytes_per_sep"],
    required: 1,
    positional_only: 0,
    keyword_only: 0,
};

/// `hexlify(data[, sep[, bytes_per_sep=1]])`.
fn hexlify(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let bytes = bytes_argument(thread, &args[0])?;
    hex_bytes(thread, &bytes, args)
}

/// `unhexlify(text)`.
fn unhexlify(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let text = encoded(thread, &args[0])?;
    if !text.len().is_multiple_of(2) {
        return Err(error(thread, "Odd-length string"));
    }
    let mut sound = true;
    let made = Value::bytes_filled(text.len() / 2, |bytes| sound = fill_from_hex(&text, false, bytes));
    if !sound {
        return Err(error(thread, "Non-hexadecimal digit found"));
    }
    thread.made(made)
}

// ---- base 64 ----

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The two letters of twelve bits.
static PAIRS: [[u8; 2]; 4096] = {
    let mut table = [[0; 2]; 4096];
    let mut at = 0;
    while at < table.len() {
        table[at] = [LETTERS[at >> 6], LETTERS[at & 63]];
        at += 1;
    }
    table
};

/// The four letters of three bytes.
#[inline]
fn letters([a, b, c]: [u8; 3]) -> [u8; 4] {
    let bits = u32::from_be_bytes([0, a, b, c]) as usize;
    let ([a, b], [c, d]) = (PAIRS[bits >> 12 & 4095], PAIRS[bits & 4095]);
    [a, b, c, d]
}

/// Writes the bytes in base 64, four letters for every three bytes.
fn to_base64(bytes: &[u8], text: &mut [u8]) {
    let (groups, rest) = bytes.as_chunks::<3>();
    let (places, _) = text.as_chunks_mut::<4>();
    for (place, &group) in places.iter_mut().zip(groups) {
        *place = letters(group);
    }
    if let (Some(last), &[a, ref more @ ..]) = (places.get_mut(groups.len()), rest) {
        let known = letters([a, more.first().copied().unwrap_or(0), 0]);
        let count = rest.len() + 1;
        *last = [b'='; 4];
        last[..count].copy_from_slice(&known[..count]);
    }
}

/// What each byte means in base 64; 64 for a byte that is no letter.
static PLACES: [u8; 256] = {
    let mut table = [64; 256];
    let mut at = 0;
    while at < 64 {
        table[LETTERS[at] as usize] = at as u8;
        at += 1;
    }
    table
};

/// The same for each of the four letters of a group, shifted to where its bits belong; [`NO_GROUP`] for what is no letter.
static SHIFTED: [[u32; 256]; 4] = {
    let mut tables = [[NO_GROUP; 256]; 4];
    let mut at = 0;
    while at < 4 * 64 {
        let (place, value) = (at / 64, at % 64);
        tables[place][LETTERS[value] as usize] = (value as u32) << (18 - 6 * place);
        at += 1;
    }
    tables
};

/// Greater than the bits of four letters.
const NO_GROUP: u32 = 1 << 24;

/// The 24 bits of at most four letters; at least [`NO_GROUP`] if there is anything else.
#[inline]
fn group_bits(group: &[u8]) -> u32 {
    let places = SHIFTED.iter().zip(group);
    places.fold(0, |bits, (place, &letter)| bits | place[letter as usize])
}

/// Reads letters; false if there is anything else. The last group gives as many bytes as there is room for.
fn plain_letters(letters: &[u8], bytes: &mut [u8]) -> bool {
    let (groups, rest) = letters.as_chunks::<4>();
    let (places, tail) = bytes.as_chunks_mut::<3>();
    for (place, group) in places.iter_mut().zip(groups) {
        let bits = group_bits(group);
        if bits >= NO_GROUP {
            return false;
        }
        let [_, bits @ ..] = bits.to_be_bytes();
        *place = bits;
    }
    let bits = group_bits(rest);
    tail.copy_from_slice(&bits.to_be_bytes()[1..1 + tail.len()]);
    bits < NO_GROUP
}

/// The bytes of a text of nothing but whole groups of letters, the last of which may be padded.
fn from_plain_base64(text: &[u8]) -> Option<Result<Value, NoMemory>> {
    let letters = match text {
        _ if !text.len().is_multiple_of(4) => return None,
        [letters @ .., b'=', b'='] | [letters @ .., b'='] => letters,
        letters => letters,
    };
    let mut plain = true;
    let made = Value::bytes_filled(letters.len() / 4 * 3 + (letters.len() % 4).saturating_sub(1), |bytes| {
        plain = plain_letters(letters, bytes);
    });
    plain.then_some(made)
}

/// Appends what whole groups of letters stand for, up to the first that has anything else, and gives the length of these groups.
fn whole_groups(text: &[u8], bytes: &mut Vec<u8>) -> usize {
    let groups = text.as_chunks::<4>().0.iter();
    let read = groups
        .map(|group| group_bits(group))
        .take_while(|&bits| bits < NO_GROUP);
    let before = bytes.len();
    for bits in read {
        bytes.extend_from_slice(&bits.to_be_bytes()[1..]);
    }
    (bytes.len() - before) / 3 * 4
}

/// Reads base 64. What is no letter is passed over, unless `strict`; the state of a group of four decides where padding may stand.
fn from_base64(text: &[u8], strict: bool) -> Result<Vec<u8>, Cow<'static, str>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut at, mut group, mut bits, mut padding) = (0, 0, 0, 0);
    loop {
        if group == 0 && padding == 0 {
            at += whole_groups(&text[at..], &mut bytes);
        }
        let Some(&byte) = text.get(at) else {
            break;
        };
        at += 1;
        if byte == b'=' {
            padding += 1;
            if !strict || group >= 2 && group + padding <= 4 {
                continue;
            }
            match group {
                1 => break,
                0 if at == 1 => return Err("Leading padding not allowed".into()),
                _ => return Err("Excess padding not allowed".into()),
            }
        }
        let value = PLACES[byte as usize];
        if value == 64 {
            if strict {
                return Err("Only base64 data is allowed".into());
            }
            continue;
        }
        if strict && padding > 0 {
            return Err(match group + padding {
                4 => "Excess data after padding".into(),
                _ => "Discontinuous padding not allowed".into(),
            });
        }
        padding = 0;
        bits = bits << 6 | u32::from(value);
        if group > 0 {
            bytes.push((bits >> (6 - 2 * group)) as u8);
        }
        group = (group + 1) % 4;
    }
    match group {
        1 => {
            let letters = bytes.len() / 3 * 4 + 1;
            Err(format!(
                "Invalid base64-encoded string: number of data characters ({letters}) cannot be 1 more than a multiple of 4"
            )
            .into())
        }
        2 | 3 if group + padding < 4 => Err("Incorrect padding".into()),
        _ => Ok(bytes),
    }
}

static B2A: Signature = Signature {
    params: &["data", "newline"],
    required: 1,
    positional_only: 1,
    keyword_only: 1,
};

/// `b2a_base64(data, *, newline=True)`.
fn b2a_base64(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let newline = args.get(1).map_or(Ok(true), |newline| thread.truth(newline))?;
    let bytes = bytes_argument(thread, &args[0])?;
    let size = bytes.len().div_ceil(3) * 4;
    thread.made(Value::bytes_filled(size + usize::from(newline), |text| {
        to_base64(&bytes, text);
        text[size..].fill(b'\n');
    }))
}

static A2B: Signature = Signature {
    params: &["data", "strict_mode"],
    required: 1,
    positional_only: 1,
    keyword_only: 1,
};

/// `a2b_base64(data, *, strict_mode=False)`.
fn a2b_base64(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let strict = args.get(1).map_or(Ok(false), |strict| thread.truth(strict))?;
    let text = encoded(thread, &args[0])?;
    if let Some(made) = from_plain_base64(&text) {
        return thread.made(made);
    }
    match from_base64(&text, strict) {
        Ok(bytes) => thread.made(Value::bytes(&bytes)),
        Err(message) => Err(error(thread, &message)),
    }
}

// ---- the checksum ----

/// `crc32(data[, earlier])`.
fn crc32(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let bytes = bytes_argument(thread, &args[0])?;
    let earlier = match args.get(1) {
        None => 0,
        // Of a larger number the lowest bits count.
        Some(earlier) => {
            let int = thread.index_value(earlier)?;
            minipy_vm::native::wide(&int).unwrap_or_default() as u32
        }
    };
    Ok(Value::int(crc32_of(earlier, &bytes).into()))
}

static ERROR: NativeClass = NativeClass {
    name: "Error",
    module: "binascii",
    base: ClassId::ValueError,
    slots: None,
    methods: &[],
    has_dict: true,
    is_final: false,
};

static INCOMPLETE: NativeClass = NativeClass {
    name: "Incomplete",
    module: "binascii",
    base: ClassId::Exception,
    slots: None,
    methods: &[],
    has_dict: true,
    is_final: false,
};

fn init(thread: &mut Thread, module: &Value) -> Outcome<()> {
    let class = thread.native_class(&ERROR);
    set(thread, module, "Error", class);
    let class = thread.native_class(&INCOMPLETE);
    set(thread, module, "Incomplete", class);
    Ok(())
}

/// The module `binascii`.
pub static MODULE: NativeModule = NativeModule {
    name: "binascii",
    functions: &[
        NativeDef::function("a2b_base64", Arity::Named(&A2B), a2b_base64),
        NativeDef::function("a2b_hex", Arity::One, unhexlify),
        A2B_QP_DEF,
        A2B_UU_DEF,
        NativeDef::function("b2a_base64", Arity::Named(&B2A), b2a_base64),
        NativeDef::function("b2a_hex", Arity::Named(&HEXLIFY), hexlify),
        B2A_QP_DEF,
        B2A_UU_DEF,
        NativeDef::function("crc32", Arity::Positional(1, 2), crc32),
        CRC_HQX_DEF,
        NativeDef::function("hexlify", Arity::Named(&HEXLIFY), hexlify),
        NativeDef::function("unhexlify", Arity::One, unhexlify),
    ],
    missing: &[],
    init,
};

#[cfg(test)]
mod tests {
    use super::{crc32_of, from_base64, to_base64};

    #[test]
    fn base_64_there_and_back() {
        for (bytes, text) in [
            (&b""[..], &b""[..]),
            (b"a", b"YQ=="),
            (b"ab", b"YWI="),
            (b"abc", b"YWJj"),
            (b"\xff\xfe", b"//4="),
        ] {
            let mut written = vec![0; text.len()];
            to_base64(bytes, &mut written);
            assert_eq!(written, text);
            assert_eq!(from_base64(text, true).as_deref(), Ok(bytes));
        }
        assert_eq!(from_base64(b"YQ=", false), Err("Incorrect padding".into()));
    }

    #[test]
    fn checksums() {
        for (bytes, crc) in [(&b""[..], 0), (b"hello", 907_060_870), (b"123456789", 0xcbf4_3926)] {
            assert_eq!(crc32_of(0, bytes), crc);
        }
    }
}
