//! The templates of `str.format`: literal text and fields such as `{0.name[key]!r:{width}}`, parsed with CPython's texts.
//!
//! Looking up arguments, attributes and items, converting and formatting are the caller's. CPython finds the errors of a
//! template only on reaching them, after the fields before were formatted; the iterators here do the same.

use super::fault::Fault;
use super::unicode::decimal_value;

/// How deep specs nest: a template, and the fields in the specs of its fields. The caller counts, and raises
/// [`recursion_exceeded`] beyond it.
pub const MAX_DEPTH: usize = 2;

/// A replacement field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field<'a> {
    /// What stands before `!` and `:`; [`FieldName::parse`] takes it apart.
    pub name: &'a str,
    /// The character behind `!`. The caller refuses others than `s`, `r` and `a` with [`unknown_conversion`] once it has
    /// looked up the object.
    pub conversion: Option<char>,
    /// The format spec behind `:`.
    pub spec: &'a str,
    /// Whether the spec has fields itself, so that it is a template to format first.
    pub spec_is_template: bool,
}

/// A piece of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Text that stays; of a doubled brace it has one.
    Literal(&'a str),
    /// A replacement field.
    Field(Field<'a>),
}

/// Iterates over the pieces of a template. After an error it ends.
#[derive(Clone, Debug)]
pub struct Pieces<'a> {
    rest: &'a str,
}

/// The pieces of a template.
pub fn pieces(template: &str) -> Pieces<'_> {
    Pieces { rest: template }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Result<Piece<'a>, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let piece = self.piece();
        if piece.is_err() {
            self.rest = "";
        }
        Some(piece)
    }
}

impl<'a> Pieces<'a> {
    fn piece(&mut self) -> Result<Piece<'a>, Fault> {
        let bytes = self.rest.as_bytes();
        let Some(at) = memchr::memchr2(b'{', b'}', bytes) else {
            return Ok(self.literal(self.rest.len(), self.rest.len()));
        };
        if bytes.get(at + 1) == Some(&bytes[at]) {
            return Ok(self.literal(at + 1, at + 2));
        }
        if bytes[at] == b'}' {
            return Err(Fault::value("Single '}' encountered in format string"));
        }
        if at + 1 == bytes.len() {
            return Err(Fault::value("Single '{' encountered in format string"));
        }
        if at > 0 {
            return Ok(self.literal(at, at));
        }
        self.rest = &self.rest[1..];
        self.field().map(Piece::Field)
    }

    /// The text up to `end`, going on at `next`.
    fn literal(&mut self, end: usize, next: usize) -> Piece<'a> {
        let text = &self.rest[..end];
        self.rest = &self.rest[next..];
        Piece::Literal(text)
    }

    /// A field, from behind its opening brace.
    fn field(&mut self) -> Result<Field<'a>, Fault> {
        let end = name_end(self.rest)?;
        let name = &self.rest[..end];
        let stop = self.rest.as_bytes()[end];
        self.rest = &self.rest[end + 1..];
        let mut field = Field {
            name,
            conversion: None,
            spec: "",
            spec_is_template: false,
        };
        if stop == b'}' {
            return Ok(field);
        }
        if stop == b'!' && self.conversion(&mut field)? {
            return Ok(field);
        }
        self.spec(&mut field)?;
        Ok(field)
    }

    /// The conversion character; whether the field ends behind it.
    fn conversion(&mut self, field: &mut Field<'a>) -> Result<bool, Fault> {
        let mut chars = self.rest.chars();
        field.conversion = chars.next();
        if field.conversion.is_none() {
            return Err(Fault::value("end of string while looking for conversion specifier"));
        }
        let next = chars.next();
        self.rest = chars.as_str();
        match next {
            Some('}') => Ok(true),
            Some(':') | None => Ok(false),
            Some(_) => Err(Fault::value("expected ':' after conversion specifier")),
        }
    }

    /// The format spec up to the brace that closes the field.
    fn spec(&mut self, field: &mut Field<'a>) -> Result<(), Fault> {
        let mut depth = 1;
        for at in memchr::memchr2_iter(b'{', b'}', self.rest.as_bytes()) {
            if self.rest.as_bytes()[at] == b'{' {
                field.spec_is_template = true;
                depth += 1;
                continue;
            }
            depth -= 1;
            if depth == 0 {
                field.spec = &self.rest[..at];
                self.rest = &self.rest[at + 1..];
                return Ok(());
            }
        }
        Err(Fault::value("unmatched '{' in format spec"))
    }
}

/// The byte of the `}`, `:` or `!` that ends a field name. Inside brackets they mean nothing.
fn name_end(text: &str) -> Result<usize, Fault> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'{' => return Err(Fault::value("unexpected '{' in field name")),
            b'[' => at += memchr::memchr(b']', &bytes[at..]).unwrap_or(bytes.len() - at),
            b'}' | b':' | b'!' => return Ok(at),
            _ => at += 1,
        }
    }
    Err(Fault::value("expected '}' before end of string"))
}

/// The error of a conversion other than `s`, `r` and `a`.
#[cold]
pub fn unknown_conversion(conversion: char) -> Fault {
    if ('!'..='~').contains(&conversion) {
        Fault::value(format!("Unknown conversion specifier {conversion}"))
    } else {
        Fault::value(format!(
            "Unknown conversion specifier \\x{:x}",
            super::surrogate::code_point(conversion)
        ))
    }
}

/// The error of specs that nest deeper than [`MAX_DEPTH`].
#[cold]
pub fn recursion_exceeded() -> Fault {
    Fault::value("Max string recursion exceeded")
}

/// The numbering of fields without a name, one for a whole call of `format`, nested specs included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AutoNumber {
    next: usize,
    state: Numbering,
}

impl AutoNumber {
    /// The argument that a field without a name means; None, and nothing is counted, if there is none.
    #[inline]
    pub fn next_of<'a, T>(&mut self, arguments: &'a [T]) -> Option<&'a T> {
        if self.state == Numbering::Manual {
            return None;
        }
        let argument = arguments.get(self.next)?;
        self.state = Numbering::Automatic;
        self.next += 1;
        Some(argument)
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Numbering {
    #[default]
    Unknown,
    Automatic,
    Manual,
}

/// Which argument a field names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum First<'a> {
    /// A positional argument. One that is not there is an `IndexError`:
    /// `Replacement index 0 out of range for positional args tuple`.
    Index(usize),
    /// A keyword argument. One that is not there is a `KeyError`.
    Key(&'a str),
}

/// A field name: an argument, and the attributes and items to take of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldName<'a> {
    /// The argument.
    pub first: First<'a>,
    /// What follows it.
    pub rest: Accessors<'a>,
}

impl<'a> FieldName<'a> {
    /// Takes a field name apart.
    ///
    /// # Errors
    /// `ValueError` when numbered and unnumbered fields are mixed, or a number is too large.
    pub fn parse(name: &'a str, numbers: &mut AutoNumber) -> Result<FieldName<'a>, Fault> {
        let end = name.find(['.', '[']).unwrap_or(name.len());
        let (first, rest) = name.split_at(end);
        let rest = Accessors { rest };
        let index = integer(first)?;
        if index.is_none() && !first.is_empty() {
            return Ok(FieldName {
                first: First::Key(first),
                rest,
            });
        }
        let wanted = if first.is_empty() {
            Numbering::Automatic
        } else {
            Numbering::Manual
        };
        match (numbers.state, wanted) {
            (Numbering::Automatic, Numbering::Manual) => {
                return Err(Fault::value(
                    "cannot switch from automatic field numbering to manual field specification",
                ));
            }
            (Numbering::Manual, Numbering::Automatic) => {
                return Err(Fault::value(
                    "cannot switch from manual field specification to automatic field numbering",
                ));
            }
            _ => numbers.state = wanted,
        }
        let index = index.unwrap_or_else(|| {
            numbers.next += 1;
            numbers.next - 1
        });
        Ok(FieldName {
            first: First::Index(index),
            rest,
        })
    }
}

/// A step from an object to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accessor<'a> {
    /// `.name`
    Attribute(&'a str),
    /// `[12]`
    Index(usize),
    /// `[key]`
    Key(&'a str),
}

/// Iterates over the steps behind the argument. After an error it ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accessors<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Accessors<'a> {
    type Item = Result<Accessor<'a>, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let accessor = self.accessor();
        if accessor.is_err() {
            self.rest = "";
        }
        Some(accessor)
    }
}

impl<'a> Accessors<'a> {
    fn accessor(&mut self) -> Result<Accessor<'a>, Fault> {
        let empty = || Fault::value("Empty attribute in format string");
        if let Some(rest) = self.rest.strip_prefix('.') {
            let (name, rest) = rest.split_at(rest.find(['.', '[']).unwrap_or(rest.len()));
            self.rest = rest;
            return if name.is_empty() {
                Err(empty())
            } else {
                Ok(Accessor::Attribute(name))
            };
        }
        let Some(rest) = self.rest.strip_prefix('[') else {
            return Err(Fault::value("Only '.' or '[' may follow ']' in format field specifier"));
        };
        let Some((key, rest)) = rest.split_once(']') else {
            return Err(Fault::value("Missing ']' in format string"));
        };
        self.rest = rest;
        match integer(key)? {
            Some(index) => Ok(Accessor::Index(index)),
            None if key.is_empty() => Err(empty()),
            None => Ok(Accessor::Key(key)),
        }
    }
}

/// A text of decimal digits only as a number; `None` for any other text.
fn integer(text: &str) -> Result<Option<usize>, Fault> {
    let mut number = None;
    for c in text.chars() {
        let Some(digit) = decimal_value(c) else { return Ok(None) };
        let next = number
            .unwrap_or(0usize)
            .checked_mul(10)
            .and_then(|n| n.checked_add(digit as usize));
        number = Some(
            next.filter(|&n| n <= isize::MAX as usize)
                .ok_or_else(|| Fault::value("Too many decimal digits in format string"))?,
        );
    }
    Ok(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Formats a template where every object shows what was asked of it.
    fn show(template: &str) -> Result<String, Fault> {
        show_nested(template, MAX_DEPTH, &mut AutoNumber::default())
    }

    fn show_nested(template: &str, depth: usize, numbers: &mut AutoNumber) -> Result<String, Fault> {
        if depth == 0 {
            return Err(recursion_exceeded());
        }
        let mut out = String::new();
        for piece in pieces(template) {
            match piece? {
                Piece::Literal(text) => out.push_str(text),
                Piece::Field(field) => out.push_str(&show_field(&field, depth, numbers)?),
            }
        }
        Ok(out)
    }

    fn show_field(field: &Field<'_>, depth: usize, numbers: &mut AutoNumber) -> Result<String, Fault> {
        let name = FieldName::parse(field.name, numbers)?;
        let mut text = match name.first {
            First::Index(index) => format!("<{index}"),
            First::Key(key) => format!("<{key}"),
        };
        for step in name.rest {
            text += &match step? {
                Accessor::Attribute(name) => format!(".{name}"),
                Accessor::Index(index) => format!("[#{index}]"),
                Accessor::Key(key) => format!("[{key}]"),
            };
        }
        match field.conversion {
            None => {}
            Some(conversion @ ('s' | 'r')) => text += &format!("!{conversion}"),
            Some(other) => return Err(unknown_conversion(other)),
        }
        let spec = match field.spec_is_template {
            true => show_nested(field.spec, depth - 1, numbers)?,
            false => field.spec.to_owned(),
        };
        Ok(format!("{text}:{spec}>"))
    }

    #[test]
    fn templates() {
        for (template, expected) in [
            ("", ""),
            ("abc", "abc"),
            ("{{}}", "{}"),
            ("a{{b}}c", "a{b}c"),
            ("{}", "<0:>"),
            ("{} {}", "<0:> <1:>"),
            ("{0} {1} {0}", "<0:> <1:> <0:>"),
            ("{a}", "<a:>"),
            ("{é}", "<é:>"),
            ("{a b}", "<a b:>"),
            ("{a.x}", "<a.x:>"),
            ("{a.x.y}", "<a.x.y:>"),
            ("{a[k]}", "<a[k]:>"),
            ("{a[0]}", "<a[#0]:>"),
            ("{a[0].x[b c]}", "<a[#0].x[b c]:>"),
            ("{0.x[1]!r:>5}", "<0.x[#1]!r:>5>"),
            ("{!s}", "<0!s:>"),
            ("{a!r}", "<a!r:>"),
            ("{a:>10}", "<a:>10>"),
            ("{a:{b}}", "<a:<b:>>"),
            ("{:{}}", "<0:<1:>>"),
            ("{:{}.{}} {}", "<0:<1:>.<2:>> <3:>"),
            ("{a[:]}", "<a[:]:>"),
            ("{a[!]}", "<a[!]:>"),
            ("{a[}]}", "<a[}]:>"),
            ("{a:}", "<a:>"),
            ("{a!s:x}", "<a!s:x>"),
            ("{٣}", "<3:>"),
        ] {
            assert_eq!(show(template).as_deref(), Ok(expected), "{template:?}");
        }
    }

    #[test]
    fn wrong_templates() {
        for (template, error) in [
            ("{", "Single '{' encountered in format string"),
            ("}", "Single '}' encountered in format string"),
            ("a{", "Single '{' encountered in format string"),
            ("a}", "Single '}' encountered in format string"),
            ("{a", "expected '}' before end of string"),
            ("{a[", "expected '}' before end of string"),
            ("{a]b", "expected '}' before end of string"),
            ("{a{b}", "unexpected '{' in field name"),
            ("{a!}", "unmatched '{' in format spec"),
            ("{a!", "end of string while looking for conversion specifier"),
            ("{a!r", "unmatched '{' in format spec"),
            ("{a!rx}", "expected ':' after conversion specifier"),
            ("{a!x}", "Unknown conversion specifier x"),
            ("{a!é}", "Unknown conversion specifier \\xe9"),
            ("{a! }", "Unknown conversion specifier \\x20"),
            ("{a:", "unmatched '{' in format spec"),
            ("{a:{b}", "unmatched '{' in format spec"),
            ("{a:{b:{a}}}", "Max string recursion exceeded"),
            (
                "{} {0}",
                "cannot switch from automatic field numbering to manual field specification",
            ),
            (
                "{0} {}",
                "cannot switch from manual field specification to automatic field numbering",
            ),
            ("{a.}", "Empty attribute in format string"),
            ("{a[]}", "Empty attribute in format string"),
            ("{a..b}", "Empty attribute in format string"),
            ("{a[0", "expected '}' before end of string"),
            ("{a[0]x}", "Only '.' or '[' may follow ']' in format field specifier"),
            ("{a[0]]}", "Only '.' or '[' may follow ']' in format field specifier"),
            ("{99999999999999999999}", "Too many decimal digits in format string"),
            ("{a[99999999999999999999]}", "Too many decimal digits in format string"),
            ("{a}}", "Single '}' encountered in format string"),
            ("}{", "Single '}' encountered in format string"),
        ] {
            assert_eq!(show(template), Err(Fault::value(error)), "{template:?}");
            let mut pieces = pieces(template);
            pieces.by_ref().find(Result::is_err);
            assert!(pieces.next().is_none());
        }
    }
}
