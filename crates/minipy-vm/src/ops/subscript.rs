//! `x[key]`: reading, writing, deleting items; slices.

use crate::heap::class::Special;
use crate::heap::classes::ClassId;
use crate::heap::native::{Outcome, Raised};
use crate::heap::object::SliceObject;
use crate::heap::thread::Thread;
use crate::heap::value::Value;
use std::ops::Range;

/// A slice applied to a length: `start`, `start + step`, ... `count` times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SliceRange {
    /// First index (valid if `count` is not 0; else where an insertion would go).
    pub start: usize,
    /// Distance, never 0.
    pub step: i64,
    /// How many.
    pub count: usize,
}

impl SliceRange {
    /// The indices.
    pub fn indices(self) -> impl Iterator<Item = usize> {
        (0..self.count).map(move |i| (self.start as i64 + i as i64 * self.step) as usize)
    }
}

impl From<Range<usize>> for SliceRange {
    fn from(range: Range<usize>) -> SliceRange {
        SliceRange {
            start: range.start,
            step: 1,
            count: range.len(),
        }
    }
}

/// The bounds of a slice without a step, as they are written: they may count from the end, and lie outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// Where it begins; 0 if it is absent.
    pub start: i64,
    /// Where it ends; the greatest number if it is absent.
    pub stop: i64,
}

impl Bounds {
    /// The indices picked from a sequence of `length` items.
    #[inline(always)]
    pub fn of(self, length: usize) -> Range<usize> {
        let (start, stop) = clip_bounds(Some(self.start), Some(self.stop), 1, length as i64);
        start as usize..stop.max(start) as usize
    }
}

impl Thread {
    /// `container[key]`.
    pub fn get_item(&mut self, container: &Value, key: &Value) -> Outcome {
        if let Some(item) = self.call_special(container, Special::GetItem, &[key])? {
            return Ok(item);
        }
        if let Some(get) = self.slots(container).get_item {
            return get(self, container, key);
        }
        if container.as_class().is_some() {
            return self.class_getitem(container, key);
        }
        let message = format!("'{}' object is not subscriptable", self.class_name(container));
        Err(self.type_error(message))
    }

    /// `Class[key]`: `__class_getitem__`.
    fn class_getitem(&mut self, class: &Value, key: &Value) -> Outcome {
        let metaclass = self.class_of(class).clone();
        if self.class_overrides(&metaclass, Special::GetItem) {
            let item = self.call_special(class, Special::GetItem, &[key])?;
            return Ok(item.unwrap_or(Value::NONE));
        }
        let name = Value::intern("__class_getitem__");
        match self.class_lookup(class, &name) {
            Some(found) => {
                let bound = match self.bind(&found, &Value::UNDEF, class) {
                    Ok(bound) => bound,
                    Err(raised) => {
                        drop(self.catch(raised, ClassId::AttributeError)?);
                        return Err(self.class_not_subscriptable(class));
                    }
                };
                self.call(&bound, std::slice::from_ref(key))
            }
            None if class.is(self.heap().class(ClassId::Type)) => {
                Ok((self.heap().hooks.get().generic_alias)(class, key))
            }
            None => Err(self.class_not_subscriptable(class)),
        }
    }

    #[cold]
    fn class_not_subscriptable(&mut self, class: &Value) -> Raised {
        let message = format!("type '{}' is not subscriptable", self.name_of_class(class));
        self.type_error(message)
    }

    /// `container[key] = value`.
    pub fn set_item(&mut self, container: &Value, key: &Value, value: &Value) -> Outcome<()> {
        if self.overrides(container, Special::SetItem) {
            self.call_special(container, Special::SetItem, &[key, value])?;
            return Ok(());
        }
        match self.slots(container).set_item {
            Some(set) => set(self, container, key, Some(value)),
            // Setting and deleting share a slot in CPython, which a class that has one of the two methods fills.
            None if self.overrides(container, Special::DelItem) => {
                Err(self.raise(ClassId::AttributeError, Special::SetItem.name()))
            }
            None => {
                self.check_index_fits(container, key)?;
                let message = format!(
                    "'{}' object does not support item assignment",
                    self.class_name(container)
                );
                Err(self.type_error(message))
            }
        }
    }

    /// `del container[key]`.
    pub fn del_item(&mut self, container: &Value, key: &Value) -> Outcome<()> {
        if self.overrides(container, Special::DelItem) {
            self.call_special(container, Special::DelItem, &[key])?;
            return Ok(());
        }
        match self.slots(container).set_item {
            Some(set) => set(self, container, key, None),
            None if self.overrides(container, Special::SetItem) => {
                Err(self.raise(ClassId::AttributeError, Special::DelItem.name()))
            }
            None => Err(self.cannot_delete_item(container, key)),
        }
    }

    /// Is it an index into what could be a sequence? CPython finds out how large it is before it finds that items cannot be written.
    #[cold]
    fn check_index_fits(&mut self, container: &Value, key: &Value) -> Outcome<bool> {
        let heap_class = self
            .class_of(container)
            .as_class()
            .is_some_and(|class| class.data.get(self).heap);
        let is_sequence = heap_class || self.slots(container).len.is_some();
        let is_index = self.slots(key).index.is_some() || self.overrides(key, Special::Index);
        if !is_sequence || !is_index {
            return Ok(false);
        }
        let index = self.index_value(key)?;
        if index.as_small_int().is_none() && index.as_big().is_none_or(|big| i64::try_from(big).is_err()) {
            let message = format!("cannot fit '{}' into an index-sized integer", self.class_name(key));
            return Err(self.index_error(message));
        }
        Ok(true)
    }

    /// CPython has one text for what could be a sequence, given an index, and one for the rest.
    #[cold]
    fn cannot_delete_item(&mut self, container: &Value, key: &Value) -> Raised {
        let verb = match self.check_index_fits(container, key) {
            Ok(true) => "doesn't",
            Ok(false) => "does not",
            Err(raised) => return raised,
        };
        let message = format!("'{}' object {verb} support item deletion", self.class_name(container));
        self.type_error(message)
    }

    /// The items a slice picks from a sequence of `length` items.
    pub fn slice_range(&mut self, slice: &SliceObject, length: usize) -> Outcome<SliceRange> {
        if let (Some(start), Some(stop), true) = (
            simple_bound(&slice.start),
            simple_bound(&slice.stop),
            slice.step.is_none(),
        ) {
            return Ok(clip_slice(start, stop, 1, length as i64));
        }
        let step = match slice.step.is_none() {
            true => 1,
            false => self.slice_bound(&slice.step)?,
        };
        if step == 0 {
            return Err(self.value_error("slice step cannot be zero"));
        }
        let step = step.max(-i64::MAX);
        let (start, stop) = (slice.start.clone(), slice.stop.clone());
        let start = if start.is_none() {
            None
        } else {
            Some(self.slice_bound(&start)?)
        };
        let stop = if stop.is_none() {
            None
        } else {
            Some(self.slice_bound(&stop)?)
        };
        Ok(clip_slice(start, stop, step, length as i64))
    }

    fn slice_bound(&mut self, bound: &Value) -> Outcome<i64> {
        if let Some(i) = bound.as_small_int() {
            return Ok(i);
        }
        let has_index = self.slots(bound).index.is_some() || self.overrides(bound, Special::Index);
        if bound.as_bool().is_none() && bound.as_big().is_none() && !has_index {
            return Err(self.type_error("slice indices must be integers or None or have an __index__ method"));
        }
        self.index_clamped(bound)
    }

    /// An index into a sequence of `length` items, counted from the end if negative; None if outside.
    pub fn item_index(&mut self, key: &Value, length: usize) -> Outcome<Option<usize>> {
        let index = self.index(key)?;
        let index = if index < 0 {
            index.saturating_add(length as i64)
        } else {
            index
        };
        Ok(usize::try_from(index).ok().filter(|&i| i < length))
    }
}

/// A bound that is an immediate int, or None for no bound.
#[inline]
pub fn simple_bound(bound: &Value) -> Option<Option<i64>> {
    match bound.is_none() {
        true => Some(None),
        false => bound.as_small_int().map(Some),
    }
}

/// Where a slice of a sequence of `length` items begins and ends: from 0 to `length` or, backwards, from -1 to `length - 1`.
#[inline(always)]
pub fn clip_bounds(start: Option<i64>, stop: Option<i64>, step: i64, length: i64) -> (i64, i64) {
    let clip = |bound: i64| {
        let bound = if bound < 0 { bound.saturating_add(length) } else { bound };
        if step < 0 {
            bound.clamp(-1, length - 1)
        } else {
            bound.clamp(0, length)
        }
    };
    let start = start.map_or(if step < 0 { length - 1 } else { 0 }, clip);
    (start, stop.map_or(if step < 0 { -1 } else { length }, clip))
}

/// CPython's `PySlice_AdjustIndices`.
#[inline]
pub fn clip_slice(start: Option<i64>, stop: Option<i64>, step: i64, length: i64) -> SliceRange {
    let (start, stop) = clip_bounds(start, stop, step, length);
    let count = match step < 0 {
        true if stop < start => (start - stop - 1) / -step + 1,
        false if start < stop => (stop - start - 1) / step + 1,
        _ => 0,
    };
    SliceRange {
        start: start.max(0) as usize,
        step,
        count: count as usize,
    }
}

#[cfg(test)]
mod tests {
    use super::clip_slice;

    #[test]
    fn slices_clip_as_in_cpython() {
        for (start, stop, step, length, expected) in [
            (None, None, 1, 5, vec![0, 1, 2, 3, 4]),
            (None, None, -1, 3, vec![2, 1, 0]),
            (Some(-2), None, 1, 5, vec![3, 4]),
            (Some(10), None, 1, 5, vec![]),
            (Some(4), Some(0), -2, 5, vec![4, 2]),
            (None, Some(i64::MAX), i64::MAX, 5, vec![0]),
            (Some(i64::MIN), None, 1, 2, vec![0, 1]),
            (None, None, 1, 0, vec![]),
        ] {
            let indices: Vec<usize> = clip_slice(start, stop, step, length).indices().collect();
            assert_eq!(indices, expected, "[{start:?}:{stop:?}:{step}] of {length}");
        }
    }
}
