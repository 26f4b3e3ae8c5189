//! Raising exceptions from Rust, and looking at the one on its way.

use crate::heap::classes::ClassId;
use crate::heap::dict_table::RawDict;
use crate::heap::make::NoMemory;
use crate::heap::native::Raised;
use crate::heap::thread::Thread;
use crate::heap::value::Value;

impl Thread {
    /// Raises an exception of a builtin class with a text.
    #[cold]
    #[inline(never)]
    pub fn raise(&mut self, class: ClassId, message: impl AsRef<str>) -> Raised {
        let class = self.heap().class(class).clone();
        let args = Value::tuple_from(1, [Value::str(message.as_ref())]);
        self.raise_value(Value::exception(&class, args))
    }

    /// Raises an exception of a builtin class with these arguments.
    #[cold]
    #[inline(never)]
    pub fn raise_with(&mut self, class: ClassId, args: Vec<Value>) -> Raised {
        let class = self.heap().class(class).clone();
        self.raise_value(Value::exception(&class, Value::tuple(args)))
    }

    /// Raises an exception object: it gets the exception being handled as its context.
    #[cold]
    pub fn raise_value(&mut self, exception: Value) -> Raised {
        if !self.handled.is_undef() && !self.handled.is(&exception) {
            let handled = self.handled.clone();
            self.break_context_cycle(&handled, &exception);
            if let Some(object) = exception.as_exception() {
                object.data.get_mut(self).context = handled;
            }
        }
        self.exception = exception;
        Raised::new()
    }

    /// If `exception` stands in the chain of contexts of `handled`, cuts the chain there.
    fn break_context_cycle(&mut self, handled: &Value, exception: &Value) {
        let mut at = handled.clone();
        let mut steps = 0;
        while let Some(object) = at.as_exception() {
            let next = object.data.get(self).context.clone();
            if next.is(exception) {
                object.data.get_mut(self).context = Value::UNDEF;
                return;
            }
            steps += 1;
            if next.is_undef() || steps > 100_000 {
                return;
            }
            at = next;
        }
    }

    /// An attribute that CPython keeps in a field of an exception's class, and so not in `__dict__`.
    pub fn exception_member(&self, exception: &Value, name: &str) -> Option<Value> {
        let members = &exception.as_exception()?.data.get(self).members;
        members.as_dict()?.get_str(self, &Value::intern(name)).cloned()
    }

    /// Sets such an attribute.
    pub fn set_exception_member(&mut self, exception: &Value, name: &str, value: Value) {
        let Some(object) = exception.as_exception() else { return };
        let data = object.data.get_mut(self);
        if data.members.is_undef() {
            data.members = Value::dict(Default::default());
        }
        let members = data.members.clone();
        drop(
            members
                .as_dict()
                .map(|dict| dict.set_str(self, &Value::intern(name), value)),
        );
    }

    /// Gives a fresh exception such attributes, of different names.
    pub fn give_exception_members<const N: usize>(&mut self, exception: &Value, members: [(&str, Value); N]) {
        let mut table = RawDict::with_capacity(N);
        for (name, value) in members {
            let name = Value::intern(name);
            let hash = name.as_str_object().map_or(0, |text| text.hash());
            table.insert_new(hash, name, value);
        }
        if let Some(object) = exception.as_exception() {
            object.data.get_mut(self).members = Value::dict(table);
        }
    }

    /// Removes such an attribute. False if it was not set.
    pub fn delete_exception_member(&mut self, exception: &Value, name: &str) -> bool {
        let members = exception
            .as_exception()
            .map(|object| object.data.get(self).members.clone());
        let dict = members.as_ref().and_then(|members| members.as_dict());
        dict.and_then(|dict| dict.remove_str(self, &Value::intern(name)))
            .is_some()
    }

    /// Is it a class that can be raised?
    pub fn is_exception_class(&self, value: &Value) -> bool {
        value.as_class().is_some() && self.is_subclass_of(value, self.heap().class(ClassId::BaseException))
    }

    /// Puts an exception on its way again as it is.
    pub fn reraise(&mut self, exception: Value) -> Raised {
        self.exception = exception;
        Raised::new()
    }

    /// Takes the exception on its way: it is handled now.
    pub fn take_exception(&mut self) -> Value {
        std::mem::take(&mut self.exception)
    }

    /// Is the exception on its way an instance of this builtin class?
    pub fn raised_is(&self, class: ClassId) -> bool {
        let wanted = self.heap().class(class);
        self.is_subclass_of(self.class_of(&self.exception), wanted)
    }

    /// Takes the exception on its way if it is an instance of this class; else passes it on.
    pub fn catch(&mut self, raised: Raised, class: ClassId) -> Result<Value, Raised> {
        if self.raised_is(class) {
            Ok(self.take_exception())
        } else {
            Err(raised)
        }
    }

    /// Raises a TypeError.
    #[cold]
    pub fn type_error(&mut self, message: impl AsRef<str>) -> Raised {
        self.raise(ClassId::TypeError, message)
    }

    /// Raises a ValueError.
    #[cold]
    pub fn value_error(&mut self, message: impl AsRef<str>) -> Raised {
        self.raise(ClassId::ValueError, message)
    }

    /// Raises an IndexError.
    #[cold]
    pub fn index_error(&mut self, message: impl AsRef<str>) -> Raised {
        self.raise(ClassId::IndexError, message)
    }

    /// Raises an OverflowError.
    #[cold]
    pub fn overflow_error(&mut self, message: impl AsRef<str>) -> Raised {
        self.raise(ClassId::OverflowError, message)
    }

    /// Raises a MemoryError without text, as CPython does.
    #[cold]
    pub fn memory_error(&mut self) -> Raised {
        self.raise_with(ClassId::MemoryError, Vec::new())
    }

    /// Raises the StopIteration at the end of something that returned this value.
    #[cold]
    pub fn stop_iteration(&mut self, value: Value) -> Raised {
        let args = if value.is_none() { Vec::new() } else { vec![value] };
        self.raise_with(ClassId::StopIteration, args)
    }

    /// Raises a KeyError with the key itself as argument.
    #[cold]
    pub fn key_error(&mut self, key: &Value) -> Raised {
        let class = self.heap().class(ClassId::KeyError).clone();
        let args = Value::tuple_from(1, [key.clone()]);
        self.raise_value(Value::exception(&class, args))
    }

    /// Raises a RecursionError; `doing` is the end of the sentence (`" while calling a Python object"`, or empty).
    #[cold]
    pub fn recursion_error(&mut self, doing: &str) -> Raised {
        self.raise(
            ClassId::RecursionError,
            format!("maximum recursion depth exceeded{doing}"),
        )
    }

    /// An error unless there is native stack left for another level of recursion through Rust code.
    #[inline(always)]
    pub fn check_native_stack(&mut self, doing: &str) -> Result<(), Raised> {
        if self.native_stack_is_low() {
            Err(self.recursion_error(doing))
        } else {
            Ok(())
        }
    }

    /// The name of a value's class, for messages.
    pub fn class_name(&self, value: &Value) -> String {
        self.name_of_class(self.class_of(value))
    }

    /// As [`Thread::full_class_name`], without the module of the script itself (CPython's `%T`).
    pub fn script_class_name(&self, value: &Value) -> String {
        let name = self.full_class_name(self.class_of(value));
        name.strip_prefix("__main__.").map_or(name.clone(), str::to_owned)
    }

    /// As [`Thread::class_name`], as CPython's argument parser says it: `None` is `None` and no `NoneType`.
    pub fn argument_name(&self, value: &Value) -> String {
        if value.is_none() {
            "None".to_owned()
        } else {
            self.class_name(value)
        }
    }

    /// The name of a class, for messages: `__name__`, for a class of the standard library with its module (CPython's `tp_name`).
    pub fn name_of_class(&self, class: &Value) -> String {
        let Some(data) = class.as_class().map(|class| class.data.get(self)) else {
            return "?".to_owned();
        };
        if !data.heap {
            return self.full_class_name(class);
        }
        data.name.as_str().unwrap_or("?").to_owned()
    }

    /// A made object, or MemoryError.
    pub fn made<T>(&mut self, result: Result<T, NoMemory>) -> Result<T, Raised> {
        result.map_err(|NoMemory| self.memory_error())
    }
}
