//! `try` and `with`. Entering them costs nothing: the exception table says where an exception goes.
//!
//! A handler finds the exception in the temporary `depth`, keeps the one handled before in `depth + 1`, and restores it however it
//! is left. For that every handler's own code is covered by a clean-up that ends in RERAISE:
//!
//! ```text
//!     body                         -> handler
//!     else block
//!     JUMP       end
//! handler:
//!     PUSH_EXC   depth+1, depth    -> clean-up, from here to `next`
//!     type       depth+2
//!     JUMP_NO_MATCH depth, depth+2, next
//!     MOVE       name, depth
//!     clause
//!     POP_EXC    depth+1
//!     RELEASE    depth
//!     unbind name
//!     JUMP       end
//! next:
//!     POP_EXC    depth+1
//!     RERAISE    depth
//! clean-up:                        (the new exception is in depth+2)
//!     unbind name
//!     POP_EXC    depth+1
//!     RERAISE    depth+2
//! end:
//! ```
//!
//! `except*` runs every clause that takes a part of the exception; what a clause raises is kept in a list, and what comes of it all
//! is raised at the end:
//!
//! ```text
//! handler:
//!     PUSH_EXC   depth+1, depth    -> clean-up, as above, but for the clauses
//!     MOVE       depth+2, depth    (what no clause has taken yet)
//!     BUILD_LIST depth+3           (what is raised)
//!     types      depth+4
//!     TAKE_PART  depth+4, depth+2
//!     JUMP_NONE  depth+4, next
//!     PUSH_EXC   depth+5, depth+4  -> its own clean-up, from here to the end of the clause
//!     clause
//!     POP_EXC    depth+5
//!     RELEASE    depth+4
//!     JUMP       next
//! own clean-up:                    (the new exception is in depth+6)
//!     POP_EXC    depth+5
//!     RELEASE    depth+4
//!     LIST_APPEND depth+3, depth+6
//! next:
//!     LIST_APPEND depth+3, depth+2
//!     JOIN_RAISED depth+3, depth
//!     JUMP_NONE  depth+3, done
//!     POP_EXC    depth+1
//!     RERAISE    depth+3
//! done:
//!     POP_EXC    depth+1
//!     RELEASE    depth
//! end:
//! ```

use crate::Compiler;
use crate::emit::{Bound, Label, NOWHERE};
use crate::error::{Res, syntax};
use crate::unit::{BlockKind, Val, Want};
use minipy_code::ops::{AWAIT_ENTER, AWAIT_EXIT, TEMP_B};
use minipy_code::{Const, ins};
use minipy_syntax::ast::*;

/// The registers `with` keeps: `__exit__`, its receiver, and the value of `__enter__` until it is bound.
const WITH_REGISTERS: u32 = 3;

impl<'a> Compiler<'a> {
    pub(crate) fn try_(&mut self, node: &'a Try, span: Span) -> Res {
        if node.finalbody.is_empty() {
            return self.try_except(node, span);
        }
        let sp = self.unit.sp;
        let depth = self.unit.next();
        let handler = self.unit.asm.label();
        let end = self.unit.asm.label();
        let bound = self.unit.asm.bound.without(self.unit.deleted);
        self.push_block(BlockKind::Finally(&node.finalbody), Some((handler, depth)), span)?;
        if node.handlers.is_empty() {
            self.block(&node.body)?;
        } else {
            self.try_except(node, span)?;
        }
        self.pop_block();
        self.block(&node.finalbody)?;
        self.unit.asm.jump(end, NOWHERE);
        self.enter_handler(handler, depth, bound, span);
        let cleanup = self.unit.asm.label();
        self.push_block(BlockKind::Cleanup { depth }, Some((cleanup, depth + 2)), span)?;
        self.block(&node.finalbody)?;
        self.pop_block();
        self.emit(ins::pop_exc(depth + 1), NOWHERE);
        self.unit.asm.emit_last(ins::reraise(depth), NOWHERE);
        self.cleanup(cleanup, depth, None);
        self.unit.sp = sp;
        self.unit.asm.place(end);
        Ok(())
    }

    /// The start of a handler: reachable if anything is covered by it.
    fn enter_handler(&mut self, handler: Label, depth: u16, bound: Bound, span: Span) {
        let reachable = self.unit.asm.is_handler(handler);
        self.unit.asm.place_entry(handler, reachable, bound);
        self.unit.sp = depth as u32;
        self.unit.push_many(2);
        self.emit(ins::push_exc(depth + 1, depth), span);
    }

    /// A handler is left by an exception of its own, which is in `depth + 2`.
    fn cleanup(&mut self, label: Label, depth: u16, name: Option<&Identifier>) {
        let reachable = self.unit.asm.is_handler(label);
        self.unit.asm.place_entry(label, reachable, Bound::default());
        self.unit.sp = depth as u32;
        self.unit.push_many(3);
        if let Some(name) = name {
            self.unbind_name(&name.name);
        }
        self.emit(ins::pop_exc(depth + 1), NOWHERE);
        self.unit.asm.emit_last(ins::reraise(depth + 2), NOWHERE);
    }

    /// A handler is left: what was handled before is handled again.
    pub(crate) fn leave_handler(&mut self, depth: u16) {
        self.emit(ins::pop_exc(depth + 1), NOWHERE);
        self.emit(ins::release(depth), NOWHERE);
    }

    fn try_except(&mut self, node: &'a Try, span: Span) -> Res {
        if node.is_star {
            return self.try_star(node, span);
        }
        let sp = self.unit.sp;
        let depth = self.unit.next();
        let handler = self.unit.asm.label();
        let end = self.unit.asm.label();
        let bound = self.unit.asm.bound.without(self.unit.deleted);
        self.push_block(BlockKind::Try, Some((handler, depth)), span)?;
        self.block(&node.body)?;
        self.pop_block();
        self.block(&node.orelse)?;
        self.unit.asm.jump(end, NOWHERE);
        self.enter_handler(handler, depth, bound, span);
        let cleanup = self.unit.asm.label();
        let last = node.handlers.len().saturating_sub(1);
        for (at, clause) in node.handlers.iter().enumerate() {
            if clause.type_.is_none() && at < last {
                return syntax(clause.span, "default 'except:' must be last");
            }
            self.clause(clause, depth, cleanup, end)?;
        }
        self.emit(ins::pop_exc(depth + 1), NOWHERE);
        self.unit.asm.emit_last(ins::reraise(depth), NOWHERE);
        self.cleanup(cleanup, depth, None);
        self.unit.sp = sp;
        self.unit.asm.place(end);
        Ok(())
    }

    /// One `except` clause, up to the jump to `end`. Where it does not match, control goes on behind it.
    fn clause(&mut self, clause: &'a ExceptHandler, depth: u16, cleanup: Label, end: Label) -> Res {
        let next = self.unit.asm.label();
        let sp = self.unit.sp;
        if let Some(type_) = &clause.type_ {
            self.push_block(BlockKind::Cleanup { depth }, Some((cleanup, depth + 2)), clause.span)?;
            let class = self.value(type_, Want::Temp)?;
            self.unit
                .asm
                .emit_jump(ins::jump_no_match(depth, class.reg, 0), next, clause.span);
            self.unit.sp = sp;
            self.pop_block();
        }
        let name = clause.name.as_ref();
        let own_cleanup = if name.is_some() { self.unit.asm.label() } else { cleanup };
        if let Some(name) = name {
            self.store_name(
                &name.name,
                Val {
                    reg: depth,
                    temp: false,
                },
                clause.span,
            );
        }
        self.push_block(
            BlockKind::Handler { depth, name },
            Some((own_cleanup, depth + 2)),
            clause.span,
        )?;
        self.block(&clause.body)?;
        self.pop_block();
        self.leave_handler(depth);
        if let Some(name) = name {
            self.unbind_name(&name.name);
        }
        self.unit.asm.jump(end, NOWHERE);
        if name.is_some() {
            self.cleanup(own_cleanup, depth, name);
        }
        self.unit.sp = sp;
        self.unit.asm.place(next);
        Ok(())
    }

    // ---- except* ----

    fn try_star(&mut self, node: &'a Try, span: Span) -> Res {
        let sp = self.unit.sp;
        let depth = self.unit.next();
        let handler = self.unit.asm.label();
        let end = self.unit.asm.label();
        let bound = self.unit.asm.bound.without(self.unit.deleted);
        self.push_block(BlockKind::Try, Some((handler, depth)), span)?;
        self.block(&node.body)?;
        self.pop_block();
        self.block(&node.orelse)?;
        self.unit.asm.jump(end, NOWHERE);
        self.enter_handler(handler, depth, bound, span);
        let cleanup = self.unit.asm.label();
        let rest = self.unit.push();
        self.emit(ins::move_(rest, depth), NOWHERE);
        let raised = self.unit.push();
        self.emit(ins::build_list(raised, raised, 0), NOWHERE);
        for clause in &node.handlers {
            self.star_clause(clause, depth, cleanup)?;
        }
        self.push_block(BlockKind::Cleanup { depth }, Some((cleanup, depth + 2)), span)?;
        self.emit(ins::list_append(raised, rest, TEMP_B), NOWHERE);
        self.emit(ins::join_raised(raised, depth), NOWHERE);
        self.pop_block();
        let done = self.unit.asm.label();
        self.unit.asm.emit_jump(ins::jump_none(raised, 0, 0), done, NOWHERE);
        self.emit(ins::pop_exc(depth + 1), NOWHERE);
        self.unit.asm.emit_last(ins::reraise(raised), NOWHERE);
        self.cleanup(cleanup, depth, None);
        self.unit.asm.place(done);
        self.leave_handler(depth);
        self.unit.sp = sp;
        self.unit.asm.place(end);
        Ok(())
    }

    /// One `except*` clause. What its code raises goes into the list in `depth + 3`, and control goes on behind it.
    fn star_clause(&mut self, clause: &'a ExceptHandler, depth: u16, cleanup: Label) -> Res {
        let (rest, raised, part) = (depth + 2, depth + 3, depth + 4);
        let next = self.unit.asm.label();
        let own_cleanup = self.unit.asm.label();
        let sp = self.unit.sp;
        self.push_block(BlockKind::Cleanup { depth }, Some((cleanup, depth + 2)), clause.span)?;
        if let Some(type_) = &clause.type_ {
            self.value(type_, Want::Temp)?;
            self.emit(ins::take_part(part, rest), clause.span);
        }
        self.pop_block();
        self.unit.asm.emit_jump(ins::jump_none(part, 0, 0), next, clause.span);
        self.unit.sp = u32::from(part) + 1;
        self.unit.push();
        self.emit(ins::push_exc(part + 1, part), clause.span);
        let name = clause.name.as_ref();
        if let Some(name) = name {
            self.store_name(&name.name, Val { reg: part, temp: false }, clause.span);
        }
        self.push_block(BlockKind::GroupHandler, Some((own_cleanup, part + 2)), clause.span)?;
        self.block(&clause.body)?;
        self.pop_block();
        self.leave_handler(part);
        if let Some(name) = name {
            self.unbind_name(&name.name);
        }
        self.unit.asm.jump(next, NOWHERE);
        let reachable = self.unit.asm.is_handler(own_cleanup);
        self.unit.asm.place_entry(own_cleanup, reachable, Bound::default());
        self.unit.push();
        if let Some(name) = name {
            self.unbind_name(&name.name);
        }
        self.emit(ins::pop_exc(part + 1), NOWHERE);
        self.emit(ins::release(part), NOWHERE);
        self.emit(ins::list_append(raised, part + 2, TEMP_B), NOWHERE);
        self.unit.sp = sp;
        self.unit.asm.place(next);
        Ok(())
    }

    // ---- with ----

    /// `with a, b: body` is `with a: with b: body`.
    pub(crate) fn with(&mut self, items: &'a [WithItem], body: &'a [Stmt], is_async: bool) -> Res {
        let Some((item, rest)) = items.split_first() else {
            return self.block(body);
        };
        let sp = self.unit.sp;
        let span = item.context_expr.span;
        let base = self.unit.next();
        self.unit.push_many(4);
        let manager = self.value(&item.context_expr, Want::Any)?;
        let load = if is_async { ins::load_async_with } else { ins::load_with };
        self.emit(load(base, manager.reg, manager.flag(TEMP_B)), span);
        self.emit(ins::call_method(base + 2, 0), span);
        if is_async {
            self.await_register(base + 2, AWAIT_ENTER, span);
        }
        self.unit.sp = sp;
        self.unit.push_many(WITH_REGISTERS);
        let depth = self.unit.next();
        let handler = self.unit.asm.label();
        let end = self.unit.asm.label();
        let bound = self.unit.asm.bound.without(self.unit.deleted);
        self.push_block(BlockKind::With { base, is_async, span }, Some((handler, depth)), span)?;
        match &item.optional_vars {
            Some(target) => self.store(target, Val::temp(base + 2))?,
            None => self.emit(ins::release(base + 2), span),
        }
        self.with(rest, body, is_async)?;
        self.pop_block();
        self.exit_with(base, is_async, span);
        self.unit.asm.jump(end, span);
        self.enter_handler(handler, depth, bound, span);
        let cleanup = self.unit.asm.label();
        let suppress = self.unit.asm.label();
        self.push_block(BlockKind::Cleanup { depth }, Some((cleanup, depth + 2)), span)?;
        let window = self.exit_window(base, span);
        self.emit(ins::with_args(window, depth), span);
        self.emit(ins::call_method(window, 3), span);
        if is_async {
            self.await_register(window, AWAIT_EXIT, span);
        }
        self.unit.asm.emit_jump(ins::jump_true(window, 1, 0), suppress, span);
        self.unit.sp = window as u32;
        self.pop_block();
        self.emit(ins::pop_exc(depth + 1), span);
        self.unit.asm.emit_last(ins::reraise(depth), span);
        self.cleanup(cleanup, depth, None);
        self.unit.asm.place(suppress);
        self.leave_handler(depth);
        self.unit.sp = sp;
        self.unit.asm.place(end);
        Ok(())
    }

    /// `__exit__(None, None, None)`, or the awaited `__aexit__`, its answer ignored.
    pub(crate) fn exit_with(&mut self, base: u16, is_async: bool, span: Span) {
        let none = self.unit.pools.constant(Const::None);
        let window = self.exit_window(base, span);
        for argument in 2..5 {
            self.emit(ins::load_k(window.saturating_add(argument), none), span);
        }
        self.emit(ins::call_method(window, 3), span);
        if is_async {
            self.await_register(window, AWAIT_EXIT, span);
        }
        self.emit(ins::release(window), span);
        self.unit.sp = window as u32;
    }

    /// Moves `__exit__` and its receiver into a window above every live temporary: the frame of a call may use all registers
    /// from its window on.
    fn exit_window(&mut self, base: u16, span: Span) -> u16 {
        let window = self.unit.next();
        self.unit.push_many(5);
        self.emit(ins::take(window, base), span);
        self.emit(ins::take(window.saturating_add(1), base.saturating_add(1)), span);
        window
    }
}
