"""`run` and `Runner`: a loop for one program, from its beginning to its end."""

import contextvars
import signal
import threading
from _collections_abc import Awaitable

from asyncio import events, tasks
from asyncio.exceptions import CancelledError

__all__ = ["Runner", "run"]


class Runner:
    """A loop that is made when it is first needed, and closed at the end."""

    def __init__(self, *, debug=None, loop_factory=None):
        self._state = "created"
        self._debug = debug
        self._loop_factory = loop_factory
        self._loop = self._context = None
        self._interrupts = 0
        self._set_loop = False

    def __enter__(self):
        self._begin()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.close()

    def _begin(self):
        if self._state == "closed":
            raise RuntimeError("Runner is closed")
        if self._state == "initialized":
            return
        if self._loop_factory is None:
            self._loop = events.new_event_loop()
            if not self._set_loop:
                events.set_event_loop(self._loop)
                self._set_loop = True
        else:
            self._loop = self._loop_factory()
        if self._debug is not None:
            self._loop.set_debug(self._debug)
        self._context = contextvars.copy_context()
        self._state = "initialized"

    def close(self):
        """Cancels what is left, and closes the loop."""
        if self._state != "initialized":
            return
        loop = self._loop
        try:
            _cancel_all(loop)
            loop.run_until_complete(loop.shutdown_asyncgens())
            loop.run_until_complete(loop.shutdown_default_executor(300))
        finally:
            if self._set_loop:
                events.set_event_loop(None)
            loop.close()
            self._loop = None
            self._state = "closed"

    def get_loop(self):
        """The loop."""
        self._begin()
        return self._loop

    def run(self, coro, *, context=None):
        """Runs a coroutine until it ends; gives its result."""
        if events._get_running_loop() is not None:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        if not tasks.iscoroutine(coro):
            if not isinstance(coro, Awaitable):
                raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
            coro = tasks._await(coro)
        self._begin()
        task = self._loop.create_task(coro, context=self._context if context is None else context)
        in_main = threading.current_thread() is threading.main_thread()
        ours = in_main and signal.getsignal(signal.SIGINT) is signal.default_int_handler
        if ours:
            signal.signal(signal.SIGINT, lambda number, frame: self._on_interrupt(task))
        self._interrupts = 0
        try:
            return self._loop.run_until_complete(task)
        except CancelledError:
            if self._interrupts > 0 and task.uncancel() == 0:
                raise KeyboardInterrupt
            raise
        finally:
            if ours:
                signal.signal(signal.SIGINT, signal.default_int_handler)

    def _on_interrupt(self, task):
        self._interrupts += 1
        if self._interrupts == 1 and not task.done():
            task.cancel()
            self._loop.call_soon_threadsafe(lambda: None)
            return
        raise KeyboardInterrupt


def run(main, *, debug=None, loop_factory=None):
    """Runs a coroutine in a new loop, until it ends; gives its result."""
    if events._get_running_loop() is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    with Runner(debug=debug, loop_factory=loop_factory) as runner:
        return runner.run(main)


def _cancel_all(loop):
    left = tasks.all_tasks(loop)
    if not left:
        return
    for task in left:
        task.cancel()
    loop.run_until_complete(tasks.gather(*left, return_exceptions=True))
    for task in left:
        if not task.cancelled() and task.exception() is not None:
            message = "unhandled exception during asyncio.run() shutdown"
            loop.call_exception_handler({"message": message, "exception": task.exception(), "task": task})
