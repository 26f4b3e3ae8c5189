# A target that cannot be called with the given arguments.
# The error is raised in threading.py itself, which minipy has not.
import threading
def f(a): pass
failures = []
threading.excepthook = lambda args: failures.append((args.exc_type.__name__, str(args.exc_value), args.thread.name))
for target, args in ((f, ()), (f, (1, 2)), (5, ())):
    t = threading.Thread(target=target, args=args, name="t"); t.start(); t.join()
print(failures)
