//! The items of an array: a value as bytes and back, and walking them.

use super::{Array, Type, bytes_of, length, own_type};
use minipy_vm::native::text::{code_point, from_code_point};
use minipy_vm::native::{
    Args, Arity, ClassId, NativeClass, NativeDef, NativeSlots, Num, Outcome, Payload, Thread, Value, packing, scalar,
    wide,
};
use std::cell::Cell;

/// The bytes of one item.
pub(super) fn element(all: &[u8], of: Type, at: usize) -> &[u8] {
    all.get(at * of.size..(at + 1) * of.size).unwrap_or_default()
}

/// The number at an index that may count from the end; None if there is none, or the items are characters.
#[inline]
pub(super) fn number_at(thread: &Thread, array: &Value, index: i64) -> Option<Value> {
    let array = array.payload::<Array>(thread)?;
    let at = array.place(index)?;
    let bytes = array.buffer.bytes.get(at..)?;
    // The commonest without a look at what else there is.
    match array.letter {
        b'd' => Some(Value::float(f64::from_le_bytes(*bytes.first_chunk()?))),
        b'i' => Some(Value::small_int(i32::from_le_bytes(*bytes.first_chunk()?).into())),
        b'l' | b'q' => Some(Value::int(i64::from_le_bytes(*bytes.first_chunk()?))),
        b'B' => Some(Value::small_int(i64::from(*bytes.first()?))),
        b'u' | b'w' => None,
        letter => Some(scalar(packing::unpack(letter, bytes.get(..array.size)?, false))),
    }
}

/// An item as a value; it exists.
pub(super) fn item_at(thread: &mut Thread, array: &Value, at: usize) -> Outcome {
    if let Some(number) = number_at(thread, array, at as i64) {
        return Ok(number);
    }
    let item = element(bytes_of(thread, array), own_type(thread, array), at);
    let code = match packing::unpack(b'I', item, false) {
        packing::Scalar::Unsigned(code) => code as u32,
        _ => 0,
    };
    match from_code_point(code) {
        Some(c) => Ok(Value::char(c)),
        None => {
            let message = format!("character U+{code:x} is not in range [U+0000; U+10ffff]");
            Err(thread.value_error(message))
        }
    }
}

/// All items as values.
pub(super) fn all(thread: &mut Thread, array: &Value) -> Outcome<Vec<Value>> {
    (0..length(thread, array))
        .map(|at| item_at(thread, array, at))
        .collect()
}

/// The characters of an array as one string.
pub(super) fn text_of(thread: &mut Thread, array: &Value) -> Outcome {
    let mut text = String::new();
    for item in all(thread, array)? {
        text.push_str(item.as_str().unwrap_or_default());
    }
    thread.made(Value::try_str(&text))
}

/// The characters of a string, four bytes each.
pub(super) fn text_bytes(text: &str) -> Vec<u8> {
    text.chars().flat_map(|c| code_point(c).to_le_bytes()).collect()
}

/// The bytes of one item, on their way into an array.
pub(super) struct Packed {
    bytes: [u8; 8],
    size: usize,
}

impl std::ops::Deref for Packed {
    type Target = [u8];
    fn deref(&self) -> &[u8] {
        &self.bytes[..self.size]
    }
}

/// Stores a number that is of a builtin class, and fits, at an index that may count from the end. Says whether it did.
#[inline]
pub(super) fn store_plainly(thread: &mut Thread, array: &Value, index: i64, value: &Value) -> bool {
    let Some(array) = array.payload_mut::<Array>(thread) else {
        return false;
    };
    let (Some(bits), Some(at)) = (plain_bits(array.letter, value), array.place(index)) else {
        return false;
    };
    let bytes = bits.to_le_bytes();
    let place = &mut array.buffer.bytes[at..at + array.size];
    // Of a known size nothing is called to copy them.
    match place.len() {
        8 => place.copy_from_slice(&bytes),
        4 => place.copy_from_slice(&bytes[..4]),
        1 => place.copy_from_slice(&bytes[..1]),
        size => place.copy_from_slice(&bytes[..size]),
    }
    true
}

/// The bits of a number that can be had without Python code, and fits.
#[inline(always)]
fn plain_bits(letter: u8, value: &Value) -> Option<u64> {
    match letter {
        b'd' => value.as_float().map(f64::to_bits),
        b'f' | b'u' | b'w' => None,
        letter => value
            .as_small_int()
            .filter(|&number| fits(letter, number))
            .map(|number| number as u64),
    }
}

/// A value as an item of this type.
pub(super) fn pack(thread: &mut Thread, of: Type, value: &Value) -> Outcome<Packed> {
    if let Some(bits) = plain_bits(of.letter, value) {
        return Ok(Packed {
            bytes: bits.to_le_bytes(),
            size: of.size,
        });
    }
    let bits = match of.letter {
        b'd' => thread.real(value)?.to_bits(),
        b'f' => u64::from((thread.real(value)? as f32).to_bits()),
        b'u' | b'w' => u64::from(character(thread, value)?),
        letter => integer(thread, letter, value)?,
    };
    Ok(Packed {
        bytes: bits.to_le_bytes(),
        size: of.size,
    })
}

/// The bits of an integer.
fn integer(thread: &mut Thread, letter: u8, value: &Value) -> Outcome<u64> {
    let int = thread.index_value(value)?;
    // What does not even fit 128 bits is as wrong as any number beyond 64.
    let negative = Num::of(&int).is_some_and(|number| number.is_negative());
    let huge = if negative { i128::MIN } else { i128::MAX };
    let number = wide(&int).unwrap_or(huge);
    match out_of_range(letter, number) {
        Some(message) => Err(thread.overflow_error(message)),
        None => Ok(number as u64),
    }
}

/// Is the number one of those that the letter stands for?
#[inline]
fn fits(letter: u8, number: i64) -> bool {
    match letter {
        b'b' => i8::try_from(number).is_ok(),
        b'B' => u8::try_from(number).is_ok(),
        b'h' => i16::try_from(number).is_ok(),
        b'H' => u16::try_from(number).is_ok(),
        b'i' => i32::try_from(number).is_ok(),
        b'I' => u32::try_from(number).is_ok(),
        b'l' | b'q' => true,
        _ => number >= 0,
    }
}

fn character(thread: &mut Thread, value: &Value) -> Outcome<u32> {
    let Some(text) = value.as_str() else {
        let class = thread.class_name(value);
        return Err(thread.type_error(format!("array item must be a unicode character, not {class}")));
    };
    let mut characters = text.chars();
    match (characters.next(), characters.next()) {
        (Some(only), None) => Ok(code_point(only)),
        _ => {
            let length = text.chars().count();
            let message = format!("array item must be a unicode character, not a string of length {length}");
            Err(thread.type_error(message))
        }
    }
}

/// What CPython says of a number that does not fit. Its parsers take a wider C type first, and say what is wrong with that.
fn out_of_range(letter: u8, number: i128) -> Option<&'static str> {
    let outside = |least: i128, greatest: i128| !(least..=greatest).contains(&number);
    const LONG: (i128, i128) = (i64::MIN as i128, i64::MAX as i128);
    let too_long = "Python int too large to convert to C long";
    let pick = |less: &'static str, greater: &'static str| Some(if number < 0 { less } else { greater });
    match letter {
        b'l' | b'b' | b'B' | b'h' | b'H' | b'i' if outside(LONG.0, LONG.1) => Some(too_long),
        b'b' | b'h' if outside(i16::MIN.into(), i16::MAX.into()) => pick(
            "signed short integer is less than minimum",
            "signed short integer is greater than maximum",
        ),
        b'b' if outside(i8::MIN.into(), i8::MAX.into()) => pick(
            "signed char is less than minimum",
            "signed char is greater than maximum",
        ),
        b'B' if outside(0, u8::MAX.into()) => pick(
            "unsigned byte integer is less than minimum",
            "unsigned byte integer is greater than maximum",
        ),
        b'i' | b'H' if outside(i32::MIN.into(), i32::MAX.into()) => pick(
            "signed integer is less than minimum",
            "signed integer is greater than maximum",
        ),
        b'H' if outside(0, u16::MAX.into()) => pick(
            "unsigned short is less than minimum",
            "unsigned short is greater than maximum",
        ),
        b'I' | b'L' if number < 0 => Some("can't convert negative value to unsigned int"),
        b'I' | b'L' if outside(0, u64::MAX.into()) => Some("Python int too large to convert to C unsigned long"),
        b'I' if outside(0, u32::MAX.into()) => Some("unsigned int is greater than maximum"),
        b'Q' if number < 0 => Some("can't convert negative int to unsigned"),
        b'Q' if outside(0, u64::MAX.into()) => Some("int too big to convert"),
        b'q' if outside(LONG.0, LONG.1) => Some("int too big to convert"),
        _ => None,
    }
}

/// An iterator over an array.
struct Walk {
    /// Absent once the end was reached.
    array: Value,
    next: Cell<usize>,
}

impl Payload for Walk {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        visit(&self.array);
    }
}

/// `iter(array)`.
pub(super) fn iter(thread: &mut Thread, array: &Value) -> Outcome {
    let class = thread.native_class(&ITERATOR);
    let walk = Walk {
        array: array.clone(),
        next: Cell::new(0),
    };
    Ok(Value::payload_object(&class, walk))
}

fn iter_self(_: &mut Thread, iterator: &Value) -> Outcome {
    Ok(iterator.clone())
}

fn next(thread: &mut Thread, iterator: &Value) -> Outcome<Option<Value>> {
    if let Some(walk) = iterator.payload::<Walk>(thread)
        && let Some(number) = number_at(thread, &walk.array, walk.next.get() as i64)
    {
        walk.next.set(walk.next.get() + 1);
        return Ok(Some(number));
    }
    next_closely(thread, iterator)
}

/// As [`next`], of characters, and at the end.
#[inline(never)]
fn next_closely(thread: &mut Thread, iterator: &Value) -> Outcome<Option<Value>> {
    let Some(walk) = iterator.payload::<Walk>(thread) else {
        return Ok(None);
    };
    let (array, at) = (walk.array.clone(), walk.next.get());
    if array.is_undef() {
        return Ok(None);
    }
    let more = at < length(thread, &array);
    let item = more.then(|| item_at(thread, &array, at)).transpose();
    // An iterator at its end forgets the array.
    let ended = matches!(item, Ok(None));
    let old = iterator.payload_mut::<Walk>(thread).and_then(|walk| {
        walk.next.set(at + 1);
        ended.then(|| std::mem::take(&mut walk.array))
    });
    drop(old);
    item
}

/// `iterator.__setstate__(index)`: an iterator at its end stays there.
fn set_state(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let index = thread.index(&args[1])?;
    let array = args[0].payload::<Walk>(thread).map(|walk| walk.array.clone());
    if let Some(array) = array.filter(|array| !array.is_undef()) {
        let next = index.clamp(0, length(thread, &array) as i64) as usize;
        if let Some(walk) = args[0].payload_mut::<Walk>(thread) {
            walk.next.set(next);
        }
    }
    Ok(Value::NONE)
}

/// `iterator.__reduce__()`: `iter` and its argument, and how far the iterator came.
fn reduce(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let builtins = thread.import_dotted("builtins")?;
    let iter = thread.get_attr(&builtins, &Value::intern("iter"))?;
    let walk = args[0]
        .payload::<Walk>(thread)
        .map(|walk| (walk.array.clone(), walk.next.get()));
    Ok(Value::tuple(match walk {
        Some((array, next)) if !array.is_undef() => vec![iter, Value::tuple(vec![array]), Value::length(next)],
        _ => vec![iter, Value::tuple(vec![Value::tuple(Vec::new())])],
    }))
}

static ITERATOR_SLOTS: NativeSlots = NativeSlots {
    iter: Some(iter_self),
    next: Some(next),
    ..NativeSlots::NONE
};

static ITERATOR: NativeClass = NativeClass {
    name: "arrayiterator",
    module: "array",
    base: ClassId::Object,
    slots: Some(&ITERATOR_SLOTS),
    methods: &[
        NativeDef::method("__reduce__", Arity::Zero, reduce),
        NativeDef::method("__setstate__", Arity::One, set_state),
    ],
    has_dict: false,
    is_final: true,
};
