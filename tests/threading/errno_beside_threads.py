"""The error of a failed call is that of the call, whatever the threads that had the lock before it came back did in the meantime."""
import errno
import os
import socket
import sys
import tempfile
import threading
import time

sys.setswitchinterval(1e-5)
ROUNDS = 150


def failing(folder):
    """Calls that fail, each in its own way, and the number their error has."""
    file = os.path.join(folder, "file")
    full = os.path.join(folder, "full")
    os.mkdir(full)
    for path in (file, os.path.join(full, "x")):
        with open(path, "w"):
            pass
    closed = os.dup(0)
    os.close(closed)
    reader, writer = os.pipe()
    os.set_blocking(reader, False)
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = unused.getsockname()

    def connect():
        with socket.socket() as s:
            s.connect(address)

    return {
        "ENOENT": lambda: open(os.path.join(folder, "missing")),
        "EEXIST": lambda: os.mkdir(full),
        "EISDIR": lambda: open(full),
        "ENOTDIR": lambda: os.listdir(file),
        "ENOTEMPTY": lambda: os.rmdir(full),
        "EBADF": lambda: os.read(1 << 20, 1),
        "EAGAIN": lambda: os.read(reader, 1),
        "ECONNREFUSED": connect,
        "EINVAL": lambda: os.readlink(file),
    }


def repeat(name, call, wrong, start):
    start.wait()
    for _ in range(ROUNDS):
        try:
            call()
        except OSError as error:
            if error.errno != getattr(errno, name):
                wrong.append((name, errno.errorcode.get(error.errno)))
        else:
            wrong.append((name, "no error"))


with tempfile.TemporaryDirectory() as folder:
    calls = failing(folder)
    wrong = []
    start = threading.Barrier(len(calls) + 1)
    busy = [True]

    def spin():
        while busy[0]:
            sum(range(100))
            time.sleep(0)

    spinner = threading.Thread(target=spin)
    threads = [threading.Thread(target=repeat, args=(name, call, wrong, start)) for name, call in calls.items()]
    for thread in threads:
        thread.start()
    start.wait()
    spinner.start()
    for thread in threads:
        thread.join()
    busy[0] = False
    spinner.join()
    print(sorted(calls), "wrong:", wrong)
