//! Calls: the window of registers that begins with the callable.
//!
//! | call | window |
//! |---|---|
//! | `f(a, k=b)` | f, a, b: CALL or CALL_KW |
//! | `o.m(a, k=b)` | LOAD_METHOD's pair, a, b: CALL_METHOD or CALL_METHOD_KW |
//! | with `*` or `**`, or very many arguments | f, list, dict: CALL_EX |
//!
//! The callable is looked up before the arguments are evaluated. All positional arguments are evaluated before all keywords, as
//! the grammar wants `*b` to be before `k=` in effect.

use crate::Compiler;
use crate::error::{Res, syntax};
use crate::names::Access;
use crate::unit::{Val, Want};
use minipy_code::ops::TEMP_B;
use minipy_code::{Const, ins};
use minipy_syntax::ast::*;

/// More arguments than this are passed in a list.
const MAX_WINDOW: usize = 250;

impl<'a> Compiler<'a> {
    pub(crate) fn call(&mut self, call: &'a Call, want: Want, span: Span) -> Res<Val> {
        check_keywords(&call.keywords)?;
        if needs_containers(&call.args, &call.keywords) {
            let func = self.value(&call.func, Want::Temp)?;
            self.finish_call_ex(func, &call.args, &call.keywords, span)?;
            return Ok(self.deliver(func.reg, want, span));
        }
        if let ExprKind::Attribute { value, attr } = &call.func.kind {
            return self.method_call(call, value, attr, want, span);
        }
        let func = self.value(&call.func, Want::Temp)?;
        self.finish_call(func, 0, &call.args, &call.keywords, span)?;
        Ok(self.deliver(func.reg, want, span))
    }

    fn method_call(&mut self, call: &'a Call, object: &'a Expr, attr: &Identifier, want: Want, span: Span) -> Res<Val> {
        let window = self.unit.push();
        let super_name = self.bare_super(object);
        let object = match super_name {
            Some(name) => self.value(name, Want::Temp)?,
            None => self.value(object, Want::Any)?,
        };
        let name = self.mangled(&attr.name);
        let cache = self.unit.pools.attribute_cache(&name);
        self.unit.sp = window as u32;
        self.unit.push_many(2);
        let load_span = self.attribute_span(call.func.span, attr);
        let load = match super_name {
            Some(_) => ins::load_super_method(window, object.reg, cache),
            None => ins::load_method(window, object.reg, cache),
        };
        self.emit(load, load_span);
        let (count, names) = self.window_arguments(&call.args, &call.keywords)?;
        let span = self.attribute_span(span, attr);
        let instr = match names {
            Some(names) => ins::call_method_kw(window, count, self.tuple_constant(names, span)?),
            None => ins::call_method(window, count),
        };
        self.emit(instr, span);
        self.unit.sp = window as u32 + 1;
        Ok(self.deliver(window, want, span))
    }

    /// The name in `super()`, if that is what the expression is and the name is a global. Whether it is still the builtin is for
    /// LOAD_SUPER_METHOD to see.
    fn bare_super(&self, object: &'a Expr) -> Option<&'a Expr> {
        let ExprKind::Call(call) = &object.kind else {
            return None;
        };
        let ExprKind::Name { id: name } = &call.func.kind else {
            return None;
        };
        let bare = &**name == "super" && call.args.is_empty() && call.keywords.is_empty();
        (bare && matches!(self.access("super"), Access::Global)).then_some(&call.func)
    }

    /// Calls what is in the temporary `func`, followed by `pushed` arguments that are there already. The result replaces it.
    pub(crate) fn finish_call(
        &mut self,
        func: Val,
        pushed: u16,
        args: &'a [Expr],
        keywords: &'a [Keyword],
        span: Span,
    ) -> Res {
        let (count, names) = self.window_arguments(args, keywords)?;
        let instr = match names {
            Some(names) => ins::call_kw(func.reg, pushed + count, self.tuple_constant(names, span)?),
            None => ins::call(func.reg, pushed + count),
        };
        self.emit(instr, span);
        self.unit.sp = func.reg as u32 + 1;
        Ok(())
    }

    /// Evaluates arguments into the next temporaries. Answers how many, and the names of the keywords if there are any.
    fn window_arguments(&mut self, args: &'a [Expr], keywords: &'a [Keyword]) -> Res<(u16, Option<Const>)> {
        for value in args.iter().chain(keywords.iter().map(|keyword| &keyword.value)) {
            self.value(value, Want::Temp)?;
        }
        let names: Vec<Const> = keywords
            .iter()
            .filter_map(|keyword| keyword.arg.clone())
            .map(Const::Str)
            .collect();
        let count = (args.len() + keywords.len()) as u16;
        Ok((count, (!names.is_empty()).then(|| Const::Tuple(names.into()))))
    }

    /// The index of a tuple of keyword names.
    fn tuple_constant(&mut self, names: Const, span: Span) -> Res<u16> {
        match self.short_constant(names) {
            Some(index) => Ok(index),
            None => crate::error::unsupported(span, "more than 65536 constants in one function"),
        }
    }

    /// Calls what is in the temporary `func` with a list and a dict of arguments.
    pub(crate) fn finish_call_ex(&mut self, func: Val, args: &'a [Expr], keywords: &'a [Keyword], span: Span) -> Res {
        match args {
            [
                Expr {
                    kind: ExprKind::Starred { value },
                    ..
                },
            ] => self.value(value, Want::Temp)?,
            [] => self.constant(Const::Tuple([].into()), Want::Temp, span),
            _ => self.argument_list(args, span)?,
        };
        self.call_containers(func, keywords, span)
    }

    /// As [`Self::finish_call_ex`], after two arguments that are in the next temporaries already: those of the class builder.
    pub(crate) fn finish_class_call_ex(
        &mut self,
        func: Val,
        args: &'a [Expr],
        keywords: &'a [Keyword],
        span: Span,
    ) -> Res {
        let list = func.reg + 1;
        self.emit(ins::build_list(list, list, 2), span);
        self.unit.sp = list as u32 + 1;
        self.extend_arguments(list, args)?;
        self.call_containers(func, keywords, span)
    }

    /// CALL_EX, once the positional arguments are in place. Its window has a third register even without keywords.
    fn call_containers(&mut self, func: Val, keywords: &'a [Keyword], span: Span) -> Res {
        match keywords {
            [] => {
                self.unit.push();
            }
            // The call reads a mapping at once: it needs no dict of its own.
            [Keyword { arg: None, value, .. }] => {
                self.value(value, Want::Temp)?;
            }
            _ => self.keyword_dict(func, keywords, span)?,
        }
        self.emit(ins::call_ex(func.reg, !keywords.is_empty() as u16), span);
        self.unit.sp = func.reg as u32 + 1;
        Ok(())
    }

    /// All keywords of a call as a dict in the next temporary: runs of `k=v` become dicts that are merged, as are mappings.
    fn keyword_dict(&mut self, func: Val, mut keywords: &'a [Keyword], span: Span) -> Res {
        let dict = self.unit.next();
        let run = keywords.iter().take_while(|keyword| keyword.arg.is_some()).count();
        self.keyword_run(&keywords[..run], span)?;
        keywords = &keywords[run..];
        while let Some((first, rest)) = keywords.split_first() {
            let value = if first.arg.is_some() {
                let run = keywords.iter().take_while(|keyword| keyword.arg.is_some()).count();
                let value = self.keyword_run(&keywords[..run], span)?;
                keywords = &keywords[run..];
                value
            } else {
                keywords = rest;
                self.value(&first.value, Want::Any)?
            };
            self.emit(ins::dict_merge(dict, value.reg, func.reg, value.flag(TEMP_B)), span);
            self.unit.sp = dict as u32 + 1;
        }
        Ok(())
    }

    /// `a=1, b=2` as a dict in the next temporary.
    fn keyword_run(&mut self, keywords: &'a [Keyword], span: Span) -> Res<Val> {
        let first = self.unit.next();
        for keyword in keywords {
            if let Some(name) = &keyword.arg {
                self.constant(Const::Str(name.clone()), Want::Temp, keyword.span);
            }
            self.value(&keyword.value, Want::Temp)?;
        }
        self.unit.sp = first as u32;
        let dict = self.unit.push();
        self.emit(ins::build_dict(dict, first, keywords.len() as u16), span);
        Ok(Val::temp(dict))
    }
}

/// Whether the arguments cannot be counted now (stars), or are too many for the window.
pub(crate) fn needs_containers(args: &[Expr], keywords: &[Keyword]) -> bool {
    let starred = |arg: &Expr| matches!(arg.kind, ExprKind::Starred { .. });
    args.len() + keywords.len() > MAX_WINDOW
        || args.iter().any(starred)
        || keywords.iter().any(|keyword| keyword.arg.is_none())
}

/// Each keyword may be given once.
pub(crate) fn check_keywords(keywords: &[Keyword]) -> Res {
    let mut seen = rustc_hash::FxHashSet::default();
    for keyword in keywords {
        if let Some(name) = &keyword.arg
            && !seen.insert(name)
        {
            let span = Span::new(keyword.span.start, keyword.span.end);
            return syntax(span, format!("keyword argument repeated: {name}"));
        }
    }
    Ok(())
}
