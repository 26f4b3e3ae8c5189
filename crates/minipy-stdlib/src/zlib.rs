//! The module `zlib`: compressed data, and the checksums around it.
//!
//! Compression is our own (`zlib/deflate.rs`), since its bytes must equal those of the library that CPython links. Decompression has
//! one right answer and comes from the crate zlib-rs, with zlib's messages, and so do the checksums. More than 2 KB at a time are
//! worked on without the interpreter's lock (`exclusive.rs`).

mod block;
mod codes;
pub(crate) mod deflate;
mod inflate;
mod objects;
mod stored;

use crate::exclusive::unlocked_if_large;
use crate::support::{c_int, set, ssize};
use deflate::{Deflate, End, Flush, Work};
use inflate::{Fault, Inflater, Trouble};
use minipy_vm::native::{
    Args, Arity, ClassId, NativeClass, NativeDef, NativeModule, Outcome, Raised, Signature, Thread, Value,
    bytes_argument, wide,
};
use zlib_rs::adler32::adler32;
use zlib_rs::crc32::crc32;

/// The version of the library whose results these are.
const VERSION: &str = "1.3.2";

/// The largest window, as its number of bits.
const MOST_WINDOW_BITS: i32 = 15;

/// How much room the output gets, block after block; the last size repeats. CPython's sizes: at level 0 they show.
const ROOMS: [usize; 17] = {
    const KB: usize = 1024;
    const MB: usize = 1024 * KB;
    [
        32 * KB,
        64 * KB,
        256 * KB,
        MB,
        4 * MB,
        8 * MB,
        16 * MB,
        16 * MB,
        32 * MB,
        32 * MB,
        32 * MB,
        32 * MB,
        64 * MB,
        64 * MB,
        128 * MB,
        128 * MB,
        256 * MB,
    ]
};

/// Raises `zlib.error`.
#[cold]
fn error(thread: &mut Thread, message: &str) -> Raised {
    let class = thread.native_class(&ERROR);
    match thread.call(&class, &[Value::str(message)]) {
        Ok(exception) => thread.raise_value(exception),
        Err(raised) => raised,
    }
}

/// Raises `zlib.error` for what went wrong with compressed data.
#[cold]
fn fault(thread: &mut Thread, fault: &Fault) -> Raised {
    error(thread, &fault.text("while decompressing data"))
}

/// Compresses all of the input, giving room as CPython does.
fn run(deflate: &mut Deflate, input: &[u8], flush: Flush) -> (Vec<u8>, End) {
    let mut work = Work {
        input,
        out: Vec::new(),
        room: 0,
    };
    let mut rooms = ROOMS.iter();
    let mut size = ROOMS[0];
    loop {
        if work.room == 0 {
            size = rooms.next().copied().unwrap_or(size);
            work.room = size;
        }
        let end = deflate.run(&mut work, flush);
        if end == End::Misused || work.room > 0 {
            return (work.out, end);
        }
    }
}

static COMPRESS: Signature = Signature {
    params: &["data", "level", "wbits"],
    required: 1,
    positional_only: 1,
    keyword_only: 0,
};

/// An optional argument that is a C `int`.
fn int(thread: &mut Thread, value: Option<&Value>, default: i32) -> Outcome<i32> {
    value.map_or(Ok(default), |value| c_int(thread, value))
}

/// `compress(data, /, level=-1, wbits=15)`.
fn compress(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let data = bytes_argument(thread, &args[0])?;
    let level = int(thread, args.get(1), -1)?;
    let window_bits = int(thread, args.get(2), MOST_WINDOW_BITS)?;
    let Some(mut deflate) = Deflate::new(level, window_bits, 8, 0) else {
        return Err(error(thread, "Bad compression level"));
    };
    let (out, _) = unlocked_if_large(thread, data.len(), || run(&mut deflate, &data, Flush::Finish));
    thread.made(Value::bytes(&out))
}

static DECOMPRESS: Signature = Signature {
    params: &["data", "wbits", "bufsize"],
    required: 1,
    positional_only: 1,
    keyword_only: 0,
};

/// `decompress(data, /, wbits=15, bufsize=16384)`.
fn decompress(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let data = bytes_argument(thread, &args[0])?;
    let window_bits = int(thread, args.get(1), MOST_WINDOW_BITS)?;
    if args.get(2).map_or(Ok(0), |size| ssize(thread, size))? < 0 {
        return Err(thread.value_error("bufsize must be non-negative"));
    }
    let Some(mut inflater) = Inflater::new(window_bits) else {
        let message = "Error -2 while preparing to decompress data: inconsistent stream state";
        return Err(error(thread, message));
    };
    let mut out = Vec::new();
    let result = unlocked_if_large(thread, data.len(), || {
        inflater.advance(&data, &mut out, usize::MAX, true)
    });
    match result.1 {
        Err(Trouble::Data(found) | Trouble::Dictionary(found)) => Err(fault(thread, &found)),
        Ok(()) if inflater.is_done() => thread.made(Value::bytes(&out)),
        Ok(()) => Err(fault(thread, &Fault::TRUNCATED)),
    }
}

// ---- checksums ----

/// Where a checksum goes on: the low 32 bits of a number.
fn earlier(thread: &mut Thread, value: Option<&Value>, default: u32) -> Outcome<u32> {
    let Some(value) = value else { return Ok(default) };
    let int = thread.index_value(value)?;
    if let Some(number) = wide(&int) {
        return Ok(number as u32);
    }
    let mask = Value::int(0xFFFF_FFFF);
    let low = thread.binary(minipy_vm::native::Binary::And, &int, &mask)?;
    Ok(wide(&low).unwrap_or(0) as u32)
}

/// `crc32(data[, value])`.
fn checksum_crc(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let data = bytes_argument(thread, &args[0])?;
    let start = earlier(thread, args.get(1), 0)?;
    let sum = unlocked_if_large(thread, data.len(), || crc32(start, &data));
    Ok(Value::int(sum.into()))
}

/// `adler32(data[, value])`.
fn checksum_adler(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let data = bytes_argument(thread, &args[0])?;
    let start = earlier(thread, args.get(1), 1)?;
    let sum = unlocked_if_large(thread, data.len(), || adler32(start, &data));
    Ok(Value::int(sum.into()))
}

fn init(thread: &mut Thread, module: &Value) -> Outcome<()> {
    let error = thread.native_class(&ERROR);
    set(thread, module, "error", error);
    for (name, number) in [
        ("DEFLATED", 8),
        ("DEF_BUF_SIZE", 16384),
        ("DEF_MEM_LEVEL", 8),
        ("MAX_WBITS", MOST_WINDOW_BITS.into()),
        ("Z_BEST_COMPRESSION", 9),
        ("Z_BEST_SPEED", 1),
        ("Z_BLOCK", 5),
        ("Z_DEFAULT_COMPRESSION", -1),
        ("Z_DEFAULT_STRATEGY", 0),
        ("Z_FILTERED", 1),
        ("Z_FINISH", 4),
        ("Z_FIXED", 4),
        ("Z_FULL_FLUSH", 3),
        ("Z_HUFFMAN_ONLY", 2),
        ("Z_NO_COMPRESSION", 0),
        ("Z_NO_FLUSH", 0),
        ("Z_PARTIAL_FLUSH", 1),
        ("Z_RLE", 3),
        ("Z_SYNC_FLUSH", 2),
        ("Z_TREES", 6),
    ] {
        set(thread, module, name, Value::int(number));
    }
    set(thread, module, "ZLIB_VERSION", Value::str(VERSION));
    set(thread, module, "ZLIB_RUNTIME_VERSION", Value::str(VERSION));
    set(thread, module, "__version__", Value::str("1.0"));
    Ok(())
}

/// The module `zlib`.
pub static MODULE: NativeModule = NativeModule {
    name: "zlib",
    functions: &[
        NativeDef::function("compress", Arity::Named(&COMPRESS), compress),
        NativeDef::function("decompress", Arity::Named(&DECOMPRESS), decompress),
        NativeDef::function(
            "compressobj",
            Arity::Named(&objects::COMPRESS_OBJECT),
            objects::compressobj,
        ),
        NativeDef::function(
            "decompressobj",
            Arity::Named(&objects::DECOMPRESS_OBJECT),
            objects::decompressobj,
        ),
        NativeDef::function("crc32", Arity::Positional(1, 2), checksum_crc),
        NativeDef::function("adler32", Arity::Positional(1, 2), checksum_adler),
    ],
    missing: &["_ZlibDecompressor"],
    init,
};

static ERROR: NativeClass = NativeClass {
    name: "error",
    module: "zlib",
    base: ClassId::Exception,
    slots: None,
    methods: &[],
    has_dict: true,
    is_final: false,
};
