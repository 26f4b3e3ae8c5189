"""What becomes of objects that cannot say themselves how they are copied: the module `copyreg`."""

__all__ = ["pickle", "constructor", "add_extension", "remove_extension", "clear_extension_cache"]

dispatch_table = {}
_extension_registry = {}
_inverted_registry = {}
_extension_cache = {}


def pickle(ob_type, pickle_function, constructor_ob=None):
    """Says how instances of a class are taken apart."""
    if not callable(pickle_function):
        raise TypeError("reduction functions must be callable")
    dispatch_table[ob_type] = pickle_function
    if constructor_ob is not None:
        constructor(constructor_ob)


def constructor(object):
    """Checks that something can be called."""
    if not callable(object):
        raise TypeError("constructors must be callable")


def _new_arguments(obj):
    """What `__new__` of the class is called with for a copy: positional and keyword arguments, or None for both."""
    full = getattr(obj, "__getnewargs_ex__", None)
    if full is not None:
        given = full()
        if not isinstance(given, tuple):
            raise TypeError(f"__getnewargs_ex__ should return a tuple, not '{type(given).__name__}'")
        if len(given) != 2:
            raise ValueError(f"__getnewargs_ex__ should return a tuple of length 2, not {len(given)}")
        args, kwargs = given
        if not isinstance(args, tuple):
            raise TypeError(
                f"first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '{type(args).__name__}'"
            )
        if not isinstance(kwargs, dict):
            raise TypeError(
                f"second item of the tuple returned by __getnewargs_ex__ must be a dict, not '{type(kwargs).__name__}'"
            )
        return args, kwargs
    plain = getattr(obj, "__getnewargs__", None)
    if plain is not None:
        args = plain()
        if not isinstance(args, tuple):
            raise TypeError(f"__getnewargs__ should return a tuple, not '{type(args).__name__}'")
        return args, None
    for base, value in _VALUES:
        if isinstance(obj, base):
            return (value(obj),), None
    return None, None


# How the plain value of an instance of a derived class is found without its own methods.
_VALUES = (
    (int, lambda obj: int.__add__(obj, 0)),
    (float, lambda obj: float.__mul__(obj, 1.0)),
    (complex, lambda obj: complex(obj.real, obj.imag)),
    (str, lambda obj: "".join([obj])),
    (bytes, lambda obj: bytes.__getitem__(obj, slice(None))),
    (tuple, lambda obj: tuple.__getitem__(obj, slice(None))),
)


def _default_state(obj):
    """`object.__getstate__`: the attributes; with slots a pair of both; None if there is nothing."""
    state = getattr(obj, "__dict__", None) or None
    slots = {}
    for name in _slotnames(type(obj)):
        try:
            slots[name] = getattr(obj, name)
        except AttributeError:
            pass
    return (state, slots) if slots else state


def _reduce_newobj(obj):
    """`object.__reduce_ex__` from protocol 2 on."""
    cls = type(obj)
    special = _reduce_builtin(obj, cls)
    if special is not None:
        return special
    args, kwargs = _new_arguments(obj)
    if kwargs:
        func, given = __newobj_ex__, (cls, args, kwargs)
    else:
        func, given = __newobj__, (cls, *(args or ()))
    items = iter(obj) if isinstance(obj, list) else None
    pairs = iter(obj.items()) if isinstance(obj, dict) else None
    return func, given, obj.__getstate__(), items, pairs


def _reduce_builtin(obj, cls):
    """Builtin classes whose instances are made by calling them; None for others."""
    if isinstance(obj, BaseException):
        state = obj.__dict__
        return (cls, obj.args, state) if state else (cls, obj.args)
    if isinstance(obj, (set, frozenset)):
        return cls, (list(obj),), obj.__getstate__()
    if isinstance(obj, bytearray):
        return cls, (bytes(obj),), obj.__getstate__()
    if cls is range or cls is slice:
        return cls, (obj.start, obj.stop, obj.step)
    return None


def _reduce_ex(obj, proto):
    """`object.__reduce_ex__` below protocol 2."""
    cls = type(obj)
    special = _reduce_builtin(obj, cls)
    if special is not None:
        return special
    for base in cls.__mro__:
        if base.__module__ == "builtins" and base is not cls:
            break
    else:
        base = object
    if base is object:
        state = None
    else:
        if base is cls:
            raise TypeError(f"cannot pickle {cls.__name__!r} object")
        state = base(obj)
    args = (cls, base, state)
    own = getattr(cls, "__getstate__")
    if getattr(obj, "__slots__", None) and own is object.__getstate__:
        raise TypeError("a class that defines __slots__ without defining __getstate__ cannot be pickled")
    state = getattr(obj, "__dict__", None) if own is object.__getstate__ else own(obj)
    return (_reconstructor, args, state) if state else (_reconstructor, args)


def _reconstructor(cls, base, state):
    if base is object:
        return object.__new__(cls)
    made = base.__new__(cls, state)
    if base.__init__ != object.__init__:
        base.__init__(made, state)
    return made


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)


def _slotnames(cls):
    """The names of all slots of a class and its bases."""
    names = cls.__dict__.get("__slotnames__")
    if names is not None:
        return names
    names = []
    for base in cls.__mro__:
        slots = base.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name in ("__dict__", "__weakref__"):
                continue
            stripped = base.__name__.lstrip("_")
            private = name.startswith("__") and not name.endswith("__") and stripped
            names.append(f"_{stripped}{name}" if private else name)
    try:
        cls.__slotnames__ = names
    except (AttributeError, TypeError):
        pass
    return names


def add_extension(module, name, code):
    """Registers a number for a name."""
    code = int(code)
    if not 1 <= code <= 0x7fffffff:
        raise ValueError("code out of range")
    key = (module, name)
    if _extension_registry.get(key) == code and _inverted_registry.get(code) == key:
        return
    if key in _extension_registry:
        raise ValueError("key %s is already registered with code %s" % (key, _extension_registry[key]))
    if code in _inverted_registry:
        raise ValueError("code %s is already in use for key %s" % (code, _inverted_registry[code]))
    _extension_registry[key] = code
    _inverted_registry[code] = key


def remove_extension(module, name, code):
    """Takes a registered number back."""
    key = (module, name)
    if _extension_registry.get(key) != code or _inverted_registry.get(code) != key:
        raise ValueError("key %s is not registered with code %s" % (key, code))
    del _extension_registry[key]
    del _inverted_registry[code]
    _extension_cache.pop(code, None)


def clear_extension_cache():
    """Forgets what was looked up."""
    _extension_cache.clear()


def _reduce_complex(value):
    return complex, (value.real, value.imag)


def _reduce_union(value):
    import functools
    import operator

    return functools.reduce, (operator.or_, value.__args__)


pickle(complex, _reduce_complex, complex)
pickle(type(int | str), _reduce_union)
