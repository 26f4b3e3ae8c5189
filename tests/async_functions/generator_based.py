"""__await__ written as a generator, and how values, exceptions and returns pass through chains of awaits."""

trace = []


class Op:
    def __init__(self, name):
        self.name = name

    def __await__(self):
        try:
            got = yield self.name
            trace.append((self.name, got))
            return got
        except KeyError as e:
            trace.append((self.name, repr(e)))
            return "rescued"
        finally:
            trace.append((self.name, "end"))


async def level(n):
    if n:
        result = await level(n - 1)
        return result + [n]
    return [await Op("deep"), await Op("deeper")]


c = level(40)
print(c.send(None), c.send(1))
try:
    c.send(2)
except StopIteration as stop:
    print(len(stop.value), stop.value[:4], trace)
trace.clear()
c = level(5)
c.send(None)
print(c.throw(KeyError("k")))
c.close()
print(trace)
trace.clear()
c = level(300)
print(c.send(None))
del c
print(trace)


async def scheduler(tasks):
    """Round robin without an event loop."""
    out = []
    ready = [(name, task) for name, task in tasks]
    while ready:
        name, task = ready.pop(0)
        try:
            out.append((name, task.send(None)))
        except StopIteration as stop:
            out.append((name, "done", stop.value))
        else:
            ready.append((name, task))
    return out


async def task(name, n):
    total = 0
    for i in range(n):
        await Op(f"{name}{i}")
        total += i
    return total


async def main():
    return await scheduler([("a", task("a", 2)), ("b", task("b", 3)), ("c", task("c", 0))])


try:
    main().send(None)
except StopIteration as stop:
    for row in stop.value:
        print(row)


async def context():
    try:
        1 / 0
    except ZeroDivisionError:
        await Op("in handler")
        raise


c = context()
try:
    raise LookupError
except LookupError:
    c.send(None)
try:
    c.send(None)
except ZeroDivisionError as e:
    print(repr(e), repr(e.__context__))


async def deep_error(n):
    if n:
        await deep_error(n - 1)
    raise RuntimeError("bottom")


try:
    deep_error(3).send(None)
except RuntimeError as e:
    n, tb = 0, e.__traceback__
    while tb:
        n, tb = n + 1, tb.tb_next
    print(n)
