//! Generators that stand at a `yield from` an iterator over a list, tuple, range or the like: its next item comes without pushing a frame.
//!
//! Such an item is got without running any code, so nobody can tell that the generator did not run meanwhile. At the iterator's end, and
//! for whatever is sent or thrown, it is resumed like any other.

use super::{data_of, registers_of};
use crate::heap::object::GeneratorState;
use crate::heap::thread::Thread;
use crate::heap::value::{Value, Word};

/// The next item of what the end of a generator's chain delegates to, if that is known and stands; None otherwise, also at its end.
///
/// # Safety
/// `root` is a live generator.
#[inline(always)]
pub(super) unsafe fn next_item(thread: &Thread, root: Word) -> Option<Value> {
    // SAFETY: the root holds its chain, and a generator that stands holds in that register what it delegates to.
    unsafe {
        let end = (*data_of(root)).end as Word;
        if end == 0 || (*data_of(end)).state != GeneratorState::Standing {
            return None;
        }
        let register = (*data_of(end)).delegate?;
        Value::borrow(registers_of(end).add(register as usize)).cursor_item(thread)
    }
}

/// A generator was suspended at a YIELD_FROM: notes whether it stands.
///
/// # Safety
/// `generator` is a live generator, suspended with the register that it delegates to.
#[inline(always)]
pub(super) unsafe fn note(thread: &Thread, generator: Word) {
    // SAFETY: as the caller says.
    unsafe {
        let data = data_of(generator);
        if let Some(register) = (*data).delegate
            && Value::borrow(registers_of(generator).add(register as usize)).is_cursor(thread)
        {
            (*data).state = GeneratorState::Standing;
        }
    }
}
