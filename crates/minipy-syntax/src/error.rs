//! Syntax errors: the public type, and the raw form in which the lexer and the parser note them.
//!
//! This file decides how a place in the text becomes CPython's line and offset numbers. The texts themselves stand
//! where the errors are found.

use crate::ast::Span;
use crate::line_index::LineIndex;

/// Which exception class CPython raises.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ErrorKind {
    /// `SyntaxError`.
    Syntax,
    /// `IndentationError`.
    Indentation,
    /// `TabError`.
    Tab,
    /// `MemoryError`: the source nests too deeply for the parser.
    Memory,
    /// `RecursionError`: the tree is too deep for a recursive consumer (see [`crate::ast::MAX_DEPTH`]).
    Recursion,
    /// Legal Python that minipy refuses: the message names the feature, CPython has no such error.
    Unsupported,
}

impl ErrorKind {
    /// The name of the exception class; a refused feature is shown as a `SyntaxError` where one must be raised.
    pub const fn class_name(self) -> &'static str {
        match self {
            ErrorKind::Syntax | ErrorKind::Unsupported => "SyntaxError",
            ErrorKind::Indentation => "IndentationError",
            ErrorKind::Tab => "TabError",
            ErrorKind::Memory => "MemoryError",
            ErrorKind::Recursion => "RecursionError",
        }
    }
}

/// Why a text is not a program, with the attributes of CPython's `SyntaxError`.
#[derive(Clone, PartialEq, Debug, thiserror::Error)]
#[error("{}: {message} [{line}:{offset}]", kind.class_name())]
pub struct SyntaxError {
    /// The exception class.
    pub kind: ErrorKind,
    /// CPython's `msg`.
    pub message: String,
    /// The bytes at fault in the decoded, newline-normalised source.
    pub span: Span,
    /// CPython's `lineno`: 1 is the first line, 0 means that the error has no line.
    pub line: u32,
    /// CPython's `offset`: 1 is the first character of the line. 0 occurs (an error in front of the line).
    pub offset: u32,
    /// CPython's `end_lineno`.
    pub end_line: u32,
    /// CPython's `end_offset`; 0 and -1 mean that the end is not known.
    pub end_offset: i32,
}

/// Where a raw error ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum RawEnd {
    /// At this byte.
    At(u32),
    /// Where CPython's tokenizer stands: its column is given as it is, without the usual one added.
    Cursor(u32),
    /// Behind the newline at this byte, on the line that it ends.
    After(u32),
    /// CPython gives the start once more (errors of its tokenizer).
    Same,
    /// CPython gives 0.
    Zero,
    /// CPython gives -1.
    MinusOne,
}

/// An error as noted where it is found: byte offsets only, so that noting it is cheap.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct RawError {
    pub kind: ErrorKind,
    pub message: String,
    /// The first byte at fault.
    pub start: u32,
    pub end: RawEnd,
    /// The offset is the number of characters in front of `start` without the usual one added: CPython's tokenizer
    /// points at the character it read last.
    pub before: bool,
}

impl RawError {
    /// A `SyntaxError` at a span.
    pub fn at(span: Span, message: impl Into<String>) -> RawError {
        RawError {
            kind: ErrorKind::Syntax,
            message: message.into(),
            start: span.start,
            end: RawEnd::At(span.end),
            before: false,
        }
    }

    /// A `SyntaxError` whose end CPython does not report.
    pub fn from_here(start: u32, message: impl Into<String>) -> RawError {
        RawError {
            end: RawEnd::Zero,
            ..RawError::at(Span::new(start, start), message)
        }
    }

    /// An error of the tokenizer that has read up to `cursor`.
    pub fn token(cursor: usize, message: impl Into<String>) -> RawError {
        let cursor = cursor as u32;
        RawError {
            end: RawEnd::Same,
            before: true,
            ..RawError::at(Span::new(cursor, cursor), message)
        }
    }

    /// The same error of another class.
    pub fn kind(self, kind: ErrorKind) -> RawError {
        RawError { kind, ..self }
    }

    /// Finds lines and offsets.
    pub fn finish(self, source: &str) -> SyntaxError {
        let index = LineIndex::new(source);
        let (line, column) = index.line_column(source, self.start);
        let offset = if self.before { column } else { column + 1 };
        let (end, end_line, end_offset) = match self.end {
            RawEnd::At(end) => {
                let (end_line, end_column) = index.line_column(source, end);
                let end_column = if end_line == line {
                    end_column
                } else {
                    clamped(&index, source, line, end)
                };
                (end, end_line, end_column as i32 + 1)
            }
            RawEnd::Cursor(end) => {
                let (end_line, end_column) = index.line_column(source, end.saturating_sub(1));
                (end, end_line, end_column as i32 + 1)
            }
            RawEnd::After(end) => (end, line, index.line_column(source, end).1 as i32 + 2),
            RawEnd::Same => (self.start, line, offset as i32),
            RawEnd::Zero => (self.start, line, 0),
            RawEnd::MinusOne => (self.start, line, -1),
        };
        let span = Span::new(self.start, end.max(self.start));
        SyntaxError {
            kind: self.kind,
            message: self.message,
            span,
            line,
            offset,
            end_line,
            end_offset,
        }
    }
}

/// CPython turns the byte column of the end into characters with the text of the *first* line at hand, and cuts it off
/// where that ends.
fn clamped(index: &LineIndex, source: &str, line: u32, end: u32) -> u32 {
    let bytes = index.line_byte_column(end).1;
    let text = index.line_text(source, line);
    let bytes = (bytes as usize).min(text.len());
    text.as_bytes()[..bytes]
        .iter()
        .filter(|&&byte| byte & 0xC0 != 0x80)
        .count() as u32
}
