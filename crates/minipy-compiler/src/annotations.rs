//! Annotations as of Python 3.14 (PEP 649): a function `__annotate__` computes them when somebody asks, and nothing else is paid.
//!
//! Functions get theirs with MAKE_FUNCTION. A class puts one for its variables into its namespace at its end; a module, whose code may be
//! asked for annotations before it has ended, at its start. Annotations in a block that may not be reached count only if it was: the
//! statement puts its number into the set `__conditional_annotations__`. Under `from __future__ import annotations` they are texts, and
//! those of variables are stored at once.

use crate::emit::NOWHERE;
use crate::error::Res;
use crate::names::Access;
use crate::scope::{CLASS_DICT, CONDITIONAL, ScopeId, ScopeKind, annotations_of};
use crate::unit::{Unit, Val, Want};
use crate::{Compiler, Params, walk};
use minipy_code::ops::{COMMON_NAMESPACE, COMMON_NOT_IMPLEMENTED_ERROR, FUNC_ANNOTATE, TEMP_A, TEMP_B, TEMP_C};
use minipy_code::{Code, CodeFlags, Const, ins};
use minipy_syntax::ast::*;
use minipy_syntax::unparse;

/// One entry of what `__annotate__` gives.
struct Annotation<'a> {
    name: &'a str,
    value: &'a Expr,
    /// It counts only if this number is in the set.
    number: Option<i64>,
}

/// The annotations of variables in these statements, but not those in functions and classes there, in their order.
fn of_variables(body: &[Stmt]) -> Vec<&Stmt> {
    let mut found = Vec::new();
    body.iter().for_each(|stmt| collect(stmt, &mut found));
    found
}

fn collect<'a>(stmt: &'a Stmt, found: &mut Vec<&'a Stmt>) {
    match &stmt.kind {
        StmtKind::AnnAssign { simple: true, .. } => found.push(stmt),
        StmtKind::FunctionDef(_) | StmtKind::ClassDef(_) => {}
        _ => walk::blocks(stmt).for_each(|stmt| collect(stmt, found)),
    }
}

impl<'a> Compiler<'a> {
    // ---- functions ----

    /// The function that computes the annotations of a function, in the next temporary; the flag that announces it.
    pub(crate) fn function_annotations(&mut self, def: &'a FunctionDef, span: Span) -> Res<u8> {
        if annotations_of(def).next().is_none() {
            return Ok(0);
        }
        let id = self.symbols.of_annotations(def);
        let qualname = format!("{}.__annotate__", self.child_qualname(&def.name.name));
        let annotation = |(name, value)| Annotation {
            name,
            value,
            number: None,
        };
        self.annotate(id, qualname, annotations_of(def).map(annotation), span)?;
        Ok(FUNC_ANNOTATE)
    }

    /// Makes a function `__annotate__`, in the next temporary.
    fn annotate(
        &mut self,
        id: ScopeId,
        qualname: String,
        annotations: impl Iterator<Item = Annotation<'a>>,
        span: Span,
    ) -> Res {
        let first = self.unit.next();
        let outer = self.enter_evaluator(id, qualname, span);
        let dict = self.unit.push();
        self.emit(ins::build_dict(dict, dict, 0), span);
        for annotation in annotations {
            self.annotation(dict, annotation)?;
        }
        self.unit.asm.emit_last(ins::return_(dict), span);
        let code = self.leave_evaluator(outer, "__annotate__", span)?;
        self.make_function(code, first, 0, Want::Temp, span)?;
        Ok(())
    }

    /// Begins code with one parameter, the format: only that of values (1), and of values in namespaces that are not real (2), is known.
    pub(crate) fn enter_evaluator(&mut self, id: ScopeId, qualname: String, span: Span) -> Unit<'a> {
        let outer = self.enter_unit_as(id, qualname, span);
        if let Some(format) = self.unit.locals.first_mut() {
            *format = "format".into();
        }
        let known = self.unit.asm.label();
        if let Some(most) = self.short_constant(Const::Int(2)) {
            self.unit.asm.emit_jump(ins::jump_not_gt_k(0, most, 0, 0), known, span);
        }
        let error = self.unit.push();
        self.emit(ins::load_common(error, COMMON_NOT_IMPLEMENTED_ERROR), span);
        self.unit.asm.emit_last(ins::raise(error, TEMP_A), span);
        self.unit.asm.place(known);
        self.unit.sp = error as u32;
        outer
    }

    /// Closes such code.
    pub(crate) fn leave_evaluator(&mut self, outer: Unit<'a>, name: &str, span: Span) -> Res<Code> {
        let nested = self.symbols.scopes[self.unit.scope].nested;
        let flags = CodeFlags {
            nested,
            ..CodeFlags::default()
        };
        let params = Params {
            positional: 1,
            posonly: 1,
            kwonly: 0,
        };
        self.leave_unit(outer, name, flags, params, span)
    }

    /// Puts one annotation into the dict.
    fn annotation(&mut self, dict: u16, annotation: Annotation<'a>) -> Res {
        let sp = self.unit.sp;
        let span = annotation.value.span;
        let skip = self.unit.asm.label();
        if let Some(number) = annotation.number {
            let number = self.constant(Const::Int(number), Want::Temp, span);
            let reached = self.load_name(&CONDITIONAL.into(), Want::Temp, span);
            let test = ins::jump_not_in(number.reg, reached.reg, 0, TEMP_A | TEMP_B);
            self.unit.asm.emit_jump(test, skip, span);
            self.unit.sp = sp;
        }
        let key = self.mangled(&annotation.name.into());
        let key = self.constant(Const::Str(key), Want::Temp, span);
        let value = self.annotation_value(annotation.value)?;
        self.emit(ins::dict_insert(dict, key.reg, value.reg, TEMP_B | TEMP_C), span);
        self.unit.asm.place(skip);
        self.unit.sp = sp;
        Ok(())
    }

    /// The value of an annotation: of `*args: *Ts` the one item.
    pub(crate) fn annotation_value(&mut self, annotation: &'a Expr) -> Res<Val> {
        if self.symbols.future_annotations {
            let text = unparse(annotation);
            return Ok(self.constant(Const::Str(text.into()), Want::Temp, annotation.span));
        }
        let ExprKind::Starred { value } = &annotation.kind else {
            return self.value(annotation, Want::Temp);
        };
        let items = self.value(value, Want::Temp)?;
        let item = self.unit.push();
        self.emit(ins::unpack(item, items.reg, 1, TEMP_B), annotation.span);
        self.emit(ins::take(items.reg, item), annotation.span);
        self.unit.sp = item as u32;
        Ok(items)
    }

    // ---- names in annotations ----

    /// A name that the class around an annotation may know. Answers the temporary on top.
    pub(crate) fn load_from_class(&mut self, name: &Ident, access: Access, span: Span) -> u16 {
        let out = self.unit.push();
        let otherwise = self.unit.asm.label();
        let end = self.unit.asm.label();
        let dict = self.unit.free_number(CLASS_DICT);
        if let (Some(dict), Some(key)) = (dict, self.short_constant(Const::Str(name.clone()))) {
            let key_in = self.constant(Const::Str(name.clone()), Want::Temp, span);
            let class = self.unit.push();
            self.emit(ins::load_free(class, dict), span);
            let test = ins::jump_not_in(key_in.reg, class, 0, TEMP_A | TEMP_B);
            self.unit.asm.emit_jump(test, otherwise, span);
            self.emit(ins::load_free(out, dict), span);
            self.emit(ins::get_item_k(out, out, key), span);
            self.unit.asm.jump(end, NOWHERE);
            self.unit.sp = out as u32 + 1;
        }
        self.unit.asm.place(otherwise);
        let instr = match access {
            Access::ClassOrFree(number) => ins::load_free(out, number),
            _ => ins::load_global(out, self.unit.pools.global_cache(name)),
        };
        self.emit(instr, span);
        self.unit.asm.place(end);
        out
    }

    // ---- variables ----

    /// The start of a module: its `__annotate__`.
    pub(crate) fn module_annotations(&mut self, body: &'a [Stmt]) -> Res {
        let Some(id) = self.symbols.scopes[self.unit.scope].annotations else {
            return Ok(());
        };
        let span = body
            .first()
            .map_or(NOWHERE, |stmt| Span::new(stmt.span.start, stmt.span.start));
        if self.symbols.future_annotations {
            return self.set_up_annotations(span);
        }
        let sp = self.unit.sp;
        let temp = self.unit.next();
        self.variable_annotations(id, "__annotate__".to_owned(), body, span)?;
        self.store_name(&"__annotate__".into(), Val::temp(temp), span);
        self.emit(ins::build_set(temp, temp, 0), span);
        self.store_name(&CONDITIONAL.into(), Val::temp(temp), span);
        self.unit.sp = sp;
        Ok(())
    }

    /// Fills the cells of a class body that its annotations use.
    pub(crate) fn begin_class_annotations(&mut self, span: Span) -> Res {
        let sp = self.unit.sp;
        if let Some(cell) = self.unit.class_cell(CLASS_DICT) {
            let namespace = self.unit.push();
            self.emit(ins::load_common(namespace, COMMON_NAMESPACE), span);
            self.emit(ins::store_cell(cell, namespace, TEMP_B), span);
        }
        self.unit.sp = sp;
        if let Some(cell) = self.unit.class_cell(CONDITIONAL) {
            let set = self.unit.push();
            self.emit(ins::build_set(set, set, 0), span);
            self.emit(ins::store_cell(cell, set, TEMP_B), span);
        }
        self.unit.sp = sp;
        match self.symbols.scopes[self.unit.scope].annotations {
            Some(_) if self.symbols.future_annotations => self.set_up_annotations(span),
            _ => Ok(()),
        }
    }

    /// The end of a class body: its `__annotate__`.
    pub(crate) fn end_class_annotations(&mut self, body: &'a [Stmt], span: Span) -> Res {
        let Some(id) = self.symbols.scopes[self.unit.scope].annotations else {
            return Ok(());
        };
        if self.symbols.future_annotations {
            return Ok(());
        }
        let sp = self.unit.sp;
        let qualname = format!("{}.__annotate__", self.unit.qualname);
        self.variable_annotations(id, qualname, body, span)?;
        self.store_name(&"__annotate_func__".into(), Val::temp(sp as u16), span);
        self.unit.sp = sp;
        Ok(())
    }

    /// The function that computes the annotations of variables, in the next temporary.
    fn variable_annotations(&mut self, id: ScopeId, qualname: String, body: &'a [Stmt], span: Span) -> Res {
        let mut annotations = Vec::new();
        for stmt in of_variables(body) {
            let StmtKind::AnnAssign { target, annotation, .. } = &stmt.kind else {
                continue;
            };
            let ExprKind::Name { id } = &target.kind else { continue };
            let number = self.symbols.annotation_number(stmt);
            annotations.push(Annotation {
                name: id,
                value: annotation,
                number,
            });
        }
        self.annotate(id, qualname, annotations.into_iter(), span)
    }

    /// An annotated variable: its number, or under the future its text, is noted.
    pub(crate) fn note_annotation(&mut self, stmt: &'a Stmt) -> Res {
        let StmtKind::AnnAssign {
            target,
            annotation,
            simple: true,
            ..
        } = &stmt.kind
        else {
            return Ok(());
        };
        let (ExprKind::Name { id }, ScopeKind::Module | ScopeKind::Class) = (&target.kind, self.unit.kind) else {
            return Ok(());
        };
        let (sp, span) = (self.unit.sp, stmt.span);
        if self.symbols.future_annotations {
            let text = self.annotation_value(annotation)?;
            let annotations = self.load_name(&"__annotations__".into(), Want::Temp, span);
            let key = self.mangled(id);
            let key = self.constant(Const::Str(key), Want::Temp, span);
            let all = TEMP_A | TEMP_B | TEMP_C;
            self.emit(ins::set_item(annotations.reg, key.reg, text.reg, all), span);
        } else if let Some(number) = self.symbols.annotation_number(stmt) {
            let set = match self.unit.class_cell(CONDITIONAL) {
                Some(cell) => {
                    let set = self.unit.push();
                    self.emit(ins::load_cell(set, cell), span);
                    set
                }
                None => self.load_name(&CONDITIONAL.into(), Want::Temp, span).reg,
            };
            let number = self.constant(Const::Int(number), Want::Temp, span);
            self.emit(ins::set_add(set, number.reg, TEMP_B), span);
            self.emit(ins::release(set), span);
        }
        self.unit.sp = sp;
        Ok(())
    }

    /// `__annotations__ = {}` under the future, unless there is one.
    fn set_up_annotations(&mut self, span: Span) -> Res {
        let sp = self.unit.sp;
        let name = Ident::from("__annotations__");
        let namespace = self.unit.push();
        let known = self.unit.asm.label();
        self.emit(ins::load_common(namespace, COMMON_NAMESPACE), span);
        let text = self.constant(Const::Str(name.clone()), Want::Temp, span);
        let test = ins::jump_in(text.reg, namespace, 0, TEMP_A | TEMP_B);
        self.unit.asm.emit_jump(test, known, span);
        self.unit.sp = sp;
        let dict = self.unit.push();
        self.emit(ins::build_dict(dict, dict, 0), span);
        self.store_name(&name, Val::temp(dict), span);
        self.unit.asm.place(known);
        self.unit.sp = sp;
        Ok(())
    }
}
