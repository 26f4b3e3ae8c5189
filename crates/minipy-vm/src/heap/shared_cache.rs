//! What inline caches have learned about attributes, for the other sites that will ask the same.
//!
//! A site that meets objects of several classes in turn (`self.x` in a method that subclasses inherit) misses its inline cache each
//! time. It then finds here, by shape version and name, what any site found out before, and goes on without a lookup. An entry says
//! what a filled [`Cache`] says, and holds as long as that would: while the shape has this version.

use super::code::Cache;
use super::value::Value;
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
}

/// Entries: a power of two, enough for the classes and names that are hot at one time.
const ENTRIES: usize = 512;

struct Entry {
    access: Access,
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
    /// Fills `cache`, whose name it has already, for objects of the shape with this version. False if nothing is known.
    ///
    /// # Safety
    /// The caller holds the lock, and `cache` belongs to running code.
    #[inline]
    pub(crate) unsafe fn recall(&self, access: Access, version: u32, cache: *mut Cache) -> bool {
        // SAFETY: nobody else looks at the entries or at the cache while the lock is held, and nothing is called here.
        unsafe {
            let entries = &*self.entries.get();
            let Some(entry) = entries.get(place(access, version, &(*cache).name)) else {
                return false;
            };
            if entry.version != version || entry.access != access || !entry.name.is(&(*cache).name) || version == 0 {
                return false;
            }
            (*cache).version = version;
            (*cache).slot = entry.slot;
            (*cache).target = entry.target;
            true
        }
    }

    /// Remembers what a cache has just been filled with.
    ///
    /// # Safety
    /// The caller holds the lock.
    pub(crate) unsafe fn remember(&self, access: Access, cache: &Cache) {
        // SAFETY: as above; the name given up is dropped when its entry is complete again.
        unsafe {
            let entries = &mut *self.entries.get();
            if entries.is_empty() {
                entries.resize_with(ENTRIES, || Entry {
                    access,
                    version: 0,
                    slot: 0,
                    target: 0,
                    name: ManuallyDrop::new(Value::UNDEF),
                });
            }
            let old = std::mem::replace(
                &mut entries[place(access, cache.version, &cache.name)],
                Entry {
                    access,
                    version: cache.version,
                    slot: cache.slot,
                    target: cache.target,
                    name: ManuallyDrop::new(cache.name.clone()),
                },
            );
            drop(ManuallyDrop::into_inner(old.name));
        }
    }
}

/// Where an entry stands. Names are interned: their address is as good as their text, and a multiple of 16.
fn place(access: Access, version: u32, name: &Value) -> usize {
    let mixed = (name.word() >> 4) ^ u64::from(version).wrapping_mul(0x9E37_79B1) ^ (access as u64) << 7;
    mixed as usize % ENTRIES
}
