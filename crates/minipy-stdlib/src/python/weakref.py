"""Weak references: the module `weakref`, on top of `_weakref`.

References themselves are in Rust. Here are proxies, the containers whose keys or values do not keep anything alive, and finalize.
A container that is walked while its members die puts off their removal until the walk is over.
"""

from _weakref import ReferenceType, getweakrefcount, getweakrefs, ref

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
    lines.append("def __next__(self): return next(_unwrapped(self))")
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
        for known in getweakrefs(target):
            if type(known) is _ProxyReference and known.proxy is not None and (shared := known.proxy()) is not None:
                return shared
    made = object.__new__(kind)
    own = ref(made)
    reference = _ProxyReference(target, callback and (lambda _: callback(own())))
    # Only a proxy without a callback is given out again.
    reference.proxy = own if callback is None else None
    _set_reference(made, reference)
    return made


class _ProxyReference(ref):
    """The reference inside a proxy."""

    __slots__ = ("proxy",)


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


class _Walk:
    """While one of these is open, members that die stay where they are."""

    def __init__(self, container):
        self._container = container

    def __enter__(self):
        self._container._walks += 1

    def __exit__(self, *_):
        self._container._walks -= 1
        if not self._container._walks:
            self._container._commit()


class _WeakMapping:
    """What the two dictionaries share: methods made of those of a dict of strong references."""

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def pop(self, key, *default):
        if len(default) > 1:
            raise TypeError(f"pop expected at most 2 arguments, got {1 + len(default)}")
        try:
            value = self[key]
        except KeyError:
            if default:
                return default[0]
            raise
        del self[key]
        return value

    def setdefault(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            self[key] = default
            return default

    def update(self, other=None, /, **more):
        if other is not None:
            if hasattr(other, "keys"):
                for key in list(other.keys()):
                    self[key] = other[key]
            else:
                for key, value in other:
                    self[key] = value
        for key, value in more.items():
            self[key] = value

    def clear(self):
        self.data.clear()

    def keys(self):
        for key, _ in self.items():
            yield key

    __iter__ = keys

    def values(self):
        for _, value in self.items():
            yield value

    def __len__(self):
        return len(self.data) - self._dead()

    def copy(self):
        new = type(self)()
        for key, value in self.items():
            new[key] = value
        return new

    __copy__ = copy

    def __eq__(self, other):
        if not isinstance(other, (_WeakMapping, dict)):
            return NotImplemented
        return dict(self.items()) == dict(other.items())

    __hash__ = None

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"

    def __or__(self, other):
        if not isinstance(other, (_WeakMapping, dict)):
            return NotImplemented
        new = self.copy()
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, (_WeakMapping, dict)):
            return NotImplemented
        new = type(self)()
        new.update(other)
        new.update(self)
        return new

    def __ior__(self, other):
        self.update(other)
        return self


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
            if me is not None and not me._walks and me.data.get(reference.key) is reference:
                del me.data[reference.key]

        self._remove = remove
        self._walks = 0
        self.data = {}
        self.update(other, **more)

    def _commit(self):
        for key, reference in list(self.data.items()):
            if reference() is None:
                del self.data[key]

    def _dead(self):
        return sum(reference() is None for reference in list(self.data.values())) if self._walks else 0

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

    def items(self):
        with _Walk(self):
            for key, reference in self.data.items():
                if (value := reference()) is not None:
                    yield key, value

    def itervaluerefs(self):
        with _Walk(self):
            yield from self.data.values()

    def valuerefs(self):
        return list(self.data.values())

    def popitem(self):
        while True:
            key, reference = self.data.popitem()
            if (value := reference()) is not None:
                return key, value


class WeakKeyDictionary(_WeakMapping):
    """A mapping that does not keep its keys alive; an entry goes with its key."""

    def __init__(self, other=None, /):
        own = ref(self)

        def remove(reference):
            me = own()
            if me is not None and not me._walks:
                me.data.pop(reference, None)

        self._remove = remove
        self._walks = 0
        self.data = {}
        if other is not None:
            self.update(other)

    def _commit(self):
        for reference in list(self.data):
            if reference() is None:
                del self.data[reference]

    def _dead(self):
        return sum(reference() is None for reference in list(self.data)) if self._walks else 0

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

    def items(self):
        with _Walk(self):
            for reference, value in self.data.items():
                if (key := reference()) is not None:
                    yield key, value

    def keyrefs(self):
        return list(self.data)

    def popitem(self):
        while True:
            reference, value = self.data.popitem()
            if (key := reference()) is not None:
                return key, value


class WeakSet:
    """A set that does not keep its members alive."""

    def __init__(self, data=None):
        own = ref(self)

        def remove(reference):
            me = own()
            if me is not None and not me._walks:
                me.data.discard(reference)

        self._remove = remove
        self._walks = 0
        self.data = set()
        if data is not None:
            self.update(data)

    def _commit(self):
        for reference in list(self.data):
            if reference() is None:
                self.data.discard(reference)

    def __iter__(self):
        with _Walk(self):
            for reference in self.data:
                if (item := reference()) is not None:
                    yield item

    def __len__(self):
        return sum(reference() is not None for reference in list(self.data))

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
        return type(self)(self)

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
        return type(self)([*self, *other])

    __or__ = union

    def intersection(self, other):
        return type(self)(item for item in other if item in self)

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
        return type(self)(set(self) ^ set(other))

    __xor__ = symmetric_difference

    def symmetric_difference_update(self, other):
        new = self.symmetric_difference(other)
        self.clear()
        self.update(new)

    def __ixor__(self, other):
        self.symmetric_difference_update(other)
        return self

    def issubset(self, other):
        return set(self) <= set(other)

    __le__ = issubset

    def __lt__(self, other):
        return set(self) < set(other)

    def issuperset(self, other):
        return set(self) >= set(other)

    __ge__ = issuperset

    def __gt__(self, other):
        return set(self) > set(other)

    def isdisjoint(self, other):
        return set(self).isdisjoint(other)

    def __eq__(self, other):
        if not isinstance(other, WeakSet):
            return NotImplemented
        return set(self) == set(other)

    __hash__ = None

    def __repr__(self):
        return repr(self.data)


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
