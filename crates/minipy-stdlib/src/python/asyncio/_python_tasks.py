"""Futures and tasks in Python, as CPython keeps them beside those of `_asyncio`: `futures._PyFuture` and `tasks._PyTask`."""

import itertools
import types
from _asyncio import _enter_task, _leave_task, _swap_current_task
from contextvars import copy_context
from types import GenericAlias

from asyncio import events, futures, tasks
from asyncio.exceptions import CancelledError, InvalidStateError

_PENDING, _CANCELLED, _FINISHED = "PENDING", "CANCELLED", "FINISHED"
_next_number = itertools.count(1).__next__


class Future:
    """A result that comes later."""

    _state = _PENDING
    _result = None
    _exception = None
    _loop = None
    _cancel_message = None
    _cancelled_exc = None
    _asyncio_future_blocking = False
    _log_traceback = False

    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, *, loop=None):
        self._loop = events.get_event_loop() if loop is None else loop
        self._callbacks = []

    def __repr__(self):
        return f"<{type(self).__name__} {futures._shown_future(self)}>"

    def __del__(self):
        if not self._log_traceback:
            return
        context = {"message": f"{type(self).__name__} exception was never retrieved", "exception": self._exception, "future": self}
        self._loop.call_exception_handler(context)

    def get_loop(self):
        """Its loop."""
        if self._loop is None:
            raise RuntimeError("Future object is not initialized.")
        return self._loop

    def _make_cancelled_error(self):
        error, self._cancelled_exc = self._cancelled_exc, None
        if error is None:
            error = CancelledError() if self._cancel_message is None else CancelledError(self._cancel_message)
        return error

    def cancel(self, msg=None):
        """Cancels it, unless it is done."""
        self._log_traceback = False
        if self._state != _PENDING:
            return False
        self._state = _CANCELLED
        self._cancel_message = msg
        self._schedule_callbacks()
        return True

    def _schedule_callbacks(self):
        callbacks, self._callbacks = self._callbacks, []
        for callback, context in callbacks:
            self._loop.call_soon(callback, self, context=context)

    def cancelled(self):
        """Was it cancelled?"""
        return self._state == _CANCELLED

    def done(self):
        """Has it a result or an exception, or was it cancelled?"""
        return self._state != _PENDING

    def result(self):
        """The result; raises the exception if there is one."""
        if self._state == _CANCELLED:
            raise self._make_cancelled_error()
        if self._state == _PENDING:
            raise InvalidStateError("Result is not set.")
        self._log_traceback = False
        if self._exception is not None:
            raise self._exception.with_traceback(self._exception_traceback)
        return self._result

    def exception(self):
        """The exception, or None."""
        if self._state == _CANCELLED:
            raise self._make_cancelled_error()
        if self._state == _PENDING:
            raise InvalidStateError("Exception is not set.")
        self._log_traceback = False
        return self._exception

    def add_done_callback(self, fn, *, context=None):
        """`fn(self)` is called by the loop once it is done."""
        if self._state != _PENDING:
            self._loop.call_soon(fn, self, context=context)
            return
        self._callbacks.append((fn, copy_context() if context is None else context))

    def remove_done_callback(self, fn):
        """Forgets a callback; says how many times it was there."""
        kept = [entry for entry in self._callbacks if entry[0] != fn]
        removed = len(self._callbacks) - len(kept)
        if removed:
            self._callbacks[:] = kept
        return removed

    def set_result(self, result):
        """It is done, with this result."""
        if self._state != _PENDING:
            raise InvalidStateError("invalid state")
        self._result = result
        self._state = _FINISHED
        self._schedule_callbacks()

    def set_exception(self, exception):
        """It is done, with this exception."""
        if self._state != _PENDING:
            raise InvalidStateError("invalid state")
        if isinstance(exception, type):
            exception = exception()
        if isinstance(exception, StopIteration):
            text = "StopIteration interacts badly with generators and cannot be raised into a Future"
            replaced = RuntimeError(text)
            replaced.__cause__ = replaced.__context__ = exception
            exception = replaced
        if not isinstance(exception, BaseException):
            raise TypeError("invalid exception object")
        self._exception = exception
        self._exception_traceback = exception.__traceback__
        self._state = _FINISHED
        self._schedule_callbacks()
        self._log_traceback = True

    def __await__(self):
        if self._state == _PENDING:
            self._asyncio_future_blocking = True
            yield self
        if self._state == _PENDING:
            raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__


Future.__module__ = "asyncio.futures"


class Task(Future):
    """A coroutine driven by the loop: it goes on whenever the future it waits for is done."""

    _log_destroy_pending = True

    def __init__(self, coro, *, loop=None, name=None, context=None, eager_start=False):
        self._coro = self._fut_waiter = None
        super().__init__(loop=loop)
        if not tasks.iscoroutine(coro):
            self._log_destroy_pending = False
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        self._name = f"Task-{_next_number()}" if name is None else str(name)
        self._num_cancels_requested = 0
        self._must_cancel = False
        self._coro = coro
        self._context = copy_context() if context is None else context
        if eager_start and self._loop.is_running():
            self._start_eagerly()
        else:
            self._loop.call_soon(self._step, context=self._context)

    def __del__(self):
        if self._state == "PENDING" and self._log_destroy_pending and self._coro is not None:
            self._loop.call_exception_handler({"task": self, "message": "Task was destroyed but it is pending!"})
        super().__del__()

    def __repr__(self):
        return f"<{type(self).__name__} {tasks._shown_task(self)}>"

    def get_coro(self):
        """The coroutine."""
        return self._coro

    def get_context(self):
        """The context it runs in."""
        return self._context

    def get_name(self):
        """The name."""
        return self._name

    def set_name(self, value):
        """Changes the name."""
        self._name = str(value)

    def set_result(self, result):
        """Not for tasks."""
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception):
        """Not for tasks."""
        raise RuntimeError("Task does not support set_exception operation")

    def cancel(self, msg=None):
        """CancelledError will be raised where it waits."""
        self._log_traceback = False
        if self.done():
            return False
        self._num_cancels_requested += 1
        if self._fut_waiter is not None and self._fut_waiter.cancel(msg=msg):
            return True
        self._must_cancel = True
        self._cancel_message = msg
        return True

    def cancelling(self):
        """How many requests to cancel it were not taken back."""
        return self._num_cancels_requested

    def uncancel(self):
        """Takes one request to cancel it back."""
        if self._num_cancels_requested > 0:
            self._num_cancels_requested -= 1
            if self._num_cancels_requested == 0:
                self._must_cancel = False
        return self._num_cancels_requested

    def _start_eagerly(self):
        before = _swap_current_task(self._loop, self)
        try:
            self._context.run(self._advance, None)
        finally:
            _swap_current_task(self._loop, before)
        if self.done():
            self._coro = None

    def _step(self, error=None):
        if self._state != "PENDING":
            raise InvalidStateError(f"__step(): already done: {self!r}, {error!r}")
        _enter_task(self._loop, self)
        try:
            self._advance(error)
        finally:
            _leave_task(self._loop, self)

    def _advance(self, error):
        if self._must_cancel:
            if not isinstance(error, CancelledError):
                error = self._make_cancelled_error()
            self._must_cancel = False
        self._fut_waiter = None
        coro = self._coro
        try:
            awaited = coro.send(None) if error is None else coro.throw(error)
        except StopIteration as stop:
            if self._must_cancel:
                self._must_cancel = False
                super().cancel(msg=self._cancel_message)
            else:
                super().set_result(stop.value)
        except CancelledError as cancelled:
            self._cancelled_exc = cancelled
            super().cancel()
        except (KeyboardInterrupt, SystemExit) as stop:
            super().set_exception(stop)
            raise
        except BaseException as failure:
            super().set_exception(failure)
        else:
            self._wait_for(awaited)

    def _wait_for(self, awaited):
        blocking = getattr(awaited, "_asyncio_future_blocking", None)
        fault = None
        if blocking is None:
            if awaited is None:
                self._loop.call_soon(self._step, context=self._context)
                return
            if isinstance(awaited, types.GeneratorType):
                fault = f"yield was used instead of yield from for generator in task {self!r} with {awaited!r}"
            else:
                fault = f"Task got bad yield: {awaited!r}"
        elif awaited.get_loop() is not self._loop:
            fault = f"Task {self!r} got Future {awaited!r} attached to a different loop"
        elif not blocking:
            fault = f"yield was used instead of yield from in task {self!r} with {awaited!r}"
        elif awaited is self:
            fault = f"Task cannot await on itself: {self!r}"
        if fault is not None:
            self._loop.call_soon(self._step, RuntimeError(fault), context=self._context)
            return
        awaited._asyncio_future_blocking = False
        awaited.add_done_callback(self.task_wakeup, context=self._context)
        self._fut_waiter = awaited
        if self._must_cancel and awaited.cancel(msg=self._cancel_message):
            self._must_cancel = False

    def task_wakeup(self, future):
        """The future it waited for is done."""
        try:
            future.result()
        except BaseException as error:
            self._step(error)
        else:
            self._step()


Task.__module__ = "asyncio.tasks"
Task.task_wakeup.__qualname__ = "Task.task_wakeup"
