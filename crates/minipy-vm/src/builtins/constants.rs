//! stub
use crate::heap::native::NativeSlots;
pub static NONE_SLOTS: NativeSlots = NativeSlots::NONE;
pub static NOT_IMPLEMENTED_SLOTS: NativeSlots = NativeSlots::NONE;
pub static ELLIPSIS_SLOTS: NativeSlots = NativeSlots::NONE;
