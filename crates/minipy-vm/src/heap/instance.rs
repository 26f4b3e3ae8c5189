//! Instances of scripts' classes: making them, and their attributes in slots or in a dict.
//!
//! Also the attribute dicts of all other objects that have one, behind one function.

use super::class::{Mode, Shape};
use super::dealloc::{dict_slot, slots};
use super::dict_table::RawDict;
use super::guard::Guarded;
use super::object::*;
use super::refcount;
use super::state::Heap;
use super::thread::Thread;
use super::value::{Value, Word, word};

impl Heap {
    /// A new instance of a class with instance layout, without attributes.
    ///
    /// # Safety
    /// `class` is a live class object whose layout is [`Kind::Instance`].
    #[inline(always)]
    pub(crate) unsafe fn new_instance(&self, class: *mut ClassObject) -> Value {
        // SAFETY: as the caller says; instances of a script's class own a reference to it.
        unsafe {
            if (*(*class).data.as_ptr()).heap {
                refcount::retain_object(class.cast());
            }
            Value::from_word(self.instance_of_owned(class, 1))
        }
    }

    /// As [`Heap::new_instance`], with as many references; the instance takes over the caller's reference to the class, if instances own one.
    ///
    /// # Safety
    /// As there.
    #[inline(always)]
    pub(crate) unsafe fn instance_of_owned(&self, class: *mut ClassObject, count: u32) -> Word {
        // SAFETY: the root shape tells how many slots there are; those in use are filled before the object is seen.
        unsafe {
            let shape = (*(*class).data.as_ptr()).root;
            let size = size_of::<InstanceObject>() + (*shape).room as usize * size_of::<Word>();
            let object = self.allocate(size, Kind::Instance, shape).cast::<InstanceObject>();
            (*object).header.count = count;
            (&raw mut (*object).dict).write(Guarded::new(Value::UNDEF));
            for i in 0..(*shape).used as usize {
                slots(object).add(i).write(word::UNDEF);
            }
            self.container_made();
            object as Word
        }
    }
}

impl Thread {
    /// A new instance of a class with instance layout.
    pub fn new_instance(&self, class: &Value) -> Option<Value> {
        let object = class.as_class()?;
        if object.data.get(self).layout != Kind::Instance {
            return None;
        }
        // SAFETY: just checked.
        Some(unsafe { self.heap().new_instance(class.word_as_class()) })
    }

    /// An attribute of the object itself (not of its class), by interned name.
    #[inline]
    pub fn own_attribute(&self, object: &Value, name: &Value) -> Option<Value> {
        if let Some(instance) = object.as_instance() {
            let shape = instance.header.shape;
            // SAFETY: the shape is alive, and its slots are filled.
            unsafe {
                if let Some(slot) = (*shape).slot(name.word()) {
                    let value = Value::borrow(slots((&raw const *instance).cast_mut()).add(slot));
                    return value.given().cloned();
                }
            }
        }
        let dict = self.existing_dict(object)?;
        dict.as_dict()?.get_str(self, name).cloned()
    }

    /// Sets an attribute of the object itself, by interned name. False if it cannot have any.
    pub fn set_own_attribute(&mut self, object: &Value, name: &Value, value: Value) -> bool {
        if let Some(instance) = object.as_instance() {
            // SAFETY: `instance` is alive and the thread is borrowed mutably, so nothing else looks at its slots.
            match unsafe { self.set_slot((&raw const *instance).cast_mut(), name, value) } {
                Ok(()) => return true,
                Err(value) => return self.set_in_dict(object, name, value),
            }
        }
        self.set_in_dict(object, name, value)
    }

    /// Sets an attribute in a slot; gives the value back if it must go into the dict.
    unsafe fn set_slot(&mut self, instance: *mut InstanceObject, name: &Value, value: Value) -> Result<(), Value> {
        // SAFETY: as the caller says; shapes tell which slots are in use.
        unsafe {
            let shape: *mut Shape = (*instance).header.shape;
            if let Some(slot) = (*shape).slot(name.word()) {
                let at = slots(instance).add(slot);
                let old = Value::from_word(at.read());
                at.write(value.into_word());
                drop(old);
                return Ok(());
            }
            let class = (*shape).class;
            if (*shape).mode != Mode::Slots || !(*(*class).data.as_ptr()).has_dict {
                return Err(value);
            }
            if (*shape).used == (*shape).room {
                self.heap().widen(class);
                self.enter_dict_mode(instance);
                return Err(value);
            }
            slots(instance).add((*shape).used as usize).write(value.into_word());
            (*instance).header.shape = self.heap().shape_with(shape, name.word());
            Ok(())
        }
    }

    fn set_in_dict(&mut self, object: &Value, name: &Value, value: Value) -> bool {
        let Some(dict) = self.attribute_dict(object) else {
            return false;
        };
        let old = dict.as_dict().map(|dict| dict.set_str(self, name, value));
        drop(old);
        true
    }

    /// Deletes an attribute of the object itself. False if there is none of that name.
    pub fn delete_own_attribute(&mut self, object: &Value, name: &Value) -> bool {
        if let Some(instance) = object.as_instance() {
            // SAFETY: as in `set_own_attribute`.
            unsafe {
                let instance = (&raw const *instance).cast_mut();
                let shape: *mut Shape = (*instance).header.shape;
                let declared = (*(*(*shape).class).data.as_ptr()).slot_names.len();
                match (*shape).slot(name.word()) {
                    Some(slot) if slot < declared => {
                        let at = slots(instance).add(slot);
                        let old = Value::from_word(at.replace(word::UNDEF));
                        return !old.is_undef();
                    }
                    Some(_) => self.enter_dict_mode(instance),
                    None => {}
                }
            }
        }
        let Some(dict) = self.existing_dict(object).cloned() else {
            return false;
        };
        dict.as_dict().is_some_and(|dict| dict.remove_str(self, name).is_some())
    }

    /// Moves the attributes of an instance from slots to a dict. Declared slots stay.
    unsafe fn enter_dict_mode(&mut self, instance: *mut InstanceObject) {
        // SAFETY: the slots in use own their values, which move to the dict.
        unsafe {
            let shape: *mut Shape = (*instance).header.shape;
            if (*shape).mode == Mode::Dict {
                return;
            }
            let data = (*(*shape).class).data.as_ptr();
            let declared = (*data).slot_names.len();
            let mut table = RawDict::default();
            for (i, &name) in (*shape).names.iter().enumerate().skip(declared) {
                refcount::retain(name);
                let key = Value::from_word(name);
                let hash = key.as_str_object().map_or(0, StrObject::hash);
                table.insert_new(hash, key, Value::from_word(slots(instance).add(i).read()));
            }
            *(*instance).dict.as_ptr() = Value::dict(table);
            (*instance).header.shape = (*data).dict_shape;
        }
    }

    /// The attribute dict of an object, made if there is none yet; None if the object cannot have one.
    pub fn attribute_dict(&mut self, object: &Value) -> Option<Value> {
        if let Some(instance) = object.as_instance() {
            let class = self.class_of(object).as_class()?;
            if !class.data.get(self).has_dict {
                return None;
            }
            // SAFETY: as in `set_own_attribute`.
            unsafe { self.enter_dict_mode((&raw const *instance).cast_mut()) };
            return Some(instance.dict.get(self).clone());
        }
        let place = self.dict_place(object)?;
        // SAFETY: the place is inside the object, which `object` keeps alive; nothing else borrows it.
        unsafe {
            if (*place).is_undef() {
                *place = Value::dict(RawDict::default());
                self.note_dict(object);
            }
            Some((*place).clone())
        }
    }

    /// An object that has got an attribute dict is in dict mode from then on: caches hold for those without. Functions and modules
    /// are taken to have one from the beginning.
    fn note_dict(&mut self, object: &Value) {
        let Some(header) = object.pointer() else { return };
        // SAFETY: the object is alive, and with it its shape and its class, which the shape in dict mode belongs to as well.
        unsafe {
            if !matches!((*header).kind, Kind::Function | Kind::Module) {
                let class = (*(*header).shape).class;
                (*header).shape = (*(*class).data.as_ptr()).dict_shape;
            }
        }
    }

    /// Does the object keep its attributes in a dict, and its shape says so?
    pub(crate) fn is_in_dict_mode(&self, object: &Value) -> bool {
        // SAFETY: the object is alive, and with it its shape.
        object
            .pointer()
            .is_some_and(|header| unsafe { (*(*header).shape).mode } == Mode::Dict)
    }

    /// The attribute dict, if there is one already.
    pub(super) fn existing_dict<'t>(&'t self, object: &'t Value) -> Option<&'t Value> {
        if let Some(instance) = object.as_instance() {
            return instance.dict.get(self).given();
        }
        let place = self.dict_place(object)?;
        // SAFETY: as in `attribute_dict`; the thread is borrowed, so nobody writes it meanwhile.
        unsafe { (*place).given() }
    }

    /// Where the attribute dict of an object that is no plain instance stands.
    fn dict_place(&self, object: &Value) -> Option<*mut Value> {
        let header = object.pointer()?;
        // SAFETY: the kind tells the layout.
        unsafe {
            if (*header).flags & HAS_DICT != 0 {
                let class = self.class_of(object).as_class()?;
                return class.data.get(self).has_dict.then(|| dict_slot(header));
            }
            match (*header).kind {
                Kind::Exception => Some(&raw mut (*(*header.cast::<ExceptionObject>()).data.as_ptr()).dict),
                Kind::Function => Some(&raw mut (*(*header.cast::<FunctionObject>()).data.as_ptr()).dict),
                Kind::Module => Some(&raw mut (*header.cast::<ModuleObject>()).dict),
                Kind::Payload => {
                    let class = self.class_of(object).as_class()?;
                    let object = header.cast::<PayloadObject>();
                    class.data.get(self).has_dict.then(|| (*object).dict.as_ptr())
                }
                _ => None,
            }
        }
    }
}

impl DictObject {
    /// Is it the namespace of a module or of `exec`?
    #[inline(always)]
    pub fn is_namespace(&self) -> bool {
        self.header.flags & IS_NAMESPACE != 0
    }

    /// The value of a string key, by identity first, then by text.
    #[inline]
    pub fn get_str<'t>(&'t self, held: &'t Thread, name: &Value) -> Option<&'t Value> {
        let table = self.table.get(held);
        let number = table.find_str(name)?;
        Some(table.value(number))
    }

    /// Sets the value of a string key; gives the old one.
    pub fn set_str(&self, thread: &mut Thread, name: &Value, value: Value) -> Option<Value> {
        let hash = name.as_str_object()?.hash();
        let table = self.table.get_mut(thread);
        match table.find_str(name) {
            Some(number) => Some(table.replace_value(number, value)),
            None => {
                table.insert_new(hash, name.clone(), value);
                self.keys_changed(thread);
                None
            }
        }
    }

    /// Removes a string key; gives its value.
    pub fn remove_str(&self, thread: &mut Thread, name: &Value) -> Option<Value> {
        let table = self.table.get_mut(thread);
        let number = table.find_str(name)?;
        let (key, value) = table.remove(number);
        drop(key);
        self.keys_changed(thread);
        Some(value)
    }

    /// To be called after keys came or went: global caches look at it.
    #[inline(always)]
    pub fn keys_changed(&self, thread: &Thread) {
        if self.is_namespace() {
            thread.heap().namespace_changed();
        }
    }
}
