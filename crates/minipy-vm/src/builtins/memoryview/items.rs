//! The items of a memoryview: reading, writing, comparing, searching and walking them.

use super::{View, int_value, peek, released, sliced, view, view_of};
use crate::builtins::bytes::argument;
use crate::builtins::sequence::iter_self;
use crate::heap::classes::ClassId;
use crate::heap::native::{Args, NativeSlots, Outcome};
use crate::heap::object::Payload;
use crate::heap::thread::Thread;
use crate::heap::value::Value;
use crate::types::packing::{self, Scalar};

/// A scalar as a value.
pub fn scalar(scalar: Scalar) -> Value {
    match scalar {
        Scalar::Float(float) => Value::float(float),
        Scalar::Bool(truth) => Value::bool(truth),
        Scalar::Byte(byte) => Value::bytes(&[byte]).unwrap_or(Value::NONE),
        Scalar::Complex(re, im) => Value::complex(re, im),
        int => int_value(int).unwrap_or(Value::NONE),
    }
}

/// NotImplementedError for the one letter of an array that a view cannot read.
fn check_format(thread: &mut Thread, code: u8) -> Outcome<()> {
    if packing::native_size(code).is_some() {
        return Ok(());
    }
    let message = format!("memoryview: format {} not supported", char::from(code));
    Err(thread.raise(ClassId::NotImplementedError, message))
}

fn read(thread: &Thread, view: &View, place: usize) -> Value {
    let item = &view.memory(thread)[place..place + view.item_size];
    scalar(packing::unpack(view.code, item, false))
}

/// The item at a place.
pub(super) fn get(thread: &mut Thread, value: &Value, place: usize) -> Outcome {
    let code = view(thread, value)?.code;
    check_format(thread, code)?;
    match peek(thread, value) {
        Some(view) => Ok(read(thread, &view, place)),
        None => Err(released(thread)),
    }
}

/// Writes an item at a place.
pub(super) fn set(thread: &mut Thread, value: &Value, place: usize, item: &Value) -> Outcome<()> {
    let code = view(thread, value)?.code;
    check_format(thread, code)?;
    let packed = pack(thread, code, item)?;
    // Making a number of the item may have released the view.
    let source = view(thread, value)?.source.clone();
    write(thread, &source, place, &packed);
    Ok(())
}

/// Writes bytes at a place of the memory.
pub(super) fn write(thread: &mut Thread, source: &Value, place: usize, bytes: &[u8]) {
    let target = source
        .buffer_mut(thread)
        .and_then(|buffer| buffer.bytes.get_mut(place..place + bytes.len()));
    if let Some(target) = target {
        target.copy_from_slice(bytes);
    }
}

/// The bytes of an item in a native format.
fn pack(thread: &mut Thread, code: u8, item: &Value) -> Outcome<Vec<u8>> {
    let letter = char::from(code);
    let size = packing::native_size(code).unwrap_or(1);
    let mut out = Vec::with_capacity(size);
    let packed = match code {
        b'?' => {
            out.push(thread.truth(item)?.into());
            Ok(true)
        }
        b'c' => match item.as_bytes().map(|bytes| bytes.as_slice()) {
            Some([byte]) => {
                out.push(*byte);
                Ok(true)
            }
            Some(_) => Ok(false),
            None => return Err(thread.type_error(format!("memoryview: invalid type for format '{letter}'"))),
        },
        b'e' => thread
            .real(item)
            .map(|float| packing::push_float(&mut out, code, float, false)),
        b'f' => thread.real(item).map(|float| {
            packing::push_bits(&mut out, u64::from((float as f32).to_bits()), 4, false);
            true
        }),
        b'd' => thread
            .real(item)
            .map(|float| packing::push_float(&mut out, code, float, false)),
        _ => thread.index_value(item).map(|int| {
            let (least, greatest) = packing::integer_range(code, size);
            // An address may be written as a negative number.
            let least = if code == b'P' { i64::MIN.into() } else { least };
            let number = wide(&int).filter(|number| (least..=greatest).contains(number));
            packing::push_bits(&mut out, number.unwrap_or_default() as u64, size, false);
            number.is_some()
        }),
    };
    match packed {
        Ok(true) => Ok(out),
        Ok(false) => Err(thread.value_error(format!("memoryview: invalid value for format '{letter}'"))),
        Err(raised) if thread.raised_is(ClassId::TypeError) => {
            drop(thread.catch(raised, ClassId::TypeError)?);
            Err(thread.type_error(format!("memoryview: invalid type for format '{letter}'")))
        }
        Err(raised) if thread.raised_is(ClassId::OverflowError) || thread.raised_is(ClassId::ValueError) => {
            let _ = raised;
            drop(thread.take_exception());
            Err(thread.value_error(format!("memoryview: invalid value for format '{letter}'")))
        }
        Err(raised) => Err(raised),
    }
}

/// An int that fits 128 bits.
pub fn wide(int: &Value) -> Option<i128> {
    match int.as_small_int() {
        Some(small) => Some(small.into()),
        None => int.as_big().and_then(|big| i128::try_from(big).ok()),
    }
}

/// `view[slice] = item`.
pub(super) fn set_slice(thread: &mut Thread, value: &Value, key: &Value, item: &Value) -> Outcome<()> {
    let Some(from) = view_of(thread, item)? else {
        return argument(thread, item).map(drop);
    };
    let to = sliced(thread, value, key)?;
    if from.code != to.code || from.item_size != to.item_size || !same_shape(&from, &to) {
        let message = "memoryview assignment: lvalue and rvalue have different structures";
        return Err(thread.value_error(message));
    }
    // The two may overlap.
    let bytes = from.gather(thread);
    for (place, item) in to.places().into_iter().zip(bytes.chunks_exact(to.item_size)) {
        write(thread, &to.source, place, item);
    }
    Ok(())
}

fn same_shape(one: &View, other: &View) -> bool {
    let lengths = |view: &View| -> Vec<usize> { view.dimensions.iter().map(|dimension| dimension.length).collect() };
    lengths(one) == lengths(other)
}

/// Have two views the same shape and equal items? What cannot be read is unequal.
pub(super) fn are_equal(thread: &mut Thread, one: &View, other: &View) -> Outcome<bool> {
    if !same_shape(one, other) {
        return Ok(false);
    }
    let readable = |view: &View| packing::native_size(view.code).is_some();
    if !readable(one) || !readable(other) {
        return Ok(false);
    }
    if one.code == other.code && !matches!(one.code, b'e' | b'f' | b'd' | b'?') {
        return Ok(one.gather(thread) == other.gather(thread));
    }
    for (left, right) in one.places().into_iter().zip(other.places()) {
        let (left, right) = (read(thread, one, left), read(thread, other, right));
        // Both are numbers or bytes: no Python code runs.
        if !thread.compare_is_true(crate::heap::native::Comparison::Eq, &left, &right)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// `view.tolist()`: nested for each dimension.
pub(super) fn to_list(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let code = view(thread, &args[0])?.code;
    check_format(thread, code)?;
    let view = view(thread, &args[0])?;
    let mut items: Vec<Value> = view.places().into_iter().map(|at| read(thread, &view, at)).collect();
    for dimension in view.dimensions.iter().skip(1).rev() {
        items = items
            .chunks(dimension.length.max(1))
            .map(|row| Value::list(row.to_vec()))
            .collect();
    }
    if view.dimensions.is_empty() {
        return Ok(items.pop().unwrap_or(Value::NONE));
    }
    Ok(Value::list(items))
}

/// The item with a number in a view of one dimension; None beyond the end.
fn item_at(thread: &mut Thread, value: &Value, at: usize) -> Outcome<Option<Value>> {
    let view = view(thread, value)?;
    let place = match view.dimensions.first() {
        Some(first) if at < first.length => (view.offset as isize + at as isize * first.stride) as usize,
        _ => return Ok(None),
    };
    get(thread, value, place).map(Some)
}

fn check_one_dimension(thread: &mut Thread, value: &Value, message: &str) -> Outcome<()> {
    match view(thread, value)?.dimensions.len() {
        0 => Err(thread.type_error("invalid indexing of 0-dim memory")),
        1 => Ok(()),
        _ => Err(thread.raise(ClassId::NotImplementedError, message)),
    }
}

/// `view.count(value)`.
pub(super) fn count(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let iterator = iter(thread, &args[0])?;
    let mut count = 0;
    thread.for_each(&iterator, |thread, item| {
        let found = item.is(&args[1]) || thread.equals(&item, &args[1])?;
        count += i64::from(found);
        Ok(())
    })?;
    Ok(Value::int(count))
}

/// `view.index(value[, start[, stop]])`.
pub(super) fn index(thread: &mut Thread, args: Args<'_>) -> Outcome {
    match view(thread, &args[0])?.dimensions.len() {
        0 => return Err(thread.type_error("invalid lookup on 0-dim memory")),
        1 => {}
        _ => {
            let message = "multi-dimensional lookup is not implemented";
            return Err(thread.raise(ClassId::NotImplementedError, message));
        }
    }
    let length = view(thread, &args[0])?.count() as i64;
    let mut bounds = [0, i64::MAX];
    for (bound, given) in bounds.iter_mut().zip(&args.values[2..]) {
        let at = thread.index_clamped(given)?;
        *bound = if at < 0 { at.saturating_add(length).max(0) } else { at };
    }
    for at in bounds[0]..bounds[1].min(length) {
        let Some(item) = item_at(thread, &args[0], at as usize)? else {
            break;
        };
        if item.is(&args[1]) || thread.equals(&item, &args[1])? {
            return Ok(Value::int(at));
        }
    }
    Err(thread.value_error("memoryview.index(x): x not found"))
}

struct Walk {
    /// Absent once the end was reached.
    view: Value,
    next: usize,
}

impl Payload for Walk {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        visit(&self.view);
    }
}

/// `iter(view)`.
pub(super) fn iter(thread: &mut Thread, value: &Value) -> Outcome {
    check_one_dimension(thread, value, "multi-dimensional sub-views are not implemented")?;
    let code = view(thread, value)?.code;
    check_format(thread, code)?;
    let walk = Walk {
        view: value.clone(),
        next: 0,
    };
    Ok(Value::builtin_payload(ClassId::MemoryIterator, walk))
}

fn next(thread: &mut Thread, iterator: &Value) -> Outcome<Option<Value>> {
    let Some(walk) = iterator.payload::<Walk>(thread) else {
        return Ok(None);
    };
    let (value, at) = (walk.view.clone(), walk.next);
    if value.is_undef() {
        return Ok(None);
    }
    let item = item_at(thread, &value, at)?;
    if let Some(walk) = iterator.payload_mut::<Walk>(thread) {
        walk.next += 1;
        // At the end it lets go of the view, and with that of the memory.
        let old = item.is_none().then(|| std::mem::take(&mut walk.view));
        drop(old);
    }
    Ok(item)
}

/// `memory_iterator`.
pub static ITERATOR_SLOTS: NativeSlots = NativeSlots {
    iter: Some(iter_self),
    next: Some(next),
    ..NativeSlots::NONE
};
