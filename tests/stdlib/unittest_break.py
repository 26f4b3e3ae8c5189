"""unittest and Ctrl-C: the first stops the registered results after the test at hand, the second interrupts."""

import io
import os
import signal
import unittest


def press():
    os.kill(os.getpid(), signal.SIGINT)


class Slow(unittest.TestCase):
    order = []

    def test_a(self):
        self.order.append("a")
        press()
        self.order.append("a ends")

    def test_b(self):
        self.order.append("b")


default = signal.getsignal(signal.SIGINT)
unittest.installHandler()
handler = signal.getsignal(signal.SIGINT)
print(handler is default)
suite = unittest.defaultTestLoader.loadTestsFromTestCase(Slow)
result = unittest.TextTestRunner(io.StringIO()).run(suite)
print(Slow.order, result.shouldStop, result.testsRun)
try:
    press()
except KeyboardInterrupt as error:
    print(repr(error))
handler = type(handler)(default)
signal.signal(signal.SIGINT, handler)
first, second = unittest.TestResult(), unittest.TestResult()
unittest.registerResult(first)
unittest.registerResult(second)
print(unittest.removeResult(second), unittest.removeResult(second), unittest.removeResult(unittest.TestResult()))
press()
print(first.shouldStop, second.shouldStop)
try:
    press()
except KeyboardInterrupt as error:
    print(repr(error))
unittest.removeHandler()
print(signal.getsignal(signal.SIGINT) is default)


# A handler in front of it gets the signal first; what it hands on interrupts at once.
@unittest.removeHandler
def without():
    return signal.getsignal(signal.SIGINT) is default


print(without(), without.__name__)


# What was there before the handler is what the second one calls.
for before in signal.SIG_IGN, lambda number, frame: print("before", number):
    signal.signal(signal.SIGINT, before)
    kind = type(handler)
    again = kind(signal.getsignal(signal.SIGINT))
    signal.signal(signal.SIGINT, again)
    result = unittest.TestResult()
    unittest.registerResult(result)
    press()
    print(result.shouldStop)
    press()
    print("went on")
for wrong in 5, None, "text":
    try:
        kind(wrong)
    except TypeError as error:
        print(error)
