//! Arithmetic of complex numbers, as `complexobject.c` of CPython 3.14 has it: a real operand is not given an imaginary part
//! of zero first, and results that come out as NaN in both parts are repaired where C99's annex G knows better.

use crate::builtins::int::Num;
use crate::heap::classes::ClassId;
use crate::heap::native::{Binary, Outcome, Raised};
use crate::heap::thread::Thread;
use crate::heap::value::Value;

/// Real and imaginary part.
type Complex = (f64, f64);

/// A number as complex arithmetic sees it.
#[derive(Clone, Copy)]
pub enum Operand {
    /// An int or a float.
    Real(f64),
    /// A complex number.
    Complex(Complex),
}

impl Operand {
    fn whole(self) -> Complex {
        match self {
            Operand::Real(re) => (re, 0.0),
            Operand::Complex(z) => z,
        }
    }
}

fn operand(thread: &mut Thread, value: &Value) -> Outcome<Option<Operand>> {
    if let Some(z) = value.as_complex() {
        return Ok(Some(Operand::Complex((z.re, z.im))));
    }
    if let Some(f) = value.as_float() {
        return Ok(Some(Operand::Real(f)));
    }
    match Num::of(value) {
        Some(number) => thread.sound(number.to_float()).map(|f| Some(Operand::Real(f))),
        None => Ok(None),
    }
}

/// A binary operator with a complex number on one side; NotImplemented if the other is no number.
pub(super) fn binary(thread: &mut Thread, op: Binary, left: &Value, right: &Value) -> Outcome {
    if !matches!(
        op,
        Binary::Add | Binary::Sub | Binary::Mul | Binary::TrueDiv | Binary::Pow
    ) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let Some(a) = operand(thread, left)? else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let Some(b) = operand(thread, right)? else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    match answer(op, a, b) {
        Some((re, im)) => Ok(Value::complex(re, im)),
        None if op == Binary::Pow => power(thread, a.whole(), b.whole()),
        None => Err(division_by_zero(thread)),
    }
}

/// `a op b` for `+`, `-`, `*` and `/`; None of other operators, and of a division by zero.
#[inline]
pub fn answer(op: Binary, a: Operand, b: Operand) -> Option<Complex> {
    use Operand::{Complex, Real};
    Some(match (op, a, b) {
        (Binary::Add, Complex(z), Real(r)) | (Binary::Add, Real(r), Complex(z)) => (z.0 + r, z.1),
        (Binary::Add, ..) => (a.whole().0 + b.whole().0, a.whole().1 + b.whole().1),
        (Binary::Sub, Complex(z), Real(r)) => (z.0 - r, z.1),
        (Binary::Sub, Real(r), Complex(z)) => (r - z.0, -z.1),
        (Binary::Sub, ..) => (a.whole().0 - b.whole().0, a.whole().1 - b.whole().1),
        (Binary::Mul, Complex(z), Real(r)) | (Binary::Mul, Real(r), Complex(z)) => (z.0 * r, z.1 * r),
        (Binary::Mul, ..) => product(a.whole(), b.whole()),
        (Binary::TrueDiv, ..) if b.whole() == (0.0, 0.0) => return None,
        (Binary::TrueDiv, Complex(z), Real(r)) => (z.0 / r, z.1 / r),
        (Binary::TrueDiv, Real(r), _) => real_quotient(r, b.whole()),
        (Binary::TrueDiv, ..) => quotient(a.whole(), b.whole()),
        _ => return None,
    })
}

#[cold]
fn division_by_zero(thread: &mut Thread) -> Raised {
    thread.raise(ClassId::ZeroDivisionError, "division by zero")
}

/// An infinity as one, anything else as zero, with its sign.
fn boxed(f: f64) -> f64 {
    if f.is_infinite() { 1f64 } else { 0.0 }.copysign(f)
}

/// A NaN as zero.
fn without_nan(f: f64) -> f64 {
    if f.is_nan() { 0f64.copysign(f) } else { f }
}

fn product((a, b): Complex, (c, d): Complex) -> Complex {
    let (ac, bd, ad, bc) = (a * c, b * d, a * d, b * c);
    let direct = (ac - bd, ad + bc);
    if direct.0.is_nan() && direct.1.is_nan() {
        repaired_product((a, b), (c, d), direct)
    } else {
        direct
    }
}

/// The infinity that a product of both parts NaN should have been, if it should.
#[cold]
fn repaired_product((mut a, mut b): Complex, (mut c, mut d): Complex, direct: Complex) -> Complex {
    let overflows = [a * c, b * d, a * d, b * c].iter().any(|f| f.is_infinite());
    let mut repair = false;
    if a.is_infinite() || b.is_infinite() {
        (a, b) = (boxed(a), boxed(b));
        (c, d) = (without_nan(c), without_nan(d));
        repair = true;
    }
    if c.is_infinite() || d.is_infinite() {
        (c, d) = (boxed(c), boxed(d));
        (a, b) = (without_nan(a), without_nan(b));
        repair = true;
    }
    if !repair && overflows {
        (a, b, c, d) = (without_nan(a), without_nan(b), without_nan(c), without_nan(d));
        repair = true;
    }
    if repair {
        (f64::INFINITY * (a * c - b * d), f64::INFINITY * (a * d + b * c))
    } else {
        direct
    }
}

/// `a / b` of a divisor that is not zero, scaled by its larger part so that nothing overflows on the way.
fn quotient(a: Complex, b: Complex) -> Complex {
    let (size_re, size_im) = (b.0.abs(), b.1.abs());
    let direct = if size_re >= size_im {
        let ratio = b.1 / b.0;
        let divisor = b.0 + b.1 * ratio;
        ((a.0 + a.1 * ratio) / divisor, (a.1 - a.0 * ratio) / divisor)
    } else if size_im >= size_re {
        let ratio = b.0 / b.1;
        let divisor = b.0 * ratio + b.1;
        ((a.0 * ratio + a.1) / divisor, (a.1 * ratio - a.0) / divisor)
    } else {
        (f64::NAN, f64::NAN)
    };
    if !(direct.0.is_nan() && direct.1.is_nan()) {
        return direct;
    }
    if (a.0.is_infinite() || a.1.is_infinite()) && b.0.is_finite() && b.1.is_finite() {
        let (x, y) = (boxed(a.0), boxed(a.1));
        return (f64::INFINITY * (x * b.0 + y * b.1), f64::INFINITY * (y * b.0 - x * b.1));
    }
    if (b.0.is_infinite() || b.1.is_infinite()) && a.0.is_finite() && a.1.is_finite() {
        let (x, y) = (boxed(b.0), boxed(b.1));
        return (0.0 * (a.0 * x + a.1 * y), 0.0 * (a.1 * x - a.0 * y));
    }
    direct
}

/// `a / b` of a real number and a divisor that is not zero.
fn real_quotient(a: f64, b: Complex) -> Complex {
    let (size_re, size_im) = (b.0.abs(), b.1.abs());
    let direct = if size_re >= size_im {
        let ratio = b.1 / b.0;
        let divisor = b.0 + b.1 * ratio;
        (a / divisor, (-a * ratio) / divisor)
    } else if size_im >= size_re {
        let ratio = b.0 / b.1;
        let divisor = b.0 * ratio + b.1;
        ((a * ratio) / divisor, -a / divisor)
    } else {
        (f64::NAN, f64::NAN)
    };
    let lost = direct.0.is_nan() && direct.1.is_nan();
    if lost && a.is_finite() && (b.0.is_infinite() || b.1.is_infinite()) {
        return (0.0 * (a * boxed(b.0)), 0.0 * (-a * boxed(b.1)));
    }
    direct
}

/// `base ** exponent`.
pub fn power(thread: &mut Thread, base: Complex, exponent: Complex) -> Outcome {
    /// Whole exponents up to this are multiplied out, which is more exact.
    const MOST_MULTIPLIED: f64 = 100.0;
    let at_zero = base == (0.0, 0.0) && exponent != (0.0, 0.0);
    if at_zero && (exponent.1 != 0.0 || exponent.0 < 0.0) {
        return Err(outside_domain(thread));
    }
    let whole = exponent.1 == 0.0 && exponent.0 == exponent.0.floor();
    let (re, im) = if whole && exponent.0.abs() <= MOST_MULTIPLIED {
        let multiplied = multiplied(base, exponent.0.abs() as u64);
        if exponent.0 > 0.0 {
            multiplied
        } else {
            quotient((1.0, 0.0), multiplied)
        }
    } else if at_zero {
        (0.0, 0.0)
    } else {
        let (length, phase) = by_logarithm(base, exponent);
        if phase.is_infinite() {
            // C's `cos` reports a domain error, which CPython takes for that of zero.
            return Err(outside_domain(thread));
        }
        (length * phase.cos(), length * phase.sin())
    };
    if re.is_infinite() || im.is_infinite() {
        return Err(thread.overflow_error("complex exponentiation"));
    }
    Ok(Value::complex(re, im))
}

#[cold]
fn outside_domain(thread: &mut Thread) -> Raised {
    thread.raise(ClassId::ZeroDivisionError, "zero to a negative or complex power")
}

/// Length and angle of a power of a base that is not zero.
fn by_logarithm(base: Complex, exponent: Complex) -> (f64, f64) {
    let size = base.0.hypot(base.1);
    let angle = base.1.atan2(base.0);
    let (mut length, mut phase) = (size.powf(exponent.0), angle * exponent.0);
    if exponent.1 != 0.0 {
        length *= (-angle * exponent.1).exp();
        phase += exponent.1 * size.ln();
    }
    (length, phase)
}

fn multiplied(base: Complex, exponent: u64) -> Complex {
    let (mut result, mut square) = ((1.0, 0.0), base);
    let mut bit = 1;
    while exponent >= bit {
        if exponent & bit != 0 {
            result = product(result, square);
        }
        bit <<= 1;
        square = product(square, square);
    }
    result
}

#[cfg(test)]
mod tests {
    use super::{multiplied, product, quotient, real_quotient};

    const INF: f64 = f64::INFINITY;

    #[test]
    fn products_of_infinities_are_infinite() {
        for (a, b, expected) in [
            ((1.0, 2.0), (3.0, -1.0), (5.0, 5.0)),
            ((1.0, INF), (1.0, 2.0), (-INF, INF)),
            ((INF, INF), (0.0, 1.0), (-INF, INF)),
        ] {
            assert_eq!(product(a, b), expected, "{a:?} * {b:?}");
        }
    }

    #[test]
    fn quotients_survive_large_parts() {
        assert_eq!(quotient((1.0, 2.0), (3.0, 4.0)), (0.44, 0.08));
        assert_eq!(quotient((1e300, 1e300), (1e300, 1e300)), (1.0, 0.0));
        assert_eq!(quotient((INF, 1.0), (1.0, 1.0)), (INF, -INF));
        assert_eq!(quotient((1.0, 1.0), (INF, INF)), (0.0, 0.0));
        assert_eq!(real_quotient(1.0, (1.0, 1.0)), (0.5, -0.5));
    }

    #[test]
    fn whole_powers_are_multiplied_out() {
        assert_eq!(multiplied((1.0, 1.0), 0), (1.0, 0.0));
        assert_eq!(multiplied((0.0, 1.0), 2), (-1.0, 0.0));
        assert_eq!(multiplied((1.0, 1.0), 10), (0.0, 32.0));
    }
}
