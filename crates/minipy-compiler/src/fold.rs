//! Constant folding: expressions whose value is known and whose evaluation cannot fail or grow.
//!
//! What CPython folds and we do not (big integers, float powers, `%` and `//` of floats, indexing) is computed when the program
//! runs, with the same result: folding is never visible. Sizes are bounded as in CPython: integers of 128 bits, strings and
//! tuples made by `*` of 4096 and 256 elements.

use crate::consts::of_literal;
use minipy_code::Const;
use minipy_syntax::ast::*;
use rustc_hash::FxHashSet;

/// CPython's `MAX_STR_SIZE`.
const MAX_STRING: usize = 4096;
/// CPython's `MAX_COLLECTION_SIZE`.
const MAX_TUPLE: usize = 256;
/// CPython's `MAX_TOTAL_ITEMS`: nested tuples could otherwise grow without bound.
const MAX_LEAVES: usize = 1024;

/// Folds, and remembers the (addresses of) nodes that are not constant, so that each is examined once however deep it lies.
pub(crate) struct Folder {
    varying: FxHashSet<usize>,
    /// What `__debug__` is.
    debug: bool,
}

impl Folder {
    /// Nothing is known yet.
    pub fn new(debug: bool) -> Folder {
        Folder {
            varying: FxHashSet::default(),
            debug,
        }
    }

    /// The value of an expression, if it is a constant.
    pub fn fold(&mut self, expr: &Expr) -> Option<Const> {
        match &expr.kind {
            ExprKind::Constant(literal) => return Some(of_literal(literal)),
            ExprKind::Name { id } => return (&**id == "__debug__").then_some(Const::Bool(self.debug)),
            ExprKind::UnaryOp { .. } | ExprKind::BinOp { .. } | ExprKind::Tuple { .. } => {}
            _ => return None,
        }
        let address = std::ptr::from_ref(expr) as usize;
        if self.varying.contains(&address) {
            return None;
        }
        let value = match &expr.kind {
            ExprKind::UnaryOp { op, operand } => self.fold(operand).and_then(|value| unary(*op, value)),
            ExprKind::BinOp { left, op, right } => {
                self.fold(left).and_then(|left| binary(left, *op, self.fold(right)?))
            }
            ExprKind::Tuple { elts } => self.all(elts).map(|items| Const::Tuple(items.into())),
            _ => None,
        };
        if value.is_none() {
            self.varying.insert(address);
        }
        value
    }

    /// The values of several expressions, if all are constants.
    pub fn all(&mut self, exprs: &[Expr]) -> Option<Vec<Const>> {
        exprs.iter().map(|expr| self.fold(expr)).collect()
    }
}

/// The truth of a constant.
pub(crate) fn truth(value: &Const) -> bool {
    match value {
        Const::None => false,
        Const::Bool(value) => *value,
        Const::Int(value) => *value != 0,
        Const::Float(value) => *value != 0.0,
        Const::Complex(real, imag) => *real != 0.0 || *imag != 0.0,
        Const::Str(text) => !text.is_empty(),
        Const::Bytes(bytes) => !bytes.is_empty(),
        Const::Tuple(items) | Const::FrozenSet(items) => !items.is_empty(),
        Const::Ellipsis | Const::BigInt(_) | Const::Code(_) => true,
    }
}

fn unary(op: UnaryOp, value: Const) -> Option<Const> {
    Some(match (op, value) {
        (UnaryOp::Not, value) => Const::Bool(!truth(&value)),
        (UnaryOp::USub, Const::Int(value)) => integer(-(value as i128)),
        (UnaryOp::USub, Const::BigInt(digits)) => negative_big(&digits),
        (UnaryOp::USub, Const::Float(value)) => Const::Float(-value),
        (UnaryOp::USub, Const::Complex(real, imag)) => Const::Complex(-real, -imag),
        (UnaryOp::USub, Const::Bool(value)) => Const::Int(-(value as i64)),
        (UnaryOp::UAdd, value @ (Const::Int(_) | Const::BigInt(_) | Const::Float(_) | Const::Complex(..))) => value,
        (UnaryOp::UAdd, Const::Bool(value)) => Const::Int(value as i64),
        (UnaryOp::Invert, Const::Int(value)) => Const::Int(!value),
        _ => return None,
    })
}

/// `-n` for an `n` beyond 64 bits; only -2^63 fits 64 bits again.
fn negative_big(digits: &str) -> Const {
    match digits.strip_prefix('-') {
        Some(digits) => integer_or_big(digits),
        None if digits == "8000000000000000" => Const::Int(i64::MIN),
        None => Const::BigInt(format!("-{digits}").into()),
    }
}

fn integer_or_big(digits: &str) -> Const {
    i64::from_str_radix(digits, 16)
        .map(Const::Int)
        .unwrap_or_else(|_| Const::BigInt(digits.into()))
}

fn integer(value: i128) -> Const {
    match i64::try_from(value) {
        Ok(value) => Const::Int(value),
        Err(_) if value < 0 => Const::BigInt(format!("-{:x}", value.unsigned_abs()).into()),
        Err(_) => Const::BigInt(format!("{value:x}").into()),
    }
}

fn binary(left: Const, op: Operator, right: Const) -> Option<Const> {
    match (&left, &right) {
        (Const::Int(a), Const::Int(b)) => integers(*a as i128, op, *b as i128),
        (Const::Float(a), Const::Float(b)) => floats(*a, op, *b),
        (Const::Float(a), Const::Int(b)) => floats(*a, op, exact(*b)?),
        (Const::Int(a), Const::Float(b)) => floats(exact(*a)?, op, *b),
        (Const::Float(_) | Const::Int(_), Const::Complex(real, imag)) => {
            let a = match left {
                Const::Float(value) => value,
                Const::Int(value) => exact(value)?,
                _ => return None,
            };
            match op {
                Operator::Add => Some(Const::Complex(a + real, *imag)),
                Operator::Sub => Some(Const::Complex(a - real, -imag)),
                _ => None,
            }
        }
        (Const::Str(a), Const::Str(b)) if op == Operator::Add => Some(Const::Str(format!("{a}{b}").into())),
        (Const::Bytes(a), Const::Bytes(b)) if op == Operator::Add => Some(Const::Bytes([&a[..], b].concat().into())),
        (Const::Tuple(a), Const::Tuple(b)) if op == Operator::Add => Some(Const::Tuple([&a[..], b].concat().into())),
        (sequence, Const::Int(count)) | (Const::Int(count), sequence) if op == Operator::Mult => {
            repeat(sequence, usize::try_from(*count).unwrap_or(0))
        }
        _ => None,
    }
}

/// The integer as a float, if no bit is lost.
fn exact(value: i64) -> Option<f64> {
    (value.unsigned_abs() <= 1 << 53).then_some(value as f64)
}

fn repeat(sequence: &Const, count: usize) -> Option<Const> {
    let fits = |length: usize, limit: usize| length.checked_mul(count).is_some_and(|length| length <= limit);
    match sequence {
        Const::Str(text) if fits(text.len(), MAX_STRING) => Some(Const::Str(text.repeat(count).into())),
        Const::Bytes(bytes) if fits(bytes.len(), MAX_STRING) => Some(Const::Bytes(bytes.repeat(count).into())),
        Const::Tuple(items) if fits(items.len(), MAX_TUPLE) && fits(leaves(items), MAX_LEAVES) => {
            let length = items.len() * count;
            Some(Const::Tuple(items.iter().cycle().take(length).cloned().collect()))
        }
        _ => None,
    }
}

/// How many values the nested tuples hold, at most `MAX_LEAVES` counted in each.
fn leaves(items: &[Const]) -> usize {
    let mut total = items.len();
    for item in items {
        if let Const::Tuple(inner) = item {
            total += leaves(inner);
        }
        if total > MAX_LEAVES {
            break;
        }
    }
    total
}

fn integers(a: i128, op: Operator, b: i128) -> Option<Const> {
    let value = match op {
        Operator::Add => a + b,
        Operator::Sub => a - b,
        Operator::Mult => a * b,
        Operator::FloorDiv if b != 0 => a.div_euclid(b) - i128::from(b < 0 && a.rem_euclid(b) != 0),
        Operator::Mod if b != 0 => {
            let remainder = a.rem_euclid(b);
            if b < 0 && remainder != 0 {
                remainder + b
            } else {
                remainder
            }
        }
        Operator::Pow => a.checked_pow(u32::try_from(b).ok()?)?,
        Operator::LShift => {
            let shift = u32::try_from(b).ok().filter(|&shift| shift <= 64)?;
            a.checked_mul(1i128 << shift)?
        }
        Operator::RShift => a >> u32::try_from(b).ok()?.min(127),
        Operator::BitOr => a | b,
        Operator::BitXor => a ^ b,
        Operator::BitAnd => a & b,
        Operator::Div => {
            let (a, b) = (exact(a as i64)?, exact(b as i64)?);
            return (b != 0.0).then(|| Const::Float(a / b));
        }
        _ => return None,
    };
    Some(integer(value))
}

fn floats(a: f64, op: Operator, b: f64) -> Option<Const> {
    Some(Const::Float(match op {
        Operator::Add => a + b,
        Operator::Sub => a - b,
        Operator::Mult => a * b,
        Operator::Div if b != 0.0 => a / b,
        _ => return None,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_follow_python() {
        for (a, op, b, expected) in [
            (7, Operator::FloorDiv, -2, Some(Const::Int(-4))),
            (-7, Operator::FloorDiv, 2, Some(Const::Int(-4))),
            (-7, Operator::FloorDiv, -2, Some(Const::Int(3))),
            (7, Operator::Mod, -2, Some(Const::Int(-1))),
            (-7, Operator::Mod, 2, Some(Const::Int(1))),
            (6, Operator::Mod, -2, Some(Const::Int(0))),
            (1, Operator::Mod, 0, None),
            (1, Operator::Div, 0, None),
            (2, Operator::Pow, 64, Some(Const::BigInt("10000000000000000".into()))),
            (2, Operator::Pow, -1, None),
            (1, Operator::LShift, 64, Some(Const::BigInt("10000000000000000".into()))),
            (1, Operator::LShift, 1 << 40, None),
            (-1, Operator::RShift, 1000, Some(Const::Int(-1))),
            (1, Operator::Div, 4, Some(Const::Float(0.25))),
        ] {
            assert_eq!(integers(a, op, b), expected, "{a} {op:?} {b}");
        }
    }

    #[test]
    fn smallest_integer() {
        assert_eq!(
            unary(UnaryOp::USub, Const::BigInt("8000000000000000".into())),
            Some(Const::Int(i64::MIN))
        );
        assert_eq!(
            unary(UnaryOp::USub, Const::Int(i64::MIN)),
            Some(Const::BigInt("8000000000000000".into()))
        );
    }
}
