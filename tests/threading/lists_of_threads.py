# enumerate, active_count, main_thread, get_ident, repr: which threads there are and what they say of themselves.
import threading
def shown(thread): return repr(thread).replace(str(thread.ident), "N")
main = threading.main_thread(); print(threading.enumerate() == [main], threading.active_count(), main is threading.current_thread(), threading.get_ident() == main.ident, threading.get_native_id() == main.native_id, shown(main))
gate = threading.Event(); idents = {}
def waits(): idents[threading.current_thread().name] = threading.get_ident(); gate.wait()
ts = [threading.Thread(target=waits, name=n, daemon=n == "d") for n in "abd"]
print([shown(t) for t in ts], [t.ident for t in ts], [t.native_id for t in ts], threading.active_count())
for t in ts: t.start()
print([shown(t) for t in ts], threading.active_count(), threading.enumerate() == [main, *ts], len({t.ident for t in threading.enumerate()}), len({t.native_id for t in threading.enumerate()}))
gate.set()
for t in ts: t.join()
print([shown(t) for t in ts], threading.active_count(), [idents[t.name] == t.ident for t in ts])
class Worker(threading.Thread): pass
class Old:
    def __call__(self): pass
print([shown(t) for t in (Worker(), Worker(target=len), threading.Thread(target=Old()), threading.Thread(target=Old().__call__), threading.Thread(target=lambda: 0), threading.Timer(1, len))])
def attempt(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__ + ":", e)
class NoInit(threading.Thread):
    def __init__(self): pass
for f in (repr, lambda t: t.name, lambda t: t.daemon, lambda t: t.ident, lambda t: t.is_alive(), lambda t: t.join(), lambda t: t.start(), lambda t: setattr(t, "daemon", 1), lambda t: setattr(t, "name", 1)): attempt(lambda: f(NoInit()))
t = threading.Thread(name="x"); t.daemon = 1; t.name = 7; print(t.daemon, t.name, shown(t)); attempt(lambda: setattr(t, "ident", 1)); attempt(lambda: threading.Thread(group=1)); attempt(lambda: threading.Thread(None, len, "n", (), {}, 1)); attempt(lambda: t.join("a"))
t.start(); attempt(lambda: t.join("a")); t.join(); attempt(lambda: setattr(t, "daemon", False)); print(threading.Thread(target=5).name[-1:], threading.Thread(daemon=False).daemon, threading.Thread(target=len, args=5)._args)
print(threading.ThreadError is RuntimeError, threading.TIMEOUT_MAX, threading.stack_size(), threading.stack_size(65536), threading.stack_size(0)); attempt(lambda: threading.stack_size(1)); attempt(lambda: threading.stack_size(-1)); attempt(lambda: threading.stack_size("a"))
print(threading.Lock.__name__, threading.Lock.__module__, type(threading.RLock()).__name__, threading.Thread.__module__, threading.current_thread.__name__, threading.Lock is type(threading.Lock()))
order = []
def nested(depth):
    order.append(threading.active_count())
    if depth: t = threading.Thread(target=nested, args=(depth - 1,)); t.start(); t.join(); order.append(threading.active_count())
nested(3); print(order, threading.active_count())
