//! `await`, and the loops and blocks that await by themselves.
//!
//! Awaiting is `yield from` over the awaitable's iterator. A loop keeps its asynchronous iterator in a hidden register, and each next
//! item is awaited at the top; the StopAsyncIteration that ends it is an exception like any other until END_ASYNC_FOR looks at it:
//!
//! ```text
//!     GET_AITER     base, iterable
//! next:                                  (continue)
//!     POLL
//!     GET_ANEXT     base+1, base         -> ended
//!     LOAD_K        base+2, None         -> ended
//!     YIELD_FROM    base+1, base+2       -> ended
//!     target = base+2
//!     body
//!     JUMP          next
//! ended:
//!     END_ASYNC_FOR base+1
//!     RELEASE       base
//!     else block
//! ```

use crate::Compiler;
use crate::comprehensions::ForHead;
use crate::emit::{Bound, Label};
use crate::error::Res;
use crate::unit::{Val, Want};
use minipy_code::ops::{AWAIT, FOR_REGISTERS, TEMP_B};
use minipy_code::{Const, ins};
use minipy_syntax::ast::*;

impl<'a> Compiler<'a> {
    pub(crate) fn await_(&mut self, value: &'a Expr, want: Want, span: Span) -> Res<Val> {
        let sp = self.unit.sp;
        let value = self.value(value, Want::Any)?;
        self.unit.sp = sp;
        let iterator = self.unit.push();
        let get = ins::get_awaitable(iterator, value.reg, AWAIT, value.flag(TEMP_B));
        self.emit(get, span);
        let sent = self.send_none(iterator, span);
        self.unit.sp = sp;
        let out = self.destination(want);
        self.emit(ins::take(out.reg, sent), span);
        Ok(self.wrote(out))
    }

    /// Awaits what is in the temporary `register`, the last one in use, and leaves the result there.
    pub(crate) fn await_register(&mut self, register: u16, from: u16, span: Span) {
        let sp = self.unit.sp;
        self.unit.sp = register as u32 + 1;
        self.emit(ins::get_awaitable(register, register, from, TEMP_B), span);
        let sent = self.send_none(register, span);
        self.emit(ins::take(register, sent), span);
        self.unit.sp = sp;
    }

    /// Runs the iterator in the temporary below the next one to its end. Its result is in the register answered.
    fn send_none(&mut self, iterator: u16, span: Span) -> u16 {
        let sent = self.constant(Const::None, Want::Temp, span);
        self.emit(ins::yield_from(iterator, sent.reg), span);
        sent.reg
    }

    /// Evaluates an iterable and keeps its asynchronous iterator in the first of the next four temporaries.
    pub(crate) fn iterate_async(&mut self, iterable: &'a Expr) -> Res<u16> {
        let sp = self.unit.sp;
        let value = self.value(iterable, Want::Any)?;
        self.unit.sp = sp;
        let base = self.unit.push_many(FOR_REGISTERS as u32);
        self.emit(ins::get_aiter(base, value.reg, value.flag(TEMP_B)), iterable.span);
        Ok(base)
    }

    /// The head of an asynchronous loop, up to and with the assignment to its target.
    pub(crate) fn begin_async_for(&mut self, base: u16, target: &'a Expr, span: Span) -> Res<ForHead> {
        let next = self.unit.asm.label();
        let ended = self.unit.asm.label();
        let (reachable, bound) = (self.unit.asm.reachable, self.unit.asm.bound.without(self.unit.deleted));
        self.unit.asm.place_entry(next, reachable, bound);
        let sp = self.unit.sp;
        let awaitable = base.saturating_add(1);
        self.emit(ins::poll(), span);
        let start = self.unit.asm.pin();
        self.emit(ins::get_anext(awaitable, base), span);
        self.unit.sp = awaitable as u32 + 1;
        let item = self.send_none(awaitable, span);
        self.unit.asm.cover(start, ended, awaitable);
        self.unit.sp = sp;
        self.store(target, Val::temp(item))?;
        self.unit.sp = sp;
        Ok(ForHead {
            base,
            item,
            top: next,
            next,
            ended: Some((ended, bound)),
        })
    }

    /// The bottom of an asynchronous loop, and its end.
    pub(crate) fn end_async_for(&mut self, head: ForHead, ended: Label, bound: Bound, span: Span) {
        self.unit.asm.jump(head.next, span);
        let reachable = self.unit.asm.is_handler(ended);
        self.unit.asm.place_entry(ended, reachable, bound);
        self.emit(ins::end_async_for(head.base.saturating_add(1)), span);
        self.emit(ins::release(head.base), span);
    }
}
