//! `enumerate`, `zip`, `map` and `filter` walked to the end by native code: each item goes through to who wants it, and no iterator is
//! asked twice.

use super::{Enumerate, Filter, Together, big_number, check_depth, goes_by_truth, passes};
use crate::heap::classes::ClassId;
use crate::heap::native::{Each, Outcome};
use crate::heap::thread::Thread;
use crate::heap::value::Value;

/// What happens to an item on its way from one iterator to the items of another: None if it is left out.
type Make<'a> = dyn FnMut(&mut Thread, Value) -> Outcome<Option<Value>> + 'a;

/// Gives what `make` makes of the items that `source` has left to `each`. A StopIteration ends such an iterator, unless it comes from `each`.
fn walk_through(thread: &mut Thread, source: &Value, make: &mut Make<'_>, each: &mut Each<'_>) -> Outcome<()> {
    let mut failed = false;
    let result = thread.for_rest(source, |thread, item| {
        let Some(made) = make(thread, item)? else {
            return Ok(true);
        };
        let goes_on = each(thread, made);
        failed = goes_on.is_err();
        goes_on
    });
    match result {
        Err(raised) if !failed => thread.catch(raised, ClassId::StopIteration).map(|_| ()),
        result => result,
    }
}

/// All pairs left of an `enumerate`.
pub(super) fn enumerate_each(thread: &mut Thread, this: &Value, each: &mut Each<'_>) -> Outcome<bool> {
    check_depth(thread)?;
    let Some(state) = this.payload::<Enumerate>(thread) else {
        return Ok(false);
    };
    let source = state.iterator.clone();
    let mut make = |thread: &mut Thread, item: Value| {
        let number = match this.payload::<Enumerate>(thread).and_then(Enumerate::number) {
            Some(number) => number,
            None => big_number(thread, this),
        };
        Ok(Some(Value::tuple_from(2, [number, item])))
    };
    walk_through(thread, &source, &mut make, each)?;
    Ok(true)
}

/// All tuples left of a `zip`, unless its iterables must be of one length.
pub(super) fn zip_each(thread: &mut Thread, this: &Value, each: &mut Each<'_>) -> Outcome<bool> {
    check_depth(thread)?;
    let Some(state) = this.payload::<Together>(thread).filter(|state| !state.strict) else {
        return Ok(false);
    };
    let iterators = state.iterators.clone();
    let Some([source, others @ ..]) = iterators.as_tuple().map(|tuple| tuple.items()) else {
        return Ok(false);
    };
    let mut failed = false;
    let result = thread.for_rest(source, |thread, first| {
        let Some(tuple) = beside(thread, first, others)? else {
            return Ok(false);
        };
        let goes_on = each(thread, tuple);
        failed = goes_on.is_err();
        goes_on
    });
    match result {
        Err(raised) if !failed => thread.end_by_stop(raised)?,
        result => return result.map(|()| true),
    };
    Ok(true)
}

/// A tuple of an item and the next ones of other iterators; None as soon as one has ended.
#[inline]
pub(super) fn beside(thread: &mut Thread, first: Value, others: &[Value]) -> Outcome<Option<Value>> {
    if let [other] = others {
        let second = thread.next_or_stop(other)?;
        return Ok(second.map(|second| Value::tuple_from(2, [first, second])));
    }
    let count = 1 + others.len();
    if count > FEW {
        return beside_many(thread, first, others);
    }
    let mut items = [const { Value::UNDEF }; FEW];
    items[0] = first;
    for (place, other) in items[1..].iter_mut().zip(others) {
        match thread.next_or_stop(other)? {
            Some(item) => *place = item,
            None => return Ok(None),
        }
    }
    Ok(Some(Value::tuple_from(count, items.into_iter().take(count))))
}

/// So many iterables are walked side by side without an allocation for their items.
const FEW: usize = 5;

/// As [`beside`], of any number of iterators.
#[inline(never)]
fn beside_many(thread: &mut Thread, first: Value, others: &[Value]) -> Outcome<Option<Value>> {
    let mut items = Vec::with_capacity(1 + others.len());
    items.push(first);
    for other in others {
        match thread.next_or_stop(other)? {
            Some(item) => items.push(item),
            None => return Ok(None),
        }
    }
    Ok(Some(Value::tuple(items)))
}

/// All items left of a `map` over one iterable.
pub(super) fn map_each(thread: &mut Thread, this: &Value, each: &mut Each<'_>) -> Outcome<bool> {
    check_depth(thread)?;
    let Some(state) = this.payload::<Together>(thread) else {
        return Ok(false);
    };
    let (function, iterators) = (state.function.clone(), state.iterators.clone());
    let Some([source]) = iterators.as_tuple().map(|tuple| tuple.items()) else {
        return Ok(false);
    };
    let mut make = |thread: &mut Thread, item: Value| thread.call(&function, std::slice::from_ref(&item)).map(Some);
    walk_through(thread, source, &mut make, each)?;
    Ok(true)
}

/// All items left of a `filter`.
pub(super) fn filter_each(thread: &mut Thread, this: &Value, each: &mut Each<'_>) -> Outcome<bool> {
    check_depth(thread)?;
    let Some(state) = this.payload::<Filter>(thread) else {
        return Ok(false);
    };
    let (function, source) = (state.function.clone(), state.iterator.clone());
    let by_truth = goes_by_truth(thread, &function);
    let mut make = |thread: &mut Thread, item: Value| Ok(passes(thread, &function, by_truth, &item)?.then_some(item));
    walk_through(thread, &source, &mut make, each)?;
    Ok(true)
}
