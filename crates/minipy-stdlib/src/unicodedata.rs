//! The module `unicodedata`: what Unicode 16.0 says of characters. The data is in `unicodedata/tables.rs`, the normal forms in
//! `unicodedata/normalize.rs`. Named sequences of characters are not known, nor are the data of Unicode 3.2.

mod normalize;
mod tables;

use crate::support::set;
use minipy_vm::native::{Args, Arity, ClassId, NativeDef, NativeModule, Outcome, Thread, Value, bytes_argument};
use normalize::Form;
use std::borrow::Cow;
use tables::Tables;

/// The private-use characters that stand for lone surrogates (decision 1) begin here.
const STAND_INS: u32 = 0x10_D800;
const SURROGATES: u32 = 0xD800;

/// No name is longer.
const MOST_NAME: usize = 256;

/// The number of a character; that of the surrogate for one that stands for it.
fn code_of(character: char) -> u32 {
    match u32::from(character) {
        code @ STAND_INS..=0x10_DFFF => code - STAND_INS + SURROGATES,
        code => code,
    }
}

fn character_of(code: u32) -> Option<char> {
    char::from_u32(code).or_else(|| char::from_u32(code - SURROGATES + STAND_INS))
}

/// The argument that must be one character.
fn character(thread: &mut Thread, args: Args<'_>, function: &str) -> Outcome<u32> {
    let place = if args.values.len() > 1 || matches!(function, "name" | "decimal" | "digit" | "numeric") {
        "argument 1"
    } else {
        "argument"
    };
    let Some(text) = args[0].as_str() else {
        let class = thread.argument_name(&args[0]);
        return Err(thread.type_error(format!("{function}() {place} must be a unicode character, not {class}")));
    };
    let mut characters = text.chars();
    match (characters.next(), characters.next()) {
        (Some(character), None) => Ok(code_of(character)),
        _ => {
            let length = text.chars().count();
            let message = format!("{function}(): {place} must be a unicode character, not a string of length {length}");
            Err(thread.type_error(message))
        }
    }
}

fn category(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let code = character(thread, args, "category")?;
    Ok(Value::str(thread.heap().extension::<Tables>().category.of(code)))
}

fn bidirectional(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let code = character(thread, args, "bidirectional")?;
    Ok(Value::str(thread.heap().extension::<Tables>().bidirectional.of(code)))
}

fn east_asian_width(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let code = character(thread, args, "east_asian_width")?;
    Ok(Value::str(thread.heap().extension::<Tables>().width.of(code)))
}

fn combining(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let code = character(thread, args, "combining")?;
    let class = thread.heap().extension::<Tables>().class(code);
    Ok(Value::int(class.into()))
}

fn mirrored(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let code = character(thread, args, "mirrored")?;
    let is_mirrored = thread.heap().extension::<Tables>().mirrored.of(code) == "1";
    Ok(Value::int(is_mirrored.into()))
}

fn decomposition(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let code = character(thread, args, "decomposition")?;
    if let Some((leading, vowel, trailing)) = normalize::syllable_parts(code) {
        let parts = [Some(leading), Some(vowel), trailing];
        let text = parts
            .into_iter()
            .flatten()
            .map(|part| format!("{part:04X}"))
            .collect::<Vec<_>>()
            .join(" ");
        return Ok(Value::str(&text));
    }
    let tables = thread.heap().extension::<Tables>();
    let Some((tag, parts)) = tables.decomposition(code) else {
        return Ok(Value::str(""));
    };
    let mut words: Vec<String> = parts.iter().map(|part| format!("{part:04X}")).collect();
    if !tag.is_empty() {
        words.insert(0, tag.to_owned());
    }
    Ok(Value::str(&words.join(" ")))
}

/// The default if there is one, else a ValueError.
fn or_default(thread: &mut Thread, args: Args<'_>, message: &str) -> Outcome {
    match args.get(1) {
        Some(default) => Ok(default.clone()),
        None => Err(thread.value_error(message)),
    }
}

fn decimal(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let code = character(thread, args, "decimal")?;
    match thread
        .heap()
        .extension::<Tables>()
        .numeric(code)
        .filter(|found| found.is_decimal)
    {
        Some(found) => Ok(Value::int(found.value as i64)),
        None => or_default(thread, args, "not a decimal"),
    }
}

fn digit(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let code = character(thread, args, "digit")?;
    match thread
        .heap()
        .extension::<Tables>()
        .numeric(code)
        .filter(|found| found.is_digit)
    {
        Some(found) => Ok(Value::int(found.value as i64)),
        None => or_default(thread, args, "not a digit"),
    }
}

fn numeric(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let code = character(thread, args, "numeric")?;
    match thread.heap().extension::<Tables>().numeric(code) {
        Some(found) => Ok(Value::float(found.value)),
        None => or_default(thread, args, "not a numeric character"),
    }
}

// ---- names ----

/// Ideographs that are found by names after their numbers, although CPython 3.14 has no names for them.
fn is_tangut(code: u32) -> bool {
    matches!(code, 0x17000..=0x187F7 | 0x18D00..=0x18D08)
}

fn name_of(tables: &Tables, code: u32) -> Option<String> {
    let character = char::from_u32(code).filter(|_| tables.category.of(code) != "Cn")?;
    unicode_names2::name(character).map(|name| name.to_string())
}

fn name(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let code = character(thread, args, "name")?;
    let tables = thread.heap().extension::<Tables>();
    match name_of(tables, code) {
        Some(name) => Ok(Value::str(&name)),
        None => or_default(thread, args, "no such name"),
    }
}

/// VS1 to VS256, the variation selectors.
fn selector(name: &str) -> Option<u32> {
    let number = name
        .strip_prefix("VS")
        .filter(|number| !number.starts_with(['0', '+']))?;
    match number.parse().ok()? {
        number @ 1..=16 => Some(0xFE00 + number - 1),
        number @ 17..=256 => Some(0xE0100 + number - 17),
        _ => None,
    }
}

fn code_named(tables: &Tables, name: &str) -> Option<u32> {
    let name = name.to_ascii_uppercase();
    let ideograph = name
        .strip_prefix("TANGUT IDEOGRAPH-")
        .filter(|digits| digits.len() == 5)
        .and_then(|digits| u32::from_str_radix(digits, 16).ok());
    if let Some(code) = ideograph.filter(|&code| is_tangut(code)) {
        return Some(code);
    }
    if let Some(code) = tables.alias(&name).or_else(|| selector(&name)) {
        return Some(code);
    }
    let code = u32::from(unicode_names2::character(&name)?);
    (name_of(tables, code)? == name).then_some(code)
}

fn lookup(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let name = match args[0].as_str() {
        Some(name) => Cow::Borrowed(name.as_bytes()),
        None => bytes_argument(thread, &args[0])?,
    };
    let name = &String::from_utf8_lossy(&name);
    if name.len() > MOST_NAME {
        return Err(thread.raise(ClassId::KeyError, "name too long"));
    }
    let tables = thread.heap().extension::<Tables>();
    let found = match name.is_ascii() {
        true => code_named(tables, name).and_then(char::from_u32),
        false => None,
    };
    match found {
        Some(found) => Ok(Value::str(found.encode_utf8(&mut [0; 4]))),
        None => Err(thread.raise(ClassId::KeyError, format!("undefined character name '{name}'"))),
    }
}

// ---- normal forms ----

/// The form and the text of an argument list.
fn form_and_text<'a>(thread: &mut Thread, args: Args<'a>, function: &str) -> Outcome<(Form, &'a str)> {
    for (at, value) in args.values.iter().enumerate() {
        if value.as_str().is_none() {
            let class = thread.argument_name(value);
            let message = format!("{function}() argument {} must be str, not {class}", at + 1);
            return Err(thread.type_error(message));
        }
    }
    let form = args.values[0].as_str().unwrap_or_default();
    let (compatible, composed) = match form {
        "NFC" => (false, true),
        "NFKC" => (true, true),
        "NFD" => (false, false),
        "NFKD" => (true, false),
        _ => return Err(thread.value_error("invalid normalization form")),
    };
    Ok((
        Form { compatible, composed },
        args.values[1].as_str().unwrap_or_default(),
    ))
}

fn in_form(thread: &mut Thread, form: Form, text: &str) -> String {
    let tables = thread.heap().extension::<Tables>();
    let codes = normalize::normalized(tables, text.chars().map(code_of), form);
    codes.into_iter().filter_map(character_of).collect()
}

fn normalize(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (form, text) = form_and_text(thread, args, "normalize")?;
    if normalize::is_plain(text, form) && thread.is_exactly(&args[1], ClassId::Str) {
        return Ok(args[1].clone());
    }
    let text = in_form(thread, form, text);
    thread.made(Value::try_str(&text))
}

fn is_normalized(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (form, text) = form_and_text(thread, args, "is_normalized")?;
    Ok(Value::bool(
        normalize::is_plain(text, form) || in_form(thread, form, text) == text,
    ))
}

/// The module `unicodedata`.
pub static MODULE: NativeModule = NativeModule {
    name: "unicodedata",
    functions: &[
        NativeDef::function("bidirectional", Arity::One, bidirectional),
        NativeDef::function("category", Arity::One, category),
        NativeDef::function("combining", Arity::One, combining),
        NativeDef::function("decimal", Arity::Positional(1, 2), decimal),
        NativeDef::function("decomposition", Arity::One, decomposition),
        NativeDef::function("digit", Arity::Positional(1, 2), digit),
        NativeDef::function("east_asian_width", Arity::One, east_asian_width),
        NativeDef::function("is_normalized", Arity::Positional(2, 2), is_normalized),
        NativeDef::function("lookup", Arity::One, lookup),
        NativeDef::function("mirrored", Arity::One, mirrored),
        NativeDef::function("name", Arity::Positional(1, 2), name),
        NativeDef::function("normalize", Arity::Positional(2, 2), normalize),
        NativeDef::function("numeric", Arity::Positional(1, 2), numeric),
    ],
    missing: &["UCD", "ucd_3_2_0"],
    init: |thread, module| {
        set(thread, module, "unidata_version", Value::str("16.0.0"));
        Ok(())
    },
};
