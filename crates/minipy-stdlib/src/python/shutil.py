"""The module shutil: files and trees copied, moved and removed as wholes."""

import fnmatch
import os
import stat
import sys

__all__ = [
    "copyfileobj", "copyfile", "copymode", "copystat", "copy", "copy2", "copytree", "move", "rmtree", "Error",
    "SpecialFileError", "which", "get_terminal_size", "SameFileError", "disk_usage", "ignore_patterns", "chown",
]

COPY_BUFSIZE = 256 * 1024


def __getattr__(name):
    if name in ("make_archive", "unpack_archive", "get_archive_formats", "ReadError", "ExecError", "RegistryError"):
        raise AttributeError(f"minipy does not have shutil.{name}")
    raise AttributeError(f"module 'shutil' has no attribute '{name}'")


class Error(OSError):
    pass


class SameFileError(Error):
    pass


class SpecialFileError(OSError):
    pass


def copyfileobj(fsrc, fdst, length=0):
    read, write = fsrc.read, fdst.write
    while piece := read(length or COPY_BUFSIZE):
        write(piece)


def _same_file(src, dst):
    try:
        return os.path.samefile(src, dst)
    except OSError:
        return False


def copyfile(src, dst, *, follow_symlinks=True):
    if _same_file(src, dst):
        raise SameFileError(f"{src!r} and {dst!r} are the same file")
    for name in (src, dst):
        try:
            mode = os.stat(name).st_mode
        except OSError:
            continue
        if stat.S_ISFIFO(mode):
            raise SpecialFileError(f"`{os.fspath(name)}` is a named pipe")
    if not follow_symlinks and os.path.islink(src):
        os.symlink(os.readlink(src), dst)
        return dst
    with open(src, "rb") as fsrc:
        try:
            with open(dst, "wb") as fdst:
                copyfileobj(fsrc, fdst)
        except IsADirectoryError as error:
            if not os.path.exists(dst):
                raise FileNotFoundError(f"Directory does not exist: {dst}") from error
            raise
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    if not follow_symlinks and os.path.islink(src) and os.path.islink(dst):
        return
    os.chmod(dst, stat.S_IMODE(os.stat(src).st_mode))


def copystat(src, dst, *, follow_symlinks=True):
    follow = follow_symlinks or not (os.path.islink(src) and os.path.islink(dst))
    found = os.stat(src, follow_symlinks=follow)
    os.utime(dst, ns=(found.st_atime_ns, found.st_mtime_ns), follow_symlinks=follow)
    if follow:
        os.chmod(dst, stat.S_IMODE(found.st_mode))


def _target(src, dst):
    return os.path.join(dst, os.path.basename(src)) if os.path.isdir(dst) else dst


def copy(src, dst, *, follow_symlinks=True):
    dst = _target(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copymode(src, dst, follow_symlinks=follow_symlinks)
    return dst


def copy2(src, dst, *, follow_symlinks=True):
    dst = _target(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copystat(src, dst, follow_symlinks=follow_symlinks)
    return dst


def ignore_patterns(*patterns):
    def ignore(path, names):
        return {name for pattern in patterns for name in fnmatch.filter(names, pattern)}

    return ignore


def copytree(
    src, dst, symlinks=False, ignore=None, copy_function=copy2, ignore_dangling_symlinks=False, dirs_exist_ok=False
):
    with os.scandir(src) as found:
        entries = list(found)
    ignored = ignore(os.fspath(src), [entry.name for entry in entries]) if ignore is not None else ()
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    errors = []
    for entry in entries:
        if entry.name in ignored:
            continue
        source, target = os.path.join(src, entry.name), os.path.join(dst, entry.name)
        # A function of the caller's may want names and not entries.
        thing = entry if copy_function in (copy2, copy) else source
        try:
            if entry.is_symlink():
                to = os.readlink(source)
                if symlinks:
                    os.symlink(to, target)
                    copystat(thing, target, follow_symlinks=False)
                elif not os.path.exists(source) and ignore_dangling_symlinks:
                    continue
                elif entry.is_dir():
                    copytree(
                        thing, target, symlinks, ignore, copy_function, ignore_dangling_symlinks, dirs_exist_ok
                    )
                else:
                    copy_function(thing, target)
            elif entry.is_dir():
                copytree(thing, target, symlinks, ignore, copy_function, ignore_dangling_symlinks, dirs_exist_ok)
            else:
                copy_function(thing, target)
        except Error as error:
            errors.extend(error.args[0])
        except OSError as error:
            errors.append((source, target, str(error)))
    try:
        copystat(src, dst)
    except OSError as error:
        errors.append((src, dst, str(error)))
    if errors:
        raise Error(errors)
    return dst


def rmtree(path, ignore_errors=False, onerror=None, *, onexc=None, dir_fd=None):
    if dir_fd is not None:
        raise NotImplementedError("minipy: rmtree() takes no dir_fd")
    if ignore_errors:

        def failed(function, name, error):
            pass

    elif onexc is not None:
        failed = onexc
    elif onerror is not None:

        def failed(function, name, error):
            onerror(function, name, (type(error), error, error.__traceback__))

    else:

        def failed(function, name, error):
            raise error

    try:
        found = os.lstat(path)
        if stat.S_ISLNK(found.st_mode):
            raise OSError("Cannot call rmtree on a symbolic link")
    except OSError as error:
        error.filename = path
        failed(os.path.islink if not error.errno else os.lstat, path, error)
        return
    _remove(path, failed)


def _remove(path, failed):
    try:
        with os.scandir(path) as found:
            entries = list(found)
    except FileNotFoundError:
        return
    except OSError as error:
        failed(os.scandir, path, error)
        entries = []
    for entry in entries:
        name = os.path.join(path, entry.name)
        try:
            is_folder = entry.is_dir(follow_symlinks=False)
        except OSError:
            is_folder = False
        if is_folder:
            _remove(name, failed)
            continue
        try:
            os.unlink(name)
        except FileNotFoundError:
            continue
        except OSError as error:
            failed(os.unlink, name, error)
    try:
        os.rmdir(path)
    except FileNotFoundError:
        pass
    except OSError as error:
        failed(os.rmdir, path, error)


rmtree.avoids_symlink_attacks = False


def _destinsrc(src, dst):
    """Is the destination below the source?"""
    src, dst = os.path.realpath(src), os.path.realpath(dst)
    slash = "/" if isinstance(src, str) else b"/"
    return (dst + slash).startswith(src + slash)


def move(src, dst, copy_function=copy2):
    real_dst = dst
    if os.path.isdir(dst):
        if _same_file(src, dst) and not os.path.islink(src):
            # The two names may differ in case, on a system that takes them for one.
            os.rename(src, dst)
            return None
        name = os.path.basename(os.fspath(src).rstrip(os.path.sep if isinstance(os.fspath(src), str) else b"/"))
        real_dst = os.path.join(dst, name)
        if os.path.exists(real_dst):
            raise Error(f"Destination path '{real_dst}' already exists")
    try:
        os.rename(src, real_dst)
    except OSError:
        if os.path.islink(src):
            os.symlink(os.readlink(src), real_dst)
            os.unlink(src)
        elif os.path.isdir(src):
            if _destinsrc(src, dst):
                raise Error(f"Cannot move a directory '{src}' into itself '{dst}'.")
            copytree(src, real_dst, copy_function=copy_function, symlinks=True)
            rmtree(src)
        else:
            copy_function(src, real_dst)
            os.unlink(src)
    return real_dst


class _Usage(os._Record):
    __slots__ = ()
    _fields = ("total", "used", "free")

    def __repr__(self):
        return f"usage(total={self[0]}, used={self[1]}, free={self[2]})"


def disk_usage(path):
    found = os.statvfs(path)
    free = found.f_bavail * found.f_frsize
    total = found.f_blocks * found.f_frsize
    return _Usage((total, (found.f_blocks - found.f_bfree) * found.f_frsize, free))


def chown(path, user=None, group=None, *, dir_fd=None, follow_symlinks=True):
    if user is None and group is None:
        raise ValueError("user and/or group must be set")
    if isinstance(user, str) or isinstance(group, str):
        raise NotImplementedError("minipy: shutil.chown() knows users and groups by number only")
    os.chown(path, -1 if user is None else user, -1 if group is None else group, follow_symlinks=follow_symlinks)


def get_terminal_size(fallback=(80, 24)):
    def asked(name):
        try:
            return int(os.environ[name])
        except (KeyError, ValueError):
            return 0

    columns, lines = asked("COLUMNS"), asked("LINES")
    if columns <= 0 or lines <= 0:
        try:
            size = os.get_terminal_size(sys.__stdout__.fileno())
        except (AttributeError, ValueError, OSError):
            size = os.terminal_size(fallback)
        if columns <= 0:
            columns = size.columns or fallback[0]
        if lines <= 0:
            lines = size.lines or fallback[1]
    return os.terminal_size((columns, lines))


def which(cmd, mode=os.F_OK | os.X_OK, path=None):
    def fits(name):
        return os.path.exists(name) and os.access(name, mode) and not os.path.isdir(name)

    as_bytes = isinstance(cmd, bytes)
    if os.path.dirname(cmd):
        return cmd if fits(cmd) else None
    if path is None:
        path = os.environ.get("PATH", None)
        if path is None:
            path = os.defpath
    if not path:
        return None
    path = os.fsdecode(path)
    seen = set()
    for folder in path.split(os.pathsep):
        if folder not in seen:
            seen.add(folder)
            name = os.path.join(os.fsencode(folder) if as_bytes else folder, cmd)
            if fits(name):
                return name
    return None
