//! minipy-syntax: text to tokens to tree, for the grammar of Python 3.14.
#![forbid(unsafe_code)]

pub mod ast;
pub mod dump;
mod error;
pub mod escapes;
mod lexer;
mod line_index;
mod parser;
mod source;
mod token;

pub use error::{ErrorKind, SyntaxError};
pub use line_index::LineIndex;
pub use parser::{parse, parse_expression, parse_interactive};
pub use source::{decode_source, normalize_newlines};
