//! Starting another program, with everything that must be set between the fork and the exec.
//!
//! The standard library's `Command` does the work: it puts the signals back to what a program expects and reports an exec that
//! failed. It wants its descriptors as objects, and two settings only as code for the child; both are unsafe, and so stand here.

use std::ffi::{OsStr, c_int};
use std::io;
use std::os::fd::{BorrowedFd, OwnedFd};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};

/// What is to be started, and how.
#[derive(Default)]
pub struct Program<'a> {
    /// The path of the file.
    pub path: &'a [u8],
    /// The arguments, with the name first.
    pub args: &'a [Vec<u8>],
    /// The whole environment.
    pub environment: &'a [(Vec<u8>, Vec<u8>)],
    /// Where it starts; here, if absent.
    pub directory: Option<&'a [u8]>,
    /// Descriptors for its standard streams; ours, where absent.
    pub streams: [Option<c_int>; 3],
    /// Does it begin a session of its own?
    pub new_session: bool,
    /// The process group it joins; 0 for one of its own.
    pub group: Option<i32>,
    /// The user it becomes.
    pub user_id: Option<u32>,
    /// The group of users it becomes.
    pub group_id: Option<u32>,
    /// Its mask for the permissions of new files.
    pub mask: Option<u32>,
}

/// A descriptor of the same file, which is closed with the object.
fn own_copy(fd: c_int) -> io::Result<OwnedFd> {
    if fd < 0 {
        return Err(io::Error::from_raw_os_error(libc::EBADF));
    }
    // SAFETY: the number is not -1. It is borrowed for this one call, which answers EBADF if nothing is open there; what else a
    // script may do to its descriptors meanwhile, no memory depends on.
    unsafe { BorrowedFd::borrow_raw(fd) }.try_clone_to_owned()
}

/// Starts it. Gives the number of the process once the exec has succeeded; nobody waits for the process.
pub fn spawn(program: &Program<'_>) -> io::Result<i32> {
    let mut command = Command::new(OsStr::from_bytes(program.path));
    if let [name, args @ ..] = program.args {
        command.arg0(OsStr::from_bytes(name));
        command.args(args.iter().map(|arg| OsStr::from_bytes(arg)));
    }
    let variables = program.environment.iter();
    command.env_clear();
    command.envs(variables.map(|(name, value)| (OsStr::from_bytes(name), OsStr::from_bytes(value))));
    if let Some(directory) = program.directory {
        command.current_dir(OsStr::from_bytes(directory));
    }
    let [stdin, stdout, stderr] = program.streams;
    for (stream, set) in [
        (
            stdin,
            Command::stdin::<Stdio> as fn(&mut Command, Stdio) -> &mut Command,
        ),
        (stdout, Command::stdout),
        (stderr, Command::stderr),
    ] {
        if let Some(fd) = stream {
            set(&mut command, own_copy(fd)?.into());
        }
    }
    if let Some(group) = program.group {
        command.process_group(group);
    }
    if let Some(user) = program.user_id {
        command.uid(user);
    }
    if let Some(group) = program.group_id {
        command.gid(group);
    }
    if program.new_session || program.mask.is_some() {
        let (new_session, mask) = (program.new_session, program.mask);
        // SAFETY: the code runs in the child after the fork, where only async-signal-safe functions may be called: `setsid` and
        // `umask` are, and nothing is allocated.
        unsafe {
            command.pre_exec(move || {
                if let Some(mask) = mask {
                    libc::umask(mask);
                }
                if new_session && libc::setsid() == -1 {
                    return Err(io::Error::last_os_error());
                }
                Ok(())
            });
        }
    }
    let child = command.spawn()?;
    Ok(child.id().cast_signed())
}
