//! minipy-compiler: the tree of a program to bytecode. It never executes anything; constants are plain data.
//!
//! Two stages. [`scope`] decides where each name lives and refuses what CPython's symbol table refuses. The emitter then walks the
//! tree once for each code object, keeping values in registers: an expression is asked for in a local, in the next temporary, or
//! wherever it is ([`unit::Want`]), and answers where it is ([`unit::Val`]).
//!
//! | file | what it compiles |
//! |---|---|
//! | `emit.rs` | labels, jumps, places, the exception table |
//! | `unit.rs`, `consts.rs` | registers and pools of one code object |
//! | `names.rs` | names |
//! | `expr.rs`, `displays.rs`, `cond.rs`, `calls.rs`, `comprehensions.rs` | expressions |
//! | `stmt.rs`, `assign.rs`, `loops.rs`, `exceptions.rs` | statements |
//! | `patterns.rs`, `pattern_keys.rs` | `match` |
//! | `asynchronous.rs` | `await` and what awaits by itself |
//! | `type_params.rs` | type parameters and the `type` statement |
//! | `annotations.rs` | what computes annotations when they are asked for |
//! | `functions.rs` | code objects inside others: functions, lambdas, classes |
//! | `fold.rs` | constant expressions |
#![forbid(unsafe_code)]

mod annotations;
mod assign;
mod asynchronous;
mod calls;
mod comprehensions;
mod cond;
mod consts;
mod displays;
mod emit;
mod error;
mod exceptions;
mod expr;
mod fold;
mod functions;
mod loops;
mod names;
mod pattern_keys;
mod patterns;
mod scope;
mod stmt;
mod type_params;
mod unit;
mod walk;
mod warn;

use crate::error::{Res, unsupported};
use crate::fold::Folder;
use crate::scope::Symbols;
use crate::unit::{MAX_REGISTERS, Unit, Want};
use minipy_code::{Code, CodeFlags, Const, Warning, ins};
use minipy_syntax::ast::{Expr, Ident, Module, Span};
use minipy_syntax::{LineIndex, TextWarning, text_warnings};
use std::rc::Rc;

pub use error::CompileError;

/// How names at the top level of a module are found.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum TopLevel {
    /// They are the globals: scripts and imported modules.
    #[default]
    Globals,
    /// The frame has a namespace of its own: `exec` and `eval` with separate locals.
    Namespace,
}

/// What is left out of the code: python3's `-O` and `-OO`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Optimize {
    /// Nothing.
    #[default]
    Nothing,
    /// What is for debugging only: `assert`, and what `__debug__` guards.
    Asserts,
    /// That, and docstrings.
    Docstrings,
}

/// How a text is compiled.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Settings {
    /// Where the names of the top level are.
    pub top_level: TopLevel,
    /// What is left out.
    pub optimize: Optimize,
}

/// Compiles a module that runs with its globals as namespace. `source` is the decoded text that was parsed, `filename` the
/// file as the user named it.
pub fn compile_module(module: &Module, source: &str, filename: &str) -> Result<Code, CompileError> {
    compile_module_in(module, source, filename, Settings::default())
}

/// As [`compile_module`], with settings.
pub fn compile_module_in(
    module: &Module,
    source: &str,
    filename: &str,
    settings: Settings,
) -> Result<Code, CompileError> {
    let compiled = Symbols::of_module(module).and_then(|symbols| {
        let mut compiler = Compiler::new(symbols, source, filename, settings);
        compiler.module(&module.body)?;
        compiler.close()
    });
    compiled.map_err(|fault| fault.finish(source))
}

/// Compiles one statement as it is typed at a prompt: what its expressions come to is shown by `sys.displayhook`.
pub fn compile_interactive(
    module: &Module,
    source: &str,
    filename: &str,
    optimize: Optimize,
) -> Result<Code, CompileError> {
    let compiled = Symbols::of_module(module).and_then(|symbols| {
        let settings = Settings {
            top_level: TopLevel::Namespace,
            optimize,
        };
        let mut compiler = Compiler::new(symbols, source, filename, settings);
        compiler.interactive = true;
        compiler.block(&module.body)?;
        compiler.close()
    });
    compiled.map_err(|fault| fault.finish(source))
}

/// Compiles a lone expression (`eval`): the code returns its value.
pub fn compile_expression(expr: &Expr, source: &str, filename: &str, settings: Settings) -> Result<Code, CompileError> {
    let compiled = Symbols::of_expression(expr).and_then(|symbols| {
        let mut compiler = Compiler::new(symbols, source, filename, settings);
        let value = compiler.value(expr, Want::Any)?;
        compiler.unit.asm.emit_last(ins::return_(value.reg), expr.span);
        compiler.close()
    });
    compiled.map_err(|fault| fault.finish(source))
}

/// How many parameters a code object has.
#[derive(Clone, Copy, Default)]
pub(crate) struct Params {
    pub positional: u16,
    pub posonly: u16,
    pub kwonly: u16,
}

/// The state of one compilation.
pub(crate) struct Compiler<'a> {
    pub symbols: Symbols,
    source: &'a str,
    pub lines: LineIndex,
    pub filename: Rc<str>,
    pub folder: Folder,
    pub optimize: Optimize,
    /// The code object at hand; those around it wait on the stack of the recursion.
    pub unit: Unit<'a>,
    /// For each class body around the code at hand, the attributes its methods assign on `self`.
    pub static_attributes: Vec<Vec<Ident>>,
    /// Expressions that are statements are shown, outside functions and classes.
    pub interactive: bool,
}

impl<'a> Compiler<'a> {
    fn new(mut symbols: Symbols, source: &'a str, filename: &str, settings: Settings) -> Compiler<'a> {
        let in_namespace = settings.top_level == TopLevel::Namespace;
        let unit = Unit::new(&mut symbols, 0, String::new(), in_namespace);
        Compiler {
            symbols,
            source,
            lines: LineIndex::new(source),
            filename: filename.into(),
            folder: Folder::new(settings.optimize == Optimize::Nothing),
            optimize: settings.optimize,
            unit,
            static_attributes: Vec::new(),
            interactive: false,
        }
    }

    /// Closes the outermost code object.
    fn close(mut self) -> Res<Code> {
        let blank = Unit::new(&mut Symbols::empty(), 0, String::new(), false);
        let unit = std::mem::replace(&mut self.unit, blank);
        let mut code = self.assemble(
            unit,
            "<module>",
            CodeFlags::default(),
            Params::default(),
            Span::default(),
        )?;
        code.warnings = self.warnings();
        Ok(code)
    }

    /// What the text is warned of: first its tokens, then its tree.
    fn warnings(&mut self) -> Vec<Warning> {
        let of_tree = std::mem::take(&mut self.symbols.warnings).into_list();
        let of_tree = of_tree.into_iter().map(|(span, message)| TextWarning {
            message,
            error: None,
            start: span.start,
            end: span.end,
        });
        let all = text_warnings(self.source).into_iter().chain(of_tree);
        let place = |offset| self.lines.line_column(self.source, offset);
        all.map(|found| {
            let ((line, column), (end_line, end_column)) = (place(found.start), place(found.end));
            Warning {
                message: found.message,
                error: found.error,
                line,
                offset: column + 1,
                end_line,
                end_offset: end_column + 1,
            }
        })
        .collect()
    }

    /// Makes a code object of a unit whose code is complete but for `return None` at its end. `span` is where it is blamed
    /// if it is too large.
    pub(crate) fn assemble(
        &self,
        mut unit: Unit<'a>,
        name: &str,
        flags: CodeFlags,
        params: Params,
        span: Span,
    ) -> Res<Code> {
        let none = unit.pools.constant(Const::None);
        unit.asm.emit_last(ins::return_k(none), unit.last);
        let registers = unit.registers();
        let pools = unit.pools;
        if registers > MAX_REGISTERS || unit.asm.too_long() || pools.caches.len() >= 1 << 24 {
            return unsupported(span, "too many values in one function");
        }
        let Some(code) = unit.asm.finish(&self.lines) else {
            return unsupported(span, "too long a jump");
        };
        let qualname = if unit.qualname.is_empty() { name } else { &unit.qualname };
        Ok(Code {
            name: name.into(),
            qualname: qualname.into(),
            filename: self.filename.clone(),
            first_line: unit.first_line,
            arg_count: params.positional,
            posonly_count: params.posonly,
            kwonly_count: params.kwonly,
            flags: CodeFlags {
                namespace: unit.namespace,
                docstring: unit.docstring,
                ..flags
            },
            registers: registers as u16,
            locals: unit.locals,
            cells: unit.cells,
            free: unit.free,
            instrs: code.instrs,
            locations: code.locations,
            consts: pools.consts,
            names: pools.names,
            caches: pools.caches,
            handlers: code.handlers,
            static_attributes: unit.static_attributes,
            warnings: Vec::new(),
        })
    }
}
