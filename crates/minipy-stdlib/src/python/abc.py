"""Abstract base classes: the module `abc`, on top of `_abc`, which holds the registries and caches."""

from _abc import (
    _abc_init, _abc_instancecheck, _abc_register, _abc_subclasscheck, _abc_update, _get_dump, _reset_caches,
    _reset_registry, get_cache_token,
)


def abstractmethod(funcobj):
    """Marks a method that classes derived from this one must define."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    """A class method that must be defined; `@classmethod` over `@abstractmethod` says the same."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    """A static method that must be defined; `@staticmethod` over `@abstractmethod` says the same."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    """A property that must be defined; `@property` over `@abstractmethod` says the same."""

    __isabstractmethod__ = True


class ABCMeta(type):
    """The metaclass of abstract classes: they make no instances while a method is abstract, and other classes may be registered
    with them."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        _abc_init(cls)
        return cls

    def register(cls, subclass):
        """Makes `subclass`, which is returned, count as derived from this class."""
        return _abc_register(cls, subclass)

    def __instancecheck__(cls, instance):
        return _abc_instancecheck(cls, instance)

    def __subclasscheck__(cls, subclass):
        return _abc_subclasscheck(cls, subclass)

    def _dump_registry(cls, file=None):
        print(f"Class: {cls.__module__}.{cls.__qualname__}", file=file)
        print(f"Inv. counter: {get_cache_token()}", file=file)
        registry, cache, negative, version = _get_dump(cls)
        print(f"_abc_registry: {registry!r}", file=file)
        print(f"_abc_cache: {cache!r}", file=file)
        print(f"_abc_negative_cache: {negative!r}", file=file)
        print(f"_abc_negative_cache_version: {version!r}", file=file)

    def _abc_registry_clear(cls):
        _reset_registry(cls)

    def _abc_caches_clear(cls):
        _reset_caches(cls)


def update_abstractmethods(cls):
    """Works out again which methods of a finished class are abstract; answers the class."""
    if not hasattr(cls, "__abstractmethods__"):
        return cls
    _abc_update(cls)
    return cls


class ABC(metaclass=ABCMeta):
    """What is derived from this class is abstract, without naming the metaclass."""

    __slots__ = ()
