"""An exception of a handler that nobody catches: its traceback goes through what was interrupted."""

import signal


def handler(number, frame):
    raise RuntimeError(f"signal {number}")


def work():
    signal.raise_signal(signal.SIGTERM)


signal.signal(signal.SIGTERM, handler)
work()
