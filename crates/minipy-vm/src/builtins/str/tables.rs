//! `str.translate` and the tables it takes, which `str.maketrans` makes.

use super::{make, text_of};
use crate::builtins::int::Num;
use crate::heap::classes::ClassId;
use crate::heap::dict_table::RawDict;
use crate::heap::native::{Args, Outcome};
use crate::heap::object::DictObject;
use crate::heap::thread::Thread;
use crate::heap::value::Value;
use crate::types::text::str_methods::{self, Translation};
use crate::types::text::{code_point, from_code_point};
use rustc_hash::FxHashMap;

/// The key of a character in a table.
fn key(c: char) -> Value {
    Value::small_int(i64::from(code_point(c)))
}

/// What a table says of a character; a LookupError means that it says nothing.
fn look_up(thread: &mut Thread, table: &Value, c: char) -> Outcome<Translation> {
    let plain = if thread.is_exactly(table, ClassId::Dict) {
        table.as_dict()
    } else {
        None
    };
    let found = match plain {
        Some(dict) => match thread.dict_get(dict, &key(c))? {
            Some(found) => found,
            None => return Ok(Translation::Keep),
        },
        None => match thread.get_item(table, &key(c)) {
            Ok(found) => found,
            Err(raised) => {
                drop(thread.catch(raised, ClassId::LookupError)?);
                return Ok(Translation::Keep);
            }
        },
    };
    if found.is_none() {
        return Ok(Translation::Delete);
    }
    if let Some(text) = found.as_str() {
        return Ok(Translation::Text(text.to_owned()));
    }
    let Some(code) = Num::of(&found) else {
        return Err(thread.type_error("character mapping must return integer, None or str"));
    };
    match code
        .small()
        .and_then(|code| u32::try_from(code).ok())
        .and_then(from_code_point)
    {
        Some(c) => Ok(Translation::Char(c)),
        None => Err(thread.value_error("character mapping must be in range(0x110000)")),
    }
}

/// Characters whose translations are found by their number.
const COMMON: usize = 128;

/// The translations of ASCII characters that a table was asked for.
struct Known {
    /// ASCII characters that become one, as its byte, or [`Known::GONE`]; [`Known::UNKNOWN`] for all others.
    bytes: [u8; COMMON],
}

impl Known {
    const UNKNOWN: u8 = 255;
    const GONE: u8 = 254;

    /// What is translated byte by byte, and what of the text is left then: all of it from the first character on that takes more.
    fn translate<'a>(&mut self, thread: &mut Thread, text: &'a str, table: &Value) -> Outcome<(String, &'a str)> {
        let mut out = Vec::with_capacity(text.len());
        let told = |out: Vec<u8>| String::from_utf8(out).unwrap_or_default();
        for (at, &byte) in text.as_bytes().iter().enumerate() {
            let Some(place) = self.bytes.get(usize::from(byte)) else {
                return Ok((told(out), &text[at..]));
            };
            let known = match *place {
                Self::UNKNOWN => match self.ask(thread, byte, table)? {
                    Some(known) => known,
                    None => return Ok((told(out), &text[at..])),
                },
                known => known,
            };
            if known != Self::GONE {
                out.push(known);
            }
        }
        Ok((told(out), ""))
    }

    /// The byte that a table has for another one, if it has one or wants it gone.
    fn ask(&mut self, thread: &mut Thread, byte: u8, table: &Value) -> Outcome<Option<u8>> {
        let known = match look_up(thread, table, char::from(byte))? {
            Translation::Keep => byte,
            Translation::Delete => Self::GONE,
            Translation::Char(c) if c.is_ascii() => c as u8,
            Translation::Char(_) | Translation::Text(_) => return Ok(None),
        };
        self.bytes[usize::from(byte)] = known;
        Ok(Some(known))
    }
}

pub(super) fn translate(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (text, table) = (text_of(&args[0]).text, &args[1]);
    // A dict answers the same each time. Of other tables CPython remembers what they say of ASCII in ASCII text.
    let is_dict = thread.is_exactly(table, ClassId::Dict);
    if !is_dict && !text.is_ascii() {
        let translated = str_methods::translate(text, |c| look_up(thread, table, c))?;
        return make(thread, &translated);
    }
    let mut common = Known {
        bytes: [Known::UNKNOWN; COMMON],
    };
    let (mut translated, rest) = common.translate(thread, text, table)?;
    if !rest.is_empty() {
        let mut known: FxHashMap<char, Translation> = FxHashMap::default();
        translated += &str_methods::translate(rest, |c| {
            if let Some(known) = known.get(&c) {
                return Ok(known.clone());
            }
            let answer = look_up(thread, table, c)?;
            if is_dict {
                known.insert(c, answer.clone());
            }
            Ok(answer)
        })?;
    }
    make(thread, &translated)
}

/// `maketrans(dict)`: keys of one character become their numbers.
fn from_dict(thread: &mut Thread, source: &DictObject, table: &DictObject) -> Outcome<()> {
    for (old, value) in thread.dict_entries(source) {
        let new = match old.as_str() {
            Some(text) => {
                let mut chars = text.chars();
                match (chars.next(), chars.next()) {
                    (Some(c), None) => key(c),
                    _ => return Err(thread.value_error("string keys in translatetable must be of length 1")),
                }
            }
            None if Num::of(&old).is_some() => old,
            // The missing space is CPython's.
            None => return Err(thread.type_error("keys in translate table mustbe strings or integers")),
        };
        thread.dict_set(table, &new, value)?;
    }
    Ok(())
}

fn text_argument<'a>(thread: &mut Thread, args: Args<'a>, index: usize) -> Outcome<&'a str> {
    match args.values[index].as_str() {
        Some(text) => Ok(text),
        None => {
            let class = thread.argument_name(&args[index]);
            Err(thread.type_error(format!("maketrans() argument {} must be str, not {class}", index + 1)))
        }
    }
}

/// `maketrans(from, to, delete)`.
fn from_texts(thread: &mut Thread, args: Args<'_>, table: &DictObject) -> Outcome<()> {
    let to = text_argument(thread, args, 1)?;
    let delete = if args.values.len() > 2 {
        text_argument(thread, args, 2)?
    } else {
        ""
    };
    let Some(from) = args[0].as_str() else {
        let message = "first maketrans argument must be a string if there is a second argument";
        return Err(thread.type_error(message));
    };
    if text_of(&args[0]).chars != text_of(&args[1]).chars {
        return Err(thread.value_error("the first two maketrans arguments must have equal length"));
    }
    for (old, new) in from.chars().zip(to.chars()) {
        thread.dict_set(table, &key(old), key(new))?;
    }
    for c in delete.chars() {
        thread.dict_set(table, &key(c), Value::NONE)?;
    }
    Ok(())
}

pub(super) fn maketrans(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let made = Value::dict(RawDict::default());
    let Some(table) = made.as_dict() else { return Ok(made) };
    if args.values.len() > 1 {
        from_texts(thread, args, table)?;
    } else {
        let Some(source) = args[0].as_dict() else {
            return Err(thread.type_error("if you give only one argument to maketrans it must be a dict"));
        };
        from_dict(thread, source, table)?;
    }
    Ok(made)
}
