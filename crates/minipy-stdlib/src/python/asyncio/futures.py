"""Futures: results that come later, and whom to tell."""

import concurrent.futures
from contextvars import copy_context
from types import GenericAlias

from asyncio import events
from asyncio.exceptions import CancelledError, InvalidStateError

__all__ = ["Future", "isfuture", "wrap_future"]

_PENDING, _CANCELLED, _FINISHED = "PENDING", "CANCELLED", "FINISHED"


def isfuture(obj):
    """Is it a future: does its class say so?"""
    return hasattr(type(obj), "_asyncio_future_blocking") and obj._asyncio_future_blocking is not None


def _shown_callbacks(callbacks):
    shown = [events.describe(callback) for callback, _ in callbacks[:1]]
    if len(callbacks) > 2:
        shown.append(f"<{len(callbacks) - 2} more>")
    shown += [events.describe(callback) for callback, _ in callbacks[1:][-1:]]
    return f"cb=[{', '.join(shown)}]"


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

    def _shown(self):
        shown = [self._state.lower()]
        if self._state == _FINISHED:
            import reprlib

            if self._exception is not None:
                shown.append(f"exception={self._exception!r}")
            else:
                shown.append(f"result={reprlib.repr(self._result)}")
        if self._callbacks:
            shown.append(_shown_callbacks(self._callbacks))
        return shown

    def __repr__(self):
        return f"<{type(self).__name__} {' '.join(self._shown())}>"

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


Future.__module__ = "_asyncio"


def _copy(source, target):
    """Gives one future what another has."""
    if source.cancelled():
        target.cancel()
    elif source.exception() is not None:
        target.set_exception(source.exception())
    else:
        target.set_result(source.result())


def chain(source, target):
    """The target gets the result of the source, and a cancelled target cancels the source. One may belong to threads."""
    source_loop = source.get_loop() if isfuture(source) else None
    target_loop = target.get_loop() if isfuture(target) else None

    def give(source):
        if target.cancelled():
            return
        if target_loop is None:
            if source.cancelled():
                target.cancel()
            if target.set_running_or_notify_cancel():
                _copy_error_or_result(source, target)
        elif not target.done():
            _copy(source, target)

    def _copy_error_or_result(source, target):
        error = source.exception()
        if error is not None:
            target.set_exception(error)
        else:
            target.set_result(source.result())

    def on_source(source):
        if target.cancelled() and target_loop is not None and target_loop.is_closed():
            return
        if target_loop is None or target_loop is source_loop:
            give(source)
        elif not target_loop.is_closed():
            target_loop.call_soon_threadsafe(give, source)

    def on_target(target):
        if not target.cancelled():
            return
        if source_loop is None or source_loop is target_loop:
            source.cancel()
        elif not source_loop.is_closed():
            source_loop.call_soon_threadsafe(source.cancel)

    target.add_done_callback(on_target)
    source.add_done_callback(on_source)


def wrap_future(future, *, loop=None):
    """A future of asyncio for one of `concurrent.futures`."""
    if isfuture(future):
        return future
    if not isinstance(future, concurrent.futures.Future):
        raise AssertionError(f"concurrent.futures.Future is expected, got {future!r}")
    wrapped = (events.get_event_loop() if loop is None else loop).create_future()
    chain(future, wrapped)
    return wrapped
