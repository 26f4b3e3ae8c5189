//! Comprehensions and generator expressions.
//!
//! A list, set or dict comprehension outside a class body runs in the frame around it (PEP 709): its variables have registers of
//! their own there and are released at its end. In a class body, and for a generator expression, it is a function whose one
//! parameter, `.0`, is the iterator over the first iterable: `iter()` is called before the function is, so that its errors
//! come at the right moment.

use crate::emit::{Bound, Label, NOWHERE};
use crate::error::{Res, syntax};
use crate::scope::{CompKind, Place, ScopeId, ScopeKind};
use crate::unit::{Val, Want};
use crate::{Compiler, Params};
use minipy_code::ops::{FOR_REGISTERS, TEMP_B};
use minipy_code::{CodeFlags, ins};
use minipy_syntax::ast::*;

/// What a comprehension does with each item.
#[derive(Clone, Copy)]
struct Element<'a> {
    kind: CompKind,
    /// The element, or the key.
    elt: &'a Expr,
    value: Option<&'a Expr>,
    /// Where the container grows.
    container: u16,
    span: Span,
}

impl<'a> Compiler<'a> {
    pub(crate) fn comprehension(&mut self, node: &'a Expr, want: Want) -> Res<Val> {
        let (kind, elt, value, generators) = match &node.kind {
            ExprKind::ListComp { elt, generators } => (CompKind::List, &**elt, None, &generators[..]),
            ExprKind::SetComp { elt, generators } => (CompKind::Set, &**elt, None, &generators[..]),
            ExprKind::GeneratorExp { elt, generators } => (CompKind::Generator, &**elt, None, &generators[..]),
            ExprKind::DictComp(comp) => (CompKind::Dict, &comp.key, Some(&comp.value), &comp.generators[..]),
            _ => return self.value(node, want),
        };
        let element = Element {
            kind,
            elt,
            value,
            container: 0,
            span: node.span,
        };
        let id = self.symbols.of_node(node);
        let scope = &self.symbols.scopes[id];
        if scope.coroutine && kind != CompKind::Generator && !self.may_await() {
            let text = "asynchronous comprehension outside of an asynchronous function";
            return syntax(node.span, text);
        }
        if scope.inlined {
            self.inlined(id, element, generators, want)
        } else {
            self.comprehension_function(id, element, generators, want)
        }
    }

    fn inlined(&mut self, id: ScopeId, element: Element<'a>, generators: &'a [Comprehension], want: Want) -> Res<Val> {
        let span = element.span;
        let Some(first) = generators.first() else {
            return self.value(element.elt, want);
        };
        let container = self.unit.push();
        self.emit(new_container(element.kind)(container, container, 0), span);
        let base = self.iterate_in(first)?;
        let outer = std::mem::replace(&mut self.unit.scope, id);
        let variables = self.enter_variables(id, span);
        let start = self.unit.asm.pin();
        self.comprehension_loop(base, generators, Element { container, ..element })?;
        if self.unit.kind.is_function() {
            self.unbind_after_error(start, container, &variables);
        }
        for register in variables {
            self.emit(ins::release(register), span);
            if self.unit.asm.reachable {
                self.unit.asm.bound.remove(register);
            }
        }
        self.unit.scope = outer;
        self.unit.sp = container as u32 + 1;
        Ok(self.deliver(container, want, span))
    }

    /// An exception that leaves an inlined comprehension, begun at `start`, takes its variables with it: `locals()` shows them no
    /// more, and what they held goes. The container's register is the exception's.
    fn unbind_after_error(&mut self, start: u32, container: u16, variables: &[u16]) {
        let (handler, end) = (self.unit.asm.label(), self.unit.asm.label());
        self.unit.asm.cover(start, handler, container);
        self.unit.asm.jump(end, NOWHERE);
        let reachable = self.unit.asm.is_handler(handler);
        self.unit.asm.place_entry(handler, reachable, Bound::default());
        for &register in variables {
            self.emit(ins::release(register), NOWHERE);
        }
        self.unit.asm.emit_last(ins::reraise(container), NOWHERE);
        self.unit.asm.place(end);
    }

    /// The variables of an inlined comprehension start unbound. Answers their registers.
    fn enter_variables(&mut self, id: ScopeId, span: Span) -> Vec<u16> {
        let symbols = &self.symbols.scopes[id].symbols;
        let own = symbols
            .iter()
            .filter(|symbol| matches!(symbol.place, Place::Local | Place::Cell));
        let own: Vec<(u16, bool)> = own
            .map(|symbol| (symbol.register, symbol.place == Place::Cell))
            .collect();
        for &(register, is_cell) in &own {
            if is_cell {
                self.emit(ins::new_cell(register), span);
            } else if self.unit.asm.reachable {
                self.unit.asm.bound.remove(register);
            }
        }
        own.into_iter().map(|(register, _)| register).collect()
    }

    /// The loops from `generators[0]`, whose iterator is in the hidden registers from `base`.
    fn comprehension_loop(&mut self, base: u16, generators: &'a [Comprehension], element: Element<'a>) -> Res {
        let Some((generator, rest)) = generators.split_first() else {
            return self.element(element);
        };
        let head = self.begin_loop(base, generator, element.span)?;
        for test in &generator.ifs {
            self.jump_if(test, head.next, false)?;
        }
        match rest.first() {
            None => self.element(element)?,
            Some(inner) => {
                let inner_base = self.iterate_in(inner)?;
                self.comprehension_loop(inner_base, rest, element)?;
            }
        }
        self.end_loop(head, generator.iter.span);
        self.unit.sp = base as u32;
        Ok(())
    }

    /// May an asynchronous comprehension stand here? In an `async def`, and in a comprehension, which it makes asynchronous.
    fn may_await(&self) -> bool {
        let scope = &self.symbols.scopes[self.unit.scope];
        matches!(scope.kind, ScopeKind::Comprehension(_)) || scope.kind == ScopeKind::Function && scope.coroutine
    }

    fn iterate_in(&mut self, generator: &'a Comprehension) -> Res<u16> {
        if generator.is_async {
            self.iterate_async(&generator.iter)
        } else {
            self.iterate(&generator.iter)
        }
    }

    fn begin_loop(&mut self, base: u16, generator: &'a Comprehension, span: Span) -> Res<ForHead> {
        if generator.is_async {
            self.begin_async_for(base, &generator.target, span)
        } else {
            self.begin_for(base, &generator.target, generator.iter.span)
        }
    }

    /// One item.
    fn element(&mut self, element: Element<'a>) -> Res {
        let sp = self.unit.sp;
        if let Some(value) = element.value {
            self.insert(element.container, element.elt, value, element.span)?;
            self.unit.sp = sp;
            return Ok(());
        }
        let want = if element.kind == CompKind::Generator {
            Want::Temp
        } else {
            Want::Any
        };
        let value = self.value(element.elt, want)?;
        let flags = value.flag(TEMP_B);
        match element.kind {
            CompKind::Generator => {
                self.emit(ins::yield_(value.reg, 1), element.elt.span);
            }
            CompKind::Set => self.emit(ins::set_add(element.container, value.reg, flags), element.elt.span),
            CompKind::List | CompKind::Dict => {
                self.emit(ins::list_append(element.container, value.reg, flags), element.elt.span);
            }
        }
        self.unit.sp = sp;
        Ok(())
    }

    /// A comprehension as a function: make it, call it with the iterator. For a generator expression one instruction does both.
    fn comprehension_function(
        &mut self,
        id: ScopeId,
        element: Element<'a>,
        generators: &'a [Comprehension],
        want: Want,
    ) -> Res<Val> {
        let span = element.span;
        let Some(first) = generators.first() else {
            return self.value(element.elt, want);
        };
        let name: Ident = element.kind.name().into();
        let outer = self.enter_unit(id, &name, span);
        self.comprehension_body(element, generators)?;
        let flags = CodeFlags {
            generator: element.kind == CompKind::Generator,
            coroutine: self.symbols.scopes[id].coroutine,
            nested: self.symbols.scopes[id].nested,
            ..CodeFlags::default()
        };
        let params = Params {
            positional: 1,
            ..Params::default()
        };
        let code = self.leave_unit(outer, &name, flags, params, span)?;
        let window = self.unit.next();
        if element.kind == CompKind::Generator {
            self.first_iterator(first)?;
            return self.make_generator(code, window, want, span);
        }
        self.make_function(code, window, 0, Want::Temp, span)?;
        self.first_iterator(first)?;
        self.emit(ins::call(window, 1), span);
        self.unit.sp = window as u32 + 1;
        Ok(self.deliver(window, want, span))
    }

    /// The argument of a comprehension's function, in the next temporary.
    fn first_iterator(&mut self, first: &'a Comprehension) -> Res {
        let sp = self.unit.sp;
        let iterable = self.value(&first.iter, Want::Any)?;
        self.unit.sp = sp;
        let argument = self.unit.push();
        let get_iterator = if first.is_async {
            ins::get_aiter
        } else {
            ins::get_iter_object
        };
        self.emit(
            get_iterator(argument, iterable.reg, iterable.flag(TEMP_B)),
            first.iter.span,
        );
        Ok(())
    }

    fn comprehension_body(&mut self, element: Element<'a>, generators: &'a [Comprehension]) -> Res {
        let span = element.span;
        let mut container = 0;
        if element.kind != CompKind::Generator {
            container = self.unit.push();
            self.emit(new_container(element.kind)(container, container, 0), span);
        }
        let base = self.unit.push_many(FOR_REGISTERS as u32);
        // The only parameter is in register 0, and no comprehension captures it.
        let first = generators.first();
        let from = match first {
            Some(first) if first.is_async => ins::move_(base, 0),
            _ => ins::get_iter(base, 0, 0),
        };
        self.emit(from, first.map_or(span, |first| first.iter.span));
        self.comprehension_loop(base, generators, Element { container, ..element })?;
        if element.kind != CompKind::Generator {
            self.unit.asm.emit_last(ins::return_(container), span);
        }
        Ok(())
    }
}

/// The head of a `for`: see `loops.rs`.
#[derive(Clone, Copy)]
pub(crate) struct ForHead {
    pub base: u16,
    /// The register an item goes to.
    pub item: u16,
    pub top: Label,
    /// Where `continue` goes: FOR_ITER, or the GET_ANEXT at the top.
    pub next: Label,
    /// Of an asynchronous loop: where the exception of its next item goes, and what is bound there.
    pub ended: Option<(Label, Bound)>,
}

fn new_container(kind: CompKind) -> fn(u16, u16, u16) -> minipy_code::Instr {
    match kind {
        CompKind::Set => ins::build_set,
        CompKind::Dict => ins::build_dict,
        CompKind::List | CompKind::Generator => ins::build_list,
    }
}
