# Condition: wait, wait_for, notify, notify_all, timeouts; errors.
import threading, time
def attempt(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__ + ":", e)
cond = threading.Condition()
attempt(cond.wait); attempt(cond.notify); attempt(cond.notify_all); attempt(cond.release); attempt(lambda: cond.wait(1)); attempt(lambda: cond.wait_for(lambda: False, 1)); attempt(lambda: cond.wait_for(lambda: "already"))
with cond: print(cond.wait(0.01), cond.wait(0), cond.wait(-1), cond.wait_for(lambda: 5), cond.wait_for(lambda: 0, 0.01), cond.wait_for(lambda: [], timeout=0.01))
with cond: print(cond.notify(), cond.notify(3), cond.notify(0), cond.notify_all())
queue, taken = [], []
def consumer():
    while True:
        with cond:
            while not queue: cond.wait()
            item = queue.pop(0)
        if item is None: return
        taken.append(item)
ts = [threading.Thread(target=consumer) for _ in range(3)]
for t in ts: t.start()
for i in range(100):
    with cond: queue.append(i); cond.notify()
with cond: queue.extend([None] * 3); cond.notify_all()
for t in ts: t.join()
print(sorted(taken) == list(range(100)))
order = []; waiting = []
def waiter(i):
    with cond: waiting.append(i); cond.wait(); order.append(i)
ts = [threading.Thread(target=waiter, args=(i,)) for i in range(4)]
for i, t in enumerate(ts):
    t.start()
    while len(waiting) <= i: time.sleep(0.001)
for n in (1, 1, 2):
    with cond: cond.notify(n)
    before = time.monotonic()
    while len(order) < len(waiting) and time.monotonic() - before < 0.05: time.sleep(0.001)
for t in ts: t.join()
print(order[:2], sorted(order))
stage = 0
def step(mine):
    global stage
    with cond: cond.wait_for(lambda: stage == mine, timeout=10); steps.append(mine); stage += 1; cond.notify_all()
steps = []
ts = [threading.Thread(target=step, args=(i,)) for i in (3, 1, 4, 0, 2)]
for t in ts: t.start()
for t in ts: t.join()
print(steps)
plain = threading.Condition(threading.Lock()); print(plain.acquire(), plain.acquire(False), plain.wait(0.01), plain.locked(), plain.release(), plain.locked()); attempt(plain.notify)
first, second = threading.Condition(cond._lock), cond
with first:
    with second: print("share a lock", second.wait(0.01), first.wait(0.01))
deep = threading.Condition(threading.RLock())
def notify_later():
    with deep: said.append("got the lock"); deep.notify()
said = []
with deep:
    with deep: t = threading.Thread(target=notify_later); t.start(); print(deep.wait(10), said, deep._lock._recursion_count())
t.join(); attempt(lambda: threading.Condition(5)); attempt(lambda: threading.Condition().wait("a"))
text = repr(cond); print(text[:text.index(" at ")], text[-3:])
