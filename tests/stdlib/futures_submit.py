# ThreadPoolExecutor.submit: arguments, results, exceptions, one worker and many, names of threads, submitting from a worker.
import threading
import time
from concurrent.futures import Executor, Future, ThreadPoolExecutor


def attempt(what, *args, **kwargs):
    try:
        print(what(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


def give(*args, **kwargs):
    return args, kwargs


with ThreadPoolExecutor(2) as pool:
    print(isinstance(pool, Executor), isinstance(pool.submit(give), Future))
    print(pool.submit(give).result(), pool.submit(give, 1, b=2).result(), pool.submit(give, fn=1, self=2).result())
    print(pool.submit(pow, 2, 10).result(), pool.submit(str.upper, "x").result(), pool.submit(lambda: None).result())
    attempt(pool.submit)
    attempt(pool.submit(lambda: 1 / 0).result)
    attempt(pool.submit(3).result)
    future = pool.submit(int, "x")
    print(repr(future.exception()))


class Stop(BaseException):
    pass


def stop():
    raise Stop("no Exception at all")


with ThreadPoolExecutor(1) as pool:
    future = pool.submit(stop)
    try:
        future.result()
    except Stop as error:
        print("Stop:", error)
    print(repr(pool.submit(exit, 3).exception()), pool.submit(give, "the worker lives").result())

# One worker runs them in order; more run at once.
order = []
with ThreadPoolExecutor(max_workers=1) as pool:
    for i in range(10):
        pool.submit(order.append, i)
print(order)
barrier = threading.Barrier(4)
with ThreadPoolExecutor(max_workers=4) as pool:
    print(sorted(f.result() for f in [pool.submit(barrier.wait, 10) for _ in range(4)]))

# Threads are made when they are needed, and have names.
with ThreadPoolExecutor(3, thread_name_prefix="named") as pool:
    gate = threading.Event()
    futures = [pool.submit(lambda: (gate.wait(), threading.current_thread().name)[1]) for _ in range(5)]
    print(threading.active_count())
    gate.set()
    print(sorted({future.result() for future in futures}))
    print(threading.current_thread().name, all(not thread.daemon for thread in threading.enumerate()))
with ThreadPoolExecutor(1) as pool:
    name = pool.submit(lambda: threading.current_thread().name).result()
    print(name.startswith("ThreadPoolExecutor-"), name.endswith("_0"))
with ThreadPoolExecutor(5) as pool:
    for _ in range(20):
        pool.submit(give).result()
        time.sleep(0.0005)
    print(len(pool._threads) <= 5)
print(threading.active_count())

# A worker may submit, and wait if there is another one.
with ThreadPoolExecutor(2) as pool:
    print(pool.submit(lambda: pool.submit(give, "inner").result()).result())


def fib(pool, n):
    if n < 2:
        return n
    return pool.submit(fib_alone, n - 1).result() + fib_alone(n - 2)


def fib_alone(n):
    return n if n < 2 else fib_alone(n - 1) + fib_alone(n - 2)


with ThreadPoolExecutor() as pool:
    print(fib(pool, 15), 4 < pool._max_workers <= 32)

for wrong in (0, -1, "2"):
    attempt(ThreadPoolExecutor, wrong)
attempt(ThreadPoolExecutor, 1, initializer=5)
attempt(Executor().submit, print)
attempt(Executor().shutdown)
