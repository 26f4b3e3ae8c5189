//! Calls of Python functions from native code: an activation of the loop of their own, in a window behind the top frame's.

use super::calls::{self, make_ready, run_loop};
use super::frames::{self, code_of, retained};
use super::run::Start;
use super::specials;
use crate::heap::class::Special;
use crate::heap::native::{Args, Outcome};
use crate::heap::object::FunctionObject;
use crate::heap::stack::Entry;
use crate::heap::thread::Thread;
use crate::heap::value::{Value, Word};

/// Calls a Python function from native code: the hook behind `Thread::call`. One that takes just these arguments is entered at once.
pub(super) fn call_from_native(thread: &mut Thread, function: &Value, args: Args<'_>) -> Outcome {
    // SAFETY: the hook is given functions only.
    unsafe {
        let callee = function.word() as *mut FunctionObject;
        if (*code_of(callee)).fast_args as usize != args.values.len() || !args.names.is_empty() {
            return call_unlike(thread, function, args);
        }
        match args.values {
            [only] => enter_from_native(thread, callee, [only]),
            [first, second] => enter_from_native(thread, callee, [first, second]),
            values => enter_from_native(thread, callee, values),
        }
    }
}

/// As [`call_from_native`], with two arguments that do not stand side by side.
pub(super) fn call_with_two(thread: &mut Thread, function: &Value, first: &Value, second: &Value) -> Outcome {
    // SAFETY: as above.
    unsafe {
        let callee = function.word() as *mut FunctionObject;
        if (*code_of(callee)).fast_args != 2 {
            return call_unlike(thread, function, Args::positional(&[first.clone(), second.clone()]));
        }
        enter_from_native(thread, callee, [first, second])
    }
}

/// The answer of a special method that takes the value and nothing else: the hook behind `Thread::ask`. None unless the value's class has
/// learned that it is such a Python function, without which nothing is done.
pub(super) fn ask(thread: &mut Thread, value: &Value, special: Special) -> Option<Outcome> {
    // SAFETY: the value is alive, and its class keeps the method until the frame does.
    unsafe {
        let method = specials::known_method(value.word(), special, 1)?;
        Some(enter_from_native(thread, method, [value]))
    }
}

/// As [`ask`], of a method that takes one value more: the hook behind `Thread::ask_about`.
pub(super) fn ask_about(thread: &mut Thread, value: &Value, special: Special, other: &Value) -> Option<Outcome> {
    // SAFETY: as above.
    unsafe {
        let method = specials::known_method(value.word(), special, 2)?;
        Some(enter_from_native(thread, method, [value, other]))
    }
}

/// Runs a function that takes just these arguments.
#[inline(always)]
unsafe fn enter_from_native<'v>(
    thread: &mut Thread,
    callee: *mut FunctionObject,
    args: impl IntoIterator<Item = &'v Value>,
) -> Outcome {
    thread.check_native_stack("")?;
    let t: *mut Thread = thread;
    // SAFETY: the window is behind the top frame's, where nothing is in use, and made ready before it is written. The function is
    // alive, as the caller holds it.
    unsafe {
        let (code, base) = (code_of(callee), frames::top(t));
        frames::reserve(t, base, code)?;
        let mut argc = 0;
        for value in args {
            base.add(argc).write(retained(value.word()));
            argc += 1;
        }
        retained(callee as Word);
        frames::push(t, base, argc, callee, Entry::Native);
        run_from_entry(t)
    }
}

/// Calls a function from native code whose arguments must be bound, or that makes a generator.
#[inline(never)]
fn call_unlike(thread: &mut Thread, function: &Value, args: Args<'_>) -> Outcome {
    let t: *mut Thread = thread;
    // SAFETY: as above.
    unsafe {
        let (code, argc) = (code_of(function.word() as *const FunctionObject), args.values.len());
        let Some(kind) = (*code)
            .generator
            .filter(|_| (*code).plain_args as usize == argc && args.names.is_empty())
        else {
            return run_function(thread, function, args, Value::UNDEF);
        };
        thread.check_native_stack("")?;
        let base = frames::top(t);
        frames::reserve(t, base, code)?;
        for (i, value) in args.values.iter().enumerate() {
            base.add(i).write(retained(value.word()));
        }
        Ok(super::generators::make(thread, kind, function.clone(), base, argc))
    }
}

/// Runs the function of the top frame, which native code has just pushed.
#[inline(always)]
unsafe fn run_from_entry(t: *mut Thread) -> Outcome {
    // SAFETY: the frame was pushed with `Entry::Native`.
    unsafe {
        let start = match (*t).breaker_bits() {
            0 => Start::Run,
            _ if (*t).poll().is_ok() => Start::Run,
            _ => Start::Raise,
        };
        run_loop(t, start)
    }
}

/// Runs a Python function to its end, with a namespace if it is the body of a class or of a module under `exec`.
///
/// # Safety
/// The thread is in no loop, or between two instructions of one.
pub(super) unsafe fn run_function(thread: &mut Thread, function: &Value, args: Args<'_>, namespace: Value) -> Outcome {
    thread.check_native_stack("")?;
    let t: *mut Thread = thread;
    // SAFETY: as the caller says. The registers behind the top window are made ready before they are written, and hold nothing.
    unsafe {
        let base = frames::top(t);
        let argc = args.values.len();
        make_ready(t, base.add(argc))?;
        for (i, value) in args.values.iter().enumerate() {
            base.add(i).write(value.clone().into_word());
        }
        let made = calls::call_function(t, function.clone(), base, argc, args.names, Entry::Native, Value::UNDEF);
        match made {
            Err(raised) => {
                frames::clear(t, base, 0, argc);
                Err(raised)
            }
            Ok(Some(generator)) => Ok(generator),
            Ok(None) => {
                (*(*t).frame).namespace = namespace.into_word();
                run_from_entry(t)
            }
        }
    }
}
