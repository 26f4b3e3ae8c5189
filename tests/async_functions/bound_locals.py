"""Locals, cells and loops around suspensions keep their values."""


class Suspend:
    def __await__(self):
        return (yield)


def run(c):
    try:
        while True:
            c.send(7)if c.cr_suspended else c.send(None)
    except StopIteration as stop:
        return stop.value


async def many(a, b=2, *args, k=3, **kw):
    c = a + b
    await Suspend()
    d = [c, args, k, kw]

    def inner():
        nonlocal c
        c += 1
        return c

    inner()
    await Suspend()
    for i in range(3):
        for j in [10, 20]:
            d.append(i * j + await Suspend())
    while len(d) < 12:
        d.append(await Suspend() + len(d))
    x = y = await Suspend()
    x += await Suspend()
    d[await Suspend() - 7] = "first"
    try:
        d.append(undefined)
    except NameError as e:
        d.append(str(e))
    del y
    try:
        await Suspend()
        y
    except UnboundLocalError as e:
        d.append(str(e))
    return c, d, x


print(run(many(1)))
print(run(many(1, 5, 6, 7, k=8, z=9)))


async def unbound():
    if await Suspend() != 7:
        z = 1
    return z


try:
    run(unbound())
except UnboundLocalError as e:
    print(e)


async def closures():
    fs = []
    for i in range(3):
        async def f(i=i):
            await Suspend()
            return i
        fs.append(f)
    return [await f() for f in fs]


print(run(closures()))


async def recursion(n):
    return 1 if n == 0 else await recursion(n - 1) + 1


print(run(recursion(200)))


async def forever(n):
    return await forever(n + 1)


try:
    run(forever(0))
except RecursionError as e:
    print(type(e).__name__, e)
