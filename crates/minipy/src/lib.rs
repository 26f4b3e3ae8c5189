//! minipy.
