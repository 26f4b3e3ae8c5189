//! `_io.StringIO`: text in memory.
//!
//! The text is a Rust string; a position is kept in characters, as scripts see it, and in bytes beside it, so that reading and
//! writing on does not count characters. A position behind the end has no byte: what is missing is filled up when it is written to.

use super::base::{self, position_argument, size_argument, text_base};
use super::text::Newline;
use super::text_codec::{Codec, Decoder, Reading};
use crate::support::with_receiver;
use minipy_vm::native::{
    Args, Arity, ClassId, MAX_ITEMS, NativeClass, NativeDef, NativeSlots, Outcome, Payload, Signature, Thread, Value,
};

/// The payload.
#[derive(Default)]
struct Memory {
    text: String,
    /// Characters in it.
    length: usize,
    /// The position in characters, and in bytes unless it lies behind the end.
    at: usize,
    at_byte: usize,
    newline: Newline,
    decoder: Decoder,
    plain: bool,
    ready: bool,
    closed: bool,
}

impl Payload for Memory {
    fn traverse(&self, _: &Thread, _: &mut dyn FnMut(&Value)) {}

    /// Nobody sees the closing of text in memory, unless a script's class says what closing is.
    fn ends_quietly(&self) -> bool {
        self.plain
    }
}

impl Memory {
    fn is_ascii(&self) -> bool {
        self.length == self.text.len()
    }

    /// The byte of a character.
    fn byte_of(&self, at: usize) -> usize {
        match self.is_ascii() {
            true => at.min(self.text.len()),
            false => self
                .text
                .char_indices()
                .nth(at)
                .map_or(self.text.len(), |(byte, _)| byte),
        }
    }

    fn go(&mut self, at: usize) {
        (self.at, self.at_byte) = (at, self.byte_of(at));
    }

    /// The text behind the position.
    fn rest(&self) -> &str {
        if self.at >= self.length {
            ""
        } else {
            &self.text[self.at_byte..]
        }
    }

    /// As [`Memory::put`], of text that may be empty. False, and nothing done, if the whole would be too long.
    fn try_put(&mut self, text: &str, chars: usize) -> bool {
        let fits = text.is_empty() || self.text.len().max(self.at) + text.len() <= MAX_ITEMS;
        if fits && !text.is_empty() {
            self.put(text, chars);
        }
        fits
    }

    /// Puts text at the position, over what stands there.
    fn put(&mut self, text: &str, chars: usize) {
        if self.at > self.length {
            let missing = self.at - self.length;
            self.text.extend(std::iter::repeat_n('\0', missing));
            self.length += missing;
            self.at_byte = self.text.len();
        }
        if self.at == self.length {
            self.text.push_str(text);
            self.length += chars;
        } else {
            let over = chars.min(self.length - self.at);
            let end = match self.is_ascii() {
                true => self.at_byte + over,
                false => {
                    let mut rest = self.text[self.at_byte..].char_indices();
                    rest.nth(over).map_or(self.text.len(), |(byte, _)| self.at_byte + byte)
                }
            };
            self.text.replace_range(self.at_byte..end, text);
            self.length += chars - over;
        }
        self.at += chars;
        self.at_byte += text.len();
    }
}

/// What is known of the object, unless it is closed.
fn open<'t>(thread: &'t mut Thread, object: &'t Value) -> Outcome<&'t mut Memory> {
    let problem = match object.payload::<Memory>(thread) {
        Some(memory) if memory.ready && !memory.closed => None,
        Some(memory) if memory.closed => Some("I/O operation on closed file"),
        _ => Some("I/O operation on uninitialized object"),
    };
    if let Some(problem) = problem {
        return Err(thread.value_error(problem));
    }
    match object.payload_mut::<Memory>(thread) {
        Some(memory) => Ok(memory),
        None => unreachable!("just looked at"),
    }
}

/// Writes text, with its line ends as the object wants them.
fn put(thread: &mut Thread, object: &Value, text: &str, chars: usize) -> Outcome<()> {
    let memory = open(thread, object)?;
    let newline = memory.newline;
    if !newline.universal && newline.write.is_none() {
        return match memory.try_put(text, chars) {
            true => Ok(()),
            false => Err(thread.memory_error()),
        };
    }
    let mut translated = None;
    if newline.universal {
        let mut decoder = std::mem::take(&mut open(thread, object)?.decoder);
        let how = Reading {
            codec: Codec::Utf8,
            errors: "strict",
            universal: true,
            translate: newline.translate,
        };
        let decoded = decoder.decode(thread, how, text.as_bytes().to_vec(), true);
        open(thread, object)?.decoder = decoder;
        translated = Some(decoded?.text);
    } else if let Some(end) = newline.write
        && text.contains('\n')
    {
        translated = Some(text.replace('\n', end));
    }
    let (text, chars) = match &translated {
        Some(text) => (text.as_str(), text.chars().count()),
        None => (text, chars),
    };
    match open(thread, object)?.try_put(text, chars) {
        true => Ok(()),
        false => Err(thread.memory_error()),
    }
}

fn write(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let Some(text) = args[1].as_str_object() else {
        let message = format!("string argument expected, got '{}'", thread.class_name(&args[1]));
        return Err(thread.type_error(message));
    };
    let (text, chars) = (text.as_str(), text.char_len());
    put(thread, &args[0], text, chars)?;
    Ok(Value::length(chars))
}

/// Takes the first `end` bytes, which are `chars` characters, from the position on.
fn take(thread: &mut Thread, object: &Value, end: usize, chars: usize) -> Outcome {
    let memory = open(thread, object)?;
    let text = &memory.rest()[..end];
    let made = match end {
        0 | 1 => Ok(Value::str(text)),
        _ => Value::try_str(text),
    };
    memory.at += chars;
    memory.at_byte += end;
    thread.made(made)
}

/// The first `count` characters of a text: bytes and characters.
fn first_chars(text: &str, count: usize, ascii: bool) -> (usize, usize) {
    if ascii {
        let end = count.min(text.len());
        return (end, end);
    }
    let mut chars = 0;
    for (byte, _) in text.char_indices() {
        if chars == count {
            return (byte, chars);
        }
        chars += 1;
    }
    (text.len(), chars)
}

fn read(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let size = size_argument(thread, args.get(1))?;
    let memory = open(thread, &args[0])?;
    let (end, chars) = match size {
        None if memory.at < memory.length => (memory.rest().len(), memory.length - memory.at),
        None => (0, 0),
        Some(count) => first_chars(memory.rest(), count, memory.is_ascii()),
    };
    take(thread, &args[0], end, chars)
}

fn read_line(thread: &mut Thread, object: &Value, limit: Option<usize>) -> Outcome {
    let memory = open(thread, object)?;
    let (rest, ascii) = (memory.rest(), memory.is_ascii());
    let bytes = rest.as_bytes();
    let end = match (
        memory.newline.end,
        memory.newline.universal && !memory.newline.translate,
    ) {
        (Some(end), _) => memchr::memmem::find(bytes, end.as_bytes()).map(|at| at + end.len()),
        (None, false) => memchr::memchr(b'\n', bytes).map(|at| at + 1),
        (None, true) => memchr::memchr2(b'\n', b'\r', bytes)
            .map(|at| at + 1 + usize::from(bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n'))),
    };
    let line = &rest[..end.unwrap_or(rest.len())];
    let (end, chars) = match limit {
        Some(limit) => first_chars(line, limit, ascii),
        None if ascii => (line.len(), line.len()),
        None => (line.len(), line.chars().count()),
    };
    take(thread, object, end, chars)
}

fn readline(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let limit = size_argument(thread, args.get(1))?;
    read_line(thread, &args[0], limit)
}

fn next(thread: &mut Thread, object: &Value) -> Outcome<Option<Value>> {
    if !open(thread, object)?.plain {
        return base::next(thread, object);
    }
    let line = read_line(thread, object, None)?;
    Ok(line.as_str().is_some_and(|line| !line.is_empty()).then_some(line))
}

fn iter(thread: &mut Thread, object: &Value) -> Outcome {
    open(thread, object)?;
    Ok(object.clone())
}

fn tell(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let at = open(thread, &args[0])?.at;
    Ok(Value::length(at))
}

fn seek(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let whence = match args.get(2) {
        Some(whence) => thread.index(whence)?,
        None => 0,
    };
    open(thread, &args[0])?;
    let offset = thread.index(&args[1])?;
    if !(0..=2).contains(&whence) {
        return Err(thread.value_error(format!("Invalid whence ({whence}, should be 0, 1 or 2)")));
    }
    if offset < 0 && whence == 0 {
        return Err(thread.value_error(format!("Negative seek position {offset}")));
    }
    if offset != 0 && whence != 0 {
        return Err(thread.raise(ClassId::OSError, "Can't do nonzero cur-relative seeks"));
    }
    let memory = open(thread, &args[0])?;
    let at = match whence {
        0 => offset as usize,
        1 => memory.at,
        _ => memory.length,
    };
    memory.go(at);
    Ok(Value::length(at))
}

fn truncate(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let size = position_argument(thread, args.get(1))?;
    let at = open(thread, &args[0])?.at as i64;
    let size = size.unwrap_or(at);
    let Ok(length) = usize::try_from(size) else {
        return Err(thread.value_error(format!("Negative size value {size}")));
    };
    let memory = open(thread, &args[0])?;
    if length < memory.length {
        let end = memory.byte_of(length);
        memory.text.truncate(end);
        memory.length = length;
    }
    Ok(Value::int(size))
}

fn getvalue(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let memory = open(thread, &args[0])?;
    let made = match memory.text.len() {
        0 | 1 => Ok(Value::str(&memory.text)),
        _ => Value::try_str(&memory.text),
    };
    thread.made(made)
}

fn close(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if let Some(memory) = args[0].payload_mut::<Memory>(thread) {
        memory.closed = true;
        memory.text = String::new();
        (memory.length, memory.at, memory.at_byte) = (0, 0, 0);
    }
    Ok(Value::NONE)
}

fn get_closed(thread: &mut Thread, args: Args<'_>) -> Outcome {
    match args[0].payload::<Memory>(thread) {
        Some(memory) if memory.ready => Ok(Value::bool(memory.closed)),
        _ => Err(thread.value_error("I/O operation on uninitialized object")),
    }
}

fn get_line_buffering(thread: &mut Thread, args: Args<'_>) -> Outcome {
    open(thread, &args[0])?;
    Ok(Value::FALSE)
}

fn get_newlines(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let seen = open(thread, &args[0])?.decoder.seen;
    Ok(super::newlines(seen))
}

fn yes(thread: &mut Thread, args: Args<'_>) -> Outcome {
    open(thread, &args[0])?;
    Ok(Value::TRUE)
}

fn new(thread: &mut Thread, class: &Value, _: Args<'_>) -> Outcome {
    let plain = class.is(&self::class(thread));
    Ok(Value::payload_object(
        class,
        Memory {
            plain,
            ..Memory::default()
        },
    ))
}

static INIT: Signature = Signature {
    params: &["initial_value", "newline"],
    required: 0,
    positional_only: 0,
    keyword_only: 0,
};

static INIT_DEF: NativeDef = NativeDef::method("StringIO", Arity::Named(&INIT), init_places);

fn init(thread: &mut Thread, object: &Value, args: Args<'_>) -> Outcome<()> {
    if args.values.is_empty()
        && let Some(memory) = object.payload_mut::<Memory>(thread)
        && !memory.ready
    {
        // As it was made: empty, and lines end as they are written.
        memory.ready = true;
        return Ok(());
    }
    with_receiver(thread, &INIT_DEF, object, args).map(drop)
}

fn init_places(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let newline = match args.get(2) {
        None => Newline::parse(Some("\n")),
        Some(newline) if newline.is_none() => Newline::parse(None),
        Some(newline) => match newline.as_str() {
            Some(text) => Newline::parse(Some(text)),
            None => {
                let message = format!("newline must be str or None, not {}", thread.class_name(newline));
                return Err(thread.type_error(message));
            }
        },
    };
    let Some(newline) = newline else {
        let shown = thread.repr_text(&args[2])?;
        return Err(thread.value_error(format!("illegal newline value: {shown}")));
    };
    let initial = args.get(1).filter(|value| !value.is_none());
    if let Some(value) = initial.filter(|value| value.as_str().is_none()) {
        let message = format!("initial_value must be str or None, not {}", thread.class_name(value));
        return Err(thread.type_error(message));
    }
    if let Some(memory) = args[0].payload_mut::<Memory>(thread) {
        *memory = Memory {
            plain: memory.plain,
            ready: true,
            newline,
            ..Memory::default()
        };
    }
    if let Some(text) = initial.and_then(|value| value.as_str_object()) {
        put(thread, &args[0], text.as_str(), text.char_len())?;
        open(thread, &args[0])?.go(0);
    }
    Ok(Value::NONE)
}

static SLOTS: NativeSlots = NativeSlots {
    new: Some(new),
    init: Some(init),
    iter: Some(iter),
    next: Some(next),
    ..base::SLOTS
};

static CLASS: NativeClass = NativeClass {
    name: "StringIO",
    module: "_io",
    base: ClassId::Object,
    slots: Some(&SLOTS),
    methods: &[
        NativeDef::method("close", Arity::Zero, close),
        NativeDef::getter("closed", get_closed),
        NativeDef::method("getvalue", Arity::Zero, getvalue),
        NativeDef::getter("line_buffering", get_line_buffering),
        NativeDef::getter("newlines", get_newlines),
        NativeDef::method("read", Arity::Positional(0, 1), read),
        NativeDef::method("readable", Arity::Zero, yes),
        NativeDef::method("readline", Arity::Positional(0, 1), readline),
        NativeDef::method("seek", Arity::Positional(1, 2), seek),
        NativeDef::method("seekable", Arity::Zero, yes),
        NativeDef::method("tell", Arity::Zero, tell),
        NativeDef::method("truncate", Arity::Positional(0, 1), truncate),
        NativeDef::method("writable", Arity::Zero, yes),
        NativeDef::method("write", Arity::One, write),
    ],
    has_dict: true,
    is_final: false,
};

/// The class.
pub(crate) fn class(thread: &mut Thread) -> Value {
    let base = text_base(thread);
    thread.native_class_over(&CLASS, &base)
}
