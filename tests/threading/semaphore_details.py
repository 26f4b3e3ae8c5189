# threading.Semaphore and BoundedSemaphore: counting, blocking, timeouts, release of several, bounds, repr, with.
import threading
import time


def attempt(what, *args, **kwargs):
    try:
        print(what(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


for kind in (threading.Semaphore, threading.BoundedSemaphore):
    print(kind.__name__)
    attempt(kind, -1)
    attempt(kind, "2")
    attempt(kind, 1, 2)
    attempt(kind, value=-1)
    print(kind()._value, kind(0)._value, kind(value=3)._value)
    semaphore = kind(2)
    print(str(semaphore).split(" at ")[0], str(semaphore).split(": ")[1])
    print(semaphore.acquire(), semaphore.acquire(False), semaphore.acquire(False), semaphore.acquire(blocking=False))
    attempt(semaphore.acquire, False, 1)
    attempt(semaphore.acquire, True, 0.001)
    attempt(semaphore.acquire, timeout=0)
    attempt(semaphore.acquire, timeout=-1)
    attempt(semaphore.acquire, True, "1")
    attempt(semaphore.acquire, 1, 2, 3)
    print(semaphore.release(), str(semaphore).split(": ")[1])
    attempt(semaphore.release, 0)
    attempt(semaphore.release, -1)
    attempt(semaphore.release, n=1)
    attempt(semaphore.release)
    attempt(semaphore.release, 5)
    print(str(semaphore).split(": ")[1])
    with semaphore as entered:
        print(entered, semaphore._value)
    try:
        with semaphore:
            raise KeyError(1)
    except KeyError:
        print(semaphore._value)

# No more than three inside.
semaphore = threading.BoundedSemaphore(3)
lock = threading.Lock()
inside = 0
most = 0


def work():
    global inside, most
    for _ in range(3):
        with semaphore:
            with lock:
                inside += 1
                most = max(most, inside)
            time.sleep(0.002)
            with lock:
                inside -= 1


threads = [threading.Thread(target=work) for _ in range(10)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(most, inside, semaphore._value)

# release(n) lets n go on.
semaphore = threading.Semaphore(0)
passed = []
ready = threading.Barrier(6)


def wait():
    ready.wait()
    passed.append(semaphore.acquire(timeout=10))


threads = [threading.Thread(target=wait) for _ in range(5)]
for thread in threads:
    thread.start()
ready.wait()
semaphore.release(2)
while len(passed) < 2:
    time.sleep(0.001)
time.sleep(0.02)
print(len(passed))
semaphore.release(3)
for thread in threads:
    thread.join()
print(passed, semaphore._value)

start = time.monotonic()
print(semaphore.acquire(timeout=0.05), time.monotonic() - start >= 0.045)


class Pool(threading.Semaphore):
    def acquire(self, *args, **kwargs):
        got = super().acquire(*args, **kwargs)
        print("acquired" if got else "not acquired")
        return got


pool = Pool(1)
pool.acquire()
pool.acquire(timeout=0.001)
pool.release()
with pool:
    print(pool._value)
