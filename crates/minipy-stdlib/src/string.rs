//! The module `_string`: the templates of `str.format` taken apart, for `string.Formatter`.

use crate::support::itself;
use minipy_vm::native::text::fault::Fault;
use minipy_vm::native::text::str_format::{Accessor, AutoNumber, Field, FieldName, First, Piece, pieces};
use minipy_vm::native::{
    Args, Arity, ClassId, NativeClass, NativeDef, NativeModule, NativeSlots, Outcome, Payload, Thread, Value,
};

/// Items to give, and the error that ends them, if one does: it is raised when the walk reaches it.
struct Parts {
    items: std::vec::IntoIter<Value>,
    error: Option<Fault>,
}

impl Payload for Parts {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        self.items.as_slice().iter().for_each(visit);
    }
}

fn next(thread: &mut Thread, this: &Value) -> Outcome<Option<Value>> {
    let Some(parts) = this.payload_mut::<Parts>(thread) else {
        return Ok(None);
    };
    match (parts.items.next(), parts.error.take()) {
        (Some(item), error) => {
            parts.error = error;
            Ok(Some(item))
        }
        (None, Some(error)) => thread.sound(Err(error)),
        (None, None) => Ok(None),
    }
}

fn iterator(thread: &mut Thread, class: &'static NativeClass, items: Vec<Value>, error: Option<Fault>) -> Value {
    let class = thread.native_class(class);
    let items = items.into_iter();
    Value::payload_object(&class, Parts { items, error })
}

/// The text in an argument.
fn text<'a>(thread: &mut Thread, value: &'a Value) -> Outcome<&'a str> {
    match value.as_str() {
        Some(text) => Ok(text),
        None => {
            let message = format!("expected str, got {}", thread.class_name(value));
            Err(thread.type_error(message))
        }
    }
}

/// `(literal, field name, format spec, conversion)`.
fn part(literal: &str, field: Option<&Field<'_>>) -> Value {
    let none = || Value::NONE;
    let (name, spec, conversion) = match field {
        None => (none(), none(), none()),
        Some(field) => (
            Value::str(field.name),
            Value::str(field.spec),
            field.conversion.map_or_else(none, Value::char),
        ),
    };
    Value::tuple(vec![Value::str(literal), name, spec, conversion])
}

/// `formatter_parser(template)`: literal text goes with the field behind it, unless it ends with a brace that was written twice.
fn formatter_parser(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let template = text(thread, &args[0])?;
    let (mut items, mut error, mut literal) = (Vec::new(), None, None);
    for piece in pieces(template) {
        match piece {
            Err(fault) => {
                // CPython reads a field together with the text before it.
                literal = None;
                error = Some(fault);
            }
            Ok(Piece::Field(field)) => items.push(part(literal.take().unwrap_or(""), Some(&field))),
            Ok(Piece::Literal(text)) => {
                if let Some(before) = literal.replace(text) {
                    items.push(part(before, None));
                }
                if text.ends_with(['{', '}']) {
                    items.push(part(text, None));
                    literal = None;
                }
            }
        }
    }
    if let Some(rest) = literal {
        items.push(part(rest, None));
    }
    Ok(iterator(thread, &FORMATTER_ITERATOR, items, error))
}

/// `formatter_field_name_split(name)`: the argument, and the steps behind it as `(is it an attribute, name or index)`.
fn field_name_split(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let name = text(thread, &args[0])?;
    let parsed = FieldName::parse(name, &mut AutoNumber::default());
    let parsed = thread.sound(parsed)?;
    let first = match parsed.first {
        _ if name.is_empty() || name.starts_with(['.', '[']) => Value::str(""),
        First::Index(index) => Value::length(index),
        First::Key(key) => Value::str(key),
    };
    let (mut items, mut error) = (Vec::new(), None);
    for accessor in parsed.rest {
        let (is_attribute, step) = match accessor {
            Ok(Accessor::Attribute(name)) => (true, Value::str(name)),
            Ok(Accessor::Index(index)) => (false, Value::length(index)),
            Ok(Accessor::Key(key)) => (false, Value::str(key)),
            Err(fault) => {
                error = Some(fault);
                break;
            }
        };
        items.push(Value::tuple(vec![Value::bool(is_attribute), step]));
    }
    let rest = iterator(thread, &FIELD_NAME_ITERATOR, items, error);
    Ok(Value::tuple(vec![first, rest]))
}

static SLOTS: NativeSlots = NativeSlots {
    iter: Some(itself),
    next: Some(next),
    ..NativeSlots::NONE
};

const fn class(name: &'static str) -> NativeClass {
    NativeClass {
        name,
        module: "builtins",
        base: ClassId::Object,
        slots: Some(&SLOTS),
        methods: &[],
        has_dict: false,
        is_final: true,
    }
}

static FORMATTER_ITERATOR: NativeClass = class("formatteriterator");
static FIELD_NAME_ITERATOR: NativeClass = class("fieldnameiterator");

fn init(_: &mut Thread, _: &Value) -> Outcome<()> {
    Ok(())
}

/// The module `_string`.
pub static MODULE: NativeModule = NativeModule {
    name: "_string",
    functions: &[
        NativeDef::function("formatter_field_name_split", Arity::One, field_name_split),
        NativeDef::function("formatter_parser", Arity::One, formatter_parser),
    ],
    missing: &[],
    init,
};
