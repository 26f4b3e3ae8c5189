//! Set operations by item, as `dict.rs` does for keys.

use crate::heap::native::{Comparison, Outcome};
use crate::heap::object::SetObject;
use crate::heap::set_table::{Place, RawSet, SetEntry};
use crate::heap::thread::Thread;
use crate::heap::value::Value;
use crate::ops::plain::LEVELS;

/// What a look into a table finds when no Python code may run.
pub enum Quick {
    /// The number of the item's entry.
    Found(usize),
    /// Where the item would go, if there are entries.
    Absent(Option<usize>),
    /// Only a comparison that may run Python code can tell.
    Unknown,
}

/// How the walk over one set that looks its items up in another ends.
pub enum Walk {
    /// All were there, or all were not, as expected.
    All,
    /// One was not as expected.
    Exception,
    /// Whether the item of this entry is there may take Python code to tell.
    Unknown(usize),
}

impl Thread {
    /// Are all items of a set in another (true), or none of them (false)? No Python code runs, and no reference is counted.
    #[inline]
    pub fn walk_simply(&self, walked: &SetObject, other: &SetObject, expected: bool) -> Walk {
        self.walk_within(walked, other, expected, 1)
    }

    fn walk_within(&self, walked: &SetObject, other: &SetObject, expected: bool, levels: u32) -> Walk {
        let other = other.table.get(self);
        for (number, entry) in walked.table.get(self).numbered() {
            let Some(found) = self.set_has_within(other, entry, levels) else {
                return Walk::Unknown(number);
            };
            if found != expected {
                return Walk::Exception;
            }
        }
        Walk::All
    }

    /// Is the item of an entry in a table, as far as that can be told without running Python code?
    #[inline(always)]
    pub fn set_has_simply(&self, table: &RawSet, entry: &SetEntry) -> Option<bool> {
        self.set_has_within(table, entry, LEVELS)
    }

    #[inline(always)]
    fn set_has_within(&self, table: &RawSet, entry: &SetEntry, levels: u32) -> Option<bool> {
        match table.first_sight(entry.hash, entry.key.word()) {
            Some(answer) => Some(answer),
            None => self.set_has_further(table, entry, levels),
        }
    }

    /// As [`Thread::set_has_within`], where the first entry on the walk does not tell.
    #[inline(never)]
    fn set_has_further(&self, table: &RawSet, entry: &SetEntry, levels: u32) -> Option<bool> {
        match self.set_look_within(table, entry.hash, &entry.key, levels) {
            Quick::Found(_) => Some(true),
            Quick::Absent(_) => Some(false),
            Quick::Unknown => None,
        }
    }

    /// What a comparison says of two sets, if that can be told without running Python code.
    #[inline]
    pub fn compare_sets_simply(&self, op: Comparison, left: &SetObject, right: &SetObject) -> Option<bool> {
        self.compare_sets_within(op, left, right, LEVELS)
    }

    /// What a comparison says of two sets, if that can be told without running Python code, and by looking so many levels deep.
    pub(super) fn compare_sets_within(
        &self,
        op: Comparison,
        left: &SetObject,
        right: &SetObject,
        levels: u32,
    ) -> Option<bool> {
        let levels = levels.checked_sub(1)?;
        let (len_left, len_right) = (left.table.get(self).len(), right.table.get(self).len());
        let is_subset = |set: &SetObject, of: &SetObject| match self.walk_within(set, of, true, levels) {
            Walk::All => Some(true),
            Walk::Exception => Some(false),
            Walk::Unknown(_) => None,
        };
        match op {
            Comparison::Eq => Some(len_left == len_right && is_subset(left, right)?),
            Comparison::Ne => Some(len_left != len_right || !is_subset(left, right)?),
            Comparison::Le => Some(len_left <= len_right && is_subset(left, right)?),
            Comparison::Lt => Some(len_left < len_right && is_subset(left, right)?),
            Comparison::Ge => Some(len_left >= len_right && is_subset(right, left)?),
            Comparison::Gt => Some(len_left > len_right && is_subset(right, left)?),
        }
    }

    /// The items of a set or frozenset of the class itself.
    pub fn set_items<'t>(&'t self, set: &'t Value) -> Option<impl Iterator<Item = &'t Value>> {
        let table = self.exact_set(set)?.table.get(self);
        Some(table.iter().map(|entry| &entry.key))
    }

    /// The number of the entry with this item. A comparison that runs Python code may change the set: as in CPython, the search
    /// begins again if the item compared is not where it was, and otherwise goes on.
    pub fn set_find(&mut self, set: &SetObject, hash: u64, item: &Value) -> Outcome<Option<usize>> {
        match self.set_look(set.table.get(self), hash, item) {
            Quick::Found(number) => return Ok(Some(number)),
            Quick::Absent(_) => return Ok(None),
            Quick::Unknown => {}
        }
        self.set_search(set, hash, item, false)
    }

    /// As [`Thread::set_find`]; `believing`: an item that was found equal counts as there, even if it is not there any more
    /// (`set_add_entry`), and the number given is of no use.
    fn set_search(&mut self, set: &SetObject, hash: u64, item: &Value, believing: bool) -> Outcome<Option<usize>> {
        'restart: loop {
            let mut probe = set.table.get(self).probe(hash);
            while let Some(number) = set.table.get(self).next_match(&mut probe) {
                let table = set.table.get(self);
                let key = table.key(number);
                match self.equals_simply(key, item) {
                    Some(true) => return Ok(Some(number)),
                    Some(false) => {}
                    None => {
                        let (layout, candidate) = (table.layout(), key.clone());
                        let equal = self.equals_by_class(&candidate, item)?;
                        if equal && believing {
                            return Ok(Some(number));
                        }
                        let table = set.table.get(self);
                        let in_place = table.live_key(number).is_some_and(|key| key.is(&candidate));
                        if table.layout() != layout || !in_place {
                            continue 'restart;
                        }
                        if equal {
                            return Ok(Some(number));
                        }
                    }
                }
            }
            return Ok(None);
        }
    }

    /// Is the item in the set?
    pub fn set_has(&mut self, set: &SetObject, item: &Value) -> Outcome<bool> {
        let hash = self.hash_item(item)?;
        Ok(self.set_find(set, hash, item)?.is_some())
    }

    /// Adds an item; false if it was there.
    pub fn set_add(&mut self, set: &SetObject, item: &Value) -> Outcome<bool> {
        if let Some(hash) = self.known_leaf_hash(item) {
            match set.table.get(self).sight(hash, item.word()) {
                Some(Place::Found(_)) => return Ok(false),
                Some(Place::Alike(_)) => {}
                Some(Place::Free(at)) => {
                    set.table.get_mut(self).insert_at(Some(at), hash, item.clone());
                    return Ok(true);
                }
                None => {
                    set.table.get_mut(self).insert_new(hash, item.clone());
                    return Ok(true);
                }
            }
        }
        self.set_add_any(set, item)
    }

    /// As [`Thread::set_add`], whatever the item is.
    #[inline(never)]
    fn set_add_any(&mut self, set: &SetObject, item: &Value) -> Outcome<bool> {
        if let Some(hash) = self.other_hash(item) {
            match self.set_look(set.table.get(self), hash, item) {
                Quick::Found(_) => return Ok(false),
                Quick::Absent(free) => {
                    set.table.get_mut(self).insert_at(free, hash, item.clone());
                    return Ok(true);
                }
                Quick::Unknown => {}
            }
        }
        let hash = self.hash_item(item)?;
        self.set_add_hashed(set, hash, item)
    }

    /// Adds an item that is given away.
    #[inline]
    pub fn set_put(&mut self, set: &SetObject, item: Value) -> Outcome<()> {
        if let Some(hash) = self.simple_hash(&item) {
            match self.set_look_within(set.table.get(self), hash, &item, LEVELS) {
                Quick::Found(_) => return Ok(()),
                Quick::Absent(free) => {
                    set.table.get_mut(self).insert_at(free, hash, item);
                    return Ok(());
                }
                Quick::Unknown => {}
            }
        }
        self.set_add(set, &item).map(|_| ())
    }

    /// Where an item is or belongs, as far as that can be told without running Python code.
    #[inline]
    pub fn set_look(&self, table: &RawSet, hash: u64, item: &Value) -> Quick {
        self.set_look_within(table, hash, item, LEVELS)
    }

    #[inline(always)]
    fn set_look_within(&self, table: &RawSet, hash: u64, item: &Value, levels: u32) -> Quick {
        match table.sight(hash, item.word()) {
            Some(Place::Found(number)) => Quick::Found(number),
            Some(Place::Free(at)) => Quick::Absent(Some(at)),
            None => Quick::Absent(None),
            Some(Place::Alike(number)) => match self.equal_alike(table.key(number), item, levels) {
                Some(true) => Quick::Found(number),
                Some(false) => self.set_look_further(table, (hash, item), number, levels),
                None => Quick::Unknown,
            },
        }
    }

    /// As [`Thread::set_look_within`], where items have the same hash: that of the entry `refused` is not equal.
    #[cold]
    #[inline(never)]
    fn set_look_further(&self, table: &RawSet, (hash, item): (u64, &Value), refused: usize, levels: u32) -> Quick {
        let refused = table.key(refused);
        let mut unknown = false;
        let place = table.place(hash, |key| {
            let equal = match std::ptr::eq(key, refused) {
                true => Some(false),
                false => self.equals_within(key, item, levels),
            };
            unknown = equal.is_none();
            equal != Some(false)
        });
        match place {
            Some(Place::Found(_)) if unknown => Quick::Unknown,
            Some(Place::Found(number)) => Quick::Found(number),
            Some(Place::Free(at)) => Quick::Absent(Some(at)),
            Some(Place::Alike(_)) | None => Quick::Absent(None),
        }
    }

    /// Adds an item with its hash known; false if it was there.
    pub fn set_add_hashed(&mut self, set: &SetObject, hash: u64, item: &Value) -> Outcome<bool> {
        match self.set_look(set.table.get(self), hash, item) {
            Quick::Found(_) => return Ok(false),
            Quick::Absent(free) => {
                set.table.get_mut(self).insert_at(free, hash, item.clone());
                return Ok(true);
            }
            Quick::Unknown => {}
        }
        if self.set_search(set, hash, item, true)?.is_some() {
            return Ok(false);
        }
        set.table.get_mut(self).insert_new(hash, item.clone());
        Ok(true)
    }

    /// Removes an item; false if it was not there.
    pub fn set_discard(&mut self, set: &SetObject, item: &Value) -> Outcome<bool> {
        let hash = self.hash_item(item)?;
        let Some(number) = self.set_find(set, hash, item)? else {
            return Ok(false);
        };
        let removed = set.table.get_mut(self).remove(number);
        drop(removed);
        Ok(true)
    }
}
