"""Putting something else in the place of an attribute for a while: `patch`. Part of `unittest.mock`."""

import contextlib
import functools
import inspect
import sys
import types
from unittest._mock_calls import DEFAULT
from unittest._mock_spec import InvalidSpecError, _instance_callable, _is_async_obj, _is_list, _is_mock

_KEPT = ("__doc__", "__module__", "__defaults__", "__annotations__", "__kwdefaults__")


def _import(path):
    """The object at a path of modules and, behind these, or behind a colon, attributes."""
    modules, colon, attributes = path.partition(":")
    name, *rest = modules.split(".")
    found = __import__(name)
    while rest:
        name = f"{name}.{rest[0]}"
        try:
            __import__(name)
        except ImportError:
            break
        found = sys.modules[name]
        del rest[0]
    if colon:
        rest += attributes.split(".")
    for part in rest:
        found = getattr(found, part)
    return found


def _get_target(path):
    """A function that finds the object of a path, and the attribute at its end."""
    try:
        target, attribute = path.rsplit(".", 1)
    except (TypeError, ValueError, AttributeError):
        raise TypeError(f"Need a valid target to patch. You supplied: {path!r}")
    return functools.partial(_import, target), attribute


class _patch:
    """One attribute and what is to stand in its place: a decorator, a context manager, or started and stopped by hand."""

    attribute_name = None
    _active_patches = []

    def __init__(self, getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, *, unsafe=False):
        if new_callable is not None:
            if new is not DEFAULT:
                raise ValueError("Cannot use 'new' and 'new_callable' together")
            if autospec is not None:
                raise ValueError("Cannot use 'autospec' and 'new_callable' together")
        if not unsafe:
            _check_spelling(kwargs)
            for name in ("spec", "spec_set", "autospec"):
                value = {"spec": spec, "spec_set": spec_set, "autospec": autospec}[name]
                if _is_mock(value):
                    raise InvalidSpecError(f"Cannot {'auto' if name == 'autospec' else ''}spec attr {attribute!r} as the {name}"
                                           f" target has already been mocked out. [target={getter()!r}, {name}={value!r}]")
        self.getter, self.attribute, self.new, self.new_callable = getter, attribute, new, new_callable
        self.spec, self.create, self.has_local, self.spec_set, self.autospec = spec, create, False, spec_set, autospec
        self.kwargs, self.additional_patchers, self.is_started = kwargs, [], False

    def copy(self):
        """Another one that does the same."""
        made = _patch(self.getter, self.attribute, self.new, self.spec, self.create, self.spec_set, self.autospec, self.new_callable,
                      self.kwargs)
        made.attribute_name = self.attribute_name
        made.additional_patchers = [one.copy() for one in self.additional_patchers]
        return made

    # ---- as a decorator ----

    def __call__(self, func):
        if isinstance(func, type):
            for name in dir(func):
                value = getattr(func, name)
                if name.startswith(patch.TEST_PREFIX) and hasattr(value, "__call__"):
                    setattr(func, name, self.copy()(value))
            return func
        if hasattr(func, "patchings"):
            func.patchings.append(self)
            return func
        if inspect.iscoroutinefunction(func):
            @functools.wraps(func)
            async def patched(*args, **keywargs):
                with _entered(patched.patchings, args, keywargs) as (args, keywargs):
                    return await func(*args, **keywargs)
        else:
            @functools.wraps(func)
            def patched(*args, **keywargs):
                with _entered(patched.patchings, args, keywargs) as (args, keywargs):
                    return func(*args, **keywargs)
        patched.patchings = [self]
        return patched

    # ---- as a context manager ----

    def _original(self):
        """What stands there now, and whether in the object itself."""
        target, name = self.target, self.attribute
        try:
            original, local = target.__dict__[name], True
        except (AttributeError, KeyError):
            original, local = getattr(target, name, DEFAULT), False
        import builtins
        if name in builtins.__dict__ and isinstance(target, types.ModuleType):
            self.create = True
        if not self.create and original is DEFAULT:
            raise AttributeError(f"{target} does not have the attribute {name!r}")
        return original, local

    def _replacement(self, original):
        if self.new is not DEFAULT or self.autospec is not None:
            if self.autospec is None:
                if self.kwargs:
                    raise TypeError("Can't pass kwargs to a mock we aren't creating")
                return self.new
            return self._autospecced(original)
        spec, spec_set = self._specs(original)
        if (spec is not None or spec_set is not None) and original is DEFAULT:
            raise TypeError("Can't use 'spec' with create=True")
        return self._new_mock(original, spec, spec_set)

    def _specs(self, original):
        spec, spec_set = (None if value is False else value for value in (self.spec, self.spec_set))
        autospec = None if self.autospec is False else self.autospec
        if spec is not None and autospec is not None:
            raise TypeError("Can't specify spec and autospec")
        if (spec is not None or autospec is not None) and spec_set not in (True, None):
            raise TypeError("Can't provide explicit spec_set *and* spec or autospec")
        if spec is True:
            return (None, original) if spec_set is True else (original, spec_set)
        if spec is not None:
            return (None, spec) if spec_set is True else (spec, spec_set)
        return (None, original) if spec_set is True else (None, spec_set)

    def _new_mock(self, original, spec, spec_set):
        from unittest.mock import AsyncMock, MagicMock, NonCallableMagicMock, NonCallableMock
        given = spec if spec is not None else spec_set
        cls = AsyncMock if given is None and _is_async_obj(original) else MagicMock
        if self.new_callable is not None:
            cls = self.new_callable
        elif given is not None:
            can_call = "__call__" in given if _is_list(given) else callable(given)
            cls = AsyncMock if _is_async_obj(given) else cls if can_call else NonCallableMagicMock
        kwargs = {}
        if spec is not None:
            kwargs["spec"] = spec
        if spec_set is not None:
            kwargs["spec_set"] = spec_set
        if isinstance(cls, type) and issubclass(cls, NonCallableMock) and self.attribute:
            kwargs["name"] = self.attribute
        kwargs.update(self.kwargs)
        made = cls(**kwargs)
        if given is not None and isinstance(original, type) and _is_mock(made):
            # A class: what calling it gives looks like an instance.
            if not _is_list(given) and not _instance_callable(given):
                cls = NonCallableMagicMock
            kwargs.pop("name", None)
            made.return_value = cls(_new_parent=made, _new_name="()", **kwargs)
        return made

    def _autospecced(self, original):
        from unittest.mock import create_autospec
        self._specs(original)
        if self.new is not DEFAULT:
            raise TypeError("autospec creates the mock for you. Can't specify autospec and new.")
        if original is DEFAULT:
            raise TypeError("Can't use 'autospec' with create=True")
        spec = original if self.autospec is True else self.autospec
        if _is_mock(self.target):
            raise InvalidSpecError(f"Cannot autospec attr {self.attribute!r} as the patch target has already been mocked out. "
                                   f"[target={self.target!r}, attr={spec!r}]")
        if _is_mock(spec):
            name = getattr(self.target, "__name__", self.target)
            raise InvalidSpecError(f"Cannot autospec attr {self.attribute!r} from target {name!r} as it has already been mocked out. "
                                   f"[target={self.target!r}, attr={spec!r}]")
        return create_autospec(spec, spec_set=bool(self.spec_set), _name=self.attribute, **self.kwargs)

    def __enter__(self):
        if self.is_started:
            raise RuntimeError("Patch is already started")
        self.target = self.getter()
        if self.spec is not None or self.spec_set is not None or self.autospec is not None:
            self._specs(DEFAULT)
        self.temp_original, self.is_local = self._original()
        if self.autospec is False:
            self.autospec = None
        new = self._replacement(self.temp_original)
        self._exit_stack = contextlib.ExitStack()
        self.is_started = True
        try:
            setattr(self.target, self.attribute, new)
            if self.attribute_name is None:
                return new
            extra = {self.attribute_name: new} if self.new is DEFAULT else {}
            for patching in self.additional_patchers:
                found = self._exit_stack.enter_context(patching)
                if patching.new is DEFAULT:
                    extra.update(found)
            return extra
        except BaseException:
            if not self.__exit__(*sys.exc_info()):
                raise

    def __exit__(self, *exc_info):
        if not self.is_started:
            return None
        target, name = self.target, self.attribute
        if self.is_local and self.temp_original is not DEFAULT:
            setattr(target, name, self.temp_original)
        else:
            delattr(target, name)
            if not self.create and (not hasattr(target, name) or name in _KEPT):
                # It was a proxy of some kind: what was there is put back.
                setattr(target, name, self.temp_original)
        del self.temp_original, self.is_local, self.target
        exit_stack = self._exit_stack
        del self._exit_stack
        self.is_started = False
        return exit_stack.__exit__(*exc_info)

    def start(self):
        """Puts it there until `stop`."""
        result = self.__enter__()
        self._active_patches.append(self)
        return result

    def stop(self):
        """Puts back what was there."""
        try:
            self._active_patches.remove(self)
        except ValueError:
            return None
        return self.__exit__(None, None, None)


@contextlib.contextmanager
def _entered(patchings, args, keywargs):
    """Patches for the time of a call; the mocks made are added to its arguments."""
    with contextlib.ExitStack() as stack:
        extra = []
        for patching in patchings:
            found = stack.enter_context(patching)
            if patching.attribute_name is not None:
                keywargs.update(found)
            elif patching.new is DEFAULT:
                extra.append(found)
        yield (*args, *extra), keywargs


def _check_spelling(kwargs):
    for wrong in ("autospect", "auto_spec", "set_spec"):
        if wrong in kwargs:
            raise RuntimeError(f"{wrong!r} might be a typo; use unsafe=True if this is intended")


def patch(target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, *, unsafe=False, **kwargs):
    """Replaces what a path such as `module.Class.method` names, for the time of a function, a `with` block or a class's tests."""
    getter, attribute = _get_target(target)
    return _patch(getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, unsafe=unsafe)


def _patch_object(target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, *,
                  unsafe=False, **kwargs):
    """Replaces an attribute of an object."""
    if type(target) is str:
        raise TypeError(f"{target!r} must be the actual object to be patched, not a str")
    return _patch(lambda: target, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, unsafe=unsafe)


def _patch_multiple(target, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs):
    """Replaces several attributes of an object; those that are to be mocks are given by name."""
    getter = functools.partial(_import, target) if type(target) is str else lambda: target
    if not kwargs:
        raise ValueError("Must supply at least one keyword argument with patch.multiple")
    made = []
    for name, new in kwargs.items():
        one = _patch(getter, name, new, spec, create, spec_set, autospec, new_callable, {})
        one.attribute_name = name
        made.append(one)
    made[0].additional_patchers.extend(made[1:])
    return made[0]


class _patch_dict:
    """Changes a dict, or what behaves like one, for a while."""

    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self.in_dict = in_dict
        self.values = dict(values)
        self.values.update(kwargs)
        self.clear = clear
        self._original = None

    def __call__(self, f):
        if isinstance(f, type):
            for name in dir(f):
                value = getattr(f, name)
                if name.startswith(patch.TEST_PREFIX) and hasattr(value, "__call__"):
                    setattr(f, name, _patch_dict(self.in_dict, self.values, self.clear)(value))
            return f
        if inspect.iscoroutinefunction(f):
            @functools.wraps(f)
            async def patched(*args, **kwargs):
                with self:
                    return await f(*args, **kwargs)
        else:
            @functools.wraps(f)
            def patched(*args, **kwargs):
                with self:
                    return f(*args, **kwargs)
        return patched

    def __enter__(self):
        if isinstance(self.in_dict, str):
            self.in_dict = _import(self.in_dict)
        in_dict = self.in_dict
        try:
            original = in_dict.copy()
        except AttributeError:
            original = {key: in_dict[key] for key in in_dict}
        self._original = original
        if self.clear:
            _clear(in_dict)
        try:
            in_dict.update(self.values)
        except AttributeError:
            for key in self.values:
                in_dict[key] = self.values[key]
        return self.in_dict

    def __exit__(self, *args):
        if self._original is None:
            return False
        in_dict, original = self.in_dict, self._original
        _clear(in_dict)
        try:
            in_dict.update(original)
        except AttributeError:
            for key in original:
                in_dict[key] = original[key]
        self._original = None
        return False

    def start(self):
        """Changes it until `stop`."""
        result = self.__enter__()
        _patch._active_patches.append(self)
        return result

    def stop(self):
        """Puts back what was there."""
        try:
            _patch._active_patches.remove(self)
        except ValueError:
            return None
        return self.__exit__(None, None, None)


def _clear(in_dict):
    try:
        in_dict.clear()
    except AttributeError:
        for key in list(in_dict):
            del in_dict[key]


def _patch_stopall():
    """Stops all that was started, the last first."""
    for one in reversed(_patch._active_patches):
        one.stop()


patch.object = _patch_object
patch.dict = _patch_dict
patch.multiple = _patch_multiple
patch.stopall = _patch_stopall
patch.TEST_PREFIX = "test"
