"""Lines of source files, kept after they were first read: the module `linecache`."""

__all__ = ["getline", "clearcache", "checkcache", "lazycache"]

# By file name: (size, time of the last change or None, lines, full name); what `lazycache` promises is a 1-tuple of a function.
cache = {}


def clearcache():
    """Forgets all."""
    cache.clear()


def getline(filename, lineno, module_globals=None):
    """The line with that number, with its line end; empty if there is none."""
    lines = getlines(filename, module_globals)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ""


def getlines(filename, module_globals=None):
    """All lines; empty if the file cannot be read."""
    entry = cache.get(filename)
    if entry is not None and len(entry) != 1:
        return entry[2]
    try:
        return updatecache(filename, module_globals)
    except MemoryError:
        clearcache()
        return []


def checkcache(filename=None):
    """Forgets files that have changed since they were read."""
    import os
    for name in list(cache) if filename is None else [filename]:
        entry = cache.get(name)
        if entry is None or len(entry) == 1:
            continue
        size, changed, _, full = entry
        if changed is None:
            continue
        try:
            stat = os.stat(full)
        except (OSError, ValueError):
            cache.pop(name, None)
            continue
        if size != stat.st_size or changed != stat.st_mtime:
            cache.pop(name, None)


def lazycache(filename, module_globals):
    """Remembers how a module's loader would give its source. True if it will."""
    if filename in cache:
        return len(cache[filename]) == 1
    if not filename or (filename.startswith("<") and filename.endswith(">")) or not module_globals:
        return False
    spec = module_globals.get("__spec__")
    name = getattr(spec, "name", None) or module_globals.get("__name__")
    loader = getattr(spec, "loader", None) or module_globals.get("__loader__")
    get_source = getattr(loader, "get_source", None)
    if not name or not get_source:
        return False
    cache[filename] = (lambda: get_source(name),)
    return True


def _numbered(text):
    lines = text.splitlines(True) if isinstance(text, str) else text
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    return lines


def updatecache(filename, module_globals=None):
    """Reads the file anew."""
    entry = cache.pop(filename, None)
    if not filename or (filename.startswith("<") and filename.endswith(">")):
        return []
    import os
    import sys
    full = filename
    try:
        stat = os.stat(full)
    except (OSError, ValueError):
        if entry is None and lazycache(filename, module_globals):
            entry = cache.pop(filename, None)
        if entry is not None and len(entry) == 1:
            try:
                text = entry[0]()
            except (ImportError, OSError):
                text = None
            if text is None:
                return []
            cache[filename] = (len(text), None, [line + "\n" for line in text.splitlines()], full)
            return cache[filename][2]
        if os.path.isabs(filename):
            return []
        for folder in sys.path:
            try:
                full = os.path.join(folder, os.path.basename(filename))
                stat = os.stat(full)
                break
            except (TypeError, AttributeError, OSError, ValueError):
                pass
        else:
            return []
    try:
        with open(full, encoding="utf-8") as file:
            lines = _numbered(file.readlines())
    except (OSError, UnicodeDecodeError, SyntaxError):
        return []
    cache[filename] = stat.st_size, stat.st_mtime, lines, full
    return lines
