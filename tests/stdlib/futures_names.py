# The package concurrent.futures: its names, where its classes come from, executors of one's own.
import concurrent.futures
import concurrent.futures.thread
from concurrent import futures
from concurrent.futures import *

print(sorted(set(futures.__all__) - {"InterpreterPoolExecutor"}))
print(futures is concurrent.futures, ThreadPoolExecutor is futures.thread.ThreadPoolExecutor)
for thing in (Future, Executor, ThreadPoolExecutor, CancelledError, TimeoutError, InvalidStateError, BrokenExecutor):
    print(thing.__module__, thing.__qualname__, [base.__name__ for base in thing.__bases__])
for thing in (wait, as_completed):
    print(thing.__module__, thing.__name__)
try:
    futures.nothing
except AttributeError as error:
    print("AttributeError:", error)
try:
    from concurrent.futures import nothing
except ImportError as error:
    print("ImportError:", str(error).split(" (")[0])


class Immediate(Executor):
    """Makes the call at once."""

    def submit(self, fn, /, *args, **kwargs):
        future = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


with Immediate() as immediate:
    print(immediate.submit(pow, 2, 3).result(), repr(immediate.submit(int, "x").exception()))
    print(list(immediate.map(abs, [-1, 2, -3])), list(immediate.map(pow, (2, 3), (3, 2), buffersize=1)))
    print(sorted(f.result() for f in as_completed([immediate.submit(abs, n) for n in (-1, -2)])))
    print(len(wait([immediate.submit(abs, 1)]).done))
