# Lock: acquire, release, with, locked, non-blocking and timeouts; errors.
import threading, time
lock = threading.Lock()
print(lock.locked(), lock.acquire(), lock.locked(), lock.acquire(False), lock.acquire(blocking=False), lock.acquire(timeout=0.01), lock.acquire(True, 0.01), lock.acquire(timeout=0), lock.release(), lock.locked())
with lock: print("inside", lock.locked())
print(lock.acquire(timeout=5), lock.acquire(timeout=0.001)); lock.release()
counter = 0
def add(n):
    global counter
    for _ in range(n):
        with lock: counter += 1
ts = [threading.Thread(target=add, args=(1000,)) for _ in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print(counter)
def add2(n):
    global counter
    for _ in range(n):
        lock.acquire()
        try: v = counter; counter = v + 1
        finally: lock.release()
ts = [threading.Thread(target=add2, args=(500,)) for _ in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print(counter)
events = []
lock.acquire()
def waiter(): events.append("waiting"); lock.acquire(); events.append("got it"); lock.release()
t = threading.Thread(target=waiter); t.start()
while not events: time.sleep(0.001)
time.sleep(0.02); events.append("releasing"); lock.release(); t.join(); print(events)
def releases(): lock.release()
lock.acquire(); t = threading.Thread(target=releases); t.start(); t.join(); print("released by another thread", lock.locked())
start = time.perf_counter(); lock.acquire(); got = lock.acquire(timeout=0.05); took = time.perf_counter() - start; lock.release(); print(got, 0.045 <= took < 2)
results = []
def timed(): results.append(lock.acquire(timeout=5)); lock.release()
lock.acquire(); ts = [threading.Thread(target=timed) for _ in range(5)]
for t in ts: t.start()
lock.release()
for t in ts: t.join()
print(results)
def attempt(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__ + ":", e)
attempt(lock.release); attempt(lambda: lock.acquire(False, 1)); attempt(lambda: lock.acquire(timeout=-2)); attempt(lambda: lock.acquire("a", "b")); attempt(lambda: lock.acquire(True, 1, 2)); attempt(lambda: lock.acquire(timeout=10**20)); attempt(lambda: lock.foo); attempt(lambda: threading.Lock(1)); attempt(lambda: lock.release(1)); print(lock.acquire(True, -1), lock.locked())
