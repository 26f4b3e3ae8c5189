//! The pools of one code object: constants, names and inline caches, each without duplicates.
//!
//! Constants that are equal in Python but of another type or sign (`1`, `1.0`, `True`; `0.0`, `-0.0`) are kept apart by keys that
//! hold the type and the bits.

use minipy_code::Const;
use minipy_syntax::ast::{Constant, Ident};
use rustc_hash::FxHashMap;
use std::rc::Rc;

/// What makes two constants the same constant.
#[derive(PartialEq, Eq, Hash)]
enum Key {
    None,
    Bool(bool),
    Ellipsis,
    Int(i64),
    BigInt(Rc<str>),
    Float(u64),
    Complex(u64, u64),
    Str(Rc<str>),
    Bytes(Rc<[u8]>),
    Tuple(Vec<Key>),
    FrozenSet(Vec<Key>),
}

impl Key {
    /// None for code, which is compared as a whole.
    fn of(value: &Const) -> Option<Key> {
        let all = |items: &[Const]| items.iter().map(Key::of).collect::<Option<Vec<Key>>>();
        Some(match value {
            Const::None => Key::None,
            Const::Bool(value) => Key::Bool(*value),
            Const::Ellipsis => Key::Ellipsis,
            Const::Int(value) => Key::Int(*value),
            Const::BigInt(digits) => Key::BigInt(digits.clone()),
            Const::Float(value) => Key::Float(value.to_bits()),
            Const::Complex(real, imag) => Key::Complex(real.to_bits(), imag.to_bits()),
            Const::Str(text) => Key::Str(text.clone()),
            Const::Bytes(bytes) => Key::Bytes(bytes.clone()),
            Const::Tuple(items) => Key::Tuple(all(items)?),
            Const::FrozenSet(items) => Key::FrozenSet(all(items)?),
            Const::Code(_) => return None,
        })
    }
}

/// The pools of a code object under construction.
#[derive(Default)]
pub(crate) struct Pools {
    pub consts: Vec<Const>,
    pub names: Vec<Rc<str>>,
    pub caches: Vec<u32>,
    const_index: FxHashMap<Key, u32>,
    name_index: FxHashMap<Ident, u32>,
    global_index: FxHashMap<u32, u32>,
    /// The inner code objects, by name and first line.
    code_index: FxHashMap<(Rc<str>, u32), Vec<u32>>,
}

impl Pools {
    /// The index of a constant.
    pub fn constant(&mut self, value: Const) -> u32 {
        let next = self.consts.len() as u32;
        let at = match (&value, Key::of(&value)) {
            (_, Some(key)) => *self.const_index.entry(key).or_insert(next),
            (Const::Code(code), None) => {
                // A `finally` block is compiled for every way out of it, and the functions in it with it.
                let alike = self
                    .code_index
                    .entry((code.qualname.clone(), code.first_line))
                    .or_default();
                let known = alike.iter().find(|&&at| self.consts[at as usize] == value).copied();
                known.unwrap_or_else(|| {
                    alike.push(next);
                    next
                })
            }
            (_, None) => next,
        };
        if at != next {
            return at;
        }
        self.consts.push(value);
        next
    }

    /// The index of a name.
    pub fn name(&mut self, name: &Ident) -> u32 {
        if let Some(&at) = self.name_index.get(name) {
            return at;
        }
        let at = self.names.len() as u32;
        self.names.push(name.clone());
        self.name_index.insert(name.clone(), at);
        at
    }

    /// A fresh cache for an attribute site.
    pub fn attribute_cache(&mut self, name: &Ident) -> u32 {
        let name = self.name(name);
        self.caches.push(name);
        self.caches.len() as u32 - 1
    }

    /// The cache of a global: one for each name, whatever the number of sites.
    pub fn global_cache(&mut self, name: &Ident) -> u32 {
        let name = self.name(name);
        if let Some(&at) = self.global_index.get(&name) {
            return at;
        }
        self.caches.push(name);
        let at = self.caches.len() as u32 - 1;
        self.global_index.insert(name, at);
        at
    }
}

/// A literal as a constant.
pub(crate) fn of_literal(literal: &Constant) -> Const {
    match literal {
        Constant::None => Const::None,
        Constant::Bool(value) => Const::Bool(*value),
        Constant::Ellipsis => Const::Ellipsis,
        Constant::Str(text) => Const::Str(text.clone()),
        Constant::Bytes(bytes) => Const::Bytes(bytes.clone()),
        Constant::Int(value) => Const::Int(*value),
        Constant::BigInt(big) => Const::BigInt(hexadecimal(&big.digits, big.radix).into()),
        Constant::Float(value) => Const::Float(*value),
        Constant::Complex(imag) => Const::Complex(0.0, *imag),
    }
}

/// The number as lower-case hexadecimal digits without leading zeros. Decimal literals have at most 4300 digits (a longer
/// one is a syntax error), so the quadratic conversion is short; the other radices are linear.
fn hexadecimal(digits: &str, radix: u32) -> String {
    let values = digits.bytes().filter_map(|digit| (digit as char).to_digit(radix));
    // The number in base 2^32, lowest limb first.
    let limbs: Vec<u32> = match radix.trailing_zeros() {
        _ if !radix.is_power_of_two() => {
            let mut limbs: Vec<u32> = Vec::new();
            for value in values {
                let mut carry = value as u64;
                for limb in &mut limbs {
                    carry += *limb as u64 * radix as u64;
                    *limb = carry as u32;
                    carry >>= 32;
                }
                if carry != 0 {
                    limbs.push(carry as u32);
                }
            }
            limbs
        }
        bits => {
            let values: Vec<u32> = values.collect();
            let mut limbs = Vec::new();
            let (mut pending, mut filled) = (0u64, 0);
            for &value in values.iter().rev() {
                pending |= (value as u64) << filled;
                filled += bits;
                if filled >= 32 {
                    limbs.push(pending as u32);
                    pending >>= 32;
                    filled -= 32;
                }
            }
            limbs.push(pending as u32);
            limbs
        }
    };
    let text: String = limbs.iter().rev().map(|limb| format!("{limb:08x}")).collect();
    let text = text.trim_start_matches('0');
    if text.is_empty() {
        "0".to_string()
    } else {
        text.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn big_literals() {
        for (digits, radix, hex) in [
            ("9223372036854775808", 10, "8000000000000000"),
            (
                "340282366920938463463374607431768211456",
                10,
                "100000000000000000000000000000000",
            ),
            ("FFFFFFFFFFFFFFFFF", 16, "fffffffffffffffff"),
            ("1777777777777777777777", 8, "ffffffffffffffff"),
            (
                "0010000000000000000000000000000000000000000000000000000000000000000",
                2,
                "10000000000000000",
            ),
        ] {
            assert_eq!(hexadecimal(digits, radix), hex, "{digits} in base {radix}");
        }
    }

    #[test]
    fn equal_is_not_same() {
        let mut pools = Pools::default();
        let all = [
            Const::Int(1),
            Const::Float(1.0),
            Const::Bool(true),
            Const::Float(0.0),
            Const::Float(-0.0),
        ];
        let tuples = all.clone().map(|value| Const::Tuple([value].into()));
        for (at, value) in all.iter().chain(&tuples).enumerate() {
            assert_eq!(pools.constant(value.clone()), at as u32);
            assert_eq!(pools.constant(value.clone()), at as u32);
        }
    }
}
