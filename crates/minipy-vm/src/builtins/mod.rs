//! The builtin classes: one file per class or family of classes, each functions and then its tables `SLOTS` and `METHODS`.
//!
//! This file decides only how the tables become classes at start-up.

pub mod annotations;
pub mod dict_iter;
pub mod dict_update;
pub mod list_slice;
pub mod list_sort;
pub mod mapping_proxy;
pub mod repr_guard;
pub mod sequence;
pub mod set_ops;
pub mod wrappers;

pub mod async_generator;
pub mod bool;
pub mod build_class;
pub mod bytearray;
pub mod bytes;
pub mod code;
pub mod complex;
pub mod constants;
pub mod coroutine;
pub mod descriptors;
pub mod dict;
pub mod dict_views;
pub mod exception_group;
pub mod exceptions;
pub mod float;
pub mod function;
pub mod generator;
pub mod generic_alias;
pub mod ignored;
pub mod int;
pub mod iterators;
pub mod library;
pub mod list;
pub mod memoryview;
pub mod module;
pub mod mro;
pub mod native_class;
pub mod object;
pub mod os_error;
pub mod range;
pub mod reduce;
pub mod report;
pub mod set;
pub mod slice;
pub mod str;
pub mod super_object;
pub mod syntax_error;
pub mod traceback;
pub mod tuple;
pub mod type_new;
pub mod type_object;
pub mod unicode_error;
pub mod union;

use crate::heap::class::{Collection, Special};
use crate::heap::classes::{ClassId, NewClass};
use crate::heap::dict_table::RawDict;
use crate::heap::native::{Binding, NativeDef, NativeSlots};
use crate::heap::state::Heap;
use crate::heap::thread::Thread;
use crate::heap::value::Value;

/// What a builtin class is made of. A class that is not in the table inherits its base's slots and adds no methods.
type Row = (ClassId, &'static NativeSlots, &'static [NativeDef]);

static TABLE: &[Row] = &[
    (ClassId::Object, &object::SLOTS, object::METHODS),
    (ClassId::Type, &type_object::SLOTS, type_object::METHODS),
    (ClassId::NoneType, &constants::NONE_SLOTS, &[]),
    (ClassId::NotImplementedType, &constants::NOT_IMPLEMENTED_SLOTS, &[]),
    (ClassId::EllipsisType, &constants::ELLIPSIS_SLOTS, &[]),
    (ClassId::Int, &int::SLOTS, int::METHODS),
    (ClassId::Bool, &bool::SLOTS, bool::METHODS),
    (ClassId::Float, &float::SLOTS, float::METHODS),
    (ClassId::Complex, &complex::SLOTS, complex::METHODS),
    (ClassId::Str, &str::SLOTS, str::METHODS),
    (ClassId::Bytes, &bytes::SLOTS, bytes::METHODS),
    (ClassId::ByteArray, &bytearray::SLOTS, bytearray::METHODS),
    (ClassId::MemoryView, &memoryview::SLOTS, memoryview::METHODS),
    (ClassId::MemoryIterator, &memoryview::ITERATOR_SLOTS, &[]),
    (ClassId::Tuple, &tuple::SLOTS, tuple::METHODS),
    (ClassId::List, &list::SLOTS, list::METHODS),
    (ClassId::Dict, &dict::SLOTS, dict::METHODS),
    (ClassId::Set, &set::SLOTS, set::METHODS),
    (ClassId::FrozenSet, &set::FROZEN_SLOTS, set::FROZEN_METHODS),
    (ClassId::Range, &range::SLOTS, range::METHODS),
    (ClassId::Slice, &slice::SLOTS, slice::METHODS),
    (ClassId::Cell, &function::CELL_SLOTS, function::CELL_METHODS),
    (ClassId::Function, &function::SLOTS, function::METHODS),
    (ClassId::Method, &function::METHOD_SLOTS, function::METHOD_METHODS),
    (ClassId::Native, &function::NATIVE_SLOTS, function::NATIVE_METHODS),
    (
        ClassId::NativeMethod,
        &function::NATIVE_METHOD_SLOTS,
        function::NATIVE_METHODS,
    ),
    (
        ClassId::SlotMethod,
        &function::NATIVE_METHOD_SLOTS,
        function::NATIVE_METHODS,
    ),
    (ClassId::BoundSlot, &function::NATIVE_SLOTS, function::NATIVE_METHODS),
    (ClassId::Getter, &descriptors::GETTER_SLOTS, descriptors::GETTER_METHODS),
    (ClassId::Member, &descriptors::MEMBER_SLOTS, descriptors::MEMBER_METHODS),
    (ClassId::Module, &module::SLOTS, module::METHODS),
    (ClassId::Traceback, &traceback::SLOTS, traceback::METHODS),
    (ClassId::Generator, &generator::SLOTS, generator::METHODS),
    (ClassId::Coroutine, &coroutine::SLOTS, coroutine::METHODS),
    (
        ClassId::CoroutineWrapper,
        &coroutine::WRAPPER_SLOTS,
        coroutine::WRAPPER_METHODS,
    ),
    (
        ClassId::AsyncGenerator,
        &async_generator::SLOTS,
        async_generator::METHODS,
    ),
    (
        ClassId::AsyncGeneratorSend,
        &async_generator::SEND_SLOTS,
        async_generator::SEND_METHODS,
    ),
    (ClassId::Code, &code::SLOTS, code::METHODS),
    (
        ClassId::Property,
        &descriptors::PROPERTY_SLOTS,
        descriptors::PROPERTY_METHODS,
    ),
    (
        ClassId::StaticMethod,
        &descriptors::STATIC_METHOD_SLOTS,
        descriptors::WRAPPED_METHODS,
    ),
    (
        ClassId::ClassMethod,
        &descriptors::CLASS_METHOD_SLOTS,
        descriptors::WRAPPED_METHODS,
    ),
    (ClassId::Super, &super_object::SLOTS, super_object::METHODS),
    (
        ClassId::MappingProxy,
        &dict_views::PROXY_SLOTS,
        dict_views::PROXY_METHODS,
    ),
    (ClassId::GenericAlias, &generic_alias::SLOTS, generic_alias::METHODS),
    (ClassId::Union, &union::SLOTS, union::METHODS),
    (ClassId::DictKeys, &dict_views::KEYS_SLOTS, dict_views::KEYS_METHODS),
    (
        ClassId::DictValues,
        &dict_views::VALUES_SLOTS,
        dict_views::VALUES_METHODS,
    ),
    (ClassId::DictItems, &dict_views::ITEMS_SLOTS, dict_views::KEYS_METHODS),
    (
        ClassId::DictKeyIterator,
        &dict_views::ITERATOR_SLOTS,
        dict_views::ITERATOR_METHODS,
    ),
    (
        ClassId::DictValueIterator,
        &dict_views::ITERATOR_SLOTS,
        dict_views::ITERATOR_METHODS,
    ),
    (
        ClassId::DictItemIterator,
        &dict_views::ITERATOR_SLOTS,
        dict_views::ITERATOR_METHODS,
    ),
    (
        ClassId::DictReverseKeyIterator,
        &dict_views::ITERATOR_SLOTS,
        dict_views::ITERATOR_METHODS,
    ),
    (
        ClassId::DictReverseValueIterator,
        &dict_views::ITERATOR_SLOTS,
        dict_views::ITERATOR_METHODS,
    ),
    (
        ClassId::DictReverseItemIterator,
        &dict_views::ITERATOR_SLOTS,
        dict_views::ITERATOR_METHODS,
    ),
    (ClassId::SetIterator, &set::ITERATOR_SLOTS, set::ITERATOR_METHODS),
    (
        ClassId::ListIterator,
        &iterators::SEQUENCE_SLOTS,
        iterators::SEQUENCE_METHODS,
    ),
    (
        ClassId::ListReverseIterator,
        &iterators::SEQUENCE_SLOTS,
        iterators::SEQUENCE_METHODS,
    ),
    (
        ClassId::TupleIterator,
        &iterators::SEQUENCE_SLOTS,
        iterators::SEQUENCE_METHODS,
    ),
    (
        ClassId::StrIterator,
        &iterators::SEQUENCE_SLOTS,
        iterators::SEQUENCE_METHODS,
    ),
    (
        ClassId::StrAsciiIterator,
        &iterators::SEQUENCE_SLOTS,
        iterators::SEQUENCE_METHODS,
    ),
    (
        ClassId::BytesIterator,
        &iterators::SEQUENCE_SLOTS,
        iterators::SEQUENCE_METHODS,
    ),
    (
        ClassId::ByteArrayIterator,
        &iterators::SEQUENCE_SLOTS,
        iterators::SEQUENCE_METHODS,
    ),
    (ClassId::RangeIterator, &range::ITERATOR_SLOTS, range::ITERATOR_METHODS),
    (
        ClassId::LongRangeIterator,
        &range::ITERATOR_SLOTS,
        range::ITERATOR_METHODS,
    ),
    (
        ClassId::SequenceIterator,
        &iterators::GET_ITEM_SLOTS,
        iterators::GET_ITEM_METHODS,
    ),
    (ClassId::CallableIterator, &iterators::CALLABLE_SLOTS, &[]),
    (
        ClassId::Enumerate,
        &iterators::ENUMERATE_SLOTS,
        generic_alias::SUBSCRIPT,
    ),
    (ClassId::Zip, &iterators::ZIP_SLOTS, &[]),
    (ClassId::Map, &iterators::MAP_SLOTS, &[]),
    (ClassId::Filter, &iterators::FILTER_SLOTS, &[]),
    (
        ClassId::Reversed,
        &iterators::REVERSED_SLOTS,
        iterators::REVERSED_METHODS,
    ),
    (ClassId::BaseException, &exceptions::SLOTS, exceptions::METHODS),
    (
        ClassId::BaseExceptionGroup,
        &exceptions::GROUP_SLOTS,
        exceptions::GROUP_METHODS,
    ),
    (
        ClassId::StopIteration,
        &exceptions::STOP_ITERATION_SLOTS,
        exceptions::STOP_ITERATION_METHODS,
    ),
    (
        ClassId::SystemExit,
        &exceptions::SYSTEM_EXIT_SLOTS,
        exceptions::SYSTEM_EXIT_METHODS,
    ),
    (ClassId::KeyError, &exceptions::KEY_ERROR_SLOTS, &[]),
    (
        ClassId::OSError,
        &exceptions::OS_ERROR_SLOTS,
        exceptions::OS_ERROR_METHODS,
    ),
    (
        ClassId::ImportError,
        &exceptions::IMPORT_ERROR_SLOTS,
        exceptions::IMPORT_ERROR_METHODS,
    ),
    (
        ClassId::NameError,
        &exceptions::NAME_ERROR_SLOTS,
        exceptions::NAME_ERROR_METHODS,
    ),
    (
        ClassId::AttributeError,
        &exceptions::ATTRIBUTE_ERROR_SLOTS,
        exceptions::ATTRIBUTE_ERROR_METHODS,
    ),
    (
        ClassId::SyntaxError,
        &exceptions::SYNTAX_ERROR_SLOTS,
        exceptions::SYNTAX_ERROR_METHODS,
    ),
    (
        ClassId::UnicodeDecodeError,
        &exceptions::DECODE_ERROR_SLOTS,
        exceptions::DECODE_ERROR_METHODS,
    ),
    (
        ClassId::UnicodeEncodeError,
        &exceptions::ENCODE_ERROR_SLOTS,
        exceptions::ENCODE_ERROR_METHODS,
    ),
    (
        ClassId::UnicodeTranslateError,
        &exceptions::TRANSLATE_ERROR_SLOTS,
        exceptions::TRANSLATE_ERROR_METHODS,
    ),
];

/// Makes the builtin classes. Nothing else may be made before.
pub(crate) fn bootstrap(heap: &Heap) {
    for &id in ClassId::ALL {
        let (slots, _) = row(id);
        let mut ancestors = Vec::new();
        let mut at = id;
        while at != ClassId::Object {
            at = at.base();
            ancestors.push(heap.class(at).clone());
        }
        let mut bases: Vec<Value> = ancestors.first().cloned().into_iter().collect();
        if id == ClassId::ExceptionGroup {
            // The one builtin class with two bases.
            let second = heap.class(ClassId::Exception).clone();
            bases.push(second.clone());
            ancestors.insert(1, second);
        }
        heap.add_builtin_class(NewClass {
            name: Value::UNDEF,
            qualname: Value::UNDEF,
            bases,
            ancestors,
            dict: Value::UNDEF,
            layout: id.layout(),
            native: slots,
            heap: false,
            has_dict: has_dict(id),
            members_only: false,
            slot_names: Vec::new(),
            room: 0,
        });
    }
    heap.link_builtin_classes();
    heap.intern_special_names();
    for &id in ClassId::ALL {
        let class = heap.class(id).clone();
        heap.name_builtin_class(&class, id.name(), Value::dict(RawDict::default()));
    }
}

/// Fills the namespaces of the builtin classes.
pub(crate) fn fill(thread: &mut Thread) {
    for &id in ClassId::ALL {
        let class = thread.heap().class(id).clone();
        let (slots, methods) = row(id);
        let base_slots = if id == ClassId::Object {
            &NativeSlots::NONE
        } else {
            row(id.base()).0
        };
        add_methods(thread, &class, methods);
        add_methods(thread, &class, shared_methods(id));
        wrappers::add(thread, &class, slots, base_slots);
        set_final(thread, &class, id);
    }
    for (id, module) in [(ClassId::GenericAlias, "types"), (ClassId::Union, "typing")] {
        let class = thread.heap().class(id).clone();
        thread.set_native_class_constant(&class, "__module__", Value::intern(module));
    }
    let class = thread.heap().class(ClassId::MemoryView).clone();
    thread.set_native_collection(&class, Collection::Sequence);
}

/// Methods and attributes of a class that stand in a table of several classes.
fn shared_methods(id: ClassId) -> &'static [NativeDef] {
    match id {
        ClassId::Bytes | ClassId::ByteArray => bytes::methods::SHARED,
        ClassId::Object => reduce::METHODS,
        ClassId::Function => annotations::FUNCTION,
        ClassId::Type => annotations::CLASS,
        ClassId::Module => annotations::MODULE,
        _ => &[],
    }
}

/// Puts table entries into the namespace of a class.
pub fn add_methods(thread: &mut Thread, class: &Value, methods: &'static [NativeDef]) {
    let Some(object) = class.as_class() else { return };
    let dict = object.data.get(thread).dict.clone();
    let Some(dict) = dict.as_dict() else { return };
    for def in methods {
        let value = match def.binding {
            Binding::Method | Binding::Slot => Value::native_method(def, class.clone()),
            Binding::Class => descriptors::class_method(Value::native(def, class.clone())),
            Binding::Static | Binding::Function => descriptors::static_method(Value::native(def, class.clone())),
            Binding::New => Value::native(def, class.clone()),
            Binding::Attribute(_) => descriptors::getter(def, class.clone()),
        };
        dict.set_str(thread, &Value::intern(def.name), value);
        if def.name == Special::Del.name() {
            object.data.get_mut(thread).overrides |= 1 << Special::Del as u8;
        }
    }
}

/// Slots and methods of a class; what is not in the table comes from the base.
fn row(id: ClassId) -> (&'static NativeSlots, &'static [NativeDef]) {
    let mut at = id;
    loop {
        if let Some((_, slots, methods)) = TABLE.iter().find(|(known, ..)| *known == at) {
            return (slots, if at == id { methods } else { &[] });
        }
        at = at.base();
    }
}

/// Builtin classes whose direct instances have attributes.
fn has_dict(id: ClassId) -> bool {
    use crate::heap::object::Kind;
    let wrapper = matches!(id, ClassId::StaticMethod | ClassId::ClassMethod);
    wrapper || matches!(id.layout(), Kind::Exception | Kind::Function | Kind::Module)
}

/// Classes a script may not derive from.
fn set_final(thread: &mut Thread, class: &Value, id: ClassId) {
    use ClassId::*;
    let open = matches!(
        id,
        Object
            | Type
            | Int
            | Float
            | Complex
            | Str
            | Bytes
            | ByteArray
            | Tuple
            | List
            | Dict
            | Set
            | FrozenSet
            | Module
            | Property
            | StaticMethod
            | ClassMethod
            | Super
            | Enumerate
            | Zip
            | Map
            | Filter
            | Reversed
            | GenericAlias
    ) || id.layout() == crate::heap::object::Kind::Exception;
    if let Some(object) = class.as_class() {
        object.data.get_mut(thread).is_final = !open;
    }
}
