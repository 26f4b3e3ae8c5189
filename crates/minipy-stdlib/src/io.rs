//! The module `_io`: files. `io` is a few lines of Python over it, and `open` is here.
//!
//! ```text
//! text.rs          TextIOWrapper      encodes, decodes, finds lines        text_read.rs, text_methods.rs, text_codec.rs
//! buffered.rs      BufferedReader...  gathers bytes, reads ahead           buffer.rs, pair.rs
//! file.rs          FileIO             a descriptor
//! string_io.rs, bytes_io.rs           files in memory
//! base.rs          the classes they all derive from
//! ```
//!
//! A floor calls the one below directly if that is one of ours and no script's subclass, else by its methods.

/// Methods that hand the call on, arguments and all, to the file that `$of` finds under the object.
macro_rules! handed_on {
    ($of:ident: $($method:ident)*) => {
        $(fn $method(thread: &mut Thread, args: Args<'_>) -> Outcome {
            let file = $of(thread, &args[0])?;
            thread.call_method(&file, stringify!($method), &args.values[1..])
        })*
    };
}

pub(crate) mod base;
pub(crate) mod buffer;
pub(crate) mod buffered;
pub(crate) mod bytes_argument;
pub(crate) mod bytes_io;
pub(crate) mod file;
pub(crate) mod pair;
pub(crate) mod string_io;
pub(crate) mod text;
pub(crate) mod text_codec;
pub(crate) mod text_methods;
pub(crate) mod text_read;

use crate::fs_path;
use crate::support::{c_int, set};
use buffer::Role;
use minipy_vm::native::{Args, Arity, ClassId, NativeDef, NativeModule, Outcome, Signature, Thread, Value, os_calls};
use text_codec::Seen;
use text_methods::Options;

/// `io.DEFAULT_BUFFER_SIZE`.
pub(crate) const DEFAULT_BUFFER_SIZE: usize = 128 * 1024;

/// The largest buffer a file gets because its device prefers large blocks.
const LARGEST_BUFFER: usize = 8192 * 1024;

/// The repr of a name in the repr of a file, which may be in the middle of its own.
pub(crate) fn shown_name(thread: &mut Thread, file: &Value, name: &Value) -> Outcome<String> {
    if thread.native_stack_is_low() {
        let class = thread.class_name(file);
        return Err(thread.raise(ClassId::RuntimeError, format!("reentrant call inside {class}.__repr__")));
    }
    thread.repr_text(name)
}

/// The outcome of two things that had both to be tried: the first's exception is the context of the second's.
pub(crate) fn chain(thread: &mut Thread, first: Option<Value>, second: Outcome) -> Outcome {
    match (first, second) {
        (None, Ok(_)) => Ok(Value::NONE),
        (None, Err(raised)) => Err(raised),
        (Some(first), Ok(_)) => Err(thread.reraise(first)),
        (Some(first), Err(_)) => {
            let second = thread.take_exception();
            thread.set_attr(&second, &Value::intern("__context__"), Some(&first))?;
            Err(thread.reraise(second))
        }
    }
}

/// The attribute `newlines`.
pub(crate) fn newlines(seen: Seen) -> Value {
    let all = [(seen.cr, "\r"), (seen.lf, "\n"), (seen.crlf, "\r\n")];
    let mut found: Vec<Value> = all
        .into_iter()
        .filter(|(seen, _)| *seen)
        .map(|(_, text)| Value::str(text))
        .collect();
    match found.len() {
        0 => Value::NONE,
        1 => found.remove(0),
        _ => Value::tuple(found),
    }
}

static OPEN: Signature = Signature {
    params: &[
        "file",
        "mode",
        "buffering",
        "encoding",
        "errors",
        "newline",
        "closefd",
        "opener",
    ],
    required: 1,
    positional_only: 0,
    keyword_only: 0,
};

/// What the letters of a mode say.
struct Mode {
    text: String,
    kind: char,
    updating: bool,
    binary: bool,
}

impl Mode {
    fn parse(thread: &mut Thread, text: &str) -> Outcome<Mode> {
        let known = text
            .chars()
            .enumerate()
            .all(|(i, c)| "xrwa+tb".contains(c) && !text.chars().take(i).any(|earlier| earlier == c));
        if !known {
            return Err(thread.value_error(format!("invalid mode: '{text}'")));
        }
        let (binary, is_text) = (text.contains('b'), text.contains('t'));
        if binary && is_text {
            return Err(thread.value_error("can't have text and binary mode at once"));
        }
        let kinds: Vec<char> = text.chars().filter(|c| "xrwa".contains(*c)).collect();
        if kinds.len() > 1 {
            return Err(thread.value_error("must have exactly one of create/read/write/append mode"));
        }
        Ok(Mode {
            text: text.to_owned(),
            kind: kinds.first().copied().unwrap_or(' '),
            updating: text.contains('+'),
            binary,
        })
    }

    /// The mode of the file at the bottom.
    fn raw(&self) -> String {
        let kind = Some(self.kind).filter(|&kind| kind != ' ');
        kind.into_iter().chain(self.updating.then_some('+')).collect()
    }
}

/// A string argument of `open` that may be None.
fn string(thread: &mut Thread, value: Option<&Value>, name: &str) -> Outcome<Option<String>> {
    match value.filter(|value| !value.is_none()) {
        None => Ok(None),
        Some(value) => match value.as_str() {
            Some(text) => Ok(Some(text.to_owned())),
            None => {
                let class = thread.argument_name(value);
                let message = format!("open() argument '{name}' must be str or None, not {class}");
                Err(thread.type_error(message))
            }
        },
    }
}

/// `open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)`.
pub(crate) fn open(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let mode = match args.get(1) {
        None => "r".to_owned(),
        Some(mode) => match mode.as_str() {
            Some(mode) => mode.to_owned(),
            None => {
                let message = format!("open() argument 'mode' must be str, not {}", thread.argument_name(mode));
                return Err(thread.type_error(message));
            }
        },
    };
    let buffering = match args.get(2) {
        Some(buffering) => c_int(thread, buffering)?,
        None => -1,
    };
    let options = Options {
        encoding: string(thread, args.get(3), "encoding")?,
        errors: string(thread, args.get(4), "errors")?,
        newline: string(thread, args.get(5), "newline")?,
        ..Options::default()
    };
    let closes = match args.get(6) {
        Some(closes) => thread.truth(closes)?,
        None => true,
    };
    let opener = args.get(7).filter(|opener| !opener.is_none());
    let name = match args[0].as_small_int().is_some() || thread.is_a(&args[0], ClassId::Int) {
        true => args[0].clone(),
        false => fs_path::fspath(thread, &args[0])?,
    };
    let mode = Mode::parse(thread, &mode)?;
    if mode.binary {
        let given = [
            (&options.encoding, "an encoding"),
            (&options.errors, "an errors"),
            (&options.newline, "a newline"),
        ];
        if let Some((_, what)) = given.into_iter().find(|(value, _)| value.is_some()) {
            return Err(thread.value_error(format!("binary mode doesn't take {what} argument")));
        }
    }
    let class = file::class(thread);
    let raw = file::unopened(thread, &class);
    file::open(thread, &raw, &name, &mode.raw(), closes, opener)?;
    let opened = dress(thread, &raw, &mode, buffering, options);
    match opened {
        Ok(opened) => Ok(opened),
        Err(_) => {
            let error = thread.take_exception();
            let closed = thread.call_method(&raw, "close", &[]);
            chain(thread, Some(error), closed)
        }
    }
}

/// Puts buffer and text over an opened file, as far as they are wanted.
fn dress(thread: &mut Thread, raw: &Value, mode: &Mode, buffering: i32, mut options: Options) -> Outcome {
    let fd = file::descriptor(thread, raw)?;
    let block_size = raw.payload::<file::File>(thread).map_or(0, |file| file.block_size);
    let wants_lines = buffering == 1 && !mode.binary;
    options.line_buffering = wants_lines || buffering < 0 && os_calls::is_terminal(fd);
    let size = match buffering {
        0 if mode.binary => return Ok(raw.clone()),
        0 => return Err(thread.value_error("can't have unbuffered text I/O")),
        1 | ..0 => block_size.clamp(DEFAULT_BUFFER_SIZE, LARGEST_BUFFER),
        size => size as usize,
    };
    let role = match (mode.updating, mode.kind) {
        (true, _) => Role::Random,
        (false, 'r') => Role::Reader,
        _ => Role::Writer,
    };
    if role == Role::Random {
        base::check_able(thread, raw, "seekable", "File or stream is not seekable.")?;
    }
    let buffer = buffered::make(thread, role, raw, size);
    if mode.binary {
        return Ok(buffer);
    }
    let text = text_methods::make(thread, &buffer, &options)?;
    thread.set_own_attribute(&text, &Value::intern("mode"), Value::str(&mode.text));
    Ok(text)
}

/// `open_code(path)`: a file whose contents are to be run, opened for reading bytes.
fn open_code(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if args[0].as_str().is_none() {
        let message = format!(
            "open_code() argument 'path' must be str, not {}",
            thread.argument_name(&args[0])
        );
        return Err(thread.type_error(message));
    }
    let mut places = vec![args[0].clone(), Value::str("rb")];
    places.resize(OPEN.params.len(), Value::UNDEF);
    open(thread, Args::positional(&places))
}

/// `text_encoding(encoding, stacklevel=2)`.
fn text_encoding(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if let Some(level) = args.get(1) {
        c_int(thread, level)?;
    }
    match args[0].is_none() {
        true => Ok(Value::str("locale")),
        false => Ok(args[0].clone()),
    }
}

fn init(thread: &mut Thread, module: &Value) -> Outcome<()> {
    set(
        thread,
        module,
        "DEFAULT_BUFFER_SIZE",
        Value::length(DEFAULT_BUFFER_SIZE),
    );
    let blocking = thread.heap().class(ClassId::BlockingIOError).clone();
    set(thread, module, "BlockingIOError", blocking);
    let unsupported = base::unsupported_class(thread)?;
    set(thread, module, "UnsupportedOperation", unsupported);
    for (name, class) in [
        ("_IOBase", base::io_base as fn(&mut Thread) -> Value),
        ("_RawIOBase", base::raw_base),
        ("_BufferedIOBase", base::buffered_base),
        ("_TextIOBase", base::text_base),
        ("FileIO", file::class),
        ("BytesIO", bytes_io::class),
        ("StringIO", string_io::class),
        ("BufferedRWPair", pair::class),
        ("TextIOWrapper", text_methods::class),
    ] {
        let class = class(thread);
        set(thread, module, name, class);
    }
    for (name, role) in [
        ("BufferedReader", Role::Reader),
        ("BufferedWriter", Role::Writer),
        ("BufferedRandom", Role::Random),
    ] {
        let class = buffered::class(thread, role);
        set(thread, module, name, class);
    }
    let builtins = thread.import_dotted("builtins")?;
    let open = base::attribute(thread, &builtins, "open")?;
    set(thread, module, "open", open);
    Ok(())
}

/// `open`, for `builtins` too.
pub(crate) static OPEN_DEF: NativeDef = NativeDef::function("open", Arity::Named(&OPEN), open);

/// The module `_io`.
pub(crate) static MODULE: NativeModule = NativeModule {
    name: "_io",
    functions: &[
        NativeDef::function("open_code", Arity::One, open_code),
        NativeDef::function("text_encoding", Arity::Positional(1, 2), text_encoding),
    ],
    missing: &["IncrementalNewlineDecoder"],
    init,
};
