"""Coroutine objects: class, attributes, and what they refuse."""


async def add(a, b=2, *rest, key=None):
    """Adds."""
    return a + b


c = add(1)
print(type(c), type(c).__name__, type(c).__module__)
print(c.__name__, c.__qualname__, c.cr_code is add.__code__, c.cr_origin)
print(c.cr_await, c.cr_running, c.cr_suspended)
print(repr(c).startswith("<coroutine object add at 0x"))
c.__name__, c.__qualname__ = "n", "q.n"
print(c.__name__, c.__qualname__, repr(c).startswith("<coroutine object q.n at 0x"))
for name, value in [("__name__", 1), ("__qualname__", None), ("cr_await", 1), ("anything", 1)]:
    try:
        setattr(c, name, value)
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
for use in [iter, next, list, len, lambda x: x + 1, lambda x: x[0], lambda x: x()]:
    try:
        use(c)
    except TypeError as e:
        print(e)
try:
    for x in c:
        pass
except TypeError as e:
    print(e)
try:
    a, b = c
except TypeError as e:
    print(e)
try:
    type(c)()
except TypeError as e:
    print(e)
try:
    class Sub(type(c)):
        pass
except TypeError as e:
    print(e)
try:
    c.send(None)
except StopIteration as stop:
    print("returned", stop.value)
print(bool(c), c == c, hash(c) == hash(c), type(c)[int, str, bool])

print(add.__name__, add.__doc__, add.__defaults__, add.__kwdefaults__, type(add).__name__)
print(add.__code__.co_flags & (0x20 | 0x80 | 0x100 | 0x200))


async def agen():
    yield


def gen():
    yield


print(agen.__code__.co_flags & 0x2A0, gen.__code__.co_flags & 0x2A0, (lambda: 0).__code__.co_flags & 0x2A0)
print([hasattr(c, n) for n in ("__await__", "__iter__", "__next__", "send", "throw", "close", "gi_code")])
w = add(1).__await__()
print(type(w), [hasattr(w, n) for n in ("__await__", "__iter__", "__next__", "send", "throw", "close")], iter(w) is w)
try:
    next(w)
except StopIteration as stop:
    print(stop.value)
try:
    add()
except TypeError as e:
    print(e)


class C:
    async def method(self):
        return self

    @staticmethod
    async def static():
        return "static"

    @classmethod
    async def cls(cls):
        return cls.__name__


def run(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value


o = C()
print(run(o.method()) is o, run(C.static()), run(o.cls()), C.method.__qualname__)
