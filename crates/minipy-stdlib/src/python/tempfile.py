"""The module tempfile: files and folders that nobody else has and that go when they are not needed any more."""

import io as _io
import os as _os
import shutil as _shutil
import weakref as _weakref

__all__ = [
    "NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "TemporaryDirectory", "mkstemp", "mkdtemp", "mktemp",
    "TMP_MAX", "gettempprefix", "tempdir", "gettempdir", "gettempprefixb", "gettempdirb",
]

TMP_MAX = 10000
template = "tmp"
tempdir = None

_text_openflags = _bin_openflags = _os.O_RDWR | _os.O_CREAT | _os.O_EXCL | _os.O_NOFOLLOW
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789_"


class _RandomNameSequence:
    """Gives names of eight characters without end."""

    def __iter__(self):
        return self

    def __next__(self):
        return "".join(_LETTERS[byte % len(_LETTERS)] for byte in _os.urandom(8))


_names = _RandomNameSequence()


def _get_candidate_names():
    return _names


def _infer_return_type(*given):
    """The kind of the names that were given: str or bytes."""
    kind = None
    for name in given:
        if name is None:
            continue
        if isinstance(name, _os.PathLike):
            name = _os.fspath(name)
        this = bytes if isinstance(name, bytes) else str
        if kind not in (None, this):
            raise TypeError("Can't mix bytes and non-bytes in path components.")
        kind = this
    if kind is None:
        return bytes if isinstance(tempdir, bytes) else str
    return kind


def _parameters(prefix, suffix, dir):
    kind = _infer_return_type(prefix, suffix, dir)
    if suffix is None:
        suffix = kind()
    if prefix is None:
        prefix = template if kind is str else _os.fsencode(template)
    if dir is None:
        dir = gettempdir() if kind is str else gettempdirb()
    return prefix, suffix, dir, kind


def _candidate_tempdir_list():
    named = [_os.path.abspath(folder) for name in ("TMPDIR", "TEMP", "TMP") if (folder := _os.getenv(name))]
    try:
        here = _os.getcwd()
    except OSError:
        here = _os.curdir
    return [*named, "/tmp", "/var/tmp", "/usr/tmp", here]


def _can_write_in(folder):
    """Can a file be made there, and written? Names that are taken already tell nothing."""
    names = _get_candidate_names()
    for _ in range(100):
        name = _os.path.join(folder, next(names))
        try:
            fd = _os.open(name, _bin_openflags, 0o600)
        except FileExistsError:
            continue
        except OSError:
            return False
        try:
            try:
                _os.write(fd, b"blat")
            finally:
                _os.close(fd)
                _os.unlink(name)
        except OSError:
            return False
        return True
    return False


def _get_default_tempdir():
    folders = _candidate_tempdir_list()
    for folder in folders:
        if folder != _os.curdir:
            folder = _os.path.abspath(folder)
        if _can_write_in(folder):
            return folder
    raise FileNotFoundError(2, f"No usable temporary directory found in {folders}")


def gettempdir():
    global tempdir
    if tempdir is None:
        tempdir = _get_default_tempdir()
    return _os.fsdecode(tempdir)


def gettempdirb():
    return _os.fsencode(gettempdir())


def gettempprefix():
    return _os.fsdecode(template)


def gettempprefixb():
    return _os.fsencode(template)


def _make(prefix, suffix, dir, kind, make):
    """A new name, and what making it gave."""
    dir = _os.path.abspath(dir)
    names = _get_candidate_names()
    for _ in range(TMP_MAX):
        middle = next(names)
        name = _os.path.join(dir, prefix + (middle if kind is str else middle.encode()) + suffix)
        try:
            return name, make(name)
        except FileExistsError:
            continue
    raise FileExistsError(17, "No usable temporary file name found")


def _open_new(name):
    return _os.open(name, _bin_openflags, 0o600)


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    prefix, suffix, dir, kind = _parameters(prefix, suffix, dir)
    name, fd = _make(prefix, suffix, dir, kind, _open_new)
    return fd, name


def mkdtemp(suffix=None, prefix=None, dir=None):
    prefix, suffix, dir, kind = _parameters(prefix, suffix, dir)
    return _make(prefix, suffix, dir, kind, lambda name: _os.mkdir(name, 0o700))[0]


def mktemp(suffix="", prefix=template, dir=None):
    if dir is None:
        dir = gettempdir()
    names = _get_candidate_names()
    for _ in range(TMP_MAX):
        name = _os.path.join(dir, prefix + next(names) + suffix)
        if not _os.path.lexists(name):
            return name
    raise FileExistsError(17, "No usable temporary filename found")


def _remove_quietly(close, name):
    """Closes a file, and removes it unless name is None."""
    try:
        close()
    finally:
        if name is not None:
            try:
                _os.unlink(name)
            except FileNotFoundError:
                pass


class _TemporaryFileWrapper:
    """A file with a name that is removed when it is closed, or when leaving its with block."""

    def __init__(self, file, name, delete=True, delete_on_close=True):
        self.file = file
        self.name = name
        self._delete = delete
        self._delete_on_close = delete_on_close
        self._finalizer = _weakref.finalize(self, _remove_quietly, file.close, name if delete else None)

    def __repr__(self):
        file = self.__dict__["file"]
        return f"<tempfile._TemporaryFileWrapper file={file!r}>"

    def __getattr__(self, name):
        file = self.__dict__["file"]
        value = getattr(file, name)
        if callable(value) and not isinstance(value, type):
            # The wrapper must live as long as somebody means to call a method of the file.
            def method(*args, _owner=self, **kwargs):
                return value(*args, **kwargs)

            method.__name__ = name
            setattr(self, name, method)
            return method
        return value

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, exc, value, tb):
        result = self.file.__exit__(exc, value, tb)
        self._finalizer()
        return result

    def close(self):
        if self._delete_on_close or not self._delete:
            self._finalizer()
        else:
            self.file.close()

    def __iter__(self):
        for line in self.file:
            yield line


def NamedTemporaryFile(
    mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, delete=True, *, errors=None,
    delete_on_close=True,
):
    prefix, suffix, dir, kind = _parameters(prefix, suffix, dir)
    if "b" not in mode:
        encoding = _io.text_encoding(encoding)
    name, fd = _make(prefix, suffix, dir, kind, _open_new)
    try:
        file = _io.open(fd, mode, buffering=buffering, newline=newline, encoding=encoding, errors=errors)
    except BaseException:
        _os.close(fd)
        _os.unlink(name)
        raise
    raw = getattr(file, "buffer", file)
    raw = getattr(raw, "raw", raw)
    raw.name = name
    return _TemporaryFileWrapper(file, name, delete, delete_on_close)


def TemporaryFile(
    mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *, errors=None
):
    prefix, suffix, dir, kind = _parameters(prefix, suffix, dir)
    if "b" not in mode:
        encoding = _io.text_encoding(encoding)
    name, fd = _make(prefix, suffix, dir, kind, _open_new)
    try:
        _os.unlink(name)
        return _io.open(fd, mode, buffering=buffering, newline=newline, encoding=encoding, errors=errors)
    except BaseException:
        _os.close(fd)
        raise


class SpooledTemporaryFile(_io.IOBase):
    """A file in memory that becomes one on the disk when it grows, or is asked for its descriptor."""

    _rolled = False

    def __init__(
        self, max_size=0, mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *,
        errors=None,
    ):
        if "b" in mode:
            self._file = _io.BytesIO()
        else:
            encoding = _io.text_encoding(encoding)
            self._file = _io.TextIOWrapper(_io.BytesIO(), encoding=encoding, errors=errors, newline=newline)
        self._max_size = max_size
        self._arguments = {
            "mode": mode, "buffering": buffering, "suffix": suffix, "prefix": prefix, "encoding": encoding,
            "newline": newline, "dir": dir, "errors": errors,
        }

    def _check(self):
        if not self._rolled and self._max_size and self._file.tell() > self._max_size:
            self.rollover()

    def rollover(self):
        if self._rolled:
            return
        old = self._file
        new = self._file = TemporaryFile(**self._arguments)
        position = old.tell()
        if hasattr(new, "buffer"):
            old.flush()
            new.buffer.write(old.detach().getvalue())
        else:
            new.write(old.getvalue())
        new.seek(position)
        self._rolled = True

    def __enter__(self):
        if self._file.closed:
            raise ValueError("Cannot enter context with closed file")
        return self

    def __exit__(self, exc, value, tb):
        self._file.close()

    def __iter__(self):
        return self._file.__iter__()

    def __del__(self):
        pass

    def close(self):
        self._file.close()

    @property
    def closed(self):
        return self._file.closed

    @property
    def encoding(self):
        return self._file.encoding

    @property
    def errors(self):
        return self._file.errors

    @property
    def newlines(self):
        return self._file.newlines

    @property
    def mode(self):
        try:
            return self._file.mode
        except AttributeError:
            return self._arguments["mode"]

    @property
    def name(self):
        try:
            return self._file.name
        except AttributeError:
            return None

    def fileno(self):
        self.rollover()
        return self._file.fileno()

    def flush(self):
        self._file.flush()

    def isatty(self):
        return self._file.isatty()

    def read(self, *args):
        return self._file.read(*args)

    def read1(self, *args):
        return self._file.read1(*args)

    def readinto(self, b):
        return self._file.readinto(b)

    def readline(self, *args):
        return self._file.readline(*args)

    def readlines(self, *args):
        return self._file.readlines(*args)

    def readable(self):
        return self._file.readable()

    def seek(self, *args):
        return self._file.seek(*args)

    def seekable(self):
        return self._file.seekable()

    def tell(self):
        return self._file.tell()

    def truncate(self, size=None):
        if size is None:
            return self._file.truncate()
        if size > self._max_size:
            self.rollover()
        return self._file.truncate(size)

    def writable(self):
        return self._file.writable()

    def write(self, s):
        result = self._file.write(s)
        self._check()
        return result

    def writelines(self, iterable):
        self._file.writelines(iterable)
        self._check()


class TemporaryDirectory:
    """A folder that is removed with all that is in it."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, *, delete=True):
        self.name = mkdtemp(suffix, prefix, dir)
        self._ignore = ignore_cleanup_errors
        self._delete = delete
        self._finalizer = _weakref.finalize(self, _shutil.rmtree, self.name, ignore_errors=True)
        if not delete:
            self._finalizer.detach()

    def __repr__(self):
        return f"<{self.__class__.__name__} {self.name!r}>"

    def __enter__(self):
        return self.name

    def __exit__(self, exc, value, tb):
        if self._delete:
            self.cleanup()

    def cleanup(self):
        if self._finalizer.detach() or _os.path.exists(self.name):
            _shutil.rmtree(self.name, ignore_errors=self._ignore)
