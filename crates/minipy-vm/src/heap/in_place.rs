//! The Rust value of a payload object, which stands in the object's own memory: making one costs no second allocation, and asking
//! for its type compares a number instead of calling through a table (both are felt by every iterator).

use super::object::Payload;
use super::thread::Thread;
use super::value::Value;
use std::any::{Any, TypeId};

/// Owns a payload that lies behind the fixed part of its object.
pub(crate) struct InPlace {
    payload: *mut dyn Payload,
    type_id: TypeId,
}

/// The payload of an object the collector has emptied.
struct Cleared;

impl Payload for Cleared {
    fn traverse(&self, _: &Thread, _: &mut dyn FnMut(&Value)) {}
}

impl InPlace {
    /// Takes over a payload.
    ///
    /// # Safety
    /// `place` holds a payload that nobody else owns, and stays intact as long as the result.
    #[inline(always)]
    pub(super) unsafe fn new<T: Payload>(place: *mut T) -> InPlace {
        InPlace {
            payload: place,
            type_id: TypeId::of::<T>(),
        }
    }

    /// No payload.
    pub(super) fn cleared() -> InPlace {
        let nowhere = std::ptr::NonNull::<Cleared>::dangling().as_ptr();
        // SAFETY: a value without bytes may stand anywhere.
        unsafe { InPlace::new(nowhere) }
    }

    /// The payload.
    #[inline(always)]
    pub(crate) fn as_dyn(&self) -> &dyn Payload {
        // SAFETY: it is intact as long as `self`, says `new`, and borrowed with it.
        unsafe { &*self.payload }
    }

    /// The payload, to be changed.
    #[inline(always)]
    pub(crate) fn as_dyn_mut(&mut self) -> &mut dyn Payload {
        // SAFETY: as above.
        unsafe { &mut *self.payload }
    }

    /// The payload, if it is a `T`.
    #[inline(always)]
    pub(crate) fn downcast<T: Any>(&self) -> Option<&T> {
        // SAFETY: the payload is of the type that `new` wrote down.
        (self.type_id == TypeId::of::<T>()).then(|| unsafe { &*self.payload.cast::<T>() })
    }

    /// The payload, if it is a `T`, to be changed.
    #[inline(always)]
    pub(crate) fn downcast_mut<T: Any>(&mut self) -> Option<&mut T> {
        // SAFETY: as above.
        (self.type_id == TypeId::of::<T>()).then(|| unsafe { &mut *self.payload.cast::<T>() })
    }
}

impl Drop for InPlace {
    fn drop(&mut self) {
        // SAFETY: the payload is ours, and not used any more.
        unsafe { std::ptr::drop_in_place(self.payload) }
    }
}
