//! The operations of the language on values: what `a + b`, `a.b`, `a[b]`, `a(b)`, `for`, `repr` mean. All of them may run Python
//! code, so all take `&mut Thread`.
//!
//! An operation looks, in this order, at the immediates it knows, at the methods a script's class defines
//! ([`crate::heap::class::ClassData::overrides`]), and at the slots of the builtin class ([`crate::heap::native::NativeSlots`]).

pub mod arith;
pub mod asynchronous;
pub mod attribute;
pub mod call;
pub mod compare;
pub mod cursor;
pub mod dict;
pub mod errors;
pub mod hash;
pub mod iterate;
pub(crate) mod known;
pub mod lookup;
pub mod plain;
pub mod protocol;
pub mod set;
pub mod subscript;
pub mod system_call;
