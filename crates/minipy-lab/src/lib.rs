//! minipy-lab.
