//! Attribute access behind the inline caches: the full lookup, and what of it may be cached.
//!
//! A cache is filled only where a later access with the same shape version must give the same answer without running any
//! Python code: see `docs/architecture.md`, "Shapes and caches".

use super::frames::{set, take};
use super::slow::Lent;
use super::specials;
use crate::builtins::{descriptors, super_object};
use crate::heap::class::{Mode, Special};
use crate::heap::classes::ClassId;
use crate::heap::code::Cache;
use crate::heap::dealloc::slots;
use crate::heap::known::{self, CLASS_ATTRIBUTE, CLASS_METHOD, DESCRIPTOR, Known, LAST_SLOT, OWN_CLASS, PROPERTY};
use crate::heap::native::Outcome;
use crate::heap::object::{Header, InstanceObject, Kind};
use crate::heap::shared_cache::Access;
use crate::heap::thread::Thread;
use crate::heap::value::{Value, Word, word};
use minipy_code::instr::Instr;
use std::hint::cold_path;

/// Fills the site's cache with what another site has learned about instances whose shape has this version. False if nothing is known.
///
/// # Safety
/// For this and all functions below: `t` is the running thread, `regs` its top frame's window, `ins` the instruction it is at and
/// `cache` the instruction's.
#[inline(always)]
pub(super) unsafe fn recall(t: *mut Thread, access: Access, version: u32, cache: *mut Cache) -> bool {
    // SAFETY: the thread runs, so it holds the lock; the cache belongs to its code.
    unsafe {
        cold_path();
        match (*t).heap().shared_cache.find(access, version, (*cache).name.word()) {
            Some(known) => {
                fill(cache, version, known);
                true
            }
            None => false,
        }
    }
}

/// What an object's attribute is, if the site's cache or the shared one knows where it stands; else the absent word. Borrowed.
#[inline(always)]
pub(super) unsafe fn quick_value(t: *mut Thread, object: Word, cache: *mut Cache) -> Word {
    // SAFETY: the object is alive, and its kind tells its layout. What is known of a version holds for all its objects: the slot is one
    // of theirs.
    unsafe {
        let header = object as *const Header;
        let version = (*(*header).shape).version;
        if version == (*cache).version || (*header).kind == Kind::Instance && recall(t, Access::Get, version, cache) {
            let slot = (*cache).slot;
            if slot <= LAST_SLOT {
                return *slots(object as *mut InstanceObject).add(slot as usize);
            }
            cold_path();
            return match slot {
                CLASS_ATTRIBUTE => (*cache).target,
                OWN_CLASS => (*(*header).shape).class as Word,
                // A property must be called, for one.
                _ => word::UNDEF,
            };
        }
        cold_path();
        match (*header).kind {
            Kind::Class if known::class_version(header) == (*cache).version => {
                match known::of_class(header, in_cache(cache)) {
                    Some((value, false)) => value,
                    _ => word::UNDEF,
                }
            }
            Kind::Module => known::of_module((*t).heap(), header, (*cache).version, in_cache(cache)),
            _ => word::UNDEF,
        }
    }
}

/// What `object.name(...)` calls for a class or a module, and what goes along as first argument (absent: nothing), if the site's cache
/// knows; else the absent word for both. Borrowed.
#[inline(always)]
pub(super) unsafe fn quick_callable(t: *mut Thread, object: Word, cache: *mut Cache) -> (Word, Word) {
    // SAFETY: as above.
    unsafe {
        let header = object as *const Header;
        match (*header).kind {
            Kind::Class if known::class_version(header) == (*cache).version => {
                match known::of_class(header, in_cache(cache)) {
                    Some((function, true)) => (function, object),
                    Some((callable, false)) => (callable, word::UNDEF),
                    None => (word::UNDEF, word::UNDEF),
                }
            }
            Kind::Module => {
                let callable = known::of_module((*t).heap(), header, (*cache).version, in_cache(cache));
                (callable, word::UNDEF)
            }
            _ => (word::UNDEF, word::UNDEF),
        }
    }
}

unsafe fn fill(cache: *mut Cache, version: u32, known: Known) {
    // SAFETY: the cache belongs to running code.
    unsafe {
        (*cache).version = version;
        (*cache).slot = known.slot;
        (*cache).target = known.target;
    }
}

#[inline(always)]
unsafe fn in_cache(cache: *const Cache) -> Known {
    // SAFETY: the cache belongs to running code.
    unsafe {
        Known {
            slot: (*cache).slot,
            target: (*cache).target,
        }
    }
}

/// What the site's cache or the shared one knows of reading an attribute of the object.
#[inline]
unsafe fn known_to_site(thread: &Thread, object: &Value, cache: *mut Cache) -> Option<Known> {
    // SAFETY: as above.
    unsafe {
        let version = thread.attribute_version(object);
        if version == 0 {
            return None;
        }
        if version == (*cache).version {
            return Some(in_cache(cache));
        }
        if let Some(known) = thread
            .heap()
            .shared_cache
            .find(Access::Get, version, (*cache).name.word())
        {
            fill(cache, version, known);
            return Some(known);
        }
        thread.known_by_metaclass(object, Value::borrow((&raw const (*cache).name).cast()))
    }
}

/// `a = b.name`. None if the frame of a function that reads it was pushed.
#[inline(never)]
pub(super) unsafe fn get_attr(
    t: *mut Thread,
    regs: *mut Word,
    ins: Instr,
    cache: *mut Cache,
) -> Outcome<Option<Value>> {
    // SAFETY: as the caller says. If `b` is a temporary it is the destination, and is released when that is written.
    unsafe {
        let object = *regs.add(ins.b() as usize);
        if word::is_pointer(object)
            && (*(*(object as *const Header)).shape).version == (*cache).version
            && (*cache).slot == PROPERTY
            && specials::get_property(t, object, (*cache).target)?
        {
            return Ok(None);
        }
        get_other_attr(t, regs, ins, cache)
    }
}

/// As [`get_attr`], of anything but a property that the site knows.
#[inline(never)]
unsafe fn get_other_attr(t: *mut Thread, regs: *mut Word, ins: Instr, cache: *mut Cache) -> Outcome<Option<Value>> {
    // SAFETY: as above.
    unsafe {
        let thread = &mut *t;
        let object = Lent::new(t, regs.add(ins.b() as usize), false);
        let name = Value::borrow((&raw const (*cache).name).cast());
        if let Some(known) = known_to_site(thread, &object, cache) {
            if known.slot == PROPERTY {
                return read_by_call(t, &object, name, known);
            }
            if let Some(value) = thread.known_value(&object, name, known) {
                return Ok(Some(value));
            }
            if known.is_read_by_call(&object) {
                return read_by_call(t, &object, name, known);
            }
        }
        get_attr_slow(t, &object, cache)
    }
}

/// As [`get_attr`], when nothing is known, or what is known is not where it was.
#[cold]
unsafe fn get_attr_slow(t: *mut Thread, object: &Value, cache: *mut Cache) -> Outcome<Option<Value>> {
    // SAFETY: as above; the running code keeps the name.
    unsafe {
        let thread = &mut *t;
        let name = (*cache).name.clone();
        if specials::get_missing(t, object, &name)? {
            return Ok(None);
        }
        if let Some(known) = thread.learn(object, &name) {
            if !known.is_of_metaclass(object) {
                fill(cache, thread.attribute_version(object), known);
            }
            if let Some(value) = thread.known_value(object, &name, known) {
                return Ok(Some(value));
            }
            if known.is_read_by_call(object) {
                return read_by_call(t, object, &name, known);
            }
        }
        thread.get_attr_anew(object, &name).map(Some)
    }
}

/// Reads an attribute by calling its descriptor. None if a frame was pushed.
unsafe fn read_by_call(t: *mut Thread, object: &Value, name: &Value, known: Known) -> Outcome<Option<Value>> {
    // SAFETY: the class keeps the descriptor, and only the class: what the call does may change it, so it is kept for that time.
    unsafe {
        let thread = &mut *t;
        let descriptor = Value::borrow(&raw const known.target);
        match known.slot {
            PROPERTY => {
                if specials::get_property(t, object.word(), known.target)? {
                    return Ok(None);
                }
            }
            DESCRIPTOR => {
                if specials::get_by_descriptor(t, descriptor, object)? {
                    return Ok(None);
                }
            }
            _ => {
                let (descriptor, class) = (descriptor.clone(), thread.class_of(object).clone());
                if let Some(get) = thread.slots(&descriptor).descriptor_get {
                    return get(thread, &descriptor, object, &class).map(Some);
                }
            }
        }
        let name = name.clone();
        thread.get_attr_anew(object, &name).map(Some)
    }
}

/// The property that writes the attribute of an object, if that is known; else the absent word. Borrowed.
#[inline(always)]
unsafe fn known_property(thread: &Thread, object: &Value, cache: *const Cache) -> Word {
    // SAFETY: as above.
    let known = unsafe {
        let version = thread.attribute_version(object);
        thread
            .heap()
            .shared_cache
            .find(Access::SetProperty, version, (*cache).name.word())
    };
    known.map_or(word::UNDEF, |known| known.target)
}

/// `a.name = new`. The frame of a property's function may have been pushed.
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
        let object = Lent::new(t, regs.add(ins.a() as usize), false);
        let by_property = known_property(thread, &object, cache);
        if by_property != word::UNDEF && specials::set_property(t, object.word(), by_property, new.word())? {
            return Ok(());
        }
        let name = (*cache).name.clone();
        if (*t).overrides(&object, Special::SetAttr) && specials::set_by_method(t, &object, &name, &new)? {
            return Ok(());
        }
        if replace_in_dict(t, &object, &name, &new) {
            return Ok(());
        }
        // The class keeps its shapes while the object may change its class.
        let class = thread.class_of(&object).clone();
        let before = object.pointer().map(|header: *mut Header| (*header).shape);
        thread.set_attr(&object, &name, Some(&new))?;
        if let Some(before) = before {
            learn_set(thread, &object, &name, before, cache);
        }
        drop((new, class));
        super::slow::run_due_finalizers(t);
        Ok(())
    }
}

/// Stores in the dict of an instance in dict mode, if that is all there is to it. Says whether it did.
#[inline]
unsafe fn replace_in_dict(t: *mut Thread, object: &Value, name: &Value, new: &Value) -> bool {
    // SAFETY: as above; an instance's kind tells its layout.
    unsafe {
        let thread = &mut *t;
        let in_dict = object
            .as_instance()
            .is_some_and(|instance| (*instance.header.shape).mode == Mode::Dict);
        if !in_dict || thread.overrides(object, Special::SetAttr) {
            return false;
        }
        let Some(known) = thread
            .known(Access::Get, object, name)
            .or_else(|| thread.learn(object, name))
        else {
            return false;
        };
        match thread.replace_entry(object, name, known, new) {
            Some(old) => {
                drop(old);
                super::slow::run_due_finalizers(t);
                true
            }
            None => false,
        }
    }
}

/// Remembers how an attribute was set, if that is how it is set in all objects that have the shape this one had before.
unsafe fn learn_set(
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
        let class = thread.class_of(object).clone();
        let in_class = thread.class_lookup(&class, name);
        if let Some(property) = in_class
            .as_ref()
            .filter(|found| descriptors::writer_of_property(thread, found).is_some())
        {
            let (slot, target) = (PROPERTY, property.word());
            let version = thread.attribute_version(object);
            return thread.remember(Access::SetProperty, version, name, Known { slot, target });
        }
        let Some(header) = object.pointer() else { return };
        let after = (*header).shape;
        if (*after).mode != Mode::Slots || (*before).mode != Mode::Slots || (*before).class != (*after).class {
            return;
        }
        if let Some(found) = &in_class
            && !thread.is_own_slot(found)
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
        let version = (*before).version;
        if version != crate::heap::class::UNCACHED {
            let known = Known {
                slot: slot as u32,
                target: if before == after { 0 } else { after as u64 },
            };
            fill(cache, version, known);
            thread.remember(Access::Set, version, name, known);
        }
    }
}

/// `del a.name`.
#[inline(never)]
pub(super) unsafe fn del_attr(t: *mut Thread, regs: *mut Word, ins: Instr, cache: *mut Cache) -> Outcome<()> {
    // SAFETY: as above.
    unsafe {
        let object = Lent::new(t, regs.add(ins.a() as usize), false);
        let name = (*cache).name.clone();
        (*t).set_attr(&object, &name, None)?;
        super::slow::run_due_finalizers(t);
        Ok(())
    }
}

/// `a`, `a+1` = what `b.name(...)` calls, and the receiver if it is a method.
#[inline(never)]
pub(super) unsafe fn load_method(t: *mut Thread, regs: *mut Word, ins: Instr, cache: *mut Cache) -> Outcome<()> {
    // SAFETY: as above; `a` and `a+1` are temporaries (V3). The object stays in its register until what is called is found.
    unsafe {
        let thread = &mut *t;
        let object = Value::borrow(regs.add(ins.b() as usize));
        if object.kind() == Some(Kind::Payload)
            && let Some((class, receiver)) = super_object::parts(thread, object)
        {
            let (class, receiver) = (class.clone(), receiver.clone());
            return load_method_of_super(t, regs, ins, cache, &class, receiver);
        }
        let name = Value::borrow((&raw const (*cache).name).cast());
        // The loop has looked for methods of instances, and for what the site's cache knows.
        let in_dict_mode = object.kind() == Some(Kind::Instance) && thread.is_in_dict_mode(object);
        let version = match in_dict_mode {
            true => thread.class_version(object),
            false => thread.attribute_version(object),
        };
        // What is known of a method by the version of the class does not say whether the object has an attribute of its own.
        if let Some(known) = thread.heap().shared_cache.find(Access::Method, version, name.word())
            && (!in_dict_mode || thread.own_attribute(object, name).is_none())
        {
            if !in_dict_mode {
                fill(cache, version, known);
            }
            put(
                t,
                regs,
                ins,
                Value::borrow(&raw const known.target).clone(),
                object.clone(),
            );
            return Ok(());
        }
        if let Some(known) = thread.known(Access::Get, object, name)
            && known.slot != known::METHOD
            && let Some((callable, receiver)) = callable(thread, object, name, known)
        {
            fill_simple_call(object, version, known, cache);
            put(t, regs, ins, callable, receiver);
            return Ok(());
        }
        load_method_slow(t, regs, ins, cache)
    }
}

/// Fills the cache of a call's site with what is known of an attribute of a class or a module, if what is called needs no object made
/// for it.
unsafe fn fill_simple_call(object: &Value, version: u32, known: Known, cache: *mut Cache) {
    // SAFETY: as above.
    unsafe {
        let simple = match object.kind() {
            Some(Kind::Class) => known::of_class(object.word() as *const Header, known)
                .is_some_and(|(target, with)| !with || Value::borrow(&raw const target).kind() == Some(Kind::Function)),
            Some(Kind::Module) => true,
            _ => false,
        };
        if simple && version != 0 {
            fill(cache, version, known);
        }
    }
}

/// Writes what LOAD_METHOD found; the receiver is absent if there is none.
#[inline(always)]
unsafe fn put(t: *mut Thread, regs: *mut Word, ins: Instr, callable: Value, receiver: Value) {
    // SAFETY: `a` and `a+1` are temporaries (V3).
    unsafe {
        set(t, regs.add(ins.a() as usize + 1), receiver.into_word());
        set(t, regs.add(ins.a() as usize), callable.into_word());
    }
}

/// What is called, and the class if that goes along, as is known of reading the attribute; None if it takes more than looking.
#[inline]
unsafe fn callable(thread: &Thread, object: &Value, name: &Value, known: Known) -> Option<(Value, Value)> {
    // SAFETY: the object, or its class, keeps the target alive.
    unsafe {
        let (target, class) = match object.kind() {
            Some(Kind::Class) => match known::of_class(object.word() as *const Header, known)? {
                (target, true) => (target, object),
                (target, false) => return Some((Value::borrow(&raw const target).clone(), Value::UNDEF)),
            },
            Some(Kind::Module) => (word::UNDEF, object),
            _ if known.slot == CLASS_METHOD => (known.target, thread.class_of(object)),
            _ => (word::UNDEF, object),
        };
        let function = Value::borrow(&raw const target);
        if function.kind() == Some(Kind::Function) {
            return Some((function.clone(), class.clone()));
        }
    }
    Some((thread.known_value(object, name, known)?, Value::UNDEF))
}

/// As [`load_method`], when nothing is known.
#[cold]
unsafe fn load_method_slow(t: *mut Thread, regs: *mut Word, ins: Instr, cache: *mut Cache) -> Outcome<()> {
    // SAFETY: as above.
    unsafe {
        let thread = &mut *t;
        let name = (*cache).name.clone();
        let object = Value::borrow(regs.add(ins.b() as usize)).clone();
        let version = thread.attribute_version(&object);
        if let Some((method, same_for_all)) = thread.find_method(&object, &name) {
            let known = Known {
                slot: 0,
                target: method.word(),
            };
            if same_for_all && version != 0 {
                fill(cache, version, known);
                thread.remember(Access::Method, version, &name, known);
            } else if object.kind() == Some(Kind::Instance) && thread.is_in_dict_mode(&object) {
                thread.remember(Access::Method, thread.class_version(&object), &name, known);
            }
            put(t, regs, ins, method, object);
            return Ok(());
        }
        let known = match thread.known(Access::Get, &object, &name) {
            Some(known) if known.slot == known::UNKNOWN => None,
            _ => thread.learn(&object, &name),
        };
        if let Some(known) = known {
            fill_simple_call(&object, version, known, cache);
            if let Some((callable, receiver)) = callable(thread, &object, &name, known) {
                put(t, regs, ins, callable, receiver);
                return Ok(());
            }
        }
        let found = thread.get_attr_anew(&object, &name)?;
        drop(object);
        put(t, regs, ins, found, Value::UNDEF);
        Ok(())
    }
}

/// As [`load_method`] for `super().name`.
#[inline(never)]
pub(super) unsafe fn load_super_method(t: *mut Thread, regs: *mut Word, ins: Instr, cache: *mut Cache) -> Outcome<()> {
    // SAFETY: as above; `b` is the temporary `a+1`.
    unsafe {
        let thread = &mut *t;
        let callable = *regs.add(ins.b() as usize);
        if callable == thread.heap().class(ClassId::Super).word() {
            if let Some((method, receiver)) = quick_super(t, cache) {
                let (method, receiver) = (Value::borrow(&raw const method), Value::borrow(&raw const receiver));
                put(t, regs, ins, method.clone(), receiver.clone());
                return Ok(());
            }
            let (class, object) = super::frames::super_arguments(thread)?;
            let name = (*cache).name.clone();
            if let Some((method, receiver, same_for_all)) = thread.find_super_method(&class, &object, &name) {
                if same_for_all && class.kind() == Some(Kind::Class) {
                    let known = remember_super(thread, &class, &object, &method, &name);
                    if let Some((version, known)) = known {
                        fill(cache, version, known);
                    }
                }
                put(t, regs, ins, method, receiver);
                return Ok(());
            }
        }
        let callable = take(regs.add(ins.b() as usize));
        let name = (*cache).name.clone();
        let proxy = thread.call(&callable, &[])?;
        let found = thread.get_attr(&proxy, &name)?;
        put(t, regs, ins, found, Value::UNDEF);
        Ok(())
    }
}

/// As [`load_method`] for `super(class, receiver).name`.
#[inline(never)]
unsafe fn load_method_of_super(
    t: *mut Thread,
    regs: *mut Word,
    ins: Instr,
    cache: *mut Cache,
    class: &Value,
    receiver: Value,
) -> Outcome<()> {
    // SAFETY: as above.
    unsafe {
        let thread = &mut *t;
        if receiver.kind() == Some(Kind::Instance)
            && let Some(known) = thread.known(
                Access::Super,
                &receiver,
                Value::borrow((&raw const (*cache).name).cast()),
            )
            && known.slot == known::class_version(class.word() as *const Header)
        {
            put(t, regs, ins, Value::borrow(&raw const known.target).clone(), receiver);
            return Ok(());
        }
        let name = (*cache).name.clone();
        if let Some((method, receiver, same_for_all)) = thread.find_super_method(class, &receiver, &name) {
            if same_for_all {
                // The site's own cache speaks of the object it meets, which may be the receiver itself.
                remember_super(thread, class, &receiver, &method, &name);
            }
            put(t, regs, ins, method, receiver);
            return Ok(());
        }
        let object = Value::borrow(regs.add(ins.b() as usize)).clone();
        let found = thread.get_attr_anew(&object, &name)?;
        drop(object);
        put(t, regs, ins, found, Value::UNDEF);
        Ok(())
    }
}

/// The method that `super()` finds and the receiver, both borrowed, if it is known for this receiver and class.
#[inline]
unsafe fn quick_super(t: *mut Thread, cache: *mut Cache) -> Option<(Word, Word)> {
    // SAFETY: a function's code that has free variables is made with as many cells; the first register of a function with parameters
    // holds the first of them, or a cell.
    unsafe {
        let frame = (*t).frame;
        let data = &(*(*frame).code).data;
        let receiver = *(*frame).regs;
        let place = data.own_class.filter(|_| data.source.arg_count != 0)?;
        let class = (*(*super::globals::free_cell(t, place)).contents.raw()).word();
        let is = |w: Word, kind| word::is_pointer(w) && (*(w as *const Header)).kind == kind;
        if !is(receiver, Kind::Instance) || !is(class, Kind::Class) {
            return None;
        }
        let version = (*(*(receiver as *const Header)).shape).version;
        let of_class = known::class_version(class as *const Header);
        let known = match version == (*cache).version {
            true => in_cache(cache),
            false => (*t)
                .heap()
                .shared_cache
                .find(Access::Super, version, (*cache).name.word())?,
        };
        (known.slot == of_class).then_some((known.target, receiver))
    }
}

/// Remembers what `super()` in a method of this class finds for an object; gives the version and what is known of it.
unsafe fn remember_super(
    thread: &Thread,
    class: &Value,
    object: &Value,
    method: &Value,
    name: &Value,
) -> Option<(u32, Known)> {
    // SAFETY: the class is one.
    unsafe {
        let slot = known::class_version(class.word() as *const Header);
        let version = thread.attribute_version(object);
        if slot == crate::heap::class::UNCACHED || version == 0 {
            return None;
        }
        let known = Known {
            slot,
            target: method.word(),
        };
        thread.remember(Access::Super, version, name, known);
        Some((version, known))
    }
}
