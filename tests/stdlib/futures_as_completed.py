# concurrent.futures.as_completed: order of finishing, duplicates, timeouts, cancelled ones, several executors, leaving early.
import threading
import time
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor, as_completed


def attempt(what, *args, **kwargs):
    try:
        print(what(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


gates = [threading.Event() for _ in range(4)]


def work(n):
    gates[n].wait(10)
    return n


with ThreadPoolExecutor(4) as pool:
    futures = {pool.submit(work, n): n for n in range(4)}
    order = []
    gates[2].set()
    for future in as_completed(futures):
        order.append((futures[future], future.result()))
        for n in (0, 3, 1):
            if not gates[n].is_set():
                gates[n].set()
                break
    print(order)

done = [Future() for _ in range(3)]
for n, future in enumerate(done):
    future.set_result(n)
print(sorted(f.result() for f in as_completed(done)), sorted(f.result() for f in as_completed(done + done)), list(as_completed([])))
print(sorted(f.result() for f in as_completed(iter(done))), sorted(f.result() for f in as_completed(set(done), timeout=0)))

pending = Future()
attempt(list, as_completed([pending], timeout=0))
attempt(list, as_completed(done + [pending], timeout=0.01))
found = []
try:
    for future in as_completed(done + [pending], 0.01):
        found.append(future.result())
except TimeoutError as error:
    print("TimeoutError:", error, sorted(found))
print(pending._waiters)
attempt(list, as_completed([1]))
attempt(list, as_completed(5))
attempt(as_completed)

# Failed and cancelled futures come as well.
failed, cancelled = Future(), Future()
failed.set_exception(KeyError("failed"))
cancelled.cancel()
cancelled.set_running_or_notify_cancel()
for future in sorted(as_completed([failed, cancelled]), key=lambda f: f.cancelled()):
    attempt(future.result)
quiet = Future()
quiet.cancel()
attempt(list, as_completed([quiet], timeout=0.01))

# Leaving early leaves nothing behind.
more = [Future() for _ in range(3)]
more[0].set_result("first")
for future in as_completed(more):
    print(future.result())
    break
print([future._waiters for future in more])

# Futures of different executors, and those finished by hand while somebody waits.
with ThreadPoolExecutor(1) as one, ThreadPoolExecutor(1) as two:
    futures = [one.submit(str, 1), two.submit(str, 2), Future()]
    threading.Timer(0.02, futures[2].set_result, ("by hand",)).start()
    print(sorted(f.result() for f in as_completed(futures, 10)))

generator = as_completed([pending])
print(type(generator).__name__)
generator.close()
