"""Signals near the end of a program: handlers still run while threads are waited for, in atexit functions and in finalizers."""

import atexit
import os
import signal
import threading
import time


def handler(number, frame):
    print("handler", signal.Signals(number).name, flush=True)


signal.signal(signal.SIGUSR1, handler)
signal.signal(signal.SIGALRM, handler)


def spin():
    while True:
        pass


for target in spin, lambda: time.sleep(100), threading.Event().wait:
    threading.Thread(target=target, daemon=True).start()


def last():
    print("atexit begins")
    os.kill(os.getpid(), signal.SIGUSR1)
    signal.setitimer(signal.ITIMER_REAL, 0.02)
    time.sleep(0.06)
    print("atexit ends")


class Final:
    def __del__(self):
        print("finalized")


atexit.register(last)
final = Final()


def late():
    time.sleep(0.1)
    print("thread ends")


threading.Thread(target=late).start()
signal.setitimer(signal.ITIMER_REAL, 0.03)
print("main ends")
