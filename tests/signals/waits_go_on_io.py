"""A handler runs at once while the main thread waits for a pipe, a socket or a process, and the wait goes on (PEP 475)."""

import os
import select
import socket
import time

from mod_waits import LATER, show

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
