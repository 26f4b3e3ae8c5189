//! The tree: one Rust type per node of CPython's `ast` module, under the same names.
//!
//! This file decides what the rest of the house may know of a program's text: nodes, byte spans, constants. It leaves
//! to the parser how they are made, and to the compiler every question of meaning (scopes, `return` outside a
//! function, name mangling).
//!
//! Where the shape differs from CPython's `ast`:
//!
//! | CPython | here | why |
//! |---|---|---|
//! | `AsyncFunctionDef`, `AsyncFor`, `AsyncWith`, `TryStar` | a flag (`is_async`, `is_star`) | one code path |
//! | `ctx=Load/Store/Del` | absent | the position of the node tells it; the parser rejects wrong targets |
//! | `Dict(keys, values)`, `Compare(ops, comparators)` | one list of pairs | the two lists always have one length |
//! | plain strings for identifiers | [`Identifier`] where an error or a traceback wants its place | carets |
//! | `Constant(value)` | [`Constant`] | plain data, no Python objects |
//!
//! # Depth
//!
//! No path from a [`Module`], or from a lone [`Expr`], to a leaf is longer than [`MAX_DEPTH`] nodes. The parser refuses
//! deeper programs, so a recursive consumer (and the recursive `Drop` of these boxes) needs a bounded stack only.

use std::rc::Rc;

/// The largest number of nodes on a path from the root of a tree to a leaf, statements and expressions together.
///
/// A recursive consumer that spends up to 16 KiB of stack on each level fits a 64 MiB stack with room to spare.
pub const MAX_DEPTH: u32 = 2000;

/// A name as the program writes it, shared between the nodes that mention it.
pub type Ident = Rc<str>;

/// A half-open range of byte offsets into the decoded source text.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Span {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset just behind the last byte.
    pub end: u32,
}

impl Span {
    /// The range `start..end`.
    pub const fn new(start: u32, end: u32) -> Span {
        Span { start, end }
    }

    /// The range from the start of `self` to the end of `last`.
    pub const fn to(self, last: Span) -> Span {
        Span {
            start: self.start,
            end: last.end,
        }
    }
}

/// A name together with its place.
#[derive(Clone, PartialEq, Debug)]
pub struct Identifier {
    /// The name.
    pub name: Ident,
    /// Where it stands.
    pub span: Span,
}

/// A whole file (`Module`) or one interactive input (`Interactive`).
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Module {
    /// The statements; a docstring is an ordinary first [`StmtKind::Expr`].
    pub body: Vec<Stmt>,
}

/// A statement and its place.
#[derive(Clone, PartialEq, Debug)]
pub struct Stmt {
    /// What it is.
    pub kind: StmtKind,
    /// From the first token (for a decorated definition: `def`, `class` or `async`) to the last.
    pub span: Span,
}

/// The kinds of statement.
#[derive(Clone, PartialEq, Debug)]
pub enum StmtKind {
    /// `def` and `async def`.
    FunctionDef(Box<FunctionDef>),
    /// `class`.
    ClassDef(Box<ClassDef>),
    /// `return value`.
    Return {
        /// The value, if written.
        value: Option<Box<Expr>>,
    },
    /// `del a, b[0]`.
    Delete {
        /// Names, attributes, subscripts, and tuples or lists of those.
        targets: Vec<Expr>,
    },
    /// `a = b = value`.
    Assign {
        /// The targets from left to right; at least one.
        targets: Vec<Expr>,
        /// The value.
        value: Box<Expr>,
    },
    /// `target op= value`.
    AugAssign {
        /// A name, attribute or subscript.
        target: Box<Expr>,
        /// The operator.
        op: Operator,
        /// The right side.
        value: Box<Expr>,
    },
    /// `target: annotation = value`.
    AnnAssign {
        /// A name, attribute or subscript.
        target: Box<Expr>,
        /// The annotation.
        annotation: Box<Expr>,
        /// The value, if written.
        value: Option<Box<Expr>>,
        /// CPython's `simple`: the target is a name without parentheses, so the annotation is recorded.
        simple: bool,
    },
    /// `for` and `async for`.
    For(Box<For>),
    /// `while`.
    While {
        /// The condition.
        test: Box<Expr>,
        /// The loop.
        body: Vec<Stmt>,
        /// The `else` block, empty if absent.
        orelse: Vec<Stmt>,
    },
    /// `if`; an `elif` is an `If` alone in `orelse`, as in CPython.
    If {
        /// The condition.
        test: Box<Expr>,
        /// What to do when true.
        body: Vec<Stmt>,
        /// The `else` block or the one `elif`, empty if absent.
        orelse: Vec<Stmt>,
    },
    /// `with` and `async with`.
    With {
        /// At least one.
        items: Vec<WithItem>,
        /// The block.
        body: Vec<Stmt>,
        /// `async with`.
        is_async: bool,
    },
    /// `match`.
    Match {
        /// The value that is looked at.
        subject: Box<Expr>,
        /// At least one.
        cases: Vec<MatchCase>,
    },
    /// `raise exc from cause`.
    Raise {
        /// The exception; absent for a re-raise.
        exc: Option<Box<Expr>>,
        /// The cause.
        cause: Option<Box<Expr>>,
    },
    /// `try`.
    Try(Box<Try>),
    /// `assert test, msg`.
    Assert {
        /// The condition.
        test: Box<Expr>,
        /// The message.
        msg: Option<Box<Expr>>,
    },
    /// `import a.b as c, d`.
    Import {
        /// At least one.
        names: Vec<Alias>,
    },
    /// `from ..module import a as b`.
    ImportFrom {
        /// The dotted name behind the dots, if any.
        module: Option<Identifier>,
        /// What is imported; a lone alias named `*` for a star import.
        names: Vec<Alias>,
        /// The number of leading dots.
        level: u32,
    },
    /// `global a, b`.
    Global {
        /// The names.
        names: Vec<Identifier>,
    },
    /// `nonlocal a, b`.
    Nonlocal {
        /// The names.
        names: Vec<Identifier>,
    },
    /// An expression whose value is dropped (or echoed by the REPL).
    Expr {
        /// The expression.
        value: Box<Expr>,
    },
    /// `type name[T] = value`.
    TypeAlias(Box<TypeAlias>),
    /// `pass`.
    Pass,
    /// `break`.
    Break,
    /// `continue`.
    Continue,
}

/// `def name[type_params](args) -> returns: body`.
#[derive(Clone, PartialEq, Debug)]
pub struct FunctionDef {
    /// The name.
    pub name: Identifier,
    /// The parameters.
    pub args: Arguments,
    /// The block.
    pub body: Vec<Stmt>,
    /// The expressions behind `@`, from the top.
    pub decorator_list: Vec<Expr>,
    /// The annotation of the result.
    pub returns: Option<Box<Expr>>,
    /// `[T: int, *Ts, **P]`.
    pub type_params: Vec<TypeParam>,
    /// `async def`.
    pub is_async: bool,
}

/// `class name[type_params](bases, keywords): body`.
#[derive(Clone, PartialEq, Debug)]
pub struct ClassDef {
    /// The name.
    pub name: Identifier,
    /// Positional arguments, possibly [`ExprKind::Starred`].
    pub bases: Vec<Expr>,
    /// `metaclass=M`, `**kw`.
    pub keywords: Vec<Keyword>,
    /// The block.
    pub body: Vec<Stmt>,
    /// The expressions behind `@`, from the top.
    pub decorator_list: Vec<Expr>,
    /// `[T]`.
    pub type_params: Vec<TypeParam>,
}

/// `for target in iter: body else: orelse`.
#[derive(Clone, PartialEq, Debug)]
pub struct For {
    /// An assignment target.
    pub target: Expr,
    /// What is iterated.
    pub iter: Expr,
    /// The loop.
    pub body: Vec<Stmt>,
    /// The `else` block, empty if absent.
    pub orelse: Vec<Stmt>,
    /// `async for`.
    pub is_async: bool,
}

/// `try: body except ...: else: orelse finally: finalbody`.
#[derive(Clone, PartialEq, Debug)]
pub struct Try {
    /// The guarded block.
    pub body: Vec<Stmt>,
    /// The handlers, in order.
    pub handlers: Vec<ExceptHandler>,
    /// The `else` block, empty if absent.
    pub orelse: Vec<Stmt>,
    /// The `finally` block, empty if absent.
    pub finalbody: Vec<Stmt>,
    /// The handlers are `except*`.
    pub is_star: bool,
}

/// `type name[type_params] = value`.
#[derive(Clone, PartialEq, Debug)]
pub struct TypeAlias {
    /// The name.
    pub name: Identifier,
    /// `[T]`.
    pub type_params: Vec<TypeParam>,
    /// The aliased type, evaluated lazily.
    pub value: Expr,
}

/// `except type_ as name: body`.
#[derive(Clone, PartialEq, Debug)]
pub struct ExceptHandler {
    /// The exception type or tuple of types; absent in a bare `except:`.
    pub type_: Option<Box<Expr>>,
    /// The name bound to the exception.
    pub name: Option<Identifier>,
    /// The block.
    pub body: Vec<Stmt>,
    /// The whole clause.
    pub span: Span,
}

/// `context_expr as optional_vars`.
#[derive(Clone, PartialEq, Debug)]
pub struct WithItem {
    /// The context manager.
    pub context_expr: Expr,
    /// An assignment target.
    pub optional_vars: Option<Box<Expr>>,
}

/// `name as asname` of an import.
#[derive(Clone, PartialEq, Debug)]
pub struct Alias {
    /// The name, dotted in an `import` statement, or `*`.
    pub name: Ident,
    /// The name to bind instead.
    pub asname: Option<Identifier>,
    /// The whole alias.
    pub span: Span,
}

/// A type parameter of a function, class or type alias.
#[derive(Clone, PartialEq, Debug)]
pub struct TypeParam {
    /// Which of the three.
    pub kind: TypeParamKind,
    /// The name.
    pub name: Identifier,
    /// `= default`.
    pub default_value: Option<Box<Expr>>,
    /// The whole parameter.
    pub span: Span,
}

/// The kinds of type parameter.
#[derive(Clone, PartialEq, Debug)]
pub enum TypeParamKind {
    /// `T` or `T: bound`.
    TypeVar {
        /// The bound, or a tuple of constraints.
        bound: Option<Box<Expr>>,
    },
    /// `**P`.
    ParamSpec,
    /// `*Ts`.
    TypeVarTuple,
}

/// The parameters of a function or lambda.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Arguments {
    /// Before `/`.
    pub posonlyargs: Vec<Arg>,
    /// Positional or keyword.
    pub args: Vec<Arg>,
    /// `*args`.
    pub vararg: Option<Box<Arg>>,
    /// Behind `*`.
    pub kwonlyargs: Vec<Arg>,
    /// One per `kwonlyargs`.
    pub kw_defaults: Vec<Option<Expr>>,
    /// `**kwargs`.
    pub kwarg: Option<Box<Arg>>,
    /// Defaults of the last `posonlyargs` and `args` together.
    pub defaults: Vec<Expr>,
}

/// One parameter.
#[derive(Clone, PartialEq, Debug)]
pub struct Arg {
    /// The name.
    pub arg: Ident,
    /// `: annotation`; for `*args: *Ts` a [`ExprKind::Starred`].
    pub annotation: Option<Box<Expr>>,
    /// Name and annotation; the name is the first `arg.len()` bytes.
    pub span: Span,
}

/// `arg=value` or `**value` in a call or class header.
#[derive(Clone, PartialEq, Debug)]
pub struct Keyword {
    /// The name; absent for `**value`.
    pub arg: Option<Ident>,
    /// The value.
    pub value: Expr,
    /// The whole argument.
    pub span: Span,
}

/// One `for target in iter if ... if ...` of a comprehension.
#[derive(Clone, PartialEq, Debug)]
pub struct Comprehension {
    /// An assignment target.
    pub target: Expr,
    /// What is iterated.
    pub iter: Expr,
    /// The conditions.
    pub ifs: Vec<Expr>,
    /// `async for`.
    pub is_async: bool,
}

/// An expression and its place.
///
/// Parentheses around an expression are not part of its span, except for a tuple and a generator expression.
#[derive(Clone, PartialEq, Debug)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// Where it stands.
    pub span: Span,
}

/// The kinds of expression.
#[derive(Clone, PartialEq, Debug)]
pub enum ExprKind {
    /// `a and b and c`.
    BoolOp {
        /// The operator.
        op: BoolOp,
        /// At least two.
        values: Vec<Expr>,
    },
    /// `target := value`; the target is a [`ExprKind::Name`].
    NamedExpr {
        /// The name.
        target: Box<Expr>,
        /// The value.
        value: Box<Expr>,
    },
    /// `left op right`.
    BinOp {
        /// The left operand.
        left: Box<Expr>,
        /// The operator.
        op: Operator,
        /// The right operand.
        right: Box<Expr>,
    },
    /// `op operand`.
    UnaryOp {
        /// The operator.
        op: UnaryOp,
        /// The operand.
        operand: Box<Expr>,
    },
    /// `lambda args: body`.
    Lambda {
        /// The parameters; none is annotated.
        args: Box<Arguments>,
        /// The value.
        body: Box<Expr>,
    },
    /// `body if test else orelse`.
    IfExp {
        /// The condition.
        test: Box<Expr>,
        /// The value when true.
        body: Box<Expr>,
        /// The value when false.
        orelse: Box<Expr>,
    },
    /// `{key: value, **value}`.
    Dict {
        /// The entries in order.
        items: Vec<DictItem>,
    },
    /// `{a, *b}`.
    Set {
        /// At least one.
        elts: Vec<Expr>,
    },
    /// `[elt for ...]`.
    ListComp {
        /// The element.
        elt: Box<Expr>,
        /// At least one.
        generators: Vec<Comprehension>,
    },
    /// `{elt for ...}`.
    SetComp {
        /// The element.
        elt: Box<Expr>,
        /// At least one.
        generators: Vec<Comprehension>,
    },
    /// `{key: value for ...}`.
    DictComp(Box<DictComp>),
    /// `(elt for ...)`.
    GeneratorExp {
        /// The element.
        elt: Box<Expr>,
        /// At least one.
        generators: Vec<Comprehension>,
    },
    /// `await value`.
    Await {
        /// The awaitable.
        value: Box<Expr>,
    },
    /// `yield value`.
    Yield {
        /// The value, if written.
        value: Option<Box<Expr>>,
    },
    /// `yield from value`.
    YieldFrom {
        /// The iterable.
        value: Box<Expr>,
    },
    /// `left op a op b ...`.
    Compare {
        /// The first operand.
        left: Box<Expr>,
        /// The operators with their right operands; at least one.
        comparators: Vec<Comparator>,
    },
    /// `func(args, keywords)`.
    Call(Box<Call>),
    /// One `{value!conversion:format_spec}` of an f-string; only inside [`ExprKind::JoinedStr`].
    FormattedValue {
        /// The value.
        value: Box<Expr>,
        /// `!s`, `!r`, `!a`; `{x=}` without a spec has [`Conversion::Repr`], as in CPython.
        conversion: Conversion,
        /// A [`ExprKind::JoinedStr`].
        format_spec: Option<Box<Expr>>,
    },
    /// An f-string: string constants and formatted values. `{x=}` has put its text `x=` among the constants.
    JoinedStr {
        /// [`Constant::Str`] and [`ExprKind::FormattedValue`]; no two constants side by side, none empty.
        values: Vec<Expr>,
    },
    /// A literal.
    Constant(Constant),
    /// `value.attr`.
    Attribute {
        /// The object.
        value: Box<Expr>,
        /// The name of the attribute.
        attr: Identifier,
    },
    /// `value[slice]`.
    Subscript {
        /// The object.
        value: Box<Expr>,
        /// The index: any expression, [`ExprKind::Slice`], or a tuple that may hold slices.
        slice: Box<Expr>,
    },
    /// `*value` in a call, display, subscript or target.
    Starred {
        /// The iterable or target.
        value: Box<Expr>,
    },
    /// A name.
    Name {
        /// The name.
        id: Ident,
    },
    /// `[a, b]`.
    List {
        /// The elements.
        elts: Vec<Expr>,
    },
    /// `a, b` or `(a, b)` or `()`.
    Tuple {
        /// The elements.
        elts: Vec<Expr>,
    },
    /// `lower:upper:step`; only in a subscript.
    Slice {
        /// Before the first colon.
        lower: Option<Box<Expr>>,
        /// Between the colons.
        upper: Option<Box<Expr>>,
        /// Behind the second colon.
        step: Option<Box<Expr>>,
    },
}

/// `func(args, keywords)`.
#[derive(Clone, PartialEq, Debug)]
pub struct Call {
    /// What is called.
    pub func: Expr,
    /// Positional arguments, possibly [`ExprKind::Starred`]; evaluated before all keywords.
    pub args: Vec<Expr>,
    /// Keyword arguments and `**` unpackings.
    pub keywords: Vec<Keyword>,
}

/// `{key: value for ...}`.
#[derive(Clone, PartialEq, Debug)]
pub struct DictComp {
    /// The key.
    pub key: Expr,
    /// The value.
    pub value: Expr,
    /// At least one.
    pub generators: Vec<Comprehension>,
}

/// One entry of a dict display.
#[derive(Clone, PartialEq, Debug)]
pub struct DictItem {
    /// The key; absent for `**value`.
    pub key: Option<Expr>,
    /// The value.
    pub value: Expr,
}

/// One `op value` of a comparison.
#[derive(Clone, PartialEq, Debug)]
pub struct Comparator {
    /// The operator.
    pub op: CmpOp,
    /// Its right operand.
    pub value: Expr,
}

/// The value of a literal.
#[derive(Clone, PartialEq, Debug)]
pub enum Constant {
    /// `None`.
    None,
    /// `True` or `False`.
    Bool(bool),
    /// `...`.
    Ellipsis,
    /// A string, adjacent literals joined. A lone surrogate U+D800+n is stored as the private-use character
    /// U+10D800+n (see `escapes::surrogate_to_private`).
    Str(Rc<str>),
    /// A bytes literal, adjacent literals joined.
    Bytes(Rc<[u8]>),
    /// An integer that fits 64 bits.
    Int(i64),
    /// A larger integer.
    BigInt(BigInt),
    /// A floating point number; an overflowing literal such as `1e999` is infinity.
    Float(f64),
    /// An imaginary number: the factor of `j`.
    Complex(f64),
}

/// A non-negative integer literal that does not fit an `i64`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BigInt {
    /// The digits in base `radix`: ASCII, without prefix and underscores, not empty.
    pub digits: Rc<str>,
    /// 2, 8, 10 or 16.
    pub radix: u32,
}

/// The conversion of a formatted value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Conversion {
    /// None written.
    None,
    /// `!s`.
    Str,
    /// `!r`.
    Repr,
    /// `!a`.
    Ascii,
}

/// `and` or `or`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "the variants are CPython's names for the operators")]
pub enum BoolOp {
    And,
    Or,
}

/// A binary operator.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "the variants are CPython's names for the operators")]
pub enum Operator {
    Add,
    Sub,
    Mult,
    MatMult,
    Div,
    Mod,
    Pow,
    LShift,
    RShift,
    BitOr,
    BitXor,
    BitAnd,
    FloorDiv,
}

/// A unary operator.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "the variants are CPython's names for the operators")]
pub enum UnaryOp {
    Invert,
    Not,
    UAdd,
    USub,
}

/// A comparison operator.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "the variants are CPython's names for the operators")]
pub enum CmpOp {
    Eq,
    NotEq,
    Lt,
    LtE,
    Gt,
    GtE,
    Is,
    IsNot,
    In,
    NotIn,
}

/// `case pattern if guard: body`.
#[derive(Clone, PartialEq, Debug)]
pub struct MatchCase {
    /// The pattern.
    pub pattern: Pattern,
    /// The condition.
    pub guard: Option<Box<Expr>>,
    /// The block.
    pub body: Vec<Stmt>,
}

/// A pattern and its place.
#[derive(Clone, PartialEq, Debug)]
pub struct Pattern {
    /// What it is.
    pub kind: PatternKind,
    /// Where it stands.
    pub span: Span,
}

/// The kinds of pattern.
#[derive(Clone, PartialEq, Debug)]
pub enum PatternKind {
    /// Compared with `==`: a number (possibly negative or complex), string, f-string-free bytes, or dotted name.
    MatchValue {
        /// The value.
        value: Box<Expr>,
    },
    /// Compared with `is`: `None`, `True`, `False`.
    MatchSingleton {
        /// [`Constant::None`] or [`Constant::Bool`].
        value: Constant,
    },
    /// `[a, *b]` or `(a, b)` or `a, b`.
    MatchSequence {
        /// The elements, possibly one [`PatternKind::MatchStar`].
        patterns: Vec<Pattern>,
    },
    /// `{key: pattern, **rest}`.
    MatchMapping {
        /// Literals and dotted names.
        keys: Vec<Expr>,
        /// One per key.
        patterns: Vec<Pattern>,
        /// The name of `**rest`.
        rest: Option<Identifier>,
    },
    /// `cls(patterns, kwd_attrs=kwd_patterns)`.
    MatchClass(Box<MatchClass>),
    /// `*name`, or `*_` when the name is absent; only in a sequence.
    MatchStar {
        /// The name.
        name: Option<Identifier>,
    },
    /// `pattern as name`, the capture `name`, or the wildcard `_` when both are absent.
    MatchAs {
        /// The inner pattern.
        pattern: Option<Box<Pattern>>,
        /// The name.
        name: Option<Identifier>,
    },
    /// `a | b`.
    MatchOr {
        /// At least two.
        patterns: Vec<Pattern>,
    },
}

/// `cls(patterns, kwd_attrs=kwd_patterns)`.
#[derive(Clone, PartialEq, Debug)]
pub struct MatchClass {
    /// A name or dotted name.
    pub cls: Expr,
    /// The positional patterns.
    pub patterns: Vec<Pattern>,
    /// The names of the keyword patterns.
    pub kwd_attrs: Vec<Identifier>,
    /// One per name.
    pub kwd_patterns: Vec<Pattern>,
}
