"""`alarm`, `setitimer` and `pause`: timers that send a signal once or again and again."""

import signal
import time

ticks = []
signal.signal(signal.SIGALRM, lambda number, frame: ticks.append("real"))
signal.signal(signal.SIGVTALRM, lambda number, frame: ticks.append("virtual"))
signal.signal(signal.SIGPROF, lambda number, frame: ticks.append("prof"))

print(signal.alarm(100), signal.alarm(50), signal.alarm(0), signal.alarm(0))
print(signal.setitimer(signal.ITIMER_REAL, 60.0, 2.5))
left, interval = signal.getitimer(signal.ITIMER_REAL)
print(50 < left <= 60, interval)
print(signal.setitimer(signal.ITIMER_REAL, 0)[1], signal.getitimer(signal.ITIMER_REAL))

signal.setitimer(signal.ITIMER_REAL, 0.02)
print(signal.pause(), ticks)
signal.setitimer(signal.ITIMER_REAL, 0.02, 0.01)
while len(ticks) < 5:
    signal.pause()
signal.setitimer(signal.ITIMER_REAL, 0)
print(len(ticks) >= 5, set(ticks))

# The time that the process computes.
ticks.clear()
signal.setitimer(signal.ITIMER_VIRTUAL, 0.01)
while not ticks:
    sum(range(1000))
print(ticks)
ticks.clear()
signal.setitimer(signal.ITIMER_PROF, 0.01, 0.01)
while len(ticks) < 3:
    sum(range(1000))
signal.setitimer(signal.ITIMER_PROF, 0)
print(set(ticks))

signal.alarm(1)
began = time.monotonic()
ticks.clear()
signal.pause()
print(ticks, 0.5 < time.monotonic() - began < 15)


# The classic: a limit for how long something may take.
class TimedOut(Exception):
    pass


def limit(number, frame):
    raise TimedOut(frame.f_code.co_name)


def endless():
    n = 0
    while True:
        n += 1


signal.signal(signal.SIGALRM, limit)
signal.setitimer(signal.ITIMER_REAL, 0.05)
try:
    endless()
except TimedOut as error:
    print("timed out in", error)
finally:
    signal.alarm(0)
