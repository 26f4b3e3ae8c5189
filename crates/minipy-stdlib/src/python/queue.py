"""Queues that threads put things into and take things out of: the module `queue`.

A queue is a container (`_init`, `_qsize`, `_put` and `_get`, which a subclass may replace), one mutex, and three conditions over that
mutex. SimpleQueue and Empty are in Rust (`_queue`).
"""

from _queue import Empty, SimpleQueue
from collections import deque
from heapq import heappop, heappush
from threading import Condition, Lock
from time import monotonic as time

__all__ = ["Empty", "Full", "ShutDown", "Queue", "PriorityQueue", "LifoQueue", "SimpleQueue"]

# CPython's second SimpleQueue, in Python. Here one is enough.
_PySimpleQueue = SimpleQueue


class Full(Exception):
    """There is no room, and waiting was not wanted or took too long."""


class ShutDown(Exception):
    """The queue takes nothing any more; nor has it anything left to give, if get() raises this."""


class Queue:
    """First in, first out. With a `maxsize` above 0 there is room for so many items."""

    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self._init(maxsize)
        self.mutex = Lock()
        self.not_empty = Condition(self.mutex)
        self.not_full = Condition(self.mutex)
        self.all_tasks_done = Condition(self.mutex)
        self.unfinished_tasks = 0
        self.is_shutdown = False

    def task_done(self):
        """Says that an item got before has been dealt with."""
        with self.all_tasks_done:
            left = self.unfinished_tasks - 1
            if left < 0:
                raise ValueError("task_done() called too many times")
            if left == 0:
                self.all_tasks_done.notify_all()
            self.unfinished_tasks = left

    def join(self):
        """Waits until every item put has been dealt with."""
        with self.all_tasks_done:
            while self.unfinished_tasks:
                self.all_tasks_done.wait()

    def qsize(self):
        """How many items there are."""
        with self.mutex:
            return self._qsize()

    def empty(self):
        """Are there none?"""
        with self.mutex:
            return not self._qsize()

    def full(self):
        """Is there no room?"""
        with self.mutex:
            return 0 < self.maxsize <= self._qsize()

    def put(self, item, block=True, timeout=None):
        """Adds an item, waiting for room if need be, so many seconds at most; then, or if it must not wait, it raises Full."""
        with self.mutex:
            if self.is_shutdown:
                raise ShutDown
            if self.maxsize > 0:
                self._wait_for_room(block, timeout)
            self._put(item)
            self.unfinished_tasks += 1
            self.not_empty.notify()

    def _wait_for_room(self, block, timeout):
        if not block:
            if self._qsize() >= self.maxsize:
                raise Full
        elif timeout is None:
            while self._qsize() >= self.maxsize:
                self.not_full.wait()
                if self.is_shutdown:
                    raise ShutDown
        elif timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        else:
            end = time() + timeout
            while self._qsize() >= self.maxsize:
                remaining = end - time()
                if remaining <= 0.0:
                    raise Full
                self.not_full.wait(remaining)
                if self.is_shutdown:
                    raise ShutDown

    def get(self, block=True, timeout=None):
        """Takes an item out, waiting for one if need be, so many seconds at most; then, or if it must not wait, it raises Empty."""
        with self.mutex:
            if not self._qsize() or timeout is not None:
                self._wait_for_item(block, timeout)
            item = self._get()
            self.not_full.notify()
            return item

    def _wait_for_item(self, block, timeout):
        if self.is_shutdown and not self._qsize():
            raise ShutDown
        if not block:
            if not self._qsize():
                raise Empty
        elif timeout is None:
            while not self._qsize():
                self.not_empty.wait()
                if self.is_shutdown and not self._qsize():
                    raise ShutDown
        elif timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        else:
            end = time() + timeout
            while not self._qsize():
                remaining = end - time()
                if remaining <= 0.0:
                    raise Empty
                self.not_empty.wait(remaining)
                if self.is_shutdown and not self._qsize():
                    raise ShutDown

    def put_nowait(self, item):
        """put() that does not wait."""
        return self.put(item, block=False)

    def get_nowait(self):
        """get() that does not wait."""
        return self.get(block=False)

    def shutdown(self, immediate=False):
        """No more put(): it raises ShutDown, and so does get() once the queue is empty. Everybody who waits looks again.

        With `immediate` the queue is emptied, and its items count as dealt with.
        """
        with self.mutex:
            self.is_shutdown = True
            if immediate:
                while self._qsize():
                    self._get()
                    if self.unfinished_tasks > 0:
                        self.unfinished_tasks -= 1
                self.all_tasks_done.notify_all()
            self.not_empty.notify_all()
            self.not_full.notify_all()

    # What a subclass may replace. The mutex is held.

    def _init(self, maxsize):
        self.queue = deque()

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()

    __class_getitem__ = classmethod(type(list[int]))


class PriorityQueue(Queue):
    """The least item first."""

    def _init(self, maxsize):
        self.queue = []

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        heappush(self.queue, item)

    def _get(self):
        return heappop(self.queue)


class LifoQueue(Queue):
    """Last in, first out."""

    def _init(self, maxsize):
        self.queue = []

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.pop()
