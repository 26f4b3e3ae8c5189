//! Numbers among the builtins: `abs`, `divmod`, `pow`, `round`, `sum`, `min`, `max`.

use minipy_vm::native::text::{float_text, int_float};
use minipy_vm::native::{Args, Binary, ClassId, Comparison, Num, Outcome, Special, Thread, Unary, Value, pow_mod};

/// `abs(number)`.
pub(crate) fn abs(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if let Some(i) = args[0].as_small_int() {
        return Ok(Value::int(i.abs()));
    }
    if let Some(f) = exact_float(thread, &args[0]) {
        return Ok(Value::float(f.abs()));
    }
    thread.unary(Unary::Abs, &args[0])
}

/// `divmod(a, b)`.
pub(crate) fn divmod(thread: &mut Thread, args: Args<'_>) -> Outcome {
    thread.binary(Binary::DivMod, &args[0], &args[1])
}

/// `pow(base, exp, mod=None)`.
pub(crate) fn pow(thread: &mut Thread, args: Args<'_>) -> Outcome {
    match args.get(2) {
        Some(modulus) if !modulus.is_none() => pow_mod(thread, &args[0], &args[1], modulus),
        _ => thread.binary(Binary::Pow, &args[0], &args[1]),
    }
}

/// `round(number, ndigits=None)`.
pub(crate) fn round(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let number = &args[0];
    let digits = args.get(1).filter(|digits| !digits.is_none());
    if thread.is_exactly(number, ClassId::Float)
        && let Some(f) = number.as_float()
    {
        let Some(digits) = digits else {
            let int = thread.sound(int_float::float_to_int(f.round_ties_even()))?;
            return Ok(int.into());
        };
        let digits = thread.index_clamped(digits)?;
        let rounded = thread.sound(float_text::round_to_digits(f, digits))?;
        return Ok(Value::float(rounded));
    }
    if number.as_small_int().is_some() && digits.is_none() {
        return Ok(number.clone());
    }
    let answer = match digits {
        Some(digits) => thread.call_special_by_name(number, Special::Round, &[digits])?,
        None => thread.call_special_by_name(number, Special::Round, &[])?,
    };
    match answer {
        Some(answer) => Ok(answer),
        None => {
            let message = format!("type {} doesn't define __round__ method", thread.class_name(number));
            Err(thread.type_error(message))
        }
    }
}

/// A sum of floats that keeps what each addition rounds off (Neumaier's variant of Kahan's algorithm, as CPython from 3.12).
#[derive(Clone, Copy)]
struct Compensated {
    high: f64,
    low: f64,
}

impl Compensated {
    fn new(high: f64) -> Compensated {
        Compensated { high, low: 0.0 }
    }

    #[inline]
    fn add(&mut self, x: f64) {
        let total = self.high + x;
        self.low += if self.high.abs() >= x.abs() {
            (self.high - total) + x
        } else {
            (x - total) + self.high
        };
        self.high = total;
    }

    /// The correction is left out if it is nothing, which keeps the sign of -0.0, or no number, which keeps infinities.
    fn total(self) -> f64 {
        if self.low != 0.0 && self.low.is_finite() {
            self.high + self.low
        } else {
            self.high
        }
    }
}

/// How far `sum` has come. Each kind is left for a later one only, when an item does not fit it.
enum Sum {
    /// All ints so far, and a small sum.
    Int(i64),
    /// Floats, and ints after the first float.
    Float(Compensated),
    /// Complex numbers, and floats and ints after the first.
    Complex(Compensated, Compensated),
    /// Anything, added with `+`.
    Other(Value),
}

impl Sum {
    /// Where to begin: `after` what came before.
    fn of(thread: &Thread, value: Value, ints: bool) -> Sum {
        if ints
            && thread.is_exactly(&value, ClassId::Int)
            && let Some(i) = Num::of(&value).and_then(Num::small)
        {
            return Sum::Int(i);
        }
        if thread.is_exactly(&value, ClassId::Float)
            && let Some(f) = value.as_float()
        {
            return Sum::Float(Compensated::new(f));
        }
        if thread.is_exactly(&value, ClassId::Complex)
            && let Some(number) = value.as_complex()
        {
            let (re, im) = number.parts();
            return Sum::Complex(Compensated::new(re), Compensated::new(im));
        }
        Sum::Other(value)
    }

    fn value(self) -> Value {
        match self {
            Sum::Int(i) => Value::int(i),
            Sum::Float(sum) => Value::float(sum.total()),
            Sum::Complex(re, im) => Value::complex(re.total(), im.total()),
            Sum::Other(value) => value,
        }
    }

    /// Adds an item.
    #[inline]
    fn add(&mut self, thread: &mut Thread, item: Value) -> Outcome<()> {
        match self {
            Sum::Int(total) => {
                if let Some(next) = item.as_small_int().and_then(|i| total.checked_add(i)) {
                    *total = next;
                    return Ok(());
                }
            }
            Sum::Float(total) => {
                if let Some(f) = item.as_float().filter(|_| thread.is_exactly(&item, ClassId::Float)) {
                    total.add(f);
                    return Ok(());
                }
            }
            _ => {}
        }
        self.add_slow(thread, item)
    }

    #[cold]
    fn add_slow(&mut self, thread: &mut Thread, item: Value) -> Outcome<()> {
        let exact = |class| thread.is_exactly(&item, class);
        let int = Num::of(&item);
        match self {
            Sum::Int(total) if exact(ClassId::Int) || exact(ClassId::Bool) => {
                if let Some(next) = int.and_then(Num::small).and_then(|i| total.checked_add(i)) {
                    *total = next;
                    return Ok(());
                }
            }
            Sum::Float(total) => {
                if let Some(number) = int {
                    total.add(thread.sound(number.to_float())?);
                    return Ok(());
                }
            }
            Sum::Complex(re, im) => {
                if let Some(number) = item.as_complex().filter(|_| exact(ClassId::Complex)) {
                    let parts = number.parts();
                    re.add(parts.0);
                    im.add(parts.1);
                    return Ok(());
                }
                if let Some(f) = item.as_float().filter(|_| exact(ClassId::Float)) {
                    re.add(f);
                    return Ok(());
                }
                if let Some(number) = int {
                    re.add(thread.sound(number.to_float())?);
                    return Ok(());
                }
            }
            _ => {}
        }
        let was_other = matches!(self, Sum::Other(_));
        let so_far = std::mem::replace(self, Sum::Int(0)).value();
        let next = thread.binary(Binary::Add, &so_far, &item)?;
        *self = if was_other {
            Sum::Other(next)
        } else {
            Sum::of(thread, next, false)
        };
        Ok(())
    }
}

/// Why nothing is added to this start: what joins pieces has a faster way.
fn unsummable(thread: &Thread, start: &Value) -> Option<&'static str> {
    if start.as_str().is_some() {
        Some("sum() can't sum strings [use ''.join(seq) instead]")
    } else if start.as_bytes().is_some() {
        Some("sum() can't sum bytes [use b''.join(seq) instead]")
    } else if thread.is_exactly(start, ClassId::ByteArray) {
        Some("sum() can't sum bytearray [use b''.join(seq) instead]")
    } else {
        None
    }
}

/// `sum(iterable, /, start=0)`.
pub(crate) fn sum(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let start = args.get(1).cloned().unwrap_or(Value::small_int(0));
    if let Some(refusal) = unsummable(thread, &start) {
        // What cannot be iterated is reported first.
        thread.iter(&args[0])?;
        return Err(thread.type_error(refusal));
    }
    let mut total = Sum::of(thread, start, true);
    if let Sum::Int(start) = total
        && let Some(sum) = sum_of_numbers(thread, &args[0], start)?
    {
        return Ok(sum);
    }
    thread.for_each(&args[0], |thread, item| total.add(thread, item))?;
    Ok(total.value())
}

/// The items of a list or tuple, unless a script has redefined what its items are.
fn plain_items<'t>(thread: &'t Thread, value: &'t Value) -> Option<&'t [Value]> {
    if thread.overrides(value, Special::Iter) {
        return None;
    }
    match value.as_list() {
        Some(list) => Some(list.items(thread)),
        None => value.as_tuple().map(|tuple| tuple.items()),
    }
}

/// The number in a float of exactly that class.
#[inline]
fn exact_float(thread: &Thread, value: &Value) -> Option<f64> {
    value
        .as_float()
        .filter(|_| value.kind().is_none() || thread.is_exactly(value, ClassId::Float))
}

/// The short ways to a sum: a list of nothing but small ints, or of nothing but floats, and a range. None if it is neither,
/// or not so short.
fn sum_of_numbers(thread: &mut Thread, iterable: &Value, start: i64) -> Outcome<Option<Value>> {
    if thread.is_exactly(iterable, ClassId::Range) {
        return sum_of_range(thread, iterable, start);
    }
    let Some(items) = plain_items(thread, iterable) else {
        return Ok(None);
    };
    let mut ints = items.iter().map(Value::as_small_int);
    if let Some(sum) = ints.try_fold(start, |sum, i| sum.checked_add(i?)) {
        return Ok(Some(Value::int(sum)));
    }
    if start != 0 || items.first().is_none_or(|first| exact_float(thread, first).is_none()) {
        return Ok(None);
    }
    let mut sum = Compensated::new(0.0);
    for item in items {
        match exact_float(thread, item) {
            Some(f) => sum.add(f),
            None => return Ok(None),
        }
    }
    Ok(Some(Value::float(sum.total())))
}

/// Half of the number of items times the sum of the first and the last.
fn sum_of_range(thread: &mut Thread, range: &Value, start: i64) -> Outcome<Option<Value>> {
    let mut bounds = [0; 3];
    for (bound, name) in bounds.iter_mut().zip(["start", "stop", "step"]) {
        let value = thread.get_attr(range, &Value::intern(name))?;
        let Some(small) = value.as_small_int().filter(|i| i.unsigned_abs() <= 1 << 60) else {
            return Ok(None);
        };
        *bound = i128::from(small);
    }
    let [first, stop, step] = bounds;
    // The length of the way in steps, of which the last may be shorter. All products stay below 2^127.
    let way = if step < 0 { first - stop } else { stop - first };
    let count = (way.max(0) + step.abs() - 1) / step.abs();
    let last = first + (count - 1) * step;
    let sum = i128::from(start) + count * (first + last) / 2;
    Ok(Some(match i64::try_from(sum) {
        Ok(sum) => Value::int(sum),
        Err(_) => Value::big(sum.into()),
    }))
}

/// The short way to the extreme of a list, tuple or set of values whose comparison runs no Python code. None if only the long way
/// can tell, which then begins anew: nobody notices what was compared.
fn extreme_simply(thread: &Thread, iterable: &Value, beats: Comparison) -> Option<Value> {
    match plain_items(thread, iterable) {
        Some(items) => extreme_of(thread, items.iter(), beats),
        None => extreme_of(thread, thread.set_items(iterable)?, beats),
    }
}

#[inline]
fn extreme_of<'t>(thread: &Thread, mut items: impl Iterator<Item = &'t Value>, beats: Comparison) -> Option<Value> {
    let mut best = items.next()?;
    for item in items {
        let wins = match (item.as_small_int(), best.as_small_int()) {
            (Some(item), Some(best)) => beats.holds(item.cmp(&best)),
            _ => thread.compare_simply(beats, item, best)?,
        };
        if wins {
            best = item;
        }
    }
    Some(best.clone())
}

/// `max(...)`.
pub(crate) fn max(thread: &mut Thread, args: Args<'_>) -> Outcome {
    extreme(thread, args, "max", Comparison::Gt)
}

/// `min(...)`.
pub(crate) fn min(thread: &mut Thread, args: Args<'_>) -> Outcome {
    extreme(thread, args, "min", Comparison::Lt)
}

/// The first item that none after it beats, with what it is judged by.
struct Best {
    beats: Comparison,
    key: Value,
    item: Value,
    judged: Value,
}

impl Best {
    #[inline]
    fn consider(&mut self, thread: &mut Thread, item: Value) -> Outcome<()> {
        if self.key.is_undef() {
            if self.item.is_undef() || self.wins(thread, &item, &self.item)? {
                self.item = item;
            }
            return Ok(());
        }
        let judged = thread.call(&self.key, std::slice::from_ref(&item))?;
        if self.item.is_undef() || self.wins(thread, &judged, &self.judged)? {
            self.item = item;
            self.judged = judged;
        }
        Ok(())
    }

    #[inline]
    fn wins(&self, thread: &mut Thread, candidate: &Value, best: &Value) -> Outcome<bool> {
        if let (Some(a), Some(b)) = (candidate.as_small_int(), best.as_small_int()) {
            return Ok(self.beats.holds(a.cmp(&b)));
        }
        thread.compare_is_true(self.beats, candidate, best)
    }
}

fn extreme(thread: &mut Thread, args: Args<'_>, name: &str, beats: Comparison) -> Outcome {
    let given = args.by_position();
    if args.names.is_empty()
        && given.len() > 1
        && let Some(answer) = extreme_of(thread, given.iter(), beats)
    {
        return Ok(answer);
    }
    let (mut key, mut default) = (Value::UNDEF, Value::UNDEF);
    if given.is_empty() {
        return Err(thread.type_error(format!("{name} expected at least 1 argument, got 0")));
    }
    for (keyword, value) in args.by_keyword() {
        match keyword.as_str().unwrap_or_default() {
            "key" if value.is_none() => {}
            "key" => key = value.clone(),
            "default" => default = value.clone(),
            other => return Err(thread.unexpected_keyword(name, other, &["key", "default"])),
        }
    }
    let mut best = Best {
        beats,
        key,
        item: Value::UNDEF,
        judged: Value::UNDEF,
    };
    if let [iterable] = given {
        if best.key.is_undef()
            && let Some(answer) = extreme_simply(thread, iterable, beats)
        {
            return Ok(answer);
        }
        thread.for_each(iterable, |thread, item| best.consider(thread, item))?;
    } else if default.is_undef() {
        for item in given {
            best.consider(thread, item.clone())?;
        }
    } else {
        let message = format!("Cannot specify a default for {name}() with multiple positional arguments");
        return Err(thread.type_error(message));
    }
    match (best.item.is_undef(), default.is_undef()) {
        (false, _) => Ok(best.item),
        (true, false) => Ok(default),
        (true, true) => Err(thread.value_error(format!("{name}() iterable argument is empty"))),
    }
}
