//! The module `_random`: the class `Random` under that of `random`, and what seeding needs. The generator itself is
//! `random/mersenne.rs`.

mod mersenne;
mod sha512;

use crate::support::{construct, constructor, set, ssize};
use dashu_int::IBig;
use mersenne::{Mersenne, WORDS};
use minipy_vm::native::{
    Args, Arity, ClassId, NativeClass, NativeDef, NativeModule, NativeSlots, Num, Outcome, Payload, Thread, Value, wide,
};
use std::io::Read;

/// A generator in a Python object.
struct Random(Box<Mersenne>);

impl Payload for Random {
    fn traverse(&self, _: &Thread, _: &mut dyn FnMut(&Value)) {}
}

/// Bytes from the operating system.
fn system_bytes(thread: &mut Thread, count: usize) -> Outcome<Vec<u8>> {
    let mut bytes = Vec::new();
    if bytes.try_reserve_exact(count).is_err() {
        return Err(thread.memory_error());
    }
    bytes.resize(count, 0);
    let read = std::fs::File::open("/dev/urandom").and_then(|mut file| file.read_exact(&mut bytes));
    match read {
        Ok(()) => Ok(bytes),
        Err(error) => Err(minipy_vm::native::os_error(thread, &error, None)),
    }
}

/// The words of a seed: of an int its absolute value from the lowest bits on, of anything else its hash; None: from the system.
fn seed_words(thread: &mut Thread, seed: Option<&Value>) -> Outcome<Vec<u32>> {
    let bytes = match seed.filter(|seed| !seed.is_none()) {
        None => system_bytes(thread, WORDS * 4)?,
        Some(seed) => match Num::of(seed) {
            Some(Num::Small(i)) => i.unsigned_abs().to_le_bytes().to_vec(),
            Some(Num::Big(big)) => big.clone().into_parts().1.to_le_bytes().to_vec(),
            None => (thread.hash(seed)? as u64).to_le_bytes().to_vec(),
        },
    };
    let word = |chunk: &[u8]| chunk.iter().rev().fold(0, |word, &byte| word << 8 | u32::from(byte));
    let mut words: Vec<u32> = bytes.chunks(4).map(word).collect();
    while words.len() > 1 && words.last() == Some(&0) {
        words.pop();
    }
    if words.is_empty() {
        words.push(0);
    }
    Ok(words)
}

/// Whatever the arguments are, they are for `__init__`, which seeds.
fn new(_: &mut Thread, class: &Value, _: Args<'_>) -> Outcome {
    Ok(Value::payload_object(class, Random(Box::new(Mersenne::new(&[0])))))
}

fn init_random(thread: &mut Thread, this: &Value, args: Args<'_>) -> Outcome<()> {
    construct(thread, &INIT, this, args).map(drop)
}

fn seed(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let words = seed_words(thread, args.get(1))?;
    if let Some(random) = args[0].payload_mut::<Random>(thread) {
        *random.0 = Mersenne::new(&words);
    }
    Ok(Value::NONE)
}

fn random(thread: &mut Thread, args: Args<'_>) -> Outcome {
    match args[0].payload_mut::<Random>(thread) {
        Some(random) => Ok(Value::float(random.0.real())),
        None => Ok(Value::NONE),
    }
}

/// An int of `bits` random bits.
fn bits(thread: &mut Thread, this: &Value, bits: usize) -> Outcome {
    let Some(random) = this.payload_mut::<Random>(thread) else {
        return Ok(Value::NONE);
    };
    if bits == 0 {
        return Ok(Value::small_int(0));
    }
    if bits <= 32 {
        return Ok(Value::int(i64::from(random.0.word() >> (32 - bits))));
    }
    let words = bits.div_ceil(32);
    let mut bytes = Vec::new();
    if bytes.try_reserve_exact(words * 4).is_err() {
        return Err(thread.memory_error());
    }
    for i in 0..words {
        let unused = if i + 1 == words { words * 32 - bits } else { 0 };
        bytes.extend_from_slice(&(random.0.word() >> unused).to_le_bytes());
    }
    Ok(Value::big(IBig::from(dashu_int::UBig::from_le_bytes(&bytes))))
}

fn get_rand_bits(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let count = thread.index_value(&args[1])?;
    let is_negative = match Num::of(&count) {
        Some(Num::Big(count)) => *count < IBig::ZERO,
        Some(Num::Small(count)) => count < 0,
        None => false,
    };
    if is_negative {
        return Err(thread.value_error("Cannot convert negative int"));
    }
    let Some(count) = wide(&count).and_then(|count| usize::try_from(count).ok()) else {
        return Err(thread.overflow_error("Python int too large for C uint64_t"));
    };
    bits(thread, &args[0], count)
}

/// `_randbelow(n)` of a generator whose `getrandbits` no script has redefined: a number in `0..n`, n > 0.
fn rand_below(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if let Some(n) = args[1].as_small_int()
        && n > 0
        && let Some(random) = args[0].payload_mut::<Random>(thread)
    {
        let width = 64 - n.leading_zeros();
        loop {
            let drawn = match width {
                ..=32 => u64::from(random.0.word() >> (32 - width)),
                _ => u64::from(random.0.word()) | u64::from(random.0.word() >> (64 - width)) << 32,
            };
            if drawn < n as u64 {
                return Ok(Value::int(drawn as i64));
            }
        }
    }
    let limit = thread.index_value(&args[1])?;
    let limit = match Num::of(&limit) {
        Some(Num::Big(limit)) => limit.clone(),
        Some(Num::Small(limit)) => IBig::from(limit),
        None => IBig::ZERO,
    };
    if limit <= IBig::ZERO {
        return Err(thread.value_error("minipy: _randbelow() needs a positive number"));
    }
    let width = dashu_int::ops::BitTest::bit_len(&limit);
    loop {
        let drawn = bits(thread, &args[0], width)?;
        let below = match Num::of(&drawn) {
            Some(Num::Big(drawn)) => *drawn < limit,
            Some(Num::Small(drawn)) => IBig::from(drawn) < limit,
            None => true,
        };
        if below {
            return Ok(drawn);
        }
        thread.poll_native()?;
    }
}

fn get_state(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let Some(random) = args[0].payload::<Random>(thread) else {
        return Ok(Value::NONE);
    };
    let (words, index) = random.0.state();
    let mut state: Vec<Value> = words.iter().map(|&word| Value::int(i64::from(word))).collect();
    state.push(Value::length(index));
    Ok(Value::tuple(state))
}

fn set_state(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let Some(state) = args[1].as_tuple() else {
        return Err(thread.type_error("state vector must be a tuple"));
    };
    let [words @ .., index] = state.items() else {
        return Err(thread.value_error("state vector is the wrong size"));
    };
    if words.len() != WORDS {
        return Err(thread.value_error("state vector is the wrong size"));
    }
    let mut new = [0; WORDS];
    for (place, word) in new.iter_mut().zip(words) {
        let Some(number) = Num::of(word) else {
            return Err(thread.type_error("an integer is required"));
        };
        *place = match number {
            Num::Small(i) if i >= 0 => i as u32,
            Num::Small(_) => return Err(thread.overflow_error("can't convert negative value to unsigned int")),
            Num::Big(_) => return Err(thread.overflow_error("Python int too large to convert to C unsigned long")),
        };
    }
    let index = ssize(thread, index)?;
    let Some(index) = usize::try_from(index).ok().filter(|&index| index <= WORDS) else {
        return Err(thread.value_error("invalid state"));
    };
    if let Some(random) = args[0].payload_mut::<Random>(thread) {
        random.0.set_state(&new, index);
    }
    Ok(Value::NONE)
}

/// `_urandom(n)`: bytes from the operating system.
fn urandom(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let Ok(count) = usize::try_from(ssize(thread, &args[0])?) else {
        return Err(thread.value_error("negative argument not allowed"));
    };
    let bytes = system_bytes(thread, count)?;
    thread.made(Value::bytes(&bytes))
}

/// `_sha512(data)`: the digest that makes a seed of a string.
fn digest(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let digest = sha512::digest(args[0].as_bytes().map_or(&[][..], |bytes| bytes.as_slice()));
    thread.made(Value::bytes(&digest))
}

static INIT: NativeDef = constructor("Random", Arity::Positional(0, 1), seed);

static SLOTS: NativeSlots = NativeSlots {
    new: Some(new),
    init: Some(init_random),
    ..NativeSlots::NONE
};

/// `_random.Random`.
static CLASS: NativeClass = NativeClass {
    name: "Random",
    module: "_random",
    base: ClassId::Object,
    slots: Some(&SLOTS),
    methods: &[
        NativeDef::method("random", Arity::Zero, random),
        NativeDef::method("seed", Arity::Positional(0, 1), seed),
        NativeDef::method("getrandbits", Arity::One, get_rand_bits),
        NativeDef::method("_randbelow_native", Arity::One, rand_below),
        NativeDef::method("getstate", Arity::Zero, get_state),
        NativeDef::method("setstate", Arity::One, set_state),
    ],
    has_dict: false,
    is_final: false,
};

fn init(thread: &mut Thread, module: &Value) -> Outcome<()> {
    let class = thread.native_class(&CLASS);
    set(thread, module, "Random", class);
    Ok(())
}

/// The module `_random`.
pub static MODULE: NativeModule = NativeModule {
    name: "_random",
    functions: &[
        NativeDef::function("_sha512", Arity::One, digest),
        NativeDef::function("_urandom", Arity::One, urandom),
    ],
    missing: &[],
    init,
};
