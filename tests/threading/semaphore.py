# Semaphore and BoundedSemaphore: counting, blocking, timeouts; errors.
import threading, time
def attempt(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__ + ":", e)
s = threading.Semaphore(2)
print(s.acquire(), s.acquire(), s.acquire(False), s.acquire(blocking=False), s.acquire(timeout=0.01), s.acquire(True, 0.01), s.acquire(timeout=0), s.release(), s.acquire(timeout=1), s.release(2), s._value)
attempt(lambda: threading.Semaphore(-1)); attempt(lambda: threading.Semaphore("a")); attempt(lambda: s.acquire(False, 1)); attempt(lambda: s.release(0)); attempt(lambda: s.release(-1))
inside = most = 0; lock = threading.Lock()
def worker():
    global inside, most
    for _ in range(20):
        with s:
            with lock: inside += 1; most = max(most, inside)
            time.sleep(0)
            with lock: inside -= 1
ts = [threading.Thread(target=worker) for _ in range(6)]
for t in ts: t.start()
for t in ts: t.join()
print(inside, 1 <= most <= 2, s._value)
gate = threading.Semaphore(0); passed = []
def passes(i): gate.acquire(); passed.append(i)
ts = [threading.Thread(target=passes, args=(i,)) for i in range(4)]
for t in ts: t.start()
time.sleep(0.01); print(passed); gate.release(3); time.sleep(0.05); print(len(passed)); gate.release()
for t in ts: t.join()
print(sorted(passed))
b = threading.BoundedSemaphore(2); attempt(b.release); attempt(b.acquire); attempt(lambda: b.release(2)); attempt(b.release); attempt(b.release); attempt(lambda: b.release(0)); attempt(lambda: threading.BoundedSemaphore(-3))
with b: print(b._value, b._initial_value)
print(repr(s)[:24], repr(s)[-9:], repr(b)[:31], repr(b)[-11:], isinstance(b, threading.Semaphore), threading.Semaphore()._value)
