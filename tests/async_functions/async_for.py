"""async for: iteration, else, break, continue, nesting, and the errors of what is not iterable."""


class Suspend:
    def __await__(self):
        yield "s"


class Count:
    def __init__(self, n, waits=False):
        self.n, self.i, self.waits = n, 0, waits

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.i >= self.n:
            raise StopAsyncIteration
        self.i += 1
        if self.waits:
            await Suspend()
        return self.i


def run(coroutine):
    steps = 0
    try:
        while True:
            coroutine.send(None)
            steps += 1
    except StopIteration as stop:
        return steps, stop.value
    except Exception as e:
        return steps, f"{type(e).__name__}: {e}", repr(e.__cause__)


async def simple(it):
    out = []
    async for x in it:
        out.append(x)
    else:
        out.append("else")
    return out


print(run(simple(Count(3))), run(simple(Count(3, True))), run(simple(Count(0))))


async def leaving(n):
    out = []
    async for x in Count(n, True):
        if x == 2:
            continue
        if x == 4:
            break
        out.append(x)
    else:
        out.append("else")
    return out


print(run(leaving(3)), run(leaving(9)))


async def returning():
    async for x in Count(5):
        async for y in Count(5):
            try:
                if x * y == 6:
                    return x, y
            finally:
                if x * y == 6:
                    print("finally")


print(run(returning()))


async def targets():
    d, out = {}, []

    class Pairs(Count):
        async def __anext__(self):
            i = await super().__anext__()
            return i, (i * 2, i * 3)

    async for d["k"], (a, *b) in Pairs(2):
        out.append((d["k"], a, b))
    return out, d


print(run(targets()))


class NoAnext:
    def __aiter__(self):
        return object()


class Awaited:
    async def __aiter__(self):
        return self


class BadNext:
    def __aiter__(self):
        return self

    def __anext__(self):
        return 3


class RaisingNext(BadNext):
    def __anext__(self):
        raise LookupError("next")


class RaisingIter:
    def __aiter__(self):
        raise LookupError("iter")


class BadAwait:
    def __aiter__(self):
        return self

    def __anext__(self):
        return self

    def __await__(self):
        raise LookupError("await")


for it in [1, [1], object(), NoAnext(), BadNext(), RaisingNext(), RaisingIter(), BadAwait()]:
    print(run(simple(it)))


class Stops:
    """StopAsyncIteration ends the loop wherever in the next item it comes from, but not in the body."""

    def __init__(self, how):
        self.how = how

    def __aiter__(self):
        return self

    def __anext__(self):
        if self.how == "call":
            raise StopAsyncIteration("x")
        return self

    def __await__(self):
        yield 1
        raise StopAsyncIteration("y")


print(run(simple(Stops("call"))), run(simple(Stops("await"))))


async def in_body():
    async for x in Count(2):
        raise StopAsyncIteration("body")


print(run(in_body()))


async def in_target():
    class T:
        def __setattr__(self, name, value):
            raise StopAsyncIteration("target")

    async for T().x in Count(2):
        pass


print(run(in_target()))


async def unbound():
    async for never in Count(0):
        pass
    return never


print(run(unbound()))


async def nested_functions():
    fs = []
    async for x in Count(3):
        fs.append(lambda: x)
    return [f() for f in fs]


print(run(nested_functions()))
try:
    for x in Count(1):
        pass
except TypeError as e:
    print(e)
