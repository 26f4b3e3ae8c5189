//! Objects that one thread at a time works on, and work that is long enough to be done without the interpreter's lock.
//!
//! What hashes and compresses gives the interpreter's lock back above [`LARGE`] bytes. Meanwhile another thread may come with the
//! same object: it waits for the first one (`exclusive`), as the mutex in CPython's hash and compression objects makes it wait.

use crate::thread::raw_lock::{Lockable, pass_on, wait};
use minipy_vm::native::{Cause, Outcome, Thread, Value};

/// Less is done before another thread could have taken the lock: `HASHLIB_GIL_MINSIZE` of CPython.
pub(crate) const LARGE: usize = 2048;

/// Runs `work` while no other thread works on the object.
pub(crate) fn exclusive<L: Lockable, R>(
    thread: &mut Thread,
    object: &Value,
    work: impl FnOnce(&mut Thread) -> Outcome<R>,
) -> Outcome<R> {
    let (me, here) = (thread.id(), thread.spot());
    let open = object
        .payload_mut::<L>(thread)
        .is_none_or(|payload| payload.raw().try_take(me, here));
    if !open {
        wait::<L>(thread, object, None)?;
    }
    let result = work(thread);
    if object
        .payload_mut::<L>(thread)
        .is_some_and(|payload| payload.raw().open())
    {
        pass_on::<L>(thread, object);
    }
    result
}

/// Runs `work` on so many bytes: without the interpreter's lock, if they are many.
pub(crate) fn unlocked_if_large<R: Send>(thread: &mut Thread, size: usize, work: impl FnOnce() -> R + Send) -> R {
    if size > LARGE {
        return thread.unlocked(Cause::BlockingIo, work);
    }
    work()
}
