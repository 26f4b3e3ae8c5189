"""next(), send() and __next__() as calls: what they give, keep alive, raise, and in which order things go."""
import builtins
import sys
import traceback


def counted(n, result=None):
    for i in range(n):
        got = yield i
        if got is not None:
            print("  got", got)
    return result


def outer(inner):
    print("  result", (yield from inner))
    yield "after"


class Told:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name

    def __del__(self):
        print("  gone:", self.name)


print("defaults")
g = counted(1, "value")
print(next(g, "a"), next(g, "b"), next(g, "c"), next(g, None))
print(next((x for x in [1, 2, 3] if x > 1), "none"), next((x for x in [1, 2, 3] if x > 5), "none"))
print(builtins.next(counted(1), 5), builtins.next(counted(0), 5))
print(next(counted(0, Told("unseen")), Told("default")))

print("values of the end")
for end in (lambda g: next(g), lambda g: g.send(None), lambda g: g.__next__(), lambda g: builtins.next(g)):
    for value in (None, 7, (1, 2), StopIteration(3)):
        try:
            end(counted(0, value))
        except StopIteration as e:
            print(repr(e.value), e.args, e.__context__, end="; ")
    print()

print("methods of the class")
kind = type(counted(0))
send, following = kind.send, kind.__next__
g = counted(5)
print(following(g), send(g, "by function"), kind.send(g, "by class"), kind.__next__(g))
bound, again = g.send, g.__next__
print(bound("bound"), end=" ")
try:
    again()
except StopIteration:
    print("over")

print("wrong calls")


def wrong(call):
    try:
        print("no error:", call())
    except Exception as e:
        print(type(e).__name__, e)


async def coroutine():
    return 1


wrong(lambda: next())
wrong(lambda: next(counted(2), 1, 2))
wrong(lambda: next([1]))
wrong(lambda: next(5))
wrong(lambda: counted(2).send())
wrong(lambda: counted(2).send(1))
wrong(lambda: counted(2).__next__(1))
wrong(lambda: kind.send(5, None))
wrong(lambda: kind.__next__(iter([1])))
c = coroutine()
wrong(lambda: next(c))
wrong(lambda: next(c, 5))
wrong(lambda: kind.send(c, None))
wrong(lambda: c.send(4))
wrong(lambda: c.send(None))
wrong(lambda: c.send(None))

print("lifetimes")
print(next(counted(3)))


def keeper(name):
    kept = Told(name)
    yield name
    print("  going on", kept)


next(keeper("first"))
print("it went")
g = keeper("second")
print(next(g))
print(next(g, "end of second"))
g = counted(5)
next(g)
print(g.send(Told("sent")))


def forgets():
    global g
    del g
    yield 1
    print("  not reached")


g = forgets()
print(next(g))

print("itself")


def asks_itself():
    for ask in (next, lambda g: g.send(None), lambda g: next(g, 5)):
        try:
            ask(me)
        except ValueError as e:
            yield str(e)


me = asks_itself()
print(next(me), next(me), next(me), next(me, "end"))

print("exceptions")


def fails(how):
    yield 1
    raise how


for how in (KeyError("k"), StopIteration("s"), StopIteration):
    g = fails(how)
    print(next(g), end=" ")
    try:
        next(g, "a default does not help")
    except Exception as e:
        print(repr(e), repr(e.__cause__), next(g, "over"))


def place():
    yield next(fails_at_once())


def fails_at_once():
    [][1]
    yield


try:
    print(next(place()))
except IndexError as e:
    for frame in traceback.extract_tb(e.__traceback__):
        print(" ", frame.name, frame.lineno - place.__code__.co_firstlineno)
try:
    next(counted(0))
except StopIteration as e:
    print([frame.name for frame in traceback.extract_tb(e.__traceback__)])

print("handled outside and inside")


def looks():
    while True:
        yield sys.exception()


g = looks()
print(next(g))
try:
    raise OSError("outside")
except OSError:
    print(repr(next(g)), repr(g.send(None)), repr(next(g, 0)))
print(next(g))


def handles():
    try:
        raise KeyError("inside")
    except KeyError:
        yield repr(sys.exception())
        yield repr(sys.exception())


g = handles()
print(next(g), sys.exception(), next(g), sys.exception(), next(g, "end"), sys.exception())

print("chains")
g = outer(outer(counted(2, "deep")))
print([next(g), next(g), next(g), next(g), next(g, "end")])
inner = counted(3, "x")
g = outer(inner)
print(next(g), next(inner), g.send("through"), next(g), next(g, "end"))
g = outer([1, 2])
print(next(g), g.send(None), next(g), next(g, "end"))
g = outer(fails(ZeroDivisionError("below")))
print(next(g))
wrong(lambda: next(g))
print(next(g, "end"))

print("instances")


class Count:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if not self.n:
            raise StopIteration("count")
        self.n -= 1
        return self.n


c = Count(2)
print(next(c), next(c), next(c, "default"))
wrong(lambda: next(c))
Count.__next__ = lambda self: "replaced"
print(next(c))
c.__next__ = lambda: "on the instance"
print(next(c), c.__next__())
Count.__next__ = None
wrong(lambda: next(c))
Count.__next__ = len
wrong(lambda: next(c))
Count.__next__ = lambda self, more=3: more
print(next(c))
Count.__next__ = lambda self: (yield 1)
print(type(next(c)).__name__)
del Count.__next__
wrong(lambda: next(c))

print("deep")


def nested(n):
    yield n
    if n:
        yield next(nested(n - 1)) + 1
        g = nested(n - 1)
        next(g)
        yield next(g, -1)


g = nested(40)
print(next(g), next(g), next(g))


def endless():
    yield next(endless())


wrong(lambda: next(endless()))


class Endless:
    def __next__(self):
        return next(self)


wrong(lambda: next(Endless()))

print("in expressions")
g = counted(100)
print([next(g) for _ in range(3)], next(g) + next(g) * next(g), (next(g), next(g)), {next(g): next(g)}, f"{next(g)}")
print(max(next(g), next(g)), [*[next(g)], next(g)], next(g) if next(g) else 0, next(g) < next(g) < next(g))
print(sum(next(g) for _ in range(3)), list(map(next, [g, g])), g.send("within") + len([g.send(1), g.send(2)]))
