# concurrent.futures.wait: the three conditions, timeouts, what the answer is.
import threading
import time
from concurrent.futures import ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait


def attempt(what, *args, **kwargs):
    try:
        print(what(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


def made(*states):
    futures = []
    for state in states:
        future = Future()
        if state == "done":
            future.set_result(1)
        elif state == "failed":
            future.set_exception(ValueError())
        elif state == "cancelled":
            future.cancel()
            future.set_running_or_notify_cancel()
        futures.append(future)
    return futures


def numbers(answer, futures):
    return [sorted(futures.index(f) for f in part) for part in answer]


print(ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION)
for states in (("done", "done"), ("done", "pending"), ("failed", "pending"), ("cancelled", "pending"), ("pending",), ("done", "failed"), ()):
    for condition in (ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION):
        futures = made(*states)
        answer = wait(futures, timeout=0, return_when=condition)
        print(states, condition, numbers(answer, futures), [f._waiters for f in futures] == [[]] * len(futures))

answer = wait(made("done"))
print(type(answer).__name__, answer._fields, len(answer), answer.done == answer[0], answer.not_done)
print(type(answer).__module__, isinstance(answer, tuple), answer.done.__class__.__name__, str(answer).split("=")[0])
same = made("done")[0]
print(len(wait([same, same, same]).done))
attempt(wait, made("pending"), return_when="LATER")
attempt(wait, made("pending"), 0, "x")
attempt(wait, 5)
attempt(wait)
attempt(wait, [3])

with ThreadPoolExecutor(4) as pool:
    gate = threading.Event()
    quick, slow = pool.submit(str, 1), pool.submit(gate.wait, 10)
    answer = wait([quick, slow], return_when=FIRST_COMPLETED)
    print(numbers(answer, [quick, slow]))
    failing = pool.submit(int, "x")
    answer = wait([slow, failing], return_when=FIRST_EXCEPTION)
    print(numbers(answer, [slow, failing]))
    start = time.monotonic()
    answer = wait([quick, slow], timeout=0.05)
    print(numbers(answer, [quick, slow]), time.monotonic() - start >= 0.045)
    threading.Timer(0.02, gate.set).start()
    answer = wait([quick, slow, failing])
    print(numbers(answer, [quick, slow, failing]))
    done, not_done = wait([pool.submit(pow, n, 2) for n in range(10)])
    print(sorted(f.result() for f in done), not_done)

# A future that is cancelled while somebody waits counts when a worker has come across it.
with ThreadPoolExecutor(1) as pool:
    gate.clear()
    first, second = pool.submit(gate.wait, 10), pool.submit(str)
    print(second.cancel())
    threading.Timer(0.02, gate.set).start()
    print(numbers(wait([first, second]), [first, second]), second.cancelled())
