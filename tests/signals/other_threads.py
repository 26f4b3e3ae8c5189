"""Signals and threads: handlers are set and run in the main thread only, whoever sends or receives the signal."""

import _thread
import os
import signal
import threading
import time

ran_in = []


def handler(number, frame):
    ran_in.append(threading.current_thread().name)


signal.signal(signal.SIGUSR1, handler)


def in_thread(function):
    def run():
        try:
            print(repr(function()))
        except Exception as error:
            print(f"{type(error).__name__}: {error}")

    thread = threading.Thread(target=run, name="worker")
    thread.start()
    thread.join()


in_thread(lambda: signal.signal(signal.SIGUSR1, print))
in_thread(lambda: signal.signal(0, print))
in_thread(lambda: signal.set_wakeup_fd(-1))
in_thread(lambda: signal.getsignal(signal.SIGUSR1) is handler)
in_thread(lambda: signal.siginterrupt(signal.SIGUSR1, True))
in_thread(lambda: signal.setitimer(signal.ITIMER_REAL, 0))


def until(count):
    deadline = time.monotonic() + 20
    while len(ran_in) < count and time.monotonic() < deadline:
        time.sleep(0.001)
    print(ran_in[:count])
    ran_in.clear()


for send in (
    lambda: signal.raise_signal(signal.SIGUSR1),
    lambda: os.kill(os.getpid(), signal.SIGUSR1),
    lambda: signal.pthread_kill(threading.get_ident(), signal.SIGUSR1),
    lambda: signal.pthread_kill(threading.main_thread().ident, signal.SIGUSR1),
    lambda: _thread.interrupt_main(signal.SIGUSR1),
):
    in_thread(send)
    until(1)

# A thread that waits is not disturbed by a signal of its own.
go = threading.Event()
read, write = os.pipe()
results = []


def waits():
    results.append(go.wait(60))
    results.append(os.read(read, 10))
    time.sleep(0.5)
    results.append("slept")


thread = threading.Thread(target=waits)
thread.start()
for step in range(3):
    time.sleep(0.02)
    signal.pthread_kill(thread.ident, signal.SIGUSR1)
    until(1)
    if step == 0:
        go.set()
    elif step == 1:
        os.write(write, b"bytes")
thread.join()
print(results)
# Ctrl-C as a thread sends it.
threading.Timer(0.05, os.kill, [os.getpid(), signal.SIGINT]).start()
try:
    time.sleep(60)
except KeyboardInterrupt as error:
    print(repr(error))
signal.signal(signal.SIGINT, handler)
_thread.interrupt_main()
until(1)
signal.signal(signal.SIGINT, signal.SIG_IGN)
_thread.interrupt_main()
os.kill(os.getpid(), signal.SIGINT)
print(ran_in)
signal.signal(signal.SIGINT, signal.default_int_handler)
try:
    _thread.interrupt_main()
    print("went on")
except KeyboardInterrupt as error:
    print(repr(error))

# Many signals while threads work: each number is handled at least once, and the main thread's waits end as they should.
stop = threading.Event()


def work():
    while not stop.is_set():
        sum(range(100))


workers = [threading.Thread(target=work) for _ in range(3)]
for worker in workers:
    worker.start()
for _ in range(50):
    signal.raise_signal(signal.SIGUSR1)
    os.kill(os.getpid(), signal.SIGUSR1)
stop.set()
for worker in workers:
    worker.join()
print(len(ran_in), set(ran_in))
