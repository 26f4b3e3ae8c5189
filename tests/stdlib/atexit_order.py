# atexit: the order of the calls, what register and unregister accept and return, and when the end of the program comes.
import atexit
import threading
import time
import weakref


def show(*args, **kwargs):
    print("called with", args, kwargs)


print(atexit.register(show, "first", "registered", key="word") is show)
print(atexit._ncallbacks())


@atexit.register
def decorated():
    print("decorated")


print(decorated.__name__, atexit._ncallbacks())

for wrong in (
    lambda: atexit.register(),
    lambda: atexit.register(3),
    lambda: atexit.register(None, 1),
    lambda: atexit.unregister(),
    lambda: atexit.unregister(1, 2),
    lambda: atexit.register(func=print),
):
    try:
        wrong()
    except TypeError as error:
        print("TypeError:", error)

# unregister forgets every call of the function, and nothing if there is none.
atexit.register(show, 1)
atexit.register(print, "never printed")
atexit.register(show, 2)
print(atexit._ncallbacks())
print(atexit.unregister(show), atexit._ncallbacks())
print(atexit.unregister(len), atexit._ncallbacks())
atexit.unregister(print)
print(atexit._ncallbacks())


class Same:
    def __init__(self, name):
        self.name = name

    def __call__(self):
        print("called", self.name)

    def __eq__(self, other):
        return isinstance(other, Same) and self.name == other.name

    __hash__ = None


# Functions are compared with ==.
for name in "abab":
    atexit.register(Same(name))
atexit.unregister(Same("a"))
print(atexit._ncallbacks())

# The calls can be made, and forgotten, before the end.
kept = []
atexit._clear()
print(atexit._ncallbacks())
atexit.register(kept.append, 1)
atexit.register(kept.append, 2)
atexit._run_exitfuncs()
print(kept, atexit._ncallbacks())


def late():
    print("late")
    atexit.register(print, "registered too late")


def starts_a_thread():
    thread = threading.Thread(target=print, args=("a thread at the end",))
    thread.start()
    thread.join()
    try:
        threading._register_atexit(print)
    except RuntimeError as error:
        print("RuntimeError:", error)


class Thing:
    pass


thing = Thing()
atexit.register(print, "registered first, called last")
atexit.register(late)
weakref.finalize(thing, print, "weakref.finalize has its place among them")
atexit.register(starts_a_thread)
threading._register_atexit(print, "threading's own come before all")


def slow():
    time.sleep(0.05)
    print("threads are waited for")


threading.Thread(target=slow).start()
print("end of the script")
