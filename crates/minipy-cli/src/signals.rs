//! Signals of the keyboard: the death of the process by Ctrl-C, and the snapshot for Ctrl-\.
//!
//! How a signal reaches the interpreter is decided there; the process's first OS thread, which has nothing else to do, serves it. SIGPIPE
//! stays ignored, as Rust and CPython have it.

use minipy::Snapshots;
use std::io::{self, Write};
use std::process::exit;
use std::sync::mpsc;
use std::thread::Builder;
use std::time::Duration;

/// What Ctrl-C sends.
const SIGINT: i32 = 2;

/// Stack of a thread that only waits and writes, in bytes.
const STACK_SIZE: usize = 64 << 10;

/// Stack of a thread that takes a snapshot, in bytes.
const SNAPSHOT_STACK: usize = 1 << 20;

/// After this time without the lock a snapshot shows what can be seen without it.
const PATIENCE: Duration = Duration::from_secs(1);

/// What a shell calls a process that died of SIGINT.
const DIED_OF_SIGINT: i32 = 130;

/// Writes a snapshot to standard error, without keeping the caller.
pub fn show(snapshots: &Snapshots) {
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
    minipy::die_of(SIGINT);
    exit(DIED_OF_SIGINT)
}
