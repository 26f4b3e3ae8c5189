//! Why a tree could not be compiled, and the short forms in which the passes say so.
//!
//! The passes know byte spans only; lines and offsets are found once, when an error leaves the crate.

use minipy_syntax::ast::Span;
use minipy_syntax::{ErrorKind, LineIndex, SyntaxError};

/// Why a module or expression could not be compiled.
#[derive(Clone, PartialEq, Debug, thiserror::Error)]
pub enum CompileError {
    /// What CPython's symbol table or compiler refuses, with CPython 3.14's text and place.
    #[error(transparent)]
    Syntax(#[from] SyntaxError),
    /// Legal Python that minipy does not run.
    #[error("{line}: minipy: unsupported: {feature}")]
    Unsupported {
        /// The line, from 1.
        line: u32,
        /// What is not supported, in the words of the language reference.
        feature: String,
    },
}

/// An error as the passes note it.
#[derive(Debug)]
pub(crate) enum Fault {
    /// A `SyntaxError`.
    Syntax(Span, String),
    /// A refused feature.
    Unsupported(Span, &'static str),
}

/// The result of one step of a pass. The fault is boxed so that the recursive passes return one word.
pub(crate) type Res<T = ()> = Result<T, Box<Fault>>;

/// A `SyntaxError` at a span.
#[cold]
pub(crate) fn syntax<T>(span: Span, message: impl Into<String>) -> Res<T> {
    Err(Box::new(Fault::Syntax(span, message.into())))
}

/// A refused feature.
#[cold]
pub(crate) fn unsupported<T>(span: Span, feature: &'static str) -> Res<T> {
    Err(Box::new(Fault::Unsupported(span, feature)))
}

impl Fault {
    /// Finds lines and offsets.
    pub fn finish(self, source: &str) -> CompileError {
        let index = LineIndex::new(source);
        match self {
            Fault::Syntax(span, message) => {
                // CPython's compiler, unlike its parser, counts the columns of errors in bytes.
                let (line, column) = index.line_byte_column(span.start);
                let (end_line, end_column) = index.line_byte_column(span.end);
                CompileError::Syntax(SyntaxError {
                    kind: ErrorKind::Syntax,
                    message,
                    span,
                    line,
                    offset: column + 1,
                    end_line,
                    end_offset: end_column as i32 + 1,
                })
            }
            Fault::Unsupported(span, feature) => CompileError::Unsupported {
                line: index.line(span.start),
                feature: feature.to_string(),
            },
        }
    }
}
