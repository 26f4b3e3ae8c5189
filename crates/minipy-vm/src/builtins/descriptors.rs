//! stub
use crate::heap::native::{NativeDef, NativeSlots};
pub static GETTER_SLOTS: NativeSlots = NativeSlots::NONE;
pub static GETTER_METHODS: &[NativeDef] = &[];
pub static MEMBER_SLOTS: NativeSlots = NativeSlots::NONE;
pub static MEMBER_METHODS: &[NativeDef] = &[];
pub static PROPERTY_SLOTS: NativeSlots = NativeSlots::NONE;
pub static PROPERTY_METHODS: &[NativeDef] = &[];
pub static STATIC_METHOD_SLOTS: NativeSlots = NativeSlots::NONE;
pub static CLASS_METHOD_SLOTS: NativeSlots = NativeSlots::NONE;
pub static WRAPPED_METHODS: &[NativeDef] = &[];
use crate::heap::value::Value;
pub fn class_method(function: Value) -> Value { function }
pub fn static_method(function: Value) -> Value { function }
pub fn getter(_def: &'static NativeDef, class: Value) -> Value { class }
