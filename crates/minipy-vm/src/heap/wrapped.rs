//! What `staticmethod` and `classmethod` wrap; how they read and show it is `builtins/descriptors.rs`.

use super::classes::ClassId;
use super::native::Binding;
use super::object::{Kind, Payload};
use super::thread::Thread;
use super::value::Value;

/// The contents of a `staticmethod` or `classmethod`.
pub(crate) struct Wrapped {
    /// What they wrap.
    pub(crate) function: Value,
}

impl Payload for Wrapped {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        visit(&self.function);
    }
}

impl Wrapped {
    /// What a `staticmethod` gives, whatever it is read from; None if it is something else, or a script's kind of it.
    pub(crate) fn of_static_method(thread: &Thread, value: &Value) -> Option<Value> {
        let wrapped = value.payload::<Wrapped>(thread)?;
        thread
            .is_exactly(value, ClassId::StaticMethod)
            .then(|| wrapped.function.clone())
    }

    /// The function or native class method that a `classmethod` binds to a class; None if it is something else, or a script's kind of
    /// it, or wraps another callable.
    pub(crate) fn of_class_method(thread: &Thread, value: &Value) -> Option<Value> {
        let function = &value.payload::<Wrapped>(thread)?.function;
        let simple = function.kind() == Some(Kind::Function)
            || function
                .as_native()
                .is_some_and(|native| matches!(native.def.binding, Binding::Class));
        (simple && thread.is_exactly(value, ClassId::ClassMethod)).then(|| function.clone())
    }
}
