//! What is built on hashes: codes under a key (HMAC), keys from passwords (PBKDF2, scrypt), and the comparison that takes as long
//! wherever two values differ.

use super::algorithm_name;
use super::algorithms::{Algorithm, Keyed};
use minipy_vm::native::{
    Args, Cause, ClassId, MAX_ITEMS, NativeClass, Num, Outcome, Raised, Signature, Thread, Value, bytes_argument, wide,
};

/// So many rounds are done before a signal is looked for: some hundredths of a second.
const ROUNDS_AT_A_TIME: u32 = 50_000;

/// What OpenSSL is given as `int`.
const INT_MAX: i64 = i32::MAX as i64;

pub(super) static UNSUPPORTED: NativeClass = NativeClass {
    name: "UnsupportedDigestmodError",
    module: "_hashlib",
    base: ClassId::ValueError,
    slots: None,
    methods: &[],
    has_dict: true,
    is_final: false,
};

/// An algorithm for codes and keys; those without a length of their own are of no use.
fn fixed_algorithm(thread: &mut Thread, name: &str) -> Outcome<&'static Algorithm> {
    match Algorithm::find(name) {
        Some(algorithm) => Ok(algorithm),
        None => {
            let class = thread.native_class(&UNSUPPORTED);
            let error = thread.call(&class, &[Value::str("[digital envelope routines] unsupported")])?;
            Err(thread.raise_value(error))
        }
    }
}

// ---- comparison ----

/// `compare_digest(a, b)`.
pub(super) fn compare_digest(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if !args.names.is_empty() {
        return Err(thread.type_error("_hashlib.compare_digest() takes no keyword arguments"));
    }
    let count = args.values.len();
    let [a, b] = args.values else {
        return Err(thread.type_error(format!("compare_digest expected 2 arguments, got {count}")));
    };
    let (left, right) = match (a.as_str(), b.as_str()) {
        (Some(left), Some(right)) if left.is_ascii() && right.is_ascii() => {
            (left.as_bytes().into(), right.as_bytes().into())
        }
        (Some(_), Some(_)) => {
            return Err(thread.type_error("comparing strings with non-ASCII characters is not supported"));
        }
        _ if thread.bytes_like(a).is_none() && thread.bytes_like(b).is_none() && !is_view(thread, a) => {
            let (left, right) = (thread.class_name(a), thread.class_name(b));
            let message = format!("unsupported operand types(s) or combination of types: '{left}' and '{right}'");
            return Err(thread.type_error(message));
        }
        _ => (bytes_argument(thread, a)?, bytes_argument(thread, b)?),
    };
    let mut difference = u8::from(left.len() != right.len());
    for (a, b) in left.iter().zip(right.iter()) {
        difference |= a ^ b;
    }
    Ok(Value::bool(std::hint::black_box(difference) == 0))
}

fn is_view(thread: &Thread, value: &Value) -> bool {
    thread.is_exactly(value, ClassId::MemoryView)
}

// ---- HMAC ----

pub(super) static HMAC_DIGEST: Signature = Signature {
    params: &["key", "msg", "digest"],
    required: 3,
    positional_only: 0,
    keyword_only: 0,
};

/// `hmac_digest(key, msg, digest)`, the algorithm by name.
pub(super) fn hmac_digest(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (key, message) = (bytes_argument(thread, &args[0])?, bytes_argument(thread, &args[1])?);
    let name = algorithm_name(thread, &args[2], "hmac_digest", "digest")?;
    let algorithm = fixed_algorithm(thread, name)?;
    if algorithm.digest_size == 0 {
        return Err(thread.value_error("no reason supplied"));
    }
    let mut out = vec![0; algorithm.digest_size];
    crate::exclusive::unlocked_if_large(thread, message.len(), || {
        algorithm.keyed(&key).code(&[&message], &mut out);
    });
    thread.made(Value::bytes(&out))
}

// ---- PBKDF2 ----

pub(super) static PBKDF2: Signature = Signature {
    params: &["hash_name", "password", "salt", "iterations", "dklen"],
    required: 4,
    positional_only: 0,
    keyword_only: 0,
};

/// An argument as a C `long`.
fn long(thread: &mut Thread, value: &Value) -> Outcome<i64> {
    let int = thread.index_value(value)?;
    match Num::of(&int).and_then(Num::small) {
        Some(number) => Ok(number),
        None => match wide(&int).and_then(|wide| i64::try_from(wide).ok()) {
            Some(number) => Ok(number),
            None => Err(thread.overflow_error("Python int too large to convert to C long")),
        },
    }
}

/// `pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None)`.
pub(super) fn pbkdf2_hmac(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let name = algorithm_name(thread, &args[0], "pbkdf2_hmac", "hash_name")?;
    let (password, salt) = (bytes_argument(thread, &args[1])?, bytes_argument(thread, &args[2])?);
    let iterations = long(thread, &args[3])?;
    let algorithm = fixed_algorithm(thread, name)?;
    let rounds = match iterations {
        ..1 => return Err(thread.value_error("iteration value must be greater than 0.")),
        1..=INT_MAX => iterations as u32,
        _ => return Err(thread.overflow_error("iteration value is too great.")),
    };
    let length = match args.get(4).filter(|length| !length.is_none()) {
        Some(length) => long(thread, length)?,
        None => algorithm.digest_size as i64,
    };
    let length = match length {
        ..1 => return Err(thread.value_error("key length must be greater than 0.")),
        1..=INT_MAX => length as usize,
        _ => return Err(thread.overflow_error("key length is too great.")),
    };
    if algorithm.digest_size == 0 {
        return Err(thread.value_error("no reason supplied"));
    }
    let keyed = algorithm.keyed(&password);
    let derived = stretched(thread, keyed.as_ref(), &salt, (rounds, length, algorithm.digest_size))?;
    thread.made(Value::bytes(&derived))
}

/// PBKDF2: the number of rounds, the length of the result and that of a block of it.
fn stretched(
    thread: &mut Thread,
    keyed: &dyn Keyed,
    salt: &[u8],
    (rounds, length, block_size): (u32, usize, usize),
) -> Outcome<Vec<u8>> {
    let mut derived = room(thread, length)?;
    let (mut link, mut sum) = (vec![0; block_size], vec![0; block_size]);
    for (number, block) in (1_u32..).zip(derived.chunks_mut(block_size)) {
        keyed.code(&[salt, &number.to_be_bytes()], &mut link);
        sum.copy_from_slice(&link);
        let mut left = rounds - 1;
        while left > 0 {
            let now = left.min(ROUNDS_AT_A_TIME);
            let (link, sum) = (&mut link, &mut sum);
            thread.unlocked(Cause::BlockingIo, || keyed.chain(link, sum, now));
            thread.poll_native()?;
            left -= now;
        }
        block.copy_from_slice(&sum[..block.len()]);
    }
    Ok(derived)
}

/// Zeros, or MemoryError.
fn room(thread: &mut Thread, length: usize) -> Outcome<Vec<u8>> {
    let mut bytes = Vec::new();
    if length > MAX_ITEMS || bytes.try_reserve_exact(length).is_err() {
        return Err(thread.memory_error());
    }
    bytes.resize(length, 0);
    Ok(bytes)
}

// ---- scrypt ----

pub(super) static SCRYPT: Signature = Signature {
    params: &["password", "salt", "n", "r", "p", "maxmem", "dklen"],
    required: 5,
    positional_only: 0,
    keyword_only: 6,
};

/// What OpenSSL allows when nothing else is said.
const USUAL_MEMORY: u128 = 32 << 20;

/// `2**30 - 1`: the product of p and r may not be larger.
const LARGEST_PRODUCT: u128 = (1 << 30) - 1;

#[cold]
fn beyond_memory(thread: &mut Thread) -> Raised {
    thread.value_error("[digital envelope routines] memory limit exceeded")
}

/// An argument as a C `unsigned long`.
fn unsigned(thread: &mut Thread, value: &Value) -> Outcome<u64> {
    super::blake2::unsigned(thread, Some(value), "unsigned long")
}

/// `scrypt(password, *, salt, n, r, p, maxmem=0, dklen=64)`.
pub(super) fn scrypt(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (password, salt) = (bytes_argument(thread, &args[0])?, bytes_argument(thread, &args[1])?);
    let (n, r, p) = (
        unsigned(thread, &args[2])?,
        unsigned(thread, &args[3])?,
        unsigned(thread, &args[4])?,
    );
    let memory = args.get(5).map_or(Ok(0), |value| long(thread, value))?;
    let length = args.get(6).map_or(Ok(64), |value| long(thread, value))?;
    if n < 2 || !n.is_power_of_two() {
        return Err(thread.value_error("n must be a power of 2."));
    }
    if !(0..=INT_MAX).contains(&memory) {
        return Err(thread.value_error("maxmem must be positive and smaller than 2147483647"));
    }
    if !(1..=INT_MAX).contains(&length) {
        return Err(thread.value_error("dklen must be greater than 0 and smaller than 2147483647"));
    }
    if r == 0 || p == 0 {
        return Err(thread.value_error("Invalid parameter combination for n, r, p, maxmem."));
    }
    let (wide_n, wide_r, wide_p) = (u128::from(n), u128::from(r), u128::from(p));
    let limit = if memory == 0 { USUAL_MEMORY } else { memory as u128 };
    let needed = wide_p * 128 * wide_r + 32 * wide_r * (wide_n + 2) * 4;
    let too_many = 16 * wide_r <= 63 && wide_n >= 1 << (16 * wide_r);
    if too_many || wide_p * wide_r > LARGEST_PRODUCT || needed > limit {
        return Err(beyond_memory(thread));
    }
    let Ok(params) = scrypt::Params::new(n.ilog2() as u8, r as u32, p as u32) else {
        return Err(beyond_memory(thread));
    };
    let mut derived = room(thread, length as usize)?;
    let out = &mut derived;
    let made = thread.unlocked(Cause::BlockingIo, || {
        scrypt::scrypt(&password, &salt, &params, out).is_ok()
    });
    match made {
        true => thread.made(Value::bytes(&derived)),
        false => Err(beyond_memory(thread)),
    }
}
