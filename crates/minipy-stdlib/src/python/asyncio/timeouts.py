"""`timeout`: a block of code that is given so much time."""

from asyncio import events
from asyncio.exceptions import CancelledError

__all__ = ["Timeout", "timeout", "timeout_at"]

_CREATED, _ACTIVE, _EXPIRING, _EXPIRED, _EXITED = "created", "active", "expiring", "expired", "finished"


class Timeout:
    """Cancels the task when the time has come, and turns that into TimeoutError at the end of the block."""

    def __init__(self, when):
        self._state = _CREATED
        self._task = None
        self._handler = None
        self._when = when

    def when(self):
        """The time, by the loop's clock, or None."""
        return self._when

    def reschedule(self, when):
        """Changes the time."""
        if self._state != _ACTIVE:
            if self._state == _CREATED:
                raise RuntimeError("Timeout has not been entered")
            raise RuntimeError(f"Cannot change state of {self._state} Timeout")
        self._when = when
        if self._handler is not None:
            self._handler.cancel()
        self._handler = None
        if when is not None:
            loop = events.get_running_loop()
            if when <= loop.time():
                self._handler = loop.call_soon(self._expire)
            else:
                self._handler = loop.call_at(when, self._expire)

    def expired(self):
        """Did the time come before the end of the block?"""
        return self._state in (_EXPIRING, _EXPIRED)

    def __repr__(self):
        shown = f"[{self._state}]"
        if self._state == _ACTIVE:
            when = None if self._when is None else round(self._when, 3)
            shown += f" when={when}"
        return f"<Timeout {shown}>"

    async def __aenter__(self):
        from asyncio.tasks import current_task

        if self._state != _CREATED:
            raise RuntimeError("Timeout has already been entered")
        task = current_task()
        if task is None:
            raise RuntimeError("Timeout should be used inside a task")
        self._state = _ACTIVE
        self._task = task
        self._cancelling = task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, exc_type, exc_val, exc_tb):
        if self._handler is not None:
            self._handler.cancel()
            self._handler = None
        if self._state == _EXPIRING:
            self._state = _EXPIRED
            if self._task.uncancel() <= self._cancelling and exc_type is not None:
                if issubclass(exc_type, CancelledError):
                    raise TimeoutError from exc_val
                self._note_timeout(exc_val)
        elif self._state == _ACTIVE:
            self._state = _EXITED

    def _expire(self):
        self._task.cancel()
        self._state = _EXPIRING
        self._handler = None

    @staticmethod
    def _note_timeout(error):
        while error.__context__ is not None:
            if isinstance(error.__context__, CancelledError):
                late = TimeoutError()
                late.__context__ = late.__cause__ = error.__context__
                error.__context__ = late
                break
            error = error.__context__


def timeout(delay):
    """A block that is given so many seconds."""
    loop = events.get_running_loop()
    return Timeout(None if delay is None else loop.time() + delay)


def timeout_at(when):
    """A block that is given until a time of the loop's clock."""
    return Timeout(when)
