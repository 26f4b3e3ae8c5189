//! The methods of an array.

use super::items::{all, element, item_at, pack, text_bytes, text_of};
use super::{append_all, bytes_of, extend_from, length, not_text, own_type, plain, splice, type_of};
use minipy_vm::native::{Args, ClassId, Comparison, Outcome, Thread, Value, bytes_argument};

pub(super) fn type_code(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::char(char::from(own_type(thread, &args[0]).letter)))
}

pub(super) fn item_size(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::length(own_type(thread, &args[0]).size))
}

pub(super) fn append(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let packed = pack(thread, own_type(thread, &args[0]), &args[1])?;
    append_all(thread, &args[0], &packed)?;
    Ok(Value::NONE)
}

/// Address and length. The address is that of the object, which stays while the contents may move.
pub(super) fn buffer_info(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let address = Value::int(thread.identity(&args[0]));
    Ok(Value::tuple(vec![address, Value::length(length(thread, &args[0]))]))
}

pub(super) fn byteswap(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let size = own_type(thread, &args[0]).size;
    if let Some(buffer) = args[0].buffer_mut(thread) {
        buffer.bytes.chunks_exact_mut(size).for_each(<[u8]>::reverse);
    }
    Ok(Value::NONE)
}

pub(super) fn clear(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let count = bytes_of(thread, &args[0]).len();
    splice(thread, &args[0], 0, count, &[])?;
    Ok(Value::NONE)
}

/// Where a value stands first, in a part of the array.
pub(super) fn find(
    thread: &mut Thread,
    array: &Value,
    wanted: &Value,
    from: usize,
    to: usize,
) -> Outcome<Option<usize>> {
    let mut at = from;
    while at < to.min(length(thread, array)) {
        let item = item_at(thread, array, at)?;
        if thread.compare_is_true(Comparison::Eq, &item, wanted)? {
            return Ok(Some(at));
        }
        at += 1;
        if at.is_multiple_of(4096) {
            thread.poll_native()?;
        }
    }
    Ok(None)
}

pub(super) fn count(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (mut count, mut at) = (0, 0);
    while let Some(found) = find(thread, &args[0], &args[1], at, usize::MAX)? {
        count += 1;
        at = found + 1;
    }
    Ok(Value::length(count))
}

pub(super) fn index(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let mut bounds = [0, usize::MAX];
    for (bound, given) in bounds.iter_mut().zip(&args.values[2..]) {
        let at = thread.index_clamped(given)?;
        let at = match at < 0 {
            true => at.saturating_add(length(thread, &args[0]) as i64),
            false => at,
        };
        *bound = at.max(0) as usize;
    }
    match find(thread, &args[0], &args[1], bounds[0], bounds[1])? {
        Some(at) => Ok(Value::length(at)),
        None => Err(thread.value_error("array.index(x): x not in array")),
    }
}

pub(super) fn remove(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let size = own_type(thread, &args[0]).size;
    match find(thread, &args[0], &args[1], 0, usize::MAX)? {
        Some(at) => splice(thread, &args[0], at * size, size, &[]).map(|()| Value::NONE),
        None => Err(thread.value_error("array.remove(x): x not in array")),
    }
}

pub(super) fn extend(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if type_of(thread, &args[1]).is_some() {
        extend_by(thread, &args[0], &args[1])?;
        return Ok(Value::NONE);
    }
    let iterator = thread.iter(&args[1])?;
    extend_from(thread, &args[0], &iterator)?;
    Ok(Value::NONE)
}

/// Appends another array.
pub(super) fn extend_by(thread: &mut Thread, array: &Value, other: &Value) -> Outcome<()> {
    if type_of(thread, array) != type_of(thread, other) {
        return Err(thread.type_error("can only extend with array of same kind"));
    }
    let bytes = bytes_of(thread, other).to_vec();
    append_all(thread, array, &bytes)
}

/// Appends items that are bytes already.
pub(super) fn push_bytes(thread: &mut Thread, array: &Value, bytes: &[u8]) -> Outcome<()> {
    if !bytes.len().is_multiple_of(own_type(thread, array).size) {
        return Err(thread.value_error("bytes length not a multiple of item size"));
    }
    append_all(thread, array, bytes)
}

pub(super) fn from_bytes(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let bytes = bytes_argument(thread, &args[1])?;
    push_bytes(thread, &args[0], &bytes)?;
    Ok(Value::NONE)
}

/// `array.fromfile(file, count)`: what was read is kept even if it is too little.
pub(super) fn from_file(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let count = thread.index(&args[2])?;
    let size = own_type(thread, &args[0]).size as i64;
    let Some(wanted) = count.checked_mul(size).filter(|_| count >= 0) else {
        return Err(match count < 0 {
            true => thread.value_error("negative count"),
            false => thread.memory_error(),
        });
    };
    let read = thread.call_method(&args[1], "read", &[Value::int(wanted)])?;
    let Some(bytes) = read.as_bytes().map(|bytes| bytes.as_slice()) else {
        return Err(thread.type_error("read() didn't return bytes"));
    };
    push_bytes(thread, &args[0], bytes)?;
    if (bytes.len() as i64) < wanted {
        return Err(thread.raise(ClassId::EOFError, "read() didn't return enough bytes"));
    }
    Ok(Value::NONE)
}

pub(super) fn to_file(thread: &mut Thread, args: Args<'_>) -> Outcome {
    // In blocks, as CPython writes them, so that a script's file object sees the same calls.
    const BLOCK: usize = 64 * 1024;
    let mut at = 0;
    while at < bytes_of(thread, &args[0]).len() {
        let all = bytes_of(thread, &args[0]);
        let block = all[at..all.len().min(at + BLOCK)].to_vec();
        let block = thread.made(Value::bytes(&block))?;
        thread.call_method(&args[1], "write", &[block])?;
        at += BLOCK;
    }
    Ok(Value::NONE)
}

/// `array.fromlist(list)`: all or nothing.
pub(super) fn from_list(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if args[1].as_list().is_none() {
        return Err(thread.type_error("arg must be list"));
    }
    let of = own_type(thread, &args[0]);
    let mut new = Vec::new();
    let mut at = 0;
    while let Some(item) = args[1].as_list().and_then(|list| list.items(thread).get(at).cloned()) {
        new.extend_from_slice(&pack(thread, of, &item)?);
        at += 1;
    }
    append_all(thread, &args[0], &new)?;
    Ok(Value::NONE)
}

pub(super) fn from_unicode(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let Some(text) = args[1].as_str() else {
        let class = thread.argument_name(&args[1]);
        return Err(thread.type_error(format!("fromunicode() argument must be str, not {class}")));
    };
    if !own_type(thread, &args[0]).is_text() {
        return Err(not_text(thread, "fromunicode"));
    }
    append_all(thread, &args[0], &text_bytes(text))?;
    Ok(Value::NONE)
}

pub(super) fn to_unicode(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if !own_type(thread, &args[0]).is_text() {
        return Err(not_text(thread, "tounicode"));
    }
    text_of(thread, &args[0])
}

pub(super) fn insert(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let index = thread.index(&args[1])?;
    let of = own_type(thread, &args[0]);
    let packed = pack(thread, of, &args[2])?;
    let length = length(thread, &args[0]) as i64;
    let index = match index < 0 {
        true => index.saturating_add(length).max(0),
        false => index.min(length),
    };
    splice(thread, &args[0], index as usize * of.size, 0, &packed)?;
    Ok(Value::NONE)
}

pub(super) fn pop(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let index = args.get(1).map_or(Ok(-1), |index| thread.index(index))?;
    let (of, length) = (own_type(thread, &args[0]), length(thread, &args[0]) as i64);
    if length == 0 {
        return Err(thread.index_error("pop from empty array"));
    }
    let index = if index < 0 { index.saturating_add(length) } else { index };
    if !(0..length).contains(&index) {
        return Err(thread.index_error("pop index out of range"));
    }
    let item = item_at(thread, &args[0], index as usize)?;
    splice(thread, &args[0], index as usize * of.size, of.size, &[])?;
    Ok(item)
}

pub(super) fn reverse(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let of = own_type(thread, &args[0]);
    let count = length(thread, &args[0]);
    let before = bytes_of(thread, &args[0]);
    let after: Vec<u8> = (0..count)
        .rev()
        .flat_map(|at| element(before, of, at))
        .copied()
        .collect();
    let bytes = after.len();
    splice(thread, &args[0], 0, bytes, &after)?;
    Ok(Value::NONE)
}

pub(super) fn to_bytes(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let made = Value::bytes(bytes_of(thread, &args[0]));
    thread.made(made)
}

pub(super) fn to_list(thread: &mut Thread, args: Args<'_>) -> Outcome {
    all(thread, &args[0]).map(Value::list)
}

pub(super) fn copy(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let bytes = bytes_of(thread, &args[0]).to_vec();
    Ok(plain(thread, own_type(thread, &args[0]), bytes))
}
