"""Locks, events, conditions, semaphores and barriers between the tasks of a loop."""

import enum
from collections import deque

from asyncio import events
from asyncio.exceptions import BrokenBarrierError, CancelledError

__all__ = ["Barrier", "BoundedSemaphore", "Condition", "Event", "Lock", "Semaphore"]


class _OfLoop:
    """Belongs to the loop it first waits in."""

    _loop = None

    def _get_loop(self):
        loop = events.get_running_loop()
        if self._loop is None:
            self._loop = loop
        if loop is not self._loop:
            raise RuntimeError(f"{self!r} is bound to a different event loop")
        return loop

    def _shown_with(self, extra):
        waiters = getattr(self, "_waiters", None)
        if waiters:
            extra = f"{extra}, waiters:{len(waiters)}"
        return f"<{object.__repr__(self)[1:-1]} [{extra}]>"


class _Held:
    """To be held by `async with`."""

    async def __aenter__(self):
        await self.acquire()
        return None

    async def __aexit__(self, exc_type, exc, tb):
        self.release()


class Lock(_Held, _OfLoop):
    """Held by one task at a time; those who wait get it in order."""

    def __init__(self):
        self._waiters = None
        self._locked = False

    def __repr__(self):
        return self._shown_with("locked" if self._locked else "unlocked")

    def locked(self):
        """Is it held?"""
        return self._locked

    async def acquire(self):
        """Waits until it is free, and takes it."""
        if not self._locked and (self._waiters is None or all(waiter.cancelled() for waiter in self._waiters)):
            self._locked = True
            return True
        if self._waiters is None:
            self._waiters = deque()
        waiter = self._get_loop().create_future()
        self._waiters.append(waiter)
        try:
            try:
                await waiter
            finally:
                self._waiters.remove(waiter)
        except CancelledError:
            if not self._locked:
                self._wake_first()
            raise
        self._locked = True
        return True

    def release(self):
        """Gives it back."""
        if not self._locked:
            raise RuntimeError("Lock is not acquired.")
        self._locked = False
        self._wake_first()

    def _wake_first(self):
        if self._waiters and not self._waiters[0].done():
            self._waiters[0].set_result(True)


class Event(_OfLoop):
    """A flag tasks can wait for."""

    def __init__(self):
        self._waiters = deque()
        self._value = False

    def __repr__(self):
        return self._shown_with("set" if self._value else "unset")

    def is_set(self):
        """Is it set?"""
        return self._value

    def set(self):
        """Sets it; all who wait go on."""
        if not self._value:
            self._value = True
            for waiter in self._waiters:
                if not waiter.done():
                    waiter.set_result(True)

    def clear(self):
        """Clears it."""
        self._value = False

    async def wait(self):
        """Waits until it is set."""
        if self._value:
            return True
        waiter = self._get_loop().create_future()
        self._waiters.append(waiter)
        try:
            await waiter
            return True
        finally:
            self._waiters.remove(waiter)


class Condition(_Held, _OfLoop):
    """Tasks wait, with a lock, until they are notified."""

    def __init__(self, lock=None):
        self._lock = Lock() if lock is None else lock
        self.locked = self._lock.locked
        self.acquire = self._lock.acquire
        self.release = self._lock.release
        self._waiters = deque()

    def __repr__(self):
        return self._shown_with("locked" if self.locked() else "unlocked")

    async def wait(self):
        """Lets go of the lock, waits to be notified, and takes the lock again."""
        if not self.locked():
            raise RuntimeError("cannot wait on un-acquired lock")
        waiter = self._get_loop().create_future()
        self.release()
        try:
            try:
                self._waiters.append(waiter)
                try:
                    await waiter
                    return True
                finally:
                    self._waiters.remove(waiter)
            finally:
                await self._take_again()
        except BaseException:
            self._notify(1)
            raise

    async def _take_again(self):
        cancelled = None
        while True:
            try:
                await self.acquire()
                break
            except CancelledError as error:
                cancelled = error
        if cancelled is not None:
            try:
                raise cancelled
            finally:
                cancelled = None

    async def wait_for(self, predicate):
        """Waits until the predicate is true; gives its value."""
        result = predicate()
        while not result:
            await self.wait()
            result = predicate()
        return result

    def notify(self, n=1):
        """Wakes so many of those who wait."""
        if not self.locked():
            raise RuntimeError("cannot notify on un-acquired lock")
        self._notify(n)

    def _notify(self, n):
        woken = 0
        for waiter in self._waiters:
            if woken >= n:
                break
            if not waiter.done():
                woken += 1
                waiter.set_result(False)

    def notify_all(self):
        """Wakes all who wait."""
        self.notify(len(self._waiters))


class Semaphore(_Held, _OfLoop):
    """Held by so many tasks at a time."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("Semaphore initial value must be >= 0")
        self._waiters = None
        self._value = value

    def __repr__(self):
        return self._shown_with("locked" if self.locked() else f"unlocked, value:{self._value}")

    def locked(self):
        """Would `acquire` wait?"""
        return self._value == 0 or any(not waiter.cancelled() for waiter in self._waiters or ())

    async def acquire(self):
        """Waits for a place, and takes it."""
        if not self.locked():
            self._value -= 1
            return True
        if self._waiters is None:
            self._waiters = deque()
        waiter = self._get_loop().create_future()
        self._waiters.append(waiter)
        try:
            try:
                await waiter
            finally:
                self._waiters.remove(waiter)
        except CancelledError:
            if waiter.done() and not waiter.cancelled():
                self._value += 1
            raise
        finally:
            while self._value > 0 and self._wake_next():
                pass
        return True

    def release(self):
        """Gives a place back."""
        self._value += 1
        self._wake_next()

    def _wake_next(self):
        for waiter in self._waiters or ():
            if not waiter.done():
                self._value -= 1
                waiter.set_result(True)
                return True
        return False


class BoundedSemaphore(Semaphore):
    """A semaphore that cannot be given back more often than it was taken."""

    def __init__(self, value=1):
        self._bound_value = value
        super().__init__(value)

    def release(self):
        """Gives a place back."""
        if self._value >= self._bound_value:
            raise ValueError("BoundedSemaphore released too many times")
        super().release()


class _State(enum.Enum):
    FILLING = "filling"
    DRAINING = "draining"
    RESETTING = "resetting"
    BROKEN = "broken"


class Barrier(_OfLoop):
    """Tasks wait for each other; so many go on together."""

    def __init__(self, parties):
        if parties < 1:
            raise ValueError("parties must be >= 1")
        self._cond = Condition()
        self._parties = parties
        self._state = _State.FILLING
        self._count = 0

    def __repr__(self):
        waiters = "" if self.broken else f", waiters:{self.n_waiting}/{self.parties}"
        return f"<{object.__repr__(self)[1:-1]} [{self._state.value}{waiters}]>"

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, *args):
        pass

    async def wait(self):
        """Waits for the others; each gets another number below the number of parties."""
        async with self._cond:
            await self._enter()
            try:
                index = self._count
                self._count += 1
                if index + 1 == self._parties:
                    self._state = _State.DRAINING
                    self._cond.notify_all()
                else:
                    await self._fill()
                return index
            finally:
                self._count -= 1
                self._leave()

    async def _enter(self):
        await self._cond.wait_for(lambda: self._state not in (_State.DRAINING, _State.RESETTING))
        if self._state is _State.BROKEN:
            raise BrokenBarrierError("Barrier aborted")

    async def _fill(self):
        await self._cond.wait_for(lambda: self._state is not _State.FILLING)
        if self._state in (_State.BROKEN, _State.RESETTING):
            raise BrokenBarrierError("Abort or reset of barrier")

    def _leave(self):
        if self._count == 0:
            if self._state in (_State.RESETTING, _State.DRAINING):
                self._state = _State.FILLING
            self._cond.notify_all()

    async def reset(self):
        """Those who wait get BrokenBarrierError."""
        async with self._cond:
            if self._count > 0:
                if self._state is not _State.RESETTING:
                    self._state = _State.RESETTING
            else:
                self._state = _State.FILLING
            self._cond.notify_all()

    async def abort(self):
        """Breaks it: those who wait, and who will, get BrokenBarrierError."""
        async with self._cond:
            self._state = _State.BROKEN
            self._cond.notify_all()

    @property
    def parties(self):
        """How many wait for each other."""
        return self._parties

    @property
    def n_waiting(self):
        """How many wait."""
        return self._count if self._state is _State.FILLING else 0

    @property
    def broken(self):
        """Is it broken?"""
        return self._state is _State.BROKEN
