"""Asynchronous comprehensions and generator expressions, and await inside comprehensions."""


class Suspend:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        yield
        return self.value


async def count(n):
    for i in range(n):
        await Suspend(0)
        yield i


async def double(x):
    await Suspend(0)
    return x * 2


def run(coroutine):
    steps = 0
    try:
        while True:
            coroutine.send(None)
            steps += 1
    except StopIteration as stop:
        return steps, stop.value
    except Exception as e:
        return steps, f"{type(e).__name__}: {e}"


async def lists():
    a = [x async for x in count(3)]
    b = [x + y async for x in count(3) if x async for y in count(2)]
    c = [await double(x) for x in range(3)]
    d = [await double(x) async for x in count(4) if await double(x) > 1]
    e = [x for x in await double([1])]
    return a, b, c, d, e


print(run(lists()))


async def others():
    s = {x % 2 async for x in count(4)}
    d = {x: await double(x) async for x in count(2)}
    e = {await double(k): v for k, v in [(1, 2)]}
    return sorted(s), d, e


print(run(others()))


async def nested():
    return [[x async for x in count(n)] for n in [1, 2]], [[y for y in [x, x]] async for x in count(2)]


print(run(nested()))


async def expressions():
    g = (x * 10 async for x in count(3))
    print(type(g).__name__, g.__name__, g.__qualname__)
    out = [x async for x in g]
    h = (await double(x) for x in [1, 2])
    print(type(h).__name__)
    out += [x async for x in h]
    plain = (x for x in await double([5]))
    print(type(plain).__name__, list(plain))
    out += [x async for x in ([y async for y in count(z)] for z in [1, 2])]
    return out


print(run(expressions()))


def from_sync():
    return (x async for x in count(2))


async def drain(it):
    return [x async for x in it]


print(run(drain(from_sync())))


async def scopes():
    x = "outer"
    fs = [lambda: x async for x in count(3)]
    last = [y := v async for v in count(3)]
    return x, [f() for f in fs], last, y, [x async for x in count(2) for z in [x]]


print(run(scopes()))


async def errors():
    for make in (lambda: drain(1), lambda: drain([1])):
        try:
            await make()
        except TypeError as e:
            print(e)
    try:
        (x async for x in 1)
    except TypeError as e:
        print(e)
    try:
        [x async for x in [1]]
    except TypeError as e:
        print(e)
    try:
        [x for x in count(1)]
    except TypeError as e:
        print(e)
    try:
        list(x async for x in count(1))
    except TypeError as e:
        print(e)


print(run(errors()))


async def stops():
    async def boom():
        raise StopAsyncIteration
    try:
        return [await boom() async for x in count(2)]
    except StopAsyncIteration:
        return "passed"


print(run(stops()))


async def stops_in_generator():
    async def boom():
        raise StopIteration
    g = (await boom() async for x in count(2))
    return [x async for x in g]


print(run(stops_in_generator()))


class Holder:
    async def method(self):
        return [self.value async for _ in count(2)], {k async for k in count(1)}

    value = 4


print(run(Holder().method()))
