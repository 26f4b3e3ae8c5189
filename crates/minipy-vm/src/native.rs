//! The only door for the standard library: what a module written in Rust may name.

pub use crate::builtins::build_class::build_class;
pub use crate::builtins::bytearray::make as byte_array;
pub use crate::builtins::bytes::codecs;
pub use crate::builtins::bytes::{argument as bytes_argument, hex_bytes};
pub use crate::builtins::dict::{SLOTS as DICT_SLOTS, lookup as dict_lookup};
pub use crate::builtins::dict_iter::Part;
pub use crate::builtins::dict_update::{update as dict_update, update_from_call as dict_update_from_call};
pub use crate::builtins::dict_views::{DictView, ITEMS_SLOTS, KEYS_SLOTS, VALUES_SLOTS};
pub use crate::builtins::exceptions::{os_error, system_text};
pub use crate::builtins::generic_alias::class_getitem;
pub use crate::builtins::ignored::{UnraisableHook, print_ignored, print_ignored_with};
pub use crate::builtins::int::arith::pow_mod;
pub use crate::builtins::int::{Num, decimal};
pub use crate::builtins::iterators::callable_iterator;
pub use crate::builtins::list_sort::sort_values;
pub use crate::builtins::memoryview::{scalar, wide, writable_bytes, write_bytes};
pub use crate::builtins::native_class::NativeClass;
pub use crate::builtins::object::{SLOTS as OBJECT_SLOTS, WEAKREF};
pub use crate::builtins::report;
pub use crate::builtins::sequence::{has_index, key_index, repetitions, settled_slice};
pub use crate::builtins::traceback::{code_of as traceback_code, location_of as traceback_location};
pub use crate::builtins::tuple::SLOTS as TUPLE_SLOTS;
pub use crate::heap::buffer::Buffer;
pub use crate::heap::class::{Collection, Special};
pub use crate::heap::classes::ClassId;
pub use crate::heap::clocks;
pub use crate::heap::delivery::Delivery;
pub use crate::heap::dict_table::RawDict;
pub use crate::heap::guard::Guarded;
pub use crate::heap::libm;
pub use crate::heap::make::{MAX_ITEMS, NoMemory};
pub use crate::heap::native::{
    Args, Arity, Binary, Binding, Comparison, Each, NativeDef, NativeFn, NativeSlots, Outcome, Pair, Raised, Resumed,
    Signature, Unary,
};
pub use crate::heap::native_module::NativeModule;
pub use crate::heap::object::{DictObject, Forward, Kind, ListObject, Payload};
pub use crate::heap::os_calls;
pub use crate::heap::os_names;
pub use crate::heap::os_signals;
pub use crate::heap::os_sockets;
pub use crate::heap::os_spawn;
pub use crate::heap::set_table::RawSet;
pub use crate::heap::thread::{Awaited, Origin, Spot, Thread};
pub use crate::heap::value::Value;
pub use crate::heap::weakref::WeakRef;
pub use crate::ops::call::with_first;
pub use crate::types::byte_string::{fill_from_hex, fill_with_hex, from_hex};
pub use crate::types::{packing, text};
pub use minipy_event::Cause;
pub use minipy_gil::{Gil, Slice, ThreadId, ThreadStats, Wake};
