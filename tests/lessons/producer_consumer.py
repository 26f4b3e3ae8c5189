"""Producers and consumers with queue.Queue and a sentinel."""
import queue
import threading
import random

SENTINEL = object()
random.seed(42)
numbers = [random.randint(1, 100) for _ in range(20)]
print("numbers:", numbers)
q = queue.Queue(maxsize=5)
results = queue.SimpleQueue()


def producer(items):
    for item in items:
        q.put(item)
    q.put(SENTINEL)


def consumer(n):
    count = 0
    while True:
        item = q.get()
        try:
            if item is SENTINEL:
                q.put(SENTINEL)
                break
            results.put((item, item ** 2))
            count += 1
        finally:
            q.task_done()


threads = [threading.Thread(target=producer, args=(numbers,), name="Producer")]
threads += [threading.Thread(target=consumer, args=(i,), name=f"Consumer-{i}") for i in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
out = []
while not results.empty():
    out.append(results.get())
print(len(out), sorted(out)[:3], sum(s for _, s in out))
print("left:", q.qsize(), q.get_nowait() is SENTINEL)
try:
    q.get(block=False)
except queue.Empty as e:
    print("Empty", repr(e))
try:
    q.get(timeout=0.01)
except queue.Empty:
    print("still empty")
pq = queue.PriorityQueue()
for job in [(3, "low"), (1, "high"), (2, "mid")]:
    pq.put(job)
print([pq.get() for _ in range(3)])
lq = queue.LifoQueue()
for c in "abc":
    lq.put(c)
print("".join(lq.get() for _ in range(3)))
small = queue.Queue(1)
small.put(1)
try:
    small.put_nowait(2)
except queue.Full:
    print("Full", small.full())
try:
    small.task_done(); small.task_done()
except ValueError as e:
    print(e)
