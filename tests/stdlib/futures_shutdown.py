# Executor.shutdown: waiting or not, cancel_futures, with, twice, submitting afterwards, the end of the program.
import atexit
import threading
import time
from concurrent.futures import CancelledError, ThreadPoolExecutor


def attempt(what, *args, **kwargs):
    try:
        print(what(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


pool = ThreadPoolExecutor(2)
print(pool.shutdown(), pool.shutdown(), pool.shutdown(wait=False))
attempt(pool.submit, print)
attempt(pool.map, print, [1])
attempt(pool.shutdown, True, True)

done = []
pool = ThreadPoolExecutor(1)
for n in range(5):
    pool.submit(lambda n=n: (time.sleep(0.002), done.append(n)))
pool.shutdown()
print(done, threading.active_count())

# Without waiting, what was submitted is done all the same.
pool = ThreadPoolExecutor(1)
gate = threading.Event()
futures = [pool.submit(gate.wait, 10)] + [pool.submit(done.append, n) for n in "ab"]
pool.shutdown(wait=False)
print([future.done() for future in futures])
attempt(pool.submit, print)
gate.set()
print(futures[-1].result(), done[-2:])

# With cancel_futures only what runs is finished.
pool = ThreadPoolExecutor(1)
gate.clear()
futures = [pool.submit(gate.wait, 10)] + [pool.submit(done.append, n) for n in "cd"]
while not futures[0].running():
    time.sleep(0.001)
threading.Timer(0.02, gate.set).start()
pool.shutdown(cancel_futures=True)
print([future.cancelled() for future in futures], futures[0].result(), done[-2:])
attempt(futures[1].result)

with ThreadPoolExecutor(2) as pool:
    entered = pool
    future = pool.submit(time.sleep, 0.02)
print(future.done(), entered is pool)
try:
    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(time.sleep, 0.02)
        raise KeyError("left by an exception")
except KeyError as error:
    print("KeyError:", error, future.done())

# An executor that nobody has any more lets its threads go.
before = threading.active_count()
pool = ThreadPoolExecutor(3)
print(sorted(pool.map(abs, [-3, 2, -1])))
threads = list(pool._threads)
del pool
for thread in threads:
    thread.join(10)
print(threading.active_count() - before)

# At the end of the program all submitted calls are made, before atexit's functions.
last = ThreadPoolExecutor(1)
atexit.register(print, "atexit")


def late():
    time.sleep(0.05)
    print("submitted before the end")
    try:
        last.submit(print, "never")
    except RuntimeError as error:
        print("RuntimeError:", error)


last.submit(late)
last.submit(print, "and another")
print("end of the script")
