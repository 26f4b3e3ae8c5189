//! Statements, and how control leaves the blocks around them.

use crate::emit::NOWHERE;
use crate::error::{Res, syntax, unsupported};
use crate::functions::clean_doc;
use crate::scope::ScopeKind;
use crate::unit::{Block, BlockKind, Region, Val, Want};
use crate::{Compiler, Optimize};
use minipy_code::ops::{COMMON_ASSERTION_ERROR, TEMP_A, TEMP_B};
use minipy_code::{Const, ins};
use minipy_syntax::ast::*;

/// CPython's `CO_MAXBLOCKS`.
const MAX_BLOCKS: usize = 21;

impl<'a> Compiler<'a> {
    /// The statements of a module.
    pub(crate) fn module(&mut self, body: &'a [Stmt]) -> Res {
        let mut body = body;
        if let Some((first, rest)) = body.split_first()
            && let Some(text) = self.docstring_of(first)
        {
            self.set_name("__doc__", Const::Str(clean_doc(text).into()), first.span);
            body = rest;
        }
        self.module_annotations(body)?;
        self.block(body)
    }

    pub(crate) fn block(&mut self, body: &'a [Stmt]) -> Res {
        body.iter().try_for_each(|stmt| self.stmt(stmt))
    }

    fn stmt(&mut self, stmt: &'a Stmt) -> Res {
        let span = stmt.span;
        if self.unit.asm.reachable {
            self.unit.last = span;
        }
        match &stmt.kind {
            StmtKind::Expr { value } if self.interactive && self.unit.kind == ScopeKind::Module => self.show(value),
            StmtKind::Expr { value } => self.discard(value),
            StmtKind::Assign { targets, value } => self.assign(targets, value),
            StmtKind::AugAssign { target, op, value } => self.aug_assign(target, *op, value, span),
            StmtKind::AnnAssign { target, value, .. } => {
                self.ann_assign(target, value.as_deref())?;
                self.note_annotation(stmt)
            }
            StmtKind::If { test, body, orelse } => self.if_(test, body, orelse),
            StmtKind::For(node) => self.for_(node, span),
            StmtKind::While { test, body, orelse } => self.while_(test, body, orelse, span),
            StmtKind::Return { value } => self.return_(value.as_deref(), span),
            StmtKind::Break => self.leave_loop(span, "'break' outside loop", true),
            StmtKind::Continue => self.leave_loop(span, "'continue' not properly in loop", false),
            StmtKind::FunctionDef(def) => self.function_def(def, span),
            StmtKind::ClassDef(def) => self.class_def(def, span),
            StmtKind::Delete { targets } => targets.iter().try_for_each(|target| self.delete(target)),
            StmtKind::Try(node) => self.try_(node, span),
            StmtKind::With { items, body, is_async } => self.with(items, body, *is_async),
            StmtKind::Raise { exc, cause } => self.raise(exc.as_deref(), cause.as_deref(), span),
            StmtKind::Assert { test, msg } => self.assert(test, msg.as_deref(), span),
            StmtKind::Import { names } => names.iter().try_for_each(|alias| self.import(alias, span)),
            StmtKind::ImportFrom { module, names, level } => self.import_from(module.as_ref(), names, *level, span),
            StmtKind::Global { .. } | StmtKind::Nonlocal { .. } | StmtKind::Pass => Ok(()),
            StmtKind::Match { subject, cases } => self.match_(subject, cases),
            StmtKind::TypeAlias(alias) => self.type_alias(alias, span),
        }
    }

    /// `sys.displayhook(value)`, whatever `sys` means to the names around.
    fn show(&mut self, value: &'a Expr) -> Res {
        let sp = self.unit.sp;
        let span = value.span;
        let window = self.unit.push();
        let sys = self.import_name(&"sys".into(), Const::None, 0, span)?;
        let cache = self.unit.pools.attribute_cache(&"displayhook".into());
        self.emit(ins::load_method(window, sys, cache), span);
        self.value(value, Want::Temp)?;
        self.emit(ins::call_method(window, 1), span);
        self.emit(ins::release(window), span);
        self.unit.sp = sp;
        Ok(())
    }

    fn if_(&mut self, test: &'a Expr, body: &'a [Stmt], orelse: &'a [Stmt]) -> Res {
        let otherwise = self.unit.asm.label();
        let end = self.unit.asm.label();
        if let ([only], []) = (body, orelse)
            && let Some(target) = self.direct_exit(only)
        {
            return self.jump_if(test, target, true);
        }
        self.jump_if(test, otherwise, false)?;
        self.block(body)?;
        if !orelse.is_empty() {
            self.unit.asm.jump(end, NOWHERE);
        }
        self.unit.asm.place(otherwise);
        self.block(orelse)?;
        self.unit.asm.place(end);
        Ok(())
    }

    /// Where a `break` or `continue` goes if there is nothing to undo on the way.
    fn direct_exit(&self, stmt: &Stmt) -> Option<crate::emit::Label> {
        let Block {
            kind:
                BlockKind::Loop {
                    break_label,
                    continue_label,
                    ..
                },
            ..
        } = self.unit.blocks.last()?
        else {
            return None;
        };
        match stmt.kind {
            StmtKind::Break => Some(*break_label),
            StmtKind::Continue => Some(*continue_label),
            _ => None,
        }
    }

    fn raise(&mut self, exc: Option<&'a Expr>, cause: Option<&'a Expr>, span: Span) -> Res {
        let sp = self.unit.sp;
        let instr = match (exc, cause) {
            (None, _) => ins::raise_again(),
            (Some(exc), None) => {
                let exc = self.value(exc, Want::Any)?;
                ins::raise(exc.reg, exc.flag(TEMP_A))
            }
            (Some(exc), Some(cause)) => {
                let (exc, cause) = self.pair(exc, cause)?;
                ins::raise_from(exc.reg, cause.reg, exc.flag(TEMP_A) | cause.flag(TEMP_B))
            }
        };
        self.unit.asm.emit_last(instr, span);
        self.unit.sp = sp;
        Ok(())
    }

    fn assert(&mut self, test: &'a Expr, msg: Option<&'a Expr>, span: Span) -> Res {
        if self.optimize >= Optimize::Asserts {
            return Ok(());
        }
        let sp = self.unit.sp;
        let end = self.unit.asm.label();
        self.jump_if(test, end, true)?;
        let error = self.unit.push();
        self.emit(ins::load_common(error, COMMON_ASSERTION_ERROR), span);
        if let Some(msg) = msg {
            self.value(msg, Want::Temp)?;
            self.emit(ins::call(error, 1), span);
        }
        self.unit.asm.emit_last(ins::raise(error, TEMP_A), test.span);
        self.unit.asm.place(end);
        self.unit.sp = sp;
        Ok(())
    }

    // ---- imports ----

    /// An index that must fit 16 bits.
    fn short_name(&mut self, name: &Ident, span: Span) -> Res<u16> {
        match u16::try_from(self.unit.pools.name(name)) {
            Ok(index) => Ok(index),
            Err(_) => unsupported(span, "more than 65536 names in one function"),
        }
    }

    pub(crate) fn import_name(&mut self, name: &Ident, wanted: Const, level: u32, span: Span) -> Res<u16> {
        let name = self.short_name(name, span)?;
        let Some(wanted) = self.short_constant(wanted) else {
            return unsupported(span, "more than 65536 constants in one function");
        };
        let module = self.unit.push();
        self.emit(ins::import_name(module, name, wanted, level.min(255) as u8), span);
        Ok(module)
    }

    /// `import a.b` binds `a`; `import a.b as c` walks down to `b`.
    fn import(&mut self, alias: &'a Alias, span: Span) -> Res {
        let sp = self.unit.sp;
        let module = self.import_name(&alias.name, Const::None, 0, span)?;
        let mut parts = alias.name.split('.');
        let first: Ident = parts.next().unwrap_or_default().into();
        let Some(asname) = &alias.asname else {
            self.store_name(&first, Val::temp(module), span);
            self.unit.sp = sp;
            return Ok(());
        };
        for part in parts {
            let part = self.short_name(&part.into(), span)?;
            let inner = self.unit.push();
            self.emit(ins::import_from(inner, module, part), span);
            self.emit(ins::take(module, inner), span);
            self.unit.sp = inner as u32;
        }
        self.store_name(&asname.name, Val::temp(module), span);
        self.unit.sp = sp;
        Ok(())
    }

    fn import_from(&mut self, module: Option<&'a Identifier>, names: &'a [Alias], level: u32, span: Span) -> Res {
        let sp = self.unit.sp;
        let empty = Ident::from("");
        let name = module.map_or(&empty, |module| &module.name);
        let wanted = names.iter().map(|alias| Const::Str(alias.name.clone())).collect();
        let module = self.import_name(name, Const::Tuple(wanted), level, span)?;
        if matches!(names, [alias] if &*alias.name == "*") {
            self.emit(ins::import_star(module), span);
            self.unit.sp = sp;
            return Ok(());
        }
        for alias in names {
            let name = self.short_name(&alias.name, span)?;
            let value = self.unit.push();
            self.emit(ins::import_from(value, module, name), span);
            let bound = alias.asname.as_ref().map_or(&alias.name, |asname| &asname.name);
            self.store_name(bound, Val::temp(value), span);
            self.unit.sp = value as u32;
        }
        self.emit(ins::release(module), span);
        self.unit.sp = sp;
        Ok(())
    }

    // ---- leaving ----

    fn return_(&mut self, value: Option<&'a Expr>, span: Span) -> Res {
        if !self.unit.kind.is_function() {
            return syntax(span, "'return' outside function");
        }
        let scope = &self.symbols.scopes[self.unit.scope];
        if value.is_some() && scope.coroutine && scope.generator {
            return syntax(span, "'return' with value in async generator");
        }
        match value {
            Some(value) => self.return_value(value, span),
            None => {
                let index = self.unit.pools.constant(Const::None);
                self.unwind(0, None, span, |compiler| {
                    compiler.unit.asm.emit_last(ins::return_k(index), span)
                })
            }
        }
    }

    /// `return value`. A conditional expression becomes two returns.
    pub(crate) fn return_value(&mut self, value: &'a Expr, span: Span) -> Res {
        let sp = self.unit.sp;
        if let Some(constant) = self.folder.fold(value) {
            let index = self.unit.pools.constant(constant);
            return self.unwind(0, None, span, |compiler| {
                compiler.unit.asm.emit_last(ins::return_k(index), span)
            });
        }
        if let ExprKind::IfExp { test, body, orelse } = &value.kind
            && self.unit.blocks.is_empty()
        {
            let otherwise = self.unit.asm.label();
            self.jump_if(test, otherwise, false)?;
            self.return_value(body, span)?;
            self.unit.asm.place(otherwise);
            return self.return_value(orelse, span);
        }
        let runs_code = self.unit.blocks.iter().any(|block| match block.kind {
            BlockKind::Finally(_) | BlockKind::With { .. } => true,
            BlockKind::Handler { name, .. } => name.is_some(),
            BlockKind::Loop { .. }
            | BlockKind::Try
            | BlockKind::GroupHandler
            | BlockKind::Cleanup { .. }
            | BlockKind::Result(_) => false,
        });
        let value = self.value(value, if runs_code { Want::Temp } else { Want::Any })?;
        let result = value.temp.then_some(value.reg);
        self.unwind(0, result, span, |compiler| {
            compiler.unit.asm.emit_last(ins::return_(value.reg), span)
        })?;
        self.unit.sp = sp;
        Ok(())
    }

    fn leave_loop(&mut self, span: Span, outside: &str, is_break: bool) -> Res {
        let innermost = self
            .unit
            .blocks
            .iter()
            .enumerate()
            .rev()
            .find_map(|(at, block)| match block.kind {
                BlockKind::Loop {
                    break_label,
                    continue_label,
                    ..
                } => Some((at, if is_break { break_label } else { continue_label })),
                _ => None,
            });
        let Some((at, target)) = innermost else {
            // In an `except*` clause that is what is wrong with it, loop or not.
            let undone = self.unwind(0, None, span, |_| ());
            return undone.and_then(|()| syntax(span, outside));
        };
        self.unwind(at + 1, None, span, |compiler| compiler.unit.asm.jump(target, span))
    }

    // ---- blocks ----

    /// Enters a block. CPython limits how many may be nested; a handler counts twice there.
    pub(crate) fn push_block(
        &mut self,
        kind: BlockKind<'a>,
        region: Option<(crate::emit::Label, u16)>,
        span: Span,
    ) -> Res {
        let weight = |kind: &BlockKind| {
            if matches!(kind, BlockKind::Handler { .. } | BlockKind::GroupHandler) {
                2
            } else {
                1
            }
        };
        let depth: usize = self.unit.blocks.iter().map(|block| weight(&block.kind)).sum();
        if depth + weight(&kind) > MAX_BLOCKS {
            return syntax(span, "too many statically nested blocks");
        }
        let start = self.unit.asm.pin();
        let region = region.map(|(handler, depth)| Region { handler, depth, start });
        self.unit.blocks.push(Block { kind, region });
        Ok(())
    }

    /// Leaves a block at its end: what was emitted since it was entered is covered by its handler.
    pub(crate) fn pop_block(&mut self) {
        if let Some(block) = self.unit.blocks.pop() {
            self.close_region(&block);
        }
    }

    fn close_region(&mut self, block: &Block<'a>) {
        if let Some(region) = block.region {
            self.unit.asm.cover(region.start, region.handler, region.depth);
        }
    }

    /// Undoes the blocks from number `outer` on, innermost first, and then emits the jump that leaves them. What is emitted for
    /// a block is covered by the handlers of the blocks around it only. Afterwards the blocks are as before. `result` is the temporary
    /// with the value that is returned, if any: a `finally` block that leaves by a way of its own must release it.
    fn unwind(&mut self, outer: usize, result: Option<u16>, span: Span, leave: impl FnOnce(&mut Self)) -> Res {
        let mut left = Vec::new();
        while self.unit.blocks.len() > outer {
            let Some(block) = self.unit.blocks.pop() else { break };
            self.close_region(&block);
            let waiting = result.map(BlockKind::Result);
            self.unit
                .blocks
                .extend(waiting.map(|kind| Block { kind, region: None }));
            let done = self.undo(block.kind, span);
            if waiting.is_some() {
                self.unit.blocks.pop();
            }
            left.push(block);
            done?;
        }
        leave(self);
        let start = self.unit.asm.pin();
        while let Some(mut block) = left.pop() {
            if let Some(region) = &mut block.region {
                region.start = start;
            }
            self.unit.blocks.push(block);
        }
        Ok(())
    }

    fn undo(&mut self, kind: BlockKind<'a>, span: Span) -> Res {
        match kind {
            BlockKind::Try | BlockKind::Loop { iter: None, .. } => {}
            // A `break` goes to the END_ITER after its loop; only what leaves more than the loop comes here.
            BlockKind::Loop { iter: Some(base), .. } => self.emit(ins::end_iter(base), span),
            BlockKind::Finally(body) => {
                let last = self.unit.last;
                self.block(body)?;
                self.unit.last = last;
            }
            BlockKind::Handler { depth, name } => {
                self.leave_handler(depth);
                if let Some(name) = name {
                    self.unbind_name(&name.name);
                }
            }
            BlockKind::GroupHandler => {
                let message = "'break', 'continue' and 'return' cannot appear in an except* block";
                return syntax(span, message);
            }
            BlockKind::Cleanup { depth } => self.leave_handler(depth),
            BlockKind::With { base, is_async, span } => self.exit_with(base, is_async, span),
            BlockKind::Result(register) => self.emit(ins::release(register), span),
        }
        Ok(())
    }
}
