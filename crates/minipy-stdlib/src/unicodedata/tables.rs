//! The data of `unicodedata`: properties of every character in Unicode 16.0, the version of CPython 3.14.
//!
//! `tables.z` is written by `make_tables.py` from CPython itself, and read when the module is imported: the crates with such data are
//! of later versions, which have other characters. Names alone come from a crate (`unicode_names2`), cut down to the characters that
//! are assigned here.

use rustc_hash::FxHashMap;
use zlib_rs::{InflateConfig, ReturnCode, decompress_slice};

static PACKED: &[u8] = include_bytes!("tables.z");

/// What the tables take unpacked, at most.
const ROOM: usize = 1 << 18;

/// A property that has the same word for runs of characters.
#[derive(Default)]
pub(super) struct Property {
    words: Vec<String>,
    runs: Vec<(u32, u16)>,
}

impl Property {
    /// The word of a character.
    pub(super) fn of(&self, code: u32) -> &str {
        let after = self.runs.partition_point(|&(start, _)| start <= code);
        let word = after.checked_sub(1).map(|at| self.runs[at].1);
        word.and_then(|word| self.words.get(usize::from(word)))
            .map_or("", String::as_str)
    }
}

/// A character as a number.
#[derive(Clone, Copy)]
pub(super) struct Numeric {
    code: u32,
    pub(super) is_digit: bool,
    pub(super) is_decimal: bool,
    pub(super) value: f64,
}

/// How a character is taken apart.
struct Decomposition {
    code: u32,
    tag: u16,
    parts: Vec<u32>,
}

/// All tables.
pub(super) struct Tables {
    pub(super) category: Property,
    pub(super) bidirectional: Property,
    pub(super) width: Property,
    pub(super) combining: Property,
    pub(super) mirrored: Property,
    numeric: Vec<Numeric>,
    tags: Vec<String>,
    decompositions: Vec<Decomposition>,
    compositions: FxHashMap<(u32, u32), u32>,
    aliases: FxHashMap<String, u32>,
}

/// Reads numbers of seven bits to a byte.
struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn number(&mut self) -> u64 {
        let (mut value, mut shift) = (0, 0);
        while let Some((&byte, rest)) = self.0.split_first() {
            self.0 = rest;
            value |= u64::from(byte & 127) << shift;
            shift += 7;
            if byte < 128 {
                break;
            }
        }
        value
    }

    fn small(&mut self) -> u32 {
        self.number() as u32
    }

    fn text(&mut self) -> String {
        let length = (self.number() as usize).min(self.0.len());
        let (text, rest) = self.0.split_at(length);
        self.0 = rest;
        String::from_utf8_lossy(text).into_owned()
    }

    fn texts(&mut self) -> Vec<String> {
        (0..self.number()).map(|_| self.text()).collect()
    }

    fn property(&mut self) -> Property {
        let words = self.texts();
        let mut code = 0;
        let runs = (0..self.number()).map(|_| {
            code += self.small();
            (code, self.number() as u16)
        });
        let runs = runs.collect();
        Property { words, runs }
    }
}

impl Default for Tables {
    fn default() -> Tables {
        let mut room = vec![0; ROOM];
        let (unpacked, result) = decompress_slice(&mut room, PACKED, InflateConfig::default());
        debug_assert!(result == ReturnCode::Ok);
        let mut reader = Reader(unpacked);
        let (category, bidirectional, width) = (reader.property(), reader.property(), reader.property());
        let (combining, mirrored) = (reader.property(), reader.property());
        let mut code = 0;
        let mut numeric = Vec::new();
        for _ in 0..reader.number() {
            code += reader.small();
            let (kind, numerator, denominator) = (reader.number(), reader.number() as f64, reader.number() as f64);
            let value = numerator / denominator;
            numeric.push(Numeric {
                code,
                is_digit: kind & 1 != 0,
                is_decimal: kind & 2 != 0,
                value: if kind & 4 != 0 { -value } else { value },
            });
        }
        let tags = reader.texts();
        let (mut decompositions, mut compositions) = (Vec::new(), FxHashMap::default());
        let mut code = 0;
        for _ in 0..reader.number() {
            code += reader.small();
            let (tag, count) = (reader.number() as u16, reader.number());
            let parts: Vec<u32> = (0..count >> 1).map(|_| reader.small()).collect();
            if let (1, &[first, second]) = (count & 1, parts.as_slice()) {
                compositions.insert((first, second), code);
            }
            decompositions.push(Decomposition { code, tag, parts });
        }
        let aliases = (0..reader.number()).map(|_| (reader.text(), reader.small())).collect();
        Tables {
            category,
            bidirectional,
            width,
            combining,
            mirrored,
            numeric,
            tags,
            decompositions,
            compositions,
            aliases,
        }
    }
}

impl Tables {
    /// The number a character stands for.
    pub(super) fn numeric(&self, code: u32) -> Option<Numeric> {
        let at = self.numeric.binary_search_by_key(&code, |numeric| numeric.code).ok()?;
        Some(self.numeric[at])
    }

    /// The class by which combining characters are ordered.
    pub(super) fn class(&self, code: u32) -> u8 {
        self.combining.of(code).parse().unwrap_or(0)
    }

    /// How a character is taken apart: the tag of a compatible form, and the parts.
    pub(super) fn decomposition(&self, code: u32) -> Option<(&str, &[u32])> {
        let at = self
            .decompositions
            .binary_search_by_key(&code, |known| known.code)
            .ok()?;
        let found = &self.decompositions[at];
        Some((
            self.tags.get(usize::from(found.tag)).map_or("", String::as_str),
            &found.parts,
        ))
    }

    /// The character that two become.
    pub(super) fn composition(&self, first: u32, second: u32) -> Option<u32> {
        self.compositions.get(&(first, second)).copied()
    }

    /// The character that is also called so.
    pub(super) fn alias(&self, name: &str) -> Option<u32> {
        self.aliases.get(name).copied()
    }
}
