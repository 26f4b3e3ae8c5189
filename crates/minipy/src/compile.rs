//! From the bytes of a program to its code, or to the reason why there is none.
//!
//! It decides how errors of the parser and the compiler become those of the machine. Printing a refusal is left to
//! `interpreter.rs`: a SyntaxError is an exception like any other, and only an interpreter can print one.

use crate::source::Source;
use minipy_code::Code;
use minipy_compiler::{CompileError, Optimize, Settings, TopLevel};
use minipy_syntax::{ErrorKind, SyntaxError};
use minipy_vm::heap::state::{CompileFailure, Stage};
use std::borrow::Cow;

/// What kind of text is compiled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// A module, whose names are its globals.
    #[default]
    Module,
    /// Statements that run with a namespace for their names.
    Exec,
    /// One expression, whose value the code returns.
    Eval,
    /// One statement as it is typed at a prompt.
    Single,
}

impl Mode {
    /// The mode that `compile()` calls so; `module` is that of an imported file.
    pub fn by_name(name: &str) -> Option<Mode> {
        match name {
            "module" => Some(Mode::Module),
            "exec" => Some(Mode::Exec),
            "eval" => Some(Mode::Eval),
            "single" => Some(Mode::Single),
            _ => None,
        }
    }
}

/// A program that may run.
pub struct Compiled {
    /// The code of the module.
    pub code: Code,
    /// The decoded text it was made of.
    pub text: String,
}

/// Why a program does not run at all.
pub struct Refusal {
    /// What is wrong.
    pub failure: CompileFailure,
    /// The text, as far as it could be decoded.
    pub text: String,
    /// The file as tracebacks name it.
    pub filename: String,
    /// The file as the user named it.
    pub shown: String,
}

/// What is left out of the code, by the number that `-O` counts.
pub(crate) fn left_out(optimize: u8) -> Optimize {
    match optimize {
        0 => Optimize::Nothing,
        1 => Optimize::Asserts,
        _ => Optimize::Docstrings,
    }
}

/// Decodes and compiles a program.
pub fn compile(source: &Source, optimize: Optimize) -> Result<Compiled, Box<Refusal>> {
    let refusal = |failure, text: Cow<'_, str>| {
        Box::new(Refusal {
            failure,
            text: text.into_owned(),
            filename: source.filename.clone(),
            shown: source.shown.clone(),
        })
    };
    let text = match minipy_syntax::decode_source(&source.bytes) {
        Ok(text) => text,
        Err(error) => {
            let error = in_file(error, &source.filename);
            // CPython shows the line up to a NUL byte.
            let shown = source.bytes.split(|&byte| byte == 0).next().unwrap_or_default();
            return Err(refusal(failure(error), String::from_utf8_lossy(shown)));
        }
    };
    let parsed = minipy_syntax::parse(&text).map_err(|error| {
        // The text after `-c` is at hand as a whole.
        failure(if source.has_file {
            read_by_line(error, &text)
        } else {
            error
        })
    });
    let settings = Settings {
        top_level: TopLevel::Globals,
        optimize,
    };
    let compiled = parsed.and_then(|module| {
        minipy_compiler::compile_module_in(&module, &text, &source.filename, settings).map_err(compile_failure)
    });
    match compiled {
        Ok(code) => Ok(Compiled {
            code,
            text: text.into_owned(),
        }),
        Err(failure) => Err(refusal(failure, text)),
    }
}

/// Compiles decoded text. `filename` is what tracebacks will show.
pub fn compile_text(text: &str, filename: &str, mode: Mode, optimize: Optimize) -> Result<Code, CompileFailure> {
    let settings = |top_level| Settings { top_level, optimize };
    let compiled = match mode {
        Mode::Module => {
            let module = minipy_syntax::parse(text).map_err(failure)?;
            minipy_compiler::compile_module_in(&module, text, filename, settings(TopLevel::Globals))
        }
        Mode::Exec => {
            let module = minipy_syntax::parse(text).map_err(failure)?;
            minipy_compiler::compile_module_in(&module, text, filename, settings(TopLevel::Namespace))
        }
        Mode::Single => {
            let module = minipy_syntax::parse_interactive(text).map_err(failure)?;
            minipy_compiler::compile_interactive(&module, text, filename, optimize)
        }
        Mode::Eval => {
            let expression = minipy_syntax::parse_expression(text).map_err(failure)?;
            minipy_compiler::compile_expression(&expression, text, filename, settings(TopLevel::Namespace))
        }
    };
    compiled.map_err(compile_failure)
}

/// An error of the compiler as the machine takes it.
fn compile_failure(error: CompileError) -> CompileFailure {
    match error {
        CompileError::Syntax(error) => staged(error, Stage::Names),
        CompileError::Unsupported { line, feature } => CompileFailure::Unsupported { line, feature },
    }
}

/// An error of the parser as the machine takes it.
pub(crate) fn failure(error: SyntaxError) -> CompileFailure {
    let of_tokens = TOKEN_ERRORS.iter().any(|start| error.message.starts_with(start));
    let stage = match &*error.message {
        message if message.ends_with(" was never closed") => Stage::Bracket,
        _ if of_tokens => Stage::Tokens,
        _ => Stage::Grammar,
    };
    staged(error, stage)
}

/// How the messages of CPython's tokenizer begin.
const TOKEN_ERRORS: &[&str] = &[
    "unterminated ",
    "unmatched ",
    "closing parenthesis ",
    "leading zeros in ",
    "invalid decimal literal",
    "invalid hexadecimal literal",
    "invalid octal literal",
    "invalid binary literal",
    "invalid imaginary literal",
    "invalid digit ",
    "invalid character ",
    "invalid non-printable character ",
    "f-string: expecting '}'",
    "too many nested parentheses",
];

fn staged(error: SyntaxError, stage: Stage) -> CompileFailure {
    if error.kind == ErrorKind::Unsupported {
        return CompileFailure::Unsupported {
            line: error.line,
            feature: error.message,
        };
    }
    CompileFailure::Syntax {
        class: error.kind.class_name(),
        message: error.message,
        line: error.line,
        offset: error.offset,
        end_line: error.end_line,
        end_offset: error.end_offset,
        stage,
    }
}

/// An error in a file that CPython's parser reads line by line, as it does with a script, and with no other text: the places of some
/// errors differ from those in a text that it has as a whole, and from what is right.
fn read_by_line(mut error: SyntaxError, text: &str) -> SyntaxError {
    let number = error.line.saturating_sub(1) as usize;
    let line = text.split_inclusive('\n').nth(number).unwrap_or_default();
    let is_only_backslash = error.message == "unexpected EOF while parsing" && line.trim_end() == "\\";
    if error.end_offset == -1 && (error.message.starts_with("expected ") || is_only_backslash) {
        // At the end of the file there is no line left to count columns in.
        error.offset = 0;
    }
    let first = text.split_inclusive('\n').next().unwrap_or_default();
    let is_blank = matches!(first.trim_start().chars().next(), None | Some('#'));
    if number == 1 && is_blank && error.message == "unexpected character after line continuation character" {
        // A first line without code is still in the buffer, whose length is taken for the column.
        let length = |line: &str| line.chars().count() as u32;
        error.offset = (error.offset + length(first)).min(length(line) + 1);
    }
    error
}

/// For a script, but not for a module, CPython says in which file the bytes are that are no UTF-8.
fn in_file(mut error: SyntaxError, filename: &str) -> SyntaxError {
    if error.message.starts_with("Non-UTF-8 code") {
        error.message = error
            .message
            .replacen(" on line ", &format!(" in file {filename} on line "), 1);
    }
    error
}

#[cfg(test)]
mod tests {
    use super::{CompileFailure, Mode, Optimize, compile, compile_text};
    use crate::source::Source;

    fn source(bytes: &[u8]) -> Source {
        Source {
            bytes: bytes.to_vec(),
            filename: "/x/a.py".into(),
            shown: "a.py".into(),
            has_file: true,
            folder: "/x".into(),
            program: None,
            package: None,
        }
    }

    /// One line for what is wrong.
    fn told(failure: &CompileFailure) -> String {
        match failure {
            CompileFailure::Syntax {
                class,
                message,
                line,
                offset,
                ..
            } => format!("{class}: {message} [{line}:{offset}]"),
            CompileFailure::Unsupported { line, feature } => format!("unsupported: {feature} [{line}]"),
        }
    }

    #[test]
    fn refusals() {
        for (bytes, expect) in [
            (&b"x = (1"[..], "SyntaxError: '(' was never closed [1:5]"),
            (
                b"if 1:\nx",
                "IndentationError: expected an indented block after 'if' statement on line 1 [2:1]",
            ),
            (b"x = 1\nreturn x\n", "SyntaxError: 'return' outside function [2:1]"),
            (
                b"\nfrom __future__ import barry_as_FLUFL\n",
                "unsupported: from __future__ import barry_as_FLUFL [2]",
            ),
            (
                b"# \xff",
                "SyntaxError: Non-UTF-8 code starting with '\\xff' in file /x/a.py on line 1, but no encoding declared; \
                 see https://peps.python.org/pep-0263/ for details [1:3]",
            ),
            // A file is not a text: CPython counts some columns of a file differently.
            (
                b"def f():\n",
                "IndentationError: expected an indented block after function definition on line 1 [1:0]",
            ),
            (b"x = 1 + \\", "SyntaxError: unexpected EOF while parsing [1:10]"),
            (b"\\", "SyntaxError: unexpected EOF while parsing [1:0]"),
            (
                b"a\nx = 1 \\ 2\n",
                "SyntaxError: unexpected character after line continuation character [2:8]",
            ),
            (
                b"# c\nx = 1 \\ 2\n",
                "SyntaxError: unexpected character after line continuation character [2:11]",
            ),
            (
                b"\nx = 1 \\ 2\n",
                "SyntaxError: unexpected character after line continuation character [2:9]",
            ),
        ] {
            let refusal = compile(&source(bytes), Optimize::Nothing)
                .err()
                .map(|refusal| told(&refusal.failure));
            assert_eq!(refusal.as_deref(), Some(expect), "{:?}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn modes_take_what_they_are_for() {
        for (mode, text, fine) in [
            ("exec", "x = 1\ny = 2\n", true),
            ("eval", "x + 1", true),
            ("eval", "x = 1", false),
            ("single", "x = 1\n", true),
            ("single", "x = 1\ny = 2\n", false),
        ] {
            let mode = Mode::by_name(mode).unwrap();
            assert_eq!(
                compile_text(text, "<string>", mode, Optimize::Nothing).is_ok(),
                fine,
                "{mode:?} {text:?}"
            );
        }
        assert_eq!(Mode::by_name("EXEC"), None);
    }
}
