//! What may be remembered of an attribute (see `heap/known.rs`): only what must be the same for every object of the version, and for
//! a read without running any Python code meanwhile.
//!
//! A value in a class is no descriptor as long as its own class is not one: a script's class that becomes or ceases to be one gives
//! all classes new versions.

use crate::heap::class::Special;
use crate::heap::classes::ClassId;
use crate::heap::known::{
    ABSENT, CLASS_ATTRIBUTE, CLASS_METHOD, DESCRIPTOR, GETTER, ITEM, Known, METHOD, OWN_CLASS, PROPERTY, Place, Slot,
    UNKNOWN,
};
use crate::heap::object::Kind;
use crate::heap::shared_cache::Access;
use crate::heap::thread::Thread;
use crate::heap::value::Value;
use crate::heap::wrapped::Wrapped;

/// What reading a value found in a class comes to.
enum Found {
    /// It is the value.
    Plain(Value),
    /// The object goes along.
    Method(Value),
    /// The class goes along.
    ClassMethod(Value),
    /// To be asked each time.
    Other,
}

impl Thread {
    /// Finds out how an attribute is read, and remembers it. None if that cannot be remembered.
    pub(crate) fn learn(&mut self, object: &Value, name: &Value) -> Option<Known> {
        if !name.is_interned() {
            return None;
        }
        let version = self.attribute_version(object);
        let known = match object.kind() {
            Some(Kind::Class) => self.learn_of_class(object, name),
            Some(Kind::Module) => self.learn_of_module(object, name),
            _ => self.learn_of_object(object, name),
        }?;
        let version = match known.is_of_metaclass(object) {
            true => self.shape_version(object),
            false => version,
        };
        self.remember(Access::Get, version, name, known);
        Some(known)
    }

    fn learn_of_object(&mut self, object: &Value, name: &Value) -> Option<Known> {
        let simple = |slot| Some(Known { slot, target: 0 });
        let hooked =
            matches!(object.kind(), Some(Kind::Payload | Kind::Method)) && self.slots(object).get_attr.is_some();
        if hooked || self.overrides(object, Special::GetAttribute) {
            return simple(UNKNOWN);
        }
        let class = self.class_of(object).clone();
        let in_class = self.class_lookup(&class, name);
        if let Some(found) = &in_class
            && !self.is_own_slot(found)
            && self.is_data_descriptor(found)
        {
            return Some(
                match (
                    self.descriptor_slot(object, found, name),
                    self.item_of_tuple(object, found),
                ) {
                    (GETTER, Some(index)) => Known {
                        slot: ITEM,
                        target: index as u64,
                    },
                    (slot, _) => Known {
                        slot,
                        target: found.word(),
                    },
                },
            );
        }
        match (self.own_place(object, name), in_class) {
            (Place::Varies, _) => None,
            (Place::Slot(slot), _) => simple(slot),
            (Place::Nowhere, None) if self.overrides(object, Special::GetAttr) => simple(UNKNOWN),
            (Place::Nowhere, None) => simple(ABSENT),
            (Place::Nowhere, Some(found)) => {
                let (slot, value) = match self.what_is_found(&found) {
                    Found::Plain(value) => (CLASS_ATTRIBUTE, value),
                    Found::Method(value) => (METHOD, value),
                    Found::ClassMethod(value) => (CLASS_METHOD, value),
                    Found::Other => return simple(UNKNOWN),
                };
                let target = value.word();
                Some(Known { slot, target })
            }
        }
    }

    /// How an attribute is read that a data descriptor in the class answers for.
    fn descriptor_slot(&mut self, object: &Value, found: &Value, name: &Value) -> Slot {
        if self.overrides(object, Special::GetAttr) {
            // The AttributeError of a getter would be for `__getattr__`.
            return UNKNOWN;
        }
        let is_instance = object.kind() == Some(Kind::Instance);
        if is_instance && name.is(self.heap().class_name()) && self.is_own_class_getter(found) {
            OWN_CLASS
        } else if self.is_exactly(found, ClassId::Property) {
            PROPERTY
        } else if self.is_native_getter(found) {
            GETTER
        } else if matches!(found.kind(), Some(Kind::Instance | Kind::Payload)) && self.overrides(found, Special::Get) {
            DESCRIPTOR
        } else {
            UNKNOWN
        }
    }

    /// The item that a descriptor of the library's reads, if the object is a tuple.
    fn item_of_tuple(&self, object: &Value, found: &Value) -> Option<usize> {
        object.as_tuple()?;
        let payload = found.as_payload_object()?.payload.get(self);
        payload.as_dyn().item_of_tuple()
    }

    /// Is it what `object` has under `__class__`?
    fn is_own_class_getter(&mut self, found: &Value) -> bool {
        let (object, name) = (
            self.heap().class(ClassId::Object).clone(),
            self.heap().class_name().clone(),
        );
        self.class_lookup(&object, &name).is_some_and(|getter| getter.is(found))
    }

    fn learn_of_class(&mut self, class: &Value, name: &Value) -> Option<Known> {
        if self.overrides(class, Special::GetAttribute) {
            return None;
        }
        let metaclass = self.class_of(class).clone();
        let in_metaclass = self.class_lookup(&metaclass, name);
        if let Some(found) = &in_metaclass
            && self.is_data_descriptor(found)
        {
            let slot = self.descriptor_slot(class, found, name);
            let target = found.word();
            return matches!(slot, PROPERTY | GETTER | DESCRIPTOR).then_some(Known { slot, target });
        }
        let version = self.shape_version(class);
        if let Some(found) = self.class_lookup(class, name) {
            return match self.what_is_found(&found) {
                Found::Plain(value) | Found::Method(value) => Known::of_class(version, &value, false),
                Found::ClassMethod(value) => Known::of_class(version, &value, true),
                // What reads attributes of instances shows itself to a class.
                Found::Other => {
                    let shown = self.is_exactly(&found, ClassId::Property) || self.is_own_slot(&found);
                    shown.then(|| Known::of_class(version, &found, false)).flatten()
                }
            };
        }
        match self.what_is_found(&in_metaclass?) {
            Found::Plain(value) => Known::of_class(version, &value, false),
            Found::Method(value) => Known::of_class(version, &value, true),
            Found::ClassMethod(_) | Found::Other => None,
        }
    }

    fn learn_of_module(&mut self, module: &Value, name: &Value) -> Option<Known> {
        if !self.is_exactly(module, ClassId::Module) {
            return None;
        }
        let class = self.heap().class(ClassId::Module).clone();
        match self.class_lookup(&class, name) {
            Some(found) if self.is_data_descriptor(&found) => None,
            _ => self.known_in_module(module, name),
        }
    }

    fn what_is_found(&self, found: &Value) -> Found {
        match found.kind() {
            Some(Kind::Function) => Found::Method(found.clone()),
            Some(Kind::NativeMethod) => match found.as_native() {
                Some(native) if native.def.binding.is_method() => Found::Method(found.clone()),
                _ => Found::Plain(found.clone()),
            },
            Some(Kind::Instance) if self.overrides(found, Special::Get) => Found::Other,
            Some(Kind::Payload) => match Wrapped::of_static_method(self, found) {
                Some(function) => Found::Plain(function),
                None => Wrapped::of_class_method(self, found).map_or(Found::Other, Found::ClassMethod),
            },
            _ => Found::Plain(found.clone()),
        }
    }

    /// What `super(class, object).name` finds, and what goes along with it (absent: nothing); and whether that is the object, for all of
    /// its version. None if it takes more than looking.
    pub(crate) fn find_super_method(
        &mut self,
        class: &Value,
        object: &Value,
        name: &Value,
    ) -> Option<(Value, Value, bool)> {
        if name.as_str() == Some("__class__") {
            return None;
        }
        if object.as_class().is_some() && self.is_subclass_of(object, class) {
            return match self.what_is_found(&self.lookup_after(object, class, name)?) {
                Found::Plain(value) | Found::Method(value) => Some((value, Value::UNDEF, false)),
                Found::ClassMethod(value) if value.kind() == Some(Kind::Function) => {
                    Some((value, object.clone(), false))
                }
                Found::ClassMethod(_) | Found::Other => None,
            };
        }
        let start = self.class_of(object);
        if !self.is_subclass_of(start, class) {
            return None;
        }
        match self.what_is_found(&self.lookup_after(start, class, name)?) {
            Found::Plain(value) => Some((value, Value::UNDEF, false)),
            Found::Method(value) => Some((value, object.clone(), object.kind() == Some(Kind::Instance))),
            Found::ClassMethod(value) if value.kind() == Some(Kind::Function) => Some((value, start.clone(), false)),
            Found::ClassMethod(_) | Found::Other => None,
        }
    }

    /// Is it the descriptor of a declared slot? Reading and writing through it is reading and writing the slot of that name; an empty
    /// one is left to the descriptor.
    pub(crate) fn is_own_slot(&self, found: &Value) -> bool {
        self.is_exactly(found, ClassId::Member)
    }

    /// Is it a descriptor of a class of the library's that reads by itself (a field of a named tuple)? Its class cannot change.
    fn is_native_getter(&self, found: &Value) -> bool {
        let class = self.class_of(found).as_class();
        found.kind() == Some(Kind::Payload)
            && class.is_some_and(|class| !class.data.get(self).heap)
            && self.slots(found).descriptor_get.is_some()
    }

    /// The function or native method that the object's class defines under the name, if calling it with the object is all there is to
    /// it; and whether that holds for all objects of its version.
    pub(crate) fn find_method(&mut self, object: &Value, name: &Value) -> Option<(Value, bool)> {
        if matches!(object.kind(), Some(Kind::Class | Kind::Module)) || self.overrides(object, Special::GetAttribute) {
            return None;
        }
        if matches!(object.kind(), Some(Kind::Payload | Kind::Method)) && self.slots(object).get_attr.is_some() {
            return None;
        }
        let class = self.class_of(object).clone();
        let Found::Method(found) = self
            .class_lookup(&class, name)
            .map(|found| self.what_is_found(&found))?
        else {
            return None;
        };
        match self.own_place(object, name) {
            Place::Nowhere => Some((found, true)),
            Place::Varies if self.own_attribute(object, name).is_none() => Some((found, false)),
            Place::Varies | Place::Slot(_) => None,
        }
    }
}
