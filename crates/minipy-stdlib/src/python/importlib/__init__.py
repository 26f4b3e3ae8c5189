"""The module importlib: importing by name, and again. The machine does the importing (`builtins.__import__`); running a file as a module
is in `importlib.util`. There are no finders that a script could add to.
"""

__path__ = []

import sys
from builtins import __import__

__all__ = ["__import__", "import_module", "invalidate_caches", "reload"]


def invalidate_caches():
    """Does nothing: folders are read anew by every import."""


def import_module(name, package=None):
    """The module of a name; one that begins with dots is looked for from a package."""
    if name.startswith("."):
        if not package:
            raise TypeError(f"the 'package' argument is required to perform a relative import for {name!r}")
        name = _absolute(name, package)
    elif not name:
        raise ValueError("Empty module name")
    __import__(name)
    return sys.modules[name]


def _absolute(name, package):
    """The full name of one that begins with dots."""
    if not isinstance(package, str):
        raise TypeError("__package__ not set to a string")
    rest = name.lstrip(".")
    level = len(name) - len(rest)
    parts = package.rsplit(".", level - 1)
    if len(parts) < level:
        raise ImportError("attempted relative import beyond top-level package")
    return f"{parts[0]}.{rest}" if rest else parts[0]


def _note_origin(module, spec):
    """The module is from now on what was found: it may have been elsewhere when it was first imported."""
    module.__spec__ = spec
    module.__loader__ = spec.loader
    module.__package__ = spec.parent
    if spec.submodule_search_locations is not None:
        module.__path__ = spec.submodule_search_locations
    if spec.has_location:
        module.__file__ = spec.origin


_reloading = {}


def reload(module):
    """Runs the code of a module again, in the namespace it has."""
    try:
        name = module.__spec__.name
    except AttributeError:
        try:
            name = module.__name__
        except AttributeError:
            raise TypeError("reload() argument must be a module") from None
    if sys.modules.get(name) is not module:
        raise ImportError(f"module {name} not in sys.modules", name=name)
    if name in _reloading:
        return _reloading[name]
    parent = name.rpartition(".")[0]
    if parent and parent not in sys.modules:
        raise ImportError(f"parent {parent!r} not in sys.modules", name=parent)
    from importlib import util

    spec = util._find(name, sys.modules[parent].__path__ if parent else None)
    if spec is None:
        raise ModuleNotFoundError(f"spec not found for the module {name!r}", name=name)
    _reloading[name] = module
    try:
        _note_origin(module, spec)
        if spec.loader is not None:
            spec.loader.exec_module(module)
        return sys.modules[name]
    finally:
        del _reloading[name]
