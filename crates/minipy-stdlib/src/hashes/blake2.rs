//! The module `_blake2`: the classes `blake2b` and `blake2s`, with all the parameters that BLAKE2 has (RFC 7693 and its tree mode).

use super::algorithms::{self, Hasher};
use super::{Hash, block_size, copy, digest, digest_size, hexdigest, initial, make, name, update};
use crate::support::{c_int, construct, constructor, set};
use crate::thread::raw_lock::RawLock;
use minipy_vm::native::{
    Args, Arity, ClassId, Comparison, NativeClass, NativeDef, NativeModule, NativeSlots, Outcome, Signature, Thread,
    Value, bytes_argument, wide,
};

/// One of the two.
struct Variant {
    name: &'static str,
    shown: &'static str,
    most_digest: usize,
    block_size: usize,
    /// Of salt and person.
    most_salt: usize,
    most_offset: u64,
    begin: fn(&Parameters) -> Box<dyn Hasher>,
}

static B: Variant = Variant {
    name: "blake2b",
    shown: "Blake2b",
    most_digest: 64,
    block_size: 128,
    most_salt: 16,
    most_offset: u64::MAX,
    begin: begin_b,
};

static S: Variant = Variant {
    name: "blake2s",
    shown: "Blake2s",
    most_digest: 32,
    block_size: 64,
    most_salt: 8,
    most_offset: (1 << 48) - 1,
    begin: begin_s,
};

/// All that is set before the first byte.
struct Parameters {
    digest_size: usize,
    key: Vec<u8>,
    salt: Vec<u8>,
    person: Vec<u8>,
    fanout: u8,
    depth: u8,
    leaf_size: u32,
    node_offset: u64,
    node_depth: u8,
    inner_size: usize,
    last_node: bool,
}

macro_rules! begin {
    ($($function:ident, $krate:ident, $new:ident;)*) => {
        $(
            fn $function(parameters: &Parameters) -> Box<dyn Hasher> {
                let mut params = $krate::Params::new();
                params
                    .hash_length(parameters.digest_size)
                    .key(&parameters.key)
                    .salt(&parameters.salt)
                    .personal(&parameters.person)
                    .fanout(parameters.fanout)
                    .max_depth(parameters.depth)
                    .max_leaf_length(parameters.leaf_size)
                    .node_offset(parameters.node_offset)
                    .node_depth(parameters.node_depth)
                    .inner_hash_length(parameters.inner_size)
                    .last_node(parameters.last_node);
                algorithms::$new(&params)
            }
        )*
    };
}

begin! {
    begin_b, blake2b_simd, blake2b;
    begin_s, blake2s_simd, blake2s;
}

static PARAMETERS: Signature = Signature {
    params: &[
        "data",
        "digest_size",
        "key",
        "salt",
        "person",
        "fanout",
        "depth",
        "leaf_size",
        "node_offset",
        "node_depth",
        "inner_size",
        "last_node",
        "usedforsecurity",
        "string",
    ],
    required: 0,
    positional_only: 0,
    keyword_only: 13,
};

/// An unsigned number; the text for one too large for C names the C type.
pub(super) fn unsigned(thread: &mut Thread, value: Option<&Value>, c_type: &str) -> Outcome<u64> {
    let Some(value) = value else { return Ok(0) };
    let int = thread.index_value(value)?;
    let number = wide(&int);
    match number.and_then(|number| u64::try_from(number).ok()) {
        Some(number) => Ok(number),
        None if thread.compare_is_true(Comparison::Lt, &int, &Value::int(0))? => {
            Err(thread.value_error("Cannot convert negative int"))
        }
        None => Err(thread.overflow_error(format!("Python int too large for C {c_type}"))),
    }
}

/// The bytes of a parameter that has a longest length.
fn bounded(thread: &mut Thread, value: Option<&Value>, what: &str, most: usize) -> Outcome<Vec<u8>> {
    let Some(value) = value else { return Ok(Vec::new()) };
    let bytes = bytes_argument(thread, value)?;
    if bytes.len() > most {
        return Err(thread.value_error(format!("maximum {what} length is {most} bytes")));
    }
    Ok(bytes.into_owned())
}

/// A number in a range. `said` is what the error says of it.
fn ranged(thread: &mut Thread, value: Option<i32>, default: i32, least: i32, most: i32, said: &str) -> Outcome<u8> {
    let number = value.unwrap_or(default);
    match (least..=most).contains(&number) {
        true => Ok(number as u8),
        false => Err(thread.value_error(said)),
    }
}

fn parameters(thread: &mut Thread, variant: &Variant, args: Args<'_>) -> Outcome<Parameters> {
    let mut int = |index: usize| args.get(index).map(|value| c_int(thread, value)).transpose();
    let (digest_size, fanout, depth) = (int(2)?, int(6)?, int(7)?);
    let (node_depth, inner_size) = (int(10)?, int(11)?);
    let most = variant.most_digest as i32;
    let wanted = digest_size.unwrap_or(most);
    let said = format!(
        "digest_size for {} must be between 1 and {most} bytes, here it is {wanted}",
        variant.shown
    );
    let digest_size = ranged(thread, digest_size, most, 1, most, &said)?.into();
    let salt = bounded(thread, args.get(4), "salt", variant.most_salt)?;
    let person = bounded(thread, args.get(5), "person", variant.most_salt)?;
    let fanout = ranged(thread, fanout, 1, 0, 255, "fanout must be between 0 and 255")?;
    let depth = ranged(thread, depth, 1, 1, 255, "depth must be between 1 and 255")?;
    let leaf_size = unsigned(thread, args.get(8), "unsigned long")?;
    let Ok(leaf_size) = u32::try_from(leaf_size) else {
        return Err(thread.overflow_error("leaf_size is too large"));
    };
    let node_offset = unsigned(thread, args.get(9), "unsigned long long")?;
    if node_offset > variant.most_offset {
        return Err(thread.overflow_error("node_offset is too large"));
    }
    let node_depth = ranged(thread, node_depth, 0, 0, 255, "node_depth must be between 0 and 255")?;
    let said = format!("inner_size must be between 0 and is {most}");
    let inner_size = ranged(thread, inner_size, 0, 0, most, &said)?.into();
    let last_node = args.get(12).map_or(Ok(false), |value| thread.truth(value))?;
    let key = bounded(thread, args.get(3), "key", variant.most_digest)?;
    Ok(Parameters {
        digest_size,
        key,
        salt,
        person,
        fanout,
        depth,
        leaf_size,
        node_offset,
        node_depth,
        inner_size,
        last_node,
    })
}

fn new(thread: &mut Thread, variant: &'static Variant, class: &'static NativeClass, args: Args<'_>) -> Outcome {
    let first = initial(thread, args.get(1), args.get(14))?;
    let parameters = parameters(thread, variant, args)?;
    let hash = Hash {
        name: variant.name,
        digest_size: parameters.digest_size,
        block_size: variant.block_size,
        hasher: Some((variant.begin)(&parameters)),
        lock: RawLock::default(),
    };
    make(thread, class, hash, first)
}

fn new_b(thread: &mut Thread, args: Args<'_>) -> Outcome {
    new(thread, &B, &BLAKE2B, args)
}

fn new_s(thread: &mut Thread, args: Args<'_>) -> Outcome {
    new(thread, &S, &BLAKE2S, args)
}

static NEW_B: NativeDef = constructor("blake2b", Arity::Named(&PARAMETERS), new_b);
static NEW_S: NativeDef = constructor("blake2s", Arity::Named(&PARAMETERS), new_s);

static SLOTS_B: NativeSlots = NativeSlots {
    new: Some(|thread, class, args| construct(thread, &NEW_B, class, args)),
    ..NativeSlots::NONE
};

static SLOTS_S: NativeSlots = NativeSlots {
    new: Some(|thread, class, args| construct(thread, &NEW_S, class, args)),
    ..NativeSlots::NONE
};

static METHODS: &[NativeDef] = &[
    NativeDef::method("update", Arity::One, update),
    NativeDef::method("digest", Arity::Zero, digest),
    NativeDef::method("hexdigest", Arity::Zero, hexdigest),
    NativeDef::method("copy", Arity::Zero, copy),
    NativeDef::getter("name", name),
    NativeDef::getter("digest_size", digest_size),
    NativeDef::getter("block_size", block_size),
];

static BLAKE2B: NativeClass = NativeClass {
    name: "blake2b",
    module: "_blake2",
    base: ClassId::Object,
    slots: Some(&SLOTS_B),
    methods: METHODS,
    has_dict: false,
    is_final: true,
};

static BLAKE2S: NativeClass = NativeClass {
    name: "blake2s",
    module: "_blake2",
    base: ClassId::Object,
    slots: Some(&SLOTS_S),
    methods: METHODS,
    has_dict: false,
    is_final: true,
};

fn init(thread: &mut Thread, module: &Value) -> Outcome<()> {
    for (spec, variant) in [(&BLAKE2B, &B), (&BLAKE2S, &S)] {
        let class = thread.native_class(spec);
        for (name, size) in [
            ("SALT_SIZE", variant.most_salt),
            ("PERSON_SIZE", variant.most_salt),
            ("MAX_KEY_SIZE", variant.most_digest),
            ("MAX_DIGEST_SIZE", variant.most_digest),
        ] {
            thread.set_native_class_constant(&class, name, Value::length(size));
        }
        set(thread, module, variant.name, class);
    }
    Ok(())
}

/// The module `_blake2`.
pub static MODULE: NativeModule = NativeModule {
    name: "_blake2",
    functions: &[],
    missing: &[],
    init,
};
