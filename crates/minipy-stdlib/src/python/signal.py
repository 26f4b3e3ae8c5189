"""The module `signal`: handlers for the signals of the operating system.

`_signal` does everything; here its numbers become members of enumerations, and functions that take or give them are wrapped.
"""

import _signal
from _signal import *
from enum import IntEnum as _IntEnum

_IntEnum._convert_(
    "Signals", __name__, lambda name: name.isupper() and name[:3] == "SIG" and name[:4] != "SIG_" or name[:5] == "CTRL_"
)
_IntEnum._convert_("Handlers", __name__, lambda name: name in ("SIG_DFL", "SIG_IGN"))
_IntEnum._convert_("Sigmasks", __name__, lambda name: name in ("SIG_BLOCK", "SIG_UNBLOCK", "SIG_SETMASK"))


def _int_to_enum(value, enum):
    """The member of that value; a value that is none stays what it is."""
    if not isinstance(value, int):
        return value
    try:
        return enum(value)
    except ValueError:
        return value


def _enum_to_int(value):
    """A member, or whatever `int` takes, as an int; what it does not take stays what it is."""
    try:
        return int(value)
    except (ValueError, TypeError):
        return value


def _members(numbers):
    return {_int_to_enum(number, Signals) for number in numbers}


def signal(signalnum, handler):
    """Sets the handler of a signal; gives the one before."""
    return _int_to_enum(_signal.signal(_enum_to_int(signalnum), _enum_to_int(handler)), Handlers)


def getsignal(signalnum):
    """The handler of a signal; None if it was not set from Python."""
    return _int_to_enum(_signal.getsignal(signalnum), Handlers)


def pthread_sigmask(how, mask):
    """Changes which signals this thread blocks; gives those it has blocked before."""
    return _members(_signal.pthread_sigmask(how, mask))


def sigpending():
    """The signals that have come and are blocked."""
    return _members(_signal.sigpending())


def sigwait(sigset):
    """Waits until one of some blocked signals comes, and takes it."""
    return _int_to_enum(_signal.sigwait(sigset), Signals)


def valid_signals():
    """The signals a program may use."""
    return _members(_signal.valid_signals())
