"""What can be awaited: __await__ in all its forms, and the errors."""


def run(coroutine):
    steps = []
    try:
        while True:
            steps.append(coroutine.send(len(steps) or None))
    except StopIteration as stop:
        return steps, stop.value
    except Exception as e:
        return steps, f"{type(e).__name__}: {e}"


class Awaits:
    def __init__(self, iterator):
        self.iterator = iterator

    def __await__(self):
        return self.iterator


async def wait(x):
    return await x


async def done(value):
    return value


def gen():
    x = yield 1
    y = yield x
    return x, y


class Plain:
    """An iterator without send."""

    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise StopIteration("ended")
        return self.n


for x in [1, None, "s", [], wait, object(), Awaits(1), Awaits([1]), Awaits(None)]:
    print(run(wait(x)))
print(run(wait(Awaits(iter([7, 8])))))
print(run(wait(Awaits(gen()))))
print(run(wait(Awaits(Plain()))))
print(run(wait(Awaits(done(5).__await__()))))
inner = done(1)
print(run(wait(Awaits(inner))))
inner.close()
print(run(wait(wait(wait(done(9))))))
print(run(wait(gen())))


class Instance:
    pass


i = Instance()
i.__await__ = lambda: iter([1])
print(run(wait(i)))


class Fails:
    def __await__(self):
        raise LookupError("no")


print(run(wait(Fails())))


class FromCoroutine:
    def __await__(self):
        return done("delegated").__await__()


print(run(wait(FromCoroutine())))


class YieldFrom:
    def __await__(self):
        value = yield from done("from").__await__()
        other = yield from Awaits(gen()).__await__()
        return value, other


print(run(wait(YieldFrom())))


def plain():
    yield from done(1)


try:
    next(plain())
except TypeError as e:
    print(e)


async def twice():
    c = done(1)
    return await c, await c


print(run(twice()))


class Hold:
    def __await__(self):
        yield "held"


async def holder():
    await Hold()


shared = holder()


async def shares():
    await shared


first, second = shares(), shares()
print(first.send(None))
try:
    second.send(None)
except RuntimeError as e:
    print(e)
print(run(first))
print(run(shares()))


async def expression(a, b):
    return (await a) + (await b) * await done(2), -await done(3), await done(2) ** await done(3), [await done(0)] + [1]


print(run(expression(done(1), done(2))))


async def many():
    print(await done(1), await done(2), sep=await done("-"))
    d = {await done("k"): await done("v")}
    s = f"{await done('f')!r:>{await done(6)}}"
    return d, s, await done(1) if await done(False) else await done(2), await done(0) or await done(3)


print(run(many()))
