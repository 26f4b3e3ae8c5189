"""Tasks: coroutines driven by the loop; and the functions that wait for several of them."""

import _frames
import concurrent.futures
import functools
import itertools
import types
from _asyncio import (
    Task, _enter_task, _leave_task, _register_eager_task, _register_task, _swap_current_task, _unregister_eager_task,
    _unregister_task, all_tasks, current_task,
)
from _collections_abc import Awaitable, Coroutine

from asyncio import events, futures, timeouts
from asyncio.exceptions import CancelledError

__all__ = [
    "ALL_COMPLETED", "FIRST_COMPLETED", "FIRST_EXCEPTION", "Task", "_enter_task", "_leave_task", "_register_task",
    "_unregister_task", "all_tasks", "as_completed", "create_eager_task_factory", "create_task", "current_task",
    "eager_task_factory", "ensure_future", "gather", "iscoroutine", "iscoroutinefunction", "run_coroutine_threadsafe", "shield",
    "sleep", "wait", "wait_for",
]

FIRST_COMPLETED = concurrent.futures.FIRST_COMPLETED
FIRST_EXCEPTION = concurrent.futures.FIRST_EXCEPTION
ALL_COMPLETED = concurrent.futures.ALL_COMPLETED

_CTask = Task


def __getattr__(name):
    if name == "_PyTask":
        from asyncio._python_tasks import Task

        return Task
    raise AttributeError(f"module 'asyncio.tasks' has no attribute {name!r}")


def iscoroutine(obj):
    """Is it a coroutine?"""
    return isinstance(obj, types.CoroutineType) or isinstance(obj, Coroutine)


def iscoroutinefunction(func):
    """Was it made by `async def`?"""
    import inspect
    import warnings

    text = "'asyncio.iscoroutinefunction' is deprecated and slated for removal in Python 3.16; use inspect.iscoroutinefunction() instead"
    warnings.warn(text, DeprecationWarning, stacklevel=2)
    return inspect.iscoroutinefunction(func)


def _shown_task(task):
    state, _, rest = futures._shown_future(task).partition(" ")
    if state == "pending" and task.cancelling():
        state = "cancelling"
    shown = [state, f"name={task.get_name()!r}"]
    coro = task.get_coro()
    if coro is not None:
        shown.append(f"coro=<{_shown_coroutine(coro, task.done())}>")
    if task._fut_waiter is not None:
        shown.append(f"wait_for={task._fut_waiter!r}")
    if rest:
        shown.append(rest)
    return " ".join(shown)


def _shown_coroutine(coro, done):
    name = f"{getattr(coro, '__qualname__', type(coro).__name__)}()"
    code = getattr(coro, "cr_code", None)
    if code is None:
        return name
    if done:
        return f"{name} done, defined at {code.co_filename}:{code.co_firstlineno}"
    return f"{name} running at {code.co_filename}:{_line(coro)}"


def _print_stack(task, limit, file):
    """What `Task.print_stack` does, for tasks that wait and tasks that are done."""
    import linecache
    import traceback

    error = task._exception
    coro = task.get_coro()
    if error is not None:
        places = traceback.extract_tb(error.__traceback__, limit)
    elif getattr(coro, "cr_running", False):
        raise NotImplementedError("minipy does not support frame objects: print_stack() of a task that runs")
    elif task.done() or not hasattr(coro, "cr_code"):
        places = []
    else:
        code, line = coro.cr_code, _line(coro)
        places = [(code.co_filename, line, code.co_name, linecache.getline(code.co_filename, line))]
    if not places:
        print(f"No stack for {task!r}", file=file)
    else:
        kind = "Stack" if error is None else "Traceback"
        print(f"{kind} for {task!r} (most recent call last):", file=file)
    traceback.print_list(places, file=file)
    if error is not None:
        for line in traceback.format_exception_only(error):
            print(line, file=file, end="")


def _line(coro):
    """The line a coroutine stands at."""
    if coro.cr_running:
        code = coro.cr_code
        for depth in itertools.count(1):
            place = _frames.place(depth)
            if place is None:
                break
            file, line, name, _ = place
            if file == code.co_filename and name == code.co_name:
                return line
    return _frames.standing_line(coro)


def create_task(coro, **options):
    """A task of the running loop."""
    loop = events.get_running_loop()
    return loop.create_task(coro, **options) if options else loop.create_task(coro)


def create_eager_task_factory(custom_task_constructor):
    """A factory of tasks that run at once, until they first wait."""

    def factory(loop, coro, *, eager_start=True, **options):
        return custom_task_constructor(coro, loop=loop, eager_start=eager_start, **options)

    return factory


eager_task_factory = create_eager_task_factory(Task)


async def _await(awaitable):
    return await awaitable


def ensure_future(coro_or_future, *, loop=None):
    """The future, or a task for the coroutine or awaitable."""
    if futures.isfuture(coro_or_future):
        if loop is not None and loop is not coro_or_future.get_loop():
            raise ValueError("The future belongs to a different loop than the one specified as the loop argument")
        return coro_or_future
    coro = coro_or_future
    if not iscoroutine(coro):
        if not isinstance(coro, Awaitable):
            raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
        coro = _await(coro)
    try:
        return (events.get_event_loop() if loop is None else loop).create_task(coro)
    except RuntimeError:
        if coro is not coro_or_future:
            coro.close()
        raise


@types.coroutine
def _pause():
    """Yields None once: the task goes on in the next round of the loop."""
    yield


def _set_unless_done(future, result):
    if not future.done():
        future.set_result(result)


async def sleep(delay, result=None):
    """Goes on after so many seconds."""
    if delay <= 0:
        await _pause()
        return result
    if delay != delay:
        raise ValueError("Invalid delay: NaN (not a number)")
    loop = events.get_running_loop()
    future = loop.create_future()
    handle = loop.call_later(delay, _set_unless_done, future, result)
    try:
        return await future
    finally:
        handle.cancel()


async def _cancel_and_wait(future):
    loop = events.get_running_loop()
    waiter = loop.create_future()
    release = functools.partial(_release, waiter)
    future.add_done_callback(release)
    try:
        future.cancel()
        await waiter
    finally:
        future.remove_done_callback(release)


def _release(waiter, *_):
    if not waiter.done():
        waiter.set_result(None)


async def wait_for(fut, timeout):
    """Waits for one awaitable, at most so many seconds; TimeoutError after it was cancelled."""
    if fut is not None and not futures.isfuture(fut) and not isinstance(fut, Awaitable):
        raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
    if timeout is not None and timeout <= 0:
        fut = ensure_future(fut)
        if fut.done():
            return fut.result()
        await _cancel_and_wait(fut)
        try:
            return fut.result()
        except CancelledError as error:
            raise TimeoutError from error
    async with timeouts.timeout(timeout):
        return await fut


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    """Waits for tasks or futures: those done and those not done, as two sets."""
    if futures.isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")
    fs = set(fs)
    if any(iscoroutine(future) for future in fs):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    return await _wait(fs, timeout, return_when, events.get_running_loop())


async def _wait(fs, timeout, return_when, loop):
    waiter = loop.create_future()
    left = len(fs)

    def on_done(future):
        nonlocal left
        left -= 1
        failed = return_when == FIRST_EXCEPTION and not future.cancelled() and future.exception() is not None
        if left <= 0 or return_when == FIRST_COMPLETED or failed:
            _release(waiter)

    handle = None if timeout is None else loop.call_later(timeout, _release, waiter)
    for future in fs:
        future.add_done_callback(on_done)
    try:
        await waiter
    finally:
        if handle is not None:
            handle.cancel()
        for future in fs:
            future.remove_done_callback(on_done)
    done = {future for future in fs if future.done()}
    return done, fs - done


def gather(*coros_or_futures, return_exceptions=False):
    """A future of the list of all results, in the order of the arguments."""
    if not coros_or_futures:
        outer = events.get_event_loop().create_future()
        outer.set_result([])
        return outer
    loop = events._get_running_loop()
    children, made = [], {}
    for argument in coros_or_futures:
        child = made.get(argument)
        if child is None:
            child = ensure_future(argument, loop=loop)
            loop = child.get_loop()
            if child is not argument:
                child._log_destroy_pending = False
            made[argument] = child
        children.append(child)
    outer = _Gathering(children, loop)
    left = len(made)

    def on_done(child):
        nonlocal left
        left -= 1
        if outer.done():
            if not child.cancelled():
                child.exception()
            return
        if not return_exceptions:
            error = child._make_cancelled_error() if child.cancelled() else child.exception()
            if error is not None:
                outer.set_exception(error)
                return
        if left == 0:
            results = []
            for child in children:
                if child.cancelled():
                    result = CancelledError("" if child._cancel_message is None else child._cancel_message)
                else:
                    result = child.exception()
                    if result is None:
                        result = child.result()
                results.append(result)
            if outer._cancel_requested:
                error = child._make_cancelled_error()
                outer.set_exception(error)
            else:
                outer.set_result(results)

    already_done = []
    for child in made.values():
        if child.done():
            already_done.append(child)
        else:
            child.add_done_callback(on_done)
    for child in already_done:
        on_done(child)
    return outer


class _Gathering(futures.Future):
    """The future of `gather`: to cancel it cancels the children."""

    def __init__(self, children, loop):
        super().__init__(loop=loop)
        self._children = children
        self._cancel_requested = False

    def cancel(self, msg=None):
        if self.done():
            return False
        requested = [child.cancel(msg=msg) for child in self._children]
        if any(requested):
            self._cancel_requested = True
            return True
        return False


_Gathering.__name__ = _Gathering.__qualname__ = "_GatheringFuture"


def shield(arg):
    """Waits for an awaitable without passing a cancellation on to it."""
    inner = ensure_future(arg)
    if inner.done():
        return inner
    loop = inner.get_loop()
    outer = loop.create_future()

    def on_inner(inner):
        if outer.cancelled():
            return
        if inner.cancelled():
            outer.cancel()
        elif inner.exception() is not None:
            outer.set_exception(inner.exception())
        else:
            outer.set_result(inner.result())

    def on_outer(outer):
        if not inner.done():
            inner.remove_done_callback(on_inner)

    inner.add_done_callback(on_inner)
    outer.add_done_callback(on_outer)
    return outer


class _AsCompleted:
    """Futures in the order in which they are done, for `for` and `async for`."""

    def __init__(self, fs, timeout):
        from asyncio.queues import Queue

        self._done = Queue()
        self._handle = None
        loop = events.get_event_loop()
        waited = {ensure_future(future, loop=loop) for future in set(fs)}
        self._left = len(waited)
        self._waited = waited
        for future in waited:
            future.add_done_callback(self._on_done)
        if waited and timeout is not None:
            self._handle = loop.call_later(timeout, self._on_timeout)

    def _on_done(self, future):
        if future not in self._waited:
            return
        self._waited.remove(future)
        self._done.put_nowait(future)
        if not self._waited and self._handle is not None:
            self._handle.cancel()

    def _on_timeout(self):
        for future in self._waited:
            future.remove_done_callback(self._on_done)
            self._done.put_nowait(None)
        self._waited.clear()

    async def _wait_for_one(self, resolve=False):
        future = await self._done.get()
        if future is None:
            raise TimeoutError
        return future.result() if resolve else future

    def __iter__(self):
        return self

    def __next__(self):
        if self._left <= 0:
            raise StopIteration
        self._left -= 1
        return self._wait_for_one(resolve=True)

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self._left <= 0:
            raise StopAsyncIteration
        self._left -= 1
        return await self._wait_for_one()


def as_completed(fs, *, timeout=None):
    """The awaitables in the order in which they are done."""
    if futures.isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expects an iterable of awaitables, not {type(fs).__name__}")
    return _AsCompleted(fs, timeout)


def run_coroutine_threadsafe(coro, loop):
    """Gives a coroutine to the loop of another thread; a future of `concurrent.futures`."""
    if not iscoroutine(coro):
        raise TypeError("A coroutine object is required")
    future = concurrent.futures.Future()

    def begin():
        try:
            futures.chain(ensure_future(coro, loop=loop), future)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            if future.set_running_or_notify_cancel():
                future.set_exception(error)
            raise

    loop.call_soon_threadsafe(begin)
    return future
