//! `posix`: what is done to files by their names.

use super::stat_result;
use crate::fs_path::{self, Accepts, Place, Target, target};
use crate::support::c_int;
use minipy_vm::native::os_calls::{self, PathCall, Stat};
use minipy_vm::native::{Args, Num, Outcome, Raised, Thread, Value, os_error};
use std::ffi::OsStr;
use std::io;
use std::os::unix::ffi::OsStrExt;

/// Raises the error of a call, with the path it was about.
#[cold]
pub(super) fn failed(thread: &mut Thread, error: &io::Error, shown: &Value) -> Raised {
    os_error(thread, error, Some(shown).filter(|shown| !shown.is_none()))
}

/// Makes a call about a path, which errors name.
fn with_path<R: Send>(
    thread: &mut Thread,
    target: &Target,
    call: impl Fn(&[u8]) -> io::Result<R> + Sync,
) -> Outcome<R> {
    let Place::Path(path) = &target.place else {
        return Err(thread.type_error("minipy: a descriptor where a path is wanted"));
    };
    let result = thread.system_call(|| call(path))?;
    result.map_err(|error| failed(thread, &error, &target.shown))
}

/// `dir_fd`: a descriptor of a directory, or None.
pub(super) fn directory(thread: &mut Thread, value: Option<&Value>) -> Outcome<Option<i32>> {
    match value.filter(|value| !value.is_none()) {
        None => Ok(None),
        Some(value) if value.as_small_int().is_some() || thread.slots(value).index.is_some() => {
            c_int(thread, value).map(Some)
        }
        Some(value) => {
            let message = format!("argument should be integer or None, not {}", thread.class_name(value));
            Err(thread.type_error(message))
        }
    }
}

/// `follow_symlinks` and its like: a truth value that is true if absent.
pub(super) fn unless_false(thread: &mut Thread, value: Option<&Value>) -> Outcome<bool> {
    value.map_or(Ok(true), |value| thread.truth(value))
}

fn stat_target(thread: &mut Thread, target: &Target, dir: Option<i32>, follow: bool) -> Outcome<Stat> {
    let result = match &target.place {
        Place::Path(path) => thread.system_call(|| os_calls::stat_path(dir, path, follow))?,
        Place::Descriptor(fd) => {
            let fd = *fd;
            thread.system_call(|| os_calls::stat(fd))?
        }
    };
    result.map_err(|error| failed(thread, &error, &target.shown))
}

/// `stat(path, *, dir_fd=None, follow_symlinks=True)`.
pub(super) fn stat(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let target = target(thread, &args[0], "stat", "path", Accepts::Descriptor)?;
    let dir = directory(thread, args.get(1))?;
    let follow = unless_false(thread, args.get(2))?;
    let stat = stat_target(thread, &target, dir, follow)?;
    Ok(stat_result::make(thread, &stat))
}

/// `lstat(path, *, dir_fd=None)`.
pub(super) fn lstat(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let target = target(thread, &args[0], "lstat", "path", Accepts::Path)?;
    let dir = directory(thread, args.get(1))?;
    let stat = stat_target(thread, &target, dir, false)?;
    Ok(stat_result::make(thread, &stat))
}

/// The questions of `os.path` that a path without a file answers with False. A path that is none has no file either.
fn ask(thread: &mut Thread, value: &Value, follow: bool, question: fn(&Stat) -> bool) -> Outcome {
    let target = match target(thread, value, "stat", "path", Accepts::Descriptor) {
        Ok(target) => target,
        Err(raised) => {
            drop(thread.catch(raised, minipy_vm::native::ClassId::ValueError)?);
            return Ok(Value::FALSE);
        }
    };
    let result = match &target.place {
        Place::Path(path) => thread.system_call(|| os_calls::stat_path(None, path, follow))?,
        Place::Descriptor(fd) => {
            let fd = *fd;
            thread.system_call(|| os_calls::stat(fd))?
        }
    };
    Ok(Value::bool(result.is_ok_and(|stat| question(&stat))))
}

fn is_kind(stat: &Stat, kind: u32) -> bool {
    stat.mode & 0o170_000 == kind
}

pub(super) fn exists(thread: &mut Thread, args: Args<'_>) -> Outcome {
    ask(thread, &args[0], true, |_| true)
}

pub(super) fn lexists(thread: &mut Thread, args: Args<'_>) -> Outcome {
    ask(thread, &args[0], false, |_| true)
}

pub(super) fn isfile(thread: &mut Thread, args: Args<'_>) -> Outcome {
    ask(thread, &args[0], true, |stat| is_kind(stat, 0o100_000))
}

pub(super) fn isdir(thread: &mut Thread, args: Args<'_>) -> Outcome {
    ask(thread, &args[0], true, |stat| is_kind(stat, 0o040_000))
}

pub(super) fn islink(thread: &mut Thread, args: Args<'_>) -> Outcome {
    ask(thread, &args[0], false, |stat| is_kind(stat, 0o120_000))
}

/// `access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True)`.
pub(super) fn access(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let target = target(thread, &args[0], "access", "path", Accepts::Path)?;
    let mode = c_int(thread, &args[1])?;
    let effective = match args.get(3) {
        Some(effective) => thread.truth(effective)?,
        None => false,
    };
    with_path(thread, &target, |path| os_calls::access(path, mode, effective)).map(Value::bool)
}

/// Calls about one path and a mode.
fn path_call(
    thread: &mut Thread,
    args: Args<'_>,
    function: &str,
    call: PathCall,
    mode: Option<&Value>,
    dir: Option<&Value>,
) -> Outcome {
    let target = target(thread, &args[0], function, "path", Accepts::Path)?;
    let mode = match mode {
        Some(mode) => c_int(thread, mode)?,
        None => 0,
    };
    let dir = directory(thread, dir)?;
    with_path(thread, &target, |path| {
        os_calls::on_path(call, dir, path, mode.cast_unsigned())
    })?;
    Ok(Value::NONE)
}

/// `mkdir(path, mode=0o777, *, dir_fd=None)`.
pub(super) fn mkdir(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let mode = args.get(1).cloned().unwrap_or(Value::small_int(0o777));
    path_call(thread, args, "mkdir", PathCall::MakeDirectory, Some(&mode), args.get(2))
}

/// `mkfifo(path, mode=0o666, *, dir_fd=None)`: the one whose errors name no path.
pub(super) fn mkfifo(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let mut target = target(thread, &args[0], "mkfifo", "path", Accepts::Path)?;
    let mode = match args.get(1) {
        Some(mode) => c_int(thread, mode)?,
        None => 0o666,
    };
    let dir = directory(thread, args.get(2))?;
    target.shown = Value::NONE;
    with_path(thread, &target, |path| {
        os_calls::on_path(PathCall::MakePipe, dir, path, mode.cast_unsigned())
    })?;
    Ok(Value::NONE)
}

/// `unlink(path, *, dir_fd=None)`.
pub(super) fn unlink(thread: &mut Thread, args: Args<'_>) -> Outcome {
    path_call(thread, args, "unlink", PathCall::Unlink, None, args.get(1))
}

/// `remove(path, *, dir_fd=None)`.
pub(super) fn remove(thread: &mut Thread, args: Args<'_>) -> Outcome {
    path_call(thread, args, "remove", PathCall::Unlink, None, args.get(1))
}

/// `rmdir(path, *, dir_fd=None)`.
pub(super) fn rmdir(thread: &mut Thread, args: Args<'_>) -> Outcome {
    path_call(thread, args, "rmdir", PathCall::RemoveDirectory, None, args.get(1))
}

/// `chmod(path, mode, *, dir_fd=None, follow_symlinks=True)`.
pub(super) fn chmod(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let target = target(thread, &args[0], "chmod", "path", Accepts::Descriptor)?;
    let mode = c_int(thread, &args[1])?.cast_unsigned();
    let dir = directory(thread, args.get(2))?;
    if !unless_false(thread, args.get(3))? {
        let class = minipy_vm::native::ClassId::NotImplementedError;
        return Err(thread.raise(class, "chmod: follow_symlinks unavailable on this platform"));
    }
    let result = match &target.place {
        Place::Path(path) => thread.system_call(|| os_calls::on_path(PathCall::ChangeMode, dir, path, mode))?,
        Place::Descriptor(fd) => {
            let fd = *fd;
            thread.system_call(|| os_calls::change_mode(fd, mode))?
        }
    };
    result.map_err(|error| failed(thread, &error, &target.shown))?;
    Ok(Value::NONE)
}

/// `chown(path, uid, gid, *, dir_fd=None, follow_symlinks=True)`.
pub(super) fn chown(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let target = target(thread, &args[0], "chown", "path", Accepts::Path)?;
    let (user, group) = (thread.index(&args[1])?, thread.index(&args[2])?);
    let follow = unless_false(thread, args.get(4))?;
    with_path(thread, &target, |path| {
        os_calls::change_owner(path, user, group, follow)
    })?;
    Ok(Value::NONE)
}

/// `chdir(path)`.
pub(super) fn chdir(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let target = target(thread, &args[0], "chdir", "path", Accepts::Descriptor)?;
    let result = match &target.place {
        Place::Path(path) => thread.system_call(|| os_calls::on_path(PathCall::ChangeDirectory, None, path, 0))?,
        Place::Descriptor(fd) => {
            let fd = *fd;
            thread.system_call(|| os_calls::change_directory(fd))?
        }
    };
    result.map_err(|error| failed(thread, &error, &target.shown))?;
    Ok(Value::NONE)
}

/// Two paths, and a call about both.
fn two_paths(
    thread: &mut Thread,
    args: Args<'_>,
    function: &str,
    call: impl Fn(&[u8], &[u8]) -> io::Result<()> + Sync,
) -> Outcome {
    let from = target(thread, &args[0], function, "src", Accepts::Path)?;
    let to = target(thread, &args[1], function, "dst", Accepts::Path)?;
    let (Place::Path(from_path), Place::Path(to_path)) = (&from.place, &to.place) else {
        return Ok(Value::NONE);
    };
    let result = thread.system_call(|| call(from_path, to_path))?;
    match result {
        Ok(()) => Ok(Value::NONE),
        Err(error) => Err(failed_twice(thread, &error, &from.shown, &to.shown)),
    }
}

/// Raises the error of a call about two paths.
#[cold]
fn failed_twice(thread: &mut Thread, error: &io::Error, from: &Value, to: &Value) -> Raised {
    let Some(number) = error.raw_os_error() else {
        return os_error(thread, error, None);
    };
    let args = [
        Value::int(number.into()),
        Value::str(&minipy_vm::native::system_text(number)),
        from.clone(),
        Value::NONE,
        to.clone(),
    ];
    crate::support::raise_new(thread, minipy_vm::native::ClassId::OSError, &args)
}

fn os_path(bytes: &[u8]) -> &std::path::Path {
    std::path::Path::new(OsStr::from_bytes(bytes))
}

/// `dir_fd` and its like are not supported for calls about two paths.
fn refuse_directories(thread: &mut Thread, args: Args<'_>, indices: &[usize]) -> Outcome<()> {
    for &index in indices {
        if args.get(index).is_some_and(|value| !value.is_none()) {
            let class = minipy_vm::native::ClassId::NotImplementedError;
            return Err(thread.raise(class, "minipy: dir_fd is not supported for this function"));
        }
    }
    Ok(())
}

/// `rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None)`.
pub(super) fn rename(thread: &mut Thread, args: Args<'_>) -> Outcome {
    refuse_directories(thread, args, &[2, 3])?;
    two_paths(thread, args, "rename", |from, to| {
        std::fs::rename(os_path(from), os_path(to))
    })
}

/// `replace(src, dst, *, src_dir_fd=None, dst_dir_fd=None)`.
pub(super) fn replace(thread: &mut Thread, args: Args<'_>) -> Outcome {
    refuse_directories(thread, args, &[2, 3])?;
    two_paths(thread, args, "replace", |from, to| {
        std::fs::rename(os_path(from), os_path(to))
    })
}

/// `link(src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True)`.
pub(super) fn link(thread: &mut Thread, args: Args<'_>) -> Outcome {
    refuse_directories(thread, args, &[2, 3])?;
    let follow = match args.get(4) {
        Some(follow) => thread.truth(follow)?,
        None => false,
    };
    two_paths(thread, args, "link", |from, to| os_calls::link(from, to, follow))
}

/// `symlink(src, dst, target_is_directory=False, *, dir_fd=None)`.
pub(super) fn symlink(thread: &mut Thread, args: Args<'_>) -> Outcome {
    refuse_directories(thread, args, &[3])?;
    two_paths(thread, args, "symlink", |from, to| {
        std::os::unix::fs::symlink(os_path(from), os_path(to))
    })
}

/// `readlink(path, *, dir_fd=None)`.
pub(super) fn readlink(thread: &mut Thread, args: Args<'_>) -> Outcome {
    refuse_directories(thread, args, &[1])?;
    let target = target(thread, &args[0], "readlink", "path", Accepts::Path)?;
    let link = with_path(thread, &target, |path| std::fs::read_link(os_path(path)))?;
    name(thread, link.as_os_str().as_bytes(), target.is_bytes())
}

/// A name from the system, as the kind of path it was asked with.
pub(super) fn name(thread: &mut Thread, bytes: &[u8], as_bytes: bool) -> Outcome {
    if as_bytes {
        let made = Value::bytes(bytes);
        return thread.made(made);
    }
    Ok(fs_path::decode(bytes))
}

/// `truncate(path, length)`.
pub(super) fn truncate(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let target = target(thread, &args[0], "truncate", "path", Accepts::Descriptor)?;
    let length = thread.index(&args[1])?;
    let result = match &target.place {
        Place::Path(path) => thread.system_call(|| os_calls::truncate_path(path, length))?,
        Place::Descriptor(fd) => {
            let fd = *fd;
            thread.system_call(|| os_calls::truncate(fd, length))?
        }
    };
    result.map_err(|error| failed(thread, &error, &target.shown))?;
    Ok(Value::NONE)
}

/// The two items of a tuple.
fn pair(value: &Value) -> Option<(&Value, &Value)> {
    match value.as_tuple()?.items() {
        [first, second] => Some((first, second)),
        _ => None,
    }
}

/// A time in nanoseconds.
fn nanoseconds(thread: &mut Thread, value: &Value, given: bool) -> Outcome<i128> {
    let too_large = "timestamp out of range for platform time_t";
    if given {
        let int = thread.index_value(value)?;
        return match Num::of(&int).and_then(Num::small) {
            Some(time) => Ok(time.into()),
            None => Err(thread.overflow_error(too_large)),
        };
    }
    if let Some(seconds) = value.as_float() {
        if seconds.is_nan() || seconds.abs() >= 9.2e18 {
            return Err(match seconds.is_nan() {
                true => thread.value_error("Invalid value NaN (not a number)"),
                false => thread.overflow_error(too_large),
            });
        }
        let whole = seconds.floor();
        return Ok(whole as i128 * 1_000_000_000 + ((seconds - whole) * 1e9).floor() as i128);
    }
    let int = thread.index_value(value)?;
    match Num::of(&int).and_then(Num::small) {
        Some(seconds) => Ok(i128::from(seconds) * 1_000_000_000),
        None => Err(thread.overflow_error(too_large)),
    }
}

/// `utime(path, times=None, *, ns=..., dir_fd=None, follow_symlinks=True)`.
pub(super) fn utime(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let dir = directory(thread, args.get(3))?;
    let times = args.get(1).filter(|times| !times.is_none());
    let ns = args.get(2);
    let times = match (times, ns) {
        (Some(_), Some(_)) => {
            let message = "utime: you may specify either 'times' or 'ns' but not both";
            return Err(thread.value_error(message));
        }
        (None, None) => None,
        (Some(given), None) | (None, Some(given)) => {
            let Some((accessed, modified)) = pair(given) else {
                return Err(thread.type_error(match ns {
                    Some(_) => "utime: 'ns' must be a tuple of two ints",
                    None => "utime: 'times' must be either a tuple of two ints or None",
                }));
            };
            let exact = ns.is_some();
            Some((
                nanoseconds(thread, accessed, exact)?,
                nanoseconds(thread, modified, exact)?,
            ))
        }
    };
    let target = target(thread, &args[0], "utime", "path", Accepts::Path)?;
    let follow = unless_false(thread, args.get(4))?;
    with_path(thread, &target, |path| os_calls::set_times(dir, path, times, follow))?;
    Ok(Value::NONE)
}

/// `getcwd()`, `getcwdb()`.
fn current(thread: &mut Thread, as_bytes: bool) -> Outcome {
    match std::env::current_dir() {
        Ok(path) => name(thread, path.as_os_str().as_bytes(), as_bytes),
        Err(error) => Err(os_error(thread, &error, None)),
    }
}

pub(super) fn getcwd(thread: &mut Thread, _: Args<'_>) -> Outcome {
    current(thread, false)
}

pub(super) fn getcwdb(thread: &mut Thread, _: Args<'_>) -> Outcome {
    current(thread, true)
}

/// `statvfs(path)`: the numbers; `os` makes the object.
pub(super) fn statvfs(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let target = target(thread, &args[0], "statvfs", "path", Accepts::Path)?;
    let numbers = with_path(thread, &target, os_calls::file_system)?;
    let numbers = numbers.iter().map(|&number| Value::int(number.cast_signed()));
    Ok(Value::tuple(numbers.collect()))
}
