//! Functions of the platform's C library that Rust's `f64` lacks, or computes in a way of its own.
//!
//! `math` must answer what CPython answers on the same machine, which is what the platform's library computes. Rust's `f64`
//! hands on most functions to it, but has no `erf`, and its inverse hyperbolic functions are its own formulas.

// SAFETY: C99 declares these functions with this signature; they take and give numbers and touch no memory of ours.
unsafe extern "C" {
    /// The error function.
    pub safe fn erf(x: f64) -> f64;
    /// 1 - `erf`, precise where that is small.
    pub safe fn erfc(x: f64) -> f64;
    /// The inverse hyperbolic sine.
    pub safe fn asinh(x: f64) -> f64;
    /// The inverse hyperbolic cosine.
    pub safe fn acosh(x: f64) -> f64;
    /// The inverse hyperbolic tangent.
    pub safe fn atanh(x: f64) -> f64;
}
