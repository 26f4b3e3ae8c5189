//! Which name lives where: CPython's symbol table, as one tree of scopes.
//!
//! Two passes, as in CPython's `symtable.c`: [`build`] walks the tree once, notes how each scope uses each name and refuses
//! what can be refused on sight (and every feature minipy does not run); [`analyze`] then decides from the outside inwards
//! whether a name is local, a cell, free or global. Registers are given out later, by the emitter (`unit.rs`).
//!
//! List, set and dict comprehensions outside class bodies are *inlined* (PEP 709): they have a scope here, so that their
//! names are their own, but no code object; the emitter gives their variables registers of the enclosing frame.

mod analyze;
mod build;

pub(crate) use build::{annotations_of, default_parameters};

use crate::error::Res;
use crate::warn::Warnings;
use minipy_syntax::ast::{Expr, FunctionDef, Ident, Module, Span, Stmt};
use rustc_hash::FxHashMap;
use std::rc::Rc;

/// An index into [`Symbols::scopes`].
pub(crate) type ScopeId = usize;

/// Which comprehension a scope belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum CompKind {
    List,
    Set,
    Dict,
    Generator,
}

impl CompKind {
    /// The words of error texts.
    pub fn words(self) -> &'static str {
        match self {
            CompKind::List => "list comprehension",
            CompKind::Set => "set comprehension",
            CompKind::Dict => "dict comprehension",
            CompKind::Generator => "generator expression",
        }
    }

    /// The name of its function, where it has one.
    pub fn name(self) -> &'static str {
        match self {
            CompKind::List => "<listcomp>",
            CompKind::Set => "<setcomp>",
            CompKind::Dict => "<dictcomp>",
            CompKind::Generator => "<genexpr>",
        }
    }
}

/// What opened a scope.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum ScopeKind {
    Module,
    Class,
    Function,
    Lambda,
    Comprehension(CompKind),
    /// What computes annotations when they are asked for (PEP 649).
    Annotation,
    /// The type parameters of a function, class or alias, and what is inside.
    TypeParams,
}

impl ScopeKind {
    /// CPython's `FunctionBlock`: names are registers, not entries of a namespace.
    pub fn is_function(self) -> bool {
        !matches!(self, ScopeKind::Module | ScopeKind::Class)
    }
}

/// Where a name lives, seen from one scope.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Place {
    /// In a register (function), or in the namespace (module, class).
    Local,
    /// In a register that holds a cell, because an inner function shares it.
    Cell,
    /// In a cell of an enclosing function.
    Free,
    /// In the globals by declaration.
    GlobalExplicit,
    /// In the globals or builtins because nobody binds it.
    GlobalImplicit,
}

/// How a scope uses a name: a set of bits, CPython's `DEF_*` and `USE`.
pub(crate) mod flag {
    pub const USE: u16 = 1;
    pub const LOCAL: u16 = 2;
    pub const PARAM: u16 = 4;
    pub const GLOBAL: u16 = 8;
    pub const NONLOCAL: u16 = 16;
    pub const IMPORT: u16 = 32;
    pub const ANNOT: u16 = 64;
    pub const COMP_ITER: u16 = 128;
    /// Bound in a class body and free in one of its methods: the class passes on a cell it does not use itself.
    pub const FREE_CLASS: u16 = 256;
    /// Unbound somewhere in the scope, by `del` or at the end of an `except` clause.
    pub const DELETED: u16 = 512;
    /// A type parameter.
    pub const TYPE_PARAM: u16 = 1024;
    pub const BOUND: u16 = LOCAL | PARAM | IMPORT;
}

/// One name in one scope.
#[derive(Debug)]
pub(crate) struct Symbol {
    pub name: Ident,
    pub flags: u16,
    pub place: Place,
    /// The register, once the emitter has given one.
    pub register: u16,
}

/// One module, class body, function, lambda or comprehension.
#[derive(Debug)]
pub(crate) struct Scope {
    pub kind: ScopeKind,
    pub parent: Option<ScopeId>,
    /// The names in the order of their first mention; parameters of a function come first.
    pub symbols: Vec<Symbol>,
    index: FxHashMap<Ident, usize>,
    pub children: Vec<ScopeId>,
    /// The class whose private names (`__x`) are mangled here.
    pub private: Option<Ident>,
    /// It contains `yield`, or is a generator expression.
    pub generator: bool,
    /// An `async def`, or a comprehension that awaits or iterates asynchronously.
    pub coroutine: bool,
    /// A comprehension without a code object of its own.
    pub inlined: bool,
    /// Inside a function, at any distance.
    pub nested: bool,
    /// Of a class body: the cells that scopes in it need, of [`CLASS_CELLS`].
    pub class_cells: Vec<Ident>,
    /// It stands in a class body and looks names up in the class first.
    pub sees_class: bool,
    /// Of a module or class: the scope of its annotations.
    pub annotations: Option<ScopeId>,
    /// Of a module or class: how many of its annotations may not be reached.
    conditional_annotations: i64,
    /// It, or a comprehension in it, contains `:=`: a local may change in the middle of an expression.
    pub has_walrus: bool,
    /// Where names were declared global or nonlocal.
    directives: Vec<(Ident, Span)>,
    /// How deep we are in iterables of comprehensions, while building.
    comp_iter_expr: u32,
    /// We are in the target of a comprehension, while building.
    comp_iter_target: bool,
}

impl Scope {
    fn new(kind: ScopeKind, parent: Option<ScopeId>) -> Scope {
        Scope {
            kind,
            parent,
            symbols: Vec::new(),
            index: FxHashMap::default(),
            children: Vec::new(),
            private: None,
            generator: false,
            coroutine: false,
            inlined: false,
            nested: false,
            class_cells: Vec::new(),
            sees_class: false,
            annotations: None,
            conditional_annotations: 0,
            has_walrus: false,
            directives: Vec::new(),
            comp_iter_expr: 0,
            comp_iter_target: false,
        }
    }

    /// The symbol of a (mangled) name.
    pub fn get(&self, name: &str) -> Option<&Symbol> {
        self.index.get(name).map(|&at| &self.symbols[at])
    }

    fn flags(&self, name: &str) -> u16 {
        self.get(name).map_or(0, |symbol| symbol.flags)
    }

    /// The symbol of a name, made if absent.
    fn entry(&mut self, name: &Ident) -> &mut Symbol {
        let at = *self.index.entry(name.clone()).or_insert_with(|| {
            self.symbols.push(Symbol {
                name: name.clone(),
                flags: 0,
                place: Place::GlobalImplicit,
                register: 0,
            });
            self.symbols.len() - 1
        });
        &mut self.symbols[at]
    }
}

/// The scopes of one module or expression.
#[derive(Debug)]
pub(crate) struct Symbols {
    pub scopes: Vec<Scope>,
    /// By the address of the node (the tree does not move while it is compiled).
    by_node: FxHashMap<usize, ScopeId>,
    /// By the address of the statement: the numbers of annotations that may not be reached.
    annotation_numbers: FxHashMap<usize, i64>,
    /// `from __future__ import annotations`: they are strings.
    pub future_annotations: bool,
    /// What was noticed on the way.
    pub warnings: Warnings,
}

impl Symbols {
    /// The scopes of a module. Scope 0 is the module's.
    pub fn of_module(module: &Module) -> Res<Symbols> {
        let mut symbols = build::module(module)?;
        analyze::analyze(&mut symbols)?;
        Ok(symbols)
    }

    /// The scopes of a lone expression. Scope 0 is that of the code around it.
    pub fn of_expression(expr: &Expr) -> Res<Symbols> {
        let mut symbols = build::expression(expr)?;
        analyze::analyze(&mut symbols)?;
        Ok(symbols)
    }

    /// One empty module scope.
    pub fn empty() -> Symbols {
        Symbols {
            scopes: vec![Scope::new(ScopeKind::Module, None)],
            by_node: FxHashMap::default(),
            annotation_numbers: FxHashMap::default(),
            future_annotations: false,
            warnings: Warnings::default(),
        }
    }

    /// The scope of the type parameters of a function, class or alias.
    pub fn of_type_params<T>(&self, node: &T) -> ScopeId {
        self.by_node.get(&type_params_key(node)).copied().unwrap_or(0)
    }

    /// The scope that computes an expression when it is asked for.
    pub fn of_evaluator(&self, value: &Expr, part: ParamPart) -> ScopeId {
        self.by_node.get(&part.key(value)).copied().unwrap_or(0)
    }

    /// The scope of the annotations of a function.
    pub fn of_annotations(&self, def: &FunctionDef) -> ScopeId {
        self.by_node.get(&annotations_key(def)).copied().unwrap_or(0)
    }

    /// The number of an annotation that may not be reached.
    pub fn annotation_number(&self, stmt: &Stmt) -> Option<i64> {
        self.annotation_numbers.get(&address(stmt)).copied()
    }

    /// The scope that a node opened. Every node that opens one was walked by [`build`].
    pub fn of_node<T>(&self, node: &T) -> ScopeId {
        self.by_node.get(&address(node)).copied().unwrap_or(0)
    }
}

/// The cell that holds the class, for `super()`.
pub(crate) const CLASS: &str = "__class__";
/// The cell that holds the namespace of the class, for annotations.
pub(crate) const CLASS_DICT: &str = "__classdict__";
/// The set of the numbers of those annotations that were reached.
pub(crate) const CONDITIONAL: &str = "__conditional_annotations__";
/// The tuple of type parameters, in their scope.
pub(crate) const GENERIC_PARAMS: &str = ".type_params";
/// The cells that a class body makes for the scopes in it.
pub(crate) const CLASS_CELLS: [&str; 3] = [CLASS, CLASS_DICT, CONDITIONAL];

/// The key of what computes the annotations of a function. Nodes are aligned, so no node has it as its address.
fn annotations_key(def: &FunctionDef) -> usize {
    address(def) + 1
}

/// What is computed when it is asked for, beside annotations.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum ParamPart {
    Bound,
    Default,
    Value,
}

impl ParamPart {
    /// The key of the scope that computes an expression.
    fn key(self, value: &Expr) -> usize {
        address(value) + 1 + self as usize
    }
}

/// The key of the type parameters of a node.
fn type_params_key<T>(node: &T) -> usize {
    address(node) + 2
}

/// The key of a node.
fn address<T>(node: &T) -> usize {
    std::ptr::from_ref(node) as usize
}

/// A private name (`__x`, not `__x__`, no dot) as it is stored inside class `private`: `_Class__x`.
pub(crate) fn mangle(private: Option<&Ident>, name: &Ident) -> Ident {
    let Some(class) = private else { return name.clone() };
    if !name.starts_with("__") || name.ends_with("__") || name.contains('.') {
        return name.clone();
    }
    let class = class.trim_start_matches('_');
    if class.is_empty() {
        name.clone()
    } else {
        Rc::from(format!("_{class}{name}"))
    }
}
