//! Expressions that yield a value: names, operators, attributes, subscripts, conditional and boolean expressions.
//!
//! The contract of [`Compiler::value`], which all of them keep. With `sp` the next temporary on entry:
//!
//! | wanted | the value is in | next temporary after |
//! |---|---|---|
//! | `Any` | a local (borrowed), or temporary `sp` | `sp`, or `sp + 1` |
//! | `Temp` | temporary `sp` | `sp + 1` |
//! | `Local(r)` | local `r` | `sp` |
//!
//! A wanted local is written by the last instruction that can fail, when every operand was read; so `x = x + 1` needs no
//! temporary and an exception leaves `x` as it was. A borrowed local must still hold its value when it is read:
//! [`Compiler::steady`] copies it if a later operand rebinds it (only `:=` can).

use crate::Compiler;
use crate::consts::of_literal;
use crate::emit::Label;
use crate::error::{Res, syntax};
use crate::scope::ScopeKind;
use crate::unit::{Val, Want};
use crate::walk;
use minipy_code::ops::{IN_PLACE, SWAPPED, TEMP_B, TEMP_C};
use minipy_code::{Const, Instr, ins};
use minipy_syntax::ast::*;

/// The constructor of an instruction with three operands and flags.
pub(crate) type Ternary = fn(u16, u16, u16, u8) -> Instr;

impl<'a> Compiler<'a> {
    /// Evaluates an expression; see the module's description.
    pub(crate) fn value(&mut self, expr: &'a Expr, want: Want) -> Res<Val> {
        let span = expr.span;
        if let Some(value) = self.folder.fold(expr) {
            return Ok(self.constant(value, want, span));
        }
        match &expr.kind {
            ExprKind::Constant(literal) => Ok(self.constant(of_literal(literal), want, span)),
            ExprKind::Name { id } => Ok(self.load_name(id, want, span)),
            ExprKind::NamedExpr { target, value } => self.walrus(target, value, want),
            ExprKind::BinOp { left, op, right } => self.binary(left, *op, right, want, span),
            ExprKind::UnaryOp { op, operand } => self.unary(*op, operand, want, span),
            ExprKind::BoolOp { op, values } => self.bool_op(*op, values, want, span),
            ExprKind::Compare { left, comparators } => self.compare(left, comparators, want, span),
            ExprKind::IfExp { test, body, orelse } => self.if_exp(test, body, orelse, want, span),
            ExprKind::Lambda { args, body } => self.lambda(expr, args, body, want),
            ExprKind::ListComp { .. }
            | ExprKind::SetComp { .. }
            | ExprKind::DictComp(_)
            | ExprKind::GeneratorExp { .. } => self.comprehension(expr, want),
            ExprKind::Call(call) => self.call(call, want, span),
            ExprKind::Attribute { value, attr } => self.attribute(value, attr, want, span),
            ExprKind::Subscript { value, slice } => self.subscript(value, slice, want, span),
            ExprKind::Slice { lower, upper, step } => self.slice([lower, upper, step], want, span),
            ExprKind::List { elts } => self.list(elts, want, span),
            ExprKind::Tuple { elts } => self.tuple(elts, want, span),
            ExprKind::Set { elts } => self.set(elts, want, span),
            ExprKind::Dict { items } => self.dict(items, want, span),
            ExprKind::JoinedStr { values } => self.joined(values, want, span),
            ExprKind::FormattedValue { .. } => self.joined(std::slice::from_ref(expr), want, span),
            ExprKind::Yield { value } => self.yield_(value.as_deref(), want, span),
            ExprKind::YieldFrom { value } => self.yield_from(value, want, span),
            ExprKind::Starred { .. } => syntax(span, "can't use starred expression here"),
            ExprKind::Await { value } => self.await_(value, want, span),
        }
    }

    /// The value is a local that evaluating `later` may rebind: take a copy. The caller has pushed nothing since.
    pub(crate) fn steady(&mut self, value: Val, later: &[&Expr], span: Span) -> Val {
        if value.temp || !self.symbols.scopes[self.unit.scope].has_walrus {
            return value;
        }
        let Some(name) = self.unit.locals.get(value.reg as usize) else {
            return value;
        };
        if later.iter().all(|expr| self.rebinds(expr, name).is_ok()) {
            return value;
        }
        Val::temp(self.copy(value.reg, span))
    }

    /// Err if the expression contains `name := ...`.
    fn rebinds(&self, expr: &Expr, name: &str) -> Result<(), ()> {
        if let ExprKind::NamedExpr { target, .. } = &expr.kind
            && let ExprKind::Name { id } = &target.kind
            && &*self.mangled(id) == name
        {
            return Err(());
        }
        walk::children(expr, &mut |child| self.rebinds(child, name))
    }

    /// Two operands, from left to right.
    pub(crate) fn pair(&mut self, left: &'a Expr, right: &'a Expr) -> Res<(Val, Val)> {
        let first = self.value(left, Want::Any)?;
        let first = self.steady(first, &[right], left.span);
        Ok((first, self.value(right, Want::Any)?))
    }

    /// The index of a constant number, if the expression is one and its index fits an operand.
    pub(crate) fn number_constant(&mut self, expr: &Expr) -> Option<u16> {
        let value = self.folder.fold(expr)?;
        let is_number = matches!(
            value,
            Const::Int(_) | Const::Float(_) | Const::BigInt(_) | Const::Complex(..)
        );
        if is_number { self.short_constant(value) } else { None }
    }

    /// The index of a constant, if it fits an operand of 16 bits.
    pub(crate) fn short_constant(&mut self, value: Const) -> Option<u16> {
        u16::try_from(self.unit.pools.constant(value)).ok()
    }

    // ---- operators ----

    fn binary(&mut self, left: &'a Expr, op: Operator, right: &'a Expr, want: Want, span: Span) -> Res<Val> {
        let sp = self.unit.sp;
        let (make, operand, c, flags) = if let Some(constant) = self.number_constant(right)
            && let Some(make) = constant_operator(op)
        {
            let operand = self.value(left, Want::Any)?;
            (make, operand, constant, operand.flag(TEMP_B))
        } else if let Some(make) = swapped_operator(op)
            && let Some(constant) = self.number_constant(left)
        {
            let operand = self.value(right, Want::Any)?;
            (make, operand, constant, operand.flag(TEMP_B) | SWAPPED)
        } else {
            let (b, c) = self.pair(left, right)?;
            (operator(op), b, c.reg, b.flag(TEMP_B) | c.flag(TEMP_C))
        };
        self.unit.sp = sp;
        let out = self.destination(want);
        self.emit(make(out.reg, operand.reg, c, flags), span);
        Ok(self.wrote(out))
    }

    /// `target op= value` once the target's value is in `current`; the result goes to `out`.
    pub(crate) fn augment(&mut self, out: u16, current: Val, op: Operator, value: &'a Expr, span: Span) -> Res {
        let flags = current.flag(TEMP_B) | IN_PLACE;
        if let Some(constant) = self.number_constant(value)
            && let Some(make) = constant_operator(op)
        {
            self.emit(make(out, current.reg, constant, flags), span);
            return Ok(());
        }
        let current = self.steady(current, &[value], span);
        let value = self.value(value, Want::Any)?;
        let flags = current.flag(TEMP_B) | value.flag(TEMP_C) | IN_PLACE;
        self.emit(operator(op)(out, current.reg, value.reg, flags), span);
        Ok(())
    }

    fn unary(&mut self, op: UnaryOp, operand: &'a Expr, want: Want, span: Span) -> Res<Val> {
        if op == UnaryOp::Not
            && let ExprKind::Compare { left, comparators } = &operand.kind
            && let [Comparator { op, value }] = &comparators[..]
            && let Some(op) = negated_comparison(*op)
        {
            return self.single_comparison(op, left, value, want, operand.span);
        }
        let make = match op {
            UnaryOp::Not => ins::not,
            UnaryOp::USub => ins::neg,
            UnaryOp::UAdd => ins::pos,
            UnaryOp::Invert => ins::invert,
        };
        let value = self.value(operand, Want::Any)?;
        Ok(self.in_place_or_new(value, want, span, make))
    }

    /// An instruction whose operand, if a temporary, is also its result.
    fn in_place_or_new(&mut self, operand: Val, want: Want, span: Span, make: impl Fn(u16, u16) -> Instr) -> Val {
        if operand.temp {
            self.emit(make(operand.reg, operand.reg), span);
            self.unit.sp = operand.reg as u32 + 1;
            return self.deliver(operand.reg, want, span);
        }
        let out = self.destination(want);
        self.emit(make(out.reg, operand.reg), span);
        self.wrote(out)
    }

    /// `a and b and c`: each value in the same temporary, until one decides.
    fn bool_op(&mut self, op: BoolOp, values: &'a [Expr], want: Want, span: Span) -> Res<Val> {
        let end = self.unit.asm.label();
        let temp = self.unit.next();
        for (at, value) in values.iter().enumerate() {
            self.unit.sp = temp as u32;
            self.value(value, Want::Temp)?;
            if at + 1 < values.len() {
                let instr = match op {
                    BoolOp::And => ins::jump_false_keep(temp, 0),
                    BoolOp::Or => ins::jump_true_keep(temp, 0),
                };
                self.unit.asm.emit_jump(instr, end, value.span);
            }
        }
        self.unit.asm.place(end);
        Ok(self.deliver(temp, want, span))
    }

    fn if_exp(&mut self, test: &'a Expr, body: &'a Expr, orelse: &'a Expr, want: Want, span: Span) -> Res<Val> {
        let otherwise = self.unit.asm.label();
        let end = self.unit.asm.label();
        let sp = self.unit.sp;
        let want = if want == Want::Any { Want::Temp } else { want };
        self.jump_if(test, otherwise, false)?;
        self.value(body, want)?;
        self.unit.asm.jump(end, span);
        self.unit.asm.place(otherwise);
        self.unit.sp = sp;
        let value = self.value(orelse, want)?;
        self.unit.asm.place(end);
        Ok(value)
    }

    /// `target := value` as a value.
    fn walrus(&mut self, target: &'a Expr, value: &'a Expr, want: Want) -> Res<Val> {
        let ExprKind::Name { id } = &target.kind else {
            return self.value(value, want);
        };
        if let Some(register) = self.local_register(id) {
            self.value(value, Want::Local(register))?;
            return Ok(self.load_name(id, want, target.span));
        }
        let value = self.value(value, Want::Temp)?;
        self.store_name(id, Val { temp: false, ..value }, target.span);
        Ok(self.deliver(value.reg, want, target.span))
    }

    // ---- comparisons ----

    fn compare(&mut self, left: &'a Expr, rest: &'a [Comparator], want: Want, span: Span) -> Res<Val> {
        if let [only] = rest {
            return self.single_comparison(only.op, left, &only.value, want, span);
        }
        let result = self.unit.push();
        let end = self.unit.asm.label();
        let mut middles = Vec::new();
        let values: Vec<&Expr> = rest.iter().map(|next| &next.value).collect();
        let first = self.value(left, Want::Any)?;
        let mut left = self.steady(first, &values, left.span);
        for (at, next) in rest.iter().enumerate() {
            let is_last = at + 1 == rest.len();
            let right = match is_last {
                true => self.membership_operand(next.op, &next.value)?,
                // The next comparison looks at the operand itself, and a list is not a tuple.
                false => self.value(&next.value, Want::Any)?,
            };
            let right = self.steady(right, &values[at + 1..], next.value.span);
            let flags = left.flag(TEMP_B) | if is_last { right.flag(TEMP_C) } else { 0 };
            self.emit(comparison(next.op)(result, left.reg, right.reg, flags), span);
            if !is_last {
                let fail = if right.temp { self.unit.asm.label() } else { end };
                self.unit.asm.emit_jump(ins::jump_false_keep(result, 0), fail, span);
                middles.extend(right.temp.then_some((fail, right.reg)));
            }
            left = right;
        }
        self.unit.sp = result as u32 + 1;
        self.release_middles(middles, end, end, span);
        self.unit.asm.place(end);
        Ok(self.deliver(result, want, span))
    }

    /// The ends of a comparison chain that fails in the middle: the middle operand was a temporary and is not needed any more.
    /// Control comes from above if the chain did not fail, and then goes to `end`, which the caller places next.
    pub(crate) fn release_middles(&mut self, middles: Vec<(Label, u16)>, fail: Label, end: Label, span: Span) {
        if middles.is_empty() {
            return;
        }
        self.unit.asm.jump(end, span);
        for (label, register) in middles {
            self.unit.asm.place(label);
            self.emit(ins::release(register), span);
            self.unit.asm.jump(fail, span);
        }
    }

    fn single_comparison(&mut self, op: CmpOp, left: &'a Expr, right: &'a Expr, want: Want, span: Span) -> Res<Val> {
        let sp = self.unit.sp;
        let first = self.value(left, Want::Any)?;
        let b = self.steady(first, &[right], left.span);
        let c = self.membership_operand(op, right)?;
        self.unit.sp = sp;
        let out = self.destination(want);
        self.emit(
            comparison(op)(out.reg, b.reg, c.reg, b.flag(TEMP_B) | c.flag(TEMP_C)),
            span,
        );
        Ok(self.wrote(out))
    }

    /// The right operand of a comparison. A constant list or set display after `in` is a constant tuple or frozenset.
    pub(crate) fn membership_operand(&mut self, op: CmpOp, operand: &'a Expr) -> Res<Val> {
        if matches!(op, CmpOp::In | CmpOp::NotIn)
            && let Some(value) = self.constant_display(operand)
        {
            return Ok(self.constant(value, Want::Any, operand.span));
        }
        self.value(operand, Want::Any)
    }

    /// A list or set display of constants that is only looked at: a tuple or frozenset.
    pub(crate) fn constant_display(&mut self, expr: &Expr) -> Option<Const> {
        match &expr.kind {
            ExprKind::List { elts } => self.folder.all(elts).map(|items| Const::Tuple(items.into())),
            ExprKind::Set { elts } => self.folder.all(elts).map(|items| Const::FrozenSet(items.into())),
            _ => None,
        }
    }

    // ---- attributes and items ----

    /// The place of `value.attr`, or of a call of it: if it spans lines it starts at the attribute's name, as in CPython.
    pub(crate) fn attribute_span(&self, span: Span, attr: &Identifier) -> Span {
        let same_line = self.lines.line(span.start) == self.lines.line(attr.span.start);
        if same_line {
            span
        } else {
            Span::new(attr.span.start, span.end)
        }
    }

    fn attribute(&mut self, value: &'a Expr, attr: &Identifier, want: Want, span: Span) -> Res<Val> {
        let object = self.value(value, Want::Any)?;
        let name = self.mangled(&attr.name);
        let cache = self.unit.pools.attribute_cache(&name);
        let span = self.attribute_span(span, attr);
        let fresh = !object.temp && !matches!(want, Want::Local(_));
        let make = if fresh { ins::load_attr } else { ins::get_attr };
        Ok(self.in_place_or_new(object, want, span, |out, object| make(out, object, cache)))
    }

    fn subscript(&mut self, value: &'a Expr, index: &'a Expr, want: Want, span: Span) -> Res<Val> {
        if let Some(constant) = self.folder.fold(index)
            && let Some(constant) = self.short_constant(constant)
        {
            let object = self.value(value, Want::Any)?;
            return Ok(self.in_place_or_new(object, want, span, |out, object| ins::get_item_k(out, object, constant)));
        }
        let sp = self.unit.sp;
        if let ExprKind::Slice { lower, upper, step } = &index.kind {
            let parts = [lower, upper, step];
            let (make, parts): (Ternary, _) = match step {
                None => (ins::get_slice, &parts[..2]),
                Some(_) => (ins::get_stepped, &parts[..]),
            };
            let (object, first) = self.slice_operands(value, parts, index)?;
            if !object.temp {
                self.unit.sp = sp;
            }
            return Ok(self.in_place_or_new(object, want, span, |out, object| make(out, object, first, TEMP_C)));
        }
        let (object, index) = self.pair(value, index)?;
        let flags = index.flag(TEMP_C);
        if !object.temp {
            self.unit.sp = sp;
        }
        Ok(self.in_place_or_new(object, want, span, |out, object| {
            ins::get_item(out, object, index.reg, flags)
        }))
    }

    /// The object that is sliced, and the first of the temporaries with the parts of the slice; `slice` is the whole of these.
    pub(crate) fn slice_operands(
        &mut self,
        object: &'a Expr,
        parts: &[&'a Option<Box<Expr>>],
        slice: &'a Expr,
    ) -> Res<(Val, u16)> {
        let value = self.value(object, Want::Any)?;
        let value = self.steady(value, &[slice], object.span);
        Ok((value, self.slice_parts(parts, slice.span)?))
    }

    /// The parts of a slice in temporaries side by side, None for one that is absent. Gives the first.
    fn slice_parts(&mut self, parts: &[&'a Option<Box<Expr>>], span: Span) -> Res<u16> {
        let first = self.unit.next();
        for part in parts {
            match part {
                Some(part) => self.value(part, Want::Temp)?,
                None => self.constant(Const::None, Want::Temp, span),
            };
        }
        Ok(first)
    }

    fn slice(&mut self, parts: [&'a Option<Box<Expr>>; 3], want: Want, span: Span) -> Res<Val> {
        let first = self.slice_parts(&parts, span)?;
        self.unit.sp = first as u32;
        let out = self.destination(want);
        self.emit(ins::build_slice(out.reg, first), span);
        Ok(self.wrote(out))
    }

    // ---- generators ----

    fn yield_(&mut self, value: Option<&'a Expr>, want: Want, span: Span) -> Res<Val> {
        let register = self.yielded(value, span)?;
        self.emit(ins::yield_(register, 0), span);
        Ok(self.deliver(register, want, span))
    }

    /// `yield` as a statement: nobody wants the value sent.
    pub(crate) fn yield_only(&mut self, value: Option<&'a Expr>, span: Span) -> Res {
        let register = self.yielded(value, span)?;
        self.emit(ins::yield_(register, 1), span);
        Ok(())
    }

    /// The temporary with what a `yield` gives.
    fn yielded(&mut self, value: Option<&'a Expr>, span: Span) -> Res<u16> {
        let value = match value {
            Some(value) => self.value(value, Want::Temp)?,
            None => self.constant(Const::None, Want::Temp, span),
        };
        Ok(value.reg)
    }

    fn yield_from(&mut self, iterable: &'a Expr, want: Want, span: Span) -> Res<Val> {
        let sp = self.unit.sp;
        if self.unit.kind == ScopeKind::Function && self.symbols.scopes[self.unit.scope].coroutine {
            return syntax(span, "'yield from' inside async function");
        }
        let iterable = self.value(iterable, Want::Any)?;
        self.unit.sp = sp;
        let iterator = self.unit.push();
        self.emit(
            ins::get_yield_from_iter(iterator, iterable.reg, iterable.flag(TEMP_B)),
            span,
        );
        let sent = self.constant(Const::None, Want::Temp, span);
        self.emit(ins::yield_from(iterator, sent.reg), span);
        self.unit.sp = sp;
        let out = self.destination(want);
        self.emit(ins::take(out.reg, sent.reg), span);
        Ok(self.wrote(out))
    }
}

/// `a op b`.
pub(crate) fn operator(op: Operator) -> Ternary {
    match op {
        Operator::Add => ins::add,
        Operator::Sub => ins::sub,
        Operator::Mult => ins::mul,
        Operator::MatMult => ins::mat_mul,
        Operator::Div => ins::true_div,
        Operator::Mod => ins::mod_,
        Operator::Pow => ins::pow,
        Operator::LShift => ins::l_shift,
        Operator::RShift => ins::r_shift,
        Operator::BitOr => ins::or,
        Operator::BitXor => ins::xor,
        Operator::BitAnd => ins::and,
        Operator::FloorDiv => ins::floor_div,
    }
}

/// `a op constant`.
fn constant_operator(op: Operator) -> Option<Ternary> {
    Some(match op {
        Operator::Add => ins::add_k,
        Operator::Sub => ins::sub_k,
        Operator::Mult => ins::mul_k,
        Operator::MatMult => return None,
        Operator::Div => ins::true_div_k,
        Operator::Mod => ins::mod_k,
        Operator::Pow => ins::pow_k,
        Operator::LShift => ins::l_shift_k,
        Operator::RShift => ins::r_shift_k,
        Operator::BitOr => ins::or_k,
        Operator::BitXor => ins::xor_k,
        Operator::BitAnd => ins::and_k,
        Operator::FloorDiv => ins::floor_div_k,
    })
}

/// `constant op a`, for the operations that know SWAPPED.
fn swapped_operator(op: Operator) -> Option<Ternary> {
    match op {
        Operator::Add | Operator::Mult | Operator::BitOr | Operator::BitXor | Operator::BitAnd => constant_operator(op),
        _ => None,
    }
}

/// A comparison to a value.
fn comparison(op: CmpOp) -> Ternary {
    match op {
        CmpOp::Eq => ins::eq,
        CmpOp::NotEq => ins::ne,
        CmpOp::Lt => ins::lt,
        CmpOp::LtE => ins::le,
        CmpOp::Gt => ins::gt,
        CmpOp::GtE => ins::ge,
        CmpOp::Is => ins::is,
        CmpOp::IsNot => ins::is_not,
        CmpOp::In => ins::in_,
        CmpOp::NotIn => ins::not_in,
    }
}

/// `not (a op b)` as one comparison, where the result of `op` is always a bool.
fn negated_comparison(op: CmpOp) -> Option<CmpOp> {
    match op {
        CmpOp::Is => Some(CmpOp::IsNot),
        CmpOp::IsNot => Some(CmpOp::Is),
        CmpOp::In => Some(CmpOp::NotIn),
        CmpOp::NotIn => Some(CmpOp::In),
        _ => None,
    }
}
