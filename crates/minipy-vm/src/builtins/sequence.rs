//! What lists and tuples share: indices, slices, comparison, search, repetition, and the arguments of their constructors.
//!
//! Whatever compares items may run Python code that changes the list: so every walk goes by index, asks for the item anew, and
//! holds a reference of its own while the item is looked at.

use crate::heap::class::Special;
use crate::heap::make::MAX_ITEMS;
use crate::heap::native::{Args, Binary, Comparison, Outcome};
use crate::heap::thread::Thread;
use crate::heap::value::{Value, word};
use crate::ops::subscript::{Bounds, SliceRange, clip_slice};

/// The items of a list or a tuple, as they stand now.
#[inline(always)]
pub fn items<'t>(thread: &'t Thread, sequence: &'t Value) -> &'t [Value] {
    match sequence.as_list() {
        Some(list) => list.items.get(thread),
        None => sequence.as_tuple().map_or(&[], |tuple| tuple.items()),
    }
}

/// The item at an index that may count from the end.
#[inline(always)]
pub fn item_at(items: &[Value], index: i64) -> Option<&Value> {
    items.get(if index < 0 {
        index.wrapping_add(items.len() as i64)
    } else {
        index
    } as usize)
}

/// Can the value stand for an int (`PyIndex_Check`)?
pub fn has_index(thread: &Thread, value: &Value) -> bool {
    word::is_int(value.word())
        || value.as_bool().is_some()
        || value.as_big().is_some()
        || thread.overrides(value, Special::Index)
        || thread.slots(value).index.is_some()
}

/// A key of `x[key]` that is no slice as an index; `what` is the class for the message.
#[cold]
pub fn key_index(thread: &mut Thread, what: &str, key: &Value) -> Outcome<i64> {
    if !has_index(thread, key) {
        let message = format!(
            "{what} indices must be integers or slices, not {}",
            thread.class_name(key)
        );
        return Err(thread.type_error(message));
    }
    let int = thread.index_value(key)?;
    if let Some(index) = int
        .as_small_int()
        .or_else(|| int.as_big().and_then(|big| i64::try_from(big).ok()))
    {
        return Ok(index);
    }
    let message = format!("cannot fit '{}' into an index-sized integer", thread.class_name(key));
    Err(thread.index_error(message))
}

/// A slice whose bounds are None or ints: whatever Python code there is to run to learn them has run.
pub fn settled_slice(thread: &mut Thread, key: &Value) -> Outcome {
    let Some(slice) = key.as_slice() else {
        return Ok(Value::NONE);
    };
    let plain = |bound: &Value| bound.is_none() || word::is_int(bound.word());
    if plain(&slice.start) && plain(&slice.stop) && plain(&slice.step) {
        return Ok(key.clone());
    }
    let step = settled_bound(thread, &slice.step)?;
    if step.as_small_int() == Some(0) {
        return Err(thread.value_error("slice step cannot be zero"));
    }
    let start = settled_bound(thread, &slice.start)?;
    let stop = settled_bound(thread, &slice.stop)?;
    Ok(Value::slice_object(start, stop, step))
}

fn settled_bound(thread: &mut Thread, bound: &Value) -> Outcome {
    if bound.is_none() {
        return Ok(Value::NONE);
    }
    if !has_index(thread, bound) {
        return Err(thread.type_error("slice indices must be integers or None or have an __index__ method"));
    }
    thread.index_clamped(bound).map(Value::int)
}

/// The items a slice picks.
pub fn sliced(thread: &mut Thread, sequence: &Value, key: &Value) -> Outcome<Vec<Value>> {
    let key = settled_slice(thread, key)?;
    let length = items(thread, sequence).len();
    let Some(slice) = key.as_slice() else {
        return Ok(Vec::new());
    };
    let range = thread.slice_range(slice, length)?;
    Ok(picked(items(thread, sequence), range))
}

/// `list[start:stop:-1]`.
#[inline(always)]
pub fn backwards(thread: &Thread, items: &[Value], start: Option<i64>, stop: Option<i64>) -> Value {
    let range = clip_slice(start, stop, -1, items.len() as i64);
    let mut picked = thread.heap().vector(range.count);
    if range.count > 0 {
        picked.extend(items[range.start + 1 - range.count..=range.start].iter().rev().cloned());
    }
    Value::list(picked)
}

/// Copies of the items that a slice of them picks.
#[inline]
fn picked(all: &[Value], range: SliceRange) -> Vec<Value> {
    match range.step {
        1 => Value::copies(&all[range.start..range.start + range.count]),
        -1 if range.count > 0 => {
            let part = &all[range.start + 1 - range.count..=range.start];
            part.iter().rev().cloned().collect()
        }
        _ => range.indices().map(|i| all[i].clone()).collect(),
    }
}

/// `sequence[start:stop]` of a list or a tuple of the class itself; all of a tuple is the tuple.
#[inline]
pub fn between(thread: &Thread, sequence: &Value, bounds: Bounds) -> Value {
    let all = items(thread, sequence);
    let part = &all[bounds.of(all.len())];
    match sequence.as_list() {
        Some(_) => Value::list(Value::copies(part)),
        None if part.len() == all.len() => sequence.clone(),
        None => Value::tuple_of(part),
    }
}

/// `sequence[start:stop:step]` as [`between`] has it; None if the step is 0.
#[inline]
pub fn between_stepped(thread: &Thread, sequence: &Value, parts: [Option<i64>; 3]) -> Option<Value> {
    let [start, stop, step] = parts;
    let all = items(thread, sequence);
    let range = match step.unwrap_or(1) {
        0 => return None,
        step => clip_slice(start, stop, step, all.len() as i64),
    };
    Some(match sequence.as_list() {
        Some(_) => Value::list(picked(all, range)),
        None if range.step == 1 && range.count == all.len() => sequence.clone(),
        None => Value::tuple(picked(all, range)),
    })
}

/// The index of the first item in `from..to` that equals `wanted`; `to` may lie beyond the end.
pub fn find(thread: &mut Thread, sequence: &Value, wanted: &Value, from: usize, to: usize) -> Outcome<Option<usize>> {
    let mut at = from;
    loop {
        let all = items(thread, sequence);
        let end = all.len().min(to);
        let mut doubtful = None;
        while at < end {
            match thread.equals_simply(&all[at], wanted) {
                Some(true) => return Ok(Some(at)),
                Some(false) => at += 1,
                None => {
                    doubtful = Some(all[at].clone());
                    break;
                }
            }
        }
        let Some(candidate) = doubtful else { return Ok(None) };
        if thread.equals_by_class(&candidate, wanted)? {
            return Ok(Some(at));
        }
        at += 1;
        if at & 0xfff == 0 {
            thread.poll_native()?;
        }
    }
}

/// `item in sequence`.
pub fn contains(thread: &mut Thread, sequence: &Value, item: &Value) -> Outcome<bool> {
    Ok(find(thread, sequence, item, 0, usize::MAX)?.is_some())
}

/// `sequence.count(item)`.
pub fn count(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (mut from, mut count) = (0, 0);
    while let Some(at) = find(thread, &args[0], &args[1], from, usize::MAX)? {
        count += 1;
        from = at + 1;
    }
    Ok(Value::small_int(count))
}

/// `sequence.index(item, start, stop)`.
pub fn index(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let start = args.get(2).map_or(Ok(0), |bound| search_bound(thread, bound))?;
    let stop = args.get(3).map_or(Ok(i64::MAX), |bound| search_bound(thread, bound))?;
    let length = items(thread, &args[0]).len() as i64;
    let from_end = |bound: i64| if bound < 0 { bound.saturating_add(length).max(0) } else { bound } as usize;
    match find(thread, &args[0], &args[1], from_end(start), from_end(stop))? {
        Some(at) => Ok(Value::length(at)),
        None => {
            let name = if args[0].as_list().is_some() { "list" } else { "tuple" };
            Err(thread.value_error(format!("{name}.index(x): x not in {name}")))
        }
    }
}

fn search_bound(thread: &mut Thread, bound: &Value) -> Outcome<i64> {
    if !has_index(thread, bound) {
        return Err(thread.type_error("slice indices must be integers or have an __index__ method"));
    }
    thread.index_clamped(bound)
}

/// Lexicographic comparison of two lists or two tuples.
pub fn compare(thread: &mut Thread, left: &Value, right: &Value, op: Comparison) -> Outcome {
    let equality = matches!(op, Comparison::Eq | Comparison::Ne);
    let lengths = |thread: &Thread| (items(thread, left).len(), items(thread, right).len());
    let (l, r) = lengths(thread);
    if equality && l != r && left.as_list().is_some() {
        return Ok(Value::bool(op == Comparison::Ne));
    }
    let mut at = 0;
    loop {
        let (ls, rs) = (items(thread, left), items(thread, right));
        let mut doubtful = None;
        for (l, r) in ls.iter().zip(rs).skip(at) {
            match thread.equal_items_simply(l, r) {
                Some(true) => at += 1,
                Some(false) => break,
                None => {
                    doubtful = Some((l.clone(), r.clone()));
                    break;
                }
            }
        }
        let Some((l, r)) = doubtful else { break };
        if !thread.equals_by_class(&l, &r)? {
            break;
        }
        if at & 0xfff == 0 {
            thread.poll_native()?;
        }
        at += 1;
    }
    // The items that differ are looked up again: the comparison that found them so may have put others in their place.
    let (ls, rs) = (items(thread, left), items(thread, right));
    match (ls.get(at), rs.get(at)) {
        (Some(l), Some(r)) => match op {
            Comparison::Eq => Ok(Value::FALSE),
            Comparison::Ne => Ok(Value::TRUE),
            _ => {
                let (l, r) = (l.clone(), r.clone());
                thread.compare(op, &l, &r)
            }
        },
        _ => Ok(Value::bool(op.holds(ls.len().cmp(&rs.len())))),
    }
}

/// The factor of a repetition: None if the other operand's reflected method is to be asked first.
pub fn repetitions(thread: &mut Thread, factor: &Value) -> Outcome<Option<usize>> {
    if let Some(n) = factor.as_small_int() {
        return Ok(Some(n.max(0) as usize));
    }
    let (plain, reflected, _) = Binary::Mul.specials();
    if factor.as_bool().is_none() && (thread.overrides(factor, reflected) || thread.overrides(factor, plain)) {
        return Ok(None);
    }
    if !has_index(thread, factor) {
        let message = format!(
            "can't multiply sequence by non-int of type '{}'",
            thread.class_name(factor)
        );
        return Err(thread.type_error(message));
    }
    Ok(Some(thread.index(factor)?.max(0) as usize))
}

/// `times` copies of the items one after another; a MemoryError if that is too much.
pub fn repeated(thread: &mut Thread, sequence: &Value, times: usize) -> Outcome<Vec<Value>> {
    let total = items(thread, sequence).len().checked_mul(times);
    let mut result = match total {
        Some(total) if total <= FEW => thread.heap().vector(total),
        total => room_for_many(thread, total)?,
    };
    match items(thread, sequence) {
        [one] => Value::extend_with_repeats(&mut result, one, times),
        all => (0..if all.is_empty() { 0 } else { times }).for_each(|_| Value::extend_with_copies(&mut result, all)),
    }
    Ok(result)
}

/// The items of two sequences one after another.
#[inline]
pub fn joined(thread: &mut Thread, left: &Value, right: &Value) -> Outcome<Vec<Value>> {
    let total = items(thread, left).len() + items(thread, right).len();
    let mut result = match total <= FEW {
        true => Vec::with_capacity(total),
        false => room_for_many(thread, Some(total))?,
    };
    Value::extend_with_copies(&mut result, items(thread, left));
    Value::extend_with_copies(&mut result, items(thread, right));
    Ok(result)
}

/// There is certainly room for so many items.
pub const FEW: usize = 1 << 12;

/// An empty vector with room for so many items (None: more than can be counted); a MemoryError if that is too much.
#[cold]
fn room_for_many(thread: &mut Thread, total: Option<usize>) -> Outcome<Vec<Value>> {
    let mut result = Vec::new();
    match total {
        Some(total) if total <= MAX_ITEMS && result.try_reserve_exact(total).is_ok() => Ok(result),
        _ => Err(thread.memory_error()),
    }
}

/// The error of `[1] + 2`, or NotImplemented if the right operand has a reflected method.
#[cold]
pub fn cannot_concatenate(thread: &mut Thread, what: &str, right: &Value) -> Outcome {
    if thread.overrides(right, Special::RAdd) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let message = format!(
        "can only concatenate {what} (not \"{}\") to {what}",
        thread.class_name(right)
    );
    Err(thread.type_error(message))
}

/// The argument of a constructor that takes at most one, by position. `strict` forbids keywords.
pub fn sole_argument<'a>(thread: &mut Thread, what: &str, args: Args<'a>, strict: bool) -> Outcome<Option<&'a Value>> {
    if strict && !args.names.is_empty() {
        return Err(thread.type_error(format!("{what}() takes no keyword arguments")));
    }
    let given = args.by_position();
    if given.len() > 1 {
        let message = format!("{what} expected at most 1 argument, got {}", given.len());
        return Err(thread.type_error(message));
    }
    Ok(given.first())
}

/// The repr of the items, separated by commas, appended to a text.
pub fn push_reprs(thread: &mut Thread, text: &mut String, sequence: &Value) -> Outcome<()> {
    let mut at = 0;
    while let Some(item) = items(thread, sequence).get(at).cloned() {
        if at > 0 {
            text.push_str(", ");
        }
        thread.push_repr(text, &item)?;
        at += 1;
        if at & 0xff == 0 {
            thread.poll_native()?;
        }
    }
    Ok(())
}

/// The hash of what compares by identity.
pub fn hash_identity(thread: &mut Thread, value: &Value) -> Outcome<i64> {
    Ok(thread.identity(value) >> 3)
}

/// `iter(iterator)`.
pub fn iter_self(_thread: &mut Thread, iterator: &Value) -> Outcome {
    Ok(iterator.clone())
}
