"""Asynchronous generators: asend, athrow, aclose, attributes, and the errors of wrong use."""


class Suspend:
    def __init__(self, tag="s"):
        self.tag = tag

    def __await__(self):
        return (yield self.tag)


def drive(awaitable):
    """Sends None until the awaitable ends; says what came."""
    steps = []
    try:
        while True:
            steps.append(awaitable.send(None))
    except StopIteration as stop:
        return steps, stop.value
    except BaseException as e:
        return steps, f"{type(e).__name__}: {e}"


async def echo():
    got = None
    while True:
        try:
            got = yield got
            await Suspend(got)
        except ValueError as e:
            got = f"caught {e}"


g = echo()
print(type(g), g.__name__, g.__qualname__, repr(g).startswith("<async_generator object echo at 0x"))
print(g.ag_running, g.ag_await, g.ag_code is echo.__code__, g.ag_suspended)
print(drive(g.__anext__()), drive(g.asend(1)), drive(g.asend("two")))
print(drive(g.athrow(ValueError("x"))), drive(g.athrow(ValueError("y"))))
print(g.ag_suspended, type(g.asend(None)).__name__, type(g.athrow(ValueError)).__name__, type(g.aclose()).__name__)
print(drive(g.athrow(KeyError("k"))), drive(g.__anext__()), drive(g.asend(1)), drive(g.athrow(ValueError)), drive(g.aclose()))

g = echo()
print(drive(g.asend(3)))
print(drive(g.aclose()), drive(g.aclose()), drive(g.__anext__()))


async def two():
    try:
        yield 1
        yield 2
    finally:
        await Suspend("closing")
        print("closed")


g = two()
print(drive(g.__anext__()), drive(g.aclose()), drive(g.__anext__()))
g = two()
print([drive(g.__anext__()) for _ in range(4)])
g = two()
print(drive(g.aclose()))
g = two()
print(drive(g.athrow(KeyError("first"))), drive(g.__anext__()))


async def ignores():
    try:
        yield 1
    except GeneratorExit:
        yield 2


g = ignores()
print(drive(g.__anext__()), drive(g.aclose()), drive(g.aclose()))


async def waits():
    await Suspend("in")
    yield 1


g = waits()
a = g.__anext__()
print(a.send(None), g.ag_running, type(g.ag_await).__name__)
for other in (g.__anext__(), g.asend(1), g.aclose(), g.athrow(ValueError)):
    print(drive(other), drive(other))
print(drive(a), g.ag_running)
print(drive(a))
try:
    a.throw(ValueError)
except RuntimeError as e:
    print(e)
print(a.close())
b = g.aclose()
print(drive(b), drive(b))
try:
    b.throw(ValueError)
except RuntimeError as e:
    print(e)
print(b.close())

g = waits()
a = g.__anext__()
a.send(None)
try:
    print(a.throw(LookupError("thrown")))
except LookupError as e:
    print(repr(e))
print(drive(g.__anext__()))
g = waits()
a = g.__anext__()
a.send(None)
print(a.close(), drive(g.__anext__()))
g = waits()
print(g.aclose().close(), drive(g.__anext__()))
g = waits()
print(drive(g.aclose()))


async def raises(error):
    yield 1
    raise error


for error in (StopIteration("si"), StopAsyncIteration("sai"), KeyError("k"), GeneratorExit("ge")):
    g = raises(error)
    print(drive(g.__anext__()), drive(g.__anext__()), drive(g.__anext__()))

g = two()
for use in (iter, next, list, lambda g: g.send(None), lambda g: g.__anext__().send(1), lambda g: g.aclose().send(1)):
    try:
        use(g)
    except Exception as e:
        print(type(e).__name__, e)
for name in "__aiter__", "__anext__", "__await__", "__iter__", "__next__", "asend", "athrow", "aclose", "send":
    print(name, hasattr(g, name), end="; ")
print(g.__aiter__() is g)
step = g.__anext__()
print(iter(step) is step, step.__await__() is step)
step.close()


async def bare_return():
    yield 1
    return
    yield 2


g = bare_return()
print(drive(g.__anext__()), drive(g.__anext__()))


async def empty():
    return
    yield


print(drive(empty().__anext__()))
