//! What is remembered of an attribute: how it is found for all objects of one version, and finding it so.
//!
//! The *version* of an object is that of its shape, and then the answer for all objects of that shape is the same: a slot, or a value
//! that the class keeps. A class has a version of its own, beside that of its instances' shapes, for its attributes as an object; what
//! its metaclass says is checked by the version of that. A module has one too, which says no more than which module it is. No two of
//! these numbers are equal, so the number tells what was remembered.
//!
//! What may be remembered is decided in `ops/known.rs`.

use super::class::{Mode, UNCACHED};
use super::classes::ClassId;
use super::dealloc::slots;
use super::object::{ClassObject, Header, InstanceObject, Kind, ModuleObject};
use super::shared_cache::Access;
use super::state::Heap;
use super::thread::Thread;
use super::value::{Value, Word, word};

/// How the attribute of an object that is neither class nor module is found: the number of a slot, or one of the numbers below. Of a
/// class: twice the version of its metaclass, and one more if the class goes along as first argument. Of a module: the epoch.
pub(crate) type Slot = u32;

/// The last number of a slot.
pub(crate) const LAST_SLOT: Slot = u16::MAX as u32;
/// Beside the number of an entry of the attribute dict, where the key was last seen: the object is an instance in dict mode, and its
/// class has no descriptor that wins over it.
const DICT_ENTRY: Slot = 1 << 31;
/// `target` is the value, which the class keeps.
pub(crate) const CLASS_ATTRIBUTE: Slot = u32::MAX;
/// `target` is a property, which must be called.
pub(crate) const PROPERTY: Slot = u32::MAX - 1;
/// `target` is a descriptor of the library's that must be called.
pub(crate) const GETTER: Slot = u32::MAX - 2;
/// `target` is a function or native method, which the object goes along with.
pub(crate) const METHOD: Slot = u32::MAX - 3;
/// `target` is a function or native class method, which the object's class goes along with.
pub(crate) const CLASS_METHOD: Slot = u32::MAX - 4;
/// `target` is an instance of a script's class that says by `__get__` what the value is.
pub(crate) const DESCRIPTOR: Slot = u32::MAX - 5;
/// There is none.
pub(crate) const ABSENT: Slot = u32::MAX - 6;
/// That must be found out each time.
pub(crate) const UNKNOWN: Slot = u32::MAX - 7;

/// It is the object's class.
pub(crate) const OWN_CLASS: Slot = u32::MAX - 8;
/// `target` is the place of an item: the object is a tuple.
pub(crate) const ITEM: Slot = u32::MAX - 9;
/// The first of these numbers.
const FIRST_NAMED: Slot = ITEM;

/// Versions of metaclasses from here on are not remembered: twice them must not be one of the numbers above.
const LAST_METACLASS: u32 = 1 << 30;

/// What a filled cache says. For a store, `target` is the shape that the object gets, or 0.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Known {
    /// How the attribute is found.
    pub(crate) slot: Slot,
    /// A value's word, not owned, or an address.
    pub(crate) target: u64,
}

/// Where an object has an attribute of its own.
pub(crate) enum Place {
    /// Here, like all objects of its version.
    Slot(Slot),
    /// Nowhere, like all objects of its version.
    Nowhere,
    /// Other objects of its version may have it elsewhere, or not at all.
    Varies,
}

impl Known {
    /// Is the attribute what a descriptor says, which `target` is?
    pub(crate) fn is_read_by_call(self, object: &Value) -> bool {
        matches!(self.slot, PROPERTY | GETTER | DESCRIPTOR) && object.kind() != Some(Kind::Module)
    }

    /// Was it remembered for all classes of a metaclass, in which the descriptor stands?
    pub(crate) fn is_of_metaclass(self, object: &Value) -> bool {
        object.kind() == Some(Kind::Class) && self.slot >= FIRST_NAMED
    }

    /// What a class says of a value that needs no binding, or of a function that the class goes along with.
    pub(crate) fn of_class(metaclass: u32, value: &Value, bound: bool) -> Option<Known> {
        (metaclass < LAST_METACLASS).then_some(Known {
            slot: metaclass << 1 | u32::from(bound),
            target: value.word(),
        })
    }
}

/// What is known of a class's attribute: the word of the value, and whether the class goes along. None if the metaclass has changed.
///
/// # Safety
/// The class is alive, and `known` was remembered for its version.
#[inline(always)]
pub(crate) unsafe fn of_class(class: *const Header, known: Known) -> Option<(Word, bool)> {
    // SAFETY: the shape is alive.
    let metaclass = unsafe { (*(*class).shape).version };
    (known.slot >> 1 == metaclass).then_some((known.target, known.slot & 1 != 0))
}

/// The version under which what is known of a class is remembered.
///
/// # Safety
/// It is a class object.
#[inline(always)]
pub(crate) unsafe fn class_version(class: *const Header) -> u32 {
    // SAFETY: as the caller says.
    unsafe { (*(*class.cast::<ClassObject>()).data.as_ptr()).version }
}

/// The word of a value in a module's namespace, if the module's version is `version` and `known` was remembered for it since the keys
/// last changed; else the absent word.
///
/// # Safety
/// It is a module.
#[inline(always)]
pub(crate) unsafe fn of_module(heap: &Heap, module: *const Header, version: u32, known: Known) -> Word {
    // SAFETY: as the caller says; the address is that of a value in the namespace as long as no key has come or gone. A module of
    // another class may answer differently.
    unsafe {
        let same = (*module.cast::<ModuleObject>()).version == version
            && known.slot == heap.epoch.get()
            && (*module).shape == heap.shape(ClassId::Module);
        match same {
            true => *(known.target as *const Word),
            false => word::UNDEF,
        }
    }
}

impl Thread {
    /// The version under which attributes of the object are remembered; 0, which none has, if they must not be.
    #[inline]
    pub(crate) fn attribute_version(&self, object: &Value) -> u32 {
        // SAFETY: the object is alive, and its kind tells its layout.
        let version = unsafe {
            match object.pointer() {
                Some(header) => match (*header).kind {
                    Kind::Class => class_version(header),
                    Kind::Module => (*header.cast::<ModuleObject>()).version,
                    _ => (*(*header).shape).version,
                },
                // Immediates have the shape that a boxed value of their class has.
                None => match self.class_of(object).as_class() {
                    Some(class) => (*class.data.get(self).root).version,
                    None => UNCACHED,
                },
            }
        };
        if version == UNCACHED { 0 } else { version }
    }

    /// What is known of the attribute of an object.
    #[inline]
    pub(crate) fn known(&self, access: Access, object: &Value, name: &Value) -> Option<Known> {
        // SAFETY: the thread is the proof of holding the lock.
        unsafe {
            self.heap()
                .shared_cache
                .find(access, self.attribute_version(object), name.word())
        }
    }

    /// What is known of an attribute of a class for all classes of its metaclass.
    pub(crate) fn known_by_metaclass(&self, object: &Value, name: &Value) -> Option<Known> {
        if object.kind() != Some(Kind::Class) {
            return None;
        }
        // SAFETY: as above.
        unsafe {
            self.heap()
                .shared_cache
                .find(Access::Get, self.shape_version(object), name.word())
        }
    }

    /// The version of an object's class, for what holds of all its instances.
    #[inline]
    pub(crate) fn class_version(&self, object: &Value) -> u32 {
        let version = self
            .class_of(object)
            .as_class()
            .map_or(UNCACHED, |class| class.data.get(self).version);
        if version == UNCACHED { 0 } else { version }
    }

    /// Remembers it. `version` is the object's.
    pub(crate) fn remember(&self, access: Access, version: u32, name: &Value, known: Known) {
        if version != 0 {
            // SAFETY: as above.
            unsafe { self.heap().shared_cache.remember(access, version, name, known) }
        }
    }

    /// The value of an attribute; None if it takes more than looking, or there is none.
    #[inline]
    pub(crate) fn known_value(&self, object: &Value, name: &Value, known: Known) -> Option<Value> {
        let target = &raw const known.target;
        // SAFETY: it was remembered for the object's version: the slot is one of its slots, the target what its class keeps alive, or
        // the address of a value in the module's namespace, none of whose keys have come or gone.
        unsafe {
            let header = match object.pointer() {
                None => std::ptr::null_mut(),
                Some(header) => match (*header).kind {
                    Kind::Class => return self.bound_class_value(header, known),
                    Kind::Module => {
                        let version = (*header.cast::<ModuleObject>()).version;
                        let w = of_module(self.heap(), header, version, known);
                        return Value::borrow(&raw const w).given().cloned();
                    }
                    _ => header,
                },
            };
            match known.slot {
                CLASS_ATTRIBUTE => Some(Value::borrow(target).clone()),
                METHOD => Some(bound(Value::borrow(target), object.clone())),
                CLASS_METHOD => Some(bound(Value::borrow(target), self.class_of(object).clone())),
                OWN_CLASS => Some(self.class_of(object).clone()),
                ITEM => object.as_tuple()?.items().get(known.target as usize).cloned(),
                PROPERTY | GETTER | DESCRIPTOR | ABSENT | UNKNOWN => None,
                slot if slot <= LAST_SLOT => {
                    let value = Value::borrow(slots(header.cast::<InstanceObject>()).add(slot as usize));
                    value.given().cloned()
                }
                slot => self.entry_value(object, name, slot & !DICT_ENTRY),
            }
        }
    }

    /// As [`Thread::known_value`], of a class.
    unsafe fn bound_class_value(&self, class: *const Header, known: Known) -> Option<Value> {
        // SAFETY: the class is alive and keeps the value alive.
        unsafe {
            let (target, with_class) = of_class(class, known)?;
            let value = Value::borrow(&raw const target);
            let class = class as Word;
            Some(match with_class {
                true => bound(value, Value::borrow(&raw const class).clone()),
                false => value.clone(),
            })
        }
    }

    /// The value under a name in the dict of an instance in dict mode, whose key was last seen at this entry.
    fn entry_value(&self, object: &Value, name: &Value, number: u32) -> Option<Value> {
        let table = object.as_instance()?.dict.get(self).as_dict()?.table.get(self);
        match table.entry(number as usize) {
            Some(entry) if entry.key.is(name) => Some(entry.value.clone()),
            _ => Some(table.value(table.find_str(name)?).clone()),
        }
    }

    /// Replaces the value of an attribute in the dict of an instance in dict mode, if it has one of the name, and setting it is all
    /// that must be done; gives the old value. `known` is what is known of reading it.
    pub(crate) fn replace_entry(&mut self, object: &Value, name: &Value, known: Known, new: &Value) -> Option<Value> {
        if known.slot & DICT_ENTRY == 0 || known.slot >= FIRST_NAMED {
            return None;
        }
        let dict = object.as_instance()?.dict.get(self).clone();
        let table = dict.as_dict()?.table.get_mut(self);
        let number = (known.slot & !DICT_ENTRY) as usize;
        let number = match table.entry(number) {
            Some(entry) if entry.key.is(name) => number,
            _ => table.find_str(name)?,
        };
        Some(table.replace_value(number, new.clone()))
    }

    /// The version of an object's shape, whatever the object.
    pub(crate) fn shape_version(&self, object: &Value) -> u32 {
        // SAFETY: the object is alive, and its shape with it.
        object
            .pointer()
            .map_or(UNCACHED, |header| unsafe { (*(*header).shape).version })
    }

    /// Where an object that is neither class nor module has an attribute of its own.
    pub(crate) fn own_place(&self, object: &Value, name: &Value) -> Place {
        let Some(header) = object.pointer() else {
            return Place::Nowhere;
        };
        // SAFETY: the object is alive, and its shape with it.
        let (shape, kind) = unsafe { (&*(*header).shape, (*header).kind) };
        match (shape.mode, kind) {
            (_, Kind::Function | Kind::Class | Kind::Module) => Place::Varies,
            // Slots declared for objects of another layout stand elsewhere.
            (Mode::Slots, _) => shape
                .slot(name.word())
                .map_or(Place::Nowhere, |slot| Place::Slot(slot as Slot)),
            // What has got an attribute dict is in dict mode.
            (Mode::None, _) => Place::Nowhere,
            (Mode::Dict, Kind::Instance) if shape.slot(name.word()).is_none() => self.entry_place(object, name),
            (Mode::Dict, _) => Place::Varies,
        }
    }

    fn entry_place(&self, object: &Value, name: &Value) -> Place {
        let dict = object
            .as_instance()
            .and_then(|instance| instance.dict.get(self).as_dict());
        match dict.and_then(|dict| dict.table.get(self).find_str(name)) {
            Some(number) if number < LAST_SLOT as usize => Place::Slot(DICT_ENTRY | number as Slot),
            _ => Place::Varies,
        }
    }

    /// What is known of an attribute of a module that stands in its namespace; None if it does not.
    pub(crate) fn known_in_module(&self, module: &Value, name: &Value) -> Option<Known> {
        let dict = module.as_module()?.dict.as_dict().filter(|dict| dict.is_namespace())?;
        let table = dict.table.get(self);
        let epoch = Some(self.heap().epoch.get()).filter(|&epoch| epoch < FIRST_NAMED)?;
        Some(Known {
            slot: epoch,
            target: table.value_address(table.find_str(name)?) as u64,
        })
    }
}

/// A function or native method with what goes along.
fn bound(function: &Value, receiver: Value) -> Value {
    match function.as_native() {
        Some(native) => Value::bound_native(native.def, receiver),
        None => Value::method(function.clone(), receiver),
    }
}
