//! How a switch interval is written: `5ms`, `200us`, `1s`, a bare number of seconds as for `sys.setswitchinterval`, or `100ops` for so
//! many instructions.

use minipy::Slice;
use std::time::Duration;

/// The units, longest name first, so that `ms` is not taken for `s`.
const UNITS: [(&str, f64); 4] = [("ms", 1e3), ("us", 1e6), ("ns", 1e9), ("s", 1.0)];

/// The slice, or what is wrong with it.
pub fn parse(text: &str) -> Result<Slice, &'static str> {
    if let Some(count) = text.strip_suffix("ops") {
        return match count.parse() {
            Ok(0) => Err("the interval must be longer than nothing"),
            Ok(count) if !text.starts_with('+') => Ok(Slice::Ops(count)),
            _ => Err("expected a whole number of instructions below 2^32, such as 100ops"),
        };
    }
    time(text).map(Slice::Time)
}

fn time(text: &str) -> Result<Duration, &'static str> {
    let (number, per_second) = (UNITS.iter())
        .find_map(|&(unit, per_second)| Some((text.strip_suffix(unit)?, per_second)))
        .unwrap_or((text, 1.0));
    // Rust reads "inf" and "nan" as numbers too.
    if !number
        .bytes()
        .all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'e' | b'E' | b'-' | b'+'))
    {
        return Err("expected a number with a unit, such as 5ms, 200us, 1s or 0.005");
    }
    let Ok(number) = number.parse::<f64>() else {
        return Err("expected a number with a unit, such as 5ms, 200us, 1s or 0.005");
    };
    match Duration::try_from_secs_f64(number / per_second) {
        Ok(interval) if !interval.is_zero() => Ok(interval),
        Err(_) if number > 0.0 => Err("the interval is too long"),
        _ => Err("the interval must be longer than nothing"),
    }
}

#[cfg(test)]
mod tests {
    use super::{Slice, parse};
    use std::time::Duration;

    #[test]
    fn intervals() {
        for (text, nanoseconds) in [
            ("5ms", Some(5_000_000)),
            ("200us", Some(200_000)),
            ("1s", Some(1_000_000_000)),
            ("0.005", Some(5_000_000)),
            ("1.5ms", Some(1_500_000)),
            ("500ns", Some(500)),
            ("1e-3", Some(1_000_000)),
            ("2", Some(2_000_000_000)),
            ("0", None),
            ("0ms", None),
            ("-1", None),
            ("1e30", None),
            ("", None),
            ("ms", None),
            ("inf", None),
            ("nan", None),
            ("5 ms", None),
            ("5m", None),
            ("ops", None),
            ("0ops", None),
            ("-1ops", None),
            ("+1ops", None),
            ("1.5ops", None),
            ("5msops", None),
            ("4294967296ops", None),
        ] {
            let expect = nanoseconds.map(|nanoseconds| Slice::Time(Duration::from_nanos(nanoseconds)));
            assert_eq!(parse(text).ok(), expect, "{text:?}");
        }
        assert_eq!(parse("100ops"), Ok(Slice::Ops(100)));
    }
}
