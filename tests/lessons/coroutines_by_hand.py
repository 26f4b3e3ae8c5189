"""Async generators and coroutines driven by hand; generators as coroutines; a scheduler."""
from collections import deque


class Sleep:
    def __init__(self, ticks): self.ticks = ticks
    def __await__(self):
        for i in range(self.ticks):
            yield i
        return self.ticks


async def worker(name, n):
    for i in range(n):
        got = await Sleep(i)
        print(name, i, got)
    return name * n


def run_all(*coros):
    todo, results = deque(coros), {}
    while todo:
        c = todo.popleft()
        try:
            c.send(None)
        except StopIteration as e:
            results[c.__name__ + str(len(results))] = e.value
        else:
            todo.append(c)
    return results


print(run_all(worker("a", 3), worker("b", 2)))


async def ticker(n):
    for i in range(n):
        yield i
        await Sleep(1)


class Manager:
    async def __aenter__(self):
        await Sleep(1)
        return "entered"

    async def __aexit__(self, *exc):
        print("aexit", exc[0])


async def main():
    print([x async for x in ticker(4) if x % 2], {x: x * x async for x in ticker(3)})
    async with Manager() as m:
        print(m)
    async for x in ticker(2):
        print("tick", x)
    else:
        print("done")
    try:
        async with Manager():
            raise KeyError("k")
    except KeyError as e:
        print("caught", e)
    return 99


print(run_all(main()))


def averager():
    total = count = 0
    average = None
    while True:
        value = yield average
        if value is None:
            return total, count
        total += value
        count += 1
        average = total / count


g = averager()
next(g)
print([g.send(x) for x in (10, 20, 60)])
try:
    g.send(None)
except StopIteration as e:
    print(e.value)


def flatten(x):
    for item in x:
        if isinstance(item, list):
            yield from flatten(item)
        else:
            yield item


print(list(flatten([1, [2, [3, [4]], 5]])))
pipeline = (x * x for x in (y for y in range(20) if y % 3 == 0))
print(next(pipeline), sum(pipeline))


def closer():
    try:
        yield 1
    except GeneratorExit:
        print("closing")
        raise
    finally:
        print("cleanup")


c = closer(); next(c); c.close()
try:
    raise ExceptionGroup("many", [ValueError("a"), TypeError("b"), ValueError("c")])
except* ValueError as eg:
    print(eg, eg.exceptions)
except* TypeError as eg:
    print(repr(eg))
