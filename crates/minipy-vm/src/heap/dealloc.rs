//! What happens when the last reference goes: contents are released, in CPython's order, and the memory is given back.
//!
//! Frees nest as deep as data structures do, so beyond [`DEEPEST`] levels they are put off and done one after another by the
//! outermost one: dropping a list nested a million deep uses no more native stack than one nested fifty deep.
//!
//! No Python code runs in here. An object whose class has `__del__` is brought back to life and queued; the loop runs the queue as
//! soon as it is between two instructions (see `interp/finalize.rs`).

use super::alloc::Allocator;
use super::chain;
use super::class::{Mode, Shape, Special};
use super::object::*;
use super::refcount;
use super::state::{self, Heap};
use super::value::{Value, Word, word};
use std::mem::ManuallyDrop;

/// Nested frees before they are put off.
const DEEPEST: u32 = 50;

/// Frees an object whose count is zero.
///
/// # Safety
/// The count of `object` is zero and the calling thread holds the lock of the interpreter it belongs to.
#[inline(never)]
pub(crate) unsafe fn free(object: *mut Header) {
    // SAFETY: a thread that frees objects is attached to a heap, which outlives the call; the rest is as the caller says.
    unsafe {
        let heap = &*state::current();
        if (*object).flags == 0 {
            match (*object).kind {
                Kind::Tuple if free_leaf_tuple(heap, object) => return,
                Kind::Exception if free_exception_plainly(heap, object.cast()) => return,
                Kind::Traceback => return free_tracebacks(heap, object.cast()),
                Kind::List => return free_list_alone(heap, object.cast()),
                Kind::Instance if free_instance_plainly(heap, object.cast()) => return,
                Kind::Float | Kind::Complex | Kind::Bytes | Kind::Str => return (*heap.alloc.get()).free(object),
                Kind::Set | Kind::FrozenSet if free_set_alone(heap, object.cast()) => return,
                Kind::Dict if free_dict_alone(heap, object.cast()) => return,
                Kind::Payload if free_payload_plainly(heap, object.cast()) => return,
                Kind::Generator | Kind::Coroutine if free_ended_generator(heap, object.cast()) => return,
                Kind::Generator | Kind::Coroutine | Kind::Function => return free_a_level_deeper(heap, object),
                _ => {}
            }
        }
        free_of_any_class(heap, object)
    }
}

/// Frees a list, as [`free_leaf_tuple`] frees a tuple, or with all that goes with it.
#[inline(always)]
unsafe fn free_list_alone(heap: &Heap, object: *mut ListObject) {
    // SAFETY: as in `free_list`. The vector's memory goes last, when the object is free already.
    unsafe {
        let mut items = ManuallyDrop::new(std::ptr::read((*object).items.as_ptr()));
        let first = items.as_mut_ptr().cast::<Word>();
        match release_shared_backwards(first, items.len()) {
            0 => {
                heap.young.update(|n| n - 1);
                (*heap.alloc.get()).free(object.cast());
                heap.vectors.keep(Vec::from_raw_parts(first, 0, items.capacity()));
            }
            left => free_list_from(heap, object, left),
        }
    }
}

/// Frees a payload object without a finalizer, as a level of nesting, unless there are too many of them. Says whether it did.
#[inline(never)]
unsafe fn free_payload_plainly(heap: &Heap, object: *mut PayloadObject) -> bool {
    // SAFETY: the object is dead but its memory is intact, and its shape and class are alive.
    unsafe {
        if has_del(object.cast()) || heap.freeing.get() >= DEEPEST {
            return false;
        }
        heap.freeing.set(heap.freeing.get() + 1);
        heap.young.update(|n| n - 1);
        std::ptr::drop_in_place((*object).payload.as_ptr());
        std::ptr::drop_in_place((*object).dict.as_ptr());
        release_class(object.cast());
        heap.freeing.set(heap.freeing.get() - 1);
        if heap.freeing.get() == 0 {
            free_put_off(heap);
        }
        (*heap.alloc.get()).free(object.cast());
        true
    }
}

/// Frees a container with which nothing goes, or an iterator or the like; says whether it was one.
#[inline(always)]
unsafe fn free_alone(heap: &Heap, object: *mut Header) -> bool {
    // SAFETY: as in `free`.
    unsafe {
        match (*object).kind {
            Kind::Tuple => free_leaf_tuple(heap, object),
            Kind::Set | Kind::FrozenSet => free_set_alone(heap, object.cast()),
            Kind::Dict => free_dict_alone(heap, object.cast()),
            Kind::Payload => free_payload_plainly(heap, object.cast()),
            Kind::Traceback => {
                free_tracebacks(heap, object.cast());
                true
            }
            _ => false,
        }
    }
}

/// Frees a container whose table owns nothing any more.
#[inline(always)]
unsafe fn free_table_of<T>(heap: &Heap, object: *mut Header, table: *mut T) {
    // SAFETY: the object is dead, and its table is dropped once.
    unsafe {
        heap.young.update(|n| n - 1);
        std::ptr::drop_in_place(table);
        (*heap.alloc.get()).free(object);
    }
}

/// Frees a set with which no item goes, so that nothing nests; says whether it was one.
#[inline(never)]
unsafe fn free_set_alone(heap: &Heap, object: *mut SetObject) -> bool {
    // SAFETY: the set is dead; its table is dropped once, when it holds nothing any more.
    unsafe {
        if !(*(*object).table.as_ptr()).release_shared() {
            return false;
        }
        free_table_of(heap, object.cast(), (*object).table.as_ptr());
        true
    }
}

/// Frees a dict without a factory with which neither key nor value goes, so that nothing nests; says whether it was one.
#[inline(never)]
unsafe fn free_dict_alone(heap: &Heap, object: *mut DictObject) -> bool {
    // SAFETY: as in `free_set_alone`; an absent factory owns nothing.
    unsafe {
        if !(*(*object).factory.as_ptr()).is_undef() || !(*(*object).table.as_ptr()).release_shared() {
            return false;
        }
        free_table_of(heap, object.cast(), (*object).table.as_ptr());
        true
    }
}

/// Frees a list whose last items have been released: `left` of them have not.
#[inline(never)]
unsafe fn free_list_from(heap: &Heap, object: *mut ListObject, left: usize) {
    // SAFETY: as in `free_list`.
    unsafe {
        (*(*object).items.as_ptr()).set_len(left);
        free_list(heap, object);
        (*heap.alloc.get()).free(object.cast());
    }
}

/// Frees an object of any class and kind: numbers and instances at once.
#[inline(never)]
unsafe fn free_of_any_class(heap: &Heap, object: *mut Header) {
    // SAFETY: as in `free`.
    unsafe {
        match (*object).kind {
            _ if free_plainly(heap, object) => {}
            Kind::Tuple | Kind::List | Kind::Instance => free_one(heap, object),
            _ => free_nested(heap, object),
        }
    }
}

/// Frees an object that was held by one that is being freed, now or, if frees are nested too deep, later.
#[inline(never)]
unsafe fn free_nested(heap: &Heap, object: *mut Header) {
    // SAFETY: as in `free`.
    unsafe {
        if free_plainly(heap, object) || (*object).flags == 0 && free_alone(heap, object) {
            return;
        }
        free_a_level_deeper(heap, object);
    }
}

/// Frees an object that may hold others which hold others. If frees are nested too deep it is put off.
#[inline(never)]
unsafe fn free_a_level_deeper(heap: &Heap, object: *mut Header) {
    // SAFETY: as in `free`.
    unsafe {
        let level = heap.freeing.get();
        if level >= DEEPEST {
            return put_off(heap, object);
        }
        heap.freeing.set(level + 1);
        free_of_any_kind(heap, object);
        heap.freeing.set(level);
        if level == 0 {
            free_put_off(heap);
        }
    }
}

#[cold]
#[inline(never)]
fn put_off(heap: &Heap, object: *mut Header) {
    heap.put_off.borrow_mut().push(object);
}

/// Frees a tuple with which no item goes, so that nothing nests; says whether it was one. The tuple is shortened by the items that have
/// been released.
#[inline(always)]
unsafe fn free_leaf_tuple(heap: &Heap, object: *mut Header) -> bool {
    // SAFETY: as in `free_tuple`; nobody else sees the tuple any more.
    unsafe {
        if (*object).kind != Kind::Tuple {
            return false;
        }
        let tuple = object.cast::<TupleObject>();
        (*tuple).len = release_shared_backwards(tuple.add(1).cast(), (*tuple).len);
        if (*tuple).len > 0 {
            return false;
        }
        heap.young.update(|n| n - 1);
        (*heap.alloc.get()).free(object);
        true
    }
}

/// Frees an exception without flags, as [`free_instance_plainly`] frees an instance.
#[inline(never)]
unsafe fn free_exception_plainly(heap: &Heap, object: *mut ExceptionObject) -> bool {
    // SAFETY: as there; each field owns its value.
    unsafe {
        if has_del(object.cast()) {
            return false;
        }
        let data = ManuallyDrop::new(std::ptr::read((*object).data.as_ptr()));
        for field in data.values() {
            release_held(heap, field.word());
        }
        release_class(object.cast());
        heap.young.update(|n| n - 1);
        (*heap.alloc.get()).free(object.cast());
        true
    }
}

/// Frees a traceback, and those behind it that go with it, one after another.
#[inline(never)]
unsafe fn free_tracebacks(heap: &Heap, mut entry: *mut TracebackObject) {
    // SAFETY: as in `free_leaf_tuple`; the fields own their values.
    unsafe {
        loop {
            let (next, code) = ((*(*entry).next.as_ptr()).word(), (*entry).code.word());
            heap.young.update(|n| n - 1);
            (*heap.alloc.get()).free(entry.cast());
            release_held(heap, code);
            let object = next as *mut Header;
            if !word::is_pointer(next) || !refcount::give_up(object) {
                return;
            }
            if (*object).kind != Kind::Traceback || (*object).flags != 0 {
                return free_nested(heap, object);
            }
            entry = object.cast();
        }
    }
}

/// Gives up a reference that an object held which is being freed.
#[inline(always)]
unsafe fn release_held(heap: &Heap, w: Word) {
    // SAFETY: the dead object owned the reference.
    unsafe {
        if word::is_pointer(w) && refcount::give_up(w as *mut Header) {
            free_nested(heap, w as *mut Header);
        }
    }
}

/// Frees a number, a string or bytes, which hold no values: nothing nests. Every flag of these kinds says that somebody has to be told.
/// Says whether it was one.
#[inline(always)]
unsafe fn free_plainly(heap: &Heap, object: *mut Header) -> bool {
    // SAFETY: the object is dead but its memory is intact; its kind tells its layout.
    unsafe {
        let kind = (*object).kind;
        let is_plain = matches!(kind, Kind::Float | Kind::Int | Kind::Complex | Kind::Bytes | Kind::Str);
        if !is_plain || (*object).flags != 0 {
            return false;
        }
        if kind == Kind::Int {
            std::ptr::drop_in_place(&raw mut (*object.cast::<IntObject>()).value);
        }
        (*heap.alloc.get()).free(object);
        true
    }
}

/// Frees an instance without flags, if it has no finalizer. It counts as a level of nesting only while something in it is freed: most
/// instances hold nothing that goes with them. Says whether it did.
#[inline(always)]
unsafe fn free_instance_plainly(heap: &Heap, object: *mut InstanceObject) -> bool {
    // SAFETY: the object is dead but its memory is intact, and its shape and class are alive.
    unsafe {
        if has_del(object.cast()) {
            return false;
        }
        free_instance(heap, object);
        (*heap.alloc.get()).free(object.cast());
        true
    }
}

#[inline(always)]
fn free_put_off(heap: &Heap) {
    if !heap.put_off.borrow().is_empty() {
        free_all_put_off(heap);
    }
}

#[cold]
#[inline(never)]
fn free_all_put_off(heap: &Heap) {
    heap.freeing.set(1);
    while let Some(object) = { heap.put_off.borrow_mut().pop() } {
        // SAFETY: objects in the list have count zero and are freed only here.
        unsafe { free_of_any_kind(heap, object) };
    }
    heap.freeing.set(0);
}

/// Generators and functions are freed apart: every call of a coroutine function makes a generator, which goes as soon as it has returned, and
/// every generator expression makes both.
#[inline(always)]
unsafe fn free_of_any_kind(heap: &Heap, object: *mut Header) {
    // SAFETY: the object is dead but its memory is intact; its kind tells its layout.
    unsafe {
        match (*object).kind {
            Kind::Generator | Kind::Coroutine | Kind::AsyncGenerator => free_generator(heap, object.cast()),
            Kind::Function if (*object).flags == 0 => free_function(heap, object.cast()),
            _ => free_one(heap, object),
        }
    }
}

/// Frees a generator that has ended, with which nothing goes: its registers hold nothing any more, and its function is that of others too.
/// Says whether it was one.
#[inline(always)]
unsafe fn free_ended_generator(heap: &Heap, generator: *mut GeneratorObject) -> bool {
    // SAFETY: as in `free_generator`; the function outlives the reference to it.
    unsafe {
        let data = &*chain::data(generator);
        let function = data.function.word();
        if data.state != GeneratorState::Closed
            || !data.handled.is_undef()
            || data.extras.is_some()
            || refcount::count(function as *const Header) == 1
        {
            return false;
        }
        refcount::release_shared(function);
        heap.young.update(|n| n - 1);
        (*heap.alloc.get()).free(generator.cast());
        true
    }
}

#[inline(never)]
unsafe fn free_generator(heap: &Heap, generator: *mut GeneratorObject) {
    let object = generator.cast::<Header>();
    // SAFETY: as above; what the generator owns is dropped once.
    unsafe {
        if generator_needs_closing(generator) {
            return queue_finalizer(heap, object);
        }
        if (*object).flags & (HAS_WEAKREFS | HAS_DICT) != 0 {
            free_extras(heap, object);
            if (*object).count != 0 {
                return;
            }
        }
        heap.young.update(|n| n - 1);
        // One that has ended has no registers in use and is in no chain any more.
        if (*chain::data(generator)).state != GeneratorState::Closed {
            release_registers(generator);
        }
        std::ptr::drop_in_place(chain::data(generator));
        (*heap.alloc.get()).free(object);
    }
}

#[inline(never)]
unsafe fn free_function(heap: &Heap, function: *mut FunctionObject) {
    // SAFETY: as above; what the function owns is dropped once.
    unsafe {
        heap.young.update(|n| n - 1);
        drop_function(function);
        (*heap.alloc.get()).free(function.cast());
    }
}

/// Drops what a function owns.
#[inline(always)]
unsafe fn drop_function(function: *mut FunctionObject) {
    // SAFETY: as the caller says.
    unsafe {
        drop(std::ptr::read(&raw const (*function).code));
        drop(std::ptr::read(&raw const (*function).globals));
        drop(std::ptr::read(&raw const (*function).closure));
        drop(std::ptr::read(&raw const (*function).data));
    }
}

#[inline(always)]
unsafe fn free_one(heap: &Heap, object: *mut Header) {
    // SAFETY: the object is dead but its memory is intact; its kind tells its layout.
    unsafe {
        let has_extras = (*object).flags & (HAS_WEAKREFS | HAS_DICT) != 0;
        let is_gone = match (*object).kind {
            Kind::List if !has_extras => {
                free_list(heap, object.cast());
                true
            }
            Kind::Tuple if !has_extras => {
                free_tuple(heap, object.cast());
                true
            }
            Kind::Instance if !has_extras && !needs_finalizer(object) => {
                free_instance(heap, object.cast());
                true
            }
            _ => free_with_care(heap, object, has_extras),
        };
        if is_gone {
            (*heap.alloc.get()).free(object);
        }
    }
}

/// Frees the contents of an object of any kind, with what else it has. False if it lives again, in the queue of finalizers.
#[inline(never)]
unsafe fn free_with_care(heap: &Heap, object: *mut Header, has_extras: bool) -> bool {
    // SAFETY: as in `free_one`.
    unsafe {
        if matches!(
            (*object).kind,
            Kind::Instance | Kind::Exception | Kind::Class | Kind::Payload
        ) && needs_finalizer(object)
        {
            queue_finalizer(heap, object);
            return false;
        }
        if has_extras {
            free_extras(heap, object);
            if (*object).count != 0 {
                return false;
            }
        }
        match (*object).kind {
            Kind::Instance => free_instance(heap, object.cast()),
            Kind::Str => free_str(heap, object.cast()),
            Kind::List => free_list(heap, object.cast()),
            Kind::Tuple => free_tuple(heap, object.cast()),
            Kind::Float | Kind::Complex | Kind::Bytes | Kind::Free => {}
            _ => free_contents(heap, object),
        }
        true
    }
}

/// Does the object's class define `__del__`?
#[inline(always)]
unsafe fn has_del(object: *const Header) -> bool {
    // SAFETY: the shape and its class live as long as the object.
    unsafe { (*(*(*(*object).shape).class).data.as_ptr()).overrides(Special::Del) }
}

/// Does the class define `__del__`, which has not run yet?
pub(crate) unsafe fn needs_finalizer(object: *const Header) -> bool {
    // SAFETY: the shape and its class live as long as the object.
    unsafe {
        if matches!((*object).kind, Kind::Generator | Kind::Coroutine | Kind::AsyncGenerator) {
            return generator_needs_closing(object.cast());
        }
        has_del(object) && (*object).flags & FINALIZED == 0 && !ends_quietly(object)
    }
}

/// Is it a Rust value whose class has a `__del__` that would do nothing for it?
unsafe fn ends_quietly(object: *const Header) -> bool {
    // SAFETY: the kind tells the layout, and nobody else looks at an object that dies.
    unsafe {
        let payload = object.cast::<PayloadObject>();
        (*object).kind == Kind::Payload && (*(*payload).payload.as_ptr()).as_dyn().ends_quietly()
    }
}

/// Is the generator suspended where closing it could run code: in a function with handlers, or in a `yield from`? Or is it a coroutine
/// that nobody has awaited, or an asynchronous generator that an event loop looks after?
unsafe fn generator_needs_closing(object: *const GeneratorObject) -> bool {
    // SAFETY: the generator's memory is intact, and it owns its function, which owns its code.
    unsafe {
        let data = &*(*object).data.as_ptr();
        if (*object).header.flags & FINALIZED != 0 {
            return false;
        }
        let is_begun = match data.state {
            GeneratorState::Suspended | GeneratorState::Standing => true,
            GeneratorState::Created => (*object).header.kind == Kind::Coroutine,
            GeneratorState::Running | GeneratorState::Closed => return false,
        };
        let hooked = data.due_finalizer().is_some();
        if hooked || !is_begun || data.state == GeneratorState::Created {
            return hooked || is_begun;
        }
        let code = data
            .function
            .as_function()
            .and_then(|function| (*function.code.as_ptr()).as_code());
        code.is_some_and(|code| {
            let next = minipy_code::Instr(*data.next);
            !code.data.source.handlers.is_empty() || next.op() == Some(minipy_code::Op::YieldFrom)
        })
    }
}

#[cold]
unsafe fn queue_finalizer(heap: &Heap, object: *mut Header) {
    // SAFETY: the object's memory is intact, so it may live again, with the queue as its only owner.
    unsafe {
        (*object).count = 1;
        (*object).flags |= FINALIZED;
        heap.finalizers.borrow_mut().push(Value::from_word(object as Word));
        heap.raise_pending();
    }
}

/// Weak references, and the attributes of instances of scripts' subclasses of builtin classes.
#[cold]
unsafe fn free_extras(heap: &Heap, object: *mut Header) {
    // SAFETY: flags tell what is there.
    unsafe {
        if (*object).flags & HAS_DICT != 0 && needs_finalizer(object) {
            return queue_finalizer(heap, object);
        }
        if (*object).flags & HAS_WEAKREFS != 0 {
            super::weakref::clear_references(heap, object, |_| false);
        }
        if (*object).flags & HAS_DICT != 0 {
            drop(std::ptr::read(dict_slot(object)));
            release_class(object);
        }
    }
}

/// Instances of scripts' classes own a reference to the class.
#[inline(always)]
unsafe fn release_class(object: *mut Header) {
    // SAFETY: the shape is alive as long as its class, to which the object owns a reference.
    unsafe {
        let class = (*(*object).shape).class;
        if (*(*class).data.as_ptr()).heap {
            refcount::release_object(class.cast());
        }
    }
}

#[inline(always)]
unsafe fn free_instance(heap: &Heap, object: *mut InstanceObject) {
    // SAFETY: the shape tells how many slots are in use; each owns its value.
    unsafe {
        let shape: *mut Shape = (*object).header.shape;
        let slots = slots(object);
        for i in 0..(*shape).used as usize {
            release_held(heap, *slots.add(i));
        }
        if (*shape).mode == Mode::Dict {
            drop(std::ptr::read((*object).dict.as_ptr()));
        }
        release_class(object.cast());
        heap.young.update(|n| n - 1);
    }
}

/// The first slot of an instance.
#[inline(always)]
pub(crate) unsafe fn slots(object: *mut InstanceObject) -> *mut Word {
    // SAFETY: the slots follow the fixed part.
    unsafe { object.add(1).cast() }
}

/// Where the attribute dict of an object with [`HAS_DICT`] stands: behind its fixed part.
pub(crate) unsafe fn dict_slot(object: *mut Header) -> *mut Value {
    // SAFETY: objects with the flag were allocated with room for it.
    unsafe { object.cast::<u8>().add(extent(object)).cast() }
}

/// Bytes of an object's own layout, a multiple of 8.
pub(crate) unsafe fn extent(object: *const Header) -> usize {
    // SAFETY: the kind tells the layout.
    unsafe {
        match (*object).kind {
            Kind::Float => size_of::<FloatObject>(),
            Kind::Int => size_of::<IntObject>(),
            Kind::Complex => size_of::<ComplexObject>(),
            Kind::Str => (size_of::<StrObject>() + (*object.cast::<StrObject>()).byte_len as usize).next_multiple_of(8),
            Kind::Bytes => (size_of::<BytesObject>() + (*object.cast::<BytesObject>()).len).next_multiple_of(8),
            Kind::Tuple => size_of::<TupleObject>() + (*object.cast::<TupleObject>()).len * size_of::<Value>(),
            Kind::List => size_of::<ListObject>(),
            Kind::Dict => size_of::<DictObject>(),
            Kind::Set | Kind::FrozenSet => size_of::<SetObject>(),
            Kind::Class => size_of::<ClassObject>(),
            Kind::Module => size_of::<ModuleObject>(),
            _ => Allocator::capacity(object),
        }
    }
}

unsafe fn free_str(heap: &Heap, object: *mut StrObject) {
    // SAFETY: the text is intact; an entry of the intern table that names this object goes with it.
    unsafe {
        if (*object).header.flags & super::object::INTERNED != 0 {
            let text = super::make::text_of(object);
            heap.interned.forget(text);
        }
        if (*object).header.flags & super::object::MARKED != 0 {
            super::text_marks::forget(object as Word);
        }
    }
}

/// Releases words from the last on, as long as other references remain; says how many words are left.
#[inline(always)]
unsafe fn release_shared_backwards(first: *const Word, len: usize) -> usize {
    let mut left = len;
    while left > 0 {
        // SAFETY: the words own what they hold.
        unsafe {
            let w = *first.add(left - 1);
            if word::is_pointer(w) && refcount::count(w as *const Header) == 1 {
                break;
            }
            refcount::release_shared(w);
        }
        left -= 1;
    }
    left
}

/// Releases words that own what they hold, the last first, as CPython does.
#[inline(always)]
unsafe fn release_backwards(heap: &Heap, first: *const Word, len: usize) {
    for i in (0..len).rev() {
        // SAFETY: as the caller says.
        unsafe { release_held(heap, *first.add(i)) }
    }
}

#[inline(always)]
unsafe fn free_list(heap: &Heap, object: *mut ListObject) {
    // SAFETY: the list is dead. Its items are released one by one, so that only the vector's memory is left to drop.
    unsafe {
        heap.young.update(|n| n - 1);
        let mut items = ManuallyDrop::new(std::ptr::read((*object).items.as_ptr()));
        let first = items.as_mut_ptr().cast::<Word>();
        release_backwards(heap, first, items.len());
        heap.vectors.keep(Vec::from_raw_parts(first, 0, items.capacity()));
    }
}

#[inline(always)]
unsafe fn free_tuple(heap: &Heap, object: *mut TupleObject) {
    // SAFETY: the items follow the fixed part.
    unsafe {
        heap.young.update(|n| n - 1);
        release_backwards(heap, object.add(1).cast(), (*object).len);
    }
}

unsafe fn free_contents(heap: &Heap, object: *mut Header) {
    /// Drops the fields of an object behind its header.
    macro_rules! drop_fields {
        ($Object:ty: $($field:ident),+) => {{
            let object = object.cast::<$Object>();
            $( drop(std::ptr::read(&raw const (*object).$field)); )+
        }};
    }
    // SAFETY: the kind tells the layout; every field that owns something is dropped once, and the object is not used again.
    unsafe {
        if (*object).kind.is_collected() {
            heap.young.update(|n| n - 1);
        }
        match (*object).kind {
            Kind::Int => drop_fields!(IntObject: value),
            Kind::Dict => {
                if (*object).flags & IS_NAMESPACE != 0 {
                    heap.namespace_changed();
                }
                drop_fields!(DictObject: table, factory)
            }
            Kind::Set | Kind::FrozenSet => drop_fields!(SetObject: table),
            Kind::Range => drop_fields!(RangeObject: start, stop, step),
            Kind::Slice => drop_fields!(SliceObject: step, start, stop),
            Kind::Cell => drop_fields!(CellObject: contents),
            Kind::Function => drop_function(object.cast()),
            Kind::Method => drop_fields!(MethodObject: function, receiver),
            Kind::Native | Kind::NativeMethod => drop_fields!(NativeObject: receiver),
            Kind::Class => free_class(object.cast()),
            Kind::Module => drop_fields!(ModuleObject: dict),
            Kind::Exception => {
                drop_fields!(ExceptionObject: data);
                release_class(object);
            }
            Kind::Traceback => drop_fields!(TracebackObject: next, code),
            Kind::Code => drop_fields!(CodeObject: data),
            Kind::Payload => {
                drop_fields!(PayloadObject: payload, dict);
                release_class(object);
            }
            Kind::Free
            | Kind::Generator
            | Kind::Coroutine
            | Kind::AsyncGenerator
            | Kind::Float
            | Kind::Complex
            | Kind::Str
            | Kind::Bytes
            | Kind::Tuple
            | Kind::List
            | Kind::Instance => {}
        }
    }
}

/// Releases what a generator's registers hold.
///
/// # Safety
/// The generator's memory is intact, and it does not run.
pub(crate) unsafe fn release_registers(generator: *mut GeneratorObject) {
    // SAFETY: the words own what they hold; each is taken out before it is released.
    unsafe {
        let data = chain::data(generator);
        if (*data).delegate.is_some() || !(*data).delegator.is_null() {
            chain::part(generator);
        }
        let registers = GeneratorObject::registers(generator);
        for i in 0..(*data).registers as usize {
            refcount::release(registers.add(i).replace(word::UNDEF));
        }
    }
}

unsafe fn free_class(class: *mut ClassObject) {
    // SAFETY: no instance, subclass or cache refers to the class any more; its shapes die with it.
    unsafe {
        let data = std::ptr::read((*class).data.as_ptr());
        for base in &data.bases {
            if let Some(base) = base.as_class() {
                (*base.data.as_ptr()).subclasses.retain(|&sub| sub != class);
            }
        }
        for &shape in &data.shapes {
            drop_shape(shape);
        }
    }
}

unsafe fn drop_shape(shape: *mut Shape) {
    // SAFETY: shapes are boxed, own references to their names, and are dropped once.
    unsafe {
        let shape = Box::from_raw(shape);
        for &name in &shape.names {
            refcount::release(name);
        }
    }
}
