//! The iterators over sequences, and the lazy builtin functions `enumerate`, `zip`, `map`, `filter`, `reversed` and
//! `iter(function, sentinel)`.
//!
//! An iterator that has ended lets go of what it walked and stays ended, whatever happens to the sequence afterwards.
//! Iterators over dicts, sets and ranges are with their classes.

pub(crate) mod apart;
mod walks;

use super::bytes::view;
use super::object::{self, identity_hash};
use super::wrappers::call_with_receiver;
use crate::heap::class::Special;
use crate::heap::classes::ClassId;
use crate::heap::native::{Args, Arity, Binding, NativeDef, NativeSlots, Outcome, Pair, Raised};
use crate::heap::object::Payload;
use crate::heap::thread::Thread;
use crate::heap::value::Value;
use crate::ops::cursor::{Cursor, NOT_BEGUN};
use crate::ops::iterate::SequenceIterator;
use dashu_int::IBig;
use std::cell::Cell;

/// `reversed(sequence)` for what has `__len__` and `__getitem__`.
struct Reversed {
    /// Absent at the end.
    sequence: Value,
    /// The next index; None before the first.
    index: Option<i64>,
}

impl Payload for Reversed {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        visit(&self.sequence);
    }
}

/// `iter(function, sentinel)`.
struct Callable {
    /// Absent at the end.
    function: Value,
    sentinel: Value,
}

impl Payload for Callable {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        visit(&self.function);
        visit(&self.sentinel);
    }
}

/// `enumerate(iterable)`.
struct Enumerate {
    iterator: Value,
    /// The next number.
    count: Cell<i64>,
    /// The next number, if it is too large for `count`.
    big: Value,
}

impl Payload for Enumerate {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        visit(&self.iterator);
    }
}

/// `map(function, *iterables)` and, without a function, `zip(*iterables)`.
struct Together {
    /// Absent for `zip`.
    function: Value,
    /// A tuple.
    iterators: Value,
    strict: bool,
}

impl Payload for Together {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        visit(&self.function);
        visit(&self.iterators);
    }
}

/// `filter(function, iterable)`.
struct Filter {
    /// None asks for the items that are true.
    function: Value,
    iterator: Value,
}

impl Payload for Filter {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        visit(&self.function);
        visit(&self.iterator);
    }
}

/// An iterator over a list, tuple, string or bytes, of the class CPython has for it.
pub fn sequence_iterator(value: &Value, class: ClassId) -> Value {
    Value::builtin_payload(class, Cursor::forwards(value))
}

/// An iterator from the last item of a list or another builtin sequence to the first. Which item is the last is found out
/// when it is first asked.
pub fn reverse_iterator(value: &Value) -> Value {
    if value.as_list().is_some() {
        return list_from_end(value, NOT_BEGUN);
    }
    Value::builtin_payload(
        ClassId::Reversed,
        Reversed {
            sequence: value.clone(),
            index: None,
        },
    )
}

fn list_from_end(list: &Value, index: usize) -> Value {
    Value::builtin_payload(ClassId::ListReverseIterator, Cursor::backwards(list, index))
}

/// `iter(function, sentinel)`.
pub fn callable_iterator(function: &Value, sentinel: &Value) -> Value {
    let callable = Callable {
        function: function.clone(),
        sentinel: sentinel.clone(),
    };
    Value::builtin_payload(ClassId::CallableIterator, callable)
}

fn itself(_: &mut Thread, iterator: &Value) -> Outcome {
    Ok(iterator.clone())
}

/// Every level of iterators over iterators needs native stack.
fn check_depth(thread: &mut Thread) -> Outcome<()> {
    thread.check_native_stack("")
}

fn sequence_next(thread: &mut Thread, iterator: &Value) -> Outcome<Option<Value>> {
    let item = match iterator.payload::<Cursor>(thread) {
        Some(cursor) => cursor.step(thread),
        None => None,
    };
    if item.is_none()
        && let Some(cursor) = iterator.payload_mut::<Cursor>(thread)
    {
        let ended = std::mem::take(&mut cursor.sequence);
        drop(ended);
    }
    Ok(item)
}

/// Items of a list, tuple, string or bytes.
fn item_count(thread: &Thread, sequence: &Value) -> usize {
    if let Some(list) = sequence.as_list() {
        return list.items.get(thread).len();
    }
    if let Some(tuple) = sequence.as_tuple() {
        return tuple.items().len();
    }
    match sequence.as_str_object() {
        Some(text) => text.char_len(),
        None => view(thread, sequence).map_or(0, <[u8]>::len),
    }
}

fn sequence_hint(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let Some(cursor) = args[0].payload::<Cursor>(thread) else {
        return Ok(Value::small_int(0));
    };
    let count = item_count(thread, &cursor.sequence);
    let left = if cursor.backwards {
        // A list that has become too short ends the walk.
        let left = cursor.end(thread);
        if count < left { 0 } else { left }
    } else {
        count.saturating_sub(cursor.index.get())
    };
    Ok(Value::length(if cursor.sequence.is_undef() { 0 } else { left }))
}

/// After an error of `sequence[index]`: None if it means the end.
fn end_of_items(thread: &mut Thread, raised: Raised) -> Outcome<Option<Value>> {
    if thread.raised_is(ClassId::IndexError) || thread.raised_is(ClassId::StopIteration) {
        drop(thread.take_exception());
        return Ok(None);
    }
    Err(raised)
}

fn get_item_next(thread: &mut Thread, iterator: &Value) -> Outcome<Option<Value>> {
    let Some(state) = iterator.payload::<SequenceIterator>(thread) else {
        return Ok(None);
    };
    let (sequence, index) = (state.sequence.get(thread).clone(), *state.index.get(thread));
    if sequence.is_undef() {
        return Ok(None);
    }
    let item = match thread.get_item(&sequence, &Value::int(index)) {
        Ok(item) => Some(item),
        Err(raised) => end_of_items(thread, raised)?,
    };
    let Some(state) = iterator.payload_mut::<SequenceIterator>(thread) else {
        return Ok(item);
    };
    state.index = crate::heap::guard::Guarded::new(index + 1);
    if item.is_none() {
        let ended = std::mem::replace(&mut state.sequence, crate::heap::guard::Guarded::new(Value::UNDEF));
        drop(ended);
    }
    Ok(item)
}

fn get_item_hint(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let Some(state) = args[0].payload::<SequenceIterator>(thread) else {
        return Ok(Value::small_int(0));
    };
    let (sequence, index) = (state.sequence.get(thread).clone(), *state.index.get(thread));
    if sequence.is_undef() {
        return Ok(Value::small_int(0));
    }
    if thread.slots(&sequence).len.is_none() && !thread.overrides(&sequence, Special::Len) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let length = thread.len(&sequence)? as i64;
    Ok(Value::int((length - index).max(0)))
}

fn reversed_new(thread: &mut Thread, class: &Value, args: Args<'_>) -> Outcome {
    static DEF: NativeDef = NativeDef {
        name: "reversed",
        binding: Binding::New,
        arity: Arity::Positional(1, 1),
        function: reverse,
        asks: false,
    };
    call_with_receiver(thread, &DEF, class, args)
}

/// `reversed(sequence)`: `args[0]` is the class.
fn reverse(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let sequence = &args[1];
    if let Some(list) = sequence.as_list()
        && !thread.overrides(sequence, Special::Reversed)
    {
        return Ok(list_from_end(sequence, list.items.get(thread).len()));
    }
    let of = thread.class_of(sequence).clone();
    match thread.class_lookup(&of, &Value::intern("__reversed__")) {
        Some(found) if found.is_none() => return Err(not_reversible(thread, sequence)),
        Some(_) => {
            let made = thread.call_special_by_name(sequence, Special::Reversed, &[])?;
            return Ok(made.unwrap_or(Value::NONE));
        }
        None => {}
    }
    let slots = thread.slots(sequence);
    let builtin = slots.get_item.is_some() && slots.len.is_some() && sequence.as_dict().is_none();
    if !builtin && !thread.overrides(sequence, Special::GetItem) {
        return Err(not_reversible(thread, sequence));
    }
    let index = Some(thread.len(sequence)? as i64 - 1);
    Ok(Value::payload_object(
        &args[0],
        Reversed {
            sequence: sequence.clone(),
            index,
        },
    ))
}

#[cold]
fn not_reversible(thread: &mut Thread, value: &Value) -> Raised {
    let message = format!("'{}' object is not reversible", thread.class_name(value));
    thread.type_error(message)
}

fn reversed_next(thread: &mut Thread, iterator: &Value) -> Outcome<Option<Value>> {
    let Some(state) = iterator.payload::<Reversed>(thread) else {
        return Ok(None);
    };
    let (sequence, index) = (state.sequence.clone(), state.index);
    if sequence.is_undef() {
        return Ok(None);
    }
    let index = match index {
        Some(index) => index,
        None => thread.len(&sequence)? as i64 - 1,
    };
    let item = match index {
        ..0 => None,
        _ => match thread.get_item(&sequence, &Value::int(index)) {
            Ok(item) => Some(item),
            Err(raised) => end_of_items(thread, raised)?,
        },
    };
    let Some(state) = iterator.payload_mut::<Reversed>(thread) else {
        return Ok(item);
    };
    state.index = Some(index - 1);
    if item.is_none() {
        let ended = std::mem::take(&mut state.sequence);
        drop(ended);
    }
    Ok(item)
}

fn reversed_hint(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let Some(state) = args[0].payload::<Reversed>(thread) else {
        return Ok(Value::small_int(0));
    };
    let (sequence, index) = (state.sequence.clone(), state.index);
    if sequence.is_undef() {
        return Ok(Value::small_int(0));
    }
    let length = thread.len(&sequence)? as i64;
    let left = index.map_or(length, |index| index + 1);
    Ok(Value::int(if length < left { 0 } else { left }))
}

/// Is the item the sentinel? Nothing needs to be asked of None and an object that leaves its comparison as `object` has it.
#[inline]
fn is_sentinel(thread: &mut Thread, sentinel: &Value, item: &Value) -> Outcome<bool> {
    let by_identity = object::SLOTS.compare.map(|compare| compare as usize);
    let comparison = thread.slots(item).compare.map(|compare| compare as usize);
    if sentinel.is_none() && !thread.overrides(item, Special::Eq) && (comparison.is_none() || comparison == by_identity)
    {
        return Ok(item.is_none());
    }
    thread.equals(sentinel, item)
}

fn callable_next(thread: &mut Thread, iterator: &Value) -> Outcome<Option<Value>> {
    let Some(state) = iterator.payload::<Callable>(thread) else {
        return Ok(None);
    };
    let (function, sentinel) = (state.function.clone(), state.sentinel.clone());
    if function.is_undef() {
        return Ok(None);
    }
    let item = match thread.call(&function, &[]) {
        // The function itself may have walked to the end meanwhile.
        Ok(_)
            if iterator
                .payload::<Callable>(thread)
                .is_some_and(|state| state.function.is_undef()) =>
        {
            None
        }
        Ok(item) if !is_sentinel(thread, &sentinel, &item)? => return Ok(Some(item)),
        Ok(_) => None,
        Err(raised) => {
            drop(thread.catch(raised, ClassId::StopIteration)?);
            None
        }
    };
    if let Some(state) = iterator.payload_mut::<Callable>(thread) {
        let ended = (std::mem::take(&mut state.function), std::mem::take(&mut state.sentinel));
        drop(ended);
    }
    Ok(item)
}

fn enumerate_new(thread: &mut Thread, class: &Value, args: Args<'_>) -> Outcome {
    let by_position = args.by_position();
    if args.values.len() > 2 {
        let given = args.values.len();
        return Err(thread.type_error(format!("enumerate() takes at most 2 arguments ({given} given)")));
    }
    let (mut iterable, mut start) = (by_position.first(), by_position.get(1));
    if let ([name], true) = (args.names, iterable.is_none())
        && name.as_str() != Some("iterable")
    {
        let name = name.as_str().unwrap_or("?");
        return Err(thread.type_error(format!("'{name}' is an invalid keyword argument for enumerate()")));
    }
    for (name, value) in args.by_keyword() {
        match name.as_str() {
            Some("iterable") if iterable.is_none() => iterable = Some(value),
            Some("start") if start.is_none() => start = Some(value),
            name => {
                let name = name.unwrap_or("?");
                return Err(thread.type_error(format!("'{name}' is an invalid keyword argument for enumerate()")));
            }
        }
    }
    let Some(iterable) = iterable else {
        return Err(thread.type_error("enumerate() missing required argument 'iterable'"));
    };
    let count = match start {
        Some(start) => thread.index_value(start)?,
        None => Value::small_int(0),
    };
    let iterator = thread.iter(iterable)?;
    let (count, big) = match count.as_small_int() {
        Some(small) => (small, Value::UNDEF),
        None => (0, count),
    };
    let count = Cell::new(count);
    Ok(Value::payload_object(class, Enumerate { iterator, count, big }))
}

impl Enumerate {
    /// The number of the next item.
    #[inline]
    fn number(&self) -> Option<Value> {
        if !self.big.is_undef() {
            return None;
        }
        let number = self.count.get();
        self.count.set(number.checked_add(1)?);
        Some(Value::int(number))
    }
}

fn enumerate_pair(thread: &mut Thread, this: &Value) -> Outcome<Pair> {
    let Some(state) = this.payload::<Enumerate>(thread) else {
        return Ok(Pair::End);
    };
    let item = match state.iterator.cursor_item(thread) {
        Some(item) => item,
        None => {
            check_depth(thread)?;
            let Some(state) = this.payload::<Enumerate>(thread) else {
                return Ok(Pair::End);
            };
            let iterator = state.iterator.clone();
            match thread.next_or_stop(&iterator)? {
                Some(item) => item,
                None => return Ok(Pair::End),
            }
        }
    };
    match this.payload::<Enumerate>(thread).and_then(Enumerate::number) {
        Some(number) => Ok(Pair::Two(number, item)),
        None => Ok(Pair::Two(big_number(thread, this), item)),
    }
}

/// The number of the next item, beyond 64 bits.
#[cold]
fn big_number(thread: &mut Thread, this: &Value) -> Value {
    let Some(state) = this.payload_mut::<Enumerate>(thread) else {
        return Value::NONE;
    };
    let number = match state.big.as_big() {
        Some(number) => number.clone(),
        None => IBig::from(state.count.get()),
    };
    let old = std::mem::replace(&mut state.big, Value::big(&number + IBig::ONE));
    drop(old);
    Value::big(number)
}

fn enumerate_next(thread: &mut Thread, this: &Value) -> Outcome<Option<Value>> {
    enumerate_pair(thread, this).map(into_tuple)
}

#[inline]
fn into_tuple(pair: Pair) -> Option<Value> {
    match pair {
        Pair::Two(first, second) => Some(Value::tuple_from(2, [first, second])),
        Pair::End | Pair::No => None,
    }
}

/// The `strict` argument of `zip` and `map`, which take no other by keyword.
fn strict_argument(thread: &mut Thread, name: &str, args: Args<'_>) -> Outcome<bool> {
    let mut strict = false;
    for (keyword, value) in args.by_keyword() {
        if keyword.as_str() != Some("strict") {
            return Err(thread.unexpected_keyword(name, keyword.as_str().unwrap_or("?"), &["strict"]));
        }
        strict = thread.truth(value)?;
    }
    Ok(strict)
}

fn iterators_of(thread: &mut Thread, iterables: &[Value]) -> Outcome {
    let iterators: Outcome<Vec<Value>> = iterables.iter().map(|iterable| thread.iter(iterable)).collect();
    iterators.map(Value::tuple)
}

fn zip_new(thread: &mut Thread, class: &Value, args: Args<'_>) -> Outcome {
    let strict = strict_argument(thread, "zip", args)?;
    let iterators = iterators_of(thread, args.by_position())?;
    Ok(Value::payload_object(
        class,
        Together {
            function: Value::UNDEF,
            iterators,
            strict,
        },
    ))
}

fn map_new(thread: &mut Thread, class: &Value, args: Args<'_>) -> Outcome {
    let strict = strict_argument(thread, "map", args)?;
    let [function, iterables @ ..] = args.by_position() else {
        return Err(thread.type_error("map() must have at least two arguments."));
    };
    if iterables.is_empty() {
        return Err(thread.type_error("map() must have at least two arguments."));
    }
    let iterators = iterators_of(thread, iterables)?;
    Ok(Value::payload_object(
        class,
        Together {
            function: function.clone(),
            iterators,
            strict,
        },
    ))
}

/// The next item of each iterator; None as soon as one has ended.
fn pull(thread: &mut Thread, iterators: &[Value], strict: bool, name: &str) -> Outcome<Option<Vec<Value>>> {
    let mut round = Vec::with_capacity(iterators.len());
    for (i, iterator) in iterators.iter().enumerate() {
        let item = match strict {
            true => thread.next(iterator)?,
            false => thread.next_or_stop(iterator)?,
        };
        match item {
            Some(item) => round.push(item),
            None => {
                drop(round);
                return match strict {
                    true => check_all_ended(thread, iterators, name, i).map(|()| None),
                    false => Ok(None),
                };
            }
        }
    }
    Ok((!iterators.is_empty()).then_some(round))
}

/// `strict`: the iterator `ended` has no item; an error unless no other has either.
#[cold]
fn check_all_ended(thread: &mut Thread, iterators: &[Value], name: &str, ended: usize) -> Outcome<()> {
    let unequal = |thread: &mut Thread, i: usize, what: &str| {
        let others = if i == 1 {
            "argument 1".to_owned()
        } else {
            format!("arguments 1-{i}")
        };
        Err(thread.value_error(format!("{name}() argument {} is {what} than {others}", i + 1)))
    };
    if ended > 0 {
        return unequal(thread, ended, "shorter");
    }
    for (i, iterator) in iterators.iter().enumerate().skip(1) {
        if thread.next(iterator)?.is_some() {
            return unequal(thread, i, "longer");
        }
    }
    Ok(())
}

fn zip_next(thread: &mut Thread, this: &Value) -> Outcome<Option<Value>> {
    match zip_pair(thread, this)? {
        Pair::No => {}
        pair => return Ok(into_tuple(pair)),
    }
    check_depth(thread)?;
    let Some(state) = this.payload::<Together>(thread) else {
        return Ok(None);
    };
    let (iterators, strict) = (state.iterators.clone(), state.strict);
    let iterators = iterators.as_tuple().map_or(&[][..], |tuple| tuple.items());
    if let (false, [one, others @ ..]) = (strict, iterators) {
        return match thread.next_or_stop(one)? {
            Some(first) => walks::beside(thread, first, others),
            None => Ok(None),
        };
    }
    let round = pull(thread, iterators, strict, "zip")?;
    Ok(round.map(Value::tuple))
}

/// `zip` of two iterables that need not be of one length.
fn zip_pair(thread: &mut Thread, this: &Value) -> Outcome<Pair> {
    let Some(state) = this.payload::<Together>(thread).filter(|state| !state.strict) else {
        return Ok(Pair::No);
    };
    let Some([one, two]) = state.iterators.as_tuple().map(|tuple| tuple.items()) else {
        return Ok(Pair::No);
    };
    let first = one.cursor_item(thread);
    if let Some(first) = &first
        && let Some(second) = two.cursor_item(thread)
    {
        return Ok(Pair::Two(first.clone(), second));
    }
    check_depth(thread)?;
    let Some(state) = this.payload::<Together>(thread) else {
        return Ok(Pair::End);
    };
    let iterators = state.iterators.clone();
    let Some([one, two]) = iterators.as_tuple().map(|tuple| tuple.items()) else {
        return Ok(Pair::End);
    };
    let first = match first {
        None => thread.next_or_stop(one)?,
        first => first,
    };
    let Some(first) = first else { return Ok(Pair::End) };
    let second = thread.next_or_stop(two)?;
    Ok(second.map_or(Pair::End, |second| Pair::Two(first, second)))
}

fn map_next(thread: &mut Thread, this: &Value) -> Outcome<Option<Value>> {
    check_depth(thread)?;
    if let Some(state) = this.payload::<Together>(thread)
        && let Some([one]) = state.iterators.as_tuple().map(|tuple| tuple.items())
        && let Some(item) = one.cursor_item(thread)
    {
        let function = state.function.clone();
        return thread.call(&function, std::slice::from_ref(&item)).map(Some);
    }
    map_next_closely(thread, this)
}

/// As [`map_next`], of several iterables, or one that is not walked by one of the commonest iterators.
#[inline(never)]
fn map_next_closely(thread: &mut Thread, this: &Value) -> Outcome<Option<Value>> {
    let Some(state) = this.payload::<Together>(thread) else {
        return Ok(None);
    };
    let (function, iterators, strict) = (state.function.clone(), state.iterators.clone(), state.strict);
    let iterators = iterators.as_tuple().map_or(&[][..], |tuple| tuple.items());
    if let [one] = iterators {
        let item = match strict {
            true => thread.next(one)?,
            false => thread.next_or_stop(one)?,
        };
        return match item {
            Some(item) => thread.call(&function, &[item]).map(Some),
            None => Ok(None),
        };
    }
    match pull(thread, iterators, strict, "map")? {
        Some(round) => thread.call(&function, &round).map(Some),
        None => Ok(None),
    }
}

fn filter_new(thread: &mut Thread, class: &Value, args: Args<'_>) -> Outcome {
    static DEF: NativeDef = NativeDef {
        name: "filter",
        binding: Binding::New,
        arity: Arity::Positional(2, 2),
        function: make_filter,
        asks: false,
    };
    call_with_receiver(thread, &DEF, class, args)
}

/// `filter(function, iterable)`: `args[0]` is the class.
fn make_filter(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let iterator = thread.iter(&args[2])?;
    Ok(Value::payload_object(
        &args[0],
        Filter {
            function: args[1].clone(),
            iterator,
        },
    ))
}

fn filter_next(thread: &mut Thread, this: &Value) -> Outcome<Option<Value>> {
    check_depth(thread)?;
    let Some(state) = this.payload::<Filter>(thread) else {
        return Ok(None);
    };
    let (function, iterator) = (state.function.clone(), state.iterator.clone());
    let by_truth = goes_by_truth(thread, &function);
    while let Some(item) = thread.next_or_stop(&iterator)? {
        if passes(thread, &function, by_truth, &item)? {
            return Ok(Some(item));
        }
        thread.poll_native()?;
    }
    Ok(None)
}

/// Does a `filter` with this function ask no function?
fn goes_by_truth(thread: &Thread, function: &Value) -> bool {
    function.is_none() || function.is(thread.heap().class(ClassId::Bool))
}

/// Does a `filter` let the item through?
#[inline]
fn passes(thread: &mut Thread, function: &Value, by_truth: bool, item: &Value) -> Outcome<bool> {
    if by_truth {
        return thread.truth(item);
    }
    let answer = thread.call(function, std::slice::from_ref(item))?;
    thread.truth(&answer)
}

/// Slots of the iterators over lists, tuples, strings and bytes.
pub static SEQUENCE_SLOTS: NativeSlots = NativeSlots {
    hash: Some(identity_hash),
    iter: Some(itself),
    next: Some(sequence_next),
    ..NativeSlots::NONE
};

/// Methods of the iterators over lists, tuples, strings and bytes.
pub static SEQUENCE_METHODS: &[NativeDef] = &[NativeDef::method("__length_hint__", Arity::Zero, sequence_hint)];

/// Slots of the iterator over what has only `__getitem__`.
pub static GET_ITEM_SLOTS: NativeSlots = NativeSlots {
    hash: Some(identity_hash),
    iter: Some(itself),
    next: Some(get_item_next),
    ..NativeSlots::NONE
};

/// Methods of the iterator over what has only `__getitem__`.
pub static GET_ITEM_METHODS: &[NativeDef] = &[NativeDef::method("__length_hint__", Arity::Zero, get_item_hint)];

/// Slots of `iter(function, sentinel)`.
pub static CALLABLE_SLOTS: NativeSlots = NativeSlots {
    hash: Some(identity_hash),
    iter: Some(itself),
    next: Some(callable_next),
    ..NativeSlots::NONE
};

/// Slots of `enumerate`.
pub static ENUMERATE_SLOTS: NativeSlots = NativeSlots {
    hash: Some(identity_hash),
    iter: Some(itself),
    next: Some(enumerate_next),
    next_pair: Some(enumerate_pair),
    each: Some(walks::enumerate_each),
    new: Some(enumerate_new),
    ..NativeSlots::NONE
};

/// Slots of `zip`.
pub static ZIP_SLOTS: NativeSlots = NativeSlots {
    hash: Some(identity_hash),
    iter: Some(itself),
    next: Some(zip_next),
    next_pair: Some(zip_pair),
    each: Some(walks::zip_each),
    new: Some(zip_new),
    ..NativeSlots::NONE
};

/// Slots of `map`.
pub static MAP_SLOTS: NativeSlots = NativeSlots {
    hash: Some(identity_hash),
    iter: Some(itself),
    next: Some(map_next),
    each: Some(walks::map_each),
    new: Some(map_new),
    ..NativeSlots::NONE
};

/// Slots of `filter`.
pub static FILTER_SLOTS: NativeSlots = NativeSlots {
    hash: Some(identity_hash),
    iter: Some(itself),
    next: Some(filter_next),
    each: Some(walks::filter_each),
    new: Some(filter_new),
    ..NativeSlots::NONE
};

/// Slots of `reversed`.
pub static REVERSED_SLOTS: NativeSlots = NativeSlots {
    hash: Some(identity_hash),
    iter: Some(itself),
    next: Some(reversed_next),
    new: Some(reversed_new),
    ..NativeSlots::NONE
};

/// Methods of `reversed`.
pub static REVERSED_METHODS: &[NativeDef] = &[NativeDef::method("__length_hint__", Arity::Zero, reversed_hint)];
