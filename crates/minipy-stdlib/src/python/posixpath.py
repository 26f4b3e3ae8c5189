"""The module posixpath, which is os.path: paths as strings, and questions to the file system about them."""

from posix import (
    _path_exists as exists,
    _path_isdir as isdir,
    _path_isfile as isfile,
    _path_islink as islink,
    _path_lexists as lexists,
    fspath as _fspath,
)

__all__ = [
    "normcase", "isabs", "join", "splitdrive", "splitroot", "split", "splitext", "basename", "dirname", "commonprefix",
    "getsize", "getmtime", "getatime", "getctime", "islink", "exists", "lexists", "isdir", "isfile", "ismount", "expanduser",
    "expandvars", "normpath", "abspath", "samefile", "sameopenfile", "samestat", "curdir", "pardir", "sep", "pathsep",
    "defpath", "altsep", "extsep", "devnull", "realpath", "supports_unicode_filenames", "relpath", "commonpath",
    "isjunction", "isdevdrive", "ALLOW_MISSING",
]

curdir = "."
pardir = ".."
extsep = "."
sep = "/"
pathsep = ":"
defpath = "/bin:/usr/bin"
altsep = None
devnull = "/dev/null"
supports_unicode_filenames = False

# Behind the constants: os wants them, and may be imported here for the first time.
import os


class _AllowMissing:
    def __repr__(self):
        return "os.path.ALLOW_MISSING"

    def __reduce__(self):
        return "ALLOW_MISSING"


ALLOW_MISSING = _AllowMissing()


def _slash(path):
    return b"/" if isinstance(path, bytes) else "/"


def _check_types(function, *paths):
    """Raises the TypeError of a function that was given paths of two kinds, or no paths."""
    has_text = has_bytes = False
    for path in paths:
        if isinstance(path, str):
            has_text = True
        elif isinstance(path, bytes):
            has_bytes = True
        else:
            kind = type(path).__name__
            raise TypeError(f"{function}() argument must be str, bytes, or os.PathLike object, not {kind!r}") from None
    if has_text and has_bytes:
        raise TypeError("Can't mix strings and bytes in path components") from None


def normcase(s):
    return _fspath(s)


def isabs(s):
    s = _fspath(s)
    return s.startswith(_slash(s))


def join(a, /, *p):
    path = _fspath(a)
    slash = _slash(path)
    try:
        for part in p:
            part = _fspath(part)
            if part.startswith(slash) or not path:
                path = part
            elif path.endswith(slash):
                path += part
            else:
                path += slash + part
    except (TypeError, AttributeError):
        _check_types("join", _fspath(a), *p)
        raise
    return path


def split(p):
    p = _fspath(p)
    slash = _slash(p)
    at = p.rfind(slash) + 1
    head, tail = p[:at], p[at:]
    if head and head != slash * len(head):
        head = head.rstrip(slash)
    return head, tail


def splitext(p):
    p = _fspath(p)
    slash = _slash(p)
    dot = b"." if isinstance(p, bytes) else "."
    start = p.rfind(slash) + 1
    at = p.rfind(dot)
    # Dots at the beginning of a name begin no extension.
    if at > start and p[start:at].lstrip(dot):
        return p[:at], p[at:]
    return p, p[:0]


def splitdrive(p):
    p = _fspath(p)
    return p[:0], p


def splitroot(p):
    p = _fspath(p)
    slash, empty = _slash(p), p[:0]
    if p[:1] != slash:
        return empty, empty, p
    if p[1:2] != slash or p[2:3] == slash:
        return empty, slash, p[1:]
    return empty, p[:2], p[2:]


def basename(p):
    p = _fspath(p)
    return p[p.rfind(_slash(p)) + 1 :]


def dirname(p):
    return split(p)[0]


def isjunction(path):
    _fspath(path)
    return False


def isdevdrive(path):
    _fspath(path)
    return False


def getsize(filename):
    return os.stat(filename).st_size


def getmtime(filename):
    return os.stat(filename).st_mtime


def getatime(filename):
    return os.stat(filename).st_atime


def getctime(filename):
    return os.stat(filename).st_ctime


def samestat(s1, s2):
    return s1.st_ino == s2.st_ino and s1.st_dev == s2.st_dev


def samefile(f1, f2):
    return samestat(os.stat(f1), os.stat(f2))


def sameopenfile(fp1, fp2):
    return samestat(os.fstat(fp1), os.fstat(fp2))


def commonprefix(m, /):
    if not m:
        return ""
    if not isinstance(m[0], (list, tuple)):
        m = [_fspath(path) for path in m]
    low, high = min(m), max(m)
    for index, item in enumerate(low):
        if item != high[index]:
            return low[:index]
    return low


def ismount(path):
    try:
        here = os.lstat(path)
    except (OSError, ValueError):
        return False
    if here.st_mode & 0o170000 == 0o120000:
        return False
    path = _fspath(path)
    parent = join(path, b".." if isinstance(path, bytes) else "..")
    try:
        above = os.lstat(parent)
    except OSError:
        parent = realpath(parent)
        try:
            above = os.lstat(parent)
        except OSError:
            return False
    return here.st_dev != above.st_dev or here.st_ino == above.st_ino


def _home_of(user):
    """The home of a user by /etc/passwd; None if there is no such user. A number is a user's number."""
    try:
        with open("/etc/passwd", encoding="utf-8", errors="surrogateescape") as users:
            for line in users:
                fields = line.rstrip("\n").split(":")
                if len(fields) > 5 and (fields[0] == user or fields[2] == str(user)):
                    return fields[5]
    except OSError:
        pass
    return None


def expanduser(path):
    path = _fspath(path)
    tilde = b"~" if isinstance(path, bytes) else "~"
    if not path.startswith(tilde):
        return path
    slash = _slash(path)
    end = path.find(slash, 1)
    if end < 0:
        end = len(path)
    if end == 1:
        home = os.environ.get("HOME")
        if home is None:
            home = _home_of(os.getuid())
    else:
        name = path[1:end]
        home = _home_of(os.fsdecode(name))
    if home is None:
        return path
    if isinstance(path, bytes):
        home = os.fsencode(home)
    return home.rstrip(slash) + path[end:] or slash


def expandvars(path):
    path = _fspath(path)
    if isinstance(path, bytes):
        if b"$" not in path:
            return path
        return os.fsencode(expandvars(os.fsdecode(path)))
    result, at = [], 0
    while True:
        start = path.find("$", at)
        if start < 0:
            break
        result.append(path[at:start])
        end = start + 1
        if path[end : end + 1] == "{":
            close = path.find("}", end)
            name = path[end + 1 : close] if close >= 0 else None
            end = close + 1
        else:
            while end < len(path) and (path[end] == "_" or path[end].isascii() and path[end].isalnum()):
                end += 1
            name = path[start + 1 : end]
        if name and name in os.environ:
            result.append(os.environ[name])
            at = end
        else:
            if name is None:
                end = start + 1
            result.append(path[start:end])
            at = end
    result.append(path[at:])
    return "".join(result)


def normpath(path):
    try:
        path = _fspath(path)
    except TypeError:
        kind = type(path).__name__
        message = f"_path_normpath: path should be string, bytes or os.PathLike, not {kind}"
        raise TypeError(message) from None
    slash = _slash(path)
    dot = b"." if isinstance(path, bytes) else "."
    if not path:
        return dot
    _, root, rest = splitroot(path)
    parts = []
    for part in rest.split(slash):
        if not part or part == dot:
            continue
        if part != dot + dot or not root and not parts or parts and parts[-1] == dot + dot:
            parts.append(part)
        elif parts:
            parts.pop()
    return root + slash.join(parts) or dot


def abspath(path):
    path = _fspath(path)
    if not isabs(path):
        path = join(os.getcwdb() if isinstance(path, bytes) else os.getcwd(), path)
    return normpath(path)


def realpath(filename, /, *, strict=False):
    filename = _fspath(filename)
    slash = _slash(filename)
    dot = b"." if isinstance(filename, bytes) else "."
    if strict is ALLOW_MISSING:
        ignored = FileNotFoundError
    elif strict:
        ignored = ()
    else:
        ignored = OSError
    # What is still to be walked, last first. A None marks the end of a link: its target is the next on the list.
    rest = filename.split(slash)[::-1]
    if filename.startswith(slash):
        path = slash
    else:
        path = os.getcwdb() if isinstance(filename, bytes) else os.getcwd()
    targets = {}
    left = len(rest)
    while rest:
        name = rest.pop()
        if name is None:
            targets[rest.pop()] = path
            continue
        left -= 1
        if not name or name == dot:
            continue
        if name == dot + dot:
            path = path[: path.rindex(slash)] or slash
            continue
        new = slash + name if path == slash else path + slash + name
        try:
            mode = os.lstat(new).st_mode & 0o170000
            if mode != 0o120000:
                if strict and left and mode != 0o040000:
                    raise OSError(20, os.strerror(20), new)
                path = new
                continue
            if new in targets:
                known = targets[new]
                if known is not None:
                    path = known
                    continue
                if strict:
                    os.stat(new)
                path = new
                continue
            target = os.readlink(new)
        except ignored:
            path = new
            continue
        if target.startswith(slash):
            path = slash
        targets[new] = None
        rest.append(new)
        rest.append(None)
        parts = target.split(slash)
        left += len(parts)
        rest.extend(parts[::-1])
    return path


def relpath(path, start=None):
    path = _fspath(path)
    if not path:
        raise ValueError("no path specified")
    slash = _slash(path)
    dot = b"." if isinstance(path, bytes) else "."
    start = dot if start is None else _fspath(start)
    try:
        start_parts = [part for part in abspath(start).split(slash) if part]
        path_parts = [part for part in abspath(path).split(slash) if part]
    except (TypeError, AttributeError):
        _check_types("relpath", path, start)
        raise
    if isinstance(start, bytes) != isinstance(path, bytes):
        _check_types("relpath", path, start)
    common = 0
    for left, right in zip(start_parts, path_parts):
        if left != right:
            break
        common += 1
    parts = [dot + dot] * (len(start_parts) - common) + path_parts[common:]
    return slash.join(parts) if parts else dot


def commonpath(paths):
    paths = tuple(map(_fspath, paths))
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    slash = _slash(paths[0])
    dot = b"." if isinstance(paths[0], bytes) else "."
    try:
        rooted = {path.startswith(slash) for path in paths}
        if len(rooted) > 1:
            raise ValueError("Can't mix absolute and relative paths") from None
        split_paths = [[part for part in path.split(slash) if part and part != dot] for path in paths]
        low, high = min(split_paths), max(split_paths)
    except (TypeError, AttributeError):
        _check_types("commonpath", *paths)
        raise
    common = low
    for index, part in enumerate(low):
        if part != high[index]:
            common = low[:index]
            break
    return (slash if rooted == {True} else slash[:0]) + slash.join(common)
