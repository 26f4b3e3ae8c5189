//! `list.sort` and `sorted`: keys, direction, and the short ways for items of one simple class. The algorithm is
//! `types/sort.rs`.

use super::list::list_of;
use super::sequence;
use crate::heap::classes::ClassId;
use crate::heap::native::{Args, Comparison, Outcome, Signature};
use crate::heap::thread::Thread;
use crate::heap::value::{Value, word};
use crate::types::sort::sort_order;
use crate::types::text::surrogate;
use std::cmp::Ordering;

/// Parameters of `list.sort`.
pub static SIGNATURE: Signature = Signature {
    params: &["key", "reverse"],
    required: 0,
    positional_only: 0,
    keyword_only: 2,
};

/// `list.sort(*, key=None, reverse=False)`. The list is empty meanwhile; if it is not at the end, somebody changed it.
pub(super) fn sort(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let key = args.get(1).filter(|key| !key.is_none());
    let reverse = match args.get(2) {
        Some(reverse) => thread.truth(reverse)?,
        None => false,
    };
    let list = list_of!(args[0]);
    let mut items = std::mem::take(list.items.get_mut(thread));
    let result = sort_values(thread, &mut items, key, reverse);
    let meanwhile = std::mem::replace(list.items.get_mut(thread), items);
    result?;
    // An untouched list owns no memory.
    if meanwhile.capacity() > 0 {
        return Err(thread.value_error("list modified during sort"));
    }
    Ok(Value::NONE)
}

/// Sorts values that no script can reach. After an error they are in the order reached so far.
pub fn sort_values(thread: &mut Thread, items: &mut Vec<Value>, key: Option<&Value>, reverse: bool) -> Outcome<()> {
    let Some(key) = key else {
        if reverse {
            items.reverse();
        }
        let result = sort_plain(thread, items);
        if reverse {
            items.reverse();
        }
        return result;
    };
    let mut keys = Vec::with_capacity(items.len());
    for item in items.iter() {
        keys.push(thread.call(key, std::slice::from_ref(item))?);
    }
    if reverse {
        items.reverse();
        keys.reverse();
    }
    let (order, result) = order_of(thread, &keys);
    permute(items, &order);
    if reverse {
        items.reverse();
    }
    result
}

/// What all values of a list are, if comparing them needs nobody's help.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Simple {
    Ints,
    Floats,
    Strings,
}

/// One class for all, or None. Boxed floats are left to the general way, as NaN may be among them.
fn simple_class(thread: &Thread, values: &[Value]) -> Option<Simple> {
    let class_of = |value: &Value| match value.word() {
        w if word::is_int(w) => Some(Simple::Ints),
        w if word::is_float(w) => Some(Simple::Floats),
        _ if value.as_str().is_some() && thread.is_exactly(value, ClassId::Str) => Some(Simple::Strings),
        _ => None,
    };
    let class = class_of(values.first()?)?;
    values
        .iter()
        .all(|value| class_of(value) == Some(class))
        .then_some(class)
}

fn compare_ints(a: &Value, b: &Value) -> Ordering {
    (a.word() as i64).cmp(&(b.word() as i64))
}

fn compare_floats(a: &Value, b: &Value) -> Ordering {
    // NaN has no immediate, so the order is total.
    word::get_float(a.word()).total_cmp(&word::get_float(b.word()))
}

fn compare_strings(a: &Value, b: &Value) -> Ordering {
    surrogate::order(a.as_str().unwrap_or_default(), b.as_str().unwrap_or_default())
}

fn sort_plain(thread: &mut Thread, items: &mut Vec<Value>) -> Outcome<()> {
    match simple_class(thread, items) {
        Some(Simple::Ints) => items.sort_by(compare_ints),
        Some(Simple::Floats) => items.sort_by(compare_floats),
        Some(Simple::Strings) => items.sort_by(compare_strings),
        None => {
            let (order, result) = order_by_comparing(thread, items);
            permute(items, &order);
            return result;
        }
    }
    Ok(())
}

fn order_of(thread: &mut Thread, keys: &[Value]) -> (Vec<u32>, Outcome<()>) {
    let compare = match simple_class(thread, keys) {
        Some(Simple::Ints) => compare_ints,
        Some(Simple::Floats) => compare_floats,
        Some(Simple::Strings) => compare_strings,
        None => return order_by_comparing(thread, keys),
    };
    let mut order: Vec<u32> = (0..keys.len() as u32).collect();
    order.sort_by(|&a, &b| compare(&keys[a as usize], &keys[b as usize]));
    (order, Ok(()))
}

fn order_by_comparing(thread: &mut Thread, values: &[Value]) -> (Vec<u32>, Outcome<()>) {
    let all_exactly = |thread: &Thread, id| values.iter().all(|value| thread.is_exactly(value, id));
    let plain = all_exactly(thread, ClassId::Tuple) || all_exactly(thread, ClassId::List);
    let mut asked = 0u32;
    sort_order(values, |a, b| {
        asked = asked.wrapping_add(1);
        if asked & 0xfff == 0 {
            thread.poll_native()?;
        }
        if !plain {
            return thread.compare_is_true(Comparison::Lt, a, b);
        }
        let answer = sequence::compare(thread, a, b, Comparison::Lt)?;
        thread.truth(&answer)
    })
}

/// Puts the items into an order, a permutation of their numbers.
fn permute(items: &mut Vec<Value>, order: &[u32]) {
    let sorted = order.iter().map(|&i| std::mem::take(&mut items[i as usize])).collect();
    *items = sorted;
}
