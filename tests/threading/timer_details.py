# threading.Timer: arguments, cancelling before and after, joining, attributes, errors in the function, restarting.
import threading
import time

calls = []


def call(*args, **kwargs):
    calls.append((args, kwargs))


timer = threading.Timer(0.02, call, [1, 2], {"three": 3})
print(timer.interval, timer.args, timer.kwargs, timer.function is call, timer.is_alive(), timer.finished.is_set(), timer.daemon)
print(type(timer).__mro__[1].__name__, timer.name.startswith("Thread-"))
start = time.monotonic()
timer.start()
print(timer.is_alive())
timer.join()
print(calls, timer.is_alive(), timer.finished.is_set(), time.monotonic() - start >= 0.015)

calls.clear()
timer = threading.Timer(10, call)
timer.start()
timer.cancel()
timer.cancel()
timer.join()
print(calls, timer.finished.is_set())

timer = threading.Timer(10, call)
timer.cancel()
timer.start()
timer.join()
print(calls)

timer = threading.Timer(0, call, args=("now",))
timer.start()
timer.join()
timer.cancel()
print(calls)
try:
    timer.start()
except RuntimeError as error:
    print("RuntimeError:", error)

calls.clear()
timers = [threading.Timer(delay, call, (delay,)) for delay in (0.6, 0.01, 0.3)]
for timer in timers:
    timer.start()
for timer in timers:
    timer.join()
print(calls)

for wrong in (lambda: threading.Timer(), lambda: threading.Timer(1), lambda: threading.Timer(1, call, [], {}, 5)):
    try:
        wrong()
    except TypeError as error:
        print("TypeError:", error)


class Repeating(threading.Timer):
    def run(self):
        while not self.finished.wait(self.interval):
            self.function(*self.args, **self.kwargs)


calls.clear()
repeating = Repeating(0.005, call, ("tick",))
repeating.start()
while len(calls) < 3:
    time.sleep(0.001)
repeating.cancel()
repeating.join()
print(calls[:3])


def cancels_itself():
    own.cancel()
    call("cancelled while running")


calls.clear()
own = threading.Timer(0.001, cancels_itself)
own.start()
own.join()
print(calls)
hook, threading.excepthook = threading.excepthook, lambda args: print("hook:", args.exc_type.__name__, args.exc_value)
failing = threading.Timer(0.001, lambda: 1 / 0)
failing.start()
failing.join()
print(failing.finished.is_set())
