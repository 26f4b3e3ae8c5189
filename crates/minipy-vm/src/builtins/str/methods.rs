//! The methods of `str` that look at one text alone: case, padding, the `is...` questions, encoding; and the table of all.

use super::{make, part, search, size_argument, split, tables, template, text_of};
use crate::builtins::bytes::{CODEC, codecs, name_argument};
use crate::heap::native::{Args, Arity, NativeDef, Outcome, Signature};
use crate::heap::texts::Filler;
use crate::heap::thread::Thread;
use crate::heap::value::Value;
use crate::types::text::str_methods;
use crate::types::text::str_search::{Ends, strip};

/// Methods that give the text in another case.
macro_rules! changes {
    ($($name:ident)*) => {
        $(fn $name(thread: &mut Thread, args: Args<'_>) -> Outcome {
            let changed = str_methods::$name(text_of(&args[0]).text);
            make(thread, &changed)
        })*
    };
}

changes! { casefold capitalize title swapcase }

/// The text in another case, ASCII text without a copy in between.
fn cased(thread: &mut Thread, args: Args<'_>, push: fn(&mut Filler, &str), other: fn(&str) -> String) -> Outcome {
    let text = text_of(&args[0]);
    if text.is_ascii() {
        return thread.made(Value::str_filled(text.chars, text.chars, |filler| {
            push(filler, text.text)
        }));
    }
    make(thread, &other(text.text))
}

fn upper(thread: &mut Thread, args: Args<'_>) -> Outcome {
    cased(thread, args, Filler::push_upper, str_methods::upper)
}

fn lower(thread: &mut Thread, args: Args<'_>) -> Outcome {
    cased(thread, args, Filler::push_lower, str_methods::lower)
}

/// Methods that ask whether the text is of some kind.
macro_rules! questions {
    ($($name:ident $ask:ident;)*) => {
        $(fn $name(_: &mut Thread, args: Args<'_>) -> Outcome {
            Ok(Value::bool(str_methods::$ask(text_of(&args[0]).text)))
        })*
    };
}

questions! {
    isalpha is_alpha_text;
    isalnum is_alnum_text;
    isdecimal is_decimal_text;
    isdigit is_digit_text;
    isnumeric is_numeric_text;
    isspace is_space_text;
    isprintable is_printable_text;
    islower is_lower_text;
    isupper is_upper_text;
    istitle is_title_text;
    isidentifier is_identifier_text;
}

fn isascii(_: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::bool(text_of(&args[0]).is_ascii()))
}

/// The fill character of the padding methods.
fn fill_character(thread: &mut Thread, value: Option<&Value>) -> Outcome<char> {
    let Some(value) = value else { return Ok(' ') };
    let Some(text) = value.as_str() else {
        let class = thread.class_name(value);
        return Err(thread.type_error(format!("The fill character must be a unicode character, not {class}")));
    };
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) => Ok(c),
        _ => Err(thread.type_error("The fill character must be exactly one character long")),
    }
}

/// How the padding that is missing to a width is shared: how much of it stands before the text.
type Share = fn(usize, usize) -> usize;

fn padded(thread: &mut Thread, args: Args<'_>, share: Share) -> Outcome {
    let width = size_argument(thread, &args[1])?;
    let fill = fill_character(thread, args.values.get(2))?;
    let text = text_of(&args[0]);
    if width <= text.chars as i64 {
        return part(thread, &args[0], text.text);
    }
    let width = width as usize;
    let missing = width - text.chars;
    let before = share(missing, width);
    let mut buffer = [0; 4];
    let fill = fill.encode_utf8(&mut buffer);
    let Some(bytes) = missing
        .checked_mul(fill.len())
        .and_then(|bytes| bytes.checked_add(text.text.len()))
    else {
        return Err(thread.memory_error());
    };
    thread.made(Value::str_filled(bytes, width, |filler| {
        filler.push_times(fill, before);
        filler.push(text.text);
        filler.push_times(fill, missing - before);
    }))
}

fn ljust(thread: &mut Thread, args: Args<'_>) -> Outcome {
    padded(thread, args, |_, _| 0)
}

fn rjust(thread: &mut Thread, args: Args<'_>) -> Outcome {
    padded(thread, args, |missing, _| missing)
}

fn center(thread: &mut Thread, args: Args<'_>) -> Outcome {
    // An odd place goes before the text when the width is odd, behind it when the width is even.
    padded(thread, args, |missing, width| missing / 2 + (missing & width & 1))
}

fn zfill(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let width = size_argument(thread, &args[1])?;
    let text = text_of(&args[0]);
    if width <= text.chars as i64 {
        return part(thread, &args[0], text.text);
    }
    let zeros = width as usize - text.chars;
    let Some(bytes) = zeros.checked_add(text.text.len()) else {
        return Err(thread.memory_error());
    };
    // Zeros stand behind the sign, if there is one.
    let (sign, digits) = text.text.split_at(usize::from(text.text.starts_with(['+', '-'])));
    thread.made(Value::str_filled(bytes, width as usize, |filler| {
        filler.push(sign);
        filler.push_times("0", zeros);
        filler.push(digits);
    }))
}

static EXPAND_TABS: Signature = Signature {
    params: &["tabsize"],
    required: 0,
    positional_only: 0,
    keyword_only: 0,
};

fn expandtabs(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let size = args.get(1).map_or(Ok(8), |size| thread.index_clamped(size))?;
    if i32::try_from(size).is_err() {
        return Err(thread.overflow_error("Python int too large to convert to C int"));
    }
    let text = text_of(&args[0]).text;
    if memchr::memchr(b'\t', text.as_bytes()).is_none() {
        return part(thread, &args[0], text);
    }
    let expanded = thread.sound(str_methods::expand_tabs(text, size))?;
    make(thread, &expanded)
}

fn stripped(thread: &mut Thread, args: Args<'_>, name: &str, ends: Ends) -> Outcome {
    let chars = match args.values.get(1) {
        Some(chars) if !chars.is_none() => match chars.as_str() {
            Some(text) => Some(text),
            None => return Err(thread.type_error(format!("{name} arg must be None or str"))),
        },
        _ => None,
    };
    part(thread, &args[0], strip(text_of(&args[0]).text, chars, ends))
}

fn strip_both(thread: &mut Thread, args: Args<'_>) -> Outcome {
    stripped(thread, args, "strip", Ends::Both)
}

fn lstrip(thread: &mut Thread, args: Args<'_>) -> Outcome {
    stripped(thread, args, "lstrip", Ends::Start)
}

fn rstrip(thread: &mut Thread, args: Args<'_>) -> Outcome {
    stripped(thread, args, "rstrip", Ends::End)
}

fn encode(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let text = text_of(&args[0]);
    if args.values.len() == 1 && text.is_ascii() {
        return thread.made(Value::bytes(text.text.as_bytes()));
    }
    let encoding = name_argument(thread, "encode", "encoding", args.get(1))?.unwrap_or("utf-8");
    let errors = name_argument(thread, "encode", "errors", args.get(2))?.unwrap_or("strict");
    codecs::encode(thread, &args[0], encoding, errors)
}

fn new_args(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let text = part(thread, &args[0], text_of(&args[0]).text)?;
    Ok(Value::tuple(vec![text]))
}

/// `maxsplit` and the separator of `split` and `rsplit`.
static SPLIT: Signature = Signature {
    params: &["sep", "maxsplit"],
    required: 0,
    positional_only: 0,
    keyword_only: 0,
};
static SPLIT_LINES: Signature = Signature {
    params: &["keepends"],
    required: 0,
    positional_only: 0,
    keyword_only: 0,
};

/// The methods.
pub static METHODS: &[NativeDef] = &[
    NativeDef::method("capitalize", Arity::Zero, capitalize),
    NativeDef::method("casefold", Arity::Zero, casefold),
    NativeDef::method("center", Arity::Positional(1, 2), center),
    NativeDef::method("count", Arity::Positional(1, 3), search::count),
    NativeDef::method("encode", Arity::Short(&CODEC), encode),
    NativeDef::method("endswith", Arity::Positional(1, 3), search::endswith),
    NativeDef::method("expandtabs", Arity::Short(&EXPAND_TABS), expandtabs),
    NativeDef::method("find", Arity::Positional(1, 3), search::find),
    NativeDef::method("format", Arity::Any, template::format),
    NativeDef::method("format_map", Arity::One, template::format_map),
    NativeDef::method("index", Arity::Positional(1, 3), search::index),
    NativeDef::method("isalnum", Arity::Zero, isalnum),
    NativeDef::method("isalpha", Arity::Zero, isalpha),
    NativeDef::method("isascii", Arity::Zero, isascii),
    NativeDef::method("isdecimal", Arity::Zero, isdecimal),
    NativeDef::method("isdigit", Arity::Zero, isdigit),
    NativeDef::method("isidentifier", Arity::Zero, isidentifier),
    NativeDef::method("islower", Arity::Zero, islower),
    NativeDef::method("isnumeric", Arity::Zero, isnumeric),
    NativeDef::method("isprintable", Arity::Zero, isprintable),
    NativeDef::method("isspace", Arity::Zero, isspace),
    NativeDef::method("istitle", Arity::Zero, istitle),
    NativeDef::method("isupper", Arity::Zero, isupper),
    NativeDef::method("join", Arity::One, split::join),
    NativeDef::method("ljust", Arity::Positional(1, 2), ljust),
    NativeDef::method("lower", Arity::Zero, lower),
    NativeDef::method("lstrip", Arity::Positional(0, 1), lstrip),
    NativeDef::static_method("maketrans", Arity::Positional(1, 3), tables::maketrans),
    NativeDef::method("partition", Arity::One, split::partition),
    NativeDef::method("removeprefix", Arity::One, search::removeprefix),
    NativeDef::method("removesuffix", Arity::One, search::removesuffix),
    NativeDef::method("replace", Arity::Short(&search::REPLACE), search::replace),
    NativeDef::method("rfind", Arity::Positional(1, 3), search::rfind),
    NativeDef::method("rindex", Arity::Positional(1, 3), search::rindex),
    NativeDef::method("rjust", Arity::Positional(1, 2), rjust),
    NativeDef::method("rpartition", Arity::One, split::rpartition),
    NativeDef::method("rsplit", Arity::Short(&SPLIT), split::rsplit),
    NativeDef::method("rstrip", Arity::Positional(0, 1), rstrip),
    NativeDef::method("split", Arity::Short(&SPLIT), split::split),
    NativeDef::method("splitlines", Arity::Short(&SPLIT_LINES), split::splitlines),
    NativeDef::method("startswith", Arity::Positional(1, 3), search::startswith),
    NativeDef::method("strip", Arity::Positional(0, 1), strip_both),
    NativeDef::method("swapcase", Arity::Zero, swapcase),
    NativeDef::method("title", Arity::Zero, title),
    NativeDef::method("translate", Arity::One, tables::translate),
    NativeDef::method("upper", Arity::Zero, upper),
    NativeDef::method("zfill", Arity::One, zfill),
    NativeDef::method("__getnewargs__", Arity::Zero, new_args),
];
