//! Dict operations by key: equality may run Python code, while the table is not borrowed.

use crate::heap::dict_table::{RawDict, Sight};
use crate::heap::native::Outcome;
use crate::heap::object::DictObject;
use crate::heap::thread::Thread;
use crate::heap::value::Value;
use crate::ops::plain::LEVELS;

impl Thread {
    /// The number of the entry with this key, if there is one; None if only a comparison that may run Python code can tell.
    #[inline(always)]
    pub fn dict_look(&self, table: &RawDict, hash: u64, key: &Value) -> Option<Option<usize>> {
        match table.sight(hash, key.word()) {
            Sight::Same(_, number) => Some(Some(number)),
            Sight::Absent => Some(None),
            Sight::Alike(entry, number) => match self.equal_alike(&entry.key, key, LEVELS)? {
                true => Some(Some(number)),
                false => self.dict_look_further(table, hash, key, &entry.key),
            },
        }
    }

    /// As [`Thread::dict_look`], where keys have the same hash: one of them is not equal.
    #[cold]
    #[inline(never)]
    fn dict_look_further(&self, table: &RawDict, hash: u64, key: &Value, refused: &Value) -> Option<Option<usize>> {
        let mut unknown = false;
        let found = table.find(hash, |candidate| {
            let equal = match std::ptr::eq(candidate, refused) {
                true => Some(false),
                false => self.equals_simply(candidate, key),
            };
            unknown = equal.is_none();
            equal != Some(false)
        });
        (!unknown).then_some(found)
    }

    /// The number of the entry with this key.
    #[inline]
    pub fn dict_find(&mut self, dict: &DictObject, hash: u64, key: &Value) -> Outcome<Option<usize>> {
        match self.dict_look(dict.table.get(self), hash, key) {
            Some(found) => Ok(found),
            None => self.dict_search(dict, hash, key),
        }
    }

    /// As [`Thread::dict_find`]. A comparison that runs Python code may change the dict: as in CPython, the search
    /// begins again if the key compared is not where it was, and otherwise goes on. A key that only moved, as `OrderedDict` moves
    /// them, counts as in its place: a comparison that moves it each time would begin the search again for ever.
    fn dict_search(&mut self, dict: &DictObject, hash: u64, key: &Value) -> Outcome<Option<usize>> {
        'restart: loop {
            let table = dict.table.get(self);
            let mut probe = table.probe(hash);
            while let Some(number) = dict.table.get(self).next_match(&mut probe) {
                let table = dict.table.get(self);
                let Some(entry) = table.entry(number) else { continue };
                match self.equals_simply(&entry.key, key) {
                    Some(true) => return Ok(Some(number)),
                    Some(false) => {}
                    None => {
                        let (layout, candidate) = (table.layout(), entry.key.clone());
                        let equal = self.equals_by_class(&candidate, key)?;
                        let table = dict.table.get(self);
                        let in_place = table.entry(number).is_some_and(|entry| entry.key.is(&candidate));
                        let same_layout = table.layout() == layout;
                        let now = match same_layout && in_place {
                            true => Some(number),
                            false => table.find_identical(hash, candidate.word()),
                        };
                        match now {
                            Some(now) if equal => return Ok(Some(now)),
                            Some(_) if same_layout => {}
                            _ => continue 'restart,
                        }
                    }
                }
            }
            return Ok(None);
        }
    }

    /// `dict.get(key)`.
    pub fn dict_get(&mut self, dict: &DictObject, key: &Value) -> Outcome<Option<Value>> {
        let hash = self.hash_key(key)?;
        let number = self.dict_find(dict, hash, key)?;
        Ok(number.map(|number| dict.table.get(self).value(number).clone()))
    }

    /// `dict[key] = value`.
    pub fn dict_set(&mut self, dict: &DictObject, key: &Value, value: Value) -> Outcome<()> {
        let hash = self.hash_key(key)?;
        self.dict_set_hashed(dict, hash, key, value)
    }

    /// `dict[key] = value` with the hash known.
    pub fn dict_set_hashed(&mut self, dict: &DictObject, hash: u64, key: &Value, value: Value) -> Outcome<()> {
        match self.dict_find(dict, hash, key)? {
            Some(number) => {
                let old = dict.table.get_mut(self).replace_value(number, value);
                drop(old);
            }
            None => {
                dict.table.get_mut(self).insert_new(hash, key.clone(), value);
                dict.keys_changed(self);
            }
        }
        Ok(())
    }

    /// Removes a key; gives key and value.
    pub fn dict_remove(&mut self, dict: &DictObject, key: &Value) -> Outcome<Option<(Value, Value)>> {
        let hash = self.hash_key(key)?;
        let Some(number) = self.dict_find(dict, hash, key)? else {
            return Ok(None);
        };
        let removed = dict.table.get_mut(self).remove(number);
        dict.keys_changed(self);
        Ok(Some(removed))
    }

    /// The keys and values, as they stand now.
    pub fn dict_entries(&self, dict: &DictObject) -> Vec<(Value, Value)> {
        dict.table
            .get(self)
            .iter()
            .map(|entry| (entry.key.clone(), entry.value.clone()))
            .collect()
    }

    /// The first entry at or after a number: its number, key and value.
    pub fn dict_entry_at(&self, dict: &DictObject, from: usize) -> Option<(usize, Value, Value)> {
        let (number, entry) = dict.table.get(self).next_entry(from)?;
        Some((number, entry.key.clone(), entry.value.clone()))
    }

    /// The value of a key, if there is one and finding it takes nobody's help; and whether its entry is the last.
    pub fn dict_peek(&self, dict: &DictObject, key: &Value) -> Option<(Value, bool)> {
        let table = dict.table.get(self);
        let number = self.dict_look(table, self.simple_hash(key)?, key)??;
        let last = table.previous_entry(usize::MAX).map(|(number, _)| number);
        Some((table.value(number).clone(), last == Some(number)))
    }

    /// The last entry before a number: its number, key and value.
    pub fn dict_entry_before(&self, dict: &DictObject, end: usize) -> Option<(usize, Value, Value)> {
        let (number, entry) = dict.table.get(self).previous_entry(end)?;
        Some((number, entry.key.clone(), entry.value.clone()))
    }

    /// Number of entries of a dict.
    pub fn dict_len(&self, dict: &DictObject) -> usize {
        dict.table.get(self).len()
    }

    /// A number that changes whenever a key of the dict comes, goes or moves.
    pub fn dict_version(&self, dict: &DictObject) -> u32 {
        dict.table.get(self).version()
    }

    /// Removes the last or the first entry; gives key and value.
    pub fn dict_take_end(&mut self, dict: &DictObject, last: bool) -> Option<(Value, Value)> {
        let table = dict.table.get_mut(self);
        let removed = match last {
            true => {
                let (number, _) = table.previous_entry(usize::MAX)?;
                table.remove_last(number)
            }
            false => {
                let number = table.first_entry()?;
                table.remove(number)
            }
        };
        dict.keys_changed(self);
        Some(removed)
    }

    /// Moves an entry found to the end, or to the beginning.
    pub fn dict_move(&mut self, dict: &DictObject, number: usize, last: bool) {
        let table = dict.table.get_mut(self);
        match last {
            true => table.move_to_end(number),
            false => table.move_to_front(number),
        }
        dict.keys_changed(self);
    }
}
