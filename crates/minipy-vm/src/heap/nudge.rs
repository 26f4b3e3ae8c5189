//! Getting the main thread out of a call of the system that waits.
//!
//! A signal handler ends such a call only on the OS thread that runs the handler, and the system chooses that thread. So who wants
//! the main thread to look up (Ctrl-C) sends that thread a signal of its own, whose handler does nothing: the call returns with
//! `EINTR`. A signal that comes between the last look and the call would be lost; so it is sent until the thread has looked.

use super::os_signals::{raise_in, set_handler, this_thread};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering, fence};

/// Its default is to be ignored. A script that has a handler for it gets its own: see [`Nudge::was_sent`].
pub(super) const SIGNAL: libc::c_int = libc::SIGURG;

/// How the main thread of an interpreter is reached.
#[derive(Default)]
pub struct Nudge {
    /// Its number for the system; meaningful once it waits.
    thread: AtomicU64,
    /// It is in a call that may wait, or about to be.
    waits: AtomicBool,
    /// A signal is on its way to it that means nothing else.
    sent: AtomicBool,
}

extern "C" fn do_nothing(_: libc::c_int) {}

/// Has the signal end calls of the system and do nothing else.
pub(super) fn install() {
    // Without a handler Ctrl-C would wait for the call to end, which is no reason not to run.
    let _ = set_handler(SIGNAL, do_nothing);
}

impl Nudge {
    /// Makes the calling OS thread the one to be nudged.
    pub(crate) fn enroll(&self) {
        install();
        self.thread.store(this_thread(), Ordering::Relaxed);
    }

    /// To be called by the main thread before a call that may wait; it must look for signals afterwards, before the call.
    pub(crate) fn begin(&self) {
        self.waits.store(true, Ordering::Relaxed);
        fence(Ordering::SeqCst);
    }

    /// To be called by the main thread after such a call.
    pub(crate) fn end(&self) {
        self.waits.store(false, Ordering::Release);
    }

    /// Ends the call the main thread is in. False if it is in none. To be repeated while what it is to look at stands.
    pub fn nudge(&self) -> bool {
        fence(Ordering::SeqCst);
        let waits = self.waits.load(Ordering::Acquire);
        if waits {
            self.sent.store(true, Ordering::Relaxed);
            // The thread has enrolled before it waited, and the main thread of a process lives until the process ends.
            let _ = raise_in(self.thread.load(Ordering::Relaxed), SIGNAL);
        }
        waits
    }

    /// Is a signal that has come only a nudge? Says so once for each.
    pub(super) fn was_sent(&self) -> bool {
        self.sent.swap(false, Ordering::Relaxed)
    }
}
