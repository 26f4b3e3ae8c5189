"""Weak references: the module `weakref`, on top of `_weakref`.

References themselves are in Rust. Here are proxies, the containers whose keys or values do not keep anything alive, and finalize.
"""

from _collections_abc import GenericAlias, Mapping, MutableMapping, MutableSet
from _weakref import ReferenceType, getweakrefcount, ref
from _weakref import getweakrefs as _references

__all__ = [
    "ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary", "ReferenceType", "ProxyType",
    "CallableProxyType", "ProxyTypes", "WeakValueDictionary", "WeakSet", "WeakMethod", "finalize",
]


class ProxyType:
    """What behaves like the object it refers to, as long as that is there."""

    __slots__ = ("_ref", "__weakref__")
    __hash__ = None

    def __getattribute__(self, name):
        return getattr(_referent(self), name)

    def __setattr__(self, name, value):
        setattr(_referent(self), name, value)

    def __delattr__(self, name):
        delattr(_referent(self), name)

    def __repr__(self):
        target = _get_reference(self)()
        if target is None:
            return f"<weakproxy at {id(self):#x}; dead>"
        return f"<weakproxy at {id(self):#x}; to {type(target).__name__!r} at {id(target):#x}>"


class CallableProxyType(ProxyType):
    """A proxy of what can be called."""

    __slots__ = ()

    def __call__(self, *args, **kwargs):
        return _referent(self)(*args, **kwargs)


ProxyTypes = (ProxyType, CallableProxyType)
ProxyType.__module__ = CallableProxyType.__module__ = "weakref"
_get_reference = ProxyType._ref.__get__
_set_reference = ProxyType._ref.__set__


def _referent(proxy):
    target = _get_reference(proxy)()
    if target is None:
        raise ReferenceError("weakly-referenced object no longer exists")
    return target


def _unwrapped(value):
    return _referent(value) if type(value) in ProxyTypes else value


def _iterator(proxy):
    target = _referent(proxy)
    if not hasattr(type(target), "__next__"):
        raise TypeError(f"Weakref proxy referenced a non-iterator {type(target).__name__!r} object")
    return target


def _forward_operators():
    """Gives proxies the special methods, which are looked up on the class and not on the object."""
    binary = {
        "add": "+", "sub": "-", "mul": "*", "truediv": "/", "floordiv": "//", "mod": "%", "pow": "**", "lshift": "<<",
        "rshift": ">>", "and": "&", "or": "|", "xor": "^", "matmul": "@",
    }
    lines = []
    for name, sign in binary.items():
        lines.append(f"def __{name}__(self, other): return _unwrapped(self) {sign} _unwrapped(other)")
        lines.append(f"def __r{name}__(self, other): return _unwrapped(other) {sign} _unwrapped(self)")
        lines.append(f"def __i{name}__(self, other):")
        lines.append(f"    target = _unwrapped(self); target {sign}= _unwrapped(other); return target")
    for name, sign in {"lt": "<", "le": "<=", "eq": "==", "ne": "!=", "gt": ">", "ge": ">="}.items():
        lines.append(f"def __{name}__(self, other): return _unwrapped(self) {sign} _unwrapped(other)")
    for name in ("str", "bool", "len", "iter", "abs", "int", "float", "complex", "reversed", "bytes"):
        lines.append(f"def __{name}__(self): return {name}(_unwrapped(self))")
    for name, sign in {"neg": "-", "pos": "+", "invert": "~"}.items():
        lines.append(f"def __{name}__(self): return {sign}_unwrapped(self)")
    lines.append("def __index__(self): return _unwrapped(self).__index__()")
    lines.append("def __next__(self): return next(_iterator(self))")
    lines.append("def __contains__(self, item): return _unwrapped(item) in _unwrapped(self)")
    lines.append("def __getitem__(self, key): return _unwrapped(self)[_unwrapped(key)]")
    lines.append("def __setitem__(self, key, value): _unwrapped(self)[_unwrapped(key)] = value")
    lines.append("def __delitem__(self, key): del _unwrapped(self)[_unwrapped(key)]")
    lines.append("def __divmod__(self, other): return divmod(_unwrapped(self), _unwrapped(other))")
    lines.append("def __rdivmod__(self, other): return divmod(_unwrapped(other), _unwrapped(self))")
    methods = {}
    exec("\n".join(lines), globals(), methods)
    for name, method in methods.items():
        setattr(ProxyType, name, method)


_forward_operators()


def proxy(target, callback=None, /):
    """A proxy of an object; `callback(proxy)` is called when the object goes away."""
    kind = CallableProxyType if callable(target) else ProxyType
    if callback is None:
        for known in _references(target):
            if type(known) is _ProxyReference and known.__callback__ is None and (shared := known.proxy()) is not None:
                return shared
    made = object.__new__(kind)
    own = ref(made)
    reference = _ProxyReference(target, callback and (lambda _: callback(own())))
    reference.proxy = own
    _set_reference(made, reference)
    return made


class _ProxyReference(ref):
    """The reference inside a proxy."""

    __slots__ = ("proxy",)


def getweakrefs(object, /):
    """The references to an object, and its proxies: first those that are shared, then the others, the latest first."""
    plain, rest = [], []
    for known in _references(object):
        is_proxy = type(known) is _ProxyReference
        shared = known.__callback__ is None and (is_proxy or type(known) is ref)
        if is_proxy:
            known = known.proxy()
        if known is None:
            continue
        if shared:
            plain.insert(len(plain) if is_proxy else 0, known)
        else:
            rest.insert(0, known)
    return plain + rest


class WeakMethod(ref):
    """A weak reference to a bound method: as long as its object is there, the method can be made again."""

    __slots__ = "_function", "_kind", "_alive", "__weakref__"

    def __new__(cls, method, callback=None):
        try:
            receiver, function = method.__self__, method.__func__
        except AttributeError:
            raise TypeError(f"argument should be a bound method, not {type(method)}") from None

        def gone(_):
            me = own()
            if me is not None and me._alive:
                me._alive = False
                if callback is not None:
                    callback(me)

        self = ref.__new__(cls, receiver, gone)
        self._function = ref(function, gone)
        self._kind = type(method)
        self._alive = True
        own = ref(self)
        return self

    def __call__(self):
        receiver, function = super().__call__(), self._function()
        if receiver is None or function is None:
            return None
        return self._kind(function, receiver)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not self._alive or not other._alive:
            return self is other
        return ref.__eq__(self, other) and self._function == other._function

    def __ne__(self, other):
        same = self.__eq__(other)
        return same if same is NotImplemented else not same

    __hash__ = ref.__hash__


class _WeakMapping(MutableMapping):
    """What the two dictionaries share. Whoever walks one walks over a copy: meanwhile members die, and other threads change it."""

    def __len__(self):
        return len(self.data)

    def __iter__(self):
        return self.keys()

    def keys(self):
        for key, _ in self.items():
            yield key

    def values(self):
        for _, value in self.items():
            yield value

    def _copied(self, new, copied):
        for key, value in self.items():
            new[copied(key)] = value
        return new

    def __copy__(self):
        return self.copy()

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        new = self.copy()
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        new = self.__class__()
        new.update(other)
        new.update(self)
        return new


class KeyedRef(ref):
    """The reference to a value, which knows its key."""

    __slots__ = ("key",)

    def __new__(cls, target, callback, key):
        self = ref.__new__(cls, target, callback)
        self.key = key
        return self

    def __init__(self, target, callback, key):
        super().__init__(target, callback)


class WeakValueDictionary(_WeakMapping):
    """A mapping that does not keep its values alive; an entry goes with its value."""

    def __init__(self, other=(), /, **more):
        own = ref(self)

        def remove(reference):
            me = own()
            if me is not None and me.data.get(reference.key) is reference:
                del me.data[reference.key]

        self._remove = remove
        self.data = {}
        self.update(other, **more)

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self.data[key] = KeyedRef(value, self._remove, key)

    def __delitem__(self, key):
        del self.data[key]

    def __contains__(self, key):
        reference = self.data.get(key)
        return reference is not None and reference() is not None

    def copy(self):
        return self._copied(WeakValueDictionary(), lambda key: key)

    def __deepcopy__(self, memo):
        from copy import deepcopy
        return self._copied(self.__class__(), lambda key: deepcopy(key, memo))

    def get(self, key, default=None):
        reference = self.data.get(key)
        value = None if reference is None else reference()
        return default if value is None else value

    def items(self):
        for key, reference in self.data.copy().items():
            if (value := reference()) is not None:
                yield key, value

    def itervaluerefs(self):
        yield from self.data.copy().values()

    def valuerefs(self):
        return list(self.data.copy().values())

    def popitem(self):
        while True:
            key, reference = self.data.popitem()
            if (value := reference()) is not None:
                return key, value

    def pop(self, key, *default):
        reference = self.data.pop(key, None)
        value = None if reference is None else reference()
        if value is not None:
            return value
        if default:
            return default[0]
        raise KeyError(key)

    def setdefault(self, key, default=None):
        value = self.get(key)
        if value is None:
            self[key] = value = default
        return value

    def update(self, other=None, /, **more):
        if other is not None:
            for key, value in (other if hasattr(other, "items") else dict(other)).items():
                self.data[key] = KeyedRef(value, self._remove, key)
        for key, value in more.items():
            self.data[key] = KeyedRef(value, self._remove, key)


class WeakKeyDictionary(_WeakMapping):
    """A mapping that does not keep its keys alive; an entry goes with its key."""

    def __init__(self, dict=None):
        own = ref(self)

        def remove(reference):
            me = own()
            if me is not None:
                me.data.pop(reference, None)

        self._remove = remove
        self.data = {}
        if dict is not None:
            self.update(dict)

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __contains__(self, key):
        try:
            return ref(key) in self.data
        except TypeError:
            return False

    def copy(self):
        return self._copied(WeakKeyDictionary(), lambda key: key)

    def __deepcopy__(self, memo):
        from copy import deepcopy
        new = self.__class__()
        for key, value in self.items():
            new[key] = deepcopy(value, memo)
        return new

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def items(self):
        for reference, value in self.data.copy().items():
            if (key := reference()) is not None:
                yield key, value

    def keyrefs(self):
        return list(self.data)

    def popitem(self):
        while True:
            reference, value = self.data.popitem()
            if (key := reference()) is not None:
                return key, value

    def pop(self, key, *default):
        return self.data.pop(ref(key), *default)

    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._remove), default)

    def update(self, dict=None, /, **more):
        if dict is not None:
            for key, value in (dict if hasattr(dict, "items") else type(self.data)(dict)).items():
                self.data[ref(key, self._remove)] = value
        if more:
            self.update(more)


class WeakSet:
    """A set that does not keep its members alive."""

    __module__ = "_weakrefset"

    def __init__(self, data=None):
        own = ref(self)

        def remove(reference):
            me = own()
            if me is not None:
                me.data.discard(reference)

        self._remove = remove
        self.data = set()
        if data is not None:
            self.update(data)

    def __iter__(self):
        for reference in self.data.copy():
            if (item := reference()) is not None:
                yield item

    def __len__(self):
        return len(self.data)

    def __reduce__(self):
        return self.__class__, (list(self),), self.__getstate__()

    def __contains__(self, item):
        try:
            return ref(item) in self.data
        except TypeError:
            return False

    def add(self, item):
        self.data.add(ref(item, self._remove))

    def clear(self):
        self.data.clear()

    def copy(self):
        return self.__class__(self)

    def pop(self):
        while True:
            try:
                reference = self.data.pop()
            except KeyError:
                raise KeyError("pop from empty WeakSet") from None
            if (item := reference()) is not None:
                return item

    def remove(self, item):
        self.data.remove(ref(item))

    def discard(self, item):
        self.data.discard(ref(item))

    def update(self, other):
        for item in other:
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def union(self, other):
        return self.__class__(item for part in (self, other) for item in part)

    __or__ = union

    def intersection(self, other):
        return self.__class__(item for item in other if item in self)

    __and__ = intersection

    def intersection_update(self, other):
        self.data.intersection_update(ref(item) for item in other)

    def __iand__(self, other):
        self.intersection_update(other)
        return self

    def difference(self, other):
        new = self.copy()
        new.difference_update(other)
        return new

    __sub__ = difference

    def difference_update(self, other):
        if self is other:
            self.clear()
        else:
            self.data.difference_update([ref(item) for item in other])

    def __isub__(self, other):
        self.difference_update(other)
        return self

    def symmetric_difference(self, other):
        new = self.copy()
        new.symmetric_difference_update(other)
        return new

    __xor__ = symmetric_difference

    def symmetric_difference_update(self, other):
        self.__ixor__(other)

    def __ixor__(self, other):
        if self is other:
            self.clear()
        else:
            self.data.symmetric_difference_update(ref(item, self._remove) for item in other)
        return self

    def issubset(self, other):
        return self.data.issubset(ref(item) for item in other)

    __le__ = issubset

    def __lt__(self, other):
        return self.data < set(map(ref, other))

    def issuperset(self, other):
        return self.data.issuperset(ref(item) for item in other)

    __ge__ = issuperset

    def __gt__(self, other):
        return self.data > set(map(ref, other))

    def isdisjoint(self, other):
        return len(self.intersection(other)) == 0

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self.data == set(map(ref, other))

    __hash__ = None

    def __repr__(self):
        return repr(self.data)

    __class_getitem__ = classmethod(GenericAlias)


MutableSet.register(WeakSet)


class finalize:
    """A call that is due when an object goes away, or at the end of the program. It keeps itself alive until then."""

    __slots__ = ()
    _registry = {}
    _registered_with_atexit = False

    class _Info:
        __slots__ = ("weakref", "func", "args", "kwargs", "atexit")

    def __init__(self, obj, func, /, *args, **kwargs):
        if not self._registered_with_atexit:
            import atexit
            atexit.register(self._exitfunc)
            finalize._registered_with_atexit = True
        info = self._Info()
        info.weakref = ref(obj, self)
        info.func, info.args, info.kwargs = func, args, kwargs or None
        info.atexit = True
        self._registry[self] = info

    def __call__(self, _=None):
        """Makes the call, unless it was made or given up before."""
        info = self._registry.pop(self, None)
        if info is not None:
            return info.func(*info.args, **(info.kwargs or {}))

    def detach(self):
        """Gives the call up: the object, the function and its arguments; None if it is too late."""
        info = self._registry.get(self)
        target = info and info.weakref()
        if target is not None and self._registry.pop(self, None):
            return (target, info.func, info.args, info.kwargs or {})

    def peek(self):
        """As detach, but the call stays due."""
        info = self._registry.get(self)
        target = info and info.weakref()
        if target is not None:
            return (target, info.func, info.args, info.kwargs or {})

    @property
    def alive(self):
        """Is the call still due?"""
        return self in self._registry

    @property
    def atexit(self):
        """Is the call made at the end of the program, if the object is there until then?"""
        info = self._registry.get(self)
        return bool(info) and info.atexit

    @atexit.setter
    def atexit(self, value):
        info = self._registry.get(self)
        if info:
            info.atexit = bool(value)

    def __repr__(self):
        info = self._registry.get(self)
        target = info and info.weakref()
        if target is None:
            return f"<{type(self).__name__} object at {id(self):#x}; dead>"
        return f"<{type(self).__name__} object at {id(self):#x}; for {type(target).__name__!r} at {id(target):#x}>"

    @classmethod
    def _exitfunc(cls):
        # The program ends: makes the calls that are due, the last first.
        while due := [call for call, info in cls._registry.items() if info.atexit]:
            try:
                due[-1]()
            except Exception:
                import sys
                sys.excepthook(*sys.exc_info())
