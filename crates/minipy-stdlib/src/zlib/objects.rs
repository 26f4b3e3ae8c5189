//! `zlib.Compress` and `zlib.Decompress`: streams that get their data in parts.

use super::deflate::{Deflate, End, Flush};
use super::inflate::{Inflater, Trouble};
use super::{MOST_WINDOW_BITS, error, int, run};
use crate::exclusive::{exclusive, unlocked_if_large};
use crate::support::ssize;
use crate::thread::raw_lock::{Lockable, RawLock};
use minipy_vm::native::{
    Args, Arity, Awaited, ClassId, NativeClass, NativeDef, Outcome, Payload, Raised, Signature, Thread, Value,
    bytes_argument,
};

/// The payload of a `Compress`. The stream is absent only while a thread works on it without the interpreter's lock.
struct Compress {
    deflate: Option<Box<Deflate>>,
    is_finished: bool,
    /// A call had nothing to do once: zlib's words for that stay and answer later errors too.
    had_nothing: bool,
    lock: RawLock,
}

impl Compress {
    fn new(deflate: Deflate) -> Compress {
        Compress {
            deflate: Some(Box::new(deflate)),
            is_finished: false,
            had_nothing: false,
            lock: RawLock::default(),
        }
    }
}

/// The payload of a `Decompress`.
struct Decompress {
    inflater: Option<Box<Inflater>>,
    unused: Vec<u8>,
    unconsumed: Vec<u8>,
    /// `flush` has found the end of the data and given the stream back.
    has_ended: bool,
    lock: RawLock,
}

macro_rules! locked_payload {
    ($($Payload:ident, $kind:literal;)*) => {
        $(
            impl Payload for $Payload {
                fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
                    self.lock.traverse(visit);
                }

                fn awaited(&self) -> Option<Awaited<'_>> {
                    Some(self.lock.awaited($kind))
                }
            }

            impl Lockable for $Payload {
                fn raw(&mut self) -> &mut RawLock {
                    &mut self.lock
                }
            }
        )*
    };
}

locked_payload! {
    Compress, "compression object";
    Decompress, "decompression object";
}

// ---- compression ----

pub(super) static COMPRESS_OBJECT: Signature = Signature {
    params: &["level", "method", "wbits", "memLevel", "strategy", "zdict"],
    required: 0,
    positional_only: 0,
    keyword_only: 0,
};

/// `compressobj(level=-1, method=8, wbits=15, memLevel=8, strategy=0[, zdict])`.
pub(super) fn compressobj(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let level = int(thread, args.get(0), -1)?;
    let method = int(thread, args.get(1), 8)?;
    let window_bits = int(thread, args.get(2), MOST_WINDOW_BITS)?;
    let memory_level = int(thread, args.get(3), 8)?;
    let strategy = int(thread, args.get(4), 0)?;
    let dictionary = args.get(5).map(|value| bytes_argument(thread, value)).transpose()?;
    let made = Deflate::new(level, window_bits, memory_level, strategy).filter(|_| method == 8);
    let Some(mut deflate) = made else {
        return Err(thread.value_error("Invalid initialization option"));
    };
    if let Some(dictionary) = dictionary {
        if window_bits > MOST_WINDOW_BITS {
            return Err(thread.value_error("Invalid dictionary"));
        }
        deflate.set_dictionary(&dictionary);
    }
    let class = thread.native_class(&COMPRESS);
    Ok(Value::payload_object(&class, Compress::new(deflate)))
}

/// Raises what zlib says about a stream that is misused.
#[cold]
fn misused(thread: &mut Thread, object: &Value, doing: &str) -> Raised {
    let had_nothing = object
        .payload::<Compress>(thread)
        .is_some_and(|compress| compress.had_nothing);
    let message = if had_nothing {
        "buffer error"
    } else {
        "inconsistent stream state"
    };
    error(thread, &format!("Error -2 while {doing}: {message}"))
}

/// Compresses what there is and notes how it ended.
fn advance_deflate(thread: &mut Thread, object: &Value, data: &[u8], mode: Flush, doing: &str) -> Outcome {
    // What a flush may have to do does not show in its input.
    let size = if mode == Flush::No { data.len() } else { usize::MAX };
    let (out, end) = with_deflate(thread, object, size, |deflate| run(deflate, data, mode))?;
    if let Some(compress) = object.payload_mut::<Compress>(thread) {
        compress.had_nothing |= end == End::Nothing;
        compress.is_finished |= end == End::Done;
    }
    match end {
        End::Misused => Err(misused(thread, object, doing)),
        _ => thread.made(Value::bytes(&out)),
    }
}

/// Compresses alone, without the interpreter's lock if it is much.
fn with_deflate<R: Send>(
    thread: &mut Thread,
    object: &Value,
    size: usize,
    work: impl FnOnce(&mut Deflate) -> R + Send,
) -> Outcome<R> {
    exclusive::<Compress, R>(thread, object, |thread| {
        let taken = object
            .payload_mut::<Compress>(thread)
            .and_then(|compress| compress.deflate.take());
        let Some(mut deflate) = taken else {
            return Err(thread.value_error("Inconsistent stream state"));
        };
        let (result, deflate) = unlocked_if_large(thread, size, move || (work(&mut deflate), deflate));
        if let Some(compress) = object.payload_mut::<Compress>(thread) {
            compress.deflate = Some(deflate);
        }
        Ok(result)
    })
}

fn compress(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let data = bytes_argument(thread, &args[1])?;
    if args[0]
        .payload::<Compress>(thread)
        .is_some_and(|compress| compress.is_finished)
    {
        return Err(misused(thread, &args[0], "compressing data"));
    }
    advance_deflate(thread, &args[0], &data, Flush::No, "compressing data")
}

/// `flush(mode=Z_FINISH)`.
fn flush(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let number = int(thread, args.get(1), 4)?;
    if number == 0 {
        return thread.made(Value::bytes(b""));
    }
    let is_finished = args[0]
        .payload::<Compress>(thread)
        .is_some_and(|compress| compress.is_finished);
    let mode = Flush::numbered(number).filter(|_| !is_finished);
    let Some(mode) = mode else {
        return Err(misused(thread, &args[0], "flushing"));
    };
    advance_deflate(thread, &args[0], &[], mode, "flushing")
}

fn copy(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if args[0]
        .payload::<Compress>(thread)
        .is_some_and(|compress| compress.is_finished)
    {
        return Err(thread.value_error("Inconsistent stream state"));
    }
    let deflate = with_deflate(thread, &args[0], 0, |deflate| deflate.clone())?;
    let class = thread.native_class(&COMPRESS);
    let had_nothing = args[0]
        .payload::<Compress>(thread)
        .is_some_and(|compress| compress.had_nothing);
    let copied = Compress {
        had_nothing,
        ..Compress::new(deflate)
    };
    Ok(Value::payload_object(&class, copied))
}

pub(super) static COMPRESS: NativeClass = NativeClass {
    name: "Compress",
    module: "zlib",
    base: ClassId::Object,
    slots: None,
    methods: &[
        NativeDef::method("compress", Arity::One, compress),
        NativeDef::method("flush", Arity::Positional(0, 1), flush),
        NativeDef::method("copy", Arity::Zero, copy),
        NativeDef::method("__copy__", Arity::Zero, copy),
        NativeDef::method("__deepcopy__", Arity::One, copy),
    ],
    has_dict: false,
    is_final: true,
};

// ---- decompression ----

pub(super) static DECOMPRESS_OBJECT: Signature = Signature {
    params: &["wbits", "zdict"],
    required: 0,
    positional_only: 0,
    keyword_only: 0,
};

/// `decompressobj(wbits=15[, zdict])`.
pub(super) fn decompressobj(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let window_bits = int(thread, args.get(0), MOST_WINDOW_BITS)?;
    let dictionary = match args.get(1) {
        None => None,
        Some(value) => match thread.bytes_like(value) {
            Some(bytes) => Some(bytes.into_owned()),
            None => return Err(thread.type_error("zdict argument must support the buffer protocol")),
        },
    };
    let Some(mut inflater) = Inflater::new(window_bits) else {
        return Err(thread.value_error("Invalid initialization option"));
    };
    if let Some(dictionary) = dictionary
        && let Err(fault) = inflater.set_dictionary(dictionary, window_bits < 0)
    {
        return Err(error(thread, &fault.text("while setting zdict")));
    }
    let class = thread.native_class(&DECOMPRESS);
    let decompress = Decompress {
        inflater: Some(Box::new(inflater)),
        unused: Vec::new(),
        unconsumed: Vec::new(),
        has_ended: false,
        lock: RawLock::default(),
    };
    Ok(Value::payload_object(&class, decompress))
}

static DATA: Signature = Signature {
    params: &["data", "max_length"],
    required: 1,
    positional_only: 1,
    keyword_only: 0,
};

/// Decompresses alone, and keeps what was left of the input: behind the end of the data, or beyond the bound of the output.
fn advance(thread: &mut Thread, object: &Value, data: &[u8], most: usize, finish: bool) -> Outcome<Vec<u8>> {
    if let Some(decompress) = object.payload_mut::<Decompress>(thread)
        && decompress.has_ended
    {
        if finish {
            return Ok(Vec::new());
        }
        decompress.unconsumed = data.to_vec();
        let message = "Error -2 while decompressing data: inconsistent stream state";
        return Err(error(thread, message));
    }
    let taken = object
        .payload_mut::<Decompress>(thread)
        .and_then(|decompress| decompress.inflater.take());
    let Some(mut inflater) = taken else {
        return Err(thread.value_error("Inconsistent stream state"));
    };
    let ((used, result), out, inflater) = unlocked_if_large(thread, data.len(), move || {
        let mut out = Vec::new();
        let result = match inflater.is_done() {
            true => (0, Ok(())),
            false => inflater.advance(data, &mut out, most, finish),
        };
        (result, out, inflater)
    });
    let is_done = inflater.is_done();
    if let Some(decompress) = object.payload_mut::<Decompress>(thread) {
        decompress.inflater = Some(inflater);
        decompress.has_ended |= is_done && finish;
        let rest = &data[used..];
        match (is_done, &result) {
            (true, _) => {
                decompress.unused.extend_from_slice(rest);
                decompress.unconsumed.clear();
            }
            (false, Err(Trouble::Dictionary(_))) => {}
            (false, _) => decompress.unconsumed = rest.to_vec(),
        }
    }
    match result {
        Ok(()) => Ok(out),
        Err(Trouble::Dictionary(fault)) => Err(error(thread, &fault.text("while setting zdict"))),
        Err(Trouble::Data(fault)) => Err(super::fault(thread, &fault)),
    }
}

fn decompress(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let data = bytes_argument(thread, &args[1])?;
    let most = match args.get(2) {
        None => usize::MAX,
        Some(value) => match ssize(thread, value)? {
            0 => usize::MAX,
            most => match usize::try_from(most) {
                Ok(most) => most,
                Err(_) => return Err(thread.value_error("max_length must be non-negative")),
            },
        },
    };
    let out = exclusive::<Decompress, _>(thread, &args[0], |thread| advance(thread, &args[0], &data, most, false))?;
    thread.made(Value::bytes(&out))
}

/// `flush(length=16384)`: what was not decompressed because of a bound.
fn flush_decompress(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if args.get(1).map_or(Ok(1), |length| ssize(thread, length))? <= 0 {
        return Err(thread.value_error("length must be greater than zero"));
    }
    let out = exclusive::<Decompress, _>(thread, &args[0], |thread| {
        let Some(decompress) = args[0].payload::<Decompress>(thread) else {
            return Ok(Vec::new());
        };
        let data = decompress.unconsumed.clone();
        advance(thread, &args[0], &data, usize::MAX, true)
    })?;
    thread.made(Value::bytes(&out))
}

/// The stream's state lies inside the crate, which does not copy it.
fn no_copy(thread: &mut Thread, _: Args<'_>) -> Outcome {
    let message = "minipy does not support copies of decompression objects";
    Err(thread.raise(ClassId::NotImplementedError, message))
}

fn eof(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let done = args[0]
        .payload::<Decompress>(thread)
        .and_then(|decompress| decompress.inflater.as_ref())
        .is_some_and(|inflater| inflater.is_done());
    Ok(Value::bool(done))
}

fn read_only(thread: &mut Thread, _: Args<'_>) -> Outcome {
    Err(thread.raise(ClassId::AttributeError, "readonly attribute"))
}

fn unused_data(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let made = match args[0].payload::<Decompress>(thread) {
        Some(decompress) => Value::bytes(&decompress.unused),
        None => Value::bytes(b""),
    };
    thread.made(made)
}

fn unconsumed_tail(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let made = match args[0].payload::<Decompress>(thread) {
        Some(decompress) => Value::bytes(&decompress.unconsumed),
        None => Value::bytes(b""),
    };
    thread.made(made)
}

pub(super) static DECOMPRESS: NativeClass = NativeClass {
    name: "Decompress",
    module: "zlib",
    base: ClassId::Object,
    slots: None,
    methods: &[
        NativeDef::method("decompress", Arity::Named(&DATA), decompress),
        NativeDef::method("flush", Arity::Positional(0, 1), flush_decompress),
        NativeDef::method("copy", Arity::Zero, no_copy),
        NativeDef::method("__copy__", Arity::Zero, no_copy),
        NativeDef::method("__deepcopy__", Arity::One, no_copy),
        NativeDef::attribute("eof", eof, read_only),
        NativeDef::attribute("unused_data", unused_data, read_only),
        NativeDef::attribute("unconsumed_tail", unconsumed_tail, read_only),
    ],
    has_dict: false,
    is_final: true,
};
