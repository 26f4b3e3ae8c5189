# queue.Queue, LifoQueue, PriorityQueue: order, sizes, put and get with and without waiting, errors.
import queue


def attempt(what, *args, **kwargs):
    try:
        print(what(*args, **kwargs))
    except Exception as error:
        print(type(error).__module__, type(error).__name__, error)


for kind in (queue.Queue, queue.LifoQueue, queue.PriorityQueue):
    print(kind.__name__)
    q = kind()
    print(q.empty(), q.full(), q.qsize(), q.maxsize, q.unfinished_tasks, q.is_shutdown)
    for item in (3, 1, 2):
        print(q.put(item), end=" ")
    print(q.qsize(), q.empty(), q.full(), list(q.queue), type(q.queue).__name__)
    print(q.get(), q.get(timeout=1), q.get(block=False))
    attempt(q.get, False)
    attempt(q.get_nowait)
    attempt(q.get, timeout=0)
    attempt(q.get, True, 0.001)
    attempt(q.get, timeout=-1)
    attempt(q.get, False, -1)
    attempt(q.get, timeout="1")

    q = kind(2)
    q.put("b")
    q.put_nowait("a")
    print(q.full(), q.qsize(), q.maxsize)
    attempt(q.put, "c", False)
    attempt(q.put_nowait, "c")
    attempt(q.put, "c", timeout=0)
    attempt(q.put, "c", True, 0.001)
    attempt(q.put, "c", timeout=-1)
    attempt(q.put, "c", False, -1)
    attempt(q.put)
    attempt(q.get, 1, 2, 3)
    attempt(q.put, item="d", block=False)
    print(q.get(), q.get(), q.empty())
    q.put(item="by name", block=True, timeout=None)
    print(q.get())

    for maxsize in (0, -1, 1):
        q = kind(maxsize=maxsize)
        q.put(1)
        print(q.maxsize, q.full())
    attempt(kind, 1, 2)
    attempt(kind, size=1)

# Items are kept as they are.
q = queue.Queue()
things = [None, (), [1], {"a": 1}, q, ...]
for thing in things:
    q.put(thing)
print([q.get() is thing for thing in things])

# The least first; equals in any order, and what cannot be compared is the caller's error.
q = queue.PriorityQueue()
for item in [(2, "two"), (1, "one"), (3, "three"), (1, "eins"), (0, "zero")]:
    q.put(item)
print([q.get() for _ in range(5)])
q.put((1, {}))
attempt(q.put, (1, {}))
attempt(q.put, "text")


class Job:
    def __init__(self, priority, name):
        self.priority, self.name = priority, name

    def __lt__(self, other):
        return self.priority < other.priority


q = queue.PriorityQueue()
for job in (Job(5, "low"), Job(1, "high"), Job(3, "middle")):
    q.put(job)
print([q.get().name for _ in range(3)])

print(queue.__all__)
print(queue.Empty, queue.Full, queue.ShutDown, queue.SimpleQueue)
print([issubclass(c, Exception) for c in (queue.Empty, queue.Full, queue.ShutDown)], queue.Queue[int])
print(sorted(vars(queue.Queue())))
