//! Trees as text: a compact s-expression for tests and for looking at what the parser made of a program.
//!
//! A node is `(Name field field ...)` with the fields in CPython's order, a list is `[a b]`, an absent field is `-`.
//! With spans a node begins with `(Name@start:end`, in bytes.

use crate::ast::*;
use std::fmt::{Display, Write};

/// The dump of a whole tree, one top-level statement per line.
pub fn dump(module: &Module, with_spans: bool) -> String {
    let mut dumper = Dumper {
        out: String::new(),
        with_spans,
    };
    for statement in &module.body {
        dumper.stmt(statement);
        dumper.out.push('\n');
    }
    dumper.out
}

/// The dump of one expression.
pub fn dump_expression(expr: &Expr, with_spans: bool) -> String {
    let mut dumper = Dumper {
        out: String::new(),
        with_spans,
    };
    dumper.expr(expr);
    dumper.out
}

struct Dumper {
    out: String,
    with_spans: bool,
}

/// `"text"` with everything but printable ASCII as `\u{...}`.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => out.extend(['\\', character]),
            ' '..='~' => out.push(character),
            _ => out.extend(character.escape_unicode()),
        }
    }
    out + "\""
}

impl Dumper {
    fn open(&mut self, name: &str, span: Span) {
        self.out.push('(');
        self.out.push_str(name);
        if self.with_spans {
            let _ = write!(self.out, "@{}:{}", span.start, span.end);
        }
    }

    fn close(&mut self) {
        self.out.push(')');
    }

    /// A field that is a word.
    fn word(&mut self, word: impl Display) {
        let _ = write!(self.out, " {word}");
    }

    fn list<T>(&mut self, items: &[T], one: impl Fn(&mut Self, &T)) {
        self.out.push_str(" [");
        for (at, item) in items.iter().enumerate() {
            if at > 0 {
                self.out.push(' ');
            }
            one(self, item);
        }
        self.out.push(']');
    }

    fn exprs(&mut self, items: &[Expr]) {
        self.list(items, Self::expr);
    }

    fn block(&mut self, items: &[Stmt]) {
        self.list(items, Self::stmt);
    }

    fn field(&mut self, expr: &Expr) {
        self.out.push(' ');
        self.expr(expr);
    }

    fn optional(&mut self, expr: Option<&Expr>) {
        match expr {
            Some(expr) => self.field(expr),
            None => self.out.push_str(" -"),
        }
    }

    fn optional_name(&mut self, name: Option<&Identifier>) {
        self.word(name.map_or("-", |name| &name.name));
    }

    fn stmt(&mut self, statement: &Stmt) {
        let span = statement.span;
        match &statement.kind {
            StmtKind::FunctionDef(def) => self.function(def, span),
            StmtKind::ClassDef(def) => self.class(def, span),
            StmtKind::Try(block) => self.try_block(block, span),
            StmtKind::For(block) => {
                self.open(if block.is_async { "AsyncFor" } else { "For" }, span);
                self.field(&block.target);
                self.field(&block.iter);
                self.block(&block.body);
                self.block(&block.orelse);
            }
            StmtKind::With { items, body, is_async } => {
                self.open(if *is_async { "AsyncWith" } else { "With" }, span);
                self.list(items, |dumper, item| {
                    dumper.expr(&item.context_expr);
                    dumper.optional(item.optional_vars.as_deref());
                });
                self.block(body);
            }
            StmtKind::Match { subject, cases } => {
                self.open("Match", span);
                self.field(subject);
                self.list(cases, |dumper, case| {
                    dumper.pattern(&case.pattern);
                    dumper.optional(case.guard.as_deref());
                    dumper.block(&case.body);
                });
            }
            StmtKind::While { test, body, orelse } => {
                self.open("While", span);
                self.field(test);
                self.block(body);
                self.block(orelse);
            }
            StmtKind::If { test, body, orelse } => {
                self.open("If", span);
                self.field(test);
                self.block(body);
                self.block(orelse);
            }
            simple => self.simple(simple, span),
        }
        self.close();
    }

    fn simple(&mut self, statement: &StmtKind, span: Span) {
        match statement {
            StmtKind::Return { value } => {
                self.open("Return", span);
                self.optional(value.as_deref());
            }
            StmtKind::Delete { targets } => {
                self.open("Delete", span);
                self.exprs(targets);
            }
            StmtKind::Assign { targets, value } => {
                self.open("Assign", span);
                self.exprs(targets);
                self.field(value);
            }
            StmtKind::AugAssign { target, op, value } => {
                self.open("AugAssign", span);
                self.field(target);
                self.word(format_args!("{op:?}"));
                self.field(value);
            }
            StmtKind::AnnAssign {
                target,
                annotation,
                value,
                simple,
            } => {
                self.open("AnnAssign", span);
                self.field(target);
                self.field(annotation);
                self.optional(value.as_deref());
                self.word(u8::from(*simple));
            }
            StmtKind::Raise { exc, cause } => {
                self.open("Raise", span);
                self.optional(exc.as_deref());
                self.optional(cause.as_deref());
            }
            StmtKind::Assert { test, msg } => {
                self.open("Assert", span);
                self.field(test);
                self.optional(msg.as_deref());
            }
            StmtKind::Pass => self.open("Pass", span),
            StmtKind::Break => self.open("Break", span),
            StmtKind::Continue => self.open("Continue", span),
            declaration => self.declaration(declaration, span),
        }
    }

    fn declaration(&mut self, statement: &StmtKind, span: Span) {
        match statement {
            StmtKind::Import { names } => {
                self.open("Import", span);
                self.list(names, Self::alias);
            }
            StmtKind::ImportFrom { module, names, level } => {
                self.open("ImportFrom", span);
                self.optional_name(module.as_ref());
                self.list(names, Self::alias);
                self.word(level);
            }
            StmtKind::Global { names } => {
                self.open("Global", span);
                self.list(names, |dumper, name| dumper.out.push_str(&name.name));
            }
            StmtKind::Nonlocal { names } => {
                self.open("Nonlocal", span);
                self.list(names, |dumper, name| dumper.out.push_str(&name.name));
            }
            StmtKind::Expr { value } => {
                self.open("Expr", span);
                self.field(value);
            }
            StmtKind::TypeAlias(alias) => {
                self.open("TypeAlias", span);
                self.out.push(' ');
                self.open("Name", alias.name.span);
                self.word(&alias.name.name);
                self.close();
                self.list(&alias.type_params, Self::type_param);
                self.field(&alias.value);
            }
            _ => self.open("?", span),
        }
    }

    fn function(&mut self, def: &FunctionDef, span: Span) {
        self.open(
            if def.is_async {
                "AsyncFunctionDef"
            } else {
                "FunctionDef"
            },
            span,
        );
        self.word(&def.name.name);
        self.arguments(&def.args);
        self.block(&def.body);
        self.exprs(&def.decorator_list);
        self.optional(def.returns.as_deref());
        self.list(&def.type_params, Self::type_param);
    }

    fn class(&mut self, def: &ClassDef, span: Span) {
        self.open("ClassDef", span);
        self.word(&def.name.name);
        self.exprs(&def.bases);
        self.list(&def.keywords, Self::keyword);
        self.block(&def.body);
        self.exprs(&def.decorator_list);
        self.list(&def.type_params, Self::type_param);
    }

    fn try_block(&mut self, block: &Try, span: Span) {
        self.open(if block.is_star { "TryStar" } else { "Try" }, span);
        self.block(&block.body);
        self.list(&block.handlers, |dumper, handler| {
            dumper.open("ExceptHandler", handler.span);
            dumper.optional(handler.type_.as_deref());
            dumper.optional_name(handler.name.as_ref());
            dumper.block(&handler.body);
            dumper.close();
        });
        self.block(&block.orelse);
        self.block(&block.finalbody);
    }

    fn alias(&mut self, alias: &Alias) {
        self.open("alias", alias.span);
        self.word(&alias.name);
        self.optional_name(alias.asname.as_ref());
        self.close();
    }

    fn type_param(&mut self, param: &TypeParam) {
        match &param.kind {
            TypeParamKind::TypeVar { bound } => {
                self.open("TypeVar", param.span);
                self.word(&param.name.name);
                self.optional(bound.as_deref());
            }
            TypeParamKind::ParamSpec => {
                self.open("ParamSpec", param.span);
                self.word(&param.name.name);
            }
            TypeParamKind::TypeVarTuple => {
                self.open("TypeVarTuple", param.span);
                self.word(&param.name.name);
            }
        }
        self.optional(param.default_value.as_deref());
        self.close();
    }

    fn arguments(&mut self, arguments: &Arguments) {
        self.out.push_str(" (arguments");
        self.list(&arguments.posonlyargs, Self::arg);
        self.list(&arguments.args, Self::arg);
        self.optional_arg(arguments.vararg.as_deref());
        self.list(&arguments.kwonlyargs, Self::arg);
        self.list(&arguments.kw_defaults, |dumper, default| match default {
            Some(value) => dumper.expr(value),
            None => dumper.out.push('-'),
        });
        self.optional_arg(arguments.kwarg.as_deref());
        self.exprs(&arguments.defaults);
        self.close();
    }

    fn optional_arg(&mut self, arg: Option<&Arg>) {
        self.out.push(' ');
        match arg {
            Some(arg) => self.arg(arg),
            None => self.out.push('-'),
        }
    }

    fn arg(&mut self, arg: &Arg) {
        self.open("arg", arg.span);
        self.word(&arg.arg);
        self.optional(arg.annotation.as_deref());
        self.close();
    }

    fn keyword(&mut self, keyword: &Keyword) {
        self.open("keyword", keyword.span);
        self.word(keyword.arg.as_deref().unwrap_or("-"));
        self.field(&keyword.value);
        self.close();
    }

    fn comprehensions(&mut self, clauses: &[Comprehension]) {
        self.list(clauses, |dumper, clause| {
            dumper.out.push_str("(comprehension");
            dumper.field(&clause.target);
            dumper.field(&clause.iter);
            dumper.exprs(&clause.ifs);
            dumper.word(u8::from(clause.is_async));
            dumper.close();
        });
    }

    fn constant(&mut self, value: &Constant) {
        match value {
            Constant::None => self.word("None"),
            Constant::Bool(true) => self.word("True"),
            Constant::Bool(false) => self.word("False"),
            Constant::Ellipsis => self.word("..."),
            Constant::Str(text) => self.word(quoted(text)),
            Constant::Bytes(bytes) => self.word(format_args!("b{}", quoted(&bytes.escape_ascii().to_string()))),
            Constant::Int(value) => self.word(value),
            Constant::BigInt(value) => self.word(format_args!("{}#{}", value.radix, value.digits)),
            Constant::Float(value) => self.word(format_args!("{value:?}")),
            Constant::Complex(value) => self.word(format_args!("{value:?}j")),
        }
    }

    fn expr(&mut self, expr: &Expr) {
        let span = expr.span;
        match &expr.kind {
            ExprKind::BoolOp { op, values } => {
                self.open("BoolOp", span);
                self.word(format_args!("{op:?}"));
                self.exprs(values);
            }
            ExprKind::NamedExpr { target, value } => self.node("NamedExpr", span, &[target, value]),
            ExprKind::BinOp { left, op, right } => {
                self.open("BinOp", span);
                self.field(left);
                self.word(format_args!("{op:?}"));
                self.field(right);
            }
            ExprKind::UnaryOp { op, operand } => {
                self.open("UnaryOp", span);
                self.word(format_args!("{op:?}"));
                self.field(operand);
            }
            ExprKind::Compare { left, comparators } => {
                self.open("Compare", span);
                self.field(left);
                for next in comparators {
                    self.word(format_args!("{:?}", next.op));
                    self.field(&next.value);
                }
            }
            ExprKind::Call(call) => {
                self.open("Call", span);
                self.field(&call.func);
                self.exprs(&call.args);
                self.list(&call.keywords, Self::keyword);
            }
            ExprKind::Constant(value) => {
                self.open("Constant", span);
                self.constant(value);
            }
            ExprKind::Attribute { value, attr } => {
                self.open("Attribute", span);
                self.field(value);
                self.word(&attr.name);
            }
            ExprKind::Name { id } => {
                self.open("Name", span);
                self.word(id);
            }
            other => self.other_expr(other, span),
        }
        self.close();
    }

    fn other_expr(&mut self, kind: &ExprKind, span: Span) {
        match kind {
            ExprKind::Lambda { args, body } => {
                self.open("Lambda", span);
                self.arguments(args);
                self.field(body);
            }
            ExprKind::IfExp { test, body, orelse } => self.node("IfExp", span, &[test, body, orelse]),
            ExprKind::Dict { items } => {
                self.open("Dict", span);
                self.list(items, |dumper, item| {
                    match &item.key {
                        Some(key) => dumper.expr(key),
                        None => dumper.out.push('-'),
                    }
                    dumper.field(&item.value);
                });
            }
            ExprKind::ListComp { elt, generators } => self.comprehension("ListComp", span, &[elt], generators),
            ExprKind::SetComp { elt, generators } => self.comprehension("SetComp", span, &[elt], generators),
            ExprKind::GeneratorExp { elt, generators } => self.comprehension("GeneratorExp", span, &[elt], generators),
            ExprKind::DictComp(comp) => {
                self.comprehension("DictComp", span, &[&comp.key, &comp.value], &comp.generators);
            }
            ExprKind::Await { value } => self.node("Await", span, &[value]),
            ExprKind::YieldFrom { value } => self.node("YieldFrom", span, &[value]),
            ExprKind::Starred { value } => self.node("Starred", span, &[value]),
            ExprKind::Subscript { value, slice } => self.node("Subscript", span, &[value, slice]),
            ExprKind::Yield { value } => {
                self.open("Yield", span);
                self.optional(value.as_deref());
            }
            ExprKind::FormattedValue {
                value,
                conversion,
                format_spec,
            } => {
                self.open("FormattedValue", span);
                self.field(value);
                self.word(match conversion {
                    Conversion::None => -1,
                    Conversion::Str => 's' as i32,
                    Conversion::Repr => 'r' as i32,
                    Conversion::Ascii => 'a' as i32,
                });
                self.optional(format_spec.as_deref());
            }
            ExprKind::JoinedStr { values } => self.sequence("JoinedStr", span, values),
            ExprKind::Set { elts } => self.sequence("Set", span, elts),
            ExprKind::List { elts } => self.sequence("List", span, elts),
            ExprKind::Tuple { elts } => self.sequence("Tuple", span, elts),
            ExprKind::Slice { lower, upper, step } => {
                self.open("Slice", span);
                for part in [lower, upper, step] {
                    self.optional(part.as_deref());
                }
            }
            _ => self.open("?", span),
        }
    }

    fn node(&mut self, name: &str, span: Span, fields: &[&Expr]) {
        self.open(name, span);
        for field in fields {
            self.field(field);
        }
    }

    fn sequence(&mut self, name: &str, span: Span, elts: &[Expr]) {
        self.open(name, span);
        self.exprs(elts);
    }

    fn comprehension(&mut self, name: &str, span: Span, elts: &[&Expr], generators: &[Comprehension]) {
        self.node(name, span, elts);
        self.comprehensions(generators);
    }

    fn pattern(&mut self, pattern: &Pattern) {
        let span = pattern.span;
        match &pattern.kind {
            PatternKind::MatchValue { value } => self.node("MatchValue", span, &[value]),
            PatternKind::MatchSingleton { value } => {
                self.open("MatchSingleton", span);
                self.constant(value);
            }
            PatternKind::MatchSequence { patterns } => {
                self.open("MatchSequence", span);
                self.list(patterns, Self::pattern);
            }
            PatternKind::MatchMapping { keys, patterns, rest } => {
                self.open("MatchMapping", span);
                self.exprs(keys);
                self.list(patterns, Self::pattern);
                self.optional_name(rest.as_ref());
            }
            PatternKind::MatchClass(class) => {
                self.open("MatchClass", span);
                self.field(&class.cls);
                self.list(&class.patterns, Self::pattern);
                self.list(&class.kwd_attrs, |dumper, name| dumper.out.push_str(&name.name));
                self.list(&class.kwd_patterns, Self::pattern);
            }
            PatternKind::MatchStar { name } => {
                self.open("MatchStar", span);
                self.optional_name(name.as_ref());
            }
            PatternKind::MatchAs { pattern, name } => {
                self.open("MatchAs", span);
                match pattern {
                    Some(pattern) => {
                        self.out.push(' ');
                        self.pattern(pattern);
                    }
                    None => self.out.push_str(" -"),
                }
                self.optional_name(name.as_ref());
            }
            PatternKind::MatchOr { patterns } => {
                self.open("MatchOr", span);
                self.list(patterns, Self::pattern);
            }
        }
        self.close();
    }
}
