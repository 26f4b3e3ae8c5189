//! The cycle collector (being written).

/// Containers made before the first collection.
pub(crate) const FIRST_THRESHOLD: isize = 50_000;
