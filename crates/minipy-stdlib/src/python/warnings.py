"""Warnings: what a program is told without being stopped, and the filters that decide about it.

A warning is shown on stderr, ignored or raised, as the first matching filter says. What was shown is noted in the
`__warningregistry__` of the module that warned, so that the default is to show it once for each place.
"""

import _thread
import sys
from _frames import place as _place

__all__ = [
    "warn", "warn_explicit", "showwarning", "formatwarning", "filterwarnings", "simplefilter", "resetwarnings", "catch_warnings",
    "deprecated",
]

filters = [
    ("default", None, DeprecationWarning, "__main__", 0),
    ("ignore", None, DeprecationWarning, None, 0),
    ("ignore", None, PendingDeprecationWarning, None, 0),
    ("ignore", None, ImportWarning, None, 0),
    ("ignore", None, ResourceWarning, None, 0),
]
defaultaction = "default"
onceregistry = {}
_lock = _thread.RLock()
_filters_version = 0
_ACTIONS = ("default", "always", "ignore", "module", "once", "error", "all")
_warned_modules = {}


def _filters_mutated():
    """The filters have changed: what was noted in the registries counts no more."""
    global _filters_version
    _filters_version += 1


# ---- showing ----

class WarningMessage:
    """A warning as `showwarning` gets it."""

    _WARNING_DETAILS = ("message", "category", "filename", "lineno", "file", "line", "source")

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return (f"{{message : {self.message!r}, category : {self._category_name!r}, filename : {self.filename!r}, "
                f"lineno : {self.lineno}, line : {self.line!r}}}")

    def __repr__(self):
        return f"<{type(self).__qualname__} {self}>"


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Writes a warning to a file, stderr if none is given."""
    _write(WarningMessage(message, category, filename, lineno, file, line))


def formatwarning(message, category, filename, lineno, line=None):
    """The text of a warning."""
    return _format(WarningMessage(message, category, filename, lineno, None, line))


_showwarning_orig = showwarning
_formatwarning_orig = formatwarning


def _format(msg):
    category = msg.category.__name__
    text = f"{msg.filename}:{msg.lineno}: {category}: {msg.message}\n"
    line = msg.line
    if line is None:
        try:
            import linecache
            line = linecache.getline(msg.filename, msg.lineno)
        except Exception:
            line = None
    if line:
        text += f"  {line.strip()}\n"
    if msg.source is not None:
        text += f"{category}: Enable tracemalloc to get the object allocation traceback\n"
    return text


def _write(msg):
    file = msg.file
    if file is None:
        file = sys.stderr
        if file is None:
            return
    if formatwarning is not _formatwarning_orig:
        text = formatwarning(msg.message, msg.category, msg.filename, msg.lineno, msg.line)
    else:
        text = _format(msg)
    try:
        file.write(text)
    except OSError:
        pass


def _show(msg):
    """Through `showwarning`, if a program has put its own there."""
    if _recording:
        _recording[-1].append(msg)
    elif showwarning is _showwarning_orig:
        _write(msg)
    elif not callable(showwarning):
        raise TypeError("warnings.showwarning() must be set to a function or method")
    else:
        showwarning(msg.message, msg.category, msg.filename, msg.lineno, msg.file, msg.line)


# ---- filters ----

def _add_filter(*item, append):
    with _lock:
        if append:
            if item not in filters:
                filters.append(item)
        else:
            try:
                filters.remove(item)
            except ValueError:
                pass
            filters.insert(0, item)
        _filters_mutated()


def _check_lineno(lineno):
    if not isinstance(lineno, int):
        raise TypeError("lineno must be an int")
    if lineno < 0:
        raise ValueError("lineno must be an int >= 0")


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    """Puts a filter before the others; `message` and `module` are regular expressions."""
    if action not in _ACTIONS:
        raise ValueError(f"invalid action: {action!r}")
    if not isinstance(message, str):
        raise TypeError("message must be a string")
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError("category must be a Warning subclass")
    if not isinstance(module, str):
        raise TypeError("module must be a string")
    _check_lineno(lineno)
    if message or module:
        import re
        message = re.compile(message, re.I) if message else None
        module = re.compile(module) if module else None
    _add_filter(action, message or None, category, module or None, lineno, append=append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Puts a filter before the others that looks at the category only."""
    if action not in _ACTIONS:
        raise ValueError(f"invalid action: {action!r}")
    _check_lineno(lineno)
    _add_filter(action, None, category, None, lineno, append=append)


def resetwarnings():
    """Takes all filters away."""
    with _lock:
        filters[:] = []
        _filters_mutated()


def _matches(pattern, text):
    if pattern is None:
        return True
    return pattern == text if isinstance(pattern, str) else pattern.match(text) is not None


def _action_for(text, category, module, lineno):
    for action, message, wanted, where, line in filters:
        if (issubclass(category, wanted) and line in (0, lineno) and _matches(message, text) and _matches(where, module)):
            return action
    return defaultaction


# ---- the options of the command line ----

class _OptionError(Exception):
    """An option that means nothing."""


def _processoptions(args):
    for arg in args:
        try:
            _setoption(arg)
        except _OptionError as msg:
            print("Invalid -W option ignored:", msg, file=sys.stderr)


def _setoption(arg):
    parts = arg.split(":")
    if len(parts) > 5:
        raise _OptionError(f"too many fields (max 5): {arg!r}")
    action, message, category, module, lineno = [part.strip() for part in parts + [""] * (5 - len(parts))]
    action = _getaction(action)
    category = _getcategory(category)
    if message or module:
        import re
        message = re.escape(message)
        module = module and re.escape(module) + r"\Z"
    try:
        number = int(lineno) if lineno else 0
        if number < 0:
            raise ValueError
    except (ValueError, OverflowError):
        raise _OptionError(f"invalid lineno {lineno!r}") from None
    filterwarnings(action, message, category, module, number)


def _getaction(action):
    if not action:
        return "default"
    for known in ("default", "always", "all", "ignore", "module", "once", "error"):
        if known.startswith(action):
            return known
    raise _OptionError(f"invalid action: {action!r}")


def _getcategory(category):
    if not category:
        return Warning
    module, _, name = category.rpartition(".")
    module = module or "builtins"
    try:
        category_class = getattr(__import__(module, None, None, [name]), name)
    except ImportError:
        raise _OptionError(f"invalid module name: {module!r}") from None
    except AttributeError:
        raise _OptionError(f"unknown warning category: {category!r}") from None
    if not issubclass(category_class, Warning):
        raise _OptionError(f"invalid warning category: {category!r}")
    return category_class


# ---- warning ----

def _caller(stacklevel, prefixes):
    """Where the code stands that is to be named: (file, line, module)."""
    depth = 2 + max(stacklevel, 1) - 1
    if prefixes:
        depth = 2
        found = _place(depth)
        for _ in range(max(2, stacklevel) - 1):
            depth += 1
            found = _place(depth)
            while found is not None and found[0].startswith(prefixes):
                depth += 1
                found = _place(depth)
    else:
        found = _place(depth)
    if found is None:
        return "<sys>", 0, "sys"
    return found[0], found[1], found[3] or "<string>"


def _registry(module):
    """What the module has shown already."""
    namespace = getattr(sys.modules.get(module), "__dict__", _warned_modules.setdefault(module, {}))
    return namespace.setdefault("__warningregistry__", {})


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    """Warns; `stacklevel` says how many calls up the one to blame is."""
    if isinstance(message, Warning):
        category = message.__class__
    elif category is None:
        category = UserWarning
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    if not isinstance(stacklevel, int):
        raise TypeError(f"'{type(stacklevel).__name__}' object cannot be interpreted as an integer")
    if not isinstance(skip_file_prefixes, tuple):
        raise TypeError(f"warn() argument 'skip_file_prefixes' must be tuple, not {type(skip_file_prefixes).__name__}")
    for prefix in skip_file_prefixes:
        if not isinstance(prefix, str):
            raise TypeError(f"Found non-str '{type(prefix).__name__}' in skip_file_prefixes.")
    filename, lineno, module = _caller(stacklevel, skip_file_prefixes)
    _warn_at(message, category, filename, lineno, module, _registry(module), source)


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    """Warns about a place that is known."""
    if not isinstance(lineno, int):
        raise TypeError(f"'{type(lineno).__name__}' object cannot be interpreted as an integer")
    if module is None:
        module = filename or "<unknown>"
        if module[-3:].lower() == ".py":
            module = module[:-3]
    _warn_at(message, category, filename, lineno, module, {} if registry is None else registry, source)


def _warn_at(message, category, filename, lineno, module, registry, source):
    with _lock:
        if registry.get("version") != _filters_version:
            registry.clear()
            registry["version"] = _filters_version
        if isinstance(message, Warning):
            text = str(message)
            category = message.__class__
        else:
            text = message
            message = category(message)
        key = (text, category, lineno)
        if registry.get(key):
            return
        action = _action_for(text if isinstance(text, str) else str(text), category, module, lineno)
        if action == "error":
            raise message
        if not _is_new(action, text, category, key, registry):
            return
    _show(WarningMessage(message, category, filename, lineno, source=source))


def _is_new(action, text, category, key, registry):
    """Is it to be shown, by an action that is no error? Notes that it was."""
    if action == "ignore":
        return False
    if action in ("always", "all"):
        return True
    if action == "once":
        registry[key] = True
        seen, key = onceregistry, (text, category)
    elif action == "module":
        registry[key] = True
        seen, key = registry, (text, category, 0)
    elif action == "default":
        seen = registry
    else:
        raise RuntimeError(f"Unrecognized action ({action!r}) in warnings.filters:\n {key}")
    if seen.get(key):
        return False
    seen[key] = True
    return True


def _warn_unawaited(text, category):
    """The machine's own warning about a coroutine that never began, where the program stands."""
    filename, lineno, module = _caller(1, ())
    _warn_at(text, category, filename, lineno, module, _registry(module), text)


# ---- for a while ----

_recording = []


class catch_warnings:
    """Keeps the filters and `showwarning` as they are for after the block; with `record`, gives the list of what was warned."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._module = sys.modules["warnings"] if module is None else module
        self._entered = False
        self._filter = None if action is None else (action, category, lineno, append)

    def __repr__(self):
        args = []
        if self._record:
            args.append("record=True")
        if self._module is not sys.modules["warnings"]:
            args.append(f"module={self._module!r}")
        return f"{type(self).__name__}({', '.join(args)})"

    def __enter__(self):
        if self._entered:
            raise RuntimeError(f"Cannot enter {self!r} twice")
        self._entered = True
        global filters
        with _lock:
            self._filters = filters
            filters = self._module.filters = filters[:]
            _filters_mutated()
        self._showwarning = self._module.showwarning
        self._log = None
        self._outer = _recording[:]
        if self._record:
            self._log = []
            _recording.append(self._log)
            self._module.showwarning = _showwarning_orig
        else:
            del _recording[:]
            if self._outer:
                _recording.extend(self._outer)
        if self._filter is not None:
            simplefilter(*self._filter)
        return self._log

    def __exit__(self, *exc_info):
        if not self._entered:
            raise RuntimeError(f"Cannot exit {self!r} without entering first")
        global filters
        with _lock:
            filters = self._module.filters = self._filters
            _filters_mutated()
        self._module.showwarning = self._showwarning
        _recording[:] = self._outer


# ---- what is deprecated ----

_DEPRECATED_MSG = "{name!r} is deprecated and slated for removal in Python {remove}"


class deprecated:
    """A decorator: who calls the function or makes an instance of the class is warned."""

    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        if not isinstance(message, str):
            raise TypeError(f"Expected an object of type str for 'message', not {type(message).__name__!r}")
        self.message = message
        self.category = category
        self.stacklevel = stacklevel

    def __call__(self, arg, /):
        message, category, stacklevel = self.message, self.category, self.stacklevel
        if category is None:
            arg.__deprecated__ = message
            return arg

        def tell():
            warn(message, category=category, stacklevel=stacklevel + 2)

        if isinstance(arg, type):
            return _deprecate_class(arg, message, tell)
        if not callable(arg):
            raise TypeError("@deprecated decorator with non-None category must be applied to a class or callable, "
                            f"not {arg!r}")
        import functools

        @functools.wraps(arg)
        def wrapper(*args, **kwargs):
            tell()
            return arg(*args, **kwargs)

        if isinstance(arg, type(_deprecate_class)) and arg.__code__.co_flags & 0x80:
            import inspect
            wrapper = inspect.markcoroutinefunction(wrapper)
        arg.__deprecated__ = wrapper.__deprecated__ = message
        return wrapper


def _deprecate_class(cls, message, tell):
    import functools
    original_new = cls.__new__

    @functools.wraps(original_new)
    def __new__(made, /, *args, **kwargs):
        if made is cls:
            tell()
        if original_new is not object.__new__:
            return original_new(made, *args, **kwargs)
        if made.__init__ is object.__init__ and (args or kwargs):
            raise TypeError(f"{made.__name__}() takes no arguments")
        return original_new(made)

    cls.__new__ = staticmethod(__new__)
    original = cls.__init_subclass__
    bound = hasattr(original, "__func__")
    inner = original.__func__ if bound else original

    @functools.wraps(inner)
    def __init_subclass__(*args, **kwargs):
        tell()
        return inner(*args, **kwargs)

    cls.__init_subclass__ = classmethod(__init_subclass__) if bound else __init_subclass__
    cls.__deprecated__ = __new__.__deprecated__ = __init_subclass__.__deprecated__ = message
    return cls


def _deprecated(name, message=_DEPRECATED_MSG, *, remove, _version=sys.version_info):
    """Warns that a name is to go in a version; raises if it should have gone."""
    removed = f"{remove[0]}.{remove[1]}"
    if _version[:2] > remove or (_version[:2] == remove and _version[3] != "alpha"):
        raise RuntimeError(f"{name!r} was slated for removal after Python {removed} alpha")
    warn(message.format(name=name, remove=removed), DeprecationWarning, stacklevel=3)


_processoptions(sys.warnoptions)
