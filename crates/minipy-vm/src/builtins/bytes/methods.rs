//! The methods that `bytes` and `bytearray` share: their arguments. The algorithms are in `types/byte_string.rs`.
//!
//! What a method gives is of the receiver's kind: bytes, or a new bytearray.

use super::{argument, bytes_of, like, view};
use crate::builtins::memoryview;
use crate::builtins::sequence::has_index;
use crate::heap::classes::ClassId;
use crate::heap::make::NoMemory;
use crate::heap::native::{Args, Arity, NativeDef, Outcome, Signature};
use crate::heap::thread::Thread;
use crate::heap::value::Value;
use crate::types::byte_string as algorithm;
use crate::types::text::str_search::find_in;
use memchr::memmem;
use std::borrow::Cow;

/// Methods without arguments whose answer is made of the bytes alone.
macro_rules! plain {
    ($($function:ident: $made:expr;)*) => {
        $(fn $function(thread: &mut Thread, args: Args<'_>) -> Outcome {
            let make: fn(&[u8]) -> Vec<u8> = $made;
            let made = make(&bytes_of(thread, &args[0]));
            like(thread, &args[0], &made)
        })*
    };
}

/// Methods without arguments that ask what the bytes are like.
macro_rules! tests {
    ($($function:ident: $test:expr;)*) => {
        $(fn $function(thread: &mut Thread, args: Args<'_>) -> Outcome {
            let test: fn(&[u8]) -> bool = $test;
            Ok(Value::bool(test(&bytes_of(thread, &args[0]))))
        })*
    };
}

plain! {
    lower: |b| b.to_ascii_lowercase();
    upper: |b| b.to_ascii_uppercase();
    title: algorithm::title;
    capitalize: algorithm::capitalize;
    swapcase: algorithm::swapcase;
}

fn all(bytes: &[u8], test: impl Fn(&u8) -> bool) -> bool {
    !bytes.is_empty() && bytes.iter().all(test)
}

tests! {
    is_alnum: |b| all(b, u8::is_ascii_alphanumeric);
    is_alpha: |b| all(b, u8::is_ascii_alphabetic);
    is_ascii: |b| b.is_ascii();
    is_digit: |b| all(b, u8::is_ascii_digit);
    is_space: |b| all(b, |&b| algorithm::is_space(b));
    is_lower: |b| b.iter().any(u8::is_ascii_lowercase) && !b.iter().any(u8::is_ascii_uppercase);
    is_upper: |b| b.iter().any(u8::is_ascii_uppercase) && !b.iter().any(u8::is_ascii_lowercase);
    is_title: algorithm::is_title;
}

fn bound(thread: &mut Thread, value: Option<&Value>) -> Outcome<Option<i64>> {
    match value {
        None => Ok(None),
        Some(value) if value.is_none() => Ok(None),
        Some(value) if has_index(thread, value) => thread.index_clamped(value).map(Some),
        Some(_) => Err(thread.type_error("slice indices must be integers or None or have an __index__ method")),
    }
}

/// What is sought, and the bounds.
type Sought<'a> = (Cow<'a, [u8]>, Option<i64>, Option<i64>);

fn sought<'a>(thread: &mut Thread, args: Args<'a>) -> Outcome<Sought<'a>> {
    let start = bound(thread, args.values.get(2))?;
    let end = bound(thread, args.values.get(3))?;
    let needle = match thread.bytes_like(&args.values[1]) {
        Some(bytes) => bytes,
        None if has_index(thread, &args[1]) => match u8::try_from(thread.index_clamped(&args[1])?) {
            Ok(byte) => Cow::Owned(vec![byte]),
            Err(_) => return Err(thread.value_error("byte must be in range(0, 256)")),
        },
        None => {
            memoryview::check_simple(thread, &args[1])?;
            let class = thread.class_name(&args[1]);
            let message = format!("argument should be integer or bytes-like object, not '{class}'");
            return Err(thread.type_error(message));
        }
    };
    Ok((needle, start, end))
}

type Finder = fn(&[u8], &[u8]) -> Option<usize>;

fn search(thread: &mut Thread, args: Args<'_>, finder: Finder) -> Outcome<Option<usize>> {
    let (needle, start, end) = sought(thread, args)?;
    let bytes = view(thread, &args[0]).unwrap_or_default();
    let window = algorithm::window(bytes.len(), start, end);
    Ok(window.and_then(|window| Some(window.start + finder(&bytes[window], &needle)?)))
}

fn find(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(search(thread, args, find_in)?.map_or(Value::small_int(-1), Value::length))
}

fn rfind(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(search(thread, args, memmem::rfind)?.map_or(Value::small_int(-1), Value::length))
}

fn index(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let found = search(thread, args, find_in)?;
    found
        .map(Value::length)
        .ok_or_else(|| thread.value_error("subsection not found"))
}

fn rindex(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let found = search(thread, args, memmem::rfind)?;
    found
        .map(Value::length)
        .ok_or_else(|| thread.value_error("subsection not found"))
}

fn count(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (needle, start, end) = sought(thread, args)?;
    let bytes = view(thread, &args[0]).unwrap_or_default();
    let window = algorithm::window(bytes.len(), start, end);
    Ok(Value::length(
        window.map_or(0, |window| algorithm::count(&bytes[window], &needle)),
    ))
}

/// `startswith` and `endswith`: `fits` compares the part between the bounds with one candidate.
fn affix(thread: &mut Thread, args: Args<'_>, name: &str, fits: fn(&[u8], &[u8]) -> bool) -> Outcome {
    let start = bound(thread, args.values.get(2))?;
    let end = bound(thread, args.values.get(3))?;
    if let (Some(candidate), Some(bytes)) = (args[1].as_bytes(), view(thread, &args[0])) {
        let window = algorithm::window(bytes.len(), start, end);
        return Ok(Value::bool(
            window.is_some_and(|window| fits(&bytes[window], candidate.as_slice())),
        ));
    }
    let bytes = bytes_of(thread, &args[0]);
    let part = algorithm::window(bytes.len(), start, end).map(|window| &bytes[window]);
    let fits = |candidate: &[u8]| part.is_some_and(|part| fits(part, candidate));
    if let Some(candidates) = args[1].as_tuple() {
        for candidate in candidates.items() {
            if fits(&argument(thread, candidate)?) {
                return Ok(Value::TRUE);
            }
        }
        return Ok(Value::FALSE);
    }
    match thread.bytes_like(&args[1]) {
        Some(candidate) => Ok(Value::bool(fits(&candidate))),
        None => {
            let class = thread.class_name(&args[1]);
            let message = format!("{name} first arg must be bytes or a tuple of bytes, not {class}");
            Err(thread.type_error(message))
        }
    }
}

fn starts_with(thread: &mut Thread, args: Args<'_>) -> Outcome {
    affix(thread, args, "startswith", |part, candidate| {
        part.starts_with(candidate)
    })
}

fn ends_with(thread: &mut Thread, args: Args<'_>) -> Outcome {
    affix(thread, args, "endswith", |part, candidate| part.ends_with(candidate))
}

fn remove_prefix(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let prefix = argument(thread, &args.values[1])?;
    let bytes = bytes_of(thread, &args[0]);
    like(thread, &args[0], bytes.strip_prefix(&*prefix).unwrap_or(&bytes))
}

fn remove_suffix(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let suffix = argument(thread, &args.values[1])?;
    let bytes = bytes_of(thread, &args[0]);
    like(thread, &args[0], bytes.strip_suffix(&*suffix).unwrap_or(&bytes))
}

/// `strip` and its kin, at either end.
fn trim(thread: &mut Thread, args: Args<'_>, front: bool, back: bool) -> Outcome {
    let chosen = match args.get(1).filter(|chosen| !chosen.is_none()) {
        Some(chosen) => Some(argument(thread, chosen)?),
        None => None,
    };
    let goes = |byte: u8| match &chosen {
        Some(chosen) => chosen.contains(&byte),
        None => algorithm::is_space(byte),
    };
    let bytes = bytes_of(thread, &args[0]);
    let mut part = &*bytes;
    if front {
        part = algorithm::trim_start(part, goes);
    }
    if back {
        part = algorithm::trim_end(part, goes);
    }
    if part.len() == bytes.len() && thread.is_exactly(&args[0], ClassId::Bytes) {
        return Ok(args[0].clone());
    }
    like(thread, &args[0], part)
}

fn strip(thread: &mut Thread, args: Args<'_>) -> Outcome {
    trim(thread, args, true, true)
}

fn lstrip(thread: &mut Thread, args: Args<'_>) -> Outcome {
    trim(thread, args, true, false)
}

fn rstrip(thread: &mut Thread, args: Args<'_>) -> Outcome {
    trim(thread, args, false, true)
}

fn list_of(thread: &mut Thread, receiver: &Value, parts: &[&[u8]]) -> Outcome {
    let made: Outcome<Vec<Value>> = parts.iter().map(|part| like(thread, receiver, part)).collect();
    made.map(Value::list)
}

type Split = (
    for<'b> fn(&'b [u8], i64) -> Vec<&'b [u8]>,
    for<'b> fn(&'b [u8], &[u8], i64) -> Vec<&'b [u8]>,
);

fn split_by(thread: &mut Thread, args: Args<'_>, (at_space, at_separator): Split) -> Outcome {
    let limit = args.get(2).map_or(Ok(-1), |limit| thread.index(limit))?;
    let bytes = bytes_of(thread, &args[0]);
    let parts = match args.get(1).filter(|separator| !separator.is_none()) {
        None => at_space(&bytes, limit),
        Some(separator) => {
            let separator = argument(thread, separator)?;
            if separator.is_empty() {
                return Err(thread.value_error("empty separator"));
            }
            at_separator(&bytes, &separator, limit)
        }
    };
    list_of(thread, &args[0], &parts)
}

fn split(thread: &mut Thread, args: Args<'_>) -> Outcome {
    split_by(thread, args, (algorithm::split_whitespace, algorithm::split))
}

fn rsplit(thread: &mut Thread, args: Args<'_>) -> Outcome {
    split_by(thread, args, (algorithm::rsplit_whitespace, algorithm::rsplit))
}

fn splitlines(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let keep_ends = args.get(1).map_or(Ok(false), |keep| thread.truth(keep))?;
    let bytes = bytes_of(thread, &args[0]);
    list_of(thread, &args[0], &algorithm::splitlines(&bytes, keep_ends))
}

/// The parts around a separator, or the whole and two empty ones, in an order that `whole_first` says.
fn cut(thread: &mut Thread, args: Args<'_>, finder: Finder, whole_first: bool) -> Outcome {
    let separator = argument(thread, &args.values[1])?;
    if separator.is_empty() {
        return Err(thread.value_error("empty separator"));
    }
    let bytes = bytes_of(thread, &args[0]);
    let parts: [&[u8]; 3] = match finder(&bytes, &separator) {
        Some(at) => [&bytes[..at], &separator, &bytes[at + separator.len()..]],
        None if whole_first => [&bytes, &[], &[]],
        None => [&[], &[], &bytes],
    };
    let found = !parts[1].is_empty();
    let mut made = parts
        .iter()
        .map(|part| like(thread, &args[0], part))
        .collect::<Outcome<Vec<Value>>>()?;
    if found && args[0].as_bytes().is_some() {
        made[1] = args[1].clone();
    }
    Ok(Value::tuple(made))
}

fn partition(thread: &mut Thread, args: Args<'_>) -> Outcome {
    cut(thread, args, find_in, true)
}

fn rpartition(thread: &mut Thread, args: Args<'_>) -> Outcome {
    cut(thread, args, memmem::rfind, false)
}

fn replace(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let old = argument(thread, &args.values[1])?;
    let new = argument(thread, &args.values[2])?;
    let limit = args.get(3).map_or(Ok(-1), |limit| thread.index(limit))?;
    let made = algorithm::replace(&bytes_of(thread, &args[0]), &old, &new, limit);
    like_or_no_memory(thread, &args[0], made)
}

fn like_or_no_memory(thread: &mut Thread, receiver: &Value, made: Option<Vec<u8>>) -> Outcome {
    match made {
        Some(made) => like(thread, receiver, &made),
        None => Err(thread.memory_error()),
    }
}

/// The bytes of a list or tuple of nothing but bytes with a separator that is bytes between them.
fn joined(thread: &Thread, separator: &Value, items: &Value) -> Option<Result<Value, NoMemory>> {
    let separator = separator.as_bytes()?.as_slice();
    let items = if thread.is_exactly(items, ClassId::List) {
        items.as_list()?.as_slice(thread)
    } else if thread.is_exactly(items, ClassId::Tuple) {
        items.as_tuple()?.items()
    } else {
        return None;
    };
    if items.iter().any(|item| item.as_bytes().is_none()) {
        return None;
    }
    let parts = items.iter().enumerate().flat_map(|(at, item)| {
        let part = item.as_bytes().map_or(&[][..], |bytes| bytes.as_slice());
        [if at > 0 { separator } else { &[] }, part]
    });
    Some(Value::bytes_of_parts(parts))
}

fn join(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if let Some(joined) = joined(thread, &args[0], &args[1]) {
        return thread.made(joined);
    }
    let items = match thread.iter(&args[1]) {
        Ok(_) => thread.collect(&args[1])?,
        Err(raised) => {
            drop(thread.catch(raised, ClassId::TypeError)?);
            return Err(thread.type_error("can only join an iterable"));
        }
    };
    let separator = bytes_of(thread, &args[0]);
    let mut joined: Vec<u8> = Vec::new();
    for (at, item) in items.iter().enumerate() {
        let Some(part) = thread.bytes_like(item) else {
            let class = thread.class_name(item);
            let message = format!("sequence item {at}: expected a bytes-like object, {class} found");
            return Err(thread.type_error(message));
        };
        if joined.try_reserve(part.len() + separator.len()).is_err() {
            return Err(thread.memory_error());
        }
        if at > 0 {
            joined.extend_from_slice(&separator);
        }
        joined.extend_from_slice(&part);
    }
    like(thread, &args[0], &joined)
}

fn fill_byte(thread: &mut Thread, args: Args<'_>, name: &str) -> Outcome<u8> {
    let Some(fill) = args.get(2) else { return Ok(b' ') };
    match thread.plain_bytes(fill).as_deref() {
        Some([byte]) => Ok(*byte),
        Some(bytes) => {
            let (length, class) = (bytes.len(), thread.class_name(fill));
            let message = format!(
                "{name}(): argument 2 must be a byte string of length 1, not a {class} object of length {length}"
            );
            Err(thread.type_error(message))
        }
        None => {
            let class = thread.argument_name(fill);
            let message = format!("{name}() argument 2 must be a byte string of length 1, not {class}");
            Err(thread.type_error(message))
        }
    }
}

fn justify(thread: &mut Thread, args: Args<'_>, name: &str, share: fn(usize, usize) -> usize) -> Outcome {
    let width = thread.index(&args[1])?;
    let fill = fill_byte(thread, args, name)?;
    let bytes = bytes_of(thread, &args[0]);
    let width = usize::try_from(width).unwrap_or(0);
    let missing = width.saturating_sub(bytes.len());
    let before = share(missing, width);
    let made = algorithm::pad(&bytes, before, missing - before, fill);
    like_or_no_memory(thread, &args[0], made)
}

fn center(thread: &mut Thread, args: Args<'_>) -> Outcome {
    justify(thread, args, "center", |missing, width| {
        missing / 2 + (missing & width & 1)
    })
}

fn ljust(thread: &mut Thread, args: Args<'_>) -> Outcome {
    justify(thread, args, "ljust", |_, _| 0)
}

fn rjust(thread: &mut Thread, args: Args<'_>) -> Outcome {
    justify(thread, args, "rjust", |missing, _| missing)
}

fn zfill(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let width = usize::try_from(thread.index(&args[1])?).unwrap_or(0);
    let bytes = bytes_of(thread, &args[0]);
    let zeros = width.saturating_sub(bytes.len());
    let mut made = algorithm::pad(&bytes, zeros, 0, b'0');
    if let Some(made) = made.as_mut()
        && let [sign @ (b'+' | b'-'), ..] = *bytes
        && zeros > 0
    {
        // The sign goes in front of the zeros.
        made[zeros] = b'0';
        made[0] = sign;
    }
    like_or_no_memory(thread, &args[0], made)
}

fn expand_tabs(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let size = args.get(1).map_or(Ok(8), |size| thread.index(size))?;
    let made = algorithm::expand_tabs(&bytes_of(thread, &args[0]), size);
    like_or_no_memory(thread, &args[0], made)
}

fn translate(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let table = match args.get(1).filter(|table| !table.is_none()) {
        Some(table) => {
            let table = argument(thread, table)?;
            if table.len() != 256 {
                return Err(thread.value_error("translation table must be 256 characters long"));
            }
            Some(table)
        }
        None => None,
    };
    let delete = match args.get(2) {
        Some(delete) => argument(thread, delete)?,
        None => Cow::Borrowed(&[][..]),
    };
    let table: [u8; 256] = match table.as_deref().and_then(<[u8]>::first_chunk) {
        Some(table) => *table,
        None => std::array::from_fn(|byte| byte as u8),
    };
    let bytes = view(thread, &args[0]).unwrap_or_default();
    let made: Vec<u8> = if delete.is_empty() {
        bytes.iter().map(|&byte| table[byte as usize]).collect()
    } else {
        let mut kept = [true; 256];
        delete.iter().for_each(|&byte| kept[byte as usize] = false);
        let kept = bytes.iter().filter(|&&byte| kept[byte as usize]);
        kept.map(|&byte| table[byte as usize]).collect()
    };
    like(thread, &args[0], &made)
}

fn make_trans(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (from, to) = (argument(thread, &args.values[0])?, argument(thread, &args.values[1])?);
    if from.len() != to.len() {
        return Err(thread.value_error("maketrans arguments must have same length"));
    }
    let mut table: Vec<u8> = (0..=255).collect();
    for (&from, &to) in from.iter().zip(&*to) {
        table[from as usize] = to;
    }
    thread.made(Value::bytes(&table))
}

static SPLIT: Signature = Signature {
    params: &["sep", "maxsplit"],
    required: 0,
    positional_only: 0,
    keyword_only: 0,
};
static KEEP_ENDS: Signature = Signature {
    params: &["keepends"],
    required: 0,
    positional_only: 0,
    keyword_only: 0,
};
static TAB_SIZE: Signature = Signature {
    params: &["tabsize"],
    required: 0,
    positional_only: 0,
    keyword_only: 0,
};
static TRANSLATE: Signature = Signature {
    params: &["table", "delete"],
    required: 1,
    positional_only: 1,
    keyword_only: 0,
};

/// The methods both classes have.
pub static SHARED: &[NativeDef] = &[
    NativeDef::method("capitalize", Arity::Zero, capitalize),
    NativeDef::method("center", Arity::Positional(1, 2), center),
    NativeDef::method("count", Arity::Positional(1, 3), count),
    NativeDef::method("endswith", Arity::Positional(1, 3), ends_with),
    NativeDef::method("expandtabs", Arity::Short(&TAB_SIZE), expand_tabs),
    NativeDef::method("find", Arity::Positional(1, 3), find),
    NativeDef::method("index", Arity::Positional(1, 3), index),
    NativeDef::method("isalnum", Arity::Zero, is_alnum),
    NativeDef::method("isalpha", Arity::Zero, is_alpha),
    NativeDef::method("isascii", Arity::Zero, is_ascii),
    NativeDef::method("isdigit", Arity::Zero, is_digit),
    NativeDef::method("islower", Arity::Zero, is_lower),
    NativeDef::method("isspace", Arity::Zero, is_space),
    NativeDef::method("istitle", Arity::Zero, is_title),
    NativeDef::method("isupper", Arity::Zero, is_upper),
    NativeDef::method("join", Arity::One, join),
    NativeDef::method("ljust", Arity::Positional(1, 2), ljust),
    NativeDef::method("lower", Arity::Zero, lower),
    NativeDef::method("lstrip", Arity::Positional(0, 1), lstrip),
    NativeDef::static_method("maketrans", Arity::Positional(2, 2), make_trans),
    NativeDef::method("partition", Arity::One, partition),
    NativeDef::method("removeprefix", Arity::One, remove_prefix),
    NativeDef::method("removesuffix", Arity::One, remove_suffix),
    NativeDef::method("replace", Arity::Positional(2, 3), replace),
    NativeDef::method("rfind", Arity::Positional(1, 3), rfind),
    NativeDef::method("rindex", Arity::Positional(1, 3), rindex),
    NativeDef::method("rjust", Arity::Positional(1, 2), rjust),
    NativeDef::method("rpartition", Arity::One, rpartition),
    NativeDef::method("rsplit", Arity::Short(&SPLIT), rsplit),
    NativeDef::method("rstrip", Arity::Positional(0, 1), rstrip),
    NativeDef::method("split", Arity::Short(&SPLIT), split),
    NativeDef::method("splitlines", Arity::Short(&KEEP_ENDS), splitlines),
    NativeDef::method("startswith", Arity::Positional(1, 3), starts_with),
    NativeDef::method("strip", Arity::Positional(0, 1), strip),
    NativeDef::method("swapcase", Arity::Zero, swapcase),
    NativeDef::method("title", Arity::Zero, title),
    NativeDef::method("translate", Arity::Short(&TRANSLATE), translate),
    NativeDef::method("upper", Arity::Zero, upper),
    NativeDef::method("zfill", Arity::One, zfill),
];
