//! Taking a fresh `enumerate` or `zip` over lists and tuples apart, for a loop that is the only one to know of it: the loop then keeps
//! the sequences and one index, and asks no iterator.

use super::{Cursor, Enumerate, Together};
use crate::heap::classes::ClassId;
use crate::heap::object::Kind;
use crate::heap::thread::Thread;
use crate::heap::value::Value;

/// What a loop walks instead of the iterator.
pub(crate) enum Apart {
    /// `enumerate(sequence, start)`.
    Enumerate(Value, i64),
    /// `zip(sequence, sequence)`.
    Zip(Value, Value),
    /// `zip(sequence, sequence, sequence)` and so on: a tuple of them.
    ZipOfSeveral(Value),
}

/// The greatest start of an `enumerate` that is taken apart: no index added to it leaves the immediate ints.
const MOST_START: i64 = 1 << 60;

/// The most iterables of a `zip` that is taken apart.
pub(crate) const MOST_BESIDE: usize = 5;

/// Takes the iterator apart if nobody but the caller refers to it, or to the iterators in it, and none has begun.
pub(crate) fn take_apart(thread: &Thread, iterator: &Value) -> Option<Apart> {
    let is_sole = |value: &Value| thread.reference_count(value) == Some(1);
    if !is_sole(iterator) {
        return None;
    }
    if thread.is_exactly(iterator, ClassId::Enumerate) {
        let state = iterator.payload::<Enumerate>(thread)?;
        let start = state.count.get();
        if !state.big.is_undef() || start.abs() > MOST_START {
            return None;
        }
        return Some(Apart::Enumerate(fresh_sequence(thread, &state.iterator)?, start));
    }
    if thread.is_exactly(iterator, ClassId::Zip) {
        let state = iterator.payload::<Together>(thread)?;
        if state.strict || !is_sole(&state.iterators) {
            return None;
        }
        return match state.iterators.as_tuple()?.items() {
            [left, right] => Some(Apart::Zip(
                fresh_sequence(thread, left)?,
                fresh_sequence(thread, right)?,
            )),
            several @ [_, _, _, ..] if several.len() <= MOST_BESIDE => {
                let sequences: Option<Vec<Value>> = several.iter().map(|each| fresh_sequence(thread, each)).collect();
                Some(Apart::ZipOfSeveral(Value::tuple(sequences?)))
            }
            _ => None,
        };
    }
    None
}

/// The list or tuple that an iterator nobody else knows is about to walk from the beginning.
fn fresh_sequence(thread: &Thread, iterator: &Value) -> Option<Value> {
    let cursor = iterator.payload::<Cursor>(thread)?;
    let is_sequence = matches!(cursor.sequence.kind(), Some(Kind::List | Kind::Tuple));
    let is_fresh = thread.reference_count(iterator) == Some(1) && cursor.index.get() == 0 && !cursor.backwards;
    (is_sequence && is_fresh).then(|| cursor.sequence.clone())
}
