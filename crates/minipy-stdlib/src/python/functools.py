"""Functions about functions: the module `functools`, on top of `_functools`."""

from _functools import Placeholder, _lru_cache_wrapper, cmp_to_key, partial, reduce

__all__ = [
    "update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering", "cache", "cmp_to_key",
    "lru_cache", "reduce", "partial", "partialmethod", "singledispatch", "singledispatchmethod", "cached_property",
    "Placeholder",
]

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotate__", "__type_params__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Makes a wrapper look like what it wraps."""
    for attribute in assigned:
        try:
            value = getattr(wrapped, attribute)
        except AttributeError:
            continue
        try:
            setattr(wrapper, attribute, value)
        except AttributeError:
            # The type parameters of a function are not to be changed here.
            if attribute != "__type_params__":
                raise
    for attribute in updated:
        getattr(wrapper, attribute).update(getattr(wrapped, attribute, {}))
    # Last, as the update above may have brought the one of `wrapped`.
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """A decorator for wrappers: update_wrapper with everything but the wrapper."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


# ---- orders ----

def _derived(name, root, answer):
    """The comparison `name` by means of the comparison `root`; `answer(self, other, result)` makes the one out of the other."""

    def compare(self, other):
        result = getattr(type(self), root)(self, other)
        if result is NotImplemented:
            return result
        return answer(self, other, result)

    compare.__name__ = compare.__qualname__ = name
    return compare


_DERIVATIONS = {
    "__lt__": [
        ("__gt__", lambda self, other, less: not less and self != other),
        ("__le__", lambda self, other, less: less or self == other),
        ("__ge__", lambda self, other, less: not less),
    ],
    "__le__": [
        ("__ge__", lambda self, other, at_most: not at_most or self == other),
        ("__lt__", lambda self, other, at_most: at_most and self != other),
        ("__gt__", lambda self, other, at_most: not at_most),
    ],
    "__gt__": [
        ("__lt__", lambda self, other, greater: not (greater or self == other)),
        ("__ge__", lambda self, other, greater: greater or self == other),
        ("__le__", lambda self, other, greater: not greater),
    ],
    "__ge__": [
        ("__le__", lambda self, other, at_least: not at_least or self == other),
        ("__gt__", lambda self, other, at_least: at_least and self != other),
        ("__lt__", lambda self, other, at_least: not at_least),
    ],
}


def total_ordering(cls):
    """A class decorator: the missing comparisons out of one that the class defines."""
    roots = {name for name in _DERIVATIONS if getattr(cls, name, None) is not getattr(object, name, None)}
    if not roots:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    for root in ("__lt__", "__le__", "__gt__", "__ge__"):
        if root in roots:
            break
    for name, answer in _DERIVATIONS[root]:
        if name not in roots:
            setattr(cls, name, _derived(name, root, answer))
    return cls


# ---- caches ----

def __getattr__(name):
    # What CPython's module shows besides its functions, made when somebody asks.
    if name == "_CacheInfo":
        from collections import namedtuple as made

        value = made("CacheInfo", ["hits", "misses", "maxsize", "currsize"], module="functools")
    elif name == "RLock":
        from _thread import RLock as value
    else:
        raise AttributeError(f"module 'functools' has no attribute {name!r}")
    globals()[name] = value
    return value


def _cache_info(*counts):
    return (globals().get("_CacheInfo") or __getattr__("_CacheInfo"))(*counts)


def lru_cache(maxsize=128, typed=False):
    """A decorator that keeps the results of the latest calls."""
    if isinstance(maxsize, int):
        if maxsize < 0:
            maxsize = 0
    elif callable(maxsize) and isinstance(typed, bool):
        # Used without parentheses: the first argument is the function.
        function, maxsize = maxsize, 128
        return _cached(function, maxsize, typed)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")
    return lambda function: _cached(function, maxsize, typed)


def _cached(function, maxsize, typed):
    wrapper = _lru_cache_wrapper(function, maxsize, typed, _cache_info)
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return update_wrapper(wrapper, function)


def cache(user_function, /):
    """A decorator that keeps the results of all calls."""
    return lru_cache(maxsize=None)(user_function)


class cached_property:
    """A property that is computed once and then stands in the instance's `__dict__`."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.__module__ = func.__module__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError(
                f"Cannot assign the same cached_property to two different names ({self.attrname!r} and {name!r})."
            )

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            attributes = instance.__dict__
        except AttributeError:
            raise TypeError(
                f"No '__dict__' attribute on {type(instance).__name__!r} instance to cache {self.attrname!r} property."
            ) from None
        value = attributes.get(self.attrname, self)
        if value is self:
            value = self.func(instance)
            try:
                attributes[self.attrname] = value
            except TypeError:
                raise TypeError(
                    f"The '__dict__' attribute on {type(instance).__name__!r} instance does not support item "
                    f"assignment for caching {self.attrname!r} property."
                ) from None
        return value

    def __class_getitem__(cls, item):
        return _generic_alias(cls, item)


def _generic_alias(cls, item):
    return type(list[int])(cls, item)


# ---- partial methods ----

class partialmethod:
    """A method with arguments given beforehand."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"the first argument {func!r} must be a callable or a descriptor")
        if args and args[-1] is Placeholder:
            raise TypeError("trailing Placeholders are not allowed")
        if any(value is Placeholder for value in keywords.values()):
            raise TypeError("Placeholder cannot be passed as a keyword argument")
        if isinstance(func, partialmethod):
            inner = func
            merged = partial(_nothing, *inner.args, **inner.keywords)
            merged = partial(merged, *args, **keywords)
            func, args, keywords = inner.func, merged.args, merged.keywords
        self.func = func
        self.args = args
        self.keywords = keywords

    def __repr__(self):
        cls = type(self)
        parts = [repr(self.func), *map(repr, self.args)]
        parts.extend(f"{name}={value!r}" for name, value in self.keywords.items())
        return f"{cls.__module__}.{cls.__qualname__}({', '.join(parts)})"

    def _make_unbound_method(self):
        given = sum(value is Placeholder for value in self.args)

        def _method(cls_or_self, /, *args, **keywords):
            keywords = {**self.keywords, **keywords}
            if given:
                if len(args) < given:
                    raise TypeError(
                        "missing positional arguments in 'partialmethod' call; "
                        f"expected at least {given}, got {len(args)}"
                    )
                rest = iter(args)
                own = [next(rest) if value is Placeholder else value for value in self.args]
                args = tuple(rest)
            else:
                own = self.args
            return self.func(cls_or_self, *own, *args, **keywords)

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.__partialmethod__ = self
        return _method

    def __get__(self, obj, cls=None):
        get = getattr(self.func, "__get__", None)
        result = None
        if get is not None and not isinstance(self.func, partial):
            bound = get(obj, cls)
            if bound is not self.func:
                # A descriptor of its own: the arguments go to what it gives.
                result = partial(bound, *self.args, **self.keywords)
                try:
                    result.__self__ = bound.__self__
                except AttributeError:
                    pass
        if result is None:
            result = self._make_unbound_method().__get__(obj, cls)
        return result

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

    def __class_getitem__(cls, item):
        return _generic_alias(cls, item)


def _nothing(*args, **keywords):
    pass


# ---- functions by the class of their first argument ----

def _merge_orders(sequences):
    """The C3 merge of several orders of classes."""
    result = []
    sequences = [list(sequence) for sequence in sequences if sequence]
    while sequences:
        for sequence in sequences:
            candidate = sequence[0]
            if not any(candidate in other[1:] for other in sequences):
                break
        else:
            raise RuntimeError("Inconsistent hierarchy")
        result.append(candidate)
        for sequence in sequences:
            if sequence[0] is candidate:
                del sequence[0]
        sequences = [sequence for sequence in sequences if sequence]
    return result


def _c3_mro(cls, abcs=None):
    """The order of resolution of a class, with those abstract classes in it that it or a base of it claims to be."""
    for boundary, base in enumerate(reversed(cls.__bases__)):
        if hasattr(base, "__abstractmethods__"):
            boundary = len(cls.__bases__) - boundary
            break
    else:
        boundary = 0
    abcs = list(abcs or ())
    explicit = list(cls.__bases__[:boundary])
    implicit = []
    for base in abcs:
        if issubclass(cls, base) and not any(issubclass(other, base) for other in cls.__bases__):
            # It is this class, not one of its bases, that brings the abstract class in.
            implicit.append(base)
    rest = list(cls.__bases__[boundary:])
    for base in implicit:
        abcs.remove(base)
    orders = [_c3_mro(base, abcs) for base in explicit + implicit + rest]
    return _merge_orders([[cls]] + orders + [explicit] + [implicit] + [rest])


def _compose_mro(cls, types):
    """The order of resolution of a class extended by the registered types that are abstract bases of it."""
    bases = set(cls.__mro__)

    def is_related(other):
        return (
            other not in bases
            and hasattr(other, "__mro__")
            and not isinstance(other, type(list[int]))
            and issubclass(cls, other)
        )

    types = [other for other in types if is_related(other)]

    def is_above(other):
        return any(other is not more and other in more.__mro__ for more in types)

    types = [other for other in types if not is_above(other)]
    registered = set(types)
    order = []
    for other in types:
        found = []
        for sub in other.__subclasses__():
            if sub not in bases and issubclass(cls, sub):
                found.append([more for more in sub.__mro__ if more in registered])
        if not found:
            order.append(other)
            continue
        # The subclass with the most of the registered types among its own comes first.
        found.sort(key=len, reverse=True)
        for sub in found:
            for more in sub:
                if more not in order:
                    order.append(more)
    return _c3_mro(cls, order)


def _find_impl(cls, registry):
    order = _compose_mro(cls, registry.keys())
    match = None
    for other in order:
        if match is not None:
            # Two abstract classes of which neither comes before the other are no answer.
            if (
                other in registry
                and other not in cls.__mro__
                and match not in cls.__mro__
                and not issubclass(match, other)
            ):
                raise RuntimeError(f"Ambiguous dispatch: {match} or {other}")
            break
        if other in registry:
            match = other
    return registry.get(match)


def _is_union(value):
    return isinstance(value, type(int | str))


def _is_dispatch_type(cls):
    if isinstance(cls, type):
        return True
    return _is_union(cls) and all(isinstance(arg, type) for arg in cls.__args__)


def _first_annotation(function):
    """The name and the annotation of the first annotated parameter."""
    try:
        name, cls = next(iter(function.__annotations__.items()))
    except NameError:
        name = cls = None
    if not isinstance(cls, type):
        # A name that is not there yet, a text or None: only then is it worth to load `typing`.
        from annotationlib import Format
        from typing import get_type_hints

        name, cls = next(iter(get_type_hints(function, format=Format.FORWARDREF).items()))
    return name, cls


def singledispatch(func):
    """A decorator: a function of which other classes of the first argument may get implementations of their own."""
    import weakref

    registry = {}
    dispatch_cache = weakref.WeakKeyDictionary()
    cache_token = None

    def dispatch(cls):
        """The implementation for a class."""
        nonlocal cache_token
        if cache_token is not None:
            current_token = _cache_token()
            if cache_token != current_token:
                dispatch_cache.clear()
                cache_token = current_token
        try:
            return dispatch_cache[cls]
        except KeyError:
            pass
        try:
            implementation = registry[cls]
        except KeyError:
            implementation = _find_impl(cls, registry)
        dispatch_cache[cls] = implementation
        return implementation

    def register(cls, func=None):
        """Adds an implementation for a class."""
        nonlocal cache_token
        if _is_dispatch_type(cls):
            if func is None:
                return lambda function: register(cls, function)
        else:
            if func is not None:
                raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
            if getattr(cls, "__annotate__", None) is None:
                raise TypeError(
                    f"Invalid first argument to `register()`: {cls!r}. Use either `@register(some_class)` or plain "
                    "`@register` on an annotated function."
                )
            func = cls
            argname, cls = _first_annotation(func)
            if not _is_dispatch_type(cls):
                if _is_union(cls):
                    raise TypeError(
                        f"Invalid annotation for {argname!r}. {cls!r} not all arguments are classes."
                    )
                from annotationlib import ForwardRef

                kind = "an unresolved forward reference" if isinstance(cls, ForwardRef) else "not a class"
                raise TypeError(f"Invalid annotation for {argname!r}. {cls!r} is {kind}.")
        for one in cls.__args__ if _is_union(cls) else (cls,):
            registry[one] = func
        if cache_token is None and any(
            hasattr(one, "__abstractmethods__") for one in (cls.__args__ if _is_union(cls) else (cls,))
        ):
            cache_token = _cache_token()
        dispatch_cache.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{funcname} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **kw)

    funcname = getattr(func, "__name__", "singledispatch function")
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = type(type.__dict__)(registry)
    wrapper._clear_cache = dispatch_cache.clear
    update_wrapper(wrapper, func)
    return wrapper


def _cache_token():
    from abc import get_cache_token

    return get_cache_token()


class singledispatchmethod:
    """singledispatch for methods: the class of the first argument behind `self` decides."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        return _singledispatchmethod_get(self, obj, cls)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

    def __repr__(self):
        try:
            name = self.func.__qualname__
        except AttributeError:
            try:
                name = self.func.__name__
            except AttributeError:
                name = "?"
        return f"<single dispatch method descriptor {name}>"


class _singledispatchmethod_get:
    def __init__(self, unbound, obj, cls):
        self._unbound = unbound
        self._dispatch = unbound.dispatcher.dispatch
        self._obj = obj
        self._cls = cls
        # The module of this class would be found before the function's own.
        func = unbound.func
        try:
            self.__module__ = func.__module__
        except AttributeError:
            pass
        try:
            self.__doc__ = func.__doc__
        except AttributeError:
            pass

    def __repr__(self):
        try:
            name = self.__qualname__
        except AttributeError:
            try:
                name = self.__name__
            except AttributeError:
                name = "?"
        if self._obj is not None:
            return f"<bound single dispatch method {name} of {self._obj!r}>"
        return f"<single dispatch method {name}>"

    def __call__(self, /, *args, **kwargs):
        if not args:
            name = getattr(self._unbound.func, "__name__", "singledispatchmethod method")
            raise TypeError(f"{name} requires at least 1 positional argument")
        method = self._dispatch(args[0].__class__)
        if hasattr(method, "__get__"):
            method = method.__get__(self._obj, self._cls)
        return method(*args, **kwargs)

    def __getattr__(self, name):
        if name not in {
            "__name__", "__qualname__", "__isabstractmethod__", "__annotations__", "__type_params__",
        }:
            raise AttributeError
        return getattr(self._unbound.func, name)

    @property
    def __wrapped__(self):
        return self._unbound.func

    @property
    def register(self):
        return self._unbound.register
