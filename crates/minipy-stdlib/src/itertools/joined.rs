//! Iterators that put several items or several iterators together: `accumulate`, `batched`, `chain`, `pairwise`,
//! `zip_longest`.

use super::{iterator_class, traverse};
use crate::support::ssize;
use minipy_vm::native::{
    Args, Arity, Binary, ClassId, Each, MAX_ITEMS, NativeDef, Outcome, Pair, Payload, Signature, Thread, Value,
    class_getitem,
};

/// `accumulate(iterable, func, initial=...)`.
struct Accumulate {
    iterator: Value,
    /// None adds.
    function: Value,
    /// Absent before the first item.
    total: Value,
    /// Absent when there is none or it has been given.
    initial: Value,
}

traverse!(Accumulate: iterator, function, total, initial);

fn make_accumulate(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let accumulate = Accumulate {
        iterator: thread.iter(&args[1])?,
        function: args.get(2).cloned().unwrap_or(Value::NONE),
        total: Value::UNDEF,
        initial: args
            .get(3)
            .filter(|initial| !initial.is_none())
            .cloned()
            .unwrap_or_default(),
    };
    Ok(Value::payload_object(&args[0], accumulate))
}

fn accumulate_next(thread: &mut Thread, this: &Value) -> Outcome<Option<Value>> {
    if let Some(state) = this.payload::<Accumulate>(thread)
        && let (true, Some(total)) = (state.function.is_none(), state.total.as_small_int())
        && let Some(item) = state.iterator.cursor_item(thread)
    {
        let sum = match item.as_small_int().and_then(|item| total.checked_add(item)) {
            Some(sum) => Value::int(sum),
            None => return next_total(thread, this, item).map(Some),
        };
        if let Some(state) = this.payload_mut::<Accumulate>(thread) {
            state.total = sum.clone();
        }
        return Ok(Some(sum));
    }
    thread.check_native_stack("")?;
    let Some(state) = this.payload_mut::<Accumulate>(thread) else {
        return Ok(None);
    };
    if !state.initial.is_undef() {
        let total = std::mem::take(&mut state.initial);
        state.total = total.clone();
        return Ok(Some(total));
    }
    let iterator = state.iterator.clone();
    match thread.next(&iterator)? {
        Some(item) => next_total(thread, this, item).map(Some),
        None => Ok(None),
    }
}

/// The total after one more item.
fn next_total(thread: &mut Thread, this: &Value, item: Value) -> Outcome {
    let Some(state) = this.payload::<Accumulate>(thread) else {
        return Ok(item);
    };
    let (before, function) = (state.total.clone(), state.function.clone());
    let total = match before.is_undef() {
        true => item,
        false if function.is_none() => thread.binary(Binary::Add, &before, &item)?,
        false => thread.call(&function, &[before, item])?,
    };
    if let Some(state) = this.payload_mut::<Accumulate>(thread) {
        drop(std::mem::replace(&mut state.total, total.clone()));
    }
    Ok(total)
}

static ACCUMULATE_ARGS: Signature = Signature {
    params: &["iterable", "func", "initial"],
    required: 1,
    positional_only: 0,
    keyword_only: 1,
};

iterator_class! {
    /// `itertools.accumulate`.
    ACCUMULATE = "accumulate", Arity::Named(&ACCUMULATE_ARGS), make_accumulate, accumulate_next
}

/// `batched(iterable, n, strict=False)`.
struct Batched {
    /// Absent at the end.
    iterator: Value,
    size: usize,
    strict: bool,
}

traverse!(Batched: iterator);

fn make_batched(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let size = ssize(thread, &args[2])?;
    let strict = match args.get(3) {
        Some(strict) => thread.truth(strict)?,
        None => false,
    };
    if size < 1 {
        return Err(thread.value_error("n must be at least one"));
    }
    let (iterator, size) = (thread.iter(&args[1])?, size as usize);
    Ok(Value::payload_object(&args[0], Batched { iterator, size, strict }))
}

fn batched_next(thread: &mut Thread, this: &Value) -> Outcome<Option<Value>> {
    thread.check_native_stack("")?;
    let Some(state) = this.payload::<Batched>(thread) else {
        return Ok(None);
    };
    let (iterator, size, strict) = (state.iterator.clone(), state.size, state.strict);
    if iterator.is_undef() {
        return Ok(None);
    }
    let mut items = Vec::with_capacity(size.min(64));
    while items.len() < size {
        let Some(item) = thread.next(&iterator)? else {
            if let Some(state) = this.payload_mut::<Batched>(thread) {
                state.iterator = Value::UNDEF;
            }
            if items.is_empty() {
                return Ok(None);
            }
            if strict {
                return Err(thread.value_error("batched(): incomplete batch"));
            }
            break;
        };
        if items.len() == MAX_ITEMS || items.try_reserve(1).is_err() {
            return Err(thread.memory_error());
        }
        items.push(item);
        thread.poll_native()?;
    }
    Ok(Some(Value::tuple(items)))
}

static BATCHED_ARGS: Signature = Signature {
    params: &["iterable", "n", "strict"],
    required: 2,
    positional_only: 0,
    keyword_only: 1,
};

iterator_class! {
    /// `itertools.batched`.
    BATCHED = "batched", Arity::Named(&BATCHED_ARGS), make_batched, batched_next
}

/// `chain(*iterables)`.
struct Chain {
    /// The iterator over the iterables; absent at the end.
    source: Value,
    /// The iterator whose turn it is, or absent.
    active: Value,
}

traverse!(Chain: source, active);

fn new_chain(class: &Value, source: Value) -> Value {
    let active = Value::UNDEF;
    Value::payload_object(class, Chain { source, active })
}

fn make_chain(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if !args.names.is_empty() {
        return Err(thread.type_error("chain() takes no keyword arguments"));
    }
    let source = thread.iter(&Value::tuple_of(&args.values[1..]))?;
    Ok(new_chain(&args[0], source))
}

fn chain_from_iterable(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let source = thread.iter(&args[1])?;
    Ok(new_chain(&args[0], source))
}

fn chain_next(thread: &mut Thread, this: &Value) -> Outcome<Option<Value>> {
    match item_at_hand(thread, this) {
        None => chain_next_slowly(thread, this),
        item => Ok(item),
    }
}

/// The next item, if the iterator whose turn it is can be asked without more ado.
#[inline]
fn item_at_hand(thread: &Thread, this: &Value) -> Option<Value> {
    this.payload::<Chain>(thread)?.active.cursor_item(thread)
}

fn chain_next_slowly(thread: &mut Thread, this: &Value) -> Outcome<Option<Value>> {
    thread.check_native_stack("")?;
    while let Some(active) = active_of_chain(thread, this)? {
        if let Some(item) = thread.next(&active)? {
            return Ok(Some(item));
        }
        end_active(thread, this, &active);
        thread.poll_native()?;
    }
    Ok(None)
}

/// The iterator whose turn it is.
fn active_of_chain(thread: &mut Thread, this: &Value) -> Outcome<Option<Value>> {
    match this.payload::<Chain>(thread) {
        Some(state) if state.active.is_undef() => next_of_chain(thread, this),
        state => Ok(state.map(|state| state.active.clone())),
    }
}

/// Lets go of an iterator that has ended, unless another's turn it is meanwhile.
fn end_active(thread: &mut Thread, this: &Value, active: &Value) {
    if let Some(state) = this.payload_mut::<Chain>(thread)
        && state.active.is(active)
    {
        state.active = Value::UNDEF;
    }
}

/// All items left, walked by native code. As in [`chain_next`] a StopIteration ends the chain, unless it comes from `each`.
fn chain_each(thread: &mut Thread, this: &Value, each: &mut Each<'_>) -> Outcome<bool> {
    thread.check_native_stack("")?;
    loop {
        let active = match active_of_chain(thread, this) {
            Ok(Some(active)) => active,
            Ok(None) => return Ok(true),
            Err(raised) => return thread.catch(raised, ClassId::StopIteration).map(|_| true),
        };
        let mut goes_on = true;
        thread.for_rest(&active, |thread, item| {
            goes_on = each(thread, item)?;
            Ok(goes_on)
        })?;
        if !goes_on {
            return Ok(true);
        }
        end_active(thread, this, &active);
        thread.poll_native()?;
    }
}

/// Begins with the next iterable.
fn next_of_chain(thread: &mut Thread, this: &Value) -> Outcome<Option<Value>> {
    let source = match this.payload::<Chain>(thread) {
        Some(state) if !state.source.is_undef() => state.source.clone(),
        _ => return Ok(None),
    };
    let iterable = thread.next(&source)?;
    let active = match iterable {
        Some(iterable) => thread.iter(&iterable).map(Some),
        None => Ok(None),
    };
    let Some(state) = this.payload_mut::<Chain>(thread) else {
        return Ok(None);
    };
    match &active {
        Ok(Some(active)) => drop(std::mem::replace(&mut state.active, active.clone())),
        Ok(None) | Err(_) => drop(std::mem::take(&mut state.source)),
    }
    active
}

iterator_class! {
    /// `itertools.chain`.
    CHAIN = "chain", Arity::Any, make_chain, chain_next, each chain_each,
    methods &[
        NativeDef::class_method("from_iterable", Arity::One, chain_from_iterable),
        NativeDef::class_method("__class_getitem__", Arity::One, class_getitem),
    ]
}

/// `pairwise(iterable)`.
struct Pairwise {
    /// Absent at the end.
    iterator: Value,
    /// The item before, or absent.
    before: Value,
}

traverse!(Pairwise: iterator, before);

fn make_pairwise(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (iterator, before) = (thread.iter(&args[1])?, Value::UNDEF);
    Ok(Value::payload_object(&args[0], Pairwise { iterator, before }))
}

fn end_pairwise(thread: &mut Thread, this: &Value) {
    if let Some(state) = this.payload_mut::<Pairwise>(thread) {
        let ended = (std::mem::take(&mut state.iterator), std::mem::take(&mut state.before));
        drop(ended);
    }
}

fn pairwise_next(thread: &mut Thread, this: &Value) -> Outcome<Option<Value>> {
    let two = two_of_pairwise(thread, this)?;
    Ok(two.map(|(before, item)| Value::tuple_from(2, [before, item])))
}

fn pairwise_pair(thread: &mut Thread, this: &Value) -> Outcome<Pair> {
    let two = two_of_pairwise(thread, this)?;
    Ok(two.map_or(Pair::End, |(before, item)| Pair::Two(before, item)))
}

fn two_of_pairwise(thread: &mut Thread, this: &Value) -> Outcome<Option<(Value, Value)>> {
    let begun = this
        .payload::<Pairwise>(thread)
        .filter(|state| !state.before.is_undef());
    let item = begun.and_then(|state| state.iterator.cursor_item(thread));
    if let (Some(item), Some(state)) = (item, this.payload_mut::<Pairwise>(thread)) {
        let before = std::mem::replace(&mut state.before, item.clone());
        return Ok(Some((before, item)));
    }
    two_of_pairwise_slowly(thread, this)
}

fn two_of_pairwise_slowly(thread: &mut Thread, this: &Value) -> Outcome<Option<(Value, Value)>> {
    thread.check_native_stack("")?;
    let Some(state) = this.payload::<Pairwise>(thread) else {
        return Ok(None);
    };
    let (iterator, mut before) = (state.iterator.clone(), state.before.clone());
    if iterator.is_undef() {
        return Ok(None);
    }
    if before.is_undef() {
        let Some(first) = thread.next(&iterator)? else {
            end_pairwise(thread, this);
            return Ok(None);
        };
        before = first;
        if let Some(state) = this.payload_mut::<Pairwise>(thread) {
            drop(std::mem::replace(&mut state.before, before.clone()));
            // The iterator may have called this one, which has ended meanwhile.
            if state.iterator.is_undef() {
                return Ok(None);
            }
        }
    }
    let Some(item) = thread.next(&iterator)? else {
        end_pairwise(thread, this);
        return Ok(None);
    };
    if let Some(state) = this.payload_mut::<Pairwise>(thread) {
        drop(std::mem::replace(&mut state.before, item.clone()));
    }
    Ok(Some((before, item)))
}

iterator_class! {
    /// `itertools.pairwise`.
    PAIRWISE = "pairwise", Arity::Positional(1, 1), make_pairwise, pairwise_next, pair pairwise_pair
}

/// `zip_longest(*iterables, fillvalue=None)`.
struct ZipLongest {
    /// Those that have ended are absent.
    iterators: Vec<Value>,
    active: usize,
    fill: Value,
}

impl Payload for ZipLongest {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        visit(&self.fill);
        self.iterators.iter().for_each(visit);
    }
}

fn make_zip_longest(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let mut fill = Value::NONE;
    for (name, value) in args.by_keyword() {
        if name.as_str() != Some("fillvalue") {
            return Err(thread.type_error("zip_longest() got an unexpected keyword argument"));
        }
        fill = value.clone();
    }
    let iterables = &args.by_position()[1..];
    let iterators: Outcome<Vec<Value>> = iterables.iter().map(|iterable| thread.iter(iterable)).collect();
    let (iterators, active) = (iterators?, iterables.len());
    Ok(Value::payload_object(
        &args[0],
        ZipLongest {
            iterators,
            active,
            fill,
        },
    ))
}

/// The next item of the iterator `i`, or the filling; None when all have ended.
fn zip_longest_item(thread: &mut Thread, this: &Value, i: usize) -> Outcome<Option<Value>> {
    let Some(state) = this.payload::<ZipLongest>(thread) else {
        return Ok(None);
    };
    if let Some(item) = state.iterators[i].cursor_item(thread) {
        return Ok(Some(item));
    }
    let (iterator, fill) = (state.iterators[i].clone(), state.fill.clone());
    if iterator.is_undef() {
        return Ok(Some(fill));
    }
    let item = thread.next(&iterator);
    if let Ok(Some(item)) = item {
        return Ok(Some(item));
    }
    let Some(state) = this.payload_mut::<ZipLongest>(thread) else {
        return Ok(None);
    };
    if let Err(raised) = item {
        state.active = 0;
        return Err(raised);
    }
    if !state.iterators[i].is_undef() {
        state.iterators[i] = Value::UNDEF;
        state.active = state.active.saturating_sub(1);
    }
    Ok((state.active > 0).then_some(fill))
}

/// How many items a tuple has; 0 at the end.
fn zip_longest_width(thread: &mut Thread, this: &Value) -> Outcome<usize> {
    thread.check_native_stack("")?;
    let state = this.payload::<ZipLongest>(thread);
    Ok(state
        .filter(|state| state.active > 0)
        .map_or(0, |state| state.iterators.len()))
}

fn zip_longest_next(thread: &mut Thread, this: &Value) -> Outcome<Option<Value>> {
    let count = zip_longest_width(thread, this)?;
    if count == 0 {
        return Ok(None);
    }
    let mut items = Vec::with_capacity(count);
    for i in 0..count {
        let Some(item) = zip_longest_item(thread, this, i)? else {
            return Ok(None);
        };
        items.push(item);
    }
    Ok(Some(Value::tuple(items)))
}

fn zip_longest_pair(thread: &mut Thread, this: &Value) -> Outcome<Pair> {
    match zip_longest_width(thread, this)? {
        0 => return Ok(Pair::End),
        2 => {}
        _ => return Ok(Pair::No),
    }
    let Some(first) = zip_longest_item(thread, this, 0)? else {
        return Ok(Pair::End);
    };
    let second = zip_longest_item(thread, this, 1)?;
    Ok(second.map_or(Pair::End, |second| Pair::Two(first, second)))
}

iterator_class! {
    /// `itertools.zip_longest`.
    ZIP_LONGEST = "zip_longest", Arity::Any, make_zip_longest, zip_longest_next, pair zip_longest_pair
}
