"""The module glob: paths that match a pattern; ** stands for folders at any depth if asked to."""

import fnmatch
import os
import stat

__all__ = ["escape", "glob", "iglob", "translate"]


def _kind(text, like):
    return os.fsencode(text) if isinstance(like, bytes) else text


def has_magic(s):
    return any(_kind(c, s) in s for c in "*?[")


def _is_hidden(name):
    return name[:1] == _kind(".", name)


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    return list(
        iglob(pathname, root_dir=root_dir, dir_fd=dir_fd, recursive=recursive, include_hidden=include_hidden)
    )


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    root = os.fspath(root_dir) if root_dir is not None else pathname[:0]
    found = _paths(pathname, root, dir_fd, recursive, include_hidden, False)
    if not pathname or recursive and pathname[:2] == _kind("**", pathname):
        # An empty path stands for the root itself, which was not asked for.
        return (path for path in found if path)
    return found


def _exists(path, fd):
    try:
        os.lstat(path, dir_fd=fd)
    except (OSError, ValueError):
        return False
    return True


def _is_folder(path, fd):
    try:
        return stat.S_ISDIR(os.stat(path, dir_fd=fd).st_mode)
    except (OSError, ValueError):
        return False


def _paths(pathname, root, fd, recursive, hidden, folders_only):
    head, tail = os.path.split(pathname)
    if not has_magic(pathname):
        full = os.path.join(root, pathname)
        if _exists(full, fd) if tail else _is_folder(os.path.join(root, head), fd):
            yield pathname
        return
    deep = recursive and tail == _kind("**", tail)
    if not head:
        yield from _below(root, fd, tail, deep, hidden, folders_only)
        return
    if head != pathname and has_magic(head):
        heads = _paths(head, root, fd, recursive, hidden, True)
    else:
        heads = [head]
    for folder in heads:
        place = os.path.join(root, folder)
        if not has_magic(tail):
            names = [tail] if (_exists(os.path.join(place, tail), fd) if tail else _is_folder(place, fd)) else []
        else:
            names = _below(place, fd, tail, deep, hidden, folders_only)
        for name in names:
            yield os.path.join(folder, name)


def _entries(folder, fd, folders_only):
    opened = None
    folder = folder or _kind(".", folder)
    try:
        if fd is not None:
            opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY, dir_fd=fd)
        with os.scandir(folder if opened is None else opened) as entries:
            names = []
            for entry in entries:
                try:
                    if not folders_only or entry.is_dir():
                        names.append(entry.name if opened is None else _kind(entry.name, folder))
                except OSError:
                    pass
            return names
    except OSError:
        return []
    finally:
        if opened is not None:
            os.close(opened)


def _below(folder, fd, pattern, deep, hidden, folders_only):
    """The names in a folder that match; with deep the paths of all below it, and the empty one for the folder itself."""
    if deep:
        if not folder or _is_folder(folder, fd):
            yield pattern[:0]
            yield from _all_below(folder, fd, hidden, folders_only)
        return
    names = _entries(folder, fd, folders_only)
    if not hidden and not _is_hidden(pattern):
        names = [name for name in names if not _is_hidden(name)]
    yield from fnmatch.filter(names, pattern)


def _all_below(folder, fd, hidden, folders_only):
    for name in _entries(folder, fd, folders_only):
        if hidden or not _is_hidden(name):
            yield name
            place = os.path.join(folder, name) if folder else name
            for below in _all_below(place, fd, hidden, folders_only):
                yield os.path.join(name, below)


def escape(pathname):
    text = pathname.decode("latin-1") if isinstance(pathname, bytes) else pathname
    text = "".join(f"[{c}]" if c in "*?[" else c for c in text)
    return text.encode("latin-1") if isinstance(pathname, bytes) else text


def translate(pat, *, recursive=False, include_hidden=False, seps=None):
    import re

    if not seps:
        seps = (os.path.sep, os.path.altsep) if os.path.altsep else os.path.sep
    escaped = "".join(map(re.escape, seps))
    any_sep = f"[{escaped}]" if len(seps) > 1 else escaped
    not_sep = f"[^{escaped}]"
    if include_hidden:
        one_last = f"{not_sep}+"
        any_before, any_last = f"(?:.+{any_sep})?", ".*"
    else:
        one_last = f"[^{escaped}.]{not_sep}*"
        any_before = f"(?:{one_last}{any_sep})*"
        any_last = f"{any_before}(?:{one_last})?"
    text = ""
    parts = re.split(any_sep, pat)
    for index, part in enumerate(parts):
        is_last = index == len(parts) - 1
        if part == "*":
            text += one_last if is_last else one_last + any_sep
        elif recursive and part == "**":
            if is_last:
                text += any_last
            elif parts[index + 1] != "**":
                text += any_before
        else:
            if part:
                if not include_hidden and part[0] in "*?":
                    text += r"(?!\.)"
                text += "".join(fnmatch._expression(part, f"{not_sep}*", not_sep))
            if not is_last:
                text += any_sep
    return rf"(?s:{text})\z"
