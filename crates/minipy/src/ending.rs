//! The end of a program: from its last instruction to its exit status, in CPython's order.
//!
//! ```text
//! traceback, or the message of SystemExit
//! wait for the threads that are not daemons
//! call what atexit was given           weakref.finalize among it
//! flush sys.stdout and sys.stderr      a failure makes the status 120
//! forget the modules                   what only they reach is finalized, while their names are still bound
//! flush once more                      __del__ may have printed
//! ```

use minipy_stdlib::{atexit, signals, stdio};
use minipy_vm::builtins::report;
use minipy_vm::heap::classes::ClassId;
use minipy_vm::heap::native::Outcome;
use minipy_vm::heap::thread::Thread;
use minipy_vm::heap::value::Value;
use std::io::Write;

/// How a program ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// With this status.
    Status(u8),
    /// By a KeyboardInterrupt that nobody caught. The traceback is written; the process should now die of SIGINT, which is how
    /// shells and scripts learn that the user wants to stop.
    Interrupted,
}

/// The status of a program whose output could not be written.
const FLUSH_FAILED: u8 = 120;

/// Ends a program whose module body has returned or raised.
pub(crate) fn end(thread: &mut Thread, main: Value, result: Outcome<()>) -> Exit {
    let (mut exit, error) = match result {
        Ok(()) => (Exit::Status(0), Value::UNDEF),
        Err(_) => {
            let error = thread.take_exception();
            uncaught(thread, error)
        }
    };
    thread.forget_exceptions();
    wait_for_threads(thread);
    atexit::run(thread);
    stdio::prepare_to_end(thread);
    signals::forget(thread);
    let mut written = flush(thread, true);
    // Until now `sys.last_exc` would keep the error, and with it what its frames hold.
    drop(error);
    forget_modules(thread, main);
    written &= flush(thread, written);
    if !written && exit != Exit::Interrupted {
        exit = Exit::Status(FLUSH_FAILED);
    }
    exit
}

/// Tells of an exception that nobody caught. Also gives it back if it was printed: it lives on for a while.
fn uncaught(thread: &mut Thread, error: Value) -> (Exit, Value) {
    if thread.is_a(&error, ClassId::SystemExit) {
        return (system_exit(thread, error), Value::UNDEF);
    }
    if let Some(exit) = report_error(thread, &error) {
        return (exit, Value::UNDEF);
    }
    match thread.is_a(&error, ClassId::KeyboardInterrupt) {
        true => (Exit::Interrupted, error),
        false => (Exit::Status(1), error),
    }
}

/// The status that SystemExit asks for. A code that is no number is a message.
fn system_exit(thread: &mut Thread, error: Value) -> Exit {
    let code = match thread.get_attr(&error, &Value::intern("code")) {
        Ok(code) => code,
        Err(_) => {
            drop(thread.take_exception());
            error
        }
    };
    if code.is_none() {
        return Exit::Status(0);
    }
    if thread.is_a(&code, ClassId::Int) {
        let number = thread.index(&code).ok().and_then(|number| i32::try_from(number).ok());
        drop(thread.take_exception());
        // The system keeps the low eight bits; what is no C int is -1.
        return Exit::Status(number.unwrap_or(-1) as u8);
    }
    let text = thread.str(&code);
    let text = text.unwrap_or_else(|_| Value::str(""));
    drop(thread.take_exception());
    write_error(thread, text);
    Exit::Status(1)
}

/// Writes a line to `sys.stderr`, or to the process's if there is none.
fn write_error(thread: &mut Thread, text: Value) {
    match stdio::current(thread, stdio::STDERR).filter(|stream| !stream.is_none()) {
        Some(stream) => {
            let lines = [text, Value::str("\n")];
            let written = lines
                .into_iter()
                .try_for_each(|part| thread.call_method(&stream, "write", &[part]).map(drop));
            if written.is_err() {
                drop(thread.take_exception());
            }
        }
        None => complain(text.as_str().unwrap_or_default()),
    }
}

/// Calls `sys.excepthook` if the script has set one, else writes the traceback. A hook may end the program by SystemExit.
fn report_error(thread: &mut Thread, error: &Value) -> Option<Exit> {
    let original = sys_attribute(thread, "__excepthook__").unwrap_or_default();
    let Some(hook) = sys_attribute(thread, "excepthook").filter(|hook| !hook.is(&original)) else {
        print_traceback(thread, error);
        return None;
    };
    let traceback = match thread.get_attr(error, &Value::intern("__traceback__")) {
        Ok(traceback) => traceback,
        Err(_) => {
            drop(thread.take_exception());
            Value::NONE
        }
    };
    let class = thread.class_of(error).clone();
    if thread.call(&hook, &[class, error.clone(), traceback]).is_ok() {
        return None;
    }
    let second = thread.take_exception();
    if thread.is_a(&second, ClassId::SystemExit) {
        return Some(system_exit(thread, second));
    }
    complain("Error in sys.excepthook:");
    print_traceback(thread, &second);
    complain("\nOriginal exception was:");
    print_traceback(thread, error);
    None
}

/// Writes a traceback to what stands in `sys.stderr`; nothing if that is None.
fn print_traceback(thread: &mut Thread, error: &Value) {
    let original = stdio::original(thread, stdio::STDERR);
    match stdio::current(thread, stdio::STDERR) {
        Some(stream) if stream.is_none() => {}
        Some(stream) if !stream.is(&original) => {
            let text = Value::str(&report::format_exception(thread, error));
            if thread.call_method(&stream, "write", &[text]).is_err() {
                drop(thread.take_exception());
            }
        }
        _ => report::print_uncaught(thread, error),
    }
}

/// `threading._shutdown()`, if the script has imported `threading`. Ctrl-C ends the waiting.
fn wait_for_threads(thread: &mut Thread) {
    let Some(module) = module(thread, "threading") else {
        return;
    };
    let Some(shutdown) = thread.own_attribute(&module, &Value::intern("_shutdown")) else {
        return;
    };
    if thread.call(&shutdown, &[]).is_err() {
        let error = thread.take_exception();
        complain("Exception ignored while joining a thread in _thread._shutdown():");
        report::print_uncaught(thread, &error);
    }
}

/// Lets go of all modules but `sys` and `builtins`. Functions keep the namespace of their module and are kept by it, so what stood in
/// a module is mostly garbage of the cycle collector's kind, whose finalizers run before anything is torn down. What a daemon thread
/// can still reach stays as it is.
fn forget_modules(thread: &mut Thread, main: Value) {
    let modules = thread.heap().modules.get(thread).clone();
    if let Some(table) = modules.as_dict() {
        for (name, _) in thread.dict_entries(table) {
            if name.as_str().is_some_and(|name| !matches!(name, "sys" | "builtins")) {
                drop(table.remove_str(thread, &name));
            }
        }
    }
    drop(main);
    thread.finalize_unreachable();
}

/// Flushes the standard streams, the original ones too if the script has put others in their place. Says whether what was printed
/// has been written, and, if `tell` is set, on standard error if not.
pub(crate) fn flush(thread: &mut Thread, tell: bool) -> bool {
    let mut written = true;
    for which in [stdio::STDOUT, stdio::STDERR] {
        let stream = stdio::current(thread, which).unwrap_or(Value::NONE);
        if flush_one(thread, &stream).is_err() {
            let error = thread.take_exception();
            written = false;
            if tell && which == stdio::STDOUT {
                complain("Exception ignored while flushing sys.stdout:");
                report::print_uncaught(thread, &error);
            }
        }
        let original = stdio::original(thread, which);
        if !original.is(&stream) && flush_one(thread, &original).is_err() {
            drop(thread.take_exception());
        }
    }
    written
}

/// Flushes a stream that is there and open.
fn flush_one(thread: &mut Thread, stream: &Value) -> Outcome<()> {
    if stream.is_none() {
        return Ok(());
    }
    if let Some(closed) = thread.find_attr(stream, &Value::intern("closed"))?
        && thread.truth(&closed)?
    {
        return Ok(());
    }
    thread.call_method(stream, "flush", &[]).map(drop)
}

fn sys_attribute(thread: &mut Thread, name: &str) -> Option<Value> {
    let sys = module(thread, "sys")?;
    thread.own_attribute(&sys, &Value::intern(name))
}

/// A loaded module.
fn module(thread: &Thread, name: &str) -> Option<Value> {
    let modules = thread.heap().modules.get(thread);
    modules.as_dict()?.get_str(thread, &Value::intern(name)).cloned()
}

/// Writes a line to standard error. If that fails there is nobody left to tell.
pub(crate) fn complain(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}
