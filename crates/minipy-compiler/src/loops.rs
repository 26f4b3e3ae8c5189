//! Loops: `for` and `while`, tested at the bottom so that an iteration costs one jump.
//!
//! ```text
//!     GET_ITER  base, iterable            jump unless test -> else
//!     JUMP      next                  top:
//! top:                                    body
//!     body                            next:                          (continue)
//! next:                  (continue)       POLL
//!     FOR_ITER  base, x -> top            jump if test -> top
//!     else block                      else:
//!     JUMP      end                       else block
//! break:                              break:
//!     END_ITER  base
//! end:
//! ```

use crate::Compiler;
use crate::comprehensions::ForHead;
use crate::error::Res;
use crate::unit::{BlockKind, Val, Want};
use minipy_code::ins;
use minipy_code::ops::{FOR_REGISTERS, TEMP_B};
use minipy_syntax::ast::*;

impl<'a> Compiler<'a> {
    /// Evaluates an iterable and makes the next four temporaries iterate over it.
    pub(crate) fn iterate(&mut self, iterable: &'a Expr) -> Res<u16> {
        let sp = self.unit.sp;
        let value = match self.constant_display(iterable) {
            Some(items) => self.constant(items, Want::Any, iterable.span),
            None => self.value(iterable, Want::Any)?,
        };
        self.unit.sp = sp;
        let base = self.unit.push_many(FOR_REGISTERS as u32);
        self.emit(ins::get_iter(base, value.reg, value.flag(TEMP_B)), iterable.span);
        Ok(base)
    }

    /// The head of a loop over the hidden registers from `base`, up to and with the assignment to its target.
    pub(crate) fn begin_for(&mut self, base: u16, target: &'a Expr, span: Span) -> Res<ForHead> {
        let top = self.unit.asm.label();
        let next = self.unit.asm.label();
        let reachable = self.unit.asm.reachable;
        let bound = self.unit.asm.bound.without(self.unit.deleted);
        self.unit.asm.jump(next, span);
        self.unit.asm.place_entry(top, reachable, bound);
        if let ExprKind::Name { id } = &target.kind
            && let Some(item) = self.local_register(id)
        {
            self.wrote(Val { reg: item, temp: false });
            return Ok(ForHead {
                base,
                item,
                top,
                next,
                ended: None,
            });
        }
        let sp = self.unit.sp;
        let item = self.unit.push();
        self.store(target, Val::temp(item))?;
        self.unit.sp = sp;
        Ok(ForHead {
            base,
            item,
            top,
            next,
            ended: None,
        })
    }

    /// The bottom of the loop.
    pub(crate) fn end_loop(&mut self, head: ForHead, span: Span) {
        if let Some((ended, bound)) = head.ended {
            return self.end_async_for(head, ended, bound, span);
        }
        self.unit.asm.place(head.next);
        self.unit
            .asm
            .emit_jump(ins::for_iter(head.base, head.item, 0), head.top, span);
    }

    pub(crate) fn for_(&mut self, node: &'a For, span: Span) -> Res {
        let sp = self.unit.sp;
        let base = if node.is_async {
            self.iterate_async(&node.iter)?
        } else {
            self.iterate(&node.iter)?
        };
        let break_label = self.unit.asm.label();
        let end = self.unit.asm.label();
        let head = if node.is_async {
            self.begin_async_for(base, &node.target, span)?
        } else {
            self.begin_for(base, &node.target, node.iter.span)?
        };
        self.push_block(
            BlockKind::Loop {
                break_label,
                continue_label: head.next,
                iter: Some(base),
            },
            None,
            span,
        )?;
        self.block(&node.body)?;
        self.pop_block();
        self.end_loop(head, node.iter.span);
        self.unit.sp = sp;
        self.block(&node.orelse)?;
        if self.unit.asm.is_target(break_label) {
            self.unit.asm.jump(end, span);
            self.unit.asm.place(break_label);
            self.emit(ins::end_iter(base), node.iter.span);
        }
        self.unit.asm.place(end);
        Ok(())
    }

    pub(crate) fn while_(&mut self, test: &'a Expr, body: &'a [Stmt], orelse: &'a [Stmt], span: Span) -> Res {
        let top = self.unit.asm.label();
        let next = self.unit.asm.label();
        let otherwise = self.unit.asm.label();
        let break_label = self.unit.asm.label();
        let before = self.unit.asm.bound.without(self.unit.deleted);
        if self.unit.asm.reachable {
            self.unit.asm.bound = before;
        }
        self.jump_if(test, otherwise, false)?;
        let (reachable, bound) = (self.unit.asm.reachable, self.unit.asm.bound);
        self.unit.asm.place_entry(top, reachable, bound);
        self.push_block(
            BlockKind::Loop {
                break_label,
                continue_label: next,
                iter: None,
            },
            None,
            span,
        )?;
        self.block(body)?;
        self.pop_block();
        self.unit.asm.place(next);
        self.emit(ins::poll(), test.span);
        self.jump_if(test, top, true)?;
        self.unit.asm.place(otherwise);
        self.block(orelse)?;
        self.unit.asm.place(break_label);
        Ok(())
    }
}
