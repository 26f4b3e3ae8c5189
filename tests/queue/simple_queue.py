# queue.SimpleQueue: order, waiting, arguments, what it lacks, re-entrance, garbage.
import gc
import queue
import threading
import time
import weakref

q = queue.SimpleQueue()
print(q.empty(), q.qsize(), q.put(1), q.put(2, False), q.put(3, timeout=0), q.put_nowait(4), q.empty(), q.qsize())
print(q.get(), q.get(False), q.get(timeout=1), q.get_nowait())
for call in (
    lambda: q.get(False),
    lambda: q.get_nowait(),
    lambda: q.get(timeout=0),
    lambda: q.get(True, 0.01),
    lambda: q.get(timeout=-1),
    lambda: q.get(False, -1),
    lambda: q.get(timeout="1"),
    lambda: q.get(timeout=1e30),
    lambda: q.get(timeout=float("nan")),
    lambda: q.get(1, 2, 3),
    lambda: q.get(wait=1),
    lambda: q.put(),
    lambda: q.put(1, 2, 3, 4),
    lambda: q.put(x=1),
    lambda: q.put_nowait(),
    lambda: q.put_nowait(1, 2),
    lambda: queue.SimpleQueue(1),
    lambda: queue.SimpleQueue(maxsize=1),
    lambda: q.join,
    lambda: q.full,
):
    try:
        print(call())
    except Exception as error:
        print(type(error).__module__, type(error).__name__, error)
print(queue.SimpleQueue[int], str(q).split(" at ")[0], q.put(item=5, block=False, timeout=None), q.get())

threading.Timer(0.02, q.put, ("late",)).start()
print(q.get())
threading.Timer(0.02, q.put, ("late again",)).start()
print(q.get(timeout=10))
start = time.monotonic()
try:
    q.get(timeout=0.05)
except queue.Empty:
    print(time.monotonic() - start >= 0.045)

# Each item goes to one of those who wait.
got = []


def take():
    got.append(q.get())


threads = [threading.Thread(target=take) for _ in range(10)]
for thread in threads:
    thread.start()
for item in range(10):
    q.put(item)
for thread in threads:
    thread.join()
print(sorted(got), q.qsize())


# put may be called from a finalizer while another put runs.
class Thing:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        q.put(f"{self.name} is gone")


thing = Thing("thing")
thing.itself = thing
del thing
gc.collect()
print(q.get())


class Sub(queue.SimpleQueue):
    def __init__(self, items):
        super().__init__()
        for item in items:
            self.put(item)
        self.name = "sub"

    def get(self, *args):
        return super().get(*args) * 2


sub = Sub([1, 2])
print(sub.get(), sub.get(), sub.name, sub.empty())

reference = weakref.ref(sub)
sub.put(sub)
del sub
gc.collect()
print(reference())
print(weakref.ref(q)() is q)
