"""The module importlib.util: looking for modules without importing them, and running a file as one."""

import _imp
import os
import sys
import types
from importlib import _absolute
from importlib.machinery import BuiltinImporter, ModuleSpec, SourceFileLoader

__all__ = [
    "find_spec", "module_from_spec", "resolve_name", "spec_from_file_location", "spec_from_loader",
]

# Public names that CPython's module has and this one does not.
__minipy_missing__ = (
    "LazyLoader", "Loader", "MAGIC_NUMBER", "cache_from_source", "decode_source", "source_from_cache", "source_hash",
)


def resolve_name(name, package):
    """The full name of one that may begin with dots."""
    if not name.startswith("."):
        return name
    if not package:
        raise ImportError(f"no package specified for {name!r} (required for relative module names)")
    return _absolute(name, package)


def _find_in_folders(name, folders):
    last = name.rpartition(".")[2]
    below = []
    for folder in folders:
        if not isinstance(folder, str):
            continue
        package = os.path.join(folder or os.getcwd(), last)
        file = os.path.join(package, "__init__.py")
        if os.path.isfile(file):
            return spec_from_file_location(name, file, submodule_search_locations=[package])
        if os.path.isfile(package + ".py"):
            return spec_from_file_location(name, package + ".py")
        if os.path.isdir(package):
            below.append(package)
    if below:
        spec = ModuleSpec(name, None, is_package=True)
        spec.submodule_search_locations = below
        return spec
    return None


def _find(name, path):
    """What is known of a module; path is that of its package, None if it is in none."""
    if _imp.is_builtin(name):
        return BuiltinImporter.find_spec(name)
    spec = _find_in_folders(name, sys.path if path is None else path)
    if spec is None or spec.loader is None:
        return BuiltinImporter.find_spec(name) or spec
    return spec


def find_spec(name, package=None):
    """What is known of a module; None if there is none. Its package is imported."""
    full = resolve_name(name, package) if name.startswith(".") else name
    if full in sys.modules:
        module = sys.modules[full]
        if module is None:
            return None
        try:
            spec = module.__spec__
        except AttributeError:
            raise ValueError(f"{name}.__spec__ is not set") from None
        if spec is not None:
            return spec
        if full == "__main__":
            raise ValueError(f"{name}.__spec__ is None")
    parent = full.rpartition(".")[0]
    path = None
    if parent:
        try:
            path = __import__(parent, fromlist=["__path__"]).__path__
        except AttributeError as error:
            message = f"__path__ attribute not found on {parent!r} while trying to find {full!r}"
            raise ModuleNotFoundError(message, name=full) from error
    return _find(full, path)


_FROM_LOADER = object()


def spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=_FROM_LOADER):
    """What is known of a module that is a file; None if it is no source file."""
    if location is None:
        location = loader.get_filename(name) if hasattr(loader, "get_filename") else "<unknown>"
    else:
        location = os.fspath(location)
        location = os.path.abspath(location)
    if loader is None:
        if not location.endswith(".py"):
            return None
        loader = SourceFileLoader(name, location)
    spec = ModuleSpec(name, loader, origin=location)
    spec.has_location = True
    if submodule_search_locations is _FROM_LOADER:
        if hasattr(loader, "is_package") and loader.is_package(name):
            spec.submodule_search_locations = [os.path.dirname(location)]
    else:
        spec.submodule_search_locations = submodule_search_locations
        if submodule_search_locations == []:
            spec.submodule_search_locations.append(os.path.dirname(location))
    return spec


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    """What is known of a module that this loader runs."""
    if hasattr(loader, "get_filename"):
        if is_package is None:
            return spec_from_file_location(name, loader=loader)
        return spec_from_file_location(name, loader=loader, submodule_search_locations=[] if is_package else None)
    if is_package is None:
        try:
            is_package = loader.is_package(name)
        except (AttributeError, ImportError):
            is_package = False
    return ModuleSpec(name, loader, origin=origin, is_package=is_package)


def module_from_spec(spec):
    """A new module that has not run yet."""
    module = None
    if hasattr(spec.loader, "create_module"):
        module = spec.loader.create_module(spec)
    elif hasattr(spec.loader, "exec_module"):
        raise ImportError("loaders that define exec_module() must also define create_module()")
    if module is None:
        module = types.ModuleType(spec.name)
        module.__loader__ = spec.loader
        module.__package__ = spec.parent
        module.__spec__ = spec
        if spec.submodule_search_locations is not None:
            module.__path__ = spec.submodule_search_locations
        if spec.has_location:
            module.__file__ = spec.origin
    return module
