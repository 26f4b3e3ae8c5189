//! stub
use crate::heap::native::{NativeDef, NativeSlots};
pub static SLOTS: NativeSlots = NativeSlots::NONE;
pub static METHODS: &[NativeDef] = &[];
