//! Set operations by item, as `dict.rs` does for keys.

use crate::heap::native::Outcome;
use crate::heap::object::SetObject;
use crate::heap::thread::Thread;
use crate::heap::value::Value;

impl Thread {
    /// The number of the entry with this item. A comparison that runs Python code may change the set: as in CPython, the search
    /// begins again if the item compared is not where it was, and otherwise goes on.
    pub fn set_find(&mut self, set: &SetObject, hash: u64, item: &Value) -> Outcome<Option<usize>> {
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
                        let equal = self.equals(&candidate, item)?;
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
        let hash = self.hash_item(item)?;
        self.set_add_hashed(set, hash, item)
    }

    /// Adds an item with its hash known; false if it was there.
    pub fn set_add_hashed(&mut self, set: &SetObject, hash: u64, item: &Value) -> Outcome<bool> {
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
