//! `iter`, `next`, and walking over anything.

use crate::heap::class::Special;
use crate::heap::classes::ClassId;
use crate::heap::guard::Guarded;
use crate::heap::native::{NativeSlots, Outcome, Pair, Raised};
use crate::heap::object::{Kind, Payload};
use crate::heap::thread::Thread;
use crate::heap::value::Value;
use crate::ops::cursor::Cursor;

/// What the class of an iterator does for `next`.
type NextSlot = fn(&mut Thread, &Value) -> Outcome<Option<Value>>;

/// The iterator over anything with `__getitem__` and no `__iter__`.
pub struct SequenceIterator {
    /// The object; absent when it has ended.
    pub sequence: Guarded<Value>,
    /// The next index.
    pub index: Guarded<i64>,
}

impl Payload for SequenceIterator {
    fn traverse(&self, held: &Thread, visit: &mut dyn FnMut(&Value)) {
        visit(self.sequence.get(held));
    }
}

impl Thread {
    /// `iter(value)`.
    pub fn iter(&mut self, value: &Value) -> Outcome {
        if self.overrides(value, Special::Iter) {
            if let Some(iterator) = self.ask(value, Special::Iter) {
                return self.iterator_of_answer(iterator?);
            }
            let class = self.class_of(value).clone();
            let disabled = self
                .class_lookup(&class, &self.heap().special_name(Special::Iter).clone())
                .is_some_and(|found| found.is_none());
            if disabled {
                return Err(self.not_iterable(value));
            }
            let Some(iterator) = self.call_special(value, Special::Iter, &[])? else {
                return self.iter_by_index(value);
            };
            return self.iterator_of_answer(iterator);
        }
        if let Some(iter) = self.slots(value).iter {
            return iter(self, value);
        }
        self.iter_by_index(value)
    }

    /// What an `__iter__` gave, if that is an iterator.
    pub fn iterator_of_answer(&mut self, answer: Value) -> Outcome {
        if !self.is_iterator(&answer) {
            let message = format!("iter() returned non-iterator of type '{}'", self.class_name(&answer));
            return Err(self.type_error(message));
        }
        Ok(answer)
    }

    /// An iterator over `value[0]`, `value[1]`...
    fn iter_by_index(&mut self, value: &Value) -> Outcome {
        if self.overrides(value, Special::GetItem) {
            let payload = SequenceIterator {
                sequence: Guarded::new(value.clone()),
                index: Guarded::new(0),
            };
            return Ok(Value::builtin_payload(ClassId::SequenceIterator, payload));
        }
        Err(self.not_iterable(value))
    }

    #[cold]
    fn not_iterable(&mut self, value: &Value) -> crate::heap::native::Raised {
        let message = format!("'{}' object is not iterable", self.class_name(value));
        self.type_error(message)
    }

    /// Has the value a `__next__`?
    pub fn is_iterator(&self, value: &Value) -> bool {
        self.overrides(value, Special::Next) || self.slots(value).next.is_some()
    }

    /// `next(iterator)`; None at the end.
    #[inline]
    pub fn next(&mut self, iterator: &Value) -> Outcome<Option<Value>> {
        // No script can define `__next__` for a generator, and no StopIteration comes out of one.
        if iterator.kind() == Some(Kind::Generator) {
            return (self.heap().hooks.get().generator_next)(self, iterator);
        }
        if let Some(item) = iterator.payload::<Cursor>(self).and_then(|cursor| cursor.step(self)) {
            return Ok(Some(item));
        }
        self.next_of_any(iterator)
    }

    /// What a builtin class does for `next`, unless a script's class has redefined it.
    #[inline(always)]
    fn native_next(&self, iterator: &Value) -> Option<NextSlot> {
        self.native_iterator(iterator)?.next
    }

    /// The slots of an iterator's builtin class, unless a script's class has redefined `next`.
    #[inline(always)]
    pub(crate) fn native_iterator(&self, iterator: &Value) -> Option<&'static NativeSlots> {
        let class = self.class_of(iterator).as_class()?.data.get(self);
        (!class.overrides(Special::Next)).then_some(class.native)
    }

    fn next_of_any(&mut self, iterator: &Value) -> Outcome<Option<Value>> {
        let Some(next) = self.native_next(iterator) else {
            return self.next_by_method(iterator);
        };
        match next(self, iterator) {
            Err(raised) => self.end_by_stop(raised),
            item => item,
        }
    }

    /// After an error of a builtin iterator: a function or an iterator that it asked for its next item may have ended it.
    #[cold]
    pub(crate) fn end_by_stop(&mut self, raised: Raised) -> Outcome<Option<Value>> {
        self.catch(raised, ClassId::StopIteration).map(|_| None)
    }

    fn next_by_method(&mut self, iterator: &Value) -> Outcome<Option<Value>> {
        if !self.overrides(iterator, Special::Next) {
            return Err(self.not_an_iterator(iterator));
        }
        match self.call_special(iterator, Special::Next, &[]) {
            Err(raised) => self.end_by_stop(raised),
            item => item,
        }
    }

    #[cold]
    fn not_an_iterator(&mut self, value: &Value) -> Raised {
        let message = format!("'{}' object is not an iterator", self.class_name(value));
        self.type_error(message)
    }

    /// An error unless the value is an iterator.
    pub fn expect_iterator(&mut self, value: &Value) -> Outcome<()> {
        let is_iterator = value.kind() == Some(Kind::Generator)
            || self.slots(value).next.is_some()
            || self.overrides(value, Special::Next);
        if is_iterator {
            Ok(())
        } else {
            Err(self.not_an_iterator(value))
        }
    }

    /// The next two items of an iterator over pairs, for who takes them apart at once.
    pub fn next_pair(&mut self, iterator: &Value) -> Outcome<Pair> {
        match self.native_iterator(iterator).and_then(|slots| slots.next_pair) {
            Some(next) => match next(self, iterator) {
                Err(raised) => self.catch(raised, ClassId::StopIteration).map(|_| Pair::End),
                pair => pair,
            },
            None => Ok(Pair::No),
        }
    }

    /// As [`Thread::next`], but a StopIteration that a script's code raised comes through, with its value.
    #[inline]
    pub fn next_or_stop(&mut self, iterator: &Value) -> Outcome<Option<Value>> {
        if iterator.kind() == Some(Kind::Generator) {
            return (self.heap().hooks.get().generator_next)(self, iterator);
        }
        if let Some(item) = iterator.payload::<Cursor>(self).and_then(|cursor| cursor.step(self)) {
            return Ok(Some(item));
        }
        self.next_of_any_or_stop(iterator)
    }

    fn next_of_any_or_stop(&mut self, iterator: &Value) -> Outcome<Option<Value>> {
        match self.native_next(iterator) {
            Some(next) => next(self, iterator),
            None if self.overrides(iterator, Special::Next) => self.call_special(iterator, Special::Next, &[]),
            None => self.next(iterator),
        }
    }

    /// Calls `each` with every item of an iterable.
    pub fn for_each(
        &mut self,
        iterable: &Value,
        mut each: impl FnMut(&mut Thread, Value) -> Outcome<()>,
    ) -> Outcome<()> {
        self.for_each_while(iterable, |thread, item| each(thread, item).map(|()| true))
    }

    /// Calls `each` with every item of an iterable, until it answers false.
    #[inline]
    pub fn for_each_while(
        &mut self,
        iterable: &Value,
        mut each: impl FnMut(&mut Thread, Value) -> Outcome<bool>,
    ) -> Outcome<()> {
        if self.has_plain_items(iterable) {
            let mut index = 0;
            while let Some(item) = self.plain_item(iterable, index) {
                if !each(self, item)? {
                    break;
                }
                self.poll_native()?;
                index += 1;
            }
            return Ok(());
        }
        let iterator = self.iter(iterable)?;
        self.for_rest(&iterator, each)
    }

    /// Calls `each` with every item that an iterator still has, until it answers false. A generator goes on as soon as `each` has its
    /// item, without leaving the loop that runs it.
    pub fn for_rest(
        &mut self,
        iterator: &Value,
        mut each: impl FnMut(&mut Thread, Value) -> Outcome<bool>,
    ) -> Outcome<()> {
        if iterator.kind() == Some(Kind::Generator) {
            return (self.heap().hooks.get().generator_each)(self, iterator, &mut each);
        }
        if iterator.payload::<Cursor>(self).is_some() {
            while let Some(item) = iterator.payload::<Cursor>(self).and_then(|cursor| cursor.step(self)) {
                if !each(self, item)? {
                    return Ok(());
                }
                self.poll_native()?;
            }
            // At the end it lets go of what it walked.
            return self.next(iterator).map(drop);
        }
        if let Some(walk) = self.slots(iterator).each
            && !self.overrides(iterator, Special::Next)
            && walk(self, iterator, &mut each)?
        {
            return Ok(());
        }
        while let Some(item) = self.next(iterator)? {
            if !each(self, item)? {
                break;
            }
            self.poll_native()?;
        }
        Ok(())
    }

    /// Is it a list or tuple whose iteration no script has redefined?
    pub(crate) fn has_plain_items(&self, value: &Value) -> bool {
        matches!(value.kind(), Some(Kind::List | Kind::Tuple)) && !self.overrides(value, Special::Iter)
    }

    /// An item of a list or tuple.
    #[inline]
    pub(crate) fn plain_item(&self, value: &Value, index: usize) -> Option<Value> {
        match value.as_list() {
            Some(list) => list.items.get(self).get(index).cloned(),
            None => value.as_tuple()?.items().get(index).cloned(),
        }
    }

    /// All items of an iterable.
    pub fn collect(&mut self, iterable: &Value) -> Outcome<Vec<Value>> {
        if let Some(items) = self.items_at_once(iterable) {
            return Ok(items);
        }
        let iterator = self.iter(iterable)?;
        let hint = self.expected_items(iterable)?;
        self.collect_rest(&iterator, hint)
    }

    /// As [`Thread::collect`], for `tuple` and `f(*iterable)`, which do not ask the iterable how long it is.
    pub fn collect_unasked(&mut self, iterable: &Value) -> Outcome<Vec<Value>> {
        if let Some(items) = self.items_at_once(iterable) {
            return Ok(items);
        }
        let iterator = self.iter(iterable)?;
        self.collect_rest(&iterator, 0)
    }

    /// All items of a builtin container, which are got without running Python code.
    pub fn items_at_once(&self, iterable: &Value) -> Option<Vec<Value>> {
        if self.has_plain_items(iterable) {
            return match iterable.as_list() {
                Some(list) => Some(list.items.get(self).clone()),
                None => iterable.as_tuple().map(|tuple| tuple.items().to_vec()),
            };
        }
        // A script's class may have redefined what its items are, or count how often it is asked for its length.
        if iterable.is_of_script_class() {
            return None;
        }
        let items = self.slots(iterable).items?;
        items(self, iterable)
    }

    fn collect_rest(&mut self, iterator: &Value, hint: usize) -> Outcome<Vec<Value>> {
        let mut items = Vec::new();
        if items.try_reserve(hint).is_err() {
            return Err(self.memory_error());
        }
        self.for_rest(iterator, |thread, item| {
            if items.len() == items.capacity() && items.try_reserve(1).is_err() {
                return Err(thread.memory_error());
            }
            items.push(item);
            Ok(true)
        })?;
        Ok(items)
    }

    /// How many items there is to be room for, before those of an iterable are got. A script's class is asked; what a builtin iterator
    /// would say nobody notices, and is not worth the question.
    pub(crate) fn expected_items(&mut self, iterable: &Value) -> Outcome<usize> {
        /// What CPython's lists begin with where nobody knows.
        const SOME: usize = 8;
        match iterable.kind() {
            Some(Kind::Generator) => Ok(SOME),
            Some(Kind::Payload) if !iterable.is_of_script_class() && self.slots(iterable).len.is_none() => Ok(SOME),
            _ => self.length_hint(iterable),
        }
    }

    /// `operator.length_hint(value, 0)`.
    pub fn length_hint(&mut self, value: &Value) -> Outcome<usize> {
        if self.slots(value).len.is_some() || self.overrides(value, Special::Len) {
            match self.len(value) {
                Ok(len) => return Ok(len),
                Err(raised) => drop(self.catch(raised, ClassId::TypeError)?),
            }
        }
        let hint = match self.call_special_by_name(value, Special::LengthHint, &[]) {
            Ok(hint) => hint,
            Err(raised) => {
                drop(self.catch(raised, ClassId::TypeError)?);
                None
            }
        };
        let Some(hint) = hint.filter(|hint| !hint.is_not_implemented()) else {
            return Ok(0);
        };
        let number = hint.as_small_int().or_else(|| hint.as_bool().map(i64::from));
        match number.or_else(|| hint.as_big().and_then(|big| i64::try_from(big).ok())) {
            Some(hint) if hint >= 0 => Ok(hint as usize),
            Some(_) => Err(self.value_error("__length_hint__() should return >= 0")),
            None if hint.as_big().is_some() => {
                Err(self.raise(ClassId::OverflowError, "Python int too large to convert to C ssize_t"))
            }
            None => {
                let message = format!("__length_hint__ must be an integer, not {}", self.class_name(&hint));
                Err(self.type_error(message))
            }
        }
    }

    /// `item in container`.
    pub fn contains(&mut self, container: &Value, item: &Value) -> Outcome<bool> {
        if self.overrides(container, Special::Contains) {
            if let Some(answer) = self.ask_about(container, Special::Contains, item) {
                return self.truth(&answer?);
            }
            let class = self.class_of(container).clone();
            let disabled = self
                .class_lookup(&class, &self.heap().special_name(Special::Contains).clone())
                .is_some_and(|found| found.is_none());
            if disabled {
                let message = format!("'{}' object is not a container", self.class_name(container));
                return Err(self.type_error(message));
            }
            if let Some(answer) = self.call_special(container, Special::Contains, &[item])? {
                return self.truth(&answer);
            }
        } else if let Some(contains) = self.slots(container).contains {
            return contains(self, container, item);
        }
        let iterator = match self.iter(container) {
            Ok(iterator) => iterator,
            Err(raised) => {
                let _ = self.catch(raised, ClassId::TypeError)?;
                let message = format!(
                    "argument of type '{}' is not a container or iterable",
                    self.class_name(container)
                );
                return Err(self.type_error(message));
            }
        };
        let mut found = false;
        self.for_rest(&iterator, |thread, candidate| {
            found = thread.equals(&candidate, item)?;
            Ok(!found)
        })?;
        Ok(found)
    }
}
