//! Classes and shapes.
//!
//! A *shape* says which attribute stands in which slot of an instance. Every class has a tree of them: an instance begins with
//! the root and moves along an edge for each new attribute. An instance that gets more attributes than its class has slots
//! for, or loses one, or is asked for its `__dict__`, moves to the class's dict shape: its attributes are in a dict then.
//!
//! Inline caches compare one number: a shape's *version*. It is unique among all shapes, and a class that changes (or whose
//! base changes) gives all its shapes new ones. So an equal version means: same class, unchanged, and same slots.

use super::native::{NativeSlots, NewFn};
use super::object::{ClassObject, Kind};
use super::value::{Value, Word};
use rustc_hash::FxHashMap;

/// How the instances of a shape keep their attributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// They have none.
    None,
    /// In slots behind the header.
    Slots,
    /// In a dict.
    Dict,
}

/// The version of a shape that no cache may remember: the numbers have run out.
pub(crate) const UNCACHED: u32 = u32::MAX;

/// A node of a class's tree of shapes. Never freed before its class.
#[repr(C)]
pub struct Shape {
    /// Unique; changes when the class does. 0 is never a version.
    pub(crate) version: u32,
    /// Slots in use.
    pub(crate) used: u16,
    /// Slots an instance has room for.
    pub(crate) room: u16,
    /// The class. The shape's instances keep it alive.
    pub(crate) class: *mut ClassObject,
    pub(crate) mode: Mode,
    /// The interned names of the slots.
    pub(crate) names: Vec<Word>,
    /// Edges: the name added, and the shape it leads to.
    pub(crate) next: Vec<(Word, *mut Shape)>,
}

impl Shape {
    /// The slot of an interned name.
    #[inline]
    pub(crate) fn slot(&self, name: Word) -> Option<usize> {
        self.names.iter().position(|&n| n == name)
    }
}

/// The methods with underscores that `ops` asks for. The order is that of the bits in [`ClassData::overrides`].
macro_rules! specials {
    ($($Name:ident $text:literal),* $(,)?) => {
        /// A method the interpreter calls by itself.
        #[repr(u8)]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Special { $(#[doc = $text] $Name,)* }
        impl Special {
            /// All of them.
            pub const ALL: &'static [Special] = &[$(Special::$Name),*];
            /// The method's name.
            pub const fn name(self) -> &'static str { match self { $(Special::$Name => $text,)* } }
        }
    };
}

impl Special {
    /// The bits in [`ClassData::overrides`] that make what has the class a descriptor.
    pub(crate) const DESCRIPTORS: u128 = 1 << Special::Get as u8 | 1 << Special::Set as u8 | 1 << Special::Delete as u8;

    /// Is an AttributeError while the method is bound taken to mean that there is no such method? CPython's `lookup_maybe_method` and
    /// `PyObject_LookupSpecial` hide it, the slots that use `lookup_method` raise it.
    pub(crate) fn may_be_absent(self) -> bool {
        use Special::{Add, Bool, Ceil, Contains, Del, Floor, Ge, Hash, Iter, Lt, RDivMod, Repr, Round, Trunc};
        let at = self as u8;
        matches!(
            self,
            Repr | Hash | Iter | Contains | Bool | Round | Trunc | Floor | Ceil | Del
        ) || (Lt as u8..=Ge as u8).contains(&at)
            || (Add as u8..=RDivMod as u8).contains(&at)
    }
}

specials! {
    Repr "__repr__", Str "__str__", Hash "__hash__", Call "__call__", Iter "__iter__", Next "__next__", Len "__len__",
    GetItem "__getitem__", SetItem "__setitem__", DelItem "__delitem__", Contains "__contains__",
    Lt "__lt__", Le "__le__", Eq "__eq__", Ne "__ne__", Gt "__gt__", Ge "__ge__", Bool "__bool__",
    Add "__add__", Sub "__sub__", Mul "__mul__", TrueDiv "__truediv__", FloorDiv "__floordiv__", Mod "__mod__", Pow "__pow__",
    LShift "__lshift__", RShift "__rshift__", And "__and__", Or "__or__", Xor "__xor__", MatMul "__matmul__", DivMod "__divmod__",
    RAdd "__radd__", RSub "__rsub__", RMul "__rmul__", RTrueDiv "__rtruediv__", RFloorDiv "__rfloordiv__", RMod "__rmod__",
    RPow "__rpow__", RLShift "__rlshift__", RRShift "__rrshift__", RAnd "__rand__", ROr "__ror__", RXor "__rxor__",
    RMatMul "__rmatmul__", RDivMod "__rdivmod__",
    IAdd "__iadd__", ISub "__isub__", IMul "__imul__", ITrueDiv "__itruediv__", IFloorDiv "__ifloordiv__", IMod "__imod__",
    IPow "__ipow__", ILShift "__ilshift__", IRShift "__irshift__", IAnd "__iand__", IOr "__ior__", IXor "__ixor__",
    IMatMul "__imatmul__",
    Neg "__neg__", Pos "__pos__", Invert "__invert__", Abs "__abs__", Index "__index__", Int "__int__", Float "__float__",
    Complex "__complex__", Round "__round__", Trunc "__trunc__", Floor "__floor__", Ceil "__ceil__",
    GetAttribute "__getattribute__", GetAttr "__getattr__", SetAttr "__setattr__", DelAttr "__delattr__",
    Get "__get__", Set "__set__", Delete "__delete__", New "__new__", Init "__init__", Del "__del__", Format "__format__",
    Enter "__enter__", Exit "__exit__", Reversed "__reversed__", Missing "__missing__", Dir "__dir__", Bytes "__bytes__",
    InstanceCheck "__instancecheck__", SubclassCheck "__subclasscheck__", SetName "__set_name__",
    InitSubclass "__init_subclass__", ClassGetItem "__class_getitem__", LengthHint "__length_hint__",
    Await "__await__", Aiter "__aiter__", Anext "__anext__", Aenter "__aenter__", Aexit "__aexit__",
}

/// The part of a class that may change.
pub struct ClassData {
    /// `__name__`, a string.
    pub name: Value,
    /// `__qualname__`, a string.
    pub qualname: Value,
    /// `__bases__`.
    pub bases: Vec<Value>,
    /// The method resolution order without the class itself.
    pub ancestors: Vec<Value>,
    /// The namespace, a dict.
    pub dict: Value,
    /// Layout of the instances.
    pub layout: Kind,
    /// What the builtin class at the bottom does.
    pub native: &'static NativeSlots,
    /// One bit per [`Special`]: a class of a script's in the order of resolution defines it.
    pub overrides: u128,
    /// As `overrides`: the class itself does, if it is a script's.
    pub(crate) own_specials: u128,
    /// Made by a script: it may be changed, and its instances own a reference to it.
    pub heap: bool,
    /// Builtin, but a script may not derive from it (`bool`).
    pub is_final: bool,
    /// Instances have attributes (false: a builtin class, or `__slots__` without `__dict__`).
    pub has_dict: bool,
    /// The attribute dict of an instance is where its members of `__slots__` are kept, and for nothing else.
    pub members_only: bool,
    /// Names that `__slots__` of this class and its bases give to slots, in their order.
    pub slot_names: Vec<Word>,
    /// Names of abstract methods that remain; instances cannot be made if there are any.
    pub is_abstract: bool,
    /// What its instances are to the patterns of `match`.
    pub collection: Collection,
    /// The shape of a new instance.
    pub(crate) root: *mut Shape,
    /// The shape of an instance in dict mode.
    pub(crate) dict_shape: *mut Shape,
    /// The version of the class as an object: moves with those of its shapes, and is none of them.
    pub(crate) version: u32,
    /// Every shape, for freeing and for new versions.
    pub(crate) shapes: Vec<*mut Shape>,
    /// Direct subclasses, not owned: one that dies removes itself.
    pub(crate) subclasses: Vec<*mut ClassObject>,
    /// Results of lookups by interned name, which is kept with them so that its address stays its own; emptied when the class or a
    /// base changes.
    pub(crate) lookups: FxHashMap<Word, (Value, Option<Value>)>,
    /// Results of lookups of special methods, by their number; empty until the first, and when the class or a base changes.
    pub(crate) specials: Vec<Value>,
    /// What calling the class does, once known; forgotten when the class or a base changes.
    pub(crate) construct: Construct,
}

/// What instances of a class are to the patterns of `match`: CPython's `Py_TPFLAGS_SEQUENCE` and `Py_TPFLAGS_MAPPING`, which builtin
/// classes have from the start and others inherit, or get from the abstract classes of `collections.abc`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Collection {
    /// Neither of the two.
    #[default]
    Neither,
    /// A sequence.
    Sequence,
    /// A mapping.
    Mapping,
}

impl Collection {
    /// That of a class whose instances have this layout, and whose ancestors are these.
    pub(crate) fn of_new_class(layout: Kind, inherited: impl Iterator<Item = Collection>) -> Collection {
        // The first that is one or the other decides, however the instances are laid out.
        let inherited = inherited
            .into_iter()
            .find(|&collection| collection != Collection::Neither);
        inherited.unwrap_or(match layout {
            Kind::List | Kind::Tuple | Kind::Range => Collection::Sequence,
            Kind::Dict => Collection::Mapping,
            _ => Collection::Neither,
        })
    }
}

/// How a class makes instances.
#[derive(Clone, Copy)]
pub(crate) enum Construct {
    /// Not looked up yet.
    Unknown,
    /// A plain instance without `__init__`.
    Plain,
    /// A plain instance, then this function (a [`super::object::FunctionObject`], owned by the class's namespace or a base's).
    Init(Word),
    /// An object of a builtin class, which its `new` slot makes.
    Builtin(NewFn),
    /// `type` itself: one argument asks for its class.
    Type,
    /// `bool`: one argument is asked for its truth.
    Bool,
    /// An exception that keeps its arguments and does nothing else with them.
    Exception,
    /// An exception that keeps its arguments by position, then this function, as for `Init`.
    ExceptionInit(Word),
    /// A tuple of the arguments, if the function that this `staticmethod` (owned as that of `Init`) wraps still makes nothing else.
    Fields(Word),
    /// Anything else.
    Other,
}

impl ClassData {
    /// Does a script's class define `special`?
    #[inline(always)]
    pub fn overrides(&self, special: Special) -> bool {
        self.overrides >> special as u8 & 1 != 0
    }

    /// Does a script's class define a comparison?
    #[inline(always)]
    pub fn overrides_comparison(&self) -> bool {
        const COMPARISONS: u128 = 0b11_1111 << Special::Lt as u8;
        const { assert!(Special::Ge as u8 - Special::Lt as u8 == 5) };
        self.overrides & COMPARISONS != 0
    }
}
