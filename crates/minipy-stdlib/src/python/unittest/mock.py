"""Objects that stand for others in tests and note how they are used: the module `unittest.mock`.

An attribute of a mock is a mock, and so is what calling it gives. Each mock has a class of its own, so that special methods can be set
on it. Recorded calls are in `_mock_calls`, specifications in `_mock_spec`, `patch` in `_mock_patch`, `create_autospec` and
`mock_open` in `_mock_autospec`, mocks for coroutines in `_mock_async`.
"""

import threading
from unittest import _mock_spec
from unittest._mock_calls import ANY, DEFAULT, _ANY, _arguments_text, _Call, _CallList, _parts, _Sentinel, _SentinelObject, call, sentinel
from unittest._mock_spec import (
    FILTER_DIR, InvalidSpecError, _all_magics, _callable, _dataclass_fields, _is_async_func, _is_async_obj,
    _is_list, _is_magic, _is_mock, _magics, _refuse_mock, _signature_of, _unsupported_magics,
)

__all__ = (
    "Mock", "MagicMock", "patch", "sentinel", "DEFAULT", "ANY", "call", "create_autospec", "AsyncMock", "ThreadingMock", "FILTER_DIR",
    "NonCallableMock", "NonCallableMagicMock", "mock_open", "PropertyMock", "seal",
)

_MISTAKEN = ("assert", "assret", "asert", "aseert", "assrt")
_gone = object()


def _is_exception(obj):
    return isinstance(obj, BaseException) or isinstance(obj, type) and issubclass(obj, BaseException)


def _mock_behind(obj):
    """The mock of a function that `create_autospec` made, or the object itself."""
    import types
    return obj.mock if isinstance(obj, types.FunctionType) and hasattr(obj, "mock") else obj


def _static_member(spec, name):
    """An attribute as it is stored, without running code of the object."""
    import inspect
    member = inspect.getattr_static(spec, name, None)
    return member.__func__ if isinstance(member, (staticmethod, classmethod)) else member


def _adopt(parent, value, name, new_name):
    """Makes a mock that belongs to nobody yet a child of `parent`, unless that would make a ring."""
    value = _mock_behind(value)
    if not _is_mock(value):
        return False
    if value._mock_name or value._mock_new_name or value._mock_parent is not None or value._mock_new_parent is not None:
        return False
    at = parent
    while at is not None:
        if at is value:
            return False
        at = at._mock_new_parent
    if new_name:
        value._mock_new_parent, value._mock_new_name = parent, new_name
    if name:
        value._mock_parent, value._mock_name = parent, name
    return True


def _delegating(name):
    """What a mock knows about its calls; a function with a mock behind it keeps it in its own attributes."""
    inner = "_mock_" + name

    def get(self):
        delegate = self._mock_delegate
        return getattr(self, inner) if delegate is None else getattr(delegate, name)

    def set(self, value):
        delegate = self._mock_delegate
        if delegate is None:
            self.__dict__[inner] = value
        else:
            setattr(delegate, name, value)
    return property(get, set)


class Base:
    _mock_return_value = DEFAULT
    _mock_side_effect = None

    def __init__(self, /, *args, **kwargs):
        pass


class NonCallableMock(Base):
    """A mock that cannot be called."""

    _lock = threading.RLock()

    def __new__(cls, spec=None, wraps=None, name=None, spec_set=None, parent=None, _spec_state=None, _new_name="", _new_parent=None,
                _spec_as_instance=False, _eat_self=None, unsafe=False, **kwargs):
        bases = (cls,)
        if not issubclass(cls, AsyncMockMixin):
            given = spec_set or spec
            if given is not None and _is_async_obj(given):
                bases = (AsyncMockMixin, cls)
        return object.__new__(type(cls.__name__, bases, {"__doc__": cls.__doc__}))

    def __init__(self, spec=None, wraps=None, name=None, spec_set=None, parent=None, _spec_state=None, _new_name="", _new_parent=None,
                 _spec_as_instance=False, _eat_self=None, unsafe=False, **kwargs):
        state = self.__dict__
        state["_mock_parent"], state["_mock_name"] = parent, name
        state["_mock_new_name"], state["_mock_new_parent"] = _new_name, parent if _new_parent is None else _new_parent
        state["_mock_sealed"] = False
        if spec_set is not None:
            spec, spec_set = spec_set, True
        self._mock_add_spec(spec, spec_set, _spec_as_instance, parent is not None if _eat_self is None else _eat_self)
        state["_mock_children"], state["_mock_wraps"], state["_mock_delegate"] = {}, wraps, None
        state["_mock_called"], state["_mock_call_args"], state["_mock_call_count"] = False, None, 0
        state["_mock_call_args_list"], state["_mock_mock_calls"] = _CallList(), _CallList()
        state["method_calls"], state["_mock_unsafe"] = _CallList(), unsafe
        if kwargs:
            self.configure_mock(**kwargs)
        super().__init__(spec, wraps, name, spec_set, parent, _spec_state)

    # ---- what it looks like ----

    def _mock_add_spec(self, spec, spec_set, _spec_as_instance=False, _eat_self=False):
        _refuse_mock(spec, "spec") if spec is not None else None
        spec_class = signature = None
        coroutines = []
        if spec is not None and not _is_list(spec):
            spec_class = spec if isinstance(spec, type) else type(spec)
            found = _signature_of(spec, _spec_as_instance, _eat_self)
            signature = found and found[1]
            names = dir(spec)
            for name in names:
                if _is_async_func(_static_member(spec, name)):
                    coroutines.append(name)
            if _spec_as_instance or not isinstance(spec, type):
                names = [*names, *[field.name for field in _dataclass_fields(spec)]]
            spec = names
        state = self.__dict__
        state["_spec_class"], state["_spec_set"], state["_spec_signature"] = spec_class, spec_set, signature
        state["_mock_methods"], state["_spec_asyncs"] = spec, coroutines

    def mock_add_spec(self, spec, spec_set=False):
        """Only the attributes of `spec` can be asked for from now on, or set if `spec_set`."""
        self._mock_add_spec(spec, spec_set)

    @property
    def __class__(self):
        return type(self) if self._spec_class is None else self._spec_class

    def __dir__(self):
        if not _filters_dir():
            return object.__dir__(self)
        shown = {name for name in dir(type(self)) if not name.startswith("_")}
        shown.update([name for name in self.__dict__ if not name.startswith("_") or _is_magic(name)])
        shown.update([name for name, child in self._mock_children.items() if child is not _gone])
        return sorted(shown.union(self._mock_methods or ()))

    def _extract_mock_name(self):
        """The name with those of the parents before it."""
        chain, at = [], self
        while at is not None:
            chain.append(at)
            at = at._mock_new_parent
        text = chain.pop()._mock_name or "mock"
        for child in reversed(chain):
            name = child._mock_new_name
            text += name if name.startswith("()") else "." + name
        return text

    def __repr__(self):
        name, spec = self._extract_mock_name(), ""
        name = "" if name == "mock" else f" name={name!r}"
        if self._spec_class is not None:
            spec = f" spec{'_set' if self._spec_set else ''}={self._spec_class.__name__!r}"
        return f"<{type(self).__name__}{name}{spec} id='{id(self)}'>"

    # ---- attributes ----

    called = _delegating("called")
    call_count = _delegating("call_count")
    call_args = _delegating("call_args")
    call_args_list = _delegating("call_args_list")
    mock_calls = _delegating("mock_calls")

    @property
    def return_value(self):
        """What a call gives, a mock of its own if nobody has said."""
        value = self._mock_return_value if self._mock_delegate is None else self._mock_delegate.return_value
        if value is DEFAULT and self._mock_wraps is None:
            value = self._get_child_mock(_new_parent=self, _new_name="()")
            self.return_value = value
        return value

    @return_value.setter
    def return_value(self, value):
        if self._mock_delegate is not None:
            self._mock_delegate.return_value = value
        else:
            self._mock_return_value = value
            _adopt(self, value, None, "()")

    @property
    def side_effect(self):
        """What a call does besides: an exception is raised, a function called, the values of an iterable given one by one."""
        delegate = self._mock_delegate
        if delegate is None:
            return self._mock_side_effect
        effect = delegate.side_effect
        if effect is not None and not callable(effect) and not isinstance(effect, _MockIter) and not _is_exception(effect):
            effect = _MockIter(effect)
            delegate.side_effect = effect
        return effect

    @side_effect.setter
    def side_effect(self, value):
        if value is not None and not _is_exception(value) and not _callable(value):
            try:
                value = iter(value)
            except TypeError:
                pass
        if self._mock_delegate is None:
            self._mock_side_effect = value
        else:
            self._mock_delegate.side_effect = value

    def __getattr__(self, name):
        if name in ("_mock_methods", "_mock_unsafe"):
            raise AttributeError(name)
        methods = self._mock_methods
        if methods is not None:
            if name not in methods or name in _all_magics:
                raise AttributeError(f"Mock object has no attribute {name!r}")
        elif _is_magic(name):
            raise AttributeError(name)
        if not self._mock_unsafe and (not methods or name not in methods):
            if name.startswith(_MISTAKEN) or name in _without_assert():
                raise AttributeError(
                    f"{name!r} is not a valid assertion. Use a spec for the mock if {name!r} is meant to be an attribute."
                )
        with NonCallableMock._lock:
            child = self._mock_children.get(name)
            if child is _gone:
                raise AttributeError(name)
            if child is None:
                wrapped = None if self._mock_wraps is None else getattr(self._mock_wraps, name)
                child = self._get_child_mock(parent=self, name=name, wraps=wrapped, _new_name=name, _new_parent=self)
                self._mock_children[name] = child
            elif isinstance(child, _SpecState):
                try:
                    child = create_autospec(child.spec, child.spec_set, child.instance, child.parent, child.name)
                except InvalidSpecError:
                    raise InvalidSpecError(
                        f"Cannot autospec attr {name!r} from target {self._mock_name or self!r} as it has already been mocked out. "
                        f"[target={self!r}, attr={child.spec!r}]"
                    )
                self._mock_children[name] = child
            return child

    def __setattr__(self, name, value):
        methods = self._mock_methods if "_mock_methods" in self.__dict__ else None
        if name in _OWN or name.startswith("_mock_"):
            return object.__setattr__(self, name, value)
        if self._spec_set and methods is not None and name not in methods and name not in self.__dict__:
            raise AttributeError(f"Mock object has no attribute '{name}'")
        if name in _unsupported_magics:
            raise AttributeError(f"Attempting to set unsupported magic method {name!r}.")
        if name in _all_magics:
            if methods is not None and name not in methods:
                raise AttributeError(f"Mock object has no attribute '{name}'")
            if _is_mock(value):
                _adopt(self, value, None, name)
                setattr(type(self), name, value)
                self._mock_children[name] = value
            else:
                setattr(type(self), name, _method(name, value))
                original = value

                def value(*args, **kwargs):
                    return original(self, *args, **kwargs)
        elif name == "__class__":
            self._spec_class = value
            return None
        elif _adopt(self, value, name, name):
            self._mock_children[name] = value
        if self._mock_sealed and not hasattr(self, name):
            raise AttributeError(f"Cannot set {self._extract_mock_name()}.{name}")
        if isinstance(value, PropertyMock):
            self.__dict__[name] = value
            return None
        return object.__setattr__(self, name, value)

    def __delattr__(self, name):
        if name in _all_magics and name in type(self).__dict__:
            delattr(type(self), name)
            if name not in self.__dict__:
                return
        child = self._mock_children.get(name)
        if name in self.__dict__:
            object.__delattr__(self, name)
        elif child is _gone:
            raise AttributeError(name)
        self._mock_children[name] = _gone

    def attach_mock(self, mock, attribute):
        """Makes a mock the attribute of this name, so that its calls are noted here too."""
        inner = _mock_behind(mock)
        inner._mock_parent = inner._mock_new_parent = None
        inner._mock_name, inner._mock_new_name = "", None
        setattr(self, attribute, mock)

    def configure_mock(self, /, **kwargs):
        """Sets attributes, also of attributes: `**{"method.return_value": 3}`."""
        for path, value in sorted(kwargs.items(), key=lambda item: item[0].count(".")):
            at = self
            *before, last = path.split(".")
            for name in before:
                at = getattr(at, name)
            setattr(at, last, value)

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        """Forgets the calls, here and in the children."""
        visited = [] if visited is None else visited
        if id(self) in visited:
            return
        visited.append(id(self))
        self.called, self.call_args, self.call_count = False, None, 0
        self.mock_calls, self.call_args_list, self.method_calls = _CallList(), _CallList(), _CallList()
        if return_value:
            self._mock_return_value = DEFAULT
        if side_effect:
            self._mock_side_effect = None
        for child in self._mock_children.values():
            if child is not _gone and not isinstance(child, _SpecState):
                child.reset_mock(visited, return_value=return_value, side_effect=side_effect)
        value = self._mock_return_value
        if _is_mock(value) and value is not self:
            value.reset_mock(visited)

    def _get_child_mock(self, /, **kwargs):
        """The mock that an attribute or a call gives: of the class of this one, or one for coroutines."""
        if self._mock_sealed:
            attribute = f".{kwargs['name']}" if "name" in kwargs else "()"
            raise AttributeError(self._extract_mock_name() + attribute)
        if kwargs.get("_new_name") in self.__dict__["_spec_asyncs"]:
            return AsyncMock(**kwargs)
        cls = type(self)
        if issubclass(cls, MagicMock) and kwargs.get("_new_name") in _mock_spec._async_method_magics:
            return AsyncMock(**kwargs)
        if issubclass(cls, AsyncMockMixin):
            is_plain = kwargs.get("_new_name") in _magics or self._mock_methods and kwargs.get("_new_name") in self._mock_methods
            return MagicMock(**kwargs) if is_plain else AsyncMock(**kwargs)
        for base in cls.__mro__[1:]:
            if base is AsyncMockMixin:
                continue
            if base is NonCallableMagicMock:
                return MagicMock(**kwargs)
            if base is NonCallableMock:
                return Mock(**kwargs)
            return base(**kwargs)

    # ---- what was called ----

    def _format_mock_call_signature(self, args, kwargs):
        return _arguments_text(self._mock_name or "mock", args, kwargs)

    def _calls_repr(self):
        return f"\nCalls: {self.mock_calls!r}." if self.mock_calls else ""

    def _get_call_signature_from_name(self, name):
        """The signature of a child whose name has the names of those between before it."""
        if not name:
            return self._spec_signature
        children, signature = self._mock_children, None
        for part in name.replace("()", "").split("."):
            child = children.get(part)
            if child is None or child is _gone or isinstance(child, _SpecState):
                break
            child = _mock_behind(child)
            children, signature = child._mock_children, child._spec_signature
        return signature

    def _call_matcher(self, given):
        """A call with its arguments as the signature binds them, so that names and positions compare equal; or the TypeError."""
        if not isinstance(given, tuple):
            return given
        name, args, kwargs = _parts(given)
        signature = self._get_call_signature_from_name(name) if len(given) > 2 else self._spec_signature
        if signature is None:
            return given
        try:
            bound = signature.bind(*args, **kwargs)
        except TypeError as error:
            return error.with_traceback(None)
        # The name as an argument: it must be the same.
        return call(name, bound.args, bound.kwargs)

    def assert_not_called(self):
        """It was never called."""
        if self.call_count:
            raise AssertionError(
                f"Expected '{self._mock_name or 'mock'}' to not have been called. Called {self.call_count} times.{self._calls_repr()}"
            )

    def assert_called(self):
        """It was called."""
        if not self.call_count:
            raise AssertionError(f"Expected '{self._mock_name or 'mock'}' to have been called.")

    def assert_called_once(self):
        """It was called exactly once."""
        if self.call_count != 1:
            raise AssertionError(
                f"Expected '{self._mock_name or 'mock'}' to have been called once. Called {self.call_count} times.{self._calls_repr()}"
            )

    def assert_called_with(self, /, *args, **kwargs):
        """The last call had these arguments."""
        expected = self._format_mock_call_signature(args, kwargs)
        if self.call_args is None:
            raise AssertionError(f"expected call not found.\nExpected: {expected}\n  Actual: not called.")
        wanted = self._call_matcher(_Call((args, kwargs), two=True))
        actual = self._call_matcher(self.call_args)
        if actual != wanted:
            found = self._format_mock_call_signature(*self.call_args)
            cause = wanted if isinstance(wanted, Exception) else None
            raise AssertionError(f"expected call not found.\nExpected: {expected}\n  Actual: {found}") from cause

    def assert_called_once_with(self, /, *args, **kwargs):
        """It was called exactly once, with these arguments."""
        if self.call_count != 1:
            raise AssertionError(
                f"Expected '{self._mock_name or 'mock'}' to be called once. Called {self.call_count} times.{self._calls_repr()}"
            )
        return self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        """Some call had these arguments."""
        wanted = self._call_matcher(_Call((args, kwargs), two=True))
        cause = wanted if isinstance(wanted, Exception) else None
        actual = [self._call_matcher(one) for one in self.call_args_list]
        if cause or wanted not in _AnyComparer(actual):
            raise AssertionError(f"{self._format_mock_call_signature(args, kwargs)} call not found") from cause

    def assert_has_calls(self, calls, any_order=False):
        """`mock_calls` has these in a row, or in any order."""
        wanted = [self._call_matcher(one) for one in calls]
        cause = next((one for one in wanted if isinstance(one, Exception)), None)
        actual = _CallList([self._call_matcher(one) for one in self.mock_calls])
        if not any_order:
            if wanted in actual:
                return
            if cause is None:
                problem = "Calls not found."
            else:
                errors = [one if isinstance(one, Exception) else None for one in wanted]
                problem = f"Error processing expected calls.\nErrors: {errors}"
            shown = f"\n  Actual: {self.mock_calls!r}"
            raise AssertionError(f"{problem}\nExpected: {_CallList(calls)}{shown}") from cause
        left, missing = list(actual), []
        for one in wanted:
            try:
                left.remove(one)
            except ValueError:
                missing.append(one)
        if missing:
            raise AssertionError(
                f"{self._mock_name or 'mock'!r} does not contain all of {tuple(missing)!r} in its call list, found {list(actual)!r} instead"
            ) from cause


# What is set on a mock without further thought.
_OWN = {"called", "call_count", "call_args", "call_args_list", "mock_calls", "method_calls", "return_value", "side_effect"}
_OWN |= {"_spec_class", "_spec_set", "_spec_signature", "_spec_asyncs"}


def _filters_dir():
    return FILTER_DIR


def _without_assert():
    return {name.removeprefix("assert_") for name in dir(NonCallableMock) if name.startswith("assert_")}


class _AnyComparer(list):
    """A list whose items may be compared from either side, for arguments that know only whom they equal."""

    def __contains__(self, item):
        for one in self:
            if len(item) == len(one) and all(expected == actual for expected, actual in zip(item, one)):
                return True
        return False


class _MockIter:
    """Goes on where it stood, however often it is asked for an iterator."""

    def __init__(self, obj):
        self.obj = iter(obj)

    def __next__(self):
        return next(self.obj)


class _SpecState:
    """An attribute of an autospecced mock that nobody has asked for yet."""

    def __init__(self, spec, spec_set=False, parent=None, name=None, ids=None, instance=False):
        self.spec = spec
        self.spec_set = spec_set
        self.parent = parent
        self.name = name
        self.ids = ids
        self.instance = instance


class CallableMixin(Base):
    """What makes a mock callable."""

    def __init__(self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None, spec_set=None, parent=None,
                 _spec_state=None, _new_name="", _new_parent=None, **kwargs):
        self.__dict__["_mock_return_value"] = return_value
        super().__init__(spec, wraps, name, spec_set, parent, _spec_state, _new_name, _new_parent, **kwargs)
        self.side_effect = side_effect

    def _mock_check_sig(self, /, *args, **kwargs):
        pass

    def __call__(self, /, *args, **kwargs):
        self._mock_check_sig(*args, **kwargs)
        self._increment_mock_call(*args, **kwargs)
        return self._mock_call(*args, **kwargs)

    def _mock_call(self, /, *args, **kwargs):
        return self._execute_mock_call(*args, **kwargs)

    def _increment_mock_call(self, /, *args, **kwargs):
        """Notes a call, here and in the parents, which note it with the way to here before its name."""
        self.called = True
        self.call_count += 1
        noted = _Call((args, kwargs), two=True)
        self.call_args = noted
        self.call_args_list.append(noted)
        self.mock_calls.append(_Call(("", args, kwargs)))
        is_method = self._mock_parent is not None
        method_name, name = self._mock_name, self._mock_new_name
        is_call = name == "()"
        parent = self._mock_new_parent
        while parent is not None:
            if is_method:
                parent.method_calls.append(_Call((method_name, args, kwargs)))
                is_method = parent._mock_parent is not None
                if is_method:
                    method_name = f"{parent._mock_name}.{method_name}"
            parent.mock_calls.append(_Call((name, args, kwargs)))
            if parent._mock_new_name:
                name = parent._mock_new_name + ("" if is_call else ".") + name
                is_call = parent._mock_new_name == "()"
            parent = parent._mock_new_parent

    def _execute_mock_call(self, /, *args, **kwargs):
        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if not _callable(effect):
                result = next(effect)
                if _is_exception(result):
                    raise result
            else:
                result = effect(*args, **kwargs)
            if result is not DEFAULT:
                return result
        if self._mock_return_value is not DEFAULT:
            return self.return_value
        if self._mock_delegate and self._mock_delegate.return_value is not DEFAULT:
            return self._mock_delegate.return_value
        if self._mock_wraps is not None:
            return self._mock_wraps(*args, **kwargs)
        return self.return_value


class Mock(CallableMixin, NonCallableMock):
    """A mock: whatever is asked of it is there, and whatever is done with it is noted."""


# ---- special methods ----

def _method(name, func):
    def method(self, /, *args, **kwargs):
        return func(self, *args, **kwargs)
    method.__name__ = name
    return method


def _equal_to(mock):
    def equal(other):
        value = mock.__eq__._mock_return_value
        if value is not DEFAULT:
            return value
        return True if mock is other else NotImplemented
    return equal


def _unequal_to(mock):
    def unequal(other):
        if mock.__ne__._mock_return_value is not DEFAULT:
            return DEFAULT
        return False if mock is other else NotImplemented
    return unequal


def _iterator_of(mock):
    def iterator():
        value = mock.__iter__._mock_return_value
        return iter([]) if value is DEFAULT else iter(value)
    return iterator


def _async_iterator_of(mock):
    def iterator():
        value = mock.__aiter__._mock_return_value
        return _AsyncIterator(iter([] if value is DEFAULT else value))
    return iterator


_EFFECTS = {"__eq__": _equal_to, "__ne__": _unequal_to, "__iter__": _iterator_of, "__aiter__": _async_iterator_of}
_COMPUTED = {
    "__hash__": object.__hash__, "__str__": object.__str__, "__sizeof__": object.__sizeof__,
    "__fspath__": lambda mock: f"{type(mock).__name__}/{mock._extract_mock_name()}/{id(mock)}",
}
_VALUES = {
    "__lt__": NotImplemented, "__gt__": NotImplemented, "__le__": NotImplemented, "__ge__": NotImplemented, "__int__": 1,
    "__contains__": False, "__len__": 0, "__exit__": False, "__complex__": 1j, "__float__": 1.0, "__bool__": True, "__index__": 1,
    "__aexit__": False,
}


class MagicProxy(Base):
    """A special method nobody has used yet: the mock for it is made when it is looked up."""

    def __init__(self, name, parent):
        self.name = name
        self.parent = parent

    def create_mock(self):
        """The mock that takes its place."""
        entry, parent = self.name, self.parent
        made = parent._get_child_mock(name=entry, _new_name=entry, _new_parent=parent)
        setattr(parent, entry, made)
        if entry in _VALUES:
            made.return_value = _VALUES[entry]
        elif entry in _COMPUTED:
            made.return_value = _COMPUTED[entry](parent)
        elif entry in _EFFECTS:
            made.side_effect = _EFFECTS[entry](parent)
        return made

    def __get__(self, obj, _type=None):
        return self.create_mock()


class MagicMixin(Base):
    """What gives a mock special methods."""

    def __init__(self, /, *args, **kwargs):
        # Before anything is configured, and again when the specification is known.
        self._mock_set_magics()
        super().__init__(*args, **kwargs)
        self._mock_set_magics()

    def _mock_set_magics(self):
        wanted = _magics | _mock_spec._async_method_magics
        cls = type(self)
        methods = self.__dict__.get("_mock_methods")
        if methods is not None:
            for name in wanted.difference(methods):
                if name in cls.__dict__:
                    delattr(cls, name)
            wanted = wanted.intersection(methods)
        for name in wanted.difference(cls.__dict__):
            setattr(cls, name, MagicProxy(name, self))


class NonCallableMagicMock(MagicMixin, NonCallableMock):
    """A MagicMock that cannot be called."""

    def mock_add_spec(self, spec, spec_set=False):
        """Only the attributes of `spec` can be asked for from now on, special methods too."""
        self._mock_add_spec(spec, spec_set)
        self._mock_set_magics()


class MagicMock(MagicMixin, Mock):
    """A mock with special methods that do something sensible."""

    def mock_add_spec(self, spec, spec_set=False):
        """Only the attributes of `spec` can be asked for from now on, special methods too."""
        self._mock_add_spec(spec, spec_set)
        self._mock_set_magics()

    def reset_mock(self, /, *args, return_value=False, **kwargs):
        """Forgets the calls; with `return_value` also what special methods were told to give."""
        if return_value and self._mock_name and _is_magic(self._mock_name):
            return_value = False
        super().reset_mock(*args, return_value=return_value, **kwargs)


class PropertyMock(Mock):
    """A mock for a property: reading calls it, and setting calls it with the value."""

    def _get_child_mock(self, /, **kwargs):
        return MagicMock(**kwargs)

    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, val):
        self(val)


_timeout_unset = sentinel.TIMEOUT_UNSET


class ThreadingMixin(Base):
    """What lets a thread wait for the calls of others."""

    DEFAULT_TIMEOUT = None

    def __init__(self, /, *args, timeout=_timeout_unset, **kwargs):
        if timeout is not _timeout_unset:
            self.__dict__["_mock_wait_timeout"] = timeout
        else:
            self.__dict__["_mock_wait_timeout"] = self.DEFAULT_TIMEOUT
        self.__dict__["_mock_event"] = threading.Event()
        self.__dict__["_mock_calls_events"] = []
        self.__dict__["_mock_calls_events_lock"] = threading.Lock()
        super().__init__(*args, **kwargs)

    def _get_child_mock(self, /, **kwargs):
        if isinstance(kwargs.get("parent"), ThreadingMixin):
            kwargs["timeout"] = kwargs["parent"]._mock_wait_timeout
        elif isinstance(kwargs.get("_new_parent"), ThreadingMixin):
            kwargs["timeout"] = kwargs["_new_parent"]._mock_wait_timeout
        return super()._get_child_mock(**kwargs)

    def reset_mock(self, /, *args, **kwargs):
        """Forgets the calls, and that somebody was waited for."""
        super().reset_mock(*args, **kwargs)
        self.__dict__["_mock_event"] = threading.Event()
        self.__dict__["_mock_calls_events"] = []

    def _event_for(self, args, kwargs):
        with self._mock_calls_events_lock:
            expected = (args, kwargs)
            for known, event in self._mock_calls_events:
                if known == expected:
                    return event
            event = threading.Event()
            self._mock_calls_events.append((expected, event))
            return event

    def _mock_call(self, *args, **kwargs):
        value = super()._mock_call(*args, **kwargs)
        self._mock_event.set()
        self._event_for(args, kwargs).set()
        return value

    def wait_until_called(self, *, timeout=_timeout_unset):
        """Waits until somebody has called it; AssertionError after the timeout."""
        timeout = self._mock_wait_timeout if timeout is _timeout_unset else timeout
        if not self._mock_event.wait(timeout=timeout):
            raise AssertionError(f"{self._mock_name or 'mock'} was not called before timeout({timeout}).")

    def wait_until_any_call_with(self, *args, **kwargs):
        """Waits until somebody has called it with these arguments."""
        if not self._event_for(args, kwargs).wait(timeout=self._mock_wait_timeout):
            raise AssertionError(f"{self._format_mock_call_signature(args, kwargs)} call not found")


class ThreadingMock(ThreadingMixin, MagicMixin, Mock):
    """A MagicMock whose calls can be waited for."""


def seal(mock):
    """From now on no attribute is made that is not there already."""
    mock._mock_sealed = True
    for name in dir(mock):
        try:
            child = getattr(mock, name)
        except AttributeError:
            continue
        if not _is_mock(child) or isinstance(child._mock_children.get(name), _SpecState):
            continue
        if child._mock_new_parent is mock:
            seal(child)


from unittest._mock_async import AsyncMagicMixin, AsyncMock, AsyncMockMixin, _AsyncIterator
from unittest._mock_autospec import create_autospec, mock_open
from unittest._mock_patch import _get_target, _patch, _patch_dict, patch
