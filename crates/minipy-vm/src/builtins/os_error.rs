//! OSError: the choice of the subclass by error number, file names, and the way from Rust's I/O errors.

use super::exceptions::{BASE, arg, args_of, members, refuse_keywords, set_args};
use crate::heap::class::Special;
use crate::heap::classes::ClassId;
use crate::heap::native::{Args, NativeDef, NativeSlots, Outcome, Raised};
use crate::heap::thread::Thread;
use crate::heap::value::Value;

/// Raises what CPython raises for a failed system call: the OSError subclass of its error number, with the system's text
/// and the file name, if one is given.
///
/// An error without a number comes from Rust's library: a NUL in a path is the ValueError it is in CPython, anything else a
/// plain OSError with Rust's text.
#[cold]
pub fn os_error(thread: &mut Thread, err: &std::io::Error, filename: Option<&Value>) -> Raised {
    let Some(number) = err.raw_os_error() else {
        if err.kind() == std::io::ErrorKind::InvalidInput {
            return thread.value_error("embedded null byte");
        }
        return thread.raise(ClassId::OSError, err.to_string());
    };
    let mut args = vec![Value::int(number.into()), Value::str(&system_text(number))];
    args.extend(filename.cloned());
    let class = class_for(thread, Some(number.into()));
    let exception = Value::exception(&class, Value::tuple(Vec::new()));
    match fill(thread, &exception, &args) {
        Ok(()) => thread.raise_value(exception),
        Err(raised) => raised,
    }
}

/// `os.strerror(number)`: the C library's text. Rust appends the number, which is cut off again.
pub fn system_text(number: i32) -> String {
    let text = std::io::Error::from_raw_os_error(number).to_string();
    match text.rfind(" (os error") {
        Some(end) => text[..end].to_owned(),
        None => text,
    }
}

/// The class for an error number.
fn class_for(thread: &Thread, number: Option<i64>) -> Value {
    let id = number
        .and_then(|number| i32::try_from(number).ok())
        .map_or(ClassId::OSError, |number| match number {
            libc::EAGAIN | libc::EALREADY | libc::EINPROGRESS => ClassId::BlockingIOError,
            libc::EPIPE | libc::ESHUTDOWN => ClassId::BrokenPipeError,
            libc::ECHILD => ClassId::ChildProcessError,
            libc::ECONNABORTED => ClassId::ConnectionAbortedError,
            libc::ECONNREFUSED => ClassId::ConnectionRefusedError,
            libc::ECONNRESET => ClassId::ConnectionResetError,
            libc::EEXIST => ClassId::FileExistsError,
            libc::ENOENT => ClassId::FileNotFoundError,
            libc::EISDIR => ClassId::IsADirectoryError,
            libc::ENOTDIR => ClassId::NotADirectoryError,
            libc::EINTR => ClassId::InterruptedError,
            libc::EACCES | libc::EPERM => ClassId::PermissionError,
            libc::ESRCH => ClassId::ProcessLookupError,
            libc::ETIMEDOUT => ClassId::TimeoutError,
            _ => ClassId::OSError,
        });
    thread.heap().class(id).clone()
}

/// Does `__init__` take the arguments, and not `__new__`? So in a subclass that overrides only the former, and may pass on
/// others than it was called with.
fn init_takes_args(thread: &Thread, class: &Value) -> bool {
    thread.class_overrides(class, Special::Init) && !thread.class_overrides(class, Special::New)
}

fn new(thread: &mut Thread, class: &Value, args: Args<'_>) -> Outcome {
    if init_takes_args(thread, class) {
        return Ok(Value::exception(class, Value::tuple(Vec::new())));
    }
    refuse_keywords(thread, class, args)?;
    let mut class = class.clone();
    if class.is(thread.heap().class(ClassId::OSError)) && (2..=5).contains(&args.values.len()) {
        let number = args[0].as_bool().map(i64::from).or_else(|| args[0].as_small_int());
        class = class_for(thread, number);
    }
    let exception = Value::exception(&class, Value::tuple(Vec::new()));
    fill(thread, &exception, args.values)?;
    Ok(exception)
}

fn init(thread: &mut Thread, exception: &Value, args: Args<'_>) -> Outcome<()> {
    let class = thread.class_of(exception).clone();
    if !init_takes_args(thread, &class) {
        return Ok(());
    }
    refuse_keywords(thread, &class, args)?;
    fill(thread, exception, args.values)
}

/// Takes `(errno, strerror[, filename[, winerror[, filename2]]])`. File names leave `args`, which old code unpacks in two.
fn fill(thread: &mut Thread, exception: &Value, args: &[Value]) -> Outcome<()> {
    let known = (2..=5).contains(&args.len());
    let filename = args.get(2).filter(|name| known && !name.is_none());
    let Some(filename) = filename else {
        set_args(thread, exception, args);
        return Ok(());
    };
    if thread.is_exactly(exception, ClassId::BlockingIOError) && is_number(thread, filename) {
        let written = Value::int(thread.index(filename)?);
        thread.set_exception_member(exception, "characters_written", written);
        set_args(thread, exception, args);
        return Ok(());
    }
    thread.set_exception_member(exception, "filename", filename.clone());
    if let Some(second) = args.get(4).filter(|name| !name.is_none()) {
        thread.set_exception_member(exception, "filename2", second.clone());
    }
    set_args(thread, exception, &args[..2]);
    Ok(())
}

fn is_number(thread: &Thread, value: &Value) -> bool {
    value.as_small_int().is_some() || thread.is_a(value, ClassId::Int)
}

/// The number or text in the arguments, if they are the two or more that have a meaning.
fn known_arg(thread: &Thread, exception: &Value, index: usize) -> Option<Value> {
    if (2..=5).contains(&args_of(thread, exception).len()) {
        arg(thread, exception, index)
    } else {
        None
    }
}

members! {
    get_errno set_errno "errno" |thread, exception| known_arg(thread, exception, 0);
    get_strerror set_strerror "strerror" |thread, exception| known_arg(thread, exception, 1);
    get_filename set_filename "filename" |_, _| None;
    get_filename2 set_filename2 "filename2" |_, _| None;
}

fn get_written(thread: &mut Thread, args: Args<'_>) -> Outcome {
    match thread.exception_member(&args[0], "characters_written") {
        Some(written) => Ok(written),
        None => Err(thread.raise(ClassId::AttributeError, "characters_written")),
    }
}

fn set_written(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let name = "characters_written";
    match args.get(1) {
        Some(value) => {
            let written = Value::int(thread.index(value)?);
            thread.set_exception_member(&args[0], name, written);
        }
        None if !thread.delete_exception_member(&args[0], name) => {
            return Err(thread.raise(ClassId::AttributeError, "characters_written"));
        }
        None => {}
    }
    Ok(Value::NONE)
}

fn str(thread: &mut Thread, exception: &Value) -> Outcome {
    let own = |thread: &Thread, name: &str| thread.exception_member(exception, name);
    let errno = own(thread, "errno").or_else(|| known_arg(thread, exception, 0));
    let strerror = own(thread, "strerror").or_else(|| known_arg(thread, exception, 1));
    let (filename, filename2) = (own(thread, "filename"), own(thread, "filename2"));
    if filename.is_none() && (errno.is_none() || strerror.is_none()) {
        return super::exceptions::str(thread, exception);
    }
    let errno = thread.str_text(&errno.unwrap_or(Value::NONE))?;
    let strerror = thread.str_text(&strerror.unwrap_or(Value::NONE))?;
    let mut text = format!("[Errno {errno}] {strerror}");
    if let Some(filename) = filename {
        text += &format!(": {}", thread.repr_text(&filename)?);
        if let Some(filename2) = filename2 {
            text += &format!(" -> {}", thread.repr_text(&filename2)?);
        }
    }
    Ok(Value::str(&text))
}

/// `OSError`.
pub static OS_ERROR_SLOTS: NativeSlots = NativeSlots {
    new: Some(new),
    init: Some(init),
    str: Some(str),
    ..BASE
};
/// `OSError`.
pub static OS_ERROR_METHODS: &[NativeDef] = &[
    NativeDef::attribute("errno", get_errno, set_errno),
    NativeDef::attribute("strerror", get_strerror, set_strerror),
    NativeDef::attribute("filename", get_filename, set_filename),
    NativeDef::attribute("filename2", get_filename2, set_filename2),
    NativeDef::attribute("characters_written", get_written, set_written),
];

#[cfg(test)]
mod tests {
    use super::system_text;

    #[test]
    fn texts_are_those_of_the_c_library() {
        for (number, text) in [
            (libc::ENOENT, "No such file or directory"),
            (libc::EACCES, "Permission denied"),
            (libc::EEXIST, "File exists"),
            (libc::EISDIR, "Is a directory"),
            (libc::EPIPE, "Broken pipe"),
        ] {
            assert_eq!(system_text(number), text);
        }
    }
}
