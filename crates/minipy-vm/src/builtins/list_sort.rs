//! `list.sort` and `sorted`: keys, direction, and the short ways for items of one simple class. The algorithm is
//! `types/sort.rs`.

use super::list::list_of;
use super::sequence;
use crate::heap::classes::ClassId;
use crate::heap::native::{Args, Comparison, Outcome, Signature};
use crate::heap::object::Kind;
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
    /// NaN is not among them.
    Floats,
    /// Of which none holds a character that orders otherwise than its bytes.
    Strings,
}

impl Simple {
    #[inline]
    fn of(thread: &Thread, value: &Value) -> Option<Simple> {
        if word::is_int(value.word()) {
            return Some(Simple::Ints);
        }
        if word::is_float(value.word()) {
            return Some(Simple::Floats);
        }
        if let Some(text) = value.as_str_object() {
            let ordered = text.is_ascii() || !surrogate::may_have_stand_in(text.as_str());
            return (ordered && thread.is_exactly(value, ClassId::Str)).then_some(Simple::Strings);
        }
        let number = value.as_float()?;
        (!number.is_nan() && thread.is_exactly(value, ClassId::Float)).then_some(Simple::Floats)
    }

    /// One class for all, or None.
    fn of_all<'a>(thread: &Thread, mut values: impl Iterator<Item = &'a Value>) -> Option<Simple> {
        let class = Simple::of(thread, values.next()?)?;
        values
            .all(|value| Simple::of(thread, value) == Some(class))
            .then_some(class)
    }

    /// A number that orders as the values do, as far as it tells them apart: strings by their first bytes.
    #[inline]
    fn rank(self, value: &Value) -> u64 {
        const SIGN: u64 = 1 << 63;
        match self {
            Simple::Ints => value.word() ^ SIGN,
            Simple::Floats => {
                // Adding nothing makes -0.0 the zero it is equal to.
                let bits = (value.as_float().unwrap_or_default() + 0.0).to_bits();
                if bits & SIGN == 0 { bits | SIGN } else { !bits }
            }
            Simple::Strings => {
                let bytes = value.as_str().unwrap_or_default().as_bytes();
                match bytes.first_chunk() {
                    Some(first) => u64::from_be_bytes(*first),
                    None => bytes
                        .iter()
                        .rev()
                        .fold(0, |rank, &byte| rank >> 8 | u64::from(byte) << 56),
                }
            }
        }
    }

    /// The order of two values of the same rank.
    #[inline]
    fn break_tie(self, a: &Value, b: &Value) -> Ordering {
        match self {
            Simple::Ints | Simple::Floats => Ordering::Equal,
            Simple::Strings => a.as_str().cmp(&b.as_str()),
        }
    }

    #[inline]
    fn compare(self, a: &Value, b: &Value) -> Ordering {
        self.rank(a).cmp(&self.rank(b)).then_with(|| self.break_tie(a, b))
    }
}

fn sort_plain(thread: &mut Thread, items: &mut Vec<Value>) -> Outcome<()> {
    if items.iter().all(|item| word::is_int(item.word())) {
        items.sort_by_key(|item| item.word() as i64);
        return Ok(());
    }
    if items.iter().all(|item| word::is_float(item.word())) {
        // NaN has no immediate, nor have the two zeros, so the order is total.
        items.sort_by(|a, b| word::get_float(a.word()).total_cmp(&word::get_float(b.word())));
        return Ok(());
    }
    let (order, result) = order_of(thread, items);
    permute(items, &order);
    result
}

/// An item to be sorted: what it is judged by at first, and its number.
#[derive(Clone, Copy)]
struct Ranked {
    rank: u64,
    number: u32,
}

/// The numbers of the values in their order, where `class` gives their ranks and `tie` the order of values of the same rank.
fn order_by_rank(values: &[Value], rank: impl Fn(&Value) -> u64, tie: impl Fn(&Value, &Value) -> Ordering) -> Vec<u32> {
    let ranked = values.iter().enumerate().map(|(number, value)| Ranked {
        rank: rank(value),
        number: number as u32,
    });
    let mut ranked: Vec<Ranked> = ranked.collect();
    ranked.sort_by(|a, b| {
        let order = a.rank.cmp(&b.rank);
        order.then_with(|| tie(&values[a.number as usize], &values[b.number as usize]))
    });
    ranked.into_iter().map(|ranked| ranked.number).collect()
}

/// The class of each place, if the values are tuples, or lists, of one length whose items need nobody's help to compare.
fn simple_places(thread: &Thread, values: &[Value]) -> Option<Vec<Simple>> {
    let first = values.first()?;
    let is_sequence = match first.kind() {
        Some(Kind::Tuple) => thread.compares_as(first, ClassId::Tuple),
        Some(Kind::List) => thread.compares_as(first, ClassId::List),
        _ => false,
    };
    if !is_sequence
        || !values
            .iter()
            .all(|value| thread.class_of(value).is(thread.class_of(first)))
    {
        return None;
    }
    let count = sequence::items(thread, first).len();
    if count == 0 || values.iter().any(|value| sequence::items(thread, value).len() != count) {
        return None;
    }
    let place = |at: usize| {
        let items = values.iter().map(|value| &sequence::items(thread, value)[at]);
        Simple::of_all(thread, items)
    };
    (0..count).map(place).collect()
}

fn order_of(thread: &mut Thread, keys: &[Value]) -> (Vec<u32>, Outcome<()>) {
    if let Some(class) = Simple::of_all(thread, keys.iter()) {
        let order = order_by_rank(keys, |key| class.rank(key), |a, b| class.break_tie(a, b));
        return (order, Ok(()));
    }
    let Some(places) = simple_places(thread, keys) else {
        return order_by_comparing(thread, keys);
    };
    let held: &Thread = thread;
    let (first, rest) = places.split_at(1);
    let rank = |key: &Value| sequence::items(held, key).first().map_or(0, |item| first[0].rank(item));
    let tie = |a: &Value, b: &Value| {
        let (a, b) = (sequence::items(held, a), sequence::items(held, b));
        let orders = rest.iter().zip(a.iter().zip(b).skip(1));
        let later = || {
            orders
                .map(|(class, (a, b))| class.compare(a, b))
                .find(|order| order.is_ne())
        };
        let order = first[0].break_tie(&a[0], &b[0]);
        order.then_with(|| later().unwrap_or(Ordering::Equal))
    };
    (order_by_rank(keys, rank, tie), Ok(()))
}

fn order_by_comparing(thread: &mut Thread, values: &[Value]) -> (Vec<u32>, Outcome<()>) {
    let all_exactly = |thread: &Thread, id| values.iter().all(|value| thread.is_exactly(value, id));
    let plain = all_exactly(thread, ClassId::Tuple) || all_exactly(thread, ClassId::List);
    let alike = values.first().is_some_and(|first| {
        let class = thread.class_of(first);
        first.kind() == Some(Kind::Instance) && values.iter().all(|value| thread.class_of(value).is(class))
    });
    let mut asked = 0u32;
    sort_order(values, |a, b| {
        asked = asked.wrapping_add(1);
        if asked & 0xfff == 0 {
            thread.poll_native()?;
        }
        if alike {
            return thread.precedes(a, b);
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
