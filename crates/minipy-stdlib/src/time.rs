//! The module `time`: clocks, `sleep`, and the conversions. Zones and calendar dates are in `time_zone`, formats in `time_format`.
//!
//! Clocks by number are in `time_clocks`, parsing is in Python (`_strptime`). Left out: `tzset`, the functions that set clocks.

use crate::struct_seq::{self, StructSeq, field};
use crate::support::set;
use crate::time_clocks::{self, GETRES, GETTIME, GETTIME_NS, INFO};
use crate::time_format;
use crate::time_zone::{Date, Local, local_date, local_seconds, utc_date, zone_names};
use minipy_vm::native::{
    Args, Arity, ClassId, NativeClass, NativeDef, NativeModule, NativeSlots, Num, Outcome, Raised, Signature, Thread,
    Value, clocks, os_error,
};
use std::io::Error;
use std::time::{Duration, SystemTime};

/// `EOVERFLOW`: a year beyond C's `int`.
const VALUE_TOO_LARGE: i32 = 75;
/// `EINVAL`.
const INVALID_ARGUMENT: i32 = 22;

fn since_epoch() -> i64 {
    match SystemTime::now().duration_since(SystemTime::UNIX_EPOCH) {
        Ok(after) => nanos(after),
        Err(before) => -nanos(before.duration()),
    }
}

fn nanos(duration: Duration) -> i64 {
    i64::try_from(duration.as_nanos()).unwrap_or(i64::MAX)
}

/// Seconds from nanoseconds, rounded as CPython does it.
fn real_seconds(nanos: i64) -> f64 {
    const SECOND: i64 = 1_000_000_000;
    if nanos % SECOND == 0 {
        (nanos / SECOND) as f64
    } else {
        nanos as f64 / 1e9
    }
}

fn seconds(nanos: i64) -> Value {
    Value::float(real_seconds(nanos))
}

/// `monotonic()`.
pub(crate) fn monotonic_seconds() -> f64 {
    real_seconds(nanos(clocks::monotonic()))
}

/// Defines a clock: as a float of seconds, and as an int of nanoseconds.
macro_rules! clock {
    ($seconds:ident, $nanos:ident => $read:expr) => {
        fn $seconds(_: &mut Thread, _: Args<'_>) -> Outcome {
            Ok(seconds($read))
        }
        fn $nanos(_: &mut Thread, _: Args<'_>) -> Outcome {
            Ok(Value::int($read))
        }
    };
}

clock!(time, time_ns => since_epoch());
clock!(monotonic, monotonic_ns => nanos(clocks::monotonic()));
clock!(process_time, process_time_ns => nanos(clocks::process_cpu()));
clock!(thread_time, thread_time_ns => nanos(clocks::thread_cpu()));

#[cold]
fn not_a_number(thread: &mut Thread) -> Raised {
    thread.value_error("Invalid value NaN (not a number)")
}

/// `sleep(seconds)`.
fn sleep(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let nanos = sleep_nanos(thread, &args[0])?;
    let Ok(nanos) = u64::try_from(nanos) else {
        return Err(thread.value_error("sleep length must be non-negative"));
    };
    let duration = Duration::from_nanos(nanos);
    // CPython adds the time since the start of the system and refuses what does not fit; this is less exact.
    if duration > Duration::from_secs(9_000_000_000) {
        return Err(os_error(thread, &Error::from_raw_os_error(INVALID_ARGUMENT), None));
    }
    thread.sleep(duration).map(|()| Value::NONE)
}

fn sleep_nanos(thread: &mut Thread, value: &Value) -> Outcome<i64> {
    const OUT_OF_RANGE: &str = "timestamp out of range for C PyTime_t";
    if let Some(seconds) = value.as_float() {
        if seconds.is_nan() {
            return Err(not_a_number(thread));
        }
        // Rounded away from zero: never shorter than asked for, and never not negative.
        let nanos = seconds * 1e9;
        let nanos = if nanos < 0.0 { nanos.floor() } else { nanos.ceil() };
        if !(-9.223372036854776e18..9.223372036854776e18).contains(&nanos) {
            return Err(thread.overflow_error(OUT_OF_RANGE));
        }
        return Ok(nanos as i64);
    }
    let int = match thread.index_value(value) {
        Ok(int) => int,
        Err(raised) => {
            drop(thread.catch(raised, ClassId::TypeError)?);
            let message = format!(
                "'{}' object cannot be interpreted as an integer or float",
                thread.class_name(value)
            );
            return Err(thread.type_error(message));
        }
    };
    let nanos = Num::of(&int)
        .and_then(Num::small)
        .and_then(|seconds| seconds.checked_mul(1_000_000_000));
    nanos.ok_or_else(|| thread.overflow_error(OUT_OF_RANGE))
}

/// The moment an argument means, in whole seconds: now, if it is absent or None.
fn moment(thread: &mut Thread, value: Option<&Value>) -> Outcome<i64> {
    const OUT_OF_RANGE: &str = "timestamp out of range for platform time_t";
    let Some(value) = value.filter(|value| !value.is_none()) else {
        return Ok(since_epoch().div_euclid(1_000_000_000));
    };
    if let Some(seconds) = value.as_float() {
        if seconds.is_nan() {
            return Err(not_a_number(thread));
        }
        let whole = seconds.floor();
        if !(-9.223372036854776e18..9.223372036854776e18).contains(&whole) {
            return Err(thread.overflow_error(OUT_OF_RANGE));
        }
        return Ok(whole as i64);
    }
    let int = thread.index_value(value)?;
    let seconds = Num::of(&int).and_then(Num::small);
    seconds.ok_or_else(|| thread.overflow_error(OUT_OF_RANGE))
}

/// The date of the moment an argument means; its year must fit in C's `int`, counted from 1900.
fn date_of(thread: &mut Thread, value: Option<&Value>, convert: fn(i64) -> Date) -> Outcome<Date> {
    // No year beyond this many seconds fits, and sums with an offset must not overflow.
    const FURTHEST: i64 = 1 << 60;
    let seconds = moment(thread, value)?;
    let date = (seconds.abs() < FURTHEST).then(|| convert(seconds));
    match date.filter(|date| i32::try_from(date.year - 1900).is_ok()) {
        Some(date) => Ok(date),
        None => Err(os_error(thread, &Error::from_raw_os_error(VALUE_TOO_LARGE), None)),
    }
}

static STRUCT_TIME_SLOTS: NativeSlots = NativeSlots {
    new: Some(new_struct_time),
    ..struct_seq::SLOTS
};

/// `time.struct_time`. Zone and offset are no places of the tuple; they stand in the attribute dict.
static STRUCT_TIME: StructSeq = StructSeq {
    class: NativeClass {
        name: "struct_time",
        module: "time",
        base: ClassId::Tuple,
        slots: Some(&STRUCT_TIME_SLOTS),
        methods: &[
            NativeDef::getter("tm_year", field::<0>),
            NativeDef::getter("tm_mon", field::<1>),
            NativeDef::getter("tm_mday", field::<2>),
            NativeDef::getter("tm_hour", field::<3>),
            NativeDef::getter("tm_min", field::<4>),
            NativeDef::getter("tm_sec", field::<5>),
            NativeDef::getter("tm_wday", field::<6>),
            NativeDef::getter("tm_yday", field::<7>),
            NativeDef::getter("tm_isdst", field::<8>),
        ],
        has_dict: true,
        is_final: true,
    },
    fields: &[
        "tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst",
    ],
    hidden: 2,
};

fn with_zone(thread: &mut Thread, items: Vec<Value>, zone: Value, offset: Value) -> Value {
    let made = struct_seq::make(thread, &STRUCT_TIME, items);
    thread.set_own_attribute(&made, &Value::intern("tm_zone"), zone);
    thread.set_own_attribute(&made, &Value::intern("tm_gmtoff"), offset);
    made
}

/// `time.struct_time(sequence, dict={})`: nine places, and up to two hidden ones.
fn new_struct_time(thread: &mut Thread, _: &Value, args: Args<'_>) -> Outcome {
    let Some(sequence) = args.by_position().first() else {
        return Err(thread.type_error("structseq() missing required argument 'sequence' (pos 1)"));
    };
    let mut items = match thread.collect(sequence) {
        Ok(items) => items,
        Err(raised) => {
            drop(thread.catch(raised, ClassId::TypeError)?);
            return Err(thread.type_error("constructor requires a sequence"));
        }
    };
    let (least, most) = (STRUCT_TIME.fields.len(), STRUCT_TIME.fields.len() + STRUCT_TIME.hidden);
    if items.len() < least || items.len() > most {
        let (bound, limit) = if items.len() < least {
            ("least", least)
        } else {
            ("most", most)
        };
        let given = items.len();
        let message = format!("time.struct_time() takes an at {bound} {limit}-sequence ({given}-sequence given)");
        return Err(thread.type_error(message));
    }
    let mut hidden = items.split_off(least);
    hidden.resize(2, Value::UNDEF);
    let named = args.by_position().get(1);
    for (place, name) in hidden.iter_mut().zip(["tm_zone", "tm_gmtoff"]) {
        if place.is_undef() {
            let found = match named.and_then(|named| named.as_dict()) {
                Some(dict) => thread.dict_get(dict, &Value::intern(name))?,
                None => None,
            };
            *place = found.unwrap_or(Value::NONE);
        }
    }
    let offset = hidden.pop().unwrap_or(Value::NONE);
    let zone = hidden.pop().unwrap_or(Value::NONE);
    Ok(with_zone(thread, items, zone, offset))
}

/// A date as Python sees it: months and days of the year from 1, weeks from Monday.
fn to_python(thread: &mut Thread, date: &Date, zone: &str) -> Value {
    let numbers = [
        date.year,
        date.month + 1,
        date.day,
        date.hour,
        date.minute,
        date.second,
        (date.week_day + 6) % 7,
        date.year_day + 1,
        date.is_dst,
    ];
    let items = numbers.map(Value::int).to_vec();
    with_zone(thread, items, Value::str(zone), Value::int(date.offset))
}

/// The date in a tuple of nine numbers.
fn from_python(thread: &mut Thread, value: &Value, function: &str) -> Outcome<Date> {
    let Some(tuple) = value.as_tuple() else {
        return Err(thread.type_error("Tuple or struct_time argument required"));
    };
    if tuple.items().len() != STRUCT_TIME.fields.len() {
        return Err(thread.type_error(format!("{function}(): illegal time tuple argument")));
    }
    let mut numbers = [0; 9];
    for (number, item) in numbers.iter_mut().zip(tuple.items()) {
        *number = c_int(thread, item)?;
    }
    let [year, month, day, hour, minute, second, week_day, year_day, is_dst] = numbers;
    if year < i64::from(i32::MIN) + 1900 {
        return Err(thread.overflow_error("year out of range"));
    }
    let (zone, offset) = match thread.own_attribute(value, &Value::intern("tm_zone")) {
        Some(zone) => {
            let offset = thread.own_attribute(value, &Value::intern("tm_gmtoff"));
            let offset = offset.as_ref().and_then(Value::as_small_int).unwrap_or(0);
            (zone.as_str().map(str::to_owned), offset)
        }
        None => (None, 0),
    };
    let zone = zone.unwrap_or_else(|| zone_name(is_dst));
    Ok(Date {
        year,
        month: month - 1,
        day,
        hour,
        minute,
        second,
        // C's remainder: a day before Sunday stays negative and is refused later.
        week_day: (week_day + 1) % 7,
        year_day: year_day - 1,
        is_dst,
        offset,
        zone,
    })
}

/// What C makes of a time without a zone: one of the two names, or none.
fn zone_name(is_dst: i64) -> String {
    let (winter, summer) = zone_names(since_epoch() / 1_000_000_000);
    match is_dst {
        ..0 => String::new(),
        0 => winter.zone,
        _ => summer.zone,
    }
}

/// A number of C's `int`, with the texts of `PyArg_Parse`.
fn c_int(thread: &mut Thread, value: &Value) -> Outcome<i64> {
    let int = thread.index_value(value)?;
    let message = match Num::of(&int).and_then(Num::small) {
        None => "Python int too large to convert to C long",
        Some(i) if i > i64::from(i32::MAX) => "signed integer is greater than maximum",
        Some(i) if i < i64::from(i32::MIN) => "signed integer is less than minimum",
        Some(i) => return Ok(i),
    };
    Err(thread.overflow_error(message))
}

/// Refuses what `strftime` could not print; zeros where there is no zero are taken for ones, as CPython does.
fn check(thread: &mut Thread, date: &mut Date) -> Outcome<()> {
    if date.month == -1 {
        date.month = 0;
    }
    if date.day == 0 {
        date.day = 1;
    }
    if date.year_day == -1 {
        date.year_day = 0;
    }
    date.is_dst = date.is_dst.clamp(-1, 1);
    let checks = [
        (date.month, 0..=11, "month"),
        (date.day, 1..=31, "day of month"),
        (date.hour, 0..=23, "hour"),
        (date.minute, 0..=59, "minute"),
        (date.second, 0..=61, "seconds"),
        (date.week_day, 0..=6, "day of week"),
        (date.year_day, 0..=365, "day of year"),
    ];
    for (number, range, name) in checks {
        if !range.contains(&number) {
            return Err(thread.value_error(format!("{name} out of range")));
        }
    }
    Ok(())
}

/// The date in an argument, or now.
fn checked_date(thread: &mut Thread, value: Option<&Value>, function: &str) -> Outcome<Date> {
    let Some(value) = value else {
        return date_of(thread, None, local_date);
    };
    let mut date = from_python(thread, value, function)?;
    check(thread, &mut date)?;
    Ok(date)
}

fn gmtime(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let date = date_of(thread, args.get(0), utc_date)?;
    Ok(to_python(thread, &date, "GMT"))
}

fn localtime(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let date = date_of(thread, args.get(0), local_date)?;
    let zone = date.zone.clone();
    Ok(to_python(thread, &date, &zone))
}

fn ctime(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let date = date_of(thread, args.get(0), local_date)?;
    Ok(Value::str(&time_format::asctime(&date)))
}

fn asctime(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let date = checked_date(thread, args.get(0), "asctime")?;
    Ok(Value::str(&time_format::asctime(&date)))
}

fn strftime(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let Some(format) = args[0].as_str() else {
        let message = format!(
            "strftime() argument 1 must be str, not {}",
            thread.argument_name(&args[0])
        );
        return Err(thread.type_error(message));
    };
    let date = checked_date(thread, args.get(1), "strftime")?;
    Ok(Value::str(&time_format::strftime(format, &date)))
}

/// `strptime(text, format)`.
fn strptime(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let module = thread.import_dotted("_strptime")?;
    let parse = thread.get_attr(&module, &Value::intern("_strptime_time"))?;
    thread.call_with(&parse, args)
}

fn mktime(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let date = from_python(thread, &args[0], "mktime")?;
    Ok(Value::float(local_seconds(&date) as f64))
}

fn init(thread: &mut Thread, module: &Value) -> Outcome<()> {
    let class = struct_seq::class(thread, &STRUCT_TIME);
    set(thread, module, "struct_time", class);
    set(thread, module, "_STRUCT_TM_ITEMS", Value::small_int(11));
    time_clocks::init(thread, module);
    let (winter, summer): (Local, Local) = zone_names(since_epoch() / 1_000_000_000);
    set(thread, module, "timezone", Value::int(-winter.offset));
    set(thread, module, "altzone", Value::int(-summer.offset));
    set(
        thread,
        module,
        "daylight",
        Value::small_int(i64::from(winter.offset != summer.offset)),
    );
    let names = vec![Value::str(&winter.zone), Value::str(&summer.zone)];
    set(thread, module, "tzname", Value::tuple(names));
    Ok(())
}

/// These are functions of the kind whose messages count arguments in parentheses.
static MOMENT: Signature = Signature {
    params: &["seconds"],
    required: 0,
    positional_only: 1,
    keyword_only: 0,
};
static FORMAT: Signature = Signature {
    params: &["format", "time_tuple"],
    required: 1,
    positional_only: 2,
    keyword_only: 0,
};

/// The module `time`.
pub static MODULE: NativeModule = NativeModule {
    name: "time",
    functions: &[
        NativeDef::function("asctime", Arity::Positional(0, 1), asctime),
        GETRES,
        GETTIME,
        GETTIME_NS,
        INFO,
        NativeDef::function("ctime", Arity::Named(&MOMENT), ctime),
        NativeDef::function("gmtime", Arity::Named(&MOMENT), gmtime),
        NativeDef::function("localtime", Arity::Named(&MOMENT), localtime),
        NativeDef::function("mktime", Arity::One, mktime),
        NativeDef::function("monotonic", Arity::Zero, monotonic),
        NativeDef::function("monotonic_ns", Arity::Zero, monotonic_ns),
        NativeDef::function("perf_counter", Arity::Zero, monotonic),
        NativeDef::function("perf_counter_ns", Arity::Zero, monotonic_ns),
        NativeDef::function("process_time", Arity::Zero, process_time),
        NativeDef::function("process_time_ns", Arity::Zero, process_time_ns),
        NativeDef::function("sleep", Arity::One, sleep),
        NativeDef::function("strftime", Arity::Named(&FORMAT), strftime),
        NativeDef::function("strptime", Arity::Any, strptime),
        NativeDef::function("thread_time", Arity::Zero, thread_time),
        NativeDef::function("thread_time_ns", Arity::Zero, thread_time_ns),
        NativeDef::function("time", Arity::Zero, time),
        NativeDef::function("time_ns", Arity::Zero, time_ns),
    ],
    missing: &["clock_settime", "clock_settime_ns", "pthread_getcpuclockid", "tzset"],
    init,
};
