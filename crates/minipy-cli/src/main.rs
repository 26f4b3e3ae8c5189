//! The `minipy` binary.
fn main() {}
