"""A handler runs at once while the main thread waits for another one or for time, and the wait goes on with what is left (PEP 475)."""

import queue
import threading
import time

from mod_waits import LATER, SOON, show

lock = threading.Lock()
lock.acquire()
show("Lock.acquire", lock.acquire, lock.release)
show("Lock.acquire(timeout)", lambda: lock.acquire(timeout=LATER), least=LATER)
show("Lock.acquire(timeout) in time", lambda: lock.acquire(timeout=60), lock.release)


def locked():
    with lock:
        return "inside"


show("with Lock", locked, lock.release)

rlock = threading.RLock()
held = threading.Event()
release = threading.Event()


def hold():
    with rlock:
        held.set()
        release.wait()


def hold_it():
    held.clear()
    release.clear()
    threading.Thread(target=hold).start()
    held.wait()


hold_it()
show("RLock.acquire(timeout)", lambda: rlock.acquire(timeout=LATER), least=LATER)
show("RLock.acquire", rlock.acquire, release.set)
rlock.release()

condition = threading.Condition()


def waiting(timeout=None):
    with condition:
        return condition.wait(timeout)


def notify():
    with condition:
        condition.notify()


show("Condition.wait", waiting, notify)
show("Condition.wait(timeout)", lambda: waiting(LATER), least=LATER)
show("Condition.wait(timeout) in time", lambda: waiting(60), notify)

ready = False


def until_ready(timeout=None):
    with condition:
        return condition.wait_for(lambda: ready, timeout)


def make_ready():
    global ready
    with condition:
        ready = True
        condition.notify_all()


show("Condition.wait_for(timeout)", lambda: until_ready(LATER), least=LATER)
show("Condition.wait_for", until_ready, make_ready)

event = threading.Event()
show("Event.wait(timeout)", lambda: event.wait(LATER), least=LATER)
show("Event.wait", event.wait, event.set)

semaphore = threading.Semaphore(0)
show("Semaphore.acquire", semaphore.acquire, semaphore.release)
show("Semaphore.acquire(timeout)", lambda: semaphore.acquire(timeout=LATER), least=LATER)

barrier = threading.Barrier(2)
show("Barrier.wait", lambda: sorted([barrier.wait() < 2]), barrier.wait)


def started(*args):
    thread = threading.Thread(target=time.sleep, args=args)
    thread.start()
    return thread


long, short = started(4 * LATER), started(LATER)
show("Thread.join", short.join, least=LATER - SOON)
show("Thread.join(timeout)", lambda: long.join(LATER), least=LATER)
long.join()

for kind in queue.Queue, queue.SimpleQueue, queue.PriorityQueue:
    q = kind()
    show(f"{kind.__name__}.get", q.get, lambda: q.put(1))
    show(f"{kind.__name__}.get(timeout) in time", lambda: q.get(timeout=60), lambda: q.put(2))

    def timed_get():
        try:
            return q.get(timeout=LATER)
        except queue.Empty as error:
            return error

    show(f"{kind.__name__}.get(timeout)", timed_get, least=LATER)

full = queue.Queue(1)
full.put(1)
show("Queue.put", lambda: full.put(2), full.get)
show("Queue.join", full.join, lambda: (full.task_done(), full.task_done()))

show("time.sleep", lambda: time.sleep(LATER), least=LATER)
