//! The text and number algorithms of the built-in types, on plain Rust values.
//!
//! Nothing here knows a `Value`, the heap or the interpreter: a function takes `&str`, `i64`, `f64` or `&IBig`, and answers
//! with the same, so that each can be tested as a table against CPython 3.14. What a failing function wants raised is a
//! [`Fault`]; making the exception, and calling `__format__`, `__index__` or `__str__`, is the caller's work.
//!
//! Positions and counts are in characters, as Python sees them. The bytes of a Python `str` are UTF-8, a lone surrogate being
//! the private-use stand-in of [`surrogate`].

pub mod escape;
pub mod fault;
mod float_layout;
pub mod float_text;
pub mod format_number;
pub mod format_spec;
pub mod int_float;
pub mod int_text;
pub mod math_int;
pub mod number_hash;
pub mod percent;
pub mod plain_format;
pub mod str_format;
pub mod str_methods;
pub mod str_search;
pub mod suggestions;
pub mod surrogate;
pub mod unicode;

pub use fault::{Fault, FaultKind};
pub use int_text::Int;
pub use str_search::Text;
pub use surrogate::{code_point, from_code_point, is_surrogate_stand_in};
