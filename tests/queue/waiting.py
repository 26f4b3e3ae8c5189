# queue.Queue: producers and consumers that wait for items and for room, timeouts, join and task_done.
import queue
import threading
import time

# A consumer waits for items, a producer for room.
q = queue.Queue(2)
log = []


def produce():
    for i in range(6):
        q.put(i)
        log.append(q.qsize() <= 2)
    q.put(None)


def consume():
    while (item := q.get()) is not None:
        got.append(item)


got = []
threads = [threading.Thread(target=produce), threading.Thread(target=consume)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(got, all(log))

# A get that waits gets what is put later; so does one with a timeout.
for timeout in (None, 10):
    threading.Timer(0.02, q.put, ("late",)).start()
    print(q.get(timeout=timeout))
q.put(1)
q.put(2)
for timeout in (None, 10):
    threading.Timer(0.02, q.get).start()
    print(q.put(3, timeout=timeout))
q.get()
q.get()
start = time.monotonic()
try:
    q.get(timeout=0.05)
except queue.Empty as error:
    print(repr(error), time.monotonic() - start >= 0.045)
q.put(1)
q.put(2)
start = time.monotonic()
try:
    q.put(3, timeout=0.05)
except queue.Full as error:
    print(repr(error), time.monotonic() - start >= 0.045, q.qsize())

# join waits for task_done.
q = queue.Queue()
done = []


def worker():
    while True:
        item = q.get()
        if item is None:
            q.task_done()
            break
        time.sleep(0.002)
        done.append(item)
        q.task_done()


threads = [threading.Thread(target=worker) for _ in range(3)]
for thread in threads:
    thread.start()
for item in range(12):
    q.put(item)
q.join()
print(sorted(done) == list(range(12)), q.unfinished_tasks, q.empty())
for _ in threads:
    q.put(None)
q.join()
for thread in threads:
    thread.join()
print(q.join(), q.unfinished_tasks)
try:
    q.task_done()
except ValueError as error:
    print("ValueError:", error)
q.put(1)
q.get()
print(q.unfinished_tasks)
q.task_done()
print(q.unfinished_tasks)

# Nothing is lost and nothing comes twice, whoever is faster.
for kind in (queue.Queue, queue.LifoQueue, queue.PriorityQueue, queue.SimpleQueue):
    q = kind()
    results = []

    def take():
        mine = []
        while (item := q.get())[1] is not None:
            mine.append(item[1])
        results.append(mine)

    def give(start):
        for item in range(start, start + 100):
            q.put((0, item))

    takers = [threading.Thread(target=take) for _ in range(4)]
    givers = [threading.Thread(target=give, args=(n * 100,)) for n in range(4)]
    for thread in takers + givers:
        thread.start()
    for thread in givers:
        thread.join()
    while q.qsize():
        time.sleep(0.001)
    for _ in takers:
        q.put((1, None))
    for thread in takers:
        thread.join()
    print(kind.__name__, sorted(item for mine in results for item in mine) == list(range(400)), q.empty())

# First come, first served among those who wait.
q = queue.Queue()
order = []
ready = threading.Semaphore(0)


def wait(name):
    ready.release()
    order.append((name, q.get()))


threads = []
for name in "abc":
    thread = threading.Thread(target=wait, args=(name,))
    thread.start()
    ready.acquire()
    while f", {len(threads) + 1})" not in str(q.not_empty):
        time.sleep(0.001)
    threads.append(thread)
for number, thread in enumerate(threads):
    q.put(number)
    thread.join()
print(order)
