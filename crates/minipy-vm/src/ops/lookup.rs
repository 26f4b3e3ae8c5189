//! Looking names up in classes: order of resolution, special methods, subclass tests.

use crate::heap::class::Special;
use crate::heap::classes::ClassId;
use crate::heap::known::OWN_CLASS;
use crate::heap::native::{NativeSlots, Outcome};
use crate::heap::object::Kind;
use crate::heap::shared_cache::Access;
use crate::heap::thread::Thread;
use crate::heap::value::Value;

/// Results a class remembers: a script may ask for any number of names.
const MOST_LOOKUPS: usize = 1024;

impl Thread {
    /// What a class or its ancestors define under an interned name, as it stands in their namespaces.
    #[inline]
    pub fn class_lookup(&mut self, class: &Value, name: &Value) -> Option<Value> {
        let data = class.as_class()?.data.get(self);
        if let Some((_, known)) = data.lookups.get(&name.word()) {
            return known.clone();
        }
        self.class_lookup_slow(class, name)
    }

    /// The special method that a script's class, or one of its bases, defines for the value, as it stands in the class.
    #[inline]
    pub fn own_special(&mut self, value: &Value, special: Special) -> Option<Value> {
        match self.overrides(value, special) {
            true => self.special(value, special),
            false => None,
        }
    }

    /// The special method that the value's class or an ancestor defines, as it stands there.
    #[inline]
    pub fn special(&mut self, value: &Value, special: Special) -> Option<Value> {
        let data = self.class_of(value).as_class()?.data.get(self);
        match data.specials.get(special as usize) {
            Some(method) if !method.is_undef() => Some(method.clone()),
            _ => self.learn_special(value, special),
        }
    }

    #[cold]
    fn learn_special(&mut self, value: &Value, special: Special) -> Option<Value> {
        let class = self.class_of(value).clone();
        let name = self.heap().special_name(special).clone();
        let method = self.class_lookup(&class, &name)?;
        let specials = &mut class.as_class()?.data.get_mut(self).specials;
        specials.resize(Special::ALL.len(), Value::UNDEF);
        specials[special as usize] = method.clone();
        Some(method)
    }

    #[cold]
    fn class_lookup_slow(&mut self, class: &Value, name: &Value) -> Option<Value> {
        let object = class.as_class()?;
        let found = self.search_order(class, name);
        if name.is_interned() {
            let lookups = &mut object.data.get_mut(self).lookups;
            let full = if lookups.len() >= MOST_LOOKUPS {
                std::mem::take(lookups)
            } else {
                Default::default()
            };
            let old = lookups.insert(name.word(), (name.clone(), found.clone()));
            drop((full, old));
        }
        found
    }

    fn search_order(&self, class: &Value, name: &Value) -> Option<Value> {
        let data = class.as_class()?.data.get(self);
        let in_class = |class: &Value| {
            let dict = &class.as_class()?.data.get(self).dict;
            dict.as_dict()?.get_str(self, name).cloned()
        };
        in_class(class).or_else(|| data.ancestors.iter().find_map(in_class))
    }

    /// The first class of the order of resolution after `after` (or the first of all) that defines the name, and what it is.
    pub fn lookup_after(&self, class: &Value, after: &Value, name: &Value) -> Option<Value> {
        let data = class.as_class()?.data.get(self);
        let order = std::iter::once(class).chain(&data.ancestors);
        order.skip_while(|c| !c.is(after)).skip(1).find_map(|class| {
            let dict = &class.as_class()?.data.get(self).dict;
            dict.as_dict()?.get_str(self, name).cloned()
        })
    }

    /// Does a script's class define this special method for the value?
    #[inline(always)]
    pub fn overrides(&self, value: &Value, special: Special) -> bool {
        match value.pointer() {
            None => false,
            Some(_) => self.class_overrides(self.class_of(value), special),
        }
    }

    /// Does a script's class among a class and its ancestors define this special method?
    #[inline(always)]
    pub fn class_overrides(&self, class: &Value, special: Special) -> bool {
        class
            .as_class()
            .is_some_and(|class| class.data.get(self).overrides(special))
    }

    /// Does a script's class define a comparison for the value?
    #[inline(always)]
    pub fn overrides_comparison(&self, value: &Value) -> bool {
        let class = value.pointer().and_then(|_| self.class_of(value).as_class());
        class.is_some_and(|class| class.data.get(self).overrides_comparison())
    }

    /// The slots of a builtin class.
    #[inline(always)]
    pub fn class_slots(&self, id: ClassId) -> &'static NativeSlots {
        match self.heap().class(id).as_class() {
            Some(class) => class.data.get(self).native,
            None => &NativeSlots::NONE,
        }
    }

    /// The slots of the builtin class at the bottom of a value's class.
    #[inline(always)]
    pub fn slots(&self, value: &Value) -> &'static NativeSlots {
        match self.class_of(value).as_class() {
            Some(class) => class.data.get(self).native,
            None => &NativeSlots::NONE,
        }
    }

    /// The answer of a special method that takes the value and nothing else, if its class has learned that it is a Python function: the
    /// commonest case, in which none of the general rules is needed.
    #[inline(always)]
    pub(super) fn ask(&mut self, value: &Value, special: Special) -> Option<Outcome> {
        (self.heap().hooks.get().ask)(self, value, special)
    }

    /// As [`Thread::ask`], of a method that takes one value more.
    #[inline(always)]
    pub(super) fn ask_about(&mut self, value: &Value, special: Special, other: &Value) -> Option<Outcome> {
        (self.heap().hooks.get().ask_about)(self, value, special, other)
    }

    /// Calls a special method if a script's class defines it for the value: `type(x).__name__(x, *args)`.
    #[inline]
    pub fn call_special(&mut self, value: &Value, special: Special, args: &[&Value]) -> Outcome<Option<Value>> {
        if !self.overrides(value, special) {
            return Ok(None);
        }
        let answer = match args {
            [] => self.ask(value, special),
            [other] => self.ask_about(value, special, other),
            _ => None,
        };
        match answer {
            Some(answer) => answer.map(Some),
            None => self.call_special_by_name(value, special, args),
        }
    }

    /// As [`Thread::call_special`], with whatever the class has under the name, builtin or not.
    pub fn call_special_by_name(&mut self, value: &Value, special: Special, args: &[&Value]) -> Outcome<Option<Value>> {
        let Some(found) = self.special(value, special) else {
            return Ok(None);
        };
        if matches!(found.kind(), Some(Kind::Function | Kind::NativeMethod)) {
            match args {
                [] => return self.call(&found, std::slice::from_ref(value)).map(Some),
                [arg] => return self.call_with_two(&found, value, arg).map(Some),
                _ => {}
            }
            let all: Vec<Value> = std::iter::once(value).chain(args.iter().copied()).cloned().collect();
            return self.call(&found, &all).map(Some);
        }
        let class = self.class_of(value).clone();
        let bound = match self.bind(&found, value, &class) {
            Err(raised) if special.may_be_absent() => {
                drop(self.catch(raised, ClassId::AttributeError)?);
                return Ok(None);
            }
            bound => bound?,
        };
        let all: Vec<Value> = args.iter().map(|&arg| arg.clone()).collect();
        self.call(&bound, &all).map(Some)
    }

    /// Is `class` the class `ancestor` or derived from it (by its order of resolution, without hooks)?
    #[inline]
    pub fn is_subclass_of(&self, class: &Value, ancestor: &Value) -> bool {
        if class.is(ancestor) {
            return true;
        }
        class
            .as_class()
            .is_some_and(|class| class.data.get(self).ancestors.iter().any(|a| a.is(ancestor)))
    }

    /// Is the value an instance of this builtin class (or one derived from it)?
    #[inline]
    pub fn is_a(&self, value: &Value, id: ClassId) -> bool {
        self.is_subclass_of(self.class_of(value), self.heap().class(id))
    }

    /// `isinstance(value, class)` with a class, a tuple of such, or whatever passes for a class; honours `__instancecheck__` and
    /// `__class__`.
    pub fn is_instance(&mut self, value: &Value, class: &Value) -> Outcome<bool> {
        if self.class_of(value).is(class) {
            return Ok(true);
        }
        if self.is_exactly(class, ClassId::Type) && self.is_of_builtin_class(value) {
            return Ok(self.is_subclass_of(self.class_of(value), class));
        }
        if let Some(classes) = class.as_tuple() {
            self.check_native_stack(" in __instancecheck__")?;
            for class in classes.items() {
                if self.is_instance(value, class)? {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
        let answer = match class.as_class() {
            Some(_) => self.call_special(class, Special::InstanceCheck, &[value])?,
            None => self.call_special_by_name(class, Special::InstanceCheck, &[value])?,
        };
        match answer {
            Some(answer) => self.truth(&answer),
            None => self.is_plain_instance(value, class),
        }
    }

    /// `type.__instancecheck__(class, value)`: by order of resolution, the value's own class or what it claims by `__class__`.
    pub fn is_plain_instance(&mut self, value: &Value, class: &Value) -> Outcome<bool> {
        if class.as_class().is_some() {
            if self.is_subclass_of(self.class_of(value), class) {
                return Ok(true);
            }
            let claimed = self.claimed_class(value)?;
            return Ok(
                claimed.is_some_and(|claimed| claimed.as_class().is_some() && self.is_subclass_of(&claimed, class))
            );
        }
        if self.bases_of(class)?.is_none() {
            return Err(self.type_error("isinstance() arg 2 must be a type, a tuple of types, or a union"));
        }
        let claimed = match self.claimed_class(value)? {
            Some(claimed) => claimed,
            None => self.class_of(value).clone(),
        };
        self.derives_from(&claimed, class)
    }

    /// Is the value's class one that no script has made, so that nothing claims to be of another one?
    #[inline]
    fn is_of_builtin_class(&self, value: &Value) -> bool {
        let class = self.class_of(value).as_class();
        !class.is_some_and(|class| class.data.get(self).heap)
    }

    /// What an object whose class redefines attributes, or `__class__` itself, says its class is, as proxies do.
    pub(crate) fn claimed_class(&mut self, value: &Value) -> Outcome<Option<Value>> {
        if self.is_of_builtin_class(value) {
            return Ok(None);
        }
        let name = self.heap().class_name().clone();
        let known = self.known(Access::Get, value, &name);
        if known
            .or_else(|| self.learn(value, &name))
            .is_some_and(|known| known.slot == OWN_CLASS)
        {
            return Ok(None);
        }
        if !self.overrides(value, Special::GetAttribute) {
            let (class, object) = (self.class_of(value).clone(), self.heap().class(ClassId::Object).clone());
            let (found, plain) = (self.class_lookup(&class, &name), self.class_lookup(&object, &name));
            if found.zip(plain).is_some_and(|(found, plain)| found.is(&plain)) {
                return Ok(None);
            }
        }
        self.find_or_none(value, &name)
    }

    /// An attribute; None if reading it raises AttributeError.
    pub(crate) fn find_or_none(&mut self, value: &Value, name: &Value) -> Outcome<Option<Value>> {
        match self.find_attr(value, name) {
            Ok(found) => Ok(found),
            Err(raised) => {
                drop(self.catch(raised, ClassId::AttributeError)?);
                Ok(None)
            }
        }
    }

    /// `__bases__` of what may pass for a class: a tuple, or None.
    fn bases_of(&mut self, class: &Value) -> Outcome<Option<Value>> {
        let bases = self.find_or_none(class, &Value::intern("__bases__"))?;
        Ok(bases.filter(|bases| bases.as_tuple().is_some()))
    }

    /// Does `class` equal `ancestor`, or one of its `__bases__`, and so on?
    fn derives_from(&mut self, class: &Value, ancestor: &Value) -> Outcome<bool> {
        self.check_native_stack(" in __issubclass__")?;
        if class.is(ancestor) {
            return Ok(true);
        }
        let bases = self.bases_of(class)?;
        for base in bases
            .as_ref()
            .and_then(|bases| bases.as_tuple())
            .map_or(&[][..], |bases| bases.items())
        {
            if self.derives_from(base, ancestor)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// `issubclass(class, of)` with a class, or a tuple of such; honours `__subclasscheck__`.
    pub fn is_subclass(&mut self, class: &Value, of: &Value) -> Outcome<bool> {
        if let Some(classes) = of.as_tuple() {
            self.check_native_stack(" in __subclasscheck__")?;
            for of in classes.items() {
                if self.is_subclass(class, of)? {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
        let answer = match of.as_class() {
            Some(_) => self.call_special(of, Special::SubclassCheck, &[class])?,
            None => self.call_special_by_name(of, Special::SubclassCheck, &[class])?,
        };
        match answer {
            Some(answer) => self.truth(&answer),
            None => self.is_plain_subclass(class, of),
        }
    }

    /// `type.__subclasscheck__(of, class)`: by order of resolution, or by `__bases__` of what only passes for a class.
    pub fn is_plain_subclass(&mut self, class: &Value, of: &Value) -> Outcome<bool> {
        if class.as_class().is_some() && of.as_class().is_some() {
            return Ok(self.is_subclass_of(class, of));
        }
        if self.bases_of(class)?.is_none() {
            return Err(self.type_error("issubclass() arg 1 must be a class"));
        }
        if self.bases_of(of)?.is_none() {
            return Err(self.type_error("issubclass() arg 2 must be a class, a tuple of classes, or a union"));
        }
        self.derives_from(class, of)
    }
}
