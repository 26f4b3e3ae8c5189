"""Contexts share their values until one is changed; iterators of a context show it as it was."""
import contextvars
import gc
import threading
import weakref

a, b = contextvars.ContextVar("a"), contextvars.ContextVar("b", default="default of b")
first = contextvars.copy_context()
second = first.copy()
print(len(first), first == second, list(second), first.get(a), first.get(a, "none"))


def put(variable, value):
    token = variable.set(value)
    return token.old_value is contextvars.Token.MISSING, variable.get()


print(first.run(put, a, 1), second.run(put, b, 2), first == second, len(first), len(second))
third = first.copy()
keys, items, values = third.keys(), third.items(), iter(third.values())
print(third == first, third.run(put, a, 10), third.run(put, b, 20), first[a], b in first, third[b])
print([key.name for key in keys], [(key.name, value) for key, value in items], list(values))
fourth = third.copy()
print(third.run(put, a, 11), fourth[a], third[a], fourth.run(put, a, 12), third[a])


def nested():
    inner = contextvars.copy_context()
    token = a.set("outer")
    print(inner.run(put, a, "inner"), a.get(), inner[a], inner.run(a.get))
    a.reset(token)
    print(a.get("gone"))
    try:
        token.var.reset(token)
    except RuntimeError as error:
        print(str(error).partition(" at ")[0], str(error).rpartition("> ")[2])
    with a.set("for a while"):
        print(a.get())
    return a.get("gone again")


print(contextvars.Context().run(nested))


def again():
    for callable in (lambda: first.run(print, "not here"), lambda: contextvars.Context().run(again_inside)):
        try:
            print(callable())
        except RuntimeError as error:
            print(type(error).__name__, "is already entered" in str(error))


def again_inside():
    return first.run(a.get)


first.run(again)
try:
    first.run(lambda: 1 / 0)
except ZeroDivisionError:
    print("left by an exception:", first.run(a.get))


def in_thread(seen):
    seen.append(a.get("nothing"))
    a.set("of the thread")
    seen.append(contextvars.copy_context().run(a.get))
    try:
        token.var.reset(token)
    except ValueError as error:
        seen.append(str(error).rpartition("> ")[2])


token = a.set("of main")
seen = []
thread = threading.Thread(target=in_thread, args=(seen,))
thread.start()
thread.join()
print(seen, a.get())


class Held:
    pass


held = Held()
reference = weakref.ref(held)
holder = contextvars.Context()
holder.run(a.set, held)
holder.run(b.set, holder)
held.back = holder
del held, holder
gc.collect()
print(reference())
