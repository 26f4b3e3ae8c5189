//! `<`, `<=`, `==`, `!=`, `>`, `>=`, and equality as containers mean it.

use crate::heap::class::Special;
use crate::heap::native::{Comparison, Outcome};
use crate::heap::object::Kind;
use crate::heap::thread::Thread;
use crate::heap::value::Value;
use crate::ops::plain::holds_for_texts;

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
        if let Some(answer) = self.compare_instances(op, left, right) {
            return answer;
        }
        match self.compare_simply(op, left, right) {
            Some(answer) => Ok(Value::bool(answer)),
            None => self.compare_by_class(op, left, right),
        }
    }

    /// As [`Thread::compare`], if [`Thread::compare_simply`] cannot tell.
    fn compare_by_class(&mut self, op: Comparison, left: &Value, right: &Value) -> Outcome {
        if let Some(answer) = self.compare_instances(op, left, right) {
            return answer;
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

    /// What the method of two instances of the same class says, if that is a Python function which the class has learned of: the commonest
    /// case of sorting, where no other method is asked first.
    #[inline]
    fn compare_instances(&mut self, op: Comparison, left: &Value, right: &Value) -> Option<Outcome> {
        if left.kind() != Some(Kind::Instance) || !self.class_of(left).is(self.class_of(right)) {
            return None;
        }
        if let Err(raised) = self.check_native_stack(" in comparison") {
            return Some(Err(raised));
        }
        let answer = self.ask_about(left, op.special(), right)?;
        match answer {
            Ok(declined) if declined.is_not_implemented() => Some(self.compare_declined(op, left, right)),
            answer => Some(answer),
        }
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
        if op == Comparison::Ne && self.overrides(left, Special::Eq) && !has_builtin_comparison(left) {
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
        if let Some(answer) = self.compare_instances(op, left, right) {
            return self.truth_of_answer(answer?);
        }
        match self.compare_simply(op, left, right) {
            Some(answer) => Ok(answer),
            None => self.compare_is_true_by_class(op, left, right),
        }
    }

    #[inline]
    fn compare_is_true_by_class(&mut self, op: Comparison, left: &Value, right: &Value) -> Outcome<bool> {
        let answer = self.compare_by_class(op, left, right)?;
        self.truth_of_answer(answer)
    }

    /// The truth of what a comparison has given, mostly a bool.
    #[inline(always)]
    fn truth_of_answer(&mut self, answer: Value) -> Outcome<bool> {
        match answer.as_bool() {
            Some(answer) => Ok(answer),
            None => self.truth(&answer),
        }
    }

    /// `left < right` of two values of the same class, as sorting asks for it: the method of the left one that declines is asked once more
    /// by the general rules, as `unsafe_object_compare` in CPython does.
    pub fn precedes(&mut self, left: &Value, right: &Value) -> Outcome<bool> {
        match self.call_special(left, Special::Lt, &[right])? {
            Some(answer) if !answer.is_not_implemented() => self.truth_of_answer(answer),
            _ => self.compare_is_true(Comparison::Lt, left, right),
        }
    }

    /// Equality as containers mean it: the same object is equal to itself, whatever it says.
    #[inline]
    pub fn equals(&mut self, left: &Value, right: &Value) -> Outcome<bool> {
        match self.equals_simply(left, right) {
            Some(answer) => Ok(answer),
            None => self.equals_by_class(left, right),
        }
    }

    /// As [`Thread::equals`], if [`Thread::equals_simply`] cannot tell.
    #[inline]
    pub fn equals_by_class(&mut self, left: &Value, right: &Value) -> Outcome<bool> {
        self.compare_is_true_by_class(Comparison::Eq, left, right)
    }
}

/// Has the builtin class that a script's class is derived from a `__ne__` of its own, which does not ask `__eq__`?
fn has_builtin_comparison(value: &Value) -> bool {
    matches!(
        value.kind(),
        Some(
            Kind::Str
                | Kind::Bytes
                | Kind::Int
                | Kind::Float
                | Kind::Complex
                | Kind::List
                | Kind::Tuple
                | Kind::Dict
                | Kind::Set
                | Kind::FrozenSet
        )
    )
}
