"""async with: order of calls, suppression, leaving by every way, and the errors."""


class Suspend:
    def __await__(self):
        return (yield "s")


class M:
    def __init__(self, name, swallow=False, fail=None):
        self.name, self.swallow, self.fail = name, swallow, fail

    async def __aenter__(self):
        await Suspend()
        print("enter", self.name)
        if self.fail == "enter":
            raise ValueError("enter failed")
        return self.name.upper()

    async def __aexit__(self, kind, value, tb):
        await Suspend()
        print("exit", self.name, kind and kind.__name__, value, tb is not None)
        if self.fail == "exit":
            raise OSError("exit failed")
        return self.swallow


def run(coroutine):
    steps = 0
    try:
        while True:
            coroutine.send(None)
            steps += 1
    except StopIteration as stop:
        return steps, stop.value
    except Exception as e:
        return steps, f"{type(e).__name__}: {e}", repr(e.__context__)


async def plain():
    async with M("a") as a, M("b") as b:
        print("body", a, b)
    return "done"


print(run(plain()))


async def raising(swallow):
    async with M("a", swallow) as a:
        raise KeyError(a)
    return "swallowed"


print(run(raising(True)))
print(run(raising(False)))


async def returning():
    for i in range(3):
        async with M("r"):
            if i == 1:
                return i


print(run(returning()))


async def looping():
    out = []
    for i in range(4):
        async with M(str(i)):
            if i == 0:
                continue
            if i == 2:
                break
            out.append(i)
    return out


print(run(looping()))


async def failing(where, body):
    async with M("f", fail=where):
        if body:
            raise KeyError("body")


for where, body in [("enter", False), ("exit", False), ("exit", True)]:
    print(run(failing(where, body)))


async def parenthesized():
    async with (
        M("p") as x,
        M("q"),
    ):
        return x


print(run(parenthesized()))


async def mixed():
    class S:
        def __enter__(self):
            print("sync enter")

        def __exit__(self, *args):
            print("sync exit", args[0])

    with S():
        async with M("m"):
            with S():
                pass


print(run(mixed()))


class N:
    pass


class S:
    def __enter__(self):
        pass

    def __exit__(self, *a):
        pass


class OnlyEnter:
    async def __aenter__(self):
        pass


class OnlyExit:
    async def __aexit__(self, *a):
        pass


class BadEnter(OnlyExit):
    def __aenter__(self):
        return 1


class BadExit:
    async def __aenter__(self):
        return 1

    def __aexit__(self, *a):
        return []


async def use(manager):
    async with manager:
        print("body")


async def use_failing(manager):
    async with manager:
        1 / 0


for cls in N, S, OnlyEnter, OnlyExit, BadEnter, BadExit:
    print(run(use(cls())))
print(run(use_failing(BadExit())))
for cls in N, M, OnlyEnter, OnlyExit, BadEnter, BadExit:
    try:
        with (cls("x") if cls is M else cls()):
            pass
    except TypeError as e:
        print(e)


async def thrown_into():
    try:
        async with M("t"):
            await Suspend()
    except KeyError as e:
        return "outside", e


c = thrown_into()
c.send(None)
c.send(None)
print(c.throw(KeyError("in")))
print(run(c))
