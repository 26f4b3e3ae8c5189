# ThreadPoolExecutor(initializer=...): once in every worker; if it fails the pool is broken.
import logging
import sys
import threading
from concurrent.futures import BrokenExecutor, ThreadPoolExecutor
from concurrent.futures.thread import BrokenThreadPool

local = threading.local()
made = []


def initialize(*args):
    local.value = args
    made.append(threading.current_thread().name)


with ThreadPoolExecutor(2, "pool", initialize, ("a", 1)) as pool:
    barrier = threading.Barrier(2)
    print([f.result() for f in [pool.submit(lambda: (barrier.wait(10), local.value)[1]) for _ in range(2)]])
print(sorted(made))
with ThreadPoolExecutor(1, initializer=initialize) as pool:
    print(pool.submit(lambda: local.value).result())


class Keep(logging.Handler):
    def emit(self, record):
        kept.append((record.name, record.levelname, record.getMessage(), repr(record.exc_info[1])))


kept = []
logger = logging.getLogger("concurrent.futures")
logger.addHandler(Keep())
logger.propagate = False


def fail():
    gate.wait(10)
    raise ValueError("the initializer")


gate = threading.Event()
pool = ThreadPoolExecutor(1, initializer=fail)
futures = [pool.submit(print, "never") for _ in range(3)]
gate.set()
for future in futures:
    try:
        future.result(10)
    except BrokenThreadPool as error:
        print(type(error).__module__, type(error).__name__, error)
try:
    pool.submit(print)
except BrokenExecutor as error:
    print(type(error).__name__, error)
pool.shutdown()
print(kept)
print(BrokenThreadPool.__mro__[1:3])

# A callback that fails is logged and hurts nobody.
kept.clear()
with ThreadPoolExecutor(1) as pool:
    future = pool.submit(int, "7")
    future.result()
    order = []
    future.add_done_callback(lambda f: 1 / 0)
    future.add_done_callback(lambda f: order.append(f.result()))
    print(order, [(name, level, text.split(" at ")[0], error) for name, level, text, error in kept])
