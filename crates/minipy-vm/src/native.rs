//! The only door for the standard library: what a module written in Rust may name.

pub use crate::heap::classes::ClassId;
pub use crate::heap::dict_table::RawDict;
pub use crate::heap::guard::Guarded;
pub use crate::heap::make::{MAX_ITEMS, NoMemory};
pub use crate::heap::native::{
    Args, Arity, Binary, Binding, Comparison, NativeDef, NativeFn, NativeSlots, Outcome, Raised, Signature, Unary,
};
pub use crate::heap::native_module::NativeModule;
pub use crate::heap::object::{Kind, Payload};
pub use crate::heap::set_table::RawSet;
pub use crate::heap::thread::Thread;
pub use crate::heap::value::Value;
pub use crate::types::text;
pub use minipy_event::Cause;
