"""Tools for `with`: the module `contextlib`."""

import sys
from abc import ABC, abstractmethod
from types import GenericAlias, MethodType

__all__ = [
    "asynccontextmanager", "contextmanager", "closing", "nullcontext", "AbstractContextManager",
    "AbstractAsyncContextManager", "AsyncExitStack", "ContextDecorator", "ExitStack", "redirect_stdout", "redirect_stderr",
    "suppress", "aclosing", "chdir", "AsyncContextDecorator",
]


def _wraps(func, wrapper):
    """Gives a wrapper the names of what it wraps."""
    for name in ("__module__", "__name__", "__qualname__", "__doc__", "__type_params__"):
        try:
            setattr(wrapper, name, getattr(func, name))
        except AttributeError:
            pass
    try:
        wrapper.__annotate__ = func.__annotate__
    except (AttributeError, TypeError):
        pass
    wrapper.__dict__.update(getattr(func, "__dict__", {}))
    wrapper.__wrapped__ = func
    return wrapper


def _defines(C, *methods):
    for method in methods:
        for cls in C.__mro__:
            if method in cls.__dict__:
                if cls.__dict__[method] is None:
                    return NotImplemented
                break
        else:
            return NotImplemented
    return True


class AbstractContextManager(ABC):
    """What has `__enter__` and `__exit__`."""

    __class_getitem__ = classmethod(GenericAlias)
    __slots__ = ()

    def __enter__(self):
        """What the `with` statement binds: the manager itself."""
        return self

    @abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        """Called at the end of the block; a true result swallows the exception."""
        return None

    @classmethod
    def __subclasshook__(cls, C):
        return _defines(C, "__enter__", "__exit__") if cls is AbstractContextManager else NotImplemented


class AbstractAsyncContextManager(ABC):
    """What has `__aenter__` and `__aexit__`."""

    __class_getitem__ = classmethod(GenericAlias)
    __slots__ = ()

    async def __aenter__(self):
        """What the `async with` statement binds: the manager itself."""
        return self

    @abstractmethod
    async def __aexit__(self, exc_type, exc_value, traceback):
        """Called at the end of the block; a true result swallows the exception."""
        return None

    @classmethod
    def __subclasshook__(cls, C):
        return _defines(C, "__aenter__", "__aexit__") if cls is AbstractAsyncContextManager else NotImplemented


class ContextDecorator:
    """Makes a context manager a decorator too: each call runs in the context."""

    def _recreate_cm(self):
        return self

    def __call__(self, func):
        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)
        return _wraps(func, inner)


class AsyncContextDecorator:
    """Makes an asynchronous context manager a decorator too."""

    def _recreate_cm(self):
        return self

    def __call__(self, func):
        async def inner(*args, **kwds):
            async with self._recreate_cm():
                return await func(*args, **kwds)
        return _wraps(func, inner)


class _GeneratorContextManagerBase:
    """What the managers made from generator functions have in common."""

    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        # One attribute, which entering the context empties: an instance that loses attributes is slow to use.
        self._made_by = func, args, kwds
        doc = getattr(func, "__doc__", None)
        self.__doc__ = type(self).__doc__ if doc is None else doc

    def _recreate_cm(self):
        return self.__class__(*self._made_by)


def _is_same_error(raised, given, stop):
    """Did the generator let `given` pass, be it as the RuntimeError that a StopIteration becomes?"""
    return isinstance(given, stop) and raised.__cause__ is given


class _GeneratorContextManager(_GeneratorContextManagerBase, AbstractContextManager, ContextDecorator):
    """The manager that `@contextmanager` makes."""

    def __enter__(self):
        self._made_by = None
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, typ, value, traceback):
        if typ is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            try:
                raise RuntimeError("generator didn't stop")
            finally:
                self.gen.close()
        if value is None:
            value = typ()
        try:
            self.gen.throw(value)
        except StopIteration as exc:
            return exc is not value
        except RuntimeError as exc:
            if exc is value:
                exc.__traceback__ = traceback
                return False
            if _is_same_error(exc, value, StopIteration):
                value.__traceback__ = traceback
                return False
            raise
        except BaseException as exc:
            if exc is not value:
                raise
            exc.__traceback__ = traceback
            return False
        try:
            raise RuntimeError("generator didn't stop after throw()")
        finally:
            self.gen.close()


class _AsyncGeneratorContextManager(_GeneratorContextManagerBase, AbstractAsyncContextManager, AsyncContextDecorator):
    """The manager that `@asynccontextmanager` makes."""

    async def __aenter__(self):
        self._made_by = None
        try:
            return await anext(self.gen)
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(self, typ, value, traceback):
        if typ is None:
            try:
                await anext(self.gen)
            except StopAsyncIteration:
                return False
            try:
                raise RuntimeError("generator didn't stop")
            finally:
                await self.gen.aclose()
        if value is None:
            value = typ()
        try:
            await self.gen.athrow(value)
        except StopAsyncIteration as exc:
            return exc is not value
        except RuntimeError as exc:
            if exc is value:
                exc.__traceback__ = traceback
                return False
            if _is_same_error(exc, value, (StopIteration, StopAsyncIteration)):
                value.__traceback__ = traceback
                return False
            raise
        except BaseException as exc:
            if exc is not value:
                raise
            exc.__traceback__ = traceback
            return False
        try:
            raise RuntimeError("generator didn't stop after athrow()")
        finally:
            await self.gen.aclose()


def contextmanager(func):
    """Makes a context manager of a generator function: what stands before `yield` is entered, what stands after it is left."""
    def helper(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)
    return _wraps(func, helper)


def asynccontextmanager(func):
    """Makes an asynchronous context manager of an asynchronous generator function."""
    def helper(*args, **kwds):
        return _AsyncGeneratorContextManager(func, args, kwds)
    return _wraps(func, helper)


class closing(AbstractContextManager):
    """Closes a thing at the end of the block."""

    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()


class aclosing(AbstractAsyncContextManager):
    """Closes a thing with `aclose` at the end of the block."""

    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, *exc_info):
        await self.thing.aclose()


class _RedirectStream(AbstractContextManager):

    _stream = None

    def __init__(self, new_target):
        self._new_target = new_target
        self._old_targets = []

    def __enter__(self):
        self._old_targets.append(getattr(sys, self._stream))
        setattr(sys, self._stream, self._new_target)
        return self._new_target

    def __exit__(self, exctype, excinst, exctb):
        setattr(sys, self._stream, self._old_targets.pop())


class redirect_stdout(_RedirectStream):
    """Lets `sys.stdout` be another stream inside the block."""

    _stream = "stdout"


class redirect_stderr(_RedirectStream):
    """Lets `sys.stderr` be another stream inside the block."""

    _stream = "stderr"


class suppress(AbstractContextManager):
    """Swallows exceptions of the classes given; of a group, those parts that match."""

    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, exctype, excinst, exctb):
        if exctype is None:
            return
        if issubclass(exctype, self._exceptions):
            return True
        if issubclass(exctype, BaseExceptionGroup):
            match, rest = excinst.split(self._exceptions)
            if rest is None:
                return True
            raise rest
        return False


class _BaseExitStack:
    """The stack of what is to be done at the end: pairs of "is it synchronous" and a callback."""

    @staticmethod
    def _create_exit_wrapper(cm, cm_exit):
        return MethodType(cm_exit, cm)

    @staticmethod
    def _create_cb_wrapper(callback, /, *args, **kwds):
        def _exit_wrapper(exc_type, exc, tb):
            callback(*args, **kwds)
        return _exit_wrapper

    def __init__(self):
        self._exit_callbacks = []

    def pop_all(self):
        """Moves everything to a new stack, which is answered."""
        new_stack = type(self)()
        new_stack._exit_callbacks, self._exit_callbacks = self._exit_callbacks, []
        return new_stack

    def push(self, exit):
        """Adds the `__exit__` of a manager, or a function called as one; answers it."""
        cls = type(exit)
        try:
            exit_method = cls.__exit__
        except AttributeError:
            self._push_exit_callback(exit)
        else:
            self._push_cm_exit(exit, exit_method)
        return exit

    def enter_context(self, cm):
        """Enters a manager, and leaves it at the end; answers what it gave."""
        cls = type(cm)
        try:
            enter, leave = cls.__enter__, cls.__exit__
        except AttributeError:
            raise TypeError(
                f"'{cls.__module__}.{cls.__qualname__}' object does not support the context manager protocol"
            ) from None
        result = enter(cm)
        self._push_cm_exit(cm, leave)
        return result

    def callback(self, callback, /, *args, **kwds):
        """Adds a call; answers the function, so that this is a decorator."""
        wrapper = self._create_cb_wrapper(callback, *args, **kwds)
        wrapper.__wrapped__ = callback
        self._push_exit_callback(wrapper)
        return callback

    def _push_cm_exit(self, cm, cm_exit):
        self._push_exit_callback(self._create_exit_wrapper(cm, cm_exit), True)

    def _push_exit_callback(self, callback, is_sync=True):
        self._exit_callbacks.append((is_sync, callback))


def _fix_context(new_exc, old_exc, outermost):
    """Makes the exceptions of several exits a chain, as nested `with` statements would."""
    while True:
        context = new_exc.__context__
        if context is None or context is old_exc:
            return
        if context is outermost:
            break
        new_exc = context
    new_exc.__context__ = old_exc


class _Unwinding:
    """How the exits of a stack went so far."""

    def __init__(self, details):
        self.exc = details[1]
        self.received = self.exc is not None
        self.outermost = sys.exception()
        self.suppressed = False
        self.pending = False

    def details(self):
        if self.exc is None:
            return None, None, None
        return type(self.exc), self.exc, self.exc.__traceback__

    def returned(self, result):
        if result:
            self.suppressed = True
            self.pending = False
            self.exc = None

    def raised(self, new_exc):
        _fix_context(new_exc, self.exc, self.outermost)
        self.pending = True
        self.exc = new_exc

    def finish(self):
        if self.pending:
            context = self.exc.__context__
            try:
                raise self.exc
            except BaseException:
                self.exc.__context__ = context
                raise
        return self.received and self.suppressed


class ExitStack(_BaseExitStack, AbstractContextManager):
    """Context managers and calls that are found while the block runs, and are left at its end in reverse order."""

    def __enter__(self):
        return self

    def __exit__(self, *exc_details):
        unwinding = _Unwinding(exc_details)
        while self._exit_callbacks:
            is_sync, callback = self._exit_callbacks.pop()
            try:
                unwinding.returned(callback(*unwinding.details()))
            except BaseException as new_exc:
                unwinding.raised(new_exc)
        return unwinding.finish()

    def close(self):
        """Leaves everything at once."""
        self.__exit__(None, None, None)


class AsyncExitStack(_BaseExitStack, AbstractAsyncContextManager):
    """As ExitStack, for asynchronous managers and calls too."""

    @staticmethod
    def _create_async_exit_wrapper(cm, cm_exit):
        return MethodType(cm_exit, cm)

    @staticmethod
    def _create_async_cb_wrapper(callback, /, *args, **kwds):
        async def _exit_wrapper(exc_type, exc, tb):
            await callback(*args, **kwds)
        return _exit_wrapper

    async def enter_async_context(self, cm):
        """Enters an asynchronous manager, and leaves it at the end; answers what it gave."""
        cls = type(cm)
        try:
            enter, leave = cls.__aenter__, cls.__aexit__
        except AttributeError:
            raise TypeError(
                f"'{cls.__module__}.{cls.__qualname__}' object does not support the asynchronous context manager protocol"
            ) from None
        result = await enter(cm)
        self._push_async_cm_exit(cm, leave)
        return result

    def push_async_exit(self, exit):
        """Adds the `__aexit__` of a manager, or a coroutine function called as one; answers it."""
        cls = type(exit)
        try:
            exit_method = cls.__aexit__
        except AttributeError:
            self._push_exit_callback(exit, False)
        else:
            self._push_async_cm_exit(exit, exit_method)
        return exit

    def push_async_callback(self, callback, /, *args, **kwds):
        """Adds a call of a coroutine function; answers the function."""
        wrapper = self._create_async_cb_wrapper(callback, *args, **kwds)
        wrapper.__wrapped__ = callback
        self._push_exit_callback(wrapper, False)
        return callback

    async def aclose(self):
        """Leaves everything at once."""
        await self.__aexit__(None, None, None)

    def _push_async_cm_exit(self, cm, cm_exit):
        self._push_exit_callback(self._create_async_exit_wrapper(cm, cm_exit), False)

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc_details):
        unwinding = _Unwinding(exc_details)
        while self._exit_callbacks:
            is_sync, callback = self._exit_callbacks.pop()
            try:
                result = callback(*unwinding.details())
                unwinding.returned(result if is_sync else await result)
            except BaseException as new_exc:
                unwinding.raised(new_exc)
        return unwinding.finish()


class nullcontext(AbstractContextManager, AbstractAsyncContextManager):
    """Does nothing; stands where a manager is needed only sometimes."""

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *excinfo):
        pass

    async def __aenter__(self):
        return self.enter_result

    async def __aexit__(self, *excinfo):
        pass


class chdir(AbstractContextManager):
    """Lets another folder be the current one inside the block."""

    def __init__(self, path):
        self.path = path
        self._old_cwd = []

    def __enter__(self):
        import os

        self._old_cwd.append(os.getcwd())
        os.chdir(self.path)

    def __exit__(self, *excinfo):
        import os

        os.chdir(self._old_cwd.pop())
