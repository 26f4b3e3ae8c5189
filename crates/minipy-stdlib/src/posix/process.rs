//! `posix`: the process, its environment and the system it runs on.

use crate::fs_path;
use crate::support::c_int;
use minipy_vm::native::os_calls::{self, Identity};
use minipy_vm::native::{Args, Cause, ClassId, MAX_ITEMS, Outcome, Thread, Value, os_error, os_signals, system_text};
use std::ffi::OsStr;
use std::os::fd::{IntoRawFd, OwnedFd};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, Stdio};

/// Functions that ask for a number.
macro_rules! identities {
    ($($function:ident $Which:ident;)*) => {
        $(pub(super) fn $function(_: &mut Thread, _: Args<'_>) -> Outcome {
            Ok(Value::int(os_calls::identity(Identity::$Which).into()))
        })*
    };
}

identities! {
    getuid User;
    geteuid EffectiveUser;
    getgid Group;
    getegid EffectiveGroup;
    getppid Parent;
    getpgrp ProcessGroup;
}

/// `getpid()`.
pub(super) fn getpid(_: &mut Thread, _: Args<'_>) -> Outcome {
    Ok(Value::int(std::process::id().into()))
}

/// `cpu_count()`.
pub(super) fn cpu_count(_: &mut Thread, _: Args<'_>) -> Outcome {
    let count = os_calls::processors();
    Ok(if count > 0 { Value::int(count) } else { Value::NONE })
}

/// `process_cpu_count()`: the processors this process may use.
pub(super) fn process_cpu_count(thread: &mut Thread, args: Args<'_>) -> Outcome {
    match os_calls::usable_processors() {
        0 => cpu_count(thread, args),
        count => Ok(Value::length(count)),
    }
}

/// `urandom(size)`.
pub(super) fn urandom(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let size = thread.index(&args[0])?;
    let Ok(size) = usize::try_from(size) else {
        return Err(thread.value_error("negative argument not allowed"));
    };
    let mut bytes = Vec::new();
    if size > MAX_ITEMS || bytes.try_reserve_exact(size).is_err() {
        return Err(thread.memory_error());
    }
    bytes.resize(size, 0);
    let filled = thread.unlocked(Cause::BlockingIo, || os_calls::random(&mut bytes));
    filled.map_err(|error| os_error(thread, &error, None))?;
    let made = Value::bytes(&bytes);
    thread.made(made)
}

/// `_environment()`: names and values, as bytes.
pub(super) fn environment(thread: &mut Thread, _: Args<'_>) -> Outcome {
    let mut pairs = Vec::new();
    for (name, value) in std::env::vars_os() {
        let name = Value::bytes(name.as_bytes());
        let value = Value::bytes(value.as_bytes());
        let (name, value) = (thread.made(name)?, thread.made(value)?);
        pairs.push(Value::tuple(vec![name, value]));
    }
    Ok(Value::list(pairs))
}

/// `strerror(number)`.
pub(super) fn strerror(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let number = c_int(thread, &args[0])?;
    Ok(Value::str(&system_text(number)))
}

/// `kill(pid, signal)`.
pub(super) fn kill(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (process, signal) = (c_int(thread, &args[0])?, c_int(thread, &args[1])?);
    match send(thread, process, signal) {
        Ok(()) => {
            thread.poll_native()?;
            Ok(Value::NONE)
        }
        Err(error) => Err(os_error(thread, &error, None)),
    }
}

/// Sends a signal. The main thread sends one that is for this process to itself: CPython's main thread is the first OS thread of its
/// process, which the system prefers, so that the handler has run when `kill` returns.
fn send(thread: &Thread, process: i32, signal: i32) -> std::io::Result<()> {
    let own = thread.is_main() && process.unsigned_abs() == std::process::id() && process > 0;
    let blocks = || os_signals::blocked() & os_signals::bit(signal) != 0;
    match own && (1..os_signals::COUNT).contains(&signal) && !blocks() {
        true => thread.heap().signals.raise(signal),
        false => os_calls::kill(process, signal),
    }
}

/// `_exit(status)`.
pub(super) fn exit(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let status = c_int(thread, &args[0])?;
    os_calls::exit_now(status)
}

/// `abort()`.
pub(super) fn abort(_: &mut Thread, _: Args<'_>) -> Outcome {
    std::process::abort()
}

/// `umask(mask)`.
pub(super) fn umask(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let mask = c_int(thread, &args[0])?;
    Ok(Value::int(os_calls::set_umask(mask.cast_unsigned()).into()))
}

/// `_sysconf(number)`.
pub(super) fn sysconf(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let name = c_int(thread, &args[0])?;
    match os_calls::system_limit(name) {
        Ok(limit) => Ok(Value::int(limit)),
        Err(error) => Err(os_error(thread, &error, None)),
    }
}

/// `_confstr(number)`.
pub(super) fn confstr(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let name = c_int(thread, &args[0])?;
    match os_calls::system_string(name) {
        Ok(None) => Ok(Value::NONE),
        Ok(Some(text)) => Ok(Value::str(&String::from_utf8_lossy(&text))),
        Err(error) => Err(os_error(thread, &error, None)),
    }
}

/// `_popen(command, reads, environment)`: starts a shell; the descriptor of our end of its output or input, and its process id.
pub(super) fn popen(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let command = fs_path::encode(thread, &args[0])?;
    let reads = thread.truth(&args[1])?;
    let environment = environment_argument(thread, &args[2])?;
    let mut shell = Command::new("/bin/sh");
    shell.arg("-c").arg(OsStr::from_bytes(&command)).env_clear();
    for (name, value) in &environment {
        shell.env(OsStr::from_bytes(name), OsStr::from_bytes(value));
    }
    match reads {
        true => shell.stdout(Stdio::piped()),
        false => shell.stdin(Stdio::piped()),
    };
    let started = thread.unlocked(Cause::BlockingIo, || shell.spawn());
    let mut child = started.map_err(|error| os_error(thread, &error, None))?;
    let end: Option<OwnedFd> = match reads {
        true => child.stdout.take().map(OwnedFd::from),
        false => child.stdin.take().map(OwnedFd::from),
    };
    let end = end.map_or(-1, IntoRawFd::into_raw_fd);
    Ok(Value::tuple(vec![
        Value::int(end.into()),
        Value::int(child.id().into()),
    ]))
}

/// `system(command)`: the status as `wait` gives it. The script's own environment goes along.
pub(super) fn system(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let command = fs_path::fspath(thread, &args[0])?;
    let command = fs_path::encode(thread, &command)?;
    let environment = match args.get(1) {
        Some(pairs) => environment_argument(thread, pairs)?,
        None => Vec::new(),
    };
    let mut shell = Command::new("/bin/sh");
    shell.arg("-c").arg(OsStr::from_bytes(&command)).env_clear();
    for (name, value) in &environment {
        shell.env(OsStr::from_bytes(name), OsStr::from_bytes(value));
    }
    let signals = thread.heap().signals.clone();
    signals.begin_command();
    let status = thread.unlocked(Cause::BlockingIo, || signals.run_command(&mut shell));
    signals.end_command();
    match status {
        Ok(status) => Ok(Value::int(status.into_raw().into())),
        Err(error) => Err(os_error(thread, &error, None)),
    }
}

/// Pairs of bytes.
pub(super) fn environment_argument(thread: &mut Thread, pairs: &Value) -> Outcome<Vec<(Vec<u8>, Vec<u8>)>> {
    let mut environment = Vec::new();
    for pair in thread.collect(pairs)? {
        let items = pair.as_tuple().map_or(&[][..], |pair| pair.items());
        if let [name, value] = items
            && let (Some(name), Some(value)) = (name.as_bytes(), value.as_bytes())
        {
            environment.push((name.as_slice().to_vec(), value.as_slice().to_vec()));
        }
    }
    Ok(environment)
}

/// `waitpid(pid, options)`.
pub(super) fn waitpid(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (process, options) = (c_int(thread, &args[0])?, c_int(thread, &args[1])?);
    let result = thread.system_call(|| os_calls::wait_process(process, options))?;
    match result {
        Ok((process, status)) => Ok(Value::tuple(vec![
            Value::int(process.into()),
            Value::int(status.into()),
        ])),
        Err(error) => Err(os_error(thread, &error, None)),
    }
}

/// `_uname()`: five strings.
pub(super) fn uname(thread: &mut Thread, _: Args<'_>) -> Outcome {
    match os_calls::system_names() {
        Ok(names) => Ok(Value::tuple(names.iter().map(|name| Value::str(name)).collect())),
        Err(error) => Err(os_error(thread, &error, None)),
    }
}

/// `getloadavg()`.
pub(super) fn getloadavg(thread: &mut Thread, _: Args<'_>) -> Outcome {
    match os_calls::load_averages() {
        Ok(loads) => Ok(Value::tuple(loads.iter().map(|&load| Value::float(load)).collect())),
        Err(_) => Err(thread.raise(ClassId::OSError, "Load averages are unobtainable")),
    }
}

/// `_times()`: five numbers.
pub(super) fn times(thread: &mut Thread, _: Args<'_>) -> Outcome {
    match os_calls::process_times() {
        Ok(times) => Ok(Value::tuple(times.iter().map(|&time| Value::float(time)).collect())),
        Err(error) => Err(os_error(thread, &error, None)),
    }
}

/// `sched_yield()`.
pub(super) fn sched_yield(thread: &mut Thread, _: Args<'_>) -> Outcome {
    thread.unlocked(Cause::BlockingIo, os_calls::yield_processor);
    Ok(Value::NONE)
}

/// `nice(increment)`.
pub(super) fn nice(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let more = c_int(thread, &args[0])?;
    match os_calls::add_niceness(more) {
        Ok(niceness) => Ok(Value::int(niceness.into())),
        Err(error) => Err(os_error(thread, &error, None)),
    }
}

/// `fork()`: a child with one of several threads, all locks as they happen to be, is not what minipy is for.
pub(super) fn fork(thread: &mut Thread, _: Args<'_>) -> Outcome {
    Err(thread.raise(ClassId::NotImplementedError, "minipy: os.fork() is not supported"))
}
