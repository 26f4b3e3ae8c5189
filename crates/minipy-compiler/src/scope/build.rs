//! The first pass: one walk over the tree that notes uses and bindings, in the order of CPython's `symtable_visit_*`, because the
//! order decides which of two errors is reported.
//!
//! It also refuses the features that minipy does not run, at their first appearance. Annotations have scopes of their own; those of the
//! locals of a function are never evaluated, so they are only searched for what CPython forbids in them.

use super::{CompKind, GENERIC_PARAMS, Scope, ScopeId, ScopeKind, Symbols, address, flag, mangle, type_params_key};
use crate::error::{Res, syntax, unsupported};
use crate::walk;
use crate::warn::Warnings;
use minipy_syntax::ast::*;
use rustc_hash::FxHashMap;

mod lazy;

pub(crate) use lazy::{annotations_of, default_parameters};
use lazy::{check_annotation, check_within};

struct Builder {
    scopes: Vec<Scope>,
    by_node: FxHashMap<usize, ScopeId>,
    current: ScopeId,
    private: Option<Ident>,
    /// In a block of the module or class that may not be reached, or more than once.
    in_conditional_block: bool,
    annotation_numbers: FxHashMap<usize, i64>,
    future_annotations: bool,
    warnings: Warnings,
}

/// What happens to a target.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Context {
    Store,
    Del,
}

/// Walks a module.
pub(super) fn module(module: &Module) -> Res<Symbols> {
    let mut builder = Builder::new();
    builder.future_annotations = asks_for_strings(&module.body);
    builder.block(&module.body)?;
    builder.futures(&module.body)?;
    Ok(builder.finish())
}

/// Walks a lone expression, which stands at module level.
pub(super) fn expression(expr: &Expr) -> Res<Symbols> {
    let mut builder = Builder::new();
    builder.expr(expr)?;
    Ok(builder.finish())
}

impl Builder {
    fn new() -> Builder {
        let scopes = vec![Scope::new(ScopeKind::Module, None)];
        Builder {
            scopes,
            by_node: FxHashMap::default(),
            current: 0,
            private: None,
            in_conditional_block: false,
            annotation_numbers: FxHashMap::default(),
            future_annotations: false,
            warnings: Warnings::default(),
        }
    }

    fn finish(self) -> Symbols {
        Symbols {
            scopes: self.scopes,
            by_node: self.by_node,
            annotation_numbers: self.annotation_numbers,
            future_annotations: self.future_annotations,
            warnings: self.warnings,
        }
    }

    fn scope(&mut self) -> &mut Scope {
        &mut self.scopes[self.current]
    }

    /// Opens the scope of a node; answers the one around it.
    fn enter<T>(&mut self, kind: ScopeKind, node: &T) -> ScopeId {
        let parent = self.enter_unnamed(kind);
        self.by_node.insert(address(node), self.current);
        parent
    }

    fn enter_unnamed(&mut self, kind: ScopeKind) -> ScopeId {
        let parent = self.current;
        let mut scope = Scope::new(kind, Some(parent));
        let outer = &self.scopes[parent];
        scope.nested = outer.nested || outer.kind.is_function();
        scope.comp_iter_expr = outer.comp_iter_expr;
        scope.private = self.private.clone();
        scope.inlined = match kind {
            ScopeKind::Comprehension(CompKind::Generator) => false,
            ScopeKind::Comprehension(_) => outer.kind != ScopeKind::Class && !outer.sees_class,
            _ => false,
        };
        let may_see = matches!(kind, ScopeKind::Annotation | ScopeKind::TypeParams);
        scope.sees_class = may_see && (outer.kind == ScopeKind::Class || outer.sees_class);
        let id = self.scopes.len();
        self.scopes.push(scope);
        self.scopes[parent].children.push(id);
        self.current = id;
        parent
    }

    // ---- names ----

    fn define(&mut self, name: &Ident, flags: u16, span: Span) -> Res {
        self.define_in(self.current, name, flags, span)
    }

    /// CPython's `symtable_add_def_helper`.
    fn define_in(&mut self, id: ScopeId, name: &Ident, flags: u16, span: Span) -> Res {
        let name = mangle(self.private.as_ref(), name);
        let scope = &mut self.scopes[id];
        let in_target = scope.comp_iter_target;
        let symbol = scope.entry(&name);
        if flags & flag::PARAM != 0 && symbol.flags & flag::PARAM != 0 {
            return syntax(span, format!("duplicate argument '{name}' in function definition"));
        }
        symbol.flags |= flags;
        if in_target {
            if symbol.flags & (flag::GLOBAL | flag::NONLOCAL) != 0 {
                let text = format!("comprehension inner loop cannot rebind assignment expression target '{name}'");
                return syntax(span, text);
            }
            symbol.flags |= flag::COMP_ITER;
        }
        Ok(())
    }

    /// `__debug__` is a constant.
    fn check_name(&self, name: &str, context: Context, span: Span) -> Res {
        match context {
            Context::Store if name == "__debug__" => syntax(span, "cannot assign to __debug__"),
            Context::Del if name == "__debug__" => syntax(span, "cannot delete __debug__"),
            _ => Ok(()),
        }
    }

    /// A name that is bound by something else than a target: `def`, `class`, `import`, `except ... as`.
    fn bind(&mut self, name: &Ident, flags: u16, span: Span) -> Res {
        self.check_name(name, Context::Store, span)?;
        self.define(name, flags, span)
    }

    fn declare(&mut self, names: &[Identifier], flags: u16, span: Span) -> Res {
        let word = if flags == flag::GLOBAL { "global" } else { "nonlocal" };
        for name in names {
            let name = mangle(self.private.as_ref(), &name.name);
            let used = self.scope().flags(&name);
            let text = if used & flag::PARAM != 0 {
                format!("name '{name}' is parameter and {word}")
            } else if used & flag::USE != 0 {
                format!("name '{name}' is used prior to {word} declaration")
            } else if used & flag::ANNOT != 0 {
                format!("annotated name '{name}' can't be {word}")
            } else if used & flag::LOCAL != 0 {
                format!("name '{name}' is assigned to before {word} declaration")
            } else {
                self.define(&name, flags, span)?;
                self.scope().directives.push((name, span));
                continue;
            };
            return syntax(span, text);
        }
        Ok(())
    }

    // ---- statements ----

    fn block(&mut self, body: &[Stmt]) -> Res {
        body.iter().try_for_each(|stmt| self.stmt(stmt))
    }

    fn stmt(&mut self, stmt: &Stmt) -> Res {
        match &stmt.kind {
            StmtKind::FunctionDef(def) => self.function(def, stmt.span),
            StmtKind::ClassDef(def) => self.class(def, stmt.span),
            StmtKind::Return { value } => self.maybe(value),
            StmtKind::Delete { targets } => targets.iter().try_for_each(|target| self.target(target, Context::Del)),
            StmtKind::Assign { targets, value } => {
                targets
                    .iter()
                    .try_for_each(|target| self.target(target, Context::Store))?;
                self.expr(value)
            }
            StmtKind::AugAssign { target, value, .. } => {
                self.target(target, Context::Store)?;
                self.expr(value)
            }
            StmtKind::AnnAssign {
                target,
                annotation,
                value,
                simple,
            } => {
                self.annotated(target, value.is_some(), *simple, stmt.span)?;
                check_annotation(annotation)?;
                self.variable_annotation(stmt, annotation, *simple)?;
                self.maybe(value)
            }
            StmtKind::For(node) => {
                self.check_async(node.is_async, "async for", stmt.span)?;
                self.target(&node.target, Context::Store)?;
                self.expr(&node.iter)?;
                self.conditional([&node.body, &node.orelse])
            }
            StmtKind::While { test, body, orelse } | StmtKind::If { test, body, orelse } => {
                self.expr(test)?;
                self.conditional([body, orelse])
            }
            StmtKind::With { items, body, is_async } => self.with(items, body, *is_async, stmt.span),
            StmtKind::Match { subject, cases } => self.match_(subject, cases),
            StmtKind::TypeAlias(alias) => self.type_alias(alias),
            StmtKind::Raise { exc, cause } => {
                self.maybe(exc)?;
                self.maybe(cause)
            }
            StmtKind::Try(node) => self.try_(node),
            StmtKind::Assert { test, msg } => {
                self.warnings.assertion(test, stmt.span);
                self.expr(test)?;
                self.maybe(msg)
            }
            StmtKind::Import { names } => names.iter().try_for_each(|alias| self.alias(alias)),
            StmtKind::ImportFrom { names, .. } => names.iter().try_for_each(|alias| self.alias(alias)),
            StmtKind::Global { names } => self.declare(names, flag::GLOBAL, stmt.span),
            StmtKind::Nonlocal { names } => self.declare(names, flag::NONLOCAL, stmt.span),
            StmtKind::Expr { value } => self.expr(value),
            StmtKind::Pass | StmtKind::Break | StmtKind::Continue => Ok(()),
        }
    }

    fn function(&mut self, def: &FunctionDef, span: Span) -> Res {
        self.bind(&def.name.name, flag::LOCAL, span)?;
        self.defaults(&def.args)?;
        def.decorator_list
            .iter()
            .try_for_each(|decorator| self.expr(decorator))?;
        if def.type_params.is_empty() {
            return self.function_inside(def);
        }
        let outer = self.enter_unnamed(ScopeKind::TypeParams);
        self.by_node.insert(type_params_key(def), self.current);
        for (name, _, given) in default_parameters(&def.args) {
            if given {
                self.define(&name.into(), flag::PARAM, span)?;
            }
        }
        self.type_params(&def.type_params)?;
        self.function_inside(def)?;
        self.current = outer;
        Ok(())
    }

    fn function_inside(&mut self, def: &FunctionDef) -> Res {
        self.function_annotations(def)?;
        let outer = self.enter(ScopeKind::Function, def);
        self.scope().coroutine = def.is_async;
        self.arguments(&def.args)?;
        self.block(&def.body)?;
        self.current = outer;
        Ok(())
    }

    fn class(&mut self, def: &ClassDef, span: Span) -> Res {
        self.bind(&def.name.name, flag::LOCAL, span)?;
        def.decorator_list
            .iter()
            .try_for_each(|decorator| self.expr(decorator))?;
        if def.type_params.is_empty() {
            return self.class_inside(def);
        }
        let private = self.private.replace(def.name.name.clone());
        let outer = self.enter_unnamed(ScopeKind::TypeParams);
        self.by_node.insert(type_params_key(def), self.current);
        self.type_params(&def.type_params)?;
        let keywords = def.keywords.iter().map(|keyword| &keyword.value);
        def.bases
            .iter()
            .chain(keywords)
            .try_for_each(|expr| check_within(expr, "the definition of a generic"))?;
        self.class_inside(def)?;
        self.current = outer;
        self.private = private;
        Ok(())
    }

    /// The bases and the body of a class.
    fn class_inside(&mut self, def: &ClassDef) -> Res {
        def.bases.iter().try_for_each(|base| self.expr(base))?;
        self.keywords(&def.keywords)?;
        let private = self.private.replace(def.name.name.clone());
        let conditional = std::mem::replace(&mut self.in_conditional_block, false);
        let outer = self.enter(ScopeKind::Class, def);
        if !def.type_params.is_empty() {
            self.define(&GENERIC_PARAMS.into(), flag::USE, Span::default())?;
            self.define(&"__type_params__".into(), flag::LOCAL, Span::default())?;
        }
        self.block(&def.body)?;
        self.current = outer;
        self.in_conditional_block = conditional;
        self.private = private;
        Ok(())
    }

    /// Statements of a module or class that may not be reached.
    fn conditional<'s>(&mut self, blocks: impl IntoIterator<Item = &'s Vec<Stmt>>) -> Res {
        let outer = std::mem::replace(&mut self.in_conditional_block, true);
        blocks.into_iter().try_for_each(|body| self.block(body))?;
        self.in_conditional_block = outer;
        Ok(())
    }

    fn defaults(&mut self, args: &Arguments) -> Res {
        args.defaults
            .iter()
            .chain(args.kw_defaults.iter().flatten())
            .try_for_each(|value| self.expr(value))
    }

    /// Parameters in the order of registers.
    fn arguments(&mut self, args: &Arguments) -> Res {
        for arg in parameters(args) {
            self.bind(&arg.arg, flag::PARAM, arg.span)?;
        }
        Ok(())
    }

    fn annotated(&mut self, target: &Expr, has_value: bool, simple: bool, span: Span) -> Res {
        let ExprKind::Name { id } = &target.kind else {
            return self.target(target, Context::Store);
        };
        self.check_name(id, Context::Store, target.span)?;
        let name = mangle(self.private.as_ref(), id);
        let used = self.scope().flags(&name);
        if simple && self.current != 0 && used & (flag::GLOBAL | flag::NONLOCAL) != 0 {
            let word = if used & flag::GLOBAL != 0 { "global" } else { "nonlocal" };
            return syntax(span, format!("annotated name '{name}' can't be {word}"));
        }
        if simple {
            self.define(id, flag::ANNOT | flag::LOCAL, target.span)
        } else if has_value {
            self.define(id, flag::LOCAL, target.span)
        } else {
            Ok(())
        }
    }

    fn with(&mut self, items: &[WithItem], body: &Vec<Stmt>, is_async: bool, span: Span) -> Res {
        self.check_async(is_async, "async with", span)?;
        for item in items {
            self.expr(&item.context_expr)?;
            if let Some(target) = &item.optional_vars {
                self.target(target, Context::Store)?;
            }
        }
        self.conditional([body])
    }

    fn try_(&mut self, node: &Try) -> Res {
        self.warnings.finally(&node.finalbody, false)?;
        self.conditional([&node.body, &node.orelse])?;
        for handler in &node.handlers {
            self.maybe(&handler.type_)?;
            if let Some(name) = &handler.name {
                self.bind(&name.name, flag::LOCAL | flag::DELETED, handler.span)?;
            }
            self.conditional([&handler.body])?;
        }
        self.conditional([&node.finalbody])
    }

    fn match_(&mut self, subject: &Expr, cases: &[MatchCase]) -> Res {
        self.expr(subject)?;
        cases.iter().try_for_each(|case| {
            self.pattern(&case.pattern)?;
            self.maybe(&case.guard)?;
            self.conditional([&case.body])
        })
    }

    fn alias(&mut self, alias: &Alias) -> Res {
        if let Some(name) = &alias.asname {
            return self.bind(&name.name, flag::IMPORT, alias.span);
        }
        if &*alias.name == "*" {
            if self.current != 0 {
                return syntax(alias.span, "import * only allowed at module level");
            }
            return Ok(());
        }
        let first: Ident = alias.name.split('.').next().unwrap_or_default().into();
        self.bind(&first, flag::IMPORT, alias.span)
    }

    /// An asynchronous statement stands only directly in an `async def`.
    fn check_async(&mut self, is_async: bool, what: &str, span: Span) -> Res {
        if is_async && !self.scope().coroutine {
            return syntax(span, format!("'{what}' outside async function"));
        }
        Ok(())
    }

    /// `from __future__ import` must come first and must name a feature that exists; those that exist are all in force.
    fn futures(&mut self, body: &[Stmt]) -> Res {
        let mut first = true;
        for (at, stmt) in body.iter().enumerate() {
            let docstring = |stmt: &Stmt| matches!(&stmt.kind, StmtKind::Expr { value } if matches!(value.kind, ExprKind::Constant(Constant::Str(_))));
            match &stmt.kind {
                StmtKind::ImportFrom {
                    module: Some(module),
                    names,
                    level: 0,
                } if &*module.name == "__future__" && first => {
                    names.iter().try_for_each(future)?;
                }
                _ if at == 0 && docstring(stmt) => {}
                _ => first = false,
            }
            if !first {
                walk::statement(stmt, &mut late_future)?;
            }
        }
        Ok(())
    }

    // ---- targets ----

    fn target(&mut self, target: &Expr, context: Context) -> Res {
        match &target.kind {
            ExprKind::Name { id } => {
                self.check_name(id, context, target.span)?;
                let deleted = if context == Context::Del { flag::DELETED } else { 0 };
                self.define(id, flag::LOCAL | deleted, target.span)
            }
            ExprKind::Tuple { elts } | ExprKind::List { elts } => {
                elts.iter().try_for_each(|elt| self.target(elt, context))
            }
            ExprKind::Starred { value } => self.target(value, context),
            ExprKind::Attribute { value, attr } => {
                self.check_name(&attr.name, context, target.span)?;
                self.expr(value)
            }
            _ => walk::children(target, &mut |child| self.expr(child)),
        }
    }

    fn pattern(&mut self, pattern: &Pattern) -> Res {
        let bound = match &pattern.kind {
            PatternKind::MatchValue { value } => return self.expr(value),
            PatternKind::MatchSingleton { .. } => None,
            PatternKind::MatchSequence { patterns } | PatternKind::MatchOr { patterns } => {
                return patterns.iter().try_for_each(|pattern| self.pattern(pattern));
            }
            PatternKind::MatchMapping { keys, patterns, rest } => {
                keys.iter().try_for_each(|key| self.expr(key))?;
                patterns.iter().try_for_each(|pattern| self.pattern(pattern))?;
                rest.as_ref()
            }
            PatternKind::MatchClass(class) => {
                self.expr(&class.cls)?;
                class.patterns.iter().try_for_each(|pattern| self.pattern(pattern))?;
                for (name, pattern) in class.kwd_attrs.iter().zip(&class.kwd_patterns) {
                    self.check_name(&name.name, Context::Store, pattern.span)?;
                }
                return class.kwd_patterns.iter().try_for_each(|pattern| self.pattern(pattern));
            }
            PatternKind::MatchStar { name } => name.as_ref(),
            PatternKind::MatchAs { pattern, name } => {
                pattern.as_deref().map_or(Ok(()), |pattern| self.pattern(pattern))?;
                name.as_ref()
            }
        };
        bound.map_or(Ok(()), |name| self.bind(&name.name, flag::LOCAL, pattern.span))
    }

    // ---- expressions ----

    fn maybe(&mut self, expr: &Option<Box<Expr>>) -> Res {
        expr.as_deref().map_or(Ok(()), |expr| self.expr(expr))
    }

    fn keywords(&mut self, keywords: &[Keyword]) -> Res {
        for keyword in keywords {
            if let Some(name) = &keyword.arg {
                self.check_name(name, Context::Store, keyword.span)?;
            }
            self.expr(&keyword.value)?;
        }
        Ok(())
    }

    fn expr(&mut self, expr: &Expr) -> Res {
        self.warnings.expression(expr);
        match &expr.kind {
            ExprKind::Name { id } => self.name(id, expr.span),
            ExprKind::NamedExpr { target, value } => self.walrus(expr.span, target, value),
            ExprKind::Lambda { args, body } => {
                self.defaults(args)?;
                let outer = self.enter(ScopeKind::Lambda, expr);
                self.arguments(args)?;
                self.expr(body)?;
                self.current = outer;
                Ok(())
            }
            ExprKind::ListComp { elt, generators } => self.comprehension(expr, CompKind::List, generators, elt, None),
            ExprKind::SetComp { elt, generators } => self.comprehension(expr, CompKind::Set, generators, elt, None),
            ExprKind::GeneratorExp { elt, generators } => {
                self.comprehension(expr, CompKind::Generator, generators, elt, None)
            }
            ExprKind::DictComp(node) => {
                self.comprehension(expr, CompKind::Dict, &node.generators, &node.key, Some(&node.value))
            }
            ExprKind::Yield { .. } | ExprKind::YieldFrom { .. } => self.yield_(expr),
            ExprKind::Await { value } => {
                let scope = self.scope();
                let place = match scope.kind {
                    ScopeKind::Module | ScopeKind::Class => Some("function"),
                    ScopeKind::Function | ScopeKind::Lambda if !scope.coroutine => Some("async function"),
                    ScopeKind::Function
                    | ScopeKind::Lambda
                    | ScopeKind::Annotation
                    | ScopeKind::TypeParams
                    | ScopeKind::Comprehension(_) => None,
                };
                if let Some(place) = place {
                    return syntax(expr.span, format!("'await' outside {place}"));
                }
                self.expr(value)?;
                self.scope().coroutine = true;
                Ok(())
            }
            ExprKind::Call(call) => {
                self.expr(&call.func)?;
                call.args.iter().try_for_each(|arg| self.expr(arg))?;
                self.keywords(&call.keywords)
            }
            _ => walk::children(expr, &mut |child| self.expr(child)),
        }
    }

    fn name(&mut self, id: &Ident, span: Span) -> Res {
        self.define(id, flag::USE, span)?;
        if &**id == "super" && self.scope().kind.is_function() {
            self.define(&"__class__".into(), flag::USE, span)?;
        }
        Ok(())
    }

    fn walrus(&mut self, span: Span, target: &Expr, value: &Expr) -> Res {
        if self.scope().comp_iter_expr > 0 {
            return syntax(
                span,
                "assignment expression cannot be used in a comprehension iterable expression",
            );
        }
        if let ExprKind::Name { id } = &target.kind
            && matches!(self.scope().kind, ScopeKind::Comprehension(_))
        {
            self.walrus_in_comprehension(id, target.span)?;
        }
        let mut id = self.current;
        self.scopes[id].has_walrus = true;
        while let (true, Some(parent)) = (self.scopes[id].inlined, self.scopes[id].parent) {
            id = parent;
            self.scopes[id].has_walrus = true;
        }
        self.expr(value)?;
        self.target(target, Context::Store)
    }

    /// The target of `:=` in a comprehension belongs to the function around it. CPython's `symtable_extend_namedexpr_scope`.
    fn walrus_in_comprehension(&mut self, name: &Ident, span: Span) -> Res {
        let mangled = mangle(self.private.as_ref(), name);
        let mut at = Some(self.current);
        while let Some(id) = at {
            let scope = &self.scopes[id];
            let used = scope.flags(&mangled);
            match scope.kind {
                ScopeKind::Comprehension(_) => {
                    if used & flag::COMP_ITER != 0 && used & flag::LOCAL != 0 {
                        let text = "assignment expression cannot rebind comprehension iteration variable";
                        return syntax(span, format!("{text} '{name}'"));
                    }
                    at = scope.parent;
                    continue;
                }
                ScopeKind::Class => {
                    let text = "assignment expression within a comprehension cannot be used in a class body";
                    return syntax(span, text);
                }
                ScopeKind::Module => {
                    self.define(name, flag::GLOBAL, span)?;
                    self.scope().directives.push((mangled, span));
                    return self.define_in(id, name, flag::GLOBAL, span);
                }
                ScopeKind::Function | ScopeKind::Lambda | ScopeKind::Annotation | ScopeKind::TypeParams => {
                    let flags = if used & flag::GLOBAL != 0 {
                        flag::GLOBAL
                    } else {
                        flag::NONLOCAL
                    };
                    self.define(name, flags, span)?;
                    self.scope().directives.push((mangled, span));
                    return self.define_in(id, name, flag::LOCAL, span);
                }
            }
        }
        Ok(())
    }

    fn comprehension(
        &mut self,
        node: &Expr,
        kind: CompKind,
        generators: &[Comprehension],
        elt: &Expr,
        value: Option<&Expr>,
    ) -> Res {
        let Some((first, rest)) = generators.split_first() else {
            return Ok(());
        };
        self.scope().comp_iter_expr += 1;
        self.expr(&first.iter)?;
        self.scope().comp_iter_expr -= 1;
        let outer = self.enter(ScopeKind::Comprehension(kind), node);
        self.scope().generator = kind == CompKind::Generator;
        self.scope().coroutine = first.is_async;
        if !self.scope().inlined {
            self.define(&".0".into(), flag::PARAM, node.span)?;
        }
        self.comp_target(&first.target)?;
        first.ifs.iter().try_for_each(|test| self.expr(test))?;
        for generator in rest {
            self.comp_target(&generator.target)?;
            self.scope().comp_iter_expr += 1;
            self.expr(&generator.iter)?;
            self.scope().comp_iter_expr -= 1;
            generator.ifs.iter().try_for_each(|test| self.expr(test))?;
            self.scope().coroutine |= generator.is_async;
        }
        value.map_or(Ok(()), |value| self.expr(value))?;
        self.expr(elt)?;
        // A list, set or dict is awaited where it stands, so what is around it must be asynchronous too.
        let awaited = self.scope().coroutine && kind != CompKind::Generator;
        self.current = outer;
        if awaited && matches!(self.scope().kind, ScopeKind::Comprehension(_)) {
            self.scope().coroutine = true;
        }
        Ok(())
    }

    fn comp_target(&mut self, target: &Expr) -> Res {
        self.scope().comp_iter_target = true;
        self.target(target, Context::Store)?;
        self.scope().comp_iter_target = false;
        Ok(())
    }

    fn yield_(&mut self, expr: &Expr) -> Res {
        let word = if matches!(expr.kind, ExprKind::YieldFrom { .. }) {
            "yield from"
        } else {
            "yield"
        };
        match self.scope().kind {
            ScopeKind::Module | ScopeKind::Class => return syntax(expr.span, format!("'{word}' outside function")),
            ScopeKind::Comprehension(kind) => {
                walk::children(expr, &mut |child| self.expr(child))?;
                return syntax(expr.span, format!("'yield' inside {}", kind.words()));
            }
            ScopeKind::Function | ScopeKind::Lambda | ScopeKind::Annotation | ScopeKind::TypeParams => {
                self.scope().generator = true;
            }
        }
        walk::children(expr, &mut |child| self.expr(child))
    }
}

/// The parameters in the order of registers: positional, keyword-only, `*args`, `**kwargs`.
pub(super) fn parameters(args: &Arguments) -> impl Iterator<Item = &Arg> {
    let positional = args.posonlyargs.iter().chain(&args.args).chain(&args.kwonlyargs);
    positional.chain(args.vararg.as_deref()).chain(args.kwarg.as_deref())
}

/// Does the module begin by asking for annotations as strings?
fn asks_for_strings(body: &[Stmt]) -> bool {
    let is_docstring = |stmt: &Stmt| matches!(&stmt.kind, StmtKind::Expr { value } if matches!(value.kind, ExprKind::Constant(Constant::Str(_))));
    let start = body.first().is_some_and(is_docstring) as usize;
    body[start..]
        .iter()
        .map_while(|stmt| match &stmt.kind {
            StmtKind::ImportFrom {
                module: Some(module),
                names,
                level: 0,
            } if &*module.name == "__future__" => Some(names),
            _ => None,
        })
        .flatten()
        .any(|alias| &*alias.name == "annotations")
}

/// A feature named in `from __future__ import`.
fn future(alias: &Alias) -> Res {
    match &*alias.name {
        "nested_scopes" | "generators" | "division" | "absolute_import" | "with_statement" | "print_function"
        | "unicode_literals" | "generator_stop" | "annotations" => Ok(()),
        "barry_as_FLUFL" => unsupported(alias.span, "from __future__ import barry_as_FLUFL"),
        "braces" => syntax(alias.span, "not a chance"),
        name => syntax(alias.span, format!("future feature {name} is not defined")),
    }
}

/// Any other `from __future__ import` stands too late.
fn late_future(stmt: &Stmt) -> Res {
    match &stmt.kind {
        StmtKind::ImportFrom {
            module: Some(module),
            level: 0,
            ..
        } if &*module.name == "__future__" => syntax(
            stmt.span,
            "from __future__ imports must occur at the beginning of the file",
        ),
        _ => Ok(()),
    }
}
