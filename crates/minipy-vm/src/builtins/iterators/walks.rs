//! `map` and `filter` walked to the end by native code: each item goes through to who wants it, and no iterator is asked twice.

use super::{Filter, Together, check_depth, goes_by_truth, passes};
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
