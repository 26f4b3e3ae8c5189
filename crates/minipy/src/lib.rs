//! The facade: one interpreter out of the parser, the compiler, the machine and the standard library.
//!
//! ```no_run
//! use minipy::{Exit, Interpreter, Program, Source};
//!
//! let source = Source::read(&Program::File("script.py".into())).unwrap();
//! let interpreter = Interpreter::builder().arguments(["script.py"]).build();
//! let exit = minipy::on_large_stack(|stack| interpreter.run(&source, stack, |exit| exit)).unwrap();
//! assert_eq!(exit, Exit::Status(0));
//! ```
//!
//! | file | what it decides |
//! |---|---|
//! | `source.rs` | where a program's text comes from, and what it is called in tracebacks |
//! | `module.rs` | which text a module's name means |
//! | `compile.rs` | from bytes to code, and why not |
//! | `host.rs` | how the machine compiles and finds modules |
//! | `interpreter.rs` | how an interpreter is made, and a program run in it |
//! | `whereabouts.rs` | how the report of a deadlock and a snapshot of the threads read |
//! | `ending.rs` | what happens when the program is over, and with which status it ends |
//!
//! Nothing here touches the process unasked: signals ([`Signals::listen`]), standard streams of our own and the exit belong to the
//! program around it.

#![forbid(unsafe_code)]

mod compile;
mod ending;
mod host;
mod interpreter;
mod module;
mod source;
mod whereabouts;

pub use compile::{Compiled, Mode, Refusal, compile, compile_text};
pub use ending::Exit;
pub use interpreter::{Builder, Interpreter, Signals, Snapshots, on_large_stack, on_large_stack_beside};
pub use minipy_compiler::Optimize;
pub use minipy_gil::policy::{self, Policy};
pub use minipy_gil::{Gil, Slice};
pub use minipy_stdlib::sys::Options;
pub use minipy_vm::heap::bounded::Bounded;
pub use minipy_vm::heap::os_signals::die_of;
pub use source::{Program, Source, SourceError, os_text};
