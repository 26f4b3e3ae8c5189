//! `list[a:b:c] = items` and `del list[a:b:c]`.

use super::list::list_of;
use super::sequence;
use crate::heap::classes::ClassId;
use crate::heap::make::MAX_ITEMS;
use crate::heap::native::Outcome;
use crate::heap::object::ListObject;
use crate::heap::thread::Thread;
use crate::heap::value::Value;
use crate::ops::subscript::SliceRange;

/// Assigns to a slice, or deletes it if the value is absent. The length counts after the bounds and the new items are known:
/// getting those may run Python code.
pub(super) fn assign(thread: &mut Thread, list: &Value, key: &Value, value: Option<&Value>) -> Outcome<()> {
    let key = sequence::settled_slice(thread, key)?;
    let Some(slice) = key.as_slice() else { return Ok(()) };
    let items = match value {
        Some(value) => Some(new_items(thread, value)?),
        None => None,
    };
    let object = list_of!(list);
    let length = object.items.get(thread).len();
    let range = thread.slice_range(slice, length)?;
    match items {
        Some(items) if range.step == 1 => replace(thread, object, range, items),
        Some(items) => replace_stepped(thread, list, range, items),
        None => {
            delete(thread, list, range);
            Ok(())
        }
    }
}

fn new_items(thread: &mut Thread, value: &Value) -> Outcome<Vec<Value>> {
    if value.as_list().is_some() || value.as_tuple().is_some() {
        return thread.collect(value);
    }
    match thread.iter(value) {
        Ok(iterator) => thread.collect(&iterator),
        Err(raised) => {
            let _ = thread.catch(raised, ClassId::TypeError)?;
            Err(thread.type_error("must assign iterable to extended slice"))
        }
    }
}

/// Puts other items in the place of those in a range without gaps.
pub fn replace(thread: &mut Thread, list: &ListObject, range: SliceRange, new: Vec<Value>) -> Outcome<()> {
    let items = list.items.get_mut(thread);
    if new.len() == range.count {
        let mut new = new;
        items[range.start..range.start + range.count].swap_with_slice(&mut new);
        drop_backwards(new);
        return Ok(());
    }
    if items.len() + new.len() > MAX_ITEMS || items.try_reserve(new.len()).is_err() {
        return Err(thread.memory_error());
    }
    if range.count == items.len() {
        drop_backwards(std::mem::replace(items, new));
        return Ok(());
    }
    let old: Vec<Value> = items.splice(range.start..range.start + range.count, new).collect();
    drop_backwards(old);
    Ok(())
}

fn replace_stepped(thread: &mut Thread, list: &Value, range: SliceRange, mut new: Vec<Value>) -> Outcome<()> {
    if new.len() != range.count {
        let message = format!(
            "attempt to assign sequence of size {} to extended slice of size {}",
            new.len(),
            range.count
        );
        return Err(thread.value_error(message));
    }
    let items = list_of!(list).items.get_mut(thread);
    for (at, item) in range.indices().zip(&mut new) {
        std::mem::swap(&mut items[at], item);
    }
    drop(new);
    Ok(())
}

fn delete(thread: &mut Thread, list: &Value, range: SliceRange) {
    let Some(list) = list.as_list() else { return };
    let items = list.items.get_mut(thread);
    if range.count == 0 {
        return;
    }
    let last = (range.start as i64 + (range.count as i64 - 1) * range.step) as usize;
    let (first, step) = (range.start.min(last), range.step.unsigned_abs() as usize);
    let old: Vec<Value> = if step == 1 {
        let old = items.drain(first..first + range.count).collect();
        return drop_backwards(old);
    } else {
        let end = range.start.max(last);
        let mut at = 0;
        items
            .extract_if(.., |_| {
                let hit = at >= first && at <= end && (at - first) % step == 0;
                at += 1;
                hit
            })
            .collect()
    };
    drop(old);
}

/// Drops what a list held, the last first, as CPython does when it clears a list or a part of it.
pub(super) fn drop_backwards(old: Vec<Value>) {
    old.into_iter().rev().for_each(drop);
}
