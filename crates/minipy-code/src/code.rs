//! Code objects as data: what the compiler makes and the VM loads. No Python value is in here.

use crate::instr::Instr;
use std::rc::Rc;

/// A constant, as plain data; the VM turns it into a value when it loads the code.
#[derive(Clone, Debug, PartialEq)]
pub enum Const {
    /// `None`.
    None,
    /// `True` or `False`.
    Bool(bool),
    /// `...`.
    Ellipsis,
    /// An integer of at most 64 bits.
    Int(i64),
    /// A larger integer, as lower-case hexadecimal digits without prefix, with `-` in front if negative.
    BigInt(Rc<str>),
    /// A float.
    Float(f64),
    /// A complex number.
    Complex(f64, f64),
    /// A string (lone surrogates as stand-ins, see `minipy-vm`'s `types/text/surrogate.rs`).
    Str(Rc<str>),
    /// Bytes.
    Bytes(Rc<[u8]>),
    /// A tuple of constants.
    Tuple(Rc<[Const]>),
    /// A frozenset of constants.
    FrozenSet(Rc<[Const]>),
    /// An inner function, class body, lambda or generator expression.
    Code(Rc<Code>),
}

/// Yes/no facts about a code object.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CodeFlags {
    /// `*args` is the local after the positional and keyword-only parameters.
    pub varargs: bool,
    /// `**kwargs` is the local after that.
    pub varkeywords: bool,
    /// Calling it makes a generator.
    pub generator: bool,
    /// Calling it makes a coroutine (or, with `generator`, an asynchronous generator).
    pub coroutine: bool,
    /// Names are looked up in a namespace of the frame's own: class bodies, modules under `exec`.
    pub namespace: bool,
    /// The first constant is the docstring.
    pub docstring: bool,
    /// A function body nested in another function.
    pub nested: bool,
}

/// Where an instruction comes from. Lines count from 1; columns are byte offsets in the line, from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Location {
    /// First line; 0 if the instruction has no place in the source.
    pub line: u32,
    /// First column.
    pub column: u32,
    /// Last line.
    pub end_line: u32,
    /// Column after the last character.
    pub end_column: u32,
}

/// An entry of the exception table. An exception raised by an instruction in `start..end` is put into register `depth`,
/// registers from `depth` up are released before that, and control goes to `target`. Of several that cover an instruction the
/// first in the table counts, so inner ones come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handler {
    /// First instruction covered.
    pub start: u32,
    /// One after the last.
    pub end: u32,
    /// Where the handler begins.
    pub target: u32,
    /// The first temporary that is not live in the handler; it gets the exception.
    pub depth: u16,
}

/// Something in a text that is legal and looks like a mistake.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Warning {
    /// The text of the SyntaxWarning.
    pub message: String,
    /// The text of the SyntaxError, if warnings are errors; `None`: the same.
    pub error: Option<String>,
    /// First line, from 1.
    pub line: u32,
    /// Column of the first character, from 1.
    pub offset: u32,
    /// Last line.
    pub end_line: u32,
    /// Column after the last character, from 1.
    pub end_offset: u32,
}

/// One module, function body, class body, lambda or generator expression.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Code {
    /// `f`, `<lambda>`, `<module>`...
    pub name: Rc<str>,
    /// `A.f`, `f.<locals>.g`...
    pub qualname: Rc<str>,
    /// The file as the user named it.
    pub filename: Rc<str>,
    /// The line of `def`, `class` or the first decorator.
    pub first_line: u32,
    /// Parameters that may be given by position, positional-only ones included.
    pub arg_count: u16,
    /// Of these, positional-only ones.
    pub posonly_count: u16,
    /// Keyword-only parameters.
    pub kwonly_count: u16,
    /// See [`CodeFlags`].
    pub flags: CodeFlags,
    /// Registers of the frame: locals and temporaries.
    pub registers: u16,
    /// Names of the locals by register: positional parameters, keyword-only ones, `*args`, `**kwargs`, then the rest. A
    /// parameter that is captured by an inner function stays in its register, which MAKE_CELL turns into a cell.
    pub locals: Vec<Rc<str>>,
    /// Which locals are cells.
    pub cells: Vec<u16>,
    /// Names of the free variables, in the order of the closure tuple.
    pub free: Vec<Rc<str>>,
    /// The instructions.
    pub instrs: Vec<Instr>,
    /// Where each comes from.
    pub locations: Vec<Location>,
    /// Constants.
    pub consts: Vec<Const>,
    /// Names of LOAD_NAME and the like.
    pub names: Vec<Rc<str>>,
    /// The inline caches: for each the index of its name.
    pub caches: Vec<u32>,
    /// The exception table.
    pub handlers: Vec<Handler>,
    /// For a class body: the attributes its methods assign on their first parameter (`__static_attributes__`), which size
    /// the instances.
    pub static_attributes: Vec<Rc<str>>,
    /// What the whole text is warned of; only the outermost code has any.
    pub warnings: Vec<Warning>,
}

impl Code {
    /// How many locals are parameters.
    pub fn parameters(&self) -> usize {
        self.arg_count as usize
            + self.kwonly_count as usize
            + self.flags.varargs as usize
            + self.flags.varkeywords as usize
    }
}
