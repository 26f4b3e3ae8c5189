//! `str.format` and `str.format_map`: looking up what a template names, and formatting it.

use super::{text_of, written};
use crate::heap::classes::ClassId;
use crate::heap::native::{Args, Outcome};
use crate::heap::object::Kind;
use crate::heap::thread::Thread;
use crate::heap::value::{Value, word};
use crate::types::text::escape::escape_non_ascii;
use crate::types::text::plain_format::PlainFormat;
use crate::types::text::str_format::{
    Accessor, AutoNumber, Field, FieldName, First, MAX_DEPTH, Piece, pieces, recursion_exceeded, unknown_conversion,
};

/// What the fields of a template may name.
#[derive(Clone, Copy)]
enum Fields<'a> {
    Arguments(Args<'a>),
    Mapping(&'a Value),
}

pub(super) fn format(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let Some((receiver, values)) = args.values.split_first() else {
        return Ok(Value::str(""));
    };
    let fields = Fields::Arguments(Args {
        values,
        names: args.names,
    });
    format_with(thread, text_of(receiver).text, fields)
}

pub(super) fn format_map(thread: &mut Thread, args: Args<'_>) -> Outcome {
    format_with(thread, text_of(&args[0]).text, Fields::Mapping(&args[1]))
}

fn format_with(thread: &mut Thread, template: &str, fields: Fields<'_>) -> Outcome {
    let mut numbers = AutoNumber::default();
    written(thread, |thread, out| {
        push_formatted(thread, template, fields, &mut numbers, MAX_DEPTH, out)
    })
}

/// Appends a formatted template. `depth` levels of templates may still be opened.
fn push_formatted(
    thread: &mut Thread,
    template: &str,
    fields: Fields<'_>,
    numbers: &mut AutoNumber,
    depth: usize,
    out: &mut String,
) -> Outcome<()> {
    if depth == 0 {
        return Err(thread.fault(recursion_exceeded()));
    }
    for piece in pieces(template) {
        match thread.sound(piece)? {
            Piece::Literal(text) => out.push_str(text),
            Piece::Field(field) => push_field(thread, field, fields, numbers, depth, out)?,
        }
    }
    Ok(())
}

fn push_field(
    thread: &mut Thread,
    field: Field<'_>,
    fields: Fields<'_>,
    numbers: &mut AutoNumber,
    depth: usize,
    out: &mut String,
) -> Outcome<()> {
    let next = match (field.name, fields) {
        ("", Fields::Arguments(args)) => numbers.next_of(args.by_position()),
        _ => None,
    };
    let value = match next {
        Some(value) => value.clone(),
        None => look_up(thread, field.name, fields, numbers)?,
    };
    let value = match field.conversion {
        None => value,
        Some('s') => thread.str(&value)?,
        Some('r') => thread.repr(&value)?,
        Some('a') => Value::str(&escape_non_ascii(&thread.repr_text(&value)?)),
        Some(other) => return Err(thread.fault(unknown_conversion(other))),
    };
    if field.spec_is_template {
        let mut spec = String::new();
        push_formatted(thread, field.spec, fields, numbers, depth - 1, &mut spec)?;
        return push_value(thread, &value, &spec, out);
    }
    push_value(thread, &value, field.spec, out)
}

/// Appends a number or a text of exactly a builtin class in a plain format; false, and nothing is appended, if it is something else.
#[inline]
pub(super) fn push_plain(thread: &Thread, value: &Value, format: PlainFormat, out: &mut String) -> bool {
    let w = value.word();
    if let Some(i) = value.as_small_int() {
        return format.push_int(i, out);
    }
    if word::is_float(w) || value.kind() == Some(Kind::Float) && thread.is_exactly(value, ClassId::Float) {
        return value.as_float().is_some_and(|f| format.push_float(f, out));
    }
    match value.as_str_object() {
        Some(text) if thread.is_exactly(value, ClassId::Str) => format.push_text(text.as_str(), text.char_len(), out),
        _ => false,
    }
}

/// Appends `format(value, spec)`.
#[inline]
pub(crate) fn push_value(thread: &mut Thread, value: &Value, spec: &str, out: &mut String) -> Outcome<()> {
    if let Some(format) = PlainFormat::of_spec(spec)
        && push_plain(thread, value, format, out)
    {
        return Ok(());
    }
    let text = thread.format(value, spec)?;
    out.push_str(text.as_str().unwrap_or_default());
    Ok(())
}

/// The value a field names.
fn look_up(thread: &mut Thread, name: &str, fields: Fields<'_>, numbers: &mut AutoNumber) -> Outcome {
    let name = thread.sound(FieldName::parse(name, numbers))?;
    let mut value = first(thread, name.first, fields)?;
    for accessor in name.rest {
        value = match thread.sound(accessor)? {
            Accessor::Attribute(name) => thread.get_attr(&value, &Value::intern(name))?,
            Accessor::Index(index) => thread.get_item(&value, &Value::length(index))?,
            Accessor::Key(key) => thread.get_item(&value, &Value::str(key))?,
        };
    }
    Ok(value)
}

fn first(thread: &mut Thread, first: First<'_>, fields: Fields<'_>) -> Outcome {
    match (first, fields) {
        (First::Index(index), Fields::Arguments(args)) => match args.by_position().get(index) {
            Some(value) => Ok(value.clone()),
            None => {
                let message = format!("Replacement index {index} out of range for positional args tuple");
                Err(thread.raise(ClassId::IndexError, message))
            }
        },
        (First::Index(_), Fields::Mapping(_)) => Err(thread.value_error("Format string contains positional fields")),
        (First::Key(key), Fields::Arguments(args)) => {
            match args.by_keyword().find(|(name, _)| name.as_str() == Some(key)) {
                Some((_, value)) => Ok(value.clone()),
                None => Err(thread.key_error(&Value::str(key))),
            }
        }
        (First::Key(key), Fields::Mapping(mapping)) => thread.get_item(mapping, &Value::str(key)),
    }
}
