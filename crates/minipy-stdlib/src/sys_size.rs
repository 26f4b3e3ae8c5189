//! `sys.getsizeof`: the sizes CPython 3.14 gives on a 64-bit machine, where they follow from what the object holds. minipy's own
//! objects are smaller; a script that compares sizes is about CPython's.

use minipy_vm::native::{ClassId, Kind, Num, Outcome, Thread, Value};

/// The size of an object.
pub(crate) fn size_of(thread: &mut Thread, value: &Value) -> Outcome<usize> {
    if let Some(number) = Num::of(value) {
        return Ok(24 + 4 * int_digits(number));
    }
    Ok(match value.kind() {
        None if value.as_float().is_some() => 24,
        None => 16,
        Some(Kind::Float) => 24,
        Some(Kind::Complex) => 32,
        Some(Kind::Str) => str_size(value.as_str().unwrap_or_default()),
        Some(Kind::Bytes) => 33 + value.as_bytes().map_or(0, |bytes| bytes.as_slice().len()),
        Some(Kind::Tuple) => 48 + 8 * value.as_tuple().map_or(0, |tuple| tuple.items().len()),
        Some(Kind::List) => 56 + 8 * value.as_list().map_or(0, |list| list_room(list.items(thread))),
        Some(Kind::Dict) => dict_size(thread.len(value)?),
        Some(Kind::Set | Kind::FrozenSet) => set_size(thread.len(value)?),
        Some(Kind::Range) => 48,
        Some(Kind::Slice) => 56,
        Some(Kind::Cell) => 40,
        Some(Kind::Function) => 168,
        Some(Kind::Method | Kind::Native | Kind::NativeMethod | Kind::Module) => 72,
        Some(Kind::Instance) if thread.is_exactly(value, ClassId::Object) => 16,
        Some(Kind::Instance) => 48,
        Some(Kind::Class) if ClassId::ALL.iter().any(|&id| thread.heap().class(id).is(value)) => 416,
        Some(Kind::Class) => 1720,
        Some(Kind::Exception) => 88,
        Some(Kind::Generator | Kind::Coroutine | Kind::AsyncGenerator) => 200,
        _ => thread.object_size(value),
    })
}

/// Digits of 30 bits; zero takes one as well.
fn int_digits(number: Num<'_>) -> usize {
    let bits = match number {
        Num::Small(i) => 64 - i.unsigned_abs().leading_zeros() as usize,
        Num::Big(big) => dashu_int::ops::BitTest::bit_len(big),
    };
    bits.div_ceil(30).max(1)
}

/// A string takes one, two or four bytes a character, after its widest one.
fn str_size(text: &str) -> usize {
    if text.is_ascii() {
        return 41 + text.len();
    }
    let chars = text.chars().count();
    match text.chars().map(|c| c as u32).max().unwrap_or(0) {
        0..=0xFF => 57 + chars,
        0x100..=0xFFFF => 58 + 2 * chars,
        _ => 60 + 4 * chars,
    }
}

/// What `append` leaves room for. A list made at once has no room to spare, in CPython as here.
fn list_room(items: &Vec<Value>) -> usize {
    if items.capacity() == items.len() {
        return items.len();
    }
    // The steps of CPython's growth: 4, 8, 16, 24, 32, 40, 52, 64, 76, ...
    let mut room = 0;
    while room < items.len() {
        room = (room + 1 + ((room + 1) >> 3) + 6) & !3;
    }
    room
}

fn dict_size(length: usize) -> usize {
    if length == 0 {
        return 64;
    }
    let mut slots: usize = 8;
    while slots * 2 / 3 < length {
        slots *= 2;
    }
    let index = match slots {
        0..=0x80 => 1,
        0x81..=0x8000 => 2,
        _ => 4,
    };
    96 + slots * index + slots * 2 / 3 * 24
}

fn set_size(length: usize) -> usize {
    let mut slots: usize = 8;
    while length * 5 >= (slots - 1) * 3 {
        slots *= 4;
    }
    if slots == 8 { 216 } else { 216 + slots * 16 }
}
