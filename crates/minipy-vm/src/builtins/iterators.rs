//! stub
use crate::heap::native::{NativeDef, NativeSlots};
pub static SEQUENCE_SLOTS: NativeSlots = NativeSlots::NONE;
pub static SEQUENCE_METHODS: &[NativeDef] = &[];
pub static GET_ITEM_SLOTS: NativeSlots = NativeSlots::NONE;
pub static CALLABLE_SLOTS: NativeSlots = NativeSlots::NONE;
pub static ENUMERATE_SLOTS: NativeSlots = NativeSlots::NONE;
pub static ZIP_SLOTS: NativeSlots = NativeSlots::NONE;
pub static MAP_SLOTS: NativeSlots = NativeSlots::NONE;
pub static FILTER_SLOTS: NativeSlots = NativeSlots::NONE;
pub static REVERSED_SLOTS: NativeSlots = NativeSlots::NONE;
pub static REVERSED_METHODS: &[NativeDef] = &[];
