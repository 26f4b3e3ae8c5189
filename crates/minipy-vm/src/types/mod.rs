//! Scalars and algorithms on plain Rust data: nothing in here can run Python code, or knows what a value is unless it says so.

pub mod byte_string;
pub mod packing;
pub mod sort;
pub mod text;
