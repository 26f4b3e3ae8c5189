"""A bounded buffer with Condition; phases with Barrier; a gun with Event; a pool with Semaphore; a Timer."""
import threading
import time
from collections import deque


class BoundedBuffer:
    def __init__(self, capacity):
        self.capacity = capacity
        self.items = deque()
        lock = threading.Lock()
        self.not_full = threading.Condition(lock)
        self.not_empty = threading.Condition(lock)
        self.max_seen = 0

    def put(self, item):
        with self.not_full:
            while len(self.items) >= self.capacity:
                self.not_full.wait()
            self.items.append(item)
            self.max_seen = max(self.max_seen, len(self.items))
            self.not_empty.notify()

    def get(self):
        with self.not_empty:
            self.not_empty.wait_for(lambda: self.items)
            item = self.items.popleft()
            self.not_full.notify()
            return item


buf = BoundedBuffer(3)
got = []
p = threading.Thread(target=lambda: [buf.put(i) for i in range(50)])
c = threading.Thread(target=lambda: [got.append(buf.get()) for _ in range(50)])
c.start(); p.start(); p.join(); c.join()
print(got == list(range(50)), buf.max_seen <= 3)

N = 4
log, loglock = [], threading.Lock()
barrier = threading.Barrier(N, action=lambda: log.append("--"))


def phase_worker(i):
    for phase in range(3):
        with loglock:
            log.append(phase)
        barrier.wait()


ts = [threading.Thread(target=phase_worker, args=(i,)) for i in range(N)]
[t.start() for t in ts]
[t.join() for t in ts]
print(log, barrier.parties, barrier.n_waiting, barrier.broken)
try:
    threading.Barrier(2).wait(timeout=0.01)
except threading.BrokenBarrierError as e:
    print("broken", e.args)

start = threading.Event()
order = []


def runner(n):
    start.wait()
    order.append(n)


runners = [threading.Thread(target=runner, args=(i,)) for i in range(5)]
for r in runners:
    r.start()
print("ready", start.is_set(), order)
start.set()
for r in runners:
    r.join()
print("finished", sorted(order), start)  if False else print("finished", sorted(order))

pool = threading.BoundedSemaphore(2)
active = peak = 0
lock = threading.Lock()


def use():
    global active, peak
    with pool:
        with lock:
            active += 1
            peak = max(peak, active)
        time.sleep(0.002)
        with lock:
            active -= 1


ts = [threading.Thread(target=use) for _ in range(6)]
[t.start() for t in ts]; [t.join() for t in ts]
print("peak <= 2:", peak <= 2)
try:
    pool.release()
except ValueError as e:
    print("ValueError:", e)

hits = []
t = threading.Timer(0.01, hits.append, args=["ding"])
t.start(); t.join()
u = threading.Timer(10, hits.append, args=["never"])
u.start(); u.cancel(); u.join()
print(hits, u.finished.is_set())
local = threading.local()
local.x = 1


def show():
    print(hasattr(local, "x"))
    local.x = 2


t = threading.Thread(target=show); t.start(); t.join()
print(local.x, vars(local))


class ThreadWithResult(threading.Thread):
    def __init__(self, *a, **k):
        super().__init__(*a, **k)
        self.result = None
        self.error = None

    def run(self):
        try:
            if self._target:
                self.result = self._target(*self._args, **self._kwargs)
        except Exception as e:
            self.error = e


t = ThreadWithResult(target=lambda a, b=2: a * b, args=(21,), kwargs={"b": 2})
t.start(); t.join(); print(t.result, t.error)
t = ThreadWithResult(target=int, args=("no",)); t.start(); t.join(); print(t.result, repr(t.error))
print(threading.current_thread(), threading.enumerate()[0].daemon) if False else print(threading.current_thread().name)
t = threading.Thread(target=print, args=("d",), daemon=True)
print(t.daemon, t.ident, t.name, t)
t.start(); t.join()
try:
    t.start()
except RuntimeError as e:
    print(e)
try:
    threading.Thread(target=print).join()
except RuntimeError as e:
    print(e)
