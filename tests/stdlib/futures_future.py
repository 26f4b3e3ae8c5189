# concurrent.futures.Future by itself: states, results, exceptions, cancelling, callbacks, misuse, repr.
import threading
import time
from concurrent.futures import CancelledError, Future, InvalidStateError, TimeoutError


def attempt(what, *args, **kwargs):
    try:
        print(what(*args, **kwargs))
    except Exception as error:
        print(type(error).__module__, type(error).__name__, error)


def shown(future):
    return str(future).split(" state=")[1]


future = Future()
print(shown(future), future.done(), future.running(), future.cancelled(), str(future).split(" at ")[0])
attempt(future.result, 0)
attempt(future.result, timeout=0.01)
attempt(future.exception, 0.01)
print(future.set_running_or_notify_cancel(), shown(future), future.running(), future.cancel())
attempt(future.result, 0)
future.set_result([1])
print(shown(future), future.done(), future.running(), future.result(), future.result(timeout=0), future.exception())
print(future.cancel(), future.cancelled())
try:
    future.set_result(2)
except InvalidStateError as error:
    print("InvalidStateError:", str(error).split(" at ")[0], str(error).split(" state=")[1])
try:
    future.set_exception(ValueError())
except InvalidStateError as error:
    print("InvalidStateError:", str(error).split(":")[0])

future = Future()
error = ValueError("carried over")
future.set_exception(error)
print(shown(future), future.exception() is error, future.done())
for _ in range(2):
    try:
        future.result()
    except ValueError as raised:
        print(raised is error, raised)

future = Future()
print(future.cancel(), future.cancel(), shown(future), future.cancelled(), future.done(), future.running())
attempt(future.result)
attempt(future.exception)
print(future.set_running_or_notify_cancel(), shown(future), future.cancel())
attempt(future.result, 1)
try:
    future.set_result(1)
except InvalidStateError as error:
    print("InvalidStateError:", str(error).split(":")[0])

# Callbacks: in order, with the future, at once if it is over, also when it is cancelled.
future = Future()
calls = []
for name in "ab":
    future.add_done_callback(lambda f, name=name: calls.append((name, f is future, f.done())))
print(calls)
future.set_result(None)
future.add_done_callback(lambda f: calls.append("late"))
print(calls)
future = Future()
future.add_done_callback(lambda f: calls.append(("cancelled", f.cancelled())))
future.cancel()
future.cancel()
print(calls[-2:])
future = Future()
future.add_done_callback(calls.append)
future.set_exception(KeyError(1))
print(calls[-1] is future)


# result() waits for another thread.
for method, value in (("set_result", "value"), ("set_exception", LookupError("error")), ("cancel", None)):
    future = Future()
    timer = threading.Timer(0.02, getattr(future, method), () if value is None else (value,))
    timer.start()
    attempt(future.result, 10)
    timer.join()
future = Future()
outcomes = []


def wait():
    outcomes.append(future.result())


threads = [threading.Thread(target=wait) for _ in range(5)]
for thread in threads:
    thread.start()
time.sleep(0.01)
future.set_result("for all")
for thread in threads:
    thread.join()
print(outcomes)
print(Future[int], issubclass(TimeoutError, OSError), issubclass(CancelledError, Exception), CancelledError.__mro__[1].__name__)


class Sub(Future):
    pass


print(str(Sub()).split(" at ")[0])
future = Future()
future.set_running_or_notify_cancel()
print(future.cancel(), future.running())
