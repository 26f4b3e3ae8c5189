//! Pickles of instances of scripts' classes that leave it to `object` how they are pickled: the class by its name, then the attributes.
//!
//! Such a class has no hook and no `__del__`, is an instance of `type` itself, and is what its module has under its name. Neither writing
//! nor reading then runs Python code, and what was made in vain goes unseen when `pickle` begins anew.

use super::{NotPlain, Plain, Reader, Writer};
use crate::copy::is_without_hooks;
use minipy_vm::native::{ClassId, Kind, Special, Thread, Value};

/// The tables of `copyreg`, by which scripts say how a class is pickled.
pub(super) struct Tables {
    reductors: Value,
    extensions: Value,
}

impl Tables {
    pub(super) fn new(reductors: &Value, extensions: &Value) -> Tables {
        Tables {
            reductors: reductors.clone(),
            extensions: extensions.clone(),
        }
    }

    /// Do they say nothing of the class?
    fn are_silent(&self, thread: &mut Thread, class: &Value) -> Plain<bool> {
        let (Some(reductors), Some(extensions)) = (self.reductors.as_dict(), self.extensions.as_dict()) else {
            return Err(NotPlain);
        };
        let found = thread.dict_get(reductors, class).map_err(|_| NotPlain)?;
        Ok(found.is_none() && thread.dict_len(extensions) == 0)
    }
}

/// Is it a class whose instances are made and filled without asking it?
fn is_plain_class(thread: &mut Thread, class: &Value) -> bool {
    let object = thread.heap().class(ClassId::Object).clone();
    let mut has = |name: &str| {
        let name = Value::intern(name);
        match (thread.class_lookup(class, &name), thread.class_lookup(&object, &name)) {
            (Some(own), Some(usual)) => !own.is(&usual),
            (own, _) => own.is_some(),
        }
    };
    !has("__class__") && !has("__abstractmethods__") && {
        let kind = thread.heap().class(ClassId::Type);
        thread.class_of(class).is(kind)
            && !thread.class_overrides(class, Special::Del)
            && is_without_hooks(thread, class)
    }
}

/// What stands in a module that is loaded, under a name without dots.
fn global(thread: &Thread, module: &Value, name: &str) -> Plain<Value> {
    let modules = thread.heap().modules.get(thread).as_dict().ok_or(NotPlain)?;
    let module = modules.get_str(thread, module).ok_or(NotPlain)?;
    if module.kind() != Some(Kind::Module) {
        return Err(NotPlain);
    }
    thread.own_attribute(module, &Value::intern(name)).ok_or(NotPlain)
}

/// An attribute of a class that is a string, asked of `type`.
fn text_of(thread: &mut Thread, class: &Value, name: &str) -> Plain<Value> {
    let text = thread.get_attr(class, &Value::intern(name)).map_err(|_| NotPlain)?;
    match thread.is_exactly(&text, ClassId::Str) {
        true => Ok(text),
        false => Err(NotPlain),
    }
}

/// Is it a name that the machinery of classes and pickles might look for?
fn is_special(name: &Value) -> bool {
    name.as_str().is_none_or(|name| name.starts_with("__"))
}

impl Writer {
    pub(super) fn instance(&mut self, thread: &mut Thread, value: &Value, identity: i64) -> Plain {
        let attributes = thread.attributes_apart(value).ok_or(NotPlain)?;
        if attributes.iter().any(|(name, _)| is_special(name)) {
            return Err(NotPlain);
        }
        let class = thread.class_of(value).clone();
        self.begin();
        match self.memo.get(&thread.identity(&class)) {
            Some(&number) => self.get(number),
            None => self.class(thread, &class)?,
        }
        self.begin();
        self.frame.extend(b")\x81");
        self.memoize(identity);
        if !attributes.is_empty() {
            self.begin();
            self.frame.push(b'}');
            self.memoize_nameless();
            self.dict_items(thread, &attributes)?;
            self.frame.push(b'b');
        }
        Ok(())
    }

    /// A class by the names of its module and its own. The former is written once, the latter anew even if an equal string was.
    fn class(&mut self, thread: &mut Thread, class: &Value) -> Plain {
        let (module, name) = (
            text_of(thread, class, "__module__")?,
            text_of(thread, class, "__qualname__")?,
        );
        let (Some(module), Some(name)) = (module.as_str(), name.as_str().filter(|name| !name.contains('.'))) else {
            return Err(NotPlain);
        };
        let module = Value::intern(module);
        let is_found = global(thread, &module, name)?.is(class);
        if !is_found || !is_plain_class(thread, class) || !self.tables.are_silent(thread, class)? {
            return Err(NotPlain);
        }
        self.made.push(module.clone());
        self.value(thread, &module)?;
        self.begin();
        self.octets(name.as_bytes(), b'\x8c', b'X')?;
        self.memoize_nameless();
        self.frame.push(b'\x93');
        self.memoize(thread.identity(class));
        Ok(())
    }
}

impl Reader<'_> {
    /// A class by the names of its module and its own.
    pub(super) fn class(&mut self, thread: &mut Thread) -> Plain {
        let (name, module) = (self.pop()?, self.pop()?);
        let name = name.as_str().filter(|name| !name.contains('.')).ok_or(NotPlain)?;
        let class = global(thread, &module, name)?;
        if class.as_class().is_none() || !is_plain_class(thread, &class) {
            return Err(NotPlain);
        }
        self.stack.push(class);
        Ok(())
    }

    /// An instance of a class, made without arguments.
    pub(super) fn instance(&mut self, thread: &mut Thread) -> Plain {
        let (args, class) = (self.pop()?, self.pop()?);
        if args.as_tuple().is_none_or(|args| !args.items().is_empty()) {
            return Err(NotPlain);
        }
        let made = thread.new_instance(&class).ok_or(NotPlain)?;
        // Not one with `__slots__`.
        thread.attributes_apart(&made).ok_or(NotPlain)?;
        self.stack.push(made);
        Ok(())
    }

    /// The attributes of an instance out of a dict.
    pub(super) fn build(&mut self, thread: &mut Thread) -> Plain {
        let state = self.pop()?;
        let made = self.stack.last().ok_or(NotPlain)?.clone();
        let attributes = state
            .as_dict()
            .filter(|_| made.kind() == Some(Kind::Instance))
            .ok_or(NotPlain)?;
        for (name, value) in thread.dict_entries(attributes) {
            let name = self.interned(thread, &name)?;
            thread.set_own_attribute(&made, &name, value);
        }
        Ok(())
    }

    /// The name of an attribute. Most of them were read before.
    fn interned(&mut self, thread: &Thread, name: &Value) -> Plain<Value> {
        let text = name.as_str().filter(|_| !is_special(name)).ok_or(NotPlain)?;
        let identity = thread.identity(name);
        if let Some(known) = self.names.get(&identity).filter(|known| known.as_str() == Some(text)) {
            return Ok(known.clone());
        }
        let name = Value::intern(text);
        self.names.insert(identity, name.clone());
        Ok(name)
    }
}
