"""Named tuples of very many fields; awaitable generators; what is a Buffer; reading with a stdout that cannot be flushed."""
import collections
import collections.abc
import array
import random
import types

names = [f"f{i}" for i in range(1000)]
Many = collections.namedtuple("Many", names, defaults=(7, 8))
many = Many(*range(998))
print(len(many), many.f0, many.f997, many[-2:], Many(*range(999), f999=5)[-2:], many._replace(f500="x").f500)
for args, options in (((), {}), (range(997), {}), (range(1001), {}), (range(999), {"f998": 1}), (range(998), {"other": 1}), (range(996), {})):
    try:
        print(len(Many(*args, **options)))
    except TypeError as error:
        print(str(error)[:90])


@types.coroutine
def steps():
    got = yield 1
    return got


print(type(steps()).__name__, steps.__code__.co_flags & 0x100, isinstance(steps(), collections.abc.Awaitable))


async def waits():
    return await steps()


waiting = waits()
print(waiting.send(None))
try:
    waiting.send("got")
except StopIteration as stop:
    print(stop.value)


class Numbers(collections.abc.AsyncGenerator):
    async def asend(self, value):
        return value

    async def athrow(self, kind, value=None, traceback=None):
        raise kind


closing = Numbers().aclose()
print(isinstance(closing, collections.abc.Coroutine))
try:
    closing.send(None)
except StopIteration as stop:
    print("closed", stop.value)

print([issubclass(kind, collections.abc.Buffer) for kind in (bytes, bytearray, memoryview, array.array, str, list)])
for count in (-1, -1 << 1000, 1 << 64, "x", 0):
    try:
        print(random.getrandbits(count))
    except Exception as error:
        print(type(error).__name__, error)
