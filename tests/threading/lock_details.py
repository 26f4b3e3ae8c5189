# threading.Lock: arguments of acquire, timeouts, handing over, weak references, what cannot be done with it.
import threading
import time
import weakref


def attempt(what, *args, **kwargs):
    try:
        print(what(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


lock = threading.Lock()
attempt(lock.release)
for args, kwargs in (
    ((), {}), ((False,), {}), ((0,), {}), ((True, 0), {}), ((1, 0.001), {}), ((), {"timeout": 0.001}), ((), {"blocking": False}),
    ((False, 1), {}), ((False, -1), {}), ((False, 0), {}), ((True, -2), {}), ((True, -0.5), {}), ((), {"timeout": -1, "blocking": 0}),
    ((True, "1"), {}), ((True, None), {}), ((True, 1e300), {}), ((True, float("nan")), {}), ((True, float("inf")), {}),
    ((True, 2**70), {}), ((True, threading.TIMEOUT_MAX * 2), {}), ((1, 2, 3), {}), ((), {"wait": 1}), ((1,), {"blocking": 1}),
    (([],), {}), (("",), {}),
):
    attempt(lock.acquire, *args, **kwargs)
lock.release()
attempt(lock.release, 1)
attempt(lock.locked, 1)
print(lock.__enter__(), lock.locked(), lock.__exit__(None, None, None), lock.locked())
print(lock.__enter__(), lock.__exit__(), lock.locked())

# Anybody may open it.
lock.acquire()
thread = threading.Thread(target=lock.release)
thread.start()
thread.join()
print(lock.locked())

# A timeout that passes; one that does not.
lock.acquire()
start = time.monotonic()
print(lock.acquire(timeout=0.05), time.monotonic() - start >= 0.045)
threading.Timer(0.03, lock.release).start()
start = time.monotonic()
print(lock.acquire(timeout=10), time.monotonic() - start < 5)
lock.release()

# Exceptions leave the block, and the lock.
try:
    with lock:
        raise KeyError("inside")
except KeyError:
    print(lock.locked())


def generator():
    with lock:
        yield lock.locked()


g = generator()
print(next(g), lock.locked())
g.close()
print(lock.locked())

attempt(threading.Lock, 1)
attempt(threading.Lock, x=1)
attempt(lambda: setattr(lock, "name", 1))
attempt(lambda: type("Sub", (threading.Lock,), {}))
print(threading.Lock, type(lock) is threading.Lock, isinstance(lock, threading.Lock))
print(str(lock).split(" at ")[0], str(lock)[-1])
reference = weakref.ref(lock)
print(reference() is lock)
del lock
print(reference())

# Waiters come one after the other, and nobody is forgotten.
lock = threading.Lock()
inside = 0
most = 0
count = 0


def work():
    global inside, most, count
    for _ in range(200):
        with lock:
            inside += 1
            most = max(most, inside)
            count += 1
            inside -= 1


threads = [threading.Thread(target=work) for _ in range(10)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(most, count)
