# threading.Thread: what may be done before, during and after the run; names, idents, daemons, repr, errors.
import threading
import time


def attempt(what, *args, **kwargs):
    try:
        print(what(*args, **kwargs))
    except BaseException as error:
        print(type(error).__name__, error)


def nothing():
    pass


thread = threading.Thread(target=nothing)
print(thread.name, thread.daemon, thread.ident, thread.native_id, thread.is_alive(), repr(thread))
attempt(thread.join)
thread.daemon = True
print(repr(thread))
thread.daemon = False
thread.start()
thread.join()
print(thread.is_alive(), isinstance(thread.ident, int), isinstance(thread.native_id, int))
print(repr(thread) == f"<Thread({thread.name}, stopped {thread.ident})>")
attempt(thread.start)
attempt(setattr, thread, "daemon", True)
thread.join()
thread.join(timeout=0)
thread.name = "renamed"
print(thread.name)
thread.name = 5
print(repr(thread.name))

print(threading.Thread().name, threading.Thread(target=len).name, threading.Thread(target=lambda: 1).name)
print(threading.Thread(name="given").name, threading.Thread(name="", target=nothing).name.startswith("Thread-"))
print(threading.Thread(name=3).name, threading.Thread(target=type("C", (), {"__call__": nothing})()).name.split("-")[0])
attempt(threading.Thread, 1)
attempt(threading.Thread, None, None, None, (), {}, True)
attempt(threading.Thread, target=nothing, group="g")
attempt(threading.Thread, colour="red")

# Arguments.
seen = []
for kwargs in (
    dict(args=(1, 2)),
    dict(args=[1, 2]),
    dict(kwargs={"a": 1}),
    dict(args=(1,), kwargs={"b": 2}),
    dict(args="ab"),
    dict(kwargs=None),
):
    thread = threading.Thread(target=lambda *args, **kwargs: seen.append((args, kwargs)), **kwargs)
    thread.start()
    thread.join()
print(seen)
threading.Thread().run()
runner = threading.Thread(target=seen.append, args=("by hand",))
runner.run()
print(seen[-1], hasattr(runner, "_target"))

# While it runs.
gate = threading.Event()


def wait():
    me = threading.current_thread()
    seen.append((me is thread, me.ident == threading.get_ident(), me.native_id == threading.get_native_id(), me.is_alive()))
    try:
        me.join()
    except RuntimeError as error:
        seen.append(error)
    gate.wait()


thread = threading.Thread(target=wait, name="waiter", daemon=True)
thread.start()
print(thread.is_alive(), repr(thread) == f"<Thread(waiter, started daemon {thread.ident})>", thread in threading.enumerate())
attempt(setattr, thread, "daemon", False)
attempt(thread.start)
start = time.monotonic()
print(thread.join(0.02), thread.is_alive(), time.monotonic() - start < 5, thread.join(-1), thread.join(timeout=0))
attempt(thread.join, "x")
attempt(thread.join, 1, 2)
gate.set()
thread.join()
print(seen[-2:], thread.is_alive(), thread in threading.enumerate())

# daemon is inherited.
inherited = []
for daemon in (True, False):
    thread = threading.Thread(target=lambda: inherited.append(threading.Thread().daemon), daemon=daemon)
    thread.start()
    thread.join()
print(inherited, threading.Thread(daemon=True).daemon, threading.Thread(daemon=None).daemon)
print(threading.Thread(daemon=1).daemon)


class Sub(threading.Thread):
    def __init__(self, number):
        super().__init__(name=f"sub-{number}")
        self.number = number
        self.result = None

    def run(self):
        self.result = self.number ** 2


subs = [Sub(n) for n in range(4)]
for sub in subs:
    sub.start()
for sub in subs:
    sub.join()
print([sub.result for sub in subs], [sub.name for sub in subs], repr(subs[0]).startswith("<Sub(sub-0, stopped"))


class Forgetful(threading.Thread):
    def __init__(self):
        pass


forgetful = Forgetful()
for method in ("start", "join", "is_alive"):
    attempt(getattr(forgetful, method))
for name in ("name", "ident", "daemon", "native_id"):
    attempt(getattr, forgetful, name)
attempt(repr, forgetful)

main = threading.main_thread()
print(main is threading.current_thread(), main.name, main.daemon, main.is_alive(), main.ident == threading.get_ident())
print(repr(main) == f"<_MainThread(MainThread, started {main.ident})>", threading.active_count())
attempt(main.join)
attempt(main.start)
