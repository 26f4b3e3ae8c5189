//! Signals of the keyboard: Ctrl-C from the signal to the interpreter, and the death of the process by it; Ctrl-\ for a snapshot.
//!
//! A signal handler may do next to nothing, so a thread waits for what the handler notes and does the rest: it asks the interpreter to
//! interrupt its main thread, or has another thread look at what all of them do. SIGPIPE stays ignored, as Rust and CPython have it.

use minipy::{Interrupter, Snapshots};
use signal_hook::consts::{SIGINT, SIGQUIT};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;
use std::io::{self, Write};
use std::process::exit;
use std::sync::mpsc;
use std::thread::Builder;
use std::time::Duration;

/// Stack of the thread that waits, in bytes: it calls few functions.
const STACK_SIZE: usize = 64 << 10;

/// Stack of a thread that takes a snapshot, in bytes.
const SNAPSHOT_STACK: usize = 1 << 20;

/// After this time without the lock a snapshot shows what can be seen without it.
const PATIENCE: Duration = Duration::from_secs(1);

/// What a shell calls a process that died of SIGINT.
const DIED_OF_SIGINT: i32 = 130;

/// From now on SIGINT interrupts that interpreter, and SIGQUIT shows what its threads do. If the system gives no handler or no thread,
/// they end the process at once, as they do by default.
pub fn listen(interrupter: Interrupter, snapshots: Snapshots) {
    let Ok(mut signals) = Signals::new([SIGINT, SIGQUIT]) else {
        return;
    };
    let handle = signals.handle();
    let wait = move || {
        for signal in signals.forever() {
            match signal {
                SIGQUIT => show(&snapshots),
                _ => interrupter.interrupt(),
            }
        }
    };
    if Builder::new()
        .name("signals".into())
        .stack_size(STACK_SIZE)
        .spawn(wait)
        .is_err()
    {
        handle.close();
    }
}

/// Writes a snapshot to standard error, without keeping the caller.
fn show(snapshots: &Snapshots) {
    let (told, news) = mpsc::channel();
    let taking = snapshots.clone();
    let take = move || told.send(taking.take(SNAPSHOT_STACK));
    let taken = Builder::new().stack_size(SNAPSHOT_STACK).spawn(take);
    let snapshots = snapshots.clone();
    let wait = move || {
        if let Ok(snapshot) = news.recv_timeout(PATIENCE) {
            return write(&snapshot.unwrap_or_else(|| snapshots.of_the_lock()));
        }
        write(&snapshots.of_the_lock());
        write("minipy: the lock's holder has not come to a switch point for a second\n");
        if let Ok(Some(snapshot)) = news.recv() {
            write(&snapshot);
        }
    };
    if taken.is_ok() {
        // Without a thread there is no snapshot, and nobody to blame.
        let _ = Builder::new().stack_size(STACK_SIZE).spawn(wait);
    }
}

/// Writes a text to standard error, all at once.
fn write(text: &str) {
    let _ = io::stderr().write_all(text.as_bytes());
}

/// Dies of SIGINT, so that whoever started the process learns that the user wants to stop.
pub fn die() -> ! {
    let _ = emulate_default_handler(SIGINT);
    exit(DIED_OF_SIGINT)
}
