//! The module `_hashlib`: hash objects of every algorithm, as CPython has them from OpenSSL, and what is built on them.
//!
//! The algorithms are in `hashes/algorithms.rs`, BLAKE2 with all its parameters (the module `_blake2`) in `hashes/blake2.rs`,
//! keyed codes and the derivation of keys in `hashes/keys.rs`. Here is what a hash object looks like in Python. More than 2 KB at
//! a time are hashed without the interpreter's lock (`exclusive.rs`).

mod algorithms;
mod blake2;
mod keys;

use crate::exclusive::{exclusive, unlocked_if_large};
use crate::support::{set, ssize};
use crate::thread::raw_lock::{Lockable, RawLock};
use algorithms::{ALGORITHMS, Algorithm, Hasher};
pub(crate) use blake2::MODULE as BLAKE2;
use minipy_vm::native::{
    Args, Arity, Awaited, ClassId, MAX_ITEMS, NativeClass, NativeDef, NativeModule, NativeSlots, Outcome, Payload,
    Raised, Signature, Thread, Value,
};
use std::borrow::Cow;

/// The payload of a hash object.
struct Hash {
    name: &'static str,
    digest_size: usize,
    block_size: usize,
    /// Absent only while a thread hashes without the interpreter's lock.
    hasher: Option<Box<dyn Hasher>>,
    /// Held meanwhile.
    lock: RawLock,
}

impl Payload for Hash {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        self.lock.traverse(visit);
    }

    fn awaited(&self) -> Option<Awaited<'_>> {
        Some(self.lock.awaited("hash object"))
    }
}

impl Lockable for Hash {
    fn raw(&mut self) -> &mut RawLock {
        &mut self.lock
    }
}

impl Hash {
    fn of(algorithm: &Algorithm) -> Hash {
        Hash {
            name: algorithm.name,
            digest_size: algorithm.digest_size,
            block_size: algorithm.block_size,
            hasher: Some((algorithm.begin)()),
            lock: RawLock::default(),
        }
    }
}

/// What is to be hashed.
fn data<'a>(thread: &mut Thread, value: &'a Value) -> Outcome<Cow<'a, [u8]>> {
    if let Some(bytes) = thread.bytes_like(value) {
        return Ok(bytes);
    }
    if value.as_str().is_some() {
        return Err(thread.type_error("Strings must be encoded before hashing"));
    }
    if thread.is_exactly(value, ClassId::MemoryView) {
        return minipy_vm::native::bytes_argument(thread, value);
    }
    Err(thread.type_error("object supporting the buffer API required"))
}

/// What a constructor is to begin with: `data`, or `string` as it was once called.
fn initial<'a>(thread: &mut Thread, data: Option<&'a Value>, string: Option<&'a Value>) -> Outcome<Option<&'a Value>> {
    let string = string.filter(|string| !string.is_none());
    if data.is_some() && string.is_some() {
        let message = "'data' and 'string' are mutually exclusive and support for 'string' keyword parameter \
                       is slated for removal in a future version.";
        return Err(thread.type_error(message));
    }
    Ok(data.or(string))
}

/// A hash object of a class that has read its first bytes.
fn make(thread: &mut Thread, class: &'static NativeClass, mut hash: Hash, first: Option<&Value>) -> Outcome {
    if let Some(first) = first {
        let bytes = data(thread, first)?;
        if let Some(hasher) = &mut hash.hasher {
            unlocked_if_large(thread, bytes.len(), || hasher.update(&bytes));
        }
    }
    let class = self::class(thread, class);
    Ok(Value::payload_object(&class, hash))
}

fn class(thread: &mut Thread, spec: &'static NativeClass) -> Value {
    if std::ptr::eq(spec, &HASHXOF) {
        let base = thread.native_class(&HASH);
        return thread.native_class_over(spec, &base);
    }
    thread.native_class(spec)
}

/// Runs `work` with the hasher, alone; without the interpreter's lock if `size` is large.
fn with_hasher<R: Send>(
    thread: &mut Thread,
    object: &Value,
    size: usize,
    work: impl FnOnce(&mut Box<dyn Hasher>) -> R + Send,
) -> Outcome<R> {
    exclusive::<Hash, R>(thread, object, |thread| {
        let taken = object.payload_mut::<Hash>(thread).and_then(|hash| hash.hasher.take());
        let Some(mut hasher) = taken else {
            return Err(thread.type_error("a hash object is required"));
        };
        let (result, hasher) = unlocked_if_large(thread, size, move || (work(&mut hasher), hasher));
        if let Some(hash) = object.payload_mut::<Hash>(thread) {
            hash.hasher = Some(hasher);
        }
        Ok(result)
    })
}

fn update(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let bytes = data(thread, &args[1])?;
    with_hasher(thread, &args[0], bytes.len(), |hasher| hasher.update(&bytes))?;
    Ok(Value::NONE)
}

fn copy(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let hasher = with_hasher(thread, &args[0], 0, |hasher| hasher.copy())?;
    let copied = args[0].payload::<Hash>(thread).map(|hash| Hash {
        name: hash.name,
        digest_size: hash.digest_size,
        block_size: hash.block_size,
        hasher: Some(hasher),
        lock: RawLock::default(),
    });
    match copied {
        Some(copied) => Ok(Value::payload_object(&thread.class_of(&args[0]).clone(), copied)),
        None => Ok(Value::NONE),
    }
}

fn digest_bytes(thread: &mut Thread, object: &Value, length: usize) -> Outcome<Vec<u8>> {
    let mut out = Vec::new();
    if length > MAX_ITEMS || out.try_reserve_exact(length).is_err() {
        return Err(thread.memory_error());
    }
    out.resize(length, 0);
    with_hasher(thread, object, length, move |hasher| {
        hasher.digest(&mut out);
        out
    })
}

fn own_digest(thread: &mut Thread, object: &Value) -> Outcome<Vec<u8>> {
    let size = object.payload::<Hash>(thread).map_or(0, |hash| hash.digest_size);
    digest_bytes(thread, object, size)
}

fn digest(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let bytes = own_digest(thread, &args[0])?;
    thread.made(Value::bytes(&bytes))
}

/// Bytes as hexadecimal digits.
fn hexadecimal(thread: &mut Thread, bytes: &[u8]) -> Outcome {
    let digit = |value: u8| char::from_digit(value.into(), 16).unwrap_or('0');
    let text: String = bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect();
    thread.made(Value::try_str(&text))
}

fn hexdigest(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let bytes = own_digest(thread, &args[0])?;
    hexadecimal(thread, &bytes)
}

static LENGTH: Signature = Signature {
    params: &["length"],
    required: 1,
    positional_only: 0,
    keyword_only: 0,
};

/// The length that is asked for; None for a negative one.
fn wanted_length(thread: &mut Thread, value: &Value) -> Outcome<Option<usize>> {
    Ok(usize::try_from(ssize(thread, value)?).ok())
}

fn long_digest(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let Some(length) = wanted_length(thread, &args[1])? else {
        let message = "Negative size passed to PyBytes_FromStringAndSize";
        return Err(thread.raise(ClassId::SystemError, message));
    };
    let bytes = digest_bytes(thread, &args[0], length)?;
    thread.made(Value::bytes(&bytes))
}

fn long_hexdigest(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let Some(length) = wanted_length(thread, &args[1])? else {
        return Err(thread.memory_error());
    };
    let bytes = digest_bytes(thread, &args[0], length)?;
    hexadecimal(thread, &bytes)
}

fn name(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let name = args[0].payload::<Hash>(thread).map_or("", |hash| hash.name);
    Ok(Value::str(name))
}

fn digest_size(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let size = args[0].payload::<Hash>(thread).map_or(0, |hash| hash.digest_size);
    Ok(Value::length(size))
}

fn block_size(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let size = args[0].payload::<Hash>(thread).map_or(0, |hash| hash.block_size);
    Ok(Value::length(size))
}

fn repr(thread: &mut Thread, object: &Value) -> Outcome {
    let name = object.payload::<Hash>(thread).map_or("", |hash| hash.name);
    let text = format!(
        "<{name} {} object @ {:#x}>",
        thread.class_name(object),
        thread.identity(object)
    );
    thread.made(Value::try_str(&text))
}

// ---- constructors ----

static OPEN: Signature = Signature {
    params: &["data", "usedforsecurity", "string"],
    required: 0,
    positional_only: 0,
    keyword_only: 2,
};

/// A new hash object of OpenSSL's kind.
fn open(thread: &mut Thread, algorithm: &Algorithm, data: Option<&Value>, string: Option<&Value>) -> Outcome {
    let first = initial(thread, data, string)?;
    let class = if algorithm.digest_size == 0 { &HASHXOF } else { &HASH };
    make(thread, class, Hash::of(algorithm), first)
}

/// A constructor for each algorithm that has one.
macro_rules! constructors {
    ($($function:ident, $name:literal, $algorithm:literal;)*) => {
        $(
            fn $function(thread: &mut Thread, args: Args<'_>) -> Outcome {
                match Algorithm::find($algorithm) {
                    Some(algorithm) => open(thread, algorithm, args.get(0), args.get(2)),
                    None => Err(unsupported(thread, $algorithm)),
                }
            }
        )*

        static FUNCTIONS: &[NativeDef] = &[
            $(NativeDef::function($name, Arity::Named(&OPEN), $function),)*
            NativeDef::function("new", Arity::Named(&NEW), new),
            NativeDef::function("compare_digest", Arity::Any, keys::compare_digest),
            NativeDef::function("hmac_digest", Arity::Named(&keys::HMAC_DIGEST), keys::hmac_digest),
            NativeDef::function("pbkdf2_hmac", Arity::Named(&keys::PBKDF2), keys::pbkdf2_hmac),
            NativeDef::function("scrypt", Arity::Named(&keys::SCRYPT), keys::scrypt),
        ];
    };
}

constructors! {
    md5, "openssl_md5", "md5";
    sha1, "openssl_sha1", "sha1";
    sha224, "openssl_sha224", "sha224";
    sha256, "openssl_sha256", "sha256";
    sha384, "openssl_sha384", "sha384";
    sha512, "openssl_sha512", "sha512";
    sha3_224, "openssl_sha3_224", "sha3_224";
    sha3_256, "openssl_sha3_256", "sha3_256";
    sha3_384, "openssl_sha3_384", "sha3_384";
    sha3_512, "openssl_sha3_512", "sha3_512";
    shake_128, "openssl_shake_128", "shake_128";
    shake_256, "openssl_shake_256", "shake_256";
}

#[cold]
fn unsupported(thread: &mut Thread, name: &str) -> Raised {
    thread.value_error(format!("unsupported hash type {name}"))
}

static NEW: Signature = Signature {
    params: &["name", "data", "usedforsecurity", "string"],
    required: 1,
    positional_only: 0,
    keyword_only: 2,
};

/// `new(name, data=b'', *, usedforsecurity=True, string=None)`.
fn new(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let name = algorithm_name(thread, &args[0], "new", "name")?;
    match Algorithm::find(name) {
        Some(algorithm) => open(thread, algorithm, args.get(1), args.get(3)),
        None => Err(unsupported(thread, name)),
    }
}

/// The name of an algorithm as an argument.
fn algorithm_name<'a>(thread: &mut Thread, value: &'a Value, function: &str, parameter: &str) -> Outcome<&'a str> {
    match value.as_str() {
        Some(name) => Ok(name),
        None => {
            let class = thread.argument_name(value);
            let message = format!("{function}() argument '{parameter}' must be str, not {class}");
            Err(thread.type_error(message))
        }
    }
}

fn init(thread: &mut Thread, module: &Value) -> Outcome<()> {
    let hash = class(thread, &HASH);
    set(thread, module, "HASH", hash);
    let endless = class(thread, &HASHXOF);
    set(thread, module, "HASHXOF", endless);
    let error = thread.native_class(&keys::UNSUPPORTED);
    set(thread, module, "UnsupportedDigestmodError", error);
    let names = ALGORITHMS.iter().map(|algorithm| Value::str(algorithm.name)).collect();
    let frozen_set = thread.heap().class(ClassId::FrozenSet).clone();
    let names = thread.call(&frozen_set, &[Value::list(names)])?;
    set(thread, module, "openssl_md_meth_names", names);
    Ok(())
}

/// The module `_hashlib`.
pub static MODULE: NativeModule = NativeModule {
    name: "_hashlib",
    functions: FUNCTIONS,
    missing: &["HMAC", "get_fips_mode", "hmac_new"],
    init,
};

static SLOTS: NativeSlots = NativeSlots {
    repr: Some(repr),
    ..NativeSlots::NONE
};

static HASH: NativeClass = NativeClass {
    name: "HASH",
    module: "_hashlib",
    base: ClassId::Object,
    slots: Some(&SLOTS),
    methods: &[
        NativeDef::method("update", Arity::One, update),
        NativeDef::method("digest", Arity::Zero, digest),
        NativeDef::method("hexdigest", Arity::Zero, hexdigest),
        NativeDef::method("copy", Arity::Zero, copy),
        NativeDef::getter("name", name),
        NativeDef::getter("digest_size", digest_size),
        NativeDef::getter("block_size", block_size),
    ],
    has_dict: false,
    is_final: true,
};

static HASHXOF: NativeClass = NativeClass {
    name: "HASHXOF",
    module: "_hashlib",
    base: ClassId::Object,
    slots: Some(&SLOTS),
    methods: &[
        NativeDef::method("digest", Arity::Named(&LENGTH), long_digest),
        NativeDef::method("hexdigest", Arity::Named(&LENGTH), long_hexdigest),
    ],
    has_dict: false,
    is_final: true,
};
