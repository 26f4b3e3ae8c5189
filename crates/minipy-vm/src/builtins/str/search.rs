//! The methods of `str` that look for one text in another: `find` and its kin, `count`, `startswith`, `replace`.

use super::{make, part, size_argument, text_of};
use crate::builtins::sequence::has_index;
use crate::heap::native::{Args, Outcome, Signature};
use crate::heap::thread::Thread;
use crate::heap::value::Value;
use crate::types::text::{Text, str_search};
use std::borrow::Cow;

/// An optional bound of a search, which may be None.
fn bound(thread: &mut Thread, value: Option<&Value>) -> Outcome<Option<i64>> {
    match value {
        None => Ok(None),
        Some(value) if value.is_none() => Ok(None),
        Some(value) if has_index(thread, value) => thread.index_clamped(value).map(Some),
        Some(_) => Err(thread.type_error("slice indices must be integers or None or have an __index__ method")),
    }
}

/// An argument that must be a string, counted from 1 in the message.
fn text_argument<'a>(thread: &mut Thread, args: Args<'a>, function: &str, index: usize) -> Outcome<&'a str> {
    let value = &args.values[index];
    match value.as_str() {
        Some(text) => Ok(text),
        None => {
            let class = thread.argument_name(value);
            Err(thread.type_error(format!("{function}() argument {index} must be str, not {class}")))
        }
    }
}

/// What a search says: for the first argument, between the bounds that the others may be.
#[inline(always)]
fn searched<'a, T>(
    thread: &mut Thread,
    args: Args<'a>,
    function: &str,
    search: impl Fn(&Text<'a>, &str, Option<i64>, Option<i64>) -> T,
) -> Outcome<T> {
    let needle = text_argument(thread, args, function, 1)?;
    match args.values {
        [text, _] => return Ok(search(&text_of(text), needle, None, None)),
        [text, _, start] if let Some(start) = start.as_small_int() => {
            return Ok(search(&text_of(text), needle, Some(start), None));
        }
        _ => {}
    }
    let start = bound(thread, args.values.get(2))?;
    let end = bound(thread, args.values.get(3))?;
    Ok(search(&text_of(&args.values[0]), needle, start, end))
}

fn or_minus_one(found: Option<usize>) -> Value {
    found.map_or(Value::small_int(-1), Value::length)
}

pub(super) fn find(thread: &mut Thread, args: Args<'_>) -> Outcome {
    searched(thread, args, "find", Text::find).map(or_minus_one)
}

pub(super) fn rfind(thread: &mut Thread, args: Args<'_>) -> Outcome {
    searched(thread, args, "rfind", Text::rfind).map(or_minus_one)
}

pub(super) fn index(thread: &mut Thread, args: Args<'_>) -> Outcome {
    match searched(thread, args, "index", Text::find)? {
        Some(at) => Ok(Value::length(at)),
        None => Err(thread.value_error("substring not found")),
    }
}

pub(super) fn rindex(thread: &mut Thread, args: Args<'_>) -> Outcome {
    match searched(thread, args, "rindex", Text::rfind)? {
        Some(at) => Ok(Value::length(at)),
        None => Err(thread.value_error("substring not found")),
    }
}

pub(super) fn count(thread: &mut Thread, args: Args<'_>) -> Outcome {
    searched(thread, args, "count", Text::count).map(Value::length)
}

/// `startswith` and `endswith` of one text or any of a tuple.
#[inline(always)]
fn has_end(
    thread: &mut Thread,
    args: Args<'_>,
    function: &str,
    test: impl Fn(&Text<'_>, &str, Option<i64>, Option<i64>) -> bool,
) -> Outcome {
    let wanted = args.values.get(1).and_then(Value::as_str);
    match (args.values, wanted) {
        ([text, _], Some(wanted)) => Ok(Value::bool(test(&text_of(text), wanted, None, None))),
        ([text, _, start], Some(wanted)) if let Some(start) = start.as_small_int() => {
            Ok(Value::bool(test(&text_of(text), wanted, Some(start), None)))
        }
        _ => has_end_between(thread, args, function, test),
    }
}

#[inline(never)]
fn has_end_between(
    thread: &mut Thread,
    args: Args<'_>,
    function: &str,
    test: impl Fn(&Text<'_>, &str, Option<i64>, Option<i64>) -> bool,
) -> Outcome {
    let start = bound(thread, args.values.get(2))?;
    let end = bound(thread, args.values.get(3))?;
    let text = text_of(&args[0]);
    if let Some(wanted) = args[1].as_str() {
        return Ok(Value::bool(test(&text, wanted, start, end)));
    }
    let Some(all) = args[1].as_tuple() else {
        let class = thread.class_name(&args[1]);
        return Err(thread.type_error(format!(
            "{function} first arg must be str or a tuple of str, not {class}"
        )));
    };
    for wanted in all.items() {
        let Some(wanted) = wanted.as_str() else {
            let class = thread.class_name(wanted);
            return Err(thread.type_error(format!("tuple for {function} must only contain str, not {class}")));
        };
        if test(&text, wanted, start, end) {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

pub(super) fn startswith(thread: &mut Thread, args: Args<'_>) -> Outcome {
    has_end(thread, args, "startswith", |text, wanted, start, end| {
        text.starts_with(wanted, start, end)
    })
}

pub(super) fn endswith(thread: &mut Thread, args: Args<'_>) -> Outcome {
    has_end(thread, args, "endswith", |text, wanted, start, end| {
        text.ends_with(wanted, start, end)
    })
}

/// The argument of `removeprefix` and `removesuffix`.
fn end_argument<'a>(thread: &mut Thread, args: Args<'a>, function: &str) -> Outcome<&'a str> {
    match args.values[1].as_str() {
        Some(text) => Ok(text),
        None => {
            let class = thread.argument_name(&args[1]);
            Err(thread.type_error(format!("{function}() argument must be str, not {class}")))
        }
    }
}

pub(super) fn removeprefix(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let prefix = end_argument(thread, args, "removeprefix")?;
    let text = text_of(&args[0]).text;
    part(thread, &args[0], text.strip_prefix(prefix).unwrap_or(text))
}

pub(super) fn removesuffix(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let suffix = end_argument(thread, args, "removesuffix")?;
    let text = text_of(&args[0]).text;
    part(thread, &args[0], text.strip_suffix(suffix).unwrap_or(text))
}

/// `replace(old, new, /, count=-1)`.
pub(super) static REPLACE: Signature = Signature {
    params: &["old", "new", "count"],
    required: 2,
    positional_only: 2,
    keyword_only: 0,
};

pub(super) fn replace(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let old = text_argument(thread, args, "replace", 1)?;
    let new = text_argument(thread, args, "replace", 2)?;
    let count = args.get(3).map_or(Ok(-1), |count| size_argument(thread, count))?;
    if count < 0 && !old.is_empty() {
        return replace_all(thread, args, old, new);
    }
    match thread.sound(str_search::replace(text_of(&args[0]).text, old, new, count))? {
        Cow::Borrowed(text) => part(thread, &args[0], text),
        Cow::Owned(text) => make(thread, &text),
    }
}

/// Places of the text replaced that are kept, so that it is searched once. No text has more bytes than 32 bits can count.
const KEPT: usize = 64;

/// `replace` of an ASCII character by another: the places of all others stay.
fn replace_byte(thread: &mut Thread, receiver: &Value, whole: &Text<'_>, old: u8, new: u8) -> Outcome {
    if old == new || !str_search::has_byte(whole.text.as_bytes(), old) {
        return part(thread, receiver, whole.text);
    }
    let made = Value::str_filled(whole.text.len(), whole.chars, |filler| {
        filler.push_replaced(whole.text, old, new)
    });
    thread.made(made)
}

/// `replace` of every occurrence of a text that is not empty: written into the result at once.
fn replace_all(thread: &mut Thread, args: Args<'_>, old: &str, new: &str) -> Outcome {
    let whole = text_of(&args[0]);
    if let (&[old], &[new]) = (old.as_bytes(), new.as_bytes()) {
        return replace_byte(thread, &args[0], &whole, old, new);
    }
    let (mut kept, mut found) = ([0_u32; KEPT], 0);
    str_search::occurrences(whole.text, old, usize::MAX, |at| {
        if let Some(place) = kept.get_mut(found) {
            *place = at as u32;
        }
        found += 1;
    });
    if found == 0 || old == new {
        return part(thread, &args[0], whole.text);
    }
    let (new_text, old_text) = (text_of(&args[2]), text_of(&args[1]));
    let grown = |size: usize, old: usize, new: usize| (size - found * old).checked_add(new.checked_mul(found)?);
    let (Some(bytes), Some(chars)) = (
        grown(whole.text.len(), old.len(), new.len()),
        grown(whole.chars, old_text.chars, new_text.chars),
    ) else {
        return Err(thread.memory_error());
    };
    let made = Value::str_filled(bytes, chars, |filler| {
        let mut start = 0;
        let mut write = |at: usize| {
            filler.push(&whole.text[start..at]);
            filler.push(new);
            start = at + old.len();
        };
        match kept.get(..found) {
            Some(places) => places.iter().for_each(|&at| write(at as usize)),
            None => str_search::occurrences(whole.text, old, found, write),
        }
        filler.push(&whole.text[start..]);
    });
    thread.made(made)
}
