"""`set_wakeup_fd`: the number of each signal is written to a descriptor as soon as it comes."""

import os
import select
import signal
import socket
import threading

signal.signal(signal.SIGUSR1, lambda number, frame: None)
signal.signal(signal.SIGUSR2, lambda number, frame: None)

read, write = os.pipe()
try:
    signal.set_wakeup_fd(write)
except ValueError as error:
    print(error.args[0].replace(str(write), "N"))
os.set_blocking(read, False)
os.set_blocking(write, False)
print(signal.set_wakeup_fd(write), signal.set_wakeup_fd(write) == write)
signal.raise_signal(signal.SIGUSR1)
signal.raise_signal(signal.SIGUSR2)
signal.raise_signal(signal.SIGUSR1)
print(list(os.read(read, 10)))

# It ends the wait of a select in another thread.
ready = []


def watch():
    ready.append(select.select([read], [], [], 60)[0] == [read])


thread = threading.Thread(target=watch)
thread.start()
signal.raise_signal(signal.SIGUSR2)
thread.join()
print(ready, list(os.read(read, 10)))

# Signals without a handler in Python are not told.
signal.signal(signal.SIGUSR2, signal.SIG_IGN)
signal.raise_signal(signal.SIGUSR2)
print(select.select([read], [], [], 0))

# A full pipe is told on stderr, unless that is not wanted; the handler runs all the same.
count = 0


def handler(number, frame):
    global count
    count += 1


signal.signal(signal.SIGUSR1, handler)
signal.set_wakeup_fd(write, warn_on_full_buffer=False)
try:
    while True:
        os.write(write, b"x" * 512)
except BlockingIOError:
    pass
try:
    while True:
        os.write(write, b"x")
except BlockingIOError:
    pass
signal.raise_signal(signal.SIGUSR1)
print(count)
print(signal.set_wakeup_fd(-1) == write, signal.set_wakeup_fd(-1))

a, b = socket.socketpair()
a.setblocking(False)
signal.set_wakeup_fd(a.fileno())
signal.raise_signal(signal.SIGUSR1)
print(list(b.recv(10)), count)
signal.set_wakeup_fd(-1)
a.close()
b.close()
