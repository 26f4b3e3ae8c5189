"""The module glob: paths that match a pattern; ** stands for folders at any depth if asked to."""

import fnmatch
import os

__all__ = ["escape", "glob", "iglob"]


def _kind(text, like):
    return text.encode() if isinstance(like, bytes) else text


def has_magic(s):
    return any(_kind(c, s) in s for c in "*?[")


def _is_hidden(name):
    return name[:1] == _kind(".", name)


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    return list(
        iglob(pathname, root_dir=root_dir, dir_fd=dir_fd, recursive=recursive, include_hidden=include_hidden)
    )


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    if dir_fd is not None:
        raise NotImplementedError("minipy: glob() takes no dir_fd")
    root = os.fspath(root_dir) if root_dir is not None else pathname[:0]
    found = _paths(pathname, root, recursive, include_hidden, False)
    if not pathname or recursive and pathname[:2] == _kind("**", pathname):
        # An empty path stands for the root itself, which was not asked for.
        return (path for path in found if path)
    return found


def _paths(pathname, root, recursive, hidden, folders_only):
    head, tail = os.path.split(pathname)
    if not has_magic(pathname):
        full = os.path.join(root, pathname)
        if os.path.lexists(full) if tail else os.path.isdir(os.path.join(root, head)):
            yield pathname
        return
    deep = recursive and tail == _kind("**", tail)
    if not head:
        yield from _below(root, tail, deep, hidden, folders_only)
        return
    if head != pathname and has_magic(head):
        heads = _paths(head, root, recursive, hidden, True)
    else:
        heads = [head]
    for folder in heads:
        place = os.path.join(root, folder)
        if not has_magic(tail):
            names = [tail] if (os.path.lexists(os.path.join(place, tail)) if tail else os.path.isdir(place)) else []
        else:
            names = _below(place, tail, deep, hidden, folders_only)
        for name in names:
            yield os.path.join(folder, name)


def _entries(folder, folders_only):
    try:
        with os.scandir(folder or _kind(".", folder)) as entries:
            names = []
            for entry in entries:
                try:
                    if not folders_only or entry.is_dir():
                        names.append(entry.name)
                except OSError:
                    pass
            return names
    except OSError:
        return []


def _below(folder, pattern, deep, hidden, folders_only):
    """The names in a folder that match; with deep the paths of all below it, and the empty one for the folder itself."""
    if deep:
        if not folder or os.path.isdir(folder):
            yield pattern[:0]
            yield from _all_below(folder, hidden, folders_only)
        return
    names = _entries(folder, folders_only)
    if not hidden and not _is_hidden(pattern):
        names = [name for name in names if not _is_hidden(name)]
    yield from fnmatch.filter(names, pattern)


def _all_below(folder, hidden, folders_only):
    for name in _entries(folder, folders_only):
        if hidden or not _is_hidden(name):
            yield name
            place = os.path.join(folder, name) if folder else name
            for below in _all_below(place, hidden, folders_only):
                yield os.path.join(name, below)


def escape(pathname):
    text = pathname.decode("latin-1") if isinstance(pathname, bytes) else pathname
    text = "".join(f"[{c}]" if c in "*?[" else c for c in text)
    return text.encode("latin-1") if isinstance(pathname, bytes) else text


def __getattr__(name):
    if name == "translate":
        raise AttributeError("minipy does not have glob.translate")
    raise AttributeError(f"module 'glob' has no attribute '{name}'")
