"""A handler runs at once in the middle of each kind of wait of the main thread, which then goes on waiting (PEP 475)."""

import os
import queue
import select
import signal
import socket
import threading
import time

SOON = 0.05
LATER = 0.15

log = []
came = 0.0


def handler(number, frame):
    global came
    came = time.monotonic()
    log.append("handler")


signal.signal(signal.SIGALRM, handler)


def show(what, wait, end=None, least=0.0):
    """Waits for something that `end`, called by a thread later, ends; the signal comes before."""
    log.clear()
    began = time.monotonic()
    thread = None
    if end is not None:

        def work():
            time.sleep(LATER)
            log.append("end")
            end()

        thread = threading.Thread(target=work)
        thread.start()
    signal.setitimer(signal.ITIMER_REAL, SOON)
    result = wait()
    took = time.monotonic() - began
    log.append("waited")
    if thread is not None:
        thread.join()
    # The handler must not have to wait for the end of the wait; machines under load are slow.
    prompt = came - began < took or took > 5
    print(f"{what}: {result!r} {' '.join(log)}", "" if prompt else "late", "" if took >= least else f"too short {took}")


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

read, write = os.pipe()
show("select", lambda: select.select([read], [], [])[0] == [read], lambda: os.write(write, b"x"))
os.read(read, 1)
show("select(timeout)", lambda: select.select([read], [], [], LATER), least=LATER)
poll = select.poll()
poll.register(read, select.POLLIN)
show("poll(timeout)", lambda: poll.poll(LATER * 1000), least=LATER)
epoll = select.epoll()
epoll.register(read, select.EPOLLIN)
show("epoll(timeout)", lambda: epoll.poll(LATER), least=LATER)
epoll.close()

show("os.read", lambda: os.read(read, 10), lambda: os.write(write, b"bytes"))

file = open(read, "rb", buffering=0, closefd=False)
show("FileIO.read", lambda: file.read(10), lambda: os.write(write, b"raw"))
buffered = open(read, "rb", closefd=False)
show("BufferedReader.readline", buffered.readline, lambda: os.write(write, b"line\n"))
text = open(read, closefd=False)
show("TextIOWrapper.readline", text.readline, lambda: os.write(write, b"text\n"))
show("two parts of a line", text.readline, lambda: (os.write(write, b"par"), time.sleep(0.01), os.write(write, b"ts\n")))

SIZE = 1 << 20


def drain(fd):
    left = SIZE
    while left:
        left -= len(os.read(fd, left))


def write_all():
    with open(write, "wb", closefd=False) as out:
        return out.write(b"x" * SIZE)


show("BufferedWriter.write and flush", write_all, lambda: drain(read))
os.close(read)
os.close(write)

pipe = os.popen(f"sleep {LATER}; echo said")
show("os.popen().read", pipe.read)
pipe.close()
pipe = os.popen(f"sleep {LATER}")
show("os.popen().close", pipe.close)

listener = socket.create_server(("127.0.0.1", 0))
address = listener.getsockname()
clients = []
show("accept", lambda: type(listener.accept()[0]).__name__, lambda: clients.append(socket.create_connection(address)))
listener.settimeout(LATER)


def timed_accept():
    try:
        return listener.accept()
    except TimeoutError as error:
        return error


show("accept with a timeout", timed_accept, least=LATER)
listener.close()

a, b = socket.socketpair()
show("recv", lambda: a.recv(10), lambda: b.send(b"data"))
a.settimeout(60)
show("recv with a timeout, in time", lambda: a.recv(10), lambda: b.send(b"more"))
a.settimeout(None)
show("sendall", lambda: a.sendall(b"x" * SIZE), lambda: drain(b.fileno()))
with a.makefile("rb") as stream:
    show("makefile().readline", stream.readline, lambda: b.send(b"line\n"))
a.close()
b.close()
