//! Iterators that leave items out or hand them to a function: `compress`, `dropwhile`, `filterfalse`, `islice`, `starmap`,
//! `takewhile`.

use super::{iterator_class, traverse};
use minipy_vm::native::{Args, Arity, ClassId, Outcome, Signature, Thread, Value};

/// `compress(data, selectors)`.
struct Compress {
    data: Value,
    selectors: Value,
}

traverse!(Compress: data, selectors);

fn make_compress(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let compress = Compress {
        data: thread.iter(&args[1])?,
        selectors: thread.iter(&args[2])?,
    };
    Ok(Value::payload_object(&args[0], compress))
}

fn compress_next(thread: &mut Thread, this: &Value) -> Outcome<Option<Value>> {
    thread.check_native_stack("")?;
    let Some(state) = this.payload::<Compress>(thread) else {
        return Ok(None);
    };
    let (data, selectors) = (state.data.clone(), state.selectors.clone());
    loop {
        let Some(item) = thread.next(&data)? else {
            return Ok(None);
        };
        let Some(selector) = thread.next(&selectors)? else {
            return Ok(None);
        };
        if thread.truth(&selector)? {
            return Ok(Some(item));
        }
        thread.poll_native()?;
    }
}

static COMPRESS_ARGS: Signature = Signature {
    params: &["data", "selectors"],
    required: 2,
    positional_only: 0,
    keyword_only: 0,
};

iterator_class! {
    /// `itertools.compress`.
    COMPRESS = "compress", Arity::Named(&COMPRESS_ARGS), make_compress, compress_next
}

/// A function and the iterator whose items it judges: `dropwhile`, `takewhile`, `filterfalse`, `starmap`.
struct Judged {
    function: Value,
    iterator: Value,
    /// `dropwhile` has begun to give items; `takewhile` has ended.
    turned: bool,
}

traverse!(Judged: function, iterator);

fn make_judged(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let judged = Judged {
        function: args[1].clone(),
        iterator: thread.iter(&args[2])?,
        turned: false,
    };
    Ok(Value::payload_object(&args[0], judged))
}

/// The function, the iterator and the flag of a judged iterator.
fn judged(thread: &mut Thread, this: &Value) -> Outcome<Option<(Value, Value, bool)>> {
    thread.check_native_stack("")?;
    let state = this.payload::<Judged>(thread);
    Ok(state.map(|state| (state.function.clone(), state.iterator.clone(), state.turned)))
}

fn turn(thread: &mut Thread, this: &Value) {
    if let Some(state) = this.payload_mut::<Judged>(thread) {
        state.turned = true;
    }
}

/// `bool(function(item))`.
fn says(thread: &mut Thread, function: &Value, item: &Value) -> Outcome<bool> {
    let answer = thread.call(function, std::slice::from_ref(item))?;
    thread.truth(&answer)
}

fn drop_while_next(thread: &mut Thread, this: &Value) -> Outcome<Option<Value>> {
    let Some((function, iterator, turned)) = judged(thread, this)? else {
        return Ok(None);
    };
    loop {
        let Some(item) = thread.next(&iterator)? else {
            return Ok(None);
        };
        if turned {
            return Ok(Some(item));
        }
        if !says(thread, &function, &item)? {
            turn(thread, this);
            return Ok(Some(item));
        }
        thread.poll_native()?;
    }
}

fn take_while_next(thread: &mut Thread, this: &Value) -> Outcome<Option<Value>> {
    let Some((function, iterator, false)) = judged(thread, this)? else {
        return Ok(None);
    };
    let Some(item) = thread.next(&iterator)? else {
        return Ok(None);
    };
    if says(thread, &function, &item)? {
        return Ok(Some(item));
    }
    turn(thread, this);
    Ok(None)
}

fn filter_false_next(thread: &mut Thread, this: &Value) -> Outcome<Option<Value>> {
    let Some((function, iterator, _)) = judged(thread, this)? else {
        return Ok(None);
    };
    let by_truth = function.is_none() || function.is(thread.heap().class(ClassId::Bool));
    while let Some(item) = thread.next(&iterator)? {
        let good = match by_truth {
            true => thread.truth(&item)?,
            false => says(thread, &function, &item)?,
        };
        if !good {
            return Ok(Some(item));
        }
        thread.poll_native()?;
    }
    Ok(None)
}

fn star_map_next(thread: &mut Thread, this: &Value) -> Outcome<Option<Value>> {
    let Some((function, iterator, _)) = judged(thread, this)? else {
        return Ok(None);
    };
    let Some(item) = thread.next(&iterator)? else {
        return Ok(None);
    };
    if let Some(tuple) = item.as_tuple().filter(|_| thread.is_exactly(&item, ClassId::Tuple)) {
        return thread.call(&function, tuple.items()).map(Some);
    }
    let arguments = thread.collect(&item)?;
    thread.call(&function, &arguments).map(Some)
}

iterator_class! {
    /// `itertools.dropwhile`.
    DROP_WHILE = "dropwhile", Arity::Positional(2, 2), make_judged, drop_while_next
}
iterator_class! {
    /// `itertools.takewhile`.
    TAKE_WHILE = "takewhile", Arity::Positional(2, 2), make_judged, take_while_next
}
iterator_class! {
    /// `itertools.filterfalse`.
    FILTER_FALSE = "filterfalse", Arity::Positional(2, 2), make_judged, filter_false_next
}
iterator_class! {
    /// `itertools.starmap`.
    STAR_MAP = "starmap", Arity::Positional(2, 2), make_judged, star_map_next
}

/// `islice(iterable, start, stop, step)`.
struct Islice {
    /// Absent at the end.
    iterator: Value,
    /// The index of the next item to give.
    next: u64,
    stop: u64,
    step: u64,
    /// Items taken so far.
    taken: u64,
}

traverse!(Islice: iterator);

const BAD_STOP: &str = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
const BAD_INDEX: &str = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
const BAD_STEP: &str = "Step for islice() must be a positive integer or None.";

/// A bound of a slice: `absent` if it is None, -1 if it is no index.
fn bound(thread: &mut Thread, value: &Value, absent: i64) -> i64 {
    if value.is_none() {
        return absent;
    }
    match thread.index(value) {
        Ok(i) => i,
        Err(_) => {
            drop(thread.take_exception());
            -1
        }
    }
}

fn make_islice(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let none = Value::NONE;
    let (start, stop, step) = match &args.values[2..] {
        [stop] => (&none, stop, &none),
        [start, stop] => (start, stop, &none),
        [start, stop, step] => (start, stop, step),
        _ => (&none, &none, &none),
    };
    let next = bound(thread, start, 0);
    let stop = bound(thread, stop, i64::MAX);
    // CPython tells the one bad value from the others, as it marks "no end" by it.
    if stop == -1 {
        return Err(thread.value_error(BAD_STOP));
    }
    if next < 0 || stop < 0 {
        return Err(thread.value_error(BAD_INDEX));
    }
    let step = bound(thread, step, 1);
    if step < 1 {
        return Err(thread.value_error(BAD_STEP));
    }
    let (next, stop, step) = (next as u64, stop as u64, step as u64);
    let islice = Islice {
        iterator: thread.iter(&args[1])?,
        next,
        stop,
        step,
        taken: 0,
    };
    Ok(Value::payload_object(&args[0], islice))
}

fn islice_next(thread: &mut Thread, this: &Value) -> Outcome<Option<Value>> {
    match item_at_hand(thread, this) {
        None => islice_next_slowly(thread, this),
        item => Ok(item),
    }
}

/// The next item, if it is the one to be given, and its iterator can be asked without more ado.
#[inline]
fn item_at_hand(thread: &mut Thread, this: &Value) -> Option<Value> {
    let state = this.payload::<Islice>(thread)?;
    if state.taken < state.next || state.taken >= state.stop {
        return None;
    }
    let item = state.iterator.cursor_item(thread)?;
    let state = this.payload_mut::<Islice>(thread)?;
    state.taken += 1;
    state.next = state.next.saturating_add(state.step).min(state.stop);
    Some(item)
}

fn islice_next_slowly(thread: &mut Thread, this: &Value) -> Outcome<Option<Value>> {
    thread.check_native_stack("")?;
    let Some(state) = this.payload::<Islice>(thread) else {
        return Ok(None);
    };
    let (iterator, stop, step) = (state.iterator.clone(), state.stop, state.step);
    if iterator.is_undef() {
        return Ok(None);
    }
    loop {
        let Some(state) = this.payload_mut::<Islice>(thread) else {
            return Ok(None);
        };
        let give = state.taken >= state.next;
        if state.taken >= stop {
            state.iterator = Value::UNDEF;
            return Ok(None);
        }
        let item = thread.next(&iterator)?;
        let Some(state) = this.payload_mut::<Islice>(thread) else {
            return Ok(None);
        };
        let Some(item) = item else {
            state.iterator = Value::UNDEF;
            return Ok(None);
        };
        state.taken += 1;
        if give {
            state.next = state.next.saturating_add(step).min(stop);
            return Ok(Some(item));
        }
        thread.poll_native()?;
    }
}

iterator_class! {
    /// `itertools.islice`.
    ISLICE = "islice", Arity::Positional(2, 4), make_islice, islice_next
}
