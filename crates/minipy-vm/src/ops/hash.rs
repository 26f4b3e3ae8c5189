//! `hash`: of builtin values without a call, of anything else by its slot or by the `__hash__` of a script's class; and what a dict or a
//! set says of a key that has none.

use crate::heap::class::Special;
use crate::heap::classes::ClassId;
use crate::heap::native::{Outcome, Raised};
use crate::heap::object::{Kind, TupleObject};
use crate::heap::thread::Thread;
use crate::heap::value::{Value, Word, word};
use crate::types::text::number_hash::{TupleHasher, hash_bytes, hash_float, hash_frozenset, hash_int, hash_of_small};

/// How deep tuples in tuples are looked into before the general way takes over, which watches the native stack. That way looks at
/// every level by itself, so that nothing is looked at more than twice.
const LEVELS: u32 = 12;

/// `hash(None)`, the same in every run of CPython since 3.12.
pub const HASH_OF_NONE: i64 = 0xFCA8_6420;

/// The hash of what compares by identity. Objects stand at multiples of 16.
#[inline]
pub fn hash_identity(word: Word) -> i64 {
    (word >> 4) as i64
}

impl Thread {
    /// The hash of a key, with the text of CPython 3.14 if it has none.
    #[inline]
    pub fn hash_key(&mut self, key: &Value) -> Outcome<u64> {
        match self.simple_hash(key) {
            Some(hash) => Ok(hash),
            None => self.hash_for(key, "a dict key"),
        }
    }

    /// The hash of an item of a set.
    #[inline]
    pub fn hash_item(&mut self, item: &Value) -> Outcome<u64> {
        match self.simple_hash(item) {
            Some(hash) => Ok(hash),
            None => self.hash_for(item, "a set element"),
        }
    }

    fn hash_for(&mut self, value: &Value, role: &str) -> Outcome<u64> {
        match self.hash_any(value) {
            Ok(hash) => Ok(hash as u64),
            Err(raised) => {
                // A TypeError is taken for that of `hash` itself, for this value or one inside it.
                if !self.is_exactly(&self.exception, ClassId::TypeError) {
                    return Err(raised);
                }
                let cause = self.take_exception();
                let text = self.str_text(&cause)?;
                let message = format!("cannot use '{}' as {role} ({text})", self.script_class_name(value));
                Err(self.type_error(message))
            }
        }
    }

    /// `hash(value)`.
    #[inline]
    pub fn hash(&mut self, value: &Value) -> Outcome<i64> {
        match self.simple_hash(value) {
            Some(hash) => Ok(hash as i64),
            None => self.hash_any(value),
        }
    }

    /// The hash of what runs no Python code to tell it: builtin values that have one, tuples of them, and instances without a
    /// `__hash__` and an `__eq__` of their own.
    #[inline(always)]
    pub fn simple_hash(&self, value: &Value) -> Option<u64> {
        match self.leaf_hash(value) {
            None => self.other_hash(value),
            hash => hash,
        }
    }

    /// The hash of an immediate int or a string of exactly the builtin class.
    #[inline(always)]
    fn leaf_hash(&self, value: &Value) -> Option<u64> {
        if word::is_int(value.word()) {
            return Some(hash_int(word::get_int(value.word())) as u64);
        }
        self.exact_str(value).map(|text| text.hash())
    }

    /// As [`Thread::leaf_hash`], if nothing need be computed.
    #[inline(always)]
    pub(crate) fn known_leaf_hash(&self, value: &Value) -> Option<u64> {
        if word::is_int(value.word()) {
            return hash_of_small(word::get_int(value.word())).map(|hash| hash as u64);
        }
        self.exact_str(value)?.known_hash()
    }

    /// As [`Thread::simple_hash`], of what is neither.
    #[inline(always)]
    pub(crate) fn other_hash(&self, value: &Value) -> Option<u64> {
        if let Some(tuple) = self.exact_tuple(value) {
            return self.hash_of_leaves(tuple);
        }
        match value.kind() {
            Some(Kind::Instance) => self.goes_by_identity(value).then(|| hash_identity(value.word()) as u64),
            _ => self.builtin_hash(value, LEVELS),
        }
    }

    /// The hash of a tuple, whose items most often are ints and strings that have theirs.
    #[inline(never)]
    pub(crate) fn hash_of_leaves(&self, tuple: &TupleObject) -> Option<u64> {
        if let Some(hash) = tuple.known_hash() {
            return Some(hash as u64);
        }
        // Pairs are what grids and graphs are full of; without the loop nothing is kept in registers across it.
        if let [first, second] = tuple.items()
            && let (Some(first), Some(second)) = (self.known_leaf_hash(first), self.known_leaf_hash(second))
        {
            let mut hasher = TupleHasher::new();
            hasher.add(first as i64);
            hasher.add(second as i64);
            return Some(tuple.keep_hash(hasher.finish()) as u64);
        }
        self.hash_of_items(tuple)
    }

    /// As [`Thread::hash_of_leaves`], however many items there are.
    #[inline(never)]
    fn hash_of_items(&self, tuple: &TupleObject) -> Option<u64> {
        let mut hasher = TupleHasher::new();
        for item in tuple.items() {
            match self.known_leaf_hash(item) {
                Some(hash) => hasher.add(hash as i64),
                None => return self.hash_of_tuple(tuple, LEVELS).map(|hash| hash as u64),
            }
        }
        Some(tuple.keep_hash(hasher.finish()) as u64)
    }

    #[inline(never)]
    fn builtin_hash(&self, value: &Value, levels: u32) -> Option<u64> {
        let hash = match value.kind() {
            None => match value.word() {
                w if word::is_float(w) => hash_float(word::get_float(w))?,
                word::TRUE => 1,
                word::FALSE => 0,
                word::NONE => HASH_OF_NONE,
                _ => return None,
            },
            Some(Kind::Tuple) => self.hash_of_tuple(value.as_tuple()?, levels)?,
            Some(Kind::Bytes) if self.is_exactly(value, ClassId::Bytes) => hash_bytes(value.as_bytes()?.as_slice(), 0),
            Some(Kind::FrozenSet) if self.is_exactly(value, ClassId::FrozenSet) => self.hash_of_set(value)?,
            Some(Kind::Instance) if self.goes_by_identity(value) => hash_identity(value.word()),
            _ => return None,
        };
        Some(hash as u64)
    }

    /// The hash of the items of a tuple of exactly the builtin class.
    #[inline(never)]
    fn hash_of_tuple(&self, tuple: &TupleObject, levels: u32) -> Option<i64> {
        if tuple.header.shape != self.heap().shape(ClassId::Tuple) {
            return None;
        }
        if let Some(hash) = tuple.known_hash() {
            return Some(hash);
        }
        let mut hasher = TupleHasher::new();
        for item in tuple.items() {
            let hash = match self.leaf_hash(item) {
                None if levels == 0 => None,
                None => self.builtin_hash(item, levels - 1),
                hash => hash,
            };
            hasher.add(hash? as i64);
        }
        Some(tuple.keep_hash(hasher.finish()))
    }

    /// The hash that a set has, or would have as a frozenset: of its items, whatever their order. Kept once known if it is a frozenset.
    pub fn hash_of_set(&self, set: &Value) -> Option<i64> {
        let object = set.as_any_set()?;
        if object.hash.get() != -1 {
            return Some(object.hash.get());
        }
        let hash = hash_frozenset(object.table.get(self).iter().map(|entry| entry.hash as i64));
        if set.kind() == Some(Kind::FrozenSet) {
            object.hash.set(hash);
        }
        Some(hash)
    }

    /// Is it an instance of a script's class that hashes and compares by identity?
    #[inline]
    pub(crate) fn goes_by_identity(&self, value: &Value) -> bool {
        let class = value.pointer().and_then(|_| self.class_of(value).as_class());
        class.is_some_and(|class| {
            let data = class.data.get(self);
            !data.overrides_comparison()
                && !data.overrides(Special::Hash)
                && std::ptr::eq(data.native, self.class_slots(ClassId::Object))
        })
    }

    /// The hash of a tuple, in the general way: each item is asked for its own.
    pub fn hash_tuple(&mut self, value: &Value) -> Outcome<i64> {
        let Some(tuple) = value.as_tuple() else { return Ok(0) };
        if let Some(hash) = tuple.known_hash() {
            return Ok(hash);
        }
        self.check_native_stack("")?;
        let mut hasher = TupleHasher::new();
        for item in tuple.items() {
            let hash = match self.leaf_hash(item) {
                Some(hash) => hash as i64,
                None => self.hash_any(item)?,
            };
            hasher.add(hash);
        }
        Ok(tuple.keep_hash(hasher.finish()))
    }

    fn hash_any(&mut self, value: &Value) -> Outcome<i64> {
        match self.ask(value, Special::Hash) {
            Some(answer) => self.hash_of_answer(answer?),
            None => self.hash_generally(value),
        }
    }

    /// As [`Thread::hash_any`], where the class has not learned of a `__hash__` of a script's.
    fn hash_generally(&mut self, value: &Value) -> Outcome<i64> {
        if let Some(text) = value.as_str_object()
            && !self.overrides(value, Special::Hash)
            && !self.overrides(value, Special::Eq)
        {
            return Ok(text.hash() as i64);
        }
        if self.overrides(value, Special::Hash) {
            return self.hash_by_method(value);
        }
        // A class that defines __eq__ alone gets `__hash__ = None` when it is made.
        let slots = self.slots(value);
        match slots.hash {
            Some(hash) => hash(self, value),
            None if slots.compare.is_none() => Ok(self.identity(value)),
            None => Err(self.unhashable(value)),
        }
    }

    fn hash_by_method(&mut self, value: &Value) -> Outcome<i64> {
        if self
            .special(value, Special::Hash)
            .is_some_and(|method| method.is_none())
        {
            return Err(self.unhashable(value));
        }
        match self.call_special(value, Special::Hash, &[])? {
            Some(hash) => self.hash_of_answer(hash),
            None => Err(self.unhashable(value)),
        }
    }

    /// The hash that a `__hash__` has given.
    fn hash_of_answer(&mut self, hash: Value) -> Outcome<i64> {
        if let Some(hash) = hash.as_small_int() {
            return Ok(if hash == -1 { -2 } else { hash });
        }
        if let Some(true) | Some(false) = hash.as_bool() {
            return Ok(hash.is_true() as i64);
        }
        match hash.as_big() {
            // A number of 64 bits is taken as it is, a larger one is hashed.
            Some(hash) => Ok(i64::try_from(hash).unwrap_or_else(|_| crate::types::text::number_hash::hash_big(hash))),
            None => Err(self.type_error("__hash__ method should return an integer")),
        }
    }

    #[cold]
    fn unhashable(&mut self, value: &Value) -> Raised {
        let message = format!("unhashable type: '{}'", self.class_name(value));
        self.type_error(message)
    }
}
