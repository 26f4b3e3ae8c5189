"""The builtins aiter and anext, with and without a default."""


async def gen(n):
    for i in range(n):
        yield i


class Manual:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.n:
            raise StopAsyncIteration("over")
        self.n -= 1
        return self.n


class Number:
    def __aiter__(self):
        return 3

    def __anext__(self):
        return 4


def run(coroutine):
    try:
        return coroutine.send(None)
    except StopIteration as stop:
        return "returned", stop.value
    except Exception as e:
        return f"{type(e).__name__}: {e}"


def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


g, m = gen(1), Manual(1)
print(aiter(g) is g, aiter(m) is m)
for bad in (1, [], Number(), None):
    print(attempt(aiter, bad))
for bad in (1, [], None):
    print(attempt(anext, bad), attempt(anext, bad, 0))
print(anext(Number()), run(anext(Number(), 1)))
print(attempt(aiter), attempt(anext), attempt(anext, 1, 2, 3))


async def both(it):
    return await anext(it), await anext(it, "default"), await anext(it, None)


print(run(both(gen(2))), run(both(Manual(2))), run(both(gen(0))), run(both(Manual(0))))
x = anext(Manual(1), 5)
print(type(x), iter(x) is x, x.__await__() is x)
print(run(x), run(x))
x = anext(gen(1), 5)
print(run(x), run(x))
for it in (Manual(0), gen(0)):
    x = anext(it, 5)
    try:
        next(x)
    except StopIteration as stop:
        print(stop.value)
x = anext(gen(1), 5)
print(x.close())
for error in (ValueError("v"), StopAsyncIteration()):
    x = anext(gen(1), 5)
    try:
        x.throw(error)
    except Exception as e:
        print(repr(e))
