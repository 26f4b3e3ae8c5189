"""The usual way to end by SIGTERM: a handler that calls sys.exit, in the middle of a wait; cleaning up is done."""

import atexit
import os
import signal
import sys
import threading

atexit.register(print, "atexit")


def terminate(number, frame):
    print("terminated by", signal.strsignal(number))
    sys.exit(128 + number)


signal.signal(signal.SIGTERM, terminate)
threading.Timer(0.05, os.kill, [os.getpid(), signal.SIGTERM]).start()
try:
    threading.Event().wait()
finally:
    print("finally")
