//! What inline caches have learned about attributes, for the other sites that will ask the same.
//!
//! A site that meets objects of several classes in turn (`self.x` in a method that subclasses inherit) misses its inline cache each
//! time. It then finds here, by version and name, what any site found out before, and goes on without a lookup. So does what has no
//! site: `getattr`, `hasattr`. An entry says what a filled [`Cache`](super::code::Cache) says, and holds as long as that would: while
//! the version is in use.

use super::known::Known;
use super::value::{Value, Word};
use std::cell::UnsafeCell;
use std::mem::ManuallyDrop;

/// What a site does with the attribute: what there is to know about it differs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Access {
    /// Reads it.
    Get,
    /// Writes it.
    Set,
    /// Calls it.
    Method,
    /// Calls what `super()` finds. What is known is the slot: the version of the class whose method asks.
    Super,
    /// Writes it by a property, which is the target.
    SetProperty,
}

/// How many there are.
const ACCESSES: usize = 5;

/// Entries for each access: a power of two, enough for the classes and names that are hot at one time.
const ENTRIES: usize = 512;

struct Entry {
    /// 0 if empty.
    version: u32,
    slot: u32,
    target: u64,
    /// Owned, so that its address stays its own; not given up with the cache, whose heap takes the memory of every object with it.
    name: ManuallyDrop<Value>,
}

/// The cache of a heap. The lock's holder is its only user.
#[derive(Default)]
pub(crate) struct SharedCache {
    entries: UnsafeCell<Vec<Entry>>,
}

impl SharedCache {
    /// What is known of the attribute `name` for this version.
    ///
    /// # Safety
    /// The caller holds the lock.
    #[inline(always)]
    pub(crate) unsafe fn find(&self, access: Access, version: u32, name: Word) -> Option<Known> {
        // SAFETY: nobody else looks at the entries while the lock is held, and nothing is called here.
        let entry = unsafe { (&*self.entries.get()).get(place(access, version, name))? };
        (entry.version == version && entry.name.word() == name).then_some(Known {
            slot: entry.slot,
            target: entry.target,
        })
    }

    /// Remembers what was learned of an interned name.
    ///
    /// # Safety
    /// The caller holds the lock, and `version` is one that may be remembered.
    pub(crate) unsafe fn remember(&self, access: Access, version: u32, name: &Value, known: Known) {
        // SAFETY: as above; the name given up is dropped when its entry is complete again.
        unsafe {
            let entries = &mut *self.entries.get();
            if entries.is_empty() {
                entries.resize_with(ACCESSES * ENTRIES, || Entry {
                    version: 0,
                    slot: 0,
                    target: 0,
                    name: ManuallyDrop::new(Value::UNDEF),
                });
            }
            let old = std::mem::replace(
                &mut entries[place(access, version, name.word())],
                Entry {
                    version,
                    slot: known.slot,
                    target: known.target,
                    name: ManuallyDrop::new(name.clone()),
                },
            );
            drop(ManuallyDrop::into_inner(old.name));
        }
    }
}

/// Where an entry stands. Names are interned: their address is as good as their text, and a multiple of 16.
#[inline(always)]
fn place(access: Access, version: u32, name: Word) -> usize {
    let mixed = (name >> 4) as usize ^ version.wrapping_mul(0x9E37_79B1) as usize;
    access as usize * ENTRIES + mixed % ENTRIES
}
