//! The instruments around an interpreter: what a program becomes, and later what its threads do.
//!
//! A tool learns about code only through `minipy_code`, and about a run only through events. The machine does not know that tools
//! exist.

#![forbid(unsafe_code)]

mod dis;
mod recorder;
pub mod stats;

pub use dis::dis;
pub use minipy_code::DisOptions;
pub use recorder::Recorder;
