//! What `await`, `async for` and `async with` ask of an object, and their errors.

use crate::heap::class::Special;
use crate::heap::classes::ClassId;
use crate::heap::native::{Outcome, Raised};
use crate::heap::object::Kind;
use crate::heap::thread::Thread;
use crate::heap::value::Value;

impl Thread {
    /// Has the value's class this special method, builtin or not?
    pub fn has_special(&mut self, value: &Value, special: Special) -> bool {
        let class = self.class_of(value).clone();
        let name = self.heap().special_name(special).clone();
        self.class_lookup(&class, &name).is_some()
    }

    /// Is it a coroutine, or a generator that `types.coroutine` made awaitable?
    pub fn is_awaited_directly(&self, value: &Value) -> bool {
        match value.kind() {
            Some(Kind::Coroutine) => true,
            Some(Kind::Generator) => value
                .as_generator()
                .and_then(|generator| generator.data.get(self).function.as_function())
                .and_then(|function| function.code.get(self).as_code())
                .is_some_and(|code| code.data.awaitable.get()),
            _ => false,
        }
    }

    /// What `await value` walks. None if the value cannot be awaited.
    pub fn find_awaitable_iterator(&mut self, value: &Value) -> Outcome<Option<Value>> {
        if self.is_awaited_directly(value) {
            return Ok(Some(value.clone()));
        }
        let Some(iterator) = self.call_special_by_name(value, Special::Await, &[])? else {
            return Ok(None);
        };
        if self.is_awaited_directly(&iterator) {
            return Err(self.type_error("__await__() returned a coroutine"));
        }
        if !self.is_iterator(&iterator) {
            let message = format!(
                "__await__() returned non-iterator of type '{}'",
                self.class_name(&iterator)
            );
            return Err(self.type_error(message));
        }
        Ok(Some(iterator))
    }

    /// As [`Thread::find_awaitable_iterator`], with the error of `await`.
    pub fn awaitable_iterator(&mut self, value: &Value) -> Outcome {
        match self.find_awaitable_iterator(value)? {
            Some(iterator) => Ok(iterator),
            None => {
                let message = format!("'{}' object can't be awaited", self.class_name(value));
                Err(self.type_error(message))
            }
        }
    }

    /// `value.__aiter__()`; None if there is none.
    pub fn call_aiter(&mut self, value: &Value) -> Outcome<Option<Value>> {
        self.call_special_by_name(value, Special::Aiter, &[])
    }

    /// A TypeError whose cause is the exception on its way.
    #[cold]
    pub fn type_error_from_cause(&mut self, message: String) -> Raised {
        let cause = self.take_exception();
        let raised = self.raise(ClassId::TypeError, message);
        if let Some(object) = self.exception.clone().as_exception() {
            let data = object.data.get_mut(self);
            data.suppress_context = true;
            let old = (
                std::mem::replace(&mut data.cause, cause.clone()),
                std::mem::replace(&mut data.context, cause),
            );
            drop(old);
        }
        raised
    }
}
