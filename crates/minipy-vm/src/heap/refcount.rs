//! All reference-count traffic. A free-threaded build would change this file (atomic counts) and `guard.rs`, and no other.
//!
//! A count whose top bit is set never reaches zero: such objects (builtin classes, interned strings of the VM, `()`) are
//! immortal. Their count moves like any other and stays within 2^31 of where it began, because each step is one live reference.

use super::dealloc;
use super::object::{Header, Kind};
use super::value::{Value, Word, word};

/// The count of an immortal object at birth.
pub const IMMORTAL: u32 = 1 << 31;

/// Takes one more reference, if `w` is a pointer.
///
/// # Safety
/// If `w` is a pointer, its object is alive, and the calling thread holds the lock.
#[inline(always)]
pub unsafe fn retain(w: Word) {
    if word::is_pointer(w) {
        // SAFETY: the object is alive and only the lock's holder touches counts.
        unsafe { retain_object(w as *mut Header) }
    }
}

/// Takes one more reference to an object.
///
/// # Safety
/// As [`retain`].
#[inline(always)]
pub unsafe fn retain_object(object: *mut Header) {
    // SAFETY: the object is alive. The count cannot wrap: each step is a live word somewhere in an address space of 2^47 bytes
    // of which the objects themselves are limited well below 2^31 references each by `MAX_ITEMS`.
    unsafe {
        debug_assert!((*object).kind != Kind::Free, "a reference to a dead object");
        (*object).count = (*object).count.wrapping_add(1)
    }
}

/// Gives up one reference, if `w` is a pointer; the last one frees the object.
///
/// # Safety
/// If `w` is a pointer, the caller owns a reference to its object and does not use it afterwards; it holds the lock.
#[inline(always)]
pub unsafe fn release(w: Word) {
    if word::is_pointer(w) {
        // SAFETY: the caller owns a reference.
        unsafe { release_object(w as *mut Header) }
    }
}

/// Gives up one reference to an object.
///
/// # Safety
/// As [`release`].
#[inline(always)]
pub unsafe fn release_object(object: *mut Header) {
    // SAFETY: as the caller says.
    unsafe {
        if give_up(object) {
            dealloc::free(object);
        }
    }
}

/// Gives up one reference to an object; says whether it was the last, and the caller must free the object.
///
/// # Safety
/// As [`release`].
#[inline(always)]
pub(super) unsafe fn give_up(object: *mut Header) -> bool {
    // SAFETY: the caller owns a reference, so the object is alive and its count is not zero.
    unsafe {
        debug_assert!(
            (*object).kind != Kind::Free && (*object).count != 0,
            "a reference given up twice"
        );
        let count = (*object).count.wrapping_sub(1);
        (*object).count = count;
        count == 0
    }
}

/// Gives up one reference of several, if `w` is a pointer.
///
/// # Safety
/// As [`release`], and the caller's reference is not the last.
#[inline(always)]
pub unsafe fn release_shared(w: Word) {
    if word::is_pointer(w) {
        // SAFETY: the object is alive, and stays so.
        unsafe {
            let object = w as *mut Header;
            debug_assert!(
                (*object).kind != Kind::Free && (*object).count > 1,
                "the last reference is given up"
            );
            (*object).count = (*object).count.wrapping_sub(1);
        }
    }
}

/// Gives up the reference that a place holds, if others remain; then it holds nothing. Says whether nothing is left to be given up.
///
/// # Safety
/// What the place holds is intact, or absent.
#[inline(always)]
pub unsafe fn release_if_shared(place: &mut Value) -> bool {
    let w = place.word();
    // SAFETY: as the caller says; the reference given up is forgotten.
    unsafe {
        if word::is_pointer(w) {
            if count(w as *const Header) == 1 {
                return false;
            }
            release_shared(w);
            std::ptr::write(place, Value::UNDEF);
        }
    }
    true
}

/// How many references there are.
///
/// # Safety
/// The object is alive.
#[inline(always)]
pub unsafe fn count(object: *const Header) -> u32 {
    // SAFETY: the object is alive.
    unsafe { (*object).count }
}

/// Makes an object immortal.
///
/// # Safety
/// The object is alive.
pub unsafe fn immortalize(object: *mut Header) {
    // SAFETY: the object is alive.
    unsafe { (*object).count |= IMMORTAL }
}
