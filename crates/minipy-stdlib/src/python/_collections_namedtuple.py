"""`collections.namedtuple`, which writes the constructor of its class as source text."""

import sys as _sys
from _collections import _make_tuple, _makes_tuple, _replaced, _tuplegetter

# Where scripts find the function, and so what it says.
__name__ = "collections"

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


# Fields that a constructor written as source text may have as parameters.
_MOST_PARAMETERS = 200


def _new_of_many(typename, names, defaults):
    """The constructor of a class with more fields than that."""
    least = len(names) - len(defaults)

    def __new__(_cls, *args, **fields):
        given = len(args)
        if given > len(names):
            counts = f"from {least + 1} to {len(names) + 1}" if defaults else f"{len(names) + 1}"
            raise TypeError(f"{typename}.__new__() takes {counts} positional arguments but {given + 1} were given")
        values = list(args)
        for place, name in enumerate(names):
            if name not in fields:
                if place >= given:
                    values.append(defaults[place - least] if place >= least else _make_tuple)
            elif place < given:
                raise TypeError(f"{typename}.__new__() got multiple values for argument {name!r}")
            else:
                values.append(fields.pop(name))
        if fields:
            raise TypeError(f"{typename}.__new__() got an unexpected keyword argument {next(iter(fields))!r}")
        missing = [repr(name) for name, value in zip(names, values) if value is _make_tuple]
        if missing:
            which = " and ".join(missing) if len(missing) < 3 else ", ".join(missing[:-1]) + ", and " + missing[-1]
            plural = "" if len(missing) == 1 else "s"
            raise TypeError(f"{typename}.__new__() missing {len(missing)} required positional argument{plural}: {which}")
        return _make_tuple(_cls, *values)

    return __new__


def _namedtuple_methods(typename, names, defaults):
    """The functions that every class of named tuples has of its own."""
    count = len(names)
    arguments = "".join(f", {name}" for name in names)
    scope = {"_make_tuple": _make_tuple, "__builtins__": {}, "__name__": f"namedtuple_{typename}"}
    if count > _MOST_PARAMETERS:
        __new__ = _new_of_many(typename, names, defaults or ())
    else:
        __new__ = eval(f"lambda _cls{arguments}: _make_tuple(_cls{arguments})", scope)
        _makes_tuple(__new__)
    __new__.__name__ = "__new__"
    __new__.__qualname__ = f"{typename}.__new__"
    __new__.__doc__ = f"Create new instance of {typename}({', '.join(names)})"
    if defaults and count <= _MOST_PARAMETERS:
        __new__.__defaults__ = defaults

    def _make(cls, iterable):
        made = tuple.__new__(cls, iterable)
        if len(made) != count:
            raise TypeError(f"Expected {count} arguments, got {len(made)}")
        return made

    def _replace(self, /, **kwds):
        made = _replaced(self, maker, names, kwds)
        if made is None:
            made = self._make(map(kwds.pop, names, self))
        if kwds:
            raise TypeError(f"Got unexpected field names: {list(kwds)!r}")
        return made

    layout = "(" + ", ".join(f"{name}=%r" for name in names) + ")"

    def __repr__(self):
        "Return a nicely formatted representation string"
        return self.__class__.__name__ + layout % self

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
    maker = classmethod(_make)
    return (__new__, maker, *methods[2:])


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
        "_make": _make,
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
