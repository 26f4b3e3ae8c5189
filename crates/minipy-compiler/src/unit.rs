//! One code object under construction: its registers, pools, blocks and instructions.
//!
//! It decides which register a name gets: parameters, then the other locals of the scope, then the variables of inlined
//! comprehensions (two that are never alive together share one), then temporaries. Temporaries are a stack: [`Unit::push`] takes
//! the next one, and whoever pushed restores [`Unit::sp`].

use crate::consts::Pools;
use crate::emit::{Assembler, Bound, Label};
use crate::scope::{Place, ScopeId, ScopeKind, Symbols, flag};
use minipy_syntax::ast::{Ident, Identifier, Span, Stmt};
use rustc_hash::FxHashMap;

/// Frames with more registers are refused. Until that is noticed, at the end of the code object, register numbers stop here, so that
/// no sum of one and a small number overflows.
pub(crate) const MAX_REGISTERS: u32 = 60_000;

/// Where a value is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Val {
    pub reg: u16,
    /// A temporary, which its reader consumes; otherwise a local, which is borrowed.
    pub temp: bool,
}

impl Val {
    pub fn temp(reg: u16) -> Val {
        Val { reg, temp: true }
    }

    /// `bit` if this is a temporary.
    pub fn flag(self, bit: u8) -> u8 {
        if self.temp { bit } else { 0 }
    }
}

/// Where a value is wanted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Want {
    /// In a local, borrowed, or in the next temporary.
    Any,
    /// In the next temporary.
    Temp,
    /// In this local, which may be written once everything was read.
    Local(u16),
}

/// Something that must be undone when control leaves it.
pub(crate) struct Block<'a> {
    pub kind: BlockKind<'a>,
    /// The exception handler of the instructions in the block.
    pub region: Option<Region>,
}

/// Instructions from `start` on are covered by `handler`.
#[derive(Clone, Copy)]
pub(crate) struct Region {
    pub handler: Label,
    /// The register of the exception; temporaries below stay alive.
    pub depth: u16,
    pub start: u32,
}

/// The kinds of [`Block`].
#[derive(Clone, Copy)]
pub(crate) enum BlockKind<'a> {
    /// `while`, or `for` with its hidden registers.
    Loop {
        break_label: Label,
        continue_label: Label,
        iter: Option<u16>,
    },
    /// The body of `try` with `except` clauses: nothing to undo.
    Try,
    /// The body of `try` with `finally`: run the block.
    Finally(&'a [Stmt]),
    /// An `except` clause: the exception is in `depth`, the one handled before in `depth + 1`; the name, if any, is unbound.
    Handler { depth: u16, name: Option<&'a Identifier> },
    /// An `except*` clause, which cannot be left but by its end or an exception.
    GroupHandler,
    /// The copy of a `finally` block for exceptions, or the like: as a handler without a name.
    Cleanup { depth: u16 },
    /// The body of `with`: call `__exit__` (of `async with`: await `__aexit__`), which is in `base` and `base + 1`.
    With { base: u16, is_async: bool, span: Span },
    /// A `finally` block on the way of a `return`: release its value, which is in this temporary.
    Result(u16),
}

/// See the module's description.
pub(crate) struct Unit<'a> {
    pub asm: Assembler,
    pub pools: Pools,
    pub kind: ScopeKind,
    /// The scope names are resolved in: that of the code object, or of an inlined comprehension in it.
    pub scope: ScopeId,
    pub qualname: String,
    /// Names are looked up in the frame's namespace.
    pub namespace: bool,
    pub private: Option<Ident>,
    pub locals: Vec<Ident>,
    pub cells: Vec<u16>,
    pub free: Vec<Ident>,
    free_index: FxHashMap<Ident, u16>,
    pub blocks: Vec<Block<'a>>,
    /// The next temporary.
    pub sp: u32,
    highest: u32,
    /// Locals that are unbound somewhere in the code.
    pub deleted: Bound,
    pub docstring: bool,
    pub static_attributes: Vec<Ident>,
    /// The line the code object begins in.
    pub first_line: u32,
    /// The place of the last statement, for the `return` at the end.
    pub last: Span,
}

impl<'a> Unit<'a> {
    /// The unit of a scope that has a code object. Gives registers to its names.
    pub fn new(symbols: &mut Symbols, id: ScopeId, qualname: String, namespace: bool) -> Unit<'a> {
        let kind = symbols.scopes[id].kind;
        let mut unit = Unit {
            asm: Assembler::new(),
            pools: Pools::default(),
            kind,
            scope: id,
            qualname,
            namespace: namespace || kind == ScopeKind::Class,
            private: symbols.scopes[id].private.clone(),
            locals: Vec::new(),
            cells: Vec::new(),
            free: Vec::new(),
            free_index: FxHashMap::default(),
            blocks: Vec::new(),
            sp: 0,
            highest: 0,
            deleted: Bound::default(),
            docstring: false,
            static_attributes: Vec::new(),
            first_line: 1,
            last: crate::emit::NOWHERE,
        };
        unit.own_registers(symbols, id);
        let mut shared = FxHashMap::default();
        for child in symbols.scopes[id].children.clone() {
            unit.inlined_registers(symbols, child, 0, &mut shared);
        }
        unit.sp = unit.locals.len() as u32;
        unit.highest = unit.sp;
        unit
    }

    fn own_registers(&mut self, symbols: &mut Symbols, id: ScopeId) {
        let scope = &mut symbols.scopes[id];
        if self.kind.is_function() {
            for symbol in &mut scope.symbols {
                if matches!(symbol.place, Place::Local | Place::Cell) {
                    symbol.register = self.new_local(&symbol.name, symbol.place);
                    if symbol.flags & flag::PARAM != 0 {
                        self.asm.bound.insert(symbol.register);
                    }
                    if symbol.flags & flag::DELETED != 0 {
                        self.deleted.insert(symbol.register);
                    }
                }
            }
        } else {
            for name in &scope.class_cells {
                self.new_local(name, Place::Cell);
            }
        }
        // Scripts see the order, in `__closure__` and `co_cellvars`: by name, behind the captured parameters.
        let (symbols, locals) = (&scope.symbols, &self.locals);
        let free = symbols
            .iter()
            .filter(|symbol| symbol.place == Place::Free || symbol.flags & flag::FREE_CLASS != 0);
        self.free = free.map(|symbol| symbol.name.clone()).collect();
        self.free.sort();
        self.free_index = self.free.iter().cloned().zip(0..).collect();
        let parameters = symbols.iter().filter(|symbol| symbol.flags & flag::PARAM != 0).count();
        let names = |register: u16| (usize::from(register) >= parameters).then(|| &locals[usize::from(register)]);
        self.cells.sort_by(|&a, &b| (names(a), a).cmp(&(names(b), b)));
    }

    fn new_local(&mut self, name: &Ident, place: Place) -> u16 {
        let register = self.locals.len().min(MAX_REGISTERS as usize) as u16;
        self.locals.push(name.clone());
        if place == Place::Cell {
            self.cells.push(register);
        }
        register
    }

    /// Registers of the variables of an inlined comprehension. Comprehensions at the same depth are never alive together.
    fn inlined_registers(
        &mut self,
        symbols: &mut Symbols,
        id: ScopeId,
        depth: u32,
        shared: &mut FxHashMap<(Ident, u32, bool), u16>,
    ) {
        if !symbols.scopes[id].inlined {
            return;
        }
        for symbol in &mut symbols.scopes[id].symbols {
            let is_cell = symbol.place == Place::Cell;
            if is_cell || symbol.place == Place::Local {
                let key = (symbol.name.clone(), depth, is_cell);
                symbol.register = *shared
                    .entry(key)
                    .or_insert_with(|| self.new_local(&symbol.name, symbol.place));
            }
        }
        for child in symbols.scopes[id].children.clone() {
            self.inlined_registers(symbols, child, depth + 1, shared);
        }
    }

    /// The register of a cell that a class body makes for the scopes in it.
    pub fn class_cell(&self, name: &str) -> Option<u16> {
        let is_it = |&&register: &&u16| self.locals.get(register as usize).is_some_and(|local| &**local == name);
        self.cells
            .iter()
            .filter(|_| self.kind == ScopeKind::Class)
            .find(is_it)
            .copied()
    }

    /// The number of a free variable.
    pub fn free_number(&self, name: &str) -> Option<u16> {
        self.free_index.get(name).copied()
    }

    /// The next temporary.
    pub fn push(&mut self) -> u16 {
        self.push_many(1)
    }

    /// The first of the next `count` temporaries.
    pub fn push_many(&mut self, count: u32) -> u16 {
        let first = self.sp;
        self.sp = self.sp.saturating_add(count);
        self.highest = self.highest.max(self.sp);
        first.min(MAX_REGISTERS) as u16
    }

    /// The next temporary, not yet taken.
    pub fn next(&self) -> u16 {
        self.sp.min(MAX_REGISTERS) as u16
    }

    /// How many registers the frame needs. Beyond [`MAX_REGISTERS`] register numbers are meaningless and the code is refused.
    pub fn registers(&self) -> u32 {
        self.highest.max(self.locals.len() as u32)
    }
}
