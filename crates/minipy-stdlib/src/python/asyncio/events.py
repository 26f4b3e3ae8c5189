"""Which loop is the current one, and how handles of scheduled calls are shown. The loop itself is in `base_events`."""

import _thread
import functools
import threading

from _asyncio import Handle, TimerHandle, _get_running_loop, _set_running_loop, get_event_loop, get_running_loop

__all__ = [
    "AbstractEventLoop", "AbstractServer", "Handle", "TimerHandle", "_get_running_loop", "_set_running_loop", "get_event_loop",
    "get_running_loop", "new_event_loop", "set_event_loop",
]


def describe(function):
    """How a callback is shown: its name, and where a script defined it."""
    calls = "()"
    while isinstance(function, functools.partial):
        function, calls = function.func, calls + "()"
    name = getattr(function, "__qualname__", None) or getattr(function, "__name__", None) or repr(function)
    while hasattr(function, "__wrapped__"):
        function = function.__wrapped__
    if type(function) is not type(describe):
        return name + calls
    code = function.__code__
    return f"{name}{calls} at {code.co_filename}:{code.co_firstlineno}"


def _shown_handle(handle):
    shown = [type(handle).__name__]
    if handle._cancelled:
        shown.append("cancelled")
    if isinstance(handle, TimerHandle):
        shown.append(f"when={handle._when}")
    if handle._callback is not None:
        shown.append(describe(handle._callback))
    return f"<{' '.join(shown)}>"


class AbstractEventLoop:
    """What loops have in common: nothing but the name."""


class AbstractServer:
    """What servers have in common: nothing but the name."""


class _PerThread(_thread._local):
    """The loop that was set for a thread."""

    loop = None


_per_thread = _PerThread()


def _get_set_loop():
    loop = _per_thread.loop
    if loop is None:
        raise RuntimeError(f"There is no current event loop in thread {threading.current_thread().name!r}.")
    return loop


def set_event_loop(loop):
    """Sets the loop of this thread."""
    if loop is not None and not isinstance(loop, AbstractEventLoop):
        raise TypeError(f"loop must be an instance of AbstractEventLoop or None, not '{type(loop).__name__}'")
    _per_thread.loop = loop


def new_event_loop():
    """A new loop."""
    from asyncio.base_events import EventLoop

    return EventLoop()
