"""Containers: the module `collections`, on top of `_collections`.

`deque`, `defaultdict` and `OrderedDict` are in Rust. The others are loaded when they are first asked for, so that a program pays for
what it uses: `namedtuple` from `_collections_namedtuple`, `Counter` from `_collections_counter`, what needs the abstract classes from
`_collections_user`.
"""

from _collections import OrderedDict, _count_elements, _tuplegetter, defaultdict, deque

__all__ = [
    "ChainMap", "Counter", "OrderedDict", "UserDict", "UserList", "UserString", "defaultdict", "deque", "namedtuple",
]

# A package whose only submodule, `abc`, is inside the program.
__path__ = []

_LATE = {
    "ChainMap": "_collections_user",
    "Counter": "_collections_counter",
    "UserDict": "_collections_user",
    "UserList": "_collections_user",
    "UserString": "_collections_user",
    "namedtuple": "_collections_namedtuple",
}


def __getattr__(name):
    if name in _LATE:
        found = globals()[name] = getattr(__import__(_LATE[name]), name)
        return found
    if name == "abc":
        import collections.abc as abc

        return abc
    raise AttributeError(f"module 'collections' has no attribute {name!r}")


def __dir__():
    return sorted(set(globals()) | set(_LATE))
