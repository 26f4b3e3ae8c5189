"""Copies of objects, shallow and deep: the module `copy`. The builtin containers and plain objects are copied in `_copy`."""

import copyreg as _copyreg
import types as _types
from _copy import _deepcopy_dict, _deepcopy_list, _deepcopy_tuple, copy, deepcopy, prepare as _prepare
from _weakref import ref as _ref

__all__ = ["Error", "copy", "deepcopy", "replace"]


class Error(Exception):
    """An object cannot be copied."""


error = Error

_KEPT = frozenset({
    _types.NoneType, int, float, bool, complex, str, tuple, bytes, frozenset, type, range, slice, property,
    _types.BuiltinFunctionType, _types.EllipsisType, _types.NotImplementedType, _types.FunctionType, _types.CodeType,
    _ref, super,
})
_KEPT_DEEP = _KEPT - {tuple, frozenset, slice, super}
_COPIED = frozenset({list, dict, set, bytearray})


def _copy_other(x, cls):
    """Copies what `_copy.copy` does not know."""
    if cls in _COPIED:
        return cls.copy(x)
    if issubclass(cls, type):
        return x
    copier = getattr(cls, "__copy__", None)
    if copier is not None:
        return copier(x)
    reduced = _reduced(x, cls, "un(shallow)copyable object of type %s")
    if isinstance(reduced, str):
        return x
    return _reconstruct(x, None, *reduced)


def _deepcopy_other(x, cls, memo):
    """Copies what `_copy.deepcopy` does not know; what is in the memo does not come here."""
    if issubclass(cls, type):
        return x
    copier = getattr(x, "__deepcopy__", None)
    if copier is not None:
        return copier(memo)
    reduced = _reduced(x, cls, "un(deep)copyable object of type %s")
    return x if isinstance(reduced, str) else _reconstruct(x, memo, *reduced)


def _reduced(x, cls, message):
    """How the object says it is made again."""
    reductor = _copyreg.dispatch_table.get(cls)
    if reductor is not None:
        return reductor(x)
    reductor = getattr(x, "__reduce_ex__", None)
    if reductor is not None:
        return reductor(4)
    reductor = getattr(x, "__reduce__", None)
    if reductor is not None:
        return reductor()
    raise Error(message % cls)


def _deepcopy_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


_deepcopy_dispatch = {
    list: _deepcopy_list,
    tuple: _deepcopy_tuple,
    dict: _deepcopy_dict,
    _types.MethodType: _deepcopy_method,
}

_prepare(_KEPT_DEEP, _KEPT, _deepcopy_dispatch, _copyreg.dispatch_table, _deepcopy_other, _copy_other)


def _reconstruct(x, memo, func, args, state=None, listiter=None, dictiter=None, *, deepcopy=deepcopy):
    deep = memo is not None
    if deep and args:
        args = [deepcopy(arg, memo) for arg in args]
    made = func(*args)
    if deep:
        memo[id(x)] = made
    if state is not None:
        _set_state(made, deepcopy(state, memo) if deep else state)
    for item in listiter or ():
        made.append(deepcopy(item, memo) if deep else item)
    for key, value in dictiter or ():
        if deep:
            key, value = deepcopy(key, memo), deepcopy(value, memo)
        made[key] = value
    return made


def _set_state(made, state):
    if hasattr(made, "__setstate__"):
        made.__setstate__(state)
        return
    slots = None
    if isinstance(state, tuple) and len(state) == 2:
        state, slots = state
    if state is not None:
        made.__dict__.update(state)
    for name, value in (slots or {}).items():
        setattr(made, name, value)


def replace(obj, /, **changes):
    """A copy with some fields changed, by the `__replace__` of its class."""
    cls = obj.__class__
    func = getattr(cls, "__replace__", None)
    if func is None:
        raise TypeError(f"replace() does not support {cls.__name__} objects")
    return func(obj, **changes)
