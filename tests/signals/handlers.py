"""Handlers: what they get, when they run, what they may raise, and handlers that are interrupted themselves."""

import os
import signal
import sys


def report(number, frame):
    print("handler", number, type(number).__name__, frame.f_lineno, frame.f_code.co_name, frame.f_globals is globals())


old = signal.signal(signal.SIGUSR1, report)
print(repr(old), signal.getsignal(signal.SIGUSR1) is report)
signal.raise_signal(signal.SIGUSR1)


def function():
    os.kill(os.getpid(), signal.SIGUSR1)
    return "returned"


print(function())

# Signals that are blocked together are handled in the order of their numbers.
order = []
numbers = [signal.SIGTERM, signal.SIGUSR2, signal.SIGHUP, signal.SIGRTMIN, signal.SIGUSR1]
for number in numbers:
    signal.signal(number, lambda number, frame: order.append(signal.Signals(number).name))
signal.pthread_sigmask(signal.SIG_BLOCK, numbers)
for number in numbers:
    signal.raise_signal(number)
    signal.raise_signal(number)
print(order, sorted(signal.sigpending()))
signal.pthread_sigmask(signal.SIG_UNBLOCK, numbers)
print(order)

# A handler is interrupted by other signals, and by its own.
depth = 0


def nested(number, frame):
    global depth
    depth += 1
    print("  " * depth, number, "begins")
    if depth < 4:
        signal.raise_signal(signal.SIGUSR2 if number == signal.SIGUSR1 else signal.SIGUSR1)
    print("  " * depth, number, "ends")
    depth -= 1


signal.signal(signal.SIGUSR1, nested)
signal.signal(signal.SIGUSR2, nested)
signal.raise_signal(signal.SIGUSR1)


# What a handler raises comes out of what it interrupted.
def failing(number, frame):
    raise ValueError(number)


signal.signal(signal.SIGUSR1, failing)
for send in (
    lambda: signal.raise_signal(signal.SIGUSR1),
    lambda: os.kill(os.getpid(), signal.SIGUSR1),
    lambda: signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGUSR1]),
):
    try:
        send()
    except ValueError as error:
        print("raised", error, error.__context__)
    else:
        print("nothing raised")
try:
    try:
        raise KeyError("first")
    finally:
        signal.raise_signal(signal.SIGUSR1)
except ValueError as error:
    print(repr(error), repr(error.__context__))
try:
    raise KeyError("handled")
except KeyError:
    try:
        signal.raise_signal(signal.SIGUSR1)
    except ValueError as error:
        print(repr(error.__context__), repr(sys.exception()))


# Any callable will do.
class Counter:
    def __init__(self):
        self.count = 0

    def __call__(self, number, frame):
        self.count += 1

    def method(self, number, frame):
        self.count += 10


counter = Counter()
signal.signal(signal.SIGUSR1, counter)
signal.raise_signal(signal.SIGUSR1)
signal.signal(signal.SIGUSR1, counter.method)
signal.raise_signal(signal.SIGUSR1)
print(counter.count)
signal.signal(signal.SIGUSR1, lambda: None)
try:
    signal.raise_signal(signal.SIGUSR1)
except TypeError as error:
    print(error)


# A handler may set handlers, its own too.
def once(number, frame):
    print("once", repr(signal.signal(number, signal.SIG_IGN)) == repr(once))


signal.signal(signal.SIGUSR1, once)
signal.raise_signal(signal.SIGUSR1)
signal.raise_signal(signal.SIGUSR1)
print(repr(signal.getsignal(signal.SIGUSR1)))


# In the middle of a generator, and inside a class body.
def numbers_of():
    for n in range(3):
        signal.raise_signal(signal.SIGUSR2)
        yield n


seen = []
signal.signal(signal.SIGUSR2, lambda number, frame: seen.append(frame.f_code.co_name))
print(list(numbers_of()), seen)


class Body:
    signal.raise_signal(signal.SIGUSR2)
    seen.append("body")


print(seen)

# SIGURG, which is ignored by default, is a signal like others for those who ask for it.
print(repr(signal.getsignal(signal.SIGURG)))
signal.raise_signal(signal.SIGURG)
signal.signal(signal.SIGURG, lambda number, frame: seen.append("urgent"))
signal.raise_signal(signal.SIGURG)
print(seen[-1], repr(signal.signal(signal.SIGURG, signal.SIG_DFL))[:9])
signal.raise_signal(signal.SIGURG)
signal.signal(signal.SIGURG, signal.SIG_IGN)
signal.raise_signal(signal.SIGURG)
print(repr(signal.getsignal(signal.SIGURG)), seen.count("urgent"))
