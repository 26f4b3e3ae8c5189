# queue.Queue.shutdown: with items left and without, immediate, who waits in get, put and join.
import queue
import threading
import time


def attempt(what, *args, **kwargs):
    try:
        print(what(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


for kind in (queue.Queue, queue.LifoQueue, queue.PriorityQueue):
    print(kind.__name__)
    q = kind(3)
    q.put(1)
    q.put(2)
    print(q.is_shutdown, q.shutdown(), q.is_shutdown)
    attempt(q.put, 3)
    attempt(q.put_nowait, 3)
    attempt(q.put, 3, timeout=1)
    print(q.qsize(), q.unfinished_tasks)
    attempt(q.get)
    attempt(q.get_nowait)
    attempt(q.get)
    attempt(q.get, timeout=1)
    attempt(q.get_nowait)
    q.task_done()
    q.task_done()
    print(q.join(), q.shutdown(), q.shutdown(immediate=True))

    q = kind()
    for item in range(4):
        q.put(item)
    q.get()
    q.shutdown(immediate=True)
    print(q.qsize(), q.unfinished_tasks)
    attempt(q.get)
    attempt(q.put, 1)
    attempt(q.task_done)
    attempt(q.task_done)


def waits(function, *args):
    """The class of the exception with which a wait ends when the queue is shut down."""
    outcome = []

    def run():
        try:
            outcome.append(function(*args))
        except Exception as error:
            outcome.append(type(error).__name__)

    thread = threading.Thread(target=run)
    thread.start()
    time.sleep(0.02)
    return thread, outcome


for immediate in (False, True):
    q = queue.Queue()
    pairs = [waits(q.get), waits(q.get, True, 10), waits(q.get)]
    q.shutdown(immediate)
    for thread, outcome in pairs:
        thread.join()
    print("get:", [outcome for _, outcome in pairs])

    q = queue.Queue(1)
    q.put("full")
    pairs = [waits(q.put, 1), waits(q.put, 2, True, 10)]
    q.shutdown(immediate)
    for thread, outcome in pairs:
        thread.join()
    print("put:", [outcome for _, outcome in pairs], q.qsize())

    q = queue.Queue()
    q.put("unfinished")
    thread, outcome = waits(q.join)
    q.shutdown(immediate)
    if not immediate:
        q.get()
        q.task_done()
    thread.join()
    print("join:", outcome, q.unfinished_tasks)

# Workers that end when the queue does.
q = queue.Queue()
done = []


def worker():
    while True:
        try:
            item = q.get()
        except queue.ShutDown:
            return
        done.append(item)
        q.task_done()


threads = [threading.Thread(target=worker) for _ in range(3)]
for thread in threads:
    thread.start()
for item in range(10):
    q.put(item)
q.shutdown()
q.join()
for thread in threads:
    thread.join()
print(sorted(done))
attempt(queue.Queue().shutdown, True, False)
attempt(queue.SimpleQueue().shutdown if hasattr(queue.SimpleQueue, "shutdown") else lambda: "SimpleQueue has no shutdown")
