//! `sys.displayhook`: how the value of an expression is shown that was compiled in mode `single`.

use crate::stdio;
use crate::support::set;
use minipy_vm::native::{Args, ClassId, Outcome, Thread, Value};

/// `sys.displayhook(value)`: nothing for None; else its repr, and `builtins._` is bound to it.
pub(crate) fn displayhook(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let value = &args[0];
    if value.is_none() {
        return Ok(Value::NONE);
    }
    let builtins = thread.import_dotted("builtins")?;
    // While its repr is made the old value is not there, so that it cannot be shown by it.
    set(thread, &builtins, "_", Value::NONE);
    let Some(stdout) = stdio::current(thread, stdio::STDOUT).filter(|stdout| !stdout.is_none()) else {
        return Err(thread.raise(ClassId::RuntimeError, "lost sys.stdout"));
    };
    let text = thread.repr(value)?;
    for part in [text, Value::str("\n")] {
        thread.call_method(&stdout, "write", &[part])?;
    }
    set(thread, &builtins, "_", value.clone());
    Ok(Value::NONE)
}
