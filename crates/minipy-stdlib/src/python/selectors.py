"""The module `selectors`: one interface to the ways of waiting for several files, and the best of them as `DefaultSelector`."""

import math
import select
from abc import ABCMeta, abstractmethod
from collections import namedtuple
from collections.abc import Mapping

EVENT_READ = 1
EVENT_WRITE = 2

SelectorKey = namedtuple("SelectorKey", ["fileobj", "fd", "events", "data"])


def _descriptor(fileobj):
    if isinstance(fileobj, int):
        fd = fileobj
    else:
        try:
            fd = int(fileobj.fileno())
        except (AttributeError, TypeError, ValueError):
            raise ValueError(f"Invalid file object: {fileobj!r}") from None
    if fd < 0:
        raise ValueError(f"Invalid file descriptor: {fd}")
    return fd


class _Map(Mapping):
    """The keys of a selector by their files."""

    def __init__(self, selector):
        self._selector = selector

    def __len__(self):
        return len(self._selector._keys)

    def get(self, fileobj, default=None):
        """The key of a file, or the default."""
        return self._selector._keys.get(self._selector._find(fileobj), default)

    def __getitem__(self, fileobj):
        key = self._selector._keys.get(self._selector._find(fileobj))
        if key is None:
            raise KeyError(f"{fileobj!r} is not registered")
        return key

    def __iter__(self):
        return iter(self._selector._keys)


class BaseSelector(metaclass=ABCMeta):
    """What every selector can do."""

    @abstractmethod
    def register(self, fileobj, events, data=None):
        """Watches a file."""
        raise NotImplementedError

    @abstractmethod
    def unregister(self, fileobj):
        """Watches a file no longer."""
        raise NotImplementedError

    def modify(self, fileobj, events, data=None):
        """Changes what a file is watched for."""
        self.unregister(fileobj)
        return self.register(fileobj, events, data)

    @abstractmethod
    def select(self, timeout=None):
        """Waits until a file is ready."""
        raise NotImplementedError

    def close(self):
        """Ends it."""

    def get_key(self, fileobj):
        """The key of a watched file."""
        keys = self.get_map()
        if keys is None:
            raise RuntimeError("Selector is closed")
        try:
            return keys[fileobj]
        except KeyError:
            raise KeyError(f"{fileobj!r} is not registered") from None

    @abstractmethod
    def get_map(self):
        """The keys by their files."""
        raise NotImplementedError

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()


class _Selector(BaseSelector):
    """The bookkeeping that all have in common."""

    def __init__(self):
        self._keys = {}
        self._map = _Map(self)

    def _find(self, fileobj):
        try:
            return _descriptor(fileobj)
        except ValueError:
            # It may have been closed meanwhile.
            for key in self._keys.values():
                if key.fileobj is fileobj:
                    return key.fd
            raise

    def register(self, fileobj, events, data=None):
        """Watches a file."""
        if not events or events & ~(EVENT_READ | EVENT_WRITE):
            raise ValueError(f"Invalid events: {events!r}")
        key = SelectorKey(fileobj, self._find(fileobj), events, data)
        if key.fd in self._keys:
            raise KeyError(f"{fileobj!r} (FD {key.fd}) is already registered")
        self._keys[key.fd] = key
        return key

    def unregister(self, fileobj):
        """Watches a file no longer."""
        try:
            return self._keys.pop(self._find(fileobj))
        except KeyError:
            raise KeyError(f"{fileobj!r} is not registered") from None

    def modify(self, fileobj, events, data=None):
        """Changes what a file is watched for, or the data."""
        try:
            key = self._keys[self._find(fileobj)]
        except KeyError:
            raise KeyError(f"{fileobj!r} is not registered") from None
        if events != key.events:
            self.unregister(fileobj)
            return self.register(fileobj, events, data)
        if data != key.data:
            key = key._replace(data=data)
            self._keys[key.fd] = key
        return key

    def close(self):
        """Ends it."""
        self._keys.clear()
        self._map = None

    def get_map(self):
        """The keys by their files; None once it is closed."""
        return self._map

    def _ready(self, pairs):
        ready = []
        for fd, events in pairs:
            key = self._keys.get(fd)
            if key is not None:
                ready.append((key, events & key.events))
        return ready


class SelectSelector(_Selector):
    """Waits with `select`."""

    def select(self, timeout=None):
        """Waits until a file is ready."""
        timeout = None if timeout is None else max(timeout, 0)
        readers = [fd for fd, key in self._keys.items() if key.events & EVENT_READ]
        writers = [fd for fd, key in self._keys.items() if key.events & EVENT_WRITE]
        try:
            readable, writable, _ = select.select(readers, writers, [], timeout)
        except InterruptedError:
            return []
        found = {}
        for fds, event in (readable, EVENT_READ), (writable, EVENT_WRITE):
            for fd in fds:
                found[fd] = found.get(fd, 0) | event
        return self._ready(found.items())


class _Watching(_Selector):
    """Those that have an object of the system which is told what to watch."""

    _read = _write = 0

    def __init__(self):
        super().__init__()
        self._selector = self._make()

    def _mask(self, events):
        return (self._read if events & EVENT_READ else 0) | (self._write if events & EVENT_WRITE else 0)

    def register(self, fileobj, events, data=None):
        """Watches a file."""
        key = super().register(fileobj, events, data)
        try:
            self._selector.register(key.fd, self._mask(events))
        except BaseException:
            super().unregister(fileobj)
            raise
        return key

    def unregister(self, fileobj):
        """Watches a file no longer."""
        key = super().unregister(fileobj)
        try:
            self._selector.unregister(key.fd)
        except OSError:
            pass  # It was closed.
        return key

    def _events(self, mask):
        return (EVENT_WRITE if mask & ~self._read else 0) | (EVENT_READ if mask & ~self._write else 0)


class PollSelector(_Watching):
    """Waits with `poll`."""

    _read, _write = select.POLLIN, select.POLLOUT
    _make = staticmethod(select.poll)

    def select(self, timeout=None):
        """Waits until a file is ready."""
        if timeout is not None:
            timeout = math.ceil(timeout * 1000) if timeout > 0 else 0
        try:
            found = self._selector.poll(timeout)
        except InterruptedError:
            return []
        return self._ready((fd, self._events(mask)) for fd, mask in found)


class EpollSelector(_Watching):
    """Waits with `epoll`."""

    _read, _write = select.EPOLLIN, select.EPOLLOUT
    _make = staticmethod(select.epoll)

    def fileno(self):
        """The descriptor of the system's object."""
        return self._selector.fileno()

    def select(self, timeout=None):
        """Waits until a file is ready."""
        if timeout is not None:
            timeout = math.ceil(timeout * 1000) / 1000 if timeout > 0 else 0
        try:
            found = self._selector.poll(timeout, len(self._keys) or 1)
        except InterruptedError:
            return []
        if not found:
            return found
        return self._ready((fd, self._events(mask)) for fd, mask in found)

    def close(self):
        """Ends it."""
        self._selector.close()
        super().close()


DefaultSelector = EpollSelector
