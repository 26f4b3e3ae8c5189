//! Getting the main thread out of a call of the system that waits.
//!
//! A signal handler ends such a call only on the OS thread that runs the handler, and the system chooses that thread. So who wants
//! the main thread to look up (Ctrl-C) sends that thread a signal of its own, whose handler does nothing: the call returns with
//! `EINTR`. A signal that comes between the last look and the call would be lost; so it is sent until the thread has looked.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering, fence};

/// Its default is to be ignored, and nothing else uses it here.
const SIGNAL: libc::c_int = libc::SIGURG;

/// How the main thread of an interpreter is reached.
#[derive(Default)]
pub struct Nudge {
    /// Its number for the system; meaningful once it waits.
    thread: AtomicU64,
    /// It is in a call that may wait, or about to be.
    waits: AtomicBool,
}

extern "C" fn do_nothing(_: libc::c_int) {}

impl Nudge {
    /// Makes the calling OS thread the one to be nudged.
    pub(crate) fn enroll(&self) {
        // SAFETY: the structure is valid when zeroed; the handler does nothing, so it may run at any time. Without
        // `SA_RESTART` an interrupted call returns.
        unsafe {
            let mut action: libc::sigaction = std::mem::zeroed();
            action.sa_sigaction = do_nothing as extern "C" fn(libc::c_int) as libc::sighandler_t;
            libc::sigaction(SIGNAL, &raw const action, std::ptr::null_mut());
        }
        // SAFETY: the call takes nothing.
        self.thread.store(unsafe { libc::pthread_self() }, Ordering::Relaxed);
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
            // SAFETY: the thread has enrolled before it waited, and the main thread of a process lives until the process ends.
            unsafe { libc::pthread_kill(self.thread.load(Ordering::Relaxed), SIGNAL) };
        }
        waits
    }
}
