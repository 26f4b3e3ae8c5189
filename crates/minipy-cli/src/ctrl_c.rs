//! Ctrl-C: from the signal to the interpreter, and the death of the process by it.
//!
//! A signal handler may do next to nothing, so a thread waits for what the handler notes and asks the interpreter to interrupt its
//! main thread. SIGPIPE stays ignored, as Rust and CPython have it.

use minipy::Interrupter;
use signal_hook::consts::SIGINT;
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;
use std::process::exit;

/// Stack of the thread that waits, in bytes: it calls two functions.
const STACK_SIZE: usize = 64 << 10;

/// What a shell calls a process that died of SIGINT.
const DIED_OF_SIGINT: i32 = 130;

/// From now on SIGINT interrupts that interpreter. If the system gives no handler or no thread, SIGINT ends the process at once, as
/// it does by default.
pub fn listen(interrupter: Interrupter) {
    let Ok(mut signals) = Signals::new([SIGINT]) else {
        return;
    };
    let handle = signals.handle();
    let wait = move || {
        for _ in signals.forever() {
            interrupter.interrupt();
        }
    };
    if std::thread::Builder::new()
        .name("ctrl-c".into())
        .stack_size(STACK_SIZE)
        .spawn(wait)
        .is_err()
    {
        handle.close();
    }
}

/// Dies of SIGINT, so that whoever started the process learns that the user wants to stop.
pub fn die() -> ! {
    let _ = emulate_default_handler(SIGINT);
    exit(DIED_OF_SIGINT)
}
