//! The virtual machine: values, the operations on them, and the loop that runs bytecode.
//!
//! Floors, each of which knows only those below it: `heap` < `types` < `ops` < `builtins` < `interp` < `native`. The crate knows neither the
//! parser nor the compiler: what `import` and `compile` need comes through one trait, [`heap::state::Host`].

pub mod builtins;
pub mod heap;
pub mod interp;
pub mod native;
pub mod ops;
pub mod types;
