//! The module `posix`: the operating system. What scripts import is `os`, Python code over this.
//!
//! Files by their names are in `files.rs`, directories in `directory.rs`, descriptors in `descriptors.rs`, the process in
//! `process.rs`. Each call that may wait goes without the interpreter's lock.

mod descriptors;
mod directory;
mod files;
mod process;
mod spawn;
mod stat_result;

use crate::fs_path;
use crate::support::set;
use minipy_vm::native::os_calls::flags;
use minipy_vm::native::{Args, Arity, ClassId, NativeDef, NativeModule, Outcome, Signature, Thread, Value};
pub(crate) use spawn::MODULE as SUBPROCESS;

/// `fspath(path)`.
fn fspath(thread: &mut Thread, args: Args<'_>) -> Outcome {
    fs_path::fspath(thread, &args[0])
}

/// `fsencode(path)`.
fn fsencode(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let path = fs_path::fspath(thread, &args[0])?;
    if path.as_bytes().is_some() {
        return Ok(path);
    }
    minipy_vm::native::codecs::encode(thread, &path, "utf-8", "surrogateescape")
}

/// `fsdecode(path)`.
fn fsdecode(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let path = fs_path::fspath(thread, &args[0])?;
    match path.as_bytes() {
        Some(bytes) => Ok(fs_path::decode(bytes.as_slice())),
        None => Ok(path),
    }
}

/// The parameters of a function: those that may be given by position, then those by keyword alone.
const fn signature(params: &'static [&'static str], required: u8, keyword_only: u8) -> Signature {
    Signature {
        params,
        required,
        positional_only: 0,
        keyword_only,
    }
}

static FSPATH: Signature = signature(&["path"], 1, 0);
static FSCODE: Signature = signature(&["filename"], 1, 0);
static STAT: Signature = signature(&["path", "dir_fd", "follow_symlinks"], 1, 2);
static PATH_DIR: Signature = signature(&["path", "dir_fd"], 1, 1);
static PATH_MODE_DIR: Signature = signature(&["path", "mode", "dir_fd"], 1, 1);
static ACCESS: Signature = signature(&["path", "mode", "dir_fd", "effective_ids", "follow_symlinks"], 2, 3);
static CHMOD: Signature = signature(&["path", "mode", "dir_fd", "follow_symlinks"], 2, 2);
static CHOWN: Signature = signature(&["path", "uid", "gid", "dir_fd", "follow_symlinks"], 3, 2);
static RENAME: Signature = signature(&["src", "dst", "src_dir_fd", "dst_dir_fd"], 2, 2);
static LINK: Signature = signature(&["src", "dst", "src_dir_fd", "dst_dir_fd", "follow_symlinks"], 2, 3);
static SYMLINK: Signature = signature(&["src", "dst", "target_is_directory", "dir_fd"], 2, 1);
static UTIME: Signature = signature(&["path", "times", "ns", "dir_fd", "follow_symlinks"], 1, 3);
static OPTIONAL_PATH: Signature = signature(&["path"], 0, 0);
static PATH: Signature = signature(&["path"], 1, 0);
static S: Signature = signature(&["s"], 1, 0);
static PATH_LENGTH: Signature = signature(&["path", "length"], 2, 0);
static OPEN: Signature = signature(&["path", "flags", "mode", "dir_fd"], 2, 1);
static FD: Signature = signature(&["fd"], 1, 0);
static DUP2: Signature = signature(&["fd", "fd2", "inheritable"], 2, 0);
static STATUS: Signature = signature(&["status"], 1, 0);
static FD_MODE: Signature = signature(&["fd", "mode"], 2, 0);

static FUNCTIONS: &[NativeDef] = &[
    NativeDef::function("_environment", Arity::Zero, process::environment),
    NativeDef::function("_exit", Arity::Named(&STATUS), process::exit),
    NativeDef::function("_flock", Arity::Positional(2, 2), descriptors::flock),
    NativeDef::function("_path_exists", Arity::Named(&PATH), files::exists),
    NativeDef::function("_path_isdir", Arity::Named(&S), files::isdir),
    NativeDef::function("_path_isfile", Arity::Named(&PATH), files::isfile),
    NativeDef::function("_path_islink", Arity::Named(&PATH), files::islink),
    NativeDef::function("_path_lexists", Arity::Named(&PATH), files::lexists),
    NativeDef::function("_statvfs", Arity::One, files::statvfs),
    NativeDef::function("_confstr", Arity::One, process::confstr),
    NativeDef::function("_popen", Arity::Positional(3, 3), process::popen),
    NativeDef::function("_sysconf", Arity::One, process::sysconf),
    NativeDef::function("_system", Arity::Positional(2, 2), process::system),
    NativeDef::function("_terminal_size", Arity::One, descriptors::terminal_size),
    NativeDef::function("_times", Arity::Zero, process::times),
    NativeDef::function("_uname", Arity::Zero, process::uname),
    NativeDef::function("abort", Arity::Zero, process::abort),
    NativeDef::function("access", Arity::Named(&ACCESS), files::access),
    NativeDef::function("chdir", Arity::Named(&PATH), files::chdir),
    NativeDef::function("chmod", Arity::Named(&CHMOD), files::chmod),
    NativeDef::function("chown", Arity::Named(&CHOWN), files::chown),
    NativeDef::function("close", Arity::Named(&FD), descriptors::close),
    NativeDef::function("closerange", Arity::Positional(2, 2), descriptors::closerange),
    NativeDef::function("cpu_count", Arity::Zero, process::cpu_count),
    NativeDef::function("dup", Arity::One, descriptors::dup),
    NativeDef::function("dup2", Arity::Named(&DUP2), descriptors::dup2),
    NativeDef::function("fchdir", Arity::Named(&FD), descriptors::fchdir),
    NativeDef::function("fchmod", Arity::Named(&FD_MODE), descriptors::fchmod),
    NativeDef::function("fdatasync", Arity::Named(&FD), descriptors::fdatasync),
    NativeDef::function("fork", Arity::Zero, process::fork),
    NativeDef::function("fsdecode", Arity::Named(&FSCODE), fsdecode),
    NativeDef::function("fsencode", Arity::Named(&FSCODE), fsencode),
    NativeDef::function("fspath", Arity::Named(&FSPATH), fspath),
    NativeDef::function("fstat", Arity::Named(&FD), descriptors::fstat),
    NativeDef::function("fsync", Arity::Named(&FD), descriptors::fsync),
    NativeDef::function("ftruncate", Arity::Positional(2, 2), descriptors::ftruncate),
    NativeDef::function("get_blocking", Arity::One, descriptors::get_blocking),
    NativeDef::function("get_inheritable", Arity::One, descriptors::get_inheritable),
    NativeDef::function("getcwd", Arity::Zero, files::getcwd),
    NativeDef::function("getcwdb", Arity::Zero, files::getcwdb),
    NativeDef::function("getegid", Arity::Zero, process::getegid),
    NativeDef::function("geteuid", Arity::Zero, process::geteuid),
    NativeDef::function("getgid", Arity::Zero, process::getgid),
    NativeDef::function("getloadavg", Arity::Zero, process::getloadavg),
    NativeDef::function("getpgrp", Arity::Zero, process::getpgrp),
    NativeDef::function("getpid", Arity::Zero, process::getpid),
    NativeDef::function("getppid", Arity::Zero, process::getppid),
    NativeDef::function("getuid", Arity::Zero, process::getuid),
    NativeDef::function("isatty", Arity::One, descriptors::isatty),
    NativeDef::function("kill", Arity::Positional(2, 2), process::kill),
    NativeDef::function("link", Arity::Named(&LINK), files::link),
    NativeDef::function("listdir", Arity::Named(&OPTIONAL_PATH), directory::listdir),
    NativeDef::function("lseek", Arity::Positional(3, 3), descriptors::lseek),
    NativeDef::function("lstat", Arity::Named(&PATH_DIR), files::lstat),
    NativeDef::function("mkdir", Arity::Named(&PATH_MODE_DIR), files::mkdir),
    NativeDef::function("mkfifo", Arity::Named(&PATH_MODE_DIR), files::mkfifo),
    NativeDef::function("nice", Arity::One, process::nice),
    NativeDef::function("open", Arity::Named(&OPEN), descriptors::open),
    NativeDef::function("pipe", Arity::Zero, descriptors::pipe),
    NativeDef::function("pread", Arity::Positional(3, 3), descriptors::pread),
    NativeDef::function("process_cpu_count", Arity::Zero, process::process_cpu_count),
    NativeDef::function("pwrite", Arity::Positional(3, 3), descriptors::pwrite),
    NativeDef::function("read", Arity::Positional(2, 2), descriptors::read),
    NativeDef::function("readinto", Arity::Positional(2, 2), descriptors::readinto),
    NativeDef::function("readlink", Arity::Named(&PATH_DIR), files::readlink),
    NativeDef::function("remove", Arity::Named(&PATH_DIR), files::remove),
    NativeDef::function("rename", Arity::Named(&RENAME), files::rename),
    NativeDef::function("replace", Arity::Named(&RENAME), files::replace),
    NativeDef::function("rmdir", Arity::Named(&PATH_DIR), files::rmdir),
    NativeDef::function("scandir", Arity::Named(&OPTIONAL_PATH), directory::scandir),
    NativeDef::function("sched_yield", Arity::Zero, process::sched_yield),
    NativeDef::function("set_blocking", Arity::Positional(2, 2), descriptors::set_blocking),
    NativeDef::function("set_inheritable", Arity::Positional(2, 2), descriptors::set_inheritable),
    NativeDef::function("stat", Arity::Named(&STAT), files::stat),
    NativeDef::function("strerror", Arity::One, process::strerror),
    NativeDef::function("symlink", Arity::Named(&SYMLINK), files::symlink),
    NativeDef::function("truncate", Arity::Named(&PATH_LENGTH), files::truncate),
    NativeDef::function("umask", Arity::One, process::umask),
    NativeDef::function("unlink", Arity::Named(&PATH_DIR), files::unlink),
    NativeDef::function("urandom", Arity::One, process::urandom),
    NativeDef::function("utime", Arity::Named(&UTIME), files::utime),
    NativeDef::function("waitpid", Arity::Positional(2, 2), process::waitpid),
    NativeDef::function("write", Arity::Positional(2, 2), descriptors::write),
];

fn init(thread: &mut Thread, module: &Value) -> Outcome<()> {
    for &(name, number) in flags::NAMED {
        set(thread, module, name, Value::int(number.into()));
    }
    let error = thread.heap().class(ClassId::OSError).clone();
    set(thread, module, "error", error);
    let stat_result = stat_result::class_object(thread);
    set(thread, module, "stat_result", stat_result);
    let entry = directory::class(thread);
    set(thread, module, "DirEntry", entry);
    Ok(())
}

/// The module `posix`.
pub(crate) static MODULE: NativeModule = NativeModule {
    name: "posix",
    functions: FUNCTIONS,
    missing: &[],
    init,
};

/// The numbers of the errors, by the names in `errno`.
fn init_errno(thread: &mut Thread, module: &Value) -> Outcome<()> {
    let names = Value::dict(Default::default());
    for &(name, number) in flags::ERRORS {
        set(thread, module, name, Value::int(number.into()));
        if let Some(names) = names.as_dict() {
            let number = Value::int(number.into());
            // Two names may mean the same; the first of the table stands for both.
            if thread.dict_get(names, &number)?.is_none() {
                thread.dict_set(names, &number, Value::intern(name))?;
            }
        }
    }
    set(thread, module, "errorcode", names);
    Ok(())
}

/// The module `errno`.
pub(crate) static ERRNO: NativeModule = NativeModule {
    name: "errno",
    functions: &[],
    missing: &[],
    init: init_errno,
};
