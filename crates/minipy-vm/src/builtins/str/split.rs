//! The methods of `str` that cut a text into parts, and `join`, which puts them together.

use super::{make, part, size_argument, text_of};
use crate::heap::classes::ClassId;
use crate::heap::make::NoMemory;
use crate::heap::native::{Args, Outcome};
use crate::heap::thread::Thread;
use crate::heap::value::Value;
use crate::types::text::{Fault, str_search};

/// The parts of a text as a list.
fn list_of(thread: &mut Thread, whole: &Value, parts: &[&str]) -> Outcome {
    if let [all] = parts {
        let all = part(thread, whole, all)?;
        return Ok(Value::list(vec![all]));
    }
    let made: Result<Vec<Value>, NoMemory> = parts
        .iter()
        .map(|text| {
            if text.len() <= 1 {
                Ok(Value::str(text))
            } else {
                Value::try_str(text)
            }
        })
        .collect();
    thread.made(made).map(Value::list)
}

/// The separator, absent for whitespace, and the limit on splits of `split` and `rsplit`.
fn split_arguments<'a>(thread: &mut Thread, args: Args<'a>) -> Outcome<(Option<&'a str>, i64)> {
    let limit = args.get(2).map_or(Ok(-1), |limit| size_argument(thread, limit))?;
    match args.get(1) {
        Some(separator) if !separator.is_none() => match separator.as_str() {
            Some(separator) => Ok((Some(separator), limit)),
            None => {
                let class = thread.class_name(separator);
                Err(thread.type_error(format!("must be str or None, not {class}")))
            }
        },
        _ => Ok((None, limit)),
    }
}

pub(super) fn split(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (separator, limit) = split_arguments(thread, args)?;
    let text = text_of(&args[0]).text;
    let parts = match separator {
        None => str_search::split_whitespace(text, limit),
        Some(separator) => thread.sound(str_search::split(text, separator, limit))?,
    };
    list_of(thread, &args[0], &parts)
}

pub(super) fn rsplit(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (separator, limit) = split_arguments(thread, args)?;
    let text = text_of(&args[0]).text;
    let parts = match separator {
        None => str_search::rsplit_whitespace(text, limit),
        Some(separator) => thread.sound(str_search::rsplit(text, separator, limit))?,
    };
    list_of(thread, &args[0], &parts)
}

pub(super) fn splitlines(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let keep_ends = args.get(1).map_or(Ok(false), |keep| thread.truth(keep))?;
    let lines = str_search::splitlines(text_of(&args[0]).text, keep_ends);
    list_of(thread, &args[0], &lines)
}

type Cut = for<'t> fn(&'t str, &str) -> Result<Option<(&'t str, &'t str)>, Fault>;

/// The three parts around a separator; if it is not there, the whole text and two empty ones, in an order that `whole_first` says.
fn cut(thread: &mut Thread, args: Args<'_>, cut: Cut, whole_first: bool) -> Outcome {
    let Some(separator) = args[1].as_str() else {
        let class = thread.class_name(&args[1]);
        return Err(thread.type_error(format!("must be str, not {class}")));
    };
    let text = text_of(&args[0]).text;
    let empty = || Value::str("");
    let parts = match thread.sound(cut(text, separator))? {
        Some((before, after)) => {
            vec![
                make(thread, before)?,
                part(thread, &args[1], separator)?,
                make(thread, after)?,
            ]
        }
        None => {
            let whole = part(thread, &args[0], text)?;
            if whole_first {
                vec![whole, empty(), empty()]
            } else {
                vec![empty(), empty(), whole]
            }
        }
    };
    Ok(Value::tuple(parts))
}

pub(super) fn partition(thread: &mut Thread, args: Args<'_>) -> Outcome {
    cut(thread, args, str_search::partition, true)
}

pub(super) fn rpartition(thread: &mut Thread, args: Args<'_>) -> Outcome {
    cut(thread, args, str_search::rpartition, false)
}

pub(super) fn join(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let items = &args[1];
    let collected;
    // A tuple cannot change under the walk; what else there is, is copied.
    let items: &[Value] = match items.as_tuple() {
        Some(tuple) if thread.is_exactly(items, ClassId::Tuple) => tuple.items(),
        _ => {
            collected = collect(thread, items)?;
            &collected
        }
    };
    if let [only] = items
        && thread.is_exactly(only, ClassId::Str)
    {
        return Ok(only.clone());
    }
    let separator = text_of(&args[0]).text;
    let mut parts = Vec::new();
    if parts.try_reserve_exact(items.len().saturating_mul(2)).is_err() {
        return Err(thread.memory_error());
    }
    for (at, item) in items.iter().enumerate() {
        let Some(text) = item.as_str() else {
            let class = thread.class_name(item);
            return Err(thread.type_error(format!("sequence item {at}: expected str instance, {class} found")));
        };
        if at > 0 && !separator.is_empty() {
            parts.push(separator);
        }
        parts.push(text);
    }
    thread.made(Value::concat(&parts))
}

/// The items of an iterable; the error for what is none is `join`'s own.
fn collect(thread: &mut Thread, items: &Value) -> Outcome<Vec<Value>> {
    if thread.is_exactly(items, ClassId::List) {
        return thread.collect(items);
    }
    let iterator = match thread.iter(items) {
        Ok(iterator) => iterator,
        Err(raised) => {
            // An iterable whose __iter__ fails says so itself.
            if thread.overrides(items, crate::heap::class::Special::Iter) || thread.slots(items).iter.is_some() {
                return Err(raised);
            }
            drop(thread.catch(raised, ClassId::TypeError)?);
            return Err(thread.type_error("can only join an iterable"));
        }
    };
    thread.collect(&iterator)
}
