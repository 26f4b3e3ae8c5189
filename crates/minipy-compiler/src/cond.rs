//! Conditions: expressions of which only the truth matters, compiled to jumps.
//!
//! Comparisons become one compare-and-branch; `and`, `or`, `not`, conditional expressions and comparison chains become control flow.

use crate::Compiler;
use crate::emit::Label;
use crate::error::Res;
use crate::expr::Ternary;
use crate::fold::truth;
use crate::unit::{Val, Want};
use minipy_code::ops::{TEMP_A, TEMP_B};
use minipy_code::{Const, ins};
use minipy_syntax::ast::*;

impl<'a> Compiler<'a> {
    /// Jumps to `target` if the truth of the expression is `sense`, else falls through. Temporaries are as before, both ways.
    pub(crate) fn jump_if(&mut self, expr: &'a Expr, target: Label, sense: bool) -> Res {
        let sp = self.unit.sp;
        if let Some(value) = self.folder.fold(expr) {
            if truth(&value) == sense {
                self.unit.asm.jump(target, expr.span);
            }
            return Ok(());
        }
        match &expr.kind {
            ExprKind::UnaryOp {
                op: UnaryOp::Not,
                operand,
            } => self.jump_if(operand, target, !sense)?,
            ExprKind::BoolOp { op, values } => self.jump_if_bool(*op, values, target, sense)?,
            ExprKind::IfExp { test, body, orelse } => {
                let otherwise = self.unit.asm.label();
                let end = self.unit.asm.label();
                self.jump_if(test, otherwise, false)?;
                self.jump_if(body, target, sense)?;
                self.unit.asm.jump(end, expr.span);
                self.unit.asm.place(otherwise);
                self.jump_if(orelse, target, sense)?;
                self.unit.asm.place(end);
            }
            ExprKind::Compare { left, comparators } => {
                self.jump_if_compare(left, comparators, target, sense, expr.span)?
            }
            _ => {
                let value = self.value(expr, Want::Any)?;
                let make = if sense { ins::jump_true } else { ins::jump_false };
                self.unit
                    .asm
                    .emit_jump(make(value.reg, value.temp as u16, 0), target, expr.span);
            }
        }
        self.unit.sp = sp;
        Ok(())
    }

    /// `and` jumps out as soon as a value is false, `or` as soon as one is true.
    fn jump_if_bool(&mut self, op: BoolOp, values: &'a [Expr], target: Label, sense: bool) -> Res {
        let Some((last, first)) = values.split_last() else {
            return Ok(());
        };
        let decisive = op == BoolOp::Or;
        let end = self.unit.asm.label();
        let out = if decisive == sense { target } else { end };
        for value in first {
            self.jump_if(value, out, decisive)?;
        }
        self.jump_if(last, target, sense)?;
        self.unit.asm.place(end);
        Ok(())
    }

    fn jump_if_compare(
        &mut self,
        left: &'a Expr,
        rest: &'a [Comparator],
        target: Label,
        sense: bool,
        span: Span,
    ) -> Res {
        let values: Vec<&Expr> = rest.iter().map(|next| &next.value).collect();
        let first = self.value(left, Want::Any)?;
        let mut left = self.steady(first, &values, left.span);
        let end = self.unit.asm.label();
        let fail_target = if sense { end } else { target };
        let mut middles = Vec::new();
        for (at, next) in rest.iter().enumerate() {
            if at + 1 == rest.len() {
                self.branch(left, next.op, &next.value, target, sense, span)?;
                break;
            }
            let right = self.value(&next.value, Want::Any)?;
            let right = self.steady(right, &values[at + 1..], next.value.span);
            let fail = if right.temp { self.unit.asm.label() } else { fail_target };
            let instr = branch_registers(next.op, false)(left.reg, right.reg, 0, left.flag(TEMP_A));
            self.unit.asm.emit_jump(instr, fail, span);
            middles.extend(right.temp.then_some((fail, right.reg)));
            left = right;
        }
        self.release_middles(middles, fail_target, end, span);
        self.unit.asm.place(end);
        Ok(())
    }

    /// One compare-and-branch; the left operand has been evaluated.
    pub(crate) fn branch(
        &mut self,
        left: Val,
        op: CmpOp,
        right: &'a Expr,
        target: Label,
        sense: bool,
        span: Span,
    ) -> Res {
        let constant = self.folder.fold(right);
        let instr = if matches!(constant, Some(Const::None)) && matches!(op, CmpOp::Is | CmpOp::IsNot) {
            let make = if (op == CmpOp::Is) == sense {
                ins::jump_none
            } else {
                ins::jump_not_none
            };
            make(left.reg, left.temp as u16, 0)
        } else if let Some(make) = branch_constant(op, sense)
            && let Some(constant) = constant.and_then(|value| self.short_constant(value))
        {
            make(left.reg, constant, 0, left.flag(TEMP_A))
        } else {
            let right = self.membership_operand(op, right)?;
            branch_registers(op, sense)(left.reg, right.reg, 0, left.flag(TEMP_A) | right.flag(TEMP_B))
        };
        self.unit.asm.emit_jump(instr, target, span);
        Ok(())
    }
}

/// Jump if `a op b` (or unless, if `sense` is false).
fn branch_registers(op: CmpOp, sense: bool) -> Ternary {
    match (op, sense) {
        (CmpOp::Eq, true) => ins::jump_eq,
        (CmpOp::Eq, false) => ins::jump_not_eq,
        (CmpOp::NotEq, true) => ins::jump_ne,
        (CmpOp::NotEq, false) => ins::jump_not_ne,
        (CmpOp::Lt, true) => ins::jump_lt,
        (CmpOp::Lt, false) => ins::jump_not_lt,
        (CmpOp::LtE, true) => ins::jump_le,
        (CmpOp::LtE, false) => ins::jump_not_le,
        (CmpOp::Gt, true) => ins::jump_gt,
        (CmpOp::Gt, false) => ins::jump_not_gt,
        (CmpOp::GtE, true) => ins::jump_ge,
        (CmpOp::GtE, false) => ins::jump_not_ge,
        (CmpOp::Is, true) | (CmpOp::IsNot, false) => ins::jump_is,
        (CmpOp::Is, false) | (CmpOp::IsNot, true) => ins::jump_is_not,
        (CmpOp::In, true) | (CmpOp::NotIn, false) => ins::jump_in,
        (CmpOp::In, false) | (CmpOp::NotIn, true) => ins::jump_not_in,
    }
}

/// Jump if `a op constant` (or unless, if `sense` is false).
fn branch_constant(op: CmpOp, sense: bool) -> Option<Ternary> {
    Some(match (op, sense) {
        (CmpOp::Eq, true) => ins::jump_eq_k,
        (CmpOp::Eq, false) => ins::jump_not_eq_k,
        (CmpOp::NotEq, true) => ins::jump_ne_k,
        (CmpOp::NotEq, false) => ins::jump_not_ne_k,
        (CmpOp::Lt, true) => ins::jump_lt_k,
        (CmpOp::Lt, false) => ins::jump_not_lt_k,
        (CmpOp::LtE, true) => ins::jump_le_k,
        (CmpOp::LtE, false) => ins::jump_not_le_k,
        (CmpOp::Gt, true) => ins::jump_gt_k,
        (CmpOp::Gt, false) => ins::jump_not_gt_k,
        (CmpOp::GtE, true) => ins::jump_ge_k,
        (CmpOp::GtE, false) => ins::jump_not_ge_k,
        _ => return None,
    })
}
