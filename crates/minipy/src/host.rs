//! What the machine asks of the program around it: compiling, and the modules that are part of the program.

use crate::compile::{Mode, compile_text, failure, left_out};
use minipy_code::Code;
use minipy_vm::heap::native_module::NativeModule;
use minipy_vm::heap::state::{CompileFailure, Host};
use std::borrow::Cow;

/// The compiler and the standard library of this program.
pub(crate) struct Library;

impl Host for Library {
    fn compile(&self, source: &str, filename: &str, mode: &str, optimize: u8) -> Result<Code, CompileFailure> {
        let mode = Mode::by_name(mode).unwrap_or_default();
        compile_text(source, filename, mode, left_out(optimize))
    }

    fn native_module(&self, name: &str) -> Option<&'static NativeModule> {
        minipy_stdlib::find(name)
    }

    fn module_source(&self, name: &str) -> Option<&'static str> {
        minipy_stdlib::source(name)
    }

    fn decode(&self, bytes: &[u8]) -> Result<String, CompileFailure> {
        minipy_syntax::decode_source(bytes)
            .map(Cow::into_owned)
            .map_err(failure)
    }
}
