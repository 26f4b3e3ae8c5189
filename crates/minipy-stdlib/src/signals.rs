//! `_signal`: which function of a script runs when a signal comes. `signal.py` makes the numbers members of enumerations.
//!
//! Here are the table of handlers and their calling, in the main thread, between two instructions or in the middle of a wait
//! (`Thread::handle_signals` decides when). Timers and waiting are in `signals/waiting.rs`, the frame that a handler gets in
//! `signals/frame.rs`, the way from the system to the interpreter in the VM's `heap/delivery.rs`.

mod frame;
mod waiting;

use crate::support::{c_int, set};
use minipy_vm::native::os_signals::{self, Disposition};
use minipy_vm::native::{
    Args, Arity, ClassId, Guarded, NativeDef, NativeModule, Num, Outcome, Signature, Thread, ThreadId, Value, os_calls,
    os_error, print_ignored_with,
};

/// What the handlers are before a script sets one.
const SIG_DFL: i64 = 0;
const SIG_IGN: i64 = 1;

/// The handlers by the signals' numbers: a function, `SIG_DFL`, `SIG_IGN`, or None for what is not ours to know.
struct Handlers(Guarded<Vec<Value>>);

impl Default for Handlers {
    fn default() -> Handlers {
        Handlers(Guarded::new(Vec::new()))
    }
}

fn handlers(thread: &Thread) -> &'static Guarded<Vec<Value>> {
    &thread.heap().extension::<Handlers>().0
}

fn handler(thread: &Thread, signal: i32) -> Value {
    let handler = handlers(thread).get(thread).get(signal as usize);
    handler.cloned().unwrap_or(Value::NONE)
}

/// Which of the two it is, if it is one.
fn fixed(handler: &Value) -> Option<Disposition> {
    match handler.as_small_int() {
        Some(SIG_DFL) => Some(Disposition::Default),
        Some(SIG_IGN) => Some(Disposition::Ignored),
        _ => None,
    }
}

/// Runs the handler of a signal that has come.
fn handle(thread: &mut Thread, signal: i32) -> Outcome<()> {
    if let Some(error) = thread.heap().signals.take_wakeup_error() {
        let _ = os_error(thread, &error, None);
        let error = thread.take_exception();
        print_ignored_with(
            thread,
            &error,
            "Exception ignored while trying to write to the signal wakeup fd",
        );
    }
    let handler = handler(thread, signal);
    if handler.is_none() || fixed(&handler).is_some() {
        // It came before the script took its handler away, or after the end.
        let message = format!("Signal {signal} ignored due to race condition");
        let _ = thread.raise(ClassId::OSError, &message);
        let error = thread.take_exception();
        print_ignored_with(thread, &error, "Exception ignored while calling signal handler");
        return Ok(());
    }
    let frame = frame::running(thread);
    thread.call(&handler, &[Value::int(signal.into()), frame]).map(drop)
}

/// Forgets the handlers at the end of a program, so that they keep nothing alive. Signals that come later are told as ignored.
pub fn forget(thread: &mut Thread) {
    thread.heap().on_signal.set(Some(handle));
    let gone = std::mem::take(handlers(thread).get_mut(thread));
    drop(gone);
}

/// An argument as the number of a signal.
fn number(thread: &mut Thread, value: &Value) -> Outcome<i32> {
    let signal = c_int(thread, value)?;
    match (1..os_signals::COUNT).contains(&signal) {
        true => Ok(signal),
        false => Err(thread.value_error("signal number out of range")),
    }
}

/// The main thread only.
fn check_main(thread: &mut Thread, what: &str) -> Outcome<()> {
    match thread.is_main() {
        true => Ok(()),
        false => {
            let message = format!("{what} only works in main thread of the main interpreter");
            Err(thread.value_error(message))
        }
    }
}

/// `signal(signalnum, handler)`: gives the handler before.
fn signal(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let signal = c_int(thread, &args[0])?;
    check_main(thread, "signal")?;
    let signal = number(thread, &Value::int(signal.into()))?;
    let disposition = match fixed(&args[1]) {
        Some(disposition) => disposition,
        None if thread.is_callable(&args[1]) => Disposition::Caught,
        None => {
            return Err(
                thread.type_error("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
            );
        }
    };
    // What has come is for the handler before.
    thread.poll_native()?;
    if let Err(error) = thread.heap().signals.set(signal, disposition) {
        return Err(os_error(thread, &error, None));
    }
    let place = handlers(thread).get_mut(thread).get_mut(signal as usize);
    Ok(place.map_or(Value::NONE, |place| std::mem::replace(place, args[1].clone())))
}

/// `getsignal(signalnum)`.
fn getsignal(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let signal = number(thread, &args[0])?;
    Ok(handler(thread, signal))
}

/// `default_int_handler(signalnum, frame)`.
fn default_int_handler(thread: &mut Thread, args: Args<'_>) -> Outcome {
    c_int(thread, &args[0])?;
    Err(thread.raise_with(ClassId::KeyboardInterrupt, Vec::new()))
}

/// `raise_signal(signalnum)`.
fn raise_signal(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let signal = c_int(thread, &args[0])?;
    sent(thread, |thread| thread.heap().signals.raise(signal))
}

/// Handles what was sent, if it was for this thread, before the next instruction.
fn sent(thread: &mut Thread, send: impl FnOnce(&Thread) -> std::io::Result<()>) -> Outcome {
    match send(thread) {
        Ok(()) => {
            thread.poll_native()?;
            Ok(Value::NONE)
        }
        Err(error) => Err(os_error(thread, &error, None)),
    }
}

/// `pthread_kill(thread_id, signalnum)`.
fn pthread_kill(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let Some(ident) = Num::of(&args[0]) else {
        let message = format!(
            "pthread_kill() argument 1 must be int, not {}",
            thread.argument_name(&args[0])
        );
        return Err(thread.type_error(message));
    };
    // A number too large is that of no thread.
    let ident = ident.small().map_or(0, |ident| ident as u64);
    let signal = c_int(thread, &args[1])?;
    sent(thread, |thread| thread.signal_thread(ident, signal))
}

/// `siginterrupt(signalnum, flag)`.
fn siginterrupt(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let signal = c_int(thread, &args[0])?;
    let flag = c_int(thread, &args[1])?;
    let signal = number(thread, &Value::int(signal.into()))?;
    match os_signals::set_interrupts(signal, flag != 0) {
        Ok(()) => Ok(Value::NONE),
        Err(error) => Err(os_error(thread, &error, None)),
    }
}

/// `strsignal(signalnum)`.
fn strsignal(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let signal = number(thread, &args[0])?;
    Ok(os_signals::description(signal).map_or(Value::NONE, |text| Value::str(&text)))
}

static WAKEUP: Signature = Signature {
    params: &["fd", "warn_on_full_buffer"],
    required: 1,
    positional_only: 1,
    keyword_only: 1,
};

/// `set_wakeup_fd(fd, *, warn_on_full_buffer=True)`: gives the descriptor before.
fn set_wakeup_fd(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let fd = c_int(thread, &args[0])?;
    let warns = match args.get(1) {
        Some(flag) => thread.truth(flag)?,
        None => true,
    };
    check_main(thread, "set_wakeup_fd")?;
    if fd != -1 {
        match os_calls::is_blocking(fd) {
            Ok(false) => {}
            Ok(true) => {
                let message = format!("the fd {fd} must be in non-blocking mode");
                return Err(thread.value_error(message));
            }
            Err(error) => return Err(os_error(thread, &error, None)),
        }
    }
    Ok(Value::int(thread.heap().signals.set_wakeup(fd, warns).into()))
}

/// `_thread.interrupt_main(signum=SIGINT)`: as if the signal had come. Nothing happens if it has no handler in Python.
pub(crate) fn interrupt_main(thread: &mut Thread, signal: Option<&Value>, main: Option<ThreadId>) -> Outcome {
    const SIGINT: i32 = 2;
    let signal = match signal {
        Some(signal) => number(thread, signal)?,
        None => SIGINT,
    };
    let heap = thread.heap();
    if heap.signals.catches(signal) {
        heap.signals.trip(signal);
        if let Some(main) = main {
            heap.gil.interrupt(main);
        }
    }
    Ok(Value::NONE)
}

/// What each signal does as the program begins. What is caught is so by the runtime below, for which a script has no name.
fn first_handlers(thread: &Thread, interrupt: &Value) -> Vec<Value> {
    let first = |signal| match os_signals::disposition(signal) {
        None => Value::NONE,
        Some(Disposition::Ignored) => Value::small_int(SIG_IGN),
        Some(Disposition::Caught) if thread.heap().signals.catches(signal) => interrupt.clone(),
        Some(Disposition::Default | Disposition::Caught) => Value::small_int(SIG_DFL),
    };
    std::iter::once(Value::NONE)
        .chain((1..os_signals::COUNT).map(first))
        .collect()
}

fn init(thread: &mut Thread, module: &Value) -> Outcome<()> {
    for (name, number) in [("SIG_DFL", SIG_DFL), ("SIG_IGN", SIG_IGN)] {
        set(thread, module, name, Value::small_int(number));
    }
    let (first, last) = os_signals::real_time();
    let more = [
        ("NSIG", os_signals::COUNT),
        ("SIGCLD", os_signals::CHILD),
        ("SIGRTMIN", first),
        ("SIGRTMAX", last),
    ];
    let names = os_signals::NAMES.iter().chain(&os_signals::HOW);
    for &(name, number) in names.chain(&os_signals::TIMERS).chain(&more) {
        set(thread, module, name, Value::int(number.into()));
    }
    waiting::init(thread, module);
    if handlers(thread).get(thread).is_empty() {
        let name = Value::intern("default_int_handler");
        let interrupt = thread.own_attribute(module, &name).unwrap_or(Value::NONE);
        let first = first_handlers(thread, &interrupt);
        *handlers(thread).get_mut(thread) = first;
        thread.heap().on_signal.set(Some(handle));
    }
    Ok(())
}

/// `_signal`.
pub(crate) static MODULE: NativeModule = NativeModule {
    name: "_signal",
    functions: &[
        NativeDef::function("alarm", Arity::One, waiting::alarm),
        NativeDef::function("default_int_handler", Arity::Positional(2, 2), default_int_handler),
        NativeDef::function("getitimer", Arity::One, waiting::getitimer),
        NativeDef::function("getsignal", Arity::One, getsignal),
        NativeDef::function("pause", Arity::Zero, waiting::pause),
        NativeDef::function("pthread_kill", Arity::Positional(2, 2), pthread_kill),
        NativeDef::function("pthread_sigmask", Arity::Positional(2, 2), waiting::pthread_sigmask),
        NativeDef::function("raise_signal", Arity::One, raise_signal),
        NativeDef::function("set_wakeup_fd", Arity::Named(&WAKEUP), set_wakeup_fd),
        NativeDef::function("setitimer", Arity::Positional(2, 3), waiting::setitimer),
        NativeDef::function("siginterrupt", Arity::Positional(2, 2), siginterrupt),
        NativeDef::function("signal", Arity::Positional(2, 2), signal),
        NativeDef::function("sigpending", Arity::Zero, waiting::sigpending),
        NativeDef::function("sigtimedwait", Arity::Positional(2, 2), waiting::sigtimedwait),
        NativeDef::function("sigwait", Arity::One, waiting::sigwait),
        NativeDef::function("sigwaitinfo", Arity::One, waiting::sigwaitinfo),
        NativeDef::function("strsignal", Arity::One, strsignal),
        NativeDef::function("valid_signals", Arity::Zero, waiting::valid_signals),
    ],
    missing: &["pidfd_send_signal"],
    init,
};
