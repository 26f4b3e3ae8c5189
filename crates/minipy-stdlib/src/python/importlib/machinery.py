"""The module importlib.machinery: what is known of a module before it runs, and what runs the source file of one.

Modules of minipy itself have a BuiltinImporter; it cannot run them anew, since they are parts of the program.
"""

import _imp
import sys

SOURCE_SUFFIXES = [".py"]
BYTECODE_SUFFIXES = [".pyc"]
EXTENSION_SUFFIXES = []


def all_suffixes():
    return SOURCE_SUFFIXES + BYTECODE_SUFFIXES + EXTENSION_SUFFIXES


class ModuleSpec:
    """What is known of a module: its name, what runs it, and where it is."""

    def __init__(self, name, loader, *, origin=None, loader_state=None, is_package=None):
        self.name = name
        self.loader = loader
        self.origin = origin
        self.loader_state = loader_state
        self.submodule_search_locations = [] if is_package else None
        self.has_location = False
        self.cached = None

    def __repr__(self):
        parts = [f"name={self.name!r}", f"loader={self.loader!r}"]
        if self.origin is not None:
            parts.append(f"origin={self.origin!r}")
        if self.submodule_search_locations is not None:
            parts.append(f"submodule_search_locations={self.submodule_search_locations}")
        return f"{self.__class__.__name__}({', '.join(parts)})"

    def __eq__(self, other):
        try:
            return (
                self.name == other.name
                and self.loader == other.loader
                and self.origin == other.origin
                and self.submodule_search_locations == other.submodule_search_locations
                and self.has_location == other.has_location
            )
        except AttributeError:
            return NotImplemented

    __hash__ = None

    @property
    def parent(self):
        """The name of the package it is in, or its own if it is one."""
        if self.submodule_search_locations is None:
            return self.name.rpartition(".")[0]
        return self.name


class SourceFileLoader:
    """Runs the source file of a module."""

    def __init__(self, fullname, path):
        self.name = fullname
        self.path = path

    def __eq__(self, other):
        return self.__class__ == other.__class__ and self.__dict__ == other.__dict__

    def __hash__(self):
        return hash(self.name) ^ hash(self.path)

    def _check_name(self, name):
        if name is not None and name != self.name:
            raise ImportError(f"loader for {self.name} cannot handle {name}", name=name)

    def get_filename(self, name=None):
        self._check_name(name)
        return self.path

    def is_package(self, fullname):
        self._check_name(fullname)
        name = self.path.rpartition("/")[2]
        return name.rsplit(".", 1)[0] == "__init__" and fullname.rpartition(".")[2] != "__init__"

    def get_data(self, path):
        with open(path, "rb") as file:
            return file.read()

    def get_source(self, fullname):
        self._check_name(fullname)
        with open(self.path, encoding="utf-8") as file:
            return file.read()

    def source_to_code(self, data, path):
        return compile(data, path, "exec")

    def get_code(self, fullname):
        return self.source_to_code(self.get_data(self.get_filename(fullname)), self.path)

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        exec(self.get_code(module.__name__), module.__dict__)

    def load_module(self, fullname=None):
        self._check_name(fullname)
        from importlib.util import module_from_spec, spec_from_file_location

        module = sys.modules.get(self.name)
        if module is None:
            module = module_from_spec(spec_from_file_location(self.name, self.path, loader=self))
            sys.modules[self.name] = module
            try:
                self.exec_module(module)
            except BaseException:
                sys.modules.pop(self.name, None)
                raise
        else:
            self.exec_module(module)
        return sys.modules[self.name]


_PACKAGES = ("collections", "concurrent", "concurrent.futures", "importlib", "json", "logging", "unittest")


class BuiltinImporter:
    """Stands for the modules that are parts of minipy."""

    @staticmethod
    def create_module(spec):
        __import__(spec.name)
        return sys.modules[spec.name]

    @staticmethod
    def exec_module(module):
        """Does nothing: the module has run when it was made."""

    @staticmethod
    def find_spec(fullname, path=None, target=None):
        if _imp.is_builtin(fullname) or _imp.is_frozen(fullname):
            is_package = fullname in _PACKAGES
            return ModuleSpec(fullname, BuiltinImporter, origin="built-in", is_package=is_package)
        return None


class PathFinder:
    """Looks for modules in folders."""

    @staticmethod
    def find_spec(fullname, path=None, target=None):
        from importlib.util import _find_in_folders

        return _find_in_folders(fullname, sys.path if path is None else path)

    @staticmethod
    def invalidate_caches():
        """Does nothing: folders are read anew by every import."""
