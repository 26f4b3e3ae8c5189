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

/// The statements directly inside a statement.
pub(crate) fn blocks(stmt: &Stmt) -> impl Iterator<Item = &Stmt> {
    let (mut parts, mut handlers, mut cases): ([&[Stmt]; 3], &[ExceptHandler], &[MatchCase]) = ([&[]; 3], &[], &[]);
    match &stmt.kind {
        StmtKind::FunctionDef(def) => parts[0] = &def.body,
        StmtKind::ClassDef(def) => parts[0] = &def.body,
        StmtKind::For(node) => parts = [&node.body, &node.orelse, &[]],
        StmtKind::While { body, orelse, .. } | StmtKind::If { body, orelse, .. } => parts = [body, orelse, &[]],
        StmtKind::With { body, .. } => parts[0] = body,
        StmtKind::Match { cases: all, .. } => cases = all,
        StmtKind::Try(node) => {
            parts = [&node.body, &node.orelse, &node.finalbody];
            handlers = &node.handlers;
        }
        _ => {}
    }
    let [first, second, last] = parts;
    first
        .iter()
        .chain(handlers.iter().flat_map(|handler| &handler.body))
        .chain(cases.iter().flat_map(|case| &case.body))
        .chain(second)
        .chain(last)
}

/// Calls `visit` for a statement and every statement inside it.
pub(crate) fn statement<E>(stmt: &Stmt, visit: &mut impl FnMut(&Stmt) -> Result<(), E>) -> Result<(), E> {
    visit(stmt)?;
    blocks(stmt).try_for_each(|stmt| statement(stmt, visit))
}
