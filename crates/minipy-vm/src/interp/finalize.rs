//! Running finalizers: `__del__` of objects whose last reference has gone, the closing of suspended generators, and callbacks of
//! weak references.
//!
//! Freeing never runs Python code (`heap/dealloc.rs`): it queues. The loop runs the queue right after the instruction that filled it.

use crate::builtins::ignored::print_ignored;
use crate::heap::class::Special;
use crate::heap::object::Kind;
use crate::heap::thread::Thread;
use crate::heap::value::Value;

impl Thread {
    /// Runs the finalizers that wait. Their exceptions are reported on stderr and go no further.
    #[cold]
    #[inline(never)]
    pub(crate) fn run_finalizers(&mut self) {
        let (exception, has_entry) = (self.take_exception(), std::mem::take(&mut self.has_entry));
        loop {
            let due = std::mem::take(&mut *self.heap().finalizers.borrow_mut());
            if due.is_empty() {
                break;
            }
            for object in due {
                self.finalize(object);
            }
        }
        self.exception = exception;
        self.has_entry = has_entry;
    }

    fn finalize(&mut self, object: Value) {
        if let Some(callback) = self.due_callback(&object) {
            if self.call(&callback, std::slice::from_ref(&object)).is_err() {
                let error = self.take_exception();
                print_ignored(self, &error, "while calling weakref callback", &callback);
            }
            return;
        }
        let result = match object.kind() {
            Some(Kind::Generator) => self.generator_close(&object).map(drop),
            Some(Kind::Coroutine | Kind::AsyncGenerator) => self.finalize_async(&object),
            _ => self.call_special(&object, Special::Del, &[]).map(drop),
        };
        if result.is_err() {
            let error = self.take_exception();
            let class = self.class_of(&object).clone();
            let (doing, source) = match object.kind() {
                Some(Kind::Generator | Kind::Coroutine | Kind::AsyncGenerator) => {
                    ("while closing generator", Some(object.clone()))
                }
                _ => (
                    "while calling deallocator",
                    self.class_lookup(&class, &Value::intern("__del__")),
                ),
            };
            print_ignored(self, &error, doing, &source.unwrap_or(Value::NONE));
        }
    }
}
