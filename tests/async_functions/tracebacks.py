"""The traceback of an exception that passes through awaits, loops and blocks."""


async def inner(x):
    return 1 / x


async def agen():
    yield 1
    await inner(0)


class M:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        await inner(0)


async def middle():
    async for x in agen():
        print("item", x)


async def outer():
    try:
        await middle()
    except ZeroDivisionError as e:
        async with M():
            print("body")


outer().send(None)
