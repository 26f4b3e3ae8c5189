//! stub
use crate::heap::native::{NativeDef, NativeSlots};
pub static SLOTS: NativeSlots = NativeSlots::NONE;
pub static METHODS: &[NativeDef] = &[];
pub static STOP_ITERATION_SLOTS: NativeSlots = NativeSlots::NONE;
pub static STOP_ITERATION_METHODS: &[NativeDef] = &[];
pub static SYSTEM_EXIT_SLOTS: NativeSlots = NativeSlots::NONE;
pub static SYSTEM_EXIT_METHODS: &[NativeDef] = &[];
pub static KEY_ERROR_SLOTS: NativeSlots = NativeSlots::NONE;
pub static OS_ERROR_SLOTS: NativeSlots = NativeSlots::NONE;
pub static OS_ERROR_METHODS: &[NativeDef] = &[];
pub static IMPORT_ERROR_SLOTS: NativeSlots = NativeSlots::NONE;
pub static IMPORT_ERROR_METHODS: &[NativeDef] = &[];
pub static NAME_ERROR_SLOTS: NativeSlots = NativeSlots::NONE;
pub static NAME_ERROR_METHODS: &[NativeDef] = &[];
pub static ATTRIBUTE_ERROR_SLOTS: NativeSlots = NativeSlots::NONE;
pub static ATTRIBUTE_ERROR_METHODS: &[NativeDef] = &[];
pub static SYNTAX_ERROR_SLOTS: NativeSlots = NativeSlots::NONE;
pub static SYNTAX_ERROR_METHODS: &[NativeDef] = &[];
