//! The module `_datetime`: the arithmetic of the calendar for `datetime`.
//!
//! Days are counted in the Gregorian calendar, extended in both directions: 1 January of the year 1 has number 1, its ordinal. An instant
//! is a number of microseconds, an ordinal times the length of a day and the time of the day. The classes are in Python; here are
//! checked and converted the numbers they hold.

use minipy_vm::native::{Args, Arity, ClassId, NativeDef, NativeModule, Num, Outcome, Raised, Thread, Value};

const MIN_YEAR: i64 = 1;
const MAX_YEAR: i64 = 9999;
const MICROS_OF_SECOND: i64 = 1_000_000;
const MICROS_OF_DAY: i64 = 86_400 * MICROS_OF_SECOND;

// ---- the calendar ----

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn days_before_month(year: i64, month: i64) -> i64 {
    const BEFORE: [i64; 13] = [0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
    BEFORE[month as usize % 13] + i64::from(month > 2 && is_leap(year))
}

fn to_ordinal(year: i64, month: i64, day: i64) -> i64 {
    let before = year - 1;
    before * 365 + before / 4 - before / 100 + before / 400 + days_before_month(year, month) + day
}

/// Year, month and day of an ordinal from 1 on.
fn from_ordinal(ordinal: i64) -> [i64; 3] {
    let (centuries4, rest) = ((ordinal - 1) / 146_097, (ordinal - 1) % 146_097);
    let (century, rest) = (rest / 36_524, rest % 36_524);
    let (years4, rest) = (rest / 1461, rest % 1461);
    let (year_in_4, rest) = (rest / 365, rest % 365);
    let year = centuries4 * 400 + century * 100 + years4 * 4 + year_in_4 + 1;
    if year_in_4 == 4 || century == 4 {
        return [year - 1, 12, 31];
    }
    // Never too early, and late by a month at most.
    let guess = (rest + 50) >> 5;
    let month = if days_before_month(year, guess) > rest {
        guess - 1
    } else {
        guess
    };
    [year, month, rest - days_before_month(year, month) + 1]
}

// ---- arguments ----

#[cold]
fn out_of_range(thread: &mut Thread, name: &str, least: i64, most: i64, given: i64) -> Raised {
    thread.value_error(format!("{name} must be in {least}..{most}, not {given}"))
}

/// A whole number as large as a C `int` at most.
fn number(thread: &mut Thread, value: &Value) -> Outcome<i64> {
    let int = match value.as_small_int() {
        Some(number) => Some(number),
        None => {
            let int = thread.index_value(value)?;
            Num::of(&int).and_then(Num::small)
        }
    };
    match int {
        Some(number) if i32::try_from(number).is_ok() => Ok(number),
        Some(1..) => Err(thread.overflow_error("signed integer is greater than maximum")),
        Some(_) => Err(thread.overflow_error("signed integer is less than minimum")),
        None => Err(thread.overflow_error("Python int too large to convert to C long")),
    }
}

/// All arguments as numbers, before any is checked.
fn arguments<const N: usize>(thread: &mut Thread, args: Args<'_>) -> Outcome<[i64; N]> {
    let mut given = [0; N];
    for (place, value) in given.iter_mut().zip(args.values) {
        *place = number(thread, value)?;
    }
    Ok(given)
}

fn check(thread: &mut Thread, name: &str, least: i64, most: i64, number: i64) -> Outcome<()> {
    match (least..=most).contains(&number) {
        true => Ok(()),
        false => Err(out_of_range(thread, name, least, most, number)),
    }
}

/// The ordinal of a day, if there is one.
fn day(thread: &mut Thread, [year, month, day]: [i64; 3]) -> Outcome<i64> {
    check(thread, "year", MIN_YEAR, MAX_YEAR, year)?;
    check(thread, "month", 1, 12, month)?;
    let most = days_in_month(year, month);
    if !(1..=most).contains(&day) {
        let message = format!("day {day} must be in range 1..{most} for month {month} in year {year}");
        return Err(thread.value_error(message));
    }
    Ok(to_ordinal(year, month, day))
}

/// The microseconds of a time of the day, if there is one.
fn clock(thread: &mut Thread, [hour, minute, second, micro]: [i64; 4], fold: i64) -> Outcome<i64> {
    check(thread, "hour", 0, 23, hour)?;
    check(thread, "minute", 0, 59, minute)?;
    check(thread, "second", 0, 59, second)?;
    check(thread, "microsecond", 0, 999_999, micro)?;
    if !matches!(fold, 0 | 1) {
        return Err(thread.value_error(format!("fold must be either 0 or 1, not {fold}")));
    }
    Ok(((hour * 60 + minute) * 60 + second) * MICROS_OF_SECOND + micro)
}

fn numbers(values: impl IntoIterator<Item = i64>) -> Outcome {
    Ok(Value::tuple(values.into_iter().map(Value::int).collect()))
}

// ---- the functions ----

/// `check_date(year, month, day)`: the numbers and the ordinal, or the ValueError about one of them.
fn check_date(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let date = arguments(thread, args)?;
    let ordinal = day(thread, date)?;
    numbers(date.into_iter().chain([ordinal]))
}

/// `check_time(hour, minute, second, microsecond, fold)`: the numbers.
fn check_time(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let all @ [hour, minute, second, micro, fold] = arguments(thread, args)?;
    clock(thread, [hour, minute, second, micro], fold)?;
    numbers(all)
}

/// `check_moment(year, month, day, hour, minute, second, microsecond, fold)`: year, month, day, ordinal, hour, minute, second,
/// microsecond, fold and the instant.
fn check_moment(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let [year, month, date, hour, minute, second, micro, fold] = arguments(thread, args)?;
    let ordinal = day(thread, [year, month, date])?;
    let micros = clock(thread, [hour, minute, second, micro], fold)?;
    let instant = ordinal * MICROS_OF_DAY + micros;
    numbers([year, month, date, ordinal, hour, minute, second, micro, fold, instant])
}

/// `moment(instant)`: what `check_moment` gives, of an instant within the years 1 to 9999, without a fold; OverflowError outside.
fn moment(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let instant = args[0].as_small_int();
    let last = to_ordinal(MAX_YEAR, 12, 31);
    let Some(instant) = instant.filter(|instant| (1..=last).contains(&instant.div_euclid(MICROS_OF_DAY))) else {
        return Err(thread.raise(ClassId::OverflowError, "date value out of range"));
    };
    let (ordinal, rest) = (instant / MICROS_OF_DAY, instant % MICROS_OF_DAY);
    let [year, month, day] = from_ordinal(ordinal);
    let (seconds, micro) = (rest / MICROS_OF_SECOND, rest % MICROS_OF_SECOND);
    let (minutes, second) = (seconds / 60, seconds % 60);
    numbers([
        year,
        month,
        day,
        ordinal,
        minutes / 60,
        minutes % 60,
        second,
        micro,
        0,
        instant,
    ])
}

/// `ordinal(year, month, day)` of a day that is known to exist.
fn ordinal(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (year, month, day) = (
        thread.index(&args[0])?,
        thread.index(&args[1])?,
        thread.index(&args[2])?,
    );
    Ok(Value::int(to_ordinal(year, month, day)))
}

/// `date_of(ordinal)`: year, month and day, of an ordinal from 1 on.
fn date_of(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let ordinal = thread.index(&args[0])?;
    if ordinal < 1 {
        return Err(thread.value_error("ordinal must be >= 1"));
    }
    numbers(from_ordinal(ordinal))
}

/// The parts of `timedelta`'s arguments in microseconds, in the order of its parameters.
const UNITS: [i128; 7] = [
    MICROS_OF_DAY as i128,
    MICROS_OF_SECOND as i128,
    1,
    1000,
    60 * MICROS_OF_SECOND as i128,
    3600 * MICROS_OF_SECOND as i128,
    7 * MICROS_OF_DAY as i128,
];

/// `duration(days, seconds, microseconds, milliseconds, minutes, hours, weeks)`: the sum in microseconds if all are ints of a machine word
/// and the sum is one, else None.
fn duration(_: &mut Thread, args: Args<'_>) -> Outcome {
    let mut total = 0_i128;
    for (value, unit) in args.values.iter().zip(UNITS) {
        match value.as_small_int() {
            Some(number) => total += i128::from(number) * unit,
            None => return Ok(Value::NONE),
        }
    }
    // An immediate int has 63 bits.
    Ok(i64::try_from(total)
        .ok()
        .filter(|total| total.unsigned_abs() < 1 << 62)
        .map_or(Value::NONE, Value::int))
}

/// `iso_date(year, month, day)`: YYYY-MM-DD.
fn iso_date(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (year, month, day) = (
        thread.index(&args[0])?,
        thread.index(&args[1])?,
        thread.index(&args[2])?,
    );
    Ok(Value::str(&format!("{year:04}-{month:02}-{day:02}")))
}

/// `iso_clock(hour, minute, second, microsecond)`: HH:MM:SS, with the microseconds if there are any.
fn iso_clock(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (hour, minute) = (thread.index(&args[0])?, thread.index(&args[1])?);
    let (second, micro) = (thread.index(&args[2])?, thread.index(&args[3])?);
    Ok(Value::str(&match micro {
        0 => format!("{hour:02}:{minute:02}:{second:02}"),
        _ => format!("{hour:02}:{minute:02}:{second:02}.{micro:06}"),
    }))
}

/// A number of so many digits.
fn digits(text: &[u8]) -> Option<i64> {
    let add = |number: i64, digit: &u8| digit.is_ascii_digit().then(|| number * 10 + i64::from(digit - b'0'));
    text.iter().try_fold(0, add)
}

/// `parse_plain(text)`: (year, month, day) of YYYY-MM-DD; with a time behind T or a space, HH:MM or HH:MM:SS with three or six more
/// digits or none, (year, month, day, hour, minute, second, microsecond). None for any other text; the numbers may be out of range.
fn parse_plain(_: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(args[0]
        .as_str()
        .and_then(|text| plain(text.as_bytes()))
        .unwrap_or(Value::NONE))
}

fn plain(text: &[u8]) -> Option<Value> {
    let (date, rest) = text.split_at_checked(10)?;
    if date[4] != b'-' || date[7] != b'-' {
        return None;
    }
    let mut parts = vec![digits(&date[..4])?, digits(&date[5..7])?, digits(&date[8..])?];
    if let [separator, time @ ..] = rest {
        let known = matches!(separator, b'T' | b' ') && matches!(time.len(), 5 | 8 | 12 | 15);
        if !known
            || time[2] != b':'
            || time.get(5).is_some_and(|&c| c != b':')
            || time.get(8).is_some_and(|&c| c != b'.')
        {
            return None;
        }
        parts.extend([digits(&time[..2])?, digits(&time[3..5])?]);
        parts.push(time.get(6..8).map_or(Some(0), digits)?);
        let fraction = time.get(9..).unwrap_or_default();
        let scale = if fraction.len() == 3 { 1000 } else { 1 };
        parts.push(digits(fraction)? * scale);
        // The hour after the last one has a meaning of its own.
        if parts[3] == 24 {
            return None;
        }
    }
    Some(Value::tuple(parts.into_iter().map(Value::int).collect()))
}

fn init(_: &mut Thread, _: &Value) -> Outcome<()> {
    Ok(())
}

const THREE: Arity = Arity::Positional(3, 3);

/// The module `_datetime`.
pub static MODULE: NativeModule = NativeModule {
    name: "_datetime",
    functions: &[
        NativeDef::function("check_date", THREE, check_date),
        NativeDef::function("check_moment", Arity::Positional(8, 8), check_moment),
        NativeDef::function("check_time", Arity::Positional(5, 5), check_time),
        NativeDef::function("date_of", Arity::One, date_of),
        NativeDef::function("duration", Arity::Positional(7, 7), duration),
        NativeDef::function("iso_clock", Arity::Positional(4, 4), iso_clock),
        NativeDef::function("iso_date", THREE, iso_date),
        NativeDef::function("moment", Arity::One, moment),
        NativeDef::function("ordinal", THREE, ordinal),
        NativeDef::function("parse_plain", Arity::One, parse_plain),
    ],
    missing: &[],
    init,
};

#[cfg(test)]
mod tests {
    use super::{from_ordinal, to_ordinal};

    #[test]
    fn days_and_their_numbers() {
        for (day, ordinal) in [
            ([1, 1, 1], 1),
            ([1970, 1, 1], 719_163),
            ([2024, 2, 29], 738_945),
            ([9999, 12, 31], 3_652_059),
        ] {
            let [year, month, date] = day;
            assert_eq!(to_ordinal(year, month, date), ordinal);
            assert_eq!(from_ordinal(ordinal), day);
        }
        assert!((1..800_000).all(|n| {
            let [year, month, day] = from_ordinal(n);
            to_ordinal(year, month, day) == n
        }));
    }
}
