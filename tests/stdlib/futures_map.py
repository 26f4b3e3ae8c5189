# Executor.map: order, several iterables, laziness, exceptions, timeouts, buffersize, chunksize.
import threading
import time
from concurrent.futures import ThreadPoolExecutor


def attempt(what, *args, **kwargs):
    try:
        print(what(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


def slow_first(n):
    if n == 0:
        time.sleep(0.02)
    return n * n


with ThreadPoolExecutor(3) as pool:
    print(list(pool.map(slow_first, range(6))), list(pool.map(pow, [2, 3, 4], [5, 6])), list(pool.map(str, [])))
    print(list(pool.map(max, "abc", "xbz", "aaa")), tuple(pool.map(len, ["a", "bb"], chunksize=5)))
    print(sum(pool.map(int, "123")), dict(zip("ab", pool.map(ord, "ab"))))
    results = pool.map(abs, [-1, -2])
    print(iter(results) is results, next(results), next(results), next(results, "end"))
    attempt(pool.map)
    attempt(list, pool.map(len, [1]))
    attempt(pool.map, len, 5)
    attempt(pool.map, len, ["a"], buffersize=0)
    attempt(pool.map, len, ["a"], buffersize=-1)
    attempt(pool.map, len, ["a"], buffersize="2")
    attempt(pool.map, len, ["a"], buffersize=1.5)
    attempt(pool.map, len, ["a"], size=1)

    # An exception comes where its result would; what comes after it does not.
    results = pool.map(lambda n: 10 // n, [5, 2, 0, 1])
    print(next(results), next(results))
    attempt(next, results)
    attempt(next, results, "over")

    # Calls are submitted at once, not when their results are asked for.
    seen = []
    results = pool.map(seen.append, range(4))
    time.sleep(0.05)
    print(sorted(seen))
    print(list(results))

    # The iterables are read at once, too, unless there is a buffer.
    def numbers():
        for n in range(5):
            read.append(n)
            yield n

    read = []
    results = pool.map(str, numbers())
    print(read)
    print(list(results))
    read = []
    results = pool.map(str, numbers(), buffersize=2)
    print(read)
    print(next(results), read)
    print(next(results), read)
    print(list(results), read)
    read = []
    print(list(pool.map(str, numbers(), buffersize=100)), list(pool.map(str, [], buffersize=3)))
    print(list(pool.map(lambda a, b: a + b, "abc", "xyz", buffersize=1)))

    # A timeout counts from the call of map.
    gate = threading.Event()
    results = pool.map(lambda n: gate.wait(10) if n else n, [0, 1, 2], timeout=0.05)
    print(next(results))
    attempt(next, results)
    attempt(next, results, "over")
    gate.set()
    print(list(pool.map(str, range(3), timeout=10)))

    # Dropping the iterator cancels what has not begun.
    started = []
    gate.clear()

    def work(n):
        started.append(n)
        gate.wait(10)

    results = pool.map(work, range(10))
    while len(started) < 3:
        time.sleep(0.001)
    del results
    gate.set()
time.sleep(0.01)
print(sorted(started) == list(range(len(started))))
try:
    pool.map(str, [1])
except RuntimeError as error:
    print("RuntimeError:", error)
