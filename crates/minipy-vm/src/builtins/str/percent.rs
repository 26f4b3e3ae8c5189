//! `template % values`, of strings and of bytes: which value belongs to which conversion, and the text of each.

use super::{template::push_plain, written};
use crate::builtins::float;
use crate::builtins::int::{self, Num};
use crate::builtins::sequence::has_index;
use crate::heap::class::Special;
use crate::heap::classes::ClassId;
use crate::heap::native::{Outcome, Raised};
use crate::heap::thread::Thread;
use crate::heap::value::Value;
use crate::types::text::escape::escape_non_ascii;
use crate::types::text::from_code_point;
use crate::types::text::percent::{self, Conversion, Count, Layout, Piece};
use crate::types::text::plain_format::{Kind, PlainFormat};

/// The values still to be converted.
struct Values<'a> {
    /// What stands behind the `%`.
    all: &'a Value,
    /// The value a key gave last: it is the next value as well as the only one.
    keyed: Option<Value>,
    /// Values taken already.
    taken: usize,
    /// Is the template bytes? Then every character of the text stands for one byte.
    bytes: bool,
}

impl Values<'_> {
    fn next(&mut self, thread: &mut Thread) -> Outcome {
        let at = self.taken;
        self.taken += 1;
        let found = match (&self.keyed, self.all.as_tuple()) {
            (Some(value), _) => (at == 0).then(|| value.clone()),
            (None, Some(tuple)) => tuple.items().get(at).cloned(),
            (None, None) => (at == 0).then(|| self.all.clone()),
        };
        found.ok_or_else(|| thread.type_error("not enough arguments for format string"))
    }

    /// Appends the next value as a plain conversion shows it, if it is of a class whose text is known without asking it.
    #[inline]
    fn push_plain(&mut self, thread: &Thread, plain: PlainFormat, out: &mut String) -> bool {
        let value = match (&self.keyed, self.all.as_tuple()) {
            (None, Some(tuple)) => tuple.items().get(self.taken),
            (None, None) if self.taken == 0 => Some(self.all),
            _ => None,
        };
        let Some(value) = value else { return false };
        let known = match plain.kind() {
            Kind::Text if self.bytes => {
                match value.as_bytes().and_then(|bytes| str::from_utf8(bytes.as_slice()).ok()) {
                    Some(text) if text.is_ascii() && thread.is_exactly(value, ClassId::Bytes) => {
                        plain.of_text().push_text(text, text.len(), out)
                    }
                    _ => false,
                }
            }
            Kind::Text => push_plain(thread, value, plain.of_text(), out),
            _ if value.as_str().is_some() => false,
            _ => push_plain(thread, value, plain, out),
        };
        self.taken += usize::from(known);
        known
    }

    /// Makes the value of a key the next one.
    fn select(&mut self, thread: &mut Thread, key: &str) -> Outcome<()> {
        if !self.is_mapping(thread) {
            return Err(thread.type_error("format requires a mapping"));
        }
        let key = match self.bytes {
            true => thread.made(Value::bytes(&as_bytes(key)))?,
            false => Value::str(key),
        };
        self.keyed = Some(thread.get_item(self.all, &key)?);
        self.taken = 0;
        Ok(())
    }

    /// Does the right side look like a mapping, whose values need not all be used?
    fn is_mapping(&self, thread: &Thread) -> bool {
        is_mapping(thread, self.all) && !(self.bytes && thread.plain_bytes(self.all).is_some())
    }

    fn are_left(&self, thread: &Thread) -> bool {
        let count = match (&self.keyed, self.all.as_tuple()) {
            (None, Some(tuple)) => tuple.items().len(),
            _ => 1,
        };
        self.taken < count && !self.is_mapping(thread)
    }
}

/// Has the value a `__getitem__`, without being a string or a tuple?
fn is_mapping(thread: &Thread, value: &Value) -> bool {
    value.as_tuple().is_none()
        && value.as_str().is_none()
        && (thread.slots(value).get_item.is_some() || thread.overrides(value, Special::GetItem))
}

/// The bytes that the characters of a text stand for.
fn as_bytes(text: &str) -> Vec<u8> {
    text.chars().map(|c| c as u8).collect()
}

/// The text whose characters stand for bytes.
fn as_text(bytes: &[u8]) -> String {
    bytes.iter().map(|&byte| char::from(byte)).collect()
}

/// `template % values`.
pub(crate) fn format(thread: &mut Thread, template: &str, values: &Value) -> Outcome {
    written(thread, |thread, out| {
        push_formatted(thread, template, values, false, out)
    })
}

/// `template % values` of bytes.
pub(in crate::builtins) fn format_bytes(thread: &mut Thread, template: &[u8], values: &Value) -> Outcome<Vec<u8>> {
    let mut text = String::new();
    match str::from_utf8(template) {
        Ok(template) if template.is_ascii() => push_formatted(thread, template, values, true, &mut text)?,
        _ => push_formatted(thread, &as_text(template), values, true, &mut text)?,
    }
    Ok(if text.is_ascii() {
        text.into_bytes()
    } else {
        as_bytes(&text)
    })
}

fn push_formatted(thread: &mut Thread, template: &str, values: &Value, bytes: bool, out: &mut String) -> Outcome<()> {
    let mut values = Values {
        all: values,
        keyed: None,
        taken: 0,
        bytes,
    };
    let mut pieces = percent::pieces(template);
    loop {
        out.push_str(pieces.literal());
        if pieces.is_done() {
            break;
        }
        if let Some((plain, bytes)) = pieces.plain()
            && values.push_plain(thread, plain, out)
        {
            pieces.pass(bytes);
            continue;
        }
        let Some(piece) = pieces.next() else { break };
        match thread.sound(piece)? {
            Piece::Literal(text) => out.push_str(text),
            Piece::Conversion(conversion) => push_converted(thread, &conversion, &mut values, out)?,
        }
    }
    if values.are_left(thread) {
        let what = if bytes { "bytes" } else { "string" };
        return Err(thread.type_error(format!("not all arguments converted during {what} formatting")));
    }
    Ok(())
}

/// The value of a `*`.
fn star(thread: &mut Thread, count: Count, values: &mut Values<'_>, limit: (i64, &str)) -> Outcome<i64> {
    if count != Count::Star {
        return Ok(0);
    }
    let value = values.next(thread)?;
    let Some(number) = Num::of(&value) else {
        return Err(thread.type_error("* wants int"));
    };
    match number.small() {
        Some(i) if i.unsigned_abs() <= limit.0 as u64 => Ok(i),
        _ => Err(thread.overflow_error(limit.1)),
    }
}

fn push_converted(
    thread: &mut Thread,
    conversion: &Conversion<'_>,
    values: &mut Values<'_>,
    out: &mut String,
) -> Outcome<()> {
    if let Some(key) = conversion.key {
        values.select(thread, key)?;
    }
    let width = star(
        thread,
        conversion.width,
        values,
        (i64::MAX, "Python int too large to convert to C ssize_t"),
    )?;
    let precision = star(
        thread,
        conversion.precision,
        values,
        (i64::from(i32::MAX), "Python int too large to convert to C int"),
    )?;
    let layout = Layout::with_stars(conversion, width, precision);
    let value = values.next(thread)?;
    let plain = layout.width == 0 && layout.precision.is_none();
    let text = match conversion.kind {
        's' | 'b' if values.bytes => Value::str(&as_text(&byte_text(thread, &value)?)),
        'a' | 'r' if values.bytes => Value::str(&escape_non_ascii(&thread.repr_text(&value)?)),
        's' => thread.str(&value)?,
        'r' => thread.repr(&value)?,
        'a' => Value::str(&escape_non_ascii(&thread.repr_text(&value)?)),
        'd' | 'i' | 'u' | 'o' | 'x' | 'X' => {
            let text = integer(thread, &value, &layout)?;
            out.push_str(&text);
            return Ok(());
        }
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' => {
            let f = real(thread, &value, values.bytes)?;
            let text = thread.sound(percent::format_float(f, &layout))?;
            out.push_str(&text);
            return Ok(());
        }
        'c' => {
            let c = character(thread, &value, values.bytes)?;
            let text = thread.sound(percent::format_char(c, &layout))?;
            out.push_str(&text);
            return Ok(());
        }
        _ => return Err(thread.fault(conversion.unsupported())),
    };
    let text = text.as_str().unwrap_or_default();
    if plain {
        out.push_str(text);
    } else {
        let padded = thread.sound(percent::format_text(text, &layout))?;
        out.push_str(&padded);
    }
    Ok(())
}

/// What `%s` and `%b` put into bytes.
fn byte_text(thread: &mut Thread, value: &Value) -> Outcome<Vec<u8>> {
    if let Some(bytes) = thread.bytes_like(value) {
        return Ok(bytes.into_owned());
    }
    if thread.overrides(value, Special::Bytes) {
        return crate::builtins::bytes::from_object(thread, value);
    }
    let class = thread.class_name(value);
    let message = format!("%b requires a bytes-like object, or an object that implements __bytes__, not '{class}'");
    Err(thread.type_error(message))
}

/// The number of `%f` and its kin.
fn real(thread: &mut Thread, value: &Value, bytes: bool) -> Outcome<f64> {
    let is_real = value.as_float().is_some() || has_index(thread, value) || thread.overrides(value, Special::Float);
    if bytes && !is_real {
        let message = format!("float argument required, not {}", thread.class_name(value));
        return Err(thread.type_error(message));
    }
    float::real_number(thread, value)
}

/// `%c` in bytes: one byte, or its number.
fn single_byte(thread: &mut Thread, value: &Value) -> Outcome<u8> {
    let (class, length) = match thread.bytes_like(value).as_deref() {
        Some([byte]) => return Ok(*byte),
        Some(bytes) => (thread.class_name(value), Some(bytes.len())),
        None if has_index(thread, value) => {
            let byte = u8::try_from(thread.index_clamped(value)?);
            return byte.map_err(|_| thread.overflow_error("%c arg not in range(256)"));
        }
        None => (thread.script_class_name(value), None),
    };
    let what = match length {
        Some(length) => format!("a {class} object of length {length}"),
        None => class,
    };
    let message = format!("%c requires an integer in range(256) or a single byte, not {what}");
    Err(thread.type_error(message))
}

/// `%d` and its kin: floats are cut for the decimal ones and refused for the others.
fn integer(thread: &mut Thread, value: &Value, layout: &Layout) -> Outcome<String> {
    let decimal = matches!(layout.kind, 'd' | 'i' | 'u');
    let number = if Num::of(value).is_some() {
        value.clone()
    } else if decimal {
        match whole(thread, value)? {
            Some(number) => number,
            None => return Err(wrong_kind(thread, layout.kind, "a real number", value)),
        }
    } else if has_index(thread, value) {
        thread.index_value(value)?
    } else {
        return Err(wrong_kind(thread, layout.kind, "an integer", value));
    };
    let digits = thread.heap().int_max_str_digits.get();
    let text = match Num::of(&number) {
        Some(Num::Small(i)) => percent::format_int(i, layout),
        Some(Num::Big(big)) => percent::format_big_int(big, layout, digits),
        None => return Ok(String::new()),
    };
    thread.sound(text)
}

/// A number that is no int as one; None of what is no number.
fn whole(thread: &mut Thread, value: &Value) -> Outcome<Option<Value>> {
    match int::from_number(thread, value) {
        Ok(number) => Ok(number),
        Err(raised) => {
            drop(thread.catch(raised, ClassId::TypeError)?);
            Ok(None)
        }
    }
}

#[cold]
fn wrong_kind(thread: &mut Thread, kind: char, wanted: &str, value: &Value) -> Raised {
    let class = thread.class_name(value);
    thread.type_error(format!("%{kind} format: {wanted} is required, not {class}"))
}

/// `%c`: a string of one character, or the number of one.
fn character(thread: &mut Thread, value: &Value, bytes: bool) -> Outcome<char> {
    if bytes {
        return single_byte(thread, value).map(char::from);
    }
    if let Some(text) = value.as_str() {
        let mut chars = text.chars();
        if let (Some(c), None) = (chars.next(), chars.next()) {
            return Ok(c);
        }
        let count = text.chars().count();
        let message = format!("%c requires an int or a unicode character, not a string of length {count}");
        return Err(thread.type_error(message));
    }
    if !has_index(thread, value) {
        let class = thread.script_class_name(value);
        return Err(thread.type_error(format!("%c requires an int or a unicode character, not {class}")));
    }
    let code = thread.index_clamped(value)?;
    match u32::try_from(code).ok().and_then(from_code_point) {
        Some(c) => Ok(c),
        None => Err(thread.overflow_error("%c arg not in range(0x110000)")),
    }
}
