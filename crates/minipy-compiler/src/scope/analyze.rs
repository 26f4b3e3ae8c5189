//! The second pass: from how scopes use names to where the names live. CPython's `analyze_block` with sets shared between scopes
//! replaced by a stack of what is bound outside, so that the work does not grow with depth times names.

use super::{CLASS_CELLS, Place, ScopeId, ScopeKind, Symbols, flag};
use crate::error::{Res, syntax};
use minipy_syntax::ast::Ident;
use rustc_hash::{FxHashMap, FxHashSet};

/// What an outer scope says about a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outer {
    /// An enclosing function binds it.
    Bound,
    /// It is a type parameter of something around.
    TypeParam,
    /// An enclosing function declares it global.
    Global,
}

/// What a scope needs from outside.
#[derive(Default)]
struct Needs {
    /// Names it, or a scope in it, takes from an enclosing function.
    free: FxHashSet<Ident>,
    /// Those of them that need a cell: an inlined comprehension reads the register itself, a function cannot.
    cells: FxHashSet<Ident>,
}

struct Analyzer<'s> {
    symbols: &'s mut Symbols,
    /// For each name the verdicts of the scopes around, innermost last.
    outer: FxHashMap<Ident, Vec<Outer>>,
}

/// Fills in [`super::Symbol::place`] everywhere and reports wrong `nonlocal` and `global` declarations.
pub(super) fn analyze(symbols: &mut Symbols) -> Res {
    let mut analyzer = Analyzer {
        symbols,
        outer: FxHashMap::default(),
    };
    analyzer.scope(0)?;
    analyzer.share_globals();
    Ok(())
}

impl Analyzer<'_> {
    fn scope(&mut self, id: ScopeId) -> Res<Needs> {
        let mut own = Vec::new();
        for at in 0..self.symbols.scopes[id].symbols.len() {
            let place = self.place(id, at)?;
            let symbol = &mut self.symbols.scopes[id].symbols[at];
            symbol.place = place;
            if place == Place::Free {
                own.push(symbol.name.clone());
            }
        }
        let pushed = self.push_verdicts(id);
        let mut needs = Needs::default();
        for child in self.symbols.scopes[id].children.clone() {
            let child_needs = self.scope(child)?;
            needs.free.extend(child_needs.free);
            needs.cells.extend(child_needs.cells);
        }
        self.pop_verdicts(pushed);
        self.settle(id, &mut needs);
        needs.free.extend(own);
        // What a function takes from outside it takes through cells; an inlined comprehension reads the registers of the frame
        // it runs in, so only the functions in it need cells.
        if !self.symbols.scopes[id].inlined {
            needs.cells.clone_from(&needs.free);
        }
        Ok(needs)
    }

    /// A name that any inner scope declares global is global in the module's own code too, which matters when that runs with
    /// separate locals (`exec(code, globals, locals)`): CPython's `symtable_add_def` notes such a declaration in both.
    fn share_globals(&mut self) {
        let scopes = &mut self.symbols.scopes;
        let Some((module, inner)) = scopes.split_first_mut() else {
            return;
        };
        for scope in inner {
            for (name, _) in &scope.directives {
                if scope.flags(name) & flag::GLOBAL != 0
                    && let Some(&at) = module.index.get(name)
                {
                    module.symbols[at].place = Place::GlobalExplicit;
                }
            }
        }
    }

    /// The place of one symbol, from its own flags and the verdicts around.
    fn place(&self, id: ScopeId, at: usize) -> Res<Place> {
        let scope = &self.symbols.scopes[id];
        let symbol = &scope.symbols[at];
        let name = &symbol.name;
        let outer = self.outer.get(name).and_then(|verdicts| verdicts.last()).copied();
        if symbol.flags & flag::GLOBAL != 0 {
            if symbol.flags & flag::NONLOCAL != 0 {
                return syntax(
                    self.directive(id, name),
                    format!("name '{name}' is nonlocal and global"),
                );
            }
            return Ok(Place::GlobalExplicit);
        }
        if symbol.flags & flag::NONLOCAL != 0 {
            if scope.kind == ScopeKind::Module {
                return syntax(
                    self.directive(id, name),
                    "nonlocal declaration not allowed at module level",
                );
            }
            if outer == Some(Outer::TypeParam) {
                let text = format!("nonlocal binding not allowed for type parameter '{name}'");
                return syntax(self.directive(id, name), text);
            }
            if outer != Some(Outer::Bound) {
                return syntax(
                    self.directive(id, name),
                    format!("no binding for nonlocal '{name}' found"),
                );
            }
            return Ok(Place::Free);
        }
        if symbol.flags & flag::BOUND != 0 {
            return Ok(Place::Local);
        }
        if let Some(place) = self.place_in_class(id, name) {
            return Ok(place);
        }
        Ok(if matches!(outer, Some(Outer::Bound | Outer::TypeParam)) {
            Place::Free
        } else {
            Place::GlobalImplicit
        })
    }

    /// A scope that sees the class around it finds there what the class binds, whatever the functions around the class bind.
    fn place_in_class(&self, id: ScopeId, name: &Ident) -> Option<Place> {
        let mut at = Some(id).filter(|&id| self.symbols.scopes[id].sees_class);
        while let Some(id) = at {
            let scope = &self.symbols.scopes[id];
            if scope.kind == ScopeKind::Class {
                let flags = scope.flags(name);
                return match flags {
                    _ if flags & flag::GLOBAL != 0 => Some(Place::GlobalExplicit),
                    _ if flags & flag::BOUND != 0 && flags & flag::NONLOCAL == 0 => Some(Place::GlobalImplicit),
                    _ => None,
                };
            }
            at = scope.parent;
        }
        None
    }

    fn directive(&self, id: ScopeId, name: &Ident) -> minipy_syntax::ast::Span {
        let directives = &self.symbols.scopes[id].directives;
        directives
            .iter()
            .find(|(declared, _)| declared == name)
            .map(|&(_, span)| span)
            .unwrap_or_default()
    }

    /// Lets the children see what this scope binds or declares global. A class shows its methods nothing but the cells it makes;
    /// a module shows nothing, because its names are globals.
    fn push_verdicts(&mut self, id: ScopeId) -> Vec<Ident> {
        let scope = &self.symbols.scopes[id];
        let mut pushed = Vec::new();
        let mut push = |name: &Ident, verdict| {
            self.outer.entry(name.clone()).or_default().push(verdict);
            pushed.push(name.clone());
        };
        match scope.kind {
            ScopeKind::Module => {}
            ScopeKind::Class => CLASS_CELLS.iter().for_each(|&name| push(&name.into(), Outer::Bound)),
            _ => {
                for symbol in &scope.symbols {
                    match symbol.place {
                        Place::Local if symbol.flags & flag::TYPE_PARAM != 0 => push(&symbol.name, Outer::TypeParam),
                        Place::Local => push(&symbol.name, Outer::Bound),
                        Place::GlobalExplicit => push(&symbol.name, Outer::Global),
                        _ => {}
                    }
                }
            }
        }
        pushed
    }

    fn pop_verdicts(&mut self, pushed: Vec<Ident>) {
        for name in pushed {
            if let Some(verdicts) = self.outer.get_mut(&name) {
                verdicts.pop();
            }
        }
    }

    /// Meets what the children need: makes cells of locals, and passes on the rest through this scope.
    fn settle(&mut self, id: ScopeId, inner: &mut Needs) {
        let scope = &mut self.symbols.scopes[id];
        match scope.kind {
            ScopeKind::Module => {
                inner.free.clear();
                inner.cells.clear();
                return;
            }
            ScopeKind::Class => {
                for name in CLASS_CELLS {
                    if inner.free.remove(name) {
                        inner.cells.remove(name);
                        scope.class_cells.push(name.into());
                    }
                }
            }
            _ => {
                for symbol in &mut scope.symbols {
                    if symbol.place != Place::Local {
                        continue;
                    }
                    inner.free.remove(&symbol.name);
                    if inner.cells.remove(&symbol.name) {
                        symbol.place = Place::Cell;
                    }
                }
            }
        }
        let mut passed: Vec<&Ident> = inner.free.iter().collect();
        passed.sort();
        for name in passed {
            let known = scope.index.contains_key(name);
            let (is_class, sees_class) = (scope.kind == ScopeKind::Class, scope.sees_class);
            let symbol = scope.entry(name);
            if !known {
                symbol.place = Place::Free;
            } else if is_class && symbol.flags & (flag::BOUND | flag::GLOBAL) != 0
                || sees_class && matches!(symbol.place, Place::GlobalImplicit | Place::GlobalExplicit)
            {
                symbol.flags |= flag::FREE_CLASS;
            }
        }
    }
}
