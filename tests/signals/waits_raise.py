"""What a handler raises ends each kind of wait of the main thread, and leaves behind what was waited for as it was."""

import os
import queue
import select
import signal
import socket
import threading
import time


class Enough(Exception):
    pass


def handler(number, frame):
    raise Enough(number)


signal.signal(signal.SIGALRM, handler)


def show(what, wait, *after):
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    began = time.monotonic()
    try:
        wait()
    except Enough as error:
        print(what, repr(error), *(state() for state in after), "" if time.monotonic() - began < 20 else "late")
    else:
        print(what, "went on")


lock = threading.Lock()
lock.acquire()
show("Lock.acquire", lock.acquire, lock.locked)
show("Lock.acquire(timeout)", lambda: lock.acquire(timeout=60), lock.locked)
lock.release()
print(lock.acquire(blocking=False))

rlock = threading.RLock()
ended = threading.Event()
held = threading.Event()


def hold():
    with rlock:
        held.set()
        ended.wait()


holder = threading.Thread(target=hold)
holder.start()
held.wait()
show("RLock.acquire", rlock.acquire, rlock._is_owned)
ended.set()
holder.join()
print(rlock.acquire(), rlock._is_owned())
rlock.release()

condition = threading.Condition()


def waiting(timeout=None):
    with condition:
        try:
            condition.wait(timeout)
        finally:
            print("owned", condition._is_owned(), end=" ")


show("Condition.wait", waiting, condition._is_owned)
show("Condition.wait(timeout)", lambda: waiting(60), condition._is_owned)
with condition:
    condition.notify()

event = threading.Event()
show("Event.wait", event.wait, event.is_set)
semaphore = threading.Semaphore(0)
show("Semaphore.acquire", semaphore.acquire)
semaphore.release()
print(semaphore.acquire(timeout=1))
barrier = threading.Barrier(2)
show("Barrier.wait", barrier.wait, lambda: barrier.broken)

stop = threading.Event()
thread = threading.Thread(target=stop.wait)
thread.start()
show("Thread.join", thread.join, thread.is_alive)
show("Thread.join(timeout)", lambda: thread.join(60), thread.is_alive)
stop.set()
thread.join()

for kind in queue.Queue, queue.SimpleQueue:
    q = kind()
    show(f"{kind.__name__}.get", q.get, q.empty)
    show(f"{kind.__name__}.get(timeout)", lambda: q.get(timeout=60), q.empty)
    q.put(7)
    print(q.get())
full = queue.Queue(1)
full.put(1)
show("Queue.put", lambda: full.put(2), full.qsize)
show("Queue.join", full.join, lambda: full.unfinished_tasks)

show("time.sleep", lambda: time.sleep(60))
show("signal.pause", lambda: [signal.pause() for _ in range(100)])

read, write = os.pipe()
show("select", lambda: select.select([read], [], []))
show("select(timeout)", lambda: select.select([read], [], [], 60))
show("os.read", lambda: os.read(read, 1))
file = open(read, closefd=False)
os.write(write, b"beginning ")
show("readline", file.readline)
os.write(write, b"and end\n")
print(file.closed)
os.set_blocking(read, False)
while True:
    try:
        if not os.read(read, 1000):
            break
    except BlockingIOError:
        break
SIZE = 1 << 20
show("os.write", lambda: [os.write(write, bytes(SIZE)) for _ in range(100)])

listener = socket.create_server(("127.0.0.1", 0))
show("accept", listener.accept)
a, b = socket.socketpair()
show("recv", lambda: a.recv(1))
a.settimeout(60)
show("recv with a timeout", lambda: a.recv(1))
a.settimeout(None)
show("sendall", lambda: a.sendall(bytes(SIZE * 10)))


def spin():
    while True:
        pass


def calls():
    while True:
        max(1, 2)


def comprehension():
    [n for n in iter(int, 1)]


show("while", spin)
show("calls", calls)
show("comprehension", comprehension)
show("sort", lambda: [sorted(range(10**5), key=lambda n: -n) for _ in range(10**6)])
