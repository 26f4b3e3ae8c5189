# Subclasses of queue.Queue: other containers through _init, _qsize, _put and _get; an item that cannot be put; attributes in use.
import queue
import threading
import time


class SetQueue(queue.Queue):
    """Each item once."""

    def _init(self, maxsize):
        self.items = set()
        self.asked_for = maxsize

    def _qsize(self):
        return len(self.items)

    def _put(self, item):
        self.items.add(item)

    def _get(self):
        return self.items.pop()


q = SetQueue(3)
q.put(1)
q.put(1)
print(q.qsize(), q.unfinished_tasks, q.asked_for, q.get(), q.empty())


class Failing(queue.Queue):
    fail_put = fail_get = False

    def _put(self, item):
        if self.fail_put:
            raise KeyError("no put")
        super()._put(item)

    def _get(self):
        if self.fail_get:
            raise KeyError("no get")
        return super()._get()


q = Failing(2)
q.put("a")
q.fail_put = True
for call in (lambda: q.put("b"), lambda: q.put("b", timeout=1), lambda: q.put_nowait("b")):
    try:
        call()
    except KeyError as error:
        print("KeyError:", error, q.qsize(), q.unfinished_tasks, q.mutex.locked())
q.fail_put = False
q.put("b")
q.fail_get = True
try:
    q.get()
except KeyError as error:
    print("KeyError:", error, q.qsize(), q.mutex.locked())
q.fail_get = False
print(q.get(), q.get())


class Logged(queue.LifoQueue):
    def __init__(self, *args):
        self.log = []
        super().__init__(*args)

    def put(self, item, block=True, timeout=None):
        self.log.append(("put", item, block, timeout))
        super().put(item, block, timeout)

    def get(self, block=True, timeout=None):
        self.log.append(("get", block, timeout))
        return super().get(block, timeout)


q = Logged()
q.put(1)
q.put_nowait(2)
q.get_nowait()
q.get(timeout=5)
print(q.log)

# The parts are for use.
q = queue.Queue()
for i in range(5):
    q.put(i)
with q.mutex:
    print(list(q.queue), q._qsize())
    q.queue.clear()
    q.unfinished_tasks = 0
print(q.empty(), q.join())
with q.not_empty:
    print(q.mutex.locked(), q.not_empty._is_owned(), q.not_full._is_owned(), q.all_tasks_done._is_owned())


# maxsize may grow while somebody waits for room.
q = queue.Queue(1)
q.put(1)
thread = threading.Thread(target=q.put, args=(2,))
thread.start()
time.sleep(0.01)
with q.mutex:
    q.maxsize = 2
    q.not_full.notify()
thread.join()
print(q.qsize(), q.full())


class Unique(queue.PriorityQueue):
    def __contains__(self, item):
        with self.mutex:
            return item in self.queue

    def __iter__(self):
        while True:
            try:
                yield self.get_nowait()
            except queue.Empty:
                return


q = Unique()
for item in (5, 1, 4):
    q.put(item)
print(4 in q, 2 in q, list(q))
