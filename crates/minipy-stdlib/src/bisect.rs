//! The module `bisect`: where an item belongs in a sorted sequence. CPython's `_bisect` is this module too.

use crate::support::{set, ssize};
use minipy_vm::native::{
    Args, Arity, ClassId, Comparison, NativeDef, NativeModule, Outcome, Signature, Thread, Value, has_index,
};

/// The place of an item between `lo` and `hi`: behind equal items, or before them.
fn search(thread: &mut Thread, args: Args<'_>, item: &Value, right: bool) -> Outcome<i64> {
    let sequence = &args[0];
    if sequence.as_dict().is_some() {
        let message = format!("{} is not a sequence", thread.class_name(sequence));
        return Err(thread.type_error(message));
    }
    let mut low = args.get(2).map_or(Ok(0), |low| ssize(thread, low))?;
    let high = args.get(3).filter(|high| !high.is_none());
    let high = high.map_or(Ok(-1), |high| high_bound(thread, high))?;
    if low < 0 {
        return Err(thread.value_error("lo must be non-negative"));
    }
    let mut high = match high {
        -1 => thread.len(sequence)? as i64,
        high => high,
    };
    let key = args.get(4).filter(|key| !key.is_none());
    while low < high {
        let middle = low + (high - low) / 2;
        let found = item_at(thread, sequence, middle)?;
        let found = match key {
            Some(key) => thread.call(key, std::slice::from_ref(&found))?,
            None => found,
        };
        let behind = match right {
            true => !thread.compare_is_true(Comparison::Lt, item, &found)?,
            false => thread.compare_is_true(Comparison::Lt, &found, item)?,
        };
        if behind {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    Ok(low)
}

/// `sequence[index]`; a list itself is not asked by way of its method.
#[inline]
fn item_at(thread: &mut Thread, sequence: &Value, index: i64) -> Outcome {
    if thread.is_exactly(sequence, ClassId::List)
        && let Some(found) = sequence
            .as_list()
            .and_then(|list| list.as_slice(thread).get(index as usize))
    {
        return Ok(found.clone());
    }
    thread.get_item(sequence, &Value::int(index))
}

fn high_bound(thread: &mut Thread, high: &Value) -> Outcome<i64> {
    if !has_index(thread, high) {
        let message = format!("argument should be integer or None, not '{}'", thread.class_name(high));
        return Err(thread.type_error(message));
    }
    ssize(thread, high)
}

fn bisect_right(thread: &mut Thread, args: Args<'_>) -> Outcome {
    search(thread, args, &args[1], true).map(Value::int)
}

fn bisect_left(thread: &mut Thread, args: Args<'_>) -> Outcome {
    search(thread, args, &args[1], false).map(Value::int)
}

/// Inserts the item at its place; with a key, that of the item's key.
fn insert(thread: &mut Thread, args: Args<'_>, right: bool) -> Outcome {
    let wanted = match args.get(4).filter(|key| !key.is_none()) {
        Some(key) => thread.call(key, std::slice::from_ref(&args[1]))?,
        None => args[1].clone(),
    };
    let place = search(thread, args, &wanted, right)?;
    if thread.is_exactly(&args[0], ClassId::List)
        && let Some(list) = args[0].as_list()
    {
        let items = list.as_vec(thread);
        if items.try_reserve(1).is_err() {
            return Err(thread.memory_error());
        }
        let place = usize::try_from(place).unwrap_or(0).min(items.len());
        items.insert(place, args[1].clone());
        return Ok(Value::NONE);
    }
    thread.call_method(&args[0], "insert", &[Value::int(place), args[1].clone()])?;
    Ok(Value::NONE)
}

fn insort_right(thread: &mut Thread, args: Args<'_>) -> Outcome {
    insert(thread, args, true)
}

fn insort_left(thread: &mut Thread, args: Args<'_>) -> Outcome {
    insert(thread, args, false)
}

static SEARCH: Signature = Signature {
    params: &["a", "x", "lo", "hi", "key"],
    required: 2,
    positional_only: 0,
    keyword_only: 1,
};

/// Fills the module `_bisect`.
fn init(thread: &mut Thread, module: &Value) -> Outcome<()> {
    for (alias, name) in [("bisect", "bisect_right"), ("insort", "insort_right")] {
        let function = thread.own_attribute(module, &Value::intern(name));
        set(thread, module, alias, function.unwrap_or(Value::NONE));
    }
    Ok(())
}

/// Fills the module `bisect` with what `_bisect` has.
fn init_public(thread: &mut Thread, module: &Value) -> Outcome<()> {
    let inner = thread.import_for_library("_bisect")?;
    for name in [
        "bisect",
        "bisect_left",
        "bisect_right",
        "insort",
        "insort_left",
        "insort_right",
    ] {
        let function = thread.own_attribute(&inner, &Value::intern(name));
        set(thread, module, name, function.unwrap_or(Value::NONE));
    }
    Ok(())
}

static FUNCTIONS: &[NativeDef] = &[
    NativeDef::function("bisect_left", Arity::Named(&SEARCH), bisect_left),
    NativeDef::function("bisect_right", Arity::Named(&SEARCH), bisect_right),
    NativeDef::function("insort_left", Arity::Named(&SEARCH), insort_left),
    NativeDef::function("insort_right", Arity::Named(&SEARCH), insort_right),
];

/// The module `bisect`.
pub static MODULE: NativeModule = NativeModule {
    name: "bisect",
    functions: &[],
    missing: &[],
    init: init_public,
};

/// CPython's name for the part that is in C.
pub static INNER: NativeModule = NativeModule {
    name: "_bisect",
    functions: FUNCTIONS,
    missing: &[],
    init,
};
