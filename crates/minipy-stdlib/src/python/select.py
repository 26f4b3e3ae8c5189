"""The module `select`: waiting until one of several descriptors is ready.

`_select` waits; here are the three ways of saying for what. `select` asks the system through `poll`, whose answers it translates.
"""

import _select

globals().update({name: getattr(_select, name) for name in dir(_select) if name.isupper() and "_CTL_" not in name})

PIPE_BUF = 4096
error = OSError

_READ = POLLIN | POLLHUP | POLLERR | POLLRDNORM
_WRITE = POLLOUT | POLLERR
_MOST = 1024


def _descriptor(value):
    if isinstance(value, int):
        fd = int(value)
    else:
        try:
            method = value.fileno
        except AttributeError:
            raise TypeError("argument must be an int, or have a fileno() method.") from None
        fd = method()
        if not isinstance(fd, int):
            raise TypeError("fileno() returned a non-integer")
    if fd < 0:
        raise ValueError(f"file descriptor cannot be a negative integer ({fd})")
    return fd


def _check_seconds(timeout, text):
    if timeout is None:
        return None
    if not hasattr(timeout, "__float__") and not hasattr(timeout, "__index__"):
        raise TypeError(text)
    return timeout if isinstance(timeout, (int, float)) else float(timeout)


def select(rlist, wlist, xlist, timeout=None, /):
    """Those of three lists that can be read, written, or have something exceptional."""
    timeout = _check_seconds(timeout, "timeout must be a float or None")
    if timeout is not None and timeout < 0:
        raise ValueError("timeout must be non-negative")
    lists = []
    wanted = {}
    for group, events in (rlist, POLLIN), (wlist, POLLOUT), (xlist, POLLPRI):
        try:
            objects = list(group)
        except TypeError:
            raise TypeError("arguments 1-3 must be sequences") from None
        pairs = []
        for item in objects:
            fd = _descriptor(item)
            if fd >= _MOST:
                raise ValueError("filedescriptor out of range in select()")
            pairs.append((item, fd))
            wanted[fd] = wanted.get(fd, 0) | events
        lists.append(pairs)
    ready = dict(_poll_until(wanted, timeout))
    if any(events & POLLNVAL for events in ready.values()):
        raise OSError(9, "Bad file descriptor")
    masks = _READ, _WRITE, POLLPRI
    return tuple([item for item, fd in pairs if ready.get(fd, 0) & mask] for pairs, mask in zip(lists, masks))


def _relevant(wanted, ready):
    """What `select` has answers for: the end of a connection is nothing to somebody who only writes."""
    found = []
    for fd, events in ready:
        asked = wanted[fd]
        mask = POLLNVAL | POLLERR
        if asked & POLLIN:
            mask |= _READ
        if asked & POLLOUT:
            mask |= _WRITE
        if asked & POLLPRI:
            mask |= POLLPRI
        if events & mask:
            found.append((fd, events))
    return found


def _poll_until(wanted, timeout):
    pairs = list(wanted.items())
    found = _relevant(wanted, ready := _select.poll(pairs, timeout))
    if found or not ready:
        return found
    # A hang-up that nobody asked for would end every poll at once: those descriptors are left out.
    over = {fd for fd, _ in ready}
    return _select.poll([pair for pair in pairs if pair[0] not in over], timeout)


class _Poll:
    __slots__ = ("_events", "_waits")

    def __init__(self):
        self._events = {}
        self._waits = False

    def register(self, fd, eventmask=POLLIN | POLLPRI | POLLOUT, /):
        """Watches a descriptor, or changes what for."""
        fd = _descriptor(fd)
        self._events[fd] = _unsigned(eventmask)

    def modify(self, fd, eventmask, /):
        """Changes what a descriptor is watched for."""
        fd = _descriptor(fd)
        eventmask = _unsigned(eventmask)
        if fd not in self._events:
            raise FileNotFoundError(2, "No such file or directory")
        self._events[fd] = eventmask

    def unregister(self, fd, /):
        """Watches a descriptor no longer."""
        del self._events[_descriptor(fd)]

    def poll(self, timeout=None, /):
        """Waits, at most so many milliseconds: descriptors and what has come about."""
        timeout = _check_seconds(timeout, "timeout must be an integer or None")
        if timeout is not None:
            timeout = None if timeout < 0 else timeout / 1000
        if self._waits:
            raise RuntimeError("concurrent poll() invocation")
        self._waits = True
        try:
            return _select.poll(list(self._events.items()), timeout)
        finally:
            self._waits = False


def _unsigned(mask):
    if mask < 0:
        raise ValueError("value must be positive")
    if mask > 0xFFFF:
        raise OverflowError("Python int too large for C unsigned short")
    return mask


_Poll.__name__ = _Poll.__qualname__ = "poll"


def poll():
    """An object that watches descriptors."""
    return _Poll()


class epoll:
    """Descriptors that the system watches."""

    def __init__(self, sizehint=-1, flags=0):
        self._fd = -1
        if sizehint != -1 and sizehint <= 0:
            raise ValueError("negative sizehint")
        if flags & ~EPOLL_CLOEXEC:
            raise OSError("invalid flags")
        self._fd = _select.epoll_create()

    @classmethod
    def fromfd(cls, fd, /):
        """An object for a descriptor of one."""
        made = cls.__new__(cls)
        made._fd = fd
        return made

    def __enter__(self):
        self._open()
        return self

    def __exit__(self, *exc):
        self.close()

    def __del__(self):
        self.close()

    def _open(self):
        if self._fd < 0:
            raise ValueError("I/O operation on closed epoll object")
        return self._fd

    @property
    def closed(self):
        """Is it closed?"""
        return self._fd < 0

    def close(self):
        """Ends it."""
        fd, self._fd = getattr(self, "_fd", -1), -1
        if fd >= 0:
            from os import close

            close(fd)

    def fileno(self):
        """Its own descriptor."""
        return self._open()

    def register(self, fd, eventmask=EPOLLIN | EPOLLPRI | EPOLLOUT):
        """Watches a descriptor."""
        _select.epoll_ctl(self._open(), _select.EPOLL_CTL_ADD, _descriptor(fd), eventmask)

    def modify(self, fd, eventmask):
        """Changes what a descriptor is watched for."""
        _select.epoll_ctl(self._open(), _select.EPOLL_CTL_MOD, _descriptor(fd), eventmask)

    def unregister(self, fd):
        """Watches a descriptor no longer."""
        _select.epoll_ctl(self._open(), _select.EPOLL_CTL_DEL, _descriptor(fd), 0)

    def poll(self, timeout=None, maxevents=-1):
        """Waits, at most so many seconds: descriptors and what has come about."""
        return _select.epoll_wait(self._fd, timeout, maxevents)
