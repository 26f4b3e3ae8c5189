//! Rows into a file.

use super::{Dialect, Quoting, raise};
use minipy_vm::native::text::float_text::push_float_repr;
use minipy_vm::native::{
    Args, Arity, ClassId, NativeClass, NativeDef, NativeSlots, Outcome, Payload, Thread, Value, decimal,
};
use std::rc::Rc;

/// A writer.
struct Writer {
    /// The method `write` of the file.
    write: Value,
    dialect: Rc<Dialect>,
    /// The characters that a field cannot simply have in it.
    special: Rc<Special>,
}

/// A set of characters.
struct Special {
    all: String,
    /// Those that are ASCII.
    ascii: [bool; 128],
}

impl Special {
    fn new(all: String) -> Special {
        let mut ascii = [false; 128];
        all.bytes()
            .filter(u8::is_ascii)
            .for_each(|byte| ascii[usize::from(byte)] = true);
        Special { all, ascii }
    }

    #[inline]
    fn contains(&self, c: char) -> bool {
        match self.ascii.get(c as usize) {
            Some(is_special) => *is_special,
            None => self.all.contains(c),
        }
    }
}

impl Payload for Writer {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        visit(&self.write);
        self.dialect.visit(visit);
    }
}

/// `writer(write, dialect, error)`.
pub(super) fn writer(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let dialect = Rc::new(Dialect::new(thread, &args[1], &args[2])?);
    let options = &dialect.options;
    let mut all: String = [
        Some(options.delimiter),
        options.quote,
        options.escape,
        Some('\r'),
        Some('\n'),
    ]
    .into_iter()
    .flatten()
    .collect();
    all.push_str(&options.line_end);
    let (write, special) = (args[0].clone(), Rc::new(Special::new(all)));
    let class = thread.native_class(&WRITER);
    Ok(Value::payload_object(
        &class,
        Writer {
            write,
            dialect,
            special,
        },
    ))
}

/// Does the kind of a value ask for quotes?
fn is_quoted(thread: &mut Thread, value: &Value, quoting: Quoting) -> bool {
    match quoting {
        Quoting::Minimal | Quoting::None => false,
        Quoting::All => true,
        Quoting::Strings => value.as_str().is_some(),
        Quoting::NotNull => !value.is_none(),
        Quoting::NonNumeric => {
            let class = thread.class_of(value).clone();
            let mut has = |name: &str| thread.class_lookup(&class, &Value::intern(name)).is_some();
            let is_number = has("__index__") || has("__int__") || has("__float__");
            !is_number && value.as_complex().is_none()
        }
    }
}

/// Appends the text of a value.
fn push_text(thread: &mut Thread, value: &Value, out: &mut String) -> Outcome<()> {
    if let Some(text) = value.as_str() {
        out.push_str(text);
    } else if let Some(i) = value.as_small_int() {
        out.push_str(decimal(i, &mut [0; 20]));
    } else if value.kind().is_none()
        && let Some(f) = value.as_float()
    {
        push_float_repr(f, out);
    } else if !value.is_none() {
        let text = thread.str(value)?;
        out.push_str(text.as_str().unwrap_or_default());
    }
    Ok(())
}

/// Appends a field; `alone` says that it is the only one of its row.
fn push_field(
    thread: &mut Thread,
    value: &Value,
    alone: bool,
    (dialect, special): (&Dialect, &Special),
    out: &mut String,
) -> Outcome<()> {
    let options = &dialect.options;
    let start = out.len();
    push_text(thread, value, out)?;
    let mut quoted = is_quoted(thread, value, options.quoting);
    if out.len() == start {
        let must_stay = options.quoting == Quoting::None
            || value.is_none() && matches!(options.quoting, Quoting::Strings | Quoting::NotNull);
        if options.delimiter == ' ' && options.skips_space {
            if must_stay {
                let message = "empty field must be quoted if delimiter is a space and skipinitialspace is true";
                return Err(raise(thread, &dialect.error, message));
            }
            quoted = true;
        } else if alone && !quoted {
            if must_stay {
                return Err(raise(
                    thread,
                    &dialect.error,
                    "single empty field record must be quoted",
                ));
            }
            quoted = true;
        }
    } else if out[start..].contains(|c| special.contains(c)) {
        let (escaped, needs_quotes) = escaped(thread, &out[start..], (dialect, special))?;
        out.truncate(start);
        out.push_str(&escaped);
        quoted |= needs_quotes;
    }
    if quoted && let Some(quote) = options.quote {
        out.insert(start, quote);
        out.push(quote);
    }
    Ok(())
}

/// The text with its marks escaped or doubled, and whether it has to be quoted.
fn escaped(thread: &mut Thread, text: &str, (dialect, special): (&Dialect, &Special)) -> Outcome<(String, bool)> {
    let options = &dialect.options;
    let (mut out, mut quoted) = (String::with_capacity(text.len() + 8), false);
    for c in text.chars() {
        if special.contains(c) {
            let is_quote = Some(c) == options.quote;
            let escape = options.quoting == Quoting::None || Some(c) == options.escape || is_quote && !options.doubles;
            match (escape, options.escape) {
                (false, _) => {
                    if is_quote {
                        out.push(c);
                    }
                    quoted = true;
                }
                (true, Some(escape)) => out.push(escape),
                (true, None) => {
                    return Err(raise(thread, &dialect.error, "need to escape, but no escapechar set"));
                }
            }
        }
        out.push(c);
    }
    Ok((out, quoted))
}

fn writerow(thread: &mut Thread, args: Args<'_>) -> Outcome {
    write_row(thread, &args[0], &args[1])
}

fn write_row(thread: &mut Thread, this: &Value, row: &Value) -> Outcome {
    let Some(writer) = this.payload::<Writer>(thread) else {
        return Ok(Value::NONE);
    };
    let (write, dialect, special) = (writer.write.clone(), writer.dialect.clone(), writer.special.clone());
    let fields = match thread.iter(row) {
        Ok(fields) => thread.collect(&fields)?,
        Err(raised) => {
            drop(thread.catch(raised, ClassId::TypeError)?);
            let message = format!("iterable expected, not {}", thread.class_name(row));
            return Err(raise(thread, &dialect.error, &message));
        }
    };
    let mut text = String::new();
    for (at, field) in fields.iter().enumerate() {
        if at > 0 {
            text.push(dialect.options.delimiter);
        }
        push_field(thread, field, fields.len() == 1, (&dialect, &special), &mut text)?;
    }
    text.push_str(&dialect.options.line_end);
    thread.call(&write, &[Value::str(&text)])
}

fn writerows(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let rows = thread.iter(&args[1])?;
    while let Some(row) = thread.next(&rows)? {
        drop(write_row(thread, &args[0], &row)?);
        thread.poll_native()?;
    }
    Ok(Value::NONE)
}

fn dialect(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let writer = args[0].payload::<Writer>(thread);
    Ok(writer.map_or(Value::NONE, |writer| writer.dialect.object.clone()))
}

/// The class of writers.
static WRITER: NativeClass = NativeClass {
    name: "writer",
    module: "_csv",
    base: ClassId::Object,
    slots: Some(&NativeSlots::NONE),
    methods: &[
        NativeDef::getter("dialect", dialect),
        NativeDef::method("writerow", Arity::One, writerow),
        NativeDef::method("writerows", Arity::One, writerows),
    ],
    has_dict: false,
    is_final: true,
};
