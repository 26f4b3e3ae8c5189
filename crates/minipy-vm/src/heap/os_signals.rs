//! The operating system's calls about signals: what a signal does, which are blocked, waiting for one, and timers that send one.
//!
//! Each function is one call and answers with the system's error, as those of `os_calls.rs`. Which signals reach the scripts of
//! which interpreter is decided in `delivery.rs`. A set of signals is a word here: bit `n - 1` is signal `n`.

use super::os_calls::checked;
use std::ffi::{CStr, c_int};
use std::io::{self, Error};
use std::mem::MaybeUninit;
use std::os::unix::process::CommandExt;
use std::process::{Command, ExitStatus};
use std::time::Duration;

/// One more than the largest signal number of Linux.
pub const COUNT: c_int = 65;

/// The bit of a signal in a set.
pub const fn bit(signal: c_int) -> u64 {
    1 << (signal - 1)
}

/// What a signal does to the process.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Disposition {
    /// What the system does by itself.
    Default,
    /// Nothing.
    Ignored,
    /// A function runs.
    Caught,
}

/// What a signal does now; nothing for a number that the C library keeps for itself.
pub fn disposition(signal: c_int) -> Option<Disposition> {
    let action = current_action(signal).ok()?;
    Some(match action.sa_sigaction {
        libc::SIG_DFL => Disposition::Default,
        libc::SIG_IGN => Disposition::Ignored,
        _ => Disposition::Caught,
    })
}

fn current_action(signal: c_int) -> io::Result<libc::sigaction> {
    let mut action = MaybeUninit::<libc::sigaction>::zeroed();
    // SAFETY: there is room for the answer, and nothing is changed.
    checked(unsafe { libc::sigaction(signal, std::ptr::null(), action.as_mut_ptr()) })?;
    // SAFETY: the call has filled it.
    Ok(unsafe { action.assume_init() })
}

/// Makes a signal do what it does by default, or nothing.
pub fn set_default(signal: c_int, ignored: bool) -> io::Result<()> {
    let action = if ignored { libc::SIG_IGN } else { libc::SIG_DFL };
    set_action(signal, action)
}

/// Makes a signal call a function, after which interrupted calls of the system return (there is no `SA_RESTART`).
pub(super) fn set_handler(signal: c_int, handler: extern "C" fn(c_int)) -> io::Result<()> {
    set_action(signal, handler as libc::sighandler_t)
}

fn set_action(signal: c_int, action: libc::sighandler_t) -> io::Result<()> {
    swap_action(signal, action).map(drop)
}

/// Sets what a signal does; gives what it did. An action is one of the system's constants or one that was given here before.
pub(super) fn swap_action(signal: c_int, action: libc::sighandler_t) -> io::Result<libc::sighandler_t> {
    let mut old = MaybeUninit::<libc::sigaction>::zeroed();
    // SAFETY: the structure is valid when zeroed. What is installed is one of the system's two constants or a function of ours that
    // does only what a handler may.
    checked(unsafe {
        let mut new: libc::sigaction = std::mem::zeroed();
        new.sa_sigaction = action;
        libc::sigaction(signal, &raw const new, old.as_mut_ptr())
    })?;
    // SAFETY: the call has filled it.
    Ok(unsafe { old.assume_init() }.sa_sigaction)
}

/// Runs a command in which these signals do what they do by default.
pub(super) fn run_minding(command: &mut Command, signals: [Option<c_int>; 2]) -> io::Result<ExitStatus> {
    let mind = move || {
        signals.into_iter().flatten().for_each(|signal| {
            let _ = set_default(signal, false);
        });
        Ok(())
    };
    // SAFETY: in the child, before the command, nothing is called but `sigaction`, which a signal handler might call too.
    unsafe { command.pre_exec(mind) };
    command.status()
}

/// Whether a signal makes a call of the system that it interrupts return, rather than go on.
pub fn set_interrupts(signal: c_int, interrupts: bool) -> io::Result<()> {
    let mut action = current_action(signal)?;
    match interrupts {
        true => action.sa_flags &= !libc::SA_RESTART,
        false => action.sa_flags |= libc::SA_RESTART,
    }
    // SAFETY: it is the action that was there, but for a flag.
    checked(unsafe { libc::sigaction(signal, &raw const action, std::ptr::null_mut()) }).map(drop)
}

fn to_system(set: u64) -> libc::sigset_t {
    let mut system = MaybeUninit::<libc::sigset_t>::zeroed();
    // SAFETY: the set is emptied before numbers are added; one that is refused changes nothing.
    unsafe {
        libc::sigemptyset(system.as_mut_ptr());
        for signal in (1..COUNT).filter(|&signal| set & bit(signal) != 0) {
            libc::sigaddset(system.as_mut_ptr(), signal);
        }
        system.assume_init()
    }
}

fn from_system(system: &libc::sigset_t) -> u64 {
    // SAFETY: the set is valid.
    let holds = |signal: &c_int| unsafe { libc::sigismember(system, *signal) } == 1;
    (1..COUNT).filter(holds).fold(0, |set, signal| set | bit(signal))
}

/// The signals that the C library lets a program use.
pub fn usable() -> u64 {
    let mut all = MaybeUninit::<libc::sigset_t>::zeroed();
    // SAFETY: there is room for the set.
    let all = unsafe {
        libc::sigfillset(all.as_mut_ptr());
        all.assume_init()
    };
    from_system(&all)
}

/// `how` for [`mask`]: block these too, block these no longer, block these only.
pub const HOW: [(&str, c_int); 3] = [
    ("SIG_BLOCK", libc::SIG_BLOCK),
    ("SIG_UNBLOCK", libc::SIG_UNBLOCK),
    ("SIG_SETMASK", libc::SIG_SETMASK),
];

/// Changes which signals the calling OS thread blocks; gives those it has blocked before.
pub fn mask(how: c_int, set: u64) -> io::Result<u64> {
    let set = to_system(set);
    let mut old = MaybeUninit::<libc::sigset_t>::zeroed();
    // SAFETY: one set is valid, there is room for the other.
    match unsafe { libc::pthread_sigmask(how, &raw const set, old.as_mut_ptr()) } {
        // SAFETY: the call has filled it.
        0 => Ok(from_system(&unsafe { old.assume_init() })),
        error => Err(Error::from_raw_os_error(error)),
    }
}

/// The signals that the calling OS thread blocks.
pub fn blocked() -> u64 {
    // It fails only for a wrong `how`.
    mask(libc::SIG_BLOCK, 0).unwrap_or(0)
}

/// The signals that have come and are blocked, for the calling OS thread and for the process.
pub fn pending() -> io::Result<u64> {
    let mut set = MaybeUninit::<libc::sigset_t>::zeroed();
    // SAFETY: there is room for the set.
    checked(unsafe { libc::sigpending(set.as_mut_ptr()) })?;
    // SAFETY: the call has filled it.
    Ok(from_system(&unsafe { set.assume_init() }))
}

/// Has the calling OS thread receive no signal but those that tell of its own faults.
pub fn block_all() {
    let faults = [libc::SIGSEGV, libc::SIGBUS, libc::SIGFPE, libc::SIGILL, libc::SIGTRAP];
    let faults = faults.into_iter().fold(0, |set, signal| set | bit(signal));
    // It fails only for a wrong `how`.
    let _ = mask(libc::SIG_SETMASK, !faults);
}

/// The calling OS thread, as the C library names it.
pub(crate) fn this_thread() -> libc::pthread_t {
    // SAFETY: the call takes nothing.
    unsafe { libc::pthread_self() }
}

/// Sends a signal to the calling OS thread.
pub(super) fn raise(signal: c_int) -> io::Result<()> {
    // SAFETY: a number is passed.
    match unsafe { libc::raise(signal) } {
        0 => Ok(()),
        _ => Err(Error::last_os_error()),
    }
}

/// Sends a signal to an OS thread of this process that has not ended.
pub(crate) fn raise_in(os_thread: libc::pthread_t, signal: c_int) -> io::Result<()> {
    // SAFETY: the caller answers for the thread.
    match unsafe { libc::pthread_kill(os_thread, signal) } {
        0 => Ok(()),
        error => Err(Error::from_raw_os_error(error)),
    }
}

/// Ends the process by that signal, as if nobody had ever caught it. Returns if the system does not.
pub fn die_of(signal: c_int) {
    if set_default(signal, false).is_ok() && mask(libc::SIG_UNBLOCK, bit(signal)).is_ok() {
        let _ = raise(signal);
    }
}

/// Waits until a signal whose handler runs has come; always ends with an error.
pub fn pause() -> io::Result<()> {
    // SAFETY: the call takes nothing.
    checked(unsafe { libc::pause() }).map(drop)
}

/// What the system tells of a signal that was waited for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Info {
    /// Its number.
    pub signal: c_int,
    /// Why it came.
    pub code: c_int,
    /// An error that goes with it.
    pub errno: c_int,
    /// Who sent it.
    pub process: i32,
    /// Their user.
    pub user: u32,
    /// The exit status of a child.
    pub status: c_int,
    /// What has become possible with a descriptor.
    pub band: i64,
}

/// Waits until one of a set of blocked signals comes, and takes it; nothing after that time.
pub fn wait(set: u64, limit: Option<Duration>) -> io::Result<Option<Info>> {
    let set = to_system(set);
    let mut info = MaybeUninit::<libc::siginfo_t>::zeroed();
    // SAFETY: the set is valid, there is room for the answer, and the time is one.
    let result = checked(unsafe {
        match limit {
            None => libc::sigwaitinfo(&raw const set, info.as_mut_ptr()),
            Some(limit) => {
                let time = libc::timespec {
                    tv_sec: i64::try_from(limit.as_secs()).unwrap_or(i64::MAX),
                    tv_nsec: limit.subsec_nanos().into(),
                };
                libc::sigtimedwait(&raw const set, info.as_mut_ptr(), &raw const time)
            }
        }
    });
    match result {
        Ok(_) => {
            // SAFETY: the call has filled it; `si_band` of the C library is the word after the first four numbers.
            Ok(Some(unsafe {
                let info = info.assume_init();
                Info {
                    signal: info.si_signo,
                    code: info.si_code,
                    errno: info.si_errno,
                    process: info.si_pid(),
                    user: info.si_uid(),
                    status: info.si_status(),
                    band: (&raw const info).cast::<i64>().add(2).read(),
                }
            }))
        }
        Err(error) if error.raw_os_error() == Some(libc::EAGAIN) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Has SIGALRM come after so many seconds (0: not at all); gives how many were left of the alarm before.
pub fn alarm(seconds: u32) -> u32 {
    // SAFETY: a number is passed.
    unsafe { libc::alarm(seconds) }
}

/// The timers of a process, and what they count.
pub const TIMERS: [(&str, c_int); 3] = [
    ("ITIMER_REAL", libc::ITIMER_REAL),
    ("ITIMER_VIRTUAL", libc::ITIMER_VIRTUAL),
    ("ITIMER_PROF", libc::ITIMER_PROF),
];

/// A time of a timer: seconds and microseconds.
pub type TimerTime = (i64, i64);

fn timer_time(time: libc::timeval) -> TimerTime {
    (time.tv_sec, time.tv_usec)
}

fn system_time((tv_sec, tv_usec): TimerTime) -> libc::timeval {
    libc::timeval { tv_sec, tv_usec }
}

/// What is left of a timer, and what it begins with anew.
pub fn timer(which: c_int) -> io::Result<(TimerTime, TimerTime)> {
    let mut value = MaybeUninit::<libc::itimerval>::zeroed();
    // SAFETY: there is room for the answer.
    checked(unsafe { libc::getitimer(which as _, value.as_mut_ptr()) })?;
    // SAFETY: the call has filled it.
    let value = unsafe { value.assume_init() };
    Ok((timer_time(value.it_value), timer_time(value.it_interval)))
}

/// Sets a timer; gives what it was.
pub fn set_timer(which: c_int, left: TimerTime, interval: TimerTime) -> io::Result<(TimerTime, TimerTime)> {
    let new = libc::itimerval {
        it_value: system_time(left),
        it_interval: system_time(interval),
    };
    let mut old = MaybeUninit::<libc::itimerval>::zeroed();
    // SAFETY: one value is valid, there is room for the other.
    checked(unsafe { libc::setitimer(which as _, &raw const new, old.as_mut_ptr()) })?;
    // SAFETY: the call has filled it.
    let old = unsafe { old.assume_init() };
    Ok((timer_time(old.it_value), timer_time(old.it_interval)))
}

/// What people call a signal, if it has a name.
pub fn description(signal: c_int) -> Option<String> {
    // SAFETY: a number is passed; the text lives until the next call of this OS thread.
    let text = unsafe {
        let text = libc::strsignal(signal);
        if text.is_null() {
            return None;
        }
        CStr::from_ptr(text).to_string_lossy().into_owned()
    };
    (!text.starts_with("Unknown signal")).then_some(text)
}

macro_rules! numbers {
    ($($name:ident)*) => {
        /// The names of the signals with fixed numbers.
        pub const NAMES: &[(&str, c_int)] = &[$((stringify!($name), libc::$name),)*];
    };
}

/// The signal that tells of a child process, whose old name the C library no longer has.
pub const CHILD: c_int = libc::SIGCHLD;

numbers! {
    SIGHUP SIGINT SIGQUIT SIGILL SIGTRAP SIGABRT SIGIOT SIGBUS SIGFPE SIGKILL SIGUSR1 SIGSEGV SIGUSR2 SIGPIPE SIGALRM SIGTERM
    SIGSTKFLT SIGCHLD SIGCONT SIGSTOP SIGTSTP SIGTTIN SIGTTOU SIGURG SIGXCPU SIGXFSZ SIGVTALRM SIGPROF SIGWINCH SIGIO SIGPOLL
    SIGPWR SIGSYS
}

/// The first and the last of the signals without a meaning of their own.
pub fn real_time() -> (c_int, c_int) {
    (libc::SIGRTMIN(), libc::SIGRTMAX())
}
