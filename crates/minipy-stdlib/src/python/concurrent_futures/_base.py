"""Futures, waiting for several of them, and what executors have in common.

A future's condition protects its state. Who waits for several futures leaves a watcher with each, and is woken by the watcher's event
when enough of them have finished.
"""

from itertools import islice
from threading import Condition, Event, Lock
from time import monotonic
from _weakref import ref

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"

# The life of a future. A cancelled one is "notified" once a worker has come across it and told the watchers.
PENDING = "PENDING"
RUNNING = "RUNNING"
CANCELLED = "CANCELLED"
CANCELLED_AND_NOTIFIED = "CANCELLED_AND_NOTIFIED"
FINISHED = "FINISHED"

_CALLED_OFF = (CANCELLED, CANCELLED_AND_NOTIFIED)
_OVER = (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED)
_TOLD = (CANCELLED_AND_NOTIFIED, FINISHED)
_WORDS = {
    PENDING: "pending",
    RUNNING: "running",
    CANCELLED: "cancelled",
    CANCELLED_AND_NOTIFIED: "cancelled",
    FINISHED: "finished",
}

# The builtin exception, under the name it had here before it was the same.
TimeoutError = TimeoutError


class Error(Exception):
    """What is wrong with a future, as opposed to what its call raised."""


class CancelledError(Error):
    """The future was cancelled."""


class InvalidStateError(Error):
    """The future has its result already."""


class BrokenExecutor(RuntimeError):
    """The executor can run nothing any more."""


def logger():
    """The logger of the package, which is seldom needed."""
    import logging
    return logging.getLogger("concurrent.futures")


class _Watcher:
    """Counts the futures that finish, and sets its event when `wanted` of them have, or perhaps at the first that raised."""

    def __init__(self, wanted, stop_on_exception=False):
        self.event = Event()
        self.lock = Lock()
        self.finished = []
        self.wanted = wanted
        self.stop_on_exception = stop_on_exception

    def tell(self, future, raised):
        """A future has finished."""
        with self.lock:
            self.finished.append(future)
            self.wanted -= 1
            if self.wanted <= 0 or (raised and self.stop_on_exception):
                self.event.set()

    def take(self):
        """What has finished since the last time, in that order. The event is set anew by the next future."""
        with self.lock:
            finished, self.finished = self.finished, []
            self.event.clear()
            return finished


class _All:
    """All these futures stand still. They are locked in the order of their addresses, so that two who do this do not block each other."""

    def __init__(self, futures):
        self.futures = sorted(futures, key=id)

    def __enter__(self):
        for future in self.futures:
            future._condition.acquire()

    def __exit__(self, *_):
        for future in self.futures:
            future._condition.release()


def _forget(watcher, futures):
    for future in futures:
        with future._condition:
            future._waiters.remove(watcher)


def as_completed(fs, timeout=None):
    """The futures in the order in which they finish. TimeoutError if they have not all done so after so many seconds."""
    if timeout is not None:
        end = timeout + monotonic()
    waiting = set(fs)
    total = len(waiting)
    watcher = _Watcher(1)
    with _All(waiting):
        ready = [future for future in waiting if future._state in _TOLD]
        for future in waiting:
            future._waiters.append(watcher)
        future = None
    try:
        while True:
            ready.reverse()
            while ready:
                # No reference to a future may stay here while its user has it.
                waiting.remove(ready[-1])
                _forget(watcher, ready[-1:])
                yield ready.pop()
            if not waiting:
                return
            remaining = None
            if timeout is not None:
                remaining = end - monotonic()
                if remaining < 0:
                    raise TimeoutError(f"{len(waiting)} (of {total}) futures unfinished")
            watcher.event.wait(remaining)
            ready = watcher.take()
    finally:
        _forget(watcher, waiting)


def _named_pair():
    from collections import namedtuple
    return namedtuple("DoneAndNotDoneFutures", "done not_done", module=__name__)


DoneAndNotDoneFutures = _named_pair()


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """Waits for the futures, so many seconds at most; gives those that have finished and those that have not, as two sets."""
    fs = set(fs)
    with _All(fs):
        done = {future for future in fs if future._state in _TOLD}
        not_done = fs - done
        enough = len(done) == len(fs)
        if done and return_when == FIRST_COMPLETED:
            enough = True
        elif done and return_when == FIRST_EXCEPTION:
            enough = enough or any(not f.cancelled() and f.exception() is not None for f in done)
        if enough:
            return DoneAndNotDoneFutures(done, not_done)
        if return_when == FIRST_COMPLETED:
            watcher = _Watcher(1)
        elif return_when in (ALL_COMPLETED, FIRST_EXCEPTION):
            watcher = _Watcher(len(not_done), return_when == FIRST_EXCEPTION)
        else:
            raise ValueError(f"Invalid return condition: {return_when!r}")
        for future in fs:
            future._waiters.append(watcher)
    watcher.event.wait(timeout)
    _forget(watcher, fs)
    done.update(watcher.finished)
    return DoneAndNotDoneFutures(done, fs - done)


class Future:
    """What a call will return or raise."""

    def __init__(self):
        self._condition = Condition()
        self._state = PENDING
        self._result = None
        self._exception = None
        self._waiters = []
        self._done_callbacks = []

    def __repr__(self):
        with self._condition:
            text = f"<{type(self).__name__} at {id(self):#x} state={_WORDS[self._state]}"
            if self._state == FINISHED:
                if self._exception:
                    return f"{text} raised {type(self._exception).__name__}>"
                return f"{text} returned {type(self._result).__name__}>"
            return text + ">"

    def cancel(self):
        """The call shall not be made. False if it is too late for that."""
        with self._condition:
            if self._state in (RUNNING, FINISHED):
                return False
            if self._state in _CALLED_OFF:
                return True
            self._state = CANCELLED
            self._condition.notify_all()
        self._call_back()
        return True

    def cancelled(self):
        """Was the call called off?"""
        with self._condition:
            return self._state in _CALLED_OFF

    def running(self):
        """Is the call being made?"""
        with self._condition:
            return self._state == RUNNING

    def done(self):
        """Is it over, in one way or another?"""
        with self._condition:
            return self._state in _OVER

    def _call_back(self):
        for callback in self._done_callbacks:
            self._call_one(callback)

    def _call_one(self, callback):
        try:
            callback(self)
        except Exception:
            logger().exception("exception calling callback for %r", self)

    def add_done_callback(self, fn):
        """fn(future) will be called when it is over; at once if it is."""
        with self._condition:
            if self._state not in _OVER:
                self._done_callbacks.append(fn)
                return
        self._call_one(fn)

    def _wait(self, timeout):
        # The condition is held.
        if self._state not in _OVER:
            self._condition.wait(timeout)
        if self._state in _CALLED_OFF:
            raise CancelledError()
        if self._state != FINISHED:
            raise TimeoutError()

    def result(self, timeout=None):
        """What the call returned; what it raised is raised here. Waits, so many seconds at most."""
        try:
            with self._condition:
                self._wait(timeout)
                if self._exception is not None:
                    raise self._exception
                return self._result
        finally:
            # The exception's traceback leads to this frame, and this frame must not lead to the exception.
            self = None

    def exception(self, timeout=None):
        """What the call raised, or None. Waits, so many seconds at most."""
        with self._condition:
            self._wait(timeout)
            return self._exception

    # For executors, and tests of them.

    def set_running_or_notify_cancel(self):
        """The call is about to be made: True. It was cancelled: False, and whoever watches is told."""
        with self._condition:
            if self._state == PENDING:
                self._state = RUNNING
                return True
            if self._state == CANCELLED:
                self._state = CANCELLED_AND_NOTIFIED
                for watcher in self._waiters:
                    watcher.tell(self, False)
                return False
            logger().critical("Future %s in unexpected state: %s", id(self), self._state)
            raise RuntimeError("Future in unexpected state")

    def set_result(self, result):
        """The call has returned."""
        with self._condition:
            self._check_not_over()
            self._result = result
            self._finish(False)
        self._call_back()

    def set_exception(self, exception):
        """The call has raised."""
        with self._condition:
            self._check_not_over()
            self._exception = exception
            self._finish(True)
        self._call_back()

    def _check_not_over(self):
        if self._state in _OVER:
            raise InvalidStateError(f"{self._state}: {self!r}")

    def _finish(self, raised):
        self._state = FINISHED
        for watcher in self._waiters:
            watcher.tell(self, raised)
        self._condition.notify_all()

    __class_getitem__ = classmethod(type(list[int]))


def _settle(future, timeout=None):
    # The result of a future that nobody wants after this.
    try:
        try:
            return future.result(timeout)
        finally:
            future.cancel()
    finally:
        del future


class Executor:
    """What makes calls for others."""

    def submit(self, fn, /, *args, **kwargs):
        """The call will be made; gives its future."""
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1, buffersize=None):
        """As map(), with calls made by the executor, all of them submitted at once or no more than `buffersize` ahead."""
        if buffersize is not None:
            if not isinstance(buffersize, int):
                raise TypeError("buffersize must be an integer or None")
            if buffersize < 1:
                raise ValueError("buffersize must be None or > 0")
        end = None if timeout is None else timeout + monotonic()
        calls = zip(*iterables)
        first = calls if buffersize is None else islice(calls, buffersize)
        futures = [self.submit(fn, *args) for args in first]
        # Last one first, so that the next result is at the end.
        futures.reverse()
        more = None if buffersize is None else calls
        return _results(futures, end, ref(self), fn, more)

    def shutdown(self, wait=True, *, cancel_futures=False):
        """No more calls are taken; waits for those that were."""

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        self.shutdown(wait=True)
        return False


def _results(futures, end, executor, fn, more):
    # The reference to the executor is weak, so that an iterator nobody finishes does not keep its threads.
    try:
        while futures:
            if more is not None and (alive := executor()) and (args := next(more, None)):
                futures.insert(0, alive.submit(fn, *args))
            alive = None
            if end is None:
                yield _settle(futures.pop())
            else:
                yield _settle(futures.pop(), end - monotonic())
    finally:
        for future in futures:
            future.cancel()
