//! Timeouts as scripts give them: seconds, as an int or a float. CPython counts them in 64-bit nanoseconds, rounded up.

use minipy_vm::native::{Num, Outcome, Raised, Special, Thread, Value};
use std::time::{Duration, Instant};

/// No timeout: the default of `acquire`, -1 second.
pub(super) const UNSET: i64 = -NANOSECONDS;

const NANOSECONDS: i64 = 1_000_000_000;

/// `threading.TIMEOUT_MAX`, in seconds.
pub(super) const MAX: f64 = (i64::MAX / NANOSECONDS) as f64;

/// A timeout in nanoseconds.
pub(crate) fn nanoseconds(thread: &mut Thread, value: &Value) -> Outcome<i64> {
    if let Some(seconds) = value.as_float() {
        if seconds.is_nan() {
            return Err(thread.value_error("Invalid value NaN (not a number)"));
        }
        let exact = (seconds * NANOSECONDS as f64).ceil();
        // Every float below 2^63 converts without loss; from there on it does not fit.
        if exact.abs() >= i64::MAX as f64 {
            return Err(too_far(thread));
        }
        return Ok(exact as i64);
    }
    let is_int = Num::of(value).is_some();
    if !is_int && !thread.overrides(value, Special::Index) && thread.slots(value).index.is_none() {
        let message = format!(
            "'{}' object cannot be interpreted as an integer or float",
            thread.class_name(value)
        );
        return Err(thread.type_error(message));
    }
    let int = thread.index_value(value)?;
    let seconds = Num::of(&int).and_then(Num::small);
    match seconds.and_then(|seconds| seconds.checked_mul(NANOSECONDS)) {
        Some(exact) => Ok(exact),
        None => Err(too_far(thread)),
    }
}

#[cold]
fn too_far(thread: &mut Thread) -> Raised {
    thread.overflow_error("timestamp out of range for C PyTime_t")
}

/// When a wait of so many nanoseconds that begins now is over; None if the clock cannot count that far. Negative is now.
pub(crate) fn deadline(thread: &Thread, nanoseconds: i64) -> Option<Instant> {
    let duration = Duration::from_nanos(u64::try_from(nanoseconds).unwrap_or(0));
    thread.heap().gil.now().checked_add(duration)
}
