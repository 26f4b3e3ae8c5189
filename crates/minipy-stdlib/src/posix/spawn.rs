//! The module `_posixsubprocess`: `spawn`, which starts a program for `subprocess`.

use super::process::environment_argument;
use crate::support::c_int;
use minipy_vm::native::os_spawn::{self, Program};
use minipy_vm::native::{Args, Arity, Cause, NativeDef, NativeModule, Outcome, Thread, Value, os_error};

/// A number, unless it is -1 or None.
fn optional(thread: &mut Thread, value: &Value) -> Outcome<Option<i32>> {
    if value.is_none() {
        return Ok(None);
    }
    Ok(Some(c_int(thread, value)?).filter(|number| *number >= 0))
}

/// Bytes that C can take.
fn text(thread: &mut Thread, value: &Value) -> Outcome<Vec<u8>> {
    let bytes = value.as_bytes().map_or(&[][..], |bytes| bytes.as_slice()).to_vec();
    match bytes.contains(&0) {
        true => Err(thread.value_error("embedded null byte")),
        false => Ok(bytes),
    }
}

/// `spawn(path, args, environment, directory, stdin, stdout, stderr, new_session, process_group, user, group, umask)`: the
/// number of the process.
fn spawn(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let path = text(thread, &args[0])?;
    let mut words = Vec::new();
    for word in thread.collect(&args[1])? {
        words.push(text(thread, &word)?);
    }
    let environment = environment_argument(thread, &args[2])?;
    if environment
        .iter()
        .any(|(name, value)| name.contains(&0) || value.contains(&0))
    {
        return Err(thread.value_error("embedded null byte"));
    }
    let directory = match args[3].is_none() {
        true => None,
        false => Some(text(thread, &args[3])?),
    };
    let mut streams = [None; 3];
    for (at, stream) in streams.iter_mut().enumerate() {
        *stream = optional(thread, &args[4 + at])?;
    }
    let new_session = thread.truth(&args[7])?;
    let group = optional(thread, &args[8])?;
    let user_id = optional(thread, &args[9])?.map(i32::cast_unsigned);
    let group_id = optional(thread, &args[10])?.map(i32::cast_unsigned);
    let mask = optional(thread, &args[11])?.map(i32::cast_unsigned);
    let started = thread.unlocked(Cause::BlockingIo, || {
        os_spawn::spawn(&Program {
            path: &path,
            args: &words,
            environment: &environment,
            directory: directory.as_deref(),
            streams,
            new_session,
            group,
            user_id,
            group_id,
            mask,
        })
    });
    match started {
        Ok(process) => Ok(Value::int(process.into())),
        Err(error) => Err(os_error(thread, &error, None)),
    }
}

/// The module `_posixsubprocess`.
pub static MODULE: NativeModule = NativeModule {
    name: "_posixsubprocess",
    functions: &[NativeDef::function("spawn", Arity::Positional(12, 12), spawn)],
    missing: &["fork_exec"],
    init: |_, _| Ok(()),
};
