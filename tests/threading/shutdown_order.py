# The end of a program: threads that are no daemons are waited for, then atexit's functions run, daemons are stopped wherever they are.
import atexit
import sys
import threading
import time

lock = threading.Lock()
lock.acquire()
gate = threading.Event()


def sleep():
    time.sleep(1000)


def blocked():
    with lock:
        print("never")


def waiting():
    gate.wait()
    print("never")


for target in (sleep, blocked, waiting, threading.Barrier(2).wait, threading.Semaphore(0).acquire):
    threading.Thread(target=target, daemon=True).start()


def starts_another(depth):
    time.sleep(0.01)
    if depth:
        threading.Thread(target=starts_another, args=(depth - 1,)).start()
    else:
        print("the last thread")
        timer.start()


def exits():
    sys.exit(9)


atexit.register(print, "atexit")
timer = threading.Timer(0.05, print, ("a timer is waited for",))
threading.Thread(target=exits).start()
threading.Thread(target=starts_another, args=(3,)).start()
threading._register_atexit(print, "main has ended")
sys.exit(5)
