//! `format(value, spec)` of strings, integers, floats and complex numbers, from a parsed spec.
//!
//! A number is first cut into [`Parts`] (sign, prefix, digits, fraction, what follows) and these are then grouped and padded
//! in one place. The digits of a float come from `float_layout`.

use super::fault::{Fault, FaultKind, checked_size, text_with_capacity};
use super::float_layout::{FloatStyle, MOST_PRECISION, float_magnitude};
use super::format_spec::{Align, FormatSpec, Grouping, SignStyle};
use super::int_float;
use super::int_text::{Radix, big_magnitude, big_to_decimal, push_magnitude};
use dashu_int::{IBig, Sign};

/// `format(str, spec)`.
pub fn format_str(text: &str, spec: &FormatSpec, type_name: &str) -> Result<String, Fault> {
    check_str_spec(spec, type_name)?;
    let shown = match spec.precision {
        Some(limit) => cut(text, limit),
        None => text,
    };
    if spec.width == 0 {
        Ok(shown.to_owned())
    } else {
        pad(shown, spec)
    }
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
        let fraction_end = if dot {
            tail.bytes().position(|b| !b.is_ascii_digit()).unwrap_or(tail.len())
        } else {
            0
        };
        let (fraction, rest) = tail.split_at(fraction_end);
        Parts {
            negative,
            prefix: "",
            digits,
            dot,
            fraction,
            rest,
            group: 3,
        }
    }
}

#[inline]
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
        return Err(Fault::value(
            "Negative zero coercion (z) not allowed in integer format specifier",
        ));
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
        IntStyle::Float => format_float(int_float::big_to_float(value)?, spec, type_name),
        IntStyle::Char => match i64::try_from(value) {
            Ok(code) => format_char(u32::try_from(code).ok(), spec),
            Err(_) => format_char(None, spec).map_err(|fault| {
                if fault.kind == FaultKind::Overflow {
                    int_too_large_for_c()
                } else {
                    fault
                }
            }),
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
    assemble(
        &Parts {
            negative,
            prefix: "",
            digits,
            dot: false,
            fraction: "",
            rest: "",
            group: 3,
        },
        spec,
    )
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
    assemble(
        &Parts {
            negative,
            prefix,
            digits: &digits,
            dot: false,
            fraction: "",
            rest: "",
            group: 4,
        },
        spec,
    )
}

/// Type `c`: the character of this code point, `None` when the number is no code point at all.
fn format_char(code: Option<u32>, spec: &FormatSpec) -> Result<String, Fault> {
    if spec.sign != SignStyle::Default {
        return Err(Fault::value("Sign not allowed with integer format specifier 'c'"));
    }
    if spec.alternate {
        return Err(Fault::value(
            "Alternate form (#) not allowed with integer format specifier 'c'",
        ));
    }
    let c = code
        .and_then(super::surrogate::from_code_point)
        .ok_or_else(|| Fault::overflow("%c arg not in range(0x110000)"))?;
    let mut buffer = [0; 4];
    let rest = &*c.encode_utf8(&mut buffer);
    assemble(
        &Parts {
            negative: false,
            prefix: "",
            digits: "",
            dot: false,
            fraction: "",
            rest,
            group: 3,
        },
        spec,
    )
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
    let negative = shows_minus(shown, &text, spec);
    if spec.width == 0 && spec.grouping == Grouping::None && spec.fraction_grouping == Grouping::None {
        text.insert_str(0, sign_text(negative, spec.sign));
        return Ok(text);
    }
    assemble(&Parts::of_decimal(negative, &text), spec)
}

/// Whether a float whose magnitude is written as `text` is written with a minus: `z` takes it from what rounds to zero.
fn shows_minus(value: f64, text: &str, spec: &FormatSpec) -> bool {
    let is_zero = || {
        !text
            .bytes()
            .take_while(|b| !b.eq_ignore_ascii_case(&b'e'))
            .any(|b| matches!(b, b'1'..=b'9'))
    };
    !value.is_nan() && value.is_sign_negative() && !(spec.coerce_zero && value.is_finite() && is_zero())
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
        return Err(Fault::value(
            "'=' alignment flag is not allowed in complex format specifier",
        ));
    }
    let bare = spec.kind.is_none();
    let skip_real = bare && real == 0.0 && real.is_sign_positive();
    let part = |value: f64, sign: SignStyle| {
        let part_spec = FormatSpec {
            width: 0,
            sign,
            ..spec.clone()
        };
        if bare {
            format_bare_part(value, &part_spec)
        } else {
            format_float(value, &part_spec, type_name)
        }
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

#[cfg(test)]
mod tests;
