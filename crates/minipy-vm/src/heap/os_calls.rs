//! The operating system's calls on descriptors and paths that Rust's library does not offer as such: a script gives a descriptor
//! as a number, closes it twice, or hands it to another process.
//!
//! Each function is one call and answers with the system's error; none of them repeats a call that a signal interrupted, since
//! Python code may have to run in between (`Thread::system_call`). A descriptor is a number here and not a Rust object: that it
//! may be closed is the script's business, and no memory depends on it.

use std::ffi::{CStr, CString, c_int};
use std::io::{self, Error};
use std::time::Duration;

/// What `stat` says, in the widths of Python's `os.stat_result`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Stat {
    /// Type and permissions.
    pub mode: u32,
    /// Number of the file on its device.
    pub inode: u64,
    /// The device it stands on.
    pub device: u64,
    /// Names it has.
    pub links: u64,
    /// Owner.
    pub user: u32,
    /// Group.
    pub group: u32,
    /// Length in bytes.
    pub size: i64,
    /// Last access, in nanoseconds since 1970.
    pub accessed: i128,
    /// Last change of the contents.
    pub modified: i128,
    /// Last change of the file's record.
    pub changed: i128,
    /// The size of reads and writes the system prefers.
    pub block_size: i64,
    /// Blocks of 512 bytes it takes.
    pub blocks: i64,
    /// The device it is, if it is one.
    pub special_device: u64,
}

/// `-1` is an error, the rest a result.
pub(super) fn checked<T: Copy + PartialEq + From<i8>>(result: T) -> io::Result<T> {
    if result == T::from(-1) {
        Err(Error::last_os_error())
    } else {
        Ok(result)
    }
}

fn c_path(path: &[u8]) -> io::Result<CString> {
    CString::new(path).map_err(|_| Error::from(io::ErrorKind::InvalidInput))
}

/// Reads at most as many bytes as there is room for.
pub fn read(fd: c_int, buffer: &mut [u8]) -> io::Result<usize> {
    // SAFETY: the buffer is valid for writes of its length.
    checked(unsafe { libc::read(fd, buffer.as_mut_ptr().cast(), buffer.len()) }).map(isize::unsigned_abs)
}

/// Writes some of the bytes.
pub fn write(fd: c_int, bytes: &[u8]) -> io::Result<usize> {
    // SAFETY: the bytes are valid for reads of their length.
    checked(unsafe { libc::write(fd, bytes.as_ptr().cast(), bytes.len()) }).map(isize::unsigned_abs)
}

/// Reads at an offset, which the position of the file does not follow.
pub fn read_at(fd: c_int, buffer: &mut [u8], offset: i64) -> io::Result<usize> {
    // SAFETY: as in `read`.
    checked(unsafe { libc::pread(fd, buffer.as_mut_ptr().cast(), buffer.len(), offset) }).map(isize::unsigned_abs)
}

/// Fills with random bytes.
pub fn random(bytes: &mut [u8]) -> io::Result<()> {
    // No more than 256 are given at once.
    for part in bytes.chunks_mut(256) {
        // SAFETY: the part is as long as is said.
        checked(unsafe { libc::getentropy(part.as_mut_ptr().cast(), part.len()) })?;
    }
    Ok(())
}

/// Writes at an offset, which the position of the file does not follow.
pub fn write_at(fd: c_int, bytes: &[u8], offset: i64) -> io::Result<usize> {
    // SAFETY: as in `write`.
    checked(unsafe { libc::pwrite(fd, bytes.as_ptr().cast(), bytes.len(), offset) }).map(isize::unsigned_abs)
}

/// Opens a file, below the directory `dir` if the path is relative and one is given. No child process inherits it.
pub fn open(dir: Option<c_int>, path: &[u8], flags: c_int, mode: u32) -> io::Result<c_int> {
    let path = c_path(path)?;
    let dir = dir.unwrap_or(libc::AT_FDCWD);
    // SAFETY: the path ends in NUL; the mode is passed as the C library expects it.
    checked(unsafe { libc::openat(dir, path.as_ptr(), flags | libc::O_CLOEXEC, mode as libc::c_uint) })
}

/// Closes a descriptor.
pub fn close(fd: c_int) -> io::Result<()> {
    // SAFETY: a number is passed; what it meant belongs to the script.
    checked(unsafe { libc::close(fd) }).map(drop)
}

/// Moves the position of a file; gives the new one.
pub fn seek(fd: c_int, offset: i64, whence: c_int) -> io::Result<i64> {
    // SAFETY: numbers are passed.
    checked(unsafe { libc::lseek(fd, offset, whence) })
}

/// Sets the length of an open file.
pub fn truncate(fd: c_int, length: i64) -> io::Result<()> {
    // SAFETY: numbers are passed.
    checked(unsafe { libc::ftruncate(fd, length) }).map(drop)
}

/// Sets the length of a file.
pub fn truncate_path(path: &[u8], length: i64) -> io::Result<()> {
    let path = c_path(path)?;
    // SAFETY: the path ends in NUL.
    checked(unsafe { libc::truncate(path.as_ptr(), length) }).map(drop)
}

/// Both ends of a new pipe: where to read and where to write.
pub fn pipe() -> io::Result<(c_int, c_int)> {
    let mut ends = [0; 2];
    // SAFETY: there is room for two descriptors.
    checked(unsafe { libc::pipe2(ends.as_mut_ptr(), libc::O_CLOEXEC) })?;
    Ok((ends[0], ends[1]))
}

/// A second descriptor of the same file.
pub fn duplicate(fd: c_int) -> io::Result<c_int> {
    // SAFETY: numbers are passed.
    checked(unsafe { libc::fcntl(fd, libc::F_DUPFD_CLOEXEC, 0) })
}

/// Makes `target` a descriptor of the same file, closing what it was.
pub fn duplicate_to(fd: c_int, target: c_int, inheritable: bool) -> io::Result<c_int> {
    let flags = if inheritable { 0 } else { libc::O_CLOEXEC };
    if fd == target {
        // `dup3` refuses what `dup2` does nothing for.
        // SAFETY: numbers are passed.
        return checked(unsafe { libc::dup2(fd, target) });
    }
    // SAFETY: numbers are passed.
    checked(unsafe { libc::dup3(fd, target, flags) })
}

/// Is it a terminal?
pub fn is_terminal(fd: c_int) -> bool {
    // SAFETY: a number is passed.
    unsafe { libc::isatty(fd) == 1 }
}

/// Waits until what was written has reached the device; without the file's record if `data_only`.
pub fn sync(fd: c_int, data_only: bool) -> io::Result<()> {
    // SAFETY: a number is passed.
    checked(unsafe {
        if data_only {
            libc::fdatasync(fd)
        } else {
            libc::fsync(fd)
        }
    })
    .map(drop)
}

fn stat_with(call: impl FnOnce(*mut libc::stat) -> c_int) -> io::Result<Stat> {
    let mut stat = std::mem::MaybeUninit::<libc::stat>::zeroed();
    checked(call(stat.as_mut_ptr()))?;
    // SAFETY: it was zeroed, which is a valid value of all its fields, and the call has filled it.
    let stat = unsafe { stat.assume_init() };
    let time = |seconds: i64, nanoseconds: i64| i128::from(seconds) * 1_000_000_000 + i128::from(nanoseconds);
    Ok(Stat {
        mode: stat.st_mode,
        inode: stat.st_ino,
        device: stat.st_dev,
        links: stat.st_nlink,
        user: stat.st_uid,
        group: stat.st_gid,
        size: stat.st_size,
        accessed: time(stat.st_atime, stat.st_atime_nsec),
        modified: time(stat.st_mtime, stat.st_mtime_nsec),
        changed: time(stat.st_ctime, stat.st_ctime_nsec),
        block_size: stat.st_blksize,
        blocks: stat.st_blocks,
        special_device: stat.st_rdev,
    })
}

/// What the system knows about an open file.
pub fn stat(fd: c_int) -> io::Result<Stat> {
    // SAFETY: the pointer comes from `stat_with`.
    stat_with(|stat| unsafe { libc::fstat(fd, stat) })
}

/// What the system knows about a path, or about the link it is unless `follow`.
pub fn stat_path(dir: Option<c_int>, path: &[u8], follow: bool) -> io::Result<Stat> {
    let path = c_path(path)?;
    let flags = if follow { 0 } else { libc::AT_SYMLINK_NOFOLLOW };
    // SAFETY: the path ends in NUL, the pointer comes from `stat_with`.
    stat_with(|stat| unsafe { libc::fstatat(dir.unwrap_or(libc::AT_FDCWD), path.as_ptr(), stat, flags) })
}

/// May the process do this with a path? `mode` is `F_OK`, `R_OK`, `W_OK`, `X_OK`.
pub fn access(path: &[u8], mode: c_int, effective: bool) -> io::Result<bool> {
    let path = c_path(path)?;
    let flags = if effective { libc::AT_EACCESS } else { 0 };
    // SAFETY: the path ends in NUL.
    Ok(unsafe { libc::faccessat(libc::AT_FDCWD, path.as_ptr(), mode, flags) } == 0)
}

/// What to do to a path with one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathCall {
    /// Make a directory with these permissions.
    MakeDirectory,
    /// Make a named pipe with these permissions.
    MakePipe,
    /// Set the permissions.
    ChangeMode,
    /// Remove a name.
    Unlink,
    /// Remove an empty directory.
    RemoveDirectory,
    /// Make it the current directory.
    ChangeDirectory,
}

/// Does something to a path, below a directory if one is given.
pub fn on_path(call: PathCall, dir: Option<c_int>, path: &[u8], mode: u32) -> io::Result<()> {
    let path = c_path(path)?;
    let (path, dir) = (path.as_ptr(), dir.unwrap_or(libc::AT_FDCWD));
    // SAFETY: the path ends in NUL and lives until the call returns.
    let result = unsafe {
        match call {
            PathCall::MakeDirectory => libc::mkdirat(dir, path, mode),
            PathCall::MakePipe => libc::mkfifoat(dir, path, mode),
            PathCall::ChangeMode => libc::fchmodat(dir, path, mode, 0),
            PathCall::Unlink => libc::unlinkat(dir, path, 0),
            PathCall::RemoveDirectory => libc::unlinkat(dir, path, libc::AT_REMOVEDIR),
            PathCall::ChangeDirectory => libc::chdir(path),
        }
    };
    checked(result).map(drop)
}

/// Sets the permissions of an open file.
pub fn change_mode(fd: c_int, mode: u32) -> io::Result<()> {
    // SAFETY: numbers are passed.
    checked(unsafe { libc::fchmod(fd, mode) }).map(drop)
}

/// Makes the directory behind a descriptor the current one.
pub fn change_directory(fd: c_int) -> io::Result<()> {
    // SAFETY: a number is passed.
    checked(unsafe { libc::fchdir(fd) }).map(drop)
}

/// Gives a path to a user and a group; -1 leaves one as it is.
pub fn change_owner(path: &[u8], user: i64, group: i64, follow: bool) -> io::Result<()> {
    let path = c_path(path)?;
    let flags = if follow { 0 } else { libc::AT_SYMLINK_NOFOLLOW };
    // SAFETY: the path ends in NUL.
    checked(unsafe { libc::fchownat(libc::AT_FDCWD, path.as_ptr(), user as u32, group as u32, flags) }).map(drop)
}

/// Makes a second name for a file.
pub fn link(from: &[u8], to: &[u8], follow: bool) -> io::Result<()> {
    let (from, to) = (c_path(from)?, c_path(to)?);
    let flags = if follow { libc::AT_SYMLINK_FOLLOW } else { 0 };
    // SAFETY: both paths end in NUL.
    checked(unsafe { libc::linkat(libc::AT_FDCWD, from.as_ptr(), libc::AT_FDCWD, to.as_ptr(), flags) }).map(drop)
}

/// Sets the times of access and change, in nanoseconds since 1970; None is now.
pub fn set_times(dir: Option<c_int>, path: &[u8], times: Option<(i128, i128)>, follow: bool) -> io::Result<()> {
    let dir = dir.unwrap_or(libc::AT_FDCWD);
    let path = c_path(path)?;
    let flags = if follow { 0 } else { libc::AT_SYMLINK_NOFOLLOW };
    let spec = |time: i128| libc::timespec {
        tv_sec: time.div_euclid(1_000_000_000) as i64,
        tv_nsec: time.rem_euclid(1_000_000_000) as i64,
    };
    let times = times.map(|(accessed, modified)| [spec(accessed), spec(modified)]);
    let pointer = times.as_ref().map_or(std::ptr::null(), |times| times.as_ptr());
    // SAFETY: the path ends in NUL, and the times are two or none.
    checked(unsafe { libc::utimensat(dir, path.as_ptr(), pointer, flags) }).map(drop)
}

/// Do child processes inherit the descriptor?
pub fn is_inheritable(fd: c_int) -> io::Result<bool> {
    // SAFETY: numbers are passed.
    checked(unsafe { libc::fcntl(fd, libc::F_GETFD) }).map(|flags| flags & libc::FD_CLOEXEC == 0)
}

/// Says whether child processes inherit the descriptor.
pub fn set_inheritable(fd: c_int, inheritable: bool) -> io::Result<()> {
    let flag = if inheritable { 0 } else { libc::FD_CLOEXEC };
    // SAFETY: numbers are passed.
    checked(unsafe { libc::fcntl(fd, libc::F_SETFD, flag) }).map(drop)
}

/// Do reads and writes wait?
pub fn is_blocking(fd: c_int) -> io::Result<bool> {
    // SAFETY: numbers are passed.
    checked(unsafe { libc::fcntl(fd, libc::F_GETFL) }).map(|flags| flags & libc::O_NONBLOCK == 0)
}

/// Says whether reads and writes wait.
pub fn set_blocking(fd: c_int, blocking: bool) -> io::Result<()> {
    // SAFETY: numbers are passed.
    let flags = checked(unsafe { libc::fcntl(fd, libc::F_GETFL) })?;
    let flags = if blocking {
        flags & !libc::O_NONBLOCK
    } else {
        flags | libc::O_NONBLOCK
    };
    // SAFETY: numbers are passed.
    checked(unsafe { libc::fcntl(fd, libc::F_SETFL, flags) }).map(drop)
}

/// Columns and lines of a terminal.
pub fn terminal_size(fd: c_int) -> io::Result<(u16, u16)> {
    let mut size = libc::winsize {
        ws_row: 0,
        ws_col: 0,
        ws_xpixel: 0,
        ws_ypixel: 0,
    };
    // SAFETY: the call fills the structure it is given.
    checked(unsafe { libc::ioctl(fd, libc::TIOCGWINSZ, &raw mut size) })?;
    Ok((size.ws_col, size.ws_row))
}

/// Sets the mask of permissions new files do not get; gives the old one.
pub fn set_umask(mask: u32) -> u32 {
    // SAFETY: a number is passed.
    unsafe { libc::umask(mask) }
}

/// Sends a signal to a process.
pub fn kill(process: i32, signal: c_int) -> io::Result<()> {
    // SAFETY: numbers are passed.
    checked(unsafe { libc::kill(process, signal) }).map(drop)
}

/// Waits for a child process; gives its number (0: none has ended, under `WNOHANG`) and status.
pub fn wait_process(process: i32, options: c_int) -> io::Result<(i32, c_int)> {
    let mut status = 0;
    // SAFETY: there is room for the status.
    let process = checked(unsafe { libc::waitpid(process, &raw mut status, options) })?;
    Ok((process, status))
}

/// Ends the process at once: nothing is flushed and nothing runs any more.
pub fn exit_now(status: c_int) -> ! {
    // SAFETY: a number is passed.
    unsafe { libc::_exit(status) }
}

/// Numbers that describe the process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Identity {
    /// The user it acts for.
    User,
    /// The user it has the rights of.
    EffectiveUser,
    /// The group it acts for.
    Group,
    /// The group it has the rights of.
    EffectiveGroup,
    /// The parent process.
    Parent,
    /// The process group.
    ProcessGroup,
}

/// A number that describes the process. These calls never fail.
pub fn identity(which: Identity) -> u32 {
    // SAFETY: the calls take nothing.
    unsafe {
        match which {
            Identity::User => libc::getuid(),
            Identity::EffectiveUser => libc::geteuid(),
            Identity::Group => libc::getgid(),
            Identity::EffectiveGroup => libc::getegid(),
            Identity::Parent => libc::getppid().unsigned_abs(),
            Identity::ProcessGroup => libc::getpgrp().unsigned_abs(),
        }
    }
}

/// What the kernel calls the calling thread, on systems where it has a number.
pub fn native_thread_id() -> Option<u64> {
    #[cfg(target_os = "linux")]
    // SAFETY: the call takes nothing and never fails.
    return u64::try_from(unsafe { libc::gettid() }).ok();
    #[cfg(not(target_os = "linux"))]
    None
}

/// System name, node name, release, version and machine.
pub fn system_names() -> io::Result<[String; 5]> {
    let mut names = std::mem::MaybeUninit::<libc::utsname>::zeroed();
    // SAFETY: the call fills the structure it is given.
    checked(unsafe { libc::uname(names.as_mut_ptr()) })?;
    // SAFETY: zeros are a valid value, and the call has filled it.
    let names = unsafe { names.assume_init() };
    let text = |field: &[libc::c_char]| {
        // SAFETY: the system ends each field with NUL.
        let text = unsafe { CStr::from_ptr(field.as_ptr()) };
        text.to_string_lossy().into_owned()
    };
    Ok([
        text(&names.sysname),
        text(&names.nodename),
        text(&names.release),
        text(&names.version),
        text(&names.machine),
    ])
}

/// The numbers of processes that were ready to run on average over 1, 5 and 15 minutes.
pub fn load_averages() -> io::Result<[f64; 3]> {
    let mut loads = [0.0; 3];
    // SAFETY: there is room for three.
    match unsafe { libc::getloadavg(loads.as_mut_ptr(), 3) } {
        3 => Ok(loads),
        _ => Err(Error::from_raw_os_error(libc::EIO)),
    }
}

/// Lets other threads of the system run.
pub fn yield_processor() {
    // SAFETY: the call takes nothing.
    unsafe { libc::sched_yield() };
}

/// Makes the process nicer by so much; gives the new niceness.
pub fn add_niceness(more: c_int) -> io::Result<c_int> {
    // -1 is a result too: the error number tells.
    // SAFETY: `errno` is this thread's own.
    unsafe { *libc::__errno_location() = 0 };
    // SAFETY: a number is passed.
    let niceness = unsafe { libc::nice(more) };
    match Error::last_os_error() {
        error if niceness == -1 && error.raw_os_error() != Some(0) => Err(error),
        _ => Ok(niceness),
    }
}

/// Times of the process and its children, user and system, and of the clock on the wall, in seconds.
pub fn process_times() -> io::Result<[f64; 5]> {
    let mut times = libc::tms {
        tms_utime: 0,
        tms_stime: 0,
        tms_cutime: 0,
        tms_cstime: 0,
    };
    // SAFETY: the call fills the structure it is given.
    let elapsed = checked(unsafe { libc::times(&raw mut times) })?;
    // SAFETY: a number is passed.
    let ticks = unsafe { libc::sysconf(libc::_SC_CLK_TCK) }.max(1) as f64;
    Ok([
        times.tms_utime,
        times.tms_stime,
        times.tms_cutime,
        times.tms_cstime,
        elapsed,
    ]
    .map(|time| time as f64 / ticks))
}

/// Processors that are switched on.
pub fn processors() -> i64 {
    // SAFETY: a number is passed.
    unsafe { libc::sysconf(libc::_SC_NPROCESSORS_ONLN) }
}

/// Processors this process may run on; 0 if the system does not tell.
pub fn usable_processors() -> usize {
    // SAFETY: zeros are an empty set, and the call fills a set of that size.
    unsafe {
        let mut set: libc::cpu_set_t = std::mem::zeroed();
        match libc::sched_getaffinity(0, size_of::<libc::cpu_set_t>(), &raw mut set) {
            0 => usize::try_from(libc::CPU_COUNT(&set)).unwrap_or(0),
            _ => 0,
        }
    }
}

/// `sysconf`: a limit or a size the system answers for; -1 if it has none.
pub fn system_limit(name: c_int) -> io::Result<i64> {
    // SAFETY: the call takes a number; `errno` tells an unknown one from a limit that does not exist.
    unsafe {
        *libc::__errno_location() = 0;
        match libc::sysconf(name) {
            -1 if *libc::__errno_location() != 0 => Err(Error::last_os_error()),
            limit => Ok(limit),
        }
    }
}

/// `confstr`: a text the system answers with; nothing if it has none.
pub fn system_string(name: c_int) -> io::Result<Option<Vec<u8>>> {
    let mut text = vec![0_u8; 1024];
    // SAFETY: the buffer is valid for writes of its length.
    let length = unsafe {
        *libc::__errno_location() = 0;
        let length = libc::confstr(name, text.as_mut_ptr().cast(), text.len());
        if length == 0 && *libc::__errno_location() != 0 {
            return Err(Error::last_os_error());
        }
        length
    };
    // The length counts a zero at the end.
    text.truncate(length.saturating_sub(1));
    Ok((length > 0).then_some(text))
}

/// A file system: block size, fragment size, blocks, free blocks, blocks free for everybody, and the longest name.
pub fn file_system(path: &[u8]) -> io::Result<[u64; 11]> {
    let path = c_path(path)?;
    let mut found = std::mem::MaybeUninit::<libc::statvfs>::zeroed();
    // SAFETY: the path ends in NUL; the call fills the structure it is given.
    checked(unsafe { libc::statvfs(path.as_ptr(), found.as_mut_ptr()) })?;
    // SAFETY: zeros are a valid value, and the call has filled it.
    let found = unsafe { found.assume_init() };
    Ok([
        found.f_bsize,
        found.f_frsize,
        found.f_blocks,
        found.f_bfree,
        found.f_bavail,
        found.f_files,
        found.f_ffree,
        found.f_favail,
        found.f_flag,
        found.f_namemax,
        found.f_fsid,
    ])
}

/// Takes or gives back an advisory lock on a whole file (`flock`).
pub fn lock_file(fd: c_int, operation: c_int) -> io::Result<()> {
    // SAFETY: numbers are passed.
    checked(unsafe { libc::flock(fd, operation) }).map(drop)
}

/// Waits until a `read` (or, for `write`, a `write`) would not wait: false if the time is over. None waits for ever.
pub fn wait_ready(fd: c_int, write: bool, limit: Option<Duration>) -> io::Result<bool> {
    let events = if write { libc::POLLOUT } else { libc::POLLIN };
    let mut poll = libc::pollfd { fd, events, revents: 0 };
    let millis = limit.map_or(-1, |limit| c_int::try_from(limit.as_millis()).unwrap_or(c_int::MAX));
    // SAFETY: one `pollfd` is passed and its number is one.
    checked(unsafe { libc::poll(&raw mut poll, 1, millis) }).map(|ready| ready > 0)
}

/// Numbers of the system that callers need.
pub mod flags {
    /// The error of a call that would have to wait.
    pub const EAGAIN: i32 = libc::EAGAIN;
    /// Flags of [`super::open`].
    pub const RDONLY: i32 = libc::O_RDONLY;
    /// Only writing.
    pub const WRONLY: i32 = libc::O_WRONLY;
    /// Both.
    pub const RDWR: i32 = libc::O_RDWR;
    /// Make it.
    pub const CREAT: i32 = libc::O_CREAT;
    /// It must not be there.
    pub const EXCL: i32 = libc::O_EXCL;
    /// Empty it.
    pub const TRUNC: i32 = libc::O_TRUNC;
    /// Every write goes to the end.
    pub const APPEND: i32 = libc::O_APPEND;
    /// Child processes do not get it.
    pub const CLOEXEC: i32 = libc::O_CLOEXEC;
    /// The bits of a mode that say what a file is.
    pub const FILE_TYPE: u32 = libc::S_IFMT;
    /// It is a directory.
    pub const DIRECTORY: u32 = libc::S_IFDIR;
    /// The error of a call with an argument that makes no sense.
    pub const EINVAL: i32 = libc::EINVAL;
    /// The error of one who takes a directory for a file.
    pub const EISDIR: i32 = libc::EISDIR;
    /// The errors, by their names in Python, those first that stand for two.
    pub const ERRORS: &[(&str, i32)] = &[
        ("E2BIG", libc::E2BIG),
        ("EACCES", libc::EACCES),
        ("EADDRINUSE", libc::EADDRINUSE),
        ("EADDRNOTAVAIL", libc::EADDRNOTAVAIL),
        ("EADV", libc::EADV),
        ("EAFNOSUPPORT", libc::EAFNOSUPPORT),
        ("EAGAIN", libc::EAGAIN),
        ("EALREADY", libc::EALREADY),
        ("EBADE", libc::EBADE),
        ("EBADF", libc::EBADF),
        ("EBADFD", libc::EBADFD),
        ("EBADMSG", libc::EBADMSG),
        ("EBADR", libc::EBADR),
        ("EBADRQC", libc::EBADRQC),
        ("EBADSLT", libc::EBADSLT),
        ("EBFONT", libc::EBFONT),
        ("EBUSY", libc::EBUSY),
        ("ECANCELED", libc::ECANCELED),
        ("ECHILD", libc::ECHILD),
        ("ECHRNG", libc::ECHRNG),
        ("ECOMM", libc::ECOMM),
        ("ECONNABORTED", libc::ECONNABORTED),
        ("ECONNREFUSED", libc::ECONNREFUSED),
        ("ECONNRESET", libc::ECONNRESET),
        ("EDEADLOCK", libc::EDEADLOCK),
        ("EDESTADDRREQ", libc::EDESTADDRREQ),
        ("EDOM", libc::EDOM),
        ("EDOTDOT", libc::EDOTDOT),
        ("EDQUOT", libc::EDQUOT),
        ("EEXIST", libc::EEXIST),
        ("EFAULT", libc::EFAULT),
        ("EFBIG", libc::EFBIG),
        ("EFTYPE", 134),
        ("EHOSTDOWN", libc::EHOSTDOWN),
        ("EHOSTUNREACH", libc::EHOSTUNREACH),
        ("EHWPOISON", libc::EHWPOISON),
        ("EIDRM", libc::EIDRM),
        ("EILSEQ", libc::EILSEQ),
        ("EINPROGRESS", libc::EINPROGRESS),
        ("EINTR", libc::EINTR),
        ("EINVAL", libc::EINVAL),
        ("EIO", libc::EIO),
        ("EISCONN", libc::EISCONN),
        ("EISDIR", libc::EISDIR),
        ("EISNAM", libc::EISNAM),
        ("EKEYEXPIRED", libc::EKEYEXPIRED),
        ("EKEYREJECTED", libc::EKEYREJECTED),
        ("EKEYREVOKED", libc::EKEYREVOKED),
        ("EL2HLT", libc::EL2HLT),
        ("EL2NSYNC", libc::EL2NSYNC),
        ("EL3HLT", libc::EL3HLT),
        ("EL3RST", libc::EL3RST),
        ("ELIBACC", libc::ELIBACC),
        ("ELIBBAD", libc::ELIBBAD),
        ("ELIBEXEC", libc::ELIBEXEC),
        ("ELIBMAX", libc::ELIBMAX),
        ("ELIBSCN", libc::ELIBSCN),
        ("ELNRNG", libc::ELNRNG),
        ("ELOOP", libc::ELOOP),
        ("EMEDIUMTYPE", libc::EMEDIUMTYPE),
        ("EMFILE", libc::EMFILE),
        ("EMLINK", libc::EMLINK),
        ("EMSGSIZE", libc::EMSGSIZE),
        ("EMULTIHOP", libc::EMULTIHOP),
        ("ENAMETOOLONG", libc::ENAMETOOLONG),
        ("ENAVAIL", libc::ENAVAIL),
        ("ENETDOWN", libc::ENETDOWN),
        ("ENETRESET", libc::ENETRESET),
        ("ENETUNREACH", libc::ENETUNREACH),
        ("ENFILE", libc::ENFILE),
        ("ENOANO", libc::ENOANO),
        ("ENOBUFS", libc::ENOBUFS),
        ("ENOCSI", libc::ENOCSI),
        ("ENODATA", libc::ENODATA),
        ("ENODEV", libc::ENODEV),
        ("ENOENT", libc::ENOENT),
        ("ENOEXEC", libc::ENOEXEC),
        ("ENOKEY", libc::ENOKEY),
        ("ENOLCK", libc::ENOLCK),
        ("ENOLINK", libc::ENOLINK),
        ("ENOMEDIUM", libc::ENOMEDIUM),
        ("ENOMEM", libc::ENOMEM),
        ("ENOMSG", libc::ENOMSG),
        ("ENONET", libc::ENONET),
        ("ENOPKG", libc::ENOPKG),
        ("ENOPROTOOPT", libc::ENOPROTOOPT),
        ("ENOSPC", libc::ENOSPC),
        ("ENOSR", libc::ENOSR),
        ("ENOSTR", libc::ENOSTR),
        ("ENOSYS", libc::ENOSYS),
        ("ENOTBLK", libc::ENOTBLK),
        ("ENOTCONN", libc::ENOTCONN),
        ("ENOTDIR", libc::ENOTDIR),
        ("ENOTEMPTY", libc::ENOTEMPTY),
        ("ENOTNAM", libc::ENOTNAM),
        ("ENOTRECOVERABLE", libc::ENOTRECOVERABLE),
        ("ENOTSOCK", libc::ENOTSOCK),
        ("ENOTSUP", libc::ENOTSUP),
        ("ENOTTY", libc::ENOTTY),
        ("ENOTUNIQ", libc::ENOTUNIQ),
        ("ENXIO", libc::ENXIO),
        ("EOVERFLOW", libc::EOVERFLOW),
        ("EOWNERDEAD", libc::EOWNERDEAD),
        ("EPERM", libc::EPERM),
        ("EPFNOSUPPORT", libc::EPFNOSUPPORT),
        ("EPIPE", libc::EPIPE),
        ("EPROTO", libc::EPROTO),
        ("EPROTONOSUPPORT", libc::EPROTONOSUPPORT),
        ("EPROTOTYPE", libc::EPROTOTYPE),
        ("ERANGE", libc::ERANGE),
        ("EREMCHG", libc::EREMCHG),
        ("EREMOTE", libc::EREMOTE),
        ("EREMOTEIO", libc::EREMOTEIO),
        ("ERESTART", libc::ERESTART),
        ("ERFKILL", libc::ERFKILL),
        ("EROFS", libc::EROFS),
        ("ESHUTDOWN", libc::ESHUTDOWN),
        ("ESOCKTNOSUPPORT", libc::ESOCKTNOSUPPORT),
        ("ESPIPE", libc::ESPIPE),
        ("ESRCH", libc::ESRCH),
        ("ESRMNT", libc::ESRMNT),
        ("ESTALE", libc::ESTALE),
        ("ESTRPIPE", libc::ESTRPIPE),
        ("ETIME", libc::ETIME),
        ("ETIMEDOUT", libc::ETIMEDOUT),
        ("ETOOMANYREFS", libc::ETOOMANYREFS),
        ("ETXTBSY", libc::ETXTBSY),
        ("EUCLEAN", libc::EUCLEAN),
        ("EUNATCH", libc::EUNATCH),
        ("EUSERS", libc::EUSERS),
        ("EXDEV", libc::EXDEV),
        ("EXFULL", libc::EXFULL),
        ("EDEADLK", libc::EDEADLK),
        ("EOPNOTSUPP", libc::EOPNOTSUPP),
        ("EWOULDBLOCK", libc::EWOULDBLOCK),
    ];
    /// The constants of `os`.
    pub const NAMED: &[(&str, i32)] = &[
        ("O_RDONLY", libc::O_RDONLY),
        ("O_WRONLY", libc::O_WRONLY),
        ("O_RDWR", libc::O_RDWR),
        ("O_APPEND", libc::O_APPEND),
        ("O_CREAT", libc::O_CREAT),
        ("O_EXCL", libc::O_EXCL),
        ("O_TRUNC", libc::O_TRUNC),
        ("O_NONBLOCK", libc::O_NONBLOCK),
        ("O_CLOEXEC", libc::O_CLOEXEC),
        ("O_SYNC", libc::O_SYNC),
        ("O_DSYNC", libc::O_DSYNC),
        ("O_DIRECTORY", libc::O_DIRECTORY),
        ("O_NOFOLLOW", libc::O_NOFOLLOW),
        ("O_NOCTTY", libc::O_NOCTTY),
        ("O_NDELAY", libc::O_NDELAY),
        ("O_ACCMODE", libc::O_ACCMODE),
        ("O_ASYNC", libc::O_ASYNC),
        ("O_NOATIME", libc::O_NOATIME),
        ("O_PATH", libc::O_PATH),
        ("F_OK", libc::F_OK),
        ("R_OK", libc::R_OK),
        ("W_OK", libc::W_OK),
        ("X_OK", libc::X_OK),
        ("WNOHANG", libc::WNOHANG),
        ("WUNTRACED", libc::WUNTRACED),
        ("WCONTINUED", libc::WCONTINUED),
        ("SEEK_DATA", libc::SEEK_DATA),
        ("SEEK_HOLE", libc::SEEK_HOLE),
        ("EX_CANTCREAT", 73),
        ("EX_CONFIG", 78),
        ("EX_DATAERR", 65),
        ("EX_IOERR", 74),
        ("EX_NOHOST", 68),
        ("EX_NOINPUT", 66),
        ("EX_NOPERM", 77),
        ("EX_NOUSER", 67),
        ("EX_OK", 0),
        ("EX_OSERR", 71),
        ("EX_OSFILE", 72),
        ("EX_PROTOCOL", 76),
        ("EX_SOFTWARE", 70),
        ("EX_TEMPFAIL", 75),
        ("EX_UNAVAILABLE", 69),
        ("EX_USAGE", 64),
    ];
}
