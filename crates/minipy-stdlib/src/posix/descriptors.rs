//! `posix`: what is done to descriptors. `read` and `write` are the calls of which programs make most.

use super::files::directory;
use super::stat_result;
use crate::fs_path::{Accepts, Place, target};
use crate::io::bytes_argument::{self, fill, writable_length};
use crate::support::c_int;
use minipy_vm::native::os_calls;
use minipy_vm::native::{Args, Cause, MAX_ITEMS, Outcome, Thread, Value, os_error};
use std::io::{self, ErrorKind};

/// What fits here is read without asking for memory.
const SMALL: usize = 512;

/// The result of a call that names no path.
fn plain<R>(thread: &mut Thread, result: io::Result<R>) -> Outcome<R> {
    result.map_err(|error| os_error(thread, &error, None))
}

/// `read(fd, length)`.
pub(super) fn read(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let fd = c_int(thread, &args[0])?;
    let length = thread.index(&args[1])?;
    let Ok(length) = usize::try_from(length) else {
        return plain(thread, Err(io::Error::from_raw_os_error(os_calls::flags::EINVAL)));
    };
    if length <= SMALL {
        let mut room = [0; SMALL];
        let result = thread.system_call(|| os_calls::read(fd, &mut room[..length]))?;
        let count = plain(thread, result)?;
        let made = Value::bytes(&room[..count]);
        return thread.made(made);
    }
    let mut room = Vec::new();
    if length > MAX_ITEMS || room.try_reserve_exact(length).is_err() {
        return Err(thread.memory_error());
    }
    room.resize(length, 0);
    let result = thread.system_call(|| os_calls::read(fd, &mut room))?;
    let count = plain(thread, result)?;
    let made = Value::bytes(&room[..count]);
    thread.made(made)
}

/// `readinto(fd, buffer)`.
pub(super) fn readinto(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let fd = c_int(thread, &args[0])?;
    let length = writable_length(thread, &args[1], "readinto")?;
    let mut room = vec![0; length];
    let result = thread.system_call(|| os_calls::read(fd, &mut room))?;
    let count = plain(thread, result)?;
    fill(thread, &args[1], &room[..count])?;
    Ok(Value::length(count))
}

/// `write(fd, data)`.
pub(super) fn write(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let fd = c_int(thread, &args[0])?;
    let bytes = bytes_argument::bytes(thread, &args[1])?;
    let result = thread.system_call(|| os_calls::write(fd, &bytes))?;
    plain(thread, result).map(Value::length)
}

/// `pread(fd, length, offset)`.
pub(super) fn pread(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (fd, length, offset) = (
        c_int(thread, &args[0])?,
        thread.index(&args[1])?,
        thread.index(&args[2])?,
    );
    let Ok(length) = usize::try_from(length) else {
        return plain(thread, Err(io::Error::from_raw_os_error(os_calls::flags::EINVAL)));
    };
    let mut room = Vec::new();
    if length > MAX_ITEMS || room.try_reserve_exact(length).is_err() {
        return Err(thread.memory_error());
    }
    room.resize(length, 0);
    let result = thread.system_call(|| os_calls::read_at(fd, &mut room, offset))?;
    let count = plain(thread, result)?;
    let made = Value::bytes(&room[..count]);
    thread.made(made)
}

/// `pwrite(fd, data, offset)`.
pub(super) fn pwrite(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let fd = c_int(thread, &args[0])?;
    let offset = thread.index(&args[2])?;
    let bytes = bytes_argument::bytes(thread, &args[1])?;
    let result = thread.system_call(|| os_calls::write_at(fd, &bytes, offset))?;
    plain(thread, result).map(Value::length)
}

/// `open(path, flags, mode=0o777, *, dir_fd=None)`.
pub(super) fn open(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let target = target(thread, &args[0], "open", "path", Accepts::Path)?;
    let flags = c_int(thread, &args[1])?;
    let mode = match args.get(2) {
        Some(mode) => c_int(thread, mode)?.cast_unsigned(),
        None => 0o777,
    };
    let dir = directory(thread, args.get(3))?;
    let Place::Path(path) = &target.place else {
        return Ok(Value::NONE);
    };
    let result = thread.system_call(|| os_calls::open(dir, path, flags, mode))?;
    match result {
        Ok(fd) => Ok(Value::int(fd.into())),
        Err(error) => Err(os_error(thread, &error, Some(&target.shown))),
    }
}

/// `close(fd)`. Not made again after a signal: the descriptor is gone all the same.
pub(super) fn close(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let fd = c_int(thread, &args[0])?;
    match thread.unlocked(Cause::BlockingIo, || os_calls::close(fd)) {
        Err(error) if error.kind() != ErrorKind::Interrupted => Err(os_error(thread, &error, None)),
        _ => Ok(Value::NONE),
    }
}

/// `closerange(low, high)`: errors are no matter.
pub(super) fn closerange(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (low, high) = (c_int(thread, &args[0])?, c_int(thread, &args[1])?);
    thread.unlocked(Cause::BlockingIo, || {
        for fd in low.max(0)..high {
            let _ = os_calls::close(fd);
        }
    });
    Ok(Value::NONE)
}

/// `pipe()`.
pub(super) fn pipe(thread: &mut Thread, _: Args<'_>) -> Outcome {
    let (read, write) = plain(thread, os_calls::pipe())?;
    Ok(Value::tuple(vec![Value::int(read.into()), Value::int(write.into())]))
}

/// `dup(fd)`.
pub(super) fn dup(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let fd = c_int(thread, &args[0])?;
    plain(thread, os_calls::duplicate(fd)).map(|fd| Value::int(fd.into()))
}

/// `dup2(fd, fd2, inheritable=True)`.
pub(super) fn dup2(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (fd, other) = (c_int(thread, &args[0])?, c_int(thread, &args[1])?);
    let inheritable = super::files::unless_false(thread, args.get(2))?;
    let result = thread.system_call(|| os_calls::duplicate_to(fd, other, inheritable))?;
    plain(thread, result).map(|fd| Value::int(fd.into()))
}

/// `lseek(fd, position, whence)`.
pub(super) fn lseek(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let fd = c_int(thread, &args[0])?;
    let (offset, whence) = (thread.index(&args[1])?, c_int(thread, &args[2])?);
    let result = thread.system_call(|| os_calls::seek(fd, offset, whence))?;
    plain(thread, result).map(Value::int)
}

/// `fstat(fd)`.
pub(super) fn fstat(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let fd = c_int(thread, &args[0])?;
    let result = thread.system_call(|| os_calls::stat(fd))?;
    let stat = plain(thread, result)?;
    Ok(stat_result::make(thread, &stat))
}

/// `isatty(fd)`.
pub(super) fn isatty(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let fd = c_int(thread, &args[0])?;
    Ok(Value::bool(os_calls::is_terminal(fd)))
}

/// A descriptor, or an object with one.
fn descriptor(thread: &mut Thread, value: &Value) -> Outcome<i32> {
    if value.as_small_int().is_none()
        && let Some(fileno) = thread.find_attr(value, &Value::intern("fileno"))?
    {
        let fd = thread.call(&fileno, &[])?;
        return c_int(thread, &fd);
    }
    c_int(thread, value)
}

/// `fsync(fd)`.
pub(super) fn fsync(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let fd = descriptor(thread, &args[0])?;
    let result = thread.system_call(|| os_calls::sync(fd, false))?;
    plain(thread, result).map(|()| Value::NONE)
}

/// `fdatasync(fd)`.
pub(super) fn fdatasync(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let fd = descriptor(thread, &args[0])?;
    let result = thread.system_call(|| os_calls::sync(fd, true))?;
    plain(thread, result).map(|()| Value::NONE)
}

/// `ftruncate(fd, length)`.
pub(super) fn ftruncate(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (fd, length) = (c_int(thread, &args[0])?, thread.index(&args[1])?);
    let result = thread.system_call(|| os_calls::truncate(fd, length))?;
    plain(thread, result).map(|()| Value::NONE)
}

/// `fchmod(fd, mode)`.
pub(super) fn fchmod(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (fd, mode) = (c_int(thread, &args[0])?, c_int(thread, &args[1])?);
    let result = thread.system_call(|| os_calls::change_mode(fd, mode.cast_unsigned()))?;
    plain(thread, result).map(|()| Value::NONE)
}

/// `fchdir(fd)`.
pub(super) fn fchdir(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let fd = descriptor(thread, &args[0])?;
    let result = thread.system_call(|| os_calls::change_directory(fd))?;
    plain(thread, result).map(|()| Value::NONE)
}

/// `get_blocking(fd)`.
pub(super) fn get_blocking(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let fd = c_int(thread, &args[0])?;
    plain(thread, os_calls::is_blocking(fd)).map(Value::bool)
}

/// `set_blocking(fd, blocking)`.
pub(super) fn set_blocking(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let fd = c_int(thread, &args[0])?;
    let blocking = thread.truth(&args[1])?;
    plain(thread, os_calls::set_blocking(fd, blocking)).map(|()| Value::NONE)
}

/// `get_inheritable(fd)`.
pub(super) fn get_inheritable(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let fd = c_int(thread, &args[0])?;
    plain(thread, os_calls::is_inheritable(fd)).map(Value::bool)
}

/// `set_inheritable(fd, inheritable)`.
pub(super) fn set_inheritable(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let fd = c_int(thread, &args[0])?;
    let inheritable = thread.truth(&args[1])?;
    plain(thread, os_calls::set_inheritable(fd, inheritable)).map(|()| Value::NONE)
}

/// `_terminal_size(fd)`: columns and lines.
pub(super) fn terminal_size(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let fd = c_int(thread, &args[0])?;
    let (columns, lines) = plain(thread, os_calls::terminal_size(fd))?;
    Ok(Value::tuple(vec![Value::int(columns.into()), Value::int(lines.into())]))
}

/// `_flock(fd, operation)`.
pub(super) fn flock(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (fd, operation) = (descriptor(thread, &args[0])?, c_int(thread, &args[1])?);
    let result = thread.system_call(|| os_calls::lock_file(fd, operation))?;
    plain(thread, result).map(|()| Value::NONE)
}
