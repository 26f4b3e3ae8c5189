//! Reading JSON: one value out of a string, from a position on.
//!
//! The text is read byte by byte, since everything that has a meaning in JSON is ASCII; positions become characters only where a
//! script sees them. Names of objects are shared within one call, as in CPython.

use minipy_vm::native::text::from_code_point;
use minipy_vm::native::{Args, ClassId, Outcome, Raised, Thread, Value};
use rustc_hash::FxHashMap;

/// The hooks of a decoder; None where nothing was asked for.
struct Reader<'a> {
    source: &'a Value,
    text: &'a str,
    bytes: &'a [u8],
    strict: bool,
    object_hook: Option<&'a Value>,
    object_pairs_hook: Option<&'a Value>,
    parse_float: Option<&'a Value>,
    parse_int: Option<&'a Value>,
    parse_constant: Option<&'a Value>,
    names: FxHashMap<&'a str, Value>,
}

/// Why there is no value.
enum Fail {
    /// None begins at this byte.
    NoValue(usize),
    Raised(Raised),
}

impl From<Raised> for Fail {
    fn from(raised: Raised) -> Fail {
        Fail::Raised(raised)
    }
}

type Found<T = Value> = Result<(T, usize), Fail>;

/// The byte of a character, unless it lies behind the end.
fn byte_of(source: &Value, position: usize) -> Option<usize> {
    let text = source.as_str_object()?.text();
    (position <= text.chars).then(|| text.byte_offset(position))
}

/// Which character begins at a byte.
fn char_of(source: &Value, byte: usize) -> usize {
    source
        .as_str_object()
        .map_or(byte, |source| source.text().char_index(byte))
}

/// `scan(string, index, strict, object_hook, object_pairs_hook, parse_float, parse_int, parse_constant)`: a value and the index behind
/// it. StopIteration with the index where none begins.
pub(super) fn scan(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let source = args[0].clone();
    let Some(text) = source.as_str() else {
        let message = format!("first argument must be a string, not {}", thread.class_name(&source));
        return Err(thread.type_error(message));
    };
    let index = thread.index(&args[1])?;
    let Ok(position) = usize::try_from(index) else {
        return Err(thread.value_error("idx cannot be negative"));
    };
    let hook = |index: usize| args.get(index).filter(|hook| !hook.is_none());
    let strict = thread.truth(&args[2])?;
    let mut reader = Reader {
        source: &source,
        text,
        bytes: text.as_bytes(),
        strict,
        object_hook: hook(3),
        object_pairs_hook: hook(4),
        parse_float: hook(5),
        parse_int: hook(6),
        parse_constant: hook(7),
        names: FxHashMap::default(),
    };
    let Some(at) = byte_of(&source, position) else {
        return Err(thread.raise_with(ClassId::StopIteration, vec![Value::int(index)]));
    };
    match reader.value(thread, at) {
        Ok((value, end)) => {
            let end = char_of(&source, end);
            Ok(Value::tuple(vec![value, Value::length(end)]))
        }
        Err(Fail::NoValue(at)) => {
            let at = char_of(&source, at);
            Err(thread.raise_with(ClassId::StopIteration, vec![Value::length(at)]))
        }
        Err(Fail::Raised(raised)) => Err(raised),
    }
}

/// `scanstring(string, end, strict=True)`: the string whose opening quote stands before `end`.
pub(super) fn scanstring(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let source = args[0].clone();
    let Some(text) = source.as_str() else {
        let message = format!("first argument must be a string, not {}", thread.class_name(&source));
        return Err(thread.type_error(message));
    };
    let end = thread.index(&args[1])?;
    let strict = match args.get(2) {
        Some(strict) => thread.truth(strict)?,
        None => true,
    };
    let Some(at) = usize::try_from(end).ok().and_then(|end| byte_of(&source, end)) else {
        return Err(thread.value_error("end is out of bounds"));
    };
    let reader = Reader {
        source: &source,
        text,
        bytes: text.as_bytes(),
        strict,
        object_hook: None,
        object_pairs_hook: None,
        parse_float: None,
        parse_int: None,
        parse_constant: None,
        names: FxHashMap::default(),
    };
    match reader.string(thread, at) {
        Ok((Piece::Plain(text), end)) => pair(Value::str(text), char_of(reader.source, end)),
        Ok((Piece::Made(text), end)) => pair(Value::str(&text), char_of(reader.source, end)),
        Err(Fail::Raised(raised)) => Err(raised),
        Err(Fail::NoValue(_)) => Err(thread.value_error("end is out of bounds")),
    }
}

fn pair(value: Value, end: usize) -> Outcome {
    Ok(Value::tuple(vec![value, Value::length(end)]))
}

/// The contents of a string: as they stand in the text, or made of it.
enum Piece<'a> {
    Plain(&'a str),
    Made(String),
}

impl<'a> Reader<'a> {
    /// Raises JSONDecodeError about a place.
    #[cold]
    fn error(&self, thread: &mut Thread, message: &str, at: usize) -> Fail {
        let position = char_of(self.source, at);
        let args = [Value::str(message), self.source.clone(), Value::length(position)];
        // The class of the module that asks: a script may have loaded it twice.
        let name = Value::intern("JSONDecodeError");
        let globals = thread.frame_globals();
        let known = globals.as_dict().and_then(|dict| dict.get_str(thread, &name).cloned());
        let class = match known.filter(|class| class.as_class().is_some()) {
            Some(class) => Ok(class),
            None => thread
                .import_dotted("json.decoder")
                .and_then(|module| thread.get_attr(&module, &name)),
        };
        let raised = class.and_then(|class| thread.call(&class, &args));
        Fail::Raised(match raised {
            Ok(exception) => thread.raise_value(exception),
            Err(raised) => raised,
        })
    }

    #[inline]
    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    #[inline]
    fn skip_space(&self, mut at: usize) -> usize {
        while matches!(self.byte(at), b' ' | b'\n' | b'\t' | b'\r') {
            at += 1;
        }
        at
    }

    fn value(&mut self, thread: &mut Thread, at: usize) -> Found {
        match self.byte(at) {
            b'"' => match self.string(thread, at + 1)? {
                (Piece::Plain(text), end) => Ok((made(thread, text)?, end)),
                (Piece::Made(text), end) => Ok((made(thread, &text)?, end)),
            },
            b'{' => {
                thread.check_native_stack(" while decoding a JSON object from a unicode string")?;
                self.object(thread, at + 1)
            }
            b'[' => {
                thread.check_native_stack(" while decoding a JSON array from a unicode string")?;
                self.array(thread, at + 1)
            }
            b'-' | b'0'..=b'9' => self.number(thread, at),
            b'n' if self.bytes[at..].starts_with(b"null") => Ok((Value::NONE, at + 4)),
            b't' if self.bytes[at..].starts_with(b"true") => Ok((Value::TRUE, at + 4)),
            b'f' if self.bytes[at..].starts_with(b"false") => Ok((Value::FALSE, at + 5)),
            b'N' if self.bytes[at..].starts_with(b"NaN") => self.constant(thread, "NaN", f64::NAN, at),
            b'I' if self.bytes[at..].starts_with(b"Infinity") => self.constant(thread, "Infinity", f64::INFINITY, at),
            _ => Err(Fail::NoValue(at)),
        }
    }

    fn constant(&self, thread: &mut Thread, name: &str, value: f64, at: usize) -> Found {
        let value = match self.parse_constant {
            Some(hook) => thread.call(hook, &[Value::str(name)])?,
            None => Value::float(value),
        };
        Ok((value, at + name.len()))
    }

    fn number(&mut self, thread: &mut Thread, start: usize) -> Found {
        let mut at = start + usize::from(self.byte(start) == b'-');
        match self.byte(at) {
            b'0' => at += 1,
            b'1'..=b'9' => {
                while self.byte(at).is_ascii_digit() {
                    at += 1;
                }
            }
            b'I' if self.bytes[at..].starts_with(b"Infinity") => {
                return self.constant(thread, "-Infinity", f64::NEG_INFINITY, start);
            }
            _ => return Err(Fail::NoValue(start)),
        }
        let whole = at;
        if self.byte(at) == b'.' && self.byte(at + 1).is_ascii_digit() {
            at += 2;
            while self.byte(at).is_ascii_digit() {
                at += 1;
            }
        }
        if matches!(self.byte(at), b'e' | b'E') {
            let digits = at + 1 + usize::from(matches!(self.byte(at + 1), b'-' | b'+'));
            if self.byte(digits).is_ascii_digit() {
                at = digits + 1;
                while self.byte(at).is_ascii_digit() {
                    at += 1;
                }
            }
        }
        let digits = &self.text[start..at];
        let value = if at > whole {
            match self.parse_float {
                Some(hook) => thread.call(hook, &[Value::str(digits)])?,
                None => Value::float(digits.parse().unwrap_or(f64::NAN)),
            }
        } else {
            match self.parse_int {
                Some(hook) => thread.call(hook, &[Value::str(digits)])?,
                None if digits.len() <= 18 => Value::int(digits.parse().unwrap_or_default()),
                None => {
                    let class = thread.heap().class(ClassId::Int).clone();
                    thread.call(&class, &[Value::str(digits)])?
                }
            }
        };
        Ok((value, at))
    }

    /// The contents of a string, from behind its opening quote.
    fn string(&self, thread: &mut Thread, start: usize) -> Result<(Piece<'a>, usize), Fail> {
        let begin = start - 1;
        let mut made: Option<String> = None;
        let (mut at, mut from) = (start, start);
        loop {
            at += plain_length(&self.bytes[at..]);
            match self.bytes.get(at) {
                None => return Err(self.error(thread, "Unterminated string starting at", begin)),
                Some(b'"') => {
                    let rest = &self.text[from..at];
                    let piece = match made {
                        None => Piece::Plain(rest),
                        Some(mut text) => {
                            text.push_str(rest);
                            Piece::Made(text)
                        }
                    };
                    return Ok((piece, at + 1));
                }
                Some(b'\\') => {
                    let text = made.get_or_insert_default();
                    text.push_str(&self.text[from..at]);
                    at = self.escape(thread, begin, at + 1, text)?;
                    from = at;
                }
                Some(..0x20) if self.strict => {
                    return Err(self.error(thread, "Invalid control character at", at));
                }
                Some(_) => at += 1,
            }
        }
    }

    /// What an escape stands for; `at` is behind the backslash.
    fn escape(&self, thread: &mut Thread, begin: usize, at: usize, text: &mut String) -> Result<usize, Fail> {
        let plain = match self.bytes.get(at) {
            None => return Err(self.error(thread, "Unterminated string starting at", begin)),
            Some(&byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode_escape(thread, at, text),
            Some(_) => return Err(self.error(thread, "Invalid \\escape", at - 1)),
        };
        text.push(plain);
        Ok(at + 1)
    }

    fn hex(&self, at: usize) -> Option<u32> {
        let digits = self.bytes.get(at..at + 4)?;
        digits
            .iter()
            .try_fold(0, |code, &digit| Some(code << 4 | char::from(digit).to_digit(16)?))
    }

    fn unicode_escape(&self, thread: &mut Thread, at: usize, text: &mut String) -> Result<usize, Fail> {
        let Some(mut code) = self.hex(at + 1) else {
            return Err(self.error(thread, "Invalid \\uXXXX escape", at));
        };
        let mut end = at + 5;
        if (0xD800..=0xDBFF).contains(&code)
            && self.byte(end) == b'\\'
            && self.byte(end + 1) == b'u'
            && let Some(low @ 0xDC00..=0xDFFF) = self.hex(end + 2)
        {
            code = 0x10000 + ((code - 0xD800) << 10 | (low - 0xDC00));
            end += 6;
        }
        match from_code_point(code) {
            Some(c) => text.push(c),
            None => {
                let message =
                    format!("minipy: U+{code:X} is the stand-in of a lone surrogate and no character of its own");
                return Err(thread.value_error(message).into());
            }
        }
        Ok(end)
    }

    fn array(&mut self, thread: &mut Thread, start: usize) -> Found {
        let mut items = Vec::new();
        let mut at = self.skip_space(start);
        if self.byte(at) == b']' {
            return Ok((Value::list(items), at + 1));
        }
        loop {
            let (item, end) = self.inner_value(thread, at)?;
            items.push(item);
            at = self.skip_space(end);
            match self.byte(at) {
                b']' => return Ok((Value::list(items), at + 1)),
                b',' => {}
                _ => return Err(self.error(thread, "Expecting ',' delimiter", at)),
            }
            let comma = at;
            at = self.skip_space(at + 1);
            if self.byte(at) == b']' {
                return Err(self.error(thread, "Illegal trailing comma before end of array", comma));
            }
            thread.poll_native()?;
        }
    }

    /// A value inside of another: that there is none is an error here.
    #[inline]
    fn inner_value(&mut self, thread: &mut Thread, at: usize) -> Found {
        match self.value(thread, at) {
            Err(Fail::NoValue(at)) => Err(self.error(thread, "Expecting value", at)),
            found => found,
        }
    }

    /// The name of a member, shared with its like.
    fn name(&mut self, thread: &mut Thread, at: usize) -> Found {
        let (piece, end) = self.string(thread, at)?;
        let text = match piece {
            Piece::Made(text) => return Ok((made(thread, &text)?, end)),
            Piece::Plain(text) => text,
        };
        if let Some(name) = self.names.get(text) {
            return Ok((name.clone(), end));
        }
        let name = made(thread, text)?;
        self.names.insert(text, name.clone());
        Ok((name, end))
    }

    fn object(&mut self, thread: &mut Thread, start: usize) -> Found {
        let dict = Value::dict(Default::default());
        let mut pairs = Vec::new();
        let mut at = self.skip_space(start);
        let mut end = at + 1;
        if self.byte(at) != b'}' {
            loop {
                if self.byte(at) != b'"' {
                    let message = "Expecting property name enclosed in double quotes";
                    return Err(self.error(thread, message, at));
                }
                let (name, after) = self.name(thread, at + 1)?;
                at = self.skip_space(after);
                if self.byte(at) != b':' {
                    return Err(self.error(thread, "Expecting ':' delimiter", at));
                }
                let (value, after) = {
                    let at = self.skip_space(at + 1);
                    self.inner_value(thread, at)?
                };
                if self.object_pairs_hook.is_some() {
                    pairs.push(Value::tuple(vec![name, value]));
                } else if let Some(dict) = dict.as_dict() {
                    drop(dict.set_str(thread, &name, value));
                }
                at = self.skip_space(after);
                match self.byte(at) {
                    b'}' => break,
                    b',' => {}
                    _ => return Err(self.error(thread, "Expecting ',' delimiter", at)),
                }
                let comma = at;
                at = self.skip_space(at + 1);
                if self.byte(at) == b'}' {
                    return Err(self.error(thread, "Illegal trailing comma before end of object", comma));
                }
                thread.poll_native()?;
            }
            end = at + 1;
        }
        if let Some(hook) = self.object_pairs_hook {
            return Ok((thread.call(hook, &[Value::list(pairs)])?, end));
        }
        match self.object_hook {
            Some(hook) => Ok((thread.call(hook, &[dict])?, end)),
            None => Ok((dict, end)),
        }
    }
}

/// How many bytes there are before the first that may have a meaning within a string, or a few less at the end of the text.
#[inline]
fn plain_length(bytes: &[u8]) -> usize {
    const ONES: u64 = u64::MAX / 255;
    const HIGH: u64 = ONES << 7;
    let words = bytes.as_chunks::<8>().0;
    for (number, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        // The highest bit of the first byte that is what was sought is set, and of no byte before it.
        let zero = |word: u64| word.wrapping_sub(ONES) & !word;
        let marks = zero(word ^ (ONES * u64::from(b'"'))) | zero(word ^ (ONES * u64::from(b'\\')));
        let controls = word.wrapping_sub(ONES * 0x20) & !word;
        let found = (marks | controls) & HIGH;
        if found != 0 {
            return number * 8 + found.trailing_zeros() as usize / 8;
        }
    }
    words.len() * 8
}

fn made(thread: &mut Thread, text: &str) -> Outcome {
    if text.len() <= 1 {
        return Ok(Value::str(text));
    }
    let made = Value::try_str(text);
    thread.made(made)
}
