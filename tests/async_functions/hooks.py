"""sys.set_asyncgen_hooks, and generators that code.replace makes awaitable."""
import sys

print(sys.get_asyncgen_hooks())
for wrong in (dict(firstiter=1), dict(finalizer="x")):
    try:
        sys.set_asyncgen_hooks(**wrong)
    except TypeError as e:
        print(e)


class Suspend:
    def __await__(self):
        yield "suspended"


async def gen(name):
    try:
        yield name
        await Suspend()
        yield 2
    finally:
        print("finally", name)


def first(g):
    print("first", g.__name__, g.ag_running)


kept = []


def last(g):
    print("last", g.__name__)
    kept.append(g)


def drive(awaitable):
    try:
        return awaitable.send(None)
    except StopIteration as stop:
        return "result", stop.value
    except StopAsyncIteration:
        return "ended"


print(sys.set_asyncgen_hooks(first, last))
hooks = sys.get_asyncgen_hooks()
print(type(hooks), hooks.firstiter is first, hooks.finalizer is last, hooks == (first, last), len(hooks))
g = gen("a")
print(drive(g.__anext__()), drive(g.aclose()), drive(g.__anext__()))
del g
g = gen("b")
print(drive(g.__anext__()))
del g
print("kept", len(kept))
print(drive(kept.pop().aclose()))
print("kept", len(kept))


async def loop():
    async for x in gen("c"):
        return x


print(drive(loop()))
print("kept", len(kept))
kept.clear()
sys.set_asyncgen_hooks(firstiter=None)
print(sys.get_asyncgen_hooks().firstiter, sys.get_asyncgen_hooks().finalizer is last)
sys.set_asyncgen_hooks(*([None] * 2))
print(sys.get_asyncgen_hooks())


def failing(g):
    raise LookupError("hook")


sys.set_asyncgen_hooks(firstiter=failing)
try:
    gen("d").__anext__()
except LookupError as e:
    print(e)
sys.set_asyncgen_hooks(None, None)


def plain():
    got = yield 1
    return got


code = plain.__code__
plain.__code__ = code.replace(co_flags=code.co_flags | 0x100)
print(plain.__code__.co_flags & 0x120)


async def awaits():
    return await plain()


c = awaits()
print(c.send(None), type(c.cr_await).__name__)
try:
    c.send("sent")
except StopIteration as stop:
    print(stop.value)


def delegates():
    return (yield from awaits())


delegates.__code__ = delegates.__code__.replace(co_flags=delegates.__code__.co_flags | 0x100)
d = delegates()
print(next(d))
try:
    d.send("through")
except StopIteration as stop:
    print(stop.value)
