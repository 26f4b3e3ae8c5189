//! Chains of generators that delegate to each other, by `yield from` or `await`.
//!
//! Resuming the first of a chain means resuming its end: what is sent to the first, and what the last yields, need not pass through those
//! between them. Two pointers spare looking for the way. A generator that was resumed knows the *end* of its chain, and one that is
//! delegated to knows its *delegator*, which goes on when it ends. Neither owns what it points to; three rules keep them good:
//!
//! - If the delegator of X is Y, then Y is alive and stands at a YIELD_FROM with X in its register. Whoever takes Y away from there without
//!   X having ended calls [`part`] first; [`link`] makes the last of several that delegate to X its delegator.
//! - If the end of R is E (R itself, where it delegates to nobody), the delegators of E lead to R, and those on the way down to E know no end. Whoever makes another than R resume,
//!   leave or join the chain calls [`forget`], which goes up to R.
//! - Nobody in a chain whose end is known handles an exception.
//!
//! This file decides nothing about frames; `interp/generators.rs` says who calls what.

use super::object::{GeneratorData, GeneratorObject, GeneratorState, Header, Kind};
use super::value::{Word, word};
use std::ptr::null_mut;

/// # Safety
/// For this and all functions below: the generators are alive, and the calling thread holds the lock.
#[inline(always)]
pub(crate) unsafe fn data(generator: *mut GeneratorObject) -> *mut GeneratorData {
    // SAFETY: as the caller says.
    unsafe { (*generator).data.as_ptr() }
}

/// This generator, and those that delegate to it, do not know the ends of their chains any more. Null is nobody.
#[inline]
pub(crate) unsafe fn forget(generator: *mut GeneratorObject) {
    let mut at = generator;
    while !at.is_null() {
        // SAFETY: a delegator is alive (the first rule).
        unsafe {
            (*data(at)).end = null_mut();
            at = (*data(at)).delegator;
        }
    }
}

/// `outer` delegates to `inner`.
#[inline(always)]
pub(crate) unsafe fn link(outer: *mut GeneratorObject, inner: *mut GeneratorObject) {
    // SAFETY: as the caller says.
    unsafe {
        let data = data(inner);
        if (*data).delegator != outer {
            forget((*data).delegator);
            (*data).delegator = outer;
        }
        (*data).end = null_mut();
    }
}

/// `outer` does not delegate any more, or may stop to.
pub(crate) unsafe fn part(outer: *mut GeneratorObject) {
    // SAFETY: as the caller says.
    unsafe {
        forget(outer);
        if let Some(inner) = delegate(outer)
            && (*data(inner)).delegator == outer
        {
            (*data(inner)).delegator = null_mut();
        }
    }
}

/// The generator or coroutine in the register of the YIELD_FROM where a generator stands.
#[inline]
unsafe fn delegate(outer: *mut GeneratorObject) -> Option<*mut GeneratorObject> {
    // SAFETY: a register that holds a pointer owns an object.
    unsafe {
        let inner = *GeneratorObject::registers(outer).add((*data(outer)).delegate? as usize);
        let resumable =
            word::is_pointer(inner) && matches!((*(inner as *const Header)).kind, Kind::Generator | Kind::Coroutine);
        resumable.then_some(inner as *mut GeneratorObject)
    }
}

/// Whose frame is to be pushed next when that of a suspended generator is: none if it goes on by itself.
#[inline]
unsafe fn next(outer: *mut GeneratorObject) -> Option<*mut GeneratorObject> {
    // SAFETY: as the caller says.
    unsafe {
        if !(*data(outer)).state.is_suspended() {
            return None;
        }
        let inner = delegate(outer)?;
        let state = (*data(inner)).state;
        (state.is_suspended() || state == GeneratorState::Running).then_some(inner)
    }
}

/// The end of a generator's chain: the one that is to be resumed when the first is, or that runs.
pub(crate) unsafe fn end(first: *mut GeneratorObject) -> *mut GeneratorObject {
    let mut at = first;
    // SAFETY: a suspended generator owns its registers, and so the one it delegates to.
    while let Some(inner) = unsafe { next(at) } {
        at = inner;
    }
    at
}

/// As [`end`], of a chain that is about to be resumed by its first. Everyone in it knows its delegator afterwards.
pub(crate) unsafe fn take_over(first: *mut GeneratorObject) -> *mut GeneratorObject {
    // SAFETY: as above.
    unsafe {
        forget(first);
        let mut at = first;
        while let Some(inner) = next(at) {
            link(at, inner);
            at = inner;
        }
        at
    }
}

/// The exception that the innermost of those between the first and the end of a chain handles, if any.
pub(crate) unsafe fn handled_above(first: *mut GeneratorObject, end: *mut GeneratorObject) -> Word {
    // SAFETY: the delegators of the end lead to the first.
    unsafe {
        let mut at = end;
        while at != first {
            at = (*data(at)).delegator;
            let handled = (*data(at)).handled.word();
            if handled != word::UNDEF {
                return handled;
            }
        }
        word::UNDEF
    }
}
