//! Calls of the operating system that may wait: without the lock, and begun again after a signal unless Python's answer to it is
//! an exception.

use crate::heap::native::Outcome;
use crate::heap::os_signals;
use crate::heap::thread::Thread;
use minipy_event::Cause;
use std::io;

impl Thread {
    /// Makes a call without the lock. A signal that comes meanwhile is handled, and may raise; then the call is made again. The
    /// inner result is the system's.
    pub fn system_call<R: Send>(&mut self, mut call: impl FnMut() -> io::Result<R> + Send) -> Outcome<io::Result<R>> {
        loop {
            let result = match self.is_main() {
                true => self.main_system_call(&mut call),
                false => self.unlocked(Cause::BlockingIo, &mut call),
            };
            match result {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => self.poll_native()?,
                result => return Ok(result),
            }
        }
    }

    /// Waits until a signal that the scripts have a handler for has come to this thread and has been handled, which may raise.
    pub fn pause(&mut self) -> Outcome<()> {
        let handled = self.heap().signals_handled.get();
        loop {
            // It always ends with an error, EINTR, which says nothing about who has ended it.
            if !self.is_main() {
                let _ = self.unlocked(Cause::BlockingIo, os_signals::pause);
                return Ok(());
            }
            let _ = self.main_system_call(&mut os_signals::pause);
            self.poll_native()?;
            if self.heap().signals_handled.get() != handled {
                return Ok(());
            }
        }
    }

    fn main_system_call<R: Send>(&mut self, call: &mut (impl FnMut() -> io::Result<R> + Send)) -> io::Result<R> {
        self.heap().nudge.begin();
        let result = if self.breaker_bits() & minipy_gil::SIGNAL != 0 {
            Err(io::ErrorKind::Interrupted.into())
        } else {
            self.unlocked(Cause::BlockingIo, call)
        };
        self.heap().nudge.end();
        result
    }
}
