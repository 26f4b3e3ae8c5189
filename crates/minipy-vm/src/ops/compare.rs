//! `<`, `<=`, `==`, `!=`, `>`, `>=`, and equality as containers mean it.

use crate::heap::class::Special;
use crate::heap::classes::ClassId;
use crate::heap::native::{Comparison, Outcome};
use crate::heap::object::{Kind, StrObject};
use crate::heap::thread::Thread;
use crate::heap::value::{Value, word};
use crate::types::text::surrogate;

impl Comparison {
    /// The comparison with its operands exchanged.
    pub fn reflected(self) -> Comparison {
        match self {
            Comparison::Lt => Comparison::Gt,
            Comparison::Le => Comparison::Ge,
            Comparison::Gt => Comparison::Lt,
            Comparison::Ge => Comparison::Le,
            Comparison::Eq | Comparison::Ne => self,
        }
    }

    /// The operator.
    pub fn symbol(self) -> &'static str {
        match self {
            Comparison::Lt => "<",
            Comparison::Le => "<=",
            Comparison::Eq => "==",
            Comparison::Ne => "!=",
            Comparison::Gt => ">",
            Comparison::Ge => ">=",
        }
    }

    /// The method.
    pub fn special(self) -> Special {
        match self {
            Comparison::Lt => Special::Lt,
            Comparison::Le => Special::Le,
            Comparison::Eq => Special::Eq,
            Comparison::Ne => Special::Ne,
            Comparison::Gt => Special::Gt,
            Comparison::Ge => Special::Ge,
        }
    }

    /// What the comparison says of two things that order so.
    #[inline]
    pub fn holds(self, order: std::cmp::Ordering) -> bool {
        match self {
            Comparison::Lt => order.is_lt(),
            Comparison::Le => order.is_le(),
            Comparison::Eq => order.is_eq(),
            Comparison::Ne => order.is_ne(),
            Comparison::Gt => order.is_gt(),
            Comparison::Ge => order.is_ge(),
        }
    }

    /// What the comparison says of two floats, of which any may be NaN.
    #[inline]
    pub fn holds_for_floats(self, a: f64, b: f64) -> bool {
        match self {
            Comparison::Lt => a < b,
            Comparison::Le => a <= b,
            Comparison::Eq => a == b,
            Comparison::Ne => a != b,
            Comparison::Gt => a > b,
            Comparison::Ge => a >= b,
        }
    }
}

impl Thread {
    /// `left op right`, whatever value that gives.
    pub fn compare(&mut self, op: Comparison, left: &Value, right: &Value) -> Outcome {
        if let Some(answer) = self.compare_simply(op, left, right) {
            return Ok(Value::bool(answer));
        }
        if let (Some(l), Some(r)) = (left.as_str_object(), right.as_str_object())
            && !self.overrides(left, op.special())
            && !self.overrides(right, op.reflected().special())
            && !self.overrides(left, Special::Eq)
            && !self.overrides(right, Special::Eq)
        {
            return Ok(Value::bool(holds_for_texts(op, l, r)));
        }
        self.compare_objects(op, left, right)
    }

    fn compare_objects(&mut self, op: Comparison, left: &Value, right: &Value) -> Outcome {
        self.check_native_stack(" in comparison")?;
        let derived = !self.class_of(left).is(self.class_of(right))
            && self.is_subclass_of(self.class_of(right), self.class_of(left));
        if derived {
            let answer = self.compare_half(op.reflected(), right, left)?;
            if !answer.is_not_implemented() {
                return Ok(answer);
            }
        }
        let answer = self.compare_half(op, left, right)?;
        if !answer.is_not_implemented() {
            return Ok(answer);
        }
        if !derived {
            return self.compare_declined(op, left, right);
        }
        self.compare_identity(op, left, right)
    }

    /// `left op right` after the left operand has declined, if the right one was not asked first.
    pub fn compare_declined(&mut self, op: Comparison, left: &Value, right: &Value) -> Outcome {
        let answer = self.compare_half(op.reflected(), right, left)?;
        if !answer.is_not_implemented() {
            return Ok(answer);
        }
        self.compare_identity(op, left, right)
    }

    /// `left op right` after both have declined: only identity is left.
    fn compare_identity(&mut self, op: Comparison, left: &Value, right: &Value) -> Outcome {
        match op {
            Comparison::Eq => Ok(Value::bool(left.is(right))),
            Comparison::Ne => Ok(Value::bool(!left.is(right))),
            _ => {
                let message = format!(
                    "'{}' not supported between instances of '{}' and '{}'",
                    op.symbol(),
                    self.class_name(left),
                    self.class_name(right)
                );
                Err(self.type_error(message))
            }
        }
    }

    /// What the left operand alone answers; may be NotImplemented.
    pub fn compare_half(&mut self, op: Comparison, left: &Value, right: &Value) -> Outcome {
        if self.overrides(left, op.special()) {
            let answer = self.call_special_by_name(left, op.special(), &[right])?;
            return Ok(answer.unwrap_or(Value::NOT_IMPLEMENTED));
        }
        if op == Comparison::Ne && self.overrides(left, Special::Eq) {
            // object.__ne__ turns the answer of __eq__ round.
            let answer = self
                .call_special(left, Special::Eq, &[right])?
                .unwrap_or(Value::NOT_IMPLEMENTED);
            if answer.is_not_implemented() {
                return Ok(answer);
            }
            return self.truth(&answer).map(|equal| Value::bool(!equal));
        }
        match self.slots(left).compare {
            Some(compare) => compare(self, left, right, op),
            None => Ok(Value::NOT_IMPLEMENTED),
        }
    }

    /// `left op right` as a truth value.
    #[inline]
    pub fn compare_is_true(&mut self, op: Comparison, left: &Value, right: &Value) -> Outcome<bool> {
        if let Some(answer) = self.compare_simply(op, left, right) {
            return Ok(answer);
        }
        let answer = self.compare(op, left, right)?;
        match answer.as_bool() {
            Some(answer) => Ok(answer),
            None => self.truth(&answer),
        }
    }

    /// A comparison that cannot run Python code: of immediates, of strings, and of tuples of them, of exactly the builtin classes.
    #[inline]
    fn compare_simply(&self, op: Comparison, left: &Value, right: &Value) -> Option<bool> {
        let (l, r) = (left.word(), right.word());
        if word::both_int(l, r) {
            return Some(op.holds(word::get_int(l).cmp(&word::get_int(r))));
        }
        if word::both_float(l, r) {
            return Some(op.holds_for_floats(word::get_float(l), word::get_float(r)));
        }
        if let Some((l, r)) = self.plain_texts(left, right) {
            return Some(holds_for_texts(op, l, r));
        }
        if !word::is_pointer(l) || !word::is_pointer(r) {
            return None;
        }
        let (l, r) = self.plain_sequences(left, right)?;
        self.compare_items(op, l, r)
    }

    /// The comparison of the items of two sequences, if the first that differ can be told and compared without running Python code.
    #[inline(never)]
    fn compare_items(&self, op: Comparison, ls: &[Value], rs: &[Value]) -> Option<bool> {
        for (l, r) in ls.iter().zip(rs) {
            // Of an item that is a sequence itself nothing is told here, so that this does not go deep.
            if matches!(l.kind(), Some(Kind::Tuple | Kind::List)) {
                return None;
            }
            if !self.equals_simply(l, r)? {
                return match op {
                    Comparison::Eq => Some(false),
                    Comparison::Ne => Some(true),
                    _ => self.compare_simply(op, l, r),
                };
            }
        }
        Some(op.holds(ls.len().cmp(&rs.len())))
    }

    /// Equality as containers mean it: the same object is equal to itself, whatever it says.
    #[inline]
    pub fn equals(&mut self, left: &Value, right: &Value) -> Outcome<bool> {
        if left.is(right) {
            return Ok(true);
        }
        self.compare_is_true(Comparison::Eq, left, right)
    }

    /// Equality of values whose comparison cannot run Python code: immediates, and strings of exactly the builtin class.
    #[inline(always)]
    pub fn equals_simply(&self, left: &Value, right: &Value) -> Option<bool> {
        if left.is(right) {
            return Some(true);
        }
        let (l, r) = (left.word(), right.word());
        if word::both_int(l, r) {
            return Some(false);
        }
        if word::both_float(l, r) {
            return Some(word::get_float(l) == word::get_float(r));
        }
        if let Some((l, r)) = self.plain_texts(left, right) {
            return Some(l.as_str() == r.as_str());
        }
        if !word::is_pointer(l) || !word::is_pointer(r) {
            return None;
        }
        self.equals_by_items(left, right)
    }

    /// As [`Thread::equals_simply`], of sequences.
    #[inline(never)]
    fn equals_by_items(&self, left: &Value, right: &Value) -> Option<bool> {
        let (l, r) = self.plain_sequences(left, right)?;
        self.compare_items(Comparison::Eq, l, r)
    }

    /// The items of two tuples, or two lists, of exactly the builtin class.
    #[inline]
    fn plain_sequences<'v>(&'v self, left: &'v Value, right: &'v Value) -> Option<(&'v [Value], &'v [Value])> {
        if let (Some(l), Some(r)) = (left.as_tuple(), right.as_tuple()) {
            let class = self.heap().shape(ClassId::Tuple);
            return (l.header.shape == class && r.header.shape == class).then(|| (l.items(), r.items()));
        }
        let (l, r) = (left.as_list()?, right.as_list()?);
        let class = self.heap().shape(ClassId::List);
        (l.header.shape == class && r.header.shape == class).then(|| (l.as_slice(self), r.as_slice(self)))
    }

    /// Two strings of exactly the builtin class, whose comparison no script has redefined.
    #[inline]
    fn plain_texts<'v>(&self, left: &'v Value, right: &'v Value) -> Option<(&'v StrObject, &'v StrObject)> {
        let (ls, rs) = (left.as_str_object()?, right.as_str_object()?);
        let class = self.heap().shape(ClassId::Str);
        (ls.header.shape == class && rs.header.shape == class).then_some((ls, rs))
    }
}

/// What the comparison says of two texts.
#[inline]
fn holds_for_texts(op: Comparison, left: &StrObject, right: &StrObject) -> bool {
    let (l, r) = (left.as_str(), right.as_str());
    match op {
        Comparison::Eq => l == r,
        Comparison::Ne => l != r,
        // The bytes of ASCII are in order.
        _ if left.is_ascii() && right.is_ascii() => op.holds(l.cmp(r)),
        _ => op.holds(surrogate::order(l, r)),
    }
}
