//! `strftime` and `asctime`, in the locale "C" and with the flags of the GNU C library.

use crate::time_zone::{Date, local_seconds};
use std::fmt::Write;

const DAYS: [&str; 7] = [
    "Sunday",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The name of a day or month, "?" outside of the range.
fn name(names: &'static [&'static str], index: i64) -> &'static str {
    usize::try_from(index)
        .ok()
        .and_then(|index| names.get(index))
        .copied()
        .unwrap_or("?")
}

fn short(name: &'static str) -> &'static str {
    name.get(..3).unwrap_or(name)
}

/// `asctime`.
pub(crate) fn asctime(date: &Date) -> String {
    format!(
        "{} {} {:2} {:02}:{:02}:{:02} {}",
        short(name(&DAYS, date.week_day)),
        short(name(&MONTHS, date.month)),
        date.day,
        date.hour,
        date.minute,
        date.second,
        date.year
    )
}

/// The flags and the width between `%` and the letter.
#[derive(Clone, Copy, Default)]
struct Flags {
    /// `-`, `_` or `0`.
    pad: Option<char>,
    /// `^`
    upper: bool,
    /// `#`
    swap: bool,
    width: usize,
}

/// What a letter stands for.
enum Piece {
    /// A number, padded to some digits.
    Number(i64, usize, char),
    /// A text.
    Text(String),
    /// Other letters.
    Format(&'static str),
}

/// Formats a date.
pub(crate) fn strftime(format: &str, date: &Date) -> String {
    let mut out = String::with_capacity(format.len() * 2);
    let mut rest = format;
    while let Some(start) = rest.find('%') {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        match directive(rest) {
            Some((flags, letter, length)) => {
                match piece(letter, date) {
                    Some(piece) => write_piece(&mut out, flags, letter, piece, date),
                    None => out.push_str(&rest[..length]),
                }
                rest = &rest[length..];
            }
            None => {
                out.push('%');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// The flags, letter and length of the directive a text begins with.
fn directive(text: &str) -> Option<(Flags, char, usize)> {
    let mut flags = Flags::default();
    let mut chars = text.char_indices().skip(1).peekable();
    while let Some(&(_, c)) = chars.peek() {
        match c {
            '-' | '_' | '0' => flags.pad = Some(c),
            '^' => flags.upper = true,
            '#' => flags.swap = true,
            _ => break,
        }
        chars.next();
    }
    while let Some(digit) = chars.peek().and_then(|&(_, c)| c.to_digit(10)) {
        flags.width = (flags.width * 10 + digit as usize).min(1 << 16);
        chars.next();
    }
    let (at, mut letter) = chars.next()?;
    let mut end = at + letter.len_utf8();
    // In the locale "C" there are no other eras and digits: the modifiers mean nothing.
    if matches!(letter, 'E' | 'O')
        && let Some((at, next)) = chars.next()
        && next.is_ascii_alphabetic()
    {
        letter = next;
        end = at + 1;
    }
    Some((flags, letter, end))
}

fn piece(letter: char, date: &Date) -> Option<Piece> {
    let two = |value| Piece::Number(value, 2, '0');
    let text = |text: &str| Piece::Text(text.to_owned());
    let hour_of_12 = (date.hour + 11).rem_euclid(12) + 1;
    let (iso_year, iso_week) = iso_week(date);
    Some(match letter {
        'a' => text(short(name(&DAYS, date.week_day))),
        'A' => text(name(&DAYS, date.week_day)),
        'b' | 'h' => text(short(name(&MONTHS, date.month))),
        'B' => text(name(&MONTHS, date.month)),
        'c' => Piece::Format("%a %b %e %H:%M:%S %Y"),
        'C' => two(date.year.div_euclid(100)),
        'd' => two(date.day),
        'D' | 'x' => Piece::Format("%m/%d/%y"),
        'e' => Piece::Number(date.day, 2, '_'),
        'F' => Piece::Format("%Y-%m-%d"),
        'g' => two(iso_year.rem_euclid(100)),
        'G' => Piece::Number(iso_year, 1, '0'),
        'H' => two(date.hour),
        'I' => two(hour_of_12),
        'j' => Piece::Number(date.year_day + 1, 3, '0'),
        'k' => Piece::Number(date.hour, 2, '_'),
        'l' => Piece::Number(hour_of_12, 2, '_'),
        'm' => two(date.month + 1),
        'M' => two(date.minute),
        'n' => text("\n"),
        'p' => text(if date.hour < 12 { "AM" } else { "PM" }),
        'P' => text(if date.hour < 12 { "am" } else { "pm" }),
        'r' => Piece::Format("%I:%M:%S %p"),
        'R' => Piece::Format("%H:%M"),
        's' => Piece::Number(local_seconds(date), 1, '0'),
        'S' => two(date.second),
        't' => text("\t"),
        'T' | 'X' => Piece::Format("%H:%M:%S"),
        'u' => Piece::Number((date.week_day + 6).rem_euclid(7) + 1, 1, '0'),
        'U' => two((date.year_day - date.week_day + 7) / 7),
        'V' => two(iso_week),
        'w' => Piece::Number(date.week_day, 1, '0'),
        'W' => two((date.year_day - (date.week_day + 6).rem_euclid(7) + 7) / 7),
        'y' => two(date.year.rem_euclid(100)),
        'Y' => Piece::Number(date.year, 1, '0'),
        'z' if date.is_dst < 0 => text(""),
        'z' => {
            let minutes = date.offset.abs() / 60;
            let sign = if date.offset < 0 { '-' } else { '+' };
            Piece::Text(format!("{sign}{:02}{:02}", minutes / 60, minutes % 60))
        }
        'Z' => text(&date.zone),
        '%' => text("%"),
        _ => return None,
    })
}

fn write_piece(out: &mut String, flags: Flags, letter: char, piece: Piece, date: &Date) {
    let (text, pad) = match piece {
        Piece::Number(value, digits, pad) => {
            let pad = flags.pad.unwrap_or(pad);
            let width = if pad == '-' { 0 } else { digits.max(flags.width) };
            if pad == '_' {
                let _ = write!(out, "{value:width$}");
            } else {
                let _ = write!(out, "{value:0width$}");
            }
            return;
        }
        Piece::Text(text) => (text, flags.pad.unwrap_or('_')),
        Piece::Format(format) => (strftime(format, date), flags.pad.unwrap_or('_')),
    };
    let text = match (flags.swap, flags.upper, letter) {
        (true, _, 'p' | 'Z') => text.to_lowercase(),
        (true, _, 'a' | 'A' | 'b' | 'B' | 'h') | (_, true, _) => text.to_uppercase(),
        _ => text,
    };
    if pad != '-' {
        for _ in text.chars().count()..flags.width {
            out.push(if pad == '0' { '0' } else { ' ' });
        }
    }
    out.push_str(&text);
}

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// Year and week by ISO 8601: weeks begin on Monday and belong to the year that has their Thursday.
fn iso_week(date: &Date) -> (i64, i64) {
    let days_in = |year| if is_leap(year) { 366 } else { 365 };
    let monday_based = (date.week_day + 6).rem_euclid(7);
    let thursday = date.year_day - monday_based + 3;
    if thursday < 0 {
        return (date.year - 1, (thursday + days_in(date.year - 1)) / 7 + 1);
    }
    if thursday >= days_in(date.year) {
        return (date.year + 1, 1);
    }
    (date.year, thursday / 7 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time_zone::utc_date;

    /// The answers are those of CPython 3.14 in UTC.
    #[test]
    fn formats_are_those_of_cpython() {
        let cases = [
            (
                1_720_000_000,
                "%a %A %b %B %c %d %e %D %F",
                "Wed Wednesday Jul July Wed Jul  3 09:46:40 2024 03  3 07/03/24 2024-07-03",
            ),
            (
                1_720_000_000,
                "%g %G %h %H %I %j %k %l %m %M %n %p %P %r %R %S %t %T",
                "24 2024 Jul 09 09 185  9  9 07 46 \n AM am 09:46:40 AM 09:46 40 \t 09:46:40",
            ),
            (
                1_720_000_000,
                "%u %U %V %w %W %x %X %y %Y %z %Z %% %C",
                "3 26 27 3 27 07/03/24 09:46:40 24 2024 +0000 UTC % 20",
            ),
            (1_720_000_000, "%E %O %Ey %Od %f %q %", "%E %O 24 03 %f %q %"),
            (0, "%5Y|%-d|%_d|%03d|%^a|%#Z|%10a", "01970|1| 1|001|THU|utc|       Thu"),
            (1_609_459_200, "%G-W%V-%u", "2020-W53-5"),
            (1_230_768_000 - 86400, "%G-W%V-%u", "2009-W01-3"),
        ];
        for (seconds, format, expected) in cases {
            assert_eq!(strftime(format, &utc_date(seconds)), expected, "{format}");
        }
    }
}
