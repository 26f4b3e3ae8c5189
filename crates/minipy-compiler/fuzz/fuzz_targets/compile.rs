//! Any text: parsed, compiled, verified.

#![no_main]

#[path = "../../tests/support/pipeline.rs"]
mod pipeline;

libfuzzer_sys::fuzz_target!(|text: &str| {
    pipeline::feed(text);
});
