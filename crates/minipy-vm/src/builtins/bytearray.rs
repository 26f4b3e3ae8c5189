//! `bytearray`: bytes that can be changed. What it has in common with `bytes` is with that class.

use super::bytes::{self, bytes_of, codecs, name_argument, three_arguments, view};
use super::iterators::sequence_iterator;
use super::sequence::{self, has_index, repetitions};
use crate::heap::buffer::Buffer;
use crate::heap::classes::ClassId;
use crate::heap::make::MAX_ITEMS;
use crate::heap::native::{Args, Arity, Binary, NativeDef, NativeSlots, Outcome};
use crate::heap::object::Payload;
use crate::heap::thread::Thread;
use crate::heap::value::Value;
use std::borrow::Cow;

/// The contents of a bytearray.
#[derive(Default)]
pub struct ByteArray(pub Buffer);

impl Payload for ByteArray {
    fn traverse(&self, _: &Thread, _: &mut dyn FnMut(&Value)) {}

    fn buffer(&self) -> Option<&Buffer> {
        Some(&self.0)
    }

    fn buffer_mut(&mut self) -> Option<&mut Buffer> {
        Some(&mut self.0)
    }
}

/// A new bytearray.
pub fn make(bytes: Vec<u8>) -> Value {
    Value::builtin_payload(ClassId::ByteArray, ByteArray(Buffer::new(bytes, b'B')))
}

/// BufferError if somebody looks at the memory, so that its length must stay.
fn check_resizable(thread: &mut Thread, value: &Value) -> Outcome<()> {
    if value.buffer(thread).is_some_and(Buffer::is_exported) {
        let message = "Existing exports of data: object cannot be re-sized";
        return Err(thread.raise(ClassId::BufferError, message));
    }
    Ok(())
}

/// Changes the contents. What may change the length asks [`check_resizable`] before.
fn change<R>(thread: &mut Thread, value: &Value, f: impl FnOnce(&mut Vec<u8>) -> R) -> Outcome<R> {
    match value.payload_mut::<ByteArray>(thread) {
        Some(array) => Ok(f(&mut array.0.bytes)),
        None => Err(thread.type_error("descriptor requires a 'bytearray' object")),
    }
}

/// Puts `new` in place of `count` bytes from `at`; a MemoryError if there is no room.
fn splice(thread: &mut Thread, value: &Value, at: usize, count: usize, new: &[u8]) -> Outcome<()> {
    if new.len() != count {
        check_resizable(thread, value)?;
    }
    let fits = change(thread, value, |bytes| {
        let fits = bytes.len() + new.len() <= MAX_ITEMS && bytes.try_reserve(new.len()).is_ok();
        if fits {
            bytes.splice(at..at + count, new.iter().copied());
        }
        fits
    })?;
    if fits { Ok(()) } else { Err(thread.memory_error()) }
}

/// How many bytes there are: asking for the bytes themselves would copy them.
fn length_of(thread: &Thread, value: &Value) -> usize {
    view(thread, value).map_or(0, <[u8]>::len)
}

fn append_all(thread: &mut Thread, value: &Value, new: &[u8]) -> Outcome<()> {
    let end = length_of(thread, value);
    splice(thread, value, end, 0, new)
}

/// A value as a byte.
fn byte(thread: &mut Thread, value: &Value) -> Outcome<u8> {
    let number = thread.index_value(value)?;
    let byte = number.as_small_int().and_then(|number| u8::try_from(number).ok());
    byte.ok_or_else(|| thread.value_error("byte must be in range(0, 256)"))
}

fn new(_: &mut Thread, class: &Value, _: Args<'_>) -> Outcome {
    Ok(Value::payload_object(class, ByteArray::default()))
}

fn init(thread: &mut Thread, array: &Value, args: Args<'_>) -> Outcome<()> {
    let [source, encoding, errors] = three_arguments(thread, "bytearray", ["source", "encoding", "errors"], args)?;
    let encoding = name_argument(thread, "bytearray", "encoding", encoding)?;
    let errors = name_argument(thread, "bytearray", "errors", errors)?;
    if length_of(thread, array) != 0 {
        check_resizable(thread, array)?;
    }
    change(thread, array, Vec::clear)?;
    let contents = match source {
        Some(text) if text.as_str().is_some() => {
            let Some(encoding) = encoding else {
                return Err(thread.type_error("string argument without an encoding"));
            };
            let made = codecs::encode(thread, text, encoding, errors.unwrap_or("strict"))?;
            bytes_of(thread, &made).into_owned()
        }
        _ if encoding.is_some() => return Err(thread.type_error("encoding without a string argument")),
        _ if errors.is_some() => return Err(thread.type_error("errors without a string argument")),
        Some(source) => bytes::from_source(thread, source, &bytes::FOR_BYTEARRAY)?,
        None => Vec::new(),
    };
    splice(thread, array, 0, 0, &contents)
}

fn repr(thread: &mut Thread, value: &Value) -> Outcome {
    let mut text = thread.class_name(value);
    text.push('(');
    crate::types::text::escape::push_bytearray_repr(&bytes_of(thread, value), &mut text);
    text.push(')');
    thread.made(Value::try_str(&text))
}

fn iter(_: &mut Thread, value: &Value) -> Outcome {
    Ok(sequence_iterator(value, ClassId::ByteArrayIterator))
}

fn index_of(thread: &mut Thread, key: &Value) -> Outcome<i64> {
    match key.as_small_int() {
        Some(index) => Ok(index),
        None => sequence::key_index(thread, "bytearray", key),
    }
}

/// The place of an index that may count from the end, by the length as it is now.
fn position(thread: &mut Thread, value: &Value, index: i64) -> Outcome<usize> {
    let length = length_of(thread, value);
    let index = if index < 0 {
        index.saturating_add(length as i64)
    } else {
        index
    };
    match usize::try_from(index).ok().filter(|&index| index < length) {
        Some(index) => Ok(index),
        None => Err(thread.index_error("bytearray index out of range")),
    }
}

fn get_item(thread: &mut Thread, value: &Value, key: &Value) -> Outcome {
    if let (Some(index), Some(array)) = (key.as_small_int(), value.payload::<ByteArray>(thread))
        && let Some(&byte) = array.0.bytes.get(from_start(index, array.0.bytes.len()))
    {
        return Ok(Value::small_int(i64::from(byte)));
    }
    if key.as_slice().is_none() {
        let index = index_of(thread, key)?;
        let index = position(thread, value, index)?;
        let byte = view(thread, value).and_then(|bytes| bytes.get(index));
        return Ok(byte.map_or(Value::NONE, |&byte| Value::small_int(i64::from(byte))));
    }
    let key = sequence::settled_slice(thread, key)?;
    let all = bytes_of(thread, value);
    let Some(slice) = key.as_slice() else {
        return Ok(Value::NONE);
    };
    let range = thread.slice_range(slice, all.len())?;
    Ok(make(range.indices().map(|at| all[at]).collect()))
}

/// An index that may count from the end as one from the start; what lies before that is beyond every end.
#[inline]
fn from_start(index: i64, length: usize) -> usize {
    (if index < 0 { index + length as i64 } else { index }) as usize
}

/// Stores a byte at an index that may count from the end, if both are immediate and there is such a place. Says whether it did.
#[inline]
fn store_plainly(thread: &mut Thread, value: &Value, key: &Value, item: &Value) -> bool {
    let byte = item.as_small_int().and_then(|item| u8::try_from(item).ok());
    let (Some(index), Some(byte), Some(array)) = (key.as_small_int(), byte, value.payload_mut::<ByteArray>(thread))
    else {
        return false;
    };
    let at = from_start(index, array.0.bytes.len());
    match array.0.bytes.get_mut(at) {
        Some(place) => {
            *place = byte;
            true
        }
        None => false,
    }
}

fn set_item(thread: &mut Thread, value: &Value, key: &Value, item: Option<&Value>) -> Outcome<()> {
    if let Some(item) = item
        && store_plainly(thread, value, key, item)
    {
        return Ok(());
    }
    if key.as_slice().is_some() {
        return set_slice(thread, value, key, item);
    }
    let index = index_of(thread, key)?;
    // Asking the item for its number may change the array: only then does the length count.
    let byte = item.map(|item| byte(thread, item)).transpose()?;
    let index = position(thread, value, index)?;
    match byte {
        Some(byte) => change(thread, value, |bytes| {
            if let Some(place) = bytes.get_mut(index) {
                *place = byte;
            }
        }),
        None => splice(thread, value, index, 1, &[]),
    }
}

/// Assigns to a slice, or deletes it. As for lists, the length counts after everything else is known.
fn set_slice(thread: &mut Thread, value: &Value, key: &Value, item: Option<&Value>) -> Outcome<()> {
    let key = sequence::settled_slice(thread, key)?;
    let new = match item {
        None => Cow::Borrowed(&[][..]),
        Some(item) if item.as_str().is_some() || has_index(thread, item) => {
            let message = "can assign only bytes, buffers, or iterables of ints in range(0, 256)";
            return Err(thread.type_error(message));
        }
        Some(item) => Cow::Owned(bytes::from_source(thread, item, &bytes::FOR_BYTEARRAY)?),
    };
    let length = length_of(thread, value);
    let Some(slice) = key.as_slice() else { return Ok(()) };
    let range = thread.slice_range(slice, length)?;
    if range.step == 1 {
        return splice(thread, value, range.start, range.count, &new);
    }
    if new.is_empty() {
        if range.count > 0 {
            check_resizable(thread, value)?;
        }
        let mut gone: Vec<usize> = range.indices().collect();
        gone.sort_unstable();
        return change(thread, value, |bytes| {
            let mut at = 0;
            bytes.retain(|_| {
                at += 1;
                gone.binary_search(&(at - 1)).is_err()
            });
        });
    }
    if new.len() != range.count {
        let message = format!(
            "attempt to assign bytes of size {} to extended slice of size {}",
            new.len(),
            range.count
        );
        return Err(thread.value_error(message));
    }
    change(thread, value, |bytes| {
        range.indices().zip(&*new).for_each(|(at, &byte)| bytes[at] = byte)
    })
}

fn in_place(thread: &mut Thread, op: Binary, target: &Value, operand: &Value) -> Outcome {
    match op {
        Binary::Add => match thread.bytes_like(operand) {
            Some(new) => append_all(thread, target, &new)?,
            None => {
                let message = format!("can't concat {} to bytearray", thread.class_name(operand));
                return Err(thread.type_error(message));
            }
        },
        Binary::Mul => {
            let Some(times) = repetitions(thread, operand)? else {
                return Ok(Value::NOT_IMPLEMENTED);
            };
            let repeated = bytes::repeated(thread, target, times)?;
            if times != 1 {
                check_resizable(thread, target)?;
            }
            change(thread, target, |bytes| *bytes = repeated)?;
        }
        _ => return Ok(Value::NOT_IMPLEMENTED),
    }
    Ok(target.clone())
}

fn append(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let byte = byte(thread, &args[1])?;
    append_all(thread, &args[0], &[byte])?;
    Ok(Value::NONE)
}

fn extend(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let source = &args[1];
    let new = match thread.bytes_like(source) {
        Some(bytes) => bytes.into_owned(),
        None if source.as_str().is_some() => {
            return Err(thread.type_error("expected iterable of integers; got: 'str'"));
        }
        None => {
            let iterator = match thread.iter(source) {
                Ok(iterator) => iterator,
                Err(raised) => {
                    drop(thread.catch(raised, ClassId::TypeError)?);
                    let message = format!("can't extend bytearray with {}", thread.class_name(source));
                    return Err(thread.type_error(message));
                }
            };
            thread.length_hint(source)?;
            let mut bytes = Vec::new();
            thread.for_each(&iterator, |thread, item| {
                bytes.push(byte(thread, &item)?);
                Ok(())
            })?;
            bytes
        }
    };
    append_all(thread, &args[0], &new)?;
    Ok(Value::NONE)
}

fn insert(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let index = thread.index(&args[1])?;
    let byte = byte(thread, &args[2])?;
    let length = length_of(thread, &args[0]) as i64;
    let index = if index < 0 {
        index.saturating_add(length).max(0)
    } else {
        index.min(length)
    };
    splice(thread, &args[0], index as usize, 0, &[byte])?;
    Ok(Value::NONE)
}

fn pop(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let index = args.get(1).map_or(Ok(-1), |index| thread.index(index))?;
    let length = length_of(thread, &args[0]);
    if length == 0 {
        return Err(thread.index_error("pop from empty bytearray"));
    }
    let index = if index < 0 {
        index.saturating_add(length as i64)
    } else {
        index
    };
    match usize::try_from(index).ok().filter(|&index| index < length) {
        Some(index) => {
            check_resizable(thread, &args[0])?;
            change(thread, &args[0], |bytes| {
                Value::small_int(i64::from(bytes.remove(index)))
            })
        }
        None => Err(thread.index_error("pop index out of range")),
    }
}

fn remove(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let byte = byte(thread, &args[1])?;
    match memchr::memchr(byte, view(thread, &args[0]).unwrap_or_default()) {
        Some(at) => splice(thread, &args[0], at, 1, &[]).map(|()| Value::NONE),
        None => Err(thread.value_error("value not found in bytearray")),
    }
}

fn resize(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let size = thread.index(&args[1])?;
    let Ok(size) = usize::try_from(size) else {
        return Err(thread.value_error(format!("Can only resize to positive sizes, got {size}")));
    };
    if size != length_of(thread, &args[0]) {
        check_resizable(thread, &args[0])?;
    }
    let fits = change(thread, &args[0], |bytes| {
        let more = size.saturating_sub(bytes.len());
        let fits = size <= MAX_ITEMS && bytes.try_reserve(more).is_ok();
        if fits {
            bytes.resize(size, 0);
        }
        fits
    })?;
    if fits {
        Ok(Value::NONE)
    } else {
        Err(thread.memory_error())
    }
}

fn clear(thread: &mut Thread, args: Args<'_>) -> Outcome {
    check_resizable(thread, &args[0])?;
    change(thread, &args[0], std::mem::take)?;
    Ok(Value::NONE)
}

fn reverse(thread: &mut Thread, args: Args<'_>) -> Outcome {
    change(thread, &args[0], |bytes| bytes.reverse())?;
    Ok(Value::NONE)
}

fn copy(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(make(bytes_of(thread, &args[0]).into_owned()))
}

/// The slots.
pub static SLOTS: NativeSlots = NativeSlots {
    repr: Some(repr),
    len: Some(bytes::len),
    iter: Some(iter),
    get_item: Some(get_item),
    set_item: Some(set_item),
    contains: Some(bytes::contains),
    compare: Some(bytes::compare),
    binary: Some(bytes::binary),
    in_place: Some(in_place),
    new: Some(new),
    init: Some(init),
    ..NativeSlots::NONE
};
/// The methods `bytes` has not.
pub static METHODS: &[NativeDef] = &[
    NativeDef::method("append", Arity::One, append),
    NativeDef::method("clear", Arity::Zero, clear),
    NativeDef::method("copy", Arity::Zero, copy),
    NativeDef::method("decode", Arity::Short(&bytes::CODEC), bytes::decode),
    NativeDef::method("extend", Arity::One, extend),
    NativeDef::class_method("fromhex", Arity::One, bytes::from_hex),
    NativeDef::method("hex", Arity::Named(&bytes::HEX), bytes::hex),
    NativeDef::method("insert", Arity::Positional(2, 2), insert),
    NativeDef::method("pop", Arity::Positional(0, 1), pop),
    NativeDef::method("remove", Arity::One, remove),
    NativeDef::method("resize", Arity::One, resize),
    NativeDef::method("reverse", Arity::Zero, reverse),
];
