//! Sums and products over iterables: `fsum`, `sumprod`, `prod`, `hypot`, `dist`; the sums keep what additions round off.

use crate::support::real;
use minipy_vm::native::{Args, Binary, ClassId, Num, Outcome, Thread, Value};

/// The product, and what it rounded off.
fn exact_product(x: f64, y: f64) -> (f64, f64) {
    let high = x * y;
    (high, x.mul_add(y, -high))
}

/// The sum, and what it rounded off.
fn exact_sum(a: f64, b: f64) -> (f64, f64) {
    let high = a + b;
    let b_part = high - a;
    (high, (a - (high - b_part)) + (b - b_part))
}

/// As [`exact_sum`] where the first number is not the smaller.
fn fast_exact_sum(a: f64, b: f64) -> (f64, f64) {
    let high = a + b;
    (high, (a - high) + b)
}

/// `fsum`: partial sums that do not overlap (Shewchuk, "Adaptive Precision Floating-Point Arithmetic"), and the correctly
/// rounded total of them.
#[derive(Default)]
struct Partials {
    partials: Vec<f64>,
    special: f64,
    infinities: f64,
}

impl Partials {
    /// Adds a number; false if an intermediate sum of finite numbers is beyond the floats.
    fn add(&mut self, item: f64) -> bool {
        let mut x = item;
        let mut kept = 0;
        for i in 0..self.partials.len() {
            let mut y = self.partials[i];
            if x.abs() < y.abs() {
                std::mem::swap(&mut x, &mut y);
            }
            let high = x + y;
            let low = y - (high - x);
            if low != 0.0 {
                self.partials[kept] = low;
                kept += 1;
            }
            x = high;
        }
        self.partials.truncate(kept);
        if x == 0.0 {
            return true;
        }
        if x.is_finite() {
            self.partials.push(x);
            return true;
        }
        if item.is_finite() {
            return false;
        }
        if item.is_infinite() {
            self.infinities += item;
        }
        self.special += item;
        self.partials.clear();
        true
    }

    fn total(&mut self) -> f64 {
        let Some(mut high) = self.partials.pop() else {
            return 0.0;
        };
        let mut low = 0.0;
        while let Some(y) = self.partials.pop() {
            let x = high;
            high = x + y;
            low = y - (high - x);
            if low != 0.0 {
                break;
            }
        }
        // Halfway cases are rounded to even only if nothing follows: another partial decides.
        if let Some(&next) = self.partials.last()
            && (low < 0.0 && next < 0.0 || low > 0.0 && next > 0.0)
        {
            let twice = low * 2.0;
            let x = high + twice;
            if twice == x - high {
                high = x;
            }
        }
        high
    }
}

/// `fsum(iterable)`.
pub(crate) fn fsum(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let mut sum = Partials::default();
    thread.for_each(&args[0], |thread, item| {
        let x = real(thread, &item)?;
        if sum.add(x) {
            Ok(())
        } else {
            Err(thread.overflow_error("intermediate overflow in fsum"))
        }
    })?;
    if sum.special != 0.0 {
        if sum.infinities.is_nan() {
            return Err(thread.value_error("-inf + inf in fsum"));
        }
        return Ok(Value::float(sum.special));
    }
    Ok(Value::float(sum.total()))
}

/// A sum of products in three times the precision of a float (Ogita, Rump, Oishi: "Accurate Sum and Dot Product").
#[derive(Clone, Copy, Default)]
struct Triple {
    high: f64,
    low: f64,
    tiny: f64,
}

impl Triple {
    fn plus_product(self, x: f64, y: f64) -> Triple {
        let (product, product_low) = exact_product(x, y);
        let (high, high_low) = exact_sum(self.high, product);
        let (low, low_low) = exact_sum(self.low, product_low);
        let (low, rest) = exact_sum(low, high_low);
        Triple {
            high,
            low,
            tiny: self.tiny + low_low + rest,
        }
    }

    fn total(self) -> f64 {
        let (last, last_low) = exact_sum(self.low, self.tiny);
        let (total, total_low) = exact_sum(self.high, last);
        total + (last_low + total_low)
    }
}

/// The sum of `sumprod` so far. The parts are used in this order; one that was left is not taken up again.
struct Products {
    ints: Option<i64>,
    floats: Option<Triple>,
    /// A sum no product has come to must not make the total a float.
    floats_used: bool,
    total: Value,
}

impl Products {
    fn add(&mut self, thread: &mut Thread, p: &Value, q: &Value) -> Outcome<()> {
        if let Some(sum) = self.ints {
            let product = small(thread, p)
                .zip(small(thread, q))
                .and_then(|(a, b)| a.checked_mul(b));
            if let Some(sum) = product.and_then(|product| sum.checked_add(product)) {
                self.ints = Some(sum);
                return Ok(());
            }
            self.leave_ints(thread)?;
        }
        if let Some(sum) = self.floats {
            if let Some((x, y)) = float_pair(thread, p, q) {
                let next = sum.plus_product(x, y);
                if next.high.is_finite() {
                    self.floats = Some(next);
                    self.floats_used = true;
                    return Ok(());
                }
            }
            self.leave_floats(thread)?;
        }
        let product = thread.binary(Binary::Mul, p, q)?;
        self.total = thread.binary(Binary::Add, &self.total, &product)?;
        Ok(())
    }

    fn leave_ints(&mut self, thread: &mut Thread) -> Outcome<()> {
        if let Some(sum) = self.ints.take().filter(|&sum| sum != 0) {
            self.total = thread.binary(Binary::Add, &self.total, &Value::int(sum))?;
        }
        Ok(())
    }

    fn leave_floats(&mut self, thread: &mut Thread) -> Outcome<()> {
        if let Some(sum) = self.floats.take().filter(|_| self.floats_used) {
            self.total = thread.binary(Binary::Add, &self.total, &Value::float(sum.total()))?;
        }
        Ok(())
    }
}

/// An int of exactly that class that fits in 64 bits.
fn small(thread: &Thread, value: &Value) -> Option<i64> {
    if value.as_small_int().is_some() || thread.is_exactly(value, ClassId::Int) {
        return Num::of(value).and_then(Num::small);
    }
    None
}

/// Two floats, or a float and an int or bool.
fn float_pair(thread: &Thread, p: &Value, q: &Value) -> Option<(f64, f64)> {
    let float = |value: &Value| value.as_float().filter(|_| thread.is_exactly(value, ClassId::Float));
    let int = |value: &Value| {
        let plain = thread.is_exactly(value, ClassId::Int) || value.as_bool().is_some();
        Num::of(value)
            .filter(|_| plain)
            .and_then(|number| number.to_float().ok())
    };
    match (float(p), float(q)) {
        (Some(x), Some(y)) => Some((x, y)),
        (Some(x), None) => int(q).map(|y| (x, y)),
        (None, Some(y)) => int(p).map(|x| (x, y)),
        (None, None) => None,
    }
}

/// `sumprod(p, q)`.
pub(crate) fn sumprod(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (ps, qs) = (thread.iter(&args[0])?, thread.iter(&args[1])?);
    let floats = Some(Triple::default());
    let mut sum = Products {
        ints: Some(0),
        floats,
        floats_used: false,
        total: Value::small_int(0),
    };
    loop {
        match (thread.next(&ps)?, thread.next(&qs)?) {
            (Some(p), Some(q)) => sum.add(thread, &p, &q)?,
            (None, None) => break,
            _ => return Err(thread.value_error("Inputs are not the same length")),
        }
        thread.poll_native()?;
    }
    sum.leave_ints(thread)?;
    sum.leave_floats(thread)?;
    Ok(sum.total)
}

/// `prod(iterable, /, *, start=1)`.
pub(crate) fn prod(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let mut total = args.get(1).cloned().unwrap_or(Value::small_int(1));
    thread.for_each(&args[0], |thread, item| {
        total = thread.binary(Binary::Mul, &total, &item)?;
        Ok(())
    })?;
    Ok(total)
}

/// The length of a vector of magnitudes: scaled by a power of two, squared and added without loss, and the root corrected once.
fn length(magnitudes: &mut [f64]) -> f64 {
    let largest = magnitudes.iter().copied().fold(0.0, f64::max);
    if largest.is_infinite() {
        return largest;
    }
    if magnitudes.iter().any(|x| x.is_nan()) {
        return f64::NAN;
    }
    if largest == 0.0 || magnitudes.len() <= 1 {
        return largest;
    }
    if largest < f64::MIN_POSITIVE {
        for x in magnitudes.iter_mut() {
            *x /= f64::MIN_POSITIVE;
        }
        return f64::MIN_POSITIVE * length(magnitudes);
    }
    // The power of two above the largest; its inverse, which scales, has the exponent bits mirrored.
    let exponent = (largest.to_bits() >> 52) as i64 - 1022;
    let scale = crate::math_real::scale(1.0, -exponent);
    let (mut sum, mut of_products, mut of_sums) = (1.0, 0.0, 0.0);
    let mut add = |x: f64, y: f64| {
        let (product, product_low) = exact_product(x, y);
        let (high, low) = fast_exact_sum(sum, product);
        sum = high;
        of_products += product_low;
        of_sums += low;
        sum - 1.0 + (of_products + of_sums)
    };
    let mut square = 0.0;
    for x in magnitudes.iter() {
        square = add(x * scale, x * scale);
    }
    let root = square.sqrt();
    let rest = add(-root, root);
    (root + rest / (2.0 * root)) / scale
}

/// `hypot(*coordinates)`.
pub(crate) fn hypot(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if !args.names.is_empty() {
        return Err(thread.type_error("math.hypot() takes no keyword arguments"));
    }
    let mut magnitudes = Vec::with_capacity(args.values.len());
    for value in args.values {
        magnitudes.push(real(thread, value)?.abs());
    }
    Ok(Value::float(length(&mut magnitudes)))
}

/// `dist(p, q)`.
pub(crate) fn dist(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (p, q) = (thread.collect(&args[0])?, thread.collect(&args[1])?);
    if p.len() != q.len() {
        return Err(thread.value_error("both points must have the same number of dimensions"));
    }
    let mut magnitudes = Vec::with_capacity(p.len());
    for (p, q) in p.iter().zip(&q) {
        magnitudes.push((real(thread, p)? - real(thread, q)?).abs());
    }
    Ok(Value::float(length(&mut magnitudes)))
}
