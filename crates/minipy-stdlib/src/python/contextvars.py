"""Context variables: values that belong to a context, and contexts that can be copied and run in.

Every thread begins with an empty context of its own; `Context.run` puts another in its place for the time of a call.
"""

import _thread
from _collections_abc import Mapping
from types import GenericAlias

__all__ = ["Context", "ContextVar", "Token", "copy_context"]

_MISSING = object()


class _Current(_thread._local):
    """The context a thread is in."""

    def __init__(self):
        self.context = None


_current = _Current()


def _context():
    """The context of this thread, made when it is first needed."""
    context = _current.context
    if context is None:
        context = _current.context = Context()
        context._entered = True
    return context


class Context(Mapping):
    """A mapping from context variables to values."""

    __module__ = "_contextvars"

    def __new__(cls, *args, **kwargs):
        if args or kwargs:
            raise TypeError("Context() does not accept any arguments")
        self = object.__new__(cls)
        self._values = {}
        self._entered = False
        self._previous = None
        return self

    def __init_subclass__(cls, **kwargs):
        raise TypeError("type '_contextvars.Context' is not an acceptable base type")

    def run(self, callable, /, *args, **kwargs):
        """Calls a function in this context."""
        if self._entered:
            raise RuntimeError(f"cannot enter context: {self!r} is already entered")
        previous = _current.context
        if previous is None:
            previous = _context()
        self._entered = True
        _current.context = self
        try:
            return callable(*args, **kwargs)
        finally:
            _current.context = previous
            self._entered = False

    def copy(self):
        """Another context with the same values."""
        other = Context()
        other._values = self._values.copy()
        return other

    def _check(self, key):
        if not isinstance(key, ContextVar):
            raise TypeError(f"a ContextVar key was expected, got {key!r}")

    def __getitem__(self, key):
        self._check(key)
        return self._values[key]

    def __contains__(self, key):
        self._check(key)
        return key in self._values

    def get(self, key, default=None, /):
        self._check(key)
        return self._values.get(key, default)

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def __eq__(self, other):
        return self._values == other._values if isinstance(other, Context) else NotImplemented

    __hash__ = None

    def keys(self):
        return self._values.keys()

    def values(self):
        return self._values.values()

    def items(self):
        return self._values.items()


class ContextVar:
    """A variable whose value depends on the context."""

    __module__ = "_contextvars"
    __slots__ = ("name", "_default")

    def __new__(cls, *args, default=_MISSING, **kwargs):
        if len(args) > 1:
            raise TypeError(f"ContextVar() takes at most 1 positional argument ({len(args)} given)")
        if not args:
            raise TypeError("ContextVar() takes exactly 1 positional argument (0 given)")
        if kwargs:
            raise TypeError(f"ContextVar() got an unexpected keyword argument {next(iter(kwargs))!r}")
        name = args[0]
        if not isinstance(name, str):
            raise TypeError("context variable name must be a str")
        hash(name)
        self = object.__new__(cls)
        object.__setattr__(self, "name", name)
        object.__setattr__(self, "_default", default)
        return self

    def __init_subclass__(cls, **kwargs):
        raise TypeError("type '_contextvars.ContextVar' is not an acceptable base type")

    def __setattr__(self, name, value):
        if name == "name":
            raise AttributeError("readonly attribute")
        raise AttributeError(f"'_contextvars.ContextVar' object has no attribute {name!r}")

    def __repr__(self):
        default = "" if self._default is _MISSING else f" default={self._default!r}"
        return f"<ContextVar name={self.name!r}{default} at {id(self):#x}>"

    def get(self, default=_MISSING, /):
        """The value in the current context; else the argument, else the default of the variable."""
        context = _current.context
        if context is not None:
            value = context._values.get(self, _MISSING)
            if value is not _MISSING:
                return value
        if default is not _MISSING:
            return default
        if self._default is not _MISSING:
            return self._default
        raise LookupError(self)

    def set(self, value, /):
        """Sets the value in the current context; the token can undo it."""
        context = _context()
        old = context._values.get(self, Token.MISSING)
        context._values[self] = value
        return _make_token(context, self, old)

    def reset(self, token, /):
        """Gives the variable the value it had before the `set` that made the token."""
        if not isinstance(token, Token):
            raise TypeError(f"expected an instance of Token, got {token!r}")
        if token._used:
            raise RuntimeError(f"{token!r} has already been used once")
        if token.var is not self:
            raise ValueError(f"{token!r} was created by a different ContextVar")
        context = _context()
        if token._context is not context:
            raise ValueError(f"{token!r} was created in a different Context")
        token._used = True
        if token.old_value is Token.MISSING:
            context._values.pop(self, None)
        else:
            context._values[self] = token.old_value

    __class_getitem__ = classmethod(GenericAlias)


class _Missing:
    __slots__ = ()

    def __repr__(self):
        return "<Token.MISSING>"


class Token:
    """What `ContextVar.set` gives: the variable and the value it had before."""

    __module__ = "_contextvars"
    __slots__ = ("_context", "_used", "var", "old_value")

    MISSING = _Missing()

    def __new__(cls, *args, **kwargs):
        raise RuntimeError("Tokens can only be created by ContextVars")

    def __init_subclass__(cls, **kwargs):
        raise TypeError("type '_contextvars.Token' is not an acceptable base type")

    def __repr__(self):
        return f"<Token{' used' if self._used else ''} var={self.var!r} at {id(self):#x}>"

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.var.reset(self)

    __hash__ = None

    __class_getitem__ = classmethod(GenericAlias)


def _make_token(context, var, old):
    token = object.__new__(Token)
    token._context, token._used, token.var, token.old_value = context, False, var, old
    return token


def copy_context():
    """A copy of the current context."""
    return _context().copy()
