# threading.excepthook: what it gets, ExceptHookArgs, a hook that fails, SystemExit, None.
import sys
import threading


class Stream:
    def __init__(self):
        self.text = ""

    def write(self, text):
        self.text += text

    def flush(self):
        pass


def run(target, *args):
    thread = threading.Thread(target=target, args=args, name="runner")
    thread.start()
    thread.join()
    return thread


def fail(error):
    raise error


seen = []


def hook(args):
    seen.append(args)


print(threading.excepthook is threading.__excepthook__, threading.ExceptHookArgs)
threading.excepthook = hook
thread = run(fail, ValueError("to the hook"))
args = seen.pop()
print(args.exc_type, args.exc_value, args.exc_traceback is args.exc_value.__traceback__, args.thread is thread)
print(type(args) is threading.ExceptHookArgs, len(args), args[0] is args.exc_type, isinstance(args, tuple))
run(fail, SystemExit(3))
print(seen.pop().exc_type)
run(fail, KeyboardInterrupt())
print(seen.pop().exc_type)
run(lambda: None)
print(seen)


class Sub(threading.Thread):
    def run(self):
        [].pop()


sub = Sub()
sub.start()
sub.join()
print(repr(seen[0].exc_value), seen.pop().thread is sub, sub.is_alive())

made = threading.ExceptHookArgs((ValueError, ValueError("by hand"), None, None))
print(made.exc_type, made.exc_value, made.exc_traceback, made.thread)
for wrong in ((), (1, 2), 5, None):
    try:
        threading.ExceptHookArgs(wrong)
    except TypeError as error:
        print("TypeError:", error)
try:
    threading.__excepthook__((ValueError, ValueError(), None, None))
except TypeError as error:
    print("TypeError:", error)

# The usual hook writes to sys.stderr as it is then.
real, sys.stderr = sys.stderr, Stream()
threading.excepthook = threading.__excepthook__
run(fail, ValueError("to stderr"))
print(sys.stderr.text.splitlines()[:2], sys.stderr.text.splitlines()[-1])
sys.stderr.text = ""
run(fail, SystemExit("silent"))
print(repr(sys.stderr.text))
threading.__excepthook__(made)
print(repr(sys.stderr.text).replace(str(threading.get_ident()), "IDENT"))
sys.stderr.text = ""
threading.excepthook = None
try:
    run(fail, ValueError("no hook, no thread"))
except RuntimeError as error:
    print("RuntimeError:", error)


# A hook that fails is told of, and the thread ends all the same.
def failing_hook(args):
    raise LookupError("the hook fails")


threading.excepthook = failing_hook
thread = run(fail, ValueError("unseen"))
print(sys.stderr.text.splitlines()[0], "/", sys.stderr.text.splitlines()[-1], thread.is_alive())
sys.stderr.text = ""
sys.stderr = None
threading.excepthook = threading.__excepthook__
run(fail, ValueError("nobody to tell"))
sys.stderr = real

