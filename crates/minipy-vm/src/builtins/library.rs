//! Functions of the standard library that builtin classes need: imported when they are called first.

use crate::heap::classes::ClassId;
use crate::heap::native::Outcome;
use crate::heap::thread::Thread;
use crate::heap::value::Value;

/// Calls a function of a module of the library.
pub(crate) fn call_in_library(thread: &mut Thread, module: &str, function: &str, args: &[Value]) -> Outcome {
    let builtins = thread.heap().builtins.get(thread).clone();
    let import = builtins
        .as_dict()
        .and_then(|dict| dict.get_str(thread, &Value::intern("__import__")).cloned());
    let Some(import) = import else {
        return Err(thread.raise(ClassId::ImportError, "__import__ not found"));
    };
    let module = thread.call(&import, &[Value::intern(module)])?;
    let function = thread.get_attr(&module, &Value::intern(function))?;
    thread.call(&function, args)
}
