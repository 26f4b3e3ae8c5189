//! minipy-syntax: text to tokens to tree, for the grammar of Python 3.14.
//!
//! ```text
//! bytes --decode_source--> &str --lexer (logos)--> tokens --parser--> ast::Module   or one SyntaxError
//! ```
//!
//! This room knows the grammar and nothing of meaning: scopes, `return` outside a function, repeated keyword arguments
//! and duplicate parameters are the compiler's. Mistakes in the text are reported with the class, the words and the
//! place that CPython 3.14 reports them with. Legal Python that minipy leaves out (template strings, `\N{...}` names,
//! names that NFKC normalisation would change, source encodings other than utf-8, latin-1 and ascii) is refused with
//! [`ErrorKind::Unsupported`].
//!
//! Any text may be handed in: the parser neither panics nor overflows a stack of 2 MiB, and the trees it returns are
//! never deeper than [`ast::MAX_DEPTH`].
//!
//! ```
//! let module = minipy_syntax::parse("x = 1").unwrap();
//! assert_eq!(minipy_syntax::dump::dump(&module, false), "(Assign [(Name x)] (Constant 1))\n");
//!
//! let error = minipy_syntax::parse("print 'hello'").unwrap_err();
//! assert_eq!(error.message, "Missing parentheses in call to 'print'. Did you mean print(...)?");
//! assert_eq!((error.line, error.offset), (1, 1));
//! ```

#![forbid(unsafe_code)]

pub mod ast;
mod character_names;
pub mod dump;
mod error;
pub mod escapes;
mod lexer;
mod line_index;
mod lint;
mod parser;
mod source;
mod token;
mod unparse;

pub use error::{ErrorKind, SyntaxError};
pub use line_index::LineIndex;
pub use lint::{TextWarning, text_warnings};
pub use parser::{parse, parse_expression, parse_interactive};
pub use source::{decode_source, normalize_newlines};
pub use unparse::unparse;
