//! `os.stat_result`: a tuple of ten numbers, with more and finer ones as attributes.

use crate::struct_seq::{SLOTS, StructSeq, class, field, make as make_tuple};
use minipy_vm::native::os_calls::Stat;
use minipy_vm::native::{ClassId, NativeClass, NativeDef, Thread, Value};

static STAT_RESULT: StructSeq = StructSeq {
    class: NativeClass {
        name: "stat_result",
        module: "os",
        base: ClassId::Tuple,
        slots: Some(&SLOTS),
        methods: &[
            NativeDef::getter("st_mode", field::<0>),
            NativeDef::getter("st_ino", field::<1>),
            NativeDef::getter("st_dev", field::<2>),
            NativeDef::getter("st_nlink", field::<3>),
            NativeDef::getter("st_uid", field::<4>),
            NativeDef::getter("st_gid", field::<5>),
            NativeDef::getter("st_size", field::<6>),
        ],
        has_dict: true,
        is_final: true,
    },
    fields: &[
        "st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", "st_atime", "st_mtime", "st_ctime",
    ],
    hidden: 9,
};

/// The class.
pub(super) fn class_object(thread: &mut Thread) -> Value {
    class(thread, &STAT_RESULT)
}

/// What the system says about a file.
pub(super) fn make(thread: &mut Thread, stat: &Stat) -> Value {
    let unsigned = |number: u64| match i64::try_from(number) {
        Ok(number) => Value::int(number),
        Err(_) => Value::big(number.into()),
    };
    let seconds = |time: i128| Value::int(time.div_euclid(1_000_000_000) as i64);
    let items = vec![
        Value::int(stat.mode.into()),
        unsigned(stat.inode),
        unsigned(stat.device),
        unsigned(stat.links),
        Value::int(stat.user.into()),
        Value::int(stat.group.into()),
        Value::int(stat.size),
        seconds(stat.accessed),
        seconds(stat.modified),
        seconds(stat.changed),
    ];
    let result = make_tuple(thread, &STAT_RESULT, items);
    for (name, exact, time) in [
        ("st_atime", "st_atime_ns", stat.accessed),
        ("st_mtime", "st_mtime_ns", stat.modified),
        ("st_ctime", "st_ctime_ns", stat.changed),
    ] {
        let whole = time.div_euclid(1_000_000_000) as f64;
        let float = Value::float(whole + 1e-9 * time.rem_euclid(1_000_000_000) as f64);
        thread.set_own_attribute(&result, &Value::intern(name), float);
        thread.set_own_attribute(&result, &Value::intern(exact), Value::int(time as i64));
    }
    for (name, number) in [("st_blksize", stat.block_size), ("st_blocks", stat.blocks)] {
        thread.set_own_attribute(&result, &Value::intern(name), Value::int(number));
    }
    thread.set_own_attribute(&result, &Value::intern("st_rdev"), unsigned(stat.special_device));
    result
}
