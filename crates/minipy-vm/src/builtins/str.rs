//! `str`: its slots and constructor. The methods are in `methods`, `search`, `split` and `tables`; `%` is in `percent`, `format` in
//! `template`.
//!
//! The text is UTF-8 with its length in characters at hand, so that an ASCII string is indexed by byte.

mod methods;
pub(crate) mod percent;
mod search;
mod split;
mod tables;
pub(crate) mod template;

use super::bytes::{codecs, name_argument, three_arguments};
use super::int::{self, Num};
use super::iterators::sequence_iterator;
use super::sequence::{self, cannot_concatenate, has_index, repetitions};
use crate::heap::classes::ClassId;
use crate::heap::native::{Args, Binary, Comparison, NativeSlots, Outcome};
use crate::heap::object::StrObject;
use crate::heap::thread::Thread;
use crate::heap::value::{Value, word};
use crate::ops::subscript::{Bounds, SliceRange, clip_slice};
use crate::types::text::format_number::format_str;
use crate::types::text::format_spec::{FormatSpec, Target};
use crate::types::text::{Text, escape, str_search, surrogate};
use std::borrow::Cow;
use std::ops::Range;

pub use methods::METHODS;

impl StrObject {
    /// The text with what is known of its characters.
    #[inline(always)]
    pub fn text(&self) -> Text<'_> {
        Text {
            text: self.as_str(),
            chars: self.char_len(),
            owner: self.marked(),
        }
    }
}

/// The text of a receiver.
#[inline(always)]
fn text_of(value: &Value) -> Text<'_> {
    match value.as_str_object() {
        Some(object) => object.text(),
        None => Text::new(""),
    }
}

/// A string; a MemoryError if there is no room for it.
#[inline]
pub fn make(thread: &mut Thread, text: &str) -> Outcome {
    if text.len() <= 1 {
        return Ok(Value::str(text));
    }
    thread.made(Value::try_str(text))
}

/// The most bytes that are kept for the next text.
const MOST_SCRATCH: usize = 1 << 16;

/// The string that `push` writes, in memory that is used again. What a value runs meanwhile may come here too, and gets other memory.
pub(crate) fn written(thread: &mut Thread, push: impl FnOnce(&mut Thread, &mut String) -> Outcome<()>) -> Outcome {
    let mut text = std::mem::take(&mut thread.scratch);
    let pushed = push(thread, &mut text);
    let made = pushed.and_then(|()| make(thread, &text));
    if text.capacity() <= MOST_SCRATCH {
        text.clear();
        thread.scratch = text;
    }
    made
}

/// A count or a width that is an argument: an int of 64 bits.
fn size_argument(thread: &mut Thread, value: &Value) -> Outcome<i64> {
    let int = thread.index_value(value)?;
    match Num::of(&int).and_then(Num::small) {
        Some(size) => Ok(size),
        None => Err(thread.overflow_error("Python int too large to convert to C ssize_t")),
    }
}

/// A part of a string: the string itself if the part is all of it.
#[inline]
fn part(thread: &mut Thread, whole: &Value, text: &str) -> Outcome {
    match whole.as_str_object() {
        Some(object) if object.as_str().len() == text.len() && thread.is_exactly(whole, ClassId::Str) => {
            Ok(whole.clone())
        }
        _ => make(thread, text),
    }
}

fn repr(thread: &mut Thread, value: &Value) -> Outcome {
    written(thread, |_, out| {
        let text = text_of(value).text;
        out.reserve(text.len() + 2);
        escape::push_str_repr(text, out);
        Ok(())
    })
}

fn str(thread: &mut Thread, value: &Value) -> Outcome {
    part(thread, value, text_of(value).text)
}

fn hash(_: &mut Thread, value: &Value) -> Outcome<i64> {
    Ok(value.as_str_object().map_or(0, |object| object.hash() as i64))
}

fn len(_: &mut Thread, value: &Value) -> Outcome<usize> {
    Ok(text_of(value).chars)
}

/// The characters.
fn items_at_once(_: &Thread, text: &Value) -> Option<Vec<Value>> {
    let text = text.as_str_object()?;
    let mut items = Vec::new();
    items.try_reserve_exact(text.char_len()).ok()?;
    if text.is_ascii() {
        items.extend(text.as_str().bytes().map(Value::ascii_char));
    } else {
        items.extend(text.as_str().chars().map(Value::char));
    }
    Some(items)
}

fn iter(_: &mut Thread, value: &Value) -> Outcome {
    let ascii = value.as_str_object().is_some_and(StrObject::is_ascii);
    Ok(sequence_iterator(
        value,
        if ascii {
            ClassId::StrAsciiIterator
        } else {
            ClassId::StrIterator
        },
    ))
}

/// `text[key]`.
fn get_item(thread: &mut Thread, value: &Value, key: &Value) -> Outcome {
    let text = text_of(value);
    let index = match key.as_small_int() {
        Some(index) => index,
        None if key.as_slice().is_some() => return slice(thread, value, key),
        None => key_index(thread, key)?,
    };
    if text.is_ascii() {
        let index = if index < 0 { index + text.chars as i64 } else { index };
        if let Some(character) = usize::try_from(index).ok().and_then(|at| text.text.get(at..at + 1)) {
            return Ok(Value::str(character));
        }
    } else if let Some(character) = text.nth(index) {
        return Ok(Value::str(character));
    }
    Err(thread.index_error("string index out of range"))
}

#[cold]
fn key_index(thread: &mut Thread, key: &Value) -> Outcome<i64> {
    if !has_index(thread, key) {
        let message = format!("string indices must be integers, not '{}'", thread.class_name(key));
        return Err(thread.type_error(message));
    }
    // An index of 64 bits cannot be added to without overflowing, and is out of range anyway.
    sequence::key_index(thread, "string", key).map(|index| index.clamp(word::INT_MIN, word::INT_MAX))
}

fn slice(thread: &mut Thread, value: &Value, key: &Value) -> Outcome {
    let text = text_of(value);
    let Some(slice) = key.as_slice() else {
        return Ok(Value::NONE);
    };
    let range = thread.slice_range(slice, text.chars)?;
    picked(thread, value, range)
}

/// The characters of a range, which lies within the text.
fn picked(thread: &mut Thread, value: &Value, range: SliceRange) -> Outcome {
    if range.step == 1 {
        return piece(thread, value, range.start..range.start + range.count);
    }
    let text = text_of(value);
    if range.count == 0 {
        return Ok(Value::str(""));
    }
    if text.is_ascii() {
        let bytes = text.text.as_bytes();
        let at = |i: usize| bytes[(range.start as i64 + i as i64 * range.step) as usize];
        return thread.made(Value::str_filled(range.count, range.count, |filler| {
            filler.push_ascii((0..range.count).map(at));
        }));
    }
    let picked = text.slice_with_step(range.start, range.step, range.count);
    make(thread, &picked)
}

/// The characters at these indices, which exist.
#[inline]
fn piece(thread: &mut Thread, value: &Value, range: Range<usize>) -> Outcome {
    let text = text_of(value);
    let piece = text.slice(range.start, range.end);
    if piece.len() < text.text.len() && text.is_ascii() {
        return thread.made(Value::str_counted(piece, piece.len()));
    }
    part(thread, value, piece)
}

/// `text[start:stop]`.
#[inline]
pub fn between(thread: &mut Thread, value: &Value, bounds: Bounds) -> Outcome {
    if let Some(object) = value.as_str_object()
        && object.is_ascii()
        && let range = bounds.of(object.char_len())
        && let Some(text) = object.as_str().get(range)
        && text.len() < object.char_len()
    {
        return match text.as_bytes() {
            [byte] => Ok(Value::ascii_char(*byte)),
            _ => thread.made(Value::str_counted(text, text.len())),
        };
    }
    piece(thread, value, bounds.of(text_of(value).chars))
}

/// `text[start:stop:step]`; None for a step of zero.
pub fn between_stepped(thread: &mut Thread, value: &Value, parts: [Option<i64>; 3]) -> Outcome<Option<Value>> {
    let [start, stop, step] = parts;
    match step.unwrap_or(1) {
        0 => Ok(None),
        step => picked(
            thread,
            value,
            clip_slice(start, stop, step, text_of(value).chars as i64),
        )
        .map(Some),
    }
}

fn contains(thread: &mut Thread, value: &Value, item: &Value) -> Outcome<bool> {
    match item.as_str() {
        Some(needle) => Ok(str_search::find_bytes(text_of(value).text, needle).is_some()),
        None => {
            let class = thread.class_name(item);
            Err(thread.type_error(format!("'in <string>' requires string as left operand, not {class}")))
        }
    }
}

fn compare(_: &mut Thread, left: &Value, right: &Value, op: Comparison) -> Outcome {
    match (left.as_str(), right.as_str()) {
        (Some(l), Some(r)) => Ok(Value::bool(op.holds(surrogate::order(l, r)))),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn binary(thread: &mut Thread, op: Binary, left: &Value, right: &Value) -> Outcome {
    match (op, left.as_str(), right.as_str()) {
        (Binary::Add, Some(_), Some(_)) => concatenate(thread, left, right),
        (Binary::Add, Some(_), None) => cannot_concatenate(thread, "str", right),
        (Binary::Mod, Some(template), _) => percent::format(thread, template, right),
        (Binary::Mul, Some(_), _) => repeat_by(thread, left, right),
        (Binary::Mul, None, Some(_)) => repeat_by(thread, right, left),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// `left + right` of two strings: one of them itself if the other is empty.
pub(crate) fn concatenate(thread: &mut Thread, left: &Value, right: &Value) -> Outcome {
    let (Some(l), Some(r)) = (left.as_str_object(), right.as_str_object()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let other = match (l.char_len(), r.char_len()) {
        (0, _) => right,
        (_, 0) => left,
        _ => return thread.made(Value::str_pair(l, r)),
    };
    part(thread, other, text_of(other).text)
}

fn repeat_by(thread: &mut Thread, value: &Value, factor: &Value) -> Outcome {
    match repetitions(thread, factor)? {
        Some(times) => repeat(thread, value, times),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// `value * times` of a string.
pub(crate) fn repeat(thread: &mut Thread, value: &Value, times: usize) -> Outcome {
    let text = text_of(value);
    if times == 1 {
        return part(thread, value, text.text);
    }
    match text.text.len().checked_mul(times) {
        Some(bytes) if bytes <= isize::MAX as usize => {
            thread.made(Value::str_filled(bytes, text.chars * times, |filler| {
                filler.push_times(text.text, times)
            }))
        }
        _ => Err(thread.overflow_error("repeated string is too long")),
    }
}

fn format(thread: &mut Thread, value: &Value, spec: &str) -> Outcome {
    let exact = thread.is_exactly(value, ClassId::Str);
    let name = if exact {
        Cow::Borrowed("str")
    } else {
        Cow::Owned(thread.class_name(value))
    };
    let text =
        FormatSpec::parse(spec, Target::Str, &name).and_then(|spec| format_str(text_of(value).text, &spec, &name));
    let text = thread.sound(text)?;
    make(thread, &text)
}

fn new(thread: &mut Thread, class: &Value, args: Args<'_>) -> Outcome {
    let exact = class.is(thread.heap().class(ClassId::Str));
    let made = match args.values {
        [value] if args.names.is_empty() => match value.as_small_int() {
            Some(i) => int::decimal_text(thread, i)?,
            None => thread.str(value)?,
        },
        _ => new_decoded(thread, args)?,
    };
    if exact {
        return Ok(made);
    }
    Ok(made.with_class(class))
}

/// `str()`, `str(object=...)` and `str(bytes, encoding, errors)`.
#[cold]
fn new_decoded(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let [object, encoding, errors] = three_arguments(thread, "str", ["object", "encoding", "errors"], args)?;
    let encoding = name_argument(thread, "str", "encoding", encoding)?;
    let errors = name_argument(thread, "str", "errors", errors)?;
    let Some(object) = object else {
        return Ok(Value::str(""));
    };
    if encoding.is_none() && errors.is_none() {
        return thread.str(object);
    }
    if object.as_bytes().is_some() {
        return codecs::decode(thread, object, encoding.unwrap_or("utf-8"), errors.unwrap_or("strict"));
    }
    if let Some(bytes) = thread.bytes_like(object) {
        let copy = thread.made(Value::bytes(&bytes))?;
        return codecs::decode(thread, &copy, encoding.unwrap_or("utf-8"), errors.unwrap_or("strict"));
    }
    if object.as_str().is_some() {
        return Err(thread.type_error("decoding str is not supported"));
    }
    let message = format!(
        "decoding to str: need a bytes-like object, {} found",
        thread.class_name(object)
    );
    Err(thread.type_error(message))
}

/// The slots.
pub static SLOTS: NativeSlots = NativeSlots {
    repr: Some(repr),
    str: Some(str),
    hash: Some(hash),
    len: Some(len),
    iter: Some(iter),
    items: Some(items_at_once),
    get_item: Some(get_item),
    contains: Some(contains),
    compare: Some(compare),
    binary: Some(binary),
    format: Some(format),
    new: Some(new),
    ..NativeSlots::NONE
};
