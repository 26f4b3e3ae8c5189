//! `format(value, spec)` of strings, integers, floats and complex numbers, from a parsed spec.
//!
//! A number is first cut into [`Parts`] (sign, prefix, digits, fraction, what follows) and these are then grouped and padded
//! in one place. The decimal digits of a float are exact: most `f` formats take a fast path of 128-bit integers, the rest
//! the standard library's formatting.

use super::fault::{Fault, FaultKind, checked_size, text_with_capacity};
use super::float_text::{float_repr, non_finite_name, scaled_decimal};
use super::format_spec::{Align, FormatSpec, Grouping, SignStyle};
use super::int_text::{Radix, big_magnitude, big_to_decimal, push_magnitude};
use super::math_int;
use dashu_int::{IBig, Sign};

/// `format(str, spec)`.
pub fn format_str(text: &str, spec: &FormatSpec, type_name: &str) -> Result<String, Fault> {
    check_str_spec(spec, type_name)?;
    let shown = match spec.precision {
        Some(limit) => cut(text, limit),
        None => text,
    };
    if spec.width == 0 { Ok(shown.to_owned()) } else { pad(shown, spec) }
}

fn check_str_spec(spec: &FormatSpec, type_name: &str) -> Result<(), Fault> {
    let refuse = |what: &str| Err(Fault::value(format!("{what} not allowed in string format specifier")));
    if spec.kind != Some('s') {
        return Err(spec.unknown_code(type_name));
    }
    match spec.sign {
        SignStyle::Space => return refuse("Space"),
        SignStyle::Plus | SignStyle::Minus => return refuse("Sign"),
        SignStyle::Default => {}
    }
    if spec.coerce_zero {
        return refuse("Negative zero coercion (z)");
    }
    if spec.alternate {
        return refuse("Alternate form (#)");
    }
    if spec.align == Align::AfterSign {
        return refuse("'=' alignment");
    }
    Ok(())
}

/// The first `limit` characters.
pub(super) fn cut(text: &str, limit: usize) -> &str {
    match text.char_indices().nth(limit) {
        Some((at, _)) => &text[..at],
        None => text,
    }
}

/// Text padded to the width of the spec.
fn pad(text: &str, spec: &FormatSpec) -> Result<String, Fault> {
    let missing = spec.width.saturating_sub(text.chars().count());
    let before = match spec.align {
        Align::Left => 0,
        Align::Center => missing / 2,
        Align::Right | Align::AfterSign => missing,
    };
    let bytes = checked_size(missing, spec.fill.len_utf8())?.saturating_add(text.len());
    let mut out = text_with_capacity(bytes)?;
    push_fill(spec.fill, before, &mut out);
    out.push_str(text);
    push_fill(spec.fill, missing - before, &mut out);
    Ok(out)
}

/// Appends a character many times; the caller has made the room.
pub(super) fn push_fill(fill: char, count: usize, out: &mut String) {
    out.extend(std::iter::repeat_n(fill, count));
}

/// A number in the pieces that padding and grouping tell apart. `1,234.5e+06` is digits, a dot, a fraction and a rest.
struct Parts<'a> {
    negative: bool,
    prefix: &'a str,
    digits: &'a str,
    dot: bool,
    fraction: &'a str,
    rest: &'a str,
    /// Digits of a group, three but for binary, octal and hexadecimal numbers.
    group: usize,
}

impl<'a> Parts<'a> {
    /// Cuts decimal text, without a sign.
    fn of_decimal(negative: bool, text: &'a str) -> Parts<'a> {
        let digits_end = text.bytes().position(|b| !b.is_ascii_digit()).unwrap_or(text.len());
        let (digits, tail) = text.split_at(digits_end);
        let (dot, tail) = match tail.strip_prefix('.') {
            Some(tail) => (true, tail),
            None => (false, tail),
        };
        let fraction_end = if dot { tail.bytes().position(|b| !b.is_ascii_digit()).unwrap_or(tail.len()) } else { 0 };
        let (fraction, rest) = tail.split_at(fraction_end);
        Parts { negative, prefix: "", digits, dot, fraction, rest, group: 3 }
    }
}

fn sign_text(negative: bool, style: SignStyle) -> &'static str {
    match style {
        _ if negative => "-",
        SignStyle::Plus => "+",
        SignStyle::Space => " ",
        SignStyle::Default | SignStyle::Minus => "",
    }
}

/// Puts a number together: sign, prefix, padding, grouped digits.
fn assemble(parts: &Parts<'_>, spec: &FormatSpec) -> Result<String, Fault> {
    let sign = sign_text(parts.negative, spec.sign);
    let separators = match spec.fraction_grouping {
        Grouping::None => 0,
        _ => parts.fraction.len().saturating_sub(1) / 3,
    };
    let around = sign.len()
        + parts.prefix.len()
        + usize::from(parts.dot)
        + parts.fraction.len()
        + separators
        + parts.rest.chars().count();
    // Zeros that pad are digits, and grouped as such.
    let least = match (spec.fill, spec.align) {
        ('0', Align::AfterSign) => spec.width.saturating_sub(around),
        _ => 0,
    };
    let zeros_and_digits = digits_to_write(parts, least, spec.grouping);
    let inner_separators = match spec.grouping {
        Grouping::None => 0,
        _ => zeros_and_digits.saturating_sub(1) / parts.group,
    };
    let width = around.saturating_add(zeros_and_digits).saturating_add(inner_separators);
    let missing = spec.width.saturating_sub(width);
    let fill_bytes = checked_size(missing, spec.fill.len_utf8())?;
    let mut out = text_with_capacity(fill_bytes.saturating_add(width).saturating_add(parts.rest.len()))?;
    let (before, inside) = match spec.align {
        Align::Left => (0, 0),
        Align::Right => (missing, 0),
        Align::Center => (missing / 2, 0),
        Align::AfterSign => (0, missing),
    };
    push_fill(spec.fill, before, &mut out);
    out.push_str(sign);
    out.push_str(parts.prefix);
    push_fill(spec.fill, inside, &mut out);
    push_grouped(parts, zeros_and_digits, spec.grouping, &mut out);
    if parts.dot {
        out.push('.');
    }
    push_fraction(parts.fraction, spec.fraction_grouping, &mut out);
    out.push_str(parts.rest);
    push_fill(spec.fill, missing - before - inside, &mut out);
    Ok(out)
}

/// How many digits, padding zeros among them, make up at least `least` characters with their separators. A separator never
/// comes first, so that one zero more than asked for may be written.
fn digits_to_write(parts: &Parts<'_>, least: usize, grouping: Grouping) -> usize {
    let digits = parts.digits.len();
    match grouping {
        _ if digits == 0 => 0,
        Grouping::None => digits.max(least),
        _ => {
            let stride = parts.group + 1;
            let (groups, over) = (least / stride, least % stride);
            digits.max(groups * parts.group + over.max(usize::from(least > 0)).min(parts.group))
        }
    }
}

/// Appends the digits, led by zeros up to `count`, with a separator between groups counted from the right.
fn push_grouped(parts: &Parts<'_>, count: usize, grouping: Grouping, out: &mut String) {
    let zeros = count - parts.digits.len();
    if grouping == Grouping::None {
        push_fill('0', zeros, out);
        out.push_str(parts.digits);
        return;
    }
    let all = std::iter::repeat_n('0', zeros).chain(parts.digits.chars());
    for (at, digit) in all.enumerate() {
        if at > 0 && (count - at).is_multiple_of(parts.group) {
            out.push_str(grouping.separator());
        }
        out.push(digit);
    }
}

/// Appends a fraction, with a separator after every third digit from the left.
fn push_fraction(fraction: &str, grouping: Grouping, out: &mut String) {
    if grouping == Grouping::None {
        out.push_str(fraction);
        return;
    }
    for (at, digit) in fraction.chars().enumerate() {
        if at > 0 && at.is_multiple_of(3) {
            out.push_str(grouping.separator());
        }
        out.push(digit);
    }
}

/// What an integer is formatted as.
enum IntStyle {
    Decimal,
    Radix(Radix),
    Char,
    Float,
}

fn int_style(spec: &FormatSpec, type_name: &str) -> Result<IntStyle, Fault> {
    let style = match spec.kind {
        Some('d' | 'n') | None => IntStyle::Decimal,
        Some('b') => IntStyle::Radix(Radix::Binary),
        Some('o') => IntStyle::Radix(Radix::Octal),
        Some('x' | 'X') => IntStyle::Radix(Radix::Hex),
        Some('c') => IntStyle::Char,
        Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%') => return Ok(IntStyle::Float),
        Some(_) => return Err(spec.unknown_code(type_name)),
    };
    if spec.precision.is_some() {
        return Err(Fault::value("Precision not allowed in integer format specifier"));
    }
    if spec.coerce_zero {
        return Err(Fault::value("Negative zero coercion (z) not allowed in integer format specifier"));
    }
    Ok(style)
}

/// `format(int, spec)`.
pub fn format_int(value: i64, spec: &FormatSpec, type_name: &str) -> Result<String, Fault> {
    match int_style(spec, type_name)? {
        IntStyle::Float => format_float(value as f64, spec, type_name),
        IntStyle::Char => format_char(u32::try_from(value).ok(), spec),
        IntStyle::Radix(radix) => {
            let mut digits = String::new();
            push_magnitude(value.unsigned_abs(), radix, &mut digits);
            assemble_radix(value < 0, digits, radix, spec)
        }
        IntStyle::Decimal => {
            let text = value.to_string();
            assemble_whole(value < 0, text.trim_start_matches('-'), spec)
        }
    }
}

/// `format(int, spec)` of a big integer; `max_digits` is the limit on decimal digits, 0 for none.
pub fn format_big_int(value: &IBig, spec: &FormatSpec, type_name: &str, max_digits: usize) -> Result<String, Fault> {
    let negative = value.sign() == Sign::Negative;
    match int_style(spec, type_name)? {
        IntStyle::Float => format_float(math_int::big_to_float(value)?, spec, type_name),
        IntStyle::Char => match i64::try_from(value) {
            Ok(code) => format_char(u32::try_from(code).ok(), spec),
            Err(_) => format_char(None, spec)
                .map_err(|fault| if fault.kind == FaultKind::Overflow { int_too_large_for_c() } else { fault }),
        },
        IntStyle::Radix(radix) => assemble_radix(negative, big_magnitude(value, radix)?, radix, spec),
        IntStyle::Decimal => {
            let text = big_to_decimal(value, max_digits)?;
            assemble_whole(negative, text.trim_start_matches('-'), spec)
        }
    }
}

#[cold]
fn int_too_large_for_c() -> Fault {
    Fault::overflow("Python int too large to convert to C long")
}

fn assemble_whole(negative: bool, digits: &str, spec: &FormatSpec) -> Result<String, Fault> {
    assemble(&Parts { negative, prefix: "", digits, dot: false, fraction: "", rest: "", group: 3 }, spec)
}

fn assemble_radix(negative: bool, mut digits: String, radix: Radix, spec: &FormatSpec) -> Result<String, Fault> {
    let upper = spec.kind == Some('X');
    if upper {
        digits.make_ascii_uppercase();
    }
    let prefix = match spec.alternate {
        true if upper => "0X",
        true => radix.prefix(),
        false => "",
    };
    assemble(&Parts { negative, prefix, digits: &digits, dot: false, fraction: "", rest: "", group: 4 }, spec)
}

/// Type `c`: the character of this code point, `None` when the number is no code point at all.
fn format_char(code: Option<u32>, spec: &FormatSpec) -> Result<String, Fault> {
    if spec.sign != SignStyle::Default {
        return Err(Fault::value("Sign not allowed with integer format specifier 'c'"));
    }
    if spec.alternate {
        return Err(Fault::value("Alternate form (#) not allowed with integer format specifier 'c'"));
    }
    let c = code
        .and_then(super::surrogate::from_code_point)
        .ok_or_else(|| Fault::overflow("%c arg not in range(0x110000)"))?;
    let mut buffer = [0; 4];
    let rest = &*c.encode_utf8(&mut buffer);
    assemble(&Parts { negative: false, prefix: "", digits: "", dot: false, fraction: "", rest, group: 3 }, spec)
}

/// The largest precision of a float; C's `INT_MAX`.
pub(super) const MOST_PRECISION: usize = i32::MAX as usize;

/// How the digits of a float are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FloatStyle {
    /// `e`: always with an exponent.
    Exponent,
    /// `f`: never with an exponent.
    Fixed,
    /// `g`: significant digits, an exponent for very large and very small numbers.
    General,
    /// As `g`, but a number without an exponent has a digit behind the dot: the type left out and a precision given.
    GeneralWithDot,
    /// `repr`.
    Shortest,
}

/// `format(float, spec)`.
pub fn format_float(value: f64, spec: &FormatSpec, type_name: &str) -> Result<String, Fault> {
    const DEFAULT_PRECISION: usize = 6;
    if spec.precision.is_some_and(|precision| precision > MOST_PRECISION) {
        return Err(Fault::value("precision too big"));
    }
    let style = match spec.kind {
        None if spec.precision.is_none() => FloatStyle::Shortest,
        None => FloatStyle::GeneralWithDot,
        Some('e' | 'E') => FloatStyle::Exponent,
        Some('f' | 'F' | '%') => FloatStyle::Fixed,
        Some('g' | 'G' | 'n') => FloatStyle::General,
        Some(_) => return Err(spec.unknown_code(type_name)),
    };
    let percent = spec.kind == Some('%');
    let upper = matches!(spec.kind, Some('E' | 'F' | 'G'));
    let precision = spec.precision.unwrap_or(DEFAULT_PRECISION);
    let shown = if percent { value * 100.0 } else { value };
    let mut text = float_magnitude(shown, style, precision, spec.alternate, upper)?;
    if percent {
        text.push('%');
    }
    assemble(&Parts::of_decimal(shows_minus(shown, &text, spec), &text), spec)
}

/// Whether a float whose magnitude is written as `text` is written with a minus: `z` takes it from what rounds to zero.
fn shows_minus(value: f64, text: &str, spec: &FormatSpec) -> bool {
    let is_zero = || !text.bytes().take_while(|b| !b.eq_ignore_ascii_case(&b'e')).any(|b| matches!(b, b'1'..=b'9'));
    !value.is_nan() && value.is_sign_negative() && !(spec.coerce_zero && value.is_finite() && is_zero())
}

/// The text of |value| in a style. `alternate` keeps the dot and, in the general styles, trailing zeros.
pub(super) fn float_magnitude(
    value: f64,
    style: FloatStyle,
    precision: usize,
    alternate: bool,
    upper: bool,
) -> Result<String, Fault> {
    let value = value.abs();
    let mut text = if !value.is_finite() {
        non_finite_name(value).to_owned()
    } else {
        match style {
            FloatStyle::Fixed => fixed(value, precision, alternate)?,
            FloatStyle::Exponent => exponential(value, precision, alternate)?,
            FloatStyle::General => general(value, precision, alternate, false)?,
            FloatStyle::GeneralWithDot => general(value, precision, alternate, true)?,
            FloatStyle::Shortest => shortest(value, alternate),
        }
    };
    if upper {
        text.make_ascii_uppercase();
    }
    Ok(text)
}

/// No float has a nonzero digit beyond this many places after the dot, nor this many significant digits.
const EXACT_DIGITS: usize = 1100;

/// A finite value, not negative, with `precision` digits after the dot.
fn fixed(value: f64, precision: usize, alternate: bool) -> Result<String, Fault> {
    if precision <= 22
        && let Some(scaled) = scaled_decimal(value, precision as u32)
        && let Ok(scaled) = u64::try_from(scaled)
    {
        return Ok(place_dot(scaled, precision, alternate));
    }
    let exact = precision.min(EXACT_DIGITS);
    let digits = format!("{value:.exact$}");
    let mut out = text_with_capacity(digits.len() + precision - exact + 1)?;
    out.push_str(&digits);
    push_fill('0', precision - exact, &mut out);
    if alternate && precision == 0 {
        out.push('.');
    }
    Ok(out)
}

/// An integer with a dot before its last `places` digits.
fn place_dot(scaled: u64, places: usize, alternate: bool) -> String {
    // 22 places and the twenty digits of a u64, a zero and a dot.
    let mut buffer = [b'0'; 48];
    let mut at = buffer.len();
    let mut left = scaled;
    let mut written = 0;
    while left > 0 || written <= places {
        if written == places && (places > 0 || alternate) {
            at -= 1;
            buffer[at] = b'.';
        }
        at -= 1;
        buffer[at] = b'0' + (left % 10) as u8;
        left /= 10;
        written += 1;
    }
    buffer[at..].iter().map(|&b| char::from(b)).collect()
}

/// The significant digits of a finite value (without a dot) and its decimal exponent.
fn significant_digits(value: f64, count: usize) -> Result<(String, i32), Fault> {
    let exact = count.min(EXACT_DIGITS);
    let text = format!("{value:.*e}", exact - 1);
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let mut digits = text_with_capacity(count)?;
    digits.extend(mantissa.chars().filter(|&c| c != '.'));
    push_fill('0', count - exact, &mut digits);
    Ok((digits, exponent.parse().unwrap_or(0)))
}

fn exponential(value: f64, precision: usize, alternate: bool) -> Result<String, Fault> {
    let (digits, exponent) = significant_digits(value, precision + 1)?;
    with_exponent(&digits, exponent, alternate)
}

/// `d.ddde+XX`, the exponent of two digits at least.
fn with_exponent(digits: &str, exponent: i32, alternate: bool) -> Result<String, Fault> {
    const ROOM_FOR_EXPONENT: usize = 8;
    let mut out = text_with_capacity(digits.len() + ROOM_FOR_EXPONENT)?;
    out.push_str(&digits[..1]);
    if digits.len() > 1 || alternate {
        out.push('.');
        out.push_str(&digits[1..]);
    }
    out.push_str(if exponent < 0 { "e-" } else { "e+" });
    if exponent.abs() < 10 {
        out.push('0');
    }
    out.push_str(&exponent.unsigned_abs().to_string());
    Ok(out)
}

fn general(value: f64, precision: usize, alternate: bool, with_dot: bool) -> Result<String, Fault> {
    let precision = precision.max(1);
    let (mut digits, exponent) = significant_digits(value, precision)?;
    if !alternate {
        let significant = digits.trim_end_matches('0').len().max(1);
        digits.truncate(significant);
    }
    // With a digit promised behind the dot, a number that fills the precision before it has no room left.
    let most = precision as i64 - i64::from(with_dot);
    if exponent < -4 || i64::from(exponent) >= most {
        return with_exponent(&digits, exponent, alternate);
    }
    let before = usize::try_from(exponent + 1).unwrap_or(0);
    let mut out = text_with_capacity(digits.len().max(before) + 8)?;
    if exponent < 0 {
        out.push_str("0.");
        push_fill('0', (-exponent - 1) as usize, &mut out);
        out.push_str(&digits);
    } else if digits.len() <= before {
        out.push_str(&digits);
        push_fill('0', before - digits.len(), &mut out);
        out.push_str(if with_dot { ".0" } else { "" });
        out.push_str(if alternate && !with_dot { "." } else { "" });
    } else {
        out.push_str(&digits[..before]);
        out.push('.');
        out.push_str(&digits[before..]);
    }
    Ok(out)
}

/// `repr`, with a dot in any case when `alternate`.
fn shortest(value: f64, alternate: bool) -> String {
    let mut text = float_repr(value);
    if alternate
        && !text.contains('.')
        && let Some(at) = text.find('e')
    {
        text.insert(at, '.');
    }
    text
}

/// `format(complex, spec)` of a number with these parts.
///
/// Without a type the result is in parentheses as `str(complex)`, a real part of plus zero being left out.
pub fn format_complex(real: f64, imaginary: f64, spec: &FormatSpec, type_name: &str) -> Result<String, Fault> {
    if !matches!(spec.kind, None | Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n')) {
        return Err(spec.unknown_code(type_name));
    }
    if spec.fill == '0' {
        return Err(Fault::value("Zero padding is not allowed in complex format specifier"));
    }
    if spec.align == Align::AfterSign {
        return Err(Fault::value("'=' alignment flag is not allowed in complex format specifier"));
    }
    let bare = spec.kind.is_none();
    let skip_real = bare && real == 0.0 && real.is_sign_positive();
    let part = |value: f64, sign: SignStyle| {
        let part_spec = FormatSpec { width: 0, sign, ..spec.clone() };
        if bare { format_bare_part(value, &part_spec) } else { format_float(value, &part_spec, type_name) }
    };
    let imaginary_sign = if skip_real { spec.sign } else { SignStyle::Plus };
    let imaginary_text = part(imaginary, imaginary_sign)?;
    let text = match (skip_real, bare) {
        (true, _) => format!("{imaginary_text}j"),
        (false, true) => format!("({}{imaginary_text}j)", part(real, spec.sign)?),
        (false, false) => format!("{}{imaginary_text}j", part(real, spec.sign)?),
    };
    pad(&text, spec)
}

/// A part of a complex number without a type: as `repr` writes it, without the `.0` of whole numbers.
fn format_bare_part(value: f64, spec: &FormatSpec) -> Result<String, Fault> {
    let mut text = match spec.precision {
        Some(precision) => float_magnitude(value, FloatStyle::General, precision, spec.alternate, false)?,
        None => float_magnitude(value, FloatStyle::Shortest, 0, spec.alternate, false)?,
    };
    if spec.precision.is_none() && text.ends_with(".0") {
        text.truncate(text.len() - if spec.alternate { 1 } else { 2 });
    }
    assemble(&Parts::of_decimal(shows_minus(value, &text, spec), &text), spec)
}
