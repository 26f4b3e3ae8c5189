//! The methods of `str` that cut a text into parts, and `join`, which puts them together.

use super::{make, part, size_argument, text_of};
use crate::heap::classes::ClassId;
use crate::heap::make::NoMemory;
use crate::heap::native::{Args, Outcome};
use crate::heap::thread::Thread;
use crate::heap::value::Value;
use crate::types::text::{Fault, Text, str_search};

/// The list that the parts of a text go into one by one.
struct Parts<'a> {
    whole: &'a Value,
    text: Text<'a>,
    /// The text may itself be its only part.
    exact: bool,
    made: Result<Vec<Value>, NoMemory>,
}

impl<'a> Parts<'a> {
    fn of(thread: &Thread, whole: &'a Value) -> Parts<'a> {
        Parts {
            whole,
            text: text_of(whole),
            exact: thread.is_exactly(whole, ClassId::Str),
            made: Ok(Vec::with_capacity(FEW)),
        }
    }

    /// Adds a part; after a failure nothing happens any more.
    #[inline(always)]
    fn push(&mut self, part: &str) {
        let Ok(made) = &mut self.made else { return };
        let value = if part.len() == self.text.text.len() && self.exact {
            Ok(self.whole.clone())
        } else if part.len() <= 1 {
            Ok(Value::str(part))
        } else if self.text.is_ascii() {
            Value::str_counted(part, part.len())
        } else {
            Value::try_str(part)
        };
        match value {
            Ok(value) if made.len() < made.capacity() || made.try_reserve(made.len()).is_ok() => made.push(value),
            _ => self.made = Err(NoMemory),
        }
    }

    fn list(self, thread: &mut Thread) -> Outcome {
        thread.made(self.made).map(Value::list)
    }
}

/// Parts that a list of them first has room for.
const FEW: usize = 8;

/// The parts of a text as a list.
fn list_of(thread: &mut Thread, whole: &Value, parts: &[&str]) -> Outcome {
    let mut list = Parts::of(thread, whole);
    parts.iter().for_each(|part| list.push(part));
    list.list(thread)
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
    let mut parts = Parts::of(thread, &args[0]);
    let text = parts.text.text;
    match separator {
        None if parts.text.is_ascii() => str_search::split_ascii_spaces(text, limit, |part| parts.push(part)),
        None => str_search::split_spaces(text, limit, |part| parts.push(part)),
        Some(separator) => {
            let split = str_search::split_each(text, separator, limit, |part| parts.push(part));
            thread.sound(split)?;
        }
    }
    parts.list(thread)
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
    let mut parts = Parts::of(thread, &args[0]);
    str_search::splitlines(parts.text.text, keep_ends, |part| parts.push(part));
    parts.list(thread)
}

/// A string of a piece of a text.
#[inline]
fn piece_of(thread: &mut Thread, whole: Text<'_>, piece: &str) -> Outcome {
    match whole.is_ascii() {
        true => thread.made(Value::str_counted(piece, piece.len())),
        false => make(thread, piece),
    }
}

type Cut = for<'t> fn(&'t str, &str) -> Result<Option<(&'t str, &'t str)>, Fault>;

/// The three parts around a separator; if it is not there, the whole text and two empty ones, in an order that `whole_first` says.
fn cut(thread: &mut Thread, args: Args<'_>, cut: Cut, whole_first: bool) -> Outcome {
    let Some(separator) = args[1].as_str() else {
        let class = thread.class_name(&args[1]);
        return Err(thread.type_error(format!("must be str, not {class}")));
    };
    let whole = text_of(&args[0]);
    let text = whole.text;
    let empty = || Value::str("");
    let parts = match thread.sound(cut(text, separator))? {
        Some((before, after)) => [
            piece_of(thread, whole, before)?,
            part(thread, &args[1], separator)?,
            piece_of(thread, whole, after)?,
        ],
        None => {
            let whole = part(thread, &args[0], text)?;
            match whole_first {
                true => [whole, empty(), empty()],
                false => [empty(), empty(), whole],
            }
        }
    };
    Ok(Value::tuple_from(parts.len(), parts))
}

pub(super) fn partition(thread: &mut Thread, args: Args<'_>) -> Outcome {
    cut(thread, args, str_search::partition, true)
}

pub(super) fn rpartition(thread: &mut Thread, args: Args<'_>) -> Outcome {
    cut(thread, args, str_search::rpartition, false)
}

pub(super) fn join(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (separator, items) = (&args[0], &args[1]);
    // Nothing in here runs Python code, so that a list is not changed either.
    let joined = if thread.is_exactly(items, ClassId::List) {
        let items = items
            .as_list()
            .map_or(&[][..], |list| list.items.get(thread).as_slice());
        joined(thread, separator, items)
    } else if thread.is_exactly(items, ClassId::Tuple) {
        joined(
            thread,
            separator,
            items.as_tuple().map_or(&[][..], |tuple| tuple.items()),
        )
    } else {
        let items = collect(thread, items)?;
        joined(thread, separator, &items)
    };
    match joined {
        Ok(made) => thread.made(made),
        Err((at, item)) => {
            let class = thread.class_name(&item);
            Err(thread.type_error(format!("sequence item {at}: expected str instance, {class} found")))
        }
    }
}

/// The items with the separator between them, or the first item that is no string.
fn joined(thread: &Thread, separator: &Value, items: &[Value]) -> Result<Result<Value, NoMemory>, (usize, Value)> {
    if let [only] = items
        && thread.is_exactly(only, ClassId::Str)
    {
        return Ok(Ok(only.clone()));
    }
    let between = text_of(separator);
    let gaps = items.len().saturating_sub(1);
    let (mut bytes, mut chars) = (
        between.text.len().saturating_mul(gaps),
        between.chars.saturating_mul(gaps),
    );
    for (at, item) in items.iter().enumerate() {
        let Some(object) = item.as_str_object() else {
            return Err((at, item.clone()));
        };
        bytes = bytes.saturating_add(object.as_str().len());
        chars = chars.saturating_add(object.char_len());
    }
    Ok(Value::str_filled(bytes, chars, |filler| {
        for (at, item) in items.iter().enumerate() {
            if at > 0 {
                filler.push(between.text);
            }
            filler.push(text_of(item).text);
        }
    }))
}

/// The items of an iterable; the error for what is none is `join`'s own.
fn collect(thread: &mut Thread, items: &Value) -> Outcome<Vec<Value>> {
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
