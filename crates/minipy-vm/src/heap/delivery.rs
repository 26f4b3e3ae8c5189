//! From a signal of the operating system to the interpreter whose main thread runs the handler of a script.
//!
//! A handler of the system may interrupt anything at any time, so ours does next to nothing: it notes the number in a word of bits,
//! asks the loop to look up, and rings a bell. Whoever waits at the bell (an OS thread outside the interpreter) gets the main thread
//! out of whatever it waits in; that takes a mutex, which a handler must not. Running the script's function is the main thread's
//! affair, at its next switch point (`interp/poll.rs`).
//!
//! Signals belong to the process, so one interpreter gets them: the one that has [listened](Delivery::listen) last. Ctrl-\ (SIGQUIT)
//! is answered at the bell too, with a snapshot, unless a script has a handler of its own for it.

use super::nudge::{self, Nudge};
use super::os_signals::{self, Disposition, bit};
use minipy_gil::{Gil, SIGNAL};
use std::cell::UnsafeCell;
use std::ffi::c_int;
use std::io;
use std::ops::Not;
use std::process::{Command, ExitStatus};
use std::ptr::null_mut;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI32, AtomicPtr, AtomicU32, AtomicU64, AtomicUsize, Ordering};

/// The signals that came for an interpreter and have not been handled.
pub struct Delivery {
    gil: Arc<Gil>,
    nudge: Arc<Nudge>,
    /// What has come.
    arrived: AtomicU64,
    /// What is to be handled by Python code, or by raising KeyboardInterrupt.
    caught: AtomicU64,
    /// Ctrl-\ was pressed.
    quit: AtomicBool,
    /// Where the number of a signal is written as soon as it comes; -1 for nowhere.
    wakeup: AtomicI32,
    /// The error of the last such write, until it is told.
    wakeup_error: AtomicI32,
    /// Whether a full buffer is such an error.
    wakeup_warns: AtomicBool,
    /// How many commands run for which the signals of the keyboard are meant, and what those did before.
    commands: AtomicU32,
    before: [AtomicUsize; KEYBOARD.len()],
    bell: UnsafeCell<libc::sem_t>,
}

// SAFETY: a semaphore is made to be used by several threads at once, and is changed by the C library only. The rest is atomic.
unsafe impl Sync for Delivery {}
// SAFETY: as above; it is not tied to a thread.
unsafe impl Send for Delivery {}

/// The signals that the terminal sends to all its programs.
const KEYBOARD: [c_int; 2] = [libc::SIGINT, libc::SIGQUIT];

/// Whose signals they are.
static LISTENER: AtomicPtr<Delivery> = AtomicPtr::new(null_mut());

/// What somebody at the bell is to do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Call {
    /// Get the main thread out of its waiting.
    Interrupt,
    /// Show what the threads do.
    Show,
}

/// The handler of the system. It keeps `errno`, which the interrupted code may be about to read.
extern "C" fn note(signal: c_int) {
    // SAFETY: the listener lives as long as the process.
    let Some(delivery) = (unsafe { LISTENER.load(Ordering::Acquire).as_ref() }) else {
        return;
    };
    if signal == nudge::SIGNAL && delivery.nudge.was_sent() {
        return;
    }
    // SAFETY: the address of `errno` is valid as long as its thread.
    let saved = unsafe { *libc::__errno_location() };
    if delivery.catches(signal) {
        delivery.trip(signal);
    } else if signal == libc::SIGQUIT {
        delivery.quit.store(true, Ordering::Release);
        delivery.ring();
    }
    // SAFETY: as above.
    unsafe { *libc::__errno_location() = saved };
}

impl Delivery {
    /// Nothing has come yet, and only SIGINT is waited for.
    pub(crate) fn new(gil: Arc<Gil>, nudge: Arc<Nudge>) -> Arc<Delivery> {
        let delivery = Arc::new(Delivery {
            gil,
            nudge,
            arrived: AtomicU64::new(0),
            caught: AtomicU64::new(bit(libc::SIGINT)),
            quit: AtomicBool::new(false),
            wakeup: AtomicI32::new(-1),
            wakeup_error: AtomicI32::new(0),
            wakeup_warns: AtomicBool::new(true),
            commands: AtomicU32::new(0),
            before: [const { AtomicUsize::new(libc::SIG_DFL) }; KEYBOARD.len()],
            // SAFETY: a semaphore is plain memory until it is initialized.
            bell: UnsafeCell::new(unsafe { std::mem::zeroed() }),
        });
        // SAFETY: it stays where it is, and nobody else knows it yet.
        unsafe { libc::sem_init(delivery.bell.get(), 0, 0) };
        delivery
    }

    /// From now on the signals of the process are for this interpreter: SIGINT interrupts, and SIGQUIT is answered at the bell, unless
    /// whoever started the process had them ignored. Writing to a file that has grown too large is an error, as writing to a closed
    /// pipe is already.
    pub fn listen(self: &Arc<Self>) {
        LISTENER.store(Arc::into_raw(self.clone()).cast_mut(), Ordering::Release);
        for signal in KEYBOARD {
            if os_signals::disposition(signal) == Some(Disposition::Ignored) {
                self.caught.fetch_and(!bit(signal), Ordering::Relaxed);
            } else {
                // A signal that cannot be caught does what it does by default.
                let _ = os_signals::set_handler(signal, note);
            }
        }
        let _ = os_signals::set_default(libc::SIGXFSZ, true);
    }

    /// Sets what a signal does.
    pub fn set(&self, signal: c_int, disposition: Disposition) -> io::Result<()> {
        if disposition == Disposition::Caught {
            os_signals::set_handler(signal, note)?;
            if signal == nudge::SIGNAL {
                // Nudges up to now were not looked at.
                self.nudge.was_sent();
            }
            self.caught.fetch_or(bit(signal), Ordering::Release);
            return Ok(());
        }
        if signal == nudge::SIGNAL {
            // It is ignored by default too, and the handler that does nothing must stay.
            nudge::install();
        } else {
            os_signals::set_default(signal, disposition == Disposition::Ignored)?;
        }
        self.caught.fetch_and(!bit(signal), Ordering::Release);
        Ok(())
    }

    /// Sends a signal to the calling OS thread. One that nobody but the runtime below has a handler for (Ctrl-\, and those that tell of
    /// a stack overflow) does what it does by default, as in a process without such handlers.
    pub fn raise(&self, signal: c_int) -> io::Result<()> {
        let is_signal = (1..os_signals::COUNT).contains(&signal) && signal != nudge::SIGNAL;
        if is_signal && !self.catches(signal) && os_signals::disposition(signal) == Some(Disposition::Caught) {
            os_signals::set_default(signal, false)?;
        }
        os_signals::raise(signal)
    }

    /// Is a signal for Python code?
    pub fn catches(&self, signal: c_int) -> bool {
        self.caught.load(Ordering::Acquire) & bit(signal) != 0
    }

    /// Does what happens when a signal comes that is for Python code.
    pub fn trip(&self, signal: c_int) {
        self.arrived.fetch_or(bit(signal), Ordering::Release);
        self.gil.breaker().fetch_or(SIGNAL, Ordering::Release);
        let fd = self.wakeup.load(Ordering::Relaxed);
        if fd >= 0 {
            let number = signal as u8;
            // SAFETY: one byte is written.
            if unsafe { libc::write(fd, (&raw const number).cast(), 1) } < 0 {
                self.note_wakeup_error(io::Error::last_os_error().raw_os_error().unwrap_or(0));
            }
        }
        self.ring();
    }

    fn note_wakeup_error(&self, error: c_int) {
        if error != libc::EAGAIN || self.wakeup_warns.load(Ordering::Relaxed) {
            self.wakeup_error.store(error, Ordering::Relaxed);
        }
    }

    /// Takes one signal that has come, the one with the lowest number from `from` on.
    pub(crate) fn take(&self, from: c_int) -> Option<c_int> {
        loop {
            let arrived = self.arrived.load(Ordering::Acquire) & (bit(from) - 1).not();
            if arrived == 0 {
                return None;
            }
            let signal = 1 + arrived.trailing_zeros() as c_int;
            if self.arrived.fetch_and(!bit(signal), Ordering::AcqRel) & bit(signal) != 0 {
                return Some(signal);
            }
        }
    }

    /// The error of the last write to the descriptor of [`Delivery::set_wakeup`], once.
    pub fn take_wakeup_error(&self) -> Option<io::Error> {
        match self.wakeup_error.swap(0, Ordering::Relaxed) {
            0 => None,
            number => Some(io::Error::from_raw_os_error(number)),
        }
    }

    /// Sets the descriptor that gets the number of each signal (-1: none), and whether it is told if it is full; gives the one before.
    pub fn set_wakeup(&self, fd: c_int, warns: bool) -> c_int {
        self.wakeup_warns.store(warns, Ordering::Relaxed);
        self.wakeup.swap(fd, Ordering::Relaxed)
    }

    /// Can a signal still wake somebody: has a script a handler beside that of Ctrl-C, or does an alarm run?
    pub(crate) fn expects_any(&self) -> bool {
        let ticking = || os_signals::timer(libc::ITIMER_REAL).is_ok_and(|(left, _)| left != (0, 0));
        self.caught.load(Ordering::Relaxed) & !bit(libc::SIGINT) != 0 || ticking()
    }

    /// To be called, with the lock held, before a command is run that the user talks to: what the terminal sends is for it only, as for
    /// `system` of the C library.
    pub fn begin_command(&self) {
        if self.commands.fetch_add(1, Ordering::Relaxed) == 0 {
            for (signal, before) in KEYBOARD.into_iter().zip(&self.before) {
                let action = os_signals::swap_action(signal, libc::SIG_IGN);
                before.store(action.unwrap_or(libc::SIG_DFL), Ordering::Relaxed);
            }
        }
    }

    /// Runs the command, without the lock. It begins with what the signals of the terminal do by default, or with what this process has
    /// been started with.
    pub fn run_command(&self, command: &mut Command) -> io::Result<ExitStatus> {
        let ignored = |number: usize| self.before[number].load(Ordering::Relaxed) == libc::SIG_IGN;
        let minded = [0, 1].map(|number| (!ignored(number)).then_some(KEYBOARD[number]));
        os_signals::run_minding(command, minded)
    }

    /// To be called afterwards, with the lock held.
    pub fn end_command(&self) {
        if self.commands.fetch_sub(1, Ordering::Relaxed) == 1 {
            for (signal, before) in KEYBOARD.into_iter().zip(&self.before) {
                let _ = os_signals::swap_action(signal, before.load(Ordering::Relaxed));
            }
        }
    }

    fn ring(&self) {
        // SAFETY: the semaphore was initialized; the call may be made by a signal handler. It fails only if two thousand million
        // rings have not been heard.
        unsafe { libc::sem_post(self.bell.get()) };
    }

    /// Waits for the bell.
    pub fn wait(&self) -> Call {
        loop {
            // SAFETY: the semaphore was initialized.
            unsafe { libc::sem_wait(self.bell.get()) };
            if self.quit.swap(false, Ordering::Acquire) {
                return Call::Show;
            }
            if self.gil.breaker().load(Ordering::Acquire) & SIGNAL != 0 {
                return Call::Interrupt;
            }
        }
    }
}
