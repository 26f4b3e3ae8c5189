"""Handles of scheduled calls, and which loop is the current one. The loop itself is in `base_events`."""

import _thread
import contextvars
import threading

__all__ = [
    "AbstractEventLoop", "AbstractServer", "Handle", "TimerHandle", "_get_running_loop", "_set_running_loop", "get_event_loop",
    "get_running_loop", "new_event_loop", "set_event_loop",
]


def describe(function):
    """How a callback is shown: its name, and where a script defined it."""
    name = getattr(function, "__qualname__", None) or getattr(function, "__name__", None) or repr(function)
    code = getattr(function, "__code__", None)
    if code is None or getattr(function, "__module__", None) == "asyncio.tasks":
        return f"{name}()"
    return f"{name}() at {code.co_filename}:{code.co_firstlineno}"


class Handle:
    """A call the loop will make, unless it is cancelled before."""

    __slots__ = ("_callback", "_args", "_cancelled", "_loop", "_context", "__weakref__")

    def __init__(self, callback, args, loop, context=None):
        self._callback = callback
        self._args = args
        self._loop = loop
        self._cancelled = False
        self._context = contextvars.copy_context() if context is None else context

    def _shown(self):
        shown = [type(self).__name__]
        if self._cancelled:
            shown.append("cancelled")
        return shown

    def __repr__(self):
        shown = self._shown()
        if self._callback is not None:
            shown.append(describe(self._callback))
        return f"<{' '.join(shown)}>"

    def get_context(self):
        """The context the call is made in."""
        return self._context

    def cancel(self):
        """The call is not made."""
        if not self._cancelled:
            self._cancelled = True
            self._callback = self._args = None

    def cancelled(self):
        """Was it cancelled?"""
        return self._cancelled

    def _run(self):
        try:
            self._context.run(self._callback, *self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            message = f"Exception in callback {describe(self._callback)}"
            self._loop.call_exception_handler({"message": message, "exception": error, "handle": self})


class TimerHandle(Handle):
    """A call at a time of the loop's clock."""

    __slots__ = ("_when", "_scheduled")

    def __init__(self, when, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        self._when = when
        self._scheduled = False

    def _shown(self):
        return [*super()._shown(), f"when={self._when}"]

    def __hash__(self):
        return hash(self._when)

    def __lt__(self, other):
        return self._when < other._when if isinstance(other, TimerHandle) else NotImplemented

    def __le__(self, other):
        return self._when < other._when or self == other if isinstance(other, TimerHandle) else NotImplemented

    def __gt__(self, other):
        return self._when > other._when if isinstance(other, TimerHandle) else NotImplemented

    def __ge__(self, other):
        return self._when > other._when or self == other if isinstance(other, TimerHandle) else NotImplemented

    def __eq__(self, other):
        if not isinstance(other, TimerHandle):
            return NotImplemented
        mine = self._when, self._callback, self._args, self._cancelled
        return mine == (other._when, other._callback, other._args, other._cancelled)

    def cancel(self):
        """The call is not made."""
        if not self._cancelled:
            self._loop._timer_handle_cancelled(self)
        super().cancel()

    def when(self):
        """The time of the call."""
        return self._when


class AbstractEventLoop:
    """What loops have in common: nothing but the name."""


class AbstractServer:
    """What servers have in common: nothing but the name."""


class _PerThread(_thread._local):
    """The loop that runs in a thread, and the one that was set for it."""

    running = None
    loop = None


_per_thread = _PerThread()


def _get_running_loop():
    """The loop running in this thread, or None."""
    return _per_thread.running


def _set_running_loop(loop):
    """Notes the loop running in this thread."""
    _per_thread.running = loop


def get_running_loop():
    """The loop running in this thread; RuntimeError if there is none."""
    loop = _per_thread.running
    if loop is None:
        raise RuntimeError("no running event loop")
    return loop


def get_event_loop():
    """The loop running in this thread, else the one set for it."""
    loop = _per_thread.running or _per_thread.loop
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
