//! What a builtin module is: a table of functions, and a function that adds what is not one.

use super::native::{NativeDef, Outcome};
use super::thread::Thread;
use super::value::Value;

/// A module written in Rust.
pub struct NativeModule {
    /// Its name.
    pub name: &'static str,
    /// Its functions.
    pub functions: &'static [NativeDef],
    /// Public names that CPython's module has and this one does not: asking for one is answered with minipy's name, so that nobody looks
    /// for a mistake in the script.
    pub missing: &'static [&'static str],
    /// Adds constants and classes: called once per import with the module.
    pub init: fn(&mut Thread, &Value) -> Outcome<()>,
}
