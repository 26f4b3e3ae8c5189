"""Ctrl-C during a run of tests: the first lets the test at hand end and shows what there is, the second interrupts.

The module `signal` is loaded by those who ask for that, not by every program with tests.
"""

import functools
import weakref

_results = weakref.WeakKeyDictionary()
_interrupt_handler = None


class _InterruptHandler:
    """A handler of SIGINT in front of the one that was there."""

    def __init__(self, default_handler):
        import signal

        self.original_handler = default_handler
        if default_handler == signal.SIG_DFL:
            default_handler = signal.default_int_handler
        elif default_handler == signal.SIG_IGN:
            default_handler = _ignore
        elif isinstance(default_handler, int):
            raise TypeError(
                "expected SIGINT signal handler to be signal.SIG_IGN, signal.SIG_DFL, or a callable object"
            )
        self.default_handler = default_handler
        self.called = False

    def __call__(self, signum, frame):
        import signal

        # A test may have put a handler of its own before this one.
        if self.called or signal.getsignal(signal.SIGINT) is not self:
            self.default_handler(signum, frame)
        self.called = True
        for result in list(_results):
            result.stop()


def _ignore(signum, frame):
    pass


def registerResult(result):
    """A result that the first Ctrl-C stops."""
    _results[result] = 1


def removeResult(result):
    """Says whether the result was registered."""
    return _results.pop(result, None) is not None


def installHandler():
    """From now on the first Ctrl-C stops the registered results."""
    global _interrupt_handler
    if _interrupt_handler is None:
        import signal

        _interrupt_handler = _InterruptHandler(signal.getsignal(signal.SIGINT))
        signal.signal(signal.SIGINT, _interrupt_handler)


def removeHandler(method=None):
    """Puts back the handler that was there; of a function, makes one that runs without the handler."""
    if method is not None:
        @functools.wraps(method)
        def inner(*args, **kwargs):
            import signal

            handler = signal.getsignal(signal.SIGINT)
            removeHandler()
            try:
                return method(*args, **kwargs)
            finally:
                signal.signal(signal.SIGINT, handler)
        return inner
    if _interrupt_handler is not None:
        import signal

        signal.signal(signal.SIGINT, _interrupt_handler.original_handler)
    return None
