//! What a failing text or number function wants raised: the kind of the exception and its text.
//!
//! The texts are CPython 3.14's. Making the exception object is left to the caller. The size limits of results live here too,
//! because a result of an absurd size is the one failure all these functions share.

use std::borrow::Cow;

/// The built-in exception class that a [`Fault`] stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// `ValueError`.
    Value,
    /// `TypeError`.
    Type,
    /// `KeyError`.
    Key,
    /// `OverflowError`.
    Overflow,
    /// `ZeroDivisionError`.
    ZeroDivision,
    /// `MemoryError`; its text is empty, as CPython's is.
    Memory,
}

/// A failure: the exception class and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Which exception to raise.
    pub kind: FaultKind,
    /// The exception's text, `str(exc)`.
    pub text: Cow<'static, str>,
}

impl Fault {
    /// A `ValueError` with this text.
    #[cold]
    pub fn value(text: impl Into<Cow<'static, str>>) -> Fault {
        Fault {
            kind: FaultKind::Value,
            text: text.into(),
        }
    }

    /// A `TypeError` with this text.
    #[cold]
    pub fn type_error(text: impl Into<Cow<'static, str>>) -> Fault {
        Fault {
            kind: FaultKind::Type,
            text: text.into(),
        }
    }

    /// An `OverflowError` with this text.
    #[cold]
    pub fn overflow(text: impl Into<Cow<'static, str>>) -> Fault {
        Fault {
            kind: FaultKind::Overflow,
            text: text.into(),
        }
    }

    /// A `ZeroDivisionError` with this text.
    #[cold]
    pub fn zero_division(text: impl Into<Cow<'static, str>>) -> Fault {
        Fault {
            kind: FaultKind::ZeroDivision,
            text: text.into(),
        }
    }

    /// A `MemoryError`.
    #[cold]
    pub fn memory() -> Fault {
        Fault {
            kind: FaultKind::Memory,
            text: Cow::Borrowed(""),
        }
    }
}

/// No result may be larger than this number of bytes: beyond it the answer is `MemoryError` before anything is asked of the
/// system.
pub const MAX_RESULT_BYTES: usize = 1 << 40;

/// Results up to this size are allocated without asking first; the system's answer for them is not in doubt.
const UNCHECKED_BYTES: usize = 1 << 26;

/// An empty `String` with room for `bytes` bytes, or `MemoryError`.
pub fn text_with_capacity(bytes: usize) -> Result<String, Fault> {
    if bytes > MAX_RESULT_BYTES {
        return Err(Fault::memory());
    }
    let mut text = String::new();
    text.try_reserve_exact(bytes).map_err(|_| Fault::memory())?;
    Ok(text)
}

/// Answers `MemoryError` when `bytes` bytes cannot be had.
///
/// The big-integer library allocates infallibly (a failure ends the process), so its large results are tried out here
/// first: the block is reserved and given back at once.
pub fn check_room(bytes: usize) -> Result<(), Fault> {
    if bytes <= UNCHECKED_BYTES {
        return Ok(());
    }
    if bytes > MAX_RESULT_BYTES {
        return Err(Fault::memory());
    }
    Vec::<u8>::new().try_reserve_exact(bytes).map_err(|_| Fault::memory())
}

/// Answers `MemoryError` when a product of `bytes` bytes cannot be computed: besides the result, multiplication by transform asks
/// for a multiple of it, and what it cannot have ends the process too (10 ** 10**9 with 6 GB of address space did).
pub fn check_product_room(bytes: usize) -> Result<(), Fault> {
    const SCRATCH: usize = 16;
    check_room(bytes)?;
    check_room(bytes.saturating_mul(SCRATCH).min(MAX_RESULT_BYTES))
}

/// `count` pieces of `each` bytes: the total, or `MemoryError` when it is beyond [`MAX_RESULT_BYTES`].
pub fn checked_size(count: usize, each: usize) -> Result<usize, Fault> {
    match count.checked_mul(each) {
        Some(bytes) if bytes <= MAX_RESULT_BYTES => Ok(bytes),
        _ => Err(Fault::memory()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn absurd_sizes_are_memory_errors() {
        assert_eq!(text_with_capacity(usize::MAX), Err(Fault::memory()));
        assert_eq!(check_room(MAX_RESULT_BYTES + 1), Err(Fault::memory()));
        assert_eq!(check_room(10), Ok(()));
        assert_eq!(checked_size(1 << 30, 1 << 11), Err(Fault::memory()));
        assert_eq!(checked_size(usize::MAX, 2), Err(Fault::memory()));
        assert_eq!(checked_size(3, 4), Ok(12));
    }
}
