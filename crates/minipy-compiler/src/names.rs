//! Reading, binding and unbinding names, wherever they live.

use crate::Compiler;
use crate::emit::NOWHERE;
use crate::scope::{CLASS_CELLS, Place, ScopeKind, mangle};
use crate::unit::{Val, Want};
use minipy_code::{Const, Instr, ins, ops::TEMP_B};
use minipy_syntax::ast::{Ident, Span};

/// Where a name lives, as the code object at hand reaches it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Access {
    /// A register.
    Local(u16),
    /// A register that holds a cell.
    Cell(u16),
    /// A free variable.
    Free(u16),
    /// A free variable that a class body may shadow.
    FreeInClass(u16),
    /// The globals, then the builtins.
    Global,
    /// The frame's namespace, then the globals, then the builtins.
    Name,
    /// In an annotation: the class around it, then the free variable.
    ClassOrFree(u16),
    /// In an annotation: the class around it, then the globals, then the builtins.
    ClassOrGlobal,
}

impl<'a> Compiler<'a> {
    /// The name as stored: private names of a class are mangled.
    pub(crate) fn mangled(&self, name: &Ident) -> Ident {
        mangle(self.unit.private.as_ref(), name)
    }

    /// Resolves a mangled name. An inlined comprehension looks into the scopes around it, whose frame it shares.
    pub(crate) fn access(&self, name: &str) -> Access {
        let mut id = self.unit.scope;
        loop {
            let scope = &self.symbols.scopes[id];
            let Some(symbol) = scope.get(name) else {
                return self.global_access(scope.sees_class);
            };
            return match symbol.place {
                Place::Local if scope.kind.is_function() => Access::Local(symbol.register),
                Place::Cell => Access::Cell(symbol.register),
                Place::Free if scope.inlined => match scope.parent {
                    Some(parent) => {
                        id = parent;
                        continue;
                    }
                    None => Access::Global,
                },
                Place::Free => match self.unit.free_number(name) {
                    Some(number) if scope.kind == ScopeKind::Class => Access::FreeInClass(number),
                    Some(number) if scope.sees_class && !CLASS_CELLS.contains(&name) => Access::ClassOrFree(number),
                    Some(number) => Access::Free(number),
                    None => Access::Global,
                },
                Place::GlobalExplicit => Access::Global,
                Place::Local | Place::GlobalImplicit => self.global_access(scope.sees_class),
            };
        }
    }

    fn global_access(&self, sees_class: bool) -> Access {
        if sees_class {
            Access::ClassOrGlobal
        } else if self.unit.namespace {
            Access::Name
        } else {
            Access::Global
        }
    }

    /// The register that holds the value, if the name is a plain local. It may be unbound.
    pub(crate) fn local_register(&self, name: &Ident) -> Option<u16> {
        match self.access(&self.mangled(name)) {
            Access::Local(register) => Some(register),
            _ => None,
        }
    }

    /// Emits an instruction.
    pub(crate) fn emit(&mut self, instr: Instr, span: Span) {
        self.unit.asm.emit(instr, span);
    }

    /// Raises UnboundLocalError if a local may be unbound here.
    pub(crate) fn check_local(&mut self, register: u16, span: Span) {
        if !self.unit.asm.bound.contains(register) {
            self.emit(ins::check_local(register), span);
            self.unit.asm.bound.insert(register);
        }
    }

    /// The value of a name.
    pub(crate) fn load_name(&mut self, name: &Ident, want: Want, span: Span) -> Val {
        let name = self.mangled(name);
        match self.access(&name) {
            Access::Local(register) => {
                self.check_local(register, span);
                self.place_local(register, want, span)
            }
            Access::Cell(register) => self.load_by(|out| ins::load_cell(out, register), want, span),
            Access::Free(number) => self.load_by(|out| ins::load_free(out, number), want, span),
            Access::FreeInClass(number) => self.load_by(|out| ins::load_name_or_free(out, number), want, span),
            access @ (Access::ClassOrFree(_) | Access::ClassOrGlobal) => {
                let out = self.load_from_class(&name, access, span);
                self.deliver(out, want, span)
            }
            Access::Global => {
                let temp = self.unit.push();
                let cache = self.unit.pools.global_cache(&name);
                self.emit(ins::load_global(temp, cache), span);
                self.deliver(temp, want, span)
            }
            Access::Name => {
                let index = self.unit.pools.name(&name);
                self.load_by(|out| ins::load_name(out, index), want, span)
            }
        }
    }

    /// The result of an instruction that may write a local.
    fn load_by(&mut self, make: impl FnOnce(u16) -> Instr, want: Want, span: Span) -> Val {
        let out = self.destination(want);
        self.emit(make(out.reg), span);
        self.wrote(out)
    }

    /// A local where it is wanted.
    fn place_local(&mut self, register: u16, want: Want, span: Span) -> Val {
        match want {
            Want::Any => Val {
                reg: register,
                temp: false,
            },
            Want::Local(to) if to == register => Val {
                reg: register,
                temp: false,
            },
            _ => {
                let out = self.destination(want);
                let make = if out.temp { ins::copy } else { ins::move_ };
                self.emit(make(out.reg, register), span);
                self.wrote(out)
            }
        }
    }

    /// The register a result goes to: the wanted local, or the next temporary.
    pub(crate) fn destination(&mut self, want: Want) -> Val {
        match want {
            Want::Local(reg) => Val { reg, temp: false },
            Want::Any | Want::Temp => Val::temp(self.unit.push()),
        }
    }

    /// Notes that a result was written.
    pub(crate) fn wrote(&mut self, out: Val) -> Val {
        if !out.temp {
            self.unit.asm.bound.insert(out.reg);
        }
        out
    }

    /// A result that is in the temporary on top, moved to where it is wanted.
    pub(crate) fn deliver(&mut self, temp: u16, want: Want, span: Span) -> Val {
        match want {
            Want::Any | Want::Temp => Val::temp(temp),
            Want::Local(reg) => {
                self.emit(ins::take(reg, temp), span);
                self.unit.sp = temp as u32;
                self.wrote(Val { reg, temp: false })
            }
        }
    }

    /// Binds a name to a value: a temporary is moved, a local copied. The caller pops the temporary.
    pub(crate) fn store_name(&mut self, name: &Ident, value: Val, span: Span) {
        let name = self.mangled(name);
        match self.access(&name) {
            Access::Local(register) if register == value.reg && !value.temp => {}
            Access::Local(register) => {
                let instr = if value.temp {
                    ins::take(register, value.reg)
                } else {
                    ins::move_(register, value.reg)
                };
                self.emit(instr, span);
                self.unit.asm.bound.insert(register);
            }
            Access::Cell(register) => self.emit(ins::store_cell(register, value.reg, value.flag(TEMP_B)), span),
            Access::Free(number) | Access::FreeInClass(number) | Access::ClassOrFree(number) => {
                self.emit(ins::store_free(number, value.reg, value.flag(TEMP_B)), span);
            }
            Access::Global | Access::ClassOrGlobal => {
                let cache = self.unit.pools.global_cache(&name);
                self.emit(ins::store_global(value.reg, value.temp as u16, cache), span);
            }
            Access::Name => {
                let sp = self.unit.sp;
                let temp = if value.temp {
                    value.reg
                } else {
                    self.copy(value.reg, span)
                };
                let name = self.unit.pools.name(&name);
                self.emit(ins::store_name(temp, name), span);
                self.unit.sp = sp;
            }
        }
    }

    /// `del name`.
    pub(crate) fn delete_name(&mut self, name: &Ident, span: Span) {
        let name = self.mangled(name);
        match self.access(&name) {
            Access::Local(register) => {
                self.emit(ins::del_local(register), span);
                if self.unit.asm.reachable {
                    self.unit.asm.bound.remove(register);
                }
            }
            Access::Cell(register) => self.emit(ins::del_cell(register), span),
            Access::Free(number) | Access::FreeInClass(number) | Access::ClassOrFree(number) => {
                self.emit(ins::del_free(number), span);
            }
            Access::Global | Access::ClassOrGlobal => {
                let cache = self.unit.pools.global_cache(&name);
                self.emit(ins::del_global(cache), span);
            }
            Access::Name => {
                let name = self.unit.pools.name(&name);
                self.emit(ins::del_name(name), span);
            }
        }
    }

    /// The end of `except ... as name`: the name is unbound, and it does not matter whether the clause did that already.
    pub(crate) fn unbind_name(&mut self, name: &Ident) {
        if let Some(register) = self.local_register(name) {
            self.emit(ins::release(register), NOWHERE);
            if self.unit.asm.reachable {
                self.unit.asm.bound.remove(register);
            }
            return;
        }
        let sp = self.unit.sp;
        let none = self.constant(Const::None, Want::Temp, NOWHERE);
        self.store_name(name, none, NOWHERE);
        self.delete_name(name, NOWHERE);
        self.unit.sp = sp;
    }

    /// A copy of a register in the next temporary.
    pub(crate) fn copy(&mut self, register: u16, span: Span) -> u16 {
        let temp = self.unit.push();
        self.emit(ins::copy(temp, register), span);
        temp
    }

    /// Loads a constant.
    pub(crate) fn constant(&mut self, value: Const, want: Want, span: Span) -> Val {
        let index = self.unit.pools.constant(value);
        let out = self.destination(want);
        self.emit(ins::load_k(out.reg, index), span);
        self.wrote(out)
    }
}
