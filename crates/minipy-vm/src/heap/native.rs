//! How Rust code appears in Python: builtin functions and methods, and the slots of builtin classes.
//!
//! A builtin type or a module is functions and then one table of [`NativeDef`]s; the arity in the table is checked before
//! the function runs, with CPython's texts, so the functions index their arguments without fear.

use super::thread::Thread;
use super::value::Value;

/// An exception is on its way: it stands in the thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Raised(());

impl Raised {
    /// Only who has put an exception into the thread may say so.
    pub(crate) const fn new() -> Raised {
        Raised(())
    }
}

/// A value, or an exception on its way.
pub type Outcome<T = Value> = Result<T, Raised>;

/// The arguments of a call of a native function: the positional ones, then those given by keyword.
#[derive(Clone, Copy)]
pub struct Args<'a> {
    /// All arguments.
    pub values: &'a [Value],
    /// The names (strings) of the last `names.len()` of them.
    pub names: &'a [Value],
}

impl<'a> Args<'a> {
    /// Positional arguments only.
    pub fn positional(values: &'a [Value]) -> Args<'a> {
        Args { values, names: &[] }
    }
    /// The arguments given by position.
    pub fn by_position(&self) -> &'a [Value] {
        &self.values[..self.values.len() - self.names.len()]
    }
    /// The arguments given by keyword, with their names.
    pub fn by_keyword(&self) -> impl Iterator<Item = (&'a Value, &'a Value)> + use<'a> {
        self.names
            .iter()
            .zip(&self.values[self.values.len() - self.names.len()..])
    }
    /// The argument at a position of a [`Arity::Positional`] or [`Arity::Named`] function, unless it is absent.
    pub fn get(&self, index: usize) -> Option<&'a Value> {
        self.values.get(index).and_then(Value::given)
    }
}

impl std::ops::Index<usize> for Args<'_> {
    type Output = Value;
    fn index(&self, index: usize) -> &Value {
        &self.values[index]
    }
}

/// What resuming a generator came to.
pub enum Resumed {
    /// It yielded.
    Yielded(Value),
    /// It returned.
    Returned(Value),
}

/// What native code does with each item of a walk; false ends it.
pub type Each<'a> = dyn FnMut(&mut Thread, Value) -> Outcome<bool> + 'a;

/// What an iterator gives to a loop over pairs.
pub enum Pair {
    /// The next pair.
    Two(Value, Value),
    /// There is none.
    End,
    /// It gives no pairs.
    No,
}

/// A function in Rust.
pub type NativeFn = fn(&mut Thread, Args<'_>) -> Outcome;

/// What makes an object of a class: given the class, and the arguments of its call.
pub type NewFn = fn(&mut Thread, &Value, Args<'_>) -> Outcome;

/// Which arguments a native function takes, beside its receiver.
#[derive(Clone, Copy)]
pub enum Arity {
    /// None.
    Zero,
    /// Exactly one, by position.
    One,
    /// From `min` to `max`, by position.
    Positional(u8, u8),
    /// As the signature says; absent ones arrive as [`Value::UNDEF`], so that every parameter has its place in `values`.
    Named(&'static Signature),
    /// As `Named`, but when all arguments are given by position, those that are absent have no place: the function asks for each with
    /// [`Args::get`], and is called without a copy of its arguments.
    Short(&'static Signature),
    /// Any; the function looks at [`Args`] itself.
    Any,
}

/// The parameters of an [`Arity::Named`] function.
pub struct Signature {
    /// Their names, in order.
    pub params: &'static [&'static str],
    /// How many (from the first) must be given.
    pub required: u8,
    /// How many (from the first) are positional-only.
    pub positional_only: u8,
    /// How many (from the last) are keyword-only.
    pub keyword_only: u8,
}

impl Signature {
    /// Can so many arguments all be given by position?
    #[inline]
    pub const fn holds(&self, given: usize) -> bool {
        self.required as usize <= given && given <= self.params.len() - self.keyword_only as usize
    }
}

/// What kind of callable a table entry makes.
#[derive(Clone, Copy)]
pub enum Binding {
    /// A module's function.
    Function,
    /// A method: `values[0]` is the receiver, which is of the class the table belongs to.
    Method,
    /// A method that stands for a slot of its class (a "slot wrapper"): as a method, but for its class and the texts of errors.
    Slot,
    /// A class method: `values[0]` is the class.
    Class,
    /// A static method.
    Static,
    /// `__new__`: `values[0]` is the class.
    New,
    /// An attribute: `function` reads it, called with the receiver; the other function, if any, writes it, called with the
    /// receiver and the value (absent for `del`).
    Attribute(Option<NativeFn>),
}

impl Binding {
    /// Is it a method in either of its two forms?
    #[inline]
    pub const fn is_method(self) -> bool {
        matches!(self, Binding::Method | Binding::Slot)
    }
}

/// A table entry.
pub struct NativeDef {
    /// Its name.
    pub name: &'static str,
    /// What it becomes.
    pub binding: Binding,
    /// Which arguments it takes.
    pub arity: Arity,
    /// The function.
    pub function: NativeFn,
    /// Does it ask an iterator, its first argument, for the next item? Then the loop goes on in the frame of a generator or of a Python
    /// function by itself (`interp/generators/ask.rs`).
    pub asks: bool,
}

/// The numbers of arguments, all by position, with which a native callable leaves nothing to check or bind but the class of a
/// receiver. The receiver of a bound method is not counted, as it is not among the arguments.
#[derive(Clone, Copy)]
pub(crate) struct Plain {
    least: u8,
    most: u8,
    /// How many places the function looks at, if it looks at those of absent arguments too.
    places: u8,
    /// The fewest and the most arguments that the function can be given just as they are: without a place or a receiver beside them.
    as_is: (u8, u8),
    /// See [`NativeDef::asks`].
    pub asks: bool,
}

impl Plain {
    /// No call is plain.
    const NEVER: Plain = Plain {
        least: 1,
        most: 0,
        places: 0,
        as_is: (1, 0),
        asks: false,
    };

    /// Of a table entry that became a bound method or something else.
    pub const fn of(def: &NativeDef, bound: bool) -> Plain {
        let receivers = match (def.binding, bound) {
            (Binding::Function | Binding::Static, false) => 0,
            (Binding::Method | Binding::Slot, false) => 1,
            (Binding::Method | Binding::Slot | Binding::Class | Binding::New, true) => 0,
            _ => return Plain::NEVER,
        };
        let (least, most, places) = match def.arity {
            Arity::Zero => (0, 0, 0),
            Arity::One => (1, 1, 0),
            Arity::Positional(least, most) => (least, most, 0),
            Arity::Named(signature) if signature.params.len() < MOST_PLACES => {
                let places = signature.params.len() as u8;
                (signature.required, places - signature.keyword_only, places)
            }
            Arity::Named(_) => return Plain::NEVER,
            Arity::Short(signature) => {
                let places = signature.params.len() as u8;
                (signature.required, places - signature.keyword_only, 0)
            }
            Arity::Any => (0, MANY, 0),
        };
        if least >= MANY {
            return Plain::NEVER;
        }
        let most = if most > MANY { MANY } else { most };
        let (least, most) = (least + receivers, most + receivers);
        let places = if places == 0 { 0 } else { places + receivers };
        // The loop looks at those that ask before it calls them.
        let as_is = match (bound || def.asks, places > least) {
            (true, _) => Plain::NEVER.as_is,
            (false, true) => (places, most),
            (false, false) => (least, most),
        };
        Plain {
            least,
            most,
            places,
            as_is,
            asks: def.asks && !bound,
        }
    }

    /// Can the function be given so many arguments just as they are? That of a bound method cannot.
    #[inline(always)]
    pub const fn takes(self, count: u16) -> bool {
        self.as_is.0 as u16 <= count && count <= self.as_is.1 as u16
    }

    /// How many places there must be behind the arguments for absent ones, for so many arguments.
    #[inline]
    pub const fn absent(self, count: usize) -> usize {
        (self.places as usize).saturating_sub(count)
    }

    #[inline]
    pub const fn holds(self, count: usize) -> bool {
        self.least as usize <= count && count <= self.most as usize
    }
}

/// Places of a [`Arity::Named`] function for which the loop has room, with that of the receiver.
pub(crate) const MOST_PLACES: usize = 8;

/// Calls with more arguments take the long way, where they are counted without a bound.
const MANY: u8 = 100;

impl NativeDef {
    /// A method.
    pub const fn method(name: &'static str, arity: Arity, function: NativeFn) -> NativeDef {
        NativeDef {
            name,
            binding: Binding::Method,
            arity,
            function,
            asks: false,
        }
    }
    /// This entry, which asks an iterator for its next item.
    pub const fn asking(self) -> NativeDef {
        NativeDef { asks: true, ..self }
    }
    /// A method that stands for a slot.
    pub const fn slot(name: &'static str, arity: Arity, function: NativeFn) -> NativeDef {
        NativeDef {
            name,
            binding: Binding::Slot,
            arity,
            function,
            asks: false,
        }
    }
    /// A module's function.
    pub const fn function(name: &'static str, arity: Arity, function: NativeFn) -> NativeDef {
        NativeDef {
            name,
            binding: Binding::Function,
            arity,
            function,
            asks: false,
        }
    }
    /// A class method.
    pub const fn class_method(name: &'static str, arity: Arity, function: NativeFn) -> NativeDef {
        NativeDef {
            name,
            binding: Binding::Class,
            arity,
            function,
            asks: false,
        }
    }
    /// A static method.
    pub const fn static_method(name: &'static str, arity: Arity, function: NativeFn) -> NativeDef {
        NativeDef {
            name,
            binding: Binding::Static,
            arity,
            function,
            asks: false,
        }
    }
    /// A read-only attribute.
    pub const fn getter(name: &'static str, function: NativeFn) -> NativeDef {
        NativeDef {
            name,
            binding: Binding::Attribute(None),
            arity: Arity::Zero,
            function,
            asks: false,
        }
    }
    /// An attribute that can be written.
    pub const fn attribute(name: &'static str, function: NativeFn, setter: NativeFn) -> NativeDef {
        NativeDef {
            name,
            binding: Binding::Attribute(Some(setter)),
            arity: Arity::Zero,
            function,
            asks: false,
        }
    }
}

/// A rich comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `<`
    Lt,
    /// `<=`
    Le,
    /// `==`
    Eq,
    /// `!=`
    Ne,
    /// `>`
    Gt,
    /// `>=`
    Ge,
}

/// A binary operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Binary {
    /// `+`
    Add,
    /// `-`
    Sub,
    /// `*`
    Mul,
    /// `/`
    TrueDiv,
    /// `//`
    FloorDiv,
    /// `%`
    Mod,
    /// `**`
    Pow,
    /// `<<`
    LShift,
    /// `>>`
    RShift,
    /// `&`
    And,
    /// `|`
    Or,
    /// `^`
    Xor,
    /// `@`
    MatMul,
    /// `divmod()`
    DivMod,
}

/// A unary operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unary {
    /// `-`
    Neg,
    /// `+`
    Pos,
    /// `~`
    Invert,
    /// `abs()`
    Abs,
}

/// What a builtin class does for the operators and protocols. A script's subclass inherits the table; the methods it
/// overrides are in [`super::class::ClassData::overrides`], and `ops` looks there first.
#[derive(Clone, Copy, Default)]
#[allow(clippy::type_complexity)] // A signature written out says more here than a name for it would.
pub struct NativeSlots {
    /// `repr(x)`.
    pub repr: Option<fn(&mut Thread, &Value) -> Outcome>,
    /// `str(x)`; `repr` if absent.
    pub str: Option<fn(&mut Thread, &Value) -> Outcome>,
    /// `hash(x)`. Absent in a class with `compare`: not hashable.
    pub hash: Option<fn(&mut Thread, &Value) -> Outcome<i64>>,
    /// `x(...)`.
    pub call: Option<fn(&mut Thread, &Value, Args<'_>) -> Outcome>,
    /// `iter(x)`.
    pub iter: Option<fn(&mut Thread, &Value) -> Outcome>,
    /// `next(x)`; None at the end.
    pub next: Option<fn(&mut Thread, &Value) -> Outcome<Option<Value>>>,
    /// As `next`, of an iterator over pairs: the two items of the tuple that `next` would make.
    pub next_pair: Option<fn(&mut Thread, &Value) -> Outcome<Pair>>,
    /// Of an iterator that makes its items of those of another: gives all that are left to a function, until that answers false.
    /// False if this one must be asked for each item by `next`.
    pub each: Option<fn(&mut Thread, &Value, &mut Each<'_>) -> Outcome<bool>>,
    /// All items at once, of a container whose walk runs no Python code; None if that is not the way (there are too many).
    pub items: Option<fn(&Thread, &Value) -> Option<Vec<Value>>>,
    /// `x.send(value)` of a generator and its like: what `yield from` and `await` walk, and whose end has a value.
    pub step: Option<fn(&mut Thread, &Value, Value) -> Outcome<Resumed>>,
    /// `len(x)`.
    pub len: Option<fn(&mut Thread, &Value) -> Outcome<usize>>,
    /// `x[key]`.
    pub get_item: Option<fn(&mut Thread, &Value, &Value) -> Outcome>,
    /// `x[key] = value`; `del x[key]` if the value is absent.
    pub set_item: Option<fn(&mut Thread, &Value, &Value, Option<&Value>) -> Outcome<()>>,
    /// `item in x`.
    pub contains: Option<fn(&mut Thread, &Value, &Value) -> Outcome<bool>>,
    /// A rich comparison; may answer NotImplemented.
    pub compare: Option<fn(&mut Thread, &Value, &Value, Comparison) -> Outcome>,
    /// `bool(x)`; `len` decides if absent, then everything is true.
    pub truth: Option<fn(&mut Thread, &Value) -> Outcome<bool>>,
    /// A binary operator with `x` on either side: called as (left, right); may answer NotImplemented.
    pub binary: Option<fn(&mut Thread, Binary, &Value, &Value) -> Outcome>,
    /// An augmented assignment: called as (target, operand); may answer NotImplemented.
    pub in_place: Option<fn(&mut Thread, Binary, &Value, &Value) -> Outcome>,
    /// A unary operator.
    pub unary: Option<fn(&mut Thread, Unary, &Value) -> Outcome>,
    /// `x.__index__()`, `int(x)` of an int-like.
    pub index: Option<fn(&mut Thread, &Value) -> Outcome>,
    /// `x.name` in place of the usual lookup.
    pub get_attr: Option<fn(&mut Thread, &Value, &Value) -> Outcome>,
    /// `x.name = value`, `del x.name` if the value is absent, in place of the usual.
    pub set_attr: Option<fn(&mut Thread, &Value, &Value, Option<&Value>) -> Outcome<()>>,
    /// `x.__get__(instance or absent, class)`.
    pub descriptor_get: Option<fn(&mut Thread, &Value, &Value, &Value) -> Outcome>,
    /// `x.__set__(instance, value)`, `x.__delete__(instance)` if the value is absent. Its presence makes a data descriptor.
    pub descriptor_set: Option<fn(&mut Thread, &Value, &Value, Option<&Value>) -> Outcome<()>>,
    /// `class(...)` makes the object: the class, then the arguments.
    pub new: Option<NewFn>,
    /// `x.__init__(...)`: `values[0]` is `x`... the arguments without `x`.
    pub init: Option<fn(&mut Thread, &Value, Args<'_>) -> Outcome<()>>,
    /// `format(x, spec)` with a non-empty spec.
    pub format: Option<fn(&mut Thread, &Value, &str) -> Outcome>,
}

impl NativeSlots {
    /// No slot filled.
    pub const NONE: NativeSlots = NativeSlots {
        repr: None,
        str: None,
        hash: None,
        call: None,
        iter: None,
        next: None,
        next_pair: None,
        each: None,
        items: None,
        step: None,
        len: None,
        get_item: None,
        set_item: None,
        contains: None,
        compare: None,
        truth: None,
        binary: None,
        in_place: None,
        unary: None,
        index: None,
        get_attr: None,
        set_attr: None,
        descriptor_get: None,
        descriptor_set: None,
        new: None,
        init: None,
        format: None,
    };
}
