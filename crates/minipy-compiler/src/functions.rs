//! Code objects inside code objects: functions, lambdas, class bodies, and the closures that join them to their surroundings.

use crate::calls::{check_keywords, needs_containers};
use crate::error::{Res, unsupported};
use crate::scope::{CLASS, CLASS_DICT, GENERIC_PARAMS, Place, ScopeId, ScopeKind, flag};
use crate::unit::{Unit, Val, Want};
use crate::{Compiler, Optimize, Params};
use minipy_code::ops::{FUNC_CLOSURE, FUNC_DEFAULTS, FUNC_KWDEFAULTS};
use minipy_code::{Code, CodeFlags, Const, ins};
use minipy_syntax::ast::*;
use std::rc::Rc;

impl<'a> Compiler<'a> {
    // ---- units ----

    /// Starts the code object of a scope. The one around it waits in the result.
    pub(crate) fn enter_unit(&mut self, id: ScopeId, name: &Ident, first: Span) -> Unit<'a> {
        let qualname = self.child_qualname(name);
        self.enter_unit_as(id, qualname, first)
    }

    /// As [`Compiler::enter_unit`], for code whose qualified name does not say where it stands.
    pub(crate) fn enter_unit_as(&mut self, id: ScopeId, qualname: String, first: Span) -> Unit<'a> {
        let unit = Unit::new(&mut self.symbols, id, qualname, false);
        let outer = std::mem::replace(&mut self.unit, unit);
        self.unit.first_line = self.lines.line(first.start);
        self.unit.last = first;
        self.make_cells(id, first);
        outer
    }

    /// Closes the code object at hand and goes on with the one around it.
    pub(crate) fn leave_unit(
        &mut self,
        outer: Unit<'a>,
        name: &str,
        flags: CodeFlags,
        params: Params,
        span: Span,
    ) -> Res<Code> {
        let unit = std::mem::replace(&mut self.unit, outer);
        self.assemble(unit, name, flags, params, span)
    }

    /// The captured parameters are wrapped into cells, the other captured locals begin as empty ones.
    fn make_cells(&mut self, id: ScopeId, span: Span) {
        if self.unit.kind == ScopeKind::Class {
            for register in self.unit.cells.clone() {
                self.emit(ins::new_cell(register), span);
            }
            return;
        }
        let symbols = &self.symbols.scopes[id].symbols;
        let cells: Vec<(u16, bool)> = symbols
            .iter()
            .filter(|symbol| symbol.place == Place::Cell)
            .map(|symbol| (symbol.register, symbol.flags & flag::PARAM != 0))
            .collect();
        for (register, is_parameter) in cells {
            let make = if is_parameter { ins::make_cell } else { ins::new_cell };
            self.emit(make(register), span);
        }
    }

    /// `A.f`, `f.<locals>.g`; the bare name for what is declared global.
    pub(crate) fn child_qualname(&self, name: &Ident) -> String {
        let outer = &self.unit;
        if outer.kind == ScopeKind::TypeParams {
            // Type parameters do not show in names: what they belong to has the name they were entered with.
            return outer.qualname.clone();
        }
        if outer.kind == ScopeKind::Module {
            return name.to_string();
        }
        let declared = self.symbols.scopes[outer.scope]
            .get(&self.mangled(name))
            .map(|symbol| symbol.place);
        if declared == Some(Place::GlobalExplicit) {
            return name.to_string();
        }
        let has_locals = matches!(outer.kind, ScopeKind::Function | ScopeKind::Lambda);
        let inner = if has_locals { ".<locals>" } else { "" };
        format!("{}{inner}.{name}", outer.qualname)
    }

    // ---- making functions ----

    /// MAKE_FUNCTION for code whose operands begin at temporary `first`; adds the closure.
    pub(crate) fn make_function(&mut self, code: Code, first: u16, mut flags: u8, want: Want, span: Span) -> Res<Val> {
        let (constant, closure) = self.code_and_closure(code, span)?;
        flags |= closure;
        self.unit.sp = first as u32;
        let out = self.destination(want);
        self.emit(ins::make_function(out.reg, constant, first, flags), span);
        Ok(self.wrote(out))
    }

    /// The generator of a generator expression. What it walks is in the temporary `first`, the last one in use.
    pub(crate) fn make_generator(&mut self, code: Code, first: u16, want: Want, span: Span) -> Res<Val> {
        let (constant, flags) = self.code_and_closure(code, span)?;
        self.unit.sp = first as u32;
        let out = self.destination(want);
        self.emit(ins::make_generator(out.reg, constant, first, flags), span);
        Ok(self.wrote(out))
    }

    /// The number of a code constant. If it needs a closure, that is in the next temporary, and the flags answered announce it.
    fn code_and_closure(&mut self, code: Code, span: Span) -> Res<(u16, u8)> {
        let mut flags = 0;
        if !code.free.is_empty() {
            self.closure(&code.free, span);
            flags = FUNC_CLOSURE;
        }
        match self.short_constant(Const::Code(Rc::new(code))) {
            Some(constant) => Ok((constant, flags)),
            None => unsupported(span, "more than 65536 constants in one function"),
        }
    }

    /// The tuple of cells an inner function needs, in the next temporary.
    fn closure(&mut self, names: &[Ident], span: Span) {
        let first = self.unit.next();
        for name in names {
            let cell = self.unit.push();
            let own = self.unit.class_cell(name);
            let instr = match (self.access(name), own) {
                (_, Some(register)) => ins::move_(cell, register),
                (crate::names::Access::Cell(register), None) => ins::move_(cell, register),
                _ => ins::load_free_cell(cell, self.unit.free_number(name).unwrap_or(0)),
            };
            self.emit(instr, span);
        }
        self.unit.sp = first as u32;
        let tuple = self.unit.push();
        self.emit(ins::build_tuple(tuple, first, names.len() as u16), span);
    }

    /// Evaluates the defaults into the next temporaries; answers the flags that announce them.
    pub(crate) fn defaults(&mut self, args: &'a Arguments, span: Span) -> Res<u8> {
        let mut flags = 0;
        if !args.defaults.is_empty() {
            match self.folder.all(&args.defaults) {
                Some(items) => self.constant(Const::Tuple(items.into()), Want::Temp, span),
                None => self.tuple(&args.defaults, Want::Temp, span)?,
            };
            flags |= FUNC_DEFAULTS;
        }
        let first = self.unit.next();
        let mut count = 0u32;
        for (arg, default) in args.kwonlyargs.iter().zip(&args.kw_defaults) {
            let Some(default) = default else { continue };
            let name = self.mangled(&arg.arg);
            self.constant(Const::Str(name), Want::Temp, default.span);
            self.value(default, Want::Temp)?;
            count += 1;
        }
        if count > 0 {
            self.unit.sp = first as u32;
            let dict = self.unit.push();
            self.emit(ins::build_dict(dict, first, count as u16), span);
            flags |= FUNC_KWDEFAULTS;
        }
        Ok(flags)
    }

    pub(crate) fn lambda(&mut self, node: &'a Expr, args: &'a Arguments, body: &'a Expr, want: Want) -> Res<Val> {
        let first = self.unit.next();
        let flags = self.defaults(args, node.span)?;
        let name: Ident = "<lambda>".into();
        let id = self.symbols.of_node(node);
        let outer = self.enter_unit(id, &name, node.span);
        self.unit.last = body.span;
        self.return_value(body, body.span)?;
        let code = self.leave_unit(
            outer,
            &name,
            self.function_flags(id, args),
            parameter_counts(args),
            node.span,
        )?;
        self.make_function(code, first, flags, want, node.span)
    }

    fn function_flags(&self, id: ScopeId, args: &Arguments) -> CodeFlags {
        CodeFlags {
            varargs: args.vararg.is_some(),
            varkeywords: args.kwarg.is_some(),
            generator: self.symbols.scopes[id].generator,
            coroutine: self.symbols.scopes[id].coroutine,
            nested: self.symbols.scopes[id].nested,
            ..CodeFlags::default()
        }
    }

    pub(crate) fn function_def(&mut self, def: &'a FunctionDef, span: Span) -> Res {
        let start = self.unit.sp;
        self.decorators(&def.decorator_list)?;
        if !def.type_params.is_empty() {
            let function = self.generic_function(def, span)?;
            let function = self.decorate(function, &def.decorator_list);
            self.store_name(&def.name.name, function, span);
            self.unit.sp = start;
            return Ok(());
        }
        let first = self.unit.next();
        let mut flags = self.defaults(&def.args, span)?;
        flags |= self.function_annotations(def, span)?;
        let code = self.function_code(def, span)?;
        if def.decorator_list.is_empty()
            && let Some(register) = self.local_register(&def.name.name)
        {
            self.make_function(code, first, flags, Want::Local(register), span)?;
            return Ok(());
        }
        let function = self.make_function(code, first, flags, Want::Temp, span)?;
        let function = self.decorate(function, &def.decorator_list);
        self.store_name(&def.name.name, function, span);
        self.unit.sp = start;
        Ok(())
    }

    /// The code of a function's body.
    pub(crate) fn function_code(&mut self, def: &'a FunctionDef, span: Span) -> Res<Code> {
        let id = self.symbols.of_node(def);
        let first_span = def.decorator_list.first().map_or(span, |decorator| decorator.span);
        let outer = self.enter_unit(id, &def.name.name, first_span);
        let body = self.docstring(&def.body);
        self.block(body)?;
        let code_flags = self.function_flags(id, &def.args);
        self.leave_unit(outer, &def.name.name, code_flags, parameter_counts(&def.args), span)
    }

    /// Evaluates decorators into the next temporaries, from the top.
    fn decorators(&mut self, decorators: &'a [Expr]) -> Res {
        decorators
            .iter()
            .try_for_each(|decorator| self.value(decorator, Want::Temp).map(drop))
    }

    /// Applies the decorators, which lie below the value, from the bottom.
    fn decorate(&mut self, mut value: Val, decorators: &'a [Expr]) -> Val {
        for decorator in decorators.iter().rev() {
            value = Val::temp(value.reg.saturating_sub(1));
            self.emit(ins::call(value.reg, 1), decorator.span);
        }
        value
    }

    /// The text of a statement that is a docstring, unless they are left out.
    pub(crate) fn docstring_of<'s>(&self, stmt: &'s Stmt) -> Option<&'s str> {
        match self.optimize {
            Optimize::Docstrings => None,
            Optimize::Nothing | Optimize::Asserts => docstring_of(stmt),
        }
    }

    /// Makes a docstring the first constant, and answers the statements after it.
    fn docstring(&mut self, body: &'a [Stmt]) -> &'a [Stmt] {
        let Some((first, rest)) = body.split_first() else {
            return body;
        };
        let Some(text) = self.docstring_of(first) else {
            return body;
        };
        self.unit.pools.constant(Const::Str(clean_doc(text).into()));
        self.unit.docstring = true;
        rest
    }

    // ---- classes ----

    pub(crate) fn class_def(&mut self, def: &'a ClassDef, span: Span) -> Res {
        let start = self.unit.sp;
        check_keywords(&def.keywords)?;
        self.decorators(&def.decorator_list)?;
        let class = if def.type_params.is_empty() {
            let builder = Val::temp(self.unit.push());
            self.emit(ins::load_build_class(builder.reg), span);
            self.class_call(builder, def, span)?;
            builder
        } else {
            self.generic_class(def, span)?
        };
        let class = self.decorate(class, &def.decorator_list);
        self.store_name(&def.name.name, class, span);
        self.unit.sp = start;
        Ok(())
    }

    /// Calls what builds classes, which is the temporary on top; the class takes its place.
    pub(crate) fn class_call(&mut self, builder: Val, def: &'a ClassDef, span: Span) -> Res {
        let code = self.class_body(def, span)?;
        let first = self.unit.next();
        self.make_function(code, first, 0, Want::Temp, span)?;
        self.constant(Const::Str(def.name.name.clone()), Want::Temp, span);
        if needs_containers(&def.bases, &def.keywords) {
            self.finish_class_call_ex(builder, &def.bases, &def.keywords, span)
        } else {
            self.finish_call(builder, 2, &def.bases, &def.keywords, span)
        }
    }

    fn class_body(&mut self, def: &'a ClassDef, span: Span) -> Res<Code> {
        let id = self.symbols.of_node(def);
        let first_span = def.decorator_list.first().map_or(span, |decorator| decorator.span);
        let outer = self.enter_unit(id, &def.name.name, first_span);
        self.static_attributes.push(Vec::new());
        let sp = self.unit.sp;
        let module = self.load_name(&"__name__".into(), Want::Temp, first_span);
        self.store_name(&"__module__".into(), module, first_span);
        self.unit.sp = sp;
        let (qualname, line) = (self.unit.qualname.clone(), self.unit.first_line);
        self.set_name("__qualname__", Const::Str(qualname.into()), first_span);
        self.set_name("__firstlineno__", Const::Int(line as i64), first_span);
        if !def.type_params.is_empty() {
            let params = self.load_name(&GENERIC_PARAMS.into(), Want::Temp, first_span);
            self.store_name(&"__type_params__".into(), params, first_span);
            self.unit.sp = sp;
        }
        let mut body = &def.body[..];
        if let Some((first, rest)) = body.split_first()
            && let Some(text) = self.docstring_of(first)
        {
            self.set_name("__doc__", Const::Str(clean_doc(text).into()), first.span);
            body = rest;
        }
        self.begin_class_annotations(first_span)?;
        self.block(body)?;
        let end = self.unit.last;
        self.end_class_annotations(&def.body, first_span)?;
        let mut attributes = self.static_attributes.pop().unwrap_or_default();
        attributes.sort();
        let names = attributes.iter().cloned().map(Const::Str).collect();
        self.set_name("__static_attributes__", Const::Tuple(names), end);
        self.unit.static_attributes = attributes;
        for (cell, entry) in [(CLASS, "__classcell__"), (CLASS_DICT, "__classdictcell__")] {
            if let Some(reg) = self.unit.class_cell(cell) {
                self.store_name(&entry.into(), Val { reg, temp: false }, end);
            }
        }
        self.leave_unit(outer, &def.name.name, CodeFlags::default(), Params::default(), span)
    }

    /// `name = constant` in a namespace or the globals.
    pub(crate) fn set_name(&mut self, name: &str, value: Const, span: Span) {
        let sp = self.unit.sp;
        let value = self.constant(value, Want::Temp, span);
        self.store_name(&name.into(), value, span);
        self.unit.sp = sp;
    }
}

fn parameter_counts(args: &Arguments) -> Params {
    Params {
        positional: (args.posonlyargs.len() + args.args.len()) as u16,
        posonly: args.posonlyargs.len() as u16,
        kwonly: args.kwonlyargs.len() as u16,
    }
}

/// The text of a statement that is a string and nothing else.
fn docstring_of(stmt: &Stmt) -> Option<&str> {
    match &stmt.kind {
        StmtKind::Expr { value } => match &value.kind {
            ExprKind::Constant(Constant::Str(text)) => Some(text),
            _ => None,
        },
        _ => None,
    }
}

/// A docstring without its indentation, as CPython's compiler has stored it since 3.13 (`_PyCompile_CleanDoc`): tabs are
/// expanded to 8 columns, the smallest indentation of the lines after the first is taken from all of them, the first loses
/// its leading spaces.
pub(crate) fn clean_doc(text: &str) -> String {
    let expanded = expand_tabs(text);
    let (first, rest) = expanded
        .split_once('\n')
        .map_or((&*expanded, None), |(first, rest)| (first, Some(rest)));
    let mut out = first.trim_start_matches(' ').to_string();
    let Some(rest) = rest else { return out };
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let margin = rest
        .split('\n')
        .filter(|line| !line.trim_start_matches(' ').is_empty())
        .map(indent)
        .min()
        .unwrap_or(0);
    for line in rest.split('\n') {
        out.push('\n');
        out.push_str(&line[margin.min(indent(line))..]);
    }
    out
}

fn expand_tabs(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut column = 0;
    for character in text.chars() {
        match character {
            '\t' => {
                let spaces = 8 - column % 8;
                out.extend(std::iter::repeat_n(' ', spaces));
                column += spaces;
            }
            '\n' | '\r' => {
                out.push(character);
                column = 0;
            }
            _ => {
                out.push(character);
                column += 1;
            }
        }
    }
    out
}
