# sys.excepthook, sys.unraisablehook, sys.displayhook and their second names; a script's own hooks.
import io
import sys
import weakref

for name in ("excepthook", "unraisablehook", "displayhook"):
    hook = getattr(sys, name)
    print(name, hook is getattr(sys, f"__{name}__"), hook.__name__, callable(hook))
print(sys.gettrace(), sys.getprofile(), sys.pycache_prefix, sys.prefix == sys.base_prefix, sys.exec_prefix == sys.base_exec_prefix)


class Dying:
    def __init__(self, error):
        self.error = error

    def __del__(self):
        raise self.error


def own(args):
    print(type(args).__name__, args.exc_type, args.exc_value, args.exc_traceback.tb_lineno)
    print(args.err_msg.split(" at ")[0], args.object, len(args), args[0] is args.exc_type)


def generator():
    try:
        yield
    finally:
        raise KeyError("generator")


def callback(reference):
    raise OSError("callback")


sys.unraisablehook = own
Dying(ValueError("own"))
running = generator()
next(running)
del running
dying = type("Plain", (), {})()
reference = weakref.ref(dying, callback)
del dying

captured = sys.stderr = io.StringIO()


def shown(label):
    print(f"-- {label}")
    for line in captured.getvalue().splitlines():
        print("  ", line.split(" at 0x")[0])
    captured.seek(0)
    captured.truncate()


for hook in (sys.__unraisablehook__, None, lambda args: 1 / 0, own):
    sys.unraisablehook = hook
    Dying(TypeError("told"))
    shown(getattr(hook, "__name__", hook))
del sys.unraisablehook
Dying(LookupError("no hook"))
shown("deleted")
for args in ((1, 2, 3), (ValueError, ValueError("shown"), None), ()):
    try:
        sys.excepthook(*args)
    except TypeError as error:
        print(error)
    shown(args)
try:
    raise KeyError("first")
except KeyError as error:
    caught = error
sys.__excepthook__(KeyError, caught, caught.__traceback__)
shown("with a traceback")
for wrong in (1, (1, 2, 3, 4, 5), None):
    try:
        sys.__unraisablehook__(wrong)
    except TypeError as error:
        print(error)

sys.stderr = sys.__stderr__


def last(kind, value, traceback):
    print("uncaught", kind, value, traceback.tb_lineno)
    sys.__excepthook__(kind, value.with_traceback(None), None)


sys.excepthook = last
raise RuntimeError("the end")
