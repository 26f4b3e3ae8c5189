# threading.excepthook: what it gets, a replacement, one that fails, and the original.
import sys, threading
def fails(x): return 10 / x
def run(f, *args, **named): t = threading.Thread(target=f, args=args, **named); t.start(); t.join(); return t
seen = []
threading.excepthook = lambda args: seen.append(args)
t = run(fails, 0, name="divider"); a = seen[0]
print(len(seen), a.exc_type is ZeroDivisionError, repr(a.exc_value), a.exc_traceback is a.exc_value.__traceback__, a.thread is t, a.exc_type is a[0], len(a), type(a) is threading.ExceptHookArgs)
def leaves(): sys.exit(3)
run(leaves); print(len(seen), seen[1].exc_type.__name__, seen[1].exc_value.code)
def bad_hook(args): print("hook called for", args.thread.name); raise KeyError("hook failed")
threading.excepthook = bad_hook; run(fails, 0, name="unlucky"); print("main goes on")
threading.excepthook = threading.__excepthook__; run(fails, 0, name="again"); run(leaves)
class Worker(threading.Thread):
    def run(self): raise RuntimeError(f"worker {self.name}")
w = Worker(name="w"); w.start(); w.join(); print(w.is_alive())
def attempt(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__ + ":", e)
attempt(lambda: threading.excepthook(1)); attempt(lambda: threading.ExceptHookArgs([1])); attempt(lambda: threading.ExceptHookArgs(3)); print(threading.ExceptHookArgs([ValueError, ValueError(3), None, 3]))
threading.excepthook(threading.ExceptHookArgs([ValueError, ValueError("by hand"), None, threading.Thread(name="not started")]))
class Stream:
    def write(self, text): written.append(text)
    def flush(self): pass
written, real = [], sys.stderr; sys.stderr = Stream(); run(fails, 0, name="elsewhere"); sys.stderr = None; run(fails, 0, name="nowhere"); sys.stderr = real
text = "".join(written); print(text.startswith("Exception in thread elsewhere:\nTraceback (most recent call last):\n"), text.endswith("ZeroDivisionError: division by zero\n"), "nowhere" in text)
