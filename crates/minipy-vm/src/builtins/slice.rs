//! `slice` objects, and slices of sequences longer than any in memory (ranges).

use super::descriptors::readonly;
use super::sequence;
use crate::heap::native::{Args, Arity, Comparison, NativeDef, NativeSlots, Outcome};
use crate::heap::object::SliceObject;
use crate::heap::thread::Thread;
use crate::heap::value::Value;
use dashu_int::IBig;

fn new(thread: &mut Thread, _class: &Value, args: Args<'_>) -> Outcome {
    if !args.names.is_empty() {
        return Err(thread.type_error("slice() takes no keyword arguments"));
    }
    match args.values {
        [stop] => Ok(Value::slice_object(Value::NONE, stop.clone(), Value::NONE)),
        [start, stop] => Ok(Value::slice_object(start.clone(), stop.clone(), Value::NONE)),
        [start, stop, step] => Ok(Value::slice_object(start.clone(), stop.clone(), step.clone())),
        given => Err(wrong_count(thread, "slice", given.len())),
    }
}

/// The error for a call with no or more than three arguments.
#[cold]
pub(super) fn wrong_count(thread: &mut Thread, what: &str, given: usize) -> crate::heap::native::Raised {
    let message = match given {
        0 => format!("{what} expected at least 1 argument, got 0"),
        _ => format!("{what} expected at most 3 arguments, got {given}"),
    };
    thread.type_error(message)
}

fn parts(slice: &Value) -> [Value; 3] {
    match slice.as_slice() {
        Some(slice) => [slice.start.clone(), slice.stop.clone(), slice.step.clone()],
        None => [Value::NONE, Value::NONE, Value::NONE],
    }
}

/// Slices of slices are walked without recursion: each is a few characters of one text.
fn repr(thread: &mut Thread, slice: &Value) -> Outcome {
    let mut text = String::new();
    let mut open = vec![(slice.clone(), 0)];
    while let Some((slice, at)) = open.last_mut() {
        text.push_str(["slice(", ", ", ", ", ")"][*at]);
        if *at == 3 {
            open.pop();
            continue;
        }
        let part = parts(slice)[*at].clone();
        *at += 1;
        match part.as_slice() {
            Some(_) => open.push((part, 0)),
            None => thread.push_repr(&mut text, &part)?,
        }
    }
    thread.text_value(&text)
}

/// `slicehash` of CPython: the rounds of xxHash without its end, so that a slice is not the tuple of its parts.
fn hash(thread: &mut Thread, slice: &Value) -> Outcome<i64> {
    const PRIME_1: u64 = 11_400_714_785_074_694_791;
    const PRIME_2: u64 = 14_029_467_366_897_019_727;
    const PRIME_5: u64 = 2_870_177_450_012_600_261;
    thread.check_native_stack("")?;
    let mut state = PRIME_5;
    for part in &parts(slice) {
        let lane = thread.hash(part)? as u64;
        state = state
            .wrapping_add(lane.wrapping_mul(PRIME_2))
            .rotate_left(31)
            .wrapping_mul(PRIME_1);
    }
    Ok(if state == u64::MAX { 1_546_275_796 } else { state as i64 })
}

fn compare(thread: &mut Thread, left: &Value, right: &Value, op: Comparison) -> Outcome {
    if left.as_slice().is_none() || right.as_slice().is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    if left.is(right) {
        return Ok(Value::bool(matches!(
            op,
            Comparison::Eq | Comparison::Le | Comparison::Ge
        )));
    }
    let (left, right) = (Value::tuple(parts(left).to_vec()), Value::tuple(parts(right).to_vec()));
    sequence::compare(thread, &left, &right, op)
}

fn start(_thread: &mut Thread, args: Args<'_>) -> Outcome {
    let [start, ..] = parts(&args[0]);
    Ok(start)
}

fn stop(_thread: &mut Thread, args: Args<'_>) -> Outcome {
    let [_, stop, _] = parts(&args[0]);
    Ok(stop)
}

fn step(_thread: &mut Thread, args: Args<'_>) -> Outcome {
    let [.., step] = parts(&args[0]);
    Ok(step)
}

/// The number that an int is (not a bool, whose methods never come here).
pub(super) fn big_of(value: &Value) -> IBig {
    match (value.as_small_int(), value.as_bool()) {
        (Some(i), _) => IBig::from(i),
        (_, Some(b)) => IBig::from(b as u8),
        _ => value.as_big().cloned().unwrap_or(IBig::ZERO),
    }
}

fn indices(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let length = thread.index_value(&args[1])?;
    let length = big_of(&length);
    if length < IBig::ZERO {
        return Err(thread.value_error("length should not be negative"));
    }
    let Some(slice) = args[0].as_slice() else {
        return Ok(Value::NONE);
    };
    let (start, stop, step) = long_indices(thread, slice, &length)?;
    Ok(Value::tuple(vec![
        Value::big(start),
        Value::big(stop),
        Value::big(step),
    ]))
}

fn long_bound(thread: &mut Thread, bound: &Value) -> Outcome<IBig> {
    if !sequence::has_index(thread, bound) {
        return Err(thread.type_error("slice indices must be integers or None or have an __index__ method"));
    }
    Ok(big_of(&thread.index_value(bound)?))
}

/// `_PySlice_GetLongIndices`: start, stop and step of a slice of `length` items, as numbers of any size.
pub(super) fn long_indices(thread: &mut Thread, slice: &SliceObject, length: &IBig) -> Outcome<(IBig, IBig, IBig)> {
    let step = if slice.step.is_none() {
        IBig::ONE
    } else {
        long_bound(thread, &slice.step)?
    };
    if step == IBig::ZERO {
        return Err(thread.value_error("slice step cannot be zero"));
    }
    let backwards = step < IBig::ZERO;
    let (lower, upper) = if backwards {
        (IBig::NEG_ONE, length - IBig::ONE)
    } else {
        (IBig::ZERO, length.clone())
    };
    let mut bound = |bound: &Value, default: &IBig| -> Outcome<IBig> {
        if bound.is_none() {
            return Ok(default.clone());
        }
        let bound = long_bound(thread, bound)?;
        let bound = if bound < IBig::ZERO { bound + length } else { bound };
        Ok(bound.max(lower.clone()).min(upper.clone()))
    };
    let (first, last) = if backwards { (&upper, &lower) } else { (&lower, &upper) };
    let start = bound(&slice.start, first)?;
    let stop = bound(&slice.stop, last)?;
    Ok((start, stop, step))
}

/// Slots of `slice`.
pub static SLOTS: NativeSlots = NativeSlots {
    repr: Some(repr),
    hash: Some(hash),
    compare: Some(compare),
    new: Some(new),
    ..NativeSlots::NONE
};

/// Methods of `slice`.
pub static METHODS: &[NativeDef] = &[
    NativeDef::attribute("start", start, readonly),
    NativeDef::attribute("stop", stop, readonly),
    NativeDef::attribute("step", step, readonly),
    NativeDef::method("indices", Arity::One, indices),
];
