//! `x.name`: reading, writing, deleting attributes; descriptors.

use crate::heap::class::Special;
use crate::heap::classes::ClassId;
use crate::heap::known::ABSENT;
use crate::heap::native::{Args, Outcome, Raised};
use crate::heap::object::Kind;
use crate::heap::shared_cache::Access;
use crate::heap::thread::Thread;
use crate::heap::value::Value;

impl Thread {
    /// `value.name`, by interned name.
    pub fn get_attr(&mut self, value: &Value, name: &Value) -> Outcome {
        match self.find_attr(value, name) {
            Ok(Some(found)) => Ok(found),
            Ok(None) => Err(self.no_attribute(value, name)),
            Err(raised) => {
                self.complete_attribute_error(value, name);
                Err(raised)
            }
        }
    }

    /// An AttributeError that a script raised without saying for what: it gets `name` and `obj`.
    #[cold]
    pub(crate) fn complete_attribute_error(&mut self, value: &Value, name: &Value) {
        if self.raised_is(ClassId::AttributeError) {
            let exception = self.exception.clone();
            let known = |key| self.exception_member(&exception, key).is_some();
            if !known("name") && !known("obj") {
                self.set_exception_member(&exception, "name", name.clone());
                self.set_exception_member(&exception, "obj", value.clone());
            }
        }
    }

    /// As [`Thread::get_attr`], when what is remembered of the attribute does not help.
    pub(crate) fn get_attr_anew(&mut self, value: &Value, name: &Value) -> Outcome {
        match self.find_attr_anew(value, name) {
            Ok(Some(found)) => Ok(found),
            Ok(None) => Err(self.no_attribute(value, name)),
            Err(raised) => {
                self.complete_attribute_error(value, name);
                Err(raised)
            }
        }
    }

    /// `value.name`, or None if there is no such attribute. Other errors pass.
    pub fn find_attr(&mut self, value: &Value, name: &Value) -> Outcome<Option<Value>> {
        let known = self.known(Access::Get, value, name);
        let known = known.or_else(|| self.known_by_metaclass(value, name));
        if let Some(known) = known.or_else(|| self.learn(value, name)) {
            if let Some(found) = self.known_value(value, name, known) {
                return Ok(Some(found));
            }
            if known.slot == ABSENT && !matches!(value.kind(), Some(Kind::Class | Kind::Module)) {
                return Ok(None);
            }
        }
        self.find_attr_anew(value, name)
    }

    /// As [`Thread::find_attr`], when what is remembered of the attribute does not help.
    fn find_attr_anew(&mut self, value: &Value, name: &Value) -> Outcome<Option<Value>> {
        if self.overrides(value, Special::GetAttribute) {
            return self.find_attr_by_hook(value, name);
        }
        let found = self.find_attr_plain(value, name);
        if !self.overrides(value, Special::GetAttr) {
            return found;
        }
        let found = match found {
            Err(raised) => {
                self.catch(raised, ClassId::AttributeError)?;
                None
            }
            Ok(found) => found,
        };
        match found {
            Some(found) => Ok(Some(found)),
            None => self.call_special(value, Special::GetAttr, &[name]),
        }
    }

    fn find_attr_by_hook(&mut self, value: &Value, name: &Value) -> Outcome<Option<Value>> {
        match self.call_special(value, Special::GetAttribute, &[name]) {
            Ok(found) => Ok(found),
            Err(raised) if self.raised_is(ClassId::AttributeError) && self.overrides(value, Special::GetAttr) => {
                let _ = raised;
                drop(self.take_exception());
                self.call_special(value, Special::GetAttr, &[name])
            }
            Err(raised) => Err(raised),
        }
    }

    /// `object.__getattribute__`, or what the builtin class does instead; None if there is no such attribute.
    pub fn find_attr_plain(&mut self, value: &Value, name: &Value) -> Outcome<Option<Value>> {
        match value.kind() {
            Some(Kind::Class) => return self.find_class_attr(value, name),
            Some(Kind::Payload | Kind::Method) => {
                if let Some(get) = self.slots(value).get_attr {
                    return get(self, value, name).map(|found| found.given().cloned());
                }
            }
            _ => {}
        }
        let class = self.class_of(value).clone();
        let in_class = self.class_lookup(&class, name);
        if let Some(found) = &in_class
            && self.is_data_descriptor(found)
            && self.can_be_read(found)
        {
            return self.bind(found, value, &class).map(Some);
        }
        if let Some(own) = self.own_attribute(value, name) {
            return Ok(Some(own));
        }
        match in_class {
            Some(found) => self.bind(&found, value, &class).map(Some),
            None if value.kind() == Some(Kind::Module) => self.module_getattr(value, name),
            None => Ok(None),
        }
    }

    /// PEP 562: a module's own `__getattr__`.
    fn module_getattr(&mut self, module: &Value, name: &Value) -> Outcome<Option<Value>> {
        let hook = self.own_attribute(module, &Value::intern("__getattr__"));
        hook.map(|hook| self.call(&hook, std::slice::from_ref(name)))
            .transpose()
    }

    /// `type.__getattribute__`.
    fn find_class_attr(&mut self, class: &Value, name: &Value) -> Outcome<Option<Value>> {
        let metaclass = self.class_of(class).clone();
        let in_metaclass = self.class_lookup(&metaclass, name);
        if let Some(found) = &in_metaclass
            && self.is_data_descriptor(found)
            && self.can_be_read(found)
        {
            return self.bind(found, class, &metaclass).map(Some);
        }
        if let Some(found) = self.class_lookup(class, name) {
            return self.bind(&found, &Value::UNDEF, class).map(Some);
        }
        match in_metaclass {
            Some(found) => self.bind(&found, class, &metaclass).map(Some),
            None => Ok(None),
        }
    }

    /// Does the value, found in a class, win over an instance's own attribute?
    pub fn is_data_descriptor(&self, found: &Value) -> bool {
        match found.kind() {
            Some(Kind::Payload) => {
                self.slots(found).descriptor_set.is_some()
                    || self.overrides(found, Special::Set)
                    || self.overrides(found, Special::Delete)
            }
            Some(Kind::Instance) => self.overrides(found, Special::Set) || self.overrides(found, Special::Delete),
            _ => false,
        }
    }

    /// Has a descriptor found in a class `__get__`? One that has only `__set__` leaves reading to the instance.
    fn can_be_read(&self, descriptor: &Value) -> bool {
        self.slots(descriptor).descriptor_get.is_some() || self.overrides(descriptor, Special::Get)
    }

    /// What a value found in a class gives for an instance (absent: for the class itself): `__get__`.
    pub fn bind(&mut self, found: &Value, instance: &Value, class: &Value) -> Outcome {
        match found.kind() {
            Some(Kind::Function) if !instance.is_undef() => Ok(Value::method(found.clone(), instance.clone())),
            Some(Kind::NativeMethod) => match found.as_native() {
                Some(native) if !instance.is_undef() && native.def.binding.is_method() => {
                    Ok(Value::bound_native(native.def, instance.clone()))
                }
                _ => Ok(found.clone()),
            },
            Some(Kind::Payload | Kind::Instance) => self.bind_descriptor(found, instance, class),
            _ => Ok(found.clone()),
        }
    }

    fn bind_descriptor(&mut self, found: &Value, instance: &Value, class: &Value) -> Outcome {
        if self.overrides(found, Special::Get) {
            let instance = if instance.is_undef() { &Value::NONE } else { instance };
            let bound = self.call_special(found, Special::Get, &[instance, class])?;
            return Ok(bound.unwrap_or_else(|| found.clone()));
        }
        match self.slots(found).descriptor_get {
            Some(get) => get(self, found, instance, class),
            None => Ok(found.clone()),
        }
    }

    /// `value.name = new`, or `del value.name` if `new` is absent; by interned name.
    pub fn set_attr(&mut self, value: &Value, name: &Value, new: Option<&Value>) -> Outcome<()> {
        let hook = if new.is_some() {
            Special::SetAttr
        } else {
            Special::DelAttr
        };
        if self.overrides(value, hook) {
            let args: &[&Value] = match &new {
                Some(new) => &[name, new],
                None => &[name],
            };
            self.call_special(value, hook, args)?;
            return Ok(());
        }
        self.set_attr_plain(value, name, new)
    }

    /// `object.__setattr__` and `object.__delattr__`, or what the builtin class does instead.
    pub fn set_attr_plain(&mut self, value: &Value, name: &Value, new: Option<&Value>) -> Outcome<()> {
        if value.as_class().is_some() {
            return self.set_class_attr(value, name, new);
        }
        if let Some(set) = self.slots(value).set_attr {
            return set(self, value, name, new);
        }
        let class = self.class_of(value).clone();
        let in_class = self.class_lookup(&class, name);
        if let Some(found) = &in_class
            && self.write_descriptor(found, value, new)?
        {
            return Ok(());
        }
        let is_open = class.as_class().is_some_and(|class| !class.data.get(self).members_only);
        let done = match new {
            Some(new) => is_open && self.set_own_attribute(value, name, new.clone()),
            None => is_open && self.delete_own_attribute(value, name),
        };
        if done {
            Ok(())
        } else {
            Err(self.cannot_set(value, name, new, in_class.is_some()))
        }
    }

    /// Writes through a data descriptor; false if `found` is not one.
    pub fn write_descriptor(&mut self, found: &Value, instance: &Value, new: Option<&Value>) -> Outcome<bool> {
        let special = if new.is_some() { Special::Set } else { Special::Delete };
        if self.overrides(found, special) {
            let args: &[&Value] = match &new {
                Some(new) => &[instance, new],
                None => &[instance],
            };
            self.call_special(found, special, args)?;
            return Ok(true);
        }
        if found.kind() == Some(Kind::Payload)
            && let Some(set) = self.slots(found).descriptor_set
        {
            return set(self, found, instance, new).map(|()| true);
        }
        let (other, missing) = match new {
            Some(_) => (Special::Delete, "__set__"),
            None => (Special::Set, "__delete__"),
        };
        if self.overrides(found, other) {
            return Err(self.raise(ClassId::AttributeError, missing));
        }
        Ok(false)
    }

    fn set_class_attr(&mut self, class: &Value, name: &Value, new: Option<&Value>) -> Outcome<()> {
        let metaclass = self.class_of(class).clone();
        let Some(object) = class.as_class() else { return Ok(()) };
        if !object.data.get(self).heap {
            let class_name = self.name_of_class(class);
            let name = name.as_str().unwrap_or("?").to_owned();
            return Err(self.type_error(format!(
                "cannot set '{name}' attribute of immutable type '{class_name}'"
            )));
        }
        if let Some(found) = self.class_lookup(&metaclass, name)
            && self.write_descriptor(&found, class, new)?
        {
            return Ok(());
        }
        let dict = object.data.get(self).dict.clone();
        let Some(table) = dict.as_dict() else { return Ok(()) };
        let old = match new {
            Some(new) => table.set_str(self, name, new.clone()),
            None => match table.remove_str(self, name) {
                None => return Err(self.no_attribute(class, name)),
                old => old,
            },
        };
        self.forget_class_attribute(class, name);
        drop(old);
        Ok(())
    }

    /// AttributeError for an attribute that is not there.
    #[cold]
    pub fn no_attribute(&mut self, value: &Value, name: &Value) -> Raised {
        let text = name.as_str().unwrap_or("?");
        let message = match value.kind() {
            Some(Kind::Class) => format!("type object '{}' has no attribute '{text}'", self.name_of_class(value)),
            Some(Kind::Module) => self.no_module_attribute(value, text),
            _ => format!("'{}' object has no attribute '{text}'", self.class_name(value)),
        };
        self.attribute_error(message, value, name)
    }

    /// As [`Thread::no_attribute`], for a member of `__slots__` without a value: CPython names its class in full.
    #[cold]
    pub fn no_member(&mut self, value: &Value, name: &Value) -> Raised {
        let (class, text) = (self.script_class_name(value), name.as_str().unwrap_or("?"));
        self.attribute_error(format!("'{class}' object has no attribute '{text}'"), value, name)
    }

    /// Raises an AttributeError with `name` and `obj`, from which the suggestions in tracebacks are made.
    #[cold]
    pub fn attribute_error(&mut self, message: String, object: &Value, name: &Value) -> Raised {
        let raised = self.raise(ClassId::AttributeError, message);
        let exception = self.exception.clone();
        self.give_exception_members(&exception, [("name", name.clone()), ("obj", object.clone())]);
        raised
    }

    #[cold]
    fn cannot_set(&mut self, value: &Value, name: &Value, new: Option<&Value>, in_class: bool) -> Raised {
        let (text, class) = (name.as_str().unwrap_or("?").to_owned(), self.class_name(value));
        let has_dict = self
            .class_of(value)
            .as_class()
            .is_some_and(|class| class.data.get(self).has_dict && !class.data.get(self).members_only);
        let message = match (in_class, new) {
            (true, _) if !has_dict => format!("'{class}' object attribute '{text}' is read-only"),
            (false, _) if !has_dict => {
                format!("'{class}' object has no attribute '{text}' and no __dict__ for setting new attributes")
            }
            _ => format!("'{class}' object has no attribute '{text}'"),
        };
        self.attribute_error(message, value, name)
    }

    /// Calls the method `name` of a value.
    pub fn call_method(&mut self, value: &Value, name: &str, args: &[Value]) -> Outcome {
        let name = Value::intern(name);
        let class = self.class_of(value).clone();
        if let Some(found) = self.class_lookup(&class, &name)
            && (found.as_function().is_some() || found.kind() == Some(Kind::NativeMethod))
            && !self.overrides(value, Special::GetAttribute)
            && self.own_attribute(value, &name).is_none()
            && (value.kind() != Some(Kind::Class) || self.class_lookup(value, &name).is_none())
        {
            let mut all = Vec::with_capacity(args.len() + 1);
            all.push(value.clone());
            all.extend_from_slice(args);
            return self.call(&found, &all);
        }
        let method = self.get_attr(value, &name)?;
        self.call_with(&method, Args::positional(args))
    }
}
