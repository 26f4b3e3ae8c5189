//! stub
use crate::heap::native::{NativeDef, NativeSlots};
pub static PROXY_SLOTS: NativeSlots = NativeSlots::NONE;
pub static PROXY_METHODS: &[NativeDef] = &[];
pub static KEYS_SLOTS: NativeSlots = NativeSlots::NONE;
pub static KEYS_METHODS: &[NativeDef] = &[];
pub static VALUES_SLOTS: NativeSlots = NativeSlots::NONE;
pub static VALUES_METHODS: &[NativeDef] = &[];
pub static ITEMS_SLOTS: NativeSlots = NativeSlots::NONE;
pub static ITERATOR_SLOTS: NativeSlots = NativeSlots::NONE;
pub static ITERATOR_METHODS: &[NativeDef] = &[];
