//! Writing JSON: a value as text.

use minipy_vm::native::text::code_point;
use minipy_vm::native::text::float_text::push_float_repr;
use minipy_vm::native::text::surrogate::order;
use minipy_vm::native::{Args, ClassId, Num, Outcome, Raised, Thread, Value, decimal};
use rustc_hash::FxHashSet;

/// How it is to be written.
struct Writer {
    text: String,
    ascii: bool,
    /// The text of a level of indentation; None writes everything in one line.
    indent: Option<String>,
    item_separator: String,
    key_separator: String,
    default: Value,
    sort_keys: bool,
    skip_keys: bool,
    allow_nan: bool,
    /// What is being written, by identity; None if nobody looks for circles.
    open: Option<FxHashSet<i64>>,
}

/// `encode(value, ascii, indent, item_separator, key_separator, default, sort_keys, skipkeys, flags)`: the text. `indent` is None or a
/// string; `flags` has 1 for `allow_nan`, 2 for `check_circular`.
pub(super) fn encode(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let flags = thread.index(&args[8])?;
    for (number, value) in [(5, &args[4]), (6, &args[3])] {
        if value.as_str().is_none() {
            let class = thread.argument_name(value);
            return Err(thread.type_error(format!("make_encoder() argument {number} must be str, not {class}")));
        }
    }
    let separator = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut writer = Writer {
        text: String::new(),
        ascii: thread.truth(&args[1])?,
        indent: args[2].as_str().map(str::to_owned),
        item_separator: separator(&args[3]),
        key_separator: separator(&args[4]),
        default: args[5].clone(),
        sort_keys: thread.truth(&args[6])?,
        skip_keys: thread.truth(&args[7])?,
        allow_nan: flags & 1 != 0,
        open: (flags & 2 != 0).then(FxHashSet::default),
    };
    writer.value(thread, &args[0], 0)?;
    let made = match writer.text.len() {
        0 | 1 => Ok(Value::str(&writer.text)),
        _ => Value::try_str(&writer.text),
    };
    thread.made(made)
}

fn quoted(thread: &mut Thread, value: &Value, ascii: bool) -> Outcome {
    let Some(text) = value.as_str() else {
        let message = format!("first argument must be a string, not {}", thread.class_name(value));
        return Err(thread.type_error(message));
    };
    let mut out = String::with_capacity(text.len() + 2);
    push_string(&mut out, text, ascii);
    let made = Value::try_str(&out);
    thread.made(made)
}

/// `encode_basestring(string)`: in quotes, with the escapes that must be.
pub(super) fn encode_basestring(thread: &mut Thread, args: Args<'_>) -> Outcome {
    quoted(thread, &args[0], false)
}

/// `encode_basestring_ascii(string)`: in quotes, all in ASCII.
pub(super) fn encode_basestring_ascii(thread: &mut Thread, args: Args<'_>) -> Outcome {
    quoted(thread, &args[0], true)
}

fn push_unit(out: &mut String, unit: u32) {
    out.push_str("\\u");
    for shift in [12, 8, 4, 0] {
        out.push(char::from_digit(unit >> shift & 0xf, 16).unwrap_or('0'));
    }
}

/// How many bytes at the beginning, eight at a time, are written as they are.
fn plain_length(bytes: &[u8], ascii: bool) -> usize {
    const ONES: u64 = u64::MAX / 255;
    const HIGH: u64 = ONES << 7;
    // A byte is less than another if subtracting that borrows from its highest bit; what borrows below it may mark it wrongly.
    let is_less = |word: u64, than: u8| word.wrapping_sub(ONES * u64::from(than)) & !word;
    let is_byte = |word: u64, byte: u8| is_less(word ^ (ONES * u64::from(byte)), 1);
    let is_plain = |word: &&[u8; 8]| {
        let word = u64::from_le_bytes(**word);
        let escaped = is_less(word, 0x20) | is_byte(word, b'"') | is_byte(word, b'\\');
        let wide = if ascii { word | is_byte(word, 0x7f) } else { 0 };
        (escaped | wide) & HIGH == 0
    };
    let (words, rest) = bytes.as_chunks::<8>();
    let plain = words.iter().take_while(is_plain).count() * 8;
    if plain < bytes.len() - rest.len() {
        return plain;
    }
    let is_plain = |byte: &&u8| !matches!(**byte, ..0x20 | b'"' | b'\\' | 0x7f..);
    plain + rest.iter().take_while(is_plain).count()
}

/// A string in quotes.
fn push_string(out: &mut String, text: &str, ascii: bool) {
    out.push('"');
    let plain = plain_length(text.as_bytes(), ascii);
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate().skip(plain) {
        let escape = match byte {
            b'"' => "\\\"",
            b'\\' => "\\\\",
            b'\n' => "\\n",
            b'\r' => "\\r",
            b'\t' => "\\t",
            0x8 => "\\b",
            0xc => "\\f",
            ..0x20 => "",
            0x7f if ascii => "",
            0x80.. if ascii => {
                if byte & 0xc0 == 0x80 {
                    continue;
                }
                ""
            }
            _ => continue,
        };
        out.push_str(&text[from..at]);
        if !escape.is_empty() {
            out.push_str(escape);
            from = at + 1;
            continue;
        }
        let c = text[at..].chars().next().unwrap_or('\0');
        match code_point(c) {
            code @ ..0x10000 => push_unit(out, code),
            code => {
                push_unit(out, 0xd800 + ((code - 0x10000) >> 10));
                push_unit(out, 0xdc00 + (code & 0x3ff));
            }
        }
        from = at + c.len_utf8();
    }
    out.push_str(&text[from..]);
    out.push('"');
}

/// Adds to the exception on its way where it happened.
#[cold]
fn noted(thread: &mut Thread, _: Raised, note: String) -> Raised {
    let error = thread.take_exception();
    if thread.is_a(&error, ClassId::RecursionError) {
        return thread.reraise(error);
    }
    match thread.call_method(&error, "add_note", &[Value::str(&note)]) {
        Ok(_) => thread.reraise(error),
        Err(raised) => raised,
    }
}

impl Writer {
    fn value(&mut self, thread: &mut Thread, value: &Value, level: usize) -> Outcome<()> {
        if let Some(int) = value.as_small_int() {
            self.text.push_str(decimal(int, &mut [0; 20]));
        } else if let Some(text) = value.as_str() {
            push_string(&mut self.text, text, self.ascii);
        } else if value.is_none() {
            self.text.push_str("null");
        } else if let Some(truth) = value.as_bool() {
            self.text.push_str(if truth { "true" } else { "false" });
        } else if let Some(float) = value.as_float() {
            self.float(thread, float, value)?;
        } else if value.as_big().is_some() {
            let text = int_text(thread, value)?;
            self.text.push_str(&text);
        } else if value.as_list().is_some() || value.as_tuple().is_some() {
            self.enter(thread, value)?;
            self.sequence(thread, value, level)?;
            self.leave(thread, value);
        } else if value.as_dict().is_some() {
            self.enter(thread, value)?;
            self.object(thread, value, level)?;
            self.leave(thread, value);
        } else {
            self.other(thread, value, level)?;
        }
        Ok(())
    }

    /// What only the script knows how to write.
    #[cold]
    fn other(&mut self, thread: &mut Thread, value: &Value, level: usize) -> Outcome<()> {
        self.enter(thread, value)?;
        let default = self.default.clone();
        let instead = thread.call(&default, std::slice::from_ref(value))?;
        if let Err(raised) = self.value(thread, &instead, level) {
            let note = format!("when serializing {} object", thread.class_name(value));
            return Err(noted(thread, raised, note));
        }
        self.leave(thread, value);
        Ok(())
    }

    fn enter(&mut self, thread: &mut Thread, value: &Value) -> Outcome<()> {
        thread.check_native_stack(" while encoding a JSON object")?;
        if let Some(open) = &mut self.open
            && !open.insert(thread.identity(value))
        {
            return Err(thread.value_error("Circular reference detected"));
        }
        Ok(())
    }

    fn leave(&mut self, thread: &Thread, value: &Value) {
        if let Some(open) = &mut self.open {
            open.remove(&thread.identity(value));
        }
    }

    fn float(&mut self, thread: &mut Thread, float: f64, value: &Value) -> Outcome<()> {
        if float.is_finite() {
            push_float_repr(float, &mut self.text);
            return Ok(());
        }
        if !self.allow_nan {
            let shown = thread.repr_text(value)?;
            let message = format!("Out of range float values are not JSON compliant: {shown}");
            return Err(thread.value_error(message));
        }
        self.text.push_str(match (float.is_nan(), float > 0.0) {
            (true, _) => "NaN",
            (false, true) => "Infinity",
            (false, false) => "-Infinity",
        });
        Ok(())
    }

    fn new_line(&mut self, level: usize) {
        if let Some(indent) = &self.indent {
            self.text.push('\n');
            for _ in 0..level {
                self.text.push_str(indent);
            }
        }
    }

    fn sequence(&mut self, thread: &mut Thread, sequence: &Value, level: usize) -> Outcome<()> {
        // A list may change while its items are written; then it is written as it is by now.
        let fixed = match sequence.as_list() {
            Some(_) => Vec::new(),
            None => thread.collect(sequence)?,
        };
        let item_at = |thread: &Thread, index: usize| match sequence.as_list() {
            Some(list) => list.items(thread).get(index).cloned(),
            None => fixed.get(index).cloned(),
        };
        if item_at(thread, 0).is_none() {
            self.text.push_str("[]");
            return Ok(());
        }
        self.text.push('[');
        let mut at = 0;
        while let Some(item) = item_at(thread, at) {
            let index = at;
            at += 1;
            if index > 0 {
                self.text.push_str(&self.item_separator);
            }
            self.new_line(level + 1);
            if let Err(raised) = self.value(thread, &item, level + 1) {
                let note = format!("when serializing {} item {index}", thread.class_name(sequence));
                return Err(noted(thread, raised, note));
            }
            thread.poll_native()?;
        }
        self.new_line(level);
        self.text.push(']');
        Ok(())
    }

    fn object(&mut self, thread: &mut Thread, dict: &Value, level: usize) -> Outcome<()> {
        let mut entries = entries(thread, dict)?;
        if entries.is_empty() {
            self.text.push_str("{}");
            return Ok(());
        }
        if self.sort_keys {
            let differ = thread.is_exactly(dict, ClassId::Dict);
            entries = sorted(thread, entries, differ)?;
        }
        self.text.push('{');
        let mut first = true;
        for (key, value) in &entries {
            let Some(name) = self.name(thread, key)? else { continue };
            if !std::mem::take(&mut first) {
                self.text.push_str(&self.item_separator);
            }
            self.new_line(level + 1);
            match &name {
                Name::Key => push_string(&mut self.text, key.as_str().unwrap_or_default(), self.ascii),
                Name::Text(text) => push_string(&mut self.text, text, self.ascii),
            }
            self.text.push_str(&self.key_separator);
            if self.value(thread, value, level + 1).is_err() {
                let error = thread.take_exception();
                let shown = thread.repr_text(key)?;
                let raised = thread.reraise(error);
                let note = format!("when serializing {} item {shown}", thread.class_name(dict));
                return Err(noted(thread, raised, note));
            }
            thread.poll_native()?;
        }
        if first {
            self.text.push('}');
            return Ok(());
        }
        self.new_line(level);
        self.text.push('}');
        Ok(())
    }

    /// The name that a key becomes; None if the member is left out.
    fn name(&mut self, thread: &mut Thread, key: &Value) -> Outcome<Option<Name>> {
        if key.as_str().is_some() {
            return Ok(Some(Name::Key));
        }
        if key.is_none() {
            return Ok(Some(Name::Text("null".to_owned())));
        }
        if let Some(truth) = key.as_bool() {
            return Ok(Some(Name::Text(truth.to_string())));
        }
        if let Some(float) = key.as_float() {
            let before = std::mem::take(&mut self.text);
            let written = self.float(thread, float, key);
            let text = std::mem::replace(&mut self.text, before);
            return written.map(|()| Some(Name::Text(text)));
        }
        if key.as_small_int().is_some() || key.as_big().is_some() {
            return int_text(thread, key).map(|text| Some(Name::Text(text)));
        }
        if self.skip_keys {
            return Ok(None);
        }
        let message = format!(
            "keys must be str, int, float, bool or None, not {}",
            thread.class_name(key)
        );
        Err(thread.type_error(message))
    }
}

enum Name {
    /// The key itself, a string.
    Key,
    Text(String),
}

/// An int as `int.__repr__` has it, whatever its class makes of that.
fn int_text(thread: &mut Thread, value: &Value) -> Outcome<String> {
    match Num::of(value) {
        Some(Num::Small(int)) => Ok(int.to_string()),
        Some(Num::Big(big)) => {
            let plain = Value::big(big.clone());
            thread.repr_text(&plain)
        }
        None => Ok(String::new()),
    }
}

/// The members of a dict; those of a script's subclass are asked for.
fn entries(thread: &mut Thread, dict: &Value) -> Outcome<Vec<(Value, Value)>> {
    if thread.is_exactly(dict, ClassId::Dict)
        && let Some(dict) = dict.as_dict()
    {
        return Ok(thread.dict_entries(dict));
    }
    let items = thread.call_method(dict, "items", &[])?;
    let mut entries = Vec::new();
    for item in thread.collect(&items)? {
        let pair = item.as_tuple().map(|pair| pair.items());
        let Some([key, value]) = pair else {
            return Err(thread.value_error("items must return 2-tuples"));
        };
        entries.push((key.clone(), value.clone()));
    }
    Ok(entries)
}

/// The members in the order of `sorted(dict.items())`; the keys decide alone if they are all different strings.
fn sorted(thread: &mut Thread, mut entries: Vec<(Value, Value)>, differ: bool) -> Outcome<Vec<(Value, Value)>> {
    let is_text = |(key, _): &(Value, Value)| thread.is_exactly(key, ClassId::Str);
    if differ && entries.iter().all(is_text) {
        entries.sort_by(|(left, _), (right, _)| {
            order(left.as_str().unwrap_or_default(), right.as_str().unwrap_or_default())
        });
        return Ok(entries);
    }
    let pairs = entries.into_iter().map(|(key, value)| Value::tuple(vec![key, value]));
    let list = Value::list(pairs.collect());
    thread.call_method(&list, "sort", &[])?;
    let pairs = thread.collect(&list)?;
    Ok(pairs
        .iter()
        .filter_map(|pair| match pair.as_tuple()?.items() {
            [key, value] => Some((key.clone(), value.clone())),
            _ => None,
        })
        .collect())
}
