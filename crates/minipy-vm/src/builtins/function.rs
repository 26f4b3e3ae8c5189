//! stub
use crate::heap::native::{NativeDef, NativeSlots};
pub static CELL_SLOTS: NativeSlots = NativeSlots::NONE;
pub static CELL_METHODS: &[NativeDef] = &[];
pub static SLOTS: NativeSlots = NativeSlots::NONE;
pub static METHODS: &[NativeDef] = &[];
pub static METHOD_SLOTS: NativeSlots = NativeSlots::NONE;
pub static METHOD_METHODS: &[NativeDef] = &[];
pub static NATIVE_SLOTS: NativeSlots = NativeSlots::NONE;
pub static NATIVE_METHODS: &[NativeDef] = &[];
pub static NATIVE_METHOD_SLOTS: NativeSlots = NativeSlots::NONE;
