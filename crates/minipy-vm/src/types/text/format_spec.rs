//! The format mini-language: `[[fill]align][sign][z][#][0][width][grouping][.precision[grouping]][type]`.
//!
//! Parsing only, with CPython 3.14's texts for specs that are wrong whatever the value. What one type of value refuses
//! (a precision for an integer, a sign for a string) is the business of `format_number`.

use super::fault::Fault;

/// Where the padding goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// `<`: padding behind.
    Left,
    /// `>`: padding before.
    Right,
    /// `^`: padding on both sides, the odd one behind.
    Center,
    /// `=`: padding between sign and digits.
    AfterSign,
}

/// What is written for the sign of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignStyle {
    /// Not given: as `-`, but a string accepts it.
    Default,
    /// `-`: only the sign of negative numbers.
    Minus,
    /// `+`: always a sign.
    Plus,
    /// A space where positive numbers have no sign.
    Space,
}

/// The separator of groups of digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grouping {
    /// No groups.
    None,
    /// `,`
    Comma,
    /// `_`
    Underscore,
}

impl Grouping {
    /// The separator's text, empty for no groups.
    pub fn separator(self) -> &'static str {
        match self {
            Grouping::None => "",
            Grouping::Comma => ",",
            Grouping::Underscore => "_",
        }
    }
}

/// The kind of value formatted, which decides the alignment and the type that go without saying.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A string: left, type `s`.
    Str,
    /// An integer: right, type `d`.
    Int,
    /// A float: right, no type.
    Float,
    /// A complex number: right, no type.
    Complex,
}

/// A parsed format spec.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormatSpec {
    /// The padding character.
    pub fill: char,
    /// The alignment, given or implied.
    pub align: Align,
    /// The style of the sign.
    pub sign: SignStyle,
    /// `z`: a negative zero loses its sign.
    pub coerce_zero: bool,
    /// `#`
    pub alternate: bool,
    /// The least width in characters, 0 when not given.
    pub width: usize,
    /// The separator in the whole part.
    pub grouping: Grouping,
    /// The number after the dot.
    pub precision: Option<usize>,
    /// The separator in the fraction.
    pub fraction_grouping: Grouping,
    /// The presentation type; `None` when it was not given and the target has no default.
    pub kind: Option<char>,
}

impl FormatSpec {
    /// What an empty spec means for this kind of value.
    pub fn empty(target: Target) -> FormatSpec {
        FormatSpec {
            fill: ' ',
            align: if target == Target::Str {
                Align::Left
            } else {
                Align::Right
            },
            sign: SignStyle::Default,
            coerce_zero: false,
            alternate: false,
            width: 0,
            grouping: Grouping::None,
            precision: None,
            fraction_grouping: Grouping::None,
            kind: match target {
                Target::Str => Some('s'),
                Target::Int => Some('d'),
                Target::Float | Target::Complex => None,
            },
        }
    }

    /// Parses a spec for a value of this kind, whose type is called `type_name` in error texts.
    pub fn parse(text: &str, target: Target, type_name: &str) -> Result<FormatSpec, Fault> {
        let mut spec = FormatSpec::empty(target);
        let mut rest = Rest { text };
        spec.parse_padding(&mut rest, target);
        spec.width = rest.number()?.unwrap_or(0);
        spec.grouping = rest.grouping()?;
        if rest.take('.') {
            spec.precision = rest.number()?;
            spec.fraction_grouping = rest.grouping()?;
            if spec.precision.is_none() && spec.fraction_grouping == Grouping::None {
                return Err(Fault::value("Format specifier missing precision"));
            }
        }
        let mut last = rest.text.chars();
        spec.kind = last.next().or(spec.kind);
        if last.next().is_some() {
            return Err(Fault::value(format!(
                "Invalid format specifier '{text}' for object of type '{type_name}'"
            )));
        }
        spec.check_grouping()?;
        Ok(spec)
    }

    /// Everything before the width.
    fn parse_padding(&mut self, rest: &mut Rest<'_>, target: Target) {
        let mut chars = rest.text.chars();
        let (first, second) = (chars.next(), chars.next());
        let fill_given = second.and_then(alignment).is_some();
        let align_given = fill_given || first.and_then(alignment).is_some();
        if fill_given {
            self.fill = first.unwrap_or(' ');
            rest.skip();
        }
        if align_given {
            self.align = rest.peek().and_then(alignment).unwrap_or(self.align);
            rest.skip();
        }
        self.sign = match rest.peek() {
            Some('+') => SignStyle::Plus,
            Some('-') => SignStyle::Minus,
            Some(' ') => SignStyle::Space,
            _ => SignStyle::Default,
        };
        if self.sign != SignStyle::Default {
            rest.skip();
        }
        self.coerce_zero = rest.take('z');
        self.alternate = rest.take('#');
        // The old way of asking for zeros: a width with a leading zero.
        if !fill_given && rest.take('0') {
            self.fill = '0';
            if !align_given && target != Target::Str {
                self.align = Align::AfterSign;
            }
        }
    }

    fn check_grouping(&self) -> Result<(), Fault> {
        let allowed = |grouping: Grouping| match self.kind {
            None | Some('d' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F') => true,
            Some('b' | 'o' | 'x' | 'X') => grouping != Grouping::Comma,
            Some(_) => false,
        };
        let wrong = |grouping: Grouping| {
            let kind = shown_code(self.kind.unwrap_or('d'));
            Fault::value(format!("Cannot specify '{}' with '{kind}'.", grouping.separator()))
        };
        if self.grouping != Grouping::None && !allowed(self.grouping) {
            return Err(wrong(self.grouping));
        }
        if self.kind == Some('n') && self.fraction_grouping != Grouping::None {
            return Err(wrong(self.fraction_grouping));
        }
        Ok(())
    }

    /// The error of a presentation type that this type of value does not have.
    #[cold]
    pub fn unknown_code(&self, type_name: &str) -> Fault {
        let kind = shown_code(self.kind.unwrap_or('s'));
        Fault::value(format!("Unknown format code '{kind}' for object of type '{type_name}'"))
    }
}

/// A type letter as error texts show it.
fn shown_code(kind: char) -> String {
    if ('!'..'\u{80}').contains(&kind) {
        kind.to_string()
    } else {
        format!("\\x{:x}", super::surrogate::code_point(kind))
    }
}

fn alignment(c: char) -> Option<Align> {
    match c {
        '<' => Some(Align::Left),
        '>' => Some(Align::Right),
        '^' => Some(Align::Center),
        '=' => Some(Align::AfterSign),
        _ => None,
    }
}

/// The part of a spec that is still to be read.
struct Rest<'a> {
    text: &'a str,
}

impl Rest<'_> {
    fn peek(&self) -> Option<char> {
        self.text.chars().next()
    }

    fn skip(&mut self) {
        let mut chars = self.text.chars();
        chars.next();
        self.text = chars.as_str();
    }

    fn take(&mut self, c: char) -> bool {
        let found = self.peek() == Some(c);
        if found {
            self.skip();
        }
        found
    }

    /// A number in decimal digits of any script, as `int()` would read it.
    fn number(&mut self) -> Result<Option<usize>, Fault> {
        let mut number = None;
        while let Some(digit) = self.peek().and_then(super::unicode::decimal_value) {
            let next = number
                .unwrap_or(0usize)
                .checked_mul(10)
                .and_then(|n| n.checked_add(digit as usize));
            number = Some(
                next.filter(|&n| n <= isize::MAX as usize)
                    .ok_or_else(|| Fault::value("Too many decimal digits in format string"))?,
            );
            self.skip();
        }
        Ok(number)
    }

    fn grouping(&mut self) -> Result<Grouping, Fault> {
        let comma = self.take(',');
        let underscore = self.take('_');
        if underscore && (comma || self.peek() == Some(',')) {
            return Err(Fault::value("Cannot specify both ',' and '_'."));
        }
        Ok(match (comma, underscore) {
            (true, _) => Grouping::Comma,
            (_, true) => Grouping::Underscore,
            _ => Grouping::None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_is_read() {
        let spec = FormatSpec::parse("é=+z#012_.3,f", Target::Float, "float").unwrap();
        let expected = FormatSpec {
            fill: 'é',
            align: Align::AfterSign,
            sign: SignStyle::Plus,
            coerce_zero: true,
            alternate: true,
            width: 12,
            grouping: Grouping::Underscore,
            precision: Some(3),
            fraction_grouping: Grouping::Comma,
            kind: Some('f'),
        };
        assert_eq!(spec, expected);
    }

    #[test]
    fn defaults_by_target() {
        for (text, target, fill, align, kind) in [
            ("", Target::Str, ' ', Align::Left, Some('s')),
            ("", Target::Int, ' ', Align::Right, Some('d')),
            ("", Target::Float, ' ', Align::Right, None),
            ("05", Target::Str, '0', Align::Left, Some('s')),
            ("05", Target::Int, '0', Align::AfterSign, Some('d')),
            ("<05", Target::Int, '0', Align::Left, Some('d')),
            ("*<05", Target::Int, '*', Align::Left, Some('d')),
            ("<<", Target::Int, '<', Align::Left, Some('d')),
        ] {
            let spec = FormatSpec::parse(text, target, "x").unwrap();
            assert_eq!((spec.fill, spec.align, spec.kind), (fill, align, kind), "{text:?}");
        }
    }

    #[test]
    fn wrong_specs() {
        for (text, error) in [
            (".", "Format specifier missing precision"),
            ("1.", "Format specifier missing precision"),
            (".d", "Format specifier missing precision"),
            ("10dd", "Invalid format specifier '10dd' for object of type 'int'"),
            ("q5", "Invalid format specifier 'q5' for object of type 'int'"),
            ("99999999999999999999", "Too many decimal digits in format string"),
            (".99999999999999999999", "Too many decimal digits in format string"),
            (",_", "Cannot specify both ',' and '_'."),
            (",_d", "Cannot specify both ',' and '_'."),
            ("_,", "Cannot specify both ',' and '_'."),
            (".2,_f", "Cannot specify both ',' and '_'."),
            (".2_,f", "Cannot specify both ',' and '_'."),
            (",x", "Cannot specify ',' with 'x'."),
            (",s", "Cannot specify ',' with 's'."),
            ("_c", "Cannot specify '_' with 'c'."),
            (",n", "Cannot specify ',' with 'n'."),
            ("_n", "Cannot specify '_' with 'n'."),
            (".1_n", "Cannot specify '_' with 'n'."),
            (",é", "Cannot specify ',' with '\\xe9'."),
        ] {
            assert_eq!(
                FormatSpec::parse(text, Target::Int, "int"),
                Err(Fault::value(error)),
                "{text:?}"
            );
        }
    }

    #[test]
    fn unknown_codes() {
        for (kind, error) in [
            ("s", "Unknown format code 's' for object of type 'int'"),
            ("q", "Unknown format code 'q' for object of type 'int'"),
            ("é", "Unknown format code '\\xe9' for object of type 'int'"),
            ("~", "Unknown format code '~' for object of type 'int'"),
            ("\u{1}", "Unknown format code '\\x1' for object of type 'int'"),
            ("\u{7F}", "Unknown format code '\u{7F}' for object of type 'int'"),
            ("😀", "Unknown format code '\\x1f600' for object of type 'int'"),
        ] {
            let spec = FormatSpec::parse(kind, Target::Int, "int").unwrap();
            assert_eq!(spec.unknown_code("int"), Fault::value(error), "{kind:?}");
        }
    }
}
