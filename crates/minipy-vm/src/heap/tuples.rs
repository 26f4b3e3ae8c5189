//! Tuples: made of values that are given away or copied, with their hash once somebody has asked for it.

use super::classes::ClassId;
use super::make::heap;
use super::object::{Kind, TupleObject};
use super::refcount;
use super::value::{Value, Word};

impl TupleObject {
    /// The items.
    #[inline(always)]
    pub fn items(&self) -> &[Value] {
        // SAFETY: they follow the fixed part and do not change.
        unsafe { std::slice::from_raw_parts((&raw const *self).add(1).cast(), self.len) }
    }
    /// The hash, if somebody has asked for it: as in CPython from 3.14 on, items are asked for theirs once.
    #[inline(always)]
    pub fn known_hash(&self) -> Option<i64> {
        Some(self.hash.get()).filter(|&hash| hash != -1)
    }
    /// Keeps the hash, which is not -1, and gives it.
    #[inline]
    pub fn keep_hash(&self, hash: i64) -> i64 {
        self.hash.set(hash);
        hash
    }
}

impl Value {
    /// A tuple of values taken over from a list of them.
    pub fn tuple(mut items: Vec<Value>) -> Value {
        let count = items.len();
        if count == 0 {
            return Value::empty_tuple();
        }
        // SAFETY: there is room for `count` items, which move: the vector has none afterwards.
        unsafe {
            let object = Value::bare_tuple(count);
            std::ptr::copy_nonoverlapping(items.as_ptr(), object.add(1).cast(), count);
            items.set_len(0);
            Value::from_word(object as Word)
        }
    }

    /// A tuple of copies of these values.
    pub fn tuple_of(items: &[Value]) -> Value {
        let count = items.len();
        if count == 0 {
            return Value::empty_tuple();
        }
        // SAFETY: there is room for as many items; each is owned before the tuple is seen.
        unsafe {
            let object = Value::bare_tuple(count);
            let first = object.add(1).cast::<Word>();
            for (i, item) in items.iter().enumerate() {
                refcount::retain(item.word());
                first.add(i).write(item.word());
            }
            Value::from_word(object as Word)
        }
    }

    /// A tuple of exactly `count` values.
    #[inline]
    pub fn tuple_from(count: usize, items: impl IntoIterator<Item = Value>) -> Value {
        if count == 0 {
            return Value::empty_tuple();
        }
        Value::fresh_tuple(count, items)
    }

    /// `()`: always the same object, which scripts compare by `is`.
    fn empty_tuple() -> Value {
        // SAFETY: the caller runs under the lock, and making a tuple runs no code that could come here again.
        unsafe {
            let place = heap().empty_tuple.get();
            if (*place).is_undef() {
                place.write(Value::fresh_tuple(0, []));
            }
            (*place).clone()
        }
    }

    /// A tuple without its items, all of which must be written before it is seen.
    #[inline(always)]
    fn bare_tuple(count: usize) -> *mut TupleObject {
        let heap = heap();
        let size = size_of::<TupleObject>() + count * size_of::<Value>();
        let object = heap
            .allocate(size, Kind::Tuple, heap.shape(ClassId::Tuple))
            .cast::<TupleObject>();
        heap.container_made();
        // SAFETY: the object is fresh.
        unsafe {
            (*object).len = count;
            (&raw mut (*object).hash).write(std::cell::Cell::new(-1));
        }
        object
    }

    #[inline]
    pub(super) fn fresh_tuple(count: usize, items: impl IntoIterator<Item = Value>) -> Value {
        let object = Value::bare_tuple(count);
        let mut items = items.into_iter();
        // SAFETY: the object is fresh, with room for `count` items; all are written before it is seen.
        unsafe {
            let first = object.add(1).cast::<Value>();
            for i in 0..count {
                first.add(i).write(items.next().unwrap_or(Value::NONE));
            }
            Value::from_word(object as Word)
        }
    }
}
