"""Threads: the module `threading`, on top of `_thread`.

Locks, Condition, thread-local storage and the life of a thread are in Rust (`_thread`). Here is what is built of them: Thread and
the list of threads, everything that waits by means of a Condition, and what happens when the program ends.
"""

import sys as _sys
import time as _time
from _thread import (
    Condition,
    LockType as Lock,
    RLock as _CRLock,
    TIMEOUT_MAX,
    _ThreadHandle,
    _ExceptHookArgs as ExceptHookArgs,
    _count,
    _current,
    _excepthook as excepthook,
    _get_main_thread_ident,
    _local as local,
    _make_thread_handle,
    _report_exception,
    _set_current,
    error as ThreadError,
    get_ident,
    get_native_id,
    stack_size,
    start_joinable_thread as _start_joinable_thread,
)

__all__ = [
    "get_ident", "active_count", "Condition", "current_thread", "enumerate", "main_thread", "TIMEOUT_MAX", "Event", "Lock",
    "RLock", "Semaphore", "BoundedSemaphore", "Thread", "Barrier", "BrokenBarrierError", "Timer", "ThreadError", "local",
    "stack_size", "excepthook", "ExceptHookArgs", "get_native_id", "getprofile", "gettrace", "setprofile", "settrace",
]

# Public names that CPython's module has and this one does not.
__minipy_missing__ = ("setprofile_all_threads", "settrace_all_threads")

__excepthook__ = excepthook


def RLock(*args, **kwargs):
    """A lock that its holder may take again."""
    return _CRLock(*args, **kwargs)

# CPython's second RLock, in Python. Here one is enough.
_PyRLock = _CRLock


class Semaphore:
    """A counter that never goes below zero: acquire() waits until it can count down."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._lock = Lock()
        self._cond = Condition(self._lock)
        self._value = value

    def __repr__(self):
        return f"<{_class_name(self)} at {id(self):#x}: value={self._value}>"

    def acquire(self, blocking=True, timeout=None):
        """Counts down, waiting if need be. False if that was not possible in time."""
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        deadline = None
        with self._lock:
            while self._value == 0:
                if not blocking:
                    return False
                if timeout is not None:
                    if deadline is None:
                        deadline = _time.monotonic() + timeout
                    else:
                        timeout = deadline - _time.monotonic()
                        if timeout <= 0:
                            return False
                self._cond.wait(timeout)
            self._value -= 1
            return True

    __enter__ = acquire

    def release(self, n=1):
        """Counts up by n and lets as many waiters go on."""
        if n < 1:
            raise ValueError("n must be one or more")
        with self._lock:
            self._value += n
            self._cond.notify(n)

    def __exit__(self, exc_type, exc_value, traceback):
        self.release()


class BoundedSemaphore(Semaphore):
    """A semaphore that never goes above its first value."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def __repr__(self):
        return f"<{_class_name(self)} at {id(self):#x}: value={self._value}/{self._initial_value}>"

    def release(self, n=1):
        """As Semaphore.release, but going above the first value is a ValueError."""
        if n < 1:
            raise ValueError("n must be one or more")
        with self._lock:
            if self._value + n > self._initial_value:
                raise ValueError("Semaphore released too many times")
            self._value += n
            self._cond.notify(n)


class Event:
    """A flag that threads wait for."""

    def __init__(self):
        self._lock = Lock()
        self._cond = Condition(self._lock)
        self._flag = False

    def __repr__(self):
        return f"<{_class_name(self)} at {id(self):#x}: {'set' if self._flag else 'unset'}>"

    def is_set(self):
        """Is the flag set?"""
        return self._flag

    isSet = is_set

    def set(self):
        """Sets the flag: everybody who waits goes on."""
        with self._lock:
            self._flag = True
            self._cond.notify_all()

    def clear(self):
        """Takes the flag away."""
        with self._lock:
            self._flag = False

    def wait(self, timeout=None):
        """Waits until the flag is set or so many seconds have passed; says whether it was set."""
        with self._lock:
            signaled = self._flag
            if not signaled:
                signaled = self._cond.wait(timeout)
            return signaled


class BrokenBarrierError(RuntimeError):
    """The barrier was aborted or reset, or somebody's time at it ran out."""


# What a barrier does: it lets threads in; it lets them out; reset() empties it; it is broken.
_FILLING, _DRAINING, _RESETTING, _BROKEN = 0, 1, -1, -2


class Barrier:
    """A place where threads wait until there are so many of them."""

    def __init__(self, parties, action=None, timeout=None):
        if parties < 1:
            raise ValueError("parties must be >= 1")
        self._lock = Lock()
        self._cond = Condition(self._lock)
        self._action = action
        self._timeout = timeout
        self._parties = parties
        self._state = _FILLING
        self._count = 0

    def __repr__(self):
        if self.broken:
            return f"<{_class_name(self)} at {id(self):#x}: broken>"
        return f"<{_class_name(self)} at {id(self):#x}: waiters={self.n_waiting}/{self.parties}>"

    def wait(self, timeout=None):
        """Waits for the others. Each gets another number, from 0 up; the last to come runs the action first."""
        if timeout is None:
            timeout = self._timeout
        with self._lock:
            # Those of the last round leave before anybody comes in.
            self._cond.wait_for(self._is_open)
            if self._state == _BROKEN:
                raise BrokenBarrierError
            index = self._count
            self._count += 1
            try:
                if index + 1 == self._parties:
                    self._let_out()
                else:
                    self._stay(timeout)
                return index
            finally:
                self._count -= 1
                if self._count == 0 and self._state in (_RESETTING, _DRAINING):
                    self._state = _FILLING
                    self._cond.notify_all()

    def _is_open(self):
        return self._state not in (_RESETTING, _DRAINING)

    def _is_settled(self):
        return self._state != _FILLING

    def _let_out(self):
        try:
            if self._action:
                self._action()
        except BaseException:
            self._break()
            raise
        self._state = _DRAINING
        self._cond.notify_all()

    def _stay(self, timeout):
        if not self._cond.wait_for(self._is_settled, timeout):
            self._break()
            raise BrokenBarrierError
        if self._state in (_RESETTING, _BROKEN):
            raise BrokenBarrierError

    def _break(self):
        self._state = _BROKEN
        self._cond.notify_all()

    def reset(self):
        """Empties the barrier: who waits gets a BrokenBarrierError."""
        with self._lock:
            if self._count == 0:
                self._state = _FILLING
            elif self._state != _DRAINING:
                self._state = _RESETTING
            self._cond.notify_all()

    def abort(self):
        """Breaks the barrier: who waits or comes gets a BrokenBarrierError."""
        with self._lock:
            self._break()

    @property
    def parties(self):
        """How many threads it takes."""
        return self._parties

    @property
    def n_waiting(self):
        """How many threads wait."""
        return self._count if self._state == _FILLING else 0

    @property
    def broken(self):
        """Is it broken?"""
        return self._state == _BROKEN


def _class_name(thing):
    cls = type(thing)
    return f"{cls.__module__}.{cls.__qualname__}"


# The threads that run, by their ident, and those that are being started.
_active_limbo_lock = RLock()
_active = {}
_limbo = {}

_last_number = 0


def _new_name(template):
    global _last_number
    with _active_limbo_lock:
        _last_number += 1
        return template % _last_number


class Thread:
    """A thread. What it does is `target`, or run() of a subclass."""

    _initialized = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None, context=None):
        if group is not None:
            raise AssertionError("group argument must be None for now")
        if kwargs is None:
            kwargs = {}
        if name:
            name = str(name)
        else:
            name = _new_name("Thread-%d")
            if target is not None:
                try:
                    name += f" ({target.__name__})"
                except AttributeError:
                    pass
        self._target = target
        self._name = name
        self._args = args
        self._kwargs = kwargs
        if daemon is not None:
            self._daemonic = daemon
        else:
            self._daemonic = current_thread().daemon
        self._context = context
        if excepthook is None:
            raise RuntimeError("threading.excepthook is None")
        self._ident = None
        self._native_id = None
        self._handle = _ThreadHandle()
        self._initialized = True

    def __repr__(self):
        self._check_initialized("Thread.__init__() was not called")
        status = "initial"
        if self._handle.is_done():
            status = "stopped"
        elif self._ident is not None:
            status = "started"
        if self._daemonic:
            status += " daemon"
        if self._ident is not None:
            status += f" {self._ident}"
        return f"<{type(self).__name__}({self._name}, {status})>"

    def _check_initialized(self, message="Thread.__init__() not called"):
        if not self._initialized:
            raise AssertionError(message)

    def start(self):
        """Starts the thread, and returns when it has begun."""
        if not self._initialized:
            raise RuntimeError("thread.__init__() not called")
        if self._handle._is_started():
            raise RuntimeError("threads can only be started once")
        with _active_limbo_lock:
            _limbo[self] = self
        try:
            _start_joinable_thread(self._bootstrap, self._handle, self._daemonic, self._name)
        except Exception:
            with _active_limbo_lock:
                del _limbo[self]
            raise
        self._handle._wait_running()

    def run(self):
        """What the thread does: calls the target."""
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            # The target may hold the thread.
            del self._target, self._args, self._kwargs

    def _bootstrap(self):
        _set_current(self)
        try:
            self._ident = get_ident()
            self._native_id = get_native_id()
            with _active_limbo_lock:
                _active[self._ident] = self
                del _limbo[self]
            self._handle._set_running()
            if self._context is None:
                self.run()
            else:
                self._context.run(self.run)
        except:
            _tell(self)
        finally:
            self._delete()
            _set_current(None)

    def _delete(self):
        with _active_limbo_lock:
            _active.pop(self._ident, None)

    def join(self, timeout=None):
        """Waits until the thread has ended, or for so many seconds."""
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if self._ident is None:
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        if timeout is not None:
            timeout = max(timeout, 0)
        self._handle.join(timeout)

    def is_alive(self):
        """Does the thread run?"""
        self._check_initialized()
        return self._ident is not None and not self._handle.is_done()

    @property
    def name(self):
        """A name for people; several threads may have the same."""
        self._check_initialized()
        return self._name

    @name.setter
    def name(self, name):
        self._check_initialized()
        self._name = str(name)

    @property
    def ident(self):
        """A number that no other living thread has; None before the start."""
        self._check_initialized()
        return self._ident

    @property
    def native_id(self):
        """The number the system knows the thread by; None before the start."""
        self._check_initialized()
        return self._native_id

    @property
    def daemon(self):
        """Does the program end without waiting for it?"""
        self._check_initialized()
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if self._ident is not None:
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = daemonic

    def isDaemon(self):
        """The attribute `daemon`."""
        return self.daemon

    def setDaemon(self, daemonic):
        """Sets the attribute `daemon`."""
        self.daemon = daemonic

    def getName(self):
        """The attribute `name`."""
        return self.name

    def setName(self, name):
        """Sets the attribute `name`."""
        self.name = name


def _tell(thread):
    # Called while the exception that ended the thread is being handled.
    args = ExceptHookArgs([*_sys.exc_info(), thread])
    hook = __excepthook__ if excepthook is None else excepthook
    try:
        hook(args)
    except Exception as error:
        error.__suppress_context__ = True
        general = getattr(_sys, "excepthook", None)
        if general is None or general is getattr(_sys, "__excepthook__", None):
            _report_exception("Exception in threading.excepthook:", error)
        else:
            print("Exception in threading.excepthook:", file=_sys.stderr, flush=True)
            general(type(error), error, error.__traceback__)


class Timer(Thread):
    """A thread that calls a function after so many seconds, unless it is cancelled before."""

    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval = interval
        self.function = function
        self.args = args if args is not None else []
        self.kwargs = kwargs if kwargs is not None else {}
        self.finished = Event()

    def cancel(self):
        """The function will not be called, if it has not been yet."""
        self.finished.set()

    def run(self):
        """Waits, then calls."""
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _MainThread(Thread):
    def __init__(self):
        super().__init__(name="MainThread", daemon=False)
        self._ident = _get_main_thread_ident()
        if self._ident == get_ident():
            self._native_id = get_native_id()
            _set_current(self)
        self._handle = _make_thread_handle(self._ident)
        _active[self._ident] = self


class _DummyThread(Thread):
    """A thread that was not started by this module. It is forgotten when the thread ends."""

    def __init__(self):
        super().__init__(name=_new_name("Dummy-%d"), daemon=True)
        self._ident = get_ident()
        self._native_id = get_native_id()
        self._handle = _make_thread_handle(self._ident)
        _set_current(self)
        with _active_limbo_lock:
            _active[self._ident] = self

    def is_alive(self):
        if self._ident in _active and not self._handle.is_done():
            return True
        return False

    def join(self, timeout=None):
        raise RuntimeError("cannot join a dummy thread")

    def _delete(self):
        super()._delete()
        self._handle._set_done()


def current_thread():
    """The Thread that the calling thread is."""
    thread = _current()
    if thread is not None:
        return thread
    if get_ident() == _get_main_thread_ident():
        _set_current(_main_thread)
        return _main_thread
    return _DummyThread()


currentThread = current_thread


def active_count():
    """How many threads are alive."""
    with _active_limbo_lock:
        return len(_active) + len(_limbo)


activeCount = active_count


def enumerate():
    """The threads that are alive."""
    with _active_limbo_lock:
        return [*_active.values(), *_limbo.values()]


def main_thread():
    """The thread that the program began with."""
    return _main_thread


def settrace(function):
    """Only None, which is what there is: minipy does not trace."""
    if function is not None:
        raise NotImplementedError("minipy does not support threading.settrace()")


def setprofile(function):
    """Only None, which is what there is: minipy does not profile."""
    if function is not None:
        raise NotImplementedError("minipy does not support threading.setprofile()")


def gettrace():
    """What settrace() was given."""
    return None


getprofile = gettrace


# Called at the end of the program, the last one registered first.
_threading_atexits = []
_SHUTTING_DOWN = False


def _register_atexit(function, *args, **kwargs):
    if _SHUTTING_DOWN:
        raise RuntimeError("can't register atexit after shutdown")
    _threading_atexits.append(lambda: function(*args, **kwargs))


def _shutdown():
    """The program ends: waits for the threads that are not daemons."""
    global _SHUTTING_DOWN
    if _main_thread._handle.is_done():
        return
    _SHUTTING_DOWN = True
    for call in reversed(_threading_atexits):
        call()
    _main_thread._handle._set_done()
    me = current_thread()
    while (thread := _next_to_wait_for(me)) is not None:
        thread._handle.join()


def _next_to_wait_for(me):
    for thread in enumerate():
        handle = thread._handle
        if thread is not me and not thread._daemonic and handle._is_started() and not handle.is_done():
            return thread
    return None


_main_thread = _MainThread()
