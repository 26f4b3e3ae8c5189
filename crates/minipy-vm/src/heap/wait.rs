//! Waiting for a file to have something to read, for a limited time: what Rust's library has no call for. A `read` that waits
//! cannot be made to look at Ctrl-C, as the system begins it again after the signal was handled.

use std::fs::File;
use std::io;
use std::os::fd::AsRawFd;
use std::time::Duration;

/// Waits until a `read` would not wait: false if the time is over. A signal ends the wait with
/// [`io::ErrorKind::Interrupted`].
pub fn wait_readable(file: &File, limit: Duration) -> io::Result<bool> {
    let mut poll = libc::pollfd {
        fd: file.as_raw_fd(),
        events: libc::POLLIN,
        revents: 0,
    };
    let millis = libc::c_int::try_from(limit.as_millis()).unwrap_or(libc::c_int::MAX);
    // SAFETY: one `pollfd` is passed and its number is one; the descriptor is open as long as the file is borrowed.
    match unsafe { libc::poll(&raw mut poll, 1, millis) } {
        -1 => Err(io::Error::last_os_error()),
        ready => Ok(ready > 0),
    }
}
