"""Containers: the module `collections`, on top of `_collections`.

`deque`, `defaultdict` and `OrderedDict` are in Rust. Here are `namedtuple`, which writes the constructor of its class as source text,
and `Counter`. What needs the abstract classes (`ChainMap`, `UserDict`, `UserList`, `UserString` and `collections.abc`) is in
`_collections_user` and loaded when it is first asked for, as most programs never do.
"""

import sys as _sys
from _collections import OrderedDict, _count_elements, _make_tuple, _tuplegetter, defaultdict, deque

__all__ = [
    "ChainMap", "Counter", "OrderedDict", "UserDict", "UserList", "UserString", "defaultdict", "deque", "namedtuple",
]

# A package whose only submodule, `abc`, is inside the program.
__path__ = []

_LATE = frozenset(["ChainMap", "UserDict", "UserList", "UserString"])


def __getattr__(name):
    if name in _LATE:
        import _collections_user

        for late in _LATE:
            globals()[late] = getattr(_collections_user, late)
        return globals()[name]
    if name == "abc":
        import collections.abc as abc

        return abc
    raise AttributeError(f"module 'collections' has no attribute {name!r}")


# The words no field may be called. `keyword` would know them too, but is a module more to load.
_KEYWORDS = frozenset(
    "False None True and as assert async await break class continue def del elif else except finally for from global if "
    "import in is lambda nonlocal not or pass raise return try while with yield".split()
)


def _rename_fields(names):
    """Gives a name by position to every field whose own cannot be one."""
    seen = set()
    for index, name in enumerate(names):
        if not name.isidentifier() or name in _KEYWORDS or name.startswith("_") or name in seen:
            names[index] = f"_{index}"
        seen.add(name)


def _check_names(typename, names, rename):
    for name in [typename] + names:
        if type(name) is not str:
            raise TypeError("Type names and field names must be strings")
        if not name.isidentifier():
            raise ValueError(f"Type names and field names must be valid identifiers: {name!r}")
        if name in _KEYWORDS:
            raise ValueError(f"Type names and field names cannot be a keyword: {name!r}")
    seen = set()
    for name in names:
        if name.startswith("_") and not rename:
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        if name in seen:
            raise ValueError(f"Encountered duplicate field name: {name!r}")
        seen.add(name)


def _namedtuple_methods(typename, names, defaults):
    """The functions that every class of named tuples has of its own."""
    count = len(names)
    arguments = "".join(f", {name}" for name in names)
    scope = {"_make_tuple": _make_tuple, "__builtins__": {}, "__name__": f"namedtuple_{typename}"}
    __new__ = eval(f"lambda _cls{arguments}: _make_tuple(_cls{arguments})", scope)
    __new__.__name__ = "__new__"
    __new__.__qualname__ = f"{typename}.__new__"
    __new__.__doc__ = f"Create new instance of {typename}({', '.join(names)})"
    if defaults:
        __new__.__defaults__ = defaults

    def _make(cls, iterable):
        made = tuple.__new__(cls, iterable)
        if len(made) != count:
            raise TypeError(f"Expected {count} arguments, got {len(made)}")
        return made

    def _replace(self, /, **kwds):
        made = self._make(map(kwds.pop, names, self))
        if kwds:
            raise TypeError(f"Got unexpected field names: {list(kwds)!r}")
        return made

    layout = "(" + ", ".join(f"{name}=%r" for name in names) + ")"

    def __repr__(self):
        "Return a nicely formatted representation string"
        return self.__class__.__name__ + layout % (*self,)

    def _asdict(self):
        "Return a new dict which maps field names to their values."
        return dict(zip(self._fields, self))

    def __getnewargs__(self):
        "Return self as a plain tuple.  Used by copy and pickle."
        return (*self,)

    _make.__doc__ = f"Make a new {typename} object from a sequence or iterable"
    _replace.__doc__ = f"Return a new {typename} object replacing specified fields with new values"
    methods = (__new__, _make, _replace, __repr__, _asdict, __getnewargs__)
    for function in methods:
        function.__qualname__ = f"{typename}.{function.__name__}"
    return methods


_nt_itemgetters = {}


def _getter(index):
    try:
        doc = _nt_itemgetters[index]
    except KeyError:
        doc = _nt_itemgetters[index] = _sys.intern(f"Alias for field number {index}")
    return _tuplegetter(index, doc)


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """Makes a class of tuples whose items are attributes too."""
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    names = list(map(str, field_names))
    typename = _sys.intern(str(typename))
    if rename:
        _rename_fields(names)
    _check_names(typename, names, rename)
    field_defaults = {}
    if defaults is not None:
        defaults = tuple(defaults)
        if len(defaults) > len(names):
            raise TypeError("Got more default values than field names")
        field_defaults = dict(zip(names[len(names) - len(defaults):], defaults))
    names = tuple(map(_sys.intern, names))
    __new__, _make, _replace, __repr__, _asdict, __getnewargs__ = _namedtuple_methods(typename, names, defaults)
    namespace = {
        "__doc__": f"{typename}({', '.join(names)})",
        "__slots__": (),
        "_fields": names,
        "_field_defaults": field_defaults,
        "__new__": __new__,
        "_make": classmethod(_make),
        "__replace__": _replace,
        "_replace": _replace,
        "__repr__": __repr__,
        "_asdict": _asdict,
        "__getnewargs__": __getnewargs__,
        "__match_args__": names,
    }
    for index, name in enumerate(names):
        namespace[name] = _getter(index)
    made = type(typename, (tuple,), namespace)
    if module is None:
        module = _sys._getframemodulename(1) or "__main__"
    made.__module__ = module
    return made


class Counter(dict):
    """A dict from items to how often they come; what is missing comes 0 times."""

    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def total(self):
        return sum(self.values())

    def most_common(self, n=None):
        by_count = lambda pair: pair[1]
        if n is None:
            return sorted(self.items(), key=by_count, reverse=True)
        if n == 1:
            # One pass, and the first of equals, as a stable sort gives it.
            return [max(self.items(), key=by_count)] if self else []
        import heapq

        return heapq.nlargest(n, self.items(), key=by_count)

    def elements(self):
        from itertools import chain, repeat, starmap

        return chain.from_iterable(starmap(repeat, self.items()))

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError("Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")

    def update(self, iterable=None, /, **kwds):
        if iterable is not None:
            if isinstance(iterable, dict) or _is_mapping(iterable):
                if self:
                    self_get = self.get
                    for item, count in iterable.items():
                        self[item] = count + self_get(item, 0)
                else:
                    super().update(iterable)
            else:
                _count_elements(self, iterable)
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        if iterable is not None:
            self_get = self.get
            if isinstance(iterable, dict) or _is_mapping(iterable):
                for item, count in iterable.items():
                    self[item] = self_get(item, 0) - count
            else:
                for item in iterable:
                    self[item] = self_get(item, 0) - 1
        if kwds:
            self.subtract(kwds)

    def copy(self):
        return self.__class__(self)

    def __reduce__(self):
        return (self.__class__, (dict(self),))

    def __delitem__(self, item):
        if item in self:
            super().__delitem__(item)

    def __repr__(self):
        if not self:
            return f"{self.__class__.__name__}()"
        try:
            items = dict(self.most_common())
        except TypeError:
            # Counts that cannot be compared stay in the order they came in.
            items = dict(self)
        return f"{self.__class__.__name__}({items!r})"

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[item] == other[item] for counts in (self, other) for item in counts)

    def __ne__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return not self == other

    def __le__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[item] <= other[item] for counts in (self, other) for item in counts)

    def __lt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self <= other and self != other

    def __ge__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[item] >= other[item] for counts in (self, other) for item in counts)

    def __gt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self >= other and self != other

    def __add__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for item, count in self.items():
            count = count + other[item]
            if count > 0:
                result[item] = count
        for item, count in other.items():
            if item not in self and count > 0:
                result[item] = count
        return result

    def __sub__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for item, count in self.items():
            count = count - other[item]
            if count > 0:
                result[item] = count
        for item, count in other.items():
            if item not in self and count < 0:
                result[item] = 0 - count
        return result

    def __or__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for item, count in self.items():
            of_other = other[item]
            count = of_other if count < of_other else count
            if count > 0:
                result[item] = count
        for item, count in other.items():
            if item not in self and count > 0:
                result[item] = count
        return result

    def __and__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for item, count in self.items():
            of_other = other[item]
            count = count if count < of_other else of_other
            if count > 0:
                result[item] = count
        return result

    def __pos__(self):
        result = Counter()
        for item, count in self.items():
            if count > 0:
                result[item] = count
        return result

    def __neg__(self):
        result = Counter()
        for item, count in self.items():
            if count < 0:
                result[item] = 0 - count
        return result

    def _keep_positive(self):
        for item in [item for item, count in self.items() if not count > 0]:
            del self[item]
        return self

    def __iadd__(self, other):
        for item, count in other.items():
            self[item] += count
        return self._keep_positive()

    def __isub__(self, other):
        for item, count in other.items():
            self[item] -= count
        return self._keep_positive()

    def __ior__(self, other):
        for item, of_other in other.items():
            if of_other > self[item]:
                self[item] = of_other
        return self._keep_positive()

    def __iand__(self, other):
        for item, count in self.items():
            of_other = other[item]
            if of_other < count:
                self[item] = of_other
        return self._keep_positive()


def _is_mapping(value):
    """Is it a mapping that is no dict? Only classes of scripts can be."""
    abc = _sys.modules.get("_collections_abc")
    return abc is not None and isinstance(value, abc.Mapping)
