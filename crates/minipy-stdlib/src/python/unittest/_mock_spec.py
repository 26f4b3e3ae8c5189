"""What mocks are told to look like: lists of names, classes and functions with their signatures. Part of `unittest.mock`."""

import inspect
import sys
import types

FILTER_DIR = True


class InvalidSpecError(Exception):
    """A mock cannot be the specification of another."""


_BASIC = (
    "lt gt le ge eq ne getitem setitem delitem len contains str sizeof enter exit divmod rdivmod neg pos abs invert complex int "
    "float index round trunc floor ceil bool next fspath aiter"
)
_BINARY = "add sub mul matmul truediv floordiv mod lshift rshift and xor or pow"
_RARE = (
    "get set delete reversed missing reduce reduce_ex getinitargs getnewargs getstate setstate getformat repr dir subclasses format "
    "getnewargs_ex"
)


def _dunders(names, prefix=""):
    return {f"__{prefix}{name}__" for name in names.split()}


# What a MagicMock answers to; what it answers to only when told; what must be a coroutine; what no mock may have.
_magics = _dunders("hash iter " + _BASIC) | _dunders(_BINARY) | _dunders(_BINARY, "i") | _dunders(_BINARY, "r")
_rare_magics = _dunders(_RARE)
_async_method_magics = {"__aenter__", "__aexit__", "__anext__"}
_async_magics = _async_method_magics | {"__aiter__"}
_all_magics = _magics | _rare_magics | _async_magics
_unsupported_magics = _dunders("getattr setattr init new prepare instancecheck subclasscheck del")


def _is_magic(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__"


def _is_list(obj):
    """Is it a list or tuple of names? Subclasses are taken for what they are."""
    return type(obj) in (list, tuple)


def _is_mock(obj):
    """Is it a mock? Asked of the class, since `__class__` of a mock may say anything."""
    from unittest.mock import NonCallableMock
    return issubclass(type(obj), NonCallableMock)


def _refuse_mock(obj, what):
    if _is_mock(obj):
        raise InvalidSpecError(f"Cannot {what} a Mock object. [object={obj!r}]")


def _dataclass_fields(spec):
    """The fields of a dataclass or of an instance. Only a program that has imported `dataclasses` can have one."""
    module = sys.modules.get("dataclasses")
    return module.fields(spec) if module is not None and module.is_dataclass(spec) else ()


def _is_async_func(obj):
    return hasattr(obj, "__code__") and inspect.iscoroutinefunction(obj)


def _is_async_obj(obj):
    if _is_mock(obj):
        from unittest.mock import AsyncMock
        return issubclass(type(obj), AsyncMock)
    obj = getattr(obj, "__func__", obj)
    return inspect.iscoroutinefunction(obj) or inspect.isawaitable(obj)


def _callable(obj):
    if isinstance(obj, type):
        return True
    if isinstance(obj, (staticmethod, classmethod, types.MethodType)):
        return _callable(obj.__func__)
    return getattr(obj, "__call__", None) is not None


def _instance_callable(obj):
    """Can it be called, or its instances if it is a class?"""
    if not isinstance(obj, type):
        return getattr(obj, "__call__", None) is not None
    return any(base.__dict__.get("__call__") is not None for base in obj.__mro__)


def _signature_of(spec, as_instance, eat_self):
    """The function that is called when `spec` is, and its signature; None if it is not known."""
    func = spec
    if isinstance(spec, type) and not as_instance:
        func, eat_self = spec.__init__, True
    elif isinstance(spec, (classmethod, staticmethod)):
        eat_self = eat_self or isinstance(spec, classmethod)
        func = spec.__func__
    elif not isinstance(spec, (types.FunctionType, types.MethodType, types.BuiltinFunctionType)):
        try:
            func = spec.__call__
        except AttributeError:
            return None
    if isinstance(func, types.MethodType):
        # It is bound already.
        eat_self = False
    asked = func
    if eat_self and not isinstance(func, types.BuiltinFunctionType):
        from functools import partial
        asked = partial(func, None)
    try:
        return func, inspect.signature(asked, annotation_format=3)
    except (ValueError, TypeError):
        return None


def _check_signature(spec, mock, as_instance=False, eat_self=False):
    """Has the class of a mock check its calls against a signature."""
    found = _signature_of(spec, as_instance, eat_self)
    if found is None:
        return
    signature = found[1]

    def check(self, /, *args, **kwargs):
        signature.bind(*args, **kwargs)
    type(mock)._mock_check_sig = check
    type(mock).__signature__ = signature


def _without_self(owner, name):
    """Is the function of this name in a class a method, whose first parameter is bound?"""
    is_class = isinstance(owner, type)
    if not is_class:
        if name in getattr(owner, "__dict__", {}):
            return False
        owner = type(owner)
    for base in owner.__mro__:
        found = base.__dict__.get(name)
        if found is not None:
            return is_class and isinstance(found, types.FunctionType)
    return is_class
