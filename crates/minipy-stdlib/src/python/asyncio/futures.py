"""Futures: results that come later, and whom to tell."""

import concurrent.futures
from _asyncio import Future

from asyncio import events

__all__ = ["Future", "isfuture", "wrap_future"]

_CFuture = Future


def __getattr__(name):
    if name == "_PyFuture":
        from asyncio._python_tasks import Future

        return Future
    raise AttributeError(f"module 'asyncio.futures' has no attribute {name!r}")


def isfuture(obj):
    """Is it a future: does its class say so?"""
    return hasattr(type(obj), "_asyncio_future_blocking") and obj._asyncio_future_blocking is not None


def _shown_callbacks(callbacks):
    shown = [events.describe(callback) for callback, _ in callbacks[:1]]
    if len(callbacks) > 2:
        shown.append(f"<{len(callbacks) - 2} more>")
    shown += [events.describe(callback) for callback, _ in callbacks[1:][-1:]]
    return f"cb=[{', '.join(shown)}]"


def _shown_future(future):
    shown = [future._state.lower()]
    if future._state == "FINISHED":
        import reprlib

        if future._exception is not None:
            shown.append(f"exception={future._exception!r}")
        else:
            shown.append(f"result={reprlib.repr(future._result)}")
    if future._callbacks:
        shown.append(_shown_callbacks(future._callbacks))
    return " ".join(shown)


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
