"""Mocks that look like something all the way down: `create_autospec`, `mock_open`. Part of `unittest.mock`."""

import functools
import inspect
import types
from unittest._mock_calls import DEFAULT
from unittest._mock_spec import (
    _callable, _check_signature, _dataclass_fields, _instance_callable, _is_async_func, _is_list, _is_magic, _refuse_mock,
    _signature_of, _without_self,
)
from unittest.mock import AsyncMock, MagicMock, NonCallableMagicMock, NonCallableMock, _SpecState

_FUNCTIONS = (types.FunctionType, types.MethodType)


def create_autospec(spec, spec_set=False, instance=False, _parent=None, _name=None, *, unsafe=False, **kwargs):
    """A mock for an object, whose attributes are mocks for those of the object; functions check how they are called."""
    if _is_list(spec):
        # A list of names says nothing about them.
        spec = type(spec)
    is_type = isinstance(spec, type)
    _refuse_mock(spec, "autospec")
    is_async = _is_async_func(spec)
    names = {"spec_set": spec} if spec_set else {"spec": None} if spec is None else {"spec": spec}
    if names and instance:
        names["_spec_as_instance"] = True
    if not unsafe:
        from unittest._mock_patch import _check_spelling
        _check_spelling(kwargs)
    _name = kwargs.pop("name", _name)
    cls = MagicMock
    if inspect.isdatadescriptor(spec):
        # What a descriptor gives is not known.
        names = {}
    elif is_type and instance and not _instance_callable(spec):
        cls = NonCallableMagicMock
    elif not is_type and not _callable(spec):
        cls = NonCallableMagicMock
    elif is_async:
        if instance:
            raise RuntimeError("Instance can not be True when create_autospec is mocking an async function")
        cls = AsyncMock
    # Of attributes of attributes only the finished mock can be told.
    names.update({key: value for key, value in kwargs.items() if "." not in key})
    name = _name if _parent is not None else None
    mock = cls(parent=_parent, _new_parent=_parent, _new_name=name or "", name=_name, **names)
    wrapped = kwargs.get("wraps")
    if isinstance(spec, _FUNCTIONS):
        mock = _function_for(mock, spec)
        if is_async:
            _make_async(mock)
    else:
        _check_signature(spec, mock, instance, is_type)
    inner = getattr(mock, "mock", mock) if isinstance(mock, types.FunctionType) else mock
    if _parent is not None and not instance:
        _parent._mock_children[_name] = mock
    if is_type and not instance and "return_value" not in kwargs:
        more = {} if wrapped is None else {"wraps": wrapped}
        mock.return_value = create_autospec(spec, spec_set, instance=True, _name="()", _parent=mock, **more)
    for entry in dir(spec):
        # Special methods are there already; their signatures are not checked.
        if not _is_magic(entry):
            _add_attribute(mock, inner, spec, entry, spec_set, wrapped)
    if is_type and instance:
        for field in _dataclass_fields(spec):
            inner._mock_children[field.name] = _SpecState(field.type, spec_set, inner, field.name, None, True)
    later = {key: value for key, value in kwargs.items() if "." in key}
    if later:
        inner.configure_mock(**later)
    return mock


def _add_attribute(mock, inner, spec, entry, spec_set, wrapped):
    try:
        original = getattr(spec, entry)
    except AttributeError:
        return
    child_names = {"spec": original}
    if spec_set:
        child_names = {"spec_set": original}
    if wrapped is not None and hasattr(wrapped, entry):
        child_names["wraps"] = getattr(wrapped, entry)
    if not isinstance(original, _FUNCTIONS):
        made = _SpecState(original, spec_set, inner, entry, None, False)
        inner._mock_children[entry] = made
        return
    parent = inner if not isinstance(mock, types.FunctionType) else mock.mock
    skip = _without_self(spec, entry)
    cls = AsyncMock if _is_async_func(original) else MagicMock
    child = cls(parent=parent, name=entry, _new_name=entry, _new_parent=parent, _eat_self=skip, **child_names)
    inner._mock_children[entry] = child
    child.return_value = cls()
    _check_signature(original, child, eat_self=skip)
    if isinstance(mock, types.FunctionType):
        setattr(mock, entry, child)


def _function_for(mock, spec):
    """A function with the signature of another, whose calls go to a mock, and which has the methods and attributes of that mock."""
    found = _signature_of(spec, False, False)
    if found is None:
        return mock
    func, signature = found
    name = getattr(func, "__name__", "funcopy")

    if _is_async_func(spec):
        async def funcopy(*args, **kwargs):
            signature.bind(*args, **kwargs)
            return await mock(*args, **kwargs)
    else:
        def funcopy(*args, **kwargs):
            signature.bind(*args, **kwargs)
            return mock(*args, **kwargs)
    if not name.isidentifier():
        name = "funcopy"
    funcopy.__module__ = None
    funcopy.__name__ = funcopy.__qualname__ = name
    funcopy.__signature__ = signature
    _set_up(funcopy, mock)
    return funcopy


def _set_up(funcopy, mock):
    """Gives a function the attributes of the mock behind it."""
    from unittest._mock_calls import _CallList
    funcopy.mock = mock
    funcopy.called, funcopy.call_count, funcopy.call_args = False, 0, None
    funcopy.call_args_list, funcopy.method_calls, funcopy.mock_calls = _CallList(), _CallList(), _CallList()
    funcopy.return_value, funcopy.side_effect = mock.return_value, mock.side_effect
    funcopy._mock_children = mock._mock_children

    def reset_mock():
        funcopy.method_calls = _CallList()
        funcopy.mock_calls = _CallList()
        mock.reset_mock()
        value = funcopy.return_value
        if isinstance(value, NonCallableMock) and value is not mock:
            value.reset_mock()

    def forward(name):
        method = getattr(mock, name)

        @functools.wraps(method)
        def call_it(*args, **kwargs):
            return method(*args, **kwargs)
        return call_it
    for name in ("assert_called_with", "assert_not_called", "assert_called", "assert_called_once", "assert_called_once_with",
                 "assert_any_call", "assert_has_calls"):
        setattr(funcopy, name, forward(name))
    funcopy.reset_mock = reset_mock
    mock._mock_delegate = funcopy


def _make_async(funcopy):
    """Gives a function what only mocks for coroutines have."""
    mock = funcopy.mock
    funcopy.await_count, funcopy.await_args = 0, None
    funcopy.await_args_list = mock._mock_await_args_list
    for name in ("assert_awaited", "assert_awaited_once", "assert_awaited_with", "assert_awaited_once_with", "assert_any_await",
                 "assert_has_awaits", "assert_not_awaited"):
        def forward(*args, _method=getattr(mock, name), **kwargs):
            return _method(*args, **kwargs)
        setattr(funcopy, name, forward)


# ---- files ----

# `open` may be a mock already when `mock_open` is called.
_open = open

def mock_open(mock=None, read_data=""):
    """A mock for `open`: what is opened with it reads as `read_data`."""
    import io
    names = sorted(set(dir(io.TextIOWrapper)) | set(dir(io.BytesIO)))
    buffer = io.BytesIO if isinstance(read_data, bytes) else io.StringIO
    if mock is None:
        mock = MagicMock(name="open", spec=_open)
    handle = MagicMock(spec=names)
    handle.__enter__.return_value = handle
    state = [buffer(read_data), None]

    def given(method):
        """What the script has set for a method, if it has."""
        return getattr(handle, method)._mock_return_value is not DEFAULT

    def read(*args, **kwargs):
        return handle.read.return_value if given("read") else state[0].read(*args, **kwargs)

    def readline(*args, **kwargs):
        return handle.readline.return_value if given("readline") else state[0].readline(*args, **kwargs)

    def readlines(*args, **kwargs):
        return handle.readlines.return_value if given("readlines") else state[0].readlines(*args, **kwargs)

    def lines():
        if given("readline"):
            while True:
                yield handle.readline.return_value
        yield from state[0]

    def following():
        return handle.readline.return_value if given("readline") else next(state[0])

    def leave(*exc_info):
        handle.close()
    handle.read.side_effect, handle.readline.side_effect, handle.readlines.side_effect = read, readline, readlines
    handle.__iter__.side_effect, handle.__next__.side_effect, handle.__exit__.side_effect = lines, following, leave

    def again(*args, **kwargs):
        state[0] = buffer(read_data)
        return DEFAULT
    mock.side_effect = again
    mock.return_value = handle
    return mock
