# RLock: its holder takes it again; only its holder releases it.
import threading, time
lock = threading.RLock()
def attempt(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__ + ":", e)
print(lock.acquire(), lock.acquire(), lock.acquire(False), lock.acquire(timeout=1), lock.locked())
for _ in range(4): lock.release()
attempt(lock.release); print(lock.locked())
with lock:
    with lock: print("twice", lock._is_owned(), lock._recursion_count())
print(lock._is_owned(), lock._recursion_count())
out = []
def other():
    out.append(lock.acquire(False)); out.append(lock.acquire(timeout=0.01)); out.append(lock._is_owned())
    try: lock.release()
    except RuntimeError as e: out.append(str(e))
with lock: t = threading.Thread(target=other); t.start(); t.join()
print(out)
log = []
def waits():
    with lock: log.append("waiter")
lock.acquire(); lock.acquire(); t = threading.Thread(target=waits); t.start(); time.sleep(0.02)
log.append("once"); lock.release(); time.sleep(0.02); log.append("twice"); lock.release(); t.join(); print(log)
n = 0
def fact(k):
    global n
    with lock:
        n += 1
        return 1 if k == 0 else k * fact(k - 1)
results = []
ts = [threading.Thread(target=lambda: results.append(fact(20))) for _ in range(5)]
for t in ts: t.start()
for t in ts: t.join()
print(n, set(results))
attempt(lambda: lock.acquire(False, 1)); attempt(lambda: lock.acquire(timeout=-2)); attempt(lambda: lock.acquire("a", "b")); attempt(lambda: lock.acquire(nothing=1)); attempt(lambda: lock.acquire(True, blocking=1)); attempt(lambda: lock.nothing)
class Named(type(lock)):
    name = "derived"
    def __init__(self): self.uses = 0
    def __enter__(self): self.uses += 1; return super().__enter__()
d = Named()
with d:
    with d: print(d.name, d.uses, d._recursion_count())
print(isinstance(d, type(lock)), d.locked())
text = repr(lock); print(text[:text.index(" at ")])
