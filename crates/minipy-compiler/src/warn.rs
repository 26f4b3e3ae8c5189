//! What a tree is warned of: comparisons with literals by `is`, calls and subscripts of literals, assertions about tuples, leaving a
//! `finally` block. The pass over the scopes asks once for each node, also in code that is never run; texts are CPython's.

use crate::error::Res;
use minipy_syntax::ast::*;

/// Warnings with their places.
#[derive(Debug, Default)]
pub(crate) struct Warnings {
    /// About leaving `finally` blocks, which CPython looks for before all else.
    flow: Vec<(Span, String)>,
    rest: Vec<(Span, String)>,
}

impl Warnings {
    /// All of them, as CPython would give them.
    pub(crate) fn into_list(self) -> Vec<(Span, String)> {
        let mut all = self.flow;
        all.sort_by_key(|(span, _)| span.start);
        all.dedup();
        all.extend(self.rest);
        all
    }

    /// Looks at an expression, not at its parts.
    pub(crate) fn expression(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::Compare { left, comparators } => self.comparison(left, comparators, expr.span),
            ExprKind::Call(call) => self.call(&call.func),
            ExprKind::Subscript { value, slice } => self.subscript(value, slice),
            _ => {}
        }
    }

    /// Looks at the condition of an assertion.
    pub(crate) fn assertion(&mut self, test: &Expr, span: Span) {
        if matches!(&test.kind, ExprKind::Tuple { elts } if !elts.is_empty()) {
            let message = "assertion is always true, perhaps remove parentheses?".to_owned();
            self.rest.push((span, message));
        }
    }

    fn comparison(&mut self, left: &Expr, rest: &[Comparator], span: Span) {
        let mut left = left;
        for Comparator { op, value } in rest {
            let literal = [left, value].into_iter().find(|side| is_literal(side));
            let words = match op {
                CmpOp::Is => Some(("is", "==")),
                CmpOp::IsNot => Some(("is not", "!=")),
                _ => None,
            };
            if let (Some((op, other)), Some(literal)) = (words, literal) {
                let class = class_of(literal).unwrap_or("object");
                let message = format!("\"{op}\" with '{class}' literal. Did you mean \"{other}\"?");
                self.rest.push((span, message));
                return;
            }
            left = value;
        }
    }

    fn call(&mut self, func: &Expr) {
        let is_value = !matches!(func.kind, ExprKind::Lambda { .. });
        if let Some(class) = class_of(func).filter(|_| is_value) {
            let message = format!("'{class}' object is not callable; perhaps you missed a comma?");
            self.rest.push((func.span, message));
        }
    }

    fn subscript(&mut self, value: &Expr, index: &Expr) {
        let class = class_of(value);
        let has_items = matches!(class, None | Some("str" | "bytes" | "tuple" | "list" | "dict"));
        if let Some(class) = class.filter(|_| !has_items) {
            let message = format!("'{class}' object is not subscriptable; perhaps you missed a comma?");
            self.rest.push((value.span, message));
            return;
        }
        let Some(class) = class.filter(|class| *class != "dict") else {
            return;
        };
        let Some(index) = class_of(index).filter(|index| !matches!(*index, "int" | "bool" | "slice")) else {
            return;
        };
        let message = format!("{class} indices must be integers or slices, not {index}; perhaps you missed a comma?");
        self.rest.push((value.span, message));
    }

    /// Looks at what leaves a `finally` block; `in_loop` says whether a loop inside it is around the statements.
    pub(crate) fn finally(&mut self, body: &[Stmt], in_loop: bool) -> Res {
        for stmt in body {
            let word = match &stmt.kind {
                StmtKind::Return { .. } => "return",
                StmtKind::Break if !in_loop => "break",
                StmtKind::Continue if !in_loop => "continue",
                _ => {
                    self.finally_parts(stmt, in_loop)?;
                    continue;
                }
            };
            self.flow.push((stmt.span, format!("'{word}' in a 'finally' block")));
        }
        Ok(())
    }

    fn finally_parts(&mut self, stmt: &Stmt, in_loop: bool) -> Res {
        match &stmt.kind {
            StmtKind::For(node) => {
                self.finally(&node.body, true)?;
                self.finally(&node.orelse, in_loop)
            }
            StmtKind::While { body, orelse, .. } => {
                self.finally(body, true)?;
                self.finally(orelse, in_loop)
            }
            StmtKind::If { body, orelse, .. } => {
                self.finally(body, in_loop)?;
                self.finally(orelse, in_loop)
            }
            StmtKind::With { body, .. } => self.finally(body, in_loop),
            StmtKind::Match { cases, .. } => cases.iter().try_for_each(|case| self.finally(&case.body, in_loop)),
            StmtKind::Try(node) => {
                self.finally(&node.body, in_loop)?;
                node.handlers
                    .iter()
                    .try_for_each(|handler| self.finally(&handler.body, in_loop))?;
                self.finally(&node.orelse, in_loop)?;
                self.finally(&node.finalbody, in_loop)
            }
            _ => Ok(()),
        }
    }
}

/// Is it a literal whose identity means nothing?
fn is_literal(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Constant(constant) => !matches!(constant, Constant::None | Constant::Bool(_) | Constant::Ellipsis),
        ExprKind::Tuple { elts } => elts.iter().all(is_constant),
        _ => false,
    }
}

fn is_constant(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Constant(_) => true,
        ExprKind::Tuple { elts } => elts.iter().all(is_constant),
        _ => false,
    }
}

/// The class of what an expression certainly gives.
fn class_of(expr: &Expr) -> Option<&'static str> {
    Some(match &expr.kind {
        ExprKind::Constant(constant) => match constant {
            Constant::None => "NoneType",
            Constant::Bool(_) => "bool",
            Constant::Ellipsis => "ellipsis",
            Constant::Str(_) => "str",
            Constant::Bytes(_) => "bytes",
            Constant::Int(_) | Constant::BigInt(_) => "int",
            Constant::Float(_) => "float",
            Constant::Complex(_) => "complex",
        },
        ExprKind::Tuple { .. } => "tuple",
        ExprKind::List { .. } | ExprKind::ListComp { .. } => "list",
        ExprKind::Dict { .. } | ExprKind::DictComp(_) => "dict",
        ExprKind::Set { .. } | ExprKind::SetComp { .. } => "set",
        ExprKind::GeneratorExp { .. } => "generator",
        ExprKind::Lambda { .. } => "function",
        ExprKind::JoinedStr { .. } | ExprKind::FormattedValue { .. } => "str",
        ExprKind::Slice { .. } => "slice",
        _ => return None,
    })
}
