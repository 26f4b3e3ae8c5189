//! The view behind `minipy dis`: a whole program as the text of its instructions. The layout is decided in `minipy_code::dis`.

use minipy::{Compiled, Optimize, Refusal, Source, compile};
use minipy_code::{DisOptions, disassemble};

/// Compiles a program without running it and lists its instructions under the source lines they come from. It wants the stack of
/// [`minipy::on_large_stack`].
///
/// # Errors
/// As for a program that is to run: a syntax error, or something that minipy does not support.
pub fn dis(source: &Source, options: DisOptions) -> Result<String, Box<Refusal>> {
    let Compiled { code, text } = compile(source, Optimize::Nothing)?;
    Ok(disassemble(&code, Some(&text), options))
}

#[cfg(test)]
mod tests {
    use super::dis;
    use minipy::{Program, Source};
    use minipy_code::DisOptions;

    fn listing(text: &str, options: DisOptions) -> Option<String> {
        dis(&Source::read(&Program::Command(text.into())).ok()?, options).ok()
    }

    #[test]
    fn functions_follow_the_module() {
        let text = listing("def f(n):\n    while n: n -= 1\n", DisOptions::default()).unwrap();
        for part in ["def f(n):", "while n: n -= 1", "POLL"] {
            assert!(text.contains(part), "{part}\n{text}");
        }
        assert!(!text.contains("|py3"), "{text}");
        let text = listing("while 1: pass", DisOptions { switch: true }).unwrap();
        assert!(text.contains("|py3"), "{text}");
    }

    #[test]
    fn what_does_not_compile_has_no_listing() {
        for text in ["x = (", "from __future__ import barry_as_FLUFL"] {
            assert_eq!(listing(text, DisOptions::default()), None, "{text}");
        }
    }
}
