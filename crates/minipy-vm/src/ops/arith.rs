//! `+`, `-`, `*` and so on: which operand is asked, in which order. What numbers answer is in `builtins/int.rs` and `builtins/float.rs`.

use crate::heap::class::Special;
use crate::heap::native::{Binary, Outcome, Raised, Unary};
use crate::heap::object::Kind;
use crate::heap::thread::Thread;
use crate::heap::value::{Value, Word, word};

impl Binary {
    /// The operator, for messages.
    pub fn symbol(self) -> &'static str {
        match self {
            Binary::Add => "+",
            Binary::Sub => "-",
            Binary::Mul => "*",
            Binary::TrueDiv => "/",
            Binary::FloorDiv => "//",
            Binary::Mod => "%",
            Binary::Pow => "** or pow()",
            Binary::LShift => "<<",
            Binary::RShift => ">>",
            Binary::And => "&",
            Binary::Or => "|",
            Binary::Xor => "^",
            Binary::MatMul => "@",
            Binary::DivMod => "divmod()",
        }
    }

    /// The methods: plain, reflected, in place (`divmod` has none of the last).
    pub fn specials(self) -> (Special, Special, Option<Special>) {
        use Special::*;
        match self {
            Binary::Add => (Add, RAdd, Some(IAdd)),
            Binary::Sub => (Sub, RSub, Some(ISub)),
            Binary::Mul => (Mul, RMul, Some(IMul)),
            Binary::TrueDiv => (TrueDiv, RTrueDiv, Some(ITrueDiv)),
            Binary::FloorDiv => (FloorDiv, RFloorDiv, Some(IFloorDiv)),
            Binary::Mod => (Mod, RMod, Some(IMod)),
            Binary::Pow => (Pow, RPow, Some(IPow)),
            Binary::LShift => (LShift, RLShift, Some(ILShift)),
            Binary::RShift => (RShift, RRShift, Some(IRShift)),
            Binary::And => (And, RAnd, Some(IAnd)),
            Binary::Or => (Or, ROr, Some(IOr)),
            Binary::Xor => (Xor, RXor, Some(IXor)),
            Binary::MatMul => (MatMul, RMatMul, Some(IMatMul)),
            Binary::DivMod => (DivMod, RDivMod, None),
        }
    }
}

/// Whose method an operator has asked, when that is done by a frame of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The left operand's, for the operation in place.
    InPlace,
    /// The left operand's.
    Left,
    /// The right operand's, after all others.
    Right,
}

impl Asked {
    /// As an immediate that a frame keeps.
    pub(crate) fn into_word(self) -> Word {
        word::from_int(self as i64)
    }

    /// The inverse of [`Asked::into_word`].
    pub(crate) fn from_word(w: Word) -> Asked {
        match word::get_int(w) {
            0 => Asked::InPlace,
            1 => Asked::Left,
            _ => Asked::Right,
        }
    }
}

/// The answer of two immediates to the commonest operators, if it is one of 63 bits.
#[inline]
fn immediate_answer(op: Binary, left: Word, right: Word) -> Option<Value> {
    if word::both_int(left, right) {
        let (a, b) = (word::get_int(left), word::get_int(right));
        let answer = match op {
            Binary::Add => a.checked_add(b),
            Binary::Sub => a.checked_sub(b),
            Binary::Mul => a.checked_mul(b),
            _ => None,
        };
        return answer.map(Value::int);
    }
    if !word::both_float(left, right) {
        return None;
    }
    let (a, b) = (word::get_float(left), word::get_float(right));
    match op {
        Binary::Add => Some(Value::float(a + b)),
        Binary::Sub => Some(Value::float(a - b)),
        Binary::Mul => Some(Value::float(a * b)),
        _ => None,
    }
}

/// Is it a sequence that `*` repeats?
fn is_sequence(value: &Value) -> bool {
    matches!(value.kind(), Some(Kind::Str | Kind::List | Kind::Tuple | Kind::Bytes))
}

impl Thread {
    /// `left op right`.
    pub fn binary(&mut self, op: Binary, left: &Value, right: &Value) -> Outcome {
        if let Some(answer) = immediate_answer(op, left.word(), right.word()) {
            return Ok(answer);
        }
        let answer = self.try_binary(op, left, right)?;
        if answer.is_not_implemented() {
            return self.answered(op, false, answer, left, right);
        }
        Ok(answer)
    }

    /// `left op= right`: the value to be stored.
    pub fn in_place(&mut self, op: Binary, left: &Value, right: &Value) -> Outcome {
        if let (_, _, Some(special)) = op.specials() {
            if let Some(answer) = self.call_special(left, special, &[right])?
                && !answer.is_not_implemented()
            {
                return Ok(answer);
            }
            return self.binary_declined(op, true, Asked::InPlace, left, right);
        }
        let answer = self.try_binary(op, left, right)?;
        self.answered(op, true, answer, left, right)
    }

    /// `left op right`, or `left op= right`, after a method of one operand has declined.
    pub fn binary_declined(
        &mut self,
        op: Binary,
        in_place: bool,
        asked: Asked,
        left: &Value,
        right: &Value,
    ) -> Outcome {
        let answer = match asked {
            Asked::InPlace => {
                let answer = match self.slots(left).in_place {
                    Some(in_place) => in_place(self, op, left, right)?,
                    None => Value::NOT_IMPLEMENTED,
                };
                match answer.is_not_implemented() {
                    true if op == Binary::Mul && self.repeats_in_place(left, right) => {
                        self.half_slot(op, left, left, right)?
                    }
                    true => self.try_binary(op, left, right)?,
                    false => answer,
                }
            }
            Asked::Left => self.after_left(op, left, right)?,
            Asked::Right => Value::NOT_IMPLEMENTED,
        };
        self.answered(op, in_place, answer, left, right)
    }

    /// Is `left *= right` one in which CPython asks only the left operand how it is repeated? It does where that has a place for the
    /// methods of a sequence (`tp_as_sequence`), as every class of a script has.
    fn repeats_in_place(&self, left: &Value, right: &Value) -> bool {
        let slots = self.slots(left);
        let (plain, reflected, _) = Binary::Mul.specials();
        is_sequence(right)
            && (left.kind() == Some(Kind::Instance)
                || left.is_of_script_class()
                || slots.len.is_some()
                || slots.contains.is_some())
            && !self.overrides(left, plain)
            && !self.overrides(right, reflected)
    }

    /// The answer of the operands, or the TypeError if both have declined.
    fn answered(&mut self, op: Binary, in_place: bool, answer: Value, left: &Value, right: &Value) -> Outcome {
        if !answer.is_not_implemented() {
            return Ok(answer);
        }
        Err(self.no_answer(op, in_place, left, right))
    }

    /// `left op right`, or NotImplemented if neither operand knows.
    pub fn try_binary(&mut self, op: Binary, left: &Value, right: &Value) -> Outcome {
        let immediate = |v: &Value| word::is_int(v.word()) || word::is_float(v.word());
        if immediate(left) && immediate(right) {
            return self.binary_slots(op, left, right);
        }
        self.check_native_stack("")?;
        let (special, reflected, _) = op.specials();
        let (left_defines, right_defines) = (self.overrides(left, special), self.overrides(right, reflected));
        if !left_defines && !right_defines {
            return self.binary_slots(op, left, right);
        }
        let same_class = self.class_of(left).is(self.class_of(right));
        let right_first = right_defines
            && !same_class
            && self.is_subclass_of(self.class_of(right), self.class_of(left))
            && self.redefines(reflected, left, right);
        if right_first {
            let answer = self.half(reflected, right, left)?;
            if !answer.is_not_implemented() {
                return Ok(answer);
            }
        }
        let answer = if left_defines {
            self.half(special, left, right)?
        } else {
            self.half_slot(op, left, left, right)?
        };
        if !answer.is_not_implemented() {
            return Ok(answer);
        }
        if right_first {
            return Ok(answer);
        }
        self.after_left(op, left, right)
    }

    /// What the right operand says once the left one has declined.
    fn after_left(&mut self, op: Binary, left: &Value, right: &Value) -> Outcome {
        if self.class_of(left).is(self.class_of(right)) {
            return Ok(Value::NOT_IMPLEMENTED);
        }
        let (_, reflected, _) = op.specials();
        if self.overrides(right, reflected) {
            self.half(reflected, right, left)
        } else {
            self.half_slot(op, right, left, right)
        }
    }

    /// Does the class of `right`, which derives from that of `left`, have another method of its own under this name?
    fn redefines(&mut self, special: Special, left: &Value, right: &Value) -> bool {
        let name = self.heap().special_name(special).clone();
        let (left, right) = (self.class_of(left).clone(), self.class_of(right).clone());
        match (self.class_lookup(&left, &name), self.class_lookup(&right, &name)) {
            (Some(l), Some(r)) => !l.is(&r),
            (None, found) => found.is_some(),
            (Some(_), None) => false,
        }
    }

    fn half(&mut self, special: Special, value: &Value, other: &Value) -> Outcome {
        Ok(self
            .call_special(value, special, &[other])?
            .unwrap_or(Value::NOT_IMPLEMENTED))
    }

    /// Asks the builtin class of `whose`.
    fn half_slot(&mut self, op: Binary, whose: &Value, left: &Value, right: &Value) -> Outcome {
        match self.slots(whose).binary {
            Some(binary) => binary(self, op, left, right),
            None => Ok(Value::NOT_IMPLEMENTED),
        }
    }

    /// Asks the builtin classes of both operands.
    fn binary_slots(&mut self, op: Binary, left: &Value, right: &Value) -> Outcome {
        let (of_left, of_right) = (self.slots(left).binary, self.slots(right).binary);
        if let (Some(l), Some(r)) = (of_left, of_right)
            && right.kind().is_some()
            && !std::ptr::fn_addr_eq(l, r)
            && self.is_subclass_of(self.class_of(right), self.class_of(left))
        {
            // A derived class of the library is asked before its base.
            let answer = r(self, op, left, right)?;
            if !answer.is_not_implemented() {
                return Ok(answer);
            }
        }
        if let Some(binary) = of_left {
            let answer = binary(self, op, left, right)?;
            if !answer.is_not_implemented() {
                return Ok(answer);
            }
        }
        match of_right {
            Some(binary) if of_left.is_none_or(|l| !std::ptr::fn_addr_eq(l, binary)) => binary(self, op, left, right),
            _ => Ok(Value::NOT_IMPLEMENTED),
        }
    }

    /// Neither operand knew. Sequences have their own words for `+` and `*`: CPython asks them after all numbers.
    #[cold]
    fn no_answer(&mut self, op: Binary, in_place: bool, left: &Value, right: &Value) -> Raised {
        let message = match op {
            Binary::Add if is_sequence(left) && left.kind() != Some(Kind::Bytes) => {
                let kind = self.layout_name(left);
                format!(
                    "can only concatenate {kind} (not \"{}\") to {kind}",
                    self.class_name(right)
                )
            }
            Binary::Mul if is_sequence(left) => {
                format!(
                    "can't multiply sequence by non-int of type '{}'",
                    self.class_name(right)
                )
            }
            Binary::Mul if is_sequence(right) && !(in_place && self.repeats_in_place(left, right)) => {
                format!("can't multiply sequence by non-int of type '{}'", self.class_name(left))
            }
            _ => {
                let symbol = match (in_place, op) {
                    (false, _) => op.symbol().to_owned(),
                    (true, Binary::Pow) => "**=".to_owned(),
                    (true, _) => format!("{}=", op.symbol()),
                };
                return self.no_binary(&symbol, left, right);
            }
        };
        self.type_error(message)
    }

    /// The builtin class under a sequence.
    fn layout_name(&self, value: &Value) -> &'static str {
        match value.kind() {
            Some(Kind::Str) => "str",
            Some(Kind::List) => "list",
            _ => "tuple",
        }
    }

    #[cold]
    fn no_binary(&mut self, symbol: &str, left: &Value, right: &Value) -> Raised {
        let message = format!(
            "unsupported operand type(s) for {symbol}: '{}' and '{}'",
            self.class_name(left),
            self.class_name(right)
        );
        self.type_error(message)
    }

    /// A unary operator.
    pub fn unary(&mut self, op: Unary, value: &Value) -> Outcome {
        let (special, symbol) = match op {
            Unary::Neg => (Special::Neg, "unary -"),
            Unary::Pos => (Special::Pos, "unary +"),
            Unary::Invert => (Special::Invert, "unary ~"),
            Unary::Abs => (Special::Abs, "abs()"),
        };
        if let Some(answer) = self.call_special(value, special, &[])? {
            return Ok(answer);
        }
        let answer = match self.slots(value).unary {
            Some(unary) => unary(self, op, value)?,
            None => Value::NOT_IMPLEMENTED,
        };
        if answer.is_not_implemented() {
            let message = format!("bad operand type for {symbol}: '{}'", self.class_name(value));
            return Err(self.type_error(message));
        }
        Ok(answer)
    }
}
