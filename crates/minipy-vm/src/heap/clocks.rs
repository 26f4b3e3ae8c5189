//! The clocks of the operating system that Rust's library does not read: processor time, and the monotonic clock as a number.

use std::time::Duration;

/// Reads a clock; zero if the system has no such clock.
fn read(clock: libc::clockid_t) -> Duration {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: the call writes a `timespec` to the address given, which is that of one, or fails and writes nothing.
    unsafe { libc::clock_gettime(clock, &raw mut time) };
    Duration::new(
        u64::try_from(time.tv_sec).unwrap_or(0),
        u32::try_from(time.tv_nsec).unwrap_or(0),
    )
}

/// Time since some moment in the past; never runs backwards.
pub fn monotonic() -> Duration {
    read(libc::CLOCK_MONOTONIC)
}

/// Processor time of all threads of the process.
pub fn process_cpu() -> Duration {
    read(libc::CLOCK_PROCESS_CPUTIME_ID)
}

/// Processor time of the calling thread.
pub fn thread_cpu() -> Duration {
    read(libc::CLOCK_THREAD_CPUTIME_ID)
}

/// Seconds and nanoseconds of one of the system's clocks, by its number; the error of the system if it has no such clock.
pub fn numbered(clock: i32) -> std::io::Result<(i64, i64)> {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: as in `read`.
    match unsafe { libc::clock_gettime(clock, &raw mut time) } {
        0 => Ok((time.tv_sec, time.tv_nsec)),
        _ => Err(std::io::Error::last_os_error()),
    }
}

/// The resolution of such a clock, likewise.
pub fn resolution(clock: i32) -> std::io::Result<(i64, i64)> {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: as in `read`.
    match unsafe { libc::clock_getres(clock, &raw mut time) } {
        0 => Ok((time.tv_sec, time.tv_nsec)),
        _ => Err(std::io::Error::last_os_error()),
    }
}

/// The clocks of Linux by name and number.
pub const CLOCKS: &[(&str, i32)] = &[
    ("CLOCK_BOOTTIME", libc::CLOCK_BOOTTIME),
    ("CLOCK_MONOTONIC", libc::CLOCK_MONOTONIC),
    ("CLOCK_MONOTONIC_RAW", libc::CLOCK_MONOTONIC_RAW),
    ("CLOCK_PROCESS_CPUTIME_ID", libc::CLOCK_PROCESS_CPUTIME_ID),
    ("CLOCK_REALTIME", libc::CLOCK_REALTIME),
    ("CLOCK_TAI", libc::CLOCK_TAI),
    ("CLOCK_THREAD_CPUTIME_ID", libc::CLOCK_THREAD_CPUTIME_ID),
];
