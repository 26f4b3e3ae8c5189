"""send, throw and close of a coroutine, by hand."""


class Suspend:
    def __init__(self, tag):
        self.tag = tag

    def __await__(self):
        got = yield self.tag
        return (self.tag, got)


async def worker(n):
    out = []
    for i in range(n):
        out.append(await Suspend(i))
    return out


c = worker(3)
print(c.send(None), c.send("a"), c.send("b"))
print(c.cr_suspended, c.cr_running, type(c.cr_await).__name__)
try:
    c.send("c")
except StopIteration as stop:
    print(stop.value)
for again in (lambda: c.send(None), lambda: c.throw(ValueError), lambda: c.__await__().__next__()):
    try:
        again()
    except RuntimeError as e:
        print(e)
print(c.close())

c = worker(1)
try:
    c.send(1)
except TypeError as e:
    print(e)
c.close()
try:
    c.send(None)
except RuntimeError as e:
    print(e)


async def catches():
    while True:
        try:
            await Suspend("wait")
        except ValueError as e:
            print("caught", e)
        except KeyError:
            return "key"


c = catches()
print(c.send(None), c.throw(ValueError("one")), c.throw(ValueError("two")))
try:
    c.throw(KeyError())
except StopIteration as stop:
    print(stop.value)

c = catches()
try:
    c.throw(OSError("early"))
except OSError as e:
    print(repr(e))
try:
    c.throw(3)
except (TypeError, RuntimeError) as e:
    print(type(e).__name__, e)


async def stubborn():
    try:
        await Suspend(1)
    except GeneratorExit:
        await Suspend(2)


c = stubborn()
c.send(None)
try:
    c.close()
except RuntimeError as e:
    print(e)
try:
    c.close()
except RuntimeError as e:
    print(e)


async def tidy():
    try:
        await Suspend(1)
    finally:
        print("tidied")


c = tidy()
c.send(None)
print(c.close(), c.cr_await)
c = tidy()
c.send(None)
del c
print("deleted")


async def itself():
    try:
        me.send(None)
    except ValueError as e:
        print(e, me.cr_running)
    me.close()


me = itself()
try:
    me.send(None)
except ValueError as e:
    print(e)


async def stops():
    raise StopIteration(5)


try:
    stops().send(None)
except RuntimeError as e:
    print(e, repr(e.__cause__))


async def async_stops():
    raise StopAsyncIteration(5)


try:
    async_stops().send(None)
except StopAsyncIteration as e:
    print(repr(e))
