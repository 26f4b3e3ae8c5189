//! Walks over the tree for questions that look at every node: one place that knows which nodes have which children.

use minipy_syntax::ast::*;

/// Calls `visit` for each direct child of an expression, in the order of evaluation. The parts of lambdas and comprehensions
/// are children too.
pub(crate) fn children<'a, E>(expr: &'a Expr, visit: &mut impl FnMut(&'a Expr) -> Result<(), E>) -> Result<(), E> {
    match &expr.kind {
        ExprKind::Constant(_) | ExprKind::Name { .. } => Ok(()),
        ExprKind::BoolOp { values: exprs, .. }
        | ExprKind::JoinedStr { values: exprs }
        | ExprKind::Set { elts: exprs }
        | ExprKind::List { elts: exprs }
        | ExprKind::Tuple { elts: exprs } => exprs.iter().try_for_each(visit),
        ExprKind::NamedExpr { target, value } => {
            visit(value)?;
            visit(target)
        }
        ExprKind::BinOp { left, right, .. } => {
            visit(left)?;
            visit(right)
        }
        ExprKind::UnaryOp { operand: value, .. }
        | ExprKind::Await { value }
        | ExprKind::YieldFrom { value }
        | ExprKind::Attribute { value, .. }
        | ExprKind::Starred { value } => visit(value),
        ExprKind::Yield { value } => value.as_deref().map_or(Ok(()), visit),
        ExprKind::Lambda { args, body } => {
            args.defaults
                .iter()
                .chain(args.kw_defaults.iter().flatten())
                .try_for_each(&mut *visit)?;
            visit(body)
        }
        ExprKind::IfExp { test, body, orelse } => {
            visit(test)?;
            visit(body)?;
            visit(orelse)
        }
        ExprKind::Dict { items } => items.iter().try_for_each(|item| {
            item.key.as_ref().map_or(Ok(()), &mut *visit)?;
            visit(&item.value)
        }),
        ExprKind::ListComp { elt, generators }
        | ExprKind::SetComp { elt, generators }
        | ExprKind::GeneratorExp { elt, generators } => {
            generator_children(generators, visit)?;
            visit(elt)
        }
        ExprKind::DictComp(node) => {
            generator_children(&node.generators, visit)?;
            visit(&node.key)?;
            visit(&node.value)
        }
        ExprKind::Compare { left, comparators } => {
            visit(left)?;
            comparators.iter().try_for_each(|comparator| visit(&comparator.value))
        }
        ExprKind::Call(call) => {
            visit(&call.func)?;
            call.args.iter().try_for_each(&mut *visit)?;
            call.keywords.iter().try_for_each(|keyword| visit(&keyword.value))
        }
        ExprKind::FormattedValue { value, format_spec, .. } => {
            visit(value)?;
            format_spec.as_deref().map_or(Ok(()), visit)
        }
        ExprKind::Subscript { value, slice } => {
            visit(value)?;
            visit(slice)
        }
        ExprKind::Slice { lower, upper, step } => [lower, upper, step]
            .into_iter()
            .flatten()
            .try_for_each(|part| visit(part)),
    }
}

fn generator_children<'a, E>(
    generators: &'a [Comprehension],
    visit: &mut impl FnMut(&'a Expr) -> Result<(), E>,
) -> Result<(), E> {
    generators.iter().try_for_each(|generator| {
        visit(&generator.iter)?;
        visit(&generator.target)?;
        generator.ifs.iter().try_for_each(&mut *visit)
    })
}

/// Calls `visit` for a statement and every statement inside it.
pub(crate) fn statement<E>(stmt: &Stmt, visit: &mut impl FnMut(&Stmt) -> Result<(), E>) -> Result<(), E> {
    visit(stmt)?;
    let mut block = |body: &[Stmt]| body.iter().try_for_each(|stmt| statement(stmt, &mut *visit));
    match &stmt.kind {
        StmtKind::FunctionDef(def) => block(&def.body),
        StmtKind::ClassDef(def) => block(&def.body),
        StmtKind::For(node) => {
            block(&node.body)?;
            block(&node.orelse)
        }
        StmtKind::While { body, orelse, .. } | StmtKind::If { body, orelse, .. } => {
            block(body)?;
            block(orelse)
        }
        StmtKind::With { body, .. } => block(body),
        StmtKind::Match { cases, .. } => cases.iter().try_for_each(|case| block(&case.body)),
        StmtKind::Try(node) => {
            block(&node.body)?;
            node.handlers.iter().try_for_each(|handler| block(&handler.body))?;
            block(&node.orelse)?;
            block(&node.finalbody)
        }
        _ => Ok(()),
    }
}
