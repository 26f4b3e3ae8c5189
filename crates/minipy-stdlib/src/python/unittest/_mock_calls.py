"""Recorded calls, and the values that stand for others in them: `call`, `ANY`, `sentinel`, `DEFAULT`. Part of `unittest.mock`."""


class _SentinelObject:
    """A value that is nothing but its name."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"sentinel.{self.name}"

    def __reduce__(self):
        return f"sentinel.{self.name}"


class _Sentinel:
    """An attribute of it is made when it is first asked for, and is the same from then on."""

    def __init__(self):
        self._sentinels = {}

    def __getattr__(self, name):
        if name == "__bases__":
            raise AttributeError
        return self._sentinels.setdefault(name, _SentinelObject(name))

    def __reduce__(self):
        return "sentinel"


sentinel = _Sentinel()
DEFAULT = sentinel.DEFAULT


class _ANY:
    """Equal to everything."""

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return "<ANY>"


ANY = _ANY()


def _arguments_text(name, args, kwargs):
    """A call as it is written: `name(1, b=2)`."""
    parts = [repr(arg) for arg in args] + [f"{key}={value!r}" for key, value in kwargs.items()]
    return f"{name}({', '.join(parts)})"


def _positions_or_names(value):
    """What one part of a call is: positional arguments if a tuple, keyword arguments otherwise."""
    return (value, {}) if isinstance(value, tuple) else ((), value)


def _parts(value, name=""):
    """Name, positional and keyword arguments of what stands for a call: a tuple of up to three of them."""
    if not value:
        return name, (), {}
    if len(value) == 3:
        return tuple(value)
    if len(value) == 2:
        first, second = value
        if isinstance(first, str):
            return first, *_positions_or_names(second)
        return name, first, second
    only, = value
    if isinstance(only, str):
        return only, (), {}
    return name, *_positions_or_names(only)


class _Call(tuple):
    """A call: (name, args, kwargs), or (args, kwargs) of one whose name plays no part. Its attributes and what calling it gives are
    calls too, further along the same chain.
    """

    def __new__(cls, value=(), name="", parent=None, two=False, from_kall=True):
        parts = _parts(value, name)
        return tuple.__new__(cls, parts[1:] if two else parts)

    def __init__(self, value=(), name=None, parent=None, two=False, from_kall=True):
        self._mock_name = name
        self._mock_parent = parent
        self._mock_from_kall = from_kall

    def __eq__(self, other):
        try:
            length = len(other)
        except TypeError:
            return NotImplemented
        mine = ("", *self) if len(self) == 2 else tuple(self)
        if getattr(self, "_mock_parent", None) and getattr(other, "_mock_parent", None) and self._mock_parent != other._mock_parent:
            return False
        if length > 3:
            return False
        theirs = _parts(other)
        if mine[0] and theirs[0] != mine[0]:
            return False
        return theirs[1:] == mine[1:]

    __ne__ = object.__ne__
    __hash__ = None

    def __call__(self, /, *args, **kwargs):
        if self._mock_name is None:
            return _Call(("", args, kwargs), name="()")
        return _Call((self._mock_name, args, kwargs), name=self._mock_name + "()", parent=self)

    def __getattr__(self, attr):
        if self._mock_name is None:
            return _Call(name=attr, from_kall=False)
        return _Call(name=f"{self._mock_name}.{attr}", parent=self, from_kall=False)

    def __getattribute__(self, attr):
        # `call.count` and `call.index` are calls, not methods of tuples.
        if attr in tuple.__dict__:
            raise AttributeError
        return tuple.__getattribute__(self, attr)

    @property
    def args(self):
        """The positional arguments."""
        return self[-2]

    @property
    def kwargs(self):
        """The keyword arguments."""
        return self[-1]

    def __repr__(self):
        if not self._mock_from_kall:
            name = self._mock_name or "call"
            return f"call{name}" if name.startswith("()") else name
        name = "" if len(self) == 2 else self[0]
        if not name:
            name = "call"
        elif name.startswith("()"):
            name = "call" + name
        else:
            name = "call." + name
        return _arguments_text(name, self[-2], self[-1])

    def call_list(self):
        """The calls along the chain, the first one first: what a mock would record of it."""
        found, at = [], self
        while at is not None:
            if at._mock_from_kall:
                found.append(at)
            at = at._mock_parent
        return _CallList(reversed(found))


call = _Call(from_kall=False)


class _CallList(list):
    """Calls in their order; another list is `in` it if its calls stand there in a row."""

    def __contains__(self, value):
        if not isinstance(value, list):
            return list.__contains__(self, value)
        length = len(value)
        return any(self[i:i + length] == value for i in range(len(self) - length + 1))

    def __repr__(self):
        import pprint
        return pprint.pformat(list(self))
