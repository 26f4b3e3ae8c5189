//! The builtin classes by number, and the making of class objects and shapes.
//!
//! Which methods and slots the builtin classes have is decided in `builtins/`, which fills the table at start-up.

use super::class::{ClassData, Collection, Construct, Mode, Shape, Special};
use super::guard::Guarded;
use super::native::NativeSlots;
use super::object::{ClassObject, Header, IS_SPECIAL, Kind};
use super::refcount;
use super::state::Heap;
use super::thread::Thread;
use super::value::{Value, Word};

/// Names every builtin class once: `Id "name" (base) layout`.
macro_rules! classes {
    ($($Id:ident $name:literal : $Base:ident $layout:ident;)*) => {
        /// A builtin class.
        #[repr(u16)]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum ClassId { $(#[doc = $name] $Id,)* }
        impl ClassId {
            /// All of them; a base stands before its subclasses.
            pub const ALL: &'static [ClassId] = &[$(ClassId::$Id),*];
            /// `__name__`.
            pub const fn name(self) -> &'static str { match self { $(ClassId::$Id => $name,)* } }
            /// The base; `object` is its own.
            pub const fn base(self) -> ClassId { match self { $(ClassId::$Id => ClassId::$Base,)* } }
            /// Layout of the instances.
            pub const fn layout(self) -> Kind { match self { $(ClassId::$Id => Kind::$layout,)* } }
        }
    };
}

classes! {
    Object "object": Object Instance;
    Type "type": Object Class;
    NoneType "NoneType": Object Free;
    NotImplementedType "NotImplementedType": Object Free;
    EllipsisType "ellipsis": Object Free;
    Int "int": Object Int;
    Bool "bool": Int Free;
    Float "float": Object Float;
    Complex "complex": Object Complex;
    Str "str": Object Str;
    Bytes "bytes": Object Bytes;
    ByteArray "bytearray": Object Payload;
    MemoryView "memoryview": Object Payload;
    Tuple "tuple": Object Tuple;
    List "list": Object List;
    Dict "dict": Object Dict;
    Set "set": Object Set;
    FrozenSet "frozenset": Object FrozenSet;
    Range "range": Object Range;
    Slice "slice": Object Slice;
    Cell "cell": Object Cell;
    Function "function": Object Function;
    Method "method": Object Method;
    Native "builtin_function_or_method": Object Native;
    NativeMethod "method_descriptor": Object NativeMethod;
    SlotMethod "wrapper_descriptor": Object NativeMethod;
    BoundSlot "method-wrapper": Object Native;
    Getter "getset_descriptor": Object Payload;
    Member "member_descriptor": Object Payload;
    Module "module": Object Module;
    Traceback "traceback": Object Traceback;
    Generator "generator": Object Generator;
    Coroutine "coroutine": Object Coroutine;
    CoroutineWrapper "coroutine_wrapper": Object Payload;
    AsyncGenerator "async_generator": Object AsyncGenerator;
    AsyncGeneratorSend "async_generator_asend": Object Payload;
    Code "code": Object Code;
    Property "property": Object Payload;
    StaticMethod "staticmethod": Object Payload;
    ClassMethod "classmethod": Object Payload;
    Super "super": Object Payload;
    MappingProxy "mappingproxy": Object Payload;
    GenericAlias "GenericAlias": Object Payload;
    Union "Union": Object Payload;
    DictKeys "dict_keys": Object Payload;
    DictValues "dict_values": Object Payload;
    DictItems "dict_items": Object Payload;
    DictKeyIterator "dict_keyiterator": Object Payload;
    DictValueIterator "dict_valueiterator": Object Payload;
    DictItemIterator "dict_itemiterator": Object Payload;
    DictReverseKeyIterator "dict_reversekeyiterator": Object Payload;
    DictReverseValueIterator "dict_reversevalueiterator": Object Payload;
    DictReverseItemIterator "dict_reverseitemiterator": Object Payload;
    SetIterator "set_iterator": Object Payload;
    ListIterator "list_iterator": Object Payload;
    ListReverseIterator "list_reverseiterator": Object Payload;
    TupleIterator "tuple_iterator": Object Payload;
    StrIterator "str_iterator": Object Payload;
    StrAsciiIterator "str_ascii_iterator": Object Payload;
    BytesIterator "bytes_iterator": Object Payload;
    ByteArrayIterator "bytearray_iterator": Object Payload;
    MemoryIterator "memory_iterator": Object Payload;
    RangeIterator "range_iterator": Object Payload;
    LongRangeIterator "longrange_iterator": Object Payload;
    SequenceIterator "iterator": Object Payload;
    CallableIterator "callable_iterator": Object Payload;
    Enumerate "enumerate": Object Payload;
    Zip "zip": Object Payload;
    Map "map": Object Payload;
    Filter "filter": Object Payload;
    Reversed "reversed": Object Payload;
    BaseException "BaseException": Object Exception;
    BaseExceptionGroup "BaseExceptionGroup": BaseException Exception;
    GeneratorExit "GeneratorExit": BaseException Exception;
    KeyboardInterrupt "KeyboardInterrupt": BaseException Exception;
    SystemExit "SystemExit": BaseException Exception;
    Exception "Exception": BaseException Exception;
    ExceptionGroup "ExceptionGroup": BaseExceptionGroup Exception;
    ArithmeticError "ArithmeticError": Exception Exception;
    FloatingPointError "FloatingPointError": ArithmeticError Exception;
    OverflowError "OverflowError": ArithmeticError Exception;
    ZeroDivisionError "ZeroDivisionError": ArithmeticError Exception;
    AssertionError "AssertionError": Exception Exception;
    AttributeError "AttributeError": Exception Exception;
    BufferError "BufferError": Exception Exception;
    EOFError "EOFError": Exception Exception;
    ImportError "ImportError": Exception Exception;
    ModuleNotFoundError "ModuleNotFoundError": ImportError Exception;
    LookupError "LookupError": Exception Exception;
    IndexError "IndexError": LookupError Exception;
    KeyError "KeyError": LookupError Exception;
    MemoryError "MemoryError": Exception Exception;
    NameError "NameError": Exception Exception;
    UnboundLocalError "UnboundLocalError": NameError Exception;
    OSError "OSError": Exception Exception;
    BlockingIOError "BlockingIOError": OSError Exception;
    ChildProcessError "ChildProcessError": OSError Exception;
    ConnectionError "ConnectionError": OSError Exception;
    BrokenPipeError "BrokenPipeError": ConnectionError Exception;
    ConnectionAbortedError "ConnectionAbortedError": ConnectionError Exception;
    ConnectionRefusedError "ConnectionRefusedError": ConnectionError Exception;
    ConnectionResetError "ConnectionResetError": ConnectionError Exception;
    FileExistsError "FileExistsError": OSError Exception;
    FileNotFoundError "FileNotFoundError": OSError Exception;
    InterruptedError "InterruptedError": OSError Exception;
    IsADirectoryError "IsADirectoryError": OSError Exception;
    NotADirectoryError "NotADirectoryError": OSError Exception;
    PermissionError "PermissionError": OSError Exception;
    ProcessLookupError "ProcessLookupError": OSError Exception;
    TimeoutError "TimeoutError": OSError Exception;
    ReferenceError "ReferenceError": Exception Exception;
    RuntimeError "RuntimeError": Exception Exception;
    NotImplementedError "NotImplementedError": RuntimeError Exception;
    PythonFinalizationError "PythonFinalizationError": RuntimeError Exception;
    RecursionError "RecursionError": RuntimeError Exception;
    StopAsyncIteration "StopAsyncIteration": Exception Exception;
    StopIteration "StopIteration": Exception Exception;
    SyntaxError "SyntaxError": Exception Exception;
    IndentationError "IndentationError": SyntaxError Exception;
    TabError "TabError": IndentationError Exception;
    SystemError "SystemError": Exception Exception;
    TypeError "TypeError": Exception Exception;
    ValueError "ValueError": Exception Exception;
    UnicodeError "UnicodeError": ValueError Exception;
    UnicodeDecodeError "UnicodeDecodeError": UnicodeError Exception;
    UnicodeEncodeError "UnicodeEncodeError": UnicodeError Exception;
    UnicodeTranslateError "UnicodeTranslateError": UnicodeError Exception;
    Warning "Warning": Exception Exception;
    BytesWarning "BytesWarning": Warning Exception;
    DeprecationWarning "DeprecationWarning": Warning Exception;
    EncodingWarning "EncodingWarning": Warning Exception;
    FutureWarning "FutureWarning": Warning Exception;
    ImportWarning "ImportWarning": Warning Exception;
    PendingDeprecationWarning "PendingDeprecationWarning": Warning Exception;
    ResourceWarning "ResourceWarning": Warning Exception;
    RuntimeWarning "RuntimeWarning": Warning Exception;
    SyntaxWarning "SyntaxWarning": Warning Exception;
    UnicodeWarning "UnicodeWarning": Warning Exception;
    UserWarning "UserWarning": Warning Exception;
}

/// Slots of an instance of a script's class whose methods do not tell how many attributes there will be, and the least that a class
/// gets whose instances turned out to need more.
const UNKNOWN_ROOM: usize = 3;
/// Slots an instance gets at most; attributes beyond are in a dict.
const MOST_ROOM: usize = 57;

/// As many slots, and one more if the instance's cell has room for it: cells are multiples of 16 bytes, what stands before the slots is
/// not.
const fn whole_cell(slots: usize) -> usize {
    slots | 1
}

/// What a new class is made of.
pub struct NewClass {
    /// `__name__`.
    pub name: Value,
    /// `__qualname__`.
    pub qualname: Value,
    /// `__bases__`.
    pub bases: Vec<Value>,
    /// Method resolution order without the class itself.
    pub ancestors: Vec<Value>,
    /// Namespace, a dict.
    pub dict: Value,
    /// Layout of the instances.
    pub layout: Kind,
    /// Slots of the builtin class at the bottom.
    pub native: &'static NativeSlots,
    /// Made by a script?
    pub heap: bool,
    /// Have instances attributes of their own?
    pub has_dict: bool,
    /// The attribute dict of an instance holds the members of `__slots__` and nothing else.
    pub members_only: bool,
    /// Names of `__slots__`, interned, bases' first.
    pub slot_names: Vec<Value>,
    /// How many attributes an instance will probably have.
    pub room: usize,
}

impl Heap {
    /// A builtin class.
    #[inline(always)]
    pub fn class(&self, id: ClassId) -> &Value {
        // SAFETY: the table is complete before any other code runs and never changes after.
        unsafe { &(&*self.classes.get())[id as usize] }
    }

    /// The interned name of a special method.
    #[inline(always)]
    pub fn special_name(&self, special: Special) -> &Value {
        // SAFETY: the table is complete before any other code runs and never changes after.
        unsafe { &(&*self.special_names.get())[special as usize] }
    }

    /// Makes the table of special names; strings can be made from now on.
    pub(crate) fn intern_special_names(&self) {
        let names = Special::ALL
            .iter()
            .map(|special| Value::intern(special.name()))
            .inspect(|name| {
                // SAFETY: the string is alive; its flags are nobody else's concern during start-up.
                unsafe { (*(name.word() as *mut Header)).flags |= IS_SPECIAL }
            })
            .collect();
        // SAFETY: start-up: nobody borrows the table.
        unsafe {
            *self.special_names.get() = names;
            *self.class_name.get() = Value::intern("__class__");
            *self.name_name.get() = Value::intern("__name__");
        }
    }

    /// `__class__`, interned.
    #[inline(always)]
    pub(crate) fn class_name(&self) -> &Value {
        // SAFETY: it is made before any other code runs and never changes after.
        unsafe { &*self.class_name.get() }
    }

    /// `__name__`, interned.
    #[inline(always)]
    pub(crate) fn name_name(&self) -> &Value {
        // SAFETY: as above.
        unsafe { &*self.name_name.get() }
    }

    /// The root shape of a builtin class.
    #[inline(always)]
    pub(crate) fn shape(&self, id: ClassId) -> *mut Shape {
        // SAFETY: as in `class`. The root shape of a builtin class stays what it was at first.
        unsafe { (&*self.shapes.get())[id as usize] }
    }

    /// Makes a class object. Its metaclass is `metaclass`, or itself `type` while that is being made.
    pub(crate) fn new_class(&self, metaclass: Option<&Value>, new: NewClass) -> Value {
        let shape = metaclass.map_or(std::ptr::null_mut(), |m| {
            // SAFETY: a metaclass is a class object.
            unsafe { (*(*m.word_as_class()).data.as_ptr()).root }
        });
        let object = self
            .allocate(size_of::<ClassObject>(), Kind::Class, shape)
            .cast::<ClassObject>();
        // SAFETY: the object is fresh and large enough; every field is written before it is used.
        unsafe {
            if let Some(metaclass) = metaclass
                && (*(*metaclass.word_as_class()).data.as_ptr()).heap
            {
                refcount::retain(metaclass.word());
            }
            let data = self.class_data(object, new);
            (&raw mut (*object).data).write(Guarded::new(data));
            for base in &(*(*object).data.as_ptr()).bases {
                (*(*base.word_as_class()).data.as_ptr()).subclasses.push(object);
            }
            self.young.update(|n| n + 1);
            self.recompute_overrides(object);
            Value::from_word(object as Word)
        }
    }

    fn class_data(&self, class: *mut ClassObject, new: NewClass) -> ClassData {
        let names: Vec<Word> = new.slot_names.iter().map(Value::word).collect();
        let room = match new.layout {
            Kind::Instance if new.heap => {
                let wanted = match (new.has_dict, new.room) {
                    (false, _) => 0,
                    (true, 0) => UNKNOWN_ROOM,
                    (true, room) => room,
                };
                let room = whole_cell(names.len() + wanted).min(MOST_ROOM);
                if wanted == 0 {
                    names.len()
                } else {
                    room.max(names.len())
                }
            }
            _ => 0,
        };
        let mode = match new.layout {
            Kind::Instance if new.heap => Mode::Slots,
            _ => Mode::None,
        };
        let inherited = new.ancestors.iter().map(|ancestor| {
            // SAFETY: an ancestor is a class object, and nobody writes to it while this one is made.
            unsafe { (*(*ancestor.word_as_class()).data.as_ptr()).collection }
        });
        let collection = Collection::of_new_class(new.layout, inherited);
        let used = names.len() as u16;
        let root = self.new_shape(class, mode, used, room as u16, names.clone());
        let dict_shape = self.new_shape(class, Mode::Dict, used, room as u16, names.clone());
        ClassData {
            name: new.name,
            qualname: new.qualname,
            bases: new.bases,
            ancestors: new.ancestors,
            dict: new.dict,
            layout: new.layout,
            native: new.native,
            overrides: 0,
            own_specials: 0,
            heap: new.heap,
            is_final: false,
            has_dict: new.has_dict,
            members_only: new.members_only,
            slot_names: names,
            is_abstract: false,
            collection,
            root,
            dict_shape,
            version: self.new_version(),
            shapes: vec![root, dict_shape],
            subclasses: Vec::new(),
            lookups: Default::default(),
            specials: Vec::new(),
            construct: Construct::Unknown,
        }
    }

    /// Makes the next builtin class. Its metaclass is set by [`Heap::link_builtin_classes`].
    pub(crate) fn add_builtin_class(&self, new: NewClass) {
        let class = self.new_class(None, new);
        // SAFETY: the class is alive, and nobody borrows the table during start-up.
        unsafe {
            refcount::immortalize(class.word() as *mut Header);
            let classes = &mut *self.classes.get();
            (&mut *self.shapes.get())[classes.len()] = (*(*class.word_as_class()).data.as_ptr()).root;
            classes.push(class);
        }
    }

    /// Makes `type` the class of all builtin classes.
    pub(crate) fn link_builtin_classes(&self) {
        let shape = self.shape(ClassId::Type);
        for &id in ClassId::ALL {
            // SAFETY: the class is alive.
            unsafe { (*(self.class(id).word() as *mut Header)).shape = shape }
        }
    }

    /// Gives a builtin class its name and namespace.
    pub(crate) fn name_builtin_class(&self, class: &Value, name: &str, dict: Value) {
        // SAFETY: start-up: nobody borrows the class.
        unsafe {
            let data = (*class.word_as_class()).data.as_ptr();
            (*data).name = Value::intern(name);
            (*data).qualname = Value::intern(name);
            (*data).dict = dict;
        }
    }

    /// A shape of a class; it owns a reference to each name.
    pub(crate) fn new_shape(
        &self,
        class: *mut ClassObject,
        mode: Mode,
        used: u16,
        room: u16,
        names: Vec<Word>,
    ) -> *mut Shape {
        for &name in &names {
            // SAFETY: the names are alive: they come from another shape or from the class statement.
            unsafe { refcount::retain(name) };
        }
        let version = self.new_version();
        Box::into_raw(Box::new(Shape {
            version,
            used,
            room,
            class,
            mode,
            names,
            next: Vec::new(),
        }))
    }

    /// The shape after an instance of `shape` gets the attribute `name`.
    ///
    /// # Safety
    /// `shape` is alive, and `name` an interned string that is.
    pub(crate) unsafe fn shape_with(&self, shape: *mut Shape, name: Word) -> *mut Shape {
        // SAFETY: shapes live as long as their class, and so does what they point to.
        unsafe {
            if let Some(&(_, next)) = (*shape).next.iter().find(|(n, _)| *n == name) {
                return next;
            }
            let mut names = (*shape).names.clone();
            names.push(name);
            let class = (*shape).class;
            let next = self.new_shape(class, Mode::Slots, (*shape).used + 1, (*shape).room, names);
            (*(*class).data.as_ptr()).shapes.push(next);
            (*shape).next.push((name, next));
            next
        }
    }

    /// Gives later instances of a class more slots: an instance has just run out of them.
    ///
    /// # Safety
    /// `class` is alive.
    pub(crate) unsafe fn widen(&self, class: *mut ClassObject) {
        // SAFETY: the old shapes stay for the instances that have them.
        unsafe {
            let data = (*class).data.as_ptr();
            let old = (*data).root;
            let room = whole_cell((*old).room as usize * 2).clamp(UNKNOWN_ROOM, MOST_ROOM);
            if room > (*old).room as usize {
                let root = self.new_shape(class, Mode::Slots, (*old).used, room as u16, (*old).names.clone());
                (*data).shapes.push(root);
                (*data).root = root;
            }
        }
    }

    /// After a class or one of its bases changed: caches forget it and its subclasses. `specials` says whether a special method may
    /// have come or gone.
    ///
    /// # Safety
    /// `class` is alive.
    pub(crate) unsafe fn class_changed(&self, class: *mut ClassObject, specials: bool) {
        // SAFETY: as the caller says; `object` lives for ever.
        unsafe {
            let data = (*class).data.as_ptr();
            let before = (*data).overrides;
            self.renew_versions(class, specials, self.last_version.get());
            // Sites remember values that are no descriptors; they have not noted whose.
            if (before ^ (*data).overrides) & Special::DESCRIPTORS != 0 {
                let object = self.class(ClassId::Object).word_as_class();
                self.renew_versions(object, false, self.last_version.get());
            }
        }
    }

    /// Gives a class and its subclasses new versions. Those with versions after `start` have got them already: a class is reached by
    /// each of its bases.
    unsafe fn renew_versions(&self, class: *mut ClassObject, specials: bool, start: u32) {
        // SAFETY: subclasses in the list are alive: one that dies removes itself.
        unsafe {
            let data = (*class).data.as_ptr();
            if (*data).version > start {
                return;
            }
            (*data).version = self.new_version();
            for &shape in &(*data).shapes {
                (*shape).version = self.new_version();
            }
            (*data).lookups.clear();
            (*data).specials.clear();
            (*data).construct = Construct::Unknown;
            if specials {
                self.recompute_overrides(class);
            }
            // A class that is told may not add to or take from the list: telling runs no Python code.
            let subclasses = &(*data).subclasses;
            for &subclass in subclasses {
                self.renew_versions(subclass, specials, start);
            }
        }
    }

    /// Which special methods scripts' classes in the order of resolution define. The ancestors know already which they define.
    unsafe fn recompute_overrides(&self, class: *mut ClassObject) {
        // SAFETY: the class and its ancestors are alive, and nobody borrows their contents here.
        unsafe {
            let data = (*class).data.as_ptr();
            (*data).own_specials = self.own_specials(data);
            let mut overrides = (*data).own_specials;
            for ancestor in &(*data).ancestors {
                let ancestor = (*ancestor.word_as_class()).data.as_ptr();
                // The namespace of a builtin class is filled after the class is made.
                overrides |= match (*ancestor).heap {
                    true => (*ancestor).own_specials,
                    false => self.own_specials(ancestor),
                };
            }
            (*data).overrides = overrides;
        }
    }

    /// The special methods in a class's own namespace. Builtin classes have slots instead, but for what is to be done when an object
    /// goes.
    unsafe fn own_specials(&self, data: *const ClassData) -> u128 {
        // SAFETY: as above; the names were made before any class of a script's.
        unsafe {
            let Some(dict) = (*data).dict.as_dict() else { return 0 };
            let table = &*dict.table.as_ptr();
            let names = &*self.special_names.get();
            if !(*data).heap {
                let del = names.get(Special::Del as usize);
                return match del.is_some_and(|name| table.find_str(name).is_some()) {
                    true => 1 << Special::Del as u8,
                    false => 0,
                };
            }
            let special = table.iter().filter(|entry| entry.key.is_special_name());
            special
                .filter_map(|entry| names.iter().position(|name| name.is(&entry.key)))
                .fold(0, |bits, special| bits | 1 << special)
        }
    }
}

impl Value {
    /// The address of a class object.
    #[inline(always)]
    pub(crate) fn word_as_class(&self) -> *mut ClassObject {
        debug_assert!(self.as_class().is_some());
        self.word() as *mut ClassObject
    }

    /// Is it the interned name of a special method?
    #[inline]
    fn is_special_name(&self) -> bool {
        // SAFETY: the object is alive. Only strings have the flag.
        self.pointer()
            .is_some_and(|object| unsafe { (*object).flags } & IS_SPECIAL != 0)
    }
}

impl Thread {
    /// To be called after the namespace or the bases of a class changed.
    pub fn forget_class_caches(&mut self, class: &Value) {
        if class.as_class().is_some() {
            // SAFETY: just checked; the caller's reference keeps it alive.
            unsafe { self.heap().class_changed(class.word_as_class(), true) }
        }
    }

    /// To be called after one attribute of a class changed.
    pub fn forget_class_attribute(&mut self, class: &Value, name: &Value) {
        if class.as_class().is_some() {
            // SAFETY: as above.
            unsafe { self.heap().class_changed(class.word_as_class(), name.is_special_name()) }
        }
    }

    /// To be called when something in a class has become or ceased to be a descriptor, and it is not known in which.
    pub(crate) fn forget_all_classes(&mut self) {
        let object = self.heap().class(ClassId::Object);
        // SAFETY: as above.
        unsafe { self.heap().class_changed(object.word_as_class(), false) }
    }

    /// The class of a value: `type(x)`.
    #[inline(always)]
    pub fn class_of<'t>(&'t self, value: &'t Value) -> &'t Value {
        match value.pointer() {
            // SAFETY: the object keeps its class alive; the class's header begins its object.
            Some(object) => unsafe { class_value(object) },
            None => self.class_of_immediate(value),
        }
    }

    #[inline(never)]
    fn class_of_immediate(&self, value: &Value) -> &Value {
        use super::value::word;
        let id = match value.word() {
            w if word::is_int(w) => ClassId::Int,
            w if word::is_float(w) => ClassId::Float,
            word::TRUE | word::FALSE => ClassId::Bool,
            word::NOT_IMPLEMENTED => ClassId::NotImplementedType,
            word::ELLIPSIS => ClassId::EllipsisType,
            _ => ClassId::NoneType,
        };
        self.heap().class(id)
    }

    /// What the value is to the patterns of `match`.
    #[inline]
    pub fn collection_of(&self, value: &Value) -> Collection {
        self.collection_of_class(self.class_of(value))
    }

    /// What instances of a class are to the patterns of `match`.
    #[inline]
    pub fn collection_of_class(&self, class: &Value) -> Collection {
        match class.as_class() {
            Some(class) => class.data.get(self).collection,
            None => Collection::Neither,
        }
    }

    /// Says what instances of a script's class, and of those derived from it, are to the patterns of `match`. What builtin classes are
    /// does not change.
    pub fn set_collection(&mut self, class: &Value, collection: Collection) {
        let Some(object) = class.as_class().filter(|class| class.data.get(self).heap) else {
            return;
        };
        let old = std::mem::replace(&mut object.data.get_mut(self).collection, collection);
        if old != collection {
            for derived in self.subclasses(class) {
                self.set_collection(&derived, collection);
            }
        }
    }

    /// As [`Thread::set_collection`], for a class of the library when it is made.
    pub fn set_native_collection(&mut self, class: &Value, collection: Collection) {
        if let Some(object) = class.as_class() {
            object.data.get_mut(self).collection = collection;
        }
    }

    /// Is the value's class exactly this builtin one?
    #[inline]
    pub fn is_exactly(&self, value: &Value, id: ClassId) -> bool {
        self.class_of(value).is(self.heap().class(id))
    }
}

/// The class of an object, as a borrowed value.
///
/// # Safety
/// The object lives for `'a`.
pub(crate) unsafe fn class_value<'a>(object: *const Header) -> &'a Value {
    // SAFETY: the address of a class object is the word of the value; the shape's field that holds it does not change.
    unsafe { Value::borrow((&raw const (*(*object).shape).class).cast()) }
}
