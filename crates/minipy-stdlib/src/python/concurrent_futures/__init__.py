"""Calls that run in other threads, and futures that stand for what they will return: the package `concurrent.futures`."""

__path__ = []

from concurrent.futures._base import (
    ALL_COMPLETED,
    FIRST_COMPLETED,
    FIRST_EXCEPTION,
    BrokenExecutor,
    CancelledError,
    Executor,
    Future,
    InvalidStateError,
    TimeoutError,
    as_completed,
    wait,
)

__all__ = [
    "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "CancelledError", "TimeoutError", "InvalidStateError",
    "BrokenExecutor", "Future", "Executor", "wait", "as_completed", "ProcessPoolExecutor", "ThreadPoolExecutor",
]

# Public names that CPython's package has and this one does not.
__minipy_missing__ = ("InterpreterPoolExecutor", "interpreter")


def __getattr__(name):
    # The executors come when they are asked for.
    if name == "ThreadPoolExecutor":
        from concurrent.futures.thread import ThreadPoolExecutor
        return ThreadPoolExecutor
    if name == "ProcessPoolExecutor":
        from concurrent.futures.process import ProcessPoolExecutor
        return ProcessPoolExecutor
    if name in __minipy_missing__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r} (minipy does not support it yet)")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__():
    return __all__ + ["__author__", "__doc__"]
