"""The module os: the operating system of posix, with what is easier in Python.

Here are the environment, trees of directories, records with named fields and files over descriptors; calls of the system are in posix,
paths in posixpath.
"""

import abc
import posix
import posixpath as path
import sys
from _collections_abc import MutableMapping
from posix import *
from posix import _exit, _flock
from posixpath import altsep, curdir, defpath, devnull, extsep, pardir, pathsep, sep

sys.modules["os.path"] = path

name = "posix"
linesep = "\n"
SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2
P_WAIT = 0
P_NOWAIT = P_NOWAITO = 1
supports_bytes_environ = True
supports_dir_fd = {access, chmod, link, lstat, mkdir, mkfifo, open, readlink, rename, rmdir, stat, symlink, unlink, utime}
supports_effective_ids = {access}
supports_fd = {chdir, chmod, listdir, scandir, stat, truncate}
supports_follow_symlinks = {chown, link, stat, utime}

_MISSING = (
    "chroot", "eventfd", "execl", "execle", "execlp", "execlpe", "execv", "execve", "execvp", "execvpe",
    "fchown", "forkpty", "fwalk", "getgroups", "getlogin", "getpriority", "getrandom", "getsid", "getxattr", "initgroups", "killpg",
    "listxattr", "lockf", "login_tty", "memfd_create", "mknod", "openpty", "pathconf",
    "pidfd_open", "posix_fadvise", "posix_fallocate", "posix_spawn", "posix_spawnp", "preadv", "pwritev", "readv",
    "register_at_fork", "removexattr", "sched_setaffinity", "sendfile", "setegid", "seteuid", "setgid", "setgroups",
    "setpgid", "setpriority", "setsid", "setuid", "setxattr", "spawnl", "spawnle", "spawnlp", "spawnlpe", "spawnv",
    "spawnve", "spawnvp", "spawnvpe", "splice", "sync", "tcgetpgrp", "tcsetpgrp", "timerfd_create", "ttyname",
    "unshare", "wait3", "wait4", "waitid", "writev",
)


def __getattr__(name):
    if name in ("sysconf", "confstr", "sysconf_names", "confstr_names"):
        import _os_limits

        return getattr(_os_limits, name)
    if name in _MISSING:
        raise AttributeError(f"minipy does not have os.{name}")
    raise AttributeError(f"module 'os' has no attribute '{name}'")


def _read_only(record, value):
    raise AttributeError("readonly attribute")


class _Record(tuple):
    """A tuple whose places have names: _fields of the class."""

    __slots__ = ()
    _fields = ()

    def __new__(cls, sequence=()):
        self = tuple.__new__(cls, sequence)
        if len(self) != len(cls._fields):
            raise TypeError(
                f"{cls.__module__}.{cls.__name__}() takes a {len(cls._fields)}-sequence ({len(self)}-sequence given)"
            )
        return self

    def __init_subclass__(cls):
        for index, field in enumerate(cls._fields):
            setattr(cls, field, property(lambda self, index=index: self[index], _read_only))
        cls.__match_args__ = cls._fields
        cls.n_sequence_fields = len(cls._fields)
        cls.n_fields = cls.n_sequence_fields + ("f_fsid" in cls.__dict__)

    def __repr__(self):
        fields = ", ".join(f"{field}={value!r}" for field, value in zip(self._fields, self))
        return f"{type(self).__module__}.{type(self).__name__}({fields})"


class terminal_size(_Record):
    __slots__ = ()
    _fields = ("columns", "lines")


class uname_result(_Record):
    __slots__ = ()
    __module__ = "posix"
    _fields = ("sysname", "nodename", "release", "version", "machine")


class times_result(_Record):
    __slots__ = ()
    __module__ = "posix"
    _fields = ("user", "system", "children_user", "children_system", "elapsed")


class statvfs_result(_Record):
    _fields = (
        "f_bsize", "f_frsize", "f_blocks", "f_bfree", "f_bavail", "f_files", "f_ffree", "f_favail", "f_flag", "f_namemax",
    )

    @property
    def f_fsid(self):
        return self._id


def get_terminal_size(fd=1, /):
    return terminal_size(posix._terminal_size(fd))


def uname():
    return uname_result(posix._uname())


def times():
    return times_result(posix._times())


def statvfs(path):
    *numbers, number = posix._statvfs(path)
    result = statvfs_result(numbers)
    result._id = number
    return result


class _Environ(MutableMapping):
    """The environment: a mapping that also tells child processes of its changes."""

    def __init__(self, data, encodekey, decodekey, encodevalue, decodevalue):
        self.encodekey = encodekey
        self.decodekey = decodekey
        self.encodevalue = encodevalue
        self.decodevalue = decodevalue
        self._data = data

    def __getitem__(self, key):
        encoded = self.encodekey(key)
        if encoded not in self._data:
            raise KeyError(key) from None
        return self.decodevalue(self._data[encoded])

    def __setitem__(self, key, value):
        key = self.encodekey(key)
        value = self.encodevalue(value)
        putenv(key, value)
        self._data[key] = value

    def __delitem__(self, key):
        encoded = self.encodekey(key)
        unsetenv(encoded)
        if encoded not in self._data:
            raise KeyError(key) from None
        del self._data[encoded]

    def __iter__(self):
        for key in list(self._data):
            yield self.decodekey(key)

    def __len__(self):
        return len(self._data)

    def __repr__(self):
        items = ", ".join(f"{self.decodekey(key)!r}: {self.decodevalue(value)!r}" for key, value in self._data.items())
        return f"environ({{{items}}})"

    def copy(self):
        return dict(self)

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not isinstance(other, (dict, MutableMapping)):
            return NotImplemented
        new = dict(self)
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, (dict, MutableMapping)):
            return NotImplemented
        new = dict(other)
        new.update(self)
        return new


def _encode_text(value):
    if not isinstance(value, str):
        raise TypeError(f"str expected, not {type(value).__name__}")
    return value.encode("utf-8", "surrogateescape")


def _decode_text(value):
    return value.decode("utf-8", "surrogateescape")


def _check_bytes(value):
    if not isinstance(value, bytes):
        raise TypeError(f"bytes expected, not {type(value).__name__}")
    return value


# What child processes get. It begins as what this process got.
_environment = dict(posix._environment())


def putenv(name, value, /):
    name, value = fsencode(name), fsencode(value)
    if b"=" in name:
        raise ValueError("illegal environment variable name")
    if b"\0" in name or b"\0" in value:
        raise ValueError("embedded null byte")
    if not name:
        raise OSError(22, strerror(22))
    _environment[name] = value


def unsetenv(name, /):
    name = fsencode(name)
    if b"\0" in name:
        raise ValueError("embedded null byte")
    if not name or b"=" in name:
        raise OSError(22, strerror(22))
    _environment.pop(name, None)


_variables = dict(_environment)
environ = _Environ(_variables, _encode_text, _decode_text, _encode_text, _decode_text)
environb = _Environ(_variables, _check_bytes, bytes, _check_bytes, bytes)


def getenv(key, default=None):
    return environ.get(key, default)


def getenvb(key, default=None):
    return environb.get(key, default)


def reload_environ():
    _variables.clear()
    _variables.update(_environment)


def get_exec_path(env=None):
    if env is None:
        env = environ
    path = env.get("PATH")
    as_bytes = env.get(b"PATH") if not isinstance(env, _Environ) else None
    if as_bytes is not None:
        if path is not None:
            raise ValueError("env cannot contain 'PATH' and b'PATH' keys")
        path = fsdecode(as_bytes)
    return (defpath if path is None else path).split(pathsep)


def system(command):
    return posix._system(command, list(_environment.items()))


def popen(cmd, mode="r", buffering=-1):
    """A file that is the output (or, to be written, the input) of a shell command. close() gives its status, or None for 0."""
    if not isinstance(cmd, str):
        raise TypeError(f"invalid cmd type ({type(cmd)}, expected string)")
    if mode not in ("r", "w"):
        raise ValueError(f"invalid mode {mode!r}")
    if buffering == 0 or buffering is None:
        raise ValueError("popen() does not support unbuffered streams")
    fd, pid = posix._popen(cmd, mode == "r", list(_environment.items()))
    return _wrap_close(fdopen(fd, mode, buffering), pid)


class _wrap_close:
    """A file that waits for a process when it is closed."""

    def __init__(self, stream, pid):
        self._stream = stream
        self._pid = pid
        self._status = None

    def close(self):
        self._stream.close()
        if self._pid is not None:
            self._status = waitstatus_to_exitcode(waitpid(self._pid, 0)[1])
            self._pid = None
        return self._status << 8 if self._status else None

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def __getattr__(self, name):
        return getattr(self._stream, name)

    def __iter__(self):
        return iter(self._stream)


def lchown(path, uid, gid):
    chown(path, uid, gid, follow_symlinks=False)


def major(device, /):
    return device >> 8 & 0xFFF | device >> 32 & ~0xFFF


def minor(device, /):
    return device & 0xFF | device >> 12 & 0xFFFFFF00


def makedev(major, minor, /):
    return (major & 0xFFF) << 8 | (major & ~0xFFF) << 32 | minor & 0xFF | (minor & ~0xFF) << 12


def wait():
    return waitpid(-1, 0)


def WCOREDUMP(status):
    return bool(status & 0x80)


def WIFCONTINUED(status):
    return status == 0xFFFF


def WIFSTOPPED(status):
    return status & 0xFF == 0x7F


def WIFSIGNALED(status):
    return 0 < status & 0x7F < 0x7F


def WIFEXITED(status):
    return status & 0x7F == 0


def WEXITSTATUS(status):
    return status >> 8 & 0xFF


def WTERMSIG(status):
    return status & 0x7F


def WSTOPSIG(status):
    return status >> 8 & 0xFF


def waitstatus_to_exitcode(status):
    if WIFEXITED(status):
        return WEXITSTATUS(status)
    if WIFSIGNALED(status):
        return -WTERMSIG(status)
    if WIFSTOPPED(status):
        raise ValueError(f"process stopped by delivery of signal {WSTOPSIG(status)}")
    raise ValueError(f"invalid wait status: {status}")


def fdopen(fd, mode="r", buffering=-1, encoding=None, *args, **kwargs):
    if not isinstance(fd, int):
        raise TypeError(f"invalid fd type ({type(fd)}, expected integer)")
    import io

    if "b" not in mode:
        encoding = io.text_encoding(encoding)
    return io.open(fd, mode, buffering, encoding, *args, **kwargs)


def pipe2(flags, /):
    ends = pipe()
    if flags & O_NONBLOCK:
        for end in ends:
            set_blocking(end, False)
    if not flags & O_CLOEXEC:
        for end in ends:
            set_inheritable(end, True)
    return ends


def device_encoding(fd):
    """The encoding of a terminal; None if the descriptor is of none."""
    return "UTF-8" if isatty(fd) else None


def ctermid():
    return "/dev/tty"


def sched_getaffinity(pid, /):
    return set(range(process_cpu_count()))


def getpgid(pid, /):
    if pid:
        raise NotImplementedError("minipy: os.getpgid() knows only this process")
    return getpgrp()


def makedirs(name, mode=0o777, exist_ok=False):
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass
        here = curdir if isinstance(tail, str) else b"."
        if tail == here:
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def _remove_empty_above(name):
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def removedirs(name):
    rmdir(name)
    _remove_empty_above(name)


def renames(old, new):
    head, tail = path.split(new)
    if head and tail and not path.exists(head):
        makedirs(head)
    rename(old, new)
    head, tail = path.split(old)
    if head and tail:
        try:
            removedirs(head)
        except OSError:
            pass


# To be given as followlinks: links to folders count as files.
_walk_symlinks_as_files = object()


def walk(top, topdown=True, onerror=None, followlinks=False):
    """Gives (folder, names of folders, names of files) for a directory and all below it."""
    stack = [fspath(top)]
    while stack:
        top = stack.pop()
        if isinstance(top, tuple):
            yield top
            continue
        folders, files, into = [], [], []
        try:
            entries = list(scandir(top))
        except OSError as error:
            if onerror is not None:
                onerror(error)
            continue
        for entry in entries:
            try:
                is_folder = entry.is_dir(follow_symlinks=followlinks is not _walk_symlinks_as_files)
            except OSError:
                is_folder = False
            if not is_folder:
                files.append(entry.name)
                continue
            folders.append(entry.name)
            if not topdown:
                try:
                    is_link = entry.is_symlink()
                except OSError:
                    is_link = False
                if followlinks or not is_link:
                    into.append(entry.path)
        if topdown:
            yield top, folders, files
            # The caller may have changed the list: what is left of it is walked.
            for folder in reversed(folders):
                below = path.join(top, folder)
                if followlinks or not path.islink(below):
                    stack.append(below)
        else:
            stack.append((top, folders, files))
            stack.extend(reversed(into))


class PathLike(abc.ABC):
    """What has a path: open() and the functions here take it for one."""

    __slots__ = ()

    @abc.abstractmethod
    def __fspath__(self):
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike:
            for base in subclass.__mro__:
                if "__fspath__" in base.__dict__:
                    return base.__dict__["__fspath__"] is not None or NotImplemented
        return NotImplemented

    __class_getitem__ = classmethod(type(list[int]))


__all__ = [name for name in globals() if not name.startswith("_") and name not in ("abc", "posix", "sys", "MutableMapping")]
__all__.append("_exit")
