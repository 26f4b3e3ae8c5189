"""Queues between the tasks of a loop."""

import heapq
from collections import deque
from types import GenericAlias

from asyncio.locks import Event, _OfLoop

__all__ = ["LifoQueue", "PriorityQueue", "Queue", "QueueEmpty", "QueueFull", "QueueShutDown"]


class QueueEmpty(Exception):
    """Nothing is in the queue."""


class QueueFull(Exception):
    """The queue has no room."""


class QueueShutDown(Exception):
    """The queue was shut down."""


class Queue(_OfLoop):
    """First in, first out; as many items as `maxsize` if that is above zero."""

    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, maxsize=0):
        self._maxsize = maxsize
        self._getters = deque()
        self._putters = deque()
        self._unfinished_tasks = 0
        self._finished = Event()
        self._finished.set()
        self._is_shutdown = False
        self._init(maxsize)

    def _init(self, maxsize):
        self._queue = deque()

    def _get(self):
        return self._queue.popleft()

    def _put(self, item):
        self._queue.append(item)

    @staticmethod
    def _wake_next(waiters):
        while waiters:
            waiter = waiters.popleft()
            if not waiter.done():
                waiter.set_result(None)
                break

    def _shown(self):
        shown = f"maxsize={self._maxsize!r}"
        if getattr(self, "_queue", None):
            shown += f" _queue={list(self._queue)!r}"
        if self._getters:
            shown += f" _getters[{len(self._getters)}]"
        if self._putters:
            shown += f" _putters[{len(self._putters)}]"
        if self._unfinished_tasks:
            shown += f" tasks={self._unfinished_tasks}"
        if self._is_shutdown:
            shown += " shutdown"
        return shown

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x} {self._shown()}>"

    def __str__(self):
        return f"<{type(self).__name__} {self._shown()}>"

    def qsize(self):
        """How many items are in it."""
        return len(self._queue)

    @property
    def maxsize(self):
        """How many items it takes."""
        return self._maxsize

    def empty(self):
        """Is nothing in it?"""
        return not self._queue

    def full(self):
        """Has it no room?"""
        return self._maxsize > 0 and self.qsize() >= self._maxsize

    async def _wait_in(self, waiters, other_way):
        waiter = self._get_loop().create_future()
        waiters.append(waiter)
        try:
            await waiter
        except BaseException:
            waiter.cancel()
            try:
                waiters.remove(waiter)
            except ValueError:
                pass
            if not other_way() and not waiter.cancelled():
                self._wake_next(waiters)
            raise

    async def put(self, item):
        """Puts an item in, as soon as there is room."""
        while self.full():
            if self._is_shutdown:
                raise QueueShutDown
            await self._wait_in(self._putters, self.full)
        return self.put_nowait(item)

    def put_nowait(self, item):
        """Puts an item in; QueueFull if there is no room."""
        if self._is_shutdown:
            raise QueueShutDown
        if self.full():
            raise QueueFull
        self._put(item)
        self._unfinished_tasks += 1
        self._finished.clear()
        self._wake_next(self._getters)

    async def get(self):
        """Takes an item out, as soon as there is one."""
        while self.empty():
            if self._is_shutdown:
                raise QueueShutDown
            await self._wait_in(self._getters, self.empty)
        return self.get_nowait()

    def get_nowait(self):
        """Takes an item out; QueueEmpty if there is none."""
        if self.empty():
            if self._is_shutdown:
                raise QueueShutDown
            raise QueueEmpty
        item = self._get()
        self._wake_next(self._putters)
        return item

    def task_done(self):
        """Says that the work on one item is done."""
        if self._unfinished_tasks <= 0:
            raise ValueError("task_done() called too many times")
        self._unfinished_tasks -= 1
        if self._unfinished_tasks == 0:
            self._finished.set()

    async def join(self):
        """Waits until the work on all items is done."""
        if self._unfinished_tasks > 0:
            await self._finished.wait()

    def shutdown(self, immediate=False):
        """Nothing can be put in any more; with `immediate`, what is in it is forgotten."""
        self._is_shutdown = True
        if immediate:
            while not self.empty():
                self._get()
                if self._unfinished_tasks > 0:
                    self._unfinished_tasks -= 1
            if self._unfinished_tasks == 0:
                self._finished.set()
        for waiters in (self._getters, self._putters):
            while waiters:
                waiter = waiters.popleft()
                if not waiter.done():
                    waiter.set_result(None)


class PriorityQueue(Queue):
    """The smallest item first."""

    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        heapq.heappush(self._queue, item)

    def _get(self):
        return heapq.heappop(self._queue)


class LifoQueue(Queue):
    """Last in, first out."""

    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        self._queue.append(item)

    def _get(self):
        return self._queue.pop()
