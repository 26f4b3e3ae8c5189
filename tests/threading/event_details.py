# threading.Event: set, clear, wait with and without timeouts, many waiters, repr, subclasses.
import threading
import time

event = threading.Event()
print(event.is_set(), event.wait(0), event.wait(0.001), event.wait(-1), event.wait(timeout=0.001))
print(event.set(), event.is_set(), event.wait(), event.wait(0), event.wait(timeout=None))
event.set()
print(event.is_set(), event.clear(), event.is_set(), event.clear())
print(str(event).split(" at ")[0], str(event).split(": ")[1])
event.set()
print(str(event).split(": ")[1])
for wrong in (lambda: event.wait(1, 2), lambda: event.wait(time=1), lambda: event.set(1), lambda: threading.Event(1)):
    try:
        wrong()
    except TypeError as error:
        print("TypeError:", error)
event.clear()
try:
    event.wait("soon")
except TypeError as error:
    print("TypeError:", error)

# Everybody goes on at once, and clear() right after set() keeps nobody.
results = []
ready = threading.Barrier(6)


def waiter(timeout):
    ready.wait()
    results.append(event.wait(timeout))


threads = [threading.Thread(target=waiter, args=(10,)) for _ in range(5)]
for thread in threads:
    thread.start()
ready.wait()
time.sleep(0.05)
event.set()
event.clear()
for thread in threads:
    thread.join()
print(results, event.is_set())

results.clear()
ready = threading.Barrier(3)
threads = [threading.Thread(target=waiter, args=(t,)) for t in (0.01, 10)]
for thread in threads:
    thread.start()
ready.wait()
threads[0].join()
print(results)
event.set()
threads[1].join()
print(results)

start = time.monotonic()
print(threading.Event().wait(0.05), time.monotonic() - start >= 0.045)

# Two threads that take turns.
ping, pong = threading.Event(), threading.Event()
log = []


def player(name, mine, other):
    for i in range(3):
        mine.wait()
        mine.clear()
        log.append(f"{name}{i}")
        other.set()


threads = [
    threading.Thread(target=player, args=("ping", ping, pong)),
    threading.Thread(target=player, args=("pong", pong, ping)),
]
for thread in threads:
    thread.start()
ping.set()
for thread in threads:
    thread.join()
print(log)


class Latch(threading.Event):
    """Can be set once."""

    def __init__(self):
        super().__init__()
        self.count = 0

    def set(self):
        self.count += 1
        super().set()

    def clear(self):
        raise RuntimeError("a latch stays set")


latch = Latch()
latch.set()
print(latch.count, latch.wait(), str(latch).split(" at ")[0])
try:
    latch.clear()
except RuntimeError as error:
    print("RuntimeError:", error)
