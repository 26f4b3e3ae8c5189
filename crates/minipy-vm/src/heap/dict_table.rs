//! The hash table under `dict`: entries in order of insertion, and an index over them once there are more than eight.
//!
//! It cannot run Python code: it compares hashes and gives candidates; whether two keys are equal is for the caller to say.
//! A caller whose comparison ran Python code looks at [`RawDict::layout`] to see whether its walk can go on.

use super::refcount;
use super::value::{Value, Word, word};

/// A key with its hash and value. A removed entry's key is absent.
pub struct Entry {
    /// The key's hash.
    pub hash: u64,
    /// The key.
    pub key: Value,
    /// The value.
    pub value: Value,
}

/// Index cell: never used. A cell that names an entry has its highest bit clear.
const EMPTY: u32 = u32::MAX;
/// Index cell: its entry was removed.
const REMOVED: u32 = u32::MAX - 1;
/// An index has no more cells, so that the numbers of entries stay below both.
const MAX_CELLS: usize = 1 << 31;
/// Tables up to this many entries are searched without an index.
const LINEAR: usize = 8;
/// Multiplier of the index hash (2^64 divided by the golden ratio), which spreads regular hashes.
const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;

/// A table of keys and values.
#[derive(Default)]
pub struct RawDict {
    entries: Vec<Entry>,
    /// Empty, or a power of two of cells.
    index: Box<[u32]>,
    /// Entries not removed.
    live: u32,
    /// How many more entries may be added, whatever is removed meanwhile, before there are too many of them, or too many index cells
    /// that are not empty: removed ones count, as a walk passes them.
    room: u32,
    /// Moves at every insertion and removal, not when a value is replaced.
    version: u32,
    /// Moves when entries get other places: walks from before lead nowhere.
    layout: u32,
}

/// What a look for a key finds without comparing values.
pub enum Sight<'t> {
    /// The entry whose key is this very word, and its number.
    Same(&'t Entry, usize),
    /// No entry has the hash.
    Absent,
    /// An entry with the hash and another key, which may be equal, and its number; there may be more.
    Alike(&'t Entry, usize),
}

/// A walk over the candidates for a hash.
pub struct Probe {
    hash: u64,
    at: usize,
}

impl RawDict {
    /// A table with room for `n` entries.
    pub fn with_capacity(n: usize) -> RawDict {
        if n <= LINEAR {
            return RawDict {
                entries: Vec::with_capacity(n),
                room: LINEAR as u32,
                ..RawDict::default()
            };
        }
        let mut table = RawDict::default();
        table.rebuild_index(n);
        table
    }

    /// Number of entries.
    #[inline]
    pub fn len(&self) -> usize {
        self.live as usize
    }

    /// Are there none?
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.live == 0
    }

    /// Changes whenever a key comes or goes.
    #[inline]
    pub fn version(&self) -> u32 {
        self.version
    }

    /// Changes whenever the entries move: a [`Probe`] is good as long as it does not.
    #[inline]
    pub fn layout(&self) -> u32 {
        self.layout
    }

    #[inline(always)]
    fn home(&self, hash: u64) -> usize {
        (hash.wrapping_mul(SPREAD) >> 32) as usize & (self.index.len() - 1)
    }

    /// Begins a walk over the entries whose hash is `hash`.
    #[inline(always)]
    pub fn probe(&self, hash: u64) -> Probe {
        Probe {
            hash,
            at: if self.index.is_empty() { 0 } else { self.home(hash) },
        }
    }

    /// The next entry with the hash; its number is good until the table changes.
    #[inline(always)]
    pub fn next_match(&self, probe: &mut Probe) -> Option<usize> {
        if self.index.is_empty() {
            while let Some(entry) = self.entries.get(probe.at) {
                let number = probe.at;
                probe.at += 1;
                if entry.hash == probe.hash && !entry.key.is_undef() {
                    return Some(number);
                }
            }
            return None;
        }
        let mask = self.index.len() - 1;
        probe.at &= mask;
        loop {
            // SAFETY: the place is cut to the size of the index, a power of two.
            let cell = unsafe { *self.index.get_unchecked(probe.at) };
            probe.at = (probe.at + 1) & mask;
            if cell == EMPTY {
                return None;
            }
            // SAFETY: a cell that is neither empty nor removed names an entry: entries leave the table only when the index is
            // made anew, or the cell is marked as removed before.
            if cell != REMOVED && unsafe { self.entries.get_unchecked(cell as usize) }.hash == probe.hash {
                return Some(cell as usize);
            }
        }
    }

    /// Looks for a key by its hash and its word: what most keys need, in few steps.
    #[inline(always)]
    pub fn sight(&self, hash: u64, key: Word) -> Sight<'_> {
        if self.index.is_empty() {
            for (number, entry) in self.entries.iter().enumerate() {
                if entry.hash == hash {
                    match entry.key.word() {
                        w if w == key => return Sight::Same(entry, number),
                        word::UNDEF => {}
                        _ => return Sight::Alike(entry, number),
                    }
                }
            }
            return Sight::Absent;
        }
        let (mask, mut at) = (self.index.len() - 1, self.home(hash));
        loop {
            // SAFETY: the place is cut to the size of the index, a power of two.
            let cell = unsafe { *self.index.get_unchecked(at) };
            if cell as i32 >= 0 {
                // SAFETY: as in `next_match`.
                let entry = unsafe { self.entries.get_unchecked(cell as usize) };
                // The same key has the same hash.
                if entry.key.word() == key {
                    return Sight::Same(entry, cell as usize);
                }
                if entry.hash == hash {
                    return Sight::Alike(entry, cell as usize);
                }
            } else if cell == EMPTY {
                return Sight::Absent;
            }
            at = (at + 1) & mask;
        }
    }

    /// The entry with the hash whose key `same` accepts.
    #[inline(always)]
    pub fn find(&self, hash: u64, mut same: impl FnMut(&Value) -> bool) -> Option<usize> {
        let mut probe = self.probe(hash);
        while let Some(number) = self.next_match(&mut probe) {
            if same(&self.entries[number].key) {
                return Some(number);
            }
        }
        None
    }

    /// The entry of a string key: the same object, or the same text.
    #[inline]
    pub fn find_str(&self, name: &Value) -> Option<usize> {
        let hash = name.as_str_object()?.hash();
        self.find(hash, |key| key.is(name) || key.as_str() == name.as_str())
    }

    /// The entry whose key is this very object (interned strings, immediates).
    #[inline(always)]
    pub fn find_identical(&self, hash: u64, key: Word) -> Option<usize> {
        self.find(hash, |k| k.word() == key)
    }

    /// An entry by number, unless it was removed.
    #[inline(always)]
    pub fn entry(&self, number: usize) -> Option<&Entry> {
        self.entries.get(number).filter(|entry| entry.key.word() != word::UNDEF)
    }

    /// The value of an entry found.
    #[inline(always)]
    pub fn value(&self, number: usize) -> &Value {
        &self.entries[number].value
    }

    /// Replaces the value of an entry found; gives the old one, to be dropped when the table is not borrowed any more.
    #[inline(always)]
    pub fn replace_value(&mut self, number: usize, value: Value) -> Value {
        std::mem::replace(&mut self.entries[number].value, value)
    }

    /// Where the value of an entry stands; good until the version changes.
    pub(crate) fn value_address(&self, number: usize) -> *const Value {
        &raw const self.entries[number].value
    }

    /// The first entry at or after `from`, with its number: `for` loops add one and ask again.
    #[inline(always)]
    pub fn next_entry(&self, mut from: usize) -> Option<(usize, &Entry)> {
        while let Some(entry) = self.entries.get(from) {
            if entry.key.word() != word::UNDEF {
                return Some((from, entry));
            }
            from += 1;
        }
        None
    }

    /// The last entry before `end`, for walks backwards.
    pub fn previous_entry(&self, end: usize) -> Option<(usize, &Entry)> {
        let end = end.min(self.entries.len());
        self.entries[..end]
            .iter()
            .enumerate()
            .rev()
            .find(|(_, entry)| !entry.key.is_undef())
    }

    /// Entries including removed ones: the end for a walk.
    pub fn slots(&self) -> usize {
        self.entries.len()
    }

    /// All entries in order, if none was removed.
    pub fn all_entries(&self) -> Option<&[Entry]> {
        (self.live as usize == self.entries.len()).then_some(&self.entries)
    }

    /// All entries in order.
    pub fn iter(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| !entry.key.is_undef())
    }

    /// Adds an entry for a key that is known to be absent.
    pub fn insert_new(&mut self, hash: u64, key: Value, value: Value) -> usize {
        self.version = self.version.wrapping_add(1);
        if self.room == 0 {
            self.make_room();
        }
        self.room -= 1;
        let number = self.entries.len();
        self.entries.push(Entry { hash, key, value });
        self.live += 1;
        if !self.index.is_empty() {
            self.link(hash, number);
        }
        number
    }

    /// Removes the last entry, of this number; gives key and value. Unlike [`RawDict::remove`] it also forgets the places of removed
    /// entries at the end, so that `popitem` in a loop is linear; a walk under way would take no notice of a key that comes next.
    pub fn remove_last(&mut self, number: usize) -> (Value, Value) {
        let removed = self.remove(number);
        while self.entries.last().is_some_and(|entry| entry.key.is_undef()) {
            self.entries.pop();
        }
        removed
    }

    /// Removes an entry found; gives key and value.
    pub fn remove(&mut self, number: usize) -> (Value, Value) {
        self.version = self.version.wrapping_add(1);
        self.live -= 1;
        let hash = self.entries[number].hash;
        if !self.index.is_empty() {
            let mut at = self.home(hash);
            while self.index[at] != number as u32 {
                at = (at + 1) & (self.index.len() - 1);
            }
            self.index[at] = REMOVED;
        }
        let entry = &mut self.entries[number];
        let removed = (std::mem::take(&mut entry.key), std::mem::take(&mut entry.value));
        entry.hash = 1; // See `first_entry`.
        removed
    }

    /// The number of the first entry. The hash of a removed first entry says how many removed ones begin the table, so that taking
    /// the first entry again and again is linear.
    pub fn first_entry(&mut self) -> Option<usize> {
        let leading = match self.entries.first() {
            Some(entry) if entry.key.is_undef() => (entry.hash as usize).max(1),
            _ => 0,
        };
        let (first, _) = self.next_entry(leading)?;
        if first > 0 {
            self.entries[0].hash = first as u64;
        }
        Some(first)
    }

    /// Moves an entry found to the end.
    pub fn move_to_end(&mut self, number: usize) {
        let hash = self.entries[number].hash;
        let (key, value) = self.remove(number);
        self.insert_new(hash, key, value);
    }

    /// Moves an entry found to the beginning: into the last of the removed entries that begin the table, made if there is none.
    pub fn move_to_front(&mut self, number: usize) {
        let Some(first) = self.first_entry() else { return };
        if number == first {
            return;
        }
        let hash = self.entries[number].hash;
        let (key, value) = self.remove(number);
        let first = match first {
            0 => self.make_room_in_front(),
            first => first,
        };
        let at = first - 1;
        self.entries[at] = Entry { hash, key, value };
        self.live += 1;
        if at > 0 {
            self.entries[0].hash = at as u64;
        }
        if !self.index.is_empty() {
            self.link(hash, at);
        }
    }

    /// Puts removed entries in front of all, as many as there are others; gives the number of the first that is not removed.
    fn make_room_in_front(&mut self) -> usize {
        self.layout = self.layout.wrapping_add(1);
        self.entries.retain(|entry| !entry.key.is_undef());
        let room = self.entries.len().max(1);
        let removed = || Entry {
            hash: 0,
            key: Value::UNDEF,
            value: Value::UNDEF,
        };
        self.entries.splice(0..0, std::iter::repeat_with(removed).take(room));
        self.entries[0].hash = room as u64;
        self.rebuild_index(self.entries.len().max(LINEAR) * 2);
        room
    }

    /// Empties the table; gives what was in it, to be dropped when the table is not borrowed any more.
    pub fn take(&mut self) -> RawDict {
        self.replace(RawDict::default())
    }

    /// Puts another table in its place; gives the old one. Walks under way notice.
    pub fn replace(&mut self, mut new: RawDict) -> RawDict {
        new.version = self.version.wrapping_add(1);
        new.layout = self.layout.wrapping_add(1);
        std::mem::replace(self, new)
    }

    /// A copy with the same keys and values.
    pub fn duplicate(&self) -> RawDict {
        if let Some(entries) = self.all_entries() {
            let mut copied = Vec::with_capacity(entries.len().max(self.usable()));
            copied.extend(entries.iter().map(|entry| Entry {
                hash: entry.hash,
                key: entry.key.clone(),
                value: entry.value.clone(),
            }));
            return RawDict {
                entries: copied,
                index: self.index.clone(),
                ..*self
            };
        }
        let mut copy = RawDict::with_capacity(self.len());
        for entry in self.iter() {
            copy.insert_new(entry.hash, entry.key.clone(), entry.value.clone());
        }
        copy
    }

    /// Lets go of the keys and values, as long as others refer to them; if that is so of all, the table is empty, and the answer yes.
    /// The table is of no use otherwise but to be dropped.
    pub(super) fn release_shared(&mut self) -> bool {
        // SAFETY: an entry owns its key and its value, or neither.
        let all = self.entries.iter_mut().all(|entry| unsafe {
            refcount::release_if_shared(&mut entry.key) && refcount::release_if_shared(&mut entry.value)
        });
        if all {
            // SAFETY: no entry owns anything any more.
            unsafe { self.entries.set_len(0) };
        }
        all
    }

    /// Bytes allocated, for `sys.getsizeof`.
    pub fn allocated(&self) -> usize {
        self.entries.capacity() * size_of::<Entry>() + self.index.len() * size_of::<u32>()
    }

    /// How many entries fit before the table must be rebuilt.
    #[inline(always)]
    fn usable(&self) -> usize {
        if self.index.is_empty() {
            LINEAR
        } else {
            self.index.len() / 3 * 2
        }
    }

    #[cold]
    #[inline(never)]
    fn make_room(&mut self) {
        if self.entries.is_empty() && self.index.is_empty() {
            self.room = LINEAR as u32;
            return;
        }
        self.layout = self.layout.wrapping_add(1);
        if self.len() < self.entries.len() {
            self.entries.retain(|entry| !entry.key.is_undef());
        }
        // Also a small table from which others were removed: keys that a comparison moves to the end are met once in an index only.
        self.rebuild_index(self.len().max(LINEAR) * 2);
    }

    fn rebuild_index(&mut self, room: usize) {
        let cells = (room * 3 / 2 + 1).next_power_of_two();
        assert!(cells <= MAX_CELLS, "a table of 32 gigabytes");
        if self.index.len() == cells {
            self.index.fill(EMPTY);
        } else {
            self.index = Box::default();
            self.index = vec![EMPTY; cells].into_boxed_slice();
        }
        let extra = self.usable().saturating_sub(self.entries.len());
        self.entries.reserve_exact(extra);
        self.room = extra as u32;
        for number in 0..self.entries.len() {
            if !self.entries[number].key.is_undef() {
                self.link(self.entries[number].hash, number);
            }
        }
    }

    #[inline(always)]
    fn link(&mut self, hash: u64, number: usize) {
        let (mask, mut at) = (self.index.len() - 1, self.home(hash));
        // SAFETY: the place is cut to the size of the index, a power of two.
        unsafe {
            while *self.index.get_unchecked(at) as i32 >= 0 {
                at = (at + 1) & mask;
            }
            *self.index.get_unchecked_mut(at) = number as u32;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(i: i64) -> Value {
        Value::small_int(i)
    }

    fn find(table: &RawDict, i: i64) -> Option<i64> {
        table
            .find_identical(i as u64, key(i).word())
            .and_then(|n| table.value(n).as_small_int())
    }

    #[test]
    fn keeps_order_and_finds_after_growth_and_removal() {
        let mut table = RawDict::default();
        for i in 0..1000 {
            table.insert_new(i as u64, key(i), key(i * 10));
        }
        for i in (0..1000).step_by(2) {
            let number = table.find_identical(i as u64, key(i).word()).expect("it was inserted");
            table.remove(number);
        }
        for i in 1000..3000 {
            table.insert_new(i as u64, key(i), key(i * 10));
        }
        assert_eq!(table.len(), 2500);
        assert_eq!(
            (find(&table, 2), find(&table, 3), find(&table, 2999)),
            (None, Some(30), Some(29990))
        );
        let keys: Vec<i64> = table.iter().filter_map(|e| e.key.as_small_int()).collect();
        assert!(keys.is_sorted() && keys.len() == 2500);
    }

    #[test]
    fn entries_move_to_both_ends() {
        let mut table = RawDict::default();
        for i in 0..20 {
            table.insert_new(i as u64, key(i), key(i));
        }
        let mut order: Vec<i64> = (0..20).collect();
        for i in [5, 19, 0, 7, 7, 12, 3, 4, 19, 1] {
            let number = table.find_identical(i as u64, key(i).word()).expect("it is there");
            order.retain(|&other| other != i);
            if i % 2 == 0 {
                table.move_to_end(number);
                order.push(i);
            } else {
                table.move_to_front(number);
                order.insert(0, i);
            }
            let keys: Vec<i64> = table.iter().filter_map(|entry| entry.key.as_small_int()).collect();
            assert_eq!(keys, order, "after {i}");
        }
        while let Some(first) = table.first_entry() {
            assert_eq!(table.remove(first).0.as_small_int(), Some(order.remove(0)));
        }
        assert!(order.is_empty() && table.is_empty());
    }

    #[test]
    fn insertion_and_removal_in_turn_stays_small() {
        let mut table = RawDict::default();
        for i in 0..100_000 {
            let number = table.insert_new(i as u64, key(i), key(i));
            if i % 3 != 0 || table.len() > 20 {
                table.remove(number);
            }
        }
        assert!(table.allocated() < 20_000, "{}", table.allocated());
    }
}
