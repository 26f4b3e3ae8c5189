//! What a pointer points to: the header every object has, the kinds of objects, and their layouts.
//!
//! A *kind* is a memory layout, known to the heap, the collector and the loop. A *class* is Python's notion: a script's
//! `class Stack(list)` makes objects of kind [`Kind::List`] whose class is `Stack`. Kinds that only the standard library or
//! a builtin function needs are all [`Kind::Payload`]: a Rust value behind a trait.

use super::buffer::Buffer;
use super::class::{ClassData, Shape};
use super::dict_table::RawDict;
use super::guard::Guarded;
use super::in_place::InPlace;
use super::set_table::RawSet;
use super::thread::{Awaited, Thread};
use super::value::{Value, Word};
use minipy_gil::ThreadId;
use std::any::Any;
use std::cell::Cell;

/// The memory layout of an object.
#[repr(u8)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A free cell of the allocator.
    Free = 0,
    /// [`FloatObject`].
    Float,
    /// [`IntObject`].
    Int,
    /// [`ComplexObject`].
    Complex,
    /// [`StrObject`].
    Str,
    /// [`BytesObject`].
    Bytes,
    /// [`TupleObject`].
    Tuple,
    /// [`ListObject`].
    List,
    /// [`DictObject`].
    Dict,
    /// [`SetObject`], `set`.
    Set,
    /// [`SetObject`], `frozenset`.
    FrozenSet,
    /// [`RangeObject`].
    Range,
    /// [`SliceObject`].
    Slice,
    /// [`CellObject`].
    Cell,
    /// [`FunctionObject`].
    Function,
    /// [`MethodObject`].
    Method,
    /// [`NativeObject`]: a builtin function, or a builtin method bound to its receiver.
    Native,
    /// [`NativeObject`]: a builtin method as found on its class.
    NativeMethod,
    /// [`ClassObject`].
    Class,
    /// [`InstanceObject`].
    Instance,
    /// [`ModuleObject`].
    Module,
    /// [`ExceptionObject`].
    Exception,
    /// [`TracebackObject`].
    Traceback,
    /// [`GeneratorObject`].
    Generator,
    /// [`GeneratorObject`] of an `async def`.
    Coroutine,
    /// [`GeneratorObject`] of an `async def` with `yield`.
    AsyncGenerator,
    /// [`CodeObject`].
    Code,
    /// [`PayloadObject`].
    Payload,
}

/// Flag: weak references to the object exist.
pub const HAS_WEAKREFS: u8 = 1;
/// Flag: `__del__` ran already.
pub const FINALIZED: u8 = 2;
/// Flag: instances of a script's class over a builtin layout: an attribute dict stands at [`dict_slot`].
pub const HAS_DICT: u8 = 4;
/// Flag of a dict: it is the namespace of a module or of `exec`: changes of its keys invalidate global caches.
pub const IS_NAMESPACE: u8 = 8;

/// Flag of a string: it stands in the table of interned strings.
pub const INTERNED: u8 = 16;
/// Flag of a string: the heap keeps marks of it.
pub const MARKED: u8 = 32;
/// Flag of a string: it is the interned name of a [`super::class::Special`].
pub const IS_SPECIAL: u8 = 64;

impl Kind {
    /// Can an object of this kind be part of a reference cycle?
    pub(crate) const fn is_collected(self) -> bool {
        !matches!(
            self,
            Kind::Free
                | Kind::Float
                | Kind::Int
                | Kind::Complex
                | Kind::Str
                | Kind::Bytes
                | Kind::Range
                | Kind::Slice
                | Kind::Native
                | Kind::NativeMethod
                | Kind::Code
        )
    }
}

/// What every object begins with.
#[repr(C)]
pub struct Header {
    /// References to it; see `refcount.rs`.
    pub(crate) count: u32,
    /// Its layout.
    pub(crate) kind: Kind,
    /// `HAS_...`.
    pub(crate) flags: u8,
    /// Size class of its cell; 0 for large objects. See `alloc.rs`.
    pub(crate) size_class: u16,
    /// Its shape, and through it its class.
    pub(crate) shape: *mut Shape,
}

/// A float without an immediate.
#[repr(C)]
pub struct FloatObject {
    pub(crate) header: Header,
    pub(crate) value: f64,
}

/// An int of more than 63 bits, or an instance of a subclass of int.
#[repr(C)]
pub struct IntObject {
    pub(crate) header: Header,
    pub(crate) value: dashu_int::IBig,
}

/// A complex number.
#[repr(C)]
pub struct ComplexObject {
    pub(crate) header: Header,
    pub(crate) re: f64,
    pub(crate) im: f64,
}

/// A string; its UTF-8 follows.
#[repr(C)]
pub struct StrObject {
    pub(crate) header: Header,
    /// 0 until asked for.
    pub(crate) hash: Cell<u64>,
    pub(crate) byte_len: u32,
    /// Equal to `byte_len` if and only if the string is ASCII.
    pub(crate) char_len: u32,
}

/// Bytes; they follow.
#[repr(C)]
pub struct BytesObject {
    pub(crate) header: Header,
    pub(crate) len: usize,
}

/// A tuple; its items follow.
#[repr(C)]
pub struct TupleObject {
    pub(crate) header: Header,
    pub(crate) len: usize,
    /// -1 until asked for. A table of pairs loses no memory to it, as cells have a multiple of 16 bytes.
    pub(crate) hash: Cell<i64>,
}

/// A list.
#[repr(C)]
pub struct ListObject {
    pub(crate) header: Header,
    pub(crate) items: Guarded<Vec<Value>>,
}

/// A dict.
#[repr(C)]
pub struct DictObject {
    pub(crate) header: Header,
    pub(crate) table: Guarded<RawDict>,
    /// What a `defaultdict` calls for a missing key; absent in every other dict.
    pub(crate) factory: Guarded<Value>,
}

/// A set or frozenset.
#[repr(C)]
pub struct SetObject {
    pub(crate) header: Header,
    /// Of a frozenset; -1 until asked for.
    pub(crate) hash: Cell<i64>,
    pub(crate) table: Guarded<RawSet>,
}

/// A range; its fields are ints of any size.
#[repr(C)]
pub struct RangeObject {
    pub(crate) header: Header,
    pub(crate) start: Value,
    pub(crate) stop: Value,
    pub(crate) step: Value,
}

/// A slice.
#[repr(C)]
pub struct SliceObject {
    pub(crate) header: Header,
    pub(crate) start: Value,
    pub(crate) stop: Value,
    pub(crate) step: Value,
}

/// A variable shared by closures.
#[repr(C)]
pub struct CellObject {
    pub(crate) header: Header,
    pub(crate) contents: Guarded<Value>,
}

/// A function written in Python.
#[repr(C)]
pub struct FunctionObject {
    pub(crate) header: Header,
    /// A [`CodeObject`], owned.
    pub(crate) code: Guarded<Value>,
    /// A dict.
    pub(crate) globals: Value,
    /// A tuple of cells, or absent.
    pub(crate) closure: Value,
    pub(crate) data: Guarded<FunctionData>,
}

/// What a script may change of a function.
#[derive(Default)]
pub struct FunctionData {
    /// A tuple, or absent.
    pub defaults: Value,
    /// A dict, or absent.
    pub kwdefaults: Value,
    /// What computes the annotations (PEP 649), or absent; `builtins/annotations.rs` says what else it may be.
    pub annotate: Value,
    /// `__name__`.
    pub name: Value,
    /// `__qualname__`.
    pub qualname: Value,
    /// `__doc__`.
    pub doc: Value,
    /// `__module__`.
    pub module: Value,
    /// `__dict__`, or absent.
    pub dict: Value,
}

/// A method bound to its receiver.
#[repr(C)]
pub struct MethodObject {
    pub(crate) header: Header,
    pub(crate) function: Value,
    pub(crate) receiver: Value,
}

/// A function written in Rust.
#[repr(C)]
pub struct NativeObject {
    pub(crate) header: Header,
    pub(crate) def: &'static crate::heap::native::NativeDef,
    /// The receiver of a bound method, the module of a function; the class of a method on its class.
    pub(crate) receiver: Value,
    /// Is the receiver passed as first argument?
    pub(crate) bound: bool,
    /// Which calls need no checks of their arguments.
    pub(crate) plain: crate::heap::native::Plain,
}

/// A class.
#[repr(C)]
pub struct ClassObject {
    pub(crate) header: Header,
    pub(crate) data: Guarded<ClassData>,
}

/// An instance of a class of the script's; its slots follow.
#[repr(C)]
pub struct InstanceObject {
    pub(crate) header: Header,
    /// The attribute dict if the instance is in dict mode, else absent.
    pub(crate) dict: Guarded<Value>,
}

/// A module.
#[repr(C)]
pub struct ModuleObject {
    pub(crate) header: Header,
    /// A dict with [`IS_NAMESPACE`].
    pub(crate) dict: Value,
    /// Unique among all versions: which module it is, to caches.
    pub(crate) version: u32,
}

/// An exception.
#[repr(C)]
pub struct ExceptionObject {
    pub(crate) header: Header,
    pub(crate) data: Guarded<ExceptionData>,
}

/// The state of an exception.
#[derive(Default)]
pub struct ExceptionData {
    /// The attribute dict, or absent.
    pub dict: Value,
    /// A tuple.
    pub args: Value,
    /// `__cause__`, or absent.
    pub cause: Value,
    /// `__context__`, or absent.
    pub context: Value,
    /// A [`TracebackObject`], or absent.
    pub traceback: Value,
    /// A dict of what CPython keeps in fields of the exception classes, `name` of NameError for instance, or absent.
    pub members: Value,
    /// `__suppress_context__`.
    pub suppress_context: bool,
}

impl ExceptionData {
    /// All the values it owns.
    pub(crate) fn values(&self) -> [&Value; 6] {
        [
            &self.dict,
            &self.args,
            &self.cause,
            &self.context,
            &self.traceback,
            &self.members,
        ]
    }
}

/// One entry of a traceback.
#[repr(C)]
pub struct TracebackObject {
    pub(crate) header: Header,
    /// The entry of the frame called from this one, or absent.
    pub(crate) next: Guarded<Value>,
    /// A [`CodeObject`].
    pub(crate) code: Value,
    /// The instruction at fault.
    pub(crate) instr: u32,
}

/// A generator. Its registers follow.
#[repr(C)]
pub struct GeneratorObject {
    pub(crate) header: Header,
    pub(crate) data: Guarded<GeneratorData>,
}

/// Where a generator stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum GeneratorState {
    /// Not begun.
    #[default]
    Created,
    /// At a `yield`.
    Suspended,
    /// On the stack of a thread.
    Running,
    /// Ended.
    Closed,
    /// At a `yield from` an iterator that gives its next item without running any code (`ops/cursor.rs`): as if suspended, but nobody
    /// need push the frame to get that item (`interp/generators/standing.rs`).
    Standing,
}

impl GeneratorState {
    /// Is it at a `yield`?
    pub fn is_suspended(self) -> bool {
        matches!(self, GeneratorState::Suspended | GeneratorState::Standing)
    }
}

/// `GeneratorData::sent_to` of a generator that does nothing with the value sent.
pub(crate) const SENT_NOWHERE: u16 = u16::MAX;

/// The frame of a generator, without its registers.
pub struct GeneratorData {
    /// See [`GeneratorState`].
    pub state: GeneratorState,
    /// How many registers there are.
    pub(crate) registers: u16,
    /// The register that gets the value sent, that of the YIELD or YIELD_FROM it is suspended at, or [`SENT_NOWHERE`].
    pub(crate) sent_to: u16,
    /// The register of the iterator it delegates to, if it is suspended at a YIELD_FROM.
    pub(crate) delegate: Option<u16>,
    /// The next instruction.
    pub(crate) next: *const u64,
    /// Whose frame is pushed when this generator is resumed, as long as nothing about that is out of the ordinary; null if that must be
    /// found out (`interp/chain.rs`).
    pub(crate) end: *mut GeneratorObject,
    /// The generator that delegates to this one and would get its end, if that is known; null otherwise (`interp/chain.rs`).
    pub(crate) delegator: *mut GeneratorObject,
    /// A [`FunctionObject`].
    pub function: Value,
    /// The exception handled inside the generator while it is suspended, or absent.
    pub handled: Value,
    /// What few generators have.
    pub(crate) extras: Option<Box<GeneratorExtras>>,
    /// Of an asynchronous generator only.
    pub asynchronous: AsyncState,
}

/// What few generators have beside their frame.
#[derive(Default)]
pub(crate) struct GeneratorExtras {
    /// `__name__`; absent if it is that of the code. See `Thread::generator_names`.
    pub name: Value,
    /// `__qualname__`; absent if it is that of the code.
    pub qualname: Value,
    /// The hook that is called instead of closing an asynchronous generator, or absent.
    pub finalizer: Value,
}

impl GeneratorData {
    /// What few generators have, to be changed.
    pub(crate) fn extras_mut(&mut self) -> &mut GeneratorExtras {
        self.extras.get_or_insert_default()
    }

    /// The hook that is called instead of closing it, if there is one and it has not ended.
    pub(crate) fn due_finalizer(&self) -> Option<&Value> {
        let hook = &self.extras.as_ref()?.finalizer;
        (!hook.is_undef() && !self.asynchronous.closed).then_some(hook)
    }
}

/// How far an asynchronous generator is.
#[derive(Clone, Copy, Default)]
pub struct AsyncState {
    /// An `asend`, `athrow` or `aclose` is under way.
    pub running: bool,
    /// It ended, or `aclose` began.
    pub closed: bool,
    /// The hooks of `sys.set_asyncgen_hooks` were asked.
    pub begun: bool,
}

/// Code loaded into the VM.
#[repr(C)]
pub struct CodeObject {
    pub(crate) header: Header,
    /// First instruction. The loop rewrites opcodes in place. Behind the last one stand the inline caches.
    pub(crate) instrs: *mut u64,
    /// Constants.
    pub(crate) consts: *mut Word,
    /// Number of arguments of a call that needs no binding (positional parameters only, no cells, no generator), else
    /// `u32::MAX`.
    pub(crate) fast_args: u32,
    /// Number of positional parameters of a function that has no other kind (it may be a generator's), else `u32::MAX`.
    pub(crate) plain_args: u32,
    /// The kind of generator, coroutine or asynchronous generator that calling it makes, if it does.
    pub(crate) generator: Option<Kind>,
    /// Registers of a frame.
    pub(crate) registers: u16,
    /// Locals.
    pub(crate) locals: u16,
    pub(crate) data: super::code::CodeData,
}

/// A call that another one comes to: with these arguments before those given, and these keywords.
pub struct Forward<'a> {
    /// What is called.
    pub function: &'a Value,
    /// A tuple.
    pub before: &'a Value,
    /// A dict.
    pub keywords: &'a Value,
}

/// A Rust value in an object.
pub trait Payload: Any {
    /// Calls `visit` for each value it owns; the collector needs it.
    fn traverse(&self, held: &Thread, visit: &mut dyn FnMut(&Value));

    /// What it tells of itself if threads wait for it.
    fn awaited(&self) -> Option<Awaited<'_>> {
        None
    }

    /// What a thread waits for that was told to wait for this, if it has been sent on to something else while it slept.
    fn sent_on(&self, _waiter: ThreadId) -> Option<&Value> {
        None
    }

    /// What a call of it comes to, if that is a call of something else.
    fn forwards(&self) -> Option<Forward<'_>> {
        None
    }

    /// The index of the item of a tuple that it reads as a descriptor, if it does nothing else. It must not change.
    fn item_of_tuple(&self) -> Option<usize> {
        None
    }

    /// Would the `__del__` of its class do nothing that can be seen? Then it is not called.
    fn ends_quietly(&self) -> bool {
        false
    }

    /// The memory it lends to others, if it does.
    fn buffer(&self) -> Option<&Buffer> {
        None
    }

    /// As [`Payload::buffer`], to be changed.
    fn buffer_mut(&mut self) -> Option<&mut Buffer> {
        None
    }
}

/// An object whose contents are a Rust value.
#[repr(C)]
pub struct PayloadObject {
    pub(crate) header: Header,
    /// The attribute dict of an instance of a script's subclass, or absent.
    pub(crate) dict: Guarded<Value>,
    pub(crate) payload: Guarded<InPlace>,
}

macro_rules! layouts {
    ($( $as_:ident, $Object:ident, $($kind:ident)|+; )*) => {
        impl Value {
            $(
                /// The object, if it has this layout.
                #[inline(always)]
                pub fn $as_(&self) -> Option<&$Object> {
                    let object = self.pointer()?;
                    // SAFETY: the value keeps the object alive; its kind tells its layout.
                    unsafe { matches!((*object).kind, $(Kind::$kind)|+).then(|| &*object.cast::<$Object>()) }
                }
            )*
        }
    };
}

layouts! {
    as_float_object, FloatObject, Float;
    as_int_object, IntObject, Int;
    as_complex, ComplexObject, Complex;
    as_str_object, StrObject, Str;
    as_bytes, BytesObject, Bytes;
    as_tuple, TupleObject, Tuple;
    as_list, ListObject, List;
    as_dict, DictObject, Dict;
    as_any_set, SetObject, Set | FrozenSet;
    as_set, SetObject, Set;
    as_range, RangeObject, Range;
    as_slice, SliceObject, Slice;
    as_cell, CellObject, Cell;
    as_function, FunctionObject, Function;
    as_method, MethodObject, Method;
    as_native, NativeObject, Native | NativeMethod;
    as_class, ClassObject, Class;
    as_instance, InstanceObject, Instance;
    as_module, ModuleObject, Module;
    as_exception, ExceptionObject, Exception;
    as_traceback, TracebackObject, Traceback;
    as_generator, GeneratorObject, Generator | Coroutine | AsyncGenerator;
    as_code, CodeObject, Code;
    as_payload_object, PayloadObject, Payload;
}

impl ListObject {
    /// The items.
    #[inline]
    pub fn as_slice<'t>(&'t self, held: &'t Thread) -> &'t [Value] {
        self.items.get(held)
    }

    /// The items, to be changed.
    #[inline]
    pub fn as_vec<'t>(&'t self, held: &'t mut Thread) -> &'t mut Vec<Value> {
        self.items.get_mut(held)
    }
}

impl NativeObject {
    /// Was it made of this entry of a table?
    pub fn is_of(&self, def: &'static crate::heap::native::NativeDef) -> bool {
        std::ptr::eq(self.def, def)
    }
}

impl DictObject {
    /// What a `defaultdict` calls for a missing key; absent if it calls nothing.
    pub fn factory<'t>(&'t self, held: &'t Thread) -> &'t Value {
        self.factory.get(held)
    }

    /// Sets what a `defaultdict` calls for a missing key.
    pub fn set_factory(&self, held: &mut Thread, factory: Value) {
        let old = std::mem::replace(self.factory.get_mut(held), factory);
        drop(old);
    }
}

impl Value {
    /// The kind of the object it points to.
    #[inline(always)]
    pub fn kind(&self) -> Option<Kind> {
        // SAFETY: the value keeps the object alive.
        self.pointer().map(|object| unsafe { (*object).kind })
    }

    /// Is it an object of this shape?
    #[inline(always)]
    pub(crate) fn has_shape(&self, shape: *mut Shape) -> bool {
        // SAFETY: the value keeps the object alive.
        self.pointer().is_some_and(|object| unsafe { (*object).shape == shape })
    }

    /// Is it an object of a builtin layout whose class is a script's? (Not for instances, exceptions and payloads.)
    #[inline(always)]
    pub fn is_of_script_class(&self) -> bool {
        // SAFETY: the value keeps the object alive.
        self.pointer()
            .is_some_and(|object| unsafe { (*object).flags & HAS_DICT != 0 })
    }

    /// The memory a payload lends.
    pub fn buffer<'t>(&'t self, held: &'t Thread) -> Option<&'t Buffer> {
        self.as_payload_object()?.payload.get(held).as_dyn().buffer()
    }

    /// The memory a payload lends, to be changed.
    pub fn buffer_mut<'t>(&'t self, held: &'t mut Thread) -> Option<&'t mut Buffer> {
        self.as_payload_object()?
            .payload
            .get_mut(held)
            .as_dyn_mut()
            .buffer_mut()
    }

    /// The Rust value inside, if it is a `T`.
    #[inline]
    pub fn payload<'t, T: Payload>(&'t self, held: &'t Thread) -> Option<&'t T> {
        self.as_payload_object()?.payload.get(held).downcast()
    }

    /// The Rust value inside, if it is a `T`, to be changed.
    #[inline]
    pub fn payload_mut<'t, T: Payload>(&'t self, held: &'t mut Thread) -> Option<&'t mut T> {
        self.as_payload_object()?.payload.get_mut(held).downcast_mut()
    }
}
