"""Coroutines: an event loop of its own over async def, and a pipeline of generators that send and yield from."""

from collections import deque


class Switch:
    def __await__(self):
        return (yield)


class Loop:
    def __init__(self):
        self.ready = deque()
        self.switches = 0

    def spawn(self, coroutine):
        self.ready.append(coroutine)

    def run(self):
        while self.ready:
            coroutine = self.ready.popleft()
            try:
                coroutine.send(None)
            except StopIteration:
                continue
            self.switches += 1
            self.ready.append(coroutine)


class Channel:
    def __init__(self):
        self.items = deque()

    async def put(self, item):
        while len(self.items) > 8:
            await Switch()
        self.items.append(item)

    async def get(self):
        while not self.items:
            await Switch()
        return self.items.popleft()


async def produce(channel, n):
    for i in range(n):
        await channel.put(i)
    await channel.put(None)


async def double(source, target):
    while (item := await source.get()) is not None:
        await target.put(item * 2)
    await target.put(None)


async def consume(channel, totals):
    total = 0
    while (item := await channel.get()) is not None:
        total += item
    totals.append(total)


def numbers(n):
    for i in range(n):
        yield i


def chunked(items, size):
    chunk = []
    for item in items:
        chunk.append(item)
        if len(chunk) == size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def flattened(chunks):
    for chunk in chunks:
        yield from chunk


def average():
    total = count = 0
    value = None
    while True:
        got = yield value
        total += got
        count += 1
        value = total / count


def main():
    loop, totals = Loop(), []
    for _ in range(4):
        first, second = Channel(), Channel()
        loop.spawn(produce(first, 4000))
        loop.spawn(double(first, second))
        loop.spawn(consume(second, totals))
    loop.run()
    print(totals, loop.switches)
    running = average()
    next(running)
    for item in flattened(chunked((n for n in numbers(60_000) if n % 3), 10)):
        last = running.send(item)
    print(last)


for _ in range(8):
    main()
