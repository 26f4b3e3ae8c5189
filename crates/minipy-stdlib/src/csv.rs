//! The module `_csv_rows`: reading and writing the rows of `csv`, whose dialects, dict readers and sniffer are Python code.
//!
//! Reading is in `csv/read.rs`, writing in `csv/write.rs`. Here is what both know of a dialect: its options, which were checked by who
//! made it.

mod read;
mod write;

use minipy_vm::native::{Args, Arity, NativeDef, NativeModule, Outcome, Raised, Thread, Value};
use std::cell::Cell;

/// Which fields are quoted: the numbers are those of the module's constants.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Quoting {
    Minimal,
    All,
    NonNumeric,
    None,
    Strings,
    NotNull,
}

/// The options of a dialect.
struct Options {
    delimiter: char,
    quote: Option<char>,
    escape: Option<char>,
    line_end: String,
    quoting: Quoting,
    doubles: bool,
    skips_space: bool,
    strict: bool,
}

/// What a reader or writer was made with.
struct Dialect {
    /// The object a script sees.
    object: Value,
    options: Options,
    /// `csv.Error`.
    error: Value,
}

impl Dialect {
    /// Of an object with all options as attributes.
    fn new(thread: &mut Thread, object: &Value, error: &Value) -> Outcome<Dialect> {
        let mut option = |name: &str| thread.get_attr(object, &Value::intern(name));
        let character = |value: Value| value.as_str().and_then(|text| text.chars().next());
        let quoting = option("quoting")?.as_small_int();
        let options = Options {
            delimiter: character(option("delimiter")?).unwrap_or(','),
            quote: character(option("quotechar")?),
            escape: character(option("escapechar")?),
            line_end: option("lineterminator")?.as_str().unwrap_or_default().to_owned(),
            quoting: match quoting {
                Some(1) => Quoting::All,
                Some(2) => Quoting::NonNumeric,
                Some(3) => Quoting::None,
                Some(4) => Quoting::Strings,
                Some(5) => Quoting::NotNull,
                _ => Quoting::Minimal,
            },
            doubles: option("doublequote")?.is_true(),
            skips_space: option("skipinitialspace")?.is_true(),
            strict: option("strict")?.is_true(),
        };
        Ok(Dialect {
            object: object.clone(),
            options,
            error: error.clone(),
        })
    }

    fn visit(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.object);
        visit(&self.error);
    }
}

/// Raises `csv.Error`.
#[cold]
fn raise(thread: &mut Thread, class: &Value, message: &str) -> Raised {
    match thread.call(class, &[Value::str(message)]) {
        Ok(error) => thread.raise_value(error),
        Err(raised) => raised,
    }
}

/// The most characters of a field.
struct Limit(Cell<i64>);

impl Default for Limit {
    fn default() -> Limit {
        Limit(Cell::new(131_072))
    }
}

/// `limit(new=None)`: the limit that was.
fn limit(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let new = match args.get(0) {
        Some(new) => match thread.index(new) {
            Ok(new) => Some(new),
            Err(_) => {
                drop(thread.take_exception());
                return Err(thread.overflow_error("Python int too large to convert to C long"));
            }
        },
        None => None,
    };
    let limit = thread.heap().extension::<Limit>();
    Ok(Value::int(match new {
        Some(new) => limit.0.replace(new),
        None => limit.0.get(),
    }))
}

/// The module `_csv_rows`.
pub(crate) static MODULE: NativeModule = NativeModule {
    name: "_csv_rows",
    functions: &[
        NativeDef::function("limit", Arity::Positional(0, 1), limit),
        NativeDef::function("reader", Arity::Positional(3, 3), read::reader),
        NativeDef::function("writer", Arity::Positional(3, 3), write::writer),
    ],
    missing: &[],
    init: |_, _| Ok(()),
};
