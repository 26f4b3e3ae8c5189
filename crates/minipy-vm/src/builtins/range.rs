//! stub
use crate::heap::native::{NativeDef, NativeSlots};
pub static SLOTS: NativeSlots = NativeSlots::NONE;
pub static METHODS: &[NativeDef] = &[];
pub static ITERATOR_SLOTS: NativeSlots = NativeSlots::NONE;
pub static ITERATOR_METHODS: &[NativeDef] = &[];
