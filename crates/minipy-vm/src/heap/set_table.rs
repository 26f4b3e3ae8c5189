//! The hash table under `set` and `frozenset`. Scripts print sets, so the order of a walk is CPython's: the same table sizes,
//! probing and growth as its `Objects/setobject.c` (3.14).
//!
//! Like the dict's table it gives candidates and never runs Python code.

use super::refcount;
use super::value::{Value, Word, word};

/// Entries looked at in a row before the walk jumps: `LINEAR_PROBES` of `setobject.c`, and the first one.
const RUN: usize = 9;
/// `PERTURB_SHIFT` of `setobject.c`.
const PERTURB_SHIFT: u32 = 5;
/// `PySet_MINSIZE`.
const MIN_SIZE: usize = 8;

/// An item with its hash. Absent key: free if the hash is 0, removed otherwise.
pub struct SetEntry {
    /// The item's hash.
    pub hash: u64,
    /// The item.
    pub key: Value,
}

const FREE: SetEntry = SetEntry {
    hash: 0,
    key: Value::UNDEF,
};
/// Hash of a removed entry; no hash is -1.
const REMOVED: u64 = u64::MAX;

impl SetEntry {
    #[inline(always)]
    fn is_free(&self) -> bool {
        self.hash == 0 && self.key.word() == word::UNDEF
    }
    #[inline(always)]
    fn is_live(&self) -> bool {
        self.key.word() != word::UNDEF
    }
    #[inline(always)]
    fn copied(&self) -> SetEntry {
        SetEntry {
            hash: self.hash,
            key: self.key.clone(),
        }
    }
}

/// A table of items.
#[derive(Default)]
pub struct RawSet {
    /// Empty until the first item (as if it had eight free entries), then a power of two.
    entries: Box<[SetEntry]>,
    /// Entries that are not free.
    fill: usize,
    /// Entries that are live.
    used: usize,
    /// Where `pop` goes on.
    finger: usize,
    /// Moves at every insertion and removal.
    version: u32,
    /// Moves when entries get other places: walks from before lead nowhere.
    layout: u32,
    /// May an item be an object? A table of immediates need not be walked to be copied or dropped.
    holds_objects: bool,
}

/// Where a walk ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The entry of the item.
    Found(usize),
    /// The free entry in which the item would be found.
    Free(usize),
    /// An entry with the hash and another item, which may be equal; there may be more.
    Alike(usize),
}

/// A walk over the candidates for a hash.
pub struct SetProbe {
    hash: u64,
    perturb: u64,
    start: usize,
    offset: usize,
}

impl RawSet {
    /// Number of items.
    #[inline]
    pub fn len(&self) -> usize {
        self.used
    }

    /// Are there none?
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.used == 0
    }

    /// Entries live or removed; equal to `len` if none is removed.
    pub fn fill(&self) -> usize {
        self.fill
    }

    /// Changes whenever an item comes or goes.
    #[inline]
    pub fn version(&self) -> u32 {
        self.version
    }

    /// Changes whenever the entries move: a [`SetProbe`] is good as long as it does not.
    #[inline]
    pub fn layout(&self) -> u32 {
        self.layout
    }

    fn mask(&self) -> usize {
        self.entries.len().max(MIN_SIZE) - 1
    }

    /// Begins a walk over the entries whose hash is `hash`.
    #[inline]
    pub fn probe(&self, hash: u64) -> SetProbe {
        SetProbe {
            hash,
            perturb: hash,
            start: hash as usize & self.mask(),
            offset: 0,
        }
    }

    /// The next entry with the hash; its number is good until the table changes.
    #[inline]
    pub fn next_match(&self, probe: &mut SetProbe) -> Option<usize> {
        if self.entries.is_empty() {
            return None;
        }
        let mask = self.mask();
        loop {
            let run = if probe.start + RUN <= mask { RUN } else { 0 };
            while probe.offset <= run {
                let number = probe.start + probe.offset;
                let entry = &self.entries[number];
                if entry.is_free() {
                    return None;
                }
                probe.offset += 1;
                if entry.hash == probe.hash && entry.is_live() {
                    return Some(number);
                }
            }
            probe.perturb >>= PERTURB_SHIFT;
            probe.start = (probe.start.wrapping_mul(5))
                .wrapping_add(1)
                .wrapping_add(probe.perturb as usize)
                & mask;
            probe.offset = 0;
        }
    }

    /// The entry with the hash whose key `same` accepts.
    #[inline]
    pub fn find(&self, hash: u64, mut same: impl FnMut(&Value) -> bool) -> Option<usize> {
        let mut probe = self.probe(hash);
        while let Some(number) = self.next_match(&mut probe) {
            if same(&self.entries[number].key) {
                return Some(number);
            }
        }
        None
    }

    /// Where the walk for an item ends, as far as its hash and its word tell. None if there are no entries yet.
    #[inline(always)]
    pub fn sight(&self, hash: u64, item: Word) -> Option<Place> {
        let mask = self.entries.len().checked_sub(1)?;
        let start = hash as usize & mask;
        // SAFETY: as in `place`.
        let first = unsafe { self.entries.get_unchecked(start) };
        if first.hash == hash && first.key.word() == item {
            return Some(Place::Found(start));
        }
        if first.is_free() {
            return Some(Place::Free(start));
        }
        Some(self.sight_further(hash, item))
    }

    /// Is the item there, as far as the first entry on the walk for it tells?
    #[inline(always)]
    pub fn first_sight(&self, hash: u64, item: Word) -> Option<bool> {
        let Some(mask) = self.entries.len().checked_sub(1) else {
            return Some(false);
        };
        // SAFETY: as in `place`. The same item has the same hash.
        let first = unsafe { self.entries.get_unchecked(hash as usize & mask) };
        match first.key.word() == item {
            true => Some(true),
            false => first.is_free().then_some(false),
        }
    }

    /// As [`RawSet::sight`], where there are entries, and the first on the walk is neither the item nor free.
    #[inline(never)]
    fn sight_further(&self, hash: u64, item: Word) -> Place {
        let mask = self.mask();
        let (mut perturb, mut start) = (hash, hash as usize & mask);
        loop {
            let last = if start + RUN <= mask { start + RUN } else { start };
            for at in start..=last {
                // SAFETY: as in `place`.
                let entry = unsafe { self.entries.get_unchecked(at) };
                // A removed entry has a hash that no item has.
                if entry.hash == hash {
                    return match entry.key.word() {
                        w if w == item => Place::Found(at),
                        word::UNDEF => Place::Free(at),
                        _ => Place::Alike(at),
                    };
                }
                if entry.is_free() {
                    return Place::Free(at);
                }
            }
            perturb >>= PERTURB_SHIFT;
            start = (start.wrapping_mul(5)).wrapping_add(1).wrapping_add(perturb as usize) & mask;
        }
    }

    /// Where the walk for a hash ends: at the entry whose key `same` accepts, or at a free one. None if there are no entries yet.
    #[inline(always)]
    pub fn place(&self, hash: u64, mut same: impl FnMut(&Value) -> bool) -> Option<Place> {
        let mask = self.entries.len().checked_sub(1)?;
        let (mut perturb, mut start) = (hash, hash as usize & mask);
        loop {
            let last = if start + RUN <= mask { start + RUN } else { start };
            for at in start..=last {
                // SAFETY: neither the start nor the last of a run exceeds the mask, one less than the number of entries.
                let entry = unsafe { self.entries.get_unchecked(at) };
                if !entry.is_live() {
                    if entry.hash == 0 {
                        return Some(Place::Free(at));
                    }
                } else if entry.hash == hash && same(&entry.key) {
                    return Some(Place::Found(at));
                }
            }
            perturb >>= PERTURB_SHIFT;
            start = (start.wrapping_mul(5)).wrapping_add(1).wrapping_add(perturb as usize) & mask;
        }
    }

    /// Adds an item that is known to be absent; `free` is where the walk for it has ended.
    #[inline]
    pub fn insert_at(&mut self, free: Option<usize>, hash: u64, key: Value) {
        match free {
            // A removed entry on the way would be used first.
            Some(at) if self.fill == self.used => {
                self.version = self.version.wrapping_add(1);
                self.note(&key);
                put(&mut self.entries[at], hash, key);
                self.filled_one();
            }
            _ => self.insert_new(hash, key),
        }
    }

    /// An item comes in.
    #[inline(always)]
    fn note(&mut self, key: &Value) {
        self.holds_objects |= word::is_pointer(key.word());
    }

    /// A free entry has been taken: makes room for the next ones.
    #[inline]
    fn filled_one(&mut self) {
        self.fill += 1;
        self.used += 1;
        if self.fill * 5 >= self.mask() * 3 {
            self.resize(if self.used > 50_000 {
                self.used * 2
            } else {
                self.used * 4
            });
        }
    }

    /// An entry's item, unless it was removed.
    pub fn live_key(&self, number: usize) -> Option<&Value> {
        self.entries
            .get(number)
            .filter(|entry| entry.is_live())
            .map(|entry| &entry.key)
    }

    /// The item of an entry found.
    pub fn key(&self, number: usize) -> &Value {
        &self.entries[number].key
    }

    /// The first live entry at or after `from`, with its number.
    #[inline]
    pub fn next_entry(&self, mut from: usize) -> Option<(usize, &SetEntry)> {
        while let Some(entry) = self.entries.get(from) {
            if entry.is_live() {
                return Some((from, entry));
            }
            from += 1;
        }
        None
    }

    /// The items in the order of the table, with the numbers of their entries.
    #[inline]
    pub fn numbered(&self) -> impl Iterator<Item = (usize, &SetEntry)> {
        self.entries.iter().enumerate().filter(|(_, entry)| entry.is_live())
    }

    /// The items in the order of the table.
    pub fn iter(&self) -> impl Iterator<Item = &SetEntry> {
        self.entries.iter().filter(|entry| entry.is_live())
    }

    /// Adds an item that is known to be absent (`set_add_entry`).
    pub fn insert_new(&mut self, hash: u64, key: Value) {
        self.version = self.version.wrapping_add(1);
        if self.entries.is_empty() {
            self.entries = smallest();
        }
        let mask = self.mask();
        self.note(&key);
        let (at, reused) = first_usable(&self.entries, mask, hash, self.fill != self.used);
        put(&mut self.entries[at], hash, key);
        if reused {
            self.used += 1;
            return;
        }
        self.filled_one();
    }

    /// Makes room before `more` items are merged in (`set_merge`, `set_update_dict_lock_held`).
    pub fn reserve(&mut self, more: usize) {
        if (self.fill + more) * 5 >= self.mask() * 3 {
            self.resize((self.used + more) * 2);
        }
    }

    /// Removes an entry found; gives its item.
    pub fn remove(&mut self, number: usize) -> Value {
        self.version = self.version.wrapping_add(1);
        self.used -= 1;
        self.entries[number].hash = REMOVED;
        std::mem::take(&mut self.entries[number].key)
    }

    /// Removes an arbitrary item (`set_pop`).
    pub fn pop(&mut self) -> Option<Value> {
        if self.used == 0 {
            return None;
        }
        let mask = self.mask();
        let mut at = self.finger & mask;
        while !self.entries[at].is_live() {
            at = (at + 1) & mask;
        }
        self.finger = at + 1;
        Some(self.remove(at))
    }

    /// Empties the table; gives what was in it, to be dropped when the table is not borrowed any more.
    pub fn take(&mut self) -> RawSet {
        // As in CPython, `pop` goes on where it was.
        self.replace(RawSet::default())
    }

    /// Puts another table in its place; gives the old one. Walks under way notice.
    pub fn replace(&mut self, mut new: RawSet) -> RawSet {
        new.version = self.version.wrapping_add(1);
        new.layout = self.layout.wrapping_add(1);
        new.finger = self.finger;
        std::mem::replace(self, new)
    }

    /// After removals: rebuilds the table if more than a quarter of it are removed entries (`set_difference_update_internal`).
    pub fn shrink(&mut self) {
        if self.fill - self.used > self.mask() / 4 {
            self.resize(if self.used > 50_000 {
                self.used * 2
            } else {
                self.used * 4
            });
        }
    }

    /// Adds an item that is known to be absent to a table nothing was removed from; false, and nothing is done, if an item of the same
    /// hash is there, which somebody might want to be asked about.
    #[inline]
    pub fn insert_distinct(&mut self, hash: u64, key: &Value) -> bool {
        if self.entries.is_empty() {
            self.entries = smallest();
        }
        let mask = self.mask();
        let mut at = hash as usize & mask;
        // SAFETY: a place cut to the mask, and one that `place` gives, are less than the number of entries.
        unsafe {
            if !self.entries.get_unchecked(at).is_free() {
                match self.place(hash, |_| true) {
                    Some(Place::Free(free)) => at = free,
                    _ => return false,
                }
            }
            put(self.entries.get_unchecked_mut(at), hash, key.clone());
        }
        self.note(key);
        self.filled_one();
        true
    }

    /// A copy, in the order that `set(other)` gives (`set_merge` into an empty set).
    pub fn duplicate(&self) -> RawSet {
        self.duplicate_for(0)
    }

    /// A copy, in the order that `set(other)` gives, with room for so many items to be merged in (`set_merge` twice).
    pub fn duplicate_for(&self, more: usize) -> RawSet {
        if self.used == 0 {
            return RawSet::default();
        }
        let size = roomy(MIN_SIZE, 0, self.used).unwrap_or(MIN_SIZE);
        let in_place = self.fill == self.used && size == self.entries.len();
        let grown = if more == 0 { None } else { roomy(size, self.used, more) };
        let entries = match grown {
            // Each item would be where it is here, and then move in this order.
            Some(grown) if in_place => self.moved_into(grown),
            None if in_place && !self.holds_objects => self.copied_bytes(),
            None if in_place => self.entries.iter().map(SetEntry::copied).collect(),
            _ => self.moved_into(size),
        };
        let mut copy = RawSet {
            entries,
            fill: self.used,
            used: self.used,
            holds_objects: self.holds_objects,
            ..RawSet::default()
        };
        if !in_place && more > 0 {
            copy.reserve(more);
        }
        copy
    }

    /// A copy of the entries of a table of immediates.
    fn copied_bytes(&self) -> Box<[SetEntry]> {
        let mut entries = Box::new_uninit_slice(self.entries.len());
        // SAFETY: there is room for as many, and immediates are copied by their bytes.
        unsafe {
            std::ptr::copy_nonoverlapping(self.entries.as_ptr(), entries.as_mut_ptr().cast(), self.entries.len());
            entries.assume_init()
        }
    }

    /// Copies of the items, put into so many entries one after the other.
    fn moved_into(&self, size: usize) -> Box<[SetEntry]> {
        let mut entries = fresh(size);
        for entry in self.iter() {
            let at = first_free(&entries, size - 1, entry.hash);
            put(&mut entries[at], entry.hash, entry.key.clone());
        }
        entries
    }

    /// Lets go of the items, as long as others refer to them; if that is so of all, the table is empty, and the answer yes. The table is
    /// of no use otherwise but to be dropped.
    pub(super) fn release_shared(&mut self) -> bool {
        let mut entries = Vec::from(std::mem::take(&mut self.entries));
        // SAFETY: an entry owns its item, or none.
        let mut give_up = |entry: &mut SetEntry| unsafe { refcount::release_if_shared(&mut entry.key) };
        let all = !self.holds_objects || entries.iter_mut().all(&mut give_up);
        if all {
            // SAFETY: no entry owns anything any more.
            unsafe { entries.set_len(0) };
        } else {
            self.entries = entries.into_boxed_slice();
        }
        all
    }

    /// Bytes allocated, for `sys.getsizeof`.
    pub fn allocated(&self) -> usize {
        self.entries.len() * size_of::<SetEntry>()
    }

    fn resize(&mut self, min_used: usize) {
        let size = size_for(min_used);
        // Entries move, which walks under way must notice even if no item comes or goes.
        self.version = self.version.wrapping_add(1);
        self.layout = self.layout.wrapping_add(1);
        let mut old = Vec::from(std::mem::replace(&mut self.entries, fresh(size)));
        let count = old.len();
        // SAFETY: what the entries own moves into the new ones, so that only the vector's memory is left to drop; a place found is less
        // than the number of entries.
        unsafe {
            old.set_len(0);
            for i in 0..count {
                let entry = &*old.as_ptr().add(i);
                if entry.is_live() {
                    let at = first_free(&self.entries, size - 1, entry.hash);
                    std::ptr::copy_nonoverlapping(entry, self.entries.as_mut_ptr().add(at), 1);
                }
            }
        }
        self.fill = self.used;
    }
}

/// The size of a table for more than so many items (`set_table_resize`).
#[inline]
fn size_for(min_used: usize) -> usize {
    (min_used + 1).next_power_of_two().max(MIN_SIZE)
}

/// The size to which a table of so many entries, of which `used` are filled and none removed, grows before `more` items are merged in.
#[inline]
fn roomy(entries: usize, used: usize, more: usize) -> Option<usize> {
    ((used + more) * 5 >= (entries - 1) * 3).then(|| size_for((used + more) * 2))
}

/// Free entries, to be copied: many words are written in less time so than one by one. They own nothing.
static FREE_ENTRIES: [[u64; 2]; FREE_COPIED] = {
    // SAFETY: an entry is two words.
    [unsafe { std::mem::transmute::<SetEntry, [u64; 2]>(FREE) }; FREE_COPIED]
};
/// How many entries are copied at once.
const FREE_COPIED: usize = 32;

/// So many free entries; they are a power of two.
#[inline(always)]
fn fresh(size: usize) -> Box<[SetEntry]> {
    let mut entries = Box::new_uninit_slice(size);
    // SAFETY: there is room for as many entries, and all of them are written: the size is less than that of a copy, or a multiple of it.
    unsafe {
        let some = size.min(FREE_COPIED);
        for at in (0..size).step_by(FREE_COPIED) {
            let place = entries.as_mut_ptr().add(at);
            std::ptr::copy_nonoverlapping(FREE_ENTRIES.as_ptr().cast(), place, some);
        }
        entries.assume_init()
    }
}

/// The entries of the smallest table: what most sets have is made apart, where their number is known.
#[inline(never)]
fn smallest() -> Box<[SetEntry]> {
    fresh(MIN_SIZE)
}

/// Fills an entry that is free or removed, and so owns nothing to be dropped.
#[inline(always)]
fn put(entry: &mut SetEntry, hash: u64, key: Value) {
    entry.hash = hash;
    std::mem::forget(std::mem::replace(&mut entry.key, key));
}

/// Where a new item goes: the last removed entry passed on the walk for its hash (true), or else the free one at its end.
#[inline]
fn first_usable(entries: &[SetEntry], mask: usize, hash: u64, any_removed: bool) -> (usize, bool) {
    if !any_removed {
        return (first_free(entries, mask, hash), false);
    }
    let (mut perturb, mut start, mut removed) = (hash, hash as usize & mask, None);
    loop {
        let run = if start + RUN <= mask { RUN } else { 0 };
        for (offset, entry) in entries[start..=start + run].iter().enumerate() {
            if entry.is_free() {
                return (removed.unwrap_or(start + offset), removed.is_some());
            }
            if !entry.is_live() {
                removed = Some(start + offset);
            }
        }
        perturb >>= PERTURB_SHIFT;
        start = (start.wrapping_mul(5)).wrapping_add(1).wrapping_add(perturb as usize) & mask;
    }
}

/// The first free entry on the walk for a hash.
#[inline]
fn first_free(entries: &[SetEntry], mask: usize, hash: u64) -> usize {
    debug_assert!(mask < entries.len());
    let (mut perturb, mut start) = (hash, hash as usize & mask);
    loop {
        // Most often the first is free.
        // SAFETY: neither the start nor the last of a run exceeds the mask, one less than the number of entries.
        if unsafe { entries.get_unchecked(start) }.is_free() {
            return start;
        }
        let last = if start + RUN <= mask { start + RUN } else { start };
        for at in start + 1..=last {
            // SAFETY: as above.
            if unsafe { entries.get_unchecked(at) }.is_free() {
                return at;
            }
        }
        perturb >>= PERTURB_SHIFT;
        start = (start.wrapping_mul(5)).wrapping_add(1).wrapping_add(perturb as usize) & mask;
    }
}
