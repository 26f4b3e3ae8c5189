//! The module `_json`: what is slow in Python about JSON. The classes, options and files are Python code in `json`.
//!
//! Reading is in `json/scan.rs`, writing in `json/write.rs`.

mod scan;
mod write;

use minipy_vm::native::{Arity, NativeDef, NativeModule};

/// The module `_json`.
pub(crate) static MODULE: NativeModule = NativeModule {
    name: "_json",
    functions: &[
        NativeDef::function("encode", Arity::Positional(9, 9), write::encode),
        NativeDef::function("encode_basestring", Arity::One, write::encode_basestring),
        NativeDef::function("encode_basestring_ascii", Arity::One, write::encode_basestring_ascii),
        NativeDef::function("scan", Arity::Positional(8, 8), scan::scan),
        NativeDef::function("scanstring", Arity::Positional(2, 3), scan::scanstring),
    ],
    missing: &["make_encoder", "make_scanner"],
    init: |_, _| Ok(()),
};
