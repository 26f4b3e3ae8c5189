//! The character properties and case mappings behind `str.isalpha`, `str.upper` and their kin.
//!
//! CPython 3.14 carries Unicode 16.0. The general category comes from a crate of that very version. Case mappings, the
//! `Lowercase`/`Uppercase` properties and the identifier classes come from newer tables (Unicode 17 and 18); characters are
//! never removed and an assigned character hardly ever changes, so asking the category first whether a character is assigned
//! in 16.0 brings them back to it. The few remaining differences are spelled out. The tests compare every property of every
//! character with CPython by checksum.

use unicode_general_category::{GeneralCategory as Category, get_general_category};

/// `str.isalpha` of one character.
#[inline]
pub fn is_alpha(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphabetic()
    } else {
        is_letter(c)
    }
}

#[cold]
fn is_letter(c: char) -> bool {
    use Category::*;
    matches!(
        get_general_category(c),
        UppercaseLetter | LowercaseLetter | TitlecaseLetter | ModifierLetter | OtherLetter
    )
}

/// `str.isdecimal` of one character.
#[inline]
pub fn is_decimal(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_digit()
    } else {
        get_general_category(c) == Category::DecimalNumber
    }
}

/// The value 0..=9 of a decimal digit in any script.
#[inline]
pub fn decimal_value(c: char) -> Option<u32> {
    if c.is_ascii() {
        c.to_digit(10)
    } else {
        foreign_decimal_value(c)
    }
}

/// Decimal digits come in runs of ten from zero to nine (several runs may touch, as in the mathematical alphabets), so that
/// the distance to the start of the run is the value.
#[cold]
fn foreign_decimal_value(c: char) -> Option<u32> {
    if !is_decimal(c) {
        return None;
    }
    let mut distance = 0;
    while char::from_u32(c as u32 - distance - 1).is_some_and(is_decimal) {
        distance += 1;
    }
    Some(distance % 10)
}

/// Characters with a digit value that are not decimal digits: superscripts, circled digits and the like (Numeric_Type=Digit).
const DIGITS_NOT_DECIMAL: &[(u32, u32)] = &[
    (0xB2, 0xB3),
    (0xB9, 0xB9),
    (0x1369, 0x1371),
    (0x19DA, 0x19DA),
    (0x2070, 0x2070),
    (0x2074, 0x2079),
    (0x2080, 0x2089),
    (0x2460, 0x2468),
    (0x2474, 0x247C),
    (0x2488, 0x2490),
    (0x24EA, 0x24EA),
    (0x24F5, 0x24FD),
    (0x24FF, 0x24FF),
    (0x2776, 0x277E),
    (0x2780, 0x2788),
    (0x278A, 0x2792),
    (0x10A40, 0x10A43),
    (0x10E60, 0x10E68),
    (0x11052, 0x1105A),
    (0x1F100, 0x1F10A),
];

/// `str.isdigit` of one character.
#[inline]
pub fn is_digit(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_digit()
    } else {
        is_foreign_digit(c)
    }
}

#[cold]
fn is_foreign_digit(c: char) -> bool {
    let code = c as u32;
    is_decimal(c)
        || DIGITS_NOT_DECIMAL
            .iter()
            .any(|&(low, high)| low <= code && code <= high)
}

/// Ideographs that are number words (they are letters by category), sorted.
const NUMERIC_LETTERS: &[u32] = &[
    0x3405, 0x3483, 0x382A, 0x3B4D, 0x4E00, 0x4E03, 0x4E07, 0x4E09, 0x4E24, 0x4E5D, 0x4E8C, 0x4E94, 0x4E96, 0x4EAC,
    0x4EBF, 0x4EC0, 0x4EDF, 0x4EE8, 0x4F0D, 0x4F70, 0x4FE9, 0x5006, 0x5104, 0x5146, 0x5169, 0x516B, 0x516D, 0x5341,
    0x5343, 0x5344, 0x5345, 0x534C, 0x53C1, 0x53C2, 0x53C3, 0x53C4, 0x56DB, 0x58F1, 0x58F9, 0x5E7A, 0x5EFE, 0x5EFF,
    0x5F0C, 0x5F0D, 0x5F0E, 0x5F10, 0x62D0, 0x62FE, 0x634C, 0x67D2, 0x6D1E, 0x6F06, 0x7396, 0x767E, 0x7695, 0x79ED,
    0x8086, 0x842C, 0x8CAE, 0x8CB3, 0x8D30, 0x920E, 0x94A9, 0x9621, 0x9646, 0x964C, 0x9678, 0x96F6, 0xF96B, 0xF973,
    0xF978, 0xF9B2, 0xF9D1, 0xF9D3, 0xF9FD, 0x20001, 0x20064, 0x200E2, 0x20121, 0x2092A, 0x20983, 0x2098C, 0x2099C,
    0x20AEA, 0x20AFD, 0x20B19, 0x22390, 0x22998, 0x23B1B, 0x2626D, 0x2F890,
];

/// `str.isnumeric` of one character.
#[inline]
pub fn is_numeric(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_digit()
    } else {
        is_foreign_numeric(c)
    }
}

#[cold]
fn is_foreign_numeric(c: char) -> bool {
    use Category::*;
    matches!(get_general_category(c), DecimalNumber | LetterNumber | OtherNumber)
        || NUMERIC_LETTERS.binary_search(&(c as u32)).is_ok()
}

/// `str.isprintable` of one character; what `repr` leaves unescaped.
#[inline]
pub fn is_printable(c: char) -> bool {
    if c.is_ascii() {
        (' '..='~').contains(&c)
    } else {
        is_foreign_printable(c)
    }
}

#[cold]
fn is_foreign_printable(c: char) -> bool {
    use Category::*;
    !matches!(
        get_general_category(c),
        Control | Format | Surrogate | PrivateUse | Unassigned | LineSeparator | ParagraphSeparator | SpaceSeparator
    )
}

/// `str.isspace` of one character; also what `strip` and `split` take for whitespace. Four ASCII separators (U+001C to
/// U+001F) are whitespace to Python and not to Rust.
#[inline]
pub fn is_space(c: char) -> bool {
    c.is_whitespace() || ('\u{1C}'..='\u{1F}').contains(&c)
}

/// Whether the character exists in Unicode 16.0.
fn is_assigned(c: char) -> bool {
    get_general_category(c) != Category::Unassigned
}

/// `str.islower` of one character (the `Lowercase` property). U+0295 stopped being a lowercase letter after Unicode 16.0.
#[inline]
pub fn is_lower(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_lowercase()
    } else {
        c == '\u{295}' || (c.is_lowercase() && is_assigned(c))
    }
}

/// `str.isupper` of one character (the `Uppercase` property).
#[inline]
pub fn is_upper(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_uppercase()
    } else {
        c.is_uppercase() && is_assigned(c)
    }
}

/// Whether the character is a titlecase letter, a ligature such as U+01C5 with its first half in upper case.
#[inline]
pub fn is_titlecase_letter(c: char) -> bool {
    !c.is_ascii() && get_general_category(c) == Category::TitlecaseLetter
}

/// Whether the character has a case at all: `str.title` and `str.istitle` find words by it.
#[inline]
pub fn is_cased(c: char) -> bool {
    is_lower(c) || is_upper(c) || is_titlecase_letter(c)
}

/// The `Case_Ignorable` property: characters that the rule for final sigma looks through. Derived as Unicode defines it:
/// marks, format characters, modifiers, and the letters-in-the-middle punctuation.
pub fn is_case_ignorable(c: char) -> bool {
    use Category::*;
    matches!(
        get_general_category(c),
        NonspacingMark | EnclosingMark | Format | ModifierLetter | ModifierSymbol
    ) || matches!(
        c,
        '\'' | '.'
            | ':'
            | '\u{B7}'
            | '\u{387}'
            | '\u{55F}'
            | '\u{5F4}'
            | '\u{2018}'
            | '\u{2019}'
            | '\u{2024}'
            | '\u{2027}'
            | '\u{FE13}'
            | '\u{FE52}'
            | '\u{FE55}'
            | '\u{FF07}'
            | '\u{FF0E}'
            | '\u{FF1A}'
    )
}

/// Whether an identifier may start with this character.
#[inline]
pub fn is_identifier_start(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphabetic() || c == '_'
    } else {
        unicode_ident::is_xid_start(c) && is_assigned(c)
    }
}

/// Whether an identifier may go on with this character.
#[inline]
pub fn is_identifier_continue(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphanumeric() || c == '_'
    } else {
        unicode_ident::is_xid_continue(c) && is_assigned(c)
    }
}

/// Appends the lower case of one character, without regard to its neighbours (final sigma is the caller's).
#[inline]
pub fn push_lower(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
    } else if is_assigned(c) {
        out.extend(c.to_lowercase());
    } else {
        out.push(c);
    }
}

/// Appends the full upper case of one character (`ß` gives `SS`).
#[inline]
pub fn push_upper(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_uppercase());
    } else if matches!(c, '\u{A7D3}' | '\u{A7D5}') {
        // Their capitals came with Unicode 17.
        out.push(c);
    } else if is_assigned(c) {
        out.extend(c.to_uppercase());
    } else {
        out.push(c);
    }
}

/// Appends the full title case of one character: its upper case but for ligatures, which keep only their first half so.
pub fn push_title(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_uppercase());
        return;
    }
    match c {
        '\u{1C4}'..='\u{1C6}' => out.push('\u{1C5}'),
        '\u{1C7}'..='\u{1C9}' => out.push('\u{1C8}'),
        '\u{1CA}'..='\u{1CC}' => out.push('\u{1CB}'),
        '\u{1F1}'..='\u{1F3}' => out.push('\u{1F2}'),
        // Georgian has capitals for whole words only.
        '\u{10D0}'..='\u{10FA}' | '\u{10FD}'..='\u{10FF}' => out.push(c),
        // Greek vowels with iota subscript: a letter of their own, or a subscript kept below.
        '\u{1F80}'..='\u{1FAF}' => out.extend(char::from_u32(c as u32 | 8)),
        '\u{1FB3}' | '\u{1FBC}' => out.push('\u{1FBC}'),
        '\u{1FC3}' | '\u{1FCC}' => out.push('\u{1FCC}'),
        '\u{1FF3}' | '\u{1FFC}' => out.push('\u{1FFC}'),
        '\u{1FB2}' | '\u{1FB4}' | '\u{1FB7}' | '\u{1FC2}' | '\u{1FC4}' | '\u{1FC7}' | '\u{1FF2}' | '\u{1FF4}'
        | '\u{1FF7}' => out.extend(c.to_uppercase().map(|u| if u == '\u{399}' { '\u{345}' } else { u })),
        // Latin and Armenian ligatures: only the first letter is a capital.
        '\u{DF}' | '\u{587}' | '\u{FB00}'..='\u{FB06}' | '\u{FB13}'..='\u{FB17}' => {
            let mut letters = c.to_uppercase();
            out.extend(letters.next());
            out.extend(letters.flat_map(char::to_lowercase));
        }
        _ => push_upper(c, out),
    }
}

/// Appends the case folding of one character. It is the lower case of the upper case, but for the Cherokee letters (folded
/// to the old capitals), the dotless i and the capital sharp s.
pub fn push_folded(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
        return;
    }
    match c {
        '\u{131}' | '\u{13A0}'..='\u{13F5}' => out.push(c),
        '\u{13F8}'..='\u{13FD}' => out.extend(char::from_u32(c as u32 - 8)),
        '\u{AB70}'..='\u{ABBF}' => out.extend(char::from_u32(c as u32 - 0xAB70 + 0x13A0)),
        '\u{1E9E}' => out.push_str("ss"),
        _ if is_assigned(c) => out.extend(c.to_uppercase().flat_map(char::to_lowercase)),
        _ => out.push(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all_chars() -> impl Iterator<Item = char> {
        // The stand-ins of lone surrogates are left out, as private use they have the same properties.
        '\0'..=char::MAX
    }

    fn mix(hash: u64, value: u64) -> u64 {
        (hash ^ value).wrapping_mul(0x100_0000_01b3)
    }

    /// The checksum of a property is FNV over the code points that have it:
    /// `h = 0xcbf29ce484222325`, then `h = (h ^ ord(c)) * 0x100000001b3 mod 2**64` for each such `c`, surrogates left out.
    #[test]
    fn properties_equal_those_of_cpython_3_14() {
        type Property = fn(char) -> bool;
        let table: &[(&str, Property, u64)] = &[
            ("isalpha", is_alpha, 0x9abb_ec50_90cd_d78d),
            ("isdecimal", is_decimal, 0x8ab6_8431_d589_20ad),
            ("isdigit", is_digit, 0xd9e4_4092_68e1_83ad),
            ("isnumeric", is_numeric, 0x6c26_b68d_7678_34ef),
            ("isprintable", is_printable, 0x1d8c_7c97_ab39_236f),
            ("isspace", is_space, 0x4386_d9a1_1e74_87c9),
            ("islower", is_lower, 0x2185_094a_38b1_93c0),
            ("isupper", is_upper, 0x2475_590b_62ca_b912),
            ("category Lt", is_titlecase_letter, 0x87fd_939e_4214_d25f),
            ("isidentifier", is_identifier_start, 0x8371_a078_4eb6_042a),
            ("isidentifier after a", is_identifier_continue, 0x8cbf_6974_ef22_22d3),
            (
                "cased or case ignorable: the sigma in aΣ?a is not final",
                |c| is_cased(c) || is_case_ignorable(c),
                0xe551_b4d0_401c_646e,
            ),
        ];
        for &(name, property, expected) in table {
            let sum = all_chars()
                .filter(|&c| property(c))
                .fold(0xcbf2_9ce4_8422_2325, |h, c| mix(h, c as u64));
            assert_eq!(sum, expected, "{name}: {sum:#x}");
        }
    }

    /// The checksum of a mapping is the same FNV over the code points of the mapped text, for every character in order.
    #[test]
    fn mappings_equal_those_of_cpython_3_14() {
        type Mapping = fn(char, &mut String);
        let table: &[(&str, Mapping, u64)] = &[
            ("lower", push_lower, 0x9f3a_7c11_db3e_e109),
            ("upper", push_upper, 0x436f_a970_611f_9587),
            ("title", push_title, 0x57a6_5f3f_091b_e66b),
            ("casefold", push_folded, 0x4096_6dad_6a9c_ac16),
            (
                "decimal value",
                |c, out| out.extend(decimal_value(c).and_then(char::from_u32)),
                0x6975_36ec_a9cf_6995,
            ),
        ];
        for &(name, mapping, expected) in table {
            let mut text = String::new();
            all_chars().for_each(|c| mapping(c, &mut text));
            let sum = text.chars().fold(0xcbf2_9ce4_8422_2325, |h, c| mix(h, c as u64));
            assert_eq!(sum, expected, "{name}: {sum:#x}");
        }
    }

    #[test]
    fn decimal_values() {
        for (c, value) in [
            ('7', Some(7)),
            ('٣', Some(3)),
            ('\u{1D7FF}', Some(9)),
            ('\u{1D7D8}', Some(0)),
            ('²', None),
            ('a', None),
        ] {
            assert_eq!(decimal_value(c), value, "{c:?}");
        }
    }
}
