//! `bytes`: its slots and constructor, and turning them into text and back. What `bytearray` has in common with it is here too.
//!
//! The codecs are in `codecs`, the methods in `methods`.

pub mod codecs;
pub mod methods;

use super::bytearray::{self, ByteArray};
use super::iterators::sequence_iterator;
use super::memoryview::{self, wide};
use super::sequence::{self, has_index, repetitions};
use crate::heap::class::Special;
use crate::heap::classes::ClassId;
use crate::heap::digits;
use crate::heap::make::MAX_ITEMS;
use crate::heap::native::{Args, Arity, Binary, Comparison, NativeDef, NativeSlots, Outcome, Signature};
use crate::heap::object::BytesObject;
use crate::heap::thread::Thread;
use crate::heap::value::Value;
use crate::ops::subscript::Bounds;
use crate::types::byte_string;
use crate::types::text::{escape, number_hash};
use memchr::memmem;
use std::borrow::Cow;
use std::ops::Range;

/// The bytes of a receiver that is bytes.
fn receiver(value: &Value) -> &[u8] {
    value.as_bytes().map_or(&[], BytesObject::as_slice)
}

/// The bytes of bytes or of a bytearray, as they stand now.
pub fn view<'t>(thread: &'t Thread, value: &'t Value) -> Option<&'t [u8]> {
    match value.as_bytes() {
        Some(bytes) => Some(bytes.as_slice()),
        None => value.payload::<ByteArray>(thread).map(|array| &*array.0.bytes),
    }
}

/// The bytes of a receiver, which may change afterwards: those of a bytearray are copied.
pub fn bytes_of<'a>(thread: &Thread, value: &'a Value) -> Cow<'a, [u8]> {
    thread.bytes_like(value).unwrap_or(Cow::Borrowed(&[]))
}

/// The bytes of an argument that must be bytes-like.
pub fn argument<'a>(thread: &mut Thread, value: &'a Value) -> Outcome<Cow<'a, [u8]>> {
    match thread.bytes_like(value) {
        Some(bytes) => Ok(bytes),
        None => {
            memoryview::check_simple(thread, value)?;
            let message = format!("a bytes-like object is required, not '{}'", thread.class_name(value));
            Err(thread.type_error(message))
        }
    }
}

/// An object of the kind of `receiver`, bytes or bytearray, but not of its script's class.
fn like(thread: &mut Thread, receiver: &Value, bytes: &[u8]) -> Outcome {
    match receiver.as_bytes() {
        Some(_) => make(thread, bytes),
        None => Ok(bytearray::make(bytes.to_vec())),
    }
}

fn make(thread: &mut Thread, bytes: &[u8]) -> Outcome {
    thread.made(Value::bytes(bytes))
}

fn repr(thread: &mut Thread, value: &Value) -> Outcome {
    thread.made(Value::try_str(&escape::bytes_repr(receiver(value))))
}

fn hash(_: &mut Thread, value: &Value) -> Outcome<i64> {
    Ok(number_hash::hash_bytes(receiver(value), 0))
}

/// `len(x)`.
pub(super) fn len(thread: &mut Thread, value: &Value) -> Outcome<usize> {
    Ok(view(thread, value).map_or(0, <[u8]>::len))
}

fn iter(_: &mut Thread, value: &Value) -> Outcome {
    Ok(sequence_iterator(value, ClassId::BytesIterator))
}

/// The numbers of the bytes.
fn items_at_once(_: &Thread, value: &Value) -> Option<Vec<Value>> {
    let bytes = value.as_bytes()?.as_slice();
    let mut items = Vec::new();
    items.try_reserve_exact(bytes.len()).ok()?;
    items.extend(bytes.iter().map(|&byte| Value::small_int(i64::from(byte))));
    Some(items)
}

fn get_item(thread: &mut Thread, value: &Value, key: &Value) -> Outcome {
    let bytes = receiver(value);
    if let Some(slice) = key.as_slice() {
        let range = thread.slice_range(slice, bytes.len())?;
        if range.step == 1 {
            return piece(thread, value, range.start..range.start + range.count);
        }
        let picked: Vec<u8> = range.indices().map(|at| bytes[at]).collect();
        return make(thread, &picked);
    }
    let index = match key.as_small_int() {
        Some(index) => index,
        None => byte_index(thread, key)?,
    };
    let index = if index < 0 {
        index.saturating_add(bytes.len() as i64)
    } else {
        index
    };
    match usize::try_from(index).ok().and_then(|index| bytes.get(index)) {
        Some(&byte) => Ok(Value::small_int(i64::from(byte))),
        None => Err(thread.index_error("index out of range")),
    }
}

/// The bytes at these indices, which exist.
fn piece(thread: &mut Thread, value: &Value, range: Range<usize>) -> Outcome {
    let bytes = receiver(value);
    if range.len() == bytes.len() && thread.is_exactly(value, ClassId::Bytes) {
        return Ok(value.clone());
    }
    make(thread, &bytes[range])
}

/// `bytes[start:stop]`.
pub fn between(thread: &mut Thread, value: &Value, bounds: Bounds) -> Outcome {
    piece(thread, value, bounds.of(receiver(value).len()))
}

#[cold]
fn byte_index(thread: &mut Thread, key: &Value) -> Outcome<i64> {
    if !has_index(thread, key) {
        let message = format!(
            "byte indices must be integers or slices, not {}",
            thread.class_name(key)
        );
        return Err(thread.type_error(message));
    }
    sequence::key_index(thread, "byte", key)
}

/// `item in x`.
pub(super) fn contains(thread: &mut Thread, value: &Value, item: &Value) -> Outcome<bool> {
    if let Some(Ok(byte)) = item.as_small_int().map(u8::try_from) {
        return Ok(memchr::memchr(byte, view(thread, value).unwrap_or_default()).is_some());
    }
    if has_index(thread, item) {
        return match u8::try_from(thread.index_clamped(item)?) {
            Ok(byte) => Ok(memchr::memchr(byte, view(thread, value).unwrap_or_default()).is_some()),
            Err(_) => Err(thread.value_error("byte must be in range(0, 256)")),
        };
    }
    let part = argument(thread, item)?;
    Ok(memmem::find(view(thread, value).unwrap_or_default(), &part).is_some())
}

/// A comparison of bytes; bytearrays compare themselves with them.
fn compare_bytes(_: &mut Thread, left: &Value, right: &Value, op: Comparison) -> Outcome {
    match (left.as_bytes(), right.as_bytes()) {
        (Some(l), Some(r)) => Ok(Value::bool(op.holds(l.as_slice().cmp(r.as_slice())))),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// A comparison of bytes with bytes, of either kind.
pub(super) fn compare(thread: &mut Thread, left: &Value, right: &Value, op: Comparison) -> Outcome {
    match (thread.lent_bytes(left), thread.lent_bytes(right)) {
        (Some(l), Some(r)) => Ok(Value::bool(op.holds(l.cmp(r)))),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// `+`, `*` and `%`; the result is of the kind of the left operand.
pub(super) fn binary(thread: &mut Thread, op: Binary, left: &Value, right: &Value) -> Outcome {
    if let (Binary::Add, Some(l), Some(r)) = (op, left.as_bytes(), right.as_bytes()) {
        return thread.made(Value::bytes_of_parts([l.as_slice(), r.as_slice()].into_iter()));
    }
    if let (Binary::Mul, Some(bytes), Some(times)) = (op, left.as_bytes(), right.as_small_int()) {
        return times_over(thread, bytes.as_slice(), times);
    }
    // Other bytes-like objects are no left operands.
    if view(thread, left).is_none() && !(op == Binary::Mul && view(thread, right).is_some()) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (l, r) = (thread.bytes_like(left), thread.bytes_like(right));
    match (op, l, r) {
        (Binary::Add, Some(l), Some(r)) => {
            let mut sum = Vec::new();
            if l.len() + r.len() > MAX_ITEMS || sum.try_reserve_exact(l.len() + r.len()).is_err() {
                return Err(thread.memory_error());
            }
            sum.extend_from_slice(&l);
            sum.extend_from_slice(&r);
            like(thread, left, &sum)
        }
        (Binary::Add, Some(_), None) if !thread.overrides(right, Special::RAdd) => {
            let (class, kind) = (thread.class_name(right), thread.class_name(left));
            Err(thread.type_error(format!("can't concat {class} to {kind}")))
        }
        (Binary::Mul, ..) if view(thread, left).is_some() => multiply(thread, left, right),
        (Binary::Mul, None, Some(_)) => multiply(thread, right, left),
        (Binary::Mod, Some(template), _) => {
            let made = crate::builtins::str::percent::format_bytes(thread, &template, right)?;
            like(thread, left, &made)
        }
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// Bytes so many times; none if the number is negative.
fn times_over(thread: &mut Thread, bytes: &[u8], times: i64) -> Outcome {
    let times = usize::try_from(times).unwrap_or(0);
    let Some(total) = bytes.len().checked_mul(times) else {
        return Err(thread.memory_error());
    };
    thread.made(Value::bytes_filled(total, |room| match bytes {
        [] => {}
        [byte] => room.fill(*byte),
        bytes => room
            .chunks_exact_mut(bytes.len())
            .for_each(|place| place.copy_from_slice(bytes)),
    }))
}

fn multiply(thread: &mut Thread, bytes: &Value, factor: &Value) -> Outcome {
    match repetitions(thread, factor)? {
        Some(times) => {
            let made = repeated(thread, bytes, times)?;
            like(thread, bytes, &made)
        }
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// `times` copies one after another; a MemoryError if that is too much.
pub(super) fn repeated(thread: &mut Thread, bytes: &Value, times: usize) -> Outcome<Vec<u8>> {
    let bytes = bytes_of(thread, bytes);
    let mut room: Vec<u8> = Vec::new();
    let times = if bytes.is_empty() { 0 } else { times };
    match bytes.len().checked_mul(times) {
        Some(total) if total <= MAX_ITEMS && room.try_reserve_exact(total).is_ok() => {
            (0..times).for_each(|_| room.extend_from_slice(&bytes));
            Ok(room)
        }
        _ => Err(thread.memory_error()),
    }
}

/// What the errors of a conversion say.
pub struct Wanted {
    class: &'static str,
    range: &'static str,
    /// Whether `__bytes__` is asked for, and an iterable for its length first, whose errors count.
    is_bytes: bool,
}

/// A conversion to bytes.
pub static FOR_BYTES: Wanted = Wanted {
    class: "bytes",
    range: "bytes must be in range(0, 256)",
    is_bytes: true,
};
/// A conversion to a bytearray.
pub static FOR_BYTEARRAY: Wanted = Wanted {
    class: "bytearray",
    range: "byte must be in range(0, 256)",
    is_bytes: false,
};

/// The bytes of bytes, of an object with `__bytes__`, or of an iterable of ints.
pub fn from_object(thread: &mut Thread, value: &Value) -> Outcome<Vec<u8>> {
    convert(thread, value, &FOR_BYTES)
}

fn convert(thread: &mut Thread, value: &Value, wanted: &Wanted) -> Outcome<Vec<u8>> {
    if wanted.is_bytes
        && let Some(bytes) = by_method(thread, value)?
    {
        return Ok(bytes);
    }
    if let Some(bytes) = thread.gathered_bytes(value)? {
        return Ok(bytes.into_owned());
    }
    let not_these = |thread: &mut Thread| {
        let message = format!(
            "cannot convert '{}' object to {}",
            thread.class_name(value),
            wanted.class
        );
        thread.type_error(message)
    };
    if value.as_str().is_some() {
        return Err(not_these(thread));
    }
    if let Some(bytes) = of_small_ints(thread, value) {
        return Ok(bytes);
    }
    let items = match thread.iter(value) {
        Ok(iterator) => iterator,
        Err(raised) => {
            drop(thread.catch(raised, ClassId::TypeError)?);
            return Err(not_these(thread));
        }
    };
    if wanted.is_bytes {
        thread.length_hint(value)?;
    }
    let mut bytes = Vec::new();
    thread.for_each(&items, |thread, item| {
        match u8::try_from(thread.index_clamped(&item)?) {
            Ok(byte) => {
                bytes.push(byte);
                Ok(())
            }
            Err(_) => Err(thread.value_error(wanted.range)),
        }
    })?;
    Ok(bytes)
}

/// The bytes whose numbers a list or tuple holds, if it holds nothing else.
fn of_small_ints(thread: &Thread, value: &Value) -> Option<Vec<u8>> {
    let items = if thread.is_exactly(value, ClassId::List) {
        value.as_list()?.as_slice(thread)
    } else if thread.is_exactly(value, ClassId::Tuple) {
        value.as_tuple()?.items()
    } else {
        return None;
    };
    let bytes = items.iter().map(|item| u8::try_from(item.as_small_int()?).ok());
    bytes.collect()
}

fn by_method(thread: &mut Thread, value: &Value) -> Outcome<Option<Vec<u8>>> {
    let Some(answer) = thread.call_special(value, Special::Bytes, &[])? else {
        return Ok(None);
    };
    match answer.as_bytes() {
        Some(bytes) => Ok(Some(bytes.as_slice().to_vec())),
        None => {
            let message = format!("__bytes__ returned non-bytes (type {})", thread.class_name(&answer));
            Err(thread.type_error(message))
        }
    }
}

/// `bytes(source)` of anything but a string.
pub(super) fn from_source(thread: &mut Thread, source: &Value, wanted: &Wanted) -> Outcome<Vec<u8>> {
    let by_method = wanted.is_bytes && (source.as_bytes().is_some() || thread.overrides(source, Special::Bytes));
    if !has_index(thread, source) || by_method {
        return convert(thread, source, wanted);
    }
    let count = match thread.index(source) {
        Ok(count) => count,
        Err(raised) => {
            // What will not be a number may still be bytes.
            drop(thread.catch(raised, ClassId::TypeError)?);
            return convert(thread, source, wanted);
        }
    };
    let Ok(count) = usize::try_from(count) else {
        return Err(thread.value_error("negative count"));
    };
    let mut bytes = Vec::new();
    if count > MAX_ITEMS || bytes.try_reserve_exact(count).is_err() {
        return Err(thread.memory_error());
    }
    bytes.resize(count, 0);
    Ok(bytes)
}

impl Thread {
    /// The door for bytes-like arguments: the bytes of bytes, or a copy of what a bytearray, array or memoryview holds now. None for
    /// anything else, and for a memoryview that [`argument`] says more about.
    pub fn bytes_like<'a>(&self, value: &'a Value) -> Option<Cow<'a, [u8]>> {
        match value.as_bytes() {
            Some(bytes) => Some(Cow::Borrowed(bytes.as_slice())),
            None => self.lent_bytes(value).map(|bytes| Cow::Owned(bytes.to_vec())),
        }
    }

    /// As [`Thread::bytes_like`] without a copy, for who looks at a part only and runs nothing meanwhile.
    pub fn lent_bytes<'a>(&'a self, value: &'a Value) -> Option<&'a [u8]> {
        match value.as_bytes() {
            Some(bytes) => Some(bytes.as_slice()),
            None => match value.buffer(self) {
                Some(buffer) => Some(&buffer.bytes),
                None => memoryview::contiguous_bytes(self, value),
            },
        }
    }

    /// The bytes of bytes or a bytearray, for the arguments that must be one of these two.
    pub fn plain_bytes<'a>(&self, value: &'a Value) -> Option<Cow<'a, [u8]>> {
        view(self, value)?;
        self.bytes_like(value)
    }

    /// As [`Thread::bytes_like`], also of a memoryview whose bytes do not stand side by side. ValueError for a released one.
    pub fn gathered_bytes<'a>(&mut self, value: &'a Value) -> Outcome<Option<Cow<'a, [u8]>>> {
        if self.is_exactly(value, ClassId::MemoryView) {
            return memoryview::gathered(self, value).map(|bytes| Some(Cow::Owned(bytes)));
        }
        Ok(self.bytes_like(value))
    }
}

/// The text of an optional argument that names an encoding or an error handler.
pub fn name_argument<'a>(
    thread: &mut Thread,
    function: &str,
    name: &str,
    value: Option<&'a Value>,
) -> Outcome<Option<&'a str>> {
    let Some(value) = value else { return Ok(None) };
    match value.as_str() {
        Some(text) => Ok(Some(text)),
        None => {
            // `str` does not use the argument parser that has a name of its own for None.
            let class = if function == "str" {
                thread.script_class_name(value)
            } else {
                thread.argument_name(value)
            };
            Err(thread.type_error(format!("{function}() argument '{name}' must be str, not {class}")))
        }
    }
}

/// The places of a constructor's three parameters, of which all are optional and may be given by name.
pub fn three_arguments<'a>(
    thread: &mut Thread,
    class: &str,
    names: [&str; 3],
    args: Args<'a>,
) -> Outcome<[Option<&'a Value>; 3]> {
    let given = args.by_position();
    if args.values.len() > 3 {
        let count = args.values.len();
        let message = match class {
            "str" => format!("{class} expected at most 3 arguments, got {count}"),
            _ => format!("{class}() takes at most 3 arguments ({count} given)"),
        };
        return Err(thread.type_error(message));
    }
    let mut places = [given.first(), given.get(1), given.get(2)];
    for (name, value) in args.by_keyword() {
        let text = name.as_str().unwrap_or_default();
        match names.iter().position(|known| *known == text) {
            Some(at) if places[at].is_none() => places[at] = Some(value),
            Some(at) => {
                let message = format!(
                    "argument for {class}() given by name ('{text}') and position ({})",
                    at + 1
                );
                return Err(thread.type_error(message));
            }
            None => return Err(thread.unexpected_keyword(class, text, &names)),
        }
    }
    Ok(places)
}

fn new(thread: &mut Thread, class: &Value, args: Args<'_>) -> Outcome {
    let [source, encoding, errors] = three_arguments(thread, "bytes", ["source", "encoding", "errors"], args)?;
    let encoding = name_argument(thread, "bytes", "encoding", encoding)?;
    let errors = name_argument(thread, "bytes", "errors", errors)?;
    let text = source.filter(|source| source.as_str().is_some());
    let made = match (source, text) {
        (_, None) if encoding.is_some() => return Err(thread.type_error("encoding without a string argument")),
        (_, None) if errors.is_some() => return Err(thread.type_error("errors without a string argument")),
        (_, Some(text)) => match encoding {
            Some(encoding) => codecs::encode(thread, text, encoding, errors.unwrap_or("strict"))?,
            None if errors.is_none() && thread.overrides(text, Special::Bytes) => {
                let bytes = from_object(thread, text)?;
                make(thread, &bytes)?
            }
            None => return Err(thread.type_error("string argument without an encoding")),
        },
        (Some(source), _) if thread.is_exactly(source, ClassId::Bytes) => source.clone(),
        (Some(source), _) => {
            let bytes = from_source(thread, source, &FOR_BYTES)?;
            make(thread, &bytes)?
        }
        (None, _) => make(thread, &[])?,
    };
    let exact = class.is(thread.heap().class(ClassId::Bytes));
    Ok(if exact { made } else { made.with_class(class) })
}

/// `encoding` and `errors`, as `bytes.decode` and `str.encode` take them.
pub static CODEC: Signature = Signature {
    params: &["encoding", "errors"],
    required: 0,
    positional_only: 0,
    keyword_only: 0,
};

/// `x.decode(encoding='utf-8', errors='strict')`.
pub(super) fn decode(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if let [bytes] = args.values
        && let Some(bytes) = bytes.as_bytes()
    {
        let text = digits::ascii(bytes.as_slice());
        if text.len() == bytes.as_slice().len() {
            return thread.made(Value::str_counted(text, text.len()));
        }
    }
    let encoding = name_argument(thread, "decode", "encoding", args.get(1))?.unwrap_or("utf-8");
    let errors = name_argument(thread, "decode", "errors", args.get(2))?.unwrap_or("strict");
    if args[0].as_bytes().is_some() {
        return codecs::decode(thread, &args[0], encoding, errors);
    }
    let copy = make(thread, &bytes_of(thread, &args[0]))?;
    codecs::decode(thread, &copy, encoding, errors)
}

/// The parameters of [`hex`].
pub static HEX: Signature = Signature {
    params: &["sep", "bytes_per_sep"],
    required: 0,
    positional_only: 0,
    keyword_only: 0,
};

/// `x.hex(sep, bytes_per_sep=1)`.
pub(super) fn hex(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let bytes = bytes_of(thread, &args[0]);
    hex_text(thread, &bytes, args)
}

/// The answer of `hex`, with the arguments of the call.
pub(super) fn hex_text(thread: &mut Thread, bytes: &[u8], args: Args<'_>) -> Outcome {
    if args.get(1).is_none() && args.get(2).is_none() {
        let size = bytes.len().saturating_mul(2);
        return thread.made(Value::str_filled(size, size, |filler| {
            filler.push_written(size, |text| byte_string::fill_with_hex(bytes, false, text));
        }));
    }
    let text = hex_string(thread, bytes, args)?;
    thread.made(Value::str_counted(&text, text.len()))
}

/// The same as bytes, for `binascii`.
pub fn hex_bytes(thread: &mut Thread, bytes: &[u8], args: Args<'_>) -> Outcome {
    if args.get(1).is_none() && args.get(2).is_none() {
        return thread.made(Value::bytes_filled(bytes.len() * 2, |text| {
            byte_string::fill_with_hex(bytes, false, text);
        }));
    }
    let text = hex_string(thread, bytes, args)?;
    thread.made(Value::bytes(text.as_bytes()))
}

/// The digits of the bytes with the separator of the call, if any, between groups.
fn hex_string(thread: &mut Thread, bytes: &[u8], args: Args<'_>) -> Outcome<String> {
    let group = match args.get(2) {
        Some(group) => {
            let group = thread.index_value(group)?;
            match wide(&group).and_then(|group| i32::try_from(group).ok()) {
                Some(group) => i64::from(group),
                None => return Err(thread.overflow_error("Python int too large to convert to C int")),
            }
        }
        None => 1,
    };
    let separator = match args.get(1) {
        Some(value) => Some(hex_separator(thread, value)?),
        None => None,
    };
    let size = usize::try_from(group.unsigned_abs()).unwrap_or(usize::MAX);
    let Some(separator) = separator.filter(|_| size > 0) else {
        let mut text = vec![0; bytes.len() * 2];
        byte_string::fill_with_hex(bytes, false, &mut text);
        return Ok(String::from_utf8(text).unwrap_or_default());
    };
    // Groups are counted from the end, or from the front if their size is negative: then the first is a whole one.
    let first = match bytes.len() % size {
        part if group > 0 && part > 0 => part,
        _ => size.min(bytes.len()),
    };
    let mut text = Vec::with_capacity(bytes.len() * 3);
    let push = |group: &[u8], text: &mut Vec<u8>| {
        group
            .iter()
            .for_each(|&byte| text.extend_from_slice(&byte_string::hex_of(byte)));
    };
    push(&bytes[..first], &mut text);
    for group in bytes[first..].chunks(size) {
        text.push(separator as u8);
        push(group, &mut text);
    }
    Ok(String::from_utf8(text).unwrap_or_default())
}

fn hex_separator(thread: &mut Thread, value: &Value) -> Outcome<char> {
    if thread.len(value)? != 1 {
        return Err(thread.value_error("sep must be length 1."));
    }
    match (value.as_str().and_then(|text| text.chars().next()), value.as_bytes()) {
        (Some(c), _) if c.is_ascii() => Ok(c),
        (Some(_), _) => Err(thread.value_error("sep must be ASCII.")),
        (_, Some(bytes)) => match bytes.as_slice().first() {
            Some(byte) if byte.is_ascii() => Ok(char::from(*byte)),
            _ => Err(thread.value_error("sep must be ASCII.")),
        },
        _ => Err(thread.type_error("sep must be str or bytes.")),
    }
}

/// `class.fromhex(text)`.
pub(super) fn from_hex(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let text = match (args[1].as_str(), thread.bytes_like(&args[1])) {
        (Some(text), _) => Cow::Borrowed(text.as_bytes()),
        (_, Some(bytes)) => bytes,
        _ => {
            let message = format!(
                "fromhex() argument must be str or bytes-like, not {}",
                thread.script_class_name(&args[1])
            );
            return Err(thread.type_error(message));
        }
    };
    // A character outside ASCII is looked for before anything is read, so its place counts in characters too.
    if args[1].as_str().is_some()
        && let Some(wrong) = text.iter().position(|b| !b.is_ascii())
    {
        let message = format!("non-hexadecimal number found in fromhex() arg at position {wrong}");
        return Err(thread.value_error(message));
    }
    let bytes = match byte_string::from_hex(&text).filter(|_| text.len().is_multiple_of(2)) {
        Some(bytes) => bytes,
        None => from_spaced_hex(thread, &text)?,
    };
    let class = &args[0];
    if class.is(thread.heap().class(ClassId::ByteArray)) {
        return Ok(bytearray::make(bytes));
    }
    let made = make(thread, &bytes)?;
    if class.is(thread.heap().class(ClassId::Bytes)) {
        Ok(made)
    } else {
        thread.call(class, &[made])
    }
}

/// The bytes of digits with whitespace between the pairs.
fn from_spaced_hex(thread: &mut Thread, text: &[u8]) -> Outcome<Vec<u8>> {
    let digit = |at: usize| text.get(at).and_then(|&b| char::from(b).to_digit(16));
    let (mut bytes, mut at) = (Vec::with_capacity(text.len() / 2), 0);
    while at < text.len() {
        if text[at].is_ascii_whitespace() || text[at] == 0x0b {
            at += 1;
            continue;
        }
        match (digit(at), digit(at + 1)) {
            (Some(high), Some(low)) => bytes.push((high << 4 | low) as u8),
            (Some(_), None) if at + 1 >= text.len() => {
                let message = "fromhex() arg must contain an even number of hexadecimal digits";
                return Err(thread.value_error(message));
            }
            (high, _) => {
                let wrong = if high.is_some() { at + 1 } else { at };
                let message = format!("non-hexadecimal number found in fromhex() arg at position {wrong}");
                return Err(thread.value_error(message));
            }
        }
        at += 2;
    }
    Ok(bytes)
}

fn new_args(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::tuple(vec![plain_bytes(thread, args)?]))
}

/// `__bytes__`: itself, unless it is of a script's class.
fn plain_bytes(thread: &mut Thread, args: Args<'_>) -> Outcome {
    match args[0].as_bytes() {
        Some(bytes) if !thread.is_exactly(&args[0], ClassId::Bytes) => thread.made(Value::bytes(bytes.as_slice())),
        _ => Ok(args[0].clone()),
    }
}

/// The slots.
pub static SLOTS: NativeSlots = NativeSlots {
    repr: Some(repr),
    hash: Some(hash),
    len: Some(len),
    iter: Some(iter),
    items: Some(items_at_once),
    get_item: Some(get_item),
    contains: Some(contains),
    compare: Some(compare_bytes),
    binary: Some(binary),
    new: Some(new),
    ..NativeSlots::NONE
};
/// The methods.
pub static METHODS: &[NativeDef] = &[
    NativeDef::method("decode", Arity::Short(&CODEC), decode),
    NativeDef::class_method("fromhex", Arity::One, from_hex),
    NativeDef::method("hex", Arity::Named(&HEX), hex),
    NativeDef::method("__getnewargs__", Arity::Zero, new_args),
    NativeDef::method("__bytes__", Arity::Zero, plain_bytes),
];
