//! From text to verified code, for tests that feed it anything: what must hold whatever the text says.

use minipy_compiler::{
    Optimize, Settings, TopLevel, compile_expression, compile_interactive, compile_module, compile_module_in,
};
use minipy_syntax::{parse, parse_expression, parse_interactive};

/// Parses, compiles and verifies a text as a module, as an expression and as interactive input; says whether it is a module.
///
/// # Panics
///
/// If code that the compiler made does not pass the verifier: that is a fault of ours, never of the text.
pub fn feed(text: &str) -> bool {
    let verified = |code: Result<minipy_code::Code, _>| {
        if let Ok(code) = code {
            minipy_code::verify::verify(&code).expect("compiled code is valid");
        }
    };
    let (namespace, smallest) = (
        Settings {
            top_level: TopLevel::Namespace,
            optimize: Optimize::Nothing,
        },
        Settings {
            top_level: TopLevel::Globals,
            optimize: Optimize::Docstrings,
        },
    );
    if let Ok(expression) = parse_expression(text) {
        verified(compile_expression(&expression, text, "text", namespace));
    }
    if let Ok(module) = parse_interactive(text) {
        verified(compile_interactive(&module, text, "text", Optimize::Nothing));
    }
    let module = parse(text);
    let is_module = module.is_ok();
    if let Ok(module) = module {
        verified(compile_module(&module, text, "text"));
        verified(compile_module_in(&module, text, "text", smallest));
    }
    is_module
}
