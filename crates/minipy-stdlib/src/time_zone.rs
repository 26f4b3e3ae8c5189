//! The local time zone, and dates: from seconds to a calendar date and back.
//!
//! The zone is that of the variable `TZ`, else of `/etc/localtime`, read once; without either it is UTC. The rules of the zone are
//! `tz-rs`'s, what a date outside of them means is decided here, as the C library decides it.

use std::sync::OnceLock;
use tz::TimeZone;

/// A point in time as a calendar date; C's `struct tm`, but for the full year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Date {
    pub year: i64,
    /// From 0.
    pub month: i64,
    pub day: i64,
    pub hour: i64,
    pub minute: i64,
    pub second: i64,
    /// From 0, which is Sunday.
    pub week_day: i64,
    /// From 0.
    pub year_day: i64,
    /// 1 in summer, 0 in winter, less where it is not known.
    pub is_dst: i64,
    /// Seconds east of Greenwich.
    pub offset: i64,
    pub zone: String,
}

const DAY: i64 = 86400;

/// What the local zone says of a moment.
pub(crate) struct Local {
    pub offset: i64,
    pub is_dst: bool,
    pub zone: String,
}

fn local_zone() -> &'static TimeZone {
    static ZONE: OnceLock<TimeZone> = OnceLock::new();
    ZONE.get_or_init(|| {
        let zone = match std::env::var("TZ") {
            Ok(text) => TimeZone::from_posix_tz(&text),
            Err(_) => TimeZone::local(),
        };
        zone.unwrap_or_else(|_| TimeZone::utc())
    })
}

/// The rule of the local zone at a moment.
pub(crate) fn local(seconds: i64) -> Local {
    let utc = || Local {
        offset: 0,
        is_dst: false,
        zone: "UTC".to_owned(),
    };
    match local_zone().find_local_time_type(seconds) {
        // The zone that stands in for one that cannot be read has no name.
        Ok(rule) if rule.time_zone_designation().is_empty() => utc(),
        Ok(rule) => Local {
            offset: rule.ut_offset().into(),
            is_dst: rule.is_dst(),
            zone: rule.time_zone_designation().to_owned(),
        },
        Err(_) => utc(),
    }
}

/// Days from 1970-01-01 to the first of a month; the month counts from 0 and may lie outside of the year.
///
/// The formula is Howard Hinnant's `days_from_civil`: years begin in March, so that the leap day comes last.
fn days_before_month(year: i64, month: i64) -> i64 {
    let year = year + month.div_euclid(12);
    let month = month.rem_euclid(12);
    let (year, month) = if month < 2 {
        (year - 1, month + 10)
    } else {
        (year, month - 2)
    };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * month + 2) / 5;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// The date of a moment, in a zone that is `local.offset` seconds ahead.
fn date(seconds: i64, local: Local) -> Date {
    let shifted = seconds + local.offset;
    let (days, rest) = (shifted.div_euclid(DAY), shifted.rem_euclid(DAY));
    // As in `days_before_month`, the other way round.
    let shifted_days = days + 719_468;
    let era = shifted_days.div_euclid(146_097);
    let day_of_era = shifted_days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let (month, carry) = if month < 10 { (month + 2, 0) } else { (month - 10, 1) };
    let year = year_of_era + era * 400 + carry;
    Date {
        year,
        month,
        day,
        hour: rest / 3600,
        minute: rest / 60 % 60,
        second: rest % 60,
        week_day: (days + 4).rem_euclid(7),
        year_day: days - days_before_month(year, 0),
        is_dst: local.is_dst.into(),
        offset: local.offset,
        zone: local.zone,
    }
}

/// The date in UTC.
pub(crate) fn utc_date(seconds: i64) -> Date {
    date(
        seconds,
        Local {
            offset: 0,
            is_dst: false,
            zone: "UTC".to_owned(),
        },
    )
}

/// The date in the local zone.
pub(crate) fn local_date(seconds: i64) -> Date {
    date(seconds, local(seconds))
}

/// The seconds of a date as if it were one in UTC; its parts may lie outside of their ranges.
fn utc_seconds(date: &Date) -> i64 {
    let days = days_before_month(date.year, date.month) + date.day - 1;
    days * DAY + date.hour * 3600 + date.minute * 60 + date.second
}

/// The seconds of a date in the local zone: C's `mktime`. A time that a change of the clocks leaves out or gives twice is taken
/// as winter time, unless the date says which it is.
pub(crate) fn local_seconds(date: &Date) -> i64 {
    let wall = utc_seconds(date);
    let wanted = (date.is_dst >= 0).then_some(date.is_dst > 0);
    let around = [local(wall - DAY), local(wall + DAY)];
    let mut fitting: Vec<(i64, bool)> = Vec::new();
    for rule in &around {
        let seconds = wall - rule.offset;
        let there = local(seconds);
        if there.offset == rule.offset {
            fitting.push((seconds, there.is_dst));
        }
    }
    let found = fitting.iter().find(|&&(_, is_dst)| is_dst == wanted.unwrap_or(false));
    if let Some(&(seconds, _)) = found {
        return seconds;
    }
    match (wanted, fitting.first()) {
        (None, Some(&(seconds, _))) => seconds,
        (None, None) => wall - around.iter().find(|rule| !rule.is_dst).unwrap_or(&around[0]).offset,
        (Some(wanted), _) => {
            // Summer time in a zone that has none is an hour ahead.
            let supposed = around[0].offset + if wanted { 3600 } else { 0 };
            wall - nearest_offset(wall, wanted).unwrap_or(supposed)
        }
    }
}

/// The offset of the nearest time that is summer time, or is not; None if there is none for years.
fn nearest_offset(wall: i64, is_dst: bool) -> Option<i64> {
    const STEP: i64 = 601_200;
    const STEPS: i64 = 268_435_456 / STEP;
    (0..STEPS)
        .flat_map(|i| [wall - i * STEP, wall + i * STEP])
        .find_map(|seconds| {
            let rule = local(seconds);
            (rule.is_dst == is_dst).then_some(rule.offset)
        })
}

/// What `time.timezone` and its relatives say: the rules of winter and of summer this year, the same one if there is one only.
pub(crate) fn zone_names(now: i64) -> (Local, Local) {
    const YEAR: i64 = (365 * 24 + 6) * 3600;
    let january = now.div_euclid(YEAR) * YEAR;
    let (winter, summer) = (local(january), local(january + YEAR / 2));
    // South of the equator it is the other way round.
    if winter.offset > summer.offset {
        (summer, winter)
    } else {
        (winter, summer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_seconds_agree() {
        let cases = [
            (0, (1970, 0, 1), (0, 0, 0), (4, 0)),
            (-1, (1969, 11, 31), (23, 59, 59), (3, 364)),
            (1_720_000_000, (2024, 6, 3), (9, 46, 40), (3, 184)),
            (951_782_400, (2000, 1, 29), (0, 0, 0), (2, 59)),
            (253_402_300_800, (10000, 0, 1), (0, 0, 0), (6, 0)),
            (-62_135_596_801, (0, 11, 31), (23, 59, 59), (0, 365)),
        ];
        for (seconds, day, time, of) in cases {
            let date = utc_date(seconds);
            let got = (
                (date.year, date.month, date.day),
                (date.hour, date.minute, date.second),
                (date.week_day, date.year_day),
            );
            assert_eq!(got, (day, time, of), "{seconds}");
            assert_eq!(utc_seconds(&date), seconds);
        }
    }
}
