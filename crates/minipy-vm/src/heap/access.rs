//! Safe doors, for the builtin classes, into what only the heap may touch: an instance's class and attribute dict, a class's
//! subclasses and slots.

use super::class::{ClassData, Mode, Special};
use super::code::CodeData;
use super::dealloc::{dict_slot, extent, slots};
use super::native::NativeDef;
use super::object::{ClassObject, GeneratorExtras, GeneratorObject, HAS_DICT, Kind};
use super::refcount;
use super::thread::Thread;
use super::value::{Value, Word};

impl ClassData {
    /// The names that `__slots__` of the class and its bases give to slots, as values.
    pub fn slot_name_values(&self) -> Vec<Value> {
        // SAFETY: the names are alive: the class's shapes own references to them.
        self.slot_names
            .iter()
            .map(|name| unsafe { Value::borrow(name) }.clone())
            .collect()
    }
}

impl Value {
    /// What a native function or method stands for.
    pub fn native_function(&self) -> Option<&'static NativeDef> {
        self.as_native().map(|native| native.def)
    }
}

impl Thread {
    /// Gives a class its bases and what follows from them; the lists of subclasses follow.
    pub fn set_bases(
        &mut self,
        class: &Value,
        bases: Vec<Value>,
        ancestors: Vec<Value>,
        native: &'static super::native::NativeSlots,
    ) {
        let Some(object) = class.as_class() else { return };
        let address = class.word_as_class();
        for base in &object.data.get(self).bases.clone() {
            if let Some(base) = base.as_class() {
                base.data
                    .get_mut(self)
                    .subclasses
                    .retain(|&subclass| subclass != address);
            }
        }
        for base in &bases {
            if let Some(base) = base.as_class() {
                base.data.get_mut(self).subclasses.push(address);
            }
        }
        let data = object.data.get_mut(self);
        let old = (
            std::mem::replace(&mut data.bases, bases),
            std::mem::replace(&mut data.ancestors, ancestors),
        );
        data.native = native;
        drop(old);
    }

    /// The iterator a suspended generator's `yield from` walks.
    pub fn delegate_of(&self, generator: &Value) -> Option<Value> {
        let object = generator.as_generator()?;
        let data = object.data.get(self);
        if !data.state.is_suspended() {
            return None;
        }
        // SAFETY: the register is owned by the suspended generator, which is alive.
        unsafe {
            let registers = GeneratorObject::registers((&raw const *object).cast_mut());
            Some(Value::borrow(registers.add(data.delegate? as usize)).clone())
        }
    }

    /// `__name__` and `__qualname__` of a generator, coroutine or asynchronous generator: those its function had when it was made, or what
    /// a script has set.
    pub fn generator_names(&self, generator: &Value) -> (Value, Value) {
        let Some(object) = generator.as_generator() else {
            return (Value::NONE, Value::NONE);
        };
        let data = object.data.get(self);
        let function = data.function.as_function();
        let code = function.and_then(|function| function.code.get(self).as_code());
        let extras = data.extras.as_ref();
        let own = |read: fn(&GeneratorExtras) -> &Value, usual: fn(&CodeData) -> &Value| {
            let name = extras.map(|extras| read(extras)).filter(|name| !name.is_undef());
            let name = name.or(code.map(|code| usual(&code.data)));
            name.cloned().unwrap_or(Value::NONE)
        };
        let name = own(|extras| &extras.name, |code| &code.function_names.0);
        (name, own(|extras| &extras.qualname, |code| &code.function_names.1))
    }

    /// Is it suspended at a `yield from` or `await`?
    pub fn is_delegating(&self, generator: &Value) -> bool {
        generator.as_generator().is_some_and(|object| {
            let data = object.data.get(self);
            data.state.is_suspended() && data.delegate.is_some()
        })
    }

    /// Has the generator, coroutine or asynchronous generator ended?
    pub fn has_generator_ended(&self, generator: &Value) -> bool {
        generator
            .as_generator()
            .is_some_and(|object| object.data.get(self).state == super::object::GeneratorState::Closed)
    }

    /// The line a generator or coroutine stands at while it does not run: where it begins, or where it will go on.
    pub fn generator_line(&self, generator: &Value) -> Option<u32> {
        let data = generator.as_generator()?.data.get(self);
        let function = data.function.as_function()?;
        let code = function.code.get(self).as_code()?;
        let source = &code.data.source;
        let at = match data.state {
            // SAFETY: the next instruction is one of the code's.
            super::object::GeneratorState::Suspended | super::object::GeneratorState::Standing => unsafe {
                data.next.offset_from_unsigned(code.instrs).checked_sub(1)?
            },
            _ => return Some(source.first_line),
        };
        Some(source.locations.get(at).map_or(0, |place| place.line)).filter(|&line| line > 0)
    }

    /// Is the generator on the stack of a thread, or one it delegates to?
    pub fn is_generator_running(&self, generator: &Value) -> bool {
        let mut at = generator.clone();
        while let Some(object) = at.as_generator() {
            if object.data.get(self).state == super::object::GeneratorState::Running {
                return true;
            }
            match self.delegate_of(&at) {
                Some(inner) => at = inner,
                None => return false,
            }
        }
        false
    }

    /// The direct subclasses of a class, in the order they were made.
    pub fn subclasses(&self, class: &Value) -> Vec<Value> {
        let Some(class) = class.as_class() else {
            return Vec::new();
        };
        let owned = |&subclass: &*mut ClassObject| {
            // SAFETY: a subclass in the list is alive (one that dies removes itself); the new value owns a reference.
            unsafe {
                refcount::retain(subclass as Word);
                Value::from_word(subclass as Word)
            }
        };
        class.data.get(self).subclasses.iter().map(owned).collect()
    }

    /// Makes an object an instance of another script's class. False, and nothing done, unless the instances of both classes
    /// look alike in memory.
    pub fn set_class(&mut self, object: &Value, class: &Value) -> bool {
        let old = self.class_of(object).clone();
        let (Some(header), Some(from), Some(to)) = (object.pointer(), old.as_class(), class.as_class()) else {
            return false;
        };
        let (from, to) = (from.data.get(self), to.data.get(self));
        let alike = from.heap
            && to.heap
            && from.layout == to.layout
            && (from.has_dict, from.members_only) == (to.has_dict, to.members_only)
            && from.slot_names == to.slot_names
            && (from.layout == Kind::Exception || std::ptr::eq(from.native, to.native));
        if !alike {
            return false;
        }
        let moves = to.layout == Kind::Instance && to.has_dict;
        let in_dict = moves || self.is_in_dict_mode(object);
        let shape = if in_dict { to.dict_shape } else { to.root };
        // What reads an attribute that is this object must know whether it is a descriptor.
        let differ = (from.overrides ^ to.overrides) & Special::DESCRIPTORS != 0;
        if moves {
            // The slots of an instance in dict mode are the declared ones, which both classes have in the same places.
            drop(self.attribute_dict(object));
        }
        // SAFETY: the object is alive and now laid out as the shape says; it owned a reference to its old class, which
        // it gives up for one to the new.
        unsafe {
            refcount::retain(class.word());
            (*header).shape = shape;
            refcount::release(old.word());
        }
        if differ {
            self.forget_all_classes();
        }
        true
    }

    /// Replaces the attribute dict of an object. False if it cannot have another.
    pub fn set_attribute_dict(&mut self, object: &Value, dict: Value) -> bool {
        if object.as_module().is_some() || self.attribute_dict(object).is_none() {
            return false;
        }
        let old = if let Some(instance) = object.as_instance() {
            std::mem::replace(instance.dict.get_mut(self), dict)
        } else if let Some(function) = object.as_function() {
            std::mem::replace(&mut function.data.get_mut(self).dict, dict)
        } else if let Some(exception) = object.as_exception() {
            std::mem::replace(&mut exception.data.get_mut(self).dict, dict)
        } else if let Some(payload) = object.as_payload_object() {
            std::mem::replace(payload.dict.get_mut(self), dict)
        } else {
            let Some(header) = object.pointer() else { return false };
            // SAFETY: the object is alive and was allocated with room for a dict, as its flag says; nothing borrows the
            // place, as the thread is borrowed mutably.
            unsafe {
                if (*header).flags & HAS_DICT == 0 {
                    return false;
                }
                std::mem::replace(&mut *dict_slot(header), dict)
            }
        };
        drop(old);
        true
    }

    /// The names of the attributes of the object itself, without those of `__slots__`. The object stays as it is, which
    /// asking for its attribute dict would not leave it.
    pub fn own_attribute_names(&mut self, object: &Value) -> Vec<Value> {
        if let Some(instance) = object.as_instance() {
            let shape = instance.header.shape;
            // SAFETY: the shape and its class are alive; the names and the slots in use hold values.
            unsafe {
                if (*shape).mode == Mode::None {
                    return Vec::new();
                }
                if (*shape).mode == Mode::Slots {
                    let declared = (*(*(*shape).class).data.as_ptr()).slot_names.len();
                    let places = slots((&raw const *instance).cast_mut());
                    let names = (*shape).names.iter().enumerate().skip(declared);
                    let set = names.filter(|&(i, _)| !Value::borrow(places.add(i)).is_undef());
                    return set.map(|(_, name)| Value::borrow(name).clone()).collect();
                }
            }
        }
        let Some(dict) = self.attribute_dict(object) else {
            return Vec::new();
        };
        dict.as_dict()
            .map(|dict| dict.table.get(self).iter().map(|e| e.key.clone()).collect())
            .unwrap_or_default()
    }

    /// The attributes of an instance without slots of its own choice and without a dict that anybody could hold; None of any other.
    pub fn attributes_apart(&self, object: &Value) -> Option<Vec<(Value, Value)>> {
        let instance = object.as_instance()?;
        let shape = instance.header.shape;
        // SAFETY: as in `own_attribute_names`.
        unsafe {
            let data = (*(*shape).class).data.as_ptr();
            if (*shape).mode != Mode::Slots || !(*data).has_dict || !(*data).slot_names.is_empty() {
                return None;
            }
            let places = slots((&raw const *instance).cast_mut());
            let pairs = (*shape).names.iter().enumerate();
            let pairs = pairs.map(|(i, name)| (Value::borrow(name).clone(), Value::borrow(places.add(i)).clone()));
            Some(pairs.filter(|(_, value)| !value.is_undef()).collect())
        }
    }

    /// Bytes of the object's own cell, without what its contents point to. Immediates count as CPython counts them.
    pub fn object_size(&self, value: &Value) -> usize {
        match value.pointer() {
            // SAFETY: the value keeps the object alive.
            Some(object) => unsafe { extent(object) },
            None if value.as_small_int().is_some() || value.is_true() => 28,
            None if value.as_float().is_some() || value.is_false() => 24,
            None => 16,
        }
    }
}
