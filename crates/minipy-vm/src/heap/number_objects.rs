//! Numbers that are objects: floats without an immediate, ints of more than 63 bits, complex numbers. How they are made, looked into
//! by the loop, and used again.
//!
//! A number object is of the builtin class itself unless it has [`HAS_DICT`], and nothing refers to anything but it, so one that only
//! its last user holds can be given another number: that saves freeing one object and making the next.

use super::classes::ClassId;
use super::make::{heap, object};
use super::object::{ComplexObject, FloatObject, HAS_DICT, Header, IntObject, Kind};
use super::value::{Value, Word, word};
use dashu_int::{IBig, Sign};

/// A float without an immediate, in an object of its own.
#[inline(never)]
pub(super) fn boxed_float(f: f64) -> Value {
    object!(Float, heap().shape(ClassId::Float), FloatObject { value: f })
}

/// The floats without an immediate that programs compute with all the time have one object each. A NaN is not among them: it is
/// equal to nothing, but a container finds it by its identity.
const SHARED: [f64; 4] = [0.0, -0.0, f64::INFINITY, f64::NEG_INFINITY];

/// A float without an immediate.
#[cold]
#[inline(never)]
pub(super) fn rare_float(f: f64) -> Value {
    let Some(place) = SHARED.iter().position(|known| known.to_bits() == f.to_bits()) else {
        return boxed_float(f);
    };
    // SAFETY: only the lock's holder is here, and nothing else runs while the slot is borrowed.
    let slot = unsafe { &mut (*heap().shared_floats.get())[place] };
    if slot.is_undef() {
        *slot = boxed_float(f);
    }
    slot.clone()
}

/// An int of any size, in an object of its own.
#[inline(never)]
pub(super) fn big_int(i: IBig) -> Value {
    object!(Int, heap().shape(ClassId::Int), IntObject { value: i })
}

/// The number of at most two words, if it is less than 2^127.
#[inline(always)]
pub fn wide_of_big(big: &IBig) -> Option<i128> {
    let (sign, words) = big.as_sign_words();
    let magnitude = match *words {
        [low] => i128::from(low),
        [low, high] if high >> 63 == 0 => i128::from(high) << 64 | i128::from(low),
        _ => return None,
    };
    Some(if sign == Sign::Negative { -magnitude } else { magnitude })
}

impl Value {
    /// An int of up to 128 bits.
    #[inline]
    pub fn wide(i: i128) -> Value {
        match i64::try_from(i) {
            Ok(i) => Value::int(i),
            Err(_) => big_int(IBig::from(i)),
        }
    }
}

/// The object, if it is a number of this kind and of the builtin class itself.
///
/// # Safety
/// For this and all functions below: if the word is a pointer, its object is alive.
#[inline(always)]
unsafe fn plain(w: Word, kind: Kind) -> Option<*mut Header> {
    let object = w as *mut Header;
    // SAFETY: as the caller says.
    (word::is_pointer(w) && unsafe { (*object).kind == kind && (*object).flags & HAS_DICT == 0 }).then_some(object)
}

/// The number in a float object.
#[inline(always)]
pub(crate) unsafe fn float_in(w: Word) -> Option<f64> {
    // SAFETY: the kind tells the layout.
    unsafe { plain(w, Kind::Float).map(|object| (*object.cast::<FloatObject>()).value) }
}

/// The number in an int object, if it is less than 2^127.
#[inline(always)]
pub(crate) unsafe fn wide_in(w: Word) -> Option<i128> {
    // SAFETY: the kind tells the layout.
    unsafe { plain(w, Kind::Int).and_then(|object| wide_of_big(&(*object.cast::<IntObject>()).value)) }
}

/// The parts of a complex number.
#[inline(always)]
pub(crate) unsafe fn complex_in(w: Word) -> Option<(f64, f64)> {
    // SAFETY: the kind tells the layout.
    unsafe {
        plain(w, Kind::Complex)
            .map(|object| object.cast::<ComplexObject>())
            .map(|complex| ((*complex).re, (*complex).im))
    }
}

/// Is it a number object of this kind with a single reference?
#[inline(always)]
pub(crate) unsafe fn is_spare(w: Word, kind: Kind) -> bool {
    // SAFETY: as the caller says.
    unsafe { plain(w, kind).is_some_and(|object| (*object).count == 1) }
}

/// Is it an int object of the builtin class itself?
#[inline(always)]
pub(crate) unsafe fn is_plain_int(w: Word) -> bool {
    // SAFETY: as the caller says.
    unsafe { plain(w, Kind::Int).is_some() }
}

/// Takes the number out of a spare int object, which is left with zero.
///
/// # Safety
/// [`is_spare`] holds for the word and `Kind::Int`.
#[inline(always)]
pub(crate) unsafe fn take_int(w: Word) -> IBig {
    // SAFETY: nobody else refers to the object.
    unsafe { std::mem::replace(&mut (*(w as *mut IntObject)).value, IBig::ZERO) }
}

/// Gives a spare int object another number.
///
/// # Safety
/// [`is_spare`] holds for the word and `Kind::Int`.
#[inline(always)]
pub(crate) unsafe fn overwrite_int(w: Word, i: IBig) {
    // SAFETY: nobody else refers to the object.
    unsafe { (*(w as *mut IntObject)).value = i }
}

/// Gives a spare complex object another number.
///
/// # Safety
/// [`is_spare`] holds for the word and `Kind::Complex`.
#[inline(always)]
pub(crate) unsafe fn overwrite_complex(w: Word, (re, im): (f64, f64)) {
    // SAFETY: nobody else refers to the object.
    unsafe {
        let complex = w as *mut ComplexObject;
        ((*complex).re, (*complex).im) = (re, im);
    }
}
