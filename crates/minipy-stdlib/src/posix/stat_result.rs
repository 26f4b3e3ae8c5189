//! `os.stat_result`: a tuple of ten numbers, with more and finer ones as attributes.

use crate::struct_seq::{SLOTS, StructSeq, class, field, make as make_tuple};
use minipy_vm::native::os_calls::Stat;
use minipy_vm::native::{Args, ClassId, NativeClass, NativeDef, Outcome, Thread, Value, wide};

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
            NativeDef::getter("st_atime", seconds::<0>),
            NativeDef::getter("st_mtime", seconds::<1>),
            NativeDef::getter("st_ctime", seconds::<2>),
            NativeDef::getter("st_atime_ns", hidden::<0>),
            NativeDef::getter("st_mtime_ns", hidden::<1>),
            NativeDef::getter("st_ctime_ns", hidden::<2>),
            NativeDef::getter("st_blksize", hidden::<3>),
            NativeDef::getter("st_blocks", hidden::<4>),
            NativeDef::getter("st_rdev", hidden::<5>),
        ],
        has_dict: true,
        is_final: true,
    },
    fields: &[
        "st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", "st_atime", "st_mtime", "st_ctime",
    ],
    hidden: 9,
};

/// The attribute behind which stands what is no place of the tuple, as another tuple: few ask for it.
const HIDDEN: &str = "_hidden";

/// The getter of a number that is no place.
fn hidden<const INDEX: usize>(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let rest = thread.own_attribute(&args[0], &Value::intern(HIDDEN));
    let number = rest.and_then(|rest| rest.as_tuple()?.items().get(INDEX).cloned());
    Ok(number.unwrap_or(Value::NONE))
}

/// The getter of a time in seconds.
fn seconds<const INDEX: usize>(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let exact = wide(&hidden::<INDEX>(thread, args)?).unwrap_or_default();
    let whole = exact.div_euclid(1_000_000_000) as f64;
    Ok(Value::float(whole + 1e-9 * exact.rem_euclid(1_000_000_000) as f64))
}

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
    // Until the year 2262 the narrow division is enough.
    let seconds = |time: i128| match i64::try_from(time) {
        Ok(time) => Value::int(time.div_euclid(1_000_000_000)),
        Err(_) => Value::int(time.div_euclid(1_000_000_000) as i64),
    };
    let exact = |time: i128| match i64::try_from(time) {
        Ok(time) => Value::int(time),
        Err(_) => Value::big(time.into()),
    };
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
    let hidden = vec![
        exact(stat.accessed),
        exact(stat.modified),
        exact(stat.changed),
        Value::int(stat.block_size),
        Value::int(stat.blocks),
        unsigned(stat.special_device),
    ];
    thread.set_own_attribute(&result, &Value::intern(HIDDEN), Value::tuple(hidden));
    result
}
