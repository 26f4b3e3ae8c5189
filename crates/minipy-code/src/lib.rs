//! Bytecode as data: the opcode table, instruction words, code objects, the verifier and disassembly text.
//!
//! This crate decides what an instruction is and what a valid code object is. Who writes code (`minipy-compiler`) and who
//! runs it (`minipy-vm`) both depend on it; it depends on neither, and on nothing else of ours.
#![forbid(unsafe_code)]

pub mod code;
pub mod dis;
pub mod instr;
pub mod ops;
pub mod reference;
pub mod verify;

pub use code::{Code, CodeFlags, Const, Handler, Location, Warning};
pub use dis::{DisOptions, disassemble, is_switch_point};
pub use instr::{Instr, Kind, Op, Operand, Slot, ins};
pub use reference::reference;
pub use verify::{VerifyError, verify};
