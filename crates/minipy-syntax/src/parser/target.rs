//! What may stand on the left of `=`, behind `for`, `as` and `del`, and how CPython names what may not.

use super::{Fail, Parser, Res, node};
use crate::ast::{CmpOp, Constant, Expr, ExprKind};
use crate::error::RawError;
use crate::token::Tok;

/// The statement that wants a target.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Targets {
    Star,
    For,
    Del,
}

/// A name, an attribute or a subscript.
pub(super) fn is_single_target(expr: &Expr) -> bool {
    matches!(
        expr.kind,
        ExprKind::Name { .. } | ExprKind::Attribute { .. } | ExprKind::Subscript { .. }
    )
}

/// A single target, a starred one, or a tuple or list of those.
pub(super) fn is_star_target(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Starred { value } => !matches!(value.kind, ExprKind::Starred { .. }) && is_star_target(value),
        ExprKind::Tuple { elts } | ExprKind::List { elts } => elts.iter().all(is_star_target),
        _ => is_single_target(expr),
    }
}

/// Like a star target, but nothing starred.
pub(super) fn is_del_target(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Tuple { elts } | ExprKind::List { elts } => elts.iter().all(is_del_target),
        _ => is_single_target(expr),
    }
}

/// The innermost part of an expression that cannot be a target.
fn invalid_part(expr: &Expr, targets: Targets) -> Option<&Expr> {
    match &expr.kind {
        ExprKind::Tuple { elts } | ExprKind::List { elts } => elts.iter().find_map(|elt| invalid_part(elt, targets)),
        ExprKind::Starred { value } if targets != Targets::Del => invalid_part(value, targets),
        // In `for f() in x` the expression that was read is the comparison `f() in x`.
        ExprKind::Compare { left, comparators } if targets == Targets::For => match comparators.first() {
            Some(first) if first.op == CmpOp::In => invalid_part(left, targets),
            _ => None,
        },
        _ if is_single_target(expr) => None,
        _ => Some(expr),
    }
}

/// The error of an expression that cannot be a target; nothing if it can.
pub(super) fn check_targets(expr: &Expr, targets: Targets) -> Res<()> {
    let Some(part) = invalid_part(expr, targets) else {
        return Ok(());
    };
    let verb = if targets == Targets::Del { "delete" } else { "assign to" };
    Err(RawError::at(part.span, format!("cannot {verb} {}", describe(part))).into())
}

/// CPython's word for a kind of expression.
pub(super) fn describe(expr: &Expr) -> &'static str {
    match &expr.kind {
        ExprKind::Attribute { .. } => "attribute",
        ExprKind::Subscript { .. } => "subscript",
        ExprKind::Starred { .. } => "starred",
        ExprKind::Name { .. } => "name",
        ExprKind::List { .. } => "list",
        ExprKind::Tuple { .. } => "tuple",
        ExprKind::Lambda { .. } => "lambda",
        ExprKind::Call(_) => "function call",
        ExprKind::BoolOp { .. } | ExprKind::BinOp { .. } | ExprKind::UnaryOp { .. } => "expression",
        ExprKind::GeneratorExp { .. } => "generator expression",
        ExprKind::Yield { .. } | ExprKind::YieldFrom { .. } => "yield expression",
        ExprKind::Await { .. } => "await expression",
        ExprKind::ListComp { .. } => "list comprehension",
        ExprKind::SetComp { .. } => "set comprehension",
        ExprKind::DictComp(_) => "dict comprehension",
        ExprKind::Dict { .. } => "dict literal",
        ExprKind::Set { .. } => "set display",
        ExprKind::JoinedStr { .. } | ExprKind::FormattedValue { .. } => "f-string expression",
        ExprKind::Constant(Constant::None) => "None",
        ExprKind::Constant(Constant::Bool(true)) => "True",
        ExprKind::Constant(Constant::Bool(false)) => "False",
        ExprKind::Constant(Constant::Ellipsis) => "ellipsis",
        ExprKind::Constant(_) => "literal",
        ExprKind::Compare { .. } => "comparison",
        ExprKind::IfExp { .. } => "conditional expression",
        ExprKind::NamedExpr { .. } => "named expression",
        ExprKind::Slice { .. } => "slice",
    }
}

impl Parser<'_> {
    /// The targets between `for` and `in`.
    pub(super) fn for_target(&mut self) -> Res<Expr> {
        let start = self.start();
        let first = self.star_target()?;
        if self.peek() != Tok::Comma {
            return Ok(first);
        }
        let mut elts = vec![first];
        while self.eat(Tok::Comma) {
            match self.attempt(Self::star_target)? {
                Some(next) => elts.push(next),
                None => break,
            }
        }
        Ok(node(ExprKind::Tuple { elts }, self.span_from(start)))
    }

    /// One target, possibly starred.
    pub(super) fn star_target(&mut self) -> Res<Expr> {
        let start = self.start();
        let is_starred = self.eat(Tok::Star);
        let value = self.nested(Self::primary)?;
        if !is_star_target(&value) {
            return Err(Fail::Soft);
        }
        if !is_starred {
            return Ok(value);
        }
        Ok(node(
            ExprKind::Starred { value: Box::new(value) },
            self.span_from(start),
        ))
    }
}
