//! The interpreter: frames, the loop, unwinding, generators, and what the lock asks of it.
//!
//! `run.rs` holds the loop and the short fast paths; everything that is long or rare is a function in one of the other files,
//! called with the thread, the registers and the instruction. `unsafe` lives here and in `heap/`.

mod answers;
mod asynchronous;
mod at_sight;
mod attributes;
mod bind;
mod build;
mod calls;
mod construct;
mod exceptions;
mod execute;
mod fetch;
mod finalize;
mod forward;
mod frames;
mod from_native;
mod generators;
mod globals;
pub mod import;
mod import_errors;
mod import_lock;
mod items;
mod iterate;
pub mod load;
mod numbers;
mod patterns;
mod place;
mod poll;
mod quick;
mod run;
mod second_tier;
mod slices;
mod slow;
mod spare_ints;
mod specials;
pub mod startup;
mod texts;
pub mod threads;
mod unpack;
mod unwind;
pub mod whereabouts;

pub use startup::{Inspector, Interpreter};
