"""Names for annotations: the module `typing`.

Hardly anything of it does anything when a program runs. What stands for a generic class of the library is made when it is asked for.
"""

import sys
import types
from _abc import _abc_subclasscheck
from _functools import _lru_cache_wrapper
from abc import ABCMeta, abstractmethod

import _typing
from _typing import (
    Generic, NoDefault, ParamSpec, ParamSpecArgs, ParamSpecKwargs, TypeAliasType, TypeVar, TypeVarTuple,
)
from annotationlib import ForwardRef
from types import GenericAlias, UnionType as Union

__all__ = [
    "Annotated", "Any", "Callable", "ClassVar", "Concatenate", "Final", "ForwardRef", "Generic", "Literal", "Optional",
    "ParamSpec", "Protocol", "Tuple", "Type", "TypeVar", "TypeVarTuple", "Union", "AbstractSet", "ByteString", "Container",
    "ContextManager", "Hashable", "ItemsView", "Iterable", "Iterator", "KeysView", "Mapping", "MappingView",
    "MutableMapping", "MutableSequence", "MutableSet", "Sequence", "Sized", "ValuesView", "Awaitable", "AsyncIterator",
    "AsyncIterable", "Coroutine", "Collection", "AsyncGenerator", "AsyncContextManager", "Reversible", "SupportsAbs",
    "SupportsBytes", "SupportsComplex", "SupportsFloat", "SupportsIndex", "SupportsInt", "SupportsRound", "ChainMap",
    "Counter", "Deque", "Dict", "DefaultDict", "List", "OrderedDict", "Set", "FrozenSet", "NamedTuple", "TypedDict",
    "Generator", "BinaryIO", "IO", "TextIO", "AnyStr", "assert_type", "assert_never", "cast",
    "clear_overloads", "dataclass_transform", "evaluate_forward_ref", "final", "get_args", "get_origin", "get_overloads",
    "get_protocol_members", "get_type_hints", "is_protocol", "is_typeddict", "LiteralString", "Never", "NewType",
    "no_type_check", "NoDefault", "NoReturn", "NotRequired", "overload", "override", "ParamSpecArgs", "ParamSpecKwargs",
    "ReadOnly", "Required", "reveal_type", "runtime_checkable", "Self", "Text", "TYPE_CHECKING", "TypeAlias", "TypeGuard",
    "TypeIs", "TypeAliasType", "Unpack",
]

# `Match` and `Pattern` are not in the list, so that `import *` does not import `re`.

TYPE_CHECKING = False
Text = str
_NoneType = type(None)


# ---- checks ----

def _type_convert(arg, module=None, *, allow_special_forms=False):
    if arg is None:
        return _NoneType
    if isinstance(arg, str):
        return ForwardRef(arg, module=module, is_class=allow_special_forms)
    return arg


def _type_check(arg, msg, is_argument=True, module=None, *, allow_special_forms=False):
    """What stands in an annotation: None stands for its class, a text for a forward reference."""
    refused = (Generic, Protocol)
    if not allow_special_forms:
        refused += (ClassVar,)
        if is_argument:
            refused += (Final,)
    arg = _type_convert(arg, module=module, allow_special_forms=allow_special_forms)
    if isinstance(arg, _GenericAlias) and arg.__origin__ in refused:
        raise TypeError(f"{arg} is not valid as type argument")
    if arg in (Any, LiteralString, NoReturn, Never, Self, TypeAlias):
        return arg
    if allow_special_forms and arg in (ClassVar, Final):
        return arg
    if isinstance(arg, _SpecialForm) or arg in (Generic, Protocol):
        raise TypeError(f"Plain {arg} is not valid as type argument")
    if type(arg) is tuple:
        raise TypeError(f"{msg} Got {arg!r:.100}.")
    return arg


def _is_param_expr(arg):
    return arg is ... or isinstance(arg, (tuple, list, ParamSpec)) or (
        isinstance(arg, _ConcatenateGenericAlias) or type(arg) is _GenericAlias and arg.__origin__ is Concatenate
    )


def _type_repr(obj):
    if isinstance(obj, tuple):
        return "[" + ", ".join([_type_repr(one) for one in obj]) + "]"
    if isinstance(obj, (type, types.FunctionType, types.BuiltinFunctionType)) and not isinstance(obj, GenericAlias):
        if obj.__module__ == "builtins":
            return obj.__qualname__
        return f"{obj.__module__}.{obj.__qualname__}"
    return "..." if obj is ... else repr(obj)


def _is_dunder(name):
    return name.startswith("__") and name.endswith("__")


def _unpack_args(*args):
    given = []
    for arg in args:
        unpacked = getattr(arg, "__typing_unpacked_tuple_args__", None)
        if unpacked is not None and not (unpacked and unpacked[-1] is ...):
            given.extend(unpacked)
        else:
            given.append(arg)
    return given


def _without_repeats(items):
    """The items, each once; such as cannot be hashed are compared."""
    kept = []
    for item in items:
        if item not in kept:
            kept.append(item)
    return kept


def _collect_type_parameters(args, *, enforce_default_ordering=True):
    return _typing._collect_parameters(args)


# ---- special forms ----

class _Final:
    """Cannot be derived from."""

    __slots__ = ("__weakref__",)

    def __init_subclass__(cls, /, *args, **kwds):
        if "_root" not in kwds:
            raise TypeError("Cannot subclass special typing classes")


class _SpecialForm(_Final, _root=True):
    # A name that means something special in annotations; its docstring is its own.

    __slots__ = ("_name", "__doc__", "_getitem")

    def __init__(self, getitem):
        self._getitem = getitem
        self._name = getitem.__name__
        self.__doc__ = getitem.__doc__

    def __getattr__(self, item):
        if item in {"__name__", "__qualname__"}:
            return self._name
        raise AttributeError(item)

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __repr__(self):
        return f"typing.{self._name}"

    def __reduce__(self):
        return self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __instancecheck__(self, obj):
        raise TypeError(f"{self} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self} cannot be used with issubclass()")

    def __getitem__(self, parameters):
        return self._getitem(self, parameters)


class _TypedCacheSpecialForm(_SpecialForm, _root=True):

    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        return self._getitem(self, *parameters)


class _AnyMeta(type):

    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        return "typing.Any" if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """Anything: a checker lets every operation pass."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


def _not_subscriptable(self, parameters):
    raise TypeError(f"{self} is not subscriptable")


def _bare_form(name, doc):
    def getitem(self, parameters):
        return _not_subscriptable(self, parameters)
    getitem.__name__ = name
    getitem.__doc__ = doc
    return _SpecialForm(getitem)


def _single_form(name, doc, message="{} accepts only single type.", **options):
    def getitem(self, parameters):
        return _GenericAlias(self, (_type_check(parameters, message.format(self), **options),))
    getitem.__name__ = name
    getitem.__doc__ = doc
    return _SpecialForm(getitem)


NoReturn = _bare_form("NoReturn", "The function never returns.")
Never = _bare_form("Never", "The type without values.")
Self = _bare_form("Self", "The class at hand.")
LiteralString = _bare_form("LiteralString", "A string made of literals only.")
TypeAlias = _bare_form("TypeAlias", "The assignment names a type.")
ClassVar = _single_form("ClassVar", "A variable of the class.", allow_special_forms=True)
Final = _single_form("Final", "A name that is bound once.", allow_special_forms=True)
TypeGuard = _single_form("TypeGuard", "The result says whether the argument is of a type.")
TypeIs = _single_form("TypeIs", "The result says whether the argument is of a type, and whether not.")
_item_message = "{0._name} accepts only a single type."
Required = _single_form("Required", "A key that must be there.", _item_message, allow_special_forms=True)
NotRequired = _single_form("NotRequired", "A key that may be there.", _item_message, allow_special_forms=True)
ReadOnly = _single_form("ReadOnly", "A key that is not to be changed.", _item_message, allow_special_forms=True)


@_SpecialForm
def Optional(self, parameters):
    """A type, or None."""
    return Union[_type_check(parameters, f"{self} requires a single type."), _NoneType]


@_TypedCacheSpecialForm
def Literal(self, *parameters):
    """One of these values."""
    flat = []
    for parameter in parameters:
        flat.extend(parameter.__args__ if isinstance(parameter, _LiteralGenericAlias) else (parameter,))
    seen = []
    for value in flat:
        if not any(type(value) is type(known) and value == known for known in seen):
            seen.append(value)
    return _LiteralGenericAlias(self, tuple(seen))


@_SpecialForm
def Concatenate(self, parameters):
    """Parameters before those of a ParamSpec."""
    if parameters == ():
        raise TypeError("Cannot take a Concatenate of no types.")
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    if not (parameters[-1] is ... or isinstance(parameters[-1], ParamSpec)):
        raise TypeError("The last parameter to Concatenate should be a ParamSpec variable or ellipsis.")
    message = "Concatenate[arg, ...]: each arg must be a type."
    return _ConcatenateGenericAlias(self, (*[_type_check(p, message) for p in parameters[:-1]], parameters[-1]))


@_SpecialForm
def Unpack(self, parameters):
    """The items of a tuple type or TypeVarTuple, as `*` would give them."""
    return _UnpackGenericAlias(self, (_type_check(parameters, f"{self} accepts only single type."),))


@_TypedCacheSpecialForm
def Annotated(self, *params):
    """A type with more to say about it."""
    if len(params) < 2:
        raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
    message = "Annotated[t, ...]: t must be a type."
    if getattr(params[0], "__origin__", None) is Unpack or isinstance(params[0], TypeVarTuple):
        raise TypeError("Annotated[...] should not be used with an unpacked TypeVarTuple")
    return _AnnotatedAlias(_type_check(params[0], message, allow_special_forms=True), tuple(params[1:]))


# ---- aliases ----

class _BaseGenericAlias(_Final, _root=True):
    """What stands for a generic class in annotations."""

    def __init__(self, origin, *, inst=True, name=None):
        self._inst = inst
        self._name = name
        self.__origin__ = origin
        self.__slots__ = None

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead")
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except Exception:
            pass
        return result

    def __mro_entries__(self, bases):
        entries = []
        if self.__origin__ not in bases:
            entries.append(self.__origin__)
        at = bases.index(self)
        for later in bases[at + 1:]:
            if isinstance(later, _BaseGenericAlias) or isinstance(later, type) and issubclass(later, Generic):
                break
        else:
            entries.append(Generic)
        return tuple(entries)

    def __getattr__(self, attr):
        if attr in {"__origin__", "__args__"}:
            return super().__getattr__(attr)
        if "__origin__" in self.__dict__ and not _is_dunder(attr):
            return getattr(self.__origin__, attr)
        raise AttributeError(attr)

    def __setattr__(self, attr, value):
        if _is_dunder(attr) or attr in {"_name", "_inst", "_nparams", "_defaults"}:
            super().__setattr__(attr, value)
        else:
            setattr(self.__origin__, attr, value)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __dir__(self):
        return list(set(super().__dir__() + [attr for attr in dir(self.__origin__) if not _is_dunder(attr)]))

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]


def _cached(func):
    """The function with its last results remembered; arguments without a hash, and refused ones, are looked at each time."""
    known = _lru_cache_wrapper(func, 128, True, None)

    def ask(*args):
        try:
            return known(*args)
        except TypeError:
            pass
        return func(*args)

    ask.__name__, ask.__qualname__, ask.__doc__, ask.__wrapped__ = func.__name__, func.__qualname__, func.__doc__, func
    return ask


class _GenericAlias(_BaseGenericAlias, _root=True):
    """A generic class, or a special form, with its arguments."""

    def __init__(self, origin, args, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name)
        self.__args__ = args if isinstance(args, tuple) else (args,)
        self.__parameters__ = _typing._collect_parameters(self.__args__)
        if not name:
            self.__module__ = origin.__module__

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    @_cached
    def __getitem__(self, args):
        if self.__origin__ in (Generic, Protocol):
            raise TypeError(f"Cannot subscript already-subscripted {self}")
        if not self.__parameters__:
            raise TypeError(f"{self} is not a generic class")
        args = args if isinstance(args, tuple) else (args,)
        args = tuple([_type_convert(arg) for arg in args])
        return self.copy_with(_typing._substituted(self, self.__parameters__, self.__args__, args))

    def copy_with(self, args):
        return self.__class__(self.__origin__, args, name=self._name, inst=self._inst)

    def __repr__(self):
        name = f"typing.{self._name}" if self._name else _type_repr(self.__origin__)
        args = ", ".join([_type_repr(arg) for arg in self.__args__]) if self.__args__ else "()"
        return f"{name}[{args}]"

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError(f"Cannot subclass {self!r}")
        if self._name:
            return super().__mro_entries__(bases)
        if self.__origin__ is Generic:
            if Protocol in bases:
                return ()
            at = bases.index(self)
            for later in bases[at + 1:]:
                if isinstance(later, _BaseGenericAlias) and later is not self:
                    return ()
        return (self.__origin__,)

    def __iter__(self):
        yield Unpack[self]


class _SpecialGenericAlias(_BaseGenericAlias, _root=True):
    """A name such as List, for a class of the library."""

    def __init__(self, origin, nparams, *, inst=True, name=None, defaults=()):
        super().__init__(origin, inst=inst, name=name or origin.__name__)
        self._nparams = nparams
        self._defaults = defaults

    @property
    def __doc__(self):
        return f"A generic version of {self.__origin__.__module__}.{self.__origin__.__qualname__}."

    @_cached
    def __getitem__(self, params):
        params = params if isinstance(params, tuple) else (params,)
        params = tuple([_type_check(p, "Parameters to generic types must be types.") for p in params])
        if len(params) < self._nparams:
            params += self._defaults[len(params) - self._nparams:] if self._defaults else ()
        if len(params) != self._nparams:
            word = "many" if len(params) > self._nparams else "few"
            expected = self._nparams
            if self._defaults:
                expected = f"at least {self._nparams - len(self._defaults)}"
            raise TypeError(f"Too {word} arguments for {self}; actual {len(params)}, expected {expected}")
        return self.copy_with(params)

    def copy_with(self, params):
        return _GenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __repr__(self):
        return f"typing.{self._name}"

    def __subclasscheck__(self, cls):
        if isinstance(cls, _SpecialGenericAlias):
            return issubclass(cls.__origin__, self.__origin__)
        if isinstance(cls, _GenericAlias):
            return super().__subclasscheck__(cls)
        return issubclass(cls, self.__origin__)

    def __reduce__(self):
        return self._name


class _CallableGenericAlias(_GenericAlias, _root=True):

    def __repr__(self):
        if len(self.__args__) == 2 and _is_param_expr(self.__args__[0]):
            return super().__repr__()
        params = ", ".join([_type_repr(arg) for arg in self.__args__[:-1]])
        return f"typing.Callable[[{params}], {_type_repr(self.__args__[-1])}]"

    def __getitem__(self, args):
        made = super().__getitem__(args)
        if made.__args__ and isinstance(made.__args__[0], tuple):
            return made.copy_with((*made.__args__[0], *made.__args__[1:]))
        return made


class _CallableType(_SpecialGenericAlias, _root=True):

    def copy_with(self, params):
        return _CallableGenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        args, result = params
        if isinstance(args, list):
            args = tuple(args)
        elif not _is_param_expr(args):
            raise TypeError(f"Callable[args, result]: args must be a list. Got {args}")
        result = _type_check(result, "Callable[args, result]: result must be a type.")
        if not isinstance(args, tuple):
            return self.copy_with((args, result))
        message = "Callable[[arg, ...], result]: each arg must be a type."
        return self.copy_with((*[_type_check(_type_convert(arg), message) for arg in args], result))


class _TupleType(_SpecialGenericAlias, _root=True):

    @_cached
    def __getitem__(self, params):
        params = params if isinstance(params, tuple) else (params,)
        message = "Tuple[t0, t1, ...]: each t must be a type."
        if len(params) >= 2 and params[-1] is ...:
            return self.copy_with((*[_type_check(p, message) for p in params[:-1]], ...))
        return self.copy_with(tuple([_type_check(p, message) for p in params]))


class _LiteralGenericAlias(_GenericAlias, _root=True):

    def __eq__(self, other):
        if not isinstance(other, _LiteralGenericAlias):
            return NotImplemented
        return self._values() == other._values()

    def _values(self):
        return frozenset([(value, type(value)) for value in self.__args__])

    def __hash__(self):
        return hash(self._values())

    def __repr__(self):
        return f"typing.Literal[{', '.join([repr(value) for value in self.__args__])}]"


class _ConcatenateGenericAlias(_GenericAlias, _root=True):

    def copy_with(self, params):
        if isinstance(params[-1], (list, tuple)):
            return (*params[:-1], *params[-1])
        if isinstance(params[-1], _ConcatenateGenericAlias):
            params = (*params[:-1], *params[-1].__args__)
        return super().copy_with(params)


class _UnpackGenericAlias(_GenericAlias, _root=True):

    def __repr__(self):
        return f"typing.Unpack[{_type_repr(self.__args__[0])}]"

    def __getitem__(self, args):
        if self.__typing_is_unpacked_typevartuple__:
            return args
        return super().__getitem__(args)

    @property
    def __typing_unpacked_tuple_args__(self):
        arg, = self.__args__
        if isinstance(arg, (_GenericAlias, GenericAlias)):
            if arg.__origin__ is not tuple:
                raise TypeError("Unpack[...] must be used with a tuple type")
            return arg.__args__
        return None

    @property
    def __typing_is_unpacked_typevartuple__(self):
        return isinstance(self.__args__[0], TypeVarTuple)


class _AnnotatedAlias(_GenericAlias, _root=True):

    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        super().__init__(origin, origin, name="Annotated")
        self.__metadata__ = metadata

    def copy_with(self, params):
        return self.__class__(params[0], self.__metadata__)

    def __repr__(self):
        return f"typing.Annotated[{_type_repr(self.__origin__)}, {', '.join([repr(one) for one in self.__metadata__])}]"

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __getattr__(self, attr):
        if attr in {"__name__", "__qualname__"}:
            return "Annotated"
        return super().__getattr__(attr)

    def __mro_entries__(self, bases):
        return (self.__origin__,)


# ---- names for classes of the library, made when asked for ----

# Name: module and class it stands for, number of parameters, and whether calling it makes an instance.
_ALIASES = {
    "Hashable": ("collections.abc", "Hashable", 0, True), "Sized": ("collections.abc", "Sized", 0, True),
    "Awaitable": ("collections.abc", "Awaitable", 1, True), "Coroutine": ("collections.abc", "Coroutine", 3, True),
    "AsyncIterable": ("collections.abc", "AsyncIterable", 1, True),
    "AsyncIterator": ("collections.abc", "AsyncIterator", 1, True),
    "Iterable": ("collections.abc", "Iterable", 1, True), "Iterator": ("collections.abc", "Iterator", 1, True),
    "Reversible": ("collections.abc", "Reversible", 1, True), "Container": ("collections.abc", "Container", 1, True),
    "Collection": ("collections.abc", "Collection", 1, True), "AbstractSet": ("collections.abc", "Set", 1, True),
    "MutableSet": ("collections.abc", "MutableSet", 1, True), "Mapping": ("collections.abc", "Mapping", 2, True),
    "MutableMapping": ("collections.abc", "MutableMapping", 2, True), "Sequence": ("collections.abc", "Sequence", 1, True),
    "MutableSequence": ("collections.abc", "MutableSequence", 1, True),
    "ByteString": ("collections.abc", "ByteString", 0, True), "MappingView": ("collections.abc", "MappingView", 1, True),
    "KeysView": ("collections.abc", "KeysView", 1, True), "ItemsView": ("collections.abc", "ItemsView", 2, True),
    "ValuesView": ("collections.abc", "ValuesView", 1, True), "Generator": ("collections.abc", "Generator", 3, True),
    "AsyncGenerator": ("collections.abc", "AsyncGenerator", 2, True),
    "List": ("builtins", "list", 1, False), "Dict": ("builtins", "dict", 2, False), "Set": ("builtins", "set", 1, False),
    "FrozenSet": ("builtins", "frozenset", 1, False), "Type": ("builtins", "type", 1, False),
    "Deque": ("collections", "deque", 1, True), "DefaultDict": ("collections", "defaultdict", 2, True),
    "OrderedDict": ("collections", "OrderedDict", 2, True), "Counter": ("collections", "Counter", 1, True),
    "ChainMap": ("collections", "ChainMap", 2, True),
    "ContextManager": ("contextlib", "AbstractContextManager", 2, True),
    "AsyncContextManager": ("contextlib", "AbstractAsyncContextManager", 2, True),
    "Pattern": ("re", "Pattern", 1, True), "Match": ("re", "Match", 1, True),
}
_ALIAS_DEFAULTS = {
    "Generator": (_NoneType, _NoneType), "AsyncGenerator": (_NoneType,), "ContextManager": (bool | None,),
    "AsyncContextManager": (bool | None,),
}


def __getattr__(name):
    make = _LAZY.get(name)
    if make is None:
        if name not in _ALIASES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        module, cls, nparams, inst = _ALIASES[name]
        __import__(module)
        origin = getattr(sys.modules[module], cls)
        made = _SpecialGenericAlias(origin, nparams, inst=inst, name=name, defaults=_ALIAS_DEFAULTS.get(name, ()))
    else:
        made = make()
    globals()[name] = made
    return made


def _make_callable():
    import collections.abc

    return _CallableType(collections.abc.Callable, 2, name="Callable")


Tuple = _TupleType(tuple, -1, inst=False, name="Tuple")
AnyStr = TypeVar("AnyStr", bytes, str)
AnyStr.__module__ = "typing"
T = TypeVar("T")
KT = TypeVar("KT")
VT = TypeVar("VT")
T_co = TypeVar("T_co", covariant=True)
V_co = TypeVar("V_co", covariant=True)
VT_co = TypeVar("VT_co", covariant=True)
T_contra = TypeVar("T_contra", contravariant=True)
CT_co = TypeVar("CT_co", covariant=True, bound=type)
for _variable in (T, KT, VT, T_co, V_co, VT_co, T_contra, CT_co):
    _variable.__module__ = "typing"
del _variable


# ---- Generic ----

@_cached
def _generic_class_getitem(cls, args):
    """`Class[arguments]`."""
    args = args if isinstance(args, tuple) else (args,)
    args = tuple([_type_convert(arg) for arg in args])
    if cls in (Generic, Protocol):
        if not args:
            raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
        for arg in args:
            is_unpacked = isinstance(arg, _UnpackGenericAlias)
            if not isinstance(arg, (TypeVar, ParamSpec, TypeVarTuple)) and not is_unpacked:
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be type variables or parameter specification variables.")
        flat = [arg.__args__[0] if isinstance(arg, _UnpackGenericAlias) else arg for arg in args]
        if len(set(flat)) != len(flat):
            raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
        return _GenericAlias(cls, args)
    params = getattr(cls, "__parameters__", ())
    for param in params:
        prepare = getattr(param, "__typing_prepare_subst__", None)
        if prepare is not None:
            args = prepare(cls, args)
    if not params:
        raise TypeError(f"{cls} is not a generic class")
    if len(args) != len(params):
        word = "many" if len(args) > len(params) else "few"
        raise TypeError(f"Too {word} arguments for {cls}; actual {len(args)}, expected {len(params)}")
    final = []
    for param, arg in zip(params, args):
        if isinstance(param, TypeVarTuple):
            final.extend(arg)
        else:
            final.append(arg)
    return _GenericAlias(cls, tuple(final))


def _generic_init_subclass(cls):
    """Works out the type parameters of a new generic class."""
    own = cls.__dict__.get("__orig_bases__")
    if own is not None:
        plain = Generic in own
    else:
        plain = Generic in cls.__bases__ and cls.__name__ != "Protocol"
    if plain:
        raise TypeError("Cannot inherit from plain Generic")
    if own is None:
        if "__parameters__" not in cls.__dict__:
            cls.__parameters__ = ()
        return
    params = _typing._collect_parameters(own)
    declared = None
    for base in own:
        if isinstance(base, _GenericAlias) and base.__origin__ in (Generic, Protocol):
            if declared is not None and base.__origin__ is Generic:
                raise TypeError("Cannot inherit from Generic[...] multiple times.")
            if base.__origin__ is Generic or declared is None:
                declared = base.__parameters__
    if declared is not None:
        missing = [param for param in params if param not in declared]
        if missing:
            shown = ", ".join([str(param) for param in missing])
            listed = ", ".join([str(param) for param in declared])
            raise TypeError(f"Some type variables ({shown}) are not listed in Generic[{listed}]")
        params = declared
    cls.__parameters__ = tuple(params)


# ---- Protocol ----

_NOT_PROTOCOL_ATTRS = frozenset({
    "__protocol_attrs__", "__non_callable_proto_members__", "__type_params__", "__parameters__", "__orig_bases__",
    "__orig_class__", "_is_protocol", "_is_runtime_protocol", "__abstractmethods__", "__annotations__", "__dict__",
    "__doc__", "__init__", "__module__", "__new__", "__slots__", "__subclasshook__", "__weakref__", "__class_getitem__",
    "__match_args__", "__static_attributes__", "__firstlineno__", "__annotate__", "__annotate_func__",
    "__annotations_cache__", "_MutableMapping__marker", "__classdictcell__", "__conditional_annotations__",
})


def _get_protocol_attrs(cls):
    """The names of what a class must have to satisfy a protocol."""
    attrs = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in {"Protocol", "Generic"}:
            continue
        try:
            annotations = base.__annotations__
        except NameError:
            import annotationlib

            annotations = annotationlib.get_annotations(base, format=annotationlib.Format.FORWARDREF)
        except AttributeError:
            annotations = {}
        for attr in (*base.__dict__, *annotations):
            if not attr.startswith("_abc_") and attr not in _NOT_PROTOCOL_ATTRS:
                attrs.add(attr)
    return attrs


def _no_init_or_replace_init(self, *args, **kwargs):
    """The `__init__` of protocols: of a class derived from one it gives way to that of the next class."""
    cls = type(self)
    if cls._is_protocol:
        raise TypeError("Protocols cannot be instantiated")
    if cls.__init__ is not _no_init_or_replace_init:
        return
    for base in cls.__mro__:
        init = base.__dict__.get("__init__", _no_init_or_replace_init)
        if init is not _no_init_or_replace_init:
            cls.__init__ = init
            break
    else:
        cls.__init__ = object.__init__
    cls.__init__(self, *args, **kwargs)


def _proto_hook(cls, other):
    """Does a class have all that a protocol asks for?"""
    if not cls.__dict__.get("_is_protocol", False):
        return NotImplemented
    for attr in cls.__protocol_attrs__:
        for base in other.__mro__:
            if attr in base.__dict__:
                if base.__dict__[attr] is None:
                    return NotImplemented
                break
            annotations = getattr(base, "__annotations__", {}) if base.__module__ != "builtins" else {}
            if attr in annotations and issubclass(other, Generic) and getattr(other, "_is_protocol", False):
                break
        else:
            return NotImplemented
    return True


def _static_attribute(obj, name):
    """An attribute found without running code of the object's class; `_typing._unset` if there is none."""
    own = getattr(obj, "__dict__", None) if not isinstance(obj, type) else None
    if own is not None and name in own:
        return own[name]
    for base in type(obj).__mro__:
        if name in base.__dict__:
            return base.__dict__[name]
    if isinstance(obj, type):
        for base in obj.__mro__:
            if name in base.__dict__:
                return base.__dict__[name]
    return _typing._unset


class _ProtocolMeta(ABCMeta):

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        if name == "Protocol" and bases == (Generic,):
            pass
        elif Protocol in bases:
            for base in bases:
                if base in {object, Generic} or _is_library_protocol(base) or isinstance(base, type) and (
                    issubclass(base, Generic) and getattr(base, "_is_protocol", False)
                ):
                    continue
                raise TypeError(f"Protocols can only inherit from other protocols, got {base!r}")
        return super().__new__(mcls, name, bases, namespace, **kwargs)

    def __init__(cls, *args, **kwargs):
        if getattr(cls, "_is_protocol", False):
            cls.__protocol_attrs__ = _get_protocol_attrs(cls)

    def __subclasscheck__(cls, other):
        if cls is Protocol:
            return type.__subclasscheck__(cls, other)
        if getattr(cls, "_is_protocol", False):
            _check_class_check(cls, other)
        return super().__subclasscheck__(other)

    def __instancecheck__(cls, instance):
        if cls is Protocol or not getattr(cls, "_is_protocol", False):
            return super().__instancecheck__(instance) if cls is not Protocol else type.__instancecheck__(cls, instance)
        if not getattr(cls, "_is_runtime_protocol", False):
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        # Not by way of `__subclasscheck__`, which refuses protocols that ask for more than methods.
        if _abc_subclasscheck(cls, type(instance)):
            return True
        for attr in cls.__protocol_attrs__:
            found = _static_attribute(instance, attr)
            if found is _typing._unset:
                if not hasattr(type(instance), "__getattr__") or not hasattr(instance, attr):
                    return False
            elif found is None and attr not in cls.__non_callable_proto_members__:
                return False
        return True


def _check_class_check(cls, other):
    if not isinstance(other, type):
        raise TypeError("issubclass() arg 1 must be a class")
    if not getattr(cls, "_is_runtime_protocol", False):
        raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
    if cls.__non_callable_proto_members__ and cls.__dict__.get("__subclasshook__") is _HOOK:
        shown = ", ".join(sorted([repr(attr) for attr in cls.__non_callable_proto_members__]))
        raise TypeError(f"Protocols with non-method members don't support issubclass(). Non-method members: {shown}.")


_LIBRARY_PROTOCOLS = {
    "collections.abc": [
        "Callable", "Awaitable", "Iterable", "Iterator", "AsyncIterable", "AsyncIterator", "Hashable", "Sized", "Container",
        "Collection", "Reversible", "Buffer",
    ],
    "contextlib": ["AbstractContextManager", "AbstractAsyncContextManager"],
    "io": ["Reader", "Writer"],
    "os": ["PathLike"],
}


def _is_library_protocol(base):
    return base.__name__ in _LIBRARY_PROTOCOLS.get(getattr(base, "__module__", None), ())


_HOOK = classmethod(_proto_hook)


class Protocol(Generic, metaclass=_ProtocolMeta):
    """The base of protocols: classes that say what others must have."""

    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get("_is_protocol", False):
            cls._is_protocol = any(base is Protocol for base in cls.__bases__)
        if "__subclasshook__" not in cls.__dict__:
            cls.__subclasshook__ = _HOOK
        if cls._is_protocol and cls.__init__ is Protocol.__init__:
            cls.__init__ = _no_init_or_replace_init


def runtime_checkable(cls):
    """Lets a protocol be used with isinstance and issubclass."""
    if not (isinstance(cls, type) and issubclass(cls, Generic)) or not getattr(cls, "_is_protocol", False):
        raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
    cls._is_runtime_protocol = True
    if hasattr(cls, "__protocol_attrs__"):
        members = set()
        for attr in cls.__protocol_attrs__:
            if not callable(getattr(cls, attr, None)):
                members.add(attr)
        cls.__non_callable_proto_members__ = members
    return cls


def is_protocol(tp, /):
    """Is it a protocol class?"""
    return isinstance(tp, type) and getattr(tp, "_is_protocol", False) and tp is not Protocol and tp is not Generic


def get_protocol_members(tp, /):
    """The names that a protocol asks for."""
    if not is_protocol(tp):
        raise TypeError(f"{tp!r} is not a Protocol")
    return frozenset(tp.__protocol_attrs__)


def _supports(name, method, doc, parameters=0):
    """A protocol of one method."""
    def make():
        def body(namespace):
            function = eval(f"lambda self{', ndigits=0' if parameters else ''}: None")
            function.__name__ = method
            function.__qualname__ = f"{name}.{method}"
            function.__module__ = "typing"
            namespace.update({method: abstractmethod(function), "__doc__": doc, "__slots__": (), "__module__": "typing"})
        generic = name in ("SupportsAbs", "SupportsRound")
        bases = (Protocol[T],) if generic else (Protocol,)
        return runtime_checkable(types.new_class(name, bases, {}, body))
    return make


# ---- named tuples and typed dicts ----

_PROHIBITED = frozenset({
    "__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults", "_field_types", "_make", "_replace",
    "_asdict", "_source",
})
_SPECIAL = frozenset({
    "__module__", "__name__", "__annotations__", "__annotate__", "__annotate_func__", "__annotations_cache__",
    "__classdictcell__", "__conditional_annotations__",
})


def _make_nmtuple(name, fields, annotate, module, defaults=()):
    import collections

    made = collections.namedtuple(name, fields, defaults=defaults, module=module)
    made.__annotate__ = made.__new__.__annotate__ = annotate
    return made


def _namespace_annotations(namespace):
    """The names a class body annotates, and what computes the annotations."""
    if "__annotations__" in namespace:
        known = namespace["__annotations__"]
        return list(known), lambda format, /: dict(known)
    annotate = namespace.get("__annotate__", namespace.get("__annotate_func__"))
    if annotate is None:
        return [], None
    try:
        return list(annotate(1)), annotate
    except NameError:
        import annotationlib

        return list(annotationlib.call_annotate_function(annotate, 3)), annotate


class NamedTupleMeta(type):

    def __new__(cls, typename, bases, namespace):
        if bases.count(_NamedTuple) > 1:
            raise TypeError("Cannot inherit from NamedTuple more than once")
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError("can only inherit from a NamedTuple type and Generic")
        bases = tuple([tuple if base is _NamedTuple else base for base in bases])
        names, annotate = _namespace_annotations(namespace)
        defaults = []
        for name in names:
            if name in namespace:
                defaults.append(name)
            elif defaults:
                word = "s" if len(defaults) > 1 else ""
                raise TypeError(
                    f"Non-default namedtuple field {name} cannot follow default field{word} {', '.join(defaults)}"
                )
        made = _make_nmtuple(
            typename, names, annotate or (lambda format, /: {}), namespace["__module__"],
            [namespace[name] for name in defaults],
        )
        if Generic in bases:
            entries = {**made.__dict__, "__orig_bases__": namespace.get("__orig_bases__", bases)}
            entries["__class_getitem__"] = classmethod(_generic_class_getitem)
            made = type(typename, bases, entries)
        for key, value in namespace.items():
            if key in _PROHIBITED:
                raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
            if key not in _SPECIAL and key not in made._fields:
                setattr(made, key, value)
                set_name = getattr(type(value), "__set_name__", None)
                if set_name is not None:
                    set_name(value, made, key)
        return made


def NamedTuple(typename, fields=_typing._unset, /, **kwargs):
    """A tuple with named and annotated fields: a base of a class statement, or a call with a name and pairs."""
    if fields is _typing._unset or fields is None:
        raise TypeError("NamedTuple() missing 1 required positional argument: 'fields'")
    checked = {
        name: _type_check(kind, "field 'x' annotation must be a type".replace("x", name)) for name, kind in fields
    }
    made = _make_nmtuple(typename, list(checked), lambda format, /: dict(checked), _typing._calling_module())
    made.__orig_bases__ = (NamedTuple,)
    return made


_NamedTuple = type.__new__(NamedTupleMeta, "NamedTuple", (), {})


def _namedtuple_mro_entries(bases):
    return (_NamedTuple,)


NamedTuple.__mro_entries__ = _namedtuple_mro_entries


def _qualifiers(annotation):
    """The markers around a type, and the type."""
    found = set()
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation = annotation.__origin__
        elif origin in (Required, NotRequired, ReadOnly):
            found.add(origin)
            annotation, = annotation.__args__
        else:
            return found, annotation


class _TypedDictMeta(type):

    def __new__(cls, name, bases, ns, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError("cannot inherit from both a TypedDict type and a non-TypedDict base class")
        generic = (Generic,) if any(issubclass(base, Generic) for base in bases) else ()
        annotate = ns.pop("__annotate__", None) or ns.pop("__annotate_func__", None)
        ns.pop("__annotate_func__", None)
        given = ns.pop("__annotations__", None)
        made = type.__new__(_TypedDictMeta, name, (*generic, dict), dict(ns))
        if not hasattr(made, "__orig_bases__"):
            made.__orig_bases__ = bases
        if given is None and annotate is not None:
            try:
                given = annotate(1)
            except NameError:
                import annotationlib

                given = annotationlib.call_annotate_function(annotate, 3, owner=made)
        message = "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type"
        own = {key: _type_check(kind, message, allow_special_forms=True) for key, kind in (given or {}).items()}
        annotations = {}
        required, optional, readonly, mutable = set(), set(), set(), set()
        for base in bases:
            annotations.update(getattr(base, "__annotations__", {}) if base is not Generic else {})
            base_required = base.__dict__.get("__required_keys__", set())
            base_optional = base.__dict__.get("__optional_keys__", set())
            required = (required | base_required) - base_optional
            optional = (optional | base_optional) - base_required
            readonly |= base.__dict__.get("__readonly_keys__", set())
            mutable |= base.__dict__.get("__mutable_keys__", set())
        for key, kind in own.items():
            found, _ = _qualifiers(kind)
            is_required = total if not found & {Required, NotRequired} else Required in found
            (required if is_required else optional).add(key)
            (optional if is_required else required).discard(key)
            if ReadOnly in found:
                if key in mutable:
                    raise TypeError(f"Cannot override mutable key {key!r} with read-only key")
                readonly.add(key)
            else:
                mutable.add(key)
                readonly.discard(key)
        annotations.update(own)
        made.__annotations__ = annotations
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        made.__readonly_keys__ = frozenset(readonly)
        made.__mutable_keys__ = frozenset(mutable)
        made.__total__ = total
        return made

    __call__ = dict

    def __subclasscheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __instancecheck__ = __subclasscheck__


def TypedDict(typename, fields=_typing._unset, /, *, total=True):
    """A dict whose keys have types: a base of a class statement, or a call with a name and a dict."""
    if fields is _typing._unset or fields is None:
        raise TypeError("TypedDict.__new__() missing 1 required positional argument: 'fields'")
    made = _TypedDictMeta(
        typename, (), {"__annotations__": dict(fields), "__module__": _typing._calling_module()}, total=total
    )
    made.__orig_bases__ = (TypedDict,)
    return made


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


def is_typeddict(tp):
    """Is it a TypedDict class?"""
    return isinstance(tp, _TypedDictMeta)


class NewType:
    """A type that only a checker tells from the one it is made of."""

    def __init__(self, name, tp):
        self.__qualname__ = name
        if "." in name:
            name = name.rpartition(".")[-1]
        self.__name__ = name
        self.__supertype__ = tp
        self.__module__ = _typing._calling_module()

    def __call__(self, value, /):
        return value

    def __mro_entries__(self, bases):
        name = self.__name__

        class Dummy:
            def __init_subclass__(cls):
                raise TypeError(
                    f"Cannot subclass an instance of NewType. Perhaps you were looking for: "
                    f"`{cls.__name__} = NewType({cls.__name__!r}, {name})`"
                )

        return (Dummy,)

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __reduce__(self):
        return self.__qualname__

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


# ---- looking at types ----

def get_origin(tp):
    """The generic class or special form of an alias; None for what is none."""
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_BaseGenericAlias, GenericAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    return Union if isinstance(tp, Union) else None


def get_args(tp):
    """The arguments of an alias."""
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__, *tp.__metadata__)
    if isinstance(tp, (_GenericAlias, GenericAlias)):
        args = tp.__args__
        name = getattr(tp.__origin__, "__name__", None)
        if name == "Callable" and not (len(args) == 2 and _is_param_expr(args[0])):
            args = (list(args[:-1]), args[-1])
        return args
    return tp.__args__ if isinstance(tp, Union) else ()


def _evaluated(value, globals, locals, type_params=()):
    """A type with forward references in it evaluated."""
    if isinstance(value, str):
        value = ForwardRef(value)
    if isinstance(value, ForwardRef):
        return _evaluated(
            _type_convert(value.evaluate(globals=globals, locals=locals, type_params=type_params)), globals, locals, type_params
        )
    if isinstance(value, (_GenericAlias, GenericAlias, Union)):
        if isinstance(value, GenericAlias):
            args = tuple([ForwardRef(arg) if isinstance(arg, str) else arg for arg in value.__args__])
        elif isinstance(value, _LiteralGenericAlias):
            return value
        else:
            args = value.__args__
        new = tuple([_evaluated(arg, globals, locals, type_params) for arg in args])
        if new == value.__args__:
            return value
        if isinstance(value, GenericAlias):
            return GenericAlias(value.__origin__, new)
        return Union[new] if isinstance(value, Union) else value.copy_with(new)
    return value


def _strip_annotations(value):
    """A type without what Annotated, Required and the like say more."""
    if isinstance(value, _AnnotatedAlias):
        return _strip_annotations(value.__origin__)
    if hasattr(value, "__origin__") and value.__origin__ in (Required, NotRequired, ReadOnly):
        return _strip_annotations(value.__args__[0])
    if isinstance(value, (_GenericAlias, GenericAlias, Union)):
        new = tuple([_strip_annotations(arg) for arg in value.__args__])
        if new == value.__args__:
            return value
        if isinstance(value, GenericAlias):
            return GenericAlias(value.__origin__, new)
        return Union[new] if isinstance(value, Union) else value.copy_with(new)
    return value


def get_type_hints(obj, globalns=None, localns=None, include_extras=False, *, format=1):
    """The annotations of a class, module or function with texts evaluated; of a class, those of its bases too."""
    if getattr(obj, "__no_type_check__", None):
        return {}
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            home = sys.modules.get(base.__module__)
            names = getattr(home, "__dict__", {}) if globalns is None else globalns
            local = dict(vars(base)) if localns is None else localns
            if globalns is None and localns is None:
                names, local = local, names
                names = {**local, **names}
            for name, value in (getattr(base, "__annotations__", None) or {}).items() if base.__module__ != "builtins" else ():
                value = ForwardRef(value, is_argument=False, is_class=True) if isinstance(value, str) else _type_convert(value)
                hints[name] = _evaluated(value, names, local, getattr(base, "__type_params__", ()))
    else:
        if isinstance(obj, types.ModuleType):
            names = obj.__dict__ if globalns is None else globalns
        else:
            inner, seen = obj, {id(obj)}
            while hasattr(inner, "__wrapped__"):
                inner = inner.__wrapped__
                if id(inner) in seen:
                    raise ValueError(f"wrapper loop when unwrapping {obj!r}")
                seen.add(id(inner))
            names = getattr(inner, "__globals__", {}) if globalns is None else globalns
        if format == 1:
            found = getattr(obj, "__annotations__", None)
        else:
            from annotationlib import get_annotations
            found = get_annotations(obj, format=format)
        if found is None:
            if isinstance(obj, (types.FunctionType, types.BuiltinFunctionType, types.MethodType, types.ModuleType)):
                return {}
            raise TypeError(f"{obj!r} is not a module, class, method, or function.")
        local = names if localns is None else localns
        for name, value in found.items():
            value = _type_convert(value)
            try:
                hints[name] = _evaluated(value, names, local, getattr(obj, "__type_params__", ()))
            except NameError:
                if format != 3:
                    raise
                # What is not there yet stays a reference.
                hints[name] = value
    if include_extras:
        return hints
    return {name: _strip_annotations(value) for name, value in hints.items()}


def evaluate_forward_ref(forward_ref, *, owner=None, globals=None, locals=None, type_params=None, format=None):
    """The type that a forward reference means."""
    value = forward_ref.evaluate(globals=globals, locals=locals, type_params=type_params, owner=owner)
    return _evaluated(_type_convert(value), globals or {}, locals, type_params or ())


# ---- functions that do nothing, or almost ----

def cast(typ, val):
    """The value itself."""
    return val


def assert_type(val, typ, /):
    """The value itself."""
    return val


def assert_never(arg, /):
    """Says that this is never reached."""
    value = repr(arg)
    if len(value) > 100:
        value = value[:100] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {value}")


def reveal_type(obj, /):
    """Shows the class of a value on stderr; answers the value."""
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def _marked(obj, name):
    try:
        setattr(obj, name, True)
    except (AttributeError, TypeError):
        pass
    return obj


def final(f):
    """Says that a method is not to be overridden, or a class not derived from."""
    return _marked(f, "__final__")


def override(method, /):
    """Says that a method overrides one of a base."""
    return _marked(method, "__override__")


def no_type_check(arg):
    """Says that annotations are no types."""
    if isinstance(arg, type):
        for name in dir(arg):
            obj = getattr(arg, name)
            if getattr(obj, "__qualname__", None) == f"{arg.__qualname__}.{getattr(obj, '__name__', None)}":
                if isinstance(obj, types.FunctionType):
                    obj.__no_type_check__ = True
                elif isinstance(obj, types.MethodType):
                    obj.__func__.__no_type_check__ = True
                elif isinstance(obj, type):
                    no_type_check(obj)
    return _marked(arg, "__no_type_check__")


def no_type_check_decorator(decorator):
    """A decorator whose results are marked by no_type_check. Deprecated."""
    import warnings

    warnings._deprecated("typing.no_type_check_decorator", remove=(3, 15))

    def wrapped_decorator(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))
    return wrapped_decorator


_overloads = {}


def _overload_dummy(*args, **kwds):
    """What stands where an overload would."""
    raise NotImplementedError(
        "You should not call an overloaded function. A series of @overload-decorated functions outside a stub module "
        "should always be followed by an implementation that is not @overload-ed."
    )


def overload(func):
    """One of several signatures of a function."""
    inner = getattr(func, "__func__", func)
    try:
        key = inner.__module__, inner.__qualname__
        _overloads.setdefault(key, {})[inner.__code__.co_firstlineno] = func
    except AttributeError:
        pass
    return _overload_dummy


def get_overloads(func):
    """The overloads of a function."""
    func = getattr(func, "__func__", func)
    return list(_overloads.get((func.__module__, func.__qualname__), {}).values())


def clear_overloads():
    """Forgets all overloads."""
    _overloads.clear()


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, frozen_default=False,
                        field_specifiers=(), **kwargs):
    """Says that a decorator, class or metaclass makes dataclasses."""
    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            "eq_default": eq_default, "order_default": order_default, "kw_only_default": kw_only_default,
            "frozen_default": frozen_default, "field_specifiers": field_specifiers, "kwargs": kwargs,
        }
        return cls_or_fn
    return decorator


# ---- streams ----

class IO(Generic[AnyStr]):
    """What files have in common, for annotations."""

    __slots__ = ()


class BinaryIO(IO[bytes]):
    """A binary file, for annotations."""

    __slots__ = ()


class TextIO(IO[str]):
    """A text file, for annotations."""

    __slots__ = ()


_LAZY = {
    "Callable": _make_callable,
    "SupportsInt": _supports("SupportsInt", "__int__", "Has `__int__`."),
    "SupportsFloat": _supports("SupportsFloat", "__float__", "Has `__float__`."),
    "SupportsComplex": _supports("SupportsComplex", "__complex__", "Has `__complex__`."),
    "SupportsBytes": _supports("SupportsBytes", "__bytes__", "Has `__bytes__`."),
    "SupportsIndex": _supports("SupportsIndex", "__index__", "Has `__index__`."),
    "SupportsAbs": _supports("SupportsAbs", "__abs__", "Has `__abs__`."),
    "SupportsRound": _supports("SupportsRound", "__round__", "Has `__round__`.", 1),
}
