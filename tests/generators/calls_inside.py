"""What a generator calls while it runs: its registers are its own, so the windows of the functions it calls lie elsewhere."""


def show(label, make):
    try:
        print(label, list(make()))
    except Exception as error:
        print(label, type(error).__name__, error)


def add(a, b=10, *rest, c=100, **more):
    return a + b + c + sum(rest) + sum(more.values())


def deep(n):
    return 0 if n == 0 else 1 + deep(n - 1)


class Point:
    def __init__(self, x, y=0):
        self.x, self.y = x, y

    def moved(self, dx, dy=1):
        return Point(self.x + dx, self.y + dy)

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)

    def __call__(self, *args):
        return (self.x, self.y) + args

    def __lt__(self, other):
        return self.x < other.x

    @property
    def size(self):
        return deep(self.x)


def every_call():
    yield add(1)
    yield add(1, 2, 3, 4, c=5, d=6)
    yield add(*(1, 2), **{"c": 3, "e": 4})
    yield add(*[1, 2, 3])
    p = Point(2).moved(3)
    yield p.x, p.y
    q = p + p.moved(1, dy=5)
    yield q.x, q.y, q(7), q(*(8, 9)), q.size
    yield deep(500)
    yield [r.x for r in sorted([Point(3), Point(1), Point(2)])]
    yield sorted("bca", key=lambda c: deep(ord(c) - 90)), max(range(9), key=lambda n: -deep(n))
    yield (lambda *a, **k: (a, k))(1, *[2, 3], x=4)
    yield sum(deep(n) for n in range(20))


def wrong_calls():
    kept = object()
    for attempt in (
        lambda: add(),
        lambda: add(1, a=2),
        lambda: Point(),
        lambda: Point(1, 2, 3),
        lambda: Point(1).moved(),
        lambda: deep(10 ** 6),
        lambda: add(*5),
        lambda: add(**{1: 2}),
    ):
        try:
            yield attempt()
        except (TypeError, RecursionError) as error:
            yield type(error).__name__, str(error), kept is not None


def called_with_error(n):
    before = [n]
    got = add(before, n)
    yield got


def nested(n):
    if n:
        for item in nested(n - 1):
            yield item + deep(n)
    yield n


def sends():
    total = 0
    while True:
        got = yield add(total, b=0, c=0)
        if got is None:
            return total
        total = add(total, got, c=0)


show("calls", every_call)
show("errors", wrong_calls)
show("raises", lambda: called_with_error(1))
show("nested", lambda: nested(6))

g = sends()
print(next(g), g.send(3), g.send(4))
try:
    g.send(None)
except StopIteration as stop:
    print("returned", stop.value)


def itself():
    yield 1
    try:
        next(me)
    except ValueError as error:
        yield str(error)
    yield list(zip(range(3), map(deep, range(3))))


me = itself()
print(list(me))


def finally_calls(log):
    try:
        yield add(1)
        yield add(2)
    finally:
        log.append(deep(30))
        log.append(add(*(5,), c=Point(1).moved(1).x))


log = []
for item in finally_calls(log):
    break
print(item, log)
g = finally_calls(log)
next(g)
g.close()
print(log)
g = finally_calls(log)
next(g)
try:
    g.throw(KeyError("thrown"))
except KeyError as error:
    print(repr(error), log)


def chain(n):
    if n == 0:
        yield deep(40)
        return "end"
    value = yield from chain(n - 1)
    yield add(n)
    return value + str(deep(n))


def run(n):
    value = yield from chain(n)
    yield value


print(list(run(5)))


import gc


def cyclic():
    here = []
    here.append(here)
    gc.collect()
    yield len(here)
    holder = {"self": cyclic}
    holder["holder"] = holder
    gc.collect()
    yield add(*(len(holder), len(here)))


print(list(cyclic()), [n for g in [cyclic(), cyclic()] for n in g])
print(deep(300), sum(x * deep(x) for x in range(30)), any(deep(x) > 3 for x in range(9)))
