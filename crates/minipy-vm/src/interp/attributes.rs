//! Attribute access behind the inline caches: the full lookup, and what of it may be cached.
//!
//! A cache is filled only where a later access with the same shape version must give the same answer without running any
//! Python code: see `docs/architecture.md`, "Shapes and caches".

use super::frames::{set, take};
use super::run::{CLASS_ATTRIBUTE, GETTER, PROPERTY};
use super::slow::Lent;
use super::specials;
use crate::builtins::descriptors;
use crate::heap::class::{Mode, Special};
use crate::heap::classes::ClassId;
use crate::heap::code::Cache;
use crate::heap::dealloc::slots;
use crate::heap::native::Outcome;
use crate::heap::object::{Header, InstanceObject, Kind};
use crate::heap::shared_cache::Access;
use crate::heap::thread::Thread;
use crate::heap::value::{Value, Word, word};
use minipy_code::instr::Instr;

/// `a = b.name`. None if the frame of a property's getter was pushed.
///
/// # Safety
/// For this and all functions below: `t` is the running thread, `regs` its top frame's window, `ins` the instruction it is at and
/// `cache` the instruction's.
#[inline(never)]
pub(super) unsafe fn get_attr(
    t: *mut Thread,
    regs: *mut Word,
    ins: Instr,
    cache: *mut Cache,
) -> Outcome<Option<Value>> {
    // SAFETY: as the caller says. If `b` is a temporary it is the destination, and is released when that is written.
    unsafe {
        let thread = &mut *t;
        let object = Lent::new(t, regs, ins.b(), false);
        if recall(thread, Access::Get, &object, cache) {
            if let Some(value) = cached_value(&object, cache) {
                return Ok(Some(value));
            }
        } else if !is_cached(&object, cache, PROPERTY) && !is_cached(&object, cache, GETTER) {
            let name = (*cache).name.clone();
            fill_get(thread, &object, &name, cache);
            remember(thread, Access::Get, &object, cache);
        }
        if is_cached(&object, cache, GETTER) {
            // Only the class keeps the descriptor, and what it does may change the class.
            let getter = Value::borrow(&raw const (*cache).target).clone();
            let class = thread.class_of(&object).clone();
            if let Some(get) = thread.slots(&getter).descriptor_get {
                return get(thread, &getter, &object, &class).map(Some);
            }
        }
        if is_cached(&object, cache, PROPERTY)
            && let Some(getter) = descriptors::reader_of_property(thread, Value::borrow(&raw const (*cache).target))
            && specials::get_property(t, object.word(), &getter)?
        {
            return Ok(None);
        }
        let name = (*cache).name.clone();
        thread.get_attr(&object, &name).map(Some)
    }
}

/// The version of an object's shape; 0, which no shape has, for what has none or must not be cached.
unsafe fn version_of(object: &Value) -> u32 {
    // SAFETY: the object is alive, and its shape with it.
    object
        .pointer()
        .map_or(0, |header| unsafe { cached_version((*header).shape) })
}

/// Fills the site's cache with what another site has learned about such objects. False if nothing is known.
#[inline]
unsafe fn recall(thread: &Thread, access: Access, object: &Value, cache: *mut Cache) -> bool {
    // SAFETY: the thread runs, so it holds the lock; the cache belongs to its code.
    unsafe { thread.heap().shared_cache.recall(access, version_of(object), cache) }
}

/// Lets other sites know, if the cache was filled for objects like this one.
unsafe fn remember(thread: &Thread, access: Access, object: &Value, cache: *mut Cache) {
    // SAFETY: as above.
    unsafe {
        if (*cache).version != 0 && (*cache).version == version_of(object) {
            thread.heap().shared_cache.remember(access, &*cache);
        }
    }
}

/// What a filled cache says the attribute is; None if that is to be asked of a descriptor, or there is none.
unsafe fn cached_value(object: &Value, cache: *const Cache) -> Option<Value> {
    // SAFETY: the cache was filled for the object's shape: the slot is one of its slots, the target what its class keeps alive.
    unsafe {
        match (*cache).slot {
            PROPERTY | GETTER => None,
            CLASS_ATTRIBUTE => Some(Value::borrow(&raw const (*cache).target).clone()),
            slot => {
                let value = Value::borrow(slots(object.word() as *mut InstanceObject).add(slot as usize));
                value.given().cloned()
            }
        }
    }
}

/// Does the cache hold the descriptor of this sort that this object's class has under the name?
unsafe fn is_cached(object: &Value, cache: *const Cache, sort: u32) -> bool {
    // SAFETY: the cache belongs to running code; the object is alive, and its shape with it.
    unsafe {
        (*cache).slot == sort
            && object
                .pointer()
                .is_some_and(|header| (*(*header).shape).version == (*cache).version)
    }
}

/// May plain lookups in this object's class be cached?
fn is_cacheable(thread: &Thread, object: &Value) -> bool {
    !thread.overrides(object, Special::GetAttribute)
        && match object.kind() {
            Some(Kind::Instance | Kind::Exception) => true,
            Some(Kind::Class | Kind::Module | Kind::Function) | None => false,
            Some(Kind::Payload) => thread.slots(object).get_attr.is_none(),
            Some(_) => true,
        }
}

/// What a cache notes for a shape: 0, which no shape has, if the shape's version is not to be remembered.
unsafe fn cached_version(shape: *const crate::heap::class::Shape) -> u32 {
    // SAFETY: the shape is alive.
    match unsafe { (*shape).version } {
        crate::heap::class::UNCACHED => 0,
        version => version,
    }
}

/// The shape of an object that keeps its attributes in slots or has none.
unsafe fn steady_shape(object: &Value) -> Option<*mut crate::heap::class::Shape> {
    let header = object.pointer()?;
    // SAFETY: the object is alive, and its shape with it.
    unsafe {
        let shape = (*header).shape;
        let steady = match (*shape).mode {
            Mode::Slots => true,
            // A payload object that has got a dict is in dict mode. What is found in the dict of an exception is not cached.
            Mode::None if matches!((*header).kind, Kind::Payload | Kind::Exception) => true,
            // There is room for a dict in every object of a script's class, which may not allow one.
            Mode::None => {
                (*header).flags & crate::heap::object::HAS_DICT == 0 || !(*(*(*shape).class).data.raw()).has_dict
            }
            Mode::Dict => false,
        };
        steady.then_some(shape)
    }
}

unsafe fn fill_get(thread: &mut Thread, object: &Value, name: &Value, cache: *mut Cache) {
    // SAFETY: the cache belongs to running code; the shape to a live object.
    unsafe {
        if !is_cacheable(thread, object) {
            return;
        }
        let Some(shape) = steady_shape(object) else { return };
        let class = thread.class_of(object).clone();
        let in_class = thread.class_lookup(&class, name);
        if let Some(found) = &in_class
            && !is_own_slot(thread, found)
            && thread.is_data_descriptor(found)
        {
            // The AttributeError of a getter would be for `__getattr__`.
            let sort = match thread.is_exactly(found, ClassId::Property) {
                true => Some(PROPERTY),
                false => is_native_getter(thread, found).then_some(GETTER),
            };
            if let Some(sort) = sort
                && !thread.overrides(object, Special::GetAttr)
            {
                (*cache).slot = sort;
                (*cache).target = found.word();
                (*cache).version = cached_version(shape);
            }
            return;
        }
        if object.kind() == Some(Kind::Exception) {
            return;
        }
        if let Some(slot) = (*shape).slot(name.word()) {
            // Slots declared for objects of another layout stand elsewhere.
            if (*shape).mode == Mode::Slots {
                (*cache).slot = slot as u32;
                (*cache).version = cached_version(shape);
            }
            return;
        }
        // A class attribute that needs no binding. The class keeps it alive until it changes, and then the version does.
        if let Some(found) = in_class
            && is_plain(&found)
        {
            (*cache).slot = CLASS_ATTRIBUTE;
            (*cache).target = found.word();
            (*cache).version = cached_version(shape);
        }
    }
}

/// Is it the descriptor of a declared slot? Reading and writing through it is reading and writing the slot of that name; an empty
/// one the loop leaves to the descriptor.
fn is_own_slot(thread: &Thread, found: &Value) -> bool {
    thread.is_exactly(found, ClassId::Member)
}

/// Is it a descriptor of a class of the library's that reads by itself (a field of a named tuple)? Its class cannot change.
fn is_native_getter(thread: &Thread, found: &Value) -> bool {
    let class = thread.class_of(found).as_class();
    found.kind() == Some(Kind::Payload)
        && class.is_some_and(|class| !class.data.get(thread).heap)
        && thread.slots(found).descriptor_get.is_some()
}

/// A value that `bind` gives back as it is.
fn is_plain(found: &Value) -> bool {
    !matches!(
        found.kind(),
        Some(Kind::Function | Kind::NativeMethod | Kind::Payload | Kind::Instance | Kind::Native)
    )
}

/// `a.name = new`.
#[inline(never)]
pub(super) unsafe fn set_attr(
    t: *mut Thread,
    regs: *mut Word,
    ins: Instr,
    cache: *mut Cache,
    new: Value,
) -> Outcome<()> {
    // SAFETY: as above.
    unsafe {
        let thread = &mut *t;
        let object = Lent::new(t, regs, ins.a(), false);
        if recall(thread, Access::Set, &object, cache) {
            store_cached(t, &object, cache, new);
            return Ok(());
        }
        let name = (*cache).name.clone();
        // The class keeps its shapes while the object may change its class.
        let class = thread.class_of(&object).clone();
        let before = object.pointer().map(|header: *mut Header| (*header).shape);
        thread.set_attr(&object, &name, Some(&new))?;
        if let Some(before) = before {
            (*cache).version = 0;
            fill_set(thread, &object, &name, before, cache);
            if (*cache).version != 0 {
                thread.heap().shared_cache.remember(Access::Set, &*cache);
            }
        }
        drop((new, class));
        super::slow::run_due_finalizers(t);
        Ok(())
    }
}

/// Stores as a filled cache says.
unsafe fn store_cached(t: *mut Thread, object: &Value, cache: *const Cache, new: Value) {
    // SAFETY: the cache was filled for the object's shape: the slot is one of it, or of the shape the object gets.
    unsafe {
        let instance = object.word() as *mut InstanceObject;
        let slot = slots(instance).add((*cache).slot as usize);
        if (*cache).target == 0 {
            set(t, slot, new.into_word());
        } else {
            slot.write(new.into_word());
            (*instance).header.shape = (*cache).target as *mut _;
        }
    }
}

unsafe fn fill_set(
    thread: &mut Thread,
    object: &Value,
    name: &Value,
    before: *mut crate::heap::class::Shape,
    cache: *mut Cache,
) {
    // SAFETY: shapes live as long as their class: the object keeps its own alive, the caller the one it had before.
    unsafe {
        if object.kind() != Some(Kind::Instance) || thread.overrides(object, Special::SetAttr) {
            return;
        }
        let Some(header) = object.pointer() else { return };
        let after = (*header).shape;
        if (*after).mode != Mode::Slots || (*before).mode != Mode::Slots || (*before).class != (*after).class {
            return;
        }
        let class = thread.class_of(object).clone();
        let in_class = thread.class_lookup(&class, name);
        if let Some(found) = &in_class
            && !is_own_slot(thread, found)
            && thread.is_data_descriptor(found)
        {
            return;
        }
        let Some(slot) = (*after).slot(name.word()) else { return };
        // A descriptor's `__set__` may have done more than to add this one attribute.
        let edges = &(*before).next;
        if before != after && !edges.contains(&(name.word(), after)) {
            return;
        }
        (*cache).slot = slot as u32;
        (*cache).target = if before == after { 0 } else { after as u64 };
        (*cache).version = cached_version(before);
    }
}

/// `del a.name`.
#[inline(never)]
pub(super) unsafe fn del_attr(t: *mut Thread, regs: *mut Word, ins: Instr, cache: *mut Cache) -> Outcome<()> {
    // SAFETY: as above.
    unsafe {
        let object = Lent::new(t, regs, ins.a(), false);
        let name = (*cache).name.clone();
        (*t).set_attr(&object, &name, None)?;
        super::slow::run_due_finalizers(t);
        Ok(())
    }
}

/// `a`, `a+1` = what `b.name(...)` calls, and the receiver if it is a method.
#[inline(never)]
pub(super) unsafe fn load_method(t: *mut Thread, regs: *mut Word, ins: Instr, cache: *mut Cache) -> Outcome<()> {
    // SAFETY: as above; `a` and `a+1` are temporaries (V3).
    unsafe {
        let thread = &mut *t;
        let name = (*cache).name.clone();
        let (window, in_place) = (regs.add(ins.a() as usize), ins.b() == ins.a() + 1);
        let object = Value::borrow(regs.add(ins.b() as usize)).clone();
        let method = match recall(thread, Access::Method, &object, cache) {
            true => Some(Value::borrow(&raw const (*cache).target).clone()),
            false => {
                (*cache).version = 0;
                let method = find_method(thread, &object, &name, cache);
                remember(thread, Access::Method, &object, cache);
                method
            }
        };
        if let Some(method) = method {
            set(t, window, method.into_word());
            if !in_place {
                set(t, window.add(1), object.into_word());
            }
            return Ok(());
        }
        let found = thread.get_attr(&object, &name)?;
        drop(object);
        set(t, window.add(1), word::UNDEF);
        set(t, window, found.into_word());
        Ok(())
    }
}

/// The function or native method the class defines under the name, if calling it with the object is all there is to it.
unsafe fn find_method(thread: &mut Thread, object: &Value, name: &Value, cache: *mut Cache) -> Option<Value> {
    // SAFETY: as above.
    unsafe {
        if thread.overrides(object, Special::GetAttribute) || matches!(object.kind(), Some(Kind::Class | Kind::Module))
        {
            return None;
        }
        if object.kind() == Some(Kind::Payload) && thread.slots(object).get_attr.is_some() {
            return None;
        }
        let class = thread.class_of(object).clone();
        let found = thread.class_lookup(&class, name)?;
        let is_method = match found.kind() {
            Some(Kind::Function) => true,
            Some(Kind::NativeMethod) => found.as_native().is_some_and(|native| native.def.binding.is_method()),
            _ => false,
        };
        if !is_method || thread.own_attribute(object, name).is_some() {
            return None;
        }
        if is_cacheable(thread, object)
            && let Some(shape) = steady_shape(object)
        {
            (*cache).target = found.word();
            (*cache).version = cached_version(shape);
        }
        Some(found)
    }
}

/// As [`load_method`] for `super().name`.
#[inline(never)]
pub(super) unsafe fn load_super_method(t: *mut Thread, regs: *mut Word, ins: Instr, cache: *mut Cache) -> Outcome<()> {
    // SAFETY: as above; `b` is the temporary `a+1`.
    unsafe {
        let thread = &mut *t;
        let name = (*cache).name.clone();
        let callable = take(regs.add(ins.b() as usize));
        let window = regs.add(ins.a() as usize);
        if callable.is(thread.heap().class(ClassId::Super)) {
            let (class, receiver) = super::frames::super_arguments(thread)?;
            if let Some(method) = thread.super_method(&class, &receiver, &name) {
                set(t, window, method.into_word());
                set(t, window.add(1), receiver.into_word());
                return Ok(());
            }
        }
        let proxy = thread.call(&callable, &[])?;
        let found = thread.get_attr(&proxy, &name)?;
        set(t, window.add(1), word::UNDEF);
        set(t, window, found.into_word());
        Ok(())
    }
}

impl Thread {
    /// The function that `super(class, receiver).name` finds, if it finds one and the receiver is an instance.
    fn super_method(&mut self, class: &Value, receiver: &Value, name: &Value) -> Option<Value> {
        let start = self.class_of(receiver);
        if receiver.as_class().is_some() || !self.is_subclass_of(start, class) || name.as_str() == Some("__class__") {
            return None;
        }
        let found = self.lookup_after(start, class, name)?;
        let method = found.as_function().is_some()
            || found.kind() == Some(Kind::NativeMethod)
                && found.as_native().is_some_and(|native| native.def.binding.is_method());
        method.then_some(found)
    }
}
