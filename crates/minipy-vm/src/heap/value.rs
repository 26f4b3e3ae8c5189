//! A Python value in 64 bits: an immediate int or float, a special constant, or a pointer to an object.
//!
//! ```text
//! ...............................xxx1   int, 63 bits, two's complement
//! ...............................xx10   float, self-tagged
//! ...............................x000   pointer to an object (16-byte aligned, never null)
//! ...............................x100   a special constant: None, True, ...
//! ```
//! Floats are tagged by an invertible transform of their bits (Melancon, Serrano, Feeley: "Float Self-Tagging", arXiv
//! 2411.16544): those of magnitude about 2^-255 to 2^257 fit; the others (0.0, inf, nan among them) live in boxes.
//!
//! This file decides the encoding. Counting references is `refcount.rs`; what a pointer points to is `object.rs`.

use super::object::Header;
use super::refcount;
use std::num::NonZeroU64;

/// The bits of a value, without ownership. What the loop computes with.
pub type Word = u64;

/// A value that owns one reference to the object it points to, if it points to one.
///
/// It is neither `Send` nor `Sync`: it must not cross the release of the lock.
#[repr(transparent)]
pub struct Value(NonZeroU64, std::marker::PhantomData<*const ()>);

/// Added before the rotation, so that the exponents around 1.0 get the tag.
const FLOAT_OFFSET: u64 = 1 << 60;

/// Functions on bare words. None of them counts references.
pub mod word {
    use super::{FLOAT_OFFSET, Word};

    /// An unbound variable, an absent argument.
    pub const UNDEF: Word = 4;
    /// `None`.
    pub const NONE: Word = 12;
    /// `False`.
    pub const FALSE: Word = 20;
    /// `True`.
    pub const TRUE: Word = 28;
    /// `NotImplemented`.
    pub const NOT_IMPLEMENTED: Word = 36;
    /// `Ellipsis`.
    pub const ELLIPSIS: Word = 44;
    /// First hidden register of a range loop with step 1: then current and stop follow.
    pub const RANGE_LOOP: Word = 52;
    /// First hidden register of a range loop with another step: then current, stop and step follow.
    pub const RANGE_LOOP_STEP: Word = 60;
    /// A deleted entry of a dict or set.
    pub const DELETED: Word = 68;
    /// First hidden register of a loop over `enumerate(sequence)`: then next index, sequence and start follow.
    pub const ENUMERATE_LOOP: Word = 76;
    /// First hidden register of a loop over `zip(sequence, sequence)`: then next index and the two sequences follow.
    pub const ZIP_LOOP: Word = 84;
    /// First hidden register of a loop over an iterator that must not be taken for a container: the iterator follows.
    pub const ITERATOR_LOOP: Word = 92;
    /// The greatest immediate int.
    pub const INT_MAX: i64 = i64::MAX >> 1;
    /// The least immediate int.
    pub const INT_MIN: i64 = i64::MIN >> 1;

    /// Is it an immediate int?
    #[inline(always)]
    pub const fn is_int(w: Word) -> bool {
        w & 1 != 0
    }
    /// Are both immediate ints?
    #[inline(always)]
    pub const fn both_int(v: Word, w: Word) -> bool {
        v & w & 1 != 0
    }
    /// The number in an immediate int.
    #[inline(always)]
    pub const fn get_int(w: Word) -> i64 {
        (w as i64) >> 1
    }
    /// The immediate int of a number that fits in 63 bits.
    #[inline(always)]
    pub const fn from_int(i: i64) -> Word {
        ((i << 1) | 1) as u64
    }
    /// The immediate int, if it fits.
    #[inline(always)]
    pub const fn try_from_int(i: i64) -> Option<Word> {
        if i >= INT_MIN && i <= INT_MAX {
            Some(from_int(i))
        } else {
            None
        }
    }
    /// Is it an immediate float?
    #[inline(always)]
    pub const fn is_float(w: Word) -> bool {
        w & 3 == 2
    }
    /// Are both immediate floats?
    #[inline(always)]
    pub const fn both_float(v: Word, w: Word) -> bool {
        ((v ^ 2) | (w ^ 2)) & 3 == 0
    }
    /// The number in an immediate float.
    #[inline(always)]
    pub const fn get_float(w: Word) -> f64 {
        f64::from_bits(w.rotate_right(3).wrapping_sub(FLOAT_OFFSET))
    }
    /// The immediate float, if the number has one.
    #[inline(always)]
    pub const fn try_from_float(f: f64) -> Option<Word> {
        let w = f.to_bits().wrapping_add(FLOAT_OFFSET).rotate_left(3);
        if w & 3 == 2 { Some(w) } else { None }
    }
    /// Does it point to an object?
    #[inline(always)]
    pub const fn is_pointer(w: Word) -> bool {
        w & 7 == 0
    }
    /// The word of a bool.
    #[inline(always)]
    pub const fn from_bool(b: bool) -> Word {
        if b { TRUE } else { FALSE }
    }
}

impl Value {
    /// An unbound variable, an absent argument. Never visible to a script.
    pub const UNDEF: Value = Value::immediate(word::UNDEF);
    /// `None`.
    pub const NONE: Value = Value::immediate(word::NONE);
    /// `False`.
    pub const FALSE: Value = Value::immediate(word::FALSE);
    /// `True`.
    pub const TRUE: Value = Value::immediate(word::TRUE);
    /// `NotImplemented`.
    pub const NOT_IMPLEMENTED: Value = Value::immediate(word::NOT_IMPLEMENTED);
    /// `Ellipsis`.
    pub const ELLIPSIS: Value = Value::immediate(word::ELLIPSIS);

    const fn immediate(w: Word) -> Value {
        match NonZeroU64::new(w) {
            Some(bits) => Value(bits, std::marker::PhantomData),
            None => panic!("no value is zero"),
        }
    }

    /// The bits.
    #[inline(always)]
    pub fn word(&self) -> Word {
        self.0.get()
    }

    /// Takes over the reference that `w` owns.
    ///
    /// # Safety
    /// `w` is not zero; if it is a pointer, the caller owns one reference to a live object and gives it up.
    #[inline(always)]
    pub unsafe fn from_word(w: Word) -> Value {
        // SAFETY: the caller says it is not zero.
        Value(unsafe { NonZeroU64::new_unchecked(w) }, std::marker::PhantomData)
    }

    /// Gives the reference away: the caller owns it now.
    #[inline(always)]
    pub fn into_word(self) -> Word {
        let w = self.word();
        std::mem::forget(self);
        w
    }

    /// Views borrowed words as borrowed values.
    ///
    /// # Safety
    /// Every word is that of a value that stays alive and in place for `'a`.
    #[inline(always)]
    pub unsafe fn slice<'a>(first: *const Word, len: usize) -> &'a [Value] {
        // SAFETY: `Value` is `repr(transparent)` over a word; the caller answers for life and place.
        unsafe { std::slice::from_raw_parts(first.cast::<Value>(), len) }
    }

    /// Appends copies of these values to a vector that has room for them: the words at once, and their references after.
    #[inline]
    pub fn extend_with_copies(items: &mut Vec<Value>, more: &[Value]) {
        /// So few words are copied one by one in less time than a call takes that copies them all.
        const FEW: usize = 12;
        let len = items.len();
        items.reserve(more.len());
        // SAFETY: there is room; the copied words own references as soon as each has been retained, and are seen only then.
        unsafe {
            let first = items.as_mut_ptr().add(len);
            if more.len() <= FEW {
                for (i, item) in more.iter().enumerate() {
                    refcount::retain(item.word());
                    std::ptr::copy_nonoverlapping(item, first.add(i), 1);
                }
            } else {
                std::ptr::copy_nonoverlapping(more.as_ptr(), first, more.len());
                for item in more {
                    refcount::retain(item.word());
                }
            }
            items.set_len(len + more.len());
        }
    }

    /// Copies of these values, and then of those.
    #[inline]
    pub fn joined_copies(left: &[Value], right: &[Value]) -> Vec<Value> {
        let mut copies = Vec::with_capacity(left.len() + right.len());
        Value::extend_with_copies(&mut copies, left);
        Value::extend_with_copies(&mut copies, right);
        copies
    }

    /// Appends a value so many times to a vector that has room for them.
    #[inline]
    pub fn extend_with_repeats(items: &mut Vec<Value>, item: &Value, times: usize) {
        if item.pointer().is_some() {
            return items.extend(std::iter::repeat_n(item, times).cloned());
        }
        let len = items.len();
        items.reserve(times);
        // SAFETY: there is room, and an immediate owns nothing.
        unsafe {
            let first = items.as_mut_ptr().add(len).cast::<Word>();
            (0..times).for_each(|i| first.add(i).write(item.word()));
            items.set_len(len + times);
        }
    }

    /// Copies of these values.
    #[inline]
    pub fn copies(items: &[Value]) -> Vec<Value> {
        let mut copies = Vec::with_capacity(items.len());
        Value::extend_with_copies(&mut copies, items);
        copies
    }

    /// Views a borrowed word as a borrowed value.
    ///
    /// # Safety
    /// `w` holds a value that stays alive and in place for `'a`.
    #[inline(always)]
    pub unsafe fn borrow<'a>(w: *const Word) -> &'a Value {
        // SAFETY: as in `slice`.
        unsafe { &*w.cast::<Value>() }
    }

    /// An int that fits in 63 bits; `types::int` makes the others.
    #[inline(always)]
    pub fn small_int(i: i64) -> Value {
        debug_assert!((word::INT_MIN..=word::INT_MAX).contains(&i));
        Value::immediate(word::from_int(i))
    }

    /// A bool.
    #[inline(always)]
    pub fn bool(b: bool) -> Value {
        if b { Value::TRUE } else { Value::FALSE }
    }

    /// The number, if it is an immediate int (not a bool).
    #[inline(always)]
    pub fn as_small_int(&self) -> Option<i64> {
        word::is_int(self.word()).then(|| word::get_int(self.word()))
    }

    /// Is it the absent value?
    #[inline(always)]
    pub fn is_undef(&self) -> bool {
        self.word() == word::UNDEF
    }
    /// Is it `None`?
    #[inline(always)]
    pub fn is_none(&self) -> bool {
        self.word() == word::NONE
    }
    /// Is it `True`?
    #[inline(always)]
    pub fn is_true(&self) -> bool {
        self.word() == word::TRUE
    }
    /// Is it `False`?
    #[inline(always)]
    pub fn is_false(&self) -> bool {
        self.word() == word::FALSE
    }
    /// Is it `NotImplemented`?
    #[inline(always)]
    pub fn is_not_implemented(&self) -> bool {
        self.word() == word::NOT_IMPLEMENTED
    }
    /// The bool, if it is one.
    #[inline(always)]
    pub fn as_bool(&self) -> Option<bool> {
        match self.word() {
            word::TRUE => Some(true),
            word::FALSE => Some(false),
            _ => None,
        }
    }
    /// Python's `is`.
    #[inline(always)]
    pub fn is(&self, other: &Value) -> bool {
        self.word() == other.word()
    }
    /// The value, unless it is the absent one.
    #[inline]
    pub fn given(&self) -> Option<&Value> {
        (!self.is_undef()).then_some(self)
    }

    /// The object it points to, if it does.
    #[inline(always)]
    pub(crate) fn pointer(&self) -> Option<*mut Header> {
        word::is_pointer(self.word()).then_some(self.word() as *mut Header)
    }
}

impl Clone for Value {
    #[inline(always)]
    fn clone(&self) -> Value {
        // SAFETY: the value is alive, so one more reference may be taken; the new value owns it.
        unsafe {
            refcount::retain(self.word());
            Value::from_word(self.word())
        }
    }
}

impl Drop for Value {
    #[inline(always)]
    fn drop(&mut self) {
        // SAFETY: the value owns one reference, which it gives up here.
        unsafe { refcount::release(self.word()) }
    }
}

impl Default for Value {
    fn default() -> Value {
        Value::UNDEF
    }
}

#[cfg(test)]
mod tests {
    use super::word::*;

    #[test]
    fn floats_round_trip() {
        for f in [1.0, -1.0, 0.1, 1e300 / 1e250, 3.5e-60, -2.0f64.powi(200), 1.5e77] {
            let w = try_from_float(f).unwrap_or_else(|| panic!("{f} has no immediate"));
            assert!(is_float(w) && !is_int(w) && !is_pointer(w));
            assert_eq!(get_float(w), f);
        }
        for f in [0.0, -0.0, f64::INFINITY, f64::NAN, 1e300, 1e-300] {
            assert_eq!(try_from_float(f), None, "{f} needs a box");
        }
    }

    #[test]
    fn ints_round_trip() {
        for i in [0, 1, -1, INT_MAX, INT_MIN] {
            let w = try_from_int(i).unwrap_or(0);
            assert!(is_int(w) && get_int(w) == i);
        }
        assert_eq!(try_from_int(INT_MAX + 1), None);
        assert_eq!(try_from_int(INT_MIN - 1), None);
    }
}
