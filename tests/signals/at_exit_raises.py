"""A handler that raises in an atexit function: that function ends, the next one runs (stderr is not compared: it has an address)."""

import atexit
import signal


class Stop(Exception):
    pass


def handler(number, frame):
    raise Stop(number)


def first():
    print("last registered")
    signal.raise_signal(signal.SIGUSR1)
    print("not reached")


signal.signal(signal.SIGUSR1, handler)
atexit.register(print, "first registered")
atexit.register(first)
print("end")
