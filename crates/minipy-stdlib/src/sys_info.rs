//! What `sys` tells about the interpreter: versions, limits of the number types, flags.

use crate::simple_namespace;
use crate::struct_seq::{SLOTS, StructSeq, field, make};
use crate::sys::Options;
use minipy_vm::native::{ClassId, NativeClass, NativeDef, Thread, Value};

/// The version of the language: the one minipy's answers are compared with.
const VERSION: (i64, i64, i64) = (3, 14, 0);

/// `sys.hexversion`; 0xF0 says "final".
pub(crate) const HEX_VERSION: i64 = VERSION.0 << 24 | VERSION.1 << 16 | VERSION.2 << 8 | 0xF0;

/// `sys.version`.
pub(crate) fn version_text() -> String {
    let (major, minor, micro) = VERSION;
    format!("{major}.{minor}.{micro} (minipy {})", env!("CARGO_PKG_VERSION"))
}

/// States a class and its fields once; the getters follow from the numbers.
macro_rules! struct_seq {
    ($NAME:ident, $name:literal, hidden $hidden:literal, [$($index:literal $field:literal),* $(,)?]) => {
        static $NAME: StructSeq = StructSeq {
            class: NativeClass {
                name: $name,
                module: "sys",
                base: ClassId::Tuple,
                slots: Some(&SLOTS),
                methods: &[$(NativeDef::getter($field, field::<$index>)),*],
                has_dict: false,
                is_final: true,
            },
            fields: &[$($field),*],
            hidden: $hidden,
        };
    };
}

struct_seq!(VERSION_INFO, "version_info", hidden 0, [
    0 "major", 1 "minor", 2 "micro", 3 "releaselevel", 4 "serial",
]);
struct_seq!(FLOAT_INFO, "float_info", hidden 0, [
    0 "max", 1 "max_exp", 2 "max_10_exp", 3 "min", 4 "min_exp", 5 "min_10_exp", 6 "dig", 7 "mant_dig", 8 "epsilon",
    9 "radix", 10 "rounds",
]);
struct_seq!(INT_INFO, "int_info", hidden 0, [
    0 "bits_per_digit", 1 "sizeof_digit", 2 "default_max_str_digits", 3 "str_digits_check_threshold",
]);
struct_seq!(HASH_INFO, "hash_info", hidden 0, [
    0 "width", 1 "modulus", 2 "inf", 3 "nan", 4 "imag", 5 "algorithm", 6 "hash_bits", 7 "seed_bits", 8 "cutoff",
]);
struct_seq!(THREAD_INFO, "thread_info", hidden 0, [0 "name", 1 "lock", 2 "version"]);
struct_seq!(FLAGS, "flags", hidden 3, [
    0 "debug", 1 "inspect", 2 "interactive", 3 "optimize", 4 "dont_write_bytecode", 5 "no_user_site", 6 "no_site",
    7 "ignore_environment", 8 "verbose", 9 "bytes_warning", 10 "quiet", 11 "hash_randomization", 12 "isolated",
    13 "dev_mode", 14 "utf8_mode", 15 "warn_default_encoding", 16 "safe_path", 17 "int_max_str_digits",
]);

/// `sys.version_info`.
pub(crate) fn version_info(thread: &mut Thread) -> Value {
    let (major, minor, micro) = VERSION;
    let items = vec![
        Value::int(major),
        Value::int(minor),
        Value::int(micro),
        Value::str("final"),
        Value::small_int(0),
    ];
    make(thread, &VERSION_INFO, items)
}

/// `sys.float_info`.
pub(crate) fn float_info(thread: &mut Thread) -> Value {
    let items = vec![
        Value::float(f64::MAX),
        Value::int(f64::MAX_EXP.into()),
        Value::int(f64::MAX_10_EXP.into()),
        Value::float(f64::MIN_POSITIVE),
        Value::int(f64::MIN_EXP.into()),
        Value::int(f64::MIN_10_EXP.into()),
        Value::int(f64::DIGITS.into()),
        Value::int(f64::MANTISSA_DIGITS.into()),
        Value::float(f64::EPSILON),
        Value::int(f64::RADIX.into()),
        Value::small_int(1),
    ];
    make(thread, &FLOAT_INFO, items)
}

/// `sys.int_info`. The digits are CPython's; what scripts ask for is the limits.
pub(crate) fn int_info(thread: &mut Thread) -> Value {
    let items = [30, 4, 4300, 640].map(Value::small_int).to_vec();
    make(thread, &INT_INFO, items)
}

/// `sys.hash_info`. Numbers hash as in CPython; strings with FxHash.
pub(crate) fn hash_info(thread: &mut Thread) -> Value {
    let mut items = [64, (1 << 61) - 1, 314_159, 0, 1_000_003]
        .map(Value::small_int)
        .to_vec();
    items.push(Value::str("fxhash"));
    items.extend([64, 0, 0].map(Value::small_int));
    make(thread, &HASH_INFO, items)
}

/// `sys.thread_info`.
pub(crate) fn thread_info(thread: &mut Thread) -> Value {
    let items = vec![Value::str("pthread"), Value::str("mutex+cond"), Value::NONE];
    make(thread, &THREAD_INFO, items)
}

/// `sys.flags`. Code is never written to files.
pub(crate) fn flags(thread: &mut Thread, options: &Options) -> Value {
    let mut items = vec![Value::small_int(0); 18];
    let set = [
        (0, options.debug.into()),
        (3, options.optimize),
        (4, 1),
        (5, options.no_user_site.into()),
        (6, options.no_site.into()),
        (7, options.ignore_environment.into()),
        (10, options.quiet.into()),
        (12, options.isolated.into()),
    ];
    for (place, number) in set {
        items[place] = Value::small_int(number.into());
    }
    items[13] = Value::FALSE;
    items[16] = Value::bool(options.safe_path);
    items[17] = Value::length(thread.heap().int_max_str_digits.get());
    let flags = make(thread, &FLAGS, items);
    let class = thread.class_of(&flags).clone();
    for (name, value) in [("gil", 1), ("thread_inherit_context", 0), ("context_aware_warnings", 0)] {
        thread.set_native_class_constant(&class, name, Value::small_int(value));
    }
    flags
}

/// `sys.implementation`.
pub(crate) fn implementation(thread: &mut Thread) -> Value {
    let version = version_info(thread);
    let attributes = vec![
        ("name", Value::str("minipy")),
        ("cache_tag", Value::NONE),
        ("version", version),
        ("hexversion", Value::int(HEX_VERSION)),
    ];
    simple_namespace::make(thread, attributes)
}
