"""A call that waits for the world lets other threads run: each of these ends only because another thread does something."""
import os
import queue
import select
import socket
import tempfile
import threading
import time


def beside(name, call, act):
    """Calls while another thread acts a little later, and shows what both came to."""
    acted = []

    def later():
        time.sleep(0.01)
        acted.append(act())

    thread = threading.Thread(target=later)
    thread.start()
    answer = call()
    thread.join()
    print(f"{name}: {answer!r}, beside it {acted[0]!r}")


def full_pipe():
    """A pipe with no room left; and how much it holds."""
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    held = 0
    try:
        while True:
            held += os.write(writer, bytes(4096))
    except BlockingIOError:
        pass
    os.set_blocking(writer, True)
    return reader, writer, held


def drain(fd, size):
    """Reads exactly so many bytes."""
    while size:
        size -= len(os.read(fd, min(size, 65536)))
    return "read"


def pipes():
    reader, writer = os.pipe()
    beside("os.read", lambda: os.read(reader, 10), lambda: os.write(writer, b"hello"))
    beside("select", lambda: select.select([reader], [], []) == ([reader], [], []), lambda: os.write(writer, b"x"))
    os.read(reader, 1)
    with os.fdopen(reader, "rb") as file:
        beside("readline", file.readline, lambda: os.write(writer, b"one\ntwo\n"))
        beside("read of a buffer", lambda: file.read(8), lambda: os.write(writer, b"more"))
        beside("read to the end", file.read, lambda: os.close(writer))

    reader, writer, held = full_pipe()
    beside("os.write", lambda: os.write(writer, b"x"), lambda: drain(reader, held))
    os.close(reader)
    os.close(writer)

    reader, writer, held = full_pipe()
    file = os.fdopen(writer, "wb")
    file.write(b"12345")
    beside("flush", file.flush, lambda: drain(reader, held + 5))
    os.close(reader)
    file.close()

    reader, writer, held = full_pipe()
    file = os.fdopen(writer, "wb")
    file.write(b"12345")
    beside("close", file.close, lambda: drain(reader, held + 5))
    os.close(reader)

    reader, writer, held = full_pipe()
    file = os.fdopen(writer, "w")
    beside("print", lambda: print("a line", file=file, flush=True), lambda: drain(reader, held + 7))
    file.close()
    os.close(reader)


def fifos(folder):
    path = os.path.join(folder, "fifo")
    os.mkfifo(path)
    write = lambda: os.close(os.open(path, os.O_WRONLY))
    read = lambda: os.close(os.open(path, os.O_RDONLY))
    beside("os.open of a fifo", read, write)
    beside("os.open for writing", write, read)
    beside("open of a fifo", lambda: open(path, "rb").close(), write)


def sockets():
    a, b = socket.socketpair()
    beside("recv", lambda: a.recv(10), lambda: b.send(b"hello"))
    buffer = bytearray(3)
    beside("recv_into", lambda: (a.recv_into(buffer), bytes(buffer)), lambda: b.sendall(b"abc"))
    big = bytes(1 << 20)

    def take():
        left = len(big)
        while left:
            left -= len(b.recv(left))
        return "received"

    beside("sendall", lambda: a.sendall(big), take)
    with a.makefile("rb") as file:
        beside("readline of a socket", file.readline, lambda: b.sendall(b"line\n"))
    beside("recv to the end", lambda: a.recv(10), b.close)
    a.close()

    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen()
    client = socket.socket()
    beside("accept", lambda: listener.accept()[0].close(), lambda: client.connect(listener.getsockname()))
    client.close()
    listener.close()

    one, two = (socket.socket(socket.AF_INET, socket.SOCK_DGRAM) for _ in range(2))
    one.bind(("127.0.0.1", 0))
    beside("recvfrom", lambda: one.recvfrom(10)[0], lambda: two.sendto(b"packet", one.getsockname()))
    one.close()
    two.close()


def threads():
    lock = threading.Lock()
    lock.acquire()
    beside("lock", lock.acquire, lock.release)
    event = threading.Event()
    beside("event", event.wait, event.set)
    semaphore = threading.Semaphore(0)
    beside("semaphore", semaphore.acquire, semaphore.release)
    barrier = threading.Barrier(2)
    beside("barrier", lambda: barrier.wait() in (0, 1), lambda: barrier.wait() in (0, 1))
    small = queue.Queue(1)
    beside("get", small.get, lambda: small.put("item"))
    small.put(1)
    beside("put", lambda: small.put(2), small.get)
    beside("join of a queue", small.join, lambda: (small.task_done(), small.get(), small.task_done(), small.task_done()))
    simple = queue.SimpleQueue()
    beside("get of a simple queue", simple.get, lambda: simple.put("item"))
    gate = threading.Event()
    waiter = threading.Thread(target=gate.wait)
    waiter.start()
    beside("join", waiter.join, gate.set)


pipes()
with tempfile.TemporaryDirectory() as folder:
    fifos(folder)
sockets()
threads()
