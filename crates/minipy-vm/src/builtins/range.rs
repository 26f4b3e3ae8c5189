//! `range` and its iterators. Ranges whose numbers fit in 64 bits are computed as such; the others are computed with big ints.

use super::descriptors::readonly;
use super::sequence;
use super::slice::{big_of, long_indices, wrong_count};
use crate::heap::classes::ClassId;
use crate::heap::native::{Args, Arity, Comparison, NativeDef, NativeSlots, Outcome};
use crate::heap::object::{Payload, SliceObject};
use crate::heap::thread::Thread;
use crate::heap::value::Value;
use crate::ops::cursor::RangeCursor;
use crate::ops::subscript::{Bounds, clip_bounds, simple_bound};
use crate::types::text::number_hash::TupleHasher;
use dashu_int::IBig;

/// The iterator over any other range.
struct LongRangeIterator {
    next: IBig,
    step: IBig,
    left: IBig,
}

impl Payload for LongRangeIterator {
    fn traverse(&self, _: &Thread, _: &mut dyn FnMut(&Value)) {}
}

/// Start, stop and step, if they fit in 64 bits.
fn words(range: &Value) -> Option<(i64, i64, i64)> {
    let range = range.as_range()?;
    let word = |value: &Value| value.as_small_int().or_else(|| i64::try_from(value.as_big()?).ok());
    Some((word(&range.start)?, word(&range.stop)?, word(&range.step)?))
}

/// Start, stop and step.
fn bigs(range: &Value) -> (IBig, IBig, IBig) {
    match range.as_range() {
        Some(range) => (big_of(&range.start), big_of(&range.stop), big_of(&range.step)),
        None => (IBig::ZERO, IBig::ZERO, IBig::ONE),
    }
}

/// How many numbers are in a range of 64-bit numbers; less than 2^64.
fn count_words((start, stop, step): (i64, i64, i64)) -> u64 {
    if step > 0 && start < stop {
        (stop.wrapping_sub(start) as u64 - 1) / step as u64 + 1
    } else if step < 0 && stop < start {
        (start.wrapping_sub(stop) as u64 - 1) / step.unsigned_abs() + 1
    } else {
        0
    }
}

fn count_bigs(start: &IBig, stop: &IBig, step: &IBig) -> IBig {
    let (low, high) = if *step < IBig::ZERO {
        (stop, start)
    } else {
        (start, stop)
    };
    if low >= high {
        return IBig::ZERO;
    }
    let size = if *step < IBig::ZERO { -step } else { step.clone() };
    (high - low - IBig::ONE) / size + IBig::ONE
}

fn count_of(range: &Value) -> IBig {
    match words(range) {
        Some(words) => IBig::from(count_words(words)),
        None => {
            let (start, stop, step) = bigs(range);
            count_bigs(&start, &stop, &step)
        }
    }
}

fn new(thread: &mut Thread, _class: &Value, args: Args<'_>) -> Outcome {
    if !args.names.is_empty() {
        return Err(thread.type_error("range() takes no keyword arguments"));
    }
    match args.values {
        [stop] => {
            let stop = plain_int(thread, stop)?;
            Ok(Value::range(Value::small_int(0), stop, Value::small_int(1)))
        }
        [start, stop] => {
            let (start, stop) = (plain_int(thread, start)?, plain_int(thread, stop)?);
            Ok(Value::range(start, stop, Value::small_int(1)))
        }
        [start, stop, step] => {
            let (start, stop) = (plain_int(thread, start)?, plain_int(thread, stop)?);
            let step = plain_int(thread, step)?;
            if step.as_small_int() == Some(0) {
                return Err(thread.value_error("range() arg 3 must not be zero"));
            }
            Ok(Value::range(start, stop, step))
        }
        given => Err(wrong_count(thread, "range", given.len())),
    }
}

/// An argument as an int of exactly the builtin class.
fn plain_int(thread: &mut Thread, value: &Value) -> Outcome {
    if value.as_small_int().is_some() {
        return Ok(value.clone());
    }
    let int = thread.index_value(value)?;
    Ok(if thread.is_exactly(&int, ClassId::Int) {
        int
    } else {
        Value::big(big_of(&int))
    })
}

fn repr(thread: &mut Thread, range: &Value) -> Outcome {
    let Some(object) = range.as_range() else {
        return Ok(Value::NONE);
    };
    let mut text = String::from("range(");
    thread.push_repr(&mut text, &object.start)?;
    text.push_str(", ");
    thread.push_repr(&mut text, &object.stop)?;
    if object.step.as_small_int() != Some(1) {
        text.push_str(", ");
        thread.push_repr(&mut text, &object.step)?;
    }
    text.push(')');
    thread.text_value(&text)
}

/// As `hash((len, start, step))`, with None for what makes no difference.
fn hash(thread: &mut Thread, range: &Value) -> Outcome<i64> {
    let count = count_of(range);
    let Some(object) = range.as_range() else { return Ok(0) };
    let (mut start, mut step) = (object.start.clone(), object.step.clone());
    if count == IBig::ZERO {
        start = Value::NONE;
    }
    if count <= IBig::ONE {
        step = Value::NONE;
    }
    let mut hasher = TupleHasher::new();
    for part in [Value::big(count), start, step] {
        hasher.add(thread.hash(&part)?);
    }
    Ok(hasher.finish())
}

fn len(thread: &mut Thread, range: &Value) -> Outcome<usize> {
    let count = match words(range) {
        Some(words) => Some(count_words(words)),
        None => u64::try_from(&count_of(range)).ok(),
    };
    match count {
        Some(count) if count <= i64::MAX as u64 => Ok(count as usize),
        _ => Err(thread.overflow_error("Python int too large to convert to C ssize_t")),
    }
}

fn truth(_thread: &mut Thread, range: &Value) -> Outcome<bool> {
    Ok(match words(range) {
        Some(words) => count_words(words) != 0,
        None => count_of(range) != IBig::ZERO,
    })
}

fn iter(_thread: &mut Thread, range: &Value) -> Outcome {
    if let Some(words @ (start, _, step)) = words(range) {
        let payload = RangeCursor::new(start, step, count_words(words));
        return Ok(Value::builtin_payload(ClassId::RangeIterator, payload));
    }
    let (start, stop, step) = bigs(range);
    let left = count_bigs(&start, &stop, &step);
    Ok(Value::builtin_payload(
        ClassId::LongRangeIterator,
        LongRangeIterator {
            next: start,
            step,
            left,
        },
    ))
}

/// The numbers, if they are not so many that making them should be interruptible.
fn items_at_once(_: &Thread, range: &Value) -> Option<Vec<Value>> {
    const MANY: u64 = 1 << 22;
    let words @ (start, _, step) = words(range)?;
    let count = count_words(words);
    if count > MANY {
        return None;
    }
    let mut items = Vec::new();
    items.try_reserve_exact(count as usize).ok()?;
    items.extend((0..count as i64).map(|i| Value::int(start.wrapping_add(i.wrapping_mul(step)))));
    Some(items)
}

fn reversed(_thread: &mut Thread, args: Args<'_>) -> Outcome {
    if let Some(words @ (start, _, step)) = words(&args[0])
        && let Some(back) = step.checked_neg()
    {
        let left = count_words(words);
        let last = start.wrapping_add((left.wrapping_sub(1) as i64).wrapping_mul(step));
        let payload = RangeCursor::new(last, back, left);
        return Ok(Value::builtin_payload(ClassId::RangeIterator, payload));
    }
    let (start, stop, step) = bigs(&args[0]);
    let left = count_bigs(&start, &stop, &step);
    let last = start + (&left - IBig::ONE) * &step;
    Ok(Value::builtin_payload(
        ClassId::LongRangeIterator,
        LongRangeIterator {
            next: last,
            step: -step,
            left,
        },
    ))
}

fn get_item(thread: &mut Thread, range: &Value, key: &Value) -> Outcome {
    if let (Some(index), Some(words @ (start, _, step))) = (key.as_small_int(), words(range)) {
        let count = count_words(words) as i128;
        let at = if index < 0 {
            index as i128 + count
        } else {
            index as i128
        };
        if at < 0 || at >= count {
            return Err(thread.index_error("range object index out of range"));
        }
        return Ok(Value::int(start.wrapping_add((at as i64).wrapping_mul(step))));
    }
    match key.as_slice().and_then(|slice| piece_of(range, slice)) {
        Some(piece) => Ok(piece),
        None => get_item_slow(thread, range, key),
    }
}

/// The part of a range that a slice picks, if all numbers have 64 bits and the slice needs no Python code.
fn piece_of(range: &Value, slice: &SliceObject) -> Option<Value> {
    let stride = simple_bound(&slice.step)?.unwrap_or(1);
    if stride == 0 {
        return None;
    }
    piece(range, simple_bound(&slice.start)?, simple_bound(&slice.stop)?, stride)
}

/// `range[start:stop:stride]`, if all numbers have 64 bits.
fn piece(range: &Value, start: Option<i64>, stop: Option<i64>, stride: i64) -> Option<Value> {
    let words @ (first, _, step) = words(range)?;
    let length = i64::try_from(count_words(words)).ok()?;
    let (start, stop) = clip_bounds(start, stop, stride, length);
    let at = |index: i64| first.checked_add(index.checked_mul(step)?).map(Value::int);
    Some(Value::range(
        at(start)?,
        at(stop)?,
        Value::int(step.checked_mul(stride)?),
    ))
}

/// `range[start:stop]`, if all numbers have 64 bits.
pub fn between(range: &Value, bounds: Bounds) -> Option<Value> {
    piece(range, Some(bounds.start), Some(bounds.stop), 1)
}

#[cold]
fn get_item_slow(thread: &mut Thread, range: &Value, key: &Value) -> Outcome {
    let (start, stop, step) = bigs(range);
    let count = count_bigs(&start, &stop, &step);
    if let Some(slice) = key.as_slice() {
        let (first, last, stride) = long_indices(thread, slice, &count)?;
        let begin = &start + first * &step;
        let end = start + last * &step;
        return Ok(Value::range(
            Value::big(begin),
            Value::big(end),
            Value::big(step * stride),
        ));
    }
    if !sequence::has_index(thread, key) {
        let message = format!(
            "range indices must be integers or slices, not {}",
            thread.class_name(key)
        );
        return Err(thread.type_error(message));
    }
    let index = big_of(&thread.index_value(key)?);
    let index = if index < IBig::ZERO { index + &count } else { index };
    if index < IBig::ZERO || index >= count {
        return Err(thread.index_error("range object index out of range"));
    }
    Ok(Value::big(start + index * step))
}

/// Where an int stands in a range.
fn position(range: &Value, wanted: &Value) -> Option<Value> {
    if let (Some(i), Some((start, stop, step))) = (wanted.as_small_int(), words(range)) {
        let inside = if step > 0 {
            start <= i && i < stop
        } else {
            stop < i && i <= start
        };
        let distance = i as i128 - start as i128;
        let hit = inside && distance % step as i128 == 0;
        return hit.then(|| Value::big(IBig::from(distance / step as i128)));
    }
    let (start, stop, step) = bigs(range);
    let wanted = big_of(wanted);
    let inside = if step > IBig::ZERO {
        start <= wanted && wanted < stop
    } else {
        stop < wanted && wanted <= start
    };
    let distance = wanted - start;
    (inside && &distance % &step == IBig::ZERO).then(|| Value::big(distance / step))
}

/// Ints are found by computing, everything else by comparing with one number after another.
fn is_computed(thread: &Thread, wanted: &Value) -> bool {
    wanted.as_bool().is_some() || thread.is_exactly(wanted, ClassId::Int)
}

/// Compares what the range gives with `wanted`; `each` is told the index of every match and says whether to stop.
fn search(thread: &mut Thread, range: &Value, wanted: &Value, mut each: impl FnMut(i64) -> bool) -> Outcome<()> {
    let iterator = iter(thread, range)?;
    let mut at = 0;
    while let Some(number) = next(thread, &iterator)? {
        if thread.equals(&number, wanted)? && each(at) {
            return Ok(());
        }
        at += 1;
        thread.poll_native()?;
    }
    Ok(())
}

fn contains(thread: &mut Thread, range: &Value, wanted: &Value) -> Outcome<bool> {
    if is_computed(thread, wanted) {
        return Ok(position(range, wanted).is_some());
    }
    let mut found = false;
    search(thread, range, wanted, |_| {
        found = true;
        true
    })?;
    Ok(found)
}

fn index(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if is_computed(thread, &args[1]) {
        return match position(&args[0], &args[1]) {
            Some(at) => Ok(at),
            None => Err(thread.value_error("range.index(x): x not in range")),
        };
    }
    let mut found = None;
    search(thread, &args[0], &args[1], |at| {
        found = Some(at);
        true
    })?;
    match found {
        Some(at) => Ok(Value::int(at)),
        None => Err(thread.value_error("sequence.index(x): x not in sequence")),
    }
}

fn count(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if is_computed(thread, &args[1]) {
        return Ok(Value::small_int(position(&args[0], &args[1]).is_some() as i64));
    }
    let mut found = 0;
    search(thread, &args[0], &args[1], |_| {
        found += 1;
        false
    })?;
    Ok(Value::small_int(found))
}

fn compare(_thread: &mut Thread, left: &Value, right: &Value, op: Comparison) -> Outcome {
    let (Some(l), Some(r)) = (left.as_range(), right.as_range()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let count = count_of(left);
    let same = |a: &Value, b: &Value| a.is(b) || big_of(a) == big_of(b);
    let equal = count == count_of(right)
        && (count == IBig::ZERO || same(&l.start, &r.start) && (count == IBig::ONE || same(&l.step, &r.step)));
    match op {
        Comparison::Eq => Ok(Value::bool(equal)),
        Comparison::Ne => Ok(Value::bool(!equal)),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn start(_thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(args[0].as_range().map_or(Value::NONE, |range| range.start.clone()))
}

fn stop(_thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(args[0].as_range().map_or(Value::NONE, |range| range.stop.clone()))
}

fn step(_thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(args[0].as_range().map_or(Value::NONE, |range| range.step.clone()))
}

fn next(thread: &mut Thread, iterator: &Value) -> Outcome<Option<Value>> {
    if let Some(it) = iterator.payload::<RangeCursor>(thread) {
        return Ok(it.step());
    }
    let Some(it) = iterator.payload_mut::<LongRangeIterator>(thread) else {
        return Ok(None);
    };
    if it.left == IBig::ZERO {
        return Ok(None);
    }
    let after = &it.next + &it.step;
    it.left -= IBig::ONE;
    Ok(Some(Value::big(std::mem::replace(&mut it.next, after))))
}

fn length_hint(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let left = match args[0].payload::<RangeCursor>(thread) {
        Some(it) => IBig::from(it.left.get()),
        None => args[0]
            .payload::<LongRangeIterator>(thread)
            .map_or(IBig::ZERO, |it| it.left.clone()),
    };
    Ok(Value::big(left))
}

/// Slots of `range`.
pub static SLOTS: NativeSlots = NativeSlots {
    repr: Some(repr),
    hash: Some(hash),
    iter: Some(iter),
    items: Some(items_at_once),
    len: Some(len),
    truth: Some(truth),
    get_item: Some(get_item),
    contains: Some(contains),
    compare: Some(compare),
    new: Some(new),
    ..NativeSlots::NONE
};

/// Methods of `range`.
pub static METHODS: &[NativeDef] = &[
    NativeDef::attribute("start", start, readonly),
    NativeDef::attribute("stop", stop, readonly),
    NativeDef::attribute("step", step, readonly),
    NativeDef::method("count", Arity::One, count),
    NativeDef::method("index", Arity::One, index),
    NativeDef::method("__reversed__", Arity::Zero, reversed),
];

/// Slots of `range_iterator` and `longrange_iterator`.
pub static ITERATOR_SLOTS: NativeSlots = NativeSlots {
    hash: Some(sequence::hash_identity),
    iter: Some(sequence::iter_self),
    next: Some(next),
    ..NativeSlots::NONE
};

/// Methods of `range_iterator` and `longrange_iterator`.
pub static ITERATOR_METHODS: &[NativeDef] = &[NativeDef::method("__length_hint__", Arity::Zero, length_hint)];
