"""The module pathlib: paths as objects. PurePath works on text alone, Path asks the file system too."""

import fnmatch
import glob as _glob
import io
import os
import posixpath
import stat as _stat

__all__ = ["PurePath", "PurePosixPath", "Path", "PosixPath", "UnsupportedOperation"]


def __getattr__(name):
    if name in ("PureWindowsPath", "WindowsPath"):
        raise AttributeError(f"minipy does not have pathlib.{name}")
    raise AttributeError(f"module 'pathlib' has no attribute '{name}'")


class UnsupportedOperation(NotImplementedError):
    pass


class _Parents:
    """The paths above a path, nearest first."""

    def __init__(self, path):
        self._path, self._drive_root, self._tail = path, path.root, path._tail

    def __len__(self):
        return len(self._tail)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(len(self))))
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        if index < 0:
            index += len(self)
        return self._path._made(self._drive_root, self._tail[: len(self._tail) - index - 1])

    def __iter__(self):
        return (self[i] for i in range(len(self)))

    def __repr__(self):
        return f"<{type(self._path).__name__}.parents>"


class PurePath:
    # The text as it was given is taken apart when its parts are asked for; most paths are only passed on.
    __slots__ = ("_given", "_parsed", "_text", "_info")
    parser = posixpath

    def __new__(cls, *args, **kwargs):
        if cls is PurePath:
            cls = PurePosixPath
        return object.__new__(cls)

    def __init__(self, *args):
        self._parsed = self._text = None
        if len(args) == 1 and type(args[0]) is str:
            self._given = args[0]
            return
        paths = []
        for arg in args:
            if type(arg) is str:
                paths.append(arg)
                continue
            if isinstance(arg, PurePath):
                paths.append(str(arg) if arg._tail or arg.root else "")
                continue
            try:
                path = os.fspath(arg)
            except TypeError:
                path = arg
            if not isinstance(path, str):
                kind = type(path).__name__
                raise TypeError(
                    "argument should be a str or an os.PathLike object where __fspath__ returns a str, "
                    f"not {kind!r}"
                )
            paths.append(path)
        self._given = posixpath.join(*paths) if paths else ""

    def _parse(self):
        """Root and parts of the path."""
        _, root, rest = posixpath.splitroot(self._given)
        self._parsed = parsed = root, [part for part in rest.split("/") if part and part != "."]
        return parsed

    @property
    def _root(self):
        return (self._parsed or self._parse())[0]

    @property
    def _parts(self):
        return (self._parsed or self._parse())[1]

    def _made(self, root, tail):
        """A path of the same class from its parts."""
        return self._of_text(root + "/".join(tail) or ".")

    def _of_text(self, text):
        """A path of the same class from its text, which is as `str` is to give it."""
        cls = type(self)
        if cls.with_segments is _with_segments and cls.__init__ is _init and cls.__new__ is _new:
            # What with_segments would come to.
            path = object.__new__(cls)
            path._given = text
            path._parsed = None
        else:
            path = self.with_segments(text)
        path._text = text
        return path

    def _child(self, name):
        """The path of an entry of this folder, whose name has come from the system."""
        folder = self._text or str(self)
        if folder == ".":
            return self._of_text(name)
        return self._of_text(folder + name if folder[-1] == "/" else f"{folder}/{name}")

    def with_segments(self, *pathsegments):
        return type(self)(*pathsegments)

    @property
    def _tail(self):
        return self._parts

    def __str__(self):
        text = self._text
        if text is None:
            root, parts = self._parsed or self._parse()
            self._text = text = root + "/".join(parts) or "."
        return text

    def __fspath__(self):
        return self._text or str(self)

    def __bytes__(self):
        return os.fsencode(self)

    def __repr__(self):
        return f"{type(self).__name__}({self.as_posix()!r})"

    def __reduce__(self):
        return self.__class__, tuple(self.parts)

    def as_posix(self):
        return str(self)

    def _comparable(self, other):
        return isinstance(other, PurePath)

    def __eq__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return str(self) == str(other)

    def __hash__(self):
        return hash(str(self))

    def _order(self):
        return str(self).split("/")

    def __lt__(self, other):
        return self._order() < other._order() if isinstance(other, PurePath) else NotImplemented

    def __le__(self, other):
        return self._order() <= other._order() if isinstance(other, PurePath) else NotImplemented

    def __gt__(self, other):
        return self._order() > other._order() if isinstance(other, PurePath) else NotImplemented

    def __ge__(self, other):
        return self._order() >= other._order() if isinstance(other, PurePath) else NotImplemented

    def __truediv__(self, key):
        cls = type(self)
        if type(key) is str and cls.with_segments is _with_segments and cls.__init__ is _init and cls.__new__ is _new:
            # What with_segments would come to.
            given = self._given
            path = object.__new__(cls)
            path._given = key if key[:1] == "/" else given + key if not given or given[-1] == "/" else f"{given}/{key}"
            path._parsed = path._text = None
            return path
        try:
            return self.with_segments(self, key)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return self.with_segments(key, self)
        except TypeError:
            return NotImplemented

    def joinpath(self, *pathsegments):
        return self.with_segments(self, *pathsegments)

    @property
    def drive(self):
        return ""

    @property
    def root(self):
        return self._root

    @property
    def anchor(self):
        return self._root

    @property
    def parts(self):
        return ((self._root,) if self._root else ()) + tuple(self._parts)

    @property
    def name(self):
        parts = (self._parsed or self._parse())[1]
        return parts[-1] if parts else ""

    @property
    def suffix(self):
        name = self.name
        at = name.rfind(".")
        return name[at:] if at > 0 and name[:at].strip(".") else ""

    @property
    def suffixes(self):
        name = self.name.lstrip(".")
        return ["." + part for part in name.split(".")[1:]]

    @property
    def stem(self):
        return self.name.removesuffix(self.suffix)

    @property
    def parent(self):
        root, parts = self._parsed or self._parse()
        return self._made(root, parts[:-1]) if parts else self

    @property
    def parents(self):
        return _Parents(self)

    def with_name(self, name):
        if not name or "/" in name or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        if not self._parts:
            raise ValueError(f"{self!r} has an empty name")
        return self._made(self._root, self._parts[:-1] + [name])

    def with_stem(self, stem):
        suffix = self.suffix
        if not suffix:
            return self.with_name(stem)
        if not stem:
            raise ValueError(f"{self!r} has a non-empty suffix")
        return self.with_name(stem + suffix)

    def with_suffix(self, suffix):
        stem = self.stem
        if not stem:
            raise ValueError(f"{self!r} has an empty name")
        if suffix and not (suffix.startswith(".") and suffix != "."):
            raise ValueError(f"Invalid suffix {suffix!r}")
        return self.with_name(stem + suffix)

    def is_absolute(self):
        return bool(self._root)

    def relative_to(self, other, *, walk_up=False):
        if not isinstance(other, PurePath):
            other = self.with_segments(other)
        up = 0
        for path in (other, *other.parents):
            if path == self or path in self.parents:
                break
            if not walk_up:
                raise ValueError(f"{str(self)!r} is not in the subpath of {str(other)!r}")
            if path.name == "..":
                raise ValueError(f"'..' segment in {str(other)!r} cannot be walked")
            up += 1
        else:
            raise ValueError(f"{str(self)!r} and {str(other)!r} have different anchors")
        return self._made("", [".."] * up + self._parts[len(path._parts) :])

    def is_relative_to(self, other):
        if not isinstance(other, PurePath):
            other = self.with_segments(other)
        return other == self or other in self.parents

    def as_uri(self):
        if not self._root:
            raise ValueError("relative paths can't be expressed as file URIs")
        safe = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-~/"
        return "file://" + "".join(chr(byte) if byte in safe else f"%{byte:02X}" for byte in bytes(self))

    def match(self, path_pattern, *, case_sensitive=None):
        pattern = path_pattern if isinstance(path_pattern, PurePath) else self.with_segments(path_pattern)
        wanted, parts = pattern.parts, self.parts
        if not wanted:
            raise ValueError("empty pattern")
        if len(wanted) > len(parts) or pattern._root and len(wanted) != len(parts):
            return False
        return all(_fits(name, part, case_sensitive) for name, part in zip(reversed(parts), reversed(wanted)))

    def full_match(self, pattern, *, case_sensitive=None):
        pattern = pattern if isinstance(pattern, PurePath) else self.with_segments(pattern)
        return _full(list(self.parts), list(pattern.parts), case_sensitive)


def _matcher(pattern, case_sensitive):
    """A function that tells whether a name fits a part of a pattern."""
    if case_sensitive is False:
        fits = fnmatch._compiled(pattern.lower())
        return lambda name: fits(name.lower())
    return fnmatch._compiled(pattern)


def _fits(name, pattern, case_sensitive):
    return _matcher(pattern, case_sensitive)(name)


def _full(parts, wanted, case_sensitive):
    if not wanted:
        return not parts
    if wanted[0] == "**":
        return any(_full(parts[i:], wanted[1:], case_sensitive) for i in range(len(parts) + 1))
    return bool(parts) and _fits(parts[0], wanted[0], case_sensitive) and _full(parts[1:], wanted[1:], case_sensitive)


os.PathLike.register(PurePath)


class PurePosixPath(PurePath):
    __slots__ = ()


class Path(PurePath):
    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        if cls is Path:
            cls = PosixPath
        return object.__new__(cls)

    @classmethod
    def cwd(cls):
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        home = posixpath.expanduser("~")
        if home == "~":
            raise RuntimeError("Could not determine home directory.")
        return cls(home)

    @classmethod
    def from_uri(cls, uri):
        if not uri.startswith("file:"):
            raise ValueError(f"URI does not start with 'file:': {uri!r}")
        path = uri[5:].removeprefix("//localhost") if uri.startswith("file://localhost") else uri[5:]
        path = path[2:] if path.startswith("//") else path
        data, at = bytearray(), 0
        raw = path.encode()
        while at < len(raw):
            if raw[at : at + 1] == b"%":
                data.append(int(raw[at + 1 : at + 3], 16))
                at += 3
            else:
                data.append(raw[at])
                at += 1
        made = cls(os.fsdecode(bytes(data)))
        if not made.is_absolute():
            raise ValueError(f"URI is not absolute: {uri!r}")
        return made

    def absolute(self):
        return self if self._root else self.with_segments(os.getcwd(), self)

    def resolve(self, strict=False):
        return self.with_segments(posixpath.realpath(self, strict=strict))

    def expanduser(self):
        if not self._root and self._parts and self._parts[0].startswith("~"):
            home = posixpath.expanduser(self._parts[0])
            if home.startswith("~"):
                raise RuntimeError("Could not determine home directory.")
            return self.with_segments(home, *self._parts[1:])
        return self

    def readlink(self):
        return self.with_segments(os.readlink(self))

    def stat(self, *, follow_symlinks=True):
        return os.stat(self, follow_symlinks=follow_symlinks)

    def lstat(self):
        return os.lstat(self)

    def exists(self, *, follow_symlinks=True):
        return posixpath.exists(self) if follow_symlinks else posixpath.lexists(self)

    def is_dir(self, *, follow_symlinks=True):
        return posixpath.isdir(self) and (follow_symlinks or not posixpath.islink(self))

    def is_file(self, *, follow_symlinks=True):
        return posixpath.isfile(self) and (follow_symlinks or not posixpath.islink(self))

    def is_symlink(self):
        return posixpath.islink(self)

    def is_mount(self):
        return posixpath.ismount(self)

    def is_junction(self):
        return False

    def _is(self, kind):
        try:
            return _stat.S_IFMT(os.stat(self).st_mode) == kind
        except (OSError, ValueError):
            return False

    def is_block_device(self):
        return self._is(_stat.S_IFBLK)

    def is_char_device(self):
        return self._is(_stat.S_IFCHR)

    def is_fifo(self):
        return self._is(_stat.S_IFIFO)

    def is_socket(self):
        return self._is(_stat.S_IFSOCK)

    def samefile(self, other_path):
        return posixpath.samestat(self.stat(), os.stat(other_path))

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        return io.open(self, mode, buffering, encoding, errors, newline)

    def read_bytes(self):
        with self.open("rb", 0) as file:
            return file.read()

    def read_text(self, encoding=None, errors=None, newline=None):
        with self.open("r", encoding=encoding, errors=errors, newline=newline) as file:
            return file.read()

    def write_bytes(self, data):
        view = memoryview(data)
        with self.open("wb") as file:
            return file.write(view)

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError(f"data must be str, not {data.__class__.__name__}")
        with self.open("w", encoding=encoding, errors=errors, newline=newline) as file:
            return file.write(data)

    def iterdir(self):
        return map(self._child, os.listdir(self))

    def _found(self, pattern, recursive, case_sensitive, follow):
        pattern = os.fspath(pattern)
        if recursive and not pattern:
            pattern = "./"
        elif not pattern or self.with_segments(pattern)._parts == [] and not pattern.startswith("/"):
            raise ValueError(f"Unacceptable pattern: {pattern!r}")
        if pattern.startswith("/"):
            raise NotImplementedError("Non-relative patterns are unsupported")
        parts = [part for part in pattern.split("/") if part and part != "."]
        if recursive:
            parts.insert(0, "**")
        return _walk_pattern(self, parts, pattern.endswith("/"), case_sensitive, follow)

    def glob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        return self._found(pattern, False, case_sensitive, recurse_symlinks)

    def rglob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        return self._found(pattern, True, case_sensitive, recurse_symlinks)

    def walk(self, top_down=True, on_error=None, follow_symlinks=False):
        # Links to folders stand among the files if they are not followed.
        follow = follow_symlinks or os._walk_symlinks_as_files
        for top, folders, files in os.walk(self, top_down, on_error, follow):
            yield self.with_segments(top), folders, files

    @property
    def info(self):
        """What is known of the file, asked for once."""
        try:
            return self._info
        except AttributeError:
            self._info = _Info(str(self))
            return self._info

    def touch(self, mode=0o666, exist_ok=True):
        if exist_ok:
            try:
                os.utime(self, None)
                return
            except OSError:
                pass
        flags = os.O_CREAT | os.O_WRONLY
        if not exist_ok:
            flags |= os.O_EXCL
        os.close(os.open(self, flags, mode))

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        try:
            os.mkdir(self, mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, parents=False, exist_ok=exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def chmod(self, mode, *, follow_symlinks=True):
        os.chmod(self, mode, follow_symlinks=follow_symlinks)

    def unlink(self, missing_ok=False):
        try:
            os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rmdir(self):
        os.rmdir(self)

    def rename(self, target):
        os.rename(self, target)
        return self.with_segments(target)

    def replace(self, target):
        os.replace(self, target)
        return self.with_segments(target)

    def symlink_to(self, target, target_is_directory=False):
        os.symlink(target, self, target_is_directory)

    def hardlink_to(self, target):
        os.link(target, self)

    def copy(self, target, *, follow_symlinks=True, preserve_metadata=False):
        import shutil

        target = self.with_segments(target)
        _check_distinct(self, target)
        if self.is_dir() and (follow_symlinks or not self.is_symlink()):
            shutil.copytree(self, target, symlinks=not follow_symlinks, copy_function=shutil.copyfile)
        else:
            _check_different(self, target)
            shutil.copyfile(self, target, follow_symlinks=follow_symlinks)
        if preserve_metadata:
            shutil.copystat(self, target, follow_symlinks=follow_symlinks)
        return target

    def copy_into(self, target_dir, **kwargs):
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        return self.copy(self.with_segments(target_dir, self.name), **kwargs)

    def move(self, target):
        target = self.with_segments(target)
        _check_different(self, target)
        try:
            os.replace(self, target)
        except OSError as error:
            if error.errno != 18:
                raise
            import shutil

            _check_distinct(self, target)
            shutil.move(self, target)
        return target

    def move_into(self, target_dir):
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        return self.move(self.with_segments(target_dir, self.name))

    def owner(self, *, follow_symlinks=True):
        raise UnsupportedOperation("minipy: Path.owner() is not supported")

    def group(self, *, follow_symlinks=True):
        raise UnsupportedOperation("minipy: Path.group() is not supported")


class _Info:
    """What Path.info gives: questions about a file that is looked at once."""

    __slots__ = ("_path", "_modes")

    def __init__(self, path):
        self._path = path
        self._modes = {}

    def __repr__(self):
        return "<PosixPath.info>"

    def _mode(self, follow):
        if follow not in self._modes:
            try:
                self._modes[follow] = os.stat(self._path, follow_symlinks=follow).st_mode
            except (OSError, ValueError):
                self._modes[follow] = 0
        return self._modes[follow]

    def exists(self, *, follow_symlinks=True):
        return self._mode(follow_symlinks) != 0

    def is_dir(self, *, follow_symlinks=True):
        return _stat.S_ISDIR(self._mode(follow_symlinks))

    def is_file(self, *, follow_symlinks=True):
        return _stat.S_ISREG(self._mode(follow_symlinks))

    def is_symlink(self):
        return _stat.S_ISLNK(self._mode(False))


def _refused(message, source, target):
    error = OSError(22, message)
    error.filename, error.filename2 = str(source), str(target)
    return error


def _check_distinct(source, target):
    """OSError if a path is another one or below it."""
    if source == target:
        raise _refused("Source and target are the same path", source, target)
    if source in target.parents:
        raise _refused("Source path is a parent of target path", source, target)


def _check_different(source, target):
    """OSError if two paths are of the same file."""
    try:
        same = os.path.samefile(source, target)
    except (OSError, ValueError):
        return
    if same:
        raise _refused("Source and target are the same file", source, target)


def _walk_pattern(path, parts, folders_only, case_sensitive, follow):
    """The paths below a path that match the parts of a pattern, each once."""
    if not parts:
        if not folders_only or path.is_dir():
            yield path
        return
    part, rest = parts[0], parts[1:]
    if part == "**":
        while rest and rest[0] == "**":
            rest = rest[1:]
        seen = set()
        for folder in _folders(path, follow):
            if rest:
                found = _walk_pattern(folder, rest, folders_only, case_sensitive, follow)
            else:
                found = [folder] if folders_only else [folder, *_files(folder, follow)]
            for match in found:
                if match not in seen:
                    seen.add(match)
                    yield match
    elif part == ".." or not _glob.has_magic(part) and case_sensitive is not False:
        below = path / part
        if below.exists(follow_symlinks=False) if not rest else below.is_dir():
            yield from _walk_pattern(below, rest, folders_only, case_sensitive, follow)
    else:
        try:
            with os.scandir(path) as found:
                entries = list(found)
        except OSError:
            return
        fits = _matcher(part, case_sensitive)
        for entry in entries:
            name = entry.name
            if fits(name):
                if not rest and not folders_only:
                    yield path._child(name)
                    continue
                try:
                    if rest and not entry.is_dir():
                        continue
                except OSError:
                    continue
                yield from _walk_pattern(path._child(name), rest, folders_only, case_sensitive, follow)


def _folders(path, follow):
    """A folder and all below it, links left aside unless they are to be followed."""
    if not path.is_dir():
        return
    yield path
    try:
        with os.scandir(path) as found:
            names = [entry.name for entry in found if entry.is_dir(follow_symlinks=follow)]
    except OSError:
        return
    for name in names:
        yield from _folders(path._child(name), follow)


def _files(folder, follow):
    """What is in a folder and is none itself."""
    try:
        with os.scandir(folder) as found:
            names = [entry.name for entry in found if not entry.is_dir(follow_symlinks=follow)]
    except OSError:
        return
    for name in names:
        yield folder._child(name)


class PosixPath(Path, PurePosixPath):
    __slots__ = ()


_with_segments, _init, _new = PurePath.with_segments, PurePath.__init__, Path.__new__
